//! Taking an entry along: whose number it is, the number on the first screen, and what `Y` and `Q` offer.

use crate::support::desk::{Desk, options, settings};
use crate::support::shipped::SHIPPED;
use kechuang::directory::Kind;
use kechuang::messages::Lang;
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::overlays::Overlay;

const SIZES: [(u16, u16); 5] = [(120, 36), (80, 24), (60, 15), (50, 20), (40, 10)];

/// The details of the entry with an id, in a window of a size.
fn details(id: &str, (width, height): (u16, u16)) -> Desk {
    let mut desk = Desk::open(width, height);
    desk.press(&format!("/ \"{id}\" Enter"));
    desk
}

/// The entries of the menu: what each is, and what of it is shown.
fn menu(desk: &Desk) -> Vec<(String, String)> {
    let Some(Overlay::Menu(menu)) = desk.model.overlays.last() else { panic!("no menu in\n{}", desk.frame()) };
    let shown = |thing: &kechuang::export::fields::CopyField| thing.shown(desk.model.shared.messages());
    menu.entries.iter().map(|entry| (entry.thing.label.clone(), shown(&entry.thing))).collect()
}

/// Chooses the entry of the menu with a label.
fn choose(desk: &mut Desk, label: &str) {
    let at = menu(desk).iter().position(|(known, _)| known == label).expect("the menu has it");
    desk.press(&"j ".repeat(at)).press("Enter");
}

/// A text without its line breaks and the blanks of the layout.
fn joined(frame: &str) -> String {
    frame.chars().filter(|c| !c.is_whitespace() && !"│─┃".contains(*c)).collect()
}

#[test]
fn a_society_says_that_its_number_is_the_lists() {
    let mut desk = details("society-medicine-04", (120, 36));
    desk.shows("society-120x36");
    let frame = joined(&desk.frame());
    assert!(frame.contains("原书没有列出该学会自己的电话"), "{frame}");
    assert!(frame.contains("清单联系部门市科协学会学术部（院士专家部）"), "{frame}");
    assert!(frame.contains("清单部门电话022-27122522"), "{frame}");
    assert_eq!(desk.press("y").copied, ["022-27122522"]);
}

#[test]
fn the_same_is_said_in_english() {
    let mut desk =
        Desk::open_with(ModelOptions { settings: Settings { lang: Lang::En, ..settings() }, ..options() }, 120, 36);
    desk.press("/ \"society-medicine-04\" Enter");
    let frame = desk.frame();
    for said in ["no number of the society's own", "List kept by", "Phone (list)"] {
        assert!(frame.contains(said), "{said} in\n{frame}");
    }
}

#[test]
fn the_menus_and_the_code_say_whose_the_number_is() {
    for size in [(120, 36), (80, 24), (50, 20), (40, 17)] {
        let mut desk = details("society-medicine-04", size);
        desk.press("Y");
        let is_told =
            |frame: &str| frame.lines().any(|line| line.contains("清单部门电话") && line.contains("022-27122522"));
        assert!(is_told(&desk.frame()), "{}", desk.frame());
        desk.press("Esc Q");
        assert!(is_told(&desk.frame()), "{}", desk.frame());
        desk.press("1");
        assert!(is_told(&desk.frame()), "under the code at {size:?}\n{}", desk.frame());
    }
}

#[test]
fn the_number_of_every_entry_stands_on_its_first_screen() {
    for size in [(80, 24), (40, 10)] {
        let mut desk = Desk::open(size.0, size.1);
        desk.press("Enter");
        for (no, record) in SHIPPED.0.records() {
            assert_eq!(desk.model.browse().list.selected(), Some(no), "{}", record.id());
            if let Some(number) = SHIPPED.0.numbers(record).first().map(|it| it.phone.number.clone()) {
                assert!(desk.frame().contains(&number), "{} at {size:?}\n{}", record.id(), desk.frame());
            }
            desk.press("J");
        }
    }
}

#[test]
fn what_is_in_sight_is_not_said_twice() {
    let mut desk = details("service-57", (120, 60));
    let times = |desk: &Desk| desk.frame().matches("022-27121418").count();
    assert_eq!(times(&desk), 1, "{}", desk.frame());
    // In a lower window the number goes below the fold, and comes to the title.
    desk.send(kechuang::tui::action::Message::Resize(120, 16));
    assert!(desk.frame().contains("022-27128948") && desk.frame().contains("等 2 个号码"), "{}", desk.frame());
    desk.send(kechuang::tui::action::Message::Resize(120, 60));
    assert!(!desk.frame().contains("等 2 个号码"), "{}", desk.frame());
}

#[test]
fn below_the_title_a_doubt_stands_beside_the_number() {
    for size in [(80, 24), (60, 16), (50, 20), (40, 12)] {
        let desk = details("service-07", size);
        let frame = joined(&desk.frame());
        let told = frame.contains("022-27124778疑为022-27114778的误印");
        assert!(told, "{size:?}\n{}", desk.frame());
    }
}

