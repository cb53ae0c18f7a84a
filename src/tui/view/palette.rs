//! The palette of commands: a line to type in, and the commands or values below it.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::browse::prompt;
use super::painter::Painter;
use crate::document::Role;
use crate::text::{cells, fit};
use crate::tui::keymap::Binding;
use crate::tui::mode::Mode;
use crate::tui::overlays::palette::{CommandRow, Palette, PaletteRow, Shown, ValueRow, places};

/// From so many columns on, ids have more room, and all keys of a command are shown.
const ROOMY: usize = 60;
/// Cells of the longest id that is shown whole where there is room, and where there is little.
const ID: [usize; 2] = [22, 17];

pub(super) fn draw(canvas: &mut Painter<'_, '_>, palette: &Palette) {
    let shared = canvas.shared;
    let (frame, line, list) = palette.area(shared.content_area());
    canvas.clear(frame);
    canvas.frame(frame, &palette.title(shared));
    let seen = palette.cursor.seen(palette.rows.len());
    for (y, at) in (list.top()..list.bottom()).zip(seen) {
        let Some(row) = palette.rows.get(at) else { break };
        let area = Rect { y, height: 1, ..list };
        match row {
            PaletteRow::Command(row) => command(canvas, area, row, palette.below),
            PaletteRow::Value(row) => value(canvas, area, row),
            PaletteRow::Problem(text) => {
                let room = usize::from(area.width).saturating_sub(2);
                let text = shared.glyphs.show(text).into_owned();
                let text = format!(" {}", fit(&text, room, shared.glyphs.ellipsis));
                canvas.text(area, &text, canvas.style(Role::Warning));
                continue;
            }
        }
        if at == palette.cursor.cursor {
            canvas.buffer.set_style(area.intersection(canvas.area), shared.theme.cursor(true));
        }
    }
    canvas.scrollbar_of_rows(list, palette.rows.len(), palette.cursor.offset);
    prompt::draw_behind(canvas, line, ":", &palette.typed, &[shared.messages().palette.placeholder], true);
}

/// Id, what it does, and its keys; of one that cannot be given here, where it can.
fn command(canvas: &mut Painter<'_, '_>, area: Rect, row: &CommandRow, below: Mode) {
    let shared = canvas.shared;
    let width = usize::from(area.width);
    let bound = shared.keymap.commands().find(|bound| bound.command.id == row.command.id);
    let keys = match bound {
        _ if !row.is_here => shared.messages().palette.works_in(places(shared.messages(), row.command)),
        Some(bound) if width >= ROOMY => bound.keys(below).collect::<Vec<_>>().join("  "),
        bound => bound.map_or_else(String::new, |bound: &Binding| bound.label(below).to_owned()),
    };
    let keys = fit(&shared.glyphs.show(&keys), width * 2 / 5, shared.glyphs.ellipsis).into_owned();
    let id_room = ID[usize::from(width < ROOMY)].min(width / 2);
    let none = Shown { id: Vec::new(), texts: Vec::new() };
    let shown = row.shown.as_ref().unwrap_or(&none);
    let room = width.saturating_sub(id_room + cells(&keys) + 5);
    let fitting = shown.texts.iter().find(|(text, _)| cells(text) <= room);
    let (text, marks) = fitting.or(shown.texts.first()).map_or(("", &[][..]), |(text, marks)| (*text, &**marks));
    let plain = if row.is_here { Role::Text } else { Role::Quiet };
    let id = if row.is_here { Role::Label } else { Role::Quiet };
    let mut spans = vec![Span::raw(" ")];
    let id_cells = push(canvas, &mut spans, (row.command.id, &shown.id), id_room, id);
    spans.push(Span::raw(" ".repeat(id_room.saturating_sub(id_cells) + 2)));
    push(canvas, &mut spans, (text, marks), room, plain);
    canvas.line(area, &Line::from(spans));
    let keys_width = u16::try_from(cells(&keys) + 1).unwrap_or(u16::MAX).min(area.width);
    let right = Rect { x: area.right() - keys_width, width: keys_width, ..area };
    let role = if row.is_here { Role::Key } else { Role::Quiet };
    canvas.text(right, &keys, canvas.style(role));
}

/// How it is typed, and what it is.
fn value(canvas: &mut Painter<'_, '_>, area: Rect, row: &ValueRow) {
    let width = usize::from(area.width).saturating_sub(2);
    let mut spans = vec![Span::raw(" ")];
    let most = if row.said.is_empty() { width } else { width / 2 };
    let wished = if row.said.is_empty() { width } else { cells(&row.written).max(ID[1].min(width / 3)).min(most) };
    let written = push(canvas, &mut spans, (&row.written, &row.marks), wished, Role::Label);
    spans.push(Span::raw(" ".repeat(wished.saturating_sub(written) + 2)));
    push(canvas, &mut spans, (&row.said, &row.said_marks), width.saturating_sub(wished + 2), Role::Text);
    canvas.line(area, &Line::from(spans));
}

/// Adds a text with its marks, cut to so many cells; how many it took.
fn push(
    canvas: &Painter<'_, '_>,
    spans: &mut Vec<Span<'static>>,
    (text, marks): (&str, &[u32]),
    room: usize,
    role: Role,
) -> usize {
    let glyphs = canvas.shared.glyphs;
    let shown = fit(text, room, glyphs.ellipsis);
    let (plain, found): (Style, Style) = (canvas.style(role), canvas.style(Role::Match));
    let is_cut = shown.len() != text.len() || *shown != *text;
    let kept =
        shown.chars().count() - if is_cut { glyphs.ellipsis.chars().count().min(shown.chars().count()) } else { 0 };
    let mut taken = 0;
    let mut run = String::new();
    let mut is_found = false;
    let mut end = |run: &mut String, is_found: bool| {
        if !run.is_empty() {
            let piece = glyphs.show(run).into_owned();
            taken += cells(&piece);
            spans.push(Span::styled(piece, if is_found { found } else { plain }));
            run.clear();
        }
    };
    for (at, c) in shown.chars().enumerate() {
        let now = at < kept && u32::try_from(at).is_ok_and(|at| marks.contains(&at));
        if now != is_found {
            end(&mut run, is_found);
            is_found = now;
        }
        run.push(c);
    }
    end(&mut run, is_found);
    taken
}
