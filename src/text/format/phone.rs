//! Phone numbers as Norwegian directories print them.

const NORWAY: &str = "+47";

/// A typed phone number, spaced for reading: pairs `22 22 22 22` (mobiles too, since 22.05.2019), numbers from 800 in
/// `800 22 222`, six digits in `116 111`, shorter ones together. Anything else, foreign numbers among them, stays as it
/// was typed.
pub fn phone(typed: &str) -> String {
    let typed = typed.trim();
    let (prefix, rest) = match typed.strip_prefix(NORWAY) {
        Some(rest) => ("+47 ", rest),
        None => ("", typed),
    };
    match digits_only(rest).and_then(|digits| spaced(&digits)) {
        Some(number) => format!("{prefix}{number}"),
        None => typed.to_owned(),
    }
}

/// The digits, if there is nothing else but blanks.
fn digits_only(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}

fn spaced(digits: &str) -> Option<String> {
    let groups: &[usize] = match digits.len() {
        2..=5 => &[digits.len()],
        6 => &[3, 3],
        8 if digits.starts_with('8') => &[3, 2, 3],
        8 => &[2, 2, 2, 2],
        _ => return None,
    };
    let mut rest = digits;
    let mut parts = Vec::with_capacity(groups.len());
    for group in groups {
        let (part, after) = rest.split_at_checked(*group)?;
        parts.push(part);
        rest = after;
    }
    Some(parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_numbers_are_spaced() {
        let pairs = [
            ("22222222", "22 22 22 22"),
            ("412 34 567", "41 23 45 67"),
            (" 80022222 ", "800 22 222"),
            ("116111", "116 111"),
            ("116117", "116 117"),
            ("02800", "02800"),
            ("11 2", "112"),
            ("+4722222222", "+47 22 22 22 22"),
            ("+47 22 22 22 22", "+47 22 22 22 22"),
        ];
        for (typed, shown) in pairs {
            assert_eq!(phone(typed), shown);
        }
    }

    #[test]
    fn other_numbers_stay_as_typed() {
        for typed in ["+46 70 123 45 67", "+93701234567", "0047 22222222", "22 22 22 22 (jobb)", "1234567", "", "+47"] {
            assert_eq!(phone(typed), typed);
        }
    }

    #[test]
    fn spacing_twice_is_spacing_once() {
        for typed in ["22222222", "80022222", "116111", "+4741234567"] {
            assert_eq!(phone(&phone(typed)), phone(typed));
        }
    }
}
