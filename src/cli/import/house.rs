//! `import house`: a new house from an export. An export holds nobody's secrets, so whoever makes the house chooses their own.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::{
    cli::{
        command::{json, leaf, option, positional},
        cx::Cx,
        export::{passphrase_file, passphrase_of, tell},
        fault::Fault,
        progress,
        secrets::{self, Member},
    },
    domain::names::Line,
    store::{
        HouseFolder,
        entrance::Guard,
        export::{self, Form, Imported, Importer},
        paper,
    },
    text::Texts,
};

const EXPORT: &str = "export";
const TO: &str = "to";

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let path = value_parser!(PathBuf);
    let export = positional(t, EXPORT, t.cli_import_house_export_value(), t.cli_import_house_export_help());
    leaf(t, "house", t.cli_import_house_about(), t.cli_import_house_usage())
        .arg(export.value_parser(path.clone()).required(true))
        .arg(option(TO, t.cli_value_folder(), t.cli_import_house_to_help()).value_parser(path).required(true))
        .arg(passphrase_file(t, t.cli_import_house_passphrase_file_help()))
        .arg(secrets::pin_file(t))
        .arg(json(t))
        .after_help(t.cli_import_house_more())
}

#[derive(Serialize)]
struct Answer {
    folder: String,
    rows: u64,
    recovery_code: String,
    /// Who cannot come in before they have new secrets.
    without_passphrase: Vec<String>,
}

/// Makes the house and prints the recovery code, this once.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let (Some(export), Some(to)) = (matches.get_one::<PathBuf>(EXPORT), matches.get_one::<PathBuf>(TO)) else {
        return Ok(());
    };
    let to = std::path::absolute(to).unwrap_or_else(|_| to.clone());
    let form = Form::of(export).map_err(crate::store::StoreError::from)?;
    let initials = cx.user()?;
    let passphrase = match form {
        Form::Sealed(_) => Some(passphrase_of(matches, cx)?),
        Form::Plain(_) => None,
    };
    let opened = export::open(&form, passphrase.as_ref())?;
    // Names are known when the rows are read; a passphrase that leans on the initials alone is refused before.
    let name = Line::new(initials.as_str())?;
    let member = Member { house: "", initials: &initials, name: &name };
    let file = cx.passphrase_file();
    let secrets = secrets::read(cx, matches, file.as_ref(), "--passphrase-file", &member)?;
    cx.start_log();
    let bar = progress::bar(cx, opened.manifest.rows(), t.export_stage_reading());
    let by = Importer { initials: &initials, secrets: &secrets, guard: Guard::REAL };
    let made = export::import(opened, &HouseFolder::new(&to), &by, cx.now(), cx.zone(), &mut tell(t, &bar));
    bar.finish_and_clear();
    let Imported { mut house, staff, code, rows } = made?;
    let without = house.check_slots()?.without_slot;
    let people = house.read().people()?;
    let answer = Answer {
        folder: to.display().to_string(),
        rows,
        recovery_code: code.to_string(),
        without_passphrase: without.iter().map(|staff| people.initials(*staff).to_owned()).collect(),
    };
    if matches.get_flag("json") {
        cx.print_json(&answer)?;
    } else {
        print(cx, &answer)?;
    }
    // Only an answer that got out has a reader who has the code; otherwise the first who comes in is offered a new one.
    paper::hand_over(&mut house, staff, cx.now(), &code)?;
    Ok(())
}

fn print(cx: &mut Cx<'_>, answer: &Answer) -> Result<(), Fault> {
    let t = cx.texts;
    cx.print(&t.cli_import_house_done(&answer.folder, t.count(answer.rows)))?;
    cx.print(&t.cli_init_recovery(&answer.recovery_code))?;
    if !answer.without_passphrase.is_empty() {
        cx.print(&t.cli_import_house_others(answer.without_passphrase.join(", ")))?;
    }
    // In TOML a backslash in quotation marks is the beginning of something else.
    cx.print(&t.cli_import_house_next(answer.folder.replace('\\', "\\\\"), &answer.folder))
}
