//! `kechuang search`: the same finding as on the screen, for the shell.

use std::io::{self, BufRead, BufReader, stdin};
use std::process::ExitCode;

use serde_json::{Map, Value, json};

use super::args::{Cli, ListFormat, SearchArgs};
use super::{Context, EXIT_WRONG_CALL, lines, say, unwritten, write};
use crate::directory::{Directory, RecordIdx};
use crate::export::line;
use crate::messages::Messages;
use crate::search::{Highlighter, Hit, Index, Problem, Query};
use crate::text::strip;

/// Finds what was asked for on the command line or, a line each, on standard input.
pub(super) fn run(context: &Context, cli: &Cli, call: &SearchArgs) -> ExitCode {
    let text = call.query.join(" ");
    let query = Query::parse(&text);
    if !are_said(context.messages(), query.problems()) {
        return ExitCode::from(EXIT_WRONG_CALL);
    }
    let directory = match context.directory(cli.data.as_deref()) {
        Ok(directory) => directory,
        Err(code) => return code,
    };
    let index = Index::build_with(&directory, cli.search());
    let of_kind = call.kind.map(|kind| {
        let records = directory.records().filter(|(_, record)| record.kind() == kind);
        records.map(|(no, _)| no).collect::<Vec<RecordIdx>>()
    });
    let messages = context.messages();
    let search =
        Search { messages, directory: &directory, index: &index, scope: of_kind.as_deref(), limit: call.limit };
    let answered = if call.stdin { search.answer_lines() } else { search.answer(&text, &query, call.format) };
    match answered {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => unwritten(messages, &error),
    }
}

/// Says on standard error what of a query could not be understood; whether the rest can still be looked for. What
/// stands before a colon may be no field but text; a value that cannot be is a mistake.
fn are_said(messages: &Messages, problems: &[Problem]) -> bool {
    for problem in problems {
        say(&messages.problem(problem));
    }
    problems.iter().all(|problem| matches!(problem, Problem::UnknownField { .. }))
}

struct Search<'a> {
    messages: &'static Messages,
    directory: &'a Directory,
    index: &'a Index,
    scope: Option<&'a [RecordIdx]>,
    limit: usize,
}

impl Search<'_> {
    /// Answers each line with one object, in order and at once; whether anything was found for any of them.
    fn answer_lines(&self) -> io::Result<bool> {
        let mut any = false;
        for bytes in BufReader::new(stdin().lock()).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&bytes);
            let text = text.strip_suffix('\r').unwrap_or(&text);
            let query = Query::parse(text);
            let hits = self.hits(&query);
            any |= !hits.is_empty();
            let mut answer = self.object(text, &query, &hits);
            let problems = query.problems().iter().map(|it| self.messages.problem(it)).collect::<Vec<_>>();
            if !problems.is_empty() {
                answer["problems"] = problems.into();
            }
            if !write(&format!("{answer}\n"))? {
                break;
            }
        }
        Ok(any)
    }

    /// Answers one query in a format; whether anything was found.
    fn answer(&self, text: &str, query: &Query, format: ListFormat) -> io::Result<bool> {
        let hits = self.hits(query);
        let answer = match format {
            ListFormat::Text => lines(hits.iter().map(|hit| self.columns(hit))),
            ListFormat::Json => format!("{:#}\n", self.object(text, query, &hits)),
            ListFormat::Jsonl => lines(self.entries(query, &hits).map(|entry| entry.to_string())),
        };
        write(&answer)?;
        Ok(!hits.is_empty())
    }

    /// Nothing asked is nothing found.
    fn hits(&self, query: &Query) -> Vec<Hit> {
        if query.is_empty() {
            return Vec::new();
        }
        self.index.search(query, self.scope, self.limit).hits
    }

    fn object(&self, text: &str, query: &Query, hits: &[Hit]) -> Value {
        let hits: Vec<Value> = self.entries(query, hits).collect();
        json!({ "query": text, "hits": hits })
    }

    fn entries(&self, query: &Query, hits: &[Hit]) -> impl Iterator<Item = Value> {
        let highlighter = self.index.highlighter(query);
        hits.iter().map(move |hit| Value::Object(self.entry(&highlighter, hit)))
    }

    /// What names the record, how good it is, and which characters of its title the query stands for.
    fn entry(&self, highlighter: &Highlighter<'_>, hit: &Hit) -> Map<String, Value> {
        let mut entry = self.directory.record(hit.record).map(|it| line(self.directory, it)).unwrap_or_default();
        let phones = entry.remove("phones");
        entry.insert("score".to_owned(), hit.score.into());
        entry.insert("marks".to_owned(), highlighter.marks(hit.record).into());
        entry.extend(phones.map(|phones| ("phones".to_owned(), phones)));
        entry
    }

    /// Title, telephone numbers, place and id, divided by tabs.
    fn columns(&self, hit: &Hit) -> String {
        let Some(record) = self.directory.record(hit.record) else { return String::new() };
        let phones: Vec<&str> = self.directory.phones(record).into_iter().map(|it| it.number.as_str()).collect();
        let path = self.directory.path(record).join(" › ");
        let phones = phones.join(" ");
        let columns = [record.name(), &phones, &path, record.id().as_str()].map(strip);
        columns.join("\t")
    }
}
