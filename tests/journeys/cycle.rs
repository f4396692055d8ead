//! An evening, a night and a day of one house: four people at two terminals, texts that are far longer than what is seen of
//! them, a killed program, a lock and a screen that is left, and nothing of it lost.

use std::time::Duration;

use personalbase::{
    domain::{handover::Side, ids::StaffId, log::LogEntry},
    store::{
        ChainCheck,
        read::{LogFilter, Sheet},
    },
    testing::{Harness, PIN},
};

use crate::{
    hands::{open_beside, uncover},
    tasks::at,
};

/// Sentences that fill a field of three rows several times over; each ends with a word of its own.
fn long(what: &str) -> String {
    let sentence = "Ungdommen kom inn på kjøkkenet, satte seg ved vinduet og fortalte lenge om skolen, \
                    vennene og brevet som ikke er kommet. ";
    format!("{what}: {}Slutt på {what}.", sentence.repeat(9))
}

/// One line as long as any line may be, 120 characters.
fn long_line(what: &str) -> String {
    let mut line = format!("{what} ");
    line.push_str(&"og så videre ".repeat(20));
    line.chars().take(120).collect::<String>().trim_end().to_owned()
}

/// Types the beginning of a text and pastes the rest in pieces, with pauses in which drafts are kept.
fn slowly(screen: &mut Harness, text: &str) {
    let letters: Vec<char> = text.chars().collect();
    let (typed, pasted) = letters.split_at(40);
    screen.type_text(&typed.iter().collect::<String>());
    for piece in pasted.chunks(400) {
        screen.paste(&piece.iter().collect::<String>());
        screen.advance(Duration::from_millis(1500));
    }
}

/// A note with all four kinds of line, about whoever is selected on the board.
fn whole_note(screen: &mut Harness, name: &str) {
    screen.keys("n");
    for part in ["fakta", "egne ord", "vurdering", "avtalt"] {
        slowly(screen, &long(&format!("{part} {name}")));
        screen.keys("tab");
    }
    screen.keys("ctrl-s").expect("Lagret kl.");
}

/// The newest entries, the newest first.
fn entries(house: &Harness, count: usize) -> Vec<LogEntry> {
    open_beside(house).read().log_page(&LogFilter::default(), None, count).unwrap().entries
}

/// The texts of an entry in the order they are shown.
fn texts(entry: &LogEntry) -> Vec<String> {
    entry.lines.all().into_iter().flatten().map(|line| line.as_str().to_owned()).collect()
}

fn all_four(name: &str) -> Vec<String> {
    ["fakta", "egne ord", "vurdering", "avtalt"].map(|part| long(&format!("{part} {name}"))).to_vec()
}

/// The handover of a shift to the next.
fn sheet(house: &Harness, shift: i64, to: &str) -> Sheet {
    let beside = open_beside(house);
    let config = personalbase::config::Config::default();
    let clock =
        personalbase::domain::task::HouseClock { kinds: &config.shifts, zone: personalbase::domain::time::Zone::OSLO };
    let shift = beside.read().shift(personalbase::domain::ids::ShiftId(shift)).unwrap().unwrap();
    let to = personalbase::domain::shift::ShiftKindId(to.to_owned());
    beside.read().handover_sheet(&shift, &to, house.now(), &clock, &config.checklists).unwrap()
}

/// Both sides sign at one screen: who drives, then the other with initials and PIN.
fn hand_over(screen: &mut Harness, initials: &str) {
    screen.keys("ctrl-s").expect("Signer for vakta som går");
    screen.keys("ctrl-s").expect("Nå signerer den som kommer");
    screen.keys("ctrl-s").expect("Signer for vakta som kommer");
    for _ in 0..8 {
        if screen.shows(&format!("◂ {initials} ")) {
            break;
        }
        screen.keys("right");
    }
    screen.keys("tab").type_text(PIN).keys("enter").expect("Mottatt kl.");
}

