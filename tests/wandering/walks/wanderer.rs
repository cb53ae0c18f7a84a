//! The program without a terminal, to which anything may happen. What its loop does between state and world is done here:
//! keys typed ahead wait for the answers that they need, another directory comes with its index, what is to be kept is.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jiff::civil::date;
use kechuang::export::fields::Pick;
use kechuang::search::SearchRequest;
use kechuang::state::{Change, Contents, Report};
use kechuang::tui::action::{Action, Effect, Message};
use kechuang::tui::keymap::{Bindings, Keymap};
use kechuang::tui::mode::Mode;
use kechuang::tui::model::{Model, ModelOptions, Settings};
use kechuang::tui::mouse::mouse_action;
use kechuang::tui::since::Since;
use kechuang::tui::theme::ThemeChoice;
use kechuang::tui::tree::Tree;
use kechuang::tui::update::{apart, leave, meaning, update};

use super::steps::{COLOURS, Start, Step, typed};
use super::worlds::{PASTES, World, older, world};

/// So often at the most the reader presses Esc until they are where they began.
pub(crate) const MOST_ESCAPES: usize = 40;

/// A reader at a screen.
pub(crate) struct Wanderer {
    pub(crate) model: Model,
    /// What is not done here: that, and in which mode, is for whoever watches.
    pub(crate) effects: Vec<Effect>,
    /// The commands that were carried out, and where.
    pub(crate) carried_out: Vec<(Mode, Action)>,
    settings: Settings,
    kiosk: bool,
    shown: &'static World,
    is_late: bool,
    question: Option<Box<SearchRequest>>,
    kept: Contents,
    changes: u64,
}

fn keymap(preset: kechuang::tui::keymap::Preset, kiosk: bool) -> Arc<Keymap> {
    Arc::new(Keymap::of(preset, &Bindings::default(), kiosk).0)
}

impl Wanderer {
    /// Opens a directory.
    pub(crate) fn open(start: &Start) -> Self {
        let settings =
            Settings { keymap: keymap(start.preset, start.kiosk), mouse: true, ..Settings::unset(start.kiosk) };
        let mut options = ModelOptions::on(date(2026, 11, 26), start.kiosk);
        options.settings = settings.clone();
        options.pick = start.picks.then_some(Pick::Id);
        options.picks_several = start.picks && start.world == 0;
        let (width, height) = start.size;
        let model = Model::new(options, width, height);
        let (effects, carried_out) = (Vec::new(), Vec::new());
        let shown = world(start.world);
        let mut wanderer = Self {
            model,
            effects,
            carried_out,
            settings,
            kiosk: start.kiosk,
            shown,
            is_late: false,
            question: None,
            kept: Contents::default(),
            changes: 0,
        };
        wanderer.show(start.world, true);
        wanderer.send(Message::Indexed(Arc::clone(&wanderer.shown.index)));
        wanderer
    }

    /// Lets something happen.
    pub(crate) fn take(&mut self, step: &Step) {
        match step {
            Step::Key(key) => self.press((*key).into()),
            Step::Text(text) => typed(text).for_each(|key| self.press(key)),
            Step::Paste(place) => self.send(Message::Paste(PASTES[place % PASTES.len()].clone())),
            Step::Click(x, y) => self.point(MouseEventKind::Down(MouseButton::Left), *x, *y),
            Step::Drag(x, y) => self.point(MouseEventKind::Drag(MouseButton::Left), *x, *y),
            Step::Release(x, y) => self.point(MouseEventKind::Up(MouseButton::Left), *x, *y),
            Step::Wheel(true, x, y) => self.point(MouseEventKind::ScrollDown, *x, *y),
            Step::Wheel(false, x, y) => self.point(MouseEventKind::ScrollUp, *x, *y),
            Step::Size(width, height) => self.send(Message::Resize(*width, *height)),
            Step::Show(place) => self.show(*place, true),
            Step::Grow(place) => self.show(*place, false),
            Step::Index => self.send(Message::Indexed(Arc::clone(&self.shown.index))),
            Step::Late => self.is_late = true,
            Step::Answers => {
                self.is_late = false;
                self.answer();
            }
            Step::Saved => {
                let contents = Arc::new(self.kept.clone());
                self.send(Message::Kept(Report::Saved { contents, through: self.changes }));
            }
            Step::Since => {
                let now = Arc::clone(&self.shown.directory);
                let since = Since::of("旧版".to_owned(), older(), now);
                self.send(Message::Compared(Arc::new(since)));
            }
            Step::Ground(is_dark) => self.send(Message::Background(Step::ground(*is_dark))),
            setting => self.set(setting),
        }
    }

    /// The settings are saved with another value.
    fn set(&mut self, step: &Step) {
        match step {
            Step::Lang(lang) => self.settings.lang = *lang,
            Step::Glyphs(set) => self.settings.glyphs = *set,
            Step::Theme(name) => self.settings.theme = ThemeChoice::of(*name),
            Step::Colours(place) => self.settings.colours = COLOURS[place % COLOURS.len()],
            Step::Mouse(ours) => self.settings.mouse = *ours,
            Step::Keys(preset) => self.settings.keymap = keymap(*preset, self.kiosk),
            _ => {}
        }
        self.send(Message::Settings(Box::new(self.settings.clone())));
    }

