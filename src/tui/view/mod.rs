//! Painting the state. Nothing here decides or remembers anything.

mod browse;
mod help;
mod menu;
mod note;
mod painter;
mod palette;
mod phones;
mod qr;
mod status_line;
mod title;
mod year;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::layout::{SMALLEST, is_too_small};
use super::model::Model;
use super::overlays::Overlay;
use super::screens::Front;
use crate::terminal::backend::{Painted, repair_wide_cells};
use painter::Painter;
pub use title::title;

/// Paints the whole screen into an empty buffer as large as the model's area; where the cursor stands, and what leads to
/// an address.
#[must_use]
pub fn paint(model: &Model, buffer: &mut Buffer) -> Painted {
    let painted = layers(model, buffer);
    // Where an overlay covers half of a wide character, neither half may be left.
    repair_wide_cells(buffer);
    if let Some(ground) = model.shared.theme.ground() {
        lay_ground(buffer, ground);
    }
    painted
}

/// Gives everything that is written without a colour of its own the theme's.
fn lay_ground(buffer: &mut Buffer, (ink, ground): (Color, Color)) {
    for cell in &mut buffer.content {
        if cell.fg == Color::Reset {
            cell.fg = ink;
        }
        if cell.bg == Color::Reset {
            cell.bg = ground;
        }
    }
}

/// The screen, and over it the overlays in their order.
fn layers(model: &Model, buffer: &mut Buffer) -> Painted {
    let is_covered = !model.overlays.is_empty();
    let mut canvas = Painter::new(&model.shared, buffer, is_covered);
    if is_too_small(model.shared.area) {
        too_small(&mut canvas);
        return canvas.painted;
    }
    match &model.screen.front {
        None => browse::draw(&mut canvas, model.browse()),
        Some(Front::Year(year)) => year::draw(&mut canvas, year),
        Some(Front::Phones(phones)) => phones::draw(&mut canvas, phones),
    }
    status_line::draw(&mut canvas, model);
    for overlay in &model.overlays {
        match overlay {
            Overlay::Help(help) => help::draw(&mut canvas, help),
            Overlay::Menu(menu) => menu::draw(&mut canvas, menu),
            Overlay::Palette(palette) => palette::draw(&mut canvas, palette),
            Overlay::Note(note) => {
                let title = model.shared.messages().panes.note_on(&note.name);
                note::draw(&mut canvas, note, &title);
            }
            Overlay::Slip(slip) => {
                let title = model.shared.messages().panes.slip_on(&slip.input.name);
                note::draw(&mut canvas, &slip.input, &title);
            }
            Overlay::Qr(shown) => qr::draw(&mut canvas, shown),
        }
    }
    canvas.painted
}

fn too_small(canvas: &mut Painter<'_, '_>) {
    let (columns, rows) = SMALLEST;
    let area = canvas.area;
    let messages = canvas.shared.messages();
    let message = messages.panes.too_small(columns, rows, area.width, area.height);
    let leaving = canvas.shared.leaving_in.map(|seconds| messages.toasts.leaving(seconds));
    // What cannot wait comes first: there may be room for nothing else.
    let lines = leaving.into_iter().chain([message]).flat_map(|it| crate::text::wrap(&it, area.width.into()));
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        canvas.text(Rect { y, height: 1, ..area }, &line, Style::new());
    }
}
