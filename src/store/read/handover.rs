//! Handovers: one whole, those that wait for a signature, and what their rules still ask.

use std::collections::BTreeMap;

use rusqlite::{Row, params};

use super::{Reader, ShiftOn, instant, line, optional_instant, task::prose, text, word};
use crate::{
    domain::{
        checklist::Checklist,
        handover::{
            Addendum, Answer, Between, Handover, Mode, Part, PartFacts, Rule, RuleFacts, RuleOutcome, Side, Signature,
            State,
            pulled::{LeftWithout, Pulled, Told, Waiting},
            shifts_since,
        },
        ids::{AddendumId, HandoverId, RuleId, ShiftId, StaffId, YouthId},
        names::Prose,
        shift::ShiftKindId,
        task::HouseClock,
        time::Instant,
    },
    store::StoreError,
};

/// Handovers without a signature that are looked at: a house with more has given up on them.
const WAITING_MOST: i64 = 20;

/// Shifts that are looked through for the age of one: a hundred days with three a day.
const LATER_MOST: i64 = 300;

/// Rules nobody has answered that are read at most.
const RULES_MOST: i64 = 200;

/// How far a handover has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// It, once somebody has written a word of it.
    pub handover: Option<Handover>,
    /// Who has signed it, in the order they did.
    pub signatures: Vec<Signature>,
    /// Why its shift was left without one.
    pub left: Option<LeftWithout>,
}

/// A handover with everything it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The shift that hands over.
    pub shift: ShiftOn,
    /// The kind of shift that takes over.
    pub to: ShiftKindId,
    /// Its row; `None` while nobody has written a word of it.
    pub handover: Option<Handover>,
    /// What people wrote, by section.
    pub parts: BTreeMap<Option<YouthId>, Part>,
    /// Its own rules.
    pub rules: Vec<Rule>,
    /// Who has signed, in the order they did.
    pub signatures: Vec<Signature>,
    /// What was added after it was sealed, in that order.
    pub addenda: Vec<Addendum>,
    /// What was pulled: as it stands, or as it stood when it was sealed.
    pub pulled: Pulled,
    /// Why its shift was left without one.
    pub left: Option<LeftWithout>,
}

impl Sheet {
    /// How far it has come.
    #[must_use]
    pub fn state(&self) -> State {
        self.handover.as_ref().map_or(State::Open, |handover| handover.state)
    }

    /// Which shift hands over to which.
    #[must_use]
    pub fn between(&self) -> Between {
        Between { shift: self.shift.id, to: self.to.clone() }
    }

    /// The version that was read; 0 while nobody has written a word.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.handover.as_ref().map_or(0, |handover| handover.version)
    }

    /// What is written in a section.
    #[must_use]
    pub fn part(&self, youth: Option<YouthId>) -> Option<&Part> {
        self.parts.get(&youth)
    }

    /// The sections in their order, the house first.
    #[must_use]
    pub fn sections(&self) -> Vec<Option<YouthId>> {
        self.pulled.sections().map(|section| section.youth).collect()
    }

    /// How many sections both have been through.
    #[must_use]
    pub fn gone_through(&self) -> usize {
        let through = |section: &Option<YouthId>| self.part(*section).is_some_and(|part| part.facts.gone_through);
        self.sections().iter().filter(|section| through(section)).count()
    }

    /// How many questions are open, those of earlier handovers included.
    #[must_use]
    pub fn questions(&self) -> usize {
        let own = self.parts.values().filter(|part| part.facts.question.is_some()).count();
        own + self.pulled.questions.iter().filter(|question| question.settled.is_none()).count()
    }

    /// A section with everything it says.
    #[must_use]
    pub fn told(&self, youth: Option<YouthId>) -> Option<Told<'_>> {
        let is_house = youth.is_none();
        Some(Told {
            section: self.pulled.section(youth)?,
            part: self.part(youth),
            rules: self.rules.iter().filter(|rule| rule.facts.youth == youth).collect(),
            asked: self.pulled.asked_about(youth).collect(),
            questions: self.pulled.questions_about(youth).collect(),
            added: self.pulled.added_about(youth).collect(),
            addenda: self.addenda.iter().filter(|added| added.youth == youth).collect(),
            points: is_house.then_some(self.pulled.points.as_slice()),
            left_out: if is_house { &self.pulled.left_out } else { &[] },
            rounds: if is_house { &self.pulled.rounds } else { &[] },
            heads: is_house.then_some(self.pulled.heads),
        })
    }

    /// Rules of earlier handovers that nobody has answered.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        self.pulled.asked.iter().filter(|rule| rule.answer.is_none()).count()
    }

    /// Whoever read back last, as far as the sections tell: most likely the one who receives the rest.
    #[must_use]
    pub fn reader(&self) -> Option<StaffId> {
        self.sections().iter().rev().find_map(|section| self.part(*section)?.facts.read_back_by)
    }

    /// Whoever signed first for a shift.
    #[must_use]
    pub fn signed(&self, side: Side) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.side == side)
    }
}

