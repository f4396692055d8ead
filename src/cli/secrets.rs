//! Secrets of a member who is being added: read, and judged before anything is made.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, value_parser};

use super::{command::option, cx::Cx, fault::Fault};
use crate::{
    domain::{names::Line, staff::Initials},
    store::{
        entrance::MemberSecrets,
        keys::{Known, MIN_CHARS, Passphrase, Pin, PinFault, SUGGESTED_WORDS, Weakness},
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
    let pin = Pin::choose(&typed).map_err(|fault| Fault::Usage(unfit(t, fault)))?;
    Ok(MemberSecrets { passphrase, pin })
}

fn weak(t: Texts, weakness: Weakness) -> String {
    let why = match weakness {
        Weakness::TooShort => t.cli_passphrase_short(MIN_CHARS),
        Weakness::Repeated => t.cli_passphrase_repeated().to_owned(),
        Weakness::Sequence => t.cli_passphrase_sequence().to_owned(),
        Weakness::HouseName | Weakness::OwnName => t.cli_passphrase_names().to_owned(),
        Weakness::Common => t.cli_passphrase_common().to_owned(),
    };
    // A machine without randomness offers nothing; the reason alone will do.
    let Ok(suggestion) = Passphrase::suggest(SUGGESTED_WORDS) else {
        return why;
    };
    format!("{why} {}", t.cli_passphrase_suggestion(suggestion.as_str()))
}

fn unfit(t: Texts, fault: PinFault) -> String {
    match fault {
        PinFault::NotSixDigits => t.cli_pin_digits(),
        PinFault::Repeated => t.cli_pin_repeated(),
        PinFault::Run => t.cli_pin_run(),
        PinFault::Year => t.cli_pin_year(),
    }
    .to_owned()
}
