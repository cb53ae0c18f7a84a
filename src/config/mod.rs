//! The reader's own settings: `kechuang/config.ron` in the folder for config (`XDG_CONFIG_HOME`, else
//! `~/.config`).
//!
//! What the command line says goes before it, and for the clipboard the environment does. A file that is not right
//! is no reason to guess: the program says where and leaves. A kiosk never looks.

use std::fmt::Display;
use std::path::PathBuf;
use std::{fs, io};

use clap::ValueEnum;
use serde::{Deserialize, Deserializer, de::Error};

use crate::cli::args::GlyphWish;
use crate::loader::options;
use crate::messages::{Lang, Messages, fill};
use crate::search::Scheme;
use crate::terminal::clipboard::Preference;

/// The settings. Each is written as on the command line, or as in `KECHUANG_CLIPBOARD`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    #[serde(deserialize_with = "word")]
    pub(crate) lang: Option<Lang>,
    #[serde(deserialize_with = "word")]
    pub(crate) glyphs: Option<GlyphWish>,
    #[serde(deserialize_with = "word")]
    pub(crate) double_pinyin: Option<Scheme>,
    /// Whether the mouse is the program's from the start.
    pub(crate) mouse: Option<bool>,
    clipboard: Option<String>,
}

impl Config {
    /// Reads the file, if there is one; else why it cannot be used, in words.
    pub(super) fn read(messages: &Messages, env: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let Some(path) = path(env) else { return Ok(Self::default()) };
        let shown = path.display().to_string();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => {
                return Err(fill(messages.cli.unreadable, &[("path", &shown), ("reason", &error.to_string())]));
            }
        };
        options().from_str(&text).map_err(|error| {
            let (line, column) = (error.span.start.line.to_string(), error.span.start.col.to_string());
            let things = [("path", shown.as_str()), ("line", &line), ("column", &column)];
            let reason = error.code.to_string();
            fill(messages.cli.configuration_fault, &[&things[..], &[("reason", reason.as_str())]].concat())
        })
    }

    /// What the reader wishes of the clipboard.
    pub(super) fn clipboard(&self) -> Option<Preference> {
        Preference::read(self.clipboard.as_deref()?)
    }
}

fn path(env: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let is_absolute = |path: &PathBuf| path.is_absolute();
    let folder = env("XDG_CONFIG_HOME").map(PathBuf::from).filter(is_absolute);
    let home = || env("HOME").map(PathBuf::from).filter(is_absolute).map(|home| home.join(".config"));
    Some(folder.or_else(home)?.join("kechuang/config.ron"))
}

/// A word of the command line.
fn word<'de, T: ValueEnum, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let Some(word) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let messages = || T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    T::from_str(&word, false)
        .map(Some)
        .map_err(|_| D::Error::custom(one_of(messages().map(|it| it.get_name().to_owned()))))
}

fn one_of(messages: impl Iterator<Item = impl Display>) -> String {
    let messages: Vec<String> = messages.map(|word| word.to_string()).collect();
    format!("write one of {}", messages.join(", "))
}
