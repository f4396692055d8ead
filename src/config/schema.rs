//! Which settings there are and what each of them may be. The one place where a name of the file meets a field of
//! [`Config`].

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::time::Duration;

use toml::de::DeTable;

use super::{
    appearance::ThemeName,
    fault::{Fault, Place, Problem},
    read::{self, Finding, Section, Trouble},
    settings::{Config, LanguageSetting, WallNames},
    value,
};
use crate::domain::{
    assessment::skill::SkillArea,
    checklist::{Checklist, MOST, Point, PointKind},
    names::Line,
    shift::{ShiftKind, ShiftKindId},
};

/// The screen is covered after at least this long (a shorter time would make writing impossible) and at most an hour
/// (the staff base is passed by youths and visitors).
const IDLE: RangeInclusive<Duration> = seconds(60)..=seconds(3600);
/// Long enough to be seen.
const COUNTDOWN: RangeInclusive<Duration> = seconds(5)..=seconds(300);
/// From an hour to a day: the longest shift is half a day, and a session should not outlive the next one.
const SESSION: RangeInclusive<Duration> = seconds(3600)..=seconds(24 * 3600);
/// A PIN has six digits: ten tries are one chance in a hundred thousand.
const PIN_TRIES: RangeInclusive<u32> = 1..=10;
/// What is typed in a longer time would be missed if it were lost.
const DRAFT_PAUSE: RangeInclusive<Duration> = seconds(1)..=seconds(10);
/// Up to a terabyte.
const DISK_WARNING_MB: RangeInclusive<u64> = 0..=1_000_000;
/// From an hour to a month: what is raised for longer is a goal or a task, and no longer news.
const WEIGHT: RangeInclusive<Duration> = seconds(3600)..=seconds(30 * 24 * 3600);
/// From a week to half a year: what is told earlier is not news, and later is too late.
const NOTICE_DAYS: RangeInclusive<u32> = 7..=183;
/// A month to two years.
const EVALUATION_MONTHS: RangeInclusive<u32> = 1..=24;
/// From a week to a year.
const LATE_DAYS: RangeInclusive<u32> = 1..=90;
const QUIET_WEEKS: RangeInclusive<u32> = 1..=52;

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// A file as far as it could be read.
pub(crate) struct Reading {
    /// The defaults, with every setting that was there and fine.
    pub(super) config: Config,
    /// What is wrong, in the order of the file.
    pub(crate) faults: Vec<Fault>,
    /// Where each of the `[keys]` stands.
    pub(super) key_places: BTreeMap<String, Place>,
    /// The file has shifts of the house's own.
    pub(super) own_shifts: bool,
}

/// Reads the text of a configuration file.
pub(crate) fn read(source: &str) -> Reading {
    let mut config = Config::default();
    let file = match DeTable::parse(source) {
        Ok(file) => file,
        Err(error) => {
            let place = Place::of(source, error.span().unwrap_or(0..0));
            let problem = Problem::Syntax(error.message().to_owned());
            let faults = vec![Fault { setting: String::new(), place, problem }];
            return Reading { config, faults, key_places: BTreeMap::new(), own_shifts: false };
        }
    };
    let mut root = Section::root(&file);
    general(&mut root, &mut config);
    root.section("night-theme", |section| night_theme(section, &mut config));
    root.section("lock", |section| lock(section, &mut config));
    root.section("draft", |section| {
        section.set("pause", &mut config.draft.pause, |value| read::span(value, DRAFT_PAUSE));
    });
    root.section("disk", |section| {
        section.set("warning-mb", &mut config.disk.warning_mb, |value| read::whole(value, DISK_WARNING_MB));
    });
    root.section("backup", |section| config.backup.read(section));
    root.section("host-meetings", |section| config.host_meetings.read(section));
    root.section("log", |section| log(section, &mut config));
    root.section("night", |section| {
        section.set("route", &mut config.night.route, read::line_list_or_none);
    });
    root.section("clocks", |section| clocks(section, &mut config));
    root.section("plan", |section| {
        section.set("areas", &mut config.plan.areas, read::word_list);
        let months = &mut config.plan.evaluation_months;
        section.set("support-areas", &mut config.plan.support_areas, read::line_list_or_none);
        section.set("evaluation-months", months, |value| read::whole(value, EVALUATION_MONTHS));
        section.moved("approval", Problem::InTheHouse);
        section.set("quiet-weeks", &mut config.plan.quiet_weeks, |value| read::whole(value, QUIET_WEEKS));
        section.set("money-area", &mut config.plan.money_area, read::words);
    });
    root.section("journal", |section| {
        section.set("late-days", &mut config.journal.late_days, |value| read::whole(value, LATE_DAYS));
        section.set("evaluations", &mut config.journal.evaluations, read::switch);
    });
    root.section("calendar", |section| {
        section.set("cars", &mut config.calendar.cars, read::line_list_or_none);
        section.set("wall-names", &mut config.calendar.wall_names, |value| {
            read::one_of(value, &WallNames::ALL, WallNames::as_str)
        });
    });
    root.section("moves", |section| {
        let moves = &mut config.moves;
        section.set("move-in", &mut moves.move_in, read::line_list_or_none);
        section.set("move-out", &mut moves.move_out, read::line_list_or_none);
        section.set("leave-host", &mut moves.leave_host, read::line_list_or_none);
        section.set("reasons", &mut moves.reasons, read::word_list);
    });
    root.section("host", |section| config.host.read(section));
    let mut key_places = BTreeMap::new();
    for (action, (keys, span)) in root.free("keys", |value| Ok((read::keys(value)?, value.span()))) {
        key_places.insert(action.clone(), Place::of(source, span));
        config.keys.insert(action, keys);
    }
    let own_shifts = shifts(&mut root, &mut config);
    checklists(&mut root, &mut config);
    skills(&mut root, &mut config);
    Reading { config, faults: in_order(source, root.finish()), key_places, own_shifts }
}

