//! An entry in the list: its number, its name, and why it is there.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::name::{Names, beside, left_beside, spans};
use super::{deciding, snippet};
use crate::directory::{Heading, Kind, RecordIdx};
use crate::document::Role;
use crate::export::Deciding;
use crate::search::{Highlighter, Snippet};
use crate::text::cells;
use crate::tui::screens::browse::Browse;
use crate::tui::shared::Shared;
use crate::tui::view::painter::Painter;

/// Cells before the name: the pointer, the number and the sign of a mark, the pin or a star.
pub(super) const GUTTER: usize = 5;

/// Why an entry is in the list.
#[derive(Debug, Default)]
pub(super) struct Why<'a> {
    /// The characters of its printed name that the query stands for.
    marks: Vec<u32>,
    /// The same of its name in English, where that leads.
    english: Vec<u32>,
    /// How many of its number's first digits were typed.
    digits: usize,
    /// The piece of it that holds the query where its name does not.
    snippet: Option<&'a Snippet>,
}

/// `english` is the name of the record in English, where that leads.
pub(super) fn why<'a>(
    browse: &'a Browse,
    highlighter: &Highlighter<'_>,
    no: RecordIdx,
    english: Option<&str>,
) -> Why<'a> {
    let places = english.map(|name| highlighter.marks_in_english(name)).unwrap_or_default().into_iter().flatten();
    let english: Vec<u32> = places.filter_map(|place| u32::try_from(place).ok()).collect();
    // Where it stands in the name that leads, that need not be shown a second time.
    let snippet = browse.snippet(no).filter(|_| english.is_empty());
    // What stands in the name by chance, its letters scattered, is not why.
    let marks = if snippet.is_some() { Vec::new() } else { highlighter.marks(no) };
    let digits = if marks.is_empty() && english.is_empty() { highlighter.marked_digits(no) } else { 0 };
    Why { marks, english, digits, snippet }
}

/// An entry of the list.
pub(super) struct Row<'a> {
    /// Its place in the list.
    pub(super) at: usize,
    pub(super) heading: Heading<'a>,
    pub(super) why: Why<'a>,
    /// What decides of it for the person and the time that the query tells of.
    pub(super) deciding: Option<&'a Deciding>,
    /// Whether others are shown beside it.
    pub(super) is_pinned: bool,
    /// Whether it is marked.
    pub(super) is_marked: bool,
    /// The sign of a favourite.
    pub(super) star: Option<&'static str>,
    /// Whether there is a note on it.
    pub(super) is_noted: bool,
    /// What became of it since an older directory.
    pub(super) since: Option<&'static str>,
    /// So many columns at the right edge stay free.
    pub(super) margin: usize,
    /// How it looks where it is the one under the cursor.
    pub(super) cursor: Option<Style>,
}

impl<'a> Row<'a> {
    /// A name with its number in a place of the list, and nothing else.
    pub(super) fn of(at: usize, heading: Heading<'a>) -> Self {
        Self {
            at,
            heading,
            why: Why::default(),
            deciding: None,
            is_pinned: false,
            is_marked: false,
            star: None,
            is_noted: false,
            since: None,
            margin: 1,
            cursor: None,
        }
    }

