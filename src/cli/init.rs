//! `init`: sets a house up without the screen.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::{
    choice,
    command::{json, leaf, option, text},
    cx::Cx,
    fault::Fault,
    secrets::{self, Member},
};
use crate::{
    domain::{
        house::{NewApartment, NewHouse},
        ids::ApartmentNumber,
        names::Line,
        refusal::Refusal,
        staff::{Initials, NewStaff, StaffRole},
    },
    store::{
        StoreError,
        entrance::{self, Guard},
        paper,
    },
    text::Texts,
};

/// Six apartments, as the house this was made for.
const APARTMENTS: &str = "6";

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "init", t.cli_init_about(), t.cli_init_usage())
        .arg(option("name", t.cli_value_text(), t.cli_init_name_help()).required(true))
        .arg(option("initials", t.cli_value_initials(), t.cli_init_initials_help()).required(true))
        .arg(option("staff-name", t.cli_value_text(), t.cli_init_staff_name_help()).required(true))
        .arg(
            option("apartments", t.cli_value_apartments(), t.cli_init_apartments_help(choice::APARTMENT.list(t)))
                .default_value(APARTMENTS)
                .hide_default_value(true),
        )
        .arg(option("common-rooms", t.cli_value_rooms(), t.cli_init_common_rooms_help()))
        .arg(secrets::pin_file(t))
        .arg(json(t))
        .after_help(t.cli_init_more())
}

#[derive(Serialize)]
struct Answer<'a> {
    folder: String,
    house: &'a str,
    apartments: usize,
    initials: &'a str,
    recovery_code: String,
}

/// Sets the house up and prints the recovery code, this once.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let folder = cx.folder();
    if folder.is_house() {
        return Err(StoreError::HouseExists(folder.path().to_owned()).into());
    }
    let name = Line::new(text(matches, "name"))?;
    let initials = Initials::new(text(matches, "initials"))?;
    let staff_name = Line::new(text(matches, "staff-name"))?;
    let new = NewHouse {
        name: name.clone(),
        apartments: apartments(t, text(matches, "apartments"))?,
        common_rooms: rooms(t, matches.get_one::<String>("common-rooms"))?,
        first_staff: NewStaff {
            initials: initials.clone(),
            name: staff_name.clone(),
            role: StaffRole::ClinicalLead,
            // Filled in when the slot is made.
            pin_hash: String::new(),
            slot: String::new(),
        },
        invented: false,
    };
    // Before anybody is asked for a secret.
    new.check().map_err(Refusal::from)?;
    let member = Member { house: name.as_str(), initials: &initials, name: &staff_name };
    let file = cx.passphrase_file();
    let secrets = secrets::read(cx, matches, file.as_ref(), "--passphrase-file", &member)?;
    cx.start_log();
    let count = new.apartments.len();
    let (mut house, code) = entrance::set_up(&folder, new, &secrets, Guard::REAL, cx.now(), cx.zone())?;
    if matches.get_flag("json") {
        cx.print_json(&Answer {
            folder: folder.path().display().to_string(),
            house: name.as_str(),
            apartments: count,
            initials: initials.as_str(),
            recovery_code: code.to_string(),
        })?;
    } else {
        cx.print(&t.cli_init_done(&name, folder.path().display()))?;
        cx.print(&t.cli_init_recovery(&code))?;
        cx.print(&t.cli_init_next(&initials))?;
    }
    // Only an answer that got out has a reader who has the code; otherwise the first who comes in is offered a new one.
    let first = house.read().people()?.by_initials(&initials).ok_or(Refusal::Gone)?.id;
    paper::hand_over(&mut house, first, cx.now(), &code)?;
    Ok(())
}

/// `6`, or a kind for each: `own,own,shared-kitchen`, in the words of either language.
fn apartments(t: Texts, text: &str) -> Result<Vec<NewApartment>, Fault> {
    if let Ok(count) = text.trim().parse() {
        return Ok(NewHouse::standard_apartments(count));
    }
    let mut apartments = Vec::new();
    for (number, kind) in (1..).zip(text.split(',')) {
        let kind = choice::APARTMENT
            .of(kind)
            .ok_or_else(|| Fault::Usage(t.cli_unknown_apartments(text, choice::APARTMENT.list(&t))))?;
        apartments.push(NewApartment { number: ApartmentNumber(number), kind });
    }
    Ok(apartments)
}

/// The rooms that were named, or the three most houses have.
fn rooms(t: Texts, text: Option<&String>) -> Result<Vec<Line>, Fault> {
    let usual = [t.cli_room_lounge(), t.cli_room_kitchen(), t.cli_room_meeting()];
    let names = text.map_or_else(|| usual.to_vec(), |text| text.split(',').collect());
    let mut rooms = Vec::new();
    for name in names {
        rooms.extend(Line::optional(name)?);
    }
    Ok(rooms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn apartments_are_a_number_or_a_kind_each() {
        let t = Texts::new(Language::Nb);
        assert_eq!(apartments(t, "6").unwrap(), NewHouse::standard_apartments(6));
        let kinds: Vec<_> = apartments(t, "own, shared-kitchen,shared-kitchen-and-bath").unwrap();
        assert_eq!(
            kinds.iter().map(|a| (a.number.0, a.kind.id())).collect::<Vec<_>>(),
            [(1, "own"), (2, "shared-kitchen"), (3, "shared-kitchen-and-bath")]
        );
        assert_eq!(apartments(t, "deler-kjøkken,own").unwrap()[0].kind.id(), "shared-kitchen");
        assert!(matches!(apartments(t, "six"), Err(Fault::Usage(_))));
    }

    #[test]
    fn rooms_have_defaults_and_blank_ones_are_left_out() {
        let t = Texts::new(Language::Nb);
        assert_eq!(rooms(t, None).unwrap().len(), 3);
        assert_eq!(rooms(t, Some(&"Stue, , Kjøkken".to_owned())).unwrap().len(), 2);
        assert_eq!(rooms(t, Some(&String::new())).unwrap().len(), 0);
    }
}
