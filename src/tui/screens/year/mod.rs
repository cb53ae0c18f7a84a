//! The year: when services are open, and by when.
//!
//! Parts:
//! - `table`: the services of a year in rows
//! - `place`: where everything is on a terminal
//! - `said`: what is known of a service in a year, in words

pub mod place;
mod said;
pub mod table;

use ratatui::layout::Position;

use super::Turn;
use super::browse::copying::{codes, copy_phone, take};
use crate::calendar::{Calendar, Days, Entry, Pages, YEARS};
use crate::directory::{Directory, RecordIdx};
use crate::export::events;
use crate::tui::action::{Action, MouseAction};
use crate::tui::mode::Mode;
use crate::tui::motion::Motion;
use crate::tui::outcome::Outcome;
use crate::tui::scroll::{Rows, step};
use crate::tui::shared::Shared;
use jiff::civil::Date;
use place::{Form, places};
use said::said;
use table::{Line, Row, Section, Table, Tally, Wanted};

/// The year as a calendar.
#[derive(Debug)]
pub struct Year {
    /// The year that is shown.
    pub year: i16,
    /// The month that the reader is in, 1–12.
    pub month: u8,
    /// The cursor among the table's lines, and those that are seen.
    pub rows: Rows,
    /// The services.
    pub table: Table,
    /// What is known of the service under the cursor, a paragraph each.
    pub said: Vec<String>,
    /// The dated addresses of the directory that the table was made of; nothing where it is another one now.
    pages: Option<Pages>,
    /// What the table was made for; nothing where it has to be made anew.
    made_for: Option<Wanted>,
    /// The row that the words are about.
    said_of: Option<usize>,
    /// Where the cursor goes in a table made anew.
    goal: Goal,
}

/// Where the cursor goes in a table made anew.
#[derive(Debug, Clone, Copy)]
enum Goal {
    /// To what is on now or comes next; in another year to the first row.
    Next,
    /// To what there is in the month.
    Month,
    /// To a service that was so many lines below the first one seen, under its heading if it is there still.
    Service(RecordIdx, Section, usize),
}

impl Year {
    /// The year that it is.
    pub(in crate::tui) fn new(shared: &Shared) -> Self {
        Self {
            year: shared.today.year(),
            month: month_of(shared.today),
            rows: Rows::default(),
            table: Table::default(),
            said: Vec::new(),
            pages: None,
            made_for: None,
            said_of: None,
            goal: Goal::Next,
        }
    }

