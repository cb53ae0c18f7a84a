//! A directory as a folder of pages, read by programs that are not ours: by Python's parser of HTML, and by Chromium.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use calamine::{Reader, Xlsx, open_workbook};
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType};
use calcard::{Entry, Parser};
use kechuang::directory::{Contact, Contents, Directory, DirectoryInfo, Email, Id, Kind, Part, Phone, Service, Url};
use kechuang::document::Subject;
use kechuang::export::text;
use kechuang::loader::{Source, load};
use kechuang::messages::Lang;
use kechuang::site::{Site, Written, write};
use proptest::collection::vec;
use proptest::sample::select;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::support::browser::Browser;
use crate::support::folder::Folder;
use crate::support::pty::leave_out;

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
        leave_out(&format!("{name} is not installed"));
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
                hrefs.contains(&&*format!("mailto:{}", email.address)) || matches!(record.kind(), Kind::Department),
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

/// The first answers of the index, as a reader sees them.
const ANSWERS: &str = "[...document.querySelectorAll('#find-found a')].map((a) => a.getAttribute('href'))";

/// What has the focus: an answer by its page, the field by its id.
const FOCUS: &str = "(document.activeElement.getAttribute('href') || document.activeElement.id)";

/// What is said to who does not see the answers.
const SAID: &str = "document.getElementById('find-status').textContent";

/// Where an address leads, as a browser writes it.
fn encoded(text: &str) -> String {
    let byte =
        |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}

