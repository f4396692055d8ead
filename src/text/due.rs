//! When a task is due, as people write and read it: «i morgen 15:00», «neste nattevakt», «natt til søndag».

use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};

use super::{
    Language, Texts,
    fold::fold_loose,
    recur::names_shift,
    when::{Lean, When, WhenError, parse_date, parse_when},
};
use crate::domain::{
    shift::{ShiftKind, ShiftKindId},
    task::{Due, HouseClock, Owner, TaskFacts},
    time::{Instant, WallTime},
};

/// Why a due time was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DueError {
    /// Neither a date nor a shift.
    #[error(transparent)]
    When(#[from] WhenError),
    /// The clocks skip that time in the night when they are set forward.
    #[error("the clocks skip this time")]
    Skipped,
    /// «denne vakta», and whoever says it has confirmed none.
    #[error("no shift is confirmed")]
    NoShift,
}

/// Reads when a task is due. `mine` is the shift of whoever writes.
///
/// # Errors
/// [`DueError`], whose sentence is [`Texts::due_error`].
pub fn parse_due(
    text: &str,
    now: Instant,
    clock: &HouseClock<'_>,
    mine: Option<(&ShiftKindId, NaiveDate)>,
) -> Result<Due, DueError> {
    let local = clock.zone.local(now);
    let error = match parse_when(text, local, Lean::Future) {
        Ok(When { date, time }) => {
            let wall = time.map(|time| clock.zone.resolve(date.and_time(time.time())));
            return match wall {
                Some(WallTime::Skipped { .. }) => Err(DueError::Skipped),
                _ => Ok(Due { day: date, time, shift: None }),
            };
        }
        Err(error) => error,
    };
    let folded = fold_loose(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if WORDS.this_shift.contains(&words.join(" ")) {
        let (kind, day) = mine.ok_or(DueError::NoShift)?;
        return Ok(Due { shift: Some(kind.clone()), ..Due::on(day) });
    }
    in_shift(&words, now, clock).ok_or(DueError::When(error))
}

/// «neste nattevakt», «i natt», «kveldsvakt i morgen», «natt til søndag».
fn in_shift(words: &[&str], now: Instant, clock: &HouseClock<'_>) -> Option<Due> {
    let (at, kind) = words.iter().enumerate().find_map(|(at, word)| {
        let kind = clock.kinds.iter().find(|kind| names_shift(word, kind))?;
        Some((at, kind))
    })?;
    let (before, after) = (&words[..at], &words[at + 1..]);
    let day = match (before, after) {
        ([], []) => clock.next_shift(&kind.id, now)?.day,
        ([next], []) if WORDS.next.iter().any(|known| known == next) => clock.next_shift(&kind.id, now)?.day,
        // «i natt» in the night is this night.
        ([this], []) if WORDS.this.iter().any(|known| known == this) => {
            kind.running_at(now, clock.zone).or_else(|| clock.next_shift(&kind.id, now))?.day
        }
        ([], [to, date @ ..]) if kind.night && WORDS.to.iter().any(|known| known == to) => {
            // The night to Sunday belongs to Saturday.
            day(date, now, clock)?.pred_opt()?
        }
        ([], date) | (date, []) => day(date, now, clock)?,
        _ => return None,
    };
    Some(Due { shift: Some(kind.id.clone()), ..Due::on(day) })
}

fn day(words: &[&str], now: Instant, clock: &HouseClock<'_>) -> Option<NaiveDate> {
    parse_date(&words.join(" "), clock.zone.date(now), Lean::Future).ok()
}

/// The words around a shift, of both languages.
struct Words {
    next: Vec<String>,
    this: Vec<String>,
    to: Vec<String>,
    this_shift: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let both = Language::ALL.map(Texts::new);
    let list = |words: fn(&Texts) -> &'static str| {
        both.iter().flat_map(|t| words(t).split('|')).map(|word| fold_loose(word.trim())).collect()
    };
    Words {
        next: list(Texts::due_word_next),
        this: list(Texts::due_word_this),
        to: list(Texts::due_word_to),
        this_shift: list(Texts::due_word_this_shift),
    }
});

