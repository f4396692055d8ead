//! Who has read what, and going off shift.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::{
    domain::{
        ids::RevisionId,
        log::{EntryContent, Revision},
        receipt::Section,
    },
    store::read::{SinceFrom, Unread},
};

const NIGHT_STAFF: StaffId = StaffId(3);

fn run(sample: &mut Sample, staff: StaffId, at: Instant, command: &Command) -> i64 {
    sample.house.execute(staff, at, command).unwrap().row
}

fn write_by(sample: &mut Sample, staff: StaffId, at: Instant, about: About, weight: Weight) -> EntryId {
    let new = NewEntry { happened_at: at, weight, ..entry(about, "Noe som skjedde.") };
    EntryId(run(sample, staff, at, &Command::WriteEntry(new)))
}

/// Everything as it stands.
const ALL: Option<RevisionId> = Some(RevisionId(i64::MAX));

fn unread(sample: &Sample, staff: StaffId) -> Unread {
    sample.house.read().unread(staff).unwrap()
}

fn ids(unread: &Unread, section: Section) -> Vec<i64> {
    unread.of(section).iter().map(|unread| unread.entry.0).collect()
}

fn evening(sample: &Sample) -> ShiftId {
    sample.house.read().recent_shifts(1).unwrap()[0].id
}

fn confirm(sample: &mut Sample, staff: StaffId, kind: &str, from: Instant, to: Instant) -> ShiftId {
    let day = Zone::OSLO.date(from);
    let kind = ShiftKindId(kind.to_owned());
    ShiftId(run(sample, staff, from, &Command::ConfirmShift { kind, day, starts_at: from, ends_at: to }))
}

/// Corrects an entry as anybody may once its shift is over.
fn amend(sample: &mut Sample, staff: StaffId, at: Instant, entry: EntryId, weight: Weight) -> i64 {
    let stands = sample.house.read().entry(entry).unwrap().unwrap();
    let facts = format!("Rettet etter {:?}.", stands.revised.as_ref().map(|revised| revised.id));
    let content = EntryContent {
        weight,
        lines: EntryLines { facts: prose(&facts), ..EntryLines::default() },
        ..EntryContent::from(&stands)
    };
    let revision = Revision::Amendment { content, reason: prose("Feil.").unwrap() };
    let seen = stands.revised.map(|revised| revised.id);
    run(sample, staff, at, &Command::ReviseEntry { entry, seen, revision, shift: None })
}

fn sign_off(shifts: &[ShiftId]) -> Command {
    Command::SignOff { shifts: shifts.to_vec(), reason: None }
}

#[test]
fn what_others_wrote_is_unread_until_it_is_signed_for_once() {
    let (_home, mut sample) = house();
    let (house, hodan) = (Section::House, Section::Youth(sample.youths[4]));
    let before = unread(&sample, LEAD);
    assert_eq!((ids(&before, house), ids(&before, hodan)), (vec![1], vec![2]));
    assert_eq!(before.count(), 2, "what one wrote oneself is never unread");
    for _ in 0..2 {
        run(&mut sample, LEAD, now(), &Command::ReadEntry { entry: EntryId(2), seen: ALL });
    }
    let after = unread(&sample, LEAD);
    assert!(!after.has(EntryId(2)) && after.has(EntryId(1)));
    assert_eq!(unread(&sample, THERAPIST).count(), 3, "everybody reads for themselves");
}

#[test]
fn an_entry_about_several_is_read_everywhere_when_it_is_read_once() {
    let (_home, mut sample) = house();
    let (one, other) = (sample.youths[0], sample.youths[1]);
    let both = About::Youths(vec![one, other]);
    let by_entry = write_by(&mut sample, THERAPIST, now(), both.clone(), Weight::Normal);
    let by_section = write_by(&mut sample, THERAPIST, now(), both, Weight::Normal);
    let all = unread(&sample, LEAD);
    assert_eq!(all.count(), 4, "it stands in two sections and counts once");
    assert_eq!(ids(&all, Section::Youth(other)), [by_section.0, by_entry.0]);

    run(&mut sample, LEAD, now(), &Command::ReadEntry { entry: by_entry, seen: ALL });
    let rest = unread(&sample, LEAD);
    assert_eq!(ids(&rest, Section::Youth(one)), [by_section.0]);
    assert_eq!(ids(&rest, Section::Youth(other)), [by_section.0]);

    run(&mut sample, LEAD, now(), &Command::ReadSection { section: Section::Youth(one), until: by_section, seen: ALL });
    assert!(ids(&unread(&sample, LEAD), Section::Youth(other)).is_empty());
}

