//! Several entries at once: marking them, seeing which they are, and taking them away together.

use crate::growing::{grow, half};
use crate::qr::photographed;
use crate::support::desk::{Desk, options};
use crate::support::shipped::SHIPPED;
use calcard::{Entry, Parser};
use kechuang::directory::{RecordIdx, RecordList};
use kechuang::export::fields::Pick;
use kechuang::export::{ExportFormat, Leaving, Picked, Several, line, list, several, write};
use kechuang::messages::Lang;
use kechuang::text::{GlyphSet, cells};
use kechuang::tui::action::{Effect, Message};
use kechuang::tui::mode::Mode;
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::overlays::Overlay;

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (50, 20), (40, 10)];

/// The ids of the marked entries, in the order in which they were marked.
fn marked(desk: &Desk) -> Vec<String> {
    let directory = desk.model.shared.directory.as_ref().unwrap();
    desk.model.browse().marks().list().iter().map(|no| directory.heading(no).unwrap().id.to_owned()).collect()
}

/// The first services of the shipped directory, by number.
fn services(numbers: &[u32]) -> Vec<String> {
    numbers.iter().map(|number| format!("service-{number:02}")).collect()
}

fn names(desk: &Desk) -> Vec<&'static str> {
    desk.model.browse().list.entries.iter().map(|no| SHIPPED.0.heading(no).unwrap().name).collect()
}

fn toast(desk: &Desk) -> &str {
    desk.model.shared.toast.as_ref().map_or("", |toast| &toast.text)
}

/// What each entry of the menu is.
fn menu(desk: &Desk) -> Vec<String> {
    let Some(Overlay::Menu(menu)) = desk.model.overlays.last() else { panic!("no menu in\n{}", desk.frame()) };
    menu.entries.iter().map(|entry| entry.thing.label.clone()).collect()
}

/// Chooses the entry of the menu with a label.
fn choose(desk: &mut Desk, label: &str) {
    let at = menu(desk).iter().position(|known| known == label).expect("the menu has it");
    // The first nine have a digit.
    let keys = if at < 9 { (at + 1).to_string() } else { "j ".repeat(at) + "Enter" };
    desk.press(&keys);
}

fn picking(pick: Pick, picks_several: bool) -> Desk {
    Desk::open_with(ModelOptions { pick: Some(pick), picks_several, ..options() }, 80, 24)
}

#[test]
fn space_marks_and_goes_on_and_space_again_unmarks() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("Space Space j Space");
        assert_eq!(marked(&desk), services(&[1, 2, 4]));
        assert_eq!(desk.model.browse().list.rows.cursor, 4);
        assert!(desk.frame().contains("已选 3"), "{}", desk.frame());
        desk.shows(&format!("marks-{width}x{height}"));
        desk.press("k Space");
        assert_eq!(marked(&desk), services(&[1, 2]));
        desk.press("G Space");
        assert_eq!(marked(&desk).len(), 3, "at the end there is nothing to go on to");
    }
}

#[test]
fn a_mark_moves_no_column_and_leaves_the_cursor_clear() {
    for glyphs in GlyphSet::ALL {
        for (width, height) in SIZES {
            let settings = Settings { glyphs, ..options().settings };
            let mut desk = Desk::open_with(ModelOptions { settings, ..options() }, width, height);
            let before: Vec<String> = desk.frame().lines().map(str::to_owned).collect();
            desk.press("Space k");
            let sign = kechuang::text::Glyphs::of(glyphs).mark;
            let after = desk.frame();
            let row = |lines: &[String]| lines.iter().position(|it| it.contains("01 推荐全国创新争先奖")).unwrap();
            let at = row(&before);
            let now = after.lines().nth(at).unwrap();
            assert!(now.contains(&format!("01{sign}推荐")), "{after}");
            assert_eq!(now.replacen(sign, " ", 1), before[at], "{glyphs:?} {width}");
            assert!(after.lines().all(|line| cells(line) <= usize::from(width)));
        }
    }
}

