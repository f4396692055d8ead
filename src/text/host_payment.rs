//! The basis of what hosts get, in words.

use chrono::NaiveDate;

use super::Texts;
use crate::domain::host::payment::{
    Differs, Lacks, Line, Month, Note, Ore, Parts, Proration, Reckoning, Rounding, Share,
};

impl Texts {
    /// «7 193,00».
    #[must_use]
    pub fn ore(&self, ore: Ore) -> String {
        self.hundredths(ore.0)
    }

    /// «kr 7 193,00».
    #[must_use]
    pub fn kroner(&self, ore: Ore) -> String {
        self.payment_kroner(self.ore(ore))
    }

    /// A share in per cent, as short as it is exact: «50», «33,5».
    #[must_use]
    pub fn share(&self, share: Share) -> String {
        share.typed().replace(',', self.number_decimals())
    }

    /// «november 2026».
    #[must_use]
    pub fn month_and_year(&self, month: Month) -> String {
        self.payment_month(self.month(month.first()), month.year().to_string())
    }

    /// «etter kalenderdager, i øre».
    #[must_use]
    pub fn reckoning(&self, reckoning: Reckoning) -> String {
        let proration = match reckoning.proration {
            Proration::CalendarDays => self.payment_calendar_days(),
            Proration::Thirtieths => self.payment_thirtieths(),
            Proration::WholeMonths => self.payment_whole_months(),
        };
        let rounding = match reckoning.rounding {
            Rounding::Ore => self.payment_in_ore(),
            Rounding::Krone => self.payment_in_kroner(),
        };
        self.payment_settings(proration, rounding)
    }

    /// «grunnstøtte 5 168,00 · utgifter 2 025,00 · sum 7 193,00».
    #[must_use]
    pub fn payment_parts_told(&self, parts: Parts) -> String {
        self.payment_parts(self.ore(parts.base), self.ore(parts.expense), self.ore(parts.sum()))
    }

    /// «01.11.2026–30.11.2026: 30/30 · grunnstøtte 50 % av 10 336,00 = 5 168,00 · utgifter …».
    #[must_use]
    pub fn payment_line_told(&self, line: &Line) -> String {
        let part = |share, rate, amount| self.payment_part(self.share(share), self.ore(rate), self.ore(amount));
        let days = format!("{}–{}", self.date_short(line.days.first), self.date(line.days.last));
        self.payment_line(
            days,
            format!("{}/{}", line.number, line.of),
            part(line.shares.0, line.rates.base, line.parts.base),
            part(line.shares.1, line.rates.expense, line.parts.expense),
            self.date(line.rate_from),
        )
    }

    /// What is to be known about a whole month: that it has not begun, and that the rates may be out of date.
    #[must_use]
    pub fn payment_warnings(&self, month: Month, rates_from: Option<NaiveDate>, today: NaiveDate) -> Vec<String> {
        let ahead = month.is_ahead(today).then(|| self.payment_forecast().to_owned());
        let old = rates_from.map(|from| self.payment_old_rates(self.date(from)));
        [ahead, old].into_iter().flatten().collect()
    }

    /// What the tables lack, in a sentence.
    #[must_use]
    pub fn payment_lacks(&self, lacks: Lacks) -> String {
        match lacks {
            Lacks::Rate(day) => self.payment_no_rate(self.date(day)),
            Lacks::Shares(day) => self.payment_no_shares(self.date(day)),
        }
    }

    /// What is to be known about a case in a month.
    #[must_use]
    pub fn payment_note(&self, note: Note) -> String {
        match note {
            Note::NotClosed(day) => self.payment_not_closed(self.date(day)),
            Note::DaysShared => self.payment_days_shared().to_owned(),
            Note::OtherSettings(reckoning) => self.payment_other_settings(self.reckoning(reckoning)),
        }
    }

    /// In what a recorded basis is something else by now, and how much more or less.
    #[must_use]
    pub fn payment_difference_told(&self, before: Parts, (differs, now): (Differs, Parts)) -> String {
        let more = now.sum() - before.sum();
        let more = match differs {
            Differs::Sum if more.0 > 0 => self.payment_more(self.ore(more)),
            Differs::Sum => self.payment_less(self.ore(Ore(more.0.saturating_neg()))),
            Differs::Parts => self.payment_moved_between().to_owned(),
            Differs::Days => self.payment_other_days().to_owned(),
            Differs::Lines => self.payment_other_lines().to_owned(),
            Differs::Settings => self.payment_settings_differ().to_owned(),
        };
        self.payment_difference(self.ore(now.sum()), more)
    }
}
