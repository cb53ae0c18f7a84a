//! Writes what each target begins with: `seeds FOLDER` makes `FOLDER/NAME/` with inputs and `FOLDER/NAME.dict` with words.
//!
//! All of it comes from what there is already: the directory, the cases of the tests, the tables of keys and fields, what
//! the program itself exports. So it is never out of date, and nothing of it has to be kept.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use encoding_rs::GB18030;
use kechuang::config::{SETTINGS, template};
use kechuang::export::{ExportFormat, call_sheet_csv, call_sheet_xlsx};
use kechuang::loader::Source;
use kechuang::messages::Lang;
use kechuang::search::{FIELDS, OPERATORS};
use kechuang::state::{Change, Contents};
use kechuang::tabular::{Column, SheetColumn};
use kechuang::tui::command::COMMANDS;
use kechuang_fuzz::{SHIPPED, SMALL, SMALL_READ, exported, parts_of};

/// What counted code calls as it starts. Targets have these of libFuzzer, which runs nothing here.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_8bit_counters_init(_: *mut u8, _: *mut u8) {}

/// See above.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_pcs_init(_: *const usize, _: *const usize) {}

/// What one target begins with.
struct Seeds {
    name: &'static str,
    inputs: Vec<Vec<u8>>,
    words: BTreeSet<String>,
}

impl Seeds {
    fn of(name: &'static str, inputs: impl IntoIterator<Item = Vec<u8>>) -> Self {
        Self { name, inputs: inputs.into_iter().collect(), words: BTreeSet::new() }
    }

    fn and(mut self, words: impl IntoIterator<Item: Into<String>>) -> Self {
        self.words.extend(words.into_iter().map(Into::into).filter(|word: &String| (1..64).contains(&word.len())));
        self
    }

    fn write(&self, folder: &Path) -> io::Result<()> {
        let inputs = folder.join(self.name);
        fs::create_dir_all(&inputs)?;
        for (number, input) in self.inputs.iter().enumerate() {
            fs::write(inputs.join(number.to_string()), input)?;
        }
        let mut dictionary = String::new();
        for word in &self.words {
            dictionary.push('"');
            for byte in word.bytes() {
                let _ = write!(dictionary, "\\x{byte:02x}");
            }
            dictionary.push_str("\"\n");
        }
        fs::write(folder.join(format!("{}.dict", self.name)), dictionary)
    }
}

/// A choice or several before a text.
fn behind(choices: &[u8], text: impl AsRef<[u8]>) -> Vec<u8> {
    [choices, text.as_ref()].concat()
}

