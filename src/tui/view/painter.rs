//! What paints: lines of text, titles, frames, scrollbars, in the styles of their roles.

use std::borrow::Borrow;
use std::mem;
use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Block, Widget};

use crate::document::Inline;
use crate::document::Role;
use crate::document::layout::{Stretch, StyledLine};
use crate::export::uri;
use crate::terminal::backend::{Cursor, LinkSpan, Painted};
use crate::text::{cells, crumbs, fit, plain_cells, strip};
use crate::tui::screens::browse::Annotation;
use crate::tui::shared::Shared;

/// So many cells of a title are kept before what stands to the right of it.
const TITLE: usize = 12;

/// Somewhere to paint, and how.
pub(super) struct Painter<'a, 'b> {
    pub(super) shared: &'a Shared,
    pub(super) buffer: &'b mut Buffer,
    pub(super) area: Rect,
    /// Whether something lies over the screen and takes the keys.
    pub(super) is_covered: bool,
    /// What there is to the frame besides its cells. Of several places for the cursor the last counts: what lies on top
    /// is painted last.
    pub(super) painted: Painted,
}

impl<'a, 'b> Painter<'a, 'b> {
    /// Paints into as much of a buffer as the terminal has.
    pub(super) fn new(shared: &'a Shared, buffer: &'b mut Buffer, is_covered: bool) -> Self {
        let area = shared.area.intersection(buffer.area);
        Self { shared, buffer, area, is_covered, painted: Painted::default() }
    }

    pub(super) fn style(&self, role: Role) -> Style {
        self.shared.theme.style(role)
    }

    /// One line of text, cut where the area ends. Every text gets to the screen by this or by [`Painter::line`], which
    /// let nothing through that must not reach a terminal.
    pub(super) fn text(&mut self, area: Rect, text: &str, style: Style) {
        let area = area.intersection(self.area);
        if !area.is_empty() {
            self.put(area, text, style);
        }
    }

    pub(super) fn line(&mut self, area: Rect, line: &Line<'_>) {
        let area = area.intersection(self.area);
        if area.is_empty() {
            return;
        }
        let mut rest = area;
        for span in line {
            rest.x = self.put(rest, &span.content, line.style.patch(span.style));
            rest.width = area.right() - rest.x;
        }
    }

    /// Puts a text into the first row of an area that lies in the buffer; the column behind it.
    fn put(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let begin = self.buffer.index_of(area.x, area.y);
        let row = self.buffer.content.get_mut(begin..begin + usize::from(area.width)).unwrap_or_default();
        match put_plain(row, text, style) {
            Some(taken) => area.x + u16::try_from(taken).unwrap_or(area.width),
            None => self.buffer.set_stringn(area.x, area.y, strip(text), area.width.into(), style).0,
        }
    }

    /// The reader is at the first cell of an area: the hidden cursor stands there. What has the keys says so for the row
    /// or the place that is chosen.
    pub(super) fn stand_at(&mut self, area: Rect) {
        let area = area.intersection(self.area);
        if !area.is_empty() {
            self.painted.cursor = Cursor::Hidden(area.as_position());
        }
    }

    /// The next character that is typed goes here: the cursor stands there and is seen.
    pub(super) fn caret_at(&mut self, position: Position) {
        self.painted.cursor = Cursor::Caret(position);
    }

    /// What stands in an area leads to a URI. Rows of one link that stand below one another may be one area or several.
    pub(super) fn link(&mut self, area: Rect, uri: &Rc<str>) {
        let area = area.intersection(self.area);
        for y in area.top()..area.bottom() {
            let columns = area.left()..area.right();
            self.painted.links.push(LinkSpan { y, columns, target: Rc::clone(uri) });
        }
    }

    /// How far the directory has been read, while there is nothing of it to show.
    pub(super) fn reading(&mut self, area: Rect) {
        let messages = &self.shared.messages().panes;
        let message = match self.shared.progress {
            100.. => messages.checking.to_owned(),
            percent => messages.loading(percent),
        };
        self.text(area, &message, self.style(Role::Quiet));
    }

