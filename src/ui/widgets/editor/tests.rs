use proptest::prelude::*;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
    style::Modifier,
};

use super::*;
use crate::ui::{
    input::{MouseKind, from_terminal},
    theme::{Theme, ThemeName},
};

const MONO: Theme = Theme::new(ThemeName::Mono);

fn key(name: &str) -> Input {
    Input::Key(name.parse().unwrap())
}

/// Presses keys by name; returns whether the last one was used.
fn press(editor: &mut Editor, names: &str) -> bool {
    names.split(' ').map(|name| editor.on_input(&key(name))).last().unwrap()
}

fn write(editor: &mut Editor, text: &str) {
    for letter in text.chars() {
        assert!(editor.on_input(&Input::Key(Key::char(letter))));
    }
}

fn paste(editor: &mut Editor, text: &str) {
    assert!(editor.on_input(&Input::Paste(text.to_owned())));
}

fn line(text: &str) -> Editor {
    let mut editor = Editor::line(200);
    write(&mut editor, text);
    editor
}

fn several(text: &str) -> Editor {
    let mut editor = Editor::multiline();
    editor.set_text(text);
    editor
}

/// The rows as they are seen, and the cursor.
fn drawn(editor: &Editor, width: u16, height: u16) -> (Vec<String>, Position) {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    let cursor = editor.draw(buf.area, &mut buf, MONO, true).unwrap();
    (rows_of(&buf), cursor)
}

fn rows_of(buf: &Buffer) -> Vec<String> {
    let rows = buf.content().chunks(usize::from(buf.area.width));
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned()).collect()
}

#[test]
fn norwegian_letters_are_typed() {
    assert_eq!(line("Kåre Ærø, blåbær").text(), "Kåre Ærø, blåbær");
}

#[test]
fn a_control_character_is_not_text() {
    let mut editor = line("a");
    assert!(!editor.on_input(&Input::Key(Key::char('\u{7}'))));
    assert_eq!(editor.text(), "a");
}

#[test]
fn alt_gr_of_windows_writes_its_character() {
    use crossterm::event as ct;
    let at_sign = ct::KeyEvent::new(ct::KeyCode::Char('@'), ct::KeyModifiers::CONTROL | ct::KeyModifiers::ALT);
    let mut editor = line("post");
    editor.on_input(&from_terminal(ct::Event::Key(at_sign)).unwrap());
    assert_eq!(editor.text(), "post@");
}

#[test]
fn a_combining_mark_joins_the_letter_before_it() {
    let mut editor = line("A\u{30a}se");
    assert_eq!(editor.text(), "Åse");
    press(&mut editor, "left left backspace");
    assert_eq!(editor.text(), "se");
    let mut editor = line("e");
    paste(&mut editor, "\u{301}n");
    assert_eq!(editor.text(), "én");
    assert_eq!(editor.state().col, 2);
}

#[test]
fn what_leaves_the_editor_is_in_normal_form_even_when_lines_are_joined() {
    let mut editor = several("e\n\u{301}");
    press(&mut editor, "home backspace");
    assert_eq!(editor.text(), "é");
}

#[test]
fn arrows_and_backspace_take_letters_as_they_are_seen() {
    let family = "👨\u{200d}👩\u{200d}👧";
    let mut editor = line("x");
    paste(&mut editor, family);
    press(&mut editor, "left");
    assert_eq!(editor.state().col, 1);
    press(&mut editor, "right backspace");
    assert_eq!(editor.text(), "x");
}

#[test]
fn an_arabic_name_is_kept_letter_by_letter() {
    let mut editor = line("مُحَمَّد");
    assert_eq!(editor.text(), "مُحَمَّد");
    let (rows, cursor) = drawn(&editor, 20, 1);
    assert_eq!(rows, ["مُحَمَّد"]);
    assert_eq!(cursor, Position::new(4, 0));
    press(&mut editor, "backspace backspace backspace backspace");
    assert!(editor.is_empty());
}

