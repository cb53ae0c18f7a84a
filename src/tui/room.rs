//! The room that the reader gives to each pane: which borders were moved, and whether one pane has it all.

use ratatui::layout::Position;

use super::layout::{Arrangement, Breakpoints, Panes, least};
use super::mode::Focus;

/// Columns by which a key moves a border: as many as a Chinese character takes.
const STEP: i32 = 2;

/// What the reader wishes, in cells of the terminal, for each arrangement on its own. A wish stays as it is where a
/// window has no room for it, and holds again where there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Room {
    /// Whether the pane with the focus has the whole screen.
    pub is_zoomed: bool,
    /// From which widths on the panes are arranged otherwise.
    pub from: Breakpoints,
    /// Columns of the tree where three panes stand side by side.
    pub wide_tree: Option<u16>,
    /// Columns of the list there.
    pub wide_list: Option<u16>,
    /// Columns of the tree where tree and list stand above the details.
    pub middle_tree: Option<u16>,
    /// Rows of tree and list there, with their titles.
    pub middle_upper: Option<u16>,
}

/// A border between panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// To the right of the tree.
    Tree,
    /// To the right of the list, where three panes stand side by side.
    List,
    /// Below tree and list, where the details are below them: the row of the details' title.
    Upper,
}

impl Room {
    /// Moves a border to a column or a row, as far as every pane stays readable; another border is pushed along before
    /// it stops. `panes` is where everything is now.
    pub fn place(&mut self, border: Border, at: Position, panes: &Panes) {
        let area = panes.content_area;
        let (column, row) = (at.x.saturating_sub(area.x), at.y.saturating_sub(area.y));
        let [first, second] = panes.dividers.map(|divider| divider.x.saturating_sub(area.x));
        match (panes.arrangement, border) {
            // While the tree has given way, there is the one border between list and details.
            (Arrangement::Wide, Border::Tree) if panes.tree.title.is_empty() => {}
            (Arrangement::Wide, Border::List) if panes.tree.title.is_empty() => {
                let last = area.width.saturating_sub(least::DETAIL_COLUMNS + 1);
                self.wide_list = Some(column.min(last).max(least::LIST_COLUMNS));
            }
            (Arrangement::Wide, Border::Tree | Border::List) => {
                let last = area.width.saturating_sub(least::DETAIL_COLUMNS + 1);
                let (first, second) = if border == Border::Tree {
                    let first = column.min(last.saturating_sub(least::LIST_COLUMNS + 1)).max(least::TREE_COLUMNS);
                    (first, second.max(first + 1 + least::LIST_COLUMNS))
                } else {
                    let second = column.min(last).max(least::TREE_COLUMNS + 1 + least::LIST_COLUMNS);
                    (first.min(second - 1 - least::LIST_COLUMNS), second)
                };
                self.wide_tree = Some(first);
                self.wide_list = Some(second.saturating_sub(first + 1));
            }
            (Arrangement::Middle, Border::Tree) => {
                let last = area.width.saturating_sub(least::LIST_COLUMNS + 1);
                self.middle_tree = Some(column.min(last).max(least::TREE_COLUMNS));
            }
            (Arrangement::Middle, Border::Upper) => {
                let last = area.height.saturating_sub(least::DETAIL_ROWS);
                self.middle_upper = Some(row.min(last).max(least::UPPER_ROWS));
            }
            (Arrangement::Middle, Border::List)
            | (Arrangement::Wide, Border::Upper)
            | (Arrangement::Narrow | Arrangement::TooSmall, _) => {}
        }
    }
}

/// The borders of a pane that a key may move, each with where it goes to make the pane larger by so many steps, or
/// smaller for a negative number. The first that does it is the one to take.
#[must_use]
pub fn ways(pane: Focus, by: i8, panes: &Panes) -> Vec<(Border, Position)> {
    let moved = |border: Border, by: i32| {
        let from = match border {
            Border::Tree => panes.dividers[0].as_position(),
            Border::List => panes.dividers[1].as_position(),
            Border::Upper => panes.detail.title.as_position(),
        };
        let step = |from: u16, by: i32| u16::try_from(i32::from(from).saturating_add(by).max(0)).unwrap_or(u16::MAX);
        let to = match border {
            Border::Upper => Position { y: step(from.y, by), ..from },
            Border::Tree | Border::List => Position { x: step(from.x, by * STEP), ..from },
        };
        (border, to)
    };
    let by = i32::from(by);
    match (panes.arrangement, pane) {
        (Arrangement::Narrow | Arrangement::TooSmall, _) => Vec::new(),
        (_, Focus::Tree | Focus::Facets) => vec![moved(Border::Tree, by)],
        (Arrangement::Wide, Focus::List | Focus::Query) => vec![moved(Border::List, by), moved(Border::Tree, -by)],
        (Arrangement::Wide, Focus::Detail | Focus::PageQuery) => vec![moved(Border::List, -by)],
        (Arrangement::Middle, Focus::List | Focus::Query) => vec![moved(Border::Tree, -by)],
        (Arrangement::Middle, Focus::Detail | Focus::PageQuery) => vec![moved(Border::Upper, -by)],
    }
}
