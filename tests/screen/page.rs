//! Reading a page: why it was found, what stands on it, and where it leads.

use std::sync::Arc;

use crate::support::desk::{Desk, options, settings, text_of};
use crate::support::shipped::SHIPPED;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use kechuang::directory::{Contact, Contents, Department, Directory, Id, Kind, Preface, Record, Service, Url};
use kechuang::search::Index;
use kechuang::terminal::backend::ColorMode;
use kechuang::text::GlyphSet;
use kechuang::tui::action::{Effect, Message};
use kechuang::tui::mode::{Focus, Mode};
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::mouse::mouse_action;
use kechuang::tui::tree::NodeKey;
use kechuang::tui::update::update;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (50, 20), (40, 10)];

/// The id of the record whose page is shown.
fn shown(desk: &Desk) -> String {
    let directory = desk.model.shared.directory.as_ref().unwrap();
    let subject = desk.model.browse().detail.subject.unwrap();
    subject.text_id().unwrap_or_else(|| directory.heading(subject.record().unwrap()).unwrap().id.to_owned())
}

/// The characters of the page that have a modifier and are seen, of the colour of a mark or not.
fn set_off(desk: &Desk, modifier: Modifier) -> String {
    let (buffer, area) = (desk.buffer().0, desk.model.panes().detail.body);
    let cells = area.positions().filter_map(|at| buffer.cell(at));
    cells.filter(|cell| cell.modifier.contains(modifier)).map(|cell| cell.symbol().trim()).collect()
}

/// What is chosen on the page, or the hit at which the reader is.
fn chosen(desk: &Desk) -> String {
    set_off(desk, Modifier::REVERSED)
}

fn title(desk: &Desk) -> String {
    let (buffer, area) = (desk.buffer().0, desk.model.panes().detail.title);
    let mut row = Buffer::empty(Rect { y: 0, ..area });
    area.positions().for_each(|at| row[(at.x, 0)] = buffer[at].clone());
    text_of(&row).trim().to_owned()
}

fn foot(desk: &Desk) -> String {
    desk.frame().lines().last().unwrap().trim().to_owned()
}

/// Where the cursor stands, seen or not.
fn cursor(desk: &Desk) -> Option<Position> {
    desk.painted().1.cursor.position()
}

fn offset(desk: &Desk) -> usize {
    desk.model.browse().detail.offset
}

/// A desk with the page of a record, from the list of everything.
fn reading(id: &str, width: u16, height: u16) -> Desk {
    let mut desk = Desk::open(width, height);
    go_to(&mut desk, id);
    desk.press("Enter");
    assert_eq!((shown(&desk).as_str(), desk.model.mode()), (id, Mode::Detail));
    desk
}

fn go_to(desk: &mut Desk, id: &str) {
    desk.send(Message::Paste(id.to_owned()));
    desk.press("Esc");
    assert_eq!((shown(desk).as_str(), offset(desk)), (id, 0), "what the query brought about has gone with it");
}

/// Presses a key until something is so.
fn press_until(desk: &mut Desk, key: &str, is_so: impl Fn(&Desk) -> bool) {
    for _ in 0..2_000 {
        if is_so(desk) {
            return;
        }
        desk.press(key);
    }
    panic!("{key} leads nowhere\n{}", desk.frame());
}

#[test]
fn one_sees_at_once_why_an_entry_was_found() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("/ \"特别奖\"");
        assert_eq!(desk.model.browse().list.selected().map(|no| SHIPPED.0.heading(no).unwrap().id), Some("service-02"));
        desk.press("Enter");
        assert_eq!(chosen(&desk), "特别奖", "at {width}×{height}\n{}", desk.frame());
        assert!(title(&desk).contains("1/5"), "{}", title(&desk));
    }
}