#[test]
fn a_line_leaves_the_keys_of_the_form_alone() {
    let mut editor = line("a");
    for name in ["enter", "tab", "shift-tab", "up", "down", "esc", "pageup", "f1", "ctrl-s", "alt-x"] {
        assert!(!press(&mut editor, name), "{name}");
    }
    assert_eq!(editor.text(), "a");
}

#[test]
fn a_pasted_text_is_made_harmless() {
    let mut editor = several("");
    paste(&mut editor, "en\r\nto\rtre\u{1b}[2J");
    assert_eq!(editor.text(), "en\nto\ntre[2J");
    let mut editor = line("");
    paste(&mut editor, "en\r\nto\n");
    assert_eq!(editor.text(), "en to");
}

#[test]
fn undo_takes_back_words_and_redo_brings_them_again() {
    let mut editor = line("ringe skolen mandag");
    press(&mut editor, "ctrl-z");
    assert_eq!(editor.text(), "ringe skolen ");
    press(&mut editor, "ctrl-z");
    assert_eq!(editor.text(), "ringe ");
    press(&mut editor, "ctrl-y ctrl-y");
    assert_eq!(editor.text(), "ringe skolen mandag");
    press(&mut editor, "ctrl-z ctrl-z ctrl-z");
    assert!(editor.is_empty());
    assert!(press(&mut editor, "ctrl-z"), "an empty history does not hand the key to the program");
}

#[test]
fn a_move_of_the_cursor_begins_a_new_step() {
    let mut editor = line("dag");
    press(&mut editor, "home");
    write(&mut editor, "man");
    press(&mut editor, "ctrl-z");
    assert_eq!(editor.text(), "dag");
}

#[test]
fn a_paste_over_a_selection_is_one_step() {
    let mut editor = line("gammel tekst");
    press(&mut editor, "ctrl-a");
    paste(&mut editor, "ny");
    assert_eq!(editor.text(), "ny");
    press(&mut editor, "ctrl-z");
    assert_eq!(editor.text(), "gammel tekst");
}

#[test]
fn erased_letters_come_back_by_words() {
    let mut editor = line("en to");
    press(&mut editor, "backspace backspace backspace");
    assert_eq!(editor.text(), "en");
    press(&mut editor, "ctrl-z");
    assert_eq!(editor.text(), "en ");
    press(&mut editor, "ctrl-z");
    assert_eq!(editor.text(), "en to");
}

#[test]
fn more_than_fifty_steps_can_be_taken_back() {
    let mut editor = line(&"ord ".repeat(50));
    for _ in 0..50 {
        press(&mut editor, "ctrl-z");
    }
    assert!(editor.is_empty());
}

#[test]
fn words_are_deleted_to_the_left_and_to_the_right() {
    let mut editor = line("ringe blåbær skolen");
    press(&mut editor, "ctrl-w");
    assert_eq!(editor.text(), "ringe blåbær ");
    press(&mut editor, "ctrl-backspace");
    assert_eq!(editor.text(), "ringe ");
    press(&mut editor, "home ctrl-delete");
    assert_eq!(editor.text(), "");
}

#[test]
fn cut_copy_and_paste_stay_inside() {
    let mut editor = line("en to");
    press(&mut editor, "ctrl-left");
    editor.on_input(&Input::Key(Key { shift: true, ..Key::plain(KeyCode::End) }));
    press(&mut editor, "ctrl-x");
    assert_eq!((editor.text().as_str(), editor.clipboard()), ("en ", "to"));
    press(&mut editor, "home ctrl-v");
    assert_eq!(editor.text(), "toen ");
    press(&mut editor, "ctrl-a ctrl-c end ctrl-v");
    assert_eq!(editor.text(), "toen toen ");
}

#[test]
fn a_word_deleted_leaves_the_clipboard_alone() {
    let mut editor = line("en to");
    press(&mut editor, "ctrl-a ctrl-c end ctrl-w");
    assert_eq!(editor.clipboard(), "en to");
}

