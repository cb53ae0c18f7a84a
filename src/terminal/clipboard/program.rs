//! Handing a text to another program, which has a time limit.
use std::io::{self, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::MethodError;
use crate::threads::start;

/// How often a program is looked after where there is no thread that waits for its end.
const LOOK: Duration = Duration::from_millis(5);

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
    // The text is shorter than a pipe is deep, so this does not wait. The pipe is closed behind it: that is its end.
    let handed = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(text.as_bytes()));
    match wait(child, limit) {
        // A program that ends well without having read has the text nowhere.
        Some(Ok(status)) if status.success() => handed.map_err(|error| MethodError::Unread(error.to_string())),
        Some(Ok(status)) => Err(MethodError::Ended(status.code())),
        Some(Err(error)) => Err(MethodError::NotStarted(error.to_string())),
        None => {
            // It fails where the program has ended just now, which is what was wanted.
            let _ = kill_process(pid, Signal::KILL);
            Err(MethodError::TimedOut)
        }
    }
}

/// Waits for the end of a program, but not longer than `limit`. A thread does the waiting, and takes leave of the child
/// when it has ended later.
fn wait(mut child: Child, limit: Duration) -> Option<io::Result<ExitStatus>> {
    let (hand, handed) = mpsc::channel::<Child>();
    let (ended, ends) = mpsc::channel();
    let waiting = start("program", move || {
        if let Ok(mut child) = handed.recv() {
            let _ = ended.send(child.wait());
        }
    });
    if waiting.is_ok() {
        let _ = hand.send(child);
        return ends.recv_timeout(limit).ok();
    }
    let deadline = Instant::now() + limit;
    while Instant::now() < deadline {
        match child.try_wait() {
            Ok(None) => thread::sleep(LOOK),
            Ok(Some(status)) => return Some(Ok(status)),
            Err(error) => return Some(Err(error)),
        }
    }
    None
}
