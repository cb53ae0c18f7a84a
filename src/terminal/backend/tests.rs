#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
use std::cell::RefCell;
use std::rc::Rc;

use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style as Look};
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Widget};

use super::*;
use crate::terminal::backend::sgr::RgbColors;

mod links;

/// A line to a terminal: what every write carried.
#[derive(Debug, Clone, Default)]
struct Wire(Rc<RefCell<Vec<Vec<u8>>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().push(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a test draws into.
struct Frame<'a> {
    buffer: &'a mut Buffer,
    painted: Painted,
}

impl Frame<'_> {
    fn area(&self) -> Rect {
        self.buffer.area
    }

    fn buffer_mut(&mut self) -> &mut Buffer {
        self.buffer
    }

    fn render_widget(&mut self, widget: impl Widget, area: Rect) {
        widget.render(area, self.buffer);
    }

    fn set_cursor_position(&mut self, caret: impl Into<Position>) {
        self.painted.cursor = Cursor::Caret(caret.into());
    }
}

/// The program's end of the line, and an emulator at the reader's.
struct Desk {
    frames: DiffBackend<Wire>,
    wire: Wire,
    emulator: vt100::Parser,
}

impl Desk {
    fn new(width: u16, height: u16, style: BackendOptions) -> Self {
        let wire = Wire::default();
        let frames = DiffBackend::new(wire.clone(), Size::new(width, height), style);
        let mut emulator = vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0);
        // What a shell left behind.
        emulator.process(b"\x1b[?1049h\x1b[44;1mprompt$ \xe4\xbd\xa0");
        Self { frames, wire, emulator }
    }

    /// Draws one frame and returns what went over the line.
    fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> Vec<u8> {
        self.draw_and_keep(render).0
    }

    fn draw_and_keep(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> (Vec<u8>, Buffer) {
        let mut kept = Buffer::default();
        let drawn = self.frames.draw(|buffer| {
            let mut frame = Frame { buffer, painted: Painted::default() };
            render(&mut frame);
            let painted = frame.painted;
            repair_wide_cells(buffer);
            kept = buffer.clone();
            painted
        });
        drawn.unwrap();
        let writes = self.wire.0.take();
        assert!(writes.len() <= 1, "a frame is one write, not {}", writes.len());
        let bytes = writes.concat();
        self.emulator.process(&bytes);
        (bytes, kept)
    }

    fn rows(&self) -> Vec<String> {
        self.emulator.screen().rows(0, self.emulator.screen().size().1.get()).collect()
    }

    /// The emulator shows, cell by cell, what the buffer holds.
    fn assert_shows(&self, buffer: &Buffer, colours: ColorMode) {
        let screen = self.emulator.screen();
        for y in 0..buffer.area.height {
            let mut x = 0;
            while x < buffer.area.width {
                let (wanted, shown) = (&buffer[(x, y)], screen.cell(y, x).unwrap());
                let at = format!("cell {x},{y}: {wanted:?} is shown as {shown:?}");
                let shown_symbol = if shown.has_contents() { shown.contents() } else { " " };
                assert_eq!(shown_symbol, wanted.symbol(), "{at}");
                assert_eq!(shown.is_wide(), wanted.cell_width() == 2, "{at}");
                assert_eq!(shown.inverse(), wanted.modifier.contains(Modifier::REVERSED), "{at}");
                assert_eq!(shown.underline(), wanted.modifier.contains(Modifier::UNDERLINED), "{at}");
                let pen = Sgr::of(wanted, colours, &mut RgbColors::default());
                if wanted.symbol() != " " {
                    assert_eq!(shown.bold(), wanted.modifier.contains(Modifier::BOLD), "{at}");
                    assert_eq!(shown.italic(), wanted.modifier.contains(Modifier::ITALIC), "{at}");
                    assert_eq!(shown.fgcolor(), emulated(wanted.fg, colours), "{at}");
                }
                if wanted.symbol() != " " || pen.seen_on_blank() == Sgr::PLAIN {
                    assert_eq!(shown.bgcolor(), emulated(wanted.bg, colours), "{at}");
                }
                x += wanted.cell_width();
            }
        }
    }
}

