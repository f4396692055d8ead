//! Chance that a seed decides, and what a monkey does with it.

use std::time::Duration;

use personalbase::{
    domain::time::Instant,
    ui::{
        action::TABLE,
        input::{Key, KeyCode, MouseKind},
    },
};

/// Numbers that come out the same for the same seed: SplitMix64 (Steele, Lea and Flood, 2014).
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn cell(&mut self, end: usize) -> u16 {
        u16::try_from(self.below(end)).unwrap()
    }
}

/// One thing the monkey does. It means something whatever the screen shows, so that any of them can be left out of a walk.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Press(Key),
    /// Typed letter by letter.
    Type(String),
    /// Pasted, as the terminal hands it over: line ends, tabs, control characters and all.
    Paste(String),
    Mouse(MouseKind, u16, u16),
    /// Clicks twice in one place.
    DoubleClick(u16, u16),
    Resize(u16, u16),
    Focus(bool),
    /// Time goes by.
    Wait(Duration),
    /// The clock on the wall is set.
    SetClock(Instant),
    /// The clock on the wall is moved by so many seconds.
    Shift(i64),
    /// Comes in again if the screen is covered, as this member, after so many wrong tries.
    ComeIn {
        member: usize,
        wrong: usize,
    },
    /// Another terminal writes.
    Other(usize, usize),
    /// Text is typed, and after the pause the program is killed.
    Kill,
    /// The disk changes for the worse or the better.
    Disk(Disk),
}

/// How the disk does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disk {
    Well,
    /// Nothing can be written.
    Full,
    /// The database was moved away.
    Away,
}

/// A walk of so many steps.
pub fn walk(seed: u64, steps: usize) -> Vec<Step> {
    let mut chance = Chance::new(seed);
    (0..steps).flat_map(|_| next(&mut chance)).collect()
}

fn next(chance: &mut Chance) -> Vec<Step> {
    // The parts of a hundred.
    let step = match chance.below(100) {
        0..=29 => Step::Press(table_key(chance)),
        30..=36 => Step::Press(*chance.pick(&editing_keys())),
        37..=53 => Step::Type(words(chance)),
        54..=56 => Step::Paste(paste(chance)),
        57..=64 => Step::Mouse(MouseKind::Click, chance.cell(250), chance.cell(70)),
        65..=66 => {
            Step::Mouse(*chance.pick(&[MouseKind::WheelUp, MouseKind::WheelDown]), chance.cell(120), chance.cell(36))
        }
        67 => Step::DoubleClick(chance.cell(100), chance.cell(30)),
        68..=70 => size(chance),
        71..=72 => Step::Focus(chance.below(2) == 0),
        73..=76 => Step::Wait(time(chance)),
        77 => Step::SetClock(chance.pick(&MOMENTS).parse().unwrap()),
        78 => Step::Shift(*chance.pick(&[-3_700, -86_400, -61, 59, 3_600, 90_000])),
        79..=84 => Step::ComeIn { member: chance.below(MEMBERS), wrong: 0 },
        85 => Step::ComeIn { member: chance.below(MEMBERS), wrong: chance.below(7) },
        86..=90 => Step::Other(chance.below(OTHERS), chance.below(1_000)),
        91 => return meanwhile(chance),
        92 => Step::Disk(Disk::Well),
        _ => return deed(chance),
    };
    vec![step]
}

/// Members of the sample house.
pub const MEMBERS: usize = 5;
/// Things another terminal does.
pub const OTHERS: usize = 12;

/// Any key of the action table.
fn table_key(chance: &mut Chance) -> Key {
    loop {
        let row = chance.pick(TABLE);
        if !row.keys.is_empty() {
            return chance.pick(row.keys).parse().unwrap();
        }
    }
}

