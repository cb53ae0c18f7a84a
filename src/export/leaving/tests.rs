#![allow(clippy::unwrap_used, reason = "tests")]
use std::io::Cursor;

use calamine::Reader;
use proptest::prelude::*;

use super::{ExportFormat, Leaving, write};
use crate::directory::{Contact, Contents, Department, Directory, Email, Kind, Phone, PhoneKind, Profile, Url};
use crate::messages::Lang;
use crate::tabular::{Access, Column, Names, Row, SheetKind, from_inert};
use crate::text::foreign;

/// A text as a record may hold it: what the loader refuses is not in it.
fn text() -> impl Strategy<Value = String> {
    let pieces = vec![
        "天津",
        "科协",
        "\"",
        "\"\"",
        ",",
        "，",
        "；",
        ";",
        "|",
        "、",
        "\\",
        "=",
        "+",
        "-",
        "@",
        "＝",
        "👩🔬🧪",
        "é",
        "_x0041_",
        "'",
        " ",
        "<b>&amp;",
        "022-27122522",
        "[2] ",
        "{}",
        "1e5",
        "2023-05-01",
        "#REF!",
        "\u{20000}",
    ];
    let short = prop_oneof![
        3 => proptest::collection::vec(prop::sample::select(pieces), 1..8).prop_map(|it| it.concat()),
        1 => any::<String>(),
    ];
    let text = prop_oneof![9 => short, 1 => Just("长，\"😀".repeat(2_500))];
    text.prop_map(|it| it.chars().filter(|c| foreign(*c).is_none()).collect::<String>())
        .prop_filter("nothing is no text", |it| !it.is_empty())
}

fn optional() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

fn contact() -> impl Strategy<Value = Contact> {
    let phone = (text(), any::<bool>(), optional()).prop_map(|(number, is_fax, note)| Phone {
        number,
        kind: if is_fax { PhoneKind::Fax } else { PhoneKind::Voice },
        note,
    });
    let email = (text(), optional()).prop_map(|(address, label)| Email { address, label });
    let url = (text(), optional()).prop_map(|(url, label)| Url { url, label });
    let lists = (
        proptest::collection::vec(phone, 1..3),
        proptest::collection::vec(email, 0..2),
        proptest::collection::vec(url, 0..2),
    );
    (lists, optional(), optional()).prop_map(|((phones, emails, urls), address, postal_code)| Contact {
        phones: phones.into(),
        emails: emails.into(),
        urls: urls.into(),
        address,
        postal_code,
        ..Contact::default()
    })
}

/// A profile of any texts, and a department beside it.
fn directory() -> impl Strategy<Value = Directory> {
    let names = (text(), optional(), proptest::collection::vec(text(), 0..3), optional());
    let rest = (text(), proptest::collection::vec(text(), 0..3), proptest::collection::vec(contact(), 0..3));
    (names, rest, any::<u16>()).prop_map(|((name, english, others, pinyin), (summary, notes, contacts), page)| {
        let profile = Profile {
            id: "profile-a".into(),
            number: 1,
            name: name.clone(),
            english: english.clone(),
            alternate_names: others.clone().into(),
            pinyin,
            page,
            summary,
            contacts: contacts.into(),
            notes: notes.clone().into(),
            ..Profile::default()
        };
        let department =
            Department { id: "department-a".into(), name, english, page, notes: notes.into(), ..Department::default() };
        Contents { profiles: vec![profile], departments: vec![department], ..Contents::default() }.into()
    })
}

fn left(directory: &Directory, format: ExportFormat) -> Vec<u8> {
    let (mut bytes, all) = (Vec::new(), directory.all());
    write(format, &Leaving::new(directory, &all, Lang::Zh), &mut bytes, &mut |_| ()).unwrap();
    bytes
}

