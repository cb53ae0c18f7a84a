//! The rows of the palette: commands, values, and what is wrong with what was typed.

use super::words::{CommandWords, Said, marks};
use crate::messages::{Lang, Messages};
use crate::text::nearest;
use crate::tui::action::Action;
use crate::tui::argument::{Argument, Value};
use crate::tui::command::{COMMANDS, Command, Group, HintLine};
use crate::tui::keymap::Keymap;
use crate::tui::mode::Mode;

/// A row of the palette.
#[derive(Debug, Clone)]
pub enum PaletteRow {
    /// A command.
    Command(CommandRow),
    /// A value for the command that asks for one.
    Value(ValueRow),
    /// What is wrong with what was typed.
    Problem(String),
}

/// A command with what was found of it.
#[derive(Debug, Clone)]
pub struct CommandRow {
    /// The command.
    pub command: &'static Command,
    /// Its place in the table.
    place: usize,
    /// Whether it can be given where the reader is.
    pub is_here: bool,
    /// The characters that were found in its id and in what is shown of it; nothing until it is seen.
    pub shown: Option<Shown>,
}

/// What is shown of a command, with the characters that were found in it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Those of the id.
    pub id: Vec<u32>,
    /// The texts that may stand behind it, the best first, each with its marks. The last is the shortest.
    pub texts: Vec<(&'static str, Vec<u32>)>,
}

/// A value.
#[derive(Debug, Clone)]
pub struct ValueRow {
    /// The value.
    pub value: Value,
    /// How it is typed.
    pub written: String,
    /// The characters of that which were found.
    pub marks: Vec<u32>,
    /// What it is.
    pub said: String,
    /// The characters of that which were found.
    pub said_marks: Vec<u32>,
}

impl CommandRow {
    const fn new(place: usize, command: &'static Command, is_here: bool) -> Self {
        Self { command, place, is_here, shown: None }
    }

    /// Finds out what is shown of it in a language: its sentence or its word, whichever holds what was typed; where only
    /// the other language does, that.
    pub(super) fn look_up(&mut self, words: &CommandWords, typed: &str, lang: Lang) {
        if self.shown.is_some() {
            return;
        }
        let finder = words.finder(typed);
        let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
        let marked = |said: Said| (said.of(self.command), marks(&finder, self.place, said));
        let own = [Said::Help(lang), Said::Hint(lang)].map(marked);
        let id = marks(&finder, self.place, Said::Id);
        let mut texts = Vec::new();
        if id.is_empty() && own.iter().all(|(_, marks)| marks.is_empty()) {
            texts.extend([Said::Hint(other), Said::Help(other)].map(marked).into_iter().filter(|it| !it.1.is_empty()));
        }
        let (found, rest): (Vec<_>, Vec<_>) = own.into_iter().partition(|(_, marks)| !marks.is_empty());
        texts.extend(found.into_iter().chain(rest));
        self.shown = Some(Shown { id, texts });
    }
}

/// Whether a command can be given in a mode, alone or with a value.
fn is_in_force(command: &Command, mode: Mode) -> bool {
    let takes = Argument::of(command).is_some_and(|argument| argument.modes.contains(&mode));
    command.modes.contains(&mode) || takes
}

/// The commands that answer what was typed: first those that can be given in a mode, then the others. Where nothing is
/// typed, those that were used last come first, then those that are worth a hint there; others are not listed.
pub(super) fn commands(
    keymap: &Keymap,
    words: &CommandWords,
    typed: &str,
    mode: Mode,
    recent: &[&'static str],
) -> Vec<CommandRow> {
    let is_listed = |command: &Command| {
        command.action != Action::Palette && keymap.commands().any(|bound| bound.command.id == command.id)
    };
    let found = words.finder(typed).found().into_iter();
    let found = found.filter_map(|place| Some((place, COMMANDS.get(place)?))).filter(|(_, it)| is_listed(it));
    let rows = found.map(|(place, command)| CommandRow::new(place, command, is_in_force(command, mode)));
    let (mut here, others): (Vec<_>, Vec<_>) = rows.partition(|row| row.is_here);
    // An id that is typed whole is meant, whatever else is called so.
    here.sort_by_key(|row| row.command.id != typed);
    // What does the same where the reader is, and is carried out as its key is there, comes before what asks for more.
    let direct: Vec<Action> =
        here.iter().filter(|row| row.command.modes.contains(&mode)).map(|row| row.command.action).collect();
    here.retain(|row| row.command.modes.contains(&mode) || !direct.contains(&row.command.action));
    only_once(&mut here, &[]);
    if typed.trim().is_empty() {
        let rank = |row: &CommandRow| {
            let used = recent.iter().position(|id| *id == row.command.id);
            let hints = row.command.hint_ranks.iter();
            let hint = hints.filter(|(line, _)| *line == HintLine::of(mode, false)).map(|(_, rank)| *rank).min();
            let is_moving = row.command.group == Group::Moving;
            (used.unwrap_or(usize::MAX), hint.unwrap_or(u8::MAX), is_moving)
        };
        here.sort_by_key(rank);
        return here;
    }
    let mut others = others;
    only_once(&mut others, &here);
    here.extend(others);
    here
}

/// Leaves out what does the same as one before it: another set of keys has an id of its own.
fn only_once(rows: &mut Vec<CommandRow>, before: &[CommandRow]) {
    let mut seen: Vec<Action> = before.iter().map(|row| row.command.action).collect();
    rows.retain(|row| {
        let is_new = !seen.contains(&row.command.action);
        seen.push(row.command.action);
        is_new
    });
}

/// That no command answers what was typed, with the nearest id.
pub(super) fn no_command(messages: &Messages, keymap: &Keymap, typed: &str) -> String {
    match nearest(typed, keymap.commands().map(|bound| bound.command.id)) {
        Some(near) => messages.palette.no_command_but(typed, near),
        None => messages.palette.no_command(typed),
    }
}

/// Where a command can be given, in words.
#[must_use]
pub fn places(messages: &Messages, command: &Command) -> String {
    let taking = Argument::of(command).map_or(&[][..], |argument| argument.modes);
    let mut names: Vec<&str> = Vec::new();
    for mode in command.modes.iter().chain(taking) {
        let name = mode.title(messages);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(messages.facts.and)
}
