//! Siden sist, receipts, going off shift.

use chrono::{DateTime, TimeDelta, Utc};
use personalbase::{
    domain::{
        command::Command,
        ids::{StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::Prose,
        time::Instant,
    },
    testing::Harness,
};

use super::hands::{audit, minutes, open_beside, switch_to, uncover, unlock};

const KN: StaffId = StaffId(1);
const OH: StaffId = StaffId(2);

/// Somebody writes at another terminal.
fn write(house: &Harness, by: StaffId, at: Instant, about: About, weight: Weight, text: &str) {
    let lines = EntryLines { facts: Prose::optional(text).unwrap(), ..EntryLines::default() };
    let entry = NewEntry {
        about,
        kind: EntryKind::Message,
        weight,
        happened_at: at,
        lines,
        shift: None,
        marks: EntryMarks::default(),
    };
    open_beside(house).execute(by, at, &Command::WriteEntry(entry)).unwrap();
}

fn about(youths: &[i64]) -> About {
    About::Youths(youths.iter().copied().map(YouthId).collect())
}

fn at(text: &str) -> Instant {
    text.parse::<DateTime<Utc>>().unwrap()
}

/// The sample house, opened by a member at another moment.
fn opened_at(now: &str, initials: &str) -> Harness {
    let mut house = Harness::sample("KN");
    house.set_clock(at(now));
    house.kill_and_restart();
    unlock(&mut house, initials);
    house
}

#[test]
fn unread_entries_are_marked_counted_and_offered() {
    let mut house = Harness::sample("KN");
    house.expect("2 ulest siden sist: j viser det.").expect("2 ulest  ▲ 1 forfalt");
    house.expect("  * 11:22 OH 6   !! Gikk ut").expect("    12:10 KN 1      Frokost");
    house.keys("l").expect("▸   13:55 KN 3   !  ").expect("  * 11:22 OH 6   !! Gikk ut");
    house.keys("esc");
    house.resize(120, 36);
    house.expect("2 ulest  ▲ 1 forfalt").expect("* 11:22 OH 6   !! Gikk ut");
    house.expect("j Ulest");
}

#[test]
fn the_screen_is_read_from_unread_to_unread_and_says_who_has_read() {
    let mut house = Harness::sample("KN");
    house.keys("j");
    house.expect("Siden du begynte").expect("4 oppføringer · 2 ulest");
    house
        .expect("▸ * 07:42 21.11. NV hus")
        .expect("Huset")
        .expect("1, 1 ulest")
        .expect("ingen andre har kvittert ennå");
    house.expect("2 Yonas").expect("ingenting nytt").expect_not("5 ledig");
    house.keys("space");
    house.expect("Kvittert, 1 ulest igjen.");
    // On to the next, in a section that opens by itself.
    house.expect("lest til 07:42 av KN").expect("▸ * 11:22 21.11. OH !! hendelse").expect("4 oppføringer · 1 ulest");
    house.keys("space");
    house.expect("Alt er lest.").expect("· 0 ulest").expect("lest av KN 14:32");
    house.keys("space").expect("Den er lest fra før.");
    house.keys("esc").expect_not("ulest").expect_not("* 11:22");
    assert_eq!(audit(&house, 3), ["KN read-entry", "KN open-file", "KN read-entry"]);

    let mut other = house.second("OH");
    other.keys("j").expect("lest av KN 14:32");
}

#[test]
fn one_key_signs_for_a_section_after_it_was_opened() {
    let mut house = Harness::sample("TB");
    house.keys("j end up");
    house.keys("6").expect("▸ 6 Hodan");
    house.keys("L").expect("Avsnittet er åpnet. Les det, og trykk L en gang til.").expect("* 11:22");
    house.expect("· 4 ulest");
    house.keys("L").expect("· 3 ulest").expect("lest til 11:22 av TB");
    house.keys("home L").expect("· 2 ulest");
}

#[test]
fn what_was_read_before_is_folded_and_opens() {
    let mut house = Harness::sample("KN");
    house.keys("j space space esc j");
    house.expect("· 0 ulest");
    house.keys("enter");
    house.expect("+ 1 lest").expect_not("Overtatt fra natt");
    house.keys("down enter").expect("− 1 lest").expect("Overtatt fra natt");
    house.keys("enter").expect("+ 1 lest").expect_not("Overtatt fra natt");
}

#[test]
fn enter_on_an_entry_looks_it_up_in_the_log() {
    let mut house = Harness::sample("KN");
    house.keys("j enter").expect("Vaktlogg").expect("▸ * 07:42 NV hus");
    house.keys("esc").expect("Siden du begynte");
}

#[test]
fn an_entry_about_two_masks_the_other_and_is_ticked_once() {
    let mut house = Harness::sample("KN");
    write(&house, OH, house.now(), about(&[1, 2]), Weight::Normal, "De to var på kino.");
    house.advance(minutes(1)).expect("3 ulest");
    house.keys("j 1 enter tab");
    house.expect("De to var på kino.").expect("(og en annen beboer)").expect_not("og en annen beboer) Yonas");
    house.expect("2 Yonas").expect("1, 1 ulest");
    house.keys("space").expect("· 2 ulest");
    house.keys("2").expect("1, 0 ulest");
}

#[test]
fn critical_stands_before_what_is_newer() {
    let mut house = Harness::sample("KN");
    let now = house.now();
    write(&house, OH, now, about(&[5]), Weight::Normal, "Det nyeste om Hodan.");
    house.advance(minutes(1)).keys("j 6 enter");
    let screen = house.screen();
    assert!(screen.find("Gikk ut uten").unwrap() < screen.find("Det nyeste om Hodan").unwrap(), "{screen}");
}

#[test]
fn after_ten_days_off_everything_since_the_sign_off_is_there_by_section() {
    let mut house = Harness::sample("KN");
    house.keys("j L tab L esc V");
    house.expect("Gå av vakt, KN?").expect("Kveldsvakt lør 21.11. · pågår").expect("Forfalt i huset: 1");
    house.keys("enter").expect("Du er av vakt fra 14:32. v hvis du er på likevel.");
    let now = house.now();
    for day in 1..=9 {
        let when = now + TimeDelta::days(day);
        write(&house, OH, when, About::House, Weight::Normal, &format!("Dag {day} i huset."));
        write(&house, OH, when, about(&[3]), Weight::Important, &format!("Dag {day} om Amir."));
    }
    house.set_clock(now + TimeDelta::days(10));
    house.kill_and_restart();
    unlock(&mut house, "KN");
    house.keys("enter").expect("18 ulest siden sist: j viser det.");
    house.keys("j").expect("Siden sist: fra Kveldsvakt 21.11. 14:32 (10 døgn)").expect("18 oppføringer · 18 ulest");
    house.expect("3 Amir").expect("9, 9 ulest").expect("▸ * 14:32 30.11. OH hus    beskjed").expect("Dag 9 i huset.");
    house.resize(120, 36);
    house.expect("Siden sist: fra Kveldsvakt 21.11. 14:32 (10 døgn)").expect("Dag 1 i huset.");
    house.keys("L").expect("9 ulest").expect("Dag 9 om Amir.").expect("Kvittert: Huset.");
    house.keys("L").expect("Alt er lest.").expect("· 0 ulest");
}

#[test]
fn whoever_goes_off_is_no_longer_shown_and_not_asked_for_a_shift() {
    let mut house = Harness::sample("KN");
    house.keys("V").expect("Ulest: 2, 1 viktig eller kritisk").expect("Det uleste følger deg til neste vakt.");
    house.keys("esc").expect("Kveld ▸KN OH NV TB");
    house.keys("V enter").expect("Kveld OH NV TB ▸KN");
    house.keys("V").expect("Du er ikke på vakt. v bekrefter en vakt.");
    let other = house.second("OH");
    other.expect("Kveld ▸OH NV TB  3 ulest");
    house.keys("ctrl-l");
    uncover(&mut house);
    house.expect_not("Hvilken vakt");
    house.keys("v enter").expect("Du er på kveldsvakt").expect("Kveld ▸KN OH NV TB");
}

#[test]
fn towards_the_end_of_the_shift_the_key_for_going_off_is_on_the_screen() {
    let mut house = opened_at("2026-11-21T20:55:00Z", "KN");
    assert!(!house.footer().contains("V Gå av"), "{}", house.footer());
    house.set_clock(at("2026-11-21T21:00:00Z"));
    assert!(house.footer().starts_with(" V Gå av  n Notat"), "{}", house.footer());
    house.keys("V enter");
    assert!(!house.footer().contains("V Gå av"), "{}", house.footer());
}

#[test]
fn a_shift_nobody_went_off_ends_by_itself_and_is_offered() {
    let mut house = opened_at("2026-11-22T13:35:00Z", "KN");
    house.resize(120, 36);
    house.keys("enter");
    house.expect("2 ulest siden sist: j viser det.").expect("Kveldsvakt lør 21.11. ble aldri avsluttet: V");
    house.resize(80, 24);
    house.keys("V").expect("▸ Kveldsvakt søn 22.11. · pågår").expect("Kveldsvakt lør 21.11. · aldri avsluttet");
    house.keys("down").expect("Når du gikk, vet ingen: det blir skrevet at du går av nå.");
    // Nobody has handed it over, nor said why.
    house.keys("enter").expect("Gå av vakt uten overlapping");
    house.type_text("Glemt.").keys("ctrl-s").expect("Du er av vakt fra 14:35").expect("Kveld ▸KN");
    // What was written after that shift's end is new all the same, and the shift now goes on.
    house.keys("V").expect("søn 22.11. · pågår").expect_not("aldri avsluttet");
}

#[test]
fn a_double_shift_is_one_stretch_and_is_gone_off_at_once() {
    // Sunday: day and evening overlap at 14:30.
    let mut house = opened_at("2026-11-22T07:00:00Z", "KN");
    house.keys("enter").expect("Du er på dagvakt");
    house.set_clock(at("2026-11-22T13:35:00Z"));
    house.keys("v down");
    house.expect("▸ Langvakt");
    house.keys("down down").expect("▸ Kveldsvakt");
    house.keys("enter").expect("Du er på kveldsvakt");
    house.set_clock(at("2026-11-22T21:20:00Z"));
    house.keys("V").expect("Dagvakt søn 22.11. + Kveldsvakt søn 22.11. · pågår");
    // Nobody is left who could hand over.
    house.keys("enter").expect("Gå av vakt uten overlapping");
    house.type_text("Ingen kom.").keys("ctrl-s").expect("Du er av vakt fra 22:20");
    house.keys("V").expect_not("Gå av vakt, KN?");
}

#[test]
fn two_on_one_shift_at_two_terminals_read_and_go_for_themselves() {
    let mut one = Harness::sample("KN");
    let mut other = one.second("TB");
    other.expect("4 ulest");
    one.keys("j space");
    other.advance(std::time::Duration::from_secs(2));
    other.expect("4 ulest");
    other.keys("j").expect("lest av KN 14:32");
    // The same member at both: what is read here is read there.
    let mut same = one.second("KN");
    same.expect("1 ulest");
    same.keys("j space");
    one.advance(std::time::Duration::from_secs(2)).expect("· 0 ulest");
    same.keys("esc V enter");
    one.advance(std::time::Duration::from_secs(2)).expect("Kveld OH NV TB ▸KN");
    one.keys("esc V").expect("Du er ikke på vakt.");
}

#[test]
fn a_new_member_has_nothing_unread_from_before() {
    let mut house = Harness::sample("KN");
    write(&house, OH, house.now(), About::House, Weight::Normal, "Før hun kom.");
    let house = &mut house;
    let mut lead = open_beside(house);
    let secrets = personalbase::store::entrance::MemberSecrets {
        passphrase: personalbase::store::keys::Passphrase::new(personalbase::testing::PASSPHRASE),
        pin: personalbase::store::keys::Pin::typed(personalbase::testing::PIN).unwrap(),
    };
    let initials = personalbase::domain::staff::Initials::new("UK").unwrap();
    let name = personalbase::domain::names::Line::new("Una Krog").unwrap();
    let role = personalbase::domain::staff::StaffRole::MilieuTherapist;
    let guard = personalbase::store::entrance::Guard::INVENTED;
    let new = lead.keyring().new_staff(initials, name, role, &secrets, guard).unwrap();
    personalbase::store::entrance::add_staff(&mut lead, KN, house.now(), new).unwrap();
    let mut newcomer = house.second("UK");
    newcomer.keys("esc").expect_not("ulest");
    write(house, OH, house.now(), About::House, Weight::Normal, "Etter at hun kom.");
    newcomer.advance(std::time::Duration::from_secs(2)).expect("1 ulest");
    newcomer.keys("j").expect("Siden du begynte").expect("Etter at hun kom.").expect_not("Før hun kom.");
}

#[test]
fn a_night_of_nine_hours_ends_by_itself_two_hours_after_its_real_end() {
    // The night to 28 March 2027 loses an hour: it ends at 07:45, 05:45 in UTC.
    let mut house = opened_at("2027-03-27T21:20:00Z", "NV");
    house.keys("enter").expect("Du er på nattevakt");
    house.set_clock(at("2027-03-28T07:44:00Z"));
    house.keys("V").expect("Nattevakt lør 27.03. · pågår");
    house.keys("esc");
    house.set_clock(at("2027-03-28T07:45:00Z"));
    house.keys("V").expect("Nattevakt lør 27.03. · aldri avsluttet");
    house.keys("esc j").expect("fra Nattevakt 07:45 (2 t)");
}

#[test]
fn at_midnight_the_screen_stays_and_the_times_get_their_day() {
    let mut house = opened_at("2026-11-21T22:50:00Z", "NV");
    house.keys("enter");
    write(&house, OH, at("2026-11-21T22:55:00Z"), About::House, Weight::Normal, "Rett før midnatt.");
    house.set_clock(at("2026-11-21T22:56:00Z"));
    house.advance(std::time::Duration::from_secs(2));
    house.keys("j").expect("23:55 21.11. OH hus");
    house.keys("space");
    house.set_clock(at("2026-11-21T23:10:00Z"));
    house.keys("home down").expect("lest av NV 21.11. 23:56");
}

#[test]
fn leaders_see_the_gaps_and_others_do_not() {
    let mut house = Harness::sample("KN");
    house.keys("G").expect("Hva som ikke er lest").expect("NV    Nina Vik").expect("1 kritisk").expect("eldste 3 t");
    house.expect("3 ulest").expect("4 ansatte mangler noe");
    let mut other = house.second("OH");
    other.keys("G").expect_not("Hva som ikke er lest").expect("se hva andre ikke har lest");
}

#[test]
fn an_administrator_reads_nothing_and_is_offered_nothing() {
    let mut house = Harness::sample("AD");
    house.expect_not("ulest");
    house.keys("j").expect("kvittere for det som er lest");
}

#[test]
fn whoever_takes_over_the_screen_sees_their_own_unread() {
    let mut house = Harness::sample("KN");
    house.expect("2 ulest");
    house.keys("ctrl-l");
    switch_to(&mut house, "TB");
    house.expect("4 ulest siden sist");
}
