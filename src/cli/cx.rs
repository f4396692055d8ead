//! What a command works with: the texts, the settings, the surroundings, and the house once somebody is signed in.

use std::{
    collections::BTreeSet,
    io::{self, BufRead as _, Read as _},
    path::PathBuf,
};

use chrono::{NaiveDate, NaiveDateTime};
use clap::ArgMatches;
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Surroundings, command::flag, fault::Fault};
use crate::{
    app::{
        harden,
        log_file::{self, LogGuard},
    },
    config::Loaded,
    domain::{
        access::{Deed, allows},
        audit::AccessEvent,
        command::Command,
        fold::fold_loose,
        house::HouseName,
        ids::{HouseId, YouthId},
        refusal::Refusal,
        staff::{Initials, StaffMember},
        taken::TakenList,
        task::HouseClock,
        time::{Instant, Zone},
    },
    explain,
    store::{
        Done, House, HouseFolder, StoreError,
        entrance::{self, Opened},
        exposures,
        keys::Passphrase,
        read::{HouseInfo, People},
        rekey::Settled,
    },
    text::{
        Language, Texts,
        when::{Lean, MomentError, parse_date, parse_moment, parse_when},
    },
};

/// What a command works with.
pub(super) struct Cx<'a> {
    pub texts: Texts,
    pub loaded: Loaded,
    pub around: Surroundings<'a>,
    user: Option<String>,
    /// The name of the house that is asked for, or its beginning.
    house: Option<String>,
    /// The house that answers, where there could be another.
    shown: Option<String>,
    /// All houses of whoever signs in answer, and not one of them.
    across: bool,
    passphrase_file: Option<PathBuf>,
    /// The technical log, from the moment the house is touched.
    log: Option<LogGuard>,
}

/// An open house with whoever signed in.
pub(super) struct SignedIn {
    pub house: House,
    pub staff: StaffMember,
    pub info: HouseInfo,
    pub people: People,
    /// Every house that is listed, where a list goes across them.
    houses: Vec<HouseName>,
}

impl<'a> Cx<'a> {
    pub(super) fn new(texts: Texts, loaded: Loaded, around: Surroundings<'a>, matches: &ArgMatches) -> Self {
        Self {
            texts,
            loaded,
            around,
            user: matches.get_one::<String>(flag::USER).cloned(),
            house: matches.get_one::<String>(flag::HOUSE).cloned(),
            shown: None,
            across: false,
            passphrase_file: matches.get_one::<PathBuf>(flag::PASSPHRASE_FILE).cloned(),
            log: None,
        }
    }

    pub(super) fn now(&self) -> Instant {
        self.around.clock.now()
    }

    pub(super) fn zone(&self) -> Zone {
        self.loaded.config.time_zone
    }

