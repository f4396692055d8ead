//! Screens: what fills the whole terminal, and the one list of what opens which.

mod access_pack;
pub mod apartments;
pub mod assessments;
pub mod attendance;
pub mod balance;
pub mod board;
pub mod calendar;
mod card_form;
pub mod checklist;
pub mod contacts;
pub mod door;
pub mod entry_form;
pub mod event_form;
mod fields;
pub mod file;
pub mod fire_roll;
pub mod goal_form;
pub mod handover;
pub mod host_sheet;
pub mod hosts;
mod houses;
pub mod journal;
mod kept;
mod last_contact;
mod lines;
pub mod log;
pub mod meeting;
mod moments;
pub mod move_forms;
pub mod moves;
pub mod night;
pub mod no_handover_form;
pub mod now;
mod outside_form;
mod overdue;
mod pages;
mod paper_code;
pub mod plan;
pub mod presence;
mod reason_form;
mod recover;
mod rehearse;
mod renew_code;
mod review;
mod rotate_key;
pub mod search;
mod secrets;
pub mod set_up;
mod sheet;
pub mod shift_form;
mod sign_off;
pub mod since;
pub mod staff;
pub mod staff_forms;
mod start;
pub mod status;
mod support_form;
pub mod task_form;
pub mod tasks;
pub mod there;
mod unread;
pub mod voice_form;
pub mod watch_form;
pub mod way;
pub mod youth_form;

use chrono::NaiveDate;

use super::{
    action::Action,
    forms::view::OPENED_ABOUT,
    theme::Role,
    view::{Availability, Cx, Effect, Message, OpenHouse, Response, View},
};
use crate::{
    domain::{
        access::{Deed, allows},
        ids::{ApartmentId, ApartmentNumber, YouthId},
        refusal::Refusal,
        shift::ShiftKindId,
        staff::StaffMember,
        task::HouseClock,
        watch::{WatchLevel, WatchNow},
    },
    store::{
        StoreError,
        drafts::{Draft, DraftKey},
        rekey::Progress,
    },
};

/// Whom or what the view below is about when something is opened over it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Subject {
    /// A youth.
    pub youth: Option<YouthId>,
    /// An apartment, vacant or not.
    pub apartment: Option<ApartmentId>,
}

/// What opening a view answers.
pub type Opened = Result<Box<dyn View>, StoreError>;

/// The first screen of whoever comes in.
///
/// # Errors
/// What the store answers.
pub fn first(cx: &Cx<'_>) -> Opened {
    // Who looks after the machine and the people who use it begins with those.
    if allows(cx.house()?.session.staff.rights(), Deed::SeeHouse) { board::open(cx) } else { staff::open(cx) }
}

/// The screen before anybody has opened the house.
#[must_use]
pub fn closed(cx: &Cx<'_>) -> Box<dyn View> {
    door::closed(cx)
}

/// The covered screen of an open house.
#[must_use]
pub fn covered(cx: &Cx<'_>) -> Box<dyn View> {
    door::covered(cx)
}

/// In with the code on paper, in the place of the closed door.
#[must_use]
pub fn recover(cx: &Cx<'_>) -> Box<dyn View> {
    recover::open(cx)
}

/// How far a change of the data key is.
#[must_use]
pub fn changing_key(progress: Progress) -> Box<dyn View> {
    rotate_key::changing(progress)
}

/// The guide where no house stands.
#[must_use]
pub fn set_up(cx: &Cx<'_>) -> Box<dyn View> {
    set_up::open(cx)
}

/// Asks whoever came in which shift they have; `None` when no shift is near.
#[must_use]
pub fn ask_for_shift(cx: &Cx<'_>) -> Option<Box<dyn View>> {
    shift_form::open(cx).ok()
}

/// What whoever came in is told to be new; `None` when nothing is.
#[must_use]
pub fn offer_since(cx: &Cx<'_>) -> Option<String> {
    since::offer(cx)
}

