//! The invented staff: who they are, when they come and go, and the secrets that open the invented house.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::rng::Rng;
use crate::domain::staff::StaffRole;

/// A member of the invented staff, with what opens the house: the house is invented, so nothing is given away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DemoStaff {
    /// How they sign, two letters.
    pub initials: String,
    /// Their whole name.
    pub name: String,
    /// What they may do.
    pub role: StaffRole,
    /// Opens the house; for those who still work there.
    pub passphrase: String,
    /// Six digits; switches staff.
    pub pin: String,
    /// Still works there.
    pub active: bool,
}

/// The days a member works in the house.
#[derive(Debug, Clone)]
pub(super) struct Career {
    pub member: DemoStaff,
    /// First day.
    pub from: NaiveDate,
    /// Last day, for those who have left.
    pub until: Option<NaiveDate>,
    /// Works nights and seldom anything else.
    pub nights: bool,
}

impl Career {
    /// Whether the member works in the house on a day.
    pub(super) fn works_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }
}

use StaffRole::{Administrator, ClinicalLead, MilieuTherapist, TempStaff};

/// The staff of the first day; the first of them founds the house. Nobody here ever leaves.
const FIRST: &[(&str, &str, StaffRole, bool)] = &[
    ("KN", "Kari Nervik", ClinicalLead, false),
    ("OH", "Ola Hegstad", MilieuTherapist, false),
    ("NV", "Nina Vollan", MilieuTherapist, false),
    ("TB", "Tor Bakkemo", MilieuTherapist, true),
    ("SA", "Samira Aasen", MilieuTherapist, false),
    ("IØ", "Ingrid Øverås", MilieuTherapist, false),
    ("MR", "Magnus Rønning", ClinicalLead, false),
    ("ES", "Elin Skogdal", TempStaff, true),
    ("JD", "Jonas Dybvik", TempStaff, false),
    ("BA", "Berit Almli", Administrator, false),
];

/// Those who come later, in this order.
const LATER: &[(&str, &str, StaffRole, bool)] = &[
    ("HL", "Hanne Lillemo", MilieuTherapist, false),
    ("YM", "Yusuf Moen", MilieuTherapist, true),
    ("AÅ", "Astrid Åsheim", TempStaff, false),
    ("PG", "Per Grindal", MilieuTherapist, false),
    ("LF", "Lise Fossli", MilieuTherapist, false),
    ("RK", "Rashid Krogstad", TempStaff, true),
    ("WT", "Wenche Tangen", MilieuTherapist, false),
    ("DS", "Didrik Sæther", TempStaff, false),
    ("GE", "Gunn Engan", MilieuTherapist, true),
    ("VØ", "Vilde Østby", TempStaff, false),
    ("FN", "Fredrik Nymo", MilieuTherapist, false),
    ("CB", "Cecilie Brattås", MilieuTherapist, false),
    ("ÅH", "Åse Holtan", TempStaff, false),
    ("KL", "Kim Løkkeberg", MilieuTherapist, false),
];

/// How many of those who come later are there at the same time, so that the house does not grow for ever.
const LATER_AT_A_TIME: usize = 4;

/// Everybody who works in the house between two days: ten from the first day, and one more for each year, of whom the
/// earlier ones leave again.
pub(super) fn careers(seed: u64, first_day: NaiveDate, today: NaiveDate, years: u32) -> Vec<Career> {
    let mut rng = Rng::new(seed, "staff");
    let later = LATER.len().min(usize::try_from(years).unwrap_or(0));
    let days = u64::try_from((today - first_day).num_days()).unwrap_or(0);
    let hired = |nth: usize| first_day + Days::new(days * (nth as u64 + 1) / (later as u64 + 1));

    let mut careers: Vec<Career> = FIRST.iter().map(|person| career(&mut rng, person, first_day, None)).collect();
    for (nth, person) in LATER.iter().take(later).enumerate() {
        let successor = nth + LATER_AT_A_TIME;
        let until = (successor < later).then(|| hired(successor));
        careers.push(career(&mut rng, person, hired(nth), until));
    }
    careers
}

fn career(
    rng: &mut Rng,
    &(initials, name, role, nights): &(&str, &str, StaffRole, bool),
    from: NaiveDate,
    until: Option<NaiveDate>,
) -> Career {
    let member = DemoStaff {
        initials: initials.to_owned(),
        name: name.to_owned(),
        role,
        passphrase: passphrase(rng),
        pin: pin(rng),
        active: until.is_none(),
    };
    Career { member, from, until, nights }
}

/// Words for passphrases that are easy to type in front of others.
const WORDS: &str = "ananas bjørk blåbær bølge drage eple fjell fløte furu gitar granat gulrot hage hav hest ild jordbær \
    kaffe kaktus kanel katt kråke lampe lønn mandel måne nøtt orkan papir pære regn rips røyskatt saft seil skog snø \
    stein støvel sykkel tau teppe torden trost ugle ull vaffel vind votter ørret ås elv";

fn passphrase(rng: &mut Rng) -> String {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let chosen: Vec<&str> = (0..5).map(|_| *rng.pick(&words)).collect();
    chosen.join(" ")
}

/// Six digits that a person may choose: a first digit, then steps that neither repeat nor run.
fn pin(rng: &mut Rng) -> String {
    // Neither half begins like a year, and the third digit is never the last, so that no half is said twice.
    let digits = [rng.range(7, 9), rng.range(0, 2), rng.range(3, 6), rng.range(7, 9), rng.range(4, 6), rng.range(0, 2)];
    digits.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::staff::Initials,
        store::keys::{Known, Passphrase, Pin},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_member_could_have_chosen_their_secrets() {
        for seed in 0..50 {
            for career in careers(seed, day("2010-01-01"), day("2026-11-21"), 16) {
                let member = career.member;
                let known = Known { house: super::super::HOUSE_NAME, person: &[&member.initials, &member.name] };
                assert_eq!(Passphrase::new(&member.passphrase).check(known), Ok(()), "{}", member.passphrase);
                assert!(Pin::choose(&member.pin).is_ok(), "{}", member.pin);
            }
        }
    }

    #[test]
    fn initials_are_valid_and_nobody_shares_them() {
        let everybody = careers(1, day("1990-01-01"), day("2026-11-21"), 36);
        let initials: std::collections::BTreeSet<_> =
            everybody.iter().map(|career| Initials::new(&career.member.initials).unwrap()).collect();
        assert_eq!(initials.len(), everybody.len());
        assert_eq!(everybody.len(), 24);
    }

    #[test]
    fn a_young_house_has_ten_and_an_old_one_has_lost_some() {
        let young = careers(1, day("2026-07-01"), day("2026-11-21"), 0);
        assert_eq!((young.len(), young.iter().filter(|c| c.member.active).count()), (10, 10));
        let old = careers(1, day("2006-11-21"), day("2026-11-21"), 20);
        assert_eq!((old.len(), old.iter().filter(|c| c.member.active).count()), (24, 14));
        for roles in [ClinicalLead, MilieuTherapist, TempStaff, Administrator] {
            assert!(young.iter().any(|career| career.member.role == roles), "{roles:?}");
        }
    }
}
