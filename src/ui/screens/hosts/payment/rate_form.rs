//! A set of rates: a new one, or one that nothing was counted with yet.

use super::super::{
    super::{
        fields::{date_field, line, line_field},
        kept::{KeptRow, Stored, Subject},
    },
    Register,
};
use crate::{
    domain::{
        command::Command,
        host::{
            Step as HostStep,
            payment::{Ore, RateFacts, Step},
        },
        ids::HostRateId,
        refusal::Refusal,
    },
    explain,
    store::StoreError,
    text::{Texts, when::Lean},
    ui::{
        forms::{
            FieldError, FormFields, Refused, Words, form_fields,
            moment::DateField,
            parsed::{ParsedField, Understood},
            text::TextField,
        },
        view::Cx,
    },
};

/// Cells of an amount.
const AMOUNT: u16 = 14;

/// The fields.
pub(super) struct RateForm {
    from: DateField,
    base: ParsedField<Ore>,
    expense: ParsedField<Ore>,
    source: TextField,
    t: Texts,
}

/// A field for an amount in kroner.
fn money_field(words: Words, filled: Option<Ore>, t: Texts) -> ParsedField<Ore> {
    let parse = move |text: &str| {
        let value = Ore::read(text).map_err(|why| FieldError(explain::invalid(t, why)))?;
        Ok(Understood { value, canonical: value.typed(), echo: t.kroner(value) })
    };
    ParsedField::new(words, AMOUNT, Box::new(parse)).with_text(&filled.map_or_else(String::new, Ore::typed))
}

impl FormFields for RateForm {
    type Value = RateFacts;
    form_fields!(from, base, expense, source);

    fn read(&self) -> Result<RateFacts, Refused> {
        let t = self.t;
        let missing = |name: &'static str| Refused::new(name, t.invalid_empty());
        Ok(RateFacts {
            from: *self.from.value().ok_or_else(|| Refused::new("from", t.date_missing()))?,
            base: *self.base.value().ok_or_else(|| missing("base"))?,
            expense: *self.expense.value().ok_or_else(|| missing("expense"))?,
            source: line(&self.source, "source", t)?,
        })
    }
}

impl KeptRow for RateForm {
    type Of = Register;
    const DRAFT: &'static str = "hosts-rate";

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<RateFacts>, StoreError> {
        let rates = cx.house()?.reader.host_tables()?.rates;
        Ok(rates.into_iter().find(|rate| rate.id == HostRateId(row)).map(|rate| (rate.version, rate.facts)))
    }

    fn filled(_owner: Register, facts: Option<&RateFacts>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let required = |label, help| Words::required(label, help, t.invalid_empty());
        Ok(Self {
            from: date_field(
                Words::required(t.rate_from(), t.rate_from_help(), t.date_missing()),
                Lean::Past,
                facts.map(|facts| facts.from),
                cx,
            ),
            base: money_field(required(t.rate_base(), t.rate_base_help()), facts.map(|facts| facts.base), t),
            expense: money_field(
                required(t.rate_expense(), t.rate_expense_help()),
                facts.map(|facts| facts.expense),
                t,
            ),
            source: line_field(required(t.rate_source(), t.rate_source_help()), facts.map(|facts| &facts.source)),
            t,
        })
    }

    fn title(t: Texts) -> &'static str {
        t.rate_form_title()
    }

    fn command(subject: Subject<Register>, facts: RateFacts) -> Command {
        let Subject { row, version, .. } = subject;
        Command::Host(HostStep::Payment(match row {
            0 => Step::AddRate(facts),
            row => Step::CorrectRate { rate: HostRateId(row), version, facts },
        }))
    }

    fn shown(facts: &RateFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
        [
            (t.rate_from(), t.date(facts.from)),
            (t.rate_base(), t.ore(facts.base)),
            (t.rate_expense(), t.ore(facts.expense)),
            (t.rate_source(), facts.source.to_string()),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }

    fn saved(&self, clock: &str, t: Texts) -> String {
        t.rate_saved(clock, self.from.value().map_or_else(String::new, |from| t.date(*from)))
    }

    fn blamed(refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::RateDayTaken(_)).then_some("from")
    }
}
