//! All services: the occurrences of a year by date, what is open on a day.

use hashbrown::HashSet;
use jiff::civil::Date;

use super::agenda::Agenda;
use super::occurrence::Occurrence;
use super::pages::{Pages, dated};
use crate::directory::{Directory, Heading, Kind, RecordIdx, ServiceDates};

/// A service with when it takes place.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Its place in the directory.
    pub record: RecordIdx,
    /// What names it.
    pub heading: Heading<'a>,
    /// What it says of when.
    pub dates: ServiceDates<'a>,
    /// The dated address with the latest date, and the numbers of the other services that print it.
    pub page: Option<(&'a str, Date, Vec<u32>)>,
    /// When.
    pub agenda: Agenda<'a>,
}

impl<'a> Entry<'a> {
    /// A service of a directory, of whose services `pages` are the dated addresses; `None` where the record is no service.
    #[must_use]
    pub fn of(directory: &'a Directory, record: RecordIdx, pages: &Pages) -> Option<Self> {
        let (heading, dates) = (directory.heading(record)?, directory.dates(record)?);
        let page = pages.last_of(&dates);
        let agenda = Agenda::with(&dates, page.as_ref());
        Some(Self { record, heading, dates, page, agenda })
    }

    /// The same of one service alone. The others are looked through only where it prints a dated address.
    #[must_use]
    pub fn alone(directory: &'a Directory, record: RecordIdx) -> Option<Self> {
        let has_page = directory.dates(record)?.urls.iter().any(|url| dated(url).is_some());
        Self::of(directory, record, &if has_page { Pages::of(directory) } else { Pages::default() })
    }
}

/// The services as they stand to a year.
#[derive(Debug)]
pub struct YearList<'c, 'a> {
    /// What takes place on known days, by date.
    pub dated: Vec<(&'c Entry<'a>, Occurrence<'a>)>,
    /// What takes place in the year, in months that are not known.
    pub year_only: Vec<(&'c Entry<'a>, Occurrence<'a>)>,
    /// What takes place in other years.
    pub not_this_year: Vec<&'c Entry<'a>>,
    /// What is there at any time.
    pub on_demand: Vec<&'c Entry<'a>>,
    /// Of what no date is known.
    pub undated: Vec<&'c Entry<'a>>,
}

/// The services of a directory with when they take place, in its order.
#[derive(Debug)]
pub struct Calendar<'a> {
    entries: Vec<Entry<'a>>,
}

impl<'a> Calendar<'a> {
    /// Of a directory. None of its services is opened.
    #[must_use]
    pub fn of(directory: &'a Directory) -> Self {
        Self::with(directory, &Pages::of(directory))
    }

    /// The same for whoever has the dated addresses of the directory's services already.
    #[must_use]
    pub fn with(directory: &'a Directory, pages: &Pages) -> Self {
        let services = directory.of_kind(Kind::Service);
        Self { entries: services.iter().filter_map(|no| Entry::of(directory, no, pages)).collect() }
    }

    /// The services.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// The occurrences that have a day in a year, by date, then in the directory's order.
    #[must_use]
    pub fn of_year(&self, year: i16) -> Vec<(&Entry<'a>, Occurrence<'a>)> {
        self.by_date(|entry| entry.agenda.of_year(year))
    }

    /// How all services stand to a year. Of what has known days only what has one in a month of `months` (1–12).
    #[must_use]
    pub fn list(&self, year: i16, months: impl Fn(u8) -> bool) -> YearList<'_, 'a> {
        let all = self.of_year(year);
        let in_year: HashSet<RecordIdx> = all.iter().map(|(entry, _)| entry.record).collect();
        let (mut dated, mut year_only) = (Vec::new(), Vec::new());
        for (entry, occurrence) in all {
            if !occurrence.has_months() {
                year_only.push((entry, occurrence));
            } else if occurrence.months_of(year).any(&months) {
                dated.push((entry, occurrence));
            }
        }
        let away = || self.entries.iter().filter(|entry| !in_year.contains(&entry.record));
        YearList {
            dated,
            year_only,
            not_this_year: away().filter(|it| it.agenda.undated().is_none() && !it.agenda.is_on_demand()).collect(),
            on_demand: self.entries.iter().filter(|it| it.agenda.is_on_demand()).collect(),
            undated: away().filter(|it| it.agenda.undated().is_some() && !it.agenda.is_on_demand()).collect(),
        }
    }

    /// What is going on on a day, by its first day.
    #[must_use]
    pub fn on(&self, day: Date) -> Vec<(&Entry<'a>, Occurrence<'a>)> {
        self.by_date(|entry| entry.agenda.on(day))
    }

    /// What ends next of each service, on a day or after it, the first to end before the others.
    #[must_use]
    pub fn deadlines(&self, day: Date) -> Vec<(&Entry<'a>, Occurrence<'a>)> {
        let mut found = self.by_date(|entry| entry.agenda.next_deadline(day).into_iter().collect());
        found.sort_by_key(|(_, it)| it.to);
        found
    }

    fn by_date(&self, of: impl Fn(&Entry<'a>) -> Vec<Occurrence<'a>>) -> Vec<(&Entry<'a>, Occurrence<'a>)> {
        let all = self.entries.iter().flat_map(|entry| of(entry).into_iter().map(move |it| (entry, it)));
        let mut found: Vec<_> = all.collect();
        found.sort_by_key(|(entry, it)| (it.from, it.to, entry.record));
        found
    }
}
