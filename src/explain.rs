//! Sentences for what went wrong: what happened, what is safe, what to do now, in that order. The screen and the command
//! line say it in the same words.

use crate::{
    domain::{
        checklist::MOST,
        handover::RuleFacts,
        host::{
            meeting::MOST_PLANNED,
            way::{HomePlace, OtherHome},
        },
        house::SharedRoomKind,
        log::ContactMinutes,
        presence::PresenceFacts,
        refusal::{Invalid, Refusal},
        watch::WatchFacts,
    },
    store::{
        ChangedText, StoreError,
        backup::{BackupError, Check, Flaws, PlaceFault, Stage},
        export::{self, ExportError, RowFault, Unfit},
        keys::{MIN_CHARS, PinFault, RecoveryFault, Weakness},
        read::People,
        rekey::{self, Settled},
        salvage,
    },
    text::Texts,
};

/// A failure of the store.
#[must_use]
pub fn store_error(t: Texts, error: &StoreError) -> String {
    match error {
        StoreError::NoHouse(path) => t.error_no_house(path.display()),
        StoreError::HouseExists(path) => t.error_house_exists(path.display()),
        StoreError::WrongPassphrase => t.error_wrong_passphrase().to_owned(),
        StoreError::KeyFileDamaged => t.error_key_file_damaged().to_owned(),
        StoreError::Damaged => t.error_damaged().to_owned(),
        StoreError::NothingToSalvage => t.error_nothing_to_salvage().to_owned(),
        StoreError::NotTogether => t.error_not_together().to_owned(),
        StoreError::OlderKeys(keys) => t.error_older_keys(keys.display()),
        StoreError::OlderDatabase(copy) => t.error_older_database(copy),
        StoreError::Newer { found, known } => t.error_newer(*found, *known),
        StoreError::ReadOnly(path) if path.as_os_str().is_empty() => t.error_read_only_here().to_owned(),
        StoreError::ReadOnly(path) => t.error_read_only(path.display()),
        StoreError::CannotOpen(path) if path.as_os_str().is_empty() => t.error_cannot_open_here().to_owned(),
        StoreError::CannotOpen(path) => t.error_cannot_open(path.display()),
        StoreError::NetworkFolder(path) => t.error_network_folder(path.display()),
        StoreError::DiskFull => t.error_disk_full().to_owned(),
        StoreError::DiskFault(code) => t.error_disk_fault(*code),
        StoreError::Busy => t.error_busy().to_owned(),
        StoreError::Backup(error) => backup(t, error),
        StoreError::Export(error) => export_error(t, error),
        StoreError::FileReplaced => t.error_file_replaced().to_owned(),
        StoreError::Refused(why) => refusal(t, why),
        StoreError::Io(error) => t.error_io(error.kind()),
        StoreError::Unexpected(_) => {
            let reference = crate::app::log_file::unexpected(error);
            t.error_unexpected(reference)
        }
    }
}

/// A copy that could not be made, is not sound, or cannot be restored.
fn backup(t: Texts, error: &BackupError) -> String {
    match error {
        BackupError::Place { folder, why } => {
            let folder = folder.display();
            match why {
                PlaceFault::Missing => t.backup_place_missing(folder),
                PlaceFault::NotAFolder => t.backup_place_no_folder(folder),
                PlaceFault::ReadOnly => t.backup_place_read_only(folder),
                PlaceFault::Full => t.backup_place_full(folder),
                PlaceFault::Vanished => t.backup_place_vanished(folder),
            }
        }
        BackupError::BeingMade(folder) => t.backup_being_made(folder.display()),
        BackupError::NoCopy(copy) => t.backup_no_copy(copy),
        BackupError::OnlyFlawed(folder) => t.backup_only_flawed(folder.display()),
        BackupError::None(folder) => t.backup_none(folder.display()),
        BackupError::Unsound { copy, check } => t.backup_unsound(copy, backup_check(t, *check)),
        BackupError::NotProven(check) => t.backup_not_proven(backup_check(t, *check)),
        BackupError::Stands(folder) => t.backup_stands(folder.display()),
        BackupError::BeforeMigration(why) => t.backup_before_migration(store_error(t, why)),
    }
}

