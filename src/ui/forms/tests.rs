use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use proptest::prelude::*;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
};
use serde_json::Value;

use super::{
    checkbox::CheckboxField,
    chips::ChipsField,
    choice::ChoiceField,
    moment::{self, WhenField},
    number::{NumberField, number},
    parsed::Understood,
    radio::RadioField,
    secret::SecretField,
    text::TextField,
    *,
};
use crate::{
    text::{Language, Texts},
    ui::{
        input::{Input, Key, KeyCode, Mouse, MouseKind},
        theme::{Role, Theme, ThemeName},
    },
};

const NB: Texts = Texts::new(Language::Nb);

const MONO: Theme = Theme::new(ThemeName::Mono);

/// A form with a field of every kind but the masked one.
struct NoteFields {
    about: ChipsField<u8>,
    kind: ChoiceField<&'static str>,
    weight: RadioField<u8>,
    happened: WhenField,
    facts: TextField,
    agreed: TextField,
    minutes: NumberField,
    journal: CheckboxField,
}

#[derive(Debug, PartialEq)]
struct Note {
    about: Vec<u8>,
    kind: &'static str,
    weight: u8,
    happened: NaiveDateTime,
    facts: String,
    agreed: Option<String>,
    minutes: Option<i64>,
    journal: bool,
}

impl FormFields for NoteFields {
    type Value = Note;
    form_fields!(about, kind, weight, happened, facts, agreed, minutes, journal);

    fn read(&self) -> Result<Note, Refused> {
        let Some(happened) = self.happened.value() else { return Err(Refused::new("happened", "Når?")) };
        if *happened > noon(22) {
            return Err(Refused::new("happened", "Det har ikke hendt ennå."));
        }
        Ok(Note {
            about: self.about.values().copied().collect(),
            kind: self.kind.value().copied().unwrap_or("observasjon"),
            weight: self.weight.value().copied().unwrap_or(0),
            happened: *happened,
            facts: self.facts.value(),
            agreed: self.agreed.value_opt(),
            minutes: self.minutes.value().copied(),
            journal: self.journal.value(),
        })
    }
}

fn noon(day: u32) -> NaiveDateTime {
    let date = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    date.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap())
}

/// «21» is noon of 21 November; «i dag» is `today`.
fn parse(today: u32) -> parsed::Parser<NaiveDateTime> {
    Box::new(move |text| {
        let day = if text == "i dag" { Some(today) } else { text.parse().ok() };
        let day = day.filter(|day| (1..=30).contains(day));
        let value = day.map(noon).ok_or_else(|| FieldError("Skriv en dag. Eks.: «21».".to_owned()))?;
        let echo = format!("lør {}.11.2026, uke 47", value.format("%d"));
        Ok(Understood { value, canonical: value.format("%-d").to_string(), echo })
    })
}

fn fields(today: u32) -> NoteFields {
    let youth = |n: u8| Choice::new(n.to_string(), format!("{n} Navn"), n).with_role(Role::Apartment(n));
    let kinds = ["observasjon", "samtale", "avtale", "skole"];
    let weights = [("vanlig", 0), ("viktig", 1), ("kritisk", 2)];
    NoteFields {
        about: ChipsField::new(
            Words::required("Om", "Hvem det gjelder.", "Velg minst én."),
            (1..=6).map(youth).collect(),
        ),
        kind: ChoiceField::new(Words::optional("Slag", ""), kinds.map(|kind| Choice::new(kind, kind, kind)).into())
            .starting_with(|kind| *kind == "observasjon"),
        weight: RadioField::new(
            Words::optional("Vekt", ""),
            weights.map(|(key, weight)| Choice::new(key, key, weight)).into(),
        )
        .starting_with(|weight| *weight == 0),
        happened: moment::when(Words::required("Hendt", "Når det hendte.", "Når hendte det?"), parse(today)),
        facts: TextField::long(Words::required("Fakta", "Det du så.", "Skriv hva som hendte.").spaced(), 2),
        agreed: TextField::new(Words::optional("Avtalt", "Det som skal skje videre."), 40),
        minutes: number(Words::optional("Minutter", ""), 0..=600, "Et tall fra 0 til 600.".to_owned()),
        journal: CheckboxField::new(Words::optional("Til journal", ""), false),
    }
}