    /// One sign over and over down a column.
    pub(super) fn column(&mut self, area: Rect, sign: &str) {
        let style = self.style(Role::Line);
        for y in area.top()..area.bottom() {
            self.text(Rect { y, height: 1, ..area }, sign, style);
        }
    }

    /// A pane's title, or the way to what it shows, over its whole width, with something on the right if there is room
    /// for both.
    pub(super) fn title(&mut self, area: Rect, way: &[&str], right: &str, has_focus: bool) {
        let role = if has_focus { Role::FocusedTitle } else { Role::PaneTitle };
        let style = self.style(role);
        let glyphs = self.shared.glyphs;
        let steps: Vec<_> = way.iter().map(|step| glyphs.show(step)).collect();
        let steps: Vec<&str> = steps.iter().map(AsRef::as_ref).collect();
        let right = glyphs.show(right);
        let wished = steps.iter().map(|step| cells(step) + 3).sum::<usize>().saturating_sub(3);
        let width = usize::from(area.width);
        // The count says more than the end of a long title.
        let taken = if wished.min(TITLE) + cells(&right) + 2 <= width { cells(&right) } else { 0 };
        let taken = u16::try_from(taken).unwrap_or(0);
        let left_area = Rect { width: area.width - taken, ..area };
        let right_area = Rect { x: area.x + left_area.width, width: taken, ..area };
        let room = usize::from(left_area.width).saturating_sub(1);
        let title = crumbs(&steps, room, glyphs.chevron, glyphs.ellipsis);
        self.fill(left_area, style);
        self.text(left_area, &format!(" {title}"), style);
        self.text(right_area, &right, self.style(Role::PaneTitle));
    }

