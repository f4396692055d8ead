//! The contacts in a youth's file: whom to call, what may be told to whom, and the dates nobody may forget.

use chrono::{NaiveDate, TimeDelta};
use personalbase::{
    domain::{
        command::Command,
        contact::{
            ContactFacts, ContactRole, Phone, Step,
            clock::{PaperFacts, PaperKind, ProtectionFacts, ProtectionLevel, RiskFacts},
            consent::{ConsentFacts, GivenBy, Recipient, TellingFacts, Withdrawal},
            interpreter::InterpreterFacts,
        },
        ids::{ConsentId, ContactId, InterpreterId, YouthId},
        time::Zone,
    },
    testing::Harness,
};

use crate::houses::{Pair, line, now, prose, sample, sample_as};

/// Who turns 18 on 2 December 2026, eleven days after the sample house's day.
const AMIR: YouthId = YouthId(3);

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

fn step(pair: &mut Pair, step: Step) -> i64 {
    pair.run(&Command::Contact(step))
}

pub fn contact(role: ContactRole, name: &str, phone: &str) -> ContactFacts {
    ContactFacts {
        role,
        name: line(name),
        language: None,
        phone: Phone::optional(phone).unwrap(),
        email: None,
        time_zone: None,
        note: None,
        call_first: false,
    }
}

pub fn consent(recipient: Recipient, by: GivenBy, withheld: Option<(&str, &str)>) -> ConsentFacts {
    ConsentFacts {
        recipient,
        purpose: line("Tilrettelegging"),
        may_tell: prose("Fravær og søvn.").unwrap(),
        withheld: withheld.and_then(|(what, _)| prose(what)),
        withheld_why: withheld.map(|(_, why)| line(why)),
        given_by: by,
        given_on: today() - TimeDelta::days(30),
        until: None,
        language: line("dari"),
        interpreter: None,
    }
}

fn interpreter(name: &str) -> InterpreterFacts {
    InterpreterFacts { name: line(name), language: line("dari"), dialect: None, phone: None, adult: true, note: None }
}

/// The sample house with a school contact, a mother abroad, two consents, an interpreter, a risk note and a paper of Amir's.
pub fn full() -> Pair {
    let mut pair = sample();
    fill(&mut pair);
    pair.wait();
    pair
}

pub fn fill(pair: &mut Pair) {
    let school =
        step(pair, Step::AddContact { youth: AMIR, facts: contact(ContactRole::School, "Berit Lund", "41234567") });
    let mut mother = contact(ContactRole::FamilyAbroad, "Mor", "+93 70 123 4567");
    mother.time_zone = Some("Asia/Kabul".parse().unwrap());
    mother.language = Some(line("dari"));
    step(pair, Step::AddContact { youth: AMIR, facts: mother });
    let mut guardian = contact(ContactRole::Guardian, "Per Moen", "80022222");
    guardian.call_first = true;
    step(pair, Step::AddContact { youth: AMIR, facts: guardian });
    let school = Recipient::Contact(ContactId(school));
    let held = Some(("Hvorfor han sover dårlig.", "vil fortelle det selv"));
    step(pair, Step::GiveConsent { youth: AMIR, facts: consent(school, GivenBy::Youth, held) });
    let doctor = Recipient::Role(ContactRole::Doctor);
    step(pair, Step::GiveConsent { youth: AMIR, facts: consent(doctor, GivenBy::Guardian, None) });
    step(pair, Step::AddInterpreter(interpreter("Farid Tolk")));
    let risk = RiskFacts {
        risk: line("Selvskading når det er stille"),
        reason: prose("Sagt til KN 10.11.").unwrap(),
        action: prose("Personalet er i fellesstua til han sover.").unwrap(),
        review: today() + TimeDelta::days(14),
    };
    step(pair, Step::AddRisk { youth: AMIR, facts: risk });
    let paper = PaperFacts { kind: PaperKind::Permit, expires: today() + TimeDelta::days(40), note: None };
    step(pair, Step::AddPaper { youth: AMIR, facts: paper });
}

#[test]
fn look() {
    let mut pair = full();
    let s = &mut pair.screen;
    s.keys("3 C");
    println!("{}", s.screen());
    s.keys("down down down down down");
    println!("{}", s.screen());
    s.keys("down down down down");
    println!("{}", s.screen());
    s.keys("q");
    println!("{}", s.screen());
    s.keys("down enter");
    println!("{}", s.screen());
    s.keys("esc down enter");
    println!("{}", s.screen());
    s.keys("f");
    println!("{}", s.screen());
    s.keys("esc a");
    println!("{}", s.screen());
    s.keys("esc c");
    println!("{}", s.screen());
    s.keys("esc r");
    println!("{}", s.screen());
    s.keys("esc A");
    println!("{}", s.screen());
}
