//! What fits: the facets in the tree's place, what choosing does to the query, and the counts beside the values.

use crate::support::desk::{Desk, options, settings, text_of};
use crate::support::shipped::SHIPPED;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use kechuang::directory::Record;
use kechuang::messages::Lang;
use kechuang::search::{FieldRole, Query, SearchRequest};
use kechuang::terminal::backend::Cursor;
use kechuang::text::{GlyphSet, cells};
use kechuang::tui::action::{Effect, Message};
use kechuang::tui::key::Key;
use kechuang::tui::mode::{Focus, Mode};
use kechuang::tui::model::{Model, ModelOptions, Settings};
use kechuang::tui::mouse::mouse_action;
use kechuang::tui::screens::browse::Row;
use kechuang::tui::update::{meaning, update};

/// The facets beside a query.
fn beside(text: &str) -> Desk {
    let mut desk = Desk::open_with(ModelOptions { query: text.to_owned(), ..options() }, 120, 36);
    desk.press("f");
    desk
}

fn query(desk: &Desk) -> &str {
    desk.model.browse().query.text()
}

fn foot(desk: &Desk) -> String {
    desk.frame().lines().last().unwrap().trim().to_owned()
}

/// The row of the screen at which the terminal's cursor stands.
fn line_at_cursor(desk: &Desk) -> String {
    let (buffer, painted) = desk.painted();
    let at = match painted.cursor {
        Cursor::Hidden(at) | Cursor::Caret(at) => at,
        anywhere @ Cursor::Anywhere => panic!("no cursor: {anywhere:?}"),
    };
    let body = desk.model.panes().tree.body;
    let row = text_of(&buffer).lines().nth(at.y.into()).unwrap().to_owned();
    // What stands to the right of the facets is no part of the row.
    let mut taken = 0;
    let is_in_pane = |c: &char| {
        taken += cells(&c.to_string());
        taken <= usize::from(body.right())
    };
    row.chars().take_while(is_in_pane).collect()
}

/// Goes down until a word stands at the cursor; how many keys that took.
fn down_to(desk: &mut Desk, word: &str) -> usize {
    for keys in 0..200 {
        if line_at_cursor(desk).contains(word) {
            return keys;
        }
        desk.press("Down");
    }
    panic!("{word} is nowhere\n{}", desk.frame());
}

/// Chooses values by their words, in the order in which they stand.
fn choose(desk: &mut Desk, words: &[&str]) {
    desk.press("g");
    for word in words {
        down_to(desk, word);
        desk.press("Space");
    }
}

fn labels(desk: &Desk) -> Vec<&str> {
    desk.model.browse().facets.list.iter().map(|row| row.label.as_str()).collect()
}

fn listed(desk: &Desk) -> Vec<&'static str> {
    let entries = desk.model.browse().list.entries.iter();
    entries.filter_map(|no| SHIPPED.0.record(no)).map(Record::name).collect()
}

#[test]
fn a_woman_of_38_finds_this_autumn_in_twelve_keys() {
    for (width, height) in [(120, 36), (80, 24), (50, 20)] {
        let mut desk = Desk::open(width, height);
        // The first screen names the key; what stands in the rows says the rest.
        assert!(width < 100 || desk.frame().lines().last().unwrap().contains("f 筛选"), "{}", desk.frame());
        desk.press("f");
        assert!(line_at_cursor(&desk).contains("年龄  键入数字"), "{}", desk.frame());
        desk.press("3 8");
        assert!(line_at_cursor(&desk).contains("年龄  38 岁"), "{}", desk.frame());
        let mut keys = 3 + down_to(&mut desk, "女");
        desk.press("Space");
        keys += 1 + down_to(&mut desk, "秋 9–11 月");
        desk.press("Space");
        keys += 1;
        if width < 60 {
            desk.press("Tab");
            keys += 1;
        }
        assert!(keys <= 12, "{keys} keys");
        assert_eq!(query(&desk), "年龄:38 性别:女 月份:秋");
        let prize =
            listed(&desk).into_iter().find(|name| name.contains("女科技工作者") || name.contains("青年女科学家"));
        assert!(prize.is_some(), "the women's prize is among the answers: {:?}", listed(&desk));
        assert!(desk.frame().contains(&prize.unwrap().chars().take(4).collect::<String>()), "{}", desk.frame());
    }
}

