//! Pieces that every screen is made of: the text editor, the masked line, the scrolling list, log entries as rows, frames,
//! and how wide letters are.
//!
//! They are drawn straight into a [`Buffer`](ratatui::buffer::Buffer), take [`Input`](super::input::Input) and say whether
//! they used it, and answer where the terminal's real cursor belongs. The words a person reads are handed to them.

pub mod editor;
pub mod entry_rows;
pub mod list;
pub mod measure;
pub mod names;
pub mod pane;
pub mod secret;
pub mod wrap;
