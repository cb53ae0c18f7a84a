//! What must hold over a whole directory beyond its types. Every rule reports all that it finds.
//!
//! A rule sees values and says a path; where that path stands in the text is looked up afterwards, and only
//! if there is something to report. Values that stand in for faulty ones are never reported again.

mod characters;
mod forms;
mod records;
mod references;
mod series;

use super::fault::FaultKind;
use super::outline::Path;
use super::{About, Charter, Department, Discipline, Profile, Service, SocietyList};

pub(super) use characters::foreign_characters;

/// A value with the number of the file it was read from.
#[derive(Debug)]
pub(super) struct Filed<T> {
    pub(super) file: usize,
    pub(super) value: T,
}

/// All values that could be read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) about: Option<Filed<About>>,
    pub(super) departments: Option<Filed<Vec<Department>>>,
    pub(super) society_list: Option<Filed<SocietyList>>,
    pub(super) disciplines: Vec<Filed<Discipline>>,
    pub(super) services: Vec<Filed<Service>>,
    pub(super) profiles: Vec<Filed<Profile>>,
    pub(super) charter: Option<Filed<Charter>>,
    /// What could not be read: then nothing is said of what may stand in it.
    pub(super) unread: Unread,
}

/// Of which sorts of files one could not be read; of those that others refer to, one not in every value.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "one answer a sort of file")]
pub(super) struct Unread {
    pub(super) about: bool,
    pub(super) departments: bool,
    pub(super) disciplines: bool,
    pub(super) services: bool,
    pub(super) profiles: bool,
}

/// Something found: in which file, at which value, what.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) file: usize,
    pub(super) path: Path,
    pub(super) kind: FaultKind,
    /// Other values that it follows from: where one of them could not be read, nothing has been found.
    pub(super) needs: Vec<(usize, Path)>,
    /// The other value that it is about, if there is one.
    pub(super) other: Option<(usize, Path)>,
}

/// Findings as they come.
#[derive(Debug, Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, file: usize, path: Path, kind: FaultKind) {
        self.add_needing(file, path, kind, Vec::new());
    }

    fn add_needing(&mut self, file: usize, path: Path, kind: FaultKind, needs: Vec<(usize, Path)>) {
        self.0.push(Finding { file, path, kind, needs, other: None });
    }

    /// Something that two values make wrong together, of which the second is to blame.
    fn add_beside(&mut self, file: usize, path: Path, kind: FaultKind, other: (usize, Path)) {
        self.0.push(Finding { file, path, kind, needs: Vec::new(), other: Some(other) });
    }

    fn require(&mut self, file: usize, path: &Path, field: &'static str, value: &str) {
        if value.trim().is_empty() {
            self.add(file, path.field(field), FaultKind::Empty(field));
        }
    }
}

/// Everything wrong with the values.
pub(super) fn check(parsed: &Parsed) -> Vec<Finding> {
    let mut findings = Findings::default();
    series::check(parsed, &mut findings);
    references::check(parsed, &mut findings);
    records::check(parsed, &mut findings);
    findings.0
}
