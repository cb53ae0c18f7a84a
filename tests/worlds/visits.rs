//! What a reader does at a door with a terminal, and what he sees there in a world.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::making::{Kept, Made};
use crate::support::pty::{DEADLINE, Start, Terminal, code, without_terminal};
use crate::support::sshd::Far;
use crate::table::{Promise, World};

/// The name of the first pane, a society of the directory, and the number that answers for it.
const TREE: &str = "科创天津";
const SOCIETY: &str = "天津市数学会";
const ITS_NUMBER: &str = "022-27122522";

/// Memory that may be touched anew while something goes on that asks for none, in KiB.
const GROWTH: u64 = 4 * 1024;
/// So often the window gets another size.
const SIZES: u16 = 600;

/// Opens a door in a world and holds what comes against the promise, once for each number of the world.
pub(crate) fn carry_out(world: World, args: &[&str], promise: Promise) {
    if let Promise::NoSuch(_) = promise {
        return;
    }
    let is_lines = args.contains(&"--plain") || promise == Promise::InLines;
    let (mut number, mut has_next) = (0, true);
    while has_next {
        let (made, next) = world.start(args, number);
        let Made { start, kept } = made;
        let visit = Visit { world, is_lines, kept };
        println!("number {number}");
        visit.carry_out(start, promise);
        (number, has_next) = (number + 1, next);
    }
}

