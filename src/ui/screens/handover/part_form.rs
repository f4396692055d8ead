//! What people write in a section: the short picture and what is not clear, and the read-back of whoever takes over.

use serde_json::{Value, json};

use super::{about, from_subject, sheet, subject};
use crate::{
    domain::{
        command::Command,
        handover::{Between, PartFacts, State, Step},
        ids::{ShiftId, StaffId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    explain,
    store::{Done, StoreError, drafts::Draft, read::Sheet},
    text::Texts,
    ui::{
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
    let next = if form.picture.value().is_empty() && form.is_open { "picture" } else { "read_back" };
    Ok(Box::new(FormView::new(form, cx.texts).focused(next)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (shift, youth) = from_subject(draft.key.subject);
    let mut form = PartForm::new(shift, youth, cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct PartForm {
    between: Between,
    youth: Option<YouthId>,
    about: String,
    /// The version that was read; 0 when nobody had written there.
    version: i64,
    /// The outgoing shift has not signed.
    is_open: bool,
    gone_through: bool,
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
            is_open: sheet.state() == State::Open,
            gone_through: facts.gone_through,
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
            t,
        })
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
        if self.is_open {
            fields.push(("picture".into(), &self.picture));
            fields.push(("question".into(), &self.question));
        }
        fields.push(("read_back".into(), &self.read_back));
        fields.push(("reader".into(), &self.reader));
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let mut fields: Vec<(FieldName, &mut dyn Field)> = Vec::new();
        if self.is_open {
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
            gone_through: self.gone_through || read_back.is_some(),
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

    fn submission(&mut self, facts: PartFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::WritePart { between: self.between.clone(), youth: self.youth, version: self.version, facts };
        Ok(Submission::Command(Box::new(Command::HandOver(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::HandoverSealed).then_some("read_back")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.handover_part_saved(cx.texts.clock(done.at, cx.zone), &self.about)
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
