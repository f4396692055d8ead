//! What has to hold after every input.

use std::collections::BTreeMap;

use personalbase::{
    domain::{ids::StaffId, log::LogEntry, time::Zone},
    store::{
        House,
        drafts::DraftKey,
        read::{AuditEntry, LogFilter},
    },
    testing::broken_cell,
    ui::{
        input::{Input, Key, KeyCode, MouseKind},
        view::Tone,
    },
};
use ratatui::buffer::Buffer;
use serde_json::Value;

use super::{chance::Disk, walker::Walker};

/// Texts that were typed and not saved, by whose they are and the form they stand in: what stands in each field of writing.
pub type Ledger = BTreeMap<(StaffId, DraftKey), BTreeMap<String, String>>;

/// What stood before an input.
pub struct Seen {
    /// The form that was typed in, if it keeps drafts.
    top: Option<(StaffId, DraftKey)>,
    /// Rows of the audit chain.
    audit: i64,
    messages: usize,
}

impl Seen {
    pub fn of(walker: &Walker) -> Self {
        let app = walker.screen.app();
        let covered = app.is_covered();
        let top = app.typed().pop().filter(|_| !covered).map(|(staff, key, _)| (staff, key));
        let audit = walker.other.as_ref().map_or(0, |other| other.chain_head().unwrap().id.0);
        Self { top, audit, messages: app.messages().len() }
    }
}

/// After every so many steps a frame is drawn twice.
const DRAWN_AGAIN: usize = 8;

/// The frame is whole: no control characters, no halved letters, header and footer in their rows, and nothing left to draw.
pub fn frame(walker: &mut Walker) {
    let area = walker.screen.buffer().area;
    assert!(!walker.screen.app().needs_redraw(), "something is left to draw");
    if walker.taken.is_multiple_of(DRAWN_AGAIN) {
        let mut again = Buffer::empty(area);
        let cursor = walker.screen.app_mut().draw(&mut again);
        assert_eq!(cursor, walker.screen.cursor(), "drawn again, the cursor is elsewhere");
        assert!(again == *walker.screen.buffer(), "drawn again, it looks different:\n{}", walker.screen.screen());
    }
    let screen = &walker.screen;
    if let Some(broken) = broken_cell(screen.buffer()) {
        panic!("{broken}:\n{}", screen.screen());
    }
    if let Some(cursor) = screen.cursor() {
        assert!(area.contains(cursor), "the cursor is outside at {cursor}");
    }
    if area.width < 80 || area.height < 24 {
        return;
    }
    let t = walker.texts;
    let clock = t.clock(screen.now(), Zone::OSLO);
    let head = if screen.app().is_covered() { screen.screen() } else { screen.row(0) };
    assert!(head.contains(&clock), "no clock {clock}:\n{}", screen.screen());
    assert!(screen.footer().contains(t.action_help()), "no help in the footer:\n{}", screen.screen());
}

/// A covered screen has no name and no word of a record.
pub fn nothing_shown_when_covered(walker: &Walker) {
    let area = walker.screen.buffer().area;
    let small = area.width < 80 || area.height < 24;
    if !walker.screen.app().is_covered() && !small {
        return;
    }
    // What is typed in the field of the door is the door's own.
    let initials = walker.texts.door_initials();
    let shown: Vec<String> =
        walker.screen.screen().lines().filter(|row| !row.contains(initials)).map(str::to_owned).collect();
    let shown = shown.join("\n");
    for text in &walker.unshown {
        assert!(!shown.contains(text), "«{text}» is shown:\n{shown}");
    }
}

/// Names and beginnings of what is written, as far as they are long enough to be nothing else.
pub fn never_shown_when_covered(other: &House) -> Vec<String> {
    let people = other.read().people().unwrap();
    let youths = people.youths.values().flat_map(|youth| {
        let facts = &youth.facts;
        [Some(&facts.preferred_name), facts.latin_name.as_ref(), facts.own_script_name.as_ref()]
    });
    let staff = people.staff.values().map(|member| Some(&member.name));
    let names = youths.chain(staff).flatten().map(|name| name.as_str().to_owned());
    let entries = other.read().log_page(&LogFilter::default(), None, 40).unwrap().entries;
    let beginnings = entries.iter().flat_map(lines).map(|text| text.chars().take(12).collect::<String>());
    let long = |text: &String, least: usize| text.chars().count() >= least;
    let words = names.filter(|name| long(name, 4)).chain(beginnings.filter(|text| long(text, 6)));
    // The door says whose it is, and a house can be called anything.
    let house = other.read().house().unwrap().name;
    words.filter(|word| !house.as_str().contains(word.as_str())).collect()
}

