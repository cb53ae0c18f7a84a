//! From a mouse event to what stands under it: a pure function of the event and the panes.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::action::MouseAction;
use super::mode::Mode;
use super::model::{Model, Popup};
use super::view::menu_area;

/// Lines that one notch of the wheel moves.
const NOTCH: i16 = 3;

/// What a mouse event means; nothing for moves, releases and the other buttons.
#[must_use]
pub fn mouse_action(model: &Model, event: &MouseEvent) -> Option<MouseAction> {
    let at = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => click(model, at),
        MouseEventKind::ScrollUp => under(model, at).map(|scope| MouseAction::Wheel(scope, -notch(scope))),
        MouseEventKind::ScrollDown => under(model, at).map(|scope| MouseAction::Wheel(scope, notch(scope))),
        _ => None,
    }
}

fn notch(scope: Mode) -> i16 {
    // A list has a cursor: it moves by one, or the details beside it would flicker past.
    if matches!(scope, Mode::Detail | Mode::Help) { NOTCH } else { 1 }
}

fn under(model: &Model, at: Position) -> Option<Mode> {
    match model.popup {
        Some(Popup::Menu(_)) => return Some(Mode::Menu),
        Some(Popup::Help(_)) => return Some(Mode::Help),
        Some(Popup::Qr(_)) => return None,
        None => {}
    }
    let panes = model.panes();
    let within = |rects: [Rect; 2]| rects.iter().any(|rect| rect.contains(at));
    if within([panes.tree.title, panes.tree.body]) {
        Some(Mode::Tree)
    } else if within([panes.list.title, panes.list.body]) || panes.query.contains(at) {
        Some(Mode::List)
    } else if within([panes.detail.title, panes.detail.body]) {
        Some(Mode::Detail)
    } else {
        None
    }
}

fn click(model: &Model, at: Position) -> Option<MouseAction> {
    let panes = model.panes();
    let row = |area: Rect| usize::from(at.y.saturating_sub(area.y));
    match &model.popup {
        Some(Popup::Help(_) | Popup::Qr(_)) => return Some(MouseAction::Outside),
        Some(Popup::Menu(menu)) => {
            let (frame, entries) = menu_area(model, menu);
            return if entries.contains(at) {
                Some(MouseAction::MenuEntry(row(entries)))
            } else {
                (!frame.contains(at)).then_some(MouseAction::Outside)
            };
        }
        None => {}
    }
    if panes.tree.body.contains(at) {
        let row = row(panes.tree.body);
        let node = model.tree.visible().nth(model.tree.rows.offset + row);
        let mark = node.map_or(0, |node| panes.tree.body.x + node.depth * 2);
        let on_mark = node.is_some_and(|node| node.has_children) && (mark..mark + 2).contains(&at.x);
        Some(MouseAction::Node { row, on_mark })
    } else if panes.query.contains(at) {
        Some(MouseAction::Query)
    } else if panes.list.body.contains(at) {
        Some(MouseAction::Entry(row(panes.list.body)))
    } else if panes.detail.body.contains(at) || panes.detail.title.contains(at) {
        Some(MouseAction::Detail)
    } else {
        None
    }
}
