//! A file of another program comes in: previewed, then written, and only where nothing is unclear.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::SystemTime;

use encoding_rs::GB18030;
use rust_xlsxwriter::{Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::folder::{Folder, Ran};

/// The call could not be carried out.
const REFUSED: i32 = 2;

/// A folder with the shipped directory in `mine`.
fn folder() -> Folder {
    Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"))
}

/// A table as a clerk has it: the rows of an export of one kind, the headings first.
type Rows = Vec<Vec<String>>;

fn exported(folder: &Folder, kind: &str) -> Rows {
    let ran = folder.run(&["--lang", "zh", "export", "--format", "csv", "--kind", kind, "-o", "-"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let text = ran.output.trim_start_matches('\u{FEFF}').to_owned();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn csv_text(rows: &Rows) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The cell of a record under a heading.
fn cell<'a>(rows: &'a mut Rows, id: &str, heading: &str) -> &'a mut String {
    let column = rows[0].iter().position(|it| it == heading).unwrap();
    let row = rows.iter_mut().find(|row| row[0] == id).unwrap();
    &mut row[column]
}

/// A workbook of one sheet in which every cell is a text.
fn workbook(sheet: &str, rows: &Rows) -> Vec<u8> {
    let mut book = Workbook::new();
    add_sheet(&mut book, sheet, rows);
    book.save_to_buffer().unwrap()
}

fn add_sheet<'a>(book: &'a mut Workbook, name: &str, rows: &Rows) -> &'a mut rust_xlsxwriter::Worksheet {
    let sheet = book.add_worksheet().set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text.as_str()).unwrap();
        }
    }
    sheet
}

/// Every file of the directory with its text and when it was written.
fn files(folder: &Folder) -> BTreeMap<String, (String, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.mine()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder.mine()).unwrap().display().to_string();
                let written = fs::metadata(&path).unwrap().modified().unwrap();
                found.insert(name, (String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned(), written));
            }
        }
    }
    found
}

/// The lines that differ between two states of a directory: of each file the old ones and the new ones.
fn differences(
    before: &BTreeMap<String, (String, SystemTime)>,
    after: &BTreeMap<String, (String, SystemTime)>,
) -> Vec<(String, Vec<String>, Vec<String>)> {
    let lines = |files: &BTreeMap<String, (String, SystemTime)>, name: &str| -> Vec<String> {
        files.get(name).map_or_else(Vec::new, |(text, _)| text.lines().map(|it| it.trim().to_owned()).collect())
    };
    let mut found = Vec::new();
    for name in after.keys() {
        let (old, new) = (lines(before, name), lines(after, name));
        let gone: Vec<String> = old.iter().filter(|line| !new.contains(line)).cloned().collect();
        let come: Vec<String> = new.iter().filter(|line| !old.contains(line)).cloned().collect();
        if !gone.is_empty() || !come.is_empty() {
            found.push((name.clone(), gone, come));
        }
    }
    found
}

fn import(folder: &Folder, file: &str, more: &[&str]) -> Ran {
    folder.run(&[&["--lang", "zh", "import", file, "--into", "mine"], more].concat())
}

/// The preview of a file says this and nothing is written.
fn refused(folder: &Folder, file: &str, bytes: &[u8], says: &str) {
    let before = files(folder);
    folder.write_to("", file, bytes);
    let ran = import(folder, file, &["--write"]);
    assert_eq!(ran.code, REFUSED, "{file}: {ran:?}");
    assert!(ran.output.contains(says) || ran.errors.contains(says), "{file} says nothing of “{says}”: {ran:?}");
    assert!(files(folder) == before, "{file}: something was written");
}

/// The same of a file that is not read at all: one line.
fn not_read(folder: &Folder, file: &str, bytes: &[u8], says: &str) {
    refused(folder, file, bytes, says);
    let ran = import(folder, file, &[]);
    assert_eq!((ran.output.as_str(), ran.errors.lines().count()), ("", 1), "{file}: {ran:?}");
}

