//! Reading a directory from its files, whole or not at all.

use std::cell::OnceCell;
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::check::{Filed, Finding, Parsed, check, foreign_characters};
use super::fault::{Fault, FaultKind, Spot};
use super::outline::{Node, Path};
use super::parse::{Copy, read};
use super::{Contents, Directory, Source, SourceFile};

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
pub fn load(source: &Source, progress: impl FnMut(Progress)) -> Result<Directory, Vec<Fault>> {
    let mut reader = Reader::of(source);
    reader.read_all(progress);
    if reader.parsed.about.is_none() && !reader.parsed.unread.about {
        reader.missing("directory.ron");
    }
    for finding in check(&reader.parsed) {
        reader.settle(finding);
    }
    reader.finish()
}

struct Reader<'a> {
    source: &'a Source,
    /// One for each file of the source.
    copies: Vec<Copy<'a>>,
    /// The outlines of the copies, made where a place is asked for.
    outlines: Vec<OnceCell<Node>>,
    parsed: Parsed,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn of(source: &'a Source) -> Self {
        Self { source, copies: Vec::new(), outlines: Vec::new(), parsed: Parsed::default(), faults: Vec::new() }
    }

    fn read_all(&mut self, mut progress: impl FnMut(Progress)) {
        let source = self.source;
        let mut so_far = Progress { read: 0, total: source.bytes() };
        for (number, file) in source.files.iter().enumerate() {
            let faults_before = self.faults.len();
            self.read_file(number, file);
            self.outlines.push(OnceCell::new());
            let was_told = |told: fn(&FaultKind) -> bool| self.faults[faults_before..].iter().any(|it| told(&it.kind));
            let is_ron = !was_told(|kind| matches!(kind, FaultKind::Syntax(_)));
            if !was_told(|kind| matches!(kind, FaultKind::NotUtf8 | FaultKind::UnknownFile)) {
                for (span, kind) in foreign_characters(&file.text, is_ron) {
                    self.add(number, span, kind);
                }
            }
            so_far.read += file.text.len();
            progress(so_far);
        }
    }

    /// The format's map from paths to types.
    fn read_file(&mut self, number: usize, file: &'a SourceFile) {
        match file.path.split_once('/') {
            Some((_, rest)) if rest.contains('/') => self.refuse(number, file),
            None if file.path == "directory.ron" => {
                self.parsed.about = self.read(number, file);
                self.parsed.unread.about = self.parsed.about.is_none() || !self.copies[number].is_original();
            }
            None if file.path == "departments.ron" => {
                self.parsed.departments = self.read(number, file);
                self.parsed.unread.departments =
                    self.parsed.departments.is_none() || !self.copies[number].is_original();
            }
            None if file.path == "societies.ron" => self.parsed.society_list = self.read(number, file),
            None if file.path == "charter.ron" => self.parsed.charter = self.read(number, file),
            Some(("services", _)) => match self.read(number, file) {
                Some(service) => self.parsed.services.push(service),
                None => self.parsed.unread.services = true,
            },
            Some(("societies", _)) => match self.read(number, file) {
                Some(discipline) => self.parsed.disciplines.push(discipline),
                None => self.parsed.unread.disciplines = true,
            },
            Some(("profiles", _)) => match self.read(number, file) {
                Some(profile) => self.parsed.profiles.push(profile),
                None => self.parsed.unread.profiles = true,
            },
            _ => self.refuse(number, file),
        }
    }

    fn refuse(&mut self, number: usize, file: &'a SourceFile) {
        self.copies.push(Copy::unread(&file.text));
        self.add(number, 0..0, FaultKind::UnknownFile);
    }

    fn read<T: DeserializeOwned>(&mut self, number: usize, file: &'a SourceFile) -> Option<Filed<T>> {
        if let Some(at) = file.text.find(char::REPLACEMENT_CHARACTER) {
            self.copies.push(Copy::unread(&file.text));
            self.add(number, at..at + char::REPLACEMENT_CHARACTER.len_utf8(), FaultKind::NotUtf8);
            return None;
        }
        let reading = read::<T>(&file.text);
        self.copies.push(reading.copy);
        for (span, kind) in reading.faults {
            self.add(number, span, kind);
        }
        reading.value.map(|value| Filed { file: number, value })
    }

    /// Where a value stands in its file, unless it stands in for one that could not be read.
    fn span(&self, number: usize, path: &Path) -> Option<Range<usize>> {
        let copy = &self.copies[number];
        let outline = self.outlines[number].get_or_init(|| Node::read(copy.text()));
        copy.original(&outline.follow(copy.text(), path).span)
    }

    fn spot(&self, number: usize, span: Range<usize>) -> Spot {
        let file = &self.source.files[number];
        Spot { file: file.shown.clone(), text: file.text.clone(), span }
    }

    /// Finds the places of a finding, and drops it if it follows from what could not be read.
    fn settle(&mut self, finding: Finding) {
        let Finding { file, path, kind, needs, other } = finding;
        let Some(span) = self.span(file, &path) else { return };
        let needs_hold = needs.iter().chain(&other).all(|(file, path)| self.span(*file, path).is_some());
        if needs_hold && !self.is_foreign(file, &span) {
            let other = other.and_then(|(file, path)| Some(self.spot(file, self.span(file, &path)?)));
            self.faults.push(Fault { place: self.spot(file, span), kind, other });
        }
    }

    /// Whether a text has been refused already for a character in it: whatever else is wrong may come from that.
    fn is_foreign(&self, number: usize, span: &Range<usize>) -> bool {
        let file = &self.source.files[number];
        file.text[span.clone()].starts_with(['"', 'r'])
            && self.faults.iter().any(|Fault { place, kind, .. }| {
                let is_inside = span.start <= place.span.start && place.span.end <= span.end;
                matches!(kind, FaultKind::Foreign { .. }) && place.file == file.shown && is_inside
            })
    }

    fn add(&mut self, number: usize, span: Range<usize>, kind: FaultKind) {
        self.faults.push(Fault { place: self.spot(number, span), kind, other: None });
    }

    fn missing(&mut self, name: &'static str) {
        let file = format!("{}/{name}", self.source.shown.trim_end_matches('/'));
        let place = Spot { file, text: "".into(), span: 0..0 };
        self.faults.push(Fault { place, kind: FaultKind::MissingFile(name), other: None });
    }

    fn finish(self) -> Result<Directory, Vec<Fault>> {
        let Parsed { about, departments, society_list, mut disciplines, mut services, mut profiles, charter, .. } =
            self.parsed;
        let mut faults = self.faults;
        let Some(about) = about.filter(|_| faults.is_empty()) else {
            faults.sort_by(|a, b| (&a.place.file, a.place.span.start).cmp(&(&b.place.file, b.place.span.start)));
            return Err(faults);
        };
        disciplines.sort_by_key(|it| it.value.number);
        services.sort_by_key(|it| it.value.number);
        profiles.sort_by_key(|it| it.value.number);
        Ok(Contents {
            about: about.value,
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
