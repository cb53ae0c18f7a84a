//! Finding on the screen: the exact hit is never hidden, and the tree says where hits are.

use crate::support::desk::Desk;
use kechuang::directory::RecordIdx;
use kechuang::tui::mode::Mode;
use kechuang::tui::screens::browse::Reach;

/// A desk whose tree stands on the discipline of this name.
fn in_discipline(width: u16, height: u16, name: &str) -> Desk {
    let mut desk = Desk::open(width, height);
    desk.press("h");
    for _ in 0..40 {
        if desk.model.browse().tree.selected().is_some_and(|node| node.label() == name) {
            return desk;
        }
        desk.press("j");
    }
    panic!("there is no {name}");
}

fn record(desk: &Desk, name: &str) -> RecordIdx {
    let directory = desk.model.shared.directory.as_ref().unwrap();
    directory.headings().find(|(_, heading)| heading.name == name).unwrap().0
}

fn selected(desk: &Desk) -> String {
    let directory = desk.model.shared.directory.as_ref().unwrap();
    directory.heading(desk.model.browse().list.selected().unwrap()).unwrap().name.to_owned()
}

/// The first row of the screen.
fn titles(desk: &Desk) -> String {
    desk.frame().lines().next().unwrap().to_owned()
}

fn total(desk: &Desk) -> usize {
    desk.model.browse().list.total
}

#[test]
fn an_exact_name_outside_outranks_a_slip_inside() {
    for (query, name) in [("护理学会", "天津市护理学会"), ("园艺学会", "天津市园艺学会")] {
        let mut desk = in_discipline(120, 36, "工学");
        desk.press("/").press(&format!("\"{query}\""));
        assert_eq!(selected(&desk), name);
        assert!(titles(&desk).contains("全部（“工学”中只有近似的）"), "{}", titles(&desk));
    }
}

#[test]
fn what_stands_outside_is_counted_in_the_title() {
    let mut desk = in_discipline(120, 36, "工学");
    desk.press("/ \"会\"");
    let (inside, everything) = (total(&desk), desk.model.browse().outside() + total(&desk));
    assert!(inside > 0 && everything > inside);
    let more = format!("另有 {} 条（Ctrl-t）", everything - inside);
    assert!(titles(&desk).contains(&more), "{}", titles(&desk));
    desk.press("Enter h");
    let more = format!("另有 {} 条（w）", everything - inside);
    assert!(titles(&desk).contains(&more), "{}", titles(&desk));
    desk.press("/");
    desk.press("Ctrl-t");
    assert_eq!((total(&desk), desk.model.browse().reach()), (everything, Reach::Everything));
    assert!(!titles(&desk).contains("另有"), "{}", titles(&desk));
}

#[test]
fn narrow_titles_say_it_shorter_and_keep_the_count() {
    for (width, height) in [(40, 10), (50, 20), (60, 20), (80, 24), (99, 24), (120, 36), (200, 60)] {
        let mut desk = in_discipline(width, height, "工学");
        desk.press("l / \"会\"");
        let count = format!("1/{} · {}", total(&desk), desk.model.browse().scoped().len());
        let frame = desk.frame();
        assert!(frame.contains(&count), "{width}×{height}\n{frame}");
        assert!(frame.contains("工学") && frame.contains("另有"), "{width}×{height}\n{frame}");
    }
}

#[test]
fn one_key_goes_to_everything_and_back_with_the_entry() {
    for (typed, key) in [("Down Down", "Ctrl-t"), ("Enter h", "w"), ("Enter h h", "w")] {
        let mut desk = in_discipline(120, 36, "工学");
        desk.press("/ \"会\" Down Down").press(typed);
        let (entry, inside) = (selected(&desk), total(&desk));
        desk.press(key);
        assert_eq!((selected(&desk), desk.model.browse().query.text()), (entry.clone(), "会"), "{typed}");
        assert!(total(&desk) > inside);
        desk.press(key);
        assert_eq!((selected(&desk), total(&desk)), (entry, inside), "{typed}");
    }
}

#[test]
fn who_types_and_has_not_moved_gets_the_best_of_everything() {
    let mut desk = in_discipline(120, 36, "工学");
    desk.press("/ \"shuxuehui\"");
    assert_eq!(desk.model.browse().reach(), Reach::Scope);
    desk.press("Ctrl-t");
    assert_eq!(selected(&desk), "天津市数学会");
}

