//! Secrets of a member who is being added: read, and judged before anything is made.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, value_parser};

use super::{command::option, cx::Cx, fault::Fault};
use crate::{
    domain::{names::Line, staff::Initials},
    explain,
    store::{
        StoreError,
        entrance::{ChosenSecrets, MemberSecrets},
        keys::{Known, Opener, Passphrase, Pin, RecoveryCode, SUGGESTED_WORDS, Weakness},
    },
    text::Texts,
};

const PIN_FILE: &str = "pin-file";
const CODE_FILE: &str = "code-file";
const NEW_PASSPHRASE_FILE: &str = "new-passphrase-file";

/// `--new-passphrase-file FILE`.
pub(super) fn new_passphrase_file(t: &Texts) -> Arg {
    option(NEW_PASSPHRASE_FILE, t.cli_value_file(), t.cli_new_passphrase_file_help())
        .value_parser(value_parser!(PathBuf))
}

/// The file `--new-passphrase-file` names.
pub(super) fn new_passphrase_path(matches: &ArgMatches) -> Option<&PathBuf> {
    matches.get_one::<PathBuf>(NEW_PASSPHRASE_FILE)
}

/// `--pin-file FILE`.
pub(super) fn pin_file(t: &Texts) -> Arg {
    option(PIN_FILE, t.cli_value_file(), t.cli_pin_file_help()).value_parser(value_parser!(PathBuf))
}

/// `--code-file FILE`.
pub(super) fn code_file(t: &Texts) -> Arg {
    option(CODE_FILE, t.cli_value_file(), t.cli_code_file_help()).value_parser(value_parser!(PathBuf))
}

/// `--code-file FILE` where a passphrase will do as well.
pub(super) fn or_code_file(t: &Texts) -> Arg {
    code_file(t).help(t.cli_or_code_file_help())
}

/// The code on paper, typed unseen or from a file: never an argument, which others on the machine can read.
pub(super) fn code(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<RecoveryCode, Fault> {
    let t = cx.texts;
    let file = matches.get_one::<PathBuf>(CODE_FILE).cloned();
    let typed = cx.known_secret(file.as_ref(), t.cli_ask_code(), "--code-file")?;
    RecoveryCode::parse(&typed).map_err(|fault| {
        let sentence = t.key_code_misread(explain::recovery_fault(t, fault));
        Fault::Explained(StoreError::WrongPassphrase, sentence)
    })
}

/// What opens a copy or a damaged house: the code on paper from `--code-file`, or whatever is typed or stands in
/// `--passphrase-file`. Nobody's passphrase has thirty signs that check each other, so that a code typed there is known as one.
pub(super) fn opener(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<Opener, Fault> {
    if matches.contains_id(CODE_FILE) {
        return code(matches, cx).map(Opener::Code);
    }
    let file = cx.passphrase_file();
    let typed = cx.secret(file.as_ref(), cx.texts.cli_ask_passphrase_or_code(), "--passphrase-file")?;
    Ok(RecoveryCode::parse(&typed).map_or_else(|_| Opener::Passphrase(Passphrase::new(&typed)), Opener::Code))
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
    let passphrase = passphrase_of(t, &typed, member)?;
    let file = matches.get_one::<PathBuf>(PIN_FILE);
    let typed = cx.new_secret(file, &t.cli_ask_new_pin(member.initials), "--pin-file")?;
    Ok(MemberSecrets { passphrase, pin: pin_of(t, &typed)? })
}

/// Reads the new secrets of somebody who has some already: what the named files hold; without a file, both are asked for, and
/// what is left empty stays as it is.
pub(super) fn read_new(cx: &mut Cx<'_>, matches: &ArgMatches, member: &Member<'_>) -> Result<ChosenSecrets, Fault> {
    let t = cx.texts;
    let files = (new_passphrase_path(matches), matches.get_one::<PathBuf>(PIN_FILE));
    let asks = files == (None, None);
    let mut typed = |file: Option<&PathBuf>, question: &str, flag| {
        if file.is_none() && !asks {
            return Ok(None);
        }
        let typed = cx.new_secret(file, question, flag)?;
        Ok::<_, Fault>((!asks || !typed.is_empty()).then_some(typed))
    };
    let passphrase = typed(files.0, &t.cli_ask_other_passphrase(member.initials), "--new-passphrase-file")?;
    let passphrase = passphrase.map(|typed| passphrase_of(t, &typed, member)).transpose()?;
    let pin = typed(files.1, &t.cli_ask_other_pin(member.initials), "--pin-file")?;
    let pin = pin.map(|typed| pin_of(t, &typed)).transpose()?;
    if passphrase.is_none() && pin.is_none() {
        return Err(Fault::Usage(t.secret_nothing_new().to_owned()));
    }
    Ok(ChosenSecrets { passphrase, pin })
}

/// Reads the new passphrase of somebody whose house is open already: from a file, or asked for twice.
pub(super) fn read_passphrase(
    cx: &mut Cx<'_>,
    file: Option<&PathBuf>,
    initials: &Initials,
    weakness: impl FnOnce(&Passphrase) -> Result<Option<Weakness>, StoreError>,
) -> Result<Passphrase, Fault> {
    let t = cx.texts;
    let typed = cx.new_secret(file, &t.cli_ask_new_passphrase(initials), "--new-passphrase-file")?;
    let passphrase = Passphrase::new(&typed);
    match weakness(&passphrase)? {
        Some(why) => Err(Fault::Usage(weak(t, why))),
        None => Ok(passphrase),
    }
}

fn passphrase_of(t: Texts, typed: &str, member: &Member<'_>) -> Result<Passphrase, Fault> {
    strong(t, typed, Known { house: member.house, person: &[member.initials.as_str(), member.name.as_str()] })
}

/// A passphrase that is neither short nor obvious.
pub(super) fn strong(t: Texts, typed: &str, known: Known<'_>) -> Result<Passphrase, Fault> {
    let passphrase = Passphrase::new(typed);
    passphrase.check(known).map_err(|weakness| Fault::Usage(weak(t, weakness)))?;
    Ok(passphrase)
}

fn pin_of(t: Texts, typed: &str) -> Result<Pin, Fault> {
    Pin::choose(typed).map_err(|fault| Fault::Usage(explain::pin_fault(t, fault).to_owned()))
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
