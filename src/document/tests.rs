//! Nothing printed is lost on the way to a reader.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::borrow::Cow;

use serde_json::Value;

use super::layout::{LayoutOptions, StyledLine, page};
use super::phrases::date;
use super::{Element, Property, Role, document, entry};
use crate::directory::{
    Block, Confirmation, Contact, Contents, Directory, DirectoryInfo, Item, Kind, Means, Phone, Record, RecordList,
    Schedule, Service,
};
use crate::export::json;
use crate::loader::{Source, load};
use crate::messages::Lang;
use crate::text::{GlyphSet, Glyphs, cells};

/// Fields that a program compares with, or that help to find a name; what is printed stands beside them.
const UNPRINTED: [&str; 18] = [
    "asks",
    "bound",
    "category",
    "department",
    "force",
    "id",
    "keywords",
    "kind",
    "number",
    "part",
    "parties",
    "pinyin",
    "place",
    "role",
    "terms",
    "value",
    "who",
    "windows",
];

/// Dates, which are said as the language says them.
const DATES: [&str; 3] = ["as_of", "born_from", "date"];

fn items(items: &[Item], text: &mut String) {
    for item in items {
        text.extend([item.mark.as_str(), " ", &item.text, "\n"]);
        self::items(&item.items, text);
    }
}

/// All that a record's document says.
fn said(directory: &Directory, record: Record<'_>) -> String {
    let mut text = String::new();
    for element in document(directory, record, Lang::Zh) {
        match element {
            Element::Title(said) | Element::OtherName { name: said, .. } => text.push_str(&said),
            Element::Heading(said) | Element::Paragraph(said) => text.push_str(&said.text),
            Element::Place { path, page, .. } => path.into_iter().chain(page).for_each(|said| text.push_str(&said)),
            Element::Links(..) | Element::Names(_) | Element::Row(_) | Element::Gap => {}
            Element::Properties(facts) => {
                for fact in facts {
                    text.push_str(&fact.label);
                    fact.values.iter().for_each(|said| text.extend(["\n", &said.text]));
                }
            }
            Element::Blocks(blocks) => blocks.iter().for_each(|block| match block {
                Block::Text(said) => text.push_str(said),
                Block::List(list) => items(list, &mut text),
            }),
            Element::Bullets(texts) => texts.iter().for_each(|said| text.extend([&said.text, "\n"])),
            Element::Entries(records) => {
                let headings = records.iter().map(|no| directory.heading(no).unwrap());
                headings.for_each(|heading| text.extend([entry(heading, Lang::Zh.messages()).as_str(), "\n"]));
            }
        }
        text.push('\n');
    }
    text
}

