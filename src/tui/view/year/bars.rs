//! Twelve months with a bar for each service.

use std::iter::once;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Names, inset, name, tally};
use crate::calendar::{Mark, bar};
use crate::document::Role;
use crate::export::sign;
use crate::text::cells;
use crate::tui::screens::year::Year;
use crate::tui::screens::year::place::{Bars, YearPlaces};
use crate::tui::screens::year::table::Row;
use crate::tui::view::painter::Painter;

/// The signs around the month that the reader is in.
const BRACKETS: (&str, &str) = ("[", "]");

/// How much there is in the chosen month; the months; below them today.
pub(super) fn header(canvas: &mut Painter<'_, '_>, year: &Year, places: &YearPlaces) {
    let shared = canvas.shared;
    let said = &shared.messages().calendar;
    let (bars, header) = (places.bars, places.header);
    let today = bars.today(year.year, shared.today);
    let first = Rect { height: header.height.min(1), ..header };
    let left = Rect { width: bars.left.saturating_sub(header.x), ..first };
    let chosen = format!("{}  {}", said.month(year.month), tally(canvas, year.tallied(year.month)));
    canvas.text(inset(left), &shared.glyphs.show(&chosen), canvas.style(Role::Title));
    for month in 1..=12 {
        let (begin, end) = (bars.before_month(month, today), bars.before_month(month + 1, today));
        let area = Rect { x: begin.saturating_add(1), width: end.saturating_sub(begin + 1), ..first };
        let is_chosen = month == year.month;
        let style = if is_chosen { canvas.shared.theme.cursor(true) } else { canvas.style(Role::Label) };
        canvas.text(area, &said.month_name(month), style);
        if is_chosen {
            let key = canvas.style(Role::Key);
            canvas.text(Rect { x: begin, width: 1, ..first }, BRACKETS.0, key);
            canvas.text(Rect { x: end, width: 1, ..first }, BRACKETS.1, key);
        }
    }
    let second = Rect { y: header.y.saturating_add(1), height: header.height.saturating_sub(1).min(1), ..header };
    if let Some(cell) = today {
        let column = bars.today_column(cell);
        let (mark, words) = (shared.glyphs.bar.today, said.key_today);
        let wide = u16::try_from(cells(words)).unwrap_or(u16::MAX).saturating_add(2);
        let has_room = column.saturating_add(wide) < header.right();
        let (x, text) = if has_room {
            (column, format!("{mark} {words}"))
        } else {
            (column.saturating_sub(wide - 1), format!("{words} {mark}"))
        };
        canvas.text(Rect { x, width: wide, ..second }, &text, canvas.style(Role::Key));
    }
}

/// A service with its bar; without one, with when it takes place next.
pub(super) fn row<'a>(
    canvas: &mut Painter<'_, '_>,
    year: &Year,
    names: &mut Names<'a, impl Fn(usize) -> Option<&'a str>>,
    (at, row): (usize, &Row),
    area: Rect,
    bars: Bars,
) {
    let left = Rect { width: bars.left.saturating_sub(area.x), ..area };
    if !row.days.is_empty() {
        let role = if year.is_in_month(row) { Role::Title } else { Role::Text };
        let room = Rect { width: left.width.saturating_sub(1), ..left };
        name(canvas, names, (at, row), room, role);
        let line = Line::from(spans(canvas, year, row, bars));
        return canvas.line(Rect { x: bars.left, width: area.right().saturating_sub(bars.left), ..area }, &line);
    }
    let Some(next) = &row.next else { return name(canvas, names, (at, row), area, Role::Text) };
    name(canvas, names, (at, row), Rect { width: left.width.saturating_sub(1), ..left }, Role::Text);
    let first = bars.left.saturating_add(1);
    let words = canvas.shared.glyphs.show(&next.words);
    let right = Rect { x: first, width: area.right().saturating_sub(first), ..area };
    canvas.text(right, &words, canvas.style(role(next.days.mark)));
}

/// A bar: a sign or a blank before each month and behind the last, the cells of the months, and today's sign before its
/// cell.
fn spans(canvas: &Painter<'_, '_>, year: &Year, row: &Row, bars: Bars) -> Vec<Span<'static>> {
    let glyphs = canvas.shared.glyphs;
    let today = bars.today(year.year, canvas.shared.today);
    let marks = bar(&row.days, year.year, bars.per_month);
    let mut pieces: Vec<(&'static str, Role)> = Vec::with_capacity(marks.len() + 14);
    for (month, cells) in (1..).zip(marks.chunks(bars.per_month.max(1).into())) {
        pieces.push(between(year, month));
        for (cell, mark) in (usize::from(month - 1) * usize::from(bars.per_month)..).zip(cells) {
            if today == Some(cell) {
                pieces.push((glyphs.vertical, Role::Key));
            }
            pieces.push((sign(glyphs, *mark), role(*mark)));
        }
    }
    pieces.push(between(year, 13));
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut run = String::new();
    let mut before = None;
    for (sign, role) in pieces.into_iter().map(|(sign, role)| (sign, Some(role))).chain(once(("", None))) {
        // A blank looks the same in every style.
        if before != role && sign != " " {
            if let Some(before) = before.filter(|_| !run.is_empty()) {
                spans.push(Span::styled(std::mem::take(&mut run), canvas.style(before)));
            }
            before = role;
        }
        run.push_str(sign);
    }
    spans
}

/// What stands before a month (1–13).
const fn between(year: &Year, month: u8) -> (&'static str, Role) {
    if month == year.month {
        (BRACKETS.0, Role::Key)
    } else if month == year.month + 1 {
        (BRACKETS.1, Role::Key)
    } else {
        (" ", Role::Quiet)
    }
}

/// In which colour a mark is seen; its sign says as much without.
pub(super) const fn role(mark: Mark) -> Role {
    match mark {
        Mark::Empty => Role::Quiet,
        Mark::Printed | Mark::PrintedYear => Role::Strong,
        Mark::Inferred | Mark::InferredYear => Role::Label,
        Mark::Deadline => Role::Warning,
    }
}