/// What is being done while a house is salvaged.
#[must_use]
pub const fn salvage_stage(t: Texts, stage: salvage::Stage) -> &'static str {
    match stage {
        salvage::Stage::Reading => t.salvage_stage_reading(),
        salvage::Stage::Missing => t.salvage_stage_missing(),
        salvage::Stage::Search => t.salvage_stage_search(),
        salvage::Stage::Checking => t.salvage_stage_checking(),
    }
}

/// An export that could not be made, is not sound, or of which no house can be made.
fn export_error(t: Texts, error: &ExportError) -> String {
    match error {
        ExportError::Stands(folder) => t.export_stands(folder.display()),
        ExportError::BeingMade(folder) => t.export_being_made(folder.display()),
        ExportError::Place { folder, why } => {
            let folder = folder.display();
            match why {
                PlaceFault::Missing => t.export_place_missing(folder),
                PlaceFault::NotAFolder => t.export_place_no_folder(folder),
                PlaceFault::ReadOnly => t.export_place_read_only(folder),
                PlaceFault::Full => t.export_place_full(folder),
                PlaceFault::Vanished => t.export_place_vanished(folder),
            }
        }
        ExportError::None(path) => t.export_none(path.display()),
        ExportError::WrongPassphrase => t.export_wrong_passphrase().to_owned(),
        ExportError::Missing(file) => t.export_missing(file),
        ExportError::Changed(file) => t.export_changed(file),
        ExportError::Newer { found, known } => t.export_newer(*found, *known),
        ExportError::Older { found, known } => t.export_older(*found, *known),
        ExportError::Row { file, line, fault } => t.export_row(*line, file, row_fault(t, *fault)),
        ExportError::Unfit(Unfit::Loose(file)) => t.export_unfit_loose(file),
        ExportError::Unfit(Unfit::Rows(file)) => t.export_unfit_rows(file),
        ExportError::Unfit(Unfit::Chain) => t.export_unfit_chain().to_owned(),
        ExportError::Unfit(Unfit::Structure) => t.export_unfit_structure().to_owned(),
        ExportError::NotProven => t.export_not_proven().to_owned(),
        ExportError::NoLead => t.export_no_lead().to_owned(),
    }
}

/// What is wrong with a row of an export.
fn row_fault(t: Texts, fault: RowFault) -> String {
    match fault {
        RowFault::NotARow => t.export_row_no_row().to_owned(),
        RowFault::TooLong => t.export_row_too_long().to_owned(),
        RowFault::OtherColumn => t.export_row_other_column().to_owned(),
        RowFault::NoColumn(column) => t.export_row_no_column(column),
        RowFault::Value(column) => t.export_row_value(column),
        RowFault::NotTaken => t.export_row_not_taken().to_owned(),
    }
}

/// A stage of making or reading an export.
#[must_use]
pub const fn export_stage(t: Texts, stage: export::Stage) -> &'static str {
    match stage {
        export::Stage::Measuring => t.export_stage_measuring(),
        export::Stage::Writing => t.export_stage_writing(),
        export::Stage::Checking => t.export_stage_checking(),
        export::Stage::Reading => t.export_stage_reading(),
        export::Stage::Filing => t.export_stage_filing(),
        export::Stage::Proving => t.export_stage_proving(),
    }
}

/// What is wrong with a house, and so with a copy that is like it; `None` when nothing is.
#[must_use]
pub fn backup_flaws(t: Texts, flaws: Flaws) -> Option<String> {
    let chain = flaws.broken_at.map(|row| t.backup_flaw_chain(row));
    let text = flaws.changed_text.map(|text| t.backup_flaw_text(changed_text(t, text)));
    chain
        .or(text)
        .or_else(|| flaws.foreign_slot.then(|| t.backup_flaw_keys().to_owned()))
        .or_else(|| flaws.without_slot.then(|| t.backup_flaw_members().to_owned()))
}

/// A step of changing the data key.
#[must_use]
pub const fn key_stage(t: Texts, stage: rekey::Stage) -> &'static str {
    match stage {
        rekey::Stage::Copying => t.key_stage_copying(),
        rekey::Stage::Seals => t.backup_stage_seals(),
        rekey::Stage::Structure => t.backup_stage_structure(),
        rekey::Stage::Rows => t.backup_stage_rows(),
        rekey::Stage::Chain => t.backup_stage_chain(),
        rekey::Stage::Sealing => t.key_stage_sealing(),
        rekey::Stage::Exchanging => t.key_stage_exchanging(),
        rekey::Stage::Finishing => t.key_stage_finishing(),
    }
}

