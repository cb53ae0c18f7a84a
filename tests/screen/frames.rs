//! The screen as a reader sees it: keys in, frames out. The frames stand in `screenshots/`;
//! `KECHUANG_BLESS=1 cargo test` writes them anew.

use crate::support::desk::{Desk, options, settings};
use crate::support::shipped::SHIPPED;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use kechuang::directory::{Kind, Record};
use kechuang::export::fields::Pick;
use kechuang::messages::Lang;
use kechuang::search::{Found, SearchResponse};
use kechuang::terminal::backend::ColorMode;
use kechuang::text::{GlyphSet, cells};
use kechuang::tui::action::{Action, Effect, Message, MouseAction};
use kechuang::tui::command::COMMANDS;
use kechuang::tui::layout::SMALLEST;
use kechuang::tui::mode::{Focus, Mode};
use kechuang::tui::model::{Model, ModelOptions, Settings};
use kechuang::tui::mouse::mouse_action;
use kechuang::tui::overlays::Overlay;
use kechuang::tui::update::update;
use ratatui::layout::Position;
use tui_input::InputRequest;

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (50, 20), (40, 10)];

fn selected(desk: &Desk) -> &'static str {
    let no = desk.model.browse().list.selected().expect("an entry is selected");
    SHIPPED.0.record(no).expect("it is in the directory").name()
}

/// The labels of the tree's nodes that can be seen.
fn nodes(desk: &Desk) -> Vec<String> {
    desk.model.browse().tree.visible().map(|node| node.label().to_owned()).collect()
}

#[test]
fn the_first_frame_shows_the_whole_directory() {
    for (width, height) in SIZES {
        Desk::open(width, height).shows(&format!("start-{width}x{height}"));
    }
}

#[test]
fn a_few_characters_narrow_the_list_and_the_match_is_marked() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("/ \"药学会\"");
        desk.shows(&format!("filter-{width}x{height}"));
    }
}

#[test]
fn the_details_say_who_may_apply_when_and_whom_to_call() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("/ \"青年人才托举\" Enter");
        desk.shows(&format!("detail-{width}x{height}"));
    }
}

#[test]
fn the_facets_say_how_many_entries_there_would_be() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("f 3 8 j Space j j j Space");
        desk.shows(&format!("facets-{width}x{height}"));
    }
}

#[test]
fn several_numbers_make_a_menu() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("/ \"评聘天津科普大使\" Enter y");
        desk.shows(&format!("menu-{width}x{height}"));
        assert!(desk.copied.is_empty());
        desk.press("Esc");
        assert!(desk.model.overlays.is_empty() && desk.copied.is_empty());
        desk.press("y 2");
        assert_eq!(desk.copied, ["022-27121418"]);
    }
}

#[test]
fn the_help_shows_every_key_in_force() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press("?");
        desk.shows(&format!("help-{width}x{height}"));
        desk.press("?");
        assert!(desk.model.overlays.is_empty());
    }
}

#[test]
fn every_kind_of_record_has_its_page() {
    let name = |kind: Kind| {
        let mut records = SHIPPED.0.records().filter(|(_, record)| record.kind() == kind);
        records.next().unwrap().1.name().to_owned()
    };
    for kind in [Kind::Society, Kind::Department, Kind::Article, Kind::Profile, Kind::Preface] {
        let mut desk = Desk::open(80, 24);
        desk.press(&format!("/ \"{}\" Enter", name(kind).replace(' ', "")));
        desk.shows(&format!("page-{}", kind.slug()));
    }
}

#[test]
fn the_tree_shows_counts_folds_and_scopes_the_list() {
    let mut desk = Desk::open(120, 36);
    let row = desk.frame().lines().nth(2).unwrap().to_owned();
    assert!(row.starts_with(" ▾ 服务科技工作者         21 │"), "{row}");
    desk.press("h j");
    assert_eq!(desk.model.browse().list.entries.len(), 21);
    desk.press("h");
    assert!(!nodes(&desk).contains(&"国家级人才举荐与服务".to_owned()));
    desk.press("l j");
    assert_eq!(desk.model.browse().list.entries.len(), 8);
    desk.press("h");
    assert_eq!(desk.model.browse().list.entries.len(), 21, "the parent is under the cursor again");
    desk.press("G k k l j");
    assert_eq!(desk.model.browse().focus, Focus::Tree);
    desk.shows("tree-department");
    desk.press("Enter");
    assert_eq!(desk.model.browse().focus, Focus::List);
}

