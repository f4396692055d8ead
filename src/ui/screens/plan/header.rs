//! Who a youth is, at the top of their plan: the only place where a name stands in its own script, last on its line so that
//! a terminal that turns it round turns nothing else.

use super::Page;
use crate::{
    domain::{ids::YouthId, names::Line, plan::PlanVersion, youth::Youth},
    store::read::People,
    text::columns,
    ui::{
        action::Action,
        screens::{presence, watch_role},
        theme::Role,
        view::{Cx, OpenHouse},
    },
};

/// Which version of the plan is shown and when it is looked at again, and that a draft waits.
pub fn version(page: &Page, cx: &Cx<'_>, room: usize) -> Vec<(String, Role)> {
    let t = cx.texts;
    let day = |at| t.date(cx.zone.date(at));
    let number = |version: &PlanVersion| i64::from(version.number);
    let mut parts = vec![match &page.plan.version {
        Some(version) => match (&version.current, &version.closed) {
            (_, Some(closed)) => t.plan_version_until(number(version), day(closed.at)),
            (Some(current), None) => t.plan_version_from(number(version), day(current.at)),
            (None, None) => t.plan_version_draft(number(version), day(version.begun.at)),
        },
        None if page.draft.is_none() => return Vec::new(),
        None => t.plan_none_current().to_owned(),
    }];
    parts.extend(page.next_review.map(|next| t.plan_next_review(t.date(next))));
    if page.plan.version.is_some() && page.took_part.is_none() && !page.is_closed() {
        parts.push(t.plan_no_participation(cx.key(Action::TakePart)));
    }
    let shown = page.plan.version.as_ref().map(|version| version.id);
    let waits = page.draft.as_ref().filter(|draft| shown != Some(draft.id));
    parts.extend(waits.map(|draft| t.plan_draft_waits(number(draft), cx.key(Action::OpenVersions))));
    columns::wrap_parts(parts, room).into_iter().map(|line| (line, Role::Text)).collect()
}

/// The lines, each of at most `room` cells but the one with the own script.
pub fn lines(youth: &Youth, people: &People, cx: &Cx<'_>, room: usize) -> Vec<String> {
    let (t, facts) = (cx.texts, &youth.facts);
    let text = |line: &Option<Line>| line.as_ref().map(|line| line.as_str().to_owned());
    let mut parts = Vec::new();
    parts.extend(text(&facts.latin_name).map(|name| t.plan_latin_name(name)));
    parts.extend(text(&facts.pronunciation).map(|said| t.plan_pronunciation(said)));
    parts.push(t.plan_born(t.date(facts.birth_date)));
    parts.extend(text(&facts.celebrates).map(|day| t.plan_celebrates(day)));
    parts.extend(text(&facts.languages));
    let need = t.interpreter(facts.interpreter);
    parts.push(match text(&facts.interpreter_note) {
        Some(note) => t.plan_interpreter_note(need, note),
        None => t.plan_interpreter(need),
    });
    parts.extend(facts.primary_contact.map(|staff| t.plan_contact(people.initials(staff))));
    let mut lines = columns::wrap_parts(parts, room);
    lines.extend(text(&facts.own_script_name).map(|name| t.plan_own_script(name)));
    lines
}

/// How closely the youth is watched over, where they are and what is agreed about the night, each with how it looks.
pub fn now(youth: YouthId, open: &OpenHouse<'_>, cx: &Cx<'_>, room: usize) -> Vec<(String, Role)> {
    let Cx { texts: t, now, zone, .. } = *cx;
    let watch = open.standing.watch_of(youth, now);
    let by = watch.mark().map_or("", |mark| open.people.initials(mark.by));
    let mut lines = vec![(t.watch_in_full(watch, by, now, zone), watch_role(watch))];
    if open.people.home(youth).is_some() {
        let (mark, doubt) = (open.standing.presence.get(&youth), open.standing.doubts.get(&youth));
        lines.push((presence::told_now(youth, cx), presence::role_now(mark, doubt, now)));
    }
    if let Some(agreement) = open.standing.night.get(&youth) {
        let agreed = t.night_agreed_label(t.night_agreement(Some(agreement), cx.today()));
        let from = t.night_agreement_from(agreement, open.people.initials(agreement.by));
        lines.push((format!("{agreed} · {from}"), Role::Text));
    }
    let wrapped = |(text, role): (String, Role)| {
        columns::wrap_told(&text, room).into_iter().map(move |line| (line, role)).collect::<Vec<_>>()
    };
    lines.into_iter().flat_map(wrapped).collect()
}
