//! What is handed out about a youth is gathered, and written, on a thread of its own with a connection of its own: a file of
//! thirty years takes its time, and nobody at a screen waits for it.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, TryRecvError, channel},
    time::Duration,
};

use super::{App, jobs::Workers};
use crate::{
    domain::{
        access_pack::Step,
        changes::{Changes, Topic},
        command::Command,
        ids::{HostCaseId, HostSheetId, PackId},
    },
    explain,
    report::{
        access_pack::{Gathering, HandingOut, Out, gather, hand_out},
        host_sheet,
        outside::OutsideError,
    },
    store::{Beside, Done, StoreError},
    ui::view::Message,
};

/// How often a thread is asked whether it is done.
const POLL: Duration = Duration::from_millis(200);

/// How long a file that is handed out is waited for when the program ends; a stick that does not answer keeps nobody here.
const LAST_WAIT: Duration = Duration::from_secs(5);

/// What a thread is to do.
enum Work {
    Gather(Gathering),
    HandOut(HandingOut),
}

/// What a thread came to.
enum Answer {
    /// So many lines are new.
    Gathered(Result<usize, StoreError>),
    HandedOut(PathBuf, Result<Out, OutsideError>),
}

/// A thread that is at work.
#[derive(Debug)]
pub(super) struct Packing {
    answer: Receiver<Answer>,
    /// A file is written outside the house.
    hands_out: bool,
}

impl Work {
    fn run(self, beside: &Beside) -> Answer {
        match self {
            Self::Gather(of) => {
                Answer::Gathered(beside.open(of.now).and_then(|mut house| gather(&mut house, of, &mut |_| {})))
            }
            Self::HandOut(out) => {
                let house = beside.open(out.now).map_err(OutsideError::from);
                let done = house.and_then(|mut house| hand_out(&mut house, &out));
                Answer::HandedOut(out.path, done)
            }
        }
    }
}

impl App {
    /// A pack was begun: what the house has written is gathered into it.
    pub(super) fn gather_after(&mut self, command: &Command, done: &Done) {
        if matches!(command, Command::Pack(Step::Begin { .. })) {
            self.begin_gathering(PackId(done.row));
        }
    }

    /// Somebody wants what has been written since.
    pub(super) fn gather_pack(&mut self, pack: PackId) {
        if self.packing.is_some() {
            return self.say(Message::note(self.texts.pack_under_way().to_owned()));
        }
        self.say(Message::note(self.texts.pack_gathering().to_owned()));
        self.begin_gathering(pack);
    }

    fn begin_gathering(&mut self, pack: PackId) {
        let Some(entered) = &self.entered else { return };
        let staff = entered.session.staff.id;
        let of = Gathering { pack, staff, now: self.clock.now(), texts: self.texts, zone: self.zone };
        self.begin_packing(Work::Gather(of));
    }

    /// Writes a pack where somebody said.
    pub(super) fn hand_out_pack(&mut self, pack: PackId, path: &Path) {
        if self.packing.is_some() {
            return self.say(Message::note(self.texts.pack_under_way().to_owned()));
        }
        let Some(entered) = &self.entered else { return };
        let out = HandingOut {
            pack,
            staff: entered.session.staff.id,
            now: self.clock.now(),
            texts: self.texts,
            zone: self.zone,
            path: self.written_at(path),
        };
        self.begin_packing(Work::HandOut(out));
    }

    /// Writes a sheet a host was given where somebody said: a page, which is written while one looks.
    pub(super) fn write_sheet(&mut self, which: (HostCaseId, HostSheetId), path: &Path) {
        let (t, now, path) = (self.texts, self.clock.now(), self.written_at(path));
        let Some(entered) = &mut self.entered else { return };
        let staff = entered.session.staff.id;
        let written = host_sheet::write_file(&mut entered.house, (staff, now), which, &path, t);
        self.say(match written {
            Ok(()) => Message::good(t.sheet_file_written(path.display())),
            Err(OutsideError::Store(error)) => Message::bad(explain::store_error(t, &error)),
            Err(error) => Message::bad(error.told(t)),
        });
    }

    /// A path as people write it: `~` is the home folder, and what does not begin at the root lies there too.
    pub(super) fn written_at(&self, path: &Path) -> PathBuf {
        let below = path.strip_prefix("~").unwrap_or(path);
        self.home.as_ref().map_or_else(|| path.to_owned(), |home| home.join(below))
    }

    fn begin_packing(&mut self, work: Work) {
        let Some(entered) = self.entered.as_ref().filter(|_| self.packing.is_none()) else { return };
        // What was written about a youth in another house of the leader's is theirs to be handed out as well.
        let beside = entered.wide.as_ref().unwrap_or(&entered.house).beside();
        let (sender, answer) = channel();
        let hands_out = matches!(work, Work::HandOut(_));
        match self.workers {
            Workers::Inline => {
                let _ = sender.send(work.run(&beside));
            }
            Workers::Threads => {
                // The loop may be gone before the work is done: what was gathered is kept, and what is handed out has no name
                // before it has its receipt.
                std::thread::spawn(move || {
                    let _ = sender.send(work.run(&beside));
                });
            }
        }
        self.packing = Some(Packing { answer, hands_out });
    }

