//! What goes over the line for a key: bounds that hold on every machine, for the shipped directory.

use crate::shown::Shown;
use crate::support::desk::Desk;

/// A desk at which keys are pressed, with the terminal that shows it.
struct Line {
    desk: Desk,
    shown: Shown,
}

impl Line {
    fn open(width: u16, height: u16) -> Self {
        let mut line = Self { desk: Desk::open(width, height), shown: Shown::of(width, height) };
        line.shown.draw(&line.desk, "the first screen");
        line
    }

    /// What each of some keys costs.
    fn press(&mut self, keys: &str) -> Vec<usize> {
        let each = keys.split(' ').map(|key| {
            self.desk.press(key);
            self.shown.draw(&self.desk, key).len()
        });
        each.collect()
    }
}

fn mean(bytes: &[usize]) -> usize {
    bytes.iter().sum::<usize>() / bytes.len()
}

#[test]
fn a_page_that_moves_by_a_line_costs_that_line() {
    for (width, height) in [(80, 24), (50, 20), (60, 16)] {
        let mut line = Line::open(width, height);
        line.press("Enter");
        let [down, up] = ["j j j j j j j j j j", "k k k k k k k k k k"].map(|keys| line.press(keys));
        assert!(mean(&down) <= 150 && mean(&up) <= 150, "{down:?} and {up:?} bytes at {width}×{height}");
        assert!(down.iter().chain(&up).all(|bytes| *bytes <= 220), "{down:?} and {up:?} bytes at {width}×{height}");
    }
}

/// With one pane on the screen, as `fzf` has: version 0.38 writes 490 bytes for a step down the same names, and 1,360
/// for a typed character. The bounds are half of that.
#[test]
fn a_step_and_a_typed_character_are_short() {
    let mut line = Line::open(59, 20);
    let steps = line.press(&["Down"; 20].join(" "));
    assert!(mean(&steps) <= 245, "{steps:?}");
    line.press("/");
    let mut typed = Vec::new();
    for query in ["天津市数学会", "科普", "院士专家工作站", "青少年科技创新", "药学会", "人才"]
    {
        typed.extend(query.chars().flat_map(|char| line.press(&format!("\"{char}\""))));
        line.press("Ctrl-u");
    }
    assert!(mean(&typed) <= 680, "{typed:?}");
}

#[test]
fn three_panes_cost_little_more_than_their_text() {
    let mut line = Line::open(120, 36);
    let text = line.desk.frame().len();
    line.shown = Shown::of(120, 36);
    let first = line.shown.draw(&line.desk, "the first screen").len();
    assert!(first * 100 <= text * 110, "{first} bytes for {text} bytes of text");
    let steps = line.press(&["Down"; 20].join(" "));
    assert!(mean(&steps) <= 1_900, "{steps:?}");
}
