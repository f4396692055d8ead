//! *Kartlegging* in a youth's file: the register of what was mapped, and the house's own list of skills with its pictures. One
//! list, so that arrows reach everything; the selected row opens up.
//!
//! ```text
//!   Kartlegginger
//! ▸ KLEM, 2. utgave                        12.05.2026 KN · igjen 12.12.2026 (om 21 dager)
//!     Avtalt: egen vekkerklokke
//!
//!   Botrening                              siste 12 måneder, høyere er mer
//!   alene                       6 av 19           ······▁▁▂▃▃▄
//!   …
//!   mat
//!   Lage enkel middag           med hjelp ↑       ······▁▁▁▃▃▃  12.11.2026 KN
//! ```

mod assessment_form;
mod rows;
mod skill_field;
mod skill_form;
mod walk_form;

use ratatui::layout::Rect;

use self::{
    assessment_form::AssessmentForm,
    rows::{Order, Row, Rows},
};
use super::{
    Opened, Reopen,
    kept::{
        self, KeptRow as _, Subject,
        end_form::{self, Ending},
    },
};
use crate::{
    domain::{
        access::{Deed, allows},
        assessment::{Assessment, skill::Skill},
        changes::{Changes, Topic},
        contact::interpreter::Interpreter,
        ids::{ApartmentId, YouthId},
        kept::Kept,
    },
    store::StoreError,
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        dialogs::agreed::Agreed,
        input::Input,
        theme::{Theme, ThemeName},
        view::{Availability, Cx, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// How the names of all forms here begin in drafts.
pub const DRAFTS: &str = "assessments-";

/// A form of this page by the name of its drafts.
#[must_use]
pub(super) fn form_of(form: &str) -> Option<Reopen> {
    Some(match form {
        AssessmentForm::DRAFT => kept::reopen::<AssessmentForm>,
        skill_form::DRAFT => skill_form::reopen,
        walk_form::DRAFT => walk_form::reopen,
        _ => return None,
    })
}

/// The page.
#[derive(Debug)]
struct Screen {
    page: Page,
    list: ListState,
}

/// Everything that is shown of one youth.
struct Page {
    youth: YouthId,
    apartment: Option<ApartmentId>,
    /// Whoever is signed in may see it.
    may_see: bool,
    /// Those that count first, the newest before the older ones.
    assessments: Vec<Assessment>,
    interpreters: Vec<Interpreter>,
    /// The house's list in its order, then what is no longer on it.
    skills: Vec<Skill>,
    rows: Vec<Row>,
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page").field("youth", &self.youth).finish_non_exhaustive()
    }
}

/// The page of a youth.
///
/// # Errors
/// What the store answers.
pub fn page(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Screen { page: Page::read(youth, cx)?, list: ListState::default() }))
}

impl Page {
    fn read(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let mut page = Self {
            youth,
            apartment: open.people.home(youth).map(|home| home.id),
            may_see: allows(open.session.staff.rights(), Deed::SeeAssessments),
            assessments: Vec::new(),
            interpreters: Vec::new(),
            skills: Vec::new(),
            rows: Vec::new(),
        };
        if page.may_see {
            page.assessments = open.reader.assessments_of(youth)?;
            page.assessments.sort_by_key(|one| (one.ended.is_some(), std::cmp::Reverse((one.facts.done_on, one.id))));
            page.interpreters = open.reader.interpreters()?;
            page.skills = Skill::arrange(&cx.config.skills, open.reader.skill_marks(youth)?);
            page.rows = rows::arrange(&page);
        }
        Ok(page)
    }
}

impl Screen {
    fn current(&self) -> Option<Row> {
        self.page.rows.get(self.list.current(&Order(&self.page.rows))?).copied()
    }

    /// The assessment that is selected, unless it was ended.
    fn assessment(&self) -> Option<&Assessment> {
        match self.current()? {
            Row::Assessment(at) => self.page.assessments.get(at).filter(|one| one.ended.is_none()),
            _ => None,
        }
    }

