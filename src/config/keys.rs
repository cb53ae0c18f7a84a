//! The settings that are maps: the reader's own keys and colours, with a fault for each entry that cannot be in force.

use std::sync::Arc;

use super::loose::Loose;
use super::table::Faults;
use super::values::{Value, quoted};
use crate::loader::diagnostic::{DiagnosticKind, ExpectedType};
use crate::loader::syntax_tree::FieldPath;
use crate::loader::{SettingFault, unknown_word};
use crate::tui::key::KeyError;
use crate::tui::keymap::{BindingEntry, Bindings, Keymap, KeymapFault, KeymapFaultKind, Preset};
use crate::tui::mode::Mode;
use crate::tui::theme::{Part, StyleChange, ThemeChoice, ThemeFault, colour_words};

/// Between a mode and a command: `list.copy-phone`.
const IN_MODE: char = '.';

fn setting(fault: SettingFault) -> DiagnosticKind {
    DiagnosticKind::Setting(fault)
}

/// The entries of a map with the place of each; a value of another sort is noted as wrong.
fn entries(found: Loose, at: &FieldPath, faults: &mut Faults) -> Vec<(usize, Option<String>, Loose)> {
    let Loose::Entries(entries) = found else {
        faults.push((at.clone(), setting(SettingFault::NotEntries)));
        return Vec::new();
    };
    entries.into_iter().enumerate().map(|(place, (key, value))| (place, key, value)).collect()
}

/// The reader's own keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Keys {
    pub(crate) bindings: Bindings,
    /// For each binding its entry in the file, and whether its keys stand in a list there.
    places: Vec<(usize, bool)>,
    /// What they make of a preset, where nothing of them had to be left out.
    checked: Option<(Preset, Arc<Keymap>)>,
}

impl Value for Keys {
    fn words() -> Vec<String> {
        Vec::new()
    }

    fn take(found: Loose, at: &FieldPath, faults: &mut Faults) -> Option<Self> {
        let mut keys = Self::default();
        for (place, name, value) in entries(found, at, faults) {
            let Some(name) = name else {
                faults.push((at.key(place), DiagnosticKind::WrongType(ExpectedType::Text)));
                continue;
            };
            let (mode, command) = match name.split_once(IN_MODE) {
                Some((mode, command)) => (Some(mode.to_owned()), command.to_owned()),
                None => (None, name),
            };
            let is_list = matches!(value, Loose::List(_));
            let Some(words) = texts(value) else {
                faults.push((at.value(place), setting(SettingFault::NotKeys)));
                continue;
            };
            keys.bindings.0.push(BindingEntry { mode, command, keys: words });
            keys.places.push((place, is_list));
        }
        (!keys.places.is_empty()).then_some(keys)
    }

    fn written(&self) -> String {
        let entries: Vec<String> =
            self.bindings.0.iter().map(|entry| format!("{}: {}", quoted(&name(entry)), written(&entry.keys))).collect();
        format!("{{{}}}", entries.join(", "))
    }
}

/// A binding's name in the file.
pub(super) fn name(entry: &BindingEntry) -> String {
    entry.mode.as_ref().map_or_else(|| entry.command.clone(), |mode| format!("{mode}{IN_MODE}{}", entry.command))
}

/// Keys as the file has them.
pub(super) fn written(keys: &[String]) -> String {
    match keys {
        [key] => quoted(key),
        keys => format!("[{}]", keys.iter().map(|key| quoted(key)).collect::<Vec<_>>().join(", ")),
    }
}

/// A text, or several in a list.
fn texts(value: Loose) -> Option<Vec<String>> {
    match value {
        Loose::Text(text) => Some(vec![text]),
        Loose::List(items) => {
            items.into_iter().map(|item| if let Loose::Text(text) = item { Some(text) } else { None }).collect()
        }
        _ => None,
    }
}

impl Keys {
    /// Notes what of the keys cannot be in force beside those of a preset, and leaves that out.
    pub(super) fn check(&mut self, preset: Preset, faults: &mut Faults) {
        let (keymap, wrong) = Keymap::of(preset, &self.bindings, false);
        if wrong.is_empty() {
            self.checked = Some((preset, Arc::new(keymap)));
            return;
        }
        let root = FieldPath::default().field("keys");
        faults.extend(wrong.iter().filter_map(|fault| {
            let (place, is_list) = *self.places.get(fault.entry)?;
            let path = match fault.key {
                Some(key) if is_list => root.value(place).at(key),
                Some(_) => root.value(place),
                None => root.key(place),
            };
            Some((path, self.told(fault)?))
        }));
        let is_right = |entry: usize, key: Option<usize>| {
            !wrong.iter().any(|fault| fault.entry == entry && (fault.key.is_none() || fault.key == key))
        };
        let all = std::mem::take(self);
        for (number, (mut entry, place)) in all.bindings.0.into_iter().zip(all.places).enumerate() {
            let takes_away = entry.keys.is_empty();
            let keys = entry.keys.into_iter().enumerate();
            entry.keys = keys.filter(|(key, _)| is_right(number, Some(*key))).map(|(_, key)| key).collect();
            if is_right(number, None) && (takes_away || !entry.keys.is_empty()) {
                self.bindings.0.push(entry);
                self.places.push(place);
            }
        }
    }

