//! Whom a line is about: the words it begins with.

use super::{Named, Slip, Vocabulary};
use crate::domain::{fold::fold_loose, house::Door, ids::YouthId, log::About};

/// Fewer letters than these name nobody.
const SHORTEST_BEGINNING: usize = 2;

/// More digits than these are no number on a door, nor a slip for one.
const LONGEST_NUMBER: usize = 2;

/// Whom, and how it was said; or why that cannot be.
type Who = Result<(About, Named), Slip>;

/// Whom the first words name, and how many words that took. `None` if they name nobody.
pub(super) fn read(words: &[&str], vocabulary: &Vocabulary) -> Option<(Who, usize)> {
    by_number(words, vocabulary).or_else(|| by_house(words, vocabulary)).or_else(|| by_name(words, vocabulary))
}

/// `3`, `3,4`, `3, 4`, `3+4`, `3 og 4`, `1-3`. A second number without anything between is text: «3 4 timer på skolen».
fn by_number(words: &[&str], vocabulary: &Vocabulary) -> Option<(Who, usize)> {
    let (mut numbers, mut open) = numbers(words.first()?)?;
    let mut taken = 1;
    loop {
        let joined = words.get(taken).is_some_and(|word| vocabulary.joining.contains(&fold_loose(word)));
        let at = match (open, joined) {
            (true, _) => taken,
            (false, true) => taken + 1,
            (false, false) => break,
        };
        let Some((more, still_open)) = words.get(at).and_then(|word| self::numbers(word)) else { break };
        numbers.extend(more);
        open = still_open;
        taken = at + 1;
    }
    Some((doors(&numbers, vocabulary), taken))
}

/// The numbers of one word, and whether it ends in a sign that wants another.
fn numbers(word: &str) -> Option<(Vec<u32>, bool)> {
    const JOINING: [char; 2] = [',', '+'];
    let list = word.strip_suffix(':').unwrap_or(word);
    let open = list.ends_with(JOINING);
    let list = list.trim_end_matches(JOINING);
    let number = |part: &str| {
        let is_number = (1..=LONGEST_NUMBER).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse::<u32>().ok() } else { None }
    };
    // From the one to the other, both included; what goes down is a result or something else.
    let range = |part: &str| match part.split_once(['-', '–']) {
        None => number(part).map(|only| only..=only),
        Some((from, to)) => number(from).zip(number(to)).filter(|(from, to)| from < to).map(|(from, to)| from..=to),
    };
    let ranges = list.split(JOINING).map(range).collect::<Option<Vec<_>>>()?;
    Some((ranges.into_iter().flatten().collect(), open))
}

fn doors(numbers: &[u32], vocabulary: &Vocabulary) -> Who {
    let mut youths: Vec<YouthId> = Vec::new();
    for number in numbers {
        let is_behind = |door: &&Door| u32::from(door.apartment.number.0) == *number;
        let behind: Vec<&Door> = vocabulary.doors.iter().filter(is_behind).collect();
        match *behind {
            [] => return Err(Slip::NoSuchApartment(*number)),
            [Door { apartment, youth: None }] if numbers.len() == 1 => {
                return Ok((About::Apartment(apartment.id), Named::Plainly));
            }
            [Door { apartment, youth: None }] => return Err(Slip::NobodyLivesIn(apartment.number)),
            [Door { youth: Some(youth), .. }] if youths.contains(youth) => {}
            [Door { youth: Some(youth), .. }] => youths.push(*youth),
            [Door { apartment, .. }, ..] => {
                let all = behind.iter().filter_map(|door| door.youth).collect();
                return Err(Slip::SeveralLiveIn(apartment.number, all));
            }
        }
    }
    Ok((About::Youths(youths), Named::Plainly))
}

fn by_house(words: &[&str], vocabulary: &Vocabulary) -> Option<(Who, usize)> {
    let word = bare(words.first()?);
    vocabulary.house.contains(&word).then_some((Ok((About::House, Named::Plainly)), 1))
}

/// `Amir`, `Amir og Selam`: every name behind an «og» counts that is written in full; a beginning there is text.
fn by_name(words: &[&str], vocabulary: &Vocabulary) -> Option<(Who, usize)> {
    let (who, mut taken) = one_name(words, vocabulary)?;
    let Ok((About::Youths(mut youths), Named::Name)) = who else {
        return Some((who, taken));
    };
    while words.get(taken).is_some_and(|word| vocabulary.joining.contains(&fold_loose(word))) {
        match one_name(&words[taken + 1..], vocabulary) {
            Some((Ok((About::Youths(more), Named::Name)), count)) => {
                youths.extend(more.into_iter().filter(|youth| !youths.contains(youth)).collect::<Vec<_>>());
                taken += 1 + count;
            }
            _ => break,
        }
    }
    Some((Ok((About::Youths(youths), Named::Name)), taken))
}

/// The one youth whose name is written, or begins with the first word. Where it could be several of them, that is a slip.
fn one_name(words: &[&str], vocabulary: &Vocabulary) -> Option<(Who, usize)> {
    let words: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let whole = vocabulary.youths.iter().filter_map(|(youth, names)| {
        let taken = names.iter().map(|name| words_of_name(name, &words)).max().unwrap_or(0);
        (taken > 0).then_some((*youth, taken))
    });
    let whole: Vec<(YouthId, usize)> = whole.collect();
    if let Some(longest) = whole.iter().map(|(_, taken)| *taken).max() {
        let youths = whole.iter().filter(|(_, taken)| *taken == longest).map(|(youth, _)| *youth);
        return Some((only(youths.collect(), Named::Name)?, longest));
    }
    let beginning = words.first().filter(|word| word.chars().count() >= SHORTEST_BEGINNING)?;
    let begins = |names: &[String]| names.iter().any(|name| name.starts_with(beginning.as_str()));
    let youths = vocabulary.youths.iter().filter(|(_, names)| begins(names)).map(|(youth, _)| *youth);
    Some((only(youths.collect(), Named::Beginning)?, 1))
}

/// How many of the words are the first words of a name, each in full.
fn words_of_name(name: &str, words: &[String]) -> usize {
    name.split(' ').zip(words).take_while(|(part, word)| part == word).count()
}

/// The one youth that was found; `None` where there is none.
fn only(found: Vec<YouthId>, named: Named) -> Option<Who> {
    match found.as_slice() {
        [] => None,
        [_] => Some(Ok((About::Youths(found), named))),
        _ => Some(Err(Slip::SeveralYouths(found))),
    }
}

/// A word folded, without the sign behind it: «Amir:».
fn bare(word: &str) -> String {
    fold_loose(word.trim_end_matches([':', ',']))
}
