//! Lengths of time.

use chrono::TimeDelta;

use crate::text::Texts;

impl Texts {
    /// How long ago in one unit: «nå», «13 min», «5 t», «9 døgn». Always rounded down; what lies ahead is «nå».
    pub fn age(&self, age: TimeDelta) -> String {
        if age < TimeDelta::minutes(1) {
            return self.age_now().to_owned();
        }
        if age < TimeDelta::hours(1) {
            return self.duration_minutes(age.num_minutes());
        }
        if age < TimeDelta::days(1) {
            return self.duration_hours(age.num_hours());
        }
        self.duration_days(age.num_days())
    }

    /// How long in hours and minutes: «45 min», «9 t», «9 t 30 min». Seconds are dropped, the sign as well.
    pub fn duration(&self, duration: TimeDelta) -> String {
        let minutes = duration.abs().num_minutes();
        match (minutes / 60, minutes % 60) {
            (0, minutes) => self.duration_minutes(minutes),
            (hours, 0) => self.duration_hours(hours),
            (hours, minutes) => self.duration_hours_and_minutes(hours, minutes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    const NB: Texts = Texts::new(Language::Nb);
    const EN: Texts = Texts::new(Language::En);

    #[test]
    fn an_age_has_one_unit() {
        let ages = [(-5, "nå"), (0, "nå"), (1, "1 min"), (59, "59 min"), (60, "1 t"), (23 * 60 + 59, "23 t")];
        for (minutes, shown) in ages {
            assert_eq!(NB.age(TimeDelta::minutes(minutes)), shown);
        }
        assert_eq!(NB.age(TimeDelta::hours(9 * 24 + 23)), "9 døgn");
        assert_eq!(EN.age(TimeDelta::hours(24)), "1 day");
        assert_eq!(EN.age(TimeDelta::hours(48)), "2 days");
    }

    #[test]
    fn a_duration_has_hours_and_minutes() {
        assert_eq!(NB.duration(TimeDelta::minutes(45)), "45 min");
        assert_eq!(NB.duration(TimeDelta::minutes(9 * 60)), "9 t");
        assert_eq!(NB.duration(TimeDelta::minutes(9 * 60 + 30)), "9 t 30 min");
        assert_eq!(EN.duration(TimeDelta::minutes(-90)), "1 h 30 min");
        assert_eq!(NB.duration(TimeDelta::zero()), "0 min");
    }
}
