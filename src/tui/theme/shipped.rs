//! The themes that come with the program.
//!
//! Rules, which `tests/screen/theme.rs` holds against the palettes that terminals come with:
//! - what must be read has a contrast of 4.5:1 to what it stands on, numbers 7:1;
//! - of the 16 colours of the palette only those are used that have it in all those palettes. On a dark ground that is
//!   cyan, and bright white for numbers; on a light one none, so there weight and underlining do alone;
//! - where the terminal has the 240 colours that no palette changes, they stand for the rest;
//! - nothing is faint (SGR 2): how far that goes is every terminal's own, and on some it cannot be read.

use ratatui::style::{Color, Modifier, Style};

use super::ThemeName;
use crate::document::Role;
use crate::terminal::backend::{BLACK, ColorMode, WHITE};
use crate::terminal::background::Background;

/// A shipped theme on one terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shipped {
    pub(super) roles: [Style; Role::ALL.len()],
    /// The ground that it brings with it, and what is written on it where no role says otherwise.
    pub(super) ground: Option<(Color, Color)>,
}

/// A theme on a terminal that writes these colours on this background.
pub(super) fn shipped(name: ThemeName, colours: ColorMode, background: Option<Background>) -> Shipped {
    let is_rich = matches!(colours, ColorMode::Ansi256 | ColorMode::TrueColor);
    let (paint, ground) = match (name, background) {
        _ if !colours.has_colours() => (Paint::default(), None),
        (ThemeName::Mono, _) | (ThemeName::Auto, None) => (Paint::default(), None),
        (ThemeName::Dark, _) | (ThemeName::Auto, Some(Background::Dark)) => {
            (if is_rich { DARK_256 } else { DARK_16 }, None)
        }
        (ThemeName::Light, _) | (ThemeName::Auto, Some(Background::Light)) => {
            (if is_rich { LIGHT_256 } else { Paint::default() }, None)
        }
        (ThemeName::HighContrast, Some(Background::Light)) if is_rich => (STRONG_LIGHT, Some((BLACK, WHITE))),
        (ThemeName::HighContrast, _) if is_rich => (STRONG_DARK, Some((WHITE, BLACK))),
        // Bold black is grey on some terminals. A palette may have the two the other way round; read on each other they
        // are all the same.
        (ThemeName::HighContrast, _) => (Paint::default(), Some((Color::White, Color::Black))),
    };
    Shipped { roles: Role::ALL.map(|role| paint.style(role)), ground }
}

/// The colours of a theme; what has none is written as the terminal writes unasked.
#[derive(Debug, Clone, Copy, Default)]
struct Paint {
    heading: Option<Color>,
    label: Option<Color>,
    strong: Option<Color>,
    quiet: Option<Color>,
    warning: Option<Color>,
    matched: Option<Color>,
}

#[allow(clippy::unnecessary_wraps, reason = "each style has a colour or none")]
const fn indexed(number: u8) -> Option<Color> {
    Some(Color::Indexed(number))
}

const DARK_16: Paint = Paint {
    heading: Some(Color::Cyan),
    label: Some(Color::Cyan),
    strong: Some(Color::White),
    quiet: None,
    warning: None,
    matched: None,
};
const DARK_256: Paint =
    Paint { strong: indexed(114), quiet: indexed(248), warning: indexed(221), matched: indexed(213), ..DARK_16 };
const LIGHT_256: Paint = Paint {
    heading: indexed(19),
    label: indexed(24),
    strong: indexed(22),
    quiet: indexed(240),
    warning: indexed(94),
    matched: indexed(126),
};
const STRONG_DARK: Paint = Paint {
    heading: indexed(51),
    label: indexed(51),
    strong: indexed(226),
    quiet: None,
    warning: indexed(226),
    matched: indexed(226),
};
const STRONG_LIGHT: Paint = Paint {
    heading: indexed(18),
    label: indexed(18),
    strong: indexed(18),
    quiet: None,
    warning: indexed(88),
    matched: indexed(88),
};

impl Paint {
    fn style(self, role: Role) -> Style {
        let (colour, modifiers) = match role {
            Role::Text => (None, Modifier::empty()),
            Role::Title | Role::Key | Role::Subheading | Role::Different => (None, Modifier::BOLD),
            Role::Heading => (self.heading, Modifier::BOLD),
            Role::Label => (self.label, Modifier::empty()),
            Role::Strong => (self.strong, Modifier::BOLD),
            Role::Quiet | Role::Line => (self.quiet, Modifier::empty()),
            Role::Warning => (self.warning, Modifier::BOLD),
            Role::Match => (self.matched, Modifier::BOLD.union(Modifier::UNDERLINED)),
            Role::PaneTitle => (self.quiet, Modifier::UNDERLINED),
            Role::FocusedTitle => (self.heading, Modifier::BOLD.union(Modifier::UNDERLINED)),
        };
        Style { fg: colour, ..Style::new() }.add_modifier(modifiers)
    }
}
