//! What a setting may be: how each type is read from the file, and written as the file has it.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::loose::Loose;
use super::table::Faults;
use crate::loader::diagnostic::{DiagnosticKind, ExpectedType};
use crate::loader::syntax_tree::FieldPath;
use crate::loader::{SettingFault, unknown_word};
use crate::messages::Lang;
use crate::search::Scheme;
use crate::terminal::clipboard::Preference;
use crate::terminal::environment::ColorWhen;
use crate::text::GlyphSet;
use crate::tui::keymap::Preset;
use crate::tui::theme::ThemeName;

/// What stands for a setting that is left to the program.
const AUTO: &str = "auto";

/// What a setting may be.
pub(super) trait Value: Sized {
    /// What may be written, as the file has it; nothing where that is no matter of words.
    fn words() -> Vec<String>;

    /// Takes what stands in the file; `None` where it is wrong, which is then noted, and where it says what holds anyway.
    fn take(found: Loose, at: &FieldPath, faults: &mut Faults) -> Option<Self>;

    /// As the file has it.
    fn written(&self) -> String;
}

/// A text in quotes, as the file has it.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted + "\""
}

/// Settings that are one of several words: the type, and the word that stands for none of its values, if there is one.
macro_rules! words {
    ($($type:ty: $none:expr;)*) => {$(
        impl Value for $type {
            fn words() -> Vec<String> {
                let none: Option<&str> = $none;
                none.into_iter().chain(<$type>::ALL.into_iter().map(<$type>::slug)).map(quoted).collect()
            }

            fn take(found: Loose, at: &FieldPath, faults: &mut Faults) -> Option<Self> {
                let none: Option<&str> = $none;
                let Loose::Text(found) = found else {
                    faults.push((at.clone(), DiagnosticKind::WrongType(ExpectedType::Text)));
                    return None;
                };
                let value = <$type>::ALL.into_iter().find(|value| value.slug() == found);
                if value.is_none() && none != Some(found.as_str()) {
                    let all = none.into_iter().chain(<$type>::ALL.into_iter().map(<$type>::slug));
                    faults.push((at.clone(), unknown_word(&found, all.map(str::to_owned).collect())));
                }
                value
            }

            fn written(&self) -> String {
                quoted(self.slug())
            }
        }
    )*};
}

words! {
    Lang: Some(AUTO);
    GlyphSet: Some(AUTO);
    Scheme: Some("none");
    ThemeName: None;
    ColorWhen: None;
    Preset: None;
}

impl Value for bool {
    fn words() -> Vec<String> {
        vec![quoted(AUTO), true.to_string(), false.to_string()]
    }

    fn take(found: Loose, at: &FieldPath, faults: &mut Faults) -> Option<Self> {
        match found {
            Loose::Truth(value) => return Some(value),
            Loose::Text(word) if word == AUTO => {}
            _ => faults.push((at.clone(), DiagnosticKind::WrongType(ExpectedType::Truth))),
        }
        None
    }

    fn written(&self) -> String {
        self.to_string()
    }
}

/// A number of columns or rows, at least `LEAST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cells<const LEAST: u16>(pub(crate) u16);

/// The size of a pane. One that a window has no room for holds where there is.
pub(crate) type Size = Cells<1>;
/// From which width on three panes stand side by side: what they are read in, with two borders.
pub(crate) type SideBySide = Cells<86>;
/// From which width on two stand above one: what they are read in, with a border.
pub(crate) type Stacked = Cells<53>;

impl<const LEAST: u16> Value for Cells<LEAST> {
    fn words() -> Vec<String> {
        Vec::new()
    }

    fn take(found: Loose, at: &FieldPath, faults: &mut Faults) -> Option<Self> {
        let fault = match found {
            Loose::Text(word) if word == AUTO => return None,
            Loose::Whole(number) => {
                if let Some(number) = u16::try_from(number).ok().filter(|number| *number >= LEAST) {
                    return Some(Self(number));
                }
                DiagnosticKind::Setting(SettingFault::OutOfBounds { least: LEAST, most: u16::MAX })
            }
            _ => DiagnosticKind::WrongType(ExpectedType::Whole),
        };
        faults.push((at.clone(), fault));
        None
    }

    fn written(&self) -> String {
        self.0.to_string()
    }
}

/// What the clipboard is reached by, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clipboard(pub(crate) String);

impl Value for Clipboard {
    fn words() -> Vec<String> {
        [AUTO, "osc52", "tmux", "native", "off"].map(quoted).into()
    }

    fn take(found: Loose, at: &FieldPath, faults: &mut Faults) -> Option<Self> {
        let fault = match found {
            Loose::Text(wish) if wish.trim() == AUTO => return None,
            Loose::Text(wish) if Preference::read(&wish).is_some() => return Some(Self(wish)),
            Loose::Text(_) => DiagnosticKind::Empty("clipboard"),
            _ => DiagnosticKind::WrongType(ExpectedType::Text),
        };
        faults.push((at.clone(), fault));
        None
    }

    fn written(&self) -> String {
        quoted(&self.0)
    }
}

/// Which signs to draw with, as the command line says: the set that was asked for, or the one that fits the terminal.
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
        Some(PossibleValue::new(self.0.map_or(AUTO, GlyphSet::slug)))
    }
}
