//! The letters of a file that another program wrote.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// UTF-8 with or without its mark, otherwise Windows-1252, which older programs write and in which every byte is a letter
/// or a control character.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_utf_8_and_otherwise_windows_1252() {
        assert_eq!(decoded("\u{feff}Åse".as_bytes()), "Åse");
        assert_eq!(decoded(b"\xc5se \x96 Bj\xf8rn \x80"), "Åse – Bjørn €");
    }
}