fn clocks(section: &mut Section<'_>, config: &mut Config) {
    let clocks = &mut config.clocks;
    section.set("notice-days", &mut clocks.notice_days, |value| read::whole(value, NOTICE_DAYS));
    section.set("at-15", &mut clocks.at_15, read::line_list_or_none);
    section.set("at-16", &mut clocks.at_16, read::line_list_or_none);
    section.set("at-17-half", &mut clocks.at_17_half, read::line_list_or_none);
    section.set("at-18", &mut clocks.at_18, read::line_list_or_none);
    section.set("at-19-half", &mut clocks.at_19_half, read::line_list_or_none);
    section.set("at-20", &mut clocks.at_20, read::line_list_or_none);
    section.set("at-25", &mut clocks.at_25, read::line_list_or_none);
    section.set("lapse", &mut clocks.lapse, read::line_list_or_none);
    section.set("protection", &mut clocks.protection, read::line_list_or_none);
    section.set("papers", &mut clocks.papers, read::line_list_or_none);
    section.set("risks", &mut clocks.risks, read::line_list_or_none);
}

fn general(root: &mut Section<'_>, config: &mut Config) {
    root.set("language", &mut config.language, |value| {
        read::one_of(value, &LanguageSetting::ALL, LanguageSetting::as_str)
    });
    root.set("data", &mut config.data, read::path_or_nothing);
    root.set("time-zone", &mut config.time_zone, read::zone);
    root.set("theme", &mut config.theme, |value| read::one_of(value, &ThemeName::ALL, ThemeName::as_str));
    root.set("plain", &mut config.plain, read::switch);
    root.set("mouse", &mut config.mouse, read::switch);
}

fn night_theme(section: &mut Section<'_>, config: &mut Config) {
    section.set("on", &mut config.night_theme.on, read::switch);
    section.set("from", &mut config.night_theme.from, read::clock);
    section.set("to", &mut config.night_theme.to, read::clock);
}

fn lock(section: &mut Section<'_>, config: &mut Config) {
    let lock = &mut config.lock;
    section.set("idle", &mut lock.idle, |value| read::span(value, IDLE));
    section.set("countdown", &mut lock.countdown, |value| read::span(value, COUNTDOWN));
    section.set("session", &mut lock.session, |value| read::span(value, SESSION));
    section.set("pin-tries", &mut lock.pin_tries, |value| read::whole(value, PIN_TRIES));
    if lock.countdown >= lock.idle {
        let key = if section.has("countdown") { "countdown" } else { "idle" };
        section.find(key, Problem::CountdownTooLong(value::span_text(lock.idle)));
    }
}

fn log(section: &mut Section<'_>, config: &mut Config) {
    let log = &mut config.log;
    section.set("important", &mut log.important, |value| read::span(value, WEIGHT));
    section.set("critical", &mut log.critical, |value| read::span(value, WEIGHT));
    section.set("phrases", &mut log.phrases, read::word_list_or_none);
}

/// Whether the house has shifts of its own.
fn shifts(root: &mut Section<'_>, config: &mut Config) -> bool {
    let mut taken = Vec::new();
    let Some(shifts) = root.sections("shifts", |section| shift(section, &mut taken)) else { return false };
    config.shifts = shifts;
    true
}

