//! Text on its way to a terminal: how wide it is, where it may break, what must not pass. Knows nobody.

mod cells;
mod crumbs;
mod glyphs;
mod ideographs;
mod sanitize;
mod wrap;

pub use cells::{cells, fit, pad};
pub use crumbs::{crumb_lines, crumbs};
pub use glyphs::{GlyphChoice, Glyphs};
pub use ideographs::{enclosed_ideograph, is_ideograph, unified_ideograph};
pub use sanitize::{Foreign, MOST_MARKS, Marks, foreign, strip};
pub use wrap::wrap;
