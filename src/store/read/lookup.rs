//! What the quick lookup asks for at each letter: goals of those who live here, and entries by their text.

use std::{cmp::Reverse, collections::BTreeSet};

use rusqlite::params;

use super::Reader;
use crate::{
    domain::{
        fold::fold_loose,
        ids::{EntryId, HouseId, YouthId},
        log::LogEntry,
        names::Prose,
        plan::Goal,
        words::words,
    },
    store::{
        StoreError,
        search::{begins_a_word, begun, only_in, whole},
    },
};

/// How many of the newest entries with one of the words are read to see whether they have all.
const LOOKED_AT: usize = 40;

/// Of how many words the lists are compared to find the rarest: the longest ones, which seldom are the common ones. The
/// others are only looked for in the entries themselves.
const WORDS_ASKED: usize = 3;

impl Reader<'_> {
    /// The goals still worked with of everybody who lives in the house.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn live_goals(self) -> Result<Vec<Goal>, StoreError> {
        let youths: Vec<YouthId> = self
            .prepare("SELECT youth_id FROM stay WHERE until >= ?1 ORDER BY youth_id")?
            .query_map([self.lasts_to()], |row| row.get(0).map(YouthId))?
            .collect::<Result<_, _>>()?;
        let mut goals = Vec::new();
        for youth in youths {
            goals.extend(self.live_goals_of(youth)?);
        }
        Ok(goals)
    }

    /// The newest entries with all these words, or words that begin with them, newest first. Where there are more than
    /// `limit`, those with the rarest word as it stands come before those where it goes on.
    ///
    /// No letter may wait, so only a bounded number of entries is looked at: those with the rarest of the words. An old
    /// entry with several common words may be missing here; the log itself finds it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn find_entries(self, typed: &str, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        let (seen, left_out) = self.seen_houses()?;
        self.find_in(&seen, &left_out, typed, limit)
    }

    /// The same in all houses that are seen but the one that is written in.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn find_entries_elsewhere(self, typed: &str, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        let here = self.here()?;
        let (seen, mut left_out) = self.seen_houses()?;
        let (own, others): (Vec<_>, Vec<_>) = seen.into_iter().partition(|house| *house == here);
        left_out.extend(own);
        self.find_in(&others, &left_out, typed, limit)
    }

    fn find_in(
        self,
        houses: &[HouseId],
        left_out: &[HouseId],
        typed: &str,
        limit: usize,
    ) -> Result<Vec<LogEntry>, StoreError> {
        if houses.is_empty() {
            return Ok(Vec::new());
        }
        let only = only_in(houses, left_out);
        let mut words = words(typed);
        words.sort_by_key(|word| Reverse(word.len()));
        let mut found: Vec<LogEntry> = Vec::new();
        let mut looked_at = BTreeSet::new();
        let as_they_stand: Vec<String> = words.iter().map(|word| whole(word) + &only).collect();
        let going_on: Vec<String> = words.iter().filter_map(|word| begun(word)).map(|query| query + &only).collect();
        for queries in [as_they_stand, going_on] {
            for id in self.with_rarest(&queries)? {
                if found.len() >= limit {
                    break;
                }
                if looked_at.insert(id) {
                    found.extend(self.entry(id)?.filter(|entry| has_words(entry, &words)));
                }
            }
        }
        found.sort_unstable_by_key(|entry| Reverse(entry.id));
        Ok(found)
    }

    /// The newest entries that the rarest of the first queries finds: the one whose list is shortest, or reaches furthest
    /// back.
    fn with_rarest(self, queries: &[String]) -> Result<Vec<EntryId>, StoreError> {
        let mut rarest: Option<Vec<EntryId>> = None;
        for query in queries.iter().take(WORDS_ASKED) {
            let ids = self.entries_with(query)?;
            let reach = |ids: &[EntryId]| (ids.len(), ids.last().copied());
            if rarest.as_deref().is_none_or(|rarest| reach(&ids) < reach(rarest)) {
                rarest = Some(ids);
            }
        }
        Ok(rarest.unwrap_or_default())
    }

    fn entries_with(self, query: &str) -> Result<Vec<EntryId>, StoreError> {
        let mut statement =
            self.prepare("SELECT rowid FROM log_search WHERE log_search MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
        let limit = i64::try_from(LOOKED_AT).unwrap_or(i64::MAX);
        Ok(statement.query_map(params![query, limit], |row| row.get(0).map(EntryId))?.collect::<Result<_, _>>()?)
    }
}

