//! The page on which the recovery code is typed from the paper. It is shown while it is typed: the page before showed it
//! too, and thirty signs that nobody sees are not typed right.

use crate::{
    explain,
    store::keys::{RecoveryCode, RecoveryFault},
    text::Texts,
    ui::forms::{FormFields, Refused, Words, form_fields, text::TextField},
};

/// Thirty signs with whatever stands between them.
const LONGEST: usize = 80;

/// The field of the page.
pub(super) struct RetypeFields {
    code: TextField,
    t: Texts,
}

impl RetypeFields {
    pub(super) fn new(t: Texts) -> Self {
        let words = Words::required(t.setup_retype(), t.setup_retype_help(), t.setup_retype_missing());
        Self { code: TextField::new(words, LONGEST), t }
    }
}

impl FormFields for RetypeFields {
    type Value = RecoveryCode;
    form_fields!(code);

    fn read(&self) -> Result<Self::Value, Refused> {
        RecoveryCode::parse(&self.code.value()).map_err(|fault| refused(self.t, fault))
    }
}

/// Why the code does not stand, under its field.
pub(super) fn refused(t: Texts, fault: RecoveryFault) -> Refused {
    Refused::new("code", explain::recovery_fault(t, fault))
}

/// Compares a code that is sound in itself with the one of the house, and names the first group that differs.
pub(super) fn compare(typed: &RecoveryCode, code: &RecoveryCode) -> Result<(), RecoveryFault> {
    match typed.groups().zip(code.groups()).position(|(typed, right)| typed != right) {
        Some(index) => Err(RecoveryFault::Group(index + 1)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_houses_code_is_not_this_ones() {
        let code = RecoveryCode::random().unwrap();
        let same = RecoveryCode::parse(&code.to_string()).unwrap();
        assert_eq!(compare(&same, &code), Ok(()));
        let other = RecoveryCode::random().unwrap();
        assert!(matches!(compare(&other, &code), Err(RecoveryFault::Group(_))));
    }
}
