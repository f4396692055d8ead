//! Unlocking, covering, uncovering and switching staff.

use std::{fs, time::Duration};

use personalbase::{
    config::Config,
    testing::{Harness, PASSPHRASE, PIN, sample_house},
    text::Language,
    ui::input::{Input, Key, KeyCode},
};

use super::hands::{audit, hours, minutes, open_beside, switch_to, uncover, unlock};

/// Everybody who is in the sample house.
const NAMES: [&str; 8] = ["Samira", "Yonas", "Amir", "Hodan", "Oleksandr", "Nygård", "Hegge", "Vik"];

fn closed() -> Harness {
    let mut house = Harness::sample("KN");
    house.kill_and_restart();
    house
}

fn press(house: &mut Harness, code: KeyCode) {
    house.app_mut().input(&Input::Key(Key::plain(code)));
}

fn type_ahead(house: &mut Harness, text: &str) {
    for letter in text.chars() {
        press(house, KeyCode::Char(letter));
    }
}

#[test]
fn initials_and_passphrase_open_the_house() {
    let mut house = closed();
    house.expect("personalbase").expect("14:32").expect("lørdag 21. november").expect("Huset er låst.");
    house.type_text("kn").keys("enter").type_text(PASSPHRASE).expect_not("fjell");
    house.keys("enter");
    house.expect("EKV bofell").expect("Kveld ▸KN");
    assert_eq!(audit(&house, 1), ["KN unlock"]);
}

#[test]
fn a_wrong_passphrase_is_told_and_written_down_when_somebody_gets_in() {
    let mut house = closed();
    house.type_text("KN\nfeil passfrase her\n").expect("Initialene eller passfrasen er feil.");
    house.advance(minutes(3));
    house.type_text(&format!("{PASSPHRASE}\n")).expect("Kveld ▸KN");
    assert_eq!(audit(&house, 2), ["– failed-try", "KN unlock"]);
}

#[test]
fn somebody_elses_passphrase_is_a_wrong_one_for_initials_that_nobody_has() {
    let mut house = closed();
    unlock(&mut house, "ZZ");
    house.expect("Initialene eller passfrasen er feil.");
}

#[test]
fn what_cannot_be_initials_or_is_missing_is_told_before_anything_is_tried() {
    let mut house = closed();
    house.type_text("K1\nx\n").expect("Initialer er to til fire bokstaver.");
    house.keys("ctrl-a").type_text("KN\n").keys("ctrl-u enter").expect("Skriv noe her først.");
    unlock_file_is_absent(&house);
}

/// No try was noted.
fn unlock_file_is_absent(house: &Harness) {
    assert!(!house.folder().join("house.tries").exists());
}

#[test]
fn each_way_the_house_can_be_broken_has_its_own_sentence() {
    let spoil = |name: &'static str, bytes: &'static [u8], sentence: &str| {
        let mut house = closed();
        fs::write(house.folder().join(name), bytes).unwrap();
        unlock(&mut house, "KN");
        house.expect(sentence).expect_not("Initialene eller passfrasen er feil.");
    };
    spoil("house.keys", b"not a key file", "Nøkkelfila (house.keys) kan ikke leses.");
    spoil("house.db", b"not a database, but long enough to have been one once", "Databasen (house.db) er skadet");
    spoil("house.db", b"", "Databasen (house.db) er skadet");
    let mut house = closed();
    fs::remove_dir_all(house.folder()).unwrap();
    unlock(&mut house, "KN");
    house.expect("Det er ikke noe hus i");
}

#[test]
fn a_house_of_another_key_file_is_not_opened() {
    let mut house = closed();
    let home = tempfile::tempdir().unwrap();
    // Another moment: houses of the same one are pressed from the same plate and share their key.
    drop(sample_house(home.path(), "2026-11-20T12:00:00Z".parse().unwrap()));
    fs::copy(home.path().join("house.db"), house.folder().join("house.db")).unwrap();
    unlock(&mut house, "KN");
    // The key of the one does not open the other: the passphrase was right, so it is never called wrong.
    house.expect("Databasen (house.db) er skadet");
}

