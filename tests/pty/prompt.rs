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
