//! `c`: the year. When services are open, by when, and how that is known.

use std::sync::Arc;

use crate::support::desk::{Desk, TODAY, options, settings};
use crate::support::shipped::SHIPPED;
use calcard::icalendar::{ICalendar, ICalendarProperty, ICalendarValue};
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jiff::civil::{Date, date};
use kechuang::calendar::{Calendar, Entry, Grade};
use kechuang::directory::{Contents, Directory, Id, Kind, Schedule, Service, Window};
use kechuang::export::fields::Pick;
use kechuang::messages::Lang;
use kechuang::text::GlyphSet;
use kechuang::tui::action::{Effect, Message};
use kechuang::tui::mode::Mode;
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::mouse::mouse_action;
use kechuang::tui::overlays::Overlay;
use kechuang::tui::overlays::menu::{MenuEntry, Then};
use kechuang::tui::screens::Front;
use kechuang::tui::screens::year::Year;
use kechuang::tui::tree::Tree;

const SIZES: [(u16, u16); 5] = [(120, 36), (100, 16), (80, 24), (50, 20), (40, 10)];

fn open(width: u16, height: u16) -> Desk {
    let mut desk = Desk::open(width, height);
    desk.press("c");
    desk
}

fn year(desk: &Desk) -> &Year {
    match &desk.model.screen.front {
        Some(Front::Year(year)) => year,
        _ => panic!("the year is not there\n{}", desk.frame()),
    }
}

/// The printed number of the service under the cursor.
fn number(desk: &Desk) -> u32 {
    let directory = desk.model.shared.directory.as_ref().unwrap();
    let record = year(desk).selected().expect("a service is under the cursor").record;
    directory.heading(record).unwrap().number.unwrap()
}

/// Goes down to a service.
fn go_to(desk: &mut Desk, wanted: u32) {
    desk.press("g");
    while number(desk) != wanted {
        let before = year(desk).rows.cursor;
        desk.press("j");
        assert_ne!(before, year(desk).rows.cursor, "{wanted} is not in the year\n{}", desk.frame());
    }
}

/// The line of a frame that has a text.
fn line(frame: &str, text: &str) -> String {
    frame.lines().find(|line| line.contains(text)).unwrap_or_else(|| panic!("no “{text}” in\n{frame}")).to_owned()
}

/// The cells of a service's bar, with today's sign and those around the month.
fn drawn(desk: &Desk, name: &str) -> String {
    let line = line(&desk.frame(), name);
    let behind = line.split_once(name).unwrap().1.trim_start();
    behind.trim_end_matches(['┃', ' ', '#']).to_owned()
}

fn service(number: u32, windows: Vec<Window>) -> Service {
    let schedule =
        Schedule { label: "时间".to_owned(), printed: "所印".to_owned(), windows: windows.into(), confirmed: None };
    Service {
        id: Id::from(format!("service-{number:02}")),
        number,
        name: format!("第{number}项"),
        schedules: [schedule].into(),
        ..Service::default()
    }
}

fn months(from: u8, to: u8) -> Window {
    Window::Months { years: 1, from, to, what: String::new() }
}

fn directory(services: Vec<Service>) -> Arc<Directory> {
    Arc::new(Contents { services, ..Contents::default() }.into())
}

#[test]
fn the_year_is_bars_in_a_wide_window_and_else_a_list() {
    for (width, height) in [(120, 36), (80, 24), (50, 20)] {
        open(width, height).shows(&format!("year-{width}x{height}"));
    }
}

#[test]
fn printed_and_inferred_differ_in_every_set_of_signs() {
    for (glyphs, printed, inferred, deadline, today) in [
        (GlyphSet::Narrow, '█', '░', '◆', '│'),
        (GlyphSet::Wide, '#', 'o', '!', '|'),
        (GlyphSet::Ascii, '#', 'o', '!', '|'),
    ] {
        let mut desk =
            Desk::open_with(ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() }, 120, 36);
        desk.press("c");
        let bar = |name| drawn(&desk, name);
        let (open, inferred_only, both) =
            (bar("开展科学传播专业职称评价"), bar("天津市青年人才托举工程"), bar("高端人才学术交流活动"));
        assert!(open.contains(printed) && !open.contains([inferred, deadline]), "{open}");
        assert!(inferred_only.contains(inferred) && !inferred_only.contains([printed, deadline]), "{inferred_only}");
        assert!(both.contains(inferred) && both.contains(deadline) && !both.contains(printed), "{both}");
        assert!([&open, &inferred_only, &both].iter().all(|bar| bar.matches(today).count() == 1), "today in each");
        assert!([&open, &inferred_only, &both].iter().all(|bar| bar.matches('[').count() == 1), "the month in each");
    }
}

