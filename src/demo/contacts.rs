//! The people around the invented youths: whom to call, what may be told, papers and a risk note. Written when the story
//! ends, so that it tells of whoever lives there then.

use chrono::{Days, NaiveDate};

use super::rng::Rng;
use crate::domain::{
    contact::{
        ContactFacts, ContactRole, Phone, Step,
        clock::{PaperFacts, PaperKind, RiskFacts},
        consent::{ConsentFacts, GivenBy, Recipient, of_age},
        interpreter::InterpreterFacts,
    },
    ids::YouthId,
    names::{Line, Prose},
    refusal::Invalid,
};

/// Interpreters: name, language, dialect.
const INTERPRETERS: [(&str, &str, Option<&str>); 4] = [
    ("Trøndertolk AS", "dari, pashto, arabisk", None),
    ("Mehari Woldu", "tigrinja", None),
    ("Nasrin Karimi", "dari", Some("hazaragi")),
    ("Ayaan Yusuf", "somali", None),
];

/// Guardians, teachers and doctors, whom the youths share out among themselves.
const GUARDIANS: [&str; 3] = ["Randi Aune", "Geir Solem", "Tone Bakken"];
const TEACHERS: [&str; 3] = ["Berit Lund (vg1)", "Jonas Hove (innføring)", "Line Myhre (10. trinn)"];
const DOCTORS: [&str; 2] = ["Legesenteret Elvebredden", "Dr. Sandvik"];
const FAMILY: [(&str, &str); 3] = [("Mor", "Asia/Kabul"), ("Storebror", "Africa/Asmara"), ("Tante", "Europe/Istanbul")];

/// What may be told to the school, and what not, with why not.
const SCHOOL: [(&str, Option<(&str, &str)>); 3] = [
    ("fravær, søvn og avtaler som gjør at ungdommen kommer sent", None),
    ("at det er en vanskelig tid, og hvem skolen kan ringe", Some(("hva som har skjedd", "vil fortelle det selv"))),
    ("fravær og timeplan", Some(("helse", "ungdommen snakker med helsesykepleier selv"))),
];

/// What was done when a birthday came.
pub(super) fn gone_through() -> Result<Prose, Invalid> {
    prose("Gått gjennom med ungdommen, punkt for punkt. Ingenting gjenstår.")
}

/// The interpreters of the house.
pub(super) fn interpreters() -> Result<Vec<Step>, Invalid> {
    let step = |(name, language, dialect): (&str, &str, Option<&str>)| {
        Ok(Step::AddInterpreter(InterpreterFacts {
            name: Line::new(name)?,
            language: Line::new(language)?,
            dialect: dialect.map(Line::new).transpose()?,
            phone: Phone::optional("73 50 00 00")?,
            adult: true,
            note: None,
        }))
    };
    INTERPRETERS.into_iter().map(step).collect()
}

/// Everything about one youth, who is the `place`-th of those who live there.
pub(super) fn about(
    youth: YouthId,
    place: usize,
    born: NaiveDate,
    today: NaiveDate,
    rng: &mut Rng,
) -> Result<Vec<Step>, Invalid> {
    let mut steps = Vec::new();
    let is_minor = today < of_age(born);
    let of = |list: &[&'static str]| list[place % list.len()];
    let mut add = |role, name: &str, phone: String, call_first| {
        steps.push(Step::AddContact { youth, facts: contact(role, name, &phone, call_first)? });
        Ok::<(), Invalid>(())
    };
    if is_minor {
        add(ContactRole::Guardian, of(&GUARDIANS), mobile(rng), true)?;
    }
    add(ContactRole::School, of(&TEACHERS), mobile(rng), false)?;
    add(ContactRole::Doctor, of(&DOCTORS), "73 51 00 00".to_owned(), false)?;
    add(ContactRole::CaseWorker, "Barneverntjenesten, vakttelefon", "72 54 00 00".to_owned(), !is_minor)?;
    let (name, zone) = FAMILY[place % FAMILY.len()];
    let facts = ContactFacts {
        time_zone: zone.parse().ok(),
        language: Line::optional("morsmålet, uten tolk")?,
        note: Line::optional("Ungdommen ringer selv på søndager.")?,
        ..contact(ContactRole::FamilyAbroad, name, "+90 555 010 01 02", false)?
    };
    steps.push(Step::AddContact { youth, facts });
    let (may_tell, withheld) = SCHOOL[place % SCHOOL.len()];
    let given_by = if is_minor && place.is_multiple_of(2) { GivenBy::Guardian } else { GivenBy::Youth };
    steps.push(Step::GiveConsent { youth, facts: consent(may_tell, withheld, given_by, today)? });
    let paper = PaperFacts { kind: PaperKind::Permit, expires: today + Days::new(40 + 90 * place as u64), note: None };
    steps.push(Step::AddPaper { youth, facts: paper });
    if place == 1 {
        let facts = RiskFacts {
            risk: Line::new("Sover ute når han eller hun er lei seg")?,
            reason: prose("Har skjedd to ganger i høst, etter telefon hjemmefra.")?,
            action: prose("Ring mobilen én gang, så bakvakt. Varm te og ingen spørsmål når ungdommen kommer.")?,
            review: today + Days::new(9),
        };
        steps.push(Step::AddRisk { youth, facts });
    }
    Ok(steps)
}

fn contact(role: ContactRole, name: &str, phone: &str, call_first: bool) -> Result<ContactFacts, Invalid> {
    Ok(ContactFacts {
        role,
        name: Line::new(name)?,
        language: Line::optional("norsk")?,
        phone: Phone::optional(phone)?,
        email: None,
        time_zone: None,
        note: None,
        call_first,
    })
}

fn consent(
    may_tell: &str,
    withheld: Option<(&str, &str)>,
    given_by: GivenBy,
    today: NaiveDate,
) -> Result<ConsentFacts, Invalid> {
    Ok(ConsentFacts {
        recipient: Recipient::Role(ContactRole::School),
        purpose: Line::new("Tilrettelegging av skoledagen")?,
        may_tell: prose(may_tell)?,
        withheld: withheld.map(|(what, _)| prose(what)).transpose()?,
        withheld_why: withheld.map(|(_, why)| Line::new(why)).transpose()?,
        given_by,
        given_on: today - Days::new(60),
        until: Some(today + Days::new(210)),
        language: Line::new("morsmålet")?,
        interpreter: None,
        parts: Vec::new(),
    })
}

/// A mobile number of the series that is kept for stories.
fn mobile(rng: &mut Rng) -> String {
    format!("400 00 {:03}", rng.range(0, 999))
}

fn prose(text: &str) -> Result<Prose, Invalid> {
    Prose::optional(text)?.ok_or(Invalid::Empty)
}
