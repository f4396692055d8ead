//! What is copied into the case journal, as plain text: it says all that must be known there and names no other youth.
//!
//! ```text
//! Gjelder: Amir Rahimi, født 12.04.2010
//! Slag: hendelse
//! Hendt: lørdag 21.11.2026 kl. 13:40
//! Skrevet: lørdag 21.11.2026 kl. 13:55 av Kari Nygård (KN)
//!
//! Fakta:
//! Kom ikke til avtalt tid.
//! ```

use super::{Texts, masked::mask};
use crate::domain::{
    ids::StaffId,
    journal::{EvaluatedMatter, JournalMatter, JournalStatus},
    log::{About, EntryVersion, LogEntry},
    names::Prose,
    time::{Instant, Zone},
    youth::Youth,
};

/// What is copied, and all that is needed to say it.
#[derive(Clone, Copy)]
pub struct JournalCopy<'a> {
    /// What.
    pub matter: &'a JournalMatter,
    /// All the entry has said; empty for an evaluation, which never changes.
    pub versions: &'a [EntryVersion],
    /// Into whose journal; `None` for what is about the house or an apartment.
    pub youth: Option<&'a Youth>,
    /// Names that must not stand in it: those of the other youths.
    pub others: &'a [&'a str],
    /// How a member signs.
    pub signature: &'a dyn Fn(StaffId) -> String,
    /// The zone of the house.
    pub zone: Zone,
}

/// A text that can be copied.
#[derive(Clone, PartialEq, Eq)]
pub struct CopyText {
    /// The text, in lines that are not broken.
    pub text: String,
    /// How many names of others were taken out of what people wrote.
    pub masked: usize,
}

/// A person's words must not reach a log.
impl std::fmt::Debug for CopyText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CopyText").field("masked", &self.masked).finish_non_exhaustive()
    }
}

impl Texts {
    /// The text of what is copied. No door, address or phone stands in its lines.
    #[must_use]
    pub fn journal_copy(&self, copy: &JournalCopy<'_>) -> CopyText {
        let mut draft = Draft { t: *self, copy, lines: Vec::new(), masked: 0 };
        draft.whose();
        match copy.matter {
            JournalMatter::Entry(entry) => draft.entry(entry),
            JournalMatter::Evaluation(matter) => draft.evaluation(matter),
        }
        draft.replaced();
        CopyText { text: draft.lines.join("\n"), masked: draft.masked }
    }

    /// What kind of thing is copied: «hendelse», «evaluering».
    #[must_use]
    pub const fn journal_kind(&self, matter: &JournalMatter) -> &'static str {
        match matter {
            JournalMatter::Entry(entry) => self.kind(entry.kind),
            JournalMatter::Evaluation(_) => self.journal_evaluation(),
        }
    }

    /// How its text begins, for a list.
    #[must_use]
    pub fn journal_beginning(&self, matter: &JournalMatter) -> String {
        match matter {
            JournalMatter::Entry(entry) => {
                let first = entry.lines.all().into_iter().flatten().next();
                first.map_or("", Prose::as_str).replace('\n', " ")
            }
            JournalMatter::Evaluation(matter) => self.journal_evaluated(matter),
        }
    }

    /// «Stå opp 07:30 selv», or the plan as a whole.
    fn journal_evaluated(&self, matter: &EvaluatedMatter) -> String {
        let of_plan = || self.compare_version(i64::from(matter.number));
        matter.goal.as_ref().map_or_else(of_plan, |goal| self.quoted(goal.as_str()))
    }
}

/// The text while it is put together.
struct Draft<'a> {
    t: Texts,
    copy: &'a JournalCopy<'a>,
    lines: Vec<String>,
    masked: usize,
}

