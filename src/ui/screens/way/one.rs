//! One youth's way, a row a leg. What came after the house and the host is written, changed and struck here.

use super::{
    super::{
        Opened, response,
        sheet::{Sheet, SheetView, Told, whose},
    },
    Names, stop_form, strike_form,
};
use crate::{
    domain::{
        audit::AccessEvent,
        changes::{Changes, Topic},
        host::way::{Leg, Of, doubled, unsaid},
        ids::{StopId, YouthId},
    },
    store::StoreError,
    ui::{
        action::{Action, Scope},
        screens,
        theme::Role,
        view::{Availability, Cx, Effect, Response},
    },
};

/// The page.
#[derive(Debug)]
struct Way {
    youth: YouthId,
    legs: Vec<Leg>,
    names: Names,
}

/// Opens it.
///
/// # Errors
/// What the store answers.
pub(super) fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    let mut way = Way { youth, legs: Vec::new(), names: Names::default() };
    way.read(cx)?;
    Ok(Box::new(SheetView::new(way)))
}

impl Way {
    fn stop(&self, selected: Option<usize>) -> Option<StopId> {
        match self.legs.get(selected?)?.of {
            Of::Stop(stop, _) => Some(stop),
            _ => None,
        }
    }
}

impl Sheet for Way {
    fn scope(&self) -> Scope {
        Scope::WayOfOne
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.way_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        (whose(self.youth, cx.texts.way_title(), cx), String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::House).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        self.legs = reader.way_of(self.youth)?;
        self.names = Names::read(reader, self.legs.iter())?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        if self.legs.is_empty() {
            return vec![Told::new(t.way_of_one_none(cx.key(Action::AddStop)), Role::Dim).keyed(0)];
        }
        let row = |(at, leg): (usize, &Leg)| {
            let arrow = if at == 0 { "" } else { "→" };
            Told::new(self.names.leg(leg, cx), Role::Text).labelled(arrow, 3).keyed(at)
        };
        let mut rows: Vec<Told> = self.legs.iter().enumerate().map(row).collect();
        for (nth, (one, other)) in doubled(&self.legs).into_iter().enumerate() {
            let told = t.way_doubled(self.names.leg(one, cx), self.names.leg(other, cx));
            rows.push(Told::new(told, Role::Important).labelled("▲", 3).keyed(usize::MAX - 2 - nth));
        }
        if unsaid(&self.legs, cx.today()).is_some() {
            let told = Told::new(t.way_not_said(), Role::Important);
            rows.push(told.labelled("▲", 3).keyed(usize::MAX - 1));
        }
        rows.push(Told::blank());
        let hint = t.way_of_one_hint(cx.key(Action::AddStop), cx.key(Action::Edit), cx.key(Action::EndRow));
        rows.push(Told::new(hint, Role::Dim));
        rows.push(Told::new(t.way_kept_elsewhere(t.way_file_moves()), Role::Dim));
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        let may = || screens::availability(Action::AddStop, None, cx);
        match action {
            Action::AddStop => may(),
            Action::Edit | Action::EndRow | Action::Open => match may() {
                Availability::Available if self.stop(selected).is_none() => {
                    Availability::Disabled(cx.texts.way_choose_stop().to_owned())
                }
                may => may,
            },
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::AddStop, Action::Edit]
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match (action, self.stop(selected)) {
            (Action::AddStop, _) => response(stop_form::open_new(self.youth, cx), cx),
            (Action::Edit | Action::Open, Some(stop)) => response(stop_form::open(stop, cx), cx),
            (Action::EndRow, Some(stop)) => response(strike_form::open(stop, cx), cx),
            _ => Response::Ignored,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(self.youth) })
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
