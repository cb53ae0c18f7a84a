//! Symbols whose width no terminal disputes.
use unicode_width::UnicodeWidthChar;

use crate::text::is_ambiguous;

/// Whether terminals draw a character as wide as `unicode-width` says, which counts ambiguous ones as narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// All do.
    Certain,
    /// Those do that draw ambiguous characters narrow.
    IfNarrow,
    /// Nobody knows.
    Never,
}

/// What is known of the width of a character that is drawn in so many cells. A cluster (joined emoji, combining marks,
/// flags) is never certain.
pub(super) fn certainty(char: char, drawn: u32) -> Certainty {
    match char.width() {
        _ if char.is_ascii() => Certainty::Certain,
        // ratatui has its own view of the sound marks of katakana.
        Some(width) if u32::try_from(width) != Ok(drawn) => Certainty::Never,
        Some(2) if is_east_asian(char) => Certainty::Certain,
        Some(1) if is_pictorial(char) => Certainty::Never,
        Some(1) if is_ambiguous(char) => Certainty::IfNarrow,
        Some(1) => Certainty::Certain,
        _ => Certainty::Never,
    }
}

/// Wide since the first terminals that drew Chinese, Japanese or Korean.
fn is_east_asian(char: char) -> bool {
    matches!(char,
        '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

/// Drawn as a picture, two cells wide, by some terminals and in some versions of Unicode; or of private use.
fn is_pictorial(char: char) -> bool {
    matches!(char,
        '\u{231a}'..='\u{231b}' | '\u{23e9}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1ffff}' | '\u{f0000}'..='\u{10ffff}')
}
