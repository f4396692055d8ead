//! What stands in the other houses of a leader who works in several: youths, open tasks and entries, each with its house. They are
//! found here and opened there, once that house is on the screen.

use super::{
    items::{Goes, Item, Shown},
    rank::{Fit, Found, Spelling},
};
use crate::{
    domain::{ids::HouseId, log::LogEntry},
    store::StoreError,
    ui::{
        screens::house_clock,
        view::{Cx, OpenHouse, There},
    },
};

/// Entries shown at most.
const ENTRIES: usize = 5;

/// Youths and open tasks of the other houses.
pub(super) fn load(cx: &Cx<'_>) -> Result<Vec<Item>, StoreError> {
    let open = cx.house()?;
    let Some(wide) = open.wide else { return Ok(Vec::new()) };
    let t = cx.texts;
    let people = wide.people()?;
    let mut items = Vec::new();
    for youth in people.youths.values() {
        let Some(house) = elsewhere(wide.house_of(youth.id)?, &open) else { continue };
        let there = There::Youth(youth.id);
        let place = match people.home(youth.id) {
            Some(home) => t.lookup_apartment(home.number),
            None => t.lookup_moved_on().to_owned(),
        };
        let shown = shown(house, there, t.called(people.called(youth.id)).into_owned(), &place, cx)?;
        let spellings = youth.facts.names().map(Spelling::new).collect();
        items.push(Item { name: Spelling::new(&shown.name), shown, spellings, words: None });
    }
    let clock = house_clock(cx);
    for task in wide.open_tasks()? {
        let Some(house) = elsewhere(wide.house_of_task(task.id)?, &open) else { continue };
        let due = t.due_short(&task.facts, task.turn(cx.now, &clock).day, cx.now, &clock);
        let shown = shown(house, There::Task(task.id), task.facts.title.to_string(), &due, cx)?;
        items.push(Item { name: Spelling::new(&shown.name), shown, spellings: Vec::new(), words: None });
    }
    Ok(items)
}

/// Entries of the other houses with what was typed.
pub(super) fn entries(
    typed: &str,
    cx: &Cx<'_>,
    row: impl Fn(&LogEntry) -> Option<(Shown, Found)>,
) -> Result<Vec<(Shown, Found)>, StoreError> {
    let open = cx.house()?;
    let Some(wide) = open.wide else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for entry in wide.find_entries_elsewhere(typed, ENTRIES)? {
        let Some(house) = elsewhere(wide.house_of_entry(entry.id)?, &open) else { continue };
        if let Some((here, match_)) = row(&entry) {
            let there = shown(house, There::Entry(entry.id), here.name, &here.note, cx)?;
            found.push((there, Found { fit: Fit::Inside, ..match_ }));
        }
    }
    Ok(found)
}

/// Another house than the one on the screen.
fn elsewhere(house: Option<HouseId>, open: &OpenHouse<'_>) -> Option<HouseId> {
    house.filter(|house| *house != open.shown)
}

fn shown(house: HouseId, there: There, name: String, note: &str, cx: &Cx<'_>) -> Result<Shown, StoreError> {
    let open = cx.house()?;
    let of = open.houses.iter().find(|known| known.id == house);
    let note = of.map_or_else(|| note.to_owned(), |of| cx.texts.house_line(of.name.as_str(), note));
    Ok(Shown { is_here: false, ..Shown::new(Goes::Elsewhere(house, there), name, note) })
}
