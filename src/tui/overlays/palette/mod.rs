//! The palette of commands: a line to type in, and below it the commands that answer, or the values of one that is told
//! more than its name.

mod rows;
mod values;
mod words;

pub use rows::{CommandRow, PaletteRow, Shown, ValueRow, places};
pub use values::theme_word;
pub use words::{CommandWords, PaletteMemory, Said, marks};

use std::sync::Arc;

use ratatui::layout::{Position, Rect};
use tui_input::InputRequest;

use super::reply::Reply;
use crate::directory::RecordIdx;
use crate::messages::Lang;
use crate::tui::action::{Action, MouseAction};
use crate::tui::argument::{Argument, ValueKind};
use crate::tui::mode::Mode;
use crate::tui::screens::Screens;
use crate::tui::scroll::{Rows, step};
use crate::tui::shared::Shared;
use crate::tui::widgets::prompt::Prompt;

/// So many characters can be typed.
const LONGEST: usize = 200;
/// Columns of the palette at the most.
const WIDEST: u16 = 104;
/// Rows of its list at the most: it goes over a slow line with every letter.
const MOST_ROWS: u16 = 12;

/// The palette.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What is typed.
    pub typed: Prompt<()>,
    /// What answers it.
    pub rows: Vec<PaletteRow>,
    /// The cursor, and which rows are seen.
    pub cursor: Rows,
    /// What a command asks for, where a value is typed.
    pub asks: Option<&'static Argument>,
    /// Where the reader was when it was opened.
    pub below: Mode,
    words: Arc<CommandWords>,
    recent: Vec<&'static str>,
    made_for: Option<Made>,
}

/// What the rows were made for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Made {
    typed: String,
    lang: Lang,
    selected: Option<RecordIdx>,
    directories: u64,
    is_indexed: bool,
}

impl Palette {
    /// The palette over a mode, where nothing is typed or so much.
    pub(in crate::tui) fn new(below: Mode, typed: &str, shared: &mut Shared) -> Self {
        let mut prompt = Prompt::new(typed.to_owned(), LONGEST, |_| ());
        prompt.to_end();
        Self {
            typed: prompt,
            rows: Vec::new(),
            cursor: Rows::default(),
            asks: None,
            below,
            words: CommandWords::of(shared),
            recent: shared.palette.recent.clone(),
            made_for: None,
        }
    }

    /// What the row under the cursor would carry out, and where.
    #[must_use]
    pub fn chosen(&self) -> Option<(Action, Mode)> {
        match self.rows.get(self.cursor.cursor)? {
            PaletteRow::Command(row) if row.is_here => Some((row.command.action, self.below)),
            PaletteRow::Value(_) => Some((self.asks?.command()?.action, self.below)),
            PaletteRow::Command(_) | PaletteRow::Problem(_) => None,
        }
    }

    pub(super) fn handle(&mut self, action: Action) -> Reply {
        match action {
            Action::Move(motion) => {
                self.cursor.cursor = step(self.cursor.cursor, self.rows.len(), self.cursor.height, motion);
            }
            Action::Edit(InputRequest::DeletePrevChar) if self.typed.text().is_empty() => return Reply::Close,
            Action::Edit(request) => self.edit(request),
            Action::Complete => self.complete(),
            Action::Choose => return self.choose(self.cursor.cursor),
            Action::Dismiss => return Reply::Close,
            _ => {}
        }
        Reply::Stay
    }

    /// Whether a character can be typed.
    pub(super) fn takes(&self, c: char) -> bool {
        self.typed.takes(c)
    }

