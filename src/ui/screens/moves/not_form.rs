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
    store::drafts::Draft,
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{prose, target},
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
    Ok(Box::new(FormView::new(NotForm::of_move(youth, point, cx), cx.texts)))
}

/// Opens the form for a point of leaving a host.
///
/// # Errors
/// What the store answers.
pub(in crate::ui::screens) fn open_host(youth: YouthId, case: HostCaseId, point: &HostPoint, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(NotForm::of_host(youth, case, point, cx), cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let youth = YouthId(draft.body["context"]["youth"].as_i64()?);
    let stays = cx.house().ok()?.reader.stays_of(youth).ok()?;
    let point = stays.iter().flat_map(|stay| &stay.points).find(|point| point.id.0 == draft.key.subject)?;
    Some(Box::new(FormView::new(NotForm::of_move(youth, point, cx), cx.texts).restored(&draft.body)))
}

/// The same of a point of leaving a host.
#[must_use]
pub fn reopen_host(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let (youth, case) = (YouthId(context["youth"].as_i64()?), HostCaseId(context["case"].as_i64()?));
    let points = cx.house().ok()?.reader.host_points(case).ok()?;
    let point = points.iter().find(|point| point.id.0 == draft.key.subject)?;
    Some(Box::new(FormView::new(NotForm::of_host(youth, case, point, cx), cx.texts).restored(&draft.body)))
}

/// Which point, and the newest row about it that was seen.
#[derive(Clone, Copy)]
enum Point {
    Move(MovePointId, Option<MoveMarkId>),
    Host(HostCaseId, HostPointId, Option<HostMarkId>),
}

struct NotForm {
    youth: YouthId,
    point: Point,
    words: Line,
    reason: TextField,
    t: Texts,
}

silent_debug!(NotForm);

impl NotForm {
    fn of_move(youth: YouthId, point: &MovePoint, cx: &Cx<'_>) -> Self {
        let seen = point.newest.as_ref().map(|mark| mark.id);
        Self::new(youth, Point::Move(point.id, seen), &point.words, cx.texts)
    }

    fn of_host(youth: YouthId, case: HostCaseId, point: &HostPoint, cx: &Cx<'_>) -> Self {
        let seen = point.newest.as_ref().map(|mark| mark.id);
        Self::new(youth, Point::Host(case, point.id, seen), &point.words, cx.texts)
    }

    fn new(youth: YouthId, point: Point, words: &Line, t: Texts) -> Self {
        let reason = Words::required(t.moves_not_reason(), t.moves_not_reason_help(), t.moves_not_reason_missing());
        Self { youth, point, words: words.clone(), reason: TextField::long(reason, ROWS), t }
    }
}

impl FormFields for NotForm {
    type Value = Prose;
    form_fields!(reason);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.reason, "reason", self.t.moves_not_reason_missing(), self.t)
    }
}

impl FormScreen for NotForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(match self.point {
            Point::Move(..) => DRAFT,
            Point::Host(..) => DRAFT_HOST,
        })
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

    fn submission(&mut self, reason: Prose, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let said = Said::Not(reason);
        let command = match self.point {
            Point::Move(point, seen) => Command::MarkMove(NewMoveMark { point, said, seen }),
            Point::Host(_, point, seen) => Command::Host(Step::MarkPoint(NewHostMark { point, said, seen })),
        };
        Ok(Submission::Command(Box::new(command)))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