/// Whether each of the words begins a word of the entry.
fn has_words(entry: &LogEntry, typed: &[String]) -> bool {
    let lines: Vec<&str> = entry.lines.all().into_iter().flatten().map(Prose::as_str).collect();
    let body = fold_loose(&lines.join(" "));
    typed.iter().all(|word| begins_a_word(&body, word))
}

#[cfg(test)]
mod tests {
    use super::LOOKED_AT;
    use crate::{
        domain::log::About,
        store::tests::{entry, house},
        testing::Sample,
    };

    fn write(sample: &mut Sample, facts: &str) {
        crate::store::tests::write(&mut sample.house, entry(About::House, facts));
    }

    fn found(sample: &Sample, typed: &str, limit: usize) -> Vec<String> {
        let entries = sample.house.read().find_entries(typed, limit).unwrap();
        entries.into_iter().map(|entry| entry.lines.facts.unwrap().as_str().to_owned()).collect()
    }

    #[test]
    fn words_and_their_beginnings_are_found_newest_first() {
        let (_home, mut sample) = house();
        write(&mut sample, "Snakket om skolen i Amsterdam.");
        write(&mut sample, "Skoleball på fredag, gleder seg.");
        write(&mut sample, "Skolen ringte: far's bil.");
        assert_eq!(found(&sample, "skolen", 5), ["Skolen ringte: far's bil.", "Snakket om skolen i Amsterdam."]);
        assert_eq!(found(&sample, "skole", 5).len(), 3, "a beginning of four letters and more");
        assert_eq!(found(&sample, "sko", 2).len(), 2, "no more than asked for");
        assert_eq!(found(&sample, "skole amst", 5), ["Snakket om skolen i Amsterdam."], "all words");
        assert_eq!(found(&sample, "skolevei", 5), [""; 0], "the letters that follow count");
        assert_eq!(found(&sample, "i amsterdam", 5).len(), 1);
    }

    #[test]
    fn the_rarest_word_is_looked_for_among_any_number_of_entries() {
        let (_home, mut sample) = house();
        write(&mut sample, "Rolig kveld med ukulele.");
        for _ in 0..LOOKED_AT {
            write(&mut sample, "Rolig kveld i huset.");
        }
        assert_eq!(found(&sample, "rolig ukulele", 5), ["Rolig kveld med ukulele."]);
        assert_eq!(found(&sample, "ukul kvel", 5), ["Rolig kveld med ukulele."], "by the first letters as well");
        assert_eq!(found(&sample, "rolig kveld", 2), ["Rolig kveld i huset."; 2]);
        assert_eq!(found(&sample, "rolig banjo", 5), [""; 0]);
        assert_eq!(found(&sample, "ukulele k", 5), ["Rolig kveld med ukulele."], "a word that is just begun");
    }

    #[test]
    fn spelling_with_norwegian_letters_does_not_matter() {
        let (_home, mut sample) = house();
        write(&mut sample, "Spiste blåbær og gikk på søndagstur.");
        for typed in ["blåbær", "blabaer", "BLÅB", "sondagstur", "søndags", "soendag"] {
            assert_eq!(found(&sample, typed, 5).len(), 1, "{typed}");
        }
    }

    #[test]
    fn nothing_typed_is_syntax() {
        let (_home, mut sample) = house();
        write(&mut sample, "NOT her, 100 % sikkert: e-post \"x\" (far's).");
        for typed in ["NOT", "100 %", "e-post", "far's", "\"x\"", "(", "*", "body:x", "AND", "tags", "y3"] {
            let _ = sample.house.read().find_entries(typed, 5).unwrap();
        }
        assert_eq!(found(&sample, "e-post", 5).len(), 1);
        assert_eq!(found(&sample, "kobservation", 5), [""; 0], "the words that filters are kept as are not text");
    }

    #[test]
    fn goals_still_worked_with_of_those_who_live_here() {
        let (_home, sample) = house();
        let titles: Vec<String> =
            sample.house.read().live_goals().unwrap().into_iter().map(|goal| goal.facts.title.to_string()).collect();
        assert_eq!(titles, ["Bestå vg1 norsk", "Stå opp 07:30 selv"]);
    }
}
