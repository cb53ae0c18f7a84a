//! The list with the query above it.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::name::Names;
use super::row::{GUTTER, Row, Why, why};
use super::{has_focus, prompt, star, title_end};
use crate::directory::{Directory, Heading, RecordIdx};
use crate::document::Role;
use crate::search::{Highlighter, Standing};
use crate::text::{cells, fit};
use crate::tui::action::Action;
use crate::tui::layout::{Arrangement, Panes};
use crate::tui::list::ListLine;
use crate::tui::mode::Focus;
use crate::tui::screens::browse::{Browse, Reach};
use crate::tui::shared::Shared;
use crate::tui::tree::Node;
use crate::tui::view::painter::Painter;

/// So many cells of the way are kept before what stands out of the scope, and at least its last step.
const TITLE: usize = 12;

/// So many cells of a title are left to what is shown.
const LEAST_OF_TITLE: usize = 14;

/// So many cells of a title are left to the place in the list where it says that names do not answer.
const BEHIND_MEANING: usize = 8;

/// So many cells of a query are said again where nothing matches it.
const ECHO: usize = 24;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, browse: &Browse, panes: &Panes) {
    let shared = canvas.shared;
    let way = way(shared, browse, panes);
    let way: Vec<&str> = way.iter().map(AsRef::as_ref).collect();
    let has_focus = has_focus(canvas, browse, Focus::List);
    let width = panes.list.title.width;
    let count = count(shared, browse, width);
    let marked = marked(shared, browse, &way, (width, &count));
    let count = marked + &count;
    let count = outside(shared, browse, &way, (width, &count)) + &count;
    let end = title_end(shared, browse, panes, count);
    canvas.title(panes.list.title, &way, &end, has_focus);
    let body = panes.list.body;
    if browse.focus == Focus::List {
        canvas.stand_at(inset(body));
    }
    query(canvas, browse, panes.query);
    let Some(directory) = &shared.directory else {
        canvas.reading(inset(body));
        return;
    };
    let length = browse.list.length();
    if length == 0 {
        nothing(canvas, browse, body);
    }
    rows(canvas, browse, directory, body, has_focus);
}

/// The lines that are seen.
fn rows(canvas: &mut Painter<'_, '_>, browse: &Browse, directory: &Directory, body: Rect, has_focus: bool) {
    let shared = canvas.shared;
    let messages = shared.messages();
    let highlighter = browse.highlighter(shared);
    // A menu over a query being typed leaves the cursor of the list as it is.
    let cursor = shared.theme.cursor(has_focus || browse.focus == Focus::Query);
    let heading = |row| match browse.list.withdrawn_at(row) {
        Some(at) => shared.since.as_ref()?.withdrawn_heading(at),
        None => directory.heading(browse.list.entries.get(row)?),
    };
    let name = |row| Some(messages.leading(heading(row)?.title()));
    let mut names = Names::new(name, browse.list.count(), browse.list.seen_places());
    let length = browse.list.length();
    // While a query is typed its length would change with every character, and each row of it is written over the line.
    let has_scrollbar = length > usize::from(body.height) && browse.focus != Focus::Query;
    // A tag keeps away from the scrollbar.
    let margin = 1 + usize::from(has_scrollbar);
    for (y, line) in (body.top()..body.bottom()).zip(browse.list.seen()) {
        let area = Rect { y, height: 1, ..body };
        let at = match line {
            ListLine::Heading(group, count) => {
                group_heading(canvas, browse, area, group, count);
                continue;
            }
            ListLine::Entry(at) | ListLine::Withdrawn(at) => at,
        };
        let Some(heading) = heading(at) else { continue };
        let row = match browse.list.entries.get(at) {
            Some(no) => entry(shared, browse, highlighter.as_ref(), (at, no, heading)),
            None => Row { since: Some(messages.differences.withdrawn), ..Row::of(at, heading) },
        };
        let is_selected = at == browse.list.rows.cursor;
        let row = Row { margin, cursor: is_selected.then_some(cursor), ..row };
        row.draw(canvas, &mut names, area);
        if is_selected && browse.focus == Focus::List {
            canvas.stand_at(area);
        }
    }
    if has_scrollbar {
        canvas.scrollbar_of_rows(body, length, browse.list.rows.offset);
    }
}

