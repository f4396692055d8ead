//! Searching all that is written, on a real encrypted file.

use chrono::{NaiveDate, TimeDelta};

use super::{ADMINISTRATOR, LEAD, TEMP, THERAPIST, entry, house, now, prose, write};
use crate::{
    domain::{
        calendar::{self, EventFacts, EventKind, OccurrenceId, Reach},
        command::Command,
        handover::{Between, PartFacts, RuleFacts, Step},
        ids::{EventId, GoalId, SearchId, ShiftId, StaffId, TaskId},
        log::{About, EntryKind, NewEntry, Revision, Weight},
        names::{Line, Prose},
        night::{AgreementFacts, NightCheck},
        presence::{PresenceFacts, PresenceSource, PresenceState},
        refusal::Refusal,
        search::{Search, Source, TextOf},
        shift::ShiftKindId,
        task::{Due, Ending, Owner, TaskAbout, TaskFacts},
        time::{Instant, Zone},
        watch::{WatchFacts, WatchLevel},
        words::words,
    },
    store::{
        ChainCheck, House, StoreError,
        read::{Hit, SearchAfter},
    },
    testing::Sample,
};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn asked(words: &str) -> Search {
    Search { words: words.to_owned(), ..Search::default() }
}

/// All that is found, page by page of so many.
fn paged(house: &House, search: &Search, limit: usize) -> Vec<Hit> {
    let (mut found, mut after) = (Vec::new(), SearchAfter::default());
    loop {
        let page = house.read().search(search, after, limit).unwrap();
        assert!(page.hits.len() <= limit);
        found.extend(page.hits);
        match page.next {
            Some(next) => after = next,
            None => return found,
        }
    }
}

/// The first line of everything that is found.
fn found(house: &House, search: &Search) -> Vec<String> {
    paged(house, search, 3).iter().map(|hit| hit.lines()[0].to_owned()).collect()
}

fn add_task(house: &mut House, title: &str, note: &str, about: TaskAbout, at: Instant) -> TaskId {
    let due = Due::on(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let facts = TaskFacts { title: line(title), note: prose(note), about, owner: Owner::Anyone, due, repeats: None };
    TaskId(house.execute(THERAPIST, at, &Command::AddTask { facts, entry: None }).unwrap().row)
}

fn between() -> Between {
    Between { shift: ShiftId(1), to: ShiftKindId("night".to_owned()) }
}

fn hand_over(house: &mut House, staff: StaffId, step: Step) {
    house.execute(staff, now(), &Command::HandOver(step)).unwrap();
}

#[test]
fn every_kind_of_text_is_found_where_it_stands() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let house = &mut sample.house;
    let task = add_task(house, "Kjøpe ukulele", "Strenger også.", TaskAbout::Youth(amir), now());
    let facts = PartFacts { picture: prose("Spilte ukulele hele kvelden."), ..PartFacts::default() };
    hand_over(house, LEAD, Step::WritePart { between: between(), youth: Some(amir), version: 0, facts });
    let rule = RuleFacts {
        youth: None,
        condition: line("Hvis ukulelen ryker"),
        action: line("Ring butikken"),
        expires_at: now() + TimeDelta::hours(20),
    };
    hand_over(house, TEMP, Step::AddRule { between: between(), facts: rule });
    let words = prose("Jeg vil spille ukulele.").unwrap();
    house.execute(THERAPIST, now(), &Command::SetYouthVoice { youth: amir, version: 1, words }).unwrap();
    write(house, entry(About::Youths(vec![amir]), "Ukulele på rommet."));
    let sources: Vec<Source> = paged(house, &asked("ukul"), 2).iter().map(Hit::source).collect();
    assert_eq!(sources.len(), 5);
    assert_eq!(sources.iter().filter(|source| **source == Source::Handover).count(), 2, "a section each");
    assert_eq!(found(house, &asked("strenger")), ["Kjøpe ukulele"], "the note of a task");
    assert_eq!(found(house, &asked("ring butikken")), ["Hvis ukulelen ryker"]);
    assert_eq!(found(house, &asked("fellesmiddag")), ["Fellesmiddag"], "an activity");
    assert_eq!(found(house, &asked("felleskjokken")), ["Fellesmiddag"], "its place");
    assert_eq!(found(house, &asked("vg1 norsk")), ["Bestå vg1 norsk"], "a goal");
    assert_eq!(found(house, &asked("verksted")), [""; 0], "own words that were replaced");
    let by_temp = Search { author: Some(TEMP), ..asked("ukul") };
    assert_eq!(found(house, &by_temp), ["Hvis ukulelen ryker"]);
    let of_amir = Search { youth: Some(amir), ..asked("ukul") };
    assert_eq!(paged(house, &of_amir, 10).len(), 4, "the rule is about the house");
    for source in Source::ALL {
        let only = Search { source: Some(source), ..asked("ukul") };
        assert!(paged(house, &only, 10).iter().all(|hit| hit.source() == source));
    }
    let ending = Ending::NotDone(prose("Butikken var stengt.").unwrap());
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    house
        .execute(THERAPIST, now(), &Command::FinishTask { task, version: 1, occurrence: day, ending, shift: None })
        .unwrap();
    assert_eq!(found(house, &asked("stengt")), ["Butikken var stengt."], "why it was not done");
    assert_eq!(found(house, &Search { kind: Some(EntryKind::Observation), ..asked("ukul") }), ["Ukulele på rommet."]);
    assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new());
    assert_eq!(house.verify_chain().unwrap(), ChainCheck::Whole(house.chain_head().unwrap()));
}

