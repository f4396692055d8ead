//! Without a command: the screen.

use super::{cx::Cx, fault::Fault};
use crate::{
    app::{self, App, JobRunner, Parts, clock::SystemClock, harden},
    config::Problem,
    store::entrance::Guard,
    ui::keymap::{Keymap, KeymapError},
};

/// Opens the screen: the set-up guide where no house stands, the unlock screen where one does.
pub(super) fn open(cx: &mut Cx<'_>) -> Result<(), Fault> {
    need_terminal(cx)?;
    harden::memory();
    let app = prepare(cx, Guard::REAL)?;
    Ok(app::run(app)?)
}

/// A screen needs somebody in front of it.
pub(super) fn need_terminal(cx: &Cx<'_>) -> Result<(), Fault> {
    if cx.around.machine.is_terminal() { Ok(()) } else { Err(Fault::Usage(cx.texts.cli_no_terminal().to_owned())) }
}

/// The program, ready for a terminal.
pub(super) fn prepare(cx: &mut Cx<'_>, guard: Guard) -> Result<App, Fault> {
    let keymap = keymap(cx)?;
    cx.start_log();
    Ok(App::new(Parts {
        home: std::env::home_dir().filter(|home| !home.as_os_str().is_empty()),
        config: cx.loaded.config.clone(),
        texts: cx.texts,
        keymap,
        clock: Box::new(SystemClock::start()),
        folder: cx.loaded.folders.data.clone(),
        workers: JobRunner::Threads,
        guard,
        no_color: cx.around.machine.no_color,
    }))
}

/// The keys of the table with the changes of the configuration.
pub(super) fn keymap(cx: &Cx<'_>) -> Result<Keymap, Fault> {
    let patches = &cx.loaded.config.keys;
    Keymap::patched(patches).map_err(|error| {
        let (action, problem) = match error {
            KeymapError::UnknownAction(action) => (action, Problem::UnknownAction),
            KeymapError::UnknownKey { action, key } => (action, Problem::UnknownKey(key)),
            KeymapError::MustHaveKey(action) => (action.to_owned(), Problem::EmptyList),
            KeymapError::Clash { key, first, second } => {
                // The line to put right is the one the configuration has.
                let (changed, other) = if patches.contains_key(second) { (second, first) } else { (first, second) };
                (changed.to_owned(), Problem::KeyTaken { key: key.to_string(), by: other.to_owned() })
            }
        };
        cx.loaded.refused_keys(vec![(action, problem)]).into()
    })
}
