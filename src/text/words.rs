//! The words of domain values. A value knows nothing of languages; here it gets its name in each.
//!
//! One method an enum, a `match` without a catch-all, so that a new variant cannot be forgotten.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Texts;
use crate::domain::{
    access::Deed,
    house::{ApartmentKind, SharedRoomKind},
    log::{EntryKind, Weight},
    plan::GoalStatus,
    presence::{PresenceSource, PresenceState},
    search::Source,
    shift::ShiftKindId,
    staff::{StaffFunction, StaffRole},
    time::{HalfDay, PublicHoliday},
    watch::WatchLevel,
    youth::InterpreterNeed,
};

impl Texts {
    /// What a shift of a house that has not named its own is called, and the same where room is short; `None` for a shift
    /// that only the house knows.
    #[must_use]
    pub fn standard_shift(&self, kind: &ShiftKindId) -> Option<(&'static str, &'static str)> {
        Some(match kind.0.as_str() {
            "day" => (self.shift_day(), self.shift_day_short()),
            "evening" => (self.shift_evening(), self.shift_evening_short()),
            "night" => (self.shift_night(), self.shift_night_short()),
            "mid" => (self.shift_mid(), self.shift_mid_short()),
            "long" => (self.shift_long(), self.shift_long_short()),
            _ => return None,
        })
    }
}

impl Texts {
    /// The weekday in full: «lørdag», «Saturday».
    pub const fn weekday(&self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => self.weekday_mon(),
            Weekday::Tue => self.weekday_tue(),
            Weekday::Wed => self.weekday_wed(),
            Weekday::Thu => self.weekday_thu(),
            Weekday::Fri => self.weekday_fri(),
            Weekday::Sat => self.weekday_sat(),
            Weekday::Sun => self.weekday_sun(),
        }
    }

    /// The weekday in three letters: «lør», «Sat».
    pub const fn weekday_short(&self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => self.weekday_short_mon(),
            Weekday::Tue => self.weekday_short_tue(),
            Weekday::Wed => self.weekday_short_wed(),
            Weekday::Thu => self.weekday_short_thu(),
            Weekday::Fri => self.weekday_short_fri(),
            Weekday::Sat => self.weekday_short_sat(),
            Weekday::Sun => self.weekday_short_sun(),
        }
    }

    /// The weekday in two letters, above a calendar's column: «lø», «Sa».
    pub const fn weekday_tiny(&self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => self.weekday_tiny_mon(),
            Weekday::Tue => self.weekday_tiny_tue(),
            Weekday::Wed => self.weekday_tiny_wed(),
            Weekday::Thu => self.weekday_tiny_thu(),
            Weekday::Fri => self.weekday_tiny_fri(),
            Weekday::Sat => self.weekday_tiny_sat(),
            Weekday::Sun => self.weekday_tiny_sun(),
        }
    }

    /// The names of the months, January first: «januar», «January».
    pub const fn months(&self) -> [&'static str; 12] {
        [
            self.month_1(),
            self.month_2(),
            self.month_3(),
            self.month_4(),
            self.month_5(),
            self.month_6(),
            self.month_7(),
            self.month_8(),
            self.month_9(),
            self.month_10(),
            self.month_11(),
            self.month_12(),
        ]
    }

    /// The name of the date's month: «november», «November».
    pub fn month(&self, date: NaiveDate) -> &'static str {
        self.months()[date.month0() as usize]
    }

    /// The name of a public holiday: «2. pinsedag», «Whit Monday».
    pub const fn public_holiday(&self, holiday: PublicHoliday) -> &'static str {
        match holiday {
            PublicHoliday::NewYearsDay => self.holiday_new_years_day(),
            PublicHoliday::MaundyThursday => self.holiday_maundy_thursday(),
            PublicHoliday::GoodFriday => self.holiday_good_friday(),
            PublicHoliday::EasterSunday => self.holiday_easter_sunday(),
            PublicHoliday::EasterMonday => self.holiday_easter_monday(),
            PublicHoliday::LabourDay => self.holiday_labour_day(),
            PublicHoliday::ConstitutionDay => self.holiday_constitution_day(),
            PublicHoliday::AscensionDay => self.holiday_ascension_day(),
            PublicHoliday::WhitSunday => self.holiday_whit_sunday(),
            PublicHoliday::WhitMonday => self.holiday_whit_monday(),
            PublicHoliday::ChristmasDay => self.holiday_christmas_day(),
            PublicHoliday::SecondChristmasDay => self.holiday_second_christmas_day(),
        }
    }

    /// The name of a half day: «julaften», «Christmas Eve».
    pub const fn half_day(&self, half_day: HalfDay) -> &'static str {
        match half_day {
            HalfDay::EasterEve => self.half_day_easter_eve(),
            HalfDay::WhitEve => self.half_day_whit_eve(),
            HalfDay::ChristmasEve => self.half_day_christmas_eve(),
            HalfDay::NewYearsEve => self.half_day_new_years_eve(),
        }
    }
}

