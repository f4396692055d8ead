//! What the forms of the contacts have in common: phone numbers, whom something is told.

use crate::{
    domain::{
        contact::{
            Contact, ContactRole, Phone,
            clock::{About, Paper, Risk},
            consent::Recipient,
            near::DateOf,
        },
        names::Line,
    },
    explain,
    text::{Texts, format::phone},
    ui::forms::{Choice, FieldError, Refused, Words, text::TextField},
};

/// A field for a phone number, which shows how it is read.
pub(in crate::ui::screens) fn phone_field(words: Words, filled: Option<&Phone>, t: Texts) -> TextField {
    let rule = move |text: &str| Phone::optional(text).map(drop).map_err(|why| FieldError(explain::invalid(t, why)));
    let spaced = |text: &str| Some(phone(text)).filter(|shown| shown != text.trim());
    TextField::new(words, Line::MAX)
        .with_text(filled.map_or("", Phone::as_str))
        .with_rule(Box::new(rule))
        .with_notice(Box::new(spaced))
}

/// The number in it.
pub(in crate::ui::screens) fn phone_in(field: &TextField, t: Texts) -> Result<Option<Phone>, Refused> {
    Phone::optional(&field.value()).map_err(|why| Refused::new("phone", explain::invalid(t, why)))
}

/// What a notice is about: «oppholdstillatelse går ut».
pub(super) fn notice_about(about: About, papers: &[Paper], risks: &[Risk], t: Texts) -> String {
    DateOf::of(about, papers, risks).map_or_else(|| "–".to_owned(), |of| t.date_of(&of))
}

/// Whom to call first, then by what they are; who no longer is one stands last.
pub(super) fn sort(contacts: &mut [Contact]) {
    contacts.sort_by_key(|one| (one.ended.is_some(), !one.facts.call_first, one.facts.role, one.id));
}

/// Everybody something may be told: those around the youth, then each part of which it can be said who that is.
pub(super) fn recipients(contacts: &[Contact]) -> Vec<Recipient> {
    let named = contacts.iter().filter(|contact| contact.ended.is_none()).map(|one| Recipient::Contact(one.id));
    named.chain(ContactRole::ALL.map(Recipient::Role).into_iter().filter(|part| !part.is_too_wide())).collect()
}

/// Who that is: «Berit Lund (skole)», «skole».
pub(super) fn recipient_name(recipient: Recipient, contacts: &[Contact], t: Texts) -> String {
    match recipient {
        Recipient::Role(role) => t.contact_role(role).to_owned(),
        Recipient::Contact(id) => match contacts.iter().find(|contact| contact.id == id) {
            Some(contact) => format!("{} ({})", contact.facts.name, t.contact_role(contact.facts.role)),
            None => "–".to_owned(),
        },
    }
}

/// The choices of a field for it.
pub(super) fn recipient_choices(contacts: &[Contact], t: Texts) -> Vec<Choice<Recipient>> {
    let choice = |recipient: Recipient| match recipient {
        Recipient::Contact(id) => {
            Choice::new(format!("contact-{id}"), recipient_name(recipient, contacts, t), recipient)
        }
        Recipient::Role(role) => {
            Choice::new(format!("role-{}", role.id()), t.consent_anyone(t.contact_role(role)), recipient)
        }
    };
    recipients(contacts).into_iter().map(choice).collect()
}
