//! The services of a year in rows: under bars by what comes next, in a list by month.

use hashbrown::{HashMap, HashSet};
use jiff::civil::Date;

use super::place::Form;
use crate::calendar::{Calendar, Days, Entry, Occurrence, YearList};
use crate::directory::RecordIdx;
use crate::export::when;
use crate::messages::Messages;

/// What stands under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// In a list, what has a day in a month (1–12).
    Month(u8),
    /// Under bars, what takes place on known days.
    Dated,
    /// What takes place in the year, in months that are not known.
    YearOnly,
    /// What takes place in other years.
    Away,
    /// What is there at any time.
    OnDemand,
    /// Of what no date is known.
    Undated,
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What stands below, and how many rows that are.
    Heading(Section, usize),
    /// A service.
    Row(Row),
}

/// A service in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Under which heading.
    pub section: Section,
    /// Its place in the directory.
    pub record: RecordIdx,
    /// The days that it has in the year, by date: under a bar all of them, in a list one stretch of them.
    pub days: Vec<Days>,
    /// When it takes place next, where it does not in the year.
    pub next: Option<Next>,
}

/// When a service takes place that does not in the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The days.
    pub days: Days,
    /// The same in words, with how it is known.
    pub words: String,
}

/// How much there is in a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Services that have a day in it.
    pub count: usize,
    /// Of these, those of which something ends in it.
    pub ends: usize,
}

/// What the rows are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) year: i16,
    pub(super) today: Date,
    pub(super) form: Form,
}

/// The services as they stand to a year.
#[derive(Debug, Default)]
pub struct Table {
    /// Its lines, from above.
    pub lines: Vec<Line>,
    /// How much there is in each month, from January.
    pub tallies: Vec<Tally>,
    /// The lines that are rows, from above.
    rows: Vec<usize>,
}

impl Table {
    pub(super) fn of(calendar: &Calendar<'_>, wanted: Wanted, messages: &Messages) -> Self {
        let list = calendar.list(wanted.year, |_| true);
        let mut table = Self { tallies: tallies(&list, wanted.year), ..Self::default() };
        match wanted.form {
            Form::Bars => table.add_bars(&list, wanted),
            Form::List => table.add_months(&list, wanted.year),
        }
        let row = |section, entry: &Entry<'_>, next| Row { section, record: entry.record, days: Vec::new(), next };
        let mut away: Vec<_> = list.not_this_year.iter().map(|it| (it.agenda.next(wanted.today), *it)).collect();
        away.sort_by_key(|(next, it)| (next.is_none(), next.as_ref().map(|next| (next.from, next.to)), it.record));
        let next = |it: &Occurrence<'_>| Next { days: it.into(), words: when::graded(messages, it) };
        let away = away.iter().map(|(it, entry)| row(Section::Away, entry, it.as_ref().map(next)));
        table.add_section(Section::Away, away.collect());
        for (section, entries) in [(Section::OnDemand, &list.on_demand), (Section::Undated, &list.undated)] {
            table.add_section(section, entries.iter().map(|it| row(section, it, None)).collect());
        }
        table
    }