/// A row of a table by its headings, read back as a record.
fn read_back<'a>(directory: &Directory, kind: Kind, cells: impl Iterator<Item = (&'a str, String)>) -> Row {
    let (names, sheet) = (Names::of(directory), SheetKind::of(kind));
    let mut row = Row::new(kind);
    for (heading, cell) in cells {
        let column = Column::named(heading).unwrap();
        if Column::of(sheet).contains(&column) && column.access(sheet) != Access::Shown {
            row.put(column, &cell, &names, Lang::Zh.messages()).unwrap();
        }
    }
    row
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_comes_back_from_a_table(directory in directory()) {
        let bytes = left(&directory, ExportFormat::Csv);
        let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap());
        let headings = reader.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), directory.len());
        for ((_, record), row) in directory.records().zip(&rows) {
            let cells = headings.iter().zip(row.iter().map(|cell| from_inert(cell).to_owned()));
            prop_assert_eq!(read_back(&directory, record.kind(), cells), Row::from(record));
        }
    }

    #[test]
    fn any_text_comes_back_from_a_workbook(directory in directory()) {
        let mut workbook = calamine::Xlsx::new(Cursor::new(left(&directory, ExportFormat::Xlsx))).unwrap();
        for (_, record) in directory.records() {
            let sheet = SheetKind::of(record.kind()).name(Lang::Zh.messages());
            let range = workbook.worksheet_range(sheet).unwrap();
            let headings: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
            let cells = range.rows().nth(1).unwrap().iter().map(ToString::to_string);
            let cells = headings.iter().map(String::as_str).zip(cells);
            prop_assert_eq!(read_back(&directory, record.kind(), cells), Row::from(record));
        }
    }

    #[test]
    fn any_text_comes_back_from_json(directory in directory()) {
        let whole: serde_json::Value = serde_json::from_slice(&left(&directory, ExportFormat::Json)).unwrap();
        let lines = String::from_utf8(left(&directory, ExportFormat::Jsonl)).unwrap();
        for ((at, (_, record)), line) in directory.records().enumerate().zip(lines.split_terminator('\n')) {
            let told = &whole["records"][at];
            prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(line).unwrap(), told);
            let data = told["data"].clone();
            let read = match record.kind() {
                Kind::Profile => Row::Profile(serde_json::from_value(data).unwrap()),
                _ => Row::Department(serde_json::from_value(data).unwrap()),
            };
            prop_assert_eq!(read, Row::from(record));
        }
    }
}

#[test]
fn a_cell_that_is_too_long_is_cut_and_said() {
    let long = "😀字".repeat(20_000);
    let department = Department { id: "department-a".into(), name: long, ..Department::default() };
    let directory: Directory = Contents { departments: vec![department], ..Contents::default() }.into();
    let all = directory.all();
    let mut bytes = Vec::new();
    let told = write(ExportFormat::Xlsx, &Leaving::new(&directory, &all, Lang::Zh), &mut bytes, &mut |_| ()).unwrap();
    assert_eq!(told.cut, [("department-a".to_owned(), Column::Name)]);
    let mut workbook = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    let cell = workbook.worksheet_range("部门").unwrap().rows().nth(1).unwrap()[1].to_string();
    assert_eq!(cell.encode_utf16().count(), 32_766, "no character is cut in half");
}

#[test]
fn nothing_is_done_twice_and_all_is_told() {
    let departments = (0..700).map(|at| Department { id: format!("department-{at}").into(), ..Department::default() });
    let directory: Directory = Contents { departments: departments.collect(), ..Contents::default() }.into();
    let all = directory.all();
    for format in ExportFormat::ALL.into_iter().filter(|it| it.has_columns()) {
        let mut told = Vec::new();
        let left =
            write(format, &Leaving::new(&directory, &all, Lang::En), &mut Vec::new(), &mut |done| told.push(done));
        assert_eq!(left.unwrap().records, 700);
        assert_eq!(told, (1..=700).collect::<Vec<_>>(), "{}", format.slug());
    }
}
