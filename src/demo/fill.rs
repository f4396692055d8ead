//! Puts words into the gaps of a sentence: `Kom hjem {kl}, {følelse}.`

use chrono::{Datelike as _, NaiveDateTime, Timelike as _};

use super::{
    names::Pronoun,
    rng::Rng,
    words::{Words, words},
};

/// What a sentence may have to know about the moment and the people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    /// When it happened, on the wall.
    pub happened: NaiveDateTime,
    /// How the youth is spoken of.
    pub pronoun: Pronoun,
    /// A colleague's initials.
    pub colleague: &'a str,
}

/// Fills gaps from the lists of words.
#[derive(Debug)]
pub(super) struct Filler {
    words: Words,
}

impl Filler {
    pub(super) fn new() -> Self {
        Self { words: words() }
    }

    /// Writes a sentence with its gaps filled at the end of `text`, beginning with a capital letter.
    pub(super) fn fill(&self, text: &mut String, sentence: &str, scene: Scene<'_>, rng: &mut Rng) {
        if !text.is_empty() {
            text.push(' ');
        }
        let mut rest = sentence;
        while let Some((before, behind)) = rest.split_once('{') {
            push(text, before);
            let Some((gap, after)) = behind.split_once('}') else {
                break;
            };
            self.gap(text, gap, scene, rng);
            rest = after;
        }
        push(text, rest);
    }

    fn gap(&self, text: &mut String, gap: &str, scene: Scene<'_>, rng: &mut Rng) {
        let him = scene.pronoun == Pronoun::Han;
        let now = i64::from(scene.happened.hour() * 60 + scene.happened.minute());
        match gap {
            "han" => push(text, if him { "han" } else { "hun" }),
            "ham" => push(text, if him { "ham" } else { "henne" }),
            "initialer" => push(text, scene.colleague),
            "kl" => push(text, &clock(now)),
            // A round is noted at the half hour it belongs to.
            "runde" => push(text, &clock(now / 30 * 30)),
            "før" => push(text, &clock(now - rng.range(10, 50))),
            "snart" => push(text, &clock(now / 15 * 15 + 15 * rng.range(2, 12))),
            "kontortid" => push(text, &clock(8 * 60 + 15 * rng.range(0, 32))),
            "kveld" => push(text, &clock(20 * 60 + 30 * rng.range(0, 7))),
            "morgen" => push(text, &clock(6 * 60 + 45 + 15 * rng.range(0, 7))),
            "idag" => push(text, WEEKDAYS[scene.happened.weekday().num_days_from_monday() as usize]),
            "siffer" => push(text, &rng.range(1, 9).to_string()),
            "tall" => push(text, &rng.range(2, 48).to_string()),
            "minutter" => push(text, &(rng.range(1, 18) * 5).to_string()),
            "kroner" => push(text, &(rng.range(2, 240) * 10).to_string()),
            "grader" => push(text, &format!("{},{}", rng.range(37, 39), rng.range(0, 9))),
            "målerstand" => push(text, &rng.range(10_000, 99_999).to_string()),
            list => {
                let list = self.words.get(list).map(Vec::as_slice).unwrap_or_default();
                debug_assert!(!list.is_empty(), "no words for {{{gap}}}");
                if !list.is_empty() {
                    push(text, rng.pick(list).as_str());
                }
            }
        }
    }
}

/// The days of the week as the log calls them.
const WEEKDAYS: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];

/// Minutes after midnight as the clock shows them, the day before and the day after included.
fn clock(minutes: i64) -> String {
    let minutes = minutes.rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Adds a piece; after the end of a sentence it begins with a capital letter.
fn push(text: &mut String, piece: &str) {
    let begins = text.is_empty() || [". ", "! ", "? "].iter().any(|end| text.ends_with(end));
    let mut letters = piece.chars();
    match letters.next() {
        Some(first) if begins => {
            text.extend(first.to_uppercase());
            text.push_str(letters.as_str());
        }
        _ => text.push_str(piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::topics;

    fn scene(time: &str) -> Scene<'static> {
        let happened = format!("2026-11-21T{time}").parse().unwrap();
        Scene { happened, pronoun: Pronoun::Hun, colleague: "OH" }
    }

    fn filled(sentences: &[&str], time: &str) -> String {
        let mut text = String::new();
        for sentence in sentences {
            Filler::new().fill(&mut text, sentence, scene(time), &mut Rng::new(1, "fill"));
        }
        text
    }

    #[test]
    fn gaps_are_filled_and_sentences_begin_with_a_capital() {
        assert_eq!(filled(&["{han} kom {kl}.", "så {ham}."], "15:10:00"), "Hun kom 15:10. Så henne.");
        assert_eq!(filled(&["Kl. {kl}: {initialer}. {han} gikk."], "07:05:00"), "Kl. 07:05: OH. Hun gikk.");
        assert_eq!(filled(&["Runde {runde}."], "02:17:00"), "Runde 02:00.");
    }

    #[test]
    fn clock_times_cross_midnight_both_ways() {
        assert_eq!([clock(24 * 60 + 5), clock(-5), clock(9 * 60)], ["00:05", "23:55", "09:00"]);
    }

    #[test]
    fn every_gap_of_every_topic_has_words() {
        let mut rng = Rng::new(1, "gaps");
        let filler = Filler::new();
        for topic in topics::all() {
            assert!(!topic.facts.is_empty(), "{topic:?}");
            for sentence in [topic.facts, topic.voices, topic.views, topic.agreed].concat() {
                // The filler itself refuses a gap without words.
                let mut text = String::new();
                filler.fill(&mut text, sentence, scene("12:00:00"), &mut rng);
                assert!(!text.contains(['{', '}', '|']) && text.ends_with(['.', '!', '?']), "{text}");
            }
        }
        for sentence in topics::ASIDES {
            filler.fill(&mut String::new(), sentence, scene("12:00:00"), &mut rng);
        }
    }

    #[test]
    fn no_list_of_words_is_idle() {
        let used: String = topics::all().flat_map(|t| [t.facts, t.voices, t.views, t.agreed].concat()).collect();
        let used = used + &topics::ASIDES.concat();
        for name in words().keys() {
            assert!(used.contains(&format!("{{{name}}}")), "{name}");
        }
    }
}
