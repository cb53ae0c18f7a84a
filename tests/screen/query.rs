//! The query on the screen: what it takes, what it says, what Esc does to it.

use crate::support::desk::{Desk, options};
use kechuang::messages::Lang;
use kechuang::search::Query;
use kechuang::tui::action::Message;
use kechuang::tui::mode::Mode;
use kechuang::tui::model::ModelOptions;

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
    let mut desk = Desk::open_with(ModelOptions { lang: Lang::En, ..options() }, 120, 36);
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
    assert!(foot(&desk).starts_with("part: 没有“哲学”；有："), "{}", foot(&desk));
    desk.press("Backspace Backspace \"理学\"");
    assert!(!foot(&desk).contains("没有"), "{}", foot(&desk));
    assert_eq!(desk.model.browse().list.total, 26);
    desk.press("\"x\" Esc");
    assert!(!foot(&desk).contains("没有"), "{}", foot(&desk));
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
