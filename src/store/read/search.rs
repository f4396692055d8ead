//! Searching all that is written: the log and the other texts in one list, newest written first.

use rusqlite::params;

use super::{Reader, StoredText, log::LogFilter};
use crate::{
    domain::{
        fold::fold_loose,
        ids::{EntryId, SearchId, StaffId, YouthId},
        log::LogEntry,
        name_variants::variants,
        names::Prose,
        search::{SavedSearch, Search, Source, TextOf},
        time::Instant,
        words::words,
    },
    store::{StoreError, search},
};

/// Words that are suggested.
const SUGGESTED: usize = 3;
/// Words that are searched for, at most, to know whether they can be suggested: all within the blink of an eye.
const TRIED: usize = 12;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// An entry; in a search about one youth as it stands in their file.
    Entry(Box<LogEntry>),
    /// A text outside the log, and when it was written.
    Text(StoredText, Instant),
}

impl Hit {
    /// When it was written.
    #[must_use]
    pub fn at(&self) -> Instant {
        match self {
            Self::Entry(entry) => entry.written_at,
            Self::Text(_, at) => *at,
        }
    }

    /// The kind of text it is.
    #[must_use]
    pub fn source(&self) -> Source {
        match self {
            Self::Entry(_) => Source::Log,
            Self::Text(text, _) => text.of.source(),
        }
    }

    /// What is written, piece by piece.
    #[must_use]
    pub fn lines(&self) -> Vec<&str> {
        match self {
            Self::Entry(entry) => entry.lines.all().into_iter().flatten().map(Prose::as_str).collect(),
            Self::Text(text, _) => text.lines.iter().map(String::as_str).collect(),
        }
    }

    /// The youths it tells of, as it stands here.
    #[must_use]
    pub fn youths(&self) -> Vec<YouthId> {
        match self {
            Self::Entry(entry) => entry.about.youths().to_vec(),
            Self::Text(text, _) => text.youth.into_iter().collect(),
        }
    }

    /// The same place in the house as another, whatever it says by now.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Entry(one), Self::Entry(other)) => one.id == other.id,
            (Self::Text(one, _), Self::Text(other, _)) => one.of == other.of,
            _ => false,
        }
    }
}

/// Where the next page begins: behind this entry and this text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SearchAfter {
    entry: Option<EntryId>,
    text: Option<i64>,
}

/// A page of what was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchPage {
    /// Newest written first.
    pub hits: Vec<Hit>,
    /// Where the next page begins; `None` when there are no more.
    pub next: Option<SearchAfter>,
}

