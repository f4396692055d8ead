//! The night: what is agreed with each youth about it, and the rounds of whoever is on shift.
//!
//! A round goes past the stops of the configuration, each of which is in order or a deviation with a text. Per youth only what
//! was agreed is done: somebody knocks, somebody writes, or nobody does anything. An apartment is a home; nobody walks into it
//! on a round, and whoever did so without consent writes down a serious incident.

mod agreement;
mod round;
mod step;

pub use self::{
    agreement::{AgreementFacts, NightAgreement, NightCheck},
    round::{CheckResult, Round, RoundEnd, Stop, StopMark, StopState, YouthCheck, waits},
    step::{Place, Step},
};

#[cfg(test)]
mod tests;
