//! What holds after every key, wherever the reader is: promises of the state and of the frame that is drawn of it.
//!
//! [`broken`] says which do not. It needs the library and `ratatui` alone, so that whatever drives the screen can take this
//! file in by its path.

use kechuang::directory::{Directory, RecordIdx};
use kechuang::terminal::backend::{Cursor, Painted};
use kechuang::text::{cells, foreign};
use kechuang::tui::action::Message;
use kechuang::tui::layout::is_too_small;
use kechuang::tui::list::ListLine;
use kechuang::tui::mode::{Focus, Mode, Typed};
use kechuang::tui::model::Model;
use kechuang::tui::overlays::{Overlay, note};
use kechuang::tui::screens::Front;
use kechuang::tui::screens::phones::areas;
use kechuang::tui::screens::year::place::places;
use kechuang::tui::scroll::Rows;
use kechuang::tui::update::update;
use kechuang::tui::view::{paint, title};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// So many overlays lie on one another at the most.
pub(crate) const MOST_OVERLAYS: usize = 8;

/// Every promise that does not hold of a state and of its frame, in a sentence each; nothing where all do.
pub(crate) fn broken(model: &Model) -> Vec<String> {
    let mut found = Broken(Vec::new());
    let (buffer, painted) = frame(model);
    found.of_state(model);
    found.of_frame(model, &buffer, &painted);
    found.of_cursor(model, &buffer, &painted);
    found.0
}

/// The same with what takes longer to find out: that a frame is drawn the same twice, that nothing is drawn beside the
/// screen, and that a state is at rest, so that taking in again what it knows already changes nothing that is seen.
pub(crate) fn broken_thoroughly(model: &mut Model) -> Vec<String> {
    let mut found = Broken(broken(model));
    let before = frame(model);
    found.that(frame(model) == before, || "a frame is another one when it is drawn again".to_owned());
    found.of_outside(model, &before.0);
    let area = model.shared.area;
    let effects = update(model, Message::Resize(area.width, area.height));
    found.that(effects.is_empty(), || format!("a window that stays as it is asks for {effects:?}"));
    let after = frame(model);
    found.that(after == before, || format!("a state at rest changes: {}", difference(&before.0, &after.0)));
    found.0
}

/// What is drawn of a state.
pub(crate) fn frame(model: &Model) -> (Buffer, Painted) {
    let area = model.shared.area;
    let mut buffer = Buffer::empty(Rect::new(0, 0, area.width, area.height));
    let painted = paint(model, &mut buffer);
    (buffer, Painted { title: title(model), ..painted })
}

/// The first row in which two frames differ.
fn difference(before: &Buffer, after: &Buffer) -> String {
    let rows = (0..before.area.height).map(|y| (row_of(before, y), row_of(after, y)));
    let other = rows.enumerate().find(|(_, (before, after))| before != after);
    other.map_or_else(
        || "in style or cursor".to_owned(),
        |(y, (before, after))| format!("row {y}: {before:?}, then {after:?}"),
    )
}

fn row_of(buffer: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut x = 0;
    while let Some(cell) = buffer.cell(Position::new(x, y)) {
        text.push_str(cell.symbol());
        x += u16::try_from(cells(cell.symbol())).unwrap_or(1).max(1);
    }
    text
}

/// The promises that were found broken.
struct Broken(Vec<String>);

impl Broken {
    fn that(&mut self, holds: bool, otherwise: impl FnOnce() -> String) {
        if !holds {
            self.0.push(otherwise());
        }
    }

    /// A cursor is in its rows, and where there is room for them it is seen; the page is full.
    fn of_rows(&mut self, what: &str, rows: Rows, length: usize) {
        let Rows { cursor, offset, height } = rows;
        self.that(cursor < length.max(1), || format!("{what}: row {cursor} of {length} is chosen"));
        self.that(offset <= length.saturating_sub(height), || {
            format!("{what}: rows from {offset} on are seen, {height} of {length}")
        });
        self.that(height == 0 || length == 0 || (offset..offset + height).contains(&cursor), || {
            format!("{what}: row {cursor} is chosen, and {height} from {offset} on are seen")
        });
    }

    /// A record is in the directory.
    fn of_record(&mut self, what: &str, directory: &Directory, record: RecordIdx) {
        let exists = directory.heading(record).is_some() && directory.record(record).is_some();
        self.that(exists, || format!("{what}: no record is at {record:?}"));
    }

