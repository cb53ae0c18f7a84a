//! The reader's own settings: `kechuang/config.ron` in the folder for config (`XDG_CONFIG_HOME`, else `~/.config`), or
//! the file that `KECHUANG_CONFIG` names.
//!
//! Knows `loader`, `messages`, `search`, `terminal`, `text` and `tui`: the reader of RON files, and the types of the settings.
//!
//! Rules:
//! - what the command line says goes before it, and for the clipboard the environment does;
//! - a setting that is not right is as if it were not there: the program starts with the others and says so in a line;
//!   `kechuang config --check` and `kechuang doctor` tell all;
//! - a kiosk never looks.
//!
//! Parts:
//! - `table`: the one table of settings
//! - `values`, `keys`: what each may be; `loose`: a value as it stands in the file
//! - `place`: where the file is; `template`: the file as it is written for a reader to change
//! - `shown`: each value, and where it comes from
//! - `watch`: whether the file has been saved

mod keys;
mod loose;
mod place;
mod shown;
mod table;
mod template;
mod values;
mod watch;

use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use crate::loader::diagnostic::{Diagnostic, DiagnosticKind};
use crate::loader::{Refusal, file, read_lone};
use crate::messages::{Lang, Messages, fault};
use crate::terminal::clipboard::Preference;
use crate::tui::keymap::{Bindings, Keymap};
use crate::tui::layout::{Breakpoints, MIDDLE, WIDE};
use crate::tui::room::Room;
use crate::tui::theme::ThemeChoice;
/// The themes that can be set.
pub(crate) use crate::tui::theme::ThemeName;
pub(crate) use place::{Place, VARIABLE};
pub(crate) use shown::{Origin, Shown, shown};
pub use table::{SETTINGS, Setting, Variables};
use table::{Taken, Values, Written};
pub use template::template;
pub(crate) use values::GlyphSetting;
pub(crate) use watch::watch;

/// So many bytes are read. Nobody has as many settings.
const LONGEST: u64 = 1 << 20;

/// The settings of a file, or of none.
#[derive(Debug, Default, Clone)]
pub struct Config {
    /// What is right of them.
    pub(crate) values: Values,
    /// Where the file is, or would be.
    pub(crate) place: Option<Place>,
    /// Its text, where there is one.
    text: Option<Arc<str>>,
    /// Why it was not read.
    refusal: Option<Arc<Refusal>>,
    /// What is wrong in it.
    pub faults: Vec<Diagnostic>,
    /// The settings that stand in the file and are right, by name.
    right: Vec<&'static str>,
    /// Those in which something is wrong.
    wrong: Vec<&'static str>,
}

impl Config {
    /// Reads the file, if there is one.
    pub(crate) fn read(env: impl Fn(&str) -> Option<OsString>) -> Self {
        Place::of(env).map_or_else(Self::default, Self::at)
    }

    /// Reads the file at a place, if there is one.
    pub(crate) fn at(place: Place) -> Self {
        match file::read(&place.path, LONGEST) {
            Ok(bytes) => Self::of(place, &file::decode(bytes)),
            Err(refusal) if place.is_nowhere(&refusal) => Self { place: Some(place), ..Self::default() },
            Err(refusal) => Self { place: Some(place), refusal: Some(Arc::new(refusal)), ..Self::default() },
        }
    }

    /// Reads a file that the reader names.
    pub(crate) fn named(path: &Path) -> Self {
        Self::at(Place { path: path.to_owned(), is_named: true })
    }

