//! `youth show`: what somebody needs who has never met the youth: who they are, what is agreed, how much support they get; and
//! for whoever may see it what was mapped, and their skills.

mod mapped;

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde::Serialize;

use self::mapped::{AssessmentJson, Mapped, SkillJson};
use crate::{
    cli::{
        command::{json, leaf},
        cx::Cx,
        fault::Fault,
        json::{WatchJson, YouthJson},
        paper,
    },
    domain::{
        access::{Deed, allows},
        card::{AgreedCard, CardField, MedicineBy},
        contact::{
            Contact, ContactRole, Phone,
            clock::{Risk, RiskFacts},
            near::{DateOf, NearDate, days_told},
        },
        ids::YouthId,
        names::{Line, Prose},
        night::{NightAgreement, NightCheck},
        refusal::Refusal,
        support::{AreaSupport, SupportLevel},
        taken::TakenList,
        time::{ClockTime, Instant},
        watch::{WatchMark, WatchNow},
    },
    report,
    store::read::People,
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "show", t.cli_youth_show_about(), t.cli_youth_show_usage()).arg(super::whom(t)).arg(json(t))
}

/// What is read of one youth.
struct Shown {
    youth: YouthId,
    risks: Vec<Risk>,
    first: Option<Contact>,
    dates: Vec<NearDate>,
    card: Option<AgreedCard>,
    support: Vec<AreaSupport>,
    night: Option<NightAgreement>,
    watch: Option<WatchMark>,
    /// Nothing where the role may not see it.
    mapped: Option<Mapped>,
}

/// Shows one youth: their file is opened, and that is written down.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in_for(Deed::OpenFiles)?;
    let youth = super::youth_of(matches, cx, &signed)?;
    signed.note_taken_out(cx.now(), TakenList::File, youth)?;
    let areas = cx.loaded.config.plan.support_lines();
    let read = signed.house.read();
    let facts = &signed.people.youths.get(&youth).ok_or(Refusal::Gone)?.facts;
    let shown = Shown {
        youth,
        risks: read.risks_of(youth)?,
        first: read.first_contact(youth)?,
        dates: read.near_dates(youth, cx.today(), days_told(&signed.staff, facts))?,
        card: read.agreed_card(youth)?,
        support: AreaSupport::arrange(&areas, read.support_history(youth)?),
        // Of those who live here and of this stay, as on the screen.
        night: read.night_agreements()?.remove(&youth),
        watch: read.watch_now()?.remove(&youth),
        mapped: match allows(signed.staff.rights(), Deed::SeeAssessments) {
            true => Some(Mapped::read(read, youth, &cx.loaded.config.skills)?),
            false => None,
        },
    };
    if matches.get_flag("json") {
        let one = One::of(&signed.people, &shown, cx)?;
        return cx.print_json(&one);
    }
    let text = lines(&signed.people, &shown, cx)?.join("\n");
    let text = paper::with_head(&text, &signed, cx.texts)?;
    cx.print(&text)
}

