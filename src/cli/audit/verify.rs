//! `audit verify`: recomputes the whole chain, and says whether a head from a print is part of it.

use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::{
    cli::{
        command::{json, leaf, option},
        cx::{Cx, SignedIn},
        fault::Fault,
        progress,
    },
    domain::{
        access::Deed,
        ids::AuditId,
        time::{Instant, Zone},
    },
    explain,
    store::{BadRow, ChainDamage, ChainHead, ChainWalk, ChangedText, HeadCheck, Salvaged, StoreError, TurnedBack},
    text::Texts,
};

/// Changed texts that are named on the terminal.
const SHOWN: usize = 5;

/// Hexadecimal digits of a whole hash.
const WHOLE: usize = 64;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let row = option("row", t.cli_value_number(), t.cli_audit_row_help())
        .value_parser(value_parser!(i64).range(1..))
        .requires("head");
    leaf(t, "verify", t.cli_audit_verify_about(), t.cli_audit_verify_usage())
        .arg(row)
        .arg(option("head", t.cli_value_text(), t.cli_audit_head_help()).requires("row"))
        .arg(json(t))
}

/// What was found.
struct Found {
    walk: ChainWalk,
    /// What the chain covers and is not as it says.
    texts: Vec<ChangedText>,
    /// Whether the head in the key file is part of the chain; `None` when there is none yet.
    noted: Option<bool>,
    /// What somebody asked about.
    asked: Option<Asked>,
}

struct Asked {
    row: AuditId,
    head: String,
    check: HeadCheck,
}

impl Found {
    fn is_sound(&self) -> bool {
        let stands = self.asked.as_ref().is_none_or(|asked| asked.check == HeadCheck::Stands);
        self.is_whole() && stands
    }

    /// Nothing that is here was changed, and nothing is missing, as far as anybody can know without a print.
    fn is_whole(&self) -> bool {
        self.walk.bad.is_none() && self.texts.is_empty() && self.noted != Some(false)
    }
}

/// Checks, and answers with the exit code of damage where something does not fit.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let head = matches.get_one::<String>("head").map(|text| head_of(cx.texts, text)).transpose()?;
    let asked = head.zip(matches.get_one::<i64>("row").copied());
    let signed = cx.sign_in_for(Deed::UseProgram)?;
    let found = Found {
        walk: walk(cx, &signed)?,
        texts: signed.house.changed_texts()?,
        noted: signed.house.noted_head_stands()?,
        asked: match asked {
            Some((bytes, row)) => Some(Asked {
                row: AuditId(row),
                head: bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
                check: signed.house.check_head(AuditId(row), &bytes)?,
            }),
            None => None,
        },
    };
    if matches.get_flag("json") {
        let answer = Answer::of(&found, &signed, cx.texts);
        cx.print_json(&answer)?;
    } else {
        for line in lines(&found, &signed, cx) {
            cx.print(&line)?;
        }
    }
    if found.is_sound() { Ok(()) } else { Err(Fault::Told(StoreError::Damaged.exit_code())) }
}

fn walk(cx: &Cx<'_>, signed: &SignedIn) -> Result<ChainWalk, StoreError> {
    let rows = signed.house.chain_head()?.id.0;
    let bar = progress::bar(cx, u64::try_from(rows).unwrap_or(0), cx.texts.cli_audit_walking());
    let walked = signed.house.walk_chain(&mut |row| bar.set_position(u64::try_from(row).unwrap_or(0)));
    bar.finish_and_clear();
    walked
}

/// The bytes of a head as it stands on a print.
fn head_of(t: Texts, text: &str) -> Result<Vec<u8>, Fault> {
    let digits: Vec<u32> = text.trim().chars().filter_map(|letter| letter.to_digit(16)).collect();
    let is_whole = digits.len() == text.trim().chars().count() && digits.len().is_multiple_of(2);
    if !is_whole || !(2 * ChainHead::WEAK..=WHOLE).contains(&digits.len()) {
        return Err(Fault::Usage(t.cli_audit_head_wrong(text)));
    }
    Ok(digits.chunks_exact(2).filter_map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect())
}

fn lines(found: &Found, signed: &SignedIn, cx: &Cx<'_>) -> Vec<String> {
    let (t, zone, walk) = (cx.texts, cx.zone(), &found.walk);
    let mut lines = Vec::new();
    lines.extend(walk.bad.as_ref().map(|bad| broken(bad, signed, cx, walk)));
    lines.extend(found.texts.iter().take(SHOWN).map(|text| t.audit_text_changed(explain::changed_text(t, *text))));
    let more = i64::try_from(found.texts.len().saturating_sub(SHOWN)).unwrap_or(i64::MAX);
    lines.extend((more > 0).then(|| t.audit_text_more(t.number(more))));
    if !lines.is_empty() {
        lines.push(t.audit_broken_next().to_owned());
    }
    if found.noted == Some(false) {
        lines.extend([t.audit_noted_gone().to_owned(), t.audit_noted_next().to_owned()]);
    }
    if walk.bad.is_none() {
        let (from, until) = (moment(t, walk.from, zone), moment(t, walk.until, zone));
        let (rows, head) = (t.number(walk.head.id.0), walk.head.short());
        lines.push(match found.is_whole() {
            true => t.audit_whole(from, until, rows, head),
            false => t.audit_rows_fit(from, until, rows, head),
        });
    }
    lines.extend(walk.salvaged.iter().map(|gap| salvaged(gap, signed, cx)));
    let moment = |at| moment(t, Some(at), zone);
    lines.extend(walk.back.iter().map(|back| t.audit_turned_back(back.id, moment(back.at), moment(back.before))));
    let is_weak = |asked: &&Asked| asked.head.len() < 2 * ChainHead::SHORT;
    lines.extend(
        found
            .asked
            .as_ref()
            .filter(is_weak)
            .map(|asked| t.audit_head_weak(i64::try_from(asked.head.len()).unwrap_or(i64::MAX))),
    );
    lines.extend(found.asked.as_ref().map(|asked| match asked.check {
        HeadCheck::Stands => t.audit_head_stands(asked.row, &asked.head),
        HeadCheck::Other => t.audit_head_other(asked.row, &asked.head),
        HeadCheck::Lost => t.audit_head_lost(asked.row),
        HeadCheck::Beyond => t.audit_head_beyond(asked.row),
    }));
    lines
}

