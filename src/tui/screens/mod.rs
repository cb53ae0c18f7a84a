//! What fills the terminal: the browser, and before it one screen of its own at the most, each in a folder, its view under
//! the same name in `tui/view`.
//!
//! News of the directory and of the search reach all screens, keys only the one that is seen. Who opens an entry from a
//! screen of its own comes back to it from there.
//!
//! A new screen is one folder beside these, one variant of [`Front`], and its arm in each method.

pub mod browse;
pub mod phones;
pub mod year;

use ratatui::layout::Position;
use tui_input::InputRequest;

use super::action::{Action, Effect, MouseAction};
use super::mode::{Focus, Mode};
use super::outcome::Outcome;
use super::shared::Shared;
use super::tree::Tree;
use crate::directory::{Directory, RecordIdx};
use crate::search::SearchResponse;
use browse::Browse;
use phones::Phones;
use year::Year;

/// The screens: the browser is always there, the others while they are open.
#[derive(Debug)]
pub struct Screens {
    /// The tree, the list with its query, the details.
    pub browse: Browse,
    /// What is seen before it.
    pub front: Option<Front>,
    /// The screen that an entry was opened from, with that entry: going back from it goes there.
    parked: Option<Parked>,
}

/// A screen that an entry was opened from.
#[derive(Debug)]
struct Parked {
    front: Front,
    entry: RecordIdx,
    /// What keys of the browser went to before that.
    focus: Focus,
}

/// A screen before the browser.
#[derive(Debug)]
pub enum Front {
    /// The year as a calendar.
    Year(Year),
    /// The phone book.
    Phones(Box<Phones>),
}

/// What a screen before the browser wants after a command.
#[derive(Debug)]
pub(super) enum Turn {
    /// To stay, and this.
    Stay(Outcome),
    /// To be left for what was before it.
    Leave,
    /// That the reader reads this entry.
    Open(RecordIdx),
}

impl Turn {
    /// To stay as it is.
    pub(super) fn stay() -> Self {
        Self::Stay(Outcome::default())
    }
}

impl Screens {
    /// The browser alone.
    #[must_use]
    pub const fn new(browse: Browse) -> Self {
        Self { browse, front: None, parked: None }
    }

