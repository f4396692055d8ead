//! How the house stands right now: who is on, where the youths are, how closely they are watched over, and which goals wait
//! to be looked at again. Shown at the top of every screen and on the tiles, so it is read when something changed and held,
//! never read for a frame.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Reader, StaffOn, optional_date};
use crate::{
    domain::{
        access::{Deed, allows},
        calendar::Occurrence,
        handover::pulled::Waiting,
        host::sheet::StaleSheet,
        ids::{ApartmentId, HostCaseId, YouthId},
        night::{NightAgreement, Round},
        presence::{Doubt, GuestCount, PresenceMark, PresenceState},
        staff::Rights,
        task::HouseClock,
        time::Instant,
        watch::{WatchMark, WatchNow},
    },
    store::StoreError,
};

/// What the top of every screen and the tiles of the board tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Everybody whose confirmed shift runs now, in the order they confirmed.
    pub on: Vec<StaffOn>,
    /// Youths who live here and have something of their plan to be looked at again.
    pub reviews: BTreeMap<YouthId, Reviews>,
    /// How many agreed cards and support levels of a youth who lives here should have been looked at again.
    pub agreed: BTreeMap<YouthId, i64>,
    /// The newest level of attention of those who live here.
    pub watch: BTreeMap<YouthId, WatchMark>,
    /// The mark that counts of those who live here.
    pub presence: BTreeMap<YouthId, PresenceMark>,
    /// Checks of a night round since then that nobody answered.
    pub doubts: BTreeMap<YouthId, Doubt>,
    /// The newest count of guests.
    pub guests: BTreeMap<ApartmentId, GuestCount>,
    /// The open tasks of the house.
    pub tasks: TaskCounts,
    /// Those of them that are about a youth.
    pub tasks_about: BTreeMap<YouthId, TaskCounts>,
    /// Handovers that wait for a signature, the newest first.
    pub handovers: Vec<Waiting>,
    /// What is agreed about the night with those who live here.
    pub night: BTreeMap<YouthId, NightAgreement>,
    /// The night round that was begun last, of whichever shift.
    pub last_round: Option<Round>,
    /// How many dates have passed in the files of those who live here: birthdays, papers, risk notes, the address.
    pub dates: BTreeMap<YouthId, i64>,
    /// How many things should have been mapped again with those who live here.
    pub assessments: BTreeMap<YouthId, i64>,
    /// Sheets that hosts have and that must be replaced.
    pub sheets: BTreeMap<HostCaseId, StaleSheet>,
    /// What the house does together next today.
    pub next: Option<Occurrence>,
    /// Youths who live with a host and have not met with them for too long. How long that is is a setting, which the store does
    /// not know: [`with_hosts`](Self::with_hosts) puts them in.
    pub host_meetings: BTreeMap<YouthId, i64>,
}

/// Open tasks that are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TaskCounts {
    /// Whose day or shift has come, the overdue ones included.
    pub now: i64,
    /// Those of them whose time is over.
    pub overdue: i64,
}

/// When the plan of a youth, as a whole and goal by goal, is looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reviews {
    /// Goals whose review date has passed, and one more if that of the whole has.
    pub overdue: i64,
    /// The next review date from today on.
    pub next: Option<NaiveDate>,
}

impl Reviews {
    fn add(&mut self, review: NaiveDate, today: NaiveDate) {
        if review < today {
            self.overdue += 1;
        } else {
            self.next = Some(self.next.map_or(review, |next| next.min(review)));
        }
    }
}

impl Standing {
    /// Everything in the house whose time has passed: tasks, goals, agreed cards, support and levels of attention to be looked
    /// at again, dates of the files, what is to be mapped again, meetings with hosts, sheets of hosts that must be replaced,
    /// and youths who were expected back.
    #[must_use]
    pub fn overdue(&self, now: Instant) -> i64 {
        let goals: i64 = self.reviews.values().map(|reviews| reviews.overdue).sum();
        let watch = self.watch.values().filter(|mark| WatchNow::of(Some(mark), now).is_overdue()).count();
        let away = self.presence.values().filter(|mark| mark.is_overdue(now)).count();
        let agreed: i64 = self.agreed.values().sum();
        let dates: i64 = self.dates.values().chain(self.assessments.values()).chain(self.host_meetings.values()).sum();
        let counted = i64::try_from(watch + away + self.sheets.len()).unwrap_or(i64::MAX);
        goals + agreed + dates + self.tasks.overdue + counted
    }

    /// How many who live here are missing.
    #[must_use]
    pub fn missing(&self) -> i64 {
        let missing = self.presence.values().filter(|mark| mark.facts.state == PresenceState::Missing).count();
        i64::try_from(missing).unwrap_or(i64::MAX)
    }

