//! Build step: the language files become typed methods of `Texts`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

#[path = "build/messages/mod.rs"]
mod messages;

fn main() -> Result<(), Box<dyn Error>> {
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
