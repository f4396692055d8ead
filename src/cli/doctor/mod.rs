//! `doctor`: looks the machine, the folder and the house over and says in plain sentences what it found. It mends nothing.

mod copies;
mod files;
mod inside;
mod machine;
mod swap;

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::{
    command::{json, leaf},
    cx::Cx,
    fault::Fault,
};
use crate::{explain, store::StoreError, text::Texts};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "doctor", t.cli_doctor_about(), t.cli_doctor_usage()).arg(json(t)).after_help(t.cli_doctor_more())
}

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    /// As it should be.
    Ok,
    /// Worth knowing.
    Note,
    /// To be put right; the exit code says so.
    Fault,
    /// Could not be looked at.
    Skipped,
}

/// What one check found.
#[derive(Debug, Serialize)]
struct Finding {
    check: &'static str,
    state: State,
    message: String,
    /// The exit code it asks for.
    #[serde(skip)]
    code: u8,
}

/// What all checks found so far.
struct Findings {
    texts: Texts,
    found: Vec<Finding>,
}

impl Findings {
    fn ok(&mut self, check: &'static str, message: impl Into<String>) {
        self.add(check, State::Ok, message.into(), 0);
    }

    fn note(&mut self, check: &'static str, message: impl Into<String>) {
        self.add(check, State::Note, message.into(), 0);
    }

    fn skipped(&mut self, check: &'static str, message: impl Into<String>) {
        self.add(check, State::Skipped, message.into(), 0);
    }

    fn fault(&mut self, check: &'static str, code: u8, message: impl Into<String>) {
        self.add(check, State::Fault, message.into(), code);
    }

    /// A check that the store could not carry out.
    fn failed(&mut self, check: &'static str, error: &StoreError) {
        let message = explain::store_error(self.texts, error);
        self.fault(check, error.exit_code(), message);
    }

    fn add(&mut self, check: &'static str, state: State, message: String, code: u8) {
        self.found.push(Finding { check, state, message, code });
    }

    /// Damage before anything else, then whatever was found first.
    fn exit_code(&self) -> u8 {
        const DAMAGED: u8 = 4;
        let mut codes = self.found.iter().map(|finding| finding.code).filter(|code| *code != 0);
        let first = codes.clone().next().unwrap_or(0);
        if codes.any(|code| code == DAMAGED) { DAMAGED } else { first }
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    sound: bool,
    checks: &'a [Finding],
}

/// Looks everything over that can be looked at.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut findings = Findings { texts: cx.texts, found: Vec::new() };
    machine::check(cx, &mut findings);
    if files::check(cx, &mut findings) {
        copies::check(cx, &mut findings);
        inside::check(cx, &mut findings)?;
    }
    let code = findings.exit_code();
    if matches.get_flag("json") {
        cx.print_json(&Answer { sound: code == 0, checks: &findings.found })?;
    } else {
        for finding in &findings.found {
            let line = format!("{} {}", sign(cx.texts, finding.state), finding.message);
            cx.print(&line)?;
        }
        let end = if code == 0 { cx.texts.cli_doctor_sound() } else { cx.texts.cli_doctor_unsound() };
        cx.print(end)?;
    }
    if code == 0 { Ok(()) } else { Err(Fault::Told(code)) }
}

fn sign(t: Texts, state: State) -> &'static str {
    match state {
        State::Ok => t.cli_doctor_ok(),
        State::Note => t.cli_doctor_note(),
        State::Fault => t.cli_doctor_fault(),
        State::Skipped => t.cli_doctor_skipped(),
    }
}
