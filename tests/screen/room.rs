//! The room of the panes: one of them larger, one of them alone, and the page moved from beside it.

use std::collections::{HashMap, HashSet};

use crate::support::desk::{Desk, options, settings};
use crate::support::shipped::SHIPPED;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use kechuang::messages::Lang;
use kechuang::terminal::backend::ColorMode;
use kechuang::text::{GlyphSet, cells};
use kechuang::tui::action::Message;
use kechuang::tui::layout::{Arrangement, Panes};
use kechuang::tui::mode::Focus;
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::mouse::mouse_action;
use ratatui::layout::Rect;

pub(crate) fn last_row(desk: &Desk) -> String {
    desk.frame().lines().last().unwrap().to_owned()
}

/// Where the borders are: the tree's, the list's, and the title of the details.
fn borders(panes: &Panes) -> (u16, u16, u16) {
    (panes.dividers[0].x, panes.dividers[1].x, panes.detail.title.y)
}

fn mouse(desk: &mut Desk, kind: MouseEventKind, column: u16, row: u16) {
    let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
    if let Some(action) = mouse_action(&desk.model, &event) {
        desk.send(Message::Mouse(action));
    }
}

#[test]
fn z_gives_the_pane_with_the_keys_the_screen_and_back() {
    for (width, height) in [(120, 36), (80, 24)] {
        let mut desk = Desk::open(width, height);
        desk.press("j j");
        let before = desk.frame();
        desk.press("z");
        let panes = desk.model.panes();
        assert_eq!((panes.list.body.width, panes.detail.body.width), (width, 0));
        let title = desk.frame().lines().next().unwrap().to_owned();
        assert!(title.starts_with(" 科创天津 › 全部") && title.contains("放大"), "{title}");
        desk.press("z");
        assert_eq!(desk.frame(), before);
    }
}

#[test]
fn a_zoomed_screen_follows_the_keys_from_pane_to_pane() {
    let mut desk = Desk::open(120, 36);
    desk.press("Enter z");
    for (keys, pane) in [
        ("", Focus::Detail),
        ("h", Focus::List),
        ("h", Focus::Tree),
        ("Enter", Focus::List),
        ("Tab", Focus::Detail),
        ("Esc", Focus::List),
        ("/", Focus::Query),
        ("Esc", Focus::List),
    ] {
        desk.press(keys);
        assert_eq!(desk.model.browse().focus, pane, "after {keys}");
        let panes = desk.model.panes();
        assert_eq!((panes.of(pane).title.width, panes.arrangement), (120, Arrangement::Narrow), "after {keys}");
        assert!(desk.frame().lines().next().unwrap().contains("放大"), "{}", desk.frame());
    }
    // A click on an entry leads to its page, as where there is only room for one pane.
    let body = desk.model.panes().list.body;
    mouse(&mut desk, MouseEventKind::Down(MouseButton::Left), body.x + 8, body.y + 1);
    assert_eq!(desk.model.browse().focus, Focus::Detail);
    desk.send(Message::Resize(50, 20));
    assert!(!desk.frame().contains("放大"), "one pane is all there is room for\n{}", desk.frame());
    desk.send(Message::Resize(120, 36));
    assert!(desk.frame().contains("放大"));
}

#[test]
fn where_only_one_pane_has_room_the_keys_say_so() {
    for (width, height) in [(40, 10), (59, 30), (99, 15)] {
        let mut desk = Desk::open(width, height);
        for (keys, words) in
            [("z", "只够显示一栏"), (">", "没有可移动的边界"), ("<", "没有可移动的边界"), ("J", "先到详情栏")]
        {
            let (room, frame) = (desk.model.browse().room, desk.press("Enter h").frame());
            desk.press(keys);
            assert!(last_row(&desk).contains(words), "{keys} at {width}×{height}: {}", last_row(&desk));
            assert_eq!(desk.model.browse().room, room);
            assert_eq!(desk.press("Enter h").frame(), frame, "nothing else has changed");
        }
    }
    let mut desk = Desk::open(120, 36);
    desk.press("z >");
    assert!(last_row(&desk).contains("按 z 复原"), "{}", last_row(&desk));
}