#[test]
fn what_is_written_beside_marks_levels_and_agreements_is_found_by_whom_it_is_about() {
    let (_home, mut sample) = house();
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    let house = &mut sample.house;
    let note = line("Tok med ukulelen.");
    let mut facts =
        PresenceFacts { note: Some(note), ..PresenceFacts::plain(PresenceState::Out, PresenceSource::Told) };
    let mark = |facts: &PresenceFacts| Command::SetPresence { youth: amir, at: None, seen: None, facts: facts.clone() };
    house.execute(LEAD, now(), &mark(&facts)).unwrap();
    facts.note = None;
    house.execute(LEAD, now(), &mark(&facts)).unwrap();
    let (reason, review_at) = (Some(line("Mistet ukulelen.")), Some(now() + TimeDelta::hours(9)));
    let facts = WatchFacts { level: WatchLevel::Follow, reason, review_at };
    house.execute(TEMP, now(), &Command::SetWatch { youth: amir, version: 0, facts }).unwrap();
    let today = Zone::OSLO.date(now());
    let facts = AgreementFacts {
        check: NightCheck::Knock,
        at: None,
        note: Some(line("Ikke spill ukulele.")),
        agreed_with: line("verge"),
        agreed_on: today,
        review: today + TimeDelta::days(30),
    };
    house.execute(LEAD, now(), &Command::SetNightAgreement { youth: samira, version: 0, facts }).unwrap();
    let all = [Source::Night, Source::Watch, Source::Presence];
    assert_eq!(
        paged(house, &asked("ukul"), 2).iter().map(Hit::source).collect::<Vec<_>>(),
        all,
        "what says nothing is not filed"
    );
    for (youth, count) in [(amir, 2), (samira, 1)] {
        assert_eq!(paged(house, &Search { youth: Some(youth), ..asked("ukul") }, 10).len(), count);
    }
    assert_eq!(found(house, &Search { author: Some(TEMP), ..asked("ukul") }), ["Mistet ukulelen."]);
    assert_eq!(found(house, &asked("verge"))[0], "Ikke spill ukulele.", "with whom it was agreed");
}