/// How a change of the data key ended that had been cut short.
#[must_use]
pub const fn settled(t: Texts, settled: Settled) -> &'static str {
    match settled {
        Settled::Done => t.key_settled_done(),
        Settled::Undone => t.key_settled_undone(),
    }
}

/// Why the code on paper did not open the house.
#[must_use]
pub fn code_error(t: Texts, error: &StoreError) -> String {
    match error {
        StoreError::WrongPassphrase => t.key_code_wrong().to_owned(),
        other => store_error(t, other),
    }
}

/// Why the data key was not changed.
#[must_use]
pub fn key_not_changed(t: Texts, error: &StoreError) -> String {
    match error {
        StoreError::Busy => t.key_busy().to_owned(),
        StoreError::DiskFull => t.key_disk_full().to_owned(),
        StoreError::KeyFileDamaged => t.key_foreign_slot().to_owned(),
        StoreError::Damaged | StoreError::Backup(_) => t.key_house_damaged().to_owned(),
        other => t.key_not_changed(store_error(t, other)),
    }
}

/// What it is that is not as it was written, without a word of it.
#[must_use]
pub fn changed_text(t: Texts, text: ChangedText) -> String {
    match text {
        ChangedText::Entry(entry) => t.audit_text_entry(entry),
        ChangedText::Handover(handover) => t.audit_text_handover(handover),
    }
}

/// Which check a copy failed.
const fn backup_check(t: Texts, check: Check) -> &'static str {
    match check {
        Check::List => t.backup_check_list(),
        Check::KeysMissing => t.backup_check_keys_missing(),
        Check::Keys => t.backup_check_keys(),
        Check::Members => t.backup_check_members(),
        Check::Digest => t.backup_check_digest(),
        Check::Opens => t.backup_check_opens(),
        Check::House => t.backup_check_house(),
        Check::Seals => t.backup_check_seals(),
        Check::Structure => t.backup_check_structure(),
        Check::Rows => t.backup_check_rows(),
        Check::Chain => t.backup_check_chain(),
        Check::Head => t.backup_check_head(),
        Check::Living => t.backup_check_living(),
    }
}

/// A stage of making, checking or restoring a copy.
#[must_use]
pub const fn backup_stage(t: Texts, stage: Stage) -> &'static str {
    match stage {
        Stage::Copying => t.backup_stage_copying(),
        Stage::Seals => t.backup_stage_seals(),
        Stage::Structure => t.backup_stage_structure(),
        Stage::Rows => t.backup_stage_rows(),
        Stage::Chain => t.backup_stage_chain(),
        Stage::Keeping => t.backup_stage_keeping(),
    }
}

/// A save that failed: the same sentence, and that the text stands where it was.
#[must_use]
pub fn not_saved(t: Texts, error: &StoreError) -> String {
    t.error_not_saved(store_error(t, error))
}

