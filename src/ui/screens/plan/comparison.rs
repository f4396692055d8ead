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
        ids::YouthId,
        plan::{Compared, Goal, GoalChange, Measure, PlanVersion, compare, is_same_measure},
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
}

/// Opens the comparison of two versions of one plan.
///
/// # Errors
/// What the store answers.
pub fn open(older: &PlanVersion, newer: &PlanVersion, cx: &Cx<'_>) -> Opened {
    let mut sheet = Comparison { older: older.clone(), newer: newer.clone(), changes: Vec::new() };
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
        for version in [&mut self.older, &mut self.newer] {
            if let Some(read) = reader.plan_version(version.id)?.and_then(|plan| plan.version) {
                *version = read;
            }
        }
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
        for (key, change) in self.changes.iter().enumerate() {
            let same = change.changed().is_empty();
            rows.push(self.row(&change.goal, same, |goal| Self::goal_told(goal, cx), cx).keyed(key));
            rows.extend(change.measures.iter().map(|measure| {
                let same = is_same_measure(measure);
                self.row(measure, same, |measure| Self::measure_told(measure, cx), cx).indented(2)
            }));
        }
        rows
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.newer.youth)
    }
}
