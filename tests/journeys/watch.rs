//! How closely the staff watch over a youth.

use std::time::Duration;

use chrono::TimeDelta;
use personalbase::{
    domain::{
        command::Command,
        ids::YouthId,
        time::Instant,
        watch::{WatchFacts, WatchLevel},
    },
    testing::Harness,
};

use crate::houses::{Pair, line, now, sample};

const SOON: Duration = Duration::from_secs(2);

/// Another terminal sets a level; answers its row.
fn set(pair: &mut Pair, youth: i64, version: i64, level: WatchLevel, review: Option<i64>, at: Instant) -> i64 {
    let reason = (level != WatchLevel::Calm).then(|| line("Sover lite."));
    let review_at = review.map(|hours| at + TimeDelta::hours(hours));
    pair.run_at(
        at,
        &Command::SetWatch { youth: YouthId(youth), version, facts: WatchFacts { level, reason, review_at } },
    )
}

#[test]
fn a_level_is_set_in_a_few_keys_and_stands_as_a_word_everywhere() {
    let mut screen = Harness::sample("TB");
    screen.expect("uvurdert");
    screen.keys("3 f").expect("▌LEILIGHET 3 · AMIR").expect("(•) rolig");
    screen.keys("f enter").type_text("sover lite, spiste ikke\n\n");
    screen.expect("Lagret kl. 14:32: 3 AMIR FØLG MED, vurderes 28.11. 14:32.").expect("FØLG MED");
    screen.resize(120, 36).expect("FØLG MED");
    screen.resize(80, 24);
    screen.keys("p p").expect("FØLG MED siden 14:32 (TB) · vurderes 28.11. 14:32 · sover lite, spiste ikke");
    screen.keys("esc enter").expect("FØLG MED · ukjent");
    screen.keys("y").expect("FØLG MED siden 14:32 (TB)");
}

#[test]
fn whatever_is_not_calm_needs_a_reason_and_a_review() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 f a ctrl-s").expect("Skriv hvorfor, med få ord.").expect("▸ Hvorfor");
    screen
        .type_text("vil ikke snakke")
        .keys("tab ctrl-a backspace ctrl-s")
        .expect("Skriv når det skal vurderes på nytt.");
    screen.type_text("i går 12:00").keys("ctrl-s").expect("Det må vurderes fram i tid.");
    screen.keys("ctrl-a").type_text("+40d 12:00").keys("ctrl-s").expect("innen 31 dager");
    screen.keys("ctrl-a").type_text("i morgen 08\n").expect("3 AMIR AKUTT, vurderes i morgen 08:00.");
    // Calm needs neither.
    screen.keys("2 f ctrl-s").expect("2 YONAS rolig.").expect("rolig");
}

#[test]
fn the_reason_of_one_level_is_not_that_of_another_and_the_arrows_end_at_the_gravest() {
    let mut screen = Harness::sample("TB");
    screen.keys("3 f").keys("f enter").type_text("sover lite\n\n").expect("FØLG MED");
    screen.keys("3 f").expect("sover lite");
    screen.keys("right").expect("(•) akutt").expect_not("sover lite");
    screen.keys("right right").expect("(•) akutt");
    screen.keys("left").expect("(•) følg med").expect("sover lite");
}

#[test]
fn the_review_follows_the_level_until_somebody_writes_another() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 f").expect_not("28.11.2026");
    screen.keys("f").expect("28.11.2026 14:32");
    screen.keys("a").expect("22.11.2026 14:32");
    screen.keys("tab tab ctrl-a").type_text("23.11. 09:00").keys("shift-tab shift-tab f").expect("23.11.2026 09:00");
}

