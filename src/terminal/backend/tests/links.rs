//! What leads to an address: what the terminal is told of it, and that every cell leads where it should.
use std::collections::HashMap;

use super::*;

const TOLD: BackendOptions =
    BackendOptions { colours: ColorMode::Ansi16, ambiguous: AmbiguousWidth::Unknown, synchronised: false, links: true };

fn span(y: u16, columns: std::ops::Range<u16>, target: &str) -> LinkSpan {
    LinkSpan { y, columns, target: target.into() }
}

/// Draws a text whose links are these.
fn draw(desk: &mut Desk, text: &str, links: &[LinkSpan]) -> String {
    let bytes = desk.draw(|frame| {
        frame.render_widget(ratatui::text::Text::from(text), frame.area());
        frame.painted.links = links.to_vec();
    });
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_link_is_told_once_and_then_costs_nothing() {
    let mut desk = Desk::new(20, 2, TOLD);
    let links = [span(0, 3..8, "http://a.cn/")];
    let open = "\x1b]8;;http://a.cn/\x1b\\";
    let first = draw(&mut desk, "at a.cn!", &links);
    assert_eq!(first, format!("\x1b[m\x1b[2J\x1b[Hat {open}a.cn!\x1b]8;;\x1b\\\x1b[?25l"));
    assert_eq!(draw(&mut desk, "at a.cn!", &links), "");
    // Its text changes in one character: only that is written, and leads there as well.
    assert_eq!(draw(&mut desk, "at b.cn!", &links), format!("\x1b[4G{open}b\x1b]8;;\x1b\\"));
    // It leads elsewhere, and then nowhere.
    let other = draw(&mut desk, "at b.cn!", &[span(0, 3..8, "tel:110")]);
    assert_eq!(other, "\x08\x1b]8;;tel:110\x1b\\b.cn!\x1b]8;;\x1b\\");
    assert_eq!(draw(&mut desk, "at b.cn!", &[]), "\x1b[4Gb.cn!");
}

#[test]
fn a_link_over_two_rows_has_one_id_in_both() {
    let mut desk = Desk::new(8, 2, TOLD);
    let bytes = draw(&mut desk, "http://a\n.cn/ xyz", &[span(0, 0..8, "http://a.cn/"), span(1, 0..4, "http://a.cn/")]);
    // It stays open on the way to the next row.
    assert!(bytes.contains("\x1b]8;id=1;http://a.cn/\x1b\\http://a"), "{bytes:?}");
    assert_eq!(bytes.matches("\x1b]8;").count(), 2, "{bytes:?}");
    assert!(bytes.contains(".cn/\x1b[C\x1b]8;;\x1b\\xyz"), "{bytes:?}");
    // The second part by itself has the same.
    let bytes = draw(&mut desk, "http://a\n.cn! xyz", &[span(0, 0..8, "http://a.cn/"), span(1, 0..4, "http://a.cn/")]);
    assert!(bytes.ends_with("\x1b]8;id=1;http://a.cn/\x1b\\!\x1b]8;;\x1b\\"), "{bytes:?}");
}

#[test]
fn nothing_in_an_address_gets_out_of_it() {
    let told = |target: &str| {
        let bytes = draw(&mut Desk::new(4, 1, TOLD), "link", &[span(0, 0..4, target)]);
        bytes.split_once("\x1b]8;;").map(|(_, rest)| rest.split('\x1b').next().unwrap().to_owned())
    };
    let evil = told("http://a.cn/\x1b\\\x1b[31m\x07\u{9c}\n 学会\u{202e}\x7f");
    assert_eq!(evil.unwrap(), "http://a.cn/%1B\\%1B[31m%07%C2%9C%0A%20%E5%AD%A6%E4%BC%9A%E2%80%AE%7F");
    assert_eq!(told("HTTPS://a.cn/?q=1&b=%20;x#y").as_deref(), Some("HTTPS://a.cn/?q=1&b=%20;x#y"));
    assert_eq!(told("tel:+862227122522;ext=801").as_deref(), Some("tel:+862227122522;ext=801"));
    assert_eq!(told("mailto:kexie@tast.org.cn").as_deref(), Some("mailto:kexie@tast.org.cn"));
    for other in ["", "a.cn", "file:///etc/passwd", "javascript:alert(1)", "httpx:", "学会"] {
        assert_eq!(told(other), None, "{other}");
    }
    assert_eq!(told(&format!("http://{}", "a".repeat(1_993))).unwrap().len(), 2_000);
    assert_eq!(told(&format!("http://{}", "a".repeat(1_994))), None);
    assert_eq!(told(&format!("http://{}", "学".repeat(10_000))), None);
}

#[test]
fn half_of_a_wide_character_leads_nowhere_by_itself() {
    let mut desk = Desk::new(8, 1, TOLD);
    let bytes = draw(&mut desk, "天津学会", &[span(0, 1..5, "tel:110")]);
    assert!(bytes.contains("天\x1b]8;;tel:110\x1b\\津学\x1b]8;;\x1b\\会"), "{bytes:?}");
}

#[test]
fn more_addresses_than_have_numbers_are_no_links() {
    let mut desk = Desk::new(100, 20, TOLD);
    let text = ["x".repeat(100)].iter().cycle().take(20).cloned().collect::<Vec<_>>().join("\n");
    let page = |of: usize| -> Vec<LinkSpan> {
        let cells = (0..20_u16).flat_map(|y| (0..100_u16).map(move |x| (y, x)));
        cells.map(|(y, x)| span(y, x..x + 1, &format!("http://{of}.cn/{y}/{x}"))).collect()
    };
    let opened = |bytes: &str| bytes.matches("\x1b]8;;http:").count();
    assert_eq!(opened(&draw(&mut desk, &text, &page(0))), 1_023);
    // Numbers that the screen does not bear any more are given anew.
    for of in 1..5 {
        draw(&mut desk, &text, &[]);
        assert_eq!(opened(&draw(&mut desk, &text, &page(of))), 1_023);
    }
}

#[test]
fn a_frame_that_broke_off_within_a_link_leaves_none_open() {
    let mut frames = DiffBackend::new(Torn(Vec::new(), true), Size::new(20, 1), TOLD);
    let paint = |buffer: &mut Buffer| {
        "a.cn".render(buffer.area, buffer);
        Painted { links: vec![span(0, 0..4, "http://a.cn")], ..Painted::default() }
    };
    assert!(frames.draw(paint).is_err());
    frames.draw(paint).unwrap();
    assert!(frames.writer().0.starts_with(b"\x1b]8;;\x1b\\\x1b[m\x1b[2J"));
}

/// What a terminal makes of links: an emulator for which each is a colour of the text. So it writes, erases and moves
/// them with the cells as it does colours.
struct LinkTerminal {
    emulator: vt100::Parser,
    /// Every pair of an id and a URI that was told, by number.
    told: Vec<(String, String)>,
}

impl LinkTerminal {
    fn new(width: u16, height: u16) -> Self {
        let emulator = vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0);
        Self { emulator, told: Vec::new() }
    }

    fn process(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut rest = text;
        while let Some(at) = rest.find('\x1b') {
            self.emulator.process(&rest.as_bytes()[..at]);
            rest = &rest[at..];
            let end = if let Some(link) = rest.strip_prefix("\x1b]8;") {
                let end = link.find('\x1b').unwrap();
                let (parameters, uri) = link[..end].split_once(';').unwrap();
                self.open(parameters, uri);
                4 + end + 2
            } else if let Some(control) = rest.strip_prefix("\x1b[") {
                let end = 2 + control.find(|c: char| c.is_ascii_alphabetic()).unwrap() + 1;
                if !rest[..end].ends_with('m') {
                    self.emulator.process(&rest.as_bytes()[..end]);
                }
                end
            } else {
                self.emulator.process(&rest.as_bytes()[..2]);
                2
            };
            rest = &rest[end..];
        }
        self.emulator.process(rest.as_bytes());
        assert_eq!(self.emulator.screen().fgcolor(), vt100::Color::Default, "a link is open after {text:?}");
    }

    fn open(&mut self, parameters: &str, uri: &str) {
        if uri.is_empty() {
            assert_eq!(parameters, "");
            self.emulator.process(b"\x1b[39m");
            return;
        }
        let pair = (parameters.to_owned(), uri.to_owned());
        let number = self.told.iter().position(|known| *known == pair).unwrap_or_else(|| {
            self.told.push(pair);
            self.told.len() - 1
        });
        self.emulator.process(format!("\x1b[38;2;1;{};{}m", number / 256, number % 256).as_bytes());
    }

    /// Where a cell leads; the emulator keeps no colour in the second half of a wide character.
    fn target(&self, x: u16, y: u16) -> Option<&str> {
        let is_covered = self.emulator.screen().cell(y, x).unwrap().is_wide_continuation();
        let x = x - u16::from(is_covered);
        match self.emulator.screen().cell(y, x).unwrap().fgcolor() {
            vt100::Color::Rgb(_, high, low) => Some(&self.told[usize::from(high) * 256 + usize::from(low)].1),
            _ => None,
        }
    }

    /// One id stands for one URI among all the cells that are shown.
    fn assert_ids_are_apart(&self, (width, height): (u16, u16)) {
        let mut uris = HashMap::new();
        for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
            if let vt100::Color::Rgb(_, high, low) = self.emulator.screen().cell(y, x).unwrap().fgcolor()
                && let (id, uri) = &self.told[usize::from(high) * 256 + usize::from(low)]
                && !id.is_empty()
            {
                assert_eq!(*uris.entry(id).or_insert(uri), uri, "{id}");
            }
        }
    }
}