#[test]
fn a_scope_is_searched_before_everything() {
    let mut desk = Desk::open(120, 36);
    desk.press("h");
    while desk.model.browse().tree.selected().unwrap().label() != "理学" {
        desk.press("j");
    }
    desk.press("/ \"数学\"");
    assert!(desk.frame().contains("1/1 · 26 "), "{}", desk.frame());
    assert_eq!(selected(&desk), "天津市数学会");
    desk.press("Ctrl-u \"科普大使\"");
    assert_eq!(selected(&desk), "评聘天津科普大使");
    assert!(desk.frame().contains("全部（“理学”中没有）"), "{}", desk.frame());
    desk.press("Esc");
    assert_eq!(desk.model.browse().list.entries.len(), 26);
}

#[test]
fn clearing_a_query_keeps_the_entry_that_was_found() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"药学会\"");
    let found = selected(&desk);
    desk.press("Esc");
    assert_eq!(desk.model.browse().list.entries.len(), SHIPPED.0.len());
    assert_eq!(selected(&desk), found);
    assert!(desk.frame().contains(found), "it is in sight");
}

#[test]
fn a_query_without_a_match_says_so_and_what_to_do() {
    let mut desk = Desk::open(80, 24);
    desk.press("/ \"〇〇〇〇〇〇〇\"");
    desk.shows("no-match");
    desk.press("y");
    assert!(desk.copied.is_empty());
}

#[test]
fn an_entry_that_is_not_there_is_said_and_not_passed_over() {
    for pick in [None, Some(Pick::Phone), Some(Pick::Id)] {
        let mut desk = Desk::open_with(ModelOptions { pick, ..options() }, 80, 24);
        desk.press(if pick.is_some() {
            "\"〇〇〇〇〇〇〇\" Enter"
        } else {
            "/ \"〇〇〇〇〇〇〇\" Enter"
        });
        assert!(desk.frame().contains("没有选中条目"), "{}", desk.frame());
        assert!(desk.model.mode() == Mode::Query && desk.effects.is_empty(), "the query can be mended at once");
    }
    for action in [Action::CopyPhone, Action::CopyOther, Action::ShowCode] {
        let mut desk = Desk::open(80, 24);
        desk.press("/ \"〇〇〇〇〇〇〇\"");
        desk.send(Message::Action(action));
        assert!(desk.frame().contains("没有可复制"), "{action:?}\n{}", desk.frame());
    }
}

/// Everything of a frame but what has just happened, with the caret.
fn seen(desk: &Desk) -> (String, Option<Position>) {
    (desk.frame(), desk.buffer().1)
}

#[test]
fn help_over_a_query_a_menu_or_a_code_leads_back_to_it() {
    let ways = ["/ \"ab\"", "/ \"学会\" Left Down Down", "/", "/ \"de\" Tab", "/ \"dept:\" Tab Tab", "/ \"〇〇〇\""];
    for (width, height) in [SIZES[0], SIZES[3]] {
        for way in ways {
            for back in ["F1", "q", "Esc", "?", "j G Ctrl-d k q"] {
                let mut desk = Desk::open(width, height);
                desk.press(way);
                let before = (seen(&desk), desk.model.browse().query.clone(), desk.model.browse().list.selected());
                desk.press("F1");
                assert!(matches!(desk.model.overlays.last(), Some(Overlay::Help(_))), "{way}");
                desk.press(back);
                let after = (seen(&desk), desk.model.browse().query.clone(), desk.model.browse().list.selected());
                assert_eq!(format!("{before:?}"), format!("{after:?}"), "{way}, {back} at {width}×{height}");
                desk.press("\"x\"");
                assert_eq!(desk.model.browse().query.text().chars().count(), before.1.text().chars().count() + 1);
            }
        }
        for way in ["/ \"评聘天津科普大使\" Enter y Down", "Y G", "/ \"药学会\" Enter Q", "/ \"药学会\" Enter Q Enter"]
        {
            for back in ["F1", "q", "? F1 Esc"] {
                let mut desk = Desk::open(width, height);
                desk.press(way);
                let before = seen(&desk);
                assert!(!desk.model.overlays.is_empty(), "{way}");
                desk.press("F1");
                assert!(matches!(desk.model.overlays.last(), Some(Overlay::Help(_))), "{way}");
                desk.press(back);
                assert_eq!(before, seen(&desk), "{way}, {back} at {width}×{height}");
            }
        }
    }
}

