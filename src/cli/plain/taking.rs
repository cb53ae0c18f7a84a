//! Taking a number away: to a clipboard of this machine, for no escape sequence is written.

use std::sync::mpsc;
use std::time::Duration;

use crate::messages::Messages;
use crate::terminal::clipboard::{Clipboard, CopyError, CopyOutcome, Method, MethodError};

/// A way takes at most a second, and there are at most two.
const LIMIT: Duration = Duration::from_secs(3);

/// Copies a text, and what is said of that. Without a clipboard the text is said.
pub(super) fn copy(clipboard: Option<&Clipboard>, text: &str, messages: &Messages) -> String {
    let Some(clipboard) = clipboard else { return messages.plain.no_clipboard(text) };
    let (tell, told) = mpsc::channel();
    // Nobody waits any more where it has taken too long.
    clipboard.copy(text.to_owned(), move |outcome| drop(tell.send(outcome)));
    match told.recv_timeout(LIMIT) {
        Ok(outcome) => words(&outcome, text, messages),
        Err(_) => messages.toasts.copy_failed(text, messages.toasts.reason_timeout),
    }
}

fn words(outcome: &Result<CopyOutcome, CopyError>, text: &str, messages: &Messages) -> String {
    let toasts = &messages.toasts;
    match outcome {
        Ok(CopyOutcome { step: Method::TmuxBuffer, .. }) => messages.plain.in_tmux(text),
        Ok(CopyOutcome { step: Method::Command(words), .. }) => toasts.command(text, words.join(" ")),
        Ok(_) => toasts.copied(text),
        Err(CopyError::Off) => toasts.copy_off(text),
        Err(CopyError::Failed(tried)) => {
            let reason = match tried.last().map(|(_, error)| error) {
                Some(MethodError::TimedOut) => toasts.reason_timeout,
                Some(MethodError::NotStarted(_)) => toasts.reason_not_started,
                Some(MethodError::Unread(_)) => toasts.reason_unread,
                Some(MethodError::Display(_)) => toasts.reason_display,
                Some(MethodError::TooLong(_)) => toasts.reason_too_long,
                Some(MethodError::Ended(_)) | None => toasts.reason_ended,
            };
            toasts.copy_failed(text, reason)
        }
        Err(CopyError::TooLong(_)) => toasts.copy_failed(text, toasts.reason_too_long),
        Err(CopyError::Empty | CopyError::Unfit) => toasts.copy_failed(text, toasts.reason_unfit),
    }
}