#[test]
fn a_newcomer_sees_in_the_list_that_there_is_a_tree() {
    for lang in Lang::ALL {
        for width in 40..=130 {
            let desk =
                Desk::open_with(ModelOptions { settings: Settings { lang, ..settings() }, ..options() }, width, 20);
            let row = last_row(&desk);
            let words = ["h 目录", "? 帮助", "q 退出", "/ 查找"];
            let english = ["h contents", "? help", "q quit"];
            let words = if lang == Lang::Zh { words.as_slice() } else { english.as_slice() };
            assert!(words.iter().all(|word| row.contains(word)), "{row} at {width}");
        }
    }
    assert!(last_row(&Desk::open(43, 10)).contains("y 复制电话"));
}

#[test]
fn keys_move_the_border_of_the_pane_with_the_focus() {
    for (width, height) in [(120, 36), (80, 24)] {
        for way in ["h", "", "Enter"] {
            let mut desk = Desk::open(width, height);
            desk.press(way);
            let size = |desk: &Desk| {
                let body = desk.model.panes().of(desk.model.browse().focus).body;
                (body.width, body.height)
            };
            let before = size(&desk);
            desk.press(">");
            let larger = size(&desk);
            assert!(larger > before, "{larger:?} after {before:?}");
            desk.press("< <");
            assert!(size(&desk) < before);
            for (key, words) in [(">", "已到最大"), ("<", "已到最小")] {
                let mut presses = 0;
                while !last_row(&desk).contains(words) {
                    desk.press(key);
                    presses += 1;
                    assert!(presses < 100, "{}", desk.frame());
                }
                let at_the_end = desk.model.panes();
                desk.press(key);
                assert_eq!(desk.model.panes(), at_the_end);
            }
        }
    }
}

#[test]
fn a_moved_border_stays_when_the_window_changes() {
    let mut desk = Desk::open(120, 36);
    desk.press("h > > > l > > >");
    let wide = borders(&desk.model.panes());
    desk.send(Message::Resize(80, 24));
    desk.press("Enter > > h");
    let middle = borders(&desk.model.panes());
    for (width, height) in [(40, 10), (61, 17), (100, 10), (0, 0), (200, 60)] {
        desk.send(Message::Resize(width, height));
        let _ = desk.buffer();
    }
    desk.send(Message::Resize(120, 36));
    assert_eq!(borders(&desk.model.panes()), wide);
    desk.send(Message::Resize(80, 24));
    assert_eq!(borders(&desk.model.panes()), middle);
    assert_ne!(
        (wide, middle),
        (borders(&Desk::open(120, 36).model.panes()), borders(&Desk::open(80, 24).model.panes()))
    );
}

#[test]
fn the_mouse_drags_borders_and_lets_go_of_them() {
    let left = MouseButton::Left;
    let mut desk = Desk::open(120, 36);
    let (first, second, _) = borders(&desk.model.panes());
    mouse(&mut desk, MouseEventKind::Drag(left), 60, 9);
    assert_eq!(borders(&desk.model.panes()).0, first, "nothing is held");
    mouse(&mut desk, MouseEventKind::Down(left), second, 9);
    for column in (50..second).rev().chain(50..78) {
        mouse(&mut desk, MouseEventKind::Drag(left), column, 12);
    }
    assert_eq!(borders(&desk.model.panes()).1, 77);
    mouse(&mut desk, MouseEventKind::Up(left), 77, 12);
    mouse(&mut desk, MouseEventKind::Drag(left), 60, 12);
    assert_eq!(borders(&desk.model.panes()).1, 77, "it was let go of");
    mouse(&mut desk, MouseEventKind::Down(left), 77, 12);
    desk.press("? ?");
    mouse(&mut desk, MouseEventKind::Drag(left), 60, 12);
    assert_eq!(borders(&desk.model.panes()).1, 77, "so it is where something lay over it");
    let mut desk = Desk::open(80, 24);
    let (_, _, title) = borders(&desk.model.panes());
    mouse(&mut desk, MouseEventKind::Down(left), 30, title);
    assert_eq!(desk.model.browse().focus, Focus::Detail, "a click on a title goes to its pane");
    mouse(&mut desk, MouseEventKind::Drag(left), 30, title + 3);
    assert_eq!(borders(&desk.model.panes()).2, title + 3);
    mouse(&mut desk, MouseEventKind::Drag(left), 30, 0);
    assert_eq!(borders(&desk.model.panes()).2, 7, "the list stays readable");
}

