//! Where youths have lived, in words.

use chrono::NaiveDate;

use super::Texts;
use crate::domain::{
    few::Told,
    host::{
        ladder::Length,
        way::{Place, Why},
    },
};

impl Texts {
    /// A kind of place: «husvert».
    #[must_use]
    pub const fn way_place(&self, place: Place) -> &'static str {
        match place {
            Place::House => self.way_house(),
            Place::Host => self.way_host(),
            Place::OwnFlat => self.host_follows_own_flat(),
            Place::Family => self.host_follows_family(),
            Place::Elsewhere => self.host_follows_elsewhere(),
            Place::Other => self.way_other(),
        }
    }

    /// What came next: «husvert», «ikke skrevet».
    #[must_use]
    pub fn way_next(&self, next: Option<Place>) -> &'static str {
        next.map_or_else(|| self.way_unsaid(), |place| self.way_place(place))
    }

    /// Why a leg ended; an apartment of the house by its number.
    #[must_use]
    pub fn way_why(&self, why: &Why, number: Option<String>) -> String {
        match why {
            Why::Words(words) => words.to_string(),
            Why::Within(_) => self.moves_within(number.unwrap_or_default()),
            Why::Left(leaving) => self.host_leaving(*leaving).to_owned(),
        }
    }

    /// The days of a leg: «17.10.2025–21.11.2026», «fra 17.10.2025».
    #[must_use]
    pub fn way_days(&self, from: NaiveDate, until: Option<NaiveDate>) -> String {
        match until {
            Some(until) => self.way_from_to(self.date(from), self.date(until)),
            None => self.stays_since(self.date(from)),
        }
    }

    /// What is told of a number: «7», «færre enn 5», «skjult».
    #[must_use]
    pub fn few(&self, told: Told, limit: usize) -> String {
        match told {
            Told::Number(number) => number.to_string(),
            Told::Few => self.way_few(i64::try_from(limit).unwrap_or(i64::MAX)),
            Told::Hidden => self.way_hidden().to_owned(),
        }
    }

    /// How long: «14 md. (3–28)».
    #[must_use]
    pub fn way_length(&self, length: Length) -> String {
        self.way_months(i64::from(length.median), i64::from(length.shortest), i64::from(length.longest))
    }
}
