//! Reads a directory from its files, whole or not at all.
//!
//! The few files that others refer to come first. Then the files of records are read, parsed and checked in batches, on
//! every core, and taken in in the order of their paths; what must hold between them is checked at the end. Of a file in
//! which nothing is wrong only its value is kept.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use super::collect::{Collector, put};
use super::diagnostic::Diagnostic;
use super::files::Files;
use super::parse::FileReading;
use super::source::{Source, Unreadable};
use super::validate::{Known, ParsedFiles, Violation, check_names, check_numbering};
use crate::directory::Directory;
use crate::threads::DEEP;

/// Up to so many bytes one thread reads: on an idle machine a second one starts later than the first has finished.
const SMALL: usize = 512 << 10;

/// A batch is at least so many bytes, or so many files. The first are smaller, so that there is something to see at once.
const BATCH: (usize, usize) = (256 << 10, 64);

/// A buffer for texts is not kept beyond so many bytes.
const MOST_KEPT: usize = 4 << 20;

/// A directory of so many records is worth showing while the others are read.
const FIRST: usize = 500;

/// Up to so many records a directory is made in a few milliseconds, and the next is shown when there are twice as many;
/// beyond, when there are four times as many.
const FEW: usize = 10_000;

/// How far the reading has come, in bytes of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read so far.
    pub read: usize,
    /// Bytes in all.
    pub total: usize,
}

/// Who is told how a directory is being read.
pub(crate) trait Watch {
    /// So much is read.
    fn read(&mut self, progress: Progress);

    /// The directory of the records that have been read and checked so far, each by itself. It is told when it has at
    /// least twice as many as the one before, and four times as many where they are many, so that all of them together
    /// are a part of the work of the last.
    fn grown(&mut self, directory: Directory);

    /// Whether anybody wants to see the directory before it is whole.
    fn wants_growth(&self) -> bool;
}

/// Told only how much is read.
struct ProgressOnly<P>(P);

impl<P: FnMut(Progress)> Watch for ProgressOnly<P> {
    fn read(&mut self, progress: Progress) {
        (self.0)(progress);
    }

    fn grown(&mut self, _: Directory) {}

    fn wants_growth(&self) -> bool {
        false
    }
}

/// Why there is no directory.
#[derive(Debug)]
pub enum LoadError<E = Unreadable> {
    /// A file was not read.
    Unreadable(E),
    /// Every fault in every file, by file and place.
    Faults(Vec<Diagnostic>),
}

impl<E> From<E> for LoadError<E> {
    fn from(error: E) -> Self {
        Self::Unreadable(error)
    }
}

/// Reads and checks a directory whose texts are held. `progress` is called after each batch of files.
///
/// # Errors
/// Every fault in every file, by file and place.
pub fn load(source: &Source, progress: impl FnMut(Progress)) -> Result<Directory, Vec<Diagnostic>> {
    load_watched(source, &mut ProgressOnly(progress)).map_err(|error: LoadError<Infallible>| match error {
        LoadError::Unreadable(never) => match never {},
        LoadError::Faults(faults) => faults,
    })
}

/// Reads and checks a directory. `progress` is called after each batch of files.
///
/// # Errors
/// A file that cannot be read or has changed meanwhile; or every fault in every file, by file and place.
pub(crate) fn load_files<F: Files>(
    files: &F,
    progress: impl FnMut(Progress),
) -> Result<Directory, LoadError<F::Error>> {
    load_watched(files, &mut ProgressOnly(progress))
}

