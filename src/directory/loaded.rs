//! Records as values, as the files of a directory gave them.

use std::sync::Arc;

use super::store::{Contents, KindBounds, counted};
use super::{
    ChapterHeading, Charter, Department, DirectoryInfo, Discipline, DisciplineHeading, Id, Kind, Profile, Record,
    RecordIdx, RecordList, Service, SocietyList, Thesaurus,
};

/// What the files of a directory say, each value shared with whoever else holds it: the directories that are shown while
/// one is being read have the records of the last one, and nothing is there twice. Every list is in the order of the
/// printed numbers.
#[derive(Debug, Clone, Default)]
pub struct Values {
    /// What the directory says of itself.
    pub info: Arc<DirectoryInfo>,
    /// The services.
    pub services: Vec<Arc<Service>>,
    /// What holds for the whole list of societies.
    pub society_list: Option<Arc<SocietyList>>,
    /// The societies by discipline.
    pub disciplines: Vec<Arc<Discipline>>,
    /// Who answers.
    pub departments: Arc<Vec<Department>>,
    /// Organisations described at length.
    pub profiles: Vec<Arc<Profile>>,
    /// The charter.
    pub charter: Option<Arc<Charter>>,
    /// Words that mean the same.
    pub thesaurus: Arc<Thesaurus>,
}

impl Values {
    /// How many records they are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.services.len()
            + self.disciplines.iter().map(|it| it.societies.len()).sum::<usize>()
            + self.departments.len()
            + self.profiles.len()
            + self.charter.iter().flat_map(|it| &it.chapters).map(|it| it.articles.len()).sum::<usize>()
            + usize::from(self.info.preface.is_some())
    }

    /// Whether they are no record at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl From<Contents> for Values {
    fn from(contents: Contents) -> Self {
        Self {
            info: Arc::new(contents.info),
            services: contents.services.into_iter().map(Arc::new).collect(),
            society_list: contents.society_list.map(Arc::new),
            disciplines: contents.disciplines.into_iter().map(Arc::new).collect(),
            departments: Arc::new(contents.departments),
            profiles: contents.profiles.into_iter().map(Arc::new).collect(),
            charter: contents.charter.map(Arc::new),
            thesaurus: Arc::new(contents.thesaurus),
        }
    }
}

/// Values with the places of their records: services, societies, departments, profiles, articles, the preface.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    values: Values,
    kinds: KindBounds,
    /// Where the societies of each discipline begin, and where the last ones end.
    disciplines: Box<[u32]>,
    /// Where the articles of each chapter begin, and where the last ones end.
    chapters: Box<[u32]>,
}

impl From<Values> for Loaded {
    fn from(values: Values) -> Self {
        let services = counted(values.services.len());
        let disciplines = ends(services, values.disciplines.iter().map(|it| it.societies.len()));
        let societies = disciplines.last().copied().unwrap_or(services);
        let departments = societies.saturating_add(counted(values.departments.len()));
        let profiles = departments.saturating_add(counted(values.profiles.len()));
        let chapters = values.charter.iter().flat_map(|charter| &charter.chapters);
        let chapters = ends(profiles, chapters.map(|it| it.articles.len()));
        let articles = chapters.last().copied().unwrap_or(profiles);
        let all = articles.saturating_add(values.info.preface.is_some().into());
        let kinds = KindBounds::new([0, services, societies, departments, profiles, articles, all]);
        Self { values, kinds, disciplines, chapters }
    }
}

impl Loaded {
    pub(super) const fn kinds(&self) -> &KindBounds {
        &self.kinds
    }

    pub(super) fn record(&self, no: RecordIdx) -> Option<Record<'_>> {
        let values = &self.values;
        let kind = self.kinds.kind_of(no)?;
        let at = (no.0 - self.kinds.of_kind(kind).start) as usize;
        match kind {
            Kind::Service => values.services.get(at).map(|it| &**it).map(Record::Service),
            Kind::Society => {
                let (group, at) = within(&self.disciplines, no)?;
                let discipline = values.disciplines.get(group)?;
                discipline.societies.get(at).map(|society| Record::Society((&**discipline).into(), society))
            }
            Kind::Department => values.departments.get(at).map(Record::Department),
            Kind::Profile => values.profiles.get(at).map(|it| &**it).map(Record::Profile),
            Kind::Article => {
                let (group, at) = within(&self.chapters, no)?;
                let chapter = values.charter.as_ref()?.chapters.get(group)?;
                chapter.articles.get(at).map(|article| Record::Article(chapter.into(), article))
            }
            Kind::Preface => values.info.preface.as_ref().map(Record::Preface),
        }
    }

    /// The ids of all records, in their order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        let values = &self.values;
        let services = values.services.iter().map(|it| &it.id);
        let societies = values.disciplines.iter().flat_map(|it| &it.societies).map(|it| &it.id);
        let departments = values.departments.iter().map(|it| &it.id);
        let profiles = values.profiles.iter().map(|it| &it.id);
        let chapters = values.charter.iter().flat_map(|charter| &charter.chapters);
        let articles = chapters.flat_map(|chapter| &chapter.articles).map(|it| &it.id);
        let preface = values.info.preface.iter().map(|it| &it.id);
        let all = services.chain(societies).chain(departments).chain(profiles).chain(articles).chain(preface);
        all.map(Id::as_str)
    }

    /// The discipline at a place in their order, with its societies.
    pub(super) fn whole_discipline(&self, at: usize) -> Option<&Discipline> {
        self.values.disciplines.get(at).map(|it| &**it)
    }

    pub(super) fn info(&self) -> &DirectoryInfo {
        &self.values.info
    }

    pub(super) fn thesaurus(&self) -> &Thesaurus {
        &self.values.thesaurus
    }

    pub(super) fn society_list(&self) -> Option<&SocietyList> {
        self.values.society_list.as_deref()
    }

    pub(super) fn charter(&self) -> Option<&Charter> {
        self.values.charter.as_deref()
    }

    pub(super) fn disciplines(&self) -> impl Iterator<Item = DisciplineHeading<'_>> {
        let ranges = self.disciplines.windows(2).map(|ends| RecordList::range(ends[0]..ends[1]));
        self.values.disciplines.iter().zip(ranges).map(|(discipline, societies)| DisciplineHeading {
            id: discipline.id.as_str(),
            name: &discipline.name,
            english: discipline.english.as_deref(),
            societies,
        })
    }

    pub(super) fn chapters(&self) -> impl Iterator<Item = ChapterHeading<'_>> {
        let ranges = self.chapters.windows(2).map(|ends| RecordList::range(ends[0]..ends[1]));
        let chapters = self.values.charter.iter().flat_map(|charter| &charter.chapters);
        chapters.zip(ranges).map(|(chapter, articles)| ChapterHeading {
            number: chapter.number,
            title: &chapter.title,
            articles,
        })
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
