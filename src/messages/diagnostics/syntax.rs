//! A text that is not RON, or not the format's: brackets, quotes, types, fields.

use super::{DiagnosticText, row};
use crate::loader::diagnostic::{ExpectedType, SyntaxError};
use crate::messages::Lang;

/// A text that is not RON.
pub(super) fn syntax(lang: Lang, slip: &SyntaxError) -> DiagnosticText {
    match slip {
        SyntaxError::Empty => row!(
            lang,
            [],
            ("文件是空的", "照 data/README.md 写上内容；用不着的文件就删去"),
            ("the file is empty", "fill it in as data/README.md shows, or delete a file that is not needed")
        ),
        SyntaxError::End => row!(
            lang,
            [],
            ("文件到此已完，括号却没有闭合", "检查前面的括号是否成对：( 与 )，[ 与 ]"),
            ("the file ends inside a bracket", "look for a bracket before that is not closed")
        ),
        SyntaxError::Quote => row!(
            lang,
            [],
            ("这一行的引号没有闭合", "文字写在一行里，首尾各一个英文引号；文字中的引号写 \\\""),
            (
                "a quote on this line is not closed",
                "a text stands on one line, a straight quote on both sides; a quote in it is \\\""
            )
        ),
        SyntaxError::Comment => row!(
            lang,
            [],
            ("以 /* 开始的注释没有结束", "在注释末尾写 */"),
            ("the comment that begins with /* does not end", "write */ at its end")
        ),
        SyntaxError::Escape => row!(
            lang,
            [],
            ("反斜杠 \\ 后的写法不对", "文字中的反斜杠写 \\\\，引号写 \\\""),
            ("nothing is written like this behind a \\", "in a text, a backslash is \\\\ and a quote is \\\"")
        ),
        SyntaxError::Attribute => row!(
            lang,
            [],
            ("目录格式没有这种 #! 开头的写法", "删去这一行"),
            ("the format has nothing that begins with #! like this", "delete the line")
        ),
        SyntaxError::Comma => row!(
            lang,
            [],
            ("这里之前缺逗号或括号", "字段之间、列表各项之间用英文逗号 , 隔开"),
            ("a comma or a bracket is missing before this", "fields, and items of a list, are parted by commas")
        ),
        SyntaxError::Colon => row!(
            lang,
            [],
            ("字段名后缺冒号", "字段名与值之间用英文冒号 : 隔开"),
            ("a colon is missing behind the field's name", "write name: value")
        ),
        SyntaxError::Bracket(bracket) => row!(
            lang,
            [bracket],
            ("括号不成对：{bracket} 不该在这里", "检查前面的括号是否成对：( 与 )，[ 与 ]"),
            ("the bracket {bracket} closes nothing here", "look at the brackets before: ( goes with ), [ with ]")
        ),
        SyntaxError::FullWidth { found, right } => row!(
            lang,
            [found, right],
            ("这里的 {found} 是中文标点", "换成英文的 {right}"),
            ("{found} is a Chinese punctuation mark", "write the ASCII {right}")
        ),
        SyntaxError::Trailing => row!(
            lang,
            [],
            ("内容在前面已经结束", "一个文件只有一对最外层括号；删去多出的内容或括号"),
            ("the file's value has ended before this", "a file is one value in one pair of brackets; delete the rest")
        ),
        SyntaxError::Deep => row!(
            lang,
            [],
            ("括号套得太深", "减少 items 的层数；若不该这样深，检查前面的括号是否闭合"),
            (
                "brackets stand too deep in other brackets",
                "use fewer levels of items; or look for a bracket before that is not closed"
            )
        ),
        SyntaxError::Other(reason) => row!(
            lang,
            [reason],
            ("无法按 RON 读取（{reason}）", "检查这里和前面的括号、引号、逗号"),
            ("not readable as RON ({reason})", "look at the brackets, quotes and commas here and before")
        ),
    }
}

