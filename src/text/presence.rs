//! Where somebody is and how closely they are watched over, in as many words as there is room for. A tile, a list and a
//! print say it alike.

use super::{Texts, columns};
use crate::domain::{
    presence::{Counted, Doubt, PresenceMark, PresenceSource, PresenceState},
    time::{Instant, Zone},
    watch::{WatchLevel, WatchMark, WatchNow},
};

/// Stands before what is past its time.
const OVERDUE: &str = "▲ ";

impl Texts {
    /// A moment seen from now: «14:30», «i går 23:50», «i morgen 12:00», «19.11. 14:30».
    #[must_use]
    pub fn moment(&self, at: Instant, now: Instant, zone: Zone) -> String {
        let (day, clock) = (zone.date(at), self.clock(at, zone));
        if day == zone.date(now) { clock } else { self.date_and_time(self.moment_short(at, now, zone), clock) }
    }

    /// The same in a word: «14:30», «i går», «19.11.».
    #[must_use]
    pub fn moment_short(&self, at: Instant, now: Instant, zone: Zone) -> String {
        let (day, today) = (zone.date(at), zone.date(now));
        match day.signed_duration_since(today).num_days() {
            0 => self.clock(at, zone),
            -1 | 1 => self.relative_day(day, today),
            -200..200 => self.date_short(day),
            _ => self.date(day),
        }
    }

    /// Where somebody is, and that nobody answered since, the longest wording first; each of the others says less. Where there
    /// is little room, that nobody answered goes before a mark that is older, unless the mark says that somebody is not here.
    #[must_use]
    pub fn presence(
        &self,
        mark: Option<&PresenceMark>,
        doubt: Option<&Doubt>,
        now: Instant,
        zone: Zone,
    ) -> Vec<String> {
        let marked = self.presence_wordings(mark, now, zone);
        let Some(doubt) = doubt else {
            return marked;
        };
        let state = mark.map_or(PresenceState::Unknown, |mark| mark.facts.state);
        let said = self.doubt(doubt, now, zone);
        let word = self.presence_state_short(state);
        if state == PresenceState::Missing || Counted::of(mark, Some(doubt)) == Counted::Out {
            let both = [format!("{} · {said}", marked[0]), format!("{word} · {said}")];
            let shorter = both.into_iter().filter(|_| state != PresenceState::Missing);
            return shorter.chain(marked).collect();
        }
        vec![
            format!("{OVERDUE}{} · {said}", marked[0]),
            format!("{OVERDUE}{word} · {said}"),
            format!("{OVERDUE}{said}"),
            said,
            self.presence_at(self.check_result(doubt.result), self.moment_short(doubt.at, now, zone)),
            self.check_result(doubt.result).to_owned(),
        ]
    }

    /// «svarte ikke 23:34».
    #[must_use]
    pub fn doubt(&self, doubt: &Doubt, now: Instant, zone: Zone) -> String {
        self.presence_at(self.check_result(doubt.result), self.moment(doubt.at, now, zone))
    }

    /// The same with who made the check: «svarte ikke 23:34 (NV)».
    #[must_use]
    pub fn doubt_by(&self, doubt: &Doubt, by: &str, now: Instant, zone: Zone) -> String {
        self.doubt_made_by(self.doubt(doubt, now, zone), by)
    }

