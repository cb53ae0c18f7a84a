//! Writes a directory of so many records, the same for the same seed:
//! `cargo run --release --manifest-path tests/bench/Cargo.toml --bin generate -- N DIR [--seed S] [--names FILE]`.

mod generator;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use generator::{Plan, generate};

const USAGE: &str = "generate N DIR [--seed S] [--names FILE]";

/// What the command line asks for.
struct Call {
    plan: Plan,
    folder: PathBuf,
    seed: u64,
    /// Where the names of services and societies go, one a line.
    names: Option<PathBuf>,
}

impl Call {
    fn read(arguments: impl IntoIterator<Item = OsString>) -> Option<Self> {
        let mut arguments = arguments.into_iter();
        let plan = Plan::of(arguments.next()?.to_str()?.parse().ok()?)?;
        let mut call = Self { plan, folder: arguments.next()?.into(), seed: 1, names: None };
        while let Some(option) = arguments.next() {
            match option.to_str()? {
                "--seed" => call.seed = arguments.next()?.to_str()?.parse().ok()?,
                "--names" => call.names = Some(arguments.next()?.into()),
                _ => return None,
            }
        }
        Some(call)
    }

    fn carry_out(&self) -> std::io::Result<()> {
        let names = generate(&self.folder, &self.plan, self.seed)?;
        let Some(file) = &self.names else { return Ok(()) };
        let mut file = std::io::BufWriter::new(std::fs::File::create(file)?);
        for name in names {
            writeln!(file, "{name}")?;
        }
        file.flush()
    }
}

fn main() -> ExitCode {
    let Some(call) = Call::read(std::env::args_os().skip(1)) else {
        eprintln!("usage: {USAGE}; N is {} or more", Plan::LEAST);
        return ExitCode::from(2);
    };
    match call.carry_out() {
        Ok(()) => {
            println!("{}", call.plan);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", call.folder.display());
            ExitCode::FAILURE
        }
    }
}
