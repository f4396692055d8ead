//! The basis of what hosts get, as it leaves the house: sentences on paper, and a file that spreadsheets open. Neither names
//! a youth: whoever pays a host has no need to know who lives there.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    path::PathBuf,
};

use chrono::NaiveDate;

use super::{
    chain_line,
    outside::{OutsideError, Part, is_outside},
};
use crate::{
    domain::{
        access::{Deed, allows},
        command::Command,
        host::payment::{self, CaseMonth, Line, Month, Reckoning},
        ids::{HouseholdId, StaffId, YouthId},
        refusal::Refusal,
        taken::TakenList,
        time::{Instant, Zone},
    },
    store::{ChainHead, House, StoreError, read::Reader},
    text::Texts,
};

/// A month as it is told.
#[derive(Debug, Clone)]
pub struct MonthTold {
    /// Which.
    pub month: Month,
    /// The cases.
    pub cases: Vec<CaseMonth>,
    /// The names of the households.
    pub names: BTreeMap<HouseholdId, String>,
    /// How it is counted where nothing was recorded.
    pub reckoning: Reckoning,
    /// The first day of the newest rates.
    pub rates_from: Option<NaiveDate>,
    /// The same where they are old for the month.
    pub old_rates: Option<NaiveDate>,
    /// The day it is told on.
    pub today: NaiveDate,
}

impl MonthTold {
    /// Reads it.
    ///
    /// # Errors
    /// What the store answers.
    pub fn read(reader: Reader<'_>, month: Month, reckoning: Reckoning, today: NaiveDate) -> Result<Self, StoreError> {
        let households = reader.households()?.into_iter();
        let names = households.map(|household| (household.id, household.facts.name.to_string())).collect();
        let tables = reader.host_tables()?;
        let rates_from = tables.rates.iter().map(|row| row.facts.from).max();
        let cases = reader.host_month(month, reckoning, today)?;
        Ok(Self { month, cases, names, reckoning, rates_from, old_rates: tables.old_rates(month), today })
    }

    /// The youths it tells of, though it names none.
    #[must_use]
    pub fn youths(&self) -> BTreeSet<YouthId> {
        self.cases.iter().map(|case| case.youth).collect()
    }

    /// The name of a case's household.
    #[must_use]
    pub fn household(&self, case: &CaseMonth) -> &str {
        self.names.get(&case.household).map_or("–", String::as_str)
    }

    /// As sentences.
    #[must_use]
    pub fn lines(&self, t: Texts) -> Vec<String> {
        let mut lines = vec![t.payment_heading(t.month_and_year(self.month)), t.payment_only_basis().to_owned()];
        lines.extend(t.payment_warnings(self.month, self.old_rates, self.today));
        if self.cases.is_empty() {
            lines.push(t.payment_nobody().to_owned());
        }
        for case in &self.cases {
            lines.extend(self.case_lines(case, t));
        }
        if !self.cases.is_empty() {
            lines.push(format!("{}: {}", t.payment_sum(), t.payment_parts_told(payment::total(&self.cases))));
        }
        lines.push(t.payment_counted_in(t.reckoning(self.reckoning)));
        lines
    }

    fn case_lines(&self, case: &CaseMonth, t: Texts) -> Vec<String> {
        let who = t.payment_case(self.household(case), case.case.0);
        let Some(counted) = case.told() else {
            let lacks = case.counted.as_ref().err().map(|lacks| t.payment_lacks(*lacks));
            return vec![format!("{who}: {}", lacks.unwrap_or_default())];
        };
        let days = t.payment_days(i64::from(counted.day_count()), i64::from(self.month.days().count()));
        let standing = if case.recorded.is_some() { t.payment_word_recorded() } else { t.payment_word_not_recorded() };
        let mut lines = vec![format!("{who}: {days}, {} ({standing})", t.kroner(counted.parts().sum()))];
        lines.extend(counted.lines.iter().map(|line| format!("  {}", t.payment_line_told(line))));
        if let (Some(difference), Some(recorded)) = (case.difference(), &case.recorded) {
            lines.push(format!("  {}", t.payment_difference_told(recorded.counted.parts(), difference)));
        }
        lines.extend(case.notes.iter().map(|note| format!("  {}", t.payment_note(*note))));
        lines
    }

