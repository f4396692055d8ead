//! Which entries the log screen shows.

use crate::{
    domain::{
        house::Door,
        ids::{ShiftId, YouthId},
        log::{EntryKind, Weight},
        words,
    },
    store::{StoreError, read::LogFilter},
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            checkbox::CheckboxField,
            choice::ChoiceField,
            form_fields,
            radio::RadioField,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        theme::Role,
        view::{Cx, Effect, View},
        widgets::entry_rows::shift_name,
    },
};

/// Shifts that can be chosen: a month of them.
const SHIFTS: usize = 90;
/// Characters of the search.
const WORDS: usize = 120;

/// The fields of the filter.
struct FilterFields {
    youth: ChoiceField<Option<YouthId>>,
    kind: ChoiceField<Option<EntryKind>>,
    weight: RadioField<Weight>,
    shift: ChoiceField<Option<ShiftId>>,
    journal: CheckboxField,
    words: TextField,
    /// It was opened in a youth's file, which stays below.
    in_file: bool,
    t: Texts,
}

impl std::fmt::Debug for FilterFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What somebody searches for is not for a debug log.
        f.debug_struct("FilterFields").finish_non_exhaustive()
    }
}

/// Opens the filter as it stands, with the cursor where words are written.
///
/// # Errors
/// What the store answers.
pub fn open(filter: &LogFilter, in_file: bool, cx: &Cx<'_>) -> Result<Box<dyn View>, StoreError> {
    let t = cx.texts;
    let fields = FilterFields {
        youth: ChoiceField::new(Words::optional(t.filter_youth(), t.filter_youth_help()), youths(cx)?)
            .starting_with(|youth| *youth == filter.youth),
        kind: ChoiceField::new(Words::optional(t.filter_kind(), t.filter_kind_help()), kinds(t))
            .starting_with(|kind| *kind == filter.kind),
        weight: RadioField::new(Words::optional(t.filter_weight(), t.filter_weight_help()), weights(t))
            .starting_with(|weight| *weight == filter.weight),
        shift: ChoiceField::new(Words::optional(t.filter_shift(), t.filter_shift_help()), shifts(cx)?)
            .starting_with(|shift| *shift == filter.shift),
        journal: CheckboxField::new(Words::optional(t.filter_journal(), t.filter_journal_help()), filter.journal),
        words: TextField::new(Words::optional(t.filter_words(), t.filter_words_help()), WORDS).with_text(&filter.words),
        in_file,
        t,
    };
    Ok(Box::new(FormView::new(fields, t).focused("words").submitted_by_enter()))
}

/// Everybody, those who live here first and by their number.
pub(in crate::ui::screens) fn youths(cx: &Cx<'_>) -> Result<Vec<Choice<Option<YouthId>>>, StoreError> {
    let (t, people) = (cx.texts, cx.house()?.people);
    let mut choices = vec![Choice::new("all", t.filter_everybody(), None)];
    for Door { apartment, youth } in people.doors() {
        if let Some(youth) = youth {
            let label = format!("{} {}", apartment.number, t.called(people.called(youth)));
            let role = Role::Apartment(apartment.number.0);
            choices.push(Choice::new(youth.to_string(), label, Some(youth)).with_role(role));
        }
    }
    for youth in people.youths.values().filter(|youth| people.home(youth.id).is_none()) {
        let label = t.filter_moved_out(t.called(people.called(youth.id)));
        choices.push(Choice::new(youth.id.to_string(), label, Some(youth.id)));
    }
    Ok(choices)
}

fn kinds(t: Texts) -> Vec<Choice<Option<EntryKind>>> {
    let all = Choice::new("all", t.filter_all_kinds(), None);
    [all].into_iter().chain(EntryKind::ALL.map(|kind| Choice::new(kind.id(), t.kind(kind), Some(kind)))).collect()
}

fn weights(t: Texts) -> Vec<Choice<Weight>> {
    Weight::ALL.map(|weight| Choice::new(weight.id(), t.weight(weight), weight)).to_vec()
}

/// The shift of whoever is signed in, the one before, and those before that.
fn shifts(cx: &Cx<'_>) -> Result<Vec<Choice<Option<ShiftId>>>, StoreError> {
    let (t, open) = (cx.texts, cx.house()?);
    let mine = open.session.shift.as_ref();
    let mut choices = vec![Choice::new("all", t.filter_all_shifts(), None)];
    let mut before_mine = None;
    for shift in open.reader.recent_shifts(SHIFTS)? {
        let name = shift_name(&shift, cx);
        let is_before = mine.is_some_and(|mine| shift.starts_at < mine.starts_at) && before_mine.is_none();
        if is_before {
            before_mine = Some(shift.id);
        }
        let label = match mine {
            Some(mine) if mine.id == shift.id => t.filter_this_shift(name),
            Some(_) if is_before => t.filter_previous_shift(name),
            _ => name,
        };
        choices.push(Choice::new(shift.id.to_string(), label, Some(shift.id)));
    }
    Ok(choices)
}

impl FormFields for FilterFields {
    type Value = LogFilter;
    form_fields!(youth, kind, weight, shift, journal, words);

    fn read(&self) -> Result<LogFilter, Refused> {
        let words = self.words.value();
        if !words.is_empty() && words::words(&words).is_empty() {
            return Err(Refused::new("words", self.t.filter_words_only_signs()));
        }
        Ok(LogFilter {
            youth: self.youth.value().copied().flatten(),
            place: None,
            kind: self.kind.value().copied().flatten(),
            weight: self.weight.value().copied().unwrap_or_default(),
            shift: self.shift.value().copied().flatten(),
            journal: self.journal.value(),
            words,
            ..LogFilter::default()
        })
    }
}

impl FormScreen for FilterFields {
    fn only_shows(&self) -> bool {
        true
    }

    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, t: Texts) -> String {
        t.filter_title().to_owned()
    }

    /// The log below is put aside for one with the new filter: Esc there leads back to where the log was opened, or to the
    /// youth's file.
    fn submission(&mut self, filter: LogFilter, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let opened = super::open_filtered(filter, cx);
        let open = match opened {
            Ok(view) if self.in_file => vec![Effect::Close, Effect::Open(view)],
            Ok(view) => vec![Effect::Close, Effect::Close, Effect::Open(view)],
            Err(error) => vec![crate::ui::screens::failure(&error, cx)],
        };
        Ok(Submission::Effects(open))
    }
}
