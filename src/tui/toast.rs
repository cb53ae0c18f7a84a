//! What came of something, in words that claim no more than is known.

use super::action::Toast;
use crate::messages::{Messages, fill};
use crate::terminal::clipboard::{Method, MethodError, Outcome, Passthrough, Refusal};

/// What came of copying. OSC 52 has no answer, so what it sends is called sent, never copied. A tmux as it comes lets
/// none through, and whether the one at the near end is told to cannot be known here: the reader hears of it.
pub(super) fn copied(messages: &Messages, text: &str, outcome: &Result<Outcome, Refusal>) -> Toast {
    let toasts = &messages.toasts;
    let told = match outcome {
        Ok(outcome) => match &outcome.step {
            Method::Native => fill(toasts.copied, &[("text", text)]),
            Method::TmuxBuffer => fill(toasts.tmux, &[("text", text)]),
            Method::Command(command) => {
                let name = command.first().map_or("", String::as_str);
                fill(toasts.command, &[("text", text), ("command", name)])
            }
            Method::Osc52 { passthrough: Passthrough::None } => fill(toasts.sent, &[("text", text)]),
            Method::Osc52 { .. } => fill(toasts.sent_through, &[("text", text)]),
            Method::Off => fill(toasts.copy_off, &[("text", text)]),
        },
        Err(Refusal::Off) => fill(toasts.copy_off, &[("text", text)]),
        Err(refusal) => fill(toasts.copy_failed, &[("text", text), ("reason", reason(messages, refusal))]),
    };
    Toast { text: told, is_warning: outcome.is_err() }
}

fn reason(messages: &Messages, refusal: &Refusal) -> &'static str {
    let toasts = &messages.toasts;
    match refusal {
        Refusal::Empty | Refusal::NotOneLine => toasts.reason_unfit,
        Refusal::TooLong(_) => toasts.reason_too_long,
        Refusal::Off => toasts.copy_off,
        Refusal::Failed(faults) => match faults.last().map(|(_, fault)| fault) {
            Some(MethodError::TimedOut) | None => toasts.reason_timeout,
            Some(MethodError::NotStarted(_)) => toasts.reason_not_started,
            Some(MethodError::Ended(_)) => toasts.reason_ended,
            Some(MethodError::Display(_)) => toasts.reason_display,
        },
    }
}

/// Where no shell would bring the program back.
pub(super) fn cannot_suspend(messages: &Messages) -> Toast {
    Toast { text: messages.toasts.cannot_suspend.to_owned(), is_warning: true }
}
