//! What came of something, in words that claim no more than is known.

use super::action::Toast;
use crate::terminal::clipboard::{Fault, Outcome, Passthrough, Refusal, Step};
use crate::words::{Words, fill};

/// What came of copying. OSC 52 has no answer, so what it sends is called sent, never copied. A tmux as it comes lets
/// none through, and whether the one at the near end is told to cannot be known here: the reader hears of it.
pub(super) fn copied(words: &Words, text: &str, outcome: &Result<Outcome, Refusal>) -> Toast {
    let toasts = &words.toasts;
    let told = match outcome {
        Ok(outcome) => match &outcome.step {
            Step::Native => fill(toasts.copied, &[("text", text)]),
            Step::TmuxBuffer => fill(toasts.tmux, &[("text", text)]),
            Step::Command(command) => {
                let name = command.first().map_or("", String::as_str);
                fill(toasts.command, &[("text", text), ("command", name)])
            }
            Step::Osc52 { passthrough: Passthrough::None } => fill(toasts.sent, &[("text", text)]),
            Step::Osc52 { .. } => fill(toasts.sent_through, &[("text", text)]),
            Step::Off => fill(toasts.copy_off, &[("text", text)]),
        },
        Err(Refusal::Off) => fill(toasts.copy_off, &[("text", text)]),
        Err(refusal) => fill(toasts.copy_failed, &[("text", text), ("reason", reason(words, refusal))]),
    };
    Toast { text: told, is_warning: outcome.is_err() }
}

fn reason(words: &Words, refusal: &Refusal) -> &'static str {
    let toasts = &words.toasts;
    match refusal {
        Refusal::Empty | Refusal::NotOneLine => toasts.reason_unfit,
        Refusal::TooLong(_) => toasts.reason_too_long,
        Refusal::Off => toasts.copy_off,
        Refusal::Failed(faults) => match faults.last().map(|(_, fault)| fault) {
            Some(Fault::TimedOut) | None => toasts.reason_timeout,
            Some(Fault::NotStarted(_)) => toasts.reason_not_started,
            Some(Fault::Ended(_)) => toasts.reason_ended,
            Some(Fault::Display(_)) => toasts.reason_display,
        },
    }
}

/// Where no shell would bring the program back.
pub(super) fn cannot_suspend(words: &Words) -> Toast {
    Toast { text: words.toasts.cannot_suspend.to_owned(), is_warning: true }
}
