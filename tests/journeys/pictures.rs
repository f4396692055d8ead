//! Pictures of the screens staff work in: at the smallest terminal in both languages, since there words are cut first, and at
//! a wide one in Norwegian. The last rows, which the key table decides, have one picture together.

use std::time::Duration;

use personalbase::{
    config::Config,
    testing::{Harness, PASSPHRASE, PIN},
    text::Language,
};

use crate::{houses::body, plan_work, shared};

/// Sizes and languages a screen is shown in.
const VIEWS: [(Language, u16, u16); 3] = [(Language::Nb, 80, 24), (Language::En, 80, 24), (Language::Nb, 140, 45)];

/// What is another each time: the folder, the words that are offered, the recovery code.
const FILTERS: [(&str, &str); 3] = [
    (r"/[^ \n]*\.tmp[^ \n]*/house", "[folder]"),
    (r"(Forslag|Suggestion)( +)\w+ \w+ \w+ \w+ \w+", "$1$2[five words]"),
    (r"([0-9A-Z]) ([0-9A-Z]) ([0-9A-Z]) ([0-9A-Z]) ([0-9A-Z])", "X X X X X"),
];

const fn code(language: Language) -> &'static str {
    match language {
        Language::Nb => "nb",
        Language::En => "en",
    }
}

/// Shows a screen of the sample house, which `open` leads to.
#[track_caller]
fn show(name: &str, open: impl Fn(&mut Harness)) {
    show_from(name, |language| Harness::sample_with("KN", Config::default(), language), open);
}

#[track_caller]
fn show_from(name: &str, start: impl Fn(Language) -> Harness, open: impl Fn(&mut Harness)) {
    for (language, width, height) in VIEWS {
        let mut screen = start(language);
        screen.resize(width, height);
        open(&mut screen);
        insta::with_settings!({ filters => FILTERS.to_vec() }, {
            insta::assert_snapshot!(format!("{name}_{}_{width}x{height}", code(language)), body(&screen));
        });
    }
}

const LONG: &str = "Kom ikke til avtalt tid kl. 13:30. Telefonen er av. Sist sett av OH kl. 11:40 i gangen, \
                    sammen med to andre som skulle på trening.";

fn fill_in(screen: &mut Harness) {
    screen.keys("3 n").type_text(LONG);
    screen.keys("tab").type_text("«Jeg gikk bare tur.»");
    screen.keys("tab").type_text("Ulikt ham. Var stille i går også.");
    screen.keys("tab").type_text("Ringe igjen 15:00. Ikke inne 23:00: bakvakt.");
    screen.keys("shift-tab shift-tab shift-tab shift-tab right shift-tab shift-tab").type_text("13:55\t");
}

#[test]
fn an_empty_entry() {
    show("entry_empty", |screen| {
        screen.keys("3 n");
    });
}

#[test]
fn an_entry_that_is_filled_in() {
    show("entry_filled", fill_in);
}

#[test]
fn an_entry_with_faults() {
    show("entry_faults", |screen| {
        screen.keys("3 n shift-tab shift-tab shift-tab").type_text("i forigårs").keys("ctrl-s");
    });
}

#[test]
fn the_log_and_its_filter() {
    show("log", |screen| {
        screen.keys("l");
    });
    show("log_filter", |screen| {
        screen.keys("l f");
    });
    show("log_filtered", |screen| {
        screen.keys("l f").type_text("frokost").keys("ctrl-s");
    });
}

#[test]
fn a_plan() {
    show("plan", |screen| {
        screen.keys("3 p");
    });
}

#[test]
fn what_is_agreed_and_how_it_is_now() {
    show("now_empty", |screen| {
        screen.keys("3 p shift-tab");
    });
    let with_card = |screen: &mut Harness| {
        crate::card::agree_beside(screen);
        screen.advance(Duration::from_secs(2)).keys("3 p shift-tab");
    };
    show("now", with_card);
    show("now_support", |screen| {
        with_card(screen);
        screen.keys("down down down down");
    });
    show("now_card_history", |screen| {
        with_card(screen);
        screen.keys("enter");
    });
    show("now_support_history", |screen| {
        with_card(screen);
        screen.keys("down down down down enter");
    });
}

