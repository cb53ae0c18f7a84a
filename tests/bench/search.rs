//! How few keys find a society, and how long a search takes: `cargo bench --manifest-path tests/bench/Cargo.toml --bench search`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    reason = "a bench fails loudly"
)]

#[path = "generator/random.rs"]
#[allow(dead_code, reason = "queries ask for little")]
mod random;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use kechuang::directory::{
    Contents, Department, Directory, Discipline, Kind, Record, RecordIdx, RecordList, Service, Society, each_text,
};
use kechuang::loader::{Source, load};
use kechuang::search::{Index, Query, SearchRequest, SearchResponse, Worker, reading};
use random::Random;

fn main() {
    let directory = Arc::new(load(&Source::shipped(), |_| ()).expect("the shipped directory has no fault"));
    // With `facets` behind `--` nothing else is measured.
    if std::env::args().any(|argument| argument == "facets") {
        return facets_of_a_large_directory(&directory);
    }
    let index = Index::build(&directory);
    keys_to_target(&directory, &index);
    marks_on_the_longest_page(&directory, &index);
    speed_on_the_shipped_directory(&directory, &index);
    speed_on_a_large_directory(&directory);
    facets_of_a_large_directory(&directory);
}

/// A society and what is typed for it.
struct Target {
    no: RecordIdx,
    han: String,
    initials: String,
    pinyin: String,
    /// What fzf is given to search: the name, its initials, its pinyin.
    line: String,
}

fn targets(directory: &Directory) -> Vec<Target> {
    let societies = directory.records().filter(|(_, record)| record.kind() == Kind::Society);
    societies.map(|(no, record)| target(directory, no, record)).collect()
}

fn target(directory: &Directory, no: RecordIdx, record: Record<'_>) -> Target {
    let name = record.name();
    let prefix =
        directory.info().common_prefixes.iter().find(|it| name.starts_with(it.as_str())).map_or("", String::as_str);
    let han = name.strip_prefix(prefix).unwrap_or(name).to_owned();
    // A Latin letter stands for itself.
    let mut syllables = reading(record).into_iter();
    let spoken: Vec<String> = name
        .chars()
        .map(|c| if c.is_ascii() { c.to_lowercase().to_string() } else { syllables.next().unwrap_or_default() })
        .collect();
    let spoken_all = &spoken;
    let spoken = &spoken[prefix.chars().count()..];
    let initials: String = spoken.iter().filter_map(|it| it.chars().next()).collect();
    let pinyin = spoken.concat();
    let whole: String = spoken_all.concat();
    let line = format!("{name} {} {whole}", spoken_all.iter().filter_map(|it| it.chars().next()).collect::<String>());
    Target { no, han, initials, pinyin, line }
}

