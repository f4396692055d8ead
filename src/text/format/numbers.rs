//! Numbers.

use crate::text::Texts;

impl Texts {
    /// «1 000 000», with hard spaces, so that a number is never torn apart at the end of a line.
    pub fn number(&self, number: i64) -> String {
        let sign = if number < 0 { "−" } else { "" };
        format!("{sign}{}", self.grouped(number.unsigned_abs()))
    }

    /// «7 193,50»: hundredths, two decimals. Amounts are kept in øre.
    pub fn hundredths(&self, hundredths: i64) -> String {
        let sign = if hundredths < 0 { "−" } else { "" };
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        format!("{sign}{}{}{rest:02}", self.grouped(whole), self.number_decimals())
    }

    fn grouped(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::with_capacity(digits.len() * 2);
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(self.number_thousands());
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    const NB: Texts = Texts::new(Language::Nb);
    const EN: Texts = Texts::new(Language::En);

    #[test]
    fn thousands_are_parted_by_hard_spaces() {
        assert_eq!(NB.number(0), "0");
        assert_eq!(NB.number(999), "999");
        assert_eq!(NB.number(1_000), "1\u{A0}000");
        assert_eq!(NB.number(-1_234_567), "−1\u{A0}234\u{A0}567");
        assert_eq!(EN.number(1_234_567), "1,234,567");
        assert_eq!(NB.number(i64::MIN), "−9\u{A0}223\u{A0}372\u{A0}036\u{A0}854\u{A0}775\u{A0}808");
    }

    #[test]
    fn hundredths_have_a_decimal_comma() {
        assert_eq!(NB.hundredths(719_300), "7\u{A0}193,00");
        assert_eq!(NB.hundredths(-5), "−0,05");
        assert_eq!(EN.hundredths(494_250), "4,942.50");
    }
}
