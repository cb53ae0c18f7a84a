//! The arguments of what is for who keeps a directory or a machine: `check`, `diff`, `fmt`, `edit`, `new`, `compile`, `pack`,
//! `doctor`, `completions`, `man` and `serve-config`.

use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use super::values::{CheckFormat, NewKind, ReportFormat, TableFormat, path};
use crate::messages::Usage;

/// `kechuang check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    #[arg(long, conflicts_with = "format")]
    pub(crate) readings: bool,
    #[arg(long, conflicts_with = "readings")]
    pub(crate) watch: bool,
    #[arg(long, value_name = "REPORT", conflicts_with_all = ["format", "readings"])]
    pub(crate) links: Option<PathBuf>,
}

impl CheckArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.check)
            .mut_arg("path", |arg| arg.help(usage.check_path))
            .mut_arg("format", |arg| arg.help(usage.check_format))
            .mut_arg("readings", |arg| arg.help(usage.check_readings))
            .mut_arg("watch", |arg| arg.help(usage.check_watch))
            .mut_arg("links", |arg| arg.help(usage.check_links))
    }
}

/// `kechuang fmt`.
#[derive(Debug, Args)]
pub(crate) struct FmtArgs {
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    #[arg(long)]
    pub(crate) check: bool,
}

impl FmtArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.fmt)
            .mut_arg("path", |arg| arg.help(usage.fmt_path))
            .mut_arg("check", |arg| arg.help(usage.fmt_check))
    }
}

/// `kechuang edit`.
#[derive(Debug, Args)]
pub(crate) struct EditArgs {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

impl EditArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command.about(usage.edit).mut_arg("id", |arg| arg.help(usage.edit_id))
    }
}

/// `kechuang new`.
#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    #[arg(value_enum, value_name = "WHAT")]
    pub(crate) what: NewKind,
    #[arg(value_name = "DIR", required_if_eq("what", "directory"), conflicts_with_all = ["into", "discipline", "id", "edit"])]
    pub(crate) path: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) into: Option<PathBuf>,
    #[arg(long, value_name = "DISCIPLINE")]
    pub(crate) discipline: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    #[arg(long)]
    pub(crate) edit: bool,
}

impl NewArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.new)
            .mut_arg("what", |arg| arg.help(usage.new_what).display_order(0))
            .mut_arg("path", |arg| arg.help(usage.new_path))
            .mut_arg("into", |arg| arg.help(usage.new_into))
            .mut_arg("discipline", |arg| arg.help(usage.new_discipline))
            .mut_arg("id", |arg| arg.help(usage.new_id))
            .mut_arg("edit", |arg| arg.help(usage.new_edit))
    }
}

/// `kechuang compile`.
#[derive(Debug, Args)]
pub(crate) struct CompileArgs {
    #[arg(value_name = "DIR")]
    pub(crate) path: Option<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

impl CompileArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.compile)
            .mut_arg("path", |arg| arg.help(usage.compile_path))
            .mut_arg("output", |arg| arg.help(usage.compile_output))
    }
}

/// `kechuang pack`.
#[derive(Debug, Args)]
pub(crate) struct PackArgs {
    #[arg(value_name = "DIR")]
    pub(crate) path: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    #[arg(long)]
    pub(crate) force: bool,
}

impl PackArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.pack)
            .mut_arg("path", |arg| arg.help(usage.pack_path))
            .mut_arg("output", |arg| arg.help(usage.pack_output))
            .mut_arg("force", |arg| arg.help(usage.force))
    }
}

/// `kechuang diff`.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    #[arg(value_name = "OLD", value_parser = path())]
    pub(crate) old: PathBuf,
    #[arg(value_name = "NEW", value_parser = path())]
    pub(crate) new: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
}

impl DiffArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.diff)
            .mut_arg("old", |arg| arg.help(usage.diff_old))
            .mut_arg("new", |arg| arg.help(usage.diff_new))
            .mut_arg("format", |arg| arg.help(usage.diff_format))
    }
}

/// `kechuang doctor`.
#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
}

impl DoctorArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command.about(usage.doctor).mut_arg("format", |arg| arg.help(usage.doctor_format))
    }
}

/// `kechuang completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

impl CompletionsArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command.about(usage.completions).mut_arg("shell", |arg| arg.help(usage.completions_shell))
    }
}

/// `kechuang man`.
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}

impl ManArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command.about(usage.man).mut_arg("command", |arg| arg.help(usage.man_of))
    }
}

/// `kechuang serve-config`.
#[derive(Debug, Args)]
pub(crate) struct ServeConfigArgs {
    #[arg(long, value_name = "NAME", default_value = "directory")]
    pub(crate) user: String,
    #[arg(long, value_name = "PATH")]
    pub(crate) path: Option<String>,
    #[arg(long)]
    pub(crate) no_keys: bool,
    #[arg(long)]
    pub(crate) syslog: bool,
}

impl ServeConfigArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.serve_config)
            .mut_arg("user", |arg| arg.help(usage.serve_user))
            .mut_arg("path", |arg| arg.help(usage.serve_path))
            .mut_arg("no_keys", |arg| arg.help(usage.serve_no_keys))
            .mut_arg("syslog", |arg| arg.help(usage.serve_syslog))
    }
}
