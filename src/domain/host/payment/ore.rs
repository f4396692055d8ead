//! Amounts of money and shares of them, as whole numbers.

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

use crate::domain::refusal::Invalid;

/// Hundredths in a whole: øre in a krone, and hundredths of a per cent in one.
const HUNDREDTHS: i64 = 100;

/// An amount in whole øre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ore(pub i64);

impl Ore {
    /// The highest rate that can be written: a million kroner a month. More is a slip, and sums of it never overflow.
    pub const MOST: Self = Self(100_000_000);

    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Reads an amount in kroner as people write it: «10336», «10 336», «10 336,50», «kr 10 336,-».
    ///
    /// # Errors
    /// [`Invalid::NotMoney`] for anything else, for more than [`Self::MOST`], and where a point could part thousands as well as
    /// kroner from øre («10.336»).
    pub fn read(text: &str) -> Result<Self, Invalid> {
        let text = text.trim().trim_start_matches("kr").trim_end_matches("kr").trim();
        let amount = hundredths(text.trim_end_matches(",-")).map(Self).filter(|amount| *amount <= Self::MOST);
        amount.ok_or(Invalid::NotMoney)
    }

    /// As it is typed: «10336,00».
    #[must_use]
    pub fn typed(self) -> String {
        format!("{},{:02}", self.0 / HUNDREDTHS, self.0.abs() % HUNDREDTHS)
    }
}

impl Add for Ore {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Ore {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Ore {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// A share in hundredths of a per cent: 5 000 is 50 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Share(pub i64);

impl Share {
    /// All of it.
    pub const WHOLE: Self = Self(10_000);

    /// Reads per cent as people write them: «50», «33,5», «50 %».
    ///
    /// # Errors
    /// [`Invalid::NotShare`] for anything else and for more than a hundred.
    pub fn read(text: &str) -> Result<Self, Invalid> {
        let share = hundredths(text.trim().trim_end_matches('%').trim()).map(Self);
        share.filter(|share| *share <= Self::WHOLE).ok_or(Invalid::NotShare)
    }

    /// As it is typed: «50», «33,5», «33,25».
    #[must_use]
    pub fn typed(self) -> String {
        let (whole, rest) = (self.0 / HUNDREDTHS, self.0 % HUNDREDTHS);
        match (rest, rest % 10) {
            (0, _) => whole.to_string(),
            (_, 0) => format!("{whole},{}", rest / 10),
            _ => format!("{whole},{rest:02}"),
        }
    }
}

/// A number that is not negative, with at most two decimals behind a comma or a point, in hundredths.
fn hundredths(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let text = without_points(&text).unwrap_or(text);
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((&text, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_open = text.ends_with([',', '.']);
    if whole.is_empty() || is_open || decimals.len() > 2 || !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let rest: i64 = format!("{decimals:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(HUNDREDTHS)?.checked_add(rest)
}

/// «11.000,50» without the points between its thousands. `None` where they stand elsewhere, and without a comma: whether 11.000 is
/// eleven or eleven thousand is for whoever writes it to say.
fn without_points(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once(',')?;
    let (first, rest) = whole.split_once('.')?;
    let is_grouped = (1..=3).contains(&first.len()) && rest.split('.').all(|group| group.len() == 3);
    is_grouped.then(|| format!("{},{decimals}", whole.replace('.', "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, ore) in [
            ("10336", 1_033_600),
            (" 10 336 ", 1_033_600),
            ("10\u{a0}336,5", 1_033_650),
            ("kr 10 336,-", 1_033_600),
            ("9352.40", 935_240),
            ("11.000,50", 1_100_050),
            ("1.000.000,00", 100_000_000),
            ("0", 0),
        ] {
            assert_eq!(Ore::read(text), Ok(Ore(ore)), "{text}");
        }
        for text in [
            "",
            "-1",
            "10.336",
            "10,336.00",
            "1.00,50",
            "1000.000,5",
            ".000,5",
            "11.000,",
            "1,",
            ",5",
            "ti",
            "1 000 001",
        ] {
            assert_eq!(Ore::read(text), Err(Invalid::NotMoney), "{text}");
        }
        assert_eq!(Ore::read(&Ore(935_205).typed()), Ok(Ore(935_205)));
    }

    #[test]
    fn shares_are_read_as_people_write_them() {
        for (text, share, typed) in
            [("50", 5_000, "50"), ("33,5 %", 3_350, "33,5"), ("0.25", 25, "0,25"), ("100", 10_000, "100")]
        {
            assert_eq!(Share::read(text), Ok(Share(share)), "{text}");
            assert_eq!(Share(share).typed(), typed);
        }
        for text in ["", "101", "-5", "femti", "50,125"] {
            assert_eq!(Share::read(text), Err(Invalid::NotShare), "{text}");
        }
    }
}