/// A text behind its length, as far as a byte can say that.
fn piece(text: &str) -> Vec<u8> {
    let end = (0..=text.len().min(255)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    behind(&[u8::try_from(end).unwrap_or(u8::MAX)], &text[..end])
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files of the tests in a folder, as text.
fn texts_in(folder: &str) -> Vec<String> {
    let files = fs::read_dir(tests().join(folder)).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.sort();
    paths.into_iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// The words of RON that a text has: names of fields and variants.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| word.len() > 2)
}

const RON: [&str; 18] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "r#\"",
    "\"#",
    "//",
    "/*",
    "*/",
    "Some(",
    "None",
    "\\u{",
    ": ",
    ",\n",
    "#![enable(",
];

/// The files of the shipped directory and of the small one, each with the number of the small one's file of its kind.
fn directory_files() -> Vec<(u8, String)> {
    let kind = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let of_kind = |path: &str| SMALL.files.iter().position(|file| kind(&file.path) == kind(path));
    let place = |path: &str| u8::try_from(of_kind(path).unwrap_or_default()).unwrap_or_default();
    let small =
        SMALL.files.iter().enumerate().map(|(at, file)| (u8::try_from(at).unwrap_or_default(), file.text.to_string()));
    let shipped = Source::shipped().files;
    let shipped =
        shipped.iter().filter(|file| file.text.len() < 6_000).map(|file| (place(&file.path), file.text.to_string()));
    small.chain(shipped).collect()
}

fn of_files() -> [Seeds; 2] {
    let files = directory_files();
    let words: Vec<String> = files.iter().flat_map(|(_, text)| names_in(text)).map(str::to_owned).collect();
    let words = || words.iter().map(String::as_str).chain(RON);
    let broken = texts_in("directory/check/cases");
    // What a case writes in the place of something else, by itself and behind what the file begins with.
    let broken = broken.iter().filter_map(|case| {
        let path = case.lines().find_map(|line| line.strip_prefix("@ "))?;
        let (at, file) = SMALL.files.iter().enumerate().find(|(_, file)| file.path == path)?;
        let behind_sign = |sign: char| case.lines().find_map(|line| line.strip_prefix(sign)).map(str::trim);
        let (old, new) = (behind_sign('-')?, behind_sign('+')?);
        Some(behind(&[u8::try_from(at).ok()?], file.text.replacen(old, new, 1)))
    });
    let loader: Vec<Vec<u8>> = files.iter().map(|(at, text)| behind(&[*at], text)).chain(broken).collect();
    let editing = files.iter().enumerate().map(|(how, (at, text))| behind(&[*at, how.to_le_bytes()[0]], text));
    [Seeds::of("loader", loader).and(words()), Seeds::of("editing", editing).and(words())]
}

/// Each way of damage at the beginning of each section, and some of them together.
fn of_snapshots() -> Seeds {
    let damages = (0..=u8::MAX).step_by(7).flat_map(|how| {
        (0..64)
            .step_by(5)
            .map(move |section: u8| [1, how, section, how.wrapping_mul(31), section & 1, 3, 0xff, 0xff, 0x7f])
    });
    Seeds::of("snapshot", damages.map(Vec::from))
}

fn of_queries() -> [Seeds; 2] {
    let typed = ["search/intents.tsv", "search/intents-held-out.tsv"];
    let typed = typed.iter().filter_map(|path| fs::read_to_string(tests().join(path)).ok()).collect::<String>();
    let examples = FIELDS.iter().flat_map(|field| [field.example.to_owned(), field.chinese_example.to_owned()]);
    let asked: Vec<String> = typed
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split('\t').next()?.to_owned()))
        .chain(examples)
        .collect();
    let queries =
        asked.iter().enumerate().map(|(how, query)| behind(&[how.to_le_bytes()[0], how.to_le_bytes()[0]], query));
    let fields = FIELDS.iter().flat_map(|field| [format!("{}:", field.name), format!("{}:", field.chinese)]);
    let operators = OPERATORS.iter().map(|operator| operator.example.to_owned());
    let names = SHIPPED.0.headings().map(|(_, heading)| heading.name.to_owned()).step_by(9);
    let verbs = [
        "help",
        "calendar",
        "phones",
        "phones 学术部",
        "药学会",
        "find yaoxuehui",
        "search 'young women' 奖",
        "show service-04",
        "card \"药学会\"",
        "show 'a\"b' \"c'd\"",
        "ls -la",
        "药 -h",
        "show 'a'\"'\"'b'",
    ];
    let verb_words =
        ["find ", "search ", "show ", "card ", "calendar", "phones", "help", "'", "\"", " -", "药", "\u{3000}"];
    [
        Seeds::of("query", queries).and(fields).and(operators).and(names),
        Seeds::of("verbs", verbs.iter().map(|text| text.as_bytes().to_vec())).and(verb_words),
    ]
}

