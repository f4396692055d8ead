//! A field of a whole number.

use std::ops::RangeInclusive;

use super::{
    field::{FieldError, Words},
    parsed::{ParsedField, Understood},
};

/// A whole number.
pub type NumberField = ParsedField<i64>;

/// Blanks and hard blanks that people put between thousands.
const BETWEEN_THOUSANDS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// An empty field for a number within `range`; `message` says what is wanted when it is not one.
#[must_use]
pub fn number(words: Words, range: RangeInclusive<i64>, message: String) -> NumberField {
    let digits = range.start().to_string().len().max(range.end().to_string().len());
    // One cell to see that there is no more, one for the cursor.
    let width = u16::try_from(digits).unwrap_or(u16::MAX).saturating_add(2);
    ParsedField::new(words, width, Box::new(move |text| read(text, &range).ok_or_else(|| FieldError(message.clone()))))
}

fn read(text: &str, range: &RangeInclusive<i64>) -> Option<Understood<i64>> {
    let digits: String = text.chars().filter(|c| !BETWEEN_THOUSANDS.contains(c)).collect();
    let value = digits.parse().ok().filter(|value| range.contains(value))?;
    Some(Understood { value, canonical: value.to_string(), echo: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::forms::Field as _;

    fn field(text: &str) -> NumberField {
        number(Words::optional("Alder", ""), 0..=9_999, "Et tall fra 0 til 9999.".to_owned()).with_text(text)
    }

    #[test]
    fn digits_in_the_range_are_a_number() {
        assert_eq!(field("17").value(), Some(&17));
        assert_eq!(field(" 7 193 ").value(), Some(&7193));
        assert_eq!(field("").value(), None);
        assert_eq!(field("").check(), Ok(()));
    }

    #[test]
    fn anything_else_is_refused_with_the_message() {
        for text in ["10000", "-1", "sytten", "1,5"] {
            assert_eq!(field(text).check(), Err(FieldError("Et tall fra 0 til 9999.".to_owned())), "{text}");
            assert_eq!(field(text).value(), None);
        }
    }
}
