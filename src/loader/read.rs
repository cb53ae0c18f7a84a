//! Reads a directory from its files, whole or not at all.

use std::cell::OnceCell;
use std::iter;
use std::num::NonZero;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde::de::DeserializeOwned;

use super::diagnostic::{Diagnostic, DiagnosticKind, Location};
use super::layout::{self, FileKind};
use super::recover::{Parsed, PatchedSource, read};
use super::syntax_tree::{FieldPath, SyntaxNode};
use super::validate::{FromFile, ParsedFiles, Violation, check, foreign_characters};
use super::{Source, SourceFile};
use crate::directory::{
    Charter, Contents, Department, Directory, DirectoryInfo, Discipline, Profile, Service, SocietyList,
};

/// What stands for bytes that are not UTF-8.
const REPLACEMENT: &str = "\u{FFFD}";
/// More readers than this gain nothing that anyone would notice.
const MOST_READERS: usize = 4;

/// Up to so many bytes one thread reads: on an idle machine a second one starts later than the first has finished.
const SMALL: usize = 1 << 20;

/// A directory has at most so many faults reported. Nobody mends more in one go, and each takes memory and a screen.
pub(crate) const MOST_FAULTS: usize = 10_000;

/// How far the reading has come, in bytes of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read so far.
    pub read: usize,
    /// Bytes in all.
    pub total: usize,
}

/// Reads and checks a directory. `progress` is called after each file.
///
/// # Errors
/// Every fault in every file, by file and place.
pub fn load(source: &Source, progress: impl FnMut(Progress)) -> Result<Directory, Vec<Diagnostic>> {
    let mut reader = DirectoryReader::of(source);
    for (file, misnamed) in &source.misnamed {
        reader.add_without_text(file.clone(), DiagnosticKind::Misnamed(misnamed.clone()));
    }
    reader.read_all(progress);
    if reader.parsed.info.is_none() && !reader.parsed.unread.info {
        reader.missing(layout::DIRECTORY);
    }
    for violation in check(&reader.parsed) {
        reader.report(violation);
    }
    reader.finish()
}

/// What came of one file.
struct FileReading<'a> {
    copy: PatchedSource<'a>,
    content: Content,
    faults: Vec<(Range<usize>, DiagnosticKind)>,
}

/// What a file holds, by its place in the directory; `None` where it could not be read at all.
enum Content {
    DirectoryInfo(Option<DirectoryInfo>),
    Departments(Option<Vec<Department>>),
    SocietyList(Option<SocietyList>),
    Charter(Option<Charter>),
    Service(Option<Box<Service>>),
    Discipline(Option<Discipline>),
    Profile(Option<Profile>),
    Unknown,
}

fn read_file(file: &SourceFile) -> FileReading<'_> {
    match FileKind::of(&file.path) {
        Some(FileKind::Directory) => read_as(file, Content::DirectoryInfo),
        Some(FileKind::Departments) => read_as(file, Content::Departments),
        Some(FileKind::Societies) => read_as(file, Content::SocietyList),
        Some(FileKind::Charter) => read_as(file, Content::Charter),
        Some(FileKind::Service) => read_as(file, |value| Content::Service(value.map(Box::new))),
        Some(FileKind::Discipline) => read_as(file, Content::Discipline),
        Some(FileKind::Profile) => read_as(file, Content::Profile),
        None => refused(file),
    }
}

fn refused(file: &SourceFile) -> FileReading<'_> {
    FileReading {
        copy: PatchedSource::unread(&file.text),
        content: Content::Unknown,
        faults: vec![(0..0, DiagnosticKind::UnknownFile)],
    }
}

