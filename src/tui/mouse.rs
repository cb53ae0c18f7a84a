//! From a mouse event to what stands under it: a pure function of the event and the state.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::action::MouseAction;
use super::mode::Mode;
use super::model::Model;

/// Lines that one notch of the wheel moves.
const NOTCH: i16 = 3;

/// What a mouse event means; nothing for the other buttons, and for moves and releases where no border is held.
#[must_use]
pub fn mouse_action(model: &Model, event: &MouseEvent) -> Option<MouseAction> {
    let at = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => click(model, at),
        MouseEventKind::Drag(MouseButton::Left) if holds_border(model) => Some(MouseAction::Drag(at)),
        MouseEventKind::Up(MouseButton::Left) if holds_border(model) => Some(MouseAction::Release),
        MouseEventKind::ScrollUp => under_wheel(model, at).map(|mode| MouseAction::Wheel(mode, -notch(mode))),
        MouseEventKind::ScrollDown => under_wheel(model, at).map(|mode| MouseAction::Wheel(mode, notch(mode))),
        _ => None,
    }
}

fn holds_border(model: &Model) -> bool {
    model.overlays.is_empty() && model.screen.holds_border()
}

fn notch(mode: Mode) -> i16 {
    // A list has a cursor: it moves by one, or the details beside it would flicker past.
    if matches!(mode, Mode::Detail | Mode::Help) { NOTCH } else { 1 }
}

fn under_wheel(model: &Model, at: Position) -> Option<Mode> {
    match model.overlays.last() {
        Some(overlay) => overlay.under_wheel(),
        None => model.screen.under_wheel(at, &model.shared),
    }
}

fn click(model: &Model, at: Position) -> Option<MouseAction> {
    match model.overlays.last() {
        Some(overlay) => overlay.click(at, &model.shared),
        None => model.screen.click(at, &model.shared),
    }
}
