//! A hundred visitors at once, each in a kiosk of their own behind one real sshd on the loopback address.
//!
//! `cargo bench --manifest-path tests/bench/Cargo.toml --bench sessions`; `KECHUANG_SESSIONS` sets another number. Says how long each waits for the answer to
//! a search, one after the other and all at the same moment, how much memory is each one's alone, and whether a
//! processor is used while nobody types. Ends by itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]

mod support;

use std::time::{Duration, Instant};

use support::pty::Terminal;
use support::sshd::{self, Far, Sshd};

/// How many come in at the same time.
const TOGETHER: usize = 4;
/// For so long nobody types, to see whether the processes rest.
const REST: Duration = Duration::from_secs(10);
/// A search must be answered in this time, and a session own no more than this.
const GOAL: (Duration, u64) = (Duration::from_millis(500), 12 * 1024);

fn main() {
    if sshd::is_missing() {
        return;
    }
    let count = std::env::var("KECHUANG_SESSIONS").ok().and_then(|it| it.parse().ok()).unwrap_or(100);
    let sshd = Sshd::kiosk();
    let (terminals, coming) = come_in(&sshd, count);
    let far = sshd.far();
    assert_eq!(far.len(), count, "one process for each");
    println!("{count} sessions, the last one open after {:.1} s", coming.as_secs_f64());

    tell("searches one after the other", &one_after_the_other(&terminals, "数学会", "天津市数学会"));
    tell("searches at the same moment", &at_the_same_moment(&terminals, "药学会", "天津市药学会"));
    memory(&far);
    rest(&far);

    let leaving = Instant::now();
    for terminal in &terminals {
        terminal.send("\x03");
    }
    let codes: Vec<i32> = terminals.into_iter().map(|mut terminal| support::pty::code(terminal.end())).collect();
    assert!(codes.iter().all(|code| *code == 0), "{codes:?}");
    assert!(sshd.far().is_empty(), "nothing is left running");
    println!("all left after {:.1} s", leaving.elapsed().as_secs_f64());
}

/// Opens the sessions, a few at a time, and waits for the first frame of each.
fn come_in(sshd: &Sshd, count: usize) -> (Vec<Terminal>, Duration) {
    let start = Instant::now();
    let mut terminals: Vec<Terminal> = Vec::new();
    while terminals.len() < count {
        let batch: Vec<Terminal> = (terminals.len()..count).take(TOGETHER).map(|_| sshd.client(&[]).run()).collect();
        for terminal in &batch {
            terminal.see("科创天津");
        }
        terminals.extend(batch);
    }
    (terminals, start.elapsed())
}

/// When the last bytes of the answer came.
fn answered(terminal: &Terminal, name: &str) -> Instant {
    terminal.see_selected(name);
    terminal.arrivals().last().unwrap().0
}

fn one_after_the_other(terminals: &[Terminal], query: &str, name: &str) -> Vec<Duration> {
    let search = |terminal: &Terminal| {
        let asked = Instant::now();
        terminal.send("/\x15").send(query);
        answered(terminal, name).duration_since(asked)
    };
    terminals.iter().map(search).collect()
}

fn at_the_same_moment(terminals: &[Terminal], query: &str, name: &str) -> Vec<Duration> {
    let asked = Instant::now();
    for terminal in terminals {
        terminal.send("\x15").send(query);
    }
    terminals.iter().map(|terminal| answered(terminal, name).duration_since(asked)).collect()
}

fn tell(what: &str, latencies: &[Duration]) {
    let mut sorted = latencies.to_vec();
    sorted.sort_unstable();
    let ms = |at: usize| sorted[at].as_secs_f64() * 1000.0;
    let last = sorted.len() - 1;
    println!(
        "{what}: median {:.0} ms, 95 % within {:.0} ms, slowest {:.0} ms; goal {} ms: {}",
        ms(last / 2),
        ms(last * 95 / 100),
        ms(last),
        GOAL.0.as_millis(),
        if sorted[last] <= GOAL.0 { "met" } else { "not met" },
    );
}

fn memory(far: &[Far]) {
    let mut private: Vec<u64> = far.iter().map(|far| far.private_memory()).collect();
    private.sort_unstable();
    let resident: u64 = far.iter().map(|far| far.resident_memory()).sum::<u64>() / far.len() as u64;
    let largest = private[private.len() - 1];
    println!(
        "memory a session: private median {:.1} MB, most {:.1} MB; resident {:.1} MB on average; goal {} MB: {}",
        megabytes(private[private.len() / 2]),
        megabytes(largest),
        megabytes(resident),
        GOAL.1 / 1024,
        if largest <= GOAL.1 { "met" } else { "not met" },
    );
}

fn megabytes(kibibytes: u64) -> f64 {
    f64::from(u32::try_from(kibibytes).unwrap_or(u32::MAX)) / 1024.0
}

fn rest(far: &[Far]) {
    let used = || far.iter().map(|far| far.ticks()).sum::<u64>();
    let before = used();
    std::thread::sleep(REST);
    println!("while nobody types for {} s: {} ticks of a processor in all", REST.as_secs(), used() - before);
}
