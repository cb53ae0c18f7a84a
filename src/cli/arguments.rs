//! The command line as clap reads it, with its help in the reader's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::text::{GlyphChoice, strip};
use crate::words::{Lang, fill};

/// The whole command line. Its help stands in the message catalogue.
#[derive(Debug, Parser)]
#[command(name = "kechuang", version)]
pub(crate) struct Arguments {
    #[arg(value_name = "QUERY")]
    pub(crate) query: Option<String>,
    #[arg(long, value_name = "DIR", env = "KECHUANG_DATA", global = true, hide_env_values = true, value_parser = path())]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, value_enum, global = true)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, value_enum, default_value_t = GlyphWish::Auto, global = true)]
    pub(crate) glyphs: GlyphWish,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What to do without the screen.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(CheckCall),
}

/// `kechuang check`.
#[derive(Debug, Args)]
pub(crate) struct CheckCall {
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
}

/// How faults are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
}

/// Which signs to draw with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GlyphWish {
    Auto,
    Narrow,
    Wide,
    Ascii,
}

impl GlyphWish {
    /// The set that was asked for; `None` where the terminal is to be asked.
    pub(crate) const fn choice(self) -> Option<GlyphChoice> {
        match self {
            Self::Auto => None,
            Self::Narrow => Some(GlyphChoice::Narrow),
            Self::Wide => Some(GlyphChoice::Wide),
            Self::Ascii => Some(GlyphChoice::Ascii),
        }
    }
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Zh, Self::En]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::Zh => "zh",
            Self::En => "en",
        }))
    }
}

impl Arguments {
    /// Reads the command line; `--lang` in it already decides the language of its help.
    pub(crate) fn read(line: impl Iterator<Item = OsString>, locale: Lang) -> Result<Self, clap::Error> {
        let line: Vec<OsString> = line.collect();
        let lang = asked_language(&line).unwrap_or(locale);
        let mut command = Self::command_in(lang);
        let mut arguments = Self::from_arg_matches(&command.try_get_matches_from_mut(line)?)?;
        // A variable that is set to nothing names no folder.
        arguments.data = arguments.data.filter(|path| !path.as_os_str().is_empty());
        match (&arguments.query, &arguments.command) {
            (Some(query), Some(_)) => {
                let message = fill(lang.words().cli.query_and_command, &[("query", query)]);
                Err(command.error(ErrorKind::ArgumentConflict, strip(&message)))
            }
            _ => Ok(arguments),
        }
    }

    /// The command with its help in a language.
    pub(crate) fn command_in(lang: Lang) -> clap::Command {
        let words = &lang.words().cli;
        Self::command()
            .about(words.about)
            .mut_arg("query", |arg| arg.help(words.query))
            .mut_arg("data", |arg| arg.help(words.data))
            .mut_arg("lang", |arg| arg.help(words.lang))
            .mut_arg("glyphs", |arg| arg.help(words.glyphs))
            .mut_subcommand("check", |check| {
                check
                    .about(words.check)
                    .mut_arg("path", |arg| arg.help(words.check_path))
                    .mut_arg("format", |arg| arg.help(words.check_format))
            })
    }
}

/// Any path, also the empty one.
fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

fn asked_language(line: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = line.iter().filter_map(|word| word.to_str()).collect();
    let after = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    Lang::from_str(after.or(joined)?, false).ok()
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Lang};

    #[test]
    fn every_argument_has_help_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let command = Arguments::command_in(lang);
            command.clone().debug_assert();
            let subcommands = command.get_subcommands().filter(|it| it.get_name() != "help");
            for it in std::iter::once(&command).chain(subcommands) {
                assert!(it.get_about().is_some(), "{}", it.get_name());
                let mut own = it.get_arguments().filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version"));
                assert!(own.all(|arg| arg.get_help().is_some()), "{}", it.get_name());
            }
        }
    }
}
