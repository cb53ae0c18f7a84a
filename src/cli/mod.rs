//! The doors without a screen, and the way to the one with it.
//!
//! Exit codes: 0 for success, 1 for a directory with faults (or, where something is looked for, nothing found),
//! 2 for a call that cannot be carried out, 128 + n after a signal.

mod arguments;
mod check;
mod report;
mod screen;

use std::process::ExitCode;

use crate::terminal::facts::{Facts, Streams};
use crate::terminal::tty::Tty;
use crate::words::{Lang, Words};
use arguments::{Arguments, Command};

/// A call that cannot be carried out.
pub(crate) const EXIT_WRONG_CALL: u8 = 2;

/// What every subcommand needs to know.
#[derive(Debug)]
pub(crate) struct Context {
    lang: Lang,
    facts: Facts,
}

impl Context {
    fn words(&self) -> &'static Words {
        self.lang.words()
    }
}

/// Reads the command line and does what it says.
#[must_use]
pub fn run() -> ExitCode {
    let env = |name: &str| std::env::var(name).ok();
    let size = Tty::for_frames().map_or(crate::terminal::tty::UNTOLD_SIZE, |tty| tty.size());
    let facts = Facts::gather(env, Streams::ask(), size, false);
    let locale = facts.locale.messages.as_ref().map(|(_, locale)| locale.as_str());
    let arguments = match Arguments::read(std::env::args_os(), Lang::of_locale(locale)) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors to clap's exit code either.
            let code = if error.use_stderr() { EXIT_WRONG_CALL } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let context = Context { lang: arguments.lang.unwrap_or(Lang::of_locale(locale)), facts };
    match &arguments.command {
        Some(Command::Check(call)) => check::run(&context, &arguments, call),
        None => screen::run(&context, &arguments),
    }
}
