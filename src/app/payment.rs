//! The basis of what hosts get is written where somebody said.

use std::path::Path;

use super::App;
use crate::{
    domain::{
        changes::{Changes, Topic},
        host::payment::Month,
    },
    explain,
    report::{
        host_payment::{Writing, write},
        outside::OutsideError,
    },
    ui::view::Message,
};

impl App {
    /// Writes a month into a file. It is a few lines: nobody waits for it.
    pub(super) fn write_payment(&mut self, month: Month, path: &Path) {
        let path = self.written_at(path);
        let (now, texts, zone) = (self.clock.now(), self.texts, self.zone);
        let reckoning = self.config.host.reckoning();
        let Some(entered) = &mut self.entered else { return };
        let staff = entered.session.staff.id;
        let written =
            write(&mut entered.house, &Writing { month, reckoning, staff, now, texts, zone, path: path.clone() });
        self.refresh(Changes::of(Topic::Clock));
        self.say(match written {
            Ok(()) => Message::good(texts.payment_file_written(path.display())),
            Err(OutsideError::Store(error)) => Message::bad(explain::store_error(texts, &error)),
            Err(error) => Message::bad(error.told(texts)),
        });
    }
}