impl Reader<'_> {
    /// The newest that passes, behind what was shown already. Pages go by key and never by offset.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn search(self, search: &Search, after: SearchAfter, limit: usize) -> Result<SearchPage, StoreError> {
        let (entries, more_entries) = self.entries_found(search, after, limit)?;
        let (texts, more_texts) = self.texts_found(search, after, limit)?;
        let mut found = entries.len() + texts.len();
        let (mut entries, mut texts) = (entries.into_iter().peekable(), texts.into_iter().peekable());
        let mut page = SearchPage { hits: Vec::with_capacity(limit.min(found)), next: None };
        let mut last = after;
        while page.hits.len() < limit {
            let entry_at = entries.peek().map(|entry| entry.written_at.timestamp());
            let text_at = texts.peek().map(|(number, _)| search::written_at(*number));
            // Of two of the same second the entry comes first.
            if entry_at >= text_at {
                let Some(entry) = entries.next() else { break };
                last.entry = Some(entry.id);
                page.hits.push(Hit::Entry(Box::new(entry)));
            } else if let Some((number, of)) = texts.next() {
                last.text = Some(number);
                let at = chrono::DateTime::from_timestamp(search::written_at(number), 0).unwrap_or_default();
                page.hits.extend(self.text(of)?.map(|text| Hit::Text(text, at)));
            }
            found -= 1;
        }
        page.next = (found > 0 || more_entries || more_texts).then_some(last);
        Ok(page)
    }

    fn entries_found(
        self,
        search: &Search,
        after: SearchAfter,
        limit: usize,
    ) -> Result<(Vec<LogEntry>, bool), StoreError> {
        if !search.takes(Source::Log) {
            return Ok((Vec::new(), false));
        }
        let filter = LogFilter {
            youth: search.youth,
            kind: search.kind,
            weight: search.weight,
            author: search.author,
            from: search.from,
            to: search.to,
            words: search.words.clone(),
            ..LogFilter::default()
        };
        let page = self.log_page(&filter, after.entry, limit)?;
        Ok((page.entries, page.more))
    }

    fn texts_found(
        self,
        search: &Search,
        after: SearchAfter,
        limit: usize,
    ) -> Result<(Vec<(i64, TextOf)>, bool), StoreError> {
        if !Source::ALL.into_iter().any(|source| source != Source::Log && search.takes(source)) {
            return Ok((Vec::new(), false));
        }
        let mut tags: Vec<String> = search.youth.map(search::youth_tag).into_iter().collect();
        tags.extend(search.author.map(search::author_tag));
        tags.extend(search.source.map(|source| search::source_tag(source).to_owned()));
        let words = words(&search.words);
        let query: Vec<String> =
            search::with_words(&words).chain(tags.iter().map(|tag| search::with_tag(tag))).collect();
        let hidden = if search.hosts { String::new() } else { search::without_tag(search::source_tag(Source::Host)) };
        let query = (!query.is_empty()).then(|| format!("{}{hidden}", query.join(" AND ")));
        let first = search.from.map_or(0, search::first_number);
        let before = search.to.map_or(i64::MAX, search::first_number).min(after.text.unwrap_or(i64::MAX));
        let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let mut texts = self.texts_with(query.as_deref(), search.hosts, first, before, wanted)?;
        let more = texts.len() > limit;
        texts.truncate(limit);
        Ok((texts, more))
    }

    /// What may have been meant instead of a word: other spellings of a name, and of a word that finds nothing the words of
    /// the house that are near to it. Each with the word it stands for, as it is written where it was found: only what the
    /// same search, with the same filters, finds is suggested, so that nobody is told a word from where they did not look.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn suggestions(self, asked: &Search) -> Result<Vec<(String, String)>, StoreError> {
        let all = words(&asked.words);
        let (mut found, mut tried): (Vec<(String, String)>, usize) = (Vec::new(), 0);
        for (at, word) in all.iter().enumerate() {
            let mut others: Vec<String> = variants(word).into_iter().map(fold_loose).collect();
            if self.first_hit(asked, word.clone())?.is_none() {
                others.extend(search::near(self, word)?);
            }
            for other in others.into_iter().filter(|other| !all.contains(other)) {
                if found.len() == SUGGESTED || tried == TRIED {
                    return Ok(found);
                }
                tried += 1;
                let mut words = all.clone();
                words[at].clone_from(&other);
                if let Some(hit) = self.first_hit(asked, words.join(" "))? {
                    let shown = as_written(&hit, &other).unwrap_or(other);
                    if !found.iter().any(|(_, known)| *known == shown) {
                        found.push((word.clone(), shown));
                    }
                }
            }
        }
        Ok(found)
    }

    /// The newest that a search finds with other words.
    fn first_hit(self, asked: &Search, words: String) -> Result<Option<Hit>, StoreError> {
        Ok(self.search(&Search { words, ..asked.clone() }, SearchAfter::default(), 1)?.hits.pop())
    }

    /// The searches a member keeps, in the order they were saved.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn saved_searches(self, staff: StaffId) -> Result<Vec<SavedSearch>, StoreError> {
        let mut statement = self.prepare("SELECT id, version, name, line FROM saved_search WHERE staff_id = ?1")?;
        let rows = statement.query_map(params![staff.0], |row| {
            Ok(SavedSearch {
                id: SearchId(row.get(0)?),
                version: row.get(1)?,
                name: super::line(row, 2)?,
                line: super::line(row, 3)?,
            })
        })?;
        let mut saved: Vec<SavedSearch> = rows.collect::<Result<_, _>>()?;
        saved.sort_by_key(|search| search.id);
        Ok(saved)
    }
}

/// A (folded) word, or what it begins, as it is written in what was found.
fn as_written(hit: &Hit, word: &str) -> Option<String> {
    let lines = hit.lines();
    let runs = lines.iter().flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric()));
    let (mut whole, mut begun) = (None, None);
    for run in runs {
        let folded = fold_loose(run);
        if folded == word {
            whole = whole.or(Some(run));
        } else if folded.starts_with(word) {
            begun = begun.or(Some(run));
        }
    }
    whole.or(begun).map(str::to_owned)
}