/// Reads and checks a directory, and tells how that goes on.
///
/// # Errors
/// As [`load_files`] has.
pub(crate) fn load_watched<F: Files>(files: &F, watch: &mut impl Watch) -> Result<Directory, LoadError<F::Error>> {
    let (outermost, records): (Vec<usize>, Vec<usize>) =
        (0..files.count()).partition(|number| !files.path(*number).contains('/'));
    let mut collector = Collector::of(files);
    let mut referred = ParsedFiles::default();
    let mut buffer = Vec::new();
    let mut readings = Vec::with_capacity(outermost.len());
    for number in outermost {
        let text = files.text(number, &mut buffer)?.into_owned();
        let mut reading = FileReading::of(files.path(number), &text);
        reading.digest = files.digest(&text);
        put(&mut referred, number, &reading.content, reading.is_original);
        readings.push((number, text, reading));
    }
    let known = Known::of(&referred);
    for (number, text, mut reading) in readings {
        reading.check(number, &text, &known);
        collector.take(number, reading);
    }
    let total = (0..files.count()).map(|number| files.length(number)).sum();
    let batches = batches(files, &records);
    let reader = Reader { files, known: &known, records: &records, batches: &batches, next: AtomicUsize::new(0) };
    let read = total - records.iter().map(|number| files.length(*number)).sum::<usize>();
    let mut growth = Growth { collector, watch, progress: Progress { read, total }, shown: 0 };
    reader.read_all(readers(total), &mut growth)?;
    let collector = growth.collector;
    conclude(collector, total)
}

/// Checks what must hold between files, and makes the directory.
fn conclude<F: Files>(collector: Collector<'_, F>, total: usize) -> Result<Directory, LoadError<F::Error>> {
    let values = collector.values();
    let parsed = &collector.parsed;
    let (between, directory) = thread::scope(|scope| {
        // Most directories have no fault, so this one is made before that is known.
        let checks = [check_numbering, check_names].map(|check| {
            let beside = || thread::Builder::new().spawn_scoped(scope, move || check(parsed)).ok();
            (check, (readers(total) > 1).then(beside).flatten())
        });
        let directory = values.map(Directory::from);
        let between: Vec<Violation> = checks
            .into_iter()
            .flat_map(|(check, beside)| match beside.map(thread::ScopedJoinHandle::join) {
                Some(Ok(found)) => found,
                Some(Err(panic)) => std::panic::resume_unwind(panic),
                None => check(parsed),
            })
            .collect();
        (between, directory)
    });
    match directory {
        Some(directory) if between.is_empty() => Ok(directory),
        _ => Err(LoadError::Faults(collector.faults(between)?)),
    }
}

/// How many threads read so many bytes.
fn readers(total: usize) -> usize {
    if total < SMALL { 1 } else { thread::available_parallelism().map_or(1, NonZero::get) }
}

/// The files of records in the pieces in which they are read: ranges of `records`.
fn batches<F: Files>(files: &F, records: &[usize]) -> Vec<Range<usize>> {
    let mut batches = Vec::new();
    let (mut first, mut bytes) = (0, 0_usize);
    for (place, number) in records.iter().enumerate() {
        bytes = bytes.saturating_add(files.length(*number));
        let count = place + 1 - first;
        let least = BATCH.0.min((BATCH.0 >> 4) << batches.len().min(4));
        if bytes >= least || count >= BATCH.1 || place + 1 == records.len() {
            batches.push(first..place + 1);
            (first, bytes) = (place + 1, 0);
        }
    }
    batches
}

/// What came of a batch: its number, how many bytes it is, and what came of each file.
struct Batch {
    number: usize,
    bytes: usize,
    readings: Vec<(usize, FileReading)>,
}

/// Reads the files of records.
struct Reader<'a, F> {
    files: &'a F,
    known: &'a Known<'a>,
    records: &'a [usize],
    batches: &'a [Range<usize>],
    /// The first batch that nobody has begun.
    next: AtomicUsize,
}