/// A way of typing: its name, what is typed, the most keys that the program promises.
type Way = (&'static str, fn(&Target) -> &str, f64);

const WAYS: [Way; 3] = [
    ("Han characters", |it| &it.han, 1.42),
    ("initials", |it| &it.initials, 2.2),
    ("full pinyin", |it| &it.pinyin, 3.1),
];

fn keys_to_target(directory: &Directory, index: &Index) {
    let targets = targets(directory);
    let scope: RecordList = targets.iter().map(|it| it.no).collect();
    let lines: Vec<&str> = targets.iter().map(|it| it.line.as_str()).collect();
    let fzf = has_fzf();
    println!("Keys to target, mean over {} societies (characters typed and presses of Down)", targets.len());
    println!(
        "{:16} {:>6} {:>10} {:>12} {:>8} {:>14}",
        "", "goal", "societies", "everything", "fzf", "full query first"
    );
    for (name, typed, goal) in WAYS {
        let ours = |scope: Option<&RecordList>| keys(&targets, typed, |query| places(index, query, scope));
        let (in_list, first) = ours(Some(&scope));
        let (in_all, _) = ours(None);
        let theirs = fzf.then(|| keys(&targets, typed, |query| fzf_places(&lines, query, &targets)).0);
        let theirs = theirs.map_or_else(|| "-".to_owned(), |keys| format!("{keys:.2}"));
        println!("{name:16} {goal:>6.2} {in_list:>10.2} {in_all:>12.2} {theirs:>8} {first:>10} of {}", targets.len());
    }
    println!();
}

/// Where each record stands in the answer to a query.
type Places = HashMap<u32, usize>;

fn places(index: &Index, query: &str, scope: Option<&RecordList>) -> Places {
    let found = index.search(&Query::parse(query), scope, usize::MAX);
    found.hits.iter().enumerate().map(|(place, hit)| (hit.record.0, place)).collect()
}

/// The fewest keys over all beginnings, mean over the targets; and how often the whole query puts its society first.
fn keys(targets: &[Target], typed: fn(&Target) -> &str, ask: impl Fn(&str) -> Places) -> (f64, usize) {
    // Many names share their beginning.
    let mut had: HashMap<String, Places> = HashMap::new();
    let mut ask =
        |query: &str, no: RecordIdx| had.entry(query.to_owned()).or_insert_with(|| ask(query)).get(&no.0).copied();
    let mut sum = 0;
    let mut first = 0;
    for target in targets {
        let text = typed(target);
        let mut best = usize::MAX;
        for (count, (at, c)) in text.char_indices().enumerate() {
            let typed = count + 1;
            if typed >= best {
                break;
            }
            if let Some(place) = ask(&text[..at + c.len_utf8()], target.no) {
                best = best.min(typed + place);
            }
        }
        sum += best.min(1000);
        first += usize::from(ask(text, target.no) == Some(0));
    }
    (sum as f64 / targets.len() as f64, first)
}

fn has_fzf() -> bool {
    Command::new("fzf").arg("--version").output().is_ok_and(|it| it.status.success())
}

fn fzf_filter(query: &str, input: &str) -> String {
    let mut child = Command::new("fzf")
        .args(["--filter", query])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("fzf starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let output = std::thread::scope(|threads| {
        threads.spawn(move || {
            let _ = stdin.write_all(input.as_bytes());
        });
        child.wait_with_output().expect("fzf ends")
    });
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn fzf_places(lines: &[&str], query: &str, targets: &[Target]) -> Places {
    let answer = fzf_filter(query, &lines.join("\n"));
    let number: HashMap<&str, u32> = targets.iter().map(|it| (it.line.as_str(), it.no.0)).collect();
    answer.lines().enumerate().filter_map(|(place, line)| Some((*number.get(line)?, place))).collect()
}

/// What is asked for the figures of speed: every way of typing, one that finds much, one that finds nothing.
const QUERIES: [&str; 20] = [
    "s",
    "sxh",
    "shuxuehui",
    "yaoxuehui",
    "rgzn",
    "jisuanjj",
    "数",
    "学会",
    "数学会",
    "计算机学汇",
    "科普大使",
    "企业 科协",
    "27111199",
    "tast.org",
    "dept:科普部 学",
    "zqxjkvw",
    "出书补贴",
    "怎么申请企业专利免费讲座",
    "publish a book",
    "区块链",
];

fn speed_on_the_shipped_directory(directory: &Arc<Directory>, index: &Index) {
    let build = median(9, || drop(Index::build(directory)));
    println!("The shipped directory: {} records, index built in {:.2} ms", directory.len(), ms(build));
    println!("{:16} {:>10} {:>8}   (goal: 1 ms)", "query", "ms", "answers");
    for text in QUERIES {
        let query = Query::parse(text);
        let time = median(101, || drop(index.search(&query, None, 100)));
        println!("{text:16} {:>10.3} {:>8}", ms(time), index.search(&query, None, 0).total);
    }
    let (slowest, text) = strange_queries(directory)
        .into_iter()
        .map(|text| (median(1, || drop(index.search(&Query::parse(&text), None, 100))), text))
        .max()
        .expect("there are queries");
    println!("the slowest of 2,000 strange queries: {:.2} ms, {text:?}   (goal: 100 ms)", ms(slowest));
    println!(
        "{:16} {:>10} {:>10} {:>10}   (goal: 100 ms, 8 ms a frame)",
        "longest queries", "parse ms", "ms", "marks ms"
    );
    for (name, text) in longest_queries() {
        let parse = median(9, || drop(Query::parse(&text)));
        let query = Query::parse(&text);
        let time = median(9, || drop(index.search(&query, None, 100)));
        let marks = median(9, || {
            let highlighter = index.highlighter(&query);
            directory.records().take(50).for_each(|(no, _)| drop(highlighter.marks(no)));
        });
        println!("{name:16} {:>10.3} {:>10.2} {:>10.2}", ms(parse), ms(time), ms(marks));
    }
    println!();
}

/// Every text of a record that its page shows.
fn texts<'a>(directory: &'a Directory, record: Record<'a>) -> Vec<&'a str> {
    let mut texts = vec![record.name()];
    texts.extend(record.summary());
    for section in record.sections() {
        texts.push(&section.heading);
        each_text(&section.body, &mut |text| texts.push(text));
    }
    each_text(record.body(), &mut |text| texts.push(text));
    texts.extend(directory.phones(record).into_iter().map(|phone| phone.number.as_str()));
    texts.extend(directory.urls(record).into_iter().map(|url| url.url.as_str()));
    texts
}

/// How long it takes to mark a query on the longest page, with what is prepared for it; and to say where it was found.
fn marks_on_the_longest_page(directory: &Directory, index: &Index) {
    let length = |record| texts(directory, record).iter().map(|text| text.len()).sum::<usize>();
    let (no, record) = directory.records().max_by_key(|(_, record)| length(*record)).expect("there are records");
    let texts = texts(directory, record);
    println!("Marks on the longest page, {}: {} texts of {} bytes", record.id(), texts.len(), length(record));
    println!("{:16} {:>10} {:>8} {:>12}   (goal: 1 ms)", "query", "ms", "marks", "snippet ms");
    for text in QUERIES {
        let query = Query::parse(text);
        let mark = || {
            let highlighter = index.highlighter(&query).for_record(no);
            texts.iter().map(|text| highlighter.marks_in(text).len()).sum::<usize>()
        };
        let time = median(101, || {
            std::hint::black_box(mark());
        });
        let snippet = median(101, || drop(index.highlighter(&query).snippet(no)));
        println!("{text:16} {:>10.3} {:>8} {:>12.3}", ms(time), mark(), ms(snippet));
    }
    println!();
}

/// Texts of a million words and more, of which a query is read as far as one may go.
fn longest_queries() -> [(&'static str, String); 6] {
    let words = |word: fn(usize) -> String| (0..1_000_000).map(word).collect::<Vec<_>>().join(" ");
    [
        ("one word", "shi".repeat(1_000_000)),
        ("Han characters", words(|_| "学会".to_owned())),
        ("letters", words(|i| ["s", "x", "h", "k", "j"][i % 5].to_owned())),
        ("not found", words(|i| format!("w{i}x"))),
        ("negations", words(|i| format!("!{}", ["学", "s", "k"][i % 3]))),
        ("fields", words(|_| "dept:科".to_owned())),
    ]
}

/// Pieces of names and texts, cut anywhere, joined with signs that mean something in a query.
fn strange_queries(directory: &Directory) -> Vec<String> {
    let names: Vec<Vec<char>> = directory.records().map(|(_, record)| record.name().chars().collect()).collect();
    let mut random = random_numbers();
    let signs = ["", " ", "!", "'", "^", "$", ":", "x", "shi", "的", "0", " dept:"];
    (0..2000)
        .map(|_| {
            let piece = |random: &mut dyn FnMut(usize) -> usize| {
                let name = &names[random(names.len())];
                let from = random(name.len());
                let piece: String = name[from..(from + 1 + random(20)).min(name.len())].iter().collect();
                piece + signs[random(signs.len())]
            };
            (0..=random(6)).map(|_| piece(&mut random)).collect()
        })
        .collect()
}

/// Numbers below a bound; the same every time.
fn random_numbers() -> impl FnMut(usize) -> usize {
    let mut random = Random::new(1);
    move |below| random.below(below)
}

fn speed_on_a_large_directory(shipped: &Directory) {
    let directory = Arc::new(generated(shipped, 260_000));
    let start = Instant::now();
    let index = Arc::new(Index::build(&directory));
    println!("A generated directory: {} records, index built in {:.0} ms", directory.len(), ms(start.elapsed()));
    let mut lines = String::new();
    for (no, record) in directory.records() {
        let target = target(&directory, no, record);
        let _ = writeln!(lines, "{}", target.line);
    }
    let (send, answers) = mpsc::channel::<SearchResponse>();
    let worker = Worker::spawn(Arc::clone(&index), move |answer| drop(send.send(answer)));
    println!(
        "{:16} {:>10} {:>10} {:>10} {:>8}   (goal: 50 ms, no more than fzf)",
        "query", "worst ms", "median ms", "fzf ms", "answers"
    );
    for (serial, text) in (1..).zip(QUERIES) {
        let query = Query::parse(text);
        let ask = || {
            worker.ask(SearchRequest { serial, query: query.clone(), scope: None, limit: 200, counts_facets: false });
            answers.recv().expect("the worker answers")
        };
        let times = times(9, || drop(ask()));
        let fzf = has_fzf().then(|| ms(median(3, || drop(fzf_filter(text, &lines)))));
        let fzf = fzf.map_or_else(|| "-".to_owned(), |time| format!("{time:.0}"));
        let (worst, median) = (times[times.len() - 1], times[times.len() / 2]);
        println!("{text:16} {:>10.1} {:>10.1} {fzf:>10} {:>8}", ms(worst), ms(median), ask().found.total);
    }
    for (name, text) in longest_queries() {
        let query = Query::parse(&text);
        let start = Instant::now();
        worker.ask(SearchRequest { serial: 1, query: query.clone(), scope: None, limit: 200, counts_facets: false });
        answers.recv().expect("the worker answers");
        let alone = start.elapsed();
        worker.ask(SearchRequest { serial: 1, query, scope: None, limit: 200, counts_facets: false });
        thread::sleep(alone / 2);
        let start = Instant::now();
        worker.ask(SearchRequest { serial: 2, query: Query::parse(""), scope: None, limit: 1, counts_facets: false });
        while answers.recv().expect("the worker answers").serial < 2 {}
        println!(
            "{name:16} {:>10.1} ms; given up {:.1} ms after the next question (goal: 50 ms)",
            ms(alone),
            ms(start.elapsed())
        );
    }
    let typed = "shuxuehui";
    let start = Instant::now();
    for (serial, (at, _)) in (1..).zip(typed.char_indices()) {
        let query = Query::parse(&typed[..=at]);
        worker.ask(SearchRequest { serial, query, scope: None, limit: 200, counts_facets: false });
    }
    let asked = start.elapsed();
    while answers.recv().expect("the worker answers").serial < 9 {}
    println!(
        "nine key presses at once: asked in {:.3} ms, the last answered after {:.1} ms",
        ms(asked),
        ms(start.elapsed())
    );
}

/// A directory of societies.
fn generated(shipped: &Directory, count: usize) -> Directory {
    societies(shipped, count).into()
}

/// How long the counts of the facets take, beside the answer to the query, where there are many services.
fn facets_of_a_large_directory(shipped: &Directory) {
    const SERVICES: usize = 65_000;
    const DEPARTMENTS: usize = 500;
    let mut contents = societies(shipped, 260_000 - SERVICES - DEPARTMENTS);
    contents.info.clone_from(shipped.info());
    let own = shipped.contents();
    contents.departments = (0..DEPARTMENTS)
        .map(|at| Department {
            id: format!("department-{at}").into(),
            name: format!("天津市第{at}科学技术协会联络部"),
            ..own.departments[at % own.departments.len()].clone()
        })
        .collect();
    contents.services = (0..SERVICES)
        .map(|at| {
            let like = &own.services[at % own.services.len()];
            let mut contacts = like.contacts.clone();
            for contact in contacts.iter_mut().filter(|it| it.department.is_some()) {
                contact.department = Some(format!("department-{}", at % DEPARTMENTS).into());
            }
            Service {
                id: format!("service-{at}").into(),
                number: u32::try_from(at + 1).expect("there are not so many"),
                name: format!("{}{at}", like.name),
                contacts,
                sections: Box::default(),
                ..like.clone()
            }
        })
        .collect();
    let directory: Arc<Directory> = Arc::new(contents.into());
    let index = Index::build(&directory);
    println!("Facets of a generated directory: {} records, {SERVICES} of them services", directory.len());
    let start = Instant::now();
    let query = Query::parse("");
    index.facets(&query, None, &|| true).expect("it is wanted");
    println!("the first counts, with all values put together: {:.1} ms", ms(start.elapsed()));
    println!("{:40} {:>10} {:>12} {:>10}   (goal: 50 ms)", "query", "answer ms", "with counts", "answers");
    let queries = [
        "",
        "学会",
        "科普",
        "age:38",
        "age:38 sex:f",
        "age:38 sex:f month:秋",
        "open:today",
        "for:企业,高校 cycle:每年",
        "学会 for:企业 part:2 age:38 sex:f month:9-11",
    ];
    for text in queries {
        let query = Query::parse(text).on(jiff::civil::date(2026, 11, 26));
        let question =
            |counts_facets| SearchRequest { serial: 1, query: query.clone(), scope: None, limit: 2000, counts_facets };
        let (plain, counted) = (question(false), question(true));
        let answer = times(9, || drop(index.answer(&plain)));
        let counts = times(9, || drop(index.answer(&counted)));
        let total = index.answer(&plain).found.total;
        println!("{text:40} {:>10.1} {:>12.1} {total:>10}", ms(answer[4]), ms(counts[4]));
    }
}

/// Societies whose names are put together from the pieces of the shipped ones; the same every time.
fn societies(shipped: &Directory, count: usize) -> Contents {
    let names: Vec<Vec<char>> = targets(shipped).iter().map(|it| it.han.chars().collect()).collect();
    let mut random = random_numbers();
    let mut society = |i: usize| {
        let (first, last) = (&names[random(names.len())], &names[random(names.len())]);
        let head: String = first[..=random(first.len())].iter().collect();
        let tail: String = last[random(last.len())..].iter().collect();
        Society {
            id: format!("society-{i}").into(),
            number: 1,
            name: format!("天津市{head}{tail}"),
            ..Society::default()
        }
    };
    let societies = (0..count).map(&mut society).collect();
    let discipline =
        Discipline { id: "all".into(), number: 1, name: "理学".to_owned(), societies, ..Discipline::default() };
    let mut contents = Contents { disciplines: vec![discipline], ..Contents::default() };
    contents.info.common_prefixes.clone_from(&shipped.info().common_prefixes);
    contents.society_list.clone_from(&shipped.contents().society_list);
    contents.departments.clone_from(&shipped.contents().departments);
    contents.thesaurus.clone_from(shipped.thesaurus());
    contents
}

/// Sorted, shortest first.
fn times(count: usize, mut work: impl FnMut()) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..count)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

fn median(count: usize, work: impl FnMut()) -> Duration {
    times(count, work)[count / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
