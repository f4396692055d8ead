//! Correcting what an entry says: the form as it stands, which says whether a trace is enough or a reason is needed.
//!
//! ```text
//!  Rettelse av notat fra OH 13:55, med grunn
//! ────────────────────────────────────────────────────────────────────────────────
//!   Grunn*     Telefonen var ikke av, den var hjemme.
//!   Hendt      21.11.2026 13:55
//!   …
//! ```

use serde_json::{Value, json};

use super::{
    about,
    content::{self, ContentFields},
};
use crate::{
    domain::{
        command::Command,
        ids::{EntryId, GoalId, RevisionId, YouthId},
        log::{About, EntryContent, EntryStanding, LogEntry, Revision, RevisionKind},
        names::Prose,
        refusal::Refusal,
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Field, FieldName, FormFields, Refused, Words,
            conflict::Theirs,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::Opened,
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the entry.
pub const DRAFT: &str = "entry-revision";
/// The name of the form that strikes an entry, in drafts; their subject is the entry.
pub const DRAFT_STRIKE: &str = "entry-strike";

/// Rows of a reason before it grows.
const REASON_ROWS: u16 = 1;

/// Opens the form for an entry as it stands. `file_of` is the youth in whose file it is seen: others are not named.
///
/// # Errors
/// [`Refusal`]: it is not theirs to correct, or it is struck; and what the store answers.
pub fn open(entry: EntryId, file_of: Option<YouthId>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ReviseForm::new(entry, file_of, cx)?, cx.texts).focused("facts")))
}

/// Opens the form that strikes an entry.
///
/// # Errors
/// As [`open`].
pub fn open_strike(entry: EntryId, file_of: Option<YouthId>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(StrikeForm::new(entry, file_of, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = ReviseForm::new(EntryId(draft.key.subject), kept_file(draft), cx).ok()?;
    form.of.seen = kept_seen(draft);
    let mut view = FormView::new(form, cx.texts).restored(&draft.body);
    view.fields_mut().changed(cx);
    Some(Box::new(view))
}

/// Opens the form that strikes an entry again with what a draft kept.
#[must_use]
pub fn reopen_strike(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = StrikeForm::new(EntryId(draft.key.subject), kept_file(draft), cx).ok()?;
    form.of.seen = kept_seen(draft);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

fn kept_file(draft: &Draft) -> Option<YouthId> {
    draft.body["context"]["file_of"].as_i64().map(YouthId)
}

fn kept_seen(draft: &Draft) -> Option<RevisionId> {
    draft.body["context"]["seen"].as_i64().map(RevisionId)
}

/// The entry as it was read, as it may be shown where it was opened from.
struct Of {
    entry: LogEntry,
    file_of: Option<YouthId>,
    /// The newest correction that was read.
    seen: Option<RevisionId>,
    standing: EntryStanding,
}

impl Of {
    fn read(id: EntryId, file_of: Option<YouthId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let reader = cx.house()?.reader;
        let entry = reader.entry(id)?.ok_or(Refusal::Gone)?;
        let standing = reader.entry_standing(&entry)?;
        let seen = entry.revised.as_ref().map(|revised| revised.id);
        let entry = match file_of {
            Some(youth) => entry.in_file_of(youth),
            None => entry,
        };
        Ok(Self { entry, file_of, seen, standing })
    }

    fn context(&self) -> Value {
        json!({ "seen": self.seen, "file_of": self.file_of })
    }

    fn youth(&self) -> Option<YouthId> {
        match &self.entry.about {
            About::Youths(youths) => youths.first().copied().filter(|_| youths.len() == 1),
            About::House | About::Apartment(_) => None,
        }
    }

    /// «OH i går 13:55»: who wrote it, and when.
    fn written(&self, cx: &Cx<'_>) -> String {
        let initials = cx.open.map_or("", |open| open.people.initials(self.entry.author));
        format!("{initials} {}", cx.texts.moment(self.entry.written_at, cx.now, cx.zone))
    }

    fn command(&self, revision: Revision, cx: &Cx<'_>) -> Submission {
        let shift = cx.open.and_then(|open| open.session.shift.as_ref().map(|shift| shift.id));
        let command = Command::ReviseEntry { entry: self.entry.id, seen: self.seen, revision, shift };
        Submission::Command(Box::new(command))
    }
}

fn read_reason(field: &TextField, t: Texts) -> Result<Prose, Refused> {
    match Prose::optional(&field.value()) {
        Ok(reason) => reason.ok_or_else(|| Refused::new("reason", t.revise_reason_missing())),
        Err(why) => Err(Refused::new("reason", explain::invalid(t, why))),
    }
}

struct ReviseForm {
    of: Of,
    way: RevisionKind,
    written: String,
    reason: TextField,
    content: ContentFields,
    /// A goal that is not shown here, because it is another youth's: it stays.
    hidden_goal: Option<GoalId>,
    t: Texts,
}

silent_debug!(ReviseForm);

impl ReviseForm {
    fn new(id: EntryId, file_of: Option<YouthId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        let whole = open.reader.entry(id)?.ok_or(Refusal::Gone)?;
        let of = Of::read(id, file_of, cx)?;
        let staff = &open.session.staff;
        let way = of.standing.way(staff.id, staff.role, cx.now)?;
        let youths = super::youths(Some(&of.entry.about));
        let before = (EntryContent::from(&of.entry), of.entry.written_at);
        let words = Words::required(t.revise_reason(), t.revise_reason_help(), t.revise_reason_missing());
        Ok(Self {
            way,
            written: of.written(cx),
            reason: TextField::long(words, REASON_ROWS),
            content: ContentFields::new(Some(before), youths, cx)?,
            hidden_goal: whole.marks.goal.filter(|_| of.entry.marks.goal.is_none()),
            of,
            t,
        })
    }
}

impl FormFields for ReviseForm {
    type Value = Option<Prose>;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let reason: Option<(FieldName, &dyn Field)> =
            (self.way != RevisionKind::Correction).then_some(("reason".into(), &self.reason));
        reason.into_iter().chain(self.content.fields()).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let reason: Option<(FieldName, &mut dyn Field)> =
            (self.way != RevisionKind::Correction).then_some(("reason".into(), &mut self.reason));
        reason.into_iter().chain(self.content.fields_mut()).collect()
    }

    fn read(&self) -> Result<Option<Prose>, Refused> {
        self.content.check()?;
        match self.way {
            RevisionKind::Correction => Ok(None),
            RevisionKind::Amendment | RevisionKind::Struck => read_reason(&self.reason, self.t).map(Some),
        }
    }
}

impl FormScreen for ReviseForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.of.entry.id.0
    }

    fn context(&self) -> Value {
        self.of.context()
    }

    fn title(&self, t: Texts) -> String {
        match self.way {
            RevisionKind::Correction => t.revise_title_correct(&self.written),
            RevisionKind::Amendment | RevisionKind::Struck => t.revise_title_amend(&self.written),
        }
    }

    fn submission(&mut self, reason: Option<Prose>, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let mut content = self.content.read(cx)?;
        content.marks.goal = content.marks.goal.or(self.hidden_goal);
        Ok(self.of.command(
            match reason {
                None => Revision::Correction(content),
                Some(reason) => Revision::Amendment { content, reason },
            },
            cx,
        ))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::EntryStruck { .. } | Refusal::NeedsReason => Some("facts"),
            refusal => content::blamed(refusal),
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        cx.texts.revise_saved(clock, about::in_words(&self.of.entry.about, cx))
    }

    fn targets(&self, cx: &Cx<'_>) -> Vec<Target> {
        about::targets_of(&self.of.entry, cx)
    }

    fn is_blank(&self) -> bool {
        self.content.is_blank()
    }

    /// While the form is open the shift may end: then it has to say why.
    fn tick(&mut self, cx: &Cx<'_>) {
        self.content.tick(cx);
        if let Some(open) = cx.open
            && let Ok(way) = self.of.standing.way(open.session.staff.id, open.session.staff.role, cx.now)
        {
            self.way = way;
        }
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let now = Of::read(self.of.entry.id, self.of.file_of, cx)?;
        let Some(newest) = now.seen.filter(|_| !now.entry.is_struck()) else {
            return Ok(None);
        };
        let Ok(mine) = self.content.read(cx) else {
            return Ok(None);
        };
        let compared = |content: &EntryContent| ContentFields::compared(content, cx);
        Ok(Some(Theirs::new(newest.0, compared(&EntryContent::from(&now.entry)), compared(&mine))))
    }

    fn take_version(&mut self, version: i64) {
        self.of.seen = Some(RevisionId(version));
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        let youths = super::youths(Some(&self.of.entry.about));
        self.content.changed(&youths, cx);
    }

    fn takes_phrases(&self, field: &str) -> bool {
        ContentFields::takes_phrases(field)
    }

    fn youth(&self) -> Option<YouthId> {
        self.of.youth()
    }
}

