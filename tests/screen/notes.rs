//! Notes of the reader's own: writing them, and where they are seen.

use kechuang::search::RecordSet;
use kechuang::state::{Change, LONGEST_NOTE};
use kechuang::tui::action::{Effect, Message};
use kechuang::tui::mode::Mode;
use kechuang::tui::overlays::Overlay;

use crate::favourites::{changes, save, selected};
use crate::support::desk::Desk;

fn note(id: &str, text: &str) -> Change {
    Change::Note { id: id.to_owned(), text: text.to_owned() }
}

/// The text in the editor.
fn written(desk: &Desk) -> String {
    match desk.model.overlays.last() {
        Some(Overlay::Note(note)) => note.text().to_owned(),
        other => panic!("{other:?}"),
    }
}

fn paste(desk: &mut Desk, text: &str) {
    desk.send(Message::Paste(text.to_owned()));
}

#[test]
fn a_note_is_written_and_seen_on_the_page() {
    for (width, height) in [(120, 36), (80, 24), (40, 10)] {
        let mut desk = Desk::open(width, height);
        desk.press("N \"先问王老师\" Enter \"再填表\"");
        assert_eq!((desk.model.mode(), written(&desk)), (Mode::Note, "先问王老师\n再填表".to_owned()));
        assert!(desk.frame().contains("再填表") && desk.frame().contains("批注："), "{}", desk.frame());
        assert!(desk.buffer().1.is_some(), "the caret is seen");
        desk.press("Esc");
        assert_eq!(
            (desk.model.mode(), changes(&desk)),
            (Mode::List, vec![note(&selected(&desk), "先问王老师\n再填表")])
        );
        assert!(desk.frame().contains('✎'), "{}", desk.frame());
        desk.press("Enter");
        let page = |desk: &mut Desk| {
            let mut all = String::new();
            for _ in 0..9 {
                all += &desk.frame();
                desk.press("j j j");
            }
            desk.press("g");
            all
        };
        let shown = page(&mut desk);
        assert!(shown.contains("批注（尚未存盘）") && shown.contains("先问王老师"), "{shown}");
        save(&mut desk, &[]);
        assert!(!page(&mut desk).contains("尚未存盘"));
    }
}

#[test]
fn the_page_search_finds_the_note() {
    let mut desk = Desk::open(120, 36);
    desk.press("N \"先问王老师\" Ctrl-s Enter / \"王老师\" Enter");
    assert_eq!(desk.model.browse().detail.search.hits.len(), 1);
}

#[test]
fn a_note_is_found_by_its_field_and_no_other_way() {
    let mut desk = Desk::open(120, 36);
    desk.press("j N \"先问王老师\" Esc / \"有:批注\" Enter");
    assert_eq!(desk.model.browse().list.total, 1);
    let noted = &desk.model.shared.own.records.noted;
    assert_eq!(*noted, desk.model.browse().list.entries.iter().collect::<RecordSet>());
}

