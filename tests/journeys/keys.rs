//! The key of the house on the screen: changed after somebody left, tried from the paper, and the way in with it.

use std::time::Duration;

use personalbase::{
    domain::time::Zone,
    store::{
        HouseFolder, backup,
        entrance::{self, Guard},
        keys::{KeyFile, Passphrase, RecoveryCode},
    },
    testing::{Harness, PASSPHRASE},
};

use super::hands::{audit, open_beside, uncover, unlock};

const NEW_WORDS: &str = "solhverv kajakk lampe benk";

/// Opens an action by its words in the menu.
fn menu(house: &mut Harness, words: &str) {
    house.keys("ctrl-p");
    house.type_text(words);
    house.keys("enter");
}

fn later(house: &mut Harness) -> &mut Harness {
    house.advance(Duration::from_secs(13))
}

fn new_code(house: &Harness) -> RecoveryCode {
    open_beside(house).keyring().renew_code(Guard::INVENTED).unwrap()
}

/// KN takes OH out of the house, up to the question.
fn end_ola(house: &mut Harness) {
    house.keys("s down down down enter").expect("Ola Hegge").expect("Jobber her");
    house.keys("tab right ctrl-s");
}

#[test]
fn whoever_ends_a_member_is_offered_another_key_and_goes_on_working_with_it() {
    let mut house = Harness::sample("KN");
    let old = KeyFile::read(&house.folder().join("house.keys")).unwrap();
    end_ola(&mut house);
    house.expect("OH kommer ikke inn mer. Bytt nøkkelen til huset også?");
    house.expect("[ Bytt nøkkelen nå  Enter ]").expect("[ Senere  Esc ]");
    house.keys("enter").expect("Bytt nøkkelen til huset").expect("Enter  Bytt nøkkelen nå");
    house.keys("enter").expect("Nøkkelen er byttet.").expect("Samira");
    assert!(audit(&house, 6).contains(&"KN rotate-key".to_owned()));

    // The terminal works on with the new key: it writes, it covers and uncovers, and it makes slots.
    house.keys("n").type_text("Skrevet etter byttet.").keys("ctrl-s");
    later(&mut house).keys("l").expect("Skrevet etter byttet.");
    house.keys("ctrl-l");
    uncover(&mut house);
    house.expect("Skrevet etter byttet.");
    let key = old.open(Some("OH"), &Passphrase::new(PASSPHRASE)).unwrap().key;
    let folder = HouseFolder::new(house.folder());
    assert!(personalbase::store::House::open(&folder, key, old.house(), house.now(), Zone::OSLO).is_err());
    house.kill_and_restart();
    unlock(&mut house, "OH");
    house.expect("Initialene eller passfrasen er feil.");
    house.kill_and_restart();
    unlock(&mut house, "NV");
    house.expect("Samira");
}

#[test]
fn a_copy_with_the_new_key_is_made_at_once_also_when_there_is_one_of_a_moment_ago() {
    let mut house = Harness::sample("KN");
    house.keys("R").expect("Sikkerhetskopi laget og kontrollert");
    let folder = house.folder().join("backups");
    let names = || backup::list(&folder).unwrap().into_iter().map(|copy| copy.name).collect::<Vec<_>>();
    let before = names();
    house.advance(Duration::from_secs(60));
    menu(&mut house, "Bytt nøkkelen");
    house.keys("enter").expect("Nøkkelen er byttet.");
    later(&mut house);
    // Of one day the last is kept.
    assert_eq!((before.len(), names().len()), (1, 1));
    assert_ne!(names(), before);
    house.expect("Sikkerhetskopi laget og kontrollert");
}

#[test]
fn whoever_waits_is_reminded_quietly_until_it_is_done_and_others_are_not() {
    let mut house = Harness::sample("KN");
    end_ola(&mut house);
    house.keys("esc");
    house.keys("esc esc");
    later(&mut house).expect("OH har sluttet. Nøkkelen er ikke byttet siden");
    house.keys("l").expect_not("Nøkkelen er ikke byttet siden");
    house.keys("esc");
    let mut other = house.second("NV");
    later(&mut other).expect_not("Nøkkelen er ikke byttet");
    drop(other);
    menu(&mut house, "Bytt nøkkelen");
    house.keys("enter").expect("Nøkkelen er byttet.");
    later(&mut house);
    later(&mut house).expect_not("Nøkkelen er ikke byttet");
}

