//! Build step: the language files become typed methods of `Texts`, and the linker hears how the program is to be packed.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[path = "build/messages/mod.rs"]
mod messages;

fn main() -> Result<(), Box<dyn Error>> {
    pack_relocations();
    tell_cargo("rerun-if-changed=build");
    tell_cargo("rerun-if-changed=locales");
    let sources = read_sources(Path::new("locales"))?;
    match messages::generate(&sources) {
        Ok(code) => fs::write(Path::new(&env::var("OUT_DIR")?).join("messages.rs"), code)?,
        // Cargo shows each of these as an error of its own and stops the build.
        Err(faults) => faults.iter().for_each(|fault| tell_cargo(&format!("error={fault}"))),
    }
    Ok(())
}

/// Every `*.ftl` below `locales/<language>/`, in a fixed order so that the same files give the same code.
fn read_sources(root: &Path) -> Result<Vec<messages::Source>, Box<dyn Error>> {
    let mut sources = Vec::new();
    for language in messages::LANGUAGES {
        let mut paths = fs::read_dir(root.join(language))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
        paths.sort();
        for path in paths {
            let area = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            sources.push(messages::Source { language, area, text: fs::read_to_string(&path)? });
        }
    }
    Ok(sources)
}

#[expect(clippy::disallowed_macros, reason = "cargo listens to a build script's standard output")]
fn tell_cargo(directive: &str) {
    println!("cargo::{directive}");
}

/// Addresses that are put right at every start are kept in the packed form, where the system's loader knows it (glibc 2.36):
/// a start is faster and the open program smaller by the table's one and a half megabytes.
fn pack_relocations() {
    const FIRST: (u32, u32) = (2, 36);
    let is_for_here = env::var("TARGET").ok() == env::var("HOST").ok();
    let on_glibc = is_of("OS", "linux") && is_of("ENV", "gnu");
    if on_glibc && is_for_here && glibc_here().is_some_and(|version| version >= FIRST) {
        tell_cargo("rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

fn is_of(what: &str, value: &str) -> bool {
    env::var(format!("CARGO_CFG_TARGET_{what}")).is_ok_and(|found| found == value)
}

/// The version of the system's C library; `None` if the system does not say.
fn glibc_here() -> Option<(u32, u32)> {
    let answer = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let text = String::from_utf8(answer.stdout).ok()?;
    let (major, minor) = text.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
}
