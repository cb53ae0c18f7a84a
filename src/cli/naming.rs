//! What a reader calls an entry where an id is asked for: its name, a part of it, its pinyin.

use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use super::args::Cli;
use super::error::Error;
use super::source::Source;
use crate::directory::{Directory, Kind, RecordIdx};
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
    let mut beginnings = Beginnings { directory, of_kinds: HashMap::new() };
    let whole: Vec<RecordIdx> =
        named.iter().copied().filter(|record| is_whole(&mut beginnings, &highlighter, *record)).collect();
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
fn is_whole(beginnings: &mut Beginnings<'_>, highlighter: &Highlighter<'_>, record: RecordIdx) -> bool {
    let directory = beginnings.directory;
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
    beginning.is_empty() || beginnings.of_most(heading.kind).starts_with(&beginning)
}

/// What most names of a kind begin with. All names are gone through for it once, however many may be meant.
struct Beginnings<'a> {
    directory: &'a Directory,
    of_kinds: HashMap<Kind, &'a str>,
}

impl<'a> Beginnings<'a> {
    /// The longest beginning that more than half of the names of a kind have; each other one that they have is a part of it.
    fn of_most(&mut self, kind: Kind) -> &'a str {
        let directory = self.directory;
        self.of_kinds.entry(kind).or_insert_with(|| {
            most_begin_with(
                directory.headings().map(|(_, it)| it).filter(|it| it.kind == kind).map(|it| it.name).collect(),
            )
        })
    }
}

/// The longest beginning that more than half of some names have.
fn most_begin_with(mut names: Vec<&str>) -> &str {
    let (half, mut beginning) = (names.len() / 2, "");
    loop {
        let mut next: HashMap<char, usize> = HashMap::new();
        for c in names.iter().filter_map(|name| name[beginning.len()..].chars().next()) {
            *next.entry(c).or_default() += 1;
        }
        // There is room for one such character alone.
        let Some((c, _)) = next.into_iter().find(|(_, count)| *count > half) else { return beginning };
        names.retain(|name| name[beginning.len()..].starts_with(c));
        let Some(name) = names.first() else { return beginning };
        beginning = &name[..beginning.len() + c.len_utf8()];
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::most_begin_with;

    #[test]
    fn the_city_is_what_most_names_begin_with() {
        assert_eq!(most_begin_with(vec!["天津市药学会", "天津市数学会", "天津大学", "海河学会", "天津市"]), "天津市");
        assert_eq!(most_begin_with(vec!["天津市药学会", "海河学会"]), "", "half of them is not most");
        assert_eq!(most_begin_with(vec!["药学会", "药学会", "数学会"]), "药学会");
        assert_eq!(most_begin_with(vec!["", "", "药"]), "");
        assert_eq!(most_begin_with(Vec::new()), "");
    }

    proptest! {
        #[test]
        fn every_beginning_of_most_names_is_a_part_of_it(names in prop::collection::vec("[天津a]{0,4}", 1..9)) {
            let longest = most_begin_with(names.iter().map(String::as_str).collect());
            for name in &names {
                for end in (0..=name.len()).filter(|end| name.is_char_boundary(*end)) {
                    let is_of_most = names.iter().filter(|it| it.starts_with(&name[..end])).count() * 2 > names.len();
                    prop_assert_eq!(end == 0 || is_of_most, longest.starts_with(&name[..end]), "{}", &name[..end]);
                }
            }
        }
    }
}