/// Keys a text is edited with, and keys that mean nothing.
fn editing_keys() -> Vec<Key> {
    let shifted = |code| Key { shift: true, ..Key::plain(code) };
    let mut keys: Vec<Key> = "acdehjknuvwxyz".chars().map(Key::ctrl).collect();
    keys.extend([KeyCode::Backspace, KeyCode::Delete, KeyCode::Insert, KeyCode::Enter].map(Key::plain));
    keys.extend([KeyCode::Left, KeyCode::Right, KeyCode::Home, KeyCode::End, KeyCode::Up, KeyCode::Down].map(shifted));
    keys.extend(
        [KeyCode::Left, KeyCode::Right, KeyCode::Home, KeyCode::End, KeyCode::Backspace]
            .map(|code| Key { ctrl: true, ..Key::plain(code) }),
    );
    keys.extend((1..=12).map(|number| Key::plain(KeyCode::F(number))));
    keys.push(Key { alt: true, ..Key::char('x') });
    keys.push(Key::char('\u{202e}'));
    keys
}

/// Words as people write them, and some as nobody does. None is a name of the sample house or a word of the program.
const WORDS: [&str; 24] = [
    "tralala",
    "blåbærsyltetøy",
    "ÆØÅ æøå",
    "مرحبا بالعالم",
    "ሰላም",
    "你好世界",
    "👩‍👩‍👧‍👦🎉",
    "e\u{301}u\u{308}",
    "1",
    "42",
    "3 zzxy 15:10, xyzzy #skole !",
    "hus qwerty",
    "i går 23:50",
    "17.5.2010",
    "25.10.2026 02:30",
    "kl 9",
    "neste man",
    "0930",
    "x",
    " ",
    "\n",
    "482917",
    "XY",
    "\u{200f}\u{202b}אבג\u{202c}",
];

fn words(chance: &mut Chance) -> String {
    let count = 1 + chance.below(3);
    (0..count).map(|_| *chance.pick(&WORDS)).collect::<Vec<_>>().join(" ")
}

fn paste(chance: &mut Chance) -> String {
    match chance.below(8) {
        0 => "qwxz ".repeat(20_000),
        1 => "å".repeat(130),
        2 => "linje\r\nto\rtre\n\n\tfire".to_owned(),
        3 => "\u{1b}[31mrød\u{7}\u{0}\u{9b}2J\u{85}\u{2028}".to_owned(),
        4 => "漢字かな".repeat(60),
        5 => "e\u{301}\u{301}\u{301}\u{301}\u{200d}\u{feff}\u{ad}".repeat(5),
        6 => String::new(),
        _ => words(chance),
    }
}

fn size(chance: &mut Chance) -> Step {
    match chance.below(4) {
        0 => Step::Resize(80, 24),
        1 => Step::Resize(*chance.pick(&[0, 1, 20, 79, 80]), *chance.pick(&[0, 1, 5, 23, 24])),
        2 => Step::Resize(20 + chance.cell(100), 5 + chance.cell(31)),
        _ => Step::Resize(80 + chance.cell(171), 24 + chance.cell(47)),
    }
}

fn time(chance: &mut Chance) -> Duration {
    let longest = *chance.pick(&[3, 3, 20, 70, 400, 4_000, 40_000, 300_000]);
    Duration::from_millis(1 + chance.next() % (longest * 1_000))
}

/// Midnight, both clock changes in Oslo, turns of years, a leap day, far ahead and before the house was founded.
const MOMENTS: [&str; 10] = [
    "2026-11-21T22:59:58Z",
    "2026-10-25T00:59:30Z",
    "2026-10-25T01:10:00Z",
    "2027-03-28T00:59:40Z",
    "2026-12-31T22:59:59Z",
    "2028-02-29T12:00:00Z",
    "2027-01-03T23:30:00Z",
    "2056-06-01T10:00:00Z",
    "2025-01-01T00:00:00Z",
    "2026-11-21T13:32:00Z",
];

