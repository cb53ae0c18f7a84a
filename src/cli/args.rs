//! The command line as clap reads it, with its help in the reader's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValue, TypedValueParser};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::error::Error;
use super::help::in_words;
use super::matching::OLDEST;
use super::today::date;
use crate::config::{Config, GlyphSetting};
use crate::directory::{Degree, Kind, Party, Rank, Sex};
use crate::export::QrKind;
use crate::export::fields::Pick;
use crate::loader::Limits;
use crate::messages::Lang;
use crate::search::Scheme;

/// The variable that names a directory where `--data` does not.
const DATA_VARIABLE: &str = "KECHUANG_DATA";

/// The variable that says what day it is where `--today` does not.
const TODAY_VARIABLE: &str = "KECHUANG_TODAY";

/// How long a visitor of a kiosk may stay away, if the call says nothing else.
const IDLE_MINUTES: f64 = 15.0;

/// The whole command line. Its help stands in the message catalogue.
#[derive(Debug, Parser)]
#[command(name = "kechuang", version)]
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
    #[arg(long, value_enum, value_name = "SCHEME", global = true)]
    pub(crate) double_pinyin: Option<Scheme>,
    #[arg(long, value_name = "DATE", env = TODAY_VARIABLE, global = true, hide_env_values = true, value_parser = date)]
    pub(crate) today: Option<Date>,
    #[arg(long, conflicts_with_all = ["query", "data"])]
    pub(crate) kiosk: bool,
    #[arg(long, value_name = "MINUTES", default_value_t = IDLE_MINUTES, requires = "kiosk", value_parser = minutes)]
    pub(crate) idle_timeout: f64,
    #[command(subcommand)]
    pub(crate) command: Option<CliCommand>,
}

/// What to do without the screen.
#[derive(Debug, Subcommand)]
pub(crate) enum CliCommand {
    Search(SearchArgs),
    Show(ShowArgs),
    Calendar(CalendarArgs),
    Phones(PhonesArgs),
    Match(MatchArgs),
    Pick(PickArgs),
    Qr(QrArgs),
    Check(CheckArgs),
    Compile(CompileArgs),
    ServeConfig(ServeConfigArgs),
    Doctor(DoctorArgs),
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

/// `kechuang search`.
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
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
    #[arg(long, value_name = "MIB", default_value = "64", requires = "stdin", conflicts_with = "query", value_parser = mebibytes)]
    pub(crate) stdin_most: u32,
}

/// `kechuang show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
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

/// A month, or the months from one to another, over the turn of the year if need be (1–12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Months {
    pub(crate) from: u8,
    pub(crate) to: u8,
}

impl Months {
    /// Whether a month is one of them.
    pub(crate) const fn has(self, month: u8) -> bool {
        if self.from <= self.to {
            self.from <= month && month <= self.to
        } else {
            month >= self.from || month <= self.to
        }
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

/// `kechuang match`.
#[derive(Debug, Args)]
pub(crate) struct MatchArgs {
    #[arg(long, value_name = "AGE", value_parser = age, allow_negative_numbers = true)]
    pub(crate) age: Option<u8>,
    #[arg(long, value_name = "DATE", value_parser = date, conflicts_with = "age")]
    pub(crate) born: Option<Date>,
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) sex: Option<Sex>,
    #[arg(long, value_name = "TERM", value_delimiter = ',')]
    pub(crate) role: Vec<String>,
    #[arg(long, value_name = "TERM", value_delimiter = ',')]
    pub(crate) org: Vec<String>,
    #[arg(long, value_name = "TERM", value_delimiter = ',')]
    pub(crate) field: Vec<String>,
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) degree: Option<Degree>,
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) studying: Option<Study>,
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) rank: Option<Rank>,
    #[arg(long, value_name = "PLACE")]
    pub(crate) nationality: Option<String>,
    #[arg(long, value_name = "PLACE")]
    pub(crate) residence: Option<String>,
    #[arg(long = "as", value_enum, ignore_case = true)]
    pub(crate) party: Option<Party>,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
}

/// What somebody studies for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Study {
    No,
    For(Degree),
}

