//! What the command line says no to: one sentence in each language, one exit code, and nothing changed.

use crate::house::{Answer, House};

/// Who asks, what, the exit code, and a piece of the sentence in Norwegian and English.
type Refused<'a> = (&'a str, &'a [&'a str], i32, &'a str, &'a str);

const REFUSED: &[Refused<'_>] = &[
    ("KN", &["log", "add", "--about", "5", "x"], 2, "Ingen bor i leilighet 5", "Nobody lives in apartment 5"),
    ("KN", &["log", "add", "--about", "9", "x"], 2, "ingen leilighet «9»", "no apartment “9”"),
    ("KN", &["log", "add", "--about", "Petter", "x"], 2, "«Petter» er ingen ungdom", "“Petter” is no youth"),
    ("KN", &["log", "add", "--about", "3", " "], 2, "Skriv noe her", "Write something"),
    ("KN", &["log", "add", "--about", "3", "--happened", "31.02.", "x"], 2, "«31.02.»", "“31.02.”"),
    ("KN", &["log", "add", "--about", "3", "--happened", "i går", "x"], 2, "ikke klokka", "not the time"),
    ("KN", &["log", "add", "--about", "3", "--kind", "rykte", "x"], 2, "«rykte»", "“rykte”"),
    ("KN", &["log", "list", "--limit", "0"], 2, "et tall fra 1 til 10000", "a number from 1 to 10000"),
    ("KN", &["log", "list", "--limit"], 2, "må ha en verdi", "needs a value"),
    ("KN", &["log", "add"], 2, "Dette mangler: --about", "This is missing: --about"),
    ("KN", &["presence", "set", "3", "borte"], 2, "«borte»", "“borte”"),
    ("KN", &["presence", "set", "3", "ute", "--back", "-1t"], 2, "etter at ungdommen gikk", "after they left"),
    ("KN", &["presence", "set", "3", "inne", "--back", "+1t"], 2, "Bare den som er ute", "Only somebody who is away"),
    ("KN", &["presence", "set", "3", "inne", "--at", "+1t"], 2, "fram i tid", "future"),
    ("KN", &["presence", "set", "3", "overnight-away"], 2, "hvor ungdommen overnatter", "stays overnight"),
    ("KN", &["presence", "set", "5", "inne"], 2, "Ingen bor i leilighet 5", "Nobody lives in apartment 5"),
    ("KN", &["presence", "guests", "3", "51"], 2, "«51» kan ikke brukes", "“51” cannot be used"),
    ("KN", &["watch", "set", "3", "akutt"], 2, "Skriv hvorfor", "Write why"),
    ("KN", &["watch", "set", "3", "follow", "--reason", "x", "--review", "+40d 12:00"], 2, "31 dager", "31 days"),
    ("AD", &["presence", "set", "3", "inne"], 6, "hvor ungdommene er", "where youths are"),
    ("AD", &["watch", "set", "3", "rolig"], 6, "hvor tett dere følger med", "how closely"),
    ("AD", &["presence", "guests", "3", "1"], 6, "hvor ungdommene er", "where youths are"),
    ("KN", &["logg"], 2, "«logg» er ikke en kommando", "“logg” is no command"),
    ("KN", &["today", "--fast"], 2, "«--fast» er ikke et valg", "“--fast” is no option"),
    ("KN", &["today", "i", "dag"], 2, "«i» hører ikke hjemme her", "“i” does not belong here"),
    ("KN", &["log", "list", "--fast"], 2, "«personalbase log list --help»", "“personalbase log list --help”"),
    ("KN", &["demo", "--seed", "1"], 2, "--write", "--write"),
    ("K", &["today"], 2, "to til fire bokstaver", "two to four letters"),
    ("ZZ", &["today"], 3, "Initialene eller passfrasen er feil", "initials or the passphrase"),
    ("AD", &["log", "add", "--about", "hus", "x"], 6, "skrive i loggen", "write in the log"),
    ("TB", &["goal", "add", "x", "--about", "3", "--area", "bolig"], 6, "skrive i planen", "plan"),
    ("OH", &["youth", "add", "--name", "X", "--born", "01.01.2010"], 6, "Rollen din kan ikke", "Your role"),
    ("OH", &["youth", "move-out", "3"], 6, "flytte ungdommer", "youths"),
    ("OH", &["staff", "add", "--initials", "XX", "--name", "X", "--role", "vikar"], 6, "ansatte", "staff"),
    ("KN", &["staff", "add", "--initials", "OH", "--name", "X", "--role", "vikar"], 6, "disse initialene", "initials"),
    ("KN", &["staff", "role", "KN", "vikar"], 6, "minst én fagleder", "clinical lead"),
    ("KN", &["staff", "end", "KN", "--yes"], 6, "minst én fagleder", "clinical lead"),
    ("KN", &["staff", "end", "OH"], 2, "Bruk --yes", "Use --yes"),
    ("OH", &["staff", "end", "TB", "--yes"], 6, "legge til eller endre ansatte", "staff"),
    ("KN", &["staff", "end", "ZZ", "--yes"], 2, "initialene ZZ", "initials ZZ"),
    ("KN", &["staff", "role", "ZZ", "vikar"], 2, "initialene ZZ", "initials ZZ"),
    ("KN", &["youth", "add", "--name", "X", "--born", "2010"], 2, "«2010»", "“2010”"),
    ("KN", &["youth", "move-in", "Amir", "--apartment", "1"], 6, "eilighet 1", "partment 1"),
    ("KN", &["activity", "add", "x", "--starts", "i morgen"], 2, "ikke klokka", "not the time"),
    ("AD", &["task", "add", "x"], 6, "Rollen din kan ikke skrive og avslutte oppgaver.", "Your role"),
    ("KN", &["task", "add", "x", "--due", "en gang"], 2, "«en gang»", "“en gang”"),
    ("KN", &["task", "add", "x", "--repeats", "av og til"], 2, "«av og til»", "“av og til”"),
    ("KN", &["task", "add", "x", "--repeats", "hver natt", "--due", "+1d 23:00"], 2, "ikke begge", "not both"),
    ("KN", &["task", "add", "x", "--about", "1,3"], 2, "én ungdom", "one youth"),
    ("KN", &["task", "add", "x", "--entry", "99"], 2, "«99»", "“99”"),
    ("KN", &["task", "add", "x", "--owner", "qq"], 2, "initialene QQ", "initials QQ"),
    ("KN", &["task", "done", "7"], 2, "«7» er ingen oppgave", "“7”"),
    ("KN", &["task", "not-done", "7", "--because", ""], 2, "Skriv hvorfor", "Write why"),
];