#[test]
fn a_browser_finds_names_as_they_are_typed() {
    let Some(mut browser) = Browser::start() else { return };
    let folder = Folder::empty();
    let index = written(directory(), Lang::Zh, &folder).folder.join("index.html");
    for (query, first) in [
        ("yaoxuehui", "society-medicine-04"),
        ("药学会", "society-medicine-04"),
        ("藥學會", "society-medicine-04"),
        ("yào xué huì", "society-medicine-04"),
        ("yao学会", "society-medicine-04"),
        ("tjsyxh", "society-medicine-01"),
        ("Pharmaceutical", "society-medicine-04"),
        ("04", "service-04"),
        ("第二十五条", "article-25"),
        ("zhongguokexie", "profile-cast"),
        ("nvkexuejia", "service-04"),
        ("nükexuejia", "service-04"),
        ("chongqing", ""),
    ] {
        browser.open(&index, &format!("#q={}", encoded(query)));
        browser.wait(&format!("{SAID} !== '' && !{SAID}.includes('载入')"));
        let answers = browser.value(ANSWERS);
        let expected = if first.is_empty() { Value::Null } else { format!("{first}.html").into() };
        assert_eq!(answers[0], expected, "{query}: {answers}");
        let said = browser.value(SAID);
        let count = answers.as_array().unwrap().len();
        assert_eq!(said, if count == 0 { "没有找到".to_owned() } else { format!("找到 {count} 条") }, "{query}");
        assert_eq!(browser.value("document.getElementById('contents').hidden"), true);
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_index_is_used_by_keys_alone() {
    let Some(mut browser) = Browser::start() else { return };
    let folder = Folder::empty();
    let index = written(directory(), Lang::Zh, &folder).folder.join("index.html");
    browser.open(&index, "");
    browser.press("/");
    browser.wait(&format!("{FOCUS} === 'find-text'"));
    browser.enter("yxh");
    browser.wait(&format!("{ANSWERS}.length > 3"));
    assert_eq!(browser.value("location.hash"), "#q=yxh");
    for (key, at) in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)] {
        browser.press(key);
        browser.wait(&format!("{FOCUS} === {ANSWERS}[{at}]"));
    }
    browser.press("ArrowUp");
    browser.wait(&format!("{FOCUS} === 'find-text'"));
    browser.press("Escape");
    browser.wait("document.getElementById('find-text').value === '' && !document.getElementById('contents').hidden");
    assert_eq!((browser.value(SAID), browser.value("location.hash")), ("".into(), "".into()));
    browser.enter("药学会");
    browser.wait(&format!("{ANSWERS}.length > 0"));
    browser.press("Enter");
    browser.wait("document.title.startsWith('04 天津市药学会')");
    browser.ask("Page.navigate", &serde_json::json!({ "url": "about:blank" }));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn pages_fit_a_telephone_and_are_readable_without_a_script() {
    let Some(mut browser) = Browser::start() else { return };
    let folder = Folder::empty();
    let site = written(directory(), Lang::En, &folder).folder;
    browser.resize(320, 640, true);
    for page in ["index", "service-04", "service-51", "society-medicine-04", "profile-tast", "charter", "preface"] {
        browser.open(&site.join(format!("{page}.html")), "");
        assert_eq!(browser.value("document.documentElement.scrollWidth"), 320, "{page}");
    }
    browser.forbid_scripts();
    browser.open(&site.join("index.html"), "");
    assert_eq!(browser.value("getComputedStyle(document.getElementById('find')).display"), "none");
    assert_eq!(browser.value("document.querySelectorAll('#contents section li').length"), directory().len());
    browser.open(&site.join("service-04.html"), "");
    assert!(browser.value("document.body.innerText").as_str().unwrap().contains("022-27122522"));
}

/// The contrast of every text of a page with what stands behind it, as WCAG 2.2 has it: the least of all, and where.
const CONTRAST: &str = "(() => {
    const parts = (colour) => colour.match(/[\\d.]+/gu).map(Number);
    const light = (colour) => {
        const [r, g, b] = parts(colour).map((it) => it / 255).map((it) => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        for (let it = element; it; it = it.parentElement) {
            const colour = getComputedStyle(it).backgroundColor;
            if (parts(colour)[3] !== 0) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    let least = [99, ''];
    for (const element of document.querySelectorAll('body *')) {
        if (![...element.childNodes].some((it) => it.nodeType === 3 && it.data.trim())) continue;
        const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < least[0]) least = [contrast, element.outerHTML];
    }
    return least;
})()";

#[test]
fn every_text_stands_out_in_the_light_and_in_the_dark() {
    let Some(mut browser) = Browser::start() else { return };
    let folder = Folder::empty();
    let site = written(directory(), Lang::Zh, &folder).folder;
    let mut papers = BTreeSet::new();
    for scheme in ["light", "dark"] {
        browser.prefer(scheme);
        for (page, fragment) in
            [("index", "#q=yxh"), ("index", ""), ("service-04", ""), ("service-12", ""), ("society-medicine-04", "")]
        {
            browser.open(&site.join(format!("{page}.html")), fragment);
            if !fragment.is_empty() {
                browser.wait(&format!("{ANSWERS}.length > 0"));
            }
            let least = browser.value(CONTRAST);
            assert!(least[0].as_f64().unwrap() >= 4.5 && least[0].as_f64().unwrap() < 22.0, "{scheme} {page}: {least}");
            papers.insert(browser.value("getComputedStyle(document.body).backgroundColor").to_string());
        }
    }
    assert_eq!(papers.len(), 2, "{papers:?}");
}

/// Texts that would be mark-up, a script or the end of one if they were not escaped.
fn any_text() -> impl Strategy<Value = String> {
    let parts = [
        "<script>alert(1)</script>",
        "</script>",
        "<!--",
        "-->",
        "]]>",
        "\"",
        "'",
        "&lt;",
        "&amp;",
        "&",
        "<",
        ">",
        "` `",
        "\" onload=\"alert(1)",
        "javascript:alert(1)",
        "</title>",
        "</style>",
        "\\u003c",
        "\\",
        "学会",
        "药",
        "a",
        " ",
        "🦀",
        "𠮷",
        "\u{2028}",
        "\u{202e}",
        "\u{0}",
        "\n",
    ];
    vec(select(parts.to_vec()), 1..8).prop_map(|parts| parts.concat())
}

#[test]
fn what_the_data_say_is_text_on_every_page_and_in_every_file() {
    let mut runner = TestRunner::deterministic();
    let mut one = || any_text().new_tree(&mut runner).unwrap().current();
    let services = (1..=150_u32).map(|number| Service {
        id: Id::from(format!("service-{number:02}")),
        number,
        name: one(),
        english: Some(one()),
        alternate_names: [one()].into(),
        keywords: [one()].into(),
        part: Id::from("part-1"),
        summary: one(),
        urls: [Url { url: format!("http://a.cn/{}", one()), label: Some(one()) }, Url { url: one(), label: None }]
            .into(),
        contacts: [Contact {
            phones: [Phone { number: one(), note: Some(one()), ..Phone::default() }].into(),
            emails: [Email { address: one(), label: Some(one()) }].into(),
            ..Contact::default()
        }]
        .into(),
        notes: [one()].into(),
        ..Service::default()
    });
    let services: Vec<Service> = services.collect();
    let info = DirectoryInfo {
        title: one(),
        short_title: one(),
        publisher: one(),
        published: "2023-05".to_owned(),
        parts: [Part { id: Id::from("part-1"), number: 1, name: one(), ..Part::default() }].into(),
        ..DirectoryInfo::default()
    };
    let directory = Directory::from(Contents { info, services: services.clone(), ..Contents::default() });
    for lang in Lang::ALL {
        let folder = Folder::empty();
        let site = written(&directory, lang, &folder);
        let Some(pages) = pages(&site.folder) else { return };
        for service in &services {
            let page = &pages[&format!("{}.html", service.id)];
            assert_eq!(texts(&page["faults"]), [""; 0], "{page}");
            assert_eq!((page["count"]["script"].as_u64(), page["count"]["h1"].as_u64()), (Some(1), Some(1)), "{page}");
            let said = bare(page["text"].as_str().unwrap());
            for text in [&service.name, &service.summary, &service.notes[0], &service.contacts[0].phones[0].number] {
                assert!(said.contains(&bare(&kechuang::text::strip(text))), "{text:?}\n{said}");
            }
            let data: Value = serde_json::from_str(texts(&page["data"])[0]).unwrap();
            assert_eq!(data["@context"], "https://schema.org");
            for href in texts(&page["hrefs"]) {
                let may_be = ["http://", "tel:", "mailto:", "service-", "index.html", "style.css", "icon.svg", "#main"];
                assert!(may_be.iter().any(|begin| href.starts_with(begin)), "{href}");
            }
        }
        let names = fs::read_to_string(site.folder.join("names-1.js")).unwrap();
        let names = names.strip_prefix("kechuangNames(").and_then(|it| it.strip_suffix(");\n")).unwrap();
        let names: Value = serde_json::from_str(names).unwrap();
        assert_eq!(names["entries"].as_array().unwrap().len(), services.len());
        let Some(mut browser) = Browser::start() else { continue };
        browser.open(&site.folder.join("index.html"), "#q=yao");
        browser.wait(&format!("{ANSWERS}.length > 3"));
        assert_eq!(browser.value("document.querySelectorAll('body script, [onload]').length"), 0);
        assert_eq!(browser.complaints(), [""; 0]);
    }
}

/// What leads on in the text of an entry: where to, and by which words.
const LEADING_ON: &str = "[...document.querySelectorAll('article > p:not(.place) a, article li a')]
    .filter((a) => /^[a-z0-9-]+[.]html$/u.test(a.getAttribute('href')))
    .map((a) => a.getAttribute('href') + '\\n' + a.textContent)";

#[test]
fn names_in_running_text_lead_on() {
    let folder = Folder::empty();
    let site = written(directory(), Lang::Zh, &folder).folder;
    let Some(mut browser) = Browser::start() else { return };
    let mut count = 0;
    for number in 1..=72 {
        browser.open(&site.join(format!("service-{number:02}.html")), "");
        let links = browser.value(LEADING_ON);
        for link in texts(&links) {
            let (href, name) = link.split_once('\n').unwrap();
            let id = href.strip_suffix(".html").unwrap();
            assert_ne!(id, format!("service-{number:02}"), "no page leads to itself");
            let Some(no) = directory().index_of(id) else {
                assert_eq!(id, "charter");
                continue;
            };
            let record = directory().record(no).unwrap();
            let is_number = record.number().is_some_and(|own| name.parse() == Ok(own));
            let is_name = record.name() == name || record.alternate_names().iter().any(|it| it == name);
            assert!(is_number || is_name, "{id}: {name}");
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn the_command_says_where_pages_are_and_replaces_only_its_own() {
    let mut folder = Folder::empty();
    folder.with("LANG", "zh_CN.UTF-8");
    let count = 1 + directory().len() + Subject::texts(directory()).count();
    let index = folder.root().join("out/index.html");
    let ran = folder.run(&["export", "--site", "out"]);
    assert_eq!((ran.code, ran.output.as_str()), (0, &*format!("已写成 {count} 页：{}\n", index.display())), "{ran:?}");
    assert_eq!(files(&folder.root().join("out")), files(&written(directory(), Lang::Zh, &folder).folder));
    let before = files(&folder.root().join("out"));
    let ran = folder.run(&["export", "--site", "out"]);
    assert_eq!((ran.code, ran.output.as_str()), (2, ""));
    assert!(ran.errors.contains("--force") && ran.errors.lines().count() == 1, "{ran:?}");
    assert_eq!(files(&folder.root().join("out")), before);
    let ran = folder.run(&["--lang", "en", "export", "--site", "out", "--force"]);
    assert_eq!((ran.code, ran.output.contains(&format!("{count} pages: "))), (0, true), "{ran:?}");
    assert!(fs::read_to_string(&index).unwrap().contains("<html lang=\"en\">"));
    folder.write_to("out", "CNAME", "mine");
    folder.write_to("mine", "letter.txt", "mine");
    for (call, word) in [
        (&["export", "--site", "out", "--force"][..], "CNAME"),
        (&["export", "--site", "mine", "--force"], "mine"),
        (&["export", "--site", "mine/letter.txt", "--force"], "文件夹"),
        (&["export", "--site", "gone/out"], "gone/out"),
        (&["export", "--site", "new", "--format", "csv"], "--site"),
        (&["export", "--site", "new", "药学会"], "--site"),
        (&["export", "--site", "new", "--data", "nowhere"], "nowhere"),
    ] {
        let ran = folder.run(call);
        assert_eq!((ran.code, ran.output.as_str()), (2, ""), "{call:?}");
        assert!(ran.errors.contains(word), "{call:?}: {ran:?}");
    }
    let mut left: Vec<_> = fs::read_dir(folder.root()).unwrap().map(|it| it.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["mine", "out", "site"], "nothing is left behind");
}

#[test]
fn each_part_can_be_subscribed_to() {
    let folder = Folder::empty();
    let site = written(directory(), Lang::Zh, &folder).folder;
    let Some(pages) = pages(&site) else { return };
    let linked: BTreeSet<&str> = texts(&pages["index.html"]["hrefs"]).into_iter().collect();
    let all = files(&site);
    let (mut events, mut cards) = (BTreeMap::new(), BTreeMap::new());
    for (name, bytes) in &all {
        let text = str::from_utf8(bytes).unwrap_or_default();
        if is_of(name, "ics") {
            let calendar = ICalendar::parse(text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            let is_event = |it: &ICalendarComponent| it.component_type == ICalendarComponentType::VEvent;
            let count = calendar.components.iter().filter(|it| is_event(it)).count();
            assert!(count > 0, "{name}");
            events.insert(&**name, count);
            assert!(
                text.lines().filter(|line| line.starts_with("DTSTAMP")).all(|line| line.contains(":20230501")),
                "{name}"
            );
        } else if is_of(name, "vcf") {
            let mut parser = Parser::new(text);
            let mut count = 0;
            loop {
                match parser.entry() {
                    Entry::VCard(_) => count += 1,
                    Entry::Eof => break,
                    other => panic!("{name}: {other:?}"),
                }
            }
            cards.insert(&**name, count);
        } else {
            continue;
        }
        assert!(linked.contains(&**name), "{name}");
    }
    for part in &directory().info().parts {
        assert!(cards[&*format!("{}.vcf", part.id)] > 0, "{}", part.id);
        assert!(
            events.get(&*format!("{}-inferred.ics", part.id)) >= events.get(&*format!("{}.ics", part.id)),
            "{}",
            part.id
        );
    }
    for discipline in directory().disciplines() {
        // One card: the department answers for all of them.
        assert_eq!(cards[&*format!("societies-{}.vcf", discipline.id)], 1, "{}", discipline.id);
    }
    let of_parts: usize = events
        .iter()
        .filter(|(name, _)| name.starts_with("part-") && !name.contains("inferred"))
        .map(|(_, count)| count)
        .sum();
    assert_eq!(events["all.ics"], of_parts);
    assert!(of_parts > 5, "{events:?}");
    let workbook: Xlsx<_> = open_workbook(site.join("all.xlsx")).unwrap();
    assert!(workbook.sheet_names().len() >= 5 && linked.contains("all.xlsx"), "{:?}", workbook.sheet_names());
}

/// Whether a file's name ends so.
fn is_of(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it == extension)
}
