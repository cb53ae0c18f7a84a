//! `kechuang man`: the manual pages, made of the same words as the help.

use std::process::ExitCode;

use clap_mangen::Man;

use super::Context;
use super::args::ManArgs;
use super::error::Error;
use super::output::{Text, print};
use super::version::published;
use crate::packed::NAME;

/// Prints the page of the program, or of one of its commands.
pub(super) fn run(context: &Context, call: &ManArgs) -> Result<ExitCode, Error> {
    let usage = &context.messages().usage;
    let command = context.command(call.command.as_deref())?;
    let command = if call.command.is_none() { command.after_help(usage.man_see) } else { command };
    let page = Man::new(command)
        .section("1")
        .date(published().unwrap_or_default())
        .source(format!("{NAME} {}", env!("CARGO_PKG_VERSION")))
        .manual(usage.man_section);
    let mut roff = Vec::new();
    page.render(&mut roff).map_err(Error::Stdout)?;
    print(&Text::lines(String::from_utf8_lossy(&roff)), ExitCode::SUCCESS)
}
