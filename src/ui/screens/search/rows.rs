//! What was found, as rows: where and when on one line, the words with what stands around them on the next.
//!
//! ```text
//! ▸ 21.11. 13:53  notat        3 Amir          KN
//!   … snakket om [skole]n og om broren i Amsterdam …
//! ```

use chrono::Datelike as _;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::found::Found;
use crate::{
    domain::{
        ids::YouthId,
        log::{About, LogEntry, Weight},
        search::{SavedSearch, TextOf},
        time::Instant,
    },
    store::read::{Hit, People, StoredText},
    text::{columns, excerpt::excerpt},
    ui::{
        canvas::draw_line,
        theme::{Role, Theme, ThemeName},
        view::Cx,
        widgets::{
            entry_rows::{shift_name, weight_role},
            list::ListRows,
        },
    },
};

/// Cells of when: «21.11.2025 13:53».
const WHEN: usize = 17;
/// Cells of what it is: «overlapping».
const WHAT: usize = 12;
/// The fewest and the most cells of whom or what it is about.
const ABOUT: std::ops::RangeInclusive<usize> = 24..=48;
/// Cells of the sign of the weight, and of three authors.
const SIGN_AND_AUTHORS: usize = 14;
/// The most cells of one name.
const YOUTH: usize = 13;
/// Cells of a saved search's name.
const NAME: usize = 24;

/// Rows of what was found.
pub(super) struct Hits<'a> {
    pub(super) found: &'a Found,
    pub(super) people: &'a People,
    pub(super) cx: Cx<'a>,
    pub(super) theme: Theme,
    /// Words that were found stand in brackets too: nothing else tells them apart.
    pub(super) brackets: bool,
}

impl<'a> Hits<'a> {
    pub(super) fn new(found: &'a Found, theme: Theme, plain: bool, cx: &Cx<'a>) -> Option<Self> {
        let brackets = plain || theme.name() == ThemeName::Mono;
        Some(Self { found, people: found.people(cx)?, cx: *cx, theme, brackets })
    }

