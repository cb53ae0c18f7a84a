//! When services take place, as a calendar that another program keeps or subscribes to (iCalendar, RFC 5545).
//!
//! Every event is of whole days and has no zone: a deadline is on its day wherever the calendar is read. An event that
//! comes again has a yearly rule, in the forms that Outlook takes. Ids and stamps are those of the edition and not of the
//! clock: a file that is taken in once more replaces what was there, and two files of one day are the same bytes.
//! Reminders are events of their own, as alarms are left out or refused by most who subscribe to a calendar.

use std::io::Write;

use jiff::civil::Date;

use super::content_line::{ContentLines, escaped, escaped_lines, listed};
use super::event::{EventText, stamp};
use super::leaving::{Leaving, Left, NotWritten};
use super::uid::{edition_day, uid};
use super::yearly::{RuledDays, ruled};
use super::{web, when};
use crate::calendar::{Entry, Origin, Pages, Series, Undated};
use crate::directory::{Directory, Record, Service};
use crate::messages::{Lang, Messages};
use crate::text::strip;

/// What goes into a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateOptions {
    /// The calendar begins with what is under way on this day or comes after it; with the edition unless given.
    pub today: Option<Date>,
    /// So many days before each event stands another one that reminds of it.
    pub remind: Option<u16>,
    /// Whether what is inferred goes in, too. It is called so in its title.
    pub inferred: bool,
}

impl DateOptions {
    /// What is printed, from the edition on.
    pub const PRINTED: Self = Self { today: None, remind: None, inferred: false };
}

/// How many services went into a calendar, and what is not in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct DateCount {
    /// Services with an event.
    services: usize,
    /// Events, without those that remind of one.
    events: usize,
    /// Services with inferred dates that were not asked for.
    inferred_left_out: usize,
    /// Services that are there at any time.
    on_demand: usize,
    /// Services that come once in so many years, in months that are not printed.
    month_unsaid: usize,
    /// Services of whose dates only the year is known.
    year_only: usize,
    /// Services of which nothing is printed of when.
    unsaid: usize,
}

impl DateCount {
    /// What is not in the calendar, for whoever asked for it and may have options: a line each.
    fn remarks(&self, messages: &Messages, has_options: bool) -> Vec<String> {
        let said = &messages.calendar;
        let kinds: Vec<String> = [
            (self.on_demand, said.on_demand_count(self.on_demand)),
            (self.month_unsaid, said.month_unsaid_count(self.month_unsaid)),
            (self.year_only, said.year_only_count(self.year_only)),
            (self.unsaid, said.unsaid_count(self.unsaid)),
        ]
        .into_iter()
        .filter_map(|(count, words)| (count > 0).then_some(words))
        .collect();
        let undated = self.on_demand + self.month_unsaid + self.year_only + self.unsaid;
        let undated = (undated > 0).then(|| said.no_events(undated, kinds.join(messages.facts.and)));
        let left_out = self.inferred_left_out;
        let said_of = |count| if has_options { said.inferred_left_out(count) } else { said.inferred_not_in_it(count) };
        let inferred = (left_out > 0).then(|| said_of(left_out));
        undated.into_iter().chain(inferred).collect()
    }
}

/// Writes the services among some records as a calendar; nothing at all where none of them has a date. Other records take
/// place at no time.
///
/// # Errors
/// See [`NotWritten`].
pub(super) fn ical(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    let count = events(leaving, out, progress)?;
    let remarks = count.remarks(leaving.lang.messages(), leaving.has_options);
    Ok(Left { records: count.services, lacking: leaving.records.len() - count.services, remarks, ..Left::default() })
}

