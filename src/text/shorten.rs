//! Cutting a name that is wider than its place, so that the part stays which tells it from the names around it.
//!
//! A cut at the end keeps what the names of a list begin with, and that is often the same. Here the part left out is the
//! one that says least: what neighbours begin or end with as well goes first, what a query stands for goes last.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Glyphs, cells, plain_cells};

/// How much of a name its neighbours have as well, in `char`s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SharedEnds {
    /// At its beginning.
    pub before: usize,
    /// At its end.
    pub behind: usize,
}

impl SharedEnds {
    /// The longest beginning and the longest end that a name has in common with any of its neighbours. Another record of
    /// the same name shares nothing with it, for nothing tells the two apart.
    #[must_use]
    pub fn among<'a>(name: &str, neighbours: impl IntoIterator<Item = &'a str>) -> Self {
        let mut ends = Self::default();
        for other in neighbours {
            if other != name {
                ends.before = ends.before.max(same(name.chars(), other.chars()));
                ends.behind = ends.behind.max(same(name.chars().rev(), other.chars().rev()));
            }
        }
        ends
    }
}

/// How many characters two texts have in common from where they begin.
fn same(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// What a cell of a name is worth to its reader.
mod worth {
    /// It stands for the query.
    pub(super) const MARKED: usize = 1_000;
    /// It stands between what is shared.
    pub(super) const OWN: usize = 8;
    /// More for the first of these, with which the name goes another way than its nearest neighbour; less by one for
    /// each behind it.
    pub(super) const DIFFERENT: usize = 10;
    /// It is shared with a neighbour.
    pub(super) const SHARED: usize = 2;
    /// More for a place that says what sort of thing it is: one of the first two, one of the last two.
    pub(super) const FIRST: usize = 14;
    pub(super) const LAST: usize = 3;
    /// Less for a cut that leaves nothing before it, a single character beside it, or half of a pair of brackets.
    pub(super) const TORN: usize = 12;
}

/// Signs that stand in pairs.
const BRACKETS: [(char, char); 8] =
    [('（', '）'), ('(', ')'), ('《', '》'), ('〈', '〉'), ('“', '”'), ('‘', '’'), ('「', '」'), ('【', '】')];

/// What is not cut: a character with what belongs to it.
struct Unit {
    /// Its `char`s among the name's.
    chars: Range<usize>,
    cells: usize,
    worth: usize,
    /// Where the other bracket of its pair stands.
    pair: Option<usize>,
}

/// A piece of a name that was cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// What is shown: a range of the name's `char`s.
    Shown(Range<usize>),
    /// Something is left out here; the ellipsis of the glyphs stands for it.
    LeftOut,
}

/// The pieces of a name that `room` cells show, in order. Marks are places among the `char`s. Nothing where not even the
/// ellipsis has room.
#[must_use]
pub fn shorten(name: &str, room: usize, marks: &[u32], shared: SharedEnds, glyphs: &Glyphs) -> Vec<Piece> {
    let units = units(name, marks, shared, glyphs);
    let total: usize = units.iter().map(|unit| unit.cells).sum();
    if total <= room {
        return shown(&units).into_iter().collect();
    }
    let ellipsis = cells(glyphs.ellipsis);
    let Some(left) = room.checked_sub(ellipsis) else { return Vec::new() };
    if let Some(pieces) = shorten_latin(name, left, marks, shared, ellipsis) {
        return pieces;
    }
    let (gap, lost) = gap(&units, total - left);
    let window = window(&units, left.saturating_sub(ellipsis));
    let whole: usize = units.iter().map(|unit| unit.worth).sum();
    let kept: usize = units[window.clone()].iter().map(|unit| unit.worth).sum();
    // Two cuts where one would take what is looked for.
    let takes_marks = units[gap.clone()].iter().any(|unit| unit.worth >= worth::MARKED);
    if takes_marks && kept > whole.saturating_sub(lost) {
        return [Some(Piece::LeftOut), shown(&units[window]), Some(Piece::LeftOut)].into_iter().flatten().collect();
    }
    let (before, behind) = (&units[..gap.start], &units[gap.end..]);
    [shown(before), Some(Piece::LeftOut), shown(behind)].into_iter().flatten().collect()
}

