//! Keys for hands that are used to something else. What a preset does not name has the keys of the table of commands.

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

    /// The commands that have other keys than in the table, each with them.
    pub(super) const fn keys(self) -> &'static [(&'static str, &'static [&'static str])] {
        match self {
            Self::Default | Self::Vim | Self::Emacs | Self::Arrows => &[],
        }
    }
}
