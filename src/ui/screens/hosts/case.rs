//! A case: one household and one youth, what has to be reached before they live together, and how it ends.

use super::{
    super::{
        Opened, host_sheet, may,
        moves::not_form,
        response,
        sheet::{Sheet, SheetView, Told, whose},
    },
    close_form, contacts,
    gates::{Interpreters, Spot, interpreters, keeps},
    household, leave_form, meetings, move_in_form, told,
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        command::Command,
        host::{CaseState, HostCase, HostFile, HostPoint, NewHostMark, Step, gate::Whose, meeting::MeetingClock},
        ids::{HostCaseId, YouthId},
        moves::Said,
        names::Prose,
        refusal::Refusal,
    },
    store::{StoreError, read::ContactsOf},
    text::Texts,
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, Effect, Message, Outcome, Response},
    },
};

/// Cells of the labels.
const LABEL: usize = 14;

/// The sign of a point that is done, of one that is not and has a reason, and of one nobody has said anything of.
const DONE: &str = "✓";
const NOT: &str = "–";
const OPEN: &str = "·";
/// Cells of the sign.
const SIGN: usize = 2;

/// The page.
#[derive(Debug)]
struct Page {
    case: HostCase,
    /// The household it is with.
    file: HostFile,
    /// How it stands with the meetings, where the youth lives there.
    clock: Option<MeetingClock>,
    /// What is gone through when the youth leaves.
    points: Vec<HostPoint>,
    interpreters: Interpreters,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// Something to reach.
    Gate(Spot),
    /// Something to go through, by its place.
    Point(usize),
}

/// Opens the page.
///
/// # Errors
/// The role, [`Refusal::Gone`] when no case has that number, and what the store answers.
pub(super) fn open(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    may(Deed::SeeHosts, cx)?;
    Ok(Box::new(SheetView::new(Page::of(case, cx)?)))
}

impl Page {
    fn of(case: HostCaseId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let reader = cx.house()?.reader;
        let case = reader.host_case(case)?.ok_or(Refusal::Gone)?;
        let file = reader.host_file(case.household)?.ok_or(Refusal::Gone)?;
        let clock = reader.host_clock(&case, cx.now, cx.zone)?;
        let points = reader.host_points(case.id)?;
        Ok(Self { case, file, clock, points, interpreters: interpreters(reader)? })
    }

    /// What can be selected, in the order it is shown: what is gone through first while the youth leaves, then everything that
    /// has to be reached, of the household, each adult and the case.
    fn keys(&self) -> Vec<Row> {
        let points = self.case.leaving.iter().flat_map(|_| (0..self.points.len()).map(Row::Point));
        let adults = self.file.present_adults().flat_map(|adult| Spot::of(Whose::Adult(adult.id)));
        let gates = Spot::of(Whose::Household(self.case.household)).chain(adults);
        points.chain(gates.chain(Spot::of(Whose::Case(self.case.id))).map(Row::Gate)).collect()
    }

