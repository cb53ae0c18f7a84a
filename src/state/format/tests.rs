#![allow(clippy::unwrap_used, reason = "tests")]

use super::{Unreadable, parse, write};
use crate::state::{Change, Contents, LeftAt, Place, Widths};

const NOW: &str = "2026-11-26T09:15:00+08:00";

fn some() -> Contents {
    let mut contents = Contents::default();
    let widths = Widths { is_zoomed: true, wide_tree: Some(30), ..Widths::default() };
    let place = Place {
        scope: "part:talents".to_owned(),
        query: "职称 \"高级\"\\".to_owned(),
        entry: Some("service-45".to_owned()),
        focus: LeftAt::Detail,
    };
    for change in [
        Change::Favourite { id: "service-45".to_owned(), is_on: true },
        Change::Favourite { id: "学会".to_owned(), is_on: true },
        Change::Note { id: "service-45".to_owned(), text: "打过电话，\n周三再问\u{7}".to_owned() },
        Change::Entry("service-2".to_owned()),
        Change::Query("数学".to_owned()),
        Change::Place(place),
        Change::Widths(widths),
    ] {
        contents.apply(&change, NOW);
    }
    contents
}

/// The same without how it was written.
fn values(mut contents: Contents) -> Contents {
    contents.widths.raw = None;
    contents.place.iter_mut().for_each(|place| place.raw = None);
    contents
}

#[test]
fn what_is_written_is_read_back() {
    for contents in [Contents::default(), some()] {
        let text = write(&contents).unwrap();
        assert_eq!(values(parse(&text).unwrap()), contents, "{text}");
    }
    assert_eq!(parse(" \n").unwrap(), Contents::default());
}

#[test]
fn a_favourite_is_a_line_of_its_own() {
    let text = write(&some()).unwrap();
    assert!(text.contains("\n        \"service-45\": {\"since\": \"2026-11-26T09:15:00+08:00\"},\n"), "{text}");
}

#[test]
fn what_a_newer_version_wrote_besides_stays_as_it_is() {
    let text = r#"{
        "version": 1,
        "tags": {"red": [1, Some(2.50), (a: 'x', b: Never)]}, // a comment
        "place": {"scope": "", "query": "数学", "focus": "map", "zoom": 3},
        "widths": {"is_zoomed": false, "map": 12},
        "favourites": {"service-45": {"since": "x", "colour": Red(0x10)}},
        "notes": {"service-45": {"text": "t", "since": "x", "ink": r"\"}},
    }"#;
    let mut contents = parse(text).unwrap();
    assert_eq!(contents.place.as_ref().map(|it| it.value.focus), Some(LeftAt::List));
    contents.apply(&Change::Favourite { id: "service-1".to_owned(), is_on: true }, NOW);
    contents.apply(&Change::Note { id: "service-45".to_owned(), text: "anders".to_owned() }, NOW);
    let again = write(&contents).unwrap();
    for kept in [
        "\"tags\": {\"red\": [1, Some(2.50), (a: 'x', b: Never)]}",
        "\"place\": {\"scope\": \"\", \"query\": \"数学\", \"focus\": \"map\", \"zoom\": 3}",
        "\"widths\": {\"is_zoomed\": false, \"map\": 12}",
        "\"colour\": Red(0x10)",
        "\"ink\": r\"\\\"",
        "\"anders\"",
    ] {
        assert!(again.contains(kept), "{kept} is not in\n{again}");
    }
    assert_eq!(parse(&again).unwrap(), contents);
    contents.apply(&Change::Widths(Widths::default()), NOW);
    assert!(!write(&contents).unwrap().contains("\"map\": 12"), "widths of another time are no widths");
}

#[test]
fn a_file_in_a_newer_format_is_known_as_one_whatever_it_holds() {
    for text in [
        "{\"version\": 2}",
        "{\"favourites\": [1, 2], \"version\": 2}",
        "{\"version\": 2, \"notes\": {\"a\": Some(1)}}",
    ] {
        assert_eq!(parse(text), Err(Unreadable::Newer(2)), "{text}");
    }
}

#[test]
fn a_damaged_file_says_in_which_line() {
    let whole = write(&some()).unwrap();
    for cut in (2..whole.len()).filter(|at| whole.is_char_boundary(*at)) {
        let cut = &whole[..cut];
        // A heading alone, or all but the last line break, is no damage.
        let is_damaged = cut.lines().count() > 1 && cut.trim_end() != whole.trim_end();
        assert_eq!(matches!(parse(cut), Err(Unreadable::Damaged { .. })), is_damaged || cut.len() < 97, "{cut}");
    }
    let Err(Unreadable::Damaged { line, .. }) = parse("{\n\"version\": 1,\n\"favourites\": 3,\n}") else {
        unreachable!("three is no table");
    };
    assert_eq!(line, 3);
}
