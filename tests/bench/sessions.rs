//! Many visitors at once, each in a kiosk of their own behind one real sshd on the loopback address: a hundred in the shipped
//! directory, two hundred in a compiled one of 260,000 records; and what one question over SSH takes beside the same in the
//! shell.
//!
//! `cargo bench --manifest-path tests/bench/Cargo.toml --bench sessions`; `KECHUANG_SESSIONS`, `KECHUANG_LARGE_SESSIONS` and
//! `KECHUANG_RECORDS` set other numbers. Says how long each waits for the answer to a search, one after the other and all at
//! the same moment, what processor time that takes, how much memory is each one's alone, and whether a processor is used
//! while nobody types. Ends by itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![allow(clippy::cast_precision_loss, reason = "figures are printed with two digits")]

mod measure;
mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use measure::{median, milliseconds, quantile};
use support::pty::{Folder, KECHUANG, Terminal};
use support::sshd::{self, Far, Sshd};

/// How many come in at the same time.
const TOGETHER: usize = 4;
/// For so long nobody types, to see whether the processes rest.
const REST: Duration = Duration::from_secs(10);
/// A search must be answered in this time, and a session own no more than this.
const GOAL: (Duration, u64) = (Duration::from_millis(500), 12 * 1024);
/// A question over SSH may take so many times as long as the same in the shell.
const VERB_GOAL: f64 = 1.5;
/// What is asked there.
const QUESTION: &str = "药学会";

/// A number that the environment may set.
fn number(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(default)
}

fn main() {
    if sshd::is_missing() {
        return;
    }
    println!("the shipped directory");
    visit(&Visits {
        count: number("KECHUANG_SESSIONS", 100),
        block: sshd::kiosk_block(),
        title: "科创天津".to_owned(),
        searches: vec![["数学会", "天津市数学会"].map(str::to_owned), ["药学会", "天津市药学会"].map(str::to_owned)],
    });
    verbs(None, 101);

    let records = number("KECHUANG_RECORDS", 260_000);
    let large = Large::of(records);
    println!("\na compiled directory of {records} records");
    visit(&Visits {
        count: number("KECHUANG_LARGE_SESSIONS", 200),
        block: sshd::kiosk_block().replace("--kiosk\n", &format!("--kiosk --data {}\n", large.file.display())),
        title: "科服名录".to_owned(),
        searches: large.names.iter().map(|name| [name.clone(), name.clone()]).collect(),
    });
    verbs(Some(&large), 31);
}

/// A generated directory, compiled.
struct Large {
    /// Goes with what is in it.
    _folder: Folder,
    file: PathBuf,
    /// Names of its entries, from all over.
    names: Vec<String>,
}

impl Large {
    fn of(records: usize) -> Self {
        let folder = Folder::new();
        let at = |name: &str| folder.path().join(name);
        // In processes of their own, whose memory is gone when it is measured.
        let mut generate = Command::new(env!("CARGO_BIN_EXE_generate"));
        generate.arg(records.to_string()).arg(at("directory")).arg("--names").arg(at("names"));
        let mut compile = Command::new(KECHUANG);
        compile.args(["-q", "compile"]).arg(at("directory")).arg("-o").arg(at("large.kcd"));
        for command in [&mut generate, &mut compile] {
            let made = command.output().unwrap();
            assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        }
        let names = fs::read_to_string(at("names")).unwrap();
        // Those of which the list shows the whole.
        let names: Vec<String> =
            names.lines().filter(|name| (6..=12).contains(&name.chars().count())).map(str::to_owned).collect();
        let step = (names.len() / 251).max(1);
        let names = names.into_iter().step_by(step).collect();
        Self { file: at("large.kcd"), names, _folder: folder }
    }
}

/// Who comes, to what.
struct Visits {
    count: usize,
    /// The block for sshd.
    block: String,
    /// What stands above the first pane.
    title: String,
    /// What is typed, and the name that it leads to.
    searches: Vec<[String; 2]>,
}

