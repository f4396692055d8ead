//! A task on one line.

use crate::{
    domain::{
        task::{HouseClock, Owner, Task, TaskAbout},
        time::Instant,
    },
    store::read::People,
    text::Texts,
};

/// «15:00: Ring skolen · leilighet 3, Amir · KN · hver mandag · 2 ganger ikke gjort · forfalt for 20 min siden».
#[must_use]
pub fn task_line(t: Texts, people: &People, task: &Task, now: Instant, clock: &HouseClock<'_>) -> String {
    let facts = &task.facts;
    let turn = task.turn(now, clock);
    let due = t.due_short(facts, turn.day, now, clock);
    let initials = if let Owner::Staff(staff) = facts.owner { people.initials(staff) } else { "" };
    let kind = facts.bound_to().and_then(|kind| clock.kinds.iter().find(|known| known.id == *kind));
    let mut parts = vec![
        t.report_task(due, &facts.title),
        about(t, people, facts.about),
        t.owner_short(&facts.owner, clock.kinds, initials),
    ];
    parts.extend(facts.repeats.map(|rule| t.recurrence(rule, kind)));
    if turn.missed > 0 {
        parts.push(t.task_missed(i64::from(turn.missed)));
    }
    parts.extend(turn.overdue(now).map(|age| t.task_overdue_for(t.age(age))));
    parts.join(" · ")
}

fn about(t: Texts, people: &People, about: TaskAbout) -> String {
    match about {
        TaskAbout::House => t.report_house().to_owned(),
        TaskAbout::Apartment(apartment) => {
            people.number(apartment).map_or_else(String::new, |number| t.report_apartment_itself(number))
        }
        TaskAbout::Youth(youth) => super::youth_at_home(t, people, youth),
    }
}
