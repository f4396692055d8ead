//! `demo`: the invented house, opened in a throw-away folder or written where somebody wants it.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use clap::{ArgMatches, Command, value_parser};

use super::{
    command::{json, leaf, option},
    cx::Cx,
    fault::Fault,
    progress, screen,
};
use crate::{
    app, demo,
    demo::{DemoStaff, Options, Written},
    domain::{staff::Initials, time::Instant},
    store::{
        House, HouseFolder, StoreError,
        entrance::{self, Guard, Opened},
        keys::Passphrase,
    },
    text::Texts,
    ui::view::Message,
};

/// Entries a busy house writes in a year.
const A_YEAR: u64 = 90 * 365;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let number = |name, help: &'static str| option(name, t.cli_value_number(), help).requires("write");
    leaf(t, "demo", t.cli_demo_about(), t.cli_demo_usage())
        .arg(option("write", t.cli_value_folder(), t.cli_demo_write_help()).value_parser(value_parser!(PathBuf)))
        .arg(number("seed", t.cli_demo_seed_help()).value_parser(value_parser!(u64)))
        .arg(
            number("years", t.cli_demo_years_help())
                .value_parser(value_parser!(u32).range(0..=i64::from(Options::MOST_YEARS))),
        )
        .arg(number("entries", t.cli_demo_entries_help()).value_parser(value_parser!(u64)))
        .arg(
            option("now", t.cli_value_instant(), t.cli_demo_now_help())
                .requires("write")
                .value_parser(value_parser!(Instant)),
        )
        .arg(json(t).requires("write"))
        .after_help(t.cli_demo_more())
}

/// Opens the invented house, or writes one.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.get_one::<PathBuf>("write") {
        Some(folder) => write(matches, cx, folder),
        None => open(cx),
    }
}

/// Opens an invented house whose folder goes when the program ends, in whichever way short of being killed outright.
fn open(cx: &mut Cx<'_>) -> Result<(), Fault> {
    screen::need_terminal(cx)?;
    // From here on a signal to end no longer ends the program between two lines: the folder must go first.
    let asked_to_end = end_signals();
    let home = tempfile::Builder::new().prefix("personalbase-demo-").tempdir().map_err(StoreError::from)?;
    cx.loaded.folders.data = home.path().join("house");
    cx.loaded.folders.log = home.path().join("log");
    let folder = cx.folder();
    let (_, written) = make(cx, &folder, Options::standard(cx.now(), cx.zone()))?;
    let member = member(cx, &written)?;
    let initials = Initials::new(&member.initials)?;
    cx.start_log();
    let passphrase = Passphrase::new(&member.passphrase);
    let Opened { house, staff, .. } = entrance::unlock(&folder, &initials, &passphrase, cx.now(), cx.zone())?;
    let mut app = screen::prepare(cx, Guard::INVENTED)?;
    app.enter(house, staff)?;
    app.say(Message::note(cx.texts.cli_demo_signed_in(&initials, &member.pin, &member.passphrase)));
    if asked_to_end.load(Ordering::SeqCst) {
        return Err(Fault::AskedToEnd);
    }
    Ok(app::run(app)?)
}

/// Whoever `--user` names, or the first of the staff.
fn member(cx: &Cx<'_>, written: &Written) -> Result<DemoStaff, Fault> {
    let wanted = if cx.has_user() { Some(cx.user()?) } else { None };
    let found = written
        .staff
        .iter()
        .find(|member| member.active && wanted.as_ref().is_none_or(|initials| initials.as_str() == member.initials));
    let missing = || Fault::Usage(cx.texts.cli_no_such_staff(wanted.as_ref().map_or("", Initials::as_str)));
    found.cloned().ok_or_else(missing)
}

/// Raised when the system asks the program to end while the invented house is being made.
fn end_signals() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP, signal_hook::consts::SIGINT] {
        // Without it the signal only ends the program earlier.
        let _ = signal_hook::flag::register(signal, Arc::clone(&flag));
    }
    flag
}

fn write(matches: &ArgMatches, cx: &mut Cx<'_>, path: &Path) -> Result<(), Fault> {
    let folder = HouseFolder::new(path);
    if folder.is_house() {
        return Err(StoreError::HouseExists(path.to_owned()).into());
    }
    let existed = path.exists();
    cx.start_log();
    match make(cx, &folder, options(matches, cx)) {
        Ok((house, written)) => told(matches, cx, &house, &written),
        Err(error) => {
            // A house by half is none.
            folder.remove_unfinished(!existed);
            Err(error.into())
        }
    }
}

/// Makes the house. It takes seconds, so it is said at once; nothing of that stays on the terminal.
fn make(cx: &Cx<'_>, folder: &HouseFolder, options: Options) -> Result<(House, Written), StoreError> {
    let bar = progress::bar(cx, options.entries, cx.texts.cli_demo_making());
    bar.tick();
    let made = demo::write(folder, options, &mut |written, _| bar.set_position(written));
    bar.finish_and_clear();
    made
}

fn options(matches: &ArgMatches, cx: &Cx<'_>) -> Options {
    let now = matches.get_one::<Instant>("now").copied().unwrap_or_else(|| cx.now());
    let standard = Options::standard(now, cx.zone());
    let years = matches.get_one::<u32>("years").copied();
    let entries = matches.get_one::<u64>("entries").copied();
    Options {
        seed: matches.get_one::<u64>("seed").copied().unwrap_or(standard.seed),
        years: years.or_else(|| entries.map(Options::years_for)).unwrap_or(standard.years),
        entries: entries.or_else(|| years.map(|years| u64::from(years) * A_YEAR)).unwrap_or(standard.entries),
        ..standard
    }
}

fn told(matches: &ArgMatches, cx: &mut Cx<'_>, house: &House, written: &Written) -> Result<(), Fault> {
    let t = cx.texts;
    if matches.get_flag("json") {
        return cx.print_json(written);
    }
    let entries = t.number(i64::try_from(written.entries).unwrap_or(i64::MAX));
    cx.print(&t.cli_demo_written(written.house, house.folder().display(), entries))?;
    for member in written.staff.iter().filter(|member| member.active) {
        let DemoStaff { initials, name, passphrase, pin, .. } = member;
        cx.print(&t.cli_demo_member(initials, name, t.role(member.role), passphrase, pin))?;
    }
    cx.print(&t.cli_demo_recovery(&written.recovery_code))
}