    fn of_state(&mut self, model: &Model) {
        let overlays = model.overlays.len();
        self.that(overlays <= MOST_OVERLAYS, || format!("{overlays} overlays lie on one another"));
        let is_drawn = !is_too_small(model.shared.area);
        match &model.screen.front {
            None => self.of_browse(model, is_drawn),
            Some(Front::Year(_)) => self.of_year(model),
            Some(Front::Phones(_)) => self.of_phones(model),
        }
        for overlay in &model.overlays {
            self.of_overlay(model, overlay, is_drawn);
        }
        let waits = model.pending.in_mode(model.mode());
        self.that(waits.is_empty() == model.pending.is_empty(), || {
            format!("{} waits where it means nothing", model.pending)
        });
    }

    fn of_browse(&mut self, model: &Model, is_drawn: bool) {
        let (browse, shared) = (model.browse(), &model.shared);
        let list = &browse.list;
        let (length, all) = (list.entries.len(), list.count());
        let cursor = list.rows.cursor;
        self.that(cursor < all.max(1), || format!("list: entry {cursor} of {all} is chosen"));
        let chosen = (list.selected().is_some(), list.selected_withdrawn().is_some());
        self.that(chosen == (cursor < length, (length..all).contains(&cursor)), || {
            format!("list: {chosen:?} are chosen")
        });
        self.that(list.total >= length, || format!("list: {length} entries of {}", list.total));
        let withdrawn = shared.since.as_ref().map_or(0, |since| since.withdrawn());
        let read = browse.detail.withdrawn();
        self.that(list.withdrawn <= withdrawn && read.is_none_or(|at| at < withdrawn), || {
            format!("{} withdrawn entries are listed and {read:?} is read of {withdrawn}", list.withdrawn)
        });
        let (offset, height) = (list.rows.offset, list.rows.height);
        self.that(offset <= list.length().saturating_sub(height), || {
            format!("list: lines from {offset} on are seen, {height} of {}", list.length())
        });
        if is_drawn && height > 0 && all > 0 {
            let is_seen = list.seen().any(|line| is_in_place(line, cursor));
            self.that(is_seen, || format!("list: entry {cursor} is chosen and not among {:?}", list.seen_entries()));
        }
        self.of_rows("tree", browse.tree.rows, browse.tree.visible().len());
        if browse.facets.is_open {
            self.of_rows("facets", browse.facets.rows, browse.facets.list.len());
            let is_heading = browse.facets.selected().is_some_and(kechuang::tui::screens::browse::Row::is_heading);
            self.that(!is_heading, || "facets: a heading is chosen".to_owned());
        }
        self.that(browse.focus != Focus::Facets || browse.facets.is_open, || {
            "facets have the keys and are not there".to_owned()
        });
        let pane = model.panes().of(browse.focus);
        self.that(!is_drawn || !pane.body.is_empty(), || format!("{:?} has the keys and no room", browse.focus));
        let detail = &browse.detail;
        let furthest = detail.page.len().saturating_sub(detail.height);
        self.that(detail.offset <= furthest, || {
            format!("page: from line {} on, {} of {}", detail.offset, detail.height, detail.page.len())
        });
        let is_read = detail.height == 0
            || detail.page.is_empty()
            || (detail.offset..detail.offset + detail.height).contains(&detail.reader().line);
        self.that(is_read, || format!("page: the reader is at {:?}", detail.reader()));
        self.of_prompt("query", (browse.query.text(), browse.query.caret()));
        self.of_prompt("page query", (detail.search.query.text(), detail.search.query.caret()));
        let Some(directory) = shared.directory.as_deref() else { return };
        let records = detail.subject.iter().flat_map(|it| it.records()).chain(browse.pinned());
        let marked = browse.marks().list();
        let ends = [0, length.saturating_sub(1)].into_iter().chain(list.seen_entries());
        let listed = ends.filter_map(|at| list.entries.get(at));
        for record in records.chain(list.selected()).chain(listed).chain(marked.iter()) {
            self.of_record("browser", directory, record);
        }
    }

    fn of_prompt(&mut self, what: &str, (text, caret): (&str, usize)) {
        self.that(caret <= text.chars().count(), || format!("{what}: the caret is at {caret} of {text:?}"));
        self.that(!text.chars().any(is_foreign), || format!("{what}: {text:?} holds what must not reach a terminal"));
    }

    fn of_year(&mut self, model: &Model) {
        let Some(Front::Year(year)) = &model.screen.front else { return };
        self.that((1..=12).contains(&year.month), || format!("year: month {}", year.month));
        self.that(kechuang::calendar::YEARS.contains(&year.year), || format!("year: {}", year.year));
        self.of_rows("year", year.rows, year.table.lines.len());
        let Some(directory) = model.shared.directory.as_deref() else { return };
        self.that(year.table.is_empty() || year.selected().is_some(), || "year: no service is chosen".to_owned());
        for at in year.rows.seen(year.table.lines.len()) {
            if let Some(row) = year.table.row(at) {
                self.of_record("year", directory, row.record);
            }
        }
    }