struct StrikeForm {
    of: Of,
    written: String,
    reason: TextField,
    t: Texts,
}

silent_debug!(StrikeForm);

impl StrikeForm {
    fn new(id: EntryId, file_of: Option<YouthId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, of) = (cx.texts, Of::read(id, file_of, cx)?);
        let staff = &cx.house()?.session.staff;
        of.standing.allows(RevisionKind::Struck, staff.id, staff.role, cx.now)?;
        let words = Words::required(t.revise_reason(), t.strike_reason_help(), t.revise_reason_missing());
        Ok(Self { written: of.written(cx), reason: TextField::long(words, 3), of, t })
    }
}

impl FormFields for StrikeForm {
    type Value = Prose;
    crate::ui::forms::form_fields!(reason);

    fn read(&self) -> Result<Prose, Refused> {
        read_reason(&self.reason, self.t)
    }
}

impl FormScreen for StrikeForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT_STRIKE)
    }

    fn subject(&self) -> i64 {
        self.of.entry.id.0
    }

    fn context(&self) -> Value {
        self.of.context()
    }

    fn save_label(&self, t: Texts) -> &'static str {
        t.strike_save()
    }

    fn title(&self, t: Texts) -> String {
        t.strike_title(&self.written, about::beginning(&self.of.entry, t))
    }

    fn submission(&mut self, reason: Prose, cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(self.of.command(Revision::Struck { reason }, cx))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::EntryStruck { .. } | Refusal::NotAllowed { .. }).then_some("reason")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        cx.texts.strike_saved(clock, about::in_words(&self.of.entry.about, cx))
    }

    fn targets(&self, cx: &Cx<'_>) -> Vec<Target> {
        about::targets_of(&self.of.entry, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.of.youth()
    }
}
