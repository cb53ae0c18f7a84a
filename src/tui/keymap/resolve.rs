//! Which keys are in force. Three layers lie over one another: the reader's own keys, those of the preset, those of the
//! table of commands. A layer that says something of a command in a mode replaces what lies below; a key that a layer
//! gives to one command is taken from the commands below.
//!
//! What is faulty of the reader's own keys is left out, and what lies below is in force there as if it had not been
//! written. Since that may give back what another binding rests on, everything is laid out anew until nothing is left to
//! leave out; each time there is less.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::fault::{KeymapFault, KeymapFaultKind};
use super::preset::Preset;
use super::sequence::Sequence;
use super::{Binding, Bindings, Keymap, Modes, Place};
use crate::text::nearest;
use crate::tui::action::Action;
use crate::tui::command::{COMMANDS, Command};
use crate::tui::mode::{Mode, Typed};

/// A binding of the reader's own as far as it can be read.
struct Own {
    entry: usize,
    command: &'static Command,
    mode: Option<Mode>,
    /// The keys that can be read, each with its place in the list.
    keys: Vec<(usize, Sequence)>,
    /// Whether the list is empty, so that the command is to have no keys.
    takes_away: bool,
}

impl Own {
    fn modes(&self) -> &[Mode] {
        self.mode.as_ref().map_or(self.command.modes, std::slice::from_ref)
    }
}

/// Who gave a command a key.
#[derive(Debug, Clone, Copy)]
enum Origin {
    Table,
    Preset,
    Own { entry: usize, key: usize },
}

#[derive(Debug, Clone, Copy)]
struct Claim {
    command: &'static Command,
    origin: Origin,
}

/// What stands in the way of a claim: other keys in the same mode.
struct Obstacle {
    claim: Claim,
    /// The keys that both share; none where they are the same.
    begins: Option<Sequence>,
}

pub(super) fn resolve(preset: Preset, bindings: &Bindings, kiosk: bool) -> (Keymap, Vec<KeymapFault>) {
    let mut faults = Vec::new();
    let mut own = read(bindings, &mut faults);
    loop {
        let laid = Layout::of(preset, &own, kiosk);
        let found = laid.faults(&own);
        if found.is_empty() {
            faults.sort_by_key(|fault| (fault.entry, fault.key));
            return (laid.keymap(preset, kiosk), faults);
        }
        for fault in &found {
            leave_out(&mut own, fault);
        }
        faults.extend(found);
    }
}

fn leave_out(own: &mut Vec<Own>, fault: &KeymapFault) {
    match fault.key {
        None => own.retain(|binding| binding.entry != fault.entry),
        Some(key) => {
            for binding in own.iter_mut().filter(|binding| binding.entry == fault.entry) {
                binding.keys.retain(|(own, _)| *own != key);
            }
        }
    }
    own.retain(|binding| binding.takes_away || !binding.keys.is_empty());
}

/// Reads the bindings one by one. What is faulty of one alone is told here.
fn read(bindings: &Bindings, faults: &mut Vec<KeymapFault>) -> Vec<Own> {
    let mut own: Vec<Own> = Vec::new();
    let mut set: HashMap<(&'static str, Option<Mode>), usize> = HashMap::new();
    for (entry, binding) in bindings.0.iter().enumerate() {
        let mut fault = |key, kind| faults.push(KeymapFault { entry, key, kind });
        let command = match command_of(&binding.command) {
            Ok(command) => command,
            Err(kind) => {
                fault(None, kind);
                continue;
            }
        };
        let mode = match mode_of(binding.mode.as_deref(), command) {
            Ok(mode) => mode,
            Err(kind) => {
                fault(None, kind);
                continue;
            }
        };
        if let Some(first) = set.get(&(command.id, mode)) {
            fault(None, KeymapFaultKind::Again { id: command.id, first: *first });
            continue;
        }
        set.insert((command.id, mode), entry);
        let mut read = Own { entry, command, mode, keys: Vec::new(), takes_away: binding.keys.is_empty() };
        for (key, written) in binding.keys.iter().enumerate() {
            match keys_of(written, command, read.modes()) {
                Ok(keys) => read.keys.push((key, keys)),
                Err(kind) => fault(Some(key), kind),
            }
        }
        if read.takes_away || !read.keys.is_empty() {
            own.push(read);
        }
    }
    own
}

fn command_of(id: &str) -> Result<&'static Command, KeymapFaultKind> {
    let ids = || COMMANDS.iter().map(|command| command.id);
    let command = COMMANDS.iter().find(|command| command.id == id);
    command.ok_or_else(|| KeymapFaultKind::UnknownCommand { nearest: nearest(id, ids()) })
}

