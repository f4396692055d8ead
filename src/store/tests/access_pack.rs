//! Packs that are handed out about one youth.

use std::collections::BTreeSet;

use super::*;
use crate::{
    domain::{
        access_pack::{AskedBy, Handed, Mask, Masks, NewLine, PackLine, Place, Progress, Reason, Request, Step, Whose},
        ids::{AuditId, PackDecisionId, PackId, PackLineId},
        names::Line,
        refusal::Refusal,
    },
    store::{Done, read::Records},
};

pub(super) fn request() -> Request {
    Request { asked_by: AskedBy::Youth, name: None, purpose: None, from: None, until: None }
}

fn run(sample: &mut Sample, step: Step) -> Result<Done, StoreError> {
    sample.house.execute(LEAD, now(), &Command::Pack(step))
}

fn begun(sample: &mut Sample) -> PackId {
    let youth = sample.youths[2];
    PackId(run(sample, Step::Begin { youth, request: request() }).unwrap().row)
}

fn new(source: &str, text: &str) -> NewLine {
    let whose = Whose::of(["Amir"]).without("Samira", &Reason::OtherYouth);
    let proposed = whose.found_in(text, std::slice::from_ref(&(0..text.len())));
    NewLine { part: 3, sort: 10, source: source.into(), text: text.into(), proposed }
}

fn add(sample: &mut Sample, pack: PackId, lines: &[(&str, &str)]) {
    let lines = lines.iter().map(|(source, text)| new(source, text)).collect();
    run(sample, Step::Add { pack, lines }).unwrap();
}

fn lines(sample: &Sample, pack: PackId) -> Vec<PackLine> {
    sample.house.read().pack_lines(pack, None, 100).unwrap()
}

fn progress(sample: &Sample, pack: PackId) -> Progress {
    sample.house.read().pack(pack).unwrap().unwrap().progress
}

fn of(lines: u32, seen: u32, proposed: u32, decided: u32) -> Progress {
    Progress { lines, seen, proposed, decided }
}

fn decide(line: &PackLine, masks: Masks, seen: bool) -> Step {
    let before = line.decision.as_ref().map(|decision| decision.id);
    Step::Decide { line: line.place.line, before, masks, seen }
}

fn handed(sample: &Sample) -> Handed {
    let head = sample.house.chain_head().unwrap().id;
    Handed { lines: 2, masked: 1, unseen: 0, reasons: vec![("other-youth".into(), 1)], sha256: "ab".into(), head }
}

fn refused(result: Result<Done, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_gathered_again_is_passed_over_and_what_says_something_else_is_to_be_seen_again() {
    let (_home, mut sample) = house();
    let pack = begun(&mut sample);
    add(&mut sample, pack, &[("entry/1", "Amir og Samira"), ("entry/2", "Amir")]);
    assert_eq!(progress(&sample, pack), of(2, 0, 1, 0));
    let first = lines(&sample, pack);
    run(&mut sample, decide(&first[0], first[0].proposed.clone(), true)).unwrap();
    assert_eq!(progress(&sample, pack), of(2, 1, 1, 1));
    add(&mut sample, pack, &[("entry/1", "Amir og Samira"), ("entry/2", "Amir")]);
    assert_eq!(progress(&sample, pack), of(2, 1, 1, 1), "nothing is new");
    add(&mut sample, pack, &[("entry/1", "Samira rettet"), ("entry/3", "Ny")]);
    assert_eq!(progress(&sample, pack), of(3, 0, 1, 0));
    let texts: Vec<_> = lines(&sample, pack).into_iter().map(|line| (line.text.clone(), line.is_left())).collect();
    assert_eq!(texts, [("Amir".into(), false), ("Samira rettet".into(), true), ("Ny".into(), false)]);
    // The line that stands there no more takes no decision.
    assert_eq!(refused(run(&mut sample, decide(&first[0], Masks::default(), true))), Refusal::Gone);
}

#[test]
fn pages_join_forwards_and_backwards() {
    let (_home, mut sample) = house();
    let pack = begun(&mut sample);
    for number in 0..7 {
        let mut line = new(&format!("entry/{number}"), "x");
        (line.part, line.sort) = (number % 3, -number);
        run(&mut sample, Step::Add { pack, lines: vec![line] }).unwrap();
    }
    let all: Vec<Place> = lines(&sample, pack).iter().map(|line| line.place).collect();
    assert!(all.is_sorted() && all.len() == 7);
    let (mut forwards, mut after) = (Vec::new(), None);
    loop {
        let page = sample.house.read().pack_lines(pack, after, 3).unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.place);
        forwards.extend(page.iter().map(|line| line.place));
    }
    assert_eq!(forwards, all);
    let before = sample.house.read().pack_lines_before(pack, all[5], 3).unwrap();
    assert_eq!(before.iter().map(|line| line.place).collect::<Vec<_>>(), all[2..5]);
}

