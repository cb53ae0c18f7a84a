//! The arguments of what leaves: `export`, `template`.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Command, ValueEnum};

use crate::directory::Kind;
use crate::export::{ExportFormat, VcardVersion};
use crate::messages::{Lang, Usage};
use crate::tabular::Column;

/// `kechuang export`.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    #[arg(long, value_enum)]
    pub(crate) format: Option<ExportFormat>,
    #[arg(long, value_enum)]
    pub(crate) kind: Option<Kind>,
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FIELD,…", ignore_case = true)]
    pub(crate) fields: Vec<Column>,
    #[arg(long, value_enum, value_name = "LANG")]
    pub(crate) header: Option<Lang>,
    #[arg(long, value_enum, value_name = "VERSION")]
    pub(crate) vcard: Option<VcardVersion>,
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..=366))]
    pub(crate) remind: Option<u16>,
    #[arg(long)]
    pub(crate) inferred: bool,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["query", "format", "kind", "fields", "header", "vcard", "remind", "inferred", "output"])]
    pub(crate) site: Option<PathBuf>,
}

impl ExportArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.export)
            .mut_arg("query", |arg| arg.help(usage.export_query))
            .mut_arg("format", |arg| arg.help(usage.export_format))
            .mut_arg("kind", |arg| arg.help(usage.search_kind))
            .mut_arg("fields", |arg| arg.help(usage.export_fields))
            .mut_arg("header", |arg| arg.help(usage.export_header))
            .mut_arg("vcard", |arg| arg.help(usage.export_vcard))
            .mut_arg("remind", |arg| arg.help(usage.export_remind))
            .mut_arg("inferred", |arg| arg.help(usage.export_inferred))
            .mut_arg("output", |arg| arg.help(usage.export_output))
            .mut_arg("force", |arg| arg.help(usage.force))
            .mut_arg("site", |arg| arg.help(usage.export_site))
    }
}

/// `kechuang template`.
#[derive(Debug, Args)]
pub(crate) struct TemplateArgs {
    #[arg(value_name = "FORMAT", value_enum, default_value_t = TemplateFormat::Xlsx)]
    pub(crate) format: TemplateFormat,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
}

/// In which format there is something to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TemplateFormat {
    Xlsx,
}

impl TemplateArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.template)
            .mut_arg("format", |arg| arg.help(usage.template_format))
            .mut_arg("output", |arg| arg.help(usage.export_output))
            .mut_arg("force", |arg| arg.help(usage.force))
    }
}

/// A version is named by its number, in short.
impl ValueEnum for VcardVersion {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::V3, Self::V4]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::V3 => "3",
            Self::V4 => "4",
        }))
    }
}

/// A column is named as it is headed, in any language.
impl ValueEnum for Column {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.slug()).aliases(Lang::ALL.map(|lang| self.name(lang.messages()))))
    }
}