#[test]
fn no_way_to_a_place_ends_or_begins_a_line_with_its_sign() {
    for glyphs in [GlyphSet::Narrow, GlyphSet::Wide, GlyphSet::Ascii] {
        for (width, height) in (40..=130).step_by(9).flat_map(|width| [(width, 10), (width, 24)]) {
            let mut desk = Desk::open_with(
                ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() },
                width,
                height,
            );
            let signs = [desk.model.shared.glyphs.chevron, desk.model.shared.glyphs.dot];
            for keys in ["h", "j j", "l", "l", "h h h G", "l", "l"] {
                desk.press(keys);
                let no = desk.model.browse().list.selected().unwrap();
                let directory = desk.model.shared.directory.as_deref().unwrap();
                let lines = desk.model.browse().detail.page.lines_from(directory, 1);
                let way = lines.take_while(|line| !line.spans.is_empty());
                for line in way.map(|line| line.text()).chain(desk.frame().lines().next().map(str::to_owned)) {
                    let line = line.trim();
                    let is_cut = signs
                        .iter()
                        .any(|sign| line.ends_with(&format!(" {sign}")) || line.starts_with(&format!("{sign} ")));
                    assert!(!is_cut, "“{line}” at {width}×{height} of {no:?}\n{}", desk.frame());
                }
            }
        }
    }
}

#[test]
fn on_a_low_terminal_one_pane_has_it_all() {
    let mut desk = Desk::open(60, 10);
    desk.shows("start-60x10");
    assert_eq!(desk.model.browse().list.rows.height, 7);
    desk.press("Enter");
    assert_eq!(desk.model.browse().detail.height, 8);
}

#[test]
fn an_answer_to_an_old_question_is_dropped() {
    let mut desk = Desk::open(80, 24);
    desk.press("/ \"药学会\"");
    let entries = desk.model.browse().list.entries.clone();
    desk.send(Message::Found(SearchResponse { serial: 1, found: Found::default(), facets: None }));
    assert_eq!(desk.model.browse().list.entries, entries);
}

#[test]
fn copying_takes_the_number_or_says_that_there_is_none() {
    let mut desk = Desk::open(80, 24);
    desk.press("/ \"天津市药学会\" Enter y");
    assert_eq!(desk.copied, ["022-27122522"]);
    let mut desk = Desk::open(80, 24);
    desk.press("h G");
    while !matches!(desk.model.browse().list.selected().and_then(|no| SHIPPED.0.record(no)), Some(Record::Preface(_))) {
        desk.press("Enter j h");
        desk.press("l j");
    }
    desk.press("y");
    assert!(desk.copied.is_empty());
    assert!(desk.frame().contains("没有电话；按 Y 可复制其他内容"), "{}", desk.frame());
}

#[test]
fn a_doubtful_number_is_never_handed_out_without_the_doubt() {
    let doubt = "022-27124778（疑为 022-27114778 的误印）";
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"service-07\" Enter y");
    assert_eq!(desk.copied[0], "022-27124778", "what is copied can be dialled");
    desk.press("Y");
    assert!(desk.frame().contains(doubt), "{}", desk.frame());
    desk.press("Esc Q");
    assert!(desk.frame().contains(doubt), "{}", desk.frame());
}

