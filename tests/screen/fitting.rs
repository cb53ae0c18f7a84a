//! What fits whom: the groups of the list, what decides beside each name, and what does not fit behind the others.

use crate::support::desk::{Desk, options, settings};
use crate::support::shipped::SHIPPED;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use kechuang::directory::RecordIdx;
use kechuang::messages::Lang;
use kechuang::search::{Groups, Standing};
use kechuang::terminal::backend::ColorMode;
use kechuang::text::{GlyphSet, cells};
use kechuang::tui::action::Message;
use kechuang::tui::list::ListLine;
use kechuang::tui::mode::{Focus, Mode};
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::mouse::mouse_action;

const SIZES: [(u16, u16); 6] = [(160, 40), (120, 36), (100, 24), (80, 24), (50, 20), (40, 10)];

/// A desk at which somebody asks for a woman of 38.
fn asked(width: u16, height: u16) -> Desk {
    asked_with(options(), width, height)
}

fn asked_with(options: ModelOptions, width: u16, height: u16) -> Desk {
    let mut desk = Desk::open_with(options, width, height);
    desk.press("/ \"年龄:38\"").send(Message::Type(' '));
    desk.press("\"性别:女\" Enter");
    if desk.model.mode() == Mode::Detail {
        desk.press("h");
    }
    assert_eq!(desk.model.mode(), Mode::List);
    desk
}

fn groups(desk: &Desk) -> Groups {
    desk.model.browse().list.grouping.expect("the query tells of a person").groups
}

fn foot(desk: &Desk) -> String {
    desk.frame().lines().last().unwrap_or_default().trim().to_owned()
}

/// The rows of the list as they are seen.
fn rows(desk: &Desk) -> Vec<String> {
    let body = desk.model.panes().list.body;
    let (buffer, _) = desk.buffer();
    let row = |y| {
        let mut text = String::new();
        let mut x = body.left();
        while x < body.right() {
            text.push_str(buffer[(x, y)].symbol());
            x += u16::try_from(cells(buffer[(x, y)].symbol())).unwrap().max(1);
        }
        text
    };
    (body.top()..body.bottom()).map(row).collect()
}

fn number(record: RecordIdx) -> String {
    let number = SHIPPED.0.heading(record).and_then(|it| it.number);
    number.map_or_else(String::new, |number| format!("{number:02}"))
}

/// The row with the pointer, and the lines that are seen, are what the list has.
fn rows_agree(desk: &Desk) {
    let list = &desk.model.browse().list;
    let rows = rows(desk);
    let mut pointed = 0;
    for (row, line) in rows.iter().zip(list.seen()) {
        let is_pointed = row.starts_with(desk.model.shared.glyphs.pointer);
        match line {
            ListLine::Heading(_, count) => {
                assert!(!is_pointed && row.contains(&format!(" {count} ")), "{row}\n{}", desk.frame());
                assert!(row.starts_with(&format!(" {}", desk.model.shared.glyphs.horizontal.repeat(3))), "{row}");
            }
            ListLine::Entry(at) => {
                assert_eq!(is_pointed, at == list.rows.cursor, "{}", desk.frame());
                let shown: String = row.chars().skip_while(|c| !c.is_ascii_digit()).take(2).collect();
                assert_eq!(shown, number(list.entries.get(at).unwrap()), "{}", desk.frame());
                pointed += usize::from(is_pointed);
            }
            ListLine::Withdrawn(at) => panic!("what is withdrawn is not asked for: {at}"),
        }
    }
    assert_eq!(pointed, usize::from(!list.entries.is_empty()), "the cursor is seen\n{}", desk.frame());
}

#[test]
fn the_groups_stand_in_their_order_below_headings() {
    for (width, height) in SIZES {
        let mut desk = asked(width, height);
        let Groups { fits, to_read, excluded } = groups(&desk);
        assert!(fits > 0 && to_read > 0 && excluded > 0);
        assert_eq!(desk.model.browse().list.total, fits + to_read);
        assert!(desk.frame().contains(&format!("适合 {fits} · 印出的条件相符")), "{}", desk.frame());
        let mut seen = String::new();
        for _ in 0..fits + to_read {
            rows_agree(&desk);
            seen += &desk.frame();
            desk.press("j");
        }
        assert!(seen.contains(&format!("待读 {to_read} · 印本未载明")), "{seen}");
        let end = format!("不合 {excluded} · X 展开");
        assert!(desk.frame().contains(&end), "at the end stands how many do not fit\n{}", desk.frame());
    }
}

