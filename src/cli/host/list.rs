//! `host list`: every household, by where it stands.

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::{
    cli::{
        command::{all_houses, json, leaf},
        cx::{Cx, SignedIn},
        fault::Fault,
        json::{OfHouse, YouthRef},
        paper,
    },
    domain::{
        access::Deed,
        audit::AccessEvent,
        host::{HostFile, HouseholdState},
        ids::{HouseId, YouthId},
        taken::TakenList,
    },
};

/// What clap must know.
pub(super) fn command(t: &crate::text::Texts) -> Command {
    leaf(t, "list", t.cli_host_list_about(), t.cli_host_list_usage()).arg(all_houses(t)).arg(json(t))
}

#[derive(Serialize)]
struct Listed {
    households: Vec<OfHouse<HouseholdJson>>,
}

/// A household in a line.
#[derive(Serialize)]
struct HouseholdJson {
    id: i64,
    name: String,
    state: &'static str,
    vacant_since: Option<NaiveDate>,
    coordinator: Option<String>,
    youth: Option<YouthRef>,
    /// The host has a sheet that must be replaced.
    replace_sheet: bool,
}

/// Lists them. What is told of each youth is written down.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in_to_list(Deed::SeeHosts, matches)?;
    let files = signed.house.read().host_files()?;
    signed.note(cx.now(), AccessEvent::OpenHosts, None)?;
    signed.note_export(
        cx.now(),
        TakenList::Hosts,
        files.iter().filter_map(|file| file.living().map(|case| case.youth)),
    )?;
    let stale = signed.house.read().stale_sheets(cx.today())?;
    let of_it = |file: &HostFile| file.cases.iter().any(|case| stale.contains_key(&case.id));
    if matches.get_flag("json") {
        let row = |file: &HostFile| -> Result<_, Fault> {
            let house = signed.house_name(house_of(file, &signed)?).map(str::to_owned);
            Ok(OfHouse { house, row: household(file, of_it(file), &signed, cx) })
        };
        let households = files.iter().map(row).collect::<Result<_, _>>()?;
        return cx.print_json(&Listed { households });
    }
    let mut lines = Vec::new();
    for state in HouseholdState::ALL {
        let here = files.iter().filter(|file| file.state(cx.today()) == state);
        for file in here {
            let line = line(file, state, of_it(file), &signed, cx);
            lines.push(signed.of_house(house_of(file, &signed)?, line, cx.texts));
        }
    }
    if lines.is_empty() {
        lines.push(cx.texts.cli_host_none().to_owned());
    }
    let text = paper::with_head(&lines.join("\n"), &signed, cx.texts)?;
    cx.print(&text)
}

/// In whose register a household stands, where several houses are listed.
fn house_of(file: &HostFile, signed: &SignedIn) -> Result<Option<HouseId>, Fault> {
    if signed.goes_across() { Ok(signed.house.read().house_of_household(file.household.id)?) } else { Ok(None) }
}

fn household(file: &HostFile, replace_sheet: bool, signed: &SignedIn, cx: &Cx<'_>) -> HouseholdJson {
    let facts = &file.household.facts;
    HouseholdJson {
        id: file.household.id.0,
        name: facts.name.to_string(),
        state: file.state(cx.today()).id(),
        vacant_since: file.vacant_since(),
        coordinator: facts.coordinator.map(|staff| signed.people.initials(staff).to_owned()),
        youth: told(file, signed).map(|youth| YouthRef::of(&signed.people, youth)),
        replace_sheet,
    }
}

/// Who lives there, unless their address is protected: where the host lives is where they do.
fn told(file: &HostFile, signed: &SignedIn) -> Option<YouthId> {
    file.living().map(|case| case.youth).filter(|youth| !signed.people.hides_home(*youth))
}

/// «3 · Familien Berg · aktiv · Amir · KN».
fn line(file: &HostFile, state: HouseholdState, stale: bool, signed: &SignedIn, cx: &Cx<'_>) -> String {
    let (t, facts) = (cx.texts, &file.household.facts);
    let mut parts = vec![file.household.id.to_string(), facts.name.to_string(), t.household_state(state).to_owned()];
    parts.extend(told(file, signed).map(|youth| t.called(signed.people.called(youth)).into_owned()));
    parts.extend(file.vacant_since().map(|day| t.cli_host_vacant_since(t.date(day))));
    parts.extend(facts.coordinator.map(|staff| signed.people.initials(staff).to_owned()));
    parts.extend(stale.then(|| t.cli_host_replace_sheet().to_owned()));
    parts.join(" · ")
}
