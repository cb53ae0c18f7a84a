//! Workbooks for spreadsheets (Office Open XML): records that leave, and an empty one to fill in.

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook,
    Worksheet, XlsxError,
};

use super::leaving::{Leaving, Left, NotWritten};
use super::{mail, web};
use crate::directory::{Directory, RecordList};
use crate::messages::Lang;
use crate::tabular::{Access, Column, Form, Names, SheetKind, Writer, example, is_needed};
use crate::text::foreign;
use crate::threads::are_left;

/// So many UTF-16 units fit into a cell.
const MOST_IN_CELL: usize = 32_767;

/// So many rows fit on a sheet, the headings among them.
const MOST_ROWS: usize = 1_048_576;

/// So many rows of an empty sheet offer lists to choose from.
const ROWS_TO_FILL: u32 = 1_000;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// Of a row so many lines are shown; the rest is seen in the cell.
const MOST_LINES: usize = 8;

/// How the cells of a workbook look.
struct Look {
    heading: Format,
    shown_heading: Format,
    text: Format,
    shown: Format,
    number: Format,
    link: Format,
}

impl Look {
    fn new() -> Self {
        // A cell of text (`@`) keeps what is typed as it is typed: a telephone number its zero.
        let text = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
        let heading = text.clone().set_bold().set_border_bottom(FormatBorder::Thin);
        Self {
            shown_heading: heading.clone().set_background_color(Color::RGB(0xE8_E8_E8)),
            heading: heading.set_background_color(Color::RGB(0xD6_E8_DF)),
            shown: text.clone().set_font_color(Color::RGB(0x59_59_59)),
            number: Format::new().set_num_format("0").set_align(FormatAlign::Top),
            link: text
                .clone()
                .set_font_color(Color::RGB(0x05_63_C1))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            text,
        }
    }

    fn of(&self, column: Column, sheet: SheetKind) -> &Format {
        match (column.form(), column.access(sheet)) {
            (Form::Number, _) => &self.number,
            (_, Access::Shown) => &self.shown,
            _ => &self.text,
        }
    }
}

/// The width of a column, in characters.
const fn width(column: Column) -> u16 {
    match (column, column.form()) {
        (Column::Name, _) => 36,
        (_, Form::Number) => 7,
        (Column::EnglishPrinted | Column::PostalCode | Column::Label | Column::Kind, _) => 10,
        (_, Form::Short) => 22,
        (_, Form::Phones) => 24,
        (_, Form::Links | Form::Lines) => 30,
        (_, Form::Long) => 60,
    }
}

/// Writes records as a workbook: a sheet for each sort of them, with headings that stay in sight.
///
/// # Errors
/// See [`NotWritten`].
pub(super) fn workbook(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    let look = Look::new();
    let writer = Writer::new(Names::of(leaving.directory), leaving.lang.messages());
    let mut workbook = begin(leaving.directory);
    let mut left = Left::default();
    for sheet in SheetKind::ALL {
        let records = leaving.of(sheet);
        if records.is_empty() {
            continue;
        }
        if records.len() >= MOST_ROWS {
            return Err(NotWritten::TooManyRows { sheet, rows: records.len(), most: MOST_ROWS - 1 });
        }
        let columns: Vec<Column> =
            Column::of(sheet).iter().copied().filter(|it| leaving.fields.is_none_or(|all| all.contains(it))).collect();
        if columns.is_empty() {
            continue;
        }
        let page = workbook.add_worksheet();
        let mut table = Table { page, look: &look, sheet, columns: &columns, writer: &writer };
        table.begin(sheet.name(leaving.lang.messages()), leaving.header)?;
        let before = left.records;
        table.fill(leaving, &records, &mut |done| progress(before + done), &mut left)?;
        left.records += records.len();
    }
    left.lacking = leaving.records.len().saturating_sub(left.records);
    if left.records > 0 {
        out.write_all(&bytes(&mut workbook)?)?;
    }
    Ok(left)
}

/// The bytes of a workbook. The library starts a thread for each sheet and panics where there is none to be had.
///
/// # Errors
/// See [`NotWritten`]; for want of threads the system's error holds a [`NoThread`](crate::threads::NoThread).
pub(super) fn bytes(workbook: &mut Workbook) -> Result<Vec<u8>, NotWritten> {
    are_left(workbook.worksheets().len())?;
    Ok(workbook.save_to_buffer()?)
}

