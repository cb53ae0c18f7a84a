//! A piece of text behind a name, cut to the room there is so that what was found in it is seen.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use crate::search::Snippet;
use crate::text::{Glyphs, cells};

/// A name gives way to a snippet of so many cells.
const LEAST: usize = 8;

/// A row with fewer cells is the name's alone, as far as it needs them.
const SCARCE: usize = 24;

/// Beyond so many cells of a row, a snippet takes half of what there is. Below, the least has to do: each cell goes over
/// the line for every row when a query is typed on, and the page says the rest.
const AMPLE: usize = 56;

/// Cells between a name and the snippet behind it.
pub(super) const GAP: usize = 2;

/// How many cells of a row a snippet takes of `room`, whose name would take `name`: what is left beside the name, and
/// where that is little, some of the name's; where there is little room at all, what the name leaves. How long the hit is
/// plays no part, so that nothing moves while it is typed.
pub(super) fn share(snippet: &Snippet, name: usize, room: usize, glyphs: &Glyphs) -> usize {
    let shown: usize = snippet.text.chars().map(|c| width(c, glyphs)).sum();
    let most = LEAST + room.saturating_sub(AMPLE) / 2;
    let left = room.saturating_sub(name + GAP).min(most);
    if room < SCARCE { left } else { left.max(LEAST) }.min(shown)
}

/// What stands behind a name: the gap, and the text in at most `room` cells, its marks in another style. Where the name
/// `is_cut`, its ellipsis stands for what is left out of the text too.
pub(super) fn spans(
    snippet: &Snippet,
    room: usize,
    is_cut: bool,
    glyphs: &Glyphs,
    (plain, matched): (Style, Style),
) -> Vec<Span<'static>> {
    let characters: Vec<char> = snippet.text.chars().collect();
    let Range { start, end } = window(&characters, snippet.marks.first(), room, glyphs);
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut add = |text: &str, style: Style| match spans.last_mut().filter(|last| last.style == style) {
        Some(last) => last.content.to_mut().push_str(text),
        None => spans.push(Span::styled(text.to_owned(), style)),
    };
    match (start > 0, is_cut) {
        // In the style of the name before it: one change of style less for each row that goes over the line.
        (true, false) => add(&format!(" {}", glyphs.ellipsis), Style::new()),
        (true, true) => add(" ", Style::new()),
        (false, _) => add(&" ".repeat(GAP), Style::new()),
    }
    for (at, c) in characters.iter().enumerate().take(end).skip(start) {
        let is_marked = snippet.marks.iter().any(|mark| mark.contains(&at));
        let mut text = [0; 4];
        add(&glyphs.show(c.encode_utf8(&mut text)), if is_marked { matched } else { plain });
    }
    if end < characters.len() {
        add(glyphs.ellipsis, plain);
    }
    spans
}

/// Which of the characters are shown: from the first, if the mark is seen then; else from the mark on.
fn window(characters: &[char], mark: Option<&Range<usize>>, room: usize, glyphs: &Glyphs) -> Range<usize> {
    let cut = cells(glyphs.ellipsis);
    let wide = |range: Range<usize>| -> usize { characters[range].iter().map(|c| width(*c, glyphs)).sum() };
    let (from, to) = mark.map_or((0, 0), |mark| (mark.start.min(characters.len()), mark.end.min(characters.len())));
    let mut start = 0;
    if wide(0..to) + if to < characters.len() { cut } else { 0 } > room {
        start = from;
    }
    let room = room.saturating_sub(if start > 0 { cut } else { 0 });
    if wide(start..characters.len()) <= room {
        return start..characters.len();
    }
    let mut end = start;
    while end < characters.len() && wide(start..end + 1) + cut <= room {
        end += 1;
    }
    start..end
}

/// The cells that a character takes as it is shown.
fn width(c: char, glyphs: &Glyphs) -> usize {
    let mut text = [0; 4];
    cells(&glyphs.show(c.encode_utf8(&mut text)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Modifier, Style};

    use super::{GAP, Snippet, share, spans};
    use crate::text::{GlyphSet, Glyphs, cells};

    const MARKED: Style = Style::new().add_modifier(Modifier::BOLD);

    /// The text as it is shown, marks in brackets.
    fn shown(snippet: &Snippet, room: usize) -> String {
        let spans = spans(snippet, room, false, Glyphs::of(GlyphSet::Narrow), (Style::new(), MARKED));
        let each = spans
            .iter()
            .map(|it| if it.style == MARKED { format!("[{}]", it.content) } else { it.content.to_string() });
        each.collect::<String>().trim_start().to_owned()
    }

    fn snippet(text: &str, start: usize, len: usize) -> Snippet {
        Snippet { text: text.to_owned(), marks: std::iter::once(start..start + len).collect() }
    }

    #[test]
    fn what_was_found_is_seen_and_what_follows_it() {
        let piece = snippet("候选人中设特别奖（图中为特别奖）", 5, 3);
        assert_eq!(shown(&piece, 40), "候选人中设[特别奖]（图中为特别奖）");
        assert_eq!(shown(&piece, 18), "候选人中设[特别奖]…");
        assert_eq!(shown(&piece, 12), "…[特别奖]（图…");
        assert_eq!(shown(&piece, 10), "…[特别奖]（…");
        assert_eq!(shown(&snippet("在末尾是特别奖", 4, 3), 11), "…[特别奖]");
    }

    #[test]
    fn a_short_name_leaves_the_rest_and_a_long_one_gives_way() {
        let glyphs = Glyphs::of(GlyphSet::Narrow);
        let piece = snippet(&"字".repeat(50), 20, 2);
        assert_eq!(share(&piece, 20, 80, glyphs), 20);
        assert_eq!(share(&piece, 39, 40, glyphs), 8);
        assert_eq!(share(&piece, 39, 100, glyphs), 30);
        assert_eq!(share(&piece, 19, 20, glyphs), 0, "where there is little room, the name has it");
        assert_eq!(share(&snippet("短", 0, 1), 39, 40, glyphs), 2, "no more than there is");
    }

    proptest! {
        #[test]
        fn a_snippet_never_takes_more_than_its_room(
            text in "[a字（。]{1,40}",
            start in 0_usize..40,
            len in 1_usize..9,
            room in 0_usize..60,
        ) {
            let piece = snippet(&text, start, len);
            let taken: usize = spans(&piece, room, false, Glyphs::of(GlyphSet::Narrow), (Style::new(), MARKED))
                .iter()
                .map(|span| cells(&span.content))
                .sum();
            prop_assert!(taken <= room.max(2) + GAP, "{}", shown(&piece, room));
            let count = text.chars().count();
            if start + len <= count && room >= 20 {
                prop_assert!(shown(&piece, room).contains('['), "{}", shown(&piece, room));
            }
        }
    }
}
