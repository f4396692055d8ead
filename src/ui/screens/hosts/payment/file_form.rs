//! Where the month is written as a file.

use std::path::PathBuf;

use crate::{
    domain::host::payment::Month,
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, Effect, View},
    },
};

/// The longest path that can be typed.
const LONGEST: usize = 400;

/// Asks where to.
pub(super) fn open(month: Month, cx: &Cx<'_>) -> Box<dyn View> {
    Box::new(FormView::new(FileForm::new(month, cx.texts), cx.texts).submitted_by_enter())
}

struct FileForm {
    month: Month,
    path: TextField,
    notes: Vec<String>,
    t: Texts,
}

silent_debug!(FileForm);

impl FileForm {
    fn new(month: Month, t: Texts) -> Self {
        let words = Words::required(t.payment_file(), t.payment_file_help(), t.payment_file_missing());
        let proposed = t.payment_file_name(month);
        let notes = vec![t.month_and_year(month), t.payment_only_basis().to_owned(), t.payment_file_about().to_owned()];
        Self { month, path: TextField::new(words, LONGEST).with_text(&proposed), notes, t }
    }
}

impl FormFields for FileForm {
    type Value = PathBuf;
    form_fields!(path);

    fn read(&self) -> Result<PathBuf, Refused> {
        let typed = self.path.value();
        if typed.is_empty() || typed.ends_with('/') {
            return Err(Refused::new("path", self.t.payment_file_missing()));
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
        t.action_write_payment()
    }

    fn title(&self, t: Texts) -> String {
        t.action_write_payment().to_owned()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, path: PathBuf, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Effects(vec![Effect::CloseSaved, Effect::WritePayment { month: self.month, path }]))
    }
}