    /// A file is being written, and nothing has been heard of it yet.
    pub(super) fn is_handing_out(&self) -> bool {
        self.packing.as_ref().is_some_and(|packing| packing.hands_out)
    }

    /// The program is about to end: a file that is begun is written to its end, or leaves nothing behind. What is gathered
    /// goes on the next time.
    pub(super) fn wait_for_hand_out(&mut self) {
        if let Some(packing) = self.packing.take_if(|packing| packing.hands_out)
            && packing.answer.recv_timeout(LAST_WAIT).is_err()
        {
            tracing::warn!("the program ended while a pack was written");
        }
    }

    /// How long until the thread is asked.
    pub(super) fn until_packs(&self) -> Option<Duration> {
        self.packing.as_ref().map(|_| POLL)
    }

    /// Fetches what a thread came to.
    pub(super) fn wake_packs(&mut self) {
        let told = match self.packing.as_ref().map(|packing| packing.answer.try_recv()) {
            None | Some(Err(TryRecvError::Empty)) => return,
            Some(Ok(answer)) => self.packed(answer),
            Some(Err(TryRecvError::Disconnected)) => {
                let error = StoreError::Unexpected("the thread that works on a pack ended".to_owned());
                Message::bad(explain::store_error(self.texts, &error))
            }
        };
        self.packing = None;
        self.refresh(Changes::of(Topic::Packs));
        match self.cover {
            // No word of it waits under a cover; the list has it.
            Some(_) => self.messages.push_front((self.clock.now(), told)),
            None => self.say(told),
        }
    }

    fn packed(&self, answer: Answer) -> Message {
        let t = self.texts;
        match answer {
            Answer::Gathered(Ok(0)) => Message::note(t.pack_gathered_nothing().to_owned()),
            Answer::Gathered(Ok(lines)) => Message::good(t.pack_gathered(i64::try_from(lines).unwrap_or(i64::MAX))),
            Answer::Gathered(Err(error)) => Message::bad(explain::store_error(t, &error)),
            Answer::HandedOut(path, Ok(out)) if out.is_the_same == Some(false) => {
                Message::bad(t.pack_handed_other(path.display()))
            }
            Answer::HandedOut(path, Ok(_)) => Message::good(t.pack_handed(path.display())),
            Answer::HandedOut(_, Err(OutsideError::Store(error))) => Message::bad(explain::store_error(t, &error)),
            Answer::HandedOut(_, Err(error)) => Message::bad(error.told(t)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc::Sender, thread};

    use super::*;
    use crate::testing::Harness;

    fn under_way(hands_out: bool) -> (Harness, Sender<Answer>) {
        let mut harness = Harness::sample("KN");
        let (sender, answer) = channel();
        harness.app_mut().packing = Some(Packing { answer, hands_out });
        (harness, sender)
    }

    fn answer() -> Answer {
        Answer::HandedOut(PathBuf::new(), Err(OutsideError::Exists(PathBuf::new())))
    }

    #[test]
    fn whoever_leaves_while_a_file_is_handed_out_is_asked_to_wait_and_it_is_written_to_its_end() {
        let (mut harness, sender) = under_way(true);
        harness.keys("ctrl-q").expect("Innsynet skrives og er snart ferdig.");
        assert!(!harness.app_mut().is_quitting());
        let writes = thread::spawn(move || {
            thread::park_timeout(Duration::from_millis(300));
            sender.send(answer()).is_ok()
        });
        harness.keys("ctrl-q");
        assert!(harness.app_mut().is_quitting());
        assert!(writes.join().unwrap(), "somebody still listened");
    }

    #[test]
    fn the_end_of_the_program_waits_for_a_file_and_not_for_what_is_gathered() {
        let (mut harness, sender) = under_way(true);
        let writes = thread::spawn(move || {
            thread::park_timeout(Duration::from_millis(300));
            sender.send(answer()).is_ok()
        });
        harness.app_mut().quit();
        assert!(harness.app_mut().is_quitting() && writes.join().unwrap());
        let (mut harness, _sender) = under_way(false);
        harness.keys("ctrl-q");
        assert!(harness.app_mut().is_quitting() && harness.app_mut().packing.is_some(), "its answer is not fetched");
    }

    #[test]
    fn the_key_is_not_changed_beside_a_pack_that_is_worked_on() {
        for hands_out in [true, false] {
            let (mut harness, _sender) = under_way(hands_out);
            harness.keys("ctrl-p").type_text("Bytt nøkkelen").keys("enter enter");
            harness.expect("Et innsyn hentes eller skrives nå. Nøkkelen er ikke byttet.");
            assert!(harness.app_mut().rotating.is_none());
        }
    }
}
