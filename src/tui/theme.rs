//! Colours by role, never by place. The sixteen colours of the terminal follow the reader's own theme; without
//! them the same roles are told apart by bold, dim, underline and reverse alone.

use ratatui::style::{Color, Modifier, Style};

use crate::document::Role;
use crate::terminal::backend::ColorMode;
use crate::tui::screens::browse::Emphasis;

/// How a role is shown.
#[must_use]
pub fn style(mode: ColorMode, role: Role) -> Style {
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
        (ColorMode::Ansi16, Some(colour)) => style.fg(colour),
        _ => style,
    }
}

/// What is laid over a stretch of a page.
#[must_use]
pub fn emphasis(mode: ColorMode, emphasis: Emphasis) -> Style {
    match emphasis {
        Emphasis::Link => Style::new().add_modifier(Modifier::UNDERLINED),
        Emphasis::Hit => style(mode, Role::Match),
        Emphasis::CurrentHit => style(mode, Role::Match).add_modifier(Modifier::REVERSED),
        Emphasis::Section | Emphasis::ChosenLink => cursor(true),
    }
}

/// What is laid over the row under the cursor.
#[must_use]
pub fn cursor(has_focus: bool) -> Style {
    // Reversed, a coloured word would be a block of another colour in the row.
    let reversed = Style::new().fg(Color::Reset).add_modifier(Modifier::REVERSED);
    if has_focus { reversed } else { Style::new().add_modifier(Modifier::BOLD) }
}
