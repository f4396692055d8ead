//! Setting up a house.

use std::fs;

use personalbase::{
    domain::house::ApartmentKind,
    store::{House, HouseFolder, entrance, keys::Passphrase},
    testing::{Harness, PASSPHRASE, PIN},
    ui::input::{Input, Key, KeyCode},
};

use super::hands::unlock;

const GROUPS: usize = 6;

/// Fills in the page about the house.
fn fill_in_house(house: &mut Harness) {
    house.keys("enter").type_text("EKV bofellesskap").keys("ctrl-s");
}

/// Fills in the page about the first member.
fn fill_in_person(house: &mut Harness) {
    let secrets = format!("{PASSPHRASE}\n{PASSPHRASE}\n{PIN}\n{PIN}");
    house.type_text(&format!("Kari Nygård\nkn\n{secrets}")).keys("ctrl-s");
}

/// Goes as far as the recovery code.
fn make_house() -> Harness {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    fill_in_person(&mut house);
    house.expect("Dette blir laget:");
    house.keys("enter").expect("Huset er laget. Skriv denne koden på papir nå.");
    house
}

/// The code on the screen, as somebody reads it off: `1   8 Q 2 V G      4   8 M J Y 7`.
fn code_on(house: &Harness) -> Vec<String> {
    let mut groups = vec![String::new(); GROUPS];
    for row in 0..24 {
        let row = house.row(row);
        let mut words = row.split_whitespace();
        while let Some(word) = words.next() {
            let signs: String = words.clone().take(5).collect();
            let number = word.parse::<usize>().ok().filter(|number| (1..=GROUPS).contains(number));
            if let (Some(number), 5) = (number, signs.len()) {
                groups[number - 1] = signs;
                words.by_ref().take(5).for_each(drop);
            }
        }
    }
    groups
}

#[test]
fn the_guide_leads_from_an_empty_folder_to_the_board_and_the_house_stands_the_next_day() {
    let mut house = make_house();
    let code = code_on(&house).join(" ").to_lowercase();
    house.keys("enter").type_text(&code).keys("enter");
    house.expect("Hvilken vakt har du, KN?").expect("EKV bofellesskap");
    house.keys("enter").expect("Du er på kveldsvakt 14:30–22:30.").expect("6 ledig");
    house.keys("ctrl-q");
    house.kill_and_restart();
    house.expect("Huset er låst.");
    unlock(&mut house, "kn");
    house.expect("EKV bofellesskap").expect("Kveld ▸KN").expect_not("Huset er låst.");
}

#[test]
fn the_code_on_the_paper_opens_the_house() {
    let mut house = make_house();
    let code = code_on(&house).join("-");
    house.keys("enter").type_text(&code).keys("enter");
    let folder = HouseFolder::new(house.folder());
    let code = personalbase::store::keys::RecoveryCode::parse(&code).unwrap();
    let file = entrance::key_file(&folder).unwrap();
    let key = file.open_recovery(&code).unwrap().key;
    let opened = House::open(&folder, key, file.house(), house.now(), personalbase::domain::time::Zone::OSLO).unwrap();
    assert_eq!(opened.read().house().unwrap().name.as_str(), "EKV bofellesskap");
}

#[test]
fn a_confirmed_code_that_is_not_written_down_is_told() {
    let mut house = make_house();
    let code = code_on(&house).join("-");
    // The disk takes no more from here on.
    let database = house.folder().join("house.db");
    fs::rename(&database, database.with_extension("away")).unwrap();
    house.keys("enter").type_text(&code).keys("enter");
    house.expect("Koden er på papir og gjelder, men det ble ikke skrevet i loggen").expect("er flyttet, slettet");
}

#[test]
fn the_first_page_says_where_and_how_it_is_protected() {
    let house = Harness::empty();
    house.expect("Her står det ikke noe hus ennå.").expect("kryptert fil").expect("steg 1 av 5");
    let folder = house.folder().display().to_string();
    house.expect(&folder);
}

