//! The sections of the index with their entries: parts with their categories, the societies by discipline, departments,
//! organizations, the charter by chapter, the preface.

use hashbrown::HashSet;

use crate::directory::{Directory, Kind, Name, RecordIdx, RecordList};

use super::{Site, places};

/// A section of the index.
#[derive(Debug)]
pub(super) struct Section<'a> {
    /// Its anchor.
    pub(super) anchor: String,
    /// What it is called.
    pub(super) title: Name<'a>,
    /// Its entries under their headings; at least one group.
    pub(super) groups: Vec<Group<'a>>,
    /// What the files are called in which all its entries can be taken away, if there are such.
    pub(super) files: Option<Files>,
}

/// Entries below one heading.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// Its anchor and what it is called, unless that is said by the section.
    pub(super) heading: Option<(String, Name<'a>)>,
    /// The entries, in the directory's order.
    pub(super) records: RecordList,
    /// See [`Section::files`].
    pub(super) files: Option<Files>,
}

/// Files in which entries can be taken away.
#[derive(Debug, Clone)]
pub(super) struct Files {
    /// Their name without what stands behind the dot.
    pub(super) stem: String,
    /// Whether the entries take place at times.
    pub(super) has_dates: bool,
    /// The entries.
    pub(super) records: RecordList,
}

impl Section<'_> {
    /// How many entries it has.
    pub(super) fn len(&self) -> usize {
        self.groups.iter().map(|group| group.records.len()).sum()
    }
}

/// Every section that has an entry.
pub(super) fn sections<'a>(site: &Site<'a>) -> Vec<Section<'a>> {
    let directory = site.directory;
    let mut sections = services(directory);
    sections.push(societies(site));
    for kind in [Kind::Department, Kind::Profile] {
        let records = directory.of_kind(kind);
        let stem = format!("{}s", kind.slug());
        let files = Some(Files { stem, has_dates: false, records: records.clone() });
        sections.push(Section { files, ..of_kind(site, kind, vec![alone(records)]) });
    }
    let chapters = directory.chapters().map(|it| Group {
        heading: Some((places::chapter(it.number), Name::of(it.title))),
        records: it.articles,
        files: None,
    });
    let chapters = chapters.collect();
    let charter = of_kind(site, Kind::Article, chapters);
    sections.push(Section { title: Name::of(directory.charter_title().unwrap_or_default()), ..charter });
    sections.push(of_kind(site, Kind::Preface, vec![alone(directory.of_kind(Kind::Preface))]));
    sections.retain(|section| section.len() > 0);
    sections
}

fn alone<'a>(records: RecordList) -> Group<'a> {
    Group { heading: None, records, files: None }
}

fn of_kind<'a>(site: &Site<'a>, kind: Kind, groups: Vec<Group<'a>>) -> Section<'a> {
    let title = Name::of(site.messages().site.kind(kind));
    Section { anchor: places::kind(kind), title, groups, files: None }
}

fn services(directory: &Directory) -> Vec<Section<'_>> {
    let parts = directory.info().parts.iter().map(|part| {
        let all = directory.services_in(&part.id);
        let categories = part.categories.iter().map(|category| Group {
            heading: Some((places::within(category.id.as_str()), category.title())),
            records: directory.services_in(&category.id),
            files: None,
        });
        let mut groups: Vec<Group<'_>> = categories.collect();
        if groups.iter().map(|group| group.records.len()).sum::<usize>() < all.len() {
            let known: HashSet<RecordIdx> = groups.iter().flat_map(|group| group.records.iter()).collect();
            groups.insert(0, alone(all.iter().filter(|no| !known.contains(no)).collect()));
        }
        let files = Files { stem: places::stem(part.id.as_str()), has_dates: true, records: all };
        Section { anchor: places::within(part.id.as_str()), title: part.title(), groups, files: Some(files) }
    });
    parts.collect()
}

fn societies<'a>(site: &Site<'a>) -> Section<'a> {
    let disciplines = site.directory.disciplines().map(|it| {
        let stem = format!("societies-{}", places::stem(it.id));
        let files = Some(Files { stem, has_dates: false, records: it.societies.clone() });
        Group { heading: Some((places::discipline(it.id), it.title())), records: it.societies, files }
    });
    let groups = disciplines.collect();
    of_kind(site, Kind::Society, groups)
}
