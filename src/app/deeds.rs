//! What a deed is called when it is taken back, or when it cannot be.

use crate::{
    domain::{
        calendar,
        command::Command,
        contact,
        handover::Step,
        host,
        ids::{ApartmentId, YouthId},
        plan,
    },
    store::read::People,
    text::Texts,
};

/// What `command` does, as something that is taken back or saved: «flyttingen av Selam ut av leilighet 3». The people are those
/// of before.
pub(super) fn what(command: &Command, people: &People, t: Texts) -> String {
    let name = |youth: YouthId| t.called(people.called(youth));
    let door = |home: Option<ApartmentId>| {
        home.and_then(|home| people.number(home)).map_or_else(|| "–".to_owned(), |number| number.to_string())
    };
    let lives = |youth: YouthId| door(people.home(youth).map(|home| home.id));
    match command {
        Command::MoveOut { youth, .. } => t.deed_move_out(name(*youth), lives(*youth)),
        Command::MoveIn { youth, apartment, .. } => t.deed_move_in(name(*youth), door(Some(*apartment))),
        Command::MoveTo { youth, apartment, .. } => t.deed_move_to(name(*youth), lives(*youth), door(Some(*apartment))),
        Command::AddGoal { youth, facts } => t.deed_goal(facts.title.as_str(), name(*youth)),
        Command::Plan(plan::Step::AddMeasure { facts, .. }) => t.deed_measure(facts.what.as_str()),
        Command::Calendar(calendar::Step::Add(facts)) => t.deed_activity(facts.title.as_str()),
        Command::Calendar(calendar::Step::Attend(new)) => t.deed_attendance(name(new.youth)),
        Command::AddTask { facts, .. } => t.deed_task(facts.title.as_str()),
        Command::FinishTask { .. } => t.deed_task_ended().to_owned(),
        Command::HandOver(Step::AddRule { .. }) => t.deed_rule().to_owned(),
        Command::WriteEntry(_) | Command::ReviseEntry { .. } => t.deed_entry().to_owned(),
        Command::SetPresence { youth, .. } => t.deed_presence(name(*youth)),
        Command::SetWatch { youth, .. } => t.deed_watch(name(*youth)),
        Command::SetCard { youth, .. } => t.deed_card(name(*youth)),
        Command::SetNightAgreement { youth, .. } => t.deed_night(name(*youth)),
        Command::Contact(contact::Step::GiveConsent { .. } | contact::Step::WithdrawConsent { .. }) => {
            t.deed_consent().to_owned()
        }
        Command::Host(step) => of_hosts(step, people, t),
        _ => t.deed_other().to_owned(),
    }
}

fn of_hosts(step: &host::Step, people: &People, t: Texts) -> String {
    match step {
        host::Step::Propose { youth, .. } => t.deed_host_proposal(t.called(people.called(*youth))),
        host::Step::MoveIn { .. } => t.deed_host_move_in().to_owned(),
        host::Step::Leave { .. } => t.deed_host_leaving().to_owned(),
        host::Step::Close { .. } => t.deed_host_closed().to_owned(),
        host::Step::Reach { .. } => t.deed_host_gate().to_owned(),
        _ => t.deed_other().to_owned(),
    }
}
