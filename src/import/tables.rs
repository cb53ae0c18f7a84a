//! Tables as rows of cells with a meaning: where the headings stand, what each says, and what a cell must not be.

use hashbrown::HashMap;

use super::grid::{At, CellValue, Grid, GridRow, letters};
use super::incoming::{Doubt, Incoming, IncomingCell, IncomingRow, SkipReason, Skipped, Unclear};
use super::refusal::BadFile;
use super::tidy::{looks_like_made_number, tidy};
use crate::messages::{Lang, Messages};
use crate::tabular::{Column, Form, SheetKind};
use crate::text::nearest;

/// Headings stand in one of so many first rows: a title, who made the table and when may stand above them.
const MOST_ABOVE: usize = 20;

/// What each column of a table says, by its place.
type Headings = HashMap<u32, Column>;

/// Reads tables.
///
/// # Errors
/// Where none of them has our headings.
pub(super) fn read(grids: &[Grid]) -> Result<Incoming, BadFile> {
    let mut incoming = Incoming::default();
    let mut found = 0_usize;
    for grid in grids {
        let at = At { sheet: grid.sheet.clone(), ..At::default() };
        if grid.is_hidden {
            incoming.skipped.push(Skipped { at, reason: SkipReason::Hidden });
            continue;
        }
        match headings_row(grid) {
            Some(number) => {
                found += 1;
                Reading { grid, incoming: &mut incoming }.table(number);
            }
            // An empty sheet says nothing, and nothing need be said of it.
            None if grid.rows.is_empty() => {}
            None => incoming.skipped.push(Skipped { at, reason: SkipReason::NoHeadings }),
        }
    }
    match (found, grids.iter().all(|grid| grid.rows.is_empty())) {
        (0, true) => Err(BadFile::Empty),
        (0, false) => Err(BadFile::NoHeadings),
        _ => Ok(incoming),
    }
}

/// The place among the rows of the one with the headings: at least two of ours, and the id or the name among them.
fn headings_row(grid: &Grid) -> Option<usize> {
    let is_headings = |row: &GridRow| {
        let columns: Vec<Column> = row.cells.iter().filter_map(|(_, value)| column(value)).collect();
        columns.len() >= 2 && columns.iter().any(|it| matches!(it, Column::Id | Column::Name))
    };
    grid.rows.iter().take(MOST_ABOVE).position(is_headings)
}

/// The column that a heading names.
fn column(value: &CellValue) -> Option<Column> {
    match value {
        CellValue::Text(text) => Column::named(&tidy(text, Form::Short)),
        _ => None,
    }
}

/// A table that is being read.
struct Reading<'a, 'b> {
    grid: &'a Grid,
    incoming: &'b mut Incoming,
}

impl Reading<'_, '_> {
    fn at(&self, row: u32, column: Option<(u32, &str)>) -> At {
        At {
            sheet: self.grid.sheet.clone(),
            row,
            column: column.map(|(column, _)| column),
            heading: column.map(|(_, heading)| heading.to_owned()),
            ..At::default()
        }
    }

    fn doubt(&mut self, at: At, doubt: Doubt) {
        self.incoming.unclear.push(Unclear { at, doubt });
    }

    fn table(&mut self, first: usize) {
        let grid = self.grid;
        let Some((head, rows)) = grid.rows.get(first..).and_then(<[GridRow]>::split_first) else { return };
        let (headings, shown) = self.headings(head);
        self.unnamed(head, rows);
        self.merged(head, &headings);
        let sheet = grid.sheet.as_deref().and_then(SheetKind::named);
        for row in rows {
            self.row(row, sheet, &headings, &shown);
        }
    }

