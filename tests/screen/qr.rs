//! `Q`: what a telephone's camera reads from the screen. The cells are photographed and a decoder reads them.

use std::collections::BTreeSet;

use crate::support::desk::{Desk, TODAY, options, settings};
use crate::support::shipped::SHIPPED;
use kechuang::export::{Code, QrPayload, cards, payloads, text};
use kechuang::terminal::backend::ColorMode;
use kechuang::text::GlyphSet;
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::overlays::Overlay;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use rxing::common::HybridBinarizer;
use rxing::qrcode::QRCodeReader;
use rxing::{
    BinaryBitmap, DecodeHintValue, DecodeHints, Luma8Source, RXingResultMetadataType, RXingResultMetadataValue, Reader,
};

/// A service with one number, one with several, and an article, which has none.
const ONE_NUMBER: &str = "/ \"评聘天津科普大使\" Enter";

/// Whether the upper and the lower half of a cell are dark on a terminal that writes light on dark, or dark on light.
fn halves(cell: &Cell, is_dark: bool) -> (bool, bool) {
    let is_reversed = cell.modifier.contains(Modifier::REVERSED);
    let dark = |colour: Color, unset: bool| match colour {
        Color::Reset => (unset != is_reversed) == is_dark,
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
pub(crate) fn photographed(buffer: &Buffer) -> Vec<String> {
    photographed_on(buffer, true)
}

/// The same on a dark or a light background.
fn photographed_on(buffer: &Buffer, is_dark: bool) -> Vec<String> {
    let (width, height) = (usize::from(buffer.area.width) * 8, usize::from(buffer.area.height) * 16);
    let cells: Vec<(bool, bool)> = buffer.content.iter().map(|cell| halves(cell, is_dark)).collect();
    let pixel = |x: usize, y: usize| {
        let (upper, lower) = cells[y / 16 * usize::from(buffer.area.width) + x / 8];
        if if y % 16 < 8 { upper } else { lower } { 0 } else { 255 }
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    image.detect_grids().iter().map(|grid| grid.decode().expect("what is found can be read").1).collect()
}

fn menu(desk: &Desk) -> Vec<String> {
    match desk.model.overlays.last() {
        Some(Overlay::Menu(menu)) => menu.entries.iter().map(|entry| entry.thing.text.clone()).collect(),
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
    for colours in [ColorMode::Ansi16, ColorMode::BlackAndWhite, ColorMode::None] {
        for glyphs in [GlyphSet::Narrow, GlyphSet::Wide, GlyphSet::Ascii] {
            let mut desk = Desk::open_with(
                ModelOptions { settings: Settings { colours, glyphs, ..settings() }, ..options() },
                120,
                36,
            );
            desk.press(ONE_NUMBER).press("Q");
            choose(&mut desk, "022-27121418");
            let (buffer, caret) = desk.buffer();
            assert_eq!(photographed(&buffer), ["tel:+862227121418"], "{colours:?} {glyphs:?}");
            if colours != ColorMode::None {
                let light = photographed_on(&buffer, false);
                assert_eq!(light, ["tel:+862227121418"], "dark on light on a light background, {colours:?} {glyphs:?}");
            }
            assert_eq!(caret, None);
            assert!(desk.frame().contains("022-27121418"), "the number stands under it");
        }
    }
}

/// What a reader makes of a code that believes the standard and not what the bytes look like, and whether the code says
/// in which characters it is written.
fn read_strictly(text: &str) -> (String, bool) {
    let code = Code::of(text).expect("it fits");
    let side = code.side() * 4;
    let pixels = (0..side * side).map(|at| if code.is_dark(at % side / 4, at / side / 4) { 0 } else { 255 }).collect();
    let edge = u32::try_from(side).unwrap();
    let picture = HybridBinarizer::new(Luma8Source::new(pixels, edge, edge).unwrap());
    // The finding of a code in a photograph is not what is asked here.
    let hints = DecodeHints::default().with(DecodeHintValue::PureBarcode(true));
    let found = QRCodeReader::new().decode_with_hints(&mut BinaryBitmap::new(picture), &hints).expect("a code");
    let sort = found.getRXingResultMetadata().get(&RXingResultMetadataType::SYMBOLOGY_IDENTIFIER);
    // ISO/IEC 15424: `]Q1` without, `]Q2` with an interpretation.
    let is_said = matches!(sort, Some(RXingResultMetadataValue::SymbologyIdentifier(sort)) if sort == "]Q2");
    (found.getText().to_owned(), is_said)
}

#[test]
fn every_code_of_every_record_is_read_by_a_strict_reader() {
    let directory = &SHIPPED.0;
    let all = |record| payloads(directory, record, settings().lang, TODAY);
    // Whole entries make large codes, which take a reader long: some stand for all.
    let is_read = |no: usize, entry: &QrPayload| entry.field.label != "全文" || no.is_multiple_of(60);
    let entries = directory
        .records()
        .flat_map(|(no, record)| all(record).into_iter().filter(move |entry| is_read(no.index(), entry)));
    let carried: BTreeSet<String> = entries.filter(QrPayload::is_legible).map(|entry| entry.payload).collect();
    for kind in ["tel:", "http", "BEGIN:VCARD", "BEGIN:VEVENT"] {
        assert!(carried.iter().any(|text| text.starts_with(kind)), "{kind}");
    }
    for text in &carried {
        assert_eq!(read_strictly(text), (text.clone(), !text.is_ascii()));
    }
    // What was read as Shift-JIS.
    assert_eq!(read_strictly("市科协学会部").0, "市科协学会部");
}

#[test]
fn the_caption_stands_in_the_frame_of_its_code() {
    for (width, height, framed) in [(120, 36, true), (50, 20, true), (40, 17, false)] {
        let mut desk = Desk::open(width, height);
        desk.press(ONE_NUMBER).press("Q");
        choose(&mut desk, "022-27121418");
        let frame = desk.frame();
        let caption = frame.lines().find(|line| line.contains("电话 市科协科普部  022-27121418")).unwrap();
        let (before, behind) = caption.split_once("电话 市科协科普部  022-27121418").unwrap();
        if framed {
            assert!(before.trim_end().ends_with('│') && behind.trim_start().starts_with('│'), "{frame}");
            assert!(frame.contains("╭─ 二维码 ─") && frame.contains('╯'), "{frame}");
        } else {
            assert_eq!((before.trim(), behind.trim()), ("", ""), "the row is its own\n{frame}");
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
    assert!(desk.model.overlays.is_empty(), "the key that opened it closes it");
}

#[test]
fn a_society_an_address_and_a_card_are_read_back() {
    let mut desk = Desk::open(140, 60);
    desk.press("/ \"profile-tast\"").press("Esc / \"天津市科学技术协会\" Enter Q");
    choose(&mut desk, "http://www.tast.org.cn");
    assert_eq!(photographed(&desk.buffer().0), ["http://www.tast.org.cn"]);
    desk.press("Esc Q");
    let record = SHIPPED.0.record(desk.model.browse().list.selected().unwrap()).unwrap();
    let card = cards(&SHIPPED.0, record).remove(0);
    let messages = settings().lang.messages();
    choose(&mut desk, &card.full_name(messages));
    assert_eq!(photographed(&desk.buffer().0), [card.compact(messages)]);
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
fn an_entry_with_nobody_to_call_can_be_taken_whole() {
    let mut desk = Desk::open(140, 60);
    desk.press("/ \"article-02\" Enter Q");
    let record = SHIPPED.0.record(desk.model.browse().list.selected().unwrap()).unwrap();
    let whole = text(&SHIPPED.0, record, settings().lang);
    assert_eq!(photographed(&desk.buffer().0), [whole.trim_end()]);
}

#[test]
fn an_entry_too_long_for_any_camera_says_so() {
    let mut desk = Desk::open(200, 100);
    desk.press("/ \"profile-cast\" Enter Q");
    let frame = desk.frame();
    assert!(frame.contains("全文") && frame.contains("字，二维码放不下"), "{frame}");
    let last = menu(&desk).len();
    desk.press(&last.to_string());
    assert!(desk.frame().contains("内容太长，二维码放不下"), "{}", desk.frame());
}