#[test]
fn what_is_changed_or_taken_back_is_found_as_it_stands() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let task = add_task(house, "Vaske gardiner", "", TaskAbout::House, now());
    let facts = house.read().task(task).unwrap().unwrap().facts;
    let facts = TaskFacts { title: line("Stryke duker"), ..facts };
    house.execute(LEAD, now() + TimeDelta::hours(1), &Command::ChangeTask { task, version: 1, facts }).unwrap();
    assert_eq!(found(house, &asked("gardiner")), [""; 0]);
    assert_eq!(found(house, &asked("duker")), ["Stryke duker"]);
    house.execute(LEAD, now(), &Command::WithdrawTask { task, version: 2 }).unwrap();
    assert_eq!(found(house, &asked("duker")), [""; 0]);
    house.execute(LEAD, now(), &Command::Calendar(calendar::Step::Withdraw { event: EventId(1), version: 1 })).unwrap();
    assert_eq!(found(house, &asked("fellesmiddag")), [""; 0]);
    house.execute(LEAD, now(), &Command::WithdrawGoal { goal: GoalId(1), version: 1 }).unwrap();
    assert_eq!(found(house, &asked("norsk")), ["Jeg vil klare norsk og få meg jobb på verksted."]);
    let facts = crate::testing::event_at("Fisketur", now());
    let occurrence = OccurrenceId { event: EventId(2), day: None };
    let command = Command::Calendar(calendar::Step::Change { occurrence, reach: Reach::This, version: 1, facts });
    house.execute(LEAD, now(), &command).unwrap();
    let rows = |table: &str| -> i64 {
        house.connection().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    };
    assert_eq!(rows("text_search_docsize"), rows("search_text"), "nothing is left of what was filed before");
    assert_eq!((found(house, &asked("fisketur")), found(house, &asked("film"))), (vec!["Fisketur".into()], vec![]));
}

#[test]
fn an_appointment_of_several_is_found_under_each_of_them() {
    let (_home, mut sample) = house();
    let (amir, samira, yonas) = (sample.youths[2], sample.youths[0], sample.youths[1]);
    let facts = EventFacts {
        kind: EventKind::Appointment,
        youths: vec![amir, samira],
        ..crate::testing::event_at("Time hos UDI", now())
    };
    sample.house.execute(LEAD, now(), &Command::Calendar(calendar::Step::Add(facts))).unwrap();
    let of = |youth| Search { youth: Some(youth), ..asked("udi") };
    for youth in [amir, samira] {
        assert_eq!(found(&sample.house, &of(youth)), ["Time hos UDI"]);
    }
    assert_eq!(found(&sample.house, &of(yonas)), [""; 0]);
}

#[test]
fn a_corrected_entry_keeps_its_author_and_a_struck_one_is_still_found() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let id = write(house, NewEntry { weight: Weight::Important, ..entry(About::House, "Blåbær i fryseren.") });
    let mut content = (&house.read().entry(id).unwrap().unwrap()).into();
    let changed: &mut crate::domain::log::EntryContent = &mut content;
    changed.lines.facts = prose("Bringebær i fryseren.");
    let revision = Revision::Amendment { content: content.clone(), reason: prose("Feil bær.").unwrap() };
    house.execute(LEAD, now(), &Command::ReviseEntry { entry: id, seen: None, revision, shift: None }).unwrap();
    let by = |author, words: &str| Search { author: Some(author), ..asked(words) };
    assert_eq!(found(house, &by(THERAPIST, "bringebær")), ["Bringebær i fryseren."]);
    assert_eq!(found(house, &by(LEAD, "bringebær")), [""; 0], "whoever corrects is not who wrote");
    assert_eq!(found(house, &by(THERAPIST, "blåbær")), [""; 0]);
}

