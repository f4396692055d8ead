//! An entry in one line: `3 kom hjem 15:10, sliten #skole !`.
//!
//! ```text
//! 3            whom: numbers on doors (3 / 3,4 / 1-3 / 3 og 4), the house, a youth's name or its beginning, Amir og Selam
//! kom hjem …   the facts, kept as they were typed
//! 15:10        when it happened, read as the field «Hendt» of the form reads it, if the line leaves no doubt
//! #skole       the kind, by its beginning, anywhere in the line
//! !            the weight, anywhere in the line: ! important, !! critical
//! ```
//!
//! A saved entry is never taken back, so nothing is guessed: what could be meant in two ways is refused with a [`Slip`], or,
//! for the time, passed over and named: the entry is then of now. Whoever asks shows the [`Capture`] before it is saved.

mod about;
mod clock;

use self::clock::Dated;
use super::{Language, Texts};
use crate::domain::{
    fold::fold_loose,
    house::Door,
    ids::{ApartmentNumber, ShiftId, YouthId},
    log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
    names::Prose,
    refusal::Invalid,
    time::{Instant, Zone},
    youth::Youth,
};

/// The words a line is read with. All are folded ([`fold_loose`]); phrases have single blanks.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The house as a whole: «huset».
    pub house: Vec<String>,
    /// Between two numbers: «og».
    pub joining: Vec<String>,
    /// Right before a time that is not when it happened: «til», «før».
    pub not_then: Vec<String>,
    /// Words and phrases that make any time in the line another than when it happened: «i morgen», «skal».
    pub another_time: Vec<String>,
    /// The kinds by their words in every language.
    pub kinds: Vec<(String, EntryKind)>,
    /// The apartments with who lives there.
    pub doors: Vec<Door>,
    /// Who lives in the house, by each of their names.
    pub youths: Vec<(YouthId, Vec<String>)>,
}

impl Vocabulary {
    /// The words of both languages, the apartments with who lives there, and youths by each of their names.
    #[must_use]
    pub fn new<'y>(doors: Vec<Door>, youths: impl Iterator<Item = &'y Youth>) -> Self {
        let both = Language::ALL.map(Texts::new);
        let spelled = |lists: &[fn(&Texts) -> &'static str]| {
            let words = both.iter().flat_map(|t| lists.iter().flat_map(move |list| list(t).split('|')));
            words.map(|word| fold_loose(word.trim())).collect()
        };
        let kinds = both.iter().flat_map(|t| EntryKind::ALL.map(|kind| (fold_loose(t.kind(kind)), kind))).collect();
        let mut another_time: Vec<String> = spelled(&[
            Texts::lookup_another_time,
            Texts::when_yesterday,
            Texts::when_tomorrow,
            Texts::when_day_after_tomorrow,
            Texts::when_day_before_yesterday,
        ]);
        let days = std::iter::successors(Some(chrono::Weekday::Mon), |day| Some(day.succ())).take(7);
        another_time.extend(days.flat_map(|day| both.iter().map(move |t| fold_loose(t.weekday(day)))));
        another_time.extend(both.iter().flat_map(|t| t.months().map(fold_loose)));
        Self {
            house: spelled(&[Texts::lookup_house]),
            joining: spelled(&[Texts::lookup_joining]),
            not_then: spelled(&[Texts::lookup_not_then]),
            another_time,
            kinds,
            doors,
            youths: youths.map(|youth| (youth.id, youth.facts.names().map(fold_loose).collect())).collect(),
        }
    }
}

/// How it was said whom the line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// By numbers, or the house by its word: nobody searches like that.
    Plainly,
    /// By a whole name.
    Name,
    /// By the beginning of a name: it may as well be a search.
    Beginning,
}

/// What was understood of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Whom it is about.
    pub about: About,
    /// How that was said.
    pub named: Named,
    /// The kind, if one was written.
    pub kind: Option<EntryKind>,
    /// The weight.
    pub weight: Weight,
    /// When it happened, if the line says so; otherwise now.
    pub happened_at: Option<Instant>,
    /// Times in the line that are not taken for when it happened, as they were typed: ahead, a plan, or one of several.
    pub passed_over: Option<String>,
    /// The times that decide when it happened, as they were typed; empty if there is none.
    pub times: String,
    /// The facts: all that was typed but for whom it is about, the kind and the weight.
    pub facts: Prose,
}

