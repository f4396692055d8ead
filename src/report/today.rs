//! The board as plain text: the house at a moment, for screen readers and for the notice board in the office.

use chrono::{Datelike as _, NaiveDate};

use super::{entry, task_line, youth_at_home};
use crate::{
    domain::{
        calendar::Occurrence,
        house::Apartment,
        ids::{StaffId, YouthId},
        log::{LogEntry, Weighed, Weight, counts_since},
        plan::Goal,
        presence::{Doubt, PresenceMark},
        shift::ShiftKind,
        task::{Group, HouseClock, OpenTask, Worker, arrange},
        time::{Instant, Span, Zone, week_of},
        watch::{WatchMark, WatchNow},
    },
    store::{
        StoreError,
        read::{HouseInfo, LogFilter, People, Reader, StaffOn},
    },
    text::Texts,
};

/// Entries shown: about as many as fit on the board.
const ENTRIES: usize = 10;

/// An apartment as the board shows it. Whoever's address is protected has a tile without an apartment, and their door one
/// without anybody: what is left over tells no more than the fire roll does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// The apartment; `None` where it is not told.
    pub apartment: Option<Apartment>,
    /// Somebody lives there.
    pub lived_in: bool,
    /// Who lives there, as far as it is told.
    pub youth: Option<YouthId>,
    /// The newest entry about them; it stands under the time it was written, as on the board.
    pub newest: Option<LogEntry>,
    /// The newest level of attention.
    pub watch: Option<WatchMark>,
    /// The mark that says where they are.
    pub presence: Option<PresenceMark>,
    /// A check of a night round since then that nobody answered.
    pub doubt: Option<Doubt>,
    /// The heaviest weight of what the shift wrote about them, as on the board.
    pub weight: Weight,
}

/// A goal past its review date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverdueGoal {
    /// The goal.
    pub goal: Goal,
    /// Days past the review date.
    pub days: i64,
}

/// The house at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today {
    /// The moment.
    pub now: Instant,
    /// The zone of the house.
    pub zone: Zone,
    /// The house itself.
    pub info: HouseInfo,
    /// Everybody in it.
    pub people: People,
    /// Who is on shift.
    pub on_shift: Vec<StaffOn>,
    /// The apartments in the order of their numbers.
    pub tiles: Vec<Tile>,
    /// This week, Monday to Sunday.
    pub week: Span<NaiveDate>,
    /// The common activities of the week.
    pub activities: Vec<Occurrence>,
    /// Open tasks that are due, the longest overdue first.
    pub tasks: Vec<OpenTask>,
    /// Goals past their review date, by apartment.
    pub overdue: Vec<OverdueGoal>,
    /// The newest entries.
    pub entries: Vec<LogEntry>,
}