/// The same of a name in plain Latin letters, which is read word by word: what it begins with like its neighbours goes, word
/// by word, and what has no room at its end. `None` for another name, and where that would take a mark.
fn shorten_latin(name: &str, left: usize, marks: &[u32], shared: SharedEnds, ellipsis: usize) -> Option<Vec<Piece>> {
    if !name.is_ascii() || !name.contains(' ') {
        return None;
    }
    let own = name.get(..=shared.before).and_then(|same| same.rfind(' ')).map_or(0, |blank| blank + 1);
    // Two letters more than the sign that stands for them, or they may as well stand there.
    let begin = if own > ellipsis + 2 { own } else { 0 };
    let whole = name.len() - begin;
    let is_cut = begin == 0 || whole > left;
    let room = if begin > 0 && is_cut { left.checked_sub(ellipsis)? } else { left };
    let end = name.get(..(begin + room).min(name.len()))?.trim_end().len();
    let keeps = |mark: &u32| usize::try_from(*mark).is_ok_and(|mark| (begin..end).contains(&mark));
    if end <= begin || !marks.iter().all(keeps) {
        return None;
    }
    let before = (begin > 0).then_some(Piece::LeftOut);
    let behind = is_cut.then_some(Piece::LeftOut);
    Some([before, Some(Piece::Shown(begin..end)), behind].into_iter().flatten().collect())
}

/// Some units as a piece; nothing for none.
fn shown(units: &[Unit]) -> Option<Piece> {
    Some(Piece::Shown(units.first()?.chars.start..units.last()?.chars.end))
}

fn units(name: &str, marks: &[u32], shared: SharedEnds, glyphs: &Glyphs) -> Vec<Unit> {
    let shown = |text: &str| cells(&glyphs.show(text));
    let mut units: Vec<Unit> = if name.chars().all(|c| plain_cells(c).is_some()) {
        let mut bytes = [0; 4];
        let each = name.chars().enumerate();
        each.map(|(at, c)| Unit { chars: at..at + 1, cells: shown(c.encode_utf8(&mut bytes)), worth: 0, pair: None })
            .collect()
    } else {
        let mut at = 0;
        let each = name.graphemes(true).map(|cluster| {
            let begin = at;
            at += cluster.chars().count();
            Unit { chars: begin..at, cells: shown(cluster), worth: 0, pair: None }
        });
        each.collect()
    };
    let length = units.last().map_or(0, |unit| unit.chars.end);
    // Something of every name is its own.
    let before = shared.before.min(length.saturating_sub(1));
    let behind = length.saturating_sub(shared.behind).max(before + 1);
    let count = units.len();
    for (at, unit) in units.iter_mut().enumerate() {
        let is_marked = unit.chars.clone().any(|at| u32::try_from(at).is_ok_and(|at| marks.contains(&at)));
        let of_place = match unit.chars.start {
            _ if is_marked => worth::MARKED,
            place if (before..behind).contains(&place) => worth::OWN + worth::DIFFERENT.saturating_sub(place - before),
            _ => worth::SHARED,
        };
        let of_end = if at < 2 {
            worth::FIRST
        } else if at + 2 >= count {
            worth::LAST
        } else {
            0
        };
        unit.worth = (of_place + of_end) * unit.cells;
    }
    for (open, close) in pairs(name, &units) {
        units[open].pair = Some(close);
        units[close].pair = Some(open);
    }
    units
}

/// The brackets of a name that belong together, as places among its units.
fn pairs(name: &str, units: &[Unit]) -> Vec<(usize, usize)> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut pairs = Vec::new();
    let mut chars = name.chars();
    for (at, unit) in units.iter().enumerate() {
        let first = chars.next().unwrap_or_default();
        chars.by_ref().take(unit.chars.len() - 1).for_each(drop);
        let closes = |open: char| BRACKETS.contains(&(open, first));
        if let Some((_, begin)) = open.pop_if(|(sign, _)| closes(*sign)) {
            pairs.push((begin, at));
        } else if BRACKETS.iter().any(|(sign, _)| *sign == first) {
            open.push((first, at));
        }
    }
    pairs
}

