//! The whole screen without a terminal: keys, words, pastes, the mouse, sizes, settings, and the directory read again,
//! in any order. Whatever happens, each frame is one that a terminal can show, and what is chosen is there.
#![no_main]

use std::sync::{Arc, LazyLock};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jiff::civil::date;
use kechuang::directory::Directory;
use kechuang::export::fields::Pick;
use kechuang::messages::Lang;
use kechuang::search::Index;
use kechuang::terminal::backend::{BackendOptions, ColorMode, DiffBackend, Painted};
use kechuang::text::{AmbiguousWidth, GlyphSet, cells};
use kechuang::tui::action::{Effect, Message};
use kechuang::tui::command::COMMANDS;
use kechuang::tui::key::Key;
use kechuang::tui::model::{Model, ModelOptions, Settings};
use kechuang::tui::mouse::mouse_action;
use kechuang::tui::tree::Tree;
use kechuang::tui::update::{meaning, update};
use kechuang::tui::view::paint;
use kechuang_fuzz::{Input, SHIPPED, SMALL_READ, is_fit_to_be_seen};
use libfuzzer_sys::fuzz_target;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

/// Every key that a command has by default.
static KEYS: LazyLock<Vec<KeyEvent>> = LazyLock::new(|| {
    let words = COMMANDS.iter().flat_map(|command| command.keys).flat_map(|keys| keys.split(' '));
    let mut keys: Vec<&str> = words.collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().filter_map(|key| key.parse::<Key>().ok()).map(KeyEvent::from).collect()
});

/// The directories that follow each other: the shipped one, half of it, and a small one.
static DIRECTORIES: LazyLock<[(Arc<Directory>, Arc<Index>); 3]> = LazyLock::new(|| {
    let mut half = SHIPPED.0.contents();
    half.services.retain(|service| service.number % 2 == 1);
    half.charter = None;
    let half = Arc::new(Directory::from(half));
    let of = |directory: &Arc<Directory>| (Arc::clone(directory), Arc::new(Index::build(directory)));
    [SHIPPED.clone(), of(&half), of(&SMALL_READ)]
});

const TYPED: [&str; 16] =
    ["药学会", "shuxue", "kjj", "年龄:38", "dept:", "2", "!", "学", "0", "|", "月:3", "\"", "is:fav", "奖", "zz", "、"];

#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own that random input makes")]
struct Desk {
    model: Model,
    frames: DiffBackend<Vec<u8>>,
    /// Which of the directories is shown, and whether its index is there.
    shown: usize,
    is_indexed: bool,
    is_kiosk: bool,
    /// Questions wait for their answers until something else has happened.
    is_slow: bool,
    waiting: Vec<Message>,
    is_over: bool,
}

impl Desk {
    fn open(input: &mut Input<'_>) -> Self {
        let how = input.byte();
        let is_kiosk = how & 8 > 0;
        let options = ModelOptions {
            pick: [None, None, None, Some(Pick::Phone)][usize::from(how % 4)],
            picks_several: how & 4 > 0,
            ..ModelOptions::on(date(2026, 11, 26), is_kiosk)
        };
        let (width, height) = size(input);
        let style = BackendOptions { links: how & 16 > 0, ambiguous: ambiguous(how), ..BackendOptions::default() };
        let frames = DiffBackend::new(Vec::new(), Size { width, height }, style);
        let model = Model::new(options, width, height);
        let is_slow = how & 32 > 0;
        Self { model, frames, shown: 0, is_indexed: false, is_kiosk, is_slow, waiting: Vec::new(), is_over: false }
    }

