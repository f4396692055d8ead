//! What a section of a handover says, line by line. The screen and the print say it alike.

#[cfg(test)]
mod tests;

use super::Texts;
use crate::domain::{
    contact::near::NearDate,
    handover::{
        Mode, Rule, RuleOutcome, Side, Signature,
        pulled::{
            Ahead, EndedTask, FileChange, Heads, LeftWithout, PulledAddendum, PulledCheck, PulledEntry, PulledPoint,
            PulledQuestion, PulledTask, Section, Told,
        },
    },
    ids::StaffId,
    log::Weight,
    names::{Line, Prose},
    task::{Ending, HouseClock, Owner},
    time::Instant,
    watch::WatchNow,
};

/// Stands before what is past its time.
const OVERDUE: &str = "▲ ";

/// A line of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverLine {
    /// What kind of line: stands once before all of a kind.
    pub label: &'static str,
    /// What it says.
    pub text: String,
    /// How much it weighs.
    pub weight: Weight,
}

/// What lines need beside the section itself.
#[derive(Clone, Copy)]
pub struct HandoverWords<'a> {
    /// The texts.
    pub texts: Texts,
    /// Who has which initials.
    pub initials: &'a dyn Fn(StaffId) -> String,
    /// The moment they are read.
    pub now: Instant,
    /// The shifts and the zone of the house.
    pub clock: HouseClock<'a>,
}

impl Texts {
    /// How it is handed over: «muntlig».
    #[must_use]
    pub const fn handover_mode(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::Silent => self.handover_mode_silent(),
            Mode::Oral => self.handover_mode_oral(),
            Mode::Mixed => self.handover_mode_mixed(),
        }
    }

    /// Whether it happened: «ja».
    #[must_use]
    pub const fn rule_outcome(&self, outcome: RuleOutcome) -> &'static str {
        match outcome {
            RuleOutcome::Yes => self.handover_outcome_yes(),
            RuleOutcome::No => self.handover_outcome_no(),
            RuleOutcome::NotApplicable => self.handover_outcome_not_applicable(),
        }
    }
}