/// What the house says no to.
#[must_use]
pub fn refusal(t: Texts, why: &Refusal) -> String {
    match why {
        Refusal::Invalid(reason) => invalid(t, *reason),
        Refusal::NotAllowed { deed, .. } => t.refused_not_allowed(t.deed(*deed)),
        Refusal::HostNotReady(missing) => t.refused_host_not_ready(t.host_missing_list(missing)),
        Refusal::NotOfHostAge { age } => t.refused_host_age(i64::from(*age)),
        Refusal::YouthLivesThere => t.refused_youth_lives_there().to_owned(),
        Refusal::LivesWithHost { since, .. } => t.refused_lives_with_host(t.host_some_other(), t.date(*since)),
        Refusal::ProposedAlready => t.refused_proposed_already().to_owned(),
        Refusal::CaseOpen => t.refused_case_open().to_owned(),
        Refusal::CaseClosed => t.refused_case_closed().to_owned(),
        Refusal::HouseholdEnded => t.refused_household_ended().to_owned(),
        Refusal::NotLeaving => t.refused_not_leaving().to_owned(),
        Refusal::BeforeProposed(day) => t.refused_before_proposed(t.date(*day)),
        Refusal::TwoHomes(home) => two_homes(t, home, None),
        Refusal::SheetBeforeConsent(day) => t.refused_sheet_before_consent(t.date(*day)),
        Refusal::SheetBeforeLast(day) => t.refused_sheet_before_last(t.date(*day)),
        Refusal::AfterClose(day) => t.refused_after_close(t.date(*day)),
        Refusal::SheetChanged => t.refused_sheet_changed().to_owned(),
        Refusal::NothingForHost => t.refused_nothing_for_host().to_owned(),
        Refusal::NoOpenCase => t.refused_no_open_case().to_owned(),
        Refusal::AdministratorKeepsNoHosts => t.refused_administrator_keeps_no_hosts().to_owned(),
        Refusal::NoCoordinator => t.refused_no_coordinator().to_owned(),
        Refusal::RateUsed => t.refused_rate_used().to_owned(),
        Refusal::RateDayTaken(day) => t.refused_rate_day_taken(t.date(*day)),
        Refusal::BasisChanged => t.refused_basis_changed().to_owned(),
        Refusal::BasisSame => t.refused_basis_same().to_owned(),
        Refusal::NoRate(day) => t.payment_no_rate(t.date(*day)),
        Refusal::NoShares(day) => t.payment_no_shares(t.date(*day)),
        Refusal::NotWithHost => t.refused_not_with_host().to_owned(),
        Refusal::MetSince(day) => t.refused_met_since(t.date(*day)),
        Refusal::MeetingMoves => t.refused_meeting_moves().to_owned(),
        Refusal::PlanNotAnswered => t.refused_plan_not_answered().to_owned(),
        Refusal::PlanMissing => t.refused_plan_missing().to_owned(),
        Refusal::NextMissing => t.refused_next_missing().to_owned(),
        Refusal::InterpreterMissing => t.refused_interpreter_missing().to_owned(),
        Refusal::CaseOfOther => t.refused_case_of_other().to_owned(),
        Refusal::StruckAlready => t.refused_struck_already().to_owned(),
        Refusal::InitialsTaken => t.refused_initials_taken().to_owned(),
        Refusal::ApartmentTaken { number, until: Some(until), .. } => {
            t.refused_apartment_taken_until(number, t.date(*until))
        }
        Refusal::ApartmentTaken { number, until: None, .. } => t.refused_apartment_taken(number),
        Refusal::SeveralLiveThere(number) => t.refused_several_live_there(number),
        Refusal::CameThere(since) => t.refused_came_there(t.date(*since)),
        Refusal::LeavesAlready(until) => t.refused_leaves_already(t.date(*until)),
        Refusal::LivesElsewhere(Some(number)) => t.refused_lives_elsewhere(number),
        Refusal::LivesElsewhere(None) => t.refused_lives_here_already().to_owned(),
        Refusal::LivedElsewhere { number: Some(number), until } => t.refused_lived_elsewhere(number, t.date(*until)),
        Refusal::LivedElsewhere { number: None, until } => t.refused_lived_here_until(t.date(*until)),
        Refusal::NotLivingHere => t.refused_not_living_here().to_owned(),
        Refusal::ChangedMeanwhile { .. } => t.refused_changed_meanwhile().to_owned(),
        Refusal::NotYourHouse => t.refused_not_your_house().to_owned(),
        Refusal::OtherHouse => t.refused_other_house().to_owned(),
        Refusal::LivesInHouse => t.refused_lives_in_house().to_owned(),
        Refusal::LastLeadOfHouse => t.refused_last_lead_of_house().to_owned(),
        Refusal::HouseNameTaken => t.refused_house_name_taken().to_owned(),
        Refusal::SharedRoomNameTaken => t.refused_shared_room_name_taken().to_owned(),
        Refusal::SharedRoomInUse { number } => t.refused_shared_room_in_use(number.0),
        Refusal::ApartmentFull { number, most } => t.refused_apartment_full(number.0, u32::from(*most)),
        Refusal::SharedRoomFull { kind: SharedRoomKind::Kitchen, most } => t.refused_kitchen_full(i64::from(*most)),
        Refusal::SharedRoomFull { kind: SharedRoomKind::Bath, most } => t.refused_bath_full(i64::from(*most)),
        Refusal::LastLead => t.refused_last_lead().to_owned(),
        Refusal::NoPassphrase => t.refused_no_passphrase().to_owned(),
        Refusal::TaskFinished { .. } => t.refused_task_finished().to_owned(),
        Refusal::CountDiffers { before } => t.refused_count_differs(*before),
        Refusal::HandoverSealed => t.refused_handover_sealed().to_owned(),
        Refusal::HandoverOpen => t.refused_handover_open().to_owned(),
        Refusal::SignedAlready => t.refused_signed_already().to_owned(),
        Refusal::SignatureNeedsReason => t.refused_signature_needs_reason().to_owned(),
        Refusal::RuleHolds => t.refused_rule_holds().to_owned(),
        Refusal::RuleAnswered { .. } => t.refused_rule_answered().to_owned(),
        Refusal::QuestionSettled { .. } => t.refused_question_settled().to_owned(),
        Refusal::RoundBegun { .. } => t.refused_round_begun().to_owned(),
        Refusal::RoundLeftOpen => t.refused_round_left_open().to_owned(),
        Refusal::RoundOver => t.refused_round_over().to_owned(),
        Refusal::RoundNotDone { left } => t.refused_round_not_done(i64::from(*left)),
        Refusal::CheckNotAgreed => t.refused_check_not_agreed().to_owned(),
        Refusal::EntryStruck { .. } => t.refused_entry_struck().to_owned(),
        Refusal::NeedsReason => t.refused_needs_reason().to_owned(),
        Refusal::NothingChanged => t.refused_nothing_changed().to_owned(),
        Refusal::NotTheirGoal => t.refused_not_their_goal().to_owned(),
        Refusal::PlanClosed => t.refused_plan_closed().to_owned(),
        Refusal::PlanNotCurrent => t.refused_plan_not_current().to_owned(),
        Refusal::PlanDrafted => t.refused_plan_drafted().to_owned(),
        Refusal::GoalWordsStand => t.refused_goal_words().to_owned(),
        Refusal::GoalNeedsDraft => t.refused_goal_needs_draft().to_owned(),
        Refusal::NotAMeeting => t.refused_not_a_meeting().to_owned(),
        Refusal::NotBegun => t.refused_not_begun().to_owned(),
        Refusal::AttendanceKept => t.refused_attendance_kept().to_owned(),
        Refusal::CalledOff => t.refused_called_off().to_owned(),
        Refusal::Attended => t.refused_attended().to_owned(),
        Refusal::TimesKept => t.refused_times_kept().to_owned(),
        Refusal::SeriesOver => t.refused_series_over().to_owned(),
        Refusal::NobodyComes => t.refused_nobody_comes().to_owned(),
        Refusal::NotWaiting => t.refused_not_waiting().to_owned(),
        Refusal::SearchNameTaken => t.refused_search_name_taken().to_owned(),
        Refusal::TooManySearches { most } => t.refused_too_many_searches(*most),
        Refusal::InterpreterLivesHere => t.refused_interpreter_lives_here().to_owned(),
        Refusal::InterpreterBarred => t.refused_interpreter_barred().to_owned(),
        Refusal::NotBarred => t.refused_not_barred().to_owned(),
        Refusal::GuardianEnded => t.refused_guardian_ended().to_owned(),
        Refusal::ConsentsHold { part: true } => t.refused_part_with_consents().to_owned(),
        Refusal::ConsentsHold { part: false } => t.refused_name_with_consents().to_owned(),
        Refusal::ContactEnded => t.refused_contact_ended().to_owned(),
        Refusal::WithdrawnSince { on } => t.refused_withdrawn_since(t.date(*on)),
        Refusal::NotWithdrawn => t.refused_not_withdrawn().to_owned(),
        Refusal::TellingNeedsReason => t.refused_telling_needs_reason().to_owned(),
        Refusal::NothingToGoThrough => t.refused_nothing_to_go_through().to_owned(),
        Refusal::NothingToFollow => t.refused_nothing_to_follow().to_owned(),
        Refusal::PackNotSeen { left } => t.refused_pack_not_seen(i64::from(*left)),
        Refusal::PackChanged => t.refused_pack_changed().to_owned(),
        Refusal::PackHandedOut => t.refused_pack_handed_out().to_owned(),
        Refusal::PackLineProposed => t.refused_pack_line_proposed().to_owned(),
        Refusal::Gone => t.refused_gone().to_owned(),
        Refusal::NoLeader => t.key_no_leader().to_owned(),
        Refusal::NotInShift => t.refused_not_in_shift().to_owned(),
        Refusal::CannotUndo => t.refused_cannot_undo().to_owned(),
    }
}