fn lines(people: &People, shown: &Shown, cx: &Cx<'_>) -> Result<Vec<String>, Fault> {
    let (t, now, zone, today) = (cx.texts, cx.now(), cx.zone(), cx.today());
    let facts = &people.youths.get(&shown.youth).ok_or(Refusal::Gone)?.facts;
    let mut who = vec![
        report::youth_at_home(t, people, shown.youth),
        t.cli_youth_born(t.date(facts.birth_date), i64::from(facts.age_on(today))),
        t.cli_youth_interpreter(t.interpreter(facts.interpreter)),
    ];
    who.extend(facts.interpreter_note.as_ref().map(Line::to_string));
    who.extend(facts.languages.as_ref().map(Line::to_string));
    let mut lines = vec![who.join(" · ")];
    let labelled = |label: &str, told: String| format!("{label}: {told}");
    lines.extend(shown.risks.iter().map(|risk| labelled(t.now_risk(), t.risk_told(&risk.facts, today))));
    let address = people.protection(shown.youth).and_then(|level| t.address_told(level));
    lines.extend(address.map(|told| labelled(t.now_address(), told.to_owned())));
    lines.extend(facts.help_needed.as_ref().map(|help| labelled(t.now_help(), help.to_string())));
    let with_number = people.protection(shown.youth).is_none();
    lines.push(labelled(t.now_first(), t.first_told(shown.first.as_ref(), with_number)));
    let dates = shown.dates.iter().filter(|date| !matches!(date.of, DateOf::Risk(_)));
    lines.extend(dates.map(|date| labelled(t.now_dates(), t.near_date(date, today))));
    match &shown.card {
        Some(card) => {
            let by = people.initials(card.by);
            lines.push(format!("{} · {}", t.card_agreed(card, by), t.card_review_told(card, today)));
            lines.extend(t.card_changes(None, &card.facts).into_iter().map(|line| format!("  {line}")));
        }
        None => lines.push(t.card_history_none().to_owned()),
    }
    let watch = WatchNow::of(shown.watch.as_ref(), now);
    let by = watch.mark().map_or("", |mark| people.initials(mark.by));
    lines.push(format!("{}: {}", t.now_watch(), t.watch_in_full(watch, by, now, zone)));
    let mut night = vec![t.night_agreed_label(t.night_agreement(shown.night.as_ref(), today))];
    night.extend(shown.night.as_ref().map(|one| t.night_agreement_from(one, people.initials(one.by))));
    lines.push(night.join(" · "));
    lines.push(t.support_title().to_owned());
    for area in &shown.support {
        let mut parts = vec![format!("  {}: {}", area.area, t.support_with_step(area))];
        parts.extend(area.newest().map(|mark| t.support_review_told(mark, today)));
        parts.extend(area.newest().map(|mark| mark.facts.reason.to_string()));
        lines.push(parts.join(" · "));
    }
    lines.extend(shown.mapped.iter().flat_map(|mapped| mapped.lines(people, cx)));
    Ok(lines)
}

#[derive(Serialize)]
struct One<'a> {
    youth: YouthJson<'a>,
    risks: Vec<RiskJson>,
    call_first: Option<FirstJson>,
    dates: Vec<DateJson>,
    card: Option<CardJson>,
    support: Vec<SupportJson>,
    night: Option<NightJson>,
    watch: Option<WatchJson>,
    assessments: Option<Vec<AssessmentJson>>,
    skills: Option<Vec<SkillJson>>,
}

impl<'a> One<'a> {
    fn of(people: &'a People, shown: &Shown, cx: &Cx<'_>) -> Result<Self, Fault> {
        let (now, today) = (cx.now(), cx.today());
        let youth = people.youths.get(&shown.youth).ok_or(Refusal::Gone)?;
        Ok(Self {
            youth: YouthJson::of(people, youth, today),
            risks: shown.risks.iter().map(|risk| RiskJson::of(&risk.facts, today)).collect(),
            call_first: shown.first.as_ref().map(|first| FirstJson::of(people, first)),
            dates: shown.dates.iter().map(|date| DateJson::of(date, today)).collect(),
            card: shown.card.as_ref().map(|card| CardJson::of(people, card, today)),
            support: shown.support.iter().map(|area| SupportJson::of(people, area, today)).collect(),
            night: shown.night.as_ref().map(|one| NightJson::of(people, one, today)),
            watch: shown.watch.as_ref().map(|mark| WatchJson::of(people, mark, now)),
            assessments: shown.mapped.as_ref().map(|mapped| mapped.assessments_json(people, today)),
            skills: shown.mapped.as_ref().map(|mapped| mapped.skills_json(people)),
        })
    }
}

#[derive(Serialize)]
struct RiskJson {
    risk: Line,
    reason: Prose,
    action: Prose,
    review: NaiveDate,
    to_review: bool,
}

impl RiskJson {
    fn of(facts: &RiskFacts, today: NaiveDate) -> Self {
        let RiskFacts { risk, reason, action, review } = facts.clone();
        Self { risk, reason, action, review, to_review: review < today }
    }
}

