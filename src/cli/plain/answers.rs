//! A list: what was found, a place of the table of contents, dates to come. It is said so many rows at a time.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::contents::Place;
use crate::calendar::{Agenda, Months, Pages};
use crate::directory::{Directory, RecordIdx, RecordList};
use crate::eligibility::judge;
use crate::export::{Deciding, When};
use crate::messages::{Lang, Messages};
use crate::search::{Groups, Index, Query, Standing};

/// So many rows are said at a time.
pub(super) const PORTION: usize = 10;

/// So many answers are listed at most. Nobody listens to more.
pub(super) const MOST: usize = 1000;

/// What is asked about.
pub(super) struct World<'a> {
    pub(super) directory: &'a Directory,
    pub(super) index: &'a Index,
    pub(super) today: Date,
    pages: OnceCell<Pages>,
}

impl<'a> World<'a> {
    pub(super) const fn new(directory: &'a Directory, index: &'a Index, today: Date) -> Self {
        Self { directory, index, today, pages: OnceCell::new() }
    }

    /// The dated addresses, once they are needed.
    pub(super) fn pages(&self) -> &Pages {
        self.pages.get_or_init(|| Pages::of(self.directory))
    }

    /// A query on the day of the call.
    pub(super) fn query(&self, text: &str) -> Query {
        Query::parse(text).on(self.today)
    }
}

/// What a list is of.
#[derive(Debug, Clone)]
pub(super) enum About {
    /// The answers to a question.
    Question(String),
    /// A place of the table of contents.
    Place(Place),
    /// Dates to come, perhaps in some months only.
    Year(Option<Months>),
    /// What an entry leads to.
    Related(RecordIdx),
}

/// The rows of a list.
#[derive(Debug, Clone)]
pub(super) enum Rows {
    Found(Vec<RecordIdx>, Option<Groups>),
    Records(RecordList),
    Places(Vec<Place>),
    /// Services, each with when.
    Dated(Vec<(RecordIdx, String)>),
}

/// What a number of a list stands for.
#[derive(Debug, Clone)]
pub(super) enum Choice {
    Record(RecordIdx),
    Place(Place),
}

/// A list, of which the rows up to a place have been said.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub(super) about: About,
    rows: Rows,
    /// How many there are, listed or not.
    total: usize,
    /// What is said behind the last row.
    last: Vec<String>,
    /// Where the portion begins that was said last, and where it ends.
    said: std::ops::Range<usize>,
}

impl List {
    pub(super) const fn new(about: About, rows: Rows, total: usize, last: Vec<String>) -> Self {
        Self { about, rows, total, last, said: 0..0 }
    }

    pub(super) fn of_place(place: Place, world: &World<'_>) -> Self {
        let rows = place.rows(world.directory);
        let list = Self::new(About::Place(place), rows, 0, Vec::new());
        Self { total: list.len(), ..list }
    }

    /// How many rows can be chosen.
    pub(super) fn len(&self) -> usize {
        match &self.rows {
            Rows::Found(records, _) => records.len(),
            Rows::Records(records) => records.len(),
            Rows::Places(places) => places.len(),
            Rows::Dated(rows) => rows.len(),
        }
    }

    pub(super) fn has_more(&self) -> bool {
        self.said.end < self.len()
    }

    /// What a number from 1 stands for.
    pub(super) fn choice(&self, number: usize) -> Option<Choice> {
        let at = number.checked_sub(1)?;
        match &self.rows {
            Rows::Found(records, _) => records.get(at).copied().map(Choice::Record),
            Rows::Records(records) => records.get(at).map(Choice::Record),
            Rows::Places(places) => places.get(at).cloned().map(Choice::Place),
            Rows::Dated(rows) => rows.get(at).map(|(no, _)| Choice::Record(*no)),
        }
    }

    /// What the list is, and how many rows it has.
    fn title(&self, world: &World<'_>, messages: &Messages) -> String {
        let said = &messages.plain;
        match &self.about {
            About::Question(text) if self.total > self.len() => said.found_most(text, self.total, self.len()),
            About::Question(text) => said.found(text, self.total),
            About::Place(place) => said.listed(place.name(world.directory, messages), self.total),
            About::Year(None) => said.listed(said.coming, self.total),
            About::Year(Some(months)) => said.listed(said.coming_in(messages.months(months.stretches())), self.total),
            About::Related(no) => {
                let name = world.directory.heading(*no).map_or("", |it| messages.leading(it.title()));
                said.listed(said.related(name), self.total)
            }
        }
    }

    /// From the beginning: its title and the first rows.
    pub(super) fn begin(&mut self, world: &World<'_>, lang: Lang) -> Vec<String> {
        self.said = 0..0;
        let mut lines = vec![self.title(world, lang.messages())];
        lines.extend(self.go_on(world, lang, PORTION));
        lines
    }