fn emulated(colour: Color, colours: ColorMode) -> vt100::Color {
    match (colours, colour) {
        (ColorMode::Ansi16, Color::Red) => vt100::Color::Idx(1),
        (ColorMode::Ansi16, Color::Blue) => vt100::Color::Idx(4),
        (ColorMode::Ansi16, Color::Cyan) => vt100::Color::Idx(6),
        (ColorMode::Ansi16, Color::DarkGray) => vt100::Color::Idx(8),
        (ColorMode::Ansi16, Color::LightGreen) => vt100::Color::Idx(10),
        _ => vt100::Color::Default,
    }
}

/// One thing drawn on a screen.
#[derive(Debug, Clone)]
enum Stroke {
    Text {
        x: u16,
        y: u16,
        text: String,
        look: Look,
    },
    Look {
        area: Rect,
        look: Look,
    },
    Popup {
        area: Rect,
        border: bool,
    },
    /// What is there moves within a band of whole rows; rows that come free are blank.
    Scroll {
        rows: std::ops::Range<u16>,
        by: i32,
    },
}

impl Stroke {
    fn draw(&self, buffer: &mut Buffer) {
        match self {
            Self::Text { x, y, text, look } => {
                if *x < buffer.area.width && *y < buffer.area.height {
                    buffer.set_string(*x, *y, text, *look);
                }
            }
            Self::Look { area, look } => buffer.set_style(*area, *look),
            Self::Popup { area, border } => {
                let area = area.intersection(buffer.area);
                Clear.render(area, buffer);
                if *border {
                    Block::bordered().render(area, buffer);
                }
            }
            Self::Scroll { rows, by } => {
                let before = buffer.clone();
                for (y, x) in rows.clone().flat_map(|y| (0..before.area.width).map(move |x| (y, x))) {
                    let from = u16::try_from(i32::from(y) + by).ok().filter(|from| rows.contains(from));
                    buffer[(x, y)] = from.map_or_else(Cell::default, |from| before[(x, from)].clone());
                }
            }
        }
    }
}

fn any_look() -> impl Strategy<Value = Look> {
    let colour = || prop::sample::select(vec![Color::Reset, Color::Red, Color::Blue, Color::LightGreen]);
    let modifiers = prop::sample::subsequence(
        vec![Modifier::BOLD, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED],
        0..=2,
    );
    (colour(), prop_oneof![3 => Just(Color::Reset), 1 => colour()], modifiers).prop_map(
        |(foreground, background, all)| {
            let modifiers = all.into_iter().fold(Modifier::empty(), Modifier::union);
            Look::new().fg(foreground).bg(background).add_modifier(modifiers)
        },
    )
}

fn any_text() -> impl Strategy<Value = String> {
    let symbols =
        ["学", "会", "津", "，", "（", "Ａ", "a", "7", "-", " ", " ", "·", "“", "─", "é", "e\u{301}", "𠮷", "①"];
    prop::collection::vec(prop::sample::select(symbols.to_vec()), 0..14).prop_map(|symbols| symbols.concat())
}

fn any_area() -> impl Strategy<Value = Rect> {
    (0..24_u16, 0..6_u16, 1..16_u16, 1..5_u16).prop_map(|(x, y, width, height)| Rect::new(x, y, width, height))
}

fn any_stroke() -> impl Strategy<Value = Stroke> {
    prop_oneof![
        6 => (0..24_u16, 0..6_u16, any_text(), any_look()).prop_map(|(x, y, text, look)| Stroke::Text { x, y, text, look }),
        2 => (any_area(), any_look()).prop_map(|(area, look)| Stroke::Look { area, look }),
        1 => (any_area(), any::<bool>()).prop_map(|(area, border)| Stroke::Popup { area, border }),
    ]
}

