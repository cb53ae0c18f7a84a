//! From a message to the next state, and to what must touch the world.

use crossterm::event::KeyEvent;
use tui_input::{Input, InputRequest};

use super::action::{Action, Effect, Message, Motion, MouseAction, Toast};
use super::code;
use super::complete::complete;
use super::copy::{Copyable, everything, id, name, phones, urls};
use super::keymap::{self, Scope};
use super::layout::Arrangement;
use super::model::{Entry, Focus, Help, Menu, Model, Pick, Popup};
use super::scroll::{Rows, step};
use super::tree::Tree;
use crate::directory::Record;
use crate::search::Answer;
use crate::text::{Glyphs, strip};
use crate::words::fill;

/// A query longer than this is a mistake: a file pasted, a cat on the keyboard.
const LONGEST_QUERY: usize = 200;

/// What a key means now: a command, or a character of the query or of a menu.
#[must_use]
pub fn meaning(model: &Model, key: &KeyEvent) -> Option<Message> {
    use crossterm::event::{KeyCode, KeyModifiers};
    let scope = model.scope();
    let typed = match key.code {
        KeyCode::Char(c) if key.modifiers.difference(KeyModifiers::SHIFT).is_empty() => Some(c),
        _ => None,
    };
    match (scope, typed) {
        (Scope::Query, Some(c)) => Some(Message::Type(c)),
        (Scope::Menu, Some(c)) if c.is_ascii_digit() && c != '0' => {
            c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).map(Message::Pick)
        }
        _ => keymap::action(scope, key).map(Message::Action),
    }
}

/// Takes a message in.
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    if matches!(message, Message::Action(_) | Message::Type(_) | Message::Paste(_) | Message::Pick(_)) {
        model.toast = None;
        if !matches!(message, Message::Action(Action::Complete)) {
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
            model.tree = Tree::of(&directory, model.words());
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
    model.settle();
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
        Action::Open => open(model),
        Action::ToTree => model.focus = Focus::Tree,
        Action::NextRecord => model.list.step(Motion::Down),
        Action::PreviousRecord => model.list.step(Motion::Up),
        Action::Find => find(model),
        Action::ClearQuery if model.pick.is_some() => return vec![Effect::Quit],
        Action::ClearQuery => return clear_query(model),
        Action::Edit(request) => return edit(model, request),
        Action::Complete => return tab(model),
        Action::CopyPhone => return copy_phone(model),
        Action::CopyOther => copy_other(model),
        Action::ShowCode => return code::offer(model),
        Action::Choose => return choose(model),
        Action::Dismiss => model.popup = None,
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
        Some(Popup::Code(_)) => return Vec::new(),
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

fn open(model: &mut Model) {
    if model.list.selected().is_some() {
        model.typing = false;
        model.focus = Focus::Detail;
    }
}

/// Leaves with what is to be picked of the entry; of several numbers or addresses, the reader chooses.
fn take(model: &mut Model) -> Vec<Effect> {
    let words = model.words();
    let pick = model.pick;
    let entries = of_selected(model, |directory, record| match pick {
        Some(Pick::Phone) => phones(directory, record, words),
        Some(Pick::Url) => urls(directory, record, words),
        Some(Pick::Id) => vec![id(record, words)],
        Some(Pick::Title) | None => vec![name(record, words)],
    });
    let mut entries = entries.unwrap_or_default();
    match entries.len() {
        0 => warn(model, words.toasts.nothing_to_pick.to_owned()),
        1 => vec![Effect::Take(entries.remove(0).text)],
        _ => {
            show_menu(model, words.menus.pick, entries);
            Vec::new()
        }
    }
}

fn find(model: &mut Model) {
    model.typing = true;
    model.focus = Focus::List;
    model.query.handle(InputRequest::GoToEnd);
}

fn clear_query(model: &mut Model) -> Vec<Effect> {
    model.typing = false;
    if model.query.value().is_empty() {
        return Vec::new();
    }
    model.query = Input::default();
    // The entry that was found stays under the cursor, now among its neighbours.
    refilter(model, true)
}

fn edit(model: &mut Model, request: InputRequest) -> Vec<Effect> {
    if let InputRequest::InsertChar(c) = request {
        let too_long = model.query.value().chars().count() >= LONGEST_QUERY;
        if too_long || crate::text::foreign(c).is_some() {
            return Vec::new();
        }
    }
    let changed = model.query.handle(request).is_some_and(|change| change.value);
    if changed { refilter(model, false) } else { Vec::new() }
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if model.popup.is_some() {
        return Vec::new();
    }
    find(model);
    let room = LONGEST_QUERY.saturating_sub(model.query.value().chars().count());
    let pasted: Vec<char> = strip(text.trim()).chars().take(room).collect();
    for c in &pasted {
        model.query.handle(InputRequest::InsertChar(*c));
    }
    if pasted.is_empty() { Vec::new() } else { refilter(model, false) }
}

fn tab(model: &mut Model) -> Vec<Effect> {
    if complete(model) {
        return refilter(model, false);
    }
    model.toast = Some(Toast { text: model.words().toasts.completed_none.to_owned(), is_warning: false });
    Vec::new()
}

/// Shows what the scope and the query ask for. Without a query the scope as it is; with one, the search is
/// asked, and the list stays as it was until it answers.
fn refilter(model: &mut Model, keep_entry: bool) -> Vec<Effect> {
    model.widened = false;
    if model.is_filtered() {
        let search = model.ask();
        // Names that cannot be searched yet are asked for once they can; until then the question stands.
        return if model.index.is_some() { vec![Effect::Search(search)] } else { Vec::new() };
    }
    model.asked += 1;
    model.answered = model.asked;
    let entries = model.scoped();
    let keep = model.list.selected().filter(|_| keep_entry);
    let total = entries.len();
    model.list.show(entries, total, keep);
    Vec::new()
}

/// Shows an answer. One that finds nothing in a scope is no dead end: everything is searched then.
fn found(model: &mut Model, answer: &Answer) -> Vec<Effect> {
    if answer.serial != model.asked {
        return Vec::new();
    }
    if answer.found.total == 0 && model.is_scoped() {
        model.widened = true;
        return vec![Effect::Search(model.ask())];
    }
    model.answered = answer.serial;
    let entries = answer.found.hits.iter().map(|hit| hit.record).collect();
    model.list.show(entries, answer.found.total, None);
    Vec::new()
}

fn copy_phone(model: &mut Model) -> Vec<Effect> {
    let words = model.words();
    let Some((mut numbers, name)) =
        of_selected(model, |directory, record| (phones(directory, record, words), record.name().to_owned()))
    else {
        return warn(model, words.toasts.nothing_to_copy.to_owned());
    };
    match numbers.len() {
        0 => {
            let key = keymap::key_for(Scope::List, Action::CopyOther);
            warn(model, fill(words.toasts.no_phone, &[("name", &name), ("key", key)]))
        }
        1 => vec![Effect::Copy(numbers.remove(0).text)],
        _ => {
            show_menu(model, words.menus.copy_phone, numbers);
            Vec::new()
        }
    }
}

fn copy_other(model: &mut Model) {
    let words = model.words();
    if let Some(entries) = of_selected(model, |directory, record| everything(directory, record, words)) {
        show_menu(model, words.menus.copy_other, entries);
    }
}

pub(super) fn of_selected<T>(
    model: &Model,
    ask: impl FnOnce(&crate::directory::Directory, Record<'_>) -> T,
) -> Option<T> {
    let directory = model.directory.as_ref()?;
    let record = directory.record(model.list.selected()?)?;
    Some(ask(directory, record))
}

pub(super) fn warn(model: &mut Model, text: String) -> Vec<Effect> {
    model.toast = Some(Toast { text, is_warning: true });
    Vec::new()
}

fn show_menu(model: &mut Model, title: &'static str, things: Vec<Copyable>) {
    let entries = things.into_iter().map(|thing| Entry { thing, code: None }).collect();
    model.popup = Some(Popup::Menu(Menu { title, entries, rows: Rows::default() }));
}

fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Menu(menu)) = model.popup.take() else { return Vec::new() };
    let Some(Entry { thing, code }) = menu.entries.into_iter().nth(menu.rows.cursor) else { return Vec::new() };
    match code {
        Some(code) => code::show(model, &thing, &code),
        None if model.pick.is_some() => return vec![Effect::Take(thing.text)],
        None => return vec![Effect::Copy(thing.text)],
    }
    Vec::new()
}

/// Takes the entry with a number, from 1, if the menu has it.
fn pick(model: &mut Model, number: usize) -> Vec<Effect> {
    match &mut model.popup {
        Some(Popup::Menu(menu)) if (1..=menu.entries.len()).contains(&number) => {
            menu.rows.cursor = number - 1;
            choose(model)
        }
        _ => Vec::new(),
    }
}

fn toggle_help(model: &mut Model) {
    model.popup = match model.popup {
        Some(Popup::Help(_)) => None,
        _ => Some(Popup::Help(Help::default())),
    };
}

fn toggle_mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    let words = model.words();
    let key = keymap::key_for(Scope::List, Action::ToggleMouse);
    let message = if model.mouse { words.toasts.mouse_on } else { words.toasts.mouse_off };
    model.toast = Some(Toast { text: fill(message, &[("key", key)]), is_warning: false });
    vec![Effect::SetMouse(model.mouse)]
}

