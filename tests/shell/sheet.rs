//! `kechuang match --sheet`: one page of paper for somebody, read by programs that are not ours: as HTML by Python's parser, as
//! pages by `WeasyPrint`.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::support::folder::Folder;
use crate::support::pty::leave_out;

/// A line of the page has at most so many halves of the font's size: 186 mm in 8 points are 131.
const ROOM: usize = 131;

/// Writes a page on a day that does not depend on the machine's clock.
fn sheet(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.env_clear().env("LANG", "zh_CN.UTF-8").env("KECHUANG_TODAY", "2026-11-26").stdin(Stdio::null());
    let Output { stdout, stderr, .. } = command.arg("match").args(arguments).arg("--sheet").output().unwrap();
    assert_eq!(String::from_utf8(stderr).unwrap(), "", "{arguments:?}");
    String::from_utf8(stdout).unwrap()
}

/// What a program makes of a text; `None` where it is not installed, which a machine that must run every test cannot say.
fn read_by(program: &str, arguments: &[&str], text: &str) -> Option<Vec<u8>> {
    let started = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut reader) = started else {
        leave_out(&format!("{program} is not installed"));
        return None;
    };
    let mut typed = reader.stdin.take().unwrap();
    let text = text.to_owned();
    let typing = std::thread::spawn(move || typed.write_all(text.as_bytes()));
    let Output { status, stdout, .. } = reader.wait_with_output().unwrap();
    typing.join().unwrap().unwrap();
    assert!(status.success(), "{program}");
    Some(stdout)
}

/// An element or a text of a page, a line each: `<name attributes`, `>name`, `=text`.
fn parsed(page: &str) -> Option<Vec<String>> {
    const READ: &str = "import sys\n\
        from html.parser import HTMLParser\n\
        class Reader(HTMLParser):\n\
        \x20def handle_starttag(self, tag, attrs): print('<' + tag, *(k + '=' + (v or '') for k, v in attrs))\n\
        \x20def handle_endtag(self, tag): print('>' + tag)\n\
        \x20def handle_data(self, data): print('=' + data.replace('\\n', ' '))\n\
        sys.stdin.reconfigure(encoding='utf-8'); sys.stdout.reconfigure(encoding='utf-8')\n\
        Reader().feed(sys.stdin.read())";
    let read = read_by("python3", &["-c", READ], page)?;
    Some(String::from_utf8(read).unwrap().lines().map(str::to_owned).collect())
}

/// The texts that a reader sees.
fn texts(parsed: &[String]) -> Vec<&str> {
    let behind_style = parsed.iter().position(|line| line == ">style").unwrap();
    parsed[behind_style..].iter().filter_map(|line| line.strip_prefix('=')).collect()
}

/// How many lines the page has below its heading: rows are as high as their highest cell.
fn lines(parsed: &[String]) -> usize {
    let (mut lines, mut row, mut cell) = (0, 0, 0);
    for line in parsed {
        match line.as_str() {
            "<p" | "<h2" => lines += usize::from(line == "<h2"),
            ">p" => lines += 1 + std::mem::take(&mut cell),
            "<tr" => row = 0,
            ">tr" => lines += row,
            "<br" => cell += 1,
            ">td" | ">th" => row = row.max(1 + std::mem::take(&mut cell)),
            it if it.starts_with("<td") || it.starts_with("<th") => cell = 0,
            _ => {}
        }
    }
    lines
}

/// The people and bodies with the longest answers.
const LONGEST: [&[&str]; 8] = [
    &["--age", "38"],
    &["--age", "38", "--sex", "f", "--month", "9-11"],
    &["--as", "body"],
    &["--org", "企业"],
    &["--as", "individual"],
    &["--month", "9"],
    &["--age", "38", "--lang", "en"],
    &["--org", "enterprises", "--month", "1-12", "--lang", "en"],
];

