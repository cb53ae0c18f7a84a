//! From a message to the next state, and to what must touch the world.

use std::sync::Arc;

use super::action::{Action, Effect, Message, MouseAction};
use super::given;
pub use super::meaning::{apart, meaning};
use super::model::Model;
use super::options::Settings;
use super::outcome::Outcome;
use super::overlays::help::Help;
use super::overlays::menu::{MenuEntry, Then};
use super::overlays::palette::Palette;
use super::overlays::qr::QrView;
use super::overlays::{Overlay, Reply};
use super::pending::Pending;
use super::screens::browse::opening::open_web;
use super::screens::browse::reporting;
use super::screens::browse::several::export_listed;
use super::since::Since;
use super::tree::Tree;
use crate::directory::Directory;
use crate::export::fields::grouped;
use crate::state::{Change, Report};
use crate::text::{Glyphs, strip};

/// Takes a message in.
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    // What is typed on only replaces what was asked for; anything else may be about what is found.
    if !matches!(message, Message::Type(_) | Message::Action(Action::Edit(_))) {
        model.catch_up();
    }
    if message.is_of_hand() {
        model.pending = Pending::default();
        model.screen.browse.goes_own_way();
    }
    if let Some(overlay) = model.overlays.last().filter(|overlay| overlay.is_typed_in()) {
        if matches!(message, Message::Type(c) if !overlay.takes(c)) {
            return Vec::new();
        }
    } else if matches!(message, Message::Type(c) if !model.screen.takes(c)) {
        // A file thrown at the query costs no more than reading it.
        model.screen.tell_full(&mut model.shared);
        return Vec::new();
    }
    if message.is_of_hand() && !matches!(message, Message::Mouse(_)) {
        model.shared.toast = None;
        // What lies over the query leaves it as it was, with the choices that Tab is going round.
        let leaves_query = matches!(message, Message::Pending(_))
            || matches!(message.action(), Some(Action::Complete | Action::Help | Action::Redraw));
        if !leaves_query && model.overlays.is_empty() {
            model.screen.end_completion();
        }
    }
    let mut effects = take_in(model, message);
    let news = model.screen.browse.take_news();
    // Who picks for a script leaves no trace of it.
    if model.shared.pick.is_none() && !news.is_empty() {
        effects.extend(news.into_iter().flat_map(|change| model.shared.keep(change)));
        model.screen.browse.show_own_nodes(&model.shared);
    }
    model.normalize();
    effects
}

/// What is to be done before the reader leaves, however that comes: to keep where they are.
#[must_use]
pub fn leave(model: &mut Model) -> Vec<Effect> {
    if model.shared.pick.is_some() {
        return Vec::new();
    }
    // What is being written is not lost by a line that breaks.
    let notes = model.overlays.iter().filter_map(Overlay::unkept);
    let place = model.screen.browse.changes_on_leaving(&model.shared);
    let changes: Vec<Change> = notes.chain(place).collect();
    changes.into_iter().flat_map(|change| model.shared.keep(change)).collect()
}

