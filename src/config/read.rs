//! Walking a configuration file: every value keeps its place, every fault is collected, and what nobody asked for is
//! unknown. So the names that may stand in a table are exactly those the program reads from it.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use std::time::Duration;

use toml::{
    de::{DeTable, DeValue},
    value::Datetime,
};

use crate::domain::{
    names::Line,
    time::{ClockTime, Zone},
};

use super::{
    fault::{Expected, Problem},
    value,
};

/// A value with its place.
pub(super) type Value<'t> = toml::Spanned<DeValue<'t>>;

/// A problem with its place in bytes.
#[derive(Debug)]
pub(super) struct Trouble {
    pub(super) span: Range<usize>,
    pub(super) problem: Problem,
}

/// A [`Trouble`] with the name of its setting.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) setting: String,
    pub(super) trouble: Trouble,
}

/// One table of the file while it is read.
pub(super) struct Section<'t> {
    /// The names down to this table, each with its dot: `lock.`.
    path: String,
    span: Range<usize>,
    table: &'t DeTable<'t>,
    known: Vec<&'static str>,
    /// Names that stood here once, and are told with a reason of their own.
    gone: Vec<&'static str>,
    findings: Vec<Finding>,
}

impl<'t> Section<'t> {
    /// The whole file.
    pub(super) fn root(file: &'t toml::Spanned<DeTable<'t>>) -> Self {
        Self::new(String::new(), file.span(), file.get_ref())
    }

    fn new(path: String, span: Range<usize>, table: &'t DeTable<'t>) -> Self {
        Self { path, span, table, known: Vec::new(), gone: Vec::new(), findings: Vec::new() }
    }

    /// Reads a setting if it is there; what is wrong with it becomes a finding.
    pub(super) fn read<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'t Value<'t>) -> Result<T, Trouble>,
    ) -> Option<T> {
        self.known.push(key);
        match read(self.table.get(key)?) {
            Ok(value) => Some(value),
            Err(trouble) => {
                self.findings.push(Finding { setting: format!("{}{key}", self.path), trouble });
                None
            }
        }
    }

    /// Replaces a default by the setting, if it is there and fine.
    pub(super) fn set<T>(
        &mut self,
        key: &'static str,
        target: &mut T,
        read: impl FnOnce(&'t Value<'t>) -> Result<T, Trouble>,
    ) {
        if let Some(value) = self.read(key, read) {
            *target = value;
        }
    }

    /// Reads a setting that must be there.
    pub(super) fn require<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'t Value<'t>) -> Result<T, Trouble>,
    ) -> Option<T> {
        if !self.table.contains_key(key) {
            self.find(key, Problem::Missing);
        }
        self.read(key, read)
    }

    /// Reads a table inside this one, if it is there.
    pub(super) fn section(&mut self, key: &'static str, read: impl FnOnce(&mut Section<'t>)) {
        let Some((span, table)) = self.read(key, table) else { return };
        let mut inner = Section::new(format!("{}{key}.", self.path), span, table);
        read(&mut inner);
        self.findings.extend(inner.finish());
    }

    /// Reads a list of tables, if it is there. `None` also when one of them is faulty.
    pub(super) fn sections<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&mut Section<'t>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let tables = self.read(key, tables)?;
        self.each_section(key, &tables, read)
    }

    /// The same where the list may be empty.
    pub(super) fn sections_or_none<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&mut Section<'t>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let tables = self.read(key, any_tables)?;
        self.each_section(key, &tables, read)
    }

    fn each_section<T>(
        &mut self,
        key: &'static str,
        tables: &[Table<'t>],
        mut read: impl FnMut(&mut Section<'t>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut all = Vec::with_capacity(tables.len());
        for (span, table) in tables {
            let mut inner = Section::new(format!("{}{key}.", self.path), span.clone(), table);
            all.extend(read(&mut inner));
            self.findings.extend(inner.finish());
        }
        (all.len() == tables.len()).then_some(all)
    }

    /// Reads a table whose names are free, if it is there: those of its settings that are fine.
    pub(super) fn free<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&'t Value<'t>) -> Result<T, Trouble>,
    ) -> BTreeMap<String, T> {
        let mut fine = BTreeMap::new();
        let Some((_, table)) = self.read(key, table) else { return fine };
        for (name, value) in table {
            match read(value) {
                Ok(value) => {
                    fine.insert(name.get_ref().to_string(), value);
                }
                Err(trouble) => {
                    let setting = format!("{}{key}.{}", self.path, name.get_ref());
                    self.findings.push(Finding { setting, trouble });
                }
            }
        }
        fine
    }

    /// Notes a fault of a setting that could be read by itself, or is not there at all.
    pub(super) fn find(&mut self, key: &str, problem: Problem) {
        let span = self.table.get(key).map_or_else(|| self.span.clone(), Value::span);
        self.findings.push(Finding { setting: format!("{}{key}", self.path), trouble: Trouble { span, problem } });
    }

    /// Notes of a setting that was in the file once, if it is there, where it is by now.
    pub(super) fn moved(&mut self, key: &'static str, problem: Problem) {
        if self.has(key) {
            self.find(key, problem);
            self.gone.push(key);
        }
    }

    /// Whether a setting is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Everything that is wrong with this table.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if !self.known.contains(&name) && !self.gone.contains(&name) {
                let problem = Problem::UnknownSetting { allowed: self.known.clone() };
                let trouble = Trouble { span: key.span(), problem };
                self.findings.push(Finding { setting: format!("{}{}", self.path, key.get_ref()), trouble });
            }
        }
        self.findings
    }
}