#[test]
fn a_file_that_changes_nothing_touches_nothing() {
    let folder = folder();
    let before = files(&folder);
    for format in ["csv", "json", "jsonl"] {
        let name = format!("all.{format}");
        assert_eq!(folder.run(&["export", "--format", format, "-o", &name]).code, 0);
        let ran = import(&folder, &name, &["--write"]);
        assert!(ran.code == 0 && ran.output.starts_with("新增 0 · 改 0 · 不变 27"), "{ran:?}");
    }
    let services = exported(&folder, "service");
    folder.write_to("", "s.xlsx", workbook("服务", &services));
    let ran = import(&folder, "s.xlsx", &["--write"]);
    assert!(ran.code == 0 && ran.output.starts_with("新增 0 · 改 0 · 不变 72 · 跳过 0"), "{ran:?}");
    let english = folder.run(&["--lang", "en", "export", "--format", "csv", "--header", "en", "-o", "en.csv"]);
    assert_eq!(english.code, 0, "{english:?}");
    let ran = import(&folder, "en.csv", &["--write"]);
    assert!(ran.code == 0 && ran.output.starts_with("新增 0 · 改 0 · 不变 276"), "{ran:?}");
    assert!(files(&folder) == before);
}

#[test]
fn a_changed_cell_changes_its_line_of_its_file_alone() {
    let folder = folder();
    let before = files(&folder);
    let mut rows = exported(&folder, "service");
    cell(&mut rows, "service-12", "名称").push_str("（2027）");
    let column = rows[0].iter().position(|it| it == "名称").unwrap();
    folder.write_to("", "s.xlsx", workbook("服务", &rows));
    let place = format!("服务!{}13", char::from(b'A' + u8::try_from(column).unwrap()));
    let told = format!("{place}  名称：评选天津青年科技奖 → 评选天津青年科技奖（2027）");
    let preview = import(&folder, "s.xlsx", &[]);
    assert!(preview.code == 0 && preview.output.starts_with("新增 0 · 改 1 · 不变 71 · 跳过 0"), "{preview:?}");
    assert!(preview.output.contains(&told), "{preview:?}");
    assert!(preview.errors.contains("kechuang import s.xlsx --into mine --write"), "{preview:?}");
    assert!(files(&folder) == before, "a preview writes nothing");
    assert_eq!(import(&folder, "s.xlsx", &["--write"]).code, 0);
    let expected = vec![(
        "services/12.ron".to_owned(),
        vec!["name: \"评选天津青年科技奖\",".to_owned()],
        vec!["name: \"评选天津青年科技奖（2027）\",".to_owned()],
    )];
    assert_eq!(differences(&before, &files(&folder)), expected);
    assert_eq!(folder.run(&["check", "mine"]).code, 0);
    assert!(import(&folder, "s.xlsx", &[]).output.starts_with("新增 0 · 改 0 · 不变 72"));
}

#[test]
fn a_chinese_spreadsheets_csv_comes_in() {
    let folder = folder();
    let before = files(&folder);
    let mut rows = exported(&folder, "service");
    let phones = cell(&mut rows, "service-12", "电话");
    let (old, new) = (phones.clone(), "０２２－２７１２２５２９".to_owned());
    assert!(old.starts_with("022-") && !old.contains('\n'), "{old}");
    *phones = new;
    folder.write_to("", "s.csv", GB18030.encode(&csv_text(&rows)).0);
    let ran = import(&folder, "s.csv", &["--write"]);
    assert!(ran.code == 0 && ran.output.contains(&format!("电话：{old} → 022-27122529")), "{ran:?}");
    let found = differences(&before, &files(&folder));
    assert!(found.len() == 1 && found[0].0 == "services/12.ron" && found[0].1.len() == 1, "{found:?}");
    assert_eq!(found[0].1[0].replace(&old, "022-27122529"), found[0].2[0]);
}