/// Every value with its count.
fn counts(desk: &Desk) -> Vec<(Row, usize)> {
    let facets = &desk.model.browse().facets;
    facets.list.iter().filter_map(|row| Some((row.clone(), facets.count(row)?))).collect()
}

#[test]
fn a_count_is_the_length_of_the_list_with_that_value() {
    let queries = [
        "",
        "奖",
        "年龄:38",
        "年龄:38 性别:女 月份:秋",
        "对象:企业 周期:每年",
        "科 !部门:科普部 开放:今天",
        "对象:企业|高校 部分:2",
    ];
    for text in queries {
        let desk = beside(text);
        let rows = counts(&desk);
        assert!(rows.len() > 45, "{} rows have counts", rows.len());
        for (row, count) in rows {
            let mut other = beside(&rest(text, row.role));
            other.press("g");
            while other.model.browse().facets.selected().is_none_or(|it| it.what != row.what) {
                other.press("j");
            }
            other.press("Space");
            let browse = other.model.browse();
            assert_eq!(count, browse.list.total, "{text}: {} as in {}", row.label, query(&other));
            assert_eq!(Some(count), browse.facets.count(&row), "what is chosen of a facet changes no count of it");
        }
    }
}

/// A query without what a row is of.
fn rest(text: &str, role: FieldRole) -> String {
    let rest = Query::without_field(text, role);
    if role == FieldRole::Month { Query::without_field(&rest, FieldRole::Open) } else { rest }
}

#[test]
fn counts_are_those_of_the_scope() {
    let mut desk = Desk::open(120, 36);
    desk.press("h j f");
    let of = |desk: &Desk, word: &str| counts(desk).into_iter().find(|(row, _)| row.label == word).unwrap().1;
    let of_part = of(&desk, "企业");
    choose(&mut desk, &["企业"]);
    assert_eq!(desk.model.browse().list.total, of_part);
    desk.press("w");
    assert!(desk.model.browse().list.total > of_part);
    assert_eq!(desk.model.browse().list.total, of(&desk, "企业"));
}

#[test]
fn choosing_edits_the_query_and_again_lets_go() {
    let mut desk = beside("奖");
    choose(&mut desk, &["女", "春 3–5 月", "企业", "每年"]);
    assert_eq!(query(&desk), "奖 性别:女 月份:春 对象:企业 周期:每年");
    choose(&mut desk, &["企业"]);
    assert_eq!(query(&desk), "奖 性别:女 月份:春 周期:每年");
    choose(&mut desk, &["女", "春 3–5 月", "每年"]);
    assert_eq!(query(&desk), "奖");
}

#[test]
fn several_values_of_one_facet_are_alternatives() {
    let mut desk = Desk::open(120, 36);
    desk.press("f");
    choose(&mut desk, &["中小学"]);
    let schools = desk.model.browse().list.total;
    choose(&mut desk, &["投资机构"]);
    assert_eq!(query(&desk), "对象:中小学,投资机构");
    assert!(desk.model.browse().list.total > schools);
    choose(&mut desk, &["中小学"]);
    assert_eq!(query(&desk), "对象:投资机构");
}

#[test]
fn of_sexes_and_of_today_and_months_one_is_chosen() {
    let mut desk = Desk::open(120, 36);
    desk.press("f");
    choose(&mut desk, &["女"]);
    choose(&mut desk, &["男"]);
    assert_eq!(query(&desk), "性别:男");
    choose(&mut desk, &["今天开放"]);
    assert_eq!(query(&desk), "性别:男 开放:今天");
    choose(&mut desk, &["秋", "冬"]);
    assert_eq!(query(&desk), "性别:男 月份:秋,冬");
    choose(&mut desk, &["今天开放"]);
    assert_eq!(query(&desk), "性别:男 开放:今天");
}

#[test]
fn months_are_chosen_one_by_one_and_a_season_is_its_months() {
    let mut desk = Desk::open(120, 36);
    desk.press("f");
    choose(&mut desk, &["各月"]);
    choose(&mut desk, &[" 9 月", " 10 月"]);
    assert_eq!(query(&desk), "月份:9-10");
    assert!(!desk.frame().contains("[x] 秋"), "{}", desk.frame());
    choose(&mut desk, &[" 11 月"]);
    assert_eq!(query(&desk), "月份:秋");
    assert!(desk.frame().contains("[x] 秋"), "{}", desk.frame());
    choose(&mut desk, &[" 12 月"]);
    assert_eq!(query(&desk), "月份:9-12");
    choose(&mut desk, &["秋"]);
    assert_eq!(query(&desk), "月份:12");
}