fn any_links() -> impl Strategy<Value = Vec<LinkSpan>> {
    let targets = ["http://a.cn/", "https://b.cn/x;y", "tel:+862227122522", "mailto:a@b.cn", "ftp://no.cn"];
    let one = (0..6_u16, 0..26_u16, 1..14_u16, prop::sample::select(targets.to_vec()));
    prop::collection::vec(one.prop_map(|(y, x, width, target)| span(y, x..x + width, target)), 0..5)
}

/// Where each cell of a drawn buffer should lead: a wide character goes where its first half does.
fn wanted(buffer: &Buffer, links: &[LinkSpan]) -> Vec<Option<String>> {
    let width = buffer.area.width;
    let mut wanted = vec![None; buffer.content.len()];
    for LinkSpan { y, columns, target } in links {
        let mut x = 0;
        while x < width {
            let cells = buffer[(x, *y)].cell_width().max(1);
            if columns.contains(&x) {
                for covered in x..(x + cells).min(width) {
                    let is_told = !target.starts_with("ftp:");
                    wanted[usize::from(y * width + covered)] = is_told.then(|| target.to_string());
                }
            }
            x += cells;
        }
    }
    wanted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn every_cell_leads_where_it_should_after_every_frame(
        screens in prop_oneof![any_screens(), any_scrolled_screens()],
        links in prop::collection::vec(any_links(), 9),
        ambiguous in prop::sample::select(vec![AmbiguousWidth::Narrow, AmbiguousWidth::Unknown]),
    ) {
        let mut desk = Desk::new(24, 6, BackendOptions { ambiguous, ..TOLD });
        let mut plain = Desk::new(24, 6, BackendOptions { ambiguous, links: false, ..TOLD });
        let mut terminal = LinkTerminal::new(24, 6);
        for (screen, links) in screens.iter().zip(links.iter().cycle()) {
            let render = |frame: &mut Frame<'_>| {
                for stroke in screen {
                    stroke.draw(frame.buffer_mut());
                }
                frame.painted.links = links.clone();
            };
            let (bytes, buffer) = desk.draw_and_keep(render);
            terminal.process(&bytes);
            terminal.assert_ids_are_apart((24, 6));
            for (at, wanted) in wanted(&buffer, links).iter().enumerate() {
                let (x, y) = (u16::try_from(at % 24).unwrap(), u16::try_from(at / 24).unwrap());
                prop_assert_eq!(terminal.target(x, y), wanted.as_deref(), "cell {},{}", x, y);
            }
            let without = plain.draw(render);
            prop_assert!(!without.windows(4).any(|four| four == b"\x1b]8;"));
            let texts = [&desk, &plain].map(|desk| desk.rows().iter().map(|row| row.trim_end().to_owned()).collect::<Vec<_>>());
            prop_assert_eq!(&texts[0], &texts[1]);
            desk.assert_shows(&buffer, ColorMode::Ansi16);
        }
    }
}
