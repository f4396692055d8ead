//! Spellings of the same name: names that were written in another script first are written in many ways in Latin letters.
//! They are suggested to whoever searches, and never searched for unasked: two spellings may be two people.

use super::fold::fold_loose;

/// Spellings that are often one name. Gathered from passports as Norwegian offices meet them; the order is that in which they
/// are suggested.
const NAMES: &[&[&str]] = &[
    &["Mohammed", "Muhammad", "Mohamed", "Mohammad", "Muhammed", "Mohamad", "Muhamed", "Mahamed", "Maxamed"],
    &["Ahmed", "Ahmad", "Ahmet", "Axmed"],
    &["Mahmoud", "Mahmood", "Mahmud"],
    &["Abdullah", "Abdallah", "Abdulla", "Abdullahi"],
    &["Abdulrahman", "Abdirahman", "Abdurrahman", "Abdelrahman"],
    &["Ali", "Aly", "Cali"],
    &["Amir", "Ameer", "Emir"],
    &["Hussein", "Hussain", "Hossein", "Husein", "Hussen", "Xuseen"],
    &["Hassan", "Hasan", "Xasan"],
    &["Ibrahim", "Ebrahim", "Ibrahem", "Abraham"],
    &["Ismail", "Esmail", "Ismael", "Esmaeil"],
    &["Yusuf", "Yousef", "Youssef", "Yosef", "Yousuf", "Josef"],
    &["Yunus", "Younes", "Yonas", "Jonas"],
    &["Omar", "Umar", "Omer", "Cumar"],
    &["Osman", "Othman", "Usman", "Cusmaan"],
    &["Khalid", "Khaled", "Kaled"],
    &["Rashid", "Rasheed", "Rachid"],
    &["Said", "Saeed", "Sayed", "Saiid"],
    &["Jamal", "Gamal", "Djamal"],
    &["Reza", "Riza", "Rida"],
    &["Zahra", "Zehra", "Zara"],
    &["Fatima", "Fatema", "Fatma", "Faduma", "Fadumo"],
    &["Aisha", "Ayesha", "Aicha", "Aysha", "Caasha"],
    &["Khadija", "Khadijah", "Hadija", "Kadija"],
    &["Mariam", "Maryam", "Miriam", "Meryem", "Maria"],
    &["Leila", "Layla", "Laila", "Leyla"],
    &["Nour", "Noor", "Nur"],
    &["Samira", "Sameera", "Semira"],
    &["Zeinab", "Zainab", "Zaynab", "Zeynep"],
    &["Mikael", "Michael", "Mikail", "Mickael"],
    &["Yohannes", "Johannes", "Yohanes", "Johanes"],
    &["Tesfay", "Tesfai", "Tesfaye"],
    &["Gebre", "Ghebre", "Gebru"],
    &["Haile", "Hayle", "Hailay"],
    &["Oleksandr", "Aleksandr", "Alexander", "Aleksander", "Olexandr"],
    &["Serhij", "Serhii", "Sergei", "Sergej", "Sergiy"],
    &["Dmytro", "Dmitri", "Dmitrij", "Dimitri"],
    &["Mykola", "Nikolaj", "Nikolai", "Nicolai"],
];

/// Fewer letters than these are no beginning of a name.
const SHORTEST: usize = 4;

/// The other spellings of the name that a word is, or begins. Those that begin as the word does are found by it already, and
/// left out.
#[must_use]
pub fn variants(word: &str) -> Vec<&'static str> {
    let word = fold_loose(word);
    let is_name = |name: &&str| {
        let name = fold_loose(name);
        name == word || (word.chars().count() >= SHORTEST && name.starts_with(&word))
    };
    let names = NAMES.iter().filter(|names| names.iter().any(is_name)).flat_map(|names| names.iter().copied());
    names.filter(|name| !fold_loose(name).starts_with(&word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_its_other_spellings_and_never_by_its_own() {
        assert_eq!(variants("mohammed")[..2], ["Muhammad", "Mohamed"]);
        assert_eq!(variants("Yusuf")[0], "Yousef");
        assert_eq!(variants("moham")[0], "Muhammad", "what begins so is found already");
        assert_eq!(variants("mo"), [""; 0]);
        assert_eq!(variants("skole"), [""; 0]);
        assert_eq!(variants("ali"), ["Aly", "Cali"], "a whole name of three letters");
    }

    #[test]
    fn no_spelling_is_listed_twice_within_a_name() {
        for names in NAMES {
            let mut folded: Vec<String> = names.iter().map(|name| fold_loose(name)).collect();
            folded.sort();
            let all = folded.len();
            folded.dedup();
            assert_eq!(folded.len(), all, "{names:?}");
        }
    }
}
