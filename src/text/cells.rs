//! Widths in terminal cells. A Han character takes two; one whose width terminals dispute counts as one,
//! because [`Glyphs`](super::Glyphs) replaces it before it reaches a terminal that would draw two.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that a text takes on one line.
#[must_use]
pub fn cells(text: &str) -> usize {
    text.width()
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
    use super::{cells, fit, pad};

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
