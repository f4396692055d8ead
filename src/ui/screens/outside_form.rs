//! Where something that leaves the house is written: a sheet, a month, an answer to a request for access.

use std::path::{Path, PathBuf};

use crate::{
    domain::ids::YouthId,
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

/// What is written, and what the form says of it.
pub(super) struct Outside {
    /// What the form is called.
    pub title: &'static str,
    /// What its last key does.
    pub save: &'static str,
    /// The one field.
    pub field: Words,
    /// What is said of an empty path, and of one that ends in a folder.
    pub missing: &'static str,
    /// The path to begin with. No name stands in it: names of files are seen by everybody who sees the medium.
    pub proposed: String,
    /// What stands above the field.
    pub notes: Vec<String>,
    /// Whom it tells of, if one.
    pub youth: Option<YouthId>,
    /// Writes it.
    pub write: Box<dyn Fn(&Path) -> Effect>,
}

/// Asks where to.
pub(super) fn open(outside: Outside, cx: &Cx<'_>) -> Box<dyn View> {
    let path = TextField::new(outside.field.clone(), LONGEST).with_text(&outside.proposed);
    Box::new(FormView::new(OutsideForm { outside, path }, cx.texts).submitted_by_enter())
}

struct OutsideForm {
    outside: Outside,
    path: TextField,
}

silent_debug!(OutsideForm);

impl FormFields for OutsideForm {
    type Value = PathBuf;
    form_fields!(path);

    fn read(&self) -> Result<PathBuf, Refused> {
        let typed = self.path.value();
        if typed.is_empty() || typed.ends_with('/') {
            return Err(Refused::new("path", self.outside.missing));
        }
        Ok(PathBuf::from(typed))
    }
}

impl FormScreen for OutsideForm {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn save_label(&self, _t: Texts) -> &'static str {
        self.outside.save
    }

    fn title(&self, _t: Texts) -> String {
        self.outside.title.to_owned()
    }

    fn notes(&self) -> &[String] {
        &self.outside.notes
    }

    fn submission(&mut self, path: PathBuf, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Effects(vec![Effect::CloseSaved, (self.outside.write)(&path)]))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.outside.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.outside.youth
    }
}
