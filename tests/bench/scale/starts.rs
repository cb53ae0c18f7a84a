//! First frames: every program once a round, in an order drawn for the round.

use crate::contender::{Contender, STILL, end};
use crate::measure::{median, milliseconds, quantile, standing};
use crate::random::Random;
use crate::table::{Column, short};

/// What the starts of a program took, in milliseconds.
#[derive(Default)]
struct Times {
    /// To the first frame; of a finder, to half of its rows.
    first: Vec<f64>,
    /// To the complete one.
    complete: Vec<f64>,
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
            let (first, complete) = start(contenders[at]);
            if round >= 2 {
                times[at].first.push(first);
                times[at].complete.push(complete);
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
}

fn start(contender: &Contender) -> (f64, f64) {
    let terminal = contender.run();
    let since = |then| milliseconds(then - terminal.started());
    let (first, complete) = if contender.goes_on {
        let place = terminal.hear(crate::measure::FRAME_ENDS, 0);
        let arrived = terminal.arrivals().into_iter().find(|(_, end)| *end >= place);
        let first = arrived.map_or(f64::NAN, |(arrived, _)| since(arrived));
        (first, f64::NAN)
    } else {
        terminal.wait_still(STILL);
        standing(&terminal).map_or((f64::NAN, f64::NAN), |it| (since(it.half), since(it.whole)))
    };
    end(terminal);
    (first, complete)
}
