//! Ids, numbers, pages and titles over the whole directory: unique, without gaps, in order.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::{FromFile, ParsedFiles, Violation, Violations};
use crate::directory::{Id, Kind};
use crate::loader::diagnostic::DiagnosticKind;
use crate::loader::syntax_tree::FieldPath;

pub(in crate::loader) fn check(parsed: &ParsedFiles, findings: &mut Violations) {
    let mut ids = SeenIds::default();
    services(parsed, &mut ids, findings);
    societies(parsed, &mut ids, findings);
    organizations(parsed, &mut ids, findings);
    articles(parsed, &mut ids, findings);
    terms(parsed, &mut ids, findings);
}

/// The ids that are taken, and where.
#[derive(Default)]
struct SeenIds<'a>(HashMap<&'a Id, (usize, FieldPath)>);

impl<'a> SeenIds<'a> {
    fn take(&mut self, id: &'a Id, file: usize, path: &FieldPath, findings: &mut Violations) {
        let place = path.field("id");
        if !id.is_well_formed() {
            findings.add(file, place, DiagnosticKind::BadId(id.to_string()));
        } else if let Some(first) = self.0.get(id) {
            findings.add_beside(file, place, DiagnosticKind::DuplicateId(id.to_string()), first.clone());
        } else {
            self.0.insert(id, (file, place));
        }
    }

    /// Takes an id of which the kind and number of its record say what it must be.
    fn take_expected(
        &mut self,
        id: &'a Id,
        expected: String,
        file: usize,
        path: &FieldPath,
        findings: &mut Violations,
    ) {
        if id.is_well_formed() && id.as_str() != expected {
            let kind = DiagnosticKind::UnexpectedId { found: id.to_string(), expected };
            // A society's id follows from its discipline's, which is the file's own.
            let needs = vec![(file, path.field("number")), (file, FieldPath::default().field("id"))];
            findings.add_needing(file, path.field("id"), kind, needs);
        } else {
            self.take(id, file, path, findings);
        }
    }

    /// Takes an id that begins with the kind of its record.
    fn take_of_kind(&mut self, id: &'a Id, kind: &str, file: usize, path: &FieldPath, findings: &mut Violations) {
        let rest = id.as_str().strip_prefix(kind).and_then(|rest| rest.strip_prefix('-'));
        let expected = if rest.is_some() { id.to_string() } else { format!("{kind}-{id}") };
        self.take_expected(id, expected, file, path, findings);
    }
}

/// The names that are taken, and where.
#[derive(Default)]
struct SeenNames<'a>(HashMap<&'a str, (usize, FieldPath)>);

impl<'a> SeenNames<'a> {
    fn take(&mut self, name: &'a str, file: usize, place: FieldPath, findings: &mut Violations) {
        match self.0.get(name) {
            _ if name.trim().is_empty() => {}
            Some(first) => {
                findings.add_beside(file, place, DiagnosticKind::DuplicateName(name.to_owned()), first.clone());
            }
            None => drop(self.0.insert(name, (file, place))),
        }
    }
}

/// A number of a series with its place.
struct Numbered {
    number: u32,
    file: usize,
    path: FieldPath,
}

impl Numbered {
    /// The number of a record that has a file to itself.
    fn outermost(number: u32, file: usize) -> Self {
        Self { number, file, path: FieldPath::default() }
    }
}

/// Numbers must begin with 1 and leave out none; each gap is reported once, at the number behind it.
fn run(numbers: impl Iterator<Item = Numbered>, gaps: bool, findings: &mut Violations) {
    let mut numbers: Vec<Numbered> = numbers.collect();
    numbers.sort_by_key(|it| it.number);
    // Wider than a number, so that there is one behind the largest.
    let mut expected: u64 = 1;
    for it in &numbers {
        let place = it.path.field("number");
        match u64::from(it.number).cmp(&expected) {
            Ordering::Less if it.number == 0 => findings.add(it.file, place, DiagnosticKind::NumberZero),
            Ordering::Less => {
                let first = numbers.iter().find(|other| other.number == it.number).unwrap_or(it);
                let first = (first.file, first.path.field("number"));
                findings.add_beside(it.file, place, DiagnosticKind::DuplicateNumber(it.number), first);
            }
            Ordering::Equal => expected += 1,
            Ordering::Greater => {
                if gaps {
                    let expected = u32::try_from(expected).unwrap_or(u32::MAX);
                    let kind = DiagnosticKind::NumberGap { found: it.number, expected };
                    // The number that is missing may be one that could not be read.
                    let needs = numbers.iter().map(|it| (it.file, it.path.field("number"))).collect();
                    findings.add_needing(it.file, place, kind, needs);
                }
                expected = u64::from(it.number) + 1;
            }
        }
    }
}

