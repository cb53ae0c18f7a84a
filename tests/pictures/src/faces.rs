//! The font: Noto Sans Mono CJK, whose Latin characters are half as wide as its Han characters, as in a terminal.

use ab_glyph::{Font, FontVec, Glyph, PxScale, point};
use fontdb::{Database, Family, Query, Weight};

use crate::canvas::{Canvas, Colour};
use crate::support::measure::{BASELINE, CELL_WIDTH, EM};

const FAMILY: &str = "Noto Sans Mono CJK SC";

/// Regular and bold.
pub(crate) struct Faces {
    regular: FontVec,
    bold: FontVec,
}

impl Faces {
    /// Looks for the font where this machine keeps its fonts. The error says what to install.
    pub(crate) fn find() -> Result<Self, String> {
        let mut database = Database::new();
        database.load_system_fonts();
        Ok(Self { regular: face(&database, Weight::NORMAL)?, bold: face(&database, Weight::BOLD)? })
    }

    /// Draws a character over the cells that begin at `x`, `y` and are `cells` wide.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas,
        (x, y): (u32, u32),
        (character, cells, is_bold): (char, u32, bool),
        colour: Colour,
    ) -> Result<(), String> {
        let face = if is_bold { &self.bold } else { &self.regular };
        let id = face.glyph_id(character);
        if id.0 == 0 {
            return Err(format!("{FAMILY} has no {character} (U+{:04X})", u32::from(character)));
        }
        // ab_glyph counts in lines of the font, not in ems.
        let units = face.units_per_em().ok_or("the font does not say how large its em is")?;
        let size = EM as f32 * face.height_unscaled() / units;
        let room = (cells * CELL_WIDTH) as f32;
        let advance = face.h_advance_unscaled(id) * EM as f32 / units;
        let origin = point(x as f32, (y + BASELINE) as f32);
        let mut glyph = Glyph { id, scale: PxScale::from(size), position: origin };
        if advance > room + 0.5 {
            squeeze(face, &mut glyph, room);
        } else {
            glyph.position.x += (room - advance) / 2.0;
        }
        let Some(outline) = face.outline_glyph(glyph) else { return Ok(()) };
        let (left, top) = (outline.px_bounds().min.x as u32, outline.px_bounds().min.y as u32);
        outline.draw(|right, down, coverage| canvas.blend(left + right, top + down, colour, coverage));
        Ok(())
    }
}

/// Fits a character that the font has as wide as a Han character, such as “, into one cell: in its middle, and
/// narrower if need be.
fn squeeze(face: &FontVec, glyph: &mut Glyph, room: f32) {
    let width = |glyph: &Glyph| face.outline_glyph(glyph.clone()).map(|it| it.px_bounds());
    let Some(ink) = width(glyph) else { return };
    if ink.width() > room {
        glyph.scale.x *= room / ink.width();
    }
    if let Some(ink) = width(glyph) {
        glyph.position.x += glyph.position.x + room / 2.0 - f32::midpoint(ink.min.x, ink.max.x);
    }
}

fn face(database: &Database, weight: Weight) -> Result<FontVec, String> {
    let query = Query { families: &[Family::Name(FAMILY)], weight, ..Query::default() };
    // The query answers with the nearest weight; a bold that is not bold would be a wrong picture.
    let found = database.query(&query).filter(|id| database.face(*id).is_some_and(|face| face.weight == weight));
    let Some(id) = found else {
        return Err(format!(
            "the font {FAMILY}, weight {}, is not on this machine; in Debian and Ubuntu it is in the package \
             fonts-noto-cjk, elsewhere see https://github.com/notofonts/noto-cjk",
            weight.0
        ));
    };
    let face = database.with_face_data(id, |data, index| FontVec::try_from_vec_and_index(data.to_vec(), index));
    match face {
        Some(Ok(face)) => Ok(face),
        Some(Err(error)) => Err(format!("the font {FAMILY} cannot be read: {error}")),
        None => Err(format!("the file of the font {FAMILY} cannot be read")),
    }
}
