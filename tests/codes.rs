//! `Q`: what a telephone's camera reads from the screen. The cells are photographed and a decoder reads them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use kechuang::export::cards;
use kechuang::text::GlyphChoice;
use kechuang::tui::model::{ModelOptions, Popup};
use kechuang::tui::theme::Palette;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use support::{Desk, SHIPPED, options};

/// A service with one number, one with several, and an article, which has none.
const ONE_NUMBER: &str = "/ \"评聘天津科普大使\" Enter";

/// Whether the upper and the lower half of a cell are dark on a terminal that writes light on dark.
fn halves(cell: &Cell) -> (bool, bool) {
    let is_reversed = cell.modifier.contains(Modifier::REVERSED);
    let dark = |colour: Color, unset: bool| match colour {
        Color::Reset => unset != is_reversed,
        Color::Indexed(16) => true,
        Color::Indexed(231) => false,
        other => panic!("a theme may change {other:?}"),
    };
    let (ink, ground) = (|| dark(cell.fg, false), || dark(cell.bg, true));
    match cell.symbol() {
        "▀" => (ink(), ground()),
        "▄" => (ground(), ink()),
        // Text beside the code: what matters is that it is no module.
        _ => (ground(), ground()),
    }
}

/// What a decoder finds on a photograph of the screen: each cell eight by sixteen pixels.
fn photographed(buffer: &Buffer) -> Vec<String> {
    let (width, height) = (usize::from(buffer.area.width) * 8, usize::from(buffer.area.height) * 16);
    let cells: Vec<(bool, bool)> = buffer.content.iter().map(halves).collect();
    let pixel = |x: usize, y: usize| {
        let (upper, lower) = cells[y / 16 * usize::from(buffer.area.width) + x / 8];
        if if y % 16 < 8 { upper } else { lower } { 0 } else { 255 }
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    image.detect_grids().iter().map(|grid| grid.decode().expect("what is found can be read").1).collect()
}

fn menu(desk: &Desk) -> Vec<String> {
    match &desk.model.popup {
        Some(Popup::Menu(menu)) => menu.entries.iter().map(|entry| entry.thing.text.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Presses the digit of the menu's entry with a text.
fn choose(desk: &mut Desk, text: &str) {
    let at = menu(desk).iter().position(|entry| entry == text).expect("the menu has it");
    desk.press(&(at + 1).to_string());
}

#[test]
fn a_telephone_reads_the_number_from_the_screen() {
    for palette in [Palette::Sixteen, Palette::None] {
        for glyphs in [GlyphChoice::Narrow, GlyphChoice::Wide, GlyphChoice::Ascii] {
            let mut desk = Desk::open_with(ModelOptions { palette, glyphs, ..options() }, 120, 36);
            desk.press(ONE_NUMBER).press("Q");
            choose(&mut desk, "022-27121418");
            let (buffer, caret) = desk.buffer();
            assert_eq!(photographed(&buffer), ["tel:+862227121418"], "{palette:?} {glyphs:?}");
            assert_eq!(caret, None);
            assert!(desk.frame().contains("022-27121418"), "the number stands under it");
        }
    }
}

#[test]
fn the_menu_offers_numbers_links_and_who_answers() {
    let mut desk = Desk::open(120, 36);
    desk.press(ONE_NUMBER).press("Q");
    desk.shows("code-menu");
    choose(&mut desk, "022-27121418");
    desk.shows("code-120x36");
    desk.press("Q");
    assert!(desk.model.popup.is_none(), "the key that opened it closes it");
}

#[test]
fn a_society_an_address_and_a_card_are_read_back() {
    let mut desk = Desk::open(140, 60);
    desk.press("/ \"profile-tast\"").press("Esc / \"天津市科学技术协会\" Enter Q");
    choose(&mut desk, "http://www.tast.org.cn");
    assert_eq!(photographed(&desk.buffer().0), ["http://www.tast.org.cn"]);
    desk.press("Esc Q");
    let record = SHIPPED.0.record(desk.model.list.selected().unwrap()).unwrap();
    let card = cards(&SHIPPED.0, record).remove(0);
    choose(&mut desk, card.name);
    assert_eq!(photographed(&desk.buffer().0), [card.vcard()]);
}

#[test]
fn without_room_the_window_that_is_needed_is_named() {
    for (width, height) in [(40, 10), (50, 20), (80, 24)] {
        let mut desk = Desk::open(width, height);
        desk.press(ONE_NUMBER).press("Q");
        choose(&mut desk, "022-27121418");
        desk.shows(&format!("code-{width}x{height}"));
        let fits = height > 16;
        assert_eq!(photographed(&desk.buffer().0).len(), usize::from(fits), "{width}×{height}");
        assert_eq!(desk.frame().contains("29×17"), !fits, "{}", desk.frame());
    }
}

#[test]
fn the_window_that_was_asked_for_is_enough() {
    let mut desk = Desk::open(40, 17);
    desk.press(ONE_NUMBER).press("Q");
    choose(&mut desk, "022-27121418");
    assert_eq!(photographed(&desk.buffer().0), ["tel:+862227121418"]);
}

#[test]
fn an_entry_with_nothing_to_show_says_so() {
    let mut desk = Desk::open(120, 36);
    let article = SHIPPED.0.records().find(|(_, record)| record.kind() == kechuang::directory::Kind::Article);
    let name = article.unwrap().1.name().replace(' ', "");
    desk.press(&format!("/ \"{name}\" Enter Q"));
    assert!(desk.model.popup.is_none());
    assert!(desk.frame().contains("没有电话、网址或联系人"), "{}", desk.frame());
}
