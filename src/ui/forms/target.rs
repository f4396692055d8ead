//! Whom something is saved on, shown beside the save key: the wrong-youth guard.

use crate::{
    domain::{called::Called, ids::ApartmentNumber},
    text::{Texts, columns},
    ui::theme::Role,
};

/// Stands before each of them, in the colour of their door.
const STRIPE: &str = " ▌";
/// Cells of a name below which it says nothing: where several have less, only the numbers on their doors stand.
const NAME_LEAST: usize = 5;

/// One of those it is saved on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The number on their door; `None` for the house and for one who does not live here.
    pub door: Option<ApartmentNumber>,
    /// What stands there for them.
    pub name: String,
    /// What tells them from others of that name: never cut before the name is.
    pub told_apart: String,
}

impl Target {
    /// The house, or a place.
    #[must_use]
    pub fn place(door: Option<ApartmentNumber>, name: &str) -> Self {
        Self { door, name: name.to_owned(), told_apart: String::new() }
    }

    /// A youth, behind a door or behind none.
    #[must_use]
    pub fn youth(door: Option<ApartmentNumber>, called: Option<&Called>, t: Texts) -> Self {
        let told_apart = called.map_or_else(String::new, |called| called.told_apart.clone());
        let line = t.called(called);
        let name = line.strip_suffix(told_apart.as_str()).unwrap_or(&line).to_owned();
        Self { door, name, told_apart }
    }

    /// The whole name.
    #[must_use]
    pub fn called(&self) -> String {
        format!("{}{}", self.name, self.told_apart)
    }

    /// In capitals, in at most so many cells.
    fn within(&self, cells: usize) -> String {
        let (name, told_apart) = (self.name.to_uppercase(), self.told_apart.to_uppercase());
        let left = cells.saturating_sub(columns::width(&told_apart)).max(1);
        format!("{}{told_apart}", columns::truncate(&name, left))
    }

    fn cells(&self) -> usize {
        columns::width(&self.called().to_uppercase())
    }
}

/// Whom a form is about, for its head and for what is told when it is saved: «3 SELAM», «2 AMIR, 3 SELAM»; nothing where it
/// is about the house.
#[must_use]
pub fn heading(targets: &[Target], t: Texts) -> String {
    let each = targets.iter().map(|target| match target.door {
        Some(number) => t.saves_on_number(number, target.called().to_uppercase()),
        None => target.called().to_uppercase(),
    });
    each.collect::<Vec<_>>().join(", ")
}

/// The pieces of the line in at most `room` cells, each with its role: numbers always, and as much of the names as there is
/// room for.
#[must_use]
pub fn pieces(targets: &[Target], room: usize, t: Texts) -> Vec<(Role, String)> {
    let longest = targets.iter().map(Target::cells).max().unwrap_or(0);
    let least = if targets.len() == 1 { 1 } else { NAME_LEAST.min(longest) };
    let width = |pieces: &[(Role, String)]| pieces.iter().map(|(_, text)| columns::width(text)).sum::<usize>();
    let written = (least..=longest).rev().map(|cells| with_names(targets, cells, t));
    written.into_iter().find(|pieces| width(pieces) <= room).unwrap_or_else(|| numbers(targets, t))
}

fn with_names(targets: &[Target], cells: usize, t: Texts) -> Vec<(Role, String)> {
    let text = |target: &Target| match (target.door, target.within(cells)) {
        (Some(number), name) if targets.len() == 1 => t.saves_on_apartment(number, name),
        (Some(number), name) => t.saves_on_number(number, name),
        (None, name) => name,
    };
    striped(targets, text)
}

fn numbers(targets: &[Target], t: Texts) -> Vec<(Role, String)> {
    let text = |target: &Target| match target.door {
        Some(number) if targets.len() == 1 => t.saves_on_apartment_only(number),
        Some(number) => number.to_string(),
        None => target.within(NAME_LEAST),
    };
    striped(targets, text)
}

fn striped(targets: &[Target], text: impl Fn(&Target) -> String) -> Vec<(Role, String)> {
    let pieces = |target: &Target| {
        let role = target.door.map_or(Role::Title, |number| Role::Apartment(number.0));
        [(role, STRIPE.to_owned()), (Role::Title, text(target))]
    };
    targets.iter().flat_map(pieces).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    const T: Texts = Texts::new(Language::Nb);

    fn youth(door: u8, name: &str, told_apart: &str) -> Target {
        let called = Called { name: Some(name.to_owned()), told_apart: told_apart.to_owned() };
        Target::youth(Some(ApartmentNumber(door)), Some(&called), T)
    }

    fn line(targets: &[Target], room: usize) -> String {
        pieces(targets, room, T).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn a_name_that_is_too_long_is_cut_and_never_dropped() {
        let one = [youth(4, "Oleksandr Volodymyrovytsj Kovaltsjuk", "")];
        assert_eq!(line(&one, 80), " ▌LEILIGHET 4 · OLEKSANDR VOLODYMYROVYTSJ KOVALTSJUK");
        assert_eq!(line(&one, 30), " ▌LEILIGHET 4 · OLEKSANDR…");
        let two = [youth(4, "Oleksandr Volodymyrovytsj", ""), youth(5, "Ali", " H.")];
        assert_eq!(line(&two, 30), " ▌4 OLEKSANDR… ▌5 ALI H.");
    }

    #[test]
    fn what_tells_two_apart_stays() {
        let one = [youth(4, "Oleksandr Volodymyrovytsj", " (2009)")];
        assert_eq!(line(&one, 34), " ▌LEILIGHET 4 · OLEKSANDR… (2009)");
        assert_eq!(one[0].called(), "Oleksandr Volodymyrovytsj (2009)");
    }

    #[test]
    fn numbers_stand_however_little_room_there_is() {
        let all: Vec<Target> = (1..=6).map(|door| youth(door, "Oleksandr", "")).collect();
        assert_eq!(line(&all, 20), " ▌1 ▌2 ▌3 ▌4 ▌5 ▌6");
        assert_eq!(line(&[youth(4, "Oleksandr", "")], 13), " ▌LEILIGHET 4");
        assert_eq!(line(&[Target::place(None, "Huset")], 40), " ▌HUSET");
    }
}