#[derive(Serialize)]
struct FirstJson {
    role: ContactRole,
    name: Line,
    phone: Option<Phone>,
}

impl FirstJson {
    /// The number is not taken out of the house where the address is protected.
    fn of(people: &People, first: &Contact) -> Self {
        let facts = first.facts.clone();
        let phone = facts.phone.filter(|_| people.protection(first.youth).is_none());
        Self { role: facts.role, name: facts.name, phone }
    }
}

#[derive(Serialize)]
struct DateJson {
    of: DateOf,
    day: NaiveDate,
    overdue: bool,
}

impl DateJson {
    fn of(date: &NearDate, today: NaiveDate) -> Self {
        Self { of: date.of.clone(), day: date.day, overdue: date.is_overdue(today) }
    }
}

#[derive(Serialize)]
struct CardJson {
    id: i64,
    contact: Option<Line>,
    visits: Option<Line>,
    keys: Option<Line>,
    interpreter: Option<Line>,
    allergies: Option<Line>,
    diet: Option<Line>,
    helps: Option<Line>,
    medicine: Option<MedicineBy>,
    not_agreed: Vec<&'static str>,
    agreed_with: Line,
    agreed_on: NaiveDate,
    review: NaiveDate,
    to_review: bool,
    set_at: Instant,
    by: String,
}

impl CardJson {
    fn of(people: &People, card: &AgreedCard, today: NaiveDate) -> Self {
        let facts = card.facts.clone();
        let unsaid = CardField::ALL.into_iter().filter(|field| facts.said(*field).is_none());
        Self {
            id: card.id.0,
            not_agreed: unsaid.map(CardField::id).collect(),
            contact: facts.contact,
            visits: facts.visits,
            keys: facts.keys,
            interpreter: facts.interpreter,
            allergies: facts.allergies,
            diet: facts.diet,
            helps: facts.helps,
            medicine: facts.medicine,
            agreed_with: facts.agreed_with,
            agreed_on: facts.agreed_on,
            review: facts.review,
            to_review: card.is_overdue(today),
            set_at: card.set_at,
            by: people.initials(card.by).to_owned(),
        }
    }
}

#[derive(Serialize)]
struct SupportJson {
    area: Line,
    level: Option<SupportLevel>,
    level_before: Option<SupportLevel>,
    reason: Option<Line>,
    review: Option<NaiveDate>,
    to_review: bool,
    set_at: Option<Instant>,
    by: Option<String>,
}

impl SupportJson {
    fn of(people: &People, area: &AreaSupport, today: NaiveDate) -> Self {
        let mark = area.newest();
        Self {
            area: area.area.clone(),
            level: mark.map(|mark| mark.facts.level),
            level_before: area.level_before(),
            reason: mark.map(|mark| mark.facts.reason.clone()),
            review: mark.map(|mark| mark.facts.review),
            to_review: mark.is_some_and(|mark| mark.is_overdue(today)),
            set_at: mark.map(|mark| mark.set_at),
            by: mark.map(|mark| people.initials(mark.by).to_owned()),
        }
    }
}

#[derive(Serialize)]
struct NightJson {
    check: NightCheck,
    time: Option<ClockTime>,
    note: Option<Line>,
    agreed_with: Line,
    agreed_on: NaiveDate,
    review: NaiveDate,
    to_review: bool,
    set_at: Instant,
    by: String,
}

impl NightJson {
    fn of(people: &People, agreement: &NightAgreement, today: NaiveDate) -> Self {
        let facts = agreement.facts.clone();
        Self {
            check: facts.check,
            time: facts.at,
            note: facts.note,
            agreed_with: facts.agreed_with,
            agreed_on: facts.agreed_on,
            review: facts.review,
            to_review: agreement.is_overdue(today),
            set_at: agreement.set_at,
            by: people.initials(agreement.by).to_owned(),
        }
    }
}
