//! Conditions in plain words on the screen: how they are shown as read, and how they are taken out.

use crate::support::desk::{Desk, options, settings};
use kechuang::messages::Lang;
use kechuang::tui::action::Message;
use kechuang::tui::model::{ModelOptions, Settings};
use proptest::prelude::*;
use ratatui::layout::Position;

fn typed(text: &str, lang: Lang, width: u16, height: u16) -> Desk {
    let mut desk =
        Desk::open_with(ModelOptions { settings: Settings { lang, ..settings() }, ..options() }, width, height);
    desk.press("/");
    for c in text.chars() {
        desk.send(Message::Type(c));
    }
    desk
}

/// The line with the query.
fn line(desk: &Desk, text: &str) -> String {
    let frame = desk.frame();
    frame.lines().find(|line| line.contains(text)).unwrap_or_else(|| panic!("{frame}")).to_owned()
}

#[test]
fn what_is_read_stands_behind_what_was_typed() {
    for (lang, text, read) in [
        (Lang::Zh, "45岁的企业家", "年龄 45 · 对象 企业家"),
        (Lang::Zh, "女硕士", "性别 女 · 学历 硕士"),
        (Lang::Zh, "35岁以下", "年龄 ≤35"),
        (Lang::Zh, "第73页", "页码 73"),
        (Lang::Zh, "every two years", "周期 每 2 年一次"),
        (Lang::En, "women under 45", "sex female · age <45"),
        (Lang::En, "in may", "month 5"),
    ] {
        for (width, height) in [(120, 36), (80, 24), (50, 20), (40, 10)] {
            let desk = typed(text, lang, width, height);
            let line = line(&desk, text);
            let shown = line.split(text).nth(1).and_then(|it| it.split('│').next()).unwrap().trim().to_owned();
            // Where there is no room for all of them there are the first.
            assert!(
                !shown.is_empty() && (read.starts_with(&shown) || shown.starts_with(read)),
                "{width}×{height}: {line}"
            );
        }
    }
    for text in ["数学会", "age:45", "45", "区块链"] {
        let desk = typed(text, Lang::Zh, 120, 36);
        assert!(desk.model.browse().conditions().is_empty(), "{text}");
    }
}

#[test]
fn what_is_read_never_moves_the_caret() {
    for (width, height) in [(120, 36), (80, 24), (50, 20), (40, 10)] {
        let mut desk = typed("45岁的企业家", Lang::Zh, width, height);
        let caret = |desk: &Desk| desk.buffer().1.unwrap();
        let end = caret(&desk);
        desk.press("Home");
        assert_eq!(caret(&desk), Position { x: end.x - 12, ..end }, "{width}×{height}");
        assert!(desk.frame().contains("年龄 45"), "{width}×{height}");
    }
}

#[test]
fn backspace_takes_a_condition_as_a_whole() {
    let mut desk = typed("女硕士五月", Lang::Zh, 120, 36);
    let text = |desk: &Desk| desk.model.browse().query.text().to_owned();
    for left in ["女硕士", "女"] {
        desk.press("Backspace");
        assert_eq!(text(&desk), left);
    }
    desk.press("Ctrl-y");
    assert_eq!(text(&desk), "女硕士", "what was taken last comes back");
    let mut desk = typed("45岁的企业家", Lang::Zh, 80, 24);
    desk.press("Left Left Left Left Backspace");
    assert_eq!(text(&desk), "的企业家", "in the middle as at the end");
    desk.press("Ctrl-y");
    assert_eq!((text(&desk).as_str(), desk.model.browse().query.caret()), ("45岁的企业家", 3));
    assert_eq!(desk.model.browse().conditions().len(), 2);
    // What is found by its name is typed character by character.
    let mut desk = typed("数学会", Lang::Zh, 80, 24);
    desk.press("Backspace");
    assert_eq!(text(&desk), "数学");
}

#[test]
fn what_is_read_groups_the_answers_and_says_why() {
    let desk = typed("35岁女硕士", Lang::Zh, 120, 36);
    let frame = desk.frame();
    assert!(frame.contains("适合") && frame.contains("待读"), "{frame}");
    let mut fields = typed("", Lang::Zh, 120, 36);
    fields.send(Message::Paste("年龄:35 性别:女 学历:硕士".to_owned()));
    let rows =
        |desk: &Desk| desk.frame().lines().skip(2).map(|line| line.chars().skip(28).collect()).collect::<Vec<String>>();
    assert_eq!(rows(&desk), rows(&fields), "as with the fields");
}

#[test]
fn what_was_deleted_can_be_put_back() {
    for (keys, text) in
        [("Ctrl-w Ctrl-y", "数学 药学"), ("Ctrl-u Ctrl-y", "数学 药学"), ("Ctrl-u Ctrl-y Ctrl-y", "数学 药学数学 药学")]
    {
        let mut desk = typed("数学 药学", Lang::Zh, 80, 24);
        desk.press(keys);
        assert_eq!(desk.model.browse().query.text(), text, "{keys}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_read_leaves_the_frame_whole(text in "[0-9岁月年女博士企业每两a-z 的]{0,14}", keys in prop::collection::vec(0_usize..5, 0..8)) {
        let mut desk = typed(&text, Lang::Zh, 40, 10);
        for key in keys {
            desk.press(["Backspace", "Left", "Right", "Ctrl-y", "Ctrl-w"][key]);
            let query = &desk.model.browse().query;
            prop_assert!(query.caret() <= query.text().chars().count());
            prop_assert!(desk.frame().lines().count() <= 10);
        }
    }
}
