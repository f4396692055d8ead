//! `access pack`: the receipts of what was handed out about the youths, and handing out again. What is put together is gone
//! through on the screen: there is no way around looking at it.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::{
    cli::{
        about,
        command::{branch, json, leaf, option, positional},
        cx::{Cx, SignedIn},
        fault::Fault,
    },
    domain::{
        access::Deed,
        access_pack::{AskedBy, Pack},
        audit::AccessEvent,
        ids::PackId,
        time::Instant,
    },
    report::{
        access_pack::{HandingOut, Out, hand_out},
        outside::OutsideError,
    },
    store::read::People,
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "pack", t.cli_pack_about(), t.cli_pack_usage())
        .subcommand(
            leaf(t, "list", t.cli_pack_list_about(), t.cli_pack_list_usage())
                .arg(option("youth", t.cli_value_youth(), t.cli_pack_youth_help()))
                .arg(json(t)),
        )
        .subcommand(
            leaf(t, "write", t.cli_pack_write_about(), t.cli_pack_write_usage())
                .arg(
                    positional(t, "pack", t.cli_value_number(), t.cli_pack_number_help())
                        .required(true)
                        .value_parser(value_parser!(i64)),
                )
                .arg(
                    option("out", t.cli_value_file(), t.cli_pack_out_help())
                        .required(true)
                        .value_parser(value_parser!(PathBuf)),
                )
                .arg(json(t)),
        )
}

/// Lists, or hands out.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("list", matches)) => list(matches, cx),
        Some((_, matches)) => write(matches, cx),
        None => Ok(()),
    }
}

fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::MakeAccessPack)?;
    signed.note(cx.now(), AccessEvent::Review, None)?;
    let youths = match matches.get_one::<String>("youth") {
        Some(youth) => vec![about::youth(t, &signed.people, youth)?],
        None => signed.people.youths.keys().copied().collect(),
    };
    let mut packs = Vec::new();
    for youth in youths {
        packs.extend(signed.house.read().packs_of(youth)?);
    }
    packs.sort_by_key(|pack| std::cmp::Reverse(pack.id));
    if matches.get_flag("json") {
        let packs = packs.iter().map(|pack| PackJson::of(&signed.people, pack, t)).collect();
        return cx.print_json(&Listed { packs });
    }
    if packs.is_empty() {
        return cx.print(t.cli_pack_none());
    }
    for pack in &packs {
        for line in told(&signed.people, pack, cx) {
            cx.print(&line)?;
        }
    }
    Ok(())
}

/// «3  Amir · Begynt 21.11.2026 av KN · bedt om av vergen · alt», and what was handed out below it.
fn told(people: &People, pack: &Pack, cx: &Cx<'_>) -> Vec<String> {
    let (t, zone) = (cx.texts, cx.zone());
    let head = [
        format!("{}  {}", pack.id, t.called(people.called(pack.youth))),
        t.pack_begun(t.date(zone.date(pack.begun_at)), people.initials(pack.begun_by)),
        t.pack_asked_for(t.pack_asked(&pack.request)),
        t.pack_period(&pack.request),
    ];
    let progress = pack.progress;
    let mut lines = vec![head.join(" · ")];
    if !pack.is_finished() {
        let seen = t.pack_seen(i64::from(progress.decided), i64::from(progress.proposed));
        lines.push(format!("  {seen} · {}", t.pack_lines(i64::from(progress.lines))));
    }
    lines.extend(pack.receipts.iter().map(|receipt| {
        let handed = &receipt.handed;
        let at = t.date_and_time(t.date(zone.date(receipt.at)), t.clock(receipt.at, zone));
        let mut told = vec![
            t.pack_handed_out(at, people.initials(receipt.by)),
            t.pack_lines(i64::from(handed.lines)),
            t.pack_masked(i64::from(handed.masked)),
        ];
        told.extend((handed.unseen > 0).then(|| t.pack_unseen(i64::from(handed.unseen))));
        told.push(format!("SHA-256 {}", handed.sha256));
        format!("  {}", told.join(" · "))
    }));
    lines
}

