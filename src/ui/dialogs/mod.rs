//! Dialogs: questions and lists over a screen.