#[test]
fn times_are_the_times_of_writing_and_their_end_is_left_out() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    for hours in 0..6 {
        let at = now() + TimeDelta::hours(hours);
        house.execute(THERAPIST, at, &Command::WriteEntry(entry(About::House, &format!("Regn kl {hours}")))).unwrap();
        add_task(house, &format!("Regntøy {hours}"), "", TaskAbout::House, at);
    }
    let hours = |from: i64, to: i64| Search {
        from: Some(now() + TimeDelta::hours(from)),
        to: Some(now() + TimeDelta::hours(to)),
        ..asked("regn")
    };
    assert_eq!(found(house, &hours(1, 3)), ["Regn kl 2", "Regntøy 2", "Regn kl 1", "Regntøy 1"]);
    assert_eq!(found(house, &hours(6, 9)), [""; 0]);
    assert_eq!(found(house, &Search { words: String::new(), ..hours(5, 9) }), ["Regn kl 5", "Regntøy 5"]);
    assert_eq!(found(house, &Search { from: None, ..hours(0, 1) }), ["Regn kl 0", "Regntøy 0"]);
}

#[test]
fn in_a_search_about_one_youth_nobody_else_is_named() {
    let (_home, mut sample) = house();
    let (amir, samira) = (sample.youths[2], sample.youths[0]);
    write(&mut sample.house, entry(About::Youths(vec![samira, amir]), "Kranglet om sjakkbrettet."));
    let search = Search { youth: Some(amir), ..asked("sjakk") };
    let [Hit::Entry(entry)] = &paged(&sample.house, &search, 5)[..] else { panic!("one entry") };
    assert_eq!((&entry.about, entry.others), (&About::Youths(vec![amir]), 1));
    let [Hit::Entry(entry)] = &paged(&sample.house, &asked("sjakk"), 5)[..] else { panic!("one entry") };
    assert_eq!(entry.others, 0, "in the log of the house everybody stands");
    let other = Search { youth: Some(sample.youths[1]), ..asked("sjakk") };
    assert_eq!(paged(&sample.house, &other, 5), []);
}

#[test]
fn whoever_has_no_part_in_the_youths_matters_does_not_search() {
    let (_home, mut sample) = house();
    let run = |staff, sample: &mut Sample| {
        sample.house.execute(staff, now(), &Command::RunSearch { line: line("verge"), youth: None })
    };
    assert!(run(TEMP, &mut sample).is_ok());
    let refused = run(ADMINISTRATOR, &mut sample);
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotAllowed { .. }))));
}

#[test]
fn a_search_is_a_row_of_the_chain_and_its_words_stand_only_there() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let command = Command::RunSearch { line: line("selvskading ungdom:3"), youth: Some(amir) };
    let done = sample.house.execute(TEMP, now(), &command).unwrap();
    assert_eq!(done.changes, crate::domain::changes::Changes::NONE, "nothing that is shown has changed");
    let newest = sample.house.read().newest_audit(1).unwrap().remove(0);
    assert_eq!((newest.action.as_str(), newest.staff, newest.youth), ("search", Some(TEMP), Some(amir)));
    let tables = sample.house.connection();
    let detail: String =
        tables.query_row("SELECT detail FROM audit ORDER BY id DESC LIMIT 1", [], |row| row.get(0)).unwrap();
    assert!(detail.contains("selvskading"));
    assert_eq!(found(&sample.house, &asked("selvskading")), [""; 0]);
}

