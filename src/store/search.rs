//! The full-text index of the log (`log_search`): the words an entry is filed under, and how they are asked for.
//!
//! The program parts texts into words itself and the index takes them as they come, so that what is filed and what is
//! asked for cannot differ in any script. Filters are filed as words too, so that a filter that few old entries pass stays
//! inside the index.

pub(super) mod filing;
mod rebuild;
mod vocabulary;

pub(super) use self::filing::{file_all, fill_due, first_number, refile, source_tag, written_at};
pub(super) use self::rebuild::rebuild_log;
pub(super) use self::vocabulary::{near, remember};
use super::{
    read::{LogFilter, LogPlace},
    scope,
};
use crate::domain::{
    ids::{HouseId, ShiftId, StaffId, YouthId},
    log::{About, EntryContent, EntryKind, EntryLines, Weight},
    words::{may_go_on, words},
};

/// Whether one of the [`words`] of a folded text begins so.
pub(super) fn begins_a_word(folded: &str, word: &str) -> bool {
    folded.match_indices(word).any(|(at, _)| !folded[..at].ends_with(char::is_alphanumeric))
}

/// A query of the index for one of the [`words`] as it stands. Quoted: «NOT» is a word here and never syntax.
pub(super) fn whole(word: &str) -> String {
    format!("body:\"{word}\"")
}

/// A query of the index for all words that begin so; `None` for a word too short for that. The index keeps a list of each
/// beginning from that length on; the migration says how long they get. What goes on after a longer one is seldom enough.
pub(super) fn begun(word: &str) -> Option<String> {
    may_go_on(word).then(|| format!("{}*", whole(word)))
}

/// The text of an entry as it is filed: the words of all four kinds of line.
pub(super) fn body(lines: &EntryLines) -> String {
    lines.all().into_iter().flatten().flat_map(|line| words(line.as_str())).collect::<Vec<_>>().join(" ")
}

/// The filters an entry answers to, as words. Pairs that people filter by together are one word, so that even a pair with
/// few hits among a million entries is found at once.
///
/// An entry is filed under the weight it was raised to, also after that has fallen back: whoever asks for what was important
/// finds what was, and sees what it weighs now. What is struck is filed as a normal one.
pub(super) fn tags(
    about: &About,
    author: StaffId,
    shift: Option<ShiftId>,
    content: &EntryContent,
    struck: bool,
    house: HouseId,
) -> String {
    let subjects = match about {
        About::House => vec![place_tag(LogPlace::House)],
        About::Apartment(apartment) => vec![place_tag(LogPlace::Apartment(*apartment))],
        About::Youths(youths) => youths.iter().copied().map(youth_tag).collect(),
    };
    let kind = kind_tag(content.kind);
    let weights = weight_tags(if struck { Weight::Normal } else { content.weight });
    let mut tags = vec![kind.to_owned(), author_tag(author)];
    tags.extend(scope::tag(house));
    tags.extend(shift.map(shift_tag));
    tags.extend(weights.iter().map(|weight| (*weight).to_owned()));
    tags.extend(weights.iter().map(|weight| format!("{kind}{weight}")));
    for subject in subjects {
        tags.push(format!("{subject}{kind}"));
        tags.extend(weights.iter().map(|weight| format!("{subject}{weight}")));
        tags.push(subject);
    }
    tags.join(" ")
}

/// Queries for the entries that pass a filter but for its words, the fewest that say it: a pair that is a word of its own
/// is asked for by it.
pub(super) fn tagged(filter: &LogFilter) -> impl Iterator<Item = String> {
    let subject = filter.youth.map(youth_tag).or(filter.place.map(place_tag));
    let weight = weight_tags(filter.weight).last();
    let mut tags = match (subject, filter.kind.map(kind_tag), weight) {
        (Some(subject), Some(kind), Some(weight)) => vec![format!("{subject}{kind}"), format!("{subject}{weight}")],
        (Some(subject), Some(kind), None) => vec![format!("{subject}{kind}")],
        (Some(subject), None, Some(weight)) => vec![format!("{subject}{weight}")],
        (Some(subject), None, None) => vec![subject],
        (None, Some(kind), Some(weight)) => vec![format!("{kind}{weight}")],
        (None, Some(kind), None) => vec![kind.to_owned()],
        (None, None, Some(weight)) => vec![(*weight).to_owned()],
        (None, None, None) => Vec::new(),
    };
    tags.extend(filter.shift.map(shift_tag));
    tags.extend(filter.author.map(author_tag));
    tags.into_iter().map(|tag| with_tag(&tag))
}

/// A query of the index for what is filed under a tag.
pub(super) fn with_tag(tag: &str) -> String {
    format!("tags:\"{tag}\"")
}

/// What a query of the index has behind it to leave out what is filed under a tag.
pub(super) fn without_tag(tag: &str) -> String {
    format!(" NOT {}", with_tag(tag))
}

/// What a query of the index has behind it to find only what was filed in some houses, and not in the others. What the first one
/// wrote has no word for it, so that it is told by what it is not filed under.
pub(super) fn only_in(houses: &[HouseId], left_out: &[HouseId]) -> String {
    let (how, tags) =
        if houses.iter().any(|house| scope::tag(*house).is_none()) { ("NOT", left_out) } else { ("AND", houses) };
    let tags: Vec<String> = tags.iter().filter_map(|house| scope::tag(*house)).map(|tag| with_tag(&tag)).collect();
    if tags.is_empty() || left_out.is_empty() { String::new() } else { format!(" {how} ({})", tags.join(" OR ")) }
}

/// Queries of the index for texts with all of the [`words`], or words that begin with them.
pub(super) fn with_words(words: &[String]) -> impl Iterator<Item = String> {
    words.iter().map(|word| begun(word).unwrap_or_else(|| whole(word)))
}

pub(super) fn youth_tag(youth: YouthId) -> String {
    format!("y{youth}")
}

fn place_tag(place: LogPlace) -> String {
    match place {
        LogPlace::House => "h".to_owned(),
        LogPlace::Apartment(apartment) => format!("a{apartment}"),
    }
}

/// Who wrote it. The migration files older entries under the same word.
pub(super) fn author_tag(author: StaffId) -> String {
    format!("u{author}")
}

fn shift_tag(shift: ShiftId) -> String {
    format!("s{shift}")
}

/// Two letters, since each letter from the third on would be a list more in the index.
const fn kind_tag(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Observation => "ko",
        EntryKind::Conversation => "kc",
        EntryKind::Agreement => "ka",
        EntryKind::Health => "kh",
        EntryKind::School => "ks",
        EntryKind::Incident => "ki",
        EntryKind::Message => "km",
        EntryKind::Practical => "kp",
    }
}

/// A critical entry answers to «at least important» too.
const fn weight_tags(weight: Weight) -> &'static [&'static str] {
    match weight {
        Weight::Normal => &[],
        Weight::Important => &["w1"],
        Weight::Critical => &["w1", "w2"],
    }
}

#[cfg(test)]
mod tests;
