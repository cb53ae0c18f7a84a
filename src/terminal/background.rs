//! Whether the terminal writes on a dark or on a light background.

/// A terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// White reads better on it than black.
    Dark,
    /// Black reads better on it than white.
    Light,
}
