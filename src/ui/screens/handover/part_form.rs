//! What people write in a section: the short picture and what is not clear, and the read-back of whoever takes over.

use serde_json::{Value, json};

use super::{about, from_subject, sheet, subject};
use crate::{
    domain::{
        command::Command,
        handover::{Between, Handover, PartFacts, State, Step},
        ids::{ShiftId, StaffId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    explain,
    store::{Done, StoreError, drafts::Draft, read::Sheet},
    text::Texts,
    ui::{
        action::Action,
        forms::{
            Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            conflict::Theirs,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{staff_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject stands for the shift and the section.
pub const DRAFT: &str = "handover-part";

/// Rows a field has before it grows.
const ROWS: u16 = 2;

/// Opens the form for a section as it stands, on what comes next: the picture, then the read-back.
///
/// # Errors
/// What the store answers.
pub fn open(shift: ShiftId, youth: Option<YouthId>, cx: &Cx<'_>) -> Opened {
    let form = PartForm::new(shift, youth, cx)?;
    let next = if form.picture.value().is_empty() && form.state == State::Open { "picture" } else { "read_back" };
    Ok(Box::new(FormView::new(form, cx.texts).focused(next)))
}

/// Opens the form again with what a draft kept, also where the handover was signed meanwhile: what cannot be saved there any
/// more is shown all the same.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (shift, youth) = from_subject(draft.key.subject);
    let mut form = PartForm::new(shift, youth, cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    form.shows_all = true;
    let mut view = FormView::new(form, cx.texts).restored(&draft.body);
    let form = view.fields_mut();
    form.shows_all = form.state == State::Open || form.is_late();
    Some(Box::new(view))
}

struct PartForm {
    between: Between,
    youth: Option<YouthId>,
    about: String,
    /// The version that was read; 0 when nobody had written there.
    version: i64,
    /// How far the handover had come when it was looked at last.
    state: State,
    /// What stood in the section when the form was opened.
    before: PartFacts,
    /// The picture and the question are shown: they can be written, or hold what came too late.
    shows_all: bool,
    /// Whoever types was told that they come too late: what they typed is saved as an addendum.
    told: bool,
    picture: TextField,
    question: TextField,
    read_back: TextField,
    reader: ChoiceField<StaffId>,
    t: Texts,
}

silent_debug!(PartForm);

impl PartForm {
    fn new(shift: ShiftId, youth: Option<YouthId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let sheet = sheet(shift, cx)?;
        if !sheet.sections().contains(&youth) {
            return Err(Refusal::Gone.into());
        }
        let part = sheet.part(youth);
        let facts = part.map_or_else(PartFacts::default, |part| part.facts.clone());
        let field = |words: Words, text: &Option<Prose>| {
            TextField::long(words, ROWS).with_text(text.as_ref().map_or("", Prose::as_str))
        };
        Ok(Self {
            between: sheet.between(),
            youth,
            about: about(youth, cx),
            version: part.map_or(0, |part| part.version),
            state: sheet.state(),
            shows_all: sheet.state() == State::Open,
            told: false,
            picture: field(Words::optional(t.handover_picture_label(), t.handover_picture_help()), &facts.picture),
            question: field(
                Words::optional(t.handover_question_label(), t.handover_question_help()).spaced(),
                &facts.question,
            ),
            read_back: field(
                Words::optional(t.handover_read_back_label(), t.handover_read_back_help()).spaced(),
                &facts.read_back,
            ),
            reader: staff_field(
                Words::optional(t.handover_reader_label(), t.handover_reader_help()),
                facts.read_back_by.or_else(|| likely_reader(&sheet, cx)),
                cx,
            ),
            before: facts,
            t,
        })
    }

    /// The texts with their names and labels, what stood there, and whether nothing can be changed there any more.
    fn texts(&self) -> [(&'static str, &'static str, &TextField, &Option<Prose>, bool); 3] {
        let t = self.t;
        let (signed, received) = (self.state != State::Open, self.state == State::Received);
        [
            ("picture", t.handover_picture_label(), &self.picture, &self.before.picture, signed),
            ("question", t.handover_question_label(), &self.question, &self.before.question, signed),
            ("read_back", t.handover_read_back_label(), &self.read_back, &self.before.read_back, received),
        ]
    }

    /// Something was typed where nothing can be saved any more.
    fn is_late(&self) -> bool {
        self.texts().into_iter().any(|(_, _, field, before, closed)| closed && is_typed(field, before))
    }

    /// Everything that was typed, for an addendum: «Kort bilde: …».
    fn typed(&self) -> String {
        let typed = self.texts().into_iter().filter(|(_, _, field, before, _)| is_typed(field, before));
        let lines = typed.map(|(_, label, field, _, _)| format!("{label}: {}", field.value().trim()));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The field that holds what came too late.
    fn late_field(&self) -> &'static str {
        let late = self.texts().into_iter().find(|(_, _, field, before, closed)| *closed && is_typed(field, before));
        late.map_or("read_back", |(name, ..)| name)
    }

    /// What was typed after the handover was signed is no part of it: it is added, once whoever typed it has been told.
    fn added(&mut self, handover: Option<&Handover>, cx: &Cx<'_>) -> Result<Step, Refused> {
        let field = self.late_field();
        if !std::mem::replace(&mut self.told, true) {
            return Err(Refused::new(field, self.t.handover_part_late(cx.key(Action::Save))));
        }
        let words = Prose::optional(&self.typed()).map_err(|why| Refused::new(field, explain::invalid(self.t, why)))?;
        let (Some(handover), Some(words)) = (handover, words) else {
            return Err(Refused::new(field, explain::refusal(self.t, &Refusal::Gone)));
        };
        Ok(Step::AddAddendum { handover: handover.id, youth: self.youth, words })
    }

    fn prose(&self, field: &TextField, name: &'static str) -> Result<Option<Prose>, Refused> {
        Prose::optional(&field.value()).map_err(|why| Refused::new(name, explain::invalid(self.t, why)))
    }

    fn shown(&self, facts: &PartFacts) -> Vec<(String, String)> {
        [
            (self.t.handover_picture_label(), &facts.picture),
            (self.t.handover_question_label(), &facts.question),
            (self.t.handover_read_back_label(), &facts.read_back),
        ]
        .map(|(label, text)| {
            (label.to_owned(), text.as_ref().map_or_else(|| "–".to_owned(), |text| text.as_str().to_owned()))
        })
        .to_vec()
    }
}

/// Something is typed that did not stand there.
fn is_typed(field: &TextField, before: &Option<Prose>) -> bool {
    let value = field.value();
    let typed = value.trim();
    !typed.is_empty() && typed != before.as_ref().map_or("", Prose::as_str)
}

/// Who most likely reads back: whoever did so before, somebody of the shift that takes over, or whoever is signed in.
fn likely_reader(sheet: &Sheet, cx: &Cx<'_>) -> Option<StaffId> {
    let open = cx.house().ok()?;
    let takes_over = open.reader.taking_over(&sheet.shift, &sheet.to).ok()?;
    let taking_over = open.standing.on.iter().find(|on| takes_over.iter().any(|shift| shift.id == on.shift.id));
    let mine = open.session.shift.as_ref().is_none_or(|mine| mine.id != sheet.shift.id);
    sheet.reader().or(taking_over.map(|on| on.staff)).or(mine.then_some(open.session.staff.id))
}

impl FormFields for PartForm {
    type Value = PartFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = Vec::new();
        if self.shows_all {
            fields.push(("picture".into(), &self.picture));
            fields.push(("question".into(), &self.question));
        }
        fields.push(("read_back".into(), &self.read_back));
        fields.push(("reader".into(), &self.reader));
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let mut fields: Vec<(FieldName, &mut dyn Field)> = Vec::new();
        if self.shows_all {
            fields.push(("picture".into(), &mut self.picture));
            fields.push(("question".into(), &mut self.question));
        }
        fields.push(("read_back".into(), &mut self.read_back));
        fields.push(("reader".into(), &mut self.reader));
        fields
    }

    fn read(&self) -> Result<PartFacts, Refused> {
        let read_back = self.prose(&self.read_back, "read_back")?;
        Ok(PartFacts {
            picture: self.prose(&self.picture, "picture")?,
            question: self.prose(&self.question, "question")?,
            // Whoever has read back has been through it.
            gone_through: self.before.gone_through || read_back.is_some(),
            read_back_by: read_back.as_ref().and_then(|_| self.reader.value().copied()),
            read_back,
        })
    }
}

impl FormScreen for PartForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        subject(self.between.shift, self.youth)
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        t.handover_part_title(&self.about)
    }

    fn save_label(&self, t: Texts) -> &'static str {
        if self.told { t.handover_addendum_label() } else { t.action_save() }
    }

    fn submission(&mut self, mut facts: PartFacts, cx: &Cx<'_>) -> Result<Submission, Refused> {
        // Where it cannot be read now, the store has the last word.
        if let Ok(sheet) = sheet(self.between.shift, cx) {
            self.state = sheet.state();
            if self.is_late() {
                let step = self.added(sheet.handover.as_ref(), cx)?;
                return Ok(Submission::Command(Box::new(Command::HandOver(step))));
            }
            self.told = false;
            if self.state != State::Open {
                let stands = sheet.part(self.youth).map(|part| part.facts.clone()).unwrap_or_default();
                facts = PartFacts { picture: stands.picture, question: stands.question, ..facts };
            }
        }
        let step = Step::WritePart { between: self.between.clone(), youth: self.youth, version: self.version, facts };
        Ok(Submission::Command(Box::new(Command::HandOver(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::HandoverSealed).then_some(if self.shows_all { "picture" } else { "read_back" })
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        if self.told { cx.texts.addendum_saved(clock) } else { cx.texts.handover_part_saved(clock, &self.about) }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let sheet = sheet(self.between.shift, cx)?;
        let Some((theirs, mine)) = sheet.part(self.youth).zip(self.read().ok()) else {
            return Ok(None);
        };
        Ok(Some(Theirs::new(theirs.version, self.shown(&theirs.facts), self.shown(&mine))))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }
}
