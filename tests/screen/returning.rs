//! The reader comes back to where they left, and what they read and asked is kept.

use std::sync::Arc;

use kechuang::state::{Change, Contents, Report};
use kechuang::tui::action::Message;
use kechuang::tui::model::ModelOptions;
use kechuang::tui::tree::Tree;
use kechuang::tui::update::leave;

use crate::support::desk::{Desk, options};
use crate::support::shipped::SHIPPED;

const NOW: &str = "2026-11-26T09:15:00+08:00";

fn kept(changes: &[Change]) -> Message {
    let mut contents = Contents::default();
    for change in changes {
        contents.apply(change, NOW);
    }
    Message::Kept(Report::Saved { contents: Arc::new(contents), through: 0 })
}

/// The program started again, with what was kept.
fn started(options: ModelOptions, changes: &[Change], size: (u16, u16)) -> Desk {
    let mut desk = Desk::without_directory(options, size.0, size.1);
    desk.send(kept(changes));
    let (directory, index) = &*SHIPPED;
    let tree = Tree::of(directory, desk.model.shared.messages());
    desk.send(Message::Loaded(Arc::clone(directory), tree));
    desk.send(Message::Indexed(Arc::clone(index)));
    desk
}

/// Everything that was to be kept until the reader left.
fn left(mut desk: Desk) -> Vec<Change> {
    let effects = leave(&mut desk.model);
    desk.kept.extend(effects.into_iter().filter_map(|effect| match effect {
        kechuang::tui::action::Effect::Keep(change) => Some(change),
        _ => None,
    }));
    desk.kept
}

#[test]
fn the_next_start_shows_what_the_last_one_showed() {
    for (size, keys) in [
        ((120, 36), "h j j l j j"),
        ((120, 36), "/ \"数学\" Down Enter h"),
        ((120, 36), "h G l"),
        ((120, 36), "h j"),
        ((80, 24), "/ \"年龄:38\" Enter h"),
        ((50, 20), "/ \"学会\" Enter h"),
        ((120, 36), "> > > z"),
        ((120, 36), "j j Enter < < h"),
    ] {
        let mut desk = started(options(), &[], size);
        desk.press(keys);
        let before = desk.frame();
        let again = started(options(), &left(desk), size);
        // What the keys were answered with is not said again.
        let without_foot = |frame: &str| {
            let lines: Vec<String> = frame.lines().map(str::to_owned).collect();
            lines[..lines.len() - 2].join("\n")
        };
        assert_eq!(without_foot(&again.frame()), without_foot(&before), "{keys}");
    }
}

#[test]
fn a_name_typed_after_the_start_means_that_name_alone() {
    let mut desk = started(options(), &[], (120, 36));
    desk.press("/ \"数学\" Enter");
    let changes = left(desk);
    let mut again = started(options(), &changes, (120, 36));
    assert_eq!(again.model.browse().query.text(), "数学");
    again.press("/ \"药学\"");
    assert_eq!(again.model.browse().query.text(), "药学");
    again.press("Esc u u");
    assert_eq!(again.model.browse().query.text(), "数学", "it comes back as every query does");
    let mut again = started(options(), &changes, (120, 36));
    again.press("/ Esc / \"药\" Esc u /");
    assert_eq!(again.model.browse().query.text(), "药", "only the one of the last time makes room");
}

#[test]
fn whoever_has_not_moved_leaves_nothing_behind() {
    assert_eq!(left(started(options(), &[], (120, 36))), []);
    let mut desk = started(options(), &[], (120, 36));
    desk.press("j k");
    assert_eq!(left(desk), []);
}

#[test]
fn the_place_is_kept_again_only_where_it_is_another() {
    let mut desk = started(options(), &[], (120, 36));
    desk.press("j j");
    let changes = left(desk);
    assert_eq!(changes.len(), 1);
    assert_eq!(left(started(options(), &changes, (120, 36))), []);
    let mut desk = started(options(), &changes, (120, 36));
    desk.press("g g");
    desk.press("k k");
    assert_eq!(left(desk).len(), 1, "back at the beginning is another place");
}

#[test]
fn a_query_on_the_command_line_goes_before_the_place() {
    let mut desk = started(options(), &[], (120, 36));
    desk.press("/ \"数学\" Enter");
    let changes = left(desk);
    let asked = ModelOptions { query: "药学".to_owned(), ..options() };
    assert_eq!(started(asked, &changes, (120, 36)).model.browse().query.text(), "药学");
    let unwilling = ModelOptions { restore: false, ..options() };
    assert_eq!(started(unwilling, &changes, (120, 36)).model.browse().query.text(), "");
}

#[test]
fn picking_neither_goes_to_a_place_nor_keeps_one() {
    let mut desk = started(options(), &[], (120, 36));
    desk.press("/ \"数学\" Enter");
    let changes = left(desk);
    let pick = Some(kechuang::export::fields::Pick::Id);
    let mut desk = started(ModelOptions { pick, ..options() }, &changes, (120, 36));
    assert_eq!(desk.model.browse().query.text(), "");
    desk.press("\"药学\" Down Down");
    assert_eq!(left(desk), []);
}

#[test]
fn a_kiosk_keeps_nothing() {
    let mut desk = started(ModelOptions { kiosk: true, ..options() }, &[], (120, 36));
    desk.press("/ \"数学\" Enter Enter h");
    assert_eq!(left(desk), []);
}

#[test]
fn who_has_begun_to_do_something_is_not_taken_away_from_it() {
    let mut desk = started(options(), &[], (120, 36));
    desk.press("/ \"数学\" Enter");
    let changes = left(desk);
    // What is kept is so much that it comes after the directory.
    let mut late = Desk::open(120, 36);
    late.press("j");
    late.send(kept(&changes));
    assert_eq!(late.model.browse().query.text(), "");
    let mut patient = Desk::open(120, 36);
    patient.send(kept(&changes));
    assert_eq!(patient.model.browse().query.text(), "数学");
}

#[test]
fn a_place_that_there_is_no_more_is_left_for_the_beginning() {
    let gone = kechuang::state::Place {
        scope: "part:of-yesterday".to_owned(),
        entry: Some("service-9999".to_owned()),
        focus: kechuang::state::LeftAt::Detail,
        ..Default::default()
    };
    let desk = started(options(), &[Change::Place(gone)], (120, 36));
    assert_eq!(desk.frame(), started(options(), &[], (120, 36)).frame());
}

#[test]
fn what_is_read_and_asked_is_kept_and_comes_back() {
    let mut desk = started(options(), &[], (120, 36));
    desk.press("/ \"数学\" Enter Enter Esc / Esc");
    desk.press("j Enter");
    let changes = left(desk);
    let queries: Vec<&Change> = changes.iter().filter(|it| matches!(it, Change::Query(_))).collect();
    assert_eq!(queries, [&Change::Query("数学".to_owned())]);
    assert!(changes.iter().filter(|it| matches!(it, Change::Entry(_))).count() >= 2, "{changes:?}");
    let mut again = started(ModelOptions { restore: false, ..options() }, &changes, (120, 36));
    let entries: Vec<&str> = again.model.shared.kept.recent_entries().collect();
    assert_eq!(entries.len(), 2);
    again.press("/ Up");
    assert_eq!(again.model.browse().query.text(), "数学");
}
