//! What is searched for, in one line: `skole ungdom:3 kind:hendelse av:KN siden:30d`.
//!
//! ```text
//! skole                 a word, or the beginning of one (from three letters on); all of them must be there
//! "til:far"             in quotation marks everything is words
//! ungdom:3              whom it is about: the number on the door, a name, or #12
//! kind:hendelse         the kind of an entry
//! av:KN                 who wrote it
//! siden:30d  til:fre    when it was written; a day is the whole of it
//! før:1.12.             before that day
//! i:oppgaver            in which kind of text
//! vekt:viktig   !  !!   at least of that weight
//! ```
//!
//! The names of filters and their values are understood in both languages. A filter or value that is not known is a
//! [`SearchFault`], and nothing is searched: a slip must not look like «nothing was written».

mod fault;
mod value;
mod written;

use chrono::NaiveDateTime;

pub use self::fault::SearchFault;
use super::{
    Language, Texts,
    capture::Vocabulary,
    choice::{KIND, TEXT, WEIGHT},
    fold::fold_loose,
    when::When,
};
use crate::domain::{
    access::{Deed, allows},
    house::Door,
    ids::{StaffId, YouthId},
    log::{EntryKind, Weight},
    search::{Search, Source},
    staff::{Rights, StaffMember},
    time::{ClockTime, Zone},
    words::words,
    youth::Youth,
};

/// A filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Whom it is about.
    About,
    /// The kind of an entry.
    Kind,
    /// Who wrote it.
    Author,
    /// From when on.
    Since,
    /// Until when; a day is included.
    Until,
    /// Before when.
    Before,
    /// In which kind of text.
    Source,
    /// The least weight.
    Weight,
}

impl Filter {
    /// All filters, in the order they are listed and written.
    pub const ALL: [Self; 8] =
        [Self::About, Self::Kind, Self::Weight, Self::Author, Self::Source, Self::Since, Self::Until, Self::Before];

    /// Its names in a language, the first of which is shown.
    fn names(self, t: &Texts) -> impl Iterator<Item = &'static str> {
        let names = match self {
            Self::About => t.search_filter_about(),
            Self::Kind => t.search_filter_kind(),
            Self::Author => t.search_filter_author(),
            Self::Since => t.search_filter_since(),
            Self::Until => t.search_filter_until(),
            Self::Before => t.search_filter_before(),
            Self::Source => t.search_filter_source(),
            Self::Weight => t.search_filter_weight(),
        };
        names.split('|')
    }

    /// As it is shown, with its colon.
    #[must_use]
    pub fn shown(self, t: &Texts) -> String {
        format!("{}:", self.names(t).next().unwrap_or_default())
    }

    /// All names of a language, for a sentence that says what is possible.
    #[must_use]
    pub fn list(t: &Texts) -> String {
        Self::ALL.map(|filter| filter.shown(t)).join(" ")
    }

    fn named(name: &str) -> Option<Self> {
        let name = fold_loose(name);
        let is_name = |filter: &Self| {
            Language::ALL
                .iter()
                .any(|language| filter.names(&Texts::new(*language)).any(|known| fold_loose(known) == name))
        };
        Self::ALL.into_iter().find(is_name)
    }
}

/// Everybody a filter can name.
#[derive(Debug, Clone, Default)]
pub struct Everybody {
    /// Who lives behind which door, and all youths with their names, those who have moved on included.
    pub youths: Vocabulary,
    /// All members with their initials.
    pub staff: Vec<(StaffId, String)>,
}

impl Everybody {
    /// The apartments with who lives there, all youths, and all members with their initials.
    #[must_use]
    pub fn new<'y, 's>(
        doors: Vec<Door>,
        youths: impl Iterator<Item = &'y Youth>,
        staff: impl Iterator<Item = &'s StaffMember>,
    ) -> Self {
        let staff = staff.map(|member| (member.id, member.initials.as_str().to_owned())).collect();
        Self { youths: Vocabulary::new(doors, youths), staff }
    }
}

/// What a line asks for. Days and times are as they stand on the wall of the house.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The words, each as it was typed.
    pub words: Vec<String>,
    /// About this youth.
    pub youth: Option<YouthId>,
    /// An entry of this kind.
    pub kind: Option<EntryKind>,
    /// An entry of at least this weight.
    pub weight: Weight,
    /// By this member.
    pub author: Option<StaffId>,
    /// In this kind of text.
    pub source: Option<Source>,
    /// From then on; a day from its beginning.
    pub from: Option<When>,
    /// Until then; a day to its end.
    pub until: Option<When>,
}

/// A person's words must not reach a log.
impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Asked").finish_non_exhaustive()
    }
}

