//! The table: a row for each figure, a column for each size.

use std::fmt::Write as _;

/// The figures of one size, in the order they were found.
pub(crate) struct Column {
    size: usize,
    rows: Vec<(String, String)>,
}

impl Column {
    pub(crate) const fn new(size: usize) -> Self {
        Self { size, rows: Vec::new() }
    }

    /// Says what is being measured, to whoever waits.
    pub(crate) fn say(&self, what: &str) {
        eprintln!("{}: {what}", grouped(self.size));
    }

    pub(crate) fn row(&mut self, name: impl Into<String>, figure: impl Into<String>) {
        let (name, figure) = (name.into(), figure.into());
        self.say(&format!("{name}: {figure}"));
        self.rows.push((name, figure));
    }

    /// A row with our figure and the finders' beside it, each with how many times theirs ours is.
    pub(crate) fn beside(&mut self, name: impl Into<String>, ours: f64, theirs: &[(&str, f64)]) {
        let mut figure = short(ours);
        for (name, theirs) in theirs {
            let _ = write!(figure, " · {name} {} ({:.2} ×)", short(*theirs), ours / theirs);
        }
        self.row(name, figure);
    }
}

/// A figure with as many digits as say something.
pub(crate) fn short(figure: f64) -> String {
    match figure.abs() {
        _ if figure.is_nan() => "–".to_owned(),
        0.0..10.0 => format!("{figure:.2}"),
        10.0..100.0 => format!("{figure:.1}"),
        _ => format!("{figure:.0}"),
    }
}

/// All columns in one table, in Markdown; what a size has no figure for is left open.
pub(crate) fn table(columns: &[Column]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in columns.iter().flat_map(|column| &column.rows) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let mut table = String::from("| records |");
    for column in columns {
        let _ = write!(table, " {} |", grouped(column.size));
    }
    let _ = writeln!(table, "\n|---|{}", "---|".repeat(columns.len()));
    for name in names {
        let _ = write!(table, "| {name} |");
        for column in columns {
            let figure = column.rows.iter().find(|(known, _)| known == name).map_or("–", |(_, figure)| figure);
            let _ = write!(table, " {figure} |");
        }
        table.push('\n');
    }
    table
}

/// A number with a comma after every thousand.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    if first > 0 {
        groups.push(&digits[..first]);
    }
    groups.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join(",")
}