#[test]
fn another_open_terminal_is_told_and_nothing_is_changed_or_lost() {
    let mut house = Harness::sample("KN");
    house.keys("n").type_text("Halvt ferdig notat").keys("esc");
    let other = house.second("OH");
    menu(&mut house, "Bytt nøkkelen");
    house.keys("enter").expect("Huset er åpent på en annen skjerm eller i et annet program.");
    house.expect("Halvt ferdig notat");
    house.keys("esc").expect("Samira");
    drop(other);
    menu(&mut house, "Bytt nøkkelen");
    house.keys("enter").expect("Nøkkelen er byttet.").expect("Halvt ferdig notat");
}

#[test]
fn only_leaders_change_the_key_and_try_the_code() {
    for (who, may) in [("TB", false), ("NV", false), ("KN", true), ("AD", true)] {
        for (words, seen) in
            [("Bytt nøkkelen", "Hele huset kopieres"), ("Prøv koden på papir", "Finn begge halvdelene")]
        {
            let mut house = Harness::sample(who);
            menu(&mut house, words);
            assert_eq!(house.shows(seen), may, "{who} {words}\n{}", house.screen());
        }
    }
}

#[test]
fn the_house_covers_itself_when_nobody_waited_for_the_new_key() {
    let mut house = Harness::sample("KN");
    menu(&mut house, "Bytt nøkkelen");
    house.app_mut().input(&personalbase::ui::input::Input::Key("enter".parse().unwrap()));
    house.sleep(Duration::from_secs(3_600));
    house.expect_not("Samira");
    uncover(&mut house);
    house.expect("Samira");
}

// ---- the code on paper

#[test]
fn the_code_is_tried_on_the_screen_and_gone_from_it_when_it_is_handed_in() {
    let mut house = Harness::sample("KN");
    let code = new_code(&house).to_string();
    menu(&mut house, "Prøv koden på papir");
    house.expect("Finn begge halvdelene av papiret");
    house.type_text(&RecoveryCode::random().unwrap().to_string()).keys("enter");
    house.expect("Koden åpner ikke dette huset.");
    assert_eq!(audit(&house, 1), ["– failed-try"]);
    house.type_text("ABC").keys("enter").expect("Her er det 3 tegn i alt.");
    house.keys("ctrl-a backspace");
    house.type_text(&code).expect(&code[..5]);
    house.keys("enter");
    house.expect("Koden på papir åpner huset. Prøvd 21.11.2026").expect_not(&code[..5]);
    assert_eq!(audit(&house, 1), ["KN rehearse-recovery-code"]);
    house.keys("m").expect_not(&code[..5]);
    let file = KeyFile::read(&house.folder().join("house.keys")).unwrap();
    assert_eq!(file.recovery_proven(), Some(house.now()));
}

#[test]
fn a_code_typed_where_a_new_one_is_made_costs_nobody_the_one_on_paper() {
    let mut house = Harness::sample("KN");
    let code = new_code(&house);
    menu(&mut house, "Ny kode på papir");
    house.type_text("A7Q4M").expect("Her lages en ny kode, og den på papiret slutter å gjelde.");
    house.keys("enter");
    let file = KeyFile::read(&house.folder().join("house.keys")).unwrap();
    assert!(file.open_recovery(&code).is_ok(), "the one on paper opens it as before");
    house.keys("ctrl-s");
    let file = KeyFile::read(&house.folder().join("house.keys")).unwrap();
    assert!(file.open_recovery(&code).is_err(), "whoever says so gets a new one");
}

#[test]
fn a_code_that_is_half_typed_is_gone_when_the_screen_is_covered() {
    let mut house = Harness::sample("KN");
    menu(&mut house, "Prøv koden på papir");
    house.type_text("ABCDE-FGH").expect("ABCDE-FGH");
    house.keys("ctrl-l");
    uncover(&mut house);
    house.expect_not("ABCDE").expect("Samira");
}

#[test]
fn the_paper_lets_a_leader_in_when_nobody_knows_a_passphrase() {
    let mut house = Harness::sample("OH");
    let code = new_code(&house).to_string();
    house.kill_and_restart();
    house.expect("Ctrl-K");
    house.keys("ctrl-k").expect("Inn med koden på papir");
    house.keys("esc").expect_not("Inn med koden på papir");
    house.keys("ctrl-k");
    let fill = |house: &mut Harness, code: &str, who: &str, words: &str| {
        house.type_text(code).keys("tab").type_text(who).keys("tab");
        house.type_text(words).keys("tab").type_text(words).keys("ctrl-s");
    };
    fill(&mut house, &RecoveryCode::random().unwrap().to_string(), "KN", NEW_WORDS);
    house.expect("Koden åpner ikke dette huset.");
    house.keys("esc ctrl-k");
    fill(&mut house, &code, "OH", NEW_WORDS);
    house.expect("Ingen fagleder eller administrator som arbeider her, har").expect_not("Samira");
    house.keys("esc ctrl-k");
    fill(&mut house, &code, "KN", "karinygård fin");
    house.expect_not("Samira").expect("navn");
    house.keys("esc ctrl-k");
    fill(&mut house, &code, "KN", NEW_WORDS);
    house.expect("KN har fått en ny passfrase med koden på papir.").expect_not(&code[..5]);
    let rows = audit(&house, 5);
    assert_eq!(rows[..3], ["– use-recovery-code", "KN set-secrets", "– failed-try"], "{rows:?}");
    assert_eq!(rows[4], "KN make-backup");

    house.kill_and_restart();
    unlock(&mut house, "KN");
    house.expect("Initialene eller passfrasen er feil.");
    house.kill_and_restart();
    house.type_text(&format!("KN\n{NEW_WORDS}\n")).expect("Samira");
    let folder = HouseFolder::new(house.folder());
    assert!(entrance::key_file(&folder).unwrap().recovery_proven().is_some());
}