impl Asked {
    /// Reads a line; blank asks for nothing and is `None`.
    ///
    /// # Errors
    /// The first [`SearchFault`].
    pub fn read(line: &str, everybody: &Everybody, now: NaiveDateTime) -> Result<Option<Self>, SearchFault> {
        let mut asked = Self::default();
        let mut given = Vec::new();
        for token in tokens(line) {
            match token {
                Token::Words(words) => asked.words.push(words),
                Token::Weight(weight) => asked.weight = asked.weight.max(weight),
                Token::Filter(name, value) => {
                    let filter = Filter::named(&name).ok_or(SearchFault::UnknownFilter(name))?;
                    // «til» and «før» say the same thing.
                    let slot = if filter == Filter::Before { Filter::Until } else { filter };
                    if given.contains(&slot) {
                        return Err(SearchFault::Twice(filter));
                    }
                    given.push(slot);
                    asked.take(filter, &value, everybody, now)?;
                }
            }
        }
        if asked == Self::default() && given.is_empty() {
            return if line.trim().is_empty() { Ok(None) } else { Err(SearchFault::NoWords) };
        }
        if !asked.words.is_empty() && words(&asked.words.join(" ")).is_empty() {
            return Err(SearchFault::NoWords);
        }
        match (asked.from, asked.until) {
            (Some(from), Some(until)) if end(until) <= start(from) => Err(SearchFault::Backwards),
            _ => Ok(Some(asked)),
        }
    }

    fn take(
        &mut self,
        filter: Filter,
        value: &str,
        everybody: &Everybody,
        now: NaiveDateTime,
    ) -> Result<(), SearchFault> {
        if value.trim().is_empty() {
            return Err(SearchFault::NoValue(filter));
        }
        let unknown = || SearchFault::UnknownValue(filter, value.to_owned());
        match filter {
            Filter::About => self.youth = Some(value::youth(value, everybody)?),
            Filter::Kind => self.kind = Some(KIND.beginning(value).ok_or_else(unknown)?),
            Filter::Source => self.source = Some(TEXT.beginning(value).ok_or_else(unknown)?),
            Filter::Weight => self.weight = self.weight.max(WEIGHT.beginning(value).ok_or_else(unknown)?),
            Filter::Author => self.author = Some(value::author(value, everybody).ok_or_else(unknown)?),
            Filter::Since => self.from = Some(value::when(filter, value, now)?),
            Filter::Until => self.until = Some(value::when(filter, value, now)?),
            Filter::Before => {
                let when = value::when(filter, value, now)?;
                self.until = Some(When { time: when.time.or(Some(ClockTime::of(chrono::NaiveTime::MIN))), ..when });
            }
        }
        Ok(())
    }

    /// What the store is asked by somebody with these rights.
    #[must_use]
    pub fn search(&self, zone: Zone, rights: Rights) -> Search {
        Search {
            words: self.words.join(" "),
            youth: self.youth,
            kind: self.kind,
            weight: self.weight,
            author: self.author,
            source: self.source,
            from: self.from.map(|from| zone.instant(start(from))),
            to: self.until.map(|until| zone.instant(end(until))),
            hosts: allows(rights, Deed::SeeHosts),
        }
    }
}

fn start(when: When) -> NaiveDateTime {
    when.date.and_time(when.time.map_or(chrono::NaiveTime::MIN, ClockTime::time))
}

/// The first moment that is too late.
fn end(when: When) -> NaiveDateTime {
    match when.time {
        Some(time) => when.date.and_time(time.time()),
        None => when.date.succ_opt().unwrap_or(when.date).and_time(chrono::NaiveTime::MIN),
    }
}

/// A piece of a line.
enum Token {
    Words(String),
    Weight(Weight),
    Filter(String, String),
}

/// The pieces between blanks. Quotation marks keep blanks together; one that is never closed reaches to the end.
fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (token, after) = next_token(rest);
        tokens.extend(token);
        rest = after.trim_start();
    }
    tokens
}

/// The first piece, and what follows.
fn next_token(text: &str) -> (Option<Token>, &str) {
    let (mut piece, mut inside, mut quoted, mut colon) = (String::new(), false, false, None);
    let mut end = text.len();
    for (at, letter) in text.char_indices() {
        match letter {
            '"' | '«' | '»' | '“' | '”' => {
                inside = if letter == '"' { !inside } else { matches!(letter, '«' | '“') };
                quoted |= colon.is_none();
            }
            letter if letter.is_whitespace() && !inside => {
                end = at;
                break;
            }
            ':' if colon.is_none() && !quoted && is_name(&piece) => {
                colon = Some(piece.len());
                piece.push(letter);
            }
            letter => piece.push(letter),
        }
    }
    let token = match (piece.as_str(), filter(&piece, colon)) {
        ("", _) => None,
        ("!", _) if !quoted => Some(Token::Weight(Weight::Important)),
        ("!!", _) if !quoted => Some(Token::Weight(Weight::Critical)),
        (_, Some(colon)) => Some(Token::Filter(piece[..colon].to_owned(), piece[colon + 1..].to_owned())),
        (_, None) => Some(Token::Words(piece)),
    };
    (token, &text[end..])
}

/// What may stand before the colon of a filter: letters alone, so that «12:30» is a word.
fn is_name(piece: &str) -> bool {
    !piece.is_empty() && piece.chars().all(char::is_alphabetic)
}

/// Where the colon of a filter stands. «Notat:» with nothing behind it is a word, unless it is the name of a filter.
fn filter(piece: &str, colon: Option<usize>) -> Option<usize> {
    colon.filter(|colon| colon + 1 < piece.len() || Filter::named(&piece[..*colon]).is_some())
}

#[cfg(test)]
mod tests;
