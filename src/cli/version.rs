//! `kechuang --version`: the program's version, and which edition of the directory is inside it.

use std::process::ExitCode;

use super::Context;
use super::error::Error;
use super::output::{Text, print};
use super::source::{refused, verify_inside};
use crate::directory::DirectoryInfo;
use crate::packed::{NAME, packed};
use crate::snapshot::Snapshot;

/// Prints both, a line each; of a directory that was packed into the program also from which files it was compiled.
pub(super) fn run(context: &Context) -> Result<ExitCode, Error> {
    let messages = &context.messages().cli;
    let mut said = Text::line(format!("{NAME} {}", env!("CARGO_PKG_VERSION")));
    let snapshot = Snapshot::inside();
    let directory = snapshot.directory().map_err(|refusal| refused(None, refusal))?;
    let (info, count) = (directory.info(), directory.len());
    if packed().is_some() {
        verify_inside(&snapshot)?;
        said.add_line(messages.packed_edition(&info.title, edition(info), count));
        said.add_line(messages.packed_from(format!("{:032x}", snapshot.origin().digest)));
    } else {
        let edition = info.edition.as_deref().unwrap_or_default();
        said.add_line(messages.edition(&info.title, edition, &info.published, count));
    }
    print(&said, ExitCode::SUCCESS)
}

/// Which edition of a directory it is: by its name, where it has one, and when it was published.
pub(super) fn edition(info: &DirectoryInfo) -> String {
    let named = info.edition.as_deref().filter(|edition| !edition.is_empty());
    named.into_iter().chain([&*info.published]).collect::<Vec<_>>().join(" · ")
}

/// When the directory inside the program was published, `YYYY-MM`.
pub(super) fn published() -> Option<String> {
    Snapshot::inside().directory().ok().map(|directory| directory.info().published.clone())
}
