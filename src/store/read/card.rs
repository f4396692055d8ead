//! The agreed cards and the support dials.

use chrono::NaiveDate;
use rusqlite::{Row, params};

use super::{Reader, date, instant, line, optional_line, word};
use crate::{
    domain::{
        card::{AgreedCard, CardFacts, MedicineBy},
        handover::pulled::FileChange,
        ids::{CardId, StaffId, SupportId, YouthId},
        names::Line,
        support::{SupportFacts, SupportLevel, SupportMark},
        time::Instant,
    },
    store::StoreError,
};

const CARD: &str =
    "c.id, c.youth_id, c.contact, c.visits, c.keys, c.interpreter, c.allergies, c.diet, c.helps, c.medicine,
     c.agreed_with, c.agreed_on, c.review, c.set_at, c.set_by";

const SUPPORT: &str = "s.id, s.youth_id, s.area, s.level, s.reason, s.review, s.set_at, s.set_by";

/// Changes told of a span of time: far beyond what a shift agrees on.
const CHANGES_MOST: i64 = 500;

impl Reader<'_> {
    /// The card of a youth that counts.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn agreed_card(self, youth: YouthId) -> Result<Option<AgreedCard>, StoreError> {
        Ok(self.agreed_card_history(youth, 1)?.pop())
    }

    /// The cards of a youth, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn agreed_card_history(self, youth: YouthId, limit: usize) -> Result<Vec<AgreedCard>, StoreError> {
        let mut statement = self
            .prepare(&format!("SELECT {CARD} FROM agreed_card c WHERE c.youth_id = ?1 ORDER BY c.id DESC LIMIT ?2"))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        Ok(statement.query_map(params![youth.0, limit], card)?.collect::<Result<_, _>>()?)
    }

    /// One card of a youth, also one that no longer counts.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn card(self, id: CardId) -> Result<Option<AgreedCard>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {CARD} FROM agreed_card c WHERE c.id = ?1"))?;
        Ok(statement.query_map([id.0], card)?.next().transpose()?)
    }

    /// What was set on a support dial, once.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn support_mark(self, id: SupportId) -> Result<Option<SupportMark>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {SUPPORT} FROM support_level s WHERE s.id = ?1"))?;
        Ok(statement.query_map([id.0], support)?.next().transpose()?)
    }

    /// What was ever set on the support dial of a youth, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn support_history(self, youth: YouthId) -> Result<Vec<SupportMark>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {SUPPORT} FROM support_level s WHERE s.youth_id = ?1 ORDER BY s.id DESC"))?;
        Ok(statement.query_map([youth.0], support)?.collect::<Result<_, _>>()?)
    }

    /// What stands in one area.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn support_in(self, youth: YouthId, area: &Line) -> Result<Option<SupportMark>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {SUPPORT} FROM support_level s WHERE s.youth_id = ?1 AND s.area = ?2 ORDER BY s.id DESC LIMIT 1"
        ))?;
        Ok(statement.query_map(params![youth.0, area.as_str()], support)?.next().transpose()?)
    }

    /// The agreed cards, and then the support levels, of those who live here that should have been looked at again before
    /// `today`.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn agreed_overdue(self, today: NaiveDate) -> Result<(Vec<AgreedCard>, Vec<SupportMark>), StoreError> {
        let today = today.to_string();
        let mut cards = self.prepare(&format!(
            "SELECT {CARD} FROM stay p CROSS JOIN agreed_card c
             ON c.id = (SELECT max(id) FROM agreed_card WHERE youth_id = p.youth_id)
             WHERE p.until >= ?2 AND c.review < ?1"
        ))?;
        let mut levels = self.prepare(&format!(
            "SELECT {SUPPORT} FROM stay p CROSS JOIN support_level s ON s.youth_id = p.youth_id
             WHERE p.until >= ?2 AND s.review < ?1
               AND s.id = (SELECT max(id) FROM support_level WHERE youth_id = s.youth_id AND area = s.area)"
        ))?;
        let cards = cards.query_map([&today, &self.lasts_to()], card)?.collect::<Result<_, _>>()?;
        Ok((cards, levels.query_map([&today, &self.lasts_to()], support)?.collect::<Result<_, _>>()?))
    }

    /// What became another in the cards and on the support dials in `[from, to]`, a change for each card and each area; what
    /// was only looked at again is no change.
    ///
    /// # Errors
    /// What SQLite answers.
    pub(super) fn agreed_changes(self, from: Instant, to: Instant) -> Result<Vec<(YouthId, FileChange)>, StoreError> {
        let mut changes = Vec::new();
        for card in self.cards_set(from, to)? {
            let before = self.agreed_card_history(card.youth, usize::MAX)?.into_iter().find(|one| one.set_at < from);
            let before = before.map(|card| Box::new(card.facts));
            if card.facts.changed_from(before.as_deref()).is_empty() {
                continue;
            }
            let change = FileChange::Card { before, card: Box::new(card.facts), at: card.set_at, by: card.by };
            changes.push((card.youth, change));
        }
        for mark in self.supports_set(from, to)? {
            let earlier = |one: &SupportMark| one.facts.area == mark.facts.area && one.set_at < from;
            let before = self.support_history(mark.youth)?.into_iter().find(earlier).map(|one| one.facts.level);
            if before == Some(mark.facts.level) {
                continue;
            }
            let SupportFacts { area, level, reason, .. } = mark.facts;
            changes
                .push((mark.youth, FileChange::Support { area, before, level, reason, at: mark.set_at, by: mark.by }));
        }
        Ok(changes)
    }

    /// The newest card of each youth that was set in `[from, to]`.
    fn cards_set(self, from: Instant, to: Instant) -> Result<Vec<AgreedCard>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {CARD} FROM agreed_card c WHERE c.set_at >= ?1 AND c.set_at <= ?2 ORDER BY c.set_at, c.id LIMIT ?3"
        ))?;
        let rows = statement.query_map(params![from.timestamp(), to.timestamp(), CHANGES_MOST], card)?;
        let mut newest: Vec<AgreedCard> = Vec::new();
        for row in rows {
            let row = row?;
            newest.retain(|one| one.youth != row.youth);
            newest.push(row);
        }
        Ok(newest)
    }

    /// The newest level of each youth and area that was set in `[from, to]`.
    fn supports_set(self, from: Instant, to: Instant) -> Result<Vec<SupportMark>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {SUPPORT} FROM support_level s WHERE s.set_at >= ?1 AND s.set_at <= ?2
             ORDER BY s.set_at, s.id LIMIT ?3"
        ))?;
        let rows = statement.query_map(params![from.timestamp(), to.timestamp(), CHANGES_MOST], support)?;
        let mut newest: Vec<SupportMark> = Vec::new();
        for row in rows {
            let row = row?;
            newest.retain(|one| (one.youth, &one.facts.area) != (row.youth, &row.facts.area));
            newest.push(row);
        }
        Ok(newest)
    }
}