fn write(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::MakeAccessPack)?;
    let pack = PackId(matches.get_one::<i64>("pack").copied().unwrap_or_default());
    let path = matches.get_one::<PathBuf>("out").cloned().unwrap_or_default();
    let out = HandingOut { pack, staff: signed.staff.id, now: cx.now(), texts: t, zone: cx.zone(), path };
    let done = handed_out(&mut signed, &out, t)?;
    if matches.get_flag("json") {
        return cx.print_json(&Written { pack: pack.0, receipt: ReceiptJson::now(&signed, &done, cx) });
    }
    let shown = out.path.display();
    cx.print(&if done.is_the_same == Some(false) { t.pack_handed_other(shown) } else { t.pack_handed(shown) })?;
    cx.print(&format!("SHA-256 {}", done.handed.sha256))
}

fn handed_out(signed: &mut SignedIn, out: &HandingOut, t: Texts) -> Result<Out, Fault> {
    hand_out(&mut signed.house, out).map_err(|error| match error {
        OutsideError::Store(error) => error.into(),
        error => Fault::Usage(error.told(t)),
    })
}

#[derive(Serialize)]
struct Listed {
    packs: Vec<PackJson>,
}

#[derive(Serialize)]
struct Written {
    pack: i64,
    receipt: ReceiptJson,
}

#[derive(Serialize)]
struct PackJson {
    id: i64,
    /// The youth without the door they live behind.
    youth: i64,
    name: String,
    begun_at: Instant,
    begun_by: String,
    asked_by: AskedBy,
    asked_by_name: Option<String>,
    purpose: Option<String>,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    lines: u32,
    seen: u32,
    proposed: u32,
    decided: u32,
    receipts: Vec<ReceiptJson>,
}

#[derive(Serialize)]
struct ReceiptJson {
    at: Instant,
    by: String,
    lines: u32,
    masked: u32,
    unseen: u32,
    reasons: Vec<ReasonJson>,
    sha256: String,
    chain_row: i64,
}

#[derive(Serialize)]
struct ReasonJson {
    reason: String,
    count: u32,
}

impl PackJson {
    fn of(people: &People, pack: &Pack, t: Texts) -> Self {
        let (request, progress) = (&pack.request, pack.progress);
        Self {
            id: pack.id.0,
            youth: pack.youth.0,
            name: t.called(people.called(pack.youth)).into_owned(),
            begun_at: pack.begun_at,
            begun_by: people.initials(pack.begun_by).to_owned(),
            asked_by: request.asked_by,
            asked_by_name: request.name.as_ref().map(ToString::to_string),
            purpose: request.purpose.as_ref().map(|purpose| purpose.as_str().to_owned()),
            from: request.from,
            until: request.until,
            lines: progress.lines,
            seen: progress.seen,
            proposed: progress.proposed,
            decided: progress.decided,
            receipts: pack
                .receipts
                .iter()
                .map(|receipt| ReceiptJson::of(receipt.at, people.initials(receipt.by), &receipt.handed))
                .collect(),
        }
    }
}

impl ReceiptJson {
    fn of(at: Instant, by: &str, handed: &crate::domain::access_pack::Handed) -> Self {
        let reasons = handed.reasons.iter();
        Self {
            at,
            by: by.to_owned(),
            lines: handed.lines,
            masked: handed.masked,
            unseen: handed.unseen,
            reasons: reasons.map(|(reason, count)| ReasonJson { reason: reason.clone(), count: *count }).collect(),
            sha256: handed.sha256.clone(),
            chain_row: handed.head.0,
        }
    }

    fn now(signed: &SignedIn, out: &Out, cx: &Cx<'_>) -> Self {
        use chrono::SubsecRound as _;
        Self::of(cx.now().trunc_subsecs(0), signed.staff.initials.as_str(), &out.handed)
    }
}
