//! Where everything is: one pure function from the size of the terminal and the focus.

use ratatui::layout::Rect;

use super::mode::Focus;

/// From so many columns on, three panes stand side by side.
pub const WIDE: u16 = 100;
/// From so many columns on, tree and list stand above the details; below, one pane at a time.
pub const MIDDLE: u16 = 60;
/// From so many rows on, there is room for panes above one another; below, one pane at a time where three do not stand
/// side by side.
pub const TALL: u16 = 15;
/// The smallest terminal that is drawn on.
pub const SMALLEST: (u16, u16) = (40, 10);

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

/// A rectangle of a size, or of as much as there is room for, in the middle of an area.
#[must_use]
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// Lays the panes out.
#[must_use]
pub fn panes(area: Rect, focus: Focus) -> Panes {
    let content_area = content_area(area);
    let foot = foot(area);
    let arrangement = match area.width {
        _ if is_too_small(area) => Arrangement::TooSmall,
        WIDE.. => Arrangement::Wide,
        MIDDLE.. if area.height >= TALL => Arrangement::Middle,
        _ => Arrangement::Narrow,
    };
    let nothing = Rect::default();
    let (tree, first, list, second, detail) = match arrangement {
        Arrangement::TooSmall => (nothing, nothing, nothing, nothing, nothing),
        Arrangement::Wide => {
            let (tree, first, rest) = beside(content_area, part(content_area.width, 6, 25).clamp(24, 34));
            let (list, second, detail) = beside(rest, part(rest.width, 43, 100).clamp(34, 60));
            (tree, first, list, second, detail)
        }
        Arrangement::Middle => {
            // The list shows a handful of rows, the details what is left, which is as much or more.
            let (upper, detail) = above(content_area, part(content_area.height, 2, 5).clamp(7, 16));
            let (tree, first, list) = beside(upper, part(content_area.width, 3, 10).clamp(22, 28));
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

/// So many parts of a length that is cut into `of`.
fn part(length: u16, parts: u32, of: u32) -> u16 {
    u16::try_from(u32::from(length) * parts / of).unwrap_or(u16::MAX)
}

fn pane(area: Rect) -> Pane {
    let (title, body) = above(area, 1);
    Pane { title, body }
}

/// Splits off `height` rows at the top.
fn above(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    let upper = Rect { height, ..area };
    let lower = Rect { y: area.y + height, height: area.height - height, ..area };
    (upper, lower)
}

/// Splits off `width` columns on the left and one for the divider.
fn beside(area: Rect, width: u16) -> (Rect, Rect, Rect) {
    let width = width.min(area.width);
    let rest = area.width - width;
    let divider = Rect { x: area.x + width, width: rest.min(1), ..area };
    let right = Rect { x: area.x + width + divider.width, width: rest - divider.width, ..area };
    (Rect { width, ..area }, divider, right)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::{Arrangement, Focus, panes};

    #[test]
    fn panes_never_leave_the_screen() {
        for width in (0..140).chain([1_000, 10_923, u16::MAX]) {
            for height in (0..50).chain([500, 32_768, u16::MAX]) {
                let area = Rect::new(0, 0, width, height);
                for focus in [Focus::Tree, Focus::List, Focus::Query, Focus::Detail] {
                    let it = panes(area, focus);
                    let all = [it.tree, it.list, it.detail].into_iter().flat_map(|pane| [pane.title, pane.body]);
                    for rect in all.chain([it.query, it.foot, it.content_area]).chain(it.dividers) {
                        assert_eq!(area.intersection(rect).area(), rect.area(), "{rect:?} in {area:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_pane_that_is_seen_has_room_to_be_read_in() {
        for (width, height) in (40..=200).flat_map(|width| (10..=60).map(move |height| (width, height))) {
            let area = Rect::new(0, 0, width, height);
            for focus in [Focus::Tree, Focus::List, Focus::Detail] {
                let it = panes(area, focus);
                let all =
                    [(Focus::Tree, it.tree, 6, 20), (Focus::List, it.list, 5, 30), (Focus::Detail, it.detail, 6, 30)];
                for (pane, it, rows, columns) in all {
                    let seen = !it.title.is_empty();
                    assert!(seen || pane != focus, "{pane:?} has the keyboard and is not seen at {width}×{height}");
                    let has_room = it.body.height >= rows && it.body.width >= columns;
                    assert!(!seen || has_room, "{pane:?} is {} at {width}×{height}", it.body);
                }
            }
        }
    }

    #[test]
    fn the_arrangement_follows_the_width() {
        let at = |width, height| panes(Rect::new(0, 0, width, height), Focus::List).arrangement;
        assert_eq!([at(120, 36), at(100, 24)], [Arrangement::Wide; 2]);
        assert_eq!([at(99, 24), at(60, 24)], [Arrangement::Middle; 2]);
        assert_eq!([at(59, 20), at(40, 10)], [Arrangement::Narrow; 2]);
        assert_eq!([at(60, 14), at(99, 10)], [Arrangement::Narrow; 2], "too low for one above the other");
        assert_eq!([at(60, 15), at(99, 15)], [Arrangement::Middle; 2]);
        assert_eq!(at(100, 10), Arrangement::Wide);
        assert_eq!([at(39, 10), at(40, 9)], [Arrangement::TooSmall; 2]);
    }
}
