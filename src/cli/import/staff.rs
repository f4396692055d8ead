//! `import staff`: who works here. Everybody who is new gets a passphrase and a PIN that the program makes up; they are told
//! once, when all of them are added.

use serde::Serialize;
use zeroize::Zeroizing;

use super::{
    Answer, Asked, Preview,
    list::{Cells, Column, List, RowFault, shown},
    may, none_of,
};
use crate::{
    cli::{choice, cx::Cx, fault::Fault},
    domain::{
        access::Deed,
        names::Line,
        staff::{Initials, StaffRole},
    },
    store::{
        StoreError,
        entrance::{self, Guard, MemberSecrets, Newcomer},
        keys::{Known, Passphrase, Pin, SUGGESTED_WORDS},
        read::People,
    },
    text::{Texts, fold::fold_loose},
};

/// What a list tells of a member.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Initials,
    Name,
    Role,
}

/// The columns of a list of staff.
pub(super) const COLUMNS: &[Column<Field>] = &[
    Column { field: Field::Initials, headings: Texts::import_heading_initials, needed: true },
    Column { field: Field::Name, headings: Texts::import_heading_staff_name, needed: true },
    Column { field: Field::Role, headings: Texts::import_heading_role, needed: true },
];

/// A member of the list.
struct Listed {
    row: usize,
    initials: Initials,
    name: Line,
    role: StaffRole,
}

/// What opens the house for a new member, as it is told to them.
struct MadeUp {
    passphrase: Zeroizing<String>,
    pin: Zeroizing<String>,
}

/// A member of the list in JSON; the secrets of those who were added just now.
#[derive(Serialize)]
struct ListedJson<'a> {
    row: usize,
    id: Option<i64>,
    initials: &'a str,
    name: &'a str,
    role: StaffRole,
    passphrase: Option<&'a str>,
    pin: Option<&'a str>,
}

/// Takes a list of staff over.
pub(super) fn run(asked: &Asked, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let list = List::read(t, &asked.file, COLUMNS)?;
    let mut signed = cx.sign_in()?;
    may(&signed, Deed::KeepStaff)?;
    let mut faults = Vec::new();
    let listed = read(&list, &mut faults);
    none_of(faults, asked, cx)?;
    let (present, added): (Vec<_>, Vec<_>) =
        listed.into_iter().partition(|one| signed.people.by_initials(&one.initials).is_some());
    let preview = Preview {
        added: added.iter().map(|one| one.line(t)).collect(),
        present: present.iter().map(|one| one.line_beside(t, &signed.people)).collect(),
        not_read: list.not_read(),
    };
    let goes_on = preview.show(asked, cx)?;
    let mut made = Vec::new();
    if goes_on {
        made = make_up(&added, signed.info.name.as_str())?;
        let newcomers = added.iter().zip(&made).map(|(one, made)| one.newcomer(t, made)).collect::<Result<_, _>>()?;
        entrance::add_staff_together(&mut signed.house, signed.staff.id, cx.now(), newcomers, Guard::REAL)?;
    }
    if !asked.json {
        return if goes_on { tell(&added, &made, cx) } else { Ok(()) };
    }
    let people = signed.house.read().people()?;
    let mut made = made.iter();
    cx.print_json(&Answer {
        imported: goes_on,
        added: added.iter().map(|one| one.json(&people, made.next())).collect(),
        present: present.iter().map(|one| one.json(&people, None)).collect(),
        not_read: preview.not_read,
    })
}

/// Tells what was made up, this once.
fn tell(added: &[Listed], made: &[MadeUp], cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let saved = t.saved_at(t.clock(cx.now(), cx.zone()));
    cx.print(&format!("{saved} {}", t.import_staff_done(added.len() as i64)))?;
    for (one, made) in added.iter().zip(made) {
        let line =
            Zeroizing::new(t.import_secrets(&one.initials, &one.name, made.passphrase.as_str(), made.pin.as_str()));
        cx.print(&line)?;
    }
    cx.print(t.import_secrets_next())
}

/// Everybody whose row can be read; one who stands there twice is a fault.
fn read(list: &List<Field>, faults: &mut Vec<RowFault>) -> Vec<Listed> {
    let mut listed: Vec<Listed> = Vec::new();
    for row in list.rows() {
        let Some(mut cells) = list.cells(row, faults) else { continue };
        let Some(one) = member(&mut cells, list.t, row.number) else { continue };
        match listed.iter().find(|other| other.initials == one.initials) {
            Some(other) => cells.fault(Field::Initials, list.t.import_twice(other.row as i64)),
            None => listed.push(one),
        }
    }
    listed
}

/// A member. `None` with the faults; every cell is read before.
fn member(cells: &mut Cells<'_, Field>, t: Texts, row: usize) -> Option<Listed> {
    let initials = cells.value(Field::Initials, Initials::new);
    let name = cells.value(Field::Name, Line::new);
    let role = cells.read(Field::Role, |text| {
        choice::ROLE.of(text).ok_or_else(|| t.import_not_one_of(shown(text), choice::ROLE.list(&t)))
    });
    Some(Listed { row, initials: initials?, name: name?, role: role? })
}

/// A passphrase and a PIN for each, such as they could have chosen.
fn make_up(added: &[Listed], house: &str) -> Result<Vec<MadeUp>, StoreError> {
    added.iter().map(|one| one.made_up(house)).collect()
}

impl Listed {
    fn made_up(&self, house: &str) -> Result<MadeUp, StoreError> {
        let known = Known { house, person: &[self.initials.as_str(), self.name.as_str()] };
        loop {
            let passphrase = Passphrase::suggest(SUGGESTED_WORDS)?;
            // Words of the list may be words of the name.
            if passphrase.check(known).is_ok() {
                let passphrase = Zeroizing::new(passphrase.as_str().to_owned());
                return Ok(MadeUp { passphrase, pin: Pin::suggest()? });
            }
        }
    }

    fn newcomer(&self, t: Texts, made: &MadeUp) -> Result<Newcomer, Fault> {
        let pin = Pin::choose(&made.pin).map_err(|why| Fault::Usage(crate::explain::pin_fault(t, why).to_owned()))?;
        Ok(Newcomer {
            initials: self.initials.clone(),
            name: self.name.clone(),
            role: self.role,
            secrets: MemberSecrets { passphrase: Passphrase::new(&made.passphrase), pin },
        })
    }

    fn line(&self, t: Texts) -> String {
        t.import_member(self.row as i64, &self.initials, &self.name, t.role(self.role))
    }

    /// The same, and who has these initials where the house knows them by another name.
    fn line_beside(&self, t: Texts, people: &People) -> String {
        let stands = people.by_initials(&self.initials).map(|member| member.name.as_str());
        match stands.filter(|name| fold_loose(name) != fold_loose(self.name.as_str())) {
            Some(name) => t.import_member_is_another(self.line(t), name),
            None => self.line(t),
        }
    }

    fn json<'a>(&'a self, people: &People, made: Option<&'a MadeUp>) -> ListedJson<'a> {
        ListedJson {
            row: self.row,
            id: people.by_initials(&self.initials).map(|member| member.id.0),
            initials: self.initials.as_str(),
            name: self.name.as_str(),
            role: self.role,
            passphrase: made.map(|made| made.passphrase.as_str()),
            pin: made.map(|made| made.pin.as_str()),
        }
    }
}
