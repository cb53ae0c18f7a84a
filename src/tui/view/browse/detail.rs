//! The details with their scrollbar.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::{has_focus, prompt, star, title_end};
use crate::document::{Role, Subject};
use crate::text::{cells, fit};
use crate::tui::layout::{Arrangement, Panes};
use crate::tui::mode::Focus;
use crate::tui::screens::browse::{Browse, Detail};
use crate::tui::shared::Shared;
use crate::tui::tree::Node;
use crate::tui::view::painter::Painter;

/// So many cells of what was typed on the page are said in the title.
const ECHO: usize = 16;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, browse: &Browse, panes: &Panes) {
    let shared = canvas.shared;
    let has_focus = has_focus(canvas, browse, Focus::Detail);
    let detail = &browse.detail;
    let body = panes.detail.body;
    if browse.focus == Focus::PageQuery {
        typing(canvas, panes.detail.title, detail);
    } else {
        let (way, position) =
            (way(shared, browse, panes.arrangement), position(shared, detail, panes.detail.title.width));
        let way: Vec<&str> = way.iter().map(AsRef::as_ref).collect();
        let position = title_end(shared, browse, panes, position);
        canvas.title(panes.detail.title, &way, &position, has_focus);
    }
    if browse.focus == Focus::Detail {
        canvas.stand_at(inset(body));
    }
    if detail.is_empty() && shared.directory.is_some() {
        canvas.text(inset(body), shared.messages().panes.nothing_chosen, canvas.style(Role::Quiet));
        return;
    }
    let (page, offset) = (&detail.page, detail.offset);
    if let Some(directory) = &shared.directory {
        let annotations = detail.annotations(has_focus);
        canvas.annotated_lines(body, (offset..).zip(page.lines_from(directory, offset)), &annotations);
        if browse.focus == Focus::Detail {
            canvas.stand_at_stretch(
                inset(body),
                offset,
                page.lines_from(directory, detail.reader().line).next().as_deref(),
                detail.reader(),
            );
        }
    }
    canvas.scrollbar(body, page.len(), offset);
}

/// Where the first line's text begins.
fn inset(body: Rect) -> Rect {
    let margin = body.width.min(1);
    Rect { x: body.x + margin, width: body.width - margin, height: body.height.min(1), ..body }
}

/// What is looked for on the page, while it is being typed, in place of the title; where it stands on the right.
fn typing(canvas: &mut Painter<'_, '_>, area: Rect, detail: &Detail) {
    let shared = canvas.shared;
    let hits = detail.search.position().map_or_else(String::new, |it| format!("{it} "));
    let taken = u16::try_from(cells(&hits)).unwrap_or(u16::MAX).min(area.width / 2);
    let left = Rect { width: area.width - taken, ..area };
    canvas.fill(area, canvas.style(Role::PaneTitle));
    prompt::draw(canvas, left, &detail.search.query, &[shared.messages().panes.page_typing], !canvas.is_covered);
    canvas.text(Rect { x: left.right(), width: taken, ..area }, &hits, canvas.style(Role::PaneTitle));
}

/// The pane's name; on a narrow terminal with the way to it.
fn way<'a>(shared: &'a Shared, browse: &'a Browse, arrangement: Arrangement) -> Vec<Cow<'a, str>> {
    let messages = shared.messages();
    let is_comparison = matches!(browse.detail.subject, Some(Subject::Comparison(..)));
    let word = match browse.detail.withdrawn() {
        // The way to it says so already.
        Some(_) if arrangement != Arrangement::Narrow => messages.panes.withdrawn,
        _ if is_comparison => messages.facts.comparison,
        _ => messages.panes.detail,
    };
    let favourite = match browse.detail.subject {
        Some(Subject::Record(entry)) => star(shared, entry),
        _ => None,
    };
    let word = favourite.map_or(Cow::Borrowed(word), |star| format!("{word} {star}").into());
    match (&shared.directory, arrangement) {
        (Some(directory), Arrangement::Narrow) => {
            let scope = browse.tree.selected().map_or(shared.messages().panes.all, Node::label);
            vec![directory.info().short_title.as_str().into(), scope.into(), word]
        }
        _ => vec![word],
    }
}

/// `/年龄 2/5  1–22/136`: what was typed on the page, at which place of how many the reader is, and which lines are seen;
/// the less of it the less there is to say or the less room there is.
fn position(shared: &Shared, detail: &Detail, width: u16) -> String {
    let (total, height, offset) = (detail.page.len(), detail.height, detail.offset);
    let lines =
        (total > height).then(|| shared.messages().panes.position(offset + 1, (offset + height).min(total), total));
    let glyphs = shared.glyphs;
    let typed = detail.search.query.trimmed();
    let typed =
        (!typed.is_empty()).then(|| format!("{}{}", glyphs.prompt, fit(&glyphs.show(typed), ECHO, glyphs.ellipsis)));
    let hits = detail.search.position();
    let hits: Vec<String> = typed.into_iter().chain(hits).collect();
    let hits = (!hits.is_empty()).then(|| hits.join(" "));
    // Where the reader is among the hits says more than where among the lines.
    let both: Vec<&str> = hits.iter().chain(&lines).map(String::as_str).collect();
    let said = both.join("  ");
    let has_room = cells(&said) * 2 <= usize::from(width);
    let said = if has_room { said } else { hits.or(lines).unwrap_or_default() };
    if said.is_empty() { said } else { said + " " }
}
