//! A directory that is shown while it is still being read.

use std::sync::{Arc, LazyLock};

use crate::support::desk::{Desk, options, settings};
use crate::support::shipped::SHIPPED;
use kechuang::directory::{Directory, Record};
use kechuang::document::Subject;
use kechuang::search::Index;
use kechuang::tui::action::{Action, Effect, Message};
use kechuang::tui::mode::Focus;
use kechuang::tui::tree::{NodeKey, Tree};
use kechuang::tui::update::update;

/// Half of the shipped directory: every second service, and the first half of each discipline.
static HALF: LazyLock<(Arc<Directory>, Arc<Index>)> = LazyLock::new(|| {
    let mut contents = SHIPPED.0.contents();
    contents.services.retain(|service| service.number % 2 == 1);
    for discipline in &mut contents.disciplines {
        let societies = discipline.societies.to_vec();
        discipline.societies = societies[..societies.len() / 2].into();
    }
    let directory = Arc::new(Directory::from(contents));
    let index = Index::build(&directory);
    (directory, Arc::new(index))
});

/// A desk with half of the directory, of which 43 percent are read.
pub(crate) fn half(width: u16, height: u16) -> Desk {
    let mut desk = Desk::without_directory(options(), width, height);
    desk.send(Message::Progress(43));
    desk.send(Message::Grown(Arc::clone(&HALF.0), tree(&HALF.0)));
    desk
}

fn tree(directory: &Directory) -> Tree {
    Tree::of(directory, settings().lang.messages())
}

/// Gives a message; questions are answered from `index`.
fn give(desk: &mut Desk, message: Message, index: &Index) {
    for effect in update(&mut desk.model, message) {
        if let Effect::Search(search) = effect {
            give(desk, Message::Found(index.answer(&search)), index);
        }
    }
}

fn type_in(desk: &mut Desk, text: &str, index: &Index) {
    desk.press("/");
    text.chars().for_each(|c| give(desk, Message::Type(c), index));
}

/// The whole directory arrives.
pub(crate) fn grow(desk: &mut Desk) {
    give(desk, Message::Loaded(Arc::clone(&SHIPPED.0), tree(&SHIPPED.0)), &SHIPPED.1);
    give(desk, Message::Indexed(Arc::clone(&SHIPPED.1)), &SHIPPED.1);
}

fn selected(desk: &Desk) -> String {
    let no = desk.model.browse().list.selected().unwrap();
    desk.model.shared.directory.as_ref().unwrap().heading(no).unwrap().id.to_owned()
}

/// How many rows above the cursor of the list are seen.
fn above(desk: &Desk) -> usize {
    let rows = desk.model.browse().list.rows;
    rows.cursor - rows.offset
}

#[test]
fn the_title_says_how_much_has_been_read() {
    let mut desk = half(120, 36);
    let count = HALF.0.len();
    assert!(desk.frame().contains(&format!("{count}… 43%")), "{}", desk.frame());
    grow(&mut desk);
    assert_eq!(desk.frame(), Desk::open(120, 36).frame());
}

#[test]
fn the_reader_stays_on_record_row_and_line() {
    let mut desk = half(120, 20);
    desk.press("j j j j j j j j j j j j j j j j j j j j k k Enter j j");
    let (id, row, offset) = (selected(&desk), above(&desk), desk.model.browse().detail.offset);
    assert!(row > 0 && offset > 0);
    grow(&mut desk);
    assert_eq!((selected(&desk), above(&desk), desk.model.browse().detail.offset), (id, row, offset));
    let browse = desk.model.browse();
    assert_eq!(
        (browse.detail.subject.and_then(Subject::record), browse.focus),
        (browse.list.selected(), Focus::Detail)
    );
}

#[test]
fn records_of_every_kind_can_be_stayed_on() {
    for row in (0..HALF.0.len()).step_by(23) {
        let mut desk = half(80, 24);
        for _ in 0..row {
            desk.press("j");
        }
        let id = selected(&desk);
        grow(&mut desk);
        assert_eq!(selected(&desk), id);
    }
}

