//! What was changed in the files of the youths in a span of time. The audit chain says what was touched; what it became is read
//! where it stands.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use rusqlite::params;
use serde::Deserialize as _;

use super::{Reader, instant, line, optional_line, task::prose, text};
use crate::{
    domain::{
        contact::{
            ContactFacts, ContactRole,
            consent::{Recipient, Verdict},
        },
        handover::pulled::{FileChange, Party},
        ids::{ConsentId, ContactId, GoalId, PlanId, StaffId, TellingId, YouthId},
        plan::Goal,
        time::Instant,
    },
    store::StoreError,
};

/// Deeds told of a span of time: far beyond what a month of shifts writes in the files.
const MOST: i64 = 2_000;

/// Somebody wrote in a youth's file.
#[derive(Debug, Clone)]
struct Deed {
    entity: String,
    row: i64,
    youth: YouthId,
    at: Instant,
    by: StaffId,
}

/// Changes while they are gathered.
type Changes = Vec<(YouthId, FileChange)>;

impl Reader<'_> {
    /// What was changed in the files in `[from, to]`, what is dangerous first. Of what was changed more than once the last
    /// counts.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn file_changes(self, from: Instant, to: Instant) -> Result<Vec<(YouthId, FileChange)>, StoreError> {
        let deeds = self.file_deeds(from, to)?;
        let mut changes = Changes::new();
        self.risks_changed(&deeds, &mut changes)?;
        self.addresses_changed(&deeds, &mut changes)?;
        self.first_changed(&deeds, (from, to), &mut changes)?;
        self.consents_changed(&deeds, &mut changes)?;
        self.told_without(&deeds, &mut changes)?;
        self.voices_written(from, to, &mut changes)?;
        self.plans_changed(&deeds, (from, to), &mut changes)?;
        changes.extend(self.agreed_changes(from, to)?);
        self.plans_talked_about(&deeds, (from, to), &mut changes)?;
        Ok(changes)
    }

    /// Who wrote what in a file, the newest deed of each row, in the order of time.
    fn file_deeds(self, from: Instant, to: Instant) -> Result<Vec<Deed>, StoreError> {
        let mut statement = self.prepare(
            "SELECT entity, entity_id, youth_id, at, staff_id FROM main.audit INDEXED BY audit_file
             WHERE entity IN ('goal', 'plan', 'contact', 'consent', 'telling', 'risk', 'protection')
               AND at >= ?1 AND at <= ?2 AND coalesce(house_id, 1) = here() AND youth_id IS NOT NULL AND staff_id IS NOT NULL
             ORDER BY at DESC, id DESC LIMIT ?3",
        )?;
        let rows = statement.query_map(params![from.timestamp(), to.timestamp(), MOST], |row| {
            Ok(Deed {
                entity: text(row, 0)?.to_owned(),
                row: row.get(1)?,
                youth: YouthId(row.get(2)?),
                at: instant(row, 3)?,
                by: StaffId(row.get(4)?),
            })
        })?;
        let mut seen = BTreeSet::new();
        let mut deeds = Vec::new();
        for deed in rows {
            let deed = deed?;
            if seen.insert((deed.entity.clone(), deed.row)) {
                deeds.push(deed);
            }
        }
        deeds.reverse();
        Ok(deeds)
    }

    fn risks_changed(self, deeds: &[Deed], changes: &mut Changes) -> Result<(), StoreError> {
        let mut statement = self.prepare("SELECT risk, action, ended FROM risk WHERE id = ?1")?;
        for deed in of("risk", deeds) {
            let mut rows =
                statement.query_map([deed.row], |row| Ok((line(row, 0)?, prose(row, 1)?, optional_line(row, 2)?)))?;
            if let Some((risk, Some(action), ended)) = rows.next().transpose()? {
                changes.push((deed.youth, FileChange::Risk { risk, action, ended, at: deed.at, by: deed.by }));
            }
        }
        Ok(())
    }

    fn addresses_changed(self, deeds: &[Deed], changes: &mut Changes) -> Result<(), StoreError> {
        for deed in newest_of_each("protection", deeds) {
            if let Some(protection) = self.protection_of(deed.youth)? {
                let (level, until) = (protection.facts.level, protection.facts.until);
                changes.push((deed.youth, FileChange::Address { level, until, at: deed.at, by: deed.by }));
            }
        }
        Ok(())
    }

    fn first_changed(
        self,
        deeds: &[Deed],
        (from, to): (Instant, Instant),
        changes: &mut Changes,
    ) -> Result<(), StoreError> {
        for deed in newest_of_each("contact", deeds) {
            let before = self.first_before(deed.youth, from)?;
            let after = self.first_before(deed.youth, to + TimeDelta::seconds(1))?;
            let reached = |facts: &Option<ContactFacts>| {
                facts.as_ref().map(|facts| (facts.role, facts.name.clone(), facts.phone.clone()))
            };
            if reached(&before) != reached(&after) {
                let who = after.map(|facts| Party { role: facts.role, name: Some(facts.name) });
                changes.push((deed.youth, FileChange::First { who, at: deed.at, by: deed.by }));
            }
        }
        Ok(())
    }

    /// Whom to call first as it was before a moment: nothing else remembers it, since one who comes takes the place of another.
    fn first_before(self, youth: YouthId, moment: Instant) -> Result<Option<ContactFacts>, StoreError> {
        let mut statement = self.prepare(
            "SELECT a.id, c.id, a.detail FROM contact c CROSS JOIN audit a ON a.entity = 'contact' AND a.entity_id = c.id
             WHERE c.youth_id = ?1 AND a.at < ?2",
        )?;
        let rows = statement.query_map(params![youth.0, moment.timestamp()], |row| {
            Ok((row.get::<_, i64>(0)?, ContactId(row.get(1)?), written_facts(text(row, 2)?)))
        })?;
        let mut deeds = rows.collect::<Result<Vec<_>, _>>()?;
        deeds.sort_by_key(|(deed, ..)| *deed);
        let mut first: Option<(ContactId, ContactFacts)> = None;
        for (_, contact, facts) in deeds {
            match facts.filter(|facts| facts.call_first) {
                Some(facts) => first = Some((contact, facts)),
                None => first = first.filter(|(first, _)| *first != contact),
            }
        }
        Ok(first.map(|(_, facts)| facts))
    }

    fn consents_changed(self, deeds: &[Deed], changes: &mut Changes) -> Result<(), StoreError> {
        for deed in of("consent", deeds) {
            let Some(consent) = self.consent(ConsentId(deed.row))? else { continue };
            let withdrawn = consent.withdrawn.is_some();
            let facts = consent.facts;
            let Some(to) = self.party(facts.recipient)? else { continue };
            let change = FileChange::Consent {
                to,
                purpose: facts.purpose,
                may_tell: facts.may_tell,
                withheld: facts.withheld,
                withdrawn,
                at: deed.at,
                by: deed.by,
            };
            changes.push((deed.youth, change));
        }
        Ok(())
    }

    fn told_without(self, deeds: &[Deed], changes: &mut Changes) -> Result<(), StoreError> {
        for deed in of("telling", deeds) {
            let telling = self.telling(TellingId(deed.row))?.filter(|telling| telling.verdict == Verdict::No);
            let Some(facts) = telling.map(|telling| telling.facts) else { continue };
            let Some(to) = self.party(facts.to)? else { continue };
            let change = FileChange::Told { to, told: facts.told, reason: facts.reason, at: deed.at, by: deed.by };
            changes.push((deed.youth, change));
        }
        Ok(())
    }

    /// A recipient as they are called now.
    fn party(self, recipient: Recipient) -> Result<Option<Party>, StoreError> {
        match recipient {
            Recipient::Role(role) => Ok(Some(Party { role, name: None })),
            Recipient::Contact(id) => Ok(self.contact(id)?.as_ref().map(Party::from)),
            Recipient::Household(id) => {
                let name = self.household(id)?.map(|household| household.facts.name);
                Ok(name.map(|name| Party { role: ContactRole::Host, name: Some(name) }))
            }
        }
    }

    fn voices_written(self, from: Instant, to: Instant, changes: &mut Changes) -> Result<(), StoreError> {
        let mut statement = self.prepare(
            "SELECT youth_id, written_at, author_id FROM youth_voice WHERE written_at >= ?1 AND written_at <= ?2
             ORDER BY written_at, id LIMIT ?3",
        )?;
        let rows = statement.query_map(params![from.timestamp(), to.timestamp(), MOST], |row| {
            Ok((YouthId(row.get(0)?), (instant(row, 1)?, StaffId(row.get(2)?))))
        })?;
        let newest: BTreeMap<YouthId, (Instant, StaffId)> = rows.collect::<Result<_, _>>()?;
        changes.extend(newest.into_iter().map(|(youth, (at, by))| (youth, FileChange::Voice { at, by })));
        Ok(())
    }

    /// Versions that became the current ones, and goals of the current ones that were set or changed, in whichever version it
    /// was done.
    fn plans_changed(
        self,
        deeds: &[Deed],
        (from, to): (Instant, Instant),
        changes: &mut Changes,
    ) -> Result<(), StoreError> {
        let mut newest: BTreeMap<GoalId, &Deed> = BTreeMap::new();
        for deed in of("goal", deeds) {
            if let Some(goal) = self.goal(GoalId(deed.row))? {
                newest.insert(goal.root, deed);
            }
        }
        let youths: BTreeSet<YouthId> = of("plan", deeds).chain(of("goal", deeds)).map(|deed| deed.youth).collect();
        for youth in youths {
            let plan = self.plan(youth)?;
            // The first version begins with its first goal, which is told.
            let version = plan.version.filter(|version| version.number > 1);
            if let Some((number, act)) = version.and_then(|version| version.current.map(|act| (version.number, act)))
                && (from..=to).contains(&act.at)
            {
                changes.push((youth, FileChange::Version { number, at: act.at, by: act.by }));
            }
            for Goal { id, root, facts, .. } in plan.goals {
                if let Some(deed) = newest.get(&root) {
                    let (title, status, at, by) = (facts.title, facts.status, deed.at, deed.by);
                    changes.push((youth, FileChange::Goal { goal: id, title, status, at, by }));
                }
            }
        }
        Ok(())
    }

    /// How the youths took part in their plans, and the monthly meetings about these.
    fn plans_talked_about(
        self,
        deeds: &[Deed],
        (from, to): (Instant, Instant),
        changes: &mut Changes,
    ) -> Result<(), StoreError> {
        let is_new = |at: Instant| (from..=to).contains(&at);
        for deed in of("plan", deeds) {
            let plan = PlanId(deed.row);
            for one in self.participation(plan)?.into_iter().rev().filter(|one| is_new(one.at)) {
                let (held_on, said) = (one.facts.held_on, one.facts.said);
                changes.push((deed.youth, FileChange::Participation { held_on, said, at: one.at, by: one.by }));
            }
            for one in self.meetings_of(plan)?.into_iter().rev().filter(|one| is_new(one.at)) {
                let (held_on, next) = (one.facts.held_on, one.facts.next);
                changes.push((deed.youth, FileChange::Meeting { held_on, next, at: one.at, by: one.by }));
            }
        }
        Ok(())
    }
}

/// The deeds about rows of one kind.
fn of<'a>(entity: &'a str, deeds: &'a [Deed]) -> impl Iterator<Item = &'a Deed> {
    deeds.iter().filter(move |deed| deed.entity == entity)
}

/// The newest of them in each file.
fn newest_of_each<'a>(entity: &'a str, deeds: &'a [Deed]) -> Vec<&'a Deed> {
    let newest: BTreeMap<YouthId, &Deed> = of(entity, deeds).map(|deed| (deed.youth, deed)).collect();
    newest.into_values().collect()
}

/// What a deed wrote about a contact, of its audit row; nothing where it ended them.
fn written_facts(detail: &str) -> Option<ContactFacts> {
    let command: serde_json::Value = serde_json::from_str(detail).ok()?;
    let step = command.as_object()?.values().next()?.as_object()?.values().next()?;
    ContactFacts::deserialize(step.get("facts")?).ok()
}
