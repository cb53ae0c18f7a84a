//! Whether the terminal writes on a dark or on a light background: it is asked, and may take its time.
//!
//! The question (OSC 11) goes out in front of a frame, behind it one that every terminal answers (DA1), so that it is
//! known when no answer will come any more. Nobody waits; the answers come as
//! [`Report`](super::input::Report)s. Terminals with mode 2031 say when their colours have changed; those that have
//! answered are told to, and are asked again then.

/// A terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// White reads better on it than black.
    Dark,
    /// Black reads better on it than white.
    Light,
}

/// The question for the background, and one that every terminal answers.
pub const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";
/// What an answer begins with: in 7 bits, and in 8 as text or as bytes.
const BEGINNINGS: [&[u8]; 3] = [b"\x1b]11;", b"\xc2\x9d11;", b"\x9d11;"];
/// What it ends with.
const ENDS: [&[u8]; 4] = [b"\x1b\\", b"\x07", b"\xc2\x9c", b"\x9c"];
/// Of the 16 colours, those that white is read on; the last may be anything.
const DARK_OF_16: [u8; 8] = [0, 1, 2, 3, 4, 5, 6, 8];
/// The relative luminance at which black and white read alike: the root of 1.05 by 0.05, less what is added to each.
const MIDDLE: f64 = 0.179_129;

impl Background {
    /// What the terminal's whole answer to [`QUESTION`] says; `None` where it is none.
    #[must_use]
    pub fn of_answer(answer: &[u8]) -> Option<Self> {
        let value = BEGINNINGS.iter().find_map(|beginning| answer.strip_prefix(*beginning))?;
        let value = ENDS.iter().find_map(|end| value.strip_suffix(*end))?;
        rgb(std::str::from_utf8(value).ok()?).map(Self::of_rgb)
    }

    /// The background of the 16 colours of which `COLORFGBG` gives the numbers, the background's behind the last `;`.
    #[must_use]
    pub fn of_color_fg_bg(value: &str) -> Option<Self> {
        let (_, number) = value.rsplit_once(';')?;
        let number: u8 = number.parse().ok().filter(|number| *number < 16)?;
        Some(if DARK_OF_16.contains(&number) { Self::Dark } else { Self::Light })
    }

    /// The background of a colour, each part from 0 to 1.
    fn of_rgb(rgb: [f64; 3]) -> Self {
        if luminance(rgb) > MIDDLE { Self::Light } else { Self::Dark }
    }
}

/// The relative luminance of a colour of sRGB, as WCAG 2 defines it.
#[must_use]
pub fn luminance(rgb: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = rgb.map(linear);
    0.0722_f64.mul_add(blue, 0.2126_f64.mul_add(red, 0.7152 * green))
}

/// A colour as X11 writes it, which terminals answer with: `rgb:RRRR/GGGG/BBBB` with one to four digits a part,
/// `rgba:` with a fourth, or `#RRGGBB`.
fn rgb(value: &str) -> Option<[f64; 3]> {
    let parts: Vec<&str> = if let Some(digits) = value.strip_prefix('#') {
        let length = digits.len() / 3;
        let is_whole = length > 0 && digits.len() == length * 3 && digits.is_ascii();
        if !is_whole {
            return None;
        }
        (0..3).map(|part| &digits[part * length..(part + 1) * length]).collect()
    } else {
        value.strip_prefix("rgb:").or_else(|| value.strip_prefix("rgba:"))?.split('/').collect()
    };
    let part = |at: usize| {
        let digits = parts.get(at).filter(|digits| (1..=4).contains(&digits.len()))?;
        let most = (1_u32 << (4 * digits.len())) - 1;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
        Some(f64::from(value) / f64::from(most))
    };
    Some([part(0)?, part(1)?, part(2)?])
}

#[cfg(test)]
mod tests {
    use super::Background;

    fn answered(value: &str) -> Option<Background> {
        Background::of_answer(format!("\x1b]11;{value}\x1b\\").as_bytes())
    }

    #[test]
    fn the_answer_says_on_what_the_terminal_writes() {
        let (dark, light) = (Some(Background::Dark), Some(Background::Light));
        assert_eq!(answered("rgb:0000/0000/0000"), dark);
        assert_eq!(answered("rgb:00/2b/36"), dark);
        assert_eq!(answered("rgb:ffff/ffff/ffff"), light);
        assert_eq!(answered("rgb:fdfd/f6f6/e3e3"), light);
        assert_eq!(answered("rgba:f/f/f/8"), light);
        assert_eq!(answered("#282a36"), dark);
        assert_eq!(answered("#fff"), light);
        assert_eq!(Background::of_answer(b"\x1b]11;rgb:ff/ff/ff\x07"), light);
    }

    #[test]
    fn black_and_white_read_alike_on_a_grey_in_the_middle() {
        assert_eq!(answered("#757575"), Some(Background::Dark));
        assert_eq!(answered("#767676"), Some(Background::Light));
    }

    #[test]
    fn what_is_no_answer_says_nothing() {
        let wrong = ["", "?", "rgb:", "rgb:0/0", "rgb:00000/0/0", "rgb:+1/+1/+1", "#12", "#12345g", "red", "rgb:é/é/é"];
        for wrong in wrong {
            assert_eq!(answered(wrong), None, "{wrong}");
        }
        assert_eq!(Background::of_answer(b"\x1b]10;rgb:0/0/0\x1b\\"), None);
        assert_eq!(Background::of_answer(b"\x1b]11;rgb:0/0/0"), None);
    }

    #[test]
    fn the_variable_names_one_of_sixteen_colours() {
        let of = Background::of_color_fg_bg;
        assert_eq!([of("15;0"), of("7;8")], [Some(Background::Dark); 2]);
        assert_eq!([of("0;15"), of("0;default;7")], [Some(Background::Light); 2]);
        assert_eq!([of("0;default"), of("15"), of(""), of("0;16"), of("0;-1")], [None; 5]);
    }
}
