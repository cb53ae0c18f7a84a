//! Markdown of many records, read by a program that is not ours.

use kechuang::directory::Directory;
use kechuang::export::{ExportFormat, Leaving, write};
use kechuang::messages::Lang;
use kechuang::text::strip;
use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::support::shipped::SHIPPED;
use crate::written::strategies::{Leaves, contents};

/// A document as a reader takes it.
#[derive(Default)]
struct Read {
    /// Its headings with their levels.
    headings: Vec<(HeadingLevel, String)>,
    /// All its text.
    text: String,
}

fn read(directory: &Directory, lang: Lang) -> Read {
    let (records, mut out) = (directory.all(), Vec::new());
    let left = write(ExportFormat::Markdown, &Leaving::new(directory, &records, lang), &mut out, &mut |_| ()).unwrap();
    assert_eq!(left.records, directory.len());
    let page = String::from_utf8(out).unwrap();
    let (mut read, mut heading) = (Read::default(), None);
    for event in Parser::new_ext(&page, Options::ENABLE_GFM | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => read.headings.extend(heading.take()),
            Event::Text(text) => {
                if let Some((_, said)) = &mut heading {
                    said.push_str(&text);
                }
                read.text.push_str(&text);
            }
            // Paragraphs, lists and addresses, and no mark-up that a record brought along.
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Link { .. }) | Event::End(_) => {}
            other => panic!("{other:?}\n{page}"),
        }
    }
    read
}

/// The headings of a level.
fn at(read: &Read, level: HeadingLevel) -> Vec<&str> {
    read.headings.iter().filter(|(it, _)| *it == level).map(|(_, said)| said.as_str()).collect()
}

#[test]
fn one_document_has_a_heading_for_each_record() {
    for lang in Lang::ALL {
        let read = read(&SHIPPED.0, lang);
        assert_eq!(at(&read, HeadingLevel::H1), [SHIPPED.0.info().title.as_str()]);
        let titles = at(&read, HeadingLevel::H2);
        assert_eq!(titles.len(), SHIPPED.0.len());
        for ((_, record), title) in SHIPPED.0.records().zip(titles) {
            let name = lang.messages().leading(record.title());
            assert!(title.contains(name), "{title:?} {name:?}");
        }
        let summary = SHIPPED.0.records().next().unwrap().1.summary().unwrap();
        assert!(read.text.contains(summary) && read.headings.iter().any(|(level, _)| *level == HeadingLevel::H3));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_directory_holds_is_no_mark_up(contents in contents(&Leaves::good())) {
        let directory = Directory::from(contents);
        let read = read(&directory, Lang::Zh);
        prop_assert_eq!(at(&read, HeadingLevel::H2).len(), directory.len());
    }

    #[test]
    fn whatever_is_said_is_read(said in super::any_said()) {
        let mut contents = super::small();
        contents.services[0].name = format!("名{said}");
        contents.services[0].summary.clone_from(&said);
        let read = read(&contents.into(), Lang::Zh);
        let name = strip(&format!("名{said}")).trim_matches(' ').to_owned();
        prop_assert_eq!(at(&read, HeadingLevel::H2)[0], name);
        prop_assert!(read.text.contains(strip(&said).trim_matches(' ')));
    }
}
