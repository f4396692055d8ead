//! Hosts, from the first talk to the closed case, by keys alone.

use personalbase::{
    config::Config,
    domain::{
        command::Command,
        host::{HouseholdFacts, Step},
        ids::StaffId,
        names::Line,
        staff::StaffFunction,
        youth::YouthFacts,
    },
    testing::Harness,
    text::Language,
};

use crate::{hands::open_beside, houses::body};

/// What refuses *aktiv*, in the order of the way, and how each is named.
const HARD: [&str; 11] = [
    "hjemmebesøk",
    "boligen er godkjent for utleie",
    "politiattest for Kari Berg",
    "taushetserklæring for Kari Berg",
    "godkjent som husvert",
    "match",
    "ungdommen har sagt ja",
    "husleiekontrakt",
    "garantierklæring",
    "oppdragsavtale",
    "rollefordeling",
];

/// The rows of a case in the order they are shown: what each is called, and whether it is a hard one.
const ROWS: [(&str, bool); 16] = [
    ("første samtale", false),
    ("hjemmebesøk", true),
    ("boligen er godkjent for utleie", true),
    ("godkjent som husvert", true),
    ("politiattest for Kari Berg", true),
    ("taushetserklæring for Kari Berg", true),
    ("match", true),
    ("ungdommen har sagt ja", true),
    ("husleiekontrakt", true),
    ("garantierklæring", true),
    ("befaringsrapport", false),
    ("oppdragsavtale", true),
    ("rollefordeling", true),
    ("samtykke til informasjon", false),
    ("innflyttingsmøte", false),
    ("husregler", false),
];

/// A household with one adult and Amir, at the page of the case.
fn proposed() -> Harness {
    let mut house = Harness::sample("KN");
    house.resize(120, 45);
    house.keys("W").expect("Ingen husvert er skrevet inn ennå.");
    house
        .keys("a")
        .type_text("Familien Berg")
        .keys("ctrl-s")
        .expect("Familien Berg.")
        .expect("INTERESSE 1")
        .expect("1 interesse → 0 godkjent");
    house.keys("enter a").type_text("Kari Berg").keys("tab").type_text("73501014").keys("ctrl-s");
    house.expect("Kari Berg · 73 50 10 14");
    house.keys("c right right right").expect("AMIR");
    house.keys("ctrl-s").expect("Amir er foreslått for Familien Berg");
    house.keys("end enter").expect("3 AMIR · Husvertsak").expect("forslag");
    house
}

/// Writes down that what is selected was in place today.
fn reach(house: &mut Harness, name: &str) {
    house.keys("enter").expect("På plass:");
    if name == "samtykke til informasjon" {
        house.expect("Det er ikke ført noe samtykke som gjelder denne husverten.");
    } else {
        house.expect_not("Det er ikke ført noe samtykke");
    }
    if name.starts_with("politiattest") {
        house.keys("ctrl-s").expect("Skriv datoen på politiattesten og hvem som så den.");
        house.type_text("1.11.2026");
    }
    house.keys("ctrl-s").expect("Lagret kl.");
}

/// The same with everything in place.
fn ready() -> Harness {
    let mut house = proposed();
    house.keys("home");
    for (name, _) in ROWS {
        reach(&mut house, name);
        house.keys("down");
    }
    house
}

/// The same with Amir there.
fn moved_in() -> Harness {
    let mut house = ready();
    house.keys("f ctrl-s enter").expect("Amir bor hos Familien Berg.");
    house
}