impl Texts {
    /// Why a due time was not understood, and what to write instead.
    #[must_use]
    pub fn due_error(&self, error: DueError) -> String {
        match error {
            DueError::When(WhenError::NotUnderstood | WhenError::NotADate | WhenError::NotATime) => {
                self.due_not_understood().to_owned()
            }
            DueError::When(error) => self.when_error(error),
            DueError::Skipped => self.due_skipped().to_owned(),
            DueError::NoShift => self.due_no_shift().to_owned(),
        }
    }

    /// Written out so that it means the same on any other day: «21.11.2026 15:00», «Nattevakt 21.11.2026».
    #[must_use]
    pub fn due_written(&self, due: &Due, kinds: &[ShiftKind]) -> String {
        match (&due.shift, due.time) {
            (Some(kind), _) => self.due_in_shift(shift_name(kind, kinds), self.date(due.day)),
            (None, Some(time)) => self.date_and_time(self.date(due.day), time.to_string()),
            (None, None) => self.date(due.day),
        }
    }

    /// What was understood, with weekday and week, or with the hours of the shift.
    #[must_use]
    pub fn due_understood(&self, due: &Due, clock: &HouseClock<'_>) -> String {
        let date = self.weekday_date(due.day);
        if let Some(kind) = &due.shift {
            let name = self.due_in_shift(shift_name(kind, clock.kinds), &date);
            let wall = |instant| clock.zone.local(instant).time();
            let hours = clock.shift(kind, due.day).map(|shift| self.time_range(wall(shift.start), wall(shift.end)));
            return hours.map_or_else(|| name.clone(), |hours| self.due_with_hours(&name, hours));
        }
        let week = due.day.iso_week().week();
        match due.time {
            Some(time) => {
                let at = clock.zone.instant(due.day.and_time(time.time()));
                self.date_and_time_understood(date, self.clock(at, clock.zone), week)
            }
            None => self.date_understood(date, week),
        }
    }

    /// Whoever sees to a task, in a word: «alle», «KN», «Natt». `initials` are those of the member who owns it.
    #[must_use]
    pub fn owner_short(&self, owner: &Owner, kinds: &[ShiftKind], initials: &str) -> String {
        match owner {
            Owner::Anyone => self.owner_anyone().to_owned(),
            Owner::Staff(_) => initials.to_owned(),
            Owner::Shift(kind) => {
                kinds.iter().find(|known| known.id == *kind).map_or_else(|| kind.0.clone(), |kind| kind.short.clone())
            }
        }
    }

    /// When an occurrence of a task is due, as short as can be without being misread: «15:00», «i dag», «Natt i morgen». In
    /// the hours after midnight what belongs to the evening before is due «i natt».
    #[must_use]
    pub fn due_short(&self, facts: &TaskFacts, day: NaiveDate, now: Instant, clock: &HouseClock<'_>) -> String {
        let (today, house_day) = (clock.zone.date(now), clock.day_of(now));
        let this_night = house_day != today && day == house_day;
        let named = || if this_night { self.due_this_night().to_owned() } else { self.relative_day(day, today) };
        if let Some(time) = facts.due.time {
            let at = clock.zone.instant(day.and_time(time.time()));
            let clock = self.clock(at, clock.zone);
            return if day == today { clock } else { self.date_and_time(self.relative_day(day, today), clock) };
        }
        // Of a shift's own task the shift is named as whoever sees to it.
        let Some(kind) = facts.bound_to().filter(|kind| facts.owner != Owner::Shift((*kind).clone())) else {
            return named();
        };
        let short = clock.kinds.iter().find(|known| known.id == *kind).map_or(kind.0.as_str(), |kind| &kind.short);
        // Of a shift that is running or comes next the name says it all.
        if day == house_day { short.to_owned() } else { self.due_in_shift(short, self.relative_day(day, today)) }
    }
}

