//! `host show`: a household with its adults, what it has reached, and its cases.

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::{
    cli::{
        command::{json, leaf, positional, text},
        cx::{Cx, SignedIn},
        fault::Fault,
        json::YouthRef,
        paper,
    },
    domain::{
        access::Deed,
        audit::AccessEvent,
        fold::fold_loose,
        host::{
            HostAdult, HostCase, HostFile, Household, HouseholdState,
            gate::{Gate, Missing, Reached, Whose},
            sheet::{Sheet, StaleSheet},
        },
        ids::HouseholdId,
        names::{Line, Prose},
        refusal::Refusal,
        taken::TakenList,
    },
    text::{Texts, format::phone},
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "show", t.cli_host_show_about(), t.cli_host_show_usage())
        .arg(positional(t, "household", t.cli_value_household(), t.cli_host_whom_help()).required(true))
        .arg(json(t))
        .after_help(t.cli_host_show_more())
}

/// What is shown of one household.
struct Shown {
    file: HostFile,
    /// The newest sheet of each case, in the order of the cases.
    sheets: Vec<Option<Sheet>>,
    stale: Vec<Option<StaleSheet>>,
    /// Somebody who lives there has a protected address: where that is stays in the house.
    hides_address: bool,
}

/// Shows one: that the youths of its cases are told of is written down.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in_for(Deed::SeeHosts)?;
    let id = household(text(matches, "household"), &signed, cx.texts)?;
    let file = signed.house.read().host_file(id)?.ok_or(Refusal::Gone)?;
    signed.note(cx.now(), AccessEvent::OpenHosts, None)?;
    signed.note_export(cx.now(), TakenList::Hosts, file.cases.iter().map(|case| case.youth))?;
    let read = signed.house.read();
    let stale = read.stale_sheets(cx.today())?;
    let newest = |case: &HostCase| Ok(read.host_sheets_of(case.id)?.into_iter().next());
    let sheets = file.cases.iter().map(newest).collect::<Result<_, Fault>>()?;
    // Whoever has left may still live there, with a lease of their own.
    let hides_address =
        file.cases.iter().map(|case| read.hides_address(case.youth)).collect::<Result<Vec<_>, _>>()?.contains(&true);
    let stale = file.cases.iter().map(|case| stale.get(&case.id).copied()).collect();
    let shown = Shown { file, sheets, stale, hides_address };
    if matches.get_flag("json") {
        return cx.print_json(&whole(&shown, &signed, cx));
    }
    let text = paper::with_head(&lines(&shown, &signed, cx).join("\n"), &signed, cx.texts)?;
    cx.print(&text)
}

/// A household by its number, its name, or a part of the name that no other has.
fn household(written: &str, signed: &SignedIn, t: Texts) -> Result<HouseholdId, Fault> {
    let households = signed.house.read().households()?;
    let folded = fold_loose(written.trim());
    let name = |one: &Household| fold_loose(one.facts.name.as_str());
    let is_it = |one: &&Household| one.id.to_string() == folded || name(one) == folded;
    let mut found: Vec<_> = households.iter().filter(is_it).collect();
    if found.is_empty() && !folded.is_empty() {
        found = households.iter().filter(|one| name(one).contains(&folded)).collect();
    }
    match found[..] {
        [one] => Ok(one.id),
        [one, ..] => Err(Fault::Usage(t.cli_host_several(written, one.id.to_string()))),
        [] => Err(Fault::Usage(t.cli_host_no_such(written))),
    }
}

fn lines(shown: &Shown, signed: &SignedIn, cx: &Cx<'_>) -> Vec<String> {
    let (t, file) = (cx.texts, &shown.file);
    let facts = &file.household.facts;
    let state = t.household_state(file.state(cx.today()));
    let mut lines = vec![format!("{} · {} · {state}", file.household.id, facts.name)];
    let address =
        if shown.hides_address { Some(t.sheet_protected().to_owned()) } else { words(facts.address.as_ref()) };
    let labelled = [
        (t.cli_host_address(), address),
        (t.cli_host_dwelling(), prose(facts.dwelling.as_ref())),
        (t.cli_host_facilities(), prose(facts.facilities.as_ref())),
        (t.sheet_languages(), words(facts.languages.as_ref())),
        (t.cli_host_limits(), prose(facts.limits.as_ref())),
        (t.function_host_coordinator(), facts.coordinator.map(|staff| signed.people.initials(staff).to_owned())),
        (t.cli_host_begun(), Some(t.date(facts.begun))),
        (t.cli_host_vacant(), file.vacant_since().map(|day| t.date(day))),
    ];
    lines.extend(labelled.into_iter().filter_map(|(label, said)| Some(format!("{label}: {}", said?))));
    lines.extend(file.household.ended.as_ref().map(|end| t.household_ended_on(t.date(end.on), end.why.as_str())));
    lines.extend(gates(file, Whose::Household(file.household.id), signed, t));
    if file.state(cx.today()) == HouseholdState::Interest {
        let left: Vec<_> = file.before_approval().into_iter().map(Missing::Gate).collect();
        lines.push(format!("  {}", t.hosts_missing(t.host_missing_list(&left))));
    }
    for adult in &file.adults {
        lines.push(adult_line(adult, shown.hides_address, t));
        lines.extend(gates(file, Whose::Adult(adult.id), signed, t));
    }
    for ((case, sheet), stale) in file.cases.iter().zip(&shown.sheets).zip(&shown.stale) {
        lines.push(case_line(case, signed, t));
        lines.extend(gates(file, Whose::Case(case.id), signed, t));
        let lacks = |hard| t.host_missing_named(&lacks(file, case, hard, cx), &file.adults);
        let (hard, soft) = (lacks(true), lacks(false));
        lines.extend((!hard.is_empty()).then(|| format!("  {}", t.hosts_missing(hard))));
        lines.extend((!soft.is_empty()).then(|| format!("  {}", t.hosts_should(soft))));
        lines.extend(sheet.as_ref().map(|sheet| format!("  {}", t.cli_host_sheet(t.date(sheet.given_on)))));
        lines.extend(stale.map(|stale| format!("  {}", t.sheet_row_stale(t.sheet_stale(stale.why)))));
    }
    lines
}