#[test]
fn today_stands_above_the_same_column_of_every_bar() {
    for (day, width) in [("2026-01-01", 100), ("2026-11-26", 120), ("2028-02-29", 160), ("2026-12-31", 100)] {
        let today: Date = day.parse().unwrap();
        let mut desk = Desk::open_with(ModelOptions { today, ..options() }, width, 36);
        desk.press("c");
        let (buffer, _) = desk.buffer();
        let column = (0..width).find(|x| buffer[(*x, 2)].symbol() == "▼").expect("today is marked");
        let body = (3..20).filter(|y| (0..width).any(|x| buffer[(x, *y)].symbol() == "[")).collect::<Vec<_>>();
        assert!(body.len() > 8, "{day}\n{}", desk.frame());
        for y in body {
            let found: Vec<u16> = (0..width - 1).filter(|x| buffer[(*x, y)].symbol() == "│").collect();
            assert_eq!(found, [column], "{day} row {y}\n{}", desk.frame());
        }
        desk.press("L");
        assert!(
            desk.frame().lines().nth(2) == Some("") && !drawn(&desk, "科学传播专业职称评价").contains('│'),
            "{day}"
        );
    }
}

#[test]
fn a_window_over_new_year_is_at_both_ends_of_its_bar() {
    let directory = directory(vec![service(1, vec![months(11, 2)])]);
    let mut desk = Desk::open_directory(options(), &directory, 100, 20);
    desk.press("c L");
    assert_eq!(drawn(&desk, "第1项"), "████ ████ ···· ···· ···· ···· ···· ···· ···· ····[████]████");
    assert!(desk.frame().contains("2026-11-01 至 2027-02-28  原书  所印"), "{}", desk.frame());
    assert!(desk.frame().contains("2027-11-01 至 2028-02-29  原书  所印"), "{}", desk.frame());
    let mut list = Desk::open_directory(options(), &directory, 50, 30);
    list.press("c L g");
    let frame = list.frame();
    assert!(
        line(&frame, "1月  1 项").contains("1月  1 项") && line(&frame, "2月  1 项，其中 1 项到期").contains("2月")
    );
    assert!(frame.contains("█ 2026-11-01 至 02-28 01 第1项"), "{frame}");
}

#[test]
fn what_comes_next_stands_first() {
    let mut desk = open(120, 36);
    let calendar = Calendar::of(&SHIPPED.0);
    let mut before = None;
    while year(&desk).selected().unwrap().days.iter().any(kechuang::calendar::Days::have_months) {
        let record = year(&desk).selected().unwrap().record;
        let entry = calendar.entries().iter().find(|entry| entry.record == record).unwrap();
        let next = entry.agenda.next(TODAY).map(|it| it.from);
        assert!(before <= next, "{}", desk.frame());
        before = next;
        desk.press("j");
    }
    assert!(before.is_some());
}

#[test]
fn every_service_is_reached_with_j_in_its_group() {
    for (width, height) in SIZES {
        let mut desk = open(width, height);
        desk.press("g");
        let mut seen = vec![number(&desk)];
        loop {
            let before = year(&desk).rows.cursor;
            desk.press("j");
            if year(&desk).rows.cursor == before {
                break;
            }
            seen.push(number(&desk));
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), SHIPPED.0.of_kind(Kind::Service).len(), "{width}×{height}");
        desk.press("G");
        assert!(desk.frame().contains("没有写"), "what is known of the last\n{}", desk.frame());
        let mut frames = String::new();
        while year(&desk).table.place(year(&desk).rows.cursor) > 0 {
            frames += &desk.press("k").frame();
        }
        for group in ["就在这一年，月份未知", "这一年没有", "随时", "时间未知"] {
            assert!(frames.contains(group), "{group} at {width}×{height}");
        }
    }
}

