//! The command line as clap reads it, with its help in the reader's language.
//!
//! Parts:
//! - `export`: those of what leaves
//! - `import`: those of `import`
//! - `curating`: those of what is for who keeps a directory true
//! - `lookup`: the arguments of the subcommands that find entries and write them, each with its help
//! - `personal`: those of `match`
//! - `settings`: those of `config`
//! - `upkeep`: those of the subcommands for who keeps a directory or a machine
//! - `values`: what an argument may be set to, and how it is read

mod curating;
mod export;
mod import;
mod lookup;
mod personal;
mod settings;
mod upkeep;
mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::error::Error;
use super::help::in_words;
use super::today::date;
use crate::config::{Config, GlyphSetting, ThemeName};
use crate::loader::Limits;
use crate::messages::Lang;
use crate::packed::name;
use crate::search::Scheme;
use crate::terminal::environment::ColorWhen;
use crate::text::{GlyphSet, is_near};
pub(crate) use curating::{CallSheetArgs, DueFormat, ReportArgs, SheetFormat, SlipFormat, SlipsArgs, StaleArgs};
pub(crate) use export::{ExportArgs, TemplateArgs, TemplateFormat};
pub(crate) use import::ImportArgs;
pub(crate) use lookup::{CalendarArgs, FavouritesArgs, PhonesArgs, PickArgs, QrArgs, SearchArgs, ShowArgs};
pub(crate) use personal::{MatchArgs, Study};
pub(crate) use settings::ConfigArgs;
pub(crate) use upkeep::{
    CheckArgs, CompileArgs, CompletionsArgs, DiffArgs, DoctorArgs, EditArgs, FmtArgs, ManArgs, NewArgs, PackArgs,
    ServeConfigArgs,
};
pub(crate) use values::{CheckFormat, NewKind, OpenOn, PageFormat, ReportFormat, TableFormat};
use values::{mebibytes, minutes, path};

/// The variable that names a directory where `--data` does not.
const DATA_VARIABLE: &str = "KECHUANG_DATA";

/// The variable that says what day it is where `--today` does not.
const TODAY_VARIABLE: &str = "KECHUANG_TODAY";

/// The variable that names a theme where `--theme` does not.
const THEME_VARIABLE: &str = "KECHUANG_THEME";

/// How long a visitor of a kiosk may stay away, if the call says nothing else.
const IDLE_MINUTES: f64 = 15.0;

/// The whole command line. Its help stands in the message catalogue.
#[derive(Debug, Parser)]
#[command(name = "kechuang", version)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Cli {
    #[arg(value_name = "QUERY")]
    pub(crate) query: Option<String>,
    #[arg(long, value_name = "DIR", env = DATA_VARIABLE, global = true, hide_env_values = true, value_parser = path())]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, value_name = "MIB", default_value_t = Limits::MEBIBYTES, global = true, value_parser = mebibytes)]
    pub(crate) data_limit: u32,
    #[arg(long, global = true)]
    pub(crate) verify: bool,
    #[arg(long, value_enum, global = true)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, value_enum, default_value_t = GlyphSetting::AUTO, global = true)]
    pub(crate) glyphs: GlyphSetting,
    #[arg(long, value_enum, env = THEME_VARIABLE, global = true, hide_env_values = true)]
    pub(crate) theme: Option<ThemeName>,
    #[arg(long, value_enum, value_name = "WHEN", global = true)]
    pub(crate) color: Option<ColorWhen>,
    #[arg(long, value_enum, value_name = "SCHEME", global = true)]
    pub(crate) double_pinyin: Option<Scheme>,
    #[arg(long, value_name = "DATE", env = TODAY_VARIABLE, global = true, hide_env_values = true, value_parser = date)]
    pub(crate) today: Option<Date>,
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    #[arg(long, global = true)]
    pub(crate) no_pager: bool,
    #[arg(long, value_name = "OLD", value_parser = path(), conflicts_with = "plain")]
    pub(crate) since: Option<PathBuf>,
    #[arg(long)]
    pub(crate) plain: bool,
    #[arg(long, requires = "data", conflicts_with_all = ["plain", "kiosk"])]
    pub(crate) watch: bool,
    #[arg(long, conflicts_with_all = ["query", "since"])]
    pub(crate) kiosk: bool,
    #[arg(long, value_name = "MINUTES", default_value_t = IDLE_MINUTES, requires = "kiosk", value_parser = minutes)]
    pub(crate) idle_timeout: f64,
    #[arg(long, requires = "kiosk")]
    pub(crate) syslog: bool,
    #[command(subcommand)]
    pub(crate) command: Option<CliCommand>,
    /// What the line itself says of settings.
    #[arg(skip)]
    pub(crate) given: Given,
    /// Whether `--theme` itself was given, and not the variable that stands for it.
    #[arg(skip)]
    pub(crate) is_theme_typed: bool,
}