#[test]
fn a_page_opens_at_the_first_hit_and_stays_where_it_is_moved() {
    let mut desk = Desk::open(80, 20);
    desk.press("/ \"特别奖\"");
    let opened = offset(&desk);
    assert!(opened > 0 && set_off(&desk, Modifier::UNDERLINED).contains("特别奖"), "{}", desk.frame());
    desk.press("Backspace Backspace Backspace \"青年科技奖天津市候选\"");
    assert_eq!((shown(&desk).as_str(), offset(&desk)), ("service-02", 0), "the title has it");
    desk.press("Ctrl-u \"特别奖\" Enter");
    assert_eq!(offset(&desk), opened, "typing opens it anew");
    desk.press("G");
    let end = offset(&desk);
    assert!(end > opened);
    desk.send(Message::Resize(80, 21));
    desk.send(Message::Resize(80, 20));
    desk.press("h Enter");
    assert_eq!(offset(&desk), end, "who has moved it stays");
    desk.press("J K");
    assert_eq!(offset(&desk), end, "there is no other entry");
}

#[test]
fn where_nothing_stands_on_the_page_it_opens_at_its_top() {
    let mut desk = Desk::open(80, 24);
    desk.press("/ \"dept:组人部\"");
    assert!(desk.model.browse().list.total > 0);
    assert_eq!(offset(&desk), 0);
    desk.press("Ctrl-u");
    assert!(!title(&desk).contains('/') || title(&desk).contains('行'), "{}", title(&desk));
}

#[test]
fn n_goes_from_hit_to_hit_and_round_the_page() {
    for colours in [ColorMode::Ansi16, ColorMode::None] {
        let mut desk =
            Desk::open_with(ModelOptions { settings: Settings { colours, ..settings() }, ..options() }, 80, 24);
        desk.press("/ \"特别奖\" Enter");
        for at in ["1/5", "2/5", "3/5", "4/5", "5/5"] {
            assert!(title(&desk).contains(at), "{at}: {}", title(&desk));
            assert_eq!(chosen(&desk), "特别奖", "the one the reader is at is told apart");
            assert!(!foot(&desk).contains("已从头开始"));
            desk.press("n");
        }
        assert!(title(&desk).contains("1/5") && foot(&desk).contains("已从头开始"), "{}", desk.frame());
        desk.press("N");
        assert!(title(&desk).contains("5/5") && foot(&desk).contains("已从末尾开始"), "{}", desk.frame());
        desk.press("N");
        assert!(title(&desk).contains("4/5"));
        desk.press("g");
        assert!(offset(&desk) == 0 && title(&desk).contains("1/5"), "{}", title(&desk));
    }
}

#[test]
fn digits_pinyin_and_other_forms_are_marked_too() {
    for (query, marked) in
        [("27128948", "27128948"), ("tebiejiang", "特别奖"), ("特別獎", "特别奖"), ("dept:科普部", "科普部")]
    {
        let mut desk = Desk::open(80, 24);
        desk.press(&format!("/ \"{query}\" Enter"));
        assert_eq!(chosen(&desk), marked, "{query}\n{}", desk.frame());
    }
    // Initials and slips are forgiven in other names, as in the list.
    let mut desk = Desk::open(80, 24);
    desk.press("/ \"qbh\" Enter");
    assert_eq!((shown(&desk).as_str(), chosen(&desk).as_str()), ("service-25", "青百会"), "{}", desk.frame());
    // On a wide terminal other characters are shown in place of some.
    let mut desk = Desk::open_with(
        ModelOptions { settings: Settings { glyphs: GlyphSet::Wide, ..settings() }, ..options() },
        80,
        24,
    );
    desk.press("/ \"科创中国联合体\" Enter");
    assert!(chosen(&desk).contains("科创中国"), "{}", desk.frame());
}