#[test]
fn new_records_find_their_files_and_what_is_missing_stays() {
    let folder = folder();
    let before = files(&folder);
    let table = "制表：办公室\n\n名称,编号,学科\n天津市测试学会,society-medicine-27,医学\n测试部,department-test,\n";
    folder.write_to("", "new.csv", table);
    let ran = import(&folder, "new.csv", &["--write"]);
    assert!(ran.code == 0 && ran.output.starts_with("新增 2 · 改 0 · 不变 0 · 跳过 0"), "{ran:?}");
    assert!(ran.output.contains("147 改为 148"), "{ran:?}");
    let found = differences(&before, &files(&folder));
    let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["departments.ron", "societies.ron", "societies/medicine.ron"]);
    assert!(found.iter().all(|(_, gone, come)| gone.len() <= 1 && come.len() == 1), "{found:?}");
    let service = "编号,名称,部分,分类,页,概要,接听部门,电话\n\
        service-73,测试服务,服务企事业科协组织建设,,120,用来测试。,市科协组人部,022-27122522\n";
    folder.write_to("", "service.csv", service);
    let ran = import(&folder, "service.csv", &["--write"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let text = fs::read_to_string(folder.mine().join("services/73.ron")).unwrap();
    assert!(text.contains("022-27122522") && text.contains("department-personnel"), "{text}");
    assert_eq!(folder.run(&["check", "mine"]).code, 0);
}

#[test]
fn an_emptied_cell_is_told_as_taken_out() {
    let folder = folder();
    folder.write_to("", "s.csv", "编号,英文名\nservice-12,\nservice-13,\n");
    let ran = import(&folder, "s.csv", &[]);
    assert!(ran.code == 0 && ran.output.contains("→ （去掉）"), "{ran:?}");
    assert!(ran.output.contains("目录另有 70 条不在文件中"), "what is not there is not deleted: {ran:?}");
    // A column that is not there changes nothing.
    assert!(!ran.output.contains("电话") && !ran.output.contains("名称："), "{ran:?}");
}

#[test]
fn what_would_make_a_fault_is_told_of_its_cell() {
    let folder = folder();
    refused(&folder, "s.csv", "编号,电话\nservice-12,022-12\n".as_bytes(), "第 2 行 电话：");
    refused(&folder, "s.csv", "编号,读音\nservice-12,abc def\n".as_bytes(), "读音");
    refused(&folder, "s.csv", "编号,概要\nservice-12,\n".as_bytes(), "错误");
}

#[test]
fn what_nobody_can_be_sure_of_is_told_and_not_written() {
    let folder = folder();
    let cases: &[(&str, &str)] = &[
        ("编号,名称\nservice-12,甲\nservice-12,乙\n", "在 第 2 行 编号 已有一行"),
        ("编号,名称,电活\nservice-12,甲,1\n", "是否想写“电话”"),
        ("编号,名称,名称\nservice-12,甲,乙\n", "重复"),
        ("编号,名称\nservice-12,甲,乙\n", "没有表头"),
        ("编号,名称\nsevice-12,甲\n", "是否想写 service-12"),
        ("编号,名称\nservice-5,甲\n", "是否想写 service-05"),
        ("编号,名称\n甲乙丙丁,甲\n", "不能作编号"),
        ("编号,名称\narticle-46,甲\n", "不能从表格新增"),
        ("编号,名称\ndepartment-offices,市科协办公室\n", "已是 department-office 的名称"),
        ("编号,名称\nservice-73,甲\n", "缺少“概要”"),
        ("编号,名称\n,甲\n", "没有编号"),
        ("编号,电话\nservice-12,2.2E+10\n", "是数值"),
        ("编号,又名\nservice-12,3月5日\n", "转成的日期"),
        ("编号,时间\nservice-12,每年\n", "kechuang edit service-12"),
        ("编号,部分\nservice-12,服务科技工作人员\n", "是否应为“服务科技工作者”"),
    ];
    for (text, says) in cases {
        refused(&folder, "s.csv", text.as_bytes(), says);
    }
}

#[test]
fn a_cell_that_is_not_understood_is_no_change() {
    let folder = folder();
    for cell in ["022-27122522\n[9999] 022-12345678", "[2] 022-12345678\n1|2|3|4|5"] {
        folder.write_to("", "s.csv", format!("编号,电话\nservice-12,\"{cell}\"\n"));
        let ran = import(&folder, "s.csv", &[]);
        assert_eq!(ran.code, REFUSED, "{cell}: {ran:?}");
        assert!(ran.output.contains("改 0 · 不变 0 · 跳过 0 · 不明 1\n"), "{cell}: {ran:?}");
        assert!(!ran.output.contains("\n改 service-12"), "{cell}: {ran:?}");
    }
}

#[test]
fn a_column_that_slid_or_was_sorted_alone_is_noticed() {
    let folder = folder();
    let rows = exported(&folder, "society");
    let column = rows[0].iter().position(|it| it == "名称").unwrap();
    let change = |with: &dyn Fn(&mut Vec<String>)| {
        let mut rows = rows.clone();
        let mut names: Vec<String> = rows[1..].iter().map(|row| row[column].clone()).collect();
        with(&mut names);
        rows[1..].iter_mut().zip(names).for_each(|(row, name)| row[column] = name);
        csv_text(&rows).into_bytes()
    };
    refused(&folder, "slid.csv", &change(&|names| names.rotate_right(1)), "似乎错了一行");
    refused(&folder, "sorted.csv", &change(&|names| names.sort()), "只排序了一列");
    // All of them get another name that is like the old one: that may be wanted.
    let renamed = change(&|names| names.iter_mut().for_each(|name| *name = name.replacen("天津市", "天津", 1)));
    folder.write_to("", "renamed.csv", renamed);
    let ran = import(&folder, "renamed.csv", &[]);
    assert!(ran.code == 0, "{}", ran.errors);
}

#[test]
fn what_a_spreadsheet_makes_of_cells_is_refused_at_its_place() {
    let folder = folder();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let rows: Rows = vec![vec!["编号".into(), "电话".into(), "又名".into()], vec!["service-12".into()]];
    let with = |change: &dyn Fn(&mut rust_xlsxwriter::Worksheet)| {
        let mut book = Workbook::new();
        change(add_sheet(&mut book, "服务", &rows));
        book.save_to_buffer().unwrap()
    };
    let cases: [(Vec<u8>, &str); 4] = [
        (with(&|it| drop(it.write_number(1, 1, 2_227_122_522.0).map(|_| ()))), "服务!B2：2227122522 是数值"),
        (with(&|it| drop(it.write_number_with_format(1, 2, 45000.0, &date).map(|_| ()))), "服务!C2：2023-03-15 是表格"),
        (with(&|it| drop(it.write_boolean(1, 1, true).map(|_| ()))), "服务!B2"),
        (
            with(&|it| drop(it.merge_range(1, 1, 3, 1, "022-27122522", &Format::new()).map(|_| ()))),
            "服务!B2：到 B4 是合并单元格",
        ),
    ];
    for (bytes, says) in cases {
        refused(&folder, "s.xlsx", &bytes, says);
    }
}

#[test]
fn sheets_that_are_hidden_or_only_explain_are_passed_over() {
    let folder = folder();
    let rows = |cells: &[&[&str]]| -> Rows {
        cells.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    };
    let mut book = Workbook::new();
    add_sheet(&mut book, "说明", &rows(&[&["每一列怎样填"], &["电话", "写作 022-27122522"]]));
    add_sheet(
        &mut book,
        "服务",
        &rows(&[&["2027 年版"], &[], &["编号", "又名"], &["service-12", "青年奖_x000D_\n 科技奖 "], &["", "制表人"]]),
    );
    add_sheet(&mut book, "旧表", &rows(&[&["编号", "名称"], &["service-12", "旧"]])).set_hidden(true);
    folder.write_to("", "s.xlsx", book.save_to_buffer().unwrap());
    let ran = import(&folder, "s.xlsx", &[]);
    assert!(ran.code == 0 && ran.output.starts_with("新增 0 · 改 1 · 不变 0 · 跳过 3"), "{ran:?}");
    assert!(ran.output.contains("服务!B4  又名：天津青年科技奖 → 青年奖；科技奖"), "{ran:?}");
    assert!(ran.output.contains("跳过 旧表：隐藏的工作表") && ran.output.contains("跳过 服务!5"), "{ran:?}");
}

/// An archive of files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_file_of_ours_is_refused_in_a_line() {
    let folder = folder();
    let good = workbook("服务", &exported(&folder, "service"));
    let compound = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), vec![0; 4096], name, vec![0; 4096]].concat()
    };
    let zeros = vec![0; 8 << 20];
    let parts: &[(&str, &[u8])] = &[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")];
    let with = |more: (&'static str, &[u8])| archive(&[parts, &[more]].concat());
    let wide = (0..1000).map(|at| format!("列{at}")).collect::<Vec<_>>().join(",");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.csv", Vec::new(), "空的"),
        ("old.xls", compound("Workbook"), "另存为 .xlsx"),
        ("locked.xlsx", compound("EncryptedPackage"), "取消密码"),
        ("macros.xlsm", with(("xl/vbaProject.bin", b"x")), "宏"),
        ("binary.xlsb", archive(&[("xl/workbook.bin", b"x")]), ".xlsb"),
        ("table.ods", archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), ".ods"),
        ("letter.docx", archive(&[("word/document.xml", b"<x/>")]), "不是工作簿"),
        ("bomb.xlsx", with(("xl/worksheets/sheet1.xml", &zeros)), "解开后过大"),
        ("cut.xlsx", good[..good.len() / 2].to_vec(), "损坏"),
        ("broken.xlsx", with(("xl/x.xml", b"x")), "损坏"),
        ("wide.csv", format!("编号,名称,{wide}\n").into_bytes(), "1002 列"),
        ("nul.csv", b"a,b\n\0".to_vec(), "第 2 行有 NUL"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF".to_vec(), "不是文字"),
        ("quote.csv", "编号,名称\nservice-12,\"甲\n".as_bytes().to_vec(), "第 2 行的引号"),
        ("other.csv", b"a,b\n1,2\n".to_vec(), "找不到表头"),
        ("other.json", b"{\"type\": \"FeatureCollection\", \"features\": []}".to_vec(), "不是本目录导出的格式"),
        ("broken.json", b"[{]".to_vec(), "不是合法的 JSON"),
    ];
    for (name, bytes, says) in cases {
        not_read(&folder, name, &bytes, says);
    }
    let ran = import(&folder, "absent.csv", &[]);
    assert_eq!((ran.code, ran.output.as_str(), ran.errors.lines().count()), (REFUSED, "", 1), "{ran:?}");
    let ran = folder.run(&["import", "quote.csv"]);
    assert!(ran.code == REFUSED && ran.errors.contains("--into"), "{ran:?}");
}

