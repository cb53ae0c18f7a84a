//! What leaves the program, by every door: nothing that must not reach a terminal, whatever a check has said, and in
//! English no punctuation of Chinese.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use crate::support::desk::{Desk, TODAY, options, settings};
use crate::support::pty::leave_out;
use crate::support::shipped::SHIPPED;
use kechuang::directory::{Contents, Directory, Record};
use kechuang::document::layout::{LayoutOptions, page};
use kechuang::export::fields::everything;
use kechuang::export::{cards, json, markdown, payloads, tel, web, written};
use kechuang::messages::Lang;
use kechuang::text::{GlyphSet, Glyphs, foreign};
use kechuang::tui::model::{ModelOptions, Settings};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// One of each sort that must not leave, and the ends of their ranges.
const POISON: &str = "\r\n\t\u{b}\u{1b}\u{7f}\u{85}\u{9b}\u{ad}\u{61c}\u{115f}\u{180e}\u{200b}\u{200d}\u{200e}\u{2028}\
    \u{2029}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{206f}\u{3164}\u{e000}\u{f8ff}\u{fdd0}\u{fe0f}\u{feff}\u{ffa0}\
    \u{fff9}\u{ffff}\u{e0001}\u{e007f}\u{f0000}\u{10fffd}";

/// Fields by which records are found and told apart.
const KEYS: [&str; 19] = [
    "asks",
    "bound",
    "broader",
    "category",
    "date",
    "department",
    "force",
    "id",
    "kind",
    "page",
    "part",
    "parties",
    "pinyin",
    "place",
    "role",
    "sex",
    "terms",
    "who",
    "windows",
];

/// A part of the shipped directory with every text that is no key changed.
fn changed<T: Serialize + DeserializeOwned>(part: &T, change: &impl Fn(&str) -> String) -> T {
    fn walk(value: &mut Value, change: &impl Fn(&str) -> String) {
        match value {
            Value::String(text) => *text = change(text),
            Value::Array(values) => values.iter_mut().for_each(|value| walk(value, change)),
            Value::Object(fields) => {
                let texts = fields.iter_mut().filter(|(name, _)| !KEYS.contains(&name.as_str()));
                texts.for_each(|(_, value)| walk(value, change));
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(part).unwrap();
    walk(&mut value, change);
    serde_json::from_value(value).unwrap()
}

fn directory(change: impl Fn(&str) -> String) -> Arc<Directory> {
    let shipped = SHIPPED.0.contents();
    let contents = Contents {
        info: changed(&shipped.info, &change),
        services: changed(&shipped.services, &change),
        society_list: changed(&shipped.society_list, &change),
        disciplines: changed(&shipped.disciplines, &change),
        departments: changed(&shipped.departments, &change),
        profiles: changed(&shipped.profiles, &change),
        charter: changed(&shipped.charter, &change),
        thesaurus: changed(&shipped.thesaurus, &change),
    };
    Arc::new(contents.into())
}

/// Every text of ours before and behind everything that must not leave.
fn poisoned() -> Arc<Directory> {
    directory(|text| {
        let middle = text.chars().count() / 2;
        let mut poisoned: String = text.chars().take(middle).collect();
        poisoned.extend([POISON, "\x1b[31m"]);
        poisoned.extend(text.chars().skip(middle));
        poisoned
    })
}

/// What of a text must not have left.
fn left(text: &str, ours: &[char]) -> String {
    let mut left = String::new();
    for c in text.chars().filter(|c| foreign(*c).is_some() && !ours.contains(c)) {
        let _ = write!(left, "{c:?} ");
    }
    left
}

#[test]
fn no_format_lets_out_what_must_not_leave() {
    let directory = poisoned();
    let messages = Lang::Zh.messages();
    for (_, record) in directory.records() {
        let id = record.id();
        let value = json(&directory, record).unwrap();
        for is_pretty in [false, true] {
            let text = written(&value, is_pretty).unwrap();
            assert_eq!(left(&text, if is_pretty { &['\n'] } else { &[] }), "", "{id}");
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value, "{id}: read back it is the same");
        }
        let text = markdown(&directory, record, Lang::Zh);
        assert_eq!(left(&text, &['\n']), "", "{id}\n{text}");
        for card in cards(&directory, record) {
            for text in [card.vcard(messages), card.compact(messages)] {
                assert_eq!(left(&text, &['\r', '\n']), "", "{id}\n{text}");
                assert!(text.split("\r\n").all(|line| !line.contains(['\r', '\n'])), "{id}");
            }
        }
        for entry in payloads(&directory, record, Lang::Zh, TODAY) {
            let code = entry.payload;
            // A card or an event.
            let has_lines = code.starts_with("BEGIN:V");
            let is_whole = code.contains('\n') && !has_lines;
            let ours: &[char] = match has_lines {
                true => &['\r', '\n'],
                false if is_whole => &['\n'],
                false => &[],
            };
            assert_eq!(left(&code, ours), "", "{id}");
        }
        for thing in everything(&directory, record, Lang::Zh) {
            let ours: &[char] = if thing.preview.is_some() { &['\n'] } else { &[] };
            assert_eq!(left(&thing.text, ours), "", "{id}: what is copied");
        }
    }
    assert_eq!(left(&tel(POISON), &[]), "");
    assert_eq!(left(&web(POISON), &[]), "");
}

#[test]
fn no_frame_shows_what_must_not_leave() {
    let directory = poisoned();
    for (glyphs, size) in [(GlyphSet::Narrow, (120, 36)), (GlyphSet::Wide, (80, 24)), (GlyphSet::Ascii, (50, 20))] {
        let mut desk = Desk::open_directory(
            ModelOptions { settings: Settings { glyphs, ..settings() }, ..options() },
            &directory,
            size.0,
            size.1,
        );
        for keys in
            ["", "j", "Tab", "j", "j", "Enter", "G", "Esc", "y", "Esc", "Y", "Esc", "Q", "j", "Enter", "Esc", "?"]
        {
            desk.press(keys);
            let (buffer, _) = desk.buffer();
            let symbols: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            assert_eq!(left(&symbols, &[]), "", "after {keys} at {size:?}\n{}", desk.frame());
        }
    }
}

/// Arguments and environment.
type Call<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)]);

