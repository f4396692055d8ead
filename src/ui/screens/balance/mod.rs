//! How much common and individual time was spent with the youths, week by week, in the order of their doors. It is
//! information: nobody is ranked, and no number is good or bad.
//!
//! ```text
//!  Balanse · 12 uker · 07.09.2026 til 22.11.2026                       4 · 12 · 26
//! ────────────────────────────────────────────────────────────────────────────────
//!                    felles                       individuelt
//!   Huset            ▃▅▇▃▅▇▃▅▇▃▅▇  31 t           ▁▁▃▁▁·▁▁▃▁▁·  9 t 30 min
//!
//!   1 Samira         ▃▅▇▃▅▇▃▅▇▃▅▇  12 t 30 min    ·····▁······  30 min
//! ```

use crate::{
    domain::{
        calendar::balance::{Balance, Minutes, Weeks},
        changes::{Changes, Topic},
        ids::YouthId,
    },
    store::StoreError,
    text::{balance::balance_bars, columns},
    ui::{
        action::{Action, Scope},
        screens::{
            Opened, failure,
            sheet::{Sheet, SheetView, Told, whose},
        },
        theme::Role,
        view::{Availability, Cx, Response},
    },
};

/// Cells of the name, of what the bars of a line are about, and of a length of time.
const NAME: usize = 18;
const KIND: usize = 13;
const TIME: usize = 15;

/// The screen.
#[derive(Debug)]
struct BalanceSheet {
    /// The only youth who is shown, in their file.
    youth: Option<YouthId>,
    weeks: Weeks,
    balance: Option<Balance>,
}

/// Opens the balance of the house, or of one youth beside the average of the house.
///
/// # Errors
/// What the store answers.
pub fn open(youth: Option<YouthId>, cx: &Cx<'_>) -> Opened {
    let mut sheet = BalanceSheet { youth, weeks: Weeks::default(), balance: None };
    sheet.read(cx)?;
    Ok(Box::new(SheetView::new(sheet)))
}

/// Whose time a row tells, and its weeks.
struct Line {
    who: String,
    weeks: Vec<Option<Minutes>>,
}

impl Line {
    /// The weeks of one kind of time.
    fn of(&self, kind: fn(Minutes) -> u32) -> Vec<Option<u32>> {
        self.weeks.iter().map(|week| week.map(kind)).collect()
    }

    /// The most of either kind in a week.
    fn highest(&self) -> u32 {
        self.weeks.iter().flatten().map(|week| week.common.max(week.individual)).max().unwrap_or(0)
    }

    /// One row, or one for each kind of time where the weeks are too many to stand beside each other.
    fn rows(&self, highest: u32, key: usize, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let cell = |weeks: Vec<Option<u32>>| {
            let total = weeks.iter().flatten().fold(0_u32, |sum, week| sum.saturating_add(*week));
            let bars = balance_bars(&weeks, highest);
            format!("{bars}  {}", columns::pad(&t.balance_time(total), TIME))
        };
        let common = cell(self.of(|minutes| minutes.common));
        let individual = cell(self.of(|minutes| minutes.individual));
        let who = columns::pad(&self.who, NAME);
        if self.weeks.len() <= usize::from(Weeks::Twelve.count()) {
            return vec![Told::new(format!("{who}{common}{individual}").trim_end(), Role::Text).keyed(key)];
        }
        let row = |who: &str, kind: &str, cell: &str| {
            format!("{}{}{cell}", columns::pad(who, NAME), columns::pad(kind, KIND)).trim_end().to_owned()
        };
        vec![
            Told::new(row(&who, t.balance_common(), &common), Role::Text).keyed(key),
            Told::new(row("", t.balance_individual(), &individual), Role::Text),
        ]
    }
}

impl BalanceSheet {
    fn show(&mut self, weeks: Weeks, cx: &Cx<'_>) -> Response {
        self.weeks = weeks;
        match self.read(cx) {
            Ok(()) => Response::Handled,
            Err(error) => Response::effect(failure(&error, cx)),
        }
    }

