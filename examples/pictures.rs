//! Makes the pictures of the README and the user guide from the running program, in the invented house, at one fixed moment:
//! `cargo run --features testing --example pictures`.

#![expect(clippy::unwrap_used, reason = "it stops where a picture cannot be made")]

use std::{fs, path::Path};

use personalbase::{
    demo,
    domain::time::Zone,
    store::HouseFolder,
    testing::{Harness, SAMPLE_NOW, picture},
    text::Language,
};

fn main() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("house");
    let now = SAMPLE_NOW.parse().unwrap();
    let options = demo::Options::standard(now, Zone::OSLO);
    let (opened, written) = demo::write(&HouseFolder::new(&folder), options, &mut |_, _| {}).unwrap();
    let (initials, passphrase) = (written.staff[0].initials.to_string(), written.staff[0].passphrase.to_string());
    drop(opened);

    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    fs::create_dir_all(&out).unwrap();
    let mut house = Harness::standing(&folder, now, &initials, &passphrase, Language::Nb);
    let take = |house: &mut Harness, name: &str, title: &str| {
        fs::write(out.join(format!("{name}.svg")), picture::svg(house.buffer(), title)).unwrap();
    };
    // What was said at the start has gone from its line by now.
    house.resize(120, 36).advance(std::time::Duration::from_secs(15));
    house.keys("3");
    take(&mut house, "board", "Tavla");
    house.keys("n").type_text("Kom ikke til avtalt tid kl. 13:30. Telefonen er av.");
    house.resize(100, 30);
    take(&mut house, "entry", "Nytt notat");
    house.keys("ctrl-s").resize(120, 36).keys("l");
    take(&mut house, "log", "Loggen");
    house.keys("esc p");
    take(&mut house, "plan", "Planen");
    house.keys("esc k");
    take(&mut house, "calendar", "Uka");
    house.keys("M");
    take(&mut house, "month", "Måneden");
    house.keys("U B");
    take(&mut house, "balance", "Balansen");
    house.keys("esc esc t down");
    take(&mut house, "tasks", "Oppgavene");
    house.keys("home enter").resize(80, 24);
    take(&mut house, "checklist", "Sjekklista");
    house.keys("esc").resize(120, 36);
    house.keys("esc j");
    take(&mut house, "since", "Siden sist");
    house.keys("esc o right");
    take(&mut house, "handover", "Overlappingen");
    house.keys("esc ctrl-l").resize(80, 24);
    take(&mut house, "locked", "Låst skjerm");
}
