//! The terminal's own cursor: where a screen reader reads and a line of braille shows. After every key it stands on what
//! the reader has chosen, seen or not.

use crate::shown::Shown;
use crate::support::desk::Desk;
use crate::support::shipped::SHIPPED;
use kechuang::tui::mode::Mode;
use kechuang::tui::overlays::{Overlay, note};
use kechuang::tui::screens::Front;
use kechuang::tui::screens::phones::areas;
use proptest::prelude::*;

/// Keys that go somewhere in one mode or another.
const KEYS: [&str; 54] = [
    "Down",
    "Down",
    "Down",
    "Up",
    "j",
    "k",
    "PageDown",
    "PageUp",
    "g",
    "G",
    "Home",
    "End",
    "Ctrl-d",
    "Ctrl-u",
    "h",
    "l",
    "Left",
    "Right",
    "Enter",
    "Enter",
    "Esc",
    "Esc",
    "Tab",
    "Shift-Tab",
    "/",
    "\"学会\"",
    "\"科\"",
    "\"没有这个\"",
    "\"年龄:38\"",
    "\"月份:9\"",
    "X",
    "X",
    "Backspace",
    "y",
    "Y",
    "Y",
    "Q",
    "?",
    "?",
    "3",
    "n",
    "p",
    "Ctrl-l",
    ":",
    "Ctrl-p",
    "\"copy\"",
    "m",
    "c",
    "c",
    "f",
    "f",
    "Space",
    "x",
    "8",
];

/// A desk whose frames an emulator shows.
struct Reader {
    desk: Desk,
    shown: Shown,
}

impl Reader {
    fn at(width: u16, height: u16) -> Self {
        let mut reader = Self { desk: Desk::open(width, height), shown: Shown::of(width, height) };
        reader.look("the first screen");
        reader
    }

    fn press(&mut self, key: &str) {
        self.desk.press(key);
        self.look(key);
    }

    /// The cursor is where the reader is.
    #[allow(clippy::too_many_lines, reason = "one look at everything that a frame may show")]
    fn look(&mut self, key: &str) {
        self.shown.draw(&self.desk, key);
        let screen = self.shown.screen();
        let (row, column) = screen.cursor_position();
        let text: String = screen.rows(0, screen.size().1.get()).nth(row.into()).unwrap();
        let behind: String = screen.rows(column, screen.size().1.get() - column).nth(row.into()).unwrap();
        let at = format!("after {key}: the cursor is in column {column} of row {row}\n{}", screen.contents());
        let browse = self.desk.model.browse();
        let panes = self.desk.model.panes();
        let mode = self.desk.model.mode();
        let is_typed = matches!(
            mode,
            Mode::Query
                | Mode::PageQuery
                | Mode::PhonesQuery
                | Mode::HelpQuery
                | Mode::Palette
                | Mode::Note
                | Mode::Slip
        );
        assert_eq!(screen.hide_cursor(), !is_typed, "{at}");
        match (mode, self.desk.model.overlays.last()) {
            (Mode::Tree, _) => {
                let node = browse.tree.selected().unwrap();
                assert!(says(&text, node.label()) && column == panes.tree.body.x, "{} {at}", node.label());
                let cell = screen.cell(row, column).unwrap();
                assert!(cell.inverse(), "{at}");
            }
            (Mode::Facets, _) => {
                let selected = browse.facets.selected().unwrap();
                assert!(says(&text, &selected.label) && column == panes.tree.body.x, "{selected:?} {at}");
                assert!(screen.cell(row, column).unwrap().inverse() && !selected.is_heading(), "{at}");
            }
            (Mode::List, _) if browse.list.selected().is_none() => assert_eq!(row, panes.list.body.y, "{at}"),
            (Mode::List, _) => {
                let record = SHIPPED.0.record(browse.list.selected().unwrap()).unwrap();
                assert!(says(&text, record.name()), "{} {at}", record.name());
                assert!(behind.starts_with(self.desk.model.shared.glyphs.pointer), "{at}");
            }
            (Mode::Year, _) => {
                let Some(Front::Year(year)) = &self.desk.model.screen.front else { unreachable!("{at}") };
                let name = SHIPPED.0.record(year.selected().unwrap().record).unwrap().name();
                assert!(says(&text, name), "{name} {at}");
                assert!(behind.starts_with(self.desk.model.shared.glyphs.pointer), "{at}");
                assert!(screen.cell(row, column + 1).unwrap().inverse(), "{at}");
            }
            // Of a query longer than its line a part is seen.
            (Mode::Query, _) => assert!(says(&text, browse.query.trimmed()) && row == panes.query.y, "{at}"),
            // At the link, the hit or the heading that the reader has gone to.
            (Mode::Detail, _) if screen.cell(row, column).is_some_and(vt100::Cell::inverse) => {
                assert!(panes.detail.body.contains((column, row).into()), "{at}");
            }
            (Mode::Detail, _) => {
                assert_eq!((column, row), (panes.detail.body.x + 1, panes.detail.body.y), "{at}");
                match browse.detail.page.lines_from(&SHIPPED.0, browse.detail.offset).next() {
                    Some(line) => assert!(behind.starts_with(line.text().trim_end()), "{} {at}", line.text()),
                    // Of no entry it is said that none is chosen.
                    None => assert!(browse.list.selected().is_none() && behind.starts_with("未选中条目"), "{at}"),
                }
            }
            (Mode::Menu, Some(Overlay::Menu(menu))) => {
                let entry = &menu.entries[menu.rows.cursor].thing;
                assert!(says(&behind, &entry.label) || says(&behind, &entry.text), "{entry:?} {at}");
                assert!(screen.cell(row, column).unwrap().inverse(), "{at}");
            }
            (Mode::Help, Some(Overlay::Help(help))) => {
                assert_eq!(row, 1 + u16::from(help.has_prompt()), "{at}");
                match help.lines.get(help.offset) {
                    Some(first) => assert!(behind.starts_with(first.text().trim_end()), "{} {at}", first.text()),
                    // Nothing answers, and it is said of what.
                    None => assert!(says(&behind, help.typed.trimmed()), "{at}"),
                }
            }
            (Mode::HelpQuery, Some(Overlay::Help(help))) => {
                assert!(says(&text, help.typed.trimmed()) && row == 1, "{at}");
            }
            (Mode::Palette, Some(Overlay::Palette(palette))) => {
                assert!(says(&text, palette.typed.trimmed()) && row == 1, "{at}");
            }
            (Mode::Note, Some(Overlay::Note(note))) => {
                let (_, inner) = note::area(self.desk.model.shared.content_area());
                assert!(inner.contains((column, row).into()) && says(&text, note.before_caret()), "{at}");
            }
            (Mode::Slip, Some(Overlay::Slip(slip))) => {
                let (_, inner) = note::area(self.desk.model.shared.content_area());
                assert!(inner.contains((column, row).into()) && says(&text, slip.input.before_caret()), "{at}");
            }
            (Mode::Qr, Some(Overlay::Qr(code))) => {
                let begin: String = code.caption(usize::MAX).chars().take(4).collect();
                assert!(behind.starts_with(&begin) || !text.contains(&begin), "{at}");
            }
            (Mode::Phones | Mode::PhonesQuery, _) => {
                let Some(Front::Phones(phones)) = &self.desk.model.screen.front else { unreachable!() };
                let areas = areas(self.desk.model.shared.area);
                match phones.shown.get(phones.rows.cursor) {
                    _ if mode == Mode::PhonesQuery => {
                        assert!(says(&text, phones.query.trimmed()) && row == areas.query.y, "{at}");
                    }
                    None => assert_eq!(row, areas.list.body.y, "{at}"),
                    Some((entry, number)) => {
                        let name = SHIPPED.0.heading(entry.record).unwrap().name;
                        assert!(says(&text, name) && says(&text, &number.unwrap().number), "{name} {at}");
                        assert!(behind.starts_with(self.desk.model.shared.glyphs.pointer), "{at}");
                    }
                }
            }
            (Mode::PageQuery, _) => assert!(panes.detail.body.y <= row + 1, "{at}"),
            _ => unreachable!("{mode:?}"),
        }
    }
}