/// What a command line says of settings.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Given {
    pub(crate) lang: Option<Lang>,
    pub(crate) glyphs: Option<GlyphSet>,
    pub(crate) double_pinyin: Option<Scheme>,
    pub(crate) theme: Option<ThemeName>,
    pub(crate) color: Option<ColorWhen>,
}

impl Given {
    /// What is said of the setting of a name, as the file would have it.
    pub(crate) fn written(self, name: &str) -> Option<String> {
        let slug = match name {
            "lang" => self.lang.map(Lang::slug),
            "glyphs" => self.glyphs.map(GlyphSet::slug),
            "double_pinyin" => self.double_pinyin.map(Scheme::slug),
            "theme" => self.theme.map(ThemeName::slug),
            "color" => self.color.map(ColorWhen::slug),
            _ => None,
        };
        slug.map(|slug| format!("\"{slug}\""))
    }
}

/// What to do without the screen.
#[derive(Debug, Subcommand)]
pub(crate) enum CliCommand {
    Search(SearchArgs),
    Show(ShowArgs),
    Calendar(CalendarArgs),
    Phones(PhonesArgs),
    Favourites(FavouritesArgs),
    Match(MatchArgs),
    Pick(PickArgs),
    Qr(QrArgs),
    Export(ExportArgs),
    Template(TemplateArgs),
    Check(CheckArgs),
    Compile(CompileArgs),
    Pack(PackArgs),
    Import(ImportArgs),
    Stale(StaleArgs),
    #[command(name = "callsheet")]
    CallSheet(CallSheetArgs),
    Report(ReportArgs),
    Slips(SlipsArgs),
    Diff(DiffArgs),
    Fmt(FmtArgs),
    Edit(EditArgs),
    New(NewArgs),
    ServeConfig(ServeConfigArgs),
    Doctor(DoctorArgs),
    Config(ConfigArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    Help(HelpArgs),
}

/// `kechuang help`.
#[derive(Debug, Args)]
pub(crate) struct HelpArgs {
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}

/// What a command line says.
#[derive(Debug)]
pub(crate) enum Call {
    /// Something is to be done.
    Read(Box<Cli>),
    /// The help or the version was asked for.
    Asked(clap::Error),
}

impl Cli {
    /// Reads the command line; `lang` is the language of its help.
    pub(super) fn read(line: Vec<OsString>, lang: Lang) -> Result<Call, Error> {
        match Self::plain(&line, |name| std::env::var_os(name)) {
            Some(plain) => Ok(Call::Read(Box::new(plain.settled()))),
            None => Self::read_any(line, lang),
        }
    }

    /// Reads a call that opens the screen with nothing but options, each given once and rightly: the calls whose reader
    /// waits for a picture. Making clap's table of all commands takes longer than making that. Of any other call, right
    /// or wrong, clap says what it means.
    fn plain(line: &[OsString], env: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let mut words = line.get(1..)?.iter().map(|word| word.to_str());
        let (mut data, mut lang, mut glyphs, mut double_pinyin, mut today) = (None, None, None, None, None);
        let (mut theme, mut color) = (None, None);
        while let Some(word) = words.next() {
            let word = word?;
            let (option, value) = match word.split_once('=') {
                Some((option, value)) => (option, value),
                None => (word, words.next()??),
            };
            if value.is_empty() || value.starts_with('-') {
                return None;
            }
            let is_first = match option {
                "--data" => data.replace(PathBuf::from(value)).is_none(),
                "--lang" => lang.replace(Lang::from_str(value, false).ok()?).is_none(),
                "--glyphs" => glyphs.replace(GlyphSetting::from_str(value, false).ok()?).is_none(),
                "--theme" => theme.replace(ThemeName::from_str(value, false).ok()?).is_none(),
                "--color" => color.replace(ColorWhen::from_str(value, false).ok()?).is_none(),
                "--double-pinyin" => double_pinyin.replace(Scheme::from_str(value, false).ok()?).is_none(),
                "--today" => today.replace(date(value).ok()?).is_none(),
                _ => return None,
            };
            if !is_first {
                return None;
            }
        }
        if let (None, Some(value)) = (today, env(TODAY_VARIABLE).filter(|value| !value.is_empty())) {
            today = Some(date(value.to_str()?).ok()?);
        }
        if let (None, Some(value)) = (theme, env(THEME_VARIABLE).filter(|value| !value.is_empty())) {
            theme = Some(ThemeName::from_str(value.to_str()?, false).ok()?);
        }
        Some(Self {
            query: None,
            data: data.or_else(|| env(DATA_VARIABLE).map(PathBuf::from)),
            data_limit: Limits::MEBIBYTES,
            verify: false,
            lang,
            glyphs: glyphs.unwrap_or(GlyphSetting::AUTO),
            theme,
            color,
            double_pinyin,
            today,
            quiet: false,
            no_pager: false,
            since: None,
            plain: false,
            watch: false,
            kiosk: false,
            idle_timeout: IDLE_MINUTES,
            syslog: false,
            command: None,
            given: Given::default(),
            is_theme_typed: false,
        })
    }

