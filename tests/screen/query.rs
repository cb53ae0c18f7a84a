//! The query on the screen: what it takes, what it says, what Esc does to it.

use crate::room::last_row;
use crate::support::desk::{Desk, options, settings};
use kechuang::messages::Lang;
use kechuang::search::Query;
use kechuang::tui::action::Message;
use kechuang::tui::mode::Mode;
use kechuang::tui::model::{ModelOptions, Settings};

/// The last row of the screen.
fn foot(desk: &Desk) -> String {
    desk.frame().lines().last().unwrap().trim().to_owned()
}

#[test]
fn a_query_that_is_full_says_so_and_takes_no_more() {
    let mut desk = Desk::open(120, 36);
    desk.press("/");
    for _ in 0..Query::LONGEST {
        desk.send(Message::Type('学'));
    }
    assert!(!foot(&desk).contains("至多"), "{}", foot(&desk));
    for _ in 0..10_000 {
        desk.send(Message::Type('会'));
    }
    assert_eq!(desk.model.browse().query.text(), "学".repeat(Query::LONGEST));
    assert_eq!(foot(&desk), "查找内容至多 200 个字，请缩短");
    desk.press("Backspace");
    assert!(!foot(&desk).contains("至多"), "{}", foot(&desk));
}

#[test]
fn a_paste_that_is_cut_says_so() {
    let mut desk =
        Desk::open_with(ModelOptions { settings: Settings { lang: Lang::En, ..settings() }, ..options() }, 120, 36);
    desk.send(Message::Paste("学会\n".repeat(1_000_000)));
    assert!(desk.model.browse().query.text().chars().count() <= Query::LONGEST);
    assert_eq!(foot(&desk), "A query has at most 200 characters; shorten it");
    // Once that has been read, the words that are too many are said.
    desk.press("Left");
    assert_eq!(foot(&desk), "A query has at most 32 words and fields; leave some out");
}

#[test]
fn a_query_that_comes_with_the_call_is_cut_and_says_so() {
    for (query, told) in [
        ("学会 ".repeat(1_000_000), "至多 32 个词和字段，请删去一些"),
        ("x".repeat(1_000_000), "查找内容至多 200 个字，请缩短"),
    ] {
        let desk = Desk::open_with(ModelOptions { query, ..options() }, 120, 36);
        assert_eq!(desk.model.browse().query.text().chars().count(), Query::LONGEST);
        assert_eq!(foot(&desk), told);
    }
    let desk = Desk::open_with(ModelOptions { query: "数学会".to_owned(), ..options() }, 120, 36);
    assert!(!foot(&desk).contains("至多"));
}

#[test]
fn a_completion_for_which_there_is_no_room_is_not_made() {
    let mut desk = Desk::open(120, 36);
    let text = "x".repeat(Query::LONGEST - 3) + " de";
    desk.send(Message::Paste(text.clone()));
    desk.press("Tab");
    assert_eq!(desk.model.browse().query.text(), text);
    assert_eq!(foot(&desk), "查找内容至多 200 个字，请缩短");
}

#[test]
fn a_value_that_there_is_not_brings_those_that_there_are() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"part:哲学\"");
    assert!(foot(&desk).starts_with("部分: 没有“哲学”；相近的有："), "{}", foot(&desk));
    desk.press("Backspace Backspace \"理学\"");
    assert!(!foot(&desk).contains("没有"), "{}", foot(&desk));
    assert_eq!(desk.model.browse().list.total, 26);
    desk.press("\"x\" Esc");
    assert!(!foot(&desk).contains("没有"), "{}", foot(&desk));
}

#[test]
fn help_while_typing_begins_with_what_can_be_typed() {
    for (lang, title, field) in [(Lang::Zh, "查找语法", "年龄:38"), (Lang::En, "Query language", "age:38")] {
        for (width, height) in [(120, 36), (80, 24), (50, 20), (40, 10)] {
            let mut desk =
                Desk::open_with(ModelOptions { settings: Settings { lang, ..settings() }, ..options() }, width, height);
            desk.press("/");
            desk.send(Message::Paste("青年 age:3".to_owned()));
            desk.press("Left Left F1");
            assert_eq!(desk.model.mode(), Mode::Help);
            let frame = desk.frame();
            assert!(frame.contains(title), "{width}×{height}\n{frame}");
            desk.press("j j j j j j j j");
            let below = desk.frame();
            assert!(
                frame.contains(field) || below.contains(field) || height < 20,
                "{width}×{height}\n{frame}\n{below}"
            );
            desk.press("Esc");
            let query = &desk.model.browse().query;
            assert_eq!((query.text(), query.caret(), desk.model.mode()), ("青年 age:3", 6, Mode::Query));
        }
    }
    // Elsewhere it begins with the keys.
    let mut desk = Desk::open(120, 36);
    desk.press("?");
    assert!(!desk.frame().contains("年龄:38"), "{}", desk.frame());
}

