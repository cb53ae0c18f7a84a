//! The reader's own settings: `kechuang/config.ron` in the folder for config (`XDG_CONFIG_HOME`, else
//! `~/.config`).
//!
//! Knows `loader`, `messages`, `search`, `terminal`, `text` and `tui`: the reader of RON files, and the types of the settings.
//!
//! Rules:
//! - what the command line says goes before it, and for the clipboard the environment does;
//! - a setting that is not right is as if it were not there: the program starts with the others and says so in a line;
//!   `kechuang doctor` tells all;
//! - a kiosk never looks.
//!
//! Parts: this file alone.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde::Deserialize;

use crate::loader::diagnostic::{Diagnostic, DiagnosticKind};
use crate::loader::syntax_tree::FieldPath;
use crate::loader::{Lone, Refusal, file, unknown_word};
use crate::messages::{Lang, Messages, fault};
use crate::search::Scheme;
use crate::terminal::clipboard::Preference;
use crate::text::GlyphSet;
/// The themes that can be set.
pub(crate) use crate::tui::theme::ThemeName;

/// So many bytes are read. Nobody has as many settings.
const LONGEST: u64 = 1 << 20;

/// Which signs to draw with: the set that was asked for, or the one that fits the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GlyphSetting(pub(crate) Option<GlyphSet>);

impl GlyphSetting {
    /// The terminal is to be asked.
    pub(crate) const AUTO: Self = Self(None);
}

impl ValueEnum for GlyphSetting {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [GlyphSetting; 4] = {
            let [narrow, wide, ascii] = GlyphSet::ALL;
            [GlyphSetting::AUTO, GlyphSetting(Some(narrow)), GlyphSetting(Some(wide)), GlyphSetting(Some(ascii))]
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.map_or("auto", GlyphSet::slug)))
    }
}

/// The settings. Each is written as on the command line, or as in `KECHUANG_CLIPBOARD`.
#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) lang: Option<Lang>,
    pub(crate) glyphs: Option<GlyphSetting>,
    pub(crate) double_pinyin: Option<Scheme>,
    /// Whether the mouse is the program's from the start.
    pub(crate) mouse: Option<bool>,
    /// Whether addresses are links of the terminal's.
    pub(crate) links: Option<bool>,
    /// Whether the terminal's title names what is read.
    pub(crate) title: Option<bool>,
    clipboard: Option<String>,
    /// The file, where there is one.
    pub(super) path: Option<PathBuf>,
    /// Why it was not read.
    refusal: Option<Refusal>,
    /// What is wrong in it.
    pub(super) faults: Vec<Diagnostic>,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    lang: Option<String>,
    glyphs: Option<String>,
    double_pinyin: Option<String>,
    mouse: Option<bool>,
    links: Option<bool>,
    title: Option<bool>,
    clipboard: Option<String>,
}

impl Config {
    /// Reads the file, if there is one.
    pub(super) fn read(env: impl Fn(&str) -> Option<OsString>) -> Self {
        let Some(path) = path(env) else { return Self::default() };
        match file::read(&path, LONGEST) {
            Ok(bytes) => Self::of(&path, &file::decode(bytes)),
            Err(refusal) if is_nowhere(&path, &refusal) => Self::default(),
            Err(refusal) => Self { path: Some(path), refusal: Some(refusal), ..Self::default() },
        }
    }

    fn of(path: &Path, text: &str) -> Self {
        let mut read = Self::default();
        let shown = path.display().to_string();
        let Lone { value, faults } = Lone::<Written>::read(&shown, text, |written| {
            let mut faults = Vec::new();
            let mut note = |name, kind: Option<DiagnosticKind>| {
                faults.extend(kind.map(|kind| (FieldPath::default().field(name), kind)));
            };
            note("lang", word(written.lang.take(), &mut read.lang));
            note("glyphs", word(written.glyphs.take(), &mut read.glyphs));
            note("double_pinyin", word(written.double_pinyin.take(), &mut read.double_pinyin));
            let is_empty = written.clipboard.as_deref().is_some_and(|wish| Preference::read(wish).is_none());
            note("clipboard", is_empty.then_some(DiagnosticKind::Empty("clipboard")));
            faults
        });
        let Written { mouse, links, title, clipboard, .. } = value;
        Self { mouse, links, title, clipboard, path: Some(path.to_owned()), faults, ..read }
    }

    /// What the reader wishes of the clipboard.
    pub(super) fn clipboard(&self) -> Option<Preference> {
        Preference::read(self.clipboard.as_deref()?)
    }