/// What somebody does who knows what they do, as keys and «typed text». Secrets stay those of the sample house.
const DEEDS: [&str; 37] = [
    "3 n «Kom hjem 15:10.» tab «tralala» ctrl-s",
    "n «qwerty» shift-tab shift-tab shift-tab «i går 23:50» ctrl-s",
    "1 n «xyzzy» tab tab tab «plugh» ctrl-s",
    "n «مرحبا 漢字 👩‍👩‍👧‍👦» ctrl-s",
    "ctrl-p «3 zzxy 15:10, xyzzy #skole !» enter",
    "/ «hus qwerty» enter",
    "ctrl-p «sam» enter esc",
    "u «Tralala» tab tab tab tab «17.5.2010» ctrl-s",
    "2 enter r end «bla» tab «漢字» tab «سميرة» ctrl-s",
    "i ctrl-s",
    "5 i tab tab «i går» ctrl-s",
    "2 enter o ctrl-s",
    "3 p g «tralala» tab right tab right ctrl-s ctrl-z",
    "3 p e «x» tab right ctrl-s",
    "3 p w «bla bla» ctrl-s",
    "k a «tralala» tab right tab tab «18» tab «20» ctrl-s ctrl-z",
    "k a «tralala» tab left tab «漢字漢字» tab tab «23» tab «01» ctrl-s",
    "k enter end enter e «x» ctrl-s",
    "k c",
    "k + + minus . down enter",
    "s a «Tralala Bla» tab «QX» tab right tab SECRETS ctrl-s",
    "s down e right ctrl-s",
    "s down down e tab right ctrl-s",
    "s r SECRETS ctrl-s",
    "3 h i",
    "2 h right u «16» enter",
    "1 h o «tralala» tab «bla bla» tab «qwerty» tab «i morgen 12:00» enter",
    "6 h m enter «xyzzy» enter",
    "h enter right tab tab «13:50» ctrl-s",
    "3 f f tab «tralala bla» enter enter",
    "3 f a tab «qwerty» tab «i morgen 08» ctrl-s",
    "b end g «2» enter h x",
    "3 y down end f r ctrl-s",
    "v enter",
    "l f «tralala» ctrl-s down end x",
    "l down f tab tab right ctrl-s x esc",
    "enter «Huset» ctrl-s «Kari Nygård» tab «KN» tab SECRETS ctrl-s enter enter «ABCDE» enter esc",
];

/// One of [`DEEDS`] from the first screen, now and then with something else in the middle of it.
fn deed(chance: &mut Chance) -> Vec<Step> {
    let script = format!("esc esc esc esc {}", chance.pick(&DEEDS)).replace("SECRETS", SECRETS);
    let mut steps = Vec::new();
    for step in read(&script) {
        if chance.below(12) == 0 {
            steps.extend(meanwhile(chance));
        }
        steps.push(step);
    }
    steps
}

const SECRETS: &str = "«fjell sykkel banan vindu tog» tab «fjell sykkel banan vindu tog» tab «482916» tab «482916»";

/// Reads keys and «typed text».
fn read(script: &str) -> Vec<Step> {
    let pieces = script.split(['«', '»']).enumerate();
    let steps = pieces.flat_map(|(index, piece)| match index % 2 {
        0 => piece.split_whitespace().map(|key| Step::Press(key.parse().unwrap())).collect(),
        _ => vec![Step::Type(piece.to_owned())],
    });
    steps.collect()
}

/// What may happen in the middle of anything.
fn meanwhile(chance: &mut Chance) -> Vec<Step> {
    let back = Step::ComeIn { member: chance.below(MEMBERS), wrong: 0 };
    match chance.below(8) {
        0..=2 => vec![Step::Other(chance.below(OTHERS), chance.below(1_000))],
        3 => vec![Step::Press(Key::ctrl('l')), back],
        4 => vec![Step::Wait(time(chance)), back],
        5 => vec![size(chance)],
        6 => vec![Step::Kill, back],
        _ => vec![Step::Disk(*chance.pick(&[Disk::Full, Disk::Away, Disk::Well]))],
    }
}
