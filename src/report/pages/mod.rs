//! Pages of an export for people without a program: who is here, a file for each youth, the log of each month, the calendar of
//! each year. As on every other paper, whoever's address is protected stands without apartment and phone numbers.

mod youth;

use std::{collections::BTreeSet, io::Write};

use chrono::{Datelike as _, Months, NaiveDate};

use super::{entry, today::activity_line, youths_at_home};
use crate::{
    domain::{
        ids::{EntryId, YouthId},
        time::{Instant, Span, Zone},
    },
    store::{
        StoreError,
        export::Pages,
        read::{LogFilter, LogPage, People, Reader},
    },
    text::Texts,
};

/// Entries that are read at a time.
const PIECE: usize = 500;

/// Makes the pages.
#[derive(Debug, Clone, Copy)]
pub struct HousePages {
    /// The words.
    pub texts: Texts,
    /// The moment of the export.
    pub now: Instant,
    /// The zone of the house.
    pub zone: Zone,
}

/// A page by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    People,
    Youth(YouthId),
    /// The month from this day on.
    Log(NaiveDate),
    /// The year from this day on.
    Calendar(NaiveDate),
}

impl Page {
    fn name(self) -> String {
        match self {
            Self::People => "people".to_owned(),
            Self::Youth(youth) => format!("youth-{youth}"),
            Self::Log(month) => format!("log-{}", month.format("%Y-%m")),
            Self::Calendar(year) => format!("calendar-{}", year.year()),
        }
    }
}

impl Pages for HousePages {
    fn names(&self, read: Reader<'_>) -> Result<Vec<String>, StoreError> {
        Ok(self.pages(read)?.into_iter().map(Page::name).collect())
    }

    fn write(&self, read: Reader<'_>, name: &str, out: &mut dyn Write) -> Result<(), StoreError> {
        let Some(page) = self.pages(read)?.into_iter().find(|page| page.name() == name) else { return Ok(()) };
        let people = read.people()?.on_paper();
        match page {
            Page::People => self.people(read, &people, out),
            Page::Youth(youth) => youth::write(self, read, &people, youth, out),
            Page::Log(month) => self.log(read, &people, month, out),
            Page::Calendar(year) => self.calendar(read, &people, year, out),
        }
    }
}

impl HousePages {
    fn today(&self) -> NaiveDate {
        self.zone.date(self.now)
    }

    fn pages(&self, read: Reader<'_>) -> Result<Vec<Page>, StoreError> {
        let founded = self.zone.date(read.founded_at()?);
        let newest = read.log_page(&LogFilter::default(), None, 1)?.entries;
        let last = newest.first().map_or(founded, |entry| self.zone.date(entry.written_at));
        let mut pages = vec![Page::People];
        pages.extend(read.people()?.youths.into_keys().map(Page::Youth));
        pages.extend(steps(founded.with_day(1), last, Months::new(1)).into_iter().map(Page::Log));
        // What is planned lies ahead.
        let ahead = self.today().checked_add_months(Months::new(12)).unwrap_or(last);
        pages.extend(steps(founded.with_ordinal(1), ahead, Months::new(12)).into_iter().map(Page::Calendar));
        Ok(pages)
    }

    fn people(&self, read: Reader<'_>, people: &People, out: &mut dyn Write) -> Result<(), StoreError> {
        let t = self.texts;
        writeln!(out, "{}\n\n{}", t.pages_people(read.house()?.name), t.pages_staff())?;
        for member in people.staff.values() {
            let mut parts = vec![member.initials.to_string(), member.name.to_string(), t.role(member.role).to_owned()];
            parts.extend((!member.active).then(|| t.pages_left().to_owned()));
            writeln!(out, "  {}", parts.join(" · "))?;
        }
        writeln!(out, "\n{}", t.pages_youths())?;
        for youth in people.youths.keys() {
            writeln!(out, "  {}", t.pages_file(super::youth_at_home(t, people, *youth), Page::Youth(*youth).name()))?;
        }
        Ok(())
    }

    /// The log of a month in the order it was written.
    fn log(&self, read: Reader<'_>, people: &People, month: NaiveDate, out: &mut dyn Write) -> Result<(), StoreError> {
        let t = self.texts;
        writeln!(out, "{}\n", t.pages_log(format!("{} {}", t.month(month), month.year())))?;
        let begin = |day: NaiveDate| self.zone.instant(day.and_time(chrono::NaiveTime::MIN));
        let end = month.checked_add_months(Months::new(1)).unwrap_or(month);
        let filter = LogFilter { from: Some(begin(month)), to: Some(begin(end)), ..LogFilter::default() };
        let mut entries = Vec::new();
        self.each_entry(read, people, &filter, &mut |day, text| {
            entries.push((day, text));
            Ok(())
        })?;
        if entries.is_empty() {
            writeln!(out, "{}", t.pages_nothing())?;
        }
        let mut under = None;
        entries.iter().rev().try_for_each(|(day, text)| self.under_day(&mut under, *day, text, out))
    }

