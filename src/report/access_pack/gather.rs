//! Gathering: everything the house has written about a youth comes into a pack as lines, a bit at a time, so that nobody at
//! another screen waits for it.

use super::line::{Words, line};
use crate::{
    domain::{
        access_pack::{MOST_LINES, NewLine, Pack, Reason, Record, Step, Whose},
        command::Command,
        contact::ContactRole,
        ids::{PackId, StaffId},
        refusal::Refusal,
        time::{Instant, Zone},
    },
    store::{
        House, StoreError,
        read::{People, Reader, Records},
    },
    text::Texts,
};

/// Keys of a table that are read at a time.
const PAGE: usize = 200;

/// Who gathers, and how it is put in words.
#[derive(Debug, Clone, Copy)]
pub struct Gathering {
    /// The pack.
    pub pack: PackId,
    /// Whoever begins it.
    pub staff: StaffId,
    /// When.
    pub now: Instant,
    /// In which language.
    pub texts: Texts,
    /// The zone of the house.
    pub zone: Zone,
}

/// Brings a pack up to what the house has written by now. What stands in it already stays as it is, with what was decided about
/// it; `told` hears how many lines are looked at. Answers how many were new, or say something else than before.
///
/// # Errors
/// What the house answers: the pack is handed out, the role no longer allows it, the disk. What was gathered by then stays, and
/// the rest comes the next time.
pub fn gather(house: &mut House, of: Gathering, told: &mut dyn FnMut(usize)) -> Result<usize, StoreError> {
    let pack = house.read().pack(of.pack)?.ok_or(Refusal::Gone)?;
    if pack.is_finished() {
        return Err(Refusal::PackHandedOut.into());
    }
    let people = house.read().people()?.on_paper();
    let whose = whose(house.read(), &people, &pack)?;
    let words = Words { t: of.texts, people: &people, zone: of.zone, whose: &whose };
    let (mut at, mut looked_at, mut added) = (Records::of(pack.youth), 0, 0);
    let mut waiting = Vec::new();
    loop {
        let records = house.read().next_records(&mut at, PAGE)?;
        let is_last = records.is_none();
        for record in records.into_iter().flatten().filter(|record| covers(&pack, record, of.zone)) {
            looked_at += 1;
            let line = line(words, &record);
            if is_new(house.read(), &pack, &line)? {
                waiting.push(line);
            }
        }
        told(looked_at);
        while waiting.len() >= MOST_LINES || (is_last && !waiting.is_empty()) {
            let lines: Vec<NewLine> = waiting.drain(..waiting.len().min(MOST_LINES)).collect();
            added += lines.len();
            house.execute(of.staff, of.now, &Command::Pack(Step::Add { pack: pack.id, lines }))?;
        }
        if is_last {
            return Ok(added);
        }
    }
}

fn covers(pack: &Pack, record: &Record, zone: Zone) -> bool {
    pack.request.covers(record.at.map(|at| zone.date(at)).or(record.day))
}

fn is_new(read: Reader<'_>, pack: &Pack, line: &NewLine) -> Result<bool, StoreError> {
    Ok(read.pack_line_of(pack.id, &line.source)?.is_none_or(|(_, body)| body != line.text))
}

/// Whose names are looked for: those of the other youths, and of the private persons around all of them, also those they had
/// before: what was written then calls them so. Of the youth only today's names are their own: what stood on their row by
/// mistake may be somebody else's.
fn whose(read: Reader<'_>, people: &People, pack: &Pack) -> Result<Whose, StoreError> {
    let own = people.youths.get(&pack.youth).into_iter().flat_map(|youth| youth.facts.names());
    let others = people.names_besides(pack.youth);
    let mut whose = others.into_iter().fold(Whose::of(own), |whose, name| whose.without(name, &Reason::OtherYouth));
    for youth in people.youths.keys() {
        for contact in read.contacts_of(*youth)? {
            if is_private(contact.facts.role) {
                whose = whose.without(contact.facts.name.as_str(), &Reason::OtherPerson);
            }
        }
    }
    let told = read.names_told()?;
    for (_, name) in told.youths.iter().filter(|(youth, _)| *youth != pack.youth) {
        whose = whose.without(name, &Reason::OtherYouth);
    }
    for (_, name) in told.contacts.iter().filter(|(role, _)| role.is_none_or(is_private)) {
        whose = whose.without(name, &Reason::OtherPerson);
    }
    Ok(whose)
}

const fn is_private(role: ContactRole) -> bool {
    matches!(role, ContactRole::FamilyAbroad | ContactRole::Other)
}
