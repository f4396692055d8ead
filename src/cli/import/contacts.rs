//! `import contacts`: the people around the youths, each with the youth whose contact they are.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Answer, Asked, Preview, Written,
    list::{Cells, Column, List, RowFault, shown},
    may, none_of,
    youths::born,
};
use crate::{
    cli::{
        choice,
        cx::{Cx, SignedIn},
        fault::Fault,
        json::YouthRef,
    },
    domain::{
        access::Deed,
        command::Command,
        contact::{Contact, ContactFacts, ContactRole, Phone, Step},
        ids::{ContactId, YouthId},
        names::Line,
        refusal::{Invalid, Refusal},
        time::Zone,
    },
    explain,
    store::{StoreError, Together, read::People},
    text::{Texts, fold::fold_loose},
};

/// What a list tells of a contact.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Youth,
    Born,
    Role,
    Name,
    Language,
    Phone,
    Email,
    TimeZone,
    Note,
    CallFirst,
}

/// The columns of a list of contacts.
pub(super) const COLUMNS: &[Column<Field>] = &[
    Column { field: Field::Youth, headings: Texts::import_heading_youth, needed: true },
    Column { field: Field::Born, headings: Texts::import_heading_born, needed: false },
    Column { field: Field::Role, headings: Texts::import_heading_contact_role, needed: true },
    Column { field: Field::Name, headings: Texts::import_heading_contact_name, needed: true },
    Column { field: Field::Language, headings: Texts::import_heading_languages, needed: false },
    Column { field: Field::Phone, headings: Texts::import_heading_phone, needed: false },
    Column { field: Field::Email, headings: Texts::import_heading_email, needed: false },
    Column { field: Field::TimeZone, headings: Texts::import_heading_time_zone, needed: false },
    Column { field: Field::Note, headings: Texts::import_heading_note, needed: false },
    Column { field: Field::CallFirst, headings: Texts::import_heading_call_first, needed: false },
];

/// A contact of the list.
struct Listed {
    row: usize,
    youth: YouthId,
    facts: ContactFacts,
}

/// A contact of the list in JSON.
#[derive(Serialize)]
struct ListedJson {
    row: usize,
    id: Option<i64>,
    youth: YouthRef,
    role: ContactRole,
    name: Line,
}

/// Takes a list of contacts over.
pub(super) fn run(asked: &Asked, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let list = List::read(t, &asked.file, COLUMNS)?;
    let mut signed = cx.sign_in()?;
    may(&signed, Deed::KeepContacts)?;
    let mut faults = Vec::new();
    let listed = read(&list, cx, &signed.people, &mut faults);
    let known = known(&signed, &listed)?;
    let (present, added): (Vec<_>, Vec<_>) = listed.into_iter().partition(|one| one.among(&known).is_some());
    faults.extend(added.iter().filter_map(|one| called_first_already(&list, one, &known)));
    // The house itself says what it would refuse; nothing of this is kept.
    faults.extend(write(&list, &signed.house.together(signed.staff.id, cx.now())?, &added)?.faults);
    none_of(faults, asked, cx)?;
    let lines = |listed: &[Listed]| listed.iter().map(|one| one.line(t, &signed.people)).collect();
    let preview = Preview { added: lines(&added), present: lines(&present), not_read: list.not_read() };
    let goes_on = preview.show(asked, cx)?;
    let ids = if goes_on { import(&list, &added, &mut signed, asked, cx)? } else { Vec::new() };
    if asked.json {
        let people = &signed.people;
        return cx.print_json(&Answer {
            imported: goes_on,
            added: (0..).zip(added).map(|(nth, one)| one.json(people, ids.get(nth).copied())).collect(),
            present: present
                .into_iter()
                .map(|one| {
                    let id = one.among(&known);
                    one.json(people, id)
                })
                .collect(),
            not_read: preview.not_read,
        });
    }
    if goes_on {
        let saved = t.saved_at(t.clock(cx.now(), cx.zone()));
        cx.print(&format!("{saved} {}", t.import_contacts_done(ids.len() as i64)))?;
    }
    Ok(())
}

/// Adds them, all or none, and answers their row numbers.
fn import(
    list: &List<Field>,
    added: &[Listed],
    signed: &mut SignedIn,
    asked: &Asked,
    cx: &mut Cx<'_>,
) -> Result<Vec<ContactId>, Fault> {
    let together = signed.house.together(signed.staff.id, cx.now())?;
    write(list, &together, added)?.keep(together, asked, cx)
}

/// Writes all of the list that is not refused.
fn write(list: &List<Field>, together: &Together<'_>, added: &[Listed]) -> Result<Written<ContactId>, StoreError> {
    let add = |part: &Together<'_>, one: &Listed| {
        let step = Step::AddContact { youth: one.youth, facts: one.facts.clone() };
        Ok(ContactId(part.execute(&Command::Contact(step))?.row))
    };
    Written::of(together, added, add, |one, why| refused(list, one.row, why))
}

/// A refusal as a fault of the cell it is about.
fn refused(list: &List<Field>, row: usize, why: &Refusal) -> RowFault {
    let field = match why {
        Refusal::Invalid(Invalid::NotAnEmail) => Field::Email,
        Refusal::Invalid(Invalid::NumberMissing) => Field::Phone,
        _ => Field::Name,
    };
    list.fault(row, field, explain::refusal(list.t, why))
}

/// The contacts of the youths of the list, those who have ended too: whoever was ended in the house is not added again.
fn known(signed: &SignedIn, listed: &[Listed]) -> Result<Vec<Contact>, StoreError> {
    let mut youths: Vec<YouthId> = listed.iter().map(|one| one.youth).collect();
    youths.sort_unstable();
    youths.dedup();
    let mut known = Vec::new();
    for youth in youths {
        known.extend(signed.house.read().contacts_of(youth)?);
    }
    Ok(known)
}

