//! The fields of what an entry says: of a new one, and of one that is corrected.

use super::{
    goals::{self, Chosen},
    happened, until,
};
use crate::{
    domain::{
        ids::YouthId,
        log::{ContactMinutes, EntryContent, EntryKind, EntryLines, EntryMarks, Weight},
        names::Prose,
        refusal::{Invalid, Refusal},
        time::Instant,
    },
    explain,
    store::StoreError,
    text::Texts,
    ui::{
        forms::{
            Choice, Field, FieldName, Refused, Words,
            checkbox::CheckboxField,
            choice::ChoiceField,
            number::{NumberField, number},
            parsed::ParsedField,
            radio::RadioField,
            text::TextField,
        },
        view::Cx,
    },
};

/// Rows of the facts before they grow: most entries are a sentence or two.
const FACTS_ROWS: u16 = 2;

/// The fields.
pub(super) struct ContentFields {
    t: Texts,
    /// What stood there, of an entry that is corrected.
    before: Option<EntryContent>,
    /// When that was written.
    written_at: Option<Instant>,
    happened: ParsedField<Instant>,
    kind: ChoiceField<EntryKind>,
    weight: RadioField<Weight>,
    until: ParsedField<Instant>,
    facts: TextField,
    youth_voice: TextField,
    assessment: TextField,
    agreed: TextField,
    handover: CheckboxField,
    journal: CheckboxField,
    individual: NumberField,
    common: NumberField,
    goal: ChoiceField<Chosen>,
    /// Whose goals are offered.
    youths: Vec<YouthId>,
}

impl ContentFields {
    /// Empty fields, or those of an entry as it stands and when it was written.
    ///
    /// # Errors
    /// What the store answers about goals.
    pub(super) fn new(
        before: Option<(EntryContent, Instant)>,
        youths: Vec<YouthId>,
        cx: &Cx<'_>,
    ) -> Result<Self, StoreError> {
        let t = cx.texts;
        let written_at = before.as_ref().map(|(_, written_at)| *written_at);
        let before = before.map(|(content, _)| content);
        let marks = before.as_ref().map(|content| content.marks).unwrap_or_default();
        let kind = before.as_ref().map_or(EntryKind::default(), |content| content.kind);
        let weight = before.as_ref().map_or(Weight::default(), |content| content.weight);
        let lines = before.as_ref().map(|content| content.lines.clone()).unwrap_or_default();
        let kinds = EntryKind::ALL.map(|kind| Choice::new(kind.id(), t.kind(kind), kind)).into();
        let weights = Weight::ALL.map(|weight| Choice::new(weight.id(), t.weight(weight), weight)).into();
        let long = |label: &str, help: &str, rows, text: Option<&Prose>| {
            TextField::long(Words::optional(label, help).spaced(), rows).with_text(text.map_or("", Prose::as_str))
        };
        let minutes = |words: Words, spent: Option<u16>| {
            let wrong = t.invalid_minutes(ContactMinutes::MOST);
            number(words.beside(), 1..=ContactMinutes::MOST.into(), wrong)
                .with_text(&spent.map_or_else(String::new, |minutes| minutes.to_string()))
        };
        let mut fields = Self {
            t,
            happened: happened::field(written_at, before.as_ref().map(|content| content.happened_at), cx),
            kind: ChoiceField::new(Words::required(t.entry_kind(), t.entry_kind_help(), t.invalid_empty()), kinds)
                .starting_with(|one| *one == kind),
            weight: RadioField::new(
                Words::required(t.entry_weight(), t.entry_weight_help(), t.invalid_empty()).beside(),
                weights,
            )
            .starting_with(|one| *one == weight),
            until: until::field(cx),
            facts: long(t.entry_facts(), t.entry_facts_help(), FACTS_ROWS, lines.facts.as_ref()),
            youth_voice: long(t.entry_youth_voice(), t.entry_youth_voice_help(), 1, lines.youth_voice.as_ref()),
            assessment: long(t.entry_assessment(), t.entry_assessment_help(), 1, lines.assessment.as_ref()),
            agreed: long(t.entry_agreed(), t.entry_agreed_help(), 1, lines.agreed.as_ref()),
            handover: CheckboxField::new(
                Words::optional(t.entry_handover(), t.entry_handover_help()).spaced(),
                marks.handover,
            ),
            journal: CheckboxField::new(
                Words::optional(t.entry_journal(), t.entry_journal_help()).beside(),
                marks.journal,
            ),
            individual: minutes(
                Words::optional(t.entry_individual(), t.entry_individual_help()),
                marks.minutes.individual,
            ),
            common: minutes(Words::optional(t.entry_common(), t.entry_common_help()), marks.minutes.common),
            goal: goals::field(&youths, marks.goal, cx)?,
            youths,
            before,
            written_at,
        };
        fields.show_end(cx);
        Ok(fields)
    }

