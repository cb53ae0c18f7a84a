//! The phone book: every department, its numbers, and what each is for.
//!
//! Parts:
//! - `areas`: where everything stands
//! - `rows`: a row for each number, and what a query leaves of them
//! - `strip`: what is said of the number under the cursor
//! - `taking`: what is taken away of it

mod areas;
mod rows;
mod strip;
mod taking;

pub use areas::{Areas, areas};
pub use rows::{BookRow, Shown};
pub use strip::Strip;

use std::sync::Arc;

use ratatui::layout::Position;
use tui_input::InputRequest;

use super::Turn;
use super::browse::tell_too_long;
use crate::directory::{Directory, PhoneBookEntry};
use crate::messages::Lang;
use crate::search::{Highlighter, Query};
use crate::text::GlyphSet;
use crate::tui::action::{Action, MouseAction};
use crate::tui::mode::Mode;
use crate::tui::motion::Motion;
use crate::tui::scroll::{Rows, step};
use crate::tui::shared::Shared;
use crate::tui::widgets::prompt::Prompt;
use rows::{Key, found};

/// What is shown is of this.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filled {
    /// What was looked for.
    query: String,
    /// Whether names could be searched.
    is_indexed: bool,
    /// The signs, with which widths were counted.
    glyphs: GlyphSet,
    /// The language that the names are in.
    lang: Lang,
}

/// The phone book with what is looked for in it.
#[derive(Debug)]
pub struct Phones {
    /// What is looked for.
    pub query: Prompt<Query>,
    /// Whether it is being typed.
    pub is_typing: bool,
    /// What of the book is shown.
    pub shown: Shown,
    /// The cursor, and which rows are seen.
    pub rows: Rows,
    /// What is said of the row under the cursor.
    pub strip: Strip,
    /// All of the book; `None` as long as there is none of the directory that is shown.
    book: Option<Arc<Vec<PhoneBookEntry>>>,
    filled: Option<Filled>,
    /// Where something else is to be shown than is, because more was waiting when it was asked for: whether that is what another
    /// query finds.
    behind: Option<bool>,
    /// The row under the cursor.
    selected: Option<Key>,
}

impl Phones {
    /// The whole phone book.
    pub(in crate::tui) fn new() -> Self {
        Self {
            query: Prompt::new(String::new(), Query::LONGEST, Query::parse),
            is_typing: false,
            shown: Shown::default(),
            rows: Rows::default(),
            strip: Strip::default(),
            book: None,
            filled: None,
            behind: None,
            selected: None,
        }
    }

