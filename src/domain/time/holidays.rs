//! Public holidays of Norway ("red days") and the half days that custom adds.
//!
//! Only what can be computed: the youths' own holidays follow the moon or their congregation and are typed by staff.

use chrono::{Datelike, Days, NaiveDate};

/// A public holiday: the church's days and the first of January (*lov om helligdager og helligdagsfred*), the first and
/// the seventeenth of May (*lov om 1 og 17 mai*). Sundays are not in this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PublicHoliday {
    /// 1 January.
    NewYearsDay,
    /// *Skjærtorsdag*, three days before Easter.
    MaundyThursday,
    /// *Langfredag*.
    GoodFriday,
    /// *1. påskedag*.
    EasterSunday,
    /// *2. påskedag*.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 17 May.
    ConstitutionDay,
    /// *Kristi himmelfartsdag*, 39 days after Easter.
    AscensionDay,
    /// *1. pinsedag*, 49 days after Easter.
    WhitSunday,
    /// *2. pinsedag*.
    WhitMonday,
    /// 25 December.
    ChristmasDay,
    /// 26 December.
    SecondChristmasDay,
}

impl PublicHoliday {
    /// All twelve, in the order of the year.
    pub const ALL: [Self; 12] = [
        Self::NewYearsDay,
        Self::MaundyThursday,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::LabourDay,
        Self::ConstitutionDay,
        Self::AscensionDay,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::ChristmasDay,
        Self::SecondChristmasDay,
    ];

    /// When it falls in a year. `None` only outside the years a date can have.
    pub fn date(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::NewYearsDay => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::MaundyThursday => days_before_easter(year, 3),
            Self::GoodFriday => days_before_easter(year, 2),
            Self::EasterSunday => easter_sunday(year),
            Self::EasterMonday => days_after_easter(year, 1),
            Self::LabourDay => NaiveDate::from_ymd_opt(year, 5, 1),
            Self::ConstitutionDay => NaiveDate::from_ymd_opt(year, 5, 17),
            Self::AscensionDay => days_after_easter(year, 39),
            Self::WhitSunday => days_after_easter(year, 49),
            Self::WhitMonday => days_after_easter(year, 50),
            Self::ChristmasDay => NaiveDate::from_ymd_opt(year, 12, 25),
            Self::SecondChristmasDay => NaiveDate::from_ymd_opt(year, 12, 26),
        }
    }
}

/// A day on which custom, not law, ends work at noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HalfDay {
    /// *Påskeaften*, the Saturday before Easter.
    EasterEve,
    /// *Pinseaften*, the Saturday before Whitsun.
    WhitEve,
    /// 24 December.
    ChristmasEve,
    /// 31 December.
    NewYearsEve,
}

impl HalfDay {
    /// All four, in the order of the year.
    pub const ALL: [Self; 4] = [Self::EasterEve, Self::WhitEve, Self::ChristmasEve, Self::NewYearsEve];

    /// When it falls in a year. `None` only outside the years a date can have.
    pub fn date(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::EasterEve => days_before_easter(year, 1),
            Self::WhitEve => days_after_easter(year, 48),
            Self::ChristmasEve => NaiveDate::from_ymd_opt(year, 12, 24),
            Self::NewYearsEve => NaiveDate::from_ymd_opt(year, 12, 31),
        }
    }
}

/// The public holidays of a date. Two can meet: 17 May 2027 is also Whit Monday.
pub fn public_holidays(date: NaiveDate) -> Vec<PublicHoliday> {
    PublicHoliday::ALL.into_iter().filter(|holiday| holiday.date(date.year()) == Some(date)).collect()
}

/// The half day a date is by custom. It can be a public holiday at the same time: 17 May 1997 was also Whit eve.
pub fn half_day(date: NaiveDate) -> Option<HalfDay> {
    HalfDay::ALL.into_iter().find(|half_day| half_day.date(date.year()) == Some(date))
}

/// Easter Sunday of the western churches: the anonymous Gregorian computus (Meeus, *Astronomical Algorithms*, chapter 8).
/// `None` only outside the years a date can have.
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, year_of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    // Days from 21 March to the full moon, then from there to the Sunday.
    let moon = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (year_of_century / 4) - moon - year_of_century % 4) % 7;
    let late_moon = (golden + 11 * moon + 22 * sunday) / 451;
    let days_after_22_march = moon + sunday - 7 * late_moon;
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(u64::try_from(days_after_22_march).ok()?))
}

fn days_after_easter(year: i32, days: u64) -> Option<NaiveDate> {
    easter_sunday(year)?.checked_add_days(Days::new(days))
}

fn days_before_easter(year: i32, days: u64) -> Option<NaiveDate> {
    easter_sunday(year)?.checked_sub_days(Days::new(days))
}

#[cfg(test)]
mod tests;
