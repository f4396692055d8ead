//! What of the calendar is shown.

use crate::{
    domain::{
        calendar::{EventKind, Occurrence},
        house::Door,
        ids::YouthId,
        names::Line,
    },
    store::read::concerns,
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            choice::ChoiceField,
            form_fields, silent_debug,
            view::{FormScreen, FormView, Submission},
        },
        screens::{Opened, calendar::place::Place},
        theme::Role,
        view::{Cx, Effect},
    },
};

/// A filter; the empty one shows everything but the shifts of the rota, which stand only where they are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only what names this youth.
    pub youth: Option<YouthId>,
    /// Only what is there.
    pub place: Option<Line>,
    /// Only this kind.
    pub kind: Option<EventKind>,
}

impl Filter {
    /// Nothing but the rota is left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a time of an event is shown.
    #[must_use]
    pub fn passes(&self, one: &Occurrence) -> bool {
        let is_kind = match self.kind {
            Some(kind) => one.facts.kind == kind,
            None => one.facts.kind != EventKind::RotaShift,
        };
        is_kind
            && self.youth.is_none_or(|youth| concerns(one, youth))
            && (self.place.is_none() || self.place == one.facts.place)
    }

    /// «bare 3 Amir · avtale · Felleskjøkken»; `None` for an empty one.
    pub(super) fn in_words(&self, cx: &Cx<'_>) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let t = cx.texts;
        let youth = self.youth.map(|youth| called(youth, cx));
        let kind = self.kind.map(|kind| t.calendar_kind(kind.id()));
        let place = self.place.as_ref().map(ToString::to_string);
        let parts: Vec<String> = [youth, kind, place].into_iter().flatten().collect();
        Some(t.calendar_only(parts.join(" · ")))
    }
}

/// «3 Amir»
fn called(youth: YouthId, cx: &Cx<'_>) -> String {
    cx.open.map_or_else(String::new, |open| {
        open.people.with_doors(&[youth], |youth| cx.texts.called(open.people.called(youth)).into_owned())
    })
}

/// The fields of the filter, and where the calendar stood when it was asked for.
struct FilterFields {
    youth: ChoiceField<Option<YouthId>>,
    kind: ChoiceField<Option<EventKind>>,
    place: ChoiceField<Option<Line>>,
    stood: Place,
}

silent_debug!(FilterFields);

/// Asks what is to be shown; `places` are those of what is shown now, beside the rooms of the house.
///
/// # Errors
/// What the store answers.
pub(super) fn open(stood: Place, places: &[Line], cx: &Cx<'_>) -> Opened {
    let (t, filter) = (cx.texts, &stood.filter);
    let fields = FilterFields {
        youth: ChoiceField::new(Words::optional(t.filter_youth(), t.calendar_filter_youth_help()), youths(cx)?)
            .starting_with(|youth| *youth == filter.youth),
        kind: ChoiceField::new(Words::optional(t.filter_kind(), t.calendar_filter_kind_help()), kinds(t))
            .starting_with(|kind| *kind == filter.kind),
        place: ChoiceField::new(
            Words::optional(t.calendar_filter_place(), t.calendar_filter_place_help()),
            all_places(places, cx),
        )
        .starting_with(|place| *place == filter.place),
        stood,
    };
    Ok(Box::new(FormView::new(fields, t).submitted_by_enter()))
}

/// Everybody who lives here, by their number.
fn youths(cx: &Cx<'_>) -> Result<Vec<Choice<Option<YouthId>>>, crate::store::StoreError> {
    let mut choices = vec![Choice::new("all", cx.texts.calendar_filter_all_youths(), None)];
    for Door { apartment, youth } in cx.house()?.people.doors() {
        if let Some(youth) = youth {
            let role = Role::Apartment(apartment.number.0);
            choices.push(Choice::new(youth.to_string(), called(youth, cx), Some(youth)).with_role(role));
        }
    }
    Ok(choices)
}

fn kinds(t: Texts) -> Vec<Choice<Option<EventKind>>> {
    let all = Choice::new("all", t.filter_all_kinds(), None);
    let kind = |kind: EventKind| Choice::new(kind.id(), t.calendar_kind(kind.id()), Some(kind));
    [all].into_iter().chain(EventKind::ALL.map(kind)).collect()
}

fn all_places(places: &[Line], cx: &Cx<'_>) -> Vec<Choice<Option<Line>>> {
    let rooms = cx.open.map_or(&[][..], |open| &open.info.common_rooms);
    let mut all: Vec<&Line> = rooms.iter().collect();
    all.extend(places.iter().filter(|place| !rooms.contains(place)));
    let place = |place: &Line| Choice::new(place.as_str(), place.as_str(), Some(place.clone()));
    let anywhere = Choice::new("all", cx.texts.calendar_filter_all_places(), None);
    [anywhere].into_iter().chain(all.into_iter().map(place)).collect()
}

impl FormFields for FilterFields {
    type Value = Filter;
    form_fields!(youth, kind, place);

    fn read(&self) -> Result<Filter, Refused> {
        Ok(Filter {
            youth: self.youth.value().copied().flatten(),
            place: self.place.value().cloned().flatten(),
            kind: self.kind.value().copied().flatten(),
        })
    }
}

impl FormScreen for FilterFields {
    fn only_shows(&self) -> bool {
        true
    }

    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, t: Texts) -> String {
        t.calendar_filter_title().to_owned()
    }

    /// The calendar below is put aside for one with the new filter: Esc there leads back to where the calendar was opened.
    fn submission(&mut self, filter: Filter, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let place = Place { filter, ..self.stood.clone() };
        Ok(Submission::Effects(reopened(place, cx)))
    }
}

/// The calendar anew at another place, instead of the form and the calendar below it.
pub(super) fn reopened(place: Place, cx: &Cx<'_>) -> Vec<Effect> {
    match super::open_place(place, cx) {
        Ok(view) => vec![Effect::Close, Effect::Close, Effect::Open(view)],
        Err(error) => vec![crate::ui::screens::failure(&error, cx)],
    }
}