/// The screen as one line, so that a sentence is found where it is broken.
fn flat(house: &Harness) -> String {
    house.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_household_goes_from_the_first_talk_to_a_closed_case_and_every_gate_refuses_once() {
    let mut house = proposed();
    house.keys("home");
    let mut left: Vec<&str> = HARD.to_vec();
    for (name, hard) in ROWS {
        if hard {
            // What is left is named, each adult by name, and nothing has changed.
            house.keys("f ctrl-s");
            let told = flat(&house);
            assert!(told.contains("Saken kan ikke bli aktiv ennå. Dette mangler: "), "{told}");
            for missing in &left {
                assert!(told.contains(missing), "{missing}\n{told}");
            }
            house.keys("esc").expect("forslag");
        }
        reach(&mut house, name);
        left.retain(|missing| *missing != name);
        house.keys("down");
    }
    assert!(left.is_empty(), "{left:?}");
    house.expect("Alt som må være på plass, er på plass.");
    // The stay in the house is asked about, and Esc changes nothing.
    house.keys("f ctrl-s").expect("Siste dag der blir 20.11.2026");
    house.keys("esc").expect_not("bor hos Familien Berg.");
    house.keys("ctrl-s enter").expect("Amir bor hos Familien Berg.").expect("aktiv");
    house
        .keys("esc esc")
        .expect("AKTIV 1")
        .expect("0 interesse → 0 godkjent → 0 ledig → 1 aktiv → 0 under avslutning")
        .expect("Amir · flyttet inn 21.11.2026");
    house.keys("esc").expect("3 ledig");
    // It is to end: why, and what is gone through.
    house.keys("W enter end enter u").expect("Skal flytte fra husverten");
    house.type_text("21.12.2026").keys("tab right tab right ctrl-s").expect("Amir skal flytte.");
    house.expect("GÅS GJENNOM").expect("under avslutning").expect("behovet er over → egen bolig");
    house.keys("home space").expect("✓ Oppdragsavtalen");
    house.keys("down i").expect("Ikke gjort:");
    house.type_text("Han flytter hjem.").keys("ctrl-s");
    house.expect("ikke, fordi Han flytter hjem.");
    house.keys("x").expect("Avslutt saken").expect("Ikke gjort:").expect("etterpå kan ingenting av det føres");
    house.expect("Avtalt siste dag er 21.12.2026 (om 30 dager).");
    house.keys("ctrl-s").expect("saken om Amir er avsluttet").expect("Avsluttet");
    // It is read and never changed.
    house.keys("f").expect_not("Flytt inn hos");
    house.keys("enter").expect("Saken er avsluttet og kan leses.");
    house.keys("esc esc").expect("GODKJENT 1").expect("ledig fra 22.11.2026");
}

#[test]
fn a_gate_that_was_taken_back_says_why() {
    let mut house = ready();
    house.keys("home down minus").expect("Ta tilbake: hjemmebesøk");
    house.keys("ctrl-s").expect("Skriv hvorfor");
    house.type_text("Feil familie.").keys("ctrl-s").expect("hjemmebesøk er tatt tilbake");
    assert!(flat(&house).contains("tatt tilbake 21.11.2026 av KN: Feil familie."), "{}", house.screen());
    house.expect("Mangler: hjemmebesøk");
    house.keys("minus").expect("Velg noe som er på plass.");
}

#[test]
fn ctrl_z_takes_back_what_was_just_done() {
    let mut house = moved_in();
    house.keys("ctrl-z").expect("Angret: innflyttingen hos husverten").expect("forslag");
    house.keys("esc esc esc").expect("3 Amir");
    let mut house = moved_in();
    house.keys("u").type_text("21.12.2026").keys("tab right ctrl-s").expect("under avslutning");
    house.keys("r").expect_not("GÅS GJENNOM").expect("aktiv");
    house.keys("u").type_text("21.12.2026").keys("tab right ctrl-s x ctrl-s").expect("er avsluttet");
    house.keys("ctrl-z").expect("Angret: avslutningen av husvertsaken").expect("under avslutning");
}

#[test]
fn what_is_soft_is_reminded_of_on_the_case_the_household_and_the_list() {
    let mut house = ready();
    house.keys("home");
    for _ in 0..14 {
        house.keys("down");
    }
    house.keys("minus").expect("Ta tilbake: innflyttingsmøte");
    house.type_text("Ble utsatt.").keys("ctrl-s");
    house.keys("f ctrl-s enter").expect("Amir bor hos Familien Berg.");
    house.expect("Bør også på plass: innflyttingsmøte");
    house.keys("esc").expect("Bør også på plass: innflyttingsmøte");
    house.keys("esc").expect("Bør også på plass: innflyttingsmøte");
}

#[test]
fn who_is_too_young_or_ahead_of_time_is_refused() {
    let mut house = ready();
    house.keys("f ctrl-u").type_text("22.11.2026").keys("ctrl-s");
    assert!(flat(&house).contains("fram i tid") || house.shows("senere"), "{}", house.screen());
    house.keys("esc");
    // Yonas is 16.
    house.keys("esc c right right right right").expect("YONAS");
    house.keys("ctrl-s end").expect("Yonas · forslag");
    house.keys("up up").keys("end enter");
    house.expect("Husvertsak");
}

#[test]
fn adults_are_set_right_and_end_and_a_household_ends_and_can_be_read() {
    let mut house = proposed();
    house.keys("esc home down e").expect("Voksen");
    house.keys("end").type_text("-Dahl").keys("ctrl-s");
    house.expect("Kari Berg-Dahl");
    house.keys("x").expect("Kari Berg-Dahl");
    house.type_text("Har flyttet.").keys("ctrl-s");
    house.expect("Kari Berg-Dahl bor der ikke mer: Har flyttet.");
    // A case that is open is in the way.
    house.keys("home x").type_text("").keys("tab").type_text("Vil ikke mer.").keys("ctrl-s");
    assert!(flat(&house).contains("En sak hos husverten er ikke avsluttet."), "{}", house.screen());
    house.keys("esc end enter x").expect("Ble ikke noe av");
    house.keys("ctrl-s").expect("ble ikke noe av");
    // What was typed before waits in the form.
    house.keys("esc home x ctrl-s").expect("Avsluttet 21.11.2026: Vil ikke mer.");
    house.keys("a").expect("Husverten er avsluttet og kan leses.");
    house.keys("esc").expect("Alle husvertene er avsluttet.").expect_not("Familien Berg");
    house.keys("f").expect("AVSLUTTET 1").expect("Familien Berg");
    house.keys("enter").expect("Vil ikke mer.");
}

#[test]
fn who_lives_with_a_host_is_refused_with_its_name() {
    let mut house = moved_in();
    house.keys("esc esc a").type_text("Familien Dahl").keys("ctrl-s").expect("INTERESSE 1");
    house.keys("enter c right right right").expect("AMIR");
    house.keys("ctrl-s");
    let told = flat(&house);
    assert!(told.contains("Ungdommen har bodd hos Familien Berg siden 21.11.2026. Ingenting er endret."), "{told}");
    assert!(told.contains("Si først i den saken at ungdommen skal ut derfra"), "{told}");
}

#[test]
fn who_is_young_or_proposed_elsewhere_is_asked_about_first() {
    let mut house = proposed();
    house.keys("esc esc a").type_text("Familien Dahl").keys("ctrl-s").expect("INTERESSE 2");
    house.keys("enter c right right right").expect("AMIR");
    house.keys("ctrl-s");
    let told = flat(&house);
    assert!(told.contains("Amir er allerede foreslått for Familien Berg (21.11.2026)."), "{told}");
    assert!(told.contains("Familien Dahl likevel?"), "{told}");
    house.keys("esc").expect_not("er foreslått for");
    house.keys("ctrl-s enter").expect("Amir er foreslått for Familien Dahl");
    // A youth who becomes 16 next year.
    let mut beside = open_beside(&house);
    let people = beside.read().people().unwrap();
    let samira = people.youths.values().find(|youth| youth.facts.preferred_name.as_str() == "Samira").unwrap();
    let facts = YouthFacts { birth_date: "2011-02-03".parse().unwrap(), ..samira.facts.clone() };
    let change = Command::ChangeYouth { youth: samira.id, version: samira.version, facts };
    beside.execute(StaffId(1), house.now(), &change).unwrap();
    house.advance(std::time::Duration::from_secs(2));
    house.keys("c right right right right right").expect("SAMIRA");
    house.keys("ctrl-s");
    let told = flat(&house);
    assert!(told.contains("Samira er 15 år den dagen. Husvert er for dem som er fra 17"), "{told}");
    house.keys("enter").expect("Samira er foreslått for Familien Dahl");
}

#[test]
fn whoever_opens_a_household_leaves_a_row_in_the_file_of_each_youth_of_it() {
    let mut house = proposed();
    let opened = |house: &Harness| {
        let rows = open_beside(house).read().newest_audit(60).unwrap();
        rows.iter().filter(|row| row.action == "open-file" && row.youth.is_some()).count()
    };
    assert_eq!(opened(&house), 1, "the case");
    house.keys("esc esc esc W");
    assert_eq!(opened(&house), 2, "the list names who is proposed");
    house.keys("enter");
    assert_eq!(opened(&house), 3);
    house.keys("down up").advance(std::time::Duration::from_secs(5));
    assert_eq!(opened(&house), 3, "one row however long it is looked at");
}

#[test]
fn the_list_says_that_a_coordinator_has_left() {
    let mut house = Harness::sample("KN");
    house.resize(120, 45);
    make_coordinator(&mut house, "TB");
    house.keys("W a").type_text("Familien Berg").keys("ctrl-s").expect("INTERESSE 1").expect_not("▲ koordinatoren");
    let mut beside = open_beside(&house);
    let people = beside.read().people().unwrap();
    let staff = people.staff.values().find(|member| member.initials.as_str() == "TB").unwrap().id;
    let household = beside.read().households().unwrap()[0].clone();
    let facts = HouseholdFacts { coordinator: Some(staff), ..household.facts };
    let change = Step::ChangeHousehold { household: household.id, version: household.version, facts };
    beside.execute(StaffId(1), house.now(), &Command::Host(change)).unwrap();
    let function = Command::SetFunction { staff, function: StaffFunction::HostCoordinator, holds: false };
    beside.execute(StaffId(1), house.now(), &function).unwrap();
    house.keys("esc W").expect("▲ koordinatoren TB er ikke husvertkoordinator her mer");
}

/// Another terminal makes somebody a coordinator.
fn make_coordinator(house: &mut Harness, initials: &str) {
    let mut beside = open_beside(house);
    let people = beside.read().people().unwrap();
    let staff = people.staff.values().find(|member| member.initials.as_str() == initials).unwrap().id;
    let function = Command::SetFunction { staff, function: StaffFunction::HostCoordinator, holds: true };
    beside.execute(StaffId(1), house.now(), &function).unwrap();
}

#[test]
fn a_coordinator_keeps_hosts_whatever_their_role_but_an_administrator() {
    let mut house = Harness::sample("TB");
    house.keys("W").expect("kan ikke se husvertene");
    make_coordinator(&mut house, "TB");
    house.advance(std::time::Duration::from_secs(2));
    house.keys("W a").expect("Det dere kaller husstanden");
    let mut house = Harness::sample("NV");
    house.keys("W").expect("Ingen husvert");
    house.keys("a").expect("kan ikke føre husvertene");
}

#[test]
fn who_changes_a_household_at_the_same_time_sees_what_the_other_wrote() {
    let mut house = proposed();
    house.keys("esc home e end").type_text("-Dahl");
    let mut beside = open_beside(&house);
    let household = beside.read().households().unwrap()[0].clone();
    let facts = HouseholdFacts { name: Line::new("Familien Lund").unwrap(), ..household.facts };
    let change = Step::ChangeHousehold { household: household.id, version: household.version, facts };
    beside.execute(StaffId(1), house.now(), &Command::Host(change)).unwrap();
    house.keys("ctrl-s").expect("Familien Lund").expect("Familien Berg-Dahl");
}

#[test]
fn opening_a_case_is_written_down_as_opening_the_file_and_the_list_as_opening_the_hosts() {
    let house = proposed();
    let rows = open_beside(&house).read().newest_audit(40).unwrap();
    let opened = |action: &str| rows.iter().filter(|row| row.action == action).count();
    assert_eq!((opened("open-hosts"), opened("open-file")), (2, 1));
}

#[test]
fn the_board_tells_of_a_20th_birthday_at_a_host() {
    let mut house = moved_in();
    let mut beside = open_beside(&house);
    let people = beside.read().people().unwrap();
    let amir = people.youths.values().find(|youth| youth.facts.preferred_name.as_str() == "Amir").unwrap();
    let mut facts = amir.facts.clone();
    facts.birth_date = "2006-12-11".parse().unwrap();
    beside
        .execute(StaffId(1), house.now(), &Command::ChangeYouth { youth: amir.id, version: amir.version, facts })
        .unwrap();
    house.advance(std::time::Duration::from_secs(2));
    house.expect("fyller 20 år 11.12.2026 (om 20 dager) · 30-dagersvarsel");
    house.keys("esc esc esc").expect("20 år, bor hos Familien Berg");
}

#[test]
fn the_pages_as_they_look() {
    let mut house = moved_in();
    house.resize(80, 24);
    insta::assert_snapshot!("host_case_80x24", body(&house));
    insta::assert_snapshot!("host_case_140x45", body(house.resize(140, 45)));
    house.keys("esc").resize(80, 24);
    insta::assert_snapshot!("household_80x24", body(&house));
    house.keys("esc");
    insta::assert_snapshot!("hosts_80x24", body(&house));
    insta::assert_snapshot!("hosts_140x45", body(house.resize(140, 45)));
}

#[test]
fn plain_has_no_boxes_and_no_rules() {
    let config = Config { plain: true, ..Config::default() };
    let mut house = Harness::sample_with("KN", config, Language::En);
    house.keys("W").expect("No host is written down yet.");
    house.keys("a").type_text("The Berg family").keys("ctrl-s");
    for keys in ["enter", "esc"] {
        house.keys(keys);
        let boxes = house.screen().chars().any(|sign| "─│╭╮╰╯━┃┏┓┗┛".contains(sign));
        assert!(!boxes && house.shows("The Berg family"), "{}", house.screen());
    }
}
