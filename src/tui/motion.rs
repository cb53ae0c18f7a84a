//! How far a cursor or a text is moved by one key.

/// How far to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// Half a page up.
    HalfUp,
    /// Half a page down.
    HalfDown,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// So many lines down, for a negative number up.
    Lines(i32),
    /// So many halves of a page down, for a negative number up.
    HalfPages(i32),
    /// So many pages down, for a negative number up.
    Pages(i32),
    /// To a line, or where there are entries to one of these, from 1.
    To(usize),
}

impl Motion {
    /// The step that a wheel takes: down, for negative lines up.
    #[must_use]
    pub const fn toward(lines: i16) -> Self {
        if lines < 0 { Self::Up } else { Self::Down }
    }

    /// The same so many times; of the beginning and the end, the line with this number.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        let down = i32::try_from(count).unwrap_or(i32::MAX);
        match self {
            Self::Up => Self::Lines(-down),
            Self::Down => Self::Lines(down),
            Self::HalfUp => Self::HalfPages(-down),
            Self::HalfDown => Self::HalfPages(down),
            Self::PageUp => Self::Pages(-down),
            Self::PageDown => Self::Pages(down),
            Self::Top | Self::Bottom => Self::To(usize::try_from(count).unwrap_or(usize::MAX)),
            Self::Lines(lines) => Self::Lines(lines.saturating_mul(down)),
            Self::HalfPages(halves) => Self::HalfPages(halves.saturating_mul(down)),
            Self::Pages(pages) => Self::Pages(pages.saturating_mul(down)),
            Self::To(line) => Self::To(line),
        }
    }

    /// So many lines down, for a negative number up, where a text has neither pages nor an end to go to.
    #[must_use]
    pub const fn lines(self) -> i32 {
        match self {
            Self::Up | Self::HalfUp | Self::PageUp | Self::Top => -1,
            Self::Down | Self::HalfDown | Self::PageDown | Self::Bottom | Self::To(_) => 1,
            Self::Lines(by) | Self::HalfPages(by) | Self::Pages(by) => by,
        }
    }

    /// Whether it goes by pages, and then whether up.
    #[must_use]
    pub const fn pages_up(self) -> Option<bool> {
        match self {
            Self::HalfUp | Self::PageUp => Some(true),
            Self::HalfDown | Self::PageDown => Some(false),
            Self::HalfPages(by) | Self::Pages(by) => Some(by < 0),
            Self::Up | Self::Down | Self::Top | Self::Bottom | Self::Lines(_) | Self::To(_) => None,
        }
    }
}
