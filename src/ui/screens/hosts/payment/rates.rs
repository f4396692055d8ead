//! The dated rates and shares, the newest first.

use super::{
    super::{
        super::{
            Opened,
            kept::{self, Subject},
            may, response,
            sheet::{Sheet, SheetView, Told},
        },
        Register,
    },
    dated_form::{RateForm, ShareForm},
};
use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        host::payment::{self, Parts, RateRow, Row, ShareRow, Tables},
        names::Line,
    },
    store::StoreError,
    ui::{
        action::{Action, Scope},
        screens,
        theme::Role,
        view::{Availability, Cx, Response},
    },
};

/// Cells of the day before a row.
const DAY: usize = 14;

/// The page.
#[derive(Debug)]
struct Rates {
    tables: Tables,
}

/// A row that can be selected.
#[derive(Debug, Clone, Copy)]
enum Chosen<'a> {
    Rate(&'a RateRow),
    Share(&'a ShareRow),
}

impl Chosen<'_> {
    const fn used(self) -> bool {
        match self {
            Self::Rate(row) => row.used,
            Self::Share(row) => row.used,
        }
    }
}

/// Opens the page.
///
/// # Errors
/// The role, and what the store answers.
pub(in crate::ui::screens) fn open(cx: &Cx<'_>) -> Opened {
    may(Deed::KeepHosts, cx)?;
    let mut page = Rates { tables: Tables::default() };
    page.read(cx)?;
    Ok(Box::new(SheetView::new(page)))
}

impl Rates {
    /// What can be selected, in the order it is shown.
    fn chosen(&self) -> Vec<Chosen<'_>> {
        let rates = self.tables.rates.iter().rev().map(Chosen::Rate);
        rates.chain(self.tables.shares.iter().rev().map(Chosen::Share)).collect()
    }

    fn selected(&self, key: Option<usize>) -> Option<Chosen<'_>> {
        self.chosen().get(key?).copied()
    }

    /// What a whole month comes to with a rate, where there are shares by then.
    fn gives(&self, row: &RateRow, cx: &Cx<'_>) -> Option<String> {
        let (_, share) = self.tables.on(row.facts.from).ok()?;
        let rates = Parts { base: row.facts.base, expense: row.facts.expense };
        let shares = (share.facts.base, share.facts.expense);
        let whole = payment::whole_month(rates, shares, cx.config.host.rounding);
        Some(cx.texts.rates_gives(cx.texts.ore(whole.sum())))
    }

    fn told(&self, key: usize, chosen: Chosen<'_>, cx: &Cx<'_>) -> [Told; 2] {
        let t = cx.texts;
        let (from, text, about) = match chosen {
            Chosen::Rate(row) => {
                let rate = t.rates_rate(t.ore(row.facts.base), t.ore(row.facts.expense));
                let parts = [Some(rate), self.gives(row, cx)].into_iter().flatten().collect::<Vec<_>>();
                (row.facts.from, parts.join(" · "), standing(row, &row.facts.source, cx))
            }
            Chosen::Share(row) => {
                let share = t.rates_share(t.share(row.facts.base), t.share(row.facts.expense));
                (row.facts.from, share, standing(row, &row.facts.source, cx))
            }
        };
        [Told::new(text, Role::Text).labelled(t.date(from), DAY).keyed(key), Told::new(about, Role::Dim).indented(DAY)]
    }
}

/// «KS, veiledende satser 01.07.2024 · fulgte med programmet · brukt, kan ikke endres».
fn standing<I, F>(row: &Row<I, F>, source: &Line, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let mut parts = vec![source.as_str()];
    parts.extend(row.supplied.then(|| t.rates_supplied()));
    parts.push(if row.used { t.rates_used() } else { t.rates_unused() });
    parts.join(" · ")
}

impl Sheet for Rates {
    fn scope(&self) -> Scope {
        Scope::Rates
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.rates_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        (vec![(cx.texts.rates_heading().to_owned(), Role::Title)], String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.tables = cx.house()?.reader.host_tables()?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = vec![Told::new(t.rates_rates(), Role::Title)];
        let shares_from = self.tables.rates.len();
        for (key, chosen) in self.chosen().into_iter().enumerate() {
            if key == shares_from {
                rows.extend(Told::heading(t.rates_shares()));
            }
            rows.extend(self.told(key, chosen, cx));
        }
        rows.push(Told::blank());
        rows.push(Told::new(t.rates_about(), Role::Dim).keyed(self.chosen().len()));
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        match (action, self.selected(selected)) {
            (Action::AddRate | Action::AddShare, _) => screens::availability(action, None, cx),
            (Action::Edit, None) => Availability::Disabled(t.rates_choose().to_owned()),
            (Action::Edit, Some(chosen)) if chosen.used() => Availability::Disabled(t.rates_is_used().to_owned()),
            (Action::Edit, Some(_)) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::AddRate, Action::AddShare, Action::Edit]
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match (action, self.selected(selected)) {
            (Action::AddRate, _) => response(kept::open::<RateForm>(Subject::new(Register), cx), cx),
            (Action::AddShare, _) => response(kept::open::<ShareForm>(Subject::new(Register), cx), cx),
            (Action::Edit, Some(Chosen::Rate(row))) => {
                response(kept::open::<RateForm>(Subject::of(Register, row.id.0, row.version), cx), cx)
            }
            (Action::Edit, Some(Chosen::Share(row))) => {
                response(kept::open::<ShareForm>(Subject::of(Register, row.id.0, row.version), cx), cx)
            }
            // It is open already.
            (Action::OpenRates, _) => Response::Handled,
            _ => Response::Ignored,
        }
    }
}
