//! The role table, row by row, through the keys: who may is let through, who may not is told so in the words of the table.

use std::time::Duration;

use personalbase::{
    domain::{
        access::{Deed, allows},
        command::Command,
        ids::StaffId,
        staff::StaffRole,
    },
    testing::Harness,
    text::{Language, Texts},
};

/// Somebody of each role in the sample house.
const WHO: [(&str, StaffRole); 4] = [
    ("TB", StaffRole::TempStaff),
    ("NV", StaffRole::MilieuTherapist),
    ("KN", StaffRole::ClinicalLead),
    ("AD", StaffRole::Administrator),
];

/// Keys that do the deed from the first screen, and what is seen when it can be done. A deed that begins where another is
/// needed first stands with both.
const ROWS: [(Deed, &str, &str); 30] = [
    (Deed::UseProgram, "ctrl-p", "╭ Finn"),
    (Deed::SeeHouse, "l", "Vaktlogg"),
    (Deed::OpenFiles, "3 p", "3 AMIR ·"),
    (Deed::SeeReaders, "3 p l shift-tab shift-tab shift-tab", "Hver gang noen åpner mappa"),
    (Deed::SeeAssessments, "3 p l tab", "Ingen kartlegging er skrevet opp ennå"),
    (Deed::KeepAssessments, "3 p l tab a", "Kartlegging · 3 AMIR  du er"),
    (Deed::KeepJournal, "J", "Ingenting venter på journalen."),
    (Deed::WriteLog, "3 n", "Nytt notat"),
    (Deed::WatchOver, "3 h", "Hvor er 3 AMIR?"),
    (Deed::TakeShift, "v", "Hvilken vakt har du"),
    (Deed::SignRead, "j", "Siden du begynte"),
    (Deed::ReviewAccess, "I", "Gjennomsyn"),
    (Deed::MakeAccessPack, "3 p Y", "Ingen har bedt om innsyn i denne mappa ennå"),
    (Deed::SeeUnread, "G", "Hva som ikke er lest"),
    (Deed::Search, "S", "Søk"),
    (Deed::AmendLog, "l r", "Vekt til"),
    (Deed::DoTasks, "t a", "Ny oppgave"),
    (Deed::HandOver, "o i", "Hvis–så · Hus"),
    (Deed::PlanActivities, "k a", "Ny aktivitet"),
    (Deed::MarkAttendance, "k O", "Oppmøte · Fellesmiddag"),
    (Deed::WritePlan, "3 p p g", "Nytt mål"),
    (Deed::KeepContacts, "3 C a", "Kontakt · "),
    (Deed::KeepConsents, "3 C c", "Forklart på"),
    (Deed::TellOthers, "3 q", "Hvem vil du si noe til?"),
    (Deed::KeepYouths, "u", "Ny ungdom"),
    (Deed::MoveYouths, "3 enter x", "Flytt ut"),
    (Deed::KeepStaff, "s a", "Ny ansatt"),
    (Deed::MakeBackups, "R", "Sikkerhetskopi laget"),
    (Deed::SeeHosts, "W", "Ingen husvert er skrevet inn ennå"),
    (Deed::KeepHosts, "W a", "Familien Berg"),
];

/// Deeds that take more than keys from the first screen, each shown elsewhere by somebody who may and somebody who may not:
/// a draft in a house where the clinical lead approves plans in `plan_work.rs`, what an apartment is in `shared.rs`, trying and
/// restoring a copy on the command line in `tests/cli/backup.rs`, the key of the house in `keys.rs`, taking all of the house out
/// in `tests/cli/export.rs`, all houses of the file at once in `sister.rs`.
const ELSEWHERE: [Deed; 6] =
    [Deed::SeeAcross, Deed::ApprovePlan, Deed::KeepHouse, Deed::KeepBackups, Deed::RotateKey, Deed::ExportHouse];

#[test]
fn every_deed_of_the_table_is_tried() {
    for deed in Deed::ALL {
        let tried = ROWS.iter().any(|(row, _, _)| *row == deed) || ELSEWHERE.contains(&deed);
        assert!(tried, "{deed:?}");
    }
}

/// The first deed on the way to another that a role lacks: whoever cannot open the log hears that, and not what comes after.
fn lacks(role: StaffRole, deed: Deed, keys: &str) -> Option<Deed> {
    let on_the_way = match keys {
        keys if keys.starts_with("3 p") || keys.starts_with("3 C") => vec![Deed::OpenFiles, deed],
        "W a" => vec![Deed::SeeHosts, deed],
        "t a" | "k a" | "k O" | "l r" | "o i" => vec![Deed::SeeHouse, deed],
        _ => vec![deed],
    };
    on_the_way.into_iter().find(|deed| !allows(role, *deed))
}