#[test]
fn the_covered_screen_shows_clock_and_house_and_no_names() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l");
    house.expect("EKV bofellesskap").expect("14:32").expect("lørdag 21. november").expect("Initialer*  KN");
    house.expect("Passfrase trengs etter 5 feil forsøk.").expect("F1 Hjelp").expect("Ctrl-Q Avslutt");
    for name in NAMES {
        house.expect_not(name);
    }
    house.keys("f1").expect("bytter til en annen ansatt");
    house.keys("f1").expect_not("bytter til en annen ansatt");
    // Most of all after a try that failed.
    house.type_text("000000\n").expect("Feil PIN.");
    house.keys("f1").expect("bytter til en annen ansatt");
    house.keys("f1").expect("Feil PIN.");
}

#[test]
fn a_message_with_a_name_does_not_stay_under_the_cover() {
    let mut house = Harness::sample("KN");
    house.keys("u").type_text("Farid").keys("tab tab tab tab").type_text("01.01.2010").keys("ctrl-s");
    house.expect("Lagret kl. 14:32: Farid.");
    house.keys("ctrl-l").expect_not("Farid");
}

#[test]
fn a_pin_uncovers_and_typed_text_stands_with_the_cursor_in_its_place() {
    let mut house = Harness::sample("KN");
    house.keys("3 n").type_text("Kom hjem klokka tre").keys("left left left");
    let (cursor, row) = (house.cursor(), house.row(cursor_row(&house)));
    house.keys("ctrl-l").expect("Utkast som venter:  KN 1").expect_not("Kom hjem");
    uncover(&mut house);
    assert_eq!((house.cursor(), house.row(cursor_row(&house))), (cursor, row));
    house.type_text("x").expect("Kom hjem klokka xtre");
    assert_eq!(audit(&house, 2), ["KN lock", "KN uncover"]);
}

fn cursor_row(house: &Harness) -> u16 {
    house.cursor().unwrap().y
}

#[test]
fn the_idle_lock_counts_down_and_a_key_stops_it() {
    let mut house = Harness::sample("KN");
    house.advance(Duration::from_secs(4 * 60 + 29)).expect_not("Skjermen låses");
    house.advance(Duration::from_secs(1)).expect("Skjermen låses om 30 sekunder.");
    house.advance(Duration::from_secs(29)).expect("Skjermen låses om 1 sekund.");
    house.keys("down").expect_not("Skjermen låses");
    house.advance(Duration::from_secs(4 * 60 + 59)).expect("Skjermen låses om 1 sekund.");
    house.advance(Duration::from_secs(1)).expect("Initialer*  KN").expect_not("Samira");
    assert_eq!(audit(&house, 1), ["KN idle-lock"]);
}

#[test]
fn text_is_kept_when_the_screen_covers_itself() {
    let mut house = Harness::sample("KN");
    house.keys("n").type_text("Halvt skrevet");
    house.advance(minutes(5)).expect("Utkast som venter:  KN 1");
    uncover(&mut house);
    house.expect("Halvt skrevet");
}

#[test]
fn a_wrong_pin_says_how_many_tries_are_left_and_the_fifth_wants_the_passphrase() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l");
    for left in ["4 forsøk", "3 forsøk", "2 forsøk", "Ett forsøk"] {
        house.type_text("111222\n").expect(&format!("Feil PIN. {left} igjen"));
    }
    house.type_text("111222\n").expect("Nå trengs passfrasen").expect("Passfrase").expect_not("  PIN ");
    // The right PIN is not enough any more, for nobody.
    uncover(&mut house);
    house.expect("PIN åpner ikke nå.").expect_not("Samira");
    switch_to(&mut house, "OH");
    house.expect("PIN åpner ikke nå.");
    house.keys("shift-tab ctrl-a").type_text(&format!("KN\n{PASSPHRASE}\n")).expect("Samira");
    let deeds = audit(&house, 9);
    assert_eq!(deeds[0], "KN lock");
    assert_eq!(deeds[1..8].iter().filter(|deed| *deed == "– failed-try").count(), 7);
    assert_eq!(deeds[8], "KN unlock");
    // From here a PIN is enough again, with all its tries.
    house.keys("ctrl-l").type_text("111222\n").expect("Feil PIN. 4 forsøk igjen");
    uncover(&mut house);
    house.expect("Samira");
}

