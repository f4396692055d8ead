//! `handover`: what one shift tells the next, on one page, and which of them nobody has signed.

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde::Serialize;

use super::{
    command::{branch, json, leaf, option},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::YouthRef,
    paper,
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        fold::fold_loose,
        handover::{Mode, Rule, Side, Signature, State, pulled, pulled::LeftWithout},
        ids::{ShiftId, StaffId, YouthId},
        names::{Line, Prose},
        refusal::Refusal,
        taken::TakenList,
        time::Instant,
    },
    report::handover::{HandoverPrint, handover_line, taking_over},
    store::read::{People, Sheet, ShiftOn},
    text::{
        Texts,
        handover::HandoverWords,
        recur::names_shift,
        when::{Lean, parse_date},
    },
};

/// Words before the number of a shift.
const SHIFT: [&str; 2] = ["shift-", "vakt-"];

/// Shifts that are listed, and among which one is looked for by its name: ten days with three a day.
const RECENT: usize = 30;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "handover", t.cli_handover_about(), t.cli_handover_usage())
        .subcommand(
            leaf(t, "show", t.cli_handover_show_about(), t.cli_handover_show_usage())
                .arg(option("shift", t.cli_value_text(), t.cli_handover_shift_help()))
                .arg(json(t)),
        )
        .subcommand(leaf(t, "list", t.cli_handover_list_about(), t.cli_handover_list_usage()).arg(json(t)))
}

/// Shows one, or lists the last ones.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("show", matches)) => show(matches, cx),
        Some((_, matches)) => list(matches, cx),
        None => Ok(()),
    }
}

fn sheet(shift: &ShiftOn, signed: &SignedIn, cx: &Cx<'_>) -> Result<Sheet, Fault> {
    let clock = cx.house_clock();
    Ok(signed.house.read().handover_sheet(
        shift,
        &taking_over(shift, &clock),
        cx.now(),
        &clock,
        &cx.loaded.config.checklists,
    )?)
}

fn show(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in_for(Deed::SeeHouse)?;
    let shift = match matches.get_one::<String>("shift") {
        Some(text) => named(text, &signed, cx)?,
        None => usual(&signed, cx)?,
    };
    signed.note(cx.now(), AccessEvent::OpenHandover, None)?;
    let sheet = sheet(&shift, &signed, cx)?;
    signed.note_export(cx.now(), TakenList::Handover, signed.people.residents())?;
    let print = HandoverPrint {
        sheet: &sheet,
        info: &signed.info,
        people: &signed.people,
        now: cx.now(),
        clock: cx.house_clock(),
    };
    if matches.get_flag("json") {
        let waiting = signed.house.read().waiting_handovers(cx.now())?;
        let age = waiting.iter().find(|one| one.shift == shift.id).map(|one| one.age);
        let answer = Shown { handover: HandoverJson::of(&print, age) };
        return cx.print_json(&answer);
    }
    let text = paper::with_head(&print.text(cx.texts), &signed, cx.texts)?;
    cx.print(&text)
}

/// The newest that waits for a signature; else that of the newest shift.
fn usual(signed: &SignedIn, cx: &Cx<'_>) -> Result<ShiftOn, Fault> {
    let read = signed.house.read();
    let waiting = read.waiting_handovers(cx.now())?;
    let shift = match waiting.first() {
        Some(waiting) => read.shift(waiting.shift)?,
        None => read.recent_shifts(1)?.pop(),
    };
    shift.ok_or_else(|| Fault::Usage(cx.texts.cli_handover_no_shift().to_owned()))
}

