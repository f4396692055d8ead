//! The basis of what hosts get (*godtgjøring*): dated rates, dated shares, and what comes out for a month.
//!
//! It is a basis and nothing else. Nothing is paid from here; the rent is separate and stands in the lease; what the state
//! refunds is no business of the program. Amounts are whole øre, and no number between is ever rounded.
//!
//! Sources: the KS guide rates for foster homes (the band of 15 and older, as the youths are from 17 to 20), and the shares of
//! 50 % and 20 % of the description of the scheme (2020). No source regulates parts of months or rounding: see
//! [`Reckoning`].

mod basis;
mod month;
mod ore;
mod reckon;
mod step;
mod table;

pub use self::{
    basis::{CaseMonth, Counted, Differs, Note, Recorded, days_of, month, total},
    month::{Month, Stretch},
    ore::{Ore, Share},
    reckon::{Line, Parts, Proration, Reckoning, Rounding, lines, whole_month},
    step::Step,
    table::{Dated, Lacks, RateFacts, RateRow, Row, ShareFacts, ShareRow, Tables},
};

#[cfg(test)]
mod tests;