#[test]
fn searches_are_kept_for_one_member_alone() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let keep = |name: &str| Command::SaveSearch { name: line(name), line: line("verge siden:30d") };
    let id = SearchId(house.execute(TEMP, now(), &keep("Verge")).unwrap().row);
    let refusal = |result: Result<crate::store::Done, StoreError>| match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(refusal(house.execute(TEMP, now(), &keep("Verge"))), Refusal::SearchNameTaken);
    house.execute(LEAD, now(), &keep("Verge")).unwrap();
    let rename = |version| Command::RenameSearch { search: id, version, name: line("Om verge") };
    assert_eq!(refusal(house.execute(LEAD, now(), &rename(1))), Refusal::Gone, "not theirs");
    house.execute(TEMP, now(), &rename(1)).unwrap();
    assert_eq!(refusal(house.execute(TEMP, now(), &rename(1))), Refusal::ChangedMeanwhile { by: TEMP });
    let kept = house.read().saved_searches(TEMP).unwrap();
    assert_eq!((kept.len(), kept[0].name.as_str(), kept[0].line.as_str()), (1, "Om verge", "verge siden:30d"));
    let remove = |version| Command::RemoveSearch { search: id, version };
    assert_eq!(refusal(house.execute(LEAD, now(), &remove(2))), Refusal::Gone);
    house.execute(TEMP, now(), &remove(2)).unwrap();
    assert_eq!(house.read().saved_searches(TEMP).unwrap(), []);
    for number in 0..30 {
        house.execute(TEMP, now(), &keep(&format!("Søk {number}"))).unwrap();
    }
    assert_eq!(refusal(house.execute(TEMP, now(), &keep("Ett til"))), Refusal::TooManySearches { most: 30 });
}

/// A series that is on the trampoline once.
fn add_a_time_with_words(house: &mut House) {
    let facts = EventFacts {
        rule: Some("FREQ=WEEKLY".parse().unwrap()),
        ..crate::testing::event_at("Klubbkveld", now() + TimeDelta::days(1))
    };
    let series = house.execute(LEAD, now(), &Command::Calendar(calendar::Step::Add(facts.clone()))).unwrap().row;
    let occurrence = OccurrenceId { event: EventId(series), day: Some(facts.when.day) };
    let once = EventFacts { place: Some(line("Trampolinehallen")), ..facts };
    let change = calendar::Step::Change { occurrence, reach: Reach::This, version: 1, facts: once };
    house.execute(LEAD, now(), &Command::Calendar(change)).unwrap();
}

#[test]
fn what_was_written_before_the_index_is_found_too() {
    let (home, mut sample) = house();
    add_task(&mut sample.house, "Kjøpe ukulele", "", TaskAbout::House, now());
    add_a_time_with_words(&mut sample.house);
    let before = paged(&sample.house, &asked(""), 50);
    // As the migration leaves it: nothing filed, everything due, and authors filed beside what was.
    sample
        .house
        .connection()
        .execute_batch(
            "DELETE FROM text_search; DELETE FROM search_text;
             INSERT INTO search_due (kind) VALUES ('task'), ('handover'), ('goal'), ('voice'), ('activity');",
        )
        .unwrap();
    assert_eq!(found(&sample.house, &asked("ukulele")), [""; 0]);
    drop(sample);
    let folder = crate::store::HouseFolder::new(&home.path().join("house"));
    let lead = crate::domain::staff::Initials::new("KN").unwrap();
    let passphrase = crate::store::keys::Passphrase::new(crate::testing::PASSPHRASE);
    let opened =
        crate::store::entrance::unlock(&folder, &lead, &passphrase, now(), crate::domain::time::Zone::OSLO).unwrap();
    assert_eq!(found(&opened.house, &asked("ukulele")), ["Kjøpe ukulele"]);
    assert_eq!(found(&opened.house, &asked("trampolinehallen")), ["Klubbkveld"]);
    let after = paged(&opened.house, &asked(""), 50);
    let places = |hits: &[Hit]| hits.iter().map(|hit| (hit.at(), hit.lines().join(" "))).collect::<Vec<_>>();
    let (mut one, mut other) = (places(&before), places(&after));
    assert!(other.is_sorted_by_key(|(at, _)| std::cmp::Reverse(*at)), "newest first");
    one.sort();
    other.sort();
    assert_eq!(one, other);
    assert_eq!(opened.house.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn an_author_that_was_filed_later_goes_with_the_entry() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let id = write(house, entry(About::House, "Kantareller."));
    // As an older program filed it, and the migration then did.
    let conn = house.connection();
    let filed =
        "INSERT INTO log_search (log_search, rowid, body, tags) VALUES ('delete', ?1, 'kantareller', 'ko u2 hko h')";
    conn.execute(filed, [id.0]).unwrap();
    conn.execute("INSERT INTO log_search (rowid, body, tags) VALUES (?1, 'kantareller', 'ko hko h')", [id.0]).unwrap();
    conn.execute("INSERT INTO log_search (rowid, body, tags) VALUES (?1, '', 'u2')", [id.0]).unwrap();
    let search = Search { author: Some(THERAPIST), ..asked("kantareller") };
    assert_eq!(found(house, &search), ["Kantareller."]);
    let reason = prose("Feil hus.").unwrap();
    let command = Command::ReviseEntry { entry: id, seen: None, revision: Revision::Struck { reason }, shift: None };
    house.execute(LEAD, now(), &command).unwrap();
    assert_eq!(found(house, &search), ["Kantareller."], "struck, and still by its author");
    assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new());
}

