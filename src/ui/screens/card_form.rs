//! The agreed card of a youth.

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};

use super::{
    Opened,
    fields::{date_field, line, line_field, optional_line, target},
    presence::named,
};
use crate::{
    domain::{
        card::{AgreedCard, CardFacts, CardField, MedicineBy},
        command::Command,
        ids::YouthId,
        names::Line,
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            conflict::Theirs,
            form_fields,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the youth.
pub const DRAFT: &str = "agreed-card";

/// Months until a card is talked about again, unless somebody says otherwise.
const MONTHS: Months = Months::new(3);

/// Opens the form with the card as it stands.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number, and what the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(CardForm::new(youth, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = CardForm::new(YouthId(draft.key.subject), cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct CardForm {
    youth: YouthId,
    /// The newest card that was read, by its row number; 0 when there was none.
    version: i64,
    contact: TextField,
    visits: TextField,
    keys: TextField,
    interpreter: TextField,
    allergies: TextField,
    diet: TextField,
    helps: TextField,
    medicine: RadioField<Option<MedicineBy>>,
    with: TextField,
    on: DateField,
    review: DateField,
    t: Texts,
}

silent_debug!(CardForm);

impl CardForm {
    fn new(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        if !open.people.youths.contains_key(&youth) {
            return Err(Refusal::Gone.into());
        }
        let newest = open.reader.agreed_card(youth)?;
        let facts = newest.as_ref().map(|card| &card.facts);
        let words = |field, help, stands: fn(&CardFacts) -> &Option<Line>| {
            line_field(Words::optional(t.card_field(field), help), facts.and_then(|facts| stands(facts).as_ref()))
        };
        let date = |label: &'static str, help: &'static str| Words::required(label, help, t.card_date_missing());
        let review = cx.today().checked_add_months(MONTHS);
        Ok(Self {
            youth,
            version: newest.as_ref().map_or(0, |card| card.id.0),
            contact: words(CardField::Contact, t.card_contact_help(), |facts| &facts.contact),
            visits: words(CardField::Visits, t.card_visits_help(), |facts| &facts.visits),
            keys: words(CardField::Keys, t.card_keys_help(), |facts| &facts.keys),
            interpreter: words(CardField::Interpreter, t.card_interpreter_help(), |facts| &facts.interpreter),
            allergies: words(CardField::Allergies, t.card_allergies_help(), |facts| &facts.allergies),
            diet: words(CardField::Diet, t.card_diet_help(), |facts| &facts.diet),
            helps: words(CardField::Helps, t.card_helps_help(), |facts| &facts.helps),
            medicine: medicine_field(facts.and_then(|facts| facts.medicine), t),
            with: line_field(
                Words::required(t.card_with(), t.card_with_help(), t.card_with_missing()),
                facts.map(|facts| &facts.agreed_with),
            ),
            on: date_field(date(t.card_on(), t.card_on_help()), Lean::Past, Some(cx.today()), cx),
            review: date_field(date(t.card_review(), t.card_review_help()), Lean::Future, review, cx),
            t,
        })
    }

    fn date(&self, field: &DateField, name: &'static str) -> Result<NaiveDate, Refused> {
        field.value().copied().ok_or_else(|| Refused::new(name, self.t.card_date_missing()))
    }
}

fn medicine_field(stands: Option<MedicineBy>, t: Texts) -> RadioField<Option<MedicineBy>> {
    let words = Words::required(t.card_medicine(), t.card_medicine_help(), t.invalid_empty());
    let none = Choice::new("none", t.card_medicine_none(), None);
    let choices = MedicineBy::ALL.map(|by| Choice::new(by.id(), t.medicine_by(by), Some(by)));
    RadioField::new(words, [none].into_iter().chain(choices).collect()).starting_with(|by| *by == stands)
}

impl FormFields for CardForm {
    type Value = CardFacts;
    form_fields!(contact, visits, keys, interpreter, allergies, diet, helps, medicine, with, on, review);

    fn read(&self) -> Result<CardFacts, Refused> {
        let t = self.t;
        Ok(CardFacts {
            contact: optional_line(&self.contact, "contact", t)?,
            visits: optional_line(&self.visits, "visits", t)?,
            keys: optional_line(&self.keys, "keys", t)?,
            interpreter: optional_line(&self.interpreter, "interpreter", t)?,
            allergies: optional_line(&self.allergies, "allergies", t)?,
            diet: optional_line(&self.diet, "diet", t)?,
            helps: optional_line(&self.helps, "helps", t)?,
            medicine: self.medicine.value().copied().flatten(),
            agreed_with: line(&self.with, "with", t)?,
            agreed_on: self.date(&self.on, "on")?,
            review: self.date(&self.review, "review")?,
        })
    }
}

impl FormScreen for CardForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.youth.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        t.card_form_title().to_owned()
    }

    fn submission(&mut self, facts: CardFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let (youth, version) = (self.youth, self.version);
        Ok(Submission::Command(Box::new(Command::SetCard { youth, version, facts })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::NothingAgreed) => Some("contact"),
            Refusal::Invalid(Invalid::InTheFuture) => Some("on"),
            Refusal::Invalid(Invalid::ReviewPast | Invalid::AgreementTooLong) => Some("review"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.card_saved(cx.texts.clock(done.at, cx.zone), named(self.youth, cx))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.agreed_card(self.youth)?;
        let compare = |(theirs, mine): (AgreedCard, CardFacts)| {
            Theirs::new(theirs.id.0, shown(&theirs.facts, self.t), shown(&mine, self.t))
        };
        Ok(theirs.zip(self.read().ok()).map(compare))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}

/// The card as it is compared with somebody else's.
fn shown(facts: &CardFacts, t: Texts) -> Vec<(String, String)> {
    let said = CardField::ALL.map(|field| (t.card_field(field), t.card_said(facts.said(field))));
    let dated = [
        (t.card_with(), facts.agreed_with.to_string()),
        (t.card_on(), t.date(facts.agreed_on)),
        (t.card_review(), t.date(facts.review)),
    ];
    said.into_iter().chain(dated).map(|(label, value)| (label.to_owned(), value)).collect()
}