    /// As a file that Norwegian spreadsheets open by themselves: UTF-8 with its mark, semicolons, decimal commas, days with
    /// dots. The last rows say what it is, and where the chain stood.
    #[must_use]
    pub fn csv(&self, head: &ChainHead, t: Texts) -> String {
        let mut rows = vec![
            [
                t.payment_csv_month(),
                t.payment_csv_case(),
                t.payment_csv_household(),
                t.payment_csv_first(),
                t.payment_csv_last(),
                t.payment_csv_number(),
                t.payment_csv_of(),
                t.payment_csv_rate_base(),
                t.payment_csv_share_base(),
                t.payment_csv_base(),
                t.payment_csv_rate_expense(),
                t.payment_csv_share_expense(),
                t.payment_csv_expense(),
                t.payment_csv_sum(),
                t.payment_csv_recorded(),
            ]
            .map(str::to_owned)
            .to_vec(),
        ];
        rows.extend(self.cases.iter().flat_map(|case| self.case_cells(case, t)));
        let total = payment::total(&self.cases);
        let mut sum = vec![t.payment_sum().to_owned()];
        sum.resize(9, String::new());
        sum.extend([total.base.typed(), String::new(), String::new(), total.expense.typed(), total.sum().typed()]);
        rows.push(sum);
        rows.push(Vec::new());
        rows.push(vec![t.payment_only_basis().to_owned()]);
        rows.extend(t.payment_warnings(self.month, self.old_rates, self.today).into_iter().map(|told| vec![told]));
        rows.push(vec![chain_line(t, head)]);
        let text: String = rows.iter().map(|row| row_of(row) + "\r\n").collect();
        format!("\u{feff}{text}")
    }

    fn case_cells(&self, case: &CaseMonth, t: Texts) -> Vec<Vec<String>> {
        let whose = [self.month.to_string(), case.case.0.to_string(), self.household(case).to_owned()];
        let recorded = if case.recorded.is_some() { t.payment_csv_yes() } else { t.payment_csv_no() };
        let lines = case.told().map(|counted| counted.lines.as_slice()).unwrap_or_default();
        if lines.is_empty() {
            let word = if case.told().is_some() { recorded } else { t.payment_word_lacks() };
            let mut row = whose.to_vec();
            row.resize(14, String::new());
            row.push(word.to_owned());
            return vec![row];
        }
        let row = |line: &Line| [&whose[..], &line_cells(line)[..], &[recorded.to_owned()][..]].concat();
        lines.iter().map(row).collect()
    }
}

fn line_cells(line: &Line) -> [String; 11] {
    let day = |day: NaiveDate| day.format("%d.%m.%Y").to_string();
    [
        day(line.days.first),
        day(line.days.last),
        line.number.to_string(),
        line.of.to_string(),
        line.rates.base.typed(),
        line.shares.0.typed(),
        line.parts.base.typed(),
        line.rates.expense.typed(),
        line.shares.1.typed(),
        line.parts.expense.typed(),
        line.parts.sum().typed(),
    ]
}

fn row_of(cells: &[String]) -> String {
    cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(";")
}

/// A cell. What a spreadsheet would take for a formula is only text: names are what people typed.
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t']);
    let cell = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([';', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// What is written where, and by whom.
#[derive(Debug, Clone)]
pub struct Writing {
    /// The month.
    pub month: Month,
    /// How it is counted where nothing was recorded.
    pub reckoning: Reckoning,
    /// Whoever writes it.
    pub staff: StaffId,
    /// When.
    pub now: Instant,
    /// In which language.
    pub texts: Texts,
    /// The zone of the house.
    pub zone: Zone,
    /// A file that is not there yet, outside the folder of the house.
    pub path: PathBuf,
}

/// Writes the file. That it was taken out stands in the chain, of every youth it tells of, before a word is written; under its
/// own name the file stands whole or not at all.
///
/// # Errors
/// [`OutsideError`].
pub fn write(house: &mut House, out: &Writing) -> Result<(), OutsideError> {
    may_write(house, out)?;
    is_outside(house.folder(), &out.path)?;
    let mut part = Part::begin(&out.path)?;
    let told = MonthTold::read(house.read(), out.month, out.reckoning, out.zone.date(out.now))?;
    let export = |youth| Command::TakeOut { list: TakenList::HostPayment, youth };
    let youths = told.youths();
    if youths.is_empty() {
        house.execute(out.staff, out.now, &export(None))?;
    } else {
        let together = house.together(out.staff, out.now)?;
        together.part(|rows| youths.iter().try_for_each(|youth| rows.execute(&export(Some(*youth))).map(drop)))?;
        together.commit()?;
    }
    let csv = told.csv(&house.chain_head()?, out.texts);
    let file = part.file();
    file.write_all(csv.as_bytes()).and_then(|()| file.sync_all()).map_err(StoreError::from)?;
    part.finish()
}

fn may_write(house: &House, out: &Writing) -> Result<(), StoreError> {
    let people = house.read().people()?;
    let member = people.staff.get(&out.staff).filter(|member| member.active).ok_or(Refusal::Gone)?;
    if allows(member.rights(), Deed::KeepHosts) {
        return Ok(());
    }
    Err(Refusal::NotAllowed { role: member.role, deed: Deed::KeepHosts }.into())
}

#[cfg(test)]
mod tests;
