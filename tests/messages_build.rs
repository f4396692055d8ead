//! The build script's check of the language files: each fault stops the build and names file and key, and what passes
//! becomes the methods one would expect.

#[path = "../build/messages/mod.rs"]
mod messages;

use messages::{Source, generate};

fn source(language: &'static str, area: &str, text: &str) -> Source {
    Source { language, area: area.to_owned(), text: text.to_owned() }
}

/// Both languages in one area named `common`.
fn pair(nb: &str, en: &str) -> Result<String, Vec<String>> {
    generate(&[source("nb", "common", nb), source("en", "common", en)])
}

#[track_caller]
fn assert_fault(result: Result<String, Vec<String>>, expected: &[&str]) {
    let faults = result.err().unwrap_or_default();
    assert_eq!(faults.len(), 1, "{faults:?}");
    for part in expected {
        assert!(faults[0].contains(part), "{part:?} is not in {:?}", faults[0]);
    }
}

#[track_caller]
fn assert_code(result: Result<String, Vec<String>>, expected: &[&str]) {
    let code = result.unwrap_or_default();
    for part in expected {
        assert!(code.contains(part), "{part:?} is not in:\n{code}");
    }
}

#[test]
fn a_plain_message_is_a_static_text() {
    assert_code(
        pair("not-saved = Ikke «lagret»", "not-saved = Not \"saved\""),
        &[
            "pub const fn not_saved(&self) -> &'static str",
            r#"Language::Nb => "Ikke «lagret»""#,
            r#"Language::En => "Not \"saved\"""#,
            "#[doc = \"`Ikke «lagret»`\"]",
            r#"ALL_KEYS: &[&str] = &["not-saved"]"#,
        ],
    );
}

#[test]
fn variables_are_parameters_in_the_order_of_the_norwegian_text() {
    assert_code(
        pair("seen = Sett { $time } av { $who }", "seen = { $who } saw them at { $time }"),
        &[
            "pub fn seen(&self, time: impl std::fmt::Display, who: impl std::fmt::Display) -> String",
            r#"Language::Nb => format!("Sett {time} av {who}")"#,
            r#"Language::En => format!("{who} saw them at {time}")"#,
        ],
    );
}

#[test]
fn a_choice_by_number_takes_a_number() {
    let nb = "unread = { $count ->\n    [0] ingen uleste\n    [one] én ulest\n   *[other] { $count } uleste\n }";
    assert_code(
        pair(nb, "unread = { $count } unread"),
        &[
            "pub fn unread(&self, count: i64) -> String",
            r#"match count { 0 => String::from("ingen uleste"), 1 => String::from("én ulest"), _ => format!("{count} uleste"), }"#,
        ],
    );
}

#[test]
fn a_choice_by_word_takes_anything_shown() {
    let text = "house = { $kind ->\n   *[flats] a\n    [rooms] b\n }";
    assert_code(
        pair(text, text),
        &[
            "house(&self, kind: impl std::fmt::Display)",
            r#"match kind.to_string().as_str() { "rooms" => String::from("b"), _ => String::from("a"), }"#,
        ],
    );
}

#[test]
fn a_choice_can_stand_inside_a_text() {
    let text = "{ $count ->\n    [one] one note\n   *[other] { $count } notes\n } of { $who }";
    assert_code(
        pair(&format!("notes = {text}"), &format!("notes = {text}")),
        &[
            "notes(&self, count: i64, who: impl std::fmt::Display)",
            r#"format!("{} of {who}", match count { 1 => String::from("one note"), _ => format!("{count} notes"), })"#,
        ],
    );
}

#[test]
fn terms_and_messages_are_put_in_where_they_are_referred_to() {
    let text = "-house = Huset\nname = { -house } vårt\ntitle = { name }: { $what }";
    assert_code(
        pair(text, text),
        &[r#"name(&self) -> &'static str"#, r#""Huset vårt""#, r#"format!("Huset vårt: {what}")"#],
    );
}

#[test]
fn braces_in_a_text_stay_braces() {
    assert_code(
        pair("hint = { \"{\" }x{ \"}\" } { $a }", "hint = { $a }"),
        &[r#"Language::Nb => format!("{{x}} {a}")"#],
    );
}

#[test]
fn a_key_missing_in_one_language_stops_the_build() {
    assert_fault(pair("a = x\nb = y", "a = x"), &["locales/en/common.ftl", " b:", "missing"]);
    assert_fault(pair("a = x", "a = x\nb = y"), &["locales/nb/common.ftl", " b:", "missing"]);
}

#[test]
fn other_variables_in_the_other_language_stop_the_build() {
    assert_fault(pair("a = { $name }", "a = { $nam }"), &["locales/en/common.ftl", " a:", "nam", "name"]);
    assert_fault(pair("a = { $name }", "a = hello"), &["locales/en/common.ftl", " a:", "name"]);
}

#[test]
fn a_variable_in_one_variant_counts() {
    let nb = "a = { $n ->\n    [one] en\n   *[other] flere { $name }\n }";
    let en = "a = { $n ->\n    [one] one\n   *[other] many\n }";
    assert_fault(pair(nb, en), &["locales/en/common.ftl", " a:", "name"]);
}

#[test]
fn a_key_twice_stops_the_build_also_across_files() {
    assert_fault(pair("a = x\na = y", "a = x"), &["locales/nb/common.ftl", " a:", "twice"]);
    let two_files = [source("nb", "board", "a = x"), source("nb", "common", "a = x"), source("en", "board", "a = x")];
    assert_fault(generate(&two_files), &["locales/nb/common.ftl", " a:", "twice"]);
}

#[test]
fn a_key_in_another_file_of_the_other_language_stops_the_build() {
    let moved = [source("nb", "board", "a = x"), source("en", "common", "a = x")];
    assert_fault(generate(&moved), &["locales/en/common.ftl", " a:", "board.ftl"]);
}

#[test]
fn references_to_nothing_or_in_a_ring_stop_the_build() {
    assert_eq!(pair("a = { b }", "a = { b }").unwrap_err().len(), 2, "once in each language");
    assert!(pair("a = { -b }", "a = { -b }").unwrap_err()[0].contains("does not exist"));
    assert!(pair("a = { b }\nb = { a }", "a = x\nb = x").unwrap_err()[0].contains("itself"));
}

#[test]
fn a_file_that_cannot_be_read_names_its_line() {
    let faults = pair("a = x\n\nb { c\n", "a = x").unwrap_err();
    assert!(faults[0].contains("locales/nb/common.ftl: line 3"), "{faults:?}");
}

#[test]
fn what_is_not_understood_is_refused() {
    let refused = [
        ("a = { NUMBER($n) }", "functions"),
        ("a = x\n    .title = y", "attributes"),
        ("Title = x", "small letters"),
        ("a = { $n ->\n    [one] x\n    [red] y\n   *[other] z\n }", "number and by word"),
        ("a = { $n ->\n    [1.5] x\n   *[other] z\n }", "whole number"),
    ];
    for (text, reason) in refused {
        let faults = pair(text, text).unwrap_err();
        assert!(faults.iter().all(|fault| fault.contains(reason)), "{text}: {faults:?}");
    }
}
