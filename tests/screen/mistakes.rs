//! `!`: a mistake in an entry, reported as a slip.

use kechuang::export::{Slip, SlipField, read_slips};
use kechuang::tui::action::Message;
use kechuang::tui::mode::Mode;
use kechuang::tui::model::ModelOptions;
use kechuang::tui::overlays::Overlay;

use crate::favourites::changes;
use crate::qr::photographed;
use crate::support::desk::{Desk, options};

/// A service with one number and a printed time.
const AWARD: &str = "/ \"求是杰出青年\" Enter";

/// The slip in a text.
fn slip(text: &str) -> Slip {
    let mut slips = read_slips(text);
    assert_eq!(slips.len(), 1, "{text}");
    slips.remove(0).1.unwrap()
}

/// What was copied last.
fn copied(desk: &Desk) -> String {
    desk.copied.first().expect("something was copied").clone()
}

/// What is offered in the menu.
fn offered(desk: &Desk) -> Vec<(String, String)> {
    match desk.model.overlays.last() {
        Some(Overlay::Menu(menu)) => {
            menu.entries.iter().map(|it| (it.thing.label.clone(), it.thing.text.clone())).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_mistake_is_reported_from_the_list_and_from_the_page() {
    for (width, height) in [(120, 36), (80, 24), (50, 20), (40, 10)] {
        for open in ["h", ""] {
            let mut desk = Desk::open(width, height);
            desk.press(AWARD).press(open).press("!");
            let fields = offered(&desk);
            assert!(desk.frame().contains("哪一处有误"), "{}", desk.frame());
            assert_eq!(fields[1], ("号码".to_owned(), "022-27114778".to_owned()), "{fields:?}");
            assert_eq!(fields.last().unwrap().0, "其他");
            desk.press("2 \"已停机，改为27111111\"");
            assert_eq!(desk.model.mode(), Mode::Slip);
            let frame = desk.frame();
            assert!(frame.contains("号码：哪里有误") && frame.contains("已停机"), "{frame}");
            assert!(desk.buffer().1.is_some(), "the caret is seen");
            desk.press("Enter");
            assert!(desk.frame().contains("怎样交出"), "{}", desk.frame());
            desk.press("1");
            let slip = slip(&copied(&desk));
            assert_eq!((slip.id.as_str(), slip.field, slip.page), ("service-03", SlipField::Number, Some(6)));
            assert_eq!((slip.printed.as_str(), slip.wrong.as_str()), ("022-27114778", "已停机，改为27111111"));
            assert_eq!(slip.edition, "2023 版, 2023-05");
            assert!(desk.model.overlays.is_empty() && changes(&desk).is_empty(), "nothing is kept");
        }
    }
}

#[test]
fn a_slip_is_read_from_its_code_by_another_program() {
    let mut desk = Desk::open(120, 60);
    desk.press(AWARD).press("! 3 \"今年改为九月\" Enter 2");
    assert_eq!(desk.model.mode(), Mode::Qr);
    let read = photographed(&desk.buffer().0);
    assert_eq!(read.len(), 1, "{}", desk.frame());
    let slip = slip(&read[0]);
    assert_eq!((slip.field, slip.printed.as_str()), (SlipField::Window, "每年一次"));
    assert_eq!(slip.wrong, "今年改为九月");
}

#[test]
fn a_slip_that_says_nothing_or_is_left_is_gone() {
    let mut desk = Desk::open(80, 24);
    desk.press("! 1 Enter");
    assert!(desk.model.overlays.is_empty() && desk.copied.is_empty());
    desk.press("! 1 \"x\" Esc");
    assert!(desk.model.overlays.is_empty() && desk.copied.is_empty());
    desk.press("! Esc");
    assert!(desk.model.overlays.is_empty());
}

#[test]
fn what_is_pasted_into_a_slip_is_one_line() {
    let mut desk = Desk::open(80, 24);
    desk.press("! 1");
    desk.send(Message::Paste("一\r\n[end]\n二\u{1b}[31m".to_owned()));
    desk.press("Enter 1");
    assert_eq!(slip(&copied(&desk)).wrong, "一 [end] 二[31m");
}

#[test]
fn a_visitor_of_a_kiosk_reports_as_well_and_nothing_is_kept() {
    let mut desk = Desk::open_with(ModelOptions { kiosk: true, ..options() }, 80, 24);
    desk.press(AWARD).press("! 1 \"名称有误\" Enter 1");
    assert_eq!(slip(&copied(&desk)).wrong, "名称有误");
    assert!(changes(&desk).is_empty());
    desk.press("?");
    assert!(desk.model.overlays.len() == 1);
}

#[test]
fn the_frames_of_a_slip_being_written() {
    for (width, height) in [(120, 36), (80, 24), (50, 20)] {
        let mut desk = Desk::open(width, height);
        desk.press(AWARD).press("!");
        desk.shows(&format!("report-menu-{width}x{height}"));
        desk.press("2 \"已停机\"");
        desk.shows(&format!("report-{width}x{height}"));
        desk.press("Enter");
        desk.shows(&format!("report-leaves-{width}x{height}"));
    }
}
