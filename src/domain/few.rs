//! Numbers about so few people that somebody could be known by them: which cells of a table are not told, so that none of them
//! can be worked out from the sums that are.
//!
//! The cells, their sums and the sum of all are a circulation: what flows into a row flows out through its columns. Two tables
//! that agree in what is told differ by circles through what is not. So a cell that is hidden cannot be worked out exactly when
//! such a circle leads through it.

use std::collections::BTreeSet;

/// What is counted in a cell or a sum: how often, and how many different people it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// How often.
    pub times: usize,
    /// How many people.
    pub people: usize,
}

/// What is told of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The number.
    Number(usize),
    /// Fewer people than may be told of, also where it was nobody.
    Few,
    /// Nothing: another could be worked out from it.
    Hidden,
}

impl Told {
    /// The number, where it is told.
    #[must_use]
    pub const fn number(self) -> Option<usize> {
        match self {
            Self::Number(number) => Some(number),
            Self::Few | Self::Hidden => None,
        }
    }
}

/// A table of counts with its sums: the last cell of a row is its sum, the last row the sums of the columns.
pub type Table<T> = Vec<Vec<T>>;

/// A cell or a sum, as a pipe of the circulation.
struct Pipe {
    from: usize,
    to: usize,
    place: (usize, usize),
    count: Count,
    told: Told,
}

impl Pipe {
    /// Whether somebody who sees what is told must think it possible that there is one more, and one less. They may know how
    /// the cells are chosen.
    const fn may_be(&self, more: bool, limit: usize) -> bool {
        let times = self.count.times;
        match self.told {
            Told::Number(_) => false,
            Told::Few if more => times >= limit || times + 1 < limit,
            Told::Few => times > 0,
            Told::Hidden => more || times > limit,
        }
    }
}

/// What is told of a table with its sums. A group under `limit` people is not told, and of the others not what it could be worked
/// out from. A table that is not rectangular, or has no sums, tells nothing.
#[must_use]
pub fn told(table: &Table<Count>, limit: usize) -> Table<Told> {
    let width = table.first().map_or(0, Vec::len);
    let nothing = || table.iter().map(|row| vec![Told::Few; row.len()]).collect();
    if width < 2 || table.len() < 2 || table.iter().any(|row| row.len() != width) {
        return nothing();
    }
    let mut pipes = pipes(table, limit);
    // That nobody was in a group tells of nobody.
    let is_small = |pipe: &Pipe| pipe.told == Told::Few && pipe.count.times > 0;
    while let Some(open) = (0..pipes.len()).find(|at| is_small(&pipes[*at]) && !is_safe(&pipes, *at, limit)) {
        // Where all is hidden and a group can be worked out still, it is by which cells are small: that is not told either.
        let Some(next) = to_hide(&pipes, open, width, table.len()) else {
            return table.iter().map(|row| vec![Told::Hidden; row.len()]).collect();
        };
        pipes[next].told = Told::Hidden;
    }
    let mut told: Table<Told> = nothing();
    for pipe in pipes {
        told[pipe.place.0][pipe.place.1] = pipe.told;
    }
    told
}

/// The pipes: from each row to each column, from the sums of the rows into them, from the columns into theirs, and back.
fn pipes(table: &Table<Count>, limit: usize) -> Vec<Pipe> {
    let (rows, columns) = (table.len() - 1, table[0].len() - 1);
    let (into_rows, out_of_columns) = (rows + columns, rows + columns + 1);
    let ends = |row: usize, column: usize| match (row == rows, column == columns) {
        (false, false) => (row, rows + column),
        (false, true) => (into_rows, row),
        (true, false) => (rows + column, out_of_columns),
        (true, true) => (out_of_columns, into_rows),
    };
    let places = (0..=rows).flat_map(|row| (0..=columns).map(move |column| (row, column)));
    places
        .map(|(row, column)| {
            let count = table[row][column];
            let (from, to) = ends(row, column);
            let told = if count.people < limit { Told::Few } else { Told::Number(count.times) };
            Pipe { from, to, place: (row, column), count, told }
        })
        .collect()
}

/// Whether a circle leads through a pipe, so that its number can be another.
fn is_safe(pipes: &[Pipe], at: usize, limit: usize) -> bool {
    let Pipe { from, to, .. } = pipes[at];
    let up = pipes[at].may_be(true, limit) && leads(pipes, at, (to, from), limit);
    up || (pipes[at].may_be(false, limit) && leads(pipes, at, (from, to), limit))
}

/// Whether one can get from a node to another through the other pipes that can be more or less than they are.
fn leads(pipes: &[Pipe], without: usize, (start, goal): (usize, usize), limit: usize) -> bool {
    let mut seen = BTreeSet::from([start]);
    let mut next = vec![start];
    while let Some(node) = next.pop() {
        if node == goal {
            return true;
        }
        for (at, pipe) in pipes.iter().enumerate() {
            let there = match pipe {
                _ if at == without => None,
                pipe if pipe.from == node && pipe.may_be(true, limit) => Some(pipe.to),
                pipe if pipe.to == node && pipe.may_be(false, limit) => Some(pipe.from),
                _ => None,
            };
            next.extend(there.filter(|node| seen.insert(*node)));
        }
    }
    false
}

