//! The year painted.

use crate::tui::screens::year::Year;
use crate::tui::view::painter::Painter;

pub(super) fn draw(_canvas: &mut Painter<'_, '_>, _year: &Year) {}
