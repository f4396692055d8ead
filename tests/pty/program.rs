//! The real binary in a real terminal: keys go in as bytes, what its screen shows is read by a terminal emulator. Nothing
//! sleeps: every step waits for the text it needs.

use std::{
    io::{Read as _, Write},
    num::NonZeroU16,
    path::Path,
    sync::{Arc, Condvar, Mutex},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a loaded machine before the test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// The flag of a terminal that shows what is typed (`ECHO` in `termios.h`).
const ECHO: u64 = 0o10;

struct Shared {
    parser: Mutex<vt100::Parser>,
    news: Condvar,
}

/// A running program.
pub struct Program {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    shared: Arc<Shared>,
}

fn pty_size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 }
}

impl Program {
    /// Starts the binary on a house, in a terminal of this size, with the environment a test can rely on.
    pub fn start(house: &Path, arguments: &[&str], environment: &[(&str, &str)], size: (u16, u16)) -> Self {
        let mut binary = CommandBuilder::new(env!("CARGO_BIN_EXE_personalbase"));
        binary.arg("--data");
        binary.arg(house);
        Self::start_as(binary, house, arguments, environment, size)
    }

    /// The same as somebody who is not the administrator of the machine: what an ordinary person's programs may do differs.
    #[cfg(target_os = "linux")]
    pub fn start_as_ordinary_person(house: &Path) -> Self {
        let binary = env!("CARGO_BIN_EXE_personalbase");
        let mut command = CommandBuilder::new(binary);
        if rustix::process::geteuid().is_root() {
            command = CommandBuilder::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", binary]);
        }
        command.arg("--data");
        command.arg(house);
        Self::start_as(command, house, &[], &[("PATH", "/usr/bin:/bin")], (80, 24))
    }

    /// The same in a terminal within this one, script(1), which is the process of [`Self::id`]; in a session of its own, so
    /// that no signal tells the binary when that terminal goes away. Its own number is written into a file.
    #[cfg(target_os = "linux")]
    pub fn start_in_a_terminal_of_its_own(house: &Path, number: &Path) -> Self {
        let mut script = CommandBuilder::new("script");
        let binary = env!("CARGO_BIN_EXE_personalbase");
        let (house_text, number) = (house.display(), number.display());
        let inside = format!("echo $$ > '{number}'; exec '{binary}' --data '{house_text}'");
        script.args(["--quiet", "--command", &format!("setsid sh -c \"{}\"", inside.replace('$', "\\$")), "/dev/null"]);
        let environment = [("PATH", "/usr/bin:/bin"), ("SHELL", "/bin/sh")];
        Self::start_as(script, house, &[], &environment, (80, 24))
    }

    fn start_as(
        mut command: CommandBuilder,
        house: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
        size: (u16, u16),
    ) -> Self {
        let pty = native_pty_system().openpty(pty_size(size.0, size.1)).unwrap();
        command.env_clear();
        let home = house.parent().unwrap();
        command.env("HOME", home);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("TZ", "Europe/Oslo");
        command.env("RUST_BACKTRACE", "0");
        for (name, value) in environment {
            command.env(name, value);
        }
        command.args(arguments);
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let (rows, columns) = (NonZeroU16::new(size.1).unwrap(), NonZeroU16::new(size.0).unwrap());
        let shared =
            Arc::new(Shared { parser: Mutex::new(vt100::Parser::new(rows, columns, 0)), news: Condvar::new() });
        read_always(pty.master.try_clone_reader().unwrap(), Arc::clone(&shared));
        let writer = pty.master.take_writer().unwrap();
        Self { master: pty.master, writer, child, shared }
    }

    /// Sends bytes as a keyboard does.
    pub fn send(&mut self, bytes: &str) -> &mut Self {
        self.writer.write_all(bytes.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self
    }

    /// Waits until the screen is as `done` wants it.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, done: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        let mut parser = self.shared.parser.lock().unwrap();
        while !done(parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited in vain for {what}; the screen shows\n{}", parser.screen().contents());
            parser = self.shared.news.wait_timeout(parser, left.min(Duration::from_millis(200))).unwrap().0;
        }
        drop(parser);
        self
    }

    /// Waits until a text stands on the screen.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |screen| screen.contents().contains(text))
    }

    /// Waits for a question whose answer the terminal does not show.
    #[track_caller]
    pub fn wait_for_question(&mut self, text: &str) -> &mut Self {
        self.wait_for(text);
        let end = Instant::now() + PATIENCE;
        // The question is written just before the terminal is told to hide what is typed.
        while self.master.get_termios().is_some_and(|terminal| u64::from(terminal.local_flags.bits()) & ECHO != 0) {
            assert!(Instant::now() < end, "what is typed would be shown");
            std::thread::yield_now();
        }
        self
    }

    /// What the screen shows.
    pub fn screen<T>(&self, look: impl Fn(&vt100::Screen) -> T) -> T {
        look(self.shared.parser.lock().unwrap().screen())
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        let (rows, columns) = (NonZeroU16::new(height).unwrap(), NonZeroU16::new(width).unwrap());
        self.shared.parser.lock().unwrap().screen_mut().set_size(rows, columns);
        self.master.resize(pty_size(width, height)).unwrap();
        self
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal by its number.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let status = std::process::Command::new("kill").args([name, &self.id().to_string()]).status().unwrap();
        assert!(status.success());
        self
    }

    /// Waits until the program has ended.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(
                Instant::now() < end,
                "the program goes on; the screen shows\n{}",
                self.screen(vt100::Screen::contents)
            );
            // What the program writes on its way out wakes this; its end writes nothing, hence the short wait.
            let parser = self.shared.parser.lock().unwrap();
            drop(self.shared.news.wait_timeout(parser, Duration::from_millis(20)).unwrap());
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// Reads whatever the program writes, for as long as it runs: a terminal that is not read stops it.
fn read_always(mut reader: Box<dyn std::io::Read + Send>, shared: Arc<Shared>) {
    std::thread::spawn(move || {
        let mut bytes = [0; 65_536];
        while let Ok(count) = reader.read(&mut bytes) {
            if count == 0 {
                break;
            }
            shared.parser.lock().unwrap().process(&bytes[..count]);
            shared.news.notify_all();
        }
        shared.news.notify_all();
    });
}

/// Waits until no process has this number.
#[track_caller]
#[cfg(target_os = "linux")]
pub fn wait_until_gone(number: &str) {
    let end = Instant::now() + PATIENCE;
    let runs = || std::process::Command::new("kill").args(["-0", number]).output().unwrap().status.success();
    while runs() {
        assert!(Instant::now() < end, "process {number} goes on without a terminal");
    }
}
