//! Where a sheet that was given is written, to be printed.

use std::path::PathBuf;

use crate::{
    domain::{
        host::sheet::Sheet,
        ids::{HostCaseId, HostSheetId, YouthId},
    },
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::fields::target,
        view::{Cx, Effect, View},
    },
};

/// The longest path that can be typed.
const LONGEST: usize = 400;

/// Asks where to.
pub(super) fn open(sheet: &Sheet, cx: &Cx<'_>) -> Box<dyn View> {
    let t = cx.texts;
    // No name stands in it: names of files are seen by everybody who sees the medium.
    let proposed = format!("~/informasjonsark-{}-{}.txt", sheet.id, sheet.given_on);
    let words = Words::required(t.sheet_file(), t.sheet_file_help(), t.sheet_file_missing());
    let path = TextField::new(words, LONGEST).with_text(&proposed);
    let form = FileForm { case: sheet.case, sheet: sheet.id, youth: sheet.youth, path, t };
    Box::new(FormView::new(form, t).submitted_by_enter())
}

struct FileForm {
    case: HostCaseId,
    sheet: HostSheetId,
    youth: YouthId,
    path: TextField,
    t: Texts,
}

silent_debug!(FileForm);

impl FormFields for FileForm {
    type Value = PathBuf;
    form_fields!(path);

    fn read(&self) -> Result<PathBuf, Refused> {
        let typed = self.path.value();
        if typed.is_empty() || typed.ends_with('/') {
            return Err(Refused::new("path", self.t.sheet_file_missing()));
        }
        Ok(PathBuf::from(typed))
    }
}

impl FormScreen for FileForm {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn save_label(&self, t: Texts) -> &'static str {
        t.action_write_sheet()
    }

    fn title(&self, t: Texts) -> String {
        t.sheet_file_title().to_owned()
    }

    fn submission(&mut self, path: PathBuf, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let write = Effect::WriteSheet { case: self.case, sheet: self.sheet, path };
        Ok(Submission::Effects(vec![Effect::CloseSaved, write]))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
