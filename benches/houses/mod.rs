//! The houses that benches run on: invented ones, made once under `target/bench` and kept.

use std::path::{Path, PathBuf};

use personalbase::{
    demo,
    domain::{
        ids::StaffId,
        staff::Initials,
        time::{Instant, Zone},
    },
    store::{House, HouseFolder, entrance, keys::Passphrase},
};

/// A house to measure on.
#[derive(Debug, Clone)]
pub struct BenchHouse {
    /// Where it stands.
    pub folder: PathBuf,
    /// Entries in its log.
    #[allow(dead_code, reason = "only the bench through a terminal tells it")]
    pub entries: u64,
    /// Somebody who can open it.
    pub initials: String,
    /// With this passphrase.
    pub passphrase: String,
}

impl BenchHouse {
    /// The house of that many entries, made now if it does not stand yet (a million take some minutes).
    pub fn of(entries: u64) -> Self {
        Self::filled(&entries.to_string(), entries, |_, _| {})
    }

    /// The house of that name, made now if it does not stand yet: that many entries, and what `fill` writes as a member of
    /// its staff.
    pub fn filled(name: &str, entries: u64, fill: impl FnOnce(&mut House, StaffId)) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
        let folder = root.join(name);
        let known = root.join(format!("{name}.txt"));
        if let Ok(text) = std::fs::read_to_string(&known)
            && let Some((initials, passphrase)) = text.split_once('\n')
        {
            return Self { folder, entries, initials: initials.to_owned(), passphrase: passphrase.to_owned() };
        }
        println!("making the invented house «{name}» of {entries} entries …");
        // A house cut short by Ctrl-C is begun anew.
        let _ = std::fs::remove_dir_all(&folder);
        let options = demo::Options {
            seed: 1,
            years: demo::Options::years_for(entries),
            entries,
            now: moment(),
            zone: Zone::OSLO,
        };
        let made = demo::write(&HouseFolder::new(&folder), options, &mut |_, _| {});
        let (mut house, written) = made.expect("the house is made");
        let staff = &written.staff[0];
        let initials = Initials::new(&staff.initials).expect("initials");
        let member = house.read().people().expect("people").by_initials(&initials).expect("the first of them").id;
        fill(&mut house, member);
        std::fs::write(&known, format!("{}\n{}", staff.initials, staff.passphrase)).expect("noted");
        Self { folder, entries, initials: staff.initials.to_string(), passphrase: staff.passphrase.to_string() }
    }

    /// The same house with a sister house in its file, made of a copy now if it does not stand yet: `fill` writes what the sister
    /// has, and is told who does.
    #[allow(dead_code, reason = "only the bench of the store measures two houses")]
    pub fn with_sister(&self, fill: impl FnOnce(&mut House, StaffId)) -> Self {
        let name = format!("{}-sister", self.entries);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
        let (folder, known) = (root.join(&name), root.join(format!("{name}.txt")));
        let sister = Self { folder, ..self.clone() };
        if known.exists() {
            return sister;
        }
        println!("making the invented house «{name}» …");
        let _ = std::fs::remove_dir_all(&sister.folder);
        std::fs::create_dir_all(&sister.folder).expect("a folder");
        for file in ["house.db", "house.keys"] {
            std::fs::copy(self.folder.join(file), sister.folder.join(file)).expect("a copy");
        }
        let mut opened = sister.open();
        let staff = opened.staff.id;
        fill(&mut opened.house, staff);
        std::fs::write(&known, format!("{}\n{}", self.initials, self.passphrase)).expect("noted");
        sister
    }

    /// Opens it.
    #[allow(dead_code, reason = "the bench through a terminal opens it by typing")]
    pub fn open(&self) -> entrance::Opened {
        let initials = Initials::new(&self.initials).expect("initials");
        let folder = HouseFolder::new(&self.folder);
        entrance::unlock(&folder, &initials, &Passphrase::new(&self.passphrase), moment(), Zone::OSLO)
            .expect("it opens")
    }
}

/// The house named on the command line (`--house DIR --user XX --passphrase TEXT`), or one of that many entries.
#[allow(dead_code, reason = "only the bench through a terminal takes a house from outside")]
pub fn from_arguments_or(entries: u64) -> BenchHouse {
    let arguments: Vec<String> = std::env::args().collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    match (value("--house"), value("--user"), value("--passphrase")) {
        (Some(folder), Some(initials), Some(passphrase)) => {
            BenchHouse { folder: folder.into(), entries: 0, initials, passphrase }
        }
        _ => BenchHouse::of(value("--entries").and_then(|number| number.parse().ok()).unwrap_or(entries)),
    }
}

/// The moment the invented story ends. Real time, since the program that is measured shows real time.
#[expect(clippy::disallowed_methods, reason = "the program that is measured has the real clock")]
pub fn moment() -> Instant {
    chrono::Utc::now()
}