/// Words that meet and miss each other in many ways, in both indexes.
const WORDS: [&str; 8] = ["verge", "vergen", "Åsen", "Aasen", "skole", "sko", "مدرسة", "é"];

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(6))]
    #[test]
    fn the_same_is_found_as_by_a_look_at_everything(
        chosen in proptest::collection::vec((0usize..2, 0u8..255, 0i64..4, 0usize..3), 12..30),
        asked_for in proptest::collection::vec((0usize..8, 2usize..7), 0..3),
        youth in 0usize..3,
        author in 0usize..3,
        hours in (-1i64..5, -1i64..5),
        limit in 1usize..6,
    ) {
        let (_home, mut sample) = house();
        let staff = [LEAD, THERAPIST, TEMP];
        let mut at = now();
        for (place, bits, later, who) in chosen {
            at += TimeDelta::minutes(later * 10);
            let text: Vec<&str> = WORDS.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, word)| *word).collect();
            let text = format!("Notat {}", text.join(", "));
            let subject = sample.youths.get(usize::from(bits) % 3).copied().filter(|_| bits % 2 == 0);
            let command = match place {
                0 => Command::WriteEntry(entry(subject.map_or(About::House, |youth| About::Youths(vec![youth])), &text)),
                _ => Command::AddTask {
                    facts: TaskFacts {
                        title: line(&text),
                        note: None,
                        about: subject.map_or(TaskAbout::House, TaskAbout::Youth),
                        owner: Owner::Anyone,
                        due: Due::on(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()),
                        repeats: None,
                    },
                    entry: None,
                },
            };
            sample.house.execute(staff[who], at, &command).unwrap();
        }
        let beginning = |(word, letters): (usize, usize)| WORDS[word].chars().take(letters).collect::<String>();
        let search = Search {
            words: asked_for.into_iter().map(beginning).collect::<Vec<_>>().join(" "),
            youth: sample.youths.get(youth).copied().filter(|_| youth > 0),
            author: (author > 0).then(|| staff[author]),
            from: (hours.0 >= 0).then(|| now() + TimeDelta::hours(hours.0)),
            to: (hours.1 >= 0).then(|| now() + TimeDelta::hours(hours.1)),
            ..Search::default()
        };
        let everything = paged(&sample.house, &Search::default(), 100);
        let expected: Vec<&Hit> = everything.iter().filter(|hit| passes(hit, &search)).collect();
        let found = paged(&sample.house, &search, limit);
        proptest::prop_assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            proptest::prop_assert!(found.is_same(expected));
        }
    }
}