    fn head_line(&self, index: usize, hit: &Hit, width: u16) -> Vec<Span<'static>> {
        let room =
            usize::from(width).saturating_sub(WHEN + WHAT + SIGN_AND_AUTHORS).clamp(*ABOUT.start(), *ABOUT.end());
        let (t, style) = (self.cx.texts, |role| self.theme.style(role));
        let (what, about, by, weight) = match hit {
            Hit::Entry(entry) => {
                (t.lookup_sort_entry(), self.about_entry(entry), vec![entry.author], entry.weight_at(self.cx.now))
            }
            Hit::Text(text, _) => {
                (self.what(text), self.about_text(text), text.authors.iter().copied().collect(), Weight::Normal)
            }
        };
        // The house comes first: who is cut before it is.
        let about = match self.found.elsewhere(index, &self.cx) {
            Some(house) => t.house_line(house.name.as_str(), about),
            None => about,
        };
        let initials: Vec<&str> = by.into_iter().map(|staff| self.people.initials(staff)).collect();
        vec![
            Span::styled(columns::pad(&self.when(hit.at()), WHEN), style(Role::Dim)),
            Span::styled(columns::pad(what, WHAT), style(Role::Text)),
            Span::styled(format!("{:<2} ", weight.sign()), style(weight_role(weight))),
            Span::styled(columns::pad(&columns::truncate(&about, room), room + 1), style(Role::Title)),
            Span::styled(initials.join(" "), style(Role::Dim)),
        ]
    }

    fn when(&self, at: Instant) -> String {
        let (t, local) = (self.cx.texts, self.cx.zone.local(at));
        let day = match local.date() {
            date if date.year() == self.cx.today().year() => t.date_short(date),
            date => t.date(date),
        };
        t.date_and_time(day, t.time(local.time()))
    }

    fn what(&self, text: &StoredText) -> &'static str {
        let t = self.cx.texts;
        match text.of {
            TextOf::Task(_) | TextOf::TaskEnd(..) => t.lookup_sort_task(),
            TextOf::Handover(..) => t.search_source_handover(),
            TextOf::Goal(_) => t.lookup_sort_goal(),
            TextOf::Voice(_) => t.search_sort_voice(),
            TextOf::Event(_) | TextOf::EventTime(_) => t.lookup_sort_activity(),
            TextOf::Meeting(..) => t.search_sort_meeting(),
            TextOf::Presence(_) | TextOf::Watch(_) | TextOf::Agreement(_) | TextOf::Round(_) => {
                t.search_source(text.of.source())
            }
            TextOf::PlanTalks(_) => t.search_sort_plan(),
            TextOf::Card(_) => t.search_sort_card(),
            TextOf::Support(_) => t.search_sort_support(),
            TextOf::Contact(_) => t.search_sort_contact(),
            TextOf::Consent(_) => t.search_sort_consent(),
            TextOf::Telling(_) => t.search_sort_telling(),
            TextOf::Risk(_) => t.search_sort_risk(),
            TextOf::HostMeeting(_) => t.search_sort_host_meeting(),
            TextOf::Guidance(_) => t.search_sort_guidance(),
            TextOf::HostContact(_) => t.search_sort_host_contact(),
        }
    }

    /// Whom an entry is about; in a search about one youth the others are counted and not named.
    fn about_entry(&self, entry: &LogEntry) -> String {
        let t = self.cx.texts;
        let named = match &entry.about {
            About::House => t.search_of_house().to_owned(),
            About::Apartment(apartment) => {
                self.people.number(*apartment).map_or_else(String::new, |number| t.lookup_apartment(number))
            }
            About::Youths(youths) => self.youths(youths),
        };
        match i64::try_from(entry.others).unwrap_or(i64::MAX) {
            0 => named,
            others => format!("{named} {}", t.row_and_others(others)),
        }
    }

    fn about_text(&self, text: &StoredText) -> String {
        let t = self.cx.texts;
        if let Some(day) = text.day {
            return t.weekday_date_short(day);
        }
        let about = match (text.youth, text.apartment) {
            (Some(youth), _) => self.youths(&[youth]),
            (None, Some(apartment)) => {
                self.people.number(apartment).map_or_else(String::new, |number| t.lookup_apartment(number))
            }
            (None, None) => t.search_of_house().to_owned(),
        };
        match text.shift.and_then(|shift| self.found.shifts.get(&shift)) {
            Some(shift) => format!("{about} · {}", shift_name(shift, &self.cx)),
            None => about,
        }
    }

    fn youths(&self, youths: &[YouthId]) -> String {
        self.people.with_doors(youths, |youth| self.cx.texts.called_within(self.people.called(youth), YOUTH))
    }

    /// The words with what stands around them.
    fn around(&self, hit: &Hit, cells: usize) -> Vec<Span<'static>> {
        let mut text = hit.lines().join(" · ");
        if let Hit::Text(StoredText { of: TextOf::TaskEnd(..), .. }, _) = hit {
            text = format!("{} {text}", self.cx.texts.search_task_end());
        }
        let shown = excerpt(&text, &self.found.words, cells);
        let is_struck = matches!(hit, Hit::Entry(entry) if entry.is_struck());
        let role = self.theme.style(if is_struck { Role::Struck } else { Role::Text });
        let found = self.theme.style(Role::Match);
        let (mut spans, mut done) = (Vec::new(), 0);
        for mark in shown.marks {
            spans.push(Span::styled(shown.text[done..mark.start].to_owned(), role));
            let word = &shown.text[mark.clone()];
            let word = if self.brackets { format!("[{word}]") } else { word.to_owned() };
            spans.push(Span::styled(word, found));
            done = mark.end;
        }
        spans.push(Span::styled(shown.text[done..].to_owned(), role));
        spans
    }
}

impl ListRows for Hits<'_> {
    fn count(&self) -> usize {
        self.found.hits.len()
    }

    fn height(&self, _index: usize, _width: u16) -> u16 {
        2
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let Some(hit) = self.found.hits.get(index) else {
            return;
        };
        let mut head = self.head_line(index, hit, area.width);
        if style == self.theme.style(Role::Selected) {
            head.iter_mut().for_each(|span| span.style = style);
        }
        draw_line(&Line::from(head), Rect { height: 1, ..area }, buf);
        // Brackets take two cells a word.
        let cells = usize::from(area.width).saturating_sub(if self.brackets { 8 } else { 2 });
        let mut around = vec![Span::raw("  ")];
        around.extend(self.around(hit, cells));
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        draw_line(&Line::from(around), below, buf);
    }
}

/// Rows of the searches that are kept.
pub(super) struct Saved<'a> {
    pub(super) saved: &'a [SavedSearch],
    pub(super) theme: Theme,
}

impl ListRows for Saved<'_> {
    fn count(&self) -> usize {
        self.saved.len()
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let Some(saved) = self.saved.get(index) else {
            return;
        };
        let selected = style == self.theme.style(Role::Selected);
        let line = if selected { style } else { self.theme.style(Role::Dim) };
        let name = columns::truncate(saved.name.as_str(), NAME);
        let spans = [Span::styled(columns::pad(&name, NAME + 2), style), Span::styled(saved.line.to_string(), line)];
        draw_line(&Line::from(spans.to_vec()), area, buf);
    }
}