#[test]
fn the_row_says_its_dates_words_and_evidence() {
    let mut desk = open(120, 36);
    for (number, said) in [
        (17, vec!["2026-09-01 至 2026-12-31  原书  每年9-12月"]),
        (44, vec!["截止 2026-12-15  原书", "2026-05-01 至 2026-05-31  推算"]),
        (12, vec!["下次：2029-09-01 至 2029-09-30（推算）", "上次通知"]),
        (1, vec!["2026 年内  推算", "往届 2017、2020、2023"]),
        (10, vec!["可随时认定"]),
    ] {
        go_to(&mut desk, number);
        for words in said {
            assert!(desk.frame().contains(words), "“{words}” of {number}\n{}", desk.frame());
        }
    }
    let mut narrow = open(40, 10);
    go_to(&mut narrow, 44);
    assert!(narrow.frame().contains("2026-05-01 至 2026-05-31"), "{}", narrow.frame());
}

#[test]
fn months_and_years_are_gone_through_with_h_and_l() {
    let mut desk = open(120, 36);
    assert_eq!((year(&desk).year, year(&desk).month), (2026, 11));
    assert!(line(&desk.frame(), "[11月").contains("11月  2 项 "), "{}", desk.frame());
    desk.press("l");
    assert!(line(&desk.frame(), "[12月").contains("12月  3 项，其中 3 项到期"), "{}", desk.frame());
    desk.press("l");
    assert_eq!((year(&desk).year, year(&desk).month), (2027, 1), "after December comes January");
    assert!(desk.frame().contains("年历 2027（今天 2026-11-26）"), "{}", desk.frame());
    desk.press("h h");
    assert_eq!((year(&desk).year, year(&desk).month), (2026, 11));
    desk.press("L L H ]");
    assert_eq!((year(&desk).year, year(&desk).month), (2028, 11));
    desk.press("t");
    assert_eq!((year(&desk).year, year(&desk).month, number(&desk)), (2026, 11, 17));
}

#[test]
fn n_goes_to_what_there_is_in_the_month() {
    let mut desk = open(120, 36);
    desk.press("h h h h h h n");
    assert_eq!((year(&desk).month, number(&desk)), (5, 44));
    let mut found = vec![number(&desk)];
    while number(desk.press("n")) != 44 {
        found.push(number(&desk));
    }
    assert_eq!(found, [44, 57, 59, 13, 50, 11], "round and round");
    desk.press("N");
    assert_eq!(number(&desk), 11);
    desk.press("h h h n");
    assert_eq!((year(&desk).month, number(&desk)), (2, 11));
    assert!(desk.frame().contains("2 月没有已知的日期"), "{}", desk.frame());
}

#[test]
fn in_a_list_n_stays_under_the_heading_of_the_month() {
    let mut desk = open(80, 24);
    desk.press("l n");
    let first = number(&desk);
    let mut found = vec![first];
    while number(desk.press("n")) != first {
        found.push(number(&desk));
    }
    found.sort_unstable();
    assert_eq!((found, year(&desk).month), (vec![17, 44, 56], 12));
}

#[test]
fn in_a_list_h_and_l_go_from_heading_to_heading() {
    for (width, height) in [(80, 24), (40, 10)] {
        let mut desk = open(width, height);
        let body = |desk: &Desk| desk.frame().lines().nth(1).unwrap().to_owned();
        assert!(body(&desk).contains("› 11月  2 项  ▼ 今天 2026-11-26"), "{}", desk.frame());
        assert_eq!(number(&desk), 17, "what is over stands above");
        desk.press("h h");
        assert!(body(&desk).starts_with("› 9月  4 项，其中 2 项到期"), "{}", desk.frame());
        assert_eq!(year(&desk).month, 9);
        desk.press("h h h h h h h");
        assert!(body(&desk).starts_with("› 2月  没有"), "{}", desk.frame());
        desk.press("j");
        assert_eq!((year(&desk).month, number(&desk)), (3, 57), "the row after the one below the heading");
        desk.press("H");
        assert_eq!((year(&desk).year, year(&desk).month), (2025, 3));
        assert!(body(&desk).starts_with("› 3月"), "{}", desk.frame());
    }
}

