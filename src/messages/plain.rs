//! What the plain mode says: lines one below the other, read aloud, printed or felt.

use super::catalogue::messages;

messages! {
    /// The dialogue.
    Plain {
        greeting(title, count): "{title}，共 {count} 条。逐行方式。", "{title}, {count} entries. Plain mode.";
        how:
            "输入要找的内容：汉字、拼音或首字母。列出答案后输入编号看详情。帮助请输入“帮助”，离开请输入“退出”。",
            "Type what to find: Chinese, pinyin or initials. Then type the number of an answer for its details. Type help for help, quit to leave.";
        no_screen(term):
            "终端类型 {term} 无法显示画面，改用逐行方式。要画面请设 TERM，例如 TERM=xterm-256color。",
            "A terminal of type {term} cannot show the screen: plain mode instead. For the screen set TERM, for example TERM=xterm-256color.";
        no_terminal:
            "没有终端，改用逐行方式。要画面请用 ssh -t 登录。",
            "There is no terminal: plain mode instead. For the screen log in with ssh -t.";
        loading(path): "正在读取目录 {path}。", "Reading the directory {path}.";
        prompt_find: "查找>", "find>";
        prompt_number: "编号>", "number>";
        prompt_entry: "条目>", "entry>";
        prompt_age: "年龄>", "age>";
        prompt_sex: "性别>", "sex>";
        prompt_month: "月份>", "month>";
        left: "已离开。", "Left.";
        idle_warning(seconds):
            "{seconds} 秒后无人输入就会离开。要留下请按回车。",
            "Nothing typed for a while: leaving in {seconds} seconds. Press Enter to stay.";
        idle(minutes): "{minutes} 分钟无人输入，已离开。", "Left after {minutes} minutes without a line.";

        found(query, count): "“{query}”：共 {count} 条。", "“{query}”, total {count}.";
        found_most(query, count, most):
            "“{query}”：共 {count} 条，列出前 {most} 条；请写得更具体。",
            "“{query}”, total {count}, the first {most} are listed; say more exactly what to find.";
        none_found(query): "没有与“{query}”相符的条目。请改短一些，或换一个词。", "Nothing matches “{query}”. Shorten it, or try another word.";
        answer(number, name): "{number}. {name}", "{number}. {name}";
        comma: "，", ", ";
        more_answers(count): "还有 {count} 条，输入“更多”。", "{count} more: type more.";
        more_lines(count): "还有 {count} 行，输入“更多”。", "{count} more lines: type more.";
        no_more: "到此为止。", "That is all.";
        choose: "输入编号看详情。", "Type a number for details.";
        excluded_word(said): "{said}，输入“不合”可列出。", "{said}: type excluded to list them.";
        none_excluded: "没有不合的条目。", "No entry is excluded.";
        nobody_told:
            "刚才的查找没有说为谁、何时。请输入“合适”。",
            "The last question told of no person and no time. Type: what fits.";
        no_such_number(number, count):
            "没有第 {number} 条，共 {count} 条。要按数字查找请输入 /{number}。",
            "There is no answer {number}, only {count}. To find these digits type /{number}.";
        meant(word, command): "“{word}”按查找处理；如果是命令，请输入 {command}。", "“{word}” was taken as something to find; the command is {command}.";
        contents: "目录", "Contents";
        counted(name, count): "{name}，{count} 条", "{name}, entries: {count}";
        all_of(name): "{name}，全部", "{name}, everything";
        listed(name, count): "{name}：共 {count} 项。", "{name}: {count} in all.";
        related(name): "与“{name}”相关", "Related to “{name}”";
        none_related: "这一条没有相关的条目。", "Nothing is related to this entry.";
        nothing_here: "这里没有条目。", "There is nothing here.";

        no_entry: "先输入编号，选一条。", "Choose an entry first: type its number.";
        no_list: "还没有列出什么。请输入要找的内容，或输入“目录”。", "Nothing is listed yet. Type what to find, or type parts.";
        no_back: "已经在开头。请输入要找的内容。", "This is the beginning. Type what to find.";
        nothing_said: "还没有说过什么。", "Nothing has been said yet.";
        no_phone(name): "“{name}”没有电话。", "“{name}” has no telephone number.";
        no_such_phone(count): "这一条只有 {count} 个号码。", "This entry has only {count} numbers.";
        which_phone: "有几个号码，请输入“复制”和第几个，例如：复制 1", "There are several numbers: type copy and which one, for example copy 1";
        next_time: "时间", "When";
        place: "所在", "Place";
        page: "页码", "Page";

        spaced: "分开", "Spaced";
        spoken: "读作", "Spoken";
        digit_0: "零", "zero";
        digit_1: "幺", "one";
        digit_2: "二", "two";
        digit_3: "三", "three";
        digit_4: "四", "four";
        digit_5: "五", "five";
        digit_6: "六", "six";
        digit_7: "七", "seven";
        digit_8: "八", "eight";
        digit_9: "九", "nine";
        plus: "加", "plus";
        extension: "转", "extension";

        no_clipboard(text):
            "这里没有可用的剪贴板，没有复制。号码是 {text}。",
            "There is no clipboard here, nothing was copied. The number is {text}.";
        in_tmux(text): "已将 {text} 放入 tmux 缓冲区。", "Put {text} in tmux's buffer.";

        fits_intro:
            "按年龄、性别、月份找合适的服务。每行答一问，不答请直接按回车，“返回”可中止。",
            "What fits, by age, sex and month. Answer each on a line; press Enter to skip one, type back to stop.";
        year_intro: "按月份找服务的时间。", "When services take place, by month.";
        ask_age: "多大年龄？例如 38。", "How old? For example 38.";
        ask_sex: "女还是男？", "Female or male?";
        ask_month: "哪几个月？例如 9、9-11、秋。", "Which months? For example 9, 9-11 or autumn.";
        ask_month_of_year: "哪几个月？例如 9、9-11、秋。直接按回车为今后全部。", "Which months? For example 9, 9-11 or autumn. Press Enter for all to come.";
        nothing_told: "什么也没有答，没有查找。", "Nothing was answered, so nothing was looked for.";
        stopped: "已中止。", "Stopped.";
        coming: "今后的日期", "Dates to come";
        coming_in(months): "{months} 月的日期", "Dates in months {months}";
        other_times(on_demand, undated):
            "另有随时可办的 {on_demand} 项，时间未知的 {undated} 项。",
            "Besides: at any time {on_demand}, no date known {undated}.";

        lang_now: "现在用中文。", "English from now on.";
        no_such_lang: "可用的语言：中文、English。请输入：语言 中文，或 语言 English。", "The languages are Chinese and English. Type lang zh or lang en.";
        width_now(columns): "每行至多 {columns} 列。", "Lines have at most {columns} columns from now on.";
        width_off: "不再断行。", "Lines are not broken any more.";
        width_range(least, most): "行宽写 {least} 至 {most}，写 0 不断行。", "The width is a number from {least} to {most}; 0 breaks no line.";
        not_text:
            "这一行不是 UTF-8 文字，没有读懂。请把终端的字符编码设为 UTF-8。",
            "This line is not text in UTF-8 and was not understood. Set the character encoding of the terminal to UTF-8.";

        help_title: "可以输入：", "You can type:";
        help_question:
            "要找的内容：汉字、拼音、首字母、号码中的几位，也可写 年龄:38 性别:女 月份:9。",
            "something to find: Chinese, pinyin, initials, digits of a number; also age:38 sex:female month:9.";
        help_number: "编号：看列表中这一条的详情。", "a number: the details of that answer.";
        help_escape:
            "命令的字也要查找时，前面加 /，例如 /帮助。",
            "To find a word that is a command, put / before it, for example /help.";
        help_enter: "直接按回车：继续往下说。", "Enter alone goes on with what has more.";
        help_help: "本说明", "this help";
        help_more: "继续往下说", "goes on";
        help_all: "把余下的全部说完", "says all the rest";
        help_back: "回到上一步", "one step back";
        help_again: "再说一遍", "says the last answer again";
        help_list: "再说一遍列表", "the list again";
        help_phone: "只说电话", "the telephone numbers alone";
        help_spell: "把号码分开念", "the numbers digit by digit";
        help_copy: "复制电话", "copies the telephone number";
        help_links: "这一条相关的条目", "entries related to this one";
        help_contents: "按目录查阅", "browses the table of contents";
        help_fits: "按年龄、性别、月份找合适的服务", "what fits somebody, by questions";
        help_year: "按月份找服务的时间", "when services take place";
        help_excluded: "列出印明不合的条目", "lists what printed conditions exclude";
        help_lang: "换语言", "changes the language";
        help_width: "每行至多几列，例如 行宽 80；0 不断行", "breaks lines, for example width 80; 0 breaks none";
        help_quit: "离开", "leaves";
    }
}
