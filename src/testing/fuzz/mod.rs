//! What is read from people and from files, fed with anything at all: each target takes bytes and panics where a rule is
//! broken.
//!
//! Two drive them. `tests/fuzz.rs` gives each of them some hundred inputs grown from the samples in `fuzz/corpus`, in every
//! run of the tests. `cargo fuzz run TARGET` (a nightly compiler) lets libFuzzer look for those that lead where no other did,
//! for as long as one likes; what it finds is put into the corpus.

mod calendar;
mod dates;
mod files;
mod lines;

use crate::{store::export, ui::input::clean_paste};

/// A reader and what has to hold of it, whatever the bytes are.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The name of its program under `fuzz/fuzz_targets` and of its samples under `fuzz/corpus`.
    pub name: &'static str,
    /// Reads the bytes.
    ///
    /// # Panics
    /// Where a rule is broken.
    pub read: fn(&[u8]),
}

/// All of them.
pub const TARGETS: [Target; 9] = [
    Target { name: "date_words", read: dates::words },
    Target { name: "recurrence_words", read: dates::recurrence },
    Target { name: "search_line", read: lines::search },
    Target { name: "capture_line", read: lines::capture },
    Target { name: "people_list", read: files::people_list },
    Target { name: "calendar_file", read: calendar::file },
    Target { name: "settings", read: files::settings },
    Target { name: "key_file", read: files::keys },
    Target { name: "export_file", read: export::fuzz::read_through },
];

/// Reads bytes with the target of this name.
///
/// # Panics
/// Where a rule is broken, and when there is no such target.
pub fn read(target: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|known| known.name == target).expect("a target of that name");
    (target.read)(bytes);
}

/// The letters of a file: what is no UTF-8 is replaced.
fn letters(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A line that somebody could have typed or pasted.
fn typed(bytes: &[u8]) -> String {
    clean_paste(&letters(bytes)).replace('\n', " ")
}
