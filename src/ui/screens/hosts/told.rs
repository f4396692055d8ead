//! Words that several of these pages need.

use std::collections::BTreeSet;

use crate::{
    domain::{
        access::{Deed, allows},
        audit::AccessEvent,
        host::{
            clock,
            way::{HomePlace, OtherHome},
        },
        ids::YouthId,
        refusal::Refusal,
    },
    explain,
    ui::view::{Cx, Effect, Response},
};

/// The youths a page has told of since it was opened: each has one row about it in their file, however often it is read again.
#[derive(Debug, Default)]
pub(super) struct ToldOf(BTreeSet<YouthId>);

impl ToldOf {
    /// The page is opened: a row about the hosts, and one in the file of each it tells of.
    pub fn opened(&mut self, youths: impl IntoIterator<Item = YouthId>) -> Response {
        let hosts = Effect::Record { event: AccessEvent::OpenHosts, youth: None };
        Response::Effects([Some(hosts), self.each(youths)].into_iter().flatten().collect())
    }

    /// It tells of more: a row in the file of each who was not there before.
    pub fn more(&mut self, youths: impl IntoIterator<Item = YouthId>) -> Response {
        self.each(youths).map_or(Response::Handled, Response::effect)
    }

    fn each(&mut self, youths: impl IntoIterator<Item = YouthId>) -> Option<Effect> {
        let youths: Vec<YouthId> = youths.into_iter().filter(|youth| self.0.insert(*youth)).collect();
        (!youths.is_empty()).then_some(Effect::RecordEach { event: AccessEvent::OpenFile, youths })
    }
}

/// Why the house says no, with the host it is about by name for those who see the hosts.
pub(in crate::ui::screens) fn refused(why: &Refusal, cx: &Cx<'_>) -> String {
    let (Refusal::LivesWithHost { household, .. }
    | Refusal::TwoHomes(OtherHome { place: HomePlace::Host(household), .. })) = why
    else {
        return explain::refusal(cx.texts, why);
    };
    let open = cx.open.filter(|open| allows(open.session.staff.rights(), Deed::SeeHosts));
    let found = open.and_then(|open| open.reader.household(*household).ok().flatten());
    match found {
        Some(found) => explain::refusal_naming(cx.texts, why, found.facts.name.as_str()),
        None => explain::refusal(cx.texts, why),
    }
}

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
