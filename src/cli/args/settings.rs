//! The arguments of `config`.

use std::path::PathBuf;

use clap::{Args, Command};

use super::values::ReportFormat;
use crate::messages::Usage;

/// `kechuang config`.
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    #[arg(long, conflicts_with_all = ["show", "check", "path"])]
    pub(crate) init: bool,
    #[arg(long, conflicts_with_all = ["check", "path"])]
    pub(crate) show: bool,
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with = "path")]
    #[allow(clippy::option_option, reason = "clap's type for an option with a value or without one")]
    pub(crate) check: Option<Option<PathBuf>>,
    #[arg(long)]
    pub(crate) path: bool,
    #[arg(long, value_enum, default_value_t = ReportFormat::Text, conflicts_with_all = ["init", "path"])]
    pub(crate) format: ReportFormat,
}

impl ConfigArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.config)
            .mut_arg("init", |arg| arg.help(usage.config_init))
            .mut_arg("show", |arg| arg.help(usage.config_show))
            .mut_arg("check", |arg| arg.help(usage.config_check))
            .mut_arg("path", |arg| arg.help(usage.config_path))
            .mut_arg("format", |arg| arg.help(usage.doctor_format))
    }
}
