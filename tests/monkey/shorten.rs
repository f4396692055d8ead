//! A walk that breaks a rule, made shorter while it still breaks one.

use super::chance::Step;

/// Leaves out as much as can be left out: halves first, single steps last.
pub fn shorten(steps: Vec<Step>, breaks: impl Fn(&[Step]) -> bool) -> Vec<Step> {
    let mut steps = steps;
    let mut size = steps.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < steps.len() {
            let end = (at + size).min(steps.len());
            let shorter = [&steps[..at], &steps[end..]].concat();
            if breaks(&shorter) {
                steps = shorter;
            } else {
                at = end;
            }
        }
        size /= 2;
    }
    steps
}

/// A step as it is told; a long paste is not repeated.
pub fn brief(step: &Step) -> String {
    let text = format!("{step:?}");
    if text.chars().count() <= 200 { text } else { format!("{}…", text.chars().take(200).collect::<String>()) }
}