#[test]
fn in_english_the_query_is_english_too() {
    let mut desk =
        Desk::open_with(ModelOptions { settings: Settings { lang: Lang::En, ..settings() }, ..options() }, 120, 36);
    desk.press("f 4 0");
    choose(&mut desk, &["female", "autumn", "young researchers", "every year"]);
    let text = query(&desk);
    assert!(text.starts_with("age:40 sex:female month:autumn for:youngresearchers cycle:"), "{text}");
    assert!(Query::parse(text).problems().is_empty());
    let chosen: Vec<_> =
        desk.model.browse().facets.list.iter().filter(|row| row.is_chosen).map(|row| &row.label).collect();
    assert_eq!(chosen, ["Age", "female", "autumn, Sep–Nov", "young researchers", "every year"]);
}

#[test]
fn digits_are_the_age_wherever_the_cursor_stands() {
    let mut desk = Desk::open(120, 36);
    desk.press("f j j 3 8");
    assert_eq!(query(&desk), "年龄:38");
    desk.press("4");
    assert_eq!((query(&desk), foot(&desk).as_str()), ("年龄:38", "年龄至多 150 岁，不是 384"));
    desk.press("Backspace");
    assert_eq!(query(&desk), "年龄:3");
    // Who comes back to it types another one.
    desk.press("5 j 4 2");
    assert_eq!(query(&desk), "年龄:42");
    desk.press("Backspace Backspace");
    assert_eq!(query(&desk), "");
    assert!(!desk.model.screen.is_filtered());
    desk.press("Backspace");
    assert_eq!(query(&desk), "");
}

#[test]
fn x_takes_the_facet_under_the_cursor_away() {
    let mut desk = Desk::open(120, 36);
    desk.press("f 3 8");
    choose(&mut desk, &["女", "企业", "高校"]);
    assert_eq!(query(&desk), "年龄:38 性别:女 对象:企业,高校");
    desk.press("x");
    assert_eq!(query(&desk), "年龄:38 性别:女");
    desk.press("x");
    assert_eq!((query(&desk), foot(&desk).as_str()), ("年龄:38 性别:女", "这一项没有选过"));
    desk.press("g x");
    assert_eq!(query(&desk), "性别:女");
}

#[test]
fn in_the_list_x_takes_the_last_field_away() {
    let mut desk = Desk::open(120, 36);
    desk.press("f 3 8");
    choose(&mut desk, &["女"]);
    desk.press("Tab");
    assert_eq!(desk.model.browse().focus, Focus::List);
    desk.press("x");
    assert_eq!(query(&desk), "年龄:38");
    desk.press("x");
    assert_eq!(query(&desk), "");
    desk.press("x");
    assert_eq!((query(&desk), foot(&desk).as_str()), ("", "没有可去掉的筛选条件"));
    let mut desk = beside("奖 部门:科普部 药");
    desk.press("Tab x");
    assert_eq!(query(&desk), "奖 药", "words stay");
}

#[test]
fn what_is_typed_by_hand_shows_in_the_facets() {
    let mut desk = Desk::open(120, 36);
    desk.press("f");
    desk.send(Message::Paste("sex:f 月份:9月,十月 for:公司 part:2 部门:没有这个部门".to_owned()));
    let facets = &desk.model.browse().facets;
    let chosen: Vec<_> = facets.list.iter().filter(|row| row.is_chosen).map(|row| row.label.as_str()).collect();
    let part = SHIPPED.0.info().parts[1].name.as_str();
    assert_eq!(chosen, ["女", "各月", "9 月", "10 月", "企业", "没有这个部门", part]);
    let mut desk = beside("sex:f 月份:9月,十月 for:公司 part:2 部门:没有这个部门");
    choose(&mut desk, &["企业", "没有这个部门"]);
    assert_eq!(query(&desk), "sex:f 月份:9月,十月 part:2");
}