#[test]
fn everything_that_is_refused_has_its_sentence_and_code_and_changes_nothing() {
    let house = House::sample();
    let before = house.run_as("KN", &["log", "list", "--json"]).fine();
    for (user, args, code, norwegian, english) in REFUSED {
        for (language, sentence) in [("nb", norwegian), ("en", english)] {
            let answer = Answer::of(house.program_as(user).args(*args).args(["--language", language]));
            assert_eq!((answer.code, answer.out.as_str()), (*code, ""), "{args:?}: {}", answer.err);
            assert!(answer.err.contains(sentence), "{args:?}: {}", answer.err);
            assert_eq!(answer.err.trim_end().lines().count(), 1, "{args:?}: {}", answer.err);
        }
    }
    assert_eq!(house.run_as("KN", &["log", "list", "--json"]).fine(), before);
    let people = house.run_as("KN", &["youth", "list"]).fine();
    assert_eq!(people.lines().count(), 5, "{people}");
    assert_eq!(house.run_as("KN", &["staff", "list"]).fine().lines().count(), 5);
}

#[test]
fn a_wrong_passphrase_is_code_3_and_is_written_down() {
    let house = House::sample();
    for (language, sentence) in [("nb", "passfrasen er feil"), ("en", "passphrase")] {
        let wrong = house.path("wrong");
        let args = ["--user", "KN", "--passphrase-file", &wrong, "today", "--language", language];
        let answer = house.run(&args);
        assert_eq!((answer.code, answer.out.as_str()), (3, ""));
        assert!(answer.err.contains(sentence), "{}", answer.err);
    }
    let tries = std::fs::read_to_string(house.folder().join("house.tries")).unwrap();
    assert_eq!(tries.lines().count(), 2);
    house.run_as("KN", &["today"]).fine();
    assert!(!house.folder().join("house.tries").exists(), "they are in the audit chain now");
}

