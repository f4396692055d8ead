//! One event of a file: its properties, and how its times become those of the house.

use calcard::{
    Entry, Parser,
    icalendar::{
        ICalendarComponent, ICalendarDuration, ICalendarEntry, ICalendarParameterName, ICalendarPeriod,
        ICalendarProperty, ICalendarStatus, ICalendarValue,
    },
};
use chrono::{Days, NaiveDate, Timelike as _};
use sha2::{Digest as _, Sha256};

use super::{
    Change, IcsEvent, IcsTime, SkipReason,
    blocks::Block,
    lines::Lines,
    rule::Rule,
    times::{Series, Written, YEARS},
    zones::{Source, Zones},
};
use crate::domain::{
    names::{Line, Prose},
    recurrence::EventRule,
    signs::breaks_rows,
};

/// An event as it was read alone.
pub(super) struct Read {
    /// What it says; of a changed occurrence the time it stands for is not yet that of its series.
    pub event: IcsEvent,
    pub changes: Vec<Change>,
    /// By what its times are counted.
    pub series: Series,
    /// RECURRENCE-ID as it is written.
    pub stands_for: Option<Written>,
}

/// Reads events with the zones of their file.
pub(super) struct Reader {
    zones: Zones,
}

impl Reader {
    pub fn new(zones: Zones) -> Self {
        Self { zones }
    }

