//! `calendar import`: a file of a school, a municipality or a rota. First it is looked at what is new, what has changed and what
//! cannot be taken; then all of it is taken, or nothing.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use clap::ArgMatches;
use serde::Serialize;

use super::taken::{self, LeftOut, Purpose, Taken, Why};
use crate::{
    cli::{
        about,
        command::text,
        cx::{Cx, SignedIn, unreadable},
        fault::Fault,
        progress,
    },
    domain::{
        access::Deed,
        calendar::{Doubt, Event, EventFacts, EventKind, ImportedEvent, Kept, Own, Step, Why as OwnBecause},
        command::Command,
        names::Line,
        refusal::Refusal,
    },
    explain,
    ics::{self, Change, IcsError, Limits, Note, Remark, SkipReason},
    store::{StoreError, Together},
    text::Texts,
};

/// What `--kind` can be, and what the events are then; a timetable of a youth is their appointments.
pub(super) const KINDS: [(&str, EventKind); 5] = [
    ("activity", EventKind::Activity),
    ("school", EventKind::Notice),
    ("holiday", EventKind::Notice),
    ("rota", EventKind::RotaShift),
    ("appointment", EventKind::Appointment),
];
/// Events that are written before their words are filed for the search.
const IN_A_PART: usize = 2_000;
/// Lines of one section of what is shown; the rest is counted.
const SHOWN: usize = 40;

/// What becomes of a file, held against what stands.
struct Plan {
    source: Line,
    new: Vec<ImportedEvent>,
    changed: Vec<ImportedEvent>,
    unchanged: usize,
    /// Of what has changed in the file, what stays as the house has it.
    kept: Vec<(EventFacts, Kept)>,
    /// Times to come of which the file has another beside what the house has.
    doubts: Vec<(EventFacts, Doubt)>,
    /// What has changed in the file alone: nothing of it counts here.
    ours: Vec<ImportedEvent>,
    left_out: Vec<LeftOut>,
    notes: Vec<Note>,
    /// What was taken from this file before, is not over, and is not in it any more.
    gone: Vec<Event>,
}

/// Takes a file over, or shows what would be taken.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let path = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let mut signed = cx.sign_in_for(Deed::PlanActivities)?;
    let purpose = purpose(matches, cx, &signed)?;
    let file = read(&path, cx)?;
    let taken = taken::take(file.events, &purpose);
    let source = purpose.source.clone();
    let plan = compare(taken, source, file.notes, cx, &signed)?;
    let (dry_run, json) = (matches.get_flag("dry-run"), matches.get_flag("json"));
    if !json {
        plan.print(dry_run, cx)?;
    }
    if !dry_run {
        write(&plan, &mut signed, cx)?;
    }
    let imports = !dry_run && plan.changes_anything();
    if json {
        return cx.print_json(&plan.json(cx.texts, imports));
    }
    let t = cx.texts;
    cx.print(&match (dry_run, imports) {
        (true, _) => t.import_only_shown().to_owned(),
        (false, false) => t.calendar_cli_nothing_changes().to_owned(),
        (false, true) => t.calendar_cli_imported(
            t.saved_at(t.clock(cx.now(), cx.zone())),
            plan.new.len() as i64,
            plan.changed.len() as i64,
        ),
    })
}

/// As what the file is taken.
fn purpose<'a>(matches: &ArgMatches, cx: &Cx<'_>, signed: &'a SignedIn) -> Result<Purpose<'a>, Fault> {
    let t = cx.texts;
    let name = text(matches, "kind");
    let kind = KINDS.iter().find(|(known, _)| *known == name).map_or(EventKind::Activity, |(_, kind)| *kind);
    let mut youths = Vec::new();
    for one in matches.get_one::<String>("youth").map_or("", String::as_str).split(',').filter(|one| !one.is_empty()) {
        youths.push(about::youth(t, &signed.people, one)?);
    }
    youths.sort_unstable();
    youths.dedup();
    let kind = match kind {
        EventKind::Notice if !youths.is_empty() => EventKind::Appointment,
        kind => kind,
    };
    if kind.needs_youths() == youths.is_empty() {
        let why = if youths.is_empty() { t.calendar_cli_needs_youth() } else { t.calendar_cli_no_youth() };
        return Err(Fault::Usage(why.to_owned()));
    }
    let staff = matches.get_one::<String>("staff").map(|initials| signed.member(t, initials)).transpose()?;
    if staff.is_some() && kind != EventKind::RotaShift {
        return Err(Fault::Usage(t.calendar_cli_no_staff().to_owned()));
    }
    let source = Line::new(text(matches, "name"))?;
    Ok(Purpose { source, kind, youths, staff: staff.map(|member| member.id), people: &signed.people })
}

