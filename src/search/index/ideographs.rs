//! Characters that look like Han characters and are others: radicals, strokes, compatibility ideographs.
//!
//! A text out of a PDF or from an old font is full of them: ⼼ (U+2F3C) for 心, ⺠ (U+2EA0) for 民, 凉 (U+F979) for 凉.
//! Unicode calls most of them compatible with one ideograph ([`unicode_normalization`]). The radicals of the
//! supplement and the strokes have no such mapping there; theirs is the property `Equivalent_Unified_Ideograph`
//! (EquivalentUnifiedIdeograph.txt of Unicode 15.0), which no crate that we found carries, and stands below.

use unicode_normalization::char::decompose_compatible;

/// The unified ideograph that a character stands for; the character itself where it stands for no other.
pub(super) fn unified(c: char) -> char {
    match c {
        '\u{2e80}'..='\u{2ef3}' => beside(&RADICALS, '\u{2e80}', c),
        '\u{31c0}'..='\u{31e3}' => beside(&STROKES, '\u{31c0}', c),
        // Kangxi radicals; in brackets, circled; compatibility ideographs; squared; their supplement.
        '\u{2f00}'..='\u{2fdf}'
        | '\u{3220}'..='\u{3247}'
        | '\u{3280}'..='\u{32b0}'
        | '\u{f900}'..='\u{faff}'
        | '\u{1f210}'..='\u{1f251}'
        | '\u{2f800}'..='\u{2fa1f}' => compatible(c),
        _ => c,
    }
}

/// Whether a character is a unified ideograph.
pub(super) const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{2f7ff}' | '\u{30000}'..='\u{3ffff}')
}

/// The one ideograph that Unicode calls compatible; of ㈱, which is （株） in one character, nothing.
fn compatible(c: char) -> char {
    let mut only = None;
    let mut count = 0;
    decompose_compatible(c, |part| {
        only = Some(part);
        count += 1;
    });
    only.filter(|it| count == 1 && is_ideograph(*it)).unwrap_or(c)
}

fn beside(table: &[char], first: char, c: char) -> char {
    let at = u32::from(c).wrapping_sub(u32::from(first));
    usize::try_from(at).ok().and_then(|at| table.get(at)).copied().unwrap_or(c)
}

/// For each character from U+2E80 its ideograph; the character itself where it has none.
#[rustfmt::skip]
const RADICALS: [char; 0x74] = [
    '⺀', '厂', '乛', '乚', '乙', '亻', '冂', '𠘨', '刀', '刂', '卜', '㔾', '小', '小', '兀', '尣',
    '尢', '𡯂', '巳', '幺', '彑', '𫜹', '忄', '心', '扌', '攵', '\u{2e9a}', '旡', '日', '月', '歺', '母',
    '民', '氵', '氺', '灬', '爫', '爫', '丬', '牛', '犭', '王', '𤴔', '目', '示', '礻', '𥫗', '糹',
    '纟', '罓', '罒', '㓁', '冗', '𦉫', '羊', '𦍌', '𦍋', '耂', '肀', '聿', '肉', '𦥑', '艹', '艹',
    '艹', '虎', '衤', '覀', '西', '见', '角', '𧢲', '讠', '贝', '𧾷', '车', '辶', '辶', '辶', '邑',
    '钅', '長', '镸', '长', '门', '𨸏', '阝', '雨', '青', '韦', '页', '风', '飞', '食', '𩙿', '飠',
    '饣', '𩠐', '马', '骨', '鬼', '鱼', '鸟', '卤', '麦', '黄', '黾', '斉', '齐', '歯', '齿', '竜',
    '龙', '龜', '亀', '龟',
];

/// For each character from U+31C0 its ideograph; the character itself where it has none.
#[rustfmt::skip]
const STROKES: [char; 0x24] = [
    '㇀', '㇁', '㇂', '㇃', '㇄', '㇅', '𠃌', '㇇', '㇈', '㇉', '㇊', '㇋', '㇌', '㇍', '㇎', '乀',
    '一', '丨', '丿', '丿', '丶', '𠃍', '乛', '𠃊', '𠃎', '𠄌', '亅', '𡿨', '𠃋', '乀', '𠃑', '乚',
    '乙', '𠄎', '㇢', '㇣',
];

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn what_looks_like_an_ideograph_is_that_ideograph() {
        let pairs = [
            ('\u{2f3c}', '心'),
            ('\u{2ea0}', '民'),
            ('\u{f979}', '凉'),
            ('\u{2f00}', '一'),
            ('\u{2fd5}', '龠'),
            ('\u{2ed1}', '長'),
            ('\u{2ef3}', '龟'),
            ('\u{31d0}', '一'),
            ('\u{3290}', '日'),
            ('\u{2f81a}', '冬'),
            ('\u{fa0e}', '\u{fa0e}'),
            ('\u{2e80}', '\u{2e80}'),
            ('㈱', '㈱'),
            ('心', '心'),
            ('心', '心'),
        ];
        for (c, ideograph) in pairs {
            assert_eq!(unified(c), ideograph, "U+{:04X}", u32::from(c));
        }
        // Each radical of the two blocks that is assigned; U+2E80 REPEAT has no ideograph.
        let radicals = ('\u{2e81}'..='\u{2ef3}').filter(|c| *c != '\u{2e9a}').chain('\u{2f00}'..='\u{2fd5}');
        for c in radicals {
            assert!(super::is_ideograph(unified(c)), "U+{:04X}", u32::from(c));
        }
    }
}
