//! Where everything of the phone book stands.

use ratatui::layout::Rect;

use crate::tui::layout::{Pane, WIDE, above, beside, content_area, pane, part};

/// From so many rows on, the strip below the list shows more than the number and its warning.
const AMPLE: u16 = 15;
/// So many rows the strip has at the least, with its title.
const LEAST: u16 = 3;

/// Where everything of the phone book stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The numbers; the body begins below the query.
    pub list: Pane,
    /// The line of the query.
    pub query: Rect,
    /// Between the list and the strip, where that stands beside it.
    pub divider: Rect,
    /// What is said of the number under the cursor.
    pub strip: Pane,
}

/// Lays the phone book out on a terminal: the strip beside the list where there is room for it, else below.
#[must_use]
pub fn areas(area: Rect) -> Areas {
    let content = content_area(area);
    let (left, divider, strip) = if area.width >= WIDE {
        beside(content, part(content.width, 56, 100))
    } else {
        let rows = if content.height >= AMPLE { part(content.height, 2, 5).clamp(6, 14) } else { LEAST };
        let (upper, lower) = above(content, content.height.saturating_sub(rows));
        (upper, Rect::default(), lower)
    };
    let list = pane(left);
    let (query, body) = above(list.body, 1);
    Areas { list: Pane { body, ..list }, query, divider, strip: pane(strip) }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::areas;

    #[test]
    fn the_list_and_the_strip_are_seen_and_never_leave_the_screen() {
        for (width, height) in (0..=140).flat_map(|width| (0..=60).map(move |height| (width, height))) {
            let area = Rect::new(0, 0, width, height);
            let it = areas(area);
            for rect in [it.list.title, it.list.body, it.query, it.divider, it.strip.title, it.strip.body] {
                assert_eq!(area.intersection(rect).area(), rect.area(), "{rect:?} in {area:?}");
            }
            let is_usable = it.list.body.height >= 4 && it.strip.body.height >= 2 && it.list.body.width >= 40;
            assert!(is_usable || width < 40 || height < 10, "{it:?} in {area:?}");
        }
    }
}