    /// Presses a key.
    fn press(&mut self, key: KeyEvent) {
        for key in apart(&self.model, key) {
            let Some(mut message) = meaning(&self.model, &key) else { continue };
            let waits = |model: &Model, message: &Message| {
                let action = message.action().map(|action| model.carried_out(action));
                model.is_searching() && action.is_some_and(|(action, mode)| action.touches_entry(mode))
            };
            if waits(&self.model, &message) {
                self.answer();
                let Some(now) = meaning(&self.model, &key) else { continue };
                message = now;
            }
            if let Some(action) = message.action() {
                self.carried_out.push((self.model.mode(), self.model.carried_out(action).0));
            }
            self.send(message);
        }
    }

    fn point(&mut self, kind: MouseEventKind, column: u16, row: u16) {
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        // Where the mouse is the terminal's, nothing of it gets here.
        let action = if self.model.shared.mouse { mouse_action(&self.model, &event) } else { None };
        if let Some(action) = action {
            self.send(Message::Mouse(action));
        }
    }

    /// Shows another directory. Where a query narrows what is shown, its index comes with it.
    fn show(&mut self, place: usize, is_whole: bool) {
        self.shown = world(place);
        self.question = None;
        let directory = Arc::clone(&self.shown.directory);
        let tree = Tree::of(&directory, self.model.shared.messages());
        let is_filtered = self.model.screen.is_filtered();
        self.send(if is_whole { Message::Loaded(directory, tree) } else { Message::Grown(directory, tree) });
        if is_filtered {
            self.send(Message::Indexed(Arc::clone(&self.shown.index)));
        }
    }

    /// The search answers what it was asked last.
    fn answer(&mut self) {
        while let Some(question) = self.question.take() {
            let answer = self.shown.index.answer(&question);
            self.send(Message::Found(answer));
        }
    }

    fn send(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Search(question) => self.question = Some(question),
                Effect::Keep(change) => self.keep(change),
                other => self.effects.push(other),
            }
        }
        if !self.is_late {
            self.answer();
        }
    }

    fn keep(&mut self, change: Change) {
        self.kept.apply(&change, "2026-11-26T09:15:00+08:00");
        self.changes += 1;
        if self.kiosk {
            self.effects.push(Effect::Keep(change));
        }
    }

    /// Whether the reader is where they began: everything is listed, nothing is looked for, chosen or marked, and nothing
    /// lies over it. Who is in the tree stays there.
    pub(crate) fn is_home(&self) -> bool {
        let browse = self.model.browse();
        let is_bare =
            self.model.overlays.is_empty() && self.model.screen.front.is_none() && self.model.pending.is_empty();
        let is_all = !browse.is_filtered() && browse.tree.is_at_first();
        is_bare && is_all && matches!(self.model.mode(), Mode::List | Mode::Tree) && browse.marks().is_empty()
    }

    /// The directory that is shown is read again and is what it was: whether the entry under the cursor is still there.
    pub(crate) fn reread(&mut self) -> bool {
        self.is_late = false;
        // What was asked before there was an index is answered, too.
        self.send(Message::Indexed(Arc::clone(&self.shown.index)));
        self.answer();
        let selected = |model: &Model| {
            let entry = model.browse().list.selected()?;
            Some(model.shared.directory.as_ref()?.heading(entry)?.id.to_owned())
        };
        let before = selected(&self.model);
        self.show_again();
        selected(&self.model) == before
    }

    fn show_again(&mut self) {
        let World { directory, index } = self.shown;
        let tree = Tree::of(directory, self.model.shared.messages());
        self.send(Message::Loaded(Arc::clone(directory), tree));
        self.send(Message::Indexed(Arc::clone(index)));
    }

    /// Where the reader is, in a few words.
    pub(crate) fn state(&self) -> String {
        let (model, browse) = (&self.model, self.model.browse());
        let marks = browse.marks().len();
        format!("{:?}, query {:?}, {marks} marked, {} pending", model.mode(), browse.query.text(), model.pending)
    }

    /// Presses Esc until the reader is where they began or, where something is to be picked, has left; how often, or
    /// `None` where that leads nowhere.
    pub(crate) fn go_home(&mut self) -> Option<usize> {
        self.is_late = false;
        self.answer();
        let picks = self.model.shared.pick.is_some();
        (0..MOST_ESCAPES).find(|_| {
            let has_left = picks && self.effects.last() == Some(&Effect::Quit);
            let is_home = self.is_home() || has_left;
            if !is_home {
                self.press(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
            }
            is_home
        })
    }

    /// The line breaks, or the reader has left.
    pub(crate) fn leave(&mut self) {
        for effect in leave(&mut self.model) {
            if let Effect::Keep(change) = effect {
                self.keep(change);
            }
        }
    }
}
