//! Rates, shares, and what was recorded of the months.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Row as SqlRow};

use super::{Reader, date, instant, invalid, line, optional_date, task::prose, word};
use crate::{
    domain::{
        host::payment::{
            self, CaseMonth, Counted, Line, Month, Ore, Parts, Proration, RateFacts, RateRow, Reckoning, Recorded,
            Rounding, Row, Share, ShareFacts, ShareRow, Stretch, Tables,
        },
        ids::{HostBasisId, HostCaseId, HostRateId, HostShareId, StaffId},
    },
    store::StoreError,
};

const BASIS: &str =
    "b.id, b.case_id, b.month, b.first_day, b.last_day, b.proration, b.rounding, b.at, b.staff_id, b.why, b.replaces";
const LINE: &str = "first_day, last_day, number, of_parts, rate_id, rate_base, rate_expense, share_id, share_base, share_expense, base, expense,
     (SELECT r.valid_from FROM host_rate r WHERE r.id = rate_id), (SELECT s.valid_from FROM host_share s WHERE s.id = share_id)";

impl Reader<'_> {
    /// The dated rates and shares, the oldest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_tables(self) -> Result<Tables, StoreError> {
        let mut rates = self.prepare(
            "SELECT id, version, valid_from, base, expense, source, supplied,
                 EXISTS (SELECT 1 FROM main.host_basis_line l WHERE l.rate_id = host_rate.id)
             FROM host_rate ORDER BY valid_from",
        )?;
        let mut shares = self.prepare(
            "SELECT id, version, valid_from, base, expense, source, supplied,
                 EXISTS (SELECT 1 FROM main.host_basis_line l WHERE l.share_id = host_share.id)
             FROM host_share ORDER BY valid_from",
        )?;
        Ok(Tables {
            rates: rates.query_map([], rate)?.collect::<Result<_, _>>()?,
            shares: shares.query_map([], share)?.collect::<Result<_, _>>()?,
        })
    }

    /// The basis of a month: every case with days in it or something recorded, in the order of the cases.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_month(
        self,
        month: Month,
        reckoning: Reckoning,
        today: NaiveDate,
    ) -> Result<Vec<CaseMonth>, StoreError> {
        let (cases, tables) = (self.host_cases()?, self.host_tables()?);
        Ok(payment::month(month, &cases, self.host_recorded(month)?, &tables, reckoning, today))
    }

    /// The basis of each month of a year, January first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_year(
        self,
        year: Month,
        reckoning: Reckoning,
        today: NaiveDate,
    ) -> Result<Vec<(Month, Vec<CaseMonth>)>, StoreError> {
        let (cases, tables) = (self.host_cases()?, self.host_tables()?);
        let months = year.of_its_year().into_iter();
        months
            .map(|month| {
                let recorded = self.host_recorded(month)?;
                Ok((month, payment::month(month, &cases, recorded, &tables, reckoning, today)))
            })
            .collect()
    }

    /// The months that were recorded and come out otherwise by now, of the last two years.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_differing(self, reckoning: Reckoning, today: NaiveDate) -> Result<Vec<Month>, StoreError> {
        let (cases, tables) = (self.host_cases()?, self.host_tables()?);
        let until = Month::of(today);
        let from = until.years_later(-2);
        let mut statement =
            self.prepare("SELECT DISTINCT month FROM host_basis WHERE month BETWEEN ?1 AND ?2 ORDER BY month")?;
        let bounds = (from.to_string(), until.to_string());
        let months: Vec<Month> = statement.query_map(bounds, |row| month_at(row, 0))?.collect::<Result<_, _>>()?;
        let mut differing = Vec::new();
        for month in months {
            let all = payment::month(month, &cases, self.host_recorded(month)?, &tables, reckoning, today);
            if all.iter().any(CaseMonth::comes_out_otherwise) {
                differing.push(month);
            }
        }
        Ok(differing)
    }

    /// What counts of what was recorded of a month: of each case the basis that no other replaces.
    fn host_recorded(self, month: Month) -> Result<Vec<Recorded>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {BASIS} FROM host_basis b WHERE b.month = ?1
                 AND NOT EXISTS (SELECT 1 FROM host_basis n WHERE n.replaces = b.id) ORDER BY b.case_id, b.id"
        ))?;
        let all: Vec<Recorded> = statement.query_map([month.to_string()], recorded)?.collect::<Result<_, _>>()?;
        all.into_iter().map(|one| self.with_lines(one)).collect()
    }

    /// Everything that was recorded of a case and a month, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_basis_trail(self, case: HostCaseId, month: Month) -> Result<Vec<Recorded>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {BASIS} FROM host_basis b WHERE b.month = ?1 AND b.case_id = ?2 ORDER BY b.id DESC"
        ))?;
        let all: Vec<Recorded> =
            statement.query_map((month.to_string(), case.0), recorded)?.collect::<Result<_, _>>()?;
        all.into_iter().map(|one| self.with_lines(one)).collect()
    }

    /// The case and the month of something that was recorded.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_basis_of(self, basis: HostBasisId) -> Result<Option<(HostCaseId, Month)>, StoreError> {
        let mut statement = self.prepare("SELECT case_id, month FROM host_basis WHERE id = ?1")?;
        Ok(statement.query_row([basis.0], |row| Ok((HostCaseId(row.get(0)?), month_at(row, 1)?))).optional()?)
    }

    fn with_lines(self, basis: Recorded) -> Result<Recorded, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {LINE} FROM host_basis_line WHERE basis_id = ?1 ORDER BY id"))?;
        let lines = statement.query_map([basis.id.0], counted_line)?.collect::<Result<_, _>>()?;
        Ok(Recorded { counted: Counted { lines, ..basis.counted }, ..basis })
    }
}

