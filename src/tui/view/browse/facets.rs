//! The facets in the tree's place.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::name::{Names, spans};
use super::{has_focus, title_end};
use crate::document::Role;
use crate::text::cells;
use crate::tui::layout::Panes;
use crate::tui::mode::Focus;
use crate::tui::screens::browse::{Browse, Row, What};
use crate::tui::view::painter::Painter;

/// Cells of a count: three digits are kept free, so that nothing moves while the counts change.
const COUNT: usize = 3;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, browse: &Browse, panes: &Panes) {
    let shared = canvas.shared;
    let words = &shared.messages().facets;
    let facets = &browse.facets;
    let has_focus = has_focus(canvas, browse, Focus::Facets);
    let chosen = match facets.chosen() {
        0 => String::new(),
        count => words.chosen(count) + " ",
    };
    let end = title_end(shared, browse, panes, chosen);
    canvas.title(panes.tree.title, &[words.title], &end, has_focus);
    let body = panes.tree.body;
    let length = facets.list.len();
    let seen = facets.rows.seen(length);
    let mut names = Names::new(|at| facets.list.get(at).map(|row| row.label.as_str()), length, seen.clone());
    let margin = 1 + usize::from(length > usize::from(body.height));
    let most = facets.list.iter().filter_map(|row| facets.count(row)).max().unwrap_or(0);
    let digits = most.to_string().len().max(COUNT);
    for (y, at) in (body.top()..body.bottom()).zip(seen) {
        let Some(row) = facets.list.get(at) else { break };
        let area = Rect { y, height: 1, ..body };
        let is_selected = at == facets.rows.cursor;
        let pointer = if is_selected { shared.glyphs.pointer } else { " " };
        let mut line = vec![Span::styled(pointer, canvas.style(Role::Key))];
        line.extend(match row.what {
            What::Age => age(canvas, row, &facets.age()),
            What::Heading => vec![Span::styled(shared.glyphs.show(&row.label), canvas.style(Role::Heading))],
            _ => {
                let count = facets.count(row).map_or_else(String::new, |count| count.to_string());
                let count = format!("{count:>digits$}");
                value(canvas, (row, &count), (at, &mut names), usize::from(area.width).saturating_sub(margin))
            }
        });
        canvas.line(area, &Line::from(line));
        if is_selected {
            canvas.buffer.set_style(area.intersection(canvas.area), canvas.shared.theme.cursor(has_focus));
            if browse.focus == Focus::Facets {
                canvas.stand_at(area);
            }
        }
    }
    canvas.scrollbar_of_rows(body, length, facets.rows.offset);
}

/// `年龄  38 岁`; where no age is told, what to do.
fn age(canvas: &Painter<'_, '_>, row: &Row, age: &str) -> Vec<Span<'static>> {
    let words = &canvas.shared.messages().facets;
    let is_number = !age.is_empty() && age.bytes().all(|byte| byte.is_ascii_digit());
    let (shown, role) = match age {
        "" => (words.untold.to_owned(), Role::Quiet),
        years if is_number => (words.years(years), Role::Key),
        other => (canvas.shared.glyphs.show(other).into_owned(), Role::Key),
    };
    let label = canvas.shared.glyphs.show(&row.label).into_owned();
    vec![Span::styled(label, canvas.style(Role::Heading)), Span::raw("  "), Span::styled(shown, canvas.style(role))]
}

/// `  [x] 企业                12`: what nothing answers to is quiet.
fn value<'a>(
    canvas: &Painter<'_, '_>,
    (row, count): (&'a Row, &str),
    (at, names): (usize, &mut Names<'a, impl Fn(usize) -> Option<&'a str>>),
    width: usize,
) -> Vec<Span<'a>> {
    let glyphs = canvas.shared.glyphs;
    let sign = match (&row.what, row.is_alone(), row.is_chosen) {
        (What::Months, _, true) => format!(" {}  ", glyphs.unfolded),
        (What::Months, _, false) => format!(" {}  ", glyphs.folded),
        (_, true, true) => " (x) ".to_owned(),
        (_, true, false) => " ( ) ".to_owned(),
        (_, false, true) => " [x] ".to_owned(),
        (_, false, false) => " [ ] ".to_owned(),
    };
    let indent = if matches!(row.what, What::Month(_)) { "  " } else { "" };
    let lead = format!("{indent}{sign}");
    let room = width.saturating_sub(1 + cells(&lead) + 1 + count.len());
    let mut name = spans(canvas, names, (at, &row.label), &[], room);
    let used: usize = name.iter().map(|span| cells(&span.content)).sum();
    let is_empty = count.trim() == "0" && !row.is_chosen;
    let role = match () {
        () if is_empty => Role::Quiet,
        () if row.is_chosen && row.what != What::Months => Role::Key,
        () => Role::Text,
    };
    for span in &mut name {
        span.style = canvas.style(role);
    }
    let mut line = vec![Span::styled(lead, canvas.style(role))];
    line.extend(name);
    line.push(Span::styled(format!("{}{count}", " ".repeat(room.saturating_sub(used) + 1)), canvas.style(role)));
    line
}
