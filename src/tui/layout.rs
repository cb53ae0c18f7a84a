//! Where everything is: one pure function from the size of the terminal, the focus and what the reader wishes.

use ratatui::layout::{Position, Rect};

use super::mode::Focus;
use super::room::{Border, Room};

/// From so many columns on, three panes stand side by side.
pub const WIDE: u16 = 100;
/// From so many columns on, tree and list stand above the details; below, one pane at a time.
pub const MIDDLE: u16 = 60;
/// From so many rows on, there is room for panes above one another; below, one pane at a time where three do not stand
/// side by side.
pub const TALL: u16 = 16;
/// From how many columns on the panes are arranged otherwise. Where what they are read in is more, that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breakpoints {
    /// Three side by side.
    pub wide: u16,
    /// Two above one, where there are rows enough.
    pub middle: u16,
}

impl Default for Breakpoints {
    fn default() -> Self {
        Self { wide: WIDE, middle: MIDDLE }
    }
}

/// The smallest terminal that is drawn on.
pub const SMALLEST: (u16, u16) = (40, 10);

/// What a pane cannot be read without, wherever its borders are moved to. Rows are counted with the pane's title.
pub mod least {
    /// Of the tree.
    pub const TREE_COLUMNS: u16 = 22;
    /// Of the list.
    pub const LIST_COLUMNS: u16 = 30;
    /// Of the details.
    pub const DETAIL_COLUMNS: u16 = 32;
    /// Of tree and list above the details.
    pub const UPPER_ROWS: u16 = 7;
    /// Of the details below them.
    pub const DETAIL_ROWS: u16 = 8;
}

/// How the panes are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Three side by side.
    Wide,
    /// Two above one.
    Middle,
    /// One at a time, under a breadcrumb.
    Narrow,
    /// Too small for anything but to say so.
    TooSmall,
}

/// A pane: its title's row and what stands below it. A pane that is not seen has no area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pane {
    /// One row.
    pub title: Rect,
    /// The rest.
    pub body: Rect,
}

/// Where everything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panes {
    /// The arrangement.
    pub arrangement: Arrangement,
    /// The tree.
    pub tree: Pane,
    /// The list; its body begins below the query.
    pub list: Pane,
    /// The line of the query.
    pub query: Rect,
    /// The details; the last column of the body is the scrollbar's.
    pub detail: Pane,
    /// Columns between panes.
    pub dividers: [Rect; 2],
    /// The last row: hints, or what has just happened.
    pub foot: Rect,
    /// Everything but the foot: where menus and the help are shown.
    pub content_area: Rect,
}

/// Whether nothing but that can be said on a terminal.
#[must_use]
pub const fn is_too_small(area: Rect) -> bool {
    area.width < SMALLEST.0 || area.height < SMALLEST.1
}

/// Everything but the foot of a terminal.
#[must_use]
pub fn content_area(area: Rect) -> Rect {
    Rect { height: area.height.saturating_sub(1), ..area }
}

/// The last row of a terminal: hints, or what has just happened.
#[must_use]
pub fn foot(area: Rect) -> Rect {
    let above = content_area(area).height;
    Rect { y: area.y + above, height: area.height - above, ..area }
}

/// The cells of the last row that a message may fill.
#[must_use]
pub fn message_room(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(2)
}

/// A rectangle of a size, or of as much as there is room for, in the middle of an area.
#[must_use]
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// How the panes of a terminal are arranged as long as none of them has it all.
#[must_use]
pub fn arrangement(area: Rect, from: Breakpoints) -> Arrangement {
    let wide = from.wide.max(least::TREE_COLUMNS + least::LIST_COLUMNS + least::DETAIL_COLUMNS + 2);
    let middle = from.middle.max(least::TREE_COLUMNS + least::LIST_COLUMNS + 1);
    match area.width {
        _ if is_too_small(area) => Arrangement::TooSmall,
        width if width >= wide => Arrangement::Wide,
        width if width >= middle && area.height >= TALL => Arrangement::Middle,
        _ => Arrangement::Narrow,
    }
}

