//! Files for calendars, address books and spreadsheets: of each part to subscribe to, and of everything.
//!
//! Calendars begin on the day of the edition: a run bears no other date.

use maud::{Markup, html};

use crate::directory::RecordList;
use crate::export::{self, CardOptions, DateOptions, ExportFormat, Leaving};
use crate::search::reading;

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
    leave(ExportFormat::Xlsx, &Leaving::new(site.directory, &all, site.lang), WORKBOOK, folder)
}

/// Writes records in a format; no file where none of them has anything that it takes.
fn leave(format: ExportFormat, leaving: &Leaving<'_>, name: &str, folder: &mut NewFolder) -> Result<(), NotWritten> {
    let mut is_whole = true;
    folder.write_with(name, |out| match export::write(format, leaving, out, &mut |_| ()) {
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
    if is_whole { Ok(()) } else { folder.remove(name) }
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

/// The cards of those who answer, as address books take them.
fn cards_of(site: &Site<'_>, files: &Files, folder: &mut NewFolder) -> Result<(), NotWritten> {
    let cards = CardOptions { reading: Some(reading), ..CardOptions::PLAIN };
    let leaving = Leaving { cards, ..Leaving::new(site.directory, &files.records, site.lang) };
    leave(ExportFormat::Vcard, &leaving, &card_file(files), folder)
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
    let dates = DateOptions { inferred, ..DateOptions::PRINTED };
    let leaving = Leaving { dates, ..Leaving::new(site.directory, records, site.lang) };
    leave(ExportFormat::Ical, &leaving, name, folder)
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