    /// What a text says that stands in no file.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self::of(Place { path: "config.ron".into(), is_named: true }, text)
    }

    /// Whether another text stands in the file by now.
    fn is_outdated(&self) -> bool {
        self.place.clone().is_some_and(|place| Self::at(place).text != self.text)
    }

    /// Reads the file once more. What is wrong in it stays as it was, all of it where the file cannot be read.
    pub(crate) fn again(&self) -> Self {
        let Some(place) = self.place.clone() else { return Self::default() };
        let again = Self::at(place);
        let wrong: Vec<&str> = if again.refusal.is_some() || again.is_unreadable() {
            SETTINGS.iter().map(|setting| setting.name).collect()
        } else {
            again.wrong.clone()
        };
        Self { values: again.values.or(&self.values, &wrong), ..again }
    }

    fn of(place: Place, text: &str) -> Self {
        let shown = place.path.display().to_string();
        let mut taken = Taken::default();
        let faults = read_lone(&shown, text, |written: Written| {
            let mut faults = Vec::new();
            taken = Taken::of(written, &mut faults);
            if let Some(keys) = &mut taken.values.keys {
                let before = faults.len();
                keys.check(taken.values.preset.unwrap_or_default(), &mut faults);
                if faults.len() > before {
                    taken.right.retain(|name| *name != "keys");
                    taken.wrong.push("keys");
                }
            }
            taken.values.keys.take_if(|keys| keys.bindings.0.is_empty());
            faults
        });
        let Taken { values, right, wrong } = taken;
        Self { values, place: Some(place), text: Some(text.into()), refusal: None, faults, right, wrong }
    }

    /// Whether the file is no text of RON, so that nothing was taken from it.
    fn is_unreadable(&self) -> bool {
        let is_whole = |kind: &DiagnosticKind| matches!(kind, DiagnosticKind::Syntax(_) | DiagnosticKind::NotUtf8);
        self.right.is_empty() && self.wrong.is_empty() && self.faults.iter().any(|fault| is_whole(&fault.kind))
    }

    /// The file, if there is one or something in its place.
    pub(crate) fn path(&self) -> Option<&Path> {
        let is_there = self.has_file() || self.refusal.is_some();
        self.place.as_ref().filter(|_| is_there).map(|place| place.path.as_path())
    }

    /// Whether there is a file.
    pub(crate) const fn has_file(&self) -> bool {
        self.text.is_some()
    }

    /// What the reader wishes of the clipboard.
    #[must_use]
    pub fn clipboard(&self) -> Option<Preference> {
        Preference::read(&self.values.clipboard.as_ref()?.0)
    }

    /// What everything looks like, where the command line names no theme.
    #[must_use]
    pub fn theme(&self, asked: Option<ThemeName>) -> ThemeChoice {
        let mut theme = ThemeChoice::of(asked.or(self.values.theme).unwrap_or_default());
        if let Some(colours) = &self.values.colours {
            colours.change(&mut theme);
        }
        theme
    }

    /// The keys in force: those of the preset, and over them the reader's own.
    #[must_use]
    pub fn keymap(&self, kiosk: bool) -> Arc<Keymap> {
        let preset = self.values.preset.unwrap_or_default();
        match &self.values.keys {
            Some(keys) => keys.keymap(preset, kiosk),
            None => Arc::new(Keymap::of(preset, &Bindings::default(), kiosk).0),
        }
    }

    /// What the reader wishes of the panes.
    #[must_use]
    pub fn room(&self) -> Room {
        let values = &self.values;
        let [tree, list, upper] =
            [values.tree_width, values.list_width, values.list_height].map(|size| size.map(|size| size.0));
        Room {
            is_zoomed: false,
            from: Breakpoints {
                wide: values.side_by_side_from.map_or(WIDE, |from| from.0),
                middle: values.stacked_from.map_or(MIDDLE, |from| from.0),
            },
            wide_tree: tree,
            wide_list: list,
            middle_tree: tree,
            middle_upper: upper,
        }
    }

    /// The settings that differ from earlier ones and hold from the next start on, by name.
    pub(crate) fn for_next_start(&self, earlier: &Self) -> Vec<&'static str> {
        let differing = self.values.differing(&earlier.values);
        let waiting = SETTINGS.iter().filter(|setting| !setting.is_live && differing.contains(&setting.name));
        waiting.map(|setting| setting.name).collect()
    }

    /// Why the file was not read, in words.
    pub(crate) fn refusal(&self, messages: &Messages) -> Option<String> {
        let refusal = self.refusal.as_ref()?;
        Some(messages.refusal(&self.place.as_ref()?.path, refusal))
    }

    /// What is wrong with the file, in one line without its end.
    #[must_use]
    pub fn trouble(&self, messages: &Messages, lang: Lang) -> Option<String> {
        if let Some(refusal) = self.refusal(messages) {
            return Some(messages.cli.configuration_unread(refusal));
        }
        let first = self.faults.first()?;
        let (line, column) = first.place.position();
        let place = format!("{}:{line}:{column}", first.place.file);
        let reason = fault(lang, &first.kind).message;
        Some(match self.faults.len() {
            1 => messages.cli.configuration_fault(place, reason),
            count => messages.cli.configuration_faults(count, place, reason),
        })
    }
}

#[cfg(test)]
mod tests;