#[test]
fn numbers_of_a_department_are_told_apart_by_their_services() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"department-innovation\" Enter y");
    let frame = desk.frame();
    let told = |line: &str| line.contains("电话 07 中国工程师联合体") && line.contains("022-27124778");
    assert!(frame.lines().any(told), "{frame}");
}

#[test]
fn everything_of_an_entry_can_be_taken() {
    let mut desk = Desk::open(80, 24);
    desk.press("/ \"评聘天津科普大使\" Enter Y");
    desk.press("4");
    assert_eq!(desk.copied, ["skxkpb@tj.gov.cn"]);
    desk.press("Y 1");
    assert_eq!(desk.copied[0], "评聘天津科普大使");
}

#[test]
fn pasted_lines_go_to_the_query_and_never_become_commands() {
    let mut desk = Desk::open(80, 24);
    desk.send(Message::Paste("药学会\r\nq\ny\n".to_owned()));
    assert_eq!(desk.model.browse().query.text(), "药学会 q y");
    assert!(desk.effects.is_empty() && desk.copied.is_empty());
    desk.send(Message::Paste("x".repeat(1 << 20)));
    assert!(desk.model.browse().query.text().chars().count() <= 200);
}

#[test]
fn resizing_never_loses_the_selection() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"学会\" Down Down Down Down Down Enter Ctrl-d");
    let found = selected(&desk);
    for (width, height) in [(40, 10), (200, 60), (0, 0), (61, 11), (13, 3), (120, 36)] {
        desk.send(Message::Resize(width, height));
        let _ = desk.buffer();
        assert_eq!(selected(&desk), found, "{width}×{height}");
    }
    assert_eq!(desk.model.browse().focus, Focus::Detail);
}

#[test]
fn every_small_size_draws() {
    for height in 0..=12 {
        for width in 0..=30 {
            draws_everything(width, height);
        }
    }
    for (width, height) in [(40, 10), (59, 10), (60, 10), (99, 11), (100, 10), (300, 100)] {
        draws_everything(width, height);
    }
}

#[test]
fn a_window_too_small_says_how_large_it_must_be() {
    let mut desk = Desk::open(SMALLEST.0 - 1, SMALLEST.1);
    assert!(desk.frame().replace('\n', "").contains("至少需要 40×10"), "{}", desk.frame());
    desk.send(Message::Resize(SMALLEST.0, SMALLEST.1));
    assert!(desk.frame().contains("推荐全国创新争先奖"), "{}", desk.frame());
}

fn draws_everything(width: u16, height: u16) {
    for glyphs in [GlyphSet::Narrow, GlyphSet::Wide] {
        let mut desk =
            Desk::open_with(ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() }, width, height);
        for keys in [
            "j",
            "/ \"科普\"",
            "Enter Ctrl-d G",
            "y",
            "Esc",
            "?",
            "G",
            "Esc",
            "h h",
            "j l",
            "Y",
            "Esc",
            "> > J",
            "z",
            "h K",
            "z <",
            "z / \"年龄:38\"",
            "Enter X",
            "h G",
            "Esc Esc",
            "f",
            "3 8 j Space",
            "G Space z",
            "z > Tab",
            "c",
            "G n l",
            "L H H Ctrl-u",
            "g y",
            "Esc Q",
            "Esc Enter Ctrl-o",
            "Esc",
            "p",
            "/ \"科\"",
            "Enter G J",
            ": \"fuzhi\" Down",
            "Tab Esc :",
            "PageDown PageDown Up",
            "\"45\"",
            "Ctrl-u \"lang\" Space \"x\"",
            "F1",
            "/ \"ctrl\" PageDown",
            "Enter q Esc",
            "p N \"先问“王”老师…①\" Enter \"twice\"",
            "Up Home PageDown Ctrl-w",
            "Esc h b",
            "Enter B Alt-n",
        ] {
            desk.press(keys);
            let (buffer, caret) = desk.buffer();
            assert!(caret.is_none_or(|at| buffer.area.contains(at)), "{width}×{height}");
        }
    }
}

