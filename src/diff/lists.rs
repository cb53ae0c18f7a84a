//! Which element of a list is which of another one: what has an id by that, what says the same by that, and of what is left
//! what is most alike.

use std::collections::HashMap;

use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::likeness::Likeness;

/// Where an element stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aligned {
    /// In both, at these places.
    Both(usize, usize),
    /// In both, and others that are in both stand before it that stood behind it.
    Moved(usize, usize),
    /// In the old one alone.
    Old(usize),
    /// In the new one alone.
    New(usize),
}

impl Aligned {
    const fn in_new(self) -> Option<usize> {
        match self {
            Self::Both(_, new) | Self::Moved(_, new) | Self::New(new) => Some(new),
            Self::Old(_) => None,
        }
    }
}

/// From how much likeness on two elements are held to be one that was changed.
const ALIKE: f64 = 0.5;

/// Two elements as short as that, in bytes, are held to be one that was changed where nothing else stands at their place.
const SHORT: usize = 160;

/// So many pairs at most are judged by their likeness; beyond that the first is held against the first, and so on.
const MOST_JUDGED: usize = 1 << 14;

/// The elements of both lists, in the order of the new one; what the old one alone has behind what it stood behind.
pub(super) fn align(old: &[Value], new: &[Value]) -> Vec<Aligned> {
    let mut pairs = pairs(old, new);
    pairs.sort_unstable();
    let in_order = rising(&pairs);
    let mut partner = HashMap::new();
    for (at, (before, after)) in pairs.iter().enumerate() {
        partner.insert(*after, (*before, in_order[at]));
    }
    let paired: Vec<bool> = {
        let mut paired = vec![false; old.len()];
        for (before, _) in &pairs {
            paired[*before] = true;
        }
        paired
    };
    // What the old one alone has comes before the next that keeps its order.
    let mut gone = (0..old.len()).filter(|at| !paired[*at]).peekable();
    let mut aligned = Vec::with_capacity(old.len().max(new.len()));
    for after in 0..new.len() {
        match partner.get(&after) {
            Some((before, true)) => {
                while let Some(at) = gone.next_if(|at| at < before) {
                    aligned.push(Aligned::Old(at));
                }
                aligned.push(Aligned::Both(*before, after));
            }
            Some((before, false)) => aligned.push(Aligned::Moved(*before, after)),
            None => aligned.push(Aligned::New(after)),
        }
    }
    aligned.extend(gone.map(Aligned::Old));
    debug_assert_eq!(aligned.iter().filter_map(|it| it.in_new()).count(), new.len());
    aligned
}

/// Which element is which, each in one pair at most.
fn pairs(old: &[Value], new: &[Value]) -> Vec<(usize, usize)> {
    if let (Some(before), Some(after)) = (ids(old), ids(new)) {
        let places: HashMap<&str, usize> = before.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut pairs: Vec<_> = after.iter().enumerate().filter_map(|(at, id)| Some((*places.get(id)?, at))).collect();
        let [mut lost, mut new_ones] = left(&pairs, [old.len(), new.len()]);
        judge(old, new, &mut lost, &mut new_ones, &mut pairs);
        return pairs;
    }
    let written = |elements: &[Value]| elements.iter().map(Value::to_string).collect::<Vec<_>>();
    let (before, after) = (written(old), written(new));
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                pairs.extend((0..len).map(|at| (old_index + at, new_index + at)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let mut gap = [(old_index..old_index + old_len).collect(), (new_index..new_index + new_len).collect()];
                let [lost, new_ones] = &mut gap;
                judge(old, new, lost, new_ones, &mut pairs);
                if let ([before], [after]) = (&**lost, &**new_ones)
                    && old[*before].to_string().len().max(new[*after].to_string().len()) <= SHORT
                {
                    pairs.push((*before, *after));
                }
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    // What says the same elsewhere was moved, also where something else took its place.
    let [lost, new_ones] = left(&pairs, [old.len(), new.len()]);
    let mut elsewhere: HashMap<&str, Vec<usize>> = HashMap::new();
    lost.iter().rev().for_each(|at| elsewhere.entry(&before[*at]).or_default().push(*at));
    for at in new_ones {
        if let Some(from) = elsewhere.get_mut(&*after[at]).and_then(Vec::pop) {
            pairs.push((from, at));
        }
    }
    pairs
}

/// Pairs what is alike, the most alike first, and takes it from what is left.
fn judge(
    old: &[Value],
    new: &[Value],
    lost: &mut Vec<usize>,
    new_ones: &mut Vec<usize>,
    pairs: &mut Vec<(usize, usize)>,
) {
    let mut judged = Vec::new();
    if lost.len().saturating_mul(new_ones.len()) > MOST_JUDGED {
        for (before, after) in lost.iter().zip(&*new_ones) {
            judged.push((Likeness::of(&old[*before]).to(&Likeness::of(&new[*after])), *before, *after));
        }
    } else {
        let after: Vec<(usize, Likeness)> = new_ones.iter().map(|at| (*at, Likeness::of(&new[*at]))).collect();
        for before in &*lost {
            let likeness = Likeness::of(&old[*before]);
            judged.extend(after.iter().map(|(at, other)| (likeness.to(other), *before, *at)));
        }
    }
    judged.retain(|(likeness, ..)| *likeness >= ALIKE);
    judged.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, before, after) in judged {
        if lost.contains(&before) && new_ones.contains(&after) {
            lost.retain(|at| *at != before);
            new_ones.retain(|at| *at != after);
            pairs.push((before, after));
        }
    }
}

/// The places that are in no pair.
fn left(pairs: &[(usize, usize)], counts: [usize; 2]) -> [Vec<usize>; 2] {
    let mut taken = counts.map(|count| vec![false; count]);
    for (before, after) in pairs {
        taken[0][*before] = true;
        taken[1][*after] = true;
    }
    taken.map(|taken| (0..taken.len()).filter(|at| !taken[*at]).collect())
}

/// The ids of elements that all have one, no two the same.
fn ids(elements: &[Value]) -> Option<Vec<&str>> {
    let ids: Option<Vec<&str>> = elements.iter().map(|it| it.get("id")?.as_str()).collect();
    let ids = ids?;
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    (sorted.len() == ids.len()).then_some(ids)
}

/// Of pairs in the order of the old list, which are in that of the new one: as many as can be.
fn rising(pairs: &[(usize, usize)]) -> Vec<bool> {
    // The last pair of the best run of each length, and what stands before each pair in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (at, (_, after)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *after);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut in_order = vec![false; pairs.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        in_order[at] = true;
        next = before[at];
    }
    in_order
}