fn lines(entry: &LogEntry) -> Vec<String> {
    let lines = &entry.lines;
    let all = [&lines.facts, &lines.youth_voice, &lines.assessment, &lines.agreed];
    all.into_iter().flatten().map(|prose| prose.as_str().to_owned()).collect()
}

/// What stands in each field of writing of a draft. A value that is understood (a date) is written anew in full when it is
/// left, and is no writing.
pub fn written(body: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(body, String::new(), &mut found);
    found
}

fn collect(value: &Value, path: String, found: &mut BTreeMap<String, String>) {
    let Value::Object(members) = value else { return };
    // A place is asked for only where an activity is in no common room, and of somebody who is away: another choice takes it
    // away.
    let asked_at_times = ["/elsewhere", "/place", "/agreed_with"];
    if members.contains_key("meant") || asked_at_times.iter().any(|field| path.ends_with(field)) {
        return;
    }
    if let Some(Value::String(text)) = members.get("text") {
        if !text.trim().is_empty() {
            found.insert(path, text.clone());
        }
        return;
    }
    for (name, member) in members {
        collect(member, format!("{path}/{name}"), found);
    }
}

/// Whether an input may change what is written where the cursor stands.
fn edits(input: &Input) -> bool {
    match input {
        Input::Paste(_) => true,
        Input::Key(key) if key.ctrl => {
            !["s", "q", "l", "p", "g", "t"].iter().any(|letter| *key == Key::ctrl(char_of(letter)))
        }
        Input::Key(key) => {
            key.text().is_some() || matches!(key.code, KeyCode::Backspace | KeyCode::Delete | KeyCode::Enter)
        }
        Input::Mouse(_) | Input::Focus(_) | Input::Resize(..) => false,
    }
}

fn char_of(letter: &str) -> char {
    letter.chars().next().unwrap()
}

/// Whether each field still has what stood in it: a phrase was chosen and put in somewhere.
fn holds_all(now: &BTreeMap<String, String>, before: &BTreeMap<String, String>) -> bool {
    before.iter().all(|(field, was)| {
        let is = now.get(field).map_or("", String::as_str);
        (0..=was.len())
            .filter(|at| was.is_char_boundary(*at))
            .any(|at| is.len() >= was.len() && is.starts_with(&was[..at]) && is.ends_with(&was[at..]))
    })
}

/// Whether an input may choose what was found in the quick lookup: then the line was a search.
fn opens(input: &Input) -> bool {
    match input {
        Input::Mouse(mouse) => mouse.kind == MouseKind::Click,
        Input::Key(key) => key.code == KeyCode::Enter || *key == Key::ctrl('p'),
        _ => false,
    }
}

/// Whether a text waits as a draft of the same form about something else: that is what was chosen in it, and the place it had
/// was asked for.
fn set_aside(key: &(StaffId, DraftKey), fields: &BTreeMap<String, String>, now: &Ledger, before: &Ledger) -> bool {
    let (staff, draft) = key;
    now.iter().any(|((other, aside), kept)| {
        let moved = other == staff && aside.form == draft.form && aside.subject != draft.subject;
        moved && kept == fields && before.get(&(*other, aside.clone())) != Some(fields)
    })
}

/// Whether the key that throws away was clicked where it stands in the bottom line, and the screen says how it comes back.
fn thrown_away(walker: &Walker, input: Option<&Input>) -> bool {
    let clicked = input.is_some_and(|input| matches!(input, Input::Mouse(mouse) if mouse.kind == MouseKind::Click));
    clicked && walker.screen.screen().contains(&walker.texts.thrown_away_for_now("Ctrl-Z"))
}

