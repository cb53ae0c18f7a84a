#![allow(clippy::unwrap_used, reason = "tests")]
use super::Row;
use crate::directory::{
    Audience, Contact, Directory, Email, Kind, Party, Phone, PhoneKind, Provider, ProviderRole, Record, Service, Url,
};
use crate::loader::{Source, load};
use crate::messages::Lang;
use crate::tabular::{Access, Column, Names, SheetKind, Unread, Writer};

fn shipped() -> Directory {
    load(&Source::shipped(), |_| ()).unwrap()
}

/// A record as its cells tell it, as far as they are read back: each put into one that says nothing yet.
fn through_cells(writer: &Writer<'_>, record: Record<'_>, lang: Lang) -> Row {
    let sheet = SheetKind::of(record.kind());
    let mut row = Row::new(record.kind());
    for &column in Column::of(sheet).iter().filter(|column| column.access(sheet) != Access::Shown) {
        row.put(column, &writer.cell(column, record), writer.names(), lang.messages()).unwrap();
    }
    row
}

/// The same record without what a table only shows.
fn without_shown(record: Record<'_>) -> Row {
    let mut row = Row::from(record);
    match &mut row {
        Row::Service(it) => {
            it.eligibility = None;
            (it.schedules, it.benefits, it.documents) = Default::default();
            (it.figures, it.history, it.sections) = Default::default();
        }
        Row::Profile(it) => (it.figures, it.history, it.sections) = Default::default(),
        Row::Article(chapter, it) => (*chapter, it.body) = Default::default(),
        Row::Preface(it) => (it.body, it.signed) = Default::default(),
        Row::Society(..) | Row::Department(_) => {}
    }
    row
}

#[test]
fn what_leaves_in_a_cell_is_read_back_as_it_stood() {
    let directory = shipped();
    for lang in Lang::ALL {
        let writer = Writer::new(Names::of(&directory), lang.messages());
        for (_, record) in directory.records() {
            assert_eq!(through_cells(&writer, record, lang), without_shown(record), "{}", record.id());
        }
    }
}

#[test]
fn a_cell_put_where_it_stood_changes_nothing() {
    let directory = shipped();
    let writer = Writer::new(Names::of(&directory), Lang::Zh.messages());
    for (_, record) in directory.records() {
        let sheet = SheetKind::of(record.kind());
        for &column in Column::of(sheet) {
            let mut row = Row::from(record);
            let put = row.put(column, &writer.cell(column, record), writer.names(), Lang::En.messages());
            let expected = if column.access(sheet) == Access::Shown { Err(Unread::ShownOnly) } else { Ok(()) };
            assert_eq!(put, expected, "{} {}", record.id(), column.slug());
            assert_eq!(row, Row::from(record), "{} {}", record.id(), column.slug());
        }
    }
}

/// Every field of a record stands in some column of its sheet, but for what says nothing.
#[test]
fn no_field_of_a_record_is_left_out() {
    let directory = shipped();
    for (_, record) in directory.records() {
        let value = match record {
            Record::Service(it) => serde_json::to_value(it),
            Record::Society(_, it) => serde_json::to_value(it),
            Record::Department(it) => serde_json::to_value(it),
            Record::Profile(it) => serde_json::to_value(it),
            Record::Article(_, it) => serde_json::to_value(it),
            Record::Preface(it) => serde_json::to_value(it),
        };
        let columns = Column::of(SheetKind::of(record.kind()));
        for field in value.unwrap().as_object().unwrap().keys() {
            // An article's subject and the preface's title are the names of these.
            let is_name = matches!(field.as_str(), "subject" | "title");
            let told = columns.iter().any(|it| it.field() == field || (is_name && *it == Column::Name));
            assert!(told, "{}: {field}", record.id());
        }
    }
}

/// A service of two departments with everything that a cell can hold.
fn full() -> Service {
    let contact = |department: &str, number: &str| Contact {
        department: Some(department.into()),
        printed: Some("部 | 处".to_owned()),
        phones: [
            Phone { number: number.to_owned(), kind: PhoneKind::Fax, note: Some("[疑] 两处不同".to_owned()) },
            Phone { number: "+86 22 2712 2522".to_owned(), ..Phone::default() },
        ]
        .into(),
        emails: [Email { address: "a@b.cn".to_owned(), label: Some("邮箱".to_owned()) }].into(),
        urls: [Url { url: "www.tast.org.cn".to_owned(), label: None }].into(),
        address: Some(" 天津，\"和平区\"\n二楼".to_owned()),
        postal_code: Some("300041".to_owned()),
        confirmed: None,
    };
    let audience = |label: &str, terms: &[&str]| Audience {
        label: label.to_owned(),
        printed: "企业|高校、院所".to_owned(),
        terms: terms.iter().map(|it| (*it).into()).collect(),
        parties: [Party::Team, Party::Body].into(),
        place: Some("x".into()),
        exhaustive: true,
        wider: true,
    };
    let provider = |role, name: &str| Provider {
        role,
        label: "主办、承办".to_owned(),
        names: ["甲、乙".to_owned(), name.to_owned()].into(),
        remark: Some("等".to_owned()),
    };
    Service {
        id: "service-01".into(),
        number: 1,
        name: "[2] 名称 \\".to_owned(),
        alternate_names: ["a\\nb".to_owned(), "=1+1".to_owned(), "；".to_owned()].into(),
        providers: [
            provider(ProviderRole::Organizer, "丙"),
            provider(ProviderRole::Organizer, "丁"),
            provider(ProviderRole::Implementer, "戊"),
        ]
        .into(),
        audiences: [audience("", &["enterprises"]), Audience::default(), audience("对象", &["enterprises", "y"])]
            .into(),
        contacts: [contact("department-office", "022-1"), Contact::default(), contact("department-gone", "022-2")]
            .into(),
        notes: ["一。".repeat(5_000)].into(),
        ..Service::default()
    }
}