#[test]
fn a_section_is_read_as_far_as_it_was_seen_and_no_further() {
    let (_home, mut sample) = house();
    let seen = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Normal);
    let meanwhile = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Critical);
    run(&mut sample, LEAD, now(), &Command::ReadSection { section: Section::House, until: seen, seen: ALL });
    assert_eq!(ids(&unread(&sample, LEAD), Section::House), [meanwhile.0]);
    let until = sample.house.read().read_until(Section::House).unwrap();
    assert_eq!(until.iter().map(|read| (read.staff, read.entry)).collect::<Vec<_>>(), [(LEAD, seen)]);
    let gone = Command::ReadSection { section: Section::House, until: EntryId(meanwhile.0 + 1), seen: ALL };
    assert!(matches!(sample.house.execute(LEAD, now(), &gone), Err(StoreError::Refused(Refusal::Gone))));
}

#[test]
fn who_has_read_an_entry_is_told_with_the_time_and_without_its_author() {
    let (_home, mut sample) = house();
    let minutes = |minutes| now() + TimeDelta::minutes(minutes);
    let first = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Normal);
    let second = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Normal);
    run(&mut sample, LEAD, minutes(1), &Command::ReadEntry { entry: second, seen: ALL });
    run(
        &mut sample,
        NIGHT_STAFF,
        minutes(2),
        &Command::ReadSection { section: Section::House, until: second, seen: ALL },
    );
    run(&mut sample, LEAD, minutes(3), &Command::ReadSection { section: Section::House, until: second, seen: ALL });
    run(
        &mut sample,
        THERAPIST,
        minutes(4),
        &Command::ReadSection { section: Section::House, until: second, seen: ALL },
    );
    let read_by = |entry| {
        let read = sample.house.read().read_by(entry).unwrap();
        read.into_iter().map(|read| (read.staff, read.at)).collect::<Vec<_>>()
    };
    assert_eq!(read_by(second), [(LEAD, minutes(1)), (NIGHT_STAFF, minutes(2))]);
    assert_eq!(read_by(first), [(NIGHT_STAFF, minutes(2)), (LEAD, minutes(3))]);
}

#[test]
fn what_was_read_and_then_corrected_is_unread_again_with_its_new_weight() {
    let (_home, mut sample) = house();
    let (amir, house) = (Section::Youth(sample.youths[2]), Section::House);
    let about = About::Youths(vec![sample.youths[1], sample.youths[2]]);
    let entry = write_by(&mut sample, THERAPIST, now(), about, Weight::Normal);
    for staff in [LEAD, NIGHT_STAFF] {
        run(&mut sample, staff, now(), &Command::ReadSection { section: amir, until: entry, seen: ALL });
    }
    let later = now() + TimeDelta::hours(20);
    assert!(!unread(&sample, LEAD).has(entry));
    amend(&mut sample, LEAD, later, entry, Weight::Critical);
    assert!(!unread(&sample, LEAD).has(entry), "whoever corrects it has read it");
    for staff in [THERAPIST, NIGHT_STAFF, TEMP] {
        let unread = unread(&sample, staff);
        assert_eq!(ids(&unread, amir)[0], entry.0, "{staff:?}");
        assert_eq!(unread.of(amir)[0].weight, Weight::Critical, "{staff:?}");
    }
    assert_eq!(ids(&unread(&sample, THERAPIST), Section::Youth(sample.youths[1])), [entry.0]);
    let gaps = sample.house.read().gaps().unwrap();
    assert_eq!(gaps.iter().find(|gap| gap.staff == THERAPIST).unwrap().critical, 1, "also for whoever wrote it");
    let read_by = |sample: &Sample| {
        let read = sample.house.read().read_by(entry).unwrap();
        read.into_iter().map(|read| (read.staff, read.at)).collect::<Vec<_>>()
    };
    assert_eq!(read_by(&sample), [(LEAD, now())], "the others have read what it said before");

    // Once, in every section it stands in, although the section itself was read before.
    run(&mut sample, NIGHT_STAFF, later, &Command::ReadSection { section: amir, until: entry, seen: ALL });
    assert_eq!(read_by(&sample), [(LEAD, now()), (NIGHT_STAFF, later)]);
    run(&mut sample, THERAPIST, later, &Command::ReadEntry { entry, seen: ALL });
    for staff in [THERAPIST, NIGHT_STAFF] {
        assert!(!unread(&sample, staff).has(entry), "{staff:?}");
        assert!(!sample.house.read().has_unread(staff, Section::Youth(sample.youths[1])).unwrap());
    }
    amend(&mut sample, THERAPIST, later, entry, Weight::Normal);
    assert!(unread(&sample, LEAD).has(entry) && unread(&sample, NIGHT_STAFF).has(entry));
    assert!(ids(&unread(&sample, LEAD), house).iter().all(|id| *id != entry.0));
}

