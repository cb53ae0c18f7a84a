//! The arguments of what finds entries and writes them: `search`, `show`, `calendar`, `phones`, `favourites`, `pick` and `qr`.

use clap::{Args, Command};

use super::values::{PageFormat, TableFormat, limit, mebibytes, months, year};
use crate::calendar::Months;
use crate::directory::Kind;
use crate::export::fields::Pick;
use crate::export::{ListFormat, QrKind};
use crate::messages::Usage;

/// `kechuang search`.
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    #[arg(value_name = "QUERY", conflicts_with = "stdin")]
    pub(crate) query: Vec<String>,
    #[arg(long, value_enum)]
    pub(crate) kind: Option<Kind>,
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = limit)]
    pub(crate) limit: usize,
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,
    #[arg(long)]
    pub(crate) stdin: bool,
    #[arg(long, value_name = "MIB", default_value = "64", requires = "stdin", conflicts_with = "query", value_parser = mebibytes)]
    pub(crate) stdin_most: u32,
}

impl SearchArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.search)
            .mut_arg("query", |arg| arg.help(usage.search_query))
            .mut_arg("kind", |arg| arg.help(usage.search_kind))
            .mut_arg("limit", |arg| arg.help(usage.search_limit))
            .mut_arg("format", |arg| arg.help(usage.search_format))
            .mut_arg("stdin", |arg| arg.help(usage.search_stdin))
            .mut_arg("stdin_most", |arg| arg.help(usage.search_stdin_most))
    }
}

/// `kechuang show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
}

impl ShowArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.show)
            .mut_arg("ids", |arg| arg.help(usage.show_id))
            .mut_arg("format", |arg| arg.help(usage.show_format))
    }
}

/// `kechuang calendar`.
#[derive(Debug, Args)]
pub(crate) struct CalendarArgs {
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: Option<i16>,
    #[arg(long, value_name = "MONTH", value_parser = months)]
    pub(crate) month: Option<Months>,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
}

impl CalendarArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.calendar)
            .mut_arg("year", |arg| arg.help(usage.calendar_year))
            .mut_arg("month", |arg| arg.help(usage.calendar_month))
            .mut_arg("format", |arg| arg.help(usage.list_format))
    }
}

/// `kechuang phones`.
#[derive(Debug, Args)]
pub(crate) struct PhonesArgs {
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
}

impl PhonesArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.phones)
            .mut_arg("query", |arg| arg.help(usage.phones_query))
            .mut_arg("format", |arg| arg.help(usage.list_format))
    }
}

/// `kechuang favourites`.
#[derive(Debug, Args)]
pub(crate) struct FavouritesArgs {
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,
}

impl FavouritesArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command.about(usage.favourites).mut_arg("format", |arg| arg.help(usage.search_format))
    }
}

/// `kechuang pick`.
#[derive(Debug, Args)]
pub(crate) struct PickArgs {
    #[arg(value_name = "QUERY")]
    pub(crate) query: Option<String>,
    #[arg(long, value_enum, default_value_t = Pick::Title)]
    pub(crate) print: Pick,
    #[arg(long, short)]
    pub(crate) multi: bool,
    #[arg(long, short = '0')]
    pub(crate) print0: bool,
}

impl PickArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.pick)
            .mut_arg("query", |arg| arg.help(usage.query))
            .mut_arg("print", |arg| arg.help(usage.pick_print))
            .mut_arg("multi", |arg| arg.help(usage.pick_multi))
            .mut_arg("print0", |arg| arg.help(usage.pick_print0))
    }
}

/// `kechuang qr`.
#[derive(Debug, Args)]
pub(crate) struct QrArgs {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(long, value_enum)]
    pub(crate) of: Option<QrKind>,
    #[arg(long)]
    pub(crate) invert: bool,
}

impl QrArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.qr)
            .mut_arg("id", |arg| arg.help(usage.qr_id))
            .mut_arg("of", |arg| arg.help(usage.qr_of))
            .mut_arg("invert", |arg| arg.help(usage.qr_invert))
    }
}