#[test]
fn slash_on_the_page_finds_on_the_page() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("/ \"青年人才托举\" Enter j");
        let (query, before) = (desk.model.browse().query.text().to_owned(), offset(&desk));
        desk.press("/");
        assert_eq!(desk.model.mode(), Mode::PageQuery);
        assert!(title(&desk).contains("在本页查找"), "{}", desk.frame());
        let caret = desk.buffer().1.expect("a caret");
        assert_eq!(caret.y, desk.model.panes().detail.title.y);
        desk.press("\"keji\"");
        assert!(chosen(&desk).starts_with("科技"), "{}", desk.frame());
        let total = desk.model.browse().detail.search.hits.len();
        assert!(total > 1 && title(&desk).contains(&format!("/{total}")), "{}", title(&desk));
        assert_eq!(desk.model.browse().query.text(), query, "the list's stays");
        desk.press("Down Ctrl-n Up");
        assert_eq!(desk.model.mode(), Mode::PageQuery, "one goes on typing");
        desk.press("Esc");
        assert_eq!((desk.model.mode(), offset(&desk)), (Mode::Detail, before), "back where the page was");
        desk.press("/ \"keji\" Enter n");
        assert_eq!(desk.model.mode(), Mode::Detail);
        assert!(title(&desk).contains("keji") && chosen(&desk).starts_with("科技"), "{}", desk.frame());
        desk.press("Esc");
        assert!(desk.model.mode() == Mode::Detail && !title(&desk).contains("keji"), "{}", desk.frame());
        desk.press("Esc");
        assert_eq!((desk.model.mode(), desk.model.browse().query.text()), (Mode::List, query.as_str()));
    }
}

#[test]
fn typing_on_the_page_goes_on_from_where_the_reader_was() {
    let mut desk = reading("service-02", 80, 24);
    desk.press("/ \"科技\" Enter");
    let hits = desk.model.browse().detail.search.hits.clone();
    desk.press("Esc Ctrl-d Ctrl-d");
    let from = offset(&desk);
    desk.press("/ \"科技\"");
    let current = desk.model.browse().detail.search.current.unwrap();
    let first = (0..hits.len()).find(|at| hits.stretches_of(*at)[0].line >= from).unwrap();
    assert!(current > 0 && current == first, "{current} and not {first}");
    desk.press("Ctrl-u");
    assert_eq!(offset(&desk), from, "nothing is looked for");
}

#[test]
fn what_is_not_on_the_page_is_said_quietly() {
    let mut desk = reading("service-02", 80, 24);
    let before = offset(&desk);
    desk.press("/ \"〇〇〇\"");
    assert!(title(&desk).ends_with('0') && offset(&desk) == before, "{}", title(&desk));
    desk.press("Enter n");
    assert!(foot(&desk).contains("本页没有“〇〇〇”"), "{}", foot(&desk));
    desk.press("Esc Esc / \"\" Esc Enter");
    let mut desk = reading("service-02", 80, 24);
    desk.press("n");
    assert!(foot(&desk).contains("按 / 在本页查找"), "{}", foot(&desk));
}

#[test]
fn what_was_looked_for_holds_on_the_next_page() {
    let mut desk = reading("service-02", 80, 24);
    desk.press("/ \"年龄\" Enter J");
    assert_eq!(shown(&desk), "service-03");
    assert!(title(&desk).contains("/年龄 1/") && chosen(&desk) == "年龄", "{}", desk.frame());
    desk.press("h");
    assert!(!title(&desk).contains("年龄"), "the list is left alone: {}", title(&desk));
    desk.press("Enter");
    assert!(chosen(&desk).is_empty());
    desk.press("n");
    assert!(title(&desk).contains("/年龄") && chosen(&desk) == "年龄", "n brings it back: {}", desk.frame());
    desk.press("Esc / Enter");
    assert!(title(&desk).contains("/年龄"), "so does Enter with nothing typed: {}", desk.frame());
}

