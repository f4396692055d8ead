//! What is gone through in the invented house when somebody moves, and why they move on.

use crate::{
    config::Config,
    domain::{
        moves::{NewMoveMark, Said, Stay, StayEnd},
        names::{Line, Prose},
        refusal::Invalid,
    },
};

/// What follows a stay, by turns, beside the reason of the standard list.
const ENDS: [(&str, &str); 4] = [
    (
        "egen bolig",
        "Leier egen hybel med oppfølging fra kommunen. Kontaktpersonen ringer hver fredag de første fire ukene.",
    ),
    ("husvert", "Bor i hybel hos husvert. Møte med husvert og ungdom en gang i måneden."),
    ("familie", "Gjenforent med tante i Bergen. Saksbehandler har overført saken."),
    ("annet tiltak", "Flyttet til bofellesskap nærmere skolen. Primærkontakten er med på første møte."),
];

/// Why the point about the address is not done, for some of those who live in the house now.
const NOT_DONE: &str = "Postkassa mangler navn, vaktmesteren er bedt om skilt.";

/// How a stay ends.
pub(super) fn end(index: usize) -> Result<StayEnd, Invalid> {
    let (reason, follows) = ENDS[index % ENDS.len()];
    Ok(StayEnd { reason: Some(Line::new(reason)?), follows: Prose::optional(follows)?, follow_up: None })
}

/// What is said about the points of a stay that nobody has said anything about. Some of those who live here now have a
/// point that is left, and one that is not done for a reason.
pub(super) fn said(stay: &Stay, index: usize, lives_here: bool) -> Result<Vec<NewMoveMark>, Invalid> {
    let address = Config::default().moves.move_in.into_iter().nth(3);
    let mut marks = Vec::new();
    for point in stay.points.iter().filter(|point| point.newest.is_none()) {
        let said = match Prose::optional(NOT_DONE)? {
            Some(why) if lives_here && index.is_multiple_of(3) && Some(point.words.as_str()) == address.as_deref() => {
                Said::Not(why)
            }
            _ if lives_here
                && index.is_multiple_of(2)
                && stay.points.last().is_some_and(|last| last.id == point.id) =>
            {
                continue;
            }
            _ => Said::Done,
        };
        marks.push(NewMoveMark { point: point.id, said, seen: None });
    }
    Ok(marks)
}
