//! Puts an entry of the invented log together: whom it is about, what kind of thing happened, and what the staff wrote.

use chrono::{Datelike as _, NaiveDateTime, TimeDelta, Timelike as _, Weekday};

use super::{
    fill::{Filler, Scene},
    names::Pronoun,
    rng::Rng,
    topics::{self, AFTERNOON, DAY, LATE, MORNING, NIGHT, Part, Subject, Topic},
};
use crate::domain::{
    ids::{ApartmentId, ShiftId, YouthId},
    log::{About, EntryLines, EntryMarks, NewEntry, Weight},
    names::Prose,
    refusal::Invalid,
    time::{Instant, Zone},
};

/// A youth who lives in the house at the moment of writing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resident {
    pub youth: YouthId,
    pub apartment: ApartmentId,
    pub pronoun: Pronoun,
    pub loudness: u64,
}

/// The house at the moment somebody writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment<'a> {
    pub written: Instant,
    pub zone: Zone,
    /// Nothing happened before the house began.
    pub founded: Instant,
    pub shift: Option<ShiftId>,
    pub residents: &'a [Resident],
    pub apartments: &'a [ApartmentId],
    /// Initials of somebody else who works there.
    pub colleague: &'a str,
    /// A weight the entry must have.
    pub weight: Option<Weight>,
}

/// Writes entries.
#[derive(Debug)]
pub(super) struct Writer {
    filler: Filler,
    rng: Rng,
}

impl Writer {
    pub(super) fn new(seed: u64) -> Self {
        Self { filler: Filler::new(), rng: Rng::new(seed, "log") }
    }

    /// The next entry.
    ///
    /// # Errors
    /// A text that is no prose; the words of this module are, as its tests show.
    pub(super) fn entry(&mut self, moment: Moment<'_>) -> Result<NewEntry, Invalid> {
        let weight = moment.weight.unwrap_or_else(|| self.weight());
        let happened_at = self.happened(moment);
        let happened = moment.zone.local(happened_at);
        let (subject, topic) = self.topic(moment, happened, weight);
        let about = self.about(subject, moment);
        let pronoun = match &about {
            About::Youths(youths) => moment.residents.iter().find(|resident| resident.youth == youths[0]),
            About::House | About::Apartment(_) => None,
        }
        .map_or(Pronoun::Han, |resident| resident.pronoun);
        let scene = Scene { happened, pronoun, colleague: moment.colleague };
        let lines = self.lines(topic, scene)?;
        Ok(NewEntry {
            about,
            kind: topic.kind,
            weight: topic.weight,
            happened_at,
            lines,
            shift: moment.shift,
            marks: EntryMarks::default(),
        })
    }

    fn weight(&mut self) -> Weight {
        match self.rng.below(1_000) {
            0..4 => Weight::Critical,
            4..70 => Weight::Important,
            _ => Weight::Normal,
        }
    }

    /// Most is written down at once, some after an hour or two, a little on the next day.
    fn happened(&mut self, moment: Moment<'_>) -> Instant {
        let minutes = match self.rng.below(100) {
            _ if moment.weight.is_some() => self.rng.range(1, 12),
            0..84 => self.rng.range(0, 12),
            84..97 => self.rng.range(30, 210),
            _ => self.rng.range(8 * 60, 40 * 60),
        };
        (moment.written - TimeDelta::minutes(minutes)).max(moment.founded)
    }

    /// What somebody writes about at that time of the day. Where nothing of that weight can be said about the subject, it is
    /// about a youth.
    fn topic(&mut self, moment: Moment<'_>, happened: NaiveDateTime, weight: Weight) -> (Subject, &'static Topic) {
        let part = part_of(happened.hour());
        let weekend = matches!(happened.weekday(), Weekday::Sat | Weekday::Sun);
        let vacant = moment.residents.len() < moment.apartments.len();
        let shares: [u64; 5] = match part {
            MORNING => [68, 4, 4, 1, 23],
            DAY => [60, 9, 7, 2, 22],
            AFTERNOON | LATE => [62, 15, 4, 0, 19],
            _ => [26, 1, 0, 0, 73],
        };
        let subjects = [Subject::Youth, Subject::Group, Subject::Apartment, Subject::Vacant, Subject::House];
        let possible = subjects.iter().zip(shares).map(|(subject, share)| match subject {
            Subject::Vacant if !vacant => 0,
            Subject::Youth if moment.residents.is_empty() => 0,
            Subject::Group if moment.residents.len() < 2 => 0,
            _ => share,
        });
        let subject = subjects[self.rng.weighted(possible)];
        let lighter = [(subject, weight), (Subject::Youth, weight), (Subject::House, Weight::Normal)];
        for (subject, weight) in lighter {
            let fitting = topics::all().filter(|topic| {
                let now = topic.parts & part != 0 && !(topic.school_days && weekend);
                topic.subject == subject && topic.weight == weight && now
            });
            let chosen = self.rng.weighted(fitting.clone().map(|topic| topic.share));
            if let Some(topic) = fitting.clone().nth(chosen) {
                return (subject, topic);
            }
        }
        (Subject::House, &topics::NOTHING_NEW)
    }