    /// The same of one youth: what the tiles tell adds up to what the top of the screen tells, the tasks of the house aside.
    #[must_use]
    pub fn overdue_of(&self, youth: YouthId, now: Instant) -> i64 {
        let watch = self.watch_of(youth, now).is_overdue();
        let away = self.presence.get(&youth).is_some_and(|mark| mark.is_overdue(now));
        let meetings = self.host_meetings.get(&youth).copied().unwrap_or(0);
        let dates = self.dates.get(&youth).copied().unwrap_or(0) + self.assessments_of(youth) + meetings;
        let looked_at = self.reviews_of(youth).overdue + self.agreed_of(youth) + dates;
        let sheets = self.sheets.values().filter(|sheet| sheet.youth == youth).count();
        let sheets = i64::try_from(sheets).unwrap_or(i64::MAX);
        looked_at + self.tasks_of(youth).overdue + i64::from(watch) + i64::from(away) + sheets
    }

    /// With those who have not met with their host for too long.
    #[must_use]
    pub fn with_hosts(self, late: BTreeMap<YouthId, i64>) -> Self {
        Self { host_meetings: late, ..self }
    }

    /// The same for somebody with these rights: what they may not see is not counted for them either.
    #[must_use]
    pub fn seen_by(mut self, rights: impl Into<Rights>) -> Self {
        let rights = rights.into();
        if !allows(rights, Deed::SeeAssessments) {
            self.assessments.clear();
        }
        if !allows(rights, Deed::SeeHosts) {
            self.sheets.clear();
            self.host_meetings.clear();
        }
        if !allows(rights, Deed::SeeHouse) {
            self.next = None;
        }
        self
    }

    /// What should have been mapped again with one youth.
    #[must_use]
    pub fn assessments_of(&self, youth: YouthId) -> i64 {
        self.assessments.get(&youth).copied().unwrap_or_default()
    }

    /// How closely a youth is watched over at `now`.
    #[must_use]
    pub fn watch_of(&self, youth: YouthId, now: Instant) -> WatchNow<'_> {
        WatchNow::of(self.watch.get(&youth), now)
    }

    /// What is agreed with one youth that should have been looked at again.
    #[must_use]
    pub fn agreed_of(&self, youth: YouthId) -> i64 {
        self.agreed.get(&youth).copied().unwrap_or_default()
    }

    /// The tasks about one youth.
    #[must_use]
    pub fn tasks_of(&self, youth: YouthId) -> TaskCounts {
        self.tasks_about.get(&youth).copied().unwrap_or_default()
    }

    /// The reviews of one youth.
    #[must_use]
    pub fn reviews_of(&self, youth: YouthId) -> Reviews {
        self.reviews.get(&youth).copied().unwrap_or_default()
    }
}

impl TaskCounts {
    const fn add(&mut self, other: Self) {
        self.now += other.now;
        self.overdue += other.overdue;
    }
}