    /// What a mark says, in all its wordings.
    fn presence_wordings(&self, mark: Option<&PresenceMark>, now: Instant, zone: Zone) -> Vec<String> {
        let Some(mark) = mark else {
            return vec![self.presence_not_marked().to_owned(), self.presence_unknown().to_owned()];
        };
        let state = mark.facts.state;
        let (long, short) = (self.moment(mark.at, now, zone), self.moment_short(mark.at, now, zone));
        match (state, mark.facts.expected_back) {
            (PresenceState::Unknown | PresenceState::Missing, _) => {
                let word = match state {
                    PresenceState::Missing => format!("{OVERDUE}{}", self.presence_missing().to_uppercase()),
                    _ => self.presence_unknown().to_owned(),
                };
                vec![
                    self.presence_since(&word, &long),
                    self.presence_since(&word, &short),
                    self.presence_at(&word, &short),
                    word,
                ]
            }
            (_, None) => self.presence_marked(mark, &long, &short),
            (_, Some(back)) => {
                let sign = if mark.is_overdue(now) { OVERDUE } else { "" };
                let back = [self.moment(back, now, zone), self.moment_short(back, now, zone)];
                self.presence_until(mark, &long, &back).into_iter().map(|text| format!("{sign}{text}")).collect()
            }
        }
    }

    /// «inne sett 13:50». What somebody has seen loses the source before the time; what was told or supposed never looks
    /// like something seen while there is room to say so.
    fn presence_marked(&self, mark: &PresenceMark, long: &str, short: &str) -> Vec<String> {
        let source = self.presence_source(mark.facts.source);
        self.each_word(mark.facts.state, |word| {
            let sourced = self.presence_sourced(word, source, long);
            let sourced_short = self.presence_sourced(word, source, short);
            let bare = self.presence_at(word, long);
            match mark.facts.source {
                PresenceSource::Observed => vec![sourced, bare, sourced_short, self.presence_at(word, short)],
                PresenceSource::Told | PresenceSource::Assumed => {
                    vec![sourced, sourced_short, self.presence_word_source(word, source), bare]
                }
            }
        })
    }

    /// «ute fra 12:10 → 14:30 sagt», «ute → 14:30 sagt», «ute → 14:30».
    fn presence_until(&self, mark: &PresenceMark, at: &str, [back, back_short]: &[String; 2]) -> Vec<String> {
        let source = self.presence_source(mark.facts.source);
        self.each_word(mark.facts.state, |word| {
            vec![
                self.presence_from_back(word, at, back, source),
                self.presence_back(word, back, source),
                self.presence_back(word, back_short, source),
                self.presence_back_only(word, back),
                self.presence_back_only(word, back_short),
            ]
        })
    }

    /// Wordings with the long and the short word for a state, those that tell most first; the short word alone at last.
    fn each_word(&self, state: PresenceState, wordings: impl Fn(&str) -> Vec<String>) -> Vec<String> {
        let words = [self.presence_state(state), self.presence_state_short(state)];
        let [long, short] = words.map(wordings);
        let both = long.into_iter().zip(short).flat_map(|(long, short)| [long, short]);
        let mut all: Vec<String> = both.chain([words[1].to_owned()]).collect();
        all.dedup();
        all
    }

    /// How closely somebody is watched over, the longest wording first: «rolig», «FØLG MED», «▲ må vurderes».
    #[must_use]
    pub fn watch(&self, watch: WatchNow<'_>) -> Vec<String> {
        match watch {
            WatchNow::NotSet => vec![self.watch_not_set().to_owned(), self.watch_not_set_short().to_owned()],
            WatchNow::Stands(mark) => vec![self.watch_word(mark.facts.level)],
            WatchNow::ToReview(_) => {
                [self.watch_to_review(), self.watch_to_review_short()].map(|text| format!("{OVERDUE}{text}")).to_vec()
            }
        }
    }

    /// «rolig», «FØLG MED», «AKUTT»: what is not calm is seen without colours.
    #[must_use]
    pub fn watch_word(&self, level: WatchLevel) -> String {
        match level {
            WatchLevel::Calm => self.watch_level(level).to_owned(),
            WatchLevel::Follow | WatchLevel::Acute => self.watch_level(level).to_uppercase(),
        }
    }