    fn of_phones(&mut self, model: &Model) {
        let Some(Front::Phones(phones)) = &model.screen.front else { return };
        self.of_rows("phone book", phones.rows, phones.shown.rows.len());
        self.of_prompt("phone query", (phones.query.text(), phones.query.caret()));
        let strip = &phones.strip;
        self.that(strip.offset <= strip.lines.len().saturating_sub(strip.height), || {
            format!("phone book: what is said from line {} on, {} of {}", strip.offset, strip.height, strip.lines.len())
        });
        let Some(directory) = model.shared.directory.as_deref() else { return };
        for row in phones.rows.seen(phones.shown.rows.len()) {
            match phones.shown.get(row) {
                Some((entry, _)) => self.of_record("phone book", directory, entry.record),
                None => self.0.push(format!("phone book: nothing is in row {row}")),
            }
        }
    }

    fn of_overlay(&mut self, model: &Model, overlay: &Overlay, is_drawn: bool) {
        match overlay {
            Overlay::Help(help) => {
                let body = help.areas(model.shared.content_area()).columns;
                let height: usize = body.iter().map(|column| usize::from(column.height)).sum();
                let last = help.lines.len().saturating_sub(height);
                self.that(help.offset <= last, || {
                    format!("help: from line {} on, {height} of {}", help.offset, help.lines.len())
                });
                self.of_prompt("help", (help.typed.text(), help.typed.caret()));
            }
            Overlay::Menu(menu) => {
                self.that(!menu.entries.is_empty(), || "menu: there is nothing in it".to_owned());
                self.of_rows("menu", menu.rows, menu.entries.len());
            }
            Overlay::Palette(palette) => {
                self.of_rows("palette", palette.cursor, palette.rows.len());
                self.of_prompt("palette", (palette.typed.text(), palette.typed.caret()));
            }
            Overlay::Note(note) => self.of_note(model, note, is_drawn),
            Overlay::Slip(slip) => self.of_note(model, &slip.input, is_drawn),
            Overlay::Qr(shown) => {
                let place = shown.place().unwrap_or((1, 1));
                self.that((1..=place.1).contains(&place.0), || format!("code: {} of {}", place.0, place.1));
            }
        }
    }

    fn of_note(&mut self, model: &Model, text: &note::NoteEditor, is_drawn: bool) {
        let (_, inner) = note::area(model.shared.content_area());
        let (row, first) = (text.row_number(), text.first);
        let is_seen = (first..first + usize::from(inner.height).max(1)).contains(&row);
        self.that(!is_drawn || is_seen, || {
            format!("note: the caret is in row {row}, and rows from {first} on are seen")
        });
        let is_clean = !text.text().chars().any(|c| c != '\n' && is_foreign(c));
        self.that(is_clean, || format!("note: {:?} holds what must not reach a terminal", text.text()));
    }

    /// Everything that is drawn can be drawn: printable characters, wide ones whole, links within the row.
    fn of_frame(&mut self, model: &Model, buffer: &Buffer, painted: &Painted) {
        let area = model.shared.area;
        self.that(buffer.area == Rect::new(0, 0, area.width, area.height), || {
            format!("the frame is {:?}", buffer.area)
        });
        for y in 0..area.height {
            let mut x = 0;
            while let Some(cell) = buffer.cell(Position::new(x, y)) {
                let symbol = cell.symbol();
                let wide = if symbol.len() == 1 { 1 } else { cells(symbol) };
                self.that(!symbol.is_empty() && !symbol.chars().any(is_foreign), || {
                    format!("column {x} of row {y} holds {symbol:?}")
                });
                self.that((1..=usize::from(area.width - x)).contains(&wide), || {
                    format!("column {x} of row {y} is cut: {symbol:?}")
                });
                let covered = x + 1..x.saturating_add(u16::try_from(wide).unwrap_or(1));
                x = covered.end.max(x + 1);
                let is_free = |x| buffer.cell(Position::new(x, y)).is_some_and(|it| it.symbol() == " ");
                self.that(covered.clone().all(is_free), || format!("{symbol:?} sticks through in row {y}"));
            }
        }
        for link in &painted.links {
            let is_within = link.y < area.height && link.columns.end <= area.width && !link.columns.is_empty();
            self.that(is_within, || format!("a link is in {:?} of row {}", link.columns, link.y));
        }
        let title = painted.title.as_deref().unwrap_or_default();
        self.that(!title.chars().any(is_foreign), || format!("the title is {title:?}"));
    }

