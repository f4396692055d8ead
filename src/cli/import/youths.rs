//! `import youths`: who they are, and where they live.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Answer, Asked, Preview, Written,
    list::{Cells, Column, List, RowFault, shown},
    may, none_of,
};
use crate::{
    cli::{
        choice,
        cx::{Cx, SignedIn},
        fault::Fault,
    },
    domain::{
        access::Deed,
        command::Command,
        ids::{ApartmentNumber, StaffId, YouthId},
        names::Line,
        refusal::{Invalid, Refusal},
        staff::Initials,
        youth::{InterpreterNeed, YouthFacts},
    },
    explain,
    store::{StoreError, Together, read::People},
    text::{
        Texts,
        fold::fold_loose,
        when::{Lean, WhenError, parse_birth_date, parse_date},
    },
};

/// What a list tells of a youth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    LatinName,
    OwnScriptName,
    Pronunciation,
    Born,
    Celebrates,
    Languages,
    Interpreter,
    InterpreterNote,
    HelpNeeded,
    Contact,
    Apartment,
    MovedIn,
}

/// The columns of a list of youths.
pub(super) const COLUMNS: &[Column<Field>] = &[
    Column { field: Field::Name, headings: Texts::import_heading_name, needed: true },
    Column { field: Field::LatinName, headings: Texts::import_heading_latin_name, needed: false },
    Column { field: Field::OwnScriptName, headings: Texts::import_heading_own_script, needed: false },
    Column { field: Field::Pronunciation, headings: Texts::import_heading_pronunciation, needed: false },
    Column { field: Field::Born, headings: Texts::import_heading_born, needed: true },
    Column { field: Field::Celebrates, headings: Texts::import_heading_celebrates, needed: false },
    Column { field: Field::Languages, headings: Texts::import_heading_languages, needed: false },
    Column { field: Field::Interpreter, headings: Texts::import_heading_interpreter, needed: false },
    Column { field: Field::InterpreterNote, headings: Texts::import_heading_interpreter_note, needed: false },
    Column { field: Field::HelpNeeded, headings: Texts::import_heading_help_needed, needed: false },
    Column { field: Field::Contact, headings: Texts::import_heading_contact, needed: false },
    Column { field: Field::Apartment, headings: Texts::import_heading_apartment, needed: false },
    Column { field: Field::MovedIn, headings: Texts::import_heading_moved_in, needed: false },
];

/// A youth of the list.
struct Listed {
    row: usize,
    facts: YouthFacts,
    stay: Option<Stay>,
}

/// Where they live, and since when.
#[derive(Clone, Copy)]
struct Stay {
    apartment: ApartmentNumber,
    from: NaiveDate,
}

/// A youth of the list in JSON.
#[derive(Serialize)]
struct ListedJson {
    row: usize,
    id: Option<i64>,
    name: Line,
    birth_date: NaiveDate,
    apartment: Option<u8>,
    moved_in: Option<NaiveDate>,
}