#[test]
fn a_workbook_damaged_anywhere_never_ends_the_program() {
    let folder = folder();
    let rows: Rows = exported(&folder, "department");
    let good = workbook("部门", &rows);
    for at in (0..good.len()).step_by(good.len() / 40) {
        let mut bad = good.clone();
        bad[at] ^= 0x55;
        folder.write_to("", "bad.xlsx", &bad);
        let ran = import(&folder, "bad.xlsx", &[]);
        assert!(ran.code == 0 || ran.code == REFUSED, "{at}: {ran:?}");
    }
}

#[test]
fn ten_thousand_rows_are_previewed() {
    let folder = Folder::empty();
    folder.write(
        "directory.ron",
        "(title: \"甲\", short_title: \"乙\", publisher: \"丙\", published: \"2024\", parts: [])",
    );
    folder.write(
        "societies.ron",
        "(title: \"甲\", as_of: \"2024\", page: 0, count: 10000, contacts: [(emails: [(address: \"a@b.cn\")])])",
    );
    let society = |at: usize| format!("(id: \"society-a-{at:02}\", number: {at}, name: \"第{at}学会\")");
    let list = (1..=10_000).map(society).collect::<Vec<_>>().join(",\n");
    folder.write_to("mine", "societies/a.ron", format!("(id: \"a\", number: 1, name: \"学科\", societies: [{list}])"));
    let rows = (1..=10_000).map(|at| {
        vec![
            format!("society-a-{at:02}"),
            at.to_string(),
            format!("第{at}学会{}", if at % 100 == 0 { "新" } else { "" }),
        ]
    });
    let head = ["编号", "序号", "名称"].map(str::to_owned).to_vec();
    let rows: Rows = std::iter::once(head).chain(rows).collect();
    folder.write_to("", "s.xlsx", workbook("学会", &rows));
    let ran = import(&folder, "s.xlsx", &[]);
    assert!(ran.code == 0 && ran.output.starts_with("新增 0 · 改 100 · 不变 9900"), "{}", ran.errors);
}