    /// Reads one event.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn event(&mut self, block: &Block) -> Result<Read, SkipReason> {
        if block.is_too_long {
            return Err(SkipReason::TooLong);
        }
        let Entry::ICalendar(calendar) = Parser::new(&block.text).entry() else { return Err(SkipReason::NoStart) };
        let component = calendar.components.first().ok_or(SkipReason::NoStart)?;
        if component.has_property(&ICalendarProperty::Exrule) {
            return Err(SkipReason::SeveralRules);
        }
        let mut changes = Vec::new();
        let (summary, cut_summary) = Line::cut(text(component, &ICalendarProperty::Summary));
        let (location, cut_location) = Line::cut(text(component, &ICalendarProperty::Location));
        let (description, cut_description) = Prose::cut(text(component, &ICalendarProperty::Description));
        if cut_summary || cut_location || cut_description {
            changes.push(Change::TextCut);
        }
        let start = self.first(component, &ICalendarProperty::Dtstart)?.ok_or(SkipReason::NoStart)?;
        let at = start.at_house(self.zones.house);
        let end = self.end(component, &start)?;
        let (rule, moved_by) = self.rule(block, &start, &mut changes)?.unzip();
        let stands_for = self.recurrence_id(component)?;
        let (series, house) = (Series::new(start, moved_by, self.zones.house), self.zones.house);
        let left_out = self.times(component, &ICalendarProperty::Exdate, &mut changes)?;
        let added = self.times(component, &ICalendarProperty::Rdate, &mut changes)?;
        let mut event = IcsEvent {
            uid: uid(text(component, &ICalendarProperty::Uid)),
            recurrence_id: stands_for.as_ref().map(|time| time.at_house(house)),
            summary,
            location,
            description,
            start: at,
            end,
            rule,
            left_out: in_order(left_out.iter().map(|time| series.exception(time, house))),
            added: in_order(added.iter().map(|time| time.at_house(house).like(at))),
            cancelled: is_cancelled(component),
            sequence: sequence(component),
        };
        if event.uid.is_empty() {
            event.uid = made_up_uid(&event);
        }
        Ok(Read { event, changes, series, stands_for })
    }

    /// The end, if it has one that says more than the start.
    fn end(&mut self, component: &ICalendarComponent, start: &Written) -> Result<Option<IcsTime>, SkipReason> {
        let end = match self.first(component, &ICalendarProperty::Dtend)? {
            Some(end) => end,
            None => match duration(component)? {
                Some(duration) => start.after(&duration, self.zones.house)?,
                None => return Ok(None),
            },
        };
        if matches!(start.time, IcsTime::Day(_)) != matches!(end.time, IcsTime::Day(_)) {
            return Err(SkipReason::MixedTimes);
        }
        if end.is_before(start, self.zones.house) {
            return Err(SkipReason::EndBeforeStart);
        }
        // Within the hour that comes twice a later instant may show an earlier time; then only the start is known.
        let (end, start) = (end.at_house(self.zones.house), start.at_house(self.zones.house));
        Ok((end > start).then_some(end))
    }

    /// The rule, moved to the days it has at the house, and by how many days it was moved.
    fn rule(
        &mut self,
        block: &Block,
        start: &Written,
        changes: &mut Vec<Change>,
    ) -> Result<Option<(EventRule, i64)>, SkipReason> {
        let lines = Lines::new(block.text.as_bytes());
        let mut rules = lines.filter(|line| line.name().eq_ignore_ascii_case(b"RRULE"));
        let Some(line) = rules.next() else { return Ok(None) };
        if rules.next().is_some() {
            return Err(SkipReason::SeveralRules);
        }
        let text = std::str::from_utf8(line.value()).map_err(|_| SkipReason::BadRule)?;
        let from = start.time.moment();
        let rule = Rule::read(text, [from.hour(), from.minute(), from.second()])?;
        let last = self.last_day(&rule, start)?;
        let moved_by = (start.at_house(self.zones.house).day() - from.date()).num_days();
        let rule = if moved_by == 0 {
            rule
        } else {
            changes.push(Change::DayMoved);
            rule.moved(moved_by).ok_or(SkipReason::RuleOfAnotherDay)?
        };
        if matches!(start.time, IcsTime::Clock(_)) && start.source.drifts(from, self.zones.house) {
            changes.push(Change::ZoneOfRule);
        }
        rule.until(last).checked().map(|rule| Some((rule, moved_by)))
    }

    /// The last day at the house on which the rule may come. An UNTIL at a time of day before that of the start takes its own
    /// day out; one after the last year means «always».
    fn last_day(&self, rule: &Rule, start: &Written) -> Result<Option<NaiveDate>, SkipReason> {
        let Some(text) = rule.part("UNTIL") else { return Ok(None) };
        let value = format!("BEGIN:VEVENT\nDTEND:{text}\nEND:VEVENT\n");
        let Entry::ICalendar(calendar) = Parser::new(&value).entry() else { return Err(SkipReason::BadRule) };
        let property = calendar.components.first().and_then(|event| event.property(&ICalendarProperty::Dtend));
        let Some(ICalendarValue::PartialDateTime(until)) = property.and_then(|entry| entry.values.first()) else {
            return Err(SkipReason::BadRule);
        };
        if until.year.is_some_and(|year| i32::from(year) > *YEARS.end()) {
            return Ok(None);
        }
        let at = start.at_house(self.zones.house);
        let shift = at.day() - start.time.day();
        let until = match Written::read(until, start.source.clone()).map_err(|_| SkipReason::BadRule)? {
            Written { time: IcsTime::Day(day), .. } => return Ok(Some(day + shift)),
            until => until.at_house(self.zones.house).moment(),
        };
        let is_whole_days = matches!(at, IcsTime::Day(_));
        let before_start = !is_whole_days && until.time() < at.moment().time();
        Ok(Some(if before_start { until.date() - Days::new(1) } else { until.date() }))
    }

    fn recurrence_id(&mut self, component: &ICalendarComponent) -> Result<Option<Written>, SkipReason> {
        let Some(entry) = component.property(&ICalendarProperty::RecurrenceId) else { return Ok(None) };
        if entry.parameters(&ICalendarParameterName::Range).next().is_some() {
            return Err(SkipReason::ThisAndFollowing);
        }
        let times = self.values(entry, &mut Vec::new())?;
        times.into_iter().next().map(Some).ok_or(SkipReason::NotATime)
    }

    /// The first value of a property, if it is there.
    fn first(
        &mut self,
        component: &ICalendarComponent,
        name: &ICalendarProperty,
    ) -> Result<Option<Written>, SkipReason> {
        let Some(entry) = component.property(name) else { return Ok(None) };
        let source = self.source(entry)?;
        match entry.values.first() {
            Some(ICalendarValue::PartialDateTime(time)) => Written::read(time, source).map(Some),
            _ => Err(SkipReason::NotATime),
        }
    }

    /// All values of all properties of a name.
    fn times(
        &mut self,
        component: &ICalendarComponent,
        name: &ICalendarProperty,
        changes: &mut Vec<Change>,
    ) -> Result<Vec<Written>, SkipReason> {
        let mut times = Vec::new();
        for entry in component.properties(name) {
            times.extend(self.values(entry, changes)?);
        }
        Ok(times)
    }

    fn values(&mut self, entry: &ICalendarEntry, changes: &mut Vec<Change>) -> Result<Vec<Written>, SkipReason> {
        let source = self.source(entry)?;
        let mut times = Vec::with_capacity(entry.values.len());
        for value in &entry.values {
            let time = match value {
                ICalendarValue::PartialDateTime(time) => time,
                ICalendarValue::Period(
                    ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. },
                ) => {
                    if !changes.contains(&Change::LengthOfAdded) {
                        changes.push(Change::LengthOfAdded);
                    }
                    start
                }
                // An empty list, or a comma at its end.
                ICalendarValue::Text(text) if text.is_empty() => continue,
                _ => return Err(SkipReason::NotATime),
            };
            times.push(Written::read(time, source.clone())?);
        }
        Ok(times)
    }

    /// The clock of a property: floating times are those of the house.
    fn source(&mut self, entry: &ICalendarEntry) -> Result<Source, SkipReason> {
        match entry.tz_id() {
            Some(id) => self.zones.find(id).ok_or(SkipReason::UnknownZone),
            None => Ok(Source::House),
        }
    }
}