#[test]
fn tab_lists_the_values_that_there_are() {
    let mut desk = Desk::open(120, 36);
    for (typed, completed, coming) in [
        ("sex:", "sex:女", "男"),
        ("月份:", "月份:1", "2  3  4  5  6  7  8  9  10  11  12  春  夏  秋  冬  上半年  下半年"),
        ("类型:", "类型:服务", "学会  部门  简介  条款  前言"),
        ("对象:企业,qing", "对象:企业,青年科技工作者", "青年人才"),
    ] {
        desk.press(&format!("/ Ctrl-u \"{typed}\" Tab"));
        assert_eq!(desk.model.browse().query.text(), completed);
        assert!(foot(&desk).starts_with(coming), "{typed}: {}", foot(&desk));
    }
    for (typed, told) in [
        ("age:", "这个年龄可以申报的服务，如 38、35-45、<40"),
        ("dept:航天", "部门: 没有“航天”；有：市科协"),
        ("sex:x", "性别: 后面写 女 或 男，不是“x”"),
        ("kind:zz", "没有“zz”这一类；有：服务 学会"),
    ] {
        desk.press(&format!("/ Ctrl-u \"{typed}\" Tab"));
        assert_eq!(desk.model.browse().query.text(), typed);
        assert!(foot(&desk).starts_with(told), "{typed}: {}", foot(&desk));
    }
}

#[test]
fn a_value_that_cannot_be_is_said_in_place() {
    for (lang, typed, told) in [
        (Lang::Zh, "month:13", "月份: 后面写 1 至 12 的月份，如 9、9-11、9,10，或 秋、下半年，不是“13”"),
        (Lang::Zh, "年龄:45-35", "年龄: “45-35”前大后小；写 35-45"),
        (Lang::En, "open:2026-02-30", "open: there is no day “2026-02-30”; write today, or a date like 2026-10-01"),
        (Lang::En, "sex:f sex:m", "sex: nobody is both “f” and “m”; leave one out, or write sex:f,m (either)"),
    ] {
        let mut desk =
            Desk::open_with(ModelOptions { settings: Settings { lang, ..settings() }, ..options() }, 120, 36);
        desk.send(Message::Paste(typed.to_owned()));
        desk.press("Left");
        assert_eq!(foot(&desk), told);
    }
}

#[test]
fn esc_clears_and_then_shows_everything() {
    for pane in ["", "h"] {
        let mut desk = Desk::open(120, 36);
        desk.press("h j l");
        let scope = desk.model.browse().list.total;
        desk.press("/ \"奖\" Enter Esc").press(pane);
        assert!(desk.model.screen.is_filtered() && desk.model.browse().list.total < scope, "{pane}");
        let entry = desk.model.browse().list.selected();
        desk.press("Esc");
        assert!(!desk.model.screen.is_filtered());
        assert_eq!(
            (desk.model.browse().list.total, desk.model.browse().list.selected()),
            (scope, entry),
            "first the scope, {pane}"
        );
        desk.press("Esc");
        assert_eq!(
            (desk.model.browse().list.total, desk.model.browse().list.selected()),
            (276, entry),
            "then everything, {pane}"
        );
        assert!(desk.model.browse().tree.selected().is_some_and(|node| node.depth == 0 && node.records.len() == 276));
        desk.press("Esc");
        assert_eq!((desk.model.browse().list.total, desk.model.browse().list.selected()), (276, entry), "{pane}");
    }
}

#[test]
fn esc_while_typing_leaves_the_query_and_not_the_scope() {
    let mut desk = Desk::open(120, 36);
    desk.press("h j l");
    let scope = desk.model.browse().list.total;
    desk.press("/ Esc");
    assert_eq!((desk.model.mode(), desk.model.browse().list.total), (Mode::List, scope));
}

#[test]
fn help_over_values_that_complete_says_its_own_keys() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"性别:\" Tab");
    assert!(last_row(&desk).contains('男'), "{}", last_row(&desk));
    desk.press("F1");
    assert!(last_row(&desk).contains("Esc 关闭"), "{}", last_row(&desk));
    desk.press("Esc");
    assert!(last_row(&desk).contains('男'), "{}", last_row(&desk));
}