/// The entry in a place of the list, with what is to be seen of it there.
fn entry<'a>(
    shared: &'a Shared,
    browse: &'a Browse,
    highlighter: Option<&Highlighter<'_>>,
    (at, no, heading): (usize, RecordIdx, Heading<'a>),
) -> Row<'a> {
    let messages = shared.messages();
    let why = highlighter.map_or_else(Why::default, |highlighter| {
        let english = messages.beside(heading.title()).and(heading.english);
        why(browse, highlighter, no, english)
    });
    Row {
        why,
        deciding: browse.deciding(no),
        is_pinned: browse.pinned() == Some(no),
        is_marked: browse.is_marked(at),
        star: star(shared, no),
        is_noted: shared.own.records.noted.contains(no),
        since: shared.since.as_ref().and_then(|since| since.sign(no, messages)),
        ..Row::of(at, heading)
    }
}

/// The heading of a group: `─── 待读 34 · 印本未载明`. It begins where names do, behind a line that no entry has there, so that
/// it is told from entries without colour.
fn group_heading(canvas: &mut Painter<'_, '_>, browse: &Browse, area: Rect, group: Standing, count: usize) {
    let shared = canvas.shared;
    let said = &shared.messages().deciding;
    let is_folded = browse.list.grouping.is_some_and(|it| !it.lists_excluded);
    let words = match group {
        Standing::Fits => said.fits(count),
        Standing::ToRead => said.to_read(count),
        Standing::Excluded if is_folded => {
            said.excluded_folded(count, shared.keymap.way(browse.mode(), Action::ShowExcluded))
        }
        Standing::Excluded => said.excluded(count),
    };
    let rule = shared.glyphs.horizontal.repeat(GUTTER - 2);
    let room = usize::from(area.width).saturating_sub(GUTTER + 1);
    let words = fit(&shared.glyphs.show(&words), room, shared.glyphs.ellipsis).into_owned();
    let line = [
        Span::styled(format!(" {rule} "), canvas.style(Role::Line)),
        Span::styled(words, canvas.style(Role::Subheading)),
    ];
    canvas.line(area, &Line::from(line.to_vec()));
}

/// The scope's name; on a narrow terminal the way to it as well.
fn way<'a>(shared: &'a Shared, browse: &'a Browse, panes: &Panes) -> Vec<Cow<'a, str>> {
    let messages = shared.messages();
    if browse.lists_marked() {
        return vec![messages.marks.only.into()];
    }
    if browse.meaning().is_some() && browse.list.total > 0 {
        let forms = [messages.panes.by_meaning(browse.list.total), messages.panes.by_meaning_short(browse.list.total)];
        let room = usize::from(panes.list.title.width).saturating_sub(BEHIND_MEANING);
        let [whole, short] = forms;
        return vec![if cells(&shared.glyphs.show(&whole)) <= room { whole } else { short }.into()];
    }
    let scope = browse.tree.selected().map_or(messages.panes.all, Node::label);
    let scope: Cow<'_, str> = match browse.reach() {
        _ if browse.is_at_withdrawn() && browse.is_filtered() => messages.panes.all.into(),
        Reach::NothingInside if browse.list.total > 0 => return vec![messages.panes.widened(scope).into()],
        Reach::LesserInside if browse.list.total > 0 => return vec![messages.panes.widened_lesser(scope).into()],
        Reach::Everything => messages.panes.all.into(),
        _ => scope.into(),
    };
    match (&shared.directory, panes.arrangement) {
        (Some(directory), Arrangement::Narrow) => {
            vec![directory.info().short_title.as_str().into(), scope]
        }
        _ => vec![scope],
    }
}

/// `3/276`, the place in the list and its length; `3/7 · 276` while a query narrows the scope, `3/7` where there is no
/// room for more; `1/138… 50%` while there is more to come.
fn count(shared: &Shared, browse: &Browse, room: u16) -> String {
    if shared.directory.is_none() {
        return String::new();
    }
    let all = browse.searched(shared);
    let length = match browse.list.withdrawn {
        0 if browse.is_filtered() || browse.lists_marked() => browse.list.total,
        0 => all,
        _ => browse.list.count(),
    };
    let place = (browse.list.rows.cursor + 1).min(browse.list.count());
    let seen = if length == 0 { length.to_string() } else { format!("{place}/{length}") };
    let growing = |count: String| {
        let count = if shared.is_growing { shared.messages().panes.growing(count, shared.progress) } else { count };
        count + " "
    };
    // What was found by meaning is said in a sentence, which needs the room.
    if !browse.is_filtered() || browse.lists_marked() || browse.meaning().is_some_and(|_| length > 0) {
        return growing(seen);
    }
    let whole = growing(shared.messages().panes.found_of(&seen, all));
    if cells(&whole) + LEAST_OF_TITLE <= room.into() { whole } else { growing(seen) }
}

