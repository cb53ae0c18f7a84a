//! Signs that have to meet from cell to cell, or to fill a cell exactly, drawn by geometry. A font's own would
//! leave gaps, for its line is not as high as a cell.

use crate::canvas::{Area, Canvas, Colour};
use crate::support::measure::{CELL_HEIGHT, CELL_WIDTH, STROKE};

/// A line from a cell's middle to one of its edges: how thick, in light lines.
type Arm = u32;

/// Draws a sign into the cell at `x`, `y`; `false` if it is none of these and the font has to.
pub(crate) fn draw(canvas: &mut Canvas, (x, y): (u32, u32), sign: char, colour: Colour) -> bool {
    let cell = Area { x, y, width: CELL_WIDTH, height: CELL_HEIGHT };
    if let Some(arms) = arms(sign) {
        lines(canvas, cell, arms, colour);
    } else if let Some(part) = block(sign, cell) {
        canvas.fill(part, colour);
    } else if let Some(is_inside) = outline(sign) {
        sample(canvas, cell, is_inside, colour);
    } else {
        return false;
    }
    true
}

/// The arms of a line-drawing sign: left, right, up, down.
fn arms(sign: char) -> Option<[Arm; 4]> {
    Some(match sign {
        '─' => [1, 1, 0, 0],
        '━' => [2, 2, 0, 0],
        '│' => [0, 0, 1, 1],
        '┃' => [0, 0, 2, 2],
        '┌' => [0, 1, 0, 1],
        '┐' => [1, 0, 0, 1],
        '└' => [0, 1, 1, 0],
        '┘' => [1, 0, 1, 0],
        '├' => [0, 1, 1, 1],
        '┤' => [1, 0, 1, 1],
        '┬' => [1, 1, 0, 1],
        '┴' => [1, 1, 1, 0],
        '┼' => [1, 1, 1, 1],
        _ => return None,
    })
}

fn lines(canvas: &mut Canvas, cell: Area, [left, right, up, down]: [Arm; 4], colour: Colour) {
    let thick = |arm: Arm| if arm > 1 { 3 * STROKE } else { STROKE };
    let across = |from: u32, to: u32, arm: Arm| Area {
        x: cell.x + from,
        y: cell.y + (CELL_HEIGHT - thick(arm)) / 2,
        width: to - from,
        height: thick(arm),
    };
    let along = |from: u32, to: u32, arm: Arm| Area {
        x: cell.x + (CELL_WIDTH - thick(arm)) / 2,
        y: cell.y + from,
        width: thick(arm),
        height: to - from,
    };
    // Each arm reaches over the middle, so that a corner has no notch.
    let (middle, centre) = (CELL_WIDTH / 2, CELL_HEIGHT / 2);
    let half = STROKE / 2;
    let parts = [
        (left, across(0, middle + half, left)),
        (right, across(middle - half, CELL_WIDTH, right)),
        (up, along(0, centre + half, up)),
        (down, along(centre - half, CELL_HEIGHT, down)),
    ];
    for (_, part) in parts.into_iter().filter(|(arm, _)| *arm > 0) {
        canvas.fill(part, colour);
    }
}

/// The part of a cell that a block fills.
fn block(sign: char, cell: Area) -> Option<Area> {
    let (half_width, half_height) = (cell.width / 2, cell.height / 2);
    Some(match sign {
        '█' => cell,
        '▀' => Area { height: half_height, ..cell },
        '▄' => Area { y: cell.y + half_height, height: half_height, ..cell },
        '▌' => Area { width: half_width, ..cell },
        '▐' => Area { x: cell.x + half_width, width: half_width, ..cell },
        _ => return None,
    })
}

/// Whether a point lies in a sign: pixels right of and below the middle of the cell.
type Inside = fn(f32, f32) -> bool;

fn outline(sign: char) -> Option<Inside> {
    Some(match sign {
        '╭' => |x, y| is_on_bend(x, y),
        '╮' => |x, y| is_on_bend(-x, y),
        '╰' => |x, y| is_on_bend(x, -y),
        '╯' => |x, y| is_on_bend(-x, -y),
        '▸' => |x, y| is_in_triangle(x, y),
        '▾' => |x, y| is_in_triangle(y, x),
        '…' => |x, y| [-5.0, 0.0, 5.0].iter().any(|middle| (x - middle).hypot(y - 9.0) < 1.7),
        _ => return None,
    })
}

/// A bend from the right edge to the lower one, as round as the cell is wide, then straight on.
fn is_on_bend(x: f32, y: f32) -> bool {
    let radius = CELL_WIDTH as f32 / 2.0;
    let half = STROKE as f32 / 2.0;
    if y > radius { x.abs() < half } else { ((x - radius).hypot(y - radius) - radius).abs() < half }
}

/// A triangle with its point to the right.
fn is_in_triangle(x: f32, y: f32) -> bool {
    let (left, right, half_height) = (-4.0, 4.0, 6.5);
    x > left && y.abs() < half_height * (right - x) / (right - left)
}

/// Covers each pixel by as much of it as lies inside.
fn sample(canvas: &mut Canvas, cell: Area, is_inside: Inside, colour: Colour) {
    const FINE: u32 = 8;
    let place = |at: u32, fine: u32, length: u32| at as f32 + (fine as f32 + 0.5) / FINE as f32 - length as f32 / 2.0;
    for y in 0..cell.height {
        for x in 0..cell.width {
            let points = (0..FINE).flat_map(|down| (0..FINE).map(move |right| (right, down)));
            let inside = points
                .filter(|(right, down)| is_inside(place(x, *right, cell.width), place(y, *down, cell.height)))
                .count();
            canvas.blend(cell.x + x, cell.y + y, colour, inside as f32 / (FINE * FINE) as f32);
        }
    }
}