#[test]
fn the_tree_stays_on_its_node_and_folded_as_it_was() {
    let mut desk = half(120, 36);
    desk.press("h j h j j l");
    let node = |desk: &Desk| -> NodeKey { desk.model.browse().tree.selected().unwrap().key.clone() };
    let folds = |desk: &Desk| -> Vec<bool> {
        let tree = &desk.model.browse().tree;
        tree.visible().map(|node| tree.is_folded(node)).collect()
    };
    let before = (node(&desk), folds(&desk));
    assert_ne!(before.0, NodeKey::All);
    grow(&mut desk);
    assert_eq!((node(&desk), folds(&desk)), before);
    let scope = desk.model.browse().scoped();
    assert_eq!(desk.model.browse().list.entries, scope);
}

#[test]
fn a_query_is_asked_again_and_the_entry_stays() {
    let mut desk = half(120, 36);
    give(&mut desk, Message::Indexed(Arc::clone(&HALF.1)), &HALF.1);
    type_in(&mut desk, "学会", &HALF.1);
    desk.press("Enter");
    desk.press("h l j j j");
    let (id, found) = (selected(&desk), desk.model.browse().list.total);
    grow(&mut desk);
    assert!(desk.model.browse().list.total > found);
    assert_eq!(selected(&desk), id);
}

#[test]
fn who_is_typing_sees_the_best_of_all_that_has_come() {
    let mut desk = half(120, 36);
    give(&mut desk, Message::Indexed(Arc::clone(&HALF.1)), &HALF.1);
    let missing = SHIPPED.0.records().find_map(|(_, record)| match record {
        Record::Society(_, society) if HALF.0.index_of(society.id.as_str()).is_none() => Some(society),
        _ => None,
    });
    let missing = missing.unwrap();
    type_in(&mut desk, &missing.name, &HALF.1);
    assert!(desk.model.browse().list.entries.is_empty() || selected(&desk) != missing.id.as_str());
    grow(&mut desk);
    assert_eq!(selected(&desk), missing.id.as_str());
}

#[test]
fn that_nothing_is_found_is_said_of_what_has_been_read() {
    let mut desk = half(120, 36);
    give(&mut desk, Message::Indexed(Arc::clone(&HALF.1)), &HALF.1);
    type_in(&mut desk, "qqqqqq", &HALF.1);
    assert!(desk.frame().contains("已读的部分没有与“qqqqqq”相符的条目"), "{}", desk.frame());
    grow(&mut desk);
    assert!(desk.frame().contains("没有与“qqqqqq”相符的条目"), "{}", desk.frame());
    assert!(!desk.frame().contains("已读的部分"), "{}", desk.frame());
}

#[test]
fn what_lies_over_the_screen_stays() {
    let mut desk = half(120, 36);
    desk.press("j Y");
    let menu = desk.frame();
    assert_eq!(desk.model.overlays.len(), 1);
    grow(&mut desk);
    assert_eq!(desk.model.overlays.len(), 1);
    let rows = |frame: &str| frame.lines().filter(|line| line.contains('│')).count();
    assert!(rows(&menu) > 0 && rows(&desk.frame()) > 0);
}

#[test]
fn the_facets_stay_until_there_are_those_of_more() {
    let mut desk = half(120, 36);
    give(&mut desk, Message::Indexed(Arc::clone(&HALF.1)), &HALF.1);
    give(&mut desk, Message::Action(Action::Facets), &HALF.1);
    let seen = |desk: &Desk| {
        let facets = &desk.model.browse().facets;
        facets.list.iter().map(|row| (row.label.clone(), facets.count(row))).collect::<Vec<_>>()
    };
    let of_half = seen(&desk);
    desk.press("G k k");
    let under = desk.model.browse().facets.selected().cloned();
    give(&mut desk, Message::Loaded(Arc::clone(&SHIPPED.0), tree(&SHIPPED.0)), &SHIPPED.1);
    assert_eq!(seen(&desk), of_half, "nothing goes away meanwhile");
    give(&mut desk, Message::Indexed(Arc::clone(&SHIPPED.1)), &SHIPPED.1);
    assert_eq!(desk.model.browse().facets.selected().cloned(), under);
    let mut whole = Desk::open(120, 36);
    whole.press("f");
    assert_ne!(seen(&desk), of_half);
    assert_eq!(seen(&desk), seen(&whole));
}
