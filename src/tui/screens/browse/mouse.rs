//! The mouse over the panes: what stands under it, and what comes of it.

use ratatui::layout::{Position, Rect};

use super::state::Browse;
use crate::search::Standing;
use crate::tui::action::{Effect, MouseAction};
use crate::tui::layout::Arrangement;
use crate::tui::list::ListLine;
use crate::tui::mode::{Focus, Mode};
use crate::tui::motion::Motion;
use crate::tui::room::Border;
use crate::tui::shared::Shared;

impl Browse {
    pub(in crate::tui) fn under_wheel(&self, at: Position, area: Rect) -> Option<Mode> {
        let panes = self.panes(area);
        let within = |rects: [Rect; 2]| rects.iter().any(|rect| rect.contains(at));
        if within([panes.tree.title, panes.tree.body]) {
            Some(if self.facets.is_open { Mode::Facets } else { Mode::Tree })
        } else if within([panes.list.title, panes.list.body]) || panes.query.contains(at) {
            Some(Mode::List)
        } else if within([panes.detail.title, panes.detail.body]) {
            Some(Mode::Detail)
        } else {
            None
        }
    }

    pub(in crate::tui) fn click(&self, at: Position, area: Rect) -> Option<MouseAction> {
        let panes = self.panes(area);
        let row = |area: Rect| usize::from(at.y.saturating_sub(area.y));
        if let Some(border) = panes.border_at(at) {
            Some(MouseAction::Grab(border))
        } else if panes.tree.body.contains(at) && self.facets.is_open {
            Some(MouseAction::Facet(row(panes.tree.body)))
        } else if panes.tree.body.contains(at) {
            let row = row(panes.tree.body);
            let node = self.tree.visible().nth(self.tree.rows.offset + row);
            // The column before it is the pointer's or blank.
            let mark = node.map_or(0, |node| panes.tree.body.x + node.depth * 2);
            let on_mark = node.is_some_and(|node| node.has_children) && (mark..mark + 3).contains(&at.x);
            Some(MouseAction::Node { row, on_mark })
        } else if panes.query.contains(at) {
            Some(MouseAction::Query)
        } else if panes.list.body.contains(at) {
            Some(MouseAction::Entry(row(panes.list.body)))
        } else if panes.detail.body.contains(at) {
            // One column of margin.
            let column = usize::from(at.x - panes.detail.body.x).saturating_sub(1);
            Some(MouseAction::Text { row: row(panes.detail.body), column })
        } else if panes.detail.title.contains(at) {
            Some(MouseAction::Detail)
        } else {
            None
        }
    }

    pub(in crate::tui) fn point(&mut self, mouse: MouseAction, shared: &mut Shared) -> Vec<Effect> {
        let was_reading = self.is_reading();
        self.places.under_way = None;
        let effects = self.go_to_clicked(mouse, shared);
        self.remember_place(None, was_reading, shared);
        effects
    }

    fn go_to_clicked(&mut self, mouse: MouseAction, shared: &mut Shared) -> Vec<Effect> {
        if !matches!(mouse, MouseAction::Drag(_) | MouseAction::Wheel(..)) {
            self.held = None;
        }
        match mouse {
            MouseAction::Node { row, on_mark } => {
                self.focus = Focus::Tree;
                return self.in_tree(shared, |tree| {
                    if tree.select_row(row) && on_mark {
                        tree.toggle();
                    }
                });
            }
            MouseAction::Facet(row) => return self.click_facet(row, shared),
            MouseAction::Entry(row) => {
                self.focus = Focus::List;
                match self.list.select_row(row) {
                    // Where the details are not beside the list, choosing an entry goes to them.
                    Some(ListLine::Entry(_) | ListLine::Withdrawn(_))
                        if self.panes(shared.area).arrangement == Arrangement::Narrow =>
                    {
                        self.focus = Focus::Detail;
                    }
                    Some(ListLine::Heading(Standing::Excluded, _)) => return self.show_excluded(shared),
                    _ => {}
                }
            }
            MouseAction::Query => return self.find_anew(shared),
            // What leads on is seen to do so once the page has the keys.
            MouseAction::Text { row, column } if self.focus == Focus::Detail => {
                return self.follow_at(row, column, shared).unwrap_or_default();
            }
            MouseAction::Detail | MouseAction::Text { .. } => self.focus = Focus::Detail,
            MouseAction::Wheel(mode, lines) => return self.wheel(mode, lines, shared),
            MouseAction::Grab(border) => {
                self.held = Some(border);
                if border == Border::Upper {
                    self.focus = Focus::Detail;
                }
            }
            MouseAction::Drag(at) => {
                if let Some(border) = self.held {
                    self.room.place(border, at, &self.panes(shared.area));
                }
            }
            MouseAction::Month(_) | MouseAction::MenuEntry(_) | MouseAction::Outside | MouseAction::Release => {}
        }
        Vec::new()
    }

    fn wheel(&mut self, mode: Mode, lines: i16, shared: &Shared) -> Vec<Effect> {
        let pane = match mode {
            Mode::Tree => Focus::Tree,
            Mode::Facets => Focus::Facets,
            Mode::Detail | Mode::PageQuery => Focus::Detail,
            Mode::List | Mode::Query => Focus::List,
            Mode::Year
            | Mode::Phones
            | Mode::PhonesQuery
            | Mode::Menu
            | Mode::Help
            | Mode::HelpQuery
            | Mode::Palette
            | Mode::Qr
            | Mode::Note
            | Mode::Slip => return Vec::new(),
        };
        let motion = Motion::toward(lines);
        let effects = (0..lines.unsigned_abs()).flat_map(|_| self.move_in(pane, motion, shared)).collect::<Vec<_>>();
        // Of several searches only the last one matters.
        effects.into_iter().next_back().into_iter().collect()
    }
}
