//! The pictures of the program: each shows what it is there for, and shows the program as it is. No font is
//! needed to find out.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use crate::support::desk::Desk;
use crate::support::measure;
use crate::support::scenes::{SCENES, SCREEN, Scene};
use kechuang::tui::layout::Arrangement;
use kechuang::tui::mode::{Focus, Mode};
use kechuang::tui::overlays::Overlay;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// Where the pictures are kept.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/screenshots");

fn open(name: &str) -> (Desk, String) {
    let desk = SCENES.iter().find(|scene| scene.name == name).expect("a picture of this name").open();
    let frame = desk.frame();
    (desk, frame)
}

/// The underlined characters of a row.
fn marked(buffer: &Buffer, row: u16) -> String {
    let cells = (0..buffer.area.width).map(|x| &buffer[(x, row)]);
    cells.filter(|cell| cell.modifier.contains(Modifier::UNDERLINED)).map(|cell| cell.symbol().trim()).collect()
}

#[test]
fn the_wide_one_shows_tree_list_and_a_service_with_its_number() {
    let (desk, frame) = open("wide");
    assert_eq!(desk.model.panes().arrangement, Arrangement::Wide);
    assert_eq!(desk.model.browse().focus, Focus::List);
    for seen in ["▾ 学会", "01 推荐全国创新争先奖天津市候选对象", "第 13 页", "022-27114778"] {
        assert!(frame.contains(seen), "{seen}\n{frame}");
    }
}

#[test]
fn the_filter_shows_its_marks_and_a_society_in_the_details() {
    let (desk, frame) = open("filter");
    assert!(desk.model.mode() == Mode::Query && desk.model.browse().is_filtered());
    let (buffer, caret) = desk.buffer();
    let caret = caret.expect("a caret in the query");
    assert_eq!(marked(&buffer, caret.y + 1), "医学", "in the list, beside the name in English");
    assert!(marked(&buffer, caret.y + 2).ends_with("医学"), "in the way to it, below its names");
    for seen in ["天津市医学会", "society-medicine-01", "022-27122522"] {
        assert!(frame.contains(seen), "{seen}\n{frame}");
    }
}

#[test]
fn on_a_middle_terminal_the_details_have_the_keyboard() {
    let (desk, frame) = open("middle");
    assert_eq!(desk.model.panes().arrangement, Arrangement::Middle);
    assert_eq!(desk.model.browse().focus, Focus::Detail);
    assert!(frame.contains("第 8 页"), "{frame}");
}

#[test]
fn on_a_narrow_terminal_the_details_have_the_screen_alone() {
    let (desk, frame) = open("narrow");
    assert_eq!(desk.model.panes().arrangement, Arrangement::Narrow);
    assert_eq!(desk.model.browse().focus, Focus::Detail);
    assert!(frame.starts_with(" 科创天津 › 全部 › 详情") && frame.contains("第 9 页"), "{frame}");
}

#[test]
fn the_menu_asks_which_of_several_numbers() {
    let (desk, frame) = open("menu");
    let Some(Overlay::Menu(menu)) = desk.model.overlays.last() else { panic!("no menu\n{frame}") };
    let numbers: Vec<_> = menu.entries.iter().map(|entry| entry.thing.text.as_str()).collect();
    assert_eq!(numbers, ["022-27128948", "022-27121418"]);
}

#[test]
fn the_help_shows_the_keys() {
    let (desk, frame) = open("help");
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Help(_))));
    assert!(frame.contains("复制电话"), "{frame}");
}

#[test]
fn every_picture_is_there_and_no_other() {
    let files = std::fs::read_dir(FOLDER).unwrap().map(|file| file.unwrap().path());
    let pictures: BTreeSet<_> = files.filter(|path| path.extension().is_some_and(|it| it == "png")).collect();
    assert_eq!(pictures, SCENES.iter().map(|scene| PathBuf::from(scene.path(FOLDER))).collect());
}

#[test]
fn every_picture_shows_the_program_as_it_is() {
    for scene in &SCENES {
        let (size, shown) = read(scene);
        let is_true = size == measure::picture(scene.width, scene.height) && shown == scene.open().frame();
        assert!(
            is_true,
            "{} shows the program as it was; cargo run --release --manifest-path tests/pictures/Cargo.toml draws it anew\n--- shown\n{shown}",
            scene.path(FOLDER)
        );
    }
}

/// The size of a picture and the screen it says it shows.
fn read(scene: &Scene) -> ((u32, u32), String) {
    let file = BufReader::new(File::open(scene.path(FOLDER)).unwrap());
    let reader = png::Decoder::new(file).read_info().unwrap();
    let info = reader.info();
    let text = info.utf8_text.iter().find(|text| text.keyword == SCREEN).expect("the screen as text");
    ((info.width, info.height), text.get_text().unwrap())
}