/// Tells whoever came in that nobody has shown to have the code on paper, and offers a new one.
#[must_use]
pub fn offer_new_code() -> Box<dyn View> {
    renew_code::offer()
}

/// Opens what an action names, about `subject`; `None` for an action that opens nothing.
#[must_use]
pub fn open(action: Action, subject: Subject, cx: &Cx<'_>) -> Option<Opened> {
    Some(match action {
        Action::NewEntry => entry_form::open(subject, cx),
        Action::AskPresence => presence::ask::open(subject.youth?, cx),
        Action::CountGuests => presence::guests::open(subject.apartment?, cx),
        Action::SetWatch => watch_form::open(subject.youth?, cx),
        Action::OpenStatus => status::open(subject.youth?, cx),
        Action::OpenFireRoll => fire_roll::open(cx),
        Action::OpenOverdue => overdue::open(cx),
        Action::OpenPlan => file::open_first(subject.youth?, cx),
        Action::OpenLog => log::open(cx),
        Action::OpenJournal => journal::open(cx),
        Action::OpenCalendar => calendar::open(cx),
        Action::OpenBalance => balance::open(subject.youth, cx),
        Action::OpenTasks => tasks::open(cx),
        Action::OpenHandover => handover::open(cx),
        Action::OpenRound => night::open(cx),
        Action::SetAgreement => night::agreement_form::open(subject.youth?, cx),
        Action::SetCard => card_form::open(subject.youth?, cx),
        Action::OpenContacts => file::open(subject.youth?, file::Tab::Contacts, cx),
        Action::AskConsent => contacts::ask::open(subject.youth?, cx),
        Action::OpenSince => since::open(cx),
        Action::OpenUnread => unread::open(cx),
        Action::OpenReview => review::open(cx),
        Action::OpenWay => match subject.youth {
            Some(youth) => way::open_one(youth, cx),
            None => way::open(cx),
        },
        Action::OpenSheet => host_sheet::open_of(subject.youth?, cx),
        Action::OpenHosts => hosts::open(cx),
        Action::OpenPayment => hosts::payment::open(cx),
        Action::OpenRates => hosts::payment::open_rates(cx),
        Action::OpenPacks => access_pack::open(subject.youth?, cx),
        Action::OpenSearch => search::open(cx),
        Action::SignOff => sign_off::open(cx),
        Action::AddTask => task_form::open_new(subject, cx),
        Action::OpenStaff => staff::open(cx),
        Action::AddYouth => youth_form::open(None, cx),
        Action::EditYouth => youth_form::open(subject.youth, cx),
        Action::MoveIn => move_forms::open_move_in(subject, cx),
        Action::MoveOut => move_forms::open_move_out(subject.youth?, cx),
        Action::OpenStays => moves::apartment::open(subject.apartment?, cx),
        Action::ChangeApartment => moves::kind_form::open(subject.apartment?, cx),
        Action::AddHouse => houses::add_form::open(cx),
        Action::KeepSharedRoom => houses::rooms::open(cx),
        Action::TakeOver => houses::take_over_form::open(subject.youth?, cx),
        Action::AddStaff => staff_forms::open_new(cx),
        Action::ChangeSecrets => staff_forms::open_secrets(cx),
        Action::RenewCode => Ok(renew_code::ask()),
        Action::RehearseCode => rehearse::open(cx),
        Action::RotateKey => rotate_key::open(),
        Action::PlanApproval => plan::approval_form::open(cx),
        Action::ConfirmShift => shift_form::open(cx),
        Action::OpenLastContact => last_contact::open(cx),
        Action::AddGoal => goal_form::open_new(subject.youth?, cx),
        Action::WriteYouthVoice => voice_form::open(subject.youth?, cx),
        Action::AddActivity => event_form::open_new(cx),
        Action::AddAppointment => event_form::open_new_for(subject.youth?, cx),
        _ => return None,
    })
}