    /// Where there is more room than the terminal has, nothing is drawn in it.
    fn of_outside(&mut self, model: &Model, whole: &Buffer) {
        let area = model.shared.area;
        let mut larger = Buffer::empty(Rect::new(0, 0, area.width.saturating_add(3), area.height.saturating_add(2)));
        let _ = paint(model, &mut larger);
        for y in 0..larger.area.height {
            for x in 0..larger.area.width {
                let at = Position::new(x, y);
                let is_right = match (whole.cell(at), larger.cell(at)) {
                    (None, drawn) => drawn.is_none_or(|it| it.symbol() == " "),
                    // What would have stuck out was cut.
                    (Some(within), drawn) => {
                        x + 1 == area.width || drawn.is_some_and(|it| it.symbol() == within.symbol())
                    }
                };
                self.that(is_right, || format!("beside the screen: column {x} of row {y} holds {:?}", larger.cell(at)));
            }
        }
    }

    /// The cursor stands in the frame: a caret where something is typed, else hidden on what is chosen.
    fn of_cursor(&mut self, model: &Model, buffer: &Buffer, painted: &Painted) {
        let mode = model.mode();
        let at = painted.cursor.position();
        self.that(at.is_none_or(|at| buffer.area.contains(at)), || format!("the cursor is at {at:?}"));
        if is_too_small(model.shared.area) {
            return;
        }
        let Some(at) = at else { return self.0.push(format!("{mode:?}: the cursor is nowhere")) };
        let is_caret = matches!(painted.cursor, Cursor::Caret(_));
        self.that(is_caret == (mode.typed() == Typed::Text), || {
            format!("{mode:?}: the cursor is {:?}", painted.cursor)
        });
        let Some((body, row)) = chosen_row(model) else { return };
        let wanted = body.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX));
        self.that(at.y == wanted && body.contains(at), || {
            format!("{mode:?}: the cursor is in row {}, and row {wanted} is chosen: {:?}", at.y, row_of(buffer, at.y))
        });
    }
}

/// Whether a line is that of the entry in a place of the list.
fn is_in_place(line: ListLine, place: usize) -> bool {
    matches!(line, ListLine::Entry(at) | ListLine::Withdrawn(at) if at == place)
}

/// Where the rows are that keys go to, and which of those that are seen is chosen, from 0; nothing where there are none.
fn chosen_row(model: &Model) -> Option<(Rect, usize)> {
    let (browse, panes, area) = (model.browse(), model.panes(), model.shared.area);
    let within = |rows: Rows, length: usize| (length > 0).then(|| rows.cursor.saturating_sub(rows.offset));
    let content = model.shared.content_area();
    Some(match (model.mode(), model.overlays.last(), &model.screen.front) {
        (Mode::Tree, ..) => (panes.tree.body, within(browse.tree.rows, browse.tree.visible().len())?),
        (Mode::Facets, ..) => (panes.tree.body, within(browse.facets.rows, browse.facets.list.len())?),
        (Mode::List, ..) => {
            let is_chosen = |line| is_in_place(line, browse.list.rows.cursor);
            (panes.list.body, browse.list.seen().position(is_chosen)?)
        }
        (Mode::Query, ..) => (panes.query, 0),
        (Mode::Year, _, Some(Front::Year(year))) if !year.table.is_empty() => {
            (places(area).body, within(year.rows, year.table.lines.len())?)
        }
        (Mode::Phones, _, Some(Front::Phones(phones))) => {
            (areas(area).list.body, within(phones.rows, phones.shown.rows.len())?)
        }
        (Mode::PhonesQuery, ..) => (areas(area).query, 0),
        (Mode::Menu, Some(Overlay::Menu(menu)), _) => {
            (menu.area(content, model.shared.messages()).1, within(menu.rows, menu.entries.len())?)
        }
        (Mode::Palette, Some(Overlay::Palette(palette)), _) => (palette.area(content).1, 0),
        (Mode::HelpQuery, Some(Overlay::Help(help)), _) => (help.areas(content).prompt, 0),
        (Mode::Note, Some(Overlay::Note(text)), _) => (note::area(content).1, text.row_number() - text.first),
        (Mode::Slip, Some(Overlay::Slip(slip)), _) => {
            (note::area(content).1, slip.input.row_number() - slip.input.first)
        }
        _ => return None,
    })
}

/// Whether a character must not reach a terminal.
fn is_foreign(c: char) -> bool {
    foreign(c).is_some()
}