#[test]
fn a_range_follows_the_cursor_until_it_is_ended() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("j j v");
        assert!(toast(&desk).contains("v 结束"), "{}", toast(&desk));
        desk.press("j j j");
        assert!(marked(&desk).is_empty() && desk.frame().contains("已选 4"), "{}", desk.frame());
        desk.press("k k k k k");
        assert!(desk.frame().contains("已选 3"), "it goes up as well\n{}", desk.frame());
        desk.press("v");
        assert_eq!(marked(&desk), services(&[1, 2, 3]));
        desk.press("j");
        assert!(desk.frame().contains("已选 3"));
    }
}

#[test]
fn esc_lets_go_of_a_range_then_the_query_then_the_marks() {
    let mut desk = Desk::open(80, 24);
    desk.press("Space / \"学会\" Enter h v j j Esc");
    assert_eq!(marked(&desk), services(&[1]));
    assert_eq!(desk.model.browse().query.text(), "学会");
    desk.press("Esc");
    assert_eq!((desk.model.browse().query.text(), marked(&desk)), ("", services(&[1])));
    desk.press("Esc");
    assert!(toast(&desk).contains("再按 Esc"), "{}", toast(&desk));
    assert_eq!(marked(&desk), services(&[1]), "one more Esc by habit takes nothing away");
    desk.press("j Esc");
    assert_eq!(marked(&desk), services(&[1]), "it has to be pressed twice in a row");
    desk.press("Esc");
    assert!(marked(&desk).is_empty() && !desk.frame().contains("已选 1"), "{}", desk.frame());
}

#[test]
fn a_star_marks_what_is_listed_and_takes_it_away_again() {
    let mut desk = Desk::open(80, 24);
    desk.press("*");
    assert_eq!(marked(&desk).len(), SHIPPED.0.len());
    desk.press("*");
    assert!(marked(&desk).is_empty());
    // What does not fit is folded away, and not marked; listed, it is.
    desk.press("/ \"age:38\" Space \"sex:女\" Enter h *");
    let shown = desk.model.browse().list.entries.len();
    assert!(marked(&desk).len() == shown && shown < desk.model.browse().searched(&desk.model.shared));
    desk.press("X");
    let all = desk.model.browse().list.entries.len();
    assert!(all > shown);
    desk.press("*");
    assert_eq!(marked(&desk).len(), all, "some were not marked yet");
}

#[test]
fn marks_outlast_queries_scopes_sizes_and_screens() {
    let mut desk = Desk::open(120, 36);
    desk.press("j Space / \"药学会\" Enter h Space Esc");
    let expected = [services(&[2]), vec!["society-medicine-04".to_owned()]].concat();
    assert_eq!(marked(&desk), expected);
    for keys in
        ["h j j l", "h g l", "c j Esc", "p j Esc", "c Enter Esc Esc", "f 3 8 f Esc", "w", "/ \"zzzz\" Esc", "z z"]
    {
        desk.press(keys);
        assert_eq!(marked(&desk), expected, "{keys}");
    }
    desk.send(Message::Resize(40, 10));
    assert_eq!(marked(&desk), expected);
}

#[test]
fn the_title_says_how_many_are_not_listed() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("Space Space / \"药学会\" Enter h Space");
        let frame = desk.frame();
        assert!(frame.contains("已选 3，2 ") || width < 60 && frame.contains("已选 3"), "{frame}");
        desk.press("Esc");
        assert!(desk.frame().contains("已选 3  "), "{}", desk.frame());
    }
}

#[test]
fn the_marked_are_listed_alone_whatever_the_query() {
    let mut desk = Desk::open(80, 24);
    desk.press("~");
    assert!(toast(&desk).contains("按 Space 选中"), "{}", toast(&desk));
    desk.press("j Space / \"药学会\" Enter h Space ~");
    assert_eq!(names(&desk), ["推荐中国青年科技奖天津市候选人", "天津市药学会"]);
    assert!(desk.frame().contains("选中的条目") && desk.frame().contains("1/2"), "{}", desk.frame());
    desk.shows("marked-alone");
    // One whose mark is taken away stays until the list is left, so that it can be marked again.
    desk.press("g Space");
    assert_eq!((names(&desk).len(), marked(&desk).len()), (2, 1));
    desk.press("~");
    assert_eq!((names(&desk)[0], desk.model.browse().query.text()), ("天津市药学会", "药学会"));
    desk.press("~ Esc");
    assert_eq!(desk.model.browse().query.text(), "药学会", "Esc goes back to the query's list first");
    for leaving in ["/ \"学\"", "w", "h j", "X"] {
        let mut desk = Desk::open(80, 24);
        desk.press("Space Space h j l ~");
        assert_eq!(names(&desk).len(), 2);
        desk.press(leaving);
        assert!(!desk.model.browse().lists_marked() && names(&desk).len() != 2, "{leaving}\n{}", desk.frame());
    }
}

