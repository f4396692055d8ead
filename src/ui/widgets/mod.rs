//! Pieces that every screen is made of: the text editor, the masked line, the scrolling list, and how wide letters are.
//!
//! They are drawn straight into a [`Buffer`](ratatui::buffer::Buffer), take [`Input`](super::input::Input) and say whether
//! they used it, and answer where the terminal's real cursor belongs. None of them holds a word a person reads.

pub mod editor;
pub mod list;
pub mod measure;
pub mod secret;
pub mod wrap;