#[test]
fn back_from_an_entry_is_the_year_as_it_was_left() {
    for (width, height) in SIZES {
        for back in ["h", "Esc", "Ctrl-o", "Backspace", "Alt-Left", "Left"] {
            let mut desk = open(width, height);
            desk.press("L l Ctrl-d j j");
            let before = (desk.frame(), year(&desk).rows, year(&desk).year, year(&desk).month, number(&desk));
            desk.press("Enter");
            assert_eq!(desk.model.mode(), Mode::Detail);
            let record = desk.model.browse().list.selected().unwrap();
            assert_eq!(SHIPPED.0.heading(record).unwrap().number, Some(before.4));
            desk.press("j Ctrl-d").press(back);
            let after = (desk.frame(), year(&desk).rows, year(&desk).year, year(&desk).month, number(&desk));
            assert_eq!(before, after, "{back} at {width}×{height}");
            desk.press("Esc");
            assert_ne!(desk.model.mode(), Mode::Year, "back once more leaves it");
        }
    }
}

#[test]
fn from_where_it_was_opened_the_year_leads_back_there() {
    for (keys, mode) in [("j j", Mode::List), ("h", Mode::Tree), ("Enter", Mode::Detail)] {
        for back in ["Esc", "c", "Backspace", "Ctrl-o"] {
            let mut desk = Desk::open(120, 36);
            desk.press(keys);
            let before = desk.frame();
            desk.press("c L j").press(back);
            assert_eq!((desk.model.mode(), desk.frame()), (mode, before.clone()), "{back}");
        }
    }
}

#[test]
fn another_width_keeps_service_year_and_month() {
    let mut desk = open(120, 36);
    go_to(&mut desk, 44);
    desk.press("h h h h h h");
    for (width, height) in [(80, 24), (40, 10), (0, 0), (120, 36), (99, 12), (200, 60)] {
        desk.send(Message::Resize(width, height));
        assert_eq!((number(&desk), year(&desk).year, year(&desk).month), (44, 2026, 5), "{width}×{height}");
    }
}

#[test]
fn y_copies_the_number_and_of_several_asks() {
    let mut desk = open(120, 36);
    go_to(&mut desk, 44);
    desk.press("y");
    assert_eq!(desk.copied.len(), 1, "{}", desk.frame());
    go_to(&mut desk, 57);
    desk.press("y 2");
    assert_eq!(desk.copied[0], "022-27121418");
    assert_eq!(desk.model.mode(), Mode::Year);
}

#[test]
fn where_something_is_to_be_picked_enter_takes_it() {
    let mut desk = Desk::open_with(ModelOptions { pick: Some(Pick::Id), ..options() }, 80, 24);
    desk.send(Message::Action(kechuang::tui::action::Action::Year));
    desk.press("Enter");
    let taken = desk
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Take(picked) if picked.things[0].text == "service-17"));
    assert!(taken, "{:?}", desk.effects);
}

/// First day, the day after the last, and the title, as a program that is not ours reads an event.
fn read(event: &str) -> (Date, Date, String) {
    let file = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n{event}END:VCALENDAR\r\n");
    let read = ICalendar::parse(&file).unwrap_or_else(|error| panic!("{error:?}\n{file}"));
    let values = |name: ICalendarProperty| {
        let entries = read.components.iter().flat_map(|it| &it.entries).filter(move |it| it.name == name);
        entries.flat_map(|it| it.values.clone()).collect::<Vec<_>>()
    };
    let day = |name| {
        let [ICalendarValue::PartialDateTime(it)] = &*values(name) else { panic!("{event}") };
        assert_eq!((it.hour, it.minute), (None, None), "all day");
        let part = |part: Option<u8>| i8::try_from(part.unwrap()).unwrap();
        date(i16::try_from(it.year.unwrap()).unwrap(), part(it.month), part(it.day))
    };
    let title = values(ICalendarProperty::Summary);
    let [ICalendarValue::Text(title)] = title.as_slice() else { panic!("{event}") };
    (day(ICalendarProperty::Dtstart), day(ICalendarProperty::Dtend), title.clone())
}