#[test]
fn left_and_right_beside_a_selection_go_to_its_edges() {
    let mut editor = line("abcd");
    press(&mut editor, "shift-left shift-left left");
    assert_eq!(editor.state().col, 2);
    press(&mut editor, "shift-home right");
    assert_eq!(editor.state().col, 2);
    write(&mut editor, "x");
    assert_eq!(editor.text(), "abxcd");
}

#[test]
fn text_beyond_the_limit_is_refused_and_the_editor_says_so() {
    let mut editor = Editor::line(5);
    paste(&mut editor, "abcdefg");
    assert_eq!(editor.text(), "abcde");
    assert!(editor.overflowed());
    press(&mut editor, "backspace");
    assert!(!editor.overflowed());
    write(&mut editor, "x");
    assert!(!editor.overflowed());
}

#[test]
fn a_long_compound_wraps_between_letters() {
    let word = "minoritetsspråkligungdomsboligoppfølgingskoordinatorstilling";
    let editor = several(word);
    assert_eq!(editor.wrapped_rows(21), 3);
    let (rows, cursor) = drawn(&editor, 21, 4);
    assert_eq!(rows[..3].concat(), word);
    assert_eq!(cursor, Position::new(20, 2));
}

#[test]
fn up_and_down_go_by_screen_row_and_leave_the_edges_to_the_form() {
    let mut editor = several("en to tre fire fem");
    drawn(&editor, 8, 3); // «en to », «tre », «fire », «fem» without the last column
    assert!(press(&mut editor, "up"));
    assert_eq!(editor.state().col, "en to tre fir".len());
    assert!(press(&mut editor, "up up"));
    assert!(!press(&mut editor, "up"));
    assert_eq!(editor.state().col, 3);
    press(&mut editor, "ctrl-end");
    assert!(!press(&mut editor, "down"));
}

#[test]
fn up_and_down_keep_the_column_over_a_short_row() {
    let mut editor = several("langt her\nab\nlangt her");
    drawn(&editor, 20, 3);
    press(&mut editor, "up");
    assert_eq!((editor.state().row, editor.state().col), (1, 2));
    press(&mut editor, "up");
    assert_eq!((editor.state().row, editor.state().col), (0, 9));
}

#[test]
fn home_and_end_go_to_the_ends_of_the_screen_row() {
    let mut editor = several("ringe skolen mandag");
    drawn(&editor, 14, 3);
    press(&mut editor, "home");
    assert_eq!(editor.state().col, 13);
    press(&mut editor, "left home");
    assert_eq!(editor.state().col, 0);
    press(&mut editor, "end");
    assert_eq!(editor.state().col, 12);
}

#[test]
fn a_long_line_scrolls_with_the_cursor_and_is_cut_without_the_focus() {
    let editor = line("0123456789");
    let (rows, cursor) = drawn(&editor, 6, 1);
    assert_eq!((rows[0].as_str(), cursor.x), ("56789", 5));
    let mut buf = Buffer::empty(Rect::new(0, 0, 6, 1));
    assert_eq!(editor.draw(buf.area, &mut buf, MONO, false), None);
    assert_eq!(rows_of(&buf), ["01234…"]);
}

#[test]
fn a_tall_text_scrolls_and_uses_all_its_room_when_it_shrinks() {
    let mut editor = several("1\n2\n3\n4\n5");
    assert_eq!(drawn(&editor, 5, 3).0, ["3", "4", "5"]);
    press(&mut editor, "backspace backspace backspace backspace");
    assert_eq!(drawn(&editor, 5, 3).0, ["1", "2", "3"]);
}

#[test]
fn a_click_places_the_cursor() {
    let mut editor = several("en to\ntre");
    drawn(&editor, 10, 2);
    let click = |x, y| Input::Mouse(Mouse { kind: MouseKind::Click, x, y });
    assert!(editor.on_input(&click(3, 0)));
    assert_eq!((editor.state().row, editor.state().col), (0, 3));
    assert!(editor.on_input(&click(9, 1)));
    assert_eq!((editor.state().row, editor.state().col), (1, 3));
    assert!(!editor.on_input(&click(3, 5)));
}

