//! The palette: every command by its id, Chinese, pinyin or English, with its key; and what commands are told.

use crate::shown::Shown;
use crate::support::desk::{Desk, options, settings};
use crate::support::shipped::SHIPPED;
use kechuang::export::ExportFormat;
use kechuang::export::fields::Pick;
use kechuang::messages::Lang;
use kechuang::tui::action::{Action, Effect, Message, MouseAction};
use kechuang::tui::command::COMMANDS;
use kechuang::tui::mode::{Focus, Mode};
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::overlays::Overlay;
use kechuang::tui::overlays::palette::{Palette, PaletteRow};
use kechuang::tui::screens::Front;
use kechuang::tui::theme::ThemeName;

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (50, 20), (40, 10)];

fn in_language(lang: Lang) -> ModelOptions {
    ModelOptions { settings: Settings { lang, ..settings() }, ..options() }
}

fn palette(desk: &Desk) -> &Palette {
    match desk.model.overlays.last() {
        Some(Overlay::Palette(palette)) => palette,
        other => unreachable!("{other:?}\n{}", desk.frame()),
    }
}

/// The ids of the commands that are listed, with whether each can be given here.
fn commands(desk: &Desk) -> Vec<(&'static str, bool)> {
    let rows = palette(desk).rows.iter();
    rows.filter_map(|row| match row {
        PaletteRow::Command(row) => Some((row.command.id, row.is_here)),
        _ => None,
    })
    .collect()
}

/// How the values are typed that are listed.
fn values(desk: &Desk) -> Vec<String> {
    let rows = palette(desk).rows.iter();
    rows.filter_map(|row| if let PaletteRow::Value(row) = row { Some(row.written.clone()) } else { None }).collect()
}

fn selected(desk: &Desk) -> &'static str {
    let no = desk.model.screen.selected().expect("an entry is selected");
    SHIPPED.0.heading(no).expect("it is in the directory").id
}

#[test]
fn a_command_is_found_by_id_chinese_pinyin_and_english() {
    for lang in Lang::ALL {
        for typed in ["copy-phone", "复制电话", "fuzhidianhua", "fzdh", "telephone", "cpyphone", "复制点话"] {
            let mut desk = Desk::open_with(in_language(lang), 120, 36);
            desk.press(&format!(": \"{}\"", typed.replace(' ', "\" Space \"")));
            let first = commands(&desk).first().copied();
            assert_eq!(first, Some(("copy-phone", true)), "{typed}\n{}", desk.frame());
        }
    }
}

#[test]
fn enter_does_what_the_key_does() {
    for (way, id, key) in [
        ("/ \"天津市药学会\" Enter", "copy-phone", "y"),
        ("/ \"天津市药学会\" Enter", "show-code", "Q"),
        ("j j", "facets", "f"),
        ("h j", "fold", "h"),
        ("j Enter", "next-record", "J"),
        ("c", "later-year", "L"),
        ("p", "copy-other", "Y"),
        ("", "quit", "q"),
        ("", "help", "?"),
    ] {
        let (mut by_key, mut by_name) = (Desk::open(80, 24), Desk::open(80, 24));
        by_key.press(way).press(key);
        by_name.press(way).press(&format!(": \"{id}\" Enter"));
        assert_eq!(by_key.frame(), by_name.frame(), "{id}");
        assert_eq!((by_key.copied, by_key.effects), (by_name.copied, by_name.effects), "{id}");
    }
}

#[test]
fn every_command_can_be_found_by_its_id_and_its_name() {
    let mut desk = Desk::open(120, 36);
    desk.press(":");
    for command in COMMANDS.iter().filter(|command| command.action != Action::Palette) {
        desk.press(&format!("Ctrl-u \"{}\"", command.id));
        let found: Vec<Action> = palette(&desk).rows.iter().filter_map(action).collect();
        assert!(found.contains(&command.action), "{} finds {:?}", command.id, commands(&desk));
    }
}

