//! Ids, numbers, pages and titles over the whole directory: unique, without gaps, in order.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::super::Id;
use super::super::fault::FaultKind;
use super::super::outline::Path;
use super::{Filed, Findings, Parsed};

pub(super) fn check(parsed: &Parsed, findings: &mut Findings) {
    let mut ids = Ids::default();
    services(parsed, &mut ids, findings);
    societies(parsed, &mut ids, findings);
    organizations(parsed, &mut ids, findings);
    articles(parsed, &mut ids, findings);
    terms(parsed, &mut ids, findings);
}

#[derive(Default)]
struct Ids<'a>(HashSet<&'a Id>);

impl<'a> Ids<'a> {
    fn take(&mut self, id: &'a Id, file: usize, path: &Path, findings: &mut Findings) {
        let fault = if !id.is_well_formed() {
            FaultKind::BadId(id.to_string())
        } else if self.0.insert(id) {
            return;
        } else {
            FaultKind::DuplicateId(id.to_string())
        };
        findings.add(file, path.field("id"), fault);
    }

    /// Takes an id of which the kind and number of its record say what it must be.
    fn take_expected(&mut self, id: &'a Id, expected: String, file: usize, path: &Path, findings: &mut Findings) {
        if id.is_well_formed() && id.as_str() != expected {
            let kind = FaultKind::UnexpectedId { found: id.to_string(), expected };
            findings.add(file, path.field("id"), kind);
        } else {
            self.take(id, file, path, findings);
        }
    }
}

/// A number of a series with its place.
struct Numbered {
    number: u16,
    file: usize,
    path: Path,
}

/// Numbers must begin with 1 and leave out none; each gap is reported once, at the number behind it.
fn run(numbers: impl Iterator<Item = Numbered>, gaps: bool, findings: &mut Findings) {
    let mut numbers: Vec<Numbered> = numbers.collect();
    numbers.sort_by_key(|it| it.number);
    let mut expected = 1;
    for it in numbers {
        let place = it.path.field("number");
        match it.number.cmp(&expected) {
            Ordering::Less => findings.add(it.file, place, FaultKind::DuplicateNumber(it.number)),
            Ordering::Equal => expected += 1,
            Ordering::Greater => {
                if gaps {
                    findings.add(it.file, place, FaultKind::NumberGap { found: it.number, expected });
                }
                expected = it.number.saturating_add(1);
            }
        }
    }
}

fn services<'a>(parsed: &'a Parsed, ids: &mut Ids<'a>, findings: &mut Findings) {
    let root = Path::default();
    let mut names: HashMap<&str, u16> = HashMap::new();
    let mut ordered: Vec<_> = parsed.services.iter().collect();
    ordered.sort_by_key(|it| it.value.number);
    let mut page = 0;
    for Filed { file, value } in ordered {
        ids.take_expected(&value.id, format!("service-{:02}", value.number), *file, &root, findings);
        if let Some(_earlier) = names.insert(&value.name, value.number).filter(|_| !value.name.is_empty()) {
            findings.add(*file, root.field("name"), FaultKind::DuplicateName(value.name.clone()));
        }
        if value.page < page {
            findings.add(*file, root.field("page"), FaultKind::PageOrder { found: value.page, before: page });
        }
        page = page.max(value.page);
    }
    let numbers = parsed.services.iter();
    let numbers = numbers.map(|it| Numbered { number: it.value.number, file: it.file, path: Path::default() });
    run(numbers, !parsed.unread.services, findings);
}

