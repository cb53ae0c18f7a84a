//! The first page: what can be found, and every entry by parts and disciplines, also without a script. A directory of which
//! one page would be too long has lists of their own.

use std::ops::Range;

use maud::{Markup, html};

use crate::directory::{Kind, RecordList};
use crate::document::Subject;
use crate::export::other_language;
use crate::text::strip;

use super::contents::{Files, Group, Section};
use super::entry::{above, listed};
use super::folder::{NewFolder, NotWritten};
use super::frame::Frame;
use super::{Site, page, places, taken};

/// So many entries stand on the first page at most; else it leads to lists.
const MOST_ENTRIES: usize = 5_000;

/// So many entries stand on one page of a list.
const LIST: usize = 1_000;

/// Writes the first page, and the lists where there are such.
pub(super) fn write(
    site: &Site<'_>,
    sections: &[Section<'_>],
    name_files: usize,
    folder: &mut NewFolder,
    counted: &mut dyn FnMut(&str),
) -> Result<(), NotWritten> {
    let is_whole = site.directory.len() <= MOST_ENTRIES;
    let main = html! {
        (find(site, name_files))
        div id="contents" {
            (ways(site, sections))
            (taken::whole(site, folder))
            @for it in sections { (section(site, it, is_whole, folder)) }
        }
    };
    let title = &site.directory.info().title;
    let frame = Frame { file: places::INDEX, title, finds: true, linked_data: None, above: heading(site), main };
    folder.write(places::INDEX, page(&frame.around(site)).as_bytes())?;
    counted(places::INDEX);
    if is_whole {
        return Ok(());
    }
    for section in sections {
        for group in &section.groups {
            for rows in lists(&group.records) {
                let file = list_file(section, group, &rows);
                folder.write(&file, page(&list(site, section, group, rows, &file)).as_bytes())?;
                counted(&file);
            }
        }
    }
    Ok(())
}

/// The directory's title, with what it is an edition of.
fn heading(site: &Site<'_>) -> Markup {
    let info = site.directory.info();
    html! {
        h1 lang=[other_language(&info.title, site.lang)] { (strip(&info.title)) }
        p class="quiet" lang=[other_language(&info.publisher, site.lang)] {
            @if let Some(edition) = &info.edition { (strip(edition)) " · " }
            (strip(&info.publisher))
        }
    }
}

/// Where names are found; without a script it is not shown.
fn find(site: &Site<'_>, name_files: usize) -> Markup {
    let said = &site.messages().site;
    let prefixes = site.directory.info().common_prefixes.join(" ");
    html! {
        form id="find" role="search" hidden data-files=(name_files) data-prefixes=(prefixes) data-none=(said.found_none)
            data-one=(said.found_one) data-many=(said.found_many) data-cut=(said.found_cut) data-loading=(said.loading)
            data-failed=(said.failed) {
            label for="find-text" { (said.find) }
            input id="find-text" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
                aria-describedby="find-hint";
            p id="find-hint" class="quiet" { (said.find_hint) }
        }
        p id="find-status" role="status" aria-live="polite" {}
        ol id="find-found" role="list" aria-label=(said.found) hidden {}
    }
}

/// The sections, to go to one at once.
fn ways(site: &Site<'_>, sections: &[Section<'_>]) -> Markup {
    html! {
        nav aria-label=(site.messages().site.contents) {
            ul {
                @for section in sections {
                    @let name = site.messages().leading(section.title);
                    li { a href={ "#" (section.anchor) } lang=[other_language(name, site.lang)] { (strip(name)) } }
                }
            }
        }
    }
}

fn section(site: &Site<'_>, section: &Section<'_>, is_whole: bool, folder: &NewFolder) -> Markup {
    let name = site.messages().leading(section.title);
    let is_charter = section.anchor == places::kind(Kind::Article);
    html! {
        section aria-labelledby=(section.anchor) {
            h2 id=(section.anchor) lang=[other_language(name, site.lang)] { (strip(name)) }
            (files(site, section.files.as_ref(), folder))
            @if is_charter && site.directory.charter_title().is_some() {
                p { a href=(places::file(site.directory, Subject::Charter)) { (site.messages().facts.whole_charter) } }
            }
            @for it in &section.groups { (group(site, section, it, is_whole, folder)) }
        }
    }
}

fn group(site: &Site<'_>, section: &Section<'_>, group: &Group<'_>, is_whole: bool, folder: &NewFolder) -> Markup {
    html! {
        @if let Some((anchor, name)) = &group.heading {
            @let name = site.messages().leading(*name);
            h3 id=(anchor) lang=[other_language(name, site.lang)] { (strip(name)) }
            (files(site, group.files.as_ref(), folder))
        }
        ul {
            @if is_whole {
                @for no in group.records.iter() { (listed(site, no)) }
            } @else {
                @for rows in lists(&group.records) {
                    li { a href=(list_file(section, group, &rows)) { (site.messages().site.rows(rows.start + 1, rows.end)) } }
                }
            }
        }
    }
}

/// The files in which entries can be taken away.
fn files(site: &Site<'_>, files: Option<&Files>, folder: &NewFolder) -> Markup {
    html! {
        @if let Some(files) = files { (taken::links(site, files, folder)) }
    }
}

/// The rows of each page of a list.
fn lists(records: &RecordList) -> impl Iterator<Item = Range<usize>> + use<> {
    let all = records.len();
    (0..all).step_by(LIST).map(move |from| from..from.saturating_add(LIST).min(all))
}

/// The page of a list: no page of a record begins with `list-`.
fn list_file(section: &Section<'_>, group: &Group<'_>, rows: &Range<usize>) -> String {
    let anchor = group.heading.as_ref().map_or(&section.anchor, |(anchor, _)| anchor);
    format!("list-{anchor}-{}.html", rows.start / LIST + 1)
}

/// A page of a list.
fn list(site: &Site<'_>, section: &Section<'_>, group: &Group<'_>, rows: Range<usize>, file: &str) -> Markup {
    let name = group.heading.as_ref().map_or(section.title, |(_, name)| *name);
    let said = &site.messages().site;
    let title = site.messages().remarked(site.messages().leading(name), Some(&said.rows(rows.start + 1, rows.end)));
    let main = html! {
        h1 lang=[other_language(&title, site.lang)] { (strip(&title)) }
        ul { @for no in group.records.rows(rows).iter() { (listed(site, no)) } }
    };
    Frame { file, title: &title, finds: false, linked_data: None, above: above(site), main }.around(site)
}
