//! The fields in which somebody chooses a passphrase and a PIN: in the set-up guide, for a new member, and to change one's
//! own.

use zeroize::Zeroizing;

use crate::{
    explain,
    store::keys::{Known, Passphrase, Pin, SUGGESTED_WORDS},
    text::Texts,
    ui::forms::{Field, FieldError, FieldName, Refused, Words, secret::SecretField, suggestion::SuggestionField},
};

/// More than the longest passphrase anybody chooses.
const LONGEST: usize = 200;
/// Cells for a passphrase of five long words.
const PASSPHRASE_CELLS: u16 = 50;
/// Digits of a PIN, with some room to see that there are too many.
const PIN_CHARS: usize = 12;
/// Cells for a PIN.
const PIN_CELLS: u16 = 14;

/// A passphrase with a suggestion, and a PIN; each twice, since neither is shown.
pub(super) struct SecretFields {
    pub suggestion: SuggestionField,
    pub passphrase: SecretField,
    pub passphrase_again: SecretField,
    pub pin: SecretField,
    pub pin_again: SecretField,
    t: Texts,
}

impl SecretFields {
    /// Fields that must be filled in: somebody new has no secrets yet.
    pub(super) fn required(t: Texts) -> Self {
        Self::new(t, |missing| Some(missing.to_owned()))
    }

    /// Fields that may stay empty: the secrets there are stay as they are then.
    pub(super) fn optional(t: Texts) -> Self {
        Self::new(t, |_| None)
    }

    fn new(t: Texts, missing: fn(&'static str) -> Option<String>) -> Self {
        let words = |label: &'static str, help: &'static str, message: &'static str| Words {
            missing: missing(message),
            ..Words::optional(label, help)
        };
        let passphrase = |words| SecretField::new(words, LONGEST, PASSPHRASE_CELLS);
        let pin = |words| SecretField::new(words, PIN_CHARS, PIN_CELLS);
        Self {
            suggestion: SuggestionField::new(
                Words::optional(t.secret_suggestion(), t.secret_suggestion_help()).spaced(),
                Box::new(suggest),
            ),
            passphrase: passphrase(words(
                t.secret_passphrase(),
                t.secret_passphrase_help(),
                t.secret_passphrase_missing(),
            )),
            passphrase_again: passphrase(words(t.secret_again(), t.secret_again_help(), t.secret_again_missing())),
            pin: pin(words(t.secret_pin(), t.secret_pin_help(), t.secret_pin_missing()).spaced())
                .with_rule(Box::new(move |typed| pin_rule(typed, t))),
            pin_again: pin(words(t.secret_again(), t.secret_again_help(), t.secret_again_missing())),
            t,
        }
    }

    /// The fields with their names, to be listed after those of the form they are part of.
    pub(super) fn fields(&self) -> [(FieldName, &dyn Field); 5] {
        [
            ("suggestion".into(), &self.suggestion),
            ("passphrase".into(), &self.passphrase),
            ("passphrase_again".into(), &self.passphrase_again),
            ("pin".into(), &self.pin),
            ("pin_again".into(), &self.pin_again),
        ]
    }

    /// The same fields in the same order.
    pub(super) fn fields_mut(&mut self) -> [(FieldName, &mut dyn Field); 5] {
        [
            ("suggestion".into(), &mut self.suggestion),
            ("passphrase".into(), &mut self.passphrase),
            ("passphrase_again".into(), &mut self.passphrase_again),
            ("pin".into(), &mut self.pin),
            ("pin_again".into(), &mut self.pin_again),
        ]
    }

    /// Somebody wrote in one of the passphrase fields.
    pub(super) fn passphrase_is_given(&self) -> bool {
        !self.passphrase.is_empty() || !self.passphrase_again.is_empty()
    }

    /// Somebody wrote in one of the PIN fields.
    pub(super) fn pin_is_given(&self) -> bool {
        !self.pin.is_empty() || !self.pin_again.is_empty()
    }

    /// The passphrase that was chosen.
    ///
    /// # Errors
    /// It is too easy to guess for somebody who knows `known`, or was not typed twice alike.
    pub(super) fn read_passphrase(&self, known: Known<'_>) -> Result<Passphrase, Refused> {
        let passphrase = Passphrase::new(&self.passphrase.value());
        passphrase.check(known).map_err(|why| Refused::new("passphrase", explain::weakness(self.t, why)))?;
        if Passphrase::new(&self.passphrase_again.value()).as_str() != passphrase.as_str() {
            return Err(Refused::new("passphrase_again", self.t.secret_not_alike()));
        }
        Ok(passphrase)
    }

    /// The PIN that was chosen.
    ///
    /// # Errors
    /// It is no PIN, is one that a colleague would try first, or was not typed twice alike.
    pub(super) fn read_pin(&self) -> Result<Pin, Refused> {
        let typed = self.pin.value();
        let pin = Pin::choose(&typed).map_err(|why| Refused::new("pin", explain::pin_fault(self.t, why)))?;
        if self.pin_again.value() != typed {
            return Err(Refused::new("pin_again", self.t.secret_not_alike()));
        }
        Ok(pin)
    }
}

/// What is wrong with a PIN is said when its field is left, and not only when all of the form is handed in.
fn pin_rule(typed: &str, t: Texts) -> Result<(), FieldError> {
    Pin::choose(typed).map(drop).map_err(|why| FieldError(explain::pin_fault(t, why).to_owned()))
}

/// Random words; nothing where the machine gives no randomness, and then somebody chooses their own.
fn suggest() -> Zeroizing<String> {
    let words = Passphrase::suggest(SUGGESTED_WORDS);
    Zeroizing::new(words.map_or_else(|_| String::new(), |words| words.as_str().to_owned()))
}