/// Reads the file. A larger one than any calendar is not read to its end.
fn read(path: &Path, cx: &Cx<'_>) -> Result<ics::File, Fault> {
    let t = cx.texts;
    let limits = Limits::default();
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limits.bytes as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(t, path, &error))?;
    let bar = progress::bar(cx, 0, t.calendar_cli_reading());
    let read = ics::read(&bytes, cx.zone(), limits, &mut |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    read.map_err(|error| Fault::Usage(not_read(t, error)))
}

fn not_read(t: Texts, error: IcsError) -> String {
    match error {
        IcsError::NotCalendar => t.ics_not_calendar().to_owned(),
        IcsError::TooLarge { most } => t.ics_too_large((most >> 20) as i64),
        IcsError::TooMany { most } => t.ics_too_many(t.number(most as i64)),
        IcsError::BrokenOff { line } => t.ics_broken_off(line),
        IcsError::Unexpected { line } => t.ics_unexpected(line),
        IcsError::TooDeep { line } => t.ics_too_deep(line),
    }
}

/// Holds what a file says against what the house took from it before.
fn compare(taken: Taken, source: Line, notes: Vec<Note>, cx: &Cx<'_>, signed: &SignedIn) -> Result<Plan, StoreError> {
    let reader = signed.house.read();
    let mut known = reader.imported_from(source.as_str())?;
    let mut plan = Plan {
        source,
        new: Vec::new(),
        changed: Vec::new(),
        unchanged: 0,
        kept: Vec::new(),
        doubts: Vec::new(),
        ours: Vec::new(),
        left_out: taken.left_out,
        notes,
        gone: Vec::new(),
    };
    let today = cx.today();
    for event in taken.events {
        match known.remove(&event.uid) {
            None => plan.new.push(event),
            Some(None) => {
                let (title, day) = (event.facts.title, event.facts.when.day);
                plan.left_out.push(LeftOut { title, day, why: Why::TakenAway });
            }
            Some(Some(stands)) if reader.is_imported(stands.id, &event)? => plan.unchanged += 1,
            Some(Some(stands)) => plan.add_changed(event, &reader.own_times(stands.id, cx.now(), cx.zone())?, today),
        }
    }
    plan.gone = known.into_values().flatten().filter(|event| !is_over(&event.facts, today)).collect();
    plan.gone.sort_by_key(|event| (event.facts.when.day, event.id));
    Ok(plan)
}

fn is_over(facts: &EventFacts, today: chrono::NaiveDate) -> bool {
    facts.last_day().is_some_and(|last| last < today)
}

/// Writes all of it, or nothing. It is one deed in parts of many events, since the search index is written once for each part.
fn write(plan: &Plan, signed: &mut SignedIn, cx: &Cx<'_>) -> Result<(), Fault> {
    let events: Vec<&ImportedEvent> = plan.new.iter().chain(&plan.changed).chain(&plan.ours).collect();
    if events.is_empty() {
        return Ok(());
    }
    let bar = progress::bar(cx, events.len() as u64, cx.texts.calendar_cli_writing());
    let together = signed.house.together(signed.staff.id, cx.now())?;
    let take = |part: &Together<'_>, event: &ImportedEvent| {
        bar.inc(1);
        match part.execute(&Command::Calendar(Step::Import(Box::new(event.clone())))) {
            // Another terminal has taken the same file in the meantime.
            Ok(_) | Err(StoreError::Refused(Refusal::NothingChanged)) => Ok(()),
            Err(error) => Err(error),
        }
    };
    let mut parts = events.chunks(IN_A_PART);
    let written =
        parts.try_for_each(|events| together.part(|part| events.iter().try_for_each(|event| take(part, event))));
    let kept = written.and_then(|()| together.commit());
    bar.finish_and_clear();
    Ok(kept?)
}

