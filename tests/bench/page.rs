//! What a page costs whoever finds, walks and follows on it: `cargo bench --manifest-path tests/bench/Cargo.toml --bench page`.
//!
//! Measured is what happens between a key and the next frame, without painting it, on a terminal of 200×60 cells: on the
//! longest page of the shipped directory, and on that of a department with ten thousand services.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use kechuang::directory::{Contact, Contents, Department, Directory, Id, RecordIdx, Service};
use kechuang::document::layout::{LayoutOptions, page};
use kechuang::messages::Lang;
use kechuang::search::{Index, SearchOptions};
use kechuang::snapshot::Snapshot;
use kechuang::text::{GlyphSet, Glyphs};
use kechuang::tui::action::{Action, Message};
use kechuang::tui::model::{Model, ModelOptions};
use kechuang::tui::motion::Motion;
use kechuang::tui::tree::Tree;
use kechuang::tui::update::update;

const WIDTH: u16 = 200;
const HEIGHT: u16 = 60;
/// How often each thing is done.
const ROUNDS: usize = 200;
const SERVICES: u32 = 10_000;

fn main() {
    // `cargo test --benches` is no time to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let shipped = Snapshot::shipped();
    let directory = Arc::new(shipped.directory().unwrap());
    let index = Arc::new(shipped.index(&directory, SearchOptions::default()).unwrap());
    let longest = longest(&directory);
    println!("{} of {} lines", directory.heading(longest).unwrap().name, lines(&directory, longest));
    measure(&directory, &index, longest, &["科", "科技", "kejigongzuozhe", "022", "不存在"], "1 ms");
    let many = Arc::new(department_of_many());
    let index = Arc::new(Index::build(&many));
    let department = many.index_of("department-1").unwrap();
    println!("a department with {SERVICES} services");
    measure(&many, &index, department, &["科", "科技", "kejigongzuozhe", "9999", "不存在"], "20 ms");
}

fn lines(directory: &Directory, record: RecordIdx) -> usize {
    let options =
        LayoutOptions { width: 80, lang: Lang::Zh, glyphs: Glyphs::of(GlyphSet::Narrow), is_beside: false, fold: None };
    page(directory, record, options).len()
}

fn longest(directory: &Directory) -> RecordIdx {
    directory.headings().map(|(record, _)| record).max_by_key(|record| lines(directory, *record)).unwrap()
}

fn department_of_many() -> Directory {
    let contact = Contact { department: Some(Id::from("department-1")), ..Contact::default() };
    let service = |number| Service {
        id: Id::from(format!("service-{number}")),
        number,
        name: format!("推荐第{number}届天津市科技工作者候选人"),
        contacts: vec![contact.clone()].into(),
        ..Service::default()
    };
    let department =
        Department { id: Id::from("department-1"), name: "联系部门".to_owned(), ..Department::default() };
    let services = (1..=SERVICES).map(service).collect();
    Contents { services, departments: vec![department], ..Contents::default() }.into()
}

/// The median of what several goes of something take.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn say(what: &str, goal: &str, times: Vec<Duration>) {
    println!("  {what:<42}{goal:>8}{:>9.3} ms", median(times).as_secs_f64() * 1000.0);
}

fn give(model: &mut Model, message: Message) -> Duration {
    let begun = Instant::now();
    let _ = update(model, message);
    begun.elapsed()
}

fn measure(directory: &Arc<Directory>, index: &Arc<Index>, record: RecordIdx, queries: &[&str], goal: &str) {
    let mut model = open(directory, index, record);
    give(&mut model, Message::Action(Action::Open));
    for query in queries {
        // The whole query is typed at once: what is read is one character's time.
        let (last, before) = query.char_indices().next_back().map(|(at, last)| (last, &query[..at])).unwrap();
        let times = (0..ROUNDS / 4).map(|_| {
            give(&mut model, Message::Action(Action::FindOnPage));
            for c in before.chars() {
                give(&mut model, Message::Type(c));
            }
            let time = give(&mut model, Message::Type(last));
            give(&mut model, Message::Action(Action::ClearQuery));
            time
        });
        say(&format!("typed on the page: {query}"), goal, times.collect());
    }
    let walk = [("the next link", Action::NextLink), ("the link before", Action::PreviousLink)];
    let moved = [("a line down", Action::Move(Motion::Down)), ("the next section", Action::NextSection)];
    for (what, action) in walk.into_iter().chain(moved) {
        let times = (0..ROUNDS).map(|_| give(&mut model, Message::Action(action))).collect();
        say(what, "", times);
    }
    let first = |_| give(&mut open(directory, index, record), Message::Action(Action::Open));
    say("the page gets the keys for the first time", "", (0..ROUNDS / 10).map(first).collect());
}

/// The program with a record under the cursor.
fn open(directory: &Arc<Directory>, index: &Arc<Index>, record: RecordIdx) -> Model {
    let options = ModelOptions::on(jiff::civil::date(2026, 11, 26), false);
    let mut model = Model::new(options, WIDTH, HEIGHT);
    let tree = Tree::of(directory, Lang::Zh.messages());
    give(&mut model, Message::Loaded(Arc::clone(directory), tree));
    give(&mut model, Message::Indexed(Arc::clone(index)));
    give(&mut model, Message::Action(Action::Move(Motion::Bottom)));
    while model.browse().list.selected() != Some(record) {
        give(&mut model, Message::Action(Action::Move(Motion::Up)));
    }
    model
}
