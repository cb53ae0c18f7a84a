//! A number in the list: whose it is, the number, what is to be known of it, what it is for.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::directory::{BookNumber, Directory, PhoneBookEntry};
use crate::document::{Role, entry as named};
use crate::export::brief_remark;
use crate::search::{Highlighter, digits_in};
use crate::text::{cells, fit};
use crate::tui::screens::phones::{BookRow, Shown};
use crate::tui::shared::Shared;
use crate::tui::view::browse::name::{Names, beside, left_beside, spans};
use crate::tui::view::painter::Painter;

/// Cells between two columns.
const GAP: usize = 2;
/// A column of what numbers are for is shown where it has so many cells.
const LEAST_OF_PURPOSE: usize = 12;

/// How many cells each column has.
pub(super) struct Columns {
    pub(super) name: usize,
    number: usize,
    remark: usize,
    /// 0 where there is no room for it.
    purpose: usize,
}

impl Columns {
    /// The columns of a row of so many cells.
    pub(super) fn of(shown: &Shown, shared: &Shared, width: usize) -> Self {
        let said = &shared.messages().phone_book;
        let words = [said.brief_doubt, said.brief_shared, said.brief_fax, said.brief_both, said.brief_extension];
        let remark = words.into_iter().map(cells).max().unwrap_or(0);
        let number = shown.number_width.clamp(8, (width / 2).max(8));
        let rest = width.saturating_sub(1 + GAP + number + 1 + remark);
        let name = rest.min(shown.name_width);
        let left = rest.saturating_sub(name + GAP);
        Self { name, number, remark, purpose: if left >= LEAST_OF_PURPOSE { left } else { 0 } }
    }
}

/// A row of the list.
pub(super) struct Row<'a> {
    pub(super) directory: &'a Directory,
    pub(super) highlighter: Option<&'a Highlighter<'a>>,
    /// The digits that were typed, if nothing else was.
    pub(super) digits: Option<&'a str>,
    /// The names of all entries, where some have to be cut.
    pub(super) all: &'a [&'a str],
    pub(super) place: BookRow,
    pub(super) entry: &'a PhoneBookEntry,
    /// `None` where none is printed.
    pub(super) number: Option<&'a BookNumber>,
    /// How it looks where it is the one under the cursor.
    pub(super) cursor: Option<Style>,
}

impl<'a> Row<'a> {
    /// `▌department  022-12345678 doubt  07 service`. The name of further numbers of the same department is quiet.
    pub(super) fn draw(
        &self,
        canvas: &mut Painter<'_, '_>,
        names: &mut Names<'a, impl Fn(usize) -> Option<&'a str>>,
        columns: &Columns,
        area: Rect,
    ) {
        let shared = canvas.shared;
        let pointer = if self.cursor.is_some() { shared.glyphs.pointer } else { " " };
        let mut line = vec![Span::styled(pointer, canvas.style(Role::Key))];
        line.extend(padded(self.name(canvas, names, columns.name), columns.name + GAP));
        if let Some(number) = self.number {
            let mut marks = self.highlighter.map(|it| it.marks_in(&number.number)).unwrap_or_default();
            if marks.is_empty() {
                marks.extend(self.digits.and_then(|digits| digits_in(digits, &number.number)));
            }
            line.extend(padded(
                marked(canvas, &number.number, &marks, Role::Strong, columns.number),
                columns.number + 1,
            ));
            let remark = brief_remark(number, shared.messages()).unwrap_or_default();
            let remark = vec![Span::styled(remark, canvas.style(Role::Warning))];
            let behind = if columns.purpose > 0 { columns.remark + GAP } else { 0 };
            line.extend(padded(remark, behind));
            if columns.purpose > 0 {
                line.extend(self.purpose(canvas, number, columns.purpose));
            }
        } else {
            let room = columns.number + 1 + columns.remark;
            let none = fit(shared.messages().phone_book.no_number, room, shared.glyphs.ellipsis);
            line.push(Span::styled(none, canvas.style(Role::Quiet)));
        }
        canvas.line(area, &Line::from(line));
        if let Some(cursor) = self.cursor {
            canvas.buffer.set_style(area.intersection(canvas.area), cursor);
        }
    }

