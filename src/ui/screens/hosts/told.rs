//! Words that several of these pages need.

use crate::{
    domain::{host::clock, ids::YouthId},
    ui::view::Cx,
};

/// What a youth is called.
pub(super) fn name(youth: YouthId, cx: &Cx<'_>) -> String {
    cx.texts.called(cx.open.and_then(|open| open.people.called(youth))).into_owned()
}

/// The day a youth becomes 20, where that is within half a year or has passed, with the clock that has struck.
pub(super) fn twenty(youth: YouthId, cx: &Cx<'_>) -> Option<(chrono::NaiveDate, i64)> {
    let birth = cx.open?.people.youths.get(&youth)?.facts.birth_date;
    let day = clock::twenty(birth);
    Some((day, clock::struck(day, cx.today())?))
}
