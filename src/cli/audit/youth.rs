//! `audit youth`: who has read and who has changed something about one youth, for the youth: who, what sort of deed and when,
//! never a word of what was written, and nobody else of the house's youths.

use std::path::PathBuf;

use std::borrow::Cow;

use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::{
    cli::{
        about,
        command::{json, leaf, option, positional, text},
        cx::{Cx, SignedIn},
        fault::Fault,
        paper,
    },
    domain::{access::Deed, audit::DeedKind, ids::YouthId, taken::TakenList, time::Instant},
    store::{ChainHead, read::AuditEntry},
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "youth", t.cli_audit_youth_about(), t.cli_audit_youth_usage())
        .arg(positional(t, "youth", t.cli_value_youth(), t.cli_audit_youth_help()).required(true))
        .arg(option("out", t.cli_value_file(), t.cli_audit_out_help()).value_parser(value_parser!(PathBuf)))
        .arg(json(t))
}

/// Takes it out. That it was taken out is written down first, and stands in it.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::SeeReaders)?;
    let youth = about::youth(t, &signed.people, text(matches, "youth"))?;
    signed.note_export(cx.now(), TakenList::Readers, [youth])?;
    let rows = signed.house.read().audit_about(youth)?;
    let answer = if matches.get_flag("json") {
        let extract = Extract::of(&rows, &signed, youth, signed.house.chain_head()?, cx);
        serde_json::to_string(&extract).map_err(std::io::Error::other)?
    } else {
        paper::with_head(&as_text(&rows, &signed, youth, cx), &signed, t)?
    };
    match matches.get_one::<PathBuf>("out") {
        Some(path) => {
            paper::write_to(path, &answer, t)?;
            cx.print(&t.cli_audit_written(path.display()))
        }
        None => cx.print(&answer),
    }
}

fn is_reading(row: &AuditEntry) -> bool {
    DeedKind::of(&row.action) != DeedKind::Change
}

fn as_text(rows: &[AuditEntry], signed: &SignedIn, youth: YouthId, cx: &Cx<'_>) -> String {
    let (t, now, zone) = (cx.texts, cx.now(), cx.zone());
    let mut lines = Vec::new();
    if signed.info.invented {
        lines.push(t.report_invented().to_owned());
    }
    lines.push(t.audit_youth_title(t.called(signed.people.called(youth))));
    lines.push(signed.info.name.to_string());
    lines.push(t.audit_youth_about(t.date_and_time(t.date(zone.date(now)), t.clock(now, zone))));
    for (title, reading) in [(t.audit_youth_reads(), true), (t.audit_youth_changes(), false)] {
        lines.push(String::new());
        lines.push(title.to_uppercase());
        let before = lines.len();
        lines.extend(rows.iter().filter(|row| is_reading(row) == reading).map(|row| line(row, signed, cx)));
        if lines.len() == before {
            lines.push(t.audit_youth_none().to_owned());
        }
    }
    lines.join("\n")
}

/// «lør 21.11.2026 14:05  KN Kari Nordmann: åpnet mappa».
fn line(row: &AuditEntry, signed: &SignedIn, cx: &Cx<'_>) -> String {
    let (t, at) = (cx.texts, cx.zone().local(row.at));
    let when = t.date_and_time(t.weekday_date(at.date()), t.time(at.time()));
    format!("{when}  {}: {}", who(row, signed, t), t.audit_deed_with(&row.action, &row.entity, row.list))
}

fn who(row: &AuditEntry, signed: &SignedIn, t: Texts) -> String {
    let Some(staff) = row.staff else { return t.audit_nobody().to_owned() };
    let name = signed.people.staff.get(&staff).map_or("", |member| member.name.as_str());
    format!("{} {name}", signed.people.initials(staff))
}

#[derive(Serialize)]
struct Extract {
    youth: Named,
    printed_at: Instant,
    readings: Vec<RowJson>,
    changes: Vec<RowJson>,
    chain: HeadJson,
}

/// The youth without the door they live behind.
#[derive(Serialize)]
struct Named {
    id: i64,
    name: String,
}

#[derive(Serialize)]
struct RowJson {
    at: Instant,
    by: Option<String>,
    name: Option<String>,
    action: String,
    about: String,
    told: Cow<'static, str>,
}

#[derive(Serialize)]
struct HeadJson {
    row: i64,
    head: String,
}

impl Extract {
    fn of(rows: &[AuditEntry], signed: &SignedIn, youth: YouthId, head: ChainHead, cx: &Cx<'_>) -> Self {
        use chrono::SubsecRound as _;
        let one = |row: &AuditEntry| RowJson {
            at: row.at,
            by: row.staff.map(|staff| signed.people.initials(staff).to_owned()),
            name: row.staff.and_then(|staff| Some(signed.people.staff.get(&staff)?.name.to_string())),
            action: row.action.clone(),
            about: row.entity.clone(),
            told: cx.texts.audit_deed_with(&row.action, &row.entity, row.list),
        };
        Self {
            youth: Named { id: youth.0, name: cx.texts.called(signed.people.called(youth)).into_owned() },
            printed_at: cx.now().trunc_subsecs(0),
            readings: rows.iter().filter(|row| is_reading(row)).map(one).collect(),
            changes: rows.iter().filter(|row| !is_reading(row)).map(one).collect(),
            chain: HeadJson { row: head.id.0, head: head.full() },
        }
    }
}
