//! The arguments of `import`.

use std::path::PathBuf;

use clap::{Args, Command};

use crate::messages::Usage;

/// `kechuang import`.
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub(crate) into: PathBuf,
    #[arg(long)]
    pub(crate) write: bool,
}

impl ImportArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.import)
            .mut_arg("file", |arg| arg.help(usage.import_file))
            .mut_arg("into", |arg| arg.help(usage.import_into))
            .mut_arg("write", |arg| arg.help(usage.import_write))
    }
}
