//! Where everything of the year is, on a terminal of a size.

use ratatui::layout::{Position, Rect};

use crate::calendar::cell_of;
use crate::tui::layout::{WIDE, content_area};
use jiff::civil::Date;

/// So many columns stand before a bar at the least.
const NAMES: u16 = 36;

/// Cells of a month in a bar, at the least and at the most.
const PER_MONTH: (u16, u16) = (4, 8);

/// How a year is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// A row a service, with twelve months beside it.
    Bars,
    /// By date.
    #[default]
    List,
}

/// Where everything is. What is not shown has no area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearPlaces {
    /// How the year is shown.
    pub form: Form,
    /// The title.
    pub title: Rect,
    /// Above bars: the months, and below them today.
    pub header: Rect,
    /// The rows; the last column is the scrollbar's.
    pub body: Rect,
    /// What the signs stand for.
    pub key: Rect,
    /// The name of the service under the cursor.
    pub name: Rect,
    /// What is known of it.
    pub said: Rect,
    /// The columns of the bars, in the header and in the rows.
    pub bars: Bars,
}

/// The columns of bars: a blank or a sign before each month and behind the last one, and one more at today.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bars {
    /// The first column.
    pub left: u16,
    /// Cells of a month.
    pub per_month: u8,
}

impl Bars {
    const fn of(area: Rect) -> Self {
        let wanted = area.width.saturating_sub(NAMES + 4) / 12;
        let (least, most) = PER_MONTH;
        let per_month = if wanted <= least {
            least
        } else if wanted > most {
            most
        } else {
            wanted - 1
        };
        let taken = 12 * (per_month + 1) + 2;
        // The last column is the scrollbar's, and one before it is blank.
        let left = area.x.saturating_add(area.width.saturating_sub(taken + 2));
        #[allow(clippy::cast_possible_truncation, reason = "at most eight")]
        Self { left, per_month: per_month as u8 }
    }

    /// The cell before which today's sign stands, of a year that has it.
    #[must_use]
    pub fn today(self, year: i16, today: Date) -> Option<usize> {
        (today.year() == year).then(|| cell_of(today, self.per_month))
    }

    /// The column of the sign before a month (1–13; the thirteenth is behind the last), where today stands before a cell.
    #[must_use]
    pub fn before_month(self, month: u8, today: Option<usize>) -> u16 {
        let cells = usize::from(self.per_month);
        let months = usize::from(month).saturating_sub(1);
        let passed = usize::from(today.is_some_and(|cell| cell < months * cells));
        self.left.saturating_add(u16::try_from(months * (cells + 1) + passed).unwrap_or(u16::MAX))
    }

    /// The column of today's sign.
    #[must_use]
    pub fn today_column(self, cell: usize) -> u16 {
        let before = cell + cell / usize::from(self.per_month.max(1)) + 1;
        self.left.saturating_add(u16::try_from(before).unwrap_or(u16::MAX))
    }

    /// The month in which a column is.
    #[must_use]
    pub fn month_at(self, column: u16, today: Option<usize>) -> Option<u8> {
        let begins = |month| self.before_month(month, today);
        (1..=12).find(|month| (begins(*month)..begins(month + 1)).contains(&column) && column > begins(*month))
    }
}

/// Lays the year out.
#[must_use]
pub fn places(area: Rect) -> YearPlaces {
    let whole = content_area(area);
    let form = if area.width >= WIDE { Form::Bars } else { Form::List };
    let header = if form == Form::Bars { 2 } else { 0 };
    let key = u16::from(whole.height >= 15);
    let said = match whole.height {
        0..12 => 2,
        12..20 => 3,
        20..30 => 4,
        _ => 5,
    };
    let mut rest = whole;
    let mut take = |height: u16| {
        let height = height.min(rest.height);
        let taken = Rect { height, ..rest };
        rest = Rect { y: rest.y.saturating_add(height), height: rest.height - height, ..rest };
        taken
    };
    let title = take(1);
    let header = take(header);
    let body = take(whole.height.saturating_sub(1 + header.height + key + 1 + said));
    let (key, name, said) = (take(key), take(1), take(said));
    YearPlaces { form, title, header, body, key, name, said, bars: Bars::of(area) }
}

impl YearPlaces {
    /// The row of the body at a place.
    #[must_use]
    pub fn row_at(&self, at: Position) -> Option<usize> {
        self.body.contains(at).then(|| usize::from(at.y - self.body.y))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use jiff::civil::date;
    use ratatui::layout::Rect;

    use super::{Form, places};

    #[test]
    fn everything_has_its_place_and_the_rows_room() {
        for width in (0..=200).chain([u16::MAX]) {
            for height in (0..=60).chain([u16::MAX]) {
                let area = Rect::new(0, 0, width, height);
                let it = places(area);
                let parts = [it.title, it.header, it.body, it.key, it.name, it.said];
                let taken: u32 = parts.iter().map(|part| u32::from(part.height)).sum();
                assert!(taken <= u32::from(height.saturating_sub(1)) && parts.iter().all(|part| part.width == width));
                if width >= 40 && height >= 10 {
                    assert!(it.body.height >= 3 && it.said.height >= 2, "{width}×{height}: {it:?}");
                }
                if it.form == Form::Bars {
                    assert!(
                        it.bars.left >= 36 && it.bars.before_month(13, Some(0)) < width.saturating_sub(1),
                        "{width}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_column_of_a_month_is_its_own() {
        let bars = places(Rect::new(0, 0, 120, 36)).bars;
        assert_eq!(bars.per_month, 5);
        for today in [None, bars.today(2026, date(2026, 11, 26)), bars.today(2026, date(2026, 1, 1))] {
            for month in 1..=12 {
                let (begin, end) = (bars.before_month(month, today), bars.before_month(month + 1, today));
                assert!((begin + 1..end).all(|column| bars.month_at(column, today) == Some(month)));
                let has_today = today.is_some_and(|cell| cell / 5 + 1 == usize::from(month));
                assert_eq!(end - begin, 6 + u16::from(has_today), "month {month}");
            }
            if let Some(cell) = today {
                assert_eq!(bars.month_at(bars.today_column(cell), today).map(usize::from), Some(cell / 5 + 1));
            }
        }
        assert_eq!(bars.today(2027, date(2026, 11, 26)), None);
    }
}