impl Draft<'_> {
    /// A line that is known by its label.
    fn fact(&mut self, label: &str, text: impl std::fmt::Display) {
        self.lines.push(self.t.report_labelled(label, text));
    }

    /// What somebody wrote, under its heading.
    fn written(&mut self, heading: &str, text: &str) {
        let text = self.without_others(text);
        self.lines.extend([String::new(), self.t.journal_heading(heading), text]);
    }

    fn without_others(&mut self, text: &str) -> String {
        let Some(youth) = self.copy.youth else {
            return text.to_owned();
        };
        let own: Vec<&str> = youth.facts.names().collect();
        let masked = mask(text, self.copy.others, &own, self.t.journal_other());
        self.masked += masked.names;
        masked.text
    }

    fn moment(&self, at: Instant) -> String {
        let local = self.copy.zone.local(at);
        self.t.date_and_time(self.t.weekday_date(local.date()), self.t.time(local.time()))
    }

    fn whose(&mut self) {
        let t = self.t;
        let about = match (self.copy.youth, self.copy.matter) {
            (Some(youth), _) => {
                let facts = &youth.facts;
                let name = facts.latin_name.as_ref().unwrap_or(&facts.preferred_name);
                t.journal_whose(name, t.date(facts.birth_date))
            }
            (None, JournalMatter::Entry(entry)) if matches!(entry.about, About::Apartment(_)) => {
                t.journal_an_apartment().to_owned()
            }
            (None, _) => t.report_house().to_owned(),
        };
        self.fact(t.journal_about(), about);
    }

    fn entry(&mut self, entry: &LogEntry) {
        let t = self.t;
        self.fact(t.journal_sort(), t.kind(entry.kind));
        self.fact(t.journal_happened(), self.moment(entry.happened_at));
        self.written_by(entry.written_at, entry.author);
        let headings = [t.entry_facts(), t.journal_youth_voice(), t.entry_assessment(), t.entry_agreed()];
        for (heading, line) in headings.into_iter().zip(entry.lines.all()) {
            if let Some(line) = line {
                self.written(heading, line.as_str());
            }
        }
        if let Some(goal) = &entry.goal {
            self.lines.push(String::new());
            self.fact(t.row_goal(), &goal.title);
        }
        self.corrections();
    }

    fn written_by(&mut self, at: Instant, by: StaffId) {
        let signed = self.t.journal_written_by(self.moment(at), (self.copy.signature)(by));
        self.fact(self.t.journal_written(), signed);
    }

    /// Everything that changed it, the oldest first.
    fn corrections(&mut self) {
        let all = self.copy.versions.iter().filter_map(|version| version.revised.as_ref());
        let told: Vec<(String, Option<&Prose>)> = all
            .map(|revised| {
                let by = (self.copy.signature)(revised.by);
                let line = self.t.journal_revised(self.t.revision_kind(revised.kind), self.moment(revised.at), by);
                (line, revised.reason.as_ref())
            })
            .collect();
        if !told.is_empty() {
            self.lines.push(String::new());
        }
        for (line, reason) in told {
            let reason = reason.map(|reason| self.without_others(reason.as_str()));
            self.lines.push(match reason {
                Some(reason) => self.t.report_labelled(line, reason),
                None => line,
            });
        }
    }

    fn evaluation(&mut self, matter: &EvaluatedMatter) {
        let t = self.t;
        let (evaluation, facts) = (&matter.evaluation, &matter.evaluation.facts);
        self.fact(t.journal_sort(), t.journal_evaluation_of(t.journal_evaluated(matter)));
        self.written_by(evaluation.at, evaluation.by);
        match &facts.youth_view {
            Some(view) => self.written(t.journal_youth_voice(), view.as_str()),
            None => self.written(t.journal_youth_voice(), t.evaluations_not_asked()),
        }
        self.written(t.journal_staff_view(), facts.staff_view.as_str());
        self.lines.push(String::new());
        if let Some(status) = facts.status {
            self.fact(t.evaluation_status(), t.goal_status(status));
        }
        if let Some(next) = facts.next_review {
            self.fact(t.journal_next(), t.date(next));
        }
    }

    /// What was copied before and is no longer so.
    fn replaced(&mut self) {
        let youth = self.copy.youth.map(|youth| youth.id);
        let before = self.copy.matter.transfer(youth);
        let stands = matches!(self.copy.matter.status(youth), JournalStatus::Transferred(_));
        if let Some(before) = before.filter(|_| !stands) {
            let day = self.t.date(self.copy.zone.date(before.at));
            self.lines.extend([String::new(), self.t.journal_replaces(day, &before.reference)]);
        }
    }
}
