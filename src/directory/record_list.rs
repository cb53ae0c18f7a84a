//! Records in the order in which they are listed, without a list where they are neighbours.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::RecordIdx;
use super::column::Numbers;

/// Records in an order. All of a directory, a kind or a discipline are a range and take no memory, however many they
/// are; other records are a stretch of a shared list. A copy is cheap either way.
#[derive(Clone)]
pub struct RecordList(Selection);

#[derive(Clone)]
enum Selection {
    Range(Range<u32>),
    /// The records from one place of the list to before another.
    Listed(Arc<[RecordIdx]>, Range<usize>),
    /// A list that stands in a file.
    Column(Numbers),
}

impl RecordList {
    /// All records of a directory with `count` of them.
    #[must_use]
    pub const fn all(count: u32) -> Self {
        Self::range(0..count)
    }

    /// The records from one place to before another; none if the range is reversed.
    #[must_use]
    pub const fn range(range: Range<u32>) -> Self {
        Self(Selection::Range(range))
    }

    /// A stretch of a shared list; what lies outside of the list is left out.
    #[must_use]
    pub fn stretch(list: &Arc<[RecordIdx]>, range: Range<usize>) -> Self {
        let end = range.end.min(list.len());
        Self(Selection::Listed(Arc::clone(list), range.start.min(end)..end))
    }

    /// A list that stands in a file.
    pub(super) const fn column(numbers: Numbers) -> Self {
        Self(Selection::Column(numbers))
    }

    /// How many records.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Selection::Range(range) => range.len(),
            Selection::Listed(_, range) => range.len(),
            Selection::Column(numbers) => numbers.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record in a row, from 0.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<RecordIdx> {
        match &self.0 {
            Selection::Range(range) => {
                let row = u32::try_from(row).ok()?;
                range.start.checked_add(row).filter(|no| *no < range.end).map(RecordIdx)
            }
            Selection::Listed(list, range) => list.get(range.clone())?.get(row).copied(),
            Selection::Column(numbers) => numbers.get(row).map(RecordIdx),
        }
    }

    /// The row of a record. In a range it is computed, in a list it is looked for.
    #[must_use]
    pub fn row_of(&self, record: RecordIdx) -> Option<usize> {
        match &self.0 {
            Selection::Range(range) if range.contains(&record.0) => usize::try_from(record.0 - range.start).ok(),
            Selection::Range(_) => None,
            Selection::Listed(list, range) => list.get(range.clone())?.iter().position(|other| *other == record),
            Selection::Column(numbers) => numbers.iter().position(|other| other == record.0),
        }
    }

    /// The records in their order.
    pub fn iter(&self) -> impl Iterator<Item = RecordIdx> {
        (0..self.len()).map_while(|row| self.get(row))
    }

    /// The first row that does not meet a condition which all rows before some row meet and none from there on.
    #[must_use]
    pub fn partition_point(&self, meets: impl Fn(RecordIdx) -> bool) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from + (to - from) / 2;
            if self.get(middle).is_some_and(&meets) { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// Some rows of it; what lies outside is left out.
    #[must_use]
    pub fn rows(&self, rows: Range<usize>) -> Self {
        let (from, to) = (rows.start.min(self.len()), rows.end.min(self.len()));
        match &self.0 {
            Selection::Range(range) => {
                // No more rows than a `u32` counts.
                let at = |row: usize| range.start.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
                Self::range(at(from)..at(to))
            }
            Selection::Listed(list, range) => Self::stretch(list, range.start + from..range.start + to),
            Selection::Column(numbers) => Self::column(numbers.stretch(from..to)),
        }
    }

    /// The range, where the records are known to be neighbours.
    #[must_use]
    pub fn as_range(&self) -> Option<Range<u32>> {
        match &self.0 {
            Selection::Range(range) => Some(range.clone()),
            Selection::Listed(..) | Selection::Column(_) => None,
        }
    }
}

impl Default for RecordList {
    /// No records.
    fn default() -> Self {
        Self::all(0)
    }
}

impl FromIterator<RecordIdx> for RecordList {
    fn from_iter<I: IntoIterator<Item = RecordIdx>>(records: I) -> Self {
        let list: Arc<[RecordIdx]> = records.into_iter().collect();
        Self::stretch(&list, 0..list.len())
    }
}

/// The same records in the same order are equal, however they are held.
impl PartialEq for RecordList {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Eq for RecordList {}

impl fmt::Debug for RecordList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Selection::Range(range) => write!(f, "{range:?}"),
            Selection::Listed(..) | Selection::Column(_) => f.debug_list().entries(self.iter().map(|no| no.0)).finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{RecordIdx, RecordList};

    fn listed(numbers: &[u32]) -> RecordList {
        numbers.iter().copied().map(RecordIdx).collect()
    }

    #[test]
    fn a_range_and_a_list_of_the_same_records_are_equal() {
        assert_eq!(RecordList::range(3..6), listed(&[3, 4, 5]));
        assert_ne!(RecordList::range(3..6), listed(&[3, 5, 4]));
        assert_eq!(RecordList::default(), listed(&[]));
    }

    #[test]
    fn rows_and_records_are_each_others_inverse() {
        for records in [RecordList::all(4), RecordList::range(7..9), listed(&[5, 2, 9])] {
            for (row, record) in records.iter().enumerate() {
                assert_eq!((records.get(row), records.row_of(record)), (Some(record), Some(row)));
            }
            assert_eq!((records.get(records.len()), records.row_of(RecordIdx(1_000))), (None, None));
        }
    }

    #[test]
    fn rows_of_a_list_are_a_list() {
        let shared: Arc<[RecordIdx]> = [1, 2, 3, 4].map(RecordIdx).into();
        for records in [RecordList::range(2..5), RecordList::stretch(&shared, 1..4)] {
            assert_eq!(records.rows(1..2), listed(&[3]));
            assert_eq!(records.rows(1..9), listed(&[3, 4]));
            assert_eq!(records.rows(7..9), listed(&[]));
        }
    }

    #[test]
    #[allow(clippy::reversed_empty_ranges, reason = "that is the case")]
    fn what_lies_outside_is_left_out() {
        let shared: Arc<[RecordIdx]> = [1, 2, 3].map(RecordIdx).into();
        assert_eq!(RecordList::stretch(&shared, 1..9), listed(&[2, 3]));
        assert_eq!(RecordList::stretch(&shared, 8..9), listed(&[]));
        let reversed = RecordList::range(5..3);
        assert_eq!((reversed.len(), reversed.get(0), reversed.iter().count()), (0, None, 0));
        assert_eq!(RecordList::range(u32::MAX - 1..u32::MAX).get(5), None);
    }
}
