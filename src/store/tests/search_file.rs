//! What stands in a youth's file is found, on a real encrypted file.

use super::*;
use crate::{
    domain::{
        card::CardFacts,
        contact::{
            ContactFacts, ContactRole, Phone, Step,
            clock::RiskFacts,
            consent::{ConsentFacts, GivenBy, Recipient, TellingFacts, Withdrawal},
        },
        ids::{ConsentId, ContactId},
        kept::Kept,
        plan::{self, Evaluated, EvaluationFacts, MeetingFacts, ParticipationFacts},
        search::{Search, Source, TextOf},
        support::{SupportFacts, SupportLevel},
    },
    store::read::{Hit, SearchAfter},
};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn found(house: &House, words: &str) -> Vec<TextOf> {
    let search = Search { words: words.to_owned(), ..Search::default() };
    let hits = house.read().search(&search, SearchAfter::default(), 50).unwrap().hits.into_iter();
    let of = hits.map(|hit| match hit {
        Hit::Text(text, _) => text.of,
        Hit::Entry(entry) => panic!("{entry:?}"),
    });
    of.collect()
}

/// Writes one of each, with a word in it that stands nowhere else.
fn fill(sample: &mut Sample) {
    let youth = sample.youths[2];
    let today = Zone::OSLO.date(now());
    let review = today + TimeDelta::days(60);
    let mut run = |command: Command| sample.house.execute(THERAPIST, now(), &command).unwrap().row;
    let facts = CardFacts {
        contact: None,
        visits: None,
        keys: None,
        interpreter: None,
        allergies: Some(line("nøtter, epipen i basen")),
        diet: None,
        helps: None,
        medicine: None,
        agreed_with: line("Amir"),
        agreed_on: today,
        review,
    };
    run(Command::SetCard { youth, version: 0, facts });
    let (area, reason) = (line("morgen"), line("Bruker vekkerklokke."));
    let facts = SupportFacts { area, level: SupportLevel::Reminder, reason, review };
    run(Command::SetSupport { youth, version: 0, facts });
    let facts = ContactFacts {
        role: ContactRole::School,
        name: line("Tordis Kvakk"),
        language: None,
        phone: Phone::optional("41 23 45 67").unwrap(),
        email: None,
        time_zone: None,
        note: None,
        call_first: false,
    };
    let contact = ContactId(run(Command::Contact(Step::AddContact { youth, facts })));
    run(Command::End { kept: Kept::Contact(contact), version: 1, reason: line("pensjonist") });
    let facts = ConsentFacts {
        recipient: Recipient::Role(ContactRole::School),
        purpose: line("fravær"),
        may_tell: prose("Gymtimene.").unwrap(),
        withheld: None,
        withheld_why: None,
        given_by: GivenBy::Youth,
        given_on: today,
        until: None,
        language: line("dari"),
        interpreter: None,
        parts: Vec::new(),
    };
    let consent = ConsentId(run(Command::Contact(Step::GiveConsent { youth, facts })));
    let to = Recipient::Role(ContactRole::School);
    let facts = TellingFacts { to, told: line("Borte fra svømmingen."), reason: None };
    run(Command::Contact(Step::Tell { youth, facts }));
    let facts = Withdrawal { on: today, by: GivenBy::Youth, note: Some(line("ombestemte seg")) };
    run(Command::Contact(Step::WithdrawConsent { consent, facts }));
    let (reason, action) = (prose("Ble truet.").unwrap(), prose("Følges fra bussen.").unwrap());
    let facts = RiskFacts { risk: line("fjordkanten"), reason, action, review };
    run(Command::Contact(Step::AddRisk { youth, facts }));
    let plan = sample.house.read().plan(youth).unwrap().version.unwrap().id;
    let mut run = |step| sample.house.execute(THERAPIST, now(), &Command::Plan(step)).unwrap();
    let facts = EvaluationFacts {
        youth_view: prose("Helt konge."),
        staff_view: prose("Et steg fram.").unwrap(),
        status: None,
        next_review: Some(review),
        journal: false,
    };
    run(plan::Step::Evaluate { of: Evaluated::Plan(plan), facts });
    let facts = ParticipationFacts {
        held_on: today,
        present: line("Amir og kontakten"),
        interpreter: None,
        told: prose("Hva planen er.").unwrap(),
        said: prose("Vil spille cembalo.").unwrap(),
        weight: prose("Stor.").unwrap(),
    };
    run(plan::Step::TakePart { plan, facts });
    let facts = MeetingFacts { held_on: today, next: prose("Ringe musikkskolen.").unwrap() };
    run(plan::Step::Meet { plan, facts });
}

const ALL: [(&str, &str); 10] = [
    ("epipen", "card"),
    ("vekkerklokke", "support"),
    ("tordis", "contact"),
    ("pensjonist", "contact"),
    ("gymtimene", "consent"),
    ("ombestemte", "consent"),
    ("svommingen", "telling"),
    ("fjordkanten", "risk"),
    ("cembalo", "plan"),
    ("musikkskolen", "plan"),
];

#[test]
fn what_stands_in_a_file_is_found_where_it_stands() {
    let (_home, mut sample) = house();
    fill(&mut sample);
    for (word, kind) in ALL {
        let kinds: Vec<&str> = found(&sample.house, word).iter().map(|of| of.key().0).collect();
        assert_eq!(kinds, [kind], "{word}");
    }
    assert_eq!(found(&sample.house, "41 23 45")[0].key().0, "contact");
    let konge = found(&sample.house, "konge");
    assert_eq!(konge.iter().map(|of| of.source()).collect::<Vec<_>>(), [Source::Plan]);
    for youth in [sample.youths[0], sample.youths[2]] {
        let search = Search { words: "epipen".to_owned(), youth: Some(youth), ..Search::default() };
        let hits = sample.house.read().search(&search, SearchAfter::default(), 9).unwrap().hits;
        assert_eq!(hits.len(), usize::from(youth == sample.youths[2]), "in their own file alone");
    }
}

#[test]
fn what_stood_in_a_file_before_it_was_searched_is_filed_when_the_house_is_opened() {
    let (home, mut sample) = house();
    fill(&mut sample);
    // As an older program left it.
    let due = "DELETE FROM text_search; DELETE FROM search_text;
               INSERT INTO search_due (kind) VALUES
                   ('plan'), ('card'), ('support'), ('contact'), ('consent'), ('telling'), ('risk');";
    sample.house.connection().execute_batch(due).unwrap();
    assert_eq!(found(&sample.house, "epipen"), []);
    drop(sample);
    let folder = HouseFolder::new(&home.path().join("house"));
    let lead = Initials::new("KN").unwrap();
    let opened = entrance::unlock(&folder, &lead, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
    for (word, kind) in ALL {
        let kinds: Vec<&str> = found(&opened.house, word).iter().map(|of| of.key().0).collect();
        assert_eq!(kinds, [kind], "{word}");
    }
}
