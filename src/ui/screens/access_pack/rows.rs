//! Packs as a list draws them: what was asked for, how far it has come, and each time it was handed out.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line, widgets::Widget as _};

use crate::{
    domain::{
        access_pack::{Pack, Receipt},
        time::Instant,
    },
    text::columns,
    ui::{
        theme::{Role, Theme},
        view::Cx,
        widgets::list::ListRows,
    },
};

/// Cells before what belongs to a pack.
const INDENT: &str = "  ";

/// The packs, the newest first.
pub(super) struct Rows<'a> {
    pub packs: &'a [Pack],
    pub cx: &'a Cx<'a>,
    pub theme: Theme,
}

impl Rows<'_> {
    fn lines(&self, index: usize, width: u16) -> Vec<String> {
        let Some(pack) = self.packs.get(index) else { return Vec::new() };
        let (t, room) = (self.cx.texts, usize::from(width).max(20));
        let begun = t.pack_begun(t.date(self.cx.zone.date(pack.begun_at)), self.initials(pack.begun_by));
        let request = &pack.request;
        let mut lines =
            columns::wrap_parts([begun, t.pack_asked_for(t.pack_asked(request)), t.pack_period(request)], room);
        let told = if pack.is_finished() {
            pack.receipts.iter().flat_map(|receipt| self.receipt(receipt)).collect()
        } else {
            let progress = pack.progress;
            vec![
                t.pack_seen(i64::from(progress.decided), i64::from(progress.proposed)),
                t.pack_lines(i64::from(progress.lines)),
            ]
        };
        let below = columns::wrap_parts(told, room.saturating_sub(INDENT.len()));
        lines.extend(below.into_iter().map(|line| format!("{INDENT}{line}")));
        lines
    }

    fn receipt(&self, receipt: &Receipt) -> Vec<String> {
        let (t, handed) = (self.cx.texts, &receipt.handed);
        let mut told = vec![
            t.pack_handed_out(self.moment(receipt.at), self.initials(receipt.by)),
            t.pack_lines(i64::from(handed.lines)),
            t.pack_masked(i64::from(handed.masked)),
        ];
        if handed.unseen > 0 {
            told.push(t.pack_unseen(i64::from(handed.unseen)));
        }
        let reasons = handed.reasons.iter();
        told.extend(reasons.map(|(name, count)| t.pack_paper_why_count(i64::from(*count), t.pack_reason_named(name))));
        told.push(format!("SHA-256 {}", handed.sha256));
        told
    }

    fn moment(&self, at: Instant) -> String {
        let t = self.cx.texts;
        t.date_and_time(t.date(self.cx.zone.date(at)), t.clock(at, self.cx.zone))
    }

    fn initials(&self, staff: crate::domain::ids::StaffId) -> &str {
        self.cx.open.map_or("–", |open| open.people.initials(staff))
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.packs.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, width).len()).unwrap_or(u16::MAX).max(1)
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let selected = style == self.theme.style(Role::Selected);
        for (y, text) in (area.top()..area.bottom()).zip(self.lines(index, area.width)) {
            let role = if text.starts_with(INDENT) { Role::Dim } else { Role::Text };
            let style = if selected { style } else { self.theme.style(role) };
            Line::styled(text, style).render(Rect { y, height: 1, ..area }, buf);
        }
    }
}