fn take_in(model: &mut Model, message: Message) -> Vec<Effect> {
    let shared = &mut model.shared;
    match message {
        Message::Action(action) => return act(model, action, None),
        Message::Times(action, count) => return act(model, action, Some(count)),
        Message::Pending(pending) => model.pending = pending,
        Message::Type(c) => match model.overlays.last().filter(|overlay| overlay.is_typed_in()) {
            Some(_) => return on_top(model, |overlay| overlay.type_char(c)).unwrap_or_default(),
            None => return model.screen.type_char(c, shared),
        },
        Message::Paste(text) if model.overlays.is_empty() => return model.screen.paste(&text, shared),
        Message::Paste(text) => return on_top(model, |overlay| overlay.paste(&text)).unwrap_or_default(),
        Message::Digit(number) => return on_top(model, |overlay| overlay.digit(number)).unwrap_or_default(),
        Message::Mouse(mouse) => return point(model, mouse),
        Message::Resize(width, height) => {
            shared.area.width = width;
            shared.area.height = height;
        }
        Message::Progress(percent) => shared.progress = percent,
        Message::Grown(directory, tree) => return show(model, directory, tree, true),
        Message::Loaded(directory, tree) => return show(model, directory, tree, false),
        Message::ReadAgain(read) => {
            shared.faults = read.err();
            if shared.faults.is_none() {
                shared.say(shared.messages().toasts.read_again.to_owned());
            } else {
                // What has just been said would hide it.
                shared.toast = None;
            }
        }
        Message::Indexed(index) => {
            shared.index = Some(index);
            return model.screen.indexed(shared);
        }
        Message::Compared(since) => return compared(model, since),
        Message::Found(answer) => return model.screen.found(&answer, shared),
        Message::Toast(toast) => shared.toast = Some(toast),
        Message::Glyphs(choice) => shared.glyphs = Glyphs::of(choice),
        Message::Kept(Report::Saved { contents, through }) => {
            shared.kept.saved(contents, through);
            let is_other = shared.find_own();
            let browse = &mut model.screen.browse;
            browse.confirm(shared);
            let mut effects = if is_other { browse.follow_own(None, shared) } else { Vec::new() };
            effects.extend(browse.kept(shared));
            return effects;
        }
        Message::Kept(Report::Trouble(trouble)) => {
            return shared.warn(strip(&trouble.told(shared.messages())).into_owned());
        }
        Message::Settings(settings) => return heed(model, *settings),
        Message::Background(background) => shared.theme = shared.theme.on(Some(background)),
    }
    Vec::new()
}

/// Takes in how the directory differs from an older one.
fn compared(model: &mut Model, since: Arc<Since>) -> Vec<Effect> {
    let shared = &mut model.shared;
    if !shared.directory.as_ref().is_some_and(|shown| since.is_of(shown)) {
        return Vec::new();
    }
    let told = since.counted(shared.messages());
    let before = shared.since.replace(since);
    // Whoever saves file after file hears of it when it is another number.
    if before.as_ref().is_none_or(|before| before.counted(shared.messages()) != told) {
        shared.say(told);
    }
    shared.find_own();
    model.screen.browse.compared(before.as_deref(), shared)
}

/// Goes by other settings from now on.
fn heed(model: &mut Model, settings: Settings) -> Vec<Effect> {
    let shared = &mut model.shared;
    let (lang, glyphs, was_ours) = (shared.lang, shared.glyphs.set, shared.mouse);
    let before = shared.heed(settings);
    let mut effects = Vec::new();
    if shared.mouse != was_ours {
        effects.push(Effect::SetMouse(shared.mouse));
    }
    if shared.settings().room != before.room {
        model.screen.browse.set_room(shared.settings().room);
    }
    if (shared.lang, shared.glyphs.set) != (lang, glyphs) {
        model.screen.speak(shared);
    }
    effects
}

/// Shows a directory in place of what was there of it before.
fn show(model: &mut Model, directory: Arc<Directory>, tree: Tree, is_growing: bool) -> Vec<Effect> {
    let shared = &mut model.shared;
    let before = shared.directory.replace(directory);
    shared.directories += 1;
    shared.is_growing = is_growing;
    // It finds the records of the directory before.
    shared.index = None;
    // It counts for the records that are there still, until this one is compared as well.
    let now = shared.directory.clone();
    shared.since = shared.since.take().map(|since| {
        let moved = |no| now.as_ref()?.index_of(before.as_ref()?.heading(no)?.id);
        Arc::new(since.moved(moved))
    });
    // It was made while another language may have been spoken.
    let mut tree = tree;
    tree.speak(shared.messages());
    shared.find_own();
    model.screen.loaded(tree, before.as_deref(), shared)
}

/// Carries a command out: one of the whole program here, any other in what lies on top.
pub(super) fn act(model: &mut Model, action: Action, count: Option<u32>) -> Vec<Effect> {
    if !model.shared.keymap.permits(action) {
        return Vec::new();
    }
    match action {
        Action::Help => toggle_help(model),
        Action::Palette => open_palette(model, ""),
        Action::GoTo => open_palette(model, "goto "),
        Action::ToYear => open_palette(model, "to-year "),
        Action::Theme => open_palette(model, "theme "),
        Action::Lang => open_palette(model, "lang "),
        Action::ToggleMouse => return toggle_mouse(model),
        Action::Redraw => return vec![Effect::Redraw],
        Action::ReloadSettings => return vec![Effect::ReloadSettings],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return vec![Effect::Quit],
        _ => return in_front(model, action, count),
    }
    Vec::new()
}