#[test]
fn a_right_pin_gives_all_tries_back() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l").type_text("111222\n111222\n").expect("3 forsøk igjen");
    uncover(&mut house);
    house.keys("ctrl-l").type_text("111222\n").expect("4 forsøk igjen");
}

#[test]
fn initials_that_nobody_has_count_as_a_wrong_pin() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l");
    switch_to(&mut house, "ZZ");
    house.expect("Feil PIN. 4 forsøk igjen");
}

#[test]
fn a_pin_has_six_digits_and_less_is_no_try() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l").type_text("12345\n").expect("En PIN er seks sifre.");
    house.keys("ctrl-u").type_text("111222\n").expect("4 forsøk igjen");
}

#[test]
fn the_passphrase_is_taken_in_the_field_of_the_pin() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l").type_text(&format!("{PASSPHRASE}\n")).expect("Samira");
    assert_eq!(audit(&house, 2), ["KN lock", "KN unlock"]);
}

#[test]
fn a_session_that_is_too_old_wants_the_passphrase() {
    let mut house = Harness::sample("KN");
    house.advance(hours(16)).expect("Initialer*  KN");
    uncover(&mut house);
    house.expect("Samira");
    house.advance(minutes(6));
    uncover(&mut house);
    house.expect("Nå trengs passfrasen").expect_not("Samira");
    house.type_text(&format!("{PASSPHRASE}\n")).expect("Samira");
    house.keys("ctrl-l");
    uncover(&mut house);
    house.expect("Samira");
}

#[test]
fn another_member_takes_over_in_one_go_and_each_keeps_their_drafts() {
    let mut house = Harness::sample("KN");
    house.keys("3 n").type_text("KN skriver om Amir").keys("ctrl-l");
    switch_to(&mut house, "OH");
    house.expect("Kveld").expect("Samira").expect_not("KN skriver om Amir");
    house.keys("n").type_text("OH skriver").keys("ctrl-l");
    house.expect("Utkast som venter:  KN 1, OH 1").expect("Initialer*  OH");
    switch_to(&mut house, "KN");
    house.expect("KN skriver om Amir").expect_not("OH skriver");
    assert_eq!(audit(&house, 4), ["KN lock", "OH switch", "OH lock", "KN switch"]);
}

#[test]
fn what_was_said_to_one_is_not_in_the_list_of_another() {
    let mut house = Harness::sample("KN");
    house.keys("u").type_text("Farid").keys("tab tab tab tab").type_text("01.01.2010").keys("ctrl-s ctrl-l");
    switch_to(&mut house, "OH");
    house.keys("m").expect_not("Lagret kl. 14:32");
}

#[test]
fn another_members_passphrase_at_the_covered_screen_hands_over_the_open_house() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l shift-tab ctrl-a").type_text(&format!("OH\n{PASSPHRASE}\n")).expect("Samira");
    assert_eq!(audit(&house, 2), ["KN lock", "OH unlock"]);
    house.keys("ctrl-l").expect("Initialer*  OH");
}

#[test]
fn what_is_typed_while_a_pin_is_checked_is_neither_lost_nor_doubled() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l").type_text(PIN);
    // All of this before the answer is fetched; the second Enter is impatience and means nothing on the next screen.
    press(&mut house, KeyCode::Enter);
    press(&mut house, KeyCode::Enter);
    type_ahead(&mut house, "n");
    type_ahead(&mut house, "Rakk det");
    house.advance(Duration::from_millis(1)).expect("Rakk det");
    assert_eq!(audit(&house, 2), ["KN lock", "KN uncover"]);
}

#[test]
fn what_is_typed_while_a_wrong_pin_is_checked_is_the_next_try() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l").type_text("111222");
    press(&mut house, KeyCode::Enter);
    type_ahead(&mut house, PIN);
    house.advance(Duration::from_millis(1)).expect("4 forsøk igjen").expect("••••••");
    house.keys("enter").expect("Samira");
}

