//! What the form was opened about, and so the name of its draft.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::{
    calendar::OccurrenceId,
    ids::{EventId, YouthId},
};

/// More than any day has since the beginning of the count: what is counted in these leaves room for a day.
const DAYS: i64 = 4_000_000;

/// What the form was opened about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Something new.
    Nothing,
    /// Something new on one day of the calendar.
    Day(NaiveDate),
    /// A new appointment of a youth.
    Youth(YouthId),
    /// What stands in the calendar: one time of it.
    Time(OccurrenceId),
}

impl Origin {
    /// As the number in the draft's name: what stands is above zero, what is new below.
    pub(super) fn subject(self) -> i64 {
        match self {
            Self::Nothing => 0,
            Self::Day(day) => -number(day),
            Self::Youth(youth) => -youth.0 * DAYS,
            Self::Time(OccurrenceId { event, day }) => event.0 * DAYS + day.map_or(0, number),
        }
    }

    /// Back from the number in the draft's name.
    pub(super) fn from_subject(subject: i64) -> Option<Self> {
        Some(match subject {
            0 => Self::Nothing,
            // Drafts from before there were series.
            1..DAYS => Self::Time(OccurrenceId { event: EventId(subject), day: None }),
            DAYS.. => {
                let day = match subject % DAYS {
                    0 => None,
                    day => Some(day_of(day)?),
                };
                Self::Time(OccurrenceId { event: EventId(subject / DAYS), day })
            }
            _ if subject > -DAYS => Self::Day(day_of(-subject)?),
            _ => Self::Youth(YouthId(-subject / DAYS)),
        })
    }

    /// Which time of what stands is changed.
    pub(super) const fn time(self) -> Option<OccurrenceId> {
        match self {
            Self::Time(time) => Some(time),
            _ => None,
        }
    }
}

fn number(day: NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}

fn day_of(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_back_to_what_the_form_was_opened_about() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let time = |day| Origin::Time(OccurrenceId { event: EventId(7), day });
        let all = [
            Origin::Nothing,
            Origin::Day(day),
            Origin::Youth(YouthId(3)),
            time(None),
            time(Some(day)),
            time(day.succ_opt()),
        ];
        for (at, origin) in all.iter().enumerate() {
            assert_eq!(Origin::from_subject(origin.subject()), Some(*origin));
            assert!(all[..at].iter().all(|other| other.subject() != origin.subject()), "{origin:?}");
        }
    }

    #[test]
    fn drafts_from_before_series_are_found() {
        let event = OccurrenceId { event: EventId(12), day: None };
        assert_eq!(Origin::from_subject(12), Some(Origin::Time(event)));
    }
}