/// Whether a row says a name, or as much of it as tells it from others: four characters that follow one another.
fn says(row: &str, name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    name.is_empty() || name.windows(4.min(name.len()).max(1)).any(|part| row.contains(&part.iter().collect::<String>()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn after_every_key_the_cursor_is_where_the_reader_is(
        size in prop::sample::select(vec![(120, 36), (80, 24), (50, 20), (40, 10)]),
        keys in prop::collection::vec(prop::sample::select(KEYS.to_vec()), 20..60),
    ) {
        let mut reader = Reader::at(size.0, size.1);
        for key in keys {
            reader.press(key);
        }
    }
}

#[test]
fn the_cursor_goes_with_the_row_in_every_list() {
    for (width, height) in [(120, 36), (80, 24), (50, 20), (40, 10)] {
        let mut reader = Reader::at(width, height);
        let walk = "c j G k Ctrl-u l l h L j j Q Esc H t n Esc j j Down G k g h j j l j G h G / \"科\" Down Down Down Enter PageDown Esc Y j j Up Esc ? j Ctrl-d ? Esc \
             : Down Down \"fu\" Up Tab Ctrl-u \"45\" F1 / \"y\" Down Enter j Esc Esc Esc \
             f 3 8 j Space j j G Space k g x Tab j h PageDown f Esc \
             p j j G k Enter j Esc / \"27\" Down Enter j Y Esc Esc Esc";
        walk.split(' ').for_each(|key| reader.press(key));
        let groups = "Esc Esc Esc Esc / \"年龄:38\" Down Enter h j k k X G PageUp PageUp g j h X l G X k";
        groups.split(' ').for_each(|key| reader.press(key));
    }
}

#[test]
fn where_nothing_changes_the_cursor_costs_nothing() {
    let mut reader = Reader::at(80, 24);
    reader.press("j");
    assert_eq!(reader.shown.draw(&reader.desk, "nothing"), b"");
}
