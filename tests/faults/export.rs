//! All of the house taken out, and what can happen meanwhile.

use std::fs;

use super::{assert_whole, house::House, limited};

/// A call that takes all of the house out to `out`, and the files it asks for.
fn take_out(house: &House) -> [String; 5] {
    fs::write(house.path("words"), "tåke hammer elv lampe ravn").unwrap();
    let [out, words] = ["out", "words"].map(|name| house.path(name));
    ["export", "--out", &out, "--export-passphrase-file", &words].map(ToOwned::to_owned)
}

/// What lies in the home besides the house and the files the tests put there.
fn left_in_home(house: &House) -> Vec<String> {
    let names = fs::read_dir(house.home.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with("out") || name.starts_with("new")).collect();
    names.sort();
    names
}

#[test]
fn a_full_disk_while_a_house_is_taken_out() {
    let house = House::sample();
    let args = take_out(&house);
    for (language, sentence) in [("nb", "Uttrekket får ikke plass i"), ("en", "The export does not fit into")] {
        // Enough for signing in and for the rows of the chain, and too little for an export.
        let all = [&["--user", "KN", "--language", language], &args.each_ref().map(String::as_str)[..]].concat();
        let answer = limited(&house, 240, &all, None);
        assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence), "{}", answer.err);
        assert_eq!(left_in_home(&house), [""; 0], "no half export");
    }
    house.run_as("KN", &args.each_ref().map(String::as_str)).fine();
    assert_whole(&house);
}

#[test]
fn a_full_disk_while_a_house_is_made_of_an_export() {
    let house = House::sample();
    house.run_as("KN", &take_out(&house).each_ref().map(String::as_str)).fine();
    let [out, new, words, pin] = ["out", "new", "words", "pin"].map(|name| house.path(name));
    let secrets = ["--export-passphrase-file", &words, "--pin-file", &pin];
    let args = [&["--user", "KN", "import", "house", &out, "--to", &new], &secrets[..]].concat();
    let answer = limited(&house, 80, &args, None);
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert!(answer.err.contains("Disken er full."), "{}", answer.err);
    assert_eq!(left_in_home(&house), ["out"], "no half house");
    house.run_as("KN", &args[2..]).fine();
}

#[test]
fn the_program_killed_while_it_takes_a_house_out() {
    let house = House::sample();
    let args = take_out(&house);
    let mut left_by_half = 0;
    for _ in 0..20 {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", house.home.path()).stdout(std::process::Stdio::null());
        program.arg("--data").arg(house.folder()).args(["--user", "KN"]);
        let mut child = program.args(["--passphrase-file", &house.path("passphrase")]).args(&args).spawn().unwrap();
        while child.try_wait().unwrap().is_none() && !left_in_home(&house).contains(&"out.part".to_owned()) {}
        let _ = child.kill();
        child.wait().unwrap();
        assert!(!left_in_home(&house).contains(&"out".to_owned()), "what has the name is an export");
        left_by_half += usize::from(left_in_home(&house) == ["out.part"]);
        if left_by_half == 3 {
            break;
        }
    }
    assert!(left_by_half > 0, "killed in the middle");
    house.run_as("KN", &args.each_ref().map(String::as_str)).fine();
    assert_eq!(left_in_home(&house), ["out"], "the next one clears up");
    assert_whole(&house);
}
