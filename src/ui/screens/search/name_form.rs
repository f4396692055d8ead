//! What a search that is kept is called.

use crate::{
    domain::{command::Command, names::Line, search::SavedSearch},
    explain,
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// Characters a name may have.
const MOST: usize = 40;

/// What the name is for.
enum Wanted {
    /// This search is kept from now on.
    New(Line),
    /// This one is called otherwise.
    Rename(SavedSearch),
}

/// Asks what a search is to be called.
#[must_use]
pub fn open_new(line: Line, t: Texts) -> Box<dyn View> {
    open(Wanted::New(line), "", t)
}

/// Asks what a search is to be called instead.
#[must_use]
pub fn open_rename(saved: SavedSearch, t: Texts) -> Box<dyn View> {
    let name = saved.name.to_string();
    open(Wanted::Rename(saved), &name, t)
}

fn open(wanted: Wanted, name: &str, t: Texts) -> Box<dyn View> {
    let words = Words::required(t.search_name(), t.search_name_help(), t.search_name_missing());
    let form = NameForm { name: TextField::new(words, MOST).with_text(name), wanted, t };
    Box::new(FormView::new(form, t))
}

struct NameForm {
    name: TextField,
    wanted: Wanted,
    t: Texts,
}

silent_debug!(NameForm);

impl FormFields for NameForm {
    type Value = Line;
    form_fields!(name);

    fn read(&self) -> Result<Line, Refused> {
        match Line::optional(&self.name.value()) {
            Ok(name) => name.ok_or_else(|| Refused::new("name", self.t.search_name_missing())),
            Err(reason) => Err(Refused::new("name", explain::invalid(self.t, reason))),
        }
    }
}

impl FormScreen for NameForm {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn title(&self, t: Texts) -> String {
        match self.wanted {
            Wanted::New(_) => t.search_name_title().to_owned(),
            Wanted::Rename(_) => t.search_rename_title().to_owned(),
        }
    }

    fn submission(&mut self, name: Line, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(match &self.wanted {
            Wanted::New(line) => Command::SaveSearch { name, line: line.clone() },
            Wanted::Rename(saved) => Command::RenameSearch { search: saved.id, version: saved.version, name },
        })))
    }
}
