//! The two fields of the door.

use zeroize::Zeroizing;

use super::Wanted;
use crate::{
    domain::staff::Initials,
    explain,
    text::Texts,
    ui::forms::{FormFields, Refused, Words, form_fields, secret::SecretField, text::TextField},
};

/// More than the longest passphrase anybody types.
const LONGEST: usize = 200;
/// Cells of the secret field: a passphrase of five words.
const SECRET_CELLS: u16 = 34;
/// Initials are two to four letters; a few more can be typed, and are then explained.
const INITIALS: usize = 8;

/// Initials and what proves them.
pub(super) struct DoorFields {
    pub initials: TextField,
    pub secret: SecretField,
    t: Texts,
}

impl DoorFields {
    pub(super) fn new(wanted: Wanted, initials: &str, t: Texts) -> Self {
        let secret = match wanted {
            Wanted::Passphrase => {
                Words::required(t.door_passphrase(), t.door_passphrase_help(), t.door_secret_missing())
            }
            Wanted::Pin => Words::required(t.door_pin(), t.door_pin_help(), t.door_secret_missing()),
        };
        Self {
            initials: TextField::new(
                Words::required(t.door_initials(), t.door_initials_help(), t.staff_initials_missing()),
                INITIALS,
            )
            .with_text(initials),
            secret: SecretField::new(secret, LONGEST, SECRET_CELLS),
            t,
        }
    }
}

impl FormFields for DoorFields {
    type Value = (Initials, Zeroizing<String>);
    form_fields!(initials, secret);

    fn read(&self) -> Result<Self::Value, Refused> {
        let initials = Initials::new(&self.initials.value())
            .map_err(|reason| Refused::new("initials", explain::invalid(self.t, reason)))?;
        let secret = self.secret.value();
        if secret.trim().is_empty() {
            return Err(Refused::new("secret", self.t.door_secret_missing()));
        }
        Ok((initials, secret))
    }
}
