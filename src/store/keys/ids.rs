//! Random numbers that name a house and a slot, so that neither can stand where the other belongs.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::hex::NotHex;
use super::{Hex, KeyError};

macro_rules! random_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Hex<16>);

        impl $name {
            /// A new one: 16 random bytes, different from every other.
            ///
            /// # Errors
            /// [`KeyError::Random`] if the operating system gives no random bytes.
            pub fn random() -> Result<Self, KeyError> {
                Hex::random().map(Self)
            }

            /// One that was stored as bytes.
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Hex(bytes))
            }

            /// The bytes, to store.
            pub fn as_bytes(&self) -> &[u8; 16] {
                &self.0.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotHex;

            fn from_str(text: &str) -> Result<Self, NotHex> {
                text.parse().map(Self)
            }
        }
    )*};
}

random_ids! {
    /// A house: the same in its key file and its database, so that the two cannot be mixed up with another house's.
    HouseId;
    /// A slot of the key file. The database, which is encrypted, knows whose slot it is; the key file does not.
    SlotId;
}
