//! The phone book painted.

mod row;

use ratatui::layout::Rect;

use super::browse::name::Names;
use super::browse::prompt;
use crate::document::Role;
use crate::text::{cells, fit, wrap};
use crate::tui::action::Action;
use crate::tui::layout::{MIDDLE, Pane};
use crate::tui::screens::phones::{Phones, areas};
use crate::tui::shared::Shared;
use crate::tui::view::painter::Painter;
use row::{Columns, Row};

/// So many cells of a query are said again where nothing matches it.
const ECHO: usize = 24;

/// So many cells of the title are left to what is shown.
const LEAST_OF_TITLE: usize = 14;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, phones: &Phones) {
    let shared = canvas.shared;
    let areas = areas(shared.area);
    let said = &shared.messages().phone_book;
    let short_title = shared.directory.as_ref().map(|it| it.info().short_title.as_str());
    let before = short_title.filter(|_| shared.area.width < MIDDLE);
    let way: Vec<&str> = before.into_iter().chain([said.title]).collect();
    let is_focused = !canvas.is_covered;
    canvas.title(areas.list.title, &way, &count(shared, phones, areas.list.title.width), is_focused);
    if !phones.is_typing {
        canvas.stand_at(inset(areas.list.body));
    }
    query(canvas, phones, areas.query);
    rows(canvas, phones, areas.list.body);
    canvas.column(areas.divider, shared.glyphs.vertical);
    strip(canvas, phones, areas.strip);
}

/// `3/17`, the place in the list and its length; `2/5 · 17` while a query narrows it.
fn count(shared: &Shared, phones: &Phones, room: u16) -> String {
    if shared.directory.is_none() {
        return String::new();
    }
    let panes = &shared.messages().panes;
    let length = phones.shown.rows.len();
    let seen = if length == 0 { length.to_string() } else { format!("{}/{length}", phones.rows.cursor + 1) };
    let growing = |count: String| {
        let count = if shared.is_growing { panes.growing(count, shared.progress) } else { count };
        count + " "
    };
    let whole = growing(panes.found_of(&seen, phones.all()));
    let has_room = cells(&whole) + LEAST_OF_TITLE <= room.into();
    if phones.is_filtered() && has_room { whole } else { growing(seen) }
}

fn query(canvas: &mut Painter<'_, '_>, phones: &Phones, area: Rect) {
    let shared = canvas.shared;
    let said = &shared.messages().phone_book;
    let hints = if phones.is_typing || shared.keymap.types_to_find(phones.mode()) {
        vec![said.typing.to_owned()]
    } else {
        let key = shared.keymap.way(phones.mode(), Action::Find);
        vec![said.placeholder(&key), shared.messages().panes.placeholder_brief(&key)]
    };
    let hints: Vec<&str> = hints.iter().map(String::as_str).collect();
    prompt::draw(canvas, area, &phones.query, &hints, phones.is_typing);
}

fn rows(canvas: &mut Painter<'_, '_>, phones: &Phones, body: Rect) {
    let shared = canvas.shared;
    let Some(directory) = shared.directory.as_deref() else {
        let panes = &shared.messages().panes;
        let message = match shared.progress {
            100.. => panes.checking.to_owned(),
            percent => panes.loading(percent),
        };
        return canvas.text(inset(body), &message, canvas.style(Role::Quiet));
    };
    let shown = &phones.shown;
    let length = shown.rows.len();
    if length == 0 {
        return nothing(canvas, phones, body);
    }
    let has_scrollbar = length > usize::from(body.height) && !phones.is_typing;
    let columns = Columns::of(shown, shared, usize::from(body.width).saturating_sub(1 + usize::from(has_scrollbar)));
    let highlighter = phones.highlighter(shared);
    let seen = phones.rows.seen(length);
    let entry_of = |row: usize| shown.rows.get(row).map_or(0, |row| row.entry);
    let entries = entry_of(seen.start)..entry_of(seen.end.saturating_sub(1)) + 1;
    let messages = shared.messages();
    let name = |entry: usize| Some(messages.leading(directory.heading(shown.entries.get(entry)?.record)?.title()));
    let all: Vec<&str> =
        if columns.name < shown.name_width { (0..shown.entries.len()).filter_map(name).collect() } else { Vec::new() };
    let digits = phones.query.value().phone_digits();
    let mut names = Names::new(name, shown.entries.len(), entries);
    // A menu over a query being typed leaves the cursor of the list as it is.
    let cursor = canvas.shared.theme.cursor(!canvas.is_covered || phones.is_typing);
    for (y, at) in (body.top()..body.bottom()).zip(seen) {
        let Some((place, (entry, number))) = shown.rows.get(at).zip(shown.get(at)) else { break };
        let area = Rect { y, height: 1, ..body };
        let is_selected = at == phones.rows.cursor;
        let row = Row {
            directory,
            highlighter: highlighter.as_ref(),
            digits: digits.as_deref(),
            all: &all,
            place: *place,
            entry,
            number,
            cursor: is_selected.then_some(cursor),
        };
        row.draw(canvas, &mut names, &columns, area);
        if is_selected && !phones.is_typing {
            canvas.stand_at(area);
        }
    }
    if has_scrollbar {
        canvas.scrollbar_of_rows(body, length, phones.rows.offset);
    }
}

/// Why there is no row.
fn nothing(canvas: &mut Painter<'_, '_>, phones: &Phones, body: Rect) {
    let shared = canvas.shared;
    let messages = shared.messages();
    let mut said = Vec::new();
    if phones.is_filtered() {
        let query = shared.glyphs.show(phones.query.trimmed()).into_owned();
        let query = fit(&query, ECHO, shared.glyphs.ellipsis);
        if shared.is_growing {
            said.push(messages.panes.no_match_yet(&query));
        } else {
            said.push(messages.panes.no_match(&query));
            said.push(messages.panes.no_match_help(shared.keymap.way(phones.mode(), Action::ClearQuery)));
        }
    } else {
        said.push(messages.phone_book.nobody.to_owned());
    }
    let room = inset(body).width.into();
    let lines = said.iter().flat_map(|it| wrap(&shared.glyphs.show(it), room));
    for (y, line) in (body.top()..body.bottom()).zip(lines) {
        canvas.text(Rect { y, height: 1, ..inset(body) }, &line, canvas.style(Role::Quiet));
    }
}

/// What is said of the row under the cursor, under the name of whose it is.
fn strip(canvas: &mut Painter<'_, '_>, phones: &Phones, pane: Pane) {
    let shared = canvas.shared;
    let owner = phones.shown.get(phones.rows.cursor).map(|(entry, _)| entry.record);
    let name =
        owner.and_then(|owner| Some(shared.messages().leading(shared.directory.as_ref()?.heading(owner)?.title())));
    let it = &phones.strip;
    let (total, first) = (it.lines.len(), it.offset + 1);
    let last = (it.offset + it.height).min(total);
    let position =
        if total > it.height { shared.messages().panes.position(first, last, total) + " " } else { String::new() };
    canvas.title(pane.title, &[name.unwrap_or_default()], &position, false);
    canvas.lines(pane.body, it.lines.iter().skip(it.offset));
    canvas.scrollbar(pane.body, total, it.offset);
}

/// Where the first line's text begins.
fn inset(body: Rect) -> Rect {
    let margin = body.width.min(1);
    Rect { x: body.x + margin, width: body.width - margin, height: body.height.min(1), ..body }
}