#[test]
fn a_selection_is_seen_without_colours() {
    let mut editor = line("abc");
    press(&mut editor, "shift-left");
    let mut buf = Buffer::empty(Rect::new(0, 0, 5, 1));
    editor.draw(buf.area, &mut buf, MONO, true);
    assert!(buf[(2, 0)].modifier.contains(Modifier::REVERSED));
    assert!(!buf[(1, 0)].modifier.contains(Modifier::REVERSED));
}

#[test]
fn a_state_brings_back_text_and_cursor() {
    let mut editor = several("første linje\nandre linje");
    press(&mut editor, "up left left");
    let kept = serde_json::to_value(editor.state()).unwrap();
    let mut again = Editor::multiline();
    again.restore(&serde_json::from_value(kept).unwrap());
    assert_eq!(again.state(), editor.state());
    assert_eq!(again.text(), "første linje\nandre linje");
}

#[test]
fn no_letter_of_the_text_is_in_a_debug_text() {
    let editor = line("hemmelig");
    assert!(!format!("{editor:?}{:?}", editor.state()).contains("hemmelig"));
}

fn any_input() -> impl Strategy<Value = Input> {
    let names = [
        "left",
        "right",
        "up",
        "down",
        "home",
        "end",
        "ctrl-left",
        "ctrl-right",
        "ctrl-home",
        "ctrl-end",
        "shift-left",
        "shift-right",
        "shift-up",
        "shift-down",
        "shift-home",
        "shift-end",
        "backspace",
        "delete",
        "ctrl-backspace",
        "ctrl-delete",
        "ctrl-w",
        "ctrl-z",
        "ctrl-y",
        "ctrl-a",
        "ctrl-x",
        "ctrl-c",
        "ctrl-v",
        "enter",
        "tab",
        "esc",
    ];
    prop_oneof![
        3 => prop::sample::select("aæø .-\u{301}\u{30a}漢م\u{64e}\u{200d}👩👧".chars().collect::<Vec<_>>())
            .prop_map(|letter| Input::Key(Key::char(letter))),
        4 => prop::sample::select(names.to_vec()).prop_map(key),
        1 => ".{0,12}".prop_map(Input::Paste),
        1 => (0u16..30, 0u16..6).prop_map(|(x, y)| Input::Mouse(Mouse { kind: MouseKind::Click, x, y })),
    ]
}

proptest! {
    #[test]
    fn no_input_panics_and_undoing_all_leads_back_to_the_beginning(
        inputs in prop::collection::vec(any_input(), 0..120),
        width in 1u16..30,
        one_line in any::<bool>(),
    ) {
        let mut editor = if one_line { Editor::line(40) } else { Editor::multiline() };
        for input in &inputs {
            editor.on_input(input);
            let (_, cursor) = drawn(&editor, width, 4);
            prop_assert!(cursor.x < width && cursor.y < 4);
            prop_assert!(is_nfc(&editor.text()));
            let kept = editor.state();
            prop_assert!(kept.row < kept.text.split('\n').count());
        }
        for _ in 0..inputs.len() {
            editor.on_input(&key("ctrl-y"));
        }
        let end = editor.text();
        for _ in 0..inputs.len() {
            editor.on_input(&key("ctrl-z"));
        }
        prop_assert_eq!(editor.text(), "");
        for _ in 0..inputs.len() {
            editor.on_input(&key("ctrl-y"));
        }
        prop_assert_eq!(editor.text(), end);
    }

    #[test]
    fn writing_and_erasing_at_the_end_is_what_a_plain_string_does(
        edits in prop::collection::vec(prop_oneof![3 => "[a-zæøå .]".prop_map(Some), 1 => Just(None)], 0..80),
    ) {
        let mut editor = Editor::multiline();
        let mut model = String::new();
        for edit in edits {
            match edit {
                Some(letter) => {
                    write(&mut editor, &letter);
                    model.push_str(&letter);
                }
                None => {
                    press(&mut editor, "backspace");
                    model.pop();
                }
            }
            prop_assert_eq!(editor.text(), model.clone());
        }
    }
}