#[test]
fn the_first_screens_as_they_are() {
    for (id, (width, height)) in [("service-13", (80, 24)), ("service-13", (40, 10)), ("society-medicine-04", (40, 10))]
    {
        details(id, (width, height)).shows(&format!("first-screen-{id}-{width}x{height}"));
    }
}

#[test]
fn a_department_says_which_number_is_for_which_services() {
    details("department-academic", (120, 40)).shows("department-120x40");
    let mut desk = details("department-academic", (90, 60));
    let frame = joined(&desk.frame());
    assert!(frame.contains("电话022-27122522用于10项服务和清单中的学会，见下"), "{frame}");
    assert!(frame.contains("负责的服务（022-27126427）"), "{frame}");
    let (_, second) = frame.split_once("负责的服务（022-27126427）").unwrap();
    assert!(second.contains("11实施天津市杰出人才培养计划") && !second.contains("02推荐"), "{second}");
    desk.press("y");
    let labels: Vec<String> = menu(&desk).into_iter().map(|(label, _)| label).collect();
    assert!(labels[0].starts_with("电话 10 项：02 推荐中国青年科技奖"), "{labels:?}");
    assert!(labels[1].starts_with("电话 2 项：11 实施天津市杰出人才培养计划、44 "), "{labels:?}");
}

#[test]
fn a_department_lists_each_service_once_for_each_number() {
    for no in SHIPPED.0.of_kind(Kind::Department).iter() {
        let kechuang::directory::Record::Department(department) = SHIPPED.0.record(no).unwrap() else { continue };
        let text = kechuang::export::markdown(&SHIPPED.0, SHIPPED.0.record(no).unwrap(), Lang::Zh);
        let numbers = SHIPPED.0.numbers_of(&department.id);
        for service in SHIPPED.0.services_of(&department.id).iter() {
            let name = kechuang::document::entry(SHIPPED.0.heading(service).unwrap(), Lang::Zh.messages());
            let printed = numbers.iter().filter(|number| number.services.row_of(service).is_some()).count();
            let expected = if numbers.len() > 1 { printed.max(1) } else { 1 };
            let name = name.replace('_', "\\_");
            let lines = text.lines().filter(|line| **line == format!("- {name}")).count();
            assert_eq!(lines, expected, "{name} in\n{text}");
        }
    }
}

#[test]
fn y_offers_the_entry_on_a_line_and_whole() {
    let mut desk = details("society-medicine-04", (120, 36));
    desk.press("Y").shows("copy-menu-120x36");
    choose(&mut desk, "一行");
    let line = "天津市药学会 · 清单联系部门：市科协学会学术部（院士专家部） · 022-27122522";
    assert_eq!(desk.copied[0], line);
    let mut take = |label: &str| {
        desk.press("Y");
        choose(&mut desk, label);
        desk.copied[0].clone()
    };
    let text = take("全文");
    assert!(
        text.starts_with("天津市药学会\nTianjin Pharmaceutical Association  译名\n学会 › 医学")
            && text.contains("\n清单部门电话  022-27122522\n"),
        "{text}"
    );
    let markdown = take("Markdown");
    assert!(
        markdown.starts_with("# 天津市药学会\n\n") && markdown.contains("- 清单部门电话：022-27122522"),
        "{markdown}"
    );
    let card = take("vCard 名片");
    assert!(card.starts_with("BEGIN:VCARD\nVERSION:3.0\n") && card.ends_with("\nEND:VCARD"), "{card}");
    for text in [text, markdown, card] {
        assert!(!text.ends_with('\n') && !text.contains('\r'), "a clipboard's lines have one sort of end");
    }
}

#[test]
fn rows_of_the_menu_stay_short() {
    for (width, height) in SIZES {
        for id in ["service-13", "profile-cast", "article-02", "department-innovation"] {
            let mut desk = details(id, (width, height));
            desk.press("Y G");
            for (label, shown) in menu(&desk) {
                assert!(shown.lines().count() == 1, "{label}: {shown}");
            }
            let frame = desk.frame();
            assert!(frame.contains(" 字："), "the length is in sight at {width}×{height}\n{frame}");
        }
    }
}

#[test]
fn q_shows_the_line_as_a_code() {
    let mut desk = details("service-57", (140, 60));
    desk.press("Q");
    let labels: Vec<String> = menu(&desk).into_iter().map(|(label, _)| label).collect();
    assert!(labels.ends_with(&["一行".to_owned(), "全文".to_owned()]), "{labels:?}");
    choose(&mut desk, "一行");
    assert!(desk.frame().contains("评聘天津科普大使 · 市科协科普部 · 022-27128948 · 022-27121418"), "{}", desk.frame());
}
