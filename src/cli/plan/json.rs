//! What `plan` answers as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    cli::json::GoalJson,
    domain::{
        plan::{
            Act, Carried, Compared as Both, Goal, GoalChange, Measure, MeasureStatus, Participation, PlanStatus,
            PlanVersion, Responsible, is_same_measure,
        },
        time::Instant,
    },
    store::read::People,
};

#[derive(Serialize)]
pub(super) struct Shown {
    pub(super) plan: Option<ActsJson>,
    pub(super) youth_voice: Option<String>,
    pub(super) goals: Vec<ShownGoal>,
    pub(super) participation: Vec<ParticipationJson>,
}

#[derive(Serialize)]
pub(super) struct Listed {
    pub(super) plans: Vec<ActsJson>,
}

#[derive(Serialize)]
pub(super) struct Compared {
    pub(super) older: ActsJson,
    pub(super) newer: ActsJson,
    pub(super) youth_voices: Voices,
    pub(super) changes: Vec<GoalChangeJson>,
    pub(super) carried: Vec<CarriedJson>,
}

/// The own words of both versions.
#[derive(Serialize)]
pub(super) struct Voices {
    pub(super) older: Option<String>,
    pub(super) newer: Option<String>,
}

/// Something that was set in the current plan while the newer version was a draft.
#[derive(Serialize)]
pub(super) struct CarriedJson {
    goal_root: i64,
    measure_root: Option<i64>,
    field: &'static str,
    taken: bool,
    at: Instant,
    by: String,
}

impl CarriedJson {
    pub(super) fn of(people: &People, one: &Carried) -> Self {
        Self {
            goal_root: one.goal.0,
            measure_root: one.measure.map(|measure| measure.0),
            field: one.field.id(),
            taken: one.taken,
            at: one.at,
            by: people.initials(one.by).to_owned(),
        }
    }
}

/// A version of a plan with who did what to it.
#[derive(Serialize)]
pub(super) struct ActsJson {
    id: i64,
    number: u32,
    status: PlanStatus,
    begun: ActJson,
    current: Option<ActJson>,
    closed: Option<ActJson>,
}

impl ActsJson {
    pub(super) fn of(people: &People, version: &PlanVersion) -> Self {
        Self {
            id: version.id.0,
            number: version.number,
            status: version.status,
            begun: ActJson::of(people, &version.begun),
            current: version.current.as_ref().map(|act| ActJson::of(people, act)),
            closed: version.closed.as_ref().map(|act| ActJson::of(people, act)),
        }
    }
}

#[derive(Serialize)]
struct ActJson {
    at: Instant,
    by: String,
    why: Option<String>,
}

impl ActJson {
    fn of(people: &People, act: &Act) -> Self {
        Self { at: act.at, by: people.initials(act.by).to_owned(), why: act.why.as_ref().map(ToString::to_string) }
    }
}

#[derive(Serialize)]
pub(super) struct ShownGoal {
    #[serde(flatten)]
    goal: GoalJson,
    measures: Vec<MeasureJson>,
    traces: u32,
}

impl ShownGoal {
    pub(super) fn of(people: &People, goal: &Goal, measures: &[Measure], traces: u32, today: NaiveDate) -> Self {
        let measures = measures.iter().map(|measure| MeasureJson::of(people, measure)).collect();
        Self { goal: GoalJson::of(people, goal, today), measures, traces }
    }
}

#[derive(Serialize)]
struct MeasureJson {
    id: i64,
    what: String,
    who: &'static str,
    name: Option<String>,
    often: Option<String>,
    until: Option<NaiveDate>,
    status: MeasureStatus,
}

impl MeasureJson {
    fn of(people: &People, measure: &Measure) -> Self {
        let facts = &measure.facts;
        let name = match &facts.who {
            Responsible::Staff(Some(staff)) => Some(people.initials(*staff).to_owned()),
            Responsible::Other(name) => Some(name.to_string()),
            _ => None,
        };
        Self {
            id: measure.id.0,
            what: facts.what.to_string(),
            who: facts.who.kind(),
            name,
            often: facts.often.as_ref().map(ToString::to_string),
            until: facts.until,
            status: facts.status,
        }
    }
}

#[derive(Serialize)]
pub(super) struct ParticipationJson {
    held_on: NaiveDate,
    present: String,
    interpreter: Option<String>,
    told: String,
    said: String,
    weight_given: String,
    at: Instant,
    by: String,
}

impl ParticipationJson {
    pub(super) fn of(people: &People, one: &Participation) -> Self {
        let facts = &one.facts;
        Self {
            held_on: facts.held_on,
            present: facts.present.to_string(),
            interpreter: facts.interpreter.as_ref().map(ToString::to_string),
            told: facts.told.as_str().to_owned(),
            said: facts.said.as_str().to_owned(),
            weight_given: facts.weight.as_str().to_owned(),
            at: one.at,
            by: people.initials(one.by).to_owned(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct GoalChangeJson {
    change: &'static str,
    before: Option<GoalJson>,
    after: Option<GoalJson>,
    measures: Vec<MeasureChangeJson>,
}

#[derive(Serialize)]
struct MeasureChangeJson {
    change: &'static str,
    before: Option<MeasureJson>,
    after: Option<MeasureJson>,
}

impl GoalChangeJson {
    pub(super) fn of(people: &People, change: &GoalChange, today: NaiveDate) -> Self {
        let (before, after) = both(&change.goal, |goal| GoalJson::of(people, goal, today));
        let measure = |measure: &Both<Measure>| {
            let (before, after) = both(measure, |measure| MeasureJson::of(people, measure));
            MeasureChangeJson { change: word(measure, is_same_measure(measure)), before, after }
        };
        Self {
            change: word(&change.goal, change.changed().is_empty()),
            before,
            after,
            measures: change.measures.iter().map(measure).collect(),
        }
    }
}

fn both<T, J>(both: &Both<T>, json: impl Fn(&T) -> J) -> (Option<J>, Option<J>) {
    match both {
        Both::Added(one) => (None, Some(json(one))),
        Both::Gone(one) => (Some(json(one)), None),
        Both::Both { before, after } => (Some(json(before)), Some(json(after))),
    }
}

const fn word<T>(both: &Both<T>, is_same: bool) -> &'static str {
    match both {
        Both::Added(_) => "added",
        Both::Gone(_) => "gone",
        Both::Both { .. } if is_same => "same",
        Both::Both { .. } => "changed",
    }
}
