//! The telephone numbers of an entry: said alone, spelt, or taken away to a clipboard of this machine, for no escape
//! sequence is written.

use std::sync::mpsc;
use std::time::Duration;

use super::answers::World;
use super::numbers::{spaced, spoken};
use super::words::Word;
use crate::directory::RecordIdx;
use crate::export::fields::{CopyField, phones};
use crate::messages::Messages;
use crate::terminal::clipboard::{Clipboard, CopyError, CopyOutcome, Method, MethodError};

/// A way takes at most a second, and there are at most two.
const LIMIT: Duration = Duration::from_secs(3);

/// What a reader may do with the telephone numbers of an entry.
pub(super) struct Taking<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) clipboard: Option<&'a Clipboard>,
    pub(super) messages: &'static Messages,
}

impl Taking<'_> {
    /// Says the numbers of a record, or one of them; spells or copies them.
    pub(super) fn say(&self, word: Word, no: RecordIdx, which: Option<usize>) -> Vec<String> {
        let (messages, said) = (self.messages, &self.messages.plain);
        let Some(record) = self.world.directory.record(no) else { return vec![said.no_entry.to_owned()] };
        let all = phones(self.world.directory, record, messages);
        if all.is_empty() {
            return vec![said.no_phone(record.name())];
        }
        let chosen: Vec<&CopyField> = match which {
            None => all.iter().collect(),
            Some(number) => number.checked_sub(1).and_then(|at| all.get(at)).into_iter().collect(),
        };
        let line = |at: usize, field: &CopyField| {
            let told = field.told(messages).into_iter().next().unwrap_or_default();
            let line = messages.labelled(&field.brief, &told);
            if chosen.len() > 1 { said.answer(at + 1, line) } else { line }
        };
        let lines = chosen.iter().enumerate().map(|(at, field)| (line(at, field), &field.text));
        match (word, &chosen[..]) {
            (_, []) => vec![said.no_such_phone(all.len())],
            (Word::Copy, [one]) => vec![copy(self.clipboard, &one.text, messages)],
            (Word::Copy, _) => lines.map(|(line, _)| line).chain(Some(said.which_phone.to_owned())).collect(),
            (Word::Spell, _) => lines
                .flat_map(|(line, number)| {
                    let spaced = messages.labelled(said.spaced, &spaced(number, messages));
                    [line, spaced, messages.labelled(said.spoken, &spoken(number, messages))]
                })
                .collect(),
            _ => lines.map(|(line, _)| line).collect(),
        }
    }
}

/// Copies a text, and what is said of that. Without a clipboard the text is said.
fn copy(clipboard: Option<&Clipboard>, text: &str, messages: &Messages) -> String {
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