    /// Whoever lives here now, in the order of the doors; in one youth's file that youth alone.
    fn lines(&self, balance: &Balance, cx: &Cx<'_>) -> Vec<Line> {
        let (t, Some(people)) = (cx.texts, cx.open.map(|open| open.people)) else { return Vec::new() };
        let shown = self.youth.map_or_else(|| people.residents(), |youth| vec![youth]);
        let line = |youth: YouthId| {
            let number = people.home(youth).map_or_else(String::new, |home| format!("{} ", home.number));
            let name = t.called_within(people.called(youth), NAME - 3);
            Some(Line { who: format!("{number}{name}"), weeks: balance.youths.get(&youth)?.clone() })
        };
        shown.into_iter().filter_map(line).collect()
    }

    /// What the names of the columns are, where both kinds of time stand beside each other.
    fn names(&self, cx: &Cx<'_>) -> Option<Told> {
        let t = cx.texts;
        let weeks = usize::from(self.weeks.count());
        let common = columns::pad(t.balance_common(), weeks + 2 + TIME);
        let text = format!("{}{common}{}", " ".repeat(NAME), t.balance_individual());
        (self.weeks != Weeks::TwentySix).then(|| Told::new(text, Role::Dim))
    }

    /// What is counted and what not: sentences that can be walked to.
    fn sentences(&self, highest: u32, of_house: u32, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut told = vec![t.balance_highest(t.balance_time(highest))];
        if self.youth.is_none() {
            told.push(t.balance_of_house(t.balance_time(of_house)));
        }
        told.push(t.balance_counted().to_owned());
        told.push(t.balance_not_counted().to_owned());
        let key = |at: usize| usize::MAX - at;
        told.into_iter().enumerate().map(|(at, text)| Told::new(text, Role::Dim).keyed(key(at))).collect()
    }
}

impl Sheet for BalanceSheet {
    fn scope(&self) -> Scope {
        Scope::Balance
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.balance_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let t = cx.texts;
        let title = self.title(cx);
        let mut left = match self.youth {
            Some(youth) => whose(youth, &title, cx),
            None => vec![(title, Role::Title)],
        };
        if let Some(days) = self.balance.as_ref().map(|balance| balance.days) {
            let weeks = t.balance_weeks(self.weeks.count(), t.date(days.start()), t.date(days.last_day()));
            left.push((format!(" · {weeks}"), Role::Text));
        }
        (left, Weeks::ALL.map(|weeks| weeks.count().to_string()).join(" · "))
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Log).and(Topic::Calendar).and(Topic::Youths).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        self.balance = self.weeks.days(cx.today()).map(|days| reader.balance(days, cx.zone)).transpose()?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let Some(balance) = &self.balance else { return Vec::new() };
        let youths = self.lines(balance, cx);
        if youths.is_empty() {
            return vec![Told::new(t.balance_nobody(), Role::Dim).keyed(0)];
        }
        let highest = youths.iter().map(Line::highest).max().unwrap_or(0);
        let mut rows: Vec<Told> = self.names(cx).into_iter().collect();
        let mut of_house = 0;
        match self.youth {
            None => {
                let weeks = balance.house.iter().copied().map(Some).collect();
                let house = Line { who: t.balance_house().to_owned(), weeks };
                of_house = house.highest();
                rows.extend(house.rows(of_house, 0, cx));
                rows.push(Told::blank());
                rows.extend(youths.iter().zip(1..).flat_map(|(line, key)| line.rows(highest, key, cx)));
                rows.push(Told::blank());
                rows.extend(self.sentences(highest, of_house, cx));
            }
            Some(_) => {
                let average = Line { who: t.balance_average().to_owned(), weeks: balance.average() };
                let highest = highest.max(average.highest());
                rows.extend(youths.iter().flat_map(|line| line.rows(highest, 0, cx)));
                if average.weeks.iter().all(Option::is_none) {
                    rows.push(Told::new(t.balance_average_few(), Role::Dim));
                } else {
                    rows.extend(average.rows(highest, 1, cx));
                }
                rows.push(Told::blank());
                rows.extend(self.sentences(highest, of_house, cx));
            }
        }
        rows
    }

    fn availability(&self, action: Action, _selected: Option<usize>, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::MoreWeeks | Action::FewerWeeks => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, _selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match action {
            Action::MoreWeeks => self.show(self.weeks.more(), cx),
            Action::FewerWeeks => self.show(self.weeks.fewer(), cx),
            _ => Response::Ignored,
        }
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