fn form() -> Form<NoteFields> {
    Form::new(fields(21), NB)
}

fn press<T: FormFields>(form: &mut Form<T>, names: &str) -> FormEvent {
    names.split(' ').map(|name| form.on_input(&Input::Key(name.parse().unwrap()))).last().unwrap()
}

fn write<T: FormFields>(form: &mut Form<T>, text: &str) {
    for letter in text.chars() {
        form.on_input(&Input::Key(Key::char(letter)));
    }
}

fn click(x: u16, y: u16) -> Input {
    Input::Mouse(Mouse { kind: MouseKind::Click, x, y })
}

fn draw<T: FormFields>(form: &Form<T>, width: u16, height: u16) -> (Buffer, Option<Position>) {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    let cursor = form.draw(buf.area, &mut buf, MONO);
    (buf, cursor)
}

fn rows<T: FormFields>(form: &Form<T>, width: u16, height: u16) -> Vec<String> {
    let (buf, _) = draw(form, width, height);
    let rows = buf.content().chunks(usize::from(width));
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned()).collect()
}

/// A note that can be handed in, with the focus on the last field.
fn filled() -> Form<NoteFields> {
    let mut form = form();
    press(&mut form, "3 tab s tab v tab");
    write(&mut form, "21");
    press(&mut form, "tab");
    write(&mut form, "Ute til 15.");
    press(&mut form, "tab");
    write(&mut form, "ringe skolen");
    press(&mut form, "tab 3 0 tab space");
    form
}

#[test]
fn an_empty_form_is_drawn_with_labels_signs_and_help() {
    assert_eq!(
        rows(&form(), 60, 14),
        [
            "▸ Om*          [ ] ▌1 Navn  [ ] ▌2 Navn  [ ] ▌3 Navn",
            "               [ ] ▌4 Navn  [ ] ▌5 Navn  [ ] ▌6 Navn",
            "  Slag         ◂ observasjon ▸",
            "  Vekt         (•) vanlig  ( ) viktig  ( ) kritisk",
            "  Hendt*",
            "",
            "  Fakta*",
            "",
            "  Avtalt",
            "  Minutter",
            "  Til journal  [ ]",
            "",
            "",
            "  Hvem det gjelder.",
        ]
    );
}

#[test]
fn a_filled_form_reads_as_its_value() {
    let mut form = filled();
    assert!(form.changed());
    let note = form.submit().unwrap();
    assert_eq!(
        note,
        Note {
            about: vec![3],
            kind: "samtale",
            weight: 1,
            happened: noon(21),
            facts: "Ute til 15.".to_owned(),
            agreed: Some("ringe skolen".to_owned()),
            minutes: Some(30),
            journal: true,
        }
    );
}

#[test]
fn nothing_missing_leaves_the_form_and_the_focus_goes_to_the_first() {
    let mut form = form();
    press(&mut form, "tab tab tab");
    assert_eq!(form.submit(), None);
    assert_eq!(form.focus(), "about");
    assert_eq!(form.error("about"), Some("Velg minst én."));
    assert_eq!(form.error("facts"), Some("Skriv hva som hendte."));
    assert_eq!(form.error("agreed"), None);
    let rows = rows(&form, 60, 20);
    assert_eq!(rows[2], "               × Velg minst én.");
    press(&mut form, "space");
    assert_eq!(form.error("about"), None, "a change takes the message away");
}

#[test]
fn what_the_fields_together_refuse_is_shown_under_its_field() {
    let mut form = filled();
    form.set_focus("happened");
    press(&mut form, "ctrl-a 3 0");
    assert_eq!(form.submit(), None);
    assert_eq!((form.focus().as_ref(), form.error("happened")), ("happened", Some("Det har ikke hendt ennå.")));
}

