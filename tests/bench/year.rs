//! What the year costs whoever opens it and goes through it: `cargo bench --manifest-path tests/bench/Cargo.toml --bench year`.
//!
//! Measured is what happens between a key and the painted frame, on a terminal of 200×60 cells: with the shipped directory,
//! and with services of which a third has a window, a third a notice by whose date something is inferred, and a third nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use kechuang::directory::{Contact, Contents, Directory, Id, Schedule, Service, Url, Window};
use kechuang::messages::Lang;
use kechuang::snapshot::Snapshot;
use kechuang::tui::action::{Action, Message};
use kechuang::tui::model::{Model, ModelOptions};
use kechuang::tui::motion::Motion;
use kechuang::tui::tree::Tree;
use kechuang::tui::update::update;
use kechuang::tui::view::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const WIDTH: u16 = 200;
const HEIGHT: u16 = 60;
/// How often each thing is done.
const ROUNDS: usize = 200;

fn main() {
    // `cargo test --benches` is no time to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    println!("the shipped directory");
    measure(&Arc::new(Snapshot::shipped().directory().unwrap()), ROUNDS, "5 ms");
    for count in [10_000, 100_000] {
        println!("{count} services");
        measure(&Arc::new(services(count)), ROUNDS / 10, "");
    }
}

fn services(count: u32) -> Directory {
    let service = |number: u32| {
        let month = u8::try_from(number % 12).unwrap() + 1;
        let window = match number % 3 {
            0 => Window::Months { years: 1, from: month, to: 13 - month, what: String::new() },
            _ => Window::Every { years: 1 },
        };
        let schedule = Schedule {
            label: "时间".to_owned(),
            printed: "每年".to_owned(),
            windows: [window].into(),
            confirmed: None,
        };
        let url = format!("http://www.example.cn/tzgg/2022/{month:02}/08/{number}.shtml");
        let contact = Contact { urls: [Url { url, label: None }].into(), ..Contact::default() };
        Service {
            id: Id::from(format!("service-{number}")),
            number,
            name: format!("推荐第{number}届天津市科技工作者候选人"),
            schedules: [schedule].into(),
            contacts: if number % 3 == 1 { [contact].into() } else { Box::default() },
            ..Service::default()
        }
    };
    Contents { services: (1..=count).map(service).collect(), ..Contents::default() }.into()
}

/// The median of what several goes of something take.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn say(what: &str, goal: &str, times: Vec<Duration>) {
    println!("  {what:<42}{goal:>8}{:>9.3} ms", median(times).as_secs_f64() * 1000.0);
}

/// A key and the frame after it.
fn press(model: &mut Model, action: Action) -> Duration {
    let mut buffer = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
    let begun = Instant::now();
    let _ = update(model, Message::Action(action));
    let _ = paint(model, &mut buffer);
    begun.elapsed()
}

fn measure(directory: &Arc<Directory>, rounds: usize, goal: &str) {
    let mut model = open(directory);
    let opened = |_| {
        let time = press(&mut model, Action::Year);
        press(&mut model, Action::LeaveScreen);
        time
    };
    say("the year is opened", goal, (0..rounds).map(opened).collect());
    press(&mut model, Action::Year);
    let there_and_back = |at: usize| if at.is_multiple_of(2) { 1 } else { -1 };
    let year = |at| press(&mut model, Action::MoveYear(there_and_back(at)));
    say("another year", goal, (0..rounds).map(year).collect());
    let month = |at| press(&mut model, Action::MoveMonth(-there_and_back(at)));
    say("another month", goal, (0..rounds).map(month).collect());
    say("a line down", goal, (0..rounds).map(|_| press(&mut model, Action::Move(Motion::Down))).collect());
    say("the next in the month", goal, (0..rounds).map(|_| press(&mut model, Action::NextInMonth)).collect());
}

fn open(directory: &Arc<Directory>) -> Model {
    let options = ModelOptions::on(jiff::civil::date(2026, 11, 26), false);
    let mut model = Model::new(options, WIDTH, HEIGHT);
    let tree = Tree::of(directory, Lang::Zh.messages());
    let _ = update(&mut model, Message::Loaded(Arc::clone(directory), tree));
    model
}
