use proptest::prelude::*;

use super::*;
use crate::{
    config::Config,
    domain::recurrence::{EventRule, any_recurrence},
    text::Language,
};

const NB: Texts = Texts::new(Language::Nb);
const EN: Texts = Texts::new(Language::En);

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn read(text: &str) -> Result<Spoken, RecurError> {
    parse_recurrence(text, today(), &Config::default().shifts)
}

#[track_caller]
fn means(texts: &[&str], rule: &str) {
    for text in texts {
        let spoken = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((spoken.rule.to_string().as_str(), spoken.shift), (rule, None), "{text}");
    }
}

#[test]
fn norwegian_words_mean_what_they_say() {
    means(&["hver dag", "Hver Dag", "daglig", "hver 1. dag"], "FREQ=DAILY");
    means(&["annenhver dag", "hver annen dag", "hver andre dag", "hver 2. dag"], "FREQ=DAILY;INTERVAL=2");
    means(&["hver 3. dag", "hver tredje dag"], "FREQ=DAILY;INTERVAL=3");
    means(&["hver mandag", "hver man", "mandager", "hver uke på mandag", "hver mandag."], "FREQ=WEEKLY;BYDAY=MO");
    means(&["annenhver fredag", "annenhver uke på fredag", "hver 2. uke på fre"], "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    means(&["hver mandag og torsdag", "mandager og torsdager", "hver torsdag, mandag"], "FREQ=WEEKLY;BYDAY=MO,TH");
    means(&["hver mandag, onsdag og fredag"], "FREQ=WEEKLY;BYDAY=MO,WE,FR");
    means(&["hver hverdag", "hverdager"], "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    means(&["hver uke", "ukentlig"], "FREQ=WEEKLY");
    means(
        &["1. i måneden", "den 1. i måneden", "1 i mnd", "hver 1. i måneden", "1. hver måned"],
        "FREQ=MONTHLY;BYMONTHDAY=1",
    );
    means(&["den 15. annenhver måned"], "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15");
    means(&["siste dag i måneden"], "FREQ=MONTHLY;BYMONTHDAY=-1");
    means(&["siste fredag i måneden", "hver siste fredag i måneden"], "FREQ=MONTHLY;BYDAY=-1FR");
    means(&["første mandag i måneden", "1. mandag i måneden"], "FREQ=MONTHLY;BYDAY=1MO");
    means(&["andre tirsdag hver 3. måned"], "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU");
    means(&["hver måned", "månedlig"], "FREQ=MONTHLY");
    means(&["hvert år", "årlig", "Hvert År"], "FREQ=YEARLY");
    means(&["hvert 2. år", "annethvert år", "hvert annet år"], "FREQ=YEARLY;INTERVAL=2");
    means(
        &["hver dag til 01.12.", "hver dag til og med 1. desember", "daglig tom 1.12.2026"],
        "FREQ=DAILY;UNTIL=20261201",
    );
}

#[test]
fn english_words_mean_the_same() {
    means(&["every day", "daily"], "FREQ=DAILY");
    means(&["every other Friday", "every second fri"], "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    means(&["every Monday and Thursday", "Mondays and Thursdays"], "FREQ=WEEKLY;BYDAY=MO,TH");
    means(&["every 3 weeks on Friday"], "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR");
    means(&["every weekday"], "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    means(&["1st of the month", "the 1st of every month", "day 1 of the month"], "FREQ=MONTHLY;BYMONTHDAY=1");
    means(&["last Friday of the month"], "FREQ=MONTHLY;BYDAY=-1FR");
    means(&["every year", "yearly", "annually"], "FREQ=YEARLY");
    means(&["every 2 years", "every other year"], "FREQ=YEARLY;INTERVAL=2");
    means(&["every day until 1 December"], "FREQ=DAILY;UNTIL=20261201");
}

#[test]
fn a_shift_by_its_name_is_that_shift_of_every_day() {
    for text in ["hver natt", "hver nattevakt", "hver Nattevakt", "every night"] {
        let spoken = read(text).unwrap();
        assert_eq!(
            (spoken.rule.to_string().as_str(), spoken.shift.unwrap().0.as_str()),
            ("FREQ=DAILY", "night"),
            "{text}"
        );
    }
    assert_eq!(read("hver kveld").unwrap().shift.unwrap().0, "evening");
    assert_eq!(read("annenhver natt").unwrap().rule.every(), 2);
    assert_eq!(read("hver dag").unwrap().shift, None, "a day is no day shift");
    assert_eq!(read("hver dagvakt").unwrap().shift.unwrap().0, "day");
}

#[test]
fn what_may_mean_two_things_is_not_guessed() {
    for text in [
        "",
        "mandag",
        "hver",
        "hver tredje fredag",
        "hver andre fredag i måneden",
        "i måneden",
        "32. i måneden",
        "5. mandag i måneden",
        "hver 0. dag",
        "hver 100. dag",
        "hver mandag torsdag",
        "hver mandag og",
        "hver mandag i måneden",
        "av og til",
        "hver hverdag annenhver uke",
        "100",
        "å",
        "1. 2. 3.",
    ] {
        assert_eq!(read(text), Err(RecurError::NotUnderstood), "{text}");
    }
    for text in ["hver dag til jul", "hver dag til", "hver mandag til 31.02."] {
        assert_eq!(read(text), Err(RecurError::Until), "{text}");
    }
}

#[test]
fn a_rule_is_written_as_people_say_it() {
    for (rule, nb, en) in [
        ("FREQ=DAILY", "hver dag", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "hver 3. dag", "every 3 days"),
        ("FREQ=WEEKLY", "hver uke", "every week"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "hver mandag, onsdag og fredag", "every Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "annenhver fredag", "every other Friday"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR",
            "annenhver uke på mandag og fredag",
            "every other week on Monday and Friday",
        ),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "hver 3. uke på fredag", "every 3 weeks on Friday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "hver hverdag", "every weekday"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "1. i måneden", "day 1 of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "siste dag i måneden", "last day of the month"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "siste fredag i måneden", "last Friday of the month"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "første mandag annenhver måned", "first Monday every other month"),
        ("FREQ=YEARLY", "hvert år", "every year"),
        ("FREQ=YEARLY;INTERVAL=3", "hvert 3. år", "every 3 years"),
        ("FREQ=DAILY;UNTIL=20261201", "hver dag til 01.12.2026", "every day until 1 Dec 2026"),
    ] {
        let rule: Recurrence = rule.parse().unwrap();
        assert_eq!((NB.recurrence(rule, None).as_str(), EN.recurrence(rule, None).as_str()), (nb, en));
    }
    let shifts = Config::default().shifts;
    let night = shifts.iter().find(|kind| kind.night);
    assert_eq!(NB.recurrence("FREQ=DAILY".parse().unwrap(), night), "hver nattevakt");
}

#[test]
fn a_rule_of_a_file_is_said_in_plain_words_or_as_what_it_is() {
    for (rule, nb, en) in [
        ("FREQ=WEEKLY;WKST=SU;BYDAY=MO", "hver mandag", "every Monday"),
        (
            "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=12",
            "hver mandag og onsdag, 12 ganger",
            "every Monday and Wednesday, 12 times",
        ),
        ("FREQ=DAILY;COUNT=1", "hver dag, én gang", "every day, once"),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=17", "17. mai hvert år", "17 May every year"),
        ("FREQ=YEARLY;BYMONTH=6,7", "21. juni og 21. juli hvert år", "21 June and 21 July every year"),
        (
            "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=-1MO",
            "siste mandag i mai annethvert år",
            "last Monday in May every other year",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "1. og 15. i måneden", "day 1 and day 15 of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "siste dag og 15. i måneden", "last day and day 15 of the month"),
        (
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO,3MO;UNTIL=20271201",
            "første mandag og tredje mandag hver 3. måned til 01.12.2027",
            "first Monday and third Monday every 3 months until 1 Dec 2027",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
            "etter en regel fra en fil: FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
            "by a rule from a file: FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
        ),
        (
            "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-3",
            "etter en regel fra en fil: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-3",
            "by a rule from a file: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-3",
        ),
    ] {
        let read = EventRule::parse(rule).unwrap();
        let (said_nb, said_en) = (NB.event_rule(&read, today()), EN.event_rule(&read, today()));
        assert_eq!((said_nb.as_str(), said_en.as_str()), (nb, en));
    }
}

proptest! {
    /// Words, rule, words: nothing changes its meaning on the way, in either language.
    #[test]
    fn what_is_written_is_read_back_as_the_same_rule(rule in any_recurrence()) {
        for t in [NB, EN] {
            let words = t.recurrence(rule, None);
            let spoken = read(&words);
            prop_assert_eq!(spoken.clone().map(|spoken| spoken.rule), Ok(rule), "{}", &words);
            prop_assert_eq!(t.recurrence(spoken.unwrap().rule, None), words);
        }
    }

    #[test]
    fn nothing_typed_panics(text in "\\PC{0,40}") {
        let _ = read(&text);
    }

    /// Words in any order: understood or not, and if so written and read back as the same.
    #[test]
    fn whatever_is_understood_is_said_again_the_same(words in proptest::collection::vec(
        prop_oneof![
            Just("hver"), Just("annenhver"), Just("3."), Just("siste"), Just("første"), Just("mandag"), Just("fredag"),
            Just("og"), Just("dag"), Just("uke"), Just("måned"), Just("i måneden"), Just("på"), Just("hverdag"),
            Just("the"), Just("every"), Just("of the month"), Just("Mondays"), Just("15"), Just("til 01.02.2027"),
        ], 1..6)
    ) {
        if let Ok(spoken) = read(&words.join(" ")) {
            let again = read(&NB.recurrence(spoken.rule, None)).unwrap();
            prop_assert_eq!(again.rule, spoken.rule);
        }
    }
}
