//! Two entries beside each other.

use crate::support::desk::{Desk, options, settings};
use crate::support::shipped::SHIPPED;
use kechuang::directory::RecordIdx;
use kechuang::document::layout::StyledLine;
use kechuang::document::{Role, Subject};
use kechuang::text::{GlyphSet, cells};
use kechuang::tui::action::Message;
use kechuang::tui::mode::Focus;
use kechuang::tui::model::{ModelOptions, Settings};

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (50, 20), (40, 10)];

fn record(id: &str) -> RecordIdx {
    SHIPPED.0.index_of(id).unwrap()
}

fn compared(first: &str, second: &str) -> Subject {
    Subject::Comparison(record(first), record(second))
}

/// What the details show.
fn subject(desk: &Desk) -> Option<Subject> {
    desk.model.browse().detail.subject
}

/// All lines of the page.
fn lines(desk: &Desk) -> Vec<StyledLine> {
    let directory = desk.model.shared.directory.as_deref().unwrap();
    desk.model.browse().detail.page.lines_from(directory, 0).map(std::borrow::Cow::into_owned).collect()
}

/// Services 02 and 03, the first of them pinned.
fn desk(width: u16, height: u16) -> Desk {
    let mut desk = Desk::open(width, height);
    desk.press("j = j");
    desk
}

#[test]
fn the_entry_after_the_pinned_one_stands_beside_it() {
    for (width, height) in SIZES {
        let mut desk = desk(width, height);
        assert_eq!(subject(&desk), Some(compared("service-02", "service-03")));
        desk.press("=");
        assert_eq!(desk.model.browse().focus, Focus::Detail, "the second = goes to the comparison");
        desk.shows(&format!("comparison-{width}x{height}"));
    }
}

#[test]
fn every_entry_the_cursor_comes_to_is_compared() {
    let mut desk = desk(120, 36);
    desk.press("j");
    assert_eq!(subject(&desk), Some(compared("service-02", "service-04")));
    desk.press("k k");
    assert_eq!(subject(&desk), Some(Subject::Record(record("service-02"))), "not with itself");
    desk.press("/ \"数学会\"");
    assert_eq!(subject(&desk), Some(compared("service-02", "society-natural-science-01")), "also of another kind");
    desk.press("Enter J");
    assert!(matches!(subject(&desk), Some(Subject::Comparison(first, _)) if first == record("service-02")));
}

#[test]
fn what_is_pinned_is_said_and_seen_in_the_list() {
    for glyphs in GlyphSet::ALL {
        let mut desk =
            Desk::open_with(ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() }, 120, 36);
        desk.press("j =");
        let sign = desk.model.shared.glyphs.pin;
        let is_marked = |desk: &Desk| desk.frame().contains(&format!("02{sign}"));
        assert!(is_marked(&desk) && desk.frame().contains("已记下"), "{}", desk.frame());
        desk.press("j j");
        assert!(is_marked(&desk), "{}", desk.frame());
        desk.press("k k =");
        assert!(!is_marked(&desk) && desk.frame().contains("已放下"), "{}", desk.frame());
        desk.press("j");
        assert_eq!(subject(&desk), Some(Subject::Record(record("service-03"))));
    }
}

#[test]
fn on_the_page_either_key_lets_go_and_the_page_stays() {
    for key in ["=", "Esc"] {
        let mut desk = desk(80, 24);
        desk.press("Enter");
        assert_eq!(subject(&desk), Some(compared("service-02", "service-03")));
        desk.press(key);
        assert_eq!(desk.model.browse().focus, Focus::Detail, "{key}");
        assert_eq!(subject(&desk), Some(Subject::Record(record("service-03"))), "{key}");
        desk.press("Esc");
        assert_eq!(desk.model.browse().focus, Focus::List, "{key}");
    }
    let mut desk = desk(80, 24);
    desk.press("Enter h j");
    assert_eq!(subject(&desk), Some(compared("service-02", "service-04")), "going to the list keeps it");
}

#[test]
fn nothing_to_pin_is_said() {
    let mut desk = Desk::open(80, 24);
    desk.press("/ \"〇〇〇〇〇〇〇\"");
    desk.send(Message::Action(kechuang::tui::action::Action::Compare));
    assert!(desk.frame().contains("没有选中条目"), "{}", desk.frame());
}

