//! `kechuang diff`: what is not in one directory what it was in another.

use std::path::Path;
use std::process::ExitCode;
use std::thread;

use super::args::{Cli, DiffArgs, TableFormat};
use super::error::Error;
use super::output::Text;
use super::source::Source;
use super::{Context, exit};
use crate::diff::{Difference, DifferenceText, Teller, Written, difference_json};
use crate::directory::Directory;

/// Prints the difference; the code is that of `diff`: same, different, trouble.
pub(super) fn run(context: &Context, cli: &Cli, call: &DiffArgs) -> Result<ExitCode, Error> {
    let directories = read(cli, call).map_err(|error| match error {
        // A faulty directory is trouble here, and no difference.
        Error::Faults(faults) => Error::FaultsInTheWay(faults),
        other => other,
    });
    let [old, new] = directories?;
    let difference = Difference::of(&old, &new);
    let teller = Teller { directories: [&old, &new], lang: context.lang };
    let is_coloured = context.facts.is_coloured(context.facts.streams.output);
    let text = match call.format {
        TableFormat::Text if is_coloured => Text::styled(DifferenceText::of(&difference, teller, Written::Coloured)),
        TableFormat::Text => Text::lines(DifferenceText::of(&difference, teller, Written::Lines)),
        TableFormat::Markdown => Text::lines(DifferenceText::of(&difference, teller, Written::Markdown)),
        TableFormat::Json => Text::json(&difference_json(&difference, teller), true)?,
    };
    let code = if difference.is_empty() { exit::DONE } else { exit::NOTHING };
    let answered = context.answer(&text, ExitCode::from(code));
    // The program ends with them: to let go of each record of a large one would take time.
    std::mem::forget((old, new, difference));
    answered
}

/// Both directories, read beside each other where the system has a thread for that.
fn read(cli: &Cli, call: &DiffArgs) -> Result<[Directory; 2], Error> {
    let new = call.new.as_deref().or(cli.data.as_deref());
    thread::scope(|scope| {
        let beside = thread::Builder::new().name("old".to_owned()).spawn_scoped(scope, || one(cli, Some(&call.old)));
        let new = one(cli, new);
        let old = match beside {
            Ok(beside) => beside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => one(cli, Some(&call.old)),
        };
        Ok([old?, new?])
    })
}

fn one(cli: &Cli, path: Option<&Path>) -> Result<Directory, Error> {
    Source::named(cli, path)?.directory()
}