#[test]
fn esc_goes_one_page_back_and_loses_nothing() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    fill_in_person(&mut house);
    house.expect("KN · Kari Nygård · fagleder");
    house.keys("esc").expect("steg 3 av 5").expect("Kari Nygård").expect("••••••");
    house.keys("esc").expect("steg 2 av 5").expect("EKV bofellesskap");
    house.keys("esc").expect("steg 1 av 5");
    house.keys("esc").expect("steg 1 av 5");
    house.keys("enter ctrl-s ctrl-s").expect("KN · Kari Nygård · fagleder");
}

#[test]
fn the_house_is_made_as_it_was_filled_in() {
    let mut house = Harness::empty();
    house.keys("enter").type_text("Søsterhuset\n").keys("ctrl-a").type_text("3\n");
    // The last of the four: said of each apartment.
    house.keys("end").expect("Leilighet 3").expect_not("Leilighet 4");
    house.keys("tab tab right tab right right tab ctrl-a").type_text("Stue, kjøkken , ,Stue").keys("ctrl-s");
    fill_in_person(&mut house);
    house.expect("1: eget kjøkken og bad · 2: deler kjøkken · 3: deler kjøkken");
    house.expect("Stue, kjøkken");
    house.keys("enter");
    let folder = HouseFolder::new(house.folder());
    let initials = personalbase::domain::staff::Initials::new("KN").unwrap();
    let zone = personalbase::domain::time::Zone::OSLO;
    let opened = entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), house.now(), zone).unwrap();
    let people = opened.house.read().people().unwrap();
    let kinds: Vec<_> = people.apartments.iter().map(|apartment| apartment.kind).collect();
    assert_eq!(kinds, [ApartmentKind::Own, ApartmentKind::SharedKitchen, ApartmentKind::SharedKitchenAndBath]);
    let rooms = opened.house.read().house().unwrap().common_rooms;
    assert_eq!(rooms.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Stue", "kjøkken"]);
}

#[test]
fn a_house_has_one_to_nine_apartments_and_a_name() {
    let mut house = Harness::empty();
    house.keys("enter ctrl-s").expect("Huset trenger et navn.");
    house.type_text("Huset\n").keys("ctrl-a").type_text("10").keys("ctrl-s");
    house.expect("Et hus har én til ni leiligheter.");
    house.keys("ctrl-a").type_text("9").keys("ctrl-s").expect("steg 3 av 5");
}

#[test]
fn a_passphrase_that_is_easy_to_guess_is_refused_with_the_reason() {
    for (chosen, reason) in [
        ("kort", "Passfrasen er for kort: minst 12 tegn."),
        ("ekv bofellesskap", "Passfrasen er nesten bare navnet på huset."),
        ("kari nygård kn", "Passfrasen er nesten bare navnet ditt."),
        ("hemmelig passord", "Passfrasen er nesten bare ord som alle prøver først."),
        ("abababababab", "Passfrasen gjentar seg."),
    ] {
        let mut house = Harness::empty();
        fill_in_house(&mut house);
        house.type_text(&format!("Kari Nygård\nkn\n{chosen}\n{chosen}\n{PIN}\n{PIN}")).keys("ctrl-s");
        house.expect(reason).expect_not("Dette blir laget");
    }
}

#[test]
fn both_secrets_are_typed_twice_alike() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    house.type_text(&format!("Kari Nygård\nkn\n{PASSPHRASE}\n{PASSPHRASE}x\n{PIN}\n{PIN}")).keys("ctrl-s");
    house.expect("De to er ikke like.");
    house.keys("backspace ctrl-s").expect("Dette blir laget:");
    house.keys("esc").expect_not("De to er ikke like.");
    // The last field is the PIN once more.
    house.keys("tab tab tab tab tab tab backspace").type_text("7").keys("ctrl-s").expect_not("Dette blir laget:");
}

