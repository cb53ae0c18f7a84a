//! Files for calendars, address books and spreadsheets: of each part to subscribe to, and of everything.
//!
//! Calendars begin on the day of the edition: a run bears no other date.

use maud::{Markup, html};

use crate::directory::{Record, RecordList};
use crate::export::{self, ExportFormat, IcalOptions, Leaving, cards, edition_day, ical};

use super::Site;
use super::contents::{Files, Section};
use super::folder::{NewFolder, NotWritten};

/// The files with everything; no part is called so.
const ALL: &str = "all";

/// The workbook with everything.
const WORKBOOK: &str = "all.xlsx";

/// Writes the files of every section, and those with everything.
pub(super) fn write(site: &Site<'_>, sections: &[Section<'_>], folder: &mut NewFolder) -> Result<(), NotWritten> {
    let of_groups = sections.iter().flat_map(|section| section.groups.iter().filter_map(|group| group.files.as_ref()));
    for files in sections.iter().filter_map(|section| section.files.as_ref()).chain(of_groups) {
        of_some(site, files, folder)?;
    }
    of_some(site, &everything(site), folder)?;
    workbook(site, folder)
}

/// The workbook with everything, unless there are more records than a sheet has rows.
fn workbook(site: &Site<'_>, folder: &mut NewFolder) -> Result<(), NotWritten> {
    let all = site.directory.all();
    let leaving = Leaving::new(site.directory, &all, site.lang);
    let mut is_whole = true;
    folder.write_with(WORKBOOK, |out| match export::write(ExportFormat::Xlsx, &leaving, out, &mut |_| ()) {
        Ok(left) => {
            is_whole = left.records > 0;
            Ok(())
        }
        Err(export::NotWritten::Io(error)) => Err(error),
        Err(_) => {
            is_whole = false;
            Ok(())
        }
    })?;
    if is_whole { Ok(()) } else { folder.remove(WORKBOOK) }
}

fn everything(site: &Site<'_>) -> Files {
    Files { stem: ALL.to_owned(), has_dates: true, records: site.directory.all() }
}

fn of_some(site: &Site<'_>, files: &Files, folder: &mut NewFolder) -> Result<(), NotWritten> {
    if files.has_dates {
        for (inferred, name) in calendars(files) {
            calendar(site, &files.records, inferred, &name, folder)?;
        }
    }
    cards_of(site, files, folder)
}

/// The cards of those who answer, one behind the other, as address books take them.
fn cards_of(site: &Site<'_>, files: &Files, folder: &mut NewFolder) -> Result<(), NotWritten> {
    let name = card_file(files);
    let mut is_empty = true;
    folder.write_with(&name, |out| {
        for no in files.records.iter() {
            let of = |record: Record<'_>| -> String {
                cards(site.directory, record).iter().map(|card| card.vcard(site.messages())).collect()
            };
            let text = site.directory.with_record(no, of).unwrap_or_default();
            is_empty &= text.is_empty();
            out.write_all(text.as_bytes())?;
        }
        Ok(())
    })?;
    if is_empty { folder.remove(&name) } else { Ok(()) }
}

fn card_file(files: &Files) -> String {
    format!("{}.vcf", files.stem)
}

/// The calendars of some entries: whether it has what is inferred, and its name.
fn calendars(files: &Files) -> [(bool, String); 2] {
    [(false, format!("{}.ics", files.stem)), (true, format!("{}-inferred.ics", files.stem))]
}

fn calendar(
    site: &Site<'_>,
    records: &RecordList,
    inferred: bool,
    name: &str,
    folder: &mut NewFolder,
) -> Result<(), NotWritten> {
    let options = IcalOptions { today: edition_day(site.directory.info()), remind: None, inferred };
    let mut count = 0;
    folder.write_with(name, |out| {
        count = ical(site.directory, records, site.lang, options, None, out, &mut |_| ())?.events;
        Ok(())
    })?;
    // A calendar without an event is none.
    if count == 0 { folder.remove(name) } else { Ok(()) }
}

/// The files with everything.
pub(super) fn whole(site: &Site<'_>, folder: &NewFolder) -> Markup {
    html! {
        (links(site, &everything(site), folder))
        @if folder.has(WORKBOOK) { p class="taken quiet" { a href=(WORKBOOK) { (site.messages().site.workbook) } } }
    }
}

/// The files of some entries, as far as they have something to take away.
pub(super) fn links(site: &Site<'_>, files: &Files, folder: &NewFolder) -> Markup {
    let said = &site.messages().site;
    let [(_, printed), (_, inferred)] = calendars(files);
    let all = [
        (printed, "text/calendar", said.calendar),
        (inferred, "text/calendar", said.calendar_inferred),
        (card_file(files), "text/vcard", said.cards),
    ];
    html! {
        p class="taken quiet" {
            @for (name, kind, said) in all {
                @if folder.has(&name) { a href=(name) type=(kind) { (said) } " " }
            }
        }
    }
}
