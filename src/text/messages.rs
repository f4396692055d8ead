//! The messages of `locales/`, one method each, written by the build script.

#![allow(clippy::needless_pass_by_value, reason = "a message takes whatever can be shown, so that callers need no `&`")]

use super::Language;

/// The texts of one language. As small as the language itself: copy it, or hand out `&Texts`, whichever reads better.
///
/// A message without variables gives a `&'static str`, so `Texts::name` fits a table of labels
/// (`fn(&Texts) -> &'static str`). Variables stand in the order of the Norwegian text; a variable that chooses between
/// singular and plural is an `i64`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    language: Language,
}

impl Texts {
    /// The texts of a language.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language of these texts.
    pub const fn language(&self) -> Language {
        self.language
    }
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::{fs, io};

    use super::*;

    #[test]
    fn each_language_has_its_own_words() {
        assert_eq!(Texts::new(Language::Nb).weekday_sat(), "lørdag");
        assert_eq!(Texts::new(Language::En).weekday_sat(), "Saturday");
    }

    /// A text that nobody shows is dead weight for whoever translates: take the message away or use it.
    #[test]
    fn every_message_is_used() {
        let source = program_source(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))).unwrap();
        let unused: Vec<&&str> = ALL_KEYS.iter().filter(|key| !is_used(&source, &key.replace('-', "_"))).collect();
        assert!(unused.is_empty(), "these messages are in locales/ but used nowhere in src/: {unused:?}");
    }

    #[test]
    fn use_means_a_call_a_path_or_a_place_in_a_table() {
        assert!(is_used("t.saved_at(time)", "saved_at"));
        assert!(is_used("label: Texts::saved,", "saved"));
        assert!(is_used("Save, saved, saved_help;", "saved"));
        assert!(!is_used("label: Texts::saved_at,", "saved"));
        assert!(!is_used("t.unsaved()", "saved"));
        assert!(!is_used("let saved = true;", "saved"));
    }

    /// A call `.method(`, a path `Texts::method`, or an element `, method,` of a table that a macro turns into paths.
    fn is_used(source: &str, method: &str) -> bool {
        source.match_indices(method).any(|(at, _)| {
            let (before, after) = (&source[..at], &source[at + method.len()..]);
            let ends_here = !after.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
            let is_call = before.ends_with('.') && after.starts_with('(');
            let is_element = before.ends_with(", ") && after.starts_with([',', ';']);
            ends_here && (is_call || is_element || before.ends_with("Texts::"))
        })
    }

    /// All Rust code of the program below `folder`, without its tests: a text that only a test uses is unused.
    fn program_source(folder: &Path) -> io::Result<String> {
        let mut code = String::new();
        let mut paths: Vec<PathBuf> = vec![folder.to_owned()];
        while let Some(path) = paths.pop() {
            if path.is_dir() {
                paths.extend(fs::read_dir(&path)?.collect::<io::Result<Vec<_>>>()?.iter().map(fs::DirEntry::path));
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path)?;
                code.push_str(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default());
            }
        }
        Ok(code)
    }
}