    /// The rows that were said last, again.
    pub(super) fn repeat(&mut self, world: &World<'_>, lang: Lang) -> Vec<String> {
        self.said.end = self.said.start;
        let mut lines = vec![self.title(world, lang.messages())];
        lines.extend(self.go_on(world, lang, PORTION));
        lines
    }

    /// The next rows, at most so many, and what there is behind them.
    pub(super) fn go_on(&mut self, world: &World<'_>, lang: Lang, most: usize) -> Vec<String> {
        let messages = lang.messages();
        self.said = self.said.end..self.said.end.saturating_add(most).min(self.len());
        let told = Told::of(self, world);
        let mut lines = Vec::new();
        for at in self.said.clone() {
            if let Some((standing, count, query)) = told.as_ref().and_then(|told| told.heading(at, self.said.start)) {
                lines.push(messages.standing_heading(standing, count, query));
            }
            lines.push(self.row(world, lang, at, told.as_ref()));
        }
        match self.len() - self.said.end {
            0 => lines.extend(self.last.iter().cloned()),
            left => lines.push(messages.plain.more_answers(left)),
        }
        lines
    }

    /// The row of a number from 1.
    pub(super) fn numbered(&self, world: &World<'_>, lang: Lang, number: usize) -> String {
        self.row(world, lang, number.saturating_sub(1), Told::of(self, world).as_ref())
    }

    fn row(&self, world: &World<'_>, lang: Lang, at: usize, told: Option<&Told>) -> String {
        let messages = lang.messages();
        let comma = messages.plain.comma;
        let name = match self.choice(at + 1) {
            None => String::new(),
            Some(Choice::Place(place)) => {
                let count = place.records(world.directory).len();
                messages.plain.counted(place.name(world.directory, messages), count)
            }
            Some(Choice::Record(no)) => {
                let when =
                    if let Rows::Dated(rows) = &self.rows { rows.get(at).map(|(_, when)| when.clone()) } else { None };
                let decides = told.and_then(|told| told.decides(world, messages, no, at));
                let all = [when, Some(self.named(world.directory, messages, no)), decides];
                all.into_iter().flatten().collect::<Vec<_>>().join(comma)
            }
        };
        messages.plain.answer(at + 1, name)
    }

    /// A record by its name; with what it is and where it stands, where the list does not say that of all.
    fn named(&self, directory: &Directory, messages: &Messages, no: RecordIdx) -> String {
        let Some(heading) = directory.heading(no) else { return String::new() };
        let is_said = match (&self.about, &self.rows) {
            (About::Place(_) | About::Year(_), _) | (_, Rows::Found(_, Some(_))) => true,
            (About::Question(_) | About::Related(_), _) => false,
        };
        let parts = [Some(messages.kind(heading.kind)), heading.place.innermost().map(|it| messages.leading(it))];
        let parts = parts.into_iter().flatten().filter(|_| !is_said);
        let title = heading.title();
        let names = [messages.leading(title)].into_iter().chain(messages.beside(title));
        names.chain(parts).collect::<Vec<_>>().join(messages.plain.comma)
    }
}

/// A question that tells of a person or a time, and how its answers stand to that.
struct Told {
    query: Query,
    groups: Groups,
}

impl Told {
    fn of(list: &List, world: &World<'_>) -> Option<Self> {
        match (&list.rows, &list.about) {
            (Rows::Found(_, Some(groups)), About::Question(text)) => {
                Some(Self { query: world.query(text), groups: *groups })
            }
            _ => None,
        }
    }

    /// What stands above a row: the heading of its group, where that begins with it or the portion does.
    fn heading(&self, at: usize, begin: usize) -> Option<(Standing, usize, &Query)> {
        let standing = self.groups.standing(at);
        let is_first = at == begin || self.groups.standing(at - 1) != standing;
        is_first.then(|| (standing, self.groups.count_of(standing), &self.query))
    }

    /// What decides of a service, in few words.
    fn decides(&self, world: &World<'_>, messages: &Messages, no: RecordIdx, at: usize) -> Option<String> {
        let (conditions, dates) = (world.directory.conditions(no)?, world.directory.dates(no)?);
        let person = self.query.person();
        let judged = person.as_ref().map(|it| judge(world.directory.info(), conditions, it, world.today));
        let agenda = Agenda::of(&dates, world.pages());
        let when = When::new(&agenda, world.today, &self.query.times_asked(world.today));
        let is_excluded = self.groups.standing(at) == Standing::Excluded;
        let deciding = Deciding::new(messages, judged.as_ref(), Some(&when), is_excluded);
        // Between its parts the screen has a sign, which would be spoken.
        deciding.forms.first().map(|form| form.replace(" · ", messages.plain.comma))
    }
}