fn trouble(value: &Value<'_>, problem: Problem) -> Trouble {
    Trouble { span: value.span(), problem }
}

/// What is inside, if it is of the wanted kind.
fn wanted<'t, T>(
    value: &'t Value<'t>,
    expected: Expected,
    inside: impl FnOnce(&'t DeValue<'t>) -> Option<T>,
) -> Result<T, Trouble> {
    inside(value.get_ref()).ok_or_else(|| trouble(value, Problem::Expected(expected)))
}

/// A table with its place.
type Table<'t> = (Range<usize>, &'t DeTable<'t>);

fn table<'t>(value: &'t Value<'t>) -> Result<Table<'t>, Trouble> {
    Ok((value.span(), wanted(value, Expected::Table, DeValue::as_table)?))
}

fn tables<'t>(value: &'t Value<'t>) -> Result<Vec<Table<'t>>, Trouble> {
    let tables = any_tables(value)?;
    if tables.is_empty() { Err(trouble(value, Problem::EmptyList)) } else { Ok(tables) }
}

fn any_tables<'t>(value: &'t Value<'t>) -> Result<Vec<Table<'t>>, Trouble> {
    let items = wanted(value, Expected::TableList, DeValue::as_array)?;
    items.iter().map(|item| Ok((item.span(), wanted(item, Expected::TableList, DeValue::as_table)?))).collect()
}

/// Any text, the empty one included.
pub(super) fn text(value: &Value<'_>) -> Result<String, Trouble> {
    wanted(value, Expected::Text, DeValue::as_str).map(str::to_owned)
}

/// A path; empty where the usual one is meant.
pub(super) fn path_or_nothing(value: &Value<'_>) -> Result<Option<std::path::PathBuf>, Trouble> {
    let path = text(value)?;
    Ok((!path.is_empty()).then(|| path.into()))
}

/// A text with something to read in it.
pub(super) fn words(value: &Value<'_>) -> Result<String, Trouble> {
    let text = text(value)?;
    if text.trim().is_empty() { Err(trouble(value, Problem::EmptyText)) } else { Ok(text) }
}

/// A text with something to read in it that fits on a line.
pub(super) fn line(value: &Value<'_>) -> Result<String, Trouble> {
    let text = words(value)?;
    if text.chars().count() > Line::MAX {
        Err(trouble(value, Problem::TextTooLong { most: Line::MAX }))
    } else {
        Ok(text)
    }
}

/// `true` or `false`.
pub(super) fn switch(value: &Value<'_>) -> Result<bool, Trouble> {
    wanted(value, Expected::Switch, DeValue::as_bool)
}