/// Screens that follow one another: each keeps some strokes of the one before.
fn any_screens() -> impl Strategy<Value = Vec<Vec<Stroke>>> {
    let first = prop::collection::vec(any_stroke(), 0..12);
    let changes = prop::collection::vec((0..12_usize, prop::collection::vec(any_stroke(), 0..3)), 1..8);
    (first, changes).prop_map(|(first, changes)| {
        let mut screens = vec![first];
        for (kept, new) in changes {
            let mut screen: Vec<Stroke> = screens[screens.len() - 1].iter().take(kept).cloned().collect();
            screen.extend(new);
            screens.push(screen);
        }
        screens
    })
}

/// Screens of which each is the one before with some rows moved, and a stroke or two over it.
fn any_scrolled_screens() -> impl Strategy<Value = Vec<Vec<Stroke>>> {
    let row = |y| (any_text(), any_text(), any_look()).prop_map(move |(text, more, look)| (y, text + &more, look));
    let rows = (0..6_u16).map(row).collect::<Vec<_>>();
    let scroll = (0..4_u16, 2..7_u16, prop::sample::select(vec![-3, -2, -1, 1, 2, 3]))
        .prop_map(|(top, height, by)| Stroke::Scroll { rows: top..(top + height).min(6), by });
    let changes = prop::collection::vec((scroll, prop::collection::vec(any_stroke(), 0..2)), 1..8);
    (rows, changes).prop_map(|(rows, changes)| {
        let first = rows.into_iter().map(|(y, text, look)| Stroke::Text { x: 0, y, text, look }).collect();
        changes.into_iter().fold(vec![first], |mut screens: Vec<Vec<Stroke>>, (scroll, over)| {
            let mut screen = screens[screens.len() - 1].clone();
            screen.push(scroll);
            screen.extend(over);
            screens.push(screen);
            screens
        })
    })
}

/// A terminal that draws every character of ambiguous width two cells wide, and knows no more than frames need.
struct WideTerminal {
    rows: Vec<Vec<Option<char>>>,
    x: usize,
    y: usize,
    /// The scrolling region.
    region: std::ops::Range<usize>,
    /// Whether an erased cell would have a colour.
    has_background: bool,
}

impl WideTerminal {
    fn new(width: usize, height: usize) -> Self {
        Self { rows: vec![vec![Some(' '); width]; height], x: 0, y: 0, region: 0..height, has_background: false }
    }

    fn process(&mut self, bytes: &[u8]) {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let mut chars = text.chars();
        while let Some(char) = chars.next() {
            match char {
                '\r' => self.x = 0,
                '\n' => {
                    self.y += 1;
                    assert!(self.y < self.rows.len() && self.region.len() == self.rows.len(), "a line feed scrolls");
                }
                '\x08' => self.x -= 1,
                '\x1b' if chars.as_str().starts_with('M') => {
                    chars.next();
                    self.y -= 1;
                }
                '\x1b' => {
                    assert_eq!(chars.next(), Some('['));
                    let parameters: String = chars.clone().take_while(|char| !char.is_ascii_alphabetic()).collect();
                    let letter = chars.nth(parameters.len()).unwrap();
                    self.control(&parameters, letter);
                }
                char => self.print(char),
            }
        }
    }