impl Plan {
    /// What the file says otherwise than when it was last taken; the house's own times of it stay.
    fn add_changed(&mut self, event: ImportedEvent, own: &Own, today: chrono::NaiveDate) {
        let is_to_come = |doubt: &Doubt| doubt.file.max(doubt.stands.facts.when.last_day()) >= today;
        let doubts = event.doubts(own).into_iter().filter(is_to_come);
        self.doubts.extend(doubts.map(|doubt| (event.facts.clone(), doubt)));
        let kept = event.kept(own);
        if !kept.is_nothing() {
            self.kept.push((event.facts.clone(), kept));
        }
        if event.beside(own).is_some() { self.changed.push(event) } else { self.ours.push(event) }
    }

    const fn changes_anything(&self) -> bool {
        !(self.new.is_empty() && self.changed.is_empty())
    }

    /// Shows what is new, what has changed, and everything that is not as the file says.
    fn print(&self, dry_run: bool, cx: &mut Cx<'_>) -> Result<(), Fault> {
        let t = cx.texts;
        let events = |events: &[ImportedEvent]| -> Vec<String> { lines(events, |event| told(t, &event.facts)) };
        if dry_run {
            section(cx, &t.calendar_cli_new(self.new.len() as i64), &events(&self.new), self.new.len())?;
            section(
                cx,
                &t.calendar_cli_changed(self.changed.len() as i64),
                &events(&self.changed),
                self.changed.len(),
            )?;
        }
        if self.unchanged > 0 {
            cx.print(&t.calendar_cli_unchanged(self.unchanged as i64))?;
        }
        let kept = lines(&self.kept, |(facts, kept)| format!("{} · {}", told(t, facts), kept_times(t, *kept)));
        section(cx, &self.kept_heading(t), &kept, self.kept.len())?;
        let doubts = lines(&self.doubts, |(facts, doubt)| format!("{} · {}", facts.title, told_doubt(t, doubt)));
        section(cx, &t.calendar_cli_doubts(self.doubts.len() as i64), &doubts, self.doubts.len())?;
        let left_out =
            lines(&self.left_out, |one| format!("{} {} · {}", t.weekday_date(one.day), one.title, why(t, one.why)));
        let skipped: Vec<&Note> = self.notes.iter().filter(|note| matches!(note.what, Remark::Skipped(_))).collect();
        let otherwise: Vec<&Note> = self.notes.iter().filter(|note| matches!(note.what, Remark::Changed(_))).collect();
        let remark = |note: &&Note| t.calendar_cli_line(note.line, remark(t, note.what));
        let all = self.left_out.len() + skipped.len();
        let left_out = [left_out, lines(&skipped, remark)].concat();
        section(cx, &t.calendar_cli_left_out(all as i64), &left_out, all)?;
        section(cx, &t.calendar_cli_otherwise(otherwise.len() as i64), &lines(&otherwise, remark), otherwise.len())?;
        let gone = lines(&self.gone, |event| told(t, &event.facts));
        section(cx, &t.calendar_cli_gone(self.gone.len() as i64), &gone, self.gone.len())
    }

    fn kept_heading(&self, t: Texts) -> String {
        let times = self.kept.iter().map(|(_, kept)| kept.times + kept.attended).sum::<usize>() as i64;
        match self.kept.iter().filter(|(_, kept)| kept.from.is_some()).count() {
            0 => t.calendar_cli_kept(times),
            endless => t.calendar_cli_kept_endless(times, endless as i64),
        }
    }

