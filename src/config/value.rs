//! How a span of time is written in the configuration: `5m`, `1h30m`.

use std::time::Duration;

use serde::Serializer;

/// The units of a span of time, longest first, with their seconds.
const UNITS: [(char, u64); 3] = [('h', 3600), ('m', 60), ('s', 1)];

/// Reads a span such as `90s`, `5m` or `1h30m`: whole numbers, each with its unit, the longer unit first.
///
/// `None` for everything else, also for a number so large that it cannot be counted.
pub(crate) fn parse_span(text: &str) -> Option<Duration> {
    let mut rest = text;
    let mut seconds = 0_u64;
    for (unit, length) in UNITS {
        let Some((number, after)) = rest.split_once(unit) else { continue };
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        seconds = number.parse::<u64>().ok()?.checked_mul(length)?.checked_add(seconds)?;
        rest = after;
    }
    let understood = rest.is_empty() && !text.is_empty();
    understood.then(|| Duration::from_secs(seconds))
}

/// Writes a span of whole seconds the way [`parse_span`] reads it.
pub(crate) fn span_text(span: Duration) -> String {
    let mut rest = span.as_secs();
    let mut text = String::new();
    for (unit, length) in UNITS {
        let count = rest / length;
        rest %= length;
        if count > 0 {
            text.push_str(&format!("{count}{unit}"));
        }
    }
    if text.is_empty() { "0s".to_owned() } else { text }
}

/// Serialises a span of time as it is written in the configuration.
pub(super) fn as_span<S: Serializer>(span: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&span_text(*span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spans_are_numbers_with_units_longest_first() {
        for (text, seconds) in
            [("30s", 30), ("5m", 300), ("16h", 57_600), ("1h30m", 5_400), ("1h1m1s", 3_661), ("0s", 0)]
        {
            assert_eq!(parse_span(text), Some(Duration::from_secs(seconds)), "{text}");
        }
        for text in [
            "",
            "5",
            "m",
            "5 m",
            "5min",
            "-5m",
            "+5m",
            "1.5h",
            "30m1h",
            "5m5m",
            "5d",
            "99999999999999999999h",
            "9999999999999999999h",
        ] {
            assert_eq!(parse_span(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_written_span_reads_back(seconds in 0_u64..1_000_000) {
            let span = Duration::from_secs(seconds);
            prop_assert_eq!(parse_span(&span_text(span)), Some(span));
        }
    }
}
