//! Loading: when all is there, when all of it is found, and how long a key waits meanwhile.

use std::time::{Duration, Instant};

use crate::contender::{Contender, end, rest};
use crate::measure::{median, memory, milliseconds, quantile, standing};
use crate::table::{Column, short};

/// What is asked from the start on: every record that answers must have been read.
const QUERY: &str = "学会";
/// From key to key while a directory loads.
const BEAT: Duration = Duration::from_millis(50);
/// One line down, then the help shown and closed: two of the three change the screen whatever is loaded.
const KEYS: [(&str, bool); 3] = [("\x1b[B", false), ("?", true), ("?", true)];

pub(crate) fn measure(count: usize, reading: &Contender, best: &Contender, column: &mut Column) {
    column.say("loads");
    let (loaded, memories): (Vec<f64>, Vec<(f64, f64)>) = (0..count.max(1)).map(|_| load(reading)).unzip();
    column.row(format!("from RON: all loaded, ms, median of {count}"), short(median(&loaded)));
    let [resident, private] = [|it: &(f64, f64)| it.0, |it: &(f64, f64)| it.1]
        .map(|part| short(median(&memories.iter().map(part).collect::<Vec<_>>())));
    column.row("from RON: resident / private and written at rest, MB", format!("{resident} / {private}"));
    let searchable = times(count, &reading.asked(QUERY));
    column.row(format!("from RON: all loaded and found, ms, median of {count}"), short(median(&searchable)));
    column.say("keys while loading");
    let waits = waits(reading, Duration::from_secs_f64(median(&searchable) / 1000.0));
    let figures = format!("{} / {} of {}", short(median(&waits)), short(quantile(&waits, 1.0)), waits.len());
    column.row("a key while it loads, ms, median / longest", figures);
    if !best.goes_on {
        let found = times(count.max(9), &best.asked(QUERY));
        column.row("start to the answer of a query, ms, median", short(median(&found)));
    }
}

/// From the start until the screen stays as it is, in milliseconds.
fn times(count: usize, contender: &Contender) -> Vec<f64> {
    (0..count.max(1)).map(|_| load(contender).0).collect()
}

/// The same once, and what the program then has in memory.
fn load(contender: &Contender) -> (f64, (f64, f64)) {
    let terminal = contender.run_to_rest();
    let stands = standing(&terminal).map(|it| milliseconds(it.whole - terminal.started()));
    let memory = memory(terminal.pid());
    end(terminal);
    (stands.unwrap_or(f64::NAN), memory)
}

/// How long each key waits for the next bytes, from the first frame on until the directory was there and found, with a
/// tenth on top.
fn waits(reading: &Contender, load: Duration) -> Vec<f64> {
    let terminal = reading.run();
    let mut pressed = Vec::new();
    let mut next = Instant::now();
    loop {
        for (key, is_seen) in KEYS {
            std::thread::sleep(next.saturating_duration_since(Instant::now()));
            next += BEAT;
            let now = Instant::now();
            terminal.send(key);
            pressed.extend(is_seen.then_some(now));
        }
        if terminal.started().elapsed() > load.mul_f64(1.1) {
            break;
        }
    }
    rest(&terminal);
    let arrivals = terminal.arrivals();
    end(terminal);
    let mut answers = arrivals.iter().map(|(arrived, _)| *arrived).peekable();
    pressed
        .into_iter()
        .filter_map(|pressed| {
            while answers.next_if(|arrived| *arrived <= pressed).is_some() {}
            answers.peek().map(|arrived| milliseconds(*arrived - pressed))
        })
        .collect()
}
