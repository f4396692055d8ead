//! The access-request pack: gathering what the house has written about a youth, and writing what is handed out.

mod gather;
mod hand_out;
mod line;
mod paper;

pub use self::{
    gather::{Gathering, gather},
    hand_out::{HandingOut, Out, hand_out},
};
