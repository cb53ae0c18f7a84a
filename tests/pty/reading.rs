//! Looking around and finding.

use crate::refusing::large_directory;
use crate::support::heard::{DRAWN_WIDE, is_ambiguous};
use crate::support::pty::{Folder, Sort, Start, code, text};
use crate::{ITS_NUMBER, SOCIETY, opened, opened_at_society};

#[test]
fn it_starts_and_shows_the_directory() {
    let terminal = opened(Start::kechuang());
    let screen = terminal.see("022-27111199");
    for (branch, count) in [("服务科技工作者", "21"), ("学会", "147")] {
        let in_tree = |line: &str| line.split('│').next().unwrap().split_whitespace().eq(["▾", branch, count]);
        assert!(screen.lines().any(in_tree), "{branch} {count} in\n{screen}");
    }
    terminal.see_selected("01 推荐全国创新争先奖天津市候选对象");
    assert!(terminal.screen().alternate_screen());
    assert!(terminal.screen().hide_cursor(), "nothing is being typed");
}

#[test]
fn a_few_typed_characters_find_a_society_with_its_number() {
    let terminal = opened(Start::kechuang());
    terminal.send("/").send("数学会");
    terminal.see_selected(SOCIETY);
    let screen = terminal.see(ITS_NUMBER);
    let first = screen.lines().find(|line| line.contains('▌')).unwrap();
    assert!(first.contains(SOCIETY), "{first}");
    assert!(!terminal.screen().hide_cursor(), "an input method needs the cursor at the caret");
    let (row, column) = terminal.screen().cursor_position();
    let (caret_row, line) = (0_u16..).zip(screen.lines()).find(|(_, line)| line.contains("/ 数学会")).unwrap();
    let before = &line[..line.find("数学会").unwrap() + "数学会".len()];
    assert_eq!((usize::from(row), usize::from(column)), (caret_row.into(), kechuang::text::cells(before)));
}

#[test]
fn a_query_can_be_given_on_the_command_line() {
    let terminal = Start::kechuang().args(["数学会"]).run();
    terminal.see_selected(SOCIETY);
}

#[test]
fn pasted_lines_are_one_line_of_query_and_command_nothing() {
    let terminal = opened(Start::kechuang());
    terminal.paste("数学\r\n会\nq\ry");
    terminal.see("/ 数学 会 q y");
    assert!(terminal.screen().alternate_screen());
    terminal.send("\x1b");
    terminal.see_gone("/ 数学");
}

#[test]
fn a_huge_paste_is_cut_and_the_program_goes_on() {
    let terminal = opened(Start::kechuang());
    terminal.paste(&"数".repeat(350_000));
    terminal.see("数数数数");
    terminal.send("\x1b");
    terminal.see_gone("数数数数");
    terminal.send("/").send("数学会");
    terminal.see_selected(SOCIETY);
}

#[test]
fn another_size_keeps_the_selection() {
    let terminal = opened(Start::kechuang());
    terminal.send("jjjjj");
    terminal.see_selected("06 老科学家学术成长资料采集");
    for (columns, rows) in [(80, 24), (50, 20), (40, 10), (200, 50), (120, 36)] {
        let place = terminal.heard_so_far();
        terminal.resize(columns, rows);
        terminal.hear("\x1b[2J", place);
        terminal.see_selected("06 老科学家学术成长资料");
        let drawn = terminal.screen();
        terminal.send("\x0c");
        terminal.hear("\x1b[2J", terminal.hear("\x1b[2J", place));
        let redrawn = terminal.wait("the screen is redrawn", |screen| Some(screen.clone()));
        assert_eq!(text(&drawn), text(&redrawn));
    }
}

#[test]
fn a_window_that_is_too_small_says_so_and_recovers() {
    let terminal = opened(Start::kechuang());
    terminal.resize(39, 9);
    terminal.see("40×10");
    terminal.resize(60, 20);
    terminal.see_selected("01 推荐全国创新争先奖");
}

#[test]
fn nothing_is_written_but_the_frame_of_a_key() {
    let terminal = opened(Start::kechuang());
    terminal.send("j");
    terminal.see_selected("02 推荐中国青年科技奖");
    let place = terminal.heard_so_far();
    // A key without a meaning, a focus that comes and goes, and then one that moves the cursor.
    terminal.send("\x1b[15~\x1b[I\x1b[O").send("j");
    terminal.see_selected("03 推荐中国科协");
    let written = String::from_utf8(terminal.heard_after(place)).unwrap();
    assert!(written.starts_with("\x1b[?2026h") && written.ends_with("\x1b[?2026l"), "{written:?}");
    assert_eq!(written.matches("\x1b[?2026h").count(), 1, "{written:?}");
}

#[test]
fn without_colours_the_selection_is_still_to_be_seen() {
    let terminal = opened(Start::kechuang().env("NO_COLOR", "1"));
    terminal.see_selected("01 推荐全国创新争先奖天津市候选对象");
    terminal.send("/").send("数学会");
    terminal.see_selected(SOCIETY);
    let screen = terminal.screen();
    for row in 0..36 {
        for column in 0..120 {
            let cell = screen.cell(row, column).unwrap();
            let colours = (cell.fgcolor(), cell.bgcolor());
            assert_eq!(colours, (vt100::Color::Default, vt100::Color::Default), "row {row}, column {column}");
        }
    }
}

#[test]
fn its_own_words_are_english_where_that_is_asked_for() {
    let terminal = Start::kechuang().args(["--lang", "en"]).run();
    let screen = terminal.see("Everything");
    assert!(screen.contains("find"), "{screen}");
    let terminal = Start::kechuang().env("LANG", "en_GB.UTF-8").run();
    terminal.see("Everything");
}

