//! What holds where a row is lost that somebody is safe by.

use super::*;
use crate::{
    domain::{
        contact::{
            ContactRole, Step,
            clock::{ProtectionFacts, ProtectionLevel},
            consent::{ConsentFacts, GivenBy, Recipient, Withdrawal},
            interpreter::InterpreterFacts,
        },
        ids::{ConsentId, InterpreterId, RoundId, ShiftId},
        names::{Line, Prose},
        night::{AgreementFacts, CheckResult, NightCheck, Step as NightStep},
        presence::{PresenceFacts, PresenceSource, PresenceState},
        staff::StaffRole,
        watch::{WatchFacts, WatchLevel, WatchNow},
    },
    store::tests::TEMP,
};

fn line(text: &str) -> Line {
    Line::optional(text).unwrap().unwrap()
}

/// Which pages are spoilt of a table.
#[derive(Clone, Copy)]
enum Pages {
    All(&'static str),
    Newest(&'static str),
}

/// What the house says before it is damaged.
fn as_it_was<T>(files: &[(String, Vec<u8>)], read: impl FnOnce(&House) -> T) -> T {
    let whole = Damaged::of(files);
    let initials = Initials::new("KN").unwrap();
    let passphrase = Passphrase::new(PASSPHRASE);
    let at = now() + TimeDelta::days(1);
    read(&entrance::unlock(&whole.folder(), &initials, &passphrase, at, Zone::OSLO).unwrap().house)
}

fn salvaged(files: &[(String, Vec<u8>)], spoilt: &[Pages]) -> (House, Report, Damaged) {
    let damaged = Damaged::of(files);
    let pages = spoilt.iter().flat_map(|pages| match *pages {
        Pages::All(table) => damaged.pages_of(table, "leaf"),
        Pages::Newest(table) => {
            let leaves = damaged.pages_of(table, "leaf");
            assert!(leaves.len() > 1, "{table} has older pages");
            leaves[leaves.len() - 1..].to_vec()
        }
    });
    damaged.spoil(&pages.collect::<Vec<_>>());
    let report = damaged.salvage().unwrap();
    sound(&damaged);
    (damaged.open_new("KN"), report, damaged)
}

#[test]
fn whose_protection_is_lost_is_protected() {
    let (_home, mut sample) = house();
    let facts = ProtectionFacts {
        level: ProtectionLevel::Confidential,
        decided: Zone::OSLO.date(now()),
        until: Zone::OSLO.date(now()).succ_opt(),
    };
    let step = Step::Protect { youth: sample.youths[1], version: 0, facts };
    sample.house.execute(LEAD, now(), &Command::Contact(step)).unwrap();
    let youths = sample.youths.clone();
    let files = files_of(sample);
    let strict = |tables: &[&str]| -> Vec<YouthId> {
        let damaged = Damaged::of(&files);
        let pages: Vec<u32> = tables.iter().flat_map(|table| damaged.pages_of(table, "leaf")).collect();
        damaged.spoil(&pages);
        let report = damaged.salvage().unwrap();
        assert!(report.on_the_safe_side[&Safe::Protection] > 0, "{report:?}");
        let house = damaged.open_new("KN");
        let level = |youth: &YouthId| house.read().protection_of(*youth).unwrap().map(|decision| decision.facts.level);
        youths.iter().copied().filter(|youth| level(youth) == Some(ProtectionLevel::StrictlyConfidential)).collect()
    };
    assert_eq!(strict(&["protection"]), [youths[1]], "the trail tells whose it was");
    assert_eq!(strict(&["protection", "audit"]), youths, "nothing tells whose it was");
}

#[test]
fn whose_withdrawal_is_lost_has_not_consented() {
    let (_home, mut sample) = house();
    let youth = sample.youths[1];
    let facts = ConsentFacts {
        recipient: Recipient::Role(ContactRole::School),
        purpose: line("fravær"),
        may_tell: Prose::optional("fravær").unwrap().unwrap(),
        withheld: None,
        withheld_why: None,
        given_by: GivenBy::Youth,
        given_on: Zone::OSLO.date(now()),
        until: None,
        language: line("dari"),
        interpreter: None,
        parts: Vec::new(),
    };
    let mut run = |step| sample.house.execute(THERAPIST, now(), &Command::Contact(step)).unwrap().row;
    let given: Vec<ConsentId> = [ContactRole::School, ContactRole::Doctor]
        .map(|role| {
            let facts = ConsentFacts { recipient: Recipient::Role(role), ..facts.clone() };
            ConsentId(run(Step::GiveConsent { youth, facts }))
        })
        .to_vec();
    let withdrawal = Withdrawal { on: Zone::OSLO.date(now()), by: GivenBy::Youth, note: None };
    run(Step::WithdrawConsent { consent: given[0], facts: withdrawal });
    let files = files_of(sample);
    let withdrawn = |spoilt: &[Pages]| -> Vec<ConsentId> {
        let (house, report, _damaged) = salvaged(&files, spoilt);
        assert!(report.on_the_safe_side[&Safe::ConsentWithdrawal] > 0, "{report:?}");
        let consents = house.read().consents_of(youth).unwrap();
        let mut withdrawn: Vec<ConsentId> =
            consents.iter().filter(|consent| consent.withdrawn.is_some()).map(|consent| consent.id).collect();
        withdrawn.sort_unstable();
        withdrawn
    };
    assert_eq!(withdrawn(&[Pages::All("consent_withdrawal")]), given[..1], "the trail tells which");
    assert_eq!(withdrawn(&[Pages::All("consent_withdrawal"), Pages::All("audit")]), given, "nothing tells which");
}

/// A house where everybody was marked in often, and then one is missing.
fn one_is_missing() -> (Vec<(String, Vec<u8>)>, Vec<YouthId>) {
    let (_home, mut sample) = house();
    let youths = sample.youths.clone();
    let mut set = |youth, state, note: &str, minute| {
        let mut facts = PresenceFacts::plain(state, PresenceSource::usual(state));
        facts.note = Line::optional(note).unwrap();
        let at = now() + TimeDelta::minutes(minute);
        sample.house.execute(THERAPIST, at, &Command::SetPresence { youth, at: None, seen: None, facts }).unwrap();
    };
    for minute in 0..30 {
        for youth in &youths {
            set(*youth, PresenceState::In, &"Satt i stua. ".repeat(8), minute);
        }
    }
    set(youths[3], PresenceState::Missing, "Kom ikke fra skolen", 31);
    (files_of(sample), youths)
}

#[test]
fn whose_mark_is_lost_is_never_taken_for_in() {
    let (files, youths) = one_is_missing();
    let whole = as_it_was(&files, |house| house.read().presence_now().unwrap());

    // The trail tells the mark: it is as it was.
    let (house, report, _damaged) = salvaged(&files, &[Pages::Newest("presence")]);
    assert!(report.from_trail["presence"] > 0 && report.on_the_safe_side.is_empty(), "{report:?}");
    assert_eq!(house.read().presence_now().unwrap(), whole);
    assert_eq!(whole[&youths[3]].facts.state, PresenceState::Missing);

    // Nothing tells it: of everybody nobody knows.
    for presence in [Pages::Newest("presence"), Pages::All("presence")] {
        let (house, report, _damaged) = salvaged(&files, &[presence, Pages::All("audit")]);
        assert_eq!(report.on_the_safe_side[&Safe::Presence], youths.len() as u64, "{report:?}");
        let marks = house.read().presence_now().unwrap();
        for youth in &youths {
            let facts = &marks[youth].facts;
            assert_eq!((facts.state, facts.note.as_ref()), (PresenceState::Unknown, Some(&line("(tapt)"))));
        }
    }
}

#[test]
fn whose_mark_of_a_round_is_lost_with_the_round_is_never_taken_for_where_they_were_before() {
    let (_home, mut sample) = house();
    let youths = sample.youths.clone();
    let today = Zone::OSLO.date(now());
    let facts = AgreementFacts {
        check: NightCheck::Knock,
        at: None,
        note: None,
        agreed_with: line("ungdommen selv"),
        agreed_on: today,
        review: today + TimeDelta::days(90),
    };
    sample.house.execute(LEAD, now(), &Command::SetNightAgreement { youth: youths[0], version: 0, facts }).unwrap();
    let mut run = |minute, command: &Command| {
        sample.house.execute(THERAPIST, now() + TimeDelta::minutes(minute), command).unwrap();
    };
    for minute in 0..30 {
        for youth in &youths {
            let mut facts = PresenceFacts::plain(PresenceState::In, PresenceSource::usual(PresenceState::In));
            facts.note = Line::optional(&"Satt i stua. ".repeat(8)).unwrap();
            run(minute, &Command::SetPresence { youth: *youth, at: None, seen: None, facts });
        }
    }
    run(31, &Command::Night(NightStep::Begin { shift: ShiftId(1), stops: vec![line("Stue")] }));
    let (round, youth) = (RoundId(1), youths[0]);
    run(32, &Command::Night(NightStep::Check { round, youth, result: CheckResult::Answered, seen_in: true }));
    let files = files_of(sample);

    // The check tells of the mark, and not what it said.
    let (house, report, _damaged) = salvaged(&files, &[Pages::Newest("presence")]);
    assert_eq!(report.on_the_safe_side[&Safe::Presence], 1, "{report:?}");
    let marks = house.read().presence_now().unwrap();
    assert_eq!(
        (marks[&youths[0]].facts.state, marks[&youths[1]].facts.state),
        (PresenceState::Unknown, PresenceState::In)
    );
    // Nothing tells of it, and the trail that stands knows only the marks before.
    let (house, report, _damaged) = salvaged(&files, &[Pages::Newest("presence"), Pages::All("night_check")]);
    assert!(report.on_the_safe_side[&Safe::Presence] > 0, "{report:?}");
    assert_eq!(house.read().presence_now().unwrap()[&youths[0]].facts.state, PresenceState::Unknown);
}

#[test]
fn a_lost_mark_older_than_the_newest_changes_nothing() {
    let (files, youths) = one_is_missing();
    let damaged = Damaged::of(&files);
    let first = damaged.pages_of("presence", "leaf")[0];
    damaged.spoil(&[vec![first], damaged.pages_of("audit", "leaf")].concat());
    let report = damaged.salvage().unwrap();
    assert!(!report.on_the_safe_side.contains_key(&Safe::Presence), "{report:?}");
    let marks = damaged.open_new("KN").read().presence_now().unwrap();
    assert_eq!(marks[&youths[3]].facts.state, PresenceState::Missing);
    assert_eq!(marks[&youths[0]].facts.state, PresenceState::In);
}

#[test]
fn whose_watch_level_is_lost_is_looked_at_again() {
    let (_home, mut sample) = house();
    let youths = sample.youths.clone();
    let mut set = |youth, level, minute| {
        let at = now() + TimeDelta::minutes(minute);
        let version = sample.house.read().watch_now().unwrap().get(&youth).map_or(0, |mark| mark.id.0);
        let needs = level != WatchLevel::Calm;
        let facts = WatchFacts {
            level,
            reason: Line::optional(&"Sover lite. ".repeat(9)).unwrap(),
            review_at: needs.then(|| at + TimeDelta::days(6)),
        };
        sample.house.execute(THERAPIST, at, &Command::SetWatch { youth, version, facts }).unwrap();
    };
    set(youths[1], WatchLevel::Acute, 0);
    for minute in 1..40 {
        for youth in &youths {
            set(*youth, WatchLevel::Calm, minute);
        }
    }
    set(youths[3], WatchLevel::Acute, 41);
    let files = files_of(sample);
    let whole = as_it_was(&files, |house| house.read().watch_now().unwrap());

    let (house, report, _damaged) = salvaged(&files, &[Pages::Newest("watch_level")]);
    assert!(report.from_trail["watch_level"] > 0 && report.on_the_safe_side.is_empty(), "{report:?}");
    assert_eq!(house.read().watch_now().unwrap(), whole);

    let (house, report, _damaged) = salvaged(&files, &[Pages::Newest("watch_level"), Pages::All("audit")]);
    assert_eq!(report.on_the_safe_side[&Safe::WatchLevel], youths.len() as u64, "{report:?}");
    let levels = house.read().watch_now().unwrap();
    for youth in &youths {
        let mark = &levels[youth];
        let known = if *youth == youths[1] { WatchLevel::Acute } else { WatchLevel::Follow };
        assert_eq!((mark.facts.level, mark.facts.reason.as_ref()), (known, Some(&line("(tapt)"))));
        assert!(matches!(WatchNow::of(Some(mark), now() + TimeDelta::days(1)), WatchNow::ToReview(_)));
    }
}

#[test]
fn whose_barred_interpreters_are_lost_has_them_barred() {
    let (_home, mut sample) = house();
    let (youth, other) = (sample.youths[2], sample.youths[0]);
    let mut run = |step| sample.house.execute(THERAPIST, now(), &Command::Contact(step)).unwrap().row;
    let facts = |name| InterpreterFacts {
        name: line(name),
        language: line("dari"),
        dialect: None,
        phone: None,
        adult: true,
        note: None,
    };
    let farid = InterpreterId(run(Step::AddInterpreter(facts("Farid"))));
    let nasrin = InterpreterId(run(Step::AddInterpreter(facts("Nasrin"))));
    for interpreter in [farid, nasrin] {
        run(Step::Bar { youth, interpreter, reason: line("kjenner familien") });
    }
    let why = Prose::optional("familien har flyttet").unwrap().unwrap();
    run(Step::Allow { youth, interpreter: nasrin, why });
    let (files, everybody) = (files_of(sample), 5);

    let (house, report, _damaged) = salvaged(&files, &[Pages::All("interpreter_bar")]);
    assert_eq!((report.from_trail["interpreter_bar"], report.on_the_safe_side.len()), (1, 0), "{report:?}");
    let barred = house.read().barred_for(youth).unwrap();
    assert_eq!(barred.keys().collect::<Vec<_>>(), [&farid]);
    assert_eq!(barred[&farid].reason, line("kjenner familien"));

    let (house, report, _damaged) = salvaged(&files, &[Pages::All("interpreter_bar"), Pages::All("audit")]);
    assert_eq!(report.on_the_safe_side[&Safe::InterpreterBar], 2 * everybody, "{report:?}");
    for youth in [youth, other] {
        let barred = house.read().barred_for(youth).unwrap();
        assert_eq!(barred.keys().collect::<Vec<_>>(), [&farid, &nasrin]);
        assert_eq!(barred[&farid].reason, line("(tapt)"));
    }
}

#[test]
fn a_key_file_of_a_copy_lets_nobody_in_who_has_left() {
    let (home, mut sample) = house();
    let copy = home.path().join("copy.keys");
    fs::copy(HouseFolder::new(&home.path().join("house")).keys(), &copy).unwrap();
    let slot: crate::store::keys::SlotId = sample.house.read().slot_of(TEMP).unwrap().parse().unwrap();
    let leave = Command::ChangeStaff { staff: TEMP, version: 1, role: StaffRole::TempStaff, active: false };
    sample.house.execute(LEAD, now(), &leave).unwrap();
    let damaged = Damaged::of(&files_of(sample));
    damaged.change("house.keys", |bytes| bytes[300] ^= 1);
    damaged.salvage_as("KN", PASSPHRASE, Some(&copy)).unwrap();
    let (before, after) = (KeyFile::read(&copy).unwrap(), KeyFile::read(&damaged.salvaged().keys()).unwrap());
    let left: Vec<_> = after.slots().iter().map(crate::store::keys::Slot::id).collect();
    let kept = before.slots().iter().map(crate::store::keys::Slot::id).filter(|id| *id != slot);
    assert_eq!(left, kept.collect::<Vec<_>>(), "all but the one who left, and the code on paper");
    sound(&damaged);
}
