//! Pixels.

use crate::support::measure::{ROUNDING, STROKE};

/// How much of a pixel is covered is rounded to so many steps: no eye sees it, and a picture stays below the 256
/// colours that make its file small.
const STEPS: f32 = 15.0;

/// Red, green, blue and opacity.
pub(crate) type Colour = [u8; 4];

/// A rectangle of pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) x: u32,
    pub(crate) y: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// A picture in the making.
pub(crate) struct Canvas {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) pixels: Vec<Colour>,
}

impl Canvas {
    /// An empty window with round corners and a fine edge; nothing around it.
    pub(crate) fn window((width, height): (u32, u32), ground: Colour, edge: Colour) -> Self {
        let nothing = [edge[0], edge[1], edge[2], 0];
        let mut canvas = Self { width, height, pixels: vec![nothing; (width * height) as usize] };
        for y in 0..height {
            for x in 0..width {
                canvas.blend(x, y, edge, canvas.inside(x, y, 0));
                canvas.blend(x, y, ground, canvas.inside(x, y, STROKE));
            }
        }
        canvas
    }

    /// How much of a pixel lies in the window without an edge of so many pixels.
    fn inside(&self, x: u32, y: u32, edge: u32) -> f32 {
        let radius = (ROUNDING - edge) as f32;
        // How far the pixel's middle lies beyond the middle of the nearest corner, each way.
        let beyond = |at: u32, length: u32| {
            let middle = length as f32 / 2.0;
            (at as f32 + 0.5 - middle).abs() - (middle - ROUNDING as f32)
        };
        let (right, down) = (beyond(x, self.width), beyond(y, self.height));
        let distance = if right > 0.0 && down > 0.0 { right.hypot(down) } else { right.max(down) };
        (radius - distance + 0.5).clamp(0.0, 1.0)
    }

    /// Lays a colour over a pixel that is covered by so much of it.
    pub(crate) fn blend(&mut self, x: u32, y: u32, colour: Colour, coverage: f32) {
        let share = (coverage * STEPS).round() / STEPS;
        if x >= self.width || y >= self.height || share <= 0.0 {
            return;
        }
        let pixel = &mut self.pixels[(y * self.width + x) as usize];
        for (under, over) in pixel.iter_mut().zip(colour) {
            *under = mix(*under, over, share);
        }
    }

    pub(crate) fn fill(&mut self, area: Area, colour: Colour) {
        for y in area.y..area.y + area.height {
            for x in area.x..area.x + area.width {
                self.blend(x, y, colour, 1.0);
            }
        }
    }
}

/// Some of the way from one value to another.
pub(crate) fn mix(from: u8, to: u8, share: f32) -> u8 {
    let (from, to) = (f32::from(from), f32::from(to));
    (from + (to - from) * share).round() as u8
}
