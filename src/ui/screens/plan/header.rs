//! Who a youth is, at the top of their plan: the only place where a name stands in its own script, last on its line so that
//! a terminal that turns it round turns nothing else.

use crate::{
    domain::{ids::YouthId, names::Line, youth::Youth},
    store::read::People,
    text::columns,
    ui::{
        screens::{presence, watch_role},
        theme::Role,
        view::{Cx, OpenHouse},
    },
};

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
