//! What a form was opened about, and so the name of its draft: a draft about one never stands in another's way.

use super::Subject;
use crate::{
    domain::ids::{ApartmentId, YouthId},
    store::read::People,
};

/// What a form was opened about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Nothing in particular.
    Nothing,
    /// An apartment.
    Apartment(ApartmentId),
    /// A youth.
    Youth(YouthId),
}

impl Start {
    /// What the view below is about. Whoever lives alone in an apartment comes before the apartment.
    pub(super) fn of(subject: Subject, people: &People) -> Self {
        let only = subject.apartment.and_then(|apartment| people.only_youth_in(apartment));
        match (subject.youth.or(only), subject.apartment) {
            (Some(youth), _) => Self::Youth(youth),
            (None, Some(apartment)) => Self::Apartment(apartment),
            (None, None) => Self::Nothing,
        }
    }

    /// As the number in the draft's name: youths above zero, apartments below.
    pub(super) const fn subject(self) -> i64 {
        match self {
            Self::Nothing => 0,
            Self::Apartment(apartment) => -apartment.0,
            Self::Youth(youth) => youth.0,
        }
    }

    /// Back from the number in the draft's name.
    pub(super) const fn from_subject(subject: i64) -> Self {
        match subject {
            0 => Self::Nothing,
            1.. => Self::Youth(YouthId(subject)),
            _ => Self::Apartment(ApartmentId(-subject)),
        }
    }
}