    fn skill(&self) -> Option<&Skill> {
        match self.current()? {
            Row::Skill(at) => self.page.skills.get(at),
            _ => None,
        }
    }

    fn edit(&self, cx: &Cx<'_>) -> Response {
        let youth = self.page.youth;
        let opened = match (self.assessment(), self.skill()) {
            (Some(one), _) => kept::open::<AssessmentForm>(Subject::of(youth, one.id.0, one.version), cx),
            (None, Some(skill)) => skill_form::open(youth, &skill.skill, cx),
            (None, None) => return Response::Handled,
        };
        super::response(opened, cx)
    }

    fn open_selected(&self, cx: &Cx<'_>) -> Response {
        let Some(skill) = self.skill() else { return self.edit(cx) };
        match Agreed::skill(self.page.youth, &skill.skill, cx) {
            Ok(dialog) => Response::open(dialog),
            Err(error) => Response::effect(super::failure(&error, cx)),
        }
    }

    fn end(&self, cx: &Cx<'_>) -> Response {
        let Some(one) = self.assessment() else { return Response::Handled };
        let what = one.facts.instrument.to_string();
        let ending = Ending { youth: self.page.youth, kept: Kept::Assessment(one.id), version: one.version, what };
        super::response(end_form::open(ending, cx), cx)
    }

    /// Moves in the list.
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        // Rows are as tall in every theme.
        let mut list = self.list.clone();
        let moved = by(&mut list, &Rows::new(&self.page, &self.list, Theme::new(ThemeName::Mono), *cx));
        self.list = list;
        super::moved(Ok(moved), cx)
    }
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Assessments
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.file_assessments().to_owned()
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        (action == Action::Open && self.skill().is_some()).then(|| t.action_skill_history())
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        if self.skill().is_some() { &[Action::WalkSkills, Action::Open] } else { &[Action::AddAssessment] }
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        let may = || super::availability(Action::AddAssessment, Some(self.page.youth), cx);
        match action {
            Action::AddAssessment => may(),
            Action::WalkSkills if self.page.may_see && cx.config.skills.is_empty() => {
                Availability::Disabled(cx.texts.skills_none().to_owned())
            }
            Action::WalkSkills => may(),
            Action::EndRow => match may() {
                Availability::Available if self.assessment().is_none() => {
                    Availability::Disabled(cx.texts.assessments_choose().to_owned())
                }
                may => may,
            },
            Action::Edit if self.assessment().is_some() || self.skill().is_some() => may(),
            Action::Open if self.skill().is_some() => Availability::Available,
            Action::Open if self.assessment().is_some() => may(),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let youth = self.page.youth;
        match action {
            Action::AddAssessment => super::response(kept::open::<AssessmentForm>(Subject::new(youth), cx), cx),
            Action::WalkSkills => super::response(walk_form::open(youth, cx), cx),
            Action::EndRow => self.end(cx),
            Action::Edit => self.edit(cx),
            Action::Open => self.open_selected(cx),
            _ => self.moved(cx, |list, rows| list.step(action, rows)),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => self.moved(cx, |list, rows| list.wheel(*mouse, rows)),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        let shown = Changes::of(Topic::Assessments).and(Topic::Contacts).and(Topic::Youths).and(Topic::Staff);
        if !changes.touch(shown.and(Topic::Clock)) {
            return Ok(());
        }
        let key = self.current().and_then(|row| self.page.key(row));
        self.page = Page::read(self.page.youth, cx)?;
        let same = |row: &Row| key.is_some() && self.page.key(*row) == key;
        if let Some(row) = self.page.rows.iter().position(same) {
            self.list.select(row);
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        if !self.page.may_see {
            return pane::sentence(canvas, area, cx.texts.assessments_may_not(), true);
        }
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        let rows = Rows::new(&self.page, &self.list, canvas.theme(), *cx).plain(canvas.plain());
        pane::list(canvas, &self.list, &rows, area, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.page.youth)
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.page.apartment
    }
}
