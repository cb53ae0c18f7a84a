//! The page of a record, of a chapter and of the charter.

use maud::{Markup, html};

use crate::directory::{Record, RecordIdx, RecordList};
use crate::document::mentions::{Mentions, Reading};
use crate::document::{Element, Subject, Target, about, document, entry};
use crate::export::{Html, jsonld, other_language};
use crate::text::strip;

use super::frame::Frame;
use super::{Site, places};

/// The page of something that has an id.
pub(super) fn page(site: &Site<'_>, subject: Subject, mentions: &Mentions) -> Markup {
    let directory = site.directory;
    // Of many records none is kept.
    let record = subject.record().and_then(|no| {
        directory.with_record(no, |record| {
            let elements = document(directory, record, site.lang);
            written(site, subject, mentions, Some(record), &elements)
        })
    });
    record.unwrap_or_else(|| written(site, subject, mentions, None, &about(directory, subject, site.lang)))
}

fn written(
    site: &Site<'_>,
    subject: Subject,
    mentions: &Mentions,
    record: Option<Record<'_>>,
    elements: &[Element<'_>],
) -> Markup {
    let directory = site.directory;
    let file = places::file(directory, subject);
    let href = |target: &Target| places::href(directory, target);
    let mentions = Some((mentions, Reading::of(directory, subject)));
    let written = Html { directory, lang: site.lang, href: &href, mentions }.written(elements);
    let main = html! {
        article { (written) }
        @if let Some(no) = subject.record() { (neighbours(site, no)) }
    };
    let title = title(site, subject, elements);
    // What cannot be written as JSON is left out of a page, which says it all the same.
    let linked_data = record.and_then(|record| jsonld(directory, record, site.messages(), Some(&file)).ok());
    let frame = Frame { file: &file, title: &title, finds: false, linked_data, above: above(site), main };
    frame.around(site)
}

/// What a page is called among others: with its number, where it has one.
fn title(site: &Site<'_>, subject: Subject, elements: &[Element<'_>]) -> String {
    let heading = subject.record().and_then(|no| site.directory.heading(no)).filter(|it| it.number.is_some());
    let own = || elements.iter().find_map(|it| if let Element::Title(text) = it { Some(text.clone()) } else { None });
    heading.map(|it| entry(it, site.messages())).or_else(own).unwrap_or_default()
}

/// The way back to the index.
pub(super) fn above(site: &Site<'_>) -> Markup {
    html! {
        nav aria-label=(site.messages().site.way) {
            a href=(places::INDEX) lang=[other_language(site.short_title(), site.lang)] { (strip(site.short_title())) }
        }
    }
}

/// The entries before and behind one, of its kind.
fn neighbours(site: &Site<'_>, no: RecordIdx) -> Markup {
    let said = &site.messages().site;
    let Some(heading) = site.directory.heading(no) else { return html! {} };
    let all: RecordList = site.directory.of_kind(heading.kind);
    let row = all.row_of(no);
    let at = |row: Option<usize>| row.and_then(|row| all.get(row));
    let sides = [
        (said.before, "prev", at(row.and_then(|row| row.checked_sub(1)))),
        (said.behind, "next", at(row.map(|row| row.saturating_add(1)))),
    ];
    html! {
        nav aria-label=(said.neighbours) {
            ul {
                @for (word, rel, no) in sides {
                    @if let Some((no, heading)) = no.and_then(|no| Some((no, site.directory.heading(no)?))) {
                        @let name = site.messages().leading(heading.title());
                        li {
                            (word)
                            a href=(places::file(site.directory, Subject::Record(no))) rel=(rel) lang=[other_language(name, site.lang)] {
                                (strip(name))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// An entry of a list, leading to its page.
pub(super) fn listed(site: &Site<'_>, no: RecordIdx) -> Markup {
    let Some(heading) = site.directory.heading(no) else { return html! {} };
    let messages = site.messages();
    let name =
        if heading.number.is_some() { entry(heading, messages) } else { messages.leading(heading.title()).to_owned() };
    html! {
        li {
            a href=(places::file(site.directory, Subject::Record(no))) lang=[other_language(&name, site.lang)] { (strip(&name)) }
            @if let Some(printed) = messages.beside(heading.title()) {
                " " span class="quiet" lang=[other_language(printed, site.lang)] { (strip(printed)) }
            }
        }
    }
}
