//! What a search found: page by page, and which other spelling may have been meant.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{
        house::HouseName,
        ids::{HouseId, ShiftId, YouthId},
        search::Search,
        words::words,
    },
    store::{
        StoreError,
        read::{Hit, People, Reader, SearchAfter, ShiftOn},
    },
    text::{excerpt::matches, search::Asked},
    ui::view::Cx,
};

/// Texts read at a time: more than the tallest terminal shows.
const PAGE: usize = 40;

/// A search that was run.
pub(super) struct Found {
    /// As it was typed.
    pub(super) line: String,
    pub(super) asked: Asked,
    search: Search,
    /// The words, folded, to be marked.
    pub(super) words: Vec<String>,
    pub(super) hits: Vec<Hit>,
    next: Option<SearchAfter>,
    /// The line with another word in it, and that word.
    pub(super) suggestions: Vec<(String, String)>,
    /// The shifts whose handovers are among what was found.
    pub(super) shifts: BTreeMap<ShiftId, ShiftOn>,
    /// The youths in whose file it is written down that they were searched about.
    noted: BTreeSet<YouthId>,
    /// Everybody of all houses, where these are searched; the house of each hit stands beside it.
    everywhere: Option<People>,
    houses: Vec<Option<HouseId>>,
}

impl Found {
    /// Searches. Whoever asks has written down that they did.
    pub(super) fn run(line: String, asked: Asked, across: bool, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let search = asked.search(cx.zone, open.session.staff.rights());
        let everywhere = open.wide.filter(|_| across).map(Reader::people).transpose()?;
        let words = words(&search.words);
        let suggestions = suggestions(&line, &search, open.reading(across))?;
        let mut found = Self {
            noted: asked.youth.into_iter().collect(),
            line,
            asked,
            search,
            words,
            hits: Vec::new(),
            next: Some(SearchAfter::default()),
            suggestions,
            shifts: BTreeMap::new(),
            everywhere,
            houses: Vec::new(),
        };
        found.read_on(cx)?;
        Ok(found)
    }

    /// The youths what is listed tells of, each once: what was searched by is written down with the search, and whom it told
    /// of in the file of each.
    pub(super) fn newly_told(&mut self) -> Vec<YouthId> {
        let youths: BTreeSet<YouthId> = self.hits.iter().flat_map(Hit::youths).collect();
        youths.into_iter().filter(|youth| self.noted.insert(*youth)).collect()
    }

    /// How many are loaded, and whether there are more.
    pub(super) fn count(&self) -> (usize, bool) {
        (self.hits.len(), self.next.is_some())
    }

    /// Reads the next page.
    pub(super) fn read_on(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let Some(after) = self.next else {
            return Ok(());
        };
        let page = self.reader(cx)?.search(&self.search, after, PAGE)?;
        self.take(page.hits, cx)?;
        self.next = page.next;
        Ok(())
    }

    /// Reads again what is loaded: somebody has written, corrected or taken back. Answers where a hit stands now.
    pub(super) fn read_again(&mut self, selected: Option<usize>, cx: &Cx<'_>) -> Result<usize, StoreError> {
        let selected = selected.and_then(|at| Some((at, self.hits.get(at)?.clone())));
        let page = self.reader(cx)?.search(&self.search, SearchAfter::default(), self.hits.len().max(PAGE))?;
        self.hits.clear();
        self.houses.clear();
        self.take(page.hits, cx)?;
        self.next = page.next;
        let Some((at, hit)) = selected else {
            return Ok(0);
        };
        let again = self.hits.iter().position(|other| other.is_same(&hit));
        Ok(again.unwrap_or(at.min(self.hits.len().saturating_sub(1))))
    }

    /// Reads what is searched: the house on the screen, or all of them.
    fn reader<'a>(&self, cx: &Cx<'a>) -> Result<Reader<'a>, StoreError> {
        Ok(cx.house()?.reading(self.everywhere.is_some()))
    }

    /// Those that what was found tells of.
    pub(super) fn people<'a>(&'a self, cx: &Cx<'a>) -> Option<&'a People> {
        self.everywhere.as_ref().or_else(|| cx.open.map(|open| open.people))
    }

    /// The house of a hit, where it is another than the one on the screen.
    pub(super) fn elsewhere<'a>(&self, at: usize, cx: &Cx<'a>) -> Option<&'a HouseName> {
        let house = self.houses.get(at).copied().flatten()?;
        cx.open?.elsewhere(house)
    }

    fn take(&mut self, hits: Vec<Hit>, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = self.reader(cx)?;
        for hit in &hits {
            self.houses.push(if self.everywhere.is_some() { reader.house_of_hit(hit)? } else { None });
            if let Hit::Text(text, _) = hit
                && let Some(id) = text.shift
                && !self.shifts.contains_key(&id)
                && let Some(shift) = reader.shift(id)?
            {
                self.shifts.insert(id, shift);
            }
        }
        self.hits.extend(hits);
        Ok(())
    }
}

/// Lines that would find something by another spelling of a name, or by another word.
fn suggestions(line: &str, asked: &Search, reader: Reader<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let other_line = |(word, instead): (String, String)| {
        let place = matches(line, &[word]).into_iter().next()?;
        let mut other = line.to_owned();
        other.replace_range(place, &instead);
        Some((other, instead))
    };
    Ok(reader.suggestions(asked)?.into_iter().filter_map(other_line).collect())
}
