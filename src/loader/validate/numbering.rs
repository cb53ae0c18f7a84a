//! Ids, numbers, pages and titles over the whole directory: unique, without gaps, in order.
//!
//! Every record has an id, a name and a number here, so what is kept of each is a few bytes: where a value stands is a
//! [`Place`], of which a path is made when there is something to report.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::iter;
use std::sync::Arc;

use super::places::{Owner, Place, Taken};
use super::{FromFile, ParsedFiles, Violation, Violations};
use crate::directory::{Id, Kind};
use crate::loader::diagnostic::{DiagnosticKind, EnglishError};
use crate::loader::syntax_tree::FieldPath;

/// Ids and numbers of all records.
pub(super) fn check(parsed: &ParsedFiles, findings: &mut Violations) {
    let mut ids = SeenIds::of(parsed);
    services(parsed, &mut ids, findings);
    societies(parsed, &mut ids, findings);
    organizations(parsed, &mut ids, findings);
    articles(parsed, &mut ids, findings);
    terms(parsed, &mut ids, findings);
}

/// Names of all records that must have one of their own.
pub(super) fn check_names(parsed: &ParsedFiles, findings: &mut Violations) {
    let mut names = SeenNames::of(parsed.services.len());
    for FromFile { file, value } in &parsed.services {
        names.take(&value.name, Place::new(*file, Owner::Root), findings);
    }
    let mut names = SeenNames::of(parsed.societies());
    for FromFile { file, value } in &parsed.disciplines {
        for (s, society) in (0..).zip(&value.societies) {
            names.take(&society.name, Place::new(*file, Owner::Society(s)), findings);
        }
    }
    check_english(parsed, findings);
    if let Some(FromFile { file, value: departments }) = &parsed.departments {
        let mut spellings = SeenNames::of(departments.len());
        for (d, department) in (0..).zip(departments.iter()) {
            spellings.take(&department.name, Place::new(*file, Owner::Department(d)), findings);
            for (n, name) in (0..).zip(&department.alternate_names) {
                spellings.take(name, Place::new(*file, Owner::Spelling(d, n)), findings);
            }
        }
    }
    let mut names = SeenNames::of(parsed.profiles.len());
    for FromFile { file, value } in &parsed.profiles {
        names.take(&value.name, Place::new(*file, Owner::Root), findings);
    }
}

/// Names in English: no two services share one, no two societies, no two departments and organizations.
fn check_english(parsed: &ParsedFiles, findings: &mut Violations) {
    let mut names = SeenNames::of(0);
    for FromFile { file, value } in &parsed.services {
        names.take_english(value.english.as_ref(), Place::new(*file, Owner::Root), findings);
    }
    let mut names = SeenNames::of(0);
    for FromFile { file, value } in &parsed.disciplines {
        for (s, society) in (0..).zip(&value.societies) {
            names.take_english(society.english.as_ref(), Place::new(*file, Owner::Society(s)), findings);
        }
    }
    let mut names = SeenNames::of(0);
    if let Some(FromFile { file, value }) = &parsed.departments {
        for (d, department) in (0..).zip(value.iter()) {
            names.take_english(department.english.as_ref(), Place::new(*file, Owner::Department(d)), findings);
        }
    }
    for FromFile { file, value } in &parsed.profiles {
        names.take_english(value.english.as_ref(), Place::new(*file, Owner::Root), findings);
    }
}

/// The ids that are taken, and where.
struct SeenIds<'a> {
    taken: Taken<'a>,
    /// Whether an id that follows from the number of its record is known to be taken by nobody else, as nearly all of
    /// them are: then they need not be remembered.
    numbers_tell: bool,
}

impl<'a> SeenIds<'a> {
    fn of(parsed: &'a ParsedFiles) -> Self {
        let numbers_tell = numbers_tell_ids(parsed);
        let departments = parsed.departments.as_ref().map_or(0, |it| it.value.len());
        let numbered = if numbers_tell { 0 } else { parsed.services.len() + parsed.societies() };
        let count = numbered + parsed.disciplines.len() + departments + parsed.profiles.len();
        Self { taken: Taken::of(count), numbers_tell }
    }

    fn take(&mut self, id: &'a Id, place: Place, findings: &mut Violations) {
        if !id.is_well_formed() {
            findings.add(place.file(), place.field("id"), DiagnosticKind::BadId(id.to_string()));
        } else if let Some(first) = self.taken.take(id.as_str(), place) {
            let kind = DiagnosticKind::DuplicateId(id.to_string());
            findings.add_beside(place.file(), place.field("id"), kind, (first.file(), first.field("id")));
        }
    }

