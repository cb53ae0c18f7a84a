//! What it takes until records have left: `cargo bench --manifest-path tests/bench/Cargo.toml --bench export`.
//!
//! The shipped directory in each format, of which none may take longer than 50 ms; and a generated one of many records
//! (260,000, or as many as `KECHUANG_BENCH_RECORDS` says) as a compiled file, of which 100,000 records a second are to
//! leave, and for which no more memory is taken than for a few.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![allow(clippy::cast_precision_loss, reason = "figures are printed with one digit")]

mod generator;
mod measure;
mod support;

use std::io::{self, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use generator::{Plan, generate};
use kechuang::directory::{Directory, RecordList};
use kechuang::export::{ExportFormat, Leaving, write};
use kechuang::loader::{Limits, Source, load};
use kechuang::messages::Lang;
use kechuang::search::Index;
use kechuang::snapshot::{Compilation, Origin, Snapshot, write_file};
use measure::{median, milliseconds, status};

/// How often each format is written.
const ROUNDS: usize = 20;

/// Counts bytes and keeps none.
#[derive(Default)]
struct Sink(usize);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes records in a format: how long it took, and how many bytes they are.
fn leave(directory: &Directory, records: &RecordList, format: ExportFormat) -> (Duration, usize) {
    let mut sink = Sink::default();
    let begun = Instant::now();
    write(format, &Leaving::new(directory, records, Lang::Zh), &mut sink, &mut |_| ()).unwrap();
    (begun.elapsed(), sink.0)
}

fn main() {
    // `cargo test --benches` is no time to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let shipped = Snapshot::shipped().directory().unwrap();
    println!("the shipped directory, {} records, goal 50 ms", shipped.len());
    for format in ExportFormat::ALL {
        let rounds: Vec<_> = (0..ROUNDS).map(|_| leave(&shipped, &shipped.all(), format)).collect();
        let times: Vec<f64> = rounds.iter().map(|(time, _)| milliseconds(*time)).collect();
        println!("  {:<10}{:>8.1} ms{:>10} bytes", format.slug(), median(&times), rounds[0].1);
    }
    let count = std::env::var("KECHUANG_BENCH_RECORDS").ok().and_then(|it| it.parse().ok()).unwrap_or(260_000);
    let folder = support::pty::Folder::new();
    let file = folder.path().join("directory.kcd");
    compile(count, folder.path(), &file);
    for format in [ExportFormat::Csv, ExportFormat::Jsonl] {
        // Opened anew, so that nothing is decoded yet.
        let directory = Snapshot::open(&file).unwrap().directory().unwrap();
        let all = directory.all();
        leave(&directory, &all.rows(0..1_000), format);
        let before = status(std::process::id(), "RssAnon");
        let (time, bytes) = leave(&directory, &all, format);
        let after = status(std::process::id(), "RssAnon");
        println!("{} records as {}, goal 100000/s and flat memory", all.len(), format.slug());
        println!(
            "  {:>8.0} records/s{:>8.0} MB written, memory of its own {before:.0} MB before, {after:.0} MB behind",
            all.len() as f64 / time.as_secs_f64(),
            bytes as f64 / 1e6,
        );
    }
}

/// Generates so many records and compiles them into a file.
fn compile(count: usize, folder: &std::path::Path, file: &std::path::Path) {
    let source = folder.join("source");
    generate(&source, &Plan::of(count).expect("so many records can be generated"), 1).unwrap();
    let source = Source::folder_within(&source, Limits::of_mebibytes(4_096)).unwrap();
    let directory = Arc::new(load(&source, |_| ()).unwrap());
    let index = Index::build(&directory);
    let origin = Origin { digest: source.digest(), read_at: None };
    write_file(file, &Compilation { directory: &directory, index: &index, origin, folder: None }, |_| ()).unwrap();
}