#[test]
fn a_directory_that_grows_keeps_marks_and_range() {
    let mut desk = half(80, 24);
    desk.press("j Space j v j j");
    let (before, shown) = (marked(&desk), desk.model.browse().marked().0);
    grow(&mut desk);
    assert_eq!(marked(&desk), before);
    assert!(desk.model.browse().marked().0 > shown, "what has come between is in the range");
    desk.press("v");
    assert_eq!(marked(&desk).first(), before.first());
    let mut desk = half(80, 24);
    desk.press("j Space j Space ~");
    let before = marked(&desk);
    grow(&mut desk);
    assert_eq!((marked(&desk), names(&desk).len()), (before, 2));
    desk.press("~");
    assert_eq!(names(&desk).len(), SHIPPED.0.len());
}

#[test]
fn numbers_of_several_are_copied_a_line_each_with_their_doubts() {
    let mut desk = Desk::open(120, 36);
    desk.press(
        "/ \"service-07\" Enter h Space Esc / \"society-medicine-04\" Enter h Space Esc / \"article-02\" Enter h Space",
    );
    for keys in ["y", "Enter y"] {
        desk.press(keys);
        let lines: Vec<&str> = desk.copied[0].lines().collect();
        assert_eq!(
            lines,
            [
                "中国工程师联合体(天津) 022-27124778（疑为 022-27114778 的误印）",
                "天津市药学会 022-27122522（清单部门的，非该学会自有）",
                SHIPPED.0.heading(desk.model.browse().list.selected().unwrap()).unwrap().name,
            ]
        );
    }
    let texts: Vec<String> = desk.frame().lines().last().map(str::to_owned).into_iter().collect();
    assert!(texts[0].contains("复制电话(3)"), "the hint says how many\n{}", texts[0]);
}

#[test]
fn what_is_copied_says_of_how_many_and_how_many_have_none() {
    let entries: RecordList =
        ["service-07", "article-02"].map(|id| SHIPPED.0.index_of(id).unwrap()).into_iter().collect();
    let field = several(Several::Phones, &SHIPPED.0, &entries, Lang::Zh, usize::MAX).unwrap();
    assert_eq!(field.label, "所选 2 条的电话，1 条没有");
    let messages = Lang::Zh.messages();
    assert!(field.told(messages).iter().all(|told| told.contains('2') && told.contains("1 条没有")), "{field:?}");
}

#[test]
fn everything_of_several_can_be_copied_at_once() {
    let mut desk = Desk::open(120, 36);
    desk.press("Space Space Space Y");
    assert_eq!(menu(&desk), ["电话", "名称", "号码", "一行一条", "全文", "名片", "CSV 表格"]);
    desk.shows("marks-menu");
    desk.press("Esc");
    for (label, lines) in [("名称", 3), ("一行一条", 3), ("电话", 3), ("号码", 3), ("CSV 表格", 4)] {
        desk.press("Y");
        choose(&mut desk, label);
        let copied = &desk.copied[0];
        assert_eq!(copied.lines().count(), lines, "{label}\n{copied}");
    }
    desk.press("Y");
    choose(&mut desk, "全文");
    assert!(
        desk.copied[0].contains("候选人\n") && desk.copied[0].contains("\n\n推荐中国青年科技奖"),
        "{}",
        desk.copied[0]
    );
    desk.press("Y");
    choose(&mut desk, "名片");
    let mut cards = Vec::new();
    let mut parser = Parser::new(&desk.copied[0]);
    loop {
        match parser.entry() {
            Entry::VCard(card) => cards.push(card),
            Entry::Eof => break,
            other => panic!("{other:?}\n{}", desk.copied[0]),
        }
    }
    assert_eq!(cards.len(), 3, "{}", desk.copied[0]);
}