    /// Takes an id that must be a beginning of words with a number of two digits or more.
    fn take_numbered(&mut self, id: &'a Id, words: &[&str], number: u32, place: Place, findings: &mut Violations) {
        if is_numbered(id.as_str(), words, number) {
            if !(self.numbers_tell && id.is_well_formed()) {
                self.take(id, place, findings);
            }
        } else {
            self.take_expected(id, format!("{}{number:02}", words.concat()), place, findings);
        }
    }

    /// Takes an id of which the kind and number of its record say what it must be.
    fn take_expected(&mut self, id: &'a Id, expected: String, place: Place, findings: &mut Violations) {
        if id.is_well_formed() && id.as_str() != expected {
            let kind = DiagnosticKind::UnexpectedId { found: id.to_string(), expected };
            // A society's id follows from its discipline's, which is the file's own.
            let needs = [place.field("number"), FieldPath::default().field("id")].map(|path| (place.file(), path));
            findings.add_needing(place.file(), place.field("id"), kind, needs);
        } else {
            self.take(id, place, findings);
        }
    }

    /// Takes an id that begins with the kind of its record.
    fn take_of_kind(&mut self, id: &'a Id, kind: &str, place: Place, findings: &mut Violations) {
        let rest = id.as_str().strip_prefix(kind).and_then(|rest| rest.strip_prefix('-'));
        let expected = if rest.is_some() { id.to_string() } else { format!("{kind}-{id}") };
        self.take_expected(id, expected, place, findings);
    }
}

/// Whether numbers rise in every list of records whose ids follow from them, no two lists are called the same, and no id
/// of anything else begins as those do.
fn numbers_tell_ids(parsed: &ParsedFiles) -> bool {
    let charter = parsed.charter.iter().flat_map(|it| &it.value.chapters);
    let articles = charter.flat_map(|chapter| &chapter.articles).map(|it| it.number);
    let mut lists = HashSet::new();
    let do_rise = rise(parsed.services.iter().map(|it| it.value.number))
        && rise(articles)
        && parsed.disciplines.iter().all(|it| {
            lists.insert(it.value.id.as_str()) && rise(it.value.societies.iter().map(|society| society.number))
        });
    let info = parsed.info.iter().map(|it| &it.value);
    let parts = info.clone().flat_map(|it| &it.parts);
    let terms = parts.flat_map(|part| iter::once(&part.id).chain(part.categories.iter().map(|it| &it.id)));
    let preface = info.filter_map(|it| it.preface.as_ref()).map(|it| &it.id);
    let departments = parsed.departments.iter().flat_map(|it| it.value.iter()).map(|it| &it.id);
    let profiles = parsed.profiles.iter().map(|it| &it.value.id);
    let disciplines = parsed.disciplines.iter().map(|it| &it.value.id);
    let mut others = terms.chain(preface).chain(departments).chain(profiles).chain(disciplines);
    let begins_as_numbered = |id: &Id| {
        let kinds = [Kind::Service, Kind::Society, Kind::Article];
        kinds.iter().any(|kind| id.as_str().strip_prefix(kind.slug()).is_some_and(|rest| rest.starts_with('-')))
    };
    do_rise && !others.any(begins_as_numbered)
}

/// Whether each number is greater than the one before it.
fn rise(numbers: impl Iterator<Item = u32>) -> bool {
    numbers.is_sorted_by(|before, number| before < number)
}

/// Whether an id is these words and then a number of two digits or more.
fn is_numbered(id: &str, words: &[&str], number: u32) -> bool {
    let rest = words.iter().try_fold(id, |rest, word| rest.strip_prefix(word));
    rest.is_some_and(|digits| {
        let is_canonical = digits.len() == 2 || digits.len() > 2 && !digits.starts_with('0');
        is_canonical && digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse() == Ok(number)
    })
}

/// The names that are taken, and where.
struct SeenNames<'a>(Taken<'a>);

impl<'a> SeenNames<'a> {
    fn of(count: usize) -> Self {
        Self(Taken::of(count))
    }

    fn take(&mut self, name: &'a str, place: Place, findings: &mut Violations) {
        if name.trim().is_empty() {
            return;
        }
        if let Some(first) = self.0.take(name, place) {
            let kind = DiagnosticKind::DuplicateName(name.to_owned());
            findings.add_beside(place.file(), place.name(), kind, (first.file(), first.name()));
        }
    }