#[test]
fn contacts_and_what_may_be_said() {
    let start = |language| {
        let screen = Harness::sample_with("KN", Config::default(), language);
        crate::contacts::fill_beside(&screen);
        screen
    };
    let open = |screen: &mut Harness, keys: &str| {
        screen.advance(Duration::from_secs(2)).keys(keys);
    };
    show_from("contacts", start, |screen| open(screen, "3 C"));
    show_from("contacts_ask", start, |screen| open(screen, "3 q"));
    show_from("contacts_only", start, |screen| open(screen, "3 q down enter"));
    show_from("contacts_no", start, |screen| open(screen, "3 q enter"));
    show_from("contacts_consent", start, |screen| open(screen, "3 C c"));
    show_from("contacts_contact", start, |screen| open(screen, "3 C down e"));
}

#[test]
fn assessments_and_skills() {
    let start = |language| {
        let screen = Harness::sample_with("KN", Config::default(), language);
        crate::assessment::fill_beside(&screen);
        screen
    };
    let open = |screen: &mut Harness, keys: &str| {
        screen.advance(Duration::from_secs(2)).keys("3 p l tab").keys(keys);
    };
    show_from("assessments", start, |screen| open(screen, ""));
    show_from("assessments_skill", start, |screen| open(screen, "down down"));
    show_from("assessments_history", start, |screen| open(screen, "down down enter"));
    show_from("assessments_form", start, |screen| open(screen, "e"));
    show_from("assessments_walk", start, |screen| open(screen, "g 4 u 3 tab 2"));
    show_from("assessments_single", start, |screen| open(screen, "down down e"));
}

#[test]
fn what_waits_for_the_journal_and_the_text_of_one() {
    let start = |language| {
        let screen = Harness::sample_with("KN", Config::default(), language);
        crate::journal::fill_beside(&screen);
        screen
    };
    let open = |screen: &mut Harness, keys: &str| {
        screen.advance(Duration::from_secs(2)).keys(keys);
    };
    show_from("journal", start, |screen| open(screen, "J"));
    show_from("journal_text", start, |screen| open(screen, "J down enter"));
    show_from("journal_filter", start, |screen| open(screen, "J f"));
    show_from("journal_transfer", start, |screen| open(screen, "J space"));
}

#[test]
fn the_week() {
    show("calendar", |screen| {
        screen.keys("k");
    });
}

#[test]
fn apartments_and_staff() {
    show("apartments", |screen| {
        screen.keys("3 enter");
    });
    show("staff", |screen| {
        screen.keys("s");
    });
}

#[test]
fn help_over_the_board_and_over_a_form() {
    show("help_board", |screen| {
        screen.keys("?");
    });
    show("help_form", |screen| {
        screen.keys("3 n f1");
    });
}

#[test]
fn the_quick_lookup() {
    show("lookup", |screen| {
        screen.keys("ctrl-p");
    });
    show("lookup_entry", |screen| {
        screen.keys("ctrl-p").type_text("3 kom hjem 15:10, sliten #skole !");
    });
}

#[test]
fn the_door() {
    show("door_closed", |screen| {
        screen.kill_and_restart();
    });
    show("door_wrong_passphrase", |screen| {
        screen.kill_and_restart();
        screen.type_text("KN\nfeil passfrase her\n");
    });
    show("door_covered", |screen| {
        screen.keys("3 n").type_text("Midt i").keys("ctrl-l");
    });
    show("door_wrong_pin", |screen| {
        screen.keys("ctrl-l shift-tab").type_text("OH\n111222\n");
    });
    show("door_passphrase_again", |screen| {
        screen.keys("ctrl-l");
        for _ in 0..5 {
            screen.type_text("111222\n");
        }
    });
    show("door_help", |screen| {
        screen.keys("ctrl-l f1");
    });
}

#[test]
fn the_guide() {
    let secrets = format!("{PASSPHRASE}\n{PASSPHRASE}\n{PIN}\n{PIN}");
    let begun = |language| Harness::empty_with(Config::default(), language);
    let to_person = |screen: &mut Harness| {
        screen.keys("enter").type_text("EKV bofellesskap").keys("ctrl-s");
    };
    let to_summary = |screen: &mut Harness| {
        to_person(screen);
        screen.type_text(&format!("Kari Nygård\nkn\n{secrets}")).keys("ctrl-s");
    };
    show_from("guide_1", begun, |_| {});
    show_from("guide_2", begun, |screen| {
        screen.keys("enter");
    });
    show_from("guide_2_each", begun, |screen| {
        screen.keys("enter").type_text("Søsterhuset\n\n").keys("end");
    });
    show_from("guide_3", begun, to_person);
    show_from("guide_3_faults", begun, |screen| {
        to_person(screen);
        screen.type_text("Kari\nkari nygård\nkort\nkorta\n1234\n").keys("ctrl-s");
    });
    show_from("guide_4", begun, to_summary);
    show_from("guide_5", begun, |screen| {
        to_summary(screen);
        screen.keys("enter");
    });
    show_from("guide_5_retype", begun, |screen| {
        to_summary(screen);
        screen.keys("enter enter").type_text("ABCDE");
    });
}

