//! What is handed out, as text: it is written as it is read, so that a file of thirty years is never in memory as a whole.

use std::{collections::BTreeMap, io::Write};

use chrono::NaiveDate;

use crate::{
    domain::{
        access_pack::{Pack, PackLine, Part, Reason},
        audit::{DeedKind, Entity},
        time::{Instant, Zone},
    },
    report::chain_line,
    store::{
        ChainHead, StoreError,
        read::{AuditEntry, HouseInfo, People, Reader},
    },
    text::Texts,
};

/// Lines read at a time.
const PAGE: usize = 500;

/// A paper that is written.
pub(super) struct Paper<'a> {
    pub t: Texts,
    pub info: &'a HouseInfo,
    pub people: &'a People,
    pub pack: &'a Pack,
    /// When it was first handed out, and how whoever did it signs.
    pub made: (Instant, String),
    pub head: ChainHead,
    pub zone: Zone,
}

/// What came into it.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub lines: u32,
    pub masked: u32,
    pub unseen: u32,
    /// How often each reason was given, in the order in which they first were.
    reasons: Vec<(Reason, u32)>,
}

impl Tally {
    /// How often each reason was given, by its name.
    pub fn by_name(&self) -> Vec<(String, u32)> {
        let mut named: BTreeMap<&str, u32> = BTreeMap::new();
        for (reason, count) in &self.reasons {
            *named.entry(reason.id()).or_default() += count;
        }
        named.into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
    }

    /// Counts a mask; answers the number its reason has on paper.
    fn count(&mut self, reason: &Reason) -> usize {
        let known = self.reasons.iter().position(|(other, _)| other == reason);
        let at = known.unwrap_or(self.reasons.len());
        match self.reasons.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => self.reasons.push((reason.clone(), 1)),
        }
        at + 1
    }
}

impl Paper<'_> {
    /// Writes it.
    ///
    /// # Errors
    /// What the store and the file answer.
    pub fn write(&self, read: Reader<'_>, out: &mut dyn Write) -> Result<Tally, StoreError> {
        self.write_beginning(out)?;
        let mut tally = Tally::default();
        let (mut after, mut part) = (None, None);
        loop {
            let lines = read.pack_lines(self.pack.id, after, PAGE)?;
            let Some(last) = lines.last() else { break };
            after = Some(last.place);
            for line in &lines {
                if part != Some(line.place.part) {
                    part = Some(line.place.part);
                    let name = Part::from_number(line.place.part).map_or("", |part| self.t.pack_part(part));
                    writeln!(out, "\n{}", name.to_uppercase())?;
                }
                self.write_line(line, &mut tally, out)?;
            }
        }
        self.write_readers(read, out)?;
        self.write_reasons(&tally, out)?;
        writeln!(out, "\n{}", chain_line(self.t, &self.head))?;
        Ok(tally)
    }

    fn write_beginning(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        let (t, request) = (self.t, &self.pack.request);
        if self.info.invented {
            writeln!(out, "{}", t.report_invented())?;
        }
        let facts = self.people.youths.get(&self.pack.youth).map(|youth| &youth.facts);
        let whose = facts.map_or_else(String::new, |facts| {
            let name = facts.latin_name.as_ref().unwrap_or(&facts.preferred_name);
            t.journal_whose(name, t.date(facts.birth_date))
        });
        writeln!(out, "{}\n{}", t.pack_paper_title(whose), self.info.name)?;
        let (at, who) = &self.made;
        let made = t.pack_paper_made_by(t.date_and_time(t.date(self.zone.date(*at)), t.clock(*at, self.zone)), who);
        let facts = [
            (t.pack_paper_asked(), Some(t.pack_asked(request))),
            (t.pack_paper_purpose(), request.purpose.as_ref().map(|purpose| purpose.as_str().to_owned())),
            (t.pack_paper_period(), Some(t.pack_period(request))),
            (t.pack_paper_made(), Some(made)),
        ];
        for (label, told) in facts {
            if let Some(told) = told {
                writeln!(out, "{}", t.report_labelled(label, told))?;
            }
        }
        writeln!(out, "\n{}", t.pack_paper_about())?;
        Ok(())
    }

    fn write_line(&self, line: &PackLine, tally: &mut Tally, out: &mut dyn Write) -> Result<(), StoreError> {
        let masks = line.masks();
        tally.lines += 1;
        tally.masked += u32::from(!masks.is_empty());
        tally.unseen += u32::from(!line.is_seen());
        let shown = if masks.hide_all(&line.text) {
            let numbers = masks.applied(&line.text, |reason| self.instead(reason, tally.count(reason)));
            format!("{numbers}: {}", self.t.pack_paper_line_hidden())
        } else {
            masks.applied(&line.text, |reason| self.instead(reason, tally.count(reason)))
        };
        writeln!(out, "{}", shown.replace('\n', "\n  "))?;
        Ok(())
    }

    fn instead(&self, reason: &Reason, number: usize) -> String {
        match reason {
            Reason::OtherYouth => self.t.pack_other_youth().to_owned(),
            _ => self.t.pack_hidden_because(number),
        }
    }

    /// Who has read and changed: who, what sort of deed and when, never a word of what was written. What the leader did to put
    /// this together stands in the chain, and would only hide the rest here.
    fn write_readers(&self, read: Reader<'_>, out: &mut dyn Write) -> Result<(), StoreError> {
        let t = self.t;
        writeln!(out, "\n{}", t.pack_paper_readers().to_uppercase())?;
        let day = |row: &AuditEntry| -> NaiveDate { self.zone.date(row.at) };
        let mut rows = read.audit_about(self.pack.youth)?;
        rows.retain(|row| {
            let is_own = row.entity == Entity::AccessPack.id();
            row.id <= self.head.id && !is_own && self.pack.request.covers(Some(day(row)))
        });
        for (title, changes) in [(t.audit_youth_reads(), false), (t.audit_youth_changes(), true)] {
            writeln!(out, "{title}")?;
            let of_kind = rows.iter().filter(|row| (DeedKind::of(&row.action) == DeedKind::Change) == changes);
            let mut any = false;
            for row in of_kind {
                any = true;
                writeln!(out, "  {}", self.reader(row))?;
            }
            if !any {
                writeln!(out, "  {}", t.audit_youth_none())?;
            }
        }
        Ok(())
    }

    fn reader(&self, row: &AuditEntry) -> String {
        let (t, at) = (self.t, self.zone.local(row.at));
        let when = t.date_and_time(t.weekday_date(at.date()), t.time(at.time()));
        let who = row.staff.map_or_else(|| t.audit_nobody().to_owned(), |staff| self.people.signature(staff));
        format!("{when}  {who}: {}", t.audit_deed_with(&row.action, &row.entity, row.list))
    }

    fn write_reasons(&self, tally: &Tally, out: &mut dyn Write) -> Result<(), StoreError> {
        let t = self.t;
        writeln!(out, "\n{}", t.pack_paper_why().to_uppercase())?;
        if tally.reasons.is_empty() {
            writeln!(out, "{}", t.pack_paper_nothing_hidden())?;
        }
        for (number, (reason, count)) in (1..).zip(&tally.reasons) {
            writeln!(out, "({number}) {}", t.pack_paper_why_count(i64::from(*count), t.pack_reason(reason)))?;
        }
        Ok(())
    }
}