impl<F: Files> Reader<'_, F> {
    /// Reads the next batch, if there is one left.
    fn next(&self, buffer: &mut Vec<u8>) -> Option<Result<Batch, F::Error>> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let records = self.batches.get(number)?.clone();
        let mut batch = Batch { number, bytes: 0, readings: Vec::with_capacity(records.len()) };
        for file in &self.records[records] {
            match self.read(*file, buffer) {
                Ok(reading) => batch.readings.push((*file, reading)),
                Err(error) => {
                    // Nobody reads what comes behind.
                    self.next.store(self.batches.len(), Ordering::Relaxed);
                    return Some(Err(error));
                }
            }
            batch.bytes += self.files.length(*file);
            if buffer.capacity() > MOST_KEPT {
                *buffer = Vec::new();
            }
        }
        Some(Ok(batch))
    }

    fn read(&self, file: usize, buffer: &mut Vec<u8>) -> Result<FileReading, F::Error> {
        let text = self.files.text(file, buffer)?;
        let mut reading = FileReading::of(self.files.path(file), &text);
        reading.digest = self.files.digest(&text);
        reading.check(file, &text, self.known);
        Ok(reading)
    }

    /// Reads all of them in so many threads, of which this is one, and takes them in in their order.
    fn read_all<W: Watch>(&self, threads: usize, growth: &mut Growth<'_, '_, F, W>) -> Result<(), F::Error> {
        thread::scope(|scope| {
            let (sender, others) = channel();
            for _ in 1..threads {
                let sender = sender.clone();
                let work = move || {
                    let mut buffer = Vec::new();
                    while let Some(batch) = self.next(&mut buffer) {
                        // It fails where another one has failed and nobody listens.
                        if sender.send(batch).is_err() {
                            break;
                        }
                    }
                };
                // Where there is no thread left, there are fewer.
                if thread::Builder::new().stack_size(DEEP).spawn_scoped(scope, work).is_err() {
                    break;
                }
            }
            drop(sender);
            let mut waiting = BTreeMap::new();
            let mut buffer = Vec::new();
            let mut next = 0;
            let mut take = |batch: Result<Batch, F::Error>| {
                let batch = batch?;
                growth.progress(batch.bytes);
                waiting.insert(batch.number, batch.readings);
                while let Some(readings) = waiting.remove(&next) {
                    next += 1;
                    growth.take(readings);
                }
                Ok(())
            };
            while let Some(batch) = self.next(&mut buffer) {
                take(batch)?;
                others.try_iter().try_for_each(&mut take)?;
            }
            others.iter().try_for_each(&mut take)
        })
    }
}

/// The directory as it grows.
struct Growth<'a, 'w, F, W> {
    collector: Collector<'a, F>,
    watch: &'w mut W,
    progress: Progress,
    /// How many records were told last.
    shown: usize,
}

impl<F: Files, W: Watch> Growth<'_, '_, F, W> {
    fn progress(&mut self, bytes: usize) {
        self.progress.read += bytes;
        self.watch.read(self.progress);
    }

