//! Walks that broke a promise once, each as short as it could be made.

use super::alone;
use super::walks::steps::Walk;
use super::walks::tour::replay;

/// Walks, and what was broken.
const WALKS: [(&str, &str); 4] = [
    (
        "40x10 shipped vim kiosk :: Enter End / size:60,16 paste:7",
        "what was looked for on a page stood nowhere, and the page, laid out anew with fewer lines, was shown from behind its end",
    ),
    (
        "50x20 shipped emacs :: f Ctrl-v grow:small",
        "of a smaller directory there are fewer facets, and a heading stood where one was chosen",
    ),
    (
        "58x12 small emacs :: c size:100,30 \"2030\" Ctrl-b",
        "many months at once led under bars to a month as a list has it, and no service was chosen",
    ),
    (
        "55x8 raw default :: / \"部门:\" Tab",
        "a department's name came into the query by Tab with what must not reach a terminal",
    ),
];

#[test]
fn walks_that_broke_a_promise_break_none() {
    let _alone = alone();
    for (walk, what) in WALKS {
        let why = replay(&walk.parse::<Walk>().unwrap());
        assert!(why.is_empty(), "{what}: {walk}\n{why:#?}");
    }
}