    /// The shifts and the zone of the house.
    pub(super) fn house_clock(&self) -> HouseClock<'_> {
        HouseClock { kinds: &self.loaded.config.shifts, zone: self.zone() }
    }

    /// The clock on the wall.
    pub(super) fn wall(&self) -> NaiveDateTime {
        self.zone().local(self.now())
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.wall().date()
    }

    pub(super) fn folder(&self) -> HouseFolder {
        HouseFolder::new(&self.loaded.folders.data).with_backups_in(self.loaded.config.backup.folder.as_deref())
    }

    /// Writes lines of the answer.
    pub(super) fn print(&mut self, text: &str) -> Result<(), Fault> {
        writeln!(self.around.out, "{text}")?;
        self.around.out.flush()?;
        Ok(())
    }

    /// Says something beside the answer. Where nobody can be told, nothing is lost.
    pub(super) fn warn(&mut self, text: &str) {
        let _ = writeln!(self.around.err, "{text}");
    }

    /// Writes the answer as JSON on one line.
    pub(super) fn print_json(&mut self, answer: &impl Serialize) -> Result<(), Fault> {
        let text = match &self.shown {
            None => serde_json::to_string(answer).map_err(std::io::Error::other)?,
            Some(house) => {
                let mut answer = serde_json::to_value(answer).map_err(std::io::Error::other)?;
                if let Some(fields) = answer.as_object_mut() {
                    fields.entry("house").or_insert_with(|| house.as_str().into());
                }
                answer.to_string()
            }
        };
        self.print(&text)
    }

    /// Whoever `--user` names.
    pub(super) fn user(&self) -> Result<Initials, Fault> {
        let user = self.user.as_deref().ok_or_else(|| Fault::Usage(self.texts.cli_user_missing().to_owned()))?;
        Ok(Initials::new(user)?)
    }

    /// Whoever `--user` names, if anybody.
    pub(super) const fn has_user(&self) -> bool {
        self.user.is_some()
    }

    /// Reads the passphrase of whoever signs in.
    pub(super) fn passphrase(&mut self) -> Result<Passphrase, Fault> {
        let file = self.passphrase_file.clone();
        let text = self.secret(file.as_ref(), self.texts.cli_ask_passphrase(), "--passphrase-file")?;
        Ok(Passphrase::new(&text))
    }

    /// Where a secret that is being chosen comes from: typed twice, or once from a file. Nothing is typed once.
    pub(super) fn new_secret(
        &mut self,
        file: Option<&PathBuf>,
        question: &str,
        flag: &str,
    ) -> Result<Zeroizing<String>, Fault> {
        let first = self.secret(file, question, flag)?;
        if file.is_none() && !first.is_empty() {
            let again = self.secret(None, self.texts.cli_ask_again(), flag)?;
            if *first != *again {
                return Err(Fault::Usage(self.texts.cli_not_the_same().to_owned()));
            }
        }
        Ok(first)
    }

    /// The file `--passphrase-file` names.
    pub(super) fn passphrase_file(&self) -> Option<PathBuf> {
        self.passphrase_file.clone()
    }

    /// A secret: the first line of a file, the next line of the input for `-`, or typed unseen.
    pub(super) fn secret(
        &mut self,
        file: Option<&PathBuf>,
        question: &str,
        flag: &str,
    ) -> Result<Zeroizing<String>, Fault> {
        let t = self.texts;
        let mut line = Zeroizing::new(String::with_capacity(256));
        match file {
            Some(path) if path.as_os_str() == "-" => {
                harden::memory();
                self.around.input.read_line(&mut line).map_err(|error| unreadable(t, path, &error))?;
            }
            Some(path) => {
                let opened = std::fs::File::open(path).map_err(|error| unreadable(t, path, &error))?;
                harden::memory();
                let mut limited = std::io::BufReader::new(opened.take(10_000));
                limited.read_line(&mut line).map_err(|error| unreadable(t, path, &error))?;
            }
            None if self.around.machine.input_is_terminal => {
                harden::memory();
                let typed = rpassword::prompt_password(format!("{question} "));
                line = Zeroizing::new(typed.map_err(|_| Fault::Usage(t.cli_nobody_to_ask(flag)))?);
            }
            None => return Err(Fault::Usage(t.cli_nobody_to_ask(flag))),
        }
        while line.ends_with(['\n', '\r']) {
            line.pop();
        }
        Ok(line)
    }

    /// Asks before something that is not easily taken back. Without somebody to ask, `--yes` must have said it.
    pub(super) fn confirm(&mut self, question: &str) -> Result<(), Fault> {
        let t = self.texts;
        if !self.around.machine.input_is_terminal {
            return Err(Fault::Usage(t.cli_needs_yes().to_owned()));
        }
        write!(self.around.err, "{question} ")?;
        self.around.err.flush()?;
        let mut answer = String::new();
        self.around.input.read_line(&mut answer).map_err(|_| Fault::Usage(t.cli_not_confirmed().to_owned()))?;
        let answer = fold_loose(answer.trim());
        let yes = Language::ALL.iter().flat_map(|language| Texts::new(*language).cli_yes().split('|'));
        if yes.into_iter().any(|word| word == answer) {
            Ok(())
        } else {
            Err(Fault::Usage(t.cli_not_confirmed().to_owned()))
        }
    }

    /// Everything that is left of the input: the text of an entry.
    pub(super) fn rest_of_input(&mut self) -> Result<String, Fault> {
        let mut text = String::new();
        let t = self.texts;
        self.around.input.read_to_string(&mut text).map_err(|_| Fault::Usage(t.cli_input_not_text().to_owned()))?;
        Ok(text)
    }

    /// Starts the technical log. Nothing depends on it, so a log that cannot be written keeps nobody from working.
    pub(super) fn start_log(&mut self) {
        if self.log.is_none() {
            self.log = log_file::start(&self.loaded.folders.log).ok();
        }
    }

    /// Opens the house for whoever `--user` names. Looked at in the order in which one needs the other: the folder, the house
    /// in it, who comes, and only then what they know.
    pub(super) fn sign_in(&mut self) -> Result<SignedIn, Fault> {
        let folder = self.folder();
        entrance::key_file(&folder)?;
        let initials = self.user()?;
        let passphrase = self.passphrase()?;
        self.sign_in_to(&folder, &initials, &passphrase)
    }

    /// The same for a command that reads and changes nothing, which only some roles may.
    pub(super) fn sign_in_for(&mut self, deed: Deed) -> Result<SignedIn, Fault> {
        let signed = self.sign_in()?;
        let rights = signed.staff.rights();
        if allows(rights, deed) { Ok(signed) } else { Err(Refusal::NotAllowed { role: rights.role, deed }.into()) }
    }

    /// The same for a list that leaders may see of all the houses they work in (`--all-houses`).
    pub(super) fn sign_in_to_list(&mut self, deed: Deed, matches: &ArgMatches) -> Result<SignedIn, Fault> {
        self.across = matches.get_flag(flag::ALL_HOUSES);
        let mut signed = self.sign_in_for(deed)?;
        if !self.across {
            return Ok(signed);
        }
        let role = signed.staff.role;
        if !allows(role, Deed::SeeAcross) {
            return Err(Refusal::NotAllowed { role, deed: Deed::SeeAcross }.into());
        }
        if let Some(wide) = signed.house.across(signed.staff.id)? {
            signed.people = wide.read().people()?.on_paper();
            signed.houses = wide.houses_of(signed.staff.id)?;
            signed.house = wide;
            self.shown = None;
        }
        Ok(signed)
    }

    /// Opens a house for somebody whose passphrase is known.
    pub(super) fn sign_in_to(
        &mut self,
        folder: &HouseFolder,
        initials: &Initials,
        passphrase: &Passphrase,
    ) -> Result<SignedIn, Fault> {
        self.start_log();
        if !exposures(folder).is_empty() {
            self.warn(self.texts.files_open_to_others());
        }
        let Opened { mut house, staff, settled } =
            entrance::unlock(folder, initials, passphrase, self.now(), self.zone())?;
        self.tell_settled(settled)?;
        self.choose_house(&mut house, &staff)?;
        if matches!(house.noted_head_stands(), Ok(Some(false))) {
            self.warn(self.texts.audit_notice());
        }
        Ok(SignedIn::from_opened(house, staff)?)
    }

    /// Puts the house that `--house` names before whoever signed in: of those they work in, by the beginning of its name. Without
    /// one it is the first of theirs, and where there are several that is said beside the answer.
    fn choose_house(&mut self, house: &mut House, staff: &StaffMember) -> Result<(), Fault> {
        let theirs = house.houses_of(staff.id)?;
        let names = theirs.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
        if let Some(asked) = &self.house {
            let asked = fold_loose(asked.trim());
            let is_whole = |one: &&HouseName| fold_loose(one.name.as_str()) == asked;
            let begins = |one: &&HouseName| fold_loose(one.name.as_str()).starts_with(&asked);
            let mut found: Vec<&HouseName> = theirs.iter().filter(is_whole).collect();
            if found.is_empty() {
                found = theirs.iter().filter(begins).collect();
            }
            let [one] = found.as_slice() else {
                return Err(Fault::Usage(self.texts.cli_house_which(names)));
            };
            house.show_house(staff.id, one.id, self.now())?;
        }
        let info = house.read().house()?;
        if theirs.len() > 1 && self.house.is_none() && !self.across {
            self.warn(&self.texts.cli_house_shown(info.name.as_str(), &names));
        }
        self.shown = info.several.then(|| info.name.to_string());
        Ok(())
    }

    /// Says how a change of the data key ended that had been cut short: beside the answer, which a script may read.
    pub(super) fn tell_settled(&mut self, settled: Option<Settled>) -> Result<(), Fault> {
        if let Some(settled) = settled {
            writeln!(self.around.err, "{}", explain::settled(self.texts, settled))?;
        }
        Ok(())
    }

    /// A secret that was chosen before: typed once.
    pub(super) fn known_secret(
        &mut self,
        file: Option<&PathBuf>,
        question: &str,
        flag: &str,
    ) -> Result<Zeroizing<String>, Fault> {
        self.secret(file, question, flag)
    }

    /// A moment somebody wrote.
    pub(super) fn moment(&self, text: &str, lean: Lean) -> Result<Instant, Fault> {
        parse_moment(text, lean, self.now(), self.zone()).map_err(|error| match error {
            MomentError::NotRead(error) => self.not_understood(text, error),
            MomentError::NoTime => Fault::Usage(self.texts.cli_time_missing(text)),
            MomentError::Skipped => Fault::Usage(self.texts.due_skipped().to_owned()),
            MomentError::Impossible(reason) => Refusal::from(reason).into(),
        })
    }

    /// A moment somebody wrote; a day alone is its beginning.
    pub(super) fn moment_or_day(&self, text: &str, lean: Lean) -> Result<Instant, Fault> {
        let when = parse_when(text, self.wall(), lean).map_err(|error| self.not_understood(text, error))?;
        let time = when.time.map_or(chrono::NaiveTime::MIN, crate::domain::time::ClockTime::time);
        Ok(self.zone().instant(when.date.and_time(time)))
    }

    /// A day somebody wrote; today when nobody did.
    pub(super) fn day(&self, text: Option<&String>, lean: Lean) -> Result<NaiveDate, Fault> {
        let Some(text) = text else {
            return Ok(self.today());
        };
        parse_date(text, self.today(), lean).map_err(|error| self.not_understood(text, error))
    }

    /// A date or time that was not understood.
    pub(super) fn not_understood(&self, text: &str, error: crate::text::when::WhenError) -> Fault {
        Fault::Usage(self.texts.cli_when_not_understood(text, self.texts.when_error(error)))
    }
}

