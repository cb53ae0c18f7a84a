//! What each role of a text looks like: colours by role, never by place.
//!
//! A theme is made for what the terminal has: its background, as far as that is known, and how many colours it
//! writes. Without colours the same roles are told apart by bold, underlined and reversed alone.
//!
//! Parts:
//! - `depth`: the nearest colour that a terminal has to one that it has not
//! - `shipped`: the themes that come with the program
//! - `words`: colours, styles and what is styled, as a reader writes them; what is wrong with them

mod depth;
mod shipped;
mod words;

use ratatui::style::{Color, Modifier, Style};

use crate::document::Role;
use crate::terminal::backend::ColorMode;
use crate::terminal::background::Background;
use crate::tui::screens::browse::Emphasis;
use shipped::shipped;

pub use words::{StyleChange, ThemeFault, colour, colour_words};

/// A theme by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// The one that fits the terminal's background; where that is not known, one that is read on any.
    #[default]
    Auto,
    /// For light text on a dark background.
    Dark,
    /// For dark text on a light background.
    Light,
    /// Black and white at their strongest, on a ground of its own.
    HighContrast,
    /// Without colours: bold, underlined and reversed alone.
    Mono,
}

impl ThemeName {
    /// Every theme.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Dark, Self::Light, Self::HighContrast, Self::Mono];

    /// Its name on the command line and in the settings.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    /// The theme of a name.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }
}

/// What has a style of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A piece of text.
    Role(Role),
    /// The row under the cursor.
    Cursor,
    /// Something in a page that leads on.
    Link,
}

impl Part {
    /// Everything that has a style.
    pub fn all() -> impl Iterator<Item = Self> {
        Role::ALL.into_iter().map(Self::Role).chain([Self::Cursor, Self::Link])
    }

    /// Its name in the settings.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Role(role) => role.slug(),
            Self::Cursor => "cursor",
            Self::Link => "link",
        }
    }

    /// What has this name.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::all().find(|it| it.slug() == slug)
    }
}

/// What the reader wishes: a theme, and what is different in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ThemeChoice {
    /// The theme.
    pub name: ThemeName,
    /// The reader's own styles; of two for the same the later counts.
    pub changes: Vec<(Part, StyleChange)>,
}

impl ThemeChoice {
    /// A shipped theme as it is.
    #[must_use]
    pub const fn of(name: ThemeName) -> Self {
        Self { name, changes: Vec::new() }
    }

    /// Changes one style: `part` as [`Part::slug`] names it, `style` in words such as `cyan`, `bold #d75f00`,
    /// `underlined 208 on black`, `plain`.
    ///
    /// # Errors
    /// A word that is none; the choice is then as it was.
    pub fn change(&mut self, part: &str, style: &str) -> Result<(), ThemeFault> {
        let part = Part::of_slug(part).ok_or_else(|| ThemeFault::UnknownPart(part.to_owned()))?;
        self.changes.push((part, StyleChange::read(style)?));
        Ok(())
    }
}

/// What everything looks like on one terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    choice: ThemeChoice,
    colours: ColorMode,
    background: Option<Background>,
    roles: [Style; Role::ALL.len()],
    cursor: Style,
    link: Style,
    ground: Option<(Color, Color)>,
}

impl Theme {
    /// The theme of a reader's choice on a terminal that writes these colours on this background.
    #[must_use]
    pub fn new(choice: ThemeChoice, colours: ColorMode, background: Option<Background>) -> Self {
        let shipped = shipped(choice.name, colours, background);
        let mut theme = Self {
            roles: shipped.roles,
            cursor: REVERSED,
            link: Style::new().add_modifier(Modifier::UNDERLINED),
            ground: shipped.ground,
            choice,
            colours,
            background,
        };
        for (part, change) in theme.choice.changes.clone() {
            let style = change.on(colours);
            match part {
                // Without colours it would not be seen.
                Part::Cursor if !colours.has_colours() => {}
                Part::Role(role) => theme.roles[role.index()] = style,
                Part::Cursor => theme.cursor = style,
                Part::Link => theme.link = style,
            }
        }
        theme
    }

    /// What it was made from.
    #[must_use]
    pub const fn choice(&self) -> &ThemeChoice {
        &self.choice
    }

    /// The same reader's changes in another theme.
    #[must_use]
    pub fn named(&self, name: ThemeName) -> Self {
        let choice = ThemeChoice { name, ..self.choice.clone() };
        Self::new(choice, self.colours, self.background)
    }

    /// The same choice on another background.
    #[must_use]
    pub fn on(&self, background: Option<Background>) -> Self {
        Self::new(self.choice.clone(), self.colours, background)
    }

    /// Another choice on the same background.
    #[must_use]
    pub fn chosen(&self, choice: ThemeChoice, colours: ColorMode) -> Self {
        Self::new(choice, colours, self.background)
    }

    /// How a role is shown.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.roles[role.index()]
    }

    /// What is written, and on what, where no style says otherwise; `None` where that is the terminal's own affair.
    #[must_use]
    pub const fn ground(&self) -> Option<(Color, Color)> {
        self.ground
    }

    /// Whether it would be another one on another background.
    #[must_use]
    pub const fn depends_on_background(&self) -> bool {
        self.colours.has_colours() && matches!(self.choice.name, ThemeName::Auto | ThemeName::HighContrast)
    }

    /// What is laid over a stretch of a page.
    #[must_use]
    pub fn emphasis(&self, emphasis: Emphasis) -> Style {
        match emphasis {
            Emphasis::Link => self.link,
            Emphasis::Hit => self.style(Role::Match),
            Emphasis::CurrentHit => self.style(Role::Match).add_modifier(Modifier::REVERSED),
            Emphasis::Section | Emphasis::ChosenLink => self.cursor(true),
        }
    }

    /// What is laid over the row under the cursor.
    #[must_use]
    pub fn cursor(&self, has_focus: bool) -> Style {
        if has_focus { self.cursor } else { Style::new().add_modifier(Modifier::BOLD) }
    }
}

/// The row under the cursor: reversed, a coloured word would be a block of another colour in the row.
const REVERSED: Style = Style::new().fg(Color::Reset).add_modifier(Modifier::REVERSED);
