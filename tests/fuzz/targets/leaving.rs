//! What leaves: any text that a directory may hold, in every format, and on every way to a terminal. What was written comes
//! back as it was; nothing of it is a command.
#![no_main]

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::date;
use kechuang::directory::Directory;
use kechuang::editing::{Edits, quoted};
use kechuang::export::{Code, ExportFormat, json, markdown, payloads, text};
use kechuang::import::{Plan, read};
use kechuang::loader::layout::FileKind;
use kechuang::loader::load;
use kechuang::loader::syntax_tree::FieldPath;
use kechuang::messages::Lang;
use kechuang::terminal::clipboard::{Passthrough, osc52};
use kechuang::text::{
    GlyphSet, Glyphs, Piece, SharedEnds, cells, fit, foreign, markdown_escaped, pad, shorten, strip, wrap,
};
use kechuang_fuzz::{Input, SMALL, exported, is_fit_to_be_seen};
use libfuzzer_sys::fuzz_target;

/// The file that the texts are put into.
const FILE: &str = "services/01.ron";
const SERVICE: &str = "service-01";

/// The small directory with these texts in one of its services, if it may hold them.
fn directory(texts: &[String; 5]) -> Option<Directory> {
    let mut source = SMALL.clone();
    let file = source.files.iter_mut().find(|file| file.path == FILE)?;
    let root = FieldPath::default();
    let contact = root.field("contacts").at(0);
    let places = [
        root.field("name"),
        root.field("summary"),
        contact.field("printed"),
        root.field("documents").at(0).field("title"),
        root.field("eligibility").field("ages").at(0).field("printed"),
    ];
    let mut edits = Edits::of(&file.text, FileKind::of(FILE)?).ok()?;
    // A pinyin that belonged to another name.
    edits.remove(&root.field("pinyin")).ok()?;
    for (place, text) in places.iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
        edits.set(place, &quoted(text)).ok()?;
    }
    let text = edits.finish().expect("strings in the place of strings");
    file.text = text.into();
    load(&source, |_| ()).ok()
}

/// What was exported changes nothing when it comes back, and holds nothing that must not be seen.
fn check_format(directory: &Directory, format: ExportFormat, lang: Lang) {
    if let Some(bytes) = exported(directory, format, lang) {
        if format != ExportFormat::Xlsx {
            let written = std::str::from_utf8(&bytes).expect("it is UTF-8");
            let plain = written.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\t', " ");
            is_fit_to_be_seen(&plain);
        }
        let whole = matches!(format, ExportFormat::Json | ExportFormat::Hsds | ExportFormat::Jsonld);
        assert!(!whole || serde_json::from_slice::<serde_json::Value>(&bytes).is_ok());
        let comes_in = !matches!(format, ExportFormat::Ical | ExportFormat::Jsonld | ExportFormat::Markdown);
        if comes_in {
            let incoming = read(&bytes).unwrap_or_else(|bad| panic!("{format:?} is not read: {bad:?}"));
            let plan = Plan::of(directory, incoming, lang.messages());
            assert_eq!(plan.counts(), (0, 0), "{format:?} changes {:?}", plan.planned);
            assert!(plan.unclear.is_empty(), "{format:?} is unclear: {:?}", plan.unclear);
        }
    }
    let Some(record) = directory.index_of(SERVICE).and_then(|no| directory.record(no)) else { return };
    is_fit_to_be_seen(&text(directory, record, lang));
    is_fit_to_be_seen(&markdown(directory, record, lang));
    assert!(json(directory, record).is_ok());
    // A code is a hundred times as much work as all the rest.
    if format == ExportFormat::Vcard {
        for payload in payloads(directory, record, lang, date(2026, 11, 26)) {
            let _ = Code::of(&payload.payload);
        }
    }
}

/// A text as it came, on its way to a terminal.
fn check_text(raw: &str, room: usize) {
    let stripped = strip(raw);
    is_fit_to_be_seen(&stripped);
    assert!(!stripped.contains('\n') && strip(&stripped) == stripped);
    let lines = wrap(&stripped, room);
    assert!(
        !lines.is_empty() && lines.iter().all(|line| cells(line) <= room.max(2) && !line.ends_with(' ')),
        "{lines:?}"
    );
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(letters(&lines.concat()), letters(&stripped), "{lines:?}");
    assert!(cells(&fit(&stripped, room, "…")) <= room);
    assert!(cells(&pad(&stripped, room)) >= room);
    let _ = markdown_escaped(raw);
    for set in GlyphSet::ALL {
        let glyphs = Glyphs::of(set);
        let shown = glyphs.show(&stripped);
        assert!(shown.chars().all(|c| foreign(c).is_none()));
        let pieces = shorten(&shown, room, &[1], SharedEnds { before: 1, behind: 1 }, glyphs);
        let count = shown.chars().count();
        let mut last = 0;
        for piece in pieces {
            if let Piece::Shown(range) = piece {
                assert!(last <= range.start && range.start <= range.end && range.end <= count, "{range:?} of {count}");
                last = range.end;
            }
        }
    }
}

/// What asks a terminal to copy: it ends where it should, and holds the text.
fn check_copy(text: &str) {
    let plain = osc52(text, Passthrough::None);
    let carried =
        plain.strip_prefix(b"\x1b]52;c;").and_then(|rest| rest.strip_suffix(b"\x07")).expect("it is one sequence");
    assert_eq!(STANDARD.decode(carried).as_deref(), Ok(text.as_bytes()));
    for bytes in [osc52(text, Passthrough::Tmux), osc52(text, Passthrough::Screen)] {
        assert!(bytes.iter().all(|byte| byte.is_ascii_graphic() || matches!(byte, 0x1b | 0x07)));
    }
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input(data);
    let room = usize::from(input.byte() % 90);
    let format = input.one_of(&ExportFormat::ALL);
    let mut texts: [String; 5] = Default::default();
    for text in &mut texts {
        let raw = input.text().into_owned();
        check_text(&raw, room);
        check_copy(&raw);
        // The way into a directory is strict, and what it refuses never leaves.
        strip(&raw.replace('\u{fffd}', "")).trim().clone_into(text);
    }
    let rest = input.rest();
    check_text(&rest, room);
    let Some(directory) = directory(&texts) else { return };
    let directory = Arc::new(directory);
    check_format(&directory, format, if data.len().is_multiple_of(2) { Lang::Zh } else { Lang::En });
});
