//! Degrees and professional ranks as values of a field: their words, and what is at least or at most one of them.

use super::fields::{FieldRole, Naming, Problem};
use super::values::{Words, first, is_begun, listed};
use crate::directory::{Degree, Rank};
use crate::search::index::fold;

/// The words for a degree, ascending.
const DEGREES: &[(Degree, Words)] = &[
    (Degree::College, [&["大专", "专科", "高职"], &["college"]]),
    (Degree::Bachelor, [&["本科", "学士"], &["bachelor", "undergraduate"]]),
    (Degree::Master, [&["硕士", "研究生"], &["master", "msc", "postgraduate"]]),
    (Degree::Doctor, [&["博士"], &["doctor", "phd", "doctorate", "doctoral"]]),
];

/// The words for a professional rank, ascending.
const RANKS: &[(Rank, Words)] = &[
    (Rank::Assistant, [&["初级", "助教", "助理工程师", "研究实习员"], &["assistant"]]),
    (
        Rank::Intermediate,
        [&["中级", "讲师", "助理研究员", "主治医师", "工程师"], &["intermediate", "lecturer", "engineer"]],
    ),
    (
        Rank::Associate,
        [
            &["副高", "副高级", "副教授", "副研究员", "副主任医师", "高级工程师", "高工", "高级"],
            &["associate", "associateprofessor", "seniorengineer"],
        ],
    ),
    (
        Rank::Full,
        [
            &["正高", "正高级", "教授", "研究员", "主任医师", "正高级工程师", "教授级高工"],
            &["full", "professor", "fullprofessor"],
        ],
    ),
];

/// What may stand behind the words for one: 硕士学位, 高级职称.
pub(super) const DEGREE_TAILS: &[&str] = &["学位", "学历", "研究生", "degree"];
/// The same behind the words for a rank.
pub(super) const RANK_TAILS: &[&str] = &["职称", "rank"];

/// What means this one and all above it.
pub(super) const OR_ABOVE: &[&str] = &["及以上", "或以上", "以上", "+"];
/// What means this one and all below it.
pub(super) const OR_BELOW: &[&str] = &["及以下", "或以下", "以下"];

/// The same before them.
const AT_LEAST: [char; 3] = ['>', '≥', '＞'];

/// Degrees: `硕士`, `phd`, `硕士以上`, and lists of them; each once.
pub(in crate::search) fn degrees(value: &str) -> Result<Vec<Degree>, Problem> {
    steps(FieldRole::Degree, value, DEGREES, DEGREE_TAILS)
}

/// Ranks: `副高`, `professor`, `高级职称`, and lists of them; each once.
pub(in crate::search) fn ranks(value: &str) -> Result<Vec<Rank>, Problem> {
    steps(FieldRole::Rank, value, RANKS, RANK_TAILS)
}

/// The words that a field of this role takes, those of a language.
pub(super) fn words(role: FieldRole, naming: Naming) -> Vec<&'static str> {
    match role {
        FieldRole::Degree => DEGREES.iter().map(|(_, words)| first(words, naming)).collect(),
        FieldRole::Rank => RANKS.iter().map(|(_, words)| first(words, naming)).collect(),
        _ => Vec::new(),
    }
}

/// Every word for a degree or a rank.
pub(super) fn all_words() -> impl Iterator<Item = (FieldRole, &'static str)> {
    let degrees = DEGREES.iter().map(|(_, words)| (FieldRole::Degree, words));
    let all = degrees.chain(RANKS.iter().map(|(_, words)| (FieldRole::Rank, words)));
    all.flat_map(|(role, words)| words.iter().copied().flatten().map(move |word| (role, *word)))
}

fn steps<T: Copy + PartialEq + Ord>(
    role: FieldRole,
    value: &str,
    ladder: &[(T, Words)],
    tails: &[&str],
) -> Result<Vec<T>, Problem> {
    let mut found = Vec::new();
    for one in listed(value).filter(|it| !is_begun(it)) {
        let (bare, keeps): (&str, fn(&T, &T) -> bool) = match (without(one, OR_ABOVE), without(one, OR_BELOW)) {
            (Some(bare), _) => (bare, |it, named| it >= named),
            (_, Some(bare)) => (bare, |it, named| it <= named),
            _ => match one.strip_prefix(AT_LEAST) {
                Some(bare) => (bare.trim_start_matches('='), |it, named| it >= named),
                None => (one, |it, named| it == named),
            },
        };
        let named = step(bare, ladder, tails);
        let named = named.ok_or_else(|| Problem::NotAStep { field: role, value: one.to_owned() })?;
        found.extend(ladder.iter().map(|(it, _)| *it).filter(|it| keeps(it, &named)));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The one that is called so: by the whole of a word first, then by its beginning.
fn step<T: Copy>(text: &str, ladder: &[(T, Words)], tails: &[&str]) -> Option<T> {
    let folded: String = fold::letters(text).collect();
    let named = |typed: &str| {
        let is = |same: fn(&str, &str) -> bool| {
            let of = ladder.iter().find(|(_, words)| words.iter().copied().flatten().any(|word| same(word, typed)));
            of.map(|(it, _)| *it)
        };
        is(|word, typed| word == typed).or_else(|| is(|word, typed| word.starts_with(typed)))
    };
    let short = tails.iter().find_map(|tail| folded.strip_suffix(tail)).filter(|it| !it.is_empty());
    named(&folded).or_else(|| named(short?))
}

fn without<'a>(text: &'a str, tails: &[&str]) -> Option<&'a str> {
    tails.iter().find_map(|tail| text.strip_suffix(tail))
}
