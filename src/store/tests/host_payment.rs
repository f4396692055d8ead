//! The basis of what hosts get.

use rusqlite::Connection;

use super::*;
use crate::{
    domain::{
        host::{
            Step as HostStep,
            payment::{
                CaseMonth, Differs, Month, Ore, Parts, Proration, RateFacts, Reckoning, Rounding, Share, ShareFacts,
                Step, lines,
            },
        },
        ids::{HostBasisId, HostCaseId, HostRateId, HostShareId},
        staff::StaffFunction,
    },
    store::Done,
};

const CASE: HostCaseId = HostCaseId(1);

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// The sample house with a household in which a youth has lived since October.
fn hosted() -> (TempDir, Sample) {
    let (home, sample) = house();
    let youth = sample.youths[2].0;
    let conn = sample.house.connection();
    conn.execute_batch(&format!(
        "INSERT INTO household (id, changed_by, name, own_entrance, begun) VALUES (1, 1, 'Familien Berg', 1, '2026-01-01');
         INSERT INTO host_case (id, changed_by, household_id, youth_id, proposed_on, moved_in)
             VALUES (1, 1, 1, {youth}, '2026-09-01', '2026-10-01');"
    ))
    .unwrap();
    (home, sample)
}

fn run(sample: &mut Sample, staff: StaffId, step: Step) -> Result<Done, StoreError> {
    sample.house.execute(staff, now(), &Command::Host(HostStep::Payment(step)))
}

fn of(sample: &Sample, of: &str) -> CaseMonth {
    let today = Zone::OSLO.date(now());
    sample.house.read().host_month(month(of), Reckoning::default(), today).unwrap().remove(0)
}

fn record(sample: &Sample, of_month: &str) -> Step {
    let seen = of(sample, of_month).counted.unwrap().parts();
    Step::Record { case: CASE, month: month(of_month), reckoning: Reckoning::default(), seen }
}

fn rate(from: &str, kroner: i64) -> RateFacts {
    let source = Line::new("KS").unwrap();
    RateFacts { from: from.parse().unwrap(), base: Ore(kroner * 100), expense: Ore(1_012_500), source }
}

fn share(from: &str, base: i64) -> ShareFacts {
    let source = Line::new("Vedtak").unwrap();
    ShareFacts { from: from.parse().unwrap(), base: Share(base), expense: Share(2_000), source }
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "what was just done is of no more use")]
fn refused(done: Result<Done, StoreError>, why: &Refusal) {
    assert!(matches!(&done, Err(StoreError::Refused(found)) if found == why), "{done:?}");
}