#[test]
fn signs_and_a_directory_not_yet_searched_are_found_as_typed() {
    let mut desk = reading("service-02", 80, 24);
    desk.press("/ \"（图中\"");
    assert!(!chosen(&desk).is_empty(), "{}", desk.frame());
    desk.press("Ctrl-u \"）：\"");
    assert_eq!(chosen(&desk), "）：", "{}", desk.frame());
    let mut desk = Desk::open_directory(options(), &SHIPPED.0, 80, 24);
    desk.press("Enter / \"TAST\"");
    assert_eq!(chosen(&desk), "tast", "{}", desk.frame());
    desk.send(Message::Indexed(Arc::clone(&SHIPPED.1)));
    desk.press("Ctrl-u \"dianhua\"");
    assert_eq!(chosen(&desk), "电话", "{}", desk.frame());
}

#[test]
fn what_is_typed_on_the_page_has_an_end() {
    let mut desk = reading("service-02", 80, 24);
    desk.press("/");
    desk.send(Message::Paste("学".repeat(1_000)));
    assert_eq!(desk.model.browse().detail.search.query.text().chars().count(), kechuang::search::Query::LONGEST);
    assert!(foot(&desk).contains("至多 200"), "{}", foot(&desk));
    desk.press("\"x\"");
    assert!(desk.model.browse().query.text().is_empty() && foot(&desk).contains("至多 200"));
    desk.press("Esc");
    desk.send(Message::Paste("药学会".to_owned()));
    assert_eq!((desk.model.mode(), desk.model.browse().query.text()), (Mode::Query, "药学会"));
}

#[test]
fn brackets_go_from_section_to_section() {
    for (width, height) in SIZES {
        let mut desk = reading("profile-tast", width, height);
        let sections: Vec<usize> = desk.model.browse().detail.page.sections().collect();
        assert!(sections.len() > 3);
        for section in &sections[1..] {
            desk.press("]");
            let detail = &desk.model.browse().detail;
            assert_eq!(detail.reader().line, *section, "at {width}×{height}");
            let is_near_the_end = *section + detail.height > detail.page.len();
            assert!(is_near_the_end || detail.offset == *section, "it stands at the top");
            assert!(detail.offset == *section || !chosen(&desk).is_empty(), "or is told apart\n{}", desk.frame());
        }
        desk.press("]");
        assert!(foot(&desk).contains("最后一节"), "{}", foot(&desk));
        for section in sections.iter().rev().skip(1) {
            desk.press("[");
            assert_eq!(desk.model.browse().detail.reader().line, *section);
        }
        assert_eq!(offset(&desk), 0);
        desk.press("j [");
        assert_eq!(offset(&desk), 0, "to the beginning of the one that is read");
    }
}

/// What is said of the name that is chosen.
fn said(desk: &Desk) -> &str {
    desk.model.shared.toast.as_ref().map_or("", |toast| &toast.text)
}

#[test]
fn from_a_department_each_of_its_services_is_reached() {
    let department = Id::from("department-popularization");
    let services = SHIPPED.0.services_of(&department);
    assert!(services.len() > 5);
    for (width, height) in SIZES {
        let mut desk = reading(department.as_str(), width, height);
        for service in services.iter() {
            let heading = SHIPPED.0.heading(service).unwrap();
            let name = format!("Enter 前往“{:02} {}”", heading.number.unwrap(), heading.name);
            desk.press("Tab");
            press_until(&mut desk, "Tab", |desk| said(desk) == name);
            assert!(!chosen(&desk).is_empty(), "it is seen\n{}", desk.frame());
            desk.press("Enter");
            assert_eq!((shown(&desk).as_str(), offset(&desk), desk.model.mode()), (heading.id, 0, Mode::Detail));
            assert_eq!(desk.model.browse().list.selected(), Some(service), "the list goes along");
            desk.press("Backspace");
            assert_eq!((shown(&desk).as_str(), desk.model.mode()), (department.as_str(), Mode::Detail));
        }
    }
}