    fn control(&mut self, parameters: &str, letter: char) {
        let number = |text: &str| text.parse::<usize>().unwrap_or(1);
        let count = number(parameters);
        let width = self.rows[0].len();
        match letter {
            'H' => {
                let (row, column) = parameters.split_once(';').unwrap_or((parameters, ""));
                (self.y, self.x) = (number(row) - 1, number(column) - 1);
            }
            'G' => self.x = count - 1,
            'A' => self.y -= count,
            'B' => self.y += count,
            'C' => self.x += count,
            'D' => self.x -= count,
            'X' => (self.x..self.x + count).for_each(|x| self.put(x, ' ')),
            'K' => (self.x..width).for_each(|x| self.put(x, ' ')),
            'J' => self.rows.iter_mut().for_each(|row| row.fill(Some(' '))),
            'r' => {
                let (top, bottom) = parameters.split_once(';').unwrap_or(("1", ""));
                self.region = number(top) - 1..bottom.parse().unwrap_or(self.rows.len());
                assert!(self.region.len() > 1 && self.region.end <= self.rows.len());
                (self.x, self.y) = (0, 0);
            }
            'L' | 'M' => {
                assert!(self.region.contains(&self.y) && !self.has_background);
                let band = &mut self.rows[self.y..self.region.end];
                if letter == 'M' {
                    band.rotate_left(count);
                } else {
                    band.rotate_right(count);
                }
                let kept = band.len() - count;
                let free = if letter == 'M' { &mut band[kept..] } else { &mut band[..count] };
                for row in free {
                    row.fill(Some(' '));
                }
            }
            'm' => parameters.split(';').for_each(|parameter| match parameter.parse().unwrap_or(0_u8) {
                0 | 49 => self.has_background = false,
                40..=48 | 100..=107 => self.has_background = true,
                _ => {}
            }),
            'h' | 'l' => {}
            letter => panic!("nobody told of {letter}"),
        }
    }

    fn print(&mut self, char: char) {
        use unicode_width::UnicodeWidthChar as _;
        let (width, room) = (char.width_cjk().unwrap(), self.rows[0].len());
        // It does not wrap: the session told it not to. What has no room is not drawn.
        let x = self.x;
        if width == 0 || x + width > room {
            return;
        }
        self.put(x, char);
        if width == 2 {
            self.put(x + 1, ' ');
            self.rows[self.y][x] = Some(char);
            self.rows[self.y][x + 1] = None;
        }
        self.x = (x + width).min(room - 1);
    }

    /// Puts a narrow character; the halves of wide ones that lose the other become blank.
    fn put(&mut self, x: usize, char: char) {
        let row = &mut self.rows[self.y];
        if row[x].is_none() {
            row[x - 1] = Some(' ');
        }
        if let Some(next @ None) = row.get_mut(x + 1) {
            *next = Some(' ');
        }
        row[x] = Some(char);
    }
}