/// How many answers stand out of the scope, and the key that shows them: as much of that as leaves the title its room.
fn outside(shared: &Shared, browse: &Browse, way: &[&str], taken: (u16, &str)) -> String {
    let more = browse.outside();
    if more == 0 || !browse.is_filtered() || !browse.is_scoped(shared) || browse.lists_marked() {
        return String::new();
    }
    let (messages, key) = (&shared.messages().panes, widening_key(shared, browse));
    let forms = [
        messages.outside(more, &key),
        messages.outside_short(more, &key),
        messages.outside_shorter(more, &key),
        messages.outside_shortest(more),
    ];
    with_room(shared, way, taken, forms)
}

/// How many entries are marked, and how many of them are not listed: as much of that as leaves the title its room.
fn marked(shared: &Shared, browse: &Browse, way: &[&str], taken: (u16, &str)) -> String {
    let (count, absent) = browse.marked();
    let said = &shared.messages().marks;
    match (count, absent) {
        (0, _) => String::new(),
        (_, 0) => with_room(shared, way, taken, [said.marked(count)]),
        _ => with_room(
            shared,
            way,
            taken,
            [said.absent(count, absent), said.absent_short(count, absent), said.marked(count)],
        ),
    }
}

/// The longest of some forms, the longest first, that a title has room for before what stands at its end.
fn with_room<const N: usize>(shared: &Shared, way: &[&str], (width, end): (u16, &str), forms: [String; N]) -> String {
    let steps = way.iter().map(|step| cells(&shared.glyphs.show(step)));
    let title = steps.fold(0, |before, step| (before + step).min(TITLE).max(step));
    let room = usize::from(width).saturating_sub(title + cells(&shared.glyphs.show(end)) + 4);
    let form = forms.into_iter().find(|form| cells(&shared.glyphs.show(form)) <= room);
    form.map_or_else(String::new, |form| form + "  ")
}

/// The key that goes from the scope to everything where the reader is.
fn widening_key<'a>(shared: &'a Shared, browse: &Browse) -> Cow<'a, str> {
    shared.keymap.way(browse.mode(), Action::Widen)
}

fn query(canvas: &mut Painter<'_, '_>, browse: &Browse, area: Rect) {
    let shared = canvas.shared;
    let is_typing = browse.focus == Focus::Query;
    let panes = &shared.messages().panes;
    let hints = if is_typing || shared.keymap.types_to_find(browse.mode()) {
        vec![panes.typing.to_owned()]
    } else {
        let key = shared.keymap.way(browse.mode(), Action::Find);
        vec![panes.placeholder(&key), panes.placeholder_brief(&key)]
    };
    let hints: Vec<&str> = hints.iter().map(String::as_str).collect();
    prompt::draw(canvas, area, &browse.query, &hints, is_typing);
    let read = browse.conditions();
    let forms: Vec<String> = (1..=read.len())
        .rev()
        .filter_map(|most| read.get(..most))
        .map(|read| shared.messages().conditions(read))
        .collect();
    prompt::draw_reading(canvas, area, &browse.query, &forms);
}

fn nothing(canvas: &mut Painter<'_, '_>, browse: &Browse, body: Rect) {
    let shared = canvas.shared;
    let messages = shared.messages();
    if browse.is_searching() {
        return;
    }
    if !browse.is_filtered() {
        canvas.text(inset(body), messages.panes.empty_scope, canvas.style(Role::Quiet));
        return;
    }
    let query = shared.glyphs.show(browse.query.trimmed()).into_owned();
    let query = fit(&query, ECHO, shared.glyphs.ellipsis);
    if shared.is_growing {
        canvas.text(inset(body), &messages.panes.no_match_yet(&query), canvas.style(Role::Quiet));
        return;
    }
    let message = messages.panes.no_match(&query);
    let help = messages.panes.no_match_help(shared.keymap.way(browse.mode(), Action::ClearQuery));
    let room = inset(body).width.into();
    let unknown =
        browse.meaning().into_iter().flat_map(|meaning| &meaning.unknown).map(|word| messages.unknown_word(word));
    let withdrawn = (shared.own.withdrawn > 0)
        .then(|| messages.differences.among_withdrawn(shared.own.withdrawn, messages.panes.withdrawn));
    let said: Vec<String> = std::iter::once(message).chain(unknown).chain([help]).chain(withdrawn).collect();
    let lines = said.iter().flat_map(|it| crate::text::wrap(&shared.glyphs.show(it), room)).collect::<Vec<_>>();
    for (y, line) in (body.top()..body.bottom()).zip(lines) {
        canvas.text(Rect { y, height: 1, ..inset(body) }, &line, canvas.style(Role::Quiet));
    }
}

fn inset(body: Rect) -> Rect {
    let margin = body.width.min(1);
    Rect { x: body.x + margin, width: body.width - margin, height: body.height.min(1), ..body }
}
