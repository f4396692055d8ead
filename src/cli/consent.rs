//! `consent`: what may be told to whom.

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde::Serialize;

use super::{
    about, choice,
    command::{branch, json, leaf, positional, text},
    cx::Cx,
    fault::Fault,
    json::YouthRef,
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        contact::{
            Contact, ContactRole,
            consent::{Answer, Consent, GivenBy, Holding, No, Recipient, Verdict, answer},
        },
        fold::fold_loose,
        host::HostOf,
        names::{Line, Prose},
        refusal::Refusal,
    },
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "consent", t.cli_consent_about(), t.cli_consent_usage()).subcommand(
        leaf(t, "check", t.cli_consent_check_about(), t.cli_consent_check_usage())
            .arg(positional(t, "youth", t.cli_value_youth(), t.cli_consent_whom_help()).required(true))
            .arg(
                positional(t, "recipient", t.cli_value_text(), "")
                    .help(t.cli_consent_recipient_help(choice::CONTACT.list(t)))
                    .required(true),
            )
            .arg(json(t)),
    )
}

/// Answers.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some((_, matches)) => check(matches, cx),
        None => Ok(()),
    }
}

#[derive(Serialize)]
struct AnswerJson {
    youth: YouthRef,
    recipient: RecipientJson,
    answer: Verdict,
    until: Option<NaiveDate>,
    /// Why not, where the answer is no.
    because: Option<&'static str>,
    since: Option<NaiveDate>,
    consents: Vec<ConsentJson>,
}

#[derive(Serialize)]
struct RecipientJson {
    role: ContactRole,
    name: Option<String>,
}

#[derive(Serialize)]
struct ConsentJson {
    id: i64,
    purpose: Line,
    may_tell: Prose,
    withheld: Option<Prose>,
    withheld_why: Option<Line>,
    given_by: GivenBy,
    given_on: NaiveDate,
    language: Line,
}

impl From<&Consent> for ConsentJson {
    fn from(consent: &Consent) -> Self {
        let facts = consent.facts.clone();
        Self {
            id: consent.id.0,
            purpose: facts.purpose,
            may_tell: facts.may_tell,
            withheld: facts.withheld,
            withheld_why: facts.withheld_why,
            given_by: facts.given_by,
            given_on: facts.given_on,
            language: facts.language,
        }
    }
}

/// Why the answer is no, and since when.
const fn because(answer: &Answer) -> (Option<&'static str>, Option<NaiveDate>) {
    match answer.no {
        None => (None, None),
        Some(No::Never | No::Over(Holding::Until(_))) => (Some("never-given"), None),
        Some(No::ContactEnded) => (Some("contact-ended"), None),
        Some(No::Over(Holding::Withdrawn(day))) => (Some("withdrawn"), Some(day)),
        Some(No::Over(Holding::Ended(day))) => (Some("ended"), Some(day)),
        Some(No::Over(Holding::Lapsed(day))) => (Some("lapsed"), Some(day)),
    }
}

/// The answer, which is written down as asked for.
fn check(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::TellOthers)?;
    let youth = about::youth(t, &signed.people, text(matches, "youth"))?;
    let contacts = signed.house.read().contacts_of(youth)?;
    let hosts = signed.house.read().hosts_of(youth)?;
    let (asked, role) = recipient(t, &contacts, &hosts, text(matches, "recipient"))?;
    signed.note(cx.now(), AccessEvent::AskConsent, Some(youth))?;
    let birth = signed.people.youths.get(&youth).ok_or(Refusal::Gone)?.facts.birth_date;
    let consents = signed.house.read().consents_of(youth)?;
    let found = answer(&consents, asked, &contacts, birth, cx.today());
    let name = match asked {
        Recipient::Contact(id) => contacts.iter().find(|one| one.id == id).map(|one| one.facts.name.to_string()),
        Recipient::Household(id) => hosts.iter().find(|one| one.household == id).map(|one| one.name.to_string()),
        Recipient::Role(_) => None,
    };
    if matches.get_flag("json") {
        let (because, since) = because(&found);
        return cx.print_json(&AnswerJson {
            youth: YouthRef::of(&signed.people, youth),
            recipient: RecipientJson { role, name },
            answer: found.verdict,
            until: found.until,
            because,
            since,
            consents: found.holding.iter().map(ConsentJson::from).collect(),
        });
    }
    let whom = name.unwrap_or_else(|| t.contact_role(role).to_owned());
    let head = t.cli_consent_head(t.called(signed.people.called(youth)), whom, t.verdict(found.verdict));
    let told = t.answer_told(&found);
    cx.print(&format!("{head}\n{}", told.join("\n")))
}

/// A contact by their name or number, the host by theirs or as such, or whoever has a part by its word.
fn recipient(
    t: Texts,
    contacts: &[Contact],
    hosts: &[HostOf],
    written: &str,
) -> Result<(Recipient, ContactRole), Fault> {
    let folded = fold_loose(written.trim());
    let as_host = choice::CONTACT.of(written) == Some(ContactRole::Host);
    let open: Vec<&HostOf> = hosts.iter().filter(|host| host.is_open).collect();
    let host = open.iter().find(|host| fold_loose(host.name.as_str()) == folded);
    let only = open.first().filter(|_| as_host && open.len() == 1);
    if let Some(host) = host.or(only) {
        return Ok((Recipient::Household(host.household), ContactRole::Host));
    }
    let called = |one: &&Contact| fold_loose(one.facts.name.as_str()) == folded || numbered(one) == folded;
    let named: Vec<&Contact> = contacts.iter().filter(|one| one.ended.is_none()).filter(called).collect();
    match named.as_slice() {
        [] => {}
        [contact] => return Ok((Recipient::Contact(contact.id), contact.facts.role)),
        several @ [first, ..] => {
            let each = |one: &&Contact| format!("{} ({})", numbered(one), t.contact_role(one.facts.role));
            let list = several.iter().map(each).collect::<Vec<_>>().join(", ");
            return Err(Fault::Usage(t.cli_consent_several(written, list, numbered(first))));
        }
    }
    let role = choice::CONTACT.of(written).filter(|role| role.is_of_a_contact());
    let role = role.ok_or_else(|| Fault::Usage(t.cli_consent_no_recipient(written, choice::CONTACT.list(&t))))?;
    Ok((Recipient::Role(role), role))
}

/// How one of several with the same name is written: `contact-7`.
fn numbered(contact: &Contact) -> String {
    format!("contact-{}", contact.id)
}