    fn about(&mut self, subject: Subject, moment: Moment<'_>) -> About {
        let residents = moment.residents;
        match subject {
            Subject::House => About::House,
            Subject::Apartment if !residents.is_empty() => About::Apartment(self.rng.pick(residents).apartment),
            Subject::Apartment | Subject::Vacant => {
                let lived_in = |apartment| residents.iter().any(|resident| resident.apartment == apartment);
                let vacant = moment.apartments.iter().copied().find(|apartment| !lived_in(*apartment));
                vacant.map_or(About::House, About::Apartment)
            }
            Subject::Youth => self.youths(residents, 1),
            Subject::Group => {
                let count = usize::try_from(self.rng.range(2, 4)).unwrap_or(2);
                self.youths(residents, count)
            }
        }
    }

    /// Some of the residents, the loud ones more often.
    fn youths(&mut self, residents: &[Resident], count: usize) -> About {
        let mut left: Vec<Resident> = residents.to_vec();
        let mut youths = Vec::new();
        while youths.len() < count && !left.is_empty() {
            let chosen = self.rng.weighted(left.iter().map(|resident| resident.loudness));
            youths.push(left.remove(chosen).youth);
        }
        if youths.is_empty() { About::House } else { About::Youths(youths) }
    }

    fn lines(&mut self, topic: &Topic, scene: Scene<'_>) -> Result<EntryLines, Invalid> {
        // The heavier, the more is written.
        let [voice, view, agreed] = match topic.weight {
            Weight::Normal => [20, 26, 34],
            Weight::Important => [40, 55, 85],
            Weight::Critical => [30, 60, 100],
        };
        let youth_voice = self.line(topic.voices, voice, scene)?;
        let assessment = self.line(topic.views, view, scene)?;
        let agreed = self.line(topic.agreed, agreed, scene)?;
        let words_alone = youth_voice.is_some() && topic.weight == Weight::Normal && self.rng.chance(15);
        let facts = if words_alone { None } else { self.facts(topic, scene)? };
        Ok(EntryLines { facts, youth_voice, assessment, agreed })
    }

    fn facts(&mut self, topic: &Topic, scene: Scene<'_>) -> Result<Option<Prose>, Invalid> {
        let mut text = String::new();
        let sentence = *self.rng.pick(topic.facts);
        self.filler.fill(&mut text, sentence, scene, &mut self.rng);
        let ordinary = topic.subject == Subject::Youth && topic.weight == Weight::Normal;
        if ordinary && self.rng.chance(45) {
            let aside = *self.rng.pick(topics::ASIDES);
            self.filler.fill(&mut text, aside, scene, &mut self.rng);
        }
        Prose::optional(&text)
    }

    /// One of the sentences in `percent` of a hundred cases.
    fn line(&mut self, sentences: &[&str], percent: u64, scene: Scene<'_>) -> Result<Option<Prose>, Invalid> {
        if sentences.is_empty() || !self.rng.chance(percent) {
            return Ok(None);
        }
        let mut text = String::new();
        let sentence = *self.rng.pick(sentences);
        self.filler.fill(&mut text, sentence, scene, &mut self.rng);
        Prose::optional(&text)
    }
}

const fn part_of(hour: u32) -> Part {
    match hour {
        6..10 => MORNING,
        10..15 => DAY,
        15..19 => AFTERNOON,
        19..22 => LATE,
        _ => NIGHT,
    }
}
