//! A household of the register: new, or set right.

use super::Register;
use crate::{
    domain::{
        command::Command,
        host::{HouseholdFacts, Step},
        ids::{HouseholdId, StaffId},
        names::{Line, Prose},
        refusal::{Invalid, Refusal},
    },
    store::StoreError,
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, checkbox::CheckboxField, choice::ChoiceField, form_fields,
            moment::DateField, text::TextField,
        },
        screens::{
            fields::{
                date_field, day, line, line_field, member_label, optional_line, optional_prose, prose_field,
                staff_label,
            },
            kept::{KeptRow, Stored, Subject},
        },
        view::Cx,
    },
};

/// The fields.
pub(super) struct HouseholdForm {
    name: TextField,
    address: TextField,
    dwelling: TextField,
    own_entrance: CheckboxField,
    facilities: TextField,
    vacant_from: DateField,
    languages: TextField,
    limits: TextField,
    note: TextField,
    coordinator: ChoiceField<StaffId>,
    begun: DateField,
    t: Texts,
}

impl FormFields for HouseholdForm {
    type Value = HouseholdFacts;
    form_fields!(
        name,
        address,
        dwelling,
        own_entrance,
        facilities,
        vacant_from,
        languages,
        limits,
        note,
        coordinator,
        begun
    );

    fn read(&self) -> Result<HouseholdFacts, Refused> {
        let t = self.t;
        Ok(HouseholdFacts {
            name: line(&self.name, "name", t)?,
            address: optional_line(&self.address, "address", t)?,
            dwelling: optional_prose(&self.dwelling, "dwelling", t)?,
            own_entrance: self.own_entrance.value(),
            facilities: optional_prose(&self.facilities, "facilities", t)?,
            languages: optional_line(&self.languages, "languages", t)?,
            limits: optional_prose(&self.limits, "limits", t)?,
            note: optional_prose(&self.note, "note", t)?,
            vacant_from: self.vacant_from.value().copied(),
            coordinator: self.coordinator.value().copied(),
            begun: day(&self.begun, "begun", t)?,
        })
    }
}

impl KeptRow for HouseholdForm {
    type Of = Register;
    const DRAFT: &'static str = "hosts-household";

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<HouseholdFacts>, StoreError> {
        let found = cx.house()?.reader.household(HouseholdId(row))?;
        Ok(found.map(|household| (household.version, household.facts)))
    }

    fn filled(_owner: Register, facts: Option<&HouseholdFacts>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let line = |words, of: fn(&HouseholdFacts) -> Option<&Line>| line_field(words, facts.and_then(of));
        let prose = |words, of: fn(&HouseholdFacts) -> Option<&Prose>| prose_field(words, facts.and_then(of));
        Ok(Self {
            name: line_field(
                Words::required(t.household_name(), t.household_name_help(), t.household_name_missing()),
                facts.map(|facts| &facts.name),
            ),
            address: line(Words::optional(t.household_address(), t.household_address_help()), |facts| {
                facts.address.as_ref()
            }),
            dwelling: prose(Words::optional(t.household_dwelling(), t.household_dwelling_help()), |facts| {
                facts.dwelling.as_ref()
            }),
            own_entrance: CheckboxField::new(
                Words::optional(t.household_own_entrance(), t.household_own_entrance_help()),
                facts.is_some_and(|facts| facts.own_entrance),
            ),
            facilities: prose(Words::optional(t.household_facilities(), t.household_facilities_help()), |facts| {
                facts.facilities.as_ref()
            }),
            vacant_from: date_field(
                Words::optional(t.household_vacant_from(), t.household_vacant_from_help()),
                Lean::Future,
                facts.and_then(|facts| facts.vacant_from),
                cx,
            ),
            languages: line(Words::optional(t.household_languages(), t.household_languages_help()), |facts| {
                facts.languages.as_ref()
            }),
            limits: prose(Words::optional(t.household_limits(), t.household_limits_help()), |facts| {
                facts.limits.as_ref()
            }),
            note: prose(Words::optional(t.household_note(), t.household_note_help()), |facts| facts.note.as_ref()),
            coordinator: coordinator_field(facts.and_then(|facts| facts.coordinator), cx),
            begun: date_field(
                Words::required(t.household_begun(), t.household_begun_help(), t.date_missing()),
                Lean::Past,
                Some(facts.map_or_else(|| cx.today(), |facts| facts.begun)),
                cx,
            ),
            t,
        })
    }

    fn title(t: Texts) -> &'static str {
        t.household_form_title()
    }

    fn command(subject: Subject<Register>, facts: HouseholdFacts) -> Command {
        let Subject { row, version, .. } = subject;
        Command::Host(match row {
            0 => Step::AddHousehold(facts),
            row => Step::ChangeHousehold { household: HouseholdId(row), version, facts },
        })
    }

    fn shown(facts: &HouseholdFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
        told(facts, cx)
    }

    fn saved(&self, clock: &str, t: Texts) -> String {
        t.household_saved(clock, self.name.value())
    }

    fn blamed(refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::DayAhead) => Some("begun"),
            Refusal::NoCoordinator => Some("coordinator"),
            _ => None,
        }
    }
}

/// Who can follow a household up: those who keep hosts, and whoever does already.
fn coordinator_field(chosen: Option<StaffId>, cx: &Cx<'_>) -> ChoiceField<StaffId> {
    use crate::domain::access::{Deed, allows};
    let t = cx.texts;
    let members = cx.open.into_iter().flat_map(|open| open.people.choosable(chosen));
    let keeps = members.filter(|member| allows(member.rights(), Deed::KeepHosts) || Some(member.id) == chosen);
    let choices = keeps.map(|member| Choice::new(member.id.to_string(), member_label(member), member.id)).collect();
    ChoiceField::new(Words::optional(t.household_coordinator(), t.household_coordinator_help()), choices)
        .starting_with(|staff| Some(*staff) == chosen)
}

/// What is written about a household: labels with what stands there, `–` where nothing does.
pub(super) fn told(facts: &HouseholdFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
    let t = cx.texts;
    let text = |text: Option<&str>| text.unwrap_or("–").to_owned();
    let date = |date: Option<chrono::NaiveDate>| date.map_or_else(|| "–".to_owned(), |date| t.date(date));
    let (yes, no) = (t.household_has_own_entrance(), t.household_shares_entrance());
    [
        (t.household_name(), facts.name.to_string()),
        (t.household_address(), text(facts.address.as_ref().map(Line::as_str))),
        (t.household_dwelling(), text(facts.dwelling.as_ref().map(Prose::as_str))),
        (t.household_own_entrance(), if facts.own_entrance { yes } else { no }.to_owned()),
        (t.household_facilities(), text(facts.facilities.as_ref().map(Prose::as_str))),
        (t.household_vacant_from(), date(facts.vacant_from)),
        (t.household_languages(), text(facts.languages.as_ref().map(Line::as_str))),
        (t.household_limits(), text(facts.limits.as_ref().map(Prose::as_str))),
        (t.household_note(), text(facts.note.as_ref().map(Prose::as_str))),
        (t.household_coordinator(), staff_label(facts.coordinator, cx)),
        (t.household_begun(), t.date(facts.begun)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
