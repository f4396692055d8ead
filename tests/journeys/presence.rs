//! Where youths are, how closely they are watched over, and the fire roll.
