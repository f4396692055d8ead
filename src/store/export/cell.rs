//! One value of a row on its way out and back in.

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat};
use data_encoding::HEXLOWER;
use rusqlite::types::{Value, ValueRef};
use serde_json::Value as Json;

use super::schema::Kind;

/// Seconds since 1970 of the years 0 to 9999, which RFC 3339 can write. What lies beyond is written as the number it is.
const WRITABLE: std::ops::RangeInclusive<i64> = -62_167_219_200..=253_402_300_799;

/// Writes a value; `None` where it is not of its kind, which no house should hold.
pub(super) fn write(out: &mut Vec<u8>, kind: Kind, value: ValueRef<'_>) -> Option<()> {
    match value {
        ValueRef::Null => out.extend_from_slice(b"null"),
        ValueRef::Integer(number) if kind == Kind::Instant && WRITABLE.contains(&number) => {
            let instant = DateTime::from_timestamp(number, 0)?;
            quoted(out, &instant.to_rfc3339_opts(SecondsFormat::Secs, true))?;
        }
        ValueRef::Integer(number) => out.extend_from_slice(number.to_string().as_bytes()),
        ValueRef::Text(text) => quoted(out, std::str::from_utf8(text).ok()?)?,
        ValueRef::Blob(bytes) => quoted(out, &HEXLOWER.encode(bytes))?,
        ValueRef::Real(_) => return None,
    }
    Some(())
}

fn quoted(out: &mut Vec<u8>, text: &str) -> Option<()> {
    serde_json::to_writer(out, text).ok()
}

/// Reads a value; `None` where it is not exactly what [`write`] would have written for some house.
pub(super) fn read(kind: Kind, value: Json) -> Option<Value> {
    match (kind, value) {
        (_, Json::Null) => Some(Value::Null),
        (Kind::Number | Kind::Row(_), Json::Number(number)) => number.as_i64().map(Value::Integer),
        (Kind::Flag, Json::Number(number)) => number.as_i64().filter(|flag| matches!(flag, 0 | 1)).map(Value::Integer),
        (Kind::Instant, Json::Number(number)) => {
            number.as_i64().filter(|number| !WRITABLE.contains(number)).map(Value::Integer)
        }
        (Kind::Instant, Json::String(text)) => instant(&text).map(Value::Integer),
        (Kind::Day, Json::String(text)) => {
            let day: NaiveDate = text.parse().ok()?;
            (day.to_string() == text).then_some(Value::Text(text))
        }
        (Kind::Clock, Json::String(text)) => {
            let time = NaiveTime::parse_from_str(&text, "%H:%M").ok()?;
            (time.format("%H:%M").to_string() == text).then_some(Value::Text(text))
        }
        (Kind::Json, Json::String(text)) => {
            serde_json::from_str::<serde::de::IgnoredAny>(&text).ok()?;
            Some(Value::Text(text))
        }
        (Kind::Text | Kind::Word, Json::String(text)) => Some(Value::Text(text)),
        (Kind::Bytes, Json::String(text)) => HEXLOWER.decode(text.as_bytes()).ok().map(Value::Blob),
        _ => None,
    }
}

fn instant(text: &str) -> Option<i64> {
    let instant = DateTime::parse_from_rfc3339(text).ok()?.to_utc();
    let same = instant.to_rfc3339_opts(SecondsFormat::Secs, true) == text;
    same.then(|| instant.timestamp())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn there_and_back(kind: Kind, value: &Value) -> Option<Value> {
        let mut text = Vec::new();
        write(&mut text, kind, ValueRef::from(value))?;
        read(kind, serde_json::from_slice(&text).unwrap())
    }

    proptest! {
        #[test]
        fn every_number_instant_and_text_comes_back(number: i64, seconds in -100_000_000_000_i64..400_000_000_000, text: String, bytes: Vec<u8>) {
            let cases = [
                (Kind::Number, Value::Integer(number)),
                (Kind::Row("staff"), Value::Integer(number)),
                (Kind::Instant, Value::Integer(number)),
                (Kind::Instant, Value::Integer(seconds)),
                (Kind::Text, Value::Text(text)),
                (Kind::Bytes, Value::Blob(bytes)),
                (Kind::Text, Value::Null),
            ];
            for (kind, value) in cases {
                prop_assert_eq!(there_and_back(kind, &value), Some(value), "{:?}", kind);
            }
        }
    }

    #[test]
    fn an_instant_reads_as_one() {
        let mut text = Vec::new();
        write(&mut text, Kind::Instant, ValueRef::Integer(1_795_267_920)).unwrap();
        assert_eq!(text, b"\"2026-11-21T13:32:00Z\"");
    }

    #[test]
    fn what_is_of_another_kind_is_refused() {
        let refused = [
            (Kind::Number, "\"3\""),
            (Kind::Number, "3.5"),
            (Kind::Number, "9223372036854775808"),
            (Kind::Row("youth"), "true"),
            (Kind::Flag, "2"),
            (Kind::Instant, "1795267920"),
            (Kind::Instant, "\"2026-11-21T13:32:00+01:00\""),
            (Kind::Instant, "\"2026-11-21 13:32\""),
            (Kind::Instant, "\"2026-11-21T13:32:00.5Z\""),
            (Kind::Day, "\"21.11.2026\""),
            (Kind::Day, "\"2026-02-30\""),
            (Kind::Clock, "\"9:05\""),
            (Kind::Clock, "\"25:00\""),
            (Kind::Json, "\"{\""),
            (Kind::Text, "3"),
            (Kind::Text, "{}"),
            (Kind::Bytes, "\"FF\""),
            (Kind::Bytes, "\"f\""),
        ];
        for (kind, text) in refused {
            assert_eq!(read(kind, serde_json::from_str(text).unwrap()), None, "{kind:?} {text}");
        }
    }
}
