//! Many walks, one after the other. After each step every promise is looked at, and after each walk whether Esc leads back to
//! where it began. A walk that breaks a promise is cut to as few steps as still break one, and written as it is read back.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use kechuang::tui::action::{Action, Effect};
use kechuang::tui::command::COMMANDS;
use kechuang::tui::mode::Mode;

use super::promises::{broken, broken_thoroughly, frame};
use super::random::Random;
use super::steps::{Step, Walk};
use super::wanderer::Wanderer;
use super::whims::{start, way, whim};
use super::worlds::WORLDS;

/// So many whims a walk.
const WHIMS: usize = 60;
/// Every so many steps it is looked more thoroughly.
const THOROUGHLY: usize = 16;
/// So many replays at the most are tried to cut a walk.
const MOST_REPLAYS: usize = 3_000;
/// So many keys get to every command.
const ENOUGH: usize = 100_000;
/// A key of the hint line that was pressed so often without doing anything is no hint.
const OFTEN: usize = 60;

/// What was reached.
#[derive(Debug, Default)]
pub(crate) struct Reached {
    pub(crate) walks: usize,
    pub(crate) keys: usize,
    pub(crate) steps: usize,
    /// After how many steps keys went to a mode.
    pub(crate) modes: BTreeMap<&'static str, usize>,
    /// After how many steps the browser was arranged so, or the terminal too small.
    pub(crate) arrangements: BTreeMap<String, usize>,
    /// How many steps were taken in a directory.
    pub(crate) worlds: BTreeMap<&'static str, usize>,
    /// How often a command was carried out.
    pub(crate) commands: BTreeMap<&'static str, usize>,
    /// How often a key of the hint line was pressed in a mode, and how often something changed.
    pub(crate) hints: BTreeMap<(&'static str, &'static str), (usize, usize)>,
    /// After how many steps a withdrawn entry was under the cursor.
    pub(crate) withdrawn: usize,
    /// How many overlays lay on one another at the most.
    pub(crate) overlays: usize,
    /// How often Esc was pressed at the most until the reader was where they began.
    pub(crate) escapes: usize,
    pub(crate) took: Duration,
}

/// A promise that was broken, and the way to it.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) walk: Walk,
    pub(crate) why: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} steps break {} promises:", self.walk.steps.len(), self.why.len())?;
        self.why.iter().take(8).try_for_each(|why| writeln!(f, "- {why}"))?;
        writeln!(f, "KECHUANG_WALK='{}'", self.walk)
    }
}

/// Walks until so many keys have been pressed.
///
/// # Errors
/// A promise was broken.
pub(crate) fn wander(seed: u64, keys: usize) -> Result<Reached, Box<Failure>> {
    let mut reached = Reached::default();
    let begin = Instant::now();
    for number in 0.. {
        if reached.keys >= keys {
            break;
        }
        // Each walk is known by its own number, whatever happened in those before.
        let mut random = Random::new(seed.wrapping_mul(1_000_003).wrapping_add(number));
        let mut walk = Walk { start: start(&mut random), steps: Vec::new() };
        let walked = catch_unwind(AssertUnwindSafe(|| go(&mut walk, &mut random, &mut reached)));
        let why = walked.unwrap_or_else(|panic| vec![said(panic.as_ref())]);
        if !why.is_empty() {
            return Err(Box::new(cut(Failure { walk, why })));
        }
        reached.walks += 1;
    }
    reached.took = begin.elapsed();
    let idle = reached.hints.iter().filter(|(_, (pressed, changed))| *pressed >= OFTEN && *changed == 0);
    let idle: Vec<String> =
        idle.map(|((mode, id), (pressed, _))| format!("the hint {id} in {mode} did nothing {pressed} times")).collect();
    if idle.is_empty() {
        Ok(reached)
    } else {
        Err(Box::new(Failure { walk: Walk { start: start(&mut Random::new(seed)), steps: Vec::new() }, why: idle }))
    }
}