#[test]
fn tab_walks_what_leads_on_and_round_the_page() {
    let mut desk = reading("service-57", 80, 24);
    assert!(chosen(&desk).is_empty() && !set_off(&desk, Modifier::UNDERLINED).is_empty(), "links are seen");
    desk.press("Tab");
    let first = chosen(&desk);
    press_until(&mut desk, "Tab", |desk| chosen(desk) == "服务全民科学素质提升");
    assert!(foot(&desk).contains("Enter 前往“服务全民科学素质提升”"), "{}", foot(&desk));
    press_until(&mut desk, "Tab", |desk| chosen(desk) == "022-27128948");
    assert!(foot(&desk).contains("Enter 复制 022-27128948"), "{}", foot(&desk));
    desk.press("Enter");
    assert_eq!(desk.copied, ["022-27128948"]);
    desk.press("Shift-Tab");
    assert_eq!(chosen(&desk), "市科协科普部");
    press_until(&mut desk, "Shift-Tab", |desk| chosen(desk) == first);
    desk.press("g");
    press_until(&mut desk, "Shift-Tab", |desk| offset(desk) > 0);
    assert!(offset(&desk) > 0 && !chosen(&desk).is_empty(), "the last one\n{}", desk.frame());
    desk.press("Tab");
    assert_eq!(chosen(&desk), first, "and the first again");
    press_until(&mut desk, "Tab", |desk| chosen(desk) == "市科协科普部");
    desk.press("Enter");
    assert_eq!(shown(&desk), "department-popularization");
    desk.press("h");
    assert!(chosen(&desk).is_empty() && set_off(&desk, Modifier::UNDERLINED).is_empty(), "calm without the keys");
}

#[test]
fn the_first_that_is_seen_is_chosen_first() {
    let mut desk = reading("service-57", 80, 24);
    desk.press("Ctrl-d");
    assert!(offset(&desk) > 2);
    desk.press("Enter");
    let first = chosen(&desk);
    assert!(!first.is_empty() && first != "服务全民科学素质提升", "{}", desk.frame());
    desk.press("g");
    assert_eq!(desk.model.mode(), Mode::Detail);
    desk.press("G Tab");
    assert_ne!(chosen(&desk), first, "one that is out of sight is not chosen any more");
}

#[test]
fn a_place_leads_to_its_node_in_the_tree() {
    let mut desk = reading("service-02", 80, 24);
    press_until(&mut desk, "Tab", |desk| chosen(desk).contains("国家级人才举荐与服务"));
    desk.press("Enter");
    let browse = desk.model.browse();
    let node = browse.tree.selected().unwrap();
    assert!(matches!(&node.key, NodeKey::Category(id) if id.as_str() == "national-talent"), "{node:?}");
    assert_eq!((browse.focus, browse.list.entries.len()), (Focus::List, 8));
    assert_eq!(shown(&desk), "service-02", "the entry that was read is still there");
    let mut desk = reading("article-19", 80, 24);
    desk.press("Tab Enter");
    assert!(shown(&desk).starts_with("chapter-") && offset(&desk) > 0, "at the article that was read");
}

#[test]
fn names_and_numbers_in_the_text_lead_on() {
    // Each note that names other services by their printed numbers leads to them.
    let mut count = 0;
    for (no, record) in SHIPPED.0.records() {
        let numbered = record.notes().iter().find(|note| note.contains("第 ") && note.contains(" 项"));
        let Some(note) = numbered.filter(|_| record.kind() == Kind::Service) else { continue };
        let number: String = note[note.find("第 ").unwrap()..].chars().skip(2).take(2).collect();
        let name = format!(
            "“{number} {}”",
            SHIPPED.0.heading(SHIPPED.0.index_of(&format!("service-{number}")).unwrap()).unwrap().name
        );
        if record.number().map(|own| format!("{own:02}")) == Some(number.clone()) {
            continue;
        }
        let mut desk = reading(SHIPPED.0.heading(no).unwrap().id, 120, 36);
        desk.press("G");
        press_until(&mut desk, "Shift-Tab", |desk| said(desk).contains(&name));
        assert_eq!(chosen(&desk), number, "{note}");
        desk.press("Enter");
        assert_eq!(shown(&desk), format!("service-{number}"));
        count += 1;
    }
    assert!(count >= 3, "{count}");
    let mut desk = reading("service-01", 80, 24);
    press_until(&mut desk, "Tab", |desk| chosen(desk) == "中国科协" || chosen(desk) == "市科协");
    desk.press("Enter");
    assert!(shown(&desk).starts_with("profile-"));
}