#[test]
fn a_pin_that_a_colleague_would_try_is_refused() {
    for (chosen, reason) in [
        ("12345", "En PIN er seks sifre."),
        ("123456", "Sifrene følger på hverandre."),
        ("112211", "Sifrene gjentar seg."),
        ("197538", "Den begynner eller slutter med et årstall."),
    ] {
        let mut house = Harness::empty();
        fill_in_house(&mut house);
        let secrets = format!("{PASSPHRASE}\n{PASSPHRASE}\n{chosen}\n{chosen}");
        house.type_text(&format!("Kari Nygård\nkn\n{secrets}")).keys("ctrl-s");
        house.expect(reason);
    }
}

#[test]
fn words_are_offered_and_space_offers_others() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    let offered = |house: &Harness| house.row(house.find("Forslag").unwrap().1);
    let first = offered(&house);
    assert_eq!(first.split_whitespace().count(), 6, "a label and five words: {first}");
    house.keys("tab tab shift-tab").expect("Mellomrom gir fem andre.");
    house.keys("space");
    assert_ne!(offered(&house), first);
}

#[test]
fn nothing_is_made_before_the_summary_is_confirmed() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    fill_in_person(&mut house);
    house.keys("ctrl-q");
    assert!(house.app().is_quitting());
    assert!(!house.folder().exists());
}

#[test]
fn a_code_that_is_typed_wrong_names_the_group_and_can_be_looked_at_again() {
    let mut house = make_house();
    let mut groups = code_on(&house);
    let right = groups.join(" ");
    let wrong = if groups[3].starts_with('7') { "8" } else { "7" };
    groups[3].replace_range(..1, wrong);
    house.keys("enter").type_text(&groups.join(" ")).keys("enter");
    house.expect("Gruppe 4 stemmer ikke med koden.").expect_not("Hvilken vakt");
    house.keys("esc").expect("Første halvdel");
    house.keys("enter ctrl-a").type_text("ABC").keys("enter").expect("Her er det 3 tegn i alt.");
    house.keys("ctrl-a").type_text(&right).keys("enter").expect("Hvilken vakt har du, KN?");
}

#[test]
fn leaving_before_the_code_is_on_paper_says_what_that_means_and_the_house_stands() {
    let mut house = make_house();
    house.keys("ctrl-q").expect("vises denne koden aldri igjen");
    assert!(!house.app().is_quitting());
    // Any other key takes the question back.
    house.keys("enter").expect_not("vises denne koden aldri igjen");
    house.keys("ctrl-q").expect("vises denne koden aldri igjen");
    house.keys("ctrl-q");
    assert!(house.app().is_quitting());
    house.kill_and_restart();
    unlock(&mut house, "KN");
    house.expect("EKV bofellesskap").expect("Ingen har vist at de har koden på papir.");
    house.keys("esc").expect("Hvilken vakt har du, KN?");
}

/// Opens the house with a code.
fn opens(house: &Harness, code: &str) -> bool {
    let code = personalbase::store::keys::RecoveryCode::parse(code).unwrap();
    entrance::key_file(&HouseFolder::new(house.folder())).unwrap().open_recovery(&code).is_ok()
}

