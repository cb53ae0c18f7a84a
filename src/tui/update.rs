//! From a message to the next state, and to what must touch the world.

mod copying;
mod mouse;
mod query;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

use super::action::{Action, Effect, Message, Motion, Toast};
use super::keymap;
use super::mode::{Focus, Mode};
use super::model::{Help, Model, Popup};
use super::qr;
use super::scroll::step;
use super::tree::Tree;
use crate::messages::fill;
use crate::text::Glyphs;
pub(super) use copying::of_selected;
use copying::{choose, copy_other, copy_phone, pick, take};
use mouse::point;
use query::{clear_query, edit, find, found, is_taken, paste, refilter, tab, tell_full};

/// What a key means now: a command, or a character of the query or of a menu.
#[must_use]
pub fn meaning(model: &Model, key: &KeyEvent) -> Option<Message> {
    let scope = model.scope();
    let typed = match key.code {
        KeyCode::Char(c) if key.modifiers.difference(KeyModifiers::SHIFT).is_empty() => Some(c),
        _ => None,
    };
    match (scope, typed) {
        (Mode::Query, Some(c)) => Some(Message::Type(c)),
        (Mode::Menu, Some(c)) if c.is_ascii_digit() && c != '0' => {
            c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).map(Message::Pick)
        }
        _ => keymap::action(scope, key).map(Message::Action),
    }
}

/// Takes a message in.
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    if matches!(message, Message::Type(c) if !is_taken(model, c)) {
        // A file thrown at the query costs no more than reading it.
        tell_full(model);
        return Vec::new();
    }
    if matches!(message, Message::Action(_) | Message::Type(_) | Message::Paste(_) | Message::Pick(_)) {
        model.toast = None;
        // What lies over the query leaves it as it was, with the choices that Tab is going round.
        let leaves_query = matches!(message, Message::Action(Action::Complete | Action::Help | Action::Redraw));
        if !leaves_query && model.popup.is_none() {
            model.round = None;
        }
    }
    let effects = match message {
        Message::Action(action) => act(model, action),
        Message::Type(c) => edit(model, InputRequest::InsertChar(c)),
        Message::Paste(text) => paste(model, &text),
        Message::Pick(number) => pick(model, number),
        Message::Mouse(mouse) => point(model, mouse),
        Message::Resize(width, height) => {
            model.area.width = width;
            model.area.height = height;
            Vec::new()
        }
        Message::Progress(percent) => {
            model.progress = percent;
            Vec::new()
        }
        Message::Loaded(directory) => {
            model.tree = Tree::of(&directory, model.messages());
            model.directory = Some(directory);
            refilter(model, false)
        }
        Message::Indexed(index) => {
            model.index = Some(index);
            if model.is_filtered() { refilter(model, false) } else { Vec::new() }
        }
        Message::Found(answer) => found(model, &answer),
        Message::Toast(toast) => {
            model.toast = Some(toast);
            Vec::new()
        }
        Message::Glyphs(choice) => {
            model.glyphs = Glyphs::of(choice);
            Vec::new()
        }
    };
    model.normalize();
    effects
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Move(motion) => return go(model, motion),
        Action::NextPane => model.focus = other_pane(model.focus, 1),
        Action::PreviousPane => model.focus = other_pane(model.focus, 2),
        Action::Unfold => {
            if !model.tree.unfold() {
                model.focus = Focus::List;
            }
        }
        Action::Fold => return in_tree(model, Tree::fold),
        Action::ToggleFold => model.tree.toggle(),
        Action::ToList | Action::Back => model.focus = Focus::List,
        Action::Open if model.pick.is_some() => return take(model),
        Action::Open => return open(model),
        Action::ToTree => model.focus = Focus::Tree,
        Action::NextRecord => model.list.step(Motion::Down),
        Action::PreviousRecord => model.list.step(Motion::Up),
        Action::Find => find(model),
        Action::ClearQuery if model.pick.is_some() => return vec![Effect::Quit],
        Action::ClearQuery => return clear_query(model),
        Action::Edit(request) => return edit(model, request),
        Action::Complete => return tab(model),
        Action::CopyPhone => return copy_phone(model),
        Action::CopyOther => return copy_other(model),
        Action::ShowCode => return qr::offer(model),
        Action::Choose => return choose(model),
        Action::Dismiss => dismiss(model),
        Action::Help => toggle_help(model),
        Action::ToggleMouse => return toggle_mouse(model),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend if model.kiosk => {}
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