    /// Where a key is pressed.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        if self.is_typing { Mode::PhonesQuery } else { Mode::Phones }
    }

    /// Whether something is looked for.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.query.trimmed().is_empty()
    }

    /// How many rows there are while nothing is looked for.
    #[must_use]
    pub fn all(&self) -> usize {
        self.book.iter().flat_map(|book| &**book).map(|entry| entry.numbers.len().max(1)).sum()
    }

    /// What says where the query stands in a name or a number, if there is one and names can be searched.
    #[must_use]
    pub fn highlighter<'a>(&self, shared: &'a Shared) -> Option<Highlighter<'a>> {
        let index = shared.index.as_ref().filter(|_| self.is_filtered())?;
        Some(index.highlighter(self.query.value()))
    }

    /// Takes a command in.
    pub(in crate::tui) fn handle(&mut self, action: Action, shared: &mut Shared) -> Turn {
        match action {
            Action::Move(motion) => self.step(motion),
            Action::ScrollPage(motion) => self.strip.scroll(isize::try_from(motion.lines()).unwrap_or_default()),
            Action::Find => self.find(),
            Action::Accept => self.is_typing = false,
            Action::ClearQuery if self.is_typing || self.is_filtered() => {
                self.is_typing = false;
                self.query.set(String::new(), 0);
            }
            Action::LeaveScreen | Action::ClearQuery => return Turn::Leave,
            Action::Edit(request) => self.edit(request),
            Action::Open if shared.pick.is_some() => return Turn::Stay(self.take(shared)),
            Action::Open => return self.open(shared),
            Action::CopyPhone => return Turn::Stay(self.copy_phone(shared)),
            Action::CopyOther => return Turn::Stay(self.copy_other(shared)),
            Action::ShowCode => return Turn::Stay(self.show_code(shared)),
            _ => {}
        }
        Turn::stay()
    }

    fn step(&mut self, motion: Motion) {
        self.rows.cursor = step(self.rows.cursor, self.shown.rows.len(), self.rows.height, motion);
    }

    /// Looks for a text.
    pub(in crate::tui) fn find_text(&mut self, text: String) {
        let caret = text.chars().count();
        self.query.set(text, caret);
        self.is_typing = false;
    }

    fn find(&mut self) {
        self.is_typing = true;
        self.query.to_end();
    }

    /// Goes to whoever answers at the number.
    fn open(&self, shared: &mut Shared) -> Turn {
        match self.owner() {
            Some(owner) => Turn::Open(owner),
            None => Turn::Stay(self.nothing_selected(shared)),
        }
    }

    /// Changes what is looked for.
    pub(in crate::tui) fn edit(&mut self, request: InputRequest) {
        self.query.edit(request);
    }

    /// Takes in text pasted.
    pub(in crate::tui) fn paste(&mut self, text: &str, shared: &mut Shared) {
        self.find();
        if self.query.insert(text).is_cut {
            tell_too_long(shared);
        }
    }

    /// Says that the query takes no more, where that is so and nothing else is said.
    pub(in crate::tui) fn tell_full(&self, shared: &mut Shared) {
        if self.query.is_full() && shared.toast.is_none() {
            tell_too_long(shared);
        }
    }

    /// Takes in what the mouse did.
    pub(in crate::tui) fn point(&mut self, mouse: MouseAction, shared: &mut Shared) -> Turn {
        match mouse {
            MouseAction::Entry(row) => {
                let before = self.rows.cursor;
                let is_there = self.rows.select(row, self.shown.rows.len());
                let is_again = is_there && self.rows.cursor == before && !self.is_typing;
                self.is_typing = false;
                if is_again {
                    return self.handle(Action::Open, shared);
                }
            }
            MouseAction::Query => self.find(),
            MouseAction::Wheel(Mode::Detail, lines) => self.strip.scroll(lines.into()),
            MouseAction::Wheel(_, lines) => {
                (0..lines.unsigned_abs()).for_each(|_| self.step(Motion::toward(lines)));
            }
            _ => {}
        }
        Turn::stay()
    }

    /// What a click means.
    #[allow(clippy::unused_self, reason = "another screen looks at itself for it")]
    pub(in crate::tui) fn click(&self, at: Position, shared: &Shared) -> Option<MouseAction> {
        let areas = areas(shared.area);
        if areas.query.contains(at) {
            Some(MouseAction::Query)
        } else if areas.list.body.contains(at) {
            Some(MouseAction::Entry(usize::from(at.y.saturating_sub(areas.list.body.y))))
        } else {
            None
        }
    }

    /// What the wheel turns: the strip's text over that, else the list.
    #[allow(clippy::unused_self, reason = "another screen looks at itself for it")]
    pub(in crate::tui) fn under_wheel(&self, at: Position, shared: &Shared) -> Mode {
        let strip = areas(shared.area).strip;
        if strip.title.contains(at) || strip.body.contains(at) { Mode::Detail } else { Mode::Phones }
    }

    /// There is a directory, or more of it.
    pub(in crate::tui) fn loaded(&mut self) {
        self.book = None;
        self.filled = None;
        self.behind = None;
    }

    /// Whether something else is to be shown than is.
    pub(in crate::tui) const fn is_behind(&self) -> bool {
        self.behind.is_some()
    }

    /// Brings everything that depends on something else up to date.
    pub(in crate::tui) fn normalize(&mut self, shared: &Shared) {
        let Some(directory) = shared.directory.as_deref() else { return };
        self.fill(directory, shared);
        if self.is_behind() {
            return;
        }
        let areas = areas(shared.area);
        self.rows.normalize(areas.list.body.height.into(), self.shown.rows.len());
        let selected = self.shown.key(self.rows.cursor, directory);
        if selected != self.selected {
            self.selected = selected;
            self.strip.offset = 0;
        }
        // One column of margin, one for the scrollbar.
        let width = usize::from(areas.strip.body.width.saturating_sub(2));
        let row = self.shown.get(self.rows.cursor);
        self.strip.lines = row.map_or_else(Vec::new, |row| strip::lines(directory, row, shared, width));
        self.strip.height = areas.strip.body.height.into();
        self.strip.scroll(0);
    }

    /// Shows what the query asks for, unless it is shown already. Another query begins at the best answer; where one is
    /// taken away, or there is more of the directory, the reader stays on the row. While more is waiting nothing is looked for:
    /// it takes its time in a large directory, and what waits may be the next letter.
    fn fill(&mut self, directory: &Directory, shared: &Shared) {
        let wanted = Filled {
            query: self.query.trimmed().to_owned(),
            is_indexed: shared.index.is_some(),
            glyphs: shared.glyphs.set,
            lang: shared.lang,
        };
        if self.book.is_some() && self.behind.is_none() && self.filled.as_ref() == Some(&wanted) {
            return;
        }
        let is_another = self.behind.take().unwrap_or(false)
            || self.filled.as_ref().is_some_and(|before| before.query != wanted.query);
        if shared.has_more_waiting {
            self.behind = Some(is_another);
            self.filled = Some(wanted);
            return;
        }
        let book = self.book.get_or_insert_with(|| directory.phone_book().into());
        let entries = if wanted.query.is_empty() {
            Arc::clone(book)
        } else {
            found(directory, shared.index.as_deref(), (self.query.value(), &wanted.query), book).into()
        };
        let begins = (is_another && !wanted.query.is_empty()) || (self.is_typing && self.rows.cursor == 0);
        let above = self.rows.cursor.saturating_sub(self.rows.offset);
        self.shown = Shown::of(entries, directory, shared.messages(), shared.glyphs);
        let keep = self.selected.as_ref().filter(|_| !begins);
        let row = keep.and_then(|key| self.shown.row_of(key, directory));
        self.rows.cursor = row.unwrap_or(0);
        self.rows.offset = self.rows.cursor.saturating_sub(if row.is_some() { above } else { 0 });
        self.filled = Some(wanted);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::sync::Arc;

    use crate::directory::{Contact, Contents, Department, Directory, Id, Phone, RecordIdx, Service};
    use crate::search::Index;
    use crate::tui::action::{Action, Message};
    use crate::tui::model::{Model, ModelOptions};
    use crate::tui::screens::{Front, Screens};
    use crate::tui::tree::Tree;
    use crate::tui::update::update;

    /// The phone book of three departments with a number each, being typed in.
    fn typing() -> Model {
        let contact = |letter: &str, number: &str| Contact {
            department: Some(Id::from(format!("department-{letter}"))),
            phones: [Phone { number: number.to_owned(), ..Phone::default() }].into(),
            ..Contact::default()
        };
        let department = |(letter, name): (&str, &str)| Department {
            id: Id::from(format!("department-{letter}")),
            name: name.to_owned(),
            ..Department::default()
        };
        let service = Service {
            id: Id::from("service-01"),
            number: 1,
            contacts: [contact("a", "2211"), contact("b", "2212"), contact("c", "3313")].into(),
            ..Service::default()
        };
        let departments = [("a", "学会部"), ("b", "普及部"), ("c", "学术部")].map(department);
        let contents = Contents { services: vec![service], departments: departments.into(), ..Contents::default() };
        let directory = Arc::new(Directory::from(contents));
        let mut model = Model::new(ModelOptions::on(jiff::civil::date(2026, 11, 26), false), 120, 36);
        let tree = Tree::of(&directory, model.shared.messages());
        let index = Arc::new(Index::build(&directory));
        for message in [Message::Loaded(directory, tree), Message::Indexed(index)] {
            let _ = update(&mut model, message);
        }
        for action in [Action::Phones, Action::Find] {
            let _ = update(&mut model, Message::Action(action));
        }
        model
    }

    fn shown(screen: &Screens) -> Vec<u32> {
        let Some(Front::Phones(phones)) = &screen.front else { return Vec::new() };
        phones.shown.entries.iter().map(|entry| entry.record.0).collect()
    }

    #[test]
    fn a_letter_behind_which_more_waits_is_not_looked_for() {
        let mut model = typing();
        let all = shown(&model.screen);
        model.shared.has_more_waiting = true;
        let _ = update(&mut model, Message::Type('学'));
        assert!(model.screen.is_behind() && all.len() == 3 && shown(&model.screen) == all);
        model.shared.has_more_waiting = false;
        let _ = update(&mut model, Message::Type('术'));
        assert!(!model.screen.is_behind());
        assert_eq!(shown(&model.screen), all[2..], "what both letters find");
        // Nothing more comes behind it after all: it is found for the next picture.
        model.shared.has_more_waiting = true;
        let _ = update(&mut model, Message::Action(Action::ClearQuery));
        model.catch_up();
        assert_eq!(shown(&model.screen), all);
    }

    #[test]
    fn what_is_done_behind_a_query_is_done_to_what_it_finds() {
        let mut model = typing();
        let last = RecordIdx(shown(&model.screen)[2]);
        model.shared.has_more_waiting = true;
        for message in [Message::Type('学'), Message::Type('术'), Message::Action(Action::Open)] {
            let _ = update(&mut model, message);
        }
        assert!(model.screen.front.is_none(), "an entry is open");
        assert_eq!(model.screen.selected(), Some(last));
    }

    #[test]
    fn letters_not_looked_for_leave_the_cursor_where_it_would_be() {
        let typed = ["学", "学术", "x", "22"];
        for text in typed {
            let cursors = [false, true].map(|waits| {
                let mut model = typing();
                for c in text.chars() {
                    model.shared.has_more_waiting = waits;
                    let _ = update(&mut model, Message::Type(c));
                }
                model.catch_up();
                let Some(Front::Phones(phones)) = &model.screen.front else { return None };
                Some((phones.rows.cursor, phones.owner(), shown(&model.screen)))
            });
            assert!(cursors[0].is_some());
            assert_eq!(cursors[0], cursors[1], "{text}");
        }
    }
}
