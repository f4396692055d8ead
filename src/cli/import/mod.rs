//! `import`: people from a list that the house kept before, in a CSV file. First it is shown what would be added and what is
//! there already; one fault in the list, and nothing is. And a whole house from an export.

mod contacts;
mod house;
mod list;
mod sheet;
mod staff;
mod youths;

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;
use serde_json::json;

use self::list::RowFault;
use super::{
    command::{branch, flag, json, leaf, positional},
    cx::{Cx, SignedIn},
    fault::{Fault, USAGE},
};
use crate::{
    domain::{
        access::{self, Deed},
        refusal::Refusal,
    },
    store::{StoreError, Together},
    text::Texts,
};

const FILE: &str = "file";
const DRY_RUN: &str = "dry-run";
const YES: &str = "yes";

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let list = |name, about, usage, more: String| {
        let file = positional(t, FILE, t.cli_value_file(), t.import_file_help());
        let flag = |name, help: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
        leaf(t, name, about, usage)
            .arg(file.value_parser(value_parser!(PathBuf)).required(true))
            .arg(flag(DRY_RUN, t.import_dry_run_help()))
            .arg(flag(YES, t.cli_yes_help()))
            .arg(json(t))
            .after_help(more)
    };
    let (youths, staff) = (list::all(t, youths::COLUMNS), list::all(t, staff::COLUMNS));
    let contacts = list::all(t, contacts::COLUMNS);
    branch(t, "import", t.import_about(), t.import_usage())
        .subcommand(list("youths", t.import_youths_about(), t.import_youths_usage(), t.import_youths_more(youths)))
        .subcommand(list("staff", t.import_staff_about(), t.import_staff_usage(), t.import_staff_more(staff)))
        .subcommand(list(
            "contacts",
            t.import_contacts_about(),
            t.import_contacts_usage(),
            t.import_contacts_more(contacts),
        ))
        .subcommand(house::command(t))
}

/// Reads a list of youths as far as its cells; gives the number of each row that has all of them. `None` for what is no such list.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn whole_rows(bytes: &[u8]) -> Option<Vec<usize>> {
    let t = Texts::new(crate::text::Language::Nb);
    let list = list::List::of_bytes(t, bytes, youths::COLUMNS).ok()?;
    let mut faults = Vec::new();
    let is_whole = |row: &&sheet::Row| list.cells(row, &mut faults).is_some();
    let whole = list.rows().iter().filter(is_whole).map(|row| row.number).collect();
    debug_assert!(faults.iter().all(|fault| !fault.why.is_empty()));
    Some(whole)
}

/// Takes a list over.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("youths", matches)) => youths::run(&Asked::of(matches), cx),
        Some(("contacts", matches)) => contacts::run(&Asked::of(matches), cx),
        Some(("staff", matches)) => staff::run(&Asked::of(matches), cx),
        Some(("house", matches)) => house::run(matches, cx),
        _ => Ok(()),
    }
}

/// What was asked for.
struct Asked {
    file: PathBuf,
    dry_run: bool,
    yes: bool,
    json: bool,
}

impl Asked {
    fn of(matches: &ArgMatches) -> Self {
        Self {
            file: matches.get_one::<PathBuf>(FILE).cloned().unwrap_or_default(),
            dry_run: matches.get_flag(DRY_RUN),
            yes: matches.get_flag(YES),
            json: matches.get_flag(flag::JSON),
        }
    }
}

/// The answer in JSON. `P` is one person of the list.
#[derive(Serialize)]
struct Answer<P> {
    imported: bool,
    added: Vec<P>,
    present: Vec<P>,
    not_read: Vec<String>,
}

/// What is shown before it is done: a line for each person, and the headings under which nothing is read.
struct Preview {
    added: Vec<String>,
    present: Vec<String>,
    not_read: Vec<String>,
}

impl Preview {
    /// Shows it, and asks. Answers whether the list is to be taken over.
    fn show(&self, asked: &Asked, cx: &mut Cx<'_>) -> Result<bool, Fault> {
        let t = cx.texts;
        let adds = self.added.len() as i64;
        if !asked.json {
            self.print(cx)?;
        }
        if adds == 0 || asked.dry_run {
            if !asked.json {
                cx.print(if adds == 0 { t.import_nothing_new() } else { t.import_only_shown() })?;
            }
            return Ok(false);
        }
        if !asked.yes {
            cx.confirm(&t.import_question(adds))?;
        }
        Ok(true)
    }

    fn print(&self, cx: &mut Cx<'_>) -> Result<(), Fault> {
        let t = cx.texts;
        for (heading, lines) in [(t.import_to_add(), &self.added), (t.import_there_already(), &self.present)] {
            if !lines.is_empty() {
                cx.print(heading)?;
            }
            for line in lines {
                cx.print(&format!("  {line}"))?;
            }
        }
        if !self.not_read.is_empty() {
            cx.print(&t.import_not_read(self.not_read.join(", ")))?;
        }
        Ok(())
    }
}

/// Whether the role allows it, told before anything of the list is. The house itself looks again.
fn may(signed: &SignedIn, deed: Deed) -> Result<(), Fault> {
    let role = signed.staff.role;
    if access::allows(role, deed) { Ok(()) } else { Err(Refusal::NotAllowed { role, deed }.into()) }
}

/// What was written of a list, and what was refused.
struct Written<Id> {
    ids: Vec<Id>,
    faults: Vec<RowFault>,
}

impl<Id> Written<Id> {
    /// Adds every one of a list, and goes on after one that is refused, so that all faults are told together.
    fn of<L>(
        together: &Together<'_>,
        added: &[L],
        add: impl Fn(&Together<'_>, &L) -> Result<Id, StoreError>,
        refused: impl Fn(&L, &Refusal) -> RowFault,
    ) -> Result<Self, StoreError> {
        let mut written = Self { ids: Vec::new(), faults: Vec::new() };
        for one in added {
            match together.part(|part| add(part, one)) {
                Ok(id) => written.ids.push(id),
                Err(StoreError::Refused(why)) => written.faults.push(refused(one, &why)),
                Err(error) => return Err(error),
            }
        }
        Ok(written)
    }

    /// Lets all of it count, or none: another terminal may have changed something while the question stood here.
    fn keep(self, together: Together<'_>, asked: &Asked, cx: &mut Cx<'_>) -> Result<Vec<Id>, Fault> {
        none_of(self.faults, asked, cx)?;
        together.commit()?;
        Ok(self.ids)
    }
}

/// Goes on without a fault; otherwise tells them all, the first row first.
fn none_of(mut faults: Vec<RowFault>, asked: &Asked, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if faults.is_empty() {
        return Ok(());
    }
    let t = cx.texts;
    // Stable: in one row they stand in the order they were found.
    faults.sort_by_key(|fault| fault.row);
    let end = t.import_faults(faults.len() as i64);
    if asked.json {
        let rows: Vec<_> = faults
            .iter()
            .map(|fault| json!({ "row": fault.row, "column": fault.column, "message": fault.why }))
            .collect();
        let error = json!({ "code": USAGE, "kind": "list", "message": end, "rows": rows });
        writeln!(cx.around.err, "{}", json!({ "error": error }))?;
        return Err(Fault::Told(USAGE));
    }
    for RowFault { row, column, why } in &faults {
        let row = *row as i64;
        let line = match column {
            Some(column) => t.import_fault_in_cell(row, column, why),
            None => t.import_fault_in_row(row, why),
        };
        writeln!(cx.around.err, "{line}")?;
    }
    Err(Fault::Usage(end))
}
