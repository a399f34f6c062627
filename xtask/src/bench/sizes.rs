//! The figures of one server in different circumstances, each against the first.

use serde_json::{Value, json};

use super::board::{Summary, aligned, three_digits};

/// Every figure, in the order in which they first came.
#[derive(Default)]
pub(super) struct Sizes {
    rows: Vec<Row>,
}

struct Row {
    work: String,
    unit: &'static str,
    size: String,
    rounds: Vec<f64>,
}

impl Sizes {
    /// Adds one round's figure. The size that a piece of work was first measured with is what others are held against.
    pub(super) fn add(&mut self, work: &str, unit: &'static str, size: &str, figure: f64) {
        let same = |row: &&mut Row| row.work == work && row.unit == unit && row.size == size;
        match self.rows.iter_mut().find(same) {
            Some(row) => row.rounds.push(figure),
            None => self.rows.push(Row {
                work: work.to_owned(),
                unit,
                size: size.to_owned(),
                rounds: vec![figure],
            }),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A Markdown table: the median and, in parentheses, the spread, and the median divided by that of the first size.
    pub(super) fn table(&self) -> String {
        let mut lines = vec![["work", "unit", "with", "median", "ratio"].map(str::to_owned).to_vec()];
        lines.extend(self.rows.iter().map(|row| {
            let shown = Summary::of(&row.rounds).map_or_else(String::new, |summary| summary.shown());
            let ratio = self.ratio(row).map_or_else(String::new, three_digits);
            vec![row.work.clone(), row.unit.to_owned(), row.size.clone(), shown, ratio]
        }));
        aligned(&lines)
    }

    /// The same for a program, with every round's figure.
    pub(super) fn json(&self) -> Value {
        let rows = self.rows.iter().map(|row| {
            json!({
                "work": row.work, "unit": row.unit, "with": row.size,
                "rounds": row.rounds, "ratio": self.ratio(row),
            })
        });
        Value::Array(rows.collect())
    }

    fn ratio(&self, row: &Row) -> Option<f64> {
        let first = self.rows.iter().find(|first| first.work == row.work && first.unit == row.unit)?;
        let (one, other) = (Summary::of(&first.rounds)?.median, Summary::of(&row.rounds)?.median);
        (one > 0.0).then(|| other / one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_is_held_against_the_first() {
        let mut sizes = Sizes::default();
        for (size, figure) in [("few", 10.0), ("many", 15.0), ("few", 30.0), ("many", 25.0)] {
            sizes.add("GET", "µs each", size, figure);
        }
        assert_eq!(sizes.json()[1]["ratio"], 1.0);
        let table = sizes.table();
        let cells: Vec<&str> = table.lines().nth(3).unwrap().split('|').map(str::trim).collect();
        assert_eq!(cells, ["", "GET", "µs each", "many", "20.0 (15.0–25.0)", "1.00", ""]);
    }
}
