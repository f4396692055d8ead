//! Why a line cannot be searched for, and what is possible instead.

use super::Filter;
use crate::{
    domain::ids::YouthId,
    text::{
        Texts,
        choice::{KIND, TEXT, WEIGHT},
        when::WhenError,
    },
};

/// Why nothing was searched.
#[derive(Clone, PartialEq, Eq)]
pub enum SearchFault {
    /// There is no filter of this name.
    UnknownFilter(String),
    /// A filter without a value.
    NoValue(Filter),
    /// The same filter twice.
    Twice(Filter),
    /// The filter has no such value.
    UnknownValue(Filter, String),
    /// Nobody lives behind this door.
    Vacant(String),
    /// Several live behind this door. Who they are is not told: the command line does not say where everybody lives.
    SeveralLiveThere(String),
    /// Each of these has a name that begins so.
    SeveralYouths(Vec<YouthId>),
    /// More than one youth.
    OneYouth,
    /// No date or time.
    NotAMoment(Filter, String, WhenError),
    /// It ends before it begins.
    Backwards,
    /// Signs without a letter or digit among them.
    NoWords,
}

/// A person's words must not reach a log.
impl std::fmt::Debug for SearchFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self {
            Self::UnknownFilter(_) => "UnknownFilter",
            Self::NoValue(_) => "NoValue",
            Self::Twice(_) => "Twice",
            Self::UnknownValue(..) => "UnknownValue",
            Self::Vacant(_) => "Vacant",
            Self::SeveralLiveThere(_) => "SeveralLiveThere",
            Self::SeveralYouths(_) => "SeveralYouths",
            Self::OneYouth => "OneYouth",
            Self::NotAMoment(..) => "NotAMoment",
            Self::Backwards => "Backwards",
            Self::NoWords => "NoWords",
        };
        f.write_str(name)
    }
}

impl Texts {
    /// Why nothing was searched, and what is possible. `named` tells youths apart: «1 Samira, 3 Amir».
    pub fn search_fault(&self, fault: &SearchFault, named: impl FnOnce(&[YouthId]) -> String) -> String {
        match fault {
            SearchFault::UnknownFilter(name) => self.search_unknown_filter(name, Filter::list(self)),
            SearchFault::NoValue(filter) => self.search_no_value(filter.shown(self)),
            SearchFault::Twice(filter) => self.search_twice(filter.shown(self)),
            SearchFault::UnknownValue(filter, value) => match filter {
                Filter::Kind => self.search_unknown_kind(value, KIND.list(self)),
                Filter::Source => self.search_unknown_source(value, TEXT.list(self)),
                Filter::Weight => self.search_unknown_weight(value, WEIGHT.list(self)),
                Filter::Author => self.search_unknown_author(value),
                Filter::About | Filter::Since | Filter::Until | Filter::Before => self.search_unknown_youth(value),
            },
            SearchFault::Vacant(number) => self.search_vacant(number),
            SearchFault::SeveralLiveThere(number) => self.search_several_live_there(number),
            SearchFault::SeveralYouths(youths) => self.search_several_youths(named(youths)),
            SearchFault::OneYouth => self.search_one_youth().to_owned(),
            SearchFault::NotAMoment(filter, value, error) => {
                self.search_not_a_moment(filter.shown(self), value, self.when_error(*error))
            }
            SearchFault::Backwards => self.search_backwards().to_owned(),
            SearchFault::NoWords => self.search_no_words().to_owned(),
        }
    }
}