#[test]
fn a_code_that_nobody_has_is_renewed_when_the_lead_comes_in() {
    let mut house = make_house();
    let lost = code_on(&house).join("-");
    house.kill_and_restart();
    unlock(&mut house, "KN");
    house.expect("Ingen har vist at de har koden på papir.").expect("Enter  Lag en ny kode");
    assert!(opens(&house, &lost), "nothing is replaced before somebody wants it");
    house.keys("enter").expect("Skriv denne koden på papir nå.").expect_not("Huset er laget.");
    let code = code_on(&house).join("-");
    assert_ne!(code, lost);
    house.keys("enter").type_text(&code).keys("enter").expect("koden er på papir.").expect("Hvilken vakt har du, KN?");
    assert!(opens(&house, &code));
    assert!(!opens(&house, &lost), "the old code opens nothing any more");
    let rows = super::house(&house).house.read().newest_audit(5).unwrap();
    // The newest row is the opening that looks; before it a copy that opens with the new code.
    let deeds: Vec<&str> = rows.iter().skip(1).rev().map(|row| row.action.as_str()).collect();
    assert_eq!(deeds, ["unlock", "renew-recovery-code", "confirm-recovery-code", "make-backup"]);
    house.kill_and_restart();
    unlock(&mut house, "KN");
    house.expect("Hvilken vakt har du, KN?").expect_not("koden på papir");
}

#[test]
fn whoever_waits_is_asked_again_and_so_is_whoever_is_interrupted_once_more() {
    let mut house = make_house();
    house.kill_and_restart();
    unlock(&mut house, "KN");
    house.keys("esc esc").expect("6 ledig");
    house.keys("ctrl-l");
    super::hands::uncover(&mut house);
    house.expect_not("koden på papir");
    for _ in 0..2 {
        house.kill_and_restart();
        unlock(&mut house, "KN");
        house.expect("Ingen har vist at de har koden på papir.");
        house.keys("enter").expect("Første halvdel");
        house.keys("enter").type_text("ABC").keys("enter").expect("Her er det 3 tegn i alt.");
    }
    // One step back at a time.
    house.keys("esc").expect("Første halvdel");
    house.keys("esc").expect("Enter  Lag en ny kode");
    house.keys("esc").expect("Hvilken vakt har du, KN?");
}

#[test]
fn a_code_that_another_terminal_replaced_is_not_confirmed() {
    let mut house = make_house();
    house.kill_and_restart();
    unlock(&mut house, "KN");
    house.keys("enter");
    let code = code_on(&house).join("-");
    let opened = super::house(&house);
    opened.house.keyring().renew_code(entrance::Guard::INVENTED).unwrap();
    house.keys("enter").type_text(&code).keys("enter").expect("Koden er byttet ut fra en annen skjerm imens");
    assert!(!opened.house.code_is_on_paper().unwrap());
}

#[test]
fn only_who_keeps_the_house_is_asked_about_the_code() {
    let mut house = Harness::sample("KN");
    super::hands::open_beside(&house).keyring().renew_code(entrance::Guard::INVENTED).unwrap();
    for (initials, asked) in [("OH", false), ("TB", false), ("AD", true), ("KN", true)] {
        house.kill_and_restart();
        unlock(&mut house, initials);
        assert_eq!(house.shows("Ingen har vist at de har koden på papir."), asked, "{initials}\n{}", house.screen());
    }
    house.keys("esc ctrl-l");
    super::hands::switch_to(&mut house, "OH");
    house.expect_not("koden på papir").expect("Samira");
    house.keys("ctrl-l");
    super::hands::switch_to(&mut house, "AD");
    house.expect("Ingen har vist at de har koden på papir.");
}

#[test]
fn keys_that_are_pressed_while_the_house_is_made_do_not_skip_the_code() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    fill_in_person(&mut house);
    // Before the answer is fetched.
    for code in [KeyCode::Enter, KeyCode::Enter, KeyCode::Char('x'), KeyCode::Enter] {
        house.app_mut().input(&Input::Key(Key::plain(code)));
    }
    house.keys("f1").expect("Første halvdel");
}

#[test]
fn a_folder_that_cannot_be_made_is_told_and_nothing_is_made_by_half() {
    let mut house = Harness::empty();
    // Where the folder should be, a file stands: as little can be made there as on a disk that only reads.
    fs::write(house.folder(), "").unwrap();
    fill_in_house(&mut house);
    fill_in_person(&mut house);
    house.keys("enter").expect("Huset ble ikke laget.").expect("Dette blir laget:");
    assert!(house.folder().is_file());
    // Put right, the same page makes the house.
    fs::remove_file(house.folder()).unwrap();
    house.keys("enter").expect("Første halvdel").expect_not("Huset ble ikke laget.");
}

