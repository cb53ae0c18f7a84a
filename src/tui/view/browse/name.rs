//! A name in a row: what the query stands for is marked, and what is too long is cut where that is missed least.

use std::iter;
use std::ops::Range;

use ratatui::text::Span;

use crate::document::Role;
use crate::text::{Piece, SharedEnds, cells, shorten};
use crate::tui::view::painter::Painter;

/// So many rows above and below a row are its neighbours. What a name has in common with them does not depend on which
/// rows are seen, so that a row looks the same wherever it stands on the screen.
const NEIGHBOURS: usize = 32;

/// The names of rows, of which a name that has to be cut asks its neighbours'.
pub(in crate::tui::view) struct Names<'a, F> {
    name: F,
    /// How many rows there are.
    length: usize,
    /// The rows whose names were fetched, once one had to be cut.
    fetched: Option<(Range<usize>, Vec<&'a str>)>,
    /// The rows that are seen.
    seen: Range<usize>,
}

impl<'a, F: Fn(usize) -> Option<&'a str>> Names<'a, F> {
    /// The names of so many rows, of which some are seen.
    pub(in crate::tui::view) const fn new(name: F, length: usize, seen: Range<usize>) -> Self {
        Self { name, length, fetched: None, seen }
    }

    /// The name of a row.
    pub(in crate::tui::view) fn name(&self, row: usize) -> Option<&'a str> {
        (self.name)(row)
    }

    /// What the name of a row has in common with its neighbours'.
    fn shared(&mut self, row: usize, name: &str) -> SharedEnds {
        let Self { name: fetch, length, seen, .. } = self;
        let (rows, names) = self.fetched.get_or_insert_with(|| {
            let rows = seen.start.saturating_sub(NEIGHBOURS)..(seen.end + NEIGHBOURS).min(*length);
            (rows.clone(), rows.map(|row| fetch(row).unwrap_or_default()).collect())
        });
        let near = row.saturating_sub(NEIGHBOURS)..row.saturating_add(NEIGHBOURS + 1);
        let place = |row: usize| row.saturating_sub(rows.start).min(names.len());
        SharedEnds::among(name, names[place(near.start)..place(near.end)].iter().copied())
    }
}

/// The name of a row in so many cells, with the places among its characters marked that a query stands for.
pub(in crate::tui::view) fn spans<'a>(
    canvas: &Painter<'_, '_>,
    names: &mut Names<'a, impl Fn(usize) -> Option<&'a str>>,
    (row, name): (usize, &'a str),
    marks: &[u32],
    room: usize,
) -> Vec<Span<'a>> {
    let glyphs = canvas.shared.glyphs;
    let shown = glyphs.show(name);
    let is_whole = cells(&shown) <= room;
    if is_whole && marks.is_empty() {
        return vec![Span::styled(shown, canvas.style(Role::Text))];
    }
    let pieces = if is_whole {
        vec![Piece::Shown(0..name.chars().count())]
    } else {
        shorten(name, room, marks, names.shared(row, name), glyphs)
    };
    let spans = pieces.into_iter().flat_map(|piece| match piece {
        Piece::LeftOut => vec![Span::styled(glyphs.ellipsis, canvas.style(Role::Quiet))],
        Piece::Shown(chars) => marked(canvas, name, chars, marks, Role::Text),
    });
    spans.collect()
}

/// Cells between a name and the printed one behind it.
const GAP: usize = 2;

/// What stands behind a name that leads: the printed one in so many cells, with the places among its characters marked that a
/// query stands for. Too few cells of it say nothing.
pub(in crate::tui::view) fn beside(
    canvas: &Painter<'_, '_>,
    printed: Option<&str>,
    marks: &[u32],
    room: usize,
) -> Vec<Span<'static>> {
    const LEAST: usize = 8;
    let glyphs = canvas.shared.glyphs;
    let (Some(printed), Some(room)) = (printed, room.checked_sub(GAP)) else { return Vec::new() };
    let wide = cells(&glyphs.show(printed));
    if room < LEAST.min(wide) {
        return Vec::new();
    }
    let pieces = if wide <= room {
        vec![Piece::Shown(0..printed.chars().count())]
    } else {
        shorten(printed, room, marks, SharedEnds::default(), glyphs)
    };
    let mut spans = vec![Span::styled(" ".repeat(GAP), canvas.style(Role::Quiet))];
    for piece in pieces {
        match piece {
            Piece::LeftOut => spans.push(Span::styled(glyphs.ellipsis, canvas.style(Role::Quiet))),
            Piece::Shown(chars) => spans.extend(marked(canvas, printed, chars, marks, Role::Quiet)),
        }
    }
    spans
}

/// The cells that a name leaves to the printed one behind it: all that it does not need, and where the query stands in the
/// printed one alone, as many as that needs, up to half of them.
pub(in crate::tui::view) fn left_beside(leading: usize, printed: usize, is_marked: bool, room: usize) -> usize {
    let left = room.saturating_sub(leading);
    if is_marked { left.max((printed + GAP).min(room / 2)) } else { left }
}

/// Some characters of a name, with those marked that a query stands for.
fn marked(canvas: &Painter<'_, '_>, name: &str, chars: Range<usize>, marks: &[u32], plain: Role) -> Vec<Span<'static>> {
    let glyphs = canvas.shared.glyphs;
    let mut chars = (0_u32..).zip(name.chars()).skip(chars.start).take(chars.len()).peekable();
    let runs = iter::from_fn(|| {
        let is_marked = |at: u32| marks.contains(&at);
        let (at, c) = chars.next()?;
        let mut run = String::from(c);
        while let Some((_, c)) = chars.next_if(|(next, _)| is_marked(*next) == is_marked(at)) {
            run.push(c);
        }
        let role = if is_marked(at) { Role::Match } else { plain };
        Some(Span::styled(glyphs.show(&run).into_owned(), canvas.style(role)))
    });
    runs.collect()
}