/// A whole number within limits.
pub(super) fn whole<N>(value: &Value<'_>, limits: RangeInclusive<N>) -> Result<N, Trouble>
where
    N: TryFrom<i128> + PartialOrd + ToString,
{
    let number = wanted(value, Expected::WholeNumber, |inner| {
        let integer = inner.as_integer()?;
        i128::from_str_radix(integer.as_str(), integer.radix()).ok()
    })?;
    let fits = N::try_from(number).ok().filter(|number| limits.contains(number));
    fits.ok_or_else(|| {
        let (least, most) = (limits.start().to_string(), limits.end().to_string());
        trouble(value, Problem::OutOfRange { least, most })
    })
}

/// A span of time within limits.
pub(super) fn span(value: &Value<'_>, limits: RangeInclusive<Duration>) -> Result<Duration, Trouble> {
    let span = wanted(value, Expected::Span, |inner| value::parse_span(inner.as_str()?))?;
    if limits.contains(&span) {
        return Ok(span);
    }
    let (least, most) = (value::span_text(*limits.start()), value::span_text(*limits.end()));
    Err(trouble(value, Problem::OutOfRange { least, most }))
}

/// A time of the day, as text or as TOML's own local time (`07:30` without quotation marks), in whole minutes.
pub(super) fn clock(value: &Value<'_>) -> Result<ClockTime, Trouble> {
    wanted(value, Expected::Clock, |inner| match inner {
        DeValue::String(text) => text.parse().ok(),
        DeValue::Datetime(written) => local_time(written),
        _ => None,
    })
}

fn local_time(written: &Datetime) -> Option<ClockTime> {
    let time = written.time.filter(|_| written.date.is_none() && written.offset.is_none())?;
    let whole_minute = time.second.unwrap_or(0) == 0 && time.nanosecond.unwrap_or(0) == 0;
    ClockTime::new(time.hour.into(), time.minute.into()).filter(|_| whole_minute)
}

/// A time zone by its name in the tz database.
pub(super) fn zone(value: &Value<'_>) -> Result<Zone, Trouble> {
    let name = text(value)?;
    name.parse().map_err(|_| trouble(value, Problem::UnknownZone(name)))
}

/// One of a few words.
pub(super) fn one_of<T: Copy>(value: &Value<'_>, all: &[T], written: fn(T) -> &'static str) -> Result<T, Trouble> {
    let word = text(value)?;
    let found = all.iter().copied().find(|candidate| written(*candidate) == word);
    found.ok_or_else(|| {
        let allowed = all.iter().map(|candidate| written(*candidate)).collect();
        trouble(value, Problem::NotOneOf { value: word, allowed })
    })
}

/// A list of words that each fit on a line, no two alike; it may be empty.
pub(super) fn line_list_or_none(value: &Value<'_>) -> Result<Vec<String>, Trouble> {
    list_of(value, line)
}

/// The same, not empty.
pub(super) fn line_list(value: &Value<'_>) -> Result<Vec<String>, Trouble> {
    let list = line_list_or_none(value)?;
    if list.is_empty() { Err(trouble(value, Problem::EmptyList)) } else { Ok(list) }
}

/// A list of words, not empty and no two alike.
pub(super) fn word_list(value: &Value<'_>) -> Result<Vec<String>, Trouble> {
    let list = word_list_or_none(value)?;
    if list.is_empty() { Err(trouble(value, Problem::EmptyList)) } else { Ok(list) }
}

/// The same, and it may be empty.
pub(super) fn word_list_or_none(value: &Value<'_>) -> Result<Vec<String>, Trouble> {
    list_of(value, words)
}

fn list_of(
    value: &Value<'_>,
    read: impl for<'v> Fn(&'v Value<'_>) -> Result<String, Trouble>,
) -> Result<Vec<String>, Trouble> {
    let items = wanted(value, Expected::TextList, DeValue::as_array)?;
    let mut list = Vec::with_capacity(items.len());
    for item in items {
        let word = read(item)?;
        if list.contains(&word) {
            return Err(trouble(item, Problem::Repeated(word)));
        }
        list.push(word);
    }
    Ok(list)
}

/// One key, or a list of keys that may be empty.
pub(super) fn keys(value: &Value<'_>) -> Result<Vec<String>, Trouble> {
    wanted(value, Expected::Keys, |inner| match inner {
        DeValue::String(key) => Some(vec![key.to_string()]),
        DeValue::Array(keys) => keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned)).collect(),
        _ => None,
    })
}