/// One shift; `taken` are the ids of those before it.
fn shift(section: &mut Section<'_>, taken: &mut Vec<String>) -> Option<ShiftKind> {
    let id = section.require("id", read::words);
    let name = section.require("name", read::words);
    let short = section.read("short", read::words);
    let from = section.require("from", read::clock);
    let to = section.require("to", read::clock);
    let mut night = false;
    section.set("night", &mut night, read::switch);
    unlike_those_before(section, "id", id.as_slice(), taken);
    let name = name?;
    let short = short.unwrap_or_else(|| name.clone());
    Some(ShiftKind { id: ShiftKindId(id?), short, name, from: from?, to: to?, night })
}

fn checklists(root: &mut Section<'_>, config: &mut Config) {
    let mut taken = Vec::new();
    let shifts = &config.shifts;
    if let Some(checklists) = root.sections_or_none("checklists", |section| checklist(section, shifts, &mut taken)) {
        config.checklists = checklists;
    } else if !root.has("checklists") {
        // The standard list is for the standard shifts: those of them the house has.
        for list in &mut config.checklists {
            list.shifts.retain(|kind| config.shifts.iter().any(|known| known.id == *kind));
        }
        config.checklists.retain(|list| !list.shifts.is_empty());
    }
}

fn skills(root: &mut Section<'_>, config: &mut Config) {
    let (mut areas, mut taken) = (Vec::new(), Vec::new());
    if let Some(skills) = root.sections_or_none("skills", |section| skill_area(section, &mut areas, &mut taken)) {
        config.skills = skills;
    }
}

/// One part of the list of skills; `areas` and `taken` are the names and the skills of those before it.
fn skill_area(section: &mut Section<'_>, areas: &mut Vec<String>, taken: &mut Vec<String>) -> Option<SkillArea> {
    let area = section.require("area", read::line);
    let skills = section.require("skills", read::line_list);
    unlike_those_before(section, "area", area.as_slice(), areas);
    unlike_those_before(section, "skills", skills.as_deref().unwrap_or_default(), taken);
    let lines = |texts: Vec<String>| texts.iter().filter_map(|text| Line::new(text).ok()).collect();
    Some(SkillArea { area: Line::new(&area?).ok()?, skills: lines(skills?) })
}

/// One checklist; `taken` are the ids of those before it.
fn checklist(section: &mut Section<'_>, shifts: &[ShiftKind], taken: &mut Vec<String>) -> Option<Checklist> {
    let id = section.require("id", read::words);
    let name = section.require("name", read::line);
    let kinds = section.require("shifts", read::word_list);
    let mut points_taken = Vec::new();
    if !section.has("points") {
        section.find("points", Problem::Missing);
    }
    let points = section.sections("points", |section| point(section, &mut points_taken));
    unlike_those_before(section, "id", id.as_slice(), taken);
    let unknown = kinds.iter().flatten().find(|kind| shifts.iter().all(|known| known.id.0 != **kind));
    if let Some(unknown) = unknown {
        section.find("shifts", Problem::UnknownShift(unknown.clone()));
    }
    let shifts = kinds?.into_iter().map(ShiftKindId).collect();
    Some(Checklist { id: id?, name: name?, shifts, points: points? })
}

/// One point of a checklist; `taken` are the ids of those before it.
fn point(section: &mut Section<'_>, taken: &mut Vec<String>) -> Option<Point> {
    let id = section.require("id", read::words);
    let text = section.require("text", read::line);
    let kind = section.require("kind", |value| read::one_of(value, &PointKind::ALL, PointKind::id));
    let expected = section.read("expected", |value| read::whole(value, 0..=MOST));
    if kind == Some(PointKind::Tick) && section.has("expected") {
        section.find("expected", Problem::OnlyForCounts);
    }
    unlike_those_before(section, "id", id.as_slice(), taken);
    Some(Point { id: id?, text: text?, kind: kind?, expected })
}

/// Finds what stands in a setting and in one of `taken`, which stood before it.
fn unlike_those_before(section: &mut Section<'_>, key: &str, texts: &[String], taken: &mut Vec<String>) {
    for text in texts {
        if taken.contains(text) {
            section.find(key, Problem::Repeated(text.clone()));
        }
        taken.push(text.clone());
    }
}

fn in_order(source: &str, mut findings: Vec<Finding>) -> Vec<Fault> {
    findings.sort_by_key(|finding| finding.trouble.span.start);
    findings
        .into_iter()
        .map(|Finding { setting, trouble: Trouble { span, problem } }| {
            let place = Place::of(source, span);
            Fault { setting, place, problem }
        })
        .collect()
}