#[test]
fn a_raised_weight_is_counted_before_the_entry_was_read_at_all() {
    let (_home, mut sample) = house();
    let entry = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Normal);
    let before = unread(&sample, LEAD).weighing(Weight::Critical);
    amend(&mut sample, THERAPIST, now() + TimeDelta::hours(20), entry, Weight::Critical);
    let after = unread(&sample, LEAD);
    assert_eq!((after.weighing(Weight::Critical), after.count()), (before + 1, 3), "it counts once");
}

#[test]
fn nothing_from_before_somebody_began_is_unread_or_read_by_them() {
    let (_home, mut sample) = house();
    let new = sample.house.keyring().new_staff(
        Initials::new("UK").unwrap(),
        Line::new("Una Krog").unwrap(),
        StaffRole::MilieuTherapist,
        &secrets(),
        Guard::INVENTED,
    );
    let added = entrance::add_staff(&mut sample.house, LEAD, now(), new.unwrap()).unwrap();
    let newcomer = StaffId(added.row);
    assert_eq!(unread(&sample, newcomer).count(), 0);
    let since = sample.house.read().since(newcomer, now()).unwrap();
    assert_eq!((since.after, since.from), (EntryId(4), SinceFrom::Added(now())));

    let entry = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Normal);
    assert_eq!(ids(&unread(&sample, newcomer), Section::House), [entry.0]);
    run(&mut sample, newcomer, now(), &Command::ReadSection { section: Section::House, until: entry, seen: ALL });
    assert!(sample.house.read().read_by(EntryId(1)).unwrap().is_empty(), "what is older they have never seen");
    assert_eq!(sample.house.read().read_by(entry).unwrap().len(), 1);
}

#[test]
fn whoever_comes_back_to_work_here_begins_anew() {
    let (_home, mut sample) = house();
    let change = |version, active| Command::ChangeStaff { staff: TEMP, version, role: StaffRole::TempStaff, active };
    run(&mut sample, LEAD, now(), &change(1, false));
    assert_eq!(unread(&sample, TEMP).count(), 4);
    let slot = Some(crate::domain::command::ChangedSlot { before: String::new(), after: "f00d".to_owned() });
    run(&mut sample, LEAD, now(), &Command::SetSecrets { staff: TEMP, slot, pin_hash: None });
    run(&mut sample, LEAD, now(), &change(2, true));
    assert_eq!(unread(&sample, TEMP).count(), 0);
    // A change of role alone is no new beginning.
    let entry = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Normal);
    run(&mut sample, LEAD, now(), &change(3, true));
    assert_eq!(ids(&unread(&sample, TEMP), Section::House), [entry.0]);
}

#[test]
fn a_receipt_is_for_what_was_seen_and_not_for_a_correction_that_came_in_that_moment() {
    let (_home, mut sample) = house();
    let hours = |hours| now() + TimeDelta::hours(hours);
    let entry = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Normal);
    let mut corrected = |at| {
        amend(&mut sample, THERAPIST, at, entry, Weight::Normal);
        sample.house.read().last_revision().unwrap()
    };
    let (first, second) = (corrected(hours(20)), corrected(hours(21)));
    assert!(first.is_some() && first < second);
    let readers = |sample: &Sample| {
        let read = sample.house.read().read_by(entry).unwrap();
        read.into_iter().map(|read| (read.staff, read.at)).collect::<Vec<_>>()
    };
    let by_section = |seen| Command::ReadSection { section: Section::House, until: entry, seen };
    for (member, as_it_stood) in [(LEAD, Command::ReadEntry { entry, seen: None }), (TEMP, by_section(None))] {
        run(&mut sample, member, hours(22), &as_it_stood);
        assert!(unread(&sample, member).has(entry), "{member:?}");
        assert_eq!(readers(&sample), []);
    }
    for (member, as_it_stood) in [(LEAD, Command::ReadEntry { entry, seen: first }), (TEMP, by_section(first))] {
        run(&mut sample, member, hours(22), &as_it_stood);
        assert!(unread(&sample, member).has(entry), "{member:?}");
    }
    run(&mut sample, LEAD, hours(23), &Command::ReadEntry { entry, seen: second });
    run(&mut sample, TEMP, hours(24), &by_section(second));
    assert_eq!(readers(&sample), [(LEAD, hours(23)), (TEMP, hours(24))]);
    assert!(!unread(&sample, LEAD).has(entry) && !unread(&sample, TEMP).has(entry));
}