impl Today {
    /// Reads it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn read(reader: Reader<'_>, now: Instant, clock: &HouseClock<'_>) -> Result<Self, StoreError> {
        let zone = clock.zone;
        let people = reader.people()?.on_paper();
        let today = zone.date(now);
        let week = week_of(today);
        let (mut watch, mut presence) = (reader.watch_now()?, reader.presence_now()?);
        let mut doubts = reader.doubts_now(&presence)?;
        let on_shift = reader.staff_on(now)?;
        let since = counts_since(now, on_shift.iter().map(|on| on.shift.starts_at).min());
        let mut tiles = Vec::new();
        let mut overdue = Vec::new();
        // Whose address is protected stands last: the order of the doors must not tell theirs.
        let doors = people.told_doors().into_iter().map(|door| (Some(door.apartment), door.youth));
        let hidden = people.residents().into_iter().filter(|youth| people.hides_home(*youth));
        for (apartment, youth) in doors.chain(hidden.map(|youth| (None, Some(youth)))) {
            let lived_in = apartment.is_none_or(|apartment| people.is_lived_in(apartment.id));
            let newest = youth.map(|youth| reader.newest_about(youth)).transpose()?.flatten();
            let watch = youth.and_then(|youth| watch.remove(&youth));
            let presence = youth.and_then(|youth| presence.remove(&youth));
            let doubt = youth.and_then(|youth| doubts.remove(&youth));
            let weights = youth.map_or_else(|| Ok(Vec::new()), |youth| reader.weights_about(youth, since))?;
            let weight = Weighed::heaviest(&weights, since, now);
            tiles.push(Tile { apartment, lived_in, youth, newest, watch, presence, doubt, weight });
            if let Some(youth) = youth {
                overdue.extend(overdue_goals(reader, youth, today)?);
            }
        }
        Ok(Self {
            info: reader.house()?,
            on_shift,
            activities: {
                let mut activities = reader.occurrences(week, zone)?;
                activities.retain(|one| one.facts.kind.is_common());
                activities
            },
            entries: reader.log_page(&LogFilter::default(), None, ENTRIES)?.entries,
            tasks: due_tasks(reader, now, clock)?,
            now,
            zone,
            people,
            tiles,
            week,
            overdue,
        })
    }

    /// The whole board, without a line end after the last line. `shifts` are the kinds of the configuration.
    #[must_use]
    pub fn text(&self, t: Texts, shifts: &[ShiftKind]) -> String {
        let today = self.zone.date(self.now);
        let entries: Vec<String> =
            self.entries.iter().map(|one| entry(t, &self.people, one, self.now, self.zone)).collect();
        let parts = [
            self.header(t, shifts, today),
            section(t.report_apartments(), &self.apartment_lines(t, today), t.report_no_apartments()),
            section(
                &t.report_activities(t.week_and_year(self.week.start())),
                &self.activities.iter().map(|one| self.activity_line(t, one)).collect::<Vec<_>>(),
                t.report_no_activities(),
            ),
            section(t.report_tasks(), &self.task_lines(t, shifts), t.report_no_tasks()),
            section(t.report_overdue(), &self.overdue_lines(t), t.report_none_overdue()),
            section(t.report_newest(), &entries, t.report_no_entries()),
        ];
        parts.join("\n\n")
    }

    fn header(&self, t: Texts, shifts: &[ShiftKind], today: NaiveDate) -> String {
        let mut lines = Vec::new();
        if self.info.invented {
            lines.push(t.report_invented().to_owned());
        }
        lines.push(self.info.name.as_str().to_owned());
        lines.push(t.report_moment(t.date_long(today), today.year(), t.week(today), t.clock(self.now, self.zone)));
        lines.push(self.on_shift_line(t, shifts));
        lines.join("\n")
    }

    /// «På vakt: KN, OH (Kveldsvakt 14:30–22:30)», a group for each shift.
    fn on_shift_line(&self, t: Texts, shifts: &[ShiftKind]) -> String {
        let mut groups: Vec<(&StaffOn, Vec<&str>)> = Vec::new();
        for on in &self.on_shift {
            let initials = self.people.initials(on.staff);
            match groups.iter_mut().find(|(first, _)| first.shift.id == on.shift.id) {
                Some((_, names)) => names.push(initials),
                None => groups.push((on, vec![initials])),
            }
        }
        let groups: Vec<String> = groups
            .into_iter()
            .map(|(on, names)| {
                let shift = &on.shift;
                let kind = shifts.iter().find(|kind| kind.id == shift.kind);
                let name = kind.map_or(shift.kind.0.as_str(), |kind| kind.name.as_str());
                let time = |at| self.zone.local(at).time();
                t.report_shift_group(names.join(", "), name, t.time_range(time(shift.starts_at), time(shift.ends_at)))
            })
            .collect();
        if groups.is_empty() { t.report_nobody_on_shift().to_owned() } else { t.report_on_shift(groups.join("; ")) }
    }

    fn apartment_lines(&self, t: Texts, today: NaiveDate) -> Vec<String> {
        let line = |tile: &Tile| {
            let number = tile.apartment.map_or_else(String::new, |apartment| apartment.number.to_string());
            let Some(youth) = tile.youth else {
                return if tile.lived_in { t.report_lived_in(number) } else { t.report_vacant(number) };
            };
            let name = &t.called(self.people.called(youth));
            let now = self.now_of(t, tile);
            let newest = tile.newest.as_ref().map(|one| t.shortest_time(one.written_at, today, self.zone));
            let Some(time) = newest else {
                return if self.people.hides_home(youth) {
                    t.report_hidden_no_entry(name, &now)
                } else {
                    t.report_no_entry(&number, name, &now)
                };
            };
            let line = if self.people.hides_home(youth) {
                t.report_hidden_newest_entry(name, &now, time)
            } else {
                t.report_newest_entry(&number, name, &now, time)
            };
            match tile.weight {
                Weight::Normal => line,
                weight => t.report_marked(line, weight.sign(), t.weight(weight)),
            }
        };
        self.tiles.iter().map(line).collect()
    }

    /// «FØLG MED, ute fra 12:10 → 14:30 sagt»: what a tile says of how and where somebody is, in full.
    fn now_of(&self, t: Texts, tile: &Tile) -> String {
        let watch = t.watch(WatchNow::of(tile.watch.as_ref(), self.now)).swap_remove(0);
        let presence = t.presence(tile.presence.as_ref(), tile.doubt.as_ref(), self.now, self.zone).swap_remove(0);
        format!("{watch} – {presence}")
    }

    fn activity_line(&self, t: Texts, activity: &Occurrence) -> String {
        activity_line(t, &self.people, activity)
    }

    fn task_lines(&self, t: Texts, shifts: &[ShiftKind]) -> Vec<String> {
        let clock = HouseClock { kinds: shifts, zone: self.zone };
        self.tasks.iter().map(|open| task_line(t, &self.people, &open.task, self.now, &clock)).collect()
    }

    fn overdue_lines(&self, t: Texts) -> Vec<String> {
        let line = |one: &OverdueGoal| {
            let youth = youth_at_home(t, &self.people, one.goal.youth);
            t.report_overdue_goal(youth, &one.goal.facts.title, one.days)
        };
        self.overdue.iter().map(line).collect()
    }
}

