//! The phone book on the screen: whom to call, and for what.

use crate::support::desk::{Desk, TODAY, options, settings, text_of};
use crate::support::shipped::SHIPPED;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use kechuang::directory::{Contact, Contents, Department, Directory, Id, Phone, Profile, Service};
use kechuang::export::fields::Pick;
use kechuang::messages::Lang;
use kechuang::search::Index;
use kechuang::text::{GlyphSet, cells};
use kechuang::tui::action::{Effect, Message};
use kechuang::tui::mode::Mode;
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::mouse::mouse_action;
use kechuang::tui::overlays::Overlay;
use kechuang::tui::screens::Front;
use kechuang::tui::screens::phones::{Phones, areas};
use kechuang::tui::tree::Tree;
use ratatui::style::Modifier;
use std::sync::Arc;

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (50, 20), (40, 10)];

/// The phone book, open.
fn open(width: u16, height: u16) -> Desk {
    let mut desk = Desk::open(width, height);
    desk.press("p");
    assert_eq!(desk.model.mode(), Mode::Phones);
    desk
}

fn phones(desk: &Desk) -> &Phones {
    match &desk.model.screen.front {
        Some(Front::Phones(phones)) => phones,
        other => panic!("{other:?}\n{}", desk.frame()),
    }
}

/// The name and the number under the cursor.
fn selected(desk: &Desk) -> (String, String) {
    let phones = phones(desk);
    let (entry, number) = phones.shown.get(phones.rows.cursor).expect("a row is selected");
    let directory = desk.model.shared.directory.as_ref().unwrap();
    let name = directory.heading(entry.record).unwrap().name.to_owned();
    (name, number.map(|it| it.number.clone()).unwrap_or_default())
}

/// All numbers that are listed.
fn numbers(desk: &Desk) -> Vec<String> {
    let shown = &phones(desk).shown;
    (0..shown.rows.len()).filter_map(|row| Some(shown.get(row)?.1?.number.clone())).collect()
}

