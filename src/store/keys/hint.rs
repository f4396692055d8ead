//! Which slot to try first for somebody's initials.
//!
//! The file holds no names, so at unlock the program does not know whose slot is whose, and trying one costs a fifth of
//! a second: five seconds for two dozen. A hint is therefore stored beside each slot, and it is a weighed decision how
//! much it tells:
//!
//! * Initials are two or three letters. Any hash of them that named the slot alone could be reversed by trying all
//!   initials, at once: it would be as good as the initials in clear, in every copy and backup of the file.
//! * So the hint is only **four bits** of a hash. Among sixteen values each of the 841 pairs of letters shares its hint
//!   with some fifty others, and in a house of a dozen people a given pair is found by chance about every second time.
//!   Somebody with the file learns next to nothing about who works there.
//! * The price: with `n` slots, `(n - 1) / 32` wrong ones are tried on average before the right one: a third of one for
//!   a dozen people, under one for two dozen.
//!
//! A hint is no part of a slot's header: somebody who edits it makes an unlock slower or fail, and learns nothing.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::HouseId;

/// Four bits about initials, 0–15.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Hint(u8);

impl Hint {
    /// The hint for initials in this house; case, blanks around them and the way å was typed do not count.
    pub fn of(house: HouseId, initials: &str) -> Self {
        let hash = Sha256::new()
            .chain_update(b"personalbase initials")
            .chain_update(house.as_bytes())
            .chain_update(initials.trim().nfc().collect::<String>().to_uppercase())
            .finalize();
        Self(hash[0] >> 4)
    }
}

impl From<Hint> for u8 {
    fn from(hint: Hint) -> Self {
        hint.0
    }
}

impl TryFrom<u8> for Hint {
    type Error = &'static str;

    fn try_from(value: u8) -> Result<Self, Self::Error> {
        if value < 16 { Ok(Self(value)) } else { Err("a hint is 0 to 15") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_blanks_do_not_count() {
        let house = HouseId::from_bytes([7; 16]);
        assert_eq!(Hint::of(house, "Åse"), Hint::of(house, " åSE "));
        assert_eq!(Hint::of(house, "Åse"), Hint::of(house, "A\u{30a}se"));
    }

    #[test]
    fn a_hint_points_at_many_initials_and_every_value_is_used() {
        let house = HouseId::from_bytes([7; 16]);
        let mut counts = [0; 16];
        for first in 'A'..='Z' {
            for second in 'A'..='Z' {
                counts[usize::from(u8::from(Hint::of(house, &format!("{first}{second}"))))] += 1;
            }
        }
        assert!(counts.iter().all(|&count| count >= 20), "{counts:?}");
    }

    #[test]
    fn hints_differ_between_houses() {
        let differs = (0..32)
            .any(|n| Hint::of(HouseId::from_bytes([n; 16]), "KN") != Hint::of(HouseId::from_bytes([n + 1; 16]), "KN"));
        assert!(differs);
    }
}
