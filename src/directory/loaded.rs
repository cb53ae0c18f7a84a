//! A directory whose records are kept as values.

use std::iter;

use super::store::{KindBounds, counted};
use super::{
    ChapterHeading, ChapterRef, Contents, DisciplineHeading, DisciplineRef, Kind, Record, RecordIdx, RecordList,
};

/// Contents with the places of their records: services, societies, departments, profiles, articles, the preface.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    contents: Contents,
    kinds: KindBounds,
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
        let kinds = KindBounds::new([0, services, societies, departments, profiles, articles, all]);
        Self { contents, kinds, disciplines, chapters }
    }
}

impl Loaded {
    pub(super) const fn contents(&self) -> &Contents {
        &self.contents
    }

    pub(super) const fn kinds(&self) -> &KindBounds {
        &self.kinds
    }

    pub(super) fn record(&self, no: RecordIdx) -> Option<Record<'_>> {
        let contents = &self.contents;
        let kind = self.kinds.kind_of(no)?;
        let at = (no.0 - self.kinds.of_kind(kind).start) as usize;
        match kind {
            Kind::Service => contents.services.get(at).map(Record::Service),
            Kind::Society => {
                let (group, at) = within(&self.disciplines, no)?;
                let discipline = contents.disciplines.get(group)?;
                discipline.societies.get(at).map(|society| Record::Society(discipline.into(), society))
            }
            Kind::Department => contents.departments.get(at).map(Record::Department),
            Kind::Profile => contents.profiles.get(at).map(Record::Profile),
            Kind::Article => {
                let (group, at) = within(&self.chapters, no)?;
                let chapter = contents.charter.as_ref()?.chapters.get(group)?;
                chapter.articles.get(at).map(|article| Record::Article(ChapterRef::from(chapter), article))
            }
            Kind::Preface => contents.info.preface.as_ref().map(Record::Preface),
        }
    }

    pub(super) fn discipline(&self, at: usize) -> Option<DisciplineRef<'_>> {
        self.contents.disciplines.get(at).map(DisciplineRef::from)
    }

    /// The disciplines, in order.
    pub(super) fn disciplines(&self) -> impl Iterator<Item = DisciplineHeading<'_>> {
        self.contents.disciplines.iter().zip(ranges(&self.disciplines)).map(|(discipline, societies)| {
            DisciplineHeading { id: discipline.id.as_str(), name: &discipline.name, societies }
        })
    }

    /// The chapters of the charter, in order.
    pub(super) fn chapters(&self) -> impl Iterator<Item = ChapterHeading<'_>> {
        let chapters = self.contents.charter.iter().flat_map(|charter| &charter.chapters);
        chapters.zip(ranges(&self.chapters)).map(|(chapter, articles)| ChapterHeading {
            number: chapter.number,
            title: &chapter.title,
            articles,
        })
    }
}

fn ranges(ends: &[u32]) -> impl Iterator<Item = RecordList> {
    ends.windows(2).map(|ends| RecordList::range(ends[0]..ends[1]))
}

/// Where groups of these sizes begin if the first begins at `first`, and where the last one ends.
fn ends(first: u32, sizes: impl Iterator<Item = usize>) -> Box<[u32]> {
    let ends = sizes.scan(first, |end, size| {
        *end = end.saturating_add(counted(size));
        Some(*end)
    });
    iter::once(first).chain(ends).collect()
}

/// The group in which a place lies, and the how manieth of the group it is, from 0.
fn within(ends: &[u32], no: RecordIdx) -> Option<(usize, usize)> {
    let group = ends.partition_point(|begin| *begin <= no.0).checked_sub(1)?;
    Some((group, (no.0 - ends[group]) as usize))
}
