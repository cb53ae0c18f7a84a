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
}

impl Motion {
    /// The step that a wheel takes: down, for negative lines up.
    #[must_use]
    pub const fn toward(lines: i16) -> Self {
        if lines < 0 { Self::Up } else { Self::Down }
    }
}
