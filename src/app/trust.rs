//! What whoever comes in has to know before they trust what the house shows: that its clock went back, or that it holds less than
//! it did.

use chrono::TimeDelta;

use super::App;
use crate::{domain::time::Instant, ui::view::Message};

/// Two terminals are never quite together.
const SLACK: TimeDelta = TimeDelta::minutes(2);

/// So many rows of the trail are looked at: more than anybody writes by coming in.
const ROWS: usize = 20;

impl App {
    /// Says that the clock is behind what stands in the house, or that the house is behind its key file.
    pub(super) fn warn_of_time(&mut self) {
        if let Some(written) = self.written_ahead() {
            let (t, zone) = (self.texts, self.zone);
            let now = zone.local(self.clock.now());
            let time = |at: chrono::NaiveDateTime| t.date_and_time(t.date(at.date()), t.time(at.time()));
            let words = t.clock_is_behind(time(now), time(zone.local(written)));
            self.say(Message::bad(words));
        }
        if self.has_fallen_back() {
            self.say(Message::bad(self.texts.house_fell_back().to_owned()));
        }
    }

    /// The latest moment the newest rows of the trail tell, when that has not come yet.
    fn written_ahead(&self) -> Option<Instant> {
        let house = &self.entered.as_ref()?.house;
        let rows = house.read().newest_audit(ROWS).ok()?;
        let latest = rows.iter().map(|row| row.at).max()?;
        (latest > self.clock.now() + SLACK).then_some(latest)
    }

    /// The row the key file remembers is not in the house: an older copy lies in its place, or what was saved last is gone.
    fn has_fallen_back(&self) -> bool {
        self.entered
            .as_ref()
            .is_some_and(|entered| entered.house.noted_head_stands().is_ok_and(|noted| noted == Some(false)))
    }
}