#[test]
fn receipts_and_sign_offs_are_never_changed() {
    let (_home, mut sample) = house();
    let shift = evening(&sample);
    run(&mut sample, LEAD, now(), &Command::ReadEntry { entry: EntryId(1), seen: ALL });
    run(&mut sample, LEAD, now(), &sign_off(&[shift]));
    // Something below stays unread, so that a single tick stands by itself.
    let later = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Normal);
    let latest = write_by(&mut sample, THERAPIST, now(), About::House, Weight::Normal);
    run(&mut sample, LEAD, now(), &Command::ReadEntry { entry: latest, seen: ALL });
    assert!(unread(&sample, LEAD).has(later));
    amend(&mut sample, THERAPIST, now() + TimeDelta::hours(20), latest, Weight::Normal);
    run(&mut sample, LEAD, now(), &Command::ReadEntry { entry: latest, seen: ALL });
    let conn = sample.house.connection();
    for (table, column) in [
        ("receipt", "at"),
        ("receipt_revision", "at"),
        ("receipt_entry", "at"),
        ("sign_off", "at"),
        ("reading_start", "after_entry"),
    ] {
        let count: i64 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert!(count > 0, "{table}");
        for sql in [
            format!("UPDATE {table} SET {column} = 1"),
            format!("DELETE FROM {table}"),
            format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"),
        ] {
            assert!(conn.execute_batch(&sql).is_err(), "{sql}");
        }
    }
    let overlap = "INSERT INTO receipt (staff_id, section, after_entry, until_entry, at) VALUES (1, 0, 0, 5, 1)";
    assert!(conn.execute_batch(overlap).is_err(), "pieces never lie upon one another");
}

#[test]
fn an_administrator_signs_for_nothing_and_only_a_leader_sees_the_gaps() {
    let (_home, mut sample) = house();
    for command in [
        Command::ReadEntry { entry: EntryId(1), seen: ALL },
        Command::ReadSection { section: Section::House, until: EntryId(1), seen: ALL },
        sign_off(&[ShiftId(1)]),
    ] {
        let refused = sample.house.execute(ADMINISTRATOR, now(), &command);
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotAllowed { .. }))), "{command:?}");
    }
    let gaps = sample.house.read().gaps().unwrap();
    let told: Vec<_> = gaps.iter().map(|gap| (gap.staff.0, gap.unread.0, gap.critical, gap.important)).collect();
    assert_eq!(told, [(1, 2, 1, 0), (2, 3, 0, 1), (3, 3, 1, 1), (4, 4, 1, 1)]);
    assert_eq!(gaps[1].oldest, Some(now() - TimeDelta::minutes(37)));
}

#[test]
fn reading_stands_in_the_audit_chain_with_the_youth_it_was_about() {
    let (_home, mut sample) = house();
    let hodan = sample.youths[4];
    run(&mut sample, LEAD, now(), &Command::ReadEntry { entry: EntryId(2), seen: ALL });
    run(
        &mut sample,
        LEAD,
        now(),
        &Command::ReadSection { section: Section::Youth(hodan), until: EntryId(2), seen: ALL },
    );
    let rows = sample.house.read().newest_audit(2).unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.action.as_str(), row.youth)).collect();
    assert_eq!(told, [("read-section", Some(hodan)), ("read-entry", Some(hodan))]);
}