    pub(super) fn edit(&mut self, request: InputRequest) {
        if self.typed.edit(request) {
            self.cursor = Rows { height: self.cursor.height, ..Rows::default() };
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.typed.insert(text).any {
            self.cursor = Rows { height: self.cursor.height, ..Rows::default() };
        }
    }

    fn set(&mut self, text: String) {
        let caret = text.chars().count();
        if caret <= LONGEST {
            self.typed.set(text, caret);
            self.cursor = Rows { height: self.cursor.height, ..Rows::default() };
        }
    }

    /// Writes the command or the value under the cursor; where that is a remark, the next one.
    fn complete(&mut self) {
        let rows = self.rows.iter().skip(self.cursor.cursor);
        let Some(row) = rows.clone().find(|row| !matches!(row, PaletteRow::Problem(_))) else { return };
        match row {
            PaletteRow::Command(row) => {
                let blank = if Argument::of(row.command).is_some() { " " } else { "" };
                self.set(format!("{}{blank}", row.command.id));
            }
            PaletteRow::Value(row) => {
                let Some(argument) = self.asks else { return };
                self.set(format!("{} {}", argument.id, row.written));
            }
            PaletteRow::Problem(_) => {}
        }
    }

    /// Carries out what is in a row.
    pub(super) fn choose(&mut self, place: usize) -> Reply {
        match self.rows.get(place) {
            Some(PaletteRow::Command(row)) if !row.is_here => Reply::NotHere(row.command.id),
            Some(PaletteRow::Command(row)) => {
                let command = row.command;
                let argument = Argument::of(command);
                // Where it can be given with a value only, it asks for that.
                let asks = |it: &&Argument| it.is_needed || !command.modes.contains(&self.below);
                if argument.as_ref().is_some_and(asks) {
                    self.set(format!("{} ", command.id));
                    return Reply::Stay;
                }
                Reply::Run(command.id)
            }
            Some(PaletteRow::Value(row)) => match self.asks {
                Some(argument) => Reply::Give(argument.id, row.value.clone()),
                None => Reply::Stay,
            },
            // A command that takes a value and can do without is carried out as its key does.
            None => match self.asks.filter(|it| !it.is_needed).and_then(Argument::command) {
                Some(command) if command.modes.contains(&self.below) => Reply::Run(command.id),
                _ => Reply::Stay,
            },
            Some(PaletteRow::Problem(_)) => Reply::Stay,
        }
    }

    pub(super) fn normalize(&mut self, shared: &Shared, screens: &Screens) {
        let made = Made {
            typed: self.typed.text().to_owned(),
            lang: shared.lang,
            selected: screens.selected(),
            directories: shared.directories,
            is_indexed: shared.index.is_some(),
        };
        if self.made_for.as_ref() != Some(&made) {
            self.fill(shared, screens);
            self.made_for = Some(made);
        }
        let (_, _, list) = self.area(shared.content_area());
        self.cursor.normalize(list.height.into(), self.rows.len());
        let seen = self.cursor.seen(self.rows.len());
        for row in self.rows.get_mut(seen).into_iter().flatten() {
            if let PaletteRow::Command(row) = row {
                row.look_up(&self.words, self.typed.trimmed(), shared.lang);
            }
        }
    }

    /// Finds what answers.
    fn fill(&mut self, shared: &Shared, screens: &Screens) {
        let text = self.typed.text().trim_start().to_owned();
        let typed = self.typed.trimmed();
        let messages = shared.messages();
        let in_force = |argument: &&'static Argument| {
            argument.modes.contains(&self.below)
                && shared.keymap.commands().any(|bound| bound.command.id == argument.id)
        };
        let split = text.split_once(char::is_whitespace);
        let named = split.and_then(|(word, value)| Some((Argument::named(word).filter(in_force)?, value.trim())));
        let goto = || Argument::named("goto").filter(in_force);
        let is_number = !typed.is_empty() && typed.bytes().all(|it| it.is_ascii_digit());
        let is_id = || shared.directory.as_deref().is_some_and(|directory| directory.index_of(typed).is_some());
        let asked = match named {
            Some(named) => Some(named),
            None if is_number || (typed.contains('-') && is_id()) => goto().map(|argument| (argument, typed)),
            None => None,
        };
        self.asks = asked.map(|(argument, _)| argument);
        if let Some((argument, value)) = asked {
            self.rows = values::values(argument.kind, value, shared, screens);
            return;
        }
        let found = rows::commands(&shared.keymap, &self.words, typed, self.below, &self.recent);
        self.rows = found.into_iter().map(PaletteRow::Command).collect();
        if self.rows.is_empty() && !typed.is_empty() {
            self.rows.push(PaletteRow::Problem(rows::no_command(messages, &shared.keymap, typed)));
        }
    }

    /// The frame, the line to type in, and the rows below it. It is as large whatever is typed.
    #[must_use]
    pub fn area(&self, content_area: Rect) -> (Rect, Rect, Rect) {
        let width = content_area.width.min(WIDEST);
        let height = content_area.height.min(MOST_ROWS.saturating_add(3));
        let x = content_area.x + (content_area.width - width) / 2;
        let frame = Rect { x, width, height, ..content_area };
        let inner = frame.inner(ratatui::layout::Margin::new(1, 1));
        let prompt = Rect { height: inner.height.min(1), ..inner };
        let list = Rect {
            y: inner.y.saturating_add(prompt.height),
            height: inner.height.saturating_sub(prompt.height),
            ..inner
        };
        (frame, prompt, list)
    }

    /// What stands on the palette's edge.
    #[must_use]
    pub fn title(&self, shared: &Shared) -> String {
        let messages = shared.messages();
        let asked = self.asks.and_then(|argument| Some((argument.command()?, argument)));
        asked.map_or_else(
            || messages.palette.title.to_owned(),
            |(command, argument)| messages.labelled((command.text)(messages).hint, (argument.asks)(messages)),
        )
    }

    /// Whether a text is typed that a command is told, so that there is nothing to choose from.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        self.asks.is_some_and(|argument| argument.kind == ValueKind::Text)
    }

    pub(super) fn click(&self, at: Position, shared: &Shared) -> Option<MouseAction> {
        let (frame, _, list) = self.area(shared.content_area());
        if list.contains(at) {
            return Some(MouseAction::MenuEntry(usize::from(at.y - list.y)));
        }
        (!frame.contains(at)).then_some(MouseAction::Outside)
    }
}
