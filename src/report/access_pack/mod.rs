//! The access-request pack: gathering what the house has written about a youth, and writing what is handed out.

mod gather;
mod hand_out;
mod line;
mod paper;
mod part;

pub use self::{
    gather::{Gathering, gather},
    hand_out::{HandOutError, HandingOut, Out, hand_out, write_outside},
};