/// What an open case lacks, and what it should have; nothing of one that is over.
fn lacks(file: &HostFile, case: &HostCase, hard: bool, cx: &Cx<'_>) -> Vec<Missing> {
    if case.closed.is_some() { Vec::new() } else { file.missing(case.id, hard, cx.today()) }
}

fn words(line: Option<&Line>) -> Option<String> {
    line.map(Line::to_string)
}

fn prose(prose: Option<&Prose>) -> Option<String> {
    prose.map(|prose| prose.as_str().replace('\n', " "))
}

/// What was reached of one kind, a line each.
fn gates(file: &HostFile, whose: Whose, signed: &SignedIn, t: Texts) -> Vec<String> {
    let reached = Gate::ALL.into_iter().filter_map(|gate| file.gates.get(gate, whose));
    let line = |reached: &Reached| {
        let mut parts = vec![format!("  {} {}", t.date(reached.facts.day), t.host_gate(reached.gate))];
        let certificate = reached.facts.certificate;
        parts.extend(
            certificate.map(|seen| t.host_gate_certificate(t.date(seen.issued), signed.people.initials(seen.seen_by))),
        );
        parts.extend(reached.facts.paper.as_ref().map(|paper| t.host_gate_paper_is(paper.as_str())));
        parts.join(" · ")
    };
    reached.map(line).collect()
}

fn adult_line(adult: &HostAdult, hides_numbers: bool, t: Texts) -> String {
    let facts = &adult.facts;
    let number = facts.phone.as_ref().filter(|_| !hides_numbers).map(|number| phone(number.as_str()));
    let mut parts = vec![facts.name.to_string()];
    parts.extend(number);
    parts.extend(words(facts.email.as_ref().filter(|_| !hides_numbers)));
    parts.extend(adult.ended.as_ref().map(|why| t.cli_host_adult_ended(why)));
    parts.join(" · ")
}

fn case_line(case: &HostCase, signed: &SignedIn, t: Texts) -> String {
    let name = t.called(signed.people.called(case.youth)).into_owned();
    let mut parts = vec![name, t.host_case_state(case.state()).to_owned()];
    parts.push(match (case.moved_in, &case.closed) {
        (Some(from), end) => t.way_days(from, end.as_ref().map(|end| end.on)),
        (None, _) => t.cli_host_proposed(t.date(case.proposed_on)),
    });
    parts.extend(case.leaving.as_ref().map(|leaving| t.host_leaving(leaving.why).to_owned()));
    parts.join(" · ")
}

#[derive(Serialize)]
struct Whole {
    id: i64,
    name: Line,
    state: &'static str,
    /// `null` where the address of a youth who lives there is protected.
    address: Option<Line>,
    dwelling: Option<Prose>,
    own_entrance: bool,
    facilities: Option<Prose>,
    languages: Option<Line>,
    limits: Option<Prose>,
    note: Option<Prose>,
    coordinator: Option<String>,
    begun: NaiveDate,
    /// What is left before they are approved; empty from then on.
    before_approval: Vec<&'static str>,
    vacant_since: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    ended: Option<Line>,
    gates: Vec<GateJson>,
    adults: Vec<AdultJson>,
    cases: Vec<CaseJson>,
}

#[derive(Serialize)]
struct GateJson {
    gate: &'static str,
    day: NaiveDate,
    issued: Option<NaiveDate>,
    seen_by: Option<String>,
    paper: Option<Line>,
}

#[derive(Serialize)]
struct AdultJson {
    id: i64,
    name: Line,
    phone: Option<String>,
    email: Option<Line>,
    ended: Option<Line>,
    gates: Vec<GateJson>,
}