    fn name(
        &self,
        canvas: &Painter<'_, '_>,
        names: &mut Names<'a, impl Fn(usize) -> Option<&'a str>>,
        room: usize,
    ) -> Vec<Span<'a>> {
        let messages = canvas.shared.messages();
        let title = self.directory.heading(self.entry.record).map(|it| it.title());
        let name = title.map_or("", |it| messages.leading(it));
        let printed = title.and_then(|it| messages.beside(it));
        let all_marks = self.highlighter.map(|it| it.marks(self.entry.record)).unwrap_or_default();
        let wide = |text: &str| cells(&canvas.shared.glyphs.show(text));
        let left = left_beside(wide(name), printed.map_or(0, wide), !all_marks.is_empty(), room);
        let beside = beside(canvas, printed, &all_marks, left);
        let room = room - beside.iter().map(|span| cells(&span.content)).sum::<usize>();
        let marks = if printed.is_some() { Vec::new() } else { all_marks };
        let mut spans = match self.beginning(canvas, name, room) {
            Some(begin) if marks.is_empty() => vec![Span::styled(begin, canvas.style(Role::Text))],
            _ => spans(canvas, names, (self.place.entry, name), &marks, room),
        };
        spans.extend(beside);
        if self.place.number.is_some_and(|number| number > 0) {
            let (plain, quiet) = (canvas.style(Role::Text), canvas.style(Role::Quiet));
            spans.iter_mut().filter(|span| span.style == plain).for_each(|span| span.style = quiet);
        }
        spans
    }

    /// The beginning of a name that has to be cut, where no other name begins so: it says more than the ends of a longer
    /// part of it do.
    fn beginning(&self, canvas: &Painter<'_, '_>, name: &'a str, room: usize) -> Option<String> {
        let glyphs = canvas.shared.glyphs;
        let shown = glyphs.show(name);
        let kept = fit(&shown, room.saturating_sub(cells(glyphs.ellipsis)), "");
        let is_cut = kept.len() < shown.len();
        let is_its_own = || self.all.iter().all(|it| *it == name || !glyphs.show(it).starts_with(&*kept));
        (is_cut && is_its_own()).then(|| fit(&shown, room, glyphs.ellipsis).into_owned())
    }

    /// The service that the number is for; how many, if several are.
    fn purpose(&self, canvas: &Painter<'_, '_>, number: &BookNumber, room: usize) -> Vec<Span<'static>> {
        let messages = canvas.shared.messages();
        let societies = number.for_societies.then_some(messages.phone_book.societies);
        if let ([service], None) = (&*number.services, societies)
            && let Some(heading) = self.directory.heading(*service)
        {
            let text = named(heading, messages);
            let before = text.chars().count() - messages.leading(heading.title()).chars().count();
            let is_printed = messages.beside(heading.title()).is_none();
            let marks = self.highlighter.filter(|_| is_printed).map(|it| it.marks(*service)).unwrap_or_default();
            let at = |place: &u32| before + usize::try_from(*place).unwrap_or(usize::MAX - before);
            let marks: Vec<Range<usize>> = marks.iter().map(|it| at(it)..at(it).saturating_add(1)).collect();
            return marked(canvas, &text, &marks, Role::Quiet, room);
        }
        let count = (!number.services.is_empty()).then(|| messages.phone_book.services(number.services.len()));
        let words: Vec<String> = count.into_iter().chain(societies.map(str::to_owned)).collect();
        marked(canvas, &words.join(messages.facts.and), &[], Role::Quiet, room)
    }
}

/// A text in so many cells, with some of its characters marked.
fn marked(canvas: &Painter<'_, '_>, text: &str, marks: &[Range<usize>], role: Role, room: usize) -> Vec<Span<'static>> {
    let glyphs = canvas.shared.glyphs;
    let is_cut = cells(&glyphs.show(text)) > room;
    let room = if is_cut { room.saturating_sub(cells(glyphs.ellipsis)) } else { room };
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut taken = 0;
    for (at, c) in text.chars().enumerate() {
        let mut bytes = [0; 4];
        let shown = glyphs.show(c.encode_utf8(&mut bytes)).into_owned();
        taken += cells(&shown);
        if taken > room {
            break;
        }
        let style = canvas.style(if marks.iter().any(|mark| mark.contains(&at)) { Role::Match } else { role });
        match spans.last_mut().filter(|last| last.style == style) {
            Some(last) => last.content.to_mut().push_str(&shown),
            None => spans.push(Span::styled(shown, style)),
        }
    }
    spans.extend(is_cut.then(|| Span::styled(glyphs.ellipsis, canvas.style(role))));
    spans
}

/// The same with blanks behind it, so that it takes so many cells.
fn padded(mut spans: Vec<Span<'_>>, width: usize) -> Vec<Span<'_>> {
    let taken: usize = spans.iter().map(|span| cells(&span.content)).sum();
    spans.push(Span::raw(" ".repeat(width.saturating_sub(taken))));
    spans
}
