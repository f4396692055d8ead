//! How far something is that takes a while.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::cx::Cx;

/// A bar of `length` steps under a few words. Shown on a terminal alone, so that a script's error output holds errors.
pub(super) fn bar(cx: &Cx<'_>, length: u64, words: &'static str) -> ProgressBar {
    let visible = cx.around.machine.errors_are_on_terminal;
    let target = if visible { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(length), target).with_message(words);
    match ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len}") {
        Ok(style) => bar.with_style(style),
        // The look alone is lost.
        Err(_) => bar,
    }
}
