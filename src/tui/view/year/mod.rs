//! The year painted: bars beside names, or a list by date; below them what is known of the service under the cursor.

mod bars;
mod foot;
mod list;

use std::borrow::Cow;
use std::iter;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::browse::name::{Names, beside, spans};
use super::painter::Painter;
use crate::document::Role;
use crate::text::cells;
use crate::tui::screens::year::Year;
use crate::tui::screens::year::place::{Form, YearPlaces, places};
use crate::tui::screens::year::table::{Line as TableLine, Row, Section, Tally};

/// From so many columns on, the title says in which group the cursor is.
const LONG_TITLE: u16 = 60;

/// Cells before the name of a row: its number, and a blank.
const NUMBER: u16 = 4;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, year: &Year) {
    let shared = canvas.shared;
    let places = places(shared.area);
    let said = &shared.messages().calendar;
    let has_focus = !canvas.is_covered;
    let title = said.title(year.year, shared.today);
    // The heading of a long group is not seen from its end.
    let group = year.selected().filter(|_| places.title.width >= LONG_TITLE).map(|row| words(canvas, row.section));
    let way: Vec<&str> = iter::once(title.as_str()).chain(group.as_deref()).collect();
    canvas.title(places.title, &way, &position(canvas, year), has_focus);
    let first = inset(Rect { height: places.body.height.min(1), ..places.body });
    canvas.stand_at(first);
    if shared.directory.is_none() || year.table.is_empty() && shared.is_growing {
        return canvas.reading(first);
    }
    if year.table.is_empty() {
        return canvas.text(first, said.no_services, canvas.style(Role::Quiet));
    }
    if places.form == Form::Bars {
        bars::header(canvas, year, &places);
    }
    rows(canvas, year, &places);
    foot::draw(canvas, year, &places);
}

/// `3/90`: the place among the rows, and how many there are.
fn position(canvas: &Painter<'_, '_>, year: &Year) -> String {
    let shared = canvas.shared;
    if year.table.is_empty() {
        return String::new();
    }
    let position = format!("{}/{}", year.table.place(year.rows.cursor) + 1, year.table.len());
    let position =
        if shared.is_growing { shared.messages().panes.growing(position, shared.progress) } else { position };
    position + " "
}

fn rows(canvas: &mut Painter<'_, '_>, year: &Year, places: &YearPlaces) {
    let shared = canvas.shared;
    let Some(directory) = &shared.directory else { return };
    let (lines, body) = (&year.table.lines, places.body);
    let seen = year.rows.seen(lines.len());
    let messages = shared.messages();
    let name = |line| Some(messages.leading(directory.heading(year.table.row(line)?.record)?.title()));
    let mut names = Names::new(name, lines.len(), seen.clone());
    let right = Rect { width: body.width.saturating_sub(1), ..body };
    for (y, at) in (body.top()..body.bottom()).zip(seen) {
        let area = Rect { y, height: 1, ..right };
        match lines.get(at) {
            Some(TableLine::Heading(section, count)) => heading(canvas, year, area, *section, *count),
            Some(TableLine::Row(row)) => {
                let is_selected = at == year.rows.cursor;
                let pointer = if is_selected { shared.glyphs.pointer } else { " " };
                canvas.text(area, pointer, canvas.style(Role::Key));
                let area = inset(area);
                match places.form {
                    Form::Bars => bars::row(canvas, year, &mut names, (at, row), area, places.bars),
                    Form::List => list::row(canvas, year, &mut names, (at, row), area),
                }
                if is_selected {
                    let whole = Rect { y, height: 1, ..right };
                    canvas
                        .buffer
                        .set_style(whole.intersection(canvas.area), canvas.shared.theme.cursor(!canvas.is_covered));
                    canvas.stand_at(whole);
                }
            }
            None => break,
        }
    }
    canvas.scrollbar_of_rows(body, lines.len(), year.rows.offset);
}

/// `› 9月  3 项，其中 1 项到期`, `› 随时  12`. The month that the reader is in has the sign before it, and so have all headings
/// that are of no month.
fn heading(canvas: &mut Painter<'_, '_>, year: &Year, area: Rect, section: Section, count: usize) {
    let shared = canvas.shared;
    let said = &shared.messages().calendar;
    let glyphs = shared.glyphs;
    let (title, is_here) = match section {
        Section::Month(month) => {
            let today = shared.today.year() == year.year && shared.today.month().unsigned_abs() == month;
            let today = today.then(|| format!("  {} {} {}", glyphs.bar.today, said.key_today, shared.today));
            let title = format!("{}  {}", words(canvas, section), tally(canvas, year.tallied(month)));
            (title + &today.unwrap_or_default(), month == year.month)
        }
        _ => (format!("{}  {}", words(canvas, section), counted(canvas, count)), true),
    };
    let sign = if is_here { glyphs.chevron } else { " " };
    let role = if is_here { Role::Heading } else { Role::Title };
    let line = Line::from(vec![
        Span::styled(format!("{sign} "), canvas.style(Role::Key)),
        Span::styled(glyphs.show(&title).into_owned(), canvas.style(role)),
    ]);
    canvas.line(area, &line);
}

fn words(canvas: &Painter<'_, '_>, section: Section) -> Cow<'static, str> {
    let said = &canvas.shared.messages().calendar;
    match section {
        Section::Month(month) => said.month(month).into(),
        Section::Dated => said.dated.into(),
        Section::YearOnly => said.year_only.into(),
        Section::Away => said.not_this_year.into(),
        Section::OnDemand => said.on_demand.into(),
        Section::Undated => said.undated.into(),
    }
}

fn counted(canvas: &Painter<'_, '_>, count: usize) -> Cow<'static, str> {
    if count == 0 { canvas.shared.messages().calendar.none.into() } else { count.to_string().into() }
}

fn tally(canvas: &Painter<'_, '_>, tally: Tally) -> Cow<'static, str> {
    match tally {
        Tally { count: 0, .. } => counted(canvas, 0),
        Tally { count, ends: 0 } => canvas.shared.messages().calendar.count(count).into(),
        Tally { count, ends } => canvas.shared.messages().calendar.tally(count, ends).into(),
    }
}

/// The number and the name of a row, in as much of an area as there is.
fn name<'a>(
    canvas: &mut Painter<'_, '_>,
    names: &mut Names<'a, impl Fn(usize) -> Option<&'a str>>,
    (at, row): (usize, &Row),
    area: Rect,
    role: Role,
) {
    let Some(directory) = &canvas.shared.directory else { return };
    let Some(heading) = directory.heading(row.record) else { return };
    let number = heading.number.map_or_else(String::new, |number| format!("{number:02}"));
    let quiet = canvas.style(Role::Quiet);
    canvas.text(area, &format!("{number:>3} "), quiet);
    let taken = NUMBER.min(area.width);
    let area = Rect { x: area.x.saturating_add(taken), width: area.width - taken, ..area };
    let Some(text) = names.name(at) else { return };
    let messages = canvas.shared.messages();
    let room = usize::from(area.width);
    let mut spans = spans(canvas, names, (at, text), &[], room);
    for span in &mut spans {
        span.style = canvas.style(role);
    }
    let used: usize = spans.iter().map(|span| cells(&span.content)).sum();
    spans.extend(beside(canvas, messages.beside(heading.title()), &[], room.saturating_sub(used)));
    canvas.line(area, &Line::from(spans));
}

fn inset(area: Rect) -> Rect {
    let margin = area.width.min(1);
    Rect { x: area.x.saturating_add(margin), width: area.width - margin, ..area }
}