#[test]
fn an_entry_that_the_list_does_not_have_is_shown_among_all() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"评聘天津科普大使\" Enter");
    press_until(&mut desk, "Tab", |desk| chosen(desk) == "市科协科普部");
    desk.press("Enter");
    let browse = desk.model.browse();
    assert_eq!((shown(&desk).as_str(), browse.query.text()), ("department-popularization", ""));
    assert_eq!((browse.list.entries.len(), browse.focus), (SHIPPED.0.len(), Focus::Detail));
    desk.press("Backspace");
    assert_eq!((shown(&desk).as_str(), desk.model.browse().query.text()), ("service-57", "评聘天津科普大使"));
}

#[test]
fn a_click_on_what_leads_on_follows_it() {
    let mut desk = Desk::open(120, 36);
    go_to(&mut desk, "service-57");
    let click = |desk: &mut Desk, x: u16, y: u16| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let event = MouseEvent { kind, column: x, row: y, modifiers: KeyModifiers::NONE };
        let action = mouse_action(&desk.model, &event).expect("there is something");
        desk.send(Message::Mouse(action));
    };
    let body = desk.model.panes().detail.body;
    let row = desk.frame().lines().position(|line| line.contains("部门  市科协科普部")).unwrap();
    let row = u16::try_from(row).unwrap();
    click(&mut desk, body.x + 8, row);
    assert_eq!((desk.model.browse().focus, shown(&desk).as_str()), (Focus::Detail, "service-57"), "first the keys");
    click(&mut desk, body.x + 2, row);
    click(&mut desk, body.right() - 3, row);
    assert_eq!(shown(&desk), "service-57", "beside it");
    click(&mut desk, body.x + 8, row);
    assert_eq!(shown(&desk), "department-popularization");
}

#[test]
fn the_cursor_stands_where_the_reader_is() {
    let mut desk = reading("service-57", 80, 24);
    let body = desk.model.panes().detail.body;
    assert_eq!(cursor(&desk).map(|at| (at.x, at.y)), Some((body.x + 1, body.y)));
    press_until(&mut desk, "Tab", |desk| chosen(desk) == "022-27128948");
    let at = cursor(&desk).unwrap();
    assert!(desk.buffer().0[(at.x, at.y)].modifier.contains(Modifier::REVERSED) && at.x > body.x + 1);
    desk.press("/ \"科普\" Enter n");
    let at = cursor(&desk).unwrap();
    assert!(desk.buffer().0[(at.x, at.y)].modifier.contains(Modifier::REVERSED));
    assert_eq!(desk.buffer().0[(at.x, at.y)].symbol(), "科");
}

/// A directory of a department with so many services, a preface and a service in no part.
fn odd(services: u32) -> Arc<Directory> {
    let contact = Contact { department: Some(Id::from("department-1")), ..Contact::default() };
    let service = |number| Service {
        id: Id::from(format!("service-{number}")),
        number,
        name: format!("第{number}届科技活动"),
        part: Id::from("nowhere"),
        contacts: vec![contact.clone()].into(),
        urls: vec![Url { url: format!("http://a.b/{}", "x".repeat(if number < 4 { 10_000 } else { 4 })), label: None }]
            .into(),
        ..Service::default()
    };
    let department =
        Department { id: Id::from("department-1"), name: "联系部门".to_owned(), ..Department::default() };
    let mut contents = Contents {
        services: (1..=services).map(service).collect(),
        departments: vec![department],
        ..Contents::default()
    };
    contents.info.preface = Some(Preface { id: Id::from("preface"), title: "前言".to_owned(), ..Preface::default() });
    Arc::new(contents.into())
}