#[test]
fn without_somebody_or_something_to_ask_nothing_is_guessed() {
    let house = House::sample();
    let nobody = house.run(&["today"]);
    assert_eq!(nobody.code, 2);
    assert!(nobody.err.contains("--user"), "{}", nobody.err);
    let no_passphrase = house.run(&["--user", "KN", "today"]);
    assert_eq!(no_passphrase.code, 2);
    assert!(no_passphrase.err.contains("--passphrase-file"), "{}", no_passphrase.err);
    let no_file = house.run(&["--user", "KN", "--passphrase-file", &house.path("nowhere"), "today"]);
    assert_eq!(no_file.code, 2);
    assert!(no_file.err.contains("nowhere"), "{}", no_file.err);
}

#[test]
fn what_is_missing_is_told_in_the_order_it_is_needed() {
    let none = House::none();
    for (language, sentence) in [("nb", "Det er ikke noe hus i"), ("en", "There is no house in")] {
        let answer = none.run(&["today", "--language", language]);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""));
        assert!(answer.err.contains(sentence) && !answer.err.contains("--user"), "{}", answer.err);
    }
    let house = House::sample();
    let keys = house.folder().join("house.keys");
    let whole = std::fs::read(&keys).unwrap();
    std::fs::write(&keys, "nothing").unwrap();
    assert_eq!(house.run(&["today"]).code, 4, "the house before who comes");
    std::fs::write(&keys, whole).unwrap();
    let nowhere = house.path("nowhere");
    let nobody = house.run(&["today", "--passphrase-file", &nowhere]);
    assert!(nobody.err.contains("--user"), "who comes before what they know: {}", nobody.err);
    let unknown = house.run(&["today", "--passphrase-file", &nowhere, "--user", "KN"]);
    assert!(unknown.err.contains("nowhere"), "{}", unknown.err);
}

#[test]
fn the_screen_needs_a_terminal() {
    let house = House::sample();
    for (args, sentence) in [(["--language", "nb"], "trenger en terminal"), (["--language", "en"], "needs a terminal")]
    {
        let answer = house.run(&args);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""));
        assert!(answer.err.contains(sentence), "{}", answer.err);
    }
}

#[test]
fn errors_are_json_where_answers_are() {
    let house = House::sample();
    let error = |args: &[&str]| {
        let answer = house.run_as("TB", args);
        let error: serde_json::Value = serde_json::from_str(&answer.err).unwrap();
        assert_eq!(error["error"]["code"], answer.code);
        assert!(!error["error"]["message"].as_str().unwrap().is_empty());
        error["error"]["kind"].as_str().unwrap().to_owned()
    };
    assert_eq!(error(&["log", "add", "--json"]), "usage");
    assert_eq!(error(&["log", "list", "--json", "--nothing"]), "usage");
    assert_eq!(error(&["youth", "move-out", "3", "--json"]), "not-allowed");
    assert_eq!(error(&["log", "add", "--about", "3", "--json", "--happened", "+3t", "x"]), "invalid");
    let nowhere = Answer::of(house.program().args(["--data", "nowhere", "--user", "KN", "today", "--json"]));
    assert!(nowhere.err.starts_with('{'), "{}", nowhere.err);
}

#[test]
fn no_record_text_reaches_the_technical_log() {
    let house = House::sample();
    house.run_as("KN", &["log", "add", "--about", "3", "Hemmelighetsfull setning."]).fine();
    house.run_as("KN", &["log", "list", "--words", "hemmelighetsfull"]).fine();
    house.run_as("KN", &["log", "add", "--about", "5", "Hemmelighetsfull setning."]);
    let folder = house.home.path().join(".local/state/personalbase/log");
    let mut read = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap().to_lowercase();
        assert!(!text.contains("hemmelighetsfull") && !text.contains("amir"), "{text}");
        read += 1;
    }
    assert!(read > 0, "there is a log");
}