    fn send(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            match effect {
                // Without an index nobody answers, and it is asked again when there is one.
                Effect::Search(request) if self.is_indexed => {
                    let answer = Message::Found(DIRECTORIES[self.shown].1.answer(&request));
                    if self.is_slow { self.waiting.push(answer) } else { self.send(answer) }
                }
                Effect::Copy(thing) => is_fit_to_be_seen(&thing.text.replace("\r\n", "\n")),
                Effect::Open { uri, .. } => assert!(uri.chars().all(|c| c.is_ascii_graphic()), "{uri:?}"),
                Effect::Export { entries, .. } => assert!(!entries.is_empty()),
                Effect::Take(_) | Effect::Quit => self.is_over = true,
                _ => {}
            }
        }
    }

    /// A directory takes the place of the one that is shown, as the loop does it: with a query together with its index.
    fn load(&mut self, which: u8) {
        self.shown = usize::from(which % 3);
        self.is_indexed = false;
        self.waiting.clear();
        let directory = Arc::clone(&DIRECTORIES[self.shown].0);
        let tree = Tree::of(&directory, self.model.shared.messages());
        self.send(Message::Loaded(directory, tree));
        if which & 4 == 0 || self.model.screen.is_filtered() {
            self.index();
        }
    }

    fn index(&mut self) {
        self.is_indexed = true;
        self.send(Message::Indexed(Arc::clone(&DIRECTORIES[self.shown].1)));
    }

    fn key(&mut self, key: KeyEvent) {
        if let Some(message) = meaning(&self.model, &key) {
            self.send(message);
        }
    }

    fn step(&mut self, input: &mut Input<'_>) {
        match input.byte() % 16 {
            0..=5 => self.key(input.one_of(&KEYS)),
            6 | 7 => TYPED[usize::from(input.byte()) % TYPED.len()].chars().for_each(|c| self.key(letter(c))),
            8 => input.text().chars().for_each(|c| self.key(letter(c))),
            9 => self.send(Message::Paste(input.text().into_owned())),
            10 => self.mouse(input),
            11 => {
                let (width, height) = size(input);
                self.frames.set_size(Size { width, height });
                self.send(Message::Resize(width, height));
            }
            12 => self.load(input.byte()),
            13 => self.settings(input.byte()),
            14 => {
                let code =
                    input.one_of(&[KeyCode::F(1), KeyCode::Insert, KeyCode::BackTab, KeyCode::Delete, KeyCode::Null]);
                self.key(KeyEvent::new(code, KeyModifiers::from_bits_truncate(input.byte())));
            }
            _ => {
                for answer in std::mem::take(&mut self.waiting) {
                    self.send(answer);
                }
                if !self.is_indexed && self.model.shared.directory.is_some() {
                    self.index();
                }
            }
        }
    }

    fn mouse(&mut self, input: &mut Input<'_>) {
        let left = MouseButton::Left;
        let kind = input.one_of(&[
            MouseEventKind::Down(left),
            MouseEventKind::Down(left),
            MouseEventKind::Drag(left),
            MouseEventKind::Up(left),
            MouseEventKind::ScrollUp,
            MouseEventKind::ScrollDown,
            MouseEventKind::Down(MouseButton::Right),
            MouseEventKind::Moved,
        ]);
        let (column, row) = (u16::from(input.byte()), u16::from(input.byte() % 64));
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        if let Some(action) = mouse_action(&self.model, &event) {
            self.send(Message::Mouse(action));
        }
    }

    fn settings(&mut self, how: u8) {
        let settings = Settings {
            lang: if how & 1 > 0 { Lang::En } else { Lang::Zh },
            glyphs: GlyphSet::ALL[usize::from(how >> 1) % GlyphSet::ALL.len()],
            colours: [ColorMode::None, ColorMode::Ansi16, ColorMode::Ansi256, ColorMode::TrueColor]
                [usize::from(how >> 3) % 4],
            mouse: how & 32 > 0,
            links: how & 64 > 0,
            ..Settings::unset(self.is_kiosk)
        };
        self.send(Message::Settings(Box::new(settings)));
    }

    /// What holds after everything that can happen.
    fn check(&mut self) {
        let area = self.model.shared.area;
        let mut buffer = Buffer::empty(area);
        let painted = paint(&self.model, &mut buffer);
        check_frame(&buffer, &painted);
        let browse = self.model.browse();
        let list = &browse.list;
        assert!(list.rows.cursor < list.entries.len().max(1), "{:?} of {}", list.rows, list.entries.len());
        assert_eq!(list.selected().is_some(), !list.entries.is_empty());
        assert!(list.rows.offset < list.length().max(1), "{:?} of {}", list.rows, list.length());
        assert!(list.total >= list.entries.len());
        if let Some(directory) = &self.model.shared.directory {
            assert!(list.entries.iter().all(|no| no.index() < directory.len()), "an entry that there is not");
        }
        let nodes = browse.tree.visible().len();
        assert!(browse.tree.rows.cursor < nodes.max(1) && browse.tree.rows.offset < nodes.max(1));
        self.frames.draw(|buffer| paint(&self.model, buffer)).expect("it is written to memory");
    }
}

const fn ambiguous(how: u8) -> AmbiguousWidth {
    match how >> 6 {
        0 => AmbiguousWidth::Unknown,
        1 => AmbiguousWidth::Wide,
        _ => AmbiguousWidth::Narrow,
    }
}

fn letter(c: char) -> KeyEvent {
    let shift = if c.is_ascii_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(c), shift)
}

/// Mostly a size that a window has, sometimes one that none has.
fn size(input: &mut Input<'_>) -> (u16, u16) {
    match input.byte() {
        0 => (120, 36),
        1 => (80, 24),
        2 => (59, 20),
        3 => (40, 10),
        4 => (0, 0),
        5 => (1, 200),
        _ => (u16::from(input.byte()), u16::from(input.byte() % 80)),
    }
}

/// A terminal can show it: no character is cut, none is a command, and everything lies on the screen.
fn check_frame(buffer: &Buffer, painted: &Painted) {
    let (width, height) = (usize::from(buffer.area.width), buffer.area.height);
    for (y, row) in buffer.content.chunks_exact(width.max(1)).enumerate() {
        let mut x = 0;
        while x < width {
            let symbol = row[x].symbol();
            is_fit_to_be_seen(symbol);
            let taken = cells(symbol);
            assert!(taken > 0 && !symbol.contains('\n') && x + taken <= width, "{symbol:?} at {x},{y} of {width}");
            let is_covered = row[x + 1..x + taken].iter().all(|cell| cell.symbol() == " ");
            assert!(is_covered, "{symbol:?} at {x},{y} is cut");
            x += taken;
        }
    }
    if let Some(at) = painted.cursor.position() {
        assert!(usize::from(at.x) < width && at.y < height, "the cursor stands at {at} of {width}×{height}");
    }
    for link in &painted.links {
        assert!(link.y < height && link.columns.start <= link.columns.end && usize::from(link.columns.end) <= width);
    }
    painted.title.iter().for_each(|title| is_fit_to_be_seen(title));
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input(data);
    let mut desk = Desk::open(&mut input);
    desk.check();
    desk.load(input.byte());
    for _ in 0..40 {
        if input.is_empty() || desk.is_over {
            break;
        }
        desk.step(&mut input);
        desk.check();
    }
});