fn mode_of(slug: Option<&str>, command: &'static Command) -> Result<Option<Mode>, KeymapFaultKind> {
    let Some(slug) = slug else { return Ok(None) };
    let slugs = Mode::ALL.iter().map(|mode| mode.slug());
    let mode = Mode::named(slug).ok_or_else(|| KeymapFaultKind::UnknownMode { nearest: nearest(slug, slugs) })?;
    if command.modes.contains(&mode) {
        return Ok(Some(mode));
    }
    Err(KeymapFaultKind::NotInMode { id: command.id, mode, modes: command.modes })
}

fn keys_of(written: &str, command: &Command, modes: &[Mode]) -> Result<Sequence, KeymapFaultKind> {
    let keys: Sequence = written.parse().map_err(KeymapFaultKind::Key)?;
    if keys.rest().len() >= Sequence::MOST {
        return Err(KeymapFaultKind::TooLong);
    }
    match modes.first() {
        Some(mode) if modes.iter().all(|mode| is_typed(*mode, &keys)) => {
            Err(KeymapFaultKind::Typed { id: command.id, mode: *mode })
        }
        _ => Ok(keys),
    }
}

/// Whether the first key is typed in a mode, so that no command can begin with it.
fn is_typed(mode: Mode, keys: &Sequence) -> bool {
    mode.typed() != Typed::Nothing && keys.first().character().is_some_and(|c| mode.typed().has(c))
}

/// Which actions nobody can do without in a mode: one of each set.
fn indispensable(mode: Mode) -> [&'static [Action]; 3] {
    let way_out: &[Action] = match mode {
        Mode::Tree | Mode::List => &[Action::Quit],
        Mode::Facets => &[Action::Facets, Action::ToList],
        Mode::Detail => &[Action::Back, Action::Leave],
        Mode::Query | Mode::PageQuery | Mode::PhonesQuery | Mode::HelpQuery => &[Action::ClearQuery],
        Mode::Year | Mode::Phones => &[Action::LeaveScreen],
        Mode::Menu | Mode::Palette | Mode::Qr => &[Action::Dismiss],
        Mode::Help => &[Action::Dismiss, Action::Leave],
        Mode::Note | Mode::Slip => &[Action::Accept, Action::Dismiss],
    };
    // What is written is not left by the key that leaves the program.
    let quit: &[Action] = if matches!(mode, Mode::Note | Mode::Slip) { way_out } else { &[Action::Quit] };
    [quit, &[Action::Help], way_out]
}

