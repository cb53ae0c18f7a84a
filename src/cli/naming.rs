//! What a reader calls an entry where an id is asked for: its name, a part of it, its pinyin.

use std::mem::ManuallyDrop;
use std::sync::Arc;

use super::args::Cli;
use super::error::Error;
use super::source::Source;
use crate::directory::{Directory, RecordIdx};
use crate::search::{Highlighter, Query, Tier};

/// So many of several are told.
const TOLD: usize = 5;

/// The entries that a name may stand for, looked for among so many answers.
const LOOKED_AT: usize = 64;

/// The one entry that a name means, found as the search finds it: the only one whose name, or another of its names, has it;
/// else the only one that it names whole, but for what most names of that kind begin with. `None` where no name has it.
///
/// # Errors
/// It may mean several, or the directory cannot be searched.
pub(super) fn meant(
    cli: &Cli,
    source: &Source,
    directory: &Arc<Directory>,
    name: &str,
) -> Result<Option<RecordIdx>, Error> {
    let query = Query::parse(name);
    if name.trim().is_empty() || !query.problems().is_empty() || !Query::fields(name).is_empty() {
        return Ok(None);
    }
    // The program ends with it: to let go of it takes as long as to make it.
    let index = ManuallyDrop::new(source.index(directory, cli.search())?);
    let found = index.search(&query, None, LOOKED_AT);
    let highlighter = index.highlighter(&query);
    let named: Vec<RecordIdx> = found
        .hits
        .iter()
        .filter(|hit| hit.tier == Tier::Exact && is_in_a_name(directory, &highlighter, hit.record))
        .map(|hit| hit.record)
        .collect();
    if let [one] = *named {
        return Ok(Some(one));
    }
    let whole: Vec<RecordIdx> =
        named.iter().copied().filter(|record| is_whole(directory, &highlighter, *record)).collect();
    match (&*whole, &*named) {
        ([one], _) => Ok(Some(*one)),
        ([], []) => Ok(None),
        ([], several) | (several, _) => Err(Error::SeveralMeant {
            name: name.to_owned(),
            told: several.iter().take(TOLD).filter_map(|record| told(directory, *record)).collect(),
            more: several.len().saturating_sub(TOLD),
        }),
    }
}

fn told(directory: &Directory, record: RecordIdx) -> Option<(String, String)> {
    let heading = directory.heading(record)?;
    Some((heading.id.to_owned(), heading.name.to_owned()))
}

fn is_in_a_name(directory: &Directory, highlighter: &Highlighter<'_>, record: RecordIdx) -> bool {
    let is_in_alias = |name: &String| !highlighter.marks_in_alias(name).is_empty();
    !highlighter.marks(record).is_empty()
        || directory.record(record).is_some_and(|it| it.alternate_names().iter().any(is_in_alias))
}

/// Whether the query stands for a whole name, but for a beginning that most names of its kind have: in a directory of one
/// city, that is the city.
fn is_whole(directory: &Directory, highlighter: &Highlighter<'_>, record: RecordIdx) -> bool {
    let is_alias = |name: &String| {
        let marks = highlighter.marks_in_alias(name);
        marks.len() == 1 && marks.iter().all(|mark| *mark == (0..name.len()))
    };
    if directory.record(record).is_some_and(|it| it.alternate_names().iter().any(is_alias)) {
        return true;
    }
    let Some(heading) = directory.heading(record) else { return false };
    let marks = highlighter.marks(record);
    let Some(first) = marks.first().and_then(|at| usize::try_from(*at).ok()) else { return false };
    if first + marks.len() != heading.name.chars().count() {
        return false;
    }
    let beginning: String = heading.name.chars().take(first).collect();
    let of_kind = || directory.headings().map(|(_, it)| it).filter(|it| it.kind == heading.kind);
    of_kind().filter(|it| it.name.starts_with(&beginning)).count() * 2 > of_kind().count()
}