/// No text is lost: what was typed stands in the form, waits as a draft or was saved, and only who types in it changes it.
pub fn texts(walker: &mut Walker, before: &Seen, input: Option<&Input>) {
    let mut now = walker.kept();
    for (staff, key, draft) in walker.screen.app().typed() {
        now.insert((staff, key), draft.map(|draft| written(&draft.body)).unwrap_or_default());
    }
    now.retain(|_, fields| !fields.is_empty());
    for (key, fields) in &walker.ledger {
        let edited = before.top.as_ref() == Some(key) && input.is_some_and(edits);
        let searched = key.1.form == "capture" && before.top.as_ref() == Some(key) && input.is_some_and(opens);
        let put_in = before.top.as_ref() == Some(key)
            && input.is_some_and(opens)
            && now.get(key).is_some_and(|now| holds_all(now, fields));
        let chosen = edited || searched || put_in || (before.top.as_ref() == Some(key) && thrown_away(walker, input));
        if now.get(key) == Some(fields) || chosen || set_aside(key, fields, &now, &walker.ledger) {
            continue;
        }
        let saved = !now.contains_key(key) && deeds(walker, before).iter().any(|row| row.staff == Some(key.0));
        assert!(
            saved,
            "a text is lost: {key:?}\nwas {fields:?}\nis {:?}\nafter {input:?} in step {}:\n{}",
            now.get(key),
            walker.taken,
            walker.screen.screen()
        );
        if key.1.form == "entry" {
            let entry = newest(walker);
            let wanted: Vec<&str> = fields.values().map(|text| text.trim()).collect();
            let mut found = lines(&entry);
            found.sort();
            let mut wanted: Vec<String> = wanted.into_iter().map(str::to_owned).collect();
            wanted.sort();
            assert_eq!(found, wanted, "another text was saved than was typed");
        }
    }
    walker.ledger = now;
}

fn newest(walker: &Walker) -> LogEntry {
    let other = walker.other.as_ref().unwrap();
    other.read().log_page(&LogFilter::default(), None, 1).unwrap().entries.pop().unwrap()
}

/// Deeds nobody has to be told of: how the program was used, and a new recovery code, which is on the screen itself.
const NO_CHANGES: [&str; 19] = [
    "unlock",
    "lock",
    "idle-lock",
    "uncover",
    "switch",
    "show-house",
    "quit",
    "open-file",
    "ask-consent",
    "search",
    "failed-try",
    "renew-recovery-code",
    "rehearse-recovery-code",
    "open-fire-roll",
    "open-covered-fire-roll",
    "open-handover",
    "open-log",
    "open-review",
    "open-hosts",
];

/// What was changed since then, the newest first.
fn deeds(walker: &Walker, before: &Seen) -> Vec<AuditEntry> {
    let Some(other) = &walker.other else { return Vec::new() };
    let rows = usize::try_from(other.chain_head().unwrap().id.0 - before.audit).unwrap();
    if rows == 0 {
        return Vec::new();
    }
    let mut rows = other.read().newest_audit(rows).unwrap();
    rows.retain(|row| !NO_CHANGES.contains(&row.action.as_str()));
    rows
}

/// «Lagret» is said of what is saved, and of nothing else. Answers the number of entries it was said of.
pub fn saved(walker: &Walker, before: &Seen) -> i64 {
    let app = walker.screen.app();
    let deeds = deeds(walker, before);
    let said: Vec<_> = app.messages().take(app.messages().len().saturating_sub(before.messages)).cloned().collect();
    let t = walker.texts;
    let unexpected = t.error_unexpected("");
    let unexpected = unexpected.split('(').next().unwrap_or_default();
    for message in &said {
        let is_bad = message.tone == Tone::Bad;
        assert!(walker.disk != Disk::Well || !is_bad || !message.text.contains(unexpected), "{}", message.text);
    }
    let good = said.iter().filter(|message| message.tone == Tone::Good).count();
    assert!(good <= deeds.len(), "said to be saved, and was not: {said:?}");
    assert!(
        deeds.is_empty() || good > 0 || app.messages().len() == 200,
        "saved {deeds:?} without a word: {said:?}\n{}",
        walker.screen.screen()
    );
    i64::try_from(deeds.iter().filter(|row| row.action == "write-entry").count()).unwrap()
}