/// The shift somebody wrote: `12`, `vakt-12`, `kveld`, `kveld 20.11.`
fn named(text: &str, signed: &SignedIn, cx: &Cx<'_>) -> Result<ShiftOn, Fault> {
    let unknown = || Fault::Usage(cx.texts.cli_handover_no_such(text));
    let read = signed.house.read();
    let folded = fold_loose(text.trim());
    let number = SHIFT.iter().find_map(|before| folded.strip_prefix(before)).unwrap_or(&folded);
    if let Ok(id) = number.parse() {
        return read.shift(ShiftId(id))?.ok_or_else(unknown);
    }
    let (name, day) = folded.split_once(' ').unwrap_or((&folded, ""));
    let kind = cx.loaded.config.shifts.iter().find(|kind| names_shift(name, kind)).ok_or_else(unknown)?;
    let day: Option<NaiveDate> = match day.trim() {
        "" => None,
        day => Some(parse_date(day, cx.today(), Lean::Past).map_err(|error| cx.not_understood(day, error))?),
    };
    let recent = read.recent_shifts(RECENT)?.into_iter();
    recent
        .filter(|shift| shift.kind == kind.id)
        .find(|shift| day.is_none_or(|day| shift.day == day))
        .ok_or_else(unknown)
}

#[derive(Serialize)]
struct Shown {
    handover: HandoverJson,
}

#[derive(Serialize)]
struct Listed {
    handovers: Vec<ListedJson>,
}

fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let signed = cx.sign_in_for(Deed::SeeHouse)?;
    let read = signed.house.read();
    let waiting = read.waiting_handovers(cx.now())?;
    let mut shifts = read.recent_shifts(RECENT)?;
    for one in &waiting {
        if shifts.iter().all(|shift| shift.id != one.shift) {
            shifts.push(read.shift(one.shift)?.ok_or(Refusal::Gone)?);
        }
    }
    let mut listed = Vec::new();
    let mut lines = Vec::new();
    let clock = cx.house_clock();
    let initials = |staff: StaffId| signed.people.initials(staff).to_owned();
    let words = HandoverWords { texts: cx.texts, initials: &initials, now: cx.now(), clock };
    for shift in shifts {
        let signed_by = read.handover_signed(shift.id)?;
        let age = waiting.iter().find(|one| one.shift == shift.id).map(|one| one.age);
        let handover = signed_by.handover.as_ref();
        let to = handover.map_or_else(|| taking_over(&shift, &clock), |handover| handover.to.clone());
        let line = handover_line(&shift, &to, &signed_by, &words);
        let line = match age {
            Some(age) if age > 0 => cx.texts.handover_with_age(line, age),
            _ => line,
        };
        lines.push(format!("{line} · shift-{}", shift.id));
        listed.push(ListedJson {
            from: ShiftJson::of(&shift),
            to: to.0,
            state: handover.map(|handover| handover.state),
            signatures: signatures_json(&signed.people, &signed_by.signatures),
            left: LeftJson::of(&signed.people, signed_by.left.as_ref()),
            age,
        });
    }
    if matches.get_flag("json") {
        return cx.print_json(&Listed { handovers: listed });
    }
    if lines.is_empty() {
        return cx.print(cx.texts.cli_handover_no_shift());
    }
    cx.print(&lines.join("\n"))
}

#[derive(Serialize)]
struct ShiftJson {
    id: i64,
    kind: String,
    day: NaiveDate,
    starts_at: Instant,
    ends_at: Instant,
}

impl ShiftJson {
    fn of(shift: &ShiftOn) -> Self {
        let kind = shift.kind.0.clone();
        Self { id: shift.id.0, kind, day: shift.day, starts_at: shift.starts_at, ends_at: shift.ends_at }
    }
}

#[derive(Serialize)]
struct SignatureJson {
    side: Side,
    by: String,
    at: Instant,
    reason: Option<Prose>,
}

fn signatures_json(people: &People, signatures: &[Signature]) -> Vec<SignatureJson> {
    let one = |signature: &Signature| SignatureJson {
        side: signature.side,
        by: people.initials(signature.staff).to_owned(),
        at: signature.at,
        reason: signature.reason.clone(),
    };
    signatures.iter().map(one).collect()
}

#[derive(Serialize)]
struct LeftJson {
    by: String,
    at: Instant,
    reason: Prose,
}

impl LeftJson {
    fn of(people: &People, left: Option<&LeftWithout>) -> Option<Self> {
        left.map(|left| Self { by: people.initials(left.staff).to_owned(), at: left.at, reason: left.reason.clone() })
    }
}