/// Every printed text of a record, with the field it stands in.
fn printed(field: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if DATES.contains(&field) => found.push((field.to_owned(), date(Lang::Zh, text))),
        Value::String(text) => found.push((field.to_owned(), text.clone())),
        Value::Array(values) => values.iter().for_each(|value| printed(field, value, found)),
        Value::Object(fields) => {
            let texts = |name: &str| fields.get(name).is_some_and(Value::is_string);
            for (name, value) in fields {
                // That an address is one for e-mail is said in the reader's language.
                if name == "label" && field == "emails" {
                    continue;
                }
                // A document's and a telephone's number is a text; every other is the record's place in a list.
                if !UNPRINTED.contains(&name.as_str()) || name == "number" && texts("number") {
                    printed(name, value, found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn everything_printed_of_a_record_is_said() {
    let directory = load(&Source::shipped(), |_| ()).unwrap();
    let mut count = 0;
    for (_, record) in directory.records() {
        let said = said(&directory, record);
        let mut found = Vec::new();
        let whole = json(&directory, record).unwrap();
        printed("", &whole["data"], &mut found);
        printed("phones", &whole["phones"], &mut found);
        // What the services say of where to read more is not the department's own.
        if !matches!(record, Record::Department(_)) {
            printed("urls", &whole["urls"], &mut found);
        }
        for (field, text) in &found {
            assert!(said.contains(text), "{}: {field} {text}\n{said}", record.id());
        }
        count += found.len();
    }
    assert!(count > 2000, "{count}");
}

#[test]
fn a_page_read_from_any_line_on_is_the_rest_of_the_whole() {
    let directory = load(&Source::shipped(), |_| ()).unwrap();
    let records = [Kind::Department, Kind::Profile].map(|kind| directory.of_kind(kind));
    for no in records.iter().flat_map(RecordList::iter) {
        for (width, set) in
            [(20, GlyphSet::Narrow), (37, GlyphSet::Wide), (54, GlyphSet::Ascii), (200, GlyphSet::Narrow)]
        {
            let options =
                LayoutOptions { width, lang: Lang::Zh, glyphs: Glyphs::of(set), is_beside: false, fold: None };
            let page = page(&directory, no, options);
            let whole: Vec<StyledLine> = page.lines_from(&directory, 0).map(Cow::into_owned).collect();
            assert_eq!(whole.len(), page.len());
            assert!(whole.iter().all(|line| cells(&line.text()) <= width), "{no:?} at {width}");
            for first in 0..=page.len() + 1 {
                let rest = page.lines_from(&directory, first);
                assert!(rest.eq(whole.iter().skip(first).map(Cow::Borrowed)), "{no:?} at {width} from {first}");
            }
        }
    }
}

/// Dates and amounts with their units as they stand in a text, found without the rules for breaking lines.
fn amounts(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let begin = at;
        // A date: as many of year, month and day as follow one another. An amount: a number and what it counts.
        for units in [['年', '年'], ['月', '月'], ['日', '号']] {
            let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
            if digits > 0 && chars.get(at + digits).is_some_and(|c| units.contains(c)) {
                at += digits + 1;
            }
        }
        if at == begin {
            let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
            let rest = chars[at + digits..].iter().take(6).collect::<String>();
            let counted =
                ["万平方米", " 万元", "万元", " 名", "名", " 个月", "个月", "个", "周岁", "岁", "人次", "项", "%"];
            if let Some(unit) = counted.iter().find(|unit| digits > 0 && rest.starts_with(**unit)) {
                at += digits + unit.chars().count();
            }
        }
        if at > begin {
            found.push(String::from_iter(&chars[begin..at]));
        } else {
            // On to what is no number any more.
            at += chars[at..].iter().take_while(|c| c.is_ascii_digit()).count().max(1);
        }
    }
    found
}

#[test]
fn no_line_of_any_page_breaks_where_it_must_not() {
    let directory = load(&Source::shipped(), |_| {}).unwrap();
    let glyphs = Glyphs::of(GlyphSet::Narrow);
    let mut seen = 0;
    for (no, record) in directory.records() {
        let wanted = amounts(&said(&directory, record));
        for width in 38..=90 {
            let page =
                page(&directory, no, LayoutOptions { width, lang: Lang::Zh, glyphs, is_beside: false, fold: None });
            let lines: Vec<String> = page.lines_from(&directory, 0).map(|line| line.text()).collect();
            for line in &lines {
                let line = line.trim();
                let begins_badly = line.starts_with([
                    '，', '。', '、', '；', '：', '！', '？', '）', '》', '”', '’', '』', '」', '】', '〉', '—', '›',
                ]);
                assert!(!begins_badly && !line.ends_with(['›', '（', '《', '“', '‘']), "{line} at {width}");
                assert!(!line.ends_with(" ·"), "{line} at {width}");
            }
            let text = lines.join("\n");
            for amount in &wanted {
                assert!(text.contains(amount), "{amount} at {width} of {}:\n{text}", record.name());
            }
            seen += wanted.len();
        }
    }
    assert!(seen > 5_000, "{seen} dates and amounts: the test would prove nothing");
}

/// What a service with two contacts and two schedules says of when they were confirmed.
fn standing(contacts: [Option<Confirmation>; 2], schedules: [Option<Confirmation>; 2], lang: Lang) -> Vec<String> {
    let phone = |number: &str| Phone { number: number.to_owned(), ..Phone::default() };
    let contacts = ["010-1", "010-2"].map(phone).into_iter().zip(contacts).map(|(phone, confirmed)| Contact {
        phones: [phone].into(),
        confirmed: confirmed.map(Box::new),
        ..Contact::default()
    });
    let schedules = schedules.map(|confirmed| Schedule {
        label: "时间".to_owned(),
        printed: "每年".to_owned(),
        confirmed: confirmed.map(Box::new),
        ..Schedule::default()
    });
    let service = Service { contacts: contacts.collect(), schedules: schedules.into(), ..Service::default() };
    let info = DirectoryInfo { published: "2023-05".to_owned(), ..DirectoryInfo::default() };
    let directory = Directory::from(Contents { info, services: vec![service], ..Contents::default() });
    let (_, record) = directory.records().next().unwrap();
    let of_properties = |facts: &[Property]| facts.iter().flat_map(|it| it.values.clone()).collect::<Vec<_>>();
    let elements = document(&directory, record, lang);
    let said = elements.iter().flat_map(|it| match it {
        Element::Properties(facts) => of_properties(facts),
        Element::Paragraph(said) => vec![said.clone()],
        _ => Vec::new(),
    });
    let said = said.filter(|it| it.role == Role::Quiet && (it.text.contains("核对") || it.text.contains("onfirmed")));
    said.map(|it| it.text).collect()
}

#[test]
fn a_page_says_when_it_was_confirmed_or_that_nobody_did() {
    let asked = Confirmation { on: "2026-11".to_owned(), by: "市科协办公室".to_owned(), how: Means::Call };
    let (yes, no) = (|| Some(asked.clone()), || None);
    let confirmed = "核对于 2026年11月（电话，市科协办公室）";
    let unconfirmed = "未核对（原书 2023 年所印）";
    // Where it is the same of all, it is said once.
    assert_eq!(standing([no(), no()], [no(), no()], Lang::Zh), [unconfirmed, unconfirmed]);
    assert_eq!(standing([yes(), yes()], [yes(), no()], Lang::Zh), [confirmed, unconfirmed, confirmed]);
    assert_eq!(standing([yes(), no()], [no(), no()], Lang::Zh), [unconfirmed, confirmed, unconfirmed]);
    let english = ["Not confirmed (as printed in 2023)", "Confirmed 2026-11 (by telephone, 市科协办公室)"];
    assert_eq!(standing([yes(), yes()], [no(), no()], Lang::En), english);
}
