//! What keys do to the room of the panes, and to a page that another pane has the focus beside.

use super::state::Browse;
use crate::tui::action::Action;
use crate::tui::layout::{Arrangement, arrangement};
use crate::tui::mode::Focus;
use crate::tui::motion::Motion;
use crate::tui::room::{Room, ways};
use crate::tui::shared::Shared;

impl Browse {
    /// Gives the panes the room that the reader's settings wish. A pane that has it all keeps it.
    pub(in crate::tui) fn set_room(&mut self, room: Room) {
        self.room = Room { is_zoomed: self.room.is_zoomed, ..room };
    }

    /// Gives the pane with the focus the whole screen, or takes it back.
    pub(super) fn zoom(&mut self, shared: &mut Shared) {
        match arrangement(shared.area, self.room.from) {
            Arrangement::Wide | Arrangement::Middle => self.room.is_zoomed = !self.room.is_zoomed,
            // There it would show only when the window is made larger.
            Arrangement::Narrow | Arrangement::TooSmall => {
                self.room.is_zoomed = false;
                shared.say(shared.messages().toasts.one_pane_anyway.to_owned());
            }
        }
    }

    /// Moves the border of the pane with the focus by so many steps; says so where there is none, or no room.
    pub(super) fn resize_pane(&mut self, by: i8, shared: &mut Shared) {
        let toasts = &shared.messages().toasts;
        let before = self.panes(shared.area);
        let ways = ways(self.focus, by, &before);
        if ways.is_empty() {
            let key = shared.keymap.way(self.mode(), Action::Zoom);
            let text = if self.room.is_zoomed { toasts.no_border_zoomed(&key) } else { toasts.no_border.to_owned() };
            shared.say(text);
            return;
        }
        let body = before.of(self.focus).body;
        for (border, to) in ways {
            let room = self.room;
            self.room.place(border, to, &before);
            let now = self.panes(shared.area).of(self.focus).body;
            let is_larger = (now.width, now.height) > (body.width, body.height);
            let is_smaller = (now.width, now.height) < (body.width, body.height);
            if if by > 0 { is_larger } else { is_smaller } {
                return;
            }
            self.room = room;
        }
        shared.say(if by > 0 { toasts.pane_largest } else { toasts.pane_smallest }.to_owned());
    }

    /// Moves the page while another pane has the focus.
    pub(super) fn scroll_page(&mut self, motion: Motion, shared: &mut Shared) {
        if self.panes(shared.area).of(Focus::Detail).body.is_empty() {
            shared.say(shared.messages().toasts.page_not_seen.to_owned());
        } else {
            self.detail.step(motion);
        }
    }
}
