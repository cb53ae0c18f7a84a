//! Handing a text to another program, which has a time limit.
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::MethodError;

/// Puts `text` into tmux's buffer and asks tmux to hand it on. `tmux` is what `TMUX` says.
pub(super) fn load_tmux_buffer(text: &str, tmux: Option<&str>, limit: Duration) -> Result<(), MethodError> {
    let mut command = Command::new("tmux");
    command.args(["load-buffer", "-w", "-"]);
    if let Some(tmux) = tmux {
        command.env("TMUX", tmux);
    }
    run(command, text, limit)
}

/// Starts a program and gives it `text` on its standard input.
pub(super) fn feed(words: &[String], text: &str, limit: Duration) -> Result<(), MethodError> {
    let Some((program, arguments)) = words.split_first() else {
        return Err(MethodError::NotStarted(String::new()));
    };
    let mut command = Command::new(program);
    command.args(arguments);
    run(command, text, limit)
}

fn run(mut command: Command, text: &str, limit: Duration) -> Result<(), MethodError> {
    // The screen is not theirs: neither what they say nor what they complain about may appear on it.
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| MethodError::NotStarted(error.to_string()))?;
    let pid = Pid::from_child(&child);
    if let Some(mut input) = child.stdin.take() {
        // The text is shorter than a pipe is deep, so this does not wait. A program that does not read fails below.
        let _ = input.write_all(text.as_bytes());
    }
    let (ended, ends) = mpsc::channel();
    thread::spawn(move || ended.send(child.wait()));
    match ends.recv_timeout(limit) {
        Ok(Ok(status)) if status.success() => Ok(()),
        Ok(Ok(status)) => Err(MethodError::Ended(status.code())),
        Ok(Err(error)) => Err(MethodError::NotStarted(error.to_string())),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            // The thread waits on and takes leave of the child.
            let _ = kill_process(pid, Signal::KILL);
            Err(MethodError::TimedOut)
        }
    }
}
