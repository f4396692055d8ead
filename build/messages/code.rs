//! Writing checked messages as Rust: one method of `Texts` each.

use std::fmt::Write;

use super::catalog::{Arm, Catalog, Kind, Message, Part, snake_case};

/// The whole generated file: `impl Texts` and the list of keys.
pub fn write(first: &Catalog, second: &Catalog) -> String {
    let mut code = String::from("impl Texts {\n");
    for (key, message) in &first.messages {
        // Both languages have the same keys once `differences` is empty.
        if let Some(other) = second.messages.get(key) {
            code.push_str(&method(key, message, other));
        }
    }
    let keys: Vec<&String> = first.messages.keys().collect();
    let _ = write!(code, "}}\n\n/// The key of every message.\n#[cfg(test)]\nconst ALL_KEYS: &[&str] = &{keys:?};\n");
    code
}

fn method(key: &str, nb: &Message, en: &Message) -> String {
    let name = snake_case(key);
    let doc = code_span(&shown(&nb.parts));
    let variables = merged_variables(nb, en);
    if variables.is_empty() {
        let (nb, en) = (plain_text(&nb.parts), plain_text(&en.parts));
        return format!(
            "    #[doc = {doc:?}]\n    pub const fn {name}(&self) -> &'static str {{\n        \
             match self.language {{\n            Language::Nb => {nb:?},\n            Language::En => {en:?},\n        }}\n    }}\n\n"
        );
    }
    let parameters: String = variables
        .iter()
        .map(|(variable, kind)| match kind {
            Kind::Number => format!(", {variable}: i64"),
            Kind::Shown => format!(", {variable}: impl std::fmt::Display"),
        })
        .collect();
    let (nb, en) = (expression(&nb.parts), expression(&en.parts));
    format!(
        "    #[doc = {doc:?}]\n    pub fn {name}(&self{parameters}) -> String {{\n        \
         match self.language {{\n            Language::Nb => {nb},\n            Language::En => {en},\n        }}\n    }}\n\n"
    )
}

/// Parameters stand in the order of the first language's text; a number in either language is a number.
fn merged_variables(first: &Message, second: &Message) -> Vec<(String, Kind)> {
    let others = second.variables();
    let kind_there = |name: &str| others.iter().find(|(other, _)| other == name).map(|(_, kind)| *kind);
    first
        .variables()
        .into_iter()
        .map(|(name, kind)| {
            let kind = kind_there(&name).map_or(kind, |there| there.max(kind));
            (name, kind)
        })
        .collect()
}

/// The text of parts that hold no variable.
fn plain_text(parts: &[Part]) -> String {
    parts.iter().filter_map(|part| if let Part::Text(text) = part { Some(text.as_str()) } else { None }).collect()
}

/// A Rust expression of type `String`.
fn expression(parts: &[Part]) -> String {
    if parts.iter().all(|part| matches!(part, Part::Text(_))) {
        return format!("String::from({:?})", plain_text(parts));
    }
    match parts {
        [Part::Variable(name)] => return format!("{name}.to_string()"),
        [Part::Select { variable, kind, arms }] => return choice(variable, *kind, arms),
        _ => {}
    }
    let mut template = String::new();
    let mut arguments = String::new();
    for part in parts {
        match part {
            Part::Text(text) => template.push_str(&text.replace('{', "{{").replace('}', "}}")),
            Part::Variable(name) => {
                let _ = write!(template, "{{{name}}}");
            }
            Part::Select { variable, kind, arms } => {
                template.push_str("{}");
                let _ = write!(arguments, ", {}", choice(variable, *kind, arms));
            }
        }
    }
    format!("format!({template:?}{arguments})")
}

fn choice(variable: &str, kind: Kind, arms: &[(Arm, Vec<Part>)]) -> String {
    let scrutinee = match kind {
        Kind::Number => variable.to_owned(),
        Kind::Shown => format!("{variable}.to_string().as_str()"),
    };
    let arms: String =
        arms.iter().map(|(arm, parts)| format!("{} => {}, ", arm_pattern(arm), expression(parts))).collect();
    format!("match {scrutinee} {{ {arms}}}")
}

fn arm_pattern(arm: &Arm) -> String {
    match arm {
        Arm::Number(number) => number.to_string(),
        Arm::One => "1".to_owned(),
        Arm::Word(word) => format!("{word:?}"),
        Arm::Otherwise => "_".to_owned(),
    }
}

/// The text as a reader of the documentation sees it.
fn shown(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.replace('\n', " "),
            Part::Variable(name) => format!("{{{name}}}"),
            Part::Select { variable, arms, .. } => {
                let arms: Vec<String> = arms.iter().map(|(_, parts)| shown(parts)).collect();
                format!("{{{variable}: {}}}", arms.join(" | "))
            }
        })
        .collect()
}

/// Markdown code, so that brackets and angles of a text mean nothing to rustdoc.
fn code_span(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}
