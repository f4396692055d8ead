//! The audit chain in words: what a row tells, and the line that ties a print to the chain.

use std::borrow::Cow;

use super::Texts;
use crate::domain::{
    audit::{ACCEPT_TRAIL, AccessEvent, DeedKind, Entity, FAILED_TRY},
    review::OddHour,
    taken::TakenList,
};

impl Texts {
    /// What a row of the chain tells, by the names of its deed and of the kind of row it is about: «åpnet mappa», «skrev i
    /// loggen».
    #[must_use]
    pub fn audit_deed(&self, action: &str, entity: &str) -> &'static str {
        if action == FAILED_TRY {
            return self.audit_failed_try();
        }
        match action {
            ACCEPT_TRAIL => return self.audit_accepted(),
            "rotate-key" => return self.audit_rotated_key(),
            "use-recovery-code" => return self.audit_used_code(),
            "rehearse-recovery-code" => return self.audit_rehearsed_code(),
            _ => {}
        }
        match (AccessEvent::from_id(action), Entity::from_id(entity)) {
            (Some(event), _) => self.audit_did(event),
            (None, Some(entity)) => self.audit_wrote(entity),
            (None, None) => self.audit_unknown_deed(),
        }
    }

    /// The same, and of a list that was taken out which.
    #[must_use]
    pub fn audit_deed_with(&self, action: &str, entity: &str, list: Option<TakenList>) -> Cow<'static, str> {
        match list {
            Some(list) => self.audit_took_out(self.taken_list(list)).into(),
            None => self.audit_deed(action, entity).into(),
        }
    }

    /// Which list it was that somebody took out.
    #[must_use]
    pub const fn taken_list(&self, list: TakenList) -> &'static str {
        use TakenList as L;
        match list {
            L::Board => self.taken_board(),
            L::FireRoll => self.taken_fire_roll(),
            L::Handover => self.taken_handover(),
            L::Since => self.taken_since(),
            L::Log => self.taken_log(),
            L::Search => self.taken_search(),
            L::Youths => self.taken_youths(),
            L::File => self.taken_file(),
            L::Plan => self.taken_plan(),
            L::Readers => self.taken_readers(),
            L::Presence => self.taken_presence(),
            L::Watch => self.taken_watch(),
            L::Tasks => self.taken_tasks(),
            L::Calendar => self.taken_calendar(),
            L::Balance => self.taken_balance(),
            L::Journal => self.taken_journal(),
            L::House => self.taken_house(),
            L::Copy => self.taken_copy(),
            L::AccessPack => self.taken_access_pack(),
            L::Hosts => self.taken_hosts(),
            L::HostPayment => self.taken_host_payment(),
            L::HostSheet => self.taken_host_sheet(),
            L::Way => self.taken_way(),
        }
    }

    /// What somebody did who changed nothing.
    #[must_use]
    pub const fn audit_did(&self, event: AccessEvent) -> &'static str {
        use AccessEvent as E;
        match event {
            E::Unlock => self.audit_did_unlock(),
            E::Lock => self.audit_did_lock(),
            E::IdleLock => self.audit_did_idle_lock(),
            E::Uncover => self.audit_did_uncover(),
            E::Switch => self.audit_did_switch(),
            E::ShowHouse => self.audit_did_show_house(),
            E::Quit => self.audit_did_quit(),
            E::OpenFile => self.audit_did_open_file(),
            E::AskConsent => self.audit_did_ask_consent(),
            E::Search => self.audit_did_search(),
            E::Export => self.audit_did_export(),
            E::OpenHandover => self.audit_did_open_handover(),
            E::OpenLog => self.audit_did_open_log(),
            E::FireRoll => self.audit_did_fire_roll(),
            E::CoveredFireRoll => self.audit_did_covered_fire_roll(),
            E::Review => self.audit_did_review(),
            E::OpenHosts => self.audit_did_hosts(),
        }
    }

    /// What somebody did who changed something.
    #[must_use]
    pub const fn audit_wrote(&self, entity: Entity) -> &'static str {
        use Entity as E;
        match entity {
            E::House => self.audit_wrote_house(),
            E::Apartment => self.audit_wrote_apartment(),
            E::Staff => self.audit_wrote_staff(),
            E::Youth => self.audit_wrote_youth(),
            E::Placement => self.audit_wrote_placement(),
            E::Entry => self.audit_wrote_entry(),
            E::Plan => self.audit_wrote_plan(),
            E::Goal => self.audit_wrote_goal(),
            E::Event => self.audit_wrote_event(),
            E::Attendance => self.audit_wrote_attendance(),
            E::Shift => self.audit_wrote_shift(),
            E::Task => self.audit_wrote_task(),
            E::Checklist => self.audit_wrote_checklist(),
            E::Watch => self.audit_wrote_watch(),
            E::Presence => self.audit_wrote_presence(),
            E::Guests => self.audit_wrote_guests(),
            E::Handover => self.audit_wrote_handover(),
            E::Receipt => self.audit_wrote_receipt(),
            E::Agreement => self.audit_wrote_agreement(),
            E::Card => self.audit_wrote_card(),
            E::Support => self.audit_wrote_support(),
            E::Round => self.audit_wrote_round(),
            E::Search => self.audit_wrote_search(),
            E::Contact => self.audit_wrote_contact(),
            E::Interpreter => self.audit_wrote_interpreter(),
            E::Consent => self.audit_wrote_consent(),
            E::Telling => self.audit_wrote_telling(),
            E::Paper => self.audit_wrote_paper(),
            E::Risk => self.audit_wrote_risk(),
            E::Protection => self.audit_wrote_protection(),
            E::Milestone => self.audit_wrote_milestone(),
            E::FollowUp => self.audit_wrote_follow_up(),
            E::Assessment => self.audit_wrote_assessment(),
            E::Skills => self.audit_wrote_skills(),
            E::Backup => self.audit_wrote_backup(),
            E::Review => self.audit_wrote_review(),
            E::Salvage => self.audit_wrote_salvage(),
            E::Export => self.audit_wrote_export(),
            E::AccessPack => self.audit_wrote_access_pack(),
            E::Household => self.audit_wrote_household(),
            E::HostCase => self.audit_wrote_host_case(),
            E::HostRate => self.audit_wrote_host_rate(),
            E::HostShare => self.audit_wrote_host_share(),
            E::HostBasis => self.audit_wrote_host_basis(),
            E::WayStop => self.audit_wrote_way_stop(),
            E::HostSheet => self.audit_wrote_host_sheet(),
            E::HostMeeting => self.audit_wrote_host_meeting(),
            E::Guidance => self.audit_wrote_guidance(),
            E::HostContact => self.audit_wrote_host_contact(),
        }
    }

    /// A kind of deed, as a filter offers it.
    #[must_use]
    pub const fn deed_kind(&self, kind: DeedKind) -> &'static str {
        match kind {
            DeedKind::Change => self.review_kind_change(),
            DeedKind::Read => self.review_kind_read(),
            DeedKind::Unlock => self.review_kind_unlock(),
            DeedKind::Export => self.review_kind_export(),
        }
    }

    /// Why a reading stands out.
    #[must_use]
    pub const fn odd_hour(&self, odd: OddHour) -> &'static str {
        match odd {
            OddHour::Night => self.review_odd_night(),
            OddHour::OutsideShift => self.review_odd_outside(),
        }
    }
}
