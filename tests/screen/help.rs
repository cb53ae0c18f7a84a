//! The help: it begins with where the reader is, is searched, and has as many columns as fit.

use crate::support::desk::{Desk, options, settings};
use kechuang::messages::Lang;
use kechuang::tui::mode::Mode;
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::overlays::Overlay;

const SIZES: [(u16, u16); 4] = [(200, 50), (120, 36), (80, 24), (40, 10)];

/// The lines of the help, whether they are seen or not.
fn lines(desk: &Desk) -> Vec<String> {
    match desk.model.overlays.last() {
        Some(Overlay::Help(help)) => help.lines.iter().map(|line| line.text().trim_end().to_owned()).collect(),
        other => unreachable!("{other:?}"),
    }
}

fn says(desk: &Desk, keys: &str, text: &str) -> bool {
    lines(desk).iter().any(|line| line.trim_start().starts_with(keys) && line.contains(text))
}

#[test]
fn it_begins_with_what_can_be_done_where_the_reader_is() {
    for (way, place, key, text) in [
        ("", "列表栏", "v", "从此条起连续选中"),
        ("h", "目录栏", "Space", "展开或收起"),
        ("Enter", "详情栏", "[", "到上一小节"),
        ("c", "年历", "t", "回到今天"),
        ("p", "电话簿", "/", "在电话簿内查找"),
        ("Y", "菜单", "Enter", "选定"),
    ] {
        let mut desk = Desk::open(80, 24);
        desk.press(way).press("F1");
        let lines = lines(&desk);
        assert_eq!(lines[0], format!("此处可用：{place}"));
        let section = lines.iter().take_while(|line| !line.is_empty());
        let is_it = |line: &&String| line.trim_start().starts_with(key) && line.contains(text);
        assert_eq!(section.filter(is_it).count(), 1, "{way}: {lines:#?}");
        assert_eq!(lines.iter().filter(|line| is_it(line)).count(), 1, "{way}: nothing stands twice");
    }
}

#[test]
fn it_is_searched_by_chinese_pinyin_english_and_key() {
    for lang in Lang::ALL {
        for typed in ["复制电话", "fzdh", "copy-phone", "telephone", "y"] {
            let mut desk =
                Desk::open_with(ModelOptions { settings: Settings { lang, ..settings() }, ..options() }, 80, 24);
            let whole = lines(desk.press("?")).len();
            desk.press(&format!("/ \"{typed}\""));
            assert_eq!(desk.model.mode(), Mode::HelpQuery);
            let text = if lang == Lang::Zh { "复制电话" } else { "copy the telephone number" };
            assert!(says(&desk, "y ", text), "{typed}: {:#?}", lines(&desk));
            assert!(lines(&desk).len() < whole);
            desk.press("Enter");
            assert_eq!(desk.model.mode(), Mode::Help, "what was found stays");
            assert!(says(&desk, "y ", text));
            desk.press("Esc");
            assert_eq!((lines(&desk).len(), desk.model.mode()), (whole, Mode::Help));
            desk.press("Esc");
            assert!(desk.model.overlays.is_empty());
        }
    }
}

#[test]
fn the_name_of_a_key_finds_what_it_does() {
    let mut desk = Desk::open(80, 24);
    desk.press("? / \"Ctrl-p\"");
    let found = lines(&desk);
    assert_eq!(found[0], "按键");
    assert!(found[1..].iter().take_while(|line| !line.is_empty()).all(|line| line.contains("Ctrl-p")), "{found:#?}");
    assert!(found.iter().any(|line| line.contains("命令面板")), "{found:#?}");
    desk.press("Ctrl-u \"年龄\"");
    assert!(lines(&desk).iter().any(|line| line.contains("年龄:")), "the query language, too: {:#?}", lines(&desk));
    desk.press("Ctrl-u \"〇〇〇\"");
    assert!(desk.frame().contains("帮助中没有“〇〇〇”"), "{}", desk.frame());
    desk.press("Esc");
    assert!(lines(&desk).len() > 100);
}

#[test]
fn it_has_as_many_columns_as_fit() {
    for ((width, height), columns) in SIZES.into_iter().zip([3, 2, 1, 1]) {
        let mut desk = Desk::open(width, height);
        desk.press("?");
        let Some(Overlay::Help(help)) = desk.model.overlays.last() else { unreachable!() };
        let areas = help.areas(desk.model.shared.content_area());
        assert_eq!(areas.columns.len(), columns, "{width}×{height}");
        let all = lines(&desk);
        let seen = |desk: &Desk, text: &str| desk.frame().replace(' ', "").contains(&text.replace(' ', ""));
        let rows = usize::from(areas.body.height) * columns;
        for line in &all[..rows.min(all.len())] {
            assert!(seen(&desk, line), "{line} at {width}×{height}\n{}", desk.frame());
        }
        desk.press("G");
        for line in &all[all.len().saturating_sub(rows)..] {
            assert!(seen(&desk, line), "{line} at {width}×{height}, at the end\n{}", desk.frame());
        }
    }
}

#[test]
fn for_who_types_a_query_it_opens_at_the_query_language() {
    let mut desk = Desk::open(80, 24);
    desk.press("/ F1");
    assert!(desk.frame().lines().take(3).any(|line| line.contains("查找语法")), "{}", desk.frame());
    desk.press("g");
    assert!(lines(&desk)[0].starts_with("此处可用"));
}