#[test]
fn what_is_too_long_for_a_clipboard_is_not_copied() {
    let all: RecordList = SHIPPED.0.records().map(|(no, _)| no).collect();
    for form in Several::ALL {
        let refused = several(form, &SHIPPED.0, &all, Lang::Zh, 100);
        assert_eq!(refused, Err(kechuang::export::NotTaken::TooLong), "{form:?}");
        assert!(several(form, &SHIPPED.0, &all, Lang::Zh, usize::MAX).is_ok());
    }
}

#[test]
fn nothing_of_the_kind_is_said_of_all() {
    let mut desk = Desk::open(80, 24);
    desk.press("/ \"article-02\" Enter h Space y");
    assert!(desk.copied.is_empty() && toast(&desk).contains("都没有"), "{}", toast(&desk));
}

#[test]
fn codes_of_several_are_shown_one_after_another() {
    for size in [(120, 60), (80, 24), (40, 10)] {
        let mut desk = Desk::open(size.0, size.1);
        desk.press("Space Space Space Q");
        assert!(menu(&desk).starts_with(&["电话".to_owned()]), "{:?}", menu(&desk));
        choose(&mut desk, "电话");
        assert_eq!(desk.model.mode(), Mode::Qr);
        assert!(desk.frame().contains("1/3") && desk.frame().contains("推荐全国创新争先奖"), "{}", desk.frame());
        let is_seen = size.1 > 17;
        let first = photographed(&desk.buffer().0);
        assert_eq!(first.len(), usize::from(is_seen), "{}", desk.frame());
        assert!(first.iter().all(|it| it.starts_with("tel:+8622")), "{first:?}");
        desk.press("j Right");
        assert!(desk.frame().contains("3/3"), "{}", desk.frame());
        desk.press("j");
        assert!(desk.frame().contains("3/3"), "it stays at the last");
        desk.press("k h");
        assert!(desk.frame().contains("1/3") && desk.model.mode() == Mode::Qr);
        desk.press("h Esc");
        assert!(desk.model.overlays.is_empty());
    }
    // As many as nobody photographs are refused.
    let mut desk = Desk::open(80, 24);
    desk.press("* Q");
    assert!(desk.model.overlays.is_empty() && toast(&desk).contains("最多"), "{}", toast(&desk));
}

#[test]
fn the_marked_are_exported_and_without_marks_the_entry() {
    let mut desk = Desk::open(80, 24);
    desk.press("j e");
    desk.shows("export-menu");
    choose(&mut desk, "CSV 表格");
    desk.press("g Space Space e 3");
    let Effect::Export { format, entries, stem } = &desk.effects[0] else { panic!("{:?}", desk.effects) };
    assert_eq!((*format, entries.len(), &**stem), (ExportFormat::Csv, 1, "kechuang-2026-11-26"));
    let Effect::Export { format, entries, .. } = &desk.effects[1] else { panic!("{:?}", desk.effects) };
    assert_eq!((*format, entries.len()), (ExportFormat::Json, 2));
    // All that is listed, where nothing is marked.
    let mut all = Desk::open(80, 24);
    all.press("e");
    choose(&mut all, "所列全部");
    all.shows("export-listed-menu");
    choose(&mut all, "Excel 工作簿");
    let Effect::Export { format, entries, .. } = &all.effects[0] else { panic!("{:?}", all.effects) };
    assert_eq!((*format, entries.len()), (ExportFormat::Xlsx, 276));
    all.press("Space e");
    assert!(!menu(&all).iter().any(|it| it.contains("所列全部")), "{:?}", menu(&all));
    let mut kiosk = Desk::open_with(ModelOptions { kiosk: true, ..options() }, 80, 24);
    kiosk.press("Space e");
    assert!(kiosk.model.overlays.is_empty() && kiosk.effects.is_empty());
    kiosk.press("Y");
    assert_eq!(menu(&kiosk).len(), Several::ALL.len(), "a kiosk marks and copies");
}

