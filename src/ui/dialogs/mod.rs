//! Dialogs: questions and lists over a screen.

pub mod help;
pub mod lookup;
pub mod messages;
pub(crate) mod panel;