fn of_the_terminal() -> [Seeds; 2] {
    const SENT: [&str; 24] = [
        "j",
        "学",
        "𠮷",
        "\r",
        "\x1b",
        "\x1b[A",
        "\x1bOB",
        "\x1b[Z",
        "\x1b[4~",
        "\x1b[1;5C",
        "\x1b[<0;12;7M",
        "\x1b[<64;1;1M",
        "\x1b[M !!",
        "\x1b[200~药学会\r\n\x1b[201~",
        "\x1b[12;40R",
        "\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\",
        "\x1b[?62;4c",
        "\x1b[?997;1n",
        "\x1b[97;5u",
        "\x1b[57414u",
        "\u{9b}200~x\u{9b}201~",
        "\x1bP1$r0m\x1b\\",
        "\x1b[I",
        "\x1b[[A",
    ];
    let whole = SENT.iter().enumerate().map(|(torn, sent)| behind(&[torn.to_le_bytes()[0]], sent));
    let halves = SENT.iter().filter(|sent| sent.len() > 2).map(|sent| {
        let (first, rest) = sent.as_bytes().split_at(sent.len() / 2);
        [&[3], first, &[0xff], rest, b"q"].concat()
    });
    let parts = [
        "\x1b[",
        "\x1b]",
        "\x1bO",
        "\x1bP",
        "\x1b[M",
        "\x1b[<",
        "\x1b[?",
        "\x1b[200~",
        "\x1b[201~",
        "\u{9b}",
        "\x1b\\",
    ];
    let input = Seeds::of("input", whole.chain(halves)).and(parts).and(SENT);
    let keys = COMMANDS.iter().flat_map(|command| command.keys).flat_map(|keys| keys.split(' ')).count();
    // Each key by itself, behind a query, in an overlay, on another screen; and each other thing that can happen.
    let presses = (0..u8::try_from(keys.min(200)).unwrap_or(200)).flat_map(|key| {
        [
            vec![0, 1, 0, 0, key, 0, key],
            vec![0, 2, 0, 6, 0, 0, key, 12, 1, 15, 0, key],
            vec![32, 0, 0, 0, key, 7, 3, 0, key.wrapping_add(7), 11, 3, 15, 13, key],
            vec![5, 1, 4, 0, key, 0, key.wrapping_mul(3), 10, 0, 40, 9, 10, 4, 20, 12, 11, 4],
        ]
    });
    [input, Seeds::of("screen", presses).and(["药学会", "shuxue", "年龄:38", "dept:组人部"])]
}

fn of_the_reader() -> [Seeds; 2] {
    let settings = texts_in("../src/config").join("\n");
    let examples = settings.split('"').filter(|text| text.starts_with('(') && text.len() < 400);
    let templates = Lang::ALL.map(template);
    let live = templates.iter().map(|text| text.replace("    // ", "    "));
    let examples: Vec<Vec<u8>> =
        examples.map(|text| text.replace("\\\"", "\"").into_bytes()).chain(live.map(String::into_bytes)).collect();
    let modes = kechuang::tui::mode::Mode::ALL.iter().map(|mode| mode.slug());
    let settings = Seeds::of("settings", examples)
        .and(SETTINGS.iter().map(|setting| setting.name))
        .and(SETTINGS.iter().flat_map(kechuang::config::Setting::words))
        .and(COMMANDS.iter().map(|command| command.id))
        .and(COMMANDS.iter().flat_map(|command| command.keys).copied())
        .and(modes)
        .and(RON);
    let mut contents = Contents::default();
    for change in [
        Change::Favourite { id: "service-45".to_owned(), is_on: true },
        Change::Note { id: "service-45".to_owned(), text: "打过电话，\n周三再问".to_owned() },
        Change::Entry("service-02".to_owned()),
        Change::Query("职称 \"高级\"".to_owned()),
        Change::Widths(kechuang::state::Widths::default()),
        Change::Place(kechuang::state::Place::default()),
    ] {
        contents.apply(&change, "2026-11-26T09:15:00+08:00");
    }
    let text = contents.text().unwrap_or_default();
    let newer = "{\"version\": 1, \"tags\": {\"red\": [1, Some(2.50), (a: 'x', b: Never)]}, // a comment\n}";
    let texts = [text.as_str(), newer, "", "{\"version\": 2}"];
    let inputs = texts.iter().flat_map(|text| {
        let changed =
            [&[3, 0][..], &piece("service-01"), &[1], &piece("一"), &piece("note"), &[5, 30, 0], text.as_bytes()];
        [behind(&[0], text), changed.concat()]
    });
    let words: Vec<&str> = names_in(&text).chain(["tree", "list", "detail"]).chain(RON).collect();
    [settings, Seeds::of("state", inputs).and(words)]
}

