//! The doors without a screen, and the way to the one with it.
//!
//! Knows `calendar`, `config`, `diff`, `directory`, `document`, `editing`, `eligibility`, `export`, `import`, `loader`, `messages`, `search`, `site`, `snapshot`, `state`, `tabular`, `terminal` and `text`; `open.rs`
//! alone knows `tui`.
//!
//! Rules:
//! - nothing but `output` writes to standard output and standard error;
//! - a subcommand ends with an exit code or with an `Error`, which is told in one place, [`run`].
//!
//! Parts:
//! - `args`: the command line as clap reads it
//! - `help`: what clap says, in the reader's language
//! - `open`: the way to the screen, also for `kechuang pick`
//! - `plain`: lines instead of a screen
//! - `source`: the directory that was named
//! - `today`: what day it is
//! - `watching`: whether a file of a directory has been saved
//! - `matching`: `kechuang match`
//! - `favourites`: `kechuang favourites`
//! - `search`, `show`, `calendar`, `phones`, `qr`, `check`, `compile`, `pack`, `doctor`: the subcommands of these names
//! - `stale`, `call_sheet`, `slips`: `kechuang stale`, `callsheet`, `report` and `slips`
//! - `fmt`, `edit`, `new`: the subcommands of these names, for who keeps a directory
//! - `new_record`: `kechuang new service`, `society` and `department`
//! - `links`: `kechuang check --links`
//! - `config`: `kechuang config`
//! - `site`: `kechuang export --site`
//! - `export`: `kechuang export`
//! - `import`: `kechuang import`
//! - `export`: `kechuang export`, and `kechuang template`
//! - `diff`: `kechuang diff`
//! - `completions`, `manual`: what a shell and `man` read of the command line
//! - `version`: `--version`
//! - `kiosk`: `--kiosk`, and the block that `serve-config` prints
//! - `diagnostics`: faults for editors, as JSON
//! - `naming`: the entry that a name means where an id is asked for
//! - `lines`: lines from an input that may never end
//! - `table`: lists in columns for a reader at a terminal
//! - `error`: why a call is not carried out, or what it did not find
//! - `exit`: every exit code
//! - `output`: what is written, without what must not reach a terminal

mod args;
mod calendar;
mod call_sheet;
mod check;
mod compile;
mod completions;
mod config;
mod diagnostics;
mod diff;
mod doctor;
mod edit;
mod error;
mod exit;
mod export;
mod favourites;
mod fmt;
mod help;
mod import;
pub mod kiosk;
mod lines;
mod links;
mod manual;
mod matching;
mod naming;
mod new;
mod new_record;
mod open;
mod output;
mod pack;
mod phones;
mod plain;
mod qr;
mod search;
mod show;
mod site;
mod slips;
mod source;
mod stale;
mod table;
mod today;
mod version;
mod watching;

use std::ffi::OsString;
use std::fmt::Display;
use std::process::ExitCode;

use clap::Command;
use clap::error::ErrorKind;

use crate::config::Config;
use crate::loader::diagnostic::Diagnostic;
use crate::messages::{Lang, Messages, report};
use crate::own_files::fail_at_limits;
use crate::packed;
use crate::terminal::environment::{ColorWhen, ColoursBecause, Streams, TerminalInfo};
use crate::terminal::tty::{Tty, UNTOLD_SIZE};
use args::{Call, Cli, CliCommand, HelpArgs, asked_language};
use error::Error;
pub use exit::EXIT_CODES;
use output::{Text, say, say_last, write, write_paged};

/// What every subcommand needs to know.
#[derive(Debug)]
pub(crate) struct Context {
    lang: Lang,
    /// The language of the locale.
    locale: Lang,
    facts: TerminalInfo,
    config: Config,
    /// Whether nothing is to be said beside the answer but errors.
    is_quiet: bool,
    /// Whether a pager may show the answer.
    may_page: bool,
}

