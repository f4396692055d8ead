//! What a test may ask the program without a key: the texts it owes somebody, what it said, whether it is covered.

use super::App;
use crate::{
    domain::ids::StaffId,
    store::drafts::Draft,
    ui::view::{Message, View},
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

    /// Texts that are typed and not saved, each with whose it is; the one that is typed in comes last. Kept on the disk or
    /// not.
    #[must_use]
    pub fn typed(&self) -> Vec<(StaffId, Draft)> {
        let owner = self.member().unwrap_or(StaffId(0));
        let parked = self.parked.iter().map(|(owner, views)| (*owner, views));
        let all = parked.chain([(owner, &self.stack)]);
        all.flat_map(|(owner, views)| drafts(views).map(move |draft| (owner, draft))).collect()
    }

    /// What was said, the newest first.
    pub fn messages(&self) -> impl ExactSizeIterator<Item = &Message> {
        self.messages.iter().map(|(_, message)| message)
    }
}

fn drafts(views: &[Box<dyn View>]) -> impl Iterator<Item = Draft> {
    views.iter().filter_map(|view| view.draft())
}