#[test]
fn a_refusal_from_elsewhere_of_an_unknown_field_is_shown_where_the_focus_is() {
    let mut form = form();
    form.set_focus("agreed");
    form.refuse(Refused::new("nowhere", "Nei."));
    assert_eq!(form.error("agreed"), Some("Nei."));
}

#[test]
fn a_field_is_checked_when_it_is_left_but_not_when_it_is_only_passed() {
    let mut form = form();
    form.set_focus("happened");
    press(&mut form, "tab");
    assert_eq!(form.error("happened"), None);
    press(&mut form, "shift-tab x tab");
    assert_eq!(form.error("happened"), Some("Skriv en dag. Eks.: «21»."));
    press(&mut form, "shift-tab backspace tab");
    assert_eq!(form.error("happened"), None);
}

#[test]
fn what_was_understood_is_echoed_and_written_out_when_the_field_is_left() {
    let mut form = form();
    form.set_focus("happened");
    write(&mut form, "i dag");
    assert_eq!(rows(&form, 60, 20)[4], "▸ Hendt*       i dag                 lør 21.11.2026, uke 47");
    press(&mut form, "enter");
    assert_eq!(rows(&form, 60, 20)[4], "  Hendt*       21                    lør 21.11.2026, uke 47");
}

#[test]
fn an_echo_without_room_beside_the_field_stands_under_it() {
    let mut form = form();
    form.set_focus("happened");
    write(&mut form, "21");
    let rows = rows(&form, 45, 20);
    let at = rows.iter().position(|row| row.starts_with("▸ Hendt*")).unwrap();
    assert_eq!(rows[at + 1], "               lør 21.11.2026, uke 47");
}

#[test]
fn tab_goes_round_and_arrows_and_enter_stop_at_the_ends() {
    let mut form = form();
    press(&mut form, "shift-tab");
    assert_eq!(form.focus(), "journal");
    assert_eq!(press(&mut form, "enter"), FormEvent::Handled);
    assert_eq!(press(&mut form, "down"), FormEvent::Handled);
    assert_eq!(form.focus(), "journal");
    press(&mut form, "tab up");
    assert_eq!(form.focus(), "about");
    press(&mut form, "down down enter");
    assert_eq!(form.focus(), "happened");
}

#[test]
fn enter_in_a_long_text_makes_a_line_and_arrows_leave_it_at_its_edges() {
    let mut form = form();
    form.set_focus("facts");
    write(&mut form, "en");
    press(&mut form, "enter");
    write(&mut form, "to");
    assert_eq!(form.fields().facts.value(), "en\nto");
    draw(&form, 60, 20);
    press(&mut form, "up");
    assert_eq!(form.focus(), "facts");
    press(&mut form, "up");
    assert_eq!(form.focus(), "happened");
    press(&mut form, "down down down");
    assert_eq!(form.focus(), "agreed");
}

#[test]
fn keys_that_are_no_fields_go_on_to_the_program() {
    let mut form = form();
    for name in ["esc", "ctrl-s", "f1", "pagedown", "alt-x", "ctrl-tab"] {
        assert_eq!(press(&mut form, name), FormEvent::Ignored, "{name}");
    }
}

#[test]
fn a_choice_is_a_wheel_and_follows_first_letters() {
    let mut form = form();
    form.set_focus("kind");
    let value = |form: &Form<NoteFields>| *form.fields().kind.value().unwrap();
    assert_eq!(press(&mut form, "left"), FormEvent::Changed);
    assert_eq!(value(&form), "skole");
    press(&mut form, "right");
    assert_eq!(value(&form), "observasjon");
    press(&mut form, "S");
    assert_eq!(value(&form), "samtale");
    press(&mut form, "s");
    assert_eq!(value(&form), "skole");
    press(&mut form, "x");
    assert_eq!(value(&form), "skole", "what no choice begins with changes nothing");
    press(&mut form, "backspace");
    assert_eq!(form.fields().kind.value(), None);
    assert_eq!(press(&mut form, "x"), FormEvent::Ignored);
}

