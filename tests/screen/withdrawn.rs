//! What an older directory has and this one no more: a node of the tree, a list, and pages that are read and nothing else.
//! What is new and changed, counted in the tree; and a directory that is read again while it is compared.

use std::sync::Arc;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use kechuang::directory::Directory;
use kechuang::export::fields::Pick;
use kechuang::messages::Lang;
use kechuang::state::{Contents, Report};
use kechuang::tui::action::{Action, Effect, Message};
use kechuang::tui::mode::Focus;
use kechuang::tui::mouse::mouse_action;
use kechuang::tui::since::Since;
use kechuang::tui::tree::{NodeKey, Tree};
use kechuang::tui::view::title;

use crate::support::desk::{Desk, options, text_of};
use crate::support::shipped::SHIPPED;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (50, 20)];

/// Two services that are not in the shipped directory: their ids and names.
const GONE: [(&str, &str); 2] = [("service-98", "停办的服务"), ("service-99", "并入别处的服务")];
/// A number that stands in one of them and nowhere else.
const NUMBER: &str = "022-11112222";

/// The shipped directory as it was before: with these services more, without its second service, with another name of the
/// first.
fn before(gone: &[(&str, &str)]) -> Arc<Directory> {
    let mut contents = SHIPPED.0.contents();
    let likeness = contents.services[71].clone();
    contents.services[0].name = "从前的叫法".into();
    contents.services.remove(1);
    for (number, (id, name)) in (98..).zip(gone) {
        let mut service = likeness.clone();
        (service.id, service.number, service.name) = ((*id).into(), number, (*name).into());
        service.alternate_names = Box::default();
        service.english = None;
        service.summary = "不再办理。".into();
        service.contacts[0].phones[0].number = NUMBER.into();
        service.sections = Box::default();
        contents.services.push(service);
    }
    Arc::new(contents.into())
}

fn compare(desk: &mut Desk, old: Arc<Directory>) {
    let now = Arc::clone(desk.model.shared.directory.as_ref().unwrap());
    desk.send(Message::Compared(Arc::new(Since::of("旧版".into(), old, now))));
}

/// The screen of a call that names the older directory, once that is known.
fn compared(width: u16, height: u16) -> Desk {
    compared_in(Lang::Zh, width, height)
}

fn compared_in(lang: Lang, width: u16, height: u16) -> Desk {
    let mut options = options();
    options.settings.lang = lang;
    let mut desk = Desk::open_with(options, width, height);
    compare(&mut desk, before(&GONE));
    desk
}

/// The same with the list of the withdrawn, where the reader is.
fn at_withdrawn(width: u16, height: u16) -> Desk {
    let mut desk = compared(width, height);
    desk.press("h G l");
    desk
}

fn row(frame: &str, word: &str) -> String {
    frame.lines().find(|line| line.contains(word)).unwrap_or_default().to_owned()
}

fn last_row(desk: &Desk) -> String {
    desk.frame().lines().last().unwrap_or_default().to_owned()
}

/// The node that the tree's cursor is on.
fn node(desk: &Desk) -> NodeKey {
    desk.model.browse().tree.selected().unwrap().key.clone()
}

/// What is called the withdrawn entry under the cursor.
fn selected(desk: &Desk) -> Option<String> {
    let at = desk.model.browse().list.selected_withdrawn()?;
    Some(desk.model.shared.since.as_ref()?.withdrawn_heading(at)?.name.to_owned())
}

/// The row of the tree with the node of a word, up to its count.
fn pane(frame: &str, word: &str) -> String {
    let rows = frame.lines().filter_map(|line| line.split('│').next()).map(|row| row.trim_end_matches(['┃', ' ']));
    let is_node = |row: &&str| row.split_whitespace().last().is_some_and(|it| it.parse::<usize>().is_ok());
    rows.filter(is_node).find(|row| row.contains(word)).unwrap_or_default().to_owned()
}

/// Clicks where a text begins in the last row that has it.
fn click(desk: &mut Desk, text: &str) {
    let frame = text_of(&desk.buffer().0);
    let (y, line) =
        frame.lines().enumerate().filter(|(_, line)| line.contains(text)).last().expect("it is on the screen");
    let x = kechuang::text::cells(&line[..line.find(text).unwrap()]);
    let (column, row) = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    let kind = MouseEventKind::Down(MouseButton::Left);
    let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
    let action = mouse_action(&desk.model, &event).expect("a click there means something");
    desk.send(Message::Mouse(action));
}