fn go(model: &mut Model, motion: Motion) -> Vec<Effect> {
    match &mut model.popup {
        Some(Popup::Menu(menu)) => {
            menu.rows.cursor = step(menu.rows.cursor, menu.entries.len(), menu.rows.height, motion);
            return Vec::new();
        }
        Some(Popup::Qr(_)) => return Vec::new(),
        Some(Popup::Help(help)) => {
            // The page of help has no cursor: its first line moves, and settling keeps the last page full.
            help.offset = step(help.offset, help.lines.len(), usize::from(model.area.height).saturating_sub(2), motion);
            return Vec::new();
        }
        None => {}
    }
    match model.focus {
        Focus::Tree => return in_tree(model, |tree| tree.step(motion)),
        Focus::List => model.list.step(motion),
        Focus::Detail => {
            let detail = &mut model.detail;
            let seen = detail.page.lines.len().saturating_sub(detail.height) + 1;
            detail.offset = step(detail.offset, seen, detail.height, motion);
        }
    }
    Vec::new()
}

/// Does something to the tree; if another node is under the cursor then, the list follows.
fn in_tree(model: &mut Model, change: impl FnOnce(&mut Tree)) -> Vec<Effect> {
    let key = |model: &Model| model.tree.selected().map(|node| node.key.clone());
    let before = key(model);
    change(&mut model.tree);
    if key(model) == before { Vec::new() } else { refilter(model, false) }
}

fn other_pane(focus: Focus, steps: usize) -> Focus {
    let order = [Focus::Tree, Focus::List, Focus::Detail];
    let now = order.iter().position(|pane| *pane == focus).unwrap_or(0);
    order[(now + steps) % order.len()]
}

fn open(model: &mut Model) -> Vec<Effect> {
    if model.list.selected().is_none() {
        return nothing_selected(model);
    }
    model.typing = false;
    model.focus = Focus::Detail;
    Vec::new()
}

/// Says that there is no entry to do anything with. While the directory is being read, the list says so itself.
fn nothing_selected(model: &mut Model) -> Vec<Effect> {
    if model.directory.is_some() {
        warn(model, model.messages().toasts.nothing_selected.to_owned())
    } else {
        Vec::new()
    }
}

pub(super) fn warn(model: &mut Model, text: String) -> Vec<Effect> {
    model.toast = Some(Toast { text, is_warning: true });
    Vec::new()
}

fn toggle_help(model: &mut Model) {
    if let Some(Popup::Help(_)) = model.popup {
        dismiss(model);
        return;
    }
    let under = model.popup.take().map(Box::new);
    model.popup = Some(Popup::Help(Help { under, ..Help::default() }));
}

/// Closes what lies on top.
fn dismiss(model: &mut Model) {
    model.popup = match model.popup.take() {
        Some(Popup::Help(help)) => help.under.map(|under| *under),
        Some(Popup::Menu(_) | Popup::Qr(_)) | None => None,
    };
}

fn toggle_mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    let messages = model.messages();
    let key = keymap::key_for(Mode::List, Action::ToggleMouse);
    let message = if model.mouse { messages.toasts.mouse_on } else { messages.toasts.mouse_off };
    model.toast = Some(Toast { text: fill(message, &[("key", key)]), is_warning: false });
    vec![Effect::SetMouse(model.mouse)]
}