fn card(row: &Row<'_>) -> rusqlite::Result<AgreedCard> {
    let medicine = match row.get_ref(9)? {
        rusqlite::types::ValueRef::Null => None,
        _ => Some(word(row, 9, MedicineBy::from_id)?),
    };
    Ok(AgreedCard {
        id: CardId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        facts: CardFacts {
            contact: optional_line(row, 2)?,
            visits: optional_line(row, 3)?,
            keys: optional_line(row, 4)?,
            interpreter: optional_line(row, 5)?,
            allergies: optional_line(row, 6)?,
            diet: optional_line(row, 7)?,
            helps: optional_line(row, 8)?,
            medicine,
            agreed_with: line(row, 10)?,
            agreed_on: date(row, 11)?,
            review: date(row, 12)?,
        },
        set_at: instant(row, 13)?,
        by: StaffId(row.get(14)?),
    })
}

fn support(row: &Row<'_>) -> rusqlite::Result<SupportMark> {
    Ok(SupportMark {
        id: SupportId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        facts: SupportFacts {
            area: line(row, 2)?,
            level: word(row, 3, SupportLevel::from_id)?,
            reason: line(row, 4)?,
            review: date(row, 5)?,
        },
        set_at: instant(row, 6)?,
        by: StaffId(row.get(7)?),
    })
}