/// The same where it is known who lives in the house: it says who lives in an apartment that is taken, unless they were added
/// at another terminal a moment ago, or it is not said here where they live.
#[must_use]
pub fn refusal_among(t: Texts, why: &Refusal, people: &People) -> String {
    let Refusal::ApartmentTaken { number, by, until } = why else { return refusal(t, why) };
    let Some(called) = people.called(*by).filter(|_| !people.hides_home(*by)) else { return refusal(t, why) };
    let name = t.called(Some(called));
    match until {
        Some(until) => t.refused_lives_there_until(name, number, t.date(*until)),
        None => t.refused_lives_there(name, number),
    }
}

/// The same for those who see the hosts: `host` is what the household is called that it is about.
#[must_use]
pub fn refusal_naming(t: Texts, why: &Refusal, host: &str) -> String {
    match why {
        Refusal::TwoHomes(home) => two_homes(t, home, Some(host)),
        Refusal::LivesWithHost { since, .. } => t.refused_lives_with_host(host, t.date(*since)),
        _ => refusal(t, why),
    }
}

fn two_homes(t: Texts, home: &OtherHome, host: Option<&str>) -> String {
    let place = match (home.place, host) {
        (HomePlace::Apartment(Some(number)), _) => t.way_apartment(number.to_string()),
        (HomePlace::Apartment(None), _) => t.way_house().to_owned(),
        (HomePlace::Host(_), Some(name)) => t.way_host_named(name),
        (HomePlace::Host(_), None) => t.way_host().to_owned(),
        (HomePlace::Stop(place), _) => t.host_follows(place).to_owned(),
        (HomePlace::OtherHouse, _) => t.way_other_house().to_owned(),
    };
    t.refused_two_homes(place, t.way_days(home.from, home.until))
}