/// Somebody else is called first by now: which of the two is for people to decide.
fn called_first_already(list: &List<Field>, one: &Listed, known: &[Contact]) -> Option<RowFault> {
    let is_first =
        |contact: &&Contact| contact.youth == one.youth && contact.facts.call_first && contact.ended.is_none();
    let first = known.iter().find(is_first).filter(|_| one.facts.call_first)?;
    Some(list.fault(one.row, Field::CallFirst, list.t.import_called_first(&first.facts.name)))
}

/// The same part and the same name.
fn is_same(one: &ContactFacts, other: &ContactFacts) -> bool {
    one.role == other.role && fold_loose(one.name.as_str()) == fold_loose(other.name.as_str())
}

impl Listed {
    /// The contact of that youth, part and name, if the house has one.
    fn among(&self, known: &[Contact]) -> Option<ContactId> {
        let is_it = |contact: &&Contact| contact.youth == self.youth && is_same(&contact.facts, &self.facts);
        known.iter().find(is_it).map(|contact| contact.id)
    }

    fn line(&self, t: Texts, people: &People) -> String {
        let youth = t.called(people.called(self.youth));
        t.import_person(self.row as i64, youth, t.contact_role(self.facts.role), &self.facts.name)
    }

    fn json(self, people: &People, id: Option<ContactId>) -> ListedJson {
        ListedJson {
            row: self.row,
            id: id.map(|contact| contact.0),
            youth: YouthRef::of(people, self.youth),
            role: self.facts.role,
            name: self.facts.name,
        }
    }
}

/// Every contact whose row can be read; one that stands there twice is a fault, and so are two who are called first.
fn read(list: &List<Field>, cx: &Cx<'_>, people: &People, faults: &mut Vec<RowFault>) -> Vec<Listed> {
    let t = cx.texts;
    let mut listed: Vec<Listed> = Vec::new();
    for row in list.rows() {
        let Some(mut cells) = list.cells(row, faults) else { continue };
        let (youth, facts) = (youth(&mut cells, cx, people), facts(&mut cells, t));
        let (Some(youth), Some(facts)) = (youth, facts) else { continue };
        let mut of_youth = listed.iter().filter(|other| other.youth == youth);
        if let Some(other) = of_youth.clone().find(|other| is_same(&other.facts, &facts)) {
            cells.fault(Field::Name, t.import_twice(other.row as i64));
        } else if let Some(other) = of_youth.find(|other| other.facts.call_first && facts.call_first) {
            cells.fault(Field::CallFirst, t.import_called_first(&other.facts.name));
        } else {
            listed.push(Listed { row: row.number, youth, facts });
        }
    }
    listed
}

/// Whose contact it is: exactly one youth has that name, and was born that day where the list says so.
fn youth(cells: &mut Cells<'_, Field>, cx: &Cx<'_>, people: &People) -> Option<YouthId> {
    let t = cx.texts;
    let birth_date = cells.read(Field::Born, |text| {
        let born = |text| born(text, cx.today()).map_err(|error| t.when_error(error));
        if text.is_empty() { Ok(None) } else { born(text).map(Some) }
    });
    let name = cells.value(Field::Youth, Line::new);
    let (birth_date, name) = (birth_date?, name?);
    let found = called(people, &name, birth_date);
    match found.as_slice() {
        [youth] => Some(*youth),
        [] => {
            cells.fault(Field::Youth, t.import_no_such_youth(shown(name.as_str())));
            None
        }
        _ => {
            cells.fault(Field::Youth, t.import_youths_alike(shown(name.as_str())));
            None
        }
    }
}

fn called(people: &People, name: &Line, birth_date: Option<NaiveDate>) -> Vec<YouthId> {
    let folded = fold_loose(name.as_str());
    let is_it = |facts: &crate::domain::youth::YouthFacts| {
        facts.names().any(|name| fold_loose(name) == folded) && birth_date.is_none_or(|day| day == facts.birth_date)
    };
    people.youths.values().filter(|youth| is_it(&youth.facts)).map(|youth| youth.id).collect()
}

/// Who they are. `None` with the faults; every cell is read before.
fn facts(cells: &mut Cells<'_, Field>, t: Texts) -> Option<ContactFacts> {
    let role = cells.read(Field::Role, |text| {
        choice::CONTACT.of(text).ok_or_else(|| t.import_not_one_of(shown(text), choice::CONTACT.list(&t)))
    });
    let name = cells.value(Field::Name, Line::new);
    let language = cells.value(Field::Language, Line::optional);
    let phone = cells.value(Field::Phone, Phone::optional);
    let email = cells.value(Field::Email, Line::optional);
    let time_zone = cells.read(Field::TimeZone, |text| {
        let zone = || text.parse::<Zone>().map_err(|_| t.contact_zone_unknown().to_owned());
        if text.is_empty() { Ok(None) } else { zone().map(Some) }
    });
    let note = cells.value(Field::Note, Line::optional);
    let call_first = cells.read(Field::CallFirst, |text| yes_or_no(t, text));
    Some(ContactFacts {
        role: role?,
        name: name?,
        language: language?,
        phone: phone?,
        email: email?,
        time_zone: time_zone?,
        note: note?,
        call_first: call_first?,
    })
}

/// A cell that is ticked: «ja», «x»; nothing is no.
fn yes_or_no(t: Texts, text: &str) -> Result<bool, String> {
    match fold_loose(text).as_str() {
        "" | "nei" | "no" | "0" => Ok(false),
        "ja" | "yes" | "x" | "1" => Ok(true),
        _ => Err(t.import_not_yes_or_no(shown(text))),
    }
}