impl HandoverWords<'_> {
    /// The lines of a section in their order: what people wrote first, then what was pulled.
    #[must_use]
    pub fn lines(&self, told: &Told<'_>) -> Vec<HandoverLine> {
        let t = self.texts;
        let section = told.section;
        let mut lines = Lines::default();
        if let (Some(points), Some(heads)) = (told.points, told.heads) {
            lines.add_all(t.handover_counts(), self.points(points));
            lines.urge_all(t.handover_counts(), left_out(t, told.left_out));
            let rounds = told.rounds.iter().map(|round| t.round_told(round, self.initials, self.clock.zone));
            lines.add_all(t.handover_rounds(), rounds);
            lines.add(t.handover_heads(), self.heads(heads));
        }
        if section.youth.is_some() {
            lines.add(t.handover_where(), self.place(section));
        }
        let part = told.part.map(|part| &part.facts);
        lines.add_all(t.handover_picture(), written(part.and_then(|part| part.picture.as_ref())));
        let (done, not_done): (Vec<_>, Vec<_>) =
            section.ended.iter().partition(|ended| matches!(ended.ending, Ending::Done));
        lines.urge_all(t.handover_not_done(), not_done.into_iter().map(|ended| self.ended(ended)));
        lines.add_all(t.handover_todo(), section.tasks.iter().map(|task| self.task(task)));
        lines.add_all(t.handover_ended(), done.into_iter().map(|ended| self.ended(ended)));
        lines.add_all(t.handover_rules(), told.rules.iter().map(|rule| self.rule(rule)));
        lines.add_all(t.handover_asked(), told.asked.iter().flat_map(|rule| self.asked(rule)));
        lines.urge_all(t.handover_added(), told.added.iter().map(|added| self.added(added)));
        for entry in &section.entries {
            lines.0.push(HandoverLine { label: t.handover_news(), text: self.entry(entry), weight: entry.weight });
        }
        lines.add_all(t.handover_night(), section.checks.iter().map(|check| self.check(check)));
        lines.add_all(t.handover_plan(), section.changes.iter().map(|change| self.change(change)));
        lines.add_all(t.handover_ahead(), section.ahead.iter().map(|ahead| self.ahead(ahead)));
        for question in &told.questions {
            let weight = if question.settled.is_none() { Weight::Important } else { Weight::Normal };
            lines.0.push(HandoverLine { label: t.handover_question(), text: self.question(question), weight });
        }
        lines.urge_all(t.handover_question(), written(part.and_then(|part| part.question.as_ref())));
        if let Some(words) = part.and_then(|part| part.read_back.as_ref()) {
            let words = words.as_str();
            let by = part.and_then(|part| part.read_back_by).map(self.initials);
            let text = by.map_or_else(|| words.to_owned(), |by| t.handover_read_by(words, by));
            lines.add(t.handover_read_back(), text);
        }
        lines.add_all(
            t.handover_addendum(),
            told.addenda.iter().map(|added| {
                t.handover_addendum_line(added.words.as_str(), (self.initials)(added.by), self.moment(added.at))
            }),
        );
        lines.0
    }

    fn place(&self, section: &Section) -> String {
        if section.has_left {
            return self.texts.handover_has_left().to_owned();
        }
        let (now, zone) = (self.now, self.clock.zone);
        match (&section.presence, &section.doubt) {
            // What was written beside the state is as much a message as the state.
            (Some(mark), doubt) if mark.facts.says_more() => {
                let told = self.texts.presence_in_full(mark, &(self.initials)(mark.by), now, zone);
                let doubt = doubt.as_ref().map(|doubt| self.texts.doubt(doubt, now, zone));
                [Some(told), doubt].into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
            (mark, doubt) => self.texts.presence(mark.as_ref(), doubt.as_ref(), now, zone).swap_remove(0),
        }
    }

    /// A question of an earlier handover, with its age in shifts or with what came of it.
    #[must_use]
    pub fn question(&self, question: &PulledQuestion) -> String {
        let (t, words) = (self.texts, question.words.as_str());
        let Some(settled) = &question.settled else {
            return t.handover_question_open(words, question.age);
        };
        let (by, when) = ((self.initials)(settled.by), self.moment(settled.at));
        match &settled.answer {
            Some(answer) => t.handover_question_answered(words, answer.as_str(), by, when),
            None => t.handover_question_settled(words, by, when),
        }
    }

    fn added(&self, added: &PulledAddendum) -> String {
        self.texts.handover_addendum_line(added.words.as_str(), (self.initials)(added.by), self.moment(added.at))
    }

    /// «FØLG MED siden 19.11. (KN): sover lite», with a word about a level that was changed in this shift.
    #[must_use]
    pub fn watch(&self, section: &Section) -> String {
        let t = self.texts;
        if section.has_left {
            return t.handover_has_left().to_owned();
        }
        let mut text = t.watch(WatchNow::of(section.watch.as_ref(), self.now)).swap_remove(0);
        let Some(mark) = &section.watch else {
            return text;
        };
        text = t.handover_watch_since(
            text,
            t.moment_short(mark.since, self.now, self.clock.zone),
            (self.initials)(mark.by),
        );
        if let Some(reason) = &mark.facts.reason {
            text = t.handover_watch_reason(text, reason);
        }
        if section.watch_changed { t.handover_watch_changed(text) } else { text }
    }

    /// A rule with its end, without a question.
    #[must_use]
    pub fn rule(&self, rule: &Rule) -> String {
        let (facts, until) = (&rule.facts, self.moment(rule.facts.expires_at));
        if facts.expires_at <= self.now {
            self.texts.handover_rule_expired(&facts.condition, &facts.action, until)
        } else {
            self.texts.handover_rule(&facts.condition, &facts.action, until)
        }
    }

    /// A rule with what came of it; under the newest answer those that it corrects.
    fn asked(&self, rule: &Rule) -> Vec<String> {
        let t = self.texts;
        let said = self.rule(rule);
        let newest = match rule.answer {
            None if rule.facts.expires_at > self.now => t.handover_rule_holds(said),
            None => t.handover_rule_asked(said),
            Some(answer) => t.handover_rule_answered(
                said,
                t.rule_outcome(answer.outcome),
                (self.initials)(answer.by),
                self.moment(answer.at),
            ),
        };
        let earlier = rule.earlier.iter().map(|answer| {
            let (outcome, by) = (t.rule_outcome(answer.outcome), (self.initials)(answer.by));
            t.handover_rule_answered_before(outcome, by, self.moment(answer.at))
        });
        std::iter::once(newest).chain(earlier).collect()
    }

    /// Who has signed when; `written` is whether anybody has written a word of it.
    #[must_use]
    pub fn state(&self, signatures: &[Signature], written: bool, left: Option<&LeftWithout>) -> String {
        let t = self.texts;
        let of = |side: Side| signatures.iter().filter(move |one| one.side == side);
        match (of(Side::Outgoing).next(), of(Side::Incoming).next()) {
            (Some(out), Some(received)) => {
                let receivers: Vec<String> = of(Side::Incoming).map(|one| (self.initials)(one.staff)).collect();
                t.handover_state_received(
                    self.moment(out.at),
                    (self.initials)(out.staff),
                    self.moment(received.at),
                    receivers.join(", "),
                )
            }
            (Some(out), None) => t.handover_state_sealed(self.moment(out.at), (self.initials)(out.staff)),
            _ => {
                let state = if written { t.handover_state_open() } else { t.handover_state_none() };
                left.map_or_else(
                    || state.to_owned(),
                    |left| {
                        let by = (self.initials)(left.staff);
                        t.handover_state_left(state, by, self.moment(left.at), left.reason.as_str())
                    },
                )
            }
        }
    }

    fn moment(&self, at: Instant) -> String {
        self.texts.moment(at, self.now, self.clock.zone)
    }

    /// What was counted, a line each, and what is in order on one for whoever said so, with when they said the last of it.
    fn points(&self, points: &[PulledPoint]) -> Vec<String> {
        let t = self.texts;
        let mut lines = Vec::new();
        let mut ticked: Vec<(StaffId, Vec<&PulledPoint>)> = Vec::new();
        for point in points {
            let (by, when) = ((self.initials)(point.by), self.moment(point.at));
            match (point.count, point.held_against, &point.reason) {
                (Some(count), Some(before), Some(reason)) => {
                    lines.push(t.handover_point_differs(&point.words, count, before, by, when, reason.as_str()));
                }
                (Some(count), ..) => lines.push(t.handover_point_count(&point.words, count, by, when)),
                (None, ..) => match ticked.iter_mut().find(|(staff, _)| *staff == point.by) {
                    Some((_, theirs)) => theirs.push(point),
                    None => ticked.push((point.by, vec![point])),
                },
            }
        }
        for (staff, theirs) in ticked {
            let words: Vec<&str> = theirs.iter().map(|point| point.words.as_str()).collect();
            let last = theirs.iter().map(|point| point.at).max();
            let when = last.map_or_else(String::new, |at| self.moment(at));
            lines.push(t.handover_ticked(words.join(", "), (self.initials)(staff), when));
        }
        lines
    }

    fn heads(&self, heads: Heads) -> String {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let unknown = heads.unknown.saturating_sub(heads.missing);
        let mut text = self.texts.handover_inside(heads.inside, heads.outside, unknown);
        if heads.missing > 0 {
            text = self.texts.handover_with_missing(number(heads.missing), text);
        }
        if heads.guests == 0 { text } else { self.texts.handover_with_guests(text, number(heads.guests)) }
    }

    fn task(&self, task: &PulledTask) -> String {
        let t = self.texts;
        let initials = if let Owner::Staff(staff) = task.facts.owner { (self.initials)(staff) } else { String::new() };
        let due = t.due_short(&task.facts, task.day, self.now, &self.clock);
        let sign = if task.overdue { OVERDUE } else { "" };
        let mut parts = vec![
            format!("{sign}{}", t.report_task(due, &task.facts.title)),
            t.owner_short(&task.facts.owner, self.clock.kinds, &initials),
        ];
        if task.missed > 0 {
            parts.push(t.task_missed(i64::from(task.missed)));
        }
        parts.join(" · ")
    }

    fn check(&self, check: &PulledCheck) -> String {
        let t = self.texts;
        let told = t.check_told(check.result, check.seen_in);
        let what = check.agreed.map_or_else(|| told.to_owned(), |agreed| format!("{}: {told}", t.night_check(agreed)));
        t.handover_check(self.moment(check.at), what, (self.initials)(check.by))
    }

    fn ended(&self, ended: &EndedTask) -> String {
        let (when, by) = (self.moment(ended.at), (self.initials)(ended.by));
        match &ended.ending {
            Ending::Done => self.texts.handover_ended_done(&ended.title, when, by),
            Ending::NotDone(reason) => self.texts.handover_ended_not_done(&ended.title, when, by, reason.as_str()),
        }
    }

    fn entry(&self, entry: &PulledEntry) -> String {
        let t = self.texts;
        let lines = &entry.lines;
        let words = |prose: &Option<Prose>| prose.as_ref().map(|prose| prose.as_str().to_owned());
        let parts = [
            words(&lines.facts),
            words(&lines.youth_voice).map(|text| t.handover_voice(text)),
            words(&lines.assessment).map(|text| t.handover_assessment(text)),
            words(&lines.agreed).map(|text| t.handover_agreed(text)),
        ];
        let mut text = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        if entry.weight != Weight::Normal {
            text = format!("{} {text}", entry.weight.sign());
        }
        if entry.others > 0 {
            text = t.handover_entry_others(text, i64::try_from(entry.others).unwrap_or(i64::MAX));
        }
        t.handover_entry(self.moment(entry.happened_at), (self.initials)(entry.author), text)
    }

    fn ahead(&self, ahead: &Ahead) -> String {
        let t = self.texts;
        match ahead {
            Ahead::Activity { title, place, starts_at, responsible, .. } => {
                let mut parts = vec![t.handover_activity(self.moment(*starts_at), title)];
                parts.extend(place.as_ref().map(Line::to_string));
                parts.extend(responsible.map(self.initials));
                parts.join(" · ")
            }
            Ahead::Date { of, day } => {
                let today = self.clock.zone.date(self.now);
                t.near_date(&NearDate { of: of.clone(), day: *day }, today)
            }
            Ahead::Review { title, day, .. } => {
                let today = self.clock.zone.date(self.now);
                let sign = if *day < today { OVERDUE } else { "" };
                format!("{sign}{}", t.handover_review(title, t.relative_day(*day, today)))
            }
        }
    }

    fn change(&self, change: &FileChange) -> String {
        let (at, by) = change.when_and_who();
        self.texts.file_change(change, &(self.initials)(by), &self.moment(at))
    }
}

fn written(prose: Option<&Prose>) -> Vec<String> {
    prose.map(|prose| prose.as_str().to_owned()).into_iter().collect()
}

/// What nobody has gone through, on one line.
fn left_out(t: Texts, points: &[Line]) -> Option<String> {
    let words: Vec<&str> = points.iter().map(Line::as_str).collect();
    (!words.is_empty()).then(|| t.handover_left_out(words.join(", ")))
}

/// Lines while they are gathered.
#[derive(Default)]
struct Lines(Vec<HandoverLine>);

impl Lines {
    fn add(&mut self, label: &'static str, text: String) {
        self.0.push(HandoverLine { label, text, weight: Weight::Normal });
    }

    fn add_all(&mut self, label: &'static str, texts: impl IntoIterator<Item = String>) {
        for text in texts {
            self.add(label, text);
        }
    }

    /// Lines that must not be passed over.
    fn urge_all(&mut self, label: &'static str, texts: impl IntoIterator<Item = String>) {
        let urgent = |text| HandoverLine { label, text, weight: Weight::Important };
        self.0.extend(texts.into_iter().map(urgent));
    }
}