    /// Reads any command line.
    fn read_any(line: Vec<OsString>, lang: Lang) -> Result<Call, Error> {
        let mut command = Self::command_in(lang);
        if line.iter().any(|word| word == "--kiosk") {
            // A kiosk believes no variable that a visitor may choose.
            for name in ["data", "today", "theme"] {
                command = command.mut_arg(name, |arg| arg.env(None::<&str>));
            }
        }
        for (name, variable) in [("today", TODAY_VARIABLE), ("theme", THEME_VARIABLE)] {
            if std::env::var_os(variable).is_some_and(|value| value.is_empty()) {
                // A variable that is set to nothing names no day and no theme.
                command = command.mut_arg(name, |arg| arg.env(None::<&str>));
            }
        }
        let mistyped = mistyped(&command, &line);
        let read = command.try_get_matches_from_mut(line).and_then(|matches| {
            let is_theme_typed = matches.value_source("theme") == Some(ValueSource::CommandLine);
            Ok(Self { is_theme_typed, ..Self::from_arg_matches(&matches)? })
        });
        let cli = match read {
            Ok(cli) => Box::new(cli.settled()),
            Err(error) if error.use_stderr() => return Err(mistyped.unwrap_or(Error::Call(error))),
            Err(asked) => return Ok(Call::Asked(asked)),
        };
        if let Some(mistyped) = mistyped.filter(|_| cli.query.is_some() && cli.command.is_none()) {
            return Err(mistyped);
        }
        match (&cli.query, &cli.command) {
            (Some(query), Some(_)) => Err(Error::QueryAndCommand(query.clone())),
            (_, Some(_)) if cli.kiosk => Err(Error::KioskAlone),
            (_, Some(_)) if cli.watch => Err(Error::WatchAlone),
            (_, Some(_)) if cli.plain => Err(Error::PlainAlone),
            (_, Some(command)) if cli.since.is_some() && !matches!(command, CliCommand::Pick(_)) => {
                Err(Error::SinceAlone)
            }
            _ => Ok(Call::Read(cli)),
        }
    }

    /// A variable that is set to nothing names no folder.
    fn settled(self) -> Self {
        Self { data: self.data.filter(|path| !path.as_os_str().is_empty()), ..self }
    }

    /// Takes from the reader's settings what the command line leaves open.
    pub(super) fn fill_in(&mut self, config: &Config) {
        let values = &config.values;
        self.given = Given {
            lang: self.lang,
            glyphs: self.glyphs.0,
            double_pinyin: self.double_pinyin,
            theme: self.theme,
            color: self.color,
        };
        self.lang = self.lang.or(values.lang);
        self.double_pinyin = self.double_pinyin.or(values.double_pinyin);
        self.glyphs = GlyphSetting(self.glyphs.0.or(values.glyphs));
    }

    /// How much of a directory's folder is read.
    pub(crate) fn limits(&self) -> Limits {
        Limits::of_mebibytes(self.data_limit)
    }

    /// How names are to be found.
    pub(crate) const fn search(&self) -> crate::search::SearchOptions {
        crate::search::SearchOptions { double_pinyin: self.double_pinyin }
    }