/// Whether what an action opens shows what stands in a youth's file, also from outside of it. Screens that do so write that down
/// themselves; forms do not know from where they were opened.
#[must_use]
pub const fn shows_a_file(action: Action) -> bool {
    matches!(action, Action::EditYouth | Action::WriteYouthVoice | Action::SetAgreement)
}

/// Opens a form again with what a draft kept; `None` for a form this program does not know or cannot fill in (a newer one
/// wrote the draft, and will find it).
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    if !draft.body["fields"].is_object() {
        return None;
    }
    let subject = opened_about(draft);
    let mut view = reopen_as_opened(&Draft { key: DraftKey { subject, ..draft.key.clone() }, ..draft.clone() }, cx)?;
    if subject != draft.key.subject {
        view.keep_draft_aside(draft.key.subject);
    }
    Some(view)
}

/// The subject a draft's form was opened with: another than that of its name after it was set aside.
fn opened_about(draft: &Draft) -> i64 {
    draft.body[OPENED_ABOUT].as_i64().unwrap_or(draft.key.subject)
}

fn reopen_as_opened(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (deed, reopen) = form_of(draft.key.form.as_str())?;
    // What a form shows beside the text is the house's, and the role may be another since it was typed.
    if !allows(cx.open?.session.staff.rights(), deed) {
        return None;
    }
    reopen(draft, cx)
}

