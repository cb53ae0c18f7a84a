//! What decides of an entry, on the right of its row.

use super::snippet::GAP;
use crate::export::Deciding;
use crate::text::{Glyphs, cells, fit};

/// A row with fewer cells has only the shortest form.
const NARROW: usize = 28;

/// The form of what decides that a row has room for, of whose `room` cells the name would take `name`: the longest that leaves
/// the name whole, else the longest that leaves it half of the row, else the shortest, cut. `None` where nothing is to be said,
/// or the row is too narrow for any of it.
pub(super) fn form(deciding: &Deciding, name: usize, room: usize, glyphs: &Glyphs) -> Option<String> {
    let forms: Vec<_> = deciding.forms.iter().map(|it| glyphs.show(it)).collect();
    let (shortest, longer) = forms.split_last()?;
    let longer = if room < NARROW { &[] } else { longer };
    let (beside, half) = (room.saturating_sub(name + GAP), room / 2);
    let fits = |most: usize| longer.iter().find(|it| cells(it) <= most);
    if let Some(form) = fits(beside).or_else(|| fits(half)) {
        return Some(form.clone().into_owned());
    }
    let cut = fit(shortest, beside.max(half), glyphs.ellipsis);
    (!cut.is_empty() && *cut != *glyphs.ellipsis).then(|| cut.into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Deciding, GAP, cells, form};
    use crate::text::{GlyphSet, Glyphs};

    fn deciding() -> Deciding {
        let forms = ["年龄 ≤45 女 · 每年 · 推算 9 月", "≤45 女 · 每年 · 推算 9 月", "≤45 女 推算9月", "≤45 女"];
        Deciding { forms: forms.map(str::to_owned).to_vec() }
    }

    #[test]
    fn the_name_stays_whole_or_has_half_of_the_row() {
        let glyphs = Glyphs::of(GlyphSet::Narrow);
        let shown = |name, room| form(&deciding(), name, room, glyphs).unwrap_or_default();
        assert_eq!(shown(20, 60), "年龄 ≤45 女 · 每年 · 推算 9 月");
        assert_eq!(shown(40, 60), "≤45 女 推算9月", "the name is whole");
        assert_eq!(shown(70, 58), "≤45 女 · 每年 · 推算 9 月", "it has half of the row");
        assert_eq!(shown(70, 30), "≤45 女 推算9月");
        assert_eq!(shown(8, 27), "≤45 女", "the row is narrow");
        assert_eq!(shown(40, 9), "≤45…", "it is cut");
        assert_eq!(shown(40, 2), "");
        assert_eq!(form(&Deciding::default(), 9, 60, glyphs), None);
    }

    proptest! {
        #[test]
        fn it_never_takes_more_than_it_may(name in 0_usize..90, room in 0_usize..90, set in 0_usize..3) {
            let glyphs = Glyphs::of(GlyphSet::ALL[set]);
            if let Some(shown) = form(&deciding(), name, room, glyphs) {
                let taken = cells(&shown) + GAP;
                prop_assert!(name + taken <= room || 2 * taken <= room + 2 * GAP, "{shown}");
            }
        }
    }
}