    /// What is wrong with the file, in one line without its end.
    pub(super) fn trouble(&self, messages: &Messages, lang: Lang) -> Option<String> {
        let path = self.path.as_ref()?;
        if let Some(refusal) = &self.refusal {
            return Some(messages.cli.configuration_unread(messages.refusal(path, refusal)));
        }
        let first = self.faults.first()?;
        let (line, column) = first.place.position();
        let place = format!("{}:{line}:{column}", path.display());
        let reason = fault(lang, &first.kind).message;
        Some(match self.faults.len() {
            1 => messages.cli.configuration_fault(place, reason),
            count => messages.cli.configuration_faults(count, place, reason),
        })
    }
}

/// The file's path. A folder that is not named from the root on is none (XDG Base Directory Specification).
fn path(env: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let is_absolute = |path: &PathBuf| path.is_absolute();
    let folder = env("XDG_CONFIG_HOME").map(PathBuf::from).filter(is_absolute);
    let home = || env("HOME").map(PathBuf::from).filter(is_absolute).map(|home| home.join(".config"));
    Some(folder.or_else(home)?.join("kechuang/config.ron"))
}

/// Whether there is no such file, or no way to it: its folder is a file, belongs to somebody else, leads round in a
/// circle, has a name that is too long. A file that is there and may not be read is another thing.
fn is_nowhere(path: &Path, refusal: &Refusal) -> bool {
    let Refusal::System(error) = refusal else { return false };
    let has_no_way = |error: &io::Error| {
        let named = matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename);
        let loops = cfg!(unix) && error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
        named || loops
    };
    let is_denied_on_the_way = error.kind() == ErrorKind::PermissionDenied && path.symlink_metadata().is_err();
    has_no_way(error) || is_denied_on_the_way
}

/// Takes a word of the command line over; what is wrong if it is none.
fn word<T: ValueEnum>(written: Option<String>, setting: &mut Option<T>) -> Option<DiagnosticKind> {
    let written = written?;
    *setting = T::from_str(&written, false).ok();
    let messages = || T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    setting.is_none().then(|| unknown_word(&written, messages().map(|it| it.get_name().to_owned()).collect()))
}

#[cfg(test)]
mod tests {
    use super::{Config, GlyphSet, GlyphSetting, Lang, Path, path};

    fn read(text: &str) -> (Config, Vec<String>) {
        let read = Config::of(Path::new("/c.ron"), text);
        let faults = read.faults.iter().map(|it| format!("{} {:?}", &it.place.text[it.place.span.clone()], it.kind));
        let faults = faults.collect();
        (read, faults)
    }

    #[test]
    fn what_is_right_holds_beside_what_is_not() {
        let (read, faults) = read("(lang: \"em\", glyphs: wide, mouse: yes, clipbord: \"osc52\", double_pinyin: 1)");
        assert_eq!((read.lang, read.glyphs, read.mouse), (None, None, None));
        assert!(read.clipboard.is_some(), "a misspelt field is taken for the one it is like");
        let expected = [
            "\"em\" UnknownVariant { found: \"em\", expected: [\"zh\", \"en\"], nearest: None }",
            "wide WrongType(Text)",
            "yes WrongType(Truth)",
            "clipbord UnknownField",
            "1 WrongType(Text)",
        ];
        assert_eq!(faults.len(), expected.len(), "{faults:?}");
        for (fault, expected) in faults.iter().zip(expected) {
            assert!(fault.starts_with(expected), "{fault}");
        }
        let (read, faults) = self::read("(glyphs: \"ascii\", lang: \"xx\", mouse: true)");
        assert_eq!((read.glyphs, read.lang, read.mouse), (Some(GlyphSetting(Some(GlyphSet::Ascii))), None, Some(true)));
        assert_eq!(faults.len(), 1);
    }

    #[test]
    fn a_file_that_says_nothing_is_no_fault() {
        for text in ["", "\n", "// nothing yet\n", "/* nothing */", "()", "( // nothing\n)"] {
            assert_eq!(read(text).1, Vec::<String>::new(), "{text:?}");
        }
        assert_eq!(read("/* no end").1.len(), 1);
        assert_eq!(read("(lang: \"en\")").0.lang, Some(Lang::En));
    }

    #[test]
    fn only_folders_named_from_the_root_count() {
        let with = |xdg: Option<&str>, home: Option<&str>| {
            path(|name| if name == "HOME" { home } else { xdg }.map(Into::into)).map(|it| it.display().to_string())
        };
        let of_home = Some("/h/.config/kechuang/config.ron".to_owned());
        assert_eq!(with(Some("/c"), Some("/h")), Some("/c/kechuang/config.ron".to_owned()));
        assert_eq!(with(Some("c"), Some("/h")), of_home);
        assert_eq!(with(Some(""), Some("/h")), of_home);
        assert_eq!((with(None, Some("h")), with(None, None)), (None, None));
    }
}