    /// The keys in force over those of a preset.
    pub(super) fn keymap(&self, preset: Preset, kiosk: bool) -> Arc<Keymap> {
        let checked = self.checked.as_ref().filter(|(of, _)| *of == preset && !kiosk);
        checked.map_or_else(|| Arc::new(Keymap::of(preset, &self.bindings, kiosk).0), |(_, keymap)| Arc::clone(keymap))
    }

    fn told(&self, fault: &KeymapFault) -> Option<DiagnosticKind> {
        let entry = self.bindings.0.get(fault.entry)?;
        let key = || fault.key.and_then(|key| entry.keys.get(key)).cloned().unwrap_or_default();
        let mode = |mode: &Mode| mode.slug().to_owned();
        Some(setting(match &fault.kind {
            KeymapFaultKind::UnknownCommand { nearest } => {
                SettingFault::UnknownCommand { found: entry.command.clone(), nearest: nearest.map(str::to_owned) }
            }
            KeymapFaultKind::UnknownMode { .. } => {
                let all = Mode::ALL.iter().map(|mode| mode.slug().to_owned());
                return Some(unknown_word(entry.mode.as_deref().unwrap_or_default(), all.collect()));
            }
            KeymapFaultKind::NotInMode { id, mode: wrong, modes } => SettingFault::NotInMode {
                command: (*id).to_owned(),
                mode: mode(wrong),
                modes: modes.iter().map(|mode| mode.slug()).collect::<Vec<_>>().join(" "),
            },
            KeymapFaultKind::Again { id, .. } => SettingFault::Again((*id).to_owned()),
            KeymapFaultKind::Key(KeyError::Missing) => SettingFault::EmptyKey,
            KeymapFaultKind::Key(KeyError::Unknown(found)) => SettingFault::NoKey(found.clone()),
            KeymapFaultKind::Key(KeyError::Shifted(character)) => SettingFault::ShiftedCharacter(*character),
            KeymapFaultKind::TooLong => SettingFault::TooManyKeys,
            KeymapFaultKind::Typed { id, mode: typed } => {
                SettingFault::Typed { command: (*id).to_owned(), mode: mode(typed) }
            }
            KeymapFaultKind::Twice { mode: shared, ids: [first, _], .. } => {
                SettingFault::KeysTwice { keys: key(), mode: mode(shared), first: (*first).to_owned() }
            }
            KeymapFaultKind::Begins { keys, mode: shared, ids: [first, _] } => {
                SettingFault::KeysBegin { keys: keys.to_string(), mode: mode(shared), first: (*first).to_owned() }
            }
            KeymapFaultKind::Without { id, mode: where_ } => {
                SettingFault::Without { command: (*id).to_owned(), mode: mode(where_) }
            }
        }))
    }
}

/// What looks otherwise than the theme has it: of each its name and its style, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Colours(pub(super) Vec<(String, String)>);

impl Value for Colours {
    fn words() -> Vec<String> {
        Vec::new()
    }

    fn take(found: Loose, at: &FieldPath, faults: &mut Faults) -> Option<Self> {
        let mut colours = Self::default();
        for (place, name, value) in entries(found, at, faults) {
            let text = || DiagnosticKind::WrongType(ExpectedType::Text);
            match (name, value) {
                (None, _) => faults.push((at.key(place), text())),
                (Some(name), _) if Part::of_slug(&name).is_none() => {
                    faults.push((
                        at.key(place),
                        unknown_word(&name, Part::all().map(|it| it.slug().to_owned()).collect()),
                    ));
                }
                (Some(name), Loose::Text(style)) => match StyleChange::read(&style) {
                    Ok(_) => colours.0.push((name, style)),
                    Err(fault) => faults.push((at.value(place), told(fault))),
                },
                (Some(_), _) => faults.push((at.value(place), text())),
            }
        }
        (!colours.0.is_empty()).then_some(colours)
    }

    fn written(&self) -> String {
        let entries: Vec<String> =
            self.0.iter().map(|(name, style)| format!("{}: {}", quoted(name), quoted(style))).collect();
        format!("{{{}}}", entries.join(", "))
    }
}

impl Colours {
    /// Puts them into a theme.
    pub(super) fn change(&self, theme: &mut ThemeChoice) {
        for (part, style) in &self.0 {
            // What is wrong was left out when it was read.
            let _ = theme.change(part, style);
        }
    }
}

fn told(fault: ThemeFault) -> DiagnosticKind {
    setting(match fault {
        ThemeFault::UnknownPart(found) | ThemeFault::UnknownWord(found) => {
            return unknown_word(&found, colour_words().map(str::to_owned).collect());
        }
        ThemeFault::NoColourNumber(found) => SettingFault::NoColourNumber(found),
        ThemeFault::NoHexColour(found) => SettingFault::NoHexColour(found),
        ThemeFault::SecondColour(found) => SettingFault::SecondColour(found),
        ThemeFault::NothingOn => SettingFault::NothingOn,
        ThemeFault::Empty => SettingFault::EmptyStyle,
    })
}