#[test]
fn letters_of_a_choice_are_a_word_and_nobody_types_themselves_into_another() {
    let whom = ["Legesenteret", "advokat", "verge", "Familien Moe (husvert)", "Familien Nordgård (husvert)"];
    let choices = || whom.map(|whom| Choice::new(whom, whom, whom)).into();
    let typed = |word: &str| {
        let mut field = ChoiceField::new(Words::optional("Til hvem", ""), choices());
        for letter in word.chars() {
            field.on_input(&Input::Key(Key::plain(KeyCode::Char(letter))));
        }
        field.value().copied()
    };
    for word in ["fam", "familien", "husv", "moe"] {
        assert_eq!(typed(word), Some("Familien Moe (husvert)"), "{word}");
    }
    assert_eq!(typed("nord"), Some("Familien Nordgård (husvert)"), "a later word");
    assert_eq!(typed("ff"), Some("Familien Nordgård (husvert)"), "the same letter goes on");
    assert_eq!(typed("famvad"), Some("Familien Moe (husvert)"), "what comes to nothing changes nothing");
    let mut field = ChoiceField::new(Words::optional("Til hvem", ""), choices());
    for code in [KeyCode::Char('f'), KeyCode::Left, KeyCode::Char('a')] {
        field.on_input(&Input::Key(Key::plain(code)));
    }
    assert_eq!(field.value(), Some(&"advokat"), "another key ends the word");
    field.on_leave();
    field.on_input(&Input::Key(Key::plain(KeyCode::Char('v'))));
    assert_eq!(field.value(), Some(&"verge"), "and so does another field");
}

#[test]
fn where_all_choices_are_seen_the_arrows_end_at_the_ends_and_space_goes_round() {
    let mut form = form();
    form.set_focus("weight");
    let value = |form: &Form<NoteFields>| *form.fields().weight.value().unwrap();
    press(&mut form, "left");
    assert_eq!(value(&form), 0);
    press(&mut form, "right right right");
    assert_eq!(value(&form), 2);
    press(&mut form, "space");
    assert_eq!(value(&form), 0);
}

#[test]
fn chips_are_taken_by_space_or_by_their_own_letter() {
    let mut form = form();
    press(&mut form, "right space 5 5 6 left");
    assert_eq!(form.fields().about.values().collect::<Vec<_>>(), [&2, &6]);
    let (_, cursor) = draw(&form, 60, 20);
    assert_eq!(cursor, Some(Position::new(15 + 14 + 1 - 1, 1)), "between the brackets of the fifth");
}

#[test]
fn chips_by_number_mind_no_letters() {
    let labels = ["1 Amir", "Samira", "Yonas"];
    let youths = labels.into_iter().zip(1..).map(|(label, n): (_, u8)| Choice::new(label, label, n)).collect();
    let about = ChipsField::new(Words::optional("Om", ""), youths).by_number();
    let mut form = Form::new(NoteFields { about, ..fields(21) }, NB);
    press(&mut form, "s a m i r a y");
    assert_eq!(form.fields().about.values().count(), 0);
    press(&mut form, "1 right space");
    assert_eq!(form.fields().about.values().collect::<Vec<_>>(), [&1, &2]);
}

#[test]
fn a_click_goes_to_a_field_and_into_it() {
    let mut form = filled();
    draw(&form, 60, 20);
    assert_eq!(form.on_input(&click(40, 3)), FormEvent::Changed);
    assert_eq!((form.focus().as_ref(), form.fields().weight.value()), ("weight", Some(&2)));
    form.on_input(&click(2, 6));
    assert_eq!(form.focus(), "facts");
    form.on_input(&click(18, 6));
    write(&mut form, "x");
    assert_eq!(form.fields().facts.value(), "Utex til 15.");
    form.on_input(&click(15, 2));
    assert_eq!(form.fields().kind.value(), Some(&"observasjon"), "the left arrow turns back");
    form.on_input(&click(16, 10));
    assert!(!form.fields().journal.value());
    assert_eq!(form.on_input(&click(70, 3)), FormEvent::Ignored);
}

