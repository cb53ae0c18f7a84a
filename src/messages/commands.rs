//! The words for the keys: headings of the help screen, and a word and a sentence for each command.

use super::catalogue::{check, messages};

messages! {
    /// Headings of the help screen.
    Groups {
        moving: "移动", "Moving";
        tree: "目录栏", "Contents pane";
        list: "列表栏", "List pane";
        find: "查找", "Finding";
        detail: "详情栏", "Details pane";
        copy: "复制", "Copying";
        menu: "菜单与帮助", "Menus and help";
        program: "程序", "Program";
        query: "查找语法", "Query language";
    }
}

/// What is said of a command.
#[derive(Debug)]
pub struct CommandText {
    /// One word for the hint line.
    pub hint: &'static str,
    /// One sentence for the help screen and the README.
    pub help: &'static str,
}

/// The texts of the commands: in each row the name, hint and help in Chinese, hint and help in English.
macro_rules! commands {
    ($($name:ident: ($zh:literal, $zh_help:literal), ($en:literal, $en_help:literal);)*) => {
        /// What is said of each command.
        #[derive(Debug)]
        pub(crate) struct Commands { $(pub(crate) $name: CommandText,)* }

        impl Commands {
            pub(super) const ZH: Self = Self { $($name: CommandText { hint: $zh, help: $zh_help },)* };
            pub(super) const EN: Self = Self { $($name: CommandText { hint: $en, help: $en_help },)* };

            /// Every text with its name.
            #[cfg(test)]
            pub(crate) fn all(&self) -> Vec<(&'static str, &CommandText)> {
                vec![$((concat!("Commands.", stringify!($name)), &self.$name),)*]
            }
        }

        $(const _: () = {
            check(concat!("Commands.", stringify!($name), ": its hint"), $zh, $en, &[]);
            check(concat!("Commands.", stringify!($name), ": its help"), $zh_help, $en_help, &[]);
        };)*
    };
}

commands! {
    up: ("上", "上移一行"), ("up", "one line up");
    down: ("下", "下移一行"), ("down", "one line down");
    half_up: ("上半页", "上移半页"), ("half page up", "half a page up");
    half_down: ("下半页", "下移半页"), ("half page down", "half a page down");
    page_up: ("上一页", "上移一页"), ("page up", "one page up");
    page_down: ("下一页", "下移一页"), ("page down", "one page down");
    top: ("顶", "到开头"), ("top", "to the beginning");
    bottom: ("底", "到末尾"), ("bottom", "to the end");
    next_pane: ("换栏", "到下一栏"), ("pane", "to the next pane");
    previous_pane: ("上一栏", "到上一栏"), ("previous pane", "to the previous pane");
    unfold: ("展开", "展开；已展开则进入列表"), ("unfold", "unfold, or on to the list");
    fold: ("收起", "收起；已收起则到上一级"), ("fold", "fold, or up to the parent");
    toggle_fold: ("开合", "展开或收起"), ("toggle", "unfold or fold");
    to_list: ("看列表", "进入列表"), ("list", "to the list");
    open: ("详情", "看详情"), ("details", "to the details");
    to_tree: ("目录", "回到目录栏"), ("contents", "back to the contents");
    back: ("返回", "回到列表"), ("back", "back to the list");
    next_record: ("下一条", "下一条"), ("next", "next entry");
    previous_record: ("上一条", "上一条"), ("previous", "previous entry");
    find: ("查找", "查找：汉字、拼音、首字母、号码"), ("find", "find by Chinese, pinyin, initials or number");
    clear_query: ("清除", "清除查找；没有查找时显示全部"), ("clear", "clear the query; without one, show everything");
    leave_find: ("取消", "清除查找，离开输入"), ("cancel", "clear the query and stop typing");
    accept: ("详情", "看选中条目的详情"), ("details", "to the details of the entry");
    complete: ("补全", "补全字段"), ("complete", "complete a field");
    caret_left: ("左", "光标左移"), ("left", "caret left");
    caret_right: ("右", "光标右移"), ("right", "caret right");
    caret_start: ("行首", "光标到开头"), ("start", "caret to the start");
    caret_end: ("行尾", "光标到末尾"), ("end", "caret to the end");
    delete_back: ("删除", "删除前一字"), ("delete", "delete the character before");
    delete_forward: ("后删", "删除后一字"), ("delete after", "delete the character after");
    word_left: ("上一词", "光标左移一词"), ("word left", "caret one word left");
    word_right: ("下一词", "光标右移一词"), ("word right", "caret one word right");
    delete_word: ("删词", "删除前一词"), ("delete word", "delete the word before");
    delete_word_forward: ("后删词", "删除光标后的词"), ("delete word", "delete the word after");
    delete_to_start: ("删到行首", "删除光标之前的内容"), ("delete to start", "delete everything before the caret");
    copy_phone: ("复制电话", "复制电话；有几个时可选"), ("copy phone", "copy the telephone number; of several, choose");
    copy_other: ("复制其他", "复制名称、邮箱、网址等"), ("copy other", "copy the name, an address and more");
    show_code:
        ("二维码", "把电话、网址或名片显示为二维码，供手机扫描"),
        ("QR code", "show the number, a link or the contact as a QR code for a telephone");
    choose: ("选定", "选定"), ("choose", "choose");
    close_menu: ("关闭", "关闭菜单"), ("close", "close the menu");
    close_help: ("关闭", "关闭帮助"), ("close", "close the help");
    close_code: ("关闭", "收起二维码"), ("close", "put the code away");
    toggle_mouse: ("鼠标", "鼠标交给本程序或交还终端"), ("mouse", "take the mouse, or give it back to the terminal");
    redraw: ("重画", "重画屏幕"), ("redraw", "draw the screen again");
    suspend: ("挂起", "挂起（fg 返回）"), ("suspend", "suspend (fg comes back)");
    help: ("帮助", "显示或关闭帮助"), ("help", "show or close the help");
    quit: ("退出", "退出"), ("quit", "quit");
}
