//! The command line as clap reads it, with its help in the reader's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValue, TypedValueParser};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::configuration::Configuration;
use super::help::{in_words, wrong_call};
use crate::directory::Kind;
use crate::search::Scheme;
use crate::text::GlyphChoice;
use crate::tui::code::CodeKind;
use crate::tui::model::Pick;
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
    #[arg(long, value_enum, value_name = "SCHEME", global = true)]
    pub(crate) double_pinyin: Option<Scheme>,
    #[arg(long, conflicts_with_all = ["query", "data"])]
    pub(crate) kiosk: bool,
    #[arg(long, value_name = "MINUTES", default_value = "15", requires = "kiosk", value_parser = minutes)]
    pub(crate) idle_timeout: f64,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What to do without the screen.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Search(SearchCall),
    Show(ShowCall),
    Pick(PickCall),
    Qr(QrCall),
    Check(CheckCall),
    ServeConfig(ServeCall),
    Doctor(DoctorCall),
    Help(HelpCall),
}

/// `kechuang help`.
#[derive(Debug, Args)]
pub(crate) struct HelpCall {
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}

/// A command line that is not carried out.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The help or the version was asked for.
    Asked(clap::Error, Lang),
    /// What is wrong, in words.
    Wrong(String),
}

/// `kechuang search`.
#[derive(Debug, Args)]
pub(crate) struct SearchCall {
    #[arg(value_name = "QUERY", required_unless_present = "stdin", conflicts_with = "stdin")]
    pub(crate) query: Vec<String>,
    #[arg(long, value_enum)]
    pub(crate) kind: Option<Kind>,
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = count)]
    pub(crate) limit: usize,
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,
    #[arg(long)]
    pub(crate) stdin: bool,
}

/// `kechuang show`.
#[derive(Debug, Args)]
pub(crate) struct ShowCall {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
}

/// `kechuang pick`.
#[derive(Debug, Args)]
pub(crate) struct PickCall {
    #[arg(value_name = "QUERY")]
    pub(crate) query: Option<String>,
    #[arg(long, value_enum, default_value_t = Pick::Title)]
    pub(crate) print: Pick,
}

/// `kechuang qr`.
#[derive(Debug, Args)]
pub(crate) struct QrCall {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(long, value_enum)]
    pub(crate) of: Option<CodeKind>,
}

/// `kechuang serve-config`.
#[derive(Debug, Args)]
pub(crate) struct ServeCall {
    #[arg(long, value_name = "NAME", default_value = "directory")]
    pub(crate) user: String,
    #[arg(long, value_name = "PATH", default_value = "/usr/local/bin/kechuang")]
    pub(crate) path: String,
}

/// `kechuang doctor`.
#[derive(Debug, Args)]
pub(crate) struct DoctorCall {
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
}

/// How a list of records is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Text,
    Json,
    Jsonl,
}

/// How a record is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    Text,
    Json,
    Markdown,
}

/// `kechuang check`.
#[derive(Debug, Args)]
pub(crate) struct CheckCall {
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
    #[arg(long, conflicts_with = "format")]
    pub(crate) readings: bool,
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

/// Types that say themselves which values there are, and how each is named.
macro_rules! value_enums {
    ($($name:ident),*) => {$(
        impl ValueEnum for $name {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.slug()))
            }
        }
    )*};
}

value_enums!(CodeKind, Kind, Lang, Pick, Scheme);

impl Arguments {
    /// Reads the command line; `--lang` in it already decides the language of its help.
    pub(crate) fn read(line: impl Iterator<Item = OsString>, locale: Lang) -> Result<Self, Stop> {
        let line: Vec<OsString> = line.collect();
        let lang = asked_language(&line).unwrap_or(locale);
        let mut command = Self::command_in(lang);
        if line.iter().any(|word| word == "--kiosk") {
            // A kiosk believes no variable that a visitor may choose.
            command = command.mut_arg("data", |arg| arg.env(None::<&str>));
        }
        let matches = command.try_get_matches_from_mut(line).and_then(|matches| Self::from_arg_matches(&matches));
        let mut arguments = matches.map_err(|error| {
            if error.use_stderr() { Stop::Wrong(wrong_call(lang.words(), &error)) } else { Stop::Asked(error, lang) }
        })?;
        // A variable that is set to nothing names no folder.
        arguments.data = arguments.data.filter(|path| !path.as_os_str().is_empty());
        match (&arguments.query, &arguments.command) {
            (Some(query), Some(_)) => Err(Stop::Wrong(fill(lang.words().cli.query_and_command, &[("query", query)]))),
            (_, Some(_)) if arguments.kiosk => Err(Stop::Wrong(lang.words().cli.kiosk_alone.to_owned())),
            _ => Ok(arguments),
        }
    }

    /// Takes from the reader's settings what the command line leaves open.
    pub(super) fn fill_in(&mut self, configuration: &Configuration) {
        self.lang = self.lang.or(configuration.lang);
        self.double_pinyin = self.double_pinyin.or(configuration.double_pinyin);
        if let (GlyphWish::Auto, Some(glyphs)) = (self.glyphs, configuration.glyphs) {
            self.glyphs = glyphs;
        }
    }

