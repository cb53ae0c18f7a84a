//! The doors without a screen, and the way to the one with it.
//!
//! Knows `config`, `directory`, `document`, `export`, `loader`, `messages`, `search`, `terminal` and `text`; `open.rs`
//! alone knows `tui`.
//!
//! Rules:
//! - nothing but `output` writes to standard output and standard error;
//! - exit codes: 0 for success, 1 for a directory with faults (or, where something is looked for, nothing found), 2 for
//!   a call that cannot be carried out, 128 + n after a signal.
//!
//! Parts:
//! - `args`: the command line as clap reads it
//! - `help`: what clap says, in the reader's language
//! - `open`: the way to the screen, also for `kechuang pick`
//! - `search`, `show`, `qr`, `check`, `doctor`: the subcommands of these names
//! - `kiosk`: `--kiosk`, and the block that `serve-config` prints
//! - `diagnostics`: faults for people, as excerpts, and for editors, as JSON
//! - `lines`: lines from an input that may never end
//! - `output`: what is written, without what must not reach a terminal

mod args;
mod check;
mod diagnostics;
mod doctor;
mod help;
mod kiosk;
mod lines;
mod open;
mod output;
mod qr;
mod search;
mod show;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::config::Config;
use crate::directory::Directory;
use crate::loader::diagnostic::Diagnostic;
use crate::loader::{Source, load};
use crate::messages::{Lang, Messages, fill};
use crate::terminal::backend::Colours;
use crate::terminal::environment::{Streams, TerminalInfo};
use crate::terminal::tty::Tty;
use args::{ArgsError, Cli, Command, HelpArgs};
use output::{Text, fail, print, say};

/// A call that cannot be carried out.
pub(crate) const EXIT_WRONG_CALL: u8 = 2;

/// What every subcommand needs to know.
#[derive(Debug)]
pub(crate) struct Context {
    lang: Lang,
    facts: TerminalInfo,
    config: Config,
}

impl Context {
    fn messages(&self) -> &'static Messages {
        self.lang.messages()
    }

    /// What is wrong with the reader's settings, in one line.
    fn trouble(&self) -> Option<String> {
        self.config.trouble(self.messages(), self.lang)
    }

    /// The files of the directory that was named, or of the one inside the program.
    fn source(&self, cli: &Cli) -> Result<Source, ExitCode> {
        let path = cli.data.as_deref();
        let source = path.map(|path| check::folder(self.messages(), path, cli.limits())).transpose();
        source.map(Option::unwrap_or_default).map_err(fail)
    }

    /// The directory, or its faults told on standard error.
    fn directory(&self, cli: &Cli) -> Result<Directory, ExitCode> {
        load(&self.source(cli)?, |_| ()).map_err(|faults| self.tell(&faults))
    }

    /// Tells faults on standard error.
    fn tell(&self, faults: &[Diagnostic]) -> ExitCode {
        output::tell(&self.report(faults, self.facts.streams.error));
        ExitCode::FAILURE
    }

    /// Faults as excerpts, with colours and cut to the width where they go to a terminal.
    fn report(&self, faults: &[Diagnostic], is_terminal: bool) -> Text {
        let styled = is_terminal && self.facts.colours != Colours::None;
        let width = is_terminal.then_some(self.facts.size.width);
        Text::styled(diagnostics::text(self.lang, faults, styled, width))
    }
}

/// Prints the help or the version.
fn asked(messages: &Messages, asked: &clap::Error, styled: bool) -> ExitCode {
    let said = asked.render();
    let said = if styled { Text::styled(said.ansi().to_string()) } else { Text::lines(said.to_string()) };
    print(messages, &said, ExitCode::SUCCESS)
}

/// Prints how the program is called, or one of its commands.
fn help(context: &Context, call: &HelpArgs) -> ExitCode {
    let messages = context.messages();
    let mut command = Cli::command_in(context.lang);
    command.build();
    let mut all: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    all.sort_unstable();
    let named = match &call.command {
        Some(name) => command.find_subcommand_mut(name),
        None => Some(&mut command),
    };
    let Some(named) = named else {
        let things = [("name", call.command.as_deref().unwrap_or_default()), ("all", &all.join(" "))];
        return fail(fill(messages.cli.no_such_command, &things));
    };
    print(messages, &Text::lines(named.render_help().to_string()), ExitCode::SUCCESS)
}

/// Reads the command line and does what it says.
#[must_use]
pub fn run() -> ExitCode {
    output::tell_panics();
    let env = |name: &str| std::env::var(name).ok();
    let size = Tty::for_frames().map_or(crate::terminal::tty::UNTOLD_SIZE, |tty| tty.size());
    let mut facts = TerminalInfo::gather(env, Streams::ask(), size, false);
    let locale = facts.locale.messages.as_ref().map(|(_, locale)| locale.as_str());
    let locale = Lang::of_locale(locale);
    let line: Vec<OsString> = std::env::args_os().collect();
    // The settings decide the language of the help as well. A kiosk believes none.
    let is_kiosk = line.iter().any(|word| word == "--kiosk");
    let settings = || Config::read(|name| std::env::var_os(name));
    let mut config = if is_kiosk { Config::default() } else { settings() };
    let mut cli = match Cli::read(line.into_iter(), config.lang.unwrap_or(locale)) {
        Ok(cli) => cli,
        Err(ArgsError::Asked(error, lang)) => {
            let styled = facts.streams.output && facts.colours != Colours::None;
            return asked(lang.messages(), &error, styled);
        }
        Err(ArgsError::Wrong(message)) => return fail(message),
    };
    if cli.kiosk {
        facts = TerminalInfo::gather(env, Streams::ask(), size, true);
    } else if is_kiosk {
        // The word was no option, but something to be found.
        config = settings();
    }
    cli.fill_in(&config);
    let context = Context { lang: cli.lang.unwrap_or(locale), facts, config };
    if !matches!(cli.command, None | Some(Command::Pick(_) | Command::Doctor(_))) {
        // Where there is a screen it says so itself, and the doctor says all.
        context.trouble().iter().for_each(|trouble| say(trouble));
    }
    match &cli.command {
        Some(Command::Search(call)) => search::run(&context, &cli, call),
        Some(Command::Show(call)) => show::run(&context, &cli, call),
        Some(Command::Pick(call)) => open::pick(&context, &cli, call),
        Some(Command::Qr(call)) => qr::run(&context, &cli, call),
        Some(Command::Check(call)) => check::run(&context, &cli, call),
        Some(Command::ServeConfig(call)) => kiosk::sshd_config::run(&context, call),
        Some(Command::Help(call)) => help(&context, call),
        Some(Command::Doctor(call)) => doctor::run(&context, &cli, call),
        None if cli.kiosk => kiosk::run(&context, &cli),
        None => open::run(&context, &cli),
    }
}