/// Lays the panes out. `tree_columns` is what the tree's names take: it gets no more than that unless the reader wishes.
#[must_use]
pub fn panes(area: Rect, focus: Focus, room: &Room, tree_columns: u16) -> Panes {
    let content_area = content_area(area);
    let foot = foot(area);
    let arrangement = match arrangement(area, room.from) {
        Arrangement::Wide | Arrangement::Middle if room.is_zoomed => Arrangement::Narrow,
        whole => whole,
    };
    let nothing = Rect::default();
    let Rect { width, height, .. } = content_area;
    let (tree, first, list, second, detail) = match arrangement {
        Arrangement::TooSmall => (nothing, nothing, nothing, nothing, nothing),
        Arrangement::Wide => {
            let share = part(width, 49, 200).min(tree_columns).clamp(24, 34);
            let most = width.saturating_sub(least::LIST_COLUMNS + least::DETAIL_COLUMNS + 2);
            let (tree, first, rest) =
                beside(content_area, within(room.wide_tree.unwrap_or(share), least::TREE_COLUMNS, most));
            let share = part(rest.width, 44, 100).clamp(34, 60);
            let most = rest.width.saturating_sub(least::DETAIL_COLUMNS + 1);
            let (list, second, detail) =
                beside(rest, within(room.wide_list.unwrap_or(share), least::LIST_COLUMNS, most));
            (tree, first, list, second, detail)
        }
        Arrangement::Middle => {
            // The list shows a handful of rows, the details what is left, which is as much or more.
            let share = part(height, 2, 5).clamp(least::UPPER_ROWS, 16);
            let most = height.saturating_sub(least::DETAIL_ROWS);
            let (upper, detail) =
                above(content_area, within(room.middle_upper.unwrap_or(share), least::UPPER_ROWS, most));
            let share = part(width, 39, 100).min(tree_columns).clamp(least::TREE_COLUMNS, 34);
            let most = width.saturating_sub(least::LIST_COLUMNS + 1);
            let (tree, first, list) =
                beside(upper, within(room.middle_tree.unwrap_or(share), least::TREE_COLUMNS, most));
            (tree, first, list, nothing, detail)
        }
        Arrangement::Narrow => {
            let only = |wanted| if focus.is_in(wanted) { content_area } else { nothing };
            (only(Focus::Tree), nothing, only(Focus::List), nothing, only(Focus::Detail))
        }
    };
    let list = pane(list);
    let (query, entries) = above(list.body, 1);
    Panes {
        arrangement,
        tree: pane(tree),
        list: Pane { body: entries, ..list },
        query,
        detail: pane(detail),
        dividers: [first, second],
        foot,
        content_area,
    }
}

impl Panes {
    /// The border at a place, which the mouse can take hold of there.
    #[must_use]
    pub fn border_at(&self, at: Position) -> Option<Border> {
        let [first, second] = self.dividers;
        match self.arrangement {
            Arrangement::Wide | Arrangement::Middle if first.contains(at) => Some(Border::Tree),
            Arrangement::Wide if second.contains(at) => Some(Border::List),
            Arrangement::Middle if self.detail.title.contains(at) => Some(Border::Upper),
            _ => None,
        }
    }

    /// The pane that keys of a focus go to.
    #[must_use]
    pub const fn of(&self, focus: Focus) -> Pane {
        match focus {
            Focus::Tree | Focus::Facets => self.tree,
            Focus::List | Focus::Query => self.list,
            Focus::Detail | Focus::PageQuery => self.detail,
        }
    }

    /// The same where the details have the room of the tree, if both stand side by side.
    #[must_use]
    pub fn without_tree(self) -> Self {
        let freed = self.list.title.x.saturating_sub(self.tree.title.x);
        let is_beside = !self.tree.title.is_empty() && self.detail.title.x > self.list.title.x;
        if self.arrangement != Arrangement::Wide || !is_beside {
            return self;
        }
        let moved = |area: Rect| Rect { x: area.x.saturating_sub(freed), ..area };
        let widened = |area: Rect| Rect { width: area.width.saturating_add(freed), ..moved(area) };
        Self {
            tree: Pane::default(),
            list: Pane { title: moved(self.list.title), body: moved(self.list.body) },
            query: moved(self.query),
            detail: Pane { title: widened(self.detail.title), body: widened(self.detail.body) },
            dividers: [Rect::default(), moved(self.dividers[1])],
            ..self
        }
    }
}

