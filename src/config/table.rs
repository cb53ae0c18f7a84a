//! The one table of settings. Reading, the file that `--init` writes, what `--show` prints and the README's table come
//! from here; a new setting is a row here, and one of words in `messages/settings.rs`.

use serde::Deserialize;

use super::keys::{Colours, Keys};
use super::loose::Loose;
use super::values::{Clipboard, SideBySide, Size, Stacked, Value};
use crate::loader::diagnostic::DiagnosticKind;
use crate::loader::syntax_tree::FieldPath;
use crate::messages::{Lang, Messages};
use crate::search::Scheme;
use crate::terminal::environment::ColorWhen;
use crate::text::GlyphSet;
use crate::tui::keymap::Preset;
use crate::tui::theme::ThemeName;

/// What is said of a setting, and how it is written.
#[derive(Debug)]
pub struct Setting {
    /// Its name in the file.
    pub name: &'static str,
    /// What holds where nothing else is said, as the file would have it.
    pub default: &'static str,
    /// The option of the command line that goes before it.
    pub option: Option<&'static str>,
    /// The variables that decide as well.
    pub variables: Variables,
    /// Whether it holds at once when the file is read again, or from the next start on.
    pub is_live: bool,
    /// What may be written, as the file has it.
    words: fn() -> Vec<String>,
    /// What it is.
    about: fn(&Messages) -> &'static str,
}

/// Variables of the environment that say what a setting says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variables {
    /// None.
    None,
    /// They go before the file.
    Before(&'static [&'static str]),
    /// The file goes before them.
    Behind(&'static [&'static str]),
}

impl Variables {
    /// Their names; the first that is set counts.
    #[must_use]
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::None => &[],
            Self::Before(names) | Self::Behind(names) => names,
        }
    }
}

impl Setting {
    /// What may be written, as the file has it.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        (self.words)()
    }

    /// What it is, in a language.
    #[must_use]
    pub fn about(&self, lang: Lang) -> &'static str {
        (self.about)(lang.messages())
    }
}

/// What is wrong with values: the path of each, and what.
pub(super) type Faults = Vec<(FieldPath, DiagnosticKind)>;

/// What was taken from the file.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) values: Values,
    /// The settings that stand in the file and are right, by name.
    pub(super) right: Vec<&'static str>,
    /// Those in which something is wrong.
    pub(super) wrong: Vec<&'static str>,
}

macro_rules! settings {
    ($($(#[$about:meta])* $name:ident: $type:ty = $default:literal, $option:expr, $variables:expr, $is_live:expr;)*) => {
        /// The file as it is written.
        #[derive(Debug, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub(super) struct Written { $($name: Option<Loose>,)* }

        /// The settings. One that is left out, or says what holds anyway, is none.
        #[derive(Debug, Default, Clone, PartialEq)]
        pub(crate) struct Values { $($(#[$about])* pub(crate) $name: Option<$type>,)* }

        /// Every setting, in the order of the file that `--init` writes.
        pub static SETTINGS: &[Setting] = &[$(Setting {
            name: stringify!($name),
            default: $default,
            option: $option,
            variables: $variables,
            is_live: $is_live,
            words: <$type as Value>::words,
            about: |messages| messages.settings.$name,
        },)*];

        impl Taken {
            /// Takes what is right of a file, and notes what is wrong.
            pub(super) fn of(mut written: Written, faults: &mut Faults) -> Self {
                let mut taken = Self::default();
                $(if let Some(found) = written.$name.take() {
                    let before = faults.len();
                    taken.values.$name = <$type>::take(found, &FieldPath::default().field(stringify!($name)), faults);
                    let list = if faults.len() == before { &mut taken.right } else { &mut taken.wrong };
                    list.push(stringify!($name));
                })*
                taken
            }
        }

        impl Values {
            /// A setting as the file would have it; `None` where it has the default.
            pub(super) fn written(&self, name: &str) -> Option<String> {
                match name {
                    $(stringify!($name) => self.$name.as_ref().map(Value::written),)*
                    _ => None,
                }
            }

            /// The same, where a setting of some names that is none is taken from earlier ones.
            pub(super) fn or(self, earlier: &Self, wrong: &[&str]) -> Self {
                Self { $($name: match self.$name {
                    None if wrong.contains(&stringify!($name)) => earlier.$name.clone(),
                    own => own,
                },)* }
            }

            /// The settings that differ, by name.
            pub(super) fn differing(&self, other: &Self) -> Vec<&'static str> {
                let all = [$((stringify!($name), self.$name != other.$name),)*];
                all.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
            }
        }
    };
}

settings! {
    /// The language of the program's own words.
    lang: Lang = "\"auto\"", Some("--lang"), Variables::Behind(&["LC_ALL", "LC_MESSAGES", "LANG"]), true;
    /// What everything looks like.
    theme: ThemeName = "\"auto\"", Some("--theme"), Variables::Before(&["KECHUANG_THEME"]), true;
    /// What looks otherwise than the theme has it.
    colours: Colours = "{}", None, Variables::None, true;
    /// When colours are written.
    color: ColorWhen = "\"auto\"", Some("--color"), Variables::None, false;
    /// The signs to draw with.
    glyphs: GlyphSet = "\"auto\"", Some("--glyphs"), Variables::None, true;
    /// From so many columns on three panes stand side by side.
    side_by_side_from: SideBySide = "100", None, Variables::None, true;
    /// From so many columns on tree and list stand above the details.
    stacked_from: Stacked = "60", None, Variables::None, true;
    /// Columns of the tree.
    tree_width: Size = "\"auto\"", None, Variables::None, true;
    /// Columns of the list where three panes stand side by side.
    list_width: Size = "\"auto\"", None, Variables::None, true;
    /// Rows of tree and list where they stand above the details.
    list_height: Size = "\"auto\"", None, Variables::None, true;
    /// The set of keys.
    preset: Preset = "\"default\"", None, Variables::None, true;
    /// The reader's own keys.
    keys: Keys = "{}", None, Variables::None, true;
    /// Whether the mouse is the program's.
    mouse: bool = "\"auto\"", None, Variables::None, true;
    /// What the clipboard is reached by.
    clipboard: Clipboard = "\"auto\"", None, Variables::Before(&["KECHUANG_CLIPBOARD"]), true;
    /// Whether addresses are links of the terminal's.
    links: bool = "\"auto\"", None, Variables::None, true;
    /// Whether the terminal's title names what is read.
    title: bool = "\"auto\"", None, Variables::None, true;
    /// Whether the reader is taken to where they left the last time.
    restore: bool = "true", None, Variables::None, false;
    /// Find by double pinyin, too.
    double_pinyin: Scheme = "\"none\"", Some("--double-pinyin"), Variables::None, false;
}