    fn take_english(&mut self, name: Option<&'a String>, place: Place, findings: &mut Violations) {
        let Some(name) = name.filter(|name| !name.trim().is_empty()) else { return };
        if let Some(first) = self.0.take(name, place) {
            let kind = DiagnosticKind::English(EnglishError::Taken(name.to_owned()));
            let field = "english";
            findings.add_beside(place.file(), place.field(field), kind, (first.file(), first.field(field)));
        }
    }
}

/// A number of a series with its place.
#[derive(Clone, Copy)]
struct Numbered {
    number: u32,
    place: Place,
}

impl Numbered {
    fn new(number: u32, file: usize, owner: Owner) -> Self {
        Self { number, place: Place::new(file, owner) }
    }

    fn at(self) -> (usize, FieldPath) {
        (self.place.file(), self.place.field("number"))
    }
}

/// Numbers must begin with 1 and leave out none; each gap is reported once, at the number behind it. `parsed` says in
/// which files a number may stand in for another.
fn run(numbers: impl Iterator<Item = Numbered>, gaps: bool, parsed: &ParsedFiles, findings: &mut Violations) {
    let mut numbers: Vec<Numbered> = numbers.collect();
    if !numbers.is_sorted_by_key(|it| it.number) {
        numbers.sort_by_key(|it| it.number);
    }
    let mut needs: Option<Arc<[(usize, FieldPath)]>> = None;
    // Wider than a number, so that there is one behind the largest.
    let mut expected: u64 = 1;
    for it in &numbers {
        let (file, place) = (it.place.file(), || it.place.field("number"));
        match u64::from(it.number).cmp(&expected) {
            Ordering::Less if it.number == 0 => findings.add(file, place(), DiagnosticKind::NumberZero),
            Ordering::Less => {
                let first = numbers[numbers.partition_point(|other| other.number < it.number)];
                findings.add_beside(file, place(), DiagnosticKind::DuplicateNumber(it.number), first.at());
            }
            Ordering::Equal => expected += 1,
            Ordering::Greater => {
                if gaps {
                    let expected = u32::try_from(expected).unwrap_or(u32::MAX);
                    let kind = DiagnosticKind::NumberGap { found: it.number, expected };
                    // The number that is missing may be one that could not be read.
                    let doubtful = || numbers.iter().filter(|it| parsed.patched.contains(&it.place.file()));
                    let needs = needs.get_or_insert_with(|| doubtful().map(|it| it.at()).collect());
                    findings.add_needing(file, place(), kind, Arc::clone(needs));
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
            let needs = [file, before_file].map(|file| (file, FieldPath::default().field("number"))).into();
            let (path, other) = (page_of(file).1, Some(page_of(before_file)));
            findings.0.push(Violation { file, path, kind, needs, other });
        }
        if page > before {
            highest = (page, file);
        }
    }
}

fn services<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    for FromFile { file, value } in &parsed.services {
        let place = Place::new(*file, Owner::Root);
        ids.take_numbered(&value.id, &[Kind::Service.slug(), "-"], value.number, place, findings);
    }
    pages_rise(parsed.services.iter().map(|it| (it.value.number, it.value.page, it.file)), findings);
    let numbers = parsed.services.iter().map(|it| Numbered::new(it.value.number, it.file, Owner::Root));
    run(numbers, !parsed.unread.services, parsed, findings);
}

fn societies<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    for FromFile { file, value: discipline } in &parsed.disciplines {
        ids.take(&discipline.id, Place::new(*file, Owner::Root), findings);
        let words = [Kind::Society.slug(), "-", discipline.id.as_str(), "-"];
        for (s, society) in (0..).zip(&discipline.societies) {
            ids.take_numbered(&society.id, &words, society.number, Place::new(*file, Owner::Society(s)), findings);
        }
        let numbers = (0..).zip(&discipline.societies);
        run(numbers.map(|(s, it)| Numbered::new(it.number, *file, Owner::Society(s))), true, parsed, findings);
    }
    let numbers = parsed.disciplines.iter().map(|it| Numbered::new(it.value.number, it.file, Owner::Root));
    run(numbers, !parsed.unread.disciplines, parsed, findings);
    let count = parsed.societies();
    if let Some(FromFile { file, value: list }) = &parsed.society_list
        && !parsed.unread.disciplines
        && usize::try_from(list.count) != Ok(count)
    {
        let kind = DiagnosticKind::SocietyCount { found: count, expected: list.count };
        let doubtful = parsed.disciplines.iter().filter(|it| parsed.patched.contains(&it.file));
        let needs: Vec<_> = doubtful.map(|it| (it.file, FieldPath::default().field("societies"))).collect();
        findings.add_needing(*file, FieldPath::default().field("count"), kind, needs);
    }
}