fn rate(row: &SqlRow<'_>) -> rusqlite::Result<RateRow> {
    Ok(Row {
        id: HostRateId(row.get(0)?),
        version: row.get(1)?,
        facts: RateFacts {
            from: date(row, 2)?,
            base: Ore(row.get(3)?),
            expense: Ore(row.get(4)?),
            source: line(row, 5)?,
        },
        supplied: row.get(6)?,
        used: row.get(7)?,
    })
}

fn share(row: &SqlRow<'_>) -> rusqlite::Result<ShareRow> {
    Ok(Row {
        id: HostShareId(row.get(0)?),
        version: row.get(1)?,
        facts: ShareFacts {
            from: date(row, 2)?,
            base: Share(row.get(3)?),
            expense: Share(row.get(4)?),
            source: line(row, 5)?,
        },
        supplied: row.get(6)?,
        used: row.get(7)?,
    })
}

fn recorded(row: &SqlRow<'_>) -> rusqlite::Result<Recorded> {
    let days = match (optional_date(row, 3)?, optional_date(row, 4)?) {
        (Some(first), Some(last)) => Stretch::new(first, last),
        _ => None,
    };
    Ok(Recorded {
        id: HostBasisId(row.get(0)?),
        case: HostCaseId(row.get(1)?),
        month: month_at(row, 2)?,
        counted: Counted { days, lines: Vec::new() },
        reckoning: Reckoning {
            proration: word(row, 5, Proration::from_id)?,
            rounding: word(row, 6, Rounding::from_id)?,
        },
        at: instant(row, 7)?,
        by: StaffId(row.get(8)?),
        why: prose(row, 9)?,
        replaces: row.get::<_, Option<i64>>(10)?.map(HostBasisId),
    })
}

fn month_at(row: &SqlRow<'_>, at: usize) -> rusqlite::Result<Month> {
    row.get::<_, String>(at)?.parse().map_err(|_| invalid(at, "a month"))
}

fn counted_line(row: &SqlRow<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        days: Stretch { first: date(row, 0)?, last: date(row, 1)? },
        number: row.get(2)?,
        of: row.get(3)?,
        rate: HostRateId(row.get(4)?),
        rate_from: date(row, 12)?,
        rates: Parts { base: Ore(row.get(5)?), expense: Ore(row.get(6)?) },
        share: HostShareId(row.get(7)?),
        share_from: date(row, 13)?,
        shares: (Share(row.get(8)?), Share(row.get(9)?)),
        parts: Parts { base: Ore(row.get(10)?), expense: Ore(row.get(11)?) },
    })
}
