//! The palette of commands: what it asks for, and what is wrong with what was typed.

use super::catalogue::messages;

messages! {
    /// The palette of commands.
    Palette {
        title: "命令", "Commands";
        placeholder: "命令：名称、拼音、英文；数字为编号", "a command, in Chinese, pinyin or English; or a number";
        asks_entry: "条目的编号或序号", "number or id of the entry";
        asks_year: "哪一年", "which year";
        asks_theme: "哪种配色", "which colours";
        asks_lang: "哪种语言", "which language";
        asks_text: "查找什么", "what to find";
        asks_field: "复制什么", "what to copy";
        asks_format: "写成什么格式", "in which format";
        works_in(places): "用于：{places}", "in: {places}";
        not_here(name, places): "“{name}”在这里不能用，用于：{places}", "“{name}” cannot be given here; in: {places}";
        no_command(typed): "没有命令“{typed}”", "no command “{typed}”";
        no_command_but(typed, near): "没有命令“{typed}”；是否要 {near}？", "no command “{typed}”; {near}?";
        no_value(typed): "没有“{typed}”", "no such value: “{typed}”";
        no_value_but(typed, near): "没有“{typed}”；是否要 {near}？", "no such value: “{typed}”; {near}?";
        no_entry(typed): "没有编号为“{typed}”的条目", "no entry has the number or id “{typed}”";
        no_entry_but(typed, near): "没有编号为“{typed}”的条目；最近的是 {near}", "no entry has the number or id “{typed}”; the nearest is {near}";
        no_entry_yet: "目录还在读取，请稍候", "the directory is still being read";
        no_year(from, to): "年份从 {from} 到 {to}", "a year from {from} to {to}";
        no_field: "没有选中条目，无可复制", "no entry is selected to copy from";
        theme_auto: "随终端底色", "as the terminal's background";
        theme_dark: "深色", "dark";
        theme_light: "浅色", "light";
        theme_contrast: "高对比", "high contrast";
        theme_mono: "黑白", "black and white";
        chinese: "中文", "Chinese";
        english: "英文", "English";
        in_force: "现用", "in force";
        coloured(name): "配色：{name}", "Colours: {name}";
        spoken: "界面语言：中文", "The program speaks English now";
        help_here: "此处可用", "Here";
        help_keys: "按键", "Keys";
        help_hint: "在帮助中查找：汉字、拼音、英文、按键名", "find in the help: Chinese, pinyin, English, a key";
        help_none(typed): "帮助中没有“{typed}”", "“{typed}” is not in the help";
    }
}
