//! Two versions of a plan: what came, what went, what is another, and why.
//!
//! ```text
//!            Plan 1                              Plan 2
//!  endret    1 Bestå vg1 norsk · skole · prøves  1 Bestå vg1 norsk · skole · på vei
//!    ny      –                                   tiltak: leksehjelp · OH · pågår
//! ```

use crate::{
    domain::{
        changes::{Changes, Topic},
        ids::{GoalId, MeasureId, YouthId},
        plan::{Carried, Compared, Goal, GoalChange, Measure, PlanVersion, compare, is_same_measure},
    },
    store::StoreError,
    ui::{
        action::Scope,
        screens::{
            Opened,
            sheet::{Sheet, SheetView, Told, whose},
        },
        theme::Role,
        view::Cx,
    },
};

/// Cells of the word for what happened.
const LABEL: usize = 11;

/// The screen.
#[derive(Debug)]
struct Comparison {
    older: PlanVersion,
    newer: PlanVersion,
    changes: Vec<GoalChange>,
    /// What came into the newer one from the plan that was worked by while it was a draft.
    carried: Vec<Carried>,
    /// The own words of both.
    voices: Option<Compared<String>>,
}

/// Opens the comparison of two versions of one plan.
///
/// # Errors
/// What the store answers.
pub fn open(older: &PlanVersion, newer: &PlanVersion, cx: &Cx<'_>) -> Opened {
    let mut sheet = Comparison {
        older: older.clone(),
        newer: newer.clone(),
        changes: Vec::new(),
        carried: Vec::new(),
        voices: None,
    };
    sheet.read(cx)?;
    Ok(Box::new(SheetView::new(sheet)))
}

impl Comparison {
    /// A goal or measure of both versions, in one cell where they say the same.
    fn row<T>(&self, both: &Compared<T>, same: bool, told: impl Fn(&T) -> String, cx: &Cx<'_>) -> Told {
        let t = cx.texts;
        let nothing = || (String::new(), Role::Dim);
        let (label, cells) = match both {
            Compared::Added(one) => (t.compare_added(), vec![nothing(), (told(one), Role::Important)]),
            Compared::Gone(one) => (t.compare_gone(), vec![(told(one), Role::Important), nothing()]),
            Compared::Both { before, after } if !same => {
                (t.compare_changed(), vec![(told(before), Role::Text), (told(after), Role::Important)])
            }
            Compared::Both { after, .. } => {
                return Told::new(told(after), Role::Dim).labelled(t.compare_same(), LABEL);
            }
        };
        Told { cells, ..Told::default() }.labelled(label, LABEL)
    }

    /// What of a goal or measure was set in the current plan while the newer was a draft.
    fn came(&self, goal: GoalId, measure: Option<MeasureId>, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = Vec::new();
        for taken in [true, false] {
            let of = |one: &&Carried| one.goal == goal && one.measure == measure && one.taken == taken;
            let all: Vec<&Carried> = self.carried.iter().filter(of).collect();
            let Some(last) = all.last() else { continue };
            let mut fields: Vec<&str> = Vec::new();
            for field in all.iter().map(|one| t.carried_field(one.field)) {
                if !fields.contains(&field) {
                    fields.push(field);
                }
            }
            let (fields, day) = (fields.join(", "), t.date_short(cx.zone.date(last.at)));
            let by = cx.open.map_or("", |open| open.people.initials(last.by));
            let text = if taken { t.compare_carried(fields, day, by) } else { t.compare_clash(fields, day, by) };
            rows.push(Told::new(text, if taken { Role::Dim } else { Role::Important }).labelled("", LABEL).indented(2));
        }
        rows
    }

    fn goal_told(goal: &Goal, cx: &Cx<'_>) -> String {
        let (t, facts) = (cx.texts, &goal.facts);
        let parts = [
            facts.title.to_string(),
            facts.area.to_string(),
            t.goal_status(facts.status).to_owned(),
            t.date(facts.review),
        ];
        parts.join(" · ")
    }

    fn measure_told(measure: &Measure, cx: &Cx<'_>) -> String {
        let initials = |staff| cx.open.map_or("", |open| open.people.initials(staff)).to_owned();
        cx.texts.compare_measure(cx.texts.measure_told(&measure.facts, initials))
    }
}

impl Sheet for Comparison {
    fn scope(&self) -> Scope {
        Scope::Comparison
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.compare_title(i64::from(self.older.number), i64::from(self.newer.number))
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        (whose(self.newer.youth, &self.title(cx), cx), String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Plan).and(Topic::Staff)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let mut voices = Vec::new();
        for version in [&mut self.older, &mut self.newer] {
            let plan = reader.plan_version(version.id)?;
            voices.push(plan.as_ref().and_then(|plan| plan.voice.as_ref()).map(|voice| voice.words.clone()));
            if let Some(read) = plan.and_then(|plan| plan.version) {
                *version = read;
            }
        }
        self.voices = match (voices.remove(0), voices.remove(0)) {
            (Some(before), Some(after)) => Some(Compared::Both { before, after }),
            (Some(before), None) => Some(Compared::Gone(before)),
            (None, after) => after.map(Compared::Added),
        };
        self.carried = reader.plan_carried(self.newer.id)?;
        let (older, newer) = (reader.version_goals(self.older.id)?, reader.version_goals(self.newer.id)?);
        self.changes = compare(&older, &newer);
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let why = self.newer.current.as_ref().and_then(|act| act.why.as_ref()).or(self.newer.begun.why.as_ref());
        let mut rows: Vec<Told> = why.map(|why| Told::new(t.compare_why(why), Role::Text)).into_iter().collect();
        let head = |version: &PlanVersion| {
            (t.plan_version_line(i64::from(version.number), t.plan_status_of(version.status)), Role::Title)
        };
        rows.push(Told { cells: vec![head(&self.older), head(&self.newer)], ..Told::default() }.labelled("", LABEL));
        rows.extend(self.voices.as_ref().map(|both| {
            let same = matches!(both, Compared::Both { before, after } if before == after);
            self.row(both, same, |words| t.compare_voice(words), cx)
        }));
        for (key, change) in self.changes.iter().enumerate() {
            let same = change.changed().is_empty();
            rows.push(self.row(&change.goal, same, |goal| Self::goal_told(goal, cx), cx).keyed(key));
            rows.extend(self.came(change.root(), None, cx));
            for measure in &change.measures {
                let same = is_same_measure(measure);
                rows.push(self.row(measure, same, |measure| Self::measure_told(measure, cx), cx).indented(2));
                rows.extend(self.came(change.root(), Some(measure.either().root), cx));
            }
        }
        rows
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.newer.youth)
    }
}