/// Opens a form again with what a draft kept.
type Reopen = fn(&Draft, &Cx<'_>) -> Option<Box<dyn View>>;

/// The form a draft was typed in, and what it takes to open it.
fn form_of(form: &str) -> Option<(Deed, Reopen)> {
    Some(match form {
        entry_form::DRAFT => (Deed::WriteLog, entry_form::reopen),
        journal::transfer_form::DRAFT => (Deed::KeepJournal, journal::transfer_form::reopen),
        entry_form::revision::DRAFT => (Deed::WriteLog, entry_form::revision::reopen),
        entry_form::revision::DRAFT_STRIKE => (Deed::WriteLog, entry_form::revision::reopen_strike),
        youth_form::DRAFT => (Deed::KeepYouths, youth_form::reopen),
        watch_form::DRAFT => (Deed::WatchOver, watch_form::reopen),
        presence::guests::DRAFT => (Deed::WatchOver, presence::guests::reopen),
        form if form.starts_with(presence::form::DRAFT) => (Deed::WatchOver, presence::form::reopen),
        goal_form::DRAFT => (Deed::WritePlan, goal_form::reopen),
        goal_form::DRAFT_NEW => (Deed::WritePlan, goal_form::reopen_new),
        plan::measure_form::DRAFT => (Deed::WritePlan, plan::measure_form::reopen),
        plan::measure_form::DRAFT_NEW => (Deed::WritePlan, plan::measure_form::reopen_new),
        plan::evaluation_form::DRAFT => (Deed::WritePlan, plan::evaluation_form::reopen),
        plan::evaluation_form::DRAFT_PLAN => (Deed::WritePlan, plan::evaluation_form::reopen_plan),
        plan::participation_form::DRAFT => (Deed::WritePlan, plan::participation_form::reopen),
        plan::meeting_form::DRAFT => (Deed::WritePlan, plan::meeting_form::reopen),
        plan::why_form::DRAFT_BEGIN | plan::why_form::DRAFT_CURRENT | plan::why_form::DRAFT_CLOSE => {
            (Deed::WritePlan, plan::why_form::reopen)
        }
        move_forms::DRAFT_IN => (Deed::MoveYouths, move_forms::reopen_in),
        move_forms::DRAFT_OUT => (Deed::MoveYouths, move_forms::reopen_out),
        staff_forms::DRAFT => (Deed::KeepStaff, staff_forms::reopen),
        voice_form::DRAFT => (Deed::WritePlan, voice_form::reopen),
        attendance::words_form::DRAFT => (Deed::MarkAttendance, attendance::words_form::reopen),
        meeting::DRAFT => (Deed::PlanActivities, meeting::reopen),
        event_form::DRAFT => (Deed::PlanActivities, event_form::reopen),
        task_form::DRAFT => (Deed::DoTasks, task_form::reopen),
        task_form::DRAFT_NEW | task_form::DRAFT_FROM => (Deed::DoTasks, task_form::reopen_new),
        tasks::not_done::DRAFT => (Deed::DoTasks, tasks::not_done::reopen),
        access_pack::DRAFT => (Deed::MakeAccessPack, access_pack::reopen),
        review::tick_form::DRAFT => (Deed::ReviewAccess, review::tick_form::reopen),
        no_handover_form::DRAFT => (Deed::TakeShift, no_handover_form::reopen),
        handover::part_form::DRAFT => (Deed::HandOver, handover::part_form::reopen),
        handover::rule_form::DRAFT => (Deed::HandOver, handover::rule_form::reopen),
        handover::addendum_form::DRAFT => (Deed::HandOver, handover::addendum_form::reopen),
        handover::settle_form::DRAFT => (Deed::HandOver, handover::settle_form::reopen),
        handover::sign_form::DRAFT => (Deed::HandOver, handover::sign_form::reopen),
        card_form::DRAFT => (Deed::WritePlan, card_form::reopen),
        support_form::DRAFT => (Deed::WritePlan, support_form::reopen),
        night::agreement_form::DRAFT => (Deed::WritePlan, night::agreement_form::reopen),
        night::deviation_form::DRAFT => (Deed::WatchOver, night::deviation_form::reopen),
        night::entered_form::DRAFT => (Deed::WatchOver, night::entered_form::reopen),
        night::finish_form::DRAFT => (Deed::WatchOver, night::finish_form::reopen),
        moves::not_form::DRAFT => (Deed::DoTasks, moves::not_form::reopen),
        checklist::count_form::DRAFT => (Deed::DoTasks, checklist::count_form::reopen),
        // What is ended says itself what that takes.
        kept::end_form::DRAFT => (Deed::OpenFiles, kept::end_form::reopen),
        form if form.starts_with(way::DRAFTS) => (Deed::KeepHosts, way::form_of(form)?),
        host_sheet::give_form::DRAFT => (Deed::KeepHosts, host_sheet::give_form::reopen),
        form if form.starts_with(hosts::DRAFTS) => (Deed::KeepHosts, hosts::form_of(form)?),
        form if form.starts_with(assessments::DRAFTS) => (Deed::KeepAssessments, assessments::form_of(form)?),
        form => contacts::form_of(form)?,
    })
}

/// Whether an action that opens a screen or form can be done now, with `youth` as the one the view below is about.
#[must_use]
pub fn availability(action: Action, youth: Option<YouthId>, cx: &Cx<'_>) -> Availability {
    let Ok(open) = cx.house() else {
        return Availability::NotHere;
    };
    let deed = match action {
        // The fire roll is everybody's.
        Action::OpenStaff | Action::OpenFireRoll | Action::ChangeSecrets | Action::Find => {
            return Availability::Available;
        }
        Action::OpenLog
        | Action::OpenCalendar
        | Action::OpenTasks
        | Action::OpenHandover
        | Action::OpenOverdue
        | Action::OpenRound => Deed::SeeHouse,
        Action::OpenPlan
        | Action::OpenStatus
        | Action::OpenLastContact
        | Action::OpenContacts
        | Action::OpenStays
        | Action::OpenBalance => Deed::OpenFiles,
        Action::OpenJournal => Deed::KeepJournal,
        Action::NewEntry => Deed::WriteLog,
        Action::AddTask => Deed::DoTasks,
        Action::AddRule => Deed::HandOver,
        Action::AskPresence | Action::SetWatch | Action::CountGuests => Deed::WatchOver,
        Action::ConfirmShift | Action::SignOff => Deed::TakeShift,
        Action::OpenSince => Deed::SignRead,
        Action::OpenUnread => Deed::SeeUnread,
        Action::OpenReview | Action::TickReview => Deed::ReviewAccess,
        Action::OpenWay | Action::OpenLadder | Action::OpenSheet | Action::WriteSheet => Deed::SeeHosts,
        Action::AddStop | Action::GiveSheet => Deed::KeepHosts,
        Action::OpenHosts => Deed::SeeHosts,
        Action::AddHousehold
        | Action::AddHostAdult
        | Action::ProposeHost
        | Action::TakeBackGate
        | Action::OpenPayment
        | Action::OpenRates
        | Action::AddRate
        | Action::AddShare
        | Action::AddHostMeeting
        | Action::SetNextMeeting
        | Action::AddHostContact
        | Action::AddGuidance
        | Action::CorrectHostRow
        | Action::StrikeHostRow => Deed::KeepHosts,
        Action::OpenPacks => Deed::MakeAccessPack,
        Action::OpenSearch => Deed::Search,
        Action::AddActivity | Action::AddAppointment | Action::CancelActivity | Action::WriteMeeting => {
            Deed::PlanActivities
        }
        Action::OpenAttendance => Deed::MarkAttendance,
        Action::AddGoal | Action::WriteYouthVoice | Action::SetAgreement | Action::SetCard | Action::SetSupport => {
            Deed::WritePlan
        }
        Action::AskConsent => Deed::TellOthers,
        Action::AddContact
        | Action::AddInterpreter
        | Action::EndInterpreter
        | Action::EndRow
        | Action::AddRisk
        | Action::AddPaper => Deed::KeepContacts,
        Action::AddConsent => Deed::KeepConsents,
        Action::AddAssessment | Action::WalkSkills => Deed::KeepAssessments,
        Action::SetProtection => Deed::KeepYouths,
        // Nothing tells of other houses where there are none.
        Action::StaffHouses | Action::TakeOver if !houses::are_several(&open) => return Availability::NotHere,
        Action::StaffHouses => Deed::KeepStaff,
        Action::TakeOver => Deed::MoveYouths,
        Action::AddHouse if !allows(open.session.staff.role, Deed::SeeAcross) => return Availability::NotHere,
        Action::RenewCode
        | Action::RehearseCode
        | Action::ChangeApartment
        | Action::KeepSharedRoom
        | Action::AddHouse => Deed::KeepHouse,
        Action::RotateKey => Deed::RotateKey,
        Action::PlanApproval => Deed::ApprovePlan,
        Action::AddYouth | Action::EditYouth => Deed::KeepYouths,
        Action::MoveIn | Action::MoveOut => Deed::MoveYouths,
        Action::AddStaff => Deed::KeepStaff,
        _ => return Availability::NotHere,
    };
    match allowed(&open.session.staff, deed, cx) {
        Availability::Available => {}
        disabled => return disabled,
    }
    match action {
        Action::SignOff if open.session.unsigned.is_empty() => {
            Availability::Disabled(cx.texts.sign_off_not_on(cx.key(Action::ConfirmShift)))
        }
        Action::MoveIn => move_forms::availability(cx),
        Action::AskPresence | Action::SetAgreement => match youth {
            Some(youth) => presence::availability(youth, cx),
            None => needs_youth(None, cx),
        },
        Action::OpenPlan
        | Action::OpenStatus
        | Action::OpenContacts
        | Action::OpenPacks
        | Action::AskConsent
        | Action::SetWatch
        | Action::AddGoal
        | Action::WriteYouthVoice
        | Action::SetCard
        | Action::SetSupport
        | Action::EditYouth
        | Action::TakeOver
        | Action::MoveOut => needs_youth(youth, cx),
        _ => Availability::Available,
    }
}

/// Whether a member may do something, and that their role may not.
fn allowed(staff: &StaffMember, deed: Deed, cx: &Cx<'_>) -> Availability {
    if allows(staff.rights(), deed) {
        return Availability::Available;
    }
    Availability::Disabled(cx.texts.role_may_not(cx.texts.role(staff.role), cx.texts.deed(deed)))
}

/// The same where something is opened on a way of its own: from a search, a list, a draft.
///
/// # Errors
/// [`Refusal::NotAllowed`] when the role does not allow it.
fn may(deed: Deed, cx: &Cx<'_>) -> Result<(), StoreError> {
    let staff = &cx.house()?.session.staff;
    if allows(staff.rights(), deed) { Ok(()) } else { Err(Refusal::NotAllowed { role: staff.role, deed }.into()) }
}

fn needs_youth(youth: Option<YouthId>, cx: &Cx<'_>) -> Availability {
    match youth {
        Some(_) => Availability::Available,
        None => Availability::Disabled(cx.texts.choose_apartment_first().to_owned()),
    }
}

/// What a view answers that was asked to open another.
fn response(opened: Opened, cx: &Cx<'_>) -> Response {
    Response::effect(match opened {
        Ok(view) => Effect::Open(view),
        Err(error) => failure(&error, cx),
    })
}

/// What a question answers that another view is to stand where it stood: Esc there leads back to what was asked from.
fn in_place_of(opened: Opened, cx: &Cx<'_>) -> Response {
    Response::Effects(match opened {
        Ok(view) => vec![Effect::Close, Effect::Open(view)],
        Err(error) => vec![failure(&error, cx)],
    })
}

/// Says what went wrong.
fn failure(error: &StoreError, cx: &Cx<'_>) -> Effect {
    Effect::Say(Message::bad(crate::explain::store_error(cx.texts, error)))
}

/// What a view answers that read something because of a key.
fn told(read: Result<(), StoreError>, cx: &Cx<'_>) -> Response {
    moved(read.map(|()| true), cx)
}

/// The same where the key may have meant nothing.
fn moved(read: Result<bool, StoreError>, cx: &Cx<'_>) -> Response {
    match read {
        Ok(true) => Response::Handled,
        Ok(false) => Response::Ignored,
        Err(error) => Response::effect(failure(&error, cx)),
    }
}

/// The shifts and the zone of the house.
pub(in crate::ui) fn house_clock<'a>(cx: &Cx<'a>) -> HouseClock<'a> {
    HouseClock { kinds: &cx.config.shifts, zone: cx.zone }
}

