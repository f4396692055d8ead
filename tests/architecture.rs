//! The walls of the house: who may look at whom, which library is touched where, and how large a file may grow.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must say so and fail")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Who may import whom, by the beginning of the path below the crate. A module may always import itself.
///
/// `explain` has the sentences for both faces of the program and for `app`, so both may use it. `app::log_file` writes down
/// what nobody foresaw, whoever meets it.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("text", &["domain"]),
    ("config", &["domain", "text"]),
    ("explain", &["domain", "store", "text", "app::log_file"]),
    ("report", &["domain", "store", "text"]),
    ("ics", &["domain"]),
    ("demo", &["domain", "store", "text", "config"]),
    (
        "ui",
        &[
            "domain",
            "text",
            "config",
            "explain",
            "store::read",
            "store::StoreError",
            "store::Done",
            "store::drafts",
            "store::keys",
            "store::rekey::Progress",
            "store::entrance::ChosenSecrets",
            "store::entrance::MemberSecrets",
        ],
    ),
    (
        "cli",
        &[
            "domain",
            "store",
            "text",
            "config",
            "explain",
            "report",
            "ics",
            "demo",
            "app",
            "ui::action",
            "ui::keymap",
            "ui::view",
        ],
    ),
    ("app", &["domain", "store", "text", "config", "explain", "report", "demo", "ui"]),
    // Not part of a shipped program.
    ("testing", &["domain", "store", "text", "config", "explain", "report", "demo", "ui", "app", "ics", "cli::import"]),
];

/// Which library is touched in which files alone, by the beginning of their path below `src`.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store/"]),
    ("tui_textarea", &["ui/widgets/editor/"]),
    ("crossterm", &["ui/input.rs", "app/"]),
    ("clap", &["cli/"]),
    ("csv", &["cli/import/", "cli/host/", "report/host_payment.rs"]),
    ("encoding_rs", &["domain/letters.rs"]),
    ("indicatif", &["cli/"]),
    ("rpassword", &["cli/"]),
    ("argon2", &["store/keys/"]),
    ("scrypt", &["store/export/age/"]),
    ("rrule", &["domain/recurrence/"]),
    ("calcard", &["ics/"]),
    ("rustix", &["store/", "app/harden.rs", "app/clock.rs", "app/terminal.rs"]),
];

/// More lines than this are more than one concept.
const LONGEST_FILE: usize = 800;
/// `main` parses and calls.
const LONGEST_MAIN: usize = 60;

/// A source file without its tests, comments and texts.
struct Source {
    /// Path below `src`, with `/`.
    path: String,
    /// Its lines as they are, tests and all.
    lines: usize,
    code: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), lines: text.lines().count(), code: without_tests(&without_comments(text)) }
    }

    /// The module at the top of the crate it belongs to.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Every path below the crate that is named, such as `store::read::People`.
    fn imports(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("crate::") {
            // `$crate` and `some_crate::` are something else.
            let before = self.code[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '$') {
                expand("", &self.code[at + "crate::".len()..], &mut found);
            }
        }
        found
    }

    fn names(&self, word: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(word).any(|(at, _)| {
            let (before, after) = (self.code[..at].chars().next_back(), self.code[at + word.len()..].chars().next());
            before.is_none_or(|c| !is_part(c)) && after.is_none_or(|c| !is_part(c))
        })
    }
}

/// Follows one path, through braces, and notes where each of its ends leads. Answers how much of `text` it took.
fn expand(before: &str, text: &str, found: &mut Vec<String>) -> usize {
    let mut path = before.to_owned();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c == '{' {
            return at + expand_group(&path, &text[at..], found);
        }
        if !(c.is_alphanumeric() || c == '_' || c == ':') {
            break;
        }
        path.push(c);
        at += c.len_utf8();
    }
    found.push(path.trim_end_matches(':').to_owned());
    at
}

/// The same for each part of a group in braces.
fn expand_group(before: &str, text: &str, found: &mut Vec<String>) -> usize {
    let mut at = 1;
    while at < text.len() {
        match text[at..].chars().next() {
            Some('}') => return at + 1,
            Some(c) if c.is_alphanumeric() || c == '_' => at += expand(before, &text[at..], found),
            Some(c) => at += c.len_utf8(),
            None => break,
        }
    }
    at
}

fn without_comments(text: &str) -> String {
    let code = |line: &str| match line.find("//") {
        Some(at) if !line[..at].contains('"') => line[..at].to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(|line| code(line) + "\n").collect()
}

/// Tests beside the code stand at its end.
fn without_tests(code: &str) -> String {
    let inline = code.find("#[cfg(test)]\nmod tests {").or_else(|| code.find("mod tests {"));
    code[..inline.unwrap_or(code.len())].to_owned()
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 100, "the sources were not found");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(|path| Source::new(&name(path), &fs::read_to_string(path).unwrap())).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// Tests of a module in files of their own may use what they like.
fn is_test(source: &Source) -> bool {
    source.path.ends_with("/tests.rs") || source.path.contains("/tests/")
}

fn wrong_imports(source: &Source) -> Vec<String> {
    let module = source.module();
    if is_test(source) || ["lib", "main"].contains(&module) {
        return Vec::new();
    }
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{}: the module {module} is not in the table", source.path)];
    };
    let is_below = |path: &str, root: &str| path == root || path.starts_with(&format!("{root}::"));
    let is_allowed = |path: &String| is_below(path, module) || allowed.iter().any(|root| is_below(path, root));
    let wrong = source.imports().into_iter().filter(|path| !is_allowed(path));
    wrong.map(|path| format!("{}: {path}", source.path)).collect()
}