#[test]
fn no_row_is_wider_than_the_screen_no_wide_character_cut() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        for keys in [
            "",
            "/ \"科\"",
            "Enter",
            "y",
            "Esc Y",
            "Esc ?",
            "Esc z",
            "h > z",
            "J <",
            "/ \"年龄:38\"",
            "Enter X",
            "h G",
            "Esc Esc",
            "f 3 8 j Space",
            "G Space",
            "z",
            "f c",
            "l n",
            "G L",
            "g y",
            "Esc Q",
            "Esc Esc p",
            "j j j j / \"27\"",
            "Enter",
            ": PageDown",
            "\"copy\"",
            "Ctrl-u \"goto\" Space \"4\" Down",
            "Ctrl-u \"nowhere\"",
            "F1 / \"xy\"",
            "Enter Esc q Esc",
        ] {
            desk.press(keys);
            for line in desk.frame().lines() {
                assert!(cells(line) <= usize::from(width), "{line}");
            }
            let (buffer, _) = desk.buffer();
            for y in 0..height {
                let last = &buffer[(width - 1, y)];
                assert!(cells(last.symbol()) <= 1, "a wide character in the last column");
            }
        }
    }
}

#[test]
fn the_caret_stands_where_the_next_character_goes() {
    let mut desk = Desk::open(120, 36);
    assert_eq!(desk.buffer().1, None);
    desk.press("/");
    let start = desk.buffer().1.expect("the caret is shown while typing");
    desk.press("\"数学会\"");
    let after = desk.buffer().1.unwrap();
    assert_eq!((after.x - start.x, after.y), (6, start.y));
    desk.press("Left Left");
    assert_eq!(desk.buffer().1.unwrap().x - start.x, 2);
    desk.press("Enter");
    assert_eq!(desk.buffer().1, None);
}

#[test]
fn without_colours_the_selection_is_still_seen() {
    let desk = Desk::open_with(
        ModelOptions { settings: Settings { colours: ColorMode::None, ..settings() }, ..options() },
        120,
        36,
    );
    let (buffer, _) = desk.buffer();
    let area = desk.model.panes().list.body;
    let cell = &buffer[(area.x + 6, area.y)];
    assert!(cell.modifier.contains(ratatui::style::Modifier::REVERSED));
    let coloured = buffer
        .content
        .iter()
        .any(|cell| cell.fg != ratatui::style::Color::Reset || cell.bg != ratatui::style::Color::Reset);
    assert!(!coloured);
}

#[test]
fn on_a_wide_terminal_nothing_disputed_is_drawn() {
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
        for keys in [
            "",
            "/ \"“科创中国”\"",
            "Enter",
            "Ctrl-d",
            "y",
            "Esc Y",
            "Esc ?",
            "G",
            "Esc h Esc / \"年龄:38\" Enter X",
            "Esc Esc",
            "f 3 8 j Space",
            "G Space",
            "f c",
            "G",
            "L l g",
            "Q",
            "Esc :",
            "\"goto\" Space \"4\"",
            "F1 / \"k\"",
        ] {
            desk.press(keys);
            assert_eq!(disputed(&desk.frame()), "", "{}", desk.frame());
        }
    }
    let mut desk = Desk::open_with(
        ModelOptions { settings: Settings { glyphs: GlyphSet::Wide, ..settings() }, ..options() },
        80,
        24,
    );
    desk.press("/ \"科创中国\" Enter");
    desk.shows("wide-glyphs");
}

#[test]
fn in_english_the_programs_own_words_are_english() {
    let mut desk =
        Desk::open_with(ModelOptions { settings: Settings { lang: Lang::En, ..settings() }, ..options() }, 100, 24);
    desk.press("/ \"药学会\" Enter");
    desk.shows("english");
}