    /// All there is to say: «FØLG MED siden 19.11. 14:02 (KN) · vurderes i morgen 14:00 · Sover lite.»
    #[must_use]
    pub fn watch_in_full(&self, watch: WatchNow<'_>, by: &str, now: Instant, zone: Zone) -> String {
        let Some(mark) = watch.mark() else {
            return self.watch_not_set().to_owned();
        };
        let mut parts = Vec::new();
        if watch.is_overdue() {
            parts.push(format!("{OVERDUE}{}", self.watch_to_review()));
        }
        parts.extend(self.watch_parts(mark, by, now, zone));
        parts.join(" · ")
    }

    /// The level with since when and by whom, when it is looked at again, and why.
    fn watch_parts(&self, mark: &WatchMark, by: &str, now: Instant, zone: Zone) -> Vec<String> {
        let word = self.watch_word(mark.facts.level);
        let mut parts = vec![self.watch_since(word, self.moment(mark.since, now, zone), by)];
        parts.extend(mark.facts.review_at.map(|review| {
            let when = self.moment(review, now, zone);
            if review <= now { self.watch_review_was(when) } else { self.watch_review_at(when) }
        }));
        parts.extend(mark.facts.reason.as_ref().map(|reason| reason.as_str().to_owned()));
        parts
    }

    /// A level that no longer is the newest: «følg med, satt i går 10:12 (KN) · sover lite».
    #[must_use]
    pub fn watch_past(&self, mark: &WatchMark, by: &str, now: Instant, zone: Zone) -> String {
        let set = self.status_set(self.watch_word(mark.facts.level), self.moment(mark.set_at, now, zone), by);
        match &mark.facts.reason {
            Some(reason) => format!("{set} · {reason}"),
            None => set,
        }
    }

    /// A mark in a list of marks: in full, and when it was written, where that was another minute.
    #[must_use]
    pub fn presence_listed(&self, mark: &PresenceMark, by: &str, now: Instant, zone: Zone) -> String {
        let text = self.presence_in_full(mark, by, now, zone);
        let at_once = mark.written_at.timestamp() / 60 == mark.at.timestamp() / 60;
        if at_once { text } else { self.status_written(text, self.moment(mark.written_at, now, zone)) }
    }

    /// All there is to say of a mark: «ute sagt 12:10 (OH) · tilbake 14:30 · hos Ali · avtalt med KN · tok bussen».
    #[must_use]
    pub fn presence_in_full(&self, mark: &PresenceMark, by: &str, now: Instant, zone: Zone) -> String {
        let facts = &mark.facts;
        let (word, source) = (self.presence_state(facts.state), self.presence_source(facts.source));
        let text = |line: &Option<crate::domain::names::Line>| line.as_ref().map(|line| line.as_str().to_owned());
        let at = self.moment(mark.at, now, zone);
        let mut parts = vec![match facts.state {
            PresenceState::Unknown => self.presence_since_by(word, at, by),
            PresenceState::Missing => self.presence_since_by(word.to_uppercase(), at, by),
            _ => self.presence_sourced_by(word, source, at, by),
        }];
        parts.extend(facts.expected_back.map(|back| self.presence_back_at(self.moment(back, now, zone))));
        parts.extend(text(&facts.place));
        parts.extend(text(&facts.agreed_with).map(|whom| self.presence_agreed_with(whom)));
        parts.extend(text(&facts.note));
        parts.join(" · ")
    }
}

