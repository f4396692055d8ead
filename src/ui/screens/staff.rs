//! The members of staff: initials, name, role, and whether they still work here.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use super::{Opened, staff_forms};
use crate::{
    domain::{
        changes::{Changes, Topic},
        command::Command,
        ids::StaffId,
        staff::{StaffFunction, StaffMember, StaffRole},
    },
    store::{StoreError, read::People},
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        dialogs::question::Question,
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Response, View},
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Cells of initials, of the role, and of what somebody is beside it.
const INITIALS: usize = 6;
const ROLE: usize = 18;
const BESIDE: usize = 20;

/// The list of staff.
#[derive(Debug)]
struct Staff {
    members: Vec<StaffMember>,
    list: ListState,
}

/// Opens the list.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    let members = arrange(cx.house()?.people);
    Ok(Box::new(Staff { members, list: ListState::default() }))
}

/// Those who work here, then those who have: both by initials.
fn arrange(people: &People) -> Vec<StaffMember> {
    let mut members: Vec<StaffMember> = people.staff.values().cloned().collect();
    members.sort_by(|one, other| (!one.active, &one.initials).cmp(&(!other.active, &other.initials)));
    members
}

impl Staff {
    fn rows<'a>(&'a self, cx: &Cx<'_>, theme: Theme) -> Rows<'a> {
        Rows { members: &self.members, t: cx.texts, theme }
    }

    fn selected(&self, cx: &Cx<'_>) -> Option<StaffId> {
        self.member(cx).map(|member| member.id)
    }

    fn member(&self, cx: &Cx<'_>) -> Option<&StaffMember> {
        let at = self.list.current(&self.rows(cx, Theme::new(ThemeName::Mono)))?;
        self.members.get(at)
    }

    /// Whether the selected member can be a coordinator: who has left and who is an administrator cannot.
    fn may_coordinate(&self, cx: &Cx<'_>) -> Availability {
        match self.member(cx) {
            Some(member) if !member.active => Availability::Disabled(cx.texts.coordinator_has_left().to_owned()),
            Some(member) if member.role == StaffRole::Administrator => {
                Availability::Disabled(cx.texts.refused_administrator_keeps_no_hosts().to_owned())
            }
            _ => Availability::Available,
        }
    }

    /// Asks before somebody becomes a coordinator or is none any more, and says what that means.
    fn ask_coordinator(&self, cx: &Cx<'_>) -> Response {
        let Some(member) = self.member(cx) else { return Response::Handled };
        let (t, staff, holds) = (cx.texts, member.id, !member.host_coordinator);
        let (yes, sentence) = match holds {
            true => (t.coordinator_give(), t.coordinator_give_question(&member.initials, &member.name)),
            false => (t.coordinator_take(), t.coordinator_take_question(&member.initials, &member.name)),
        };
        let command = Command::SetFunction { staff, function: StaffFunction::HostCoordinator, holds };
        let question = Question::new(yes, sentence, vec![Effect::Run(Box::new(command))]);
        Response::effect(Effect::Open(Box::new(question.or(t.coordinator_as_it_is()))))
    }

    fn open_selected(&self, form: fn(StaffId, &Cx<'_>) -> Opened, cx: &Cx<'_>) -> Response {
        match self.selected(cx) {
            Some(staff) => super::response(form(staff, cx), cx),
            None => Response::Handled,
        }
    }
}

impl View for Staff {
    fn scope(&self) -> Scope {
        Scope::Staff
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.staff_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::StaffHouses => super::availability(Action::StaffHouses, None, cx),
            Action::Edit | Action::Open | Action::ResetSecrets => super::availability(Action::AddStaff, None, cx),
            Action::SetCoordinator => match super::availability(Action::AddStaff, None, cx) {
                Availability::Available => self.may_coordinate(cx),
                disabled => disabled,
            },
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Edit | Action::Open => self.open_selected(staff_forms::open_change, cx),
            Action::StaffHouses => self.open_selected(super::houses::staff_form::open, cx),
            Action::ResetSecrets => self.open_selected(staff_forms::open_reset, cx),
            Action::SetCoordinator => self.ask_coordinator(cx),
            // The list is open already.
            Action::OpenStaff => Response::Handled,
            _ => {
                let rows = Rows { members: &self.members, t: cx.texts, theme: Theme::new(ThemeName::Mono) };
                super::moved(Ok(self.list.step(action, &rows)), cx)
            }
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        let Input::Mouse(mouse) = input else {
            return Response::Ignored;
        };
        let rows = Rows { members: &self.members, t: cx.texts, theme: Theme::new(ThemeName::Mono) };
        super::moved(Ok(self.list.wheel(*mouse, &rows)), cx)
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.has(Topic::Staff) {
            let before = self.selected(cx);
            self.members = arrange(cx.house()?.people);
            let at = self.members.iter().position(|member| Some(member.id) == before);
            self.list.select(at.unwrap_or(0));
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let title = vec![canvas.span(t.staff_title(), Role::Title)];
        let active = self.members.iter().filter(|member| member.active).count();
        let below = pane::heading(canvas, title, &t.staff_count(i64::try_from(active).unwrap_or(i64::MAX)));
        pane::list(canvas, &self.list, &self.rows(cx, canvas.theme()), below, true, Target);
    }
}

/// The rows as the list draws them.
struct Rows<'a> {
    members: &'a [StaffMember],
    t: Texts,
    theme: Theme,
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.members.len()
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let member = &self.members[index];
        let room = usize::from(area.width).saturating_sub(INITIALS + 2 + ROLE + BESIDE).min(40);
        let beside = match (member.active, member.host_coordinator) {
            (false, _) => self.t.staff_left(),
            (true, true) => self.t.staff_function(StaffFunction::HostCoordinator),
            (true, false) => "",
        };
        let text = format!(
            "{}{}  {}{beside}",
            columns::pad(member.initials.as_str(), INITIALS),
            columns::pad(member.name.as_str(), room),
            columns::pad(self.t.role(member.role), ROLE),
        );
        let quiet = !member.active && style == self.theme.style(Role::Text);
        let style = if quiet { self.theme.style(Role::Dim) } else { style };
        draw_line(&Line::styled(text, style), area, buf);
    }
}