impl SignedIn {
    /// A house that is open, and whoever opened it.
    pub(super) fn from_opened(house: House, staff: StaffMember) -> Result<Self, StoreError> {
        let (info, people) = (house.read().house()?, house.read().people()?.on_paper());
        Ok(Self { info, people, houses: Vec::new(), house, staff })
    }

    /// The list goes across several houses.
    pub(super) const fn goes_across(&self) -> bool {
        !self.houses.is_empty()
    }

    /// Whose a row is, where the list goes across several houses.
    pub(super) fn house_name(&self, house: Option<HouseId>) -> Option<&str> {
        self.houses.iter().find(|known| Some(known.id) == house).map(|known| known.name.as_str())
    }

    /// A line of a list, with the house before it where the list goes across several.
    pub(super) fn of_house(&self, house: Option<HouseId>, line: String, t: Texts) -> String {
        match self.house_name(house) {
            Some(name) => t.house_line(name, line),
            None => line,
        }
    }

    /// Carries out a command as whoever signed in: their role decides, and the audit chain has their name.
    pub(super) fn execute(&mut self, now: Instant, command: &Command) -> Result<Done, Fault> {
        Ok(self.house.execute(self.staff.id, now, command)?)
    }

    /// The member of staff with these initials.
    pub(super) fn member(&self, t: Texts, initials: &str) -> Result<&StaffMember, Fault> {
        let initials = Initials::new(initials)?;
        self.people.by_initials(&initials).ok_or_else(|| Fault::Usage(t.cli_no_such_staff(&initials)))
    }

