//! Who works when in the invented house, and how many entries each shift writes.

use chrono::{Datelike as _, NaiveDate, TimeDelta, Timelike as _, Weekday};

use super::{Options, rng::Rng, staff::Career};
use crate::domain::{
    shift::{Occurrence, ShiftKind},
    staff::StaffRole,
    time::{Instant, Zone},
};

/// A shift with the people who work it, as indexes of the careers; never empty.
#[derive(Debug, Clone)]
pub(super) struct Duty {
    pub occurrence: Occurrence,
    pub staff: Vec<usize>,
}

/// How many entries a house needs a day to look alive; with fewer in all, the older days thin out instead of the newest.
const LIVELY: f64 = 14.0;
/// How many days back a house with few entries is half as lively.
const LIVELY_DAYS: f64 = 5.0;
/// How many lively days that makes together: the integral of [`liveliness`].
const LIVELY_SUM: f64 = LIVELY_DAYS * std::f64::consts::FRAC_PI_2;

/// Every shift that began between the first day and now, in the order they began. `founder` works the one that is running.
pub(super) fn duties(
    seed: u64,
    kinds: &[ShiftKind],
    careers: &[Career],
    founder: usize,
    first_day: NaiveDate,
    now: Instant,
    zone: Zone,
) -> Vec<Duty> {
    let mut rng = Rng::new(seed, "rota");
    let mut duties = Vec::new();
    for day in first_day.iter_days().take_while(|day| *day <= zone.date(now)) {
        let mut free = free_on(&mut rng, careers, day);
        for kind in kinds {
            let night = kind.night;
            let mut staff = Vec::new();
            for _ in 0..staffing(&mut rng, kind, day.weekday()) {
                // Somebody who works this time of the day, or else whoever is left.
                let at = free.iter().position(|index| careers[*index].nights == night).unwrap_or(0);
                if at < free.len() {
                    staff.push(free.remove(at));
                }
            }
            let occurrence = kind.on(day, zone);
            if !staff.is_empty() && occurrence.start <= now {
                duties.push(Duty { occurrence, staff });
            }
        }
    }
    duties.sort_by_key(|duty| duty.occurrence.start);
    put_on_shift(&mut duties, founder, now);
    duties
}

/// Those who can work on a day, in the order they are asked.
fn free_on(rng: &mut Rng, careers: &[Career], day: NaiveDate) -> Vec<usize> {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let mut free: Vec<usize> = (0..careers.len())
        .filter(|index| {
            let career = &careers[*index];
            let off = match career.member.role {
                StaffRole::Administrator => true,
                StaffRole::ClinicalLead => weekend,
                StaffRole::TempStaff => !weekend && !career.nights && rng.chance(60),
                StaffRole::MilieuTherapist => false,
            };
            career.works_on(day) && !off
        })
        .collect();
    rng.shuffle(&mut free);
    // Leads are asked first: they work by day.
    free.sort_by_key(|index| careers[*index].member.role != StaffRole::ClinicalLead);
    free
}

/// How many work a shift of a kind. Kinds the standard rota does not have are worked by nobody.
fn staffing(rng: &mut Rng, kind: &ShiftKind, weekday: Weekday) -> usize {
    let weekend = matches!(weekday, Weekday::Sat | Weekday::Sun);
    match kind.id.0.as_str() {
        "day" if weekend => 2,
        "day" => 3,
        "evening" => 2,
        "night" => 1,
        "mid" if !weekend => usize::from(rng.chance(40)),
        "long" if weekend => usize::from(rng.chance(50)),
        _ => 0,
    }
}

/// Puts the founder on the newest shift that is running and takes her off the others of that day and the day before, since
/// nobody works twice in a row.
fn put_on_shift(duties: &mut [Duty], founder: usize, now: Instant) {
    let Some(newest) = duties.iter().rposition(|duty| duty.occurrence.contains(now)) else {
        return;
    };
    for duty in duties.iter_mut().filter(|duty| duty.occurrence.start > now - TimeDelta::hours(24)) {
        if duty.staff.len() > 1 {
            duty.staff.retain(|index| *index != founder);
        }
    }
    let staff = &mut duties[newest].staff;
    if !staff.contains(&founder) {
        staff[0] = founder;
    }
}

/// How many of `entries` each shift writes; together exactly as many.
pub(super) fn amounts(duties: &[Duty], entries: u64, now: Instant) -> Vec<u64> {
    let weights: Vec<f64> = duties.iter().map(|duty| share(duty, now)).collect();
    let days = duties.first().map_or(1.0, |first| age_in_days(first, now).max(1.0));
    let (base, peak) = density(entries as f64, days);
    let weights: Vec<f64> = duties
        .iter()
        .zip(weights)
        .map(|(duty, share)| share * (base + peak * liveliness(age_in_days(duty, now))))
        .collect();
    apportion(&weights, entries)
}

/// Entries a day: a base that goes on for ever and a peak that fades with age.
fn density(entries: f64, days: f64) -> (f64, f64) {
    let average = entries / days;
    if average >= LIVELY {
        return (1.0, 0.0);
    }
    let base = ((entries - LIVELY * LIVELY_SUM) / days).max(0.05);
    (base, LIVELY - base)
}

/// From 1 now towards 0, by plain arithmetic alone, which every machine does alike.
fn liveliness(age: f64) -> f64 {
    let age = age / LIVELY_DAYS;
    1.0 / (1.0 + age * age)
}

fn age_in_days(duty: &Duty, now: Instant) -> f64 {
    (now - duty.occurrence.start).num_minutes() as f64 / (24.0 * 60.0)
}