    fn json(&self, t: Texts, imported: bool) -> PlanJson {
        let note = |note: &Note| NoteJson { line: note.line, message: remark(t, note.what) };
        let (skipped, otherwise): (Vec<&Note>, Vec<&Note>) =
            self.notes.iter().partition(|note| matches!(note.what, Remark::Skipped(_)));
        PlanJson {
            file: self.source.to_string(),
            imported,
            new: self.new.iter().map(|event| EventJson::of(&event.facts, None)).collect(),
            changed: self.changed.iter().map(|event| EventJson::of(&event.facts, None)).collect(),
            unchanged: self.unchanged,
            kept: self.kept.iter().map(|(facts, kept)| KeptJson::of(facts, *kept)).collect(),
            doubts: self.doubts.iter().map(|(facts, doubt)| DoubtJson::of(facts, doubt)).collect(),
            left_out: self
                .left_out
                .iter()
                .map(|one| LeftOutJson {
                    title: one.title.to_string(),
                    starts_on: one.day.to_string(),
                    why: one.why.id(),
                    message: why(t, one.why),
                })
                .collect(),
            not_read: skipped.into_iter().map(note).collect(),
            otherwise: otherwise.into_iter().map(note).collect(),
            gone: self.gone.iter().map(|event| EventJson::of(&event.facts, Some(event.id.0))).collect(),
        }
    }
}

/// The first lines of a section.
fn lines<T>(all: &[T], line: impl Fn(&T) -> String) -> Vec<String> {
    all.iter().take(SHOWN).map(line).collect()
}

/// A heading with its lines, if there are any.
fn section(cx: &mut Cx<'_>, heading: &str, lines: &[String], all: usize) -> Result<(), Fault> {
    if all == 0 {
        return Ok(());
    }
    cx.print(heading)?;
    let shown = lines.len().min(SHOWN);
    for line in &lines[..shown] {
        cx.print(&format!("  {line}"))?;
    }
    if all > shown {
        let more = cx.texts.calendar_cli_more(cx.texts.number((all - shown) as i64));
        cx.print(&format!("  {more}"))?;
    }
    Ok(())
}

/// «man 17.08.2026 08:15–09:45 Norsk · Rom 12 · hver mandag».
fn told(t: Texts, facts: &EventFacts) -> String {
    let mut parts = vec![format!("{} {} {}", t.weekday_date(facts.when.day), t.event_time(&facts.when), facts.title)];
    parts.extend(facts.place.as_ref().map(ToString::to_string));
    parts.extend(facts.rule.as_ref().map(|rule| t.event_rule(rule, facts.when.day)));
    parts.join(" · ")
}

