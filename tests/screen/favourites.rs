//! Favourites on the screen: the star, the node of the tree, the field, and how to take it back.

use std::sync::Arc;

use kechuang::state::{Change, Contents, Report};
use kechuang::text::GlyphSet;
use kechuang::tui::action::Message;
use kechuang::tui::mode::Focus;
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::tree::NodeKey;

use crate::support::desk::{Desk, options, settings};

/// The favourites and notes that have been asked to be kept since the desk was opened.
pub(crate) fn changes(desk: &Desk) -> Vec<Change> {
    let is_it = |change: &&Change| matches!(change, Change::Favourite { .. } | Change::Note { .. });
    desk.kept.iter().filter(is_it).cloned().collect()
}

/// All that was asked to be kept is on the disk now, and `others` that another program keeps.
pub(crate) fn save(desk: &mut Desk, others: &[Change]) {
    let own = desk.kept.clone();
    let mut contents = Contents::default();
    own.iter().chain(others).for_each(|change| contents.apply(change, "2026-11-26T09:15:00+08:00"));
    let through = u64::try_from(own.len()).unwrap();
    desk.send(Message::Kept(Report::Saved { contents: Arc::new(contents), through }));
}

fn favourite(id: &str, is_on: bool) -> Change {
    Change::Favourite { id: id.to_owned(), is_on }
}

/// The id of the entry under the cursor.
pub(crate) fn selected(desk: &Desk) -> String {
    let directory = desk.model.shared.directory.as_ref().unwrap();
    directory.heading(desk.model.browse().list.selected().unwrap()).unwrap().id.to_owned()
}

fn listed(desk: &Desk) -> Vec<String> {
    let directory = desk.model.shared.directory.as_ref().unwrap();
    desk.model.browse().list.entries.iter().map(|it| directory.heading(it).unwrap().id.to_owned()).collect()
}

fn foot(desk: &Desk) -> String {
    desk.frame().trim_end().lines().next_back().unwrap_or_default().to_owned()
}

fn node(desk: &Desk) -> NodeKey {
    desk.model.browse().tree.selected().unwrap().key.clone()
}

#[test]
fn a_star_is_hollow_until_it_is_on_the_disk() {
    for (width, height) in [(120, 36), (80, 24), (40, 10)] {
        let mut desk = Desk::open(width, height);
        desk.press("j");
        let id = selected(&desk);
        let row = |desk: &Desk| {
            let frame = desk.frame();
            let from = frame.find("▌ 02").unwrap();
            frame[from..].split(['│', '\n']).next().unwrap().trim_end().to_owned()
        };
        let before = row(&desk);
        desk.press("b");
        assert_eq!(changes(&desk), [favourite(&id, true)]);
        assert!(row(&desk).starts_with("▌ 02☆"), "{}", row(&desk));
        assert!(foot(&desk).contains("收藏中，按 b 取消："), "{}", foot(&desk));
        save(&mut desk, &[]);
        assert!(foot(&desk).contains("已收藏，按 b 取消："), "{}", foot(&desk));
        assert_eq!(row(&desk).replacen('★', " ", 1), before, "nothing else moves at {width}");
        desk.press("B");
        assert_eq!(changes(&desk)[1..], [favourite(&id, false)]);
        assert_eq!(row(&desk), before);
        assert!(foot(&desk).contains("恢复"), "{}", foot(&desk));
    }
}

#[test]
fn the_page_of_a_favourite_says_so_in_its_title() {
    let mut desk = Desk::open(120, 36);
    desk.press("b");
    assert!(desk.frame().lines().next().unwrap().contains("详情 ☆"), "{}", desk.frame());
    save(&mut desk, &[]);
    assert!(desk.frame().lines().next().unwrap().contains("详情 ★"));
    desk.press("j");
    assert!(!desk.frame().lines().next().unwrap().contains('★'));
    let mut desk = Desk::open(40, 10);
    desk.press("Enter B");
    assert!(desk.frame().lines().next().unwrap().contains("详情 ☆"), "{}", desk.frame());
}

#[test]
fn no_sign_is_of_disputed_width() {
    for (set, pending, saved) in [(GlyphSet::Wide, "o", "+"), (GlyphSet::Ascii, "o", "+")] {
        let mut desk =
            Desk::open_with(ModelOptions { settings: Settings { glyphs: set, ..settings() }, ..options() }, 80, 24);
        desk.press("b");
        assert!(desk.frame().contains(&format!("> 01{pending}")), "{}", desk.frame());
        save(&mut desk, &[]);
        assert!(desk.frame().contains(&format!("> 01{saved}")), "{}", desk.frame());
    }
}