fn count(conn: &Connection, table: &str) -> i64 {
    conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn the_rates_that_came_with_the_program_give_the_sums_of_the_domain() {
    let (_home, sample) = house();
    let tables = sample.house.read().host_tables().unwrap();
    assert!(tables.rates.iter().all(|row| row.supplied && !row.used));
    let from: Vec<_> = tables.rates.iter().map(|row| row.facts.from.to_string()).collect();
    assert_eq!(from, ["2015-07-01", "2017-07-01", "2021-07-01", "2022-10-01", "2023-07-01", "2024-07-01"]);
    assert_eq!(tables.shares[0].facts.from.to_string(), "2020-01-01");
    for (first, base, expense, sum) in [
        ("2024-07", 516_800, 202_500, 719_300),
        ("2023-07", 494_250, 187_040, 681_290),
        ("2022-10", 469_150, 181_480, 650_630),
        ("2021-07", 443_350, 166_600, 609_950),
    ] {
        let month = month(first);
        let lines = lines(month.days(), month, month.days().count(), &tables, Reckoning::default()).unwrap();
        let parts: Parts = lines.iter().map(|line| line.parts).sum();
        assert_eq!((parts, parts.sum()), (Parts { base: Ore(base), expense: Ore(expense) }, Ore(sum)), "{first}");
    }
}

#[test]
fn what_is_recorded_reads_back_as_it_was_counted() {
    let (_home, mut sample) = hosted();
    let counted = of(&sample, "2026-10").counted.unwrap();
    let step = record(&sample, "2026-10");
    run(&mut sample, LEAD, step).unwrap();
    let recorded = of(&sample, "2026-10").recorded.unwrap();
    assert_eq!((&recorded.counted, recorded.by, recorded.reckoning), (&counted, LEAD, Reckoning::default()));
    assert_eq!(counted.parts().sum(), Ore(719_300));
    assert_eq!(of(&sample, "2026-10").difference(), None);
    let rows = sample.house.read().newest_audit(1).unwrap();
    assert_eq!((rows[0].action.as_str(), rows[0].youth), ("record-host-basis", Some(sample.youths[2])));
}

#[test]
fn a_month_is_recorded_once_and_only_as_it_was_seen() {
    let (_home, mut sample) = hosted();
    let step = record(&sample, "2026-10");
    let Step::Record { case, month, reckoning, seen } = step.clone() else { unreachable!() };
    let other = Parts { base: seen.base + Ore(1), ..seen };
    refused(run(&mut sample, LEAD, Step::Record { case, month, reckoning, seen: other }), &Refusal::BasisChanged);
    run(&mut sample, LEAD, step.clone()).unwrap();
    refused(run(&mut sample, LEAD, step), &Refusal::BasisChanged);
    let ahead = Step::Record { case, month: month.next().next(), reckoning, seen };
    refused(run(&mut sample, LEAD, ahead), &Refusal::Invalid(Invalid::MonthAhead));
    assert_eq!(count(sample.house.connection(), "host_basis"), 1);
    let sql = "INSERT INTO host_basis (case_id, month, proration, rounding, at, staff_id)
               VALUES (1, '2026-10', 'calendar-days', 'ore', 0, 1)";
    sample.house.connection().execute(sql, []).unwrap_err();
}

#[test]
fn a_row_that_was_counted_with_is_never_changed_and_another_may_be() {
    let (_home, mut sample) = hosted();
    let correct = |rate: i64, version: i64, facts| Step::CorrectRate { rate: HostRateId(rate), version, facts };
    run(&mut sample, LEAD, correct(6, 1, rate("2024-07-01", 10_400))).unwrap();
    let step = record(&sample, "2026-10");
    run(&mut sample, LEAD, step).unwrap();
    refused(run(&mut sample, LEAD, correct(6, 2, rate("2024-07-01", 10_336))), &Refusal::RateUsed);
    let share_step = Step::CorrectShare { share: HostShareId(1), version: 1, facts: share("2020-01-01", 4_000) };
    refused(run(&mut sample, LEAD, share_step), &Refusal::RateUsed);
    run(&mut sample, LEAD, correct(5, 1, rate("2023-07-01", 9_900))).unwrap();
    let tables = sample.house.read().host_tables().unwrap();
    assert_eq!(tables.rates.iter().map(|row| row.used).collect::<Vec<_>>(), [false, false, false, false, false, true]);
    assert_eq!((tables.rates[4].facts.base, tables.rates[4].version, tables.shares[0].used), (Ore(990_000), 2, true));
    let conn = sample.house.connection();
    for sql in [
        "UPDATE host_rate SET base = 1 WHERE id = 6",
        "UPDATE host_share SET base = 1 WHERE id = 1",
        "DELETE FROM host_rate WHERE id = 1",
        "DELETE FROM host_share WHERE id = 1",
        "INSERT OR REPLACE INTO host_rate (id, valid_from, base, expense, source, supplied)
         VALUES (6, '2024-07-01', 1, 1, 'x', 0)",
        "INSERT OR REPLACE INTO host_rate (valid_from, base, expense, source, supplied)
         VALUES ('2024-07-01', 1, 1, 'x', 0)",
        "INSERT OR REPLACE INTO host_share (valid_from, base, expense, source, supplied)
         VALUES ('2020-01-01', 1, 1, 'x', 0)",
        "UPDATE host_basis SET month = '2026-11'",
        "DELETE FROM host_basis",
        "INSERT OR REPLACE INTO host_basis (id, case_id, month, proration, rounding, at, staff_id)
         VALUES (1, 1, '2026-09', 'x', 'x', 0, 1)",
        "UPDATE host_basis_line SET base = 1",
        "DELETE FROM host_basis_line",
        "INSERT OR REPLACE INTO host_basis_line (id, basis_id, first_day, last_day, number, of_parts, rate_id, rate_base,
             rate_expense, share_id, share_base, share_expense, base, expense)
         VALUES (1, 1, '2026-10-01', '2026-10-31', 1, 1, 6, 1, 1, 1, 1, 1, 1, 1)",
    ] {
        conn.execute(sql, []).expect_err(sql);
    }
    assert_eq!(of(&sample, "2026-10").recorded.unwrap().counted.parts().base, Ore(520_000));
}