#[derive(Serialize)]
struct CaseJson {
    id: i64,
    youth: YouthRef,
    proposed_on: NaiveDate,
    moved_in: Option<NaiveDate>,
    leaving: Option<&'static str>,
    follows: Option<&'static str>,
    closed_on: Option<NaiveDate>,
    /// The day the newest sheet was given.
    sheet: Option<NaiveDate>,
    /// That sheet must be replaced.
    replace_sheet: bool,
    /// What stands between the case and *aktiv*, and what is only reminded of.
    missing: Vec<MissingJson>,
    should: Vec<MissingJson>,
    gates: Vec<GateJson>,
}

#[derive(Serialize)]
struct MissingJson {
    /// `null` where nobody of the household is written down.
    gate: Option<&'static str>,
    adult: Option<i64>,
    /// What is wrong with the police certificate there is: `old` on the day of the agreement, seen after it (`late`), or `lapsed`.
    certificate: Option<&'static str>,
}

impl From<Missing> for MissingJson {
    fn from(missing: Missing) -> Self {
        let (gate, adult, certificate) = match missing {
            Missing::Gate(gate) => (Some(gate), None, None),
            Missing::OfAdult(gate, adult) => (Some(gate), Some(adult), None),
            Missing::OldCertificate(adult) => (Some(Gate::PoliceCertificate), Some(adult), Some("old")),
            Missing::LateCertificate(adult) => (Some(Gate::PoliceCertificate), Some(adult), Some("late")),
            Missing::LapsedCertificate(adult) => (Some(Gate::PoliceCertificate), Some(adult), Some("lapsed")),
            Missing::NoAdult => (None, None, None),
        };
        Self { gate: gate.map(Gate::id), adult: adult.map(|adult| adult.0), certificate }
    }
}

fn gates_json(file: &HostFile, whose: Whose, signed: &SignedIn) -> Vec<GateJson> {
    let reached = Gate::ALL.into_iter().filter_map(|gate| file.gates.get(gate, whose));
    let gate = |reached: &Reached| GateJson {
        gate: reached.gate.id(),
        day: reached.facts.day,
        issued: reached.facts.certificate.map(|seen| seen.issued),
        seen_by: reached.facts.certificate.map(|seen| signed.people.initials(seen.seen_by).to_owned()),
        paper: reached.facts.paper.clone(),
    };
    reached.map(gate).collect()
}

fn whole(shown: &Shown, signed: &SignedIn, cx: &Cx<'_>) -> Whole {
    let file = &shown.file;
    let facts = file.household.facts.clone();
    let ended = file.household.ended.as_ref();
    let adult = |adult: &HostAdult| AdultJson {
        id: adult.id.0,
        name: adult.facts.name.clone(),
        phone: adult.facts.phone.as_ref().filter(|_| !shown.hides_address).map(|number| number.as_str().to_owned()),
        email: adult.facts.email.clone().filter(|_| !shown.hides_address),
        ended: adult.ended.clone(),
        gates: gates_json(file, Whose::Adult(adult.id), signed),
    };
    let case = |((case, sheet), stale): ((&HostCase, &Option<Sheet>), &Option<StaleSheet>)| CaseJson {
        id: case.id.0,
        youth: YouthRef::of(&signed.people, case.youth),
        proposed_on: case.proposed_on,
        moved_in: case.moved_in,
        leaving: case.leaving.as_ref().map(|leaving| leaving.why.id()),
        follows: case.leaving.as_ref().and_then(|leaving| leaving.follows).map(crate::domain::host::Follows::id),
        closed_on: case.closed.as_ref().map(|end| end.on),
        sheet: sheet.as_ref().map(|sheet| sheet.given_on),
        replace_sheet: stale.is_some(),
        missing: lacks(file, case, true, cx).into_iter().map(MissingJson::from).collect(),
        should: lacks(file, case, false, cx).into_iter().map(MissingJson::from).collect(),
        gates: gates_json(file, Whose::Case(case.id), signed),
    };
    Whole {
        id: file.household.id.0,
        name: facts.name,
        state: file.state(cx.today()).id(),
        address: facts.address.filter(|_| !shown.hides_address),
        dwelling: facts.dwelling,
        own_entrance: facts.own_entrance,
        facilities: facts.facilities,
        languages: facts.languages,
        limits: facts.limits,
        note: facts.note,
        coordinator: facts.coordinator.map(|staff| signed.people.initials(staff).to_owned()),
        begun: facts.begun,
        before_approval: file.before_approval().into_iter().map(Gate::id).collect(),
        vacant_since: file.vacant_since(),
        ended_on: ended.map(|end| end.on),
        ended: ended.map(|end| end.why.clone()),
        gates: gates_json(file, Whose::Household(file.household.id), signed),
        adults: file.adults.iter().map(adult).collect(),
        cases: file.cases.iter().zip(&shown.sheets).zip(&shown.stale).map(case).collect(),
    }
}
