//! What a reader does next, at random. The keys that mean something where they are come most often, so that every screen
//! and all that lies over one is reached; what nobody would press comes too.

use kechuang::tui::command::COMMANDS;
use kechuang::tui::key::Key;
use kechuang::tui::keymap::Preset;
use kechuang::tui::mode::Typed;
use kechuang::tui::model::Model;
use kechuang::tui::theme::ThemeName;

use super::random::Random;
use super::steps::{COLOURS, Start, Step};
use super::worlds::{PASTES, WORLDS};
use kechuang::messages::Lang;
use kechuang::text::GlyphSet;

/// What is typed: queries, fields, values, names of commands, and what answers to nothing. Without blanks.
const TEXTS: [&str; 32] = [
    "医学",
    "学会",
    "yixuehui",
    "科普",
    "年龄:38",
    "月份:9",
    "部门:",
    "dept:",
    "is:favourite",
    "是:收藏",
    "27",
    "没有这个",
    "a",
    "x",
    "12",
    "45",
    "2030",
    "service-04",
    "copy",
    "goto",
    "theme",
    "lang",
    "export",
    "e\u{301}",
    "\u{302}",
    "👩🔬",
    "عربي",
    "天津市药学会",
    "学学学学学学学学学学学学学学学学学学学学学学学学学学学学学学",
    "age:",
    "|",
    "-药",
];

/// Keys that are bound nearly everywhere, or are hit by everybody.
const PLAIN: [&str; 24] = [
    "Down",
    "Up",
    "Left",
    "Right",
    "PageDown",
    "PageUp",
    "Home",
    "End",
    "Enter",
    "Enter",
    "Esc",
    "Esc",
    "Tab",
    "Shift-Tab",
    "Backspace",
    "Space",
    "j",
    "k",
    "h",
    "l",
    "g",
    "G",
    "Ctrl-d",
    "Ctrl-u",
];

/// Keys that are bound nowhere, or that an input method or a slow line makes of others.
const STRAY: [&str; 18] = [
    "F2",
    "F12",
    "F24",
    "Insert",
    "Delete",
    "Alt-x",
    "Alt-Enter",
    "Ctrl-Alt-q",
    "Ctrl-z",
    "Ctrl-c",
    "Shift-Up",
    "Alt-Backspace",
    "学",
    "、",
    "Ctrl-Left",
    "ｑ",
    "é",
    "~",
];

/// Keys that lead from the first screen to each mode, with the keys of the table; each is read by [`Step`]s of its own.
const WAYS: [&[&str]; 16] = [
    &["h"],
    &["j", "j"],
    &["/"],
    &["Enter"],
    &["Y"],
    &["Enter", "/"],
    &["?"],
    &["?", "/"],
    &[":"],
    &["Q", "Enter"],
    &["N"],
    &["!", "2"],
    &["f"],
    &["c"],
    &["p"],
    &["p", "/"],
];

/// The keys that lead to a mode, whichever it is.
pub(crate) fn way(number: usize) -> Vec<Step> {
    WAYS[number % WAYS.len()].iter().map(|word| key(word)).collect()
}

fn key(word: &str) -> Step {
    Step::Key(word.parse().expect("a key is written as keys are"))
}

/// The keys of a command, as they are displayed.
fn keys(displayed: &str) -> Vec<Step> {
    displayed.split(' ').filter_map(|word| word.parse::<Key>().ok()).map(Step::Key).collect()
}

/// How a reader opens the screen.
pub(crate) fn start(random: &mut Random) -> Start {
    let size = size(random);
    let world = if random.chance(60) { 0 } else { random.below(WORLDS.len()) };
    let preset = if random.chance(70) { Preset::Default } else { *random.pick(&Preset::ALL) };
    Start { size, world, kiosk: random.chance(25), picks: random.chance(10), preset }
}