fn read_as<T: DeserializeOwned>(file: &SourceFile, content: impl FnOnce(Option<T>) -> Content) -> FileReading<'_> {
    if let Some(at) = memchr::memmem::find(file.text.as_bytes(), REPLACEMENT.as_bytes()) {
        let faults = vec![(at..at + REPLACEMENT.len(), DiagnosticKind::NotUtf8)];
        return FileReading { copy: PatchedSource::unread(&file.text), content: content(None), faults };
    }
    let Parsed { value, mut faults, copy } = read::<T>(&file.text);
    let is_ron = !faults.iter().any(|(_, kind)| matches!(kind, DiagnosticKind::Syntax(_)));
    faults.extend(foreign_characters(&file.text, is_ron));
    FileReading { copy, content: content(value), faults }
}

/// Reads every file, many of them in several threads, and gives them in the order of the source. `progress` is called in this thread.
fn read_files(source: &Source, mut progress: impl FnMut(Progress)) -> Vec<FileReading<'_>> {
    let files = &source.files;
    let total = source.bytes();
    let (next, read) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let read_next = || {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let file = files.get(number)?;
        let reading = read_file(file);
        read.fetch_add(file.text.len(), Ordering::Relaxed);
        Some((number, reading))
    };
    let mut readings: Vec<(usize, FileReading<'_>)> = Vec::with_capacity(files.len());
    thread::scope(|scope| {
        let others: Vec<_> = (1..readers(total))
            .map_while(|_| {
                thread::Builder::new().spawn_scoped(scope, || iter::from_fn(read_next).collect::<Vec<_>>()).ok()
            })
            .collect();
        while let Some(reading) = read_next() {
            readings.push(reading);
            progress(Progress { read: read.load(Ordering::Relaxed), total });
        }
        for other in others {
            match other.join() {
                Ok(theirs) => readings.extend(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    readings.sort_unstable_by_key(|(number, _)| *number);
    readings.into_iter().map(|(_, reading)| reading).collect()
}

/// How many threads read so many bytes.
fn readers(total: usize) -> usize {
    if total < SMALL { 1 } else { thread::available_parallelism().map_or(2, NonZero::get).min(MOST_READERS) }
}

struct DirectoryReader<'a> {
    source: &'a Source,
    /// One for each file of the source.
    copies: Vec<PatchedSource<'a>>,
    /// The outlines of the copies, made where a place is asked for.
    outlines: Vec<OnceCell<SyntaxNode>>,
    /// The texts of the files as their faults hold them.
    texts: Vec<OnceCell<Arc<str>>>,
    parsed: ParsedFiles,
    faults: Vec<Diagnostic>,
}

impl<'a> DirectoryReader<'a> {
    fn of(source: &'a Source) -> Self {
        let texts = vec![OnceCell::new(); source.files.len()];
        let (copies, outlines) = (Vec::new(), Vec::new());
        Self { source, copies, outlines, texts, parsed: ParsedFiles::default(), faults: Vec::new() }
    }

    fn read_all(&mut self, progress: impl FnMut(Progress)) {
        for (number, FileReading { copy, content, faults }) in read_files(self.source, progress).into_iter().enumerate()
        {
            self.file(number, content, copy.is_original());
            self.copies.push(copy);
            self.outlines.push(OnceCell::new());
            for (span, kind) in faults {
                self.add(number, span, kind);
            }
        }
    }

    /// Puts what was read where it belongs. Nothing is missed in a list that had to be repaired to be read.
    fn file(&mut self, file: usize, content: Content, is_original: bool) {
        let parsed = &mut self.parsed;
        match content {
            Content::DirectoryInfo(value) => {
                parsed.unread.info = value.is_none() || !is_original;
                parsed.info = value.map(|value| FromFile { file, value });
            }
            Content::Departments(value) => {
                parsed.unread.departments = value.is_none() || !is_original;
                parsed.departments = value.map(|value| FromFile { file, value });
            }
            Content::SocietyList(value) => parsed.society_list = value.map(|value| FromFile { file, value }),
            Content::Charter(value) => parsed.charter = value.map(|value| FromFile { file, value }),
            Content::Service(Some(value)) => parsed.services.push(FromFile { file, value: *value }),
            Content::Service(None) => parsed.unread.services = true,
            Content::Discipline(Some(value)) => parsed.disciplines.push(FromFile { file, value }),
            Content::Discipline(None) => parsed.unread.disciplines = true,
            Content::Profile(Some(value)) => parsed.profiles.push(FromFile { file, value }),
            Content::Profile(None) => parsed.unread.profiles = true,
            Content::Unknown => {}
        }
    }

    /// Where a value stands in its file, unless it stands in for one that could not be read.
    fn span(&self, number: usize, path: &FieldPath) -> Option<Range<usize>> {
        let copy = &self.copies[number];
        let outline = self.outlines[number].get_or_init(|| SyntaxNode::read(copy.text()));
        copy.original(&outline.follow(copy.text(), path).span)
    }

    fn location(&self, number: usize, span: Range<usize>) -> Location {
        let file = &self.source.files[number];
        let text = self.texts[number].get_or_init(|| file.text.as_ref().into());
        Location { file: file.shown.clone(), text: Arc::clone(text), span }
    }

    /// Finds the places of a violation, and drops it if it follows from what could not be read.
    fn report(&mut self, violation: Violation) {
        if self.faults.len() >= MOST_FAULTS {
            return;
        }
        let Violation { file, path, kind, needs, other } = violation;
        let Some(span) = self.span(file, &path) else { return };
        let needs_hold = needs.iter().chain(&other).all(|(file, path)| self.span(*file, path).is_some());
        if needs_hold && !self.is_foreign(file, &span) {
            let other = other.and_then(|(file, path)| Some(self.location(file, self.span(file, &path)?)));
            self.push(Diagnostic { place: self.location(file, span), kind, other });
        }
    }

    /// Whether a text has been refused already for a character in it: whatever else is wrong may come from that.
    fn is_foreign(&self, number: usize, span: &Range<usize>) -> bool {
        let file = &self.source.files[number];
        file.text[span.clone()].starts_with(['"', 'r'])
            && self.faults.iter().any(|Diagnostic { place, kind, .. }| {
                let is_inside = span.start <= place.span.start && place.span.end <= span.end;
                matches!(kind, DiagnosticKind::Foreign { .. } | DiagnosticKind::LookAlike { .. })
                    && place.file == file.shown
                    && is_inside
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

    fn missing(&mut self, name: &'static str) {
        let file = format!("{}/{name}", self.source.shown.trim_end_matches('/'));
        self.add_without_text(file, DiagnosticKind::MissingFile(name));
    }

    /// A fault of a file that there is not, or that was not read.
    fn add_without_text(&mut self, file: String, kind: DiagnosticKind) {
        let place = Location { file, text: "".into(), span: 0..0 };
        self.push(Diagnostic { place, kind, other: None });
    }

    fn finish(self) -> Result<Directory, Vec<Diagnostic>> {
        let ParsedFiles {
            info: about,
            departments,
            society_list,
            mut disciplines,
            mut services,
            mut profiles,
            charter,
            ..
        } = self.parsed;
        let mut faults = self.faults;
        let Some(about) = about.filter(|_| faults.is_empty()) else {
            faults.sort_by(|a, b| (&a.place.file, a.place.span.start).cmp(&(&b.place.file, b.place.span.start)));
            return Err(faults);
        };
        disciplines.sort_by_key(|it| it.value.number);
        services.sort_by_key(|it| it.value.number);
        profiles.sort_by_key(|it| it.value.number);
        Ok(Contents {
            info: about.value,
            services: services.into_iter().map(|it| it.value).collect(),
            society_list: society_list.map(|it| it.value),
            disciplines: disciplines.into_iter().map(|it| it.value).collect(),
            departments: departments.map(|it| it.value).unwrap_or_default(),
            profiles: profiles.into_iter().map(|it| it.value).collect(),
            charter: charter.map(|it| it.value),
        }
        .into())
    }
}
