//! What the tests of the screen share: a desk at which keys are pressed and frames are read.

use std::sync::Arc;

use super::bless::bless_or_compare;
use super::shipped::SHIPPED;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::civil::{Date, date};
use kechuang::directory::Directory;
use kechuang::state::Change;
use kechuang::terminal::backend::Painted;
use kechuang::tui::action::{Effect, Message};
use kechuang::tui::key::Key;
use kechuang::tui::model::{Model, ModelOptions, Settings};
use kechuang::tui::tree::Tree;
use kechuang::tui::update::{meaning, update};
use kechuang::tui::view::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The program without a terminal: effects are carried out on the spot.
pub(crate) struct Desk {
    pub(crate) model: Model,
    /// What was copied, last first.
    pub(crate) copied: Vec<String>,
    /// What was to be kept, in order.
    pub(crate) kept: Vec<Change>,
    /// Effects that touch the terminal, in order.
    pub(crate) effects: Vec<Effect>,
}

/// The day of every test with a screen.
pub(crate) const TODAY: Date = date(2026, 11, 26);

/// What the reader of every test has set.
pub(crate) fn settings() -> Settings {
    Settings::unset(false)
}

pub(crate) fn options() -> ModelOptions {
    ModelOptions::on(TODAY, false)
}

impl Desk {
    /// The shipped directory on a terminal of a size.
    pub(crate) fn open(width: u16, height: u16) -> Self {
        Self::open_with(options(), width, height)
    }

    pub(crate) fn open_with(options: ModelOptions, width: u16, height: u16) -> Self {
        let mut desk = Self::open_directory(options, &SHIPPED.0, width, height);
        desk.send(Message::Indexed(Arc::clone(&SHIPPED.1)));
        desk
    }

    /// Another directory, in which nothing is searched.
    pub(crate) fn open_directory(options: ModelOptions, directory: &Arc<Directory>, width: u16, height: u16) -> Self {
        let tree = Tree::of(directory, options.settings.lang.messages());
        let mut desk = Self::without_directory(options, width, height);
        desk.send(Message::Loaded(Arc::clone(directory), tree));
        desk
    }

    /// Before there is a directory.
    pub(crate) fn without_directory(options: ModelOptions, width: u16, height: u16) -> Self {
        let model = Model::new(options, width, height);
        Self { model, copied: Vec::new(), kept: Vec::new(), effects: Vec::new() }
    }

    pub(crate) fn send(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Search(search) => {
                    let answer = SHIPPED.1.answer(&search);
                    self.send(Message::Found(answer));
                }
                Effect::Copy(thing) => self.copied.insert(0, thing.text),
                Effect::Keep(change) => self.kept.push(change),
                other => self.effects.push(other),
            }
        }
    }

    /// Presses keys, written as in the key table and separated by blanks; a word in quotes is typed.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split(' ').filter(|word| !word.is_empty()) {
            if let Some(text) = word.strip_prefix('"').and_then(|word| word.strip_suffix('"')) {
                text.chars().for_each(|c| self.key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
            } else {
                self.key(word.parse::<Key>().unwrap().into());
            }
        }
        self
    }

    fn key(&mut self, key: KeyEvent) {
        if let Some(message) = meaning(&self.model, &key) {
            self.send(message);
        }
    }

    /// The painted cells and the caret.
    pub(crate) fn buffer(&self) -> (Buffer, Option<Position>) {
        let (buffer, painted) = self.painted();
        (buffer, painted.cursor.caret())
    }

    /// The painted cells, and what else there is to the frame.
    pub(crate) fn painted(&self) -> (Buffer, Painted) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.model.shared.area.width, self.model.shared.area.height));
        let painted = paint(&self.model, &mut buffer);
        (buffer, painted)
    }

    /// The frame as text, one line a row, without the blanks at the end of lines.
    pub(crate) fn frame(&self) -> String {
        text_of(&self.buffer().0)
    }

    /// Compares the frame with `screenshots/NAME.txt`; with `KECHUANG_BLESS=1` writes it instead.
    pub(crate) fn shows(&self, name: &str) {
        let path = format!("{}/screenshots/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        bless_or_compare(&path, &self.frame());
    }
}

/// The cells of a buffer as lines of text.
pub(crate) fn text_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(kechuang::text::cells(symbol)).unwrap().max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
