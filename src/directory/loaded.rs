//! Records as values, as the files of a directory gave them.

use std::ops::Range;

use super::store::{Contents, counted};
use super::{ChapterHeading, DirectoryInfo, DisciplineHeading, Kind, Record, RecordIdx, RecordList, SocietyList};

/// Contents with the places of their records: services, societies, departments, profiles, articles, the preface.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    contents: Contents,
    /// Where the records of each kind begin, in the order of [`Kind::ALL`], and where the last ones end.
    kinds: [u32; Kind::ALL.len() + 1],
    /// Where the societies of each discipline begin, and where the last ones end.
    disciplines: Box<[u32]>,
    /// Where the articles of each chapter begin, and where the last ones end.
    chapters: Box<[u32]>,
}

impl From<Contents> for Loaded {
    fn from(contents: Contents) -> Self {
        let services = counted(contents.services.len());
        let disciplines = ends(services, contents.disciplines.iter().map(|it| it.societies.len()));
        let societies = disciplines.last().copied().unwrap_or(services);
        let departments = societies.saturating_add(counted(contents.departments.len()));
        let profiles = departments.saturating_add(counted(contents.profiles.len()));
        let chapters = contents.charter.iter().flat_map(|charter| &charter.chapters);
        let chapters = ends(profiles, chapters.map(|it| it.articles.len()));
        let articles = chapters.last().copied().unwrap_or(profiles);
        let all = articles.saturating_add(contents.info.preface.is_some().into());
        let kinds = [0, services, societies, departments, profiles, articles, all];
        Self { contents, kinds, disciplines, chapters }
    }
}

impl Loaded {
    pub(super) fn len(&self) -> u32 {
        self.kinds[Kind::ALL.len()]
    }

    pub(super) fn of_kind(&self, kind: Kind) -> Range<u32> {
        let at = kind as usize;
        self.kinds[at]..self.kinds[at + 1]
    }

    pub(super) fn record(&self, no: RecordIdx) -> Option<Record<'_>> {
        let contents = &self.contents;
        let [_, services, societies, departments, profiles, articles, all] = self.kinds;
        let behind = |begin: u32| (no.0 - begin) as usize;
        match no.0 {
            at if at < services => contents.services.get(at as usize).map(Record::Service),
            at if at < societies => {
                let (group, at) = within(&self.disciplines, no)?;
                let discipline = contents.disciplines.get(group)?;
                discipline.societies.get(at).map(|society| Record::Society(discipline, society))
            }
            at if at < departments => contents.departments.get(behind(societies)).map(Record::Department),
            at if at < profiles => contents.profiles.get(behind(departments)).map(Record::Profile),
            at if at < articles => {
                let (group, at) = within(&self.chapters, no)?;
                let chapter = contents.charter.as_ref()?.chapters.get(group)?;
                chapter.articles.get(at).map(|article| Record::Article(chapter, article))
            }
            at if at < all => contents.info.preface.as_ref().map(Record::Preface),
            _ => None,
        }
    }

    pub(super) const fn info(&self) -> &DirectoryInfo {
        &self.contents.info
    }

    pub(super) const fn society_list(&self) -> Option<&SocietyList> {
        self.contents.society_list.as_ref()
    }

    pub(super) fn charter(&self) -> Option<(&str, u16)> {
        self.contents.charter.as_ref().map(|charter| (charter.title.as_str(), charter.page))
    }

    pub(super) fn disciplines(&self) -> impl Iterator<Item = DisciplineHeading<'_>> {
        let ranges = self.disciplines.windows(2).map(|ends| RecordList::range(ends[0]..ends[1]));
        self.contents.disciplines.iter().zip(ranges).map(|(discipline, societies)| DisciplineHeading {
            id: &discipline.id,
            name: &discipline.name,
            societies,
        })
    }

    pub(super) fn chapters(&self) -> impl Iterator<Item = ChapterHeading<'_>> {
        let ranges = self.chapters.windows(2).map(|ends| RecordList::range(ends[0]..ends[1]));
        let chapters = self.contents.charter.iter().flat_map(|charter| &charter.chapters);
        chapters.zip(ranges).map(|(chapter, articles)| ChapterHeading {
            number: chapter.number,
            title: &chapter.title,
            articles,
        })
    }

    pub(super) const fn contents(&self) -> &Contents {
        &self.contents
    }
}

/// Where groups of these sizes begin if the first begins at `first`, and where the last one ends.
fn ends(first: u32, sizes: impl Iterator<Item = usize>) -> Box<[u32]> {
    let ends = sizes.scan(first, |end, size| {
        *end = end.saturating_add(counted(size));
        Some(*end)
    });
    std::iter::once(first).chain(ends).collect()
}

/// The group in which a place lies, and the how manieth of the group it is, from 0.
fn within(ends: &[u32], no: RecordIdx) -> Option<(usize, usize)> {
    let group = ends.partition_point(|begin| *begin <= no.0).checked_sub(1)?;
    Some((group, (no.0 - ends[group]) as usize))
}
