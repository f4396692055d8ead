//! What the house is like until it says otherwise: its shifts, their checklist, the night round and the areas of a plan.
//!
//! These words are the house's own data, recorded with entries, goals and checklists. They are therefore the same whichever language
//! the screens speak, and each house can change them. Only the names of the shifts follow the language until the house gives
//! its own: what is recorded of a shift is its id.

use super::settings::Clocks;
use crate::{
    domain::{
        assessment::skill::SkillArea,
        checklist::{Checklist, Point, PointKind},
        names::Line,
        shift::{ShiftKind, ShiftKindId},
        time::ClockTime,
    },
    text::{Language, Texts},
};

/// The area whose goals are about a youth's money.
pub(super) const MONEY_AREA: &str = "økonomi";

/// The areas of life a goal can belong to.
const PLAN_AREAS: [&str; 16] = [
    "bolig og botrening",
    "skole/utdanning",
    "arbeid/praksis",
    "økonomi",
    "fysisk helse",
    "psykisk helse, søvn",
    "nettverk og familie",
    "fritid og kultur",
    "språk",
    "religion/livssyn",
    "identitet og tilhørighet",
    "rettigheter/oppholdsstatus",
    "trygghet",
    "fremtidsplan/overgang til voksenliv",
    "rus/risiko",
    "relasjon til voksne",
];

/// The areas of life a goal can belong to, in the order they are offered.
pub(super) fn plan_areas() -> Vec<String> {
    PLAN_AREAS.map(str::to_owned).to_vec()
}

/// The areas of everyday life a youth gets support in.
pub(super) fn support_areas() -> Vec<String> {
    ["morgen", "mat", "penger", "skole", "helse", "besøk"].map(str::to_owned).to_vec()
}

/// The shifts, the usual three first: the order decides which is suggested where several are running.
pub(super) fn shifts(language: Language) -> Vec<ShiftKind> {
    let t = Texts::new(language);
    vec![
        kind("day", t.shift_day(), t.shift_day_short(), (7, 30), (15, 0)),
        kind("evening", t.shift_evening(), t.shift_evening_short(), (14, 30), (22, 30)),
        ShiftKind { night: true, ..kind("night", t.shift_night(), t.shift_night_short(), (22, 15), (7, 45)) },
        kind("mid", t.shift_mid(), t.shift_mid_short(), (10, 0), (17, 30)),
        kind("long", t.shift_long(), t.shift_long_short(), (8, 0), (20, 30)),
    ]
}

/// What a night round goes past: the common rooms and the kitchen, the ways out, the doors, the fire panel.
pub(super) fn night_route() -> Vec<String> {
    [
        "Fellesstue: lys og vinduer",
        "Felleskjøkken: komfyr og kaffetrakter av",
        "Møterom og vaskerom",
        "Ganger, trapper og rømningsveier er frie",
        "Nødutganger kan åpnes innenfra",
        "Ytterdører låst",
        "Brannpanel uten feil",
    ]
    .map(str::to_owned)
    .into()
}

/// What is gone through with a youth who moves in.
pub(super) fn move_in_points() -> Vec<String> {
    [
        "Nøkler kvittert ut",
        "Inventarliste gått gjennom og underskrevet",
        "Husordensregler og brannrutiner forklart, med tolk ved behov",
        "Adresse meldt (folkeregister, post)",
        "Avtalt for de første dagene",
    ]
    .map(str::to_owned)
    .into()
}

/// What is gone through with a youth who moves out.
pub(super) fn move_out_points() -> Vec<String> {
    [
        "Nøkler levert tilbake",
        "Inventarliste gått gjennom",
        "Leiligheten vasket og sett over",
        "Papirer og eiendeler er med",
        "Ny adresse meldt (folkeregister, post)",
    ]
    .map(str::to_owned)
    .into()
}

/// What is gone through with a youth who leaves a host.
pub(super) fn leave_host_points() -> Vec<String> {
    [
        "Oppdragsavtalen og husleiekontrakten er sagt opp, eller ny leiekontrakt er underskrevet",
        "Blir ungdommen boende: vanlig leiekontrakt og avtale med NAV",
        "Garantien er gjort opp",
        "Nøkler levert tilbake, og boligen er sett over",
        "Ny adresse meldt (folkeregister, post)",
        "Sluttsamtale med ungdommen, med tolk ved behov",
        "Sluttsamtale med husverten",
    ]
    .map(str::to_owned)
    .into()
}

/// What a youth and a host do together.
pub(super) fn host_activities() -> Vec<String> {
    ["leksehjelp", "kjøring", "middag", "tur", "praktisk hjelp", "annet"].map(str::to_owned).into()
}