/// Times in order and each once.
fn in_order(times: impl Iterator<Item = IcsTime>) -> Vec<IcsTime> {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times.dedup();
    times
}

fn duration(component: &ICalendarComponent) -> Result<Option<ICalendarDuration>, SkipReason> {
    let Some(entry) = component.property(&ICalendarProperty::Duration) else { return Ok(None) };
    match entry.values.first() {
        Some(ICalendarValue::Duration(duration)) => Ok(Some(duration.clone())),
        _ => Err(SkipReason::NotATime),
    }
}

fn text<'a>(component: &'a ICalendarComponent, name: &ICalendarProperty) -> &'a str {
    component
        .property(name)
        .and_then(|entry| entry.values.first())
        .and_then(ICalendarValue::as_text)
        .unwrap_or_default()
}

fn is_cancelled(component: &ICalendarComponent) -> bool {
    let status = component.property(&ICalendarProperty::Status).and_then(|entry| entry.values.first());
    matches!(status, Some(ICalendarValue::Status(ICalendarStatus::Cancelled)))
}

fn sequence(component: &ICalendarComponent) -> u32 {
    match component.property(&ICalendarProperty::Sequence).and_then(|entry| entry.values.first()) {
        Some(ICalendarValue::Integer(number)) => u32::try_from((*number).max(0)).unwrap_or(u32::MAX),
        _ => 0,
    }
}

/// A UID without signs nobody sees. One that is too long is known by its digest.
fn uid(text: &str) -> String {
    let clean: String = text.chars().filter(|sign| !breaks_rows(*sign)).collect();
    let clean = clean.trim();
    if clean.chars().count() > IcsEvent::LONGEST_UID { digest(clean) } else { clean.to_owned() }
}

/// The same event without a UID gets the same one when its file is read again.
fn made_up_uid(event: &IcsEvent) -> String {
    let written = |time: Option<IcsTime>| time.map(|time| time.to_string()).unwrap_or_default();
    let parts = [
        written(event.recurrence_id),
        written(Some(event.start)),
        written(event.end),
        event.rule.as_ref().map(EventRule::to_string).unwrap_or_default(),
        event.summary.as_ref().map(Line::to_string).unwrap_or_default(),
        event.location.as_ref().map(Line::to_string).unwrap_or_default(),
    ];
    digest(&parts.join("\n"))
}

fn digest(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes())[..16])
}
