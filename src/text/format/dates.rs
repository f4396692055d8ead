//! Dates, times and ranges of them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

use crate::domain::time::{ClockChange, Instant, Span, Zone};
use crate::text::Texts;

/// Days from another date within which nobody takes a date for that of another year.
const YEAR_IS_PLAIN: i64 = 300;

impl Texts {
    /// «21.11.2026»
    pub fn date(&self, date: NaiveDate) -> String {
        date.format(self.date_pattern()).to_string()
    }

    /// «21.11.», where the year is plain.
    pub fn date_short(&self, date: NaiveDate) -> String {
        date.format(self.date_short_pattern()).to_string()
    }

    /// «lør 21.11.2026»
    pub fn weekday_date(&self, date: NaiveDate) -> String {
        self.date_with_weekday(self.weekday_short(date.weekday()), self.date(date))
    }

    /// «lør 21.11.», where the year is plain.
    pub fn weekday_date_short(&self, date: NaiveDate) -> String {
        self.date_with_weekday(self.weekday_short(date.weekday()), self.date_short(date))
    }

    /// «lørdag 21. november»
    pub fn date_long(&self, date: NaiveDate) -> String {
        self.date_in_words(self.weekday(date.weekday()), date.day(), self.month(date))
    }

    /// «lør 21.11.», and with the year where it is another than today's.
    pub fn weekday_date_from(&self, date: NaiveDate, today: NaiveDate) -> String {
        if date.year() == today.year() { self.weekday_date_short(date) } else { self.weekday_date(date) }
    }

    /// «lørdag 21. november», and with the year where it is another than today's.
    pub fn date_long_from(&self, date: NaiveDate, today: NaiveDate) -> String {
        let long = self.date_long(date);
        if date.year() == today.year() { long } else { format!("{long} {}", date.year()) }
    }

    /// «uke 47», by the ISO week of the date.
    pub fn week(&self, date: NaiveDate) -> String {
        self.week_number(date.iso_week().week())
    }

    /// «uke 53 (2026)», with the week's own year, which is not always the date's.
    pub fn week_and_year(&self, date: NaiveDate) -> String {
        self.week_number_of_year(date.iso_week().week(), date.iso_week().year())
    }

    /// «14:32»
    pub fn time(&self, time: NaiveTime) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// «14:30–22:30»
    pub fn time_range(&self, start: NaiveTime, end: NaiveTime) -> String {
        format!("{}–{}", self.time(start), self.time(end))
    }

    /// «14:32», and on the night the clocks are set back «02:30 (første)» or «02:30 (andre)».
    pub fn clock(&self, instant: Instant, zone: Zone) -> String {
        let time = self.time(zone.local(instant).time());
        match zone.clock_change(instant) {
            None => time,
            Some(ClockChange::First) => self.time_first(time),
            Some(ClockChange::Second) => self.time_second(time),
        }
    }

    /// «16.11.–22.11.2026», first and last day; «21.11.2026» if they are the same.
    pub fn date_range(&self, days: Span<NaiveDate>) -> String {
        let (first, last) = (days.start(), days.last_day());
        if first == last {
            return self.date(first);
        }
        let first = if first.year() == last.year() { self.date_short(first) } else { self.date(first) };
        format!("{first}–{}", self.date(last))
    }

    /// «i dag», «i går», «i morgen», or the date with its weekday, with the year where it is another one.
    pub fn relative_day(&self, date: NaiveDate, today: NaiveDate) -> String {
        match date.signed_duration_since(today).num_days() {
            0 => self.date_today().to_owned(),
            -1 => self.date_yesterday().to_owned(),
            1 => self.date_tomorrow().to_owned(),
            _ => self.weekday_date_from(date, today),
        }
    }

    /// «i dag 14:32», «lør 21.11. 14:32»: a time on the wall seen from today.
    pub fn relative_time(&self, local: NaiveDateTime, today: NaiveDate) -> String {
        self.date_and_time(self.relative_day(local.date(), today), self.time(local.time()))
    }

    /// When something happened that was written down later: the clock alone if on the day it was written, else with its day.
    pub fn happened(&self, happened_at: Instant, written_at: Instant, zone: Zone) -> String {
        let (day, clock) = (zone.date(happened_at), self.clock(happened_at, zone));
        match zone.date(written_at).signed_duration_since(day).num_days() {
            0 => clock,
            days if days < YEAR_IS_PLAIN => self.date_and_time(self.weekday_date_short(day), clock),
            _ => self.date_and_time(self.weekday_date(day), clock),
        }
    }

