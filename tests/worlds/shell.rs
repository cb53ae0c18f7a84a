//! Every subcommand in every world: what it answers and writes there, held against what it does elsewhere.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use crate::making::{clock_variables, home_for_all, unsharing};
use crate::support::account::by_account;
use crate::support::pty::KECHUANG;
use crate::support::sshd::Far;
use crate::table::{Promise, World};

/// What a call does beside its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Answers,
    /// It writes or changes a file where it is called.
    Writes,
    /// It writes into the home.
    WritesHome,
    /// Its answer is about the world.
    Tells,
}

/// A call of each subcommand at least. `d` is a small directory, `in.csv` a table with another number for it, `slip.txt`
/// a slip.
const CALLS: &[(Sort, &[&str])] = &[
    (Sort::Answers, &["search", "药学会"]),
    (Sort::Answers, &["show", "药学会"]),
    (Sort::Answers, &["calendar"]),
    (Sort::Answers, &["phones"]),
    (Sort::Answers, &["favourites"]),
    (Sort::Answers, &["match", "--age", "38", "--sex", "f"]),
    (Sort::Answers, &["pick", "--print", "phone"]),
    (Sort::Answers, &["qr", "药学会"]),
    (Sort::Answers, &["export", "--format", "csv"]),
    (Sort::Writes, &["export", "-o", "out.xlsx"]),
    (Sort::Writes, &["export", "--site", "site", "--data", "d"]),
    (Sort::Writes, &["template", "xlsx", "-o", "empty.xlsx"]),
    (Sort::Answers, &["check", "d"]),
    (Sort::Writes, &["compile", "d", "-o", "out.kcd"]),
    (Sort::Writes, &["pack", "d", "-o", "haihe"]),
    (Sort::Writes, &["import", "in.csv", "--into", "d", "--write"]),
    (Sort::Answers, &["stale"]),
    (Sort::Writes, &["callsheet", "-o", "calls.csv"]),
    (Sort::Answers, &["report", "service-01", "--field", "number", "--wrong", "错"]),
    (Sort::Answers, &["slips", "slip.txt"]),
    (Sort::Answers, &["diff", "builtin", "d"]),
    (Sort::Writes, &["fmt", "d"]),
    (Sort::Answers, &["edit", "service-01", "--data", "d"]),
    (Sort::Writes, &["new", "directory", "n"]),
    (Sort::Writes, &["new", "service", "--into", "d"]),
    (Sort::Answers, &["serve-config", "--user", "directory"]),
    (Sort::Tells, &["doctor"]),
    (Sort::Tells, &["config", "--show"]),
    (Sort::WritesHome, &["config", "--init"]),
    (Sort::Answers, &["completions", "bash"]),
    (Sort::Answers, &["man"]),
    (Sort::Answers, &["help"]),
];

#[test]
fn every_subcommand_is_called() {
    let output = Command::new(KECHUANG).args(["--lang", "en", "help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let names = commands.lines().take_while(|line| !line.is_empty());
    let names: Vec<&str> = names
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next().filter(|_| line.as_bytes()[2] != b' '))
        .collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        assert!(CALLS.iter().any(|(_, call)| call[0] == name), "no world is tried with {name}");
    }
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Outcome {
    code: Option<i32>,
    output: String,
    errors: String,
    /// Files and folders with their checksums.
    before: String,
    after: String,
}

impl Outcome {
    fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.after.lines().filter_map(|line| line.split_whitespace().last()).collect();
        names.sort_unstable();
        names
    }

    fn refused(&self, words: &[&str]) -> bool {
        // What the system's loader says is its own.
        let is_code = self.code == Some(2) || (self.code == Some(127) && self.errors.contains("shared libraries"));
        // A folder in the home that is made for a file may stay: it is the program's place from then on.
        let left =
            |listed: &str| listed.lines().filter(|line| !line.starts_with("./home/")).map(str::to_owned).collect();
        let (before, after): (Vec<String>, Vec<String>) = (left(&self.before), left(&self.after));
        is_code && words.iter().any(|word| self.errors.contains(word)) && before == after
    }
}

/// What the calls do in an ordinary world.
fn ordinary() -> &'static [Outcome] {
    static ORDINARY: OnceLock<Vec<Outcome>> = OnceLock::new();
    ORDINARY.get_or_init(|| CALLS.iter().map(|(_, call)| run(call, &Making::default())).collect())
}

/// Words of a shell that make a world around a call.
#[derive(Default)]
struct Making {
    /// What is done first, in the folder that is worked in.
    before: String,
    /// What is done when the files are there.
    then: String,
    wrap: String,
    behind: String,
    /// How a namespace is made for all of it.
    unshares: bool,
    nobody_reads: bool,
}

