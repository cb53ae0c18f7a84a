//! Going back and forth over entries, and bringing earlier queries back.

use crate::support::desk::Desk;
use crate::support::shipped::SHIPPED;
use kechuang::tui::mode::Focus;

fn selected(desk: &Desk) -> &'static str {
    let no = desk.model.browse().list.selected().expect("an entry is selected");
    SHIPPED.0.record(no).expect("it is in the directory").name()
}

/// What a reader sees of where they are: the query, the scope, the entry, the first line of its page.
fn seen(desk: &Desk) -> (String, String, &'static str, usize) {
    let browse = desk.model.browse();
    let scope = browse.tree.selected().map(|node| node.label().to_owned());
    (browse.query.text().to_owned(), scope.expect("a node is selected"), selected(desk), browse.detail.offset)
}

#[test]
fn back_and_forth_leads_over_the_entries_that_were_read() {
    for (width, height) in [(120, 36), (80, 24), (50, 20), (40, 10)] {
        let mut desk = Desk::open(width, height);
        desk.press("h j j Enter / \"青年\" Enter j j j");
        let first = seen(&desk);
        assert!(first.3 > 0, "the page was moved");
        desk.press("h / Ctrl-u \"药学会\" Enter");
        let second = seen(&desk);
        assert_ne!(first.2, second.2);
        desk.press("h Esc G Enter");
        let third = seen(&desk);
        desk.press("Ctrl-o");
        assert_eq!(seen(&desk), second, "at {width}×{height}");
        assert_eq!(desk.model.browse().focus, Focus::Detail);
        desk.press("Backspace");
        assert_eq!(seen(&desk), first);
        desk.press("H");
        assert!(desk.frame().contains("之前没有看过的条目"), "{}", desk.frame());
        desk.press("Alt-Right L");
        assert_eq!(seen(&desk), third);
        desk.press("L");
        assert!(desk.frame().contains("没有可以再往前的条目"), "{}", desk.frame());
    }
}

#[test]
fn from_the_list_back_leads_to_the_last_entry_read() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"药学会\" Enter h Esc G");
    let here = selected(&desk);
    desk.press("Ctrl-o");
    assert_eq!((selected(&desk), desk.model.browse().focus), ("天津市药学会", Focus::Detail));
    desk.press("Alt-Right");
    assert_eq!((selected(&desk), desk.model.browse().focus), (here, Focus::List));
}

#[test]
fn neighbours_read_one_after_the_other_are_one_place() {
    let mut desk = Desk::open(120, 36);
    desk.press("Enter h / \"学会\" Enter J J J");
    let last = selected(&desk);
    desk.press("H");
    assert_eq!(desk.model.browse().query.text(), "");
    desk.press("L");
    assert_eq!((selected(&desk), desk.model.browse().query.text()), (last, "学会"));
}

#[test]
fn a_query_that_was_cleared_comes_back() {
    let mut desk = Desk::open(120, 36);
    desk.press("u");
    assert!(desk.frame().contains("还没有找过别的"), "{}", desk.frame());
    desk.press("/ \"药学会\" Esc");
    assert_eq!(desk.model.browse().query.text(), "");
    desk.press("u");
    assert_eq!((desk.model.browse().query.text(), selected(&desk)), ("药学会", "天津市药学会"));
}

#[test]
fn up_in_an_empty_query_brings_earlier_queries() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"数学\" Esc / \"药学\" Enter h Esc / Up");
    assert_eq!(desk.model.browse().query.text(), "药学");
    desk.press("Up");
    assert_eq!(desk.model.browse().query.text(), "数学");
    desk.press("Down Up");
    assert_eq!(desk.model.browse().query.text(), "数学", "in the list Up is one row up");
    desk.press("\"会\" Ctrl-r");
    assert_eq!(desk.model.browse().query.text(), "药学", "what was typed is left behind, the one before it comes");
    desk.press("Ctrl-u Down Up");
    assert_eq!(desk.model.browse().query.text(), "", "in the list Up is one row up");
}
