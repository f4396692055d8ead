//! `keys`: what the keys do, from the table that the screen itself uses.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{command::leaf, cx::Cx, fault::Fault, screen};
use crate::{
    text::{Texts, columns},
    ui::{
        action::{Group, TABLE},
        keymap::{self, Keymap},
    },
};

/// Columns for the keys of one row.
const KEYS: usize = 18;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "keys", t.cli_keys_about(), t.cli_keys_usage())
        .arg(Arg::new("markdown").long("markdown").action(ArgAction::SetTrue).help(t.cli_keys_markdown_help()))
}

/// Prints the keys, as plain text or as the table of the README.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let keymap = screen::keymap(cx)?;
    let markdown = matches.get_flag("markdown");
    let groups = [
        (Group::Often, t.help_often()),
        (Group::Move, t.help_move()),
        (Group::People, t.help_people()),
        (Group::Program, t.help_program()),
    ];
    let parts: Vec<String> = groups
        .into_iter()
        .map(|(group, heading)| {
            let rows = rows(&t, &keymap, group);
            if markdown { as_markdown(t, heading, &rows) } else { as_text(heading, &rows) }
        })
        .collect();
    cx.print(&parts.join("\n\n"))
}

/// A row of the card: keys, what they do, names in the configuration.
struct Row {
    keys: Vec<String>,
    help: &'static str,
    ids: Vec<&'static str>,
}

impl Row {
    /// The names in the configuration; of many alike the first and the last.
    fn names(&self) -> String {
        match self.ids.as_slice() {
            [first, .., last] => format!("{first} … {last}"),
            ids => ids.concat(),
        }
    }
}

/// The rows of a group in the order of the table. Actions that help explains with the same sentence (the apartments) share
/// a row.
fn rows(t: &Texts, keymap: &Keymap, group: Group) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for action in TABLE.iter().filter(|row| row.group == group) {
        let help = (action.help)(t);
        let keys = keymap.keys_of(action.action).iter().map(|key| keymap::print(*key));
        match rows.last_mut().filter(|row| row.help == help) {
            Some(row) => {
                row.keys.extend(keys);
                row.ids.push(action.id);
            }
            None => rows.push(Row { keys: keys.collect(), help, ids: vec![action.id] }),
        }
    }
    rows
}

fn as_text(heading: &str, rows: &[Row]) -> String {
    let lines = rows.iter().map(|row| format!("{} {}", columns::pad(&row.keys.join(" "), KEYS), row.help));
    std::iter::once(heading.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

fn as_markdown(t: Texts, heading: &str, rows: &[Row]) -> String {
    let mut text = format!("### {heading}\n\n{}\n|---|---|---|", t.cli_keys_heading());
    for row in rows {
        // A bar would end the cell.
        let keys = row.keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect::<Vec<_>>().join(" ");
        text.push_str(&format!("\n| {keys} | {} | `{}` |", row.help, row.names()));
    }
    text
}