#[test]
fn who_comes_back_to_the_scope_stays_until_the_query_changes() {
    let mut desk = in_discipline(120, 36, "工学");
    desk.press("/ \"数学会\"");
    assert_eq!(desk.model.browse().reach(), Reach::LesserInside);
    desk.press("Ctrl-t");
    assert_eq!((desk.model.browse().reach(), selected(&desk).as_str()), (Reach::ScopeOnly, "天津市金属学会"));
    desk.press("Backspace");
    assert_ne!(desk.model.browse().reach(), Reach::ScopeOnly);
}

#[test]
fn what_the_reader_widened_stays_until_the_scope_changes() {
    let mut desk = in_discipline(120, 36, "工学");
    desk.press("w");
    assert_eq!(total(&desk), 276);
    desk.press("/ \"学会\" Backspace \"会\" Enter h");
    assert_eq!(desk.model.browse().reach(), Reach::Everything);
    desk.press("h j");
    assert_eq!(desk.model.browse().reach(), Reach::Scope);
}

#[test]
fn where_everything_is_listed_widening_says_so() {
    let mut desk = Desk::open(120, 36);
    desk.press("w");
    assert_eq!(total(&desk), 276);
    assert!(desk.frame().contains("列出的已是全部条目"));
}

#[test]
fn esc_clears_the_query_and_then_goes_to_everything() {
    for pane in ["", "Enter h", "Enter h h"] {
        let mut desk = in_discipline(120, 36, "工学");
        let scope = desk.model.browse().scoped().len();
        desk.press("/ \"数学会\"").press(pane).press("Esc");
        assert_eq!((desk.model.browse().query.text(), total(&desk)), ("", scope), "{pane}");
        assert_ne!(desk.model.mode(), Mode::Query);
        desk.press("Esc");
        assert_eq!(total(&desk), 276, "{pane}");
    }
}

#[test]
fn the_tree_counts_what_matches_in_each_node() {
    let mut desk = in_discipline(120, 36, "工学");
    let count = |desk: &Desk, label: &str| {
        let browse = desk.model.browse();
        let node = browse.tree.visible().find(|node| node.label() == label).unwrap();
        (browse.live_count(node).unwrap_or(node.records.len()), node.records.len())
    };
    assert_eq!(count(&desk, "理学"), (26, 26));
    desk.press("/ \"数学\"");
    if desk.model.browse().is_scoped(&desk.model.shared) {
        desk.press("Ctrl-t");
    }
    let found: Vec<RecordIdx> = desk.model.browse().list.entries.iter().collect();
    for node in desk.model.browse().tree.visible() {
        let expected = node.records.iter().filter(|record| found.contains(record)).count();
        assert_eq!(desk.model.browse().live_count(node), Some(expected), "{}", node.label());
    }
    assert!(found.contains(&record(&desk, "天津市数学会")) && count(&desk, "理学").0 > 0);
    desk.press("Esc");
    assert_eq!(count(&desk, "理学"), (26, 26));
}

/// The row of the list in which an entry's number and name stand.
fn row_of(desk: &Desk, begin: &str) -> String {
    let frame = desk.frame();
    let row = frame.lines().find(|line| line.contains(begin));
    row.unwrap_or_else(|| panic!("no row has {begin}\n{frame}")).to_owned()
}

#[test]
fn an_entry_found_in_its_text_says_where() {
    for (width, height) in [(60, 20), (80, 24), (120, 36), (200, 60)] {
        let mut desk = Desk::open(width, height);
        desk.press("/ \"特别奖\"");
        assert!(row_of(&desk, "02 推荐").contains("特别奖"), "{width}×{height}\n{}", desk.frame());
        desk.press("Esc");
        assert!(!row_of(&desk, "02 推荐").contains("特别奖"), "{}", desk.frame());
    }
}

#[test]
fn what_was_found_in_a_snippet_is_marked() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"tebiejiang\" Down");
    let (buffer, _) = desk.buffer();
    let match_style = desk.model.shared.theme.style(kechuang::document::Role::Match);
    let marked = (0..36).flat_map(|y| (0..120).map(move |x| (x, y))).filter(|at| {
        let cell = &buffer[*at];
        cell.symbol() == "奖" && cell.style().add_modifier.contains(match_style.add_modifier)
    });
    assert!(marked.count() >= 1, "{}", desk.frame());
}

#[test]
fn digits_inside_a_telephone_number_are_shown() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"778\"");
    assert!(desk.frame().lines().skip(3).any(|line| line.contains("778")), "{}", desk.frame());
    desk.press("Ctrl-u \"27122522\"");
    assert!(desk.frame().contains("022-27122522"), "{}", desk.frame());
}

#[test]
fn a_name_that_holds_the_query_has_no_snippet_behind_it() {
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"药学会\"");
    assert!(row_of(&desk, "▌ 04 天津市药学会").contains("医学 │"));
}