/// Takes a list of youths over.
pub(super) fn run(asked: &Asked, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let list = List::read(t, &asked.file, COLUMNS)?;
    let mut signed = cx.sign_in()?;
    may(&signed, Deed::KeepYouths)?;
    may(&signed, Deed::MoveYouths)?;
    let mut faults = Vec::new();
    let listed = read(&list, cx, &signed.people, &mut faults);
    let (present, added): (Vec<_>, Vec<_>) =
        listed.into_iter().partition(|one| known(&signed.people, &one.facts).is_some());
    // The house itself says what it would refuse; nothing of this is kept.
    faults.extend(write(&list, &signed.house.together(signed.staff.id, cx.now())?, &signed.people, &added)?.faults);
    none_of(faults, asked, cx)?;
    let lines = |listed: &[Listed]| listed.iter().map(|one| one.line(t)).collect();
    let preview = Preview { added: lines(&added), present: lines(&present), not_read: list.not_read() };
    let goes_on = preview.show(asked, cx)?;
    let ids = if goes_on { import(&list, &added, &mut signed, asked, cx)? } else { Vec::new() };
    if asked.json {
        let people = &signed.people;
        return cx.print_json(&Answer {
            imported: goes_on,
            added: (0..).zip(added).map(|(nth, one)| one.json(ids.get(nth).copied())).collect(),
            present: present
                .into_iter()
                .map(|one| {
                    let id = known(people, &one.facts);
                    one.json(id)
                })
                .collect(),
            not_read: preview.not_read,
        });
    }
    if goes_on {
        let saved = t.saved_at(t.clock(cx.now(), cx.zone()));
        cx.print(&format!("{saved} {}", t.import_youths_done(added.len() as i64)))?;
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
) -> Result<Vec<YouthId>, Fault> {
    let together = signed.house.together(signed.staff.id, cx.now())?;
    write(list, &together, &signed.people, added)?.keep(together, asked, cx)
}

/// Writes all of the list that is not refused.
fn write(
    list: &List<Field>,
    together: &Together<'_>,
    people: &People,
    added: &[Listed],
) -> Result<Written<YouthId>, StoreError> {
    let add = |part: &Together<'_>, one: &Listed| one.arrive(part, people);
    Written::of(together, added, add, |one, why| refused(list, one.row, why, people))
}

/// A refusal as a fault of the cell it is about.
fn refused(list: &List<Field>, row: usize, why: &Refusal, people: &People) -> RowFault {
    let field = match why {
        Refusal::Invalid(Invalid::BirthDate) => Field::Born,
        Refusal::Invalid(Invalid::MoveAhead) => Field::MovedIn,
        Refusal::ApartmentTaken { .. } | Refusal::LivesElsewhere(_) => Field::Apartment,
        _ => Field::Name,
    };
    list.fault(row, field, explain::refusal_among(list.t, why, people))
}

/// The youth of that name and birth date, if the house has one.
fn known(people: &People, facts: &YouthFacts) -> Option<YouthId> {
    people.youths.values().find(|youth| is_same(&youth.facts, facts)).map(|youth| youth.id)
}

/// Born on the same day, and one of the names is written alike.
fn is_same(one: &YouthFacts, other: &YouthFacts) -> bool {
    one.birth_date == other.birth_date
        && one.names().any(|name| other.names().any(|another| fold_loose(name) == fold_loose(another)))
}

impl Listed {
    fn arrive(&self, part: &Together<'_>, people: &People) -> Result<YouthId, StoreError> {
        let youth = YouthId(part.execute(&Command::AddYouth(self.facts.clone()))?.row);
        if let Some(Stay { apartment, from }) = self.stay {
            let apartment = people.apartment(apartment).ok_or(Refusal::Gone)?.id;
            part.execute(&Command::MoveIn { youth, apartment, from, points: Vec::new() })?;
        }
        Ok(youth)
    }

    fn line(&self, t: Texts) -> String {
        let (row, born) = (self.row as i64, t.date(self.facts.birth_date));
        let line = t.import_youth(row, &self.facts.preferred_name, born);
        match self.stay {
            Some(Stay { apartment, from }) => t.import_youth_at_home(line, apartment, t.date(from)),
            None => line,
        }
    }

    fn json(self, id: Option<YouthId>) -> ListedJson {
        ListedJson {
            row: self.row,
            id: id.map(|youth| youth.0),
            name: self.facts.preferred_name,
            birth_date: self.facts.birth_date,
            apartment: self.stay.map(|stay| stay.apartment.0),
            moved_in: self.stay.map(|stay| stay.from),
        }
    }
}

/// Everybody whose row can be read; one who stands there twice is a fault.
fn read(list: &List<Field>, cx: &Cx<'_>, people: &People, faults: &mut Vec<RowFault>) -> Vec<Listed> {
    let mut listed: Vec<Listed> = Vec::new();
    for row in list.rows() {
        let Some(mut cells) = list.cells(row, faults) else { continue };
        let (facts, stay) = (facts(&mut cells, cx, people), stay(&mut cells, cx, people));
        let (Some(facts), Some(stay)) = (facts, stay) else { continue };
        match listed.iter().find(|other| is_same(&other.facts, &facts)) {
            Some(other) => cells.fault(Field::Name, cx.texts.import_twice(other.row as i64)),
            None => listed.push(Listed { row: row.number, facts, stay }),
        }
    }
    listed
}

/// Who they are. `None` with the faults; every cell is read before.
fn facts(cells: &mut Cells<'_, Field>, cx: &Cx<'_>, people: &People) -> Option<YouthFacts> {
    let t = cx.texts;
    let name = cells.value(Field::Name, Line::new);
    let birth_date = cells.read(Field::Born, |text| born(text, cx.today()).map_err(|error| t.when_error(error)));
    let latin_name = cells.value(Field::LatinName, Line::optional);
    let own_script_name = cells.value(Field::OwnScriptName, Line::optional);
    let pronunciation = cells.value(Field::Pronunciation, Line::optional);
    let celebrates = cells.value(Field::Celebrates, Line::optional);
    let languages = cells.value(Field::Languages, Line::optional);
    let interpreter = cells.read(Field::Interpreter, |text| interpreter(t, text));
    let interpreter_note = cells.value(Field::InterpreterNote, Line::optional);
    let help_needed = cells.value(Field::HelpNeeded, Line::optional);
    let primary_contact = cells.read(Field::Contact, |text| contact(t, people, text));
    Some(YouthFacts {
        preferred_name: name?,
        latin_name: latin_name?,
        own_script_name: own_script_name?,
        pronunciation: pronunciation?,
        birth_date: birth_date?,
        celebrates: celebrates?,
        languages: languages?,
        interpreter: interpreter?,
        interpreter_note: interpreter_note?,
        help_needed: help_needed?,
        primary_contact: primary_contact?,
    })
}

/// Where they live: an apartment and the day they moved in, or neither. `None` with the faults.
#[expect(clippy::option_option, reason = "read, and none of it there, is another answer than not read")]
fn stay(cells: &mut Cells<'_, Field>, cx: &Cx<'_>, people: &People) -> Option<Option<Stay>> {
    let t = cx.texts;
    let apartment = cells.read(Field::Apartment, |text| apartment(t, people, text));
    let from = cells.read(Field::MovedIn, |text| moved_in(cx, text));
    match (apartment?, from?) {
        (Some(apartment), Some(from)) => Some(Some(Stay { apartment, from })),
        (None, None) => Some(None),
        (Some(_), None) => {
            cells.fault(Field::MovedIn, t.import_moved_in_missing().to_owned());
            None
        }
        (None, Some(_)) => {
            cells.fault(Field::Apartment, t.import_apartment_missing().to_owned());
            None
        }
    }
}

/// A date of birth as it is typed, or as files have it: `2010-06-05`.
pub(super) fn born(text: &str, today: NaiveDate) -> Result<NaiveDate, WhenError> {
    let in_files = is_in_files(text).then(|| text.parse().ok()).flatten();
    in_files.map_or_else(|| parse_birth_date(text, today), Ok)
}

/// Whether it is written as files have dates: ten signs, the year first.
fn is_in_files(text: &str) -> bool {
    text.len() == 10 && text.as_bytes().get(4) == Some(&b'-')
}

/// The day of moving in: a whole date, for «fredag» or «5.6.» is another day whenever the list is read.
fn moved_in(cx: &Cx<'_>, text: &str) -> Result<Option<NaiveDate>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = is_in_files(text) || (matches!(parts.len(), 1 | 3) && parts.iter().all(is_number));
    if !is_whole {
        return Err(cx.texts.import_day_not_whole().to_owned());
    }
    parse_date(text, cx.today(), Lean::Past).map(Some).map_err(|error| cx.texts.when_error(error))
}

/// The number on the door, perhaps with a word before it: «leilighet 3».
fn apartment(t: Texts, people: &People, text: &str) -> Result<Option<ApartmentNumber>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let number = number.parse().ok().map(ApartmentNumber);
    let stands = number.filter(|number| people.apartment(*number).is_some());
    stands.map(Some).ok_or_else(|| t.import_no_such_apartment(shown(text)))
}

fn interpreter(t: Texts, text: &str) -> Result<InterpreterNeed, String> {
    if text.is_empty() {
        return Ok(InterpreterNeed::default());
    }
    let need = choice::INTERPRETER.of(text);
    need.ok_or_else(|| t.import_not_one_of(shown(text), choice::INTERPRETER.list(&t)))
}

/// A member who works here, by initials or whole name.
fn contact(t: Texts, people: &People, text: &str) -> Result<Option<StaffId>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let by_initials = Initials::new(text).ok().and_then(|initials| people.by_initials(&initials));
    let by_name = || {
        let mut found = people.staff.values().filter(|member| fold_loose(member.name.as_str()) == fold_loose(text));
        found.next().filter(|_| found.next().is_none())
    };
    let member = by_initials.or_else(by_name).filter(|member| member.active);
    member.map(|member| Some(member.id)).ok_or_else(|| t.import_no_such_contact(shown(text)))
}