#[test]
fn one_clipboard_serves_all_fields() {
    let mut form = filled();
    form.set_focus("agreed");
    press(&mut form, "ctrl-a ctrl-c");
    form.set_focus("facts");
    press(&mut form, "ctrl-a ctrl-v");
    assert_eq!(form.fields().facts.value(), "ringe skolen");
}

#[test]
fn what_does_not_fit_is_said() {
    let mut form = form();
    form.set_focus("agreed");
    form.on_input(&Input::Paste("a".repeat(41)));
    assert_eq!(form.error("agreed"), Some(NB.field_full()));
    press(&mut form, "backspace");
    assert_eq!(form.error("agreed"), None);
}

#[test]
fn the_focused_field_and_its_message_stay_in_sight_in_ten_rows() {
    let mut form = form();
    form.submit();
    for _ in 0..8 {
        let cursor = draw(&form, 60, 10).1.unwrap();
        assert!(cursor.y < 8, "above the help");
        let seen: Vec<String> = rows(&form, 60, 10);
        let row = seen.iter().position(|row| row.starts_with('▸')).expect("the focused field is in sight");
        if let Some(message) = form.error(&form.focus()) {
            assert!(seen[row..].iter().any(|row| row.contains(message)), "{}: {seen:#?}", form.focus());
        }
        assert!(seen.iter().any(|row| row.ends_with(['↑', '↓'])));
        press(&mut form, "tab");
    }
}

#[test]
fn a_field_taller_than_the_screen_shows_its_cursor() {
    let mut form = form();
    form.set_focus("facts");
    for n in 0..20 {
        write(&mut form, &n.to_string());
        press(&mut form, "enter");
    }
    write(&mut form, "siste");
    let seen = rows(&form, 60, 6);
    assert!(seen.iter().any(|row| row.contains("siste")), "{seen:#?}");
}

#[test]
fn the_wheel_scrolls_until_the_next_key() {
    let mut form = form();
    draw(&form, 60, 8);
    form.on_input(&Input::Mouse(Mouse { kind: MouseKind::WheelDown, x: 5, y: 2 }));
    let (_, cursor) = draw(&form, 60, 8);
    assert_eq!(cursor, None, "the focused field is out of sight");
    press(&mut form, "right");
    assert!(draw(&form, 60, 8).1.is_some());
}

#[test]
fn long_labels_stand_above_their_fields() {
    let seen = rows(&form(), 30, 40);
    assert_eq!(seen[..2], ["▸ Om*", "  [ ] ▌1 Navn  [ ] ▌2 Navn"]);
}

#[test]
fn the_focus_is_seen_without_colours() {
    let mut form = form();
    for _ in 0..8 {
        let index = form.focus();
        let (focused, cursor) = draw(&form, 60, 24);
        press(&mut form, "tab");
        let (unfocused, _) = draw(&form, 60, 24);
        let at = cursor.unwrap();
        assert_ne!(focused[at].modifier, unfocused[at].modifier, "{index}");
    }
}

#[test]
fn a_draft_brings_everything_back_with_focus_and_cursor() {
    let mut form = filled();
    form.set_focus("facts");
    press(&mut form, "left left");
    let kept = form.state();
    let mut again = self::form();
    again.restore(&kept);
    assert_eq!(again.state(), kept);
    assert_eq!(again.focus(), "facts");
    write(&mut form, "x");
    write(&mut again, "x");
    assert_eq!(again.submit(), form.submit());
}