    /// Blanks with a style.
    pub(super) fn fill(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.area);
        for y in area.top()..area.bottom() {
            self.buffer.set_stringn(area.x, y, " ".repeat(area.width.into()), area.width.into(), style);
        }
    }

    /// Empties an area for something that lies over the rest.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.area);
        self.unlink(area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut(Position::new(x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// What lies over links leads nowhere.
    fn unlink(&mut self, area: Rect) {
        let cut = |LinkSpan { y, columns, target }: LinkSpan| {
            let is_under = (area.top()..area.bottom()).contains(&y);
            let (left, right) = if is_under { (area.left(), area.right()) } else { (columns.end, columns.end) };
            let parts = [columns.start..columns.end.min(left), columns.start.max(right)..columns.end];
            let kept = parts.into_iter().filter(|columns| !columns.is_empty());
            kept.map(move |columns| LinkSpan { y, columns, target: Rc::clone(&target) }).collect::<Vec<_>>()
        };
        if !self.painted.links.is_empty() && !area.is_empty() {
            self.painted.links = mem::take(&mut self.painted.links).into_iter().flat_map(cut).collect();
        }
    }

    /// As many of these lines as there is room for, one column in from the left. What leads to an address is a link.
    pub(super) fn lines(&mut self, body: Rect, lines: impl Iterator<Item = impl Borrow<StyledLine>>) {
        self.annotated_lines(body, (0..).zip(lines), &[]);
    }

    /// The same for numbered lines, with what is set off in them; the weaker comes first.
    pub(super) fn annotated_lines(
        &mut self,
        body: Rect,
        lines: impl Iterator<Item = (usize, impl Borrow<StyledLine>)>,
        annotations: &[Annotation],
    ) {
        let margin = body.width.min(1);
        for (y, (number, line)) in (body.top()..body.bottom()).zip(lines) {
            let area = Rect { x: body.x + margin, y, width: body.width - margin, height: 1 };
            let mut rest = area.intersection(self.area);
            let own: Vec<&Annotation> = annotations.iter().filter(|it| it.stretch.line == number).collect();
            for (span, piece) in line.borrow().spans.iter().enumerate() {
                let begin = rest;
                for (text, style) in self.set_off(piece, span, &own) {
                    let end = if rest.is_empty() { rest.x } else { self.put(rest, text, style) };
                    rest = Rect { x: end, width: rest.right() - end, ..rest };
                }
                if let Some(uri) = piece.target.as_ref().and_then(uri) {
                    self.link(Rect { width: rest.x - begin.x, ..begin }, &uri.into());
                }
            }
        }
    }

    /// A piece of a line in as many pieces as it has styles.
    fn set_off<'c>(&self, piece: &'c Inline, span: usize, annotations: &[&Annotation]) -> Vec<(&'c str, Style)> {
        let plain = self.style(piece.role);
        let own: Vec<&&Annotation> = annotations.iter().filter(|it| it.stretch.span == span).collect();
        if own.is_empty() {
            return vec![(piece.text.as_str(), plain)];
        }
        let mut pieces = Vec::new();
        let mut begin = 0;
        let mut style = None;
        for (at, (byte, _)) in piece.text.char_indices().enumerate() {
            let covering = own.iter().filter(|it| (it.stretch.from..it.stretch.to).contains(&at));
            let now = covering.fold(plain, |style, it| style.patch(self.shared.theme.emphasis(it.emphasis)));
            if let Some(before) = style.replace(now).filter(|before| *before != now) {
                pieces.push((piece.text.get(begin..byte).unwrap_or_default(), before));
                begin = byte;
            }
        }
        pieces.push((piece.text.get(begin..).unwrap_or_default(), style.unwrap_or(plain)));
        pieces
    }

    /// The reader is at a character of a line of a text of which the line `first` stands in the first row of an area.
    pub(super) fn stand_at_stretch(&mut self, area: Rect, first: usize, line: Option<&StyledLine>, place: Stretch) {
        let before = line.iter().flat_map(|line| line.spans.iter().take(place.span)).map(|piece| cells(&piece.text));
        let piece = line.and_then(|line| line.spans.get(place.span));
        let within: String = piece.iter().flat_map(|piece| piece.text.chars().take(place.from)).collect();
        let column = before.sum::<usize>() + cells(&within);
        let row = place.line.saturating_sub(first);
        let [column, row] = [column, row].map(|it| u16::try_from(it).unwrap_or(u16::MAX));
        let x = area.x.saturating_add(column).min(area.right().saturating_sub(1));
        self.stand_at(Rect { x, y: area.y.saturating_add(row), width: 1, height: 1 });
    }

    /// A scrollbar in the last column; none where everything is seen.
    pub(super) fn scrollbar(&mut self, body: Rect, total: usize, offset: usize) {
        let Some(thumb) = thumb(usize::from(body.height), total, offset) else { return };
        self.column(last_column(body), self.shared.glyphs.track);
        self.bar(body, &thumb);
    }

    /// A scrollbar in the last column of rows, which they leave blank: its moving part alone. A track would end every row
    /// with a sign of another style, and whatever goes over the line for a row would be longer by that.
    pub(super) fn scrollbar_of_rows(&mut self, body: Rect, total: usize, offset: usize) {
        if let Some(thumb) = thumb(usize::from(body.height), total, offset) {
            self.bar(body, &thumb);
        }
    }

    /// The moving part of a scrollbar in the last column.
    fn bar(&mut self, body: Rect, thumb: &Range<u16>) {
        let length = thumb.end.saturating_sub(thumb.start);
        let area = Rect { y: body.y.saturating_add(thumb.start), height: length, ..last_column(body) };
        self.column(area.intersection(body), self.shared.glyphs.thumb);
    }

    /// A frame with its title in the upper edge.
    pub(super) fn frame(&mut self, area: Rect, title: &str) {
        let glyphs = self.shared.glyphs;
        Block::bordered()
            .border_set(glyphs.border)
            .border_style(self.style(Role::Line))
            .render(area.intersection(self.area), self.buffer);
        let inside = usize::from(area.width).saturating_sub(2);
        let title = format!(" {} ", fit(&glyphs.show(title), inside.saturating_sub(4), glyphs.ellipsis));
        let place = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: area.height.min(1), ..area };
        // Over the edge and not on it: the edge's dimness must not show through.
        self.clear(Rect { width: u16::try_from(cells(&title)).unwrap_or(0).min(place.width), ..place });
        self.text(place, &title, self.style(Role::Title));
    }
}

