//! Symbols whose width no terminal disputes.
use unicode_width::UnicodeWidthChar;

use crate::text::{AmbiguousWidth, is_ambiguous};

/// Whether a terminal that draws ambiguous characters so wide draws `symbol` as wide as `unicode-width` says, which
/// counts them as narrow. What follows a symbol that is not certain is put into its place by an absolute move.
pub(super) fn is_certain(symbol: &str, ambiguous: AmbiguousWidth) -> bool {
    if symbol.len() == 1 {
        return true;
    }
    let mut chars = symbol.chars();
    let (Some(char), None) = (chars.next(), chars.next()) else {
        // Clusters: joined emoji, combining marks, flags.
        return false;
    };
    match char.width() {
        Some(2) => is_east_asian(char),
        Some(1) => !is_pictorial(char) && (ambiguous == AmbiguousWidth::Narrow || !is_ambiguous(char)),
        _ => false,
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
