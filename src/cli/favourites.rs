//! `kechuang favourites`: what the reader keeps, for the shell.

use std::process::ExitCode;

use serde_json::{Map, Value, json};

use super::args::{Cli, FavouritesArgs};
use super::error::Error;
use super::output::Text;
use super::search::row_of;
use super::source::Source;
use super::table::{self, Row};
use super::{Context, exit};
use crate::directory::Directory;
use crate::export::{ListFormat, csv_heading, csv_row, csv_row_of_absent, line};
use crate::state::{Favourite, Kept, Store};
use crate::text::Glyphs;

/// Prints the favourites in the order in which they were made, each with the reader's note on it.
pub(super) fn run(context: &Context, cli: &Cli, call: &FavouritesArgs) -> Result<ExitCode, Error> {
    let mut kept = Kept::default();
    kept.saved(Store::of(|name| std::env::var_os(name)).read().map_err(Error::Unkept)?, 0);
    let directory = Source::of(cli)?.directory()?;
    let list = List { context, directory: &directory, kept: &kept };
    let count = kept.favourites().count();
    let text = match call.format {
        ListFormat::Text if context.facts.streams.output => {
            list.table(context.facts.size.width.into(), Glyphs::of(cli.glyphs.0.unwrap_or_default()))
        }
        ListFormat::Text => list.tabs(),
        ListFormat::Json => {
            let hits: Vec<Value> = list.objects().collect();
            Text::json(&json!({ "total": count, "hits": hits }), true)?
        }
        ListFormat::Csv => list.csv()?,
        ListFormat::Jsonl => {
            let mut all = Text::default();
            for object in list.objects() {
                all.add(&Text::json(&object, false)?);
            }
            all
        }
    };
    context.answer(&text, ExitCode::from(if count == 0 { exit::NOTHING } else { exit::DONE }))
}

struct List<'a> {
    context: &'a Context,
    directory: &'a Directory,
    kept: &'a Kept,
}

impl List<'_> {
    /// A row for each. What this directory does not have has its id alone, and is kept.
    fn rows(&self) -> impl Iterator<Item = (Row, Option<&str>)> {
        let messages = self.context.messages();
        self.kept.favourites().map(|(id, _)| {
            let row = self.directory.index_of(id).and_then(|record| row_of(messages, self.directory, record));
            let absent =
                || Row { id: id.to_owned(), remark: messages.cli.not_in_directory.to_owned(), ..Row::default() };
            (row.unwrap_or_else(absent), self.kept.note(id).map(|note| note.text))
        })
    }

    /// For a program: divided by tabs, with the note at the end.
    fn tabs(&self) -> Text {
        let mut text = Text::default();
        for (row, note) in self.rows() {
            let note = on_a_line(note);
            text.add_columns(&[&*row.name, &row.phones, &row.place, &row.id, &row.remark, &note]);
        }
        text
    }

    /// For a spreadsheet, with a heading; since when each is a favourite and the note are the last columns.
    fn csv(&self) -> Result<Text, Error> {
        let messages = self.context.messages();
        let heading = csv_heading(messages).map(str::to_owned);
        let more = [messages.marks.column_since, messages.marks.column_note].map(str::to_owned);
        let rows = self.kept.favourites().map(|(id, Favourite { since, .. })| {
            let note = on_a_line(self.kept.note(id).map(|note| note.text));
            let row = self.directory.index_of(id).and_then(|no| csv_row(self.directory, no, messages));
            (row.unwrap_or_else(|| csv_row_of_absent(id)), [since.unwrap_or_default().to_owned(), note])
        });
        let rows = std::iter::once((heading, more)).chain(rows);
        Text::csv(rows.map(|(row, more)| row.into_iter().chain(more)))
    }

    /// For a reader: one below the other, and the note below what it is on.
    fn table(&self, width: usize, glyphs: &Glyphs) -> Text {
        let (rows, notes): (Vec<Row>, Vec<Option<&str>>) = self.rows().unzip();
        let mut text = Text::default();
        for (lines, note) in table::lines(&rows, width, glyphs).iter().zip(notes) {
            for line in lines {
                text.add_line(line);
            }
            for line in note.unwrap_or_default().lines() {
                text.add_paragraph(line, 4, width, glyphs);
            }
        }
        text
    }

    /// What names the record, since when it is a favourite, and the note.
    fn objects(&self) -> impl Iterator<Item = Value> {
        self.kept.favourites().map(|(id, Favourite { since, .. })| {
            let absent = || Map::from_iter([("id".to_owned(), Value::from(id))]);
            let mut object = self.directory.index_of(id).map_or_else(absent, |record| line(self.directory, record));
            object.insert("since".to_owned(), since.into());
            object.insert("note".to_owned(), self.kept.note(id).map(|note| note.text).into());
            Value::Object(object)
        })
    }
}

fn on_a_line(note: Option<&str>) -> String {
    note.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}
