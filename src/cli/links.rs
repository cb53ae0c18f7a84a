//! `kechuang check --links`: what a link checker has found, on the records whose addresses they are. Nothing is fetched here.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use serde::Deserialize;

use super::args::Cli;
use super::check::check_folder;
use super::error::Error;
use super::output::{Text, print};
use super::{Context, exit};
use crate::loader::syntax_tree::{SyntaxKind, SyntaxNode};
use crate::loader::{Source, Unreadable};
use crate::packed::packed;

/// A report is at most so many bytes.
const MOST: u64 = 64 << 20;

/// What an address answers that is gone.
const GONE: [u16; 2] = [404, 410];

/// The report of lychee (`--format json`): the addresses by the file that they were found in. Older versions call the first
/// of the lists `fail_map`.
#[derive(Debug, Deserialize)]
struct Report {
    #[serde(alias = "fail_map")]
    error_map: BTreeMap<String, Vec<Checked>>,
    #[serde(default)]
    timeout_map: BTreeMap<String, Vec<Checked>>,
}

/// An address and what came of it.
#[derive(Debug, Deserialize)]
struct Checked {
    url: String,
    status: Status,
}

/// What the checker says of an address; older versions write one line that begins with the code.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Status {
    Line(String),
    Parts {
        #[serde(default)]
        text: String,
        #[serde(default)]
        code: Option<u16>,
    },
}

impl Status {
    fn code(&self) -> Option<u16> {
        match self {
            Self::Line(text) => text.split_whitespace().next()?.parse().ok(),
            Self::Parts { code, .. } => *code,
        }
    }

    fn answer(&self) -> String {
        match (self.code(), self) {
            (Some(code), _) => code.to_string(),
            (None, Self::Line(text) | Self::Parts { text, .. }) => text.clone(),
        }
    }
}

/// An address in a file.
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    /// The id of the record around it.
    id: Option<&'a str>,
}

/// Puts a report onto the records.
pub(super) fn run(context: &Context, cli: &Cli, path: Option<&Path>, report: &Path) -> Result<ExitCode, Error> {
    let bytes = crate::loader::file::read(report, MOST).map_err(|refusal| Unreadable::new(report, refusal))?;
    let read: Result<Report, _> = serde_json::from_slice(&bytes);
    let read = read.map_err(|error| Error::NoLinkReport { path: report.to_owned(), error })?;
    let source = match path {
        None if packed().is_some() => return Err(Error::PackedWithoutFiles),
        None => Source::shipped(),
        Some(path) => {
            check_folder(path, cli.limits())?;
            Source::folder_within(path, cli.limits())?
        }
    };
    let places = places(&source);
    // Each address once, however often the checker met it.
    let mut found: BTreeMap<String, (&Checked, bool)> = BTreeMap::new();
    for checked in read.timeout_map.values().flatten() {
        found.insert(bare(&checked.url), (checked, false));
    }
    for checked in read.error_map.values().flatten() {
        let is_gone = checked.status.code().is_some_and(|code| GONE.contains(&code));
        found.insert(bare(&checked.url), (checked, is_gone));
    }
    let messages = &context.messages().cli;
    let mut text = Text::default();
    let (mut gone, mut open, mut strange) = (0_usize, 0_usize, 0_usize);
    for (address, (checked, is_gone)) in &found {
        let Some(places) = places.get(address) else {
            strange += 1;
            continue;
        };
        *(if *is_gone { &mut gone } else { &mut open }) += 1;
        let answer = checked.status.answer();
        let said =
            if *is_gone { messages.link_gone(&checked.url, answer) } else { messages.link_open(&checked.url, answer) };
        for Place { file, line, column, id } in places {
            let of = id.map(|id| format!(" ({id})")).unwrap_or_default();
            text.add_line(format!("{file}:{line}:{column}: {said}{of}"));
        }
    }
    text.add_line(messages.links_counted(gone, open, strange));
    print(&text, ExitCode::from(if gone == 0 { exit::DONE } else { exit::NOTHING }))
}

/// An address as it is compared: a checker adds the scheme and a slash.
fn bare(url: &str) -> String {
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    url.trim_end_matches('/').to_owned()
}

/// Where each text of one word stands in the files: an address is one.
fn places(source: &Source) -> BTreeMap<String, Vec<Place<'_>>> {
    let mut places: BTreeMap<String, Vec<Place<'_>>> = BTreeMap::new();
    for file in &source.files {
        let text: &str = &file.text;
        let mut records: Vec<(usize, &str)> = Vec::new();
        let mut lines = Lines { text, at: 0, line: 1, start: 0 };
        SyntaxNode::read(text).walk(&mut |node| {
            records.retain(|(end, _)| node.span.start < *end);
            if let SyntaxKind::Fields(fields) = &node.parts {
                let id = fields.iter().find(|field| field.is_named(text, "id"));
                if let Some(SyntaxKind::Text(inside)) = id.map(|field| &field.value.parts) {
                    records.push((node.span.end, &text[inside.clone()]));
                }
            }
            let SyntaxKind::Text(inside) = &node.parts else { return };
            let word = &text[inside.clone()];
            if !word.contains('.') || !word.is_ascii() || word.contains(' ') {
                return;
            }
            let (line, column) = lines.position(node.span.start);
            let id = records.last().map(|(_, id)| *id);
            places.entry(bare(word)).or_default().push(Place { file: &file.shown, line, column, id });
        });
    }
    places
}

/// Counts the lines of a text, forwards.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    /// Where the line begins.
    start: usize,
}

impl Lines<'_> {
    /// Line and column of a place that is not before the last one; both from 1, the column in characters.
    fn position(&mut self, at: usize) -> (usize, usize) {
        for (end, _) in self.text[self.at..at].match_indices('\n') {
            self.line += 1;
            self.start = self.at + end + 1;
        }
        self.at = at;
        (self.line, self.text[self.start..at].chars().count() + 1)
    }
}