fn wrong_libraries(source: &Source) -> Vec<String> {
    let wrong = LIBRARIES.iter().filter(|(library, places)| {
        source.names(library) && !is_test(source) && !places.iter().any(|place| source.path.starts_with(place))
    });
    wrong.map(|(library, _)| format!("{}: {library}", source.path)).collect()
}

#[test]
fn modules_import_only_whom_they_may() {
    let wrong: Vec<String> = sources().iter().flat_map(wrong_imports).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn libraries_are_touched_only_in_their_places() {
    let wrong: Vec<String> = sources().iter().flat_map(wrong_libraries).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (library, _) in LIBRARIES {
        assert!(sources().iter().any(|source| source.names(library)), "nobody uses {library}");
    }
}

#[test]
fn unsafe_stands_in_one_file() {
    let all = sources();
    let files: Vec<&str> =
        all.iter().filter(|source| source.names("unsafe")).map(|source| source.path.as_str()).collect();
    assert_eq!(files, ["store/open.rs"]);
}

#[test]
fn no_file_is_too_long() {
    let all = sources();
    let long: Vec<_> = all.iter().filter(|source| source.lines > LONGEST_FILE).map(|source| &source.path).collect();
    assert!(long.is_empty(), "{long:?}");
    let main = all.iter().find(|source| source.path == "main.rs").unwrap();
    assert!(main.lines < LONGEST_MAIN, "main.rs has {} lines", main.lines);
}

#[test]
fn a_text_of_the_program_stands_in_a_language_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let areas = |language: &str| {
        let mut names: Vec<_> =
            fs::read_dir(root.join(language)).unwrap().map(|file| file.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(areas("nb"), areas("en"));
    // Words of the program itself; the house's own words (shifts, areas, invented people) are data.
    let data = ["demo/", "testing/", "config/house.rs", "domain/fold.rs", "text/", "store/keys/"];
    let spoken: Vec<String> = sources()
        .iter()
        .filter(|source| !is_test(source) && !data.iter().any(|place| source.path.starts_with(place)))
        .flat_map(|source| texts(&source.code).map(|text| format!("{}: {text}", source.path)).collect::<Vec<_>>())
        .filter(|text| text.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']))
        .collect();
    assert!(spoken.is_empty(), "{spoken:#?}");
}

/// What stands between quotation marks.
fn texts(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

/// The checks themselves: each finds what it is there to find.
mod checks {
    use super::*;

    #[test]
    fn a_wrong_import_is_found_however_it_is_written() {
        for code in [
            "use crate::store::House;",
            "use crate::{text::Texts, store::{StoreError, House}};",
            "fn f() { let _ = crate::store::House::open; }",
            "use crate::{\n    domain::ids::YouthId,\n    store::{\n        House,\n    },\n};",
        ] {
            let wrong = wrong_imports(&Source::new("ui/screens/board.rs", code));
            assert_eq!(wrong.len(), 1, "{code}: {wrong:?}");
            assert!(wrong[0].contains("store::House"), "{wrong:?}");
        }
        assert_eq!(wrong_imports(&Source::new("domain/log.rs", "use crate::text::Texts;")).len(), 1);
        assert_eq!(wrong_imports(&Source::new("cli/log.rs", "use crate::ui::screens::board;")).len(), 1);
        assert_eq!(wrong_imports(&Source::new("new/mod.rs", "")).len(), 1, "a module nobody thought of");
    }

    #[test]
    fn what_is_allowed_passes() {
        for (path, code) in [
            ("ui/screens/board.rs", "use crate::{store::{StoreError, read::{People, Plan}}, ui::view::View};"),
            ("cli/keys.rs", "use crate::ui::{action::TABLE, keymap::Keymap};"),
            ("domain/log.rs", "use crate::domain::ids::YouthId; // crate::store"),
            ("store/tests.rs", "use crate::config::Config;"),
            ("domain/log.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\n    use crate::testing::Harness;\n}\n"),
            ("domain/log.rs", "use other_crate::store::House;"),
        ] {
            assert_eq!(wrong_imports(&Source::new(path, code)), Vec::<String>::new());
        }
    }

    #[test]
    fn a_library_in_the_wrong_place_is_found() {
        assert_eq!(wrong_libraries(&Source::new("ui/screens/board.rs", "use crossterm::event;")).len(), 1);
        assert_eq!(wrong_libraries(&Source::new("app/run.rs", "use rusqlite::Connection;")).len(), 1);
        assert_eq!(wrong_libraries(&Source::new("app/run.rs", "use crossterm::event;")).len(), 0);
        assert_eq!(wrong_libraries(&Source::new("app/run.rs", "// rusqlite")).len(), 0);
    }
}
