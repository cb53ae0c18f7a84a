//! A directory as a folder of pages, read by programs that are not ours: by Python's parser of HTML, and by Chromium.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use kechuang::directory::Directory;
use kechuang::document::Subject;
use kechuang::export::text;
use kechuang::loader::{Source, load};
use kechuang::messages::Lang;
use kechuang::site::{Site, Written, write};
use serde_json::Value;

use crate::support::folder::Folder;

/// The shipped directory.
fn directory() -> &'static Arc<Directory> {
    static DIRECTORY: LazyLock<Arc<Directory>> = LazyLock::new(|| Arc::new(load(&Source::shipped(), |_| ()).unwrap()));
    &DIRECTORY
}

/// Writes a directory's pages to a folder below one of a test's own.
fn written(directory: &Directory, lang: Lang, folder: &Folder) -> Written {
    write(&Site { directory, lang, replaces: false }, &folder.root().join("site"), &mut |_| ()).unwrap()
}

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let named = |path: PathBuf| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap());
    entries.map(named).collect()
}

/// The pages of a folder as Python reads them; `None` where there is no Python.
fn pages(folder: &Path) -> Option<BTreeMap<String, Value>> {
    let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shell/site/read.py");
    let ran = program("python3", |python| python.arg(reader).arg(folder))?;
    let pages = ran.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    Some(pages.map(|page| (page["file"].as_str().unwrap().to_owned(), page)).collect())
}

/// What a program writes; `None` where it is not installed, which a machine that must run every test cannot say.
fn program(name: &str, arguments: impl FnOnce(&mut Command) -> &mut Command) -> Option<String> {
    let mut command = Command::new(name);
    let Ok(output) = arguments(&mut command).output() else {
        assert!(std::env::var("KECHUANG_TESTS_REQUIRE_ALL").as_deref() != Ok("1"), "{name} is not installed");
        eprintln!("skipped: {name} is not installed");
        return None;
    };
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

#[test]
fn every_page_is_sound_and_every_way_on_it_leads_somewhere() {
    for (lang, tag) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
        let folder = Folder::empty();
        let site = written(directory(), lang, &folder);
        let all = files(&site.folder);
        let Some(pages) = pages(&site.folder) else { return };
        assert_eq!(pages.len(), site.pages);
        assert_eq!(pages.len(), 1 + directory().len() + Subject::texts(directory()).count());
        let ids: BTreeMap<&str, Vec<&str>> = pages.iter().map(|(file, page)| (&**file, texts(&page["ids"]))).collect();
        for (file, page) in &pages {
            assert_eq!(texts(&page["faults"]), [""; 0], "{file}");
            assert_eq!((&page["meta"]["lang"], &page["begins"]), (&tag.into(), &"<!DOCTYPE html>".into()), "{file}");
            for one in ["h1", "main", "header", "footer", "title"] {
                assert_eq!(page["count"][one], 1, "{file}: {one}");
            }
            assert!(!page["title"].as_str().unwrap().trim().is_empty(), "{file}");
            assert_eq!(page["meta"]["canonical"], *file);
            assert_eq!(page["meta"]["robots"], "index, follow");
            assert!(page["meta"]["viewport"].as_str().unwrap().contains("width=device-width"), "{file}");
            let policy = page["meta"]["Content-Security-Policy"].as_str().unwrap();
            assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
            let own = &ids[&**file];
            assert_eq!(own.iter().collect::<BTreeSet<_>>().len(), own.len(), "{file}: {own:?}");
            for href in texts(&page["hrefs"]) {
                let outside = ["http://", "https://", "tel:", "mailto:"];
                if outside.iter().any(|scheme| href.starts_with(scheme)) {
                    continue;
                }
                let (to, anchor) = href.split_once('#').unwrap_or((href, ""));
                let to = if to.is_empty() { file } else { to };
                assert!(all.contains_key(to), "{file}: {href}");
                assert!(anchor.is_empty() || ids[to].contains(&anchor), "{file}: {href}");
            }
        }
        let names: BTreeSet<String> = pages.values().map(|page| page["title"].as_str().unwrap().to_owned()).collect();
        assert!(names.len() + 3 >= pages.len(), "titles tell pages apart: {} of {}", names.len(), pages.len());
    }
}

/// A text without blanks and without the signs that stand before the items of a list.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '•' | '·' | '›' | '-' | '*')).collect()
}

#[test]
fn a_page_says_all_that_the_plain_text_says_and_in_its_order() {
    for lang in [Lang::Zh, Lang::En] {
        let folder = Folder::empty();
        let site = written(directory(), lang, &folder);
        let Some(pages) = pages(&site.folder) else { return };
        let mut lines = 0;
        for (_, record) in directory().records() {
            let page = bare(pages[&format!("{}.html", record.id())]["text"].as_str().unwrap());
            let mut rest = &*page;
            for line in text(directory(), record, lang).lines().map(bare).filter(|line| !line.is_empty()) {
                let at = rest.find(&line).unwrap_or_else(|| panic!("{}: {line}\n{rest}", record.id()));
                rest = &rest[at + line.len()..];
                lines += 1;
            }
        }
        assert!(lines > 2_000, "{lines}");
    }
}

#[test]
fn the_index_lists_every_entry_without_a_script() {
    let folder = Folder::empty();
    let site = written(directory(), Lang::Zh, &folder);
    let Some(pages) = pages(&site.folder) else { return };
    let index = &pages["index.html"];
    let hrefs: BTreeSet<&str> = texts(&index["hrefs"]).into_iter().collect();
    for (_, heading) in directory().headings() {
        assert!(hrefs.contains(&*format!("{}.html", heading.id)), "{}", heading.id);
        assert!(index["text"].as_str().unwrap().contains(heading.name), "{}", heading.name);
    }
    for part in &directory().info().parts {
        assert!(hrefs.contains(&*format!("#in-{}", part.id)), "{}", part.id);
    }
}

#[test]
fn numbers_are_dialled_and_addresses_are_written_to() {
    let folder = Folder::empty();
    let site = written(directory(), Lang::Zh, &folder);
    let Some(pages) = pages(&site.folder) else { return };
    let mut count = 0;
    for (_, record) in directory().records() {
        let hrefs = texts(&pages[&format!("{}.html", record.id())]["hrefs"]);
        for phone in directory().phones(record) {
            assert!(hrefs.contains(&&*kechuang::export::tel(&phone.number)), "{}", record.id());
            count += 1;
        }
        for email in directory().emails(record) {
            assert!(
                hrefs.contains(&&*format!("mailto:{}", email.address))
                    || matches!(record.kind(), kechuang::directory::Kind::Department),
                "{}",
                record.id()
            );
        }
    }
    assert!(count > 200, "{count}");
}

#[test]
fn two_runs_are_equal_byte_by_byte() {
    let (one, other) = (Folder::empty(), Folder::empty());
    let first = files(&written(directory(), Lang::Zh, &one).folder);
    // What bears the time of the run would have another one by now: archives keep two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    let second = files(&written(directory(), Lang::Zh, &other).folder);
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        assert!(*bytes == second[name], "{name}");
    }
}
