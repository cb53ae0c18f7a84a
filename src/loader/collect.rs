//! Puts together what came of the files: a directory, or every fault with its place.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use super::diagnostic::{Diagnostic, DiagnosticKind, Location};
use super::files::Files;
use super::layout;
use super::parse::{Content, FileReading, FileViolations, KeptText};
use super::syntax_tree::{FieldPath, SyntaxNode};
use super::validate::{FromFile, ParsedFiles, Violation};
use crate::directory::Values;

/// A directory has at most so many faults reported. Nobody mends more in one go, and each takes memory and a screen.
pub(crate) const MOST_FAULTS: usize = 10_000;

/// What has been read so far.
pub(super) struct Collector<'a, F> {
    files: &'a F,
    pub(super) parsed: ParsedFiles,
    /// How many records have been read.
    pub(super) records: usize,
    faults: Vec<Diagnostic>,
    /// What the rules found in single files.
    violations: Vec<(usize, FileViolations)>,
    /// The digest of each file's text.
    digests: Vec<u64>,
    /// The texts in which places are told.
    texts: HashMap<usize, ReportedText>,
}

/// A text in which places are told.
struct ReportedText {
    kept: KeptText,
    /// The outline of what was read in the end, made where a place is asked for.
    outline: OnceCell<SyntaxNode>,
}

impl From<KeptText> for ReportedText {
    fn from(kept: KeptText) -> Self {
        Self { kept, outline: OnceCell::new() }
    }
}

impl ReportedText {
    /// Where a value stands in the file, unless it stands in for one that could not be read.
    fn span(&self, path: &FieldPath) -> Option<Range<usize>> {
        let text = self.kept.patched.as_ref().map_or(&*self.kept.text, |copy| copy.text());
        let outline = self.outline.get_or_init(|| SyntaxNode::read(text));
        let span = &outline.follow(text, path).span;
        self.kept.patched.as_ref().map_or_else(|| Some(span.clone()), |copy| copy.original(span))
    }
}

impl<'a, F: Files> Collector<'a, F> {
    pub(super) fn of(files: &'a F) -> Self {
        let mut collector = Self {
            files,
            parsed: ParsedFiles::default(),
            records: 0,
            faults: Vec::new(),
            violations: Vec::new(),
            digests: vec![0; files.count()],
            texts: HashMap::new(),
        };
        for (file, misnamed) in files.misnamed() {
            collector.add_without_text(file.clone(), DiagnosticKind::Misnamed(misnamed.clone()));
        }
        collector
    }

    /// Takes in what came of a file.
    pub(super) fn take(&mut self, number: usize, reading: FileReading) {
        let FileReading { content, is_original, faults, violations, kept, digest } = reading;
        self.digests[number] = digest;
        if !is_original {
            self.parsed.patched.insert(number);
        }
        self.records += put(&mut self.parsed, number, &content, is_original);
        // Behind the last fault that is told no place is looked for.
        if let Some(kept) = kept
            && self.faults.len() < MOST_FAULTS
        {
            self.texts.insert(number, kept.into());
            for (span, kind) in faults {
                self.add(number, span, kind);
            }
            if !(violations.references.is_empty() && violations.fields.is_empty()) {
                self.violations.push((number, violations));
            }
        }
    }

    /// The values as a directory has them, if nothing is known to be wrong so far.
    pub(super) fn values(&self) -> Option<Values> {
        fn in_order<T>(all: &[FromFile<T>], number: impl Fn(&T) -> u32) -> Vec<Arc<T>> {
            let mut all: Vec<Arc<T>> = all.iter().map(|it| Arc::clone(&it.value)).collect();
            if !all.is_sorted_by_key(|it| number(it)) {
                all.sort_by_key(|it| number(it));
            }
            all
        }
        let is_clean = self.faults.is_empty() && self.violations.is_empty();
        let info = self.parsed.info.as_ref().filter(|_| is_clean)?;
        let value = |it: &FromFile<_>| Arc::clone(&it.value);
        Some(Values {
            info: Arc::clone(&info.value),
            services: in_order(&self.parsed.services, |it| it.number),
            society_list: self.parsed.society_list.as_ref().map(|it| Arc::clone(&it.value)),
            disciplines: in_order(&self.parsed.disciplines, |it| it.number),
            departments: self.parsed.departments.as_ref().map(value).unwrap_or_default(),
            profiles: in_order(&self.parsed.profiles, |it| it.number),
            charter: self.parsed.charter.as_ref().map(|it| Arc::clone(&it.value)),
            thesaurus: self.parsed.thesaurus.as_ref().map(|it| Arc::clone(&it.value)).unwrap_or_default(),
        })
    }

    /// Every fault, by file and place. `between` is what is wrong between files.
    pub(super) fn faults(mut self, between: Vec<Violation>) -> Result<Vec<Diagnostic>, F::Error> {
        if self.parsed.info.is_none() && !self.parsed.unread.info {
            let file = format!("{}/{}", self.files.shown().trim_end_matches('/'), layout::DIRECTORY);
            self.add_without_text(file, DiagnosticKind::MissingFile(layout::DIRECTORY));
        }
        let (mut references, mut fields) = (Vec::new(), Vec::new());
        for (_, of_file) in std::mem::take(&mut self.violations) {
            references.extend(of_file.references);
            fields.extend(of_file.fields);
        }
        for violation in between.into_iter().chain(references).chain(fields) {
            self.report(violation)?;
        }
        let mut faults = self.faults;
        faults.sort_by(|a, b| (&a.place.file, a.place.span.start).cmp(&(&b.place.file, b.place.span.start)));
        Ok(faults)
    }

