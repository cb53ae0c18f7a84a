//! Text on its way to a terminal: how wide it is, where it may break, what must not pass. Knows nobody.

mod glyphs;
mod safe;
mod width;
mod wrap;

pub use glyphs::{GlyphChoice, Glyphs};
pub use safe::{Foreign, foreign, strip};
pub use width::{cells, fit, pad};
pub use wrap::wrap;