fn societies<'a>(parsed: &'a Parsed, ids: &mut Ids<'a>, findings: &mut Findings) {
    let root = Path::default();
    let mut names = HashSet::new();
    let mut count = 0;
    for Filed { file, value: discipline } in &parsed.disciplines {
        ids.take(&discipline.id, *file, &root, findings);
        for (s, society) in discipline.societies.iter().enumerate() {
            let path = root.field("societies").at(s);
            let expected = format!("society-{}-{:02}", discipline.id, society.number);
            ids.take_expected(&society.id, expected, *file, &path, findings);
            if !names.insert(&society.name) && !society.name.is_empty() {
                findings.add(*file, path.field("name"), FaultKind::DuplicateName(society.name.clone()));
            }
        }
        let numbers = discipline.societies.iter().enumerate();
        let numbers = numbers.map(|(s, society)| Numbered {
            number: society.number,
            file: *file,
            path: root.field("societies").at(s),
        });
        run(numbers, true, findings);
        count += discipline.societies.len();
    }
    let numbers = parsed.disciplines.iter();
    let numbers = numbers.map(|it| Numbered { number: it.value.number, file: it.file, path: Path::default() });
    run(numbers, !parsed.unread.disciplines, findings);
    if let Some(Filed { file, value: list }) = &parsed.society_list
        && !parsed.unread.disciplines
        && usize::from(list.count) != count
    {
        let kind = FaultKind::SocietyCount { found: count, expected: list.count };
        findings.add(*file, root.field("count"), kind);
    }
}

fn organizations<'a>(parsed: &'a Parsed, ids: &mut Ids<'a>, findings: &mut Findings) {
    let root = Path::default();
    if let Some(Filed { file, value: departments }) = &parsed.departments {
        let mut spellings = HashSet::new();
        for (d, department) in departments.iter().enumerate() {
            ids.take(&department.id, *file, &root.at(d), findings);
            let names = std::iter::once((&department.name, root.at(d).field("name")));
            let others = department.alternate_names.iter().enumerate();
            let others = others.map(|(n, name)| (name, root.at(d).field("alternate_names").at(n)));
            for (name, path) in names.chain(others) {
                if !spellings.insert(name) && !name.is_empty() {
                    findings.add(*file, path, FaultKind::DuplicateName(name.clone()));
                }
            }
        }
    }
    for Filed { file, value: profile } in &parsed.profiles {
        ids.take(&profile.id, *file, &root, findings);
    }
    let numbers = parsed.profiles.iter();
    let numbers = numbers.map(|it| Numbered { number: it.value.number, file: it.file, path: Path::default() });
    run(numbers, !parsed.unread.profiles, findings);
}

fn articles<'a>(parsed: &'a Parsed, ids: &mut Ids<'a>, findings: &mut Findings) {
    let Some(Filed { file, value: charter }) = &parsed.charter else { return };
    let root = Path::default();
    let mut numbers = Vec::new();
    for (c, chapter) in charter.chapters.iter().enumerate() {
        for (a, article) in chapter.articles.iter().enumerate() {
            let path = root.field("chapters").at(c).field("articles").at(a);
            ids.take_expected(&article.id, format!("article-{:02}", article.number), *file, &path, findings);
            numbers.push(Numbered { number: article.number, file: *file, path });
        }
    }
    run(numbers.into_iter(), true, findings);
    let chapters = charter.chapters.iter().enumerate();
    let chapters =
        chapters.map(|(c, it)| Numbered { number: it.number, file: *file, path: root.field("chapters").at(c) });
    run(chapters, true, findings);
}

fn terms<'a>(parsed: &'a Parsed, ids: &mut Ids<'a>, findings: &mut Findings) {
    let Some(Filed { file, value: about }) = &parsed.about else { return };
    let root = Path::default();
    let parts = about.parts.iter().enumerate();
    run(
        parts.clone().map(|(p, it)| Numbered { number: it.number, file: *file, path: root.field("parts").at(p) }),
        true,
        findings,
    );
    for (p, part) in parts {
        let path = root.field("parts").at(p);
        ids.take(&part.id, *file, &path, findings);
        for (c, category) in part.categories.iter().enumerate() {
            ids.take(&category.id, *file, &path.field("categories").at(c), findings);
        }
    }
    // Audience terms live in a room of their own: `societies` may well be an audience and a folder.
    let mut audiences = Ids::default();
    for (a, term) in about.audiences.iter().enumerate() {
        audiences.take(&term.id, *file, &root.field("audiences").at(a), findings);
    }
    if let Some(preface) = &about.preface {
        ids.take(&preface.id, *file, &root.field("preface"), findings);
    }
}