// ---- a copy follows at once

/// The newest copy of the house.
fn newest_copy(house: &Harness) -> KeyFile {
    let copy = backup::newest(&house.folder().join("backups"), &HouseFolder::new(house.folder()), house.now()).unwrap();
    KeyFile::read(&copy.keys()).unwrap()
}

#[test]
fn a_recovery_is_followed_by_a_copy_that_opens_with_the_new_words() {
    let mut house = Harness::sample("KN");
    house.keys("R").expect("Sikkerhetskopi laget og kontrollert");
    let code = new_code(&house).to_string();
    house.kill_and_restart();
    house.keys("ctrl-k").type_text(&code).keys("tab").type_text("KN").keys("tab");
    house.type_text(NEW_WORDS).keys("tab").type_text(NEW_WORDS).keys("ctrl-s");
    house.expect("KN har fått en ny passfrase med koden på papir.");
    later(&mut house).expect("Den åpnes med det som åpner huset");
    assert!(newest_copy(&house).open(Some("KN"), &Passphrase::new(NEW_WORDS)).is_ok());
    assert!(newest_copy(&house).open_recovery(&RecoveryCode::parse(&code).unwrap()).is_ok());
}

#[test]
fn a_new_code_on_paper_is_followed_by_a_copy_that_opens_with_it() {
    let mut house = Harness::sample("KN");
    house.keys("R").expect("Sikkerhetskopi laget og kontrollert");
    menu(&mut house, "Ny kode på papir");
    house.keys("enter");
    let screen = house.screen();
    let groups: Vec<String> = screen
        .lines()
        .flat_map(|line| line.split("   "))
        .map(|part| part.trim().replace(' ', ""))
        .filter(|part| part.len() == 5 && part.chars().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit()))
        .collect();
    // In two columns: the first half on the left.
    let code: String = [0, 2, 4, 1, 3, 5].map(|at| groups[at].as_str()).concat();
    house.keys("enter").type_text(&code).keys("enter");
    later(&mut house);
    later(&mut house);
    house.keys("m").expect("Den åpnes med det");
    assert!(newest_copy(&house).open_recovery(&RecoveryCode::parse(&code).unwrap()).is_ok());
}

#[test]
fn new_words_somebody_gets_are_followed_by_a_copy_and_a_stick_that_is_out_is_told() {
    let home = tempfile::tempdir().unwrap();
    let stick = home.path().join("stick");
    let mut config = personalbase::config::Config::default();
    config.backup.second = Some(stick.clone());
    let mut house = Harness::sample_with("KN", config, personalbase::text::Language::Nb);
    house.keys("s").click_on("Ola Hegge");
    house.keys("r").expect("Ny passfrase og PIN for OH");
    house.keys("tab").type_text(&format!("{NEW_WORDS}\n{NEW_WORDS}")).keys("ctrl-s");
    house.expect("Lagret kl. 14:32.");
    later(&mut house).expect("Den åpnes med det som åpner huset").expect("Minnepinnen er ikke satt inn");
    assert!(newest_copy(&house).open(Some("OH"), &Passphrase::new(NEW_WORDS)).is_ok());
    std::fs::create_dir(&stick).unwrap();
    house.keys("esc R").expect("også på minnepinnen");
}

#[test]
fn a_copy_that_cannot_follow_is_told_with_what_to_do() {
    let mut house = Harness::sample("KN");
    std::fs::write(house.folder().join("backups"), "a file where the folder should be").unwrap();
    house.keys("s").click_on("Ola Hegge");
    house.keys("r tab").type_text(&format!("{NEW_WORDS}\n{NEW_WORDS}")).keys("ctrl-s");
    later(&mut house).keys("esc m").expect("Det som er byttet,").expect("Rett feilen, og trykk R.");
}
