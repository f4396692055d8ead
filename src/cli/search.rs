//! `search`: all that is written, by words and filters, as the search screen reads them.

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::{
    command::{all_houses, json, leaf, option},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::{EntryJson, OfHouse, YouthRef},
};
use crate::{
    domain::{
        access::Deed,
        command::Command as Change,
        contact::Phone,
        ids::{HouseId, YouthId},
        log::About,
        names::Line,
        search::{Source, TextOf},
        taken::TakenList,
        time::Instant,
    },
    store::{
        StoreError,
        read::{Hit, People, SearchAfter, StoredText},
    },
    text::{
        Texts,
        excerpt::excerpt,
        search::{Asked, Everybody},
    },
};

/// The most that are listed.
const MOST: usize = 10_000;

/// Cells of what stands around a word.
const AROUND: usize = 100;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "search", t.cli_search_about(), t.cli_search_usage())
        .arg(
            Arg::new("words")
                .value_name(t.cli_value_text())
                .help(t.cli_search_words_help())
                .help_heading(t.cli_arguments())
                .required(true)
                .num_args(1..),
        )
        .arg(
            option("limit", t.cli_value_number(), t.cli_search_limit_help(MOST))
                .default_value("20")
                .hide_default_value(true)
                .value_parser(value_parser!(i64)),
        )
        .arg(all_houses(t))
        .arg(json(t))
}

#[derive(Serialize)]
struct Answer {
    /// As it was understood.
    line: String,
    hits: Vec<OfHouse<HitJson>>,
    more: bool,
    suggestions: Vec<String>,
}

#[derive(Serialize)]
struct HitJson {
    #[serde(rename = "in")]
    source: Source,
    at: Instant,
    entry: Option<EntryJson>,
    text: Option<TextJson>,
}

/// A text outside the log, and the row it belongs to.
#[derive(Serialize)]
struct TextJson {
    kind: &'static str,
    row: i64,
    day: Option<String>,
    shift: Option<i64>,
    youth: Option<YouthRef>,
    apartment: Option<u8>,
    authors: Vec<String>,
    lines: Vec<String>,
}

/// Searches. The search is written down before anything is shown.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let limit = matches.get_one::<i64>("limit").and_then(|limit| usize::try_from(*limit).ok());
    let limit = limit.filter(|limit| (1..=MOST).contains(limit));
    let limit = limit.ok_or_else(|| Fault::Usage(t.cli_search_limit_range(MOST)))?;
    let words: Vec<&str> = matches.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect();
    let line = Line::new(&words.join(" "))?;
    let mut signed = cx.sign_in_to_list(Deed::Search, matches)?;
    let people = &signed.people;
    // Several houses have the same numbers on their doors.
    let doors = if signed.goes_across() { Vec::new() } else { people.told_doors() };
    let everybody = Everybody::new(doors, people.youths.values(), people.staff.values());
    let asked = Asked::read(line.as_str(), &everybody, cx.wall()).map_err(|fault| {
        let named = |youths: &[YouthId]| people.with_doors(youths, |youth| people.name(youth).to_owned());
        Fault::Usage(t.search_fault(&fault, named))
    })?;
    let asked = asked.ok_or_else(|| Fault::Usage(t.search_no_words().to_owned()))?;
    signed.execute(cx.now(), &Change::RunSearch { line, youth: asked.youth })?;
    let search = asked.search(cx.zone(), signed.staff.rights());
    let page = signed.house.read().search(&search, SearchAfter::default(), limit)?;
    let asked_for = crate::domain::words::words(&asked.words.join(" "));
    let suggestions: Vec<String> =
        signed.house.read().suggestions(&search)?.into_iter().map(|(_, instead)| instead).collect();
    let more = page.next.is_some();
    if !page.hits.is_empty() {
        signed.note_export(cx.now(), TakenList::Search, page.hits.iter().flat_map(Hit::youths))?;
    }
    if matches.get_flag("json") {
        let hits = page.hits.iter().map(|hit| hit_json(hit, &signed, cx.now())).collect::<Result<_, _>>()?;
        return cx.print_json(&Answer { line: asked.line(&t, &everybody), hits, more, suggestions });
    }
    print(cx, &signed, &page.hits, &asked_for)?;
    if !suggestions.is_empty() {
        let names: Vec<String> = suggestions.iter().map(|name| t.quoted(name)).collect();
        cx.print(&t.cli_search_suggests(names.join(", ")))?;
    }
    if more { cx.print(&format!("\n{}", t.cli_search_more())) } else { Ok(()) }
}

