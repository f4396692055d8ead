//! The rule (RRULE) of an event as a file has it, on its way to the days of the house.
//!
//! What a rule may say is known to [`EventRule`]. Here stands what only a file brings along: parts finer than a day, a last
//! moment in another zone, days of the week that are others here. The text is read as it stands and not through `calcard`,
//! which takes numbers modulo their size (`COUNT=4294967297` once) and leaves out what it does not know.

use chrono::NaiveDate;

use super::SkipReason;
use crate::domain::recurrence::EventRule;

/// All days of a year, one by one, and more.
const LONGEST: usize = 2_000;
/// Daily for ten years. Whoever counts times has to go through them from the first day on.
const MOST_TIMES: u64 = 3_660;
/// Parts that are finer than a day: allowed if they say the time of the start once more.
const CLOCK: [&str; 3] = ["BYHOUR", "BYMINUTE", "BYSECOND"];
/// Parts that count days of something longer than a week.
const COUNT_DAYS: [&str; 5] = ["BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYSETPOS"];
/// The days of a week in their order.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The parts of a rule that are about days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    /// Name and value, in upper case.
    parts: Vec<(String, String)>,
}

impl Rule {
    /// Reads the value of an RRULE. `clock` is the time of day of the start as it is written in the file: hour, minute,
    /// second.
    pub fn read(text: &str, clock: [u32; 3]) -> Result<Self, SkipReason> {
        let text: String = text.to_ascii_uppercase().chars().filter(|sign| !sign.is_whitespace()).collect();
        if text.len() > LONGEST {
            return Err(SkipReason::TooLong);
        }
        let mut parts = Vec::new();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(SkipReason::BadRule)?;
            match (name, value) {
                // What is so anyway (RFC 7529).
                ("RSCALE", "GREGORIAN") | ("SKIP", "OMIT") => continue,
                ("FREQ", "HOURLY" | "MINUTELY" | "SECONDLY") => return Err(SkipReason::FinerThanDay),
                ("COUNT", times) if times.parse::<u64>().is_ok_and(|times| times > MOST_TIMES) => {
                    return Err(SkipReason::TooOften);
                }
                _ => {}
            }
            match CLOCK.iter().position(|known| *known == name) {
                Some(at) if value.parse() == Ok(clock[at]) => {}
                Some(_) => return Err(SkipReason::FinerThanDay),
                None => parts.push((name.to_owned(), value.to_owned())),
            }
        }
        Ok(Self { parts })
    }

    /// The value of a part.
    pub fn part(&self, name: &str) -> Option<&str> {
        self.parts.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The same with another last day, if it had one.
    pub fn until(mut self, last: Option<NaiveDate>) -> Self {
        self.parts.retain(|(name, _)| name != "UNTIL" || last.is_some());
        for (_, value) in self.parts.iter_mut().filter(|(name, _)| name == "UNTIL") {
            *value = last.map(|last| last.format("%Y%m%d").to_string()).unwrap_or_default();
        }
        self
    }

    /// Moves the days of the rule by a number of days, -1 or 1: `FR` in New York is `SA` here, and with its days the
    /// beginning of the week moves. `None` where days of a month or year are counted: those cannot be moved.
    pub fn moved(mut self, by: i64) -> Option<Self> {
        let is_of_weeks = matches!(self.part("FREQ"), Some("DAILY" | "WEEKLY"));
        if !is_of_weeks || COUNT_DAYS.iter().any(|name| self.part(name).is_some()) {
            return None;
        }
        if self.part("WKST").is_none() {
            self.parts.push(("WKST".to_owned(), DAYS[0].to_owned()));
        }
        for (_, value) in self.parts.iter_mut().filter(|(name, _)| matches!(name.as_str(), "BYDAY" | "WKST")) {
            *value = value.split(',').map(|day| moved(day, by)).collect::<Option<Vec<_>>>()?.join(",");
        }
        Some(self)
    }

    /// The rule of days.
    pub fn checked(&self) -> Result<EventRule, SkipReason> {
        let parts: Vec<_> = self.parts.iter().map(|(name, value)| format!("{name}={value}")).collect();
        EventRule::parse(&parts.join(";")).map_err(|_| SkipReason::BadRule)
    }
}

