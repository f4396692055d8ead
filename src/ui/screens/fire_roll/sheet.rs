//! The rows of the fire roll: one an apartment, and below it what somebody who goes in must know.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::Widget as _,
};

use crate::{
    domain::presence::{Counted, GuestCount, PresenceMark, PresenceState},
    store::read::{Dweller, FireRoll, RollRow},
    text::{columns, presence::fitting},
    ui::{
        screens::fields::stripe,
        theme::{Role, Theme},
        view::{Cx, OpenHouse},
        widgets::list::ListRows,
    },
};

/// Cells of the name, or of «TRENGER HJELP» where there are no names: as many as leave room for every mark on the narrowest
/// screen.
const NAME: usize = 16;
/// Cells of how somebody is counted.
const COUNTED: usize = 9;
/// Cells of the guests with when they were counted.
const GUESTS: usize = 16;
/// Cells between two columns.
const GAP: usize = 1;

/// The roll as it is drawn.
pub struct Sheet<'a> {
    pub roll: &'a FireRoll,
    pub cx: &'a Cx<'a>,
    pub open: &'a OpenHouse<'a>,
    pub theme: Theme,
    /// Without names, and without anything that tells where somebody is who is not here.
    pub reduced: bool,
}

impl Sheet<'_> {
    /// The lines of a row.
    pub fn lines(&self, index: usize, width: u16) -> Vec<Line<'static>> {
        let Some(row) = self.roll.rows.get(index) else {
            return Vec::new();
        };
        let room = usize::from(width);
        let mut lines = vec![self.first(row, room)];
        if !self.reduced {
            lines.extend(row.dweller.iter().flat_map(|dweller| self.below(dweller, room)));
        }
        lines
    }

    fn span(&self, text: impl Into<String>, role: Role) -> Span<'static> {
        Span::styled(text.into(), self.theme.style(role))
    }

    /// Number, name, how they are counted, the mark that says so, guests.
    fn first(&self, row: &RollRow, room: usize) -> Line<'static> {
        let number = row.apartment.number;
        let (name, role) = self.name(row);
        let mut spans = vec![
            self.span("▌", stripe(number)),
            self.span(format!("{number} "), Role::Text),
            self.span(columns::pad(&name, NAME + GAP), role),
        ];
        let guests = row.guests.as_ref().map(|guests| self.guests(guests)).unwrap_or_default();
        let taken = 3 + NAME + GAP + COUNTED + GAP + GUESTS;
        match &row.dweller {
            Some(dweller) => {
                let (word, role) = self.counted(dweller);
                spans.push(self.span(columns::pad(&word, COUNTED + GAP), role));
                let (mark, role) = self.mark(dweller, room.saturating_sub(taken + GAP));
                spans.push(self.span(columns::pad(&mark, room.saturating_sub(taken)), role));
            }
            None => spans.push(self.span(" ".repeat(room.saturating_sub(taken) + COUNTED + GAP), Role::Text)),
        }
        spans.push(self.span(columns::pad_left(&guests, GUESTS), Role::Text));
        Line::from(spans)
    }

    /// Who lives there; in the reduced form only whether somebody there needs help.
    fn name(&self, row: &RollRow) -> (String, Role) {
        let t = self.cx.texts;
        match &row.dweller {
            None => (t.board_vacant().to_owned(), Role::Dim),
            Some(dweller) if self.reduced => match dweller.help {
                Some(_) => (t.roll_help_needed().to_uppercase(), Role::Important),
                None => (String::new(), Role::Text),
            },
            Some(dweller) => (t.called_within(self.open.people.called(dweller.youth), NAME), Role::Text),
        }
    }

    fn counted(&self, dweller: &Dweller) -> (String, Role) {
        let t = self.cx.texts;
        let (word, role) = match dweller.counted {
            Counted::In => (t.roll_in(), Role::Title),
            Counted::Out => (t.roll_out(), Role::Dim),
            Counted::Unknown => (t.roll_unknown(), Role::Important),
        };
        (word.to_uppercase(), role)
    }

    /// How somebody knows, and how old that is.
    fn mark(&self, dweller: &Dweller, room: usize) -> (String, Role) {
        let (t, now, zone) = (self.cx.texts, self.cx.now, self.cx.zone);
        let doubt = dweller.doubt.map(|doubt| t.doubt(&doubt, now, zone));
        let Some(mark) = &dweller.mark else {
            return match doubt {
                Some(doubt) => (fitting(&[format!("{doubt} · {}", t.roll_not_marked()), doubt], room), Role::Important),
                None => (t.roll_not_marked().to_owned(), Role::Important),
            };
        };
        let role = if mark.is_overdue(now) { Role::Overdue } else { Role::Text };
        let age = t.age(now - mark.at);
        let source = t.presence_source(mark.facts.source);
        let (at, short) = (t.moment(mark.at, now, zone), t.moment_short(mark.at, now, zone));
        let said = match mark.facts.state {
            PresenceState::Unknown | PresenceState::Missing => {
                vec![t.roll_since(at, &age), t.roll_since(short, &age), age.clone()]
            }
            _ => vec![
                t.roll_marked(source, at, &age),
                t.roll_marked(source, short, &age),
                t.roll_source(source, &age),
                age.clone(),
            ],
        };
        let before = self.before(mark);
        if let Some(doubt) = doubt {
            // Never the age of the mark beside the time of the check: it would be taken for that of the check.
            let marked = t.presence_at(source, t.moment_short(mark.at, now, zone));
            let wordings = [
                format!("{before}{doubt} · {}", said[0]),
                format!("{before}{doubt} · {marked}"),
                format!("{before}{doubt}"),
                doubt,
            ];
            return (fitting(&wordings, room), Role::Important);
        }
        let wordings: Vec<String> = said.into_iter().map(|said| [before.as_str(), &said].concat()).collect();
        (fitting(&wordings, room), role)
    }

    /// What is said of the state besides how it is counted: nothing that the covered screen must not tell.
    fn before(&self, mark: &PresenceMark) -> String {
        let (t, now, zone) = (self.cx.texts, self.cx.now, self.cx.zone);
        let back = mark.facts.expected_back.map(|back| t.moment(back, now, zone));
        match (mark.facts.state, back) {
            (_, Some(back)) if mark.is_overdue(now) => format!("{} · ", t.roll_expected(back)),
            (_, _) if self.reduced => String::new(),
            (PresenceState::Missing, _) => format!("{} · ", t.presence_missing().to_uppercase()),
            (state, Some(back)) => format!("{} · ", t.presence_back_only(t.presence_state_short(state), back)),
            (PresenceState::SchoolOrWork | PresenceState::OvernightAway, None) => {
                format!("{} · ", t.presence_state_short(mark.facts.state))
            }
            _ => String::new(),
        }
    }

    /// «2 gjester 12:30».
    fn guests(&self, guests: &GuestCount) -> String {
        let (t, now, zone) = (self.cx.texts, self.cx.now, self.cx.zone);
        if guests.count == 0 {
            return String::new();
        }
        let count = t.guests(i64::from(guests.count));
        fitting(
            &[
                t.presence_at(&count, t.moment(guests.at, now, zone)),
                t.presence_at(&count, t.moment_short(guests.at, now, zone)),
                count,
            ],
            GUESTS,
        )
    }

    /// What help is needed, and where somebody is who is away for the night.
    fn below(&self, dweller: &Dweller, room: usize) -> Vec<Line<'static>> {
        const INDENT: usize = 3;
        let t = self.cx.texts;
        let mut texts: Vec<(String, Role)> = Vec::new();
        texts.extend(dweller.help.as_ref().map(|help| (t.roll_help(help), Role::Important)));
        let place = dweller.mark.as_ref().and_then(|mark| mark.facts.place.as_ref());
        texts.extend(place.map(|place| (place.to_string(), Role::Dim)));
        let mut lines = Vec::new();
        for (text, role) in texts {
            for line in columns::wrap(&text, room.saturating_sub(INDENT)) {
                lines.push(Line::from(self.span(format!("{}{line}", " ".repeat(INDENT)), role)));
            }
        }
        lines
    }
}

impl ListRows for Sheet<'_> {
    fn count(&self) -> usize {
        self.roll.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, width).len()).unwrap_or(u16::MAX).max(1)
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        for (y, line) in (area.top()..area.bottom()).zip(self.lines(index, area.width)) {
            let place = Rect { y, height: 1, ..area };
            line.render(place, buf);
            if y == area.top() {
                // The selected row looks it, whatever its parts look like.
                buf.set_style(place, Style { fg: None, bg: style.bg, ..style });
            }
        }
    }
}