    /// Writes down that a list was taken out in which these youths stand: all of it, or none, before anything is printed. One
    /// that names nobody is a row about the house.
    pub(super) fn note_export(
        &mut self,
        now: Instant,
        list: TakenList,
        youths: impl IntoIterator<Item = YouthId>,
    ) -> Result<(), Fault> {
        let youths: BTreeSet<YouthId> = youths.into_iter().collect();
        if youths.is_empty() {
            return self.execute(now, &Command::TakeOut { list, youth: None }).map(drop);
        }
        let together = self.house.together(self.staff.id, now)?;
        together.part(|part| {
            let note = |youth| part.execute(&Command::TakeOut { list, youth: Some(youth) }).map(drop);
            youths.into_iter().try_for_each(note)
        })?;
        Ok(together.commit()?)
    }

    /// Writes down that what a youth's file holds was read and taken out: on paper, in a file, or where another program reads
    /// it. Both, or neither, before anything is printed.
    pub(super) fn note_taken_out(&mut self, now: Instant, list: TakenList, youth: YouthId) -> Result<(), Fault> {
        let together = self.house.together(self.staff.id, now)?;
        let youth = Some(youth);
        together.part(|part| {
            [Command::TakeOut { list, youth }, Command::RecordAccess { event: AccessEvent::OpenFile, youth }]
                .iter()
                .try_for_each(|command| part.execute(command).map(drop))
        })?;
        Ok(together.commit()?)
    }

    /// Writes down that something was read.
    pub(super) fn note(&mut self, now: Instant, event: AccessEvent, youth: Option<YouthId>) -> Result<(), Fault> {
        self.execute(now, &Command::RecordAccess { event, youth })?;
        Ok(())
    }
}

/// What was done here is part of what the key file remembers, also when it came to nothing.
impl Drop for SignedIn {
    fn drop(&mut self) {
        if let Err(error) = self.house.note_head() {
            tracing::warn!(%error, "the head of the audit chain could not be noted in the key file");
        }
    }
}

/// A file somebody named that cannot be read.
pub(super) fn unreadable(t: Texts, path: &std::path::Path, error: &std::io::Error) -> Fault {
    Fault::Usage(match error.kind() {
        io::ErrorKind::NotFound => t.cli_file_missing(path.display()),
        io::ErrorKind::PermissionDenied => t.cli_file_forbidden(path.display()),
        kind => t.cli_file_unreadable(path.display(), kind),
    })
}