#[test]
fn what_is_left_is_found_in_order_and_comes_back_when_it_is_not_seen_after_all() {
    let (_home, mut sample) = house();
    let pack = begun(&mut sample);
    add(&mut sample, pack, &[("a", "Samira"), ("b", "x"), ("c", "Samira")]);
    let all = lines(&sample, pack);
    let next = |sample: &Sample, after| sample.house.read().next_left(pack, after).unwrap();
    assert_eq!(next(&sample, None), Some(all[0].place));
    assert_eq!(next(&sample, Some(all[0].place)), Some(all[2].place));
    run(&mut sample, decide(&all[2], Masks::default(), true)).unwrap();
    assert_eq!(next(&sample, Some(all[0].place)), None);
    let third = lines(&sample, pack).pop().unwrap();
    assert!(third.is_seen() && third.masks().is_empty(), "shown on purpose");
    run(&mut sample, decide(&third, third.proposed.clone(), false)).unwrap();
    assert_eq!(next(&sample, Some(all[0].place)), Some(all[2].place));
    assert_eq!(progress(&sample, pack), of(3, 0, 2, 0));
}

#[test]
fn of_two_leaders_who_decide_about_a_line_the_second_hears_of_the_first() {
    let (_home, mut sample) = house();
    let pack = begun(&mut sample);
    add(&mut sample, pack, &[("a", "Samira")]);
    let line = lines(&sample, pack).remove(0);
    run(&mut sample, decide(&line, Masks::default(), true)).unwrap();
    let second = refused(run(&mut sample, decide(&line, line.proposed.clone(), true)));
    assert_eq!(second, Refusal::ChangedMeanwhile { by: LEAD });
    let stale =
        Step::Decide { line: line.place.line, before: Some(PackDecisionId(99)), masks: Masks::default(), seen: true };
    assert_eq!(refused(run(&mut sample, stale)), Refusal::ChangedMeanwhile { by: LEAD });
}

#[test]
fn masks_that_do_not_fit_the_line_are_not_kept() {
    let (_home, mut sample) = house();
    let pack = begun(&mut sample);
    add(&mut sample, pack, &[("a", "Åse")]);
    let line = lines(&sample, pack).remove(0);
    let mut masks = Masks::default();
    masks.put(1..2, Reason::Duty);
    assert!(run(&mut sample, decide(&line, masks, true)).is_err(), "half of an Å");
    assert_eq!(progress(&sample, pack), of(1, 0, 0, 0));
}

#[test]
fn only_lines_without_a_proposal_are_accepted_together() {
    let (_home, mut sample) = house();
    let pack = begun(&mut sample);
    add(&mut sample, pack, &[("a", "x"), ("b", "Samira"), ("c", "y")]);
    let ids: Vec<PackLineId> = lines(&sample, pack).iter().map(|line| line.place.line).collect();
    let all = refused(run(&mut sample, Step::Accept { pack, lines: ids.clone() }));
    assert_eq!(all, Refusal::PackLineProposed);
    assert_eq!(progress(&sample, pack), of(3, 0, 1, 0), "nothing by half");
    run(&mut sample, Step::Accept { pack, lines: vec![ids[0], ids[2]] }).unwrap();
    run(&mut sample, Step::Accept { pack, lines: vec![ids[0]] }).unwrap();
    assert_eq!(progress(&sample, pack), of(3, 2, 1, 0));
    let other = begun(&mut sample);
    assert_eq!(refused(run(&mut sample, Step::Accept { pack: other, lines: vec![ids[0]] })), Refusal::Gone);
}

