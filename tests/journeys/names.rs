//! Several youths of one name can be told apart wherever a name stands.

use personalbase::domain::{
    command::Command,
    ids::YouthId,
    log::{About, Weight},
    youth::YouthFacts,
};

use crate::houses::{Pair, bare, entry, line, now, youth};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];

fn ali(latin: &str) -> YouthFacts {
    YouthFacts { latin_name: Some(line(latin)), ..youth("Ali") }
}

/// Two of the name live in apartments 1 and 2, a third has no home; a fourth, whose letters no list can show, neither.
fn four_of_one_name() -> (Pair, [YouthId; 4]) {
    let mut pair = bare(6);
    let hassan = pair.move_in(1, ali("Ali Hassan"));
    let rezai = pair.move_in(2, ali("Ali Rezai"));
    let mut add = |facts| YouthId(pair.run(&Command::AddYouth(facts)));
    let others = [add(ali("Ali Noori")), add(YouthFacts { latin_name: None, ..youth("علی") })];
    (pair.enter(), [hassan, rezai, others[0], others[1]])
}

#[test]
fn on_the_board_and_in_the_plan() {
    let (mut pair, _) = four_of_one_name();
    for (width, height) in SIZES {
        pair.screen.resize(width, height).expect("1 Ali H.").expect("2 Ali R.");
    }
    pair.screen.keys("2").expect("Plan · 2 Ali R.");
    pair.screen.keys("p").expect("2 ALI R. · Plan");
}

#[test]
fn in_the_list_of_apartments() {
    let (mut pair, _) = four_of_one_name();
    pair.screen.keys("enter").expect("1 Ali H.").expect("2 Ali R.").expect("Ali N.").expect("(navn i planen)");
}

#[test]
fn on_the_chips_of_an_entry_and_beside_the_save_key() {
    let (mut pair, _) = four_of_one_name();
    pair.screen.keys("1 n").expect("1 Ali H.").expect("2 Ali R.").expect("ALI H.").expect_not("ALI R.");
}

#[test]
fn where_somebody_moves_in_and_out() {
    let (mut pair, _) = four_of_one_name();
    pair.screen.keys("3 i").expect("◂ (navn i planen) ▸");
    pair.screen.keys("right").expect("◂ Ali N. ▸").expect("LEILIGHET 3 · ALI N.");
    pair.screen.keys("ctrl-s").expect("Ali N. bor i leilighet 3.");
    pair.screen.keys("1 enter x").expect("ALI H.");
    pair.screen.keys("tab right ctrl-s").expect("siste dag for Ali H. er i dag");
}

#[test]
fn in_the_quick_lookup() {
    let (mut pair, _) = four_of_one_name();
    pair.screen.keys("/").type_text("ali").expect("Ali H.").expect("Ali R.").expect("Ali N.");
}

#[test]
fn in_the_log_and_its_filter() {
    let (mut pair, [hassan, rezai, noori, _]) = four_of_one_name();
    pair.run(&Command::WriteEntry(entry(now(), About::Youths(vec![hassan, rezai]), Weight::Normal, "Snakket sammen.")));
    pair.run(&Command::WriteEntry(entry(now(), About::Youths(vec![noori]), Weight::Normal, "Ringte.")));
    pair.wait().keys("l").expect("Ali N.");
    pair.screen.keys("down enter").expect("1 Ali H., 2 Ali R.");
    pair.screen.keys("esc l f shift-tab shift-tab shift-tab shift-tab shift-tab");
    for shown in ["◂ alle, og huset ▸", "◂ ▌1 Ali H. ▸", "◂ ▌2 Ali R. ▸", "◂ Ali N. (bor ikke her nå) ▸"]
    {
        pair.screen.expect(shown);
        pair.screen.keys("right");
    }
}