/// `kechuang pick`.
#[derive(Debug, Args)]
pub(crate) struct PickArgs {
    #[arg(value_name = "QUERY")]
    pub(crate) query: Option<String>,
    #[arg(long, value_enum, default_value_t = Pick::Title)]
    pub(crate) print: Pick,
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

/// `kechuang serve-config`.
#[derive(Debug, Args)]
pub(crate) struct ServeConfigArgs {
    #[arg(long, value_name = "NAME", default_value = "directory")]
    pub(crate) user: String,
    #[arg(long, value_name = "PATH", default_value = "/usr/local/bin/kechuang")]
    pub(crate) path: String,
}

/// `kechuang doctor`.
#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
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
    Vcard,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Text,
    Json,
    Markdown,
}

/// `kechuang check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
    #[arg(long, conflicts_with = "format")]
    pub(crate) readings: bool,
}

/// `kechuang compile`.
#[derive(Debug, Args)]
pub(crate) struct CompileArgs {
    #[arg(value_name = "DIR")]
    pub(crate) path: Option<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

/// How faults are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
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

value_enums!(QrKind, Kind, Lang, Pick, Scheme);

/// The same for what is told of a person, with the words that it has besides.
macro_rules! personal_enums {
    ($($name:ident { $($value:pat => $aliases:expr,)* })*) => {$(
        impl ValueEnum for $name {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                let aliases: &[&str] = match self { $($value => &$aliases,)* };
                Some(PossibleValue::new(self.slug()).aliases(aliases.iter().copied()))
            }
        }
    )*};
}

personal_enums! {
    Sex {
        Sex::Female => ["f", "女", "女性"],
        Sex::Male => ["m", "男", "男性"],
    }
    Degree {
        Degree::College => ["大专", "专科"],
        Degree::Bachelor => ["本科", "学士"],
        Degree::Master => ["硕士", "硕士研究生", "研究生"],
        Degree::Doctor => ["phd", "博士", "博士研究生"],
    }
    Study {
        Study::No => ["none", "否", "不在读"],
        Study::For(Degree::College) => ["大专", "专科"],
        Study::For(Degree::Bachelor) => ["本科"],
        Study::For(Degree::Master) => ["硕士", "硕士研究生"],
        Study::For(Degree::Doctor) => ["phd", "博士", "博士研究生"],
    }
    Rank {
        Rank::Assistant => ["初级", "助理工程师"],
        Rank::Intermediate => ["engineer", "中级", "工程师"],
        Rank::Associate => ["副高", "副高级", "高级"],
        Rank::Full => ["正高", "正高级"],
    }
    Party {
        Party::Individual => ["个人"],
        Party::Team => ["团队"],
        Party::Body => ["单位"],
    }
}

impl Study {
    const ALL: [Self; 5] = [
        Self::No,
        Self::For(Degree::College),
        Self::For(Degree::Bachelor),
        Self::For(Degree::Master),
        Self::For(Degree::Doctor),
    ];

