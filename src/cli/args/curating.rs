//! The arguments of what is for who keeps a directory true: `stale`, `callsheet`, `report`, `slips`.

use std::path::PathBuf;

use clap::{Args, Command, ValueEnum};

use super::values::ReportFormat;
use crate::export::SlipField;
use crate::messages::Usage;

/// How what is due is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DueFormat {
    Text,
    Json,
    Csv,
}

/// How a call sheet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SheetFormat {
    Text,
    Markdown,
    Csv,
    Xlsx,
}

/// How a slip is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SlipFormat {
    Text,
    Qr,
}

/// `kechuang stale`.
#[derive(Debug, Args)]
pub(crate) struct StaleArgs {
    #[arg(long, value_name = "DAYS", default_value_t = 180)]
    pub(crate) older: u32,
    #[arg(long, value_enum, default_value_t = DueFormat::Text)]
    pub(crate) format: DueFormat,
    #[arg(long)]
    pub(crate) fail_on_stale: bool,
}

impl StaleArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.stale)
            .mut_arg("older", |arg| arg.help(usage.stale_older))
            .mut_arg("format", |arg| arg.help(usage.stale_format))
            .mut_arg("fail_on_stale", |arg| arg.help(usage.stale_fail))
    }
}

/// `kechuang callsheet`.
#[derive(Debug, Args)]
pub(crate) struct CallSheetArgs {
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_enum)]
    pub(crate) format: Option<SheetFormat>,
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

impl CallSheetArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.callsheet)
            .mut_arg("output", |arg| arg.help(usage.callsheet_output))
            .mut_arg("format", |arg| arg.help(usage.callsheet_format))
            .mut_arg("force", |arg| arg.help(usage.callsheet_force))
    }
}

/// `kechuang report`.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) wrong: String,
    #[arg(long, value_enum, default_value_t = SlipField::Other)]
    pub(crate) field: SlipField,
    #[arg(long, value_name = "TEXT")]
    pub(crate) printed: Option<String>,
    #[arg(long, value_enum, default_value_t = SlipFormat::Text)]
    pub(crate) format: SlipFormat,
}

impl ReportArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.report)
            .mut_arg("id", |arg| arg.help(usage.report_id))
            .mut_arg("wrong", |arg| arg.help(usage.report_wrong))
            .mut_arg("field", |arg| arg.help(usage.report_field))
            .mut_arg("printed", |arg| arg.help(usage.report_printed))
            .mut_arg("format", |arg| arg.help(usage.report_format))
    }
}

/// `kechuang slips`.
#[derive(Debug, Args)]
pub(crate) struct SlipsArgs {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
}

impl SlipsArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.slips)
            .mut_arg("file", |arg| arg.help(usage.slips_file))
            .mut_arg("format", |arg| arg.help(usage.check_format))
    }
}