fn shift_name<'k>(kind: &'k ShiftKindId, kinds: &'k [ShiftKind]) -> &'k str {
    kinds.iter().find(|known| known.id == *kind).map_or(kind.0.as_str(), |kind| kind.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::Config,
        domain::time::{ClockTime, Zone},
    };
    use chrono::NaiveDateTime;
    use proptest::prelude::*;

    const NB: Texts = Texts::new(Language::Nb);

    fn at(text: &str) -> Instant {
        Zone::OSLO.instant(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
    }

    fn read_at(text: &str, now: &str) -> Result<String, DueError> {
        let kinds = Config::default().shifts;
        let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
        let evening = ShiftKindId("evening".to_owned());
        let mine = (&evening, "2026-11-21".parse().unwrap());
        parse_due(text, at(now), &clock, Some(mine)).map(|due| NB.due_written(&due, &kinds))
    }

    #[track_caller]
    fn means(texts: &[&str], now: &str, expected: &str) {
        for text in texts {
            assert_eq!(read_at(text, now).as_deref(), Ok(expected), "{text}");
        }
    }

    /// A Saturday in the evening shift.
    const NOW: &str = "2026-11-21 14:32";

    #[test]
    fn days_and_times_are_those_of_every_other_field() {
        means(&["i dag", "lør", "21.11."], NOW, "21.11.2026");
        means(&["15:00", "kl 15", "i dag 15"], NOW, "21.11.2026 15:00");
        means(&["9:00", "i morgen kl 9"], NOW, "22.11.2026 09:00");
    }

    #[test]
    fn a_shift_is_the_next_of_its_kind_unless_a_day_is_named() {
        means(
            &["neste nattevakt", "nattevakt", "natt", "i natt", "natt lør", "next night"],
            NOW,
            "Nattevakt 21.11.2026",
        );
        means(&["natt til søndag", "natt til i morgen", "nattevakt 21.11."], NOW, "Nattevakt 21.11.2026");
        means(&["kveldsvakt i morgen", "i morgen kveldsvakt", "kveld søn"], NOW, "Kveldsvakt 22.11.2026");
        means(&["dagvakt", "neste dagvakt"], NOW, "Dagvakt 22.11.2026");
        means(&["denne vakta", "min vakt", "this shift"], NOW, "Kveldsvakt 21.11.2026");
        means(&["i natt"], "2026-11-22 03:00", "Nattevakt 21.11.2026");
        means(&["neste natt"], "2026-11-22 03:00", "Nattevakt 22.11.2026");
    }

    #[test]
    fn what_is_written_out_is_read_back_on_another_day() {
        for written in ["21.11.2026", "21.11.2026 15:00", "Nattevakt 21.11.2026"] {
            means(&[written], "2027-03-01 09:00", written);
        }
    }

    #[test]
    fn a_time_that_the_clocks_skip_is_refused_and_one_that_comes_twice_is_the_first() {
        assert_eq!(read_at("28.03.2027 02:30", NOW), Err(DueError::Skipped));
        let kinds = Config::default().shifts;
        let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
        let twice = Due { time: ClockTime::new(2, 30), ..Due::on("2026-10-25".parse().unwrap()) };
        assert_eq!(NB.due_understood(&twice, &clock), "søn 25.10.2026 kl. 02:30 (første), uke 43");
    }

    #[test]
    fn what_is_not_understood_says_what_to_write() {
        assert!(matches!(read_at("snart", NOW), Err(DueError::When(WhenError::NotUnderstood))));
        assert!(matches!(read_at("natt snart", NOW), Err(DueError::When(_))));
        assert!(NB.due_error(DueError::When(WhenError::NotUnderstood)).contains("neste nattevakt"));
        let kinds = Config::default().shifts;
        let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
        assert_eq!(parse_due("denne vakta", at(NOW), &clock, None), Err(DueError::NoShift));
    }

    proptest! {
        #[test]
        fn nothing_typed_panics(text in "\\PC{0,30}") {
            let _ = read_at(&text, NOW);
        }
    }
}