    fn selected(&self, key: Option<usize>) -> Option<Row> {
        self.keys().get(key?).copied()
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Told> {
        let (t, today) = (cx.texts, cx.today());
        let row = |label: &str, value: String| Told::new(value, Role::Text).labelled(label, LABEL);
        let mut rows = vec![
            row(t.host_case_host(), self.file.household.facts.name.to_string()),
            row(t.host_case_proposed_on(), t.date(self.case.proposed_on)),
        ];
        rows.extend(self.case.moved_in.map(|day| row(t.host_case_moved_in(), t.date(day))));
        let stale = cx.open.and_then(|open| open.standing.sheets.get(&self.case.id));
        rows.extend(stale.map(|sheet| {
            let told = t.sheet_row_stale(t.sheet_stale(sheet.why));
            Told::new(format!("▲ {told}"), Role::Critical).labelled(t.action_open_sheet(), LABEL)
        }));
        if let Some(leaving) = &self.case.leaving {
            let follows = leaving.follows.map(|follows| format!(" → {}", t.host_follows(follows)));
            let when = t.day_and_distance(leaving.on, today);
            let said = format!("{when} · {}{}", t.host_leaving(leaving.why), follows.unwrap_or_default());
            rows.push(row(t.host_case_leaves(), said));
        }
        if let Some(end) = &self.case.closed {
            let why = end.why.as_ref().map_or("", Prose::as_str);
            let between = if why.is_empty() { "" } else { " · " };
            rows.push(row(t.host_case_closed_on(), format!("{}{between}{why}", t.date(end.on))));
        } else if let Some((day, clock)) = told::twenty(self.case.youth, cx) {
            rows.push(
                Told::new(t.hosts_twenty(t.day_and_distance(day, today), clock), Role::Important).indented(LABEL),
            );
        }
        rows
    }

    /// What stands between the case and *aktiv*, and what is reminded of.
    fn lacks(&self, cx: &Cx<'_>) -> Vec<Told> {
        if self.case.closed.is_some() {
            return Vec::new();
        }
        let t = cx.texts;
        let list = |hard| {
            let missing = self.file.missing(self.case.id, hard, cx.today());
            (!missing.is_empty()).then(|| t.host_missing_named(&missing, &self.file.adults))
        };
        let row = |text: String, role| Told::new(text, role);
        let hard = list(true).map(|list| row(t.hosts_missing(list), Role::Important));
        let soft = list(false).map(|list| row(t.hosts_should(list), Role::Text));
        let ready = (hard.is_none() && self.case.state() == CaseState::Proposed)
            .then(|| row(t.host_case_ready(cx.key(Action::HostMoveIn)), Role::Ok));
        let rows: Vec<Told> = [hard, ready, soft].into_iter().flatten().collect();
        if rows.is_empty() { rows } else { [vec![Told::blank()], rows].concat() }
    }

    fn point(&self, at: usize, cx: &Cx<'_>) -> Option<Told> {
        let (t, point) = (cx.texts, self.points.get(at)?);
        let who = point.mark().map(|mark| {
            let initials = cx.open.map_or("–", |open| open.people.initials(mark.staff));
            format!(" · {} {initials}", t.date(cx.zone.date(mark.at)))
        });
        let (sign, role, why) = match point.mark().map(|mark| &mark.said) {
            Some(Said::Done) => (DONE, Role::Text, String::new()),
            Some(Said::Not(why)) => (NOT, Role::Important, format!(" · {}", t.moves_not(why.as_str()))),
            _ => (OPEN, Role::Important, String::new()),
        };
        Some(Told::new(format!("{}{}{why}", point.words, who.unwrap_or_default()), role).labelled(sign, SIGN))
    }

    /// What the one key does: done, or nothing said where it was said to be done.
    fn mark(&self, at: usize) -> Response {
        let Some(point) = self.points.get(at) else { return Response::Ignored };
        let said = if point.is_left() { Said::Done } else { Said::Cleared };
        let mark = NewHostMark { point: point.id, said, seen: point.newest.as_ref().map(|mark| mark.id) };
        Response::effect(Effect::Run(Box::new(Command::Host(Step::MarkPoint(mark)))))
    }

    /// Whether the case can be changed at all.
    fn keeps(&self, cx: &Cx<'_>) -> Availability {
        keeps(self.case.closed.is_some().then(|| cx.texts.refused_case_closed()), cx)
    }
}

impl Sheet for Page {
    fn scope(&self) -> Scope {
        Scope::HostCase
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.host_case_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let state = cx.texts.host_case_state(self.case.state());
        (whose(self.case.youth, cx.texts.host_case_title(), cx), state.to_owned())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts)
            .and(Topic::Youths)
            .and(Topic::Staff)
            .and(Topic::Contacts)
            .and(Topic::Calendar)
            .and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        *self = Self::of(self.case.id, cx)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = self.facts(cx);
        rows.extend(meetings::summary(self.clock.as_ref(), cx));
        rows.extend(self.lacks(cx));
        let mut gates = false;
        for (key, row) in self.keys().into_iter().enumerate() {
            match row {
                Row::Point(at) => {
                    if at == 0 {
                        rows.extend(Told::heading(t.host_case_points()));
                    }
                    rows.extend(self.point(at, cx).map(|told| told.keyed(key)));
                }
                Row::Gate(spot) => {
                    if !gates {
                        rows.extend(Told::heading(t.household_gates()));
                    }
                    gates = true;
                    rows.push(spot.told(&self.file, &self.interpreters, true, cx).keyed(key));
                }
            }
        }
        rows
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        match action {
            Action::Open => Some(t.host_gate_write()),
            Action::MarkPoint if self.case.leaving.is_none() => Some(t.host_gate_write()),
            Action::HostClose if self.case.state() == CaseState::Proposed => Some(t.host_drop_label()),
            _ => None,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        match self.case.state() {
            CaseState::Proposed => &[Action::Open, Action::HostMoveIn],
            CaseState::Active => &[Action::Open, Action::HostLeave],
            CaseState::Leaving => &[Action::MarkPoint, Action::HostClose],
            CaseState::Closed | CaseState::Dropped => &[],
        }
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        let (t, state) = (cx.texts, self.case.state());
        match (action, self.selected(selected)) {
            (Action::Open | Action::MarkPoint | Action::TakeBackGate, Some(Row::Gate(spot))) => {
                spot.availability(action, &self.file, self.keeps(cx), cx)
            }
            (Action::Open | Action::MarkPoint | Action::NotDone, Some(Row::Point(_))) => self.keeps(cx),
            (Action::TakeBackGate, _) => Availability::Disabled(t.take_back_gate_choose().to_owned()),
            (Action::HostMoveIn, _) if state == CaseState::Proposed => self.keeps(cx),
            (Action::HostLeave, _) if self.case.lives_there() => self.keeps(cx),
            (Action::HostStay, _) if state == CaseState::Leaving => self.keeps(cx),
            (Action::HostClose, _) if state == CaseState::Active => {
                Availability::Disabled(t.refused_not_leaving().to_owned())
            }
            (Action::HostClose, _) => self.keeps(cx),
            (
                Action::OpenHouseholdOfCase | Action::OpenSheet | Action::OpenHostMeetings | Action::OpenHostContacts,
                _,
            ) => Availability::Available,
            (Action::AddHostMeeting | Action::SetNextMeeting, _) => meetings::may_meet(&self.case, cx),
            _ => Availability::NotHere,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(self.case.youth) })
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        // A key that means nothing of a case as it stands comes here all the same.
        if self.availability(action, selected, cx) == Availability::NotHere {
            return Response::Ignored;
        }
        let case = self.case.id;
        match (action, self.selected(selected)) {
            (Action::Open | Action::MarkPoint | Action::TakeBackGate, Some(Row::Gate(spot))) => {
                spot.on_action(action, &self.file, cx)
            }
            (Action::Open | Action::MarkPoint, Some(Row::Point(at))) => self.mark(at),
            (Action::NotDone, Some(Row::Point(at))) => match self.points.get(at) {
                Some(point) => response(not_form::open_host(self.case.youth, case, point, cx), cx),
                None => Response::Ignored,
            },
            (Action::HostMoveIn, _) => response(move_in_form::open(case, cx), cx),
            (Action::HostLeave, _) => response(leave_form::open(case, cx), cx),
            (Action::HostStay, _) => {
                let step = Step::Stay { case, version: self.case.version };
                Response::effect(Effect::Run(Box::new(Command::Host(step))))
            }
            (Action::HostClose, _) => response(close_form::open(case, cx), cx),
            (Action::OpenSheet, _) => response(host_sheet::open(case, cx), cx),
            (Action::OpenHouseholdOfCase, _) => response(household::open(self.case.household, cx), cx),
            (Action::OpenHostContacts, _) => response(contacts::open(ContactsOf::Case(self.case.id), cx), cx),
            (action, _) => meetings::on_case(action, self.case.id, cx),
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match outcome {
            Outcome::Done(done) => Response::say(Message::good(cx.texts.saved_at(cx.texts.clock(done.at, cx.zone)))),
            Outcome::Failed(_) => Response::Ignored,
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}
