//! What stands first about a youth: the dates of their file that are near.

use chrono::NaiveDate;

use super::Reader;
use crate::{
    domain::{contact::near::NearDate, ids::YouthId},
    store::StoreError,
};

impl Reader<'_> {
    /// The dates of a youth's file that have passed or come within `days`, the most pressing first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn near_dates(self, youth: YouthId, today: NaiveDate, days: u32) -> Result<Vec<NearDate>, StoreError> {
        let notices = self.dates_of(youth, today)?.notices(today, days);
        let (papers, risks) = (self.papers_of(youth)?, self.risks_of(youth)?);
        Ok(notices.iter().filter_map(|notice| NearDate::told(notice, &papers, &risks)).collect())
    }
}