#[test]
fn whoever_goes_off_is_no_longer_on_and_comes_back_by_confirming_again() {
    let (_home, mut sample) = house();
    let shift = evening(&sample);
    let on = |sample: &Sample| {
        let on = sample.house.read().staff_on(now()).unwrap();
        on.into_iter().map(|on| on.staff).collect::<Vec<_>>()
    };
    assert_eq!(on(&sample).len(), 4);
    run(&mut sample, LEAD, now(), &sign_off(&[shift]));
    assert!(!on(&sample).contains(&LEAD));
    assert_eq!(sample.house.read().shift_of(LEAD, now()).unwrap(), None);
    let ShiftOnDay { kind, day, starts_at, ends_at } = shift_on_day(&sample, shift);
    assert!(!sample.house.read().confirmed(&kind, day).unwrap().contains(&LEAD));
    let since = sample.house.read().since(LEAD, now()).unwrap();
    assert!(matches!(since.from, SinceFrom::SignOff(_, at) if at == now()));

    run(&mut sample, LEAD, now(), &Command::ConfirmShift { kind, day, starts_at, ends_at });
    assert!(on(&sample).contains(&LEAD));
    let since = sample.house.read().since(LEAD, now()).unwrap();
    assert!(matches!(since.from, SinceFrom::Added(_)), "they did not go after all: {since:?}");
}

struct ShiftOnDay {
    kind: ShiftKindId,
    day: chrono::NaiveDate,
    starts_at: Instant,
    ends_at: Instant,
}

fn shift_on_day(sample: &Sample, shift: ShiftId) -> ShiftOnDay {
    let on = sample.house.read().shift(shift).unwrap().unwrap();
    ShiftOnDay { kind: on.kind, day: on.day, starts_at: on.starts_at, ends_at: on.ends_at }
}

#[test]
fn nobody_goes_off_a_shift_that_is_not_theirs_or_has_not_begun() {
    let (_home, mut sample) = house();
    let hours = |hours| now() + TimeDelta::hours(hours);
    let others = confirm(&mut sample, NIGHT_STAFF, "night", hours(8), hours(17));
    let refused = sample.house.execute(LEAD, hours(9), &sign_off(&[others]));
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::Gone))));
    let refused = sample.house.execute(NIGHT_STAFF, now(), &sign_off(&[others]));
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::Gone))), "it has not begun");
    let nothing = sample.house.execute(LEAD, now(), &sign_off(&[]));
    assert!(matches!(nothing, Err(StoreError::Refused(Refusal::Invalid(Invalid::Empty)))));
}

#[test]
fn a_forgotten_shift_ends_by_itself_and_a_late_sign_off_makes_nothing_up() {
    let (_home, mut sample) = house();
    let shift = evening(&sample);
    let ends_at = shift_on_day(&sample, shift).ends_at;
    let in_shift = write_by(&mut sample, THERAPIST, ends_at - TimeDelta::hours(1), About::House, Weight::Normal);
    let after = write_by(&mut sample, THERAPIST, ends_at + TimeDelta::hours(1), About::House, Weight::Normal);
    let soon = ends_at + TimeDelta::minutes(119);
    assert!(matches!(sample.house.read().since(LEAD, soon).unwrap().from, SinceFrom::Added(_)), "it is still theirs");
    let ten_days = ends_at + TimeDelta::days(10);
    let since = sample.house.read().since(LEAD, ten_days).unwrap();
    assert!(matches!(since.from, SinceFrom::ShiftEnd(_)));
    assert_eq!(since.after, in_shift);

    run(&mut sample, LEAD, ten_days, &sign_off(&[shift]));
    let since = sample.house.read().since(LEAD, ten_days).unwrap();
    assert!(matches!(&since.from, SinceFrom::SignOff(_, at) if *at == ten_days), "{since:?}");
    assert_eq!(since.after, in_shift, "what came after the shift's end stays new");
    assert!(unread(&sample, LEAD).has(after));
}

