//! The six-digit PIN: switches staff inside a session that a passphrase opened, and uncovers the locked screen.
//!
//! A PIN never protects a file (a million tries are an hour's work). Its hash lies inside the encrypted database, and
//! the session ends after a few wrong tries.

use std::fmt;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Params, PasswordHasher, PasswordVerifier};
use zeroize::Zeroizing;

use super::{Damage, KdfParams, KeyError, random};

const DIGITS: usize = 6;

/// Six digits. `Debug` shows nothing; wiped on drop.
pub struct Pin(Zeroizing<[u8; DIGITS]>);

/// Why a PIN may not be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinFault {
    /// Not exactly six digits.
    #[error("not six digits")]
    NotSixDigits,
    /// Fewer than three different digits, or a part over again (121212, 123123).
    #[error("repeated digits")]
    Repeated,
    /// Digits that follow each other, up or down (345678, 210987).
    #[error("digits in a run")]
    Run,
    /// Begins or ends with a year of somebody's life, 1940–2029.
    #[error("a year")]
    Year,
}

impl Pin {
    /// A PIN as typed at the locked screen: only its form counts, since rules may change after it was chosen.
    ///
    /// # Errors
    /// [`PinFault::NotSixDigits`].
    pub fn typed(text: &str) -> Result<Self, PinFault> {
        let text = text.trim().as_bytes();
        let digits: &[u8; DIGITS] = text.try_into().map_err(|_| PinFault::NotSixDigits)?;
        if digits.iter().all(u8::is_ascii_digit) {
            return Ok(Self(Zeroizing::new(*digits)));
        }
        Err(PinFault::NotSixDigits)
    }

    /// A PIN that somebody chooses: not one that a colleague would try first.
    ///
    /// # Errors
    /// The first [`PinFault`] that is found.
    pub fn choose(text: &str) -> Result<Self, PinFault> {
        let pin = Self::typed(text)?;
        let digits = &pin.0;
        if is_repeated(digits) {
            return Err(PinFault::Repeated);
        }
        if is_run(digits, 1) || is_run(digits, 9) {
            return Err(PinFault::Run);
        }
        if is_year(&digits[..4]) || is_year(&digits[2..]) {
            return Err(PinFault::Year);
        }
        Ok(pin)
    }

    /// Six random digits that may be chosen, as they are told to whoever is to have them.
    ///
    /// # Errors
    /// [`KeyError::Random`] if the operating system gives no random bytes.
    pub fn suggest() -> Result<Zeroizing<String>, KeyError> {
        loop {
            let mut bytes = Zeroizing::new([0; 4 * DIGITS]);
            random::fill(bytes.as_mut_slice())?;
            // From 250 on, a remainder would favour the digits up to five.
            let digits = bytes.iter().filter(|byte| **byte < 250).map(|byte| char::from(b'0' + byte % 10));
            let text = Zeroizing::new(digits.take(DIGITS).collect::<String>());
            if Self::choose(&text).is_ok() {
                return Ok(text);
            }
        }
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(secret)")
    }
}

fn is_repeated(digits: &[u8; DIGITS]) -> bool {
    let different = (b'0'..=b'9').filter(|digit| digits.contains(digit)).count();
    different < 3 || digits[..3] == digits[3..]
}

/// Whether each digit is the one before plus `step`, modulo ten.
fn is_run(digits: &[u8; DIGITS], step: u8) -> bool {
    digits.windows(2).all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0')
}

fn is_year(digits: &[u8]) -> bool {
    let year = digits.iter().fold(0, |year, digit| year * 10 + u16::from(digit - b'0'));
    (1940..=2029).contains(&year)
}

/// The hash of a PIN as a PHC string (`$argon2id$…`), to store inside the encrypted database with
/// [`KdfParams::PIN`].
///
/// # Errors
/// [`KeyError::KdfParams`], [`KeyError::Memory`], [`KeyError::Random`].
pub fn hash_pin(pin: &Pin, kdf: KdfParams) -> Result<String, KeyError> {
    let hash: PasswordHash = kdf.argon2()?.hash_password(pin.0.as_slice()).map_err(hash_error)?;
    Ok(hash.to_string())
}

/// Whether `pin` is the one that was hashed.
///
/// # Errors
/// [`Damage::PinHash`] if `stored` cannot be read or asks for parameters out of bounds, [`KeyError::Memory`].
pub fn verify_pin(pin: &Pin, stored: &str) -> Result<bool, KeyError> {
    let hash = PasswordHash::new(stored).map_err(|_| Damage::PinHash)?;
    let argon2 = params_of(&hash).ok_or(Damage::PinHash)?.argon2().map_err(|_| Damage::PinHash)?;
    match argon2.verify_password(pin.0.as_slice(), &hash) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(hash_error(error)),
    }
}

