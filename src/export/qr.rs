//! QR codes (ISO/IEC 18004) as squares of dark and light modules, and as the cells of a terminal; what those are drawn
//! with is decided elsewhere.

use qrcode::bits::Bits;
use qrcode::{EcLevel, QrCode, Version};

/// Extended Channel Interpretation 26: the bytes that follow are UTF-8.
const UTF8: u32 = 26;

/// The most bytes that a code holds, at the least correction of errors.
const LONGEST: usize = 2953;

/// The most bytes of a code that a telephone reads from a screen: those of 117 modules a side (version 25). Of a larger
/// one the modules are too small for a camera that has all of it in sight.
const LEGIBLE: usize = 1273;

/// Light modules that must surround a code on every side.
const QUIET: usize = 4;

/// A code with the light zone around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    width: usize,
    dark: Vec<bool>,
}

impl Code {
    /// The code of a text, with the least correction of errors: on a screen nothing is smudged, and the code has to
    /// fit. `None` for a text longer than a code holds (`LONGEST`).
    ///
    /// ASCII is packed as tightly as it goes. Any other text is one segment of bytes that says it is UTF-8: packed
    /// tightly, pairs of its bytes would be taken for Shift-JIS, which readers turn into other characters; and without a
    /// word about their meaning, zbar takes some for Shift-JIS even as bytes.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let bits =
            if text.is_ascii() { qrcode::bits::encode_auto(text.as_bytes(), EcLevel::L).ok() } else { utf8(text) };
        let code = QrCode::with_bits(bits?, EcLevel::L).ok()?;
        let dark = code.to_colors().into_iter().map(|colour| colour == qrcode::Color::Dark).collect();
        Some(Self { width: code.width(), dark })
    }

    /// The code of a text that a camera can be expected to read; `None` for a longer one (`LEGIBLE`).
    #[must_use]
    pub fn legible(text: &str) -> Option<Self> {
        if Self::is_legible(text) { Self::of(text) } else { None }
    }

    /// Whether a text is short enough for that.
    #[must_use]
    pub const fn is_legible(text: &str) -> bool {
        text.len() <= LEGIBLE
    }

    /// Modules along one side, the light zone included.
    #[must_use]
    pub const fn side(&self) -> usize {
        self.width + 2 * QUIET
    }

    /// Whether a module is dark, counted from the upper left corner of the light zone. Outside everything is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let within = |at: usize| at.checked_sub(QUIET).filter(|at| *at < self.width);
        match (within(x), within(y)) {
            (Some(x), Some(y)) => self.dark[y * self.width + x],
            _ => false,
        }
    }

    /// Columns and rows in a terminal.
    #[must_use]
    pub fn size(&self, cells: Cells) -> (usize, usize) {
        (self.side() * cells.columns(), self.side().div_ceil(cells.modules()))
    }

    /// The rows of a terminal from the top, in each the modules from the left: whether the upper and the lower half of
    /// the cells that [`Cells`] gives a module are dark.
    pub fn rows(&self, cells: Cells) -> impl Iterator<Item = impl Iterator<Item = (bool, bool)>> {
        let lower = cells.modules() - 1;
        let tops = (0..self.side()).step_by(cells.modules());
        tops.map(move |y| (0..self.side()).map(move |x| (self.is_dark(x, y), self.is_dark(x, y + lower))))
    }
}

/// How many cells of a terminal a module takes, which are about twice as high as wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// One, with the module below it in the lower half: with half blocks.
    Halves,
    /// Two beside each other: where the width of half blocks is disputed, or they may be missing.
    Pairs,
}

impl Cells {
    /// Columns that a module takes.
    #[must_use]
    pub const fn columns(self) -> usize {
        match self {
            Self::Halves => 1,
            Self::Pairs => 2,
        }
    }

    /// Modules that stand above each other in a cell.
    const fn modules(self) -> usize {
        match self {
            Self::Halves => 2,
            Self::Pairs => 1,
        }
    }
}

/// A text in one segment of bytes, in the smallest code that holds it.
fn utf8(text: &str) -> Option<Bits> {
    let of_version = |version| {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_eci_designator(UTF8).ok()?;
        bits.push_byte_data(text.as_bytes()).ok()?;
        bits.push_terminator(EcLevel::L).ok()?;
        Some(bits)
    };
    if text.len() > LONGEST { None } else { (1..=40).find_map(of_version) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{Cells, Code, LONGEST};

    #[test]
    fn a_telephone_number_takes_the_smallest_code() {
        assert_eq!(Code::of("tel:+862227122522").unwrap().side(), 21 + 8);
    }

    #[test]
    fn a_decoder_reads_the_modules_back() {
        for text in ["tel:+862227122522", "http://www.tast.org.cn", "FN:天津市科学技术协会", &"科".repeat(900)]
        {
            let code = Code::of(text).unwrap();
            let dark = |x: usize, y: usize| if code.is_dark(x / 3, y / 3) { 0 } else { 255 };
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(code.side() * 3, code.side() * 3, dark);
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1, "{text}");
            assert_eq!(grids[0].decode().unwrap().1, text);
        }
    }

    #[test]
    fn the_rows_hold_every_module_and_the_light_around_them() {
        let code = Code::of("市科协").unwrap();
        for cells in [Cells::Halves, Cells::Pairs] {
            let rows: Vec<Vec<(bool, bool)>> = code.rows(cells).map(Iterator::collect).collect();
            let (columns, count) = code.size(cells);
            assert_eq!((rows[0].len() * cells.columns(), rows.len()), (columns, count));
            for y in 0..code.side() {
                for (x, (upper, lower)) in rows[y / cells.modules()].iter().copied().enumerate() {
                    let half = if y % cells.modules() == 0 { upper } else { lower };
                    assert_eq!(half, code.is_dark(x, y), "{cells:?} {x} {y}");
                    let edge = x.min(y).min(code.side() - 1 - x).min(code.side() - 1 - y);
                    assert!(edge >= 4 || !half, "four light modules all around");
                }
            }
        }
    }

    #[test]
    fn what_no_code_holds_is_refused() {
        for text in ["a".repeat(LONGEST + 1), "科".repeat(LONGEST / 3 + 1), "科".repeat(1 << 20)] {
            assert_eq!(Code::of(&text), None);
        }
        assert!(Code::of(&"科".repeat(983)).is_some(), "2,949 bytes, and what says that they are UTF-8");
    }
}