/// Why a line that is meant as an entry cannot be one yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// No door has this number.
    NoSuchApartment(u32),
    /// Several numbers, and nobody lives behind this one: youths and a place do not go together.
    NobodyLivesIn(ApartmentNumber),
    /// Several live behind this number: it does not say which of them.
    SeveralLiveIn(ApartmentNumber, Vec<YouthId>),
    /// Each of these youths has a name that begins like that.
    SeveralYouths(Vec<YouthId>),
    /// No kind begins like that.
    UnknownKind,
    /// Each of these kinds begins like that.
    SeveralKinds(Vec<EntryKind>),
    /// More than one kind was written.
    TwoKinds,
    /// Whom it is about, and nothing else.
    NothingWritten,
    /// More than an entry holds.
    TooLong,
}

impl Capture {
    /// Whether the line can only be meant as an entry, so that Enter may save it.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.named != Named::Beginning || self.kind.is_some() || self.weight != Weight::Normal
    }

    /// The entry, written now.
    #[must_use]
    pub fn into_entry(self, now: Instant, shift: Option<ShiftId>) -> NewEntry {
        NewEntry {
            about: self.about,
            kind: self.kind.unwrap_or_default(),
            weight: self.weight,
            happened_at: self.happened_at.unwrap_or(now),
            lines: EntryLines { facts: Some(self.facts), ..EntryLines::default() },
            shift,
            marks: EntryMarks::default(),
        }
    }
}

/// Reads a line. `None`: it does not begin with whom it is about, or says nothing more: it is no entry.
#[must_use]
pub fn read(line: &str, vocabulary: &Vocabulary, now: Instant, zone: Zone) -> Option<Result<Capture, Slip>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (who, taken) = about::read(&words, vocabulary)?;
    let rest = &words[taken..];
    if rest.is_empty() {
        return None;
    }
    Some(who.and_then(|(about, named)| read_rest(about, named, rest, vocabulary, now, zone)))
}

/// Whom a text names that says nothing else; `None` if it names nobody.
#[must_use]
pub fn read_about(text: &str, vocabulary: &Vocabulary) -> Option<Result<About, Slip>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (who, taken) = about::read(&words, vocabulary)?;
    (taken == words.len()).then(|| who.map(|(about, _)| about))
}

fn read_rest(
    about: About,
    named: Named,
    rest: &[&str],
    vocabulary: &Vocabulary,
    now: Instant,
    zone: Zone,
) -> Result<Capture, Slip> {
    let (words, weight) = weight_among(rest);
    let (words, kind) = kind_among(words, vocabulary)?;
    let Dated { happened_at, passed_over, times } = clock::read(&words, vocabulary, now, zone);
    let facts = match Prose::optional(&words.join(" ")) {
        Ok(Some(facts)) => facts,
        Ok(None) => return Err(Slip::NothingWritten),
        Err(Invalid::TooLong { .. }) => return Err(Slip::TooLong),
        // Prose knows no other fault.
        Err(_) => return Err(Slip::NothingWritten),
    };
    Ok(Capture { about, named, kind, weight, happened_at, passed_over, times, facts })
}

/// `!` or `!!` as a word of its own, wherever it stands: the heaviest counts, and none is text.
fn weight_among<'w>(words: &[&'w str]) -> (Vec<&'w str>, Weight) {
    let weight_of = |word: &&str| match *word {
        "!" => Some(Weight::Important),
        "!!" => Some(Weight::Critical),
        _ => None,
    };
    let weight = words.iter().filter_map(weight_of).max().unwrap_or_default();
    (words.iter().copied().filter(|word| weight_of(word).is_none()).collect(), weight)
}

/// What follows the `#` of a word that names a kind. `#2` is text.
fn kind_marker(word: &str) -> Option<&str> {
    word.strip_prefix('#').filter(|kind| kind.starts_with(char::is_alphabetic))
}

fn kind_among<'w>(words: Vec<&'w str>, vocabulary: &Vocabulary) -> Result<(Vec<&'w str>, Option<EntryKind>), Slip> {
    let (markers, kept): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| kind_marker(word).is_some());
    let kind = match markers.as_slice() {
        [] => None,
        [marker] => Some(kind_of(kind_marker(marker).unwrap_or_default(), vocabulary)?),
        _ => return Err(Slip::TwoKinds),
    };
    Ok((kept, kind))
}

fn kind_of(written: &str, vocabulary: &Vocabulary) -> Result<EntryKind, Slip> {
    let beginning = fold_loose(written.trim_end_matches([',', '.', ';']));
    let mut kinds: Vec<EntryKind> = Vec::new();
    for (word, kind) in &vocabulary.kinds {
        if *word == beginning {
            return Ok(*kind);
        }
        if word.starts_with(&beginning) && !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    match kinds.as_slice() {
        [] => Err(Slip::UnknownKind),
        [kind] => Ok(*kind),
        _ => Err(Slip::SeveralKinds(kinds)),
    }
}

#[cfg(test)]
mod tests;
