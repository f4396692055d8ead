//! Members of staff: a new one with their first secrets, their role and whether they work here, and new secrets.

use serde_json::{Value, json};

use super::{
    Opened,
    fields::{initials, initials_field, line, line_field, member_label},
    secrets::SecretFields,
};
use crate::{
    domain::{
        access::{Deed, allows},
        command::Command,
        ids::StaffId,
        names::Line,
        refusal::Refusal,
        staff::{Initials, StaffMember, StaffRole},
    },
    explain,
    store::{
        StoreError,
        drafts::Draft,
        entrance::{ChosenSecrets, MemberSecrets},
        keys::{Known, Passphrase},
    },
    text::Texts,
    ui::{
        action::Action,
        dialogs::question::Question,
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            conflict::Theirs,
            form_fields,
            radio::RadioField,
            secret::SecretField,
            silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, Effect, Job, View},
    },
};

/// The name of the form for a member's role, in drafts. Forms with secrets keep none.
pub const DRAFT: &str = "staff";

/// More than the longest passphrase anybody types, and the cells to type it in.
const PASSPHRASE: (usize, u16) = (200, 50);

/// Opens the form for a new member.
///
/// # Errors
/// What the store answers.
pub fn open_new(cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(NewStaffForm::new(cx)?, cx.texts)))
}

/// Opens the form for a member's role and whether they work here.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number.
pub fn open_change(staff: StaffId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(StaffForm::new(staff, cx)?, cx.texts)))
}

/// Opens the form for new secrets of whoever is signed in, who proves to be there with the passphrase they have.
///
/// # Errors
/// What the store answers.
pub fn open_secrets(cx: &Cx<'_>) -> Opened {
    let me = cx.house()?.session.staff.clone();
    Ok(Box::new(FormView::new(SecretsForm::new(me, true, cx)?, cx.texts)))
}

/// Opens the form with which a leader gives a member new secrets who has forgotten theirs.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number.
pub fn open_reset(staff: StaffId, cx: &Cx<'_>) -> Opened {
    let open = cx.house()?;
    if open.session.staff.id == staff {
        return open_secrets(cx);
    }
    let member = open.people.staff.get(&staff).ok_or(Refusal::Gone)?.clone();
    Ok(Box::new(FormView::new(SecretsForm::new(member, false, cx)?, cx.texts)))
}

/// Opens the form for a member's role again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = StaffForm::new(StaffId(draft.key.subject), cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

fn role_field(chosen: StaffRole, t: Texts) -> RadioField<StaffRole> {
    let roles = StaffRole::ALL.map(|role| Choice::new(role.id(), t.role(role), role)).to_vec();
    RadioField::new(Words::optional(t.staff_role(), t.staff_role_help()), roles).starting_with(|role| *role == chosen)
}

struct NewStaffForm {
    name: TextField,
    initials: TextField,
    role: RadioField<StaffRole>,
    secrets: SecretFields,
    house: String,
    t: Texts,
}

silent_debug!(NewStaffForm);

/// A new member as filled in.
struct NewMember {
    initials: Initials,
    name: Line,
    role: StaffRole,
    secrets: MemberSecrets,
}

impl NewStaffForm {
    fn new(cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        Ok(Self {
            house: cx.house()?.info.name.to_string(),
            name: line_field(Words::required(t.staff_name(), t.staff_name_help(), t.staff_name_missing()), None),
            initials: initials_field(
                Words::required(t.staff_initials(), t.staff_initials_help(), t.staff_initials_missing()),
                t,
            ),
            role: role_field(StaffRole::MilieuTherapist, t),
            secrets: SecretFields::required(t),
            t,
        })
    }
}

impl FormFields for NewStaffForm {
    type Value = NewMember;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let own: [(FieldName, &dyn Field); 3] =
            [("name".into(), &self.name), ("initials".into(), &self.initials), ("role".into(), &self.role)];
        own.into_iter().chain(self.secrets.fields()).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let own: [(FieldName, &mut dyn Field); 3] =
            [("name".into(), &mut self.name), ("initials".into(), &mut self.initials), ("role".into(), &mut self.role)];
        own.into_iter().chain(self.secrets.fields_mut()).collect()
    }

    fn read(&self) -> Result<NewMember, Refused> {
        let name = line(&self.name, "name", self.t)?;
        let initials = initials(&self.initials, self.t)?;
        let known = Known { house: &self.house, person: &[name.as_str(), initials.as_str()] };
        let secrets = MemberSecrets { passphrase: self.secrets.read_passphrase(known)?, pin: self.secrets.read_pin()? };
        Ok(NewMember { role: self.role.value().copied().unwrap_or(StaffRole::TempStaff), initials, name, secrets })
    }
}

