//! The themes that come with the program.

use ratatui::style::{Color, Modifier, Style};

use super::{REVERSED, ThemeName};
use crate::document::Role;
use crate::terminal::backend::ColorMode;
use crate::terminal::background::Background;

/// A shipped theme on one terminal.
pub(super) struct Shipped {
    pub(super) roles: [Style; Role::ALL.len()],
    pub(super) cursor: Style,
}

/// A theme on a terminal that writes these colours on this background.
pub(super) fn styles(name: ThemeName, colours: ColorMode, _background: Option<Background>) -> Shipped {
    Shipped { roles: Role::ALL.map(|role| of_role(name, colours, role)), cursor: REVERSED }
}

fn of_role(name: ThemeName, mode: ColorMode, role: Role) -> Style {
    let plain = Style::new();
    let (style, colour) = match role {
        Role::Text => (plain, None),
        Role::Title | Role::Key | Role::Subheading | Role::Different => (plain.add_modifier(Modifier::BOLD), None),
        Role::Heading => (plain.add_modifier(Modifier::BOLD), Some(Color::Blue)),
        Role::Label => (plain, Some(Color::Cyan)),
        Role::Strong => (plain.add_modifier(Modifier::BOLD), Some(Color::Green)),
        Role::Quiet | Role::Line => (plain.add_modifier(Modifier::DIM), None),
        Role::Warning => (plain, Some(Color::Yellow)),
        Role::Match => (plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED), Some(Color::Magenta)),
        Role::PaneTitle => (plain.add_modifier(Modifier::DIM | Modifier::UNDERLINED), None),
        Role::FocusedTitle => (plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED), Some(Color::Blue)),
    };
    match (mode, colour) {
        (ColorMode::Ansi16, Some(colour)) if name != ThemeName::Mono => style.fg(colour),
        _ => style,
    }
}
