//! The shares of the rates a host gets: new ones, or some that nothing was counted with yet.

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
            payment::{Share, ShareFacts, Step},
        },
        ids::HostShareId,
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

/// Cells of a share.
const SHARE: u16 = 8;

/// The fields.
pub(super) struct ShareForm {
    from: DateField,
    base: ParsedField<Share>,
    expense: ParsedField<Share>,
    source: TextField,
    t: Texts,
}

/// A field for a share in per cent.
fn share_field(words: Words, filled: Option<Share>, t: Texts) -> ParsedField<Share> {
    let parse = move |text: &str| {
        let value = Share::read(text).map_err(|why| FieldError(explain::invalid(t, why)))?;
        Ok(Understood { value, canonical: value.typed(), echo: format!("{} %", t.share(value)) })
    };
    ParsedField::new(words, SHARE, Box::new(parse)).with_text(&filled.map_or_else(String::new, Share::typed))
}

impl FormFields for ShareForm {
    type Value = ShareFacts;
    form_fields!(from, base, expense, source);

    fn read(&self) -> Result<ShareFacts, Refused> {
        let t = self.t;
        let missing = |name: &'static str| Refused::new(name, t.invalid_empty());
        Ok(ShareFacts {
            from: *self.from.value().ok_or_else(|| Refused::new("from", t.date_missing()))?,
            base: *self.base.value().ok_or_else(|| missing("base"))?,
            expense: *self.expense.value().ok_or_else(|| missing("expense"))?,
            source: line(&self.source, "source", t)?,
        })
    }
}

impl KeptRow for ShareForm {
    type Of = Register;
    const DRAFT: &'static str = "hosts-share";

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<ShareFacts>, StoreError> {
        let shares = cx.house()?.reader.host_tables()?.shares;
        Ok(shares.into_iter().find(|share| share.id == HostShareId(row)).map(|share| (share.version, share.facts)))
    }

    fn filled(_owner: Register, facts: Option<&ShareFacts>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let required = |label, help| Words::required(label, help, t.invalid_empty());
        Ok(Self {
            from: date_field(
                Words::required(t.rate_from(), t.rate_from_help(), t.date_missing()),
                Lean::Past,
                facts.map(|facts| facts.from),
                cx,
            ),
            base: share_field(required(t.share_base(), t.share_base_help()), facts.map(|facts| facts.base), t),
            expense: share_field(
                required(t.share_expense(), t.share_expense_help()),
                facts.map(|facts| facts.expense),
                t,
            ),
            source: line_field(required(t.rate_source(), t.share_source_help()), facts.map(|facts| &facts.source)),
            t,
        })
    }

    fn title(t: Texts) -> &'static str {
        t.share_form_title()
    }

    fn command(subject: Subject<Register>, facts: ShareFacts) -> Command {
        let Subject { row, version, .. } = subject;
        Command::Host(HostStep::Payment(match row {
            0 => Step::AddShare(facts),
            row => Step::CorrectShare { share: HostShareId(row), version, facts },
        }))
    }

    fn shown(facts: &ShareFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
        [
            (t.rate_from(), t.date(facts.from)),
            (t.share_base(), format!("{} %", t.share(facts.base))),
            (t.share_expense(), format!("{} %", t.share(facts.expense))),
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