/// The directory is read again, and now is this one.
fn read_again(desk: &mut Desk, directory: &Arc<Directory>) {
    let tree = Tree::of(directory, desk.model.shared.messages());
    desk.send(Message::Loaded(Arc::clone(directory), tree));
}

#[test]
fn a_node_of_the_tree_holds_them_at_any_width() {
    for (lang, said) in [(Lang::Zh, "已撤"), (Lang::En, "Withdrawn")] {
        for (width, height) in SIZES {
            let mut desk = compared_in(lang, width, height);
            desk.press("h G");
            assert!(pane(&desk.frame(), said).ends_with(" 2"), "how many:\n{}", desk.frame());
            assert_eq!(node(&desk), NodeKey::Withdrawn);
            desk.press("l");
            let sign = if lang == Lang::Zh { "撤" } else { "gone" };
            for (_, name) in GONE {
                assert!(row(&desk.frame(), name).contains(sign), "{name} in\n{}", desk.frame());
            }
            assert!(row(&desk.frame(), said).contains("1/2"), "{}", desk.frame());
        }
    }
}

#[test]
fn there_is_no_node_without_them() {
    let mut desk = Desk::open(120, 36);
    desk.press("h G");
    assert_ne!(node(&desk), NodeKey::Withdrawn);
    compare(&mut desk, before(&[]));
    desk.press("G");
    assert_ne!(node(&desk), NodeKey::Withdrawn);
    assert!(!desk.frame().contains("已撤"), "{}", desk.frame());
}

#[test]
fn a_page_says_first_that_it_was_withdrawn() {
    for (width, height) in SIZES {
        let mut desk = at_withdrawn(width, height);
        desk.press("j Enter");
        let page: Vec<String> = {
            let browse = desk.model.browse();
            let directory = desk.model.shared.directory.as_ref().unwrap();
            browse.detail.page.lines_from(directory, 0).map(|line| line.text()).collect()
        };
        let whole = page.concat();
        assert!(whole.starts_with("已撤：与 旧版 相比，目录中没有 service-99 这一条了"), "{whole}");
        let places: Vec<usize> = [GONE[1].1, "第 ", NUMBER].map(|text| whole.find(text).expect(text)).into();
        assert!(places.iter().all(|at| *at > 0), "{places:?}");
        assert!(whole.contains("服务企事业科协组织建设"), "where it stood: {whole}");
        let frame = desk.frame();
        assert!(frame.contains("已撤：与 旧版 相比") && frame.contains(GONE[1].1) && frame.contains(NUMBER), "{frame}");
        assert_eq!(title(&desk.model).unwrap(), format!("{} · 科创天津", GONE[1].1));
    }
}

#[test]
fn it_is_read_as_any_other_page_is() {
    let mut desk = at_withdrawn(50, 12);
    desk.press("Enter");
    desk.press("PageDown");
    assert!(desk.model.browse().detail.offset > 0);
    desk.press("/ \"11112222\" Enter");
    assert!(desk.model.browse().detail.search.position().is_some_and(|it| it.ends_with("/2")), "{}", desk.frame());
    desk.press("Esc h");
    assert_eq!((desk.model.browse().focus, selected(&desk)), (Focus::List, Some(GONE[0].1.to_owned())));
    desk.press("Enter J");
    assert_eq!(selected(&desk), Some(GONE[1].1.to_owned()), "the next of them");
    assert_eq!(desk.model.browse().detail.offset, 0);
}

#[test]
fn the_mouse_leads_there_too() {
    for (width, height) in SIZES {
        let mut desk = compared(width, height);
        desk.press("h G");
        click(&mut desk, "已撤");
        if width < 60 {
            desk.press("l");
        }
        click(&mut desk, GONE[1].1);
        assert_eq!(selected(&desk), Some(GONE[1].1.to_owned()));
        let frame = desk.frame();
        assert!(frame.contains("service-99") && frame.contains(NUMBER), "{frame}");
    }
}

