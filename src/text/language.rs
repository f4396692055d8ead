//! The two languages of the interface.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the interface. Norwegian bokmål unless somebody chose otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Norwegian bokmål; stands in for nynorsk as well.
    #[default]
    #[serde(alias = "no", alias = "nn")]
    Nb,
    /// English.
    En,
}

impl Language {
    /// Both languages, the default first.
    pub const ALL: [Self; 2] = [Self::Nb, Self::En];

    /// The tag used in configuration and on the command line.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::En => "en",
        }
    }
}

/// The text names no language this program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the languages are nb and en")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a tag as configuration, command line or the machine's locale write it: `nb`, `no`, `nn`, `nb-NO`,
    /// `nb_NO.UTF-8`, `en`, `en-GB`, in any case.
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match language.trim().to_ascii_lowercase().as_str() {
            "nb" | "no" | "nn" => Ok(Self::Nb),
            "en" => Ok(Self::En),
            _ => Err(UnknownLanguage),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_norwegian_tags_mean_bokmal() {
        for tag in ["nb", "no", "nn", "NB", "nb-NO", "nn_NO.UTF-8", " no "] {
            assert_eq!(tag.parse(), Ok(Language::Nb), "{tag}");
        }
    }

    #[test]
    fn english_tags_mean_english() {
        for tag in ["en", "en-GB", "en_US.UTF-8"] {
            assert_eq!(tag.parse(), Ok(Language::En), "{tag}");
        }
    }

    #[test]
    fn other_tags_are_refused() {
        for tag in ["", "C", "de", "norsk", "english"] {
            assert_eq!(tag.parse::<Language>(), Err(UnknownLanguage), "{tag}");
        }
    }

    #[test]
    fn configuration_writes_and_reads_the_tag() {
        for language in Language::ALL {
            let written = serde_json::to_string(&language).unwrap();
            assert_eq!(written, format!("\"{}\"", language.tag()));
            assert_eq!(serde_json::from_str::<Language>(&written).unwrap(), language);
        }
        assert_eq!(serde_json::from_str::<Language>("\"no\"").unwrap(), Language::Nb);
    }
}