    /// The text of a file. One in which nothing was wrong by itself is read again.
    fn text(&mut self, number: usize) -> Result<&ReportedText, F::Error> {
        match self.texts.entry(number) {
            Entry::Occupied(held) => Ok(held.into_mut()),
            Entry::Vacant(place) => {
                let mut buffer = Vec::new();
                let text = self.files.text(number, &mut buffer)?;
                self.files.same_text(number, &text, self.digests[number])?;
                Ok(place.insert(KeptText { text: text.as_ref().into(), patched: None }.into()))
            }
        }
    }

    /// Where a value stands in its file, unless it stands in for one that could not be read.
    fn span(&mut self, number: usize, path: &FieldPath) -> Result<Option<Range<usize>>, F::Error> {
        Ok(self.text(number)?.span(path))
    }

    /// A place in a file whose text is held.
    fn location(&self, number: usize, span: Range<usize>) -> Location {
        let text = self.texts.get(&number).map_or_else(|| "".into(), |held| Arc::clone(&held.kept.text));
        Location { file: self.files.shown_file(number).into_owned(), text, span }
    }

    /// Whether all of these values were read. Of a file in which nothing stands in for another, that is known.
    fn are_read(&mut self, values: &[(usize, FieldPath)]) -> Result<bool, F::Error> {
        for (file, path) in values {
            if self.parsed.patched.contains(file) && self.span(*file, path)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Finds the places of a violation, and drops it if it follows from what could not be read.
    fn report(&mut self, violation: Violation) -> Result<(), F::Error> {
        if self.faults.len() >= MOST_FAULTS {
            return Ok(());
        }
        let Violation { file, path, kind, needs, other } = violation;
        let Some(span) = self.span(file, &path)? else { return Ok(()) };
        let needs_hold = self.are_read(&needs)? && self.are_read(other.as_slice())?;
        if needs_hold && !self.is_foreign(file, &span) {
            let other = match other {
                Some((file, path)) => self.span(file, &path)?.map(|span| self.location(file, span)),
                None => None,
            };
            self.push(Diagnostic { place: self.location(file, span), kind, other });
        }
        Ok(())
    }

    /// Whether a text has been refused already for a character in it: whatever else is wrong may come from that.
    fn is_foreign(&self, number: usize, span: &Range<usize>) -> bool {
        let Some(held) = self.texts.get(&number) else { return false };
        held.kept.text[span.clone()].starts_with(['"', 'r'])
            && self.faults.iter().any(|Diagnostic { place, kind, .. }| {
                let is_inside = span.start <= place.span.start && place.span.end <= span.end;
                matches!(kind, DiagnosticKind::Foreign { .. } | DiagnosticKind::LookAlike { .. })
                    && is_inside
                    && Arc::ptr_eq(&place.text, &held.kept.text)
            })
    }

    fn add(&mut self, number: usize, span: Range<usize>, kind: DiagnosticKind) {
        self.push(Diagnostic { place: self.location(number, span), kind, other: None });
    }

    fn push(&mut self, fault: Diagnostic) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// A fault of a file that there is not, or that was not read.
    fn add_without_text(&mut self, file: String, kind: DiagnosticKind) {
        let place = Location { file, text: "".into(), span: 0..0 };
        self.push(Diagnostic { place, kind, other: None });
    }
}

/// Puts a value where it belongs, and says how many records it is. Nothing is missed in a list that had to be repaired
/// to be read.
pub(super) fn put(parsed: &mut ParsedFiles, file: usize, content: &Content, is_original: bool) -> usize {
    fn of<T>(file: usize, value: &Arc<T>) -> FromFile<T> {
        FromFile { file, value: Arc::clone(value) }
    }
    match content {
        Content::DirectoryInfo(value) => {
            parsed.unread.info = value.is_none() || !is_original;
            parsed.info = value.as_ref().map(|value| of(file, value));
        }
        Content::Departments(value) => {
            parsed.unread.departments = value.is_none() || !is_original;
            parsed.departments = value.as_ref().map(|value| of(file, value));
            return value.as_ref().map_or(0, |value| value.len());
        }
        Content::SocietyList(value) => parsed.society_list = value.as_ref().map(|value| of(file, value)),
        Content::Charter(value) => parsed.charter = value.as_ref().map(|value| of(file, value)),
        Content::Thesaurus(value) => parsed.thesaurus = value.as_ref().map(|value| of(file, value)),
        Content::Service(Some(value)) => {
            parsed.services.push(of(file, value));
            return 1;
        }
        Content::Service(None) => parsed.unread.services = true,
        Content::Discipline(Some(value)) => {
            parsed.disciplines.push(of(file, value));
            return value.societies.len();
        }
        Content::Discipline(None) => parsed.unread.disciplines = true,
        Content::Profile(Some(value)) => {
            parsed.profiles.push(of(file, value));
            return 1;
        }
        Content::Profile(None) => parsed.unread.profiles = true,
        Content::Unknown => {}
    }
    0
}