#[test]
fn nothing_is_handed_out_before_all_is_seen_and_nothing_changes_afterwards() {
    let (_home, mut sample) = house();
    let pack = begun(&mut sample);
    add(&mut sample, pack, &[("a", "x"), ("b", "Samira")]);
    let now_handed = handed(&sample);
    let early = refused(run(&mut sample, Step::HandOut { pack, handed: now_handed.clone() }));
    assert_eq!(early, Refusal::PackNotSeen { left: 1 });
    let line = lines(&sample, pack).remove(1);
    run(&mut sample, decide(&line, line.proposed.clone(), true)).unwrap();
    let late = refused(run(&mut sample, Step::HandOut { pack, handed: now_handed }));
    assert_eq!(late, Refusal::PackChanged, "decided after the file was begun");
    let now_handed = handed(&sample);
    run(&mut sample, Step::HandOut { pack, handed: now_handed.clone() }).unwrap();
    let line = lines(&sample, pack).remove(1);
    assert_eq!(refused(run(&mut sample, decide(&line, Masks::default(), true))), Refusal::PackHandedOut);
    let more = Step::Add { pack, lines: vec![new("c", "z")] };
    assert_eq!(refused(run(&mut sample, more)), Refusal::PackHandedOut);
    // It can be handed out again, and both times are kept.
    run(&mut sample, Step::HandOut { pack, handed: now_handed.clone() }).unwrap();
    let kept = sample.house.read().pack(pack).unwrap().unwrap();
    assert_eq!(
        kept.receipts.iter().map(|one| (one.by, one.handed.clone())).collect::<Vec<_>>(),
        [(LEAD, now_handed.clone()), (LEAD, now_handed.clone())]
    );
    let of_nothing = Handed { head: AuditId(9_999), ..now_handed };
    assert_eq!(refused(run(&mut sample, Step::HandOut { pack, handed: of_nothing })), Refusal::Gone);
}

#[test]
fn only_a_leader_works_on_a_pack() {
    let (_home, mut sample) = house();
    let begin = Command::Pack(Step::Begin { youth: sample.youths[2], request: request() });
    let done = sample.house.execute(THERAPIST, now(), &begin);
    assert!(matches!(done, Err(StoreError::Refused(Refusal::NotAllowed { .. }))), "{done:?}");
}

