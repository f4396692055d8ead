//! The versions of a youth's plan, the newest first: who began, made current and closed each, when and why.

use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        ids::YouthId,
        plan::{Act, PlanStatus, PlanVersion},
        refusal::Refusal,
    },
    store::StoreError,
    ui::{
        action::{Action, Scope},
        screens::{
            Opened, allowed, file, response,
            sheet::{Sheet, SheetView, Told, whose},
        },
        theme::Role,
        view::{Availability, Cx, Response},
    },
};

use super::{comparison, why_form};

/// The screen.
#[derive(Debug)]
struct Versions {
    youth: YouthId,
    versions: Vec<PlanVersion>,
}

/// Opens the versions of a youth's plan.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number, and what the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    if !cx.house()?.people.youths.contains_key(&youth) {
        return Err(Refusal::Gone.into());
    }
    let mut sheet = Versions { youth, versions: Vec::new() };
    sheet.read(cx)?;
    Ok(Box::new(SheetView::new(sheet)))
}

impl Versions {
    fn selected(&self, key: Option<usize>) -> Option<&PlanVersion> {
        self.versions.get(key?)
    }

    fn act(label: impl Fn(String, String) -> String, act: &Act, cx: &Cx<'_>) -> Told {
        let t = cx.texts;
        let initials = cx.open.map_or("", |open| open.people.initials(act.by)).to_owned();
        let told = label(t.date(cx.zone.date(act.at)), initials);
        let told = act.why.as_ref().map_or_else(|| told.clone(), |why| t.versions_why(&told, why));
        Told::new(told, Role::Dim).indented(4)
    }

    /// Whether the plan may be changed at all, and if so what else stands in the way.
    fn changing(deed: Deed, hindered: Option<&str>, cx: &Cx<'_>) -> Availability {
        let Some(open) = cx.open else {
            return Availability::NotHere;
        };
        match (allowed(&open.session.staff, deed, cx), hindered) {
            (Availability::Available, Some(why)) => Availability::Disabled(why.to_owned()),
            (may, _) => may,
        }
    }
}

impl Sheet for Versions {
    fn scope(&self) -> Scope {
        Scope::Versions
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.versions_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        (whose(self.youth, cx.texts.versions_title(), cx), String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Plan).and(Topic::Staff)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.versions = cx.house()?.reader.plan_versions(self.youth)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        if self.versions.is_empty() {
            return vec![Told::new(t.versions_none(), Role::Dim)];
        }
        let mut rows = Vec::new();
        for (key, version) in self.versions.iter().enumerate() {
            let status = t.plan_status_of(version.status);
            let role = if version.status == PlanStatus::Closed { Role::Dim } else { Role::Text };
            rows.push(Told::new(t.plan_version_line(i64::from(version.number), status), role).keyed(key));
            rows.push(Self::act(|when, by| t.versions_begun(when, by), &version.begun, cx));
            rows.extend(
                version.current.as_ref().map(|act| Self::act(|when, by| t.versions_current(when, by), act, cx)),
            );
            rows.extend(version.closed.as_ref().map(|act| Self::act(|when, by| t.versions_closed(when, by), act, cx)));
        }
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        let version = self.selected(selected);
        let status = version.map(|version| version.status);
        match action {
            Action::Open if version.is_some() => Availability::Available,
            Action::ComparePlans => match selected {
                Some(key) if key + 1 < self.versions.len() => Availability::Available,
                _ => Availability::Disabled(t.versions_nothing_before().to_owned()),
            },
            Action::BeginPlan => {
                let drafted = self.versions.iter().any(|version| version.status == PlanStatus::Draft);
                Self::changing(Deed::WritePlan, drafted.then(|| t.versions_drafted()), cx)
            }
            Action::MakeCurrent => {
                let approval = cx.open.is_some_and(|open| open.info.plan_approval);
                let deed = if approval { Deed::ApprovePlan } else { Deed::WritePlan };
                let other = status != Some(PlanStatus::Draft);
                Self::changing(deed, other.then(|| t.versions_choose_draft()), cx)
            }
            Action::ClosePlan => {
                let closed = status.is_none_or(|status| status == PlanStatus::Closed);
                Self::changing(Deed::WritePlan, closed.then(|| t.versions_choose_open()), cx)
            }
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        if action == Action::BeginPlan {
            return response(why_form::open_begin(self.youth, cx), cx);
        }
        let Some(version) = self.selected(selected) else {
            return Response::Ignored;
        };
        match action {
            Action::Open => response(file::open_version(self.youth, version.id, cx), cx),
            Action::MakeCurrent => response(why_form::open_current(version.id, cx), cx),
            Action::ClosePlan => response(why_form::open_close(version.id, cx), cx),
            Action::ComparePlans => match selected.and_then(|key| self.versions.get(key + 1)) {
                Some(before) => response(comparison::open(before, version, cx), cx),
                None => Response::Handled,
            },
            _ => Response::Ignored,
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
