//! What the reader feels: how soon the first frame stands, how long a key takes, how much goes over the line, what an
//! idle program costs. Measured from outside, in a pseudo-terminal of 120×36 cells, turn and turn about with `fzf` over
//! the names of the same services and societies, so that both meet the same machine.
//!
//! `cargo bench --manifest-path tests/bench/Cargo.toml --bench terminal`. Nothing here fails on a figure: goals and figures are printed side by side.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![allow(clippy::cast_precision_loss, reason = "figures are printed with two digits")]

mod measure;
mod support;

use std::fmt::Write;
use std::time::{Duration, Instant};

use measure::{cpu_time, is_installed, mean, median, milliseconds, quantile, shipped_names, standing, status};
use support::pty::{Folder, Start, Terminal};

/// How often each program is started.
const STARTS: usize = 30;
/// How often each program goes through the keys.
const ROUNDS: usize = 3;
/// Silence that ends a frame.
const STILL: Duration = Duration::from_millis(60);
/// What is typed, character by character; the query is cleared in between.
const QUERIES: [&str; 6] = ["天津市数学会", "科普", "院士专家工作站", "青少年科技创新", "药学会", "人才"];
/// The cursor goes from the first service to the last society.
const SERVICES: usize = 72;
const SOCIETIES: usize = 147;
const IDLE: Duration = Duration::from_secs(3);

const DOWN: &str = "\x1b[B";
const CLEAR_QUERY: &str = "\x15";
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";

/// A program to be measured.
struct Contender {
    name: &'static str,
    start: Start,
    /// What leads to the query, if it is not open from the start.
    to_query: &'static str,
    figures: Figures,
}

/// Times in milliseconds.
#[derive(Default)]
struct Figures {
    first_frame: Vec<f64>,
    typed: Keys,
    moved: Keys,
    /// Bytes of the first frame, and of the text it shows.
    first_screen: (usize, usize),
    idle_bytes: usize,
    idle_cpu: f64,
    /// Resident memory in MB, and the part of it that belongs to no file.
    resident: (f64, f64),
}

#[derive(Default)]
struct Keys {
    times: Vec<f64>,
    bytes: Vec<f64>,
}

fn main() {
    // `cargo test --benches` is no time to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let folder = Folder::new();
    let mut contenders = vec![Contender::new("kechuang", Start::kechuang(), "/")];
    if is_installed("fzf") {
        folder.write("names", &shipped_names().0);
        let fzf = Start::program("fzf").args(["--layout=reverse"]).stdin(&folder.path().join("names"));
        contenders.push(Contender::new("fzf", fzf, ""));
    } else {
        println!("fzf is not installed: there is nothing to compare with");
    }
    for _ in 0..STARTS {
        contenders.iter_mut().for_each(Contender::measure_start);
    }
    for _ in 0..ROUNDS {
        contenders.iter_mut().for_each(Contender::measure_keys);
    }
    contenders.iter_mut().for_each(Contender::measure_rest);
    println!("{}", report(&contenders));
}

impl Contender {
    fn new(name: &'static str, start: Start, to_query: &'static str) -> Self {
        Self { name, start, to_query, figures: Figures::default() }
    }

    /// Starts it and waits until its first screen stands.
    fn open(&self) -> Terminal {
        let terminal = self.start.clone().run();
        terminal.see("推荐中国青年科技奖");
        terminal.wait_still(STILL * 2);
        terminal
    }

    /// From the start to the arrival after which the screen stays as it is.
    fn measure_start(&mut self) {
        let terminal = self.open();
        let bytes = terminal.heard_after(0);
        let text = terminal.screen().contents().len();
        let stands = standing(&terminal).unwrap();
        self.figures.first_frame.push(milliseconds(stands.whole - terminal.started()));
        let begin = bytes.windows(FRAME_BEGINS.len()).position(|window| window == FRAME_BEGINS).unwrap_or(0);
        self.figures.first_screen = (stands.end - begin, text);
    }

    fn measure_keys(&mut self) {
        let terminal = self.open();
        terminal.send(self.to_query);
        terminal.wait_still(STILL);
        for query in QUERIES {
            for character in query.chars() {
                self.figures.typed.press(&terminal, character.encode_utf8(&mut [0; 4]));
            }
            terminal.send(CLEAR_QUERY);
            terminal.wait_still(STILL);
        }
    }

