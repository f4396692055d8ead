//! The house itself, opened by whoever `--user` names.

use super::{Findings, copies};
use crate::{
    cli::{
        cx::{Cx, SignedIn},
        fault::Fault,
    },
    domain::review,
    explain,
    store::{ChainCheck, StoreError},
};

/// Findings of the integrity check that are shown.
const SHOWN: usize = 5;
/// Rows that are looked at for a time ahead of now.
const NEWEST: usize = 50;
/// Two clocks of one machine differ by so much at most.
const SLACK: chrono::TimeDelta = chrono::TimeDelta::minutes(2);
/// What is found inside is damage.
const DAMAGED: u8 = 4;

/// Opens the house and looks at everything in it; without `--user`, says what was not looked at.
pub(super) fn check(cx: &mut Cx<'_>, findings: &mut Findings) -> Result<(), Fault> {
    if !cx.has_user() {
        findings.skipped("house", cx.texts.cli_doctor_not_opened());
        return Ok(());
    }
    let signed = match cx.sign_in() {
        Ok(signed) => signed,
        Err(Fault::Store(error)) => {
            findings.failed("house", &error);
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    findings.ok("house", cx.texts.cli_doctor_opened(&signed.staff.initials));
    schema(cx, &signed, findings);
    integrity(cx, &signed, findings);
    slots(cx, &signed, findings);
    key(cx, &signed, findings);
    chain(cx, &signed, findings);
    newest(cx, &signed, findings);
    reviewed(cx, &signed, findings);
    search(cx, &signed, findings);
    copies::drill(cx, &signed, findings);
    Ok(())
}

fn schema(cx: &Cx<'_>, signed: &SignedIn, findings: &mut Findings) {
    match signed.house.check_schema() {
        Ok((found, _)) => findings.ok("schema", cx.texts.cli_doctor_schema(found)),
        Err(error) => findings.failed("schema", &error),
    }
}

fn integrity(cx: &Cx<'_>, signed: &SignedIn, findings: &mut Findings) {
    match signed.house.check_integrity() {
        Ok(broken) if broken.is_empty() => findings.ok("integrity", cx.texts.cli_doctor_integrity()),
        Ok(broken) => {
            let shown = broken.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("; ");
            findings.fault("integrity", DAMAGED, cx.texts.cli_doctor_integrity_broken(shown));
        }
        Err(error) => findings.failed("integrity", &error),
    }
}

fn slots(cx: &Cx<'_>, signed: &SignedIn, findings: &mut Findings) {
    let t = cx.texts;
    let check = match signed.house.check_slots() {
        Ok(check) => check,
        Err(error) => return findings.failed("slots", &error),
    };
    if check.is_sound() {
        return findings.ok("slots", t.cli_doctor_slots());
    }
    for slot in &check.foreign {
        findings.fault("slots", StoreError::KeyFileDamaged.exit_code(), t.cli_doctor_slot_foreign(slot));
    }
    for slot in check.unused.iter().filter(|slot| !check.foreign.contains(slot)) {
        findings.note("slots", t.cli_doctor_slot_unused(slot));
    }
    for staff in check.without_slot {
        findings.note("slots", t.cli_doctor_slot_missing(signed.people.initials(staff)));
    }
}

/// Whether somebody has left with whom the data key left, too.
fn key(cx: &Cx<'_>, signed: &SignedIn, findings: &mut Findings) {
    let t = cx.texts;
    match signed.house.read().key_standing() {
        Ok(key) if key.left.is_empty() => {
            let changed = key.rotated.map(|at| t.cli_doctor_key_changed(t.date(cx.zone().date(at))));
            findings.ok("data-key", changed.unwrap_or_else(|| t.cli_doctor_key().to_owned()));
        }
        Ok(key) => {
            let left: Vec<&str> = key.left.iter().map(|staff| signed.people.initials(*staff)).collect();
            findings.note("data-key", t.cli_doctor_key_due(left.join(", ")));
        }
        Err(error) => findings.failed("data-key", &error),
    }
}

fn chain(cx: &Cx<'_>, signed: &SignedIn, findings: &mut Findings) {
    let t = cx.texts;
    match signed.house.changed_texts() {
        Ok(texts) => {
            for text in texts.into_iter().take(SHOWN) {
                findings.fault("audit", DAMAGED, t.audit_text_changed(explain::changed_text(t, text)));
            }
        }
        Err(error) => findings.failed("audit", &error),
    }
    match signed.house.verify_chain() {
        Ok(ChainCheck::Whole(_)) if signed.house.noted_head_stands().is_ok_and(|noted| noted == Some(false)) => {
            findings.fault("audit", DAMAGED, t.audit_noted_gone());
        }
        Ok(ChainCheck::Whole(head)) => {
            findings.ok("audit", t.cli_doctor_chain(t.number(head.id.0), head.short()));
        }
        Ok(ChainCheck::BrokenAt(row)) => findings.fault("audit", DAMAGED, t.cli_doctor_chain_broken(row)),
        Err(error) => findings.failed("audit", &error),
    }
}

/// The date of the file can have been set with its copying; the rows were written when they say. Signing in has just written
/// one: the row before it tells.
fn newest(cx: &Cx<'_>, signed: &SignedIn, findings: &mut Findings) {
    match signed.house.read().newest_audit(NEWEST) {
        Ok(rows) => {
            if let Some(ahead) = rows.iter().map(|row| row.at).filter(|at| *at > cx.now() + SLACK).max() {
                let time = cx.texts.relative_time(cx.zone().local(ahead), cx.today());
                findings.note("clock", cx.texts.cli_doctor_newest_ahead(time));
            }
        }
        Err(error) => findings.failed("clock", &error),
    }
}

/// Whether the leader has looked through the trail within a month.
fn reviewed(cx: &Cx<'_>, signed: &SignedIn, findings: &mut Findings) {
    let (t, read) = (cx.texts, signed.house.read());
    let (last, founded) = match (read.access_reviews(1), read.founded_at()) {
        (Ok(mut reviews), Ok(founded)) => (reviews.pop(), founded),
        (Err(error), _) | (_, Err(error)) => return findings.failed("review", &error),
    };
    let is_due = review::is_due(last.as_ref().map_or(founded, |last| last.at), cx.now());
    let day = |at| t.date(cx.zone().date(at));
    match last {
        Some(last) if is_due => findings.note("review", t.cli_doctor_review_due(day(last.at))),
        Some(last) => findings.ok("review", t.cli_doctor_review(day(last.at), signed.people.initials(last.by))),
        None if is_due => findings.note("review", t.cli_doctor_review_never()),
        None => findings.ok("review", t.cli_doctor_review_not_due()),
    }
}

fn search(cx: &Cx<'_>, signed: &SignedIn, findings: &mut Findings) {
    let t = cx.texts;
    match signed.house.check_search() {
        Ok(check) if check.entries == check.indexed => {
            findings.ok("search", t.cli_doctor_search(t.number(check.entries)));
        }
        Ok(check) => {
            let message = t.cli_doctor_search_differs(t.number(check.entries), t.number(check.indexed));
            findings.fault("search", DAMAGED, message);
        }
        Err(error) => findings.failed("search", &error),
    }
}
