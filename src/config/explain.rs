//! Saying what is wrong with a configuration so that a person can put it right: what happened, what is safe, the line
//! with a mark under it, what may stand there, an example.

use super::{
    fault::{ConfigError, ConfigProblem, Expected, Fault, Place, Problem, Unreadable},
    settings::Config,
};
use crate::text::{Texts, columns};

impl ConfigError {
    /// The whole explanation in the language of the error; several lines, without a line end after the last.
    #[must_use]
    pub fn explain(&self) -> String {
        let t = Texts::new(self.language);
        match &self.problem {
            ConfigProblem::Unreadable { file, reason } => {
                let sentence = t.config_unreadable(file.display(), unreadable(&t, reason));
                format!("{sentence}\n{}", t.config_unreadable_next())
            }
            ConfigProblem::Faulty { file, faults } => {
                let count = i64::try_from(faults.len()).unwrap_or(i64::MAX);
                let mut text = t.config_faults(count, file.display());
                for fault in faults {
                    text.push_str("\n\n");
                    text.push_str(&fault.explain(&t));
                }
                format!("{text}\n\n{}", t.config_faults_next())
            }
            ConfigProblem::Environment { name, value, allowed } => {
                format!("{}\n{}", t.config_environment(name, value), t.config_allowed(allowed.join(", ")))
            }
            ConfigProblem::NoHome => format!("{}\n{}", t.config_no_home(), t.config_no_home_next()),
        }
    }
}

impl Fault {
    /// The explanation of this one fault, without the name of the file.
    #[must_use]
    pub fn explain(&self, t: &Texts) -> String {
        let mut text = t.config_place(self.place.line, self.place.column, self.sentence(t));
        text.push('\n');
        text.push_str(&marked_line(&self.place));
        if let Some(allowed) = self.allowed() {
            text.push('\n');
            text.push_str(&t.config_allowed(allowed.join(", ")));
        }
        if let Some(example) = self.example() {
            text.push('\n');
            text.push_str(&t.config_example(example));
        }
        text
    }

    fn sentence(&self, t: &Texts) -> String {
        let setting = self.setting.as_str();
        match &self.problem {
            Problem::Syntax(detail) => t.config_syntax(detail),
            Problem::UnknownSetting { .. } => t.config_unknown_setting(setting),
            Problem::Missing => t.config_missing(setting),
            Problem::Expected(expected) => expected_sentence(t, *expected, setting),
            Problem::NotOneOf { value, .. } => t.config_not_one_of(value, setting),
            Problem::UnknownZone(value) => t.config_unknown_zone(value),
            Problem::OutOfRange { least, most } => t.config_out_of_range(setting, least, most),
            Problem::CountdownTooLong(idle) => t.config_countdown_too_long(idle),
            Problem::EmptyText => t.config_empty_text(setting),
            Problem::EmptyList => t.config_empty_list(setting),
            Problem::Repeated(value) => t.config_repeated(value, setting),
            Problem::TextTooLong { most } => t.config_text_too_long(setting, *most),
            Problem::UnknownShift(value) => t.config_unknown_shift(value),
            Problem::InTheHouse => t.config_in_the_house(setting),
            Problem::OnlyForCounts => t.config_only_for_counts(setting),
            Problem::UnknownAction => t.config_unknown_action(setting),
            Problem::UnknownKey(key) => t.config_unknown_key(key),
            Problem::KeyTaken { key, by } => t.config_key_taken(key, by),
        }
    }

    fn allowed(&self) -> Option<&[&'static str]> {
        match &self.problem {
            Problem::UnknownSetting { allowed } | Problem::NotOneOf { allowed, .. } => Some(allowed),
            _ => None,
        }
    }

    /// The line as it could be. None where the sentence already says all, or nobody knows what was meant.
    fn example(&self) -> Option<String> {
        match &self.problem {
            Problem::Syntax(_) | Problem::UnknownSetting { .. } | Problem::UnknownAction => None,
            _ => example(&self.setting),
        }
    }
}

fn unreadable(t: &Texts, reason: &Unreadable) -> String {
    match reason {
        Unreadable::Missing => t.config_unreadable_missing().to_owned(),
        Unreadable::Forbidden => t.config_unreadable_forbidden().to_owned(),
        Unreadable::NotText => t.config_unreadable_not_text().to_owned(),
        Unreadable::Other(system) => system.clone(),
    }
}

fn expected_sentence(t: &Texts, expected: Expected, setting: &str) -> String {
    match expected {
        Expected::Text => t.config_expected_text(setting),
        Expected::Switch => t.config_expected_switch(setting),
        Expected::WholeNumber => t.config_expected_whole_number(setting),
        Expected::Span => t.config_expected_span(setting),
        Expected::Clock => t.config_expected_clock(setting),
        Expected::TextList => t.config_expected_text_list(setting),
        Expected::Keys => t.config_expected_keys(setting),
        Expected::Table => t.config_expected_table(setting),
        Expected::TableList => t.config_expected_table_list(setting),
    }
}

/// The line with its number, and carets under what is meant:
///
/// ```text
///   3 | theme = "blå"
///     |         ^^^^^
/// ```
fn marked_line(place: &Place) -> String {
    let number = place.line.to_string();
    let before = place.text.chars().take(place.column - 1);
    let marked: String = place.text.chars().skip(place.column - 1).take(place.length).collect();
    let blanks = |letter: char| " ".repeat(columns::letter_width(letter.encode_utf8(&mut [0; 4])));
    let indent: String = before.map(|letter| if letter == '\t' { "\t".to_owned() } else { blanks(letter) }).collect();
    let carets = "^".repeat(columns::width(&marked).max(1));
    let gutter = " ".repeat(number.len());
    format!("  {number} | {}\n  {gutter} | {indent}{carets}", place.text)
}

/// A line that would be fine for a setting, made from its default, so that it is always true.
fn example(setting: &str) -> Option<String> {
    if setting == "data" {
        return Some(r#"data = "~/personalbase""#.to_owned());
    }
    // The default is none, which is no example.
    if setting == "calendar.cars" {
        return Some(r#"cars = ["den røde", "minibussen"]"#.to_owned());
    }
    if setting.starts_with("keys.") {
        let action = setting.rsplit('.').next()?;
        return Some(format!(r#"{action} = ["n", "f2"]"#));
    }
    let defaults = toml::Table::try_from(Config::default()).ok()?;
    let (tables, name) = setting.rsplit_once('.').map_or(("", setting), |(tables, name)| (tables, name));
    let mut table = &defaults;
    for part in tables.split('.').filter(|part| !part.is_empty()) {
        table = match table.get(part)? {
            toml::Value::Table(inner) => inner,
            toml::Value::Array(items) => items.first()?.as_table()?,
            _ => return None,
        };
    }
    match table.get(name)? {
        toml::Value::Table(_) => Some(format!("[{setting}]")),
        toml::Value::Array(items) if items.iter().all(toml::Value::is_table) => Some(format!("[[{setting}]]")),
        // Two of a long list are example enough.
        toml::Value::Array(items) => {
            Some(format!("{name} = {}", toml::Value::Array(items.iter().take(2).cloned().collect())))
        }
        value => Some(format!("{name} = {value}")),
    }
}