#[test]
fn what_the_query_has_no_room_for_is_not_chosen_and_said() {
    let text = "x".repeat(Query::LONGEST - 3);
    let mut desk = beside(&text);
    choose(&mut desk, &["女"]);
    assert_eq!((query(&desk), foot(&desk).as_str()), (text.as_str(), "查找内容至多 200 个字，请缩短"));
    desk.press("3");
    assert_eq!(query(&desk), text);
    let mut desk = beside(&"科 ".repeat(Query::MOST_TERMS));
    let before = query(&desk).to_owned();
    choose(&mut desk, &["女"]);
    assert_eq!(query(&desk), before);
    assert!(foot(&desk).contains("至多 32 个词和字段"), "{}", foot(&desk));
}

#[test]
fn rows_never_jump_and_none_is_left_out() {
    let before = beside("");
    for text in ["没有这样的东西", "年龄:99", "药学会", "科", "部门:科普部"] {
        assert_eq!(labels(&beside(text)), labels(&before), "{text}");
    }
}

#[test]
fn a_heading_is_never_under_the_cursor() {
    for (width, height) in [(120, 36), (80, 24), (50, 20), (40, 10)] {
        let mut desk = Desk::open(width, height);
        desk.press("f");
        for key in "j j G k k k Ctrl-u PageUp Ctrl-d Ctrl-d PageDown Up Up Up Up PageUp g G g".split(' ') {
            for _ in 0..3 {
                desk.press(key);
                let facets = &desk.model.browse().facets;
                assert!(facets.selected().is_some_and(|row| !row.is_heading()), "{key} at {width}×{height}");
            }
        }
        // Down and up again, every stop is the same.
        let mut stops = Vec::new();
        for _ in 0..100 {
            stops.push(desk.model.browse().facets.rows.cursor);
            desk.press("j");
        }
        stops.dedup();
        let mut back = Vec::new();
        for _ in 0..100 {
            back.push(desk.model.browse().facets.rows.cursor);
            desk.press("k");
        }
        back.dedup();
        back.reverse();
        assert_eq!(stops, back);
    }
}

#[test]
fn the_facets_are_put_away_and_what_was_chosen_holds_on() {
    for away in ["f", "Esc", "h", "Left"] {
        let mut desk = Desk::open(120, 36);
        desk.press("f");
        assert_eq!((desk.model.mode(), desk.model.browse().facets.is_open), (Mode::Facets, true));
        assert!(desk.frame().starts_with(" 筛选"), "{}", desk.frame());
        choose(&mut desk, &["企业"]);
        let total = desk.model.browse().list.total;
        desk.press(away);
        assert_eq!((desk.model.mode(), desk.model.browse().facets.is_open), (Mode::List, false));
        assert!(desk.frame().starts_with(" 科创天津"), "{}", desk.frame());
        assert_eq!((query(&desk), desk.model.browse().list.total), ("对象:企业", total));
    }
}

#[test]
fn who_chose_nothing_goes_back_where_they_were() {
    for (way, focus) in [("", Focus::List), ("h", Focus::Tree), ("Enter", Focus::Detail)] {
        let mut desk = Desk::open(120, 36);
        desk.press(way);
        let before = desk.frame();
        desk.press("f");
        assert_eq!(desk.model.browse().focus, Focus::Facets);
        desk.press("j j f");
        assert_eq!((desk.model.browse().focus, desk.frame()), (focus, before));
    }
}

#[test]
fn the_facets_stay_while_keys_go_to_the_list() {
    let mut desk = Desk::open(120, 36);
    desk.press("f Tab");
    assert_eq!(desk.model.mode(), Mode::List);
    assert!(desk.frame().starts_with(" 筛选"), "{}", desk.frame());
    desk.press("h");
    assert_eq!(desk.model.mode(), Mode::Facets, "left of the list are the facets");
    desk.press("l / \"药\"");
    assert_eq!(desk.model.mode(), Mode::Query);
    desk.press("Enter h h");
    assert_eq!(desk.model.mode(), Mode::Facets);
    desk.press("l f");
    assert_eq!(desk.model.mode(), Mode::Facets, "f goes to them");
    desk.press("Shift-Tab");
    assert_eq!(desk.model.mode(), Mode::Detail);
}