/// Asks a question over SSH instead of the screen.
pub(crate) fn ask(world: World, promise: Promise) {
    let answer = |start: Start| {
        let output = without_terminal(&start.env("SSH_ORIGINAL_COMMAND", "药学会"));
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let ordinary = answer(Start::kechuang().args(["--kiosk"]));
    assert!(ordinary.0 == Some(0) && ordinary.1.contains("天津市药学会"), "{ordinary:?}");
    let (mut number, mut has_next) = (0, true);
    while has_next {
        let (made, next) = world.start(&["--kiosk"], number);
        let answered = answer(made.start);
        match promise {
            Promise::AsEver => assert_eq!(answered, ordinary),
            Promise::WholeOrRefused(words) => {
                let is_refused = words.iter().any(|word| answered.2.contains(word));
                assert!(answered == ordinary || (answered.0 != Some(0) && is_refused), "{answered:?}");
            }
            Promise::Refused(why) => {
                assert!(answered.0 == Some(2) && answered.1.is_empty() && answered.2.contains(why), "{answered:?}");
                assert_eq!(answered.2.lines().count(), 1, "{answered:?}");
            }
            Promise::Silent(code) => assert_eq!(answered, (Some(code), String::new(), String::new())),
            Promise::NoSuch(_) => {}
            other => panic!("{other:?} cannot be promised of a question"),
        }
        (number, has_next) = (number + 1, next);
    }
}

struct Visit {
    world: World,
    is_lines: bool,
    kept: Kept,
}

impl Visit {
    fn carry_out(&self, start: Start, promise: Promise) {
        match promise {
            Promise::AsEver | Promise::InLines => self.as_ever(start.run(), None),
            Promise::Kept => self.as_ever(start.run(), Some("已收藏")),
            Promise::Unkept(why) => self.as_ever(start.run(), Some(why)),
            Promise::Refused(why) => assert!(refused(start.run(), &[why]), "it is refused"),
            Promise::WholeOrRefused(words) => {
                // Threads begin behind the first frame, so that it is told with the first key at the latest.
                let mut terminal = start.run();
                let wait = |what: &str, sign: &str| {
                    terminal.wait(what, |screen| {
                        let screen = screen.contents();
                        let is_refused = words.iter().any(|it| screen.contains(it));
                        (is_refused || screen.contains(sign)).then_some(is_refused)
                    })
                };
                let begin = if self.is_lines { "查找>" } else { TREE };
                let mut is_refused = wait("it begins or refuses", begin);
                if !is_refused && !self.is_lines {
                    terminal.send("/数学会");
                    is_refused = wait("it finds or refuses", ITS_NUMBER);
                }
                if is_refused {
                    assert!(refused(terminal, words));
                } else if self.is_lines {
                    self.as_ever(terminal, None);
                } else {
                    terminal.send("\x03");
                    assert_eq!(code(terminal.end_restored()), 0);
                }
            }
            Promise::Leaves => {
                let mut terminal = start.run();
                assert_eq!(code(terminal.end_restored()), 0);
                let said = String::from_utf8_lossy(&terminal.rest()).into_owned();
                assert!(said.contains("查找>") && said.ends_with("已离开。\r\n"), "{said}");
            }
            Promise::Silent(expected) => {
                let mut terminal = start.run();
                // Who reads lines is told to leave on one.
                terminal.send("q\r");
                assert_eq!(code(terminal.end_restored()), expected);
                let said = String::from_utf8_lossy(&terminal.rest()).into_owned();
                assert!(said.chars().all(|c| "q\r\n".contains(c)), "only what was typed: {said:?}");
            }
            Promise::Gone(expected) => self.gone(start.run(), expected),
            other => panic!("{other:?} cannot be promised of a terminal"),
        }
    }

    /// The reader finds a society and its number, whatever happens meanwhile, and leaves.
    fn as_ever(&self, mut terminal: Terminal, favourite: Option<&str>) {
        if self.is_lines {
            terminal.see("查找>");
            self.meanwhile(&terminal);
            terminal.send("数学会\r");
            terminal.see("编号>");
            terminal.send("1\r");
            terminal.see(ITS_NUMBER);
            terminal.see("条目>");
            terminal.send("q\r");
        } else {
            terminal.see(TREE);
            self.meanwhile(&terminal);
            terminal.send("/").send("数学会");
            terminal.see_selected(SOCIETY);
            terminal.see(ITS_NUMBER);
            self.meanwhile(&terminal);
            if let Some(said) = favourite {
                // The letter is typed into the query otherwise.
                terminal.send("\r");
                terminal.see("Esc");
                terminal.send("B");
                terminal.see(said);
            }
            terminal.send("\x03");
        }
        assert_eq!(code(terminal.end_restored()), 0);
    }

    /// What happens in a world while somebody reads. Afterwards everything is as it was.
    fn meanwhile(&self, terminal: &Terminal) {
        match self.world {
            World::LateAnswers => {
                terminal.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c\x1b[1;3R");
            }
            World::WrongAnswers => {
                for answer in WRONG {
                    terminal.send(answer);
                }
            }
            World::ManyAnswers => {
                let far = Far(terminal.pid());
                let before = far.resident_memory();
                for _ in 0..20_000 {
                    terminal.send("\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22c\x1b[?997;1n\x1b[2;2R");
                }
                let after = far.resident_memory();
                assert!(after < before + GROWTH, "{before} KiB before, {after} KiB after");
            }
            World::StormOfSizes => {
                for (columns, rows) in (0..SIZES).map(size) {
                    terminal.claim(columns, rows);
                }
                terminal.claim(120, 36);
            }
            World::StoppedAndContinued => {
                // No shell is there to take over the line, so that it is not given back.
                terminal.signal(Signal::TSTP);
                terminal.signal(Signal::STOP);
                wait_until("it is stopped", || Far(terminal.pid()).is_stopped());
                terminal.signal(Signal::CONT);
            }
            World::ClockThatJumps => {
                let clock = self.kept.clock.as_ref().unwrap();
                for jump in ["-3650d", "+7300d", "+0"] {
                    std::fs::write(clock, jump).unwrap();
                    // Something to be drawn, by the new clock.
                    let place = terminal.heard_so_far();
                    if !self.is_lines {
                        terminal.send("\x0c");
                        terminal.hear("\x1b[2J", place);
                    }
                }
            }
            _ => {}
        }
    }

    /// Nobody reads any more, or the line breaks: the process is gone with it, and does nothing until then.
    fn gone(&self, mut terminal: Terminal, expected: i32) {
        terminal.see(if self.is_lines { "查找>" } else { TREE });
        if self.world == World::NobodyReads {
            terminal.stop_reading();
            // More than the line takes.
            if self.is_lines {
                terminal.send("学会\r".repeat(300));
            } else {
                terminal.send([0x0c; 3000]);
            }
            let far = Far(terminal.pid());
            wait_until("it waits for a reader", || is_asleep(far));
            let before = (far.resident_memory(), far.ticks());
            for (columns, rows) in (0..SIZES).map(size) {
                terminal.claim(columns, rows);
            }
            wait_until("it waits again", || is_asleep(far));
            let after = (far.resident_memory(), far.ticks());
            assert!(after.0 < before.0 + GROWTH, "{before:?} KiB and ticks before, {after:?} after");
            // Less of the processor than a hundredth of a second for each size.
            assert!(after.1 < before.1 + u64::from(SIZES), "{before:?} KiB and ticks before, {after:?} after");
        } else {
            terminal.send(if self.is_lines { "数" } else { "/数" });
        }
        terminal.hang_up();
        assert_eq!(code(terminal.end()), expected);
    }
}

/// What no terminal would say in answer to what it was asked, and what is no whole answer.
const WRONG: [&str; 9] = [
    "\x1b[0;0R",
    "\x1b[99999999;99999999R",
    "\x1b[?9999999999c",
    "\x1b]11;rgb:zzzz/0/\x1b\\",
    "\x1b]11;#\x07",
    "\x1b]4;0;rgb:0000/0000/0000\x1b\\",
    "\x1bP>|a terminal\x1b\\",
    "\x1b[?2026;0$y",
    "\x1b_answer\x1b\\",
];

/// Sizes of all sorts, the same each time; some are none, and some are beyond belief.
fn size(number: u16) -> (u16, u16) {
    let columns = [0, 1, 2, 39, 40, 59, 80, 120, 300, 65_535][usize::from(number % 10)];
    let rows = [0, 1, 9, 10, 24, 36, 65_535][usize::from(number % 7)];
    (columns, rows)
}

/// Whether a process waits, all its threads, and has done so when it was looked at again.
fn is_asleep(far: Far) -> bool {
    let look = || {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", far.0)).unwrap();
        let stats = tasks.map(|task| std::fs::read_to_string(task.unwrap().path().join("stat")).unwrap_or_default());
        stats.map(|stat| stat.rsplit(") ").next().unwrap_or_default().chars().next()).collect::<Vec<_>>()
    };
    let ticks = far.ticks();
    let sleeps = |_| {
        std::thread::sleep(Duration::from_millis(20));
        look().into_iter().all(|state| state == Some('S'))
    };
    (0..3).all(sleeps) && far.ticks() == ticks
}

/// Waits for a state of the process.
pub(crate) fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + DEADLINE;
    while !is_so() {
        assert!(Instant::now() < deadline, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Whether it has ended with 2 and one of these words, in one line of the terminal as it was before.
fn refused(mut terminal: Terminal, words: &[&str]) -> bool {
    let ended = code(terminal.end_restored());
    let said = terminal.screen().contents();
    // Without descriptors the system itself may refuse to start it.
    let is_loader = said.contains("error while loading shared libraries");
    assert!(ended == 2 || (is_loader && ended == 127), "{ended}: {said}");
    // A line that is longer than the terminal goes on in its next row.
    assert!(said.trim_end().lines().count() == 1, "{said:?}");
    words.iter().any(|word| said.contains(word))
}