fn visit(visits: &Visits) {
    let sshd = Sshd::with(&visits.block);
    let (terminals, coming) = come_in(&sshd, visits);
    let far = sshd.far();
    assert_eq!(far.len(), visits.count, "one process for each");
    println!("{} sessions, the last one open after {:.1} s", far.len(), coming.as_secs_f64());

    // Each asks something else, and in the second turn something else than in the first.
    let asked = |turn: usize| (0..far.len()).map(move |at| &visits.searches[(at * 2 + turn) % visits.searches.len()]);
    let before = ticks(&far);
    let one_by_one = one_after_the_other(terminals.iter().zip(asked(0)));
    tell("searches one after the other", &one_by_one, ticks(&far) - before);
    let before = ticks(&far);
    let together = at_the_same_moment(&terminals.iter().zip(asked(1)).collect::<Vec<_>>());
    tell("searches at the same moment", &together, ticks(&far) - before);
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
fn come_in(sshd: &Sshd, visits: &Visits) -> (Vec<Terminal>, Duration) {
    let start = Instant::now();
    let mut terminals: Vec<Terminal> = Vec::new();
    while terminals.len() < visits.count {
        let batch: Vec<Terminal> =
            (terminals.len()..visits.count).take(TOGETHER).map(|_| sshd.client(&[]).run()).collect();
        for terminal in &batch {
            terminal.see(&visits.title);
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

fn one_after_the_other<'a>(searches: impl Iterator<Item = (&'a Terminal, &'a [String; 2])>) -> Vec<f64> {
    let search = |(terminal, [query, name]): (&Terminal, &[String; 2])| {
        let asked = Instant::now();
        terminal.send("/\x15").send(query);
        milliseconds(answered(terminal, name).duration_since(asked))
    };
    searches.map(search).collect()
}

fn at_the_same_moment(searches: &[(&Terminal, &[String; 2])]) -> Vec<f64> {
    let asked = Instant::now();
    for (terminal, [query, _]) in searches {
        terminal.send("\x15").send(query);
    }
    let answered = |(terminal, [_, name]): &(&Terminal, &[String; 2])| answered(terminal, name).duration_since(asked);
    searches.iter().map(|search| milliseconds(answered(search))).collect()
}

fn tell(what: &str, latencies: &[f64], ticks: u64) {
    let slowest = quantile(latencies, 1.0);
    let goal = milliseconds(GOAL.0);
    println!(
        "{what}: median {:.0} ms, 95 % within {:.0} ms, slowest {slowest:.0} ms; goal {goal:.0} ms: {}; processor time for each {:.1} ms",
        median(latencies),
        quantile(latencies, 0.95),
        if slowest <= goal { "met" } else { "not met" },
        // A tick is a hundredth of a second.
        ticks as f64 * 10.0 / latencies.len() as f64,
    );
}

fn memory(far: &[Far]) {
    let of_all = |memory: fn(Far) -> u64| far.iter().map(|far| memory(*far) as f64 / 1024.0).collect::<Vec<_>>();
    let [private, shared, resident] = [Far::private_memory, Far::proportional_memory, Far::resident_memory].map(of_all);
    let largest = quantile(&private, 1.0);
    let goal = GOAL.1 as f64 / 1024.0;
    println!(
        "memory a session: private median {:.1} MB, most {largest:.1} MB; with its part of what is shared {:.1} MB; resident {:.1} MB; \
         goal {goal:.0} MB: {}; of all {:.0} MB",
        median(&private),
        median(&shared),
        median(&resident),
        if largest <= goal { "met" } else { "not met" },
        shared.iter().sum::<f64>(),
    );
}

fn ticks(far: &[Far]) -> u64 {
    far.iter().map(|far| far.ticks()).sum()
}

fn rest(far: &[Far]) {
    let before = ticks(far);
    std::thread::sleep(REST);
    println!("while nobody types for {} s: {} ticks of a processor in all", REST.as_secs(), ticks(far) - before);
}

/// One question as a visitor asks it and as one asks it in the shell, in turn: from the start of the process to its end.
fn verbs(large: Option<&Large>, rounds: usize) {
    let took = |arguments: &[&str]| {
        let mut command = Command::new(KECHUANG);
        if let Some(large) = large {
            command.arg("--data").arg(&large.file);
        }
        command.args(arguments).env_remove("KECHUANG_DATA").env("SSH_ORIGINAL_COMMAND", QUESTION);
        let started = Instant::now();
        let output = command.output().unwrap();
        let took = milliseconds(started.elapsed());
        assert!(output.status.success() && !output.stdout.is_empty(), "{output:?}");
        (took, output.stdout)
    };
    let pairs: Vec<[f64; 2]> = (0..rounds)
        .map(|_| {
            let (visitor, shell) = (took(&["--kiosk"]), took(&["search", QUESTION]));
            assert_eq!(visitor.1, shell.1, "the same answer");
            [visitor.0, shell.0]
        })
        .collect();
    let ratio = median(&pairs.iter().map(|[visitor, shell]| visitor / shell).collect::<Vec<_>>());
    let [visitor, shell] = [0, 1].map(|at| median(&pairs.iter().map(|pair| pair[at]).collect::<Vec<_>>()));
    println!(
        "a question over SSH: {visitor:.1} ms, in the shell {shell:.1} ms, median of {rounds}; {ratio:.2} times as long; goal {VERB_GOAL}: {}",
        if ratio <= VERB_GOAL { "met" } else { "not met" },
    );
}