/// The shift of whoever is signed in: its kind and the day it began.
fn my_shift<'a>(cx: &Cx<'a>) -> Option<(&'a ShiftKindId, NaiveDate)> {
    let shift = cx.open?.session.shift.as_ref()?;
    Some((&shift.kind, shift.day))
}

/// Whether an action moves within a list.
const fn moves(action: Action) -> bool {
    matches!(action, Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last)
}

/// How a level of attention looks where it is told in passing.
const fn watch_role(watch: WatchNow<'_>) -> Role {
    match watch {
        WatchNow::NotSet => Role::Dim,
        WatchNow::ToReview(_) => Role::Overdue,
        WatchNow::Stands(mark) => match mark.facts.level {
            WatchLevel::Calm => Role::Text,
            WatchLevel::Follow => Role::Important,
            WatchLevel::Acute => Role::Critical,
        },
    }
}

/// Whether the house has an apartment with that number.
fn has_apartment(number: u8, cx: &Cx<'_>) -> bool {
    cx.house().is_ok_and(|open| open.people.apartment(ApartmentNumber(number)).is_some())
}

fn apartment_availability(number: u8, cx: &Cx<'_>) -> Availability {
    if has_apartment(number, cx) { Availability::Available } else { Availability::NotHere }
}

/// The top right of every screen: the shift with who is on it, then what waits.
#[must_use]
pub fn state_line(open: &OpenHouse<'_>, cx: &Cx<'_>, wide: bool, room: usize, day: usize) -> Vec<(String, Role)> {
    board::state_line(open, cx, wide, room, day)
}