fn point(model: &mut Model, mouse: MouseAction) -> Vec<Effect> {
    match mouse {
        MouseAction::Node { row, on_mark } => {
            model.typing = false;
            model.focus = Focus::Tree;
            return in_tree(model, |tree| {
                if tree.select_row(row) && on_mark {
                    tree.toggle();
                }
            });
        }
        MouseAction::Entry(row) => {
            model.typing = false;
            model.focus = Focus::List;
            // Where the details are not beside the list, choosing an entry goes to them.
            if model.list.select_row(row) && model.panes().arrangement == Arrangement::Narrow {
                model.focus = Focus::Detail;
            }
        }
        MouseAction::Query => find(model),
        MouseAction::Detail => {
            model.typing = false;
            model.focus = Focus::Detail;
        }
        MouseAction::MenuEntry(row) => {
            let offset = if let Some(Popup::Menu(menu)) = &model.popup { menu.rows.offset } else { 0 };
            return pick(model, offset + row + 1);
        }
        MouseAction::Outside => model.popup = None,
        MouseAction::Wheel(scope, lines) => return wheel(model, scope, lines),
    }
    Vec::new()
}

fn wheel(model: &mut Model, scope: Scope, lines: i16) -> Vec<Effect> {
    let focus = model.focus;
    model.focus = match scope {
        Scope::Tree => Focus::Tree,
        Scope::Detail => Focus::Detail,
        Scope::List | Scope::Query => Focus::List,
        Scope::Menu | Scope::Help | Scope::Code => focus,
    };
    let motion = if lines < 0 { Motion::Up } else { Motion::Down };
    let effects = (0..lines.unsigned_abs()).flat_map(|_| go(model, motion)).collect::<Vec<_>>();
    model.focus = focus;
    // Of several searches only the last one matters.
    effects.into_iter().next_back().into_iter().collect()
}