#[test]
fn three_shifts_by_four_people_on_two_terminals_lose_nothing() {
    // The evening: KN at the first terminal, OH at the second.
    let mut first = Harness::sample("KN");
    let mut second = first.second("OH");
    first.keys("1");
    whole_note(&mut first, "KN");
    first.keys("1 h i");
    // OH's program is killed in the middle of a sentence, and the screen is covered in the middle of the next.
    second.keys("2 n");
    slowly(&mut second, &long("fakta OH"));
    second.advance(Duration::from_secs(3));
    second.kill_and_restart();
    second.enter("OH");
    second.expect("Slutt på fakta OH.");
    second.keys("tab");
    slowly(&mut second, &long("egne ord OH"));
    second.advance(Duration::from_secs(3)).keys("ctrl-l");
    uncover(&mut second);
    second.expect("Slutt på egne ord OH.");
    second.keys("ctrl-o").expect("Oppgave");
    second.keys("ctrl-a").type_text(&long_line("Følge opp brevet")).keys("ctrl-s").expect("Lagret kl.");
    first.advance(Duration::from_secs(2));
    first.keys("l").expect("fakta OH:");

    // They hand over to NV, who comes at twenty past ten and takes the second terminal.
    at(&mut first, "2026-11-21T21:20:00Z");
    let mut night = first.second("NV");
    night.keys("v down enter").expect("Du er på nattevakt");
    first.keys("esc o").expect("Kveldsvakt lør 21.11. → Nattevakt");
    first.keys("1 enter");
    slowly(&mut first, &long("bilde"));
    first.keys("tab");
    slowly(&mut first, &long("spørsmål"));
    first.keys("ctrl-s").expect("Lagret kl.");
    hand_over(&mut first, "NV");
    first.keys("esc V enter").expect("Du er av vakt");

    // The night: rounds with a deviation, a lock while it is typed, and a note written hours after it happened.
    at(&mut night, "2026-11-21T22:00:00Z");
    night.keys("esc N enter space x");
    slowly(&mut night, &long("avvik"));
    night.advance(Duration::from_secs(3));
    night.advance(Duration::from_secs(3600)).expect("Initialer*  NV");
    night.kill_and_restart();
    night.enter("NV");
    night.expect("Slutt på avvik.");
    night.keys("ctrl-s").expect("Lagret kl. 00:00: avvik");
    night.keys("esc esc N a").expect("Runden er avsluttet kl. 00:00.");
    at(&mut night, "2026-11-22T05:55:00Z");
    night.keys("esc esc 1");
    whole_note(&mut night, "NV");

    // The morning: TB comes, is told everything that is new, and takes over.
    at(&mut night, "2026-11-22T06:35:00Z");
    let mut day = night.second("TB");
    day.keys("enter").expect("Du er på dagvakt");
    night.keys("o").expect("Nattevakt lør 21.11. → Dagvakt").expect("Nattrunder");
    night.keys("1 enter");
    slowly(&mut night, &long("natta"));
    night.keys("ctrl-s").expect("Lagret kl.");
    hand_over(&mut night, "TB");
    night.keys("esc V enter").expect("Du er av vakt");
    day.keys("t").expect("Følge opp brevet");
    day.keys("esc j").expect("ulest");

    // Everything stands as it was typed, to the last word.
    let newest = entries(&day, 4);
    assert_eq!(texts(&newest[0]), all_four("NV"));
    assert_eq!(newest[0].author, StaffId(3));
    let deviation = texts(&newest[1]).remove(0);
    assert!(deviation.starts_with("Nattrunde, Felleskjøkken") && deviation.ends_with(&long("avvik")), "{deviation}");
    assert_eq!(texts(&newest[2]), [long("fakta OH"), long("egne ord OH")]);
    assert_eq!(texts(&newest[3]), all_four("KN"));
    let beside = open_beside(&day);
    let tasks = beside.read().open_tasks().unwrap();
    assert_eq!(tasks[0].facts.title.as_str(), long_line("Følge opp brevet"));
    assert_eq!(tasks[0].entry, Some(newest[2].id));
    let written = |shift, to: &str| {
        let sheet = sheet(&day, shift, to);
        let signed = |side| sheet.signed(side).map(|one| one.staff.0);
        let part = sheet.part(Some(personalbase::domain::ids::YouthId(1))).unwrap().facts.clone();
        (part.picture.unwrap().as_str().to_owned(), signed(Side::Outgoing), signed(Side::Incoming))
    };
    assert_eq!(written(1, "night"), (long("bilde"), Some(1), Some(3)));
    assert_eq!(written(2, "day"), (long("natta"), Some(3), Some(4)));
    let walked = sheet(&day, 2, "day").pulled.rounds;
    assert_eq!((walked.len(), walked[0].in_order, walked[0].deviations.len()), (1, 6, 1));
    assert_eq!(beside.read().draft_counts().unwrap(), [], "nothing waits unsaved");
    assert!(matches!(beside.verify_chain().unwrap(), ChainCheck::Whole(_)));
}
