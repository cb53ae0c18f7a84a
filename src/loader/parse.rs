//! Reads one file: its value, and everything that is wrong in it by itself.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::diagnostic::DiagnosticKind;
use super::layout::FileKind;
use super::recover::{Parsed, PatchedSource, read};
use super::validate::{Known, Violation, check_file, foreign_characters};
use crate::directory::{Charter, Department, DirectoryInfo, Discipline, Profile, Service, SocietyList, Thesaurus};

/// What stands for bytes that are not UTF-8.
const REPLACEMENT: &str = "\u{FFFD}";

/// What came of one file.
pub(super) struct FileReading {
    pub(super) content: Content,
    /// Whether nothing stands in for something that could not be read.
    pub(super) is_original: bool,
    pub(super) faults: Vec<(Range<usize>, DiagnosticKind)>,
    /// What is wrong with the value by itself, and with what it says of others.
    pub(super) violations: FileViolations,
    /// The text, only where something is wrong in it.
    pub(super) kept: Option<KeptText>,
    /// By what the text is known again.
    pub(super) digest: u64,
}

/// What the rules have found in one file.
#[derive(Default)]
pub(super) struct FileViolations {
    pub(super) references: Vec<Violation>,
    pub(super) fields: Vec<Violation>,
}

/// The text of a file, kept to tell places in it.
pub(super) struct KeptText {
    pub(super) text: Arc<str>,
    /// The text that was read in the end, where that is another one.
    pub(super) patched: Option<PatchedSource<'static>>,
}

/// What a file holds, by its place in the directory; `None` where it could not be read at all.
pub(super) enum Content {
    DirectoryInfo(Option<Arc<DirectoryInfo>>),
    Departments(Option<Arc<Vec<Department>>>),
    SocietyList(Option<Arc<SocietyList>>),
    Charter(Option<Arc<Charter>>),
    Thesaurus(Option<Arc<Thesaurus>>),
    Service(Option<Arc<Service>>),
    Discipline(Option<Arc<Discipline>>),
    Profile(Option<Arc<Profile>>),
    Unknown,
}

impl FileReading {
    /// Reads a text that stands at a path of the directory. What it says of others is left for [`FileReading::check`].
    pub(super) fn of(path: &str, text: &str) -> Self {
        match FileKind::of(path) {
            Some(FileKind::Directory) => read_as(text, Content::DirectoryInfo),
            Some(FileKind::Departments) => read_as(text, Content::Departments),
            Some(FileKind::Societies) => read_as(text, Content::SocietyList),
            Some(FileKind::Charter) => read_as(text, Content::Charter),
            Some(FileKind::Thesaurus) => read_as(text, Content::Thesaurus),
            Some(FileKind::Service) => read_as(text, Content::Service),
            Some(FileKind::Discipline) => read_as(text, Content::Discipline),
            Some(FileKind::Profile) => read_as(text, Content::Profile),
            None => Self::unread(text, Content::Unknown, (0..0, DiagnosticKind::UnknownFile)),
        }
    }

    /// A text that is looked at and not read.
    fn unread(text: &str, content: Content, fault: (Range<usize>, DiagnosticKind)) -> Self {
        let copy = PatchedSource::unread(text);
        Self::new(text, copy, content, vec![fault])
    }

    fn new(text: &str, copy: PatchedSource<'_>, content: Content, faults: Vec<(Range<usize>, DiagnosticKind)>) -> Self {
        let is_original = copy.is_original();
        let patched = copy.into_patched();
        let is_clean = faults.is_empty() && patched.is_none();
        let kept = (!is_clean).then(|| KeptText { text: text.into(), patched });
        Self { content, is_original, faults, violations: FileViolations::default(), kept, digest: 0 }
    }

    /// Applies the rules to the value of file `number`.
    pub(super) fn check(&mut self, number: usize, text: &str, known: &Known<'_>) {
        self.violations = check_file(number, &self.content, known);
        if !(self.violations.references.is_empty() && self.violations.fields.is_empty()) && self.kept.is_none() {
            self.kept = Some(KeptText { text: text.into(), patched: None });
        }
    }
}

fn read_as<T: DeserializeOwned>(text: &str, content: impl FnOnce(Option<Arc<T>>) -> Content) -> FileReading {
    if let Some(at) = memchr::memmem::find(text.as_bytes(), REPLACEMENT.as_bytes()) {
        return FileReading::unread(text, content(None), (at..at + REPLACEMENT.len(), DiagnosticKind::NotUtf8));
    }
    let Parsed { value, mut faults, copy } = read::<T>(text);
    let is_ron = !faults.iter().any(|(_, kind)| matches!(kind, DiagnosticKind::Syntax(_)));
    faults.extend(foreign_characters(text, is_ron));
    FileReading::new(text, copy, content(value.map(Arc::new)), faults)
}