#[test]
fn leaving_while_a_job_runs_waits_for_it_and_is_written_down() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l").type_text(PIN);
    press(&mut house, KeyCode::Enter);
    house.app_mut().quit();
    assert!(house.app().is_quitting());
    assert_eq!(audit(&house, 3), ["KN lock", "KN uncover", "KN quit"]);
}

#[test]
fn quitting_from_the_cover_keeps_the_draft() {
    let mut house = Harness::sample("KN");
    house.keys("n").type_text("Nesten ferdig").keys("ctrl-l ctrl-q");
    assert!(house.app().is_quitting());
    house.kill_and_restart();
    unlock(&mut house, "KN");
    house.expect("Nesten ferdig");
}

#[test]
fn a_clock_that_is_set_back_neither_locks_nor_lets_anybody_stay() {
    let mut house = Harness::sample("KN");
    house.advance(minutes(4));
    house.set_clock(house.now() - chrono::TimeDelta::hours(3)).expect("11:36").expect("Samira");
    house.advance(Duration::from_secs(59)).expect("Skjermen låses om 1 sekund.");
    house.advance(Duration::from_secs(1)).expect("Initialer*  KN");
    uncover(&mut house);
    house.expect("Samira");
}

#[test]
fn a_machine_that_slept_wakes_to_a_covered_screen() {
    let mut house = Harness::sample("KN");
    house.keys("n").type_text("Midt i noe");
    house.sleep(hours(1)).advance(Duration::from_millis(1)).expect("Initialer*  KN").expect("15:32");
    for name in NAMES {
        house.expect_not(name);
    }
    assert_eq!(audit(&house, 1), ["KN idle-lock"]);
    uncover(&mut house);
    house.expect("Midt i noe");
}

#[test]
fn the_key_that_wakes_the_machine_does_nothing_on_the_open_screen() {
    let mut house = Harness::sample("KN");
    house.keys("n").type_text("Midt i noe");
    house.sleep(hours(1)).keys("x").expect("Initialer*  KN").expect_not("•");
    uncover(&mut house);
    house.expect("Midt i noe").expect_not("Midt i noex");
}

#[test]
fn a_nap_shorter_than_the_idle_time_locks_nothing() {
    let mut house = Harness::sample("KN");
    house.sleep(minutes(4)).keys("2").expect("Samira");
    house.sleep(minutes(4)).advance(Duration::from_millis(1)).expect("Samira");
}

#[test]
fn a_pin_that_is_checked_while_the_machine_falls_asleep_opens_nothing_for_whoever_wakes_it() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l").type_text(PIN);
    press(&mut house, KeyCode::Enter);
    type_ahead(&mut house, "n");
    house.sleep(hours(1)).advance(Duration::from_millis(1)).expect("Initialer*  KN").expect_not("Samira");
    assert_eq!(audit(&house, 3), ["KN lock", "KN uncover", "KN idle-lock"]);
    uncover(&mut house);
    house.expect("Samira").expect_not("Nytt notat");
}

#[test]
fn a_clock_that_is_set_back_while_the_machine_sleeps_changes_nothing_about_the_lock() {
    let mut house = Harness::sample("KN");
    let before = house.now();
    house.sleep(minutes(4)).set_clock(before - chrono::TimeDelta::hours(30)).expect("Samira");
    house.sleep(minutes(1)).set_clock(before - chrono::TimeDelta::days(900)).expect("Initialer*  KN");
    uncover(&mut house);
    house.expect("Samira");
}

#[test]
fn a_night_asleep_counts_towards_the_passphrase() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l").sleep(hours(17));
    uncover(&mut house);
    house.expect("Nå trengs passfrasen");
}

#[test]
fn the_cover_follows_the_clock_past_midnight() {
    let mut house = Harness::sample("KN");
    house.keys("ctrl-l").advance(hours(9) + minutes(27)).expect("23:59").expect("lørdag 21. november");
    house.advance(minutes(1)).expect("00:00").expect("søndag 22. november");
}

