//! `kechuang search`: the same finding as on the screen, for the shell.

use std::cell::LazyCell;
use std::io::stdin;
use std::mem::ManuallyDrop;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::args::{Cli, SearchArgs};
use super::error::Error;
use super::lines::{Lines, NoLine};
use super::output::{Text, say, write};
use super::source::{Source, opened};
use super::table::{self, Row};
use super::today::today;
use super::{Context, exit};
use crate::directory::{Directory, Kind, RecordIdx, RecordList};
use crate::export::{ListFormat, MatchGroup, columns, csv_heading, csv_row, line};
use crate::messages::Messages;
use crate::search::{Found, Highlighter, Hit, Index, Meaning, Naming, OwnRecords, Problem, Query, Standing};
use crate::state::{Kept, Store};
use crate::text::Glyphs;

/// Finds what was asked for on the command line or, a line each, on standard input.
pub(super) fn run(context: &Context, cli: &Cli, call: &SearchArgs) -> Result<ExitCode, Error> {
    let messages = context.messages();
    let text = call.query.join(" ");
    let query = Query::parse(&text);
    if query.problems().iter().any(Problem::is_fatal) {
        return Err(Error::Query(query.problems().to_vec()));
    }
    context.say_all(query.problems());
    let (source, directory) = opened(cli)?;
    // The program ends with it, too.
    let index = ManuallyDrop::new(source.index(&directory, cli.search())?);
    let of_kind = call.kind.map(|kind| directory.of_kind(kind));
    let search = Search {
        messages,
        directory: &directory,
        index: &index,
        scope: of_kind.as_ref(),
        limit: call.limit,
        today: LazyCell::new(|| today(cli)),
        reader: context.facts.streams.output.then(|| Reader {
            width: context.facts.size.width.into(),
            glyphs: Glyphs::of(cli.glyphs.0.unwrap_or_default()),
        }),
    };
    if call.stdin {
        return search.answer_lines(call.stdin_most.into());
    }
    let (query, found) = search.find(query);
    messages.understood(&found).into_iter().for_each(|said| context.note(said));
    let is_read = context.write(&search.written(&text, &query, &found, call.format)?)?;
    context.say_all(&found.problems);
    if is_read && found.hits.len() < found.total {
        let (shown, total) = (found.hits.len(), found.total);
        // No visitor of a kiosk gives it an option.
        let cut = if cli.kiosk { messages.cli.kiosk_cut(shown, total) } else { messages.cli.search_cut(shown, total) };
        context.note(cut);
    }
    if let Some(groups) = found.groups.filter(|it| is_read && it.excluded > 0) {
        context.note(messages.standings.left_out(groups.excluded));
    }
    Ok(exit_code(!found.hits.is_empty()))
}

/// The records that a query finds, best first, all of them.
///
/// # Errors
/// The query cannot be understood, or the directory not be read.
pub(super) fn found(
    context: &Context,
    cli: &Cli,
    source: &Source,
    directory: &Arc<Directory>,
    text: &str,
    kind: Option<Kind>,
) -> Result<Vec<RecordIdx>, Error> {
    let messages = context.messages();
    let query = Query::parse(text);
    if query.problems().iter().any(Problem::is_fatal) {
        return Err(Error::Query(query.problems().to_vec()));
    }
    context.say_all(query.problems());
    let index = ManuallyDrop::new(source.index(directory, cli.search())?);
    let of_kind = kind.map(|kind| directory.of_kind(kind));
    let today = LazyCell::new(|| today(cli));
    let scope = of_kind.as_ref();
    let search = Search { messages, directory, index: &index, scope, limit: usize::MAX, today, reader: None };
    let (_, found) = search.find(query);
    messages.understood(&found).into_iter().for_each(|said| context.note(said));
    context.say_all(&found.problems);
    Ok(found.hits.iter().map(|hit| hit.record).collect())
}

/// How a query was understood that no name answers: what was read as fields, the words that it was cut into with those that
/// they lead to, and what the directory does not know.
fn understood(meaning: &Meaning) -> Value {
    let conditions = meaning.conditions.iter().map(|it| Value::from(it.written(Naming::English)));
    let words =
        meaning.pieces.iter().map(|it| json!({ "word": it.text, "leads_to": it.leads_to, "total": it.entries }));
    let unknown = meaning.unknown.iter().map(|it| Value::from(it.text.as_str()));
    json!({
        "conditions": conditions.collect::<Vec<_>>(),
        "words": words.collect::<Vec<_>>(),
        "unknown": unknown.collect::<Vec<_>>(),
    })
}