/// A wish, as far as it lies between the least and the most; at least the least.
fn within(wish: u16, least: u16, most: u16) -> u16 {
    wish.min(most).max(least)
}

/// So many parts of a length that is cut into `of`.
pub(super) fn part(length: u16, parts: u32, of: u32) -> u16 {
    u16::try_from(u32::from(length) * parts / of).unwrap_or(u16::MAX)
}

/// A pane with its title in its first row.
pub(super) fn pane(area: Rect) -> Pane {
    let (title, body) = above(area, 1);
    Pane { title, body }
}

/// Splits off `height` rows at the top.
pub(super) fn above(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    let upper = Rect { height, ..area };
    let lower = Rect { y: area.y + height, height: area.height - height, ..area };
    (upper, lower)
}

/// Splits off `width` columns on the left and one for the divider.
pub(super) fn beside(area: Rect, width: u16) -> (Rect, Rect, Rect) {
    let width = width.min(area.width);
    let rest = area.width - width;
    let divider = Rect { x: area.x + width, width: rest.min(1), ..area };
    let right = Rect { x: area.x + width + divider.width, width: rest - divider.width, ..area };
    (Rect { width, ..area }, divider, right)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::{Position, Rect};

    use super::{Arrangement, Breakpoints, Focus, Room, arrangement, panes};
    use crate::tui::room::{Border, ways};

    const PANES: [Focus; 3] = [Focus::Tree, Focus::List, Focus::Detail];

    /// Rooms that a reader may have made on terminals of other sizes.
    fn rooms() -> Vec<Room> {
        let wishes = [None, Some(0), Some(1), Some(25), Some(47), Some(150), Some(u16::MAX)];
        let mut rooms = Vec::new();
        for (one, other) in wishes.into_iter().flat_map(|one| wishes.map(|other| (one, other))) {
            let room =
                Room { wide_tree: one, wide_list: other, middle_tree: one, middle_upper: other, ..Room::default() };
            let from = |wide, middle| Room { from: Breakpoints { wide, middle }, ..room };
            rooms.extend([room, Room { is_zoomed: true, ..room }, from(0, 0), from(150, u16::MAX), from(u16::MAX, 53)]);
        }
        rooms
    }

    #[test]
    fn panes_never_leave_the_screen() {
        let rooms = rooms();
        for width in (0..140).chain([1_000, 10_923, u16::MAX]) {
            for height in (0..50).chain([500, 32_768, u16::MAX]) {
                let area = Rect::new(0, 0, width, height);
                // Every size, and at every few of them the rooms of other sizes.
                let some = if (width % 7 + height % 7) % 7 == 0 { rooms.as_slice() } else { &[] };
                for room in some.iter().chain([&Room::default()]) {
                    for focus in PANES.into_iter().chain([Focus::Query, Focus::PageQuery]) {
                        let it = panes(area, focus, room, 31);
                        let all = [it.tree, it.list, it.detail].into_iter().flat_map(|pane| [pane.title, pane.body]);
                        for rect in all.chain([it.query, it.foot, it.content_area]).chain(it.dividers) {
                            assert_eq!(area.intersection(rect).area(), rect.area(), "{rect:?} in {area:?}");
                        }
                    }
                }
            }
        }
    }

    /// Every pane that is seen, with the least that it is read in.
    fn check(area: Rect, focus: Focus, room: &Room, tree_columns: u16) {
        let it = panes(area, focus, room, tree_columns);
        let all = [(Focus::Tree, it.tree, 6, 20), (Focus::List, it.list, 5, 30), (Focus::Detail, it.detail, 7, 30)];
        for (pane, it, rows, columns) in all {
            let seen = !it.title.is_empty();
            assert!(seen || pane != focus, "{pane:?} has the keyboard and is not seen in {area}");
            let has_room = it.body.height >= rows && it.body.width >= columns;
            assert!(!seen || has_room, "{pane:?} is {} in {area} with {room:?}", it.body);
        }
    }

    #[test]
    fn every_pane_that_is_seen_has_room_to_be_read_in() {
        for (width, height) in (40..=200).flat_map(|width| (10..=60).map(move |height| (width, height))) {
            let area = Rect::new(0, 0, width, height);
            for focus in PANES {
                for tree_columns in [0, 31, u16::MAX] {
                    check(area, focus, &Room::default(), tree_columns);
                    check(area, focus, &Room { is_zoomed: true, ..Room::default() }, tree_columns);
                }
            }
        }
        for (width, height) in (40..=200).step_by(7).flat_map(|width| (10..=60).step_by(3).map(move |it| (width, it))) {
            for room in rooms() {
                for focus in PANES {
                    check(Rect::new(0, 0, width, height), focus, &room, 31);
                }
            }
        }
    }

    #[test]
    fn wherever_a_border_is_moved_every_pane_can_be_read() {
        for (width, height) in [(60, 16), (80, 24), (99, 60), (100, 10), (120, 36), (200, 60)] {
            let area = Rect::new(0, 0, width, height);
            for border in [Border::Tree, Border::List, Border::Upper] {
                let mut room = Room::default();
                for (x, y) in (0..=width).rev().map(|x| (x, x % height)).chain((0..=height).map(|y| (y, y))) {
                    room.place(border, Position::new(x, y), &panes(area, Focus::List, &room, 31));
                    for focus in PANES {
                        check(area, focus, &room, 31);
                    }
                    let (small, large) = (Rect::new(0, 0, 40, 10), Rect::new(0, 0, 200, 60));
                    for other in [small, large] {
                        check(other, Focus::List, &room, 31);
                    }
                }
            }
        }
    }

    #[test]
    fn a_border_stays_under_the_mouse_that_drags_it() {
        for (width, height, border, columns) in
            [(120, 36, Border::Tree, 25..50), (120, 36, Border::List, 56..85), (80, 24, Border::Tree, 25..45)]
        {
            let area = Rect::new(0, 0, width, height);
            let mut room = Room::default();
            for x in columns {
                room.place(border, Position::new(x, 3), &panes(area, Focus::List, &room, 31));
                let it = panes(area, Focus::List, &room, 31);
                assert_eq!(it.border_at(Position::new(x, 3)), Some(border), "at column {x}");
            }
        }
        let (area, mut room) = (Rect::new(0, 0, 80, 24), Room::default());
        for y in 8..14 {
            room.place(Border::Upper, Position::new(9, y), &panes(area, Focus::List, &room, 31));
            let it = panes(area, Focus::List, &room, 31);
            assert_eq!((it.detail.title.y, it.border_at(Position::new(9, y))), (y, Some(Border::Upper)));
        }
    }

    #[test]
    fn every_pane_of_several_has_a_border_that_a_key_moves() {
        for (width, height) in [(60, 16), (99, 60), (100, 10), (200, 60)] {
            for focus in PANES.into_iter().chain([Focus::Query, Focus::PageQuery]) {
                let it = panes(Rect::new(0, 0, width, height), focus, &Room::default(), 31);
                assert!(!ways(focus, 1, &it).is_empty(), "{focus:?} at {width}×{height}");
            }
        }
    }

    #[test]
    fn the_arrangement_follows_the_size() {
        let at = |width, height| arrangement(Rect::new(0, 0, width, height), Breakpoints::default());
        assert_eq!([at(120, 36), at(100, 24)], [Arrangement::Wide; 2]);
        assert_eq!([at(99, 24), at(60, 24)], [Arrangement::Middle; 2]);
        assert_eq!([at(59, 20), at(40, 10)], [Arrangement::Narrow; 2]);
        assert_eq!([at(60, 15), at(99, 10)], [Arrangement::Narrow; 2], "too low for one above the other");
        assert_eq!([at(60, 16), at(99, 16)], [Arrangement::Middle; 2]);
        assert_eq!(at(100, 10), Arrangement::Wide);
        assert_eq!([at(39, 10), at(40, 9)], [Arrangement::TooSmall; 2]);
    }

    #[test]
    fn the_tree_gets_no_more_than_its_names_take() {
        let columns = |width, tree_columns| {
            panes(Rect::new(0, 0, width, 24), Focus::List, &Room::default(), tree_columns).tree.body.width
        };
        assert_eq!([columns(80, 31), columns(99, 31), columns(99, 0)], [31, 31, 22]);
        assert_eq!([columns(60, 31), columns(120, 31), columns(200, 31), columns(200, 99)], [23, 29, 31, 34]);
    }
}