const COLUMNS: &str = "h.id, h.version, h.shift_id, h.to_kind, h.mode, h.state, h.begun_at";

const RULE_COLUMNS: &str = "r.id, r.section, r.condition, r.action, r.expires_at, r.written_at, r.written_by, r.outcome, \
                            r.answered_at, r.answered_by";

impl Reader<'_> {
    /// The handover of a shift, if somebody has written a word of it: whether a shift was handed over is this and
    /// [`Handover::state`].
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn handover_of(self, shift: ShiftId) -> Result<Option<Handover>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {COLUMNS} FROM handover h WHERE h.shift_id = ?1"))?;
        Ok(statement.query_map([shift.0], handover)?.next().transpose()?)
    }

    /// One handover.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn handover(self, id: HandoverId) -> Result<Option<Handover>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {COLUMNS} FROM handover h WHERE h.id = ?1"))?;
        Ok(statement.query_map([id.0], handover)?.next().transpose()?)
    }

    /// How far the handover of a shift has come, for lists.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn handover_signed(self, shift: ShiftId) -> Result<Signed, StoreError> {
        let handover = self.handover_of(shift)?;
        let signatures = handover.as_ref().map(|handover| self.signatures(handover.id)).transpose()?;
        Ok(Signed { handover, signatures: signatures.unwrap_or_default(), left: self.left_without(shift)? })
    }

    /// The handover of a shift with everything it says, written or not. `to` is the kind that takes over where nobody has
    /// written a word yet.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn handover_sheet(
        self,
        shift: &ShiftOn,
        to: &ShiftKindId,
        now: Instant,
        clock: &HouseClock<'_>,
        checklists: &[Checklist],
    ) -> Result<Sheet, StoreError> {
        let handover = self.handover_of(shift.id)?;
        let to = handover.as_ref().map_or_else(|| to.clone(), |handover| handover.to.clone());
        let id = handover.as_ref().map_or(HandoverId(0), |handover| handover.id);
        let mut pulled = match self.handover_snapshot(id)? {
            Some(mut shown) => {
                self.correct_answers(&mut shown)?;
                shown
            }
            None => self.pull_handover(shift, &to, now, clock, checklists)?,
        };
        let (parts, rules, addenda) = (self.handover_parts(id)?, self.handover_rules(id)?, self.addenda(id)?);
        // Whoever moved out, or in, since: what is written about them is shown all the same.
        let written = parts.keys().copied().chain(rules.iter().map(|rule| rule.facts.youth));
        let written = written.chain(addenda.iter().map(|added| added.youth));
        written.flatten().for_each(|youth| pulled.make_room_for(youth));
        Ok(Sheet {
            parts,
            rules,
            signatures: self.signatures(id)?,
            addenda,
            left: self.left_without(shift.id)?,
            shift: shift.clone(),
            to,
            handover,
            pulled,
        })
    }

    /// What was answered by the time of the seal, and corrected since: both stand where it was read.
    fn correct_answers(self, shown: &mut Pulled) -> Result<(), StoreError> {
        for rule in shown.asked.iter_mut().filter(|rule| rule.answer.is_some()) {
            if let Some(now) = self.rule(rule.id)? {
                (rule.answer, rule.earlier) = (now.answer, now.earlier);
            }
        }
        Ok(())
    }

    /// Handovers of shifts that are over which wait for a signature, the newest first, with their age; also one that is signed
    /// before its shift is over, and the last shifts of which nobody has written a word or said why.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn waiting_handovers(self, now: Instant) -> Result<Vec<Waiting>, StoreError> {
        let mut statement = self.prepare(
            "SELECT h.shift_id, h.state, s.starts_at, s.ends_at FROM handover h CROSS JOIN shift s ON s.id = h.shift_id
             WHERE h.state <> 'received' ORDER BY h.shift_id DESC LIMIT ?1",
        )?;
        let rows = statement.query_map([WAITING_MOST], |row| {
            Ok((ShiftId(row.get(0)?), word(row, 1, State::from_id)?, instant(row, 2)?, instant(row, 3)?))
        })?;
        let mut waiting = Vec::new();
        for row in rows {
            let (shift, state, starts_at, ends_at) = row?;
            let age = shifts_since(ends_at, &self.shifts_begun(starts_at, now)?);
            let unsigned = state == State::Open;
            if !unsigned || age > 0 || ends_at <= now {
                waiting.push(Waiting { shift, unsigned, age });
            }
        }
        for shift in self.unwritten(now)? {
            let age = shifts_since(shift.ends_at, &self.shifts_begun(shift.starts_at, now)?);
            waiting.push(Waiting { shift: shift.id, unsigned: true, age });
        }
        waiting.sort_by_key(|one| std::cmp::Reverse(one.shift));
        Ok(waiting)
    }

    /// A rule.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn rule(self, id: RuleId) -> Result<Option<Rule>, StoreError> {
        Ok(self.rules("WHERE r.id = ?1 AND r.withdrawn = 0", [id.0])?.pop())
    }

    /// Rules nobody has answered, of every handover but one, the oldest first. Those that still hold are among them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn unanswered_rules(self, except: ShiftId) -> Result<Vec<Rule>, StoreError> {
        self.rules(
            "WHERE r.outcome IS NULL AND r.withdrawn = 0
               AND r.handover_id <> coalesce((SELECT id FROM handover WHERE shift_id = ?1), 0)
             ORDER BY r.id LIMIT ?2",
            params![except.0, RULES_MOST],
        )
    }

    /// Rules about a youth that hold at `now` and that nobody has answered, the oldest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn rules_that_hold(self, youth: YouthId, now: Instant) -> Result<Vec<Rule>, StoreError> {
        self.rules(
            "WHERE r.outcome IS NULL AND r.withdrawn = 0 AND r.section = ?1 AND r.expires_at > ?2
             ORDER BY r.id LIMIT ?3",
            params![youth.0, now.timestamp(), RULES_MOST],
        )
    }

    /// Rules of every handover but one that were answered in `[from, to)`, in that order; then those of which an answer was
    /// corrected then, that had been given before.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn answered_rules(self, except: ShiftId, from: Instant, to: Instant) -> Result<Vec<Rule>, StoreError> {
        let values = params![from.timestamp(), to.timestamp(), except.0, RULES_MOST];
        let mut rules = self.rules(
            "WHERE r.answered_at >= ?1 AND r.answered_at < ?2
               AND r.handover_id <> coalesce((SELECT id FROM handover WHERE shift_id = ?3), 0)
             ORDER BY r.answered_at, r.id LIMIT ?4",
            values,
        )?;
        rules.extend(self.rules(
            "WHERE r.id IN (SELECT a.rule_id FROM handover_answer a WHERE a.at >= ?1 AND a.at < ?2) AND r.answered_at < ?1
               AND r.handover_id <> coalesce((SELECT id FROM handover WHERE shift_id = ?3), 0)
             ORDER BY r.id LIMIT ?4",
            values,
        )?);
        Ok(rules)
    }

    /// What was said of a rule after the first answer, the newest first.
    fn later_answers(self, rule: RuleId) -> Result<Vec<Answer>, StoreError> {
        let mut statement =
            self.prepare("SELECT outcome, at, staff_id FROM handover_answer WHERE rule_id = ?1 ORDER BY id DESC")?;
        let rows = statement.query_map([rule.0], |row| {
            Ok(Answer { outcome: word(row, 0, RuleOutcome::from_id)?, at: instant(row, 1)?, by: StaffId(row.get(2)?) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// When the shifts began and end that began after one and by now, in that order.
    fn shifts_begun(self, after: Instant, now: Instant) -> Result<Vec<(Instant, Instant)>, StoreError> {
        let mut statement = self.prepare(
            "SELECT starts_at, ends_at FROM shift WHERE starts_at > ?1 AND starts_at <= ?2 ORDER BY starts_at LIMIT ?3",
        )?;
        let rows = statement.query_map(params![after.timestamp(), now.timestamp(), LATER_MOST], |row| {
            Ok((instant(row, 0)?, instant(row, 1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn handover_snapshot(self, id: HandoverId) -> Result<Option<Pulled>, StoreError> {
        let mut statement = self.prepare("SELECT body FROM handover_snapshot WHERE handover_id = ?1")?;
        let body: Option<String> = statement.query_map([id.0], |row| row.get(0))?.next().transpose()?;
        let read = |body: String| serde_json::from_str(&body).map_err(|_| super::invalid(0, "a snapshot"));
        Ok(body.map(read).transpose()?)
    }

    pub(super) fn handover_parts(self, id: HandoverId) -> Result<BTreeMap<Option<YouthId>, Part>, StoreError> {
        let mut statement = self.prepare(
            "SELECT section, version, changed_by, picture, question, read_back, read_back_by, gone_through
             FROM handover_part WHERE handover_id = ?1",
        )?;
        let rows = statement.query_map([id.0], |row| {
            let facts = PartFacts {
                picture: prose(row, 3)?,
                question: prose(row, 4)?,
                read_back: prose(row, 5)?,
                read_back_by: row.get::<_, Option<i64>>(6)?.map(StaffId),
                gone_through: row.get(7)?,
            };
            Ok((section(row, 0)?, Part { version: row.get(1)?, changed_by: StaffId(row.get(2)?), facts }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(super) fn signatures(self, id: HandoverId) -> Result<Vec<Signature>, StoreError> {
        let mut statement = self
            .prepare("SELECT side, staff_id, at, reason FROM handover_signature WHERE handover_id = ?1 ORDER BY id")?;
        let rows = statement.query_map([id.0], |row| {
            Ok(Signature {
                side: word(row, 0, Side::from_id)?,
                staff: StaffId(row.get(1)?),
                at: instant(row, 2)?,
                reason: prose(row, 3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(super) fn addenda(self, id: HandoverId) -> Result<Vec<Addendum>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, section, words, at, staff_id FROM handover_addendum WHERE handover_id = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([id.0], addendum)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The rules of a handover, in the order they were written.
    pub(super) fn handover_rules(self, id: HandoverId) -> Result<Vec<Rule>, StoreError> {
        self.rules("WHERE r.handover_id = ?1 AND r.withdrawn = 0 ORDER BY r.id", [id.0])
    }

    fn rules(self, which: &str, values: impl rusqlite::Params) -> Result<Vec<Rule>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {RULE_COLUMNS} FROM handover_rule r {which}"))?;
        let mut rules: Vec<Rule> = statement.query_map(values, rule)?.collect::<Result<_, _>>()?;
        for rule in rules.iter_mut().filter(|rule| rule.answer.is_some()) {
            let mut answers = self.later_answers(rule.id)?;
            answers.extend(rule.answer);
            rule.answer = answers.first().copied();
            rule.earlier = answers.split_off(1);
        }
        Ok(rules)
    }
}

/// What was added, from its row number on.
pub(super) fn addendum(row: &Row<'_>) -> rusqlite::Result<Addendum> {
    Ok(Addendum {
        id: AddendumId(row.get(0)?),
        youth: section(row, 1)?,
        words: Prose::optional(text(row, 2)?).ok().flatten().ok_or_else(|| super::invalid(2, "prose"))?,
        at: instant(row, 3)?,
        by: StaffId(row.get(4)?),
    })
}

fn handover(row: &Row<'_>) -> rusqlite::Result<Handover> {
    Ok(Handover {
        id: HandoverId(row.get(0)?),
        version: row.get(1)?,
        shift: ShiftId(row.get(2)?),
        to: ShiftKindId(text(row, 3)?.to_owned()),
        mode: word(row, 4, Mode::from_id)?,
        state: word(row, 5, State::from_id)?,
        begun_at: optional_instant(row, 6)?,
    })
}

/// The house is 0.
pub(super) fn section(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<YouthId>> {
    let number: i64 = row.get(column)?;
    Ok((number != 0).then_some(YouthId(number)))
}

fn rule(row: &Row<'_>) -> rusqlite::Result<Rule> {
    let outcome: Option<String> = row.get(7)?;
    let answer = match (outcome, optional_instant(row, 8)?, row.get::<_, Option<i64>>(9)?) {
        (Some(_), Some(at), Some(by)) => {
            Some(Answer { outcome: word(row, 7, RuleOutcome::from_id)?, at, by: StaffId(by) })
        }
        _ => None,
    };
    Ok(Rule {
        id: RuleId(row.get(0)?),
        facts: RuleFacts {
            youth: section(row, 1)?,
            condition: line(row, 2)?,
            action: line(row, 3)?,
            expires_at: instant(row, 4)?,
        },
        written_at: instant(row, 5)?,
        by: StaffId(row.get(6)?),
        answer,
        earlier: Vec::new(),
    })
}
