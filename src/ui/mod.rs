//! Actions, keys, views, forms and screens. Reads the store, never writes it.

pub mod action;
pub mod canvas;
pub mod dialogs;
pub mod forms;
pub mod input;
pub mod keymap;
pub mod screens;
pub mod theme;
pub mod view;
pub mod widgets;