    /// `▌01 name              discipline`: in another language than the directory's its name there, and the printed one behind
    /// it as far as there is room; what the query stands for is always seen; the tag on the right only where the whole name leaves room for it; and where the
    /// query stands elsewhere in the entry, `▌02 name  …where it was found…`. While the query tells of a person or a time, what
    /// decides stands on the right instead of either.
    pub(super) fn draw(
        &self,
        canvas: &mut Painter<'_, '_>,
        names: &mut Names<'a, impl Fn(usize) -> Option<&'a str>>,
        area: Rect,
    ) {
        let shared = canvas.shared;
        let whole = area;
        // The word and a blank before it stand on the right, whatever else there is room for.
        let taken_by_since = self.since.map_or(0, |sign| cells(sign).saturating_add(self.margin.max(1)));
        let width = area.width.saturating_sub(u16::try_from(taken_by_since).unwrap_or(0));
        let area = Rect { width, ..area };
        let Self { at, heading, why, is_noted, margin, cursor, .. } = self;
        let [pointer, sign] = self.signs(shared);
        let mut line = vec![Span::styled(pointer, canvas.style(Role::Key))];
        line.extend(number(canvas, heading.number, why.digits));
        line.push(Span::styled(sign, canvas.style(Role::Key)));
        let columns = usize::from(area.width).saturating_sub(GUTTER);
        let room = columns.saturating_sub(*margin);
        let messages = shared.messages();
        let (leading, printed) = (messages.leading(heading.title()), messages.beside(heading.title()));
        let wide = cells(&shared.glyphs.show(leading));
        let decides = self.deciding.and_then(|it| deciding::form(it, wide, room, shared.glyphs)).unwrap_or_default();
        let snippet = why.snippet.filter(|_| decides.is_empty());
        let taken = snippet.map_or(0, |it| snippet::share(it, wide, room, shared.glyphs)).max(cells(&decides));
        let for_name = if taken > 0 {
            room.saturating_sub(taken + snippet::GAP)
        } else {
            columns.saturating_sub(if *is_noted { *margin } else { 1 })
        };
        let own_marks = if printed.is_some() { &why.english } else { &why.marks };
        let wide_printed = printed.map_or(0, |it| cells(&shared.glyphs.show(it)));
        let for_printed = left_beside(wide, wide_printed, !why.marks.is_empty() && why.english.is_empty(), for_name);
        let beside = beside(canvas, printed, &why.marks, for_printed);
        let for_name = for_name - beside.iter().map(|span| cells(&span.content)).sum::<usize>();
        let mut name = spans(canvas, names, (*at, leading), own_marks, for_name);
        name.extend(beside);
        let used: usize = name.iter().map(|span| cells(&span.content)).sum();
        let right = if decides.is_empty() { shared.glyphs.show(tag(shared, *heading)).into_owned() } else { decides };
        if let Some(snippet) = snippet.filter(|_| taken > 0) {
            let is_cut = name.last().is_some_and(|span| span.content == shared.glyphs.ellipsis);
            // The end of a cut name in the name's own style: each change of style goes over the line.
            for span in &mut name {
                span.style = canvas.style(Role::Text);
            }
            line.extend(name);
            let styles = (canvas.style(Role::Quiet), canvas.style(Role::Match));
            line.extend(snippet::spans(snippet, taken, is_cut, shared.glyphs, styles));
        } else {
            line.extend(name);
            if !right.is_empty() && used + cells(&right) + 2 <= room {
                line.push(Span::raw(" ".repeat(room - used - cells(&right))));
                line.push(Span::styled(right, canvas.style(Role::Quiet)));
            }
        }
        canvas.line(area, &Line::from(line));
        if *is_noted {
            // The column that names and tags keep free.
            let x = area.right().saturating_sub(u16::try_from(*margin).unwrap_or(1)).max(area.x);
            canvas.text(Rect { x, width: area.width.min(1), ..area }, shared.glyphs.note, canvas.style(Role::Key));
        }
        if let Some(sign) = self.since {
            let back = margin.saturating_add(cells(sign));
            let x = whole.right().saturating_sub(u16::try_from(back).unwrap_or(0)).max(whole.x);
            let width = u16::try_from(cells(sign)).unwrap_or(0).min(whole.right().saturating_sub(x));
            canvas.text(Rect { x, width, ..whole }, sign, canvas.style(Role::Different));
        }
        if let Some(cursor) = cursor {
            canvas.buffer.set_style(whole.intersection(canvas.area), *cursor);
        }
    }

    /// What stands before the number and behind it. A mark is always in the same column; the pin or the star of a
    /// marked entry goes to the pointer's, where that is free.
    fn signs(&self, shared: &Shared) -> [&'static str; 2] {
        let glyphs = shared.glyphs;
        let star = self.star.unwrap_or(" ");
        match (self.cursor.is_some(), self.is_marked, self.is_pinned) {
            (true, true, _) => [glyphs.pointer, glyphs.mark],
            (true, false, true) => [glyphs.pointer, glyphs.pin],
            (true, false, false) => [glyphs.pointer, star],
            (false, true, true) => [glyphs.pin, glyphs.mark],
            (false, true, false) => [star, glyphs.mark],
            (false, false, true) => [" ", glyphs.pin],
            (false, false, false) => [" ", star],
        }
    }
}

/// The printed number, right-aligned; digits of it that were typed are marked.
fn number(canvas: &Painter<'_, '_>, number: Option<u32>, typed: usize) -> [Span<'static>; 3] {
    let shown = number.map_or_else(String::new, |number| format!("{number:02}"));
    let noughts = shown.len() - shown.trim_start_matches('0').len();
    let (before, rest) = shown.split_at(noughts);
    let (marked, behind) = rest.split_at(typed.min(rest.len()));
    let quiet = canvas.style(Role::Quiet);
    [
        Span::styled(format!("{before:>width$}", width = 3_usize.saturating_sub(rest.len())), quiet),
        Span::styled(marked.to_owned(), canvas.style(Role::Match)),
        Span::styled(behind.to_owned(), quiet),
    ]
}

/// What tells records of different sorts apart in a mixed list.
fn tag<'a>(shared: &Shared, heading: Heading<'a>) -> &'a str {
    let messages = shared.messages();
    match heading.kind {
        Kind::Service => "",
        Kind::Society | Kind::Article => heading.place.innermost().map(|it| messages.leading(it)).unwrap_or_default(),
        Kind::Department | Kind::Profile | Kind::Preface => messages.kind(heading.kind),
    }
}