/// The keys as they lie over one another.
#[derive(Default)]
struct Layout {
    bound: Vec<Binding>,
    by_key: HashMap<(Mode, crate::tui::key::Key), Claim>,
    sequences: Vec<(Mode, Sequence, Claim)>,
    /// What a layer has said already, so that the ones below it are not asked.
    said: HashSet<(&'static str, Mode)>,
    /// Commands that lost keys to the reader's own, each with who took them: entry and key.
    lost: Vec<(&'static Command, Mode, usize, usize)>,
    /// Which bindings of the reader's own stand in the way of one another.
    conflicts: Vec<KeymapFault>,
}

impl Layout {
    fn of(preset: Preset, own: &[Own], kiosk: bool) -> Self {
        let in_force = |command: &&Command| !kiosk || command.needs.is_met_in_a_kiosk();
        let commands = || COMMANDS.iter().filter(in_force);
        let mut layout = Self {
            bound: commands().map(|command| Binding { command, places: Vec::new() }).collect(),
            by_key: HashMap::with_capacity(COMMANDS.len() * 6),
            ..Self::default()
        };
        // What is said of one mode goes before what is said of all.
        for is_of_mode in [true, false] {
            for binding in own.iter().filter(|own| own.mode.is_some() == is_of_mode && in_force(&own.command)) {
                layout.lay_own(binding);
            }
        }
        for (mode, id, keys) in preset.keys() {
            if let Some(at) = layout.bound.iter().position(|bound| bound.command.id == *id) {
                let modes = mode.as_ref().map_or(layout.bound[at].command.modes, std::slice::from_ref);
                layout.lay(at, keys, modes, Origin::Preset, |_| true);
            }
        }
        for (at, command) in commands().enumerate() {
            layout.lay(at, command.keys, command.modes, Origin::Table, |keys| preset.has_key_of_table(keys));
        }
        layout
    }

    fn lay_own(&mut self, own: &Own) {
        let Some(at) = self.bound.iter().position(|bound| std::ptr::eq(bound.command, own.command)) else { return };
        for mode in own.modes() {
            if self.said.contains(&(own.command.id, *mode)) {
                continue;
            }
            let mut labels = Vec::new();
            for (key, keys) in own.keys.iter().filter(|(_, keys)| !is_typed(*mode, keys)) {
                let claim = Claim { command: own.command, origin: Origin::Own { entry: own.entry, key: *key } };
                if self.claim(*mode, keys, claim) {
                    labels.push(Cow::Owned(keys.to_string()));
                }
            }
            if own.takes_away || !labels.is_empty() {
                self.said.insert((own.command.id, *mode));
                self.place(at, *mode, labels);
            }
        }
    }

    /// Gives the command in a place its keys, those that hold, in modes of which nothing has been said yet.
    fn lay(
        &mut self,
        at: usize,
        written: &'static [&'static str],
        modes: &[Mode],
        origin: Origin,
        holds: impl Fn(&Sequence) -> bool,
    ) {
        let command = self.bound[at].command;
        let read = written.iter().filter_map(|keys| Some((keys.parse().ok()?, *keys)));
        let read: Vec<(Sequence, &str)> = read.filter(|(keys, _)| holds(keys)).collect();
        for mode in modes {
            if !self.said.is_empty() && self.said.contains(&(command.id, *mode)) {
                continue;
            }
            let mut labels = Vec::with_capacity(read.len());
            for (keys, written) in &read {
                if !is_typed(*mode, keys) && self.claim(*mode, keys, Claim { command, origin }) {
                    labels.push(Cow::Borrowed(*written));
                }
            }
            if matches!(origin, Origin::Preset) {
                self.said.insert((command.id, *mode));
            }
            self.place(at, *mode, labels);
        }
    }

    /// Keeps how the keys of the command in a place are displayed in a mode.
    fn place(&mut self, at: usize, mode: Mode, keys: Vec<Cow<'static, str>>) {
        let places = &mut self.bound[at].places;
        match places.iter_mut().find(|place| place.keys == keys) {
            Some(place) => place.modes.insert(mode),
            None => places.push(Place { modes: Modes::of(mode), keys }),
        }
    }

    /// Gives a command keys in a mode, if no others stand in the way.
    fn claim(&mut self, mode: Mode, keys: &Sequence, claim: Claim) -> bool {
        if let Some(obstacle) = self.obstacle(mode, keys) {
            self.refuse(mode, keys, claim, obstacle);
            return false;
        }
        if keys.is_one() {
            self.by_key.insert((mode, keys.first()), claim);
        } else {
            self.sequences.push((mode, keys.clone(), claim));
        }
        true
    }

    fn obstacle(&self, mode: Mode, keys: &Sequence) -> Option<Obstacle> {
        if let Some(claim) = self.by_key.get(&(mode, keys.first())) {
            let begins = (!keys.is_one()).then(|| keys.first().into());
            return Some(Obstacle { claim: *claim, begins });
        }
        let in_mode = self.sequences.iter().filter(|(other, ..)| *other == mode);
        in_mode.into_iter().find_map(|(_, other, claim)| {
            let begins = if other == keys {
                None
            } else if other.begins(keys) {
                Some(other.clone())
            } else if keys.begins(other) {
                Some(keys.clone())
            } else {
                return None;
            };
            Some(Obstacle { claim: *claim, begins })
        })
    }

    fn refuse(&mut self, mode: Mode, keys: &Sequence, claim: Claim, obstacle: Obstacle) {
        let ids = [obstacle.claim.command.id, claim.command.id];
        match (claim.origin, obstacle.claim.origin) {
            // The same key twice in one list does no harm.
            (Origin::Own { entry, .. }, Origin::Own { entry: other, .. })
                if entry == other && obstacle.begins.is_none() => {}
            (Origin::Own { entry, key }, _) => {
                let kind = match obstacle.begins {
                    Some(keys) => KeymapFaultKind::Begins { keys, mode, ids },
                    None => KeymapFaultKind::Twice { keys: keys.clone(), mode, ids },
                };
                self.conflicts.push(KeymapFault { entry, key: Some(key), kind });
            }
            (_, Origin::Own { entry, key }) => self.lost.push((claim.command, mode, entry, key)),
            _ => {}
        }
    }

    /// Whether a key of a mode carries an action out.
    fn has_key(&self, mode: Mode, action: Action) -> bool {
        self.bound.iter().any(|bound| bound.command.action == action && bound.keys(mode).next().is_some())
    }

    /// What of the reader's own keys cannot be in force beside one another.
    fn faults(&self, own: &[Own]) -> Vec<KeymapFault> {
        let mut faults = self.conflicts.clone();
        if faults.is_empty() && !own.is_empty() {
            self.robbed(&mut faults);
            self.stranded(own, &mut faults);
        }
        // One fault of a key is enough, in however many modes it is one.
        let mut seen = HashSet::new();
        faults.retain(|fault| seen.insert((fault.entry, fault.key)));
        faults
    }

    /// Commands that lost their last key to another.
    fn robbed(&self, faults: &mut Vec<KeymapFault>) {
        for (command, mode, entry, key) in &self.lost {
            if !self.has_key(*mode, command.action) {
                let kind = KeymapFaultKind::Without { id: command.id, mode: *mode };
                faults.push(KeymapFault { entry: *entry, key: Some(*key), kind });
            }
        }
    }

    /// Modes without a way out of them, to the help, or out of the program.
    fn stranded(&self, own: &[Own], faults: &mut Vec<KeymapFault>) {
        for mode in Mode::ALL {
            for actions in indispensable(*mode) {
                if actions.iter().any(|action| self.has_key(*mode, *action)) {
                    continue;
                }
                let took = own
                    .iter()
                    .rev()
                    .find(|own| own.takes_away && own.modes().contains(mode) && actions.contains(&own.command.action));
                if let Some(own) = took {
                    let kind = KeymapFaultKind::Without { id: own.command.id, mode: *mode };
                    faults.push(KeymapFault { entry: own.entry, key: None, kind });
                }
            }
        }
    }

    fn keymap(self, preset: Preset, is_for_kiosk: bool) -> Keymap {
        let by_key = self.by_key.into_iter().map(|(key, claim)| (key, claim.command)).collect();
        let sequences = self.sequences.into_iter().map(|(mode, keys, claim)| (mode, keys, claim.command)).collect();
        Keymap { preset, is_for_kiosk, bound: self.bound, by_key, sequences }
    }
}