/// The same, with what is in it and what is not.
fn events(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<DateCount, NotWritten> {
    let directory = leaving.directory;
    let made = edition_day(directory.info());
    let today = leaving.dates.today.unwrap_or(made);
    let file = CalendarFile { directory, messages: leaving.lang.messages(), options: leaving.dates, today, made };
    let name = leaving.title.unwrap_or(&directory.info().short_title);
    let pages = Pages::of(directory);
    let mut count = DateCount::default();
    leaving.each(leaving.records, progress, |no, record| {
        let Record::Service(service) = record else { return Ok(()) };
        let Some(entry) = Entry::of(directory, no, &pages) else { return Ok(()) };
        let is_first = count.events == 0;
        let events = file.service(service, &entry, &mut count);
        if is_first && count.events > 0 {
            out.write_all(file.begin(name, leaving.lang).as_bytes())?;
        }
        Ok(out.write_all(events.as_bytes())?)
    })?;
    if count.events > 0 {
        out.write_all(b"END:VCALENDAR\r\n")?;
    }
    Ok(count)
}

/// What is the same for all events of a file.
struct CalendarFile<'a> {
    directory: &'a Directory,
    messages: &'static Messages,
    options: DateOptions,
    today: Date,
    /// The day of the edition.
    made: Date,
}

