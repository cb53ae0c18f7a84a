//! Reads the command line and opens a door, nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    kechuang::cli::run()
}
