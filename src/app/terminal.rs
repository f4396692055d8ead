//! The real terminal: taken over, and given back in every way the program can end.

use std::{
    cell::RefCell,
    io::{self, Stdout, Write},
    rc::Rc,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use crossterm::{
    cursor::{MoveTo, SetCursorStyle, Show},
    event::{
        self, DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
        EnableMouseCapture,
    },
    execute, queue,
    terminal::{
        BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
        SetTitle, disable_raw_mode, enable_raw_mode,
    },
};
use ratatui::{Terminal, backend::CrosstermBackend};

use super::App;

/// Columns and rows of the terminal; `None` without one.
#[must_use]
pub fn size() -> Option<(u16, u16)> {
    crossterm::terminal::size().ok()
}

/// What came of waiting for the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waited {
    /// There is something to read.
    Input,
    /// Nothing came in time, or a signal came.
    Nothing,
    /// The terminal is no longer there.
    Gone,
}

/// Waits for input, and notices a terminal that went away: crossterm would read its end for ever, and neither a signal nor
/// the text that is being typed would ever get its turn again.
pub(super) fn wait_for_input(wait: Duration) -> io::Result<Waited> {
    if is_gone(Duration::ZERO)? {
        return Ok(Waited::Gone);
    }
    // What crossterm has read already does not show on the terminal any more.
    if event::poll(Duration::ZERO)? {
        return Ok(Waited::Input);
    }
    if !wait.is_zero() && is_gone(wait)? {
        return Ok(Waited::Gone);
    }
    Ok(if event::poll(Duration::ZERO)? { Waited::Input } else { Waited::Nothing })
}

/// Waits until the terminal has something to say, and answers whether that is its end.
#[cfg(unix)]
fn is_gone(wait: Duration) -> io::Result<bool> {
    use rustix::{
        event::{PollFd, PollFlags, Timespec, poll},
        io::Errno,
    };
    let input = io::stdin();
    let mut watched = [PollFd::new(&input, PollFlags::IN)];
    let wait = Timespec::try_from(wait).map_err(io::Error::other)?;
    match poll(&mut watched, Some(&wait)) {
        Ok(_) => Ok(watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)),
        // A signal: a new size, or a request to end.
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// On other systems a console that is closed ends the program.
#[cfg(not(unix))]
fn is_gone(wait: Duration) -> io::Result<bool> {
    event::poll(wait)?;
    Ok(false)
}

/// The terminal is ours at the moment: a panic must give it back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Gathers a whole frame and hands it over in one write. The framework flushes after every few bytes; each of those writes
/// would cost as much as the frame, and show a part of it.
/// Shared with the framework's backend, which keeps its writer to itself.
#[derive(Clone, Default)]
struct Gathered(Rc<RefCell<Vec<u8>>>);

impl Write for Gathered {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Gathered {
    fn send(&self) -> io::Result<()> {
        let mut frame = self.0.borrow_mut();
        let mut out = stdout().lock();
        out.write_all(&frame)?;
        out.flush()?;
        frame.clear();
        Ok(())
    }
}

/// The terminal while it is ours; given back when dropped.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Gathered>>,
    frame: Gathered,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let mut out = stdout();
        execute!(
            out,
            EnterAlternateScreen,
            // Whoever was killed here left their screen behind, and what is drawn first only covers what it writes on.
            Clear(ClearType::All),
            EnableBracketedPaste,
            EnableFocusChange,
            SetTitle("personalbase"),
            SetCursorStyle::SteadyBar
        )?;
        let frame = Gathered::default();
        Ok(Self { terminal: Terminal::new(CrosstermBackend::new(frame.clone()))?, frame, mouse: false })
    }

    /// Draws one frame inside a synchronized update, so that the terminal never shows half of it.
    pub(super) fn draw(&mut self, app: &mut App) -> io::Result<()> {
        if self.mouse != app.wants_mouse() {
            self.mouse = !self.mouse;
            let out = self.terminal.backend_mut();
            if self.mouse { queue!(out, EnableMouseCapture)? } else { queue!(out, DisableMouseCapture)? }
        }
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| {
            if let Some(cursor) = app.draw(frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        self.frame.send()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back: every mode that was switched on goes off, also those the framework knows nothing of.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    // Best effort: there is nothing left to tell a failure to.
    let _ = execute!(
        out,
        DisableMouseCapture,
        DisableFocusChange,
        DisableBracketedPaste,
        SetCursorStyle::DefaultUserShape,
        MoveTo(0, 0),
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
    let _ = out.flush();
}

#[expect(clippy::disallowed_methods, reason = "this is the terminal guard that everything else draws through")]
fn stdout() -> Stdout {
    io::stdout()
}