#[test]
fn nothing_of_it_is_taken_along_and_it_is_said_why() {
    for (mut desk, place) in [(at_withdrawn(80, 24), "list"), (at_withdrawn(80, 24), "page")] {
        if place == "page" {
            desk.press("Enter");
        }
        let actions = [
            Action::CopyPhone,
            Action::CopyOther,
            Action::ShowCode,
            Action::OpenAddress,
            Action::Favourite,
            Action::Note,
            Action::Report,
            Action::Compare,
            Action::Export,
            Action::Mark,
            Action::MarkRange,
            Action::MarkAll,
        ];
        for action in actions {
            desk.send(Message::Action(action));
            assert!(last_row(&desk).contains("已撤，只供阅读"), "{place} {action:?}: {}", last_row(&desk));
            assert!(last_row(&desk).contains(GONE[0].1), "{}", last_row(&desk));
        }
        assert_eq!((desk.copied.len(), desk.kept.len(), desk.effects.len()), (0, 0, 0), "{place}");
        assert!(desk.model.overlays.is_empty() && desk.model.browse().marks().is_empty());
    }
    // What was marked elsewhere is what is meant.
    let mut desk = compared(80, 24);
    desk.press("Space h G l y");
    assert_eq!(desk.copied.len(), 1, "{}", desk.frame());
}

#[test]
fn no_hint_offers_what_cannot_be_done() {
    let mut desk = at_withdrawn(120, 36);
    desk.press("g");
    assert!(!last_row(&desk).contains("复制"), "{}", last_row(&desk));
    desk.press("h g l");
    assert!(last_row(&desk).contains("复制"), "{}", last_row(&desk));
}

#[test]
fn nothing_on_the_page_leads_anywhere() {
    let mut desk = at_withdrawn(120, 36);
    desk.press("Enter");
    assert!(desk.painted().1.links.is_empty(), "no address and no number is a link");
    desk.press("]");
    desk.send(Message::Action(Action::Follow));
    assert!(desk.effects.is_empty() && desk.copied.is_empty());
    assert_eq!(selected(&desk), Some(GONE[0].1.to_owned()));
}

#[test]
fn a_script_picks_none_of_them() {
    let mut options = options();
    options.pick = Some(Pick::Phone);
    let mut desk = Desk::open_with(options, 80, 24);
    compare(&mut desk, before(&GONE));
    desk.press("Shift-Tab h G l Enter");
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::Take(_))), "{}", desk.frame());
    assert!(last_row(&desk).contains("已撤，只供阅读"), "{}", last_row(&desk));
}

#[test]
fn a_query_looks_for_what_is_there_and_says_so() {
    let mut desk = at_withdrawn(120, 36);
    desk.press("/ \"药学会\"");
    let frame = desk.frame();
    assert!(desk.model.browse().list.total > 0 && desk.model.browse().list.selected().is_some());
    assert!(row(&frame, "· 276").contains("全部"), "it does not claim to have looked among them: {frame}");
    desk.press("Esc");
    assert_eq!((node(&desk), selected(&desk)), (NodeKey::Withdrawn, Some(GONE[0].1.to_owned())));
    desk.press("/ \"qqqqqq\"");
    assert!(desk.frame().contains("已撤的 2 条不在查找之列"), "{}", desk.frame());
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"qqqqqq\"");
    assert!(!desk.frame().contains("不在查找之列"));
}

#[test]
fn everything_is_one_key_away() {
    let mut desk = at_withdrawn(120, 36);
    desk.press("w");
    assert_eq!((desk.model.browse().list.count(), selected(&desk)), (276, None));
    desk.press("w");
    assert_eq!((desk.model.browse().list.count(), selected(&desk)), (2, Some(GONE[0].1.to_owned())));
}

#[test]
fn back_from_it_is_the_entry_that_was_read_last() {
    let mut desk = compared(120, 36);
    desk.press("j j Enter");
    let read = desk.model.browse().list.selected();
    desk.press("h h G l Enter");
    assert_eq!(desk.model.browse().list.selected(), None);
    desk.press("Ctrl-o");
    assert_eq!((desk.model.browse().list.selected(), desk.model.browse().focus), (read, Focus::Detail));
}

#[test]
fn a_note_on_an_entry_that_is_gone_stands_on_its_page() {
    let mut desk = at_withdrawn(120, 36);
    let mut contents = Contents::default();
    let change = kechuang::state::Change::Note { id: GONE[0].0.to_owned(), text: "问过老王".to_owned() };
    contents.apply(&change, "2026-11-26T09:15:00+08:00");
    desk.send(Message::Kept(Report::Saved { contents: Arc::new(contents), through: 0 }));
    assert!(desk.frame().contains("问过老王"), "{}", desk.frame());
}