/// A workbook that says of itself what the directory does, and bears its date: the same each time.
fn begin(directory: &Directory) -> Workbook {
    let info = directory.info();
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(&info.title).set_author(&info.publisher);
    // `YYYY-MM` or `YYYY-MM-DD`.
    let mut date = info.published.split('-').map(|part| part.parse::<u16>().ok());
    let (year, month, day) = (date.next().flatten(), date.next().flatten(), date.next().flatten());
    let small = |part: Option<u16>| part.and_then(|it| u8::try_from(it).ok()).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(year.unwrap_or(2000), small(month), small(day));
    if let Ok(made) = made.or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1)) {
        properties = properties.set_creation_datetime(&made);
    }
    workbook.set_properties(&properties);
    workbook
}

/// A sheet on which records are written.
struct Table<'a> {
    page: &'a mut Worksheet,
    look: &'a Look,
    sheet: SheetKind,
    columns: &'a [Column],
    writer: &'a Writer<'a>,
}

impl Table<'_> {
    /// Names the sheet and writes the headings.
    fn begin(&mut self, name: &str, header: Lang) -> Result<(), XlsxError> {
        self.page.set_name(name)?;
        for (at, &column) in (0..).zip(self.columns) {
            let heading =
                if column.access(self.sheet) == Access::Shown { &self.look.shown_heading } else { &self.look.heading };
            self.page.set_column_width(at, width(column))?;
            self.page.set_column_format(at, self.look.of(column, self.sheet))?;
            self.page.write_string_with_format(0, at, column.heading(header), heading)?;
        }
        self.page.set_freeze_panes(1, 0)?;
        self.page.set_landscape();
        self.page.set_repeat_rows(0, 0)?;
        Ok(())
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// Writes a row for each record.
    fn fill(
        &mut self,
        leaving: &Leaving<'_>,
        records: &RecordList,
        progress: &mut dyn FnMut(usize),
        left: &mut Left,
    ) -> Result<(), NotWritten> {
        let mut row = 0;
        let mut cell = String::new();
        leaving.each(records, progress, |_, record| {
            row += 1;
            let mut lines = 1;
            for (at, &column) in (0..).zip(self.columns) {
                cell.clear();
                self.writer.write(column, record, &mut cell);
                if fit(&mut cell) {
                    left.cut.push((record.id().to_string(), column));
                }
                self.cell(row, at, column, &cell)?;
                lines = lines.max(lines_of(&cell, width(column)));
            }
            // Counted here, for a program that opens the file need not do it.
            let shown = u8::try_from(lines.min(MOST_LINES)).unwrap_or(u8::MAX);
            self.page.set_row_height(row, LINE * f64::from(shown))?;
            Ok(())
        })?;
        self.page.autofilter(0, 0, row, self.last_column())?;
        // A number in a cell of text is what it is meant to be.
        self.page.ignore_error_range(
            1,
            0,
            row,
            self.last_column(),
            rust_xlsxwriter::IgnoreError::NumberStoredAsText,
        )?;
        Ok(())
    }

    fn cell(&mut self, row: u32, at: u16, column: Column, cell: &str) -> Result<(), XlsxError> {
        let format = self.look.of(column, self.sheet);
        if cell.is_empty() {
            return Ok(());
        }
        if let (Form::Number, Ok(number)) = (column.form(), cell.parse::<u32>()) {
            self.page.write_number_with_format(row, at, number, format)?;
        } else if let Some(link) = link(column, cell) {
            // A link that no workbook takes, as one of more than 2,079 characters, stays a text.
            let linked = self.page.write_url_with_options(row, at, link.as_str(), cell, "", Some(&self.look.link));
            if linked.is_err() {
                self.page.write_string_with_format(row, at, cell, format)?;
            }
        } else {
            self.page.write_string_with_format(row, at, cell, format)?;
        }
        Ok(())
    }
}

/// Where the cell of a column leads: a cell has one link, and the first address is it.
fn link(column: Column, cell: &str) -> Option<String> {
    if column.form() != Form::Links {
        return None;
    }
    let first = cell.lines().next()?.split(" | ").next()?;
    Some(if column == Column::Emails { mail(first) } else { web(first) })
}

/// Takes out of a cell what must not stand in one, and what is too much for it: whether that was something.
fn fit(cell: &mut String) -> bool {
    cell.retain(|c| c == '\n' || foreign(c).is_none());
    let mut units = 0;
    let cut = cell.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MOST_IN_CELL
    });
    let cut = cut.map(|(at, _)| at);
    if let Some(at) = cut {
        cell.truncate(at);
    }
    cut.is_some()
}

/// Over how many lines a cell goes in a column of a width.
fn lines_of(cell: &str, width: u16) -> usize {
    let width = usize::from(width.max(1));
    cell.lines().map(|line| crate::text::cells(line).div_ceil(width).max(1)).sum()
}

impl From<XlsxError> for NotWritten {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(error) => Self::Io(error),
            other => Self::Io(io::Error::other(other)),
        }
    }
}