    /// Where a key is pressed while nothing lies over the screen.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        match &self.front {
            None => self.browse.mode(),
            Some(Front::Year(_)) => Mode::Year,
            Some(Front::Phones(phones)) => phones.mode(),
        }
    }

    /// Takes a command in, which is to be carried out so many times where that says something.
    pub(super) fn handle(&mut self, action: Action, count: u32, shared: &mut Shared) -> Outcome {
        match (action, &mut self.front) {
            (Action::Year, None) => self.front = Some(Front::Year(Year::new(shared))),
            (Action::Phones, None) => self.front = Some(Front::Phones(Box::new(Phones::new()))),
            (_, None) => return self.browse_on(action, count, shared),
            (_, Some(front)) => {
                let turn = front.handle(action, count, shared);
                return self.turn(turn, shared);
            }
        }
        self.parked = None;
        Outcome::default()
    }

    /// Gives the browser a command, unless it leads back to the screen that the entry being read was opened from.
    fn browse_on(&mut self, action: Action, count: u32, shared: &mut Shared) -> Outcome {
        let goes_back = match action {
            Action::Back => true,
            Action::Leave => self.browse.has_only_page(),
            Action::GoBack => self.parked.as_ref().is_some_and(|parked| self.browse.reads(parked.entry)),
            _ => false,
        };
        if goes_back && let Some(parked) = self.parked.take() {
            self.front = Some(parked.front);
            self.browse.focus = parked.focus;
            return Outcome::default();
        }
        let outcome = self.browse.handle(action, count, shared);
        if !self.browse.is_reading() {
            self.parked = None;
        }
        outcome
    }

    fn turn(&mut self, turn: Turn, shared: &mut Shared) -> Outcome {
        match turn {
            Turn::Stay(outcome) => outcome,
            Turn::Leave => {
                self.front = None;
                Outcome::default()
            }
            Turn::Open(entry) => {
                let focus = self.browse.focus;
                self.parked = self.front.take().map(|front| Parked { front, entry, focus });
                self.browse.read_entry(entry, shared).into()
            }
        }
    }

    /// The entry under the cursor of what is seen.
    #[must_use]
    pub fn selected(&self) -> Option<RecordIdx> {
        match &self.front {
            None => self.browse.list.selected(),
            Some(Front::Year(year)) => year.record(),
            Some(Front::Phones(phones)) => phones.owner(),
        }
    }

    /// Shows an entry. Where that is opened from a screen before the browser, going back leads there.
    pub(super) fn go_to(&mut self, entry: RecordIdx, shared: &mut Shared) -> Outcome {
        if self.front.is_some() {
            return self.turn(Turn::Open(entry), shared);
        }
        self.parked = None;
        self.browse.read_entry(entry, shared).into()
    }

    /// Shows a year.
    pub(super) fn go_to_year(&mut self, number: i16, shared: &mut Shared) {
        if !matches!(self.front, Some(Front::Year(_))) {
            self.front = Some(Front::Year(Year::new(shared)));
            self.parked = None;
        }
        if let Some(Front::Year(year)) = &mut self.front {
            year.go_to_year(number, shared);
        }
    }

    /// Finds a text: in the phone book where that is seen, else in the directory.
    pub(super) fn find(&mut self, text: String, shared: &mut Shared) -> Vec<Effect> {
        if let Some(Front::Phones(phones)) = &mut self.front {
            phones.find_text(text);
            return Vec::new();
        }
        self.front = None;
        self.parked = None;
        self.browse.find_text(text, shared)
    }

    /// Speaks another language from now on.
    pub(super) fn speak(&mut self, shared: &Shared) {
        self.browse.speak(shared);
        let parked = self.parked.as_mut().map(|parked| &mut parked.front);
        for front in self.front.iter_mut().chain(parked) {
            if let Front::Year(year) = front {
                year.speak();
            }
        }
    }

    /// Whether the text being typed takes a character.
    #[must_use]
    pub(super) fn takes(&self, c: char) -> bool {
        match &self.front {
            // What is no digit means something else there.
            None if self.browse.focus == Focus::Facets => c.is_ascii_digit(),
            None => self.browse.prompt().takes(c),
            Some(Front::Phones(phones)) => phones.query.takes(c),
            Some(Front::Year(_)) => false,
        }
    }

    /// Says why a character typed is not taken, if it has to be said.
    pub(super) fn tell_full(&self, shared: &mut Shared) {
        match &self.front {
            None => self.browse.tell_full(shared),
            Some(Front::Phones(phones)) => phones.tell_full(shared),
            Some(Front::Year(_)) => {}
        }
    }

    /// Takes in a character typed.
    pub(super) fn type_char(&mut self, c: char, shared: &mut Shared) -> Vec<Effect> {
        match &mut self.front {
            None if self.browse.focus == Focus::Facets => return self.browse.type_age(c, shared),
            None => return self.browse.edit(InputRequest::InsertChar(c), shared),
            Some(Front::Phones(phones)) => phones.edit(InputRequest::InsertChar(c)),
            Some(Front::Year(_)) => {}
        }
        Vec::new()
    }

    /// Takes in text pasted.
    pub(super) fn paste(&mut self, text: &str, shared: &mut Shared) -> Vec<Effect> {
        match &mut self.front {
            None => return self.browse.paste(text, shared),
            Some(Front::Phones(phones)) => phones.paste(text, shared),
            Some(Front::Year(_)) => {}
        }
        Vec::new()
    }

    /// A key was pressed that does not go on with the choices of a completion.
    pub(super) fn end_completion(&mut self) {
        if self.front.is_none() {
            self.browse.cycle = None;
        }
    }

    /// Takes in what the mouse did.
    pub(super) fn point(&mut self, mouse: MouseAction, shared: &mut Shared) -> Vec<Effect> {
        let turn = match &mut self.front {
            None => return self.browse.point(mouse, shared),
            Some(Front::Year(year)) => year.point(mouse, shared),
            Some(Front::Phones(phones)) => phones.point(mouse, shared),
        };
        self.turn(turn, shared).effects
    }

    /// What a click means.
    pub(super) fn click(&self, at: Position, shared: &Shared) -> Option<MouseAction> {
        match &self.front {
            None => self.browse.click(at, shared.area),
            Some(Front::Year(year)) => year.click(at, shared),
            Some(Front::Phones(phones)) => phones.click(at, shared),
        }
    }

    /// Whether the mouse has hold of a border.
    #[must_use]
    pub(super) const fn holds_border(&self) -> bool {
        self.browse.held.is_some() && self.front.is_none()
    }

    /// Lets go of the border that the mouse has hold of: something lies over the screen now.
    pub(super) const fn let_go(&mut self) {
        self.browse.held = None;
    }

    /// What the wheel turns.
    pub(super) fn under_wheel(&self, at: Position, shared: &Shared) -> Option<Mode> {
        match &self.front {
            None => self.browse.under_wheel(at, shared.area),
            Some(Front::Year(_)) => Some(Mode::Year),
            Some(Front::Phones(phones)) => Some(phones.under_wheel(at, shared)),
        }
    }

    /// There is a directory, with its tree, or more of it than `before`.
    pub(super) fn loaded(&mut self, tree: Tree, before: Option<&Directory>, shared: &Shared) -> Vec<Effect> {
        let moved = |entry| shared.directory.as_ref()?.index_of(before?.heading(entry)?.id);
        if let Some(parked) = &mut self.parked
            && let Some(now) = moved(parked.entry)
        {
            parked.entry = now;
        }
        let parked = self.parked.as_mut().map(|parked| &mut parked.front);
        for front in self.front.iter_mut().chain(parked) {
            match front {
                Front::Year(year) => year.loaded(before, shared),
                Front::Phones(phones) => phones.loaded(),
            }
        }
        self.browse.loaded(tree, before, shared)
    }

    /// Names can be searched.
    pub(super) fn indexed(&mut self, shared: &Shared) -> Vec<Effect> {
        self.browse.indexed(shared)
    }

    /// Takes in an answer of the search.
    pub(super) fn found(&mut self, answer: &SearchResponse, shared: &Shared) -> Vec<Effect> {
        self.browse.found(answer, shared)
    }

    /// Whether a query narrows what the browser shows.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.browse.is_filtered()
    }

    /// Whether a question to the search is still without its answer.
    #[must_use]
    pub const fn is_searching(&self) -> bool {
        self.browse.is_searching()
    }

    /// Whether what is seen is not up to date, because more was waiting.
    #[must_use]
    pub(super) const fn is_behind(&self) -> bool {
        matches!(&self.front, Some(Front::Phones(phones)) if phones.is_behind())
    }

    /// Brings everything that depends on something else up to date.
    pub(super) fn normalize(&mut self, shared: &Shared) {
        match &mut self.front {
            None => self.browse.normalize(shared),
            Some(Front::Year(year)) => year.normalize(shared),
            Some(Front::Phones(phones)) => phones.normalize(shared),
        }
    }
}

impl Front {
    fn handle(&mut self, action: Action, count: u32, shared: &mut Shared) -> Turn {
        let mut once = || match self {
            Self::Year(year) => year.handle(action, shared),
            Self::Phones(phones) => phones.handle(action, shared),
        };
        let mut turn = once();
        for _ in 1..count.min(action.most_times()) {
            turn = once();
        }
        turn
    }
}
