//! Keys on a directory that is loaded: how soon they are answered, what they send over the line, what they cost in memory.

use std::time::{Duration, Instant};

use crate::contender::{Contender, end};
use crate::measure::{mean, median, memory, milliseconds, quantile};
use crate::support::pty::Terminal;
use crate::table::{Column, short};

/// From key to key: ten a second.
const BEAT: Duration = Duration::from_millis(100);
/// Silence that ends an answer.
const ANSWERED: Duration = Duration::from_millis(350);
/// Silence that ends the frame of a key that asks nothing.
const STILL: Duration = Duration::from_millis(60);
const DOWN: &str = "\x1b[B";
const CLEAR_QUERY: &str = "\x15";
/// What is typed, character by character.
const HAN: [&str; 6] = ["数学", "机器人", "学会", "青少年科技", "研究会", "科普"];
const PINYIN: [&str; 4] = ["shuxue", "jiqiren", "yjh", "kexue"];
const DOWNS: usize = 30;
/// One pane, as a finder has it: columns and rows.
const ONE_PANE: (u16, u16) = (59, 20);

/// Times in milliseconds.
#[derive(Default)]
struct Typed {
    /// From each key to the first bytes after it.
    first: Vec<f64>,
    /// From the last key of a word to the last bytes.
    last: Vec<f64>,
    bytes: Vec<f64>,
    /// Words that are not on the screen after they were typed.
    lost: usize,
}

/// What a program did.
#[derive(Default)]
struct Figures {
    han: Typed,
    pinyin: Typed,
    down: Vec<f64>,
    down_bytes: Vec<f64>,
    narrow_han: f64,
    narrow_down: f64,
    /// Resident and private memory: at rest, and after all searches.
    rest: (f64, f64),
    after: (f64, f64),
}

pub(crate) fn measure(rounds: usize, best: &Contender, finders: &[Contender], column: &mut Column) {
    column.say("keys");
    let contenders: Vec<&Contender> = std::iter::once(best).chain(finders).collect();
    let mut all: Vec<(&Contender, Terminal, Figures)> = Vec::new();
    for contender in contenders {
        let terminal = contender.run_to_rest();
        let rest = memory(terminal.pid());
        let (down, down_bytes) = downs(&terminal);
        terminal.send(contender.to_query).wait_still(ANSWERED);
        all.push((contender, terminal, Figures { down, down_bytes, rest, ..Figures::default() }));
    }
    // They take turns, so that all meet the same machine.
    for _ in 0..rounds {
        for word in HAN {
            for (_, terminal, figures) in &mut all {
                figures.han.word(terminal, word);
            }
        }
        for word in PINYIN {
            all.iter_mut()
                .filter(|it| it.0.is_ours)
                .for_each(|(_, terminal, figures)| figures.pinyin.word(terminal, word));
        }
    }
    let figures = all.into_iter().map(|(contender, terminal, mut figures)| {
        figures.after = memory(terminal.pid());
        end(terminal);
        narrow(contender, &mut figures);
        (contender.name.as_str(), figures)
    });
    report(&figures.collect::<Vec<_>>(), rounds, column);
}

/// The bytes of the same keys in one pane.
fn narrow(contender: &Contender, figures: &mut Figures) {
    let terminal = contender.sized(ONE_PANE.0, ONE_PANE.1).run_to_rest();
    figures.narrow_down = mean(&downs(&terminal).1);
    terminal.send(contender.to_query).wait_still(ANSWERED);
    let mut typed = Typed::default();
    for word in HAN {
        typed.word(&terminal, word);
    }
    figures.narrow_han = mean(&typed.bytes);
    end(terminal);
}

