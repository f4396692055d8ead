//! Reading one language's files into messages whose references are already followed.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser::parse;

/// One language file: `locales/<language>/<area>.ftl`.
pub struct Source {
    /// Folder name, `nb` or `en`.
    pub language: &'static str,
    /// File name without its ending.
    pub area: String,
    /// What the file says.
    pub text: String,
}

impl Source {
    fn path(&self) -> String {
        format!("locales/{}/{}.ftl", self.language, self.area)
    }
}

/// A piece of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Text(String),
    Variable(String),
    /// The fitting arm; the last one stands for everything else.
    Select {
        variable: String,
        kind: Kind,
        arms: Vec<(Arm, Vec<Part>)>,
    },
}

/// What a choice looks at.
#[derive(Debug, Clone, PartialEq)]
pub enum Arm {
    Number(i64),
    /// The singular of both languages: 1.
    One,
    Word(String),
    Otherwise,
}

/// What a variable is given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Anything that can be shown.
    Shown,
    /// A whole number, because the wording depends on it.
    Number,
}

/// One message, its references followed.
pub struct Message {
    pub area: String,
    pub parts: Vec<Part>,
}

impl Message {
    /// Variables in the order in which they stand in the text.
    pub fn variables(&self) -> Vec<(String, Kind)> {
        let mut found = Vec::new();
        collect_variables(&self.parts, &mut found);
        found
    }
}

fn collect_variables(parts: &[Part], found: &mut Vec<(String, Kind)>) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Variable(name) => note_variable(name, Kind::Shown, found),
            Part::Select { variable, kind, arms } => {
                note_variable(variable, *kind, found);
                arms.iter().for_each(|(_, parts)| collect_variables(parts, found));
            }
        }
    }
}

fn note_variable(name: &str, kind: Kind, found: &mut Vec<(String, Kind)>) {
    match found.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) => *known = kind.max(*known),
        None => found.push((name.to_owned(), kind)),
    }
}

/// All messages of one language by key, and what is wrong with its files.
pub struct Catalog {
    pub language: &'static str,
    pub messages: BTreeMap<String, Message>,
    pub faults: Vec<String>,
}

impl Catalog {
    /// Reads the files of one language. Faults are collected, so that one build shows all of them.
    pub fn read(language: &'static str, sources: &[Source]) -> Self {
        let mut patterns = Patterns::default();
        for source in sources.iter().filter(|source| source.language == language) {
            patterns.add_file(source);
        }
        let mut faults = std::mem::take(&mut patterns.faults);
        let mut messages = BTreeMap::new();
        for (key, (source, pattern)) in &patterns.messages {
            match patterns.follow(pattern, &mut vec![key]) {
                Ok(parts) => {
                    messages.insert((*key).to_owned(), Message { area: source.area.clone(), parts });
                }
                Err(fault) => faults.push(format!("{}: {key}: {fault}", source.path())),
            }
        }
        Self { language, messages, faults }
    }
}

/// What differs between two languages: keys, the file a key stands in, the variables of a message.
pub fn differences(first: &Catalog, second: &Catalog) -> Vec<String> {
    let keys: BTreeSet<&String> = first.messages.keys().chain(second.messages.keys()).collect();
    keys.into_iter().filter_map(|key| difference(key, first, second)).collect()
}

fn difference(key: &str, first: &Catalog, second: &Catalog) -> Option<String> {
    let (one, other) = match (first.messages.get(key), second.messages.get(key)) {
        (Some(one), Some(other)) => (one, other),
        (Some(one), None) => return Some(missing(key, &one.area, second.language)),
        (None, Some(other)) => return Some(missing(key, &other.area, first.language)),
        (None, None) => return None,
    };
    if one.area != other.area {
        return Some(format!(
            "locales/{}/{}.ftl: {key}: stands in {}.ftl in {}",
            second.language, other.area, one.area, first.language
        ));
    }
    let names = |message: &Message| message.variables().into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>();
    let (expected, found) = (names(one), names(other));
    (expected != found).then(|| {
        format!(
            "locales/{}/{}.ftl: {key}: has the variables {found:?}, but {expected:?} in {}",
            second.language, other.area, first.language
        )
    })
}

fn missing(key: &str, area: &str, language: &str) -> String {
    format!("locales/{language}/{area}.ftl: {key}: is missing")
}

/// Patterns as parsed, before references are followed.
#[derive(Default)]
struct Patterns<'s> {
    messages: BTreeMap<&'s str, (&'s Source, Pattern<&'s str>)>,
    terms: BTreeMap<&'s str, Pattern<&'s str>>,
    faults: Vec<String>,
}

impl<'s> Patterns<'s> {
    fn add_file(&mut self, source: &'s Source) {
        let resource = match parse(source.text.as_str()) {
            Ok(resource) => resource,
            Err((_, errors)) => {
                self.faults.extend(errors.iter().map(|error| {
                    let line = source.text.bytes().take(error.pos.start).filter(|byte| *byte == b'\n').count() + 1;
                    format!("{}: line {line}: {error}", source.path())
                }));
                return;
            }
        };
        for entry in resource.body {
            if let Err((key, fault)) = self.add_entry(source, entry) {
                self.faults.push(format!("{}: {key}: {fault}", source.path()));
            }
        }
    }

