//! Fluent messages in two languages, checked against each other and turned into Rust.
//!
//! What Fluent would find out at run time (an unknown key, a missing variable, a reference to nothing) is found here, and
//! what is left is plain Rust: a message without variables is a `&'static str`, the others are a `format!`. Only what the
//! program needs of Fluent is understood: text, variables, terms, references to other messages, and a choice by number
//! (`[0]`, `[one]`, `*[other]`) or by word. Functions and attributes are refused.

mod catalog;
mod code;

pub use catalog::Source;

/// The folders below `locales/`. The first one is what the other is compared with and what doc comments show.
pub const LANGUAGES: [&str; 2] = ["nb", "en"];

/// The Rust code of all messages, or every fault found, each naming its file and key.
pub fn generate(sources: &[Source]) -> Result<String, Vec<String>> {
    let catalogs = LANGUAGES.map(|language| catalog::Catalog::read(language, sources));
    let [first, second] = &catalogs;
    let own_faults = [first.faults.as_slice(), second.faults.as_slice()].concat();
    // A file that cannot be read would make each of its keys look missing: one thing at a time.
    let faults = if own_faults.is_empty() { catalog::differences(first, second) } else { own_faults };
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(code::write(first, second))
}