#[test]
fn whoever_is_taken_out_of_the_house_is_covered_and_cannot_come_back() {
    let mut house = Harness::sample("OH");
    house.keys("n").type_text("Midt i noe");
    let mut beside = open_beside(&house);
    let people = beside.read().people().unwrap();
    let initials = personalbase::domain::staff::Initials::new;
    let lead = people.by_initials(&initials("KN").unwrap()).unwrap().id;
    let leaver = people.by_initials(&initials("OH").unwrap()).unwrap();
    let change = personalbase::domain::command::Command::ChangeStaff {
        staff: leaver.id,
        version: leaver.version,
        role: leaver.role,
        active: false,
    };
    beside.execute(lead, house.now(), &change).unwrap();
    house.advance(Duration::from_secs(2)).expect("Initialer*  OH").expect_not("Midt i noe");
    uncover(&mut house);
    house.expect("Feil PIN.").expect_not("Midt i noe");
    house.keys("ctrl-u").type_text(&format!("{PASSPHRASE}\n")).expect("Initialene eller passfrasen er feil.");
}

/// The database of a harness is another file than the one that is open: nothing can be written, as on a broken disk.
fn break_disk(house: &Harness) -> impl FnOnce() + use<> {
    let (real, aside) = (house.folder().join("house.db"), house.folder().join("aside"));
    fs::rename(&real, &aside).unwrap();
    fs::copy(&aside, &real).unwrap();
    move || fs::rename(&aside, &real).unwrap()
}

#[test]
fn text_that_no_disk_takes_waits_for_its_writer_while_another_works() {
    let mut house = Harness::sample("KN");
    house.keys("n").type_text("Skal ikke bli borte");
    let mend = break_disk(&house);
    house.keys("ctrl-l");
    switch_to(&mut house, "OH");
    house.expect("Samira").expect_not("Skal ikke bli borte");
    house.keys("ctrl-l");
    switch_to(&mut house, "KN");
    house.expect("Skal ikke bli borte");
    mend();
    house.advance(Duration::from_secs(3));
    house.keys("ctrl-l");
    house.expect("Utkast som venter:  KN 1");
}

#[test]
fn a_form_whose_text_no_disk_takes_does_not_close_and_quitting_is_asked_twice() {
    let mut house = Harness::sample("KN");
    house.keys("n").type_text("Skal ikke bli borte");
    let _mend = break_disk(&house);
    house.keys("esc");
    house.expect("Utkastet kunne ikke lagres.").expect("Skal ikke bli borte");
    house.keys("down ctrl-q");
    assert!(!house.app().is_quitting(), "told or not, the first wish is asked about");
    house.keys("ctrl-q");
    assert!(house.app().is_quitting());
}

#[test]
fn the_first_wish_to_quit_is_answered_when_text_cannot_be_kept() {
    let mut house = Harness::sample("KN");
    house.keys("n").type_text("Skal ikke bli borte");
    let _mend = break_disk(&house);
    house.keys("ctrl-q");
    assert!(!house.app().is_quitting());
    house.expect("bare på skjermen").expect("Skal ikke bli borte");
    house.keys("ctrl-q");
    assert!(house.app().is_quitting());
}

#[test]
fn whoever_comes_in_hears_that_the_disk_is_nearly_full() {
    let mut config = Config::default();
    config.disk.warning_mb = u64::MAX;
    let house = Harness::sample_with("KN", config, Language::Nb);
    house.expect("Disken er nesten full:").expect("Det som er lagret, er trygt.");
    Harness::sample("KN").expect_not("Disken er nesten full:");
}

#[cfg(unix)]
#[test]
fn whoever_comes_in_hears_that_others_can_open_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut house = closed();
    fs::set_permissions(house.folder().join("house.db"), fs::Permissions::from_mode(0o640)).unwrap();
    unlock(&mut house, "KN");
    house.expect("▲ Andre på maskinen kan åpne filer i huset.").expect("Be fagleder");
    Harness::sample("KN").expect_not("Andre på maskinen");
}

#[test]
fn a_pin_where_the_passphrase_is_wanted_is_told_apart_from_a_wrong_passphrase() {
    let mut house = closed();
    house.type_text("kn").keys("enter").type_text(PIN).keys("enter");
    house.expect("PIN åpner ikke nå. Skriv passfrasen");
    house.type_text("mange blå sykler").keys("enter");
    house.expect("Initialene eller passfrasen er feil.").expect_not("PIN åpner ikke nå");
}