#[test]
fn the_page_moves_while_another_pane_has_the_focus() {
    for way in ["", "h", "/"] {
        let mut desk = Desk::open(120, 36);
        desk.press(way);
        let focus = desk.model.browse().focus;
        desk.press("Shift-Down Shift-Down Shift-Down Shift-Up");
        let browse = desk.model.browse();
        assert_eq!((browse.detail.offset, browse.list.rows.cursor, browse.focus), (2, 0, focus));
        assert!(desk.frame().contains("3–36/"), "{}", desk.frame());
    }
    let mut desk = Desk::open(80, 24);
    desk.press("J J J K j");
    assert_eq!((desk.model.browse().detail.offset, desk.model.browse().list.rows.cursor), (0, 1), "another page");
}

/// What is seen of the names in the rows of a pane, from a column on, without counts, tags and the scrollbar.
fn names(desk: &Desk, body: Rect, from: u16) -> Vec<String> {
    let buffer = desk.buffer().0;
    let signs = desk.model.shared.glyphs;
    let rows = (body.top()..body.bottom()).map(|y| {
        let row = Rect { x: body.x + from, y, width: body.width - from, height: 1 };
        let mut text = String::new();
        let mut x = row.x;
        while x < row.right() {
            let symbol = buffer[(x, y)].symbol();
            text.push_str(symbol);
            x += u16::try_from(cells(symbol)).unwrap().max(1);
        }
        text.trim_end_matches([' ', signs.thumb.chars().next().unwrap()]).trim().to_owned()
    });
    rows.filter(|name| !name.is_empty()).collect()
}

#[test]
fn no_two_rows_that_are_seen_look_the_same() {
    let mut cut = 0;
    for (width, height) in [(120, 36), (80, 24), (100, 24), (200, 60), (60, 16), (40, 10)] {
        for glyphs in GlyphSet::ALL {
            let mut desk = Desk::open_with(
                ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() },
                width,
                height,
            );
            for keys in
                ["", "/ \"推荐\"", "Ctrl-u \"天津市\"", "Ctrl-u \"xh\"", "Ctrl-u \"kaizhan\"", "Ctrl-u \"活动\""]
            {
                desk.press(keys);
                let browse = desk.model.browse();
                for _ in 0..=browse.list.entries.len() / browse.list.rows.height {
                    let seen = names(&desk, desk.model.panes().list.body, 5);
                    cut += seen.iter().filter(|name| name.contains(desk.model.shared.glyphs.ellipsis)).count();
                    let different: HashSet<&String> = seen.iter().collect();
                    assert_eq!(different.len(), seen.len(), "{width}×{height}\n{}", desk.frame());
                    desk.press("PageDown");
                }
            }
            desk.press("Esc h g");
            for _ in 0..40 {
                let body = desk.model.panes().tree.body;
                let seen = names(&desk, body, 0);
                let different: HashSet<&String> = seen.iter().collect();
                assert_eq!(different.len(), seen.len(), "{width}×{height}\n{}", desk.frame());
                desk.press("l h j");
            }
        }
    }
    assert!(cut > 1_000, "{cut} names were cut: the test would prove nothing");
}