#[test]
fn a_row_is_corrected_as_it_was_read_and_two_never_begin_on_the_same_day() {
    let (_home, mut sample) = house();
    let taken = Refusal::RateDayTaken("2024-07-01".parse().unwrap());
    refused(run(&mut sample, LEAD, Step::AddRate(rate("2024-07-01", 1))), &taken);
    let correct = |version, from| Step::CorrectRate { rate: HostRateId(5), version, facts: rate(from, 1) };
    refused(run(&mut sample, LEAD, correct(1, "2024-07-01")), &taken);
    run(&mut sample, LEAD, correct(1, "2023-08-01")).unwrap();
    let done = run(&mut sample, LEAD, correct(1, "2023-07-01"));
    assert!(matches!(done, Err(StoreError::Refused(Refusal::ChangedMeanwhile { .. }))), "{done:?}");
    let shares = |version| Step::CorrectShare { share: HostShareId(1), version, facts: share("2020-01-01", 4_000) };
    run(&mut sample, LEAD, shares(1)).unwrap();
    let done = run(&mut sample, LEAD, shares(1));
    assert!(matches!(done, Err(StoreError::Refused(Refusal::ChangedMeanwhile { .. }))), "{done:?}");
    let taken = Refusal::RateDayTaken("2020-01-01".parse().unwrap());
    refused(run(&mut sample, LEAD, Step::AddShare(share("2020-01-01", 1))), &taken);
    run(&mut sample, LEAD, Step::AddShare(share("2027-01-01", 6_000))).unwrap();
    let tables = sample.house.read().host_tables().unwrap();
    assert_eq!((tables.shares.len(), tables.shares[1].supplied), (2, false));
}

#[test]
fn a_new_rate_is_told_as_a_difference_and_the_month_is_recorded_anew_with_a_reason() {
    let (_home, mut sample) = hosted();
    let step = record(&sample, "2026-10");
    run(&mut sample, LEAD, step).unwrap();
    let why = Prose::optional("Satsene kom sent.").unwrap().unwrap();
    let again = |sample: &Sample, basis: i64| Step::Correct {
        basis: HostBasisId(basis),
        reckoning: Reckoning::default(),
        seen: of(sample, "2026-10").counted.unwrap().parts(),
        why: why.clone(),
    };
    let step = again(&sample, 1);
    refused(run(&mut sample, LEAD, step), &Refusal::BasisSame);
    run(&mut sample, LEAD, Step::AddRate(rate("2026-10-01", 11_000))).unwrap();
    let today = Zone::OSLO.date(now());
    let differing = |sample: &Sample| sample.house.read().host_differing(Reckoning::default(), today).unwrap();
    assert_eq!(differing(&sample), [month("2026-10")]);
    let before = of(&sample, "2026-10");
    assert_eq!(before.told().unwrap().parts().base, Ore(516_800), "nothing changes by itself");
    assert_eq!(before.difference().unwrap().1.base, Ore(550_000));
    let step = again(&sample, 1);
    run(&mut sample, LEAD, step.clone()).unwrap();
    refused(run(&mut sample, LEAD, step), &Refusal::BasisChanged);
    assert!(differing(&sample).is_empty());
    let trail = sample.house.read().host_basis_trail(CASE, month("2026-10")).unwrap();
    let told: Vec<_> = trail.iter().map(|one| (one.id.0, one.counted.parts().base, one.replaces)).collect();
    assert_eq!(told, [(2, Ore(550_000), Some(HostBasisId(1))), (1, Ore(516_800), None)]);
    assert_eq!(trail[0].why.as_ref(), Some(&why));
    let rows = sample.house.read().newest_audit(10).unwrap();
    assert!(rows.iter().any(|row| row.action == "correct-host-basis"));
    let texts: Vec<String> = sample
        .house
        .connection()
        .prepare("SELECT coalesce(detail, '') FROM audit")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(!texts.concat().contains("Satsene kom sent"), "a reason stands in the house alone");
}

#[test]
fn a_day_without_a_rate_is_recorded_by_nobody() {
    let (_home, mut sample) = hosted();
    let conn = sample.house.connection();
    conn.execute("UPDATE host_case SET proposed_on = '2015-01-01', moved_in = '2015-06-01'", []).unwrap();
    for (at, why) in [
        ("2015-06", Refusal::NoRate("2015-06-01".parse().unwrap())),
        ("2019-12", Refusal::NoShares("2019-12-01".parse().unwrap())),
    ] {
        let (month, reckoning) = (month(at), Reckoning::default());
        let step = Step::Record { case: CASE, month, reckoning, seen: Parts::default() };
        refused(run(&mut sample, LEAD, step), &why);
    }
}

