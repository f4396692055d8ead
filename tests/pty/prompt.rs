//! Secrets that a command asks for at the terminal: typed unseen, and twice when they are chosen.

use personalbase::testing::PASSPHRASE;

use super::{house, program::Program};

const WIDE: (u16, u16) = (120, 40);

#[test]
fn a_passphrase_is_asked_for_and_not_shown() {
    let (_home, folder) = house();
    let mut program = Program::start(&folder, &["--user", "KN", "today"], &[], WIDE);
    program.wait_for_question("Passfrase:").send(PASSPHRASE).send("\r");
    assert!(program.wait_for_end().success());
    program.wait_for("LEILIGHETER");
    program.screen(|screen| assert!(!screen.contents().contains("sykkel"), "{}", screen.contents()));
}

#[test]
fn a_secret_that_is_chosen_is_typed_twice_the_same() {
    let init = ["init", "--name", "Elvehuset", "--initials", "KN", "--staff-name", "Kari Nygård"];
    for (again, code, answer) in [("noe annet enn det", 2, "er ikke likt"), (PASSPHRASE, 0, "Gjenopprettingskode")] {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("house");
        let mut program = Program::start(&folder, &init, &[], WIDE);
        program.wait_for_question("Ny passfrase for KN:").send(PASSPHRASE).send("\r");
        program.wait_for_question("En gang til:").send(again).send("\r");
        if code == 0 {
            program.wait_for_question("Ny PIN").send("739182\r");
            program.wait_until("the second question for the PIN", |screen| {
                screen.contents().matches("En gang til:").count() == 2
            });
            program.wait_for_question("Ny PIN").send("739182\r");
        }
        assert_eq!(program.wait_for_end().exit_code(), code);
        program.wait_for(answer);
        assert_eq!(folder.exists(), code == 0);
    }
}

#[test]
fn ending_somebodys_work_is_asked_about() {
    for (answer, code, told) in [("nei", 2, "Du svarte ikke ja."), ("Ja", 0, "sluttet")] {
        let (_home, folder) = house();
        let mut program = Program::start(&folder, &["--user", "KN", "staff", "end", "OH"], &[], WIDE);
        program.wait_for_question("Passfrase:").send(PASSPHRASE).send("\r");
        program.wait_for("OH, Ola Hegge, kommer ikke inn mer.").send(answer).send("\r");
        assert_eq!(program.wait_for_end().exit_code(), code);
        program.wait_for(told);
    }
}

#[test]
fn what_is_left_empty_when_secrets_are_given_anew_stays_as_it_is() {
    let (_home, folder) = house();
    let mut program = Program::start(&folder, &["--user", "KN", "staff", "reset-secrets", "OH"], &[], WIDE);
    program.wait_for_question("Passfrase:").send(PASSPHRASE).send("\r");
    program.wait_for_question("Ny passfrase for OH (tomt: som før):").send("\r");
    program.wait_for_question("Ny PIN med seks siffer for OH (tomt: som før):").send("739182\r");
    program.wait_for_question("En gang til:").send("739182\r");
    assert_eq!(program.wait_for_end().exit_code(), 0);
    program.wait_for("OH · Ola Hegge");
    let folder = personalbase::store::HouseFolder::new(&folder);
    let initials = personalbase::domain::staff::Initials::new("OH").unwrap();
    let zone = personalbase::domain::time::Zone::OSLO;
    let passphrase = personalbase::store::keys::Passphrase::new(PASSPHRASE);
    let now = personalbase::testing::SAMPLE_NOW.parse().unwrap();
    personalbase::store::entrance::unlock(&folder, &initials, &passphrase, now, zone).unwrap();
}
