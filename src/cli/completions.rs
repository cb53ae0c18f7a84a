//! `kechuang completions`: what a shell completes of a call. Commands and options come from the command line itself; what
//! names a record is offered with the ids of the directory that the call names, and a query with the names of its fields.

use std::process::ExitCode;

use clap::Command;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::Context;
use super::args::{Cli, CompletionsArgs};
use super::error::Error;
use super::output::{Text, print};
use super::source::Source;
use crate::directory::Directory;
use crate::messages::Lang;
use crate::packed::name;
use crate::search::FIELDS;

/// So many ids are offered at the most: a script has to be read by the shell at each of its starts.
const MOST_IDS: usize = 2000;

/// Prints the script.
pub(super) fn run(context: &Context, cli: &Cli, call: &CompletionsArgs) -> Result<ExitCode, Error> {
    let directory = Source::of(cli)?.directory()?;
    let mut command = with_values(Cli::command_in(context.lang), &directory, context.lang);
    let mut script = Vec::new();
    clap_complete::generate(call.shell, &mut command, name(), &mut script);
    print(&Text::lines(String::from_utf8_lossy(&script)), ExitCode::SUCCESS)
}

/// The command line with the values that only the directory and the query language know.
fn with_values(command: Command, directory: &Directory, lang: Lang) -> Command {
    let headings = (0..directory.len().min(MOST_IDS)).filter_map(|no| u32::try_from(no).ok());
    let records = headings.filter_map(|no| directory.heading(crate::directory::RecordIdx(no)));
    let ids: Vec<PossibleValue> =
        records.map(|record| PossibleValue::new(record.id.to_owned()).help(record.name.to_owned())).collect();
    let fields = FIELDS.iter().map(|field| {
        let help = lang.messages().field(field);
        PossibleValue::new(format!("{}:", field.name)).help(help)
    });
    let fields: Vec<PossibleValue> = fields.collect();
    let ids = || PossibleValuesParser::new(ids.clone());
    command
        .mut_subcommand("show", |it| it.mut_arg("ids", |arg| arg.value_parser(ids())))
        .mut_subcommand("qr", |it| it.mut_arg("id", |arg| arg.value_parser(ids())))
        .mut_subcommand("search", |it| it.mut_arg("query", |arg| arg.value_parser(PossibleValuesParser::new(fields))))
}
