//! The phone book painted.

use crate::tui::screens::phones::Phones;
use crate::tui::view::painter::Painter;

pub(super) fn draw(_canvas: &mut Painter<'_, '_>, _phones: &Phones) {}