impl Context {
    fn messages(&self) -> &'static Messages {
        self.lang.messages()
    }

    /// What is wrong with the reader's settings, in one line.
    fn trouble(&self) -> Option<String> {
        self.config.trouble(self.messages(), self.lang)
    }

    /// Says something beside the answer, unless nobody wants to hear it.
    fn note(&self, message: impl Display) {
        if !self.is_quiet {
            say(message);
        }
    }

    /// Writes an answer, which a reader at a terminal gets in a pager where it is longer than the screen; whether somebody
    /// has read it.
    fn write(&self, text: &Text) -> Result<bool, Error> {
        let facts = &self.facts;
        if self.may_page && facts.streams.output && facts.streams.input && facts.can_show_a_screen() {
            write_paged(text, facts.size)
        } else {
            write(text)
        }
    }

    /// Writes an answer in the same way and ends with a code.
    fn answer(&self, text: &Text, code: ExitCode) -> Result<ExitCode, Error> {
        self.write(text)?;
        Ok(code)
    }

    /// Faults as excerpts, with colours and cut to the width where they go to a terminal.
    fn report(&self, faults: &[Diagnostic], is_terminal: bool) -> Text {
        let styled = self.facts.is_coloured(is_terminal);
        let width = is_terminal.then_some(self.facts.size.width);
        Text::styled(report(self.lang, faults, styled, width))
    }

    /// Tells on standard error why a call was not carried out.
    fn tell(&self, error: &Error) {
        if let Error::Faults(faults) | Error::FaultsInTheWay(faults) = error {
            return output::tell(&self.report(faults, self.facts.streams.error));
        }
        if let Error::WouldBeFaulty { others, .. } = error
            && !others.is_empty()
        {
            output::tell(&self.report(others, self.facts.streams.error));
        }
        for line in error.lines(self.messages()) {
            if error.is_of_screen() { say_last(line) } else { say(line) }
        }
    }

    /// What is known before the command line is read.
    fn gather(line: &[OsString]) -> Self {
        let facts = terminal(false);
        let locale = facts.locale.messages.as_ref().map(|(_, locale)| locale.as_str());
        // The settings decide the language of the help as well. A kiosk believes none.
        let config = if line.iter().any(|word| word == "--kiosk") { Config::default() } else { settings() };
        let lang = Lang::of_locale(locale);
        Self { lang, locale: lang, facts, config, is_quiet: false, may_page: false }
    }

    /// Reads the command line and does what it says.
    fn carry_out(&mut self, line: Vec<OsString>) -> Result<ExitCode, Error> {
        let locale = self.lang;
        self.lang = asked_language(&line).or(self.config.values.lang).unwrap_or(locale);
        let is_kiosk = line.iter().any(|word| word == "--kiosk");
        // A program that carries a directory runs whole or not at all, whatever it is asked.
        packed::find().map_err(|why| if is_kiosk { Error::KioskUnsound } else { Error::Unsound(why) })?;
        let mut cli = match Cli::read(line, self.lang)? {
            Call::Read(cli) => cli,
            Call::Asked(help) => return self.asked(&help),
        };
        if cli.kiosk {
            self.facts = terminal(true);
        } else if is_kiosk {
            // The word was no option, but something to be found.
            self.config = settings();
        }
        // What the environment says of colours goes before the settings, as for every program.
        let set = self.config.values.color.filter(|_| self.facts.color_when == ColorWhen::Auto);
        let asked =
            cli.color.map(|when| (when, ColoursBecause::Call)).or(set.map(|when| (when, ColoursBecause::Setting)));
        if let Some((when, because)) = asked {
            self.facts.set_color(when, because);
        }
        cli.fill_in(&self.config);
        self.is_quiet = cli.quiet;
        self.may_page = !cli.no_pager && !cli.kiosk;
        self.lang = cli.lang.unwrap_or(locale);
        if !matches!(cli.command, None | Some(CliCommand::Pick(_) | CliCommand::Doctor(_) | CliCommand::Config(_))) {
            // Where there is a screen it says so itself; the doctor says all, and so does who is asked about them.
            self.trouble().iter().for_each(|trouble| self.note(trouble));
        }
        if !matches!(cli.command, None | Some(CliCommand::Pick(_))) {
            // A screen is left on that signal as on others that a process is sent.
            fail_at_limits();
        }
        match &cli.command {
            Some(CliCommand::Search(call)) => search::run(self, &cli, call),
            Some(CliCommand::Export(call)) => export::run(self, &cli, call),
            Some(CliCommand::Template(call)) => export::template(self, &cli, call),
            Some(CliCommand::Show(call)) => show::run(self, &cli, call),
            Some(CliCommand::Calendar(call)) => calendar::run(self, &cli, call),
            Some(CliCommand::Phones(call)) => phones::run(self, &cli, call),
            Some(CliCommand::Favourites(call)) => favourites::run(self, &cli, call),
            Some(CliCommand::Match(call)) => matching::run(self, &cli, call),
            Some(CliCommand::Pick(call)) => open::pick(self, &cli, call),
            Some(CliCommand::Qr(call)) => qr::run(self, &cli, call),
            Some(CliCommand::Check(call)) => check::run(self, &cli, call),
            Some(CliCommand::Import(call)) => import::run(self, &cli, call),
            Some(CliCommand::Fmt(call)) => fmt::run(self, &cli, call),
            Some(CliCommand::Edit(call)) => edit::run(self, &cli, call),
            Some(CliCommand::New(call)) => new::run(self, &cli, call),
            Some(CliCommand::Compile(call)) => compile::run(self, &cli, call),
            Some(CliCommand::Pack(call)) => pack::run(self, &cli, call),
            Some(CliCommand::Stale(call)) => stale::run(self, &cli, call),
            Some(CliCommand::CallSheet(call)) => call_sheet::run(self, &cli, call),
            Some(CliCommand::Report(call)) => slips::report(self, &cli, call),
            Some(CliCommand::Slips(call)) => slips::slips(self, &cli, call),
            Some(CliCommand::ServeConfig(call)) => kiosk::sshd_config::run(self.lang, &cli, call),
            Some(CliCommand::Diff(call)) => diff::run(self, &cli, call),
            Some(CliCommand::Completions(call)) => completions::run(self, &cli, call),
            Some(CliCommand::Man(call)) => manual::run(self, call),
            Some(CliCommand::Help(call)) => self.help(call),
            Some(CliCommand::Config(call)) => config::run(self, &cli, call),
            Some(CliCommand::Doctor(call)) => doctor::run(self, &cli, call),
            None if cli.kiosk => kiosk::run(self, &cli),
            None => open::run(self, &cli),
        }
    }

    /// Prints the help or the version.
    fn asked(&self, asked: &clap::Error) -> Result<ExitCode, Error> {
        if asked.kind() == ErrorKind::DisplayVersion {
            return version::run(self);
        }
        let said = asked.render();
        let styled = self.facts.is_coloured(self.facts.streams.output);
        let said = if styled { Text::styled(said.ansi().to_string()) } else { Text::lines(said.to_string()) };
        self.answer(&said, ExitCode::SUCCESS)
    }

    /// Prints how the program is called, or one of its commands.
    fn help(&self, call: &HelpArgs) -> Result<ExitCode, Error> {
        let mut command = self.command(call.command.as_deref())?;
        self.answer(&Text::lines(command.render_help().to_string()), ExitCode::SUCCESS)
    }

    /// The command line as clap knows it, or one of its commands.
    fn command(&self, name: Option<&str>) -> Result<Command, Error> {
        let mut command = Cli::command_in(self.lang);
        command.build();
        let Some(name) = name else { return Ok(command) };
        let mut all: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
        all.sort_unstable();
        let found = command.find_subcommand(name).cloned();
        found.ok_or_else(|| Error::NoSuchCommand { name: name.to_owned(), all })
    }
}

/// What is known of the terminal.
fn terminal(kiosk: bool) -> TerminalInfo {
    // Without a terminal there is no size that anybody sees.
    let size = Tty::for_frames().map_or(UNTOLD_SIZE, |tty| tty.size());
    // A variable that is no text names nothing that the program knows.
    TerminalInfo::gather(|name| std::env::var(name).ok(), Streams::ask(), size, kiosk)
}

/// The reader's settings.
fn settings() -> Config {
    Config::read(|name| std::env::var_os(name))
}

/// Reads the command line and does what it says; the one place where it is told why that was not done.
#[must_use]
pub fn run() -> ExitCode {
    output::tell_panics();
    let line: Vec<OsString> = std::env::args_os().collect();
    let mut context = Context::gather(&line);
    context.carry_out(line).unwrap_or_else(|error| {
        context.tell(&error);
        ExitCode::from(error.exit_code())
    })
}