    /// «14:32» for a time of today, «21.11. 14:32» otherwise: the shortest that cannot be misread.
    pub fn shortest_time(&self, at: Instant, today: NaiveDate, zone: Zone) -> String {
        let (day, time) = (zone.date(at), self.clock(at, zone));
        if day == today {
            return time;
        }
        let year_is_plain = day.signed_duration_since(today).num_days().abs() < YEAR_IS_PLAIN;
        let date = if year_is_plain { self.date_short(day) } else { self.date(day) };
        self.date_and_time(date, time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    const NB: Texts = Texts::new(Language::Nb);
    const EN: Texts = Texts::new(Language::En);

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn at(date: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
        date.and_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn dates_are_written_as_in_norway() {
        let date = day(2026, 11, 21);
        assert_eq!(NB.date(date), "21.11.2026");
        assert_eq!(NB.date_short(day(2026, 2, 5)), "05.02.");
        assert_eq!(NB.weekday_date(date), "lør 21.11.2026");
        assert_eq!(NB.weekday_date_short(date), "lør 21.11.");
        assert_eq!(NB.date_long(date), "lørdag 21. november");
        assert_eq!(NB.week(date), "uke 47");
        assert_eq!(NB.week_and_year(day(2027, 1, 1)), "uke 53 (2026)");
    }

    #[test]
    fn dates_are_written_in_english() {
        let date = day(2026, 11, 21);
        assert_eq!(EN.date(date), "21 Nov 2026");
        assert_eq!(EN.weekday_date_short(date), "Sat 21 Nov");
        assert_eq!(EN.date_long(date), "Saturday 21 November");
        assert_eq!(EN.week(date), "week 47");
    }

    #[test]
    fn ranges_have_an_en_dash() {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        assert_eq!(NB.time_range(time(14, 30), time(22, 30)), "14:30–22:30");
        let range = |start, end| NB.date_range(Span::new(start, end).unwrap());
        assert_eq!(range(day(2026, 11, 16), day(2026, 11, 23)), "16.11.–22.11.2026");
        assert_eq!(range(day(2026, 12, 28), day(2027, 1, 4)), "28.12.2026–03.01.2027");
        assert_eq!(range(day(2026, 11, 21), day(2026, 11, 22)), "21.11.2026");
    }

    #[test]
    fn near_days_have_words() {
        let today = day(2026, 11, 21);
        assert_eq!(NB.relative_time(at(today, 14, 32), today), "i dag 14:32");
        assert_eq!(NB.relative_time(at(day(2026, 11, 20), 23, 50), today), "i går 23:50");
        assert_eq!(NB.relative_time(at(day(2026, 11, 22), 9, 0), today), "i morgen 09:00");
        assert_eq!(NB.relative_day(day(2026, 11, 19), today), "tor 19.11.");
        assert_eq!(NB.relative_day(day(2025, 11, 21), today), "fre 21.11.2025");
        assert_eq!(EN.relative_day(day(2026, 11, 20), today), "yesterday");
    }

    #[test]
    fn the_year_stands_where_it_is_another() {
        let today = day(2026, 11, 21);
        let (near, far) = (day(2026, 12, 31), day(2027, 1, 1));
        assert_eq!([near, far].map(|day| NB.weekday_date_from(day, today)), ["tor 31.12.", "fre 01.01.2027"]);
        assert_eq!(
            [near, far].map(|day| NB.date_long_from(day, today)),
            ["torsdag 31. desember", "fredag 1. januar 2027"]
        );
        assert_eq!(EN.date_long_from(far, today), "Friday 1 January 2027");
    }

    #[test]
    fn the_shortest_time_leaves_out_what_is_plain() {
        let today = day(2026, 1, 2);
        let shortest = |date, today| NB.shortest_time(Zone::OSLO.instant(at(date, 8, 5)), today, Zone::OSLO);
        assert_eq!(shortest(today, today), "08:05");
        assert_eq!(shortest(day(2025, 12, 31), today), "31.12. 08:05");
        assert_eq!(shortest(day(2024, 12, 31), today), "31.12.2024 08:05");
        assert_eq!(shortest(day(2027, 1, 1), today), "01.01.2027 08:05");
        let second: Instant = "2026-10-25T01:30:00Z".parse().unwrap();
        assert_eq!(NB.shortest_time(second, day(2026, 10, 25), Zone::OSLO), "02:30 (andre)");
    }

    #[test]
    fn what_happened_earlier_has_its_day_where_that_is_another() {
        let wall = |date, hour| Zone::OSLO.instant(at(date, hour, 40));
        let written = wall(day(2026, 11, 21), 14);
        let told = |happened| NB.happened(happened, written, Zone::OSLO);
        assert_eq!(told(wall(day(2026, 11, 21), 2)), "02:40");
        assert_eq!(told(wall(day(2026, 11, 20), 23)), "fre 20.11. 23:40");
        assert_eq!(told(wall(day(2025, 11, 20), 23)), "tor 20.11.2025 23:40");
    }

    #[test]
    fn the_hour_that_comes_twice_is_told_apart() {
        let utc = |hour| at(day(2026, 10, 25), hour, 30).and_utc();
        assert_eq!([0, 1, 2].map(|hour| NB.clock(utc(hour), Zone::OSLO)), ["02:30 (første)", "02:30 (andre)", "03:30"]);
        assert_eq!(EN.clock(utc(1), Zone::OSLO), "02:30 (second)");
    }
}
