//! What is wrong with a reader's settings, and what would be right.

use super::{DiagnosticText, row};
use crate::loader::SettingFault;
use crate::messages::Lang;

/// What is wrong with keys, colours and numbers.
#[allow(clippy::too_many_lines, reason = "a table: one row for each kind of fault")]
pub(super) fn setting(lang: Lang, fault: &SettingFault) -> DiagnosticText {
    match fault {
        SettingFault::OutOfBounds { least, most } => row!(
            lang,
            [least, most],
            ("这个数不在范围内", "写 {least} 至 {most} 的整数"),
            ("this number is out of bounds", "write a whole number from {least} to {most}")
        ),
        SettingFault::NotEntries => row!(
            lang,
            [example = "{\"…\": \"…\", …}"],
            ("这里应是花括号里的若干项", "写成 {example}"),
            ("entries in braces should stand here", "write {example}")
        ),
        SettingFault::NotKeys => row!(
            lang,
            [],
            ("这里应是按键", "写一个键 \"y\"，或几个键 [\"y\", \"Ctrl-y\"]；不要键写 []"),
            ("keys should stand here", "write a key, \"y\", or several, [\"y\", \"Ctrl-y\"]; [] for none")
        ),
        SettingFault::UnknownCommand { found, nearest: None } => row!(
            lang,
            [found],
            ("没有名为 {found} 的命令", "kechuang config --init 写出的文件列有全部命令"),
            ("there is no command {found}", "kechuang config --init writes a file that lists them all")
        ),
        SettingFault::UnknownCommand { found, nearest: Some(nearest) } => row!(
            lang,
            [found, nearest],
            ("没有名为 {found} 的命令", "是否想写 {nearest}？"),
            ("there is no command {found}", "did you mean {nearest}?")
        ),
        SettingFault::NotInMode { command, mode, modes } => row!(
            lang,
            [command, mode, modes],
            ("{mode} 中没有 {command} 这个命令", "它用于：{modes}"),
            ("{command} cannot be given in {mode}", "it can be given in {modes}")
        ),
        SettingFault::Again(command) => row!(
            lang,
            [command],
            ("{command} 的键已经写过", "合成一条：[\"y\", \"Ctrl-y\"]"),
            ("the keys of {command} are set already", "write them once: [\"y\", \"Ctrl-y\"]")
        ),
        SettingFault::NoKey(found) => row!(
            lang,
            [found],
            ("“{found}”不是键", "写成 y、Ctrl-y、Alt-Enter、F5、PageDown；先后按的键以空格分开：g g"),
            ("“{found}” is no key", "write y, Ctrl-y, Alt-Enter, F5, PageDown; keys pressed one after the other: g g")
        ),
        SettingFault::ShiftedCharacter(character) => row!(
            lang,
            [character],
            ("Shift-{character} 打出什么字符，因键盘而异", "直接写那个字符，例如 Y"),
            ("what Shift makes of {character} depends on the keyboard", "write the character itself, for example Y")
        ),
        SettingFault::EmptyKey => row!(
            lang,
            [],
            ("这里没有写键", "写成 y、Ctrl-y、F5；不要键写 []"),
            ("no key stands here", "write y, Ctrl-y, F5; [] for none")
        ),
        SettingFault::TooManyKeys => {
            row!(lang, [], ("先后按的键太多", "少写几个"), ("too many keys one after the other", "use fewer"))
        }
        SettingFault::Typed { command, mode } => row!(
            lang,
            [command, mode],
            ("在 {mode} 中这个键是输入的字，轮不到 {command}", "加上 Ctrl 或 Alt，或用 F1 至 F12"),
            ("in {mode} this key is typed and never reaches {command}", "add Ctrl or Alt, or use F1 to F12")
        ),
        SettingFault::KeysTwice { keys, mode, first } => row!(
            lang,
            [keys, mode, first],
            ("在 {mode} 中 {keys} 已是 {first} 的键", "两者之一换个键"),
            ("in {mode} the key {keys} belongs to {first}", "give one of them another key")
        ),
        SettingFault::KeysBegin { keys, mode, first } => row!(
            lang,
            [keys, mode, first],
            ("在 {mode} 中 {keys} 是 {first} 的键，后面的键按不到", "两者之一换个键"),
            (
                "in {mode} the key {keys} belongs to {first}, so that nothing can be pressed behind it",
                "give one of them another key"
            )
        ),
        SettingFault::Without { command, mode } => row!(
            lang,
            [command, mode],
            ("这样 {command} 在 {mode} 中就没有键了", "给它留一个键"),
            ("{command} would have no key left in {mode}", "leave it one")
        ),
        SettingFault::NoColourNumber(found) => row!(
            lang,
            [found],
            ("没有 {found} 号颜色", "写 0 至 255"),
            ("there is no colour {found}", "colours are 0 to 255")
        ),
        SettingFault::NoHexColour(found) => row!(
            lang,
            [found],
            ("“{found}”不是颜色", "写成 #d75f00：# 后六位十六进制数字"),
            ("“{found}” is no colour", "write #d75f00: six hexadecimal digits behind #")
        ),
        SettingFault::SecondColour(found) => row!(
            lang,
            [found],
            ("“{found}”是第二个颜色", "字只有一种颜色；底色写在 on 后面：cyan on black"),
            ("“{found}” is a second colour", "text has one; that of the ground stands behind on: cyan on black")
        ),
        SettingFault::NothingOn => row!(
            lang,
            [],
            ("on 后面没有颜色", "写成 cyan on black"),
            ("no colour stands behind on", "write cyan on black")
        ),
        SettingFault::EmptyStyle => row!(
            lang,
            [],
            ("这里没有写颜色", "写成 cyan、bold #d75f00；什么也不要写 plain"),
            ("no colour stands here", "write cyan, bold #d75f00; plain for none")
        ),
    }
}