fn action(row: &PaletteRow) -> Option<Action> {
    if let PaletteRow::Command(row) = row { Some(row.command.action) } else { None }
}

#[test]
fn the_keys_in_force_stand_beside_the_commands() {
    let mut desk = Desk::open(120, 36);
    desk.press(": \"fzdh\"");
    let row = desk.frame().lines().find(|line| line.contains("copy-phone")).unwrap().to_owned();
    assert!(row.contains(" y │"), "{row}");
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        desk.press(":");
        desk.shows(&format!("palette-{width}x{height}"));
        desk.press("\"fz\" Down");
        desk.shows(&format!("palette-typed-{width}x{height}"));
    }
}

fn text(buffer: &ratatui::buffer::Buffer, y: u16) -> String {
    (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect()
}

#[test]
fn what_was_typed_is_marked_wherever_it_stands() {
    let marked = |typed: &str| {
        let mut desk = Desk::open(120, 36);
        // The row under the cursor is reversed, and marks are told by their colour.
        desk.press(&format!(": \"{typed}\" Down"));
        let (buffer, _) = desk.buffer();
        let row = (0..36).find(|y| text(&buffer, *y).contains("copy-phone")).unwrap();
        let is_marked = |x: &u16| buffer[(*x, row)].modifier.contains(ratatui::style::Modifier::UNDERLINED);
        (0..120).filter(is_marked).map(|x| buffer[(x, row)].symbol().to_owned()).collect::<String>()
    };
    assert_eq!(marked("fzdh").replace(' ', ""), "复制电话");
    assert_eq!(marked("copy-ph"), "copyph");
    assert_eq!(marked("telephone"), "telephone", "what only the other language says is shown in it");
}

#[test]
fn what_cannot_be_given_here_says_where_it_can() {
    let mut desk = Desk::open(120, 36);
    desk.press(": \"toggle-facet\"");
    assert!(commands(&desk).contains(&("toggle-facet", false)), "{}", desk.frame());
    assert!(desk.frame().contains("用于：筛选"), "{}", desk.frame());
    let place = commands(&desk).iter().position(|it| it.0 == "toggle-facet").unwrap();
    desk.press(&vec!["Down"; place].join(" ")).press("Enter");
    assert_eq!(desk.model.mode(), Mode::Palette, "what was typed can be mended");
    assert!(desk.frame().contains("在这里不能用"), "{}", desk.frame());
    desk.press("Ctrl-u");
    assert!(commands(&desk).iter().all(|(_, is_here)| *is_here), "nobody asked for others");
}

#[test]
fn what_was_used_last_comes_first() {
    let mut desk = Desk::open(80, 24);
    desk.press(":");
    let before = commands(&desk);
    assert_ne!(before[0].0, "redraw");
    desk.press("Esc : \"redraw\" Enter : \"zoom\" Enter :");
    assert_eq!(commands(&desk)[..2], [("zoom", true), ("redraw", true)]);
    desk.press("Enter");
    assert!(!desk.model.browse().room.is_zoomed, "the last command again");
    let mut rest = commands(desk.press(":"));
    rest.retain(|(id, _)| !["zoom", "redraw"].contains(id));
    assert_eq!(rest, before.into_iter().filter(|(id, _)| !["zoom", "redraw"].contains(id)).collect::<Vec<_>>());
}

#[test]
fn a_number_leads_to_the_entry_that_has_it() {
    for typed in ["45", "goto 45", "go 45", "跳到 45", "goto service-45", "service-45", "goto SERVICE-45"] {
        let mut desk = Desk::open(120, 36);
        desk.press(&format!(": \"{}\" Enter", typed.replace(' ', "\" Space \"")));
        assert_eq!((selected(&desk), desk.model.mode()), ("service-45", Mode::Detail), "{typed}");
    }
    let mut desk = Desk::open(120, 36);
    desk.press(": \"45\"");
    assert_eq!(values(&desk), ["service-45", "article-45"], "both are offered");
    desk.press("Down Enter");
    assert_eq!(selected(&desk), "article-45");
}

#[test]
fn of_two_with_one_number_that_of_the_list_comes_first() {
    let mut desk = Desk::open(120, 36);
    desk.press("h");
    while desk.model.browse().tree.selected().unwrap().key != kechuang::tui::tree::NodeKey::Charter {
        desk.press("j");
    }
    desk.press("Enter : \"45\"");
    assert_eq!(values(&desk), ["article-45", "service-45"]);
}

#[test]
fn an_entry_that_is_not_there_is_said_with_the_nearest() {
    let mut desk = Desk::open(120, 36);
    desk.press(": \"goto\" Space \"service-455\"");
    assert!(desk.frame().contains("没有编号为“service-455”的条目；最近的是 service-45"), "{}", desk.frame());
    desk.press("Enter");
    assert_eq!(desk.model.mode(), Mode::Palette, "nothing is done that was not asked for");
    desk.press("Down Enter");
    assert_eq!(selected(&desk), "service-45");
    for typed in ["99999999999999999999", "x", "服务"] {
        desk.press(&format!(": \"goto\" Space \"{typed}\" Enter"));
        assert!(desk.frame().contains("没有编号为"), "{}", desk.frame());
        desk.press("Esc");
    }
}

#[test]
fn going_back_from_an_entry_leads_to_where_it_was_asked_for() {
    for way in ["c", "p"] {
        let mut desk = Desk::open(120, 36);
        desk.press(way).press(": \"45\" Enter");
        assert_eq!((selected(&desk), desk.model.mode()), ("service-45", Mode::Detail));
        desk.press("h");
        assert!(desk.model.screen.front.is_some(), "{}", desk.frame());
    }
}

#[test]
fn the_language_changes_everywhere_at_once() {
    for (width, height) in SIZES {
        for way in ["", "/ \"药学会\" Enter", "h j", "f j j", "c", "p", "/ \"年龄:38\" Enter"] {
            let (mut changed, mut english) =
                (Desk::open(width, height), Desk::open_with(in_language(Lang::En), width, height));
            changed.press(way).press(": \"lang\" Space \"en\" Enter");
            // The last row says so until the next key.
            assert!(changed.frame().contains("The program speaks English now"), "{}", changed.frame());
            changed.send(Message::Resize(width, height));
            changed.press("Ctrl-l");
            english.press(way).press("Ctrl-l");
            assert_eq!(changed.frame(), english.frame(), "{way} at {width}×{height}");
            changed.press(": \"语言\" Space \"zhongwen\" Enter Ctrl-l");
            let mut chinese = Desk::open(width, height);
            chinese.press(way).press("Ctrl-l");
            assert_eq!(changed.frame(), chinese.frame(), "{way} at {width}×{height}, and back");
        }
    }
}

#[test]
fn a_command_that_needs_a_value_asks_for_it() {
    let mut desk = Desk::open(80, 24);
    desk.press(": \"lang\" Enter");
    assert_eq!((values(&desk), desk.model.shared.lang), (vec!["zh".to_owned(), "en".to_owned()], Lang::Zh));
    assert!(desk.frame().contains("语言：哪种语言"), "{}", desk.frame());
    desk.press("Down Enter");
    assert_eq!((desk.model.shared.lang, desk.model.overlays.len()), (Lang::En, 0));
    let mut desk = Desk::open(80, 24);
    desk.send(Message::Action(Action::Lang));
    assert_eq!(values(&desk), ["zh", "en"], "a key bound to it asks, too");
}

#[test]
fn a_wrong_value_is_said_with_the_nearest_right_one() {
    let mut desk = Desk::open(80, 24);
    desk.press(": \"lang\" Space \"englihs\"");
    assert!(desk.frame().contains("“englihs”") || values(&desk) == ["en"], "{}", desk.frame());
    desk.press("Ctrl-u \"lang\" Space \"klingon\" Enter");
    assert!(desk.frame().contains("没有“klingon”"), "{}", desk.frame());
    assert_eq!((desk.model.shared.lang, values(&desk).len()), (Lang::Zh, 2), "those that there are can be chosen");
    desk.press("Ctrl-u \"year\" Space \"33333\"");
    assert!(desk.frame().contains("年份从 1 到 9999"), "{}", desk.frame());
    desk.press("Ctrl-u \"xyzzyx\" Enter");
    assert!(desk.frame().contains("没有命令“xyzzyx”"), "{}", desk.frame());
    assert_eq!(desk.model.mode(), Mode::Palette);
}

#[test]
fn the_theme_changes_at_once() {
    for (typed, name) in
        [("light", ThemeName::Light), ("浅色", ThemeName::Light), ("gaoduibi", ThemeName::HighContrast)]
    {
        let mut desk = Desk::open(80, 24);
        desk.press(&format!(": \"theme\" Space \"{typed}\" Enter"));
        assert_eq!(desk.model.shared.theme.choice().name, name, "{typed}");
    }
    let mut desk = Desk::open(80, 24);
    desk.press(": \"theme\" Enter");
    assert_eq!(values(&desk), ["auto", "dark", "light", "high-contrast", "mono"]);
    desk.press("\"lihgt\"");
    assert!(values(&desk).contains(&"light".to_owned()), "{}", desk.frame());
}

#[test]
fn tab_writes_the_command_and_then_its_value() {
    let mut desk = Desk::open(80, 24);
    desk.press(": \"yuyan\" Tab");
    assert_eq!(palette(&desk).typed.text(), "lang ");
    desk.press("\"e\" Tab");
    assert_eq!(palette(&desk).typed.text(), "lang en");
    desk.press("Enter");
    assert_eq!(desk.model.shared.lang, Lang::En);
    desk.press(": \"45\" Down Tab");
    assert_eq!(palette(&desk).typed.text(), "goto article-45");
}

#[test]
fn a_year_a_query_or_a_field_is_typed_behind_the_command() {
    let mut desk = Desk::open(80, 24);
    desk.press(": \"year\" Space \"2027\" Enter");
    assert!(matches!(&desk.model.screen.front, Some(Front::Year(year)) if year.year == 2027));
    desk.press(": \"find\" Space \"药学会\" Enter");
    assert!(desk.model.screen.front.is_none());
    assert_eq!((desk.model.browse().query.text(), desk.model.browse().focus), ("药学会", Focus::List));
    let found = selected(&desk);
    assert!(SHIPPED.0.record(desk.model.screen.selected().unwrap()).unwrap().name().contains("药学会"), "{found}");
    desk.press("Enter : \"复制\" Space \"名称\" Enter");
    assert_eq!(desk.copied, ["天津市药学会"]);
    desk.press(": \"copy\" Space \"id\" Enter");
    assert_eq!(desk.copied[0], found);
    desk.press("p : \"find\" Space \"27122522\" Enter");
    assert!(matches!(&desk.model.screen.front, Some(Front::Phones(phones)) if phones.query.text() == "27122522"));
}

#[test]
fn what_is_optional_is_done_as_its_key_does_it() {
    let mut desk = Desk::open(80, 24);
    desk.press(": \"find\" Enter");
    assert_eq!(desk.model.mode(), Mode::Query);
    desk.press("Esc : \"find\" Space Enter");
    assert_eq!(desk.model.mode(), Mode::Query);
    desk.press("Esc : \"copy-other\" Enter");
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Menu(_))));
}