/// Pages rise with the numbers; 0 is no page.
fn pages_rise(records: impl Iterator<Item = (u32, u16, usize)>, findings: &mut Violations) {
    let mut records: Vec<_> = records.collect();
    records.sort_by_key(|(number, ..)| *number);
    let page_of = |file| (file, FieldPath::default().field("page"));
    let mut highest = (0, 0);
    for (_, page, file) in records {
        let (before, before_file) = highest;
        if (1..before).contains(&page) {
            let kind = DiagnosticKind::PageOrder { found: page, before };
            let needs = [file, before_file].map(|file| (file, FieldPath::default().field("number"))).to_vec();
            let (path, other) = (page_of(file).1, Some(page_of(before_file)));
            findings.0.push(Violation { file, path, kind, needs, other });
        }
        if page > before {
            highest = (page, file);
        }
    }
}

fn services<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    let root = FieldPath::default();
    let mut names = SeenNames::default();
    for FromFile { file, value } in &parsed.services {
        ids.take_expected(&value.id, format!("service-{:02}", value.number), *file, &root, findings);
        names.take(&value.name, *file, root.field("name"), findings);
    }
    pages_rise(parsed.services.iter().map(|it| (it.value.number, it.value.page, it.file)), findings);
    let numbers = parsed.services.iter().map(|it| Numbered::outermost(it.value.number, it.file));
    run(numbers, !parsed.unread.services, findings);
}

fn societies<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    let root = FieldPath::default();
    let mut names = SeenNames::default();
    let mut count = 0;
    for FromFile { file, value: discipline } in &parsed.disciplines {
        ids.take(&discipline.id, *file, &root, findings);
        for (s, society) in discipline.societies.iter().enumerate() {
            let path = root.field("societies").at(s);
            let expected = format!("society-{}-{:02}", discipline.id, society.number);
            ids.take_expected(&society.id, expected, *file, &path, findings);
            names.take(&society.name, *file, path.field("name"), findings);
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
    let numbers = parsed.disciplines.iter().map(|it| Numbered::outermost(it.value.number, it.file));
    run(numbers, !parsed.unread.disciplines, findings);
    if let Some(FromFile { file, value: list }) = &parsed.society_list
        && !parsed.unread.disciplines
        && usize::try_from(list.count) != Ok(count)
    {
        let kind = DiagnosticKind::SocietyCount { found: count, expected: list.count };
        let needs = parsed.disciplines.iter().map(|it| (it.file, root.field("societies"))).collect();
        findings.add_needing(*file, root.field("count"), kind, needs);
    }
}

fn organizations<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    let root = FieldPath::default();
    if let Some(FromFile { file, value: departments }) = &parsed.departments {
        let mut spellings = SeenNames::default();
        for (d, department) in departments.iter().enumerate() {
            ids.take_of_kind(&department.id, Kind::Department.slug(), *file, &root.at(d), findings);
            let names = std::iter::once((&department.name, root.at(d).field("name")));
            let others = department.alternate_names.iter().enumerate();
            let others = others.map(|(n, name)| (name, root.at(d).field("alternate_names").at(n)));
            for (name, path) in names.chain(others) {
                spellings.take(name, *file, path, findings);
            }
        }
    }
    let mut names = SeenNames::default();
    for FromFile { file, value: profile } in &parsed.profiles {
        ids.take_of_kind(&profile.id, Kind::Profile.slug(), *file, &root, findings);
        names.take(&profile.name, *file, root.field("name"), findings);
    }
    pages_rise(parsed.profiles.iter().map(|it| (it.value.number, it.value.page, it.file)), findings);
    let numbers = parsed.profiles.iter().map(|it| Numbered::outermost(it.value.number, it.file));
    run(numbers, !parsed.unread.profiles, findings);
}

fn articles<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    let Some(FromFile { file, value: charter }) = &parsed.charter else { return };
    let root = FieldPath::default();
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

fn terms<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    let Some(FromFile { file, value: about }) = &parsed.info else { return };
    let root = FieldPath::default();
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
    let mut audiences = SeenIds::default();
    for (a, term) in about.audiences.iter().enumerate() {
        audiences.take(&term.id, *file, &root.field("audiences").at(a), findings);
    }
    if let Some(preface) = &about.preface {
        let expected = Kind::Preface.slug().to_owned();
        ids.take_expected(&preface.id, expected, *file, &root.field("preface"), findings);
    }
}

#[cfg(test)]
mod tests {
    use super::{DiagnosticKind, Numbered, Violations, run};

    #[test]
    fn the_largest_number_taken_twice_is_a_duplicate() {
        let mut findings = Violations::default();
        run([u32::MAX; 2].map(|number| Numbered::outermost(number, 0)).into_iter(), true, &mut findings);
        let kinds: Vec<_> = findings.0.into_iter().map(|it| it.kind).collect();
        let gap = DiagnosticKind::NumberGap { found: u32::MAX, expected: 1 };
        assert_eq!(kinds, [gap, DiagnosticKind::DuplicateNumber(u32::MAX)]);
    }
}