/// What a reader does next, who sees what a state shows.
pub(crate) fn whim(random: &mut Random, model: &Model) -> Vec<Step> {
    let (mode, keymap) = (model.mode(), &model.shared.keymap);
    match random.below(1_000) {
        0..310 => {
            let bound: Vec<&str> = keymap.commands().flat_map(|bound| bound.keys(mode)).collect();
            if bound.is_empty() { vec![key("Esc")] } else { keys(random.pick::<&str>(&bound)) }
        }
        310..390 => {
            let hints = keymap.hints(model.hint_line());
            hints.get(random.below(hints.len())).map_or_else(Vec::new, |hint| keys(hint.label(mode)))
        }
        390..520 => vec![key(random.pick::<&str>(&PLAIN))],
        520..630 => {
            let text = Step::Text((*random.pick(&TEXTS)).to_owned());
            if mode.typed() == Typed::Text { vec![text] } else { vec![key("/"), text] }
        }
        630..660 => vec![key(random.pick::<&str>(&STRAY))],
        660..690 => vec![key(&random.below(10).to_string())],
        690..740 => {
            let command = random.pick(COMMANDS).id;
            let palette = keys(keymap.label(mode, kechuang::tui::action::Action::Palette));
            palette.into_iter().chain([Step::Text(command.to_owned()), key("Enter")]).collect()
        }
        740..800 => {
            keys(random.pick::<&str>(&["c", "p", "f", "y", "Y", "Q", "N", "!", "?", ":", "e", "Space", "s", "F1"]))
        }
        800..860 => vec![pointed(random, model)],
        860..880 => [key("Esc"), key("Esc")].into_iter().chain(way(random.below(WAYS.len()))).collect(),
        880..900 => vec![sized(random)],
        900..905 => (0..random.between(5, 20)).map(|_| sized(random)).collect(),
        905..930 => vec![Step::Paste(random.below(PASTES.len()))],
        930..965 => vec![setting(random)],
        965..985 => shown(random),
        // To the end of the tree, where what was withdrawn stands, and into its list.
        985..988 => [Step::Since].into_iter().chain(["Esc", "Esc", "h", "G", "l"].map(key)).collect(),
        _ => vec![random.pick(&[Step::Late, Step::Answers, Step::Saved, Step::Saved, Step::Since]).clone()],
    }
}

fn sized(random: &mut Random) -> Step {
    let (width, height) = size(random);
    Step::Size(width, height)
}

/// A size of a terminal: mostly one that is met with, now and then any.
fn size(random: &mut Random) -> (u16, u16) {
    let mut any = |first, last| u16::try_from(random.between(first, last)).unwrap_or(1);
    match any(0, 99) {
        0..60 => [(80, 24), (80, 24), (120, 36), (100, 30), (60, 16), (50, 20), (40, 10)][usize::from(any(0, 6))],
        60..75 => (any(38, 64), any(8, 20)),
        75..85 => (any(1, 60), any(1, 20)),
        85..97 => (any(60, 140), any(10, 45)),
        97..99 => (any(1, 300), any(1, 100)),
        _ => [(0, 0), (1, 1), (300, 100), (1, 100), (300, 1)][usize::from(any(0, 4))],
    }
}

/// Something that the mouse does: mostly where something is.
fn pointed(random: &mut Random, model: &Model) -> Step {
    let area = model.shared.area;
    let mut within = |length: u16| u16::try_from(random.below(usize::from(length) + 2)).unwrap_or(0);
    let (x, y) = (within(area.width), within(area.height));
    match random.below(8) {
        0..4 => Step::Click(x, y),
        4 => Step::Drag(x, y),
        5 => Step::Release(x, y),
        6 => Step::Wheel(true, x, y),
        _ => Step::Wheel(false, x, y),
    }
}

fn setting(random: &mut Random) -> Step {
    match random.below(7) {
        0 => Step::Lang(*random.pick(&[Lang::Zh, Lang::En])),
        1 => Step::Glyphs(*random.pick(&GlyphSet::ALL)),
        2 => Step::Theme(*random.pick(&ThemeName::ALL)),
        3 => Step::Colours(random.below(COLOURS.len())),
        4 => Step::Mouse(random.chance(80)),
        5 => Step::Keys(*random.pick(&Preset::ALL)),
        _ => Step::Ground(random.chance(50)),
    }
}

/// Another directory in place of the one that is shown: read again, or still being read.
fn shown(random: &mut Random) -> Vec<Step> {
    let place = random.below(WORLDS.len());
    match random.below(6) {
        0 => vec![Step::Grow(1), Step::Show(0), Step::Index],
        1 => vec![Step::Grow(place), Step::Index],
        2 => vec![Step::Show(place)],
        _ => vec![Step::Show(place), Step::Index],
    }
}