    fn measure_rest(&mut self) {
        let terminal = self.open();
        for _ in 1..SERVICES + SOCIETIES {
            self.figures.moved.press(&terminal, DOWN);
        }
        let (bytes, cpu) = (terminal.heard_so_far(), cpu_time(terminal.pid()));
        std::thread::sleep(IDLE);
        self.figures.idle_bytes = terminal.heard_so_far() - bytes;
        self.figures.idle_cpu = milliseconds(cpu_time(terminal.pid()).saturating_sub(cpu));
        self.figures.resident = (status(terminal.pid(), "VmRSS"), status(terminal.pid(), "RssAnon"));
    }
}

impl Keys {
    /// Presses a key and waits for the last byte of its frame.
    fn press(&mut self, terminal: &Terminal, key: &str) {
        let before = terminal.heard_so_far();
        let pressed = Instant::now();
        terminal.send(key);
        terminal.wait_still(STILL);
        let bytes = terminal.heard_so_far() - before;
        if bytes > 0 {
            let (last, _) = terminal.arrivals().last().copied().unwrap();
            self.times.push(milliseconds(last - pressed));
        }
        self.bytes.push(bytes as f64);
    }
}

/// One row: what was measured, the goal, and a figure for each contender.
fn report(contenders: &[Contender]) -> String {
    type Figure = fn(&Figures) -> f64;
    let rows: [(&str, &str, Figure); 21] = [
        ("first complete frame, median, ms", "fzf's", |it| median(&it.first_frame)),
        ("  least", "", |it| quantile(&it.first_frame, 0.0)),
        ("  nine of ten", "", |it| quantile(&it.first_frame, 0.9)),
        ("character typed to last byte, median, ms", "2", |it| median(&it.typed.times)),
        ("  nine of ten", "", |it| quantile(&it.typed.times, 0.9)),
        ("Down pressed to last byte, median, ms", "2", |it| median(&it.moved.times)),
        ("  nine of ten", "", |it| quantile(&it.moved.times, 0.9)),
        ("bytes for a typed character, median", "2100", |it| median(&it.typed.bytes)),
        ("  mean", "", |it| mean(&it.typed.bytes)),
        ("  most", "", |it| quantile(&it.typed.bytes, 1.0)),
        ("bytes for Down, mean", "1500", |it| mean(&it.moved.bytes)),
        ("  median", "", |it| median(&it.moved.bytes)),
        ("  mean, from service to service", "", |it| mean(&it.moved.bytes[..SERVICES - 1])),
        ("  mean, from society to society", "", |it| mean(&it.moved.bytes[SERVICES..])),
        ("first screen, bytes", "", |it| it.first_screen.0 as f64),
        ("  its text, bytes", "", |it| it.first_screen.1 as f64),
        ("  bytes over text", "1.3", |it| it.first_screen.0 as f64 / it.first_screen.1 as f64),
        ("idle for 3 s, bytes", "0", |it| it.idle_bytes as f64),
        ("idle for 3 s, CPU ms", "10", |it| it.idle_cpu),
        ("resident at rest, MB", "12", |it| it.resident.0),
        ("  of it anonymous, MB", "", |it| it.resident.1),
    ];
    let mut report = format!("{:<42}{:>8}", "", "goal");
    for it in contenders {
        let _ = write!(report, "{:>12}", it.name);
    }
    for (name, goal, figure) in rows {
        let _ = write!(report, "\n{name:<42}{goal:>8}");
        for it in contenders {
            let _ = write!(report, "{:>12.2}", figure(&it.figures));
        }
    }
    if let [ours, theirs] = contenders {
        let pairs = ours.figures.first_frame.iter().zip(&theirs.figures.first_frame);
        let ratios: Vec<f64> = pairs.map(|(ours, theirs)| ours / theirs).collect();
        let _ =
            write!(report, "\n{:<42}{:>8}{:>12.2}", "first frame over fzf's, median of the runs", "1", median(&ratios));
    }
    report
}
