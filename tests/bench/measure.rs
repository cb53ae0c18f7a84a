//! What the benches measure with: statistics, what the system says of a process, when a screen stands.
#![allow(dead_code, reason = "each bench takes what it needs")]
#![allow(clippy::cast_precision_loss, reason = "figures are printed with two digits")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use kechuang::directory::Kind;
use kechuang::loader::{Source, load};

use crate::support::pty::Terminal;

const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
pub(crate) const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

pub(crate) fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

pub(crate) fn quantile(figures: &[f64], share: f64) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
    let at = (last as f64 * share).round() as usize;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

pub(crate) fn median(figures: &[f64]) -> f64 {
    quantile(figures, 0.5)
}

pub(crate) fn mean(figures: &[f64]) -> f64 {
    figures.iter().sum::<f64>() / figures.len() as f64
}

/// What all threads of a process have computed so far; nothing where the system does not tell.
pub(crate) fn cpu_time(pid: u32) -> Duration {
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else { return Duration::ZERO };
    let of_thread = |folder: &Path| -> Option<u64> {
        fs::read_to_string(folder.join("schedstat")).ok()?.split_whitespace().next()?.parse().ok()
    };
    Duration::from_nanos(threads.flatten().filter_map(|thread| of_thread(&thread.path())).sum())
}

/// How many pages were given to a process without reading a disk.
pub(crate) fn page_faults(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // Behind the program's name, which may hold anything: state, six numbers of its kin and terminal, flags, faults.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    fields.split_whitespace().nth(7).and_then(|faults| faults.parse().ok()).unwrap_or(f64::NAN)
}

/// A line of the process's status, in MB.
pub(crate) fn status(pid: u32, name: &str) -> f64 {
    megabytes(&format!("/proc/{pid}/status"), name)
}

/// Resident memory of a process, and of it what it has written and shares with no other, in MB.
pub(crate) fn memory(pid: u32) -> (f64, f64) {
    let of = |name| megabytes(&format!("/proc/{pid}/smaps_rollup"), name);
    (of("Rss"), of("Private_Dirty"))
}

fn megabytes(file: &str, name: &str) -> f64 {
    let lines = fs::read_to_string(file).unwrap_or_default();
    let line = lines.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1024.0
}

pub(crate) fn is_installed(program: &str) -> bool {
    std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).any(|folder| folder.join(program).is_file())
}

/// The names of the shipped services and societies, one a line, and how many.
pub(crate) fn shipped_names() -> (String, usize) {
    let directory = load(&Source::shipped(), |_| ()).expect("the shipped directory has no fault");
    let of_kind = |kind| matches!(kind, Kind::Service | Kind::Society);
    let records = directory.records().filter(|(_, record)| of_kind(record.kind()));
    records.fold((String::new(), 0), |(mut names, count), (_, record)| {
        let _ = writeln!(names, "{}", record.name());
        (names, count + 1)
    })
}

/// A screen that has stopped changing: when it came to be so, and what had come by then.
pub(crate) struct Standing {
    /// The arrival since which the whole screen shows what it shows now.
    pub(crate) whole: Instant,
    /// The first arrival after which at least half of the rows did that have something on them now.
    pub(crate) half: Instant,
    /// How many bytes had come when the whole screen stood.
    pub(crate) end: usize,
}

/// Draws what has come again, arrival by arrival, so that nothing is drawn while it comes.
pub(crate) fn standing(terminal: &Terminal) -> Option<Standing> {
    let rows = |screen: &vt100::Screen| -> Vec<String> {
        screen.contents().lines().map(|row| row.trim_end().to_owned()).collect()
    };
    let bytes = terminal.heard_after(0);
    let screen = terminal.screen();
    let (now, (height, width)) = (rows(&screen), screen.size());
    let filled = now.iter().filter(|row| !row.is_empty()).count();
    let mut emulator = vt100::Parser::new(height, width, 0);
    let (mut drawn, mut half, mut whole) = (0, None, None);
    let mut is_open = false;
    for (arrived, end) in terminal.arrivals() {
        emulator.process(&bytes[drawn..end]);
        // A frame between marks is shown when its end has come; a mark may come in two pieces.
        let piece = &bytes[(drawn + 1).saturating_sub(FRAME_ENDS.len())..end];
        let last = |mark: &[u8]| piece.windows(mark.len()).rposition(|window| window == mark);
        match (last(FRAME_BEGINS), last(FRAME_ENDS)) {
            (None, None) => {}
            (begin, end) => is_open = begin > end,
        }
        drawn = end;
        if is_open {
            continue;
        }
        let then = rows(emulator.screen());
        if half.is_none() {
            let same = now.iter().zip(&then).filter(|(now, then)| !now.is_empty() && now == then).count();
            half = (same * 2 >= filled).then_some(arrived);
        }
        whole = if then == now { whole.or(Some((arrived, end))) } else { None };
    }
    let (whole, end) = whole?;
    Some(Standing { whole, half: half?, end })
}