/// What happens to the entries of the sample's people.
#[derive(Debug, Clone)]
enum Step {
    Write { by: usize, about: Vec<usize>, apartment: bool },
    Amend { by: usize, back: usize },
    Read { by: usize, back: usize },
    ReadSection { by: usize, section: usize, back: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let about = proptest::sample::subsequence(vec![0_usize, 1, 2], 0..=3);
    let step = prop_oneof![
        4 => (0..3_usize, about, any::<bool>()).prop_map(|(by, about, apartment)| Step::Write { by, about, apartment }),
        3 => (0..3_usize, 0..12_usize).prop_map(|(by, back)| Step::Read { by, back }),
        2 => (0..3_usize, 0..12_usize).prop_map(|(by, back)| Step::Amend { by, back }),
        1 => (0..3_usize, 0..4_usize, 0..6_usize).prop_map(|(by, section, back)| Step::ReadSection { by, section, back }),
    ];
    proptest::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn unread_is_what_nobody_signed_for_whatever_the_order(steps in steps()) {
        let (_home, mut sample) = house();
        let sections: Vec<Section> =
            [Section::House].into_iter().chain(sample.youths[..3].iter().copied().map(Section::Youth)).collect();
        // By hand: every entry with its author and sections, and what each member has read.
        let mut written: BTreeMap<EntryId, (StaffId, Vec<Section>)> = BTreeMap::new();
        let mut read: BTreeMap<StaffId, BTreeSet<EntryId>> = BTreeMap::new();
        // What each has not read since another corrected it.
        let mut corrected: BTreeMap<StaffId, BTreeSet<EntryId>> = BTreeMap::new();
        for id in 1..=4 {
            let entry = sample.house.read().entry(EntryId(id)).unwrap().unwrap();
            written.insert(entry.id, (entry.author, Section::of(&entry.about)));
        }
        for step in steps {
            match step {
                Step::Write { by, about, apartment } => {
                    let youths: Vec<YouthId> = about.iter().map(|at| sample.youths[*at]).collect();
                    let about = match (youths.is_empty(), apartment) {
                        (false, _) => About::Youths(youths),
                        (true, true) => About::Apartment(ApartmentId(5)),
                        (true, false) => About::House,
                    };
                    let by = sample.staff[by];
                    let id = write_by(&mut sample, by, now(), about.clone(), Weight::Normal);
                    written.insert(id, (by, Section::of(&about)));
                }
                Step::Amend { by, back } => {
                    let by = sample.staff[by];
                    let entry = *written.keys().rev().nth(back % written.len()).unwrap();
                    amend(&mut sample, by, now() + TimeDelta::hours(20), entry, Weight::Important);
                    for staff in &sample.staff[..3] {
                        corrected.entry(*staff).or_default().insert(entry);
                    }
                    corrected.entry(by).or_default().remove(&entry);
                }
                Step::Read { by, back } => {
                    let by = sample.staff[by];
                    let entry = *written.keys().rev().nth(back % written.len()).unwrap();
                    corrected.entry(by).or_default().remove(&entry);
                    run(&mut sample, by, now(), &Command::ReadEntry { entry, seen: ALL });
                    read.entry(by).or_default().insert(entry);
                }
                Step::ReadSection { by, section, back } => {
                    let (by, section) = (sample.staff[by], sections[section]);
                    let here: Vec<EntryId> =
                        written.iter().filter(|(_, (_, of))| of.contains(&section)).map(|(id, _)| *id).collect();
                    let Some(until) = here.iter().rev().nth(back % here.len().max(1)).copied() else { continue };
                    run(&mut sample, by, now(), &Command::ReadSection { section, until, seen: ALL });
                    let here = here.into_iter().filter(|id| *id <= until).collect::<BTreeSet<_>>();
                    corrected.entry(by).or_default().retain(|id| !here.contains(id));
                    read.entry(by).or_default().extend(here);
                }
            }
        }
        for staff in &sample.staff[..3] {
            let unread = unread(&sample, *staff);
            let read = read.get(staff).cloned().unwrap_or_default();
            let corrected = corrected.get(staff).cloned().unwrap_or_default();
            let expected: BTreeSet<EntryId> = written
                .iter()
                .filter(|(id, (author, _))| (author != staff && !read.contains(id)) || corrected.contains(id))
                .map(|(id, _)| *id)
                .collect();
            prop_assert_eq!(unread.count(), expected.len());
            for (id, (author, of)) in &written {
                prop_assert_eq!(unread.has(*id), expected.contains(id), "{:?} by {:?}", id, staff);
                for section in &sections {
                    let here = ids(&unread, *section).contains(&id.0);
                    prop_assert_eq!(here, of.contains(section) && expected.contains(id));
                }
                let told = sample.house.read().read_by(*id).unwrap().iter().any(|read| read.staff == *staff);
                let as_it_stands = author != staff && read.contains(id) && !corrected.contains(id);
                prop_assert_eq!(told, as_it_stands, "read by {:?}: {:?}", staff, id);
            }
        }
    }
}