    pub(super) fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> =
            vec![("happened".into(), &self.happened), ("kind".into(), &self.kind), ("weight".into(), &self.weight)];
        if self.is_raised() {
            fields.push(("until".into(), &self.until));
        }
        fields.extend([
            ("facts".into(), &self.facts as &dyn Field),
            ("youth_voice".into(), &self.youth_voice),
            ("assessment".into(), &self.assessment),
            ("agreed".into(), &self.agreed),
            ("handover".into(), &self.handover),
            ("journal".into(), &self.journal),
            ("individual".into(), &self.individual),
            ("common".into(), &self.common),
        ]);
        if goals::any(&self.goal) {
            fields.push(("goal".into(), &self.goal));
        }
        fields
    }

    pub(super) fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let (raised, goals) = (self.is_raised(), goals::any(&self.goal));
        let mut fields: Vec<(FieldName, &mut dyn Field)> = vec![
            ("happened".into(), &mut self.happened),
            ("kind".into(), &mut self.kind),
            ("weight".into(), &mut self.weight),
        ];
        if raised {
            fields.push(("until".into(), &mut self.until));
        }
        fields.extend([
            ("facts".into(), &mut self.facts as &mut dyn Field),
            ("youth_voice".into(), &mut self.youth_voice),
            ("assessment".into(), &mut self.assessment),
            ("agreed".into(), &mut self.agreed),
            ("handover".into(), &mut self.handover),
            ("journal".into(), &mut self.journal),
            ("individual".into(), &mut self.individual),
            ("common".into(), &mut self.common),
        ]);
        if goals {
            fields.push(("goal".into(), &mut self.goal));
        }
        fields
    }

    fn weight(&self) -> Weight {
        self.weight.value().copied().unwrap_or_default()
    }

    fn is_raised(&self) -> bool {
        self.weight() != Weight::Normal
    }

    /// Whether a phrase can be written into a field.
    pub(super) fn takes_phrases(field: &str) -> bool {
        ["facts", "youth_voice", "assessment", "agreed"].contains(&field)
    }

    /// None of the four kinds of line is written.
    pub(super) fn is_blank(&self) -> bool {
        [&self.facts, &self.youth_voice, &self.assessment, &self.agreed].iter().all(|field| field.is_empty())
    }

    /// When it happened, if something else than now is written.
    pub(super) fn happened_at(&self) -> Option<Instant> {
        self.happened.value().copied()
    }

    /// Checks what concerns several fields.
    ///
    /// # Errors
    /// Nothing is written, or a field holds too much.
    pub(super) fn check(&self) -> Result<(), Refused> {
        if self.lines()?.is_empty() {
            return Err(Refused::new("facts", self.t.entry_needs_a_line()));
        }
        Ok(())
    }

    /// The content as it is filled in; what is left empty means what the form says beside it.
    ///
    /// # Errors
    /// A field holds too much.
    pub(super) fn read(&self, cx: &Cx<'_>) -> Result<EntryContent, Refused> {
        let minutes = |field: &NumberField| field.value().and_then(|minutes| u16::try_from(*minutes).ok());
        let until = self.until.value().copied().or_else(|| self.falls_back(cx));
        Ok(EntryContent {
            kind: self.kind.value().copied().unwrap_or_default(),
            weight: self.weight(),
            happened_at: self.happened_at().unwrap_or(cx.now),
            lines: self.lines()?,
            marks: EntryMarks {
                weight_until: until.filter(|_| self.is_raised()),
                handover: self.handover.value(),
                goal: self.goal.value().map(|goal| goal.0),
                minutes: ContactMinutes { individual: minutes(&self.individual), common: minutes(&self.common) },
                journal: self.journal.value(),
            },
        })
    }

    /// When the weight falls back if nothing is written there: as before, or as long as the house wants it.
    fn falls_back(&self, cx: &Cx<'_>) -> Option<Instant> {
        match &self.before {
            Some(before) if before.weight == self.weight() => before.marks.weight_until,
            _ => cx.config.log.weight_until(self.weight(), cx.now),
        }
    }

    fn lines(&self) -> Result<EntryLines, Refused> {
        let prose = |name: &'static str, field: &TextField| {
            Prose::optional(&field.value()).map_err(|reason| Refused::new(name, explain::invalid(self.t, reason)))
        };
        Ok(EntryLines {
            facts: prose("facts", &self.facts)?,
            youth_voice: prose("youth_voice", &self.youth_voice)?,
            assessment: prose("assessment", &self.assessment)?,
            agreed: prose("agreed", &self.agreed)?,
        })
    }

    /// Something was filled in: the weight decides when it falls back, whom it is about which goals are offered.
    pub(super) fn changed(&mut self, youths: &[YouthId], cx: &Cx<'_>) {
        self.show_end(cx);
        if youths == self.youths {
            return;
        }
        // Goals that cannot be read are not offered; what is written is saved all the same.
        if let Ok(field) = goals::field(youths, None, cx) {
            let chosen = self.goal.state();
            self.goal = field;
            self.goal.restore(&chosen);
            self.youths = youths.to_vec();
        }
    }

    /// Time has gone by.
    pub(super) fn tick(&mut self, cx: &Cx<'_>) {
        self.happened.read_with(happened::parser(self.written_at, cx));
        self.until.read_with(until::parser(cx));
        self.show_end(cx);
    }

    fn show_end(&mut self, cx: &Cx<'_>) {
        let until = self.falls_back(cx);
        let echo = until.map_or_else(|| self.t.entry_until_stays().to_owned(), |at| self.t.moment(at, cx.now, cx.zone));
        self.until.set_meaning_when_empty(echo);
    }

    /// What differs is shown beside what somebody else saved: each field by its label.
    pub(super) fn compared(content: &EntryContent, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
        let text = |line: Option<&Prose>| line.map_or_else(String::new, |line| line.as_str().to_owned());
        let yes_or_no = |on: bool| if on { t.entry_yes().to_owned() } else { String::new() };
        let EntryContent { kind, weight, happened_at, lines, marks } = content;
        [
            (t.entry_happened(), t.moment(*happened_at, cx.now, cx.zone)),
            (t.entry_kind(), t.kind(*kind).to_owned()),
            (t.entry_weight(), t.weight(*weight).to_owned()),
            (t.entry_facts(), text(lines.facts.as_ref())),
            (t.entry_youth_voice(), text(lines.youth_voice.as_ref())),
            (t.entry_assessment(), text(lines.assessment.as_ref())),
            (t.entry_agreed(), text(lines.agreed.as_ref())),
            (t.entry_handover(), yes_or_no(marks.handover)),
            (t.entry_journal(), yes_or_no(marks.journal)),
            (t.entry_minutes(), t.contact_minutes(marks.minutes).unwrap_or_default()),
        ]
        .map(|(label, text)| (label.to_owned(), text))
        .to_vec()
    }
}

/// The field that a refusal of the house is about.
pub(super) const fn blamed(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::Invalid(Invalid::InTheFuture | Invalid::TooLongAgo) => Some("happened"),
        Refusal::Invalid(Invalid::EndsBeforeItBegins) => Some("until"),
        Refusal::NotTheirGoal => Some("goal"),
        Refusal::NothingChanged => Some("facts"),
        _ => None,
    }
}