/// Gives a command to what lies on top, so many times.
fn in_front(model: &mut Model, action: Action, count: Option<u32>) -> Vec<Effect> {
    let action = count.map_or(action, |count| action.times(count));
    let taken = on_top(model, |overlay| overlay.handle(action));
    taken.unwrap_or_else(|| {
        let outcome = model.screen.handle(action, count.unwrap_or(1), &mut model.shared);
        carry_out(model, outcome)
    })
}

fn point(model: &mut Model, mouse: MouseAction) -> Vec<Effect> {
    let taken = on_top(model, |overlay| overlay.point(mouse));
    taken.unwrap_or_else(|| model.screen.point(mouse, &mut model.shared))
}

/// Gives something to the overlay on top and does what it answers; `None` where nothing lies over the screen.
fn on_top(model: &mut Model, give: impl FnOnce(&mut Overlay) -> Reply) -> Option<Vec<Effect>> {
    let reply = give(model.overlays.last_mut()?);
    if !reply.stays() {
        model.overlays.pop();
    }
    Some(match reply {
        Reply::Stay | Reply::Close => Vec::new(),
        Reply::Chosen(entry) => chosen(model, entry),
        Reply::Run(id) => given::run(model, id),
        Reply::Give(id, value) => given::give(model, id, value),
        Reply::NotHere(id) => given::not_here(model, id),
        Reply::TooLong(most) => {
            let text = model.shared.messages().toasts.note_full(grouped(most));
            return Some(model.shared.warn(text));
        }
        Reply::Reported(slip) => {
            let outcome = reporting::hand_over(&slip, &model.shared);
            carry_out(model, outcome)
        }
        Reply::Written(written) => model.screen.browse.noted(written, &mut model.shared),
    })
}

/// Does what comes of an answer of a menu.
fn chosen(model: &mut Model, MenuEntry { thing, then }: MenuEntry) -> Vec<Effect> {
    let (browse, shared) = (&mut model.screen.browse, &mut model.shared);
    let outcome = match then {
        Then::Take if shared.pick.is_some() => return vec![Effect::Take(thing.into())],
        Then::Take | Then::Copy => return vec![Effect::Copy(thing)],
        Then::Report(slip) => reporting::write(*slip, shared),
        Then::Open => return vec![open_web(&thing.text)],
        Then::Export(format, which) => return browse.export_as(format, which, shared),
        Then::ExportListed => export_listed(shared),
        Then::Code(carried) => Overlay::Qr(QrView::of(&thing, &carried, shared.messages())).into(),
        Then::Several(form) => {
            let mut outcome = browse.copy_several(form, shared);
            if shared.pick.is_some() {
                outcome.effects = outcome.effects.into_iter().map(picked).collect();
            }
            outcome
        }
        Then::Codes(kind) => browse.show_codes(kind, shared),
    };
    carry_out(model, outcome)
}

/// Where something is to be picked, what is chosen is not copied but taken.
fn picked(effect: Effect) -> Effect {
    if let Effect::Copy(thing) = effect { Effect::Take(thing.into()) } else { effect }
}

fn carry_out(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    model.overlays.extend(outcome.overlay);
    outcome.effects
}

/// Lays the help over what there is, or takes it away again.
fn toggle_help(model: &mut Model) {
    if let Some(Overlay::Help(_)) = model.overlays.last() {
        model.overlays.pop();
    } else {
        let help = Help::for_mode(model.mode(), &mut model.shared);
        model.overlays.push(Overlay::Help(help));
    }
}

/// Lays the palette over what there is, with so much typed in it.
fn open_palette(model: &mut Model, typed: &str) {
    let palette = Palette::new(model.screen.mode(), typed, &mut model.shared);
    model.overlays.push(Overlay::Palette(Box::new(palette)));
}

fn toggle_mouse(model: &mut Model) -> Vec<Effect> {
    let mode = model.mode();
    let shared = &mut model.shared;
    shared.mouse = !shared.mouse;
    let messages = shared.messages();
    let key = shared.keymap.way(mode, Action::ToggleMouse);
    let text = if shared.mouse { messages.toasts.mouse_on(&key) } else { messages.toasts.mouse_off(&key) };
    shared.say(text);
    vec![Effect::SetMouse(shared.mouse)]
}
