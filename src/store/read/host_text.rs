//! What is written about how hosts are followed up, as it is searched. What was struck is not found.

use super::{
    Reader,
    text::{StoredText, written},
};
use crate::{
    domain::{
        assessment::Interpreted,
        host::meeting::Kept,
        ids::{GuidanceId, HostContactId, HostMeetingId, StaffId},
        search::TextOf,
    },
    store::StoreError,
};

impl Reader<'_> {
    pub(super) fn host_meeting_text(self, id: HostMeetingId) -> Result<Option<StoredText>, StoreError> {
        let Some(meeting) = self.host_meeting(id)?.filter(|meeting| !meeting.kept.struck) else { return Ok(None) };
        let Some(case) = self.host_case(meeting.case)? else { return Ok(None) };
        let facts = &meeting.facts;
        let mut lines = vec![facts.present.to_string()];
        if let Interpreted::Other(words) = &facts.interpreted {
            lines.push(words.to_string());
        }
        lines.extend([&facts.youth_view, &facts.host_view, &facts.staff_view].into_iter().flatten().map(written));
        lines.extend(facts.found.iter().filter_map(|found| found.words.as_ref()).map(written));
        lines.extend(facts.plan.iter().map(|planned| format!("{}: {}", planned.kind, planned.words)));
        let text = StoredText::new(TextOf::HostMeeting(id), lines, authors(&meeting.kept));
        Ok(Some(StoredText { youth: Some(case.youth), day: Some(facts.held_on), ..text }))
    }

    pub(super) fn guidance_text(self, id: GuidanceId) -> Result<Option<StoredText>, StoreError> {
        let found = self.guidance_of(id)?.filter(|guidance| !guidance.kept.struck);
        Ok(found.map(|guidance| {
            let facts = &guidance.facts;
            let mut lines = vec![facts.topic.to_string(), facts.led_by.to_string()];
            lines.extend(facts.note.as_ref().map(written));
            let text = StoredText::new(TextOf::Guidance(id), lines, authors(&guidance.kept));
            StoredText { day: Some(facts.held_on), ..text }
        }))
    }

    pub(super) fn host_contact_text(self, id: HostContactId) -> Result<Option<StoredText>, StoreError> {
        let Some(contact) = self.host_contact(id)?.filter(|contact| !contact.kept.struck) else { return Ok(None) };
        let youth = match contact.facts.case {
            Some(case) => self.host_case(case)?.map(|case| case.youth),
            None => None,
        };
        let name = self.household(contact.household)?.map(|household| household.facts.name.to_string());
        let mut lines: Vec<String> = name.into_iter().collect();
        lines.push(written(&contact.facts.about));
        let text = StoredText::new(TextOf::HostContact(id), lines, authors(&contact.kept));
        Ok(Some(StoredText { youth, ..text }))
    }
}

fn authors<I>(kept: &Kept<I>) -> impl Iterator<Item = StaffId> + use<I> {
    let corrected = kept.corrected.as_ref().map(|correction| correction.by);
    [Some(kept.by), corrected].into_iter().flatten()
}
