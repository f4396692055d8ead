//! Names that must not stand in a text: who reads one youth's journal learns nothing of the others.

/// A text with the names of others taken out.
#[derive(Clone, PartialEq, Eq)]
pub struct Masked {
    /// The text.
    pub text: String,
    /// How many names were taken out.
    pub names: usize,
}

/// A person's words must not reach a log.
impl std::fmt::Debug for Masked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Masked").field("names", &self.names).finish_non_exhaustive()
    }
}

/// Puts `instead` in the place of every word that is one of the names `hidden` (each may be several words), also in the
/// genitive. A word that is one of the youth's `own` names stays, whoever else has it: the text is about them. Names are told
/// from other words by their capital.
#[must_use]
pub fn mask(text: &str, hidden: &[&str], own: &[&str], instead: &str) -> Masked {
    let own: Vec<String> = own.iter().copied().flat_map(words).map(str::to_lowercase).collect();
    let hidden: Vec<String> =
        hidden.iter().copied().flat_map(words).map(str::to_lowercase).filter(|name| !own.contains(name)).collect();
    let is_hidden = |word: &str| {
        let begins = word.chars().next();
        let lower = word.to_lowercase();
        let genitive = lower.strip_suffix('s').unwrap_or(&lower);
        begins.is_some_and(|first| !first.is_lowercase())
            && hidden.iter().any(|name| *name == lower || (name == genitive && !own.contains(&lower)))
    };
    let mut masked = Masked { text: String::with_capacity(text.len()), names: 0 };
    // First and last name are one person: what stands after a name waits until it is known what follows.
    let mut after_name: Option<&str> = None;
    for (part, is_word) in parts(text) {
        match after_name {
            Some("") if !is_word => after_name = Some(part),
            Some(" ") if is_word && is_hidden(part) => after_name = Some(""),
            between => {
                masked.text.push_str(between.unwrap_or_default());
                let hides = is_word && is_hidden(part);
                masked.text.push_str(if hides { instead } else { part });
                masked.names += usize::from(hides);
                after_name = hides.then_some("");
            }
        }
    }
    masked.text.push_str(after_name.unwrap_or_default());
    masked
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    parts(text).filter(|(_, is_word)| *is_word).map(|(word, _)| word)
}

/// A text in words and what stands between them.
fn parts(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphanumeric();
        let end = rest.find(|letter: char| letter.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some((part, is_word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHERS: [&str; 3] = ["Samira", "Yonas Tesfay", "Dag"];

    fn told(text: &str) -> (String, usize) {
        let Masked { text, names } = mask(text, &OTHERS, &["Amir"], "[en annen]");
        (text, names)
    }

    #[test]
    fn the_names_of_others_are_taken_out_and_their_own_stays() {
        let (text, names) = told("Amir og Samira kranglet. SAMIRAS mat, Samira's dør. Amirs ord.");
        assert_eq!(text, "Amir og [en annen] kranglet. [en annen] mat, [en annen]'s dør. Amirs ord.");
        assert_eq!(names, 3);
    }

    #[test]
    fn a_first_and_a_last_name_are_one_person_and_two_people_two() {
        assert_eq!(
            told("Yonas Tesfay kom.\nTesfay, Yonas gikk"),
            ("[en annen] kom.\n[en annen], [en annen] gikk".into(), 3)
        );
        assert_eq!(told("sammen med Yonas "), ("sammen med [en annen] ".into(), 1));
    }

    #[test]
    fn a_word_without_a_capital_is_no_name_and_a_part_of_a_word_neither() {
        assert_eq!(told("En dag. Samirakake, Dagny."), ("En dag. Samirakake, Dagny.".into(), 0));
    }

    #[test]
    fn a_name_that_two_have_stays() {
        let Masked { text, names } = mask("Amir Ali og Ali Reza", &["Ali Reza"], &["Amir Ali"], "[en annen]");
        assert_eq!((text.as_str(), names), ("Amir Ali og Ali [en annen]", 1));
    }

    #[test]
    fn names_in_scripts_without_capitals_are_found() {
        assert_eq!(mask("ሰላም ዮናስ", &["ዮናስ"], &[], "[en annen]").text, "ሰላም [en annen]");
    }
}
