//! What is laid over a page: the places where something was found, the names that lead on, and which of them the reader
//! has gone to.

use std::ops::Range;

use crate::document::Target;
use crate::document::layout::{PageText, Stretch};

/// How a stretch of a page is set off from its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// Something that leads on.
    Link,
    /// Something that was found.
    Hit,
    /// The heading that the reader has gone to.
    Section,
    /// The one that leads on that the reader has gone to.
    ChosenLink,
    /// The hit at which the reader is.
    CurrentHit,
}

/// A stretch of a page with how it is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Annotation {
    /// Where.
    pub stretch: Stretch,
    /// How.
    pub emphasis: Emphasis,
}

/// What of a page the reader has gone to last. Where it is not seen any more, they are at the first line that is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Spot {
    /// No place of its own: the first line that is seen.
    #[default]
    FirstLine,
    /// The hit at which the reader is.
    Hit,
    /// The heading in a line.
    Section(usize),
    /// The link that is chosen.
    Link,
}

/// Places on a page where something was found, in reading order. Each may be broken over lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    stretches: Vec<Stretch>,
    /// Behind the last stretch of each.
    ends: Vec<usize>,
}

impl Hits {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds those of the next text, each as the ranges of its characters that it consists of. All of them are ascending and
    /// disjoint.
    pub(super) fn add(&mut self, text: &PageText, found: impl IntoIterator<Item = Vec<Range<usize>>>) {
        for ranges in found {
            self.stretches.extend(ranges.into_iter().flat_map(|range| text.stretches(range)));
            if self.ends.last().copied().unwrap_or(0) < self.stretches.len() {
                self.ends.push(self.stretches.len());
            }
        }
    }

    /// Where one of them stands; nowhere if there are not as many.
    #[must_use]
    pub fn stretches_of(&self, number: usize) -> &[Stretch] {
        let begin = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = begin.and_then(|begin| Some(begin..*self.ends.get(number)?));
        range.and_then(|range| self.stretches.get(range)).unwrap_or_default()
    }

    /// Its first and its last line.
    pub(super) fn lines_of(&self, number: usize) -> Option<(usize, usize)> {
        let stretches = self.stretches_of(number);
        Some((stretches.first()?.line, stretches.last()?.line))
    }

    /// The first one that begins in a line or behind it.
    pub(super) fn first_from(&self, line: usize) -> Option<usize> {
        let at = self.number_of(self.stretches.partition_point(|it| it.line < line));
        // The rest of one that began before is none that begins here.
        let at = at + usize::from(self.lines_of(at).is_some_and(|(first, _)| first < line));
        (at < self.len()).then_some(at)
    }

    /// The last one that begins before a line.
    pub(super) fn last_before(&self, line: usize) -> Option<usize> {
        self.first_from(line).unwrap_or(self.len()).checked_sub(1)
    }

    /// The stretches in some lines, each with the number of its hit.
    pub(super) fn within(&self, lines: Range<usize>) -> impl Iterator<Item = (usize, Stretch)> {
        let from = self.stretches.partition_point(|it| it.line < lines.start);
        let to = self.stretches.partition_point(|it| it.line < lines.end).max(from);
        (from..).zip(&self.stretches[from..to]).map(|(at, stretch)| (self.number_of(at), *stretch))
    }

    fn number_of(&self, stretch: usize) -> usize {
        self.ends.partition_point(|end| *end <= stretch)
    }
}

/// A piece of a page that leads on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Where it stands; at least one stretch.
    pub stretches: Vec<Stretch>,
}

impl Link {
    /// Where it begins: line, piece, character.
    #[must_use]
    pub fn begin(&self) -> Stretch {
        self.stretches.first().copied().unwrap_or(Stretch { line: 0, span: 0, from: 0, to: 0 })
    }

    /// Whether a part of it stands in these lines.
    #[must_use]
    pub fn is_within(&self, lines: &Range<usize>) -> bool {
        self.stretches.iter().any(|it| lines.contains(&it.line))
    }
}

#[cfg(test)]
mod tests {
    use super::{Hits, Stretch};

    /// Hits in these lines, from the first to the last of each.
    fn hits(lines: &[(usize, usize)]) -> Hits {
        let mut hits = Hits::default();
        for (first, last) in lines {
            hits.stretches.extend((*first..=*last).map(|line| Stretch { line, span: 0, from: 0, to: 1 }));
            hits.ends.push(hits.stretches.len());
        }
        hits
    }

    #[test]
    fn hits_are_found_by_their_lines() {
        let hits = hits(&[(1, 1), (3, 5), (5, 5), (9, 9)]);
        let firsts: Vec<_> = [0, 1, 2, 3, 4, 5, 6, 9, 10].map(|line| hits.first_from(line)).into();
        assert_eq!(firsts, [Some(0), Some(0), Some(1), Some(1), Some(2), Some(2), Some(3), Some(3), None]);
        assert_eq!([0, 1, 2, 5, 99].map(|line| hits.last_before(line)), [None, None, Some(0), Some(1), Some(3)]);
        assert_eq!(
            hits.within(4..6).map(|(number, it)| (number, it.line)).collect::<Vec<_>>(),
            [(1, 4), (1, 5), (2, 5)]
        );
        assert_eq!((hits.lines_of(1), hits.lines_of(4)), (Some((3, 5)), None));
        assert_eq!(Hits::default().first_from(0), None);
    }
}