#[test]
fn on_a_narrow_terminal_the_facets_are_a_pane_of_their_own() {
    let mut desk = Desk::open(50, 20);
    desk.press("f");
    let panes = desk.model.panes();
    assert_eq!((panes.tree.body.width, panes.list.body.width), (50, 0));
    desk.press("3 8 Tab");
    assert_eq!((desk.model.panes().list.body.width, query(&desk)), (50, "年龄:38"));
    desk.press("h");
    assert_eq!(desk.model.mode(), Mode::Facets);
}

#[test]
fn the_list_stays_as_it_is_when_the_facets_are_opened() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"学会\" Enter h j j j j j j j j j j j j");
    let before = (desk.model.browse().list.selected(), desk.model.browse().list.rows);
    desk.press("f");
    assert_eq!((desk.model.browse().list.selected(), desk.model.browse().list.rows), before);
}

#[test]
fn the_mouse_chooses_and_scrolls() {
    let mut desk = Desk::open(120, 36);
    desk.press("f");
    let body = desk.model.panes().tree.body;
    let mouse = |desk: &mut Desk, kind, row| {
        let event = MouseEvent { kind, column: body.x + 4, row: body.y + row, modifiers: KeyModifiers::NONE };
        let action = mouse_action(&desk.model, &event);
        desk.send(Message::Mouse(action.expect("the mouse means something there")));
    };
    let left = MouseEventKind::Down(MouseButton::Left);
    mouse(&mut desk, left, 2);
    assert_eq!(query(&desk), "性别:女");
    mouse(&mut desk, left, 1);
    assert_eq!((query(&desk), desk.model.browse().facets.rows.cursor), ("性别:女", 2), "a heading is no value");
    mouse(&mut desk, left, 0);
    assert_eq!((query(&desk), desk.model.browse().facets.rows.cursor), ("性别:女", 0));
    mouse(&mut desk, MouseEventKind::ScrollDown, 3);
    assert_eq!(desk.model.browse().facets.rows.cursor, 2);
    desk.press("Tab");
    mouse(&mut desk, left, 2);
    assert_eq!((query(&desk), desk.model.mode()), ("", Mode::Facets));
}

#[test]
fn in_ascii_what_is_chosen_is_seen() {
    let mut desk = Desk::open_with(
        ModelOptions { settings: Settings { glyphs: GlyphSet::Ascii, ..settings() }, ..options() },
        120,
        36,
    );
    desk.press("f");
    choose(&mut desk, &["女", "企业"]);
    let frame = desk.frame();
    assert!(frame.contains("(x) 女") && frame.contains("( ) 男") && frame.contains("[x] 企业"), "{frame}");
    assert!(frame.contains("+  各月") && frame.contains("[ ] 高校"), "{frame}");
}

/// Presses a key; what the search was asked by that.
fn asked(model: &mut Model, key: &str) -> Vec<SearchRequest> {
    let key: Key = key.parse().unwrap();
    let message = meaning(model, &key.into()).expect("the key means something");
    let mut asked = Vec::new();
    let mut messages = vec![message];
    while let Some(message) = messages.pop() {
        for effect in update(model, message) {
            if let Effect::Search(search) = effect {
                messages.push(Message::Found(SHIPPED.1.answer(&search)));
                asked.push(*search);
            }
        }
    }
    asked
}

#[test]
fn facets_are_counted_while_they_are_seen_and_no_longer() {
    let mut desk = Desk::open(120, 36);
    for (key, questions, counts_facets) in [
        ("f", 1, true),
        ("3", 1, true),
        ("8", 1, true),
        ("j", 0, true),
        ("Backspace", 1, true),
        ("Tab", 0, true),
        ("x", 1, true),
        ("f", 0, true),
        ("f", 0, true),
        ("/", 0, false),
        ("s", 1, false),
    ] {
        let asked = asked(&mut desk.model, key);
        assert_eq!(asked.len(), questions, "{key}");
        assert!(asked.iter().all(|search| search.counts_facets == counts_facets), "{key}");
    }
}

#[test]
fn what_is_wrong_with_the_query_is_said_beside_the_facets() {
    let desk = beside("年龄:38 年龄:45");
    assert!(!desk.model.browse().query.value().problems().is_empty());
    assert!(foot(&desk).contains("45"), "{}", foot(&desk));
    let mut desk = beside("年龄:35-45");
    assert!(line_at_cursor(&desk).contains("年龄  35-45"), "{}", desk.frame());
    desk.press("Backspace");
    assert_eq!(query(&desk), "");
}
