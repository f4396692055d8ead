//! The words of the calendar.

use super::Texts;
use crate::domain::calendar::{EventTime, When};

impl Texts {
    /// What of its day something takes: «17:00–19:00», «17:00», «hele dagen», «hele dagen til ons 25.11.».
    #[must_use]
    pub fn event_time(&self, when: &When) -> String {
        let last = when.last_day();
        match when.time {
            EventTime::WholeDays { .. } if last == when.day => self.event_whole_day().to_owned(),
            EventTime::WholeDays { .. } => self.event_whole_days(self.weekday_date_short(last)),
            EventTime::Clock { from, until: None } => self.time(from.time()),
            EventTime::Clock { from, until: Some(until) } if last == when.day || until.days_later == 1 => {
                self.time_range(from.time(), until.at.time())
            }
            EventTime::Clock { from, until: Some(until) } => {
                let end = self.date_and_time(self.weekday_date_short(last), self.time(until.at.time()));
                self.event_until(self.time(from.time()), end)
            }
        }
    }
}