impl Reader<'_> {
    /// How the house stands at `now` by its clock.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn standing(self, now: Instant, clock: &HouseClock<'_>) -> Result<Standing, StoreError> {
        let (tasks, tasks_about) = self.task_counts(now, clock)?;
        let reviews = self.reviews(clock.zone.date(now))?;
        let presence = self.presence_now()?;
        Ok(Standing {
            on: self.staff_on(now)?,
            reviews,
            agreed: self.agreed_counts(clock.zone.date(now))?,
            watch: self.watch_now()?,
            doubts: self.doubts_now(&presence)?,
            presence,
            guests: self.guests_now()?,
            tasks,
            tasks_about,
            handovers: self.waiting_handovers(now)?,
            night: self.night_agreements()?,
            last_round: self.last_round()?,
            dates: self.dates_overdue(clock.zone.date(now))?,
            assessments: self.assessment_counts(clock.zone.date(now))?,
            sheets: self.stale_sheets(clock.zone.date(now))?,
            next: self.next_common(now, clock)?,
            host_meetings: BTreeMap::new(),
        })
    }

    fn next_common(self, now: Instant, clock: &HouseClock<'_>) -> Result<Option<Occurrence>, StoreError> {
        let day = clock.zone.day(clock.zone.date(now));
        let coming = self.coming(now, day.end(), clock.zone)?;
        let is_next =
            |one: &Occurrence| one.facts.kind.is_common() && !one.facts.when.is_whole_days() && one.starts_at > now;
        Ok(coming.into_iter().find(is_next))
    }

    /// The open tasks that are due, in all and by youth.
    fn task_counts(
        self,
        now: Instant,
        clock: &HouseClock<'_>,
    ) -> Result<(TaskCounts, BTreeMap<YouthId, TaskCounts>), StoreError> {
        let (mut all, mut about) = (TaskCounts::default(), BTreeMap::<YouthId, TaskCounts>::new());
        for task in self.open_tasks()? {
            let turn = task.turn(now, clock);
            let overdue = i64::from(turn.overdue(now).is_some());
            let counts = TaskCounts { now: i64::from(turn.has_begun || overdue > 0), overdue };
            all.add(counts);
            if let Some(youth) = task.facts.about.youth() {
                about.entry(youth).or_default().add(counts);
            }
        }
        Ok((all, about))
    }

    fn agreed_counts(self, today: NaiveDate) -> Result<BTreeMap<YouthId, i64>, StoreError> {
        let (cards, levels) = self.agreed_overdue(today)?;
        let mut counts = BTreeMap::new();
        for youth in cards.iter().map(|card| card.youth).chain(levels.iter().map(|mark| mark.youth)) {
            *counts.entry(youth).or_default() += 1;
        }
        Ok(counts)
    }

    fn assessment_counts(self, today: NaiveDate) -> Result<BTreeMap<YouthId, i64>, StoreError> {
        let mut counts = BTreeMap::new();
        for (one, _) in self.assessments_overdue(today)? {
            *counts.entry(one.youth).or_default() += 1;
        }
        Ok(counts)
    }

    /// Goals that are still worked with, of those who live here now: through the few open stays, so that thirty years of
    /// goals are never looked at. The words are those of [`GoalStatus::is_live`](crate::domain::plan::GoalStatus::is_live).
    fn reviews(self, today: NaiveDate) -> Result<BTreeMap<YouthId, Reviews>, StoreError> {
        let mut statement = self.prepare(
            "SELECT p.youth_id, sum(g.review < ?1), min(CASE WHEN g.review >= ?1 THEN g.review END)
             FROM stay p CROSS JOIN plan v ON v.youth_id = p.youth_id AND v.status = 'current'
             CROSS JOIN goal g ON g.plan_id = v.id
             WHERE p.until >= ?2 AND g.withdrawn = 0 AND g.status IN ('trying', 'on-the-way', 'paused')
             GROUP BY p.youth_id",
        )?;
        let rows = statement.query_map([today.to_string(), self.lasts_to()], |row| {
            Ok((YouthId(row.get(0)?), Reviews { overdue: row.get(1)?, next: optional_date(row, 2)? }))
        })?;
        let mut reviews: BTreeMap<YouthId, Reviews> = rows.collect::<Result<_, _>>()?;
        for (youth, day) in self.plan_reviews()? {
            reviews.entry(youth).or_default().add(day, today);
        }
        Ok(reviews)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Utc};

    use super::*;
    use crate::{
        domain::{
            command::Command,
            names::Line,
            plan::{GoalFacts, GoalStatus},
            time::Zone,
        },
        testing::{SAMPLE_NOW, Sample, sample_house},
    };

    fn clock() -> HouseClock<'static> {
        HouseClock { kinds: &[], zone: Zone::OSLO }
    }

    fn add_goal(sample: &mut Sample, youth: YouthId, status: GoalStatus, review: NaiveDate, now: Instant) {
        let line = |text| Line::new(text).unwrap();
        let facts = GoalFacts { title: line("Et mål"), area: line("skole/utdanning"), status, review };
        let (staff, command) = (sample.staff[1], Command::AddGoal { youth, facts });
        sample.house.execute(staff, now, &command).unwrap();
    }

    #[test]
    fn reviews_count_live_goals_of_those_who_live_here() {
        let now: chrono::DateTime<Utc> = SAMPLE_NOW.parse().unwrap();
        let today = Zone::OSLO.date(now);
        let folder = tempfile::tempdir().unwrap();
        let mut sample = sample_house(&folder.path().join("house"), now);
        let (amir, hodan) = (sample.youths[2], sample.youths[4]);
        let day = |days| today + TimeDelta::days(days);

        let standing = sample.house.read().standing(now, &clock()).unwrap();
        assert_eq!(standing.reviews_of(amir), Reviews { overdue: 1, next: Some(day(11)) });
        assert_eq!(standing.on.len(), 4);

        for status in GoalStatus::ALL {
            add_goal(&mut sample, hodan, status, day(-1), now);
            add_goal(&mut sample, hodan, status, today, now);
        }
        let live = GoalStatus::ALL.iter().filter(|status| status.is_live()).count();
        let standing = sample.house.read().standing(now, &clock()).unwrap();
        let expected = Reviews { overdue: i64::try_from(live).unwrap(), next: Some(today) };
        assert_eq!(standing.reviews_of(hodan), expected, "a review today is not overdue yet");
        assert_eq!(standing.overdue(now), expected.overdue + 1);

        let (lead, out) = (
            sample.staff[0],
            Command::MoveOut {
                youth: hodan,
                last_day: today - TimeDelta::days(1),
                end: crate::domain::moves::StayEnd::default(),
                points: Vec::new(),
            },
        );
        sample.house.execute(lead, now, &out).unwrap();
        assert_eq!(sample.house.read().standing(now, &clock()).unwrap().overdue(now), 1);
    }
}
