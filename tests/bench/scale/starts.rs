//! First frames: every program once a round, in an order drawn for the round.

use crate::contender::{Contender, STILL, end};
use crate::measure::{FRAME_ENDS, cpu_time, median, milliseconds, page_faults, quantile, standing};
use crate::random::Random;
use crate::table::{Column, short};

/// What the starts of a program took, in milliseconds.
#[derive(Default)]
struct Times {
    /// To the first frame; of a finder, to half of its rows.
    first: Vec<f64>,
    /// To the complete one.
    complete: Vec<f64>,
    /// Of the processor, until the frame was seen.
    computed: Vec<f64>,
    /// Page faults until then.
    faults: Vec<f64>,
}

pub(crate) fn measure(count: usize, reading: &Contender, best: &Contender, finders: &[Contender], column: &mut Column) {
    column.say("first frames");
    let contenders: Vec<&Contender> = [reading, best].into_iter().chain(finders).collect();
    let mut times: Vec<Times> = contenders.iter().map(|_| Times::default()).collect();
    let mut random = Random::new(1);
    // Two rounds before those that count: what is read from disk is in memory afterwards.
    for round in 0..count + 2 {
        let mut left: Vec<usize> = (0..contenders.len()).collect();
        while !left.is_empty() {
            let at = left.swap_remove(random.below(left.len()));
            if round < 2 {
                start(contenders[at], &mut Times::default());
            } else {
                start(contenders[at], &mut times[at]);
            }
        }
    }
    let [reading, ours, theirs @ ..] = times.as_slice() else { return };
    let parts = [("median", 0.5), ("fast tenth", 0.1)];
    for (part, share) in parts {
        column.row(format!("from RON: first frame, ms, {part} of {count}"), short(quantile(&reading.first, share)));
    }
    if best.goes_on {
        return;
    }
    let beside = |figure: &dyn Fn(&Times) -> f64| -> Vec<(&str, f64)> {
        finders.iter().map(|it| it.name.as_str()).zip(theirs.iter().map(figure)).collect()
    };
    for (part, share) in parts {
        let name = format!("complete first frame, ms, {part} of {count}");
        column.beside(name, quantile(&ours.complete, share), &beside(&|it| quantile(&it.complete, share)));
    }
    let half = beside(&|it| median(&it.first));
    column.beside("the same beside half of their rows, ms, median", median(&ours.complete), &half);
    let paired = |theirs: &Times| {
        let ratios: Vec<f64> = ours.complete.iter().zip(&theirs.complete).map(|(ours, theirs)| ours / theirs).collect();
        median(&ratios)
    };
    let paired: Vec<String> = beside(&paired).iter().map(|(name, ratio)| format!("{ratio:.2} × {name}")).collect();
    column.row("the same over theirs of the same round, median", paired.join(" · "));
    column.beside("processor time until then, ms, median", median(&ours.computed), &beside(&|it| median(&it.computed)));
    column.beside("page faults until then, median", median(&ours.faults), &beside(&|it| median(&it.faults)));
}

fn start(contender: &Contender, times: &mut Times) {
    let terminal = contender.run();
    // Before anything else is computed here: the program goes on.
    times.computed.push(milliseconds(cpu_time(terminal.pid())));
    times.faults.push(page_faults(terminal.pid()));
    let since = |then| milliseconds(then - terminal.started());
    if contender.goes_on {
        let place = terminal.hear(FRAME_ENDS, 0);
        let arrived = terminal.arrivals().into_iter().find(|(_, end)| *end >= place);
        times.first.extend(arrived.map(|(arrived, _)| since(arrived)));
    } else {
        // A slow machine may be silent in the middle of a frame.
        let stands = (0..100).find_map(|_| {
            terminal.wait_still(STILL);
            standing(&terminal)
        });
        let stands = stands.expect("a frame has an end");
        times.first.push(since(stands.half));
        times.complete.push(since(stands.whole));
    }
    end(terminal);
}