/// Which pipe is hidden too, so that another cannot be worked out: one that touches it, a cell before a sum, the smallest first;
/// `None` where all are hidden.
fn to_hide(pipes: &[Pipe], open: usize, width: usize, height: usize) -> Option<usize> {
    let Pipe { from, to, .. } = pipes[open];
    let weight = |pipe: &Pipe| {
        let sums = usize::from(pipe.place.0 + 1 == height) + usize::from(pipe.place.1 + 1 == width);
        let touches = [from, to].iter().any(|node| *node == pipe.from || *node == pipe.to);
        (!touches, sums, pipe.count.times, pipe.place)
    };
    let shown = pipes.iter().enumerate().filter(|(_, pipe)| matches!(pipe.told, Told::Number(_)));
    shown.min_by_key(|(_, pipe)| weight(pipe)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIMIT: usize = 3;

    /// A table with its sums, each count by another person.
    fn summed(cells: &[Vec<usize>]) -> Table<Count> {
        let mut table: Vec<Vec<usize>> =
            cells.iter().map(|row| row.iter().copied().chain([row.iter().sum()]).collect()).collect();
        let sums = (0..table[0].len()).map(|column| table.iter().map(|row| row[column]).sum()).collect();
        table.push(sums);
        table.into_iter().map(|row| row.into_iter().map(|n| Count { times: n, people: n }).collect()).collect()
    }

    fn numbers(table: &Table<Count>) -> Vec<Vec<usize>> {
        table.iter().map(|row| row.iter().map(|count| count.times).collect()).collect()
    }

    /// Whether a table could be what was told.
    fn fits(table: &[Vec<usize>], told: &Table<Told>) -> bool {
        let fits = |(number, told): (&usize, &Told)| match told {
            Told::Number(shown) => number == shown,
            Told::Few => *number < LIMIT,
            Told::Hidden => *number >= LIMIT,
        };
        table.iter().zip(told).all(|(row, told)| row.iter().zip(told).all(fits))
    }

    #[test]
    fn a_large_group_is_told_and_a_small_one_is_not() {
        let told = told(&summed(&[vec![9, 8], vec![7, 6]]), LIMIT);
        assert!(told.iter().flatten().all(|cell| matches!(cell, Told::Number(_))));
        let told = super::told(&summed(&[vec![9, 2], vec![7, 6]]), LIMIT);
        assert_eq!(told[0][1], Told::Few);
    }

    #[test]
    fn a_cell_cannot_be_worked_out_from_the_sum_of_its_row_or_column() {
        let told = told(&summed(&[vec![9, 2], vec![7, 6]]), LIMIT);
        let hidden = told.iter().flatten().filter(|cell| matches!(cell, Told::Hidden)).count();
        assert!(hidden >= 3, "one cell alone would be the sum without the others: {told:?}");
    }

    #[test]
    fn people_count_and_not_how_often_they_came() {
        let mut table = summed(&[vec![9, 8], vec![7, 6]]);
        table[0][0].people = 1;
        assert_eq!(told(&table, LIMIT)[0][0], Told::Few, "nine times the same person");
    }

    #[test]
    fn where_the_words_alone_would_say_it_all_is_hidden() {
        let told = told(&summed(&[vec![2, 1], vec![2, 1]]), LIMIT);
        assert!(told.iter().flatten().all(|cell| *cell == Told::Hidden), "{told:?}");
    }

    #[test]
    fn nothing_is_told_of_what_is_no_table() {
        assert_eq!(told(&vec![vec![Count { times: 9, people: 9 }]], LIMIT), vec![vec![Told::Few]]);
    }

    fn cells() -> impl Strategy<Value = Vec<Vec<usize>>> {
        let shapes = vec![(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (3, 1)];
        prop::sample::select(shapes).prop_flat_map(|(rows, columns): (usize, usize)| {
            prop::collection::vec(prop::collection::vec(0..6_usize, columns), rows)
        })
    }

    proptest! {
        /// Every table there is, held against what was told: each group that is hidden for its size could be of two sizes.
        #[test]
        fn no_small_group_can_be_worked_out(cells in cells()) {
            let told = told(&summed(&cells), LIMIT);
            let (rows, columns) = (cells.len(), cells[0].len());
            let count = rows * columns;
            let most = 8_usize;
            let mut seen = vec![vec![BTreeSet::new(); columns + 1]; rows + 1];
            for number in 0..most.pow(u32::try_from(count).unwrap()) {
                let mut left = number;
                let mut other = vec![vec![0; columns]; rows];
                for row in &mut other {
                    for cell in row.iter_mut() {
                        (*cell, left) = (left % most, left / most);
                    }
                }
                let other = numbers(&summed(&other));
                if fits(&other, &told) {
                    for (seen, other) in seen.iter_mut().flatten().zip(other.iter().flatten()) {
                        seen.insert(*other);
                    }
                }
            }
            let own = numbers(&summed(&cells));
            for ((told, seen), own) in told.iter().flatten().zip(seen.iter().flatten()).zip(own.iter().flatten()) {
                prop_assert!(*told != Told::Few || *own == 0 || seen.len() > 1, "{told:?} {seen:?} {cells:?}");
            }
        }
    }
}
