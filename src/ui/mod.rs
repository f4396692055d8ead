//! Actions, keys, views, forms and screens. Reads the store, never writes it.

pub mod forms;
pub mod input;
pub mod theme;
pub mod widgets;