    fn take(&mut self, readings: Vec<(usize, FileReading)>) {
        for (number, reading) in readings {
            self.collector.take(number, reading);
        }
        let times = if self.shown < FEW { 2 } else { 4 };
        if self.collector.records >= FIRST.max(times * self.shown)
            && self.watch.wants_growth()
            && let Some(values) = self.collector.values()
        {
            self.shown = self.collector.records;
            self.watch.grown(values.into());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use std::fmt::Write;

    use super::{LoadError, Progress, SMALL, Watch, load_watched, readers};
    use crate::directory::Directory;
    use crate::loader::diagnostic::DiagnosticKind;
    use crate::loader::{Source, SourceFile};

    const DISCIPLINES: usize = 40;
    const SOCIETIES: usize = 300;

    /// Societies in disciplines, enough for several threads.
    fn source() -> Source {
        let file = |path: String, text: String| SourceFile { shown: path.clone(), path, text: text.into() };
        let about = "(title: \"甲\", short_title: \"乙\", publisher: \"丙\", published: \"2024\", parts: [])";
        let mut files = vec![file("directory.ron".to_owned(), about.to_owned())];
        for d in 1..=DISCIPLINES {
            let mut text = format!("(id: \"d{d:02}\", number: {d}, name: \"第{d}组\", societies: [\n");
            for s in 1..=SOCIETIES {
                writeln!(text, "(id: \"society-d{d:02}-{s:02}\", number: {s}, name: \"第{d}组的第{s}个学会\"),")
                    .unwrap();
            }
            text += "])";
            files.push(file(format!("societies/{d:02}.ron"), text));
        }
        let source = Source { shown: "mine".to_owned(), files, misnamed: Vec::new() };
        assert!(source.bytes() > SMALL && readers(source.bytes()) >= 1);
        source
    }

    #[derive(Default)]
    struct Seen {
        progress: Vec<usize>,
        grown: Vec<Vec<String>>,
    }

    fn ids(directory: &Directory) -> Vec<String> {
        directory.headings().map(|(_, heading)| heading.id.to_owned()).collect()
    }

    impl Watch for Seen {
        fn read(&mut self, progress: Progress) {
            self.progress.push(progress.read);
        }

        fn grown(&mut self, directory: Directory) {
            self.grown.push(ids(&directory));
        }

        fn wants_growth(&self) -> bool {
            true
        }
    }

    #[test]
    fn what_has_been_read_is_the_beginning_of_the_whole() {
        let mut seen = Seen::default();
        let Ok(directory) = load_watched(&source(), &mut seen) else { panic!("no fault is in it") };
        let all = ids(&directory);
        assert_eq!(all.len(), DISCIPLINES * SOCIETIES);
        assert!(seen.grown.len() > 2);
        for (before, after) in seen.grown.iter().zip(&seen.grown[1..]) {
            assert!(after.len() >= 2 * before.len());
        }
        assert!(seen.grown.iter().all(|grown| all.starts_with(grown)));
        assert!(seen.progress.is_sorted());
        assert_eq!(seen.progress.last(), Some(&source().bytes()));
    }

    #[test]
    fn an_id_that_its_number_tells_is_taken_by_nothing_else() {
        let as_named = |file: usize, from: &str, to: &str| {
            let mut source = source();
            source.files[file].text = source.files[file].text.replacen(from, to, 1).into();
            let Err(LoadError::Faults(faults)) = load_watched(&source, &mut Seen::default()) else { return Vec::new() };
            faults.into_iter().map(|fault| fault.kind).collect()
        };
        let part = "parts: [(id: \"society-d02-07\", number: 1, name: \"丁\")]";
        let taken = DiagnosticKind::DuplicateId("society-d02-07".to_owned());
        assert_eq!(as_named(0, "parts: []", part), [taken]);
        assert_eq!(as_named(0, "parts: []", &part.replace("d02-07", "d99-07")), []);
        let named_twice = as_named(2, "id: \"d02\"", "id: \"d01\"");
        assert!(named_twice.contains(&DiagnosticKind::DuplicateId("d01".to_owned())));
        let moved = as_named(2, "(id: \"society-d02-07\", number: 7,", "(id: \"society-d02-06\", number: 6,");
        assert!(moved.contains(&DiagnosticKind::DuplicateId("society-d02-06".to_owned())));
        assert!(moved.contains(&DiagnosticKind::DuplicateNumber(6)));
    }

    #[test]
    fn nothing_grows_beyond_a_fault_and_all_faults_are_told() {
        let mut source = source();
        for (file, from, to) in [(20, "number: 7,", "number: x,"), (40, "第40组的第9个学会", "第1组的第9个学会")]
        {
            let text = source.files[file].text.replacen(from, to, 1);
            source.files[file].text = text.into();
        }
        let mut seen = Seen::default();
        let Err(LoadError::Faults(faults)) = load_watched(&source, &mut seen) else { panic!("there are faults") };
        let files: Vec<&str> = faults.iter().map(|fault| fault.place.file.as_str()).collect();
        assert_eq!(files, ["societies/20.ron", "societies/40.ron"]);
        assert!(matches!(faults[1].kind, DiagnosticKind::DuplicateName(_)));
        assert_eq!(faults[1].other.as_ref().map(|other| other.file.as_str()), Some("societies/01.ron"));
        let longest = seen.grown.iter().map(Vec::len).max();
        assert!(longest.is_some_and(|longest| longest <= 19 * SOCIETIES), "{longest:?}");
    }
}