#[test]
fn the_tree_counts_what_is_new_and_changed_beneath() {
    for (lang, words) in [(Lang::Zh, "新1 改1"), (Lang::En, "1 new 1 changed")] {
        for (width, height) in SIZES {
            let mut desk = compared_in(lang, width, height);
            desk.press("h");
            let all = desk.frame().lines().nth(1).unwrap().to_owned();
            let first = all.split('│').next().unwrap();
            assert!(first.contains(words) || first.contains("+1 *1"), "{first}");
            let without = {
                let mut options = options();
                options.settings.lang = lang;
                let mut desk = Desk::open_with(options, width, height);
                desk.press("h");
                desk.frame()
            };
            let societies = if lang == Lang::Zh { "学会" } else { "Societies" };
            assert_eq!(pane(&desk.frame(), societies), pane(&without, societies), "nothing beneath, nothing said");
            // A query counts its own.
            desk.press("/ \"a\"");
            assert!(!desk.frame().lines().nth(1).unwrap().contains(words), "{}", desk.frame());
        }
    }
}

#[test]
fn where_a_name_takes_the_room_a_sign_is_left() {
    let desk = compared_in(Lang::En, 120, 36);
    let frame = desk.frame();
    let nominations = row(&frame, "National");
    let pane = nominations.split('│').next().unwrap();
    assert!(pane.trim_end().ends_with("* 8") || pane.contains("+1 *1"), "{pane}");
}

#[test]
fn a_directory_that_is_read_again_is_still_compared() {
    let mut desk = compared(120, 36);
    let shown = desk.frame();
    // A service is gone from the front: all others stand at other places.
    let mut contents = SHIPPED.0.contents();
    contents.services.remove(2);
    let again = Arc::new(contents.into());
    read_again(&mut desk, &again);
    for (number, sign) in [("01 ", " 改"), ("02 ", " 新")] {
        assert!(row(&shown, number).contains(sign), "{shown}");
        assert!(row(&desk.frame(), number).contains(sign), "until it is compared as well: {}", desk.frame());
    }
    assert!(pane(&desk.frame(), "已撤").ends_with(" 2"));
    compare(&mut desk, before(&GONE));
    assert!(last_row(&desk).contains("新增 1 · 改 1 · 撤 3"), "other numbers are told: {}", last_row(&desk));
    desk.press("j");
    read_again(&mut desk, &again);
    compare(&mut desk, before(&GONE));
    assert!(!last_row(&desk).contains("新增"), "the same are not: {}", last_row(&desk));
    assert!(pane(&desk.frame(), "已撤").ends_with(" 3"), "{}", desk.frame());
}

#[test]
fn who_reads_a_withdrawn_entry_goes_on_reading_it() {
    let mut desk = at_withdrawn(50, 12);
    desk.press("j Enter j j");
    let offset = desk.model.browse().detail.offset;
    assert!(offset > 0);
    let mut contents = SHIPPED.0.contents();
    contents.services.remove(2);
    read_again(&mut desk, &Arc::new(contents.into()));
    assert_eq!((selected(&desk), desk.model.browse().detail.offset), (Some(GONE[1].1.to_owned()), offset));
    compare(&mut desk, before(&GONE));
    let browse = desk.model.browse();
    assert_eq!((browse.list.count(), browse.detail.offset, browse.focus), (3, offset, Focus::Detail));
    assert_eq!(selected(&desk), Some(GONE[1].1.to_owned()), "whatever place it has among them");
}

#[test]
fn what_has_come_back_is_read_where_it_is() {
    for lines in ["", "Enter"] {
        let mut desk = at_withdrawn(120, 36);
        desk.press(lines);
        // All of them are back.
        let mut contents = SHIPPED.0.contents();
        let old = before(&GONE).contents();
        contents.services.extend(old.services.iter().filter(|it| it.number > 90).cloned());
        read_again(&mut desk, &Arc::new(contents.into()));
        compare(&mut desk, before(&GONE));
        let browse = desk.model.browse();
        assert_eq!((node(&desk), browse.list.withdrawn, browse.focus), (NodeKey::All, 0, Focus::List));
        assert_eq!(browse.list.count(), 278);
        assert!(!desk.frame().contains("已撤"), "{}", desk.frame());
    }
}

#[test]
fn no_reader_comes_back_to_them_the_next_time() {
    let mut desk = at_withdrawn(120, 36);
    let kept = kechuang::tui::update::leave(&mut desk.model);
    assert!(kept.iter().all(|effect| !format!("{effect:?}").contains("withdrawn")), "{kept:?}");
}
