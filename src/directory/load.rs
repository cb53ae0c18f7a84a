//! Reading a directory from its files, whole or not at all.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::check::{Filed, Parsed, check, foreign_characters};
use super::fault::{Fault, FaultKind};
use super::outline::Node;
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
        let copy = &reader.copies[finding.file];
        let outline = Node::read(copy.text());
        let span = outline.follow(copy.text(), &finding.path).span.clone();
        if let Some(span) = copy.original(&span) {
            reader.add(finding.file, span, finding.kind);
        }
    }
    reader.finish()
}

struct Reader<'a> {
    source: &'a Source,
    /// One for each file of the source.
    copies: Vec<Copy<'a>>,
    parsed: Parsed,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn of(source: &'a Source) -> Self {
        Self { source, copies: Vec::new(), parsed: Parsed::default(), faults: Vec::new() }
    }

    fn read_all(&mut self, mut progress: impl FnMut(Progress)) {
        let source = self.source;
        let mut so_far = Progress { read: 0, total: source.bytes() };
        for (number, file) in source.files.iter().enumerate() {
            self.read_file(number, file);
            for (span, kind) in foreign_characters(&file.text) {
                self.add(number, span, kind);
            }
            so_far.read += file.text.len();
            progress(so_far);
        }
    }

    /// The format's map from paths to types.
    fn read_file(&mut self, number: usize, file: &'a SourceFile) {
        match file.path.split_once('/') {
            None if file.path == "directory.ron" => {
                self.parsed.about = self.read(number, file);
                self.parsed.unread.about = self.parsed.about.is_none();
            }
            None if file.path == "departments.ron" => {
                self.parsed.departments = self.read(number, file);
                self.parsed.unread.departments = self.parsed.departments.is_none();
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
            _ => {
                self.copies.push(read::<()>("()").copy);
                self.add(number, 0..0, FaultKind::UnknownFile);
            }
        }
    }

    fn read<T: DeserializeOwned>(&mut self, number: usize, file: &'a SourceFile) -> Option<Filed<T>> {
        let reading = read::<T>(&file.text);
        self.copies.push(reading.copy);
        for (span, kind) in reading.faults {
            self.add(number, span, kind);
        }
        reading.value.map(|value| Filed { file: number, value })
    }

    fn add(&mut self, number: usize, span: Range<usize>, kind: FaultKind) {
        let file = &self.source.files[number];
        self.faults.push(Fault { file: file.shown.clone(), text: file.text.clone(), span, kind });
    }

    fn missing(&mut self, name: &'static str) {
        let kind = FaultKind::MissingFile(name);
        self.faults.push(Fault { file: name.to_owned(), text: "".into(), span: 0..0, kind });
    }

    fn finish(self) -> Result<Directory, Vec<Fault>> {
        let Parsed { about, departments, society_list, mut disciplines, mut services, mut profiles, charter, .. } =
            self.parsed;
        let mut faults = self.faults;
        let Some(about) = about.filter(|_| faults.is_empty()) else {
            faults.sort_by(|a, b| (&a.file, a.span.start).cmp(&(&b.file, b.span.start)));
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