#[test]
fn the_setting_stands_with_what_was_counted() {
    let (_home, mut sample) = hosted();
    let reckoning = Reckoning { rounding: Rounding::Krone, ..Reckoning::default() };
    let today = Zone::OSLO.date(now());
    let of = |sample: &Sample| sample.house.read().host_month(month("2026-10"), reckoning, today).unwrap().remove(0);
    let seen = of(&sample).counted.unwrap().parts();
    run(&mut sample, LEAD, Step::Record { case: CASE, month: month("2026-10"), reckoning, seen }).unwrap();
    assert_eq!(of(&sample).recorded.unwrap().reckoning, reckoning);
}

#[test]
fn other_settings_with_the_same_sum_are_told_and_can_be_recorded_anew() {
    let (_home, mut sample) = hosted();
    let (month, today) = (month("2026-10"), Zone::OSLO.date(now()));
    let step = record(&sample, "2026-10");
    run(&mut sample, LEAD, step).unwrap();
    let reckoning = Reckoning { proration: Proration::Thirtieths, ..Reckoning::default() };
    let of = |sample: &Sample| sample.house.read().host_month(month, reckoning, today).unwrap().remove(0);
    assert_eq!(of(&sample).difference().map(|(differs, _)| differs), Some(Differs::Settings));
    assert_eq!(sample.house.read().host_differing(reckoning, today).unwrap(), [], "nothing comes out otherwise");
    let why = Prose::optional("Ny innstilling.").unwrap().unwrap();
    let seen = of(&sample).counted.unwrap().parts();
    let again = Step::Correct { basis: HostBasisId(1), reckoning, seen, why };
    run(&mut sample, LEAD, again).unwrap();
    assert_eq!((of(&sample).difference(), of(&sample).recorded.unwrap().reckoning), (None, reckoning));
}

#[test]
fn other_days_with_the_same_sum_are_told_and_can_be_recorded_anew() {
    let (_home, mut sample) = hosted();
    let today = Zone::OSLO.date(now());
    let reckoning = Reckoning { proration: Proration::WholeMonths, ..Reckoning::default() };
    let of = |sample: &Sample| sample.house.read().host_month(month("2026-10"), reckoning, today).unwrap().remove(0);
    let seen = of(&sample).counted.unwrap().parts();
    let step = Step::Record { case: CASE, month: month("2026-10"), reckoning, seen };
    run(&mut sample, LEAD, step).unwrap();
    sample.house.connection().execute("UPDATE host_case SET moved_in = '2026-10-05'", []).unwrap();
    let (differs, now) = of(&sample).difference().unwrap();
    assert_eq!((differs, now), (Differs::Days, seen));
    assert_eq!(sample.house.read().host_differing(reckoning, today).unwrap(), [month("2026-10")]);
    let why = Prose::optional("Feil dag.").unwrap().unwrap();
    run(&mut sample, LEAD, Step::Correct { basis: HostBasisId(1), reckoning, seen, why }).unwrap();
    assert_eq!(of(&sample).difference(), None);
}

#[test]
fn only_who_keeps_hosts_keeps_their_money() {
    let (_home, mut sample) = hosted();
    let step = record(&sample, "2026-10");
    for staff in [THERAPIST, TEMP, ADMINISTRATOR] {
        let done = run(&mut sample, staff, step.clone());
        assert!(matches!(done, Err(StoreError::Refused(Refusal::NotAllowed { .. }))), "{done:?}");
    }
    let function = StaffFunction::HostCoordinator;
    let command = Command::SetFunction { staff: THERAPIST, function, holds: true };
    sample.house.execute(LEAD, now(), &command).unwrap();
    run(&mut sample, THERAPIST, step).unwrap();
}

#[test]
fn a_year_tells_every_month() {
    let (_home, mut sample) = hosted();
    let step = record(&sample, "2026-10");
    run(&mut sample, LEAD, step).unwrap();
    let today = Zone::OSLO.date(now());
    let year = sample.house.read().host_year(month("2026-11"), Reckoning::default(), today).unwrap();
    let told: Vec<_> = year.iter().map(|(month, cases)| (month.to_string(), cases.len())).collect();
    assert_eq!((told.len(), told[8].1, told[9].1, told[11].1), (12, 0, 1, 1));
    assert!(year[9].1[0].recorded.is_some() && year[10].1[0].recorded.is_none());
}
