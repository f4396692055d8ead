//! Where the file that is handed out is written.

use super::super::{
    Opened,
    outside_form::{self, Outside},
};
use crate::{
    domain::{access_pack::Pack, ids::PackId, refusal::Refusal},
    ui::{
        forms::Words,
        view::{Cx, Effect},
    },
};

/// Asks where to.
///
/// # Errors
/// [`Refusal::Gone`] for a pack that is not there, and what the store answers.
pub(super) fn open(id: PackId, cx: &Cx<'_>) -> Opened {
    let t = cx.texts;
    let pack = cx.house()?.reader.pack(id)?.ok_or(Refusal::Gone)?;
    let outside = Outside {
        title: t.action_hand_out_pack(),
        save: t.action_hand_out_pack(),
        field: Words::required(t.pack_form_file(), t.pack_form_file_help(), t.pack_form_file_missing()),
        missing: t.pack_form_file_missing(),
        proposed: format!("~/innsyn-{id}-{}.txt", cx.today()),
        notes: notes(&pack, cx),
        youth: Some(pack.youth),
        write: Box::new(move |path| Effect::HandOutPack { pack: id, path: path.to_owned() }),
    };
    Ok(outside_form::open(outside, cx))
}

fn notes(pack: &Pack, cx: &Cx<'_>) -> Vec<String> {
    let (t, progress) = (cx.texts, pack.progress);
    let about = match pack.receipts.first() {
        Some(first) => t.pack_again_about(t.date(cx.zone.date(first.at))),
        None => t.pack_hand_out_about().to_owned(),
    };
    let unseen = i64::from(progress.lines.saturating_sub(progress.seen));
    let warning = (unseen > 0).then(|| t.pack_unseen_warning(unseen));
    [about, t.pack_like_paper().to_owned()].into_iter().chain(warning).collect()
}