#[test]
fn while_a_directory_is_read_the_list_says_how_far_it_is() {
    let mut model = Model::new(options(), 80, 24);
    assert!(update(&mut model, Message::Progress(43)).is_empty());
    let mut desk = Desk::open(80, 24);
    desk.model = model;
    assert!(desk.frame().contains("正在读取目录 43%"), "{}", desk.frame());
    assert!(update(&mut desk.model, Message::Progress(100)).is_empty());
    assert!(desk.frame().contains("目录已读完，正在检查"), "{}", desk.frame());
    desk.press("j l y Y / \"a\" Enter Esc ?");
    let _ = desk.frame();
}

#[test]
fn the_mouse_selects_scrolls_and_focuses() {
    let mut desk = Desk::open(120, 36);
    let panes = desk.model.panes();
    let mouse = |desk: &mut Desk, kind, column, row| {
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        if let Some(action) = mouse_action(&desk.model, &event) {
            desk.send(Message::Mouse(action));
        }
    };
    let left = MouseEventKind::Down(MouseButton::Left);
    mouse(&mut desk, left, panes.list.body.x + 8, panes.list.body.y + 4);
    assert_eq!(desk.model.browse().list.rows.cursor, 4);
    mouse(&mut desk, MouseEventKind::ScrollDown, panes.detail.body.x + 1, panes.detail.body.y + 1);
    assert_eq!((desk.model.browse().detail.offset, desk.model.browse().focus), (3, Focus::List));
    mouse(&mut desk, left, panes.detail.body.x + 1, panes.detail.body.y + 1);
    assert_eq!(desk.model.browse().focus, Focus::Detail);
    mouse(&mut desk, left, panes.tree.body.x + 6, panes.tree.body.y + 1);
    assert_eq!((desk.model.browse().focus, desk.model.browse().list.entries.len()), (Focus::Tree, 21));
    mouse(&mut desk, left, panes.tree.body.x, panes.tree.body.y + 1);
    assert!(!nodes(&desk).contains(&"国家级人才举荐与服务".to_owned()), "the mark folds");
    mouse(&mut desk, left, panes.query.x + 4, panes.query.y);
    assert!(desk.model.mode() == Mode::Query);
    desk.press("Esc h j Enter Y");
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Menu(_))));
    desk.send(Message::Mouse(MouseAction::Outside));
    assert!(desk.model.overlays.is_empty());
}

#[test]
fn m_gives_the_mouse_back_and_says_so() {
    let mut desk =
        Desk::open_with(ModelOptions { settings: Settings { mouse: true, ..settings() }, ..options() }, 80, 24);
    desk.press("m");
    assert_eq!(desk.effects, [Effect::SetMouse(false)]);
    assert!(desk.frame().contains("鼠标已交还终端"), "{}", desk.frame());
}

#[test]
fn every_key_of_the_table_does_something_somewhere() {
    // A command that changes neither the state nor the world is one that somebody forgot to write.
    for command in COMMANDS {
        let moved = command.modes.iter().any(|mode| {
            let mut desk = Desk::open(80, 24);
            desk.press(match mode {
                Mode::Tree => "h j J J",
                Mode::List => "/ \"学会\" Down Down Down Enter h",
                Mode::Query => "/ \"青年\" Left Down Down Down Shift-Down",
                Mode::Detail => "/ \"学会\" Down Down Enter Esc Esc g j j j Enter Ctrl-d",
                Mode::Menu => "Y j j",
                Mode::PageQuery => "/ \"学会\" Down Down Enter / \"会\"",
                Mode::Help => "? / \"c\" Enter Ctrl-d",
                Mode::HelpQuery => "? / \"c\" Space \"c\" Left Ctrl-n Ctrl-n",
                Mode::Palette => ": \"co\" Space \"py\" Left Down",
                Mode::Qr => "Space Space Space Q Enter j",
                Mode::Note => "N \"甲乙\" Ctrl-g N \"one\" Enter \"two\" Enter \"six\" Up Left",
                Mode::Slip => "! 2 \"one\" Space \"two\" Left Left",
                Mode::Facets => "f 3 8 j j",
                Mode::Year => "c j j",
                Mode::Phones => "p j j j G k J",
                Mode::PhonesQuery => "p / \"27\" Left Down",
            });
            if *mode == Mode::Query && command.action == Action::Complete {
                desk.press("End Ctrl-u \"dep\"");
            }
            if *mode == Mode::Query && command.action == Action::Edit(InputRequest::Yank) {
                desk.press("Ctrl-w");
            }
            assert_eq!(desk.model.mode(), *mode);
            let before = (format!("{:?}", desk.buffer()), desk.effects.len(), desk.copied.len());
            desk.send(Message::Action(command.action));
            before != (format!("{:?}", desk.buffer()), desk.effects.len(), desk.copied.len())
        });
        assert!(moved, "{:?}", command.action);
    }
}

