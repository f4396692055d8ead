//! A point of a move, or of leaving a host, that is not done: why not.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        host::{HostPoint, NewHostMark, Step},
        ids::{HostCaseId, HostMarkId, HostPointId, MoveMarkId, MovePointId, YouthId},
        moves::{MovePoint, NewMoveMark, Said},
        names::{Line, Prose},
    },
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{Words, text::TextField},
        screens::{
            Opened,
            reason_form::{self, Reasoned},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the point.
pub const DRAFT: &str = "move-point-not-done";
/// The same of a point of leaving a host.
pub const DRAFT_HOST: &str = "hosts-point-not-done";

/// Rows the field has before it grows: a sentence or two.
const ROWS: u16 = 3;

/// Opens the form for a point as it stands.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, point: &MovePoint, cx: &Cx<'_>) -> Opened {
    Ok(reason_form::open(Not::of_move(youth, point), cx))
}

/// Opens the form for a point of leaving a host.
///
/// # Errors
/// What the store answers.
pub(in crate::ui::screens) fn open_host(youth: YouthId, case: HostCaseId, point: &HostPoint, cx: &Cx<'_>) -> Opened {
    Ok(reason_form::open(Not::of_host(youth, case, point), cx))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let youth = YouthId(draft.body["context"]["youth"].as_i64()?);
    let stays = cx.house().ok()?.reader.stays_of(youth).ok()?;
    let point = stays.iter().flat_map(|stay| &stay.points).find(|point| point.id.0 == draft.key.subject)?;
    Some(reason_form::reopen(Not::of_move(youth, point), draft, cx))
}

/// The same of a point of leaving a host.
#[must_use]
pub fn reopen_host(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let (youth, case) = (YouthId(context["youth"].as_i64()?), HostCaseId(context["case"].as_i64()?));
    let points = cx.house().ok()?.reader.host_points(case).ok()?;
    let point = points.iter().find(|point| point.id.0 == draft.key.subject)?;
    Some(reason_form::reopen(Not::of_host(youth, case, point), draft, cx))
}

/// Which point, and the newest row about it that was seen.
#[derive(Clone, Copy)]
enum Point {
    Move(MovePointId, Option<MoveMarkId>),
    Host(HostCaseId, HostPointId, Option<HostMarkId>),
}

struct Not {
    youth: YouthId,
    point: Point,
    words: Line,
}

impl Not {
    fn of_move(youth: YouthId, point: &MovePoint) -> Self {
        let seen = point.newest.as_ref().map(|mark| mark.id);
        Self { youth, point: Point::Move(point.id, seen), words: point.words.clone() }
    }

    fn of_host(youth: YouthId, case: HostCaseId, point: &HostPoint) -> Self {
        let seen = point.newest.as_ref().map(|mark| mark.id);
        Self { youth, point: Point::Host(case, point.id, seen), words: point.words.clone() }
    }
}

impl Reasoned for Not {
    type Why = Prose;
    const FIELD: &'static str = "reason";

    fn draft(&self) -> &'static str {
        match self.point {
            Point::Move(..) => DRAFT,
            Point::Host(..) => DRAFT_HOST,
        }
    }

    fn subject(&self) -> i64 {
        match self.point {
            Point::Move(point, _) => point.0,
            Point::Host(_, point, _) => point.0,
        }
    }

    fn context(&self) -> Value {
        match self.point {
            Point::Move(..) => json!({ "youth": self.youth }),
            Point::Host(case, ..) => json!({ "youth": self.youth, "case": case }),
        }
    }

    fn title(&self, t: Texts) -> String {
        t.moves_not_title(&self.words)
    }

    fn field(&self, t: Texts) -> TextField {
        let words = Words::required(t.moves_not_reason(), t.moves_not_reason_help(), t.moves_not_reason_missing());
        TextField::long(words, ROWS)
    }

    fn command(&self, reason: Prose, _cx: &Cx<'_>) -> Result<Command, StoreError> {
        let said = Said::Not(reason);
        Ok(match self.point {
            Point::Move(point, seen) => Command::MarkMove(NewMoveMark { point, said, seen }),
            Point::Host(_, point, seen) => Command::Host(Step::MarkPoint(NewHostMark { point, said, seen })),
        })
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