/// The units of at least so many cells that are missed least, with what they are worth.
fn gap(units: &[Unit], least: usize) -> (Range<usize>, usize) {
    let (mut best, mut lost) = (0..units.len(), usize::MAX);
    let (mut end, mut wide, mut worth) = (0, 0, 0);
    // Brackets of which one stands in the gap and one does not.
    let mut halves: usize = 0;
    for begin in 0..units.len() {
        while wide < least && end < units.len() {
            wide += units[end].cells;
            worth += units[end].worth;
            match units[end].pair {
                Some(open) if (begin..end).contains(&open) => halves = halves.saturating_sub(1),
                Some(_) => halves += 1,
                None => {}
            }
            end += 1;
        }
        if wide < least {
            break;
        }
        let torn = [begin == 0, begin == 1, end + 1 == units.len()].into_iter().filter(|it| *it).count();
        // Of two as good the later one: what is read first stays together.
        let cost = worth + (torn + halves) * worth::TORN;
        if cost <= lost {
            (best, lost) = (begin..end, cost);
        }
        wide -= units[begin].cells;
        worth -= units[begin].worth;
        match units[begin].pair {
            Some(close) if (begin + 1..end).contains(&close) => halves += 1,
            Some(_) => halves = halves.saturating_sub(1),
            None => {}
        }
    }
    (best, lost)
}

