//! Dialogs: questions and lists over a screen.

pub mod agreed;
pub mod drafts;
pub mod help;
pub mod history;
pub mod lookup;
pub mod messages;
pub(crate) mod panel;
pub mod phrases;
pub mod question;
pub(crate) mod scroll;