/// The rows of a scrollbar of so many that its moving part takes; none where everything is seen.
fn thumb(height: usize, total: usize, offset: usize) -> Option<Range<u16>> {
    if total <= height || height == 0 {
        return None;
    }
    let length = (height.saturating_mul(height) / total).clamp(1, height);
    let hidden = total - height;
    let start = (offset.min(hidden).saturating_mul(height - length).saturating_add(hidden / 2)) / hidden;
    Some(u16::try_from(start).ok()?..u16::try_from(start + length).ok()?)
}

fn last_column(body: Rect) -> Rect {
    let width = body.width.min(1);
    Rect { x: body.right() - width, width, ..body }
}

/// Puts a text of plain characters into a row, as [`Buffer::set_stringn`] does, which asks Unicode's tables about each;
/// the cells that it took. `None` where a character is not plain: then that has to be asked.
fn put_plain(row: &mut [Cell], text: &str, style: Style) -> Option<usize> {
    if !text.chars().all(|c| plain_cells(c).is_some()) {
        return None;
    }
    let mut taken = 0;
    for c in text.chars() {
        let end = taken + plain_cells(c)?;
        let Some((lead, covered)) = row.get_mut(taken..end).and_then(<[Cell]>::split_first_mut) else { break };
        lead.set_char(c).set_style(style);
        covered.iter_mut().for_each(Cell::reset);
        taken = end;
    }
    Some(taken)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier};

    use super::{Buffer, Cell, Rect, Style, put_plain, thumb};

    #[test]
    fn the_moving_part_reaches_both_ends_and_stays_on_the_bar() {
        for (height, total) in (0..30).flat_map(|height| (0..90).map(move |total| (height, total))) {
            let at = |offset| thumb(height, total, offset);
            if total <= height || height == 0 {
                assert_eq!(at(0), None);
                continue;
            }
            let (first, last) = (at(0).unwrap(), at(total - height).unwrap());
            assert_eq!((first.start, usize::from(last.end)), (0, height), "{height} of {total}");
            let starts: Vec<_> = (0..=total - height).map(|offset| at(offset).unwrap().start).collect();
            assert!(starts.is_sorted(), "{starts:?}");
        }
        assert!(thumb(10, usize::MAX, usize::MAX).is_some_and(|rows| rows.end <= 10));
    }

    proptest! {
        #[test]
        fn plain_text_is_put_as_ratatui_puts_it(
            before in "[a-c会（）│ ]{0,12}",
            text in "[a-z会长（）“”—·│▸ é1-9]{0,12}",
            width in 0_u16..14,
        ) {
            let area = Rect::new(0, 0, width, 1);
            let mut expected = Buffer::empty(area);
            expected.set_stringn(0, 0, &before, width.into(), Style::new().bg(Color::Blue).add_modifier(Modifier::BOLD));
            let mut put = expected.clone();
            let style = Style::new().fg(Color::Red).remove_modifier(Modifier::BOLD);
            let (end, _) = expected.set_stringn(0, 0, &text, width.into(), style);
            let cells: &mut [Cell] = &mut put.content;
            if let Some(taken) = put_plain(cells, &text, style) {
                prop_assert_eq!(taken, usize::from(end));
                prop_assert_eq!(put, expected);
            }
        }
    }
}
