//! `since`: what is new for whoever signs in, as plain text. Listing signs for nothing.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::{
    command::{json, leaf},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::{EntryJson, YouthRef},
};
use crate::{
    domain::{
        access::Deed,
        handover::pulled::FileChange,
        ids::EntryId,
        log::{LogEntry, Weight},
        names::Prose,
        receipt::Section,
        taken::TakenList,
        time::Instant,
    },
    report,
    store::read::{ShiftOn, Since, SinceFrom, Unread, UnreadAddendum},
    text::Texts,
};

/// The most entries of a section that are listed.
const MOST: usize = 1_000;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "since", t.cli_since_about(), t.cli_since_usage()).arg(json(t))
}

/// A section with what is new or unread in it.
struct Part {
    section: Section,
    entries: Vec<LogEntry>,
    /// What was changed in the file.
    changes: Vec<FileChange>,
    /// What was added to handovers and is unread, with the shift that handed over.
    addenda: Vec<(UnreadAddendum, Option<ShiftOn>)>,
}

#[derive(Serialize)]
struct SinceJson {
    from: &'static str,
    at: Instant,
    unread: usize,
    unread_more: bool,
    sections: Vec<PartJson>,
}

#[derive(Serialize)]
struct PartJson {
    youth: Option<YouthRef>,
    entries: Vec<NewJson>,
    changes: Vec<FileChange>,
    addenda: Vec<AddedJson>,
}

#[derive(Serialize)]
struct AddedJson {
    shift: i64,
    words: Prose,
    at: Instant,
    by: String,
}

#[derive(Serialize)]
struct NewJson {
    is_unread: bool,
    entry: EntryJson,
}

/// Prints what is new.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let now = cx.now();
    let mut signed = cx.sign_in_for(Deed::SignRead)?;
    let since = signed.house.read().since(signed.staff.id, now)?;
    let unread = signed.house.read().unread(signed.staff.id)?;
    let parts = read(&signed, &since, &unread, now)?;
    // Reading one youth's entries is a look into their file.
    for part in &parts {
        if let Some(youth) = part.section.youth() {
            signed.note_taken_out(now, TakenList::Since, youth)?;
        }
    }
    if matches.get_flag("json") {
        return cx.print_json(&as_json(&signed, &since, &unread, &parts, now));
    }
    let text = as_text(cx, &signed, &since, &unread, &parts);
    cx.print(&text)
}

/// The sections that hold something: the house, the apartments in order, then those who have moved on.
fn read(signed: &SignedIn, since: &Since, unread: &Unread, now: Instant) -> Result<Vec<Part>, Fault> {
    let reader = signed.house.read();
    let youths: Vec<_> = signed.people.youths.keys().copied().collect();
    let sections = signed.people.by_door(&youths).into_iter().map(Section::Youth);
    let changed = reader.file_changes(since.from.at(), now)?;
    let mut parts = Vec::new();
    for section in [Section::House].into_iter().chain(sections) {
        let mut entries = reader.section_page(section, since.after, None, MOST)?;
        for older in unread.of(section).iter().filter(|unread| unread.entry <= since.after) {
            entries.extend(reader.section_entry(section, older.entry)?);
        }
        entries
            .sort_by_key(|entry| (!unread.has(entry.id), std::cmp::Reverse((weight_of(entry, unread, now), entry.id))));
        let mut addenda = Vec::new();
        for added in unread.addenda_of(section) {
            addenda.push((added.clone(), reader.shift(added.shift)?));
        }
        let is_here = section.youth().is_some_and(|youth| signed.people.lives_here(youth));
        let of_section = changed.iter().filter(|(youth, _)| is_here && Some(*youth) == section.youth());
        let changes: Vec<FileChange> = of_section.map(|(_, change)| change.clone()).collect();
        if !entries.is_empty() || !changes.is_empty() || !addenda.is_empty() {
            parts.push(Part { section, entries, changes, addenda });
        }
    }
    Ok(parts)
}

/// What an unread entry weighs; what is read stands in its order.
fn weight_of(entry: &LogEntry, unread: &Unread, now: Instant) -> Weight {
    if unread.has(entry.id) { entry.weight_at(now) } else { Weight::Normal }
}