#[test]
fn another_directory_is_read_from_a_folder() {
    let folder = Folder::new();
    crate::refusing::small_directory(&folder);
    let terminal = Start::kechuang().args(["--data", folder.path().to_str().unwrap()]).run();
    let screen = terminal.see("022-11112222");
    assert!(screen.contains("借阅图书") && !screen.contains("天津"), "{screen}");
    let terminal = Start::kechuang().env("KECHUANG_DATA", folder.path().to_str().unwrap()).run();
    terminal.see("022-11112222");
}

#[test]
fn keys_come_from_the_terminal_though_standard_input_does_not() {
    let mut terminal = opened(Start::kechuang().stdin("/dev/null".as_ref()));
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
}

#[test]
fn a_mute_terminal_costs_nothing() {
    let mut terminal = opened_at_society(Start::kechuang().sort(Sort::Mute));
    terminal.see(ITS_NUMBER);
    terminal.send("\r").send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
}

/// Whether a screen shows what a key leads to.
type Shows<'a> = &'a dyn Fn(&str) -> bool;

/// In this terminal an ambiguous character is drawn as a Han character that the directory does not hold, two cells
/// wide, and the cursor is told to stand accordingly.
#[test]
fn where_disputed_characters_are_wide_none_is_drawn() {
    let terminal = Start::kechuang().sort(Sort::Wide).run();
    let settled = |what, shows: &dyn Fn(&str) -> bool| {
        terminal.wait(what, |screen| {
            let text = text(screen);
            (!text.is_empty() && !text.contains(DRAWN_WIDE) && shows(&text)).then_some(text)
        })
    };
    let is_whole = |after, shows: &dyn Fn(&str) -> bool| {
        let drawn = settled(after, shows);
        let before = terminal.heard_so_far();
        terminal.send("\x0c");
        terminal.hear("\x1b[2J", before);
        assert_eq!(drawn, settled("the screen is redrawn", shows), "after {after}");
    };
    settled("only characters of certain width are drawn", &|_| true);
    let place = terminal.heard_so_far();
    is_whole("the answer", &|_| true);
    // What is there once a key has had its whole effect, the answer to a query included.
    let steps: [(&str, Shows); 11] = [
        ("G", &|text| text.contains("| 前言")),
        ("g", &|text| text.contains("第 2 页")),
        ("/药学会", &|text| text.contains("・ 276") && !text.contains("276 ・ 276")),
        ("\x1b", &|text| !text.contains("・ 276")),
        ("Y", &|text| text.contains("复制什么？")),
        ("\x1b", &|text| !text.contains("复制什么？")),
        ("?", &|text| text.starts_with(" 帮助")),
        ("?", &|text| text.starts_with(" 科创天津")),
        ("Q", &|text| text.contains('█') || text.contains("022-27122522")),
        ("\x1b", &|text| text.contains("编号")),
        ("G", &|text| text.contains("| 前言")),
    ];
    for (keys, shows) in steps {
        let before = terminal.heard_so_far();
        terminal.send(keys);
        terminal.hear("\x1b[?2026l", before);
        is_whole(keys, shows);
    }
    let written = String::from_utf8(terminal.heard_after(place)).unwrap();
    let disputed: Vec<char> = written.chars().filter(|c| is_ambiguous(*c)).collect();
    assert!(disputed.is_empty(), "{disputed:?}");
}

#[test]
fn a_terminal_whose_width_is_given_is_not_asked() {
    let terminal = opened(Start::kechuang().args(["--glyphs", "wide"]));
    let written = String::from_utf8(terminal.heard_after(0)).unwrap();
    assert!(!written.contains("\x1b[6n"));
    assert!(!written.chars().any(is_ambiguous));
}

#[test]
fn what_is_typed_ahead_acts_on_what_was_asked_for() {
    let mut terminal = opened(Start::kechuang());
    // One piece, as a slow line brings it: the query, its details, the copy.
    terminal.send("/药学会\ry");
    terminal.see("已发送 022-27122522");
    assert!(terminal.screen().contents().contains("天津市药学会"));
    terminal.send("\x1b");
    terminal.see_selected("天津市药学会");
    terminal.send("/\x15评聘天津科普大使\rY\x03");
    assert_eq!(code(terminal.end_restored()), 0, "leaving waits for nothing");
}

#[test]
fn esc_and_a_key_that_come_in_one_piece_are_both_heard() {
    let terminal = opened_at_society(Start::kechuang());
    terminal.send("\x1b/");
    terminal.send("药学会");
    terminal.see_selected("天津市药学会");
    terminal.see("/ 药学会");
}

#[test]
fn a_fault_in_the_settings_has_a_line_until_the_first_key() {
    let folder = Folder::new();
    folder.write("kechuang/config.ron", "(lang: \"en\", mouse: 1)");
    let terminal = Start::kechuang().env("XDG_CONFIG_HOME", folder.path().to_str().unwrap()).size(200, 40).run();
    terminal.see("kechuang/config.ron:1:21: this setting is not heeded: true or false should stand here");
    terminal.see("Everything");
    terminal.send("j");
    terminal.see_gone("this setting is not heeded");
}

#[test]
fn a_large_directory_is_read_while_its_screen_is_shown() {
    let folder = Folder::new();
    large_directory(&folder);
    let terminal = Start::kechuang().args(["--data", folder.path().to_str().unwrap(), "第300学会"]).run();
    terminal.see_selected("第300学会");
    terminal.send("\x1b");
    terminal.see("302");
    assert!(!terminal.screen().contents().contains('%'), "all of it has been read");
}
