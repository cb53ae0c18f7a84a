//! `kechuang --version`: the program's version, and which edition of the directory is inside it.

use std::process::ExitCode;

use super::Context;
use super::error::Error;
use super::output::{Text, print};
use crate::snapshot::Snapshot;

/// Prints both, a line each.
pub(super) fn run(context: &Context) -> Result<ExitCode, Error> {
    let mut said = Text::line(format!("kechuang {}", env!("CARGO_PKG_VERSION")));
    if let Ok(directory) = Snapshot::shipped().directory() {
        let info = directory.info();
        let edition = info.edition.as_deref().unwrap_or_default();
        said.add_line(context.messages().cli.edition(&info.title, edition, &info.published, directory.len()));
    }
    print(&said, ExitCode::SUCCESS)
}

/// When the directory inside the program was published, `YYYY-MM`.
pub(super) fn published() -> Option<String> {
    Snapshot::shipped().directory().ok().map(|directory| directory.info().published.clone())
}