/// One walk; what it broke.
fn go(walk: &mut Walk, random: &mut Random, reached: &mut Reached) -> Vec<String> {
    let mut wanderer = Wanderer::open(&walk.start);
    let mut world = walk.start.world;
    for number in 0..WHIMS {
        let steps = if number == 0 { way(reached.walks) } else { whim(random, &wanderer.model) };
        for step in steps {
            walk.steps.push(step.clone());
            if let Step::Show(place) | Step::Grow(place) = step {
                world = place;
            }
            let hint = hint_of(&wanderer, &step);
            let before = hint.map(|_| frame(&wanderer.model));
            let effects = wanderer.effects.len();
            wanderer.take(&step);
            if let (Some(hint), Some(before)) = (hint, before) {
                let has_changed = wanderer.effects.len() > effects || frame(&wanderer.model) != before;
                let (pressed, changed) = reached.hints.entry(hint).or_default();
                (*pressed, *changed) = (*pressed + 1, *changed + usize::from(has_changed));
            }
            reached.look(&mut wanderer, &step, WORLDS[world]);
            let is_thorough = walk.steps.len().is_multiple_of(THOROUGHLY);
            let mut why = if is_thorough { broken_thoroughly(&mut wanderer.model) } else { broken(&wanderer.model) };
            why.extend(of_effects(&mut wanderer, walk.start.kiosk));
            if !why.is_empty() {
                return why;
            }
        }
    }
    let why = end(&mut wanderer, walk.start.kiosk);
    if let Ok(escapes) = why {
        reached.escapes = reached.escapes.max(escapes);
        return Vec::new();
    }
    why.err().unwrap_or_default()
}

/// The end of a walk: read again, the directory is what it was, and Esc leads back to where the walk began; every promise
/// holds there. How often Esc was pressed.
fn end(wanderer: &mut Wanderer, kiosk: bool) -> Result<usize, Vec<String>> {
    if !wanderer.reread() {
        return Err(vec!["the same directory, read again, has another entry under the cursor".to_owned()]);
    }
    let why = broken_thoroughly(&mut wanderer.model);
    if !why.is_empty() {
        return Err(why);
    }
    let Some(escapes) = wanderer.go_home() else {
        return Err(vec![format!("Esc does not lead home, but to {}", wanderer.state())]);
    };
    let mut why = broken_thoroughly(&mut wanderer.model);
    wanderer.leave();
    why.extend(of_effects(wanderer, kiosk));
    if why.is_empty() { Ok(escapes) } else { Err(why) }
}

/// What must touch the world must be allowed to.
fn of_effects(wanderer: &mut Wanderer, kiosk: bool) -> Vec<String> {
    let (is_home_kept, picks) = (!kiosk, wanderer.model.shared.pick.is_some());
    let is_allowed = |effect: &Effect| match effect {
        Effect::Keep(_) | Effect::Open { .. } | Effect::ReloadSettings | Effect::Suspend | Effect::Export { .. } => {
            is_home_kept
        }
        Effect::Take(_) => picks,
        _ => true,
    };
    let broken = wanderer.effects.iter().filter(|effect| !is_allowed(effect));
    let broken = broken.map(|effect| format!("{effect:?} is asked for")).collect();
    let last = wanderer.effects.pop();
    wanderer.effects.clear();
    wanderer.effects.extend(last);
    broken
}

/// The hint that a key is of, with its mode.
fn hint_of(wanderer: &Wanderer, step: &Step) -> Option<(&'static str, &'static str)> {
    let (model, Step::Key(key)) = (&wanderer.model, step) else { return None };
    if !model.pending.is_empty() || kechuang::tui::layout::is_too_small(model.shared.area) {
        return None;
    }
    let (mode, label) = (model.mode(), key.to_string());
    let hints = model.shared.keymap.hints(model.hint_line());
    let hint = hints.into_iter().find(|hint| hint.label(mode) == label)?;
    Some((mode.slug(), hint.command.id))
}

impl Reached {
    fn look(&mut self, wanderer: &mut Wanderer, step: &Step, world: &'static str) {
        let model = &wanderer.model;
        self.steps += 1;
        self.keys += step.keys();
        *self.modes.entry(model.mode().slug()).or_default() += 1;
        *self.arrangements.entry(format!("{:?}", model.panes().arrangement)).or_default() += 1;
        *self.worlds.entry(world).or_default() += 1;
        self.withdrawn += usize::from(model.browse().list.selected_withdrawn().is_some());
        self.overlays = self.overlays.max(model.overlays.len());
        for (_, action) in wanderer.carried_out.drain(..) {
            let known = COMMANDS.iter().find(|command| command.action == action);
            *self.commands.entry(known.map_or("", |command| command.id)).or_default() += 1;
        }
    }

