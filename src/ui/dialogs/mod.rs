//! Dialogs: questions and lists over a screen.

pub mod drafts;
pub mod help;
pub mod lookup;
pub mod messages;
pub(crate) mod panel;
pub mod question;
mod scroll;
