//! How much time was spent with the youths, as small pictures and in words.

use chrono::TimeDelta;

use super::Texts;

/// The bars, the lowest first.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

impl Texts {
    /// Minutes as a length of time: «12 t 30 min»; «–» for none.
    #[must_use]
    pub fn balance_time(&self, minutes: u32) -> String {
        if minutes == 0 { "–".to_owned() } else { self.duration(TimeDelta::minutes(minutes.into())) }
    }
}

/// A week's minutes as a bar, against the most that any bar beside it stands for: a dot where nothing is written, a blank
/// where nobody can have been asked.
#[must_use]
pub fn balance_bars(weeks: &[Option<u32>], highest: u32) -> String {
    let bar = |minutes: u32| {
        let step = (u64::from(minutes) * BARS.len() as u64).div_ceil(u64::from(highest.max(1)));
        let step = usize::try_from(step).unwrap_or(usize::MAX);
        BARS[step.clamp(1, BARS.len()) - 1]
    };
    let week = |week: &Option<u32>| match week {
        None => ' ',
        Some(0) => '·',
        Some(minutes) => bar(*minutes),
    };
    weeks.iter().map(week).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_measured_by_the_highest_and_the_smallest_is_still_seen() {
        let weeks = [None, Some(0), Some(1), Some(60), Some(119), Some(120), Some(240)];
        assert_eq!(balance_bars(&weeks, 240), " ·▁▂▄▄█");
        assert_eq!(balance_bars(&[Some(0), None], 0), "· ");
    }
}