/// A value of another type than the format has there.
pub(super) fn wrong_type(lang: Lang, wanted: &ExpectedType) -> DiagnosticText {
    match wanted {
        ExpectedType::Text => row!(
            lang,
            [],
            ("这里应是文字", "写在英文引号之间：\"…\""),
            ("a text should stand here", "write it in straight quotes: \"…\"")
        ),
        ExpectedType::Whole => row!(
            lang,
            [],
            ("这里应是整数", "只写数字，不加引号和单位"),
            ("a whole number should stand here", "digits only, without quotes or a unit")
        ),
        ExpectedType::InBounds => row!(
            lang,
            [],
            ("这个数过大或为负", "序号和个数不超过 4294967295，页码和年份不超过 65535，其他整数不超过 255，都不为负"),
            (
                "this number is too large, or below zero",
                "numbers and counts go up to 4294967295, pages and years to 65535, other whole numbers to 255, none below 0"
            )
        ),
        ExpectedType::Number => row!(
            lang,
            [],
            ("这里应是数", "只写数字，不加引号和单位：3.6万 写 36000"),
            ("a number should stand here", "digits only, without quotes or a unit: 3.6万 is 36000")
        ),
        ExpectedType::Truth => row!(
            lang,
            [],
            ("这里应是 true 或 false", "是写 true，否写 false，不加引号"),
            ("true or false should stand here", "write true or false without quotes")
        ),
        ExpectedType::List => row!(
            lang,
            [],
            ("这里应是列表", "写在方括号里：[…, …]"),
            ("a list should stand here", "write it in square brackets: […, …]")
        ),
        ExpectedType::Fields => row!(
            lang,
            [],
            ("这里应是若干字段", "写在圆括号里：(字段: 值, …)"),
            ("fields should stand here", "write them in parentheses: (field: value, …)")
        ),
        ExpectedType::Word => row!(
            lang,
            [],
            ("这里应是格式规定的词", "不加引号；可用的词见 data/README.md"),
            ("a word of the format should stand here", "write it without quotes; see data/README.md for the words")
        ),
        ExpectedType::FieldName => row!(
            lang,
            [],
            ("这里应是字段名", "写成 字段: 值，字段名不加引号"),
            ("a field's name should stand here", "write field: value, the name without quotes")
        ),
        ExpectedType::Nameless(found) => row!(
            lang,
            [found],
            ("括号前不该写 {found}", "删去它，只写 (字段: 值, …)"),
            ("the name {found} does not belong before this bracket", "delete it: (field: value, …) is enough")
        ),
    }
}

/// A field, or a variant, that the format has not, and the ones it has.
pub(super) fn unknown_field(lang: Lang, found: &str, expected: &[String], nearest: Option<&str>) -> DiagnosticText {
    let expected = expected.join(", ");
    match nearest {
        None => row!(
            lang,
            [found, expected],
            ("没有名为 {found} 的字段", "可用的字段：{expected}"),
            ("there is no field named {found}", "the fields are {expected}")
        ),
        Some(nearest) => row!(
            lang,
            [found, nearest, expected],
            ("没有名为 {found} 的字段", "是否想写 {nearest}？可用的字段：{expected}"),
            ("there is no field named {found}", "did you mean {nearest}? the fields are {expected}")
        ),
    }
}

/// A word that is none of those that may stand there.
pub(super) fn unknown_variant(lang: Lang, found: &str, expected: &[String], nearest: Option<&str>) -> DiagnosticText {
    let expected = expected.join(", ");
    match nearest {
        None => row!(
            lang,
            [found, expected],
            ("这里不能写 {found}", "可以写：{expected}"),
            ("{found} cannot stand here", "write one of {expected}")
        ),
        Some(nearest) => row!(
            lang,
            [found, nearest, expected],
            ("这里不能写 {found}", "是否想写 {nearest}？可以写：{expected}"),
            ("{found} cannot stand here", "did you mean {nearest}? there are {expected}")
        ),
    }
}
