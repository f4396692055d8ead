//! A mistake in the program, told calmly. What a panic says may hold what people wrote, so it goes nowhere: the screen and
//! the technical log get a reference and the place in the program.

use std::fmt;

use color_eyre::{config::HookBuilder, section::PanicMessage};

use crate::{app::log_file, text::Texts};

/// Lets panics be told in the language of these texts. Only the first call counts.
pub(super) fn install(texts: Texts) {
    let hooks = HookBuilder::default().display_env_section(false).panic_message(Calm(texts));
    // A second installation in one process (tests) keeps the first.
    let _ = hooks.install();
}

struct Calm(Texts);

/// Where the program went wrong.
#[derive(Debug, thiserror::Error)]
#[error("panic at {0}")]
struct Place(String);

impl PanicMessage for Calm {
    fn display(&self, info: &std::panic::PanicHookInfo<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        let reference = log_file::unexpected(&Place(place));
        write!(f, "{}", self.0.error_unexpected(reference))
    }
}
