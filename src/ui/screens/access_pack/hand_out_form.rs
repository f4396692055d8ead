//! Where the file that is handed out is written.

use std::path::PathBuf;

use crate::{
    domain::{
        access_pack::Pack,
        ids::{PackId, YouthId},
        refusal::Refusal,
    },
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{Opened, fields::target},
        view::{Cx, Effect},
    },
};

/// The longest path that can be typed.
const LONGEST: usize = 400;

/// Asks where to.
///
/// # Errors
/// [`Refusal::Gone`] for a pack that is not there, and what the store answers.
pub(super) fn open(pack: PackId, cx: &Cx<'_>) -> Opened {
    let pack = cx.house()?.reader.pack(pack)?.ok_or(Refusal::Gone)?;
    Ok(Box::new(FormView::new(HandOutForm::new(pack, cx), cx.texts).submitted_by_enter()))
}

struct HandOutForm {
    pack: Pack,
    path: TextField,
    notes: Vec<String>,
    t: Texts,
}

silent_debug!(HandOutForm);

impl HandOutForm {
    fn new(pack: Pack, cx: &Cx<'_>) -> Self {
        let (t, progress) = (cx.texts, pack.progress);
        let mut notes = Vec::new();
        match pack.receipts.first() {
            Some(first) => notes.push(t.pack_again_about(t.date(cx.zone.date(first.at)))),
            None => notes.push(t.pack_hand_out_about().to_owned()),
        }
        notes.push(t.pack_like_paper().to_owned());
        let unseen = progress.lines.saturating_sub(progress.seen);
        if unseen > 0 {
            notes.push(t.pack_unseen_warning(i64::from(unseen)));
        }
        // No name stands in it: names of files are seen by everybody who sees the medium.
        let proposed = format!("~/innsyn-{}-{}.txt", pack.id, cx.today());
        let words = Words::required(t.pack_form_file(), t.pack_form_file_help(), t.pack_form_file_missing());
        Self { pack, path: TextField::new(words, LONGEST).with_text(&proposed), notes, t }
    }
}

impl FormFields for HandOutForm {
    type Value = PathBuf;
    form_fields!(path);

    fn read(&self) -> Result<PathBuf, Refused> {
        let typed = self.path.value();
        if typed.is_empty() || typed.ends_with('/') {
            return Err(Refused::new("path", self.t.pack_form_file_missing()));
        }
        Ok(PathBuf::from(typed))
    }
}

impl FormScreen for HandOutForm {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn save_label(&self, t: Texts) -> &'static str {
        t.action_hand_out_pack()
    }

    fn title(&self, t: Texts) -> String {
        t.action_hand_out_pack().to_owned()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, path: PathBuf, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Effects(vec![Effect::CloseSaved, Effect::HandOutPack { pack: self.pack.id, path }]))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.pack.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.pack.youth)
    }
}
