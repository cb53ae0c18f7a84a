//! What must hold over a whole directory beyond its types. Every rule reports all that it finds.
//!
//! A rule sees values and says a path; where that path stands in the text is looked up afterwards, and only
//! if there is something to report. Values that stand in for faulty ones are never reported again.

mod characters;
mod eligibility;
mod fields;
mod formats;
mod numbering;
mod places;
mod references;
mod syllables;
mod thesaurus;

use std::collections::HashSet;
use std::sync::Arc;

use super::diagnostic::DiagnosticKind;
use super::parse::{Content, FileViolations};
use super::syntax_tree::FieldPath;
use crate::directory::{Charter, Department, DirectoryInfo, Discipline, Profile, Service, SocietyList, Thesaurus};

pub(in crate::loader) use characters::foreign_characters;
pub(in crate::loader) use references::Known;

/// A value with the number of the file it was read from.
#[derive(Debug)]
pub(in crate::loader) struct FromFile<T> {
    pub(in crate::loader) file: usize,
    pub(in crate::loader) value: Arc<T>,
}

/// All values that could be read.
#[derive(Debug, Default)]
pub(in crate::loader) struct ParsedFiles {
    pub(in crate::loader) info: Option<FromFile<DirectoryInfo>>,
    pub(in crate::loader) departments: Option<FromFile<Vec<Department>>>,
    pub(in crate::loader) society_list: Option<FromFile<SocietyList>>,
    pub(in crate::loader) disciplines: Vec<FromFile<Discipline>>,
    pub(in crate::loader) services: Vec<FromFile<Service>>,
    pub(in crate::loader) profiles: Vec<FromFile<Profile>>,
    pub(in crate::loader) charter: Option<FromFile<Charter>>,
    pub(in crate::loader) thesaurus: Option<FromFile<Thesaurus>>,
    /// What could not be read: then nothing is said of what may stand in it.
    pub(in crate::loader) unread: Unread,
    /// The files in which something stands in for what could not be read.
    pub(in crate::loader) patched: HashSet<usize>,
}

impl ParsedFiles {
    /// How many societies there are.
    fn societies(&self) -> usize {
        self.disciplines.iter().map(|it| it.value.societies.len()).sum()
    }
}

/// Of which sorts of files one could not be read; of those that others refer to, one not in every value.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "one answer a sort of file")]
pub(in crate::loader) struct Unread {
    pub(in crate::loader) info: bool,
    pub(in crate::loader) departments: bool,
    pub(in crate::loader) disciplines: bool,
    pub(in crate::loader) services: bool,
    pub(in crate::loader) profiles: bool,
}

/// Something found: in which file, at which value, what.
#[derive(Debug)]
pub(in crate::loader) struct Violation {
    pub(in crate::loader) file: usize,
    pub(in crate::loader) path: FieldPath,
    pub(in crate::loader) kind: DiagnosticKind,
    /// Other values that it follows from: where one of them could not be read, nothing has been found.
    pub(in crate::loader) needs: Arc<[(usize, FieldPath)]>,
    /// The other value that it is about, if there is one.
    pub(in crate::loader) other: Option<(usize, FieldPath)>,
}

/// Violations as they come.
#[derive(Debug, Default)]
struct Violations(Vec<Violation>);

impl Violations {
    fn add(&mut self, file: usize, path: FieldPath, kind: DiagnosticKind) {
        self.add_needing(file, path, kind, Arc::default());
    }

    fn add_needing(
        &mut self,
        file: usize,
        path: FieldPath,
        kind: DiagnosticKind,
        needs: impl Into<Arc<[(usize, FieldPath)]>>,
    ) {
        self.0.push(Violation { file, path, kind, needs: needs.into(), other: None });
    }

    /// Something that two values make wrong together, of which the second is to blame.
    fn add_beside(&mut self, file: usize, path: FieldPath, kind: DiagnosticKind, other: (usize, FieldPath)) {
        self.0.push(Violation { file, path, kind, needs: Arc::default(), other: Some(other) });
    }

    fn require(&mut self, file: usize, path: &FieldPath, field: &'static str, value: &str) {
        if value.trim().is_empty() {
            self.add(file, path.field(field), DiagnosticKind::Empty(field));
        }
    }
}

/// What is wrong with the value of one file: by itself, and in what it says of others.
pub(in crate::loader) fn check_file(file: usize, content: &Content, known: &Known<'_>) -> FileViolations {
    let (mut references, mut fields) = (Violations::default(), Violations::default());
    references::check(file, content, known, &mut references);
    fields::check(file, content, &mut fields);
    FileViolations { references: references.0, fields: fields.0 }
}

/// What is wrong between the ids, numbers and pages of different files.
pub(in crate::loader) fn check_numbering(parsed: &ParsedFiles) -> Vec<Violation> {
    let mut findings = Violations::default();
    numbering::check(parsed, &mut findings);
    findings.0
}

/// What is wrong between the names of different files.
pub(in crate::loader) fn check_names(parsed: &ParsedFiles) -> Vec<Violation> {
    let mut findings = Violations::default();
    numbering::check_names(parsed, &mut findings);
    findings.0
}