    /// The row under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Row> {
        self.table.row(self.rows.cursor)
    }

    /// Whether a row has something in the chosen month; in a list, whether it stands under it.
    #[must_use]
    pub fn is_in_month(&self, row: &Row) -> bool {
        if let Section::Month(month) = row.section {
            return month == self.month;
        }
        self.days_of_month().is_some_and(|(first, last)| {
            row.days.iter().any(|days: &Days| days.have_months() && days.touch(first, last))
        })
    }

    /// How much there is in a month (1–12) of the year.
    #[must_use]
    pub fn tallied(&self, month: u8) -> Tally {
        self.table.tallies.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
    }

    fn days_of_month(&self) -> Option<(Date, Date)> {
        let first = Date::new(self.year, i8::try_from(self.month).ok()?, 1).ok()?;
        Some((first, first.last_of_month()))
    }

    /// Takes a command in.
    pub(in crate::tui) fn handle(&mut self, action: Action, shared: &mut Shared) -> Turn {
        match action {
            Action::Move(motion) => self.step(motion),
            Action::MoveMonth(by) => self.move_month(by, shared),
            Action::MoveYear(by) => self.move_year(by, shared),
            Action::NextInMonth => self.go_in_month(true, shared),
            Action::PreviousInMonth => self.go_in_month(false, shared),
            Action::Today => {
                (self.year, self.month, self.goal) = (shared.today.year(), month_of(shared.today), Goal::Next);
                self.made_for = None;
            }
            Action::Open => return self.open(shared),
            Action::CopyPhone => return Turn::Stay(copy_phone(self.record(), Mode::Year, shared)),
            Action::ShowCode => return Turn::Stay(self.show_event(shared)),
            Action::LeaveScreen => return Turn::Leave,
            _ => {}
        }
        Turn::stay()
    }

    /// Shows a year.
    pub(in crate::tui) fn go_to_year(&mut self, year: i16, shared: &mut Shared) {
        let _ = self.show_year(year, shared);
    }

    /// What it says is said in another language from now on.
    pub(in crate::tui) fn speak(&mut self) {
        if self.made_for.is_some()
            && let Some(row) = self.selected()
        {
            let above = self.rows.cursor.saturating_sub(self.rows.offset);
            self.goal = Goal::Service(row.record, row.section, above);
        }
        self.made_for = None;
        self.said_of = None;
    }

    /// The service under the cursor.
    pub(in crate::tui) fn record(&self) -> Option<RecordIdx> {
        self.selected().map(|row| row.record)
    }

    /// What is known of the service under the cursor.
    fn entry<'a>(&self, directory: &'a Directory) -> Option<Entry<'a>> {
        Entry::of(directory, self.record()?, self.pages.as_ref()?)
    }

    fn open(&self, shared: &mut Shared) -> Turn {
        match self.record() {
            _ if shared.pick.is_some() => Turn::Stay(take(self.record(), shared)),
            Some(record) => Turn::Open(record),
            None => Turn::stay(),
        }
    }

    fn step(&mut self, motion: Motion) {
        let place = self.table.place(self.rows.cursor);
        let place = step(place, self.table.len(), self.rows.height, motion);
        self.go_to(self.table.line(place));
    }

    /// Puts the cursor on a line, and in a list the month on its.
    fn go_to(&mut self, line: Option<usize>) {
        let Some(line) = line else { return };
        self.rows.cursor = line;
        if let Some(Section::Month(month)) = self.selected().map(|row| row.section) {
            self.month = month;
        }
    }

    fn move_month(&mut self, by: i8, shared: &mut Shared) {
        let months = i32::from(self.year) * 12 + i32::from(self.month) - 1 + i32::from(by);
        let (Ok(year), Ok(month)) = (i16::try_from(months.div_euclid(12)), u8::try_from(months.rem_euclid(12) + 1))
        else {
            return;
        };
        if year == self.year {
            self.month = month;
            self.go_to_month();
        } else if self.show_year(year, shared) {
            self.month = month;
        }
    }

    fn move_year(&mut self, by: i8, shared: &mut Shared) {
        let _ = self.show_year(self.year.saturating_add(by.into()), shared);
    }

    /// Shows another year, with the cursor on the same service if that has a day in it; whether there is such a year.
    fn show_year(&mut self, year: i16, shared: &mut Shared) -> bool {
        if !YEARS.contains(&year) {
            shared.warn(shared.messages().calendar.last_year(YEARS.start(), YEARS.end()));
            return false;
        }
        // Of several steps before the table is made, the first one knows where the reader was.
        if let Some(made_for) = self.made_for {
            let above = self.rows.cursor.saturating_sub(self.rows.offset);
            self.goal = match self.selected().filter(|row| !row.days.is_empty()) {
                _ if made_for.form == Form::List => Goal::Month,
                Some(row) => Goal::Service(row.record, row.section, above),
                None => Goal::Next,
            };
        }
        self.year = year;
        self.made_for = None;
        true
    }

    /// In a list, shows the heading of the month, with the cursor on the first row below it.
    fn go_to_month(&mut self) {
        let Some(heading) = self.table.heading(self.month) else { return };
        if let Some(line) = self.table.line(self.table.place(heading)) {
            self.rows.cursor = line;
        }
        self.rows.offset = heading;
    }

    /// Goes to the next row that has something in the month, or to the one before.
    fn go_in_month(&mut self, is_forward: bool, shared: &mut Shared) {
        let here = self.rows.cursor;
        let right = |line: &usize| self.table.row(*line).is_some_and(|row| self.is_in_month(row));
        let lines = self.table.lines.len();
        let found = if is_forward {
            (here + 1..lines).chain(0..=here.min(lines.saturating_sub(1))).find(right)
        } else {
            (0..here.min(lines)).rev().chain((here..lines).rev()).find(right)
        };
        if found.is_none() {
            shared.warn(shared.messages().calendar.none_in_month(self.month));
        }
        self.go_to(found);
    }

    /// Shows when the service takes place next as an event, from the year on that is shown; of several windows, the reader
    /// chooses.
    fn show_event(&self, shared: &mut Shared) -> Outcome {
        let messages = shared.messages();
        let directory = shared.directory.clone();
        let entry = directory.as_deref().and_then(|it| self.entry(it));
        let Some(entry) = entry else {
            return shared.warn(messages.toasts.nothing_to_copy.to_owned()).into();
        };
        let from = Date::new(self.year, 1, 1).map_or(shared.today, |first| first.max(shared.today));
        let mut coming = entry.agenda.coming(from);
        // In a list the row is one of the windows.
        if let Some([days]) = self.selected().map(|row| row.days.as_slice())
            && coming.iter().any(|it| Days::from(it) == *days)
        {
            coming.retain(|it| Days::from(it) == *days);
        }
        let events = events(messages, entry.heading, &coming, shared.today);
        match codes(messages.menus.show_event, events, messages) {
            Some(overlay) => overlay.into(),
            None => shared.warn(messages.calendar.no_event(entry.heading.name)).into(),
        }
    }

    /// Takes in what the mouse did.
    pub(in crate::tui) fn point(&mut self, mouse: MouseAction, shared: &mut Shared) -> Turn {
        match mouse {
            MouseAction::Entry(row) => {
                let line = self.rows.offset.saturating_add(row);
                match self.table.lines.get(line) {
                    Some(Line::Row(_)) if line == self.rows.cursor => return self.open(shared),
                    Some(Line::Row(_)) => self.go_to(Some(line)),
                    Some(Line::Heading(Section::Month(month), _)) => {
                        self.month = *month;
                        self.go_to_month();
                    }
                    Some(Line::Heading(..)) | None => {}
                }
            }
            MouseAction::Month(month) => self.month = month,
            MouseAction::Wheel(_, lines) => {
                (0..lines.unsigned_abs()).for_each(|_| self.step(Motion::toward(lines)));
            }
            _ => {}
        }
        Turn::stay()
    }

    /// What a click means.
    pub(in crate::tui) fn click(&self, at: Position, shared: &Shared) -> Option<MouseAction> {
        let places = places(shared.area);
        if places.header.contains(at) {
            let today = places.bars.today(self.year, shared.today);
            return places.bars.month_at(at.x, today).map(MouseAction::Month);
        }
        places.row_at(at).map(MouseAction::Entry)
    }

    /// There is a directory, or more of it than `before`. The cursor stays on its service.
    pub(in crate::tui) fn loaded(&mut self, before: Option<&Directory>, shared: &Shared) {
        let Some(directory) = shared.directory.as_deref() else { return };
        let moved = |record| directory.index_of(before?.heading(record)?.id);
        let above = self.rows.cursor.saturating_sub(self.rows.offset);
        // A table that is to be made anew has rows of a directory before that.
        let goal = match (self.made_for, self.goal, self.selected()) {
            (Some(_), _, Some(row)) => Goal::Service(row.record, row.section, above),
            (Some(_), _, None) => Goal::Next,
            (None, goal, _) => goal,
        };
        self.goal = match goal {
            Goal::Service(record, section, above) => {
                moved(record).map_or(Goal::Next, |record| Goal::Service(record, section, above))
            }
            other => other,
        };
        self.pages = None;
        self.made_for = None;
    }

    /// Brings everything that depends on something else up to date.
    pub(in crate::tui) fn normalize(&mut self, shared: &Shared) {
        let places = places(shared.area);
        let wanted = Wanted { year: self.year, today: shared.today, form: places.form };
        if let Some(directory) = shared.directory.as_deref()
            && self.made_for != Some(wanted)
        {
            self.make(directory, wanted, shared);
        }
        self.rows.normalize(places.body.height.into(), self.table.lines.len());
        // The heading of the first row that is seen.
        let is_below_heading =
            matches!(self.table.lines.get(self.rows.cursor.wrapping_sub(1)), Some(Line::Heading(..)));
        if self.rows.offset == self.rows.cursor && self.rows.height > 1 && is_below_heading {
            self.rows.offset = self.rows.offset.saturating_sub(1);
        }
        if self.said_of != Some(self.rows.cursor) {
            self.said_of = Some(self.rows.cursor);
            let entry = shared.directory.as_deref().and_then(|it| self.entry(it));
            let days = self.selected().map(|row| row.days.as_slice()).unwrap_or_default();
            self.said = entry.map_or_else(Vec::new, |entry| said(shared.messages(), &entry, days, wanted));
        }
    }

    /// Makes the table, and puts the cursor where it belongs in it.
    fn make(&mut self, directory: &Directory, wanted: Wanted, shared: &Shared) {
        if let (Some(before), Some(row)) = (self.made_for, self.selected())
            && before.form != wanted.form
        {
            let above = self.rows.cursor.saturating_sub(self.rows.offset);
            self.goal = Goal::Service(row.record, row.section, above);
        }
        let pages = self.pages.get_or_insert_with(|| Pages::of(directory));
        let calendar = Calendar::with(directory, pages);
        self.table = Table::of(&calendar, wanted, shared.messages());
        self.made_for = Some(wanted);
        self.said_of = None;
        let (line, above) = match self.goal {
            Goal::Month if wanted.form == Form::List => return self.go_to_month(),
            Goal::Next | Goal::Month => (self.next(wanted), None),
            Goal::Service(record, section, above) => {
                // Where it has no day in this year, it is not what the reader looks at.
                let had_days = matches!(section, Section::Month(_) | Section::Dated | Section::YearOnly);
                let same = |row: &Row| row.record == record && had_days != row.days.is_empty();
                let line = self.table.find(|row| same(row) && row.section == section);
                let line = line.or_else(|| self.table.find(|row| same(row) && self.is_in_month(row)));
                (line.or_else(|| self.table.find(same)).or(self.table.line(0)), Some(above))
            }
        };
        let Some(line) = line else { return };
        self.rows.cursor = line;
        self.rows.offset = above.map_or(0, |above| line.saturating_sub(above));
        if above.is_none() && self.table.row(line).is_some_and(|row| matches!(row.section, Section::Month(_))) {
            self.go_to(Some(line));
            self.rows.offset = self.table.heading(self.month).unwrap_or_default();
        }
    }

    /// The line of what is on now or comes next; in another year of the first row. Under bars of this year that is the first
    /// as well.
    fn next(&self, wanted: Wanted) -> Option<usize> {
        let is_to_come = |row: &Row| {
            let Section::Month(month) = row.section else { return false };
            month >= self.month && row.days.iter().any(|days| days.to >= wanted.today)
        };
        let is_now = wanted.form == Form::List && wanted.year == wanted.today.year();
        is_now.then(|| self.table.find(is_to_come)).flatten().or(self.table.line(0))
    }
}

fn month_of(day: Date) -> u8 {
    day.month().unsigned_abs()
}