fn organizations<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    if let Some(FromFile { file, value: departments }) = &parsed.departments {
        for (d, department) in (0..).zip(departments.iter()) {
            let place = Place::new(*file, Owner::Department(d));
            ids.take_of_kind(&department.id, Kind::Department.slug(), place, findings);
        }
    }
    for FromFile { file, value: profile } in &parsed.profiles {
        ids.take_of_kind(&profile.id, Kind::Profile.slug(), Place::new(*file, Owner::Root), findings);
    }
    pages_rise(parsed.profiles.iter().map(|it| (it.value.number, it.value.page, it.file)), findings);
    let numbers = parsed.profiles.iter().map(|it| Numbered::new(it.value.number, it.file, Owner::Root));
    run(numbers, !parsed.unread.profiles, parsed, findings);
}

fn articles<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    let Some(FromFile { file, value: charter }) = &parsed.charter else { return };
    let mut numbers = Vec::new();
    for (c, chapter) in (0..).zip(&charter.chapters) {
        for (a, article) in (0..).zip(&chapter.articles) {
            let it = Numbered::new(article.number, *file, Owner::Article(c, a));
            ids.take_numbered(&article.id, &[Kind::Article.slug(), "-"], article.number, it.place, findings);
            numbers.push(it);
        }
    }
    run(numbers.into_iter(), true, parsed, findings);
    let chapters = (0..).zip(&charter.chapters).map(|(c, it)| Numbered::new(it.number, *file, Owner::Chapter(c)));
    run(chapters, true, parsed, findings);
}

fn terms<'a>(parsed: &'a ParsedFiles, ids: &mut SeenIds<'a>, findings: &mut Violations) {
    let Some(FromFile { file, value: about }) = &parsed.info else { return };
    let parts = (0..).zip(&about.parts);
    run(parts.clone().map(|(p, it)| Numbered::new(it.number, *file, Owner::Part(p))), true, parsed, findings);
    for (p, part) in parts {
        ids.take(&part.id, Place::new(*file, Owner::Part(p)), findings);
        for (c, category) in (0..).zip(&part.categories) {
            ids.take(&category.id, Place::new(*file, Owner::Category(p, c)), findings);
        }
    }
    // Audience terms live in a room of their own: `societies` may well be an audience and a folder.
    let mut audiences = SeenIds { taken: Taken::of(about.audiences.len()), numbers_tell: false };
    for (a, term) in (0..).zip(&about.audiences) {
        audiences.take(&term.id, Place::new(*file, Owner::Audience(a)), findings);
    }
    let of_fields = (about.fields.as_ref(), Owner::WorkField as fn(u32) -> Owner);
    for (terms, owner) in [of_fields, (about.places.as_ref(), Owner::Place)] {
        let mut own = SeenIds { taken: Taken::of(terms.len()), numbers_tell: false };
        for (t, term) in (0..).zip(terms) {
            own.take(&term.id, Place::new(*file, owner(t)), findings);
        }
    }
    if let Some(preface) = &about.preface {
        let expected = Kind::Preface.slug().to_owned();
        ids.take_expected(&preface.id, expected, Place::new(*file, Owner::Preface), findings);
    }
}

#[cfg(test)]
mod tests {
    use super::{DiagnosticKind, Numbered, Owner, ParsedFiles, Violations, is_numbered, run};

    #[test]
    fn the_largest_number_taken_twice_is_a_duplicate() {
        let mut findings = Violations::default();
        let numbers = [u32::MAX; 2].map(|number| Numbered::new(number, 0, Owner::Root));
        run(numbers.into_iter(), true, &ParsedFiles::default(), &mut findings);
        let kinds: Vec<_> = findings.0.into_iter().map(|it| it.kind).collect();
        let gap = DiagnosticKind::NumberGap { found: u32::MAX, expected: 1 };
        assert_eq!(kinds, [gap, DiagnosticKind::DuplicateNumber(u32::MAX)]);
    }

    #[test]
    fn an_id_with_a_number_is_the_one_that_would_be_written() {
        for number in [0, 7, 10, 99, 100, 65_535, u32::MAX] {
            let id = format!("service-{number:02}");
            assert!(is_numbered(&id, &["service", "-"], number), "{id}");
        }
        for id in ["service-7", "service-007", "service-+7", "service-08", "service-", "society-07", "service-07x"] {
            assert!(!is_numbered(id, &["service", "-"], 7), "{id}");
        }
    }
}
