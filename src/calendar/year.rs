//! All services: the occurrences of a year by date, what is open on a day.

use jiff::civil::Date;

use super::agenda::Agenda;
use super::occurrence::Occurrence;
use super::pages::Pages;
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
        let services = directory.of_kind(Kind::Service);
        let all = services.iter().filter_map(|no| Some((no, directory.heading(no)?, directory.dates(no)?)));
        let all: Vec<_> = all.collect();
        let mut pages = Pages::default();
        for (_, _, dates) in &all {
            pages.add(dates);
        }
        let entries = all.into_iter().map(|(record, heading, dates)| {
            let agenda = Agenda::of(&dates, &pages);
            let page = pages.last_of(&dates);
            Entry { record, heading, dates, page, agenda }
        });
        Self { entries: entries.collect() }
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
        let mut is_in_year = vec![false; self.entries.len()];
        let (mut dated, mut year_only) = (Vec::new(), Vec::new());
        for (at, entry) in self.entries.iter().enumerate() {
            is_in_year[at] = all.iter().any(|(other, _)| other.record == entry.record);
        }
        for (entry, occurrence) in all {
            if !occurrence.has_months() {
                year_only.push((entry, occurrence));
            } else if occurrence.months_of(year).any(&months) {
                dated.push((entry, occurrence));
            }
        }
        let away = || self.entries.iter().zip(&is_in_year).filter(|(_, is_in)| !**is_in).map(|(entry, _)| entry);
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
