//! Characters that may not stand in a text, or look like another.

use super::{DiagnosticText, in_language, row};
use crate::messages::Lang;
use crate::text::{Foreign, MOST_MARKS};

/// A character that must not reach a terminal.
pub(super) fn foreign(lang: Lang, character: char, sort: Foreign, in_paragraph: bool) -> DiagnosticText {
    let (zh, en) = match character {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' if in_paragraph => (
            "一段文字写在一行里；要分段就另写一个 Text(\"…\")",
            "a text stands on one line; for a paragraph begin another Text(\"…\")",
        ),
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
            ("文字写在一行里；删去换行", "a text stands on one line; take the line break out")
        }
        '\t' => ("改用空格", "write a blank instead"),
        _ => ("删去它", "delete it"),
    };
    row!(
        lang,
        [code = code(character), sort = sort_name(lang, sort), help = in_language(lang, zh, en)],
        ("含有不可用的字符 {code}（{sort}）", "{help}"),
        ("holds the character {code} ({sort}), which may not be shown", "{help}")
    )
}

/// A character that looks like the right one.
pub(super) fn look_alike(lang: Lang, found: char, right: char) -> DiagnosticText {
    if right == ' ' {
        return row!(
            lang,
            [code = code(found)],
            ("含有特殊空格 {code}", "改用普通空格"),
            ("holds a blank of its own sort, {code}", "write a plain blank instead")
        );
    }
    row!(
        lang,
        [code = code(found), right],
        ("{code} 不是“{right}”，只是形似", "改写为“{right}”"),
        ("{code} is not “{right}”, it only looks like it", "write “{right}”")
    )
}

/// More marks over a character than are shown.
pub(super) fn too_many_marks(lang: Lang) -> DiagnosticText {
    row!(
        lang,
        [most = MOST_MARKS],
        ("一个字上的附加符号超过 {most} 个", "删去多余的符号"),
        ("more than {most} marks over one character", "delete those that are too many")
    )
}

/// A character by its number, for one that is not to be seen or looks like another.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn sort_name(lang: Lang, sort: Foreign) -> &'static str {
    let (zh, en) = match sort {
        Foreign::Control => ("控制字符", "control character"),
        Foreign::Bidi => ("书写方向控制符", "bidirectional control"),
        Foreign::ZeroWidth => ("零宽字符", "zero-width character"),
        Foreign::PrivateUse => ("私用区字符", "private-use character"),
        Foreign::Unassigned => ("未定义的字符", "character that is not defined"),
    };
    in_language(lang, zh, en)
}