#[test]
fn favourites_are_a_node_of_the_tree_while_there_are_any() {
    let mut desk = Desk::open(120, 36);
    assert!(!desk.frame().contains("收藏"));
    let ids: Vec<String> = (0..3)
        .map(|_| {
            desk.press("j j b");
            selected(&desk)
        })
        .collect();
    assert!(desk.frame().contains("收藏"), "{}", desk.frame());
    desk.press("h j");
    assert_eq!((node(&desk), listed(&desk)), (NodeKey::Favourites, ids.clone()));
    let row = desk.frame().lines().find(|line| line.contains("收藏")).unwrap().to_owned();
    assert!(row.contains('3'), "{row}");
    desk.press("/ \"天津\" Enter Esc");
    assert!(listed(&desk).iter().all(|id| ids.contains(id)), "a query looks in them");
    desk.press("w");
    assert!(desk.model.browse().list.total > 3, "and beyond");
}

#[test]
fn the_neighbour_of_one_that_is_taken_away_is_under_the_cursor() {
    let mut desk = Desk::open(120, 36);
    desk.press("b j b j b j b h j Enter j");
    let ids = listed(&desk);
    assert_eq!((ids.len(), selected(&desk)), (4, ids[1].clone()));
    desk.press("b");
    assert_eq!((listed(&desk).len(), selected(&desk)), (3, ids[2].clone()));
    assert!(foot(&desk).contains("按 u 恢复"), "{}", foot(&desk));
    desk.press("u");
    assert_eq!((listed(&desk), selected(&desk)), (ids.clone(), ids[1].clone()), "u brings it back");
    desk.press("G b");
    assert_eq!(selected(&desk), ids[2], "of the last one the one above");
    desk.press("b b b");
    assert_eq!(node(&desk), NodeKey::All, "the node is gone with the last");
    assert!(desk.model.browse().list.entries.len() > 100);
}

#[test]
fn a_page_that_is_read_stays_when_its_favourite_is_taken_away() {
    let mut desk = Desk::open(120, 36);
    desk.press("b j b h j Enter Enter");
    let first = selected(&desk);
    desk.press("B");
    assert_eq!((desk.model.browse().focus, selected(&desk)), (Focus::Detail, first.clone()));
    desk.press("B");
    assert_eq!((listed(&desk).len(), selected(&desk)), (2, first));
    desk.press("B h");
    assert_eq!(listed(&desk).len(), 1, "the list follows when the page is left");
}

#[test]
fn a_query_for_favourites_follows_them() {
    let mut desk = Desk::open(120, 36);
    desk.press("b j b j b / \"is:favourite\" Enter Esc");
    let ids = listed(&desk);
    assert_eq!(ids.len(), 3);
    desk.press("j b");
    assert_eq!((listed(&desk).len(), selected(&desk)), (2, ids[2].clone()));
    desk.press("u");
    assert_eq!((listed(&desk), selected(&desk)), (ids.clone(), ids[1].clone()));
    save(&mut desk, &[favourite(&ids[0], false)]);
    assert_eq!(listed(&desk), ids[1..], "what another program changes is followed too");
    assert_eq!(selected(&desk), ids[1]);
}

#[test]
fn the_tree_stays_where_the_reader_is_when_a_node_comes() {
    let mut desk = Desk::open(80, 24);
    desk.press("h j j j");
    let (before, row) = (node(&desk), desk.model.browse().tree.rows.cursor);
    desk.press("b");
    assert_eq!((node(&desk), desk.model.browse().tree.rows.cursor), (before.clone(), row + 1));
    desk.press("b");
    assert_eq!((node(&desk), desk.model.browse().tree.rows.cursor), (before, row));
}

#[test]
fn what_was_read_lately_is_a_node_the_last_first() {
    let mut desk = Desk::open(120, 36);
    let ids = ["tiny-none", &listed(&desk)[4], &listed(&desk)[2]].map(str::to_owned);
    let others: Vec<Change> = ids.iter().cloned().map(Change::Entry).collect();
    save(&mut desk, &others);
    desk.press("h G");
    assert_eq!((node(&desk), listed(&desk)), (NodeKey::Recent, vec![ids[2].clone(), ids[1].clone()]));
    assert!(desk.frame().contains("最近看过"));
}

#[test]
fn a_kiosk_keeps_nothing() {
    let mut desk = Desk::open_with(ModelOptions { kiosk: true, ..options() }, 120, 36);
    desk.press("b B N Alt-n Enter B Alt-n");
    assert_eq!(changes(&desk), []);
    assert!(desk.model.overlays.is_empty() && !desk.frame().contains('☆'));
    desk.press("Esc / \"is\" Tab");
    assert_eq!(desk.model.browse().query.text(), "is", "no field of it is offered");
    desk.press("Esc ? G");
    assert!(!desk.frame().contains("is:favourite") && !desk.frame().contains("是:收藏"), "{}", desk.frame());
}

#[test]
fn a_star_costs_few_bytes() {
    let cells = |desk: &Desk| desk.buffer().0.content;
    let mut desk = Desk::open(120, 36);
    desk.press("b j b");
    let before = cells(&desk);
    save(&mut desk, &[]);
    let changed = before.iter().zip(cells(&desk)).filter(|(one, other)| **one != *other).count();
    assert!(changed <= 6, "{changed} cells: two stars in the list, one in the title, a word at the foot");
}