#[test]
fn a_woman_of_38_has_everything_on_her_page() {
    let page = sheet(&["--age", "38", "--sex", "f", "--month", "9-11"]);
    let Some(parsed) = parsed(&page) else { return };
    let texts = texts(&parsed);
    assert_eq!(texts[0], "能找哪些服务");
    let all = texts.concat();
    for told in [
        "为谁：38 周岁，女；月份：9–11",
        "查询日期：2026-11-26",
        "（2023 版）",
        "能否申报由受理部门认定",
        "51 组织天津市全国科普日活动",
        "原书 2027-09-12 至 26",
        "04 推荐中国青年女科学家奖",
        "推算 2027-01",
        "022-27122522",
        "13 实施天津市青年人才托举工程（年龄：32岁以下",
    ] {
        assert!(all.contains(told), "{told}\n{texts:#?}");
    }
    assert!(!page.contains("http://") && !page.contains("src="), "it needs no other file");
}

#[test]
fn every_service_is_on_the_page_if_only_by_its_number() {
    for call in LONGEST {
        let Some(parsed) = parsed(&sheet(call)) else { return };
        let all = texts(&parsed).join(" ");
        for number in 1..=72 {
            assert!(all.contains(&format!("{number:02}")), "{call:?}: {number}\n{all}");
        }
    }
}

#[test]
fn no_page_has_more_lines_or_wider_ones_than_it_has_room_for() {
    for call in LONGEST {
        let Some(parsed) = parsed(&sheet(call)) else { return };
        let count = lines(&parsed);
        assert!((40..=67).contains(&count), "{call:?}: {count}");
        for text in texts(&parsed) {
            let width: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            assert!(width <= ROOM, "{call:?}: {text}");
        }
    }
}

#[test]
fn no_number_is_cut() {
    let mut count = 0;
    for call in LONGEST {
        let Some(parsed) = parsed(&sheet(call)) else { return };
        for text in texts(&parsed) {
            for number in text.split(|c: char| !c.is_ascii_digit() && c != '-').filter(|it| it.starts_with("022")) {
                assert_eq!(number.len(), "022-27121418".len(), "{call:?}: {text}");
                count += 1;
            }
        }
    }
    assert!(count > 200, "{count}");
}

/// How many pages a program that prints HTML makes of one.
fn pages(html: &str) -> Option<usize> {
    let pdf = read_by("weasyprint", &["-q", "-", "-"], html)?;
    let pages = pdf.windows(11).filter(|it| *it == b"/Type /Page").count();
    let nodes = pdf.windows(12).filter(|it| *it == b"/Type /Pages").count();
    Some(pages - nodes)
}

#[test]
fn the_longest_answers_print_on_one_page_each() {
    // One behind the other, as the program takes long to start: a page more would be one of somebody's.
    let all: Vec<String> = LONGEST.iter().map(|call| sheet(call)).collect();
    let main = |page: &String| page[page.find("<main>").unwrap()..page.find("</body>").unwrap()].to_owned();
    let (head, _) = all[0].split_once("<main>").unwrap();
    let head = head.replace("</style>", "main + main { break-before: page; }</style>");
    let Some(count) = pages(&(head + &all.iter().map(main).collect::<String>())) else { return };
    assert_eq!(count, LONGEST.len());
}

#[test]
fn what_the_data_say_is_text_and_nothing_else() {
    let clean = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/check/clean");
    let folder = Folder::with_copy_of(&clean);
    let path = folder.root().join("mine/services/02.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    let name = "<script>&lt;'</td><b>";
    std::fs::write(&path, text.replace("学术沙龙", name)).unwrap();
    let root = folder.root().join("mine");
    let page = sheet(&["--age", "38", "--data", root.to_str().unwrap(), "--residence", "<i>\"&"]);
    let Some(parsed) = parsed(&page) else { return };
    assert!(!parsed.iter().any(|line| ["<script", "<b", "<i"].contains(&line.as_str())), "{parsed:#?}");
    let all = texts(&parsed).concat();
    assert!(all.contains(&format!("02 {name}")) && all.contains("<i>\"&"), "{all}");
}