    const fn slug(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::For(degree) => degree.slug(),
        }
    }
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
        Some(Self {
            query: None,
            data: data.or_else(|| env(DATA_VARIABLE).map(PathBuf::from)),
            data_limit: Limits::MEBIBYTES,
            verify: false,
            lang,
            glyphs: glyphs.unwrap_or(GlyphSetting::AUTO),
            double_pinyin,
            today,
            kiosk: false,
            idle_timeout: IDLE_MINUTES,
            command: None,
        })
    }

    /// Reads any command line.
    fn read_any(line: Vec<OsString>, lang: Lang) -> Result<Call, Error> {
        let mut command = Self::command_in(lang);
        if line.iter().any(|word| word == "--kiosk") {
            // A kiosk believes no variable that a visitor may choose.
            command =
                command.mut_arg("data", |arg| arg.env(None::<&str>)).mut_arg("today", |arg| arg.env(None::<&str>));
        } else if std::env::var_os(TODAY_VARIABLE).is_some_and(|value| value.is_empty()) {
            // A variable that is set to nothing names no day.
            command = command.mut_arg("today", |arg| arg.env(None::<&str>));
        }
        let matches = command.try_get_matches_from_mut(line).and_then(|matches| Self::from_arg_matches(&matches));
        let cli = match matches {
            Ok(cli) => Box::new(cli.settled()),
            Err(error) if error.use_stderr() => return Err(Error::Call(error)),
            Err(asked) => return Ok(Call::Asked(asked)),
        };
        match (&cli.query, &cli.command) {
            (Some(query), Some(_)) => Err(Error::QueryAndCommand(query.clone())),
            (_, Some(_)) if cli.kiosk => Err(Error::KioskAlone),
            _ => Ok(Call::Read(cli)),
        }
    }

    /// A variable that is set to nothing names no folder.
    fn settled(self) -> Self {
        Self { data: self.data.filter(|path| !path.as_os_str().is_empty()), ..self }
    }

    /// Takes from the reader's settings what the command line leaves open.
    pub(super) fn fill_in(&mut self, config: &Config) {
        self.lang = self.lang.or(config.lang);
        self.double_pinyin = self.double_pinyin.or(config.double_pinyin);
        if let (GlyphSetting::AUTO, Some(glyphs)) = (self.glyphs, config.glyphs) {
            self.glyphs = glyphs;
        }
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
            .about(messages.about)
            .mut_arg("query", |arg| arg.help(messages.query))
            .mut_arg("data", |arg| arg.help(messages.data))
            .mut_arg("data_limit", |arg| arg.help(messages.data_limit))
            .mut_arg("verify", |arg| arg.help(messages.verify))
            .mut_arg("lang", |arg| arg.help(messages.lang))
            .mut_arg("glyphs", |arg| arg.help(messages.glyphs))
            .mut_arg("double_pinyin", |arg| arg.help(messages.double_pinyin))
            .mut_arg("today", |arg| arg.help(messages.today))
            .mut_arg("kiosk", |arg| arg.help(messages.kiosk))
            .mut_arg("idle_timeout", |arg| arg.help(messages.idle_timeout))
            .mut_subcommand("qr", |qr| {
                qr.about(messages.qr)
                    .mut_arg("id", |arg| arg.help(messages.qr_id))
                    .mut_arg("of", |arg| arg.help(messages.qr_of))
                    .mut_arg("invert", |arg| arg.help(messages.qr_invert))
            })
            .mut_subcommand("serve-config", |serve| {
                serve
                    .about(messages.serve_config)
                    .mut_arg("user", |arg| arg.help(messages.serve_user))
                    .mut_arg("path", |arg| arg.help(messages.serve_path))
            })
            .mut_subcommand("doctor", |doctor| {
                doctor.about(messages.doctor).mut_arg("format", |arg| arg.help(messages.doctor_format))
            })
            .mut_subcommand("search", |search| {
                search
                    .about(messages.search)
                    .mut_arg("query", |arg| arg.help(messages.search_query))
                    .mut_arg("kind", |arg| arg.help(messages.search_kind))
                    .mut_arg("limit", |arg| arg.help(messages.search_limit))
                    .mut_arg("format", |arg| arg.help(messages.search_format))
                    .mut_arg("stdin", |arg| arg.help(messages.search_stdin))
                    .mut_arg("stdin_most", |arg| arg.help(messages.search_stdin_most))
            })
            .mut_subcommand("show", |show| {
                show.about(messages.show)
                    .mut_arg("ids", |arg| arg.help(messages.show_id))
                    .mut_arg("format", |arg| arg.help(messages.show_format))
            })
            .mut_subcommand("calendar", |calendar| {
                calendar
                    .about(messages.calendar)
                    .mut_arg("year", |arg| arg.help(messages.calendar_year))
                    .mut_arg("month", |arg| arg.help(messages.calendar_month))
                    .mut_arg("format", |arg| arg.help(messages.list_format))
            })
            .mut_subcommand("phones", |phones| {
                phones
                    .about(messages.phones)
                    .mut_arg("query", |arg| arg.help(messages.phones_query))
                    .mut_arg("format", |arg| arg.help(messages.list_format))
            })
            .mut_subcommand("match", |it| {
                it.about(messages.matching)
                    .mut_arg("age", |arg| arg.help(messages.match_age))
                    .mut_arg("born", |arg| arg.help(messages.match_born))
                    .mut_arg("sex", |arg| arg.help(messages.match_sex))
                    .mut_arg("role", |arg| arg.help(messages.match_role))
                    .mut_arg("org", |arg| arg.help(messages.match_org))
                    .mut_arg("field", |arg| arg.help(messages.match_field))
                    .mut_arg("degree", |arg| arg.help(messages.match_degree))
                    .mut_arg("studying", |arg| arg.help(messages.match_studying))
                    .mut_arg("rank", |arg| arg.help(messages.match_rank))
                    .mut_arg("nationality", |arg| arg.help(messages.match_nationality))
                    .mut_arg("residence", |arg| arg.help(messages.match_residence))
                    .mut_arg("party", |arg| arg.help(messages.match_party))
                    .mut_arg("format", |arg| arg.help(messages.list_format))
            })
            .mut_subcommand("pick", |pick| {
                pick.about(messages.pick)
                    .mut_arg("query", |arg| arg.help(messages.query))
                    .mut_arg("print", |arg| arg.help(messages.pick_print))
            })
            .mut_subcommand("check", |check| {
                check
                    .about(messages.check)
                    .mut_arg("path", |arg| arg.help(messages.check_path))
                    .mut_arg("format", |arg| arg.help(messages.check_format))
                    .mut_arg("readings", |arg| arg.help(messages.check_readings))
            })
            .mut_subcommand("compile", |compile| {
                compile
                    .about(messages.compile)
                    .mut_arg("path", |arg| arg.help(messages.compile_path))
                    .mut_arg("output", |arg| arg.help(messages.compile_output))
            })
            .mut_subcommand("help", |help| {
                help.about(messages.help_command).mut_arg("command", |arg| arg.help(messages.help_of))
            });
        in_words(command, lang.messages())
    }
}