/// The longest of some wordings that has room; the last one cut where none has.
#[must_use]
pub fn fitting(wordings: &[String], room: usize) -> String {
    let fits = wordings.iter().find(|text| columns::width(text) <= room);
    match (fits, wordings.last()) {
        (Some(text), _) => text.clone(),
        (None, Some(last)) => columns::truncate(last, room).into_owned(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::*;
    use crate::{
        domain::{
            ids::{PresenceId, StaffId, WatchId, YouthId},
            names::Line,
            night::CheckResult,
            presence::PresenceFacts,
            watch::WatchFacts,
        },
        text::Language,
    };

    const NB: Texts = Texts::new(Language::Nb);
    const EN: Texts = Texts::new(Language::En);

    fn utc(text: &str) -> Instant {
        text.parse::<DateTime<Utc>>().unwrap()
    }

    /// 14:32 on a Saturday in November.
    fn now() -> Instant {
        utc("2026-11-21T13:32:00Z")
    }

    fn mark(state: PresenceState, source: PresenceSource, minutes: i64, back: Option<i64>) -> PresenceMark {
        let expected_back = back.map(|back| now() + TimeDelta::minutes(back));
        let facts = PresenceFacts { expected_back, ..PresenceFacts::plain(state, source) };
        let at = now() - TimeDelta::minutes(minutes);
        let (id, youth, by) = (PresenceId(1), YouthId(3), StaffId(1));
        PresenceMark { id, youth, facts, at, written_at: at, by, late: false }
    }

    fn told(mark: &PresenceMark, room: usize) -> String {
        fitting(&NB.presence(Some(mark), None, now(), Zone::OSLO), room)
    }

    #[test]
    fn a_mark_says_how_and_when() {
        use PresenceSource::{Assumed, Observed, Told};
        use PresenceState as S;
        assert_eq!(told(&mark(S::In, Observed, 42, None), 18), "inne sett 13:50");
        assert_eq!(told(&mark(S::Out, Told, 142, Some(88)), 18), "ute → 16:00 sagt");
        assert_eq!(told(&mark(S::Out, Told, 142, Some(88)), 30), "ute fra 12:10 → 16:00 sagt");
        assert_eq!(told(&mark(S::SchoolOrWork, Observed, 400, Some(38)), 18), "skole/jobb → 15:10");
        assert_eq!(told(&mark(S::Unknown, Observed, 207, None), 18), "ukjent siden 11:05");
        assert_eq!(told(&mark(S::Missing, Told, 207, None), 18), "▲ SAVNET 11:05");
        assert_eq!(told(&mark(S::In, Assumed, 15 * 60, None), 18), "inne antatt i går");
        assert_eq!(told(&mark(S::OvernightAway, Told, 60, Some(22 * 60)), 30), "borte → i morgen 12:32 sagt");
        assert_eq!(told(&mark(S::OvernightAway, Told, 60, Some(22 * 60)), 18), "borte → i morgen");
        assert_eq!(fitting(&NB.presence(None, None, now(), Zone::OSLO), 10), "ukjent");
        assert_eq!(fitting(&NB.presence(None, None, now(), Zone::OSLO), 20), "ukjent, ikke merket");
        assert_eq!(fitting(&EN.presence(None, None, now(), Zone::OSLO), 9), "unknown");
    }

    #[test]
    fn that_nobody_answered_goes_before_an_older_mark_but_not_before_that_somebody_is_not_here() {
        use PresenceSource::{Observed, Told};
        use PresenceState as S;
        let (at, by) = (now() - TimeDelta::minutes(8), StaffId(1));
        let doubt = Doubt { youth: YouthId(3), result: CheckResult::NoAnswer, at, by };
        let told =
            |mark: Option<&PresenceMark>, room| fitting(&NB.presence(mark, Some(&doubt), now(), Zone::OSLO), room);
        let inside = mark(S::In, Observed, 42, None);
        assert_eq!(told(Some(&inside), 60), "▲ inne sett 13:50 · svarte ikke 14:24");
        assert_eq!(told(Some(&inside), 21), "▲ svarte ikke 14:24");
        assert_eq!(told(Some(&inside), 18), "svarte ikke 14:24");
        assert_eq!(told(None, 18), "svarte ikke 14:24");
        let out = mark(S::Out, Told, 142, Some(88));
        assert_eq!(told(Some(&out), 60), "ute fra 12:10 → 16:00 sagt · svarte ikke 14:24");
        assert_eq!(told(Some(&out), 18), "ute → 16:00 sagt");
        assert_eq!(told(Some(&mark(S::Missing, Told, 207, None)), 18), "▲ SAVNET 11:05");
        let yesterday = NB.presence(Some(&inside), Some(&doubt), now() + TimeDelta::hours(12), Zone::OSLO);
        assert_eq!(fitting(&yesterday, 18), "svarte ikke i går");
    }

    #[test]
    fn before_midnight_was_yesterday() {
        let late = mark(PresenceState::In, PresenceSource::Observed, 14 * 60 + 42, None);
        assert_eq!(told(&late, 21), "inne sett i går 23:50");
        assert_eq!(told(&late, 18), "inne i går 23:50");
        assert_eq!(
            told(&mark(PresenceState::In, PresenceSource::Observed, 3 * 24 * 60, None), 24),
            "inne sett 18.11. 14:32"
        );
    }

    #[test]
    fn what_is_past_its_time_has_a_sign_in_every_wording() {
        let late = mark(PresenceState::Out, PresenceSource::Told, 142, Some(-2));
        let wordings = NB.presence(Some(&late), None, now(), Zone::OSLO);
        assert!(wordings.iter().all(|text| text.starts_with("▲ ute")), "{wordings:?}");
        assert_eq!(told(&late, 18), "▲ ute → 14:30 sagt");
    }

    #[test]
    fn each_wording_is_shorter_than_the_first_and_the_last_is_one_word() {
        for state in PresenceState::ALL {
            for source in PresenceSource::ALL {
                for back in [None, Some(90), Some(2_000)].into_iter().filter(|back| back.is_none() || state.is_away()) {
                    for t in [NB, EN] {
                        let wordings = t.presence(Some(&mark(state, source, 2_000, back)), None, now(), Zone::OSLO);
                        let widest = columns::width(&wordings[0]);
                        assert!(wordings.iter().all(|text| columns::width(text) <= widest), "{wordings:?}");
                        assert!(columns::width(&wordings[wordings.len() - 1]) <= 13, "{wordings:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_told_apart() {
        let mut twice = mark(PresenceState::In, PresenceSource::Observed, 0, None);
        twice.at = utc("2026-10-25T01:30:00Z");
        let told = NB.presence(Some(&twice), None, utc("2026-10-25T02:10:00Z"), Zone::OSLO);
        assert_eq!(told[0], "inne sett 02:30 (andre)");
        twice.at = utc("2026-10-25T00:30:00Z");
        assert_eq!(
            NB.presence(Some(&twice), None, utc("2026-10-25T02:10:00Z"), Zone::OSLO)[0],
            "inne sett 02:30 (første)"
        );
    }

    #[test]
    fn a_level_is_a_word_and_a_lapsed_one_says_so() {
        let reason = Line::optional("Sover lite.").unwrap();
        let review_at = Some(now() + TimeDelta::hours(20));
        let facts = WatchFacts { level: WatchLevel::Follow, reason, review_at };
        let since = now() - TimeDelta::days(2);
        let mark = WatchMark { id: WatchId(1), youth: YouthId(3), facts, set_at: now(), by: StaffId(1), since };
        let watch = |later: i64| WatchNow::of(Some(&mark), now() + TimeDelta::hours(later));
        assert_eq!(NB.watch(watch(0)), ["FØLG MED"]);
        assert_eq!(
            NB.watch_in_full(watch(0), "KN", now(), Zone::OSLO),
            "FØLG MED siden 19.11. 14:32 (KN) · vurderes i morgen 10:32 · Sover lite."
        );
        assert_eq!(fitting(&NB.watch(watch(20)), 13), "▲ må vurderes");
        assert_eq!(fitting(&NB.watch(watch(20)), 9), "▲ vurder");
        let lapsed = NB.watch_in_full(watch(20), "KN", now() + TimeDelta::hours(20), Zone::OSLO);
        assert_eq!(
            lapsed,
            "▲ må vurderes · FØLG MED siden 19.11. 14:32 (KN) · skulle vært vurdert 10:32 · Sover lite."
        );
        assert_eq!(fitting(&NB.watch(WatchNow::NotSet), 8), "uvurdert");
    }
}
