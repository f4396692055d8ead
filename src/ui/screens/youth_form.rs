//! Adding a youth, and setting right what the house writes down about who a youth is. Names are as they are: no first and
//! last name is forced on anybody.

use serde_json::{Value, json};

use super::{
    Opened,
    fields::{birth_date_field, line, line_field, optional_line, staff_field, staff_label},
};
use crate::{
    domain::{
        command::Command,
        fold::fold_loose,
        ids::{StaffId, YouthId},
        refusal::{Invalid, Refusal},
        youth::{InterpreterNeed, Youth, YouthFacts},
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            choice::ChoiceField,
            conflict::Theirs,
            form_fields,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::{TextField, TextNotice},
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "youth";

/// Opens the form for a youth, or for a new one.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number.
pub fn open(youth: Option<YouthId>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(YouthForm::of(youth, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let youth = (draft.key.subject != 0).then_some(YouthId(draft.key.subject));
    let mut form = YouthForm::of(youth, cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct YouthForm {
    youth: Option<YouthId>,
    /// The version that was read; 0 for a new youth.
    version: i64,
    preferred_name: TextField,
    latin_name: TextField,
    own_script_name: TextField,
    pronunciation: TextField,
    birth_date: DateField,
    celebrates: TextField,
    languages: TextField,
    interpreter: RadioField<InterpreterNeed>,
    interpreter_note: TextField,
    help_needed: TextField,
    primary_contact: ChoiceField<StaffId>,
    t: Texts,
}

silent_debug!(YouthForm);

impl YouthForm {
    fn of(youth: Option<YouthId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let people = cx.house()?.people;
        let known = match youth {
            Some(id) => Some(people.youths.get(&id).ok_or(Refusal::Gone)?),
            None => None,
        };
        Ok(Self::new(known, cx))
    }

    fn new(youth: Option<&Youth>, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let facts = youth.map(|youth| &youth.facts);
        let need = facts.map_or(InterpreterNeed::default(), |facts| facts.interpreter);
        let optional = |label: &'static str, help: &'static str| Words::optional(label, help);
        Self {
            youth: youth.map(|youth| youth.id),
            version: youth.map_or(0, |youth| youth.version),
            preferred_name: line_field(
                Words::required(t.youth_name(), t.youth_name_help(), t.youth_name_missing()),
                facts.map(|facts| &facts.preferred_name),
            )
            .with_notice(namesakes(youth.map(|youth| youth.id), cx)),
            latin_name: line_field(
                optional(t.youth_latin(), t.youth_latin_help()),
                facts.and_then(|facts| facts.latin_name.as_ref()),
            ),
            own_script_name: line_field(
                optional(t.youth_script(), t.youth_script_help()),
                facts.and_then(|facts| facts.own_script_name.as_ref()),
            ),
            pronunciation: line_field(
                optional(t.youth_pronunciation(), t.youth_pronunciation_help()),
                facts.and_then(|facts| facts.pronunciation.as_ref()),
            ),
            birth_date: birth_date_field(
                Words::required(t.youth_born(), t.youth_born_help(), t.youth_born_missing()).spaced(),
                facts.map(|facts| facts.birth_date),
                cx,
            ),
            celebrates: line_field(
                optional(t.youth_celebrates(), t.youth_celebrates_help()),
                facts.and_then(|facts| facts.celebrates.as_ref()),
            ),
            languages: line_field(
                optional(t.youth_languages(), t.youth_languages_help()).spaced(),
                facts.and_then(|facts| facts.languages.as_ref()),
            ),
            interpreter: RadioField::new(
                optional(t.youth_interpreter(), t.youth_interpreter_help()),
                InterpreterNeed::ALL.map(|need| Choice::new(need.id(), t.interpreter(need), need)).to_vec(),
            )
            .starting_with(|choice| *choice == need),
            interpreter_note: line_field(
                optional(t.youth_interpreter_note(), t.youth_interpreter_note_help()),
                facts.and_then(|facts| facts.interpreter_note.as_ref()),
            ),
            primary_contact: staff_field(
                optional(t.youth_contact(), t.youth_contact_help()).spaced(),
                facts.and_then(|facts| facts.primary_contact),
                cx,
            ),
            help_needed: line_field(
                optional(t.youth_help_needed(), t.youth_help_needed_help()),
                facts.and_then(|facts| facts.help_needed.as_ref()),
            ),
            t,
        }
    }
}

impl FormFields for YouthForm {
    type Value = YouthFacts;
    form_fields!(
        preferred_name,
        latin_name,
        own_script_name,
        pronunciation,
        birth_date,
        celebrates,
        languages,
        interpreter,
        interpreter_note,
        primary_contact,
        help_needed,
    );

    fn read(&self) -> Result<YouthFacts, Refused> {
        let optional = |field: &TextField, name: &'static str| optional_line(field, name, self.t);
        Ok(YouthFacts {
            preferred_name: line(&self.preferred_name, "preferred_name", self.t)?,
            latin_name: optional(&self.latin_name, "latin_name")?,
            own_script_name: optional(&self.own_script_name, "own_script_name")?,
            pronunciation: optional(&self.pronunciation, "pronunciation")?,
            birth_date: *self
                .birth_date
                .value()
                .ok_or_else(|| Refused::new("birth_date", self.t.youth_born_missing()))?,
            celebrates: optional(&self.celebrates, "celebrates")?,
            languages: optional(&self.languages, "languages")?,
            interpreter: self.interpreter.value().copied().unwrap_or_default(),
            interpreter_note: optional(&self.interpreter_note, "interpreter_note")?,
            help_needed: optional(&self.help_needed, "help_needed")?,
            primary_contact: self.primary_contact.value().copied(),
        })
    }
}

impl FormScreen for YouthForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.youth.map_or(0, |youth| youth.0)
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        if self.youth.is_some() { t.youth_change_title().to_owned() } else { t.youth_new_title().to_owned() }
    }

    fn submission(&mut self, facts: YouthFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let command = match self.youth {
            Some(youth) => Command::ChangeYouth { youth, version: self.version, facts },
            None => Command::AddYouth(facts),
        };
        Ok(Submission::Command(Box::new(command)))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        (*refusal == Refusal::Invalid(Invalid::BirthDate)).then_some("birth_date")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        match self.youth {
            Some(_) => cx.texts.saved_at(clock),
            None => {
                let name = cx.texts.called(cx.open.and_then(|open| open.people.called(YouthId(done.row))));
                cx.texts.youth_saved_new(clock, name)
            }
        }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        super::fields::target(self.youth?, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let youth = self.youth.ok_or(Refusal::Gone)?;
        let people = cx.house()?.reader.people()?;
        let Some(theirs) = people.youths.get(&youth) else {
            return Ok(None);
        };
        let Ok(mine) = self.read() else {
            return Ok(None);
        };
        Ok(Some(Theirs::new(theirs.version, shown(&theirs.facts, cx), shown(&mine, cx))))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}

/// Tells whoever types a name that somebody has it already: two youths of one name are mistaken for each other, and one who
/// comes back is easily written down twice.
fn namesakes(own: Option<YouthId>, cx: &Cx<'_>) -> TextNotice {
    let t = cx.texts;
    let others =
        cx.open.into_iter().flat_map(|open| open.people.youths.values().map(move |youth| (open.people, youth)));
    let known: Vec<(Vec<String>, String)> = others
        .filter(|(_, youth)| Some(youth.id) != own)
        .map(|(people, youth)| {
            let name = t.called(people.called(youth.id));
            let who = match people.home(youth.id) {
                Some(home) => format!("{} {name}", home.number),
                None => t.filter_moved_out(name),
            };
            (youth.facts.names().map(fold_loose).collect(), who)
        })
        .collect();
    Box::new(move |typed| {
        let typed = fold_loose(typed);
        let same = known.iter().filter(|(names, _)| names.contains(&typed));
        let who: Vec<&str> = same.map(|(_, who)| who.as_str()).collect();
        (!who.is_empty()).then(|| t.youth_name_exists(who.join(", ")))
    })
}

/// The facts as they are compared with somebody else's.
fn shown(facts: &YouthFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
    let t = cx.texts;
    let line =
        |line: &Option<crate::domain::names::Line>| line.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    [
        (t.youth_name(), facts.preferred_name.to_string()),
        (t.youth_latin(), line(&facts.latin_name)),
        (t.youth_script(), line(&facts.own_script_name)),
        (t.youth_pronunciation(), line(&facts.pronunciation)),
        (t.youth_born(), t.date(facts.birth_date)),
        (t.youth_celebrates(), line(&facts.celebrates)),
        (t.youth_languages(), line(&facts.languages)),
        (t.youth_interpreter(), t.interpreter(facts.interpreter).to_owned()),
        (t.youth_interpreter_note(), line(&facts.interpreter_note)),
        (t.youth_help_needed(), line(&facts.help_needed)),
        (t.youth_contact(), staff_label(facts.primary_contact, cx)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
