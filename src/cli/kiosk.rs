//! `kechuang --kiosk`: the directory for people who have no account here, behind sshd's `ForceCommand`.
//!
//! - It shows the directory inside the binary. No path comes from the command line, the environment or the keyboard;
//!   no file is read or written, no program started, nothing but OSC 52 copies, and nothing suspends.
//! - Of the environment it believes what sshd itself sets and what says how to draw
//!   ([`Facts::gather`](crate::terminal::facts::Facts::gather)).
//! - What a visitor asked for instead of the screen (`ssh host command`, `scp`, `sftp`) stands in
//!   `SSH_ORIGINAL_COMMAND`. It is never read beyond whether it is there.

use std::panic;
use std::process::ExitCode;

use super::arguments::Arguments;
use super::{Context, fail, screen};

/// Shows the directory until the visitor leaves or stays away.
pub(super) fn run(context: &Context, arguments: &Arguments) -> ExitCode {
    let words = &context.words().cli;
    if std::env::var_os("SSH_ORIGINAL_COMMAND").is_some_and(|command| !command.is_empty()) {
        return fail(words.kiosk_command);
    }
    let streams = context.facts.streams;
    if !(streams.input && streams.output) {
        return fail(words.no_terminal);
    }
    // A visitor has no use for a place in the source, or for a trace that the environment asks for.
    panic::set_hook(Box::new(move |_| eprintln!("kechuang: {}", words.kiosk_fault)));
    screen::kiosk(context, arguments)
}