impl Making {
    fn of(world: World) -> Vec<Self> {
        let wrapped = |wrap: &str| vec![Self { wrap: wrap.to_owned(), ..Self::default() }];
        match world {
            World::FullDisk => vec![Self {
                before: "mount -t tmpfs -o size=2m none . && cd \"$PWD\" || exit 9".to_owned(),
                then: "head -c 10000000 /dev/zero > fill 2> /dev/null".to_owned(),
                unshares: true,
                ..Self::default()
            }],
            World::ReadOnlyHome => vec![Self {
                then: "mount -t tmpfs -o ro none home || exit 9".to_owned(),
                unshares: true,
                ..Self::default()
            }],
            World::HomeIsNowhere => wrapped("env HOME=/proc/nowhere"),
            World::NoHome => wrapped("env -u HOME"),
            World::NoLocale => wrapped("env -u LANG"),
            World::UnknownLocale => wrapped("env LC_ALL=zh_ZZ.KOI-99"),
            // The editor is named, for there is one everywhere.
            World::NoVariables => wrapped("env -i EDITOR=true"),
            World::ClockAt(date) => {
                let variables = clock_variables(date);
                let set = variables.iter().fold("env".to_owned(), |mut set, (name, value)| {
                    let _ = write!(set, " '{name}={value}'");
                    set
                });
                wrapped(&set)
            }
            World::Threads(most) => vec![Self { behind: by_account(most, ""), ..Self::default() }],
            World::Descriptors(all) => {
                all.iter().map(|most| Self { wrap: format!("prlimit --nofile={most}"), ..Self::default() }).collect()
            }
            World::NoFileGrows => wrapped("prlimit --fsize=0"),
            World::NobodyReads => vec![Self { nobody_reads: true, ..Self::default() }],
            World::StoppedAndContinued => {
                let behind = "\"$0\" \"$@\" & kill -STOP $!; kill -TSTP $!; kill -CONT $!; wait $!".to_owned();
                vec![Self { behind, ..Self::default() }]
            }
            World::Redirected(streams) => vec![Self { behind: format!("\"$0\" \"$@\" {streams}"), ..Self::default() }],
            World::ClockThatJumps
            | World::NoAnswers
            | World::LateAnswers
            | World::WrongAnswers
            | World::ManyAnswers
            | World::StormOfSizes
            | World::LineBreaks => panic!("{world:?} is no world of a shell"),
        }
    }

    fn script(&self) -> String {
        let Self { before, then, wrap, behind, .. } = self;
        let call = if behind.is_empty() { format!("{wrap} \"$0\" \"$@\"") } else { behind.clone() };
        format!(
            "cd \"$ROOM/work\" || exit 9\n{before}\ncp -Rp ../seed/. . && chmod -R a+rwX . || exit 9\n{then}\n\
             list() {{ {{ find . -type d -print; find . -type f ! -name fill -exec cksum {{}} +; }} | sort; }}\n\
             list > ../before\n(\n{call}\n)\ncode=$?\nrm -f fill\nlist > ../after\nexit $code\n"
        )
    }
}

