//! Speed as a person meets it: the real binary in a pseudo-terminal, beside the barest program the same framework allows, turn
//! by turn in one run, since machines are noisy and only the ratio says something.
//!
//! `cargo bench --bench terminal -- [--house DIR --user XX --passphrase TEXT]`; without a house it makes one of 200,000
//! entries under `target/bench` first. Linux only: it reads `/proc`.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench prints its figures and stops when it cannot measure"
)]

mod houses;

use std::{
    io::{Read as _, Write},
    path::Path,
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

use personalbase::store::{
    HouseFolder,
    keys::{KeyFile, Passphrase},
};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::{
    crossterm::event::{self, Event, KeyCode},
    style::{Color, Style},
    widgets::{Block, Paragraph},
};

/// Tells this very binary to be the bare program.
const BARE: &str = "PERSONALBASE_BENCH_BARE";
/// The terminal ends a synchronized update: our frame is whole.
const FRAME_END: &[u8] = b"\x1b[?2026l";
const SIZES: [(u16, u16); 2] = [(80, 24), (200, 60)];
const STARTS: usize = 30;
const UNLOCKS: usize = 15;
const KEYS: usize = 300;
const BURSTS: usize = 30;
const BURST: usize = 100;
const IDLE: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_secs(30);
/// No byte for this long: the answer to a key is complete.
const QUIET: Duration = Duration::from_millis(8);

fn main() {
    if std::env::var_os(BARE).is_some() {
        bare();
        return;
    }
    let house = houses::from_arguments_or(200_000);
    println!("house: {} entries", house.entries);
    for size in SIZES {
        println!("\n{} x {}", size.0, size.1);
        start(&house, size);
        unlock(&house, size);
        keys(&house, size);
    }
    idle(&house);
}

/// The framework's floor: one paragraph, waits for keys, q leaves.
fn bare() {
    let mut terminal = ratatui::init();
    let mut count: u64 = 0;
    loop {
        terminal
            .draw(|frame| {
                let block = Block::bordered().title("bare").border_style(Style::new().fg(Color::Blue));
                frame.render_widget(Paragraph::new(format!("ready {count}")).block(block), frame.area());
            })
            .unwrap();
        if let Event::Key(key) = event::read().unwrap() {
            match key.code {
                KeyCode::Char('q') => break,
                _ => count += 1,
            }
        }
    }
    ratatui::restore();
}

/// A program in a pseudo-terminal whose bytes arrive with the moment they came.
struct Program {
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<(Instant, Vec<u8>)>,
    seen: Vec<u8>,
}

impl Program {
    fn spawn(mut command: CommandBuilder, size: (u16, u16)) -> (Self, Instant) {
        let pty = native_pty_system()
            .openpty(PtySize { cols: size.0, rows: size.1, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        command.env("TERM", "xterm-256color");
        let began = Instant::now();
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let (sender, bytes) = channel();
        let mut reader = pty.master.try_clone_reader().unwrap();
        std::thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        let writer = pty.master.take_writer().unwrap();
        (Self { _master: pty.master, writer, child, bytes, seen: Vec::new() }, began)
    }

    fn bare(size: (u16, u16)) -> (Self, Instant) {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.env(BARE, "1");
        Self::spawn(command, size)
    }

    fn ours(house: &Path, size: (u16, u16)) -> (Self, Instant) {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_personalbase"));
        command.args(["--language", "nb", "--data"]);
        command.arg(house);
        Self::spawn(command, size)
    }

    /// When `text` had come, counting from now.
    fn until(&mut self, text: &[u8]) -> Instant {
        let end = Instant::now() + PATIENCE;
        loop {
            let (at, bytes) = self.bytes.recv_timeout(end - Instant::now()).expect("the program answers in time");
            self.seen.extend(bytes);
            if let Some(place) = self.seen.windows(text.len()).position(|window| window == text) {
                self.seen.drain(..place + text.len());
                return at;
            }
        }
    }

    /// Lets the answer come to its end; answers how many bytes it was.
    fn until_quiet(&mut self) -> usize {
        let mut count = 0;
        while let Ok((_, bytes)) = self.bytes.recv_timeout(QUIET) {
            count += bytes.len();
        }
        self.seen.clear();
        count
    }

    /// Types; answers when. Before the write: the program may be woken at once and answer before this thread goes on.
    fn send(&mut self, bytes: &[u8]) -> Instant {
        let sent = Instant::now();
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
        sent
    }

    /// From the key to the end of the frame it caused. Without a mark in the stream (the bare program), to its last byte.
    fn answer(&mut self, bytes: &[u8], mark: Option<&[u8]>) -> Duration {
        let sent = self.send(bytes);
        if let Some(mark) = mark {
            return self.until(mark) - sent;
        }
        let mut last = None;
        loop {
            match self.bytes.recv_timeout(if last.is_some() { QUIET } else { PATIENCE }) {
                Ok((at, _)) => last = Some(at),
                Err(_) => return last.expect("an answer") - sent,
            }
        }
    }

    fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Time spent on a processor by all threads.
    fn processor_time(&self) -> Duration {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.id())).unwrap();
        let nanos = tasks.map(|task| {
            let text = std::fs::read_to_string(task.unwrap().path().join("schedstat")).unwrap_or_default();
            text.split(' ').next().and_then(|nanos| nanos.parse::<u64>().ok()).unwrap_or(0)
        });
        Duration::from_nanos(nanos.sum())
    }

    /// Resident memory in KiB.
    fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    fn unlock(&mut self, house: &houses::BenchHouse) -> Duration {
        self.until("Initialer".as_bytes());
        self.until_quiet();
        self.send(house.initials.as_bytes());
        self.send(b"\t");
        self.send(house.passphrase.as_bytes());
        self.until_quiet();
        let sent = self.send(b"\r");
        // The first frame of the board; the question about the shift, if it comes, is over it.
        self.until("Leiligheter".as_bytes()) - sent
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(house: &houses::BenchHouse, size: (u16, u16)) {
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let (mut program, began) = Program::bare(size);
        bare.push(program.until(b"ready") - began);
        drop(program);
        let (mut program, began) = Program::ours(&house.folder, size);
        ours.push(program.until("Initialer".as_bytes()) - began);
    }
    report("start to unlock screen", &ours, &bare);
}

/// From Enter behind the passphrase to the board, less what the key derivation alone takes in this process.
fn unlock(house: &houses::BenchHouse, size: (u16, u16)) {
    let keys = HouseFolder::new(&house.folder).keys();
    let passphrase = Passphrase::new(&house.passphrase);
    let (mut all, mut derivation, mut resident) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..UNLOCKS {
        let file = KeyFile::read(&keys).unwrap();
        let began = Instant::now();
        file.open(Some(&house.initials), &passphrase).unwrap();
        derivation.push(began.elapsed());
        let (mut ours, _) = Program::ours(&house.folder, size);
        all.push(ours.unlock(house));
        ours.until_quiet();
        resident.push(ours.resident());
    }
    let ms = |times: &[Duration]| median(times.iter().map(Duration::as_secs_f64).collect()) * 1_000.0;
    let (all, derivation) = (ms(&all), ms(&derivation));
    resident.sort_unstable();
    println!(
        "  unlock to board: {all:.1} ms, of these key derivation {derivation:.1} ms, the rest {:.1} ms; resident {} KiB",
        all - derivation,
        resident[UNLOCKS / 2]
    );
}

fn keys(house: &houses::BenchHouse, size: (u16, u16)) {
    let (mut ours, _) = Program::ours(&house.folder, size);
    ours.unlock(house);
    ours.until_quiet();
    ours.send(b"\x1b");
    ours.until_quiet();
    let (mut bare, _) = Program::bare(size);
    bare.until(b"ready");
    bare.until_quiet();

    let (mut one_ours, mut one_bare) = (Vec::new(), Vec::new());
    let (cpu_ours, cpu_bare) = (ours.processor_time(), bare.processor_time());
    for number in 0..KEYS {
        one_bare.push(bare.answer(b"\x1b[B", None));
        // Selects another apartment each time: tiles and plan change, the dearest step of a hand on the board.
        let digit = [b'1' + u8::try_from(number % 5).unwrap()];
        one_ours.push(ours.answer(&digit, Some(FRAME_END)));
        ours.until_quiet();
    }
    report("one key to whole frame", &one_ours, &one_bare);
    let cpu = |program: &Program, before: Duration| (program.processor_time() - before) / u32::try_from(KEYS).unwrap();
    let (ours_each, bare_each) = (cpu(&ours, cpu_ours), cpu(&bare, cpu_bare));
    println!(
        "  processor time a key: {} µs, bare {} µs, ratio {:.2}",
        ours_each.as_micros(),
        bare_each.as_micros(),
        ours_each.as_secs_f64() / bare_each.as_secs_f64()
    );

    let (mut many_ours, mut many_bare) = (Vec::new(), Vec::new());
    let down = b"\x1b[B".repeat(BURST);
    for _ in 0..BURSTS {
        many_bare.push(burst(&mut bare, &down));
        many_ours.push(burst(&mut ours, &down));
    }
    report("100 keys at once to the last frame", &many_ours, &many_bare);
}

/// From the first of many keys to the last byte of the last frame.
fn burst(program: &mut Program, keys: &[u8]) -> Duration {
    program.answer(keys, None)
}

fn idle(house: &houses::BenchHouse) {
    let (mut program, _) = Program::ours(&house.folder, (80, 24));
    program.unlock(house);
    program.until_quiet();
    // Over the turn of a minute the clock moves, as it should; what is measured is the time between.
    let into_minute = Duration::from_secs(u64::try_from(chrono::Utc::now().timestamp().rem_euclid(60)).unwrap());
    if into_minute + IDLE > Duration::from_secs(58) {
        let _ = program.bytes.recv_timeout(Duration::from_secs(62) - into_minute);
        program.until_quiet();
    }
    let before = program.processor_time();
    let mut written = 0;
    let end = Instant::now() + IDLE;
    while let Some(left) = end.checked_duration_since(Instant::now()) {
        if let Ok((_, bytes)) = program.bytes.recv_timeout(left) {
            written += bytes.len();
        }
    }
    let spent = program.processor_time() - before;
    println!("\nidle for {} s: {} µs of processor time, {written} bytes written", IDLE.as_secs(), spent.as_micros());
}

fn report(what: &str, ours: &[Duration], bare: &[Duration]) {
    let ratio = median(ours.iter().zip(bare).map(|(ours, bare)| ours.as_secs_f64() / bare.as_secs_f64()).collect());
    let ms = |times: &[Duration]| median(times.iter().map(Duration::as_secs_f64).collect()) * 1_000.0;
    println!("  {what}: {:.2} ms, bare {:.2} ms, median of the ratios {ratio:.2}", ms(ours), ms(bare));
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