/// Minutes, or parts of one; at most a day.
fn minutes(text: &str) -> Result<f64, &'static str> {
    text.parse().ok().filter(|minutes| *minutes > 0.0 && *minutes <= 1440.0).ok_or("0 < MINUTES <= 1440")
}

/// A year of the calendar.
fn year(text: &str) -> Result<i16, &'static str> {
    text.parse().ok().filter(|year| (1..=9999).contains(year)).ok_or("1 <= YEAR <= 9999")
}

/// A month, or two with a hyphen between them.
fn months(text: &str) -> Result<Months, &'static str> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let month = |text: &str| text.parse::<u8>().ok().filter(|month| (1..=12).contains(month));
    month(from).zip(month(to)).map(|(from, to)| Months { from, to }).ok_or("1 <= MONTH <= 12; 9, 9-11")
}

/// Completed years.
fn age(text: &str) -> Result<u8, String> {
    let age = text.parse().ok().filter(|age| *age <= OLDEST);
    age.ok_or_else(|| format!("0 <= AGE <= {OLDEST}"))
}

/// How many, at least one.
fn count(text: &str) -> Result<usize, &'static str> {
    text.parse().ok().filter(|count| *count > 0).ok_or("N = 1, 2, 3 …")
}

/// MiB; with more than a TiB there is no limit left.
fn mebibytes(text: &str) -> Result<u32, &'static str> {
    text.parse().ok().filter(|it| (1..=1 << 20).contains(it)).ok_or("1 <= MIB <= 1048576")
}

/// Any path, also the empty one.
fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
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
    fn a_kiosk_takes_no_directory_no_query_and_no_command() {
        assert!(matches!(read(&["--kiosk", "--idle-timeout", "5"]).unwrap(), Call::Read(cli) if cli.kiosk));
        for more in [&["--data", "/etc"][..], &["--data=/etc"], &["passwd"], &["check", "/etc/passwd"], &["doctor"]] {
            let line: Vec<&str> = ["--kiosk"].iter().chain(more).copied().collect();
            assert!(read(&line).is_err(), "{line:?}");
        }
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