    /// How names are to be found.
    pub(crate) const fn search(&self) -> crate::search::Options {
        crate::search::Options { double_pinyin: self.double_pinyin }
    }

    /// The command with its help in a language.
    pub(crate) fn command_in(lang: Lang) -> clap::Command {
        let words = &lang.words().cli;
        let command = Self::command()
            .about(words.about)
            .mut_arg("query", |arg| arg.help(words.query))
            .mut_arg("data", |arg| arg.help(words.data))
            .mut_arg("lang", |arg| arg.help(words.lang))
            .mut_arg("glyphs", |arg| arg.help(words.glyphs))
            .mut_arg("double_pinyin", |arg| arg.help(words.double_pinyin))
            .mut_arg("kiosk", |arg| arg.help(words.kiosk))
            .mut_arg("idle_timeout", |arg| arg.help(words.idle_timeout))
            .mut_subcommand("qr", |qr| {
                qr.about(words.qr).mut_arg("id", |arg| arg.help(words.qr_id)).mut_arg("of", |arg| arg.help(words.qr_of))
            })
            .mut_subcommand("serve-config", |serve| {
                serve
                    .about(words.serve_config)
                    .mut_arg("user", |arg| arg.help(words.serve_user))
                    .mut_arg("path", |arg| arg.help(words.serve_path))
            })
            .mut_subcommand("doctor", |doctor| {
                doctor.about(words.doctor).mut_arg("format", |arg| arg.help(words.doctor_format))
            })
            .mut_subcommand("search", |search| {
                search
                    .about(words.search)
                    .mut_arg("query", |arg| arg.help(words.search_query))
                    .mut_arg("kind", |arg| arg.help(words.search_kind))
                    .mut_arg("limit", |arg| arg.help(words.search_limit))
                    .mut_arg("format", |arg| arg.help(words.search_format))
                    .mut_arg("stdin", |arg| arg.help(words.search_stdin))
            })
            .mut_subcommand("show", |show| {
                show.about(words.show)
                    .mut_arg("id", |arg| arg.help(words.show_id))
                    .mut_arg("format", |arg| arg.help(words.show_format))
            })
            .mut_subcommand("pick", |pick| {
                pick.about(words.pick)
                    .mut_arg("query", |arg| arg.help(words.query))
                    .mut_arg("print", |arg| arg.help(words.pick_print))
            })
            .mut_subcommand("check", |check| {
                check
                    .about(words.check)
                    .mut_arg("path", |arg| arg.help(words.check_path))
                    .mut_arg("format", |arg| arg.help(words.check_format))
                    .mut_arg("readings", |arg| arg.help(words.check_readings))
            })
            .mut_subcommand("help", |help| {
                help.about(words.help_command).mut_arg("command", |arg| arg.help(words.help_of))
            });
        in_words(command, lang.words())
    }
}

/// Minutes, or parts of one; at most a day.
fn minutes(text: &str) -> Result<f64, &'static str> {
    text.parse().ok().filter(|minutes| *minutes > 0.0 && *minutes <= 1440.0).ok_or("0 < MINUTES <= 1440")
}

/// How many.
fn count(text: &str) -> Result<usize, &'static str> {
    text.parse().map_err(|_| "N = 0, 1, 2 …")
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
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{Arguments, Lang, Stop};

    fn read(line: &[&str]) -> Result<Arguments, Stop> {
        Arguments::read(["kechuang"].iter().chain(line).map(Into::into), Lang::En)
    }

    #[test]
    fn a_kiosk_takes_no_directory_no_query_and_no_command() {
        assert!(read(&["--kiosk", "--idle-timeout", "5"]).unwrap().kiosk);
        for more in [&["--data", "/etc"][..], &["--data=/etc"], &["passwd"], &["check", "/etc/passwd"], &["doctor"]] {
            let line: Vec<&str> = ["--kiosk"].iter().chain(more).copied().collect();
            assert!(read(&line).is_err(), "{line:?}");
        }
        assert!(read(&["--idle-timeout", "5"]).is_err() && read(&["--kiosk", "--idle-timeout", "0"]).is_err());
        assert!(["NaN", "-1", "1e9", "x"].iter().all(|it| read(&["--kiosk", "--idle-timeout", it]).is_err()));
    }

    #[test]
    fn every_argument_has_help_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let command = Arguments::command_in(lang);
            command.clone().debug_assert();
            let subcommands = command.get_subcommands();
            for it in std::iter::once(&command).chain(subcommands) {
                assert!(it.get_about().is_some(), "{}", it.get_name());
                let has_help = |arg: &clap::Arg| arg.get_help().is_some_and(|help| !help.to_string().is_empty());
                assert!(it.get_arguments().all(has_help), "{}", it.get_name());
            }
        }
    }
}