fn as_text(cx: &Cx<'_>, signed: &SignedIn, since: &Since, unread: &Unread, parts: &[Part]) -> String {
    let (t, zone, today) = (cx.texts, cx.zone(), cx.today());
    let at = since.from.at();
    let when = t.shortest_time(at, today, zone);
    let age = t.age(cx.now() - at);
    let from = match &since.from {
        SinceFrom::SignOff(shift, _) | SinceFrom::ShiftEnd(shift) => {
            let kind = cx.loaded.config.shifts.iter().find(|kind| kind.id == shift.kind);
            t.since_from_shift(kind.map_or(shift.kind.0.as_str(), |kind| kind.name.as_str()), when, age)
        }
        SinceFrom::Added(_) => t.since_from_added(when, age),
    };
    let count = i64::try_from(unread.count()).unwrap_or(i64::MAX);
    let count = if unread.more() { t.since_unread_over(count) } else { t.since_unread(count) };
    let mut blocks = vec![format!("{from} · {count}")];
    for part in parts {
        let name = match part.section.youth() {
            None => t.since_house().to_owned(),
            Some(youth) => report::youth_at_home(t, &signed.people, youth),
        };
        let line = |entry: &LogEntry| {
            let mark = if unread.has(entry.id) { "* " } else { "  " };
            let text = report::entry(t, &signed.people, entry, cx.now(), zone);
            format!("{mark}{}", text.replace('\n', "\n  "))
        };
        let added = |(added, shift): &(UnreadAddendum, Option<ShiftOn>)| {
            let when = t.shortest_time(added.addendum.at, today, zone);
            let by = signed.people.initials(added.addendum.by);
            let shift = shift.as_ref().map_or_else(String::new, |shift| {
                let kind = cx.loaded.config.shifts.iter().find(|kind| kind.id == shift.kind);
                let name = kind.map_or(shift.kind.0.as_str(), |kind| kind.name.as_str());
                t.shift_of_day(name, t.weekday_date_short(shift.day))
            });
            let text = t.since_addendum(when, by, shift, added.addendum.words.as_str());
            format!("* {}", text.replace('\n', "\n  "))
        };
        let changed = |change: &FileChange| {
            let (at, by) = change.when_and_who();
            let when = t.shortest_time(at, today, zone);
            format!("  {}", t.file_change(change, signed.people.initials(by), &when))
        };
        let lines: Vec<String> = part.changes.iter().map(changed).chain(part.addenda.iter().map(added)).collect();
        let lines: Vec<String> = lines.into_iter().chain(part.entries.iter().map(line)).collect();
        blocks.push(format!("{}\n{}", name.to_uppercase(), lines.join("\n")));
    }
    if parts.is_empty() {
        blocks.push(t.cli_since_nothing().to_owned());
    }
    blocks.join("\n\n")
}

fn as_json(signed: &SignedIn, since: &Since, unread: &Unread, parts: &[Part], now: Instant) -> SinceJson {
    let is_unread = |id: EntryId| unread.has(id);
    let sections = parts.iter().map(|part| PartJson {
        youth: part.section.youth().map(|youth| YouthRef::of(&signed.people, youth)),
        entries: part
            .entries
            .iter()
            .map(|entry| NewJson { is_unread: is_unread(entry.id), entry: EntryJson::of(&signed.people, entry, now) })
            .collect(),
        changes: part.changes.clone(),
        addenda: part
            .addenda
            .iter()
            .map(|(UnreadAddendum { shift, addendum }, _)| AddedJson {
                shift: shift.0,
                words: addendum.words.clone(),
                at: addendum.at,
                by: signed.people.initials(addendum.by).to_owned(),
            })
            .collect(),
    });
    SinceJson {
        from: match since.from {
            SinceFrom::SignOff(..) => "sign-off",
            SinceFrom::ShiftEnd(_) => "shift-end",
            SinceFrom::Added(_) => "added",
        },
        at: since.from.at(),
        unread: unread.count(),
        unread_more: unread.more(),
        sections: sections.collect(),
    }
}
