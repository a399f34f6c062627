//! The figures, and how they are shown.

use serde_json::{Value, json};
use std::collections::BTreeMap;

use super::contestant::Contestant;

/// Every figure of a run, in the order in which they first came.
#[derive(Default)]
pub(super) struct Board {
    rows: Vec<Row>,
}

struct Row {
    work: String,
    unit: &'static str,
    figures: BTreeMap<Contestant, Vec<f64>>,
}

/// What several rounds gave.
#[derive(Debug, PartialEq)]
pub(super) struct Summary {
    pub(super) median: f64,
    least: f64,
    most: f64,
}

impl Board {
    /// Adds one round's figure.
    pub(super) fn add(&mut self, work: &str, unit: &'static str, contestant: Contestant, figure: f64) {
        let known = self.rows.iter().position(|row| row.work == work && row.unit == unit);
        let place = known.unwrap_or(self.rows.len());
        if known.is_none() {
            self.rows.push(Row { work: work.to_owned(), unit, figures: BTreeMap::new() });
        }
        if let Some(row) = self.rows.get_mut(place) {
            row.figures.entry(contestant).or_default().push(figure);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A Markdown table: for each contestant the median and, in parentheses, the spread; then Berth's median divided
    /// by each other's.
    pub(super) fn table(&self) -> String {
        let mut lines = vec![vec!["work".to_owned(), "unit".to_owned()]];
        lines[0].extend(Contestant::ALL.map(|contestant| contestant.name().to_owned()));
        lines[0].extend(peers().map(|peer| format!("Berth / {}", peer.name())));
        for row in &self.rows {
            let mut line = vec![row.work.clone(), row.unit.to_owned()];
            line.extend(Contestant::ALL.map(|contestant| {
                row.summary(contestant).map_or_else(String::new, |summary| summary.shown())
            }));
            line.extend(
                peers().map(|peer| row.ratio(peer).map_or_else(String::new, |ratio| format!("{ratio:.2}"))),
            );
            lines.push(line);
        }
        aligned(&lines)
    }

    /// The same for a program, with every round's figure.
    pub(super) fn json(&self) -> Value {
        let rows = self.rows.iter().map(|row| {
            let figures = row.figures.iter().filter_map(|(contestant, rounds)| {
                let Summary { median, least, most } = row.summary(*contestant)?;
                let figures = json!({ "median": median, "min": least, "max": most, "rounds": rounds });
                Some((contestant.name().to_owned(), figures))
            });
            let ratios = peers().filter_map(|peer| Some((peer.name().to_owned(), json!(row.ratio(peer)?))));
            json!({
                "work": row.work, "unit": row.unit,
                "figures": figures.collect::<serde_json::Map<_, _>>(),
                "berth_to": ratios.collect::<serde_json::Map<_, _>>(),
            })
        });
        Value::Array(rows.collect())
    }
}

fn peers() -> impl Iterator<Item = Contestant> {
    Contestant::ALL.into_iter().filter(|contestant| *contestant != Contestant::Berth)
}

impl Row {
    fn summary(&self, contestant: Contestant) -> Option<Summary> {
        Summary::of(self.figures.get(&contestant)?)
    }

    fn ratio(&self, peer: Contestant) -> Option<f64> {
        let (ours, theirs) = (self.summary(Contestant::Berth)?.median, self.summary(peer)?.median);
        (theirs > 0.0).then(|| ours / theirs)
    }
}

impl Summary {
    pub(super) fn of(rounds: &[f64]) -> Option<Self> {
        let mut sorted = rounds.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (least, most) = (*sorted.first()?, *sorted.last()?);
        let (low, high) = (sorted.get((sorted.len() - 1) / 2)?, sorted.get(sorted.len() / 2)?);
        Some(Self { median: f64::midpoint(*low, *high), least, most })
    }

    pub(super) fn shown(&self) -> String {
        let [median, least, most] = [self.median, self.least, self.most].map(three_digits);
        if least == most { median } else { format!("{median} ({least}–{most})") }
    }
}

/// Three significant digits, or all before the point.
pub(super) fn three_digits(figure: f64) -> String {
    let decimals = match figure.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    format!("{figure:.decimals$}")
}

/// A Markdown table of `lines`, the first of which is its head.
pub(super) fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let written = |line: &[String]| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!(" {cell:width$} |"));
        format!("|{}\n", cells.collect::<String>())
    };
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let (head, body) = lines.split_at(lines.len().min(1));
    let parts = head.iter().map(Vec::as_slice).chain([rule.as_slice()]).chain(body.iter().map(Vec::as_slice));
    parts.map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between() {
        assert_eq!(Summary::of(&[4.0, 1.0, 2.0]), Some(Summary { median: 2.0, least: 1.0, most: 4.0 }));
        assert_eq!(Summary::of(&[4.0, 1.0, 2.0, 3.0]), Some(Summary { median: 2.5, least: 1.0, most: 4.0 }));
        assert_eq!(Summary::of(&[]), None);
    }

    #[test]
    fn the_table_has_medians_spread_and_ratios() {
        let mut board = Board::default();
        for figure in [10.0, 30.0, 20.0] {
            board.add("GET", "requests/s", Contestant::Berth, figure);
            board.add("GET", "requests/s", Contestant::Nginx, 40.0);
        }
        let table = board.table();
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 3);
        let cells: Vec<&str> = lines[2].split('|').map(str::trim).collect();
        assert_eq!(cells, ["", "GET", "requests/s", "20.0 (10.0–30.0)", "", "", "40.0", "", "", "0.50", ""]);
        assert!(lines.iter().all(|line| line.chars().count() == lines[0].chars().count()));
    }

    #[test]
    fn json_holds_every_round() {
        let mut board = Board::default();
        board.add("push", "s", Contestant::Berth, 1.0);
        board.add("push", "s", Contestant::Distribution, 2.0);
        let row = &board.json()[0];
        assert_eq!(row["figures"]["Berth"]["rounds"], json!([1.0]));
        assert_eq!(row["berth_to"]["Distribution 3.1"], 0.5);
    }
}