#[test]
fn no_key_stops_at_a_heading() {
    for (width, height) in SIZES {
        let mut desk = asked(width, height);
        desk.press("X");
        let entries = desk.model.browse().list.entries.clone();
        for at in 0..entries.len() {
            assert_eq!(desk.model.browse().list.selected(), entries.get(at));
            desk.press("j");
        }
        for keys in
            ["k", "k", "PageUp", "PageDown", "Ctrl-u", "Ctrl-d", "g", "G", "PageUp", "PageUp", "k", "g", "PageDown"]
        {
            desk.press(keys);
            assert!(desk.model.browse().list.selected().is_some());
            rows_agree(&desk);
        }
        desk.press("g");
        assert!(rows(&desk)[0].contains("适合"), "the first heading is seen again\n{}", desk.frame());
    }
}

#[test]
fn a_click_means_what_stands_in_the_row() {
    for (width, height) in SIZES {
        let mut desk = asked(width, height);
        desk.press("G");
        let body = desk.model.panes().list.body;
        for row in 0..body.height {
            if desk.model.mode() == Mode::Detail {
                desk.press("h");
            }
            if desk.model.browse().list.grouping.is_some_and(|it| it.lists_excluded) {
                desk.press("X");
            }
            desk.press("G");
            let line = desk.model.browse().list.seen().nth(row.into());
            let before = desk.model.browse().list.selected();
            let kind = MouseEventKind::Down(MouseButton::Left);
            let event = MouseEvent { kind, column: body.x + 6, row: body.y + row, modifiers: KeyModifiers::NONE };
            let action = mouse_action(&desk.model, &event).expect("a click in the list means something");
            desk.send(Message::Mouse(action));
            let list = &desk.model.browse().list;
            let lists_excluded = list.grouping.is_some_and(|it| it.lists_excluded);
            match line {
                Some(ListLine::Entry(at)) => assert_eq!(list.rows.cursor, at),
                _ => assert_eq!(list.selected(), before, "a heading is no entry"),
            }
            assert_eq!(lists_excluded, matches!(line, Some(ListLine::Heading(Standing::Excluded, _))));
        }
    }
}

#[test]
fn what_does_not_fit_is_listed_and_put_away_again() {
    for (pane, focus) in [("", Focus::List), ("h", Focus::Tree), ("Enter", Focus::Detail)] {
        let mut desk = asked(120, 36);
        desk.press("j j").press(pane);
        let (groups, entry) = (groups(&desk), desk.model.browse().list.selected());
        let listed = groups.fits + groups.to_read;
        desk.press("X");
        let list = &desk.model.browse().list;
        assert_eq!((list.entries.len(), list.selected()), (listed + groups.excluded, entry), "{pane}");
        assert_eq!(foot(&desk), format!("不合的 {} 项已列在后面", groups.excluded));
        assert!(desk.frame().contains(&format!("/{} · 276", listed + groups.excluded)), "{}", desk.frame());
        desk.press("X");
        let browse = desk.model.browse();
        assert_eq!((browse.list.entries.len(), browse.list.selected(), browse.focus), (listed, entry, focus), "{pane}");
        assert_eq!(foot(&desk), format!("不合的 {} 项已收起", groups.excluded));
    }
}

#[test]
fn put_away_under_the_cursor_the_last_that_is_left_is_chosen() {
    let mut desk = asked(80, 24);
    let last = desk.press("G").model.browse().list.selected();
    desk.press("X G");
    assert_ne!(desk.model.browse().list.selected(), last);
    desk.press("X");
    assert_eq!(desk.model.browse().list.selected(), last);
    rows_agree(&desk);
}

#[test]
fn where_there_is_nothing_to_list_it_says_so() {
    let mut desk = Desk::open(120, 36);
    desk.press("X");
    assert!(foot(&desk).starts_with("查找内容没有说为谁、何时"), "{}", foot(&desk));
    desk.press("/ \"学会\" Enter X");
    assert!(foot(&desk).starts_with("查找内容没有说为谁、何时"), "{}", foot(&desk));
    // Nobody is too old for what is for everybody.
    desk.press("Esc Esc / \"社会公众\"").send(Message::Type(' '));
    desk.press("\"性别:女\" Enter");
    assert_eq!(groups(&desk).excluded, 0, "{}", desk.frame());
    desk.press("X");
    assert_eq!(foot(&desk), "没有不合的");
}

#[test]
fn another_person_starts_without_what_does_not_fit() {
    let mut desk = asked(120, 36);
    desk.press("X Esc");
    assert!(desk.model.browse().list.grouping.is_none() && !desk.frame().contains("不合"), "{}", desk.frame());
    desk.press("/ \"年龄:38\" Enter");
    assert!(desk.frame().contains("X 展开") || !desk.press("G").frame().contains("印出的条件不符"), "{}", desk.frame());
    assert_eq!(desk.model.browse().list.grouping.map(|it| it.lists_excluded), Some(false));
}

