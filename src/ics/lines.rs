//! The lines of a file as RFC 5545 §3.1 means them: an end of line before a blank or a tab is none, it only folds the line.

use std::borrow::Cow;

/// One line, unfolded.
pub(super) struct Line<'a> {
    /// Where it begins in the file, as an editor counts: from 1.
    pub number: usize,
    /// Still bytes: a fold may stand in the middle of a letter.
    pub bytes: Cow<'a, [u8]>,
}

/// All lines of a file, whichever way it ends them.
pub(super) struct Lines<'a> {
    rest: &'a [u8],
    taken: usize,
}

impl<'a> Lines<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), taken: 0 }
    }

    /// Up to the next end of line: `\r\n`, `\n` or `\r`.
    fn unfolded(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(self.rest.len());
        let (line, after) = self.rest.split_at(end);
        self.rest = match after {
            [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
            [] => after,
        };
        self.taken += 1;
        Some(line)
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let mut bytes = Cow::Borrowed(self.unfolded()?);
        let number = self.taken;
        while let [b' ' | b'\t', ..] = self.rest
            && let Some([_, more @ ..]) = self.unfolded()
        {
            bytes.to_mut().extend_from_slice(more);
        }
        Some(Line { number, bytes })
    }
}

impl Line<'_> {
    /// The name of the property, which ends at its parameters or its value. Upper and lower case mean the same.
    pub fn name(&self) -> &[u8] {
        let end = self.bytes.iter().position(|byte| matches!(byte, b':' | b';')).unwrap_or(self.bytes.len());
        self.bytes[..end].trim_ascii()
    }

    /// What stands after the first colon: the value of a line that has no parameters.
    pub fn value(&self) -> &[u8] {
        let start = self.bytes.iter().position(|byte| *byte == b':').map_or(self.bytes.len(), |colon| colon + 1);
        self.bytes[start..].trim_ascii()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<(usize, String)> {
        Lines::new(bytes).map(|line| (line.number, String::from_utf8(line.bytes.into_owned()).unwrap())).collect()
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for end in ["\r\n", "\n", "\r"] {
            let text = format!("\u{feff}A:1{end}B:2{end}{end}C:3");
            let expected = [(1, "A:1"), (2, "B:2"), (3, ""), (4, "C:3")].map(|(at, line)| (at, line.to_owned()));
            assert_eq!(lines(text.as_bytes()), expected, "{end:?}");
        }
    }

    #[test]
    fn a_fold_is_taken_out_even_in_the_middle_of_a_letter() {
        assert_eq!(lines(b"A:b\xc3\r\n \xa5t\n\tpl\r ass\nB:1"), [(1, "A:båtplass".into()), (5, "B:1".into())]);
    }

    #[test]
    fn a_name_ends_at_its_parameters_or_its_value() {
        let name = |text: &str| Lines::new(text.as_bytes()).next().unwrap().name().to_vec();
        assert_eq!(name("DTSTART;TZID=\"a:b\":20260101"), b"DTSTART");
        assert_eq!(name("begin : vevent"), b"begin");
        assert_eq!(Lines::new(b"begin : vevent ").next().unwrap().value(), b"vevent");
        assert_eq!(name("nothing"), b"nothing");
    }
}
