//! What was changed in a sentence, word by word: a Chinese character is a word, and so is a number.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// A piece of a sentence that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marked {
    /// In both.
    Same(String),
    /// In the old one alone.
    Old(String),
    /// In the new one alone.
    New(String),
    /// What is the same in both and is left out.
    Cut,
}

/// Of two texts so many pairs of words at most are compared; beyond that one stands in the other's place as a whole.
const MOST_COMPARED: usize = 1 << 22;

/// From this share of words on that are in both, the changed words are marked; below it nothing of the sentence is left.
const SHARED: f64 = 0.4;

/// A stretch of so many words, or fewer, that is in both between two changes belongs to them.
const SHORT: usize = 1;

/// So many words of what is in both are shown on each side of a change.
const AROUND: usize = 12;

/// A text of so many words is shown as a whole.
const WHOLE: usize = 48;

/// The pieces of both texts, the unchanged parts of long ones cut; nothing where so little is in both that each should be
/// read as a whole.
#[must_use]
pub fn mark(old: &str, new: &str) -> Option<Vec<Marked>> {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.split_word_bounds().collect(), new.split_word_bounds().collect());
    if before.len().saturating_mul(after.len()) > MOST_COMPARED {
        return ends(&before, &after);
    }
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
    let shared: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    if !is_enough(shared, before.len() + after.len()) {
        return None;
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    let last = ops.len().saturating_sub(1);
    for (at, op) in ops.iter().enumerate() {
        let (old, new) = (&before[op.old_range()], &after[op.new_range()]);
        let is_same = matches!(op, DiffOp::Equal { len, .. } if at == 0 || at == last || *len > SHORT);
        match stretches.last_mut() {
            Some(stretch) if !is_same && !stretch.is_same => {
                stretch.old.extend(old);
                stretch.new.extend(new);
            }
            _ => stretches.push(Stretch { is_same, old: old.to_vec(), new: new.to_vec() }),
        }
    }
    Some(pieces(&stretches, before.len().max(after.len()) > WHOLE))
}

/// Words one after the other that are the same in both, or that are not.
struct Stretch<'a> {
    is_same: bool,
    old: Vec<&'a str>,
    new: Vec<&'a str>,
}

#[allow(clippy::cast_precision_loss, reason = "a share of counts")]
fn is_enough(shared: usize, all: usize) -> bool {
    shared > 0 && 2.0 * shared as f64 >= SHARED * all as f64
}

/// What two long texts have in common at their ends, and between them one in the place of the other.
fn ends(before: &[&str], after: &[&str]) -> Option<Vec<Marked>> {
    let same = |(a, b): &(&&str, &&str)| a == b;
    let front = before.iter().zip(after).take_while(same).count();
    let back = before[front..].iter().rev().zip(after[front..].iter().rev()).take_while(same).count();
    if !is_enough(front + back, before.len() + after.len()) {
        return None;
    }
    let middle = Stretch {
        is_same: false,
        old: before[front..before.len() - back].to_vec(),
        new: after[front..after.len() - back].to_vec(),
    };
    let mut pieces = cut(&before[..front], [true, false]);
    pieces.extend(changed(&middle));
    pieces.extend(cut(&before[before.len() - back..], [false, true]));
    Some(pieces)
}

