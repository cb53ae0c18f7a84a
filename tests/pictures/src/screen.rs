//! A painted screen becomes a picture, cell by cell.

use kechuang::text::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Modifier;

use crate::canvas::{Area, Canvas, Colour};
use crate::faces::Faces;
use crate::shapes;
use crate::support::measure::{CELL_HEIGHT, CELL_WIDTH, MARGIN, STROKE, UNDERLINE, picture};
use crate::theme::{Ink, Window};

/// One character, or a cluster of them, in the cells it takes.
struct Piece<'a> {
    symbol: &'a str,
    cells: u32,
    modifier: Modifier,
    ink: Ink,
    area: Area,
}

/// Draws a screen and its caret in a terminal's window.
pub(crate) fn draw(faces: &Faces, window: &Window, buffer: &Buffer, caret: Option<Position>) -> Result<Canvas, String> {
    let mut canvas = Canvas::window(picture(buffer.area.width, buffer.area.height), window.ground, window.edge);
    let pieces = pieces(window, buffer, caret);
    // All grounds come before all characters: a stroke that reaches over its cell's edge must stay whole.
    for piece in pieces.iter().filter(|piece| piece.ink.ground != window.ground) {
        canvas.fill(piece.area, piece.ink.ground);
    }
    for piece in &pieces {
        write(&mut canvas, faces, piece)?;
    }
    Ok(canvas)
}

fn pieces<'a>(window: &Window, buffer: &'a Buffer, caret: Option<Position>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let cell = &buffer[(x, y)];
            let width = u16::try_from(cells(cell.symbol())).unwrap_or(1).max(1);
            let mut ink = window.ink(cell);
            if caret == Some(Position { x, y }) {
                ink = Ink { text: window.ground, ground: window.text };
            }
            let area = Area {
                x: MARGIN + u32::from(x) * CELL_WIDTH,
                y: MARGIN + u32::from(y) * CELL_HEIGHT,
                width: u32::from(width) * CELL_WIDTH,
                height: CELL_HEIGHT,
            };
            pieces.push(Piece { symbol: cell.symbol(), cells: width.into(), modifier: cell.modifier, ink, area });
            x += width;
        }
    }
    pieces
}

fn write(canvas: &mut Canvas, faces: &Faces, piece: &Piece<'_>) -> Result<(), String> {
    let (place, colour): (_, Colour) = ((piece.area.x, piece.area.y), piece.ink.text);
    if piece.modifier.contains(Modifier::UNDERLINED) {
        canvas.fill(Area { y: piece.area.y + UNDERLINE, height: STROKE, ..piece.area }, colour);
    }
    if piece.modifier.contains(Modifier::HIDDEN) {
        return Ok(());
    }
    let is_bold = piece.modifier.contains(Modifier::BOLD);
    for character in piece.symbol.chars().filter(|character| !character.is_whitespace()) {
        if !shapes::draw(canvas, place, character, colour) {
            faces.draw(canvas, place, (character, piece.cells, is_bold), colour)?;
        }
    }
    Ok(())
}