#[test]
fn a_house_that_somebody_else_made_meanwhile_is_not_touched() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    fill_in_person(&mut house);
    fs::create_dir(house.folder()).unwrap();
    fs::write(house.folder().join("house.keys"), "theirs").unwrap();
    house.keys("enter").expect("Huset ble ikke laget.").expect("fra før");
    assert_eq!(fs::read_to_string(house.folder().join("house.keys")).unwrap(), "theirs");
}

#[test]
fn what_must_be_filled_in_is_marked() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    house.expect("Navnet ditt*").expect("Initialer*").expect("Passfrase*").expect("PIN*");
    assert_eq!(house.screen().matches("En gang til*").count(), 2);
    house.keys("ctrl-s").expect("× Velg en passfrase, og skriv den her.").expect("× Velg en PIN på seks sifre.");
}

#[test]
fn a_long_passphrase_is_seen_to_go_on_and_a_full_field_says_so() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    house.keys("tab tab tab").type_text(&"abcde".repeat(12));
    house.expect(" …•••").expect_not("Feltet er fullt.");
    house.type_text(&"abcde".repeat(29)).expect("× Feltet er fullt. Det siste kom ikke med.");
}

#[test]
fn f1_says_how_to_get_about_and_gives_the_page_back() {
    let mut house = Harness::empty();
    house.keys("f1").expect("Veiledningen har fem steg.").expect_not("Her står det ikke noe hus ennå.");
    house.keys("f1").expect("Her står det ikke noe hus ennå.");
    house.keys("enter").type_text("Sø").keys("f1").expect("Enter og Tab går til neste felt");
    house.keys("esc").expect("steg 2 av 5").expect("Husets navn*  Sø").expect_not("Veiledningen har fem steg.");
    let mut made = make_house();
    let code = code_on(&made);
    made.keys("f1").expect("Veiledningen har fem steg.");
    made.keys("f1");
    assert_eq!(code_on(&made), code, "the code is still there");
}

#[test]
fn enter_and_tab_pass_over_the_suggestion_and_shift_tab_reaches_it() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    house.type_text("Kari Nygård\nkn\n").expect("▸ Passfrase*");
    let offered = |house: &Harness| house.row(house.find("Forslag").unwrap().1);
    let first = offered(&house);
    house.keys("shift-tab").expect("▸ Forslag");
    house.keys("space");
    assert_ne!(offered(&house), first, "another suggestion");
    house.keys("tab").expect("▸ Passfrase*");
}

#[test]
fn a_save_key_pressed_once_too_often_makes_no_house() {
    let mut house = Harness::empty();
    fill_in_house(&mut house);
    fill_in_person(&mut house);
    house.keys("ctrl-s").expect("Dette blir laget:").expect("Trykk Enter for å lage huset.");
    house.click_on("Lag huset").expect("Huset er laget.");
}

#[test]
fn a_paper_that_is_lost_is_followed_by_a_new_code() {
    let mut house = Harness::sample("KN");
    let ask = |house: &mut Harness| {
        house.keys("ctrl-p").type_text("ny kode på").keys("enter").expect("Ny gjenopprettingskode?");
    };
    ask(&mut house);
    house.keys("esc").expect("Leiligheter");
    ask(&mut house);
    house.keys("enter").expect("Skriv denne koden på papir nå.");
    let code = code_on(&house).join("-");
    house.keys("enter").type_text(&code).keys("enter").expect("koden er på papir.");
    assert!(opens(&house, &code));
    let mut therapist = house.second("NV");
    therapist.keys("ctrl-p").type_text("ny kode på").expect_not("Ny kode på papir");
}
