//! Whether a directory of a million records feels like one of 276, beside `fzf` and `sk` over the same names.
//!
//! `cargo bench --manifest-path tests/bench/Cargo.toml --bench scale -- [--sizes 276,10000] [--starts N] [--loads N]
//! [--rounds N] [--program PATH] [--fzf PATH] [--sk PATH]`. Everything is measured from outside, in a pseudo-terminal of
//! 120×36 cells: the programs take turns in an order drawn anew for each round, and no emulator draws while a clock runs
//! (but for `sk`, whose bytes do not tell when it is ready).
//! 276 is the directory of `data/`; larger ones are generated, and removed afterwards. Prints one table in Markdown.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![allow(clippy::cast_precision_loss, reason = "figures are printed with two digits")]

mod contender;
mod keys;
mod loads;
mod material;
#[path = "../measure.rs"]
mod measure;
mod peak;
#[path = "../generator/random.rs"]
#[allow(dead_code, reason = "the order of the starts asks for little")]
mod random;
mod starts;
#[path = "../support.rs"]
mod support;
mod table;

use std::path::{Path, PathBuf};

use contender::Contender;
use material::Material;
use table::{Column, table};

/// What is to be measured, and how often.
struct Options {
    program: PathBuf,
    /// Other finders than those on the path.
    fzf: Option<PathBuf>,
    sk: Option<PathBuf>,
    sizes: Vec<usize>,
    /// How often each program is started for its first frame.
    starts: usize,
    /// How often a directory is loaded from RON.
    loads: usize,
    /// How often each word is typed.
    rounds: usize,
}

impl Options {
    fn read() -> Self {
        let mut options = Self {
            program: PathBuf::from(support::pty::KECHUANG),
            fzf: None,
            sk: None,
            sizes: vec![276, 10_000, 260_000, 1_000_000],
            starts: 80,
            loads: 3,
            rounds: 3,
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().unwrap_or_else(|| panic!("{argument} needs a value"));
            let count = |text: String| text.parse().unwrap_or_else(|_| panic!("{text:?} is no number"));
            match argument.as_str() {
                "--program" => options.program = value().into(),
                "--fzf" => options.fzf = Some(value().into()),
                "--sk" => options.sk = Some(value().into()),
                "--sizes" => options.sizes = value().split(',').map(|size| count(size.to_owned())).collect(),
                "--starts" => options.starts = count(value()),
                "--loads" => options.loads = count(value()),
                "--rounds" => options.rounds = count(value()),
                "--bench" => {}
                _ => panic!("{argument} is no option of this bench"),
            }
        }
        options
    }

    /// The finders to compare with: those on the path, and those that were named.
    fn finders(&self) -> Vec<(String, PathBuf)> {
        let on_path = ["fzf", "sk"].into_iter().filter(|name| measure::is_installed(name)).map(PathBuf::from);
        let named = [&self.fzf, &self.sk].into_iter().flatten().cloned();
        on_path.chain(named).map(|program| (contender::version(&program), program)).collect()
    }
}

fn main() {
    if let Some(code) = peak::as_helper() {
        std::process::exit(code);
    }
    // `cargo test --benches` is no time to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let options = Options::read();
    assert!(options.program.is_file(), "{} is not built: cargo build --release", options.program.display());
    let finders = options.finders();
    if finders.is_empty() {
        println!("neither fzf nor sk is installed: there is nothing to compare with");
    }
    let columns: Vec<Column> = options.sizes.iter().map(|&size| column(&options, &finders, size)).collect();
    println!("{}", table(&columns));
}

/// All figures of one size.
fn column(options: &Options, finders: &[(String, PathBuf)], size: usize) -> Column {
    let mut column = Column::new(size);
    let program: &Path = &options.program;
    column.say("made");
    let mut material = Material::of(size);
    column.row("text of the directory, MB", table::short(material.text as f64 / 1e6));
    peak::check(program, &material, &mut column);
    peak::compile(program, &mut material, &mut column);

    let reading = Contender::reading(program, &material);
    let best = Contender::best(program, &material);
    let finders: Vec<Contender> =
        finders.iter().map(|(name, program)| Contender::finder(name, program, &material)).collect();
    starts::measure(options.starts, &reading, &best, &finders, &mut column);
    loads::measure(options.loads, &reading, &best, &mut column);
    keys::measure(options.rounds, &best, &finders, &mut column);
    column
}
