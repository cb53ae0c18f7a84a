//! Memory over many rounds: what a reader has seen is let go of when they are back where they began.

use super::promises::frame;
use super::random::Random;
use super::steps::{Start, Step};
use super::wanderer::Wanderer;
use super::whims::{start, whim};
use kechuang::messages::Lang;
use kechuang::text::GlyphSet;
use kechuang::tui::keymap::Preset;
use kechuang::tui::theme::ThemeName;

/// How many bytes of memory were in use after each round.
pub(crate) type Heap = Vec<usize>;

/// Lets a reader begin anew in the same window: the directory, what it is compared with, the settings, and Esc until nothing
/// lies over the list.
fn back(wanderer: &mut Wanderer) {
    let settings = [
        Step::Lang(Lang::Zh),
        Step::Glyphs(GlyphSet::Narrow),
        Step::Theme(ThemeName::Auto),
        Step::Colours(2),
        Step::Mouse(true),
        Step::Keys(Preset::Default),
        Step::Ground(true),
    ];
    let begin = [Step::Answers, Step::Size(80, 24), Step::Show(0), Step::Index, Step::Since];
    for step in begin.iter().chain(&settings) {
        wanderer.take(step);
    }
    let escapes = wanderer.go_home();
    assert!(escapes.is_some(), "Esc does not lead home, but to {}", wanderer.state());
    wanderer.take(&Step::Saved);
    for step in ["g", "G", "g"] {
        wanderer.take(&Step::Key(step.parse().unwrap()));
    }
    look(wanderer);
}

/// Draws a frame, and forgets what is for whoever watches.
fn look(wanderer: &mut Wanderer) {
    let _ = frame(&wanderer.model);
    wanderer.effects = Vec::new();
    wanderer.carried_out = Vec::new();
}

fn round(wanderer: &mut Wanderer, random: &mut Random, whims: usize) {
    for _ in 0..whims {
        for step in whim(random, &wanderer.model) {
            wanderer.take(&step);
            look(wanderer);
        }
    }
}

/// What is in use after each round of one who goes the same way again and again, or another way each time.
pub(crate) fn rounds(seed: u64, (rounds, whims): (usize, usize), is_same: bool, in_use: fn() -> usize) -> Heap {
    let begin = Start { size: (80, 24), world: 0, kiosk: !is_same, picks: false, preset: Preset::Default };
    let mut wanderer = Wanderer::open(&begin);
    let mut random = Random::new(seed);
    let mut heap = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        if is_same {
            random = Random::new(seed);
        }
        round(&mut wanderer, &mut random, whims);
        back(&mut wanderer);
        heap.push(in_use());
    }
    heap
}

/// What is in use after each of many readers has come, looked around and left.
pub(crate) fn visits(seed: u64, (visits, whims): (usize, usize), in_use: fn() -> usize) -> Heap {
    let mut heap = Vec::with_capacity(visits);
    for _ in 0..visits {
        let mut random = Random::new(seed);
        let mut wanderer = Wanderer::open(&start(&mut random));
        round(&mut wanderer, &mut random, whims);
        drop(wanderer);
        heap.push(in_use());
    }
    heap
}