#[test]
fn no_word_of_a_record_of_who_asked_or_of_a_reason_comes_into_the_chain() {
    let (_home, mut sample) = house();
    let asked = Request {
        name: Some(Line::new("Advokat Hemmelig").unwrap()),
        purpose: crate::domain::names::Prose::optional("Hemmelig sak").unwrap(),
        ..request()
    };
    let youth = sample.youths[2];
    let pack = PackId(run(&mut sample, Step::Begin { youth, request: asked }).unwrap().row);
    add(&mut sample, pack, &[("a", "Hemmelig Samira")]);
    let line = lines(&sample, pack).remove(0);
    let mut masks = line.proposed.clone();
    masks.put(0..8, Reason::Other(Line::new("Hemmelig grunn").unwrap()));
    run(&mut sample, decide(&line, masks.clone(), true)).unwrap();
    let now_handed = handed(&sample);
    run(&mut sample, Step::HandOut { pack, handed: now_handed }).unwrap();
    let mut statement =
        sample.house.connection().prepare("SELECT detail FROM audit WHERE entity = 'access-pack'").unwrap();
    let details: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(details.len(), 4);
    assert!(details.iter().all(|detail| !detail.contains("Hemmelig") && !detail.contains("Samira")), "{details:?}");
    assert!(details[2].contains(r#"[0,8,"other"]"#), "{details:?}");
    // In the line itself they stand, with the reason.
    assert_eq!(lines(&sample, pack)[0].masks(), &masks);
}

#[test]
fn lines_decisions_and_receipts_are_never_changed_or_removed() {
    let (_home, mut sample) = house();
    let pack = begun(&mut sample);
    add(&mut sample, pack, &[("a", "Samira")]);
    let line = lines(&sample, pack).remove(0);
    run(&mut sample, decide(&line, Masks::default(), true)).unwrap();
    let now_handed = handed(&sample);
    run(&mut sample, Step::HandOut { pack, handed: now_handed }).unwrap();
    let conn = sample.house.connection();
    for sql in [
        "UPDATE access_pack_line SET body = 'y'",
        "UPDATE access_pack_line SET proposed = NULL",
        "DELETE FROM access_pack_line",
        "INSERT OR REPLACE INTO access_pack_line (id, pack_id, part, sort, source, body) VALUES (1, 1, 1, 1, 'q', 'y')",
        "UPDATE access_pack_decision SET seen = 0",
        "DELETE FROM access_pack_decision",
        "UPDATE access_pack_receipt SET sha256 = 'cd'",
        "DELETE FROM access_pack_receipt",
    ] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
}

/// Every table of the house that names a youth is gathered from, or it is said here why not.
#[test]
fn no_table_that_tells_of_a_youth_is_forgotten() {
    const WITHOUT_WORDS: [(&str, &str); 12] = [
        ("audit", "who has read and changed is written from the chain itself"),
        ("access_pack", "the pack itself"),
        ("attendance", "read"),
        ("contact", "read"),
        ("milestone_done", "what stood there was moved into milestone_mark"),
        ("journal_waiting", "that something waits; once copied it is told"),
        ("journal_transfer", "read with its entry"),
        ("event_youth", "read with its event"),
        ("log_entry_youth", "read with its entry"),
        ("placement", "read"),
        ("youth_voice", "read"),
        ("plan_meeting", "read with its plan"),
    ];
    let (_home, sample) = house();
    let conn = sample.house.connection();
    let mut statement = conn
        .prepare(
            "SELECT DISTINCT t.name FROM sqlite_schema t, pragma_table_info(t.name) c
             WHERE t.type = 'table' AND c.name IN ('youth_id', 'section')",
        )
        .unwrap();
    let tables: BTreeSet<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let sources = crate::store::read::pack_tables();
    for table in tables {
        let is_read = sources
            .iter()
            .any(|sql| sql.split(|sign: char| !sign.is_alphanumeric() && sign != '_').any(|word| word == table));
        let said = WITHOUT_WORDS.iter().any(|(name, _)| *name == table)
            || ["receipt", "revision_unread", "handover_question_open"].contains(&table.as_str());
        assert!(is_read || said, "{table} tells of youths and is not handed out");
    }
}

#[test]
fn all_that_is_written_about_one_youth_is_read_and_nothing_of_another() {
    let (_home, mut sample) = house();
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    write(&mut sample.house, entry(About::Youths(vec![amir]), "om Amir"));
    write(&mut sample.house, entry(About::Youths(vec![samira, amir]), "om begge"));
    write(&mut sample.house, entry(About::Youths(vec![samira]), "om Samira"));
    write(&mut sample.house, entry(About::House, "om huset"));
    for limit in [1, 100] {
        let (mut at, mut said) = (Records::of(amir), Vec::new());
        while let Some(records) = sample.house.read().next_records(&mut at, limit).unwrap() {
            said.extend(records.into_iter().map(|record| record.source.0));
        }
        let entries: Vec<_> = said.iter().filter(|source| source.starts_with("entry/")).collect();
        assert_eq!(entries, ["entry/4", "entry/5", "entry/6"], "the sample's, and two of these four");
        assert_eq!(said.iter().filter(|source| source.starts_with("youth/")).count(), 1);
        let once: BTreeSet<_> = said.iter().collect();
        assert_eq!(once.len(), said.len(), "each once: {said:?}");
    }
}

#[test]
fn a_mask_of_a_line_reads_back_as_it_was_kept() {
    let (_home, mut sample) = house();
    let pack = begun(&mut sample);
    add(&mut sample, pack, &[("a", "سميرة og Samira her")]);
    let line = lines(&sample, pack).remove(0);
    assert_eq!(line.proposed.all().iter().map(Mask::range).count(), 1);
    let mut masks = line.proposed.clone();
    masks.put(0.."سميرة".len(), Reason::OwnHealth);
    run(&mut sample, decide(&line, masks.clone(), false)).unwrap();
    let kept = lines(&sample, pack).remove(0);
    assert_eq!((kept.masks(), kept.is_seen(), kept.is_left()), (&masks, false, true));
}