#[test]
fn every_role_does_what_the_table_says_and_is_told_why_not() {
    let t = Texts::new(Language::Nb);
    for (initials, role) in WHO {
        for (deed, keys, seen) in ROWS {
            let mut screen = Harness::sample(initials);
            let lacking = lacks(role, deed, keys);
            // The next key would already be meant for the screen that did not open.
            screen.keys(match lacking {
                Some(Deed::SeeHouse | Deed::SeeHosts) => &keys[..1],
                Some(Deed::OpenFiles) => &keys[..3],
                _ => keys,
            });
            match lacking {
                None => screen.expect(seen).expect_not("kan ikke"),
                // The page itself says so.
                Some(Deed::SeeReaders) => screen.expect("Fagleder og miljøterapeuter ser hvem som har lest."),
                Some(Deed::SeeAssessments) => {
                    screen.expect("Fagleder og miljøterapeuter ser kartlegging og botrening.")
                }
                Some(lacking) if starts_elsewhere(role, deed) => {
                    assert!(!screen.shows(seen), "{initials} {lacking:?}\n{}", screen.screen());
                    continue;
                }
                Some(lacking) => {
                    let words = t.deed(lacking);
                    let first: String = words.split(' ').take(3).collect::<Vec<_>>().join(" ");
                    screen.expect(&format!("kan ikke {first}")).expect_not(seen)
                }
            };
        }
    }
}

/// An administrator begins at the list of staff, where the keys of the board mean nothing or something else.
fn starts_elsewhere(role: StaffRole, deed: Deed) -> bool {
    let of_the_board =
        matches!(deed, Deed::KeepYouths | Deed::MoveYouths | Deed::WatchOver | Deed::OpenFiles | Deed::TellOthers)
            || matches!(deed, Deed::KeepContacts | Deed::KeepConsents);
    role == StaffRole::Administrator && of_the_board
}

#[test]
fn an_administrator_finds_nothing_about_the_youths() {
    let mut screen = Harness::sample("AD");
    screen.expect("Ansatte").expect_not("Samira");
    for typed in ["am", "frokost", "norsk", "21.11."] {
        screen.keys("/").type_text(typed);
        for name in ["Samira", "Amir", "Frokost", "Bestå vg1 norsk", "uke 47 ("] {
            screen.expect_not(name);
        }
        screen.keys("esc esc");
    }
    // Whoever must get everybody out of a burning house may know who is in it.
    screen.keys("b").expect("Samira");
}

/// Another terminal gives a member another role.
fn give_role(house: &mut Harness, initials: &str, role: StaffRole) {
    let mut beside = crate::hands::open_beside(house);
    let people = beside.read().people().unwrap();
    let staff = people.staff.values().find(|member| member.initials.as_str() == initials).unwrap();
    let change = Command::ChangeStaff { staff: staff.id, version: staff.version, role, active: true };
    beside.execute(StaffId(1), house.now(), &change).unwrap();
    house.advance(Duration::from_secs(2));
}

#[test]
fn whoever_gets_another_role_begins_anew_and_keeps_what_was_typed() {
    let mut screen = Harness::sample("NV");
    screen.keys("3 p").expect("3 AMIR · Plan");
    give_role(&mut screen, "NV", StaffRole::Administrator);
    screen.expect("Rollen din er endret: du er nå administrator.").expect("Ansatte").expect_not("AMIR");
    screen.keys("1 p").expect_not("SAMIRA").expect_not("Samira");
    give_role(&mut screen, "NV", StaffRole::MilieuTherapist);
    screen.expect("du er nå miljøterapeut").expect("1 Samira");
    screen.keys("3 p shift-tab a").type_text("vil ha prat etter skolen");
    screen.expect("Avtalt for denne ungdommen");
    give_role(&mut screen, "NV", StaffRole::Administrator);
    // What stands around the text is the house's: the draft waits, and its form does not open.
    screen.expect("Ansatte").expect_not("prat etter skolen").expect_not("AMIR");
    give_role(&mut screen, "NV", StaffRole::MilieuTherapist);
    screen.expect("prat etter skolen");
}

#[test]
fn a_covered_screen_stays_covered_when_a_role_changes() {
    let mut screen = Harness::sample("NV");
    screen.keys("3 p ctrl-l");
    give_role(&mut screen, "NV", StaffRole::TempStaff);
    screen.expect("PIN").expect_not("AMIR").expect_not("Samira");
    crate::hands::uncover(&mut screen);
    screen.expect("1 Samira").expect_not("AMIR · Plan");
}
