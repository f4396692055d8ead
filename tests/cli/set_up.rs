//! `init`: a house set up without the screen.

use std::fs;

use crate::house::{Answer, House};

const INIT: [&str; 7] = ["init", "--name", "Elvehuset", "--initials", "kn", "--staff-name", "Kari Nygård"];

fn init(house: &House, more: &[&str]) -> Answer {
    let secrets = ["--passphrase-file", &house.path("passphrase"), "--pin-file", &house.path("pin")];
    Answer::of(house.program().args(INIT).args(secrets).args(more))
}

#[test]
fn a_house_is_set_up_and_opens() {
    let house = House::none();
    let answer = init(&house, &[]).fine();
    assert!(answer.contains("Elvehuset") && answer.contains("Gjenopprettingskode"), "{answer}");
    let board = house.run_as("KN", &["today"]).fine();
    assert!(board.starts_with("Elvehuset\n") && board.contains("Leilighet 6: ledig."), "{board}");
    assert!(!board.contains("Leilighet 7"), "{board}");
}

#[test]
fn the_answer_in_json_has_the_code_that_opens_the_house() {
    use personalbase::{
        domain::time::Zone,
        store::{House as Opened, HouseFolder, entrance, keys::RecoveryCode},
    };
    let house = House::none();
    let answer =
        init(&house, &["--apartments", "own,shared-kitchen,delt leilighet", "--common-rooms", "Stue", "--json"]).json();
    assert_eq!(answer["house"], "Elvehuset");
    assert_eq!(answer["apartments"], 3);
    assert_eq!(answer["initials"], "KN");
    let code = RecoveryCode::parse(answer["recovery_code"].as_str().unwrap()).unwrap();
    let folder = HouseFolder::new(&house.folder());
    let file = entrance::key_file(&folder).unwrap();
    let key = file.open_recovery(&code).unwrap().key;
    let opened = Opened::open(&folder, key, file.house(), crate::house::now(), Zone::OSLO).unwrap();
    let kinds: Vec<_> = opened.read().people().unwrap().apartments.iter().map(|a| a.kind.id()).collect();
    assert_eq!(kinds, ["own", "shared-kitchen", "shared"]);
    assert_eq!(opened.read().house().unwrap().common_rooms.len(), 1);
}

#[cfg(unix)]
#[test]
fn everything_belongs_to_one_person_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::none();
    init(&house, &[]).fine();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&house.folder()), 0o700);
    for file in fs::read_dir(house.folder()).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn what_cannot_be_leaves_nothing_behind() {
    let house = House::none();
    fs::write(house.path("short"), "kort").unwrap();
    fs::write(house.path("year"), "198573").unwrap();
    let pin = house.path("pin");
    let passphrase = house.path("passphrase");
    let cases: [(&[&str], &str); 6] = [
        (&["--apartments", "10"], "én til ni leiligheter"),
        (&["--apartments", "seks"], "«seks» er verken"),
        (&["--passphrase-file", &house.path("short"), "--pin-file", &pin], "for kort"),
        (&["--passphrase-file", &passphrase, "--pin-file", &house.path("year")], "årstall"),
        (&["--passphrase-file", &house.path("nowhere"), "--pin-file", &pin], "finnes ikke"),
        (&[], "ingen terminal å spørre på"),
    ];
    for (args, sentence) in cases {
        let answer = Answer::of(house.program().args(INIT).args(args));
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{args:?}");
        assert!(answer.err.contains(sentence), "{args:?}: {}", answer.err);
        assert!(!house.folder().exists(), "{args:?}");
    }
}

#[test]
fn a_weak_passphrase_is_refused_with_a_better_one() {
    let house = House::none();
    fs::write(house.path("weak"), "Elvehuset 2026").unwrap();
    let secrets = ["--passphrase-file", &house.path("weak"), "--pin-file", &house.path("pin")];
    let answer = Answer::of(house.program().args(INIT).args(secrets));
    let (_, suggestion) = answer.err.trim().split_once("Et forslag: ").unwrap();
    assert!(suggestion.split(' ').count() >= 5, "{suggestion}");
}

#[test]
fn both_secrets_come_through_standard_input_in_turn() {
    let house = House::none();
    let mut program = house.program();
    program.args(INIT).args(["--passphrase-file", "-", "--pin-file", "-"]);
    Answer::of(program.write_stdin("fjell sykkel banan vindu tog\n739182\n")).fine();
    house.run_as("KN", &["today"]).fine();
}

#[test]
fn a_house_that_stands_is_left_alone() {
    let house = House::sample();
    let before = fs::read(house.folder().join("house.keys")).unwrap();
    let answer = init(&house, &["--json"]);
    assert_eq!(answer.code, 2);
    let error: serde_json::Value = serde_json::from_str(&answer.err).unwrap();
    assert_eq!(error["error"]["kind"], "house-exists");
    assert_eq!(fs::read(house.folder().join("house.keys")).unwrap(), before);
    house.run_as("KN", &["today"]).fine();
}