/// What a call writes, standard error behind standard output.
fn told(call: &[&str], environment: &[(&str, &str)], typed: &str) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(call).env_clear().env("LANG", "zh_CN.UTF-8").envs(environment.iter().copied());
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    // Who does not read what is typed is not asked to.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    let Output { stdout, stderr, .. } = child.wait_with_output().unwrap();
    (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// The poison as an argument and in the environment may stand: without NUL, which it has not.
fn poisonous(text: &str) -> String {
    format!("{text}{POISON}\x1b]0;title\x07\x1b[31m")
}

#[test]
fn no_message_repeats_what_must_not_leave() {
    let poison = poisonous("数学会");
    let home = std::env::temp_dir().join(format!("kechuang-doors-{}", std::process::id()));
    std::fs::create_dir_all(home.join("kechuang")).unwrap();
    std::fs::write(home.join("kechuang/config.ron"), format!("(lang: \"{poison}\")")).unwrap();
    let (folder, file): (PathBuf, PathBuf) =
        (home.join("a\r\u{9b}31m\u{202e}b"), home.join("a\r\u{9b}31m\u{202e}b/directory.ron"));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(&file, format!("(title: \"{poison}\", short_title: \"乙\u{1b}[2J\", parts: [")).unwrap();
    let (folder, file) = (folder.to_str().unwrap(), file.to_str().unwrap());
    let settings = home.to_str().unwrap().to_owned();
    let calls: &[Call<'_>] = &[
        (&["calendar", "--today", &poison], &[]),
        (&["calendar"], &[("KECHUANG_TODAY", &poison)]),
        (&["phones", &poison], &[]),
        (&["search", &poison], &[]),
        (&["search", &format!("{poison}:x")], &[]),
        (&["search", &format!("kind:{poison}")], &[]),
        (&["search", "x", "--format", &poison], &[]),
        (&["search", "x", &format!("--{poison}")], &[]),
        (&["show", &poison], &[]),
        (&["qr", &poison], &[]),
        (&["pick", &poison], &[("TERM", &poison)]),
        (&["help", &poison], &[]),
        (&[&poison], &[]),
        (&["--data", &poison, "search", "x"], &[]),
        (&["--data", folder, "show", "x"], &[]),
        (&["check", folder], &[]),
        (&["check", file, "--lang", "en"], &[]),
        (&["search", "x"], &[("XDG_CONFIG_HOME", &settings)]),
        (&["serve-config", "--user", &poison], &[]),
        (&["serve-config", "--path", &poison], &[]),
        (&["doctor"], &[("TERM", &poison), ("LC_ALL", &poison), ("KECHUANG_CLIPBOARD", &poison), ("TMUX", &poison)]),
    ];
    for (call, environment) in calls {
        let (output, errors) = told(call, environment, "");
        assert_eq!(left(&output, &['\n', '\t']), "", "{call:?}\n{output}");
        assert_eq!(left(&errors, &['\n']), "", "{call:?}\n{errors}");
        assert!(
            !(output.is_empty() && errors.is_empty()) || ["search", "phones"].contains(&call[0]),
            "{call:?} says something"
        );
    }
    std::fs::remove_dir_all(home).unwrap();
}

/// The strings of a JSON text as Python reads them, one a line and in Python's own ASCII spelling.
fn read_by_python(text: &str) -> Option<Vec<String>> {
    const READ: &str = "import json,sys\n\
        def walk(v):\n\
        \x20if isinstance(v,str): print(v.encode('utf-16-be','surrogatepass').hex())\n\
        \x20elif isinstance(v,list): [walk(x) for x in v]\n\
        \x20elif isinstance(v,dict): [walk(x) for x in v.values()]\n\
        for line in sys.stdin.buffer.read().decode('utf-8').split('\\x00'): walk(json.loads(line))";
    let started = Command::new("python3").args(["-c", READ]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut python) = started else {
        leave_out("python3 is not installed");
        return None;
    };
    let mut typed = python.stdin.take().unwrap();
    let text = text.to_owned();
    let typing = std::thread::spawn(move || typed.write_all(text.as_bytes()));
    let Output { status, stdout, .. } = python.wait_with_output().unwrap();
    typing.join().unwrap().unwrap();
    assert!(status.success());
    Some(String::from_utf8(stdout).unwrap().lines().map(str::to_owned).collect())
}

fn in_utf16(text: &str) -> String {
    text.encode_utf16().fold(String::new(), |mut hex, unit| {
        let _ = write!(hex, "{unit:04x}");
        hex
    })
}

#[test]
fn json_reads_the_same_elsewhere_and_holds_nothing_raw() {
    let poison = poisonous("数学会").replace(['\r', '\n', '\t', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'], "");
    let environment = [("TERM", poison.as_str()), ("LC_ALL", &poison)];
    let outputs = [
        told(&["search", &poison, "--format", "json"], &[], "").0,
        told(&["search", "--stdin"], &[], &format!("{poison}\n")).0,
        told(&["doctor", "--format", "json"], &environment, "").0,
    ];
    for (output, path) in outputs.iter().zip(["/query", "/query", "/term"]) {
        assert_eq!(left(output, &['\n']), "", "{output}");
        let value: Value = serde_json::from_str(output).unwrap();
        assert_eq!(value.pointer(path).unwrap(), &poison, "{output}");
        if let Some(strings) = read_by_python(output) {
            assert!(strings.contains(&in_utf16(&poison)), "python reads the same of {output}");
        }
    }
    let directory = poisoned();
    let records: Vec<Record<'_>> = directory.records().map(|(_, record)| record).collect();
    let values: Vec<Value> = records.iter().map(|record| json(&directory, *record).unwrap()).collect();
    if let Some(strings) = read_by_python(&written(&values, true).unwrap()) {
        let title = in_utf16(values[0]["title"].as_str().unwrap());
        assert!(strings.contains(&title) && strings.len() > 1000);
    }
}

#[test]
fn english_has_the_punctuation_of_english_at_every_door() {
    let directory = directory(|text| text.chars().map(|c| if c.is_ascii() { c } else { 'x' }).collect());
    let messages = Lang::En.messages();
    // Full-width forms and the punctuation of Chinese, of which the data has none any more; between those who offer a
    // service stands what is printed there.
    let chinese = |text: &str| -> String {
        text.chars().filter(|c| matches!(c, '\u{3000}' | '\u{3002}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')).collect()
    };
    for (no, record) in directory.records() {
        let id = record.id();
        let text = markdown(&directory, record, Lang::En);
        let is_article = matches!(record, Record::Article(..));
        // Number and subject of an article are set off as in the booklet.
        let text = if is_article { text.replace('\u{3000}', " ") } else { text };
        assert_eq!(chinese(&text), "", "{id}\n{text}");
        let glyphs = Glyphs::of(GlyphSet::Narrow);
        let setting = LayoutOptions { width: 80, lang: Lang::En, glyphs, is_beside: false, fold: None };
        for line in page(&directory, no, setting).lines_from(&directory, 0) {
            let line = if is_article { line.text().replace('\u{3000}', " ") } else { line.text() };
            assert_eq!(chinese(&line), "", "{id}: {line}");
        }
        for thing in everything(&directory, record, Lang::En) {
            let shown = format!("{}{}", thing.label, thing.shown(messages));
            let shown = if is_article { shown.replace('\u{3000}', " ") } else { shown };
            assert_eq!(chinese(&shown), "", "{id}");
        }
    }
    let mut desk = Desk::open_directory(
        ModelOptions { settings: Settings { lang: Lang::En, ..settings() }, ..options() },
        &directory,
        120,
        36,
    );
    for keys in ["", "j", "Tab", "j", "Enter", "Esc", "y", "Esc", "Q", "Esc", "?"] {
        desk.press(keys);
        let frame = desk.frame();
        // The names of fields in Chinese are Chinese in the help.
        if keys != "?" {
            assert_eq!(chinese(&frame), "", "after {keys}\n{frame}");
        }
    }
}
