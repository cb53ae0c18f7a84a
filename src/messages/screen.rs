//! What the screen says: titles, what has just happened, menus.

use super::catalogue::messages;

messages! {
    /// Titles of panes and what stands in an empty one.
    Panes {
        tree: "目录", "Contents";
        detail: "详情", "Details";
        help: "帮助", "Help";
        all: "全部", "Everything";
        favourites: "收藏", "Favourites";
        recent: "最近看过", "Read lately";
        withdrawn: "已撤", "Withdrawn";
        slip_on(name): "{name}：哪里有误", "{name}: what is wrong";
        note_on(name): "批注：{name}", "Note: {name}";
        societies: "学会", "Societies";
        departments: "联系部门", "Departments";
        about: "关于本书", "About the book";
        placeholder_brief(key): "按 {key} 查找", "{key} to find";
        placeholder(key): "按 {key} 查找：汉字、拼音或首字母", "press {key} to find: Chinese, pinyin or initials";
        typing: "输入名称、拼音或首字母", "type a name, pinyin or initials";
        widened(scope): "全部（“{scope}”中没有）", "Everything (none in “{scope}”)";
        widened_lesser(scope): "全部（“{scope}”中只有近似的）", "Everything (only near ones in “{scope}”)";
        outside(count, key): "另有 {count} 条在“全部”中，按 {key} 查看", "{count} more in everything: press {key}";
        outside_short(count, key): "另有 {count} 条在“全部”中（{key}）", "{count} more in everything ({key})";
        outside_shorter(count, key): "另有 {count} 条（{key}）", "{count} more ({key})";
        outside_shortest(count): "另有 {count} 条", "{count} more";
        loading(percent): "正在读取目录 {percent}%", "Reading the directory: {percent}%";
        checking: "目录已读完，正在检查", "The directory is read and is being checked";
        growing(count, percent): "{count}… {percent}%", "{count}… {percent}%";
        no_match_yet(query): "已读的部分没有与“{query}”相符的条目", "Nothing read so far matches “{query}”";
        no_match(query): "没有与“{query}”相符的条目", "Nothing matches “{query}”";
        no_match_help(key): "改短一些，或按 {key} 清除", "Shorten it, or clear it with {key}";
        empty_scope: "这里没有条目", "There is nothing here";
        nothing_chosen: "未选中条目", "Nothing selected";
        too_small(columns, rows, width, height):
            "窗口太小：至少需要 {columns}×{rows}，现在是 {width}×{height}",
            "The window is too small: {columns}×{rows} needed, it is {width}×{height}";
        code_too_large(columns, rows, width, height):
            "二维码需要 {columns}×{rows} 的窗口，现在是 {width}×{height}",
            "The code needs a window of {columns}×{rows}; it is {width}×{height}";
        code_too_long: "内容太长，二维码放不下", "This is longer than a code can hold";
        by_meaning(count): "没有这个名字；按意思找到 {count} 条", "No such name; {count} found by meaning";
        by_meaning_short(count): "按意思找到 {count} 条", "{count} by meaning";
        unknown_word(word): "“{word}”不是这里的词", "“{word}” is no word of this directory";
        near_word(word, near): "“{word}”不是这里的词，相近的有“{near}”", "“{word}” is no word of this directory; “{near}” is near it";
        found_of(found, all): "{found} · {all}", "{found} · {all}";
        zoomed(right): "放大  {right}", "zoomed  {right}";
        page_typing: "在本页查找", "find on this page";
        position(first, last, total): "{first}–{last}/{total} 行", "lines {first}–{last} of {total}";
    }

    /// What has just happened, and what the reader can do next.
    Toasts {
        leaving(seconds): "{seconds} 秒后因无人操作而离开，按回车留下", "Leaving in {seconds} s; press Enter to stay";
        copied(text): "已复制 {text} 到本机剪贴板", "Copied {text} to this machine's clipboard";
        tmux(text):
            "已将 {text} 放入 tmux 缓冲区，并发送到终端剪贴板",
            "Put {text} in tmux's buffer and sent it to the terminal";
        sent(text): "已发送 {text} 到终端剪贴板", "Sent {text} to the terminal's clipboard";
        sent_through(text):
            "已发送 {text}，但 tmux 或 screen 可能拦下；请核对或抄下",
            "Sent {text}, but tmux or screen may hold it back; check, or note it down";
        sent_whole(text): "已发送{text}到终端剪贴板", "Sent to the terminal's clipboard: {text}";
        sent_whole_through(text):
            "已发送{text}，但 tmux 或 screen 可能拦下；请核对",
            "Sent {text}, but tmux or screen may hold it back; check what arrived";
        sent_long(text):
            "已发送{text}；有的终端只收前 3 KB，请核对结尾",
            "Sent {text}; some terminals take only the first 3 KB: check its end";
        command(text, command): "已将 {text} 交给 {command}", "Handed {text} to {command}";
        copy_failed(text, reason):
            "请抄下 {text}（未能复制：{reason}）",
            "Please note down {text} (not copied: {reason})";
        copy_off(text): "请抄下 {text}（复制功能已关闭）", "Please note down {text} (copying is switched off)";
        whole_failed(text, reason):
            "{text}没有复制：{reason}；可改选“一行”",
            "{text} was not copied: {reason}; one line may do";
        no_phone(name, key):
            "“{name}”没有电话；按 {key} 可复制其他内容",
            "“{name}” has no telephone number; {key} copies other things";
        opening(address): "正在打开 {address}", "Opening {address}";
        opened(address): "已打开 {address}", "Opened {address}";
        no_desktop(copied): "这里没有桌面可打开网页：{copied}", "No desktop here to open it on. {copied}";
        not_opened(copied): "未能打开：{copied}", "It could not be opened. {copied}";
        no_address(name, key):
            "“{name}”没有网址；按 {key} 可复制其他内容",
            "“{name}” has no web address; {key} copies other things";
        nothing_to_pick: "这一条没有可取的内容，请另选", "This entry has nothing of that kind; choose another";
        nothing_selected:
            "没有选中条目；请改动查找内容，或另选目录",
            "No entry is selected; change the query, or the scope in the tree";
        pinned(key, name):
            "已记下，移到另一条即可对照，{key} 放下：{name}",
            "Pinned; move to another to compare, {key} lets go: {name}";
        let_go(name): "已放下：{name}", "No longer pinned: {name}";
        nothing_to_copy: "没有可复制的内容", "There is nothing to copy";
        mouse_on(key):
            "鼠标归本程序：点击选择，滚轮滚动；按 {key} 交还终端以便选取文字",
            "The mouse is ours: click and scroll; {key} gives it back for marking text";
        mouse_off(key):
            "鼠标已交还终端，可选取文字；按 {key} 收回",
            "The mouse is the terminal's again, for marking text; {key} takes it back";
        one_pane_anyway:
            "窗口只够显示一栏，无需放大",
            "The window has room for one pane at a time as it is";
        no_border: "窗口只够显示一栏，没有可移动的边界", "One pane is shown at a time: there is no border to move";
        no_border_zoomed(key):
            "当前栏占满屏幕，没有可移动的边界；按 {key} 复原",
            "This pane has the whole screen: there is no border to move; {key} takes it back";
        pane_largest: "当前栏已到最大", "This pane is as large as it can be";
        pane_smallest: "当前栏已到最小", "This pane is as small as it can be";
        page_not_seen: "详情不在屏幕上；请先到详情栏", "The details are not on the screen; go to them first";
        reason_timeout: "等不到回应", "no answer in time";
        reason_not_started: "无法启动", "could not be started";
        reason_ended: "命令出错", "the command failed";
        reason_unread: "命令没有读取", "the command did not read it";
        reason_display: "剪贴板拒绝", "the clipboard refused";
        reason_too_long: "内容太长", "too long";
        reason_long_for_osc52(bytes):
            "超过终端剪贴板可收的 {bytes} 字节",
            "longer than the {bytes} bytes that a terminal's clipboard takes";
        reason_off: "复制功能已关闭", "copying is switched off";
        reason_unfit: "内容不宜复制", "not fit to be copied";
        is_everything: "列出的已是全部条目", "Everything is listed already";
        hits_from_start: "已从头开始", "Round to the first";
        hits_from_end: "已从末尾开始", "Round to the last";
        not_on_page(query): "本页没有“{query}”", "“{query}” is not on this page";
        nothing_sought(key): "按 {key} 在本页查找", "{key} finds on this page";
        first_section: "这是第一节", "This is the first section";
        last_section: "这是最后一节", "This is the last section";
        leads_to(key, name): "{key} 前往“{name}”", "{key} goes to “{name}”";
        link_opens(key, text): "按 {key} 打开 {text}", "{key} opens {text}";
        link_copies(key, text): "{key} 复制 {text}", "{key} copies {text}";
        no_link: "本页没有可前往的名称", "Nothing on this page leads on";
        link_gone: "目录中没有这一条", "The directory does not have this entry";
        no_place_before: "之前没有看过的条目", "No entry was seen before this";
        no_place_after: "没有可以再往前的条目", "There is nothing to go forward to";
        favourite_asked(name, key): "收藏中，按 {key} 取消：{name}", "Saving favourite, {key} undoes it: {name}";
        favourite_made(name, key): "已收藏，按 {key} 取消：{name}", "Favourite, {key} undoes it: {name}";
        favourite_removed(name, key):
            "不再收藏，按 {key} 恢复：{name}",
            "No favourite any more, {key} restores it: {name}";
        note_asked(name, key): "批注存盘中，按 {key} 再改：{name}", "Saving note, {key} changes it: {name}";
        note_written(name, key): "批注已存，按 {key} 再改：{name}", "Noted, {key} changes it: {name}";
        note_deleted(name, key, restore):
            "批注已删，按 {key} {restore} 取回：{name}",
            "Note deleted, {key} {restore} brings it back: {name}";
        note_left(key, restore):
            "批注未改；所写的按 {key} {restore} 取回",
            "Left as it was; {key} {restore} brings back what was typed";
        note_full(most): "批注至多 {most} 字节，放不下了", "A note has at most {most} bytes; this does not fit";
        no_earlier_query: "还没有找过别的", "There is no earlier query";
        no_thread:
            "系统线程已用尽，查找会慢些；请稍后重开",
            "No thread left in the system: finding is slower; open it again later";
        read_again: "目录已重新读取", "Directory read again";
        not_read_again(count, place, reason):
            "目录未更新，{count} 处错误：{place}：{reason}",
            "Not updated, faults: {count}: {place}: {reason}";
        unread_again(reason): "目录未更新：{reason}", "Not updated: {reason}";
        cannot_suspend: "此终端无法挂起", "This terminal cannot suspend the program";
        completed_none: "没有可补全的字段", "No field to complete here";
    }

    /// Titles and entries of the copy menus.
    Menus {
        serves(count, names): "{count} 项：{names}", "for {count}: {names}";
        copy_phone: "复制哪个号码？", "Which number?";
        report_field: "哪一处有误", "What is wrong";
        hand_slip_over: "纠错条怎样交出", "How the slip leaves";
        slip_copied: "复制", "Copy";
        slip_code: "二维码", "QR code";
        copy_other: "复制什么？", "Copy what?";
        open_address: "打开哪个网址？", "Open which address?";
        pick: "取哪一个？", "Which one?";
        show_code: "哪一个做成二维码？", "Which one as a QR code?";
        show_event: "哪一段时间存进手机？", "Which dates for the telephone's calendar?";
        card: "名片", "Contact";
        event: "日程", "Event";
        line: "一行", "One line";
        whole: "全文", "Whole entry";
        markdown: "Markdown", "Markdown";
        vcard: "vCard 名片", "vCard";
        length(characters): "{characters} 字", "{characters} characters";
        preview(length, beginning): "{length}：{beginning}", "{length}: {beginning}";
        too_long_for_code(characters): "{characters} 字，二维码放不下", "{characters} characters, too long for a code";
        name: "名称", "Name";
        email: "邮箱", "E-mail";
        web: "网址", "Web";
        address: "地址", "Address";
        id: "编号", "Id";
    }
}