/// The parameters of a stored argon2id hash that is complete.
fn params_of(hash: &PasswordHash) -> Option<KdfParams> {
    let complete = hash.salt.is_some() && hash.hash.is_some();
    if !complete || hash.algorithm != Algorithm::Argon2id.ident() {
        return None;
    }
    let params = Params::try_from(hash).ok()?;
    Some(KdfParams { memory_kib: params.m_cost(), passes: params.t_cost(), lanes: params.p_cost() })
}

fn hash_error(error: argon2::password_hash::Error) -> KeyError {
    match error {
        argon2::password_hash::Error::OutOfMemory => KeyError::Memory,
        _ => Damage::PinHash.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(text: &str) -> Pin {
        Pin::typed(text).unwrap()
    }

    #[test]
    fn a_suggested_pin_may_be_chosen_and_is_another_each_time() {
        let suggested: std::collections::BTreeSet<String> =
            (0..200).map(|_| Pin::suggest().unwrap().to_string()).collect();
        assert!(suggested.iter().all(|text| Pin::choose(text).is_ok()));
        assert!(suggested.len() > 190, "{}", suggested.len());
    }

    #[test]
    fn only_six_digits_are_a_pin() {
        for text in ["", "12345", "1234567", "12345a", "１２３４５６", "12 345", "-12345"] {
            assert_eq!(Pin::choose(text).unwrap_err(), PinFault::NotSixDigits, "{text:?}");
        }
        assert!(Pin::choose(" 739182\n").is_ok());
    }

    #[test]
    fn the_obvious_is_refused() {
        let cases = [
            ("000000", PinFault::Repeated),
            ("112211", PinFault::Repeated),
            ("121212", PinFault::Repeated),
            ("473473", PinFault::Repeated),
            ("123456", PinFault::Run),
            ("456789", PinFault::Run),
            ("890123", PinFault::Run),
            ("654321", PinFault::Run),
            ("109876", PinFault::Run),
            ("198573", PinFault::Year),
            ("731985", PinFault::Year),
            ("202673", PinFault::Year),
        ];
        for (text, fault) in cases {
            assert_eq!(Pin::choose(text).unwrap_err(), fault, "{text}");
        }
    }

    #[test]
    fn nearly_all_pins_may_be_chosen() {
        for text in ["739182", "193973", "203073", "123457", "112233", "131415", "310574"] {
            assert!(Pin::choose(text).is_ok(), "{text}");
        }
        let allowed = (0..1_000_000).step_by(7).filter(|number| Pin::choose(&format!("{number:06}")).is_ok());
        assert!(allowed.count() > 135_000, "of 142,858");
    }

    #[test]
    fn a_hash_verifies_its_own_pin_alone() {
        let stored = hash_pin(&pin("739182"), KdfParams::FAST).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{stored}");
        assert!(verify_pin(&pin("739182"), &stored).unwrap());
        assert!(!verify_pin(&pin("739183"), &stored).unwrap());
        assert_ne!(stored, hash_pin(&pin("739182"), KdfParams::FAST).unwrap(), "the salt is new each time");
    }

    #[test]
    fn a_pin_that_is_weak_by_todays_rules_still_verifies() {
        let stored = hash_pin(&pin("123456"), KdfParams::FAST).unwrap();
        assert!(verify_pin(&pin("123456"), &stored).unwrap());
    }

    #[test]
    fn a_stored_hash_that_is_broken_or_out_of_bounds_is_damage() {
        let stored = hash_pin(&pin("739182"), KdfParams::FAST).unwrap();
        let broken = [
            String::new(),
            stored.replace("argon2id", "argon2d"),
            stored.replace("argon2id", "pbkdf2-sha256"),
            stored.replace("m=64", "m=4194304"),
            stored.replace("t=1", "t=4000000000"),
            stored.replace("m=64", "m=1"),
            stored.rsplit_once('$').unwrap().0.to_owned(),
            stored.replace('$', ""),
        ];
        for stored in broken {
            let answer = verify_pin(&pin("739182"), &stored);
            assert!(matches!(answer, Err(KeyError::Damaged(Damage::PinHash))), "{stored}: {answer:?}");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", pin("739182")), "Pin(secret)");
    }
}