#[test]
fn going_back_to_what_does_not_fit_lists_it_again() {
    let mut desk = asked(120, 36);
    desk.press("X G Enter");
    let entry = desk.model.browse().list.selected();
    desk.press("h Esc g Enter Ctrl-o");
    let list = &desk.model.browse().list;
    assert_eq!((list.selected(), list.grouping.map(|it| it.lists_excluded)), (entry, Some(true)), "{}", desk.frame());
    rows_agree(&desk);
}

#[test]
fn beside_each_name_stands_what_decides() {
    let mut desk = asked(160, 40);
    let row = |desk: &Desk, number: &str| {
        let is_it = |row: &&String| row.chars().skip(1).collect::<String>().starts_with(&format!(" {number} "));
        rows(desk).iter().find(is_it).map(|it| it.trim_end().to_owned()).unwrap_or_default()
    };
    for (number, words) in
        [("02", "≤45 女"), ("03", "≤45 · 每年 · 推算 10 月"), ("04", "女 · 每年 · 推算 1 月"), ("11", "一般 ≤60")]
    {
        assert!(row(&desk, number).contains(words), "{number}\n{}", desk.frame());
    }
    desk.press("X G");
    assert!(row(&desk, "13").contains("≤32"), "{}", desk.frame());
    assert!(row(&desk, "72").contains("企事业单位"), "{}", desk.frame());
    // Without a person there is none of it.
    desk.press("Esc / \"推荐\" Enter");
    assert!(!desk.frame().contains("≤45 女"), "{}", desk.frame());
}

#[test]
fn a_name_keeps_half_of_its_row() {
    for (width, height) in SIZES {
        for glyphs in GlyphSet::ALL {
            let mut desk =
                asked_with(ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() }, width, height);
            desk.press("X");
            for _ in 0..=desk.model.browse().list.length() / desk.model.browse().list.rows.height {
                let seen: Vec<ListLine> = desk.model.browse().list.seen().collect();
                for (row, line) in rows(&desk).iter().zip(seen) {
                    let ListLine::Entry(at) = line else { continue };
                    let record = desk.model.browse().list.entries.get(at).unwrap();
                    let name = desk.model.shared.glyphs.show(SHIPPED.0.heading(record).unwrap().name).into_owned();
                    let shown: String = row.chars().skip(5).collect();
                    let begin: String = name.chars().take(2).collect();
                    assert!(
                        shown.trim_start_matches(|c: char| !begin.starts_with(c)).starts_with(&begin),
                        "{row}\n{name}"
                    );
                    assert!(cells(row) <= desk.model.panes().list.body.width.into(), "{row}");
                }
                desk.press("PageDown");
            }
        }
    }
}

#[test]
fn the_page_says_what_comes_of_it_in_printed_words() {
    let mut desk = asked(120, 36);
    let page = |desk: &Desk| desk.frame().replace(['\n', '│', '┃', ' '], "");
    assert!(page(&desk).contains("对38岁女："), "{}", desk.frame());
    assert!(desk.frame().contains("适合，因年龄"), "{}", desk.frame());
    desk.press("X G");
    assert!(desk.frame().contains("不合，因"), "{}", desk.frame());
    desk.press("Esc");
    assert!(!page(&desk).contains("对38岁女："), "{}", desk.frame());
    let english =
        asked_with(ModelOptions { settings: Settings { lang: Lang::En, ..settings() }, ..options() }, 120, 36);
    assert!(english.frame().contains("For age 38, women: fits"), "{}", english.frame());
    for lang in [Lang::Zh, Lang::En] {
        let mut desk = asked_with(ModelOptions { settings: Settings { lang, ..settings() }, ..options() }, 200, 60);
        for _ in 0..desk.model.browse().list.entries.len() {
            for word in ["eligible", "可以申请", "有资格"] {
                assert!(!desk.frame().contains(word), "{}", desk.frame());
            }
            desk.press("j");
        }
    }
}

#[test]
fn without_colour_headings_are_told_from_entries() {
    for glyphs in GlyphSet::ALL {
        for (width, height) in SIZES {
            let mut desk = asked_with(
                ModelOptions { settings: Settings { glyphs, colours: ColorMode::None, ..settings() }, ..options() },
                width,
                height,
            );
            for keys in ["", "G", "X", "G", "PageUp", "g"] {
                rows_agree(desk.press(keys));
            }
        }
    }
}

#[test]
fn the_screens_of_a_person() {
    for (width, height) in [(120, 36), (80, 24), (50, 20), (40, 10)] {
        let mut desk = asked(width, height);
        desk.shows(&format!("fitting-{width}x{height}"));
        if height == 24 {
            desk.press("X G");
            desk.shows("fitting-excluded");
        }
    }
    asked_with(
        ModelOptions { settings: Settings { lang: Lang::En, glyphs: GlyphSet::Ascii, ..settings() }, ..options() },
        120,
        36,
    )
    .shows("fitting-english");
}