/// What a search says, asked of one text.
fn passes(hit: &Hit, search: &Search) -> bool {
    let written = words(&hit.lines().join(" "));
    let has = |word: &String| {
        written
            .iter()
            .any(|written| written == word || (word.chars().count() > 2 && written.starts_with(word.as_str())))
    };
    let (youths, authors) = match hit {
        Hit::Entry(entry) => match &entry.about {
            About::Youths(youths) => (youths.clone(), vec![entry.author]),
            _ => (Vec::new(), vec![entry.author]),
        },
        Hit::Text(text, _) => (text.youth.into_iter().collect(), text.authors.iter().copied().collect()),
    };
    words(&search.words).iter().all(has)
        && search.youth.is_none_or(|youth| youths.contains(&youth))
        && search.author.is_none_or(|author| authors.contains(&author))
        && search.from.is_none_or(|from| hit.at() >= from)
        && search.to.is_none_or(|to| hit.at() < to)
}

#[test]
fn what_one_time_of_a_series_says_is_found_and_says_which_time_it_is() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let dinner = EventFacts {
        rule: Some("FREQ=WEEKLY".parse().unwrap()),
        ..crate::testing::event_at("Klubbkveld", now() + TimeDelta::days(1))
    };
    let act = |house: &mut House, step| house.execute(LEAD, now(), &Command::Calendar(step)).unwrap().row;
    let series = EventId(act(house, calendar::Step::Add(dinner)));
    let first = Zone::OSLO.date(now() + TimeDelta::days(1));
    let time = |house: &House, series: EventId, weeks: i64| {
        let id = OccurrenceId { event: series, day: Some(first + TimeDelta::weeks(weeks)) };
        house.read().occurrence(id, Zone::OSLO).unwrap().unwrap()
    };
    let change = |one: &calendar::Occurrence, reach, facts| {
        let version = if reach == Reach::This { one.version } else { one.series_version };
        calendar::Step::Change { occurrence: one.id, reach, version, facts }
    };
    let noted = time(house, series, 2);
    let facts = EventFacts { note: Prose::optional("Ta med trekkspill").unwrap(), ..noted.facts.clone() };
    act(house, change(&noted, Reach::This, facts));
    let moved = time(house, series, 3);
    let next_day = EventFacts { when: moved.facts.when.on(first + TimeDelta::days(22)), ..moved.facts.clone() };
    act(house, change(&moved, Reach::This, next_day));
    assert_eq!(found(house, &asked("trekkspill")), ["Klubbkveld"]);
    let hits = paged(house, &asked("klubbkveld"), 10);
    assert_eq!(hits.len(), 2, "one that says what its series says is not found twice");
    let row = |house: &House| match paged(house, &asked("trekkspill"), 10).as_slice() {
        [Hit::Text(text, _)] => match text.of {
            TextOf::EventTime(row) => (house.read().time_of_row(row).unwrap(), text.day),
            other => panic!("{other:?}"),
        },
        other => panic!("{} found", other.len()),
    };
    assert_eq!(row(house), (Some(noted.id), Some(first + TimeDelta::weeks(2))));
    // It goes along with the series that goes on from there, and with its new words.
    let next = time(house, series, 1);
    let renamed = EventFacts { title: line("Spillkveld"), ..next.facts.clone() };
    let after = EventId(act(house, change(&next, Reach::Following, renamed)));
    assert_eq!(row(house).0, Some(OccurrenceId { event: after, ..noted.id }));
    assert_eq!(found(house, &asked("klubbkveld")), ["Klubbkveld"], "the older half alone");
    // Called off it is still found; with the rest of the series it is gone.
    let noted = time(house, after, 2);
    let off = |one: &calendar::Occurrence, reach| {
        let version = if reach == Reach::This { one.version } else { one.series_version };
        calendar::Step::CallOff { occurrence: one.id, reach, version, off: true, reason: None }
    };
    act(house, off(&noted, Reach::This));
    assert_eq!(row(house).0, Some(noted.id));
    act(house, off(&noted, Reach::Following));
    assert_eq!(found(house, &asked("trekkspill")), [""; 0]);
    let count = |table: &str| -> i64 {
        house.connection().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    };
    assert_eq!(count("text_search_docsize"), count("search_text"), "nothing is left of what was filed before");
}