#[test]
fn what_a_query_stands_for_is_seen_in_every_row() {
    let mut cut = 0;
    for (width, height) in [(120, 36), (80, 24), (100, 24), (40, 10)] {
        let mut desk = Desk::open(width, height);
        for (query, words) in
            [("候选人", "候选人"), ("创新中心", "创新中心"), ("huodong", "活动"), ("成果转化", "成果转化")]
        {
            desk.press(&format!("/ Ctrl-u \"{query}\""));
            let directory = &SHIPPED.0;
            let entries = desk.model.browse().list.entries.clone();
            let full = entries.iter().map(|no| directory.heading(no).unwrap().name);
            for (seen, name) in names(&desk, desk.model.panes().list.body, 5).into_iter().zip(full) {
                cut += usize::from(seen.contains('…'));
                assert!(!name.contains(words) || seen.contains(words), "{seen} of {name} at {width}×{height}");
            }
        }
    }
    assert!(cut > 20, "{cut} names were cut: the test would prove nothing");
}

#[test]
fn a_row_looks_the_same_wherever_it_stands_on_the_screen() {
    let mut desk = Desk::open(120, 36);
    let mut looks: HashMap<usize, String> = HashMap::new();
    for _ in 0..SHIPPED.0.len() {
        let first = desk.model.browse().list.rows.offset;
        for (row, name) in (first..).zip(names(&desk, desk.model.panes().list.body, 5)) {
            assert_eq!(*looks.entry(row).or_insert_with(|| name.clone()), name);
        }
        desk.press("j");
    }
}

#[test]
fn the_list_says_where_in_it_the_cursor_is() {
    for (width, height) in [(120, 36), (80, 24), (40, 10)] {
        let mut desk = Desk::open(width, height);
        let title = |desk: &Desk| {
            let title = desk.model.panes().list.title;
            desk.frame().lines().nth(title.y.into()).unwrap().to_owned()
        };
        assert!(title(&desk).contains("1/276"), "{}", desk.frame());
        desk.press("j j");
        assert!(title(&desk).contains("3/276"), "{}", desk.frame());
        let thumbs = |desk: &Desk| {
            let (buffer, body) = (desk.buffer().0, desk.model.panes().list.body);
            let is_thumb = |y: &u16| buffer[(body.right() - 1, *y)].symbol() == desk.model.shared.glyphs.thumb;
            (body.top()..body.bottom()).filter(is_thumb).map(|y| y - body.top()).collect::<Vec<_>>()
        };
        let height = desk.model.panes().list.body.height;
        assert_eq!(thumbs(&desk).first(), Some(&0));
        desk.press("G");
        assert!(title(&desk).contains("276/276"), "{}", desk.frame());
        assert_eq!(thumbs(&desk).last(), Some(&(height - 1)));
        desk.press("/ \"数学会\" Down");
        let found = desk.model.browse().list.total;
        assert!(title(&desk).contains(&format!("2/{found} · 276")), "{}", desk.frame());
        desk.press("Ctrl-u \"〇〇〇〇\"");
        assert!(title(&desk).contains("0 · 276") && thumbs(&desk).is_empty(), "{}", desk.frame());
    }
}

#[test]
fn the_chosen_row_of_a_pane_without_the_keys_has_a_sign() {
    for (glyphs, colours) in
        GlyphSet::ALL.into_iter().flat_map(|set| [ColorMode::Ansi16, ColorMode::None].map(|colours| (set, colours)))
    {
        let mut desk = Desk::open_with(
            ModelOptions { settings: Settings { glyphs, colours, ..settings() }, ..options() },
            120,
            36,
        );
        for keys in ["j j h j j", "Enter", "Enter"] {
            desk.press(keys);
            let (buffer, browse, panes) = (desk.buffer().0, desk.model.browse(), desk.model.panes());
            for (body, rows) in [(panes.tree.body, browse.tree.rows), (panes.list.body, browse.list.rows)] {
                for (y, row) in (body.top()..body.bottom()).zip(rows.offset..) {
                    let sign = buffer[(body.x, y)].symbol();
                    assert_eq!(sign == desk.model.shared.glyphs.pointer, row == rows.cursor, "{}", desk.frame());
                }
            }
        }
    }
}