    /// A row a service with all its days: what is under way or comes next first, and last what is over for good. Of another
    /// year than the present one what begins first.
    fn add_bars(&mut self, list: &YearList<'_, '_>, wanted: Wanted) {
        let mut entries: Vec<(&Entry<'_>, Vec<Days>)> = Vec::new();
        let mut places: HashMap<RecordIdx, usize> = HashMap::new();
        for (entry, occurrence) in list.dated.iter().chain(&list.year_only) {
            let place = *places.entry(entry.record).or_insert_with(|| {
                entries.push((*entry, Vec::new()));
                entries.len() - 1
            });
            if let Some((_, days)) = entries.get_mut(place) {
                days.push(occurrence.into());
            }
        }
        let (mut dated, mut year_only): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(_, days)| days.iter().any(Days::have_months));
        if wanted.year == wanted.today.year() {
            let next = |entry: &Entry<'_>| {
                let next = entry.agenda.next(wanted.today);
                (next.is_none(), next.map(|it| (it.from, it.to)))
            };
            dated.sort_by_cached_key(|(entry, _)| next(entry));
            year_only.sort_by_cached_key(|(entry, _)| next(entry));
        }
        for (section, entries) in [(Section::Dated, dated), (Section::YearOnly, year_only)] {
            let rows = entries.into_iter();
            let rows = rows.map(|(entry, days)| Row { section, record: entry.record, days, next: None }).collect();
            self.add_section(section, rows);
        }
    }

    /// A row for each stretch of days in each month that it touches.
    fn add_months(&mut self, list: &YearList<'_, '_>, year: i16) {
        let row = |section, entry: &Entry<'_>, it: &Occurrence<'_>| {
            let days = vec![Days::from(it)];
            Row { section, record: entry.record, days, next: None }
        };
        let mut months: [Vec<Row>; 12] = Default::default();
        for (entry, it) in &list.dated {
            for month in it.months_of(year) {
                if let Some(rows) = months.get_mut(usize::from(month).saturating_sub(1)) {
                    rows.push(row(Section::Month(month), entry, it));
                }
            }
        }
        for (month, rows) in (1..).zip(months) {
            self.add_section(Section::Month(month), rows);
        }
        let rows = list.year_only.iter().map(|(entry, it)| row(Section::YearOnly, entry, it));
        self.add_section(Section::YearOnly, rows.collect());
    }

    /// Adds rows under their heading. Only the headings of dates stand there without a row.
    fn add_section(&mut self, section: Section, rows: Vec<Row>) {
        if rows.is_empty() && !matches!(section, Section::Month(_) | Section::Dated) {
            return;
        }
        self.lines.push(Line::Heading(section, rows.len()));
        for row in rows {
            self.rows.push(self.lines.len());
            self.lines.push(Line::Row(row));
        }
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row in a line.
    #[must_use]
    pub fn row(&self, line: usize) -> Option<&Row> {
        match self.lines.get(line) {
            Some(Line::Row(row)) => Some(row),
            Some(Line::Heading(..)) | None => None,
        }
    }

    /// The place among the rows of the one in a line, from 0; of the next one where there is none.
    #[must_use]
    pub fn place(&self, line: usize) -> usize {
        self.rows.partition_point(|row| *row < line)
    }

    /// The line of the row at a place; the last where there are not so many.
    pub(super) fn line(&self, place: usize) -> Option<usize> {
        self.rows.get(place).or(self.rows.last()).copied()
    }

    /// The first line of a row that is right.
    pub(super) fn find(&self, is_right: impl Fn(&Row) -> bool) -> Option<usize> {
        self.rows.iter().copied().find(|line| self.row(*line).is_some_and(&is_right))
    }

    /// The line of the heading of a month.
    pub(super) fn heading(&self, month: u8) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, Line::Heading(Section::Month(it), _) if *it == month))
    }
}

/// How much there is in each month, from January.
fn tallies(list: &YearList<'_, '_>, year: i16) -> Vec<Tally> {
    let of_month = |month: u8| {
        let is_in = |it: &Occurrence<'_>| it.months_of(year).any(|own| own == month);
        let ends = |it: &Occurrence<'_>| (it.to.year(), it.to.month().unsigned_abs()) == (year, month);
        let inside = list.dated.iter().filter(|(_, it)| is_in(it));
        let open: HashSet<RecordIdx> = inside.clone().map(|(entry, _)| entry.record).collect();
        let ending: HashSet<RecordIdx> = inside.filter(|(_, it)| ends(it)).map(|(entry, _)| entry.record).collect();
        Tally { count: open.len(), ends: ending.len() }
    };
    (1..=12).map(of_month).collect()
}