/// A value that cannot stand.
#[must_use]
pub fn invalid(t: Texts, reason: Invalid) -> String {
    match reason {
        Invalid::Empty => t.invalid_empty().to_owned(),
        Invalid::TooLong { most } => t.invalid_too_long(most),
        Invalid::NotInitials => t.invalid_initials().to_owned(),
        Invalid::BirthDate => t.invalid_birth_date().to_owned(),
        Invalid::InTheFuture => t.invalid_in_the_future().to_owned(),
        Invalid::KeptElsewhere => t.invalid_kept_elsewhere().to_owned(),
        Invalid::HostIsHousehold => t.invalid_host_is_household().to_owned(),
        Invalid::DayAhead => t.invalid_day_ahead().to_owned(),
        Invalid::CertificateMissing => t.invalid_certificate_missing().to_owned(),
        Invalid::CertificateAhead => t.invalid_certificate_ahead().to_owned(),
        Invalid::NotMoney => t.invalid_money().to_owned(),
        Invalid::NotShare => t.invalid_share().to_owned(),
        Invalid::NotMonth => t.invalid_month().to_owned(),
        Invalid::MonthAhead => t.invalid_month_ahead().to_owned(),
        Invalid::ViewsMissing => t.invalid_views_missing().to_owned(),
        Invalid::TooManyPlanned => t.invalid_too_many_planned(i64::try_from(MOST_PLANNED).unwrap_or(i64::MAX)),
        Invalid::NextNotAhead => t.invalid_next_not_ahead().to_owned(),
        Invalid::NextFarAhead => t.invalid_next_far_ahead().to_owned(),
        Invalid::AttendanceMissing => t.invalid_attendance_missing().to_owned(),
        Invalid::MoveAhead => t.invalid_move_ahead().to_owned(),
        Invalid::TooLongAgo => t.invalid_too_long_ago().to_owned(),
        Invalid::EndsBeforeItBegins => t.invalid_ends_before().to_owned(),
        Invalid::ReasonMissing => t.invalid_reason_missing().to_owned(),
        Invalid::ReviewMissing => t.invalid_review_missing().to_owned(),
        Invalid::ReviewPast => t.invalid_review_past().to_owned(),
        Invalid::ReviewTooFar => t.invalid_review_too_far(WatchFacts::LONGEST.num_days()),
        Invalid::StatusOfGoal => t.invalid_status_of_goal().to_owned(),
        Invalid::NotAway => t.invalid_not_away().to_owned(),
        Invalid::BackBeforeItBegins => t.invalid_back_before().to_owned(),
        Invalid::BackTooFar => t.invalid_back_too_far(PresenceFacts::LONGEST_AWAY.num_days()),
        Invalid::PlaceMissing => t.invalid_place_missing().to_owned(),
        Invalid::AgreementMissing => t.invalid_agreement_missing().to_owned(),
        Invalid::NothingAgreed => t.invalid_nothing_agreed().to_owned(),
        Invalid::AgreementTooLong => t.invalid_agreement_too_long().to_owned(),
        Invalid::TimeOfNothing => t.invalid_time_of_nothing().to_owned(),
        Invalid::NotOfTheRound => t.invalid_not_of_the_round().to_owned(),
        Invalid::NotAnIncident => t.invalid_not_an_incident().to_owned(),
        Invalid::TooManyGuests { most } => t.invalid_too_many_guests(most),
        Invalid::ApartmentCount => t.invalid_apartment_count().to_owned(),
        Invalid::SharedRoomLimit => t.invalid_shared_room_limit().to_owned(),
        Invalid::Places => t.invalid_places().to_owned(),
        Invalid::ApartmentTwice => t.invalid_apartment_twice().to_owned(),
        Invalid::FirstStaffMustLead => t.invalid_first_staff().to_owned(),
        Invalid::ExpiresPast => t.invalid_expires_past().to_owned(),
        Invalid::ExpiresTooFar => t.invalid_expires_too_far(RuleFacts::LONGEST.num_days()),
        Invalid::CountTooLarge => t.invalid_count_too_large(MOST),
        Invalid::TimeAndShift => t.invalid_time_and_shift().to_owned(),
        Invalid::Minutes => t.invalid_minutes(ContactMinutes::MOST),
        Invalid::NotAPhone => t.invalid_not_a_phone().to_owned(),
        Invalid::NotAnEmail => t.invalid_not_an_email().to_owned(),
        Invalid::NumberMissing => t.invalid_number_missing().to_owned(),
        Invalid::RecipientTooWide => t.invalid_recipient_too_wide().to_owned(),
        Invalid::InterpreterNotAdult => t.invalid_interpreter_not_adult().to_owned(),
        Invalid::RiskTooLong => t.invalid_risk_too_long().to_owned(),
        Invalid::SkillTwice => t.invalid_skill_twice().to_owned(),
        Invalid::MeetingOfOne => t.invalid_meeting_of_one().to_owned(),
        Invalid::YouthMissing => t.invalid_youth_missing().to_owned(),
        Invalid::StaffMissing => t.invalid_staff_missing().to_owned(),
        Invalid::Capacity => t.invalid_capacity().to_owned(),
        Invalid::WordsOfNothing => t.invalid_words_of_nothing().to_owned(),
        Invalid::Recurrence => t.invalid_recurrence().to_owned(),
    }
}

