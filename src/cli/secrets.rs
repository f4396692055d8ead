//! Secrets of a member who is being added: read, and judged before anything is made.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, value_parser};

use super::{command::option, cx::Cx, fault::Fault};
use crate::{
    domain::{names::Line, staff::Initials},
    explain,
    store::{
        entrance::MemberSecrets,
        keys::{Known, Passphrase, Pin, SUGGESTED_WORDS, Weakness},
    },
    text::Texts,
};

const PIN_FILE: &str = "pin-file";

/// `--pin-file FILE`.
pub(super) fn pin_file(t: &Texts) -> Arg {
    option(PIN_FILE, t.cli_value_file(), t.cli_pin_file_help()).value_parser(value_parser!(PathBuf))
}

/// Whom the secrets are for; a passphrase must not lean on what everybody knows about them.
pub(super) struct Member<'a> {
    pub house: &'a str,
    pub initials: &'a Initials,
    pub name: &'a Line,
}

/// Reads passphrase and PIN of a new member, from the files that were named or asked for twice.
pub(super) fn read(
    cx: &mut Cx<'_>,
    matches: &ArgMatches,
    passphrase_file: Option<&PathBuf>,
    passphrase_flag: &str,
    member: &Member<'_>,
) -> Result<MemberSecrets, Fault> {
    let t = cx.texts;
    let typed = cx.new_secret(passphrase_file, &t.cli_ask_new_passphrase(member.initials), passphrase_flag)?;
    let passphrase = Passphrase::new(&typed);
    let known = Known { house: member.house, person: &[member.initials.as_str(), member.name.as_str()] };
    passphrase.check(known).map_err(|weakness| Fault::Usage(weak(t, weakness)))?;
    let file = matches.get_one::<PathBuf>(PIN_FILE);
    let typed = cx.new_secret(file, &t.cli_ask_new_pin(member.initials), "--pin-file")?;
    let pin = Pin::choose(&typed).map_err(|fault| Fault::Usage(explain::pin_fault(t, fault).to_owned()))?;
    Ok(MemberSecrets { passphrase, pin })
}

/// Why a passphrase is too weak, and one that is not.
fn weak(t: Texts, weakness: Weakness) -> String {
    let why = explain::weakness(t, weakness);
    // A machine without randomness offers nothing; the reason alone will do.
    match Passphrase::suggest(SUGGESTED_WORDS) {
        Ok(suggestion) => format!("{why} {}", t.cli_passphrase_suggestion(suggestion.as_str())),
        Err(_) => why,
    }
}
