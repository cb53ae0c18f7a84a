//! QR codes (ISO/IEC 18004) as squares of dark and light modules; how they are drawn is decided elsewhere.

use qrcode::{EcLevel, QrCode};

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
    /// fit. `None` for a text longer than a code holds (2,953 bytes).
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
        let dark = code.to_colors().into_iter().map(|colour| colour == qrcode::Color::Dark).collect();
        Some(Self { width: code.width(), dark })
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
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::Code;

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
    fn what_no_code_holds_is_refused() {
        assert_eq!(Code::of(&"a".repeat(3000)), None);
    }
}