fn is_certain(symbol: &str) -> bool {
    symbol::Symbol::of(symbol, &mut Clusters::default()).is_certain(AmbiguousWidth::Unknown)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_ambiguous_is_wide_no_other_character_moves_or_is_lost(
        screens in prop_oneof![any_screens(), any_scrolled_screens()],
    ) {
        let mut desk = Desk::new(24, 6, BackendOptions::default());
        let mut wide = WideTerminal::new(24, 6);
        for screen in &screens {
            let (bytes, buffer) =
                desk.draw_and_keep(|frame| screen.iter().for_each(|stroke| stroke.draw(frame.buffer_mut())));
            wide.process(&bytes);
            for y in 0..6 {
                for x in 0..24 {
                    let wanted = &buffer[(x, y)];
                    let before = x.checked_sub(1).map(|x| &buffer[(x, y)]);
                    let covered = before.is_some_and(|lead| lead.cell_width() == 2);
                    if is_certain(wanted.symbol()) && !covered {
                        let shown = wide.rows[usize::from(y)][usize::from(x)];
                        // A disputed character before a blank may be seen whole.
                        if wanted.symbol() == " " && shown.is_none() {
                            prop_assert!(before.is_some_and(|it| !is_certain(it.symbol())), "cell {},{}", x, y);
                            continue;
                        }
                        prop_assert_eq!(shown, wanted.symbol().chars().next(), "cell {},{}", x, y);
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_drawn_is_what_the_reader_sees(
        screens in prop_oneof![any_screens(), any_scrolled_screens()],
        colours in prop::sample::select(vec![ColorMode::None, ColorMode::Ansi16]),
        ambiguous in prop::sample::select(vec![AmbiguousWidth::Unknown, AmbiguousWidth::Narrow]),
        redrawn in 0..8_usize,
    ) {
        let mut desk = Desk::new(24, 6, BackendOptions { colours, ambiguous, ..BackendOptions::default() });
        for (number, screen) in screens.iter().enumerate() {
            if number == redrawn {
                desk.emulator.process("\x1b[3;5H\x1b[31m王丽\x1b[42m broadcast message".as_bytes());
                desk.frames.redraw();
            }
            let (_, buffer) = desk.draw_and_keep(|frame| screen.iter().for_each(|stroke| stroke.draw(frame.buffer_mut())));
            desk.assert_shows(&buffer, colours);
        }
    }
}

#[test]
fn rows_that_move_are_moved_by_the_terminal() {
    let style = BackendOptions { synchronised: false, ..BackendOptions::default() };
    let rows = names(40, 30);
    let page = |offset: usize| {
        let rows = rows.clone();
        move |frame: &mut Frame<'_>| {
            frame.render_widget("a title", Rect::new(0, 0, 40, 1));
            frame.render_widget("a foot", Rect::new(0, 11, 40, 1));
            for (y, row) in (1..11).zip(&rows[offset..]) {
                frame.buffer_mut().set_string(0, y, row, Look::new());
            }
        }
    };
    let mut desk = Desk::new(40, 12, style);
    let hidden = desk.draw(page(4));
    assert!(!hidden.ends_with(b"r"), "nothing moves on a screen that is drawn whole");
    let moves = [
        (5, "\x1b[2;11r\x1b[2H\x1b[M\x1b[r"),
        (7, "\x1b[2;11r\x1b[2H\x1b[2M\x1b[r"),
        (4, "\x1b[2;11r\x1b[2H\x1b[3L\x1b[r"),
    ];
    let mut before: usize = 4;
    for (offset, scroll) in moves {
        let (bytes, buffer) = desk.draw_and_keep(page(offset));
        assert!(bytes.starts_with(scroll.as_bytes()), "{:?}", String::from_utf8_lossy(&bytes));
        let lines = before.abs_diff(offset);
        assert!(bytes.len() <= scroll.len() + lines * 70, "{} bytes for {lines} lines", bytes.len());
        desk.assert_shows(&buffer, ColorMode::Ansi16);
        before = offset;
    }
    let (bytes, buffer) = desk.draw_and_keep(page(18));
    assert!(!String::from_utf8_lossy(&bytes).contains('r'), "no row of the new page was on the old one");
    desk.assert_shows(&buffer, ColorMode::Ansi16);
}

#[test]
fn beside_another_pane_nothing_is_moved() {
    let mut desk = Desk::new(80, 12, BackendOptions::default());
    let (left, right) = (names(38, 12), names(38, 30));
    let mut page = |offset: usize| {
        desk.draw(|frame| {
            for (y, (left, right)) in (0..).zip(left.iter().zip(&right[offset..])) {
                frame.buffer_mut().set_string(0, y, left, Look::new());
                frame.buffer_mut().set_string(40, y, right, Look::new());
            }
        })
    };
    page(0);
    let bytes = page(1);
    assert!(!String::from_utf8_lossy(&bytes).contains('r'), "{:?}", String::from_utf8_lossy(&bytes));
}

/// A list of names as the directory has them, wide enough to fill rows.
fn names(width: usize, count: usize) -> Vec<String> {
    let text: Vec<char> =
        "天津市药学会天津市数学会天津市力学学会天津市制冷学会天津市图书馆学会科技工作者服务".chars().collect();
    (0..count).map(|row| (0..width / 2).map(|at| text[(row * 5 + at) % text.len()]).collect()).collect()
}

#[test]
fn a_screen_full_of_chinese_costs_little_more_than_its_text() {
    let rows = names(120, 36);
    let text: usize = rows.iter().map(String::len).sum();
    let mut desk = Desk::new(120, 36, BackendOptions::default());
    let bytes = desk.draw(|frame| {
        for (y, row) in (0..).zip(&rows) {
            frame.buffer_mut().set_string(0, y, row, Look::new());
        }
    });
    assert!(bytes.len() * 100 <= text * 105, "{} bytes for {text} bytes of text", bytes.len());
    assert_eq!(desk.rows(), rows);
}

/// Three panes with borders and colours, the row `marked` highlighted.
fn draw_panes(frame: &mut Frame<'_>, marked: usize) {
    let buffer = frame.buffer_mut();
    let panes = [(0, 28, 24), (28, 40, 34), (68, 52, 48)];
    for (x, width, text) in panes {
        let border = Look::new().fg(Color::DarkGray);
        Block::bordered().title("科创").border_style(border).render(Rect::new(x, 0, width, 35), buffer);
        for (row, name) in names(text, 33).iter().enumerate() {
            let y = u16::try_from(row + 1).unwrap();
            buffer.set_string(x + 2, y, name, if row % 3 == 0 { Look::new().fg(Color::Cyan) } else { Look::new() });
            if row == marked && x == 28 {
                buffer.set_style(Rect::new(x + 1, y, width - 2, 1), Look::new().add_modifier(Modifier::REVERSED));
            }
        }
    }
    Line::from("q 退出  / 查找  y 复制").render(Rect::new(0, 35, 120, 1), buffer);
}

#[test]
fn panes_and_colours_cost_a_third_more_than_the_text_at_most() {
    let mut desk = Desk::new(120, 36, BackendOptions::default());
    let bytes = desk.draw(|frame| draw_panes(frame, 0));
    let text: usize = desk.rows().iter().map(|row| row.trim_end().len()).sum();
    assert!(bytes.len() * 100 <= text * 130, "{} bytes for {text} bytes of text", bytes.len());
}

#[test]
fn moving_the_highlight_by_one_row_costs_two_rows() {
    let mut desk = Desk::new(120, 36, BackendOptions::default());
    desk.draw(|frame| draw_panes(frame, 4));
    let (bytes, buffer) = desk.draw_and_keep(|frame| draw_panes(frame, 5));
    assert!(bytes.len() <= 400, "{} bytes", bytes.len());
    desk.assert_shows(&buffer, ColorMode::Ansi16);
}

#[test]
fn a_frame_like_the_last_one_is_not_written() {
    let mut desk = Desk::new(120, 36, BackendOptions::default());
    desk.draw(|frame| draw_panes(frame, 4));
    assert_eq!(desk.draw(|frame| draw_panes(frame, 4)), b"");
}

#[test]
fn a_frame_is_one_synchronised_update_unless_switched_off() {
    let hello = |frame: &mut Frame<'_>| frame.render_widget("hello", frame.area());
    let marked = Desk::new(10, 1, BackendOptions::default()).draw(hello);
    assert!(marked.starts_with(UPDATE_BEGIN) && marked.ends_with(UPDATE_END));
    let bare = Desk::new(10, 1, BackendOptions { synchronised: false, ..BackendOptions::default() }).draw(hello);
    assert_eq!(bare, b"\x1b[m\x1b[2J\x1b[Hhello\x1b[?25l");
}

#[test]
fn without_colours_the_selection_is_still_inverse_and_bold() {
    let mut desk =
        Desk::new(10, 1, BackendOptions { colours: ColorMode::None, synchronised: false, ..BackendOptions::default() });
    let look = Look::new().fg(Color::White).bg(Color::Blue).add_modifier(Modifier::REVERSED | Modifier::BOLD);
    let bytes = desk.draw(|frame| frame.buffer_mut().set_style(Rect::new(0, 0, 10, 1), look));
    assert_eq!(bytes, b"\x1b[m\x1b[2J\x1b[H\x1b[1;7m          \x1b[?25l");
    assert!(desk.emulator.screen().cell(0, 3).unwrap().inverse());
}

#[test]
fn the_cursor_is_at_the_caret_and_moves_only_with_it() {
    let mut desk = Desk::new(20, 3, BackendOptions { synchronised: false, ..BackendOptions::default() });
    let typed = |text: &'static str, caret: u16| {
        move |frame: &mut Frame<'_>| {
            frame.render_widget(text, frame.area());
            frame.set_cursor_position((caret, 0));
        }
    };
    desk.draw(typed("数", 2));
    assert!(!desk.emulator.screen().hide_cursor());
    assert_eq!(desk.draw(typed("数学", 4)), "学".as_bytes());
    assert_eq!(desk.emulator.screen().cursor_position(), (0, 4));
    assert_eq!(desk.draw(typed("数学", 4)), b"");
    assert_eq!(desk.draw(typed("数学", 2)), b"\x08\x08");
    desk.draw(|frame| frame.render_widget("数学", frame.area()));
    assert!(desk.emulator.screen().hide_cursor());
}

#[test]
fn the_title_is_set_where_it_changes_and_again_after_a_redraw() {
    let mut desk = Desk::new(20, 1, BackendOptions { synchronised: false, ..BackendOptions::default() });
    let mut titled = |title: &str, again: bool| {
        if again {
            desk.frames.redraw();
        }
        let bytes = desk.draw(|frame| frame.painted.title = Some(title.to_owned()));
        String::from_utf8(bytes).unwrap()
    };
    assert!(titled("科创天津", false).contains("\x1b]2;科创天津\x1b\\"));
    assert_eq!(titled("科创天津", false), "");
    assert_eq!(titled("a\x1b\\\x07\u{9c}b · 科创天津", false), "\x1b]2;a\\b · 科创天津\x1b\\");
    assert!(titled("a\x1b\\\x07\u{9c}b · 科创天津", true).contains("\x1b]2;a\\b · 科创天津\x1b\\"));
    assert_eq!(desk.draw(|_| ()), b"", "no title leaves it as it is");
}

#[test]
fn a_redraw_brings_back_a_screen_that_somebody_wrote_over() {
    let mut desk = Desk::new(120, 36, BackendOptions::default());
    let (_, buffer) = desk.draw_and_keep(|frame| draw_panes(frame, 4));
    desk.emulator.process("\x1b[10;20Hwall: 系统将关机\r\n".as_bytes());
    desk.frames.redraw();
    desk.draw(|frame| draw_panes(frame, 4));
    desk.assert_shows(&buffer, ColorMode::Ansi16);
}

#[test]
fn a_resized_terminal_is_drawn_whole() {
    let mut desk = Desk::new(24, 6, BackendOptions::default());
    desk.draw(|frame| frame.render_widget("天津市药学会", frame.area()));
    desk.frames.set_size(Size::new(12, 4));
    desk.emulator.screen_mut().set_size(4.try_into().unwrap(), 12.try_into().unwrap());
    let (_, buffer) = desk.draw_and_keep(|frame| frame.render_widget("天津市数学会", frame.area()));
    assert_eq!(buffer.area, Rect::new(0, 0, 12, 4));
    desk.assert_shows(&buffer, ColorMode::Ansi16);
}

#[test]
fn what_follows_a_disputed_width_is_put_into_its_place() {
    let style = BackendOptions { synchronised: false, ..BackendOptions::default() };
    let dotted = |frame: &mut Frame<'_>| frame.render_widget("王·李", frame.area());
    assert_eq!(Desk::new(10, 1, style).draw(dotted), "\x1b[m\x1b[2J\x1b[H王·\x1b[4G李\x1b[?25l".as_bytes());
    let told = BackendOptions { ambiguous: AmbiguousWidth::Narrow, ..style };
    assert_eq!(Desk::new(10, 1, told).draw(dotted), "\x1b[m\x1b[2J\x1b[H王·李\x1b[?25l".as_bytes());
}

#[test]
fn rests_of_rows_and_long_gaps_are_erased_not_overwritten() {
    let mut desk = Desk::new(80, 2, BackendOptions { synchronised: false, ..BackendOptions::default() });
    let long = "0123456789".repeat(8);
    desk.draw(|frame| frame.render_widget(long.as_str(), frame.area()));
    assert_eq!(desk.draw(|frame| frame.render_widget("0123", frame.area())), b"\x1b[5G\x1b[K");
    desk.draw(|frame| frame.render_widget(long.as_str(), frame.area()));
    let gap = format!("012{}9", " ".repeat(76));
    assert_eq!(desk.draw(|frame| frame.render_widget(gap.as_str(), frame.area())), b"\x1b[4G\x1b[76X");
}

#[test]
fn queued_bytes_go_out_before_the_next_frame_in_one_write() {
    let mut desk = Desk::new(20, 1, BackendOptions::default());
    desk.draw(|frame| frame.render_widget("022", frame.area()));
    desk.frames.queue(b"\x1b]52;c;MDIy\x07");
    assert_eq!(desk.draw(|frame| frame.render_widget("022", frame.area())), b"\x1b]52;c;MDIy\x07");
    desk.frames.queue(b"\x1b]52;c;MDIy\x07");
    let bytes = desk.draw(|frame| frame.render_widget("023", frame.area()));
    assert!(bytes.starts_with(b"\x1b]52;c;MDIy\x07\x1b[?2026h"), "{:?}", String::from_utf8_lossy(&bytes));
    assert_eq!(desk.rows(), ["023"]);
}

#[test]
fn a_popup_on_the_second_half_of_a_character_keeps_its_border() {
    for x in 0..12 {
        let mut desk = Desk::new(24, 3, BackendOptions::default());
        let behind = |frame: &mut Frame<'_>| {
            frame.render_widget("天津市药学会\n天津市数学会\n天津市力学学会", frame.area());
        };
        desk.draw(behind);
        let (_, buffer) = desk.draw_and_keep(|frame| {
            behind(frame);
            let popup = Rect::new(x, 0, 9, 3);
            frame.render_widget(Clear, popup);
            frame.render_widget(Block::bordered(), popup);
        });
        desk.assert_shows(&buffer, ColorMode::Ansi16);
        assert_eq!(desk.emulator.screen().cell(1, x).unwrap().contents(), "│", "popup at {x}");
        let (_, buffer) = desk.draw_and_keep(behind);
        desk.assert_shows(&buffer, ColorMode::Ansi16);
    }
}

#[test]
fn control_characters_in_a_cell_never_reach_the_terminal() {
    let mut desk = Desk::new(10, 1, BackendOptions { synchronised: false, ..BackendOptions::default() });
    let bytes = desk.draw(|frame| {
        frame.buffer_mut()[(0, 0)].set_symbol("a\x1b[31m");
        frame.buffer_mut()[(1, 0)].set_symbol("b");
    });
    assert_eq!(bytes, b"\x1b[m\x1b[2J\x1b[;2Hb\x1b[?25l");
}

#[test]
fn screens_without_room_are_drawn_without_a_fuss() {
    for (width, height) in [(0, 0), (1, 1), (0, 5), (5, 0), (2, 1), (1, 4)] {
        let mut desk = Desk { emulator: vt100::Parser::default(), ..Desk::new(1, 1, BackendOptions::default()) };
        desk.frames.set_size(Size::new(width, height));
        for title in ["天津市药学会", "天津市数学会"] {
            desk.draw(|frame| frame.render_widget(Block::bordered().title(title), frame.area()));
        }
    }
}

/// A line that takes nothing at the first write if so said, and all of it from then on.
struct Torn(Vec<u8>, bool);
impl Write for Torn {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if std::mem::take(&mut self.1) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_frame_that_did_not_arrive_is_drawn_whole_the_next_time() {
    let mut frames = DiffBackend::new(Torn(Vec::new(), true), Size::new(20, 1), BackendOptions::default());
    let paint = |buffer: &mut Buffer| {
        "天津".render(buffer.area, buffer);
        Painted::default()
    };
    assert!(frames.draw(paint).is_err());
    frames.draw(paint).unwrap();
    let mut emulator = vt100::Parser::new(1.try_into().unwrap(), 20.try_into().unwrap(), 0);
    emulator.process(&frames.writer().0);
    assert_eq!(emulator.screen().contents(), "天津");
}