#[test]
fn another_program_reads_the_table_back() {
    let all: RecordList = SHIPPED.0.records().map(|(no, _)| no).collect();
    for (lang, heading) in [(Lang::Zh, "名称"), (Lang::En, "name")] {
        let text = list(&SHIPPED.0, &all, lang.messages()).unwrap();
        assert!(text.ends_with("\r\n"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headings = reader.headers().unwrap();
        assert_eq!((&headings[0], headings.len()), (heading, 9));
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), SHIPPED.0.len());
        for (row, (_, record)) in rows.iter().zip(SHIPPED.0.records()) {
            assert_eq!((&row[0], &row[7]), (record.name(), record.id().as_str()));
            assert_eq!(&row[8], record.english().unwrap_or_default());
            let numbers: Vec<&str> = SHIPPED.0.phones(record).iter().map(|phone| phone.number.as_str()).collect();
            assert!(numbers.iter().all(|number| row[1].contains(number)), "{row:?}");
        }
        let doubtful = rows.iter().find(|row| &row[7] == "service-07").unwrap();
        assert!(doubtful[3].contains("022-27114778"), "{doubtful:?}");
    }
}

#[test]
fn the_json_of_a_list_has_what_a_search_has() {
    let two: RecordList = [RecordIdx(0), RecordIdx(1)].into_iter().collect();
    let left = |format: ExportFormat| {
        let mut bytes = Vec::new();
        write(format, &Leaving::new(&SHIPPED.0, &two, Lang::Zh), &mut bytes, &mut |_| ()).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let whole: serde_json::Value = serde_json::from_str(&left(ExportFormat::Json)).unwrap();
    let records = whole["records"].as_array().unwrap();
    assert_eq!(records.len(), 2);
    for (record, no) in records.iter().zip(two.iter()) {
        for (name, value) in line(&SHIPPED.0, no) {
            assert_eq!(record[&name], value, "{name}");
        }
    }
    let lines = left(ExportFormat::Jsonl);
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(whole["records"], serde_json::Value::from(lines));
}

#[test]
fn several_are_picked_in_the_order_of_marking() {
    let mut desk = picking(Pick::Id, true);
    desk.press("\"药学会\" Tab Ctrl-u \"service-02\" Tab Enter");
    let Some(Effect::Take(Picked { things, lacking })) = desk.effects.first() else { panic!("{:?}", desk.effects) };
    let ids: Vec<&str> = things.iter().map(|it| it.text.as_str()).collect();
    assert_eq!((ids, lacking.len()), (vec!["society-medicine-04", "service-02"], 0));
    // In the list the same keys mark as everywhere; with nothing marked the entry is taken.
    let mut desk = picking(Pick::Title, true);
    desk.press("Shift-Tab Space v j v * Enter");
    let Some(Effect::Take(Picked { things, .. })) = desk.effects.first() else { panic!("{:?}", desk.effects) };
    assert_eq!(things.len(), SHIPPED.0.len());
    let mut desk = picking(Pick::Id, true);
    desk.press("\"药学会\" Enter");
    assert!(matches!(&desk.effects[..], [Effect::Take(picked)] if picked.things[0].text == "society-medicine-04"));
}

#[test]
fn of_several_numbers_of_a_picked_entry_all_are_taken() {
    let mut desk = picking(Pick::Phone, true);
    desk.press("\"评聘天津科普大使\" Tab Ctrl-u \"article-02\" Tab Enter");
    let Some(Effect::Take(Picked { things, lacking })) = desk.effects.first() else { panic!("{:?}", desk.effects) };
    let numbers: Vec<&str> = things.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(numbers, ["022-27128948", "022-27121418"]);
    assert_eq!(lacking.len(), 1, "the article has none");
}

#[test]
fn where_one_is_picked_nothing_is_marked_and_it_is_said_why() {
    let mut desk = picking(Pick::Title, false);
    desk.press("Shift-Tab");
    for key in ["Space", "v", "*"] {
        desk.press(key);
        assert!(marked(&desk).is_empty() && toast(&desk).contains("pick --multi"), "{key}: {}", toast(&desk));
    }
}

#[test]
fn a_mark_goes_over_the_line_as_a_row() {
    let mut desk = Desk::open(80, 24);
    desk.press("Space");
    let (before, _) = desk.buffer();
    desk.press("Space");
    let (after, _) = desk.buffer();
    let changed: Vec<u16> = (0..24)
        .filter(|y| (0..80).any(|x| before[(x, *y)] != after[(x, *y)]))
        .filter(|y| *y < desk.model.panes().detail.title.y)
        .collect();
    assert!(changed.len() <= 3, "the title, the row that is marked, the next one: {changed:?}");
}
