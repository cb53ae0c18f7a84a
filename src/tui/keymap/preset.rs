//! Keys for hands that are used to something else. What a preset does not name has the keys of the table of commands.

use super::sequence::Sequence;
use crate::tui::mode::Mode;

/// A set of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preset {
    /// The keys of the table of commands.
    #[default]
    Default,
    /// For hands used to `vim`.
    Vim,
    /// For hands used to `emacs`.
    Emacs,
    /// Arrows and function keys, without letters.
    Arrows,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 4] = [Self::Default, Self::Vim, Self::Emacs, Self::Arrows];

    /// Its name in settings.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Vim => "vim",
            Self::Emacs => "emacs",
            Self::Arrows => "arrows",
        }
    }

    /// The preset with a name.
    #[must_use]
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.slug() == slug)
    }

    /// The commands that have other keys than in the table: the mode that it is for, the id, and the keys. What is for one
    /// mode goes before what is for all.
    pub(super) const fn keys(self) -> &'static [PresetKeys] {
        match self {
            Self::Default => &[],
            Self::Vim => VIM,
            Self::Emacs => EMACS,
            Self::Arrows => ARROWS,
        }
    }

    /// Whether keys of the table hold in it. With arrows, characters are what is looked for.
    pub(super) fn has_key_of_table(self, keys: &Sequence) -> bool {
        self != Self::Arrows || keys.first().character().is_none_or(|c| c == ' ')
    }
}

