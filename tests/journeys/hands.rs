//! What journeys do again and again.

use std::time::Duration;

use personalbase::{
    domain::{staff::Initials, time::Zone},
    store::{
        House, HouseFolder, entrance,
        keys::{KeyFile, Passphrase},
    },
    testing::{Harness, PASSPHRASE, PIN},
};
use rusqlite::Connection;

/// Minutes, as in a sentence.
pub fn minutes(count: u64) -> Duration {
    Duration::from_secs(60 * count)
}

/// Hours, as in a sentence.
pub fn hours(count: u64) -> Duration {
    minutes(60 * count)
}

/// Types the passphrase at the closed door.
pub fn unlock(house: &mut Harness, initials: &str) {
    house.type_text(&format!("{initials}\n{PASSPHRASE}\n"));
}

/// Types the PIN at the covered screen, with whose initials stand there.
pub fn uncover(house: &mut Harness) {
    house.type_text(&format!("{PIN}\n"));
}

/// Hands the covered screen to another member.
pub fn switch_to(house: &mut Harness, initials: &str) {
    house.keys("shift-tab ctrl-a backspace");
    house.type_text(&format!("{initials}\n{PIN}\n"));
}

/// Opens the house of a harness beside the program.
pub fn open_beside(house: &Harness) -> House {
    let folder = HouseFolder::new(house.folder());
    let initials = Initials::new("AD").unwrap();
    let passphrase = Passphrase::new(PASSPHRASE);
    entrance::unlock(&folder, &initials, &passphrase, house.now(), Zone::OSLO).unwrap().house
}

/// The database with its own key, as another program would open it.
pub fn database(house: &Harness) -> Connection {
    let file = KeyFile::read(&house.folder().join("house.keys")).unwrap();
    let key = file.open(None, &Passphrase::new(PASSPHRASE)).unwrap().key;
    let key: String = key.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let conn = Connection::open(house.folder().join("house.db")).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    conn
}

/// The newest deeds of the audit chain, the newest last: «KN lock».
pub fn audit(house: &Harness, count: usize) -> Vec<String> {
    let opened = open_beside(house);
    let people = opened.read().people().unwrap();
    // The newest row is this very opening.
    let rows = opened.read().newest_audit(count + 1).unwrap();
    let told = |row: &personalbase::store::read::AuditEntry| {
        format!("{} {}", row.staff.map_or("–", |staff| people.initials(staff)), row.action)
    };
    rows.iter().skip(1).rev().map(told).collect()
}