fn exit_code(any_found: bool) -> ExitCode {
    ExitCode::from(if any_found { exit::DONE } else { exit::NOTHING })
}

impl Context {
    /// Says on standard error what is wrong with a query that is answered all the same.
    fn say_all(&self, problems: &[Problem]) {
        for problem in problems {
            self.note(self.messages().problem(problem));
        }
    }
}

struct Search<'a, T> {
    messages: &'static Messages,
    directory: &'a Directory,
    index: &'a Index,
    scope: Option<&'a RecordList>,
    limit: usize,
    /// What day it is, which most queries do not ask.
    today: LazyCell<Date, T>,
    /// Who is shown the answer, where no other program takes it.
    reader: Option<Reader>,
}

/// Somebody at a terminal.
struct Reader {
    /// Its columns.
    width: usize,
    glyphs: &'static Glyphs,
}

impl<T: FnOnce() -> Date> Search<'_, T> {
    /// Answers each line of standard input with one object, in order and at once. At most so many MiB are read.
    fn answer_lines(&self, most: u64) -> Result<ExitCode, Error> {
        let mut lines = Lines::new(stdin().lock(), most << 20);
        let mut any = false;
        loop {
            let line = match lines.next() {
                Ok(line) => line,
                Err(NoLine::End) => return Ok(exit_code(any)),
                Err(NoLine::TooLong) => return Err(Error::StdinTooLong(most)),
                Err(NoLine::Failed(error)) => return Err(Error::Stdin(error)),
            };
            let (answer, is_found) = self.answer_line(&String::from_utf8_lossy(&line));
            any |= is_found;
            if !write(&Text::json(&answer, false)?)? {
                return Ok(exit_code(any));
            }
        }
    }

    /// The answer to a line, and whether anything was found. A query that was not understood is not answered; of one
    /// that is too long only what was read of it is said again.
    fn answer_line(&self, text: &str) -> (Value, bool) {
        let query = Query::parse(text);
        let text = Query::cut(text);
        let is_refused = query.problems().iter().any(Problem::is_fatal);
        let (query, found) = if is_refused { (query, Found::default()) } else { self.find(query) };
        let mut answer =
            if is_refused { json!({ "query": text, "hits": [] }) } else { self.object(text, &query, &found) };
        let problems: Vec<String> =
            query.problems().iter().chain(&found.problems).map(|it| self.messages.problem(it)).collect();
        if !problems.is_empty() {
            answer["problems"] = problems.into();
        }
        (answer, !found.hits.is_empty())
    }

    /// An answer in a format.
    fn written(&self, text: &str, query: &Query, found: &Found, format: ListFormat) -> Result<Text, Error> {
        match format {
            ListFormat::Text => Ok(self.columns(query, found)),
            ListFormat::Json => Text::json(&self.object(text, query, found), true),
            ListFormat::Jsonl => {
                let mut all = Text::default();
                for entry in self.entries(query, found) {
                    all.add(&Text::json(&entry, false)?);
                }
                Ok(all)
            }
            ListFormat::Csv => self.csv(found),
        }
    }

    /// Where nothing is asked, everything answers, as on the screen.
    fn find(&self, query: Query) -> (Query, Found) {
        let query = if query.asks_for_a_day() { query.on(*self.today) } else { query };
        let query = if query.asks_own() { query.with_own(&self.own()) } else { query };
        let found = self.index.search(&query, self.scope, self.limit);
        (query.with_conditions(found.conditions()), found)
    }

    /// The records that the reader has made favourites or noted, or has read lately. Nothing is found of what cannot be read,
    /// and it is said why.
    fn own(&self) -> OwnRecords {
        let mut kept = Kept::default();
        match Store::of(|name| std::env::var_os(name)).read() {
            Ok(contents) => kept.saved(contents, 0),
            Err(trouble) => say(trouble.told(self.messages)),
        }
        let place = |id: &str| self.directory.index_of(id);
        OwnRecords {
            favourites: kept.favourites().filter_map(|(id, _)| place(id)).collect(),
            noted: kept.notes().filter_map(|(id, _)| place(id)).collect(),
            recent: kept.recent_entries().filter_map(place).collect(),
            ..OwnRecords::default()
        }
    }

    fn object(&self, text: &str, query: &Query, found: &Found) -> Value {
        let hits: Vec<Value> = self.entries(query, found).collect();
        let mut object = json!({ "query": text, "total": found.total, "hits": hits });
        if let Some(meaning) = &found.meaning {
            object["meaning"] = understood(meaning);
        }
        if let Some(groups) = found.groups {
            let all = Standing::ALL.map(|it| (slug(it).to_owned(), Value::from(groups.count_of(it))));
            object["groups"] = Value::Object(Map::from_iter(all));
        }
        object
    }

    fn entries(&self, query: &Query, found: &Found) -> impl Iterator<Item = Value> {
        let highlighter = self.index.highlighter(query).with_meaning(found.meaning.as_ref());
        found.hits.iter().enumerate().map(move |(place, hit)| {
            let mut entry = self.entry(&highlighter, hit);
            if let Some(groups) = found.groups {
                entry.insert("group".to_owned(), slug(groups.standing(place)).into());
            }
            Value::Object(entry)
        })
    }

    /// What names the record, how good it is, and which characters of its title the query stands for.
    fn entry(&self, highlighter: &Highlighter<'_>, hit: &Hit) -> Map<String, Value> {
        let mut entry = line(self.directory, hit.record);
        let told = ["phones", "numbers"].map(|name| (name, entry.remove(name)));
        entry.insert("score".to_owned(), hit.score.into());
        entry.insert("marks".to_owned(), highlighter.marks(hit.record).into());
        entry.extend(told.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
        entry
    }

    /// A line for each: title, telephone numbers, place, id, and whose the numbers are.
    fn columns(&self, query: &Query, found: &Found) -> Text {
        match &self.reader {
            Some(reader) => self.table(reader, query, found),
            None => self.tabs(found),
        }
    }

    /// For a program: divided by tabs; where the query tells of a person or a time, with the group at the end.
    fn tabs(&self, found: &Found) -> Text {
        let mut text = Text::default();
        for (place, hit) in found.hits.iter().enumerate() {
            let Some(row) = self.row(hit) else { continue };
            let group = found.groups.map(|groups| self.messages.standing(groups.standing(place)));
            let columns = [&*row.name, &row.phones, &row.place, &row.id, &row.remark];
            text.add_columns(&columns.into_iter().chain(group).collect::<Vec<_>>());
        }
        text
    }

    /// For a reader: one below the other, and where the query tells of a person or a time with a heading above each group.
    fn table(&self, reader: &Reader, query: &Query, found: &Found) -> Text {
        let rows: Vec<Row> = found.hits.iter().map(|hit| self.row(hit).unwrap_or_default()).collect();
        let mut text = Text::default();
        let mut before = None;
        for (place, lines) in table::lines(&rows, reader.width, reader.glyphs).iter().enumerate() {
            let standing = found.groups.map(|groups| (groups.standing(place), groups));
            if let Some((standing, groups)) = standing.filter(|(it, _)| before != Some(*it)) {
                text.add_line(self.messages.standing_heading(standing, groups.count_of(standing), query));
                before = Some(standing);
            }
            for line in lines {
                text.add_line(line);
            }
        }
        text
    }

    fn row(&self, hit: &Hit) -> Option<Row> {
        row_of(self.messages, self.directory, hit.record)
    }

    /// For a spreadsheet: with a heading; where the query tells of a person or a time, the last column is the group.
    fn csv(&self, found: &Found) -> Result<Text, Error> {
        let heading = csv_heading(self.messages).map(str::to_owned);
        let more = found.groups.map(|_| self.messages.marks.column_group.to_owned());
        let rows = found.hits.iter().enumerate().filter_map(|(place, hit)| {
            let group = found.groups.map(|groups| self.messages.standing(groups.standing(place)).to_owned());
            Some((csv_row(self.directory, hit.record, self.messages)?, group))
        });
        let rows = std::iter::once((heading, more)).chain(rows);
        Text::csv(rows.map(|(row, more)| row.into_iter().chain(more)))
    }
}

/// What is said of a record in a list.
pub(super) fn row_of(messages: &Messages, directory: &Directory, record: RecordIdx) -> Option<Row> {
    let [name, phones, place, id, remark] = columns(directory, record, messages)?;
    Some(Row { name, phones, id, place, remark })
}

/// The word for a group in machine-readable output, as `kechuang match` has it.
const fn slug(standing: Standing) -> &'static str {
    match standing {
        Standing::Fits => MatchGroup::Fits.slug(),
        Standing::ToRead => MatchGroup::ToBeRead.slug(),
        Standing::Excluded => MatchGroup::Excluded.slug(),
    }
}
