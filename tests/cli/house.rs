//! A house for one test, and the program run against it.

use std::{fs, path::PathBuf, process::Stdio};

use chrono::TimeDelta;
use personalbase::{
    app::clock::{Clock as _, SystemClock},
    domain::{
        command::Command,
        shift::ShiftKindId,
        staff::Initials,
        time::{Instant, Zone},
    },
    store::{
        HouseFolder,
        entrance::{self, Opened},
        keys::Passphrase,
    },
    testing::{PASSPHRASE, sample_house},
};
use tempfile::TempDir;

/// This moment: the real program has the real clock.
pub fn now() -> Instant {
    SystemClock::start().now()
}

/// A throw-away home with a house in it, or room for one.
pub struct House {
    pub home: TempDir,
}

/// What one run of the program answered.
#[derive(Debug)]
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl House {
    /// A home without a house.
    pub fn none() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("passphrase"), PASSPHRASE).unwrap();
        fs::write(home.path().join("wrong"), "feil passfrase er feil").unwrap();
        fs::write(home.path().join("pin"), "739182\n").unwrap();
        Self { home }
    }

    /// The sample house, as it stands now.
    pub fn sample() -> Self {
        let house = Self::none();
        sample_house(&house.folder(), now());
        house
    }

    pub fn folder(&self) -> PathBuf {
        self.home.path().join("house")
    }

    pub fn path(&self, name: &str) -> String {
        self.home.path().join(name).display().to_string()
    }

    /// What was done last, and about whom.
    pub fn newest_audit(&self) -> (String, Option<i64>) {
        // The very newest is the opening to look.
        let row = self.open("KN").house.read().newest_audit(2).unwrap().remove(1);
        (row.action, row.youth.map(|youth| youth.0))
    }

    /// The house opened beside the program.
    pub fn open(&self, user: &str) -> Opened {
        let folder = HouseFolder::new(&self.folder());
        let user = Initials::new(user).unwrap();
        entrance::unlock(&folder, &user, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap()
    }

    /// Confirms a shift around this moment.
    pub fn take_shift(&self, user: &str) {
        let mut opened = self.open(user);
        let (starts_at, ends_at) = (now() - TimeDelta::hours(1), now() + TimeDelta::hours(1));
        let kind = ShiftKindId("evening".to_owned());
        let day = Zone::OSLO.date(now()).pred_opt().unwrap();
        let command = Command::ConfirmShift { kind, day, starts_at, ends_at };
        opened.house.execute(opened.staff.id, now(), &command).unwrap();
    }

    /// The program with nothing of this machine's own settings around it.
    pub fn program(&self) -> assert_cmd::Command {
        let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", self.home.path()).env("LANG", "nb_NO.UTF-8");
        program.arg("--data").arg(self.folder());
        program
    }

    /// Runs the program.
    pub fn run(&self, args: &[&str]) -> Answer {
        Answer::of(self.program().args(args))
    }

    /// Runs the program as a member of the sample house.
    pub fn run_as(&self, user: &str, args: &[&str]) -> Answer {
        Answer::of(self.program_as(user).args(args))
    }

    /// The program while it runs, for whoever ends it before it is done.
    pub fn started(&self, user: &str, args: &[&str]) -> std::process::Child {
        let program = self.program_as(user);
        let mut begun = std::process::Command::new(program.get_program());
        begun.env_clear().env("HOME", self.home.path()).env("LANG", "nb_NO.UTF-8");
        begun.args(program.get_args()).args(args).stdout(Stdio::null()).spawn().unwrap()
    }

    /// The program with a member signed in by the right passphrase.
    pub fn program_as(&self, user: &str) -> assert_cmd::Command {
        let mut program = self.program();
        program.args(["--user", user, "--passphrase-file", &self.path("passphrase")]);
        program
    }
}

impl Answer {
    pub fn of(program: &mut assert_cmd::Command) -> Self {
        let output = program.output().unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The answer went well and nobody complained.
    pub fn fine(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The answer went well and is JSON.
    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.fine()).unwrap()
    }
}