/// The files that the calls work with.
fn seed(folder: &Path) {
    let kechuang = |args: &[&str]| {
        let output = Command::new(KECHUANG).args(args).env("LANG", "zh_CN.UTF-8").output().unwrap();
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    std::fs::create_dir_all(folder.join("home")).unwrap();
    let directory = folder.join("d");
    std::fs::create_dir_all(directory.join("services")).unwrap();
    for (name, text) in LIBRARY {
        std::fs::write(directory.join(name), text).unwrap();
    }
    let table = kechuang(&["--data", directory.to_str().unwrap(), "export", "--format", "csv", "--kind", "service"]);
    std::fs::write(folder.join("in.csv"), table.replace("022-11112222", "022-11112223")).unwrap();
    let slip = kechuang(&["report", "service-01", "--field", "number", "--wrong", "错"]);
    std::fs::write(folder.join("slip.txt"), slip).unwrap();
}

/// A directory of one service, not laid out as `fmt` does it.
const LIBRARY: [(&str, &str); 3] = [
    (
        "directory.ron",
        "(title: \"图书馆服务清单\", short_title: \"图书馆\", edition: \"2024 版\", publisher: \"市图书馆\", \
         published: \"2024-01\", parts: [(id: \"part-1\", number: 1, name: \"读者服务\", categories: [])], audiences: [])",
    ),
    ("departments.ron", "[(id: \"department-desk\", name: \"借阅台\", page: 1)]\n"),
    (
        "services/01.ron",
        "(id: \"service-01\", number: 1, name: \"借阅图书\", part: \"part-1\", page: 1, summary: \"凭证借书。\", \
         providers: [(role: Organizer, label: \"组织机构\", names: [\"市图书馆\"])], audiences: [], \
         contacts: [(department: \"department-desk\", phones: [(number: \"022-11112222\")])])\n",
    ),
];

fn run(call: &[&str], making: &Making) -> Outcome {
    let room = home_for_all();
    for name in ["seed", "work"] {
        std::fs::create_dir(room.path().join(name)).unwrap();
    }
    seed(&room.path().join("seed"));
    let mut command = Command::new("setsid");
    if making.unshares {
        command.args(["unshare", unsharing()]);
    }
    command.args(["sh", "-c", &making.script(), KECHUANG, "--today", "2026-11-26"]).args(call);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("LANG", "zh_CN.UTF-8");
    command.env("ROOM", room.path()).env("HOME", room.path().join("work/home")).env("EDITOR", "true");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    if making.nobody_reads {
        leave_unread(&mut child);
    }
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).replace(room.path().to_str().unwrap(), "ROOM");
    let listed = |name: &str| std::fs::read_to_string(room.path().join(name)).unwrap_or_default();
    Outcome {
        code: output.status.code(),
        output: text(&output.stdout),
        errors: text(&output.stderr),
        before: listed("before"),
        after: listed("after"),
    }
}

/// Reads nothing until the program waits for that or has ended, and goes away.
fn leave_unread(child: &mut Child) {
    let far = Far(child.id());
    // It cannot be seen from outside which process of the shell's waits for what; so it is waited for as long as one works.
    let mut before = u64::MAX;
    crate::visits::wait_until("nobody works any more", || {
        let family = family(far);
        let ticks: u64 = family.iter().map(|one| one.ticks()).sum();
        let is_still = ticks == before;
        before = ticks;
        std::thread::sleep(std::time::Duration::from_millis(20));
        is_still
    });
    drop(child.stdout.take());
}

/// A process and those it has started.
fn family(far: Far) -> Vec<Far> {
    let tasks = format!("/proc/{0}/task/{0}/children", far.0);
    let children = std::fs::read_to_string(tasks).unwrap_or_default();
    let children = children.split_whitespace().filter_map(|number| number.parse().ok()).map(Far);
    std::iter::once(far).chain(children.flat_map(family)).collect()
}

/// Runs every call in a world and holds what comes of it against the promise.
pub(crate) fn carry_out(world: World, promise: Promise) {
    if let Promise::NoSuch(_) = promise {
        return;
    }
    let (mut hears_output, mut hears_errors) = (true, true);
    if let World::Redirected(streams) = world {
        hears_output = !streams.split(' ').any(|it| it.starts_with('>'));
        hears_errors = !streams.contains("2>");
    }
    for making in Making::of(world) {
        // Who has gone is not told more.
        hears_output &= !making.nobody_reads;
        hears_errors &= !making.nobody_reads;
        for ((sort, call), ordinary) in CALLS.iter().zip(ordinary()) {
            let outcome = run(call, &making);
            let is_as_ever = outcome.code == ordinary.code
                && outcome.names() == ordinary.names()
                && (!hears_output || *sort == Sort::Tells || outcome.output == ordinary.output)
                && (!hears_errors || *sort == Sort::Tells || outcome.errors == ordinary.errors);
            let holds = match promise {
                Promise::NotWritten(words) if matches!(sort, Sort::Writes | Sort::WritesHome) => outcome.refused(words),
                Promise::HomeRefused(told) if *sort == Sort::WritesHome => outcome.refused(&[told]),
                Promise::OutputRefused(told) if !ordinary.output.is_empty() => {
                    outcome.code == Some(2) && (!hears_errors || outcome.errors.contains(told))
                }
                Promise::WholeOrRefused(words) => is_as_ever || outcome.refused(words),
                Promise::AsEver | Promise::NotWritten(_) | Promise::HomeRefused(_) | Promise::OutputRefused(_) => {
                    is_as_ever
                }
                other => panic!("{other:?} cannot be promised of a subcommand"),
            };
            assert!(
                holds,
                "{world:?} {call:?}: {promise:?}\ncame {outcome:#?}\nordinary code {:?}, errors {}, files\n{}\noutput {}",
                ordinary.code,
                ordinary.errors,
                ordinary.after,
                ordinary.output.chars().take(300).collect::<String>(),
            );
        }
    }
}
