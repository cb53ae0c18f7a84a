//! Which entries are marked, in the order in which they were.

use crate::directory::{RecordIdx, RecordList};

/// Marked entries: a bit for each record, and their order.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    bits: Vec<u64>,
    /// In the order in which they were marked; those that were marked at once, in that of the list.
    order: Vec<RecordIdx>,
    /// Where the range began that is being marked: the row of the list, and its record.
    range: Option<(usize, RecordIdx)>,
    /// How often something was marked or unmarked.
    changes: u64,
    /// Whether the list shows them alone.
    pub(super) is_listed: bool,
    /// Whether the reader has just been asked whether all marks are to be taken away.
    pub(super) asks_to_clear: bool,
}

impl Marks {
    /// How many are marked, without a range that has not ended.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether none is marked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Whether a record is marked.
    #[must_use]
    pub fn contains(&self, record: RecordIdx) -> bool {
        self.bits.get(record.index() / 64).is_some_and(|bits| bits >> (record.index() % 64) & 1 == 1)
    }

    /// The marked records in their order.
    #[must_use]
    pub fn list(&self) -> RecordList {
        self.order.iter().copied().collect()
    }

    /// Where the range began.
    pub(super) const fn range(&self) -> Option<(usize, RecordIdx)> {
        self.range
    }

    /// Begins a range, puts its beginning in another row, or lets go of it.
    pub(super) const fn set_range(&mut self, range: Option<(usize, RecordIdx)>) {
        self.range = range;
    }

    /// How often something was marked or unmarked.
    pub(super) const fn changes(&self) -> u64 {
        self.changes
    }

    /// Marks records; those that are marked keep their place in the order.
    pub(super) fn add(&mut self, records: impl Iterator<Item = RecordIdx>) {
        self.changes += 1;
        for record in records {
            let (word, bit) = (record.index() / 64, 1 << (record.index() % 64));
            if self.bits.len() <= word {
                self.bits.resize(word + 1, 0);
            }
            if let Some(bits) = self.bits.get_mut(word).filter(|bits| **bits & bit == 0) {
                *bits |= bit;
                self.order.push(record);
            }
        }
    }

    /// Takes the marks of records away.
    pub(super) fn remove(&mut self, records: impl Iterator<Item = RecordIdx>) {
        self.changes += 1;
        for record in records {
            if let Some(bits) = self.bits.get_mut(record.index() / 64) {
                *bits &= !(1 << (record.index() % 64));
            }
        }
        let mut order = std::mem::take(&mut self.order);
        order.retain(|record| self.contains(*record));
        self.order = order;
    }

    /// Takes all marks away.
    pub(super) fn clear(&mut self) {
        *self = Self { changes: self.changes + 1, ..Self::default() };
    }

    /// The records stand at other places now.
    pub(super) fn replace(&mut self, moved: impl Fn(RecordIdx) -> Option<RecordIdx>) {
        let range = self.range.and_then(|(row, record)| Some((row, moved(record)?)));
        let order = std::mem::take(&mut self.order);
        self.bits.clear();
        self.add(order.into_iter().filter_map(moved));
        self.range = range;
    }

    /// How many of a list are marked.
    pub(super) fn count_in(&self, list: &RecordList) -> usize {
        match list.as_range() {
            Some(range) => self.order.iter().filter(|record| range.contains(&record.0)).count(),
            None => list.iter().filter(|record| self.contains(*record)).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Marks, RecordIdx, RecordList};

    proptest! {
        #[test]
        fn marks_are_a_set_in_the_order_of_marking(
            steps in proptest::collection::vec((any::<bool>(), proptest::collection::vec(0_u32..200, 0..9)), 0..20),
        ) {
            let (mut marks, mut expected) = (Marks::default(), Vec::new());
            for (adds, records) in steps {
                let records: Vec<RecordIdx> = records.into_iter().map(RecordIdx).collect();
                if adds {
                    marks.add(records.iter().copied());
                    for record in records {
                        if !expected.contains(&record) {
                            expected.push(record);
                        }
                    }
                } else {
                    marks.remove(records.iter().copied());
                    expected.retain(|record| !records.contains(record));
                }
            }
            prop_assert_eq!(marks.list(), expected.iter().copied().collect::<RecordList>());
            prop_assert!((0..300).map(RecordIdx).all(|it| marks.contains(it) == expected.contains(&it)));
            let range = RecordList::range(20..90);
            let listed: RecordList = range.iter().collect();
            prop_assert_eq!(marks.count_in(&range), marks.count_in(&listed));
        }
    }

    #[test]
    fn a_hundred_thousand_move_with_the_directory() {
        let all = RecordList::all(100_000);
        let mut marks = Marks::default();
        marks.add(all.iter());
        marks.remove([RecordIdx(50_000)].into_iter());
        assert_eq!((marks.len(), marks.count_in(&all)), (99_999, 99_999));
        marks.replace(|it| (it.0 % 2 == 0).then_some(RecordIdx(it.0 / 2)));
        assert_eq!((marks.len(), marks.contains(RecordIdx(25_000))), (49_999, false));
    }
}