/// The units side by side that are worth most in so many cells.
fn window(units: &[Unit], room: usize) -> Range<usize> {
    let (mut best, mut most) = (0..0, 0);
    let (mut begin, mut wide, mut worth) = (0, 0, 0);
    for (end, unit) in units.iter().enumerate() {
        wide += unit.cells;
        worth += unit.worth;
        while wide > room && begin <= end {
            wide -= units[begin].cells;
            worth -= units[begin].worth;
            begin += 1;
        }
        if worth > most {
            (best, most) = (begin..end + 1, worth);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Piece, SharedEnds, shorten};
    use crate::text::{GlyphSet, Glyphs, cells};

    #[test]
    fn a_latin_name_is_cut_at_its_end_and_its_shared_beginning() {
        let glyphs = Glyphs::of(GlyphSet::Narrow);
        let name = "Tianjin Pharmaceutical Association";
        let alone = SharedEnds::default();
        assert_eq!(seen(name, 16, &[], alone, glyphs), "Tianjin Pharmac…");
        let shared = SharedEnds::among(name, ["Tianjin Chemical Society", "Tianjin Pharmacological Society"]);
        assert_eq!(seen(name, 16, &[], shared, glyphs), "…Pharmaceutical…");
        assert_eq!(seen(name, 33, &[], shared, glyphs), "…Pharmaceutical Association");
        assert_eq!(seen(name, 34, &[], shared, glyphs), name);
        assert!(seen(name, 16, &[23, 24], shared, glyphs).contains("As"), "what is looked for stays");
    }

    /// What is seen of a name.
    fn seen(name: &str, room: usize, marks: &[u32], shared: SharedEnds, glyphs: &Glyphs) -> String {
        let all: Vec<char> = name.chars().collect();
        let piece = |piece| match piece {
            Piece::Shown(chars) => glyphs.show(&String::from_iter(&all[chars])).into_owned(),
            Piece::LeftOut => glyphs.ellipsis.to_owned(),
        };
        shorten(name, room, marks, shared, glyphs).into_iter().map(piece).collect()
    }

    #[test]
    fn a_name_keeps_what_tells_it_from_its_neighbours() {
        let names = [
            "推荐中国青年科技奖天津市候选人",
            "推荐中国科协求是杰出青年成果转化奖天津市候选人",
            "推荐中国青年女科学家奖和未来女科学家计划天津市候选团队",
            "认定天津市院士工作站、院士专家协同创新中心",
            "认定天津市科学家精神教育基地",
            "组织“科创中国”高端论坛和产学研对接活动",
            "组织“科创中国”天津创新创业项目路演活动",
            "推广应用企业技术创新力在线自测系统",
            "推广应用“蝌蚪众传”科技成果传播平台",
            "开展天津市民营企业工程技术系列职称评价",
        ];
        let cases = [
            (names[1], 33, "推荐中国科协求是杰出青年成果转化…"),
            (names[2], 33, "推荐中国青年女科学家奖和未来…团队"),
            (names[3], 33, "认定天津市院士工作站、院士专…中心"),
            (names[5], 33, "组织“科…”高端论坛和产学研对接活动"),
            (names[9], 33, "开展天津市民营企业工程技术系…评价"),
            (names[4], 13, "认定…教育基地"),
            ("老科学家学术成长资料采集工程（天津）", 33, "老科学家学术成长资料采集…（天津）"),
            ("组织（科创中国）论坛", 17, "组织（科创中国）…"),
            (names[0], 30, names[0]),
            (names[0], 0, ""),
            (names[0], 1, "…"),
        ];
        for (name, room, expected) in cases {
            let shared = SharedEnds::among(name, names);
            assert_eq!(seen(name, room, &[], shared, Glyphs::of(GlyphSet::Narrow)), expected, "{shared:?}");
        }
    }

    #[test]
    fn what_a_query_stands_for_is_seen() {
        let name = "推荐中国科协求是杰出青年成果转化奖天津市候选人";
        let cases: [(&[u32], usize, &str); 5] = [
            (&[20, 21, 22], 33, "推荐中国科协求是杰出青年成…候选人"),
            (&[0, 1], 20, "推荐中国科协求…选人"),
            (&[10, 11], 12, "…是杰出青年…"),
            (&[6, 7], 14, "…中国科协求是…"),
            (&[0, 22], 12, "推荐中…选人"),
        ];
        for (marks, room, expected) in cases {
            let cut = seen(name, room, marks, SharedEnds::default(), Glyphs::of(GlyphSet::Narrow));
            assert_eq!(cut, expected, "{marks:?}");
        }
    }

    #[test]
    fn what_belongs_to_a_character_is_not_torn_from_it() {
        for (name, rooms) in [("e\u{301}".repeat(30), 0..30), ("🇨🇳👍🏽".repeat(9), 0..36)] {
            for room in rooms {
                let cut = seen(&name, room, &[], SharedEnds::default(), Glyphs::of(GlyphSet::Narrow));
                assert!(cells(&cut) <= room && !cut.contains("…\u{301}") && !cut.contains("…🏽"), "{cut:?} in {room}");
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_seen_has_room_and_is_of_the_name(
            name in "[推荐天津市学会“”（）a-c é👍🏽e\u{301}]{0,40}",
            room in 0_usize..50,
            marks in prop::collection::vec(0_u32..45, 0..5),
            (before, behind) in (0_usize..50, 0_usize..50),
        ) {
            for set in GlyphSet::ALL {
                let glyphs = Glyphs::of(set);
                let whole = glyphs.show(&name);
                let cut = seen(&name, room, &marks, SharedEnds { before, behind }, glyphs);
                prop_assert!(cells(&cut) <= room, "{cut}");
                if cells(&whole) <= room {
                    prop_assert_eq!(cut, whole.as_ref());
                }
            }
            // Marks that a line has room for are on it.
            let glyphs = Glyphs::of(GlyphSet::Narrow);
            let all: Vec<char> = name.chars().collect();
            let (first, last) = (marks.iter().min(), marks.iter().max());
            if let (Some(first), Some(last)) = (first, last.filter(|last| (**last as usize) < all.len())) {
                let wide = cells(&String::from_iter(&all[*first as usize..=*last as usize]));
                let parts = shorten(&name, room, &marks, SharedEnds { before, behind }, glyphs);
                let is_seen = |mark: &u32| parts.iter().any(|part| {
                    matches!(part, Piece::Shown(chars) if chars.contains(&(*mark as usize)))
                });
                // A cluster at each end may take a cell more on either side.
                prop_assert!(wide + 6 > room || marks.iter().all(is_seen), "{:?} of {}", parts, name);
            }
        }
    }
}