#[derive(Serialize)]
struct ListedJson {
    from: ShiftJson,
    to: String,
    /// `null` where nobody has written a word of it.
    state: Option<State>,
    signatures: Vec<SignatureJson>,
    /// Why its shift was left without one.
    left: Option<LeftJson>,
    /// How many shifts have taken over since, while it waits.
    age: Option<usize>,
}

impl ListedJson {
    fn of(people: &People, sheet: &Sheet, age: Option<usize>) -> Self {
        Self {
            from: ShiftJson::of(&sheet.shift),
            to: sheet.to.0.clone(),
            state: sheet.handover.as_ref().map(|handover| handover.state),
            signatures: signatures_json(people, &sheet.signatures),
            left: LeftJson::of(people, sheet.left.as_ref()),
            age,
        }
    }
}

#[derive(Serialize)]
struct HandoverJson {
    #[serde(flatten)]
    listed: ListedJson,
    mode: Option<Mode>,
    printed_at: Instant,
    valid_until: Option<Instant>,
    pulled_at: Instant,
    heads: pulled::Heads,
    points: Vec<pulled::PulledPoint>,
    left_out: Vec<Line>,
    rounds: Vec<pulled::PulledRound>,
    sections: Vec<SectionJson>,
}

#[derive(Serialize)]
struct SectionJson {
    /// `null` is the house.
    youth: Option<YouthRef>,
    picture: Option<Prose>,
    question: Option<Prose>,
    read_back: Option<Prose>,
    read_back_by: Option<String>,
    gone_through: bool,
    rules: Vec<Rule>,
    asked: Vec<Rule>,
    questions: Vec<pulled::PulledQuestion>,
    added: Vec<pulled::PulledAddendum>,
    addenda: Vec<AddendumJson>,
    pulled: Option<pulled::Section>,
}

#[derive(Serialize)]
struct AddendumJson {
    words: Prose,
    at: Instant,
    by: String,
}

impl HandoverJson {
    fn of(print: &HandoverPrint<'_>, age: Option<usize>) -> Self {
        use chrono::SubsecRound as _;
        let sheet = print.sheet;
        Self {
            listed: ListedJson::of(print.people, sheet, age),
            mode: sheet.handover.as_ref().map(|handover| handover.mode),
            printed_at: print.now.trunc_subsecs(0),
            valid_until: print.valid_until(),
            pulled_at: sheet.pulled.at.trunc_subsecs(0),
            heads: sheet.pulled.heads,
            points: sheet.pulled.points.clone(),
            left_out: sheet.pulled.left_out.clone(),
            rounds: sheet.pulled.rounds.clone(),
            sections: sheet.sections().into_iter().map(|youth| section(print, youth)).collect(),
        }
    }
}

fn section(print: &HandoverPrint<'_>, youth: Option<YouthId>) -> SectionJson {
    let (sheet, people) = (print.sheet, print.people);
    let facts = sheet.part(youth).map(|part| part.facts.clone()).unwrap_or_default();
    let addenda = sheet.addenda.iter().filter(|added| added.youth == youth);
    SectionJson {
        youth: youth.map(|youth| YouthRef::of(people, youth)),
        picture: facts.picture,
        question: facts.question,
        read_back: facts.read_back,
        read_back_by: facts.read_back_by.map(|staff| people.initials(staff).to_owned()),
        gone_through: facts.gone_through,
        rules: sheet.rules.iter().filter(|rule| rule.facts.youth == youth).cloned().collect(),
        asked: sheet.pulled.asked_about(youth).cloned().collect(),
        questions: sheet.pulled.questions_about(youth).cloned().collect(),
        added: sheet.pulled.added_about(youth).cloned().collect(),
        addenda: addenda
            .map(|added| AddendumJson {
                words: added.words.clone(),
                at: added.at,
                by: people.initials(added.by).to_owned(),
            })
            .collect(),
        pulled: sheet.pulled.section(youth).cloned(),
    }
}