fn pieces(stretches: &[Stretch<'_>], is_long: bool) -> Vec<Marked> {
    let mut pieces = Vec::new();
    let last = stretches.len().saturating_sub(1);
    for (at, stretch) in stretches.iter().enumerate() {
        if !stretch.is_same {
            pieces.extend(changed(stretch));
        } else if is_long {
            pieces.extend(cut(&stretch.new, [at == 0, at == last]));
        } else {
            pieces.push(Marked::Same(stretch.new.concat()));
        }
    }
    pieces
}

fn changed(stretch: &Stretch<'_>) -> Vec<Marked> {
    let (old, new) = (stretch.old.concat(), stretch.new.concat());
    let both = [(!old.is_empty()).then_some(Marked::Old(old)), (!new.is_empty()).then_some(Marked::New(new))];
    both.into_iter().flatten().collect()
}

/// What is the same, without the words far from a change. At the beginning and at the end of the text there is a change on
/// one side alone.
fn cut(words: &[&str], [is_first, is_last]: [bool; 2]) -> Vec<Marked> {
    let front = if is_first { 0 } else { AROUND };
    let back = if is_last { 0 } else { AROUND };
    if words.len() <= front + back + 2 {
        return if words.is_empty() { Vec::new() } else { vec![Marked::Same(words.concat())] };
    }
    let ends = [words[..front].concat(), words[words.len() - back..].concat()];
    let [first, last] = ends.map(|text| (!text.is_empty()).then_some(Marked::Same(text)));
    first.into_iter().chain([Marked::Cut]).chain(last).collect()
}

#[cfg(test)]
mod tests {
    use super::{Marked, mark};

    /// The pieces with marks around them.
    fn shown(old: &str, new: &str) -> Option<String> {
        let pieces = mark(old, new)?.into_iter().map(|piece| match piece {
            Marked::Same(text) => text,
            Marked::Old(text) => format!("[-{text}-]"),
            Marked::New(text) => format!("{{+{text}+}}"),
            Marked::Cut => "……".to_owned(),
        });
        Some(pieces.collect())
    }

    #[test]
    fn characters_and_numbers_are_words() {
        assert_eq!(shown("每年8月至9月申报", "每年8月至10月申报").as_deref(), Some("每年8月至[-9-]{+10+}月申报"));
        assert_eq!(shown("不超过300名", "不超过350名").as_deref(), Some("不超过[-300-]{+350+}名"));
        assert_eq!(shown("面向企业", "面向中小企业").as_deref(), Some("面向{+中小+}企业"));
        assert_eq!(shown("the old words", "the new words").as_deref(), Some("the [-old-]{+new+} words"));
    }

    #[test]
    fn sentences_with_nothing_in_common_stay_whole() {
        assert_eq!(shown("市科协组织实施", "随时申请，当月答复"), None);
        assert_eq!(shown("", "新的"), None);
    }

    #[test]
    fn of_a_long_text_what_surrounds_the_change_is_shown() {
        let long = |word: &str| format!("{}{word}{}", "甲".repeat(200), "乙".repeat(200));
        let told = shown(&long("三年"), &long("五年"));
        let around = |c: &str| c.repeat(super::AROUND);
        assert_eq!(told, Some(format!("……{}[-三-]{{+五+}}年{}……", around("甲"), "乙".repeat(super::AROUND - 1))));
    }

    #[test]
    fn texts_of_any_length_are_compared_in_bounded_time() {
        let long = |from: u32, word: &str| {
            let text: String = (0..40_000).filter_map(|at| char::from_u32(0x4e00 + (from + at * 7) % 20_000)).collect();
            format!("{}{word}{text}", "头".repeat(60_000))
        };
        let begun = std::time::Instant::now();
        assert!(mark(&long(0, "三"), &long(1, "五")).is_some());
        assert!(begun.elapsed().as_secs() < 5);
    }

    #[test]
    fn both_texts_can_be_read_out_of_the_marks() {
        let (old, new) = ("甲乙丙丁戊己庚辛", "甲乙丁丙戊壬庚辛");
        let pieces = mark(old, new).unwrap_or_default();
        let side = |is_old: bool| -> String {
            let of_side = |piece: &Marked| match piece {
                Marked::Same(text) => text.clone(),
                Marked::Old(text) if is_old => text.clone(),
                Marked::New(text) if !is_old => text.clone(),
                _ => String::new(),
            };
            pieces.iter().map(of_side).collect()
        };
        assert_eq!((side(true), side(false)), (old.to_owned(), new.to_owned()));
    }
}