fn print(cx: &mut Cx<'_>, signed: &SignedIn, hits: &[Hit], words: &[String]) -> Result<(), Fault> {
    if hits.is_empty() {
        return cx.print(cx.texts.search_nothing());
    }
    for hit in hits {
        let head = signed.of_house(house_of(hit, signed)?, head(cx, &signed.people, hit), cx.texts);
        let lines = match hit {
            Hit::Text(text, _) => printed(text, signed)?,
            Hit::Entry(_) => hit.lines(),
        };
        let around = excerpt(&lines.join(" · "), words, AROUND).bracketed();
        cx.print(&format!("{head}\n    {around}"))?;
    }
    Ok(())
}

/// «21.11.2026 13:53 · notat · 3 Amir · KN · note-12»
fn head(cx: &Cx<'_>, people: &People, hit: &Hit) -> String {
    let (t, local) = (cx.texts, cx.zone().local(hit.at()));
    let named = |youths: &[YouthId]| people.with_doors(youths, |youth| people.name(youth).to_owned());
    let (about, mut authors) = match hit {
        Hit::Entry(entry) => {
            let about = match &entry.about {
                About::House => t.search_of_house().to_owned(),
                About::Apartment(apartment) => {
                    people.number(*apartment).map_or_else(String::new, |number| t.lookup_apartment(number))
                }
                About::Youths(youths) => named(youths),
            };
            let others = i64::try_from(entry.others).unwrap_or(i64::MAX);
            let about = if others > 0 { format!("{about} {}", t.row_and_others(others)) } else { about };
            (about, vec![people.initials(entry.author)])
        }
        Hit::Text(text, _) => {
            let about = match (text.youth, text.apartment.and_then(|apartment| people.number(apartment))) {
                (Some(youth), _) => named(&[youth]),
                (None, Some(number)) => t.lookup_apartment(number),
                (None, None) => t.search_of_house().to_owned(),
            };
            (about, text.authors.iter().map(|staff| people.initials(*staff)).collect())
        }
    };
    authors.sort_unstable();
    let when = t.date_and_time(t.date(local.date()), t.time(local.time()));
    [when.as_str(), t.search_source(hit.source()), &about, &authors.join(" ")].join(" · ")
}

/// What is printed of a text: the number and the address of a contact are found, and stand on the screen alone where the
/// youth's address is protected.
fn printed<'t>(text: &'t StoredText, signed: &SignedIn) -> Result<Vec<&'t str>, StoreError> {
    let lines = text.lines.iter().map(String::as_str);
    let hidden = text.youth.is_some_and(|youth| signed.people.hides_home(youth));
    let TextOf::Contact(id) = text.of else { return Ok(lines.collect()) };
    let Some(contact) = signed.house.read().contact(id)?.filter(|_| hidden) else { return Ok(lines.collect()) };
    let phone = contact.facts.phone.as_ref().map(Phone::as_str);
    let email = contact.facts.email.as_ref().map(Line::as_str);
    Ok(lines.filter(|line| phone != Some(*line) && email != Some(*line)).collect())
}

/// Where a hit stands, where several houses are searched.
fn house_of(hit: &Hit, signed: &SignedIn) -> Result<Option<HouseId>, StoreError> {
    if signed.goes_across() { signed.house.read().house_of_hit(hit) } else { Ok(None) }
}

fn hit_json(hit: &Hit, signed: &SignedIn, now: Instant) -> Result<OfHouse<HitJson>, StoreError> {
    let (entry, text) = match hit {
        Hit::Entry(entry) => (Some(EntryJson::of(&signed.people, entry, now)), None),
        Hit::Text(text, _) => (None, Some(text_json(text, signed)?)),
    };
    let house = signed.house_name(house_of(hit, signed)?).map(str::to_owned);
    Ok(OfHouse { house, row: HitJson { source: hit.source(), at: hit.at(), entry, text } })
}

fn text_json(text: &StoredText, signed: &SignedIn) -> Result<TextJson, StoreError> {
    let (lines, people) = (printed(text, signed)?, &signed.people);
    let (kind, row, _) = text.of.key();
    let time = match text.of {
        TextOf::EventTime(row) => signed.house.read().time_of_row(row)?,
        _ => None,
    };
    Ok(TextJson {
        kind,
        row: time.map_or(row, |time| time.event.0),
        day: time.and_then(|time| time.day).map(|day| day.to_string()),
        shift: text.shift.map(|shift| shift.0),
        youth: text.youth.map(|youth| YouthRef::of(people, youth)),
        apartment: text.apartment.and_then(|apartment| people.number(apartment)).map(|number| number.0),
        authors: text.authors.iter().map(|staff| people.initials(*staff).to_owned()).collect(),
        lines: lines.into_iter().map(str::to_owned).collect(),
    })
}