/// Rows that were lost with damaged pages, and that the trail itself tells of.
fn salvaged(gap: &Salvaged, signed: &SignedIn, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let count = t.number(gap.last.0 - gap.first.0 + 1);
    let by = gap.staff.map_or(t.audit_nobody(), |staff| signed.people.initials(staff));
    if gap.open {
        return t.audit_salvaged_open(gap.first, gap.told_in, moment(t, gap.at, cx.zone()), by);
    }
    t.audit_salvaged(count, gap.first, gap.last, gap.told_in, moment(t, gap.at, cx.zone()), by)
}

fn broken(bad: &BadRow, signed: &SignedIn, cx: &Cx<'_>, walk: &ChainWalk) -> String {
    let (t, zone) = (cx.texts, cx.zone());
    let (at, before) = (moment(t, bad.at, zone), moment(t, walk.until, zone));
    match bad.damage {
        ChainDamage::Changed => {
            let who = bad.staff.map_or(t.audit_nobody(), |staff| signed.people.initials(staff));
            t.audit_changed(bad.id, who, t.audit_deed(&bad.action, &bad.entity), at, before)
        }
        ChainDamage::Missing(last) if last == bad.id => t.audit_missing_one(bad.id, before, at),
        ChainDamage::Missing(last) => t.audit_missing(bad.id, last, before, at),
    }
}

/// «21.11.2026 14:05», or that nobody knows.
fn moment(t: Texts, at: Option<Instant>, zone: Zone) -> String {
    at.map_or_else(|| t.audit_no_date().to_owned(), |at| t.date_and_time(t.date(zone.date(at)), t.clock(at, zone)))
}

#[derive(Serialize)]
struct Answer {
    whole: bool,
    from: Option<Instant>,
    to: Option<Instant>,
    /// Sound rows from the beginning on.
    rows: i64,
    head: String,
    noted_head_stands: Option<bool>,
    /// Rows that were lost with damaged pages and are told of in the trail.
    salvaged: Vec<SalvagedJson>,
    changed_texts: Vec<ChangedText>,
    turned_back: Vec<BackJson>,
    bad: Option<BadJson>,
    asked: Option<AskedJson>,
}

/// Where the time goes back.
#[derive(Serialize)]
struct BackJson {
    row: i64,
    at: Instant,
    before: Instant,
}

impl From<&TurnedBack> for BackJson {
    fn from(back: &TurnedBack) -> Self {
        Self { row: back.id.0, at: back.at, before: back.before }
    }
}

#[derive(Serialize)]
struct BadJson {
    row: i64,
    last: i64,
    damage: &'static str,
    at: Option<Instant>,
    by: Option<String>,
    action: Option<String>,
    about: Option<String>,
    told: Option<&'static str>,
}

#[derive(Serialize)]
struct SalvagedJson {
    row: i64,
    last: i64,
    open: bool,
    told_in: i64,
    at: Option<Instant>,
    by: Option<String>,
}

#[derive(Serialize)]
struct AskedJson {
    row: i64,
    head: String,
    stands: bool,
}

impl Answer {
    fn of(found: &Found, signed: &SignedIn, t: Texts) -> Self {
        let walk = &found.walk;
        Self {
            whole: found.is_whole(),
            from: walk.from,
            to: walk.until,
            rows: walk.head.id.0,
            head: walk.head.full(),
            noted_head_stands: found.noted,
            salvaged: walk.salvaged.iter().map(|gap| SalvagedJson::of(gap, signed)).collect(),
            changed_texts: found.texts.clone(),
            turned_back: walk.back.iter().map(BackJson::from).collect(),
            bad: walk.bad.as_ref().map(|bad| BadJson::of(bad, signed, t)),
            asked: found.asked.as_ref().map(|asked| AskedJson {
                row: asked.row.0,
                head: asked.head.clone(),
                stands: asked.check == HeadCheck::Stands,
            }),
        }
    }
}

impl SalvagedJson {
    fn of(gap: &Salvaged, signed: &SignedIn) -> Self {
        let by = gap.staff.map(|staff| signed.people.initials(staff).to_owned());
        Self { row: gap.first.0, last: gap.last.0, open: gap.open, told_in: gap.told_in.0, at: gap.at, by }
    }
}

impl BadJson {
    fn of(bad: &BadRow, signed: &SignedIn, t: Texts) -> Self {
        let (damage, last) = match bad.damage {
            ChainDamage::Changed => ("changed", bad.id),
            ChainDamage::Missing(last) => ("missing", last),
        };
        let is_there = bad.damage == ChainDamage::Changed;
        Self {
            row: bad.id.0,
            last: last.0,
            damage,
            at: bad.at,
            by: bad.staff.map(|staff| signed.people.initials(staff).to_owned()),
            action: is_there.then(|| bad.action.clone()),
            about: is_there.then(|| bad.entity.clone()),
            told: is_there.then(|| t.audit_deed(&bad.action, &bad.entity)),
        }
    }
}
