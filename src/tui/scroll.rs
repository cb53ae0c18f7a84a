//! A cursor in rows of which only some can be seen. All arithmetic saturates.

use super::motion::Motion;

/// A cursor and the rows that are seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rows {
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row that is seen.
    pub offset: usize,
    /// How many rows can be seen.
    pub height: usize,
}

impl Rows {
    /// Gives the rows a height and a length, and brings the cursor into sight. A cursor that leaves what is seen
    /// takes it half a page along: moving on by one then costs a slow line one row and not all of them.
    pub fn normalize(&mut self, height: usize, length: usize) {
        self.height = height;
        self.cursor = self.cursor.min(length.saturating_sub(1));
        let is_seen = (self.offset..self.offset + height).contains(&self.cursor);
        if height > 0 && !is_seen {
            self.offset = self.cursor.saturating_sub(height / 2);
        }
        self.offset = self.offset.min(length.saturating_sub(height));
    }

    /// Puts the cursor on the row that is seen as the `row`th, from 0, if there is one of `length`; whether there is.
    pub fn select(&mut self, row: usize, length: usize) -> bool {
        let place = self.offset + row;
        let exists = place < length;
        if exists {
            self.cursor = place;
        }
        exists
    }

    /// The rows that are seen, of `length`.
    #[must_use]
    pub fn seen(&self, length: usize) -> std::ops::Range<usize> {
        self.offset.min(length)..(self.offset + self.height).min(length)
    }
}

/// Where a motion takes a cursor in `length` rows of which `height` are seen.
#[must_use]
pub fn step(cursor: usize, length: usize, height: usize, motion: Motion) -> usize {
    let page = height.saturating_sub(1).max(1);
    let half = (height / 2).max(1);
    let last = length.saturating_sub(1);
    let moved = |by: i32, rows: usize| {
        let rows = rows.saturating_mul(usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX));
        if by < 0 { cursor.saturating_sub(rows) } else { cursor.saturating_add(rows).min(last) }
    };
    match motion {
        Motion::Up => moved(-1, 1),
        Motion::Down => moved(1, 1),
        Motion::HalfUp => moved(-1, half),
        Motion::HalfDown => moved(1, half),
        Motion::PageUp => moved(-1, page),
        Motion::PageDown => moved(1, page),
        Motion::Top => 0,
        Motion::Bottom => last,
        Motion::Lines(by) => moved(by, 1),
        Motion::HalfPages(by) => moved(by, half),
        Motion::Pages(by) => moved(by, page),
        Motion::To(row) => row.saturating_sub(1).min(last),
    }
}

#[cfg(test)]
mod tests {
    use super::{Motion, Rows, step};
    use Motion::{Bottom, Down, HalfDown, HalfUp, PageDown, PageUp, Top, Up};

    #[test]
    fn many_times_is_as_far_as_one_by_one() {
        for motion in [Up, Down, HalfUp, HalfDown, PageUp, PageDown] {
            for cursor in [0, 7, 40, 99] {
                let mut one_by_one = cursor;
                for count in 1..=9 {
                    one_by_one = step(one_by_one, 100, 10, motion);
                    assert_eq!(step(cursor, 100, 10, motion.times(count)), one_by_one, "{motion:?} {count}");
                }
            }
        }
        assert_eq!((step(40, 100, 10, Top.times(12)), step(40, 100, 10, Bottom.times(12))), (11, 11));
    }

    #[test]
    fn no_motion_leaves_the_rows() {
        let all = [Up, Down, HalfUp, HalfDown, PageUp, PageDown, Top, Bottom];
        for motion in all.into_iter().chain(all.map(|motion| motion.times(99_999))) {
            for length in 0..5 {
                for height in 0..7 {
                    for cursor in 0..length.max(1) {
                        assert!(step(cursor, length, height, motion) < length.max(1));
                    }
                }
            }
        }
    }

    #[test]
    fn the_cursor_stays_in_sight_and_the_page_full() {
        let mut rows = Rows { cursor: 9, offset: 0, height: 0 };
        rows.normalize(4, 10);
        assert_eq!(rows.seen(10), 6..10);
        rows.cursor = 5;
        rows.normalize(4, 10);
        assert_eq!(rows.seen(10), 3..7);
        rows.normalize(8, 10);
        assert_eq!(rows.seen(10), 2..10);
        rows.normalize(4, 3);
        assert_eq!((rows.cursor, rows.seen(3)), (2, 0..3));
    }
}