impl FormScreen for NewStaffForm {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, t: Texts) -> String {
        t.staff_new_title().to_owned()
    }

    fn submission(&mut self, new: NewMember, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let NewMember { initials, name, role, secrets } = new;
        // Found before a slot is made; the store looks again when the member is added.
        if cx.open.is_some_and(|open| open.people.by_initials(&initials).is_some()) {
            return Err(Refused::new("initials", self.t.refused_initials_taken()));
        }
        Ok(Submission::Job(Box::new(Job::NewStaff { initials, name, role, secrets })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        (*refusal == Refusal::InitialsTaken).then_some("initials")
    }
}

struct StaffForm {
    staff: StaffId,
    initials: Initials,
    /// They worked here when the form was opened.
    worked_here: bool,
    /// The version that was read.
    version: i64,
    member: String,
    role: RadioField<StaffRole>,
    works_here: RadioField<bool>,
}

silent_debug!(StaffForm);

impl StaffForm {
    fn new(staff: StaffId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let member = cx.house()?.people.staff.get(&staff).ok_or(Refusal::Gone)?;
        let answers =
            vec![Choice::new("yes", t.staff_active_yes(), true), Choice::new("no", t.staff_active_no(), false)];
        Ok(Self {
            staff,
            initials: member.initials.clone(),
            worked_here: member.active,
            version: member.version,
            member: member_label(member),
            role: role_field(member.role, t),
            works_here: RadioField::new(Words::optional(t.staff_active(), t.staff_active_help()), answers)
                .starting_with(|active| *active == member.active),
        })
    }
}

impl FormFields for StaffForm {
    type Value = (StaffRole, bool);
    form_fields!(role, works_here);

    fn read(&self) -> Result<Self::Value, Refused> {
        let role = self.role.value().copied().unwrap_or(StaffRole::TempStaff);
        Ok((role, self.works_here.value().copied().unwrap_or(true)))
    }
}

impl FormScreen for StaffForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.staff.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        t.staff_change_title(&self.member)
    }

    fn submission(&mut self, (role, active): Self::Value, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::ChangeStaff {
            staff: self.staff,
            version: self.version,
            role,
            active,
        })))
    }

    /// Whoever has left may have an older copy of the key file.
    fn asks_then(&self, cx: &Cx<'_>) -> Option<Box<dyn View>> {
        let has_left = self.worked_here && self.works_here.value() == Some(&false);
        let may = allows(cx.open?.session.staff.rights(), Deed::RotateKey);
        let t = cx.texts;
        (has_left && may).then(|| {
            let sentence = t.key_left_question(&self.initials);
            let question = Question::new(t.key_left_now(), sentence, vec![Effect::Act(Action::RotateKey)]);
            Box::new(question.or(t.key_left_later())) as Box<dyn View>
        })
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::LastLead if self.works_here.value() == Some(&false) => Some("works_here"),
            Refusal::LastLead => Some("role"),
            Refusal::NoPassphrase => Some("works_here"),
            _ => None,
        }
    }

    fn refused(&self, why: &Refusal, cx: &Cx<'_>) -> String {
        match why {
            Refusal::NoPassphrase => {
                cx.texts.staff_needs_passphrase(cx.key(Action::Back), cx.key(Action::ResetSecrets))
            }
            _ => explain::refusal(cx.texts, why),
        }
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let people = cx.house()?.reader.people()?;
        let (Some(theirs), Ok(mine)) = (people.staff.get(&self.staff), self.read()) else {
            return Ok(None);
        };
        let t = cx.texts;
        Ok(Some(Theirs::new(theirs.version, shown((theirs.role, theirs.active), t), shown(mine, t))))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }
}

/// Role and work as they are compared with somebody else's.
fn shown((role, active): (StaffRole, bool), t: Texts) -> Vec<(String, String)> {
    let works_here = if active { t.staff_active_yes() } else { t.staff_active_no() };
    [(t.staff_role(), t.role(role)), (t.staff_active(), works_here)]
        .map(|(label, value)| (label.to_owned(), value.to_owned()))
        .to_vec()
}

struct SecretsForm {
    member: StaffMember,
    /// The passphrase they have now; a leader who helps somebody else does not know it.
    present: Option<SecretField>,
    secrets: SecretFields,
    house: String,
    t: Texts,
}

silent_debug!(SecretsForm);

/// New secrets as filled in; what was left empty stays as it is.
struct NewSecrets {
    present: Option<Passphrase>,
    chosen: ChosenSecrets,
}

impl SecretsForm {
    fn new(member: StaffMember, own: bool, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let (max, cells) = PASSPHRASE;
        let words = || Words::required(t.secret_present(), t.secret_present_help(), t.secret_present_missing());
        Ok(Self {
            house: cx.house()?.info.name.to_string(),
            member,
            present: own.then(|| SecretField::new(words(), max, cells)),
            secrets: SecretFields::optional(t),
            t,
        })
    }
}

impl FormFields for SecretsForm {
    type Value = NewSecrets;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let present = self.present.as_ref().map(|field| ("present".into(), field as &dyn Field));
        present.into_iter().chain(self.secrets.fields()).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let present = self.present.as_mut().map(|field| ("present".into(), field as &mut dyn Field));
        present.into_iter().chain(self.secrets.fields_mut()).collect()
    }

    fn read(&self) -> Result<NewSecrets, Refused> {
        let person = [self.member.name.as_str(), self.member.initials.as_str()];
        let known = Known { house: &self.house, person: &person };
        let passphrase = self.secrets.passphrase_is_given().then(|| self.secrets.read_passphrase(known)).transpose()?;
        let pin = self.secrets.pin_is_given().then(|| self.secrets.read_pin()).transpose()?;
        if passphrase.is_none() && pin.is_none() {
            return Err(Refused::new("passphrase", self.t.secret_nothing_new()));
        }
        let present = self.present.as_ref().map(|field| Passphrase::new(&field.value()));
        Ok(NewSecrets { present, chosen: ChosenSecrets { passphrase, pin } })
    }
}

impl FormScreen for SecretsForm {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, t: Texts) -> String {
        match self.present {
            Some(_) => t.secret_own_title().to_owned(),
            None => t.secret_reset_title(member_label(&self.member)),
        }
    }

    fn submission(&mut self, new: NewSecrets, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let NewSecrets { present, chosen } = new;
        Ok(Submission::Job(Box::new(Job::ChangeSecrets { staff: self.member.id, present, chosen })))
    }

    fn blamed_for_secret(&self) -> Option<&'static str> {
        self.present.is_some().then_some("present")
    }
}
