//! A row of the dated tables: a set of rates, or the shares of them a host gets. A new one, or one that nothing was counted
//! with yet.

use super::super::{
    super::{
        fields::{date_field, day, line, line_field},
        kept::{KeptRow, Stored, Subject},
    },
    Register,
};
use crate::{
    domain::{
        command::Command,
        host::{
            Step as HostStep,
            payment::{Dated, Ore, Share, Step, Tables},
        },
        ids::{HostRateId, HostShareId},
        refusal::{Invalid, Refusal},
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

/// A set of rates.
pub(super) type RateForm = DatedForm<Ore>;

/// The shares.
pub(super) type ShareForm = DatedForm<Share>;

/// What the form of a table says.
pub(super) struct Says {
    title: &'static str,
    /// Label and help.
    base: (&'static str, &'static str),
    expense: (&'static str, &'static str),
    source_help: &'static str,
}

/// The amounts of a table.
pub(super) trait Amount: Copy + 'static {
    /// The name of the form in drafts.
    const DRAFT: &'static str;
    /// Cells of an amount.
    const CELLS: u16;
    /// Reads one as people write it.
    const READ: fn(&str) -> Result<Self, Invalid>;
    /// One as it is typed.
    const TYPED: fn(Self) -> String;

    /// What was understood, with its unit.
    fn understood(self, t: Texts) -> String;

    /// One as it stands beside somebody else's.
    fn shown(self, t: Texts) -> String {
        self.understood(t)
    }

    /// What the form says.
    fn says(t: Texts) -> Says;

    /// The row of that number.
    fn stored(row: i64, tables: Tables) -> Stored<Dated<Self>>;

    /// Adds a row where there is none, corrects that one otherwise.
    fn step(row: i64, version: i64, facts: Dated<Self>) -> Step;
}

impl Amount for Ore {
    const DRAFT: &'static str = "hosts-rate";
    const CELLS: u16 = 14;
    const READ: fn(&str) -> Result<Self, Invalid> = Self::read;
    const TYPED: fn(Self) -> String = Self::typed;

    fn understood(self, t: Texts) -> String {
        t.kroner(self)
    }

    fn shown(self, t: Texts) -> String {
        t.ore(self)
    }

    fn says(t: Texts) -> Says {
        Says {
            title: t.rate_form_title(),
            base: (t.rate_base(), t.rate_base_help()),
            expense: (t.rate_expense(), t.rate_expense_help()),
            source_help: t.rate_source_help(),
        }
    }

    fn stored(row: i64, tables: Tables) -> Stored<Dated<Self>> {
        let found = tables.rates.into_iter().find(|rate| rate.id == HostRateId(row));
        found.map(|rate| (rate.version, rate.facts))
    }

    fn step(row: i64, version: i64, facts: Dated<Self>) -> Step {
        match row {
            0 => Step::AddRate(facts),
            row => Step::CorrectRate { rate: HostRateId(row), version, facts },
        }
    }
}

impl Amount for Share {
    const DRAFT: &'static str = "hosts-share";
    const CELLS: u16 = 8;
    const READ: fn(&str) -> Result<Self, Invalid> = Self::read;
    const TYPED: fn(Self) -> String = Self::typed;

    fn understood(self, t: Texts) -> String {
        format!("{} %", t.share(self))
    }

    fn says(t: Texts) -> Says {
        Says {
            title: t.share_form_title(),
            base: (t.share_base(), t.share_base_help()),
            expense: (t.share_expense(), t.share_expense_help()),
            source_help: t.share_source_help(),
        }
    }

    fn stored(row: i64, tables: Tables) -> Stored<Dated<Self>> {
        let found = tables.shares.into_iter().find(|share| share.id == HostShareId(row));
        found.map(|share| (share.version, share.facts))
    }

    fn step(row: i64, version: i64, facts: Dated<Self>) -> Step {
        match row {
            0 => Step::AddShare(facts),
            row => Step::CorrectShare { share: HostShareId(row), version, facts },
        }
    }
}

/// The fields.
pub(super) struct DatedForm<A> {
    from: DateField,
    base: ParsedField<A>,
    expense: ParsedField<A>,
    source: TextField,
    t: Texts,
}

fn amount_field<A: Amount>((label, help): (&str, &str), filled: Option<A>, t: Texts) -> ParsedField<A> {
    let parse = move |text: &str| {
        let value = (A::READ)(text).map_err(|why| FieldError(explain::invalid(t, why)))?;
        Ok(Understood { value, canonical: (A::TYPED)(value), echo: value.understood(t) })
    };
    let words = Words::required(label, help, t.invalid_empty());
    ParsedField::new(words, A::CELLS, Box::new(parse)).with_text(&filled.map_or_else(String::new, A::TYPED))
}

impl<A: Amount> FormFields for DatedForm<A> {
    type Value = Dated<A>;
    form_fields!(from, base, expense, source);

    fn read(&self) -> Result<Dated<A>, Refused> {
        let t = self.t;
        let missing = |name: &'static str| Refused::new(name, t.invalid_empty());
        Ok(Dated {
            from: day(&self.from, "from", t)?,
            base: *self.base.value().ok_or_else(|| missing("base"))?,
            expense: *self.expense.value().ok_or_else(|| missing("expense"))?,
            source: line(&self.source, "source", t)?,
        })
    }
}

impl<A: Amount> KeptRow for DatedForm<A> {
    type Of = Register;
    const DRAFT: &'static str = A::DRAFT;

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<Dated<A>>, StoreError> {
        Ok(A::stored(row, cx.house()?.reader.host_tables()?))
    }

    fn filled(_owner: Register, facts: Option<&Dated<A>>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let says = A::says(t);
        let from = Words::required(t.rate_from(), t.rate_from_help(), t.date_missing());
        let source = Words::required(t.rate_source(), says.source_help, t.invalid_empty());
        Ok(Self {
            from: date_field(from, Lean::Past, facts.map(|facts| facts.from), cx),
            base: amount_field(says.base, facts.map(|facts| facts.base), t),
            expense: amount_field(says.expense, facts.map(|facts| facts.expense), t),
            source: line_field(source, facts.map(|facts| &facts.source)),
            t,
        })
    }

    fn title(t: Texts) -> &'static str {
        A::says(t).title
    }

    fn command(subject: Subject<Register>, facts: Dated<A>) -> Command {
        let Subject { row, version, .. } = subject;
        Command::Host(HostStep::Payment(A::step(row, version, facts)))
    }

    fn shown(facts: &Dated<A>, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
        let says = A::says(t);
        [
            (t.rate_from(), t.date(facts.from)),
            (says.base.0, facts.base.shown(t)),
            (says.expense.0, facts.expense.shown(t)),
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
