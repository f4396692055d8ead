//! The night round as staff meet it: keys pressed, screen read.

use personalbase::testing::Harness;

use crate::tasks::at;

/// The night shift of Saturday 21 November at 23:00, by NV, who has opened the round.
fn night() -> Harness {
    let mut evening = Harness::sample("KN");
    at(&mut evening, "2026-11-21T21:20:00Z");
    let mut night = evening.second("NV");
    night.keys("v down enter");
    at(&mut night, "2026-11-21T22:00:00Z");
    night
}

#[test]
fn one_key_says_that_all_is_in_order_and_the_round_has_ended() {
    let mut night = night();
    night.keys("N");
    println!("{}", night.screen());
    night.keys("enter");
    println!("{}", night.screen());
    night.keys("a");
    println!("{}", night.screen());
    night.keys("esc t");
    println!("{}", night.screen());
    panic!();
}