/// «man 16.11. 18:00–19:00 Husmøte · Fellesstue · NV».
#[must_use]
pub fn activity_line(t: Texts, people: &People, activity: &Occurrence) -> String {
    let facts = &activity.facts;
    let when = &facts.when;
    let mut parts = vec![format!("{} {} {}", t.weekday_date_short(when.day), t.event_time(when), facts.title)];
    parts.extend(facts.place.as_ref().map(ToString::to_string));
    parts.extend(facts.responsible.map(|staff| people.initials(staff).to_owned()));
    if activity.called_off {
        parts.push(t.report_cancelled().to_owned());
    }
    parts.join(" · ")
}

/// The tasks that are due, whoever sees to them.
fn due_tasks(reader: Reader<'_>, now: Instant, clock: &HouseClock<'_>) -> Result<Vec<OpenTask>, StoreError> {
    // Nobody has this number: on paper every task is everyone's.
    let nobody = Worker { staff: StaffId(0), shift: None };
    let mut tasks = arrange(reader.open_tasks()?, nobody, now, clock);
    tasks.retain(|open| open.group != Group::Later);
    Ok(tasks)
}

fn overdue_goals(reader: Reader<'_>, youth: YouthId, today: NaiveDate) -> Result<Vec<OverdueGoal>, StoreError> {
    let goals = reader.plan(youth)?.goals;
    let overdue = |goal: Goal| goal.overdue_days(today).map(|days| OverdueGoal { goal, days });
    Ok(goals.into_iter().filter_map(overdue).collect())
}

/// A heading in capitals, which a screen reader finds, and what stands under it.
fn section(heading: &str, lines: &[String], nothing: &str) -> String {
    let heading = heading.to_uppercase();
    if lines.is_empty() { format!("{heading}\n{nothing}") } else { format!("{heading}\n{}", lines.join("\n")) }
}