impl CalendarFile<'_> {
    fn begin(&self, name: &str, lang: Lang) -> String {
        let info = self.directory.info();
        let edition = info.edition.as_deref();
        let mut lines = ContentLines::default();
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", &format!("-//kechuang//kechuang//{}", lang.slug().to_uppercase()));
        lines.add("CALSCALE", "GREGORIAN");
        for property in ["NAME", "X-WR-CALNAME"] {
            lines.add(property, &escaped(name));
        }
        for property in ["DESCRIPTION", "X-WR-CALDESC"] {
            lines.add(property, &escaped(&self.messages.remarked(&info.title, edition)));
        }
        // An edition is no news: who subscribes need not ask more often than once a week.
        lines.add("REFRESH-INTERVAL;VALUE=DURATION", "P7D");
        lines.add("X-PUBLISHED-TTL", "P7D");
        lines.folded()
    }

    /// The events of a service, one behind the other.
    fn service(&self, service: &Service, entry: &Entry<'_>, count: &mut DateCount) -> String {
        let (mut text, mut events, mut is_inferred_left_out, mut has_year) = (String::new(), 0, false, false);
        for series in entry.agenda.series(self.today) {
            match () {
                () if !series.first.has_months() => has_year = true,
                () if series.first.is_inferred() && !self.options.inferred => is_inferred_left_out = true,
                () => {
                    events += 1;
                    text.push_str(&self.series(service, entry, &series));
                }
            }
        }
        count.services += usize::from(events > 0);
        count.events += events;
        match entry.agenda.undated() {
            _ if is_inferred_left_out => count.inferred_left_out += 1,
            _ if events > 0 => {}
            _ if entry.agenda.is_on_demand() => count.on_demand += 1,
            _ if has_year => count.year_only += 1,
            Some(Undated::Every(_) | Undated::Months { .. }) => count.month_unsaid += 1,
            Some(Undated::Unsaid) | None => count.unsaid += 1,
        }
        text
    }

    /// The events of one thing that comes again, each behind the one that reminds of it.
    fn series(&self, service: &Service, entry: &Entry<'_>, series: &Series<'_, '_>) -> String {
        let (messages, said) = (self.messages, &self.messages.calendar);
        let it = &series.first;
        let name = messages.leading(entry.heading.title());
        let title = if it.what.is_empty() { name.to_owned() } else { messages.labelled(name, it.what) };
        let title = if it.is_deadline { said.event_deadline(title) } else { title };
        let title = messages.remarked(&title, it.is_inferred().then(|| when::grade(messages, &it.grade)));
        let description = escaped_lines(&self.description(service, entry, series).join("\n"));
        let event = |days: RuledDays, ahead: &str, title: &str| {
            let more = self.lines(service, entry, &days);
            let (origin, part) = (origin(series.origin()), days.part.map(|it| it.to_string()).unwrap_or_default());
            let uid = uid(self.directory.info(), &[service.id.as_str(), &origin, &part, ahead]).to_string();
            let summary = escaped(title);
            let (from, end, description) = (days.from, days.end, description.clone());
            EventText { uid: &uid, made: self.made, summary, from, end, description }.written(&more)
        };
        let mut text = String::new();
        if let Some(ahead) = self.options.remind.filter(|days| *days > 0) {
            let title = said.event_ahead(ahead, &title);
            text.extend(ruled(series, Some(ahead)).into_iter().map(|days| event(days, "ahead", &title)));
        }
        text.extend(ruled(series, None).into_iter().map(|days| event(days, "", &title)));
        text
    }

    /// The lines that an event has in a file alone.
    fn lines(&self, service: &Service, entry: &Entry<'_>, days: &RuledDays) -> Vec<(&'static str, String)> {
        let steps: Vec<&str> = entry.heading.place.steps().map(|it| self.messages.leading(it)).collect();
        // A file of a later year begins with a later one: an importer takes the one with the higher number.
        let sequence = days.from.year().saturating_sub(self.made.year()).max(0);
        let mut lines = Vec::new();
        lines.extend(days.rule.clone().map(|rule| ("RRULE", rule)));
        lines.push(("SEQUENCE", sequence.to_string()));
        lines.push(("LAST-MODIFIED", stamp(self.made)));
        lines.extend((!steps.is_empty()).then(|| ("CATEGORIES", listed(steps))));
        let urls = self.directory.urls(Record::Service(service));
        // A URI is not text: its commas and semicolons stand as they are.
        lines.extend(urls.first().map(|it| ("URL", web(&it.url))));
        // Four months of a window are no appointment: nobody is busy for it.
        lines.push(("TRANSP", "TRANSPARENT".to_owned()));
        lines.push(("X-MICROSOFT-CDO-BUSYSTATUS", "FREE".to_owned()));
        lines
    }

    /// What is to be known of an event: what and when as printed, for whom, whom to call, where it is printed.
    fn description(&self, service: &Service, entry: &Entry<'_>, series: &Series<'_, '_>) -> Vec<String> {
        let (messages, facts, said) = (self.messages, &self.messages.facts, &self.messages.calendar);
        let week = match series.week() {
            Some(week @ 1..=4) => said.week_from_monday(week),
            _ => said.week_from_last_monday.to_owned(),
        };
        let mut lines = vec![
            crate::document::entry(entry.heading, messages),
            messages.labelled(said.column_when, &when::reasons_of_week(messages, &series.first, &week)),
        ];
        let audiences = service.audiences.iter().map(|it| (facts.audience, "", &it.printed));
        let eligibility = service.eligibility.iter();
        let asked = eligibility.flat_map(|it| {
            let ages = it.ages.iter().map(|it| (facts.age, &*it.group, &it.printed));
            let criteria = it.criteria.iter().map(|it| (messages.condition(it.asks.kind()), &*it.group, &it.printed));
            ages.chain(criteria)
        });
        for (label, group, printed) in audiences.chain(asked) {
            lines.push(messages.labelled(label, &messages.labelled(group, printed)));
        }
        for number in self.directory.numbers(Record::Service(service)) {
            let remarks: Vec<String> =
                messages.answering(number.owner).into_iter().chain(number.phone.note.clone()).collect();
            let remark = remarks.join(facts.semicolon);
            let remark = Some(&*remark).filter(|it| !it.is_empty());
            let label = messages.number_label(number.phone.kind, number.owner);
            lines.push(messages.labelled(label, &messages.remarked(&number.phone.number, remark)));
        }
        let info = self.directory.info();
        let page = self.directory.page(Record::Service(service)).map(|page| facts.page(page));
        let book = messages.remarked(&info.short_title, info.edition.as_deref());
        lines
            .push([Some(book), page, Some(service.id.to_string())].into_iter().flatten().collect::<Vec<_>>().join(" "));
        lines.push(said.notice_decides.to_owned());
        lines.into_iter().map(|line| strip(&line).into_owned()).collect()
    }
}

/// What says that something takes place, as a part of its id.
fn origin(origin: Origin) -> String {
    match origin {
        Origin::Window(no) => format!("window-{no}"),
        Origin::AfterWindow(no) => format!("after-window-{no}"),
        Origin::Edition(no) => format!("edition-{no}"),
        Origin::Inferred => "inferred".to_owned(),
    }
}

#[cfg(test)]
mod tests;
