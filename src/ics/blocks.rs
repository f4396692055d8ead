//! The parts of a file that matter, each with the lines of its own that matter. What is wrong with the file as a whole is
//! found here, before anything is read from it.

use super::{
    IcsError, Limits,
    lines::{Line, Lines},
};
use crate::domain::letters::decoded;

/// Real files have four levels: a calendar, its event, the alarm, and what some programs put into it.
const DEEPEST: usize = 16;
/// More than a property of an event ever needs, and more letters than any text is kept of.
const LONGEST_LINE: usize = 128 << 10;
/// All lines of one event or zone: 60,000 exception dates.
const LONGEST_BLOCK: usize = 1 << 20;

const CALENDAR: &[u8] = b"VCALENDAR";
const EVENT: &[u8] = b"VEVENT";

/// What is taken out of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Zones with the parts inside of them.
    Zones,
    /// Events without the alarms inside of them.
    Events,
}

impl Kind {
    const fn component(self) -> &'static [u8] {
        match self {
            Self::Zones => b"VTIMEZONE",
            Self::Events => EVENT,
        }
    }

    /// The properties that are read; pictures and what programs note for themselves stay behind.
    const fn properties(self) -> &'static [&'static [u8]] {
        match self {
            Self::Zones => &[
                b"TZID",
                b"X-LIC-LOCATION",
                b"X-MICROSOFT-CDO-TZID",
                b"DTSTART",
                b"RRULE",
                b"RDATE",
                b"TZOFFSETFROM",
                b"TZOFFSETTO",
            ],
            Self::Events => &[
                b"UID",
                b"RECURRENCE-ID",
                b"SUMMARY",
                b"LOCATION",
                b"DESCRIPTION",
                b"DTSTART",
                b"DTEND",
                b"DURATION",
                b"RRULE",
                b"EXRULE",
                b"EXDATE",
                b"RDATE",
                b"STATUS",
                b"SEQUENCE",
            ],
        }
    }
}

/// Texts are cut where they become too long; a date that is cut is another date.
const TEXTS: [&[u8]; 3] = [b"SUMMARY", b"LOCATION", b"DESCRIPTION"];

/// One zone or event of a file.
#[derive(Debug)]
pub(super) struct Block {
    /// Where it begins in the file.
    pub line: usize,
    /// Its lines, unfolded, from `BEGIN:` to `END:`.
    pub text: String,
    /// Lines were left out because there was too much of them.
    pub is_too_long: bool,
}

impl Block {
    fn new(line: usize) -> Self {
        Self { line, text: String::new(), is_too_long: false }
    }

    fn push(&mut self, bytes: &[u8], may_be_cut: bool) {
        let fits = bytes.len() <= LONGEST_LINE;
        let bytes = if fits || !may_be_cut { bytes } else { without_part_of_letter(&bytes[..LONGEST_LINE]) };
        if bytes.len() > LONGEST_LINE || self.text.len() + bytes.len() > LONGEST_BLOCK {
            self.is_too_long = true;
            return;
        }
        self.text.push_str(&decoded(bytes));
        self.text.push('\n');
    }
}

/// Without the beginning of a letter at the end, which would make the text look like Windows-1252.
fn without_part_of_letter(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => &bytes[..error.valid_up_to()],
        _ => bytes,
    }
}

/// Goes through a file and hands out its zones or its events. Answers how many events it has.
///
/// # Errors
/// [`IcsError`] for what is wrong with the file as a whole.
pub(super) fn walk(bytes: &[u8], kind: Kind, limits: Limits, each: &mut dyn FnMut(Block)) -> Result<usize, IcsError> {
    let mut walk = Walk { kind, limits, open: Vec::new(), block: None, events: 0, is_calendar: false };
    for line in Lines::new(bytes) {
        if let Some(block) = walk.take(&line)? {
            each(block);
        }
    }
    match walk.open.last() {
        Some(open) => Err(IcsError::BrokenOff { line: open.line }),
        None if walk.is_calendar => Ok(walk.events),
        None => Err(IcsError::NotCalendar),
    }
}

/// A component whose end has not come yet.
struct Open {
    name: Vec<u8>,
    line: usize,
}

struct Walk {
    kind: Kind,
    limits: Limits,
    open: Vec<Open>,
    /// The wanted component that is open, and how deep it lies.
    block: Option<(Block, usize)>,
    events: usize,
    is_calendar: bool,
}

impl Walk {
    /// Takes one line. Answers the block that ends with it.
    fn take(&mut self, line: &Line<'_>) -> Result<Option<Block>, IcsError> {
        let name = line.name();
        if name.eq_ignore_ascii_case(b"BEGIN") {
            self.begin(line)?;
            return Ok(None);
        }
        if name.eq_ignore_ascii_case(b"END") {
            return self.end(line);
        }
        if !self.is_calendar && !name.is_empty() {
            return Err(IcsError::NotCalendar);
        }
        self.property(name, &line.bytes);
        Ok(None)
    }

    fn begin(&mut self, line: &Line<'_>) -> Result<(), IcsError> {
        let name = line.value().to_ascii_uppercase();
        if self.open.is_empty() && name != CALENDAR {
            return Err(if self.is_calendar {
                IcsError::Unexpected { line: line.number }
            } else {
                IcsError::NotCalendar
            });
        }
        // Neither lies in itself or in the other, so the end of the outer one is missing.
        let outermost = if name == EVENT { Some(EVENT) } else { (name == CALENDAR).then_some(CALENDAR) };
        if let Some(unended) = outermost.and_then(|name| self.open.iter().find(|open| open.name == name)) {
            return Err(IcsError::BrokenOff { line: unended.line });
        }
        if self.open.len() == DEEPEST {
            return Err(IcsError::TooDeep { line: line.number });
        }
        self.is_calendar = true;
        if name == EVENT {
            self.events += 1;
            if self.events > self.limits.events {
                return Err(IcsError::TooMany { most: self.limits.events });
            }
        }
        if self.block.is_none() && name == self.kind.component() {
            self.block = Some((Block::new(line.number), self.open.len() + 1));
        }
        self.open.push(Open { name, line: line.number });
        self.boundary(b"BEGIN:");
        Ok(())
    }

    fn end(&mut self, line: &Line<'_>) -> Result<Option<Block>, IcsError> {
        let Some(open) = self.open.last() else {
            return Err(if self.is_calendar {
                IcsError::Unexpected { line: line.number }
            } else {
                IcsError::NotCalendar
            });
        };
        if !line.value().eq_ignore_ascii_case(&open.name) {
            return Err(IcsError::BrokenOff { line: open.line });
        }
        self.boundary(b"END:");
        self.open.pop();
        Ok(self.block.take_if(|(_, depth)| *depth > self.open.len()).map(|(block, _)| block))
    }

    /// The block that lines at this depth belong to.
    fn own(&mut self) -> Option<&mut Block> {
        let (block, depth) = self.block.as_mut()?;
        (self.kind == Kind::Zones || *depth == self.open.len()).then_some(block)
    }

    /// Writes down where a component begins or ends, if it belongs to the block.
    fn boundary(&mut self, word: &[u8]) {
        let line = self.open.last().map(|open| [word, &open.name].concat()).unwrap_or_default();
        if let Some(block) = self.own() {
            block.push(&line, false);
        }
    }

    fn property(&mut self, name: &[u8], bytes: &[u8]) {
        let among = |names: &[&[u8]]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        if !among(self.kind.properties()) {
            return;
        }
        if let Some(block) = self.own() {
            block.push(bytes, among(&TEXTS));
        }
    }
}
