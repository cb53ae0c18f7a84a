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
//! - `sshd_config`: the block for sshd

mod answers;
pub(super) mod sshd_config;
pub mod verbs;

use std::panic;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGQUIT;
use signal_hook::flag::register_conditional_shutdown;

use super::args::Cli;
use super::error::Error;
use super::output::say_last;
use super::{Context, open, plain};
use crate::terminal::session::exit_code;
use verbs::Verb;

/// Shows the directory until the visitor leaves or stays away.
pub(super) fn run(context: &mut Context, cli: &Cli) -> Result<ExitCode, Error> {
    let messages = &context.messages().cli;
    let asked = std::env::var_os("SSH_ORIGINAL_COMMAND").filter(|command| !command.is_empty());
    let asked = match asked.as_deref().map(|command| command.to_str().and_then(Verb::of)) {
        Some(None) => return Err(Error::KioskCommand),
        Some(verb) => verb,
        None => None,
    };
    if let Some(path) = cli.data.as_deref().filter(|path| !path.is_absolute()) {
        // Where it would lead depends on the visitor's folder.
        return Err(Error::UnfitPath(path.display().to_string()));
    }
    // A visitor has no use for a place in the source, or for a trace that the environment asks for.
    panic::set_hook(Box::new(move |_| say_last(messages.kiosk_fault)));
    let end = match (asked, context.facts.plain_because(cli.plain)) {
        (Some(verb), _) => answers::answer(context, cli, verb),
        (None, Some(because)) => {
            // On a line that is not raw, Ctrl-\ would leave an image of the program behind, which nobody wants.
            let _ = register_conditional_shutdown(SIGQUIT, exit_code(SIGQUIT), Arc::new(AtomicBool::new(true)));
            plain::run(context, cli, because)
        }
        (None, None) => open::kiosk(context, cli),
    };
    end.map_err(|error| if error.is_of_directory() { Error::KioskDirectory } else { error })
}
