//! What each setting is, and what is said of the file.

use super::catalogue::messages;

messages! {
    /// A sentence for each setting, and the words of `kechuang config`.
    Settings {
        lang: "程序用语；auto 按语言环境", "the language of the program; auto is that of the locale";
        theme: "配色；auto 按终端的背景", "the theme; auto fits the terminal’s background";
        colours:
            "个别颜色，改在配色之上：名称与写法成对，写在花括号里，如 \"label\": \"bold cyan\"",
            "single colours, over those of the theme, in braces: a name and a style, such as \"label\": \"bold cyan\"";
        color:
            "何时用颜色：auto 按终端；环境变量 NO_COLOR、CLICOLOR_FORCE、FORCE_COLOR、CLICOLOR 优先",
            "when there are colours; auto asks the terminal; NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR and CLICOLOR go before it";
        glyphs:
            "线条与标点的宽度；auto 问终端",
            "how wide lines and punctuation are; auto asks the terminal";
        side_by_side_from:
            "窗口有这么多列，三栏并排（86 至 65535）",
            "from so many columns on three panes stand side by side (86 to 65535)";
        stacked_from:
            "窗口有这么多列，目录和列表在详情之上；再窄每次一栏（53 至 65535）",
            "from so many columns on contents and list stand above the details; below, one pane at a time (53 to 65535)";
        tree_width: "目录栏的列数；auto 按窗口", "columns of the contents pane; auto goes by the window";
        list_width: "三栏并排时列表栏的列数", "columns of the list where three panes stand side by side";
        list_height: "目录和列表在详情之上时的行数", "rows of contents and list where they stand above the details";
        preset: "整套按键", "the set of keys";
        keys:
            "个别按键，改在整套之上，写在花括号里，如 \"copy-phone\": [\"y\", \"Ctrl-y\"]、\"top\": \"g g\"（先后按）、\"list.open\": \"o\"（只在列表中）；[] 不要键",
            "single keys, over that set, in braces, such as \"copy-phone\": [\"y\", \"Ctrl-y\"], \"top\": \"g g\" (one after the other), \"list.open\": \"o\" (in the list alone); [] for none";
        mouse:
            "鼠标是否归本程序；auto：本机归本程序，经 SSH 归终端",
            "whether the mouse is the program’s; auto: here yes, over SSH the terminal’s";
        clipboard:
            "复制的办法，或一个从标准输入读文字的程序；auto 逐一尝试",
            "the way to the clipboard, or a program that reads the text from its standard input; auto tries them all";
        links: "网址能否在终端里点开；auto 按终端", "whether addresses can be clicked; auto goes by the terminal";
        title: "窗口标题是否写明所读条目；auto 按终端", "whether the window’s title names what you read; auto goes by the terminal";
        restore: "启动时是否回到上次离开之处", "whether a start goes back to where you left the last time";
        double_pinyin: "也按双拼查找；下次启动起有效", "find by double pinyin, too; from the next start on";
        with_words(about, words): "{about}：{words}", "{about}: {words}";
        or: "、", ", ";
        template_head: "kechuang 的设置。", "The settings of kechuang.";
        template_how:
            "以 // 紧接名称开头的行是一项设置，写着默认值；去掉 // 再改。保存后，正在运行的程序随即重读。",
            "A line that begins with // and a name is a setting with its default; take the // away and change it. A program that runs reads the file again when it is saved.";
        template_all:
            "kechuang config 列出各项的值与出处；kechuang config --check 检查此文件。",
            "kechuang config shows each value and where it comes from; kechuang config --check checks this file.";
        template_parts: "可改颜色的：", "What can be changed: ";
        template_words: "颜色与写法（另有 0 至 255、#d75f00）：", "Colours and manners of writing (also 0 to 255, #d75f00): ";
        template_modes: "所在之处：", "Modes: ";
        template_commands: "命令、默认按键：", "The commands with their keys:";
        by_default: "默认", "default";
        by_option(option): "命令行 {option}", "command line, {option}";
        by_variable(variable): "环境变量 {variable}", "environment, {variable}";
        written(path): "已写好 {path}", "{path} is written";
        exists(path): "{path} 已经有了，没有改动", "{path} is there already and was left as it is";
        no_place:
            "没有放设置的文件夹：HOME 和 XDG_CONFIG_HOME 都没有设为绝对路径",
            "there is no folder for settings: neither HOME nor XDG_CONFIG_HOME is an absolute path";
        unwritten(path, reason): "写不了 {path}：{reason}", "{path} cannot be written: {reason}";
        none(path): "没有设置文件 {path}；kechuang config --init 可以写一个", "there is no file {path}; kechuang config --init writes one";
        read_again: "设置已重新读取", "Settings read again";
        none_again: "没有设置文件，按默认", "There is no file of settings; the defaults hold";
        for_next_start(names): "设置已重新读取；{names} 下次启动起有效", "Settings read again; {names} from the next start on";
    }
}
