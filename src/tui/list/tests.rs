//! The lines of a list with headings, against a list of lines written out.

use proptest::prelude::*;

use super::{Grouping, List, ListLine, Motion};
use crate::directory::RecordList;
use crate::search::{Groups, Standing};

/// A list of so many records a group; of the excluded ones only the heading, unless they are listed.
fn list(counts: [usize; 3], lists_excluded: bool, kept: usize) -> List {
    let [fits, to_read, excluded] = counts;
    let listed = fits + to_read + if lists_excluded { excluded } else { 0 };
    let grouping = Grouping { groups: Groups { fits, to_read, excluded }, lists_excluded };
    let mut list = List::default();
    list.show(RecordList::range(0..u32::try_from(listed.min(kept)).unwrap_or(0)), listed, Some(grouping), None);
    list
}

/// The lines, one after the other.
fn written_out(counts: [usize; 3], entries: usize) -> Vec<ListLine> {
    let mut lines = Vec::new();
    let mut at = 0;
    for (group, count) in Standing::ALL.into_iter().zip(counts) {
        if count > 0 {
            lines.push(ListLine::Heading(group, count));
        }
        let end = (at + count).min(entries);
        lines.extend((at..end).map(ListLine::Entry));
        at = end;
    }
    lines
}

fn motions() -> impl Strategy<Value = Motion> {
    use Motion::{Bottom, Down, HalfDown, HalfUp, PageDown, PageUp, Top, Up};
    let one = prop::sample::select(vec![Up, Down, HalfUp, HalfDown, PageUp, PageDown, Top, Bottom]);
    let often = (one.clone(), prop::sample::select(vec![1, 2, 5, 99_999]));
    prop_oneof![one, often.prop_map(|(motion, count)| motion.times(count))]
}

#[test]
fn a_folded_group_has_its_heading_at_the_end() {
    let mut list = list([2, 0, 3], false, 99);
    list.normalize(10);
    let lines: Vec<ListLine> = list.seen().collect();
    let (fits, excluded) = (ListLine::Heading(Standing::Fits, 2), ListLine::Heading(Standing::Excluded, 3));
    assert_eq!(lines, [fits, ListLine::Entry(0), ListLine::Entry(1), excluded]);
    assert_eq!((list.group_of(1), list.select_row(3)), (Some(Standing::Fits), Some(excluded)));
    assert_eq!((list.rows.cursor, list.select_row(2), list.rows.cursor), (0, Some(ListLine::Entry(1)), 1));
    assert_eq!(list.select_row(4), None);
}

#[test]
fn without_groups_lines_are_entries() {
    let mut list = List::default();
    list.show(RecordList::range(0..9), 9, None, None);
    list.rows.cursor = 7;
    list.normalize(4);
    assert_eq!((list.length(), list.seen_entries(), list.above(), list.group_of(3)), (9, 5..9, 2, None));
}

#[test]
fn going_up_to_the_first_entry_shows_the_heading_above_it() {
    let mut list = list([3, 3, 0], false, 99);
    list.step(Motion::Bottom);
    list.normalize(3);
    for _ in 0..5 {
        list.step(Motion::Up);
        list.normalize(3);
    }
    assert_eq!(list.seen().next(), Some(ListLine::Heading(Standing::Fits, 3)));
}

proptest! {
    #[test]
    fn every_line_is_where_it_is_written_out(
        counts in prop::array::uniform3(0_usize..6),
        lists_excluded: bool,
        kept in 0_usize..18,
        height in 0_usize..9,
        walk in prop::collection::vec(motions(), 0..24),
    ) {
        let mut list = list(counts, lists_excluded, kept);
        let lines = written_out(counts, list.entries.len());
        prop_assert_eq!(list.length(), lines.len());
        list.normalize(height);
        for motion in walk {
            let before = list.rows.cursor;
            list.step(motion);
            list.normalize(height);
            let cursor = list.rows.cursor;
            let last = list.entries.len().saturating_sub(1);
            match motion {
                Motion::Top => prop_assert_eq!(cursor, 0),
                Motion::Bottom => prop_assert_eq!(cursor, last),
                Motion::Up => prop_assert_eq!(cursor, before.saturating_sub(1)),
                Motion::Down => prop_assert_eq!(cursor, (before + 1).min(last)),
                Motion::HalfUp | Motion::PageUp => prop_assert!(cursor < before || before == 0),
                Motion::HalfDown | Motion::PageDown => prop_assert!(cursor > before || before == last),
                Motion::To(entry) => prop_assert_eq!(cursor, (entry - 1).min(last)),
                Motion::Lines(by) => {
                    let by = isize::try_from(by).unwrap_or_default();
                    prop_assert_eq!(cursor, before.saturating_add_signed(by).min(last));
                }
                Motion::HalfPages(by) | Motion::Pages(by) if by < 0 => prop_assert!(cursor < before || before == 0),
                Motion::HalfPages(_) | Motion::Pages(_) => prop_assert!(cursor > before || before == last),
            }
            let seen: Vec<ListLine> = list.seen().collect();
            let shown = lines.iter().skip(list.rows.offset).take(height).copied().collect::<Vec<_>>();
            prop_assert_eq!(&seen, &shown);
            prop_assert_eq!(seen.len(), height.min(lines.len()), "the page is full");
            let entries: Vec<usize> =
                seen.iter().filter_map(|it| if let ListLine::Entry(at) = it { Some(*at) } else { None }).collect();
            prop_assert_eq!(list.seen_entries().collect::<Vec<_>>(), entries);
            if height == 0 || list.entries.is_empty() {
                continue;
            }
            prop_assert_eq!(seen.get(list.above()), Some(&ListLine::Entry(cursor)));
            let line = lines.iter().position(|it| *it == ListLine::Entry(cursor)).unwrap_or(usize::MAX);
            let has_heading = matches!(lines[line.saturating_sub(1)], ListLine::Heading(..));
            prop_assert!(line != 0, "a heading is above every entry");
            let is_alone = cursor != last || lines.len() - line < height;
            prop_assert!(!has_heading || height < 2 || !is_alone || list.above() > 0, "its heading is seen");
            let above = list.above();
            list.place(cursor, above);
            prop_assert_eq!(list.above(), above);
        }
    }
}

#[test]
fn withdrawn_entries_stand_behind_the_records_and_are_none() {
    let mut list = List::default();
    list.show(RecordList::range(0..3), 3, None, None);
    list.withdrawn = 2;
    list.normalize(4);
    assert_eq!((list.count(), list.length(), list.seen_entries(), list.seen_places()), (5, 5, 0..3, 0..4));
    let places: Vec<_> = (0..6)
        .map(|_| {
            let here = (list.selected().map(|it| it.0), list.selected_withdrawn());
            list.step(Motion::Down);
            here
        })
        .collect();
    assert_eq!(
        places,
        [(Some(0), None), (Some(1), None), (Some(2), None), (None, Some(0)), (None, Some(1)), (None, Some(1))]
    );
    list.normalize(4);
    assert_eq!(list.seen().last(), Some(ListLine::Withdrawn(4)));
    assert_eq!((list.select_row(2), list.selected_withdrawn()), (Some(ListLine::Withdrawn(3)), Some(0)));
    list.replace(RecordList::range(0..3), 3, None, None);
    assert_eq!((list.count(), list.selected_withdrawn()), (3, None), "another list says anew whether it has some");
}
