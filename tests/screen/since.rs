//! The screen of a call that names an older directory: what is new and changed, and what was.

use std::sync::Arc;

use kechuang::directory::Directory;
use kechuang::messages::Lang;
use kechuang::tui::action::Message;
use kechuang::tui::since::Since;

use crate::support::desk::{Desk, options};
use crate::support::shipped::SHIPPED;

/// The shipped directory as it was before: without its second service, another name of the first, one more in the end.
fn before() -> Arc<Directory> {
    let mut contents = SHIPPED.0.contents();
    contents.services[0].name = "从前的叫法".into();
    contents.services[0].contacts[0].phones[0].number = "022-11112222".into();
    let mut more = contents.services[1].clone();
    contents.services.remove(1);
    more.id = "service-99".into();
    more.number = 99;
    more.name = "停办的服务".into();
    more.summary = "已停办。".into();
    more.sections = Box::default();
    more.documents = Box::default();
    contents.services.push(more);
    Arc::new(contents.into())
}

fn compared(desk: &mut Desk) {
    let since = Since::of("旧版".into(), before(), Arc::clone(&SHIPPED.0));
    desk.send(Message::Compared(Arc::new(since)));
}

/// The rows of the list with these printed numbers.
fn row(frame: &str, number: &str) -> String {
    frame.lines().find(|line| line.contains(number)).unwrap_or_default().to_owned()
}

#[test]
fn entries_bear_what_became_of_them_at_any_width() {
    for (width, height) in [(120, 36), (80, 24), (50, 20)] {
        let mut desk = Desk::open(width, height);
        let without = desk.frame();
        compared(&mut desk);
        let frame = desk.frame();
        assert!(frame.contains("与 旧版 相比") && frame.contains("新增 1 · 改 1 · 撤 1"), "{frame}");
        assert!(row(&frame, "01 ").contains(" 改") && row(&frame, "02 ").contains(" 新"), "{frame}");
        assert!(!row(&frame, "03 ").contains(" 改") && !row(&frame, "03 ").contains(" 新"), "{frame}");
        assert_eq!(frame.lines().count(), without.lines().count());
    }
}

#[test]
fn the_page_shows_what_was() {
    for (width, height) in [(120, 36), (80, 24), (50, 20)] {
        let mut desk = Desk::open(width, height);
        compared(&mut desk);
        desk.press("Enter");
        let frame = desk.frame();
        assert!(frame.contains("从前的叫法") && frame.contains("022-11112222"), "{frame}");
        let mut desk = Desk::open(width, height);
        desk.press("Enter");
        assert!(!desk.frame().contains("从前的叫法"));
    }
}

#[test]
fn what_is_new_or_changed_can_be_asked_for() {
    for (query, count) in [("is:new", 1), ("is:changed", 1), ("是:改动|新增", 2)] {
        let mut desk = Desk::open(120, 36);
        desk.press(&format!("/ \"{query}\""));
        let found = |desk: &Desk| desk.model.screen.browse.list.entries.len();
        compared(&mut desk);
        assert_eq!(found(&desk), count, "{query}: a query is asked again once the answer is known");
    }
}

#[test]
fn a_comparison_of_another_directory_is_not_shown() {
    let mut desk = Desk::open(80, 24);
    let since = Since::of("旧版".into(), before(), before());
    let frame = desk.frame();
    desk.send(Message::Compared(Arc::new(since)));
    assert_eq!(desk.frame(), frame);
}

#[test]
fn in_english_it_says_so_in_english() {
    let mut options = options();
    options.settings.lang = Lang::En;
    let mut desk = Desk::open_with(options, 80, 24);
    compared(&mut desk);
    assert!(row(&desk.frame(), "01 ").contains(" changed"), "{}", desk.frame());
}