/// How much of a day's writing falls into a shift, as far as it has gone by now.
fn share(duty: &Duty, now: Instant) -> f64 {
    let whole = match duty.occurrence.kind.0.as_str() {
        "day" => 5.0,
        "evening" => 6.0,
        "night" => 2.5,
        _ => 1.0,
    };
    let length = duty.occurrence.length().num_minutes().max(1) as f64;
    let gone = (now - duty.occurrence.start).num_minutes() as f64;
    whole * (gone / length).clamp(0.0, 1.0)
}

/// Divides `total` by weights, so that what is rounded away in one place comes up in the next.
fn apportion(weights: &[f64], total: u64) -> Vec<u64> {
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        return weights.iter().enumerate().map(|(index, _)| if index == 0 { total } else { 0 }).collect();
    }
    let mut so_far = 0.0;
    let mut given = 0;
    let last = weights.iter().rposition(|weight| *weight > 0.0);
    weights
        .iter()
        .enumerate()
        .map(|(index, weight)| {
            so_far += weight;
            // Rounding must not lose one at the very end.
            let until = if Some(index) >= last { total } else { (so_far / sum * total as f64) as u64 };
            let mine = until.saturating_sub(given);
            given += mine;
            mine
        })
        .collect()
}

/// When within a shift something is written, as a part of its length from 0 to 1: people write after the morning rush, at
/// meals and before they go home; at night on the rounds.
pub(super) fn moment(rng: &mut Rng, duty: &Duty, night: bool, Options { now, zone, .. }: Options) -> Instant {
    const DAY: &[u64] = &[5, 9, 6, 4, 3, 4, 4, 3, 5, 8];
    const EVENING: &[u64] = &[4, 7, 6, 5, 8, 7, 4, 3, 5, 9];
    const NIGHT: &[u64] = &[8, 6, 4, 2, 2, 3, 2, 3, 5, 9];
    let rhythm = match (night, zone.local(duty.occurrence.start).hour()) {
        (true, _) => NIGHT,
        (false, 0..12) => DAY,
        (false, _) => EVENING,
    };
    let tenth = rng.weighted(rhythm.iter().copied()) as i64;
    // What has gone by of the shift that is running takes the place of the whole.
    let seconds = (duty.occurrence.end.min(now) - duty.occurrence.start).num_seconds().max(1);
    let from = seconds * tenth / rhythm.len() as i64;
    let second = rng.range(from, from + seconds / rhythm.len() as i64);
    duty.occurrence.start + TimeDelta::seconds(second.min(seconds))
}

#[cfg(test)]
mod tests {
    use super::{super::staff, *};
    use crate::config::Config;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn house(now: &str) -> (Vec<Career>, Vec<Duty>) {
        let first_day = "2026-07-24".parse().unwrap();
        let careers = staff::careers(1, first_day, Zone::OSLO.date(at(now)), 0);
        let duties = duties(1, &Config::default().shifts, &careers, 0, first_day, at(now), Zone::OSLO);
        (careers, duties)
    }

    #[test]
    fn somebody_is_always_on_shift_and_nobody_twice_a_day() {
        let (careers, duties) = house("2026-11-21T13:32:00Z");
        let mut hour = at("2026-07-24T06:00:00Z");
        while hour < at("2026-11-21T13:32:00Z") {
            assert!(duties.iter().any(|duty| duty.occurrence.contains(hour)), "{hour}");
            hour += TimeDelta::hours(1);
        }
        for day in duties.chunk_by(|a, b| a.occurrence.day == b.occurrence.day) {
            let mut staff: Vec<usize> = day.iter().flat_map(|duty| duty.staff.clone()).collect();
            staff.sort_unstable();
            assert!(staff.windows(2).all(|pair| pair[0] != pair[1]), "{day:?}");
            assert!(staff.iter().all(|index| careers[*index].member.role != StaffRole::Administrator));
        }
    }

    #[test]
    fn the_founder_is_on_shift_now_whatever_the_hour() {
        for hour in 0..24 {
            let now = format!("2026-11-21T{hour:02}:20:00Z");
            let (_, duties) = house(&now);
            let running: Vec<&Duty> = duties.iter().filter(|duty| duty.occurrence.contains(at(&now))).collect();
            assert!(running.iter().any(|duty| duty.staff.contains(&0)), "{now}");
        }
    }

    #[test]
    fn amounts_add_up_and_the_newest_days_are_lively() {
        let now = "2026-11-21T13:32:00Z";
        let (_, duties) = house(now);
        for entries in [0, 1, 7, 200, 3_000, 200_000] {
            let amounts = amounts(&duties, entries, at(now));
            assert_eq!(amounts.iter().sum::<u64>(), entries);
        }
        let amounts = amounts(&duties, 200, at(now));
        let today: u64 = duties
            .iter()
            .zip(&amounts)
            .filter(|(duty, _)| duty.occurrence.start > at(now) - TimeDelta::hours(24))
            .map(|(_, amount)| amount)
            .sum();
        assert!((6..=30).contains(&today), "{today}");
        let oldest: u64 = amounts[..amounts.len() / 2].iter().sum();
        assert!(oldest > 10, "{oldest}");
    }

    #[test]
    fn what_is_written_in_a_shift_lies_inside_it_and_not_ahead() {
        let now = at("2026-11-21T13:32:00Z");
        let (_, duties) = house("2026-11-21T13:32:00Z");
        let mut rng = Rng::new(1, "moments");
        for duty in &duties {
            let moment = moment(&mut rng, duty, false, Options::standard(now, Zone::OSLO));
            assert!(moment >= duty.occurrence.start && moment <= duty.occurrence.end.min(now));
        }
    }
}