impl Texts {
    /// A kind of text that is searched: «oppgaver».
    pub const fn search_source(&self, value: Source) -> &'static str {
        match value {
            Source::Log => self.search_source_log(),
            Source::Task => self.search_source_task(),
            Source::Handover => self.search_source_handover(),
            Source::Plan => self.search_source_plan(),
            Source::Activity => self.search_source_activity(),
            Source::Presence => self.search_source_presence(),
            Source::Watch => self.search_source_watch(),
            Source::Night => self.search_source_night(),
            Source::File => self.search_source_file(),
            Source::Host => self.search_source_host(),
        }
    }

    /// What a role may or may not do: «skrive i loggen».
    #[must_use]
    pub const fn deed(&self, value: Deed) -> &'static str {
        match value {
            Deed::SeeHouse => self.deed_see_house(),
            Deed::OpenFiles => self.deed_open_files(),
            Deed::SeeReaders => self.deed_see_readers(),
            Deed::ReviewAccess => self.deed_review_access(),
            Deed::MakeAccessPack => self.deed_make_access_pack(),
            Deed::WriteLog => self.deed_write_log(),
            Deed::AmendLog => self.deed_amend_log(),
            Deed::KeepJournal => self.deed_keep_journal(),
            Deed::WatchOver => self.deed_watch_over(),
            Deed::TakeShift => self.deed_take_shift(),
            Deed::SignRead => self.deed_sign_read(),
            Deed::SeeUnread => self.deed_see_unread(),
            Deed::Search => self.deed_search(),
            Deed::DoTasks => self.deed_do_tasks(),
            Deed::HandOver => self.deed_hand_over(),
            Deed::PlanActivities => self.deed_plan_activities(),
            Deed::MarkAttendance => self.deed_mark_attendance(),
            Deed::WritePlan => self.deed_write_plan(),
            Deed::ApprovePlan => self.deed_approve_plan(),
            Deed::KeepContacts => self.deed_keep_contacts(),
            Deed::KeepConsents => self.deed_keep_consents(),
            Deed::SeeAssessments => self.deed_see_assessments(),
            Deed::KeepAssessments => self.deed_keep_assessments(),
            Deed::TellOthers => self.deed_tell_others(),
            Deed::KeepYouths => self.deed_keep_youths(),
            Deed::MoveYouths => self.deed_move_youths(),
            Deed::KeepStaff => self.deed_keep_staff(),
            Deed::SeeAcross => self.deed_see_across(),
            Deed::KeepHouse => self.deed_keep_house(),
            Deed::MakeBackups => self.deed_make_backups(),
            Deed::KeepBackups => self.deed_keep_backups(),
            Deed::RotateKey => self.deed_rotate_key(),
            Deed::ExportHouse => self.deed_export_house(),
            Deed::SeeHosts => self.deed_see_hosts(),
            Deed::KeepHosts => self.deed_keep_hosts(),
            Deed::UseProgram => self.deed_use_program(),
        }
    }

    /// A role: «fagleder».
    #[must_use]
    pub const fn role(&self, value: StaffRole) -> &'static str {
        match value {
            StaffRole::TempStaff => self.role_temp_staff(),
            StaffRole::MilieuTherapist => self.role_milieu_therapist(),
            StaffRole::ClinicalLead => self.role_clinical_lead(),
            StaffRole::Administrator => self.role_administrator(),
        }
    }

    /// What somebody is beside their role: «husvertkoordinator».
    #[must_use]
    pub const fn staff_function(&self, value: StaffFunction) -> &'static str {
        match value {
            StaffFunction::HostCoordinator => self.function_host_coordinator(),
        }
    }

    /// A kind of entry: «observasjon».
    #[must_use]
    pub const fn kind(&self, value: EntryKind) -> &'static str {
        match value {
            EntryKind::Observation => self.kind_observation(),
            EntryKind::Conversation => self.kind_conversation(),
            EntryKind::Agreement => self.kind_agreement(),
            EntryKind::Health => self.kind_health(),
            EntryKind::School => self.kind_school(),
            EntryKind::Incident => self.kind_incident(),
            EntryKind::Message => self.kind_message(),
            EntryKind::Practical => self.kind_practical(),
        }
    }

    /// A weight: «viktig».
    #[must_use]
    pub const fn weight(&self, value: Weight) -> &'static str {
        match value {
            Weight::Normal => self.weight_normal(),
            Weight::Important => self.weight_important(),
            Weight::Critical => self.weight_critical(),
        }
    }

    /// How a goal stands: «på vei».
    #[must_use]
    pub const fn goal_status(&self, value: GoalStatus) -> &'static str {
        match value {
            GoalStatus::Trying => self.goal_trying(),
            GoalStatus::OnTheWay => self.goal_on_the_way(),
            GoalStatus::Paused => self.goal_paused(),
            GoalStatus::Reached => self.goal_reached(),
            GoalStatus::Closed => self.goal_closed(),
        }
    }

    /// Where somebody is: «skole/jobb».
    #[must_use]
    pub const fn presence_state(&self, value: PresenceState) -> &'static str {
        match value {
            PresenceState::In => self.presence_in(),
            PresenceState::Out => self.presence_out(),
            PresenceState::SchoolOrWork => self.presence_school(),
            PresenceState::OvernightAway => self.presence_overnight(),
            PresenceState::Unknown => self.presence_unknown(),
            PresenceState::Missing => self.presence_missing(),
        }
    }

    /// The same where there is little room: «borte» for «overnatter borte».
    #[must_use]
    pub const fn presence_state_short(&self, value: PresenceState) -> &'static str {
        match value {
            PresenceState::OvernightAway => self.presence_overnight_short(),
            state => self.presence_state(state),
        }
    }

    /// How somebody knows: «sett».
    #[must_use]
    pub const fn presence_source(&self, value: PresenceSource) -> &'static str {
        match value {
            PresenceSource::Observed => self.source_observed(),
            PresenceSource::Told => self.source_told(),
            PresenceSource::Assumed => self.source_assumed(),
        }
    }

    /// How closely somebody is watched over: «følg med».
    #[must_use]
    pub const fn watch_level(&self, value: WatchLevel) -> &'static str {
        match value {
            WatchLevel::Calm => self.watch_calm(),
            WatchLevel::Follow => self.watch_follow(),
            WatchLevel::Acute => self.watch_acute(),
        }
    }

    /// What several apartments share.
    #[must_use]
    pub const fn shared_room_kind(&self, kind: SharedRoomKind) -> &'static str {
        match kind {
            SharedRoomKind::Kitchen => self.house_room_kitchen(),
            SharedRoomKind::Bath => self.house_room_bath(),
        }
    }

    /// What an apartment has of its own: «eget kjøkken og bad».
    #[must_use]
    pub const fn apartment_kind(&self, value: ApartmentKind) -> &'static str {
        match value {
            ApartmentKind::Own => self.apartment_own(),
            ApartmentKind::SharedKitchen => self.apartment_shared_kitchen(),
            ApartmentKind::SharedKitchenAndBath => self.apartment_shared_kitchen_and_bath(),
            ApartmentKind::Shared => self.apartment_shared(),
        }
    }

    /// Whether an interpreter is needed: «av og til».
    #[must_use]
    pub const fn interpreter(&self, value: InterpreterNeed) -> &'static str {
        match value {
            InterpreterNeed::Unknown => self.interpreter_unknown(),
            InterpreterNeed::No => self.interpreter_no(),
            InterpreterNeed::Sometimes => self.interpreter_sometimes(),
            InterpreterNeed::Yes => self.interpreter_yes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::Language;

    /// A word copied to the wrong variant shows as two variants with one name.
    #[test]
    fn no_two_values_share_a_name() {
        let weekdays =
            [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
        for texts in Language::ALL.map(Texts::new) {
            let lists = [
                weekdays.map(|day| texts.weekday(day)).to_vec(),
                weekdays.map(|day| texts.weekday_short(day)).to_vec(),
                weekdays.map(|day| texts.weekday_tiny(day)).to_vec(),
                texts.months().to_vec(),
                PublicHoliday::ALL.map(|holiday| texts.public_holiday(holiday)).to_vec(),
                HalfDay::ALL.map(|half_day| texts.half_day(half_day)).to_vec(),
                PresenceState::ALL.map(|state| texts.presence_state(state)).to_vec(),
                PresenceSource::ALL.map(|source| texts.presence_source(source)).to_vec(),
                WatchLevel::ALL.map(|level| texts.watch_level(level)).to_vec(),
            ];
            for names in lists {
                assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len(), "{names:?}");
            }
        }
    }

    #[test]
    fn names_are_in_their_language() {
        let (nb, en) = (Texts::new(Language::Nb), Texts::new(Language::En));
        let date = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        assert_eq!(
            (nb.weekday(Weekday::Sat), nb.weekday_tiny(Weekday::Sat), nb.month(date)),
            ("lørdag", "lø", "november")
        );
        assert_eq!(
            (en.weekday(Weekday::Sat), en.weekday_tiny(Weekday::Sat), en.month(date)),
            ("Saturday", "Sa", "November")
        );
        assert_eq!(nb.public_holiday(PublicHoliday::WhitMonday), "2. pinsedag");
        assert_eq!(en.half_day(HalfDay::ChristmasEve), "Christmas Eve");
    }
}