/// The cards of everybody who answers, in a version of the format.
fn cards(folder: &Folder, version: &str) -> String {
    let ran = folder.run(&["--lang", "zh", "export", "--format", "vcard", "--vcard", version, "-o", "-"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    ran.output
}

#[test]
fn cards_that_change_nothing_touch_nothing() {
    let folder = folder();
    let before = files(&folder);
    for version in ["3", "4"] {
        folder.write_to("", "all.vcf", cards(&folder, version));
        let ran = import(&folder, "all.vcf", &["--write"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(ran.output, "新增 0 · 改 0 · 不变 11 · 跳过 0\n");
        assert!(ran.errors.contains("没有要写的改动"), "{ran:?}");
    }
    assert!(files(&folder) == before);
}

#[test]
fn a_number_changed_on_a_card_changes_wherever_it_is_printed() {
    for (version, card_old, card_new) in
        [("3", "+862227122522", "+862227122599"), ("4", "tel:+862227122522", "tel:+862227122599")]
    {
        let folder = folder();
        let before = files(&folder);
        let printed = |files: &BTreeMap<String, (String, SystemTime)>, number: &str| -> usize {
            let number = format!("(number: \"{number}\")");
            files.values().map(|(text, _)| text.matches(&number).count()).sum()
        };
        let count = printed(&before, "022-27122522");
        assert!(count > 5);
        let cards = cards(&folder, version);
        let line = cards.lines().position(|line| line.ends_with(&format!(":{card_old}"))).unwrap() + 1;
        let changed = cards.replace(&format!(":{card_old}\r\n"), &format!(":{card_new}\r\n"));
        folder.write_to("", "all.vcf", changed);
        let preview = import(&folder, "all.vcf", &[]);
        assert_eq!(preview.code, 0, "{preview:?}");
        assert!(preview.output.starts_with(&format!("新增 0 · 改 {count} · 不变 10 · 跳过 0\n")), "{preview:?}");
        let told = format!("第 4 张名片 第 {line} 行");
        let lines: Vec<&str> = preview.output.lines().filter(|it| it.contains(&told)).collect();
        assert_eq!(lines.len(), count, "{preview:?}");
        assert!(lines.iter().all(|it| it.contains("022-27122522 → 022-27122599")), "{lines:?}");
        assert!(files(&folder) == before, "a preview writes nothing");
        let wrote = import(&folder, "all.vcf", &["--write"]);
        assert_eq!(wrote.code, 0, "{wrote:?}");
        let after = files(&folder);
        assert_eq!((printed(&after, "022-27122522"), printed(&after, "022-27122599")), (0, count));
        for (file, old, new) in differences(&before, &after) {
            let put: Vec<String> = old.iter().map(|line| line.replace("022-27122522", "022-27122599")).collect();
            assert_eq!(put, new, "{file}");
        }
        let check = folder.run(&["check", "mine"]);
        assert_eq!(check.code, 0, "{check:?}");
    }
}

#[test]
fn a_card_that_is_not_clear_writes_nothing() {
    let folder = folder();
    let cards = cards(&folder, "3");
    let academic = cards.split_inclusive("END:VCARD\r\n").find(|it| it.contains("+862227122522")).unwrap();
    let both = academic.replace("+862227122522", "+862227122598").replace("+862227126427", "+862227122599");
    refused(&folder, "both.vcf", both.as_bytes(), "“+862227122598”是新的，但不清楚代替哪一个");
    let more = academic.replace("NOTE:", "TEL:+862227122599\r\nNOTE:");
    refused(&folder, "more.vcf", more.as_bytes(), "第 1 张名片 第 ");
    let unknown = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:某人\r\nTEL:12345\r\nEND:VCARD\r\n";
    refused(&folder, "unknown.vcf", unknown.as_bytes(), "不明 第 1 张名片 第 1 行：目录中没有“某人”的名片");
    let changed = academic.replace("+862227122522", "+862227122599");
    refused(&folder, "twice.vcf", format!("{changed}{academic}").as_bytes(), "另一张名片上不是这样");
}

#[test]
fn a_card_without_an_id_is_known_by_its_name() {
    let folder = folder();
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:市科协组人部\r\nTEL:+862227111198\r\nEND:VCARD\r\n";
    folder.write_to("", "one.vcf", card);
    let ran = import(&folder, "one.vcf", &[]);
    assert!(ran.code == 0 && ran.output.contains("022-27111199 → 022-27111198"), "{ran:?}");
}

#[test]
fn old_and_broken_cards_are_refused_in_one_line() {
    let folder = folder();
    let cards = cards(&folder, "3");
    let old = cards.replace("VERSION:3.0", "VERSION:2.1");
    not_read(&folder, "old.vcf", old.as_bytes(), "第 2 行是旧式名片");
    let quoted = cards.replacen("FN:", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:", 1);
    not_read(&folder, "quoted.vcf", quoted.as_bytes(), "第 4 行是旧式名片");
    let cut = &cards[..cards.rfind("END:VCARD").unwrap()];
    not_read(&folder, "cut.vcf", cut.as_bytes(), "不是名片的内容");
    let headless = cards.replacen("BEGIN:VCARD\r\n", "", 1);
    not_read(&folder, "headless.vcf", headless.as_bytes(), "第 1 行不是名片的内容");
}