    /// An entry below its day, which is told once.
    fn under_day(
        &self,
        under: &mut Option<NaiveDate>,
        day: NaiveDate,
        text: &str,
        out: &mut dyn Write,
    ) -> Result<(), StoreError> {
        if under.replace(day) != Some(day) {
            writeln!(out, "— {} {} —\n", self.texts.weekday_date(day), day.year())?;
        }
        Ok(writeln!(out, "{text}\n")?)
    }

    /// Hands each entry that passes on with its day, the newest first: as it read then, with the weight it had when it was written.
    fn each_entry(
        &self,
        read: Reader<'_>,
        people: &People,
        filter: &LogFilter,
        take: &mut dyn FnMut(NaiveDate, String) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut before: Option<EntryId> = None;
        loop {
            let LogPage { entries, more } = read.log_page(filter, before, PIECE)?;
            for one in &entries {
                let text = entry(self.texts, people, one, one.written_at, self.zone);
                take(self.zone.date(one.written_at), text)?;
            }
            before = entries.last().map(|one| one.id);
            if !more {
                return Ok(());
            }
        }
    }

    fn calendar(
        &self,
        read: Reader<'_>,
        people: &People,
        year: NaiveDate,
        out: &mut dyn Write,
    ) -> Result<(), StoreError> {
        let t = self.texts;
        writeln!(out, "{}\n", t.pages_calendar(i64::from(year.year())))?;
        let end = year.checked_add_months(Months::new(12)).unwrap_or(year);
        let Ok(days) = Span::new(year, end) else { return Ok(()) };
        let found = read.occurrences(days, self.zone)?;
        if found.is_empty() {
            writeln!(out, "{}", t.pages_nothing())?;
        }
        for one in &found {
            let youths: BTreeSet<YouthId> = one.facts.youths.iter().copied().collect();
            let mut parts = vec![activity_line(t, people, one), t.calendar_kind(one.facts.kind.id()).to_owned()];
            if !youths.is_empty() {
                parts.push(youths_at_home(t, people, &people.by_door(&one.facts.youths)));
            }
            writeln!(out, "{}", parts.join(" · "))?;
        }
        Ok(())
    }
}

/// Days from the first on, a step apart, none after the last.
fn steps(first: Option<NaiveDate>, last: NaiveDate, step: Months) -> Vec<NaiveDate> {
    let next = |day: &NaiveDate| day.checked_add_months(step);
    std::iter::successors(first, next).take_while(|day| *day <= last).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        testing::{SAMPLE_NOW, sample_house},
        text::Language,
    };

    fn page(name: &str) -> String {
        let home = tempfile::tempdir().unwrap();
        let now: Instant = SAMPLE_NOW.parse().unwrap();
        let sample = sample_house(&home.path().join("house"), now);
        let pages = HousePages { texts: Texts::new(Language::Nb), now, zone: Zone::OSLO };
        assert!(pages.names(sample.house.read()).unwrap().contains(&name.to_owned()), "{name}");
        let mut out = Vec::new();
        pages.write(sample.house.read(), name, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn there_is_a_page_for_everybody_and_every_month_and_year() {
        let home = tempfile::tempdir().unwrap();
        let now: Instant = SAMPLE_NOW.parse().unwrap();
        let sample = sample_house(&home.path().join("house"), now);
        let pages = HousePages { texts: Texts::new(Language::Nb), now, zone: Zone::OSLO };
        let names = pages.names(sample.house.read()).unwrap();
        let (first, last) = (names.iter().take(7), names.iter().rev().take(4).rev());
        assert!(
            first.eq(["people", "youth-1", "youth-2", "youth-3", "youth-4", "youth-5", "log-2025-10"]),
            "{names:?}"
        );
        assert!(last.eq(["log-2026-11", "calendar-2025", "calendar-2026", "calendar-2027"]), "{names:?}");
    }

    #[test]
    fn the_pages_read_as_text() {
        insta::assert_snapshot!("people", page("people"));
        insta::assert_snapshot!("youth", page("youth-3"));
        insta::assert_snapshot!("log", page("log-2026-11"));
        insta::assert_snapshot!("calendar", page("calendar-2026"));
    }
}