fn report(figures: &[(&str, Figures)], rounds: usize, column: &mut Column) {
    let Some(((_, ours), theirs)) = figures.split_first() else { return };
    let mut row = |name: &str, of: &dyn Fn(&Figures) -> f64| {
        let theirs: Vec<(&str, f64)> = theirs.iter().map(|(name, figures)| (*name, of(figures))).collect();
        column.beside(name, of(ours), &theirs);
    };
    let (keys, words) = (ours.han.bytes.len(), rounds * HAN.len());
    row(&format!("typed Han to the first answer, ms, median of {keys}"), &|it| median(&it.han.first));
    row(&format!("typed Han to the final answer, ms, median of {words}"), &|it| median(&it.han.last));
    row("typed Han to the final answer, ms, longest", &|it| quantile(&it.han.last, 1.0));
    row("Down to its last byte, ms, median", &|it| median(&it.down));
    row("bytes for a typed Han character, 120×36, mean", &|it| mean(&it.han.bytes));
    row("bytes for Down, 120×36, mean", &|it| mean(&it.down_bytes));
    row("bytes for a typed Han character, 59×20, mean", &|it| it.narrow_han);
    row("bytes for Down, 59×20, mean", &|it| it.narrow_down);
    row("resident at rest, MB", &|it| it.rest.0);
    row("private and written at rest, MB", &|it| it.rest.1);
    row("resident after searches, MB", &|it| it.after.0);
    row("private and written after searches, MB", &|it| it.after.1);
    let pinyin = &ours.pinyin;
    let [first, finally] = [&pinyin.first, &pinyin.last].map(|times| short(median(times)));
    let longest = short(quantile(&pinyin.last, 1.0));
    column.row("typed pinyin to the first / final answer / longest, ms", format!("{first} / {finally} / {longest}"));
    column.row("bytes for a typed letter, 120×36, mean", short(mean(&pinyin.bytes)));
    let lost: Vec<String> = figures
        .iter()
        .map(|(name, it)| (name, it.han.lost + it.pinyin.lost))
        .filter(|(_, lost)| *lost > 0)
        .map(|(name, lost)| format!("{name} {lost}"))
        .collect();
    column.row(
        "words not on the screen when they were typed",
        if lost.is_empty() { "none".to_owned() } else { lost.join(" · ") },
    );
}

/// The times of some presses of Down to the last byte, and the bytes of each.
fn downs(terminal: &Terminal) -> (Vec<f64>, Vec<f64>) {
    let press = |_| {
        let before = terminal.heard_so_far();
        let pressed = Instant::now();
        terminal.send(DOWN);
        terminal.wait_still(STILL);
        let (last, end) = terminal.arrivals().last().copied().unwrap_or((pressed, 0));
        (milliseconds(last.saturating_duration_since(pressed)), (end - before) as f64)
    };
    (0..DOWNS).map(press).unzip()
}

impl Typed {
    /// Types a word at ten keys a second, and clears it when its answer stands.
    fn word(&mut self, terminal: &Terminal, word: &str) {
        let mut pressed: Vec<(Instant, usize)> = Vec::new();
        let begun = Instant::now();
        for (beat, key) in (0..).zip(word.chars()) {
            std::thread::sleep((begun + BEAT * beat).saturating_duration_since(Instant::now()));
            pressed.push((Instant::now(), terminal.heard_so_far()));
            terminal.send(key.encode_utf8(&mut [0; 4]));
        }
        terminal.wait_still(ANSWERED);
        let arrivals = terminal.arrivals();
        let ends = pressed.iter().skip(1).map(|(_, heard)| *heard).chain([terminal.heard_so_far()]);
        for ((at, heard), end) in pressed.iter().zip(ends) {
            let first = arrivals.iter().find(|(_, place)| *place > *heard && *place <= end);
            self.first.extend(first.map(|(arrived, _)| milliseconds(*arrived - *at)));
            self.bytes.push((end - heard) as f64);
        }
        if let (Some((at, _)), Some((last, _))) = (pressed.last(), arrivals.last()) {
            self.last.push(milliseconds(last.saturating_duration_since(*at)));
        }
        self.lost += usize::from(!terminal.screen().contents().contains(word));
        terminal.send(CLEAR_QUERY).wait_still(ANSWERED);
    }
}
