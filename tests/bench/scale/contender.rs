//! The programs that are measured, and how each is started.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::material::Material;
use crate::measure::{FRAME_ENDS, cpu_time};
use crate::support::pty::{Start, Terminal};

/// Silence that ends a frame.
pub(crate) const STILL: Duration = Duration::from_millis(50);
/// Silence, also of the processor, that ends a load.
const REST: Duration = Duration::from_millis(500);
/// How long a load may take.
const PATIENCE: Duration = Duration::from_secs(900);

/// How it is known that a program's first screen is there.
#[derive(Clone)]
enum Ready {
    /// These bytes have come.
    Heard(Vec<u8>),
    /// The screen shows this: of a program that writes what differs alone, and of whose bytes nothing can be said.
    Shown(String),
}

/// A program to be measured.
#[derive(Clone)]
pub(crate) struct Contender {
    pub(crate) name: String,
    pub(crate) start: Start,
    /// What leads to the query, if it is not open from the start.
    pub(crate) to_query: &'static str,
    ready: Ready,
    /// Whether there is another screen after the first before anybody types.
    pub(crate) goes_on: bool,
    /// Whether it finds by pinyin.
    pub(crate) is_ours: bool,
}

impl Contender {
    fn ours(name: &str, program: &Path, data: Option<&Path>) -> Self {
        let mut start = Start::program(program.to_str().unwrap()).args(["--lang", "zh"]);
        if let Some(data) = data {
            start = start.args(["--data", data.to_str().unwrap()]);
        }
        let (name, ready) = (name.to_owned(), Ready::Heard(FRAME_ENDS.to_vec()));
        Self { name, start, to_query: "/", ready, goes_on: false, is_ours: true }
    }

    /// The program that reads the folder.
    pub(crate) fn reading(program: &Path, material: &Material) -> Self {
        Self { goes_on: true, ..Self::ours("kechuang, RON", program, Some(&material.folder)) }
    }

    /// The program on the best form there is of the directory: the one inside it, the compiled one, the folder.
    pub(crate) fn best(program: &Path, material: &Material) -> Self {
        match &material.compiled {
            _ if material.is_shipped => Self::ours("kechuang, shipped", program, None),
            Some(compiled) => Self::ours("kechuang, compiled", program, Some(compiled)),
            None => Self::reading(program, material),
        }
    }

    /// A finder over the names.
    pub(crate) fn finder(name: &str, program: &Path, material: &Material) -> Self {
        let start = Start::program(program.to_str().unwrap()).args(["--layout=reverse"]).stdin(&material.names);
        let all = format!("{0}/{0}", material.lines);
        let ready = if name.starts_with("fzf") { Ready::Heard(all.into_bytes()) } else { Ready::Shown(all) };
        Self { name: name.to_owned(), start, to_query: "", ready, goes_on: false, is_ours: false }
    }

    /// Started with a query as if it had been typed.
    pub(crate) fn asked(&self, query: &str) -> Self {
        Self { start: self.start.clone().args([query]), ..self.clone() }
    }

    pub(crate) fn sized(&self, columns: u16, rows: u16) -> Self {
        Self { start: self.start.clone().size(columns, rows), ..self.clone() }
    }

    /// Starts it and waits for its first screen.
    pub(crate) fn run(&self) -> Terminal {
        let terminal = self.start.clone().run();
        match &self.ready {
            Ready::Heard(bytes) => {
                terminal.hear(bytes, 0);
            }
            Ready::Shown(text) => {
                terminal.see(text);
            }
        }
        terminal
    }

    /// Starts it and waits until it has nothing more to do.
    pub(crate) fn run_to_rest(&self) -> Terminal {
        let terminal = self.run();
        rest(&terminal);
        terminal
    }
}

/// Waits until nothing is written and nearly nothing computed any more: twice, because reading may wait for a disk.
pub(crate) fn rest(terminal: &Terminal) {
    let begun = Instant::now();
    let mut quiet = 0;
    while quiet < 2 {
        let (bytes, cpu) = (terminal.heard_so_far(), cpu_time(terminal.pid()));
        std::thread::sleep(REST);
        let computed = cpu_time(terminal.pid()).saturating_sub(cpu);
        let is_quiet = terminal.heard_so_far() == bytes && computed < REST / 20;
        quiet = if is_quiet { quiet + 1 } else { 0 };
        assert!(begun.elapsed() < PATIENCE, "it does not come to rest; the screen:\n{}", terminal.screen().contents());
    }
}

/// A program's name with its version: `fzf 0.38`.
pub(crate) fn version(program: &Path) -> String {
    let said = Command::new(program).arg("--version").output().map(|it| it.stdout).unwrap_or_default();
    let said = String::from_utf8_lossy(&said).into_owned();
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let number = said.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let number: Vec<&str> = number.iter().flat_map(|number| number.split('.')).take(2).collect();
    format!("{name} {}", number.join("."))
}

/// Ends a program at once, and waits until its memory is given back.
pub(crate) fn end(mut terminal: Terminal) {
    terminal.signal(rustix::process::Signal::KILL);
    terminal.end();
}
