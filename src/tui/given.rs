//! What the palette was given, carried out: a command as if its key had been pressed in what lies below, or one with a
//! value.

use super::action::Effect;
use super::argument::Value;
use super::command::{COMMANDS, Command};
use super::model::Model;
use super::overlays::palette::{places, theme_word};
use super::screens::browse::copying::copy_field;
use super::update::act;
use crate::messages::Lang;
use crate::tui::overlays::menu::Exported;

fn command(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// Carries a command out.
pub(super) fn run(model: &mut Model, id: &'static str) -> Vec<Effect> {
    model.shared.palette.remember(id);
    command(id).map_or_else(Vec::new, |command| act(model, command.action, None))
}

/// Carries a command out with a value.
pub(super) fn give(model: &mut Model, id: &'static str, value: Value) -> Vec<Effect> {
    let Some(command) = command(id).filter(|command| model.shared.keymap.permits(command.action)) else {
        return Vec::new();
    };
    model.shared.palette.remember(command.id);
    let Model { shared, screen, overlays, .. } = model;
    let outcome = match value {
        Value::Entry(entry) => screen.go_to(entry, shared),
        Value::Text(text) => screen.find(text, shared).into(),
        Value::CopyField(place) => copy_field(screen.selected(), place, shared).into(),
        Value::Format(format) => screen.browse.export_as(format, Exported::Chosen, shared).into(),
        Value::Year(year) => {
            screen.go_to_year(year, shared);
            return Vec::new();
        }
        Value::Theme(name) => {
            shared.set_theme(name);
            let messages = shared.messages();
            shared.say(messages.palette.coloured(theme_word(name, messages)));
            return Vec::new();
        }
        Value::Lang(lang) => {
            speak(model, lang);
            model.shared.say(model.shared.messages().palette.spoken.to_owned());
            return Vec::new();
        }
    };
    overlays.extend(outcome.overlay);
    outcome.effects
}

/// Speaks a language from now on.
pub(super) fn speak(model: &mut Model, lang: Lang) {
    model.shared.lang = lang;
    model.screen.speak(&model.shared);
}

/// Says where a command can be given.
pub(super) fn not_here(model: &mut Model, id: &str) -> Vec<Effect> {
    let messages = model.shared.messages();
    let Some(command) = command(id) else { return Vec::new() };
    let text = messages.palette.not_here((command.text)(messages).hint, places(messages, command));
    model.shared.warn(text)
}
