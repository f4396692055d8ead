//! The one encrypted file of a house, and the only place that knows SQL.
//!
//! [`House`] is an open file; it reads through [`read::Reader`] and changes through [`House::execute`], which takes a
//! [`Command`](crate::domain::command::Command) and nothing else. [`keys`] decides who can open it.

mod audit;
pub mod backup;
mod bulk;
mod covered;
pub mod drafts;
pub mod entrance;
mod error;
pub mod export;
mod exposure;
mod house;
mod inspect;
pub mod keys;
mod migrate;
mod open;
pub mod paper;
mod place;
pub mod read;
pub mod rekey;
pub mod salvage;
mod scope;
mod search;
mod seats;
#[cfg(test)]
mod tests;
mod together;
mod tries;
mod write;

pub use audit::{BadRow, ChainCheck, ChainDamage, ChainHead, ChainWalk, HeadCheck, Salvaged, TurnedBack};
pub use bulk::Bulk;
pub use covered::ChangedText;
pub use error::StoreError;
pub use exposure::{Exposure, exposures};
pub use house::{Beside, House};
pub use inspect::{SearchCheck, SlotCheck};
pub use open::HouseFolder;
pub(crate) use open::sync_folder;
#[cfg(any(test, feature = "testing"))]
pub(crate) use open::{private_mode, throw_away_houses};
pub use place::Place;
pub use together::Together;
pub use write::Done;
