//! What a curator waits for: `cargo bench --manifest-path tests/bench/Cargo.toml --bench curating`.
//!
//! Of a generated directory of many records (10,000, or as many as `KECHUANG_BENCH_RECORDS` says): a table in which
//! societies have other names is previewed and written into the sources, two seconds each; the directory is compared with
//! itself as it was before, one second; and its files are laid out anew, 20 MB a second.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![allow(clippy::cast_precision_loss, reason = "figures are printed with one digit")]

mod generator;
mod measure;
mod support;

use std::borrow::Cow;
use std::time::{Duration, Instant};

use generator::{Plan, generate};
use kechuang::diff::Difference;
use kechuang::directory::Kind;
use kechuang::editing::layout;
use kechuang::export::{ExportFormat, Leaving, write};
use kechuang::import::{self, amend, read};
use kechuang::loader::{Limits, Source, load};
use kechuang::messages::Lang;
use measure::{median, milliseconds};

/// How often each thing is done.
const ROUNDS: usize = 5;

/// Does a thing several times: what came of it, and the median of how long it took.
fn several<T>(mut work: impl FnMut() -> T) -> (T, f64) {
    let round = |_| {
        let begun = Instant::now();
        let made = work();
        (made, begun.elapsed())
    };
    let mut rounds: Vec<(T, Duration)> = (0..ROUNDS).map(round).collect();
    let times: Vec<f64> = rounds.iter().map(|(_, time)| milliseconds(*time)).collect();
    (rounds.pop().unwrap().0, median(&times))
}

/// A table in which societies have another name, in its fourth column. How a name is read would have to change with it, so
/// that those which say so keep theirs.
fn renamed(table: &str) -> String {
    let line = |line: &str| match line.splitn(5, ',').collect::<Vec<_>>()[..] {
        [id, kind, number, name, rest] if !rest.contains(char::is_lowercase) && id.starts_with("society-") => {
            format!("{id},{kind},{number},新{name},{rest}")
        }
        _ => line.to_owned(),
    };
    table.split_inclusive('\n').map(line).collect()
}

fn main() {
    // `cargo test --benches` is no time to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let count = std::env::var("KECHUANG_BENCH_RECORDS").ok().and_then(|it| it.parse().ok()).unwrap_or(10_000);
    let folder = support::pty::Folder::new();
    generate(folder.path(), &Plan::of(count).expect("so many records can be generated"), 1).unwrap();
    let source = Source::folder_within(folder.path(), Limits::of_mebibytes(4_096)).unwrap();
    let before = load(&source, |_| ()).unwrap();
    let societies = before.of_kind(Kind::Society);
    let mut table = Vec::new();
    write(ExportFormat::Csv, &Leaving::new(&before, &societies, Lang::Zh), &mut table, &mut |_| ()).unwrap();
    let table = String::from_utf8(table).unwrap();
    let renamed = renamed(&table);

    println!("{} records, {} rows of a table", before.len(), societies.len());
    let messages = Lang::Zh.messages();
    let preview = |text: &str| import::Plan::of(&before, read(text.as_bytes()).unwrap(), messages);
    let (unchanged, time) = several(|| preview(&table));
    println!("  preview, {:>6} changed{time:>10.1} ms, goal 2000 ms", unchanged.counts().1);
    let (plan, time) = several(|| preview(&renamed));
    assert!(plan.unclear.is_empty() && plan.counts().1 > societies.len() / 2, "most have another name");
    println!("  preview, {:>6} changed{time:>10.1} ms, goal 2000 ms", plan.counts().1);
    let (amended, time) = several(|| amend(&source, &plan).unwrap_or_else(|_| panic!("it is a directory")));
    println!("  written into {:>5} files{time:>8.1} ms, goal 2000 ms", amended.files.len());

    let mut changed = source.clone();
    for file in amended.files {
        let at = changed.files.iter_mut().find(|it| it.path == file.path).unwrap();
        at.text = Cow::Owned(file.new);
    }
    let after = load(&changed, |_| ()).unwrap();
    let (difference, time) = several(|| Difference::of(&before, &after));
    println!("  compared, {:>5} changed{time:>10.1} ms, goal 1000 ms", difference.counts()[1]);

    let bytes: usize = source.files.iter().map(|it| it.text.len()).sum();
    let (_, time) = several(|| source.files.iter().filter(|it| layout(&it.text).is_ok()).count());
    println!(
        "  laid out anew {:>7.1} MB{time:>9.1} ms, goal 20 MB/s: {:.1} MB/s",
        bytes as f64 / 1e6,
        bytes as f64 / time / 1e3
    );
}
