//! No query of a screen walks through a large table or sorts it.

use std::{cell::RefCell, collections::BTreeSet};

use super::*;
use crate::domain::{
    access_pack::Place,
    audit::DeedKind,
    calendar::OccurrenceId,
    handover::Side,
    host::HostCase,
    ids::{
        AgreementId, AuditId, CardId, ConsentId, ContactId, EvaluationId, GuidanceId, HandoverId, HostAdultId,
        HostCaseId, HostContactId, HostGateId, HostMeetingId, HostSheetId, HouseholdId, MeasureId, OutcomeId, PackId,
        PackLineId, PlanId, RiskId, RoundId, RuleId, StopId, SupportId, TaskId, TellingId, WatchId,
    },
    journal::{JournalItem, JournalSource},
    receipt::Section,
    search::{Search, Source, TextOf},
    task::HouseClock,
    time::{Span, week_of},
};
use crate::store::read::{ContactsOf, JournalFilter, Records, ReviewFilter, SearchAfter};

thread_local! {
    static QUERIES: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Called for every query a [`Reader`](crate::store::read::Reader) prepares.
pub(in crate::store) fn note_query(sql: &str) {
    QUERIES.with_borrow_mut(|queries| queries.insert(sql.to_owned()));
}

#[test]
fn no_query_of_a_screen_sorts_or_walks_through_a_large_table() {
    let (_home, mut sample) = house();
    host_follow::fill(&mut sample);
    read_everything(&sample);
    let queries = QUERIES.with_borrow(Clone::clone);
    assert!(queries.len() > 30, "the queries are noted: {}", queries.len());
    for sql in queries {
        let plan = plan_of(sample.house.connection(), &sql);
        assert!(!plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
        for line in plan.lines() {
            assert!(!walks_a_large_table(line) || reads_the_newest(&sql), "{sql}\n{plan}");
        }
    }
}

/// The views that leave out the other houses keep every query on its index, in the first house and in one beside it.
#[test]
fn no_query_of_a_screen_walks_through_a_large_table_in_a_file_of_two_houses() {
    let (_home, mut sample) = house();
    sample.house.execute(LEAD, now(), &super::sister()).unwrap();
    sample.house.show_to(LEAD).unwrap();
    read_everything(&sample);
    let queries = QUERIES.with_borrow(Clone::clone);
    let mut slow = Vec::new();
    for house in [crate::domain::ids::HouseId(1), super::houses::SISTER] {
        sample.house.show_house(LEAD, house, now()).unwrap();
        for sql in &queries {
            let plan = plan_of(sample.house.connection(), sql);
            let sorts = plan.contains("TEMP B-TREE") && !sorts_a_handful(&plan);
            let walks = plan.lines().any(walks_a_large_table) && !reads_the_newest(sql);
            slow.extend((sorts || walks).then(|| format!("{house}: {sql}\n{plan}")));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n\n"));
    let page = queries.iter().find(|sql| sql.ends_with("FROM log_entry l WHERE l.id < ?1 ORDER BY l.id DESC LIMIT ?2"));
    let plan = plan_of(sample.house.connection(), page.unwrap());
    assert!(plan.contains("log_entry_beside"), "a small house is read without the entries of a large one\n{plan}");
}

/// A save files one row, whatever the house has written before.
#[test]
fn what_is_filed_of_one_row_is_found_without_the_others() {
    let (_home, sample) = house();
    let kinds = ["task", "handover", "goal", "voice", "activity", "presence", "watch", "agreement", "round", "plan"];
    for kind in kinds.into_iter().chain([
        "card",
        "support",
        "contact",
        "consent",
        "telling",
        "risk",
        "host-meeting",
        "guidance",
        "host-contact",
    ]) {
        let sql = crate::store::search::filing::sql_of(kind).unwrap();
        let plan = plan_of(sample.house.connection(), sql);
        let walked: Vec<_> =
            plan.lines().filter(|line| line.starts_with("SCAN ") && walks_a_large_table(line)).collect();
        assert!(walked.is_empty(), "{kind}\n{plan}");
    }
}

/// Calls everything a [`Reader`](crate::store::read::Reader) answers, with every shape of filter.
fn read_everything(sample: &Sample) {
    let read = sample.house.read();
    let amir = sample.youths[2];
    let today = Zone::OSLO.date(now());
    read.house().unwrap();
    read.people().unwrap();
    read_houses(sample);
    read.backup_marks().unwrap();
    read.key_standing().unwrap();
    read.stays_of(amir).unwrap();
    read.homes_elsewhere(amir).unwrap();
    read.stays_in(ApartmentId(3)).unwrap();
    read.move_points(crate::domain::ids::PlacementId(1)).unwrap();
    read.pin_hash(LEAD).unwrap();
    read.slot_of(LEAD).unwrap();
    read_plans(sample);
    read.audit_about(amir).unwrap();
    read_reviews(sample);
    read_packs(sample);
    read_hosts(sample);
    read.readings(amir, None, 10).unwrap();
    read.readings(amir, Some(AuditId(9)), 10).unwrap();
    read.goal(GoalId(1)).unwrap();
    read.live_goals().unwrap();
    let event = OccurrenceId { event: EventId(1), day: None };
    read.occurrences(week_of(today), Zone::OSLO).unwrap();
    read.events_on(week_of(today)).unwrap();
    read.moved_from(week_of(today), Zone::OSLO).unwrap();
    read.occurrence(OccurrenceId { day: Some(today), ..event }, Zone::OSLO).unwrap();
    read.changes_of(EventId(1), today, Zone::OSLO).unwrap();
    read.imported_event("fil", "1").unwrap();
    read.imported_from("fil").unwrap();
    read.own_times(EventId(1), now(), Zone::OSLO).unwrap();
    read.attendance(event).unwrap();
    read.attendance_of(amir).unwrap();
    read.newest_attendance(event, amir).unwrap();
    read.days_used(EventId(1)).unwrap();
    read.days_attended(EventId(1)).unwrap();
    read.attendance_before(event, amir, crate::domain::ids::AttendanceId(9)).unwrap();
    read.attendance_row(crate::domain::ids::AttendanceId(9)).unwrap();
    read.placements_in(week_of(today)).unwrap();
    read.balance(week_of(today), Zone::OSLO).unwrap();
    read.meeting_record(event).unwrap();
    read.staff_on(now()).unwrap();
    read.shift_of(LEAD, now()).unwrap();
    read.shift(ShiftId(1)).unwrap();
    read.recent_shifts(10).unwrap();
    read.confirmed(&ShiftKindId("evening".into()), today).unwrap();
    read.standing(now(), &HouseClock { kinds: &[], zone: Zone::OSLO }).unwrap();
    read.open_tasks().unwrap();
    read.open_tasks_about(amir).unwrap();
    read.tasks_of_entry(EntryId(1)).unwrap();
    read.tasks_opened(now() - TimeDelta::days(1), now()).unwrap();
    read.tasks_ended(now() - TimeDelta::days(1), now()).unwrap();
    read.task(TaskId(1)).unwrap();
    read.outcomes_of(TaskId(1), 5).unwrap();
    read.marks_of(ShiftId(1)).unwrap();
    read.last_count("shift", "keys", ShiftId(1)).unwrap();
    read.presence_now().unwrap();
    read.presence_page(amir, None, 10).unwrap();
    read.presence_mark(PresenceId(1)).unwrap();
    read.guests_now().unwrap();
    read.watch_now().unwrap();
    read.watch_history(amir, 10).unwrap();
    read.watch_changes(now()).unwrap();
    let shift = read.shift(ShiftId(1)).unwrap().unwrap();
    let clock = HouseClock { kinds: &[], zone: Zone::OSLO };
    read.handover_sheet(&shift, &ShiftKindId("night".into()), now(), &clock, &[]).unwrap();
    read.handover(HandoverId(1)).unwrap();
    read.handover_signed(ShiftId(1)).unwrap();
    read.waiting_handovers(now()).unwrap();
    read.signature_needs_reason(&shift, Side::Outgoing, LEAD, now()).unwrap();
    read.signature_needs_reason(&shift, Side::Incoming, LEAD, now()).unwrap();
    read.taking_over(&shift, &ShiftKindId("night".into())).unwrap();
    read.left_without(ShiftId(1)).unwrap();
    read.has_signed(ShiftId(1), LEAD).unwrap();
    read.rule(RuleId(1)).unwrap();
    read.entry(EntryId(1)).unwrap();
    read.unread(LEAD).unwrap();
    read.first_unread(LEAD, Section::House, EntryId(0)).unwrap();
    read.first_unread(LEAD, Section::Youth(amir), EntryId(0)).unwrap();
    read.since(LEAD, now() + TimeDelta::days(10)).unwrap();
    read.read_by(EntryId(2)).unwrap();
    read.gaps().unwrap();
    for section in [Section::House, Section::Youth(amir)] {
        read.read_up_to(LEAD, section).unwrap();
        read.read_until(section).unwrap();
        read.section_count(section, EntryId(1)).unwrap();
        read.section_page(section, EntryId(1), None, 10).unwrap();
    }
    read.newest_about(amir).unwrap();
    read.newest_by(LEAD).unwrap();
    read.entry_count().unwrap();
    let entry = read.entry(EntryId(1)).unwrap().unwrap();
    read.entry_standing(&entry).unwrap();
    read.entry_history(EntryId(1)).unwrap();
    read.entries_changed_since(read.log_changes().unwrap()).unwrap();
    for youth in [None, Some(amir)] {
        let filter = JournalFilter { youth, before: Some(now()) };
        read.journal_waiting_count(filter).unwrap();
        read.journal_page(filter, Some((now(), 1)), 10).unwrap();
        read.journal_matter(JournalItem { source: JournalSource::Entry(EntryId(1)), youth }).unwrap();
    }
    let evaluation = JournalSource::Evaluation(EvaluationId(1));
    read.journal_matter(JournalItem { source: evaluation, youth: Some(amir) }).unwrap();
    read.handover_entries(now() - TimeDelta::days(1), now()).unwrap();
    read.corrected_entries(now() - TimeDelta::days(1), now()).unwrap();
    read.has_unread(LEAD, Section::House).unwrap();
    read.corrected_up_to(LEAD, Section::House, EntryId(9)).unwrap();
    read.goal_entries(GoalId(1), 10).unwrap();
    read.likely_goals(amir).unwrap();
    read.find_entries("frok", 5).unwrap();
    read.find_entries_elsewhere("frok", 5).unwrap();
    read.agreed_card(amir).unwrap();
    read.support_history(amir).unwrap();
    read.support_in(amir, &Line::new("mat").unwrap()).unwrap();
    read.agreed_overdue(today).unwrap();
    read.file_changes(now() - TimeDelta::days(1), now()).unwrap();
    read.rules_that_hold(amir, now()).unwrap();
    read.night_agreements().unwrap();
    read.night_agreement_history(amir, 1).unwrap();
    read.rounds_of(ShiftId(1)).unwrap();
    read.round(crate::domain::ids::RoundId(1)).unwrap();
    read.last_round().unwrap();
    read.contacts_of(amir).unwrap();
    read.contact(crate::domain::ids::ContactId(1)).unwrap();
    read.live_contacts().unwrap();
    read.interpreters().unwrap();
    read.interpreter(crate::domain::ids::InterpreterId(1)).unwrap();
    read.barred_for(amir).unwrap();
    read.consents_of(amir).unwrap();
    read.consent(crate::domain::ids::ConsentId(1)).unwrap();
    read.tellings_about(amir, 5).unwrap();
    read.lifted_for(amir).unwrap();
    read.dates_of(amir, today).unwrap();
    read.near_dates(amir, today, 7).unwrap();
    read.first_contact(amir).unwrap();
    read.milestone_marks(amir).unwrap();
    read.follow_ups_of(amir).unwrap();
    read.follow_up(crate::domain::ids::FollowUpId(1)).unwrap();
    read.assessments_of(amir).unwrap();
    read.assessment(crate::domain::ids::AssessmentId(1)).unwrap();
    read.assessments_overdue(today).unwrap();
    read.skill_marks(amir).unwrap();
    read.paper(crate::domain::ids::PaperId(1)).unwrap();
    read.risk(crate::domain::ids::RiskId(1)).unwrap();
    read.drafts(LEAD).unwrap();
    read.saved_searches(LEAD).unwrap();
    for words in ["mohammed", "skolle"] {
        read.suggestions(&Search { words: words.to_owned(), ..Search::default() }).unwrap();
    }
    search_everything(sample);
    read.draft(LEAD, &crate::store::drafts::DraftKey { form: String::new(), subject: 0 }).unwrap();
    read.draft_counts().unwrap();
    read.newest_audit(10).unwrap();
    for youth in [None, Some(amir)] {
        for kind in [None, Some(EntryKind::School)] {
            for weight in [Weight::Normal, Weight::Important] {
                for shift in [None, Some(ShiftId(1))] {
                    for words in [String::new(), "skole".to_owned()] {
                        let filter = LogFilter { youth, kind, weight, shift, words, ..LogFilter::default() };
                        read.log_page(&filter, None, 10).unwrap();
                        read.log_page(&filter, Some(EntryId(3)), 10).unwrap();
                        read.log_page(&LogFilter { journal: true, ..filter.clone() }, None, 10).unwrap();
                        for place in [LogPlace::House, LogPlace::Apartment(ApartmentId(5))] {
                            let filter = LogFilter { youth: None, place: Some(place), ..filter.clone() };
                            read.log_page(&filter, None, 10).unwrap();
                            read.log_page(&LogFilter { journal: true, ..filter }, None, 10).unwrap();
                        }
                    }
                }
            }
        }
    }
}

/// Reads everything there is of a plan.
fn read_plans(sample: &Sample) {
    let (read, amir) = (sample.house.read(), sample.youths[2]);
    let plan = read.plan(amir).unwrap();
    let (version, goal) = (plan.version.unwrap(), &plan.goals[0]);
    read.plan_draft(amir).unwrap();
    read.plan_version(version.id).unwrap();
    read.plan_versions(amir).unwrap();
    read.plan_carried(PlanId(1)).unwrap();
    read.goal_line(GoalId(1)).unwrap();
    read.goal_changed_at(GoalId(1)).unwrap();
    read.version_goals(version.id).unwrap();
    read.live_goals_of(amir).unwrap();
    read.measure(MeasureId(1)).unwrap();
    read.evaluations_of(goal).unwrap();
    read.plan_evaluations(version.id).unwrap();
    read.participation(version.id).unwrap();
    read.plan_meetings(amir, 2).unwrap();
    read.goal_entries_since(goal, now() - TimeDelta::days(9)).unwrap();
    read.goal_trace(goal, now(), 8).unwrap();
    read.quiet_goals(amir, now()).unwrap();
    read.last_contact(amir, "økonomi").unwrap();
}

/// Searches with every shape of filter, and reads a text of each kind.
fn search_everything(sample: &Sample) {
    let read = sample.house.read();
    for words in [String::new(), "skole".to_owned()] {
        for youth in [None, Some(sample.youths[2])] {
            for author in [None, Some(LEAD)] {
                for source in [None, Some(Source::Task)] {
                    for (from, to) in [(None, None), (Some(now() - TimeDelta::days(9)), Some(now()))] {
                        let search =
                            Search { words: words.clone(), youth, author, source, from, to, ..Search::default() };
                        let page = read.search(&search, SearchAfter::default(), 1).unwrap();
                        read.search(&search, page.next.unwrap_or_default(), 1).unwrap();
                    }
                }
            }
        }
    }
    for of in [
        TextOf::Task(TaskId(1)),
        TextOf::TaskEnd(TaskId(1), OutcomeId(1)),
        TextOf::Handover(HandoverId(1), None),
        TextOf::Goal(GoalId(1)),
        TextOf::Presence(PresenceId(1)),
        TextOf::Watch(WatchId(1)),
        TextOf::Agreement(AgreementId(1)),
        TextOf::Round(RoundId(1)),
        TextOf::Voice(sample.youths[2]),
        TextOf::Event(EventId(1)),
        TextOf::EventTime(EventId(1)),
        TextOf::PlanTalks(PlanId(1)),
        TextOf::Card(CardId(1)),
        TextOf::Support(SupportId(1)),
        TextOf::Contact(ContactId(1)),
        TextOf::Consent(ConsentId(1)),
        TextOf::Telling(TellingId(1)),
        TextOf::Risk(RiskId(1)),
        TextOf::HostMeeting(HostMeetingId(1)),
        TextOf::Guidance(GuidanceId(1)),
        TextOf::HostContact(HostContactId(1)),
    ] {
        read.text(of).unwrap();
    }
}

/// Which houses there are, whose a row is, and who is taken in another.
fn read_houses(sample: &Sample) {
    let read = sample.house.read();
    let here = read.here().unwrap();
    read.houses().unwrap();
    read.houses_of(LEAD).unwrap();
    read.staff_of(here).unwrap();
    read.house_of(sample.youths[2]).unwrap();
    read.house_of_task(TaskId(1)).unwrap();
    read.house_of_entry(EntryId(1)).unwrap();
    read.house_of_household(HouseholdId(1)).unwrap();
    read.house_of_text(TextOf::Task(TaskId(1))).unwrap();
    read.draft_houses(LEAD).unwrap();
    read.shared_rooms().unwrap();
    let today = Zone::OSLO.date(now());
    let week = Span::new(today, today + chrono::Days::new(7)).unwrap();
    read.occurrences_elsewhere(week, Zone::OSLO, |_| true).unwrap();
}

/// What leaders read across their houses keeps to its indexes too; the open tasks and the youths of the houses are few.
#[test]
fn nothing_that_is_read_across_houses_walks_through_a_large_table() {
    let (_home, mut sample) = house();
    sample.house.execute(LEAD, now(), &super::sister()).unwrap();
    sample.house.show_to(LEAD).unwrap();
    let wide = sample.house.across(LEAD).unwrap().unwrap();
    QUERIES.with_borrow_mut(std::collections::BTreeSet::clear);
    let read = wide.read();
    read.people().unwrap();
    read.open_tasks().unwrap();
    read.find_entries("skole", 5).unwrap();
    for words in ["", "skole", "skole rolig"] {
        for youth in [None, Some(sample.youths[2])] {
            let search = Search { words: words.to_owned(), youth, ..Search::default() };
            read.search(&search, crate::store::read::SearchAfter::default(), 40).unwrap();
            read.suggestions(&search).unwrap();
        }
    }
    read.house_of_task(TaskId(1)).unwrap();
    read.house_of_entry(EntryId(1)).unwrap();
    read.house_of_text(TextOf::Task(TaskId(1))).unwrap();
    let mut slow = Vec::new();
    for sql in QUERIES.with_borrow(Clone::clone) {
        let plan = plan_of(wide.connection(), &sql);
        let sorts = plan.contains("TEMP B-TREE") && !sorts_a_handful(&plan);
        let walks = plan.lines().any(walks_a_large_table) && !reads_the_newest(&sql);
        slow.extend((sorts || walks).then(|| format!("{sql}\n{plan}")));
    }
    assert!(slow.is_empty(), "{}", slow.join("\n\n"));
}

/// Every shape of the leader's review.
fn read_reviews(sample: &Sample) {
    let read = sample.house.read();
    read.access_reviews(1).unwrap();
    read.founded_at().unwrap();
    let kinds = DeedKind::ALL.map(Some).into_iter().chain([None]);
    for kind in kinds {
        for (staff, youth) in
            [(None, None), (Some(LEAD), None), (None, Some(sample.youths[2])), (Some(LEAD), Some(sample.youths[2]))]
        {
            for odd in [false, true] {
                let filter = ReviewFilter { staff, youth, kind, odd, from: Some(now()), until: Some(now()) };
                read.review_page(filter, None, 10, Zone::OSLO).unwrap();
                let filter = ReviewFilter { from: None, until: None, ..filter };
                read.review_page(filter, None, 10, Zone::OSLO).unwrap();
                read.review_page(filter, Some(AuditId(9)), 10, Zone::OSLO).unwrap();
            }
        }
    }
}

/// Reads a table from one end to the other, unless it stays small in any house: people, stays, apartments, rooms, interpreters, drafts,
/// what waits for the case journal, open questions, hosts with their cases, rates and guidance.
fn walks_a_large_table(line: &str) -> bool {
    const SMALL: [&str; 20] = [
        "group_guidance",
        "household",
        "host_case",
        "way_stop",
        "house",
        "host_rate",
        "host_share",
        "shared_house",
        "shared_room",
        "staff_house",
        "interpreter",
        "common_room",
        "staff",
        "youth",
        "apartment",
        "placement",
        "unbroken",
        "draft",
        "journal_waiting",
        "handover_question_open",
    ];
    let Some(table) = line.strip_prefix("SCAN ") else {
        return false;
    };
    let table = table.strip_prefix("main.").unwrap_or(table);
    // The full-text index is asked, not walked; the indexes of open stays, of open tasks, of handovers that wait and of rules
    // nobody has answered have a row for each of these.
    let of_open = ["placement_open", "INDEX task_open", "handover_waiting", "handover_rule_unanswered"];
    let of_open = of_open.iter().any(|index| table.contains(index));
    let asked = table.contains("VIRTUAL TABLE INDEX") || of_open || table == "CONSTANT ROW";
    !asked && !SMALL.contains(&table.split(' ').next().unwrap_or_default())
}

/// The rooms and apartments of one house are found by their house, and are a handful to put in order.
fn sorts_a_handful(plan: &str) -> bool {
    let tables = plan.lines().filter_map(|line| line.strip_prefix("SEARCH ").or(line.strip_prefix("SCAN ")));
    tables
        .into_iter()
        .all(|table| ["common_room", "apartment", "shared_room", "way_stop"].iter().any(|few| table.starts_with(few)))
}

/// A table that is read from its newest row is left after so many rows, when no condition passes any over.
fn reads_the_newest(sql: &str) -> bool {
    sql.contains("DESC LIMIT ?") && !sql.contains("WHERE")
}

fn plan_of(conn: &Connection, sql: &str) -> String {
    if sql.starts_with("PRAGMA") {
        return String::new();
    }
    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let count = statement.parameter_count();
    let mut rows = statement.query(rusqlite::params_from_iter(vec![0; count])).unwrap();
    let mut lines = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        lines.push(row.get::<_, String>(3).unwrap());
    }
    lines.join("\n")
}

fn read_hosts(sample: &Sample) {
    let read = sample.house.read();
    let (month, today) = ("2026-10".parse().unwrap(), Zone::OSLO.date(now()));
    let reckoning = crate::domain::host::payment::Reckoning::default();
    read.host_tables().unwrap();
    read.without_coordinator().unwrap();
    read.keeps_hosts(LEAD).unwrap();
    read.host_month(month, reckoning, today).unwrap();
    read.host_year(month, reckoning, today).unwrap();
    read.host_differing(reckoning, today).unwrap();
    read.host_basis_trail(HostCaseId(1), month).unwrap();
    read.host_basis_of(crate::domain::ids::HostBasisId(1)).unwrap();
    read.host_files().unwrap();
    read.host_file(HouseholdId(1)).unwrap();
    read.host_adults_of(HouseholdId(1)).unwrap();
    read.host_gates_of(HouseholdId(1)).unwrap();
    read.host_cases_of_household(HouseholdId(1)).unwrap();
    read.host_adult(HostAdultId(1)).unwrap();
    read.host_case(HostCaseId(1)).unwrap();
    read.host_cases().unwrap();
    read.host_cases_of(sample.youths[2]).unwrap();
    read.host_gate(HostGateId(1)).unwrap();
    read.hosts_of(sample.youths[2]).unwrap();
    read.ways().unwrap();
    read.way_stop(StopId(1)).unwrap();
    read.host_sheets_of(HostCaseId(1)).unwrap();
    read.stale_sheets(Zone::OSLO.date(now())).unwrap();
    read.consents_of_sheet(HostSheetId(1)).unwrap();
    read.host_points(HostCaseId(1)).unwrap();
    read.keeps_hosts(LEAD).unwrap();
    let case = HostCaseId(1);
    read.host_meetings_of(case).unwrap();
    read.host_meeting(HostMeetingId(1)).unwrap();
    read.newest_host_meeting(case).unwrap();
    read.host_meetings_overdue(Zone::OSLO.date(now()), 35).unwrap();
    // In the other house nobody sees it; how its rows are found is asked all the same.
    let one = read.host_case(case).unwrap().unwrap_or(HostCase {
        id: case,
        version: 1,
        household: HouseholdId(1),
        youth: YouthId(1),
        proposed_on: Zone::OSLO.date(now()),
        moved_in: Some(Zone::OSLO.date(now())),
        leaving: None,
        closed: None,
    });
    read.host_clock(&one, now(), Zone::OSLO).unwrap();
    read.host_next_event(case).unwrap();
    read.needs_interpreter(one.youth).unwrap();
    read.guidance().unwrap();
    read.guidance_of(GuidanceId(1)).unwrap();
    read.first_host_day().unwrap();
    read.host_contact(HostContactId(1)).unwrap();
    for of in [ContactsOf::Case(case), ContactsOf::Household(one.household)] {
        read.host_contacts(of, None, 1).unwrap();
        read.host_contacts(of, Some(HostContactId(9)), 1).unwrap();
    }
}

fn read_packs(sample: &Sample) {
    let read = sample.house.read();
    let (pack, line) = (PackId(1), PackLineId(1));
    let place = Place { part: 1, sort: 1, line };
    read.packs_of(sample.youths[2]).unwrap();
    read.pack(pack).unwrap();
    read.pack_lines(pack, Some(place), 10).unwrap();
    read.pack_lines_before(pack, place, 10).unwrap();
    read.pack_line(line).unwrap();
    read.pack_decision(line).unwrap();
    read.next_left(pack, Some(place)).unwrap();
    read.pack_line_of(pack, "entry/1").unwrap();
    read.names_told().unwrap();
    // A table without a row of this youth is asked for its keys alone: what else it is asked is prepared here.
    let mut at = Records::of(sample.youths[2]);
    while read.next_records(&mut at, 10).unwrap().is_some() {}
    crate::store::read::pack_tables().into_iter().for_each(note_query);
}
