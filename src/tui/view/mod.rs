//! Painting the state. Nothing here decides or remembers anything.

mod detail;
mod help;
mod list;
mod menu;
mod qr;
mod status_line;
mod tree;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layout::{Arrangement, SMALLEST};
use super::mode::Focus;
use super::model::{Model, Popup};
use crate::document::Role;
use crate::messages::fill;
use crate::terminal::backend::repair_wide_cells;
use crate::text::{cells, crumbs, strip};

pub use menu::menu_area;

/// So many cells of a title are kept before what stands to the right of it.
const TITLE: usize = 12;

/// Paints the whole screen and puts the cursor at the caret, where an input method opens its window.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let caret = paint(model, frame.buffer_mut());
    if let Some(caret) = caret {
        frame.set_cursor_position(caret);
    }
}

/// Paints into a buffer as large as the model's area; where the caret is, if a query is being typed.
#[must_use]
pub fn paint(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let caret = panes(model, buffer);
    // Where a popup covers half of a wide character, neither half may be left.
    repair_wide_cells(buffer);
    caret
}

fn panes(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let area = model.area.intersection(buffer.area);
    let mut canvas = Painter { model, buffer, area };
    let panes = model.panes();
    if panes.arrangement == Arrangement::TooSmall {
        too_small(&mut canvas);
        return None;
    }
    tree::draw(&mut canvas, &panes);
    let caret = list::draw(&mut canvas, &panes);
    detail::draw(&mut canvas, &panes);
    for divider in panes.dividers {
        canvas.column(divider, model.glyphs.vertical);
    }
    status_line::draw(&mut canvas, &panes);
    match &model.popup {
        Some(Popup::Help(help)) => help::draw(&mut canvas, help, panes.content_area),
        Some(Popup::Menu(menu)) => menu::draw(&mut canvas, menu),
        Some(Popup::Qr(shown)) => qr::draw(&mut canvas, shown),
        None => return caret,
    }
    None
}

fn too_small(canvas: &mut Painter<'_, '_>) {
    let (columns, rows) = SMALLEST;
    let area = canvas.area;
    let message = fill(
        canvas.model.messages().panes.too_small,
        &[
            ("columns", &columns.to_string()),
            ("rows", &rows.to_string()),
            ("width", &area.width.to_string()),
            ("height", &area.height.to_string()),
        ],
    );
    let lines = crate::text::wrap(&message, area.width.into());
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        canvas.text(Rect { y, height: 1, ..area }, &line, Style::new());
    }
}

/// Somewhere to paint, and what paints.
struct Painter<'a, 'b> {
    model: &'a Model,
    buffer: &'b mut Buffer,
    area: Rect,
}

impl Painter<'_, '_> {
    fn style(&self, role: Role) -> Style {
        self.model.palette.style(role)
    }

    /// One line of text, cut where the area ends. Every text gets to the screen by this or by [`Painter::line`], which
    /// let nothing through that must not reach a terminal.
    fn text(&mut self, area: Rect, text: &str, style: Style) {
        self.line(area, &Line::from(Span::styled(text, style)));
    }

    fn line(&mut self, area: Rect, line: &Line<'_>) {
        let area = area.intersection(self.area);
        if area.is_empty() {
            return;
        }
        let mut x = area.x;
        for span in line {
            let (style, text) = (line.style.patch(span.style), strip(&span.content));
            (x, _) = self.buffer.set_stringn(x, area.y, text, usize::from(area.right() - x), style);
        }
    }

    /// One sign over and over down a column.
    fn column(&mut self, area: Rect, sign: &str) {
        let style = self.style(Role::Line);
        for y in area.top()..area.bottom() {
            self.text(Rect { y, height: 1, ..area }, sign, style);
        }
    }

    /// A pane's title, or the way to what it shows, over its whole width, with something on the right if there is room
    /// for both.
    fn title(&mut self, area: Rect, way: &[&str], right: &str, has_focus: bool) {
        let role = if has_focus { Role::FocusedTitle } else { Role::PaneTitle };
        let style = self.style(role);
        let glyphs = self.model.glyphs;
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
    fn fill(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.area);
        for y in area.top()..area.bottom() {
            self.buffer.set_stringn(area.x, y, " ".repeat(area.width.into()), area.width.into(), style);
        }
    }

    /// Empties an area for something that lies over the rest.
    fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut(Position::new(x, y)) {
                    cell.reset();
                }
            }
        }
    }

    fn has_focus(&self, focus: Focus) -> bool {
        self.model.focus == focus && self.model.popup.is_none()
    }
}