#[test]
fn messages() {
    show("messages_none", |screen| {
        screen.keys("m");
    });
    show("messages", |screen| {
        fill_in(screen);
        screen.keys("ctrl-s").advance(Duration::from_secs(90));
        screen.keys("f9 5 p 1 n").type_text("Halvt").keys("esc m");
    });
}

#[test]
fn the_question_for_the_shift() {
    show("shift", |screen| {
        screen.keys("v");
    });
}

#[test]
fn forms_about_people() {
    for (name, keys) in [
        ("form_youth", "u"),
        ("form_youth_change", "3 enter r"),
        ("form_move_out", "3 enter x"),
        ("form_member_new", "s a"),
        ("form_member", "s down e"),
        ("form_secrets", "s r"),
        ("form_goal", "3 p g"),
        ("form_voice", "3 p w"),
        ("form_card", "3 p shift-tab a"),
        ("form_support", "3 p shift-tab down down down down u"),
        ("form_activity", "k a"),
    ] {
        show(name, |screen| {
            screen.keys(keys);
        });
    }
}

#[test]
fn a_youth_moves_in() {
    show("form_move_in", |screen| {
        screen.keys("u").type_text("Farid").keys("tab tab tab tab").type_text("17.05.2010").keys("ctrl-s");
        screen.keys("5 i");
    });
}

#[test]
fn moves_of_a_youth_and_of_an_apartment() {
    let moved_out = |screen: &mut Harness| {
        screen.keys("1 enter x tab right right tab").type_text("OH ringer hver fredag.").keys("ctrl-s esc esc");
        screen.keys("1 enter H");
    };
    show("moves_apartment", moved_out);
    show("moves", |screen| {
        moved_out(screen);
        screen.keys("enter space down i").type_text("Lista er borte.").keys("ctrl-s");
    });
}

/// Two who live together, both with everything that is theirs.
#[test]
fn a_shared_apartment() {
    for (name, keys) in [("shared_board", "3 3"), ("shared_fire_roll", "b"), ("shared_apartments", "3 3 enter")] {
        show_from(name, shared::in_a_house, |screen| {
            screen.keys(keys);
        });
    }
    show_from("shared_kind", shared::in_a_house, |screen| {
        screen.keys("3 enter D home enter");
    });
}

#[test]
fn the_last_rows() {
    for language in [Language::Nb, Language::En] {
        let mut rows = Vec::new();
        for (name, keys) in [
            ("board", ""),
            ("log", "l"),
            ("plan", "3 p"),
            ("now", "3 p shift-tab"),
            ("week", "k"),
            ("apartments", "enter"),
            ("staff", "s"),
            ("entry", "3 n"),
            ("filter", "l f"),
            ("lookup", "ctrl-p"),
            ("help", "?"),
            ("messages", "m"),
            ("covered", "ctrl-l"),
        ] {
            let mut screen = Harness::sample_with("KN", Config::default(), language);
            screen.keys(keys);
            rows.push(format!("{name:<10} |{}", screen.footer()));
        }
        insta::assert_snapshot!(format!("last_rows_{}", code(language)), rows.join("\n"));
    }
}

#[test]
fn the_work_on_a_plan() {
    show_from("plan_work", plan_work::worked_with, |screen| {
        screen.keys("3 p");
    });
    show_from("plan_compared", plan_work::worked_with, |screen| {
        screen.keys("3 p P c");
    });
    show_from("plan_versions", plan_work::worked_with, |screen| {
        screen.keys("3 p P");
    });
    show_from("plan_meeting", plan_work::worked_with, |screen| {
        screen.keys("3 p M");
    });
    show_from("plan_evaluations", plan_work::worked_with, |screen| {
        screen.keys("3 p down down down down H");
    });
    show_from("plan_contact", plan_work::worked_with, |screen| {
        screen.keys("K");
    });
    show("measure_form", |screen| {
        screen.keys("3 p a");
    });
    show("evaluation_form", |screen| {
        screen.keys("3 p E");
    });
    show("participation_form", |screen| {
        screen.keys("3 p D");
    });
}
