//! Names of copies: `house-<day>-<time>-<head of the chain>`, by which people and [`rotate`](super::rotate) know what is ours.

use chrono::NaiveDateTime;
use data_encoding::HEXLOWER;

/// How many bytes of the head stand in the name.
const HEAD_BYTES: usize = 4;

/// The ends of the three files of a copy.
pub(super) const DATABASE: &str = "db";
pub(super) const KEYS: &str = "keys";
pub(super) const LIST: &str = "json";
/// What a file ends in until everything in it is proven.
pub(super) const PART: &str = "part";

/// The name of a copy that was made at this time on the wall, with this head. `again` counts copies of one second.
pub(super) fn of(wall: NaiveDateTime, head: &[u8; 32], again: u32) -> String {
    let name = format!("house-{}-{}", wall.format("%Y%m%d-%H%M%S"), short(head));
    if again == 0 { name } else { format!("{name}-{again}") }
}

/// The beginning of a head, as it stands in names.
pub(super) fn short(head: &[u8; 32]) -> String {
    HEXLOWER.encode(&head[..HEAD_BYTES])
}

/// Whether a copy of this name says that it has this head.
pub(super) fn tells(name: &str, head: &[u8; 32]) -> bool {
    parts(name).is_some_and(|parts| parts[2] == short(head))
}

/// A name that [`of`] gives; everything else in a folder is somebody's own.
pub(super) fn is_ours(name: &str) -> bool {
    parts(name).is_some()
}

/// The name and the end of a file that is ours, or of one that is not finished.
pub(super) fn file(name: &str) -> Option<(&str, &str)> {
    let (stem, end) = name.split_once('.')?;
    is_ours(stem).then_some((stem, end))
}

fn parts(name: &str) -> Option<[&str; 3]> {
    let mut parts = name.strip_prefix("house-")?.split('-');
    let (day, time, head) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let hex = head.len() == 2 * HEAD_BYTES && HEXLOWER.decode(head.as_bytes()).is_ok();
    let again = parts.next().is_none_or(|again| digits(again, again.len()) && !again.is_empty());
    (digits(day, 8) && digits(time, 6) && hex && again && parts.next().is_none()).then_some([day, time, head])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_and_what() {
        let wall = "2026-11-22T22:30:12".parse().unwrap();
        let head = [0x9f; 32];
        assert_eq!(of(wall, &head, 0), "house-20261122-223012-9f9f9f9f");
        assert_eq!(of(wall, &head, 2), "house-20261122-223012-9f9f9f9f-2");
        for again in [0, 2] {
            let name = of(wall, &head, again);
            assert!(is_ours(&name) && tells(&name, &head) && !tells(&name, &[1; 32]));
        }
    }

    #[test]
    fn what_is_not_exactly_ours_is_somebody_elses() {
        for name in [
            "house",
            "house-20261122-223012",
            "house-20261122-223012-9F9F9F9F",
            "house-2026112-223012-9f9f9f9f",
            "house-20261122-223012-9f9f9f9f-",
            "house-20261122-223012-9f9f9f9f-kopi",
            "house-20261122-223012-9f9f9f9f-2-3",
            "hus-20261122-223012-9f9f9f9f",
        ] {
            assert!(!is_ours(name), "{name}");
        }
        assert_eq!(file("house-20261122-223012-9f9f9f9f.db.part"), Some(("house-20261122-223012-9f9f9f9f", "db.part")));
        assert_eq!(file("ferie.db"), None);
    }
}