#[test]
fn a_kiosk_never_suspends_and_does_not_offer_to() {
    let mut desk = Desk::open_with(ModelOptions { kiosk: true, ..options() }, 120, 200);
    desk.press("Ctrl-z ?");
    assert!(!desk.effects.contains(&Effect::Suspend));
    assert!(desk.frame().contains("Ctrl-l") && !desk.frame().contains("Ctrl-z"), "{}", desk.frame());
    let mut own = Desk::open(120, 200);
    own.press("Ctrl-z ?");
    assert!(own.effects.contains(&Effect::Suspend) && own.frame().contains("Ctrl-z"));
}

#[test]
fn what_the_query_has_no_room_for_changes_nothing() {
    let mut desk = Desk::open(80, 24);
    desk.press("/");
    desk.send(Message::Paste("学".repeat(1_000)));
    let before = (desk.frame(), desk.model.browse().query.text().to_owned());
    desk.press("\"数学会\"");
    assert_eq!((desk.frame(), desk.model.browse().query.text().to_owned()), before);
}

#[test]
fn what_takes_from_an_entry_waits_until_the_entry_is_known() {
    let picking = |pick| Desk::open_with(ModelOptions { pick, ..options() }, 80, 24);
    let mut takers = 0;
    for command in COMMANDS {
        for mode in command.modes {
            for pick in [None, Some(Pick::Title)] {
                let mut desk = picking(pick);
                desk.press(match (mode, pick) {
                    (Mode::Query, None) => "/ \"评聘天津科普大使\"",
                    (Mode::Query, Some(_)) => "\"评聘天津科普大使\"",
                    (Mode::List, None) => "j",
                    (Mode::Detail, None) => "j Enter",
                    _ => continue,
                });
                assert_eq!(desk.model.mode(), *mode);
                desk.send(Message::Action(command.action));
                let is_taken = desk.effects.iter().any(|effect| matches!(effect, Effect::Take(_)));
                let is_offered = matches!(desk.model.overlays.last(), Some(Overlay::Menu(_) | Overlay::Qr(_)));
                if is_taken || is_offered || !desk.copied.is_empty() {
                    assert!(command.action.touches_entry(*mode), "{} in {mode:?}", command.id);
                    takers += 1;
                }
            }
        }
    }
    assert!(takers > 6, "{takers} commands took something: the test would prove nothing");
}

#[test]
fn in_a_kiosk_no_way_leads_to_a_shell() {
    let mut desk = Desk::open_with(ModelOptions { kiosk: true, ..options() }, 80, 24);
    desk.send(Message::Action(Action::Suspend));
    assert!(desk.effects.is_empty());
    desk.press("Y Ctrl-z");
    assert!(desk.effects.is_empty());
}

#[test]
fn a_click_on_the_help_leads_back_to_what_it_lies_over() {
    for (way, mode) in [("Y j j", Mode::Menu), ("/ \"数学会\" Left", Mode::Query)] {
        let mut desk = Desk::open(80, 24);
        desk.press(way);
        let before = seen(&desk);
        desk.press("F1");
        let click = MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: 30,
            row: 12,
            modifiers: KeyModifiers::NONE,
        };
        let action = mouse_action(&desk.model, &click).expect("a click on the help means something");
        desk.send(Message::Mouse(action));
        assert_eq!((seen(&desk), desk.model.mode()), (before, mode));
    }
}
