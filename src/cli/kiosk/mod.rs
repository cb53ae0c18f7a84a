//! `kechuang --kiosk`: the directory for people who have no account here, behind sshd's `ForceCommand`.
//!
//! - Whoever has no terminal (`ssh -T`), or one that can show no screen, gets the plain mode; so does every visitor of an
//!   account whose command says `--plain`.
//! - It shows the directory inside the binary, or the one that the forced command itself names (`--data`, a whole path): that
//!   line is root's. No path comes from the environment or the keyboard; no other file is read, none is written, no program
//!   started, nothing but OSC 52 copies, and nothing suspends.
//! - Of the environment it believes what sshd itself sets and what says how to draw
//!   ([`TerminalInfo::gather`](crate::terminal::environment::TerminalInfo::gather)).
//! - What a visitor asked for instead of the screen (`ssh host command`, `scp`, `sftp`) stands in
//!   `SSH_ORIGINAL_COMMAND`. A few verbs are answered ([`verbs`]); to anything else the answer is one line on standard
//!   error; a client that speaks SFTP is not shown it (sshd drops what a subsystem says there) and hears the line close.
//!
//! Parts:
//! - `verbs`: what may be asked for instead of the screen; `answers`: how that is answered
//! - `log`: a line for each session in the system's log, where the forced command asks for it
//! - `sshd_config`: the block for sshd

mod answers;
pub(super) mod log;
pub(super) mod sshd_config;
pub mod verbs;

use std::ffi::OsStr;
use std::panic;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::process::{Resource, Rlimit, setrlimit};
use signal_hook::consts::SIGQUIT;
use signal_hook::flag::register_conditional_shutdown;

use super::args::Cli;
use super::error::Error;
use super::output::say_last;
use super::{Context, plain};
use crate::terminal::environment::PlainBecause;
use crate::terminal::session::exit_code;
pub(super) use answers::check_listed;
use log::{Door, Ending};
use verbs::Verb;

/// Shows the directory until the visitor leaves or stays away, or answers the one thing that was asked.
pub(super) fn run(context: &mut Context, cli: &Cli) -> Result<ExitCode, Error> {
    let asked = std::env::var_os("SSH_ORIGINAL_COMMAND").filter(|command| !command.is_empty());
    let because = context.facts.plain_because(cli.plain);
    let door = match (&asked, &because) {
        (Some(_), _) => Door::Verb,
        (None, Some(_)) => Door::Plain,
        (None, None) => Door::Screen,
    };
    if cli.syslog {
        log::begin(&context.facts, door);
    }
    let end = open(context, cli, asked.as_deref(), because);
    log::end(match &end {
        Err(Error::KioskCommand) => Ending::Refused,
        // It is the line that takes and gives nothing any more.
        Err(Error::Stdin(_) | Error::Stdout(_)) => Ending::Gone,
        Err(error) if door != Door::Verb || error.is_of_directory() => Ending::Failed,
        _ if door == Door::Verb => Ending::Answered,
        _ => Ending::Left,
    });
    end.map_err(|error| if error.is_of_directory() { Error::KioskDirectory } else { error })
}

/// The door that the visitor comes through.
fn open(
    context: &mut Context,
    cli: &Cli,
    asked: Option<&OsStr>,
    because: Option<PlainBecause>,
) -> Result<ExitCode, Error> {
    let messages = &context.messages().cli;
    let asked = match asked.map(|command| command.to_str().and_then(Verb::of)) {
        Some(None) => return Err(Error::KioskCommand),
        Some(verb) => verb,
        None => None,
    };
    if let Some(path) = cli.data.as_deref().filter(|path| !path.is_absolute()) {
        // Where it would lead depends on the visitor's folder.
        return Err(Error::UnfitPath(path.display().to_string()));
    }
    // Whatever ends the program, no image of its memory stays on this machine: no visitor may have one written.
    // What the system does not allow it to renounce, it was not allowed before.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    // A visitor has no use for a place in the source, or for a trace that the environment asks for.
    panic::set_hook(Box::new(move |_| {
        log::end(Ending::Fault);
        say_last(messages.kiosk_fault);
    }));
    match (asked, because) {
        (Some(verb), _) => {
            end_by_quit();
            answers::answer(context, cli, verb)
        }
        (None, Some(because)) => {
            end_by_quit();
            plain::run(context, cli, because)
        }
        (None, None) => super::open::kiosk(context, cli),
    }
}

/// On a line that is not raw, `Ctrl-\` ends the program as other keys do. The screen heeds that key itself.
fn end_by_quit() {
    // Where sessions are written down, it is among the signals that are heeded there.
    if log::heeds_signals() {
        return;
    }
    let _ = register_conditional_shutdown(SIGQUIT, exit_code(SIGQUIT), Arc::new(AtomicBool::new(true)));
}
