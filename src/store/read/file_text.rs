//! What stands in a youth's file beside the log and the goals, as it is searched.

use rusqlite::params;

use super::{
    Reader,
    text::{StoredText, about_one, written},
};
use crate::{
    domain::{
        ids::{CardId, ConsentId, ContactId, PlanId, RiskId, SupportId, TellingId, YouthId},
        search::TextOf,
    },
    store::StoreError,
};

impl Reader<'_> {
    /// What was said about a version of a plan as a whole.
    pub(super) fn plan_talks_text(self, id: PlanId) -> Result<Option<StoredText>, StoreError> {
        let Some(youth) = self.youth_of("SELECT youth_id FROM plan WHERE id = ?1", id.0)? else {
            return Ok(None);
        };
        let mut text = StoredText { youth: Some(youth), ..StoredText::new(TextOf::PlanTalks(id), Vec::new(), []) };
        for evaluation in self.plan_evaluations(id)? {
            text.lines.extend(evaluation.facts.youth_view.as_ref().map(written));
            text.lines.push(written(&evaluation.facts.staff_view));
            text.authors.insert(evaluation.by);
        }
        for part in self.participation(id)? {
            text.lines.push(part.facts.present.to_string());
            text.lines.extend([&part.facts.told, &part.facts.said, &part.facts.weight].map(written));
            text.authors.insert(part.by);
        }
        for meeting in self.meetings_of(id)? {
            text.lines.push(written(&meeting.facts.next));
            text.authors.insert(meeting.by);
        }
        Ok((!text.lines.is_empty()).then_some(text))
    }

    /// What was agreed with a youth, once.
    pub(super) fn card_text(self, id: CardId) -> Result<Option<StoredText>, StoreError> {
        Ok(self.card(id)?.map(|card| {
            let facts = card.facts;
            let said = [
                facts.contact,
                facts.visits,
                facts.keys,
                facts.interpreter,
                facts.allergies,
                facts.diet,
                facts.helps,
                Some(facts.agreed_with),
            ];
            about_one(card.youth, TextOf::Card(id), said.into_iter().flatten(), card.by)
        }))
    }

    /// Why a level was set on a youth's support dial.
    pub(super) fn support_text(self, id: SupportId) -> Result<Option<StoredText>, StoreError> {
        Ok(self
            .support_mark(id)?
            .map(|mark| about_one(mark.youth, TextOf::Support(id), [mark.facts.area, mark.facts.reason], mark.by)))
    }

    /// Somebody around a youth, also when they no longer are: «hvem var legen i fjor».
    pub(super) fn contact_text(self, id: ContactId) -> Result<Option<StoredText>, StoreError> {
        let author = self.changed_by("SELECT changed_by FROM contact WHERE id = ?1", id.0)?;
        Ok(self.contact(id)?.map(|contact| {
            let facts = contact.facts;
            let said = [facts.email, facts.note, facts.language, contact.ended].into_iter().flatten();
            let mut lines = vec![facts.name.to_string()];
            lines.extend(facts.phone.map(|phone| phone.as_str().to_owned()));
            lines.extend(said.map(|line| line.to_string()));
            StoredText { youth: Some(contact.youth), ..StoredText::new(TextOf::Contact(id), lines, author) }
        }))
    }

    /// What may be told, what is held back, and that it was withdrawn.
    pub(super) fn consent_text(self, id: ConsentId) -> Result<Option<StoredText>, StoreError> {
        Ok(self.consent(id)?.map(|consent| {
            let facts = consent.facts;
            let mut lines = vec![facts.purpose.to_string(), written(&facts.may_tell)];
            lines.extend(facts.withheld.as_ref().map(written));
            let note = consent.withdrawn.and_then(|withdrawn| withdrawn.note);
            lines.extend([facts.withheld_why, note].into_iter().flatten().map(|line| line.to_string()));
            StoredText { youth: Some(consent.youth), ..StoredText::new(TextOf::Consent(id), lines, [consent.staff]) }
        }))
    }

    /// What somebody was told.
    pub(super) fn telling_text(self, id: TellingId) -> Result<Option<StoredText>, StoreError> {
        Ok(self.telling(id)?.map(|telling| {
            let said = [Some(telling.facts.told), telling.facts.reason].into_iter().flatten();
            about_one(telling.youth, TextOf::Telling(id), said, telling.by)
        }))
    }

    /// A risk note, also one that was ended.
    pub(super) fn risk_text(self, id: RiskId) -> Result<Option<StoredText>, StoreError> {
        let author = self.changed_by("SELECT changed_by FROM risk WHERE id = ?1", id.0)?;
        Ok(self.risk(id)?.map(|risk| {
            let facts = risk.facts;
            let lines = vec![facts.risk.to_string(), written(&facts.reason), written(&facts.action)];
            StoredText { youth: Some(risk.youth), ..StoredText::new(TextOf::Risk(id), lines, author) }
        }))
    }

    fn youth_of(self, sql: &str, row: i64) -> Result<Option<YouthId>, StoreError> {
        let mut statement = self.prepare(sql)?;
        Ok(statement.query_map(params![row], |row| row.get(0).map(YouthId))?.next().transpose()?)
    }
}
