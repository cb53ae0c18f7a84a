//! `kechuang import`: what a file of another program would change in a directory, and that written into its files.

use std::path::Path;
use std::process::ExitCode;

use super::args::{Cli, ImportArgs};
use super::check::check_folder;
use super::error::Error;
use super::output::{Text, write};
use super::show::shell_word;
use super::{Context, exit};
use crate::import::{self, Amended, At, Fault, Plan, Planned, Told, Unclear, Unfit};
use crate::loader::{Source, load, read_file};
use crate::messages::{Messages, fault};
use crate::snapshot::Snapshot;

/// Tells what a file would change, and writes it where that is asked for and nothing is unclear.
pub(super) fn run(context: &Context, cli: &Cli, call: &ImportArgs) -> Result<ExitCode, Error> {
    let messages = context.messages();
    let (file, folder) = (call.file.as_path(), call.into.as_path());
    if Snapshot::is_at(folder) {
        return Err(Error::CompiledInto(folder.to_owned()));
    }
    check_folder(folder, cli.limits())?;
    let bytes = read_file(file, cli.limits())?;
    let incoming = import::read(&bytes).map_err(|bad| Error::BadImport { path: file.to_owned(), bad })?;
    let source = Source::folder_within(folder, cli.limits())?;
    let directory = load(&source, |_| ())?;
    let plan = Plan::of(&directory, incoming, messages);
    let amended = if plan.unclear.is_empty() { import::amend(&source, &plan) } else { Ok(Amended::default()) };
    let (Amended { files, count }, unclear, faults) = match amended {
        Ok(amended) => (amended, Vec::new(), Vec::new()),
        Err(Unfit::Unclear(unclear)) => (Amended::default(), unclear, Vec::new()),
        Err(Unfit::Faulty(faults)) => (Amended::default(), Vec::new(), faults),
    };
    let unclear: Vec<&Unclear> = plan.unclear.iter().chain(&unclear).collect();
    let mut told = preview(messages, &plan, &unclear);
    if let Some((old, new)) = count {
        told.add_line(messages.import.societies_counted(old, new));
    }
    // What is wrong with a cell is told of the cell; the rest as in the files of the directory.
    let all = faults.len();
    let mut others = Vec::new();
    for Fault { at, diagnostic } in faults {
        let Some(at) = at else {
            others.push(diagnostic);
            continue;
        };
        let it = fault(context.lang, &diagnostic.kind);
        let it = messages.labelled(&at.shown(messages), &messages.import.faulty(it.message, it.help));
        told.add_line(format!("{} {it}", messages.import.unclear));
    }
    write(&told)?;
    if all > 0 {
        return Err(Error::WouldBeFaulty { all, others });
    }
    if !unclear.is_empty() {
        return Err(Error::UnclearImport(unclear.len()));
    }
    if files.is_empty() {
        context.note(messages.import.nothing_to_write);
    } else if call.write {
        import::write(folder, &files).map_err(Error::Unimported)?;
        context.note(messages.import.wrote(files.len()));
    } else {
        context.note(messages.import.preview(again(file, folder)));
    }
    Ok(ExitCode::from(exit::DONE))
}

/// The call that writes what the preview tells.
fn again(file: &Path, folder: &Path) -> String {
    let [file, folder] = [file, folder].map(|path| shell_word(&path.to_string_lossy()));
    format!("kechuang import {file} --into {folder} --write")
}

/// What a file would change: the counts, then each record with its values.
fn preview(messages: &Messages, plan: &Plan, unclear: &[&Unclear]) -> Text {
    let said = &messages.import;
    let mut text = Text::default();
    let (added, changed) = plan.counts();
    let totals = said.totals(added, changed, plan.unchanged, plan.skipped.len());
    text.add_line(match unclear.len() {
        0 => totals,
        count => said.totals_unclear(totals, count),
    });
    for planned in &plan.planned {
        let sort = if planned.old.is_some() { said.changed } else { said.added };
        text.add_line(format!("{sort} {} {}", planned.id, planned.name));
        planned.told.iter().for_each(|told| text.add_line(told_line(messages, planned, told)));
    }
    if let Some(list) = &plan.list {
        text.add_line(format!("{} {}", said.changed, list.new.title));
        list.told.iter().for_each(|told| text.add_line(list_line(messages, told)));
    }
    for skipped in &plan.skipped {
        let place = messages.labelled(&skipped.at.shown(messages), skipped.reason.told(messages));
        text.add_line(format!("{} {place}", said.skipped));
    }
    for unclear in unclear {
        text.add_line(format!("{} {}", said.unclear, unclear.told(messages)));
    }
    if plan.absent > 0 {
        text.add_line(said.absent(plan.absent));
    }
    text
}

/// A value of the list of societies that becomes another, on one line.
fn list_line(messages: &Messages, told: &Told) -> String {
    let said = &messages.import;
    let old = if told.old.is_empty() { said.nothing } else { told.old.as_str() };
    format!(
        "  {}  {}",
        At { heading: None, ..told.at.clone() }.shown(messages),
        said.becomes(&told.what, old, &told.new)
    )
}

/// A value that becomes another, on one line: where the file says it, what it is, what stood there, what is to.
fn told_line(messages: &Messages, planned: &Planned, told: &Told) -> String {
    let said = &messages.import;
    let on_line = |value: &str| value.split('\n').collect::<Vec<_>>().join(messages.facts.semicolon);
    let new = if told.new.is_empty() { said.taken_out.to_owned() } else { on_line(&told.new) };
    let value = match (&planned.old, told.old.as_str()) {
        (None, _) => messages.labelled(&told.what, &new),
        (Some(_), "") => said.becomes(&told.what, said.nothing, new),
        (Some(_), old) => said.becomes(&told.what, on_line(old), new),
    };
    // Of a text the place ends in what it is.
    let at = At { heading: None, ..told.at.clone() };
    format!("  {}  {value}", at.shown(messages))
}