/// The keys of a command in a mode, or in all of its modes.
pub(super) type PresetKeys = (Option<Mode>, &'static str, &'static [&'static str]);

/// `dd` takes the line of the query away; what the windows' prefix does is done to panes.
const VIM: &[PresetKeys] = &[
    (Some(Mode::List), "down", &["j", "Down", "n"]),
    (Some(Mode::List), "up", &["k", "Up", "N"]),
    (Some(Mode::Detail), "down", &["j", "Down", "Ctrl-e"]),
    (Some(Mode::Detail), "up", &["k", "Up", "Ctrl-y"]),
    (None, "top", &["g g", "Home"]),
    (None, "page-line-down", &["J", "Shift-Down", "Ctrl-e"]),
    (None, "page-line-up", &["K", "Shift-Up", "Ctrl-y"]),
    (None, "next-pane", &["Tab", "Ctrl-w w", "Ctrl-w l"]),
    (None, "previous-pane", &["Shift-Tab", "Ctrl-w W", "Ctrl-w h"]),
    (None, "facets-to-list", &["Tab", "l", "Right", "Ctrl-w w", "Ctrl-w l"]),
    (None, "back", &["h", "Left", "Ctrl-w h"]),
    (None, "zoom", &["z", "Ctrl-w o"]),
    (None, "grow-pane", &[">", "Ctrl-w >"]),
    (None, "shrink-pane", &["<", "Ctrl-w <"]),
    (None, "open-address", &["o", "g x"]),
    (None, "follow", &["Enter", "g f"]),
    (None, "next-section", &["}", "] ]"]),
    (None, "previous-section", &["{", "[ ["]),
    (None, "clear-query", &["Esc", "d d"]),
    (None, "quit", &["q", "Z Z", "Z Q"]),
];

const EMACS: &[PresetKeys] = &[
    (None, "down", &["Ctrl-n", "Down", "j"]),
    (None, "up", &["Ctrl-p", "Up", "k"]),
    (None, "page-down", &["Ctrl-v", "PageDown"]),
    (None, "page-up", &["Alt-v", "PageUp"]),
    (None, "top", &["Alt-<", "Home", "g"]),
    (None, "bottom", &["Alt->", "End", "G"]),
    (None, "next-pane", &["Tab", "Ctrl-x o"]),
    (None, "zoom", &["z", "Ctrl-x 1"]),
    (None, "grow-pane", &[">", "Ctrl-x }"]),
    (None, "shrink-pane", &["<", "Ctrl-x {"]),
    (None, "go-back", &["Ctrl-o", "Backspace", "Alt-Left", "H", "Alt-,"]),
    (None, "find", &["Ctrl-s", "/"]),
    (None, "find-on-page", &["Ctrl-s", "/"]),
    (None, "find-phone", &["Ctrl-s", "/"]),
    (None, "previous-hit", &["N", "Ctrl-r"]),
    (None, "page-query-next", &["Down", "Ctrl-n", "Ctrl-s"]),
    (None, "page-query-previous", &["Up", "Ctrl-p", "Ctrl-r"]),
    (None, "query-down", &["Down", "Ctrl-n", "Ctrl-s"]),
    (None, "query-page-down", &["PageDown", "Ctrl-v"]),
    (None, "query-page-up", &["PageUp", "Alt-v"]),
    (None, "phones-query-down", &["Down", "Ctrl-n", "Ctrl-s"]),
    (None, "phones-query-up", &["Up", "Ctrl-p", "Ctrl-r"]),
    (None, "caret-left", &["Left", "Ctrl-b"]),
    (None, "caret-right", &["Right", "Ctrl-f"]),
    (None, "unfold", &["l", "Right", "Ctrl-f"]),
    (None, "fold", &["h", "Left", "Ctrl-b"]),
    (None, "open", &["Enter", "l", "Right", "Ctrl-f"]),
    (None, "to-tree", &["h", "Left", "Ctrl-b"]),
    (None, "back", &["h", "Left", "Ctrl-b"]),
    (None, "facets-to-list", &["Tab", "l", "Right", "Ctrl-f"]),
    (None, "earlier-month", &["h", "Left", "Ctrl-b"]),
    (None, "later-month", &["l", "Right", "Ctrl-f"]),
    (None, "open-from-phones", &["Enter", "l", "Right", "Ctrl-f"]),
    (None, "leave-phones", &["p", "h", "Left", "Ctrl-o", "Backspace", "Ctrl-b"]),
    (None, "choose", &["Enter", "l", "Right", "y", "Ctrl-f"]),
    (None, "copy-phone", &["Alt-w", "y"]),
    (None, "restore-query", &["u", "Ctrl-x u"]),
    (None, "clear-query", &["Esc", "Ctrl-g"]),
    (None, "leave-find", &["Esc", "Ctrl-g"]),
    (None, "leave-page", &["Esc", "Ctrl-g"]),
    (None, "page-query-leave", &["Esc", "Ctrl-g"]),
    (None, "close-facets", &["f", "Esc", "h", "Left", "Ctrl-b", "Ctrl-g"]),
    (None, "leave-year", &["Esc", "c", "Ctrl-o", "Backspace", "Ctrl-g"]),
    (None, "clear-phones", &["Esc", "Ctrl-g"]),
    (None, "phones-query-leave", &["Esc", "Ctrl-g"]),
    (None, "close-menu", &["Esc", "h", "Left", "q", "Ctrl-b", "Ctrl-g"]),
    (None, "find-in-help", &["/", "Ctrl-s"]),
    (None, "leave-help", &["Esc", "Ctrl-g"]),
    (None, "help-query-leave", &["Esc", "Ctrl-g"]),
    (None, "close-code", &["Esc", "Enter", "q", "Q", "Ctrl-g"]),
    (None, "palette", &["Alt-x", ":"]),
    (None, "quit-alt", &["Ctrl-c", "Ctrl-x Ctrl-c"]),
];

/// Beside what the table has without characters. What is hinted has a key without letters; the rest is in the palette.
const ARROWS: &[PresetKeys] = &[
    (None, "copy-phone", &["F2"]),
    (None, "find", &["F3"]),
    (None, "find-on-page", &["F3"]),
    (None, "find-phone", &["F3"]),
    (None, "copy-other", &["F4"]),
    (None, "favourite", &["F5"]),
    (None, "favourite-alt", &["F5"]),
    (None, "to-today", &["F5"]),
    (None, "show-code", &["F6"]),
    (None, "close-code", &["Esc", "Enter", "F6"]),
    (None, "find-in-help", &["F3"]),
    (None, "leave-note", &["F10", "Ctrl-g"]),
    (None, "restore-note", &["F11", "Ctrl-r"]),
    (None, "facets", &["F7"]),
    (None, "close-facets", &["F7", "Esc", "Left"]),
    (None, "clear-facet", &["Delete"]),
    (None, "show-excluded", &["Insert"]),
    (None, "year", &["F8"]),
    (None, "leave-year", &["Esc", "F8", "Ctrl-o", "Backspace"]),
    (None, "earlier-year", &["Alt-Left"]),
    (None, "later-year", &["Alt-Right"]),
    (None, "next-in-month", &["Tab"]),
    (None, "previous-in-month", &["Shift-Tab"]),
    (None, "phones", &["F9"]),
    (None, "leave-phones", &["F9", "Left", "Ctrl-o", "Backspace"]),
    (None, "next-section", &["Alt-PageDown"]),
    (None, "previous-section", &["Alt-PageUp"]),
    (None, "widen", &["Ctrl-t"]),
    (None, "restore-query", &["Ctrl-r"]),
    (None, "zoom", &["F11"]),
    (None, "palette", &["F12", "Ctrl-p"]),
    (None, "quit", &["F10", "Ctrl-q"]),
];
