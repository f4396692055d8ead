//! Houses that have stood for long, names as long as they may be, names in scripts terminals break, and a house in which
//! nothing has happened yet: every screen shows them, whole, with its head and foot in place.

use chrono::{Months, TimeDelta};
use personalbase::{
    demo,
    domain::{
        calendar::{EventFacts, EventKind, Step, When},
        command::Command,
        house::NewHouse,
        ids::{ApartmentId, StaffId, YouthId},
        log::{About, Weight},
        names::Line,
        plan::{GoalFacts, GoalStatus},
        staff::{Initials, NewStaff, StaffRole},
        time::Zone,
        youth::{InterpreterNeed, YouthFacts},
    },
    store::{
        House, HouseFolder,
        entrance::{Guard, MemberSecrets, add_staff, set_up},
        keys::{Passphrase, Pin},
        read::LogFilter,
    },
    testing::{Harness, PASSPHRASE, PIN, broken_cell},
    text::Language,
};

use crate::houses::{bare, entry, line, now, prose, youth};

const SIZES: [(u16, u16); 3] = [(80, 24), (100, 30), (140, 45)];

/// Every screen, dialog and form, from the first screen with apartment 3 selected.
const SCREENS: [&str; 27] = [
    "",
    "tab",
    "tab tab",
    "tab tab tab",
    "l",
    "l end",
    "l down down enter",
    "l f",
    "l f shift-tab",
    "p",
    "p end",
    "p g",
    "p w",
    "p e",
    "k",
    "k enter",
    "k a",
    "enter",
    "enter end",
    "enter r",
    "enter x",
    "u",
    "n",
    "s",
    "s end",
    "s a",
    "?",
];

/// The frame is one a terminal can show; the clock stands in the first row, help in the last.
#[track_caller]
fn expect_sound(screen: &Harness) {
    assert_eq!(broken_cell(screen.buffer()), None, "\n{}", screen.screen());
    assert!(screen.row(0).contains(':'), "no clock:\n{}", screen.screen());
    assert!(["Hjelp", "Help"].iter().any(|help| screen.footer().contains(help)), "no help:\n{}", screen.screen());
}

/// The tiles of the board have the focus again.
fn to_tiles(screen: &mut Harness) {
    screen.keys("esc esc esc home").resize(80, 24);
    for _ in 0..4 {
        if !screen.shows("▸ Leiligheter") && !screen.shows("▸ Apartments") {
            screen.keys("tab");
        }
    }
}

/// Goes to every screen at every size.
fn walk_through(screen: &mut Harness) {
    for keys in SCREENS {
        screen.keys("3").keys(keys);
        for (width, height) in SIZES {
            screen.resize(width, height);
            expect_sound(screen);
        }
        to_tiles(screen);
    }
}

#[test]
fn thirty_years_are_all_there_and_every_screen_shows_them() {
    let home = tempfile::tempdir().unwrap();
    let folder = HouseFolder::new(&home.path().join("house"));
    let options = demo::Options { seed: 7, years: 30, entries: 3_000, now: now(), zone: Zone::OSLO };
    let (mut house, written) = demo::write(&folder, options, &mut |_, _| {}).unwrap();
    fill_up(&mut house);
    let lead = &written.staff[0];
    let mut screen = Harness::standing(folder.path(), now(), lead.initials.as_str(), &lead.passphrase, Language::Nb);
    screen.keys("esc");
    walk_through(&mut screen);

    // The oldest entry is reached from the newest, and by a search.
    let oldest = oldest(&house);
    screen.keys("l");
    while !screen.shows(&oldest) {
        let before = screen.screen();
        screen.keys("end");
        assert_ne!(screen.screen(), before, "the log ends before its oldest entry");
    }
    screen.keys("esc");
    // Those who have moved on longest ago, and those who have left.
    to_tiles(&mut screen);
    screen.keys("enter end").expect_not("Venter");
    screen.keys("esc s end").expect("sluttet");
    screen.keys("esc");
    // The week thirty years ago.
    screen.keys("ctrl-p").type_text("20.11.1996").keys("enter").expect("uke 47 (1996)");
    screen.keys("esc ctrl-p").type_text("venter 42").expect("Venter 42");
    screen.keys("enter").expect("VENTER 42 · Plan");
    expect_sound(&screen);
}

