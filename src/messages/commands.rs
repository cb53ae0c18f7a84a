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
        page_find: "页内查找", "Finding on a page";
        facets: "筛选", "What fits";
        year: "年历", "The year";
        phones: "电话簿", "Phone book";
        copy: "复制", "Copying";
        keep: "收藏与批注", "Favourites and notes";
        mark: "多选", "Several at once";
        menu: "菜单与帮助", "Menus and help";
        program: "程序", "Program";
        query: "查找语法", "Query language";
    }
}

messages! {
    /// Where a command can be given, named where it has other keys there than elsewhere.
    Modes {
        tree: "目录栏", "contents";
        facets: "筛选", "what fits";
        list: "列表栏", "list";
        query: "查找时", "finding";
        detail: "详情栏", "details";
        page_query: "页内查找时", "finding on a page";
        year: "年历", "year";
        phones: "电话簿", "phone book";
        phones_query: "在电话簿查找时", "finding in the phone book";
        menu: "菜单", "menus";
        help: "帮助", "help";
        help_query: "在帮助中查找时", "finding in the help";
        palette: "命令面板", "palette";
        code: "二维码", "codes";
        note: "写批注时", "writing a note";
        slip: "写纠错条时", "writing a slip";
        only_in(text, modes): "{text}（{modes}）", "{text} ({modes})";
        between: "、", ", ";
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
    go_back: ("回去", "回到先前看过的条目，查找与位置如旧"), ("go back", "back to the entry seen before, with its query and place");
    go_forward: ("再往前", "回去之后，再往前到下一个看过的条目"), ("forward", "forward again after going back");
    zoom: ("放大", "让当前栏占满屏幕，再按复原"), ("zoom", "give this pane the whole screen, and back");
    grow_pane: ("加宽", "加大当前栏"), ("larger", "make this pane larger");
    shrink_pane: ("收窄", "缩小当前栏"), ("smaller", "make this pane smaller");
    widen: ("全部", "在全部条目中查找，再按回到所选目录"), ("everywhere", "find in everything, and back in the scope");
    query_widen: ("全部", "输入时：在全部条目中查找，再按回到所选目录"), ("everywhere", "while typing: find in everything, and back in the scope");
    query_restore: ("找回", "输入时：换成更早的查找"), ("bring back", "while typing: bring back an earlier query");
    restore_query: ("找回", "找回刚才清除的查找"), ("bring back", "bring back the query that was cleared");
    open_address: ("打开", "打开网址；无法打开时复制"), ("open", "open the web address, or copy it where that is not possible");
    compare: ("对照", "记下此条，与另一条对照；再按放下"), ("compare", "pin this entry and compare it with others; again to let go");
    page_line_down: ("详情下移", "详情下移一行"), ("page down a line", "the details one line down");
    page_line_up: ("详情上移", "详情上移一行"), ("page up a line", "the details one line up");
    next_link: ("下一链接", "到页上下一个可前往的名称"), ("next link", "to the next name on the page that leads on");
    previous_link: ("上一链接", "到页上前一个可前往的名称"), ("previous link", "to the name before that leads on");
    follow:
        ("前往", "前往所选名称；网址则打开，号码则复制"),
        ("follow", "go where the chosen name leads; open an address, copy a number");
    next_section: ("下一节", "到下一小节"), ("next section", "to the next section");
    previous_section: ("上一节", "到上一小节"), ("previous section", "to the section before");
    find_on_page: ("页内查找", "在本页内查找：汉字、拼音、号码；换页后仍有效"), ("find on page", "find on this page by Chinese, pinyin or number; it holds on other pages, too");
    next_hit: ("下一处", "到下一处相符的文字；没有查找时沿用上次的"), ("next hit", "to the next hit on the page; without a query, of the one before");
    previous_hit: ("上一处", "到上一处相符的文字"), ("previous hit", "to the hit before on the page");
    query_next_hit: ("下一处", "输入时：到下一处"), ("next hit", "while typing: to the next hit");
    query_previous_hit: ("上一处", "输入时：到上一处"), ("previous hit", "while typing: to the hit before");
    accept_page_query: ("停在此处", "停在此处，用 n、N 继续；未输入则沿用上次的"), ("stay", "stay here; n and N go on; with nothing typed, the query before");
    leave_page_query: ("取消", "清除页内查找，页面回到原处"), ("cancel", "clear the query on the page and go back to where it was");
    unfold: ("展开", "展开；已展开则进入列表"), ("unfold", "unfold, or on to the list");
    fold: ("收起", "收起；已收起则到上一级"), ("fold", "fold, or up to the parent");
    toggle_fold: ("开合", "展开或收起"), ("toggle", "unfold or fold");
    to_list: ("看列表", "进入列表"), ("list", "to the list");
    open: ("详情", "看详情"), ("details", "to the details");
    to_tree: ("目录", "回到目录栏"), ("contents", "back to the contents");
    back: ("返回", "回到列表"), ("back", "back to the list");
    leave_page: ("离开", "清除页内查找；没有则放下所记的条目，再没有则回到列表"), ("leave", "clear the query on the page, else let go of the pinned entry, else back to the list");
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
    delete_to_end: ("删到行尾", "删除光标之后的内容"), ("delete to end", "delete everything behind the caret");
    delete_to_start: ("删到行首", "删除光标之前的内容"), ("delete to start", "delete everything before the caret");
    put_back: ("放回", "把刚删去的放回光标处"), ("put back", "put back what was deleted");
    copy_phone: ("复制电话", "复制电话；有几个时可选"), ("copy phone", "copy the telephone number; of several, choose");
    copy_other:
        ("复制其他", "复制名称、邮箱、网址、一行、全文或名片"),
        ("copy other", "copy the name, an address, one line, the whole entry or a card");
    show_code:
        ("二维码", "把电话、网址、名片、日程或全文显示为二维码，供手机扫描"),
        ("QR code", "show the number, a link, the contact, the dates or the text as a QR code for a telephone");
    facets: ("筛选", "筛选适合的：年龄、性别、月份、对象等；再按收起，所选仍有效"), ("what fits", "choose by age, sex, month, audience …; again to put it away, what was chosen holds on");
    toggle_facet: ("选", "选上或取消此项；在年龄处键入数字"), ("choose", "choose this value or let go of it; digits are the age");
    clear_facet: ("去一项", "去掉一项筛选条件：光标所在的，或最后一项"), ("clear one", "take one facet away: the one under the cursor, or the last");
    show_excluded: ("不合的", "也列出不合的条目及其原因，再按收起"), ("what does not fit", "list what does not fit as well, with the reason; again to hide it");
    delete_digit: ("删数字", "去掉年龄的最后一个数字"), ("delete digit", "take the last digit of the age away");
    facets_to_list: ("看列表", "到列表"), ("list", "to the list");
    close_facets: ("收起", "收起筛选栏，所选仍有效"), ("put away", "put the facets away; what was chosen holds on");
    year: ("年历", "全年一览：各项服务何时开放，截止何日"), ("year", "the year: when services are open, and by when");
    earlier_month: ("上月", "前一个月"), ("month before", "to the month before");
    later_month: ("下月", "后一个月"), ("month after", "to the month after");
    earlier_year: ("上一年", "前一年"), ("year before", "to the year before");
    later_year: ("下一年", "后一年"), ("year after", "to the year after");
    next_in_month: ("当月下一项", "到所选月份有日期的下一项服务"), ("next in month", "to the next service with a date in the chosen month");
    previous_in_month: ("当月上一项", "到所选月份有日期的上一项服务"), ("previous in month", "to the service before with a date in the chosen month");
    to_today: ("今天", "回到今天"), ("today", "to today");
    leave_screen: ("返回", "回到原处"), ("back", "back to where one was");
    phones: ("电话簿", "电话簿：各部门的号码，管哪些服务"), ("phones", "the phone book: every department's numbers, and what each is for");
    find_phone: ("查找", "在电话簿内查找：汉字、拼音、数字"), ("find", "find in the phone book by Chinese, pinyin or digits");
    accept_phones_query: ("看结果", "留下查找结果，离开输入"), ("keep", "keep what was found and stop typing");
    clear_phones: ("返回", "清除查找；没有查找时回到原处"), ("back", "clear the query; without one, back to where one was");
    favourite: ("收藏", "收藏此条，再按取消"), ("favourite", "make this entry a favourite; again to undo");
    report: ("纠错", "报告此条的一处错误：写成纠错条，复制或显示二维码"), ("mistake", "tell of a mistake in this entry, as a slip to be copied or shown as a code");
    finish_slip: ("写好", "写好，选择怎样交出"), ("done", "finish the slip and choose how it leaves");
    leave_slip: ("放弃", "放弃这张纠错条"), ("discard", "discard the slip");
    note: ("批注", "为此条写自己的批注"), ("note", "write a note of one's own on this entry");
    keep_note: ("保存", "保存批注；清空则删去"), ("keep", "keep the note; an empty one is deleted");
    leave_note: ("不改", "关闭批注，不作改动"), ("leave", "close the note and leave it as it was");
    note_line: ("换行", "另起一行"), ("new line", "begin a new line");
    restore_note: ("取回", "取回上次没有保存或删去的批注"), ("bring back", "bring back what was left or deleted");
    mark: ("选中", "选中此条，再按取消；光标到下一条"), ("mark", "mark this entry, again to undo, and go on to the next");
    query_mark: ("选中", "输入时：选中此条，光标到下一条"), ("mark", "while typing: mark this entry, and go on to the next");
    query_to_list: ("看列表", "输入时：留下查找，到列表"), ("list", "while typing: keep the query and go to the list");
    mark_range: ("连选", "从此条起连续选中，再按结束"), ("range", "mark a range from here; again to end it");
    mark_all: ("全选", "选中所列全部，再按全部取消"), ("mark all", "mark all that is shown; again to undo");
    only_marked: ("只看选中", "只列选中的条目，再按列出全部"), ("only marked", "list the marked entries alone; again to list all");
    export: ("导出", "把选中的条目（没有则为此条）写入文件"), ("export", "write the marked entries, else this one, to a file");
    palette: ("命令", "命令面板：按名称、拼音查找并执行命令"), ("commands", "the palette: find a command by its name and carry it out");
    go_to: ("跳到", "跳到某条：编号或序号"), ("go to", "go to an entry by its number or id");
    to_year: ("看某年", "年历翻到某年"), ("year …", "show a certain year");
    theme: ("配色", "换配色"), ("colours", "choose the colours");
    lang: ("语言", "换界面语言"), ("language", "choose the language");
    run: ("执行", "执行所选命令"), ("run", "carry the command out");
    complete_command: ("补全", "补全命令名或取值"), ("complete", "complete the command or its value");
    close_palette: ("关闭", "关闭命令面板"), ("close", "close the palette");
    find_in_help: ("查找", "在帮助中查找：汉字、拼音、英文、按键名"), ("find", "find in the help by Chinese, pinyin, English or the name of a key");
    leave_help: ("关闭", "清除查找；没有查找时关闭帮助"), ("close", "clear the query; without one, close the help");
    accept_help_query: ("看结果", "留下查找结果，离开输入"), ("keep", "keep what was found and stop typing");
    leave_help_query: ("取消", "清除查找，回到帮助"), ("cancel", "clear the query and go back to the help");
    reload_settings: ("重读设置", "重新读取设置文件"), ("reload", "read the settings again");
    choose: ("选定", "选定"), ("choose", "choose");
    close_menu: ("关闭", "关闭菜单"), ("close", "close the menu");
    close_help: ("关闭", "关闭帮助"), ("close", "close the help");
    next_code: ("下一个", "几个二维码逐个显示时：下一个"), ("next", "of several codes, the next");
    previous_code: ("上一个", "上一个二维码；只有一个时收起"), ("previous", "the code before; of one alone, put it away");
    close_code: ("关闭", "收起二维码"), ("close", "put the code away");
    toggle_mouse: ("鼠标", "鼠标交给本程序或交还终端"), ("mouse", "take the mouse, or give it back to the terminal");
    redraw: ("重画", "重画屏幕"), ("redraw", "draw the screen again");
    suspend: ("挂起", "挂起（fg 返回）"), ("suspend", "suspend (fg comes back)");
    help: ("帮助", "显示或关闭帮助"), ("help", "show or close the help");
    quit: ("退出", "退出"), ("quit", "quit");
}
