//! Widths in terminal cells. A Han character takes two; one whose width terminals dispute counts as one,
//! because [`Glyphs`](super::Glyphs) replaces it before it reaches a terminal that would draw two.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that a text takes on one line.
#[must_use]
pub fn cells(text: &str) -> usize {
    let mut total = 0;
    for c in text.chars() {
        let Some(cells) = plain_cells(c) else { return text.width() };
        total += cells;
    }
    total
}

/// The cells of a plain character; `None` for any other. A directory consists of plain characters nearly always: ASCII,
/// Han, full-width forms, the punctuation of Chinese and what the screen is drawn with. Beside others of them such a
/// character is a cluster of its own, takes the cells it takes alone, and may reach a terminal.
#[must_use]
pub const fn plain_cells(c: char) -> Option<usize> {
    // The most frequent first.
    match c {
        '\u{4E00}'..='\u{9FFF}' => return Some(2),
        ' '..='~' => return Some(1),
        _ => {}
    }
    match c {
        '\u{3000}'..='\u{3029}' | '\u{3400}'..='\u{4DBF}' | '\u{FF01}'..='\u{FF60}' => Some(2),
        '·' | '\u{2010}'..='\u{2027}' | '›' | '①'..='⑳' | '\u{2500}'..='\u{259F}' | '▸' | '▾' => Some(1),
        _ => None,
    }
}

/// The text if it takes at most `room` cells, else as much of it as leaves room for `ellipsis`, with
/// `ellipsis` behind it. Never cuts a character in half; empty where not even the ellipsis has room.
#[must_use]
pub fn fit<'a>(text: &'a str, room: usize, ellipsis: &str) -> Cow<'a, str> {
    if cells(text) <= room {
        return Cow::Borrowed(text);
    }
    let Some(left) = room.checked_sub(cells(ellipsis)) else { return Cow::Borrowed("") };
    let mut kept = String::with_capacity(text.len());
    let mut used = 0;
    for cluster in text.graphemes(true) {
        used += cells(cluster);
        if used > left {
            break;
        }
        kept.push_str(cluster);
    }
    kept.push_str(ellipsis);
    Cow::Owned(kept)
}

/// The text followed by blanks up to `room` cells; as it is if it is wider.
#[must_use]
pub fn pad(text: &str, room: usize) -> String {
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(' ', room.saturating_sub(cells(text))));
    padded
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

    use super::{cells, fit, pad, plain_cells};
    use crate::text::{Marks, foreign};

    #[test]
    fn a_plain_character_is_what_unicode_says_it_is() {
        let plain = ('\0'..=char::MAX).filter_map(|c| Some((c, plain_cells(c)?)));
        for (c, wide) in plain {
            assert_eq!(c.width(), Some(wide), "U+{:04X}", u32::from(c));
            assert!(foreign(c).is_none() && !Marks::default().overflow(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn plain_characters_beside_each_other_stay_what_they_are() {
        let all: Vec<char> = ('\0'..=char::MAX).filter(|c| plain_cells(*c).is_some()).collect();
        // Beside the others of every block, in both orders.
        for beside in ['a', ' ', '1', '·', '—', '│', '　', '会', '（', 'Ａ'] {
            for c in &all {
                let text = String::from_iter([beside, *c, beside]);
                let wide = [beside, *c, beside].map(|c| plain_cells(c).unwrap_or_default()).iter().sum();
                assert_eq!((text.width(), text.graphemes(true).count()), (wide, 3), "{text}");
            }
        }
        let every: String = all.iter().collect();
        assert_eq!((cells(&every), every.graphemes(true).count()), (every.width(), all.len()));
    }

    #[test]
    fn a_cut_never_halves_a_wide_character() {
        let name = "天津市数学会";
        let cuts: Vec<_> = (0..=12).map(|room| fit(name, room, "…").into_owned()).collect();
        assert_eq!(cuts[0], "");
        assert_eq!(cuts[1], "…");
        assert_eq!(cuts[2], "…");
        assert_eq!(cuts[3], "天…");
        assert_eq!(cuts[11], "天津市数学…");
        assert_eq!(cuts[12], name);
        assert!(cuts.iter().enumerate().all(|(room, cut)| cells(cut) <= room));
    }

    #[test]
    fn padding_counts_cells() {
        assert_eq!(pad("学会", 6), "学会  ");
        assert_eq!(pad("学会", 3), "学会");
    }
}