#[test]
fn when_the_review_has_passed_it_is_to_be_reviewed_and_never_calm_by_itself() {
    let mut pair = sample();
    set(&mut pair, 3, 0, WatchLevel::Follow, Some(20), now());
    pair.wait().expect("FØLG MED").expect("▲ 1 forfalt");
    pair.screen.set_clock(now() + TimeDelta::minutes(20 * 60 - 1)).expect("FØLG MED");
    pair.screen.set_clock(now() + TimeDelta::hours(20));
    pair.screen.expect("▲ vurder").expect_not("FØLG MED").expect("▲ 2 forfalt");
    pair.screen.resize(120, 36).expect("▲ må vurderes");
    pair.screen.resize(80, 24);
    pair.screen.keys("3 p").expect("▲ må vurderes · FØLG MED siden i går 14:32 (KN) · skulle vært vurdert 10:32");
    pair.screen.set_clock(now() + TimeDelta::days(40)).expect("▲ må vurderes");
    // Whoever looks at it again begins with what stands.
    pair.screen.keys("f").expect("(•) følg med").expect("Sover lite.");
    pair.screen.keys("ctrl-s");
    pair.screen.expect("FØLG MED siden 21.11. 14:32 (KN)").expect_not("må vurderes");
    pair.screen.keys("y").expect("sist vurdert 14:32");
}

#[test]
fn a_calm_level_stands_without_end() {
    let mut pair = sample();
    set(&mut pair, 3, 0, WatchLevel::Calm, None, now());
    pair.wait().expect("rolig");
    pair.screen.set_clock(now() + TimeDelta::days(200)).expect("rolig").expect_not("▲ vurder");
}

#[test]
fn the_history_has_every_level_with_who_and_why() {
    let mut pair = sample();
    let first = set(&mut pair, 3, 0, WatchLevel::Follow, Some(48), now() - TimeDelta::days(3));
    let second = set(&mut pair, 3, first, WatchLevel::Acute, Some(24), now() - TimeDelta::days(2));
    set(&mut pair, 3, second, WatchLevel::Calm, None, now() - TimeDelta::days(1));
    pair.wait().keys("3 y").expect("rolig siden i går 14:32 (KN)");
    pair.screen.expect("AKUTT satt 19.11. 14:32 (KN) · Sover lite.").expect("FØLG MED satt 18.11. 14:32 (KN)");
    assert_eq!(pair.audited("set-watch"), 3);
}

#[test]
fn who_sets_it_has_seen_what_another_set_meanwhile() {
    let mut one = Harness::sample("KN");
    let mut two = one.second("OH");
    one.keys("3 f").expect("(•) rolig");
    two.keys("3 f a tab").type_text("vil ikke snakke\n\n").expect("3 AMIR AKUTT");
    one.keys("ctrl-s").expect("OH endret dette mens du skrev.").expect("akutt").expect("vil ikke snakke");
    one.keys("esc esc").expect("AKUTT");
    one.keys("3 f").expect("(•) akutt");
    one.keys("r").keys("ctrl-s").expect("3 AMIR rolig");
    two.advance(SOON).expect("rolig");
}

#[test]
fn a_reason_that_was_begun_is_there_after_a_kill() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 f f tab").type_text("sover li");
    screen.advance(Duration::from_secs(2));
    screen.kill_and_restart();
    screen.enter("KN");
    screen.expect("sover li").expect("(•) følg med").expect("▌LEILIGHET 3 · AMIR");
    // As much as the field takes, and told where it ends.
    screen.type_text(&"x".repeat(200)).expect("Feltet er fullt. Det siste kom ikke med.");
    screen.keys("ctrl-s").expect("3 AMIR FØLG MED");
}

#[test]
fn changes_since_a_moment_can_be_told_to_the_next_shift() {
    let mut pair = sample();
    let first = set(&mut pair, 3, 0, WatchLevel::Follow, Some(48), now() - TimeDelta::hours(9));
    set(&mut pair, 3, first, WatchLevel::Acute, Some(24), now() - TimeDelta::hours(1));
    set(&mut pair, 5, 0, WatchLevel::Calm, None, now());
    let since = |hours| pair.other.read().watch_changes(now() - TimeDelta::hours(hours)).unwrap();
    let told: Vec<_> = since(8).into_iter().map(|mark| (mark.youth.0, mark.facts.level)).collect();
    assert_eq!(told, [(3, WatchLevel::Acute), (5, WatchLevel::Calm)]);
    assert_eq!(since(10).len(), 3);
}

#[test]
fn after_the_program_ended_the_review_still_follows_the_level() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 f f").expect("28.11.2026 14:32");
    screen.advance(Duration::from_secs(4));
    screen.kill_and_restart();
    screen.advance(Duration::from_secs(120)).enter("KN");
    screen.expect("28.11.2026 14:32");
    screen.keys("a").expect("22.11.2026 14:34");
}