/// What the codes offered carry: those of the menu, or the one that is shown.
fn carried(desk: &Desk) -> Vec<(String, String)> {
    match desk.model.overlays.last() {
        Some(Overlay::Menu(menu)) => menu
            .entries
            .iter()
            .filter_map(|it| Some((it.thing.shown(desk.model.shared.messages()), code_of(it)?)))
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_telephone_keeps_the_window_of_a_row() {
    let mut desk = open(120, 60);
    go_to(&mut desk, 44);
    desk.press("Q");
    let offered = carried(&desk);
    assert_eq!(offered.len(), 2, "{}", desk.frame());
    assert!(offered[0].0.starts_with("截止 2026-12-15：完成申报的项目"), "{offered:?}");
    assert_eq!(offered[1].0, "2027-05-01 至 2027-05-31（推算）");
    let title = "开展高端人才学术交流活动";
    assert_eq!(read(&offered[0].1), (date(2026, 12, 15), date(2026, 12, 16), title.to_owned()));
    assert_eq!(read(&offered[1].1), (date(2027, 5, 1), date(2027, 6, 1), format!("{title}（推算）")));
    desk.press("2");
    assert_eq!(desk.model.mode(), Mode::Qr);
    assert!(desk.frame().contains("日程  2027-05-01 至 2027-05-31（推算）"), "{}", desk.frame());
    desk.press("Q Q Esc L L Q");
    assert_eq!(carried(&desk)[0].0, "2028-05-01 至 2028-05-31（推算）", "of the year that is shown");
}

#[test]
fn a_service_without_a_date_is_no_event_and_says_so() {
    let mut desk = open(120, 36);
    for number in [10, 1] {
        go_to(&mut desk, number);
        desk.press("Q");
        assert!(
            desk.model.overlays.is_empty() && desk.frame().contains("没有已知的日期，做不成日程"),
            "{}",
            desk.frame()
        );
    }
}

#[test]
fn the_codes_of_an_entry_hold_its_events() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"service-44\" Enter Q");
    let events: Vec<_> = carried(&desk).into_iter().filter(|(_, code)| code.starts_with("BEGIN:VEVENT")).collect();
    assert_eq!(events.len(), 2, "{}", desk.frame());
    for (number, entry) in (1..).zip(Calendar::of(&SHIPPED.0).entries()) {
        let mut desk = Desk::open(120, 36);
        desk.press(&format!("/ \"service-{number:02}\" Enter Q"));
        let events = carried(&desk).into_iter().filter(|(_, code)| code.starts_with("BEGIN:VEVENT"));
        let read: Vec<_> = events.map(|(_, code)| read(&code)).collect();
        let coming = entry.agenda.coming(TODAY);
        let expected = coming.iter().map(|it| {
            let remark = if matches!(it.grade, Grade::Inferred(_)) { "（推算）" } else { "" };
            (it.from, it.to.tomorrow().unwrap(), format!("{}{remark}", entry.heading.name))
        });
        assert_eq!(read, expected.collect::<Vec<_>>(), "service-{number:02}");
    }
}

#[test]
fn one_service_alone_is_known_as_well_as_among_all() {
    for entry in Calendar::of(&SHIPPED.0).entries() {
        let alone = Entry::alone(&SHIPPED.0, entry.record).unwrap();
        assert_eq!(alone.page, entry.page);
        assert_eq!(alone.agenda.of_year(2027), entry.agenda.of_year(2027));
        assert_eq!(alone.agenda.undated(), entry.agenda.undated());
    }
    assert!(Entry::alone(&SHIPPED.0, SHIPPED.0.index_of("profile-tast").unwrap()).is_none());
}

#[test]
fn the_years_end_and_say_so() {
    for (day, keys, last) in [("0001-02-03", "H", 1), ("9999-12-31", "L", 9999), ("9999-12-31", "l", 9999)] {
        let today: Date = day.parse().unwrap();
        for (width, height) in SIZES {
            let mut desk = Desk::open_with(ModelOptions { today, ..options() }, width, height);
            desk.press("c").press(keys);
            assert_eq!(year(&desk).year, last);
            assert!(desk.frame().contains("年历从 1 年到 9999 年"), "{}", desk.frame());
            desk.press("j j G Q");
            let _ = desk.frame();
        }
    }
}

