//! The tab «Nå»: what is agreed with a youth, how much support they get, and what holds for the shift that is running.

use chrono::{Days, NaiveDate, TimeDelta};
use personalbase::{
    domain::{
        card::{CardFacts, MedicineBy},
        command::Command,
        ids::{StaffId, YouthId},
        support::{SupportFacts, SupportLevel},
        time::{Instant, Zone},
    },
    testing::Harness,
};

use crate::houses::{Pair, line, now, sample, sample_as};

const AMIR: YouthId = YouthId(3);

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

/// A card with a word about most things.
fn card(day: NaiveDate) -> CardFacts {
    let words = |text| Some(line(text));
    CardFacts {
        contact: words("vil ha prat etter skolen, ikke om morgenen"),
        visits: words("venner til 22, si fra i basen"),
        keys: None,
        interpreter: words("ikke bruk tolk fra Kabul"),
        allergies: words("nøtter, EpiPen i basen"),
        diet: words("halal"),
        helps: words("gå en tur sammen, ikke spør med en gang"),
        medicine: Some(MedicineBy::Reminder),
        agreed_with: line("Amir selv, verge"),
        agreed_on: day,
        review: day + Days::new(90),
    }
}

fn agree(pair: &mut Pair, version: i64, at: Instant, change: impl FnOnce(&mut CardFacts)) -> i64 {
    let mut facts = card(Zone::OSLO.date(at));
    change(&mut facts);
    pair.run_at(at, &Command::SetCard { youth: AMIR, version, facts })
}

fn support(pair: &mut Pair, version: i64, area: &str, level: SupportLevel, reason: &str, at: Instant) -> i64 {
    let review = Zone::OSLO.date(at) + Days::new(60);
    let facts = SupportFacts { area: line(area), level, reason: line(reason), review };
    pair.run_at(at, &Command::SetSupport { youth: AMIR, version, facts })
}

#[test]
fn look() {
    for (w, h) in [(80, 24), (120, 36)] {
        let mut pair = sample_as("TB");
        pair.screen.resize(w, h);
        pair.screen.keys("3 p");
        eprintln!("{}", pair.screen.screen());
        agree(&mut pair, 0, now() - TimeDelta::days(10), |_| {});
        let first =
            support(&mut pair, 0, "morgen", SupportLevel::Reminder, "Våkner selv.", now() - TimeDelta::days(100));
        support(&mut pair, first, "morgen", SupportLevel::Together, "Sover dårlig.", now() - TimeDelta::days(12));
        support(&mut pair, 0, "mat", SupportLevel::Alone, "Lager alt selv.", now() - TimeDelta::days(61));
        pair.wait();
        eprintln!("{}", pair.screen.screen());
        pair.screen.keys("enter");
        eprintln!("{}", pair.screen.screen());
        pair.screen.keys("esc down down down down");
        eprintln!("{}", pair.screen.screen());
        pair.screen.keys("enter");
        eprintln!("{}", pair.screen.screen());
        pair.screen.keys("esc end");
        eprintln!("{}", pair.screen.screen());
        let mut screen = Harness::sample("KN");
        screen.resize(w, h);
        screen.keys("3 p shift-tab a");
        eprintln!("{}", screen.screen());
        screen.keys("esc down down down down u");
        eprintln!("{}", screen.screen());
    }
}
