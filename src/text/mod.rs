//! Text on its way to a terminal: how wide it is, where it may break, what must not pass.
//!
//! Knows no other room.
//!
//! Rule: functions of their arguments alone. No terminal is asked and nothing is written here.
//!
//! Parts:
//! - `ambiguous`: characters whose width terminals dispute
//! - `cells`: the width of a text in terminal cells; cutting and padding to one
//! - `crumbs`: the way to a place, on one line or several
//! - `glyphs`: the signs the program draws with, and the replacement of characters whose width terminals dispute
//! - `ideographs`: ideographs that only look like the one that is meant
//! - `markdown`: text in Markdown that is not taken for mark-up
//! - `paths`: messages in which a path is too long
//! - `sanitize`: characters that must never reach a terminal
//! - `shorten`: cutting a name so that what tells it from its neighbours stays
//! - `suggest`: the name that was meant by one that is not there
//! - `wrap`: breaking paragraphs into lines

mod ambiguous;
mod cells;
mod crumbs;
mod glyphs;
mod ideographs;
mod markdown;
mod paths;
mod sanitize;
mod shorten;
mod suggest;
mod wrap;

pub use ambiguous::{AmbiguousWidth, is_ambiguous};
pub use cells::{cells, fit, pad, plain_cells};
pub use crumbs::{CRUMB_INDENT, crumb_lines, crumbs};
pub use glyphs::{GlyphSet, Glyphs};
pub use ideographs::{enclosed_ideograph, is_ideograph, unified_ideograph};
pub use markdown::{is_character_reference, markdown_escaped};
pub use paths::fit_paths;
pub use sanitize::{Foreign, MOST_MARKS, Marks, foreign, strip};
pub use shorten::{Piece, SharedEnds, shorten};
pub use suggest::{is_near, nearest};
pub use wrap::wrap;