#[test]
fn a_directory_without_services_says_so() {
    let mut contents = SHIPPED.0.contents();
    contents.services.clear();
    let directory = Arc::new(contents.into());
    for (width, height) in SIZES {
        let mut desk = Desk::open_directory(options(), &directory, width, height);
        desk.press("c");
        assert!(desk.frame().contains("目录中没有服务"), "{}", desk.frame());
        desk.press("j k l L n N t Enter y Q G g");
        assert!(desk.frame().contains("目录中没有服务") && desk.copied.is_empty(), "{}", desk.frame());
    }
}

#[test]
fn while_the_directory_is_read_the_year_waits_and_then_grows() {
    for (width, height) in [(120, 36), (50, 20)] {
        let mut desk = Desk::without_directory(options(), width, height);
        desk.send(Message::Progress(43));
        desk.press("c");
        assert!(desk.frame().contains("正在读取目录 43%"), "{}", desk.frame());
        let mut half = SHIPPED.0.contents();
        half.services.retain(|service| service.number % 2 == 0);
        let half: Arc<Directory> = Arc::new(half.into());
        let tree = |directory: &Directory| Tree::of(directory, settings().lang.messages());
        desk.send(Message::Grown(Arc::clone(&half), tree(&half)));
        assert!(desk.frame().contains("… 43%"), "{}", desk.frame());
        go_to(&mut desk, 44);
        let above = year(&desk).rows.cursor - year(&desk).rows.offset;
        desk.send(Message::Loaded(Arc::clone(&SHIPPED.0), tree(&SHIPPED.0)));
        assert_eq!(number(&desk), 44);
        assert!(above.abs_diff(year(&desk).rows.cursor - year(&desk).rows.offset) <= 1, "{}", desk.frame());
    }
}

#[test]
fn an_entry_read_while_the_directory_grows_leads_back() {
    let mut half = SHIPPED.0.contents();
    half.services.retain(|service| service.number % 2 == 0);
    let half: Arc<Directory> = Arc::new(half.into());
    for back in ["h", "Esc", "Ctrl-o"] {
        let mut desk = Desk::open_directory(options(), &half, 120, 36);
        desk.press("c");
        go_to(&mut desk, 44);
        desk.press("Enter");
        desk.send(Message::Loaded(Arc::clone(&SHIPPED.0), Tree::of(&SHIPPED.0, settings().lang.messages())));
        desk.press(back);
        assert_eq!(number(&desk), 44, "{back}");
    }
}

#[test]
fn the_mouse_chooses_rows_and_months_and_opens() {
    let mouse = |desk: &mut Desk, kind, column, row| {
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        if let Some(action) = mouse_action(&desk.model, &event) {
            desk.send(Message::Mouse(action));
        }
    };
    let left = MouseEventKind::Down(MouseButton::Left);
    let mut desk = open(120, 36);
    mouse(&mut desk, left, 10, 6);
    assert_eq!(number(&desk), 44);
    mouse(&mut desk, MouseEventKind::ScrollDown, 10, 6);
    assert_eq!(number(&desk), 4);
    mouse(&mut desk, MouseEventKind::ScrollUp, 10, 6);
    let may = desk.frame().lines().nth(1).unwrap().split_once("5月").unwrap().0.to_owned();
    mouse(&mut desk, left, u16::try_from(kechuang::text::cells(&may)).unwrap(), 1);
    assert_eq!((year(&desk).month, number(&desk)), (5, 44));
    mouse(&mut desk, left, 10, 6);
    assert_eq!(desk.model.mode(), Mode::Detail, "a second click opens");
    let mut list = open(80, 24);
    mouse(&mut list, left, 3, 4);
    assert_eq!(year(&list).month, 12, "a heading is a month");
}

#[test]
fn in_english_the_year_is_english() {
    let mut desk =
        Desk::open_with(ModelOptions { settings: Settings { lang: Lang::En, ..settings() }, ..options() }, 120, 36);
    desk.press("c");
    desk.shows("year-english");
}

/// What the code of a menu's entry carries.
fn code_of(entry: &MenuEntry) -> Option<String> {
    if let Then::Code(carried) = &entry.then { Some(carried.clone()) } else { None }
}