/// A desk with the page of a record of a directory of its own.
fn reading_odd(directory: &Arc<Directory>, id: &str, width: u16, height: u16) -> Desk {
    let mut desk = Desk::open_directory(options(), directory, width, height);
    desk.send(Message::Indexed(Arc::new(Index::build(directory))));
    let row = directory.index_of(id).unwrap().index();
    desk.press("G");
    desk.press(&"k ".repeat(directory.len() - 1 - row));
    desk.press("Enter");
    assert_eq!(shown(&desk), id);
    desk
}

#[test]
fn ten_thousand_links_are_walked_as_few_are() {
    let directory = odd(10_000);
    let mut desk = reading_odd(&directory, "department-1", 40, 10);
    assert!(desk.model.browse().detail.page.len() >= 10_000);
    desk.press("Tab Tab Tab");
    assert!(chosen(&desk).contains("第3届"), "{}", desk.frame());
    desk.press("G Tab");
    assert!(!chosen(&desk).is_empty() && offset(&desk) > 9_000);
    desk.press("g Shift-Tab");
    let last = chosen(&desk);
    desk.press("Tab Tab Shift-Tab Shift-Tab");
    assert_eq!(chosen(&desk), last);
    desk.press("/ \"第9999届\" Enter");
    assert!(desk.frame().contains("第9999届"), "{}", desk.frame());
    press_until(&mut desk, "Tab", |desk| foot(desk).contains("“9999 "));
    desk.press("Enter");
    assert_eq!(shown(&desk), "service-9999");
}

#[test]
fn the_lists_query_is_found_on_a_page_of_ten_thousand() {
    let directory = odd(10_000);
    let index = Index::build(&directory);
    let mut desk = reading_odd(&directory, "department-1", 80, 24);
    desk.press("h /");
    for effect in update(&mut desk.model, Message::Paste("科技活动|联系部门".to_owned())) {
        if let Effect::Search(search) = effect {
            desk.send(Message::Found(index.answer(&search)));
        }
    }
    press_until(&mut desk, "Down", |desk| shown(desk) == "department-1");
    let begun = title(&desk);
    assert!(begun.contains("1/") && begun.contains('+'), "only its beginning is looked through: {begun}");
    desk.press("Enter n N N");
    assert!(title(&desk).contains("10001/10001"), "{}", title(&desk));
}

#[test]
fn a_link_to_what_is_not_there_says_so() {
    let mut desk = reading_odd(&odd(3), "service-2", 40, 10);
    desk.press("Tab Enter");
    assert!(foot(&desk).contains("目录中没有这一条"), "{}", desk.frame());
    assert_eq!((shown(&desk).as_str(), desk.model.mode()), ("service-2", Mode::Detail));
}

#[test]
fn an_address_longer_than_the_screen_is_one_link() {
    let mut desk = reading_odd(&odd(3), "service-2", 40, 10);
    desk.press("Tab Tab Tab");
    assert!(chosen(&desk).contains("xxxx"), "{}", desk.frame());
    desk.press("j j j j PageDown PageDown Enter");
    let opened = desk.effects.iter().filter_map(|effect| match effect {
        Effect::Open { address, .. } => Some(address.chars().count()),
        _ => None,
    });
    assert_eq!(opened.collect::<Vec<_>>(), [10_011], "{}", desk.frame());
    desk.press("Tab");
    assert!(!chosen(&desk).is_empty() && offset(&desk) == 0);
}