#[test]
fn what_differs_has_a_sign_and_what_is_the_same_stands_once() {
    for (width, height) in SIZES {
        let mut desk = desk(width, height);
        desk.press("=");
        let lines = lines(&desk);
        let texts: Vec<String> = lines.iter().map(StyledLine::text).collect();
        let with = |text: &str| {
            let mut found = texts.iter().enumerate().filter(|(_, line)| line.contains(text));
            let first = found.next().unwrap_or_else(|| panic!("no {text} at {width}:\n{}", texts.join("\n")));
            assert!(found.next().is_none(), "{text} once at {width}");
            first
        };
        let (at, same) = with("中华人民共和国公民");
        assert!(same.starts_with("  国籍"), "{same}");
        let value = lines[at].spans.iter().find(|it| it.text.contains("公民")).unwrap();
        assert_eq!(value.role, Role::Quiet);
        let (label, excluded) = with("除外");
        assert!(excluded.starts_with("≠ 除外"), "{excluded}");
        assert!(texts[label..label + 3].iter().any(|line| line.contains('—')), "the other has none");
        let value = lines[label..].iter().flat_map(|line| &line.spans).find(|it| it.text == "往届获奖者").unwrap();
        assert_eq!(value.role, Role::Different);
    }
}

#[test]
fn from_a_hundred_columns_on_both_stand_in_columns() {
    let beside = |width: u16, height: u16| {
        let texts: Vec<String> = lines(&desk(width, height)).iter().map(StyledLine::text).collect();
        texts.iter().any(|line| line.contains("每两年一届") && line.contains("每年一次"))
    };
    assert_eq!([99, 100, 120, 200].map(|width| beside(width, 36)), [false, true, true, true]);
    assert!(!beside(60, 10) && beside(100, 10));
}

#[test]
fn the_columns_are_straight_on_every_terminal() {
    for glyphs in GlyphSet::ALL {
        for width in (100..=240).step_by(10) {
            let mut desk =
                Desk::open_with(ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() }, width, 30);
            desk.press("j = j");
            let room = usize::from(desk.model.panes().detail.body.width) - 2;
            let line = desk.model.shared.glyphs.vertical;
            let mut section = None;
            for text in lines(&desk) {
                assert!(cells(&text.text()) <= room, "{} at {width}", text.text());
                let divider = text.spans.iter().position(|it| it.role == Role::Line && it.text.contains(line));
                let Some(divider) = divider else {
                    section = None;
                    continue;
                };
                let before: usize = text.spans[..divider].iter().map(|it| cells(&it.text)).sum();
                assert_eq!(*section.get_or_insert(before), before, "{} at {width}", text.text());
            }
        }
    }
}

#[test]
fn any_two_entries_can_be_compared_at_any_size() {
    let mut kinds: Vec<RecordIdx> = Vec::new();
    for kind in kechuang::directory::Kind::ALL {
        let of_kind = SHIPPED.0.of_kind(kind);
        kinds.extend(of_kind.get(of_kind.len() / 2));
    }
    for (width, height) in [(40, 10), (100, 10)] {
        for first in &kinds {
            let mut desk = Desk::open(width, height);
            desk.press(&format!("/ \"{}\"", SHIPPED.0.heading(*first).unwrap().id));
            desk.press("Enter =");
            assert_eq!(desk.model.browse().pinned(), Some(*first));
            for second in kinds.iter().filter(|second| *second != first) {
                desk.press("h / Ctrl-u");
                desk.press(&format!("\"{}\" Enter", SHIPPED.0.heading(*second).unwrap().id));
                assert_eq!(subject(&desk), Some(Subject::Comparison(*first, *second)));
                assert!(!lines(&desk).is_empty());
                let _ = desk.frame();
            }
        }
    }
}

#[test]
fn while_an_entry_is_pinned_the_tree_gives_way() {
    let mut desk = Desk::open(100, 30);
    let before = desk.model.panes();
    desk.press("j =");
    let panes = desk.model.panes();
    assert!(panes.tree.title.is_empty() && panes.detail.body.width > before.detail.body.width);
    assert_eq!(panes.detail.body.right(), before.detail.body.right());
    desk.press("h");
    assert_eq!(desk.model.panes(), before, "who goes to the tree sees it");
    desk.press("l =");
    assert_eq!(desk.model.panes(), before);
}