/// Two hundred youths and sixty members of staff, those who have moved on and left included.
fn fill_up(house: &mut House) {
    let lead = StaffId(1);
    let people = house.read().people().unwrap();
    for number in 0..200 - people.youths.len() {
        let command = Command::AddYouth(youth(&format!("Venter {number}")));
        house.execute(lead, now() - TimeDelta::days(1), &command).unwrap();
    }
    for number in 0..60 - people.staff.len() {
        let letter = |place: usize| char::from(b'A' + u8::try_from(place).unwrap());
        let initials: String = ['X', letter(number / 26), letter(number % 26)].iter().collect();
        let added = add(house, &initials, &format!("Vikar {number}"), StaffRole::TempStaff);
        if number % 2 == 0 {
            let change = Command::ChangeStaff { staff: added, version: 1, role: StaffRole::TempStaff, active: false };
            house.execute(lead, now() - TimeDelta::hours(1), &change).unwrap();
        }
    }
    let people = house.read().people().unwrap();
    assert_eq!((people.youths.len(), people.staff.len()), (200, 60));
}

fn add(house: &mut House, initials: &str, name: &str, role: StaffRole) -> StaffId {
    let secrets = MemberSecrets { passphrase: Passphrase::new(PASSPHRASE), pin: Pin::typed(PIN).unwrap() };
    let initials = Initials::new(initials).unwrap();
    let new = house.keyring().new_staff(initials, line(name), role, &secrets, Guard::INVENTED).unwrap();
    StaffId(add_staff(house, StaffId(1), now() - TimeDelta::days(1), new).unwrap().row)
}

/// How the oldest entry begins.
fn oldest(house: &House) -> String {
    let mut before = None;
    loop {
        let page = house.read().log_page(&LogFilter::default(), before, 500).unwrap();
        let last = page.entries.last().unwrap().clone();
        if !page.more {
            return last.lines.facts.unwrap().as_str().chars().take(30).collect();
        }
        before = Some(last.id);
    }
}

/// A text as long as a line may be.
fn longest(beginning: &str) -> Line {
    let text: String = format!("{beginning} ").chars().chain("abcdefghi ".chars().cycle()).take(Line::MAX).collect();
    line(text.trim_end())
}

/// One word as long as a line may be.
fn longest_word(letter: char) -> Line {
    line(&letter.to_string().repeat(Line::MAX))
}

/// A house in which everything that has a name has the longest there is.
fn longest_house(name: impl Fn(&str) -> Line, language: Language) -> Harness {
    let screen = Harness::empty_with(personalbase::config::Config::default(), language);
    let folder = HouseFolder::new(screen.folder());
    let secrets = MemberSecrets { passphrase: Passphrase::new(PASSPHRASE), pin: Pin::typed(PIN).unwrap() };
    let new = NewHouse {
        name: name("Huset"),
        apartments: NewHouse::standard_apartments(9),
        common_rooms: vec![name("Stua"), name("Kjøkkenet")],
        first_staff: NewStaff {
            initials: Initials::new("KNMW").unwrap(),
            name: name("Kari"),
            role: StaffRole::ClinicalLead,
            pin_hash: String::new(),
            slot: String::new(),
        },
        invented: false,
    };
    let at = now() - TimeDelta::days(300);
    let (mut house, _) = set_up(&folder, new, &secrets, Guard::INVENTED, at, Zone::OSLO).unwrap();
    for initials in ["OHMW", "NVMW"] {
        add(&mut house, initials, name(initials).as_str(), StaffRole::MilieuTherapist);
    }
    let lead = StaffId(1);
    let mut run = |command: &Command| house.execute(lead, now(), command).unwrap().row;
    for apartment in 1..=8 {
        let facts = YouthFacts {
            preferred_name: name("Ungdom"),
            latin_name: Some(name("Ungdom")),
            own_script_name: Some(line(&"سميرة ".repeat(20))),
            pronunciation: Some(name("uttale")),
            celebrates: Some(name("bursdag")),
            languages: Some(name("dari")),
            interpreter: InterpreterNeed::Yes,
            interpreter_note: Some(name("ikke")),
            primary_contact: Some(StaffId(2)),
            ..youth("–")
        };
        let youth = YouthId(run(&Command::AddYouth(facts)));
        run(&Command::MoveIn {
            youth,
            apartment: ApartmentId(apartment),
            from: Zone::OSLO.date(at),
            points: Vec::new(),
        });
    }
    run(&Command::AddYouth(YouthFacts { preferred_name: name("Uten"), ..youth("–") }));
    let amir = YouthId(3);
    run(&Command::SetYouthVoice { youth: amir, version: 0, words: prose(&"Jeg vil! ".repeat(400)).unwrap() });
    for status in GoalStatus::ALL {
        let review = Zone::OSLO.date(now()) - Months::new(13);
        run(&Command::AddGoal {
            youth: amir,
            facts: GoalFacts { title: name("Mål"), area: name("Område"), status, review },
        });
    }
    for hours in [1, 30, 60] {
        let wall = |hours| Zone::OSLO.local(now() + TimeDelta::hours(hours));
        let when = When::between(wall(hours - 20), Some(wall(hours)));
        run(&Command::Calendar(Step::Add(EventFacts {
            place: Some(name("Sted")),
            responsible: Some(StaffId(3)),
            ..EventFacts::new(EventKind::Activity, name("Aktivitet"), when)
        })));
    }
    let everybody = About::Youths((1..=8).map(YouthId).collect());
    for text in ["Kort.".to_owned(), "langt ".repeat(3_000), "x".repeat(5_000), "linje\n".repeat(200)] {
        run(&Command::WriteEntry(entry(now(), everybody.clone(), Weight::Critical, &text)));
    }
    drop(house);
    let mut screen = screen;
    screen.enter("KNMW");
    screen.keys("esc");
    screen
}