#[test]
fn half_a_date_in_a_draft_comes_back_as_it_was_typed() {
    let mut form = form();
    form.set_focus("happened");
    write(&mut form, "i da");
    let mut again = self::form();
    again.restore(&form.state());
    write(&mut again, "g");
    assert_eq!(again.fields().happened.value(), Some(&noon(21)));
}

#[test]
fn a_draft_means_the_same_on_another_day() {
    let mut form = form();
    form.set_focus("happened");
    write(&mut form, "i dag");
    let mut tomorrow = Form::new(fields(22), NB);
    tomorrow.restore(&form.state());
    assert_eq!(tomorrow.fields().happened.value(), Some(&noon(21)));
}

#[test]
fn a_draft_that_is_not_understood_changes_nothing() {
    let mut form = form();
    let before = form.state();
    for draft in ["null", "[]", r#"{"focus":"x","fields":{"facts":3,"kind":7,"about":{},"journal":"yes"}}"#] {
        form.restore(&serde_json::from_str(draft).unwrap());
    }
    assert_eq!(form.state(), before);
}

struct SignIn {
    initials: TextField,
    pin: SecretField,
}

impl FormFields for SignIn {
    type Value = (String, String);
    form_fields!(initials, pin);

    fn read(&self) -> Result<Self::Value, Refused> {
        Ok((self.initials.value(), self.pin.value().to_string()))
    }
}

fn sign_in() -> Form<SignIn> {
    let pin = SecretField::new(Words::required("PIN", "", "Skriv PIN."), 6, 8)
        .with_rule(Box::new(|pin| if pin.len() == 6 { Ok(()) } else { Err(FieldError("Seks sifre.".to_owned())) }))
        .with_strength(Box::new(|pin| format!("{} sifre", pin.len())));
    Form::new(SignIn { initials: TextField::new(Words::optional("Initialer", ""), 3), pin }, NB).submitted_by_enter()
}

#[test]
fn a_secret_is_masked_checked_and_never_in_a_draft() {
    let mut form = sign_in();
    write(&mut form, "KN");
    press(&mut form, "enter");
    write(&mut form, "31415");
    assert_eq!(rows(&form, 40, 3), ["  Initialer  KN", "▸ PIN*       •••••     5 sifre", ""]);
    assert_eq!(press(&mut form, "enter"), FormEvent::Submit);
    assert_eq!(form.submit(), None);
    assert_eq!(form.error("pin"), Some("Seks sifre."));
    write(&mut form, "9");
    assert!(!form.state().to_string().contains("3141"));
    assert_eq!(form.submit(), Some(("KN".to_owned(), "314159".to_owned())));
    form.fields_mut().pin.clear();
    assert_eq!(rows(&form, 40, 3)[1], "▸ PIN*");
}

#[test]
fn nothing_filled_in_is_in_a_debug_text() {
    assert_eq!(format!("{:?}", filled()), r#"Form { focus: "journal", .. }"#);
}

fn any_input() -> impl Strategy<Value = Input> {
    let names = [
        "tab",
        "shift-tab",
        "enter",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "space",
        "backspace",
        "delete",
        "1",
        "s",
        "x",
        "2",
        "ctrl-a",
        "ctrl-x",
        "ctrl-c",
        "ctrl-v",
        "ctrl-z",
        "ctrl-y",
        "esc",
        "pageup",
    ];
    let mouse = [MouseKind::Click, MouseKind::WheelUp, MouseKind::WheelDown];
    prop_oneof![
        8 => prop::sample::select(names.to_vec()).prop_map(|name| Input::Key(name.parse().unwrap())),
        1 => ".{0,30}".prop_map(Input::Paste),
        3 => (prop::sample::select(mouse.to_vec()), 0u16..90, 0u16..30)
            .prop_map(|(kind, x, y)| Input::Mouse(Mouse { kind, x, y })),
    ]
}

proptest! {
    // Every input is drawn, which is slow without optimisation.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_input_and_no_size_panics_and_every_draft_comes_back(
        inputs in prop::collection::vec(any_input(), 0..80),
        width in 1u16..90,
        height in 1u16..30,
    ) {
        let mut form = form();
        for input in &inputs {
            form.on_input(input);
            let (_, cursor) = draw(&form, width, height);
            if let Some(cursor) = cursor {
                prop_assert!(cursor.x < width && cursor.y < height);
            }
        }
        let kept: Value = serde_json::from_str(&form.state().to_string()).unwrap();
        let mut again = self::form();
        again.restore(&kept);
        prop_assert_eq!(again.state(), kept);
        prop_assert_eq!(again.submit(), form.submit());
    }
}