/// What the program exports, as it is and as another program might have it.
fn of_imports() -> Seeds {
    let directory = &**SMALL_READ;
    let mut inputs: Vec<Vec<u8>> = Vec::new();
    for lang in Lang::ALL {
        let exports: Vec<Vec<u8>> =
            ExportFormat::ALL.iter().filter_map(|format| exported(directory, *format, lang)).collect();
        let sheets = [
            call_sheet_csv(directory, lang.messages()).unwrap_or_default().into_bytes(),
            call_sheet_xlsx(directory, lang.messages()).unwrap_or_default(),
        ];
        for file in exports.into_iter().chain(sheets) {
            if let Ok(text) = std::str::from_utf8(&file) {
                inputs.push(behind(&[0], text.trim_start_matches('\u{feff}')));
                // Words changed here and there, and the old encoding by itself.
                inputs.push(behind(&[2], text.replace("海河", "津河").replace("099-2", "099-3")));
                inputs.push(behind(&[2], GB18030.encode(&text.replace("青年", "中年")).0));
            }
            inputs.push(behind(&[2], file));
        }
        let workbook = exported(directory, ExportFormat::Xlsx, lang).unwrap_or_default();
        let parts = parts_of(&workbook).into_iter().enumerate();
        inputs.extend(parts.map(|(at, (_, bytes))| behind(&[1, at.to_le_bytes()[0]], bytes)));
    }
    let headings = Lang::ALL.into_iter().flat_map(|lang| Column::ALL.iter().map(move |column| column.heading(lang)));
    let called = Lang::ALL.into_iter().flat_map(|lang| SheetColumn::ALL.map(|column| column.name(lang.messages())));
    let ids = SMALL_READ.headings().map(|(_, heading)| heading.id.to_owned());
    let parts = [
        "\r\n",
        "\",\"",
        "BEGIN:VCARD\r\n",
        "END:VCARD\r\n",
        "TEL;TYPE=WORK:",
        "UID:",
        "\\n",
        "\\,",
        "\u{feff}",
        "<c r=\"A1\" t=\"s\"><v>",
        "|",
    ];
    Seeds::of("import", inputs).and(headings).and(called).and(ids).and(parts)
}

fn of_texts() -> Seeds {
    let odd = [
        "=1+1",
        "@cmd",
        "a;b\\,c",
        "一，二；三",
        "a\"b",
        "<b>&amp;</b>",
        "[x](y)",
        "1. a",
        "# a",
        "—— “”…·●①",
        "é e\u{301}",
        "022-12345678、87654321转3",
        "|",
        "｜",
        "a | b",
        "https://example.cn/?a=b&c=d",
        "𠮷",
        "２０２６年",
        "'",
        "-",
        "%",
        "\u{1b}]52;c;x\u{7}",
    ];
    let names: Vec<&str> = SHIPPED.0.headings().map(|(_, heading)| heading.name).collect();
    let inputs = odd.iter().enumerate().map(|(at, text)| {
        let name = names[at % names.len()];
        [
            &[40, at.to_le_bytes()[0]][..],
            &piece(&format!("{name}{text}")),
            &piece(text),
            &piece(name),
            &piece(text),
            &piece(text),
        ]
        .concat()
    });
    let each = odd
        .iter()
        .enumerate()
        .map(|(at, text)| [&[20, at.to_le_bytes()[0], 0][..], &piece(text), &piece(text), &[0, 0]].concat());
    Seeds::of("leaving", inputs.chain(each)).and(odd)
}

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or_else(|| io::Error::other("seeds FOLDER"))?;
    let seeds = of_files().into_iter().chain([of_snapshots(), of_imports(), of_texts()]);
    let seeds = seeds.chain(of_queries()).chain(of_the_terminal()).chain(of_the_reader());
    for seeds in seeds {
        seeds.write(&folder)?;
        println!("{}: {} inputs, {} words", seeds.name, seeds.inputs.len(), seeds.words.len());
    }
    Ok(())
}