#[test]
fn names_of_120_letters_push_nothing_away() {
    for language in [Language::Nb, Language::En] {
        let mut screen = longest_house(longest, language);
        walk_through(&mut screen);
    }
    let mut screen = longest_house(|_| longest_word('W'), Language::Nb);
    walk_through(&mut screen);
    let mut screen = longest_house(|_| longest_word('漢'), Language::Nb);
    walk_through(&mut screen);
}

/// Names in scripts terminals break, with and without a Latin form.
const SCRIPTS: [(&str, Option<&str>); 5] = [
    ("سميرة", None),
    ("ዮናስ", Some("Yonas Tesfaye")),
    ("שרה", None),
    ("محمد", Some("Mohammad")),
    ("ليلى", Some("Leyla")),
];

#[test]
fn names_in_scripts_terminals_break_stand_in_no_list() {
    let mut pair = bare(6);
    let facts = |(name, latin): (&str, Option<&str>)| YouthFacts {
        latin_name: latin.map(line),
        own_script_name: Some(line(name)),
        ..youth(name)
    };
    for (number, names) in (1..).zip(&SCRIPTS[..4]) {
        pair.move_in(number, facts(*names));
    }
    pair.run(&Command::AddYouth(facts(SCRIPTS[4])));
    let mut pair = pair.enter();
    pair.write(3, About::Youths((1..=4).map(YouthId).collect()), Weight::Important, "Alle fire.");
    // Not even where a youth is chosen: one rule everywhere, and the plan shows the name as it is written.
    let chooses = ["n", "l f", "ctrl-p", "5 i", "enter x"];
    for keys in ["", "l", "l enter", "enter", "enter end"].iter().chain(&chooses) {
        let screen = pair.wait();
        screen.keys("2").keys(keys);
        for (width, height) in SIZES {
            screen.resize(width, height);
            expect_sound(screen);
            for (name, latin) in SCRIPTS {
                if latin.is_some() || !chooses.contains(keys) {
                    screen.expect_not(name);
                }
            }
        }
        screen.keys("esc esc esc").resize(80, 24);
    }
    pair.screen.keys("1 n").expect("LEILIGHET 1");
    pair.screen.keys("esc 5 i").expect("◂ Leyla ▸").expect("LEILIGHET 5 · LEYLA");
    pair.screen.keys("ctrl-s").expect("Leyla");
    pair.screen.expect("Yonas Tesfaye").expect("Mohammad").expect("(navn i planen)");
    pair.screen.keys("1 p").expect("سميرة");
}

#[test]
fn a_house_in_which_nothing_has_happened_says_on_every_screen_how_to_begin() {
    let mut screen = bare(6).enter().screen;
    walk_through(&mut screen);
    for (keys, sentence) in [
        ("l", "Her kommer loggen, det nyeste øverst. Trykk n for"),
        ("k", "ingen"),
        ("enter", "▸ ▌1 ledig"),
        ("s", "1 i arbeid"),
        ("p", "Velg først en leilighet der det bor en ungdom."),
    ] {
        screen.keys("1").keys(keys).expect(sentence);
        to_tiles(&mut screen);
    }
}