/// An empty workbook to fill in: the sheets and headings of a directory's records, what each column is, and where one
/// value is chosen of a list, the list.
///
/// # Errors
/// See [`NotWritten`].
pub fn template(directory: &Directory, lang: Lang, out: &mut dyn Write) -> Result<(), NotWritten> {
    let messages = lang.messages();
    let look = Look::new();
    let writer = Writer::new(Names::of(directory), messages);
    let mut workbook = begin(directory);
    let lists: Vec<(Column, Vec<String>)> =
        Column::ALL.iter().filter_map(|column| Some((*column, writer.choices(*column)?))).collect();
    for sheet in SheetKind::ALL {
        let columns = Column::of(sheet);
        let page = workbook.add_worksheet();
        let mut table = Table { page, look: &look, sheet, columns, writer: &writer };
        table.begin(sheet.name(messages), lang)?;
        for (at, column) in (0..).zip(columns) {
            let list = (0..).zip(&lists).find(|(_, (listed, choices))| listed == column && !choices.is_empty());
            if let Some((of, (_, choices))) = list {
                let choices = format!("='{}'!${1}$2:${1}${2}", messages.template.values, letter(of), choices.len() + 1);
                let validation = DataValidation::new().allow_list_formula(Formula::new(choices));
                table.page.add_data_validation(1, at, ROWS_TO_FILL, at, &validation)?;
            }
        }
        let last = table.last_column();
        table.page.autofilter(0, 0, ROWS_TO_FILL, last)?;
    }
    explain(workbook.add_worksheet(), &look, lang)?;
    let values = workbook.add_worksheet();
    values.set_name(messages.template.values)?;
    for (at, (column, choices)) in (0..).zip(&lists) {
        values.set_column_width(at, width(*column))?;
        values.write_string_with_format(0, at, column.heading(lang), &look.heading)?;
        for (row, choice) in (1..).zip(choices) {
            values.write_string_with_format(row, at, choice, &look.text)?;
        }
    }
    out.write_all(&bytes(&mut workbook)?)?;
    Ok(())
}

/// The letter of a column, of which there are few.
fn letter(at: u8) -> char {
    char::from(b'A'.saturating_add(at.min(25)))
}

/// Writes what each column is: on which sheets, whether it may be left out, how it is written, and an example.
fn explain(page: &mut Worksheet, look: &Look, lang: Lang) -> Result<(), XlsxError> {
    let (messages, said) = (lang.messages(), &lang.messages().template);
    page.set_name(said.explanations)?;
    for (at, width) in (0..).zip([24, 24, 44, 22, 44, 44]) {
        page.set_column_width(at, width)?;
    }
    for (row, text) in (0..).zip([said.opening, said.escapes]) {
        page.merge_range(row, 0, row, 5, text, &look.text)?;
    }
    page.set_row_height(0, LINE * 3.0)?;
    let headings = [said.column, said.sheets, said.meaning, said.needed, said.writing, said.example];
    for (at, heading) in (0..).zip(headings) {
        page.write_string_with_format(2, at, heading, &look.heading)?;
    }
    for (row, &column) in (3..).zip(Column::ALL) {
        let on: Vec<SheetKind> = SheetKind::ALL.into_iter().filter(|it| Column::of(*it).contains(&column)).collect();
        let sheets: Vec<&str> = on.iter().map(|sheet| sheet.name(messages)).collect();
        let has = |access: Access| on.iter().all(|sheet| column.access(*sheet) == access);
        let needed = if has(Access::Shown) {
            said.needed_shown
        } else if has(Access::Key) {
            said.needed_key
        } else if on.iter().any(|sheet| is_needed(column, *sheet)) {
            said.needed_yes
        } else {
            said.needed_no
        };
        let cells = [
            column.heading(lang),
            &sheets.join(messages.facts.and),
            column.help(messages),
            needed,
            &writing(column, lang),
            example(column),
        ];
        for (at, cell) in (0..).zip(cells) {
            page.write_string_with_format(row, at, cell, &look.text)?;
        }
    }
    page.set_freeze_panes(3, 1)?;
    Ok(())
}

/// How a cell is written.
fn writing(column: Column, lang: Lang) -> String {
    let said = &lang.messages().template;
    let written = match (column, column.form()) {
        (Column::Part | Column::Category | Column::Discipline | Column::EnglishPrinted, _) => said.as_choice,
        (_, Form::Number) => said.as_number,
        (_, Form::Short | Form::Long) => said.as_line,
        (_, Form::Lines | Form::Phones | Form::Links) => said.as_lines,
    };
    let is_outer = column.field() == "contacts" || (column.field() == "audiences" && column != Column::Audiences);
    if is_outer { format!("{written}\n{}", said.as_outer) } else { written.to_owned() }
}