#[test]
fn on_a_page_that_leads_nowhere_tab_goes_to_the_next_pane() {
    for (key, focus) in [("Tab", Focus::Tree), ("Shift-Tab", Focus::List)] {
        let mut desk = reading_odd(&odd(3), "preface", 80, 24);
        desk.press("Enter");
        assert!(foot(&desk).contains("本页没有可前往的名称"), "{}", foot(&desk));
        desk.press("n ] [ / Esc").press(key);
        assert_eq!(desk.model.browse().focus, focus);
    }
}

#[test]
fn while_the_directory_grows_the_chosen_name_stays() {
    let mut contents = SHIPPED.0.contents();
    contents.services.retain(|service| service.number > 40);
    let part = Arc::new(Directory::from(contents));
    let mut desk = reading_odd(&part, "service-57", 80, 24);
    press_until(&mut desk, "Tab", |desk| chosen(desk) == "市科协科普部");
    let tree = kechuang::tui::tree::Tree::of(&SHIPPED.0, settings().lang.messages());
    desk.send(Message::Loaded(Arc::clone(&SHIPPED.0), tree));
    assert_eq!((chosen(&desk).as_str(), shown(&desk).as_str()), ("市科协科普部", "service-57"));
    desk.press("Enter");
    assert_eq!(shown(&desk), "department-popularization");
}

/// Keys of the page and around it.
const KEYS: [&str; 34] = [
    "j",
    "k",
    "Ctrl-d",
    "Ctrl-u",
    "PageDown",
    "g",
    "G",
    "Tab",
    "Shift-Tab",
    "Enter",
    "]",
    "[",
    "/",
    "n",
    "N",
    "J",
    "K",
    "h",
    "l",
    "Esc",
    "Backspace",
    "Alt-Right",
    "Down",
    "Up",
    "\"科\"",
    "\"kj\"",
    "\"022\"",
    "\"、\"",
    "Left",
    "Home",
    "?",
    "Y",
    "Ctrl-n",
    "Ctrl-w",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_keys_lead_off_the_page(
        width in prop_oneof![40_u16..130, 0_u16..40],
        height in 0_u16..40,
        wide in any::<bool>(),
        keys in proptest::collection::vec((0..KEYS.len(), 0_u16..20), 1..60),
    ) {
        let glyphs = if wide { GlyphSet::Wide } else { GlyphSet::Narrow };
        let mut desk = Desk::open_with(ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() }, width, height);
        for (key, resize) in keys {
            desk.press(KEYS[key]);
            if resize == 0 {
                desk.send(Message::Resize(height * 3, width / 3));
            }
            let area = desk.model.shared.area;
            let (buffer, caret) = desk.buffer();
            prop_assert!(caret.is_none_or(|at| buffer.area.contains(at)));
            prop_assert!(cursor(&desk).is_none_or(|at| area.contains(at)));
            let detail = &desk.model.browse().detail;
            prop_assert!(detail.offset <= detail.page.len().saturating_sub(detail.height));
            let hits = &detail.search.hits;
            prop_assert!(detail.search.current.is_none_or(|at| at < hits.len()));
            for annotation in detail.annotations(true) {
                prop_assert!(annotation.stretch.line < detail.page.len());
            }
        }
    }
}

#[test]
fn every_kind_of_record_is_left_by_a_link_and_come_back_to() {
    for kind in Kind::ALL {
        let Some((no, _)) = SHIPPED.0.records().find(|(_, record): &(_, Record<'_>)| record.kind() == kind) else {
            continue;
        };
        let id = SHIPPED.0.heading(no).unwrap().id;
        let mut desk = reading(id, 80, 24);
        for _ in 0..6 {
            desk.press("Tab");
            if desk.model.mode() != Mode::Detail {
                break;
            }
            let before = (shown(&desk), desk.copied.len());
            desk.press("Enter");
            if shown(&desk) != before.0 {
                desk.press("Backspace");
                assert_eq!(shown(&desk), id, "{}", desk.frame());
            }
            if desk.model.mode() != Mode::Detail {
                desk.press("l");
            }
        }
    }
}
