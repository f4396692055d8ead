//! Why something of a line is hidden.

use std::ops::Range;

use crate::{
    domain::{
        access_pack::{PackLine, Reason, Step},
        command::Command,
        names::Line,
    },
    store::Done,
    text::{Texts, columns},
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, form_fields,
            radio::RadioField,
            silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{line, line_field},
        },
        view::Cx,
    },
};

/// Letters of what is hidden that the title repeats.
const REPEATED: usize = 40;

/// A reason as it is chosen: of one's own words it is only known that there are some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    OtherPerson,
    OtherYouth,
    OwnHealth,
    Duty,
    Own,
}

/// Asks why a part of a line is to be hidden.
///
/// # Errors
/// What the store answers.
pub(super) fn open(of: &PackLine, over: Range<usize>, cx: &Cx<'_>) -> Opened {
    cx.house()?;
    let form = ReasonForm::new(of.clone(), over, cx.texts);
    Ok(Box::new(FormView::new(form, cx.texts).submitted_by_enter()))
}

struct ReasonForm {
    of: PackLine,
    over: Range<usize>,
    reason: RadioField<Chosen>,
    words: TextField,
    t: Texts,
}

silent_debug!(ReasonForm);

impl ReasonForm {
    fn new(of: PackLine, over: Range<usize>, t: Texts) -> Self {
        let before = of.masks().over(&over).map(|mask| mask.reason.clone());
        let choices = [
            Choice::new("other-person", t.pack_reason_other_person(), Chosen::OtherPerson),
            Choice::new("other-youth", t.pack_reason_other_youth(), Chosen::OtherYouth),
            Choice::new("own-health", t.pack_choose_own_health(), Chosen::OwnHealth),
            Choice::new("duty", t.pack_choose_duty(), Chosen::Duty),
            Choice::new("own", t.pack_choose_own(), Chosen::Own),
        ];
        let (chosen, own) = match before {
            None | Some(Reason::OtherPerson) => (Chosen::OtherPerson, None),
            Some(Reason::OtherYouth) => (Chosen::OtherYouth, None),
            Some(Reason::OwnHealth) => (Chosen::OwnHealth, None),
            Some(Reason::Duty) => (Chosen::Duty, None),
            Some(Reason::Other(words)) => (Chosen::Own, Some(words)),
        };
        let reason = Words::required(t.pack_form_reason(), t.pack_form_reason_help(), t.pack_form_reason());
        Self {
            reason: RadioField::new(reason, choices.to_vec()).starting_with(|one| *one == chosen),
            words: line_field(Words::optional(t.pack_form_words(), t.pack_form_words_help()), own.as_ref()),
            of,
            over,
            t,
        }
    }
}

impl FormFields for ReasonForm {
    type Value = Reason;
    form_fields!(reason, words);

    fn read(&self) -> Result<Reason, Refused> {
        Ok(match self.reason.value().copied() {
            None | Some(Chosen::OtherPerson) => Reason::OtherPerson,
            Some(Chosen::OtherYouth) => Reason::OtherYouth,
            Some(Chosen::OwnHealth) => Reason::OwnHealth,
            Some(Chosen::Duty) => Reason::Duty,
            Some(Chosen::Own) => Reason::Other(own_words(&self.words, self.t)?),
        })
    }
}

fn own_words(field: &TextField, t: Texts) -> Result<Line, Refused> {
    line(field, "words", t)
}

impl FormScreen for ReasonForm {
    /// What is chosen here is one key press away: nothing would be missed.
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn title(&self, t: Texts) -> String {
        if self.over == (0..self.of.text.len()) {
            return t.pack_hide_line().to_owned();
        }
        let words = self.of.text.get(self.over.clone()).unwrap_or_default().replace('\n', " ");
        t.pack_hide_words(t.quoted(columns::truncate(&words, REPEATED)))
    }

    fn submission(&mut self, reason: Reason, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let mut masks = self.of.masks().clone();
        masks.put(self.over.clone(), reason);
        let before = self.of.decision.as_ref().map(|decision| decision.id);
        let step = Step::Decide { line: self.of.place.line, before, masks, seen: self.of.is_seen() };
        Ok(Submission::Command(Box::new(Command::Pack(step))))
    }

    fn saved(&self, _done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.pack_hidden_now().to_owned()
    }
}
