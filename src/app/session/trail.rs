//! What is written in the audit trail of the program itself, and what is told when the trail is not whole.

use super::super::App;
use crate::{
    domain::{
        audit::AccessEvent,
        command::Command,
        ids::{StaffId, YouthId},
    },
    ui::theme::Role,
};

impl App {
    /// Writes an audit row about the program itself. A failure is told, and keeps nobody from anything.
    pub(in crate::app) fn record(&mut self, event: AccessEvent) {
        self.record_about(event, None);
    }

    /// The same about a youth whose file was opened.
    pub(in crate::app) fn record_about(&mut self, event: AccessEvent, youth: Option<YouthId>) {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        let recorded = match event {
            AccessEvent::CoveredFireRoll => entered.house.record_covered_roll(now),
            _ => {
                let staff = entered.session.staff.id;
                match youth {
                    Some(about) => entered
                        .writing_about(about, event)
                        .and_then(|(house, event)| house.execute(staff, now, &Command::RecordAccess { event, youth })),
                    None => entered.house.execute(staff, now, &Command::RecordAccess { event, youth }),
                }
            }
        };
        if let Err(error) = recorded {
            self.say_error(&error);
        }
    }

    /// The same about several youths at once.
    pub(in crate::app) fn record_each(&mut self, event: AccessEvent, youths: &[YouthId]) {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        let staff = entered.session.staff.id;
        let together = entered.house_of_all(youths).and_then(|house| {
            let Some(house) = house else { return Ok(false) };
            let together = house.together(staff, now)?;
            together.part(|part| {
                youths
                    .iter()
                    .try_for_each(|youth| part.execute(&Command::RecordAccess { event, youth: Some(*youth) }).map(drop))
            })?;
            together.commit().map(|_| true)
        });
        match together {
            Ok(true) => {}
            // One of another house keeps none of the others out of the trail.
            Ok(false) => youths.iter().for_each(|youth| self.record_about(event, Some(*youth))),
            Err(error) => self.say_error(&error),
        }
    }

    /// Writes down a wrong passphrase or PIN with the member whose it should have been. It is not the deed of whoever is
    /// signed in.
    pub(in crate::app) fn record_failed_try(&mut self, tried: StaffId) {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        let tried = entered.people.staff.contains_key(&tried).then_some(tried);
        if let Err(error) = entered.house.record_failed_try(now, tried, None) {
            self.say_error(&error);
        }
    }

    /// What is known at unlocking and afterwards of whether this is the house that was here last: the newest row then stands
    /// in the trail. A key file that cannot be read says nothing of it.
    pub(super) fn look_at_trail(&mut self) {
        if let Some(entered) = &mut self.entered {
            entered.trail_is_cut = matches!(entered.house.noted_head_stands(), Ok(Some(false)));
        }
    }

    /// What stands on the line that is free while nothing has just happened: the trail first, then the copies.
    pub(in crate::app) fn standing_notice(&self) -> Option<(Role, String)> {
        let is_cut = self.entered.as_ref().is_some_and(|entered| entered.trail_is_cut);
        if is_cut && self.cover.is_none() && self.stack.len() == 1 {
            return Some((Role::Overdue, self.texts.audit_notice().to_owned()));
        }
        self.backup_notice()
    }

    /// All that would stand on that line, for the page that shows it whole.
    pub(in crate::app) fn standing_notices(&self) -> Vec<(Role, String)> {
        let Some(entered) = &self.entered else {
            return Vec::new();
        };
        let trail = entered.trail_is_cut.then(|| (Role::Overdue, self.texts.audit_notice().to_owned()));
        let copies = if entered.info.invented { Vec::new() } else { self.backup_notices(entered) };
        trail.into_iter().chain(copies).collect()
    }
}