/// Why a passphrase may not be chosen, and what to choose instead.
#[must_use]
pub fn weakness(t: Texts, why: Weakness) -> String {
    match why {
        Weakness::TooShort => t.weak_too_short(MIN_CHARS),
        Weakness::Repeated => t.weak_repeated().to_owned(),
        Weakness::Sequence => t.weak_sequence().to_owned(),
        Weakness::HouseName => t.weak_house_name().to_owned(),
        Weakness::OwnName => t.weak_own_name().to_owned(),
        Weakness::Common => t.weak_common().to_owned(),
    }
}

/// Why a PIN may not be chosen.
#[must_use]
pub const fn pin_fault(t: Texts, why: PinFault) -> &'static str {
    match why {
        PinFault::NotSixDigits => t.pin_not_six_digits(),
        PinFault::Repeated => t.pin_repeated(),
        PinFault::Run => t.pin_run(),
        PinFault::Year => t.pin_year(),
    }
}

/// Why what was typed from the paper is not the recovery code, and where to look.
#[must_use]
pub fn recovery_fault(t: Texts, why: RecoveryFault) -> String {
    match why {
        RecoveryFault::Length { found } => t.recovery_length(found),
        RecoveryFault::Group(group) => t.recovery_group(group),
        RecoveryFault::Check => t.recovery_check().to_owned(),
    }
}