#[test]
fn several_blocks_and_signs_that_divide_are_read_back() {
    let directory = shipped();
    let names = Names::with_departments(&directory, [("department-gone", "新部门"), ("x", "甲"), ("y", "乙")]);
    let mut service = full();
    // Ids that the directory does not have are written as they are and read by those who check the directory.
    service.audiences[0].place = None;
    service.audiences[2].place = None;
    service.audiences[2].terms = ["enterprises".into()].into();
    service.audiences[1].printed = "公众".to_owned();
    service.part = directory.info().parts[0].id.clone();
    let writer = Writer::new(names, Lang::En.messages());
    assert_eq!(through_cells(&writer, Record::Service(&service), Lang::Zh), Row::Service(service.clone().into()));
    assert_eq!(
        writer.cell(Column::Phones, Record::Service(&service)),
        "022-1 | Fax | \\[疑] 两处不同\n+86 22 2712 2522\n[3] 022-2 | Fax | \\[疑] 两处不同\n[3] +86 22 2712 2522"
    );
}

#[test]
fn an_empty_column_empties_its_field_and_no_other() {
    let directory = shipped();
    let names = Names::of(&directory);
    let mut service = full();
    service.audiences[1].printed = "公众".to_owned();
    let mut row = Row::Service(service.into());
    for column in [Column::Phones, Column::Emails, Column::Urls, Column::Address, Column::PostalCode] {
        row.put(column, "", &names, Lang::Zh.messages()).unwrap();
    }
    let Row::Service(service) = &row else { unreachable!() };
    let left = Contact {
        department: Some("department-gone".into()),
        printed: Some("部 | 处".to_owned()),
        ..Contact::default()
    };
    assert_eq!(service.contacts.last(), Some(&left));
    row.put(Column::Departments, "\n", &names, Lang::Zh.messages()).unwrap();
    row.put(Column::Organizers, " ", &names, Lang::Zh.messages()).unwrap();
    row.put(Column::Supervisors, "责任部门 | 科创部", &names, Lang::Zh.messages()).unwrap();
    let Row::Service(service) = &row else { unreachable!() };
    assert!(service.contacts.is_empty());
    let roles: Vec<_> = service.providers.iter().map(|it| it.role).collect();
    assert_eq!(roles, [ProviderRole::Supervisor, ProviderRole::Implementer]);
    assert_eq!(service.notes.len(), 1);
}

#[test]
fn a_cell_that_makes_no_sense_says_what_would_be_right() {
    let directory = shipped();
    let names = Names::of(&directory);
    for (column, cell, expected) in [
        (Column::Number, "十二", "不是整数"),
        (Column::Page, "70000", "不是整数"),
        (Column::Page, "-1", "不是整数"),
        (Column::Part, "没有的", "部分中没有"),
        (Column::Category, "没有的", "分类中没有"),
        (Column::Departments, "市科协办公", "是否应为“市科协办公室”"),
        (Column::EnglishPrinted, "也许", "可写：是、否"),
        (Column::Phones, "022-1 | 传值", "可写：电话、传真"),
        (Column::Phones, "022-1 | 传真 | 备注 | 多余", "至多 3 段"),
        (Column::Phones, "[0] 022-1", "[n]"),
        (Column::Phones, "[4000000000] 022-1", "[n]"),
        (Column::Organizers, "市科协", "标题 | 名称"),
        (Column::AudienceTerms, "[99] 企业", "须在 1 与"),
        (Column::Name, "两\n行", "只能写一行"),
        (Column::Sections, "x", "kechuang edit service-01"),
        (Column::Discipline, "理学", "没有“学科”这一列"),
    ] {
        let no = directory.index_of("service-01").unwrap();
        let mut row = Row::from(directory.record(no).unwrap());
        let refused = row.put(column, cell, &names, Lang::Zh.messages()).unwrap_err();
        let told = refused.told(column, "service-01", Lang::Zh.messages());
        assert!(told.contains(expected), "{told}");
        assert!(!refused.told(column, "service-01", Lang::En.messages()).is_empty());
    }
}

#[test]
fn a_name_is_read_in_any_language_and_by_its_id() {
    let directory = shipped();
    let names = Names::of(&directory);
    for written in ["市科协办公室", "department-office", "General Office, TAST"] {
        let mut row = Row::new(Kind::Service);
        row.put(Column::Departments, written, &names, Lang::Zh.messages()).unwrap();
        let Row::Service(service) = row else { unreachable!() };
        assert_eq!(service.contacts[0].department, Some("department-office".into()));
    }
    // Another printed spelling.
    let mut row = Row::new(Kind::Service);
    row.put(Column::Departments, "市科协科创部（企业部）", &names, Lang::Zh.messages()).unwrap();
    let Row::Service(service) = row else { unreachable!() };
    assert_eq!(service.contacts[0].department, Some("department-innovation".into()));
}
