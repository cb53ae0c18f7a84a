//! Handing a text to another program, which has a time limit.
use std::io::{self, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::MethodError;
use crate::threads::start;

/// What every pipe holds before anybody has read from it, in bytes.
const PIPE: usize = 4096;
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
    let handed = child.stdin.take().map(|input| hand_over(input, text));
    match wait(child, limit) {
        // A program that ends well without having read has the text nowhere.
        Some(Ok(status)) if status.success() => {
            let read = handed.map_or(Ok(()), |handed| handed.recv_timeout(limit).unwrap_or_else(|_| Err(broken())));
            read.map_err(|error| MethodError::Unread(error.to_string()))
        }
        Some(Ok(status)) => Err(MethodError::Ended(status.code())),
        Some(Err(error)) => Err(MethodError::NotStarted(error.to_string())),
        None => {
            // It fails where the program has ended just now, which is what was wanted.
            let _ = kill_process(pid, Signal::KILL);
            Err(MethodError::TimedOut)
        }
    }
}

/// Writes `text` into a program's pipe and closes it behind: that is the text's end. What became of it comes at once, or
/// where the pipe may be full before, from another thread, which ends with the program at the latest.
fn hand_over(mut input: ChildStdin, text: &str) -> mpsc::Receiver<io::Result<()>> {
    let (told, handed) = mpsc::channel();
    // Nobody waits any more where the program has taken too long.
    let tell = move |result| drop(told.send(result));
    if text.len() <= PIPE {
        tell(input.write_all(text.as_bytes()));
    } else {
        let text = text.to_owned();
        // Without a thread the pipe is closed and the answer is missing: the text was not read.
        let _ = start("handing", move || tell(input.write_all(text.as_bytes())));
    }
    handed
}

fn broken() -> io::Error {
    io::ErrorKind::BrokenPipe.into()
}

/// Waits for the end of a program, but not longer than `limit`. A thread does the waiting, and takes leave of the child
/// when it has ended later.
pub(in crate::terminal) fn wait(mut child: Child, limit: Duration) -> Option<io::Result<ExitStatus>> {
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