    /// The command with its help in a language.
    pub(crate) fn command_in(lang: Lang) -> clap::Command {
        let messages = &lang.messages().usage;
        let command = Self::command()
            .name(name())
            .about(messages.about)
            .mut_arg("query", |arg| arg.help(messages.query))
            .mut_arg("data", |arg| arg.help(messages.data))
            .mut_arg("data_limit", |arg| arg.help(messages.data_limit))
            .mut_arg("verify", |arg| arg.help(messages.verify))
            .mut_arg("lang", |arg| arg.help(messages.lang))
            .mut_arg("glyphs", |arg| arg.help(messages.glyphs))
            .mut_arg("theme", |arg| arg.help(messages.theme))
            .mut_arg("color", |arg| arg.help(messages.color))
            .mut_arg("double_pinyin", |arg| arg.help(messages.double_pinyin))
            .mut_arg("today", |arg| arg.help(messages.today))
            .mut_arg("quiet", |arg| arg.help(messages.quiet))
            .mut_arg("no_pager", |arg| arg.help(messages.no_pager))
            .mut_arg("since", |arg| arg.help(messages.since))
            .mut_arg("plain", |arg| arg.help(messages.plain))
            .mut_arg("watch", |arg| arg.help(messages.watch))
            .mut_arg("kiosk", |arg| arg.help(messages.kiosk))
            .mut_arg("idle_timeout", |arg| arg.help(messages.idle_timeout))
            .mut_arg("syslog", |arg| arg.help(messages.syslog))
            .mut_subcommand("qr", |it| QrArgs::described(it, messages))
            .mut_subcommand("serve-config", |it| ServeConfigArgs::described(it, messages))
            .mut_subcommand("config", |it| ConfigArgs::described(it, messages))
            .mut_subcommand("doctor", |it| DoctorArgs::described(it, messages))
            .mut_subcommand("search", |it| SearchArgs::described(it, messages))
            .mut_subcommand("show", |it| ShowArgs::described(it, messages))
            .mut_subcommand("calendar", |it| CalendarArgs::described(it, messages))
            .mut_subcommand("phones", |it| PhonesArgs::described(it, messages))
            .mut_subcommand("favourites", |it| FavouritesArgs::described(it, messages))
            .mut_subcommand("match", |it| MatchArgs::described(it, messages))
            .mut_subcommand("pick", |it| PickArgs::described(it, messages))
            .mut_subcommand("export", |it| ExportArgs::described(it, messages))
            .mut_subcommand("template", |it| TemplateArgs::described(it, messages))
            .mut_subcommand("check", |it| CheckArgs::described(it, messages))
            .mut_subcommand("import", |it| ImportArgs::described(it, messages))
            .mut_subcommand("compile", |it| CompileArgs::described(it, messages))
            .mut_subcommand("pack", |it| PackArgs::described(it, messages))
            .mut_subcommand("diff", |it| DiffArgs::described(it, messages))
            .mut_subcommand("fmt", |it| FmtArgs::described(it, messages))
            .mut_subcommand("edit", |it| EditArgs::described(it, messages))
            .mut_subcommand("new", |it| NewArgs::described(it, messages))
            .mut_subcommand("completions", |it| CompletionsArgs::described(it, messages))
            .mut_subcommand("stale", |it| StaleArgs::described(it, messages))
            .mut_subcommand("callsheet", |it| CallSheetArgs::described(it, messages))
            .mut_subcommand("report", |it| ReportArgs::described(it, messages))
            .mut_subcommand("slips", |it| SlipsArgs::described(it, messages))
            .mut_subcommand("man", |it| ManArgs::described(it, messages))
            .mut_subcommand("help", |help| {
                help.about(messages.help_command).mut_arg("command", |arg| arg.help(messages.help_of))
            });
        in_words(command, lang.messages())
    }
}

/// Words that other programs have for commands, each with the call that does that here. They are found with `search`.
const ELSEWHERE: &[(&str, &str)] = &[
    ("list", "search"),
    ("find", "search"),
    ("grep", "search"),
    ("open", "show"),
    ("view", "show"),
    ("info", "doctor"),
    ("version", "--version"),
];

/// The first word of a call, where it is nearly a command and none, or a command elsewhere. Shorter ones are words of pinyin as well: `shou` is
/// no `show`.
fn mistyped(command: &Command, line: &[OsString]) -> Option<Error> {
    const SHORTEST: usize = 5;
    let name = line.get(1)?.to_str()?;
    if let Some((name, meant)) =
        ELSEWHERE.iter().find(|(word, _)| *word == name && command.find_subcommand(word).is_none())
    {
        return Some(Error::MistypedCommand { name: (*name).to_owned(), closest: (*meant).to_owned() });
    }
    let name = Some(name).filter(|name| name.len() >= SHORTEST)?;
    let commands = || command.get_subcommands().map(Command::get_name).filter(|it| it.len() >= SHORTEST);
    if commands().any(|it| it == name) {
        return None;
    }
    let closest = commands().find(|it| is_near(name, it))?.to_owned();
    Some(Error::MistypedCommand { name: name.to_owned(), closest })
}

/// The language that a command line asks for, before it is read: its help is already in it.
pub(super) fn asked_language(line: &[OsString]) -> Option<Lang> {
    let messages: Vec<&str> = line.iter().filter_map(|word| word.to_str()).collect();
    let after = messages.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = messages.iter().find_map(|word| word.strip_prefix("--lang="));
    Lang::from_str(after.or(joined)?, false).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::ffi::OsString;

    use clap::FromArgMatches;

    use super::{Call, Cli, DATA_VARIABLE, Error, Lang};

    fn read(line: &[&str]) -> Result<Call, Error> {
        Cli::read(["kechuang"].iter().chain(line).map(Into::into).collect(), Lang::En)
    }

    #[test]
    fn a_kiosk_takes_no_query_and_no_command() {
        assert!(matches!(read(&["--kiosk", "--idle-timeout", "5"]).unwrap(), Call::Read(cli) if cli.kiosk));
        for more in [&["passwd"][..], &["--since", "/etc"], &["check", "/etc/passwd"], &["doctor"]] {
            let line: Vec<&str> = ["--kiosk"].iter().chain(more).copied().collect();
            assert!(read(&line).is_err(), "{line:?}");
        }
        assert!(matches!(read(&["--kiosk", "--plain"]).unwrap(), Call::Read(cli) if cli.kiosk && cli.plain));
        assert!(read(&["--idle-timeout", "5"]).is_err() && read(&["--kiosk", "--idle-timeout", "0"]).is_err());
        assert!(["NaN", "-1", "1e9", "x"].iter().all(|it| read(&["--kiosk", "--idle-timeout", it]).is_err()));
    }

    /// What clap makes of a line, where `variable` stands for the one that names a directory.
    fn as_clap_reads(line: &[OsString], variable: &'static str) -> Option<String> {
        let command = Cli::command_in(Lang::En).mut_arg("data", |arg| arg.env(variable));
        let matches = command.try_get_matches_from(line).ok()?;
        Some(format!("{:?}", Cli::from_arg_matches(&matches).unwrap().settled()))
    }

    #[test]
    fn a_plain_call_means_what_clap_says_it_means() {
        let words = [
            "--lang",
            "--lang=en",
            "zh",
            "ZH",
            "--data",
            "--data=d",
            "--data=",
            "",
            "--glyphs=wide",
            "--glyphs",
            "auto",
            "--theme=light",
            "--theme",
            "mono",
            "--color=never",
            "--double-pinyin",
            "ziranma",
            "--double-pinyin=x",
            "--today=2027-02-28",
            "--today",
            "2024-02-29",
            "--today=2027-02-30",
            "--dat=d",
            "-l",
            "--",
            "--help",
            "--kiosk",
            "--plain",
            "search",
            "数学会",
            "--data-limit=1",
        ];
        let line = |words: &[&str]| ["kechuang"].iter().chain(words).map(OsString::from).collect::<Vec<_>>();
        let mut lines = vec![vec![], line(&[])];
        for first in words {
            lines.push(line(&[first]));
            for second in words {
                lines.push(line(&[first, second]));
                for third in words {
                    lines.push(line(&[first, second, third]));
                    lines.push(line(&["--lang", "en", first, second, third]));
                }
            }
        }
        // A variable of the test's own environment that is there, and one that is not.
        let mut read = 0;
        for variable in ["PATH", "KECHUANG_NO_SUCH_VARIABLE"] {
            let value = std::env::var_os(variable);
            for line in &lines {
                let plain = Cli::plain(line, |name| value.clone().filter(|_| name == DATA_VARIABLE));
                if let Some(plain) = plain {
                    let plain = format!("{:?}", plain.settled());
                    assert_eq!(Some(plain), as_clap_reads(line, variable), "{line:?}");
                    read += 1;
                }
            }
        }
        assert!(read > 100, "{read}");
        let is_plain = |words: &[&str]| Cli::plain(&line(words), |_| None).is_some();
        assert!(is_plain(&[]) && is_plain(&["--lang", "en"]) && is_plain(&["--data=d", "--glyphs", "ascii"]));
    }

    #[test]
    fn every_argument_has_help_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let command = Cli::command_in(lang);
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