#[test]
fn esc_and_an_empty_line_close_it_and_leave_everything() {
    for close in ["Esc", "Backspace", "\"x\" Backspace Backspace", "Ctrl-g"] {
        let mut desk = Desk::open(80, 24);
        desk.press("/ \"学会\" Enter h Down Down");
        let before = desk.frame();
        desk.press(":");
        assert_eq!(desk.model.mode(), Mode::Palette);
        desk.press(close);
        assert_eq!(before, desk.frame(), "{close}");
    }
    let mut desk = Desk::open(80, 24);
    desk.press("Ctrl-p Ctrl-n Ctrl-n Ctrl-p");
    assert_eq!(palette(&desk).cursor.cursor, 1);
    desk.send(Message::Mouse(MouseAction::Outside));
    assert!(desk.model.overlays.is_empty());
}

#[test]
fn a_paste_goes_to_the_line_and_is_no_command() {
    let mut desk = Desk::open(80, 24);
    desk.press(":");
    desk.send(Message::Paste("quit\r\nquit\n".to_owned()));
    assert_eq!((palette(&desk).typed.text(), desk.effects.len()), ("quit quit", 0));
    desk.send(Message::Paste("x".repeat(1 << 20)));
    assert!(palette(&desk).typed.text().chars().count() <= 200);
    assert!(desk.model.browse().query.text().is_empty());
}

