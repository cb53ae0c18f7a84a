//! What the doctor says of the terminal.

use super::catalogue::messages;

messages! {
    /// What the doctor believes, why, and what can be done.
    Doctor {
        screen: "画面", "screen";
        screen_yes: "可以显示", "can be shown";
        screen_no: "不能显示", "cannot be shown";
        term: "终端", "terminal";
        unset: "未设", "not set";
        size: "大小", "size";
        size_value(columns, rows): "{columns} 列 {rows} 行", "{columns} columns, {rows} rows";
        colours: "颜色", "colours";
        colours_16: "终端自己的 16 色", "the terminal’s own 16";
        colours_256: "终端自己的 16 色和固定的 240 色", "the terminal’s own 16 and 240 that are fixed";
        colours_true: "任意颜色", "any";
        colours_none: "不用", "none";
        no_term: "没有 TERM", "TERM is not set";
        colours_setting: "设置 color", "the setting color";
        term_has_none: "TERM 所指的终端没有颜色", "the terminal that TERM names has none";
        term_has: "TERM 所指的终端有颜色", "the terminal that TERM names has them";
        locale: "语言环境", "locale";
        charset: "字符集", "characters";
        utf8: "UTF-8", "UTF-8";
        not_utf8: "不是 UTF-8", "not UTF-8";
        utf8_assumed: "没有语言环境，按 UTF-8 处理", "no locale says otherwise";
        multiplexer: "复用器", "multiplexer";
        none: "无", "none";
        in_tmux: "tmux，本程序在其中", "tmux, around this program";
        in_screen: "GNU screen，本程序在其中", "GNU screen, around this program";
        near_tmux: "tmux，在 SSH 的近端或外层", "tmux, at your end of the line";
        near_screen: "screen 或 tmux，在 SSH 的近端或外层", "screen or tmux, at your end of the line";
        ssh: "SSH", "SSH";
        ssh_yes: "经 SSH 连接", "at the far end of a line";
        ssh_no: "本机", "this machine";
        display: "图形显示", "display";
        display_wayland: "只有 Wayland", "Wayland alone";
        display_far: "在 SSH 远端，不用", "not used over SSH";
        clipboard: "剪贴板", "clipboard";
        step_native: "本机剪贴板", "the display’s";
        step_tmux: "tmux 缓冲区", "tmux’s buffer";
        step_osc52: "OSC 52", "OSC 52";
        step_osc52_tmux: "OSC 52（另按 tmux 形式）", "OSC 52 (also in tmux’s form)";
        step_osc52_screen: "OSC 52（另按 screen 形式）", "OSC 52 (also in screen’s form)";
        step_off: "关闭", "off";
        why_kiosk: "只供查阅", "a kiosk";
        why_environment: "KECHUANG_CLIPBOARD 指定", "KECHUANG_CLIPBOARD says so";
        why_configuration: "配置指定", "the configuration says so";
        why_display: "有图形显示", "there is a display";
        why_tmux: "在 tmux 中", "inside tmux";
        why_ssh: "经 SSH，没有图形显示", "over SSH there is no display";
        why_no_display: "没有图形显示", "there is no display";
        width: "“·—─”的宽度", "width of “·—─”";
        width_narrow: "一格", "one cell";
        width_wide: "两格", "two cells";
        width_unknown: "按一格处理", "taken for one cell";
        asked: "终端的回答", "the terminal’s answer";
        mute: "终端没有回答", "the terminal did not answer";
        not_asked: "没有终端可问", "there is no terminal to ask";
        none_that_answers: "这种终端不会回答", "a terminal of this type does not answer";
        given: "--glyphs 指定", "--glyphs says so";
        links: "网址链接", "links";
        title: "窗口标题", "title";
        feature_on: "用", "on";
        feature_off: "不用", "off";
        term_lacks: "TERM 所指的终端不支持", "the terminal that TERM names does not know it";
        term_bears: "TERM 所指的终端支持，或会略过", "the terminal that TERM names knows it or passes it over";
        screen_swallows: "GNU screen 不支持", "GNU screen does not know it";
        says_it_lacks(variable): "由 {variable} 知终端不支持", "{variable} says that the terminal does not know it";
        advice: "可改进之处", "What can be done";
        nothing: "一切正常", "Nothing is missing";
        inside: "内置目录", "directory inside";
        inside_value(title, edition, records): "{title}（{edition}），{records} 条", "{title} ({edition}), {records} entries";
        inside_built: "随程序而来", "that the program is built with";
        inside_packed: "用 pack 装入，逐字节核对无误", "packed into it, and whole to the last byte";
        kept: "收藏等", "kept";
        kept_nowhere: "无处可存", "nowhere";
        kept_none: "还没有，可以存", "nothing yet, can be written";
        kept_right(count): "收藏 {count} 条，可以存", "favourites: {count}, can be written";
        kept_unread: "读不到", "not read";
        kept_unwritable: "不能写入", "cannot be written";
        settings: "设置", "settings";
        settings_none: "没有设置文件", "no file";
        settings_right: "全部采用", "all heeded";
        settings_wrong(count): "{count} 处错误，见下", "faults: {count}, see below";
        settings_unread: "没有读", "not read";
        fix_no_terminal:
            "输出不是终端：直接运行，经 SSH 时用 ssh -t",
            "the output is no terminal: run it directly, over SSH with ssh -t";
        fix_term:
            "TERM 不可用：请设为终端的类型，例如 export TERM=xterm-256color",
            "TERM is of no use: set it to the terminal’s type, for example export TERM=xterm-256color";
        fix_size(columns, rows):
            "窗口太小：至少 {columns}×{rows}",
            "the window is too small: {columns}×{rows} at least";
        fix_utf8:
            "字符集不是 UTF-8：请设 LANG，例如 export LANG=zh_CN.UTF-8",
            "the locale is not UTF-8: set LANG, for example export LANG=zh_CN.UTF-8";
        fix_near_tmux:
            "近端的 tmux 默认不放行程序的 OSC 52：在那里执行 tmux set -s set-clipboard on",
            "the tmux at your end drops a program’s OSC 52 by default: there, tmux set -s set-clipboard on";
        fix_osc52(key):
            "OSC 52 没有回音：若贴不出来，请在终端设置中允许程序写剪贴板，或按 {key} 用手机扫码",
            "OSC 52 has no answer: if nothing arrives, allow programs to write the clipboard in the terminal’s settings, or press {key} and use a telephone";
        fix_wayland:
            "只有 Wayland：装 wl-clipboard 后设 KECHUANG_CLIPBOARD=wl-copy",
            "with Wayland alone: install wl-clipboard and set KECHUANG_CLIPBOARD=wl-copy";
        fix_off: "复制已关闭：去掉 KECHUANG_CLIPBOARD=off 即可", "copying is off: take KECHUANG_CLIPBOARD=off away";
        fix_mute:
            "终端不回答宽度：若线条错位，请加 --glyphs wide 或 --glyphs ascii",
            "the terminal does not tell its widths: if lines are out of place, use --glyphs wide or --glyphs ascii";
    }
}