/// The kinds without those that are gone.
fn kinds(kinds: &[&'static str]) -> Vec<Choice<&'static str>> {
    kinds.iter().map(|kind| Choice::new(*kind, *kind, *kind)).collect()
}

#[test]
fn a_choice_that_is_gone_leaves_the_field_empty_and_says_so() {
    let mut kept = form();
    kept.set_focus("kind");
    press(&mut kept, "s");
    let without = |kinds: &[&'static str]| {
        let kind = ChoiceField::new(Words::optional("Slag", ""), self::kinds(kinds)).starting_with(|_| true);
        let mut form = Form::new(NoteFields { kind, ..fields(21) }, NB);
        form.restore(&kept.state());
        form
    };
    let mut gone = without(&["observasjon", "avtale"]);
    assert_eq!(gone.fields().kind.value(), None, "never silently the first");
    assert!(gone.changed(), "the draft is kept");
    assert!(rows(&gone, 100, 20).contains(&format!("               → {}", NB.field_choice_gone())), "{gone:?}");
    assert_eq!(gone.state(), kept.state(), "a draft that is kept again says so again");
    press(&mut gone, "right");
    assert_eq!(gone.fields().kind.value(), Some(&"observasjon"));
    assert!(!rows(&gone, 100, 20).iter().any(|row| row.contains('→')), "something else is chosen");
    assert_eq!(without(&["observasjon", "samtale"]).fields().kind.value(), Some(&"samtale"), "it is back");
}

#[test]
fn a_radio_and_chips_say_it_too() {
    let mut kept = form();
    press(&mut kept, "6 3");
    kept.set_focus("weight");
    press(&mut kept, "k");
    let weight = RadioField::new(Words::optional("Vekt", ""), vec![Choice::new("vanlig", "vanlig", 0)])
        .starting_with(|weight| *weight == 0);
    let youths = (1..=3).map(|n: u8| Choice::new(n.to_string(), n.to_string(), n)).collect();
    let about = ChipsField::new(Words::optional("Om", ""), youths);
    let mut gone = Form::new(NoteFields { weight, about, ..fields(21) }, NB);
    gone.restore(&kept.state());
    assert_eq!(gone.fields().weight.value(), None);
    assert_eq!(gone.fields().about.values().collect::<Vec<_>>(), [&3]);
    let said = rows(&gone, 100, 20).iter().filter(|row| row.contains(NB.field_choice_gone())).count();
    assert_eq!(said, 2);
    assert_eq!(gone.state(), kept.state());
}

#[test]
fn what_a_choice_lets_go_of_is_said_until_the_next_one() {
    let youths = (1..=3).map(|n: u8| Choice::new(n.to_string(), format!("{n} Navn"), n)).collect();
    let about =
        ChipsField::new(Words::optional("Om", ""), youths).going_together(|one, other| (*one < 3) == (*other < 3));
    let mut form = Form::new(NoteFields { about, ..fields(21) }, NB);
    press(&mut form, "1 2");
    assert!(!rows(&form, 100, 20).iter().any(|row| row.contains('→')));
    press(&mut form, "3");
    let said = format!("               → {}", NB.field_let_go("3 Navn", "1 Navn, 2 Navn"));
    assert!(rows(&form, 100, 20).contains(&said), "{:#?}", rows(&form, 100, 20));
    press(&mut form, "3");
    assert!(!rows(&form, 100, 20).iter().any(|row| row.contains('→')));
}
