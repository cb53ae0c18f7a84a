//! Text on its way to a terminal: how wide it is, where it may break, what must not pass. Knows nobody.

mod cells;
mod glyphs;
mod sanitize;
mod wrap;

pub use cells::{cells, fit, pad};
pub use glyphs::{GlyphChoice, Glyphs};
pub use sanitize::{Foreign, foreign, strip};
pub use wrap::wrap;
