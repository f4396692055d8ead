//! What a test may ask the program without a key: the texts it owes somebody, what it said, whether it is covered.

use super::App;
use crate::{
    domain::ids::StaffId,
    store::drafts::{Draft, DraftKey},
    ui::view::Message,
};

impl App {
    /// Who is signed in.
    #[must_use]
    pub fn member(&self) -> Option<StaffId> {
        Some(self.entered.as_ref()?.session.staff.id)
    }

    /// Nothing of the house is shown: it is covered, closed or not made yet.
    #[must_use]
    pub const fn is_covered(&self) -> bool {
        self.cover.is_some()
    }

    /// Views that lie on top of one another, the first screen included.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.stack.len()
    }

    /// Every open form that keeps drafts: whose it is, the name of its draft, and what would be kept of it now; the one that
    /// is typed in comes last.
    #[must_use]
    pub fn typed(&self) -> Vec<(StaffId, DraftKey, Option<Draft>)> {
        let owner = self.member().unwrap_or(StaffId(0));
        let parked = self.parked.iter().map(|parked| (parked.owner, &parked.views));
        let all = parked.chain([(owner, &self.stack)]);
        all.flat_map(|(owner, views)| {
            views.iter().filter_map(move |view| Some((owner, view.draft_key()?, view.draft())))
        })
        .collect()
    }

    /// What was said, the newest first.
    pub fn messages(&self) -> impl ExactSizeIterator<Item = &Message> {
        self.messages.iter().map(|(_, message)| message)
    }
}
