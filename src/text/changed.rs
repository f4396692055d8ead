//! What was changed in a youth's file, in words.

use super::Texts;
use crate::domain::{
    handover::pulled::{FileChange, Party},
    names::{Line, Prose},
};

impl Texts {
    /// One change, with who made it and when.
    #[must_use]
    pub fn file_change(&self, change: &FileChange, by: &str, when: &str) -> String {
        match change {
            FileChange::Risk { risk, ended: Some(why), .. } => self.changed_risk_ended(risk, why, by, when),
            FileChange::Risk { risk, action, ended: None, .. } => self.changed_risk(risk, one_line(action), by, when),
            FileChange::Address { level, until, .. } => {
                let level = self.protection_level(*level);
                match until {
                    Some(until) => self.changed_address_until(level, self.date(*until), by, when),
                    None => self.changed_address(level, by, when),
                }
            }
            FileChange::First { who: None, .. } => self.changed_first_none(by, when),
            FileChange::First { who: Some(who), .. } => self.changed_first(self.party(who), by, when),
            FileChange::Consent { to, purpose, withdrawn: true, .. } => {
                self.changed_consent_withdrawn(self.party(to), purpose, by, when)
            }
            FileChange::Consent { to, purpose, may_tell, withheld: None, .. } => {
                self.changed_consent(self.party(to), purpose, one_line(may_tell), by, when)
            }
            FileChange::Consent { to, purpose, may_tell, withheld: Some(withheld), .. } => {
                let (may, not) = (one_line(may_tell), one_line(withheld));
                self.changed_consent_only(self.party(to), purpose, may, not, by, when)
            }
            FileChange::Told { to, told, reason, .. } => {
                let reason = reason.as_ref().map_or("–", Line::as_str);
                self.changed_told(self.party(to), told, reason, by, when)
            }
            FileChange::Goal { title, status, .. } => {
                self.handover_plan_goal(title, self.goal_status(*status), by, when)
            }
            FileChange::Voice { .. } => self.handover_plan_voice(by, when),
            FileChange::Version { number, .. } => self.handover_plan_version(i64::from(*number), by, when),
            FileChange::Card { before, card, .. } => {
                let what = self.card_changes(before.as_deref(), card).join(" · ");
                self.handover_plan_card(what, by, when)
            }
            FileChange::Support { area, before, level, reason, .. } => {
                let level = self.support_level(*level);
                match before {
                    Some(before) => {
                        self.handover_plan_support(area, self.support_level(*before), level, reason, by, when)
                    }
                    None => self.handover_plan_support_first(area, level, reason, by, when),
                }
            }
            FileChange::Participation { held_on, said, .. } => {
                self.changed_participation(self.date(*held_on), one_line(said), by, when)
            }
            FileChange::Meeting { held_on, next, .. } => {
                self.changed_meeting(self.date(*held_on), one_line(next), by, when)
            }
        }
    }

    /// Who that is: «verge Tone Bakken», «skole».
    fn party(&self, party: &Party) -> String {
        let role = self.contact_role(party.role);
        party.name.as_ref().map_or_else(|| role.to_owned(), |name| format!("{role} {name}"))
    }
}

/// Without a full stop at its end, since one follows.
fn one_line(prose: &Prose) -> String {
    prose.as_str().replace('\n', " ").trim_end_matches('.').to_owned()
}