/// The skills for living alone that are gone through with the youths.
pub(super) fn skills() -> Vec<SkillArea> {
    let line = |text: &&str| Line::new(text).ok();
    let area = |(area, skills): (&str, &[&str])| {
        Some(SkillArea { area: line(&area)?, skills: skills.iter().filter_map(line).collect() })
    };
    let all: [(&str, &[&str]); 6] = [
        ("mat", &["Lage enkel middag", "Planlegge og handle", "Oppbevare mat trygt"]),
        ("hus", &["Vaske leiligheten", "Vaske klær", "Sortere og kaste søppel", "Si fra når noe er ødelagt"]),
        ("penger", &["Betale regninger", "Sette opp budsjett", "Bruke nettbank og BankID"]),
        ("hverdag", &["Stå opp og komme av sted", "Holde avtaler", "Finne fram med buss og tog"]),
        ("helse", &["Bestille legetime", "Ta medisin som avtalt", "Ta vare på søvn og kropp"]),
        ("naboer og trygghet", &["Ta imot besøk og si nei", "Vite hva en gjør ved brann", "Forstå husleiekontrakten"]),
    ];
    all.into_iter().filter_map(area).collect()
}

/// Why a stay ends.
pub(super) fn move_reasons() -> Vec<String> {
    ["egen bolig", "husvert", "familie", "annet tiltak", "annet"].map(str::to_owned).into()
}

/// What belongs to each date of a youth's file.
pub(super) fn clocks() -> Clocks {
    Clocks {
        // Two months: time to order an appointment, and to talk more than once.
        notice_days: 60,
        at_15: [
            "Fortell ungdommen hva som endrer seg, med tolk",
            "Spør saksbehandler hvem som skal ha brev og innkalling",
        ]
        .map(str::to_owned)
        .into(),
        at_16: ["Snakk om at ungdommen selv bestemmer mer om helse", "Si fra til lege og psykolog at ungdommen er 16"]
            .map(str::to_owned)
            .into(),
        at_17_half: [
            "Begynn samtalen om ettervern",
            "Avtal hvem som overtar det vergen gjør",
            "Plan for bolig, skole og økonomi etter 18",
        ]
        .map(str::to_owned)
        .into(),
        at_18: [
            "Spør om ettervern, og skriv svaret i planen",
            "Spør ungdommen om samtykkene vergen ga",
            "Avslutt verge i kontaktene",
            "Bank, fastlege og post i eget navn",
        ]
        .map(str::to_owned)
        .into(),
        at_19_half: ["Snakk om hva som kommer etter husverten", "Søk bolig og avtal med NAV"].map(str::to_owned).into(),
        at_20: ["Vanlig leiekontrakt eller annen bolig er på plass", "Avtale med NAV er på plass"]
            .map(str::to_owned)
            .into(),
        at_25: ["Avslutt ettervern sammen, og avtal hvem ungdommen kan ringe"].map(str::to_owned).into(),
        lapse: ["Gå gjennom hvert samtykke med ungdommen, med tolk", "Skriv nye samtykker, eller la dem falle bort"]
            .map(str::to_owned)
            .into(),
        protection: ["Søk på nytt i god tid", "Sjekk dør, postkasse, lister og telefon"].map(str::to_owned).into(),
        papers: ["Bestill time og finn fram vedlegg", "Ta vare på kvitteringen for søknaden"].map(str::to_owned).into(),
        risks: ["Snakk med ungdommen om det som står", "Skriv det på nytt, eller avslutt"].map(str::to_owned).into(),
    }
}

/// What every shift of the day and night looks after before it takes over.
pub(super) fn checklists() -> Vec<Checklist> {
    let point = |id: &str, text: &str, kind| Point { id: id.to_owned(), text: text.to_owned(), kind, expected: None };
    vec![Checklist {
        id: "takeover".to_owned(),
        name: "Ved vaktskifte".to_owned(),
        shifts: ["day", "evening", "night"].map(|id| ShiftKindId(id.to_owned())).to_vec(),
        points: vec![
            point("keys", "Nøkler i skapet", PointKind::Count),
            point("phones", "Vakttelefoner", PointKind::Count),
            point("cash-card", "Kontantkort og kvitteringer", PointKind::Tick),
            point("car", "Bilnøkkel og kjørebok", PointKind::Tick),
            point("fire-panel", "Brannpanel uten feil", PointKind::Tick),
            point("fridge", "Kjøleskap: datoer og temperatur", PointKind::Tick),
        ],
    }]
}

fn kind(id: &str, name: &str, short: &str, from: (u32, u32), to: (u32, u32)) -> ShiftKind {
    ShiftKind {
        id: ShiftKindId(id.to_owned()),
        name: name.to_owned(),
        short: short.to_owned(),
        from: clock(from.0, from.1),
        to: clock(to.0, to.1),
        night: false,
    }
}

/// A time of the day of this house.
#[expect(clippy::expect_used, reason = "called with the times written in this module's defaults, which all exist")]
pub(super) fn clock(hour: u32, minute: u32) -> ClockTime {
    ClockTime::new(hour, minute).expect("a time of the day")
}

/// Phrases that are written often.
pub(super) fn phrases() -> Vec<String> {
    [
        "Inne til avtalt tid.",
        "Ikke inne til avtalt tid. Ringt kl. … – ",
        "Banket på kl. … etter avtale. ",
        "Snakket sammen på tomannshånd om ",
        "Tolk brukt (språk, på telefon eller til stede): ",
        "Ungdommen er informert om at dette skrives. ",
        "Følges opp av neste vakt: ",
        "Leder / bakvakt varslet kl. … ved ",
    ]
    .map(str::to_owned)
    .into()
}
