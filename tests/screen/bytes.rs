//! What goes over the line for a key: bounds that hold on every machine, for the shipped directory.

use crate::shown::Shown;
use crate::support::desk::Desk;
use crate::support::shipped::SHIPPED;

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
        self.press_and_compare(keys).into_iter().map(|(bytes, _)| bytes).collect()
    }

    /// The bytes of the last line of the page that is seen, or of the first.
    fn text_at_the_edge(&self, is_last: bool) -> usize {
        let detail = &self.desk.model.browse().detail;
        let line = detail.offset + if is_last { detail.height - 1 } else { 0 };
        detail.page.lines_from(&SHIPPED.0, line).next().map_or(0, |line| line.text().len())
    }

    /// The same, each with the bytes of the text that is another then.
    fn press_and_compare(&mut self, keys: &str) -> Vec<(usize, usize)> {
        let each = keys.split(' ').map(|key| {
            let before = self.desk.frame();
            self.desk.press(key);
            (self.shown.draw(&self.desk, key).len(), changed_text(&before, &self.desk.frame()))
        });
        each.collect()
    }
}

/// How many bytes of text differ between two frames: in each row what stands between the beginning and the end that both
/// have.
fn changed_text(before: &str, after: &str) -> usize {
    let shared = |before: &mut dyn Iterator<Item = char>, after: &mut dyn Iterator<Item = char>| -> usize {
        before.zip(after).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum()
    };
    let changed = |before: &str, after: &str| {
        let begin = shared(&mut before.chars(), &mut after.chars());
        let end = shared(&mut before[begin..].chars().rev(), &mut after[begin..].chars().rev());
        after.len() - begin - end
    };
    before.lines().zip(after.lines()).map(|(before, after)| changed(before, after)).sum()
}

fn mean(bytes: &[usize]) -> usize {
    bytes.iter().sum::<usize>() / bytes.len()
}

#[test]
fn a_page_that_moves_by_a_line_costs_that_line() {
    for (width, height) in [(80, 24), (50, 20), (60, 16)] {
        let mut line = Line::open(width, height);
        line.press("Enter");
        for (key, is_down) in [("j", true), ("k", false)] {
            let (bytes, texts): (Vec<_>, Vec<_>) =
                (0..10).map(|_| (line.press(key)[0], line.text_at_the_edge(is_down))).unzip();
            assert!(mean(&bytes) <= mean(&texts) + 106, "{bytes:?} bytes for {texts:?} by {key} at {width}×{height}");
        }
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
fn a_step_among_groups_costs_little_more_than_its_text() {
    let mut line = Line::open(120, 36);
    line.press("/ \"年龄:38\" Enter h");
    let (steps, texts): (Vec<_>, Vec<_>) = line.press_and_compare(&["Down"; 40].join(" ")).into_iter().unzip();
    assert!(line.desk.model.browse().list.grouping.is_some());
    assert!(mean(&steps) * 100 <= mean(&texts) * 110, "{steps:?} bytes for {texts:?} of text");
    let mut line = Line::open(59, 20);
    line.press("/ \"年龄:38\" Enter h");
    let steps = line.press(&["Down"; 20].join(" "));
    assert!(mean(&steps) <= 330, "{steps:?}");
}

#[test]
fn three_panes_cost_little_more_than_their_text() {
    let mut line = Line::open(120, 36);
    let text = line.desk.frame().len();
    line.shown = Shown::of(120, 36);
    let first = line.shown.draw(&line.desk, "the first screen").len();
    assert!(first * 100 <= text * 110, "{first} bytes for {text} bytes of text");
    let (steps, texts): (Vec<_>, Vec<_>) = line.press_and_compare(&["Down"; 20].join(" ")).into_iter().unzip();
    assert!(mean(&steps) * 100 <= mean(&texts) * 110, "{steps:?} bytes for {texts:?} of text");
}

#[test]
fn going_through_the_year_costs_a_slow_line_little() {
    for ((width, height), most) in
        [((120, 36), [1_000, 520, 2_000]), ((80, 24), [480, 640, 430]), ((40, 10), [430, 300, 150])]
    {
        let mut line = Line::open(width, height);
        line.press("c");
        let keys = ["j j j j j j j j", "h h h h h h h h", "L L L L"];
        let means = keys.map(|keys| mean(&line.press(keys)));
        assert!(means.iter().zip(&most).all(|(bytes, most)| bytes <= most), "{width}×{height}: {means:?}");
    }
}
