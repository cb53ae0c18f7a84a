//! What came of something, in words that claim no more than is known.

use super::action::Toast;
use crate::messages::Messages;
use crate::terminal::clipboard::{CopyError, CopyOutcome, Method, MethodError, Passthrough};

/// What came of copying. OSC 52 has no answer, so what it sends is called sent, never copied. A tmux as it comes lets
/// none through, and whether the one at the near end is told to cannot be known here: the reader hears of it.
pub(super) fn copied(messages: &Messages, text: &str, outcome: &Result<CopyOutcome, CopyError>) -> Toast {
    let toasts = &messages.toasts;
    let told = match outcome {
        Ok(outcome) => match &outcome.step {
            Method::Native => toasts.copied(text),
            Method::TmuxBuffer => toasts.tmux(text),
            Method::Command(command) => {
                let name = command.first().map_or("", String::as_str);
                toasts.command(text, name)
            }
            Method::Osc52 { passthrough: Passthrough::None } => toasts.sent(text),
            Method::Osc52 { .. } => toasts.sent_through(text),
            Method::Off => toasts.copy_off(text),
        },
        Err(refusal) => match reason(messages, refusal) {
            Some(reason) => toasts.copy_failed(text, reason),
            None => toasts.copy_off(text),
        },
    };
    Toast { text: told, is_warning: outcome.is_err() }
}

/// Why a text was not taken anywhere; `None` where that is the reader's wish.
fn reason(messages: &Messages, refusal: &CopyError) -> Option<&'static str> {
    let toasts = &messages.toasts;
    Some(match refusal {
        CopyError::Off => return None,
        CopyError::Empty | CopyError::NotOneLine => toasts.reason_unfit,
        CopyError::TooLong(_) => toasts.reason_too_long,
        CopyError::Failed(faults) => match faults.last().map(|(_, fault)| fault) {
            Some(MethodError::TimedOut) | None => toasts.reason_timeout,
            Some(MethodError::NotStarted(_)) => toasts.reason_not_started,
            Some(MethodError::Ended(_)) => toasts.reason_ended,
            Some(MethodError::Unread(_)) => toasts.reason_unread,
            Some(MethodError::Display(_)) => toasts.reason_display,
        },
    })
}

/// Where the system has no thread left for what goes on beside the loop.
pub(super) fn no_thread(messages: &Messages) -> Toast {
    Toast { text: messages.toasts.no_thread.to_owned(), is_warning: true }
}

/// Where no shell would bring the program back.
pub(super) fn cannot_suspend(messages: &Messages) -> Toast {
    Toast { text: messages.toasts.cannot_suspend.to_owned(), is_warning: true }
}
