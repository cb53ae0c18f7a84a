//! `kechuang qr`: what a camera reads from the shell, from a terminal and from plain characters.

use unicode_width::UnicodeWidthChar;

use crate::support::pty::{Sort, Start, Terminal, code, without_terminal};

/// What a decoder finds in a picture of half cells, dark where it says so.
fn decoded(columns: usize, rows: usize, is_dark: impl Fn(usize, usize) -> bool) -> Vec<String> {
    let pixel = |x: usize, y: usize| if is_dark(x / 8, y / 8) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(columns * 8, rows * 16, pixel);
    image.detect_grids().iter().map(|grid| grid.decode().expect("what is found can be read").1).collect()
}

/// What is read from characters, where ink is light.
fn read_plain(text: &str, cells: impl Fn(char) -> usize) -> Vec<String> {
    let row = |line: &str| -> Vec<(bool, bool)> {
        let light = |c: char| match c {
            '█' | '#' => (true, true),
            '▀' => (true, false),
            '▄' => (false, true),
            _ => (false, false),
        };
        line.chars().flat_map(|c| std::iter::repeat_n(light(c), cells(c))).collect()
    };
    let rows: Vec<Vec<(bool, bool)>> = text.lines().map(row).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    decoded(columns, rows.len(), |x, half| {
        let (upper, lower) = rows[half / 2].get(x).copied().unwrap_or_default();
        !(if half % 2 == 0 { upper } else { lower })
    })
}

/// What is read from a terminal that writes light on dark, or dark on light.
fn read_terminal(terminal: &Terminal, is_dark: bool) -> Vec<String> {
    let screen = terminal.screen();
    let (rows, columns) = screen.size();
    decoded(columns.get().into(), rows.get().into(), |x, half| {
        let cell = screen.cell(u16::try_from(half / 2).unwrap(), u16::try_from(x).unwrap()).unwrap();
        let dark = |colour: vt100::Color, unset: bool| match colour {
            vt100::Color::Default => (unset != cell.inverse()) == is_dark,
            vt100::Color::Idx(16) => true,
            vt100::Color::Idx(231) => false,
            other => panic!("a theme may change {other:?}"),
        };
        let is_ink = matches!((cell.contents(), half % 2), ("▀", 0) | ("▄", 1) | ("█", _));
        if is_ink { dark(cell.fgcolor(), false) } else { dark(cell.bgcolor(), true) }
    })
}

#[test]
fn a_camera_reads_it_from_any_terminal() {
    let plain = Start::kechuang();
    let calls = [plain.clone(), plain.clone().env("NO_COLOR", "1"), plain.clone().args(["--glyphs", "wide"])];
    for start in calls.into_iter().chain([plain.args(["--glyphs", "ascii"]).env("NO_COLOR", "1")]) {
        let mut terminal = start.args(["qr", "service-01"]).size(80, 40).sort(Sort::Narrow).run();
        assert_eq!(code(terminal.end_restored()), 0);
        for is_dark in [true, false] {
            assert_eq!(read_terminal(&terminal, is_dark), ["tel:+862227111199"], "dark on light on every background");
        }
        assert!(terminal.screen().contents().contains("022-27111199"), "the number stands under it");
    }
}

#[test]
fn a_terminal_without_colours_is_dark_unless_said_to_be_light() {
    for (invert, is_dark) in [(&[][..], true), (&["--invert"], false)] {
        let start = Start::kechuang().env("TERM", "vt220").args(["qr", "service-01"]).args(invert.iter().copied());
        let mut terminal = start.size(80, 40).sort(Sort::Narrow).run();
        assert_eq!(code(terminal.end_restored()), 0);
        assert_eq!(read_terminal(&terminal, is_dark), ["tel:+862227111199"]);
        assert_eq!(terminal.screen().contents().contains("--invert"), is_dark, "and says how");
    }
}

#[test]
fn a_pipe_is_told_how_to_invert() {
    let piped = |args: &[&str]| without_terminal(&Start::kechuang().args(args.iter().copied()));
    let said = piped(&["qr", "service-01", "--lang", "en"]).stderr;
    let said = String::from_utf8(said).unwrap();
    assert_eq!(said, "kechuang: this code is drawn for a dark background; for a light one add --invert\n");
    let inverted = piped(&["qr", "service-01", "--invert"]);
    assert!(inverted.stderr.is_empty(), "who knows is not told");
    let swapped = |c: char| match c {
        '█' => ' ',
        ' ' => '█',
        '▀' => '▄',
        '▄' => '▀',
        other => other,
    };
    let text = String::from_utf8(inverted.stdout).unwrap();
    let (code, caption) = text.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(read_plain(&code.chars().map(swapped).collect::<String>(), |_| 1), ["tel:+862227111199"]);
    assert!(caption.contains("022-27111199"));
}

#[test]
fn in_a_pipe_it_is_plain_characters() {
    let of = |args: &[&str]| {
        let output = without_terminal(&Start::kechuang().args(args.iter().copied()));
        assert_eq!(output.status.code(), Some(0));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains('\x1b'));
        text
    };
    assert_eq!(read_plain(&of(&["qr", "service-01"]), |_| 1), ["tel:+862227111199"]);
    assert_eq!(read_plain(&of(&["qr", "service-01", "--glyphs", "ascii"]), |_| 1), ["tel:+862227111199"]);
    // There every block takes two cells.
    let wide = |c: char| c.width_cjk().unwrap_or(0);
    assert_eq!(read_plain(&of(&["qr", "service-01", "--glyphs", "wide"]), wide), ["tel:+862227111199"]);
    assert_eq!(read_plain(&of(&["qr", "profile-tast", "--of", "url"]), |_| 1), ["http://www.tast.org.cn"]);
    let card = read_plain(&of(&["qr", "profile-tast", "--of", "contact"]), |_| 1).remove(0);
    assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\n") && card.contains("TEL:+862227126422\r\n"));
}

#[test]
fn of_several_numbers_each_has_its_code() {
    let output = without_terminal(&Start::kechuang().args(["qr", "service-57"]));
    let text = String::from_utf8(output.stdout).unwrap();
    let codes: Vec<Vec<String>> = text.split("\n\n").map(|part| read_plain(part, |_| 1)).collect();
    assert_eq!(codes, [["tel:+862227128948"], ["tel:+862227121418"]]);
}

#[test]
fn what_is_not_there_is_said_in_one_line() {
    for (args, told) in [
        (["qr", "article-01", "--of", "phone"], "没有这一项；可印的有：text"),
        (["qr", "service-57", "--of", "url"], "phone contact event line"),
        (["qr", "service-99", "--of", "url"], "service-99"),
    ] {
        let output = without_terminal(&Start::kechuang().args(args));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(said.lines().count() == 1 && said.contains(told) && output.stdout.is_empty(), "{said}");
    }
}
