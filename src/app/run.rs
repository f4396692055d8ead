//! The program on a real terminal: wait, take what came, draw. Nothing runs when nothing happens.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use crossterm::event;

use super::{
    App,
    terminal::{Screen, Waited, give_back, wait_for_input},
};
use crate::ui::input;

/// The terminal could not be used.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no terminal, or it went away.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
}

/// Runs the program until somebody leaves it, or the system asks it to end. However it ends, text that is being typed is
/// kept: also when the terminal goes away, and when the program itself fails.
///
/// # Errors
/// The terminal cannot be used.
pub fn run(mut app: App) -> Result<(), RunError> {
    let asked_to_end = end_signals()?;
    restore_terminal_on_panic();
    let ended = catch_unwind(AssertUnwindSafe(|| work(&mut app, &asked_to_end)));
    if !app.is_quitting() {
        app.quit();
    }
    ended.unwrap_or_else(|panic| resume_unwind(panic))
}

fn work(app: &mut App, asked_to_end: &AtomicBool) -> Result<(), RunError> {
    let mut screen = Screen::take()?;
    while !app.is_quitting() {
        if app.needs_redraw() {
            screen.draw(app)?;
        }
        wait_and_take(app)?;
        app.wake();
        if asked_to_end.load(Ordering::SeqCst) {
            app.quit();
        }
    }
    Ok(())
}

/// Waits for the next input or the next thing that comes due, then takes everything that has come in, so that a held-down
/// key or a paste is drawn once.
fn wait_and_take(app: &mut App) -> Result<(), RunError> {
    /// Drawing must not wait for ever under a stream of input.
    const AT_ONCE: usize = 1_000;
    /// A signal to end is looked for at least this often.
    const LONGEST: Duration = Duration::from_secs(1);
    let wait = app.next_wake().unwrap_or(LONGEST).min(LONGEST);
    match wait_for_input(wait)? {
        Waited::Nothing => return Ok(()),
        Waited::Input => {}
        Waited::Gone => {
            app.quit();
            return Ok(());
        }
    }
    for _ in 0..AT_ONCE {
        if let Some(input) = input::from_terminal(event::read()?) {
            #[cfg(feature = "testing")]
            panic_if_asked(&input);
            app.input(&input);
        }
        if app.is_quitting() || !matches!(wait_for_input(Duration::ZERO)?, Waited::Input) {
            break;
        }
    }
    Ok(())
}

/// Raised when the system asks the program to end (SIGTERM) or the terminal window was closed (SIGHUP).
fn end_signals() -> io::Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP, signal_hook::consts::SIGINT] {
        signal_hook::flag::register(signal, Arc::clone(&flag))?;
    }
    Ok(flag)
}

/// Before a panic is told about, the terminal is a terminal again.
fn restore_terminal_on_panic() {
    let told = std::panic::take_hook();
    let screen = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        // A job that fails on its own thread is told about on the screen, which goes on.
        if std::thread::current().id() == screen {
            give_back();
            told(info);
        } else {
            tracing::error!(place = %info.location().map_or_else(String::new, ToString::to_string), "a job failed");
        }
    }));
}

/// For the test of what a panic leaves behind: panics at the key that `PERSONALBASE_PANIC_AT` names.
#[cfg(feature = "testing")]
fn panic_if_asked(input: &input::Input) {
    #[expect(clippy::panic, reason = "that is what is asked for")]
    if let (input::Input::Key(key), Ok(at)) = (input, std::env::var("PERSONALBASE_PANIC_AT"))
        && key.to_string() == at
    {
        panic!("asked to panic");
    }
}