#[test]
fn a_note_is_copied_by_itself_only() {
    let mut desk = Desk::open(120, 36);
    desk.press("Y");
    let entries = |desk: &Desk| match desk.model.overlays.last() {
        Some(Overlay::Menu(menu)) => menu.entries.iter().map(|it| it.thing.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let before = entries(&desk);
    desk.press("Esc N \"先问王老师\" Enter \"再填表\" Esc Y");
    let after = entries(&desk);
    assert_eq!(after[..before.len()], before[..], "nothing else carries it");
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after.last().unwrap().text, "先问王老师\n再填表");
    desk.press("G Enter");
    assert_eq!(desk.copied, ["先问王老师\n再填表"]);
}

#[test]
fn an_emptied_note_is_deleted_and_comes_back() {
    let mut desk = Desk::open(120, 36);
    desk.press("N \"甲乙\" Esc N Backspace Backspace Esc");
    let id = selected(&desk);
    assert_eq!(changes(&desk), [note(&id, "甲乙"), note(&id, "")]);
    assert!(!desk.frame().contains('✎') && desk.frame().contains("取回"), "{}", desk.frame());
    desk.press("N Ctrl-r Esc");
    assert_eq!(changes(&desk).last(), Some(&note(&id, "甲乙")));
}

#[test]
fn what_is_typed_is_never_lost() {
    for leave in ["Ctrl-g", "Ctrl-c"] {
        let mut desk = Desk::open(120, 36);
        desk.press("N \"甲\" Esc N \"乙丙\"");
        desk.press(leave);
        assert_eq!((desk.model.mode(), changes(&desk).len()), (Mode::List, 1), "{leave} leaves it as it was");
        assert!(!desk.effects.contains(&Effect::Quit), "and not the program");
        assert!(desk.frame().contains("取回"), "{}", desk.frame());
        desk.press("N");
        assert_eq!(written(&desk), "甲");
        desk.press("Ctrl-r");
        assert_eq!(written(&desk), "甲乙丙");
        desk.press("Ctrl-r");
        assert_eq!(written(&desk), "甲", "and back");
        desk.press("Ctrl-r Esc");
        assert_eq!(changes(&desk).last(), Some(&note(&selected(&desk), "甲乙丙")));
    }
}

#[test]
fn a_note_that_is_not_changed_is_not_kept_again() {
    let mut desk = Desk::open(120, 36);
    desk.press("N Esc N Ctrl-g N \"甲\" Esc N Esc N Ctrl-s N Space Enter Esc");
    assert_eq!(changes(&desk).len(), 1, "blank ends are no change");
}

#[test]
fn the_caret_goes_by_characters_words_rows_and_lines() {
    let mut desk = Desk::open(80, 24);
    desk.press("N \"abc\" Enter \"数学会\" Enter \"xyz\"");
    for (keys, expected) in [
        ("Up \"1\"", "abc\n数1学会\nxyz"),
        ("Up \"2\"", "abc2\n数1学会\nxyz"),
        ("Home \"3\"", "3abc2\n数1学会\nxyz"),
        ("Down End \"4\"", "3abc2\n数1学会4\nxyz"),
        ("Ctrl-u", "3abc2\n\nxyz"),
        ("Delete", "3abc2\nxyz"),
        ("Ctrl-Home Ctrl-k", "\nxyz"),
        ("Ctrl-k", "xyz"),
        ("Ctrl-End \"5\"", "xyz5"),
        ("Ctrl-w", ""),
    ] {
        desk.press(keys);
        assert_eq!(written(&desk), expected, "{keys}");
    }
}

#[test]
fn text_of_many_lines_is_pasted_as_it_stands() {
    let mut desk = Desk::open(80, 24);
    desk.press("N");
    paste(&mut desk, "一\r\n二\r三\n\n\u{1b}[31m四\t五\u{202e}");
    assert_eq!(written(&desk), "一\n二\n三\n\n[31m四 五");
    assert!(!desk.frame().contains('\u{1b}'));
}

#[test]
fn a_note_that_is_too_long_is_refused_with_a_line() {
    let mut desk = Desk::open(80, 24);
    desk.press("N \"甲\"");
    paste(&mut desk, &"长".repeat(1 << 20));
    assert_eq!(written(&desk), "甲", "nothing of it is put in");
    assert!(desk.frame().contains("16,384 字节"), "{}", desk.frame());
    paste(&mut desk, &"a".repeat(LONGEST_NOTE - 3));
    assert_eq!(written(&desk).len(), LONGEST_NOTE);
    desk.press("\"b\"");
    assert_eq!(written(&desk).len(), LONGEST_NOTE);
    assert!(desk.frame().contains("16,384 字节"));
    desk.press("Esc");
    assert_eq!(changes(&desk).len(), 1);
}

#[test]
fn a_long_note_scrolls_with_the_caret() {
    let mut desk = Desk::open(40, 10);
    desk.press("N");
    let lines: Vec<String> = (1..=40).map(|number| format!("第{number}行")).collect();
    paste(&mut desk, &lines.join("\n"));
    assert!(desk.frame().contains("第40行") && !desk.frame().contains("第1行"), "{}", desk.frame());
    desk.press("Ctrl-Home");
    assert!(desk.frame().contains("第1行") && !desk.frame().contains("第40行"), "{}", desk.frame());
    desk.press("PageDown PageDown Up Up");
    let caret = desk.buffer().1.unwrap();
    assert!(caret.y > 0 && caret.y < 9, "{caret:?}");
}

#[test]
fn a_click_beside_the_editor_leaves_nothing() {
    use kechuang::tui::action::MouseAction;
    let mut desk = Desk::open(80, 24);
    desk.press("N \"甲\"");
    desk.send(Message::Mouse(MouseAction::Outside));
    assert_eq!(written(&desk), "甲");
}