#[test]
fn a_kiosk_offers_only_what_is_in_force_there() {
    let mut desk = Desk::open_with(ModelOptions { kiosk: true, ..options() }, 120, 36);
    desk.press(":");
    for typed in ["suspend", "guaqi", "open-address", "export"] {
        desk.press(&format!("Ctrl-u \"{typed}\" Enter"));
        let wrong = ["suspend", "open-address", "export"];
        assert!(commands(&desk).iter().all(|(id, _)| !wrong.contains(id)), "{:?}", commands(&desk));
    }
    assert!(desk.effects.is_empty());
}

#[test]
fn where_something_is_picked_it_is_picked_by_name_too() {
    let mut desk = Desk::open_with(ModelOptions { pick: Some(Pick::Title), ..options() }, 80, 24);
    desk.press("Tab Shift-Tab Esc");
    let mut desk = Desk::open_with(ModelOptions { pick: Some(Pick::Title), ..options() }, 80, 24);
    desk.send(Message::Action(Action::ToList));
    desk.press(": \"open\" Enter");
    assert!(matches!(&desk.effects[..], [Effect::Take(thing)] if !thing.things.is_empty()), "{:?}", desk.effects);
}

#[test]
fn a_letter_in_the_palette_is_short_on_the_line() {
    for (width, height) in [(120, 36), (80, 24), (40, 10)] {
        let mut desk = Desk::open(width, height);
        let mut shown = Shown::of(width, height);
        shown.draw(&desk, "the first screen");
        desk.press(":");
        let opened = shown.draw(&desk, "the palette").len();
        let text = desk.frame().len();
        assert!(opened <= text + 1_000, "{opened} bytes for a screen of {text} at {width}×{height}");
        let each = "copyphone".chars().map(|c| {
            desk.press(&format!("\"{c}\""));
            shown.draw(&desk, "a letter").len()
        });
        let each: Vec<usize> = each.collect();
        let mean = each.iter().sum::<usize>() / each.len();
        assert!(mean <= 900, "{each:?} at {width}×{height}");
    }
}

#[test]
fn a_file_is_written_in_the_format_that_was_typed() {
    for (typed, format) in [("export csv", ExportFormat::Csv), ("导出 json", ExportFormat::Json)] {
        let mut desk = Desk::open(120, 36);
        desk.press(&format!(
            "Space : \"{}\" Space \"{}\" Enter",
            typed.split(' ').next().unwrap(),
            typed.split(' ').nth(1).unwrap()
        ));
        let is_it = |effect: &Effect| matches!(effect, Effect::Export { format: own, .. } if *own == format);
        assert!(desk.effects.iter().any(is_it) && desk.model.overlays.is_empty(), "{typed}: {:?}", desk.effects);
    }
    let mut desk = Desk::open(120, 36);
    desk.press(": \"export\" Space \"cvs\"");
    assert!(desk.frame().contains("csv"), "the nearest right one is named: {}", desk.frame());
    let mut kiosk = Desk::open_with(ModelOptions { kiosk: true, ..options() }, 120, 36);
    kiosk.press(": \"export\" Space \"csv\" Enter");
    assert!(kiosk.effects.is_empty(), "{:?}", kiosk.effects);
}