fn moved(day: &str, by: i64) -> Option<&'static str> {
    let at = DAYS.iter().position(|known| *known == day)?;
    let to = (i64::try_from(at).ok()? + by).rem_euclid(7);
    DAYS.get(usize::try_from(to).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOCK: [u32; 3] = [17, 0, 0];

    fn read(text: &str) -> Result<String, SkipReason> {
        Rule::read(text, CLOCK)?.checked().map(|rule| rule.to_string())
    }

    #[test]
    fn a_rule_is_one_of_days() {
        for (text, expected) in [
            ("freq=weekly;byday=fr,mo;wkst=su", "FREQ=WEEKLY;BYDAY=MO,FR"),
            ("BYDAY=TU;INTERVAL=2;FREQ=WEEKLY;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
            ("FREQ=WEEKLY;INTERVAL=1; WKST=MO;", "FREQ=WEEKLY"),
            ("FREQ=DAILY;COUNT=10;BYHOUR=17;BYMINUTE=0;BYSECOND=0", "FREQ=DAILY;COUNT=10"),
            ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT", "FREQ=MONTHLY"),
        ] {
            assert_eq!(read(text), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_finer_than_a_day_or_too_much_is_named() {
        for part in ["FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY;COUNT=3"] {
            assert_eq!(read(part), Err(SkipReason::FinerThanDay), "{part}");
        }
        for part in ["BYHOUR=9,17", "BYHOUR=9", "BYMINUTE=30", "BYSECOND=X"] {
            assert_eq!(read(&format!("FREQ=DAILY;{part}")), Err(SkipReason::FinerThanDay), "{part}");
        }
        assert_eq!(read("FREQ=DAILY;COUNT=3660"), Ok("FREQ=DAILY;COUNT=3660".to_owned()));
        for times in ["3661", "100000", "999999999", "4294967297"] {
            assert_eq!(read(&format!("FREQ=DAILY;COUNT={times}")), Err(SkipReason::TooOften), "{times}");
        }
        assert_eq!(read(&format!("FREQ=MONTHLY;BYDAY={}", "1MO,".repeat(500))), Err(SkipReason::TooLong));
    }

    #[test]
    fn what_is_no_rule_is_refused_and_never_guessed() {
        for text in [
            "",
            "BYDAY=MO",
            "FREQ=NEVER",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=99999999999999999999999",
            "FREQ=DAILY;INTERVAL=65537",
            "FREQ=DAILY;COUNT=3;UNTIL=20261201",
            "FREQ=DAILY;FREQ=WEEKLY",
            "FREQ=MONTHLY;BYMONTHDAY=257",
            "FREQ=WEEKLY;BYDAY=",
            "FREQ=YEARLY;BYMONTH=5L",
            "FREQ=YEARLY;BYEASTER=1",
            "RSCALE=HEBREW;FREQ=YEARLY",
            "FREQ=DAILY;COUNT",
        ] {
            assert_eq!(read(text), Err(SkipReason::BadRule), "{text}");
        }
    }

    #[test]
    fn days_of_the_week_are_moved_and_those_of_a_month_are_not() {
        let moved = |text: &str, by| {
            let rule = Rule::read(text, CLOCK).unwrap().moved(by)?;
            Some(rule.checked().unwrap().to_string())
        };
        assert_eq!(moved("FREQ=WEEKLY;BYDAY=FR,SU", 1), Some("FREQ=WEEKLY;BYDAY=MO,SA".to_owned()));
        assert_eq!(moved("FREQ=WEEKLY;BYDAY=MO", -1), Some("FREQ=WEEKLY;BYDAY=SU".to_owned()));
        let every_other = moved("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SU", 1).unwrap();
        assert!(every_other.contains("WKST=TU") && every_other.contains("BYDAY=MO,SA"), "{every_other}");
        assert_eq!(moved("FREQ=DAILY", 1), Some("FREQ=DAILY".to_owned()));
        for text in ["FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=YEARLY", "FREQ=DAILY;BYMONTH=6"] {
            assert_eq!(moved(text, 1), None, "{text}");
        }
    }

    #[test]
    fn the_last_day_is_a_date() {
        let rule = Rule::read("FREQ=DAILY;UNTIL=20261218T160000Z", CLOCK).unwrap();
        let last = NaiveDate::from_ymd_opt(2026, 12, 18);
        assert_eq!(rule.part("UNTIL"), Some("20261218T160000Z"));
        assert_eq!(rule.clone().until(last).checked().unwrap().to_string(), "FREQ=DAILY;UNTIL=20261218");
        assert_eq!(rule.until(None).checked().unwrap().to_string(), "FREQ=DAILY");
    }
}
