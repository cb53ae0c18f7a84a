//! What one record says of another must be there.

use std::collections::{HashMap, HashSet};

use super::super::fault::{FaultKind, Reference};
use super::super::outline::Path;
use super::super::{Contact, Department, Id, Service};
use super::{Filed, Findings, Parsed};

pub(super) fn check(parsed: &Parsed, findings: &mut Findings) {
    let known = Known::of(parsed);
    let root = Path::default();
    for Filed { file, value: service } in &parsed.services {
        known.place(service, *file, findings);
        for (a, audience) in service.audiences.iter().enumerate() {
            for (t, term) in audience.terms.iter().enumerate() {
                let path = root.field("audiences").at(a).field("terms").at(t);
                known.look_up(Reference::Audience, term, *file, path, findings);
            }
        }
        for (c, contact) in service.contacts.iter().enumerate() {
            let path = root.field("contacts").at(c);
            if contact.department.is_none() {
                findings.add(*file, path.clone(), FaultKind::NoDepartment);
            }
            known.contact(contact, *file, &path, findings);
        }
    }
    let lists = parsed.society_list.iter().map(|it| (it.file, &it.value.contacts));
    let profiles = parsed.profiles.iter().map(|it| (it.file, &it.value.contacts));
    for (file, contacts) in lists.chain(profiles) {
        for (c, contact) in contacts.iter().enumerate() {
            known.contact(contact, file, &root.field("contacts").at(c), findings);
        }
    }
}

struct Known<'a> {
    parts: HashSet<&'a Id>,
    /// The part of each category.
    categories: HashMap<&'a Id, &'a Id>,
    audiences: HashSet<&'a Id>,
    departments: HashMap<&'a Id, &'a Department>,
    about_unread: bool,
    departments_unread: bool,
}

impl<'a> Known<'a> {
    fn of(parsed: &'a Parsed) -> Self {
        let about = parsed.about.iter().map(|it| &it.value);
        let parts = about.clone().flat_map(|it| &it.parts);
        let departments = parsed.departments.iter().flat_map(|it| &it.value);
        Self {
            parts: parts.clone().map(|part| &part.id).collect(),
            categories: parts
                .flat_map(|part| part.categories.iter().map(|category| (&category.id, &part.id)))
                .collect(),
            audiences: about.flat_map(|it| &it.audiences).map(|term| &term.id).collect(),
            departments: departments.map(|it| (&it.id, it)).collect(),
            about_unread: parsed.unread.about || parsed.about.is_none(),
            departments_unread: parsed.unread.departments,
        }
    }

    fn place(&self, service: &Service, file: usize, findings: &mut Findings) {
        let root = Path::default();
        self.look_up(Reference::Part, &service.part, file, root.field("part"), findings);
        let Some(category) = &service.category else { return };
        match self.categories.get(category) {
            Some(part) if **part != service.part => {
                let kind = FaultKind::CategoryOfOtherPart { category: category.to_string(), part: part.to_string() };
                findings.add(file, root.field("category"), kind);
            }
            _ => self.look_up(Reference::Category, category, file, root.field("category"), findings),
        }
    }

    fn contact(&self, contact: &Contact, file: usize, path: &Path, findings: &mut Findings) {
        let Some(id) = &contact.department else { return };
        self.look_up(Reference::Department, id, file, path.field("department"), findings);
        if let (Some(printed), Some(department)) = (&contact.printed, self.departments.get(id))
            && !department.alternate_names.contains(printed)
        {
            findings.add(file, path.field("printed"), FaultKind::UnknownSpelling(printed.clone()));
        }
    }

    fn look_up(&self, what: Reference, id: &Id, file: usize, path: Path, findings: &mut Findings) {
        let (is_known, unread) = match what {
            Reference::Part => (self.parts.contains(id), self.about_unread),
            Reference::Category => (self.categories.contains_key(id), self.about_unread),
            Reference::Audience => (self.audiences.contains(id), self.about_unread),
            Reference::Department => (self.departments.contains_key(id), self.departments_unread),
        };
        if !is_known && !unread {
            let kind = FaultKind::Unknown { what, found: id.to_string(), nearest: self.nearest(what, id) };
            findings.add(file, path, kind);
        }
    }

    /// The known id most like this one, if it is like it at all.
    fn nearest(&self, what: Reference, id: &Id) -> Option<String> {
        let all: Vec<&Id> = match what {
            Reference::Part => self.parts.iter().copied().collect(),
            Reference::Category => self.categories.keys().copied().collect(),
            Reference::Audience => self.audiences.iter().copied().collect(),
            Reference::Department => self.departments.keys().copied().collect(),
        };
        let likeness = |other: &Id| strsim::jaro_winkler(other.as_str(), id.as_str());
        let mut like: Vec<(f64, &Id)> = all.into_iter().map(|other| (likeness(other), other)).collect();
        like.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        like.first().filter(|(likeness, _)| *likeness > 0.7).map(|(_, other)| other.to_string())
    }
}
