//! What of a line is hidden from whoever gets the pack, and why.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::domain::names::Line;

/// Why something is hidden. The words that are printed stand in the texts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It tells of another youth.
    OtherYouth,
    /// It tells of another private person.
    OtherPerson,
    /// It is hidden out of regard for the youth's own health, or for how they stand to somebody near.
    OwnHealth,
    /// Somebody else's secret is kept by law.
    Duty,
    /// For another reason, in the leader's own words.
    Other(Line),
}

/// What a leader wrote must not reach a log.
impl std::fmt::Debug for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

impl Reason {
    /// The name in the store and in the audit chain.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::OtherYouth => "other-youth",
            Self::OtherPerson => "other-person",
            Self::OwnHealth => "own-health",
            Self::Duty => "duty",
            Self::Other(_) => "other",
        }
    }
}

/// A part of a line that is hidden. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mask {
    /// Its first byte.
    pub from: usize,
    /// The byte after its last.
    pub to: usize,
    /// Why.
    pub reason: Reason,
}

impl Mask {
    /// A mask over some bytes of a line.
    #[must_use]
    pub const fn new(over: &Range<usize>, reason: Reason) -> Self {
        Self { from: over.start, to: over.end, reason }
    }

    /// The bytes it hides.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.from..self.to
    }

    const fn meets(&self, over: &Range<usize>) -> bool {
        self.from < over.end && over.start < self.to
    }
}

/// All that is hidden of one line: in order, and none over another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Masks(Vec<Mask>);

impl Masks {
    /// Masks that are in order already.
    #[must_use]
    pub(super) const fn in_order(masks: Vec<Mask>) -> Self {
        Self(masks)
    }

    /// The masks, from the beginning of the line.
    #[must_use]
    pub fn all(&self) -> &[Mask] {
        &self.0
    }

    /// Nothing is hidden.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether they can be masks of this text: in order, none empty or over another, each made of whole letters.
    #[must_use]
    pub fn fit(&self, text: &str) -> bool {
        let in_order = self.0.windows(2).all(|two| two[0].to <= two[1].from);
        in_order && self.0.iter().all(|mask| mask.from < mask.to && text.get(mask.range()).is_some())
    }

    /// Whether all of a text is hidden.
    #[must_use]
    pub fn hide_all(&self, text: &str) -> bool {
        matches!(self.0.as_slice(), [mask] if mask.range() == (0..text.len()))
    }

    /// Whether every byte of a range is hidden.
    #[must_use]
    pub fn cover(&self, over: &Range<usize>) -> bool {
        self.0.iter().any(|mask| mask.from <= over.start && over.end <= mask.to)
    }

    /// The first mask that hides something of a range.
    #[must_use]
    pub fn over(&self, over: &Range<usize>) -> Option<&Mask> {
        self.0.iter().find(|mask| mask.meets(over))
    }

    /// Hides a range as well. It takes the place of the masks it meets, and hides what they hid: putting one on never shows
    /// anything.
    pub fn put(&mut self, over: Range<usize>, reason: Reason) {
        let (mut from, mut to) = (over.start, over.end);
        for mask in self.0.iter().filter(|mask| mask.meets(&over)) {
            (from, to) = (from.min(mask.from), to.max(mask.to));
        }
        self.0.retain(|mask| !mask.meets(&over));
        let at = self.0.partition_point(|mask| mask.from < from);
        self.0.insert(at, Mask { from, to, reason });
    }

    /// Shows whatever the masks that meet a range hid.
    pub fn lift(&mut self, over: &Range<usize>) {
        self.0.retain(|mask| !mask.meets(over));
    }

    /// The text with what `instead` gives in the place of each mask. Nothing tells how long what stood there was.
    #[must_use]
    pub fn applied(&self, text: &str, mut instead: impl FnMut(&Reason) -> String) -> String {
        let (mut shown, mut at) = (String::with_capacity(text.len()), 0);
        for mask in &self.0 {
            shown.push_str(text.get(at..mask.from).unwrap_or_default());
            shown.push_str(&instead(&mask.reason));
            at = mask.to;
        }
        shown.push_str(text.get(at..).unwrap_or_default());
        shown
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Samira og Åse lo";

    fn of(ranges: &[Range<usize>]) -> Masks {
        let mut masks = Masks::default();
        ranges.iter().for_each(|range| masks.put(range.clone(), Reason::OtherYouth));
        masks
    }

    fn shown(masks: &Masks) -> String {
        masks.applied(TEXT, |_| "#".to_owned())
    }

    #[test]
    fn what_is_masked_is_not_there_and_the_rest_is() {
        let mut masks = of(&[10..14, 0..6]);
        assert_eq!(shown(&masks), "# og # lo");
        assert!(masks.fit(TEXT) && masks.cover(&(1..3)) && !masks.cover(&(5..8)));
        masks.lift(&(2..3));
        assert_eq!(shown(&masks), "Samira og # lo");
        masks.put(0..TEXT.len(), Reason::Duty);
        assert!(masks.hide_all(TEXT));
        assert_eq!(shown(&masks), "#");
    }

    #[test]
    fn a_mask_over_others_hides_what_they_hid() {
        let masks = of(&[0..6, 4..8, 9..14]);
        assert_eq!(masks.all().iter().map(Mask::range).collect::<Vec<_>>(), [0..8, 9..14]);
    }

    #[test]
    fn half_a_letter_and_what_lies_behind_the_end_are_no_masks() {
        assert!(!Masks::in_order(vec![Mask::new(&(10..11), Reason::Duty)]).fit(TEXT), "half of an å");
        assert!(!Masks::in_order(vec![Mask::new(&(10..90), Reason::Duty)]).fit(TEXT));
        assert!(!Masks::in_order(vec![Mask::new(&(4..4), Reason::Duty)]).fit(TEXT));
        let (first, second) = (Mask::new(&(0..6), Reason::Duty), Mask::new(&(4..8), Reason::Duty));
        assert!(!Masks::in_order(vec![first, second]).fit(TEXT));
    }

    #[test]
    fn a_reason_in_own_words_reaches_no_log() {
        let reason = Reason::Other(Line::new("søsteren er syk").unwrap());
        assert_eq!(format!("{reason:?}"), "other");
    }

    proptest! {
        #[test]
        fn masks_stay_in_order_whatever_is_put_and_lifted(
            deeds in prop::collection::vec((0usize..40, 1usize..12, any::<bool>()), 0..30),
        ) {
            let text = "x".repeat(60);
            let mut masks = Masks::default();
            for (from, length, puts) in deeds {
                let over = from..from + length;
                if puts {
                    masks.put(over.clone(), Reason::Duty);
                    prop_assert!(masks.cover(&over));
                } else {
                    masks.lift(&over);
                    prop_assert!(masks.over(&over).is_none());
                }
                prop_assert!(masks.fit(&text));
            }
        }
    }
}