    /// What was never reached of what there is.
    pub(crate) fn missing(&self) -> Vec<String> {
        let modes = Mode::ALL.iter().filter(|mode| !self.modes.contains_key(mode.slug()));
        let modes = modes.map(|mode| format!("nothing was pressed in {}", mode.slug()));
        let arrangements = ["Wide", "Middle", "Narrow", "TooSmall"].into_iter();
        let arrangements =
            arrangements.filter(|it| !self.arrangements.contains_key(*it)).map(|it| format!("it was never {it}"));
        let worlds =
            WORLDS.iter().filter(|it| !self.worlds.contains_key(**it)).map(|it| format!("{it} was never read"));
        // Commands that do the same count as one, whichever key it was given by.
        let is_given =
            |action: Action| COMMANDS.iter().any(|it| it.action == action && self.commands.contains_key(it.id));
        let all = COMMANDS.iter().filter(|_| self.keys >= ENOUGH);
        let commands = all.filter(|it| !is_given(it.action)).map(|it| format!("{} was never given", it.id));
        let is_none_withdrawn = self.withdrawn == 0 && self.keys >= ENOUGH;
        let withdrawn = is_none_withdrawn.then(|| "nothing withdrawn was read".to_owned());
        modes.chain(arrangements).chain(worlds).chain(commands).chain(withdrawn).collect()
    }
}

impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let took = self.took.as_secs_f64();
        let per_second = f64::from(u32::try_from(self.keys).unwrap_or(u32::MAX)) / took.max(1e-9);
        writeln!(
            f,
            "{} keys in {} steps of {} walks, {took:.1} s: {per_second:.0} keys a second",
            self.keys, self.steps, self.walks
        )?;
        writeln!(f, "modes: {:?}; {} steps among what is withdrawn", self.modes, self.withdrawn)?;
        writeln!(f, "arrangements: {:?}; directories: {:?}", self.arrangements, self.worlds)?;
        let pressed: usize = self.hints.values().map(|(pressed, _)| pressed).sum();
        writeln!(
            f,
            "{} commands of {}; {} hints pressed {pressed} times",
            self.commands.len(),
            COMMANDS.len(),
            self.hints.len()
        )?;
        write!(f, "{} overlays at the most; Esc {} times at the most until home", self.overlays, self.escapes)
    }
}

/// What a panic said.
fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    format!("it panics: {}", text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a word"))
}

/// What a walk breaks, looked at once it has ended.
pub(crate) fn replay(walk: &Walk) -> Vec<String> {
    let walked = catch_unwind(AssertUnwindSafe(|| {
        let mut wanderer = Wanderer::open(&walk.start);
        let mut why = Vec::new();
        for step in &walk.steps {
            wanderer.take(step);
            why.extend(of_effects(&mut wanderer, walk.start.kiosk));
        }
        why.extend(broken_thoroughly(&mut wanderer.model));
        if why.is_empty() { end(&mut wanderer, walk.start.kiosk).err().unwrap_or_default() } else { why }
    }));
    walked.unwrap_or_else(|panic| vec![said(panic.as_ref())])
}

/// Leaves out of a walk whatever it breaks a promise without.
fn cut(mut failure: Failure) -> Failure {
    // What each replay would say of its panic is said once, in the end.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ()));
    let mut left = MOST_REPLAYS;
    let mut try_without = |failure: &mut Failure, from: usize, count: usize| {
        let mut walk = failure.walk.clone();
        walk.steps.drain(from..(from + count).min(walk.steps.len()));
        left = left.saturating_sub(1);
        let why = if left == 0 { Vec::new() } else { replay(&walk) };
        let is_shorter = !why.is_empty();
        if is_shorter {
            *failure = Failure { walk, why };
        }
        is_shorter
    };
    let mut count = failure.walk.steps.len().div_ceil(2);
    while count > 0 {
        let (mut from, mut was_cut) = (0, false);
        while from < failure.walk.steps.len() {
            if try_without(&mut failure, from, count) {
                was_cut = true;
            } else {
                from += count;
            }
        }
        if count == 1 && !was_cut {
            break;
        }
        count = (count / 2).max(usize::from(was_cut));
    }
    std::panic::set_hook(hook);
    failure
}