    fn add_entry(&mut self, source: &'s Source, entry: Entry<&'s str>) -> Result<(), (&'s str, &'static str)> {
        match entry {
            Entry::Message(message) => {
                let key = message.id.name;
                if !message.attributes.is_empty() {
                    return Err((key, "attributes are not used here"));
                }
                if !is_kebab_case(key) {
                    return Err((key, "keys are small letters, digits and hyphens"));
                }
                let pattern = message.value.ok_or((key, "has no text"))?;
                if self.messages.contains_key(key) {
                    return Err((key, "stands twice"));
                }
                self.messages.insert(key, (source, pattern));
                Ok(())
            }
            Entry::Term(term) => match self.terms.insert(term.id.name, term.value) {
                None => Ok(()),
                Some(_) => Err((term.id.name, "this term stands twice")),
            },
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => Ok(()),
        }
    }

    /// The parts of a pattern. `path` holds the keys on the way here, to find a message that leads back to itself.
    fn follow(&self, pattern: &Pattern<&'s str>, path: &mut Vec<&'s str>) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push_text(&mut parts, value),
                PatternElement::Placeable { expression } => self.follow_expression(expression, path, &mut parts)?,
            }
        }
        Ok(parts)
    }

    fn follow_expression(
        &self,
        expression: &Expression<&'s str>,
        path: &mut Vec<&'s str>,
        parts: &mut Vec<Part>,
    ) -> Result<(), String> {
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                parts.push(self.follow_select(id.name, variants, path)?);
                return Ok(());
            }
            Expression::Select { .. } => return Err("only a variable can choose between variants".to_owned()),
        };
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                push_text(parts, &fluent_syntax::unicode::unescape_unicode_to_string(value));
            }
            InlineExpression::VariableReference { id } => parts.push(Part::Variable(snake_case(id.name))),
            InlineExpression::Placeable { expression } => self.follow_expression(expression, path, parts)?,
            InlineExpression::MessageReference { id, attribute: None } => {
                let pattern = self.messages.get(id.name).map(|(_, pattern)| pattern);
                parts.extend(self.follow_reference(id, pattern, path)?);
            }
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                parts.extend(self.follow_reference(id, self.terms.get(id.name), path)?);
            }
            InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
                return Err("references with attributes or arguments are not used here".to_owned());
            }
            InlineExpression::FunctionReference { id, .. } => {
                return Err(format!("functions are not used here: {}", id.name));
            }
        }
        Ok(())
    }

    fn follow_reference(
        &self,
        id: &Identifier<&'s str>,
        pattern: Option<&Pattern<&'s str>>,
        path: &mut Vec<&'s str>,
    ) -> Result<Vec<Part>, String> {
        let pattern = pattern.ok_or_else(|| format!("refers to {}, which does not exist", id.name))?;
        if path.contains(&id.name) {
            return Err(format!("refers to itself through {}", id.name));
        }
        path.push(id.name);
        let parts = self.follow(pattern, path);
        path.pop();
        parts
    }

    fn follow_select(
        &self,
        variable: &str,
        variants: &[Variant<&'s str>],
        path: &mut Vec<&'s str>,
    ) -> Result<Part, String> {
        let kind = select_kind(variants)?;
        let mut arms = Vec::new();
        // The default comes last, as it must in a `match`; Fluent lets it stand anywhere.
        let (default, others): (Vec<_>, Vec<_>) = variants.iter().partition(|variant| variant.default);
        for variant in others.into_iter().chain(default) {
            let arm = if variant.default { Arm::Otherwise } else { arm(&variant.key, kind)? };
            arms.push((arm, self.follow(&variant.value, path)?));
        }
        Ok(Part::Select { variable: snake_case(variable), kind, arms })
    }
}

/// A choice is by number as soon as one variant is a number or the singular; it can then not be by word as well.
fn select_kind(variants: &[Variant<&str>]) -> Result<Kind, String> {
    let is_numeric = |key: &VariantKey<&str>| match key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => *name == "one",
    };
    if !variants.iter().any(|variant| is_numeric(&variant.key)) {
        return Ok(Kind::Shown);
    }
    match variants.iter().find(|variant| !variant.default && !is_numeric(&variant.key)) {
        None => Ok(Kind::Number),
        Some(_) => Err("chooses by number and by word at once (numbers know [0], [one] and *[other])".to_owned()),
    }
}

fn arm(key: &VariantKey<&str>, kind: Kind) -> Result<Arm, String> {
    match (key, kind) {
        (VariantKey::NumberLiteral { value }, _) => {
            value.parse().map(Arm::Number).map_err(|_| format!("[{value}] is not a whole number"))
        }
        (VariantKey::Identifier { .. }, Kind::Number) => Ok(Arm::One),
        (VariantKey::Identifier { name }, Kind::Shown) => Ok(Arm::Word((*name).to_owned())),
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Text(before)) => before.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}

fn is_kebab_case(key: &str) -> bool {
    key.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// `saved-at` → `saved_at`.
pub fn snake_case(key: &str) -> String {
    key.replace('-', "_")
}
