//! `kechuang export`: tables and JSON for other programs, read back by programs that are not ours.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::pty::{Folder, leave_out};

fn run(folder: &Path, arguments: &[&str]) -> (i32, Vec<u8>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(arguments).current_dir(folder).env_clear().env("LANG", "zh_CN.UTF-8").stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code().unwrap(), stdout, String::from_utf8(stderr).unwrap())
}

/// A table without its byte order mark, as the `csv` crate reads it.
fn rows(bytes: &[u8]) -> Vec<csv::StringRecord> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a table for a spreadsheet begins with a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(Result::unwrap).collect()
}

/// A Python that has a module: the first that is found, or the system's. Without one the test says so and is skipped.
fn python_with(module: &str) -> Option<&'static str> {
    let has_it = |python: &&str| {
        let tried = Command::new(python).args(["-c", &format!("import {module}")]).stderr(Stdio::null()).status();
        tried.is_ok_and(|it| it.success())
    };
    let python = ["python3", "/usr/bin/python3"].into_iter().find(has_it);
    if python.is_none() {
        leave_out(&format!("there is no python3 with {module}"));
    }
    python
}

/// Names of the files in a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_table_has_a_row_an_entry_and_all_its_fields() {
    let folder = Folder::new();
    let (code, out, error) = run(folder.path(), &["export", "--format", "csv"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert_eq!(memchr::memchr_iter(b'\r', &out).count(), 277, "CR and LF end a row, LF alone a line within a cell");
    let table = rows(&out);
    let column = |name: &str| table[0].iter().position(|it| it == name).unwrap();
    assert_eq!(
        (table.len(), &table[1][column("编号")], &table[1][column("电话")]),
        (277, "service-01", "022-27111199")
    );
    let row = |id: &str| table.iter().find(|row| &row[0] == id).unwrap();
    assert!(row("service-08")[column("正文")].starts_with('【'));
    assert_eq!(&row("preface")[column("类别")], "前言");
    assert!(row("society-engineering-01")[column("电话")].contains("清单"), "a number that is not its own says so");
    let (_, english, _) = run(folder.path(), &["--lang", "en", "export", "--format", "csv"]);
    assert_eq!(&rows(&english)[0][4], "name");
    let (_, again, _) = run(folder.path(), &["export", "--format", "csv"]);
    assert!(again == out, "two runs are equal byte by byte");
}

/// Python's own reader, where there is one: the same cells as the `csv` crate finds.
#[test]
fn another_reader_finds_the_same_cells() {
    let folder = Folder::new();
    let (code, ..) = run(folder.path(), &["export", "-o", "a.csv"]);
    assert_eq!(code, 0);
    let script =
        "import csv, json; print(json.dumps(list(csv.reader(open('a.csv', encoding='utf-8-sig', newline='')))))";
    let Some(python) = python_with("csv") else { return };
    let python = Command::new(python).args(["-c", script]).current_dir(folder.path()).output().unwrap();
    let read: Vec<Vec<String>> = serde_json::from_slice(&python.stdout).unwrap();
    let ours = rows(&fs::read(folder.path().join("a.csv")).unwrap());
    let ours: Vec<Vec<String>> = ours.iter().map(|row| row.iter().map(str::to_owned).collect()).collect();
    assert_eq!(read, ours);
}

#[test]
fn columns_and_headings_are_as_asked_for() {
    let folder = Folder::new();
    let call =
        ["export", "--format", "csv", "--kind", "service", "--fields", "编号,Phones", "--header", "en", "qqzzxxqq"];
    let (code, ..) = run(folder.path(), &call);
    assert_eq!(code, 1);
    let call = ["export", "--format", "csv", "--fields", "编号,phones,页", "--header", "en", "期刊"];
    let table = rows(&run(folder.path(), &call).1);
    assert_eq!(table[0].iter().collect::<Vec<_>>(), ["id", "phones", "page"]);
    let ids: Vec<&str> = table[1..].iter().map(|row| &row[0]).collect();
    assert!(ids.len() > 1 && ids.contains(&"service-47"), "{ids:?}");
    let (_, all, _) = run(folder.path(), &["search", "--limit", "all", "--format", "json", "期刊"]);
    let all: Value = serde_json::from_slice(&all).unwrap();
    let mut found: Vec<&str> = all["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap()).collect();
    assert_eq!(found.len(), ids.len(), "what the search finds leaves");
    found.sort_unstable();
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    assert_eq!(found, sorted);
    let everything = rows(&run(folder.path(), &["export", "--format", "csv", "--fields", "id"]).1);
    let place = |id: &&str| everything.iter().position(|row| &row[0] == *id);
    assert!(ids.is_sorted_by_key(place), "in the directory's order");
}

#[test]
fn as_json_each_entry_is_as_show_has_it() {
    let folder = Folder::new();
    let (_, whole, _) = run(folder.path(), &["export", "--format", "json"]);
    let whole: Value = serde_json::from_slice(&whole).unwrap();
    assert!(whole["directory"]["title"].is_string());
    let (_, lines, _) = run(folder.path(), &["export", "--format", "jsonl"]);
    let lines = String::from_utf8(lines).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(whole["records"], Value::from(lines.clone()));
    for id in ["service-01", "society-medicine-03", "department-office", "profile-cast", "article-12", "preface"] {
        let (_, shown, _) = run(folder.path(), &["show", "--format", "json", id]);
        let shown: Value = serde_json::from_slice(&shown).unwrap();
        assert_eq!(lines.iter().find(|it| it["id"] == id), Some(&shown));
    }
    let (_, some, _) = run(
        folder.path(),
        &["export", "--format", "jsonl", "--fields", "name,phones,page,address", "--kind", "profile"],
    );
    let first: Value = serde_json::from_str(String::from_utf8(some).unwrap().lines().next().unwrap()).unwrap();
    assert_eq!(first["phones"], serde_json::json!(["010-68571875"]));
    assert_eq!((&first["page"], first["name"].is_string()), (&Value::from(115), true));
}

#[test]
fn a_file_is_whole_or_not_there_and_replaces_none_unasked() {
    let folder = Folder::new();
    let path = folder.path().join("a.csv");
    fs::write(&path, "mine").unwrap();
    let (code, out, error) = run(folder.path(), &["export", "-o", "a.csv"]);
    assert_eq!((code, out.len()), (2, 0));
    assert!(error.contains("a.csv 已存在") && error.contains("--force"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    let (code, out, error) = run(folder.path(), &["export", "-o", "a.csv", "--force"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(String::from_utf8(out).unwrap().contains("276 条写入 a.csv"));
    assert_eq!(rows(&fs::read(&path).unwrap()).len(), 277);
    for (call, wrong) in [
        (&["export", "-o", "gone/a.csv"][..], "没有写成"),
        (&["export", "-o", ".", "--format", "csv"], "是文件夹"),
        (&["export", "-o", "b.csv", "--kind", "service", "qqzzxxqq"], "没有找到"),
        (&["export", "-o", "b.txt"], "--format"),
        (&["export"], "csv"),
        (&["export", "--format", "pdf"], "pdf"),
        (&["export", "--format", "csv", "--fields", "nme"], "nme"),
        (&["export", "--format", "json", "--header", "en"], "--header"),
        (&["export", "--format", "csv", "month:13"], "月份"),
        (&["--data", "gone", "export", "-o", "b.csv"], "gone"),
    ] {
        let (code, out, error) = run(folder.path(), call);
        assert!(matches!(code, 1 | 2) && out.is_empty() && error.contains(wrong), "{call:?} {code} {error}");
        assert_eq!(error.lines().count(), 1, "{error}");
        assert_eq!(code, if wrong == "没有找到" { 1 } else { 2 }, "{call:?}");
    }
    assert_eq!(files(folder.path()), ["a.csv"], "nothing else is left there");
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_file_that_is_replaced_and_stays() {
    let folder = Folder::new();
    fs::write(folder.path().join("real.csv"), "mine").unwrap();
    std::os::unix::fs::symlink("real.csv", folder.path().join("a.csv")).unwrap();
    assert_eq!(run(folder.path(), &["export", "-o", "a.csv", "--force"]).0, 0);
    assert!(fs::symlink_metadata(folder.path().join("a.csv")).unwrap().is_symlink());
    assert_eq!(rows(&fs::read(folder.path().join("real.csv")).unwrap()).len(), 277);
    assert_eq!(run(folder.path(), &["export", "--format", "csv", "-o", "/dev/null"]).0, 0, "a device takes what comes");
}

#[test]
fn a_minus_is_standard_output() {
    let folder = Folder::new();
    let (code, out, _) = run(folder.path(), &["export", "--format", "csv", "-o", "-"]);
    assert_eq!((code, rows(&out).len()), (0, 277));
    assert!(files(folder.path()).is_empty());
}

/// The cells of a directory with everything that a table could stumble over.
#[test]
fn cells_that_look_like_formulas_are_inert() {
    let folder = Folder::new();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mine = crate::support::folder::Folder::with_copy_of(&shipped);
    let text = fs::read_to_string(shipped.join("departments.ron")).unwrap();
    let note = "notes: [\"=HYPERLINK(\\\"http://x\\\",\\\"点\\\")\", \"逗号,引号\\\"🧪\"]";
    let changed = text.replacen("page: 2)", &format!("page: 2, {note})"), 1);
    assert_ne!(changed, text);
    mine.write("departments.ron", changed);
    let data = mine.mine();
    let (code, out, error) =
        run(folder.path(), &["--data", data.to_str().unwrap(), "export", "--format", "csv", "--kind", "department"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let table = rows(&out);
    let notes = table[0].iter().position(|it| it == "说明").unwrap();
    assert_eq!(&table[1][notes], "\t=HYPERLINK(\"http://x\",\"点\")\n逗号,引号\"🧪");
}

/// A workbook as calamine reads it: its sheets with their rows.
fn sheets(bytes: Vec<u8>) -> Vec<(String, calamine::Range<calamine::Data>)> {
    use calamine::Reader;
    let mut workbook = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    names.into_iter().map(|name| (name.clone(), workbook.worksheet_range(&name).unwrap())).collect()
}

#[test]
fn a_workbook_has_a_sheet_for_each_sort_of_entries() {
    use calamine::Data;
    let folder = Folder::new();
    let (code, out, error) = run(folder.path(), &["export", "--format", "xlsx"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let (_, again, _) = run(folder.path(), &["export", "--format", "xlsx", "-o", "-"]);
    assert!(out == again, "two runs are equal byte by byte");
    let sheets = sheets(out);
    let told: Vec<(&str, usize)> = sheets.iter().map(|(name, range)| (&**name, range.height())).collect();
    assert_eq!(told, [("服务", 73), ("学会", 148), ("部门", 10), ("机构", 3), ("通则", 47)]);
    let (_, csv, _) = run(folder.path(), &["export", "--format", "csv"]);
    let table = rows(&csv);
    let mut compared = 0;
    for (sheet, range) in &sheets {
        let headings: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
        for row in range.rows().skip(1) {
            let id = row[0].to_string();
            let in_csv = table.iter().find(|row| row[0] == id).unwrap();
            for (heading, cell) in headings.iter().zip(row) {
                let at = table[0].iter().position(|it| it == heading).unwrap();
                assert_eq!(cell.to_string(), in_csv[at].trim_start_matches('\t'), "{sheet} {id} {heading}");
                let is_number = matches!(heading.as_str(), "序号" | "页");
                assert!(
                    matches!(cell, Data::Float(_)) == is_number || matches!(cell, Data::Empty),
                    "{id} {heading} {cell:?}"
                );
                compared += usize::from(*cell != Data::Empty);
            }
        }
    }
    assert!(compared > 2_500, "{compared}");
}

/// What a reader of a spreadsheet has before him, as openpyxl finds it.
#[test]
fn a_workbook_has_live_links_and_headings_that_stay() {
    let folder = Folder::new();
    assert_eq!(run(folder.path(), &["export", "-o", "a.xlsx"]).0, 0);
    let script = "
import json, openpyxl
book = openpyxl.load_workbook('a.xlsx')
page = book['服务']
heads = {cell.value: cell.column for cell in page[1]}
links = {cell.row: cell.hyperlink.target for cell in page[openpyxl.utils.get_column_letter(heads['网址'])] if cell.hyperlink}
phones = [page.cell(row, heads['电话']) for row in range(2, page.max_row + 1)]
print(json.dumps(dict(
    frozen=page.freeze_panes, filter=page.auto_filter.ref, links=len(links), first=links[2],
    text=all(cell.data_type == 's' and cell.number_format == '@' for cell in phones if cell.value),
    wrap=phones[0].alignment.wrap_text, width=page.column_dimensions['C'].width,
    made=str(book.properties.created), title=book.properties.title)))
";
    let Some(python) = python_with("openpyxl") else { return };
    let python = Command::new(python).args(["-c", script]).current_dir(folder.path()).output().unwrap();
    let read: Value = serde_json::from_slice(&python.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&python.stderr)));
    assert_eq!((&read["frozen"], &read["text"], &read["wrap"]), (&"A2".into(), &true.into(), &true.into()), "{read}");
    assert_eq!(read["filter"], "A1:AI73");
    assert_eq!(read["first"], "http://www.tast.org.cn");
    assert!(read["links"].as_u64().unwrap() > 10 && read["width"].as_f64().unwrap() > 30.0, "{read}");
    assert_eq!(read["made"], "2023-05-01 00:00:00");
}

#[test]
fn a_terminal_is_sent_no_workbook() {
    let folder = crate::support::folder::Folder::empty();
    for call in [&["export", "--format", "xlsx"][..], &["export", "--format", "xlsx", "-o", "-"], &["template", "xlsx"]]
    {
        let (code, shown) = folder.run_in_terminal(call);
        assert_eq!(code, 2);
        assert!(shown.contains("-o") && !shown.contains("PK"), "{shown}");
    }
    let (code, shown) = folder.run_in_terminal(&["export", "--format", "csv", "--kind", "department"]);
    assert_eq!(code, 0);
    assert!(shown.contains("department-office") && !shown.contains('\u{feff}') && !shown.contains('%'), "{shown}");
}

#[test]
fn an_empty_workbook_says_how_it_is_filled_in() {
    let folder = Folder::new();
    let (code, out, error) = run(folder.path(), &["template", "xlsx", "-o", "空.xlsx"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(String::from_utf8(out).unwrap().contains("空.xlsx"));
    let (code, _, error) = run(folder.path(), &["template", "-o", "空.xlsx"]);
    assert!(code == 2 && error.contains("已存在"), "{error}");
    let template = sheets(fs::read(folder.path().join("空.xlsx")).unwrap());
    let exported = sheets(run(folder.path(), &["export", "--format", "xlsx"]).1);
    for ((name, empty), (same, full)) in template.iter().zip(&exported) {
        assert_eq!((name, empty.rows().next()), (same, full.rows().next()));
        assert_eq!(empty.height(), 1, "{name}");
    }
    let (name, told) = &template[5];
    assert_eq!((name.as_str(), template.len()), ("说明", 7));
    let columns: Vec<String> = told.rows().skip(3).map(|row| row[0].to_string()).collect();
    for (_, full) in &exported {
        for heading in full.rows().next().unwrap() {
            assert!(columns.contains(&heading.to_string()), "{heading}");
        }
    }
    assert!(told.rows().skip(3).all(|row| (1..5).all(|at| !row[at].to_string().is_empty())), "each is explained");
    let values: Vec<String> = template[6].1.rows().map(|row| row[0].to_string()).collect();
    assert!(template[6].1.rows().any(|row| row.iter().any(|it| *it == "工学")), "{values:?}");
}
