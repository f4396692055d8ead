//! The set-up guide killed while the recovery code is on the screen: the house stands, and its first member gets a new code.

use std::path::Path;

use personalbase::{
    store::{
        HouseFolder, entrance,
        keys::{RecoveryCode, Unlocked},
    },
    testing::{PASSPHRASE, PIN},
};

use super::program::Program;

const SIZE: (u16, u16) = (80, 24);

#[test]
fn a_house_whose_code_nobody_wrote_down_gets_a_new_one() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("house");
    let mut program = Program::start(&folder, &[], &[], SIZE);
    program.wait_for("steg 1 av 5").send("\r");
    program.wait_for("steg 2 av 5").send("Elvehuset\x13");
    let secrets = format!("Kari Nygård\tkn\t{PASSPHRASE}\t{PASSPHRASE}\t{PIN}\t{PIN}\x13");
    program.wait_for("steg 3 av 5").send(&secrets);
    program.wait_for("Dette blir laget:").send("\r");
    let lost = code_on(program.wait_for("Koden er skrevet ned"));
    program.signal("-KILL").wait_for_end();
    drop(program);

    let mut program = Program::start(&folder, &[], &[], SIZE);
    program.wait_for("Initialer").send("KN\t").send(PASSPHRASE).send("\r");
    program.wait_for("Ingen har vist at de har koden på papir.").send("\r");
    let code = code_on(program.wait_for("Koden er skrevet ned"));
    program.send("\r").wait_for("Skriv koden fra papiret.").send(&code).send("\r");
    // A copy that opens with the new code is made at once; whoever leaves before it is there is asked.
    program.wait_for("koden er på papir.").wait_for("Sikkerhetskopi laget").send("\x11");
    assert!(program.wait_for_end().success());
    assert!(opened(&folder, &code).is_some() && opened(&folder, &lost).is_none());
    drop(program);

    let mut program = Program::start(&folder, &[], &[], SIZE);
    program.wait_for("Initialer").send("KN\t").send(PASSPHRASE).send("\r");
    program.wait_for("Elvehuset").wait_until("no question", |screen| !screen.contents().contains("på papir"));
}

/// The code on the screen: `1   8 Q 2 V G      4   8 M J Y 7`, in the order of its groups.
fn code_on(program: &Program) -> String {
    let rows = program.screen(|screen| screen.rows(0, SIZE.0).collect::<Vec<_>>());
    let begin = rows.iter().position(|row| row.contains("Første halvdel")).unwrap();
    let signs = |row: &String| row.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = rows[begin + 1..begin + 4].iter().map(signs).collect();
    let half = |from: usize| rows.iter().map(move |row| row[from..from + 5].concat());
    half(1).chain(half(7)).collect::<Vec<_>>().join("-")
}

fn opened(folder: &Path, code: &str) -> Option<Unlocked> {
    let file = entrance::key_file(&HouseFolder::new(folder)).unwrap();
    file.open_recovery(&RecoveryCode::parse(code).unwrap()).ok()
}