/// The rows of the list as they are seen.
fn listed(desk: &Desk) -> Vec<String> {
    let body = areas(desk.model.shared.area).list.body;
    let buffer = desk.buffer().0;
    let text = |y| (body.left()..body.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (body.top()..body.bottom()).map(text).collect()
}

fn told(desk: &Desk) -> String {
    let lines = phones(desk).strip.lines.iter();
    lines.map(|line| line.text().trim_end().to_owned() + "\n").collect()
}

#[test]
fn p_opens_the_phone_book() {
    for (width, height) in [(120, 36), (80, 24), (50, 20)] {
        open(width, height).shows(&format!("phones-{width}x{height}"));
    }
    let desk = open(40, 10);
    let frame = desk.frame();
    assert!(frame.contains("022-27111199"), "{frame}");
}

#[test]
fn every_row_can_be_read_alone() {
    for (width, height) in SIZES {
        let mut desk = open(width, height);
        for _ in 0..numbers(&desk).len() {
            let (name, number) = selected(&desk);
            let row = listed(&desk)[phones(&desk).rows.cursor - phones(&desk).rows.offset].clone();
            let begin: String = name.chars().take(4).collect();
            let row = row.replace(' ', "");
            assert!(row.contains(&begin) && row.contains(&number), "{name} {number} in “{row}” at {width}×{height}");
            desk.press("j");
        }
    }
}

#[test]
fn what_a_number_is_for_and_what_is_wrong_with_it_is_said() {
    let mut desk = open(120, 36);
    desk.press("/ \"27124778\" Enter");
    let told = told(&desk);
    assert!(told.starts_with("022-27124778  存疑：疑为 022-27114778 的误印\n"), "{told}");
    assert!(
        told.contains("用于  07 中国工程师联合体(天津)\n") && told.contains("说明  书中此部门有三种写法"),
        "{told}"
    );
    assert!(listed(&desk)[0].replace(' ', "").contains("022-27124778存疑"), "{}", desk.frame());
    desk.press("Esc / \"26422\" Enter");
    let rows = listed(&desk).concat().replace(' ', "");
    assert!(rows.contains("市科协办公室022-27126422共用"), "{}", desk.frame());
    assert!(self::told(&desk).contains("也是"), "{}", desk.frame());
}

#[test]
fn even_on_the_smallest_screen_the_warning_is_read() {
    let mut desk = open(40, 10);
    desk.press("/ \"27124778\" Enter");
    let frame = desk.frame().replace([' ', '\n'], "");
    assert!(frame.contains("022-27124778存疑") && frame.contains("疑为022-27114778的误印"), "{frame}");
}

#[test]
fn the_strip_can_be_read_to_its_end() {
    let mut desk = open(80, 24);
    desk.press("/ \"27114778\" Enter");
    assert!(!desk.frame().contains("说明"), "{}", desk.frame());
    desk.press(&"J ".repeat(30));
    assert!(desk.frame().contains("说明  书中此部门"), "{}", desk.frame());
    desk.press(&"K ".repeat(30));
    assert!(desk.frame().contains("用于  03 推荐"), "{}", desk.frame());
}

#[test]
fn it_is_filtered_by_name_pinyin_digits_and_service() {
    for (typed, number) in [
        ("kepubu", "022-27128948"),
        ("科创部", "022-27114778"),
        ("2711 1199", "022-27111199"),
        ("27111199", "022-27111199"),
        ("022-27111199", "022-27111199"),
        ("天津科普大使", "022-27128948"),
    ] {
        let mut desk = open(120, 36);
        desk.press(&format!(
            "/ {}",
            typed.split(' ').map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(" Space ")
        ));
        assert_eq!(desk.model.mode(), Mode::PhonesQuery);
        assert_eq!(numbers(&desk)[0], number, "{typed}\n{}", desk.frame());
        desk.press("Enter");
        assert_eq!((desk.model.mode(), selected(&desk).1.as_str()), (Mode::Phones, number), "{typed} is kept");
    }
    let mut desk = open(120, 36);
    desk.press("/ \"27124778\"");
    assert_eq!(numbers(&desk), ["022-27124778"], "only the number that was typed");
}

#[test]
fn a_service_leaves_only_what_is_for_it() {
    let mut desk = open(120, 36);
    desk.press("/ \"评聘天津科普大使\" Enter");
    assert_eq!(numbers(&desk), ["022-27128948", "022-27121418"]);
    let told = told(&desk);
    assert!(told.contains("用于  57 评聘天津科普大使\n") && !told.contains("56 "), "{told}");
    desk.press("Esc / \"天津市药学会\"");
    assert_eq!(numbers(&desk), ["022-27122522"], "the department of the list answers for a society");
    assert!(self::told(&desk).contains("清单中的学会"), "{}", desk.frame());
}

#[test]
fn what_was_typed_is_marked() {
    let marked = |desk: &Desk| {
        let body = areas(desk.model.shared.area).list.body;
        let buffer = desk.buffer().0;
        let cells = (body.left()..body.right()).map(|x| buffer[(x, body.y)].clone());
        cells
            .filter(|it| it.modifier.contains(Modifier::UNDERLINED))
            .map(|it| it.symbol().trim().to_owned())
            .collect::<String>()
    };
    let mut desk = open(120, 36);
    desk.press("/ \"kepubu\"");
    assert_eq!(marked(&desk), "科普部");
    desk.press("Ctrl-u \"27111199\"");
    assert_eq!(marked(&desk), "27111199");
    desk.press("Ctrl-u \"评聘天津科普大使\"");
    assert_eq!(marked(&desk), "评聘天津科普大使");
}

#[test]
fn a_query_that_finds_nothing_says_so() {
    for (width, height) in SIZES {
        let mut desk = open(width, height);
        desk.press("/ \"〇〇〇〇〇\"");
        let frame = desk.frame();
        assert!(frame.contains("没有与“〇〇〇〇〇”相符的条目") && frame.contains("Esc"), "{frame}");
        desk.press("Enter Enter");
        assert!(desk.frame().contains("没有选中号码"), "{}", desk.frame());
        desk.press("y Q Y");
        assert!(desk.copied.is_empty() && desk.model.overlays.is_empty(), "{}", desk.frame());
    }
    let mut desk = open(80, 24);
    desk.press("/ \"month:13\"");
    assert!(desk.frame().lines().last().unwrap().contains("13"), "{}", desk.frame());
}

#[test]
fn esc_takes_the_query_away_and_keeps_the_row() {
    let mut desk = open(80, 24);
    let all = numbers(&desk).len();
    desk.press("/ \"kjg\" Esc");
    assert_eq!((desk.model.mode(), numbers(&desk).len()), (Mode::Phones, all));
    assert_eq!(selected(&desk).0, "天津科技馆", "what was found stays under the cursor");
    desk.press("/ \"kepubu\" Enter Esc");
    assert_eq!((desk.model.mode(), numbers(&desk).len()), (Mode::Phones, all), "first the query goes");
    assert_eq!(selected(&desk).0, "市科协科普部");
    desk.press("Esc");
    assert_eq!(desk.model.mode(), Mode::List, "then the phone book");
    for key in ["p", "h", "Left", "Backspace", "Esc"] {
        desk.press("p");
        assert_eq!(desk.model.mode(), Mode::Phones);
        desk.press(key);
        assert_eq!(desk.model.mode(), Mode::List, "{key}");
    }
}

#[test]
fn y_copies_the_number_with_its_warning() {
    let mut desk = open(120, 36);
    desk.press("/ \"27124778\" Enter");
    let mut effects = Vec::new();
    let message = kechuang::tui::update::meaning(&desk.model, &"y".parse::<kechuang::tui::key::Key>().unwrap().into());
    effects.extend(kechuang::tui::update::update(&mut desk.model, message.unwrap()));
    let [Effect::Copy(field)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(field.text, "022-27124778", "what is copied can be dialled");
    let told = field.told(Lang::Zh.messages());
    assert_eq!(told[0], "022-27124778（存疑：疑为 022-27114778 的误印；市科协科创部（企事业部））");
    assert_eq!(field.warning(Lang::Zh.messages()).as_ref(), Some(&told[0]));
    desk.press("y");
    assert_eq!(desk.copied, ["022-27124778"]);
}

#[test]
fn y_on_a_row_without_a_number_says_what_can_be_copied() {
    let contents = Contents {
        departments: vec![Department {
            id: Id::from("department-a"),
            name: "甲部".to_owned(),
            ..Department::default()
        }],
        ..Contents::default()
    };
    let mut desk = Desk::open_directory(options(), &Arc::new(Directory::from(contents)), 80, 24);
    desk.press("p y");
    assert!(desk.copied.is_empty() && desk.frame().contains("“甲部”没有电话；按 Y"), "{}", desk.frame());
    assert!(desk.frame().contains("原书没有印号码"), "{}", desk.frame());
    desk.press("Y 1");
    assert_eq!(desk.copied, ["甲部"]);
}

#[test]
fn capital_y_offers_everything_of_the_department() {
    let mut desk = open(120, 36);
    desk.press("/ \"kepubu\" Enter Y");
    assert!(desk.frame().contains("skxkpb@tj.gov.cn"), "{}", desk.frame());
}

#[test]
fn q_shows_the_number_to_a_camera() {
    let mut desk = open(120, 40);
    desk.press("/ \"27124778\" Enter Q");
    let Some(Overlay::Qr(code)) = desk.model.overlays.last() else { panic!("{}", desk.frame()) };
    assert!(code.code.is_some() && code.captions[0].contains("022-27124778（存疑：疑为"), "{code:?}");
    desk.press("Esc / Ctrl-u \"27111200\" Enter Q");
    assert!(desk.frame().contains("传真"), "{}", desk.frame());
    assert!(!matches!(desk.model.overlays.last(), Some(Overlay::Qr(_))), "nobody is called at a fax");
}

#[test]
fn enter_opens_the_department_and_back_returns() {
    for back in ["Esc", "h", "Backspace", "Ctrl-o"] {
        let mut desk = open(80, 24);
        desk.press("/ \"27\" Enter j j j j j j j j j j j j J");
        let before = (desk.frame(), phones(&desk).rows);
        let name = selected(&desk).0;
        assert!(phones(&desk).rows.offset > 0, "it is scrolled\n{}", desk.frame());
        desk.press("Enter");
        assert_eq!(desk.model.mode(), Mode::Detail, "{back}");
        let no = desk.model.browse().list.selected().unwrap();
        assert_eq!(SHIPPED.0.record(no).unwrap().name(), name);
        desk.press(back);
        assert_eq!((desk.frame(), phones(&desk).rows), before, "{back}");
        desk.press("l");
        assert_eq!(desk.model.mode(), Mode::Detail);
    }
}

#[test]
fn where_something_is_picked_enter_takes_it() {
    for (pick, taken) in [(Pick::Phone, "022-27124778"), (Pick::Id, "department-innovation")] {
        let mut desk = Desk::open_with(ModelOptions { pick: Some(pick), ..options() }, 80, 24);
        desk.press("Enter Esc");
        desk.effects.clear();
        desk.press("Enter h");
        if desk.model.mode() == Mode::Query {
            return;
        }
        desk.press("p / \"27124778\" Enter Enter");
        let is_it = |effect: &Effect| matches!(effect, Effect::Take(picked) if picked.things[0].text == taken);
        assert!(desk.effects.iter().any(is_it), "{:?}", desk.effects);
    }
}

#[test]
fn the_mouse_chooses_opens_and_scrolls() {
    let mut desk = open(120, 36);
    let places = areas(desk.model.shared.area);
    let mouse = |desk: &mut Desk, kind, column, row| {
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        if let Some(action) = mouse_action(&desk.model, &event) {
            desk.send(Message::Mouse(action));
        }
    };
    let left = MouseEventKind::Down(MouseButton::Left);
    let body = places.list.body;
    mouse(&mut desk, left, body.x + 5, body.y + 4);
    assert_eq!(phones(&desk).rows.cursor, 4);
    mouse(&mut desk, MouseEventKind::ScrollDown, body.x + 5, body.y + 1);
    assert_eq!(phones(&desk).rows.cursor, 5);
    mouse(&mut desk, left, places.query.x + 5, places.query.y);
    assert_eq!(desk.model.mode(), Mode::PhonesQuery);
    mouse(&mut desk, left, body.x + 5, body.y + 5);
    assert_eq!((desk.model.mode(), phones(&desk).rows.cursor), (Mode::Phones, 5), "the first click leaves the query");
    mouse(&mut desk, left, body.x + 5, body.y + 5);
    assert_eq!(desk.model.mode(), Mode::Detail);
    let mut low = open(80, 24);
    let strip = areas(low.model.shared.area).strip.body;
    low.press("/ \"27114778\" Enter");
    mouse(&mut low, MouseEventKind::ScrollDown, strip.x + 5, strip.y + 1);
    assert_eq!(phones(&low).strip.offset, 3);
}

#[test]
fn pasted_text_goes_to_the_query() {
    let mut desk = open(80, 24);
    desk.send(Message::Paste("27124778\nq".to_owned()));
    assert_eq!((desk.model.mode(), phones(&desk).query.text()), (Mode::PhonesQuery, "27124778 q"));
    desk.send(Message::Paste("学".repeat(1_000)));
    assert!(phones(&desk).query.text().chars().count() <= 200);
    let before = desk.frame();
    desk.press("\"会\"");
    assert_eq!(desk.frame(), before, "what there is no room for changes nothing");
}

/// A directory of some departments, each with a service and a number of its own.
fn directory(departments: &[u32]) -> Arc<Directory> {
    let id = |number: &u32| Id::from(format!("department-{number}"));
    let service = |number: &u32| {
        let phone = Phone { number: format!("022-2700{number:04}"), ..Phone::default() };
        let contact = Contact { department: Some(id(number)), phones: [phone].into(), ..Contact::default() };
        let (name, contacts) = (format!("服务{number}"), [contact].into());
        Service { id: Id::from(format!("service-{number:02}")), number: *number, name, contacts, ..Service::default() }
    };
    let department =
        |number: &u32| Department { id: id(number), name: format!("第{number}部"), ..Department::default() };
    Arc::new(Directory::from(Contents {
        services: departments.iter().map(service).collect(),
        departments: departments.iter().map(department).collect(),
        ..Contents::default()
    }))
}

#[test]
fn while_the_directory_grows_the_reader_stays_on_the_row() {
    let (first, second) = (directory(&[3, 5]), directory(&[1, 2, 3, 4, 5, 6]));
    let mut desk = Desk::open_directory(options(), &first, 80, 24);
    desk.press("p j");
    assert_eq!(selected(&desk), ("第5部".to_owned(), "022-27000005".to_owned()));
    let tree = |it: &Directory| Tree::of(it, Lang::Zh.messages());
    desk.send(Message::Grown(Arc::clone(&second), tree(&second)));
    assert_eq!((selected(&desk).1.as_str(), numbers(&desk).len()), ("022-27000005", 6));
    desk.press("/ \"0003\"");
    assert_eq!(numbers(&desk), ["022-27000003"], "digits are found before names can be searched");
    desk.send(Message::Loaded(Arc::clone(&second), tree(&second)));
    desk.send(Message::Indexed(Arc::new(Index::build(&second))));
    assert_eq!(numbers(&desk), ["022-27000003"]);
    desk.press("Enter Enter");
    assert_eq!(desk.model.mode(), Mode::Detail);
    let third = directory(&[1, 2, 3, 4, 5, 6, 7]);
    desk.send(Message::Loaded(Arc::clone(&third), tree(&third)));
    desk.press("Ctrl-o");
    assert_eq!(selected(&desk).1, "022-27000003");
}

#[test]
fn a_directory_without_anybody_to_call_says_so() {
    for (width, height) in SIZES {
        let mut desk = Desk::open_directory(options(), &Arc::new(Directory::from(Contents::default())), width, height);
        desk.press("p");
        assert!(desk.frame().contains("目录里没有部门或机构的电话"), "{}", desk.frame());
        desk.press("j y Q Y Enter / \"a\" Enter G");
        assert!(desk.copied.is_empty(), "{}", desk.frame());
    }
}

#[test]
fn an_extension_is_found_and_said() {
    let phone = Phone { number: "022-27122522 转 801".to_owned(), ..Phone::default() };
    let contact = Contact { phones: [phone].into(), ..Contact::default() };
    let profile = Profile {
        id: Id::from("profile-a"),
        name: "学会甲".to_owned(),
        contacts: [contact].into(),
        ..Profile::default()
    };
    let directory = Arc::new(Directory::from(Contents { profiles: vec![profile], ..Contents::default() }));
    let mut desk = Desk::open_directory(options(), &directory, 50, 20);
    desk.send(Message::Indexed(Arc::new(Index::build(&directory))));
    desk.press("p");
    assert!(listed(&desk)[0].replace(' ', "").contains("022-27122522转801分机"), "{}", desk.frame());
    for typed in ["27122522", "801", "27122522801"] {
        desk.press(&format!("/ Ctrl-u \"{typed}\""));
        assert_eq!(numbers(&desk), ["022-27122522 转 801"], "{typed}\n{}", desk.frame());
    }
}

#[test]
fn it_is_drawn_at_every_size_and_with_every_sign() {
    let sizes = (0..=12).step_by(3).flat_map(|height| (0..=30).step_by(6).map(move |width| (width, height)));
    for (width, height) in sizes.chain([(40, 10), (59, 10), (60, 10), (99, 15), (100, 10), (300, 100)]) {
        for glyphs in [GlyphSet::Narrow, GlyphSet::Wide] {
            let mut desk = Desk::open_with(
                ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() },
                width,
                height,
            );
            for keys in
                ["p", "j J", "/ \"科\"", "Enter G", "y", "Y", "Esc Q", "Esc ?", "Esc Enter", "h", "Esc", "/ \"〇〇\""]
            {
                desk.press(keys);
                let (buffer, caret) = desk.buffer();
                assert!(caret.is_none_or(|at| buffer.area.contains(at)), "{width}×{height}");
                for line in text_of(&buffer).lines() {
                    assert!(cells(line) <= usize::from(width), "{line}");
                }
            }
        }
    }
}

#[test]
fn on_a_wide_terminal_it_draws_nothing_disputed() {
    let disputed = |text: &str| {
        text.chars()
            .filter(|c| unicode_width::UnicodeWidthChar::width(*c) != unicode_width::UnicodeWidthChar::width_cjk(*c))
            .collect::<String>()
    };
    for (width, height) in SIZES {
        let mut desk = Desk::open_with(
            ModelOptions { settings: Settings { glyphs: GlyphSet::Wide, ..settings() }, ..options() },
            width,
            height,
        );
        for keys in ["p", "j j j j", "/ \"科创中国\"", "Enter"] {
            desk.press(keys);
            assert_eq!(disputed(&desk.frame()), "", "{}", desk.frame());
        }
    }
}

#[test]
fn in_english_its_own_words_are_english() {
    let mut desk = Desk::open_with(
        ModelOptions { settings: Settings { lang: Lang::En, ..settings() }, today: TODAY, ..options() },
        120,
        36,
    );
    desk.press("p / \"27124778\" Enter");
    let frame = desk.frame();
    for words in ["Phone book", "doubt", "in doubt: ", "For"] {
        assert!(frame.contains(words), "{words}\n{frame}");
    }
}

#[test]
fn its_hints_say_what_to_do_on_a_narrow_terminal() {
    let mut desk = open(50, 20);
    let line = desk.frame().lines().last().unwrap().to_owned();
    for hint in ["/ 查找", "y 复制电话", "? 帮助", "q 退出"] {
        assert!(line.contains(hint), "{hint} in {line}");
    }
    desk.press("/");
    let line = desk.frame().lines().last().unwrap().to_owned();
    for hint in ["Enter 看结果", "Esc 取消"] {
        assert!(line.contains(hint), "{hint} in {line}");
    }
}