/// «3 ganger», «2 ganger med oppmøte eller påmelding», «alle fra man 02.11.2026», «ingenting av dette er hentet inn».
fn kept_times(t: Texts, kept: Kept) -> String {
    let times = (kept.times > 0).then(|| t.calendar_cli_kept_times(kept.times as i64));
    let attended = (kept.attended > 0).then(|| t.calendar_cli_kept_attended(kept.attended as i64));
    let from = kept.from.map(|day| t.calendar_cli_kept_from(t.weekday_date(day)));
    let whole = kept.whole.then(|| t.calendar_cli_kept_whole().to_owned());
    [times, attended, from, whole].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// «huset hadde avlyst man 21.12.2026; fila har nå tir 22.12.2026: se etter».
fn told_doubt(t: Texts, doubt: &Doubt) -> String {
    let (day, file) = (t.weekday_date(doubt.day), t.weekday_date(doubt.file));
    let stands = doubt.stands.facts.when.day;
    match doubt.stands.why {
        _ if doubt.stands.called_off => t.calendar_cli_doubt_off(day, file),
        OwnBecause::Changed if stands != doubt.day => t.calendar_cli_doubt_moved(day, t.weekday_date(stands), file),
        OwnBecause::Changed => t.calendar_cli_doubt_changed(day, file),
        OwnBecause::Attended | OwnBecause::Before => t.calendar_cli_doubt_attended(t.weekday_date(stands), file),
    }
}

fn why(t: Texts, why: Why) -> String {
    match why {
        Why::TooLong => t.ics_event_too_long().to_owned(),
        Why::NoDay => t.ics_no_day().to_owned(),
        Why::NobodysShift => t.ics_nobodys_shift().to_owned(),
        Why::TwiceADay => t.ics_twice_a_day().to_owned(),
        Why::TakenAway => t.ics_taken_away().to_owned(),
        Why::Invalid(invalid) => explain::invalid(t, invalid),
    }
}

fn remark(t: Texts, remark: Remark) -> String {
    match remark {
        Remark::Skipped(reason) => skipped(t, reason),
        Remark::Changed(Change::TextCut) => t.ics_text_cut(),
        Remark::Changed(Change::DayMoved) => t.ics_day_moved(),
        Remark::Changed(Change::ZoneOfRule) => t.ics_zone_of_rule(),
        Remark::Changed(Change::LengthOfAdded) => t.ics_length_of_added(),
    }
    .to_owned()
}

const fn skipped(t: Texts, reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::NoStart => t.ics_no_start(),
        SkipReason::NotATime => t.ics_not_a_time(),
        SkipReason::EndBeforeStart => t.ics_end_before_start(),
        SkipReason::MixedTimes => t.ics_mixed_times(),
        SkipReason::UnknownZone => t.ics_unknown_zone(),
        SkipReason::OutOfRange => t.ics_out_of_range(),
        SkipReason::FinerThanDay => t.ics_finer_than_day(),
        SkipReason::BadRule => t.ics_bad_rule(),
        SkipReason::TooOften => t.ics_too_often(),
        SkipReason::SeveralRules => t.ics_several_rules(),
        SkipReason::RuleOfAnotherDay => t.ics_rule_of_another_day(),
        SkipReason::ThisAndFollowing => t.ics_this_and_following(),
        SkipReason::TooLong => t.ics_too_long(),
    }
}

#[derive(Serialize)]
struct PlanJson {
    file: String,
    imported: bool,
    new: Vec<EventJson>,
    changed: Vec<EventJson>,
    unchanged: usize,
    kept: Vec<KeptJson>,
    doubts: Vec<DoubtJson>,
    left_out: Vec<LeftOutJson>,
    not_read: Vec<NoteJson>,
    otherwise: Vec<NoteJson>,
    gone: Vec<EventJson>,
}

#[derive(Serialize)]
struct EventJson {
    event: Option<i64>,
    title: String,
    starts_on: String,
    rule: Option<String>,
}

impl EventJson {
    fn of(facts: &EventFacts, event: Option<i64>) -> Self {
        Self {
            event,
            title: facts.title.to_string(),
            starts_on: facts.when.day.to_string(),
            rule: facts.rule.as_ref().map(ToString::to_string),
        }
    }
}

#[derive(Serialize)]
struct KeptJson {
    title: String,
    starts_on: String,
    times: usize,
    attended: usize,
    all_from: Option<String>,
    nothing_taken: bool,
}

impl KeptJson {
    fn of(facts: &EventFacts, kept: Kept) -> Self {
        Self {
            title: facts.title.to_string(),
            starts_on: facts.when.day.to_string(),
            times: kept.times,
            attended: kept.attended,
            all_from: kept.from.map(|day| day.to_string()),
            nothing_taken: kept.whole,
        }
    }
}

#[derive(Serialize)]
struct DoubtJson {
    title: String,
    day: String,
    stands_on: String,
    called_off: bool,
    attended: bool,
    file_has: String,
}

impl DoubtJson {
    fn of(facts: &EventFacts, doubt: &Doubt) -> Self {
        Self {
            title: facts.title.to_string(),
            day: doubt.day.to_string(),
            stands_on: doubt.stands.facts.when.day.to_string(),
            called_off: doubt.stands.called_off,
            attended: doubt.stands.why == OwnBecause::Attended,
            file_has: doubt.file.to_string(),
        }
    }
}

#[derive(Serialize)]
struct LeftOutJson {
    title: String,
    starts_on: String,
    why: &'static str,
    message: String,
}

#[derive(Serialize)]
struct NoteJson {
    line: usize,
    message: String,
}
