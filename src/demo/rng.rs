//! Chance that comes out the same every time: SplitMix64 (Steele, Lea and Flood, 2014), which needs no more state than one
//! number. Good enough for an invented house, and never used for keys.

/// A stream of numbers that its seed alone decides.
#[derive(Debug, Clone)]
pub(super) struct Rng(u64);

impl Rng {
    /// The stream of a seed for one purpose, so that a change in one part of the house leaves the others as they are.
    pub(super) fn new(seed: u64, purpose: &str) -> Self {
        let mut rng = Self(seed);
        for byte in purpose.bytes() {
            rng.0 = rng.0.wrapping_add(u64::from(byte));
            rng.0 = rng.next();
        }
        rng
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when `end` is 0. The tiny preference for small numbers does not matter here.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn range(&mut self, low: i64, high: i64) -> i64 {
        let size = u64::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(size)).unwrap_or(0)
    }

    /// True in `percent` of a hundred cases.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// An index of a list of that length.
    pub(super) fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }

    /// One of a list that is not empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len())]
    }

    /// An index, each as likely as its weight says; 0 when all weights are 0.
    pub(super) fn weighted(&mut self, weights: impl Iterator<Item = u64> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        for (index, weight) in weights.enumerate() {
            if left < weight {
                return index;
            }
            left -= weight;
        }
        0
    }

    /// Puts a list in another order (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.index(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_and_the_purpose_decide() {
        let numbers = |seed, purpose| {
            let mut rng = Rng::new(seed, purpose);
            [rng.below(1 << 40), rng.below(1 << 40)]
        };
        assert_eq!(numbers(1, "log"), numbers(1, "log"));
        assert_ne!(numbers(1, "log"), numbers(2, "log"));
        assert_ne!(numbers(1, "log"), numbers(1, "people"));
    }

    #[test]
    fn every_number_of_a_range_comes_and_no_other() {
        let mut rng = Rng::new(7, "range");
        let mut seen: Vec<i64> = (0..500).map(|_| rng.range(-2, 3)).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, [-2, -1, 0, 1, 2, 3]);
    }

    #[test]
    fn weights_count_and_a_weight_of_nothing_never_comes() {
        let mut rng = Rng::new(7, "weights");
        let mut counts = [0; 3];
        for _ in 0..1_000 {
            counts[rng.weighted([1_u64, 0, 3].into_iter())] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!(counts[2] > counts[0]);
    }

    #[test]
    fn a_shuffled_list_has_the_same_members() {
        let mut list: Vec<u8> = (0..50).collect();
        Rng::new(7, "shuffle").shuffle(&mut list);
        assert!(list.windows(2).any(|pair| pair[0] > pair[1]));
        list.sort_unstable();
        assert_eq!(list, (0..50).collect::<Vec<u8>>());
    }
}