    /// The columns with their headings, and these as they stand.
    fn headings(&mut self, head: &GridRow) -> (Headings, HashMap<u32, String>) {
        let (mut headings, mut shown) = (Headings::new(), HashMap::new());
        for (place, value) in &head.cells {
            let text = value.shown();
            let text = tidy(&text, Form::Short);
            let at = self.at(head.number, Some((*place, &text)));
            let Some(column) = column(value) else {
                let names = |messages: &'static Messages| Column::ALL.iter().map(|column| column.name(messages));
                let slugs = Column::ALL.iter().map(|column| column.slug());
                let known = Lang::ALL.iter().flat_map(|lang| names(lang.messages())).chain(slugs);
                let closest = nearest(&text, known).map(str::to_owned);
                self.doubt(at, Doubt::UnknownHeading { found: text.into_owned(), closest });
                continue;
            };
            if let Some((other, _)) = headings.iter().find(|(_, it)| **it == column) {
                let other = self.at(head.number, Some((*other, &text)));
                self.doubt(at, Doubt::HeadingTwice(other));
            }
            headings.insert(*place, column);
            shown.insert(*place, text.into_owned());
        }
        (headings, shown)
    }

    /// Tells of cells in columns without a heading, of each column once.
    fn unnamed(&mut self, head: &GridRow, rows: &[GridRow]) {
        let mut told = Vec::new();
        for row in rows {
            for (place, _) in &row.cells {
                if head.cell(*place).is_none() && !told.contains(place) {
                    told.push(*place);
                    let at = self.at(row.number, Some((*place, &letters(*place))));
                    self.doubt(at, Doubt::NoHeading);
                }
            }
        }
    }

    /// Tells of cells below the headings that are shown as one: which of them is meant nobody knows.
    fn merged(&mut self, head: &GridRow, headings: &Headings) {
        for merged in &self.grid.merged {
            let place = (merged.columns.0..=merged.columns.1).find(|place| headings.contains_key(place));
            let Some(place) = place.filter(|_| merged.rows.1 >= head.number) else { continue };
            let row = merged.rows.0.max(head.number);
            let last = format!("{}{}", letters(merged.columns.1), merged.rows.1);
            let at = self.at(row, Some((place, &letters(place))));
            self.doubt(at, Doubt::Merged(last));
        }
    }

    fn row(&mut self, row: &GridRow, sheet: Option<SheetKind>, headings: &Headings, shown: &HashMap<u32, String>) {
        let at = self.at(row.number, None);
        let is_filled = |wanted: Column| headings.iter().any(|(place, it)| *it == wanted && row.cell(*place).is_some());
        if !is_filled(Column::Id) && !is_filled(Column::Name) {
            self.incoming.skipped.push(Skipped { at, reason: SkipReason::Nameless });
            return;
        }
        let mut places: Vec<(&u32, &Column)> = headings.iter().collect();
        places.sort_unstable();
        let mut cells = Vec::with_capacity(places.len());
        for (place, column) in places {
            let at = self.at(row.number, Some((*place, shown.get(place).map_or("", String::as_str))));
            match row.cell(*place).map_or(Ok(String::new()), |value| text(value, *column)) {
                Ok(text) => cells.push(IncomingCell { column: *column, at, text }),
                Err(doubt) => self.doubt(at, doubt),
            }
        }
        self.incoming.rows.push(IncomingRow { at, sheet, cells });
    }
}

/// What a cell says in its column.
fn text(value: &CellValue, column: Column) -> Result<String, Doubt> {
    /// Beyond, neighbouring whole numbers are one and the same to a spreadsheet.
    const EXACT: f64 = 1e15;
    let form = column.form();
    match value {
        CellValue::Text(text) => {
            let text = tidy(text, form);
            if form == Form::Phones && text.lines().any(looks_like_made_number) {
                return Err(Doubt::MadeNumber(text.into_owned()));
            }
            Ok(text.into_owned())
        }
        // Of a number of a telephone the zero before it is lost, and of a postcode.
        CellValue::Number(number)
            if form == Form::Phones || number.fract() != 0.0 || !(0.0..EXACT).contains(number) =>
        {
            Err(Doubt::MadeNumber(value.shown()))
        }
        CellValue::Number(number) => Ok(number.to_string()),
        CellValue::Truth(truth) if column == Column::EnglishPrinted => {
            let said = &Lang::En.messages().columns;
            Ok(if *truth { said.yes } else { said.no }.to_owned())
        }
        CellValue::Truth(_) => Err(Doubt::MadeNumber(value.shown())),
        CellValue::Date(shown) => Err(Doubt::MadeDate(shown.clone())),
        CellValue::Error(shown) => Err(Doubt::FormulaError(shown.clone())),
    }
}
