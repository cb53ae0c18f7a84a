//! What one record says of another must be there.

use std::collections::{HashMap, HashSet};

use super::{FromFile, ParsedFiles, Violations};
use crate::directory::{Asks, Contact, Department, DirectoryInfo, Eligibility, Id, Kind, Service, Trait};
use crate::loader::diagnostic::{DiagnosticKind, Reference};
use crate::loader::parse::Content;
use crate::loader::syntax_tree::FieldPath;
use crate::text::nearest;

pub(super) fn check(file: usize, content: &Content, known: &Known<'_>, findings: &mut Violations) {
    let contacts = match content {
        Content::Service(Some(service)) => return known.service(service, file, findings),
        Content::DirectoryInfo(Some(about)) => return known.broader(about, file, findings),
        Content::SocietyList(Some(list)) => &list.contacts,
        Content::Profile(Some(profile)) => &profile.contacts,
        _ => return,
    };
    for (c, contact) in contacts.iter().enumerate() {
        known.contact(contact, file, &FieldPath::default().field("contacts").at(c), findings);
    }
}

/// What can be referred to. It stands in the few files that are read before all others.
pub(in crate::loader) struct Known<'a> {
    /// Everything that can be referred to, with its name.
    things: Vec<(Reference, &'a Id, &'a str)>,
    /// The parts and terms among them.
    terms: HashSet<(Reference, &'a Id)>,
    /// The part of each category.
    categories: HashMap<&'a Id, &'a Id>,
    departments: HashMap<&'a str, &'a Department>,
    about_unread: bool,
    departments_unread: bool,
}

impl<'a> Known<'a> {
    pub(in crate::loader) fn of(parsed: &'a ParsedFiles) -> Self {
        let mut things = Vec::new();
        let mut categories = HashMap::new();
        if let Some(FromFile { value: about, .. }) = &parsed.info {
            for part in &about.parts {
                things.push((Reference::Part, &part.id, part.name.as_str()));
                for category in &part.categories {
                    things.push((Reference::Category, &category.id, category.name.as_str()));
                    categories.insert(&category.id, &part.id);
                }
            }
            things.extend(about.audiences.iter().map(|term| (Reference::Audience, &term.id, term.name.as_str())));
            for (what, terms) in [(Reference::WorkField, &about.fields), (Reference::Place, &about.places)] {
                things.extend(terms.iter().map(|term| (what, &term.id, term.name.as_str())));
            }
        }
        let terms = things.iter().map(|(what, id, _)| (*what, *id)).collect();
        let departments = parsed.departments.iter().flat_map(|it| it.value.iter());
        things.extend(departments.clone().map(|it| (Reference::Department, &it.id, it.name.as_str())));
        Self {
            things,
            terms,
            categories,
            departments: departments.map(|it| (it.id.as_str(), it)).collect(),
            about_unread: parsed.unread.info || parsed.info.is_none(),
            departments_unread: parsed.unread.departments,
        }
    }

    fn service(&self, service: &Service, file: usize, findings: &mut Violations) {
        let root = FieldPath::default();
        self.place(service, file, findings);
        for (a, audience) in service.audiences.iter().enumerate() {
            for (t, term) in audience.terms.iter().enumerate() {
                let path = || root.field("audiences").at(a).field("terms").at(t);
                self.look_up(Reference::Audience, term, file, path, findings);
            }
            if let Some(place) = &audience.place {
                let path = || root.field("audiences").at(a).field("place");
                self.look_up(Reference::Place, place, file, path, findings);
            }
        }
        if let Some(who) = &service.eligibility {
            self.eligibility(who, file, findings);
        }
        for (c, contact) in service.contacts.iter().enumerate() {
            let path = root.field("contacts").at(c);
            if contact.department.is_none() {
                findings.add(file, path.clone(), DiagnosticKind::NoDepartment);
            }
            self.contact(contact, file, &path, findings);
        }
    }

    /// Terms that hold others.
    fn broader(&self, about: &DirectoryInfo, file: usize, findings: &mut Violations) {
        let lists = [
            ("audiences", Reference::Audience, about.audiences.iter().map(|it| &it.broader).collect::<Vec<_>>()),
            ("fields", Reference::WorkField, about.fields.iter().map(|it| &it.broader).collect()),
            ("places", Reference::Place, about.places.iter().map(|it| &it.broader).collect()),
        ];
        for (list, what, terms) in lists {
            for (t, broader) in terms.into_iter().enumerate() {
                for (b, id) in broader.iter().enumerate() {
                    let path = || FieldPath::default().field(list).at(t).field("broader").at(b);
                    self.look_up(what, id, file, path, findings);
                }
            }
        }
    }

    fn eligibility(&self, who: &Eligibility, file: usize, findings: &mut Violations) {
        let root = FieldPath::default().field("eligibility");
        for (a, age) in who.ages.iter().enumerate() {
            self.traits(&age.who, file, &root.field("ages").at(a), findings);
        }
        for (c, criterion) in who.criteria.iter().enumerate() {
            let path = root.field("criteria").at(c);
            self.traits(&criterion.who, file, &path, findings);
            if let Asks::Nationality { place: Some(place) } | Asks::Residence { place: Some(place) } = &criterion.asks {
                let path = || path.field("asks").field("place");
                self.look_up(Reference::Place, place, file, path, findings);
            }
        }
        for (e, exclusion) in who.excluded.iter().enumerate() {
            self.traits(&exclusion.who, file, &root.field("excluded").at(e), findings);
        }
    }

    fn traits(&self, who: &[Trait], file: usize, path: &FieldPath, findings: &mut Violations) {
        for (w, one) in who.iter().enumerate() {
            let (what, id) = match one {
                Trait::Field(id) => (Reference::WorkField, id),
                Trait::Audience(id) => (Reference::Audience, id),
                _ => continue,
            };
            self.look_up(what, id, file, || path.field("who").at(w).at(0), findings);
        }
    }

    fn place(&self, service: &Service, file: usize, findings: &mut Violations) {
        let root = FieldPath::default();
        self.look_up(Reference::Part, &service.part, file, || root.field("part"), findings);
        let Some(category) = &service.category else { return };
        match self.categories.get(category) {
            Some(part) if **part != service.part => {
                let kind =
                    DiagnosticKind::CategoryOfOtherPart { category: category.to_string(), part: part.to_string() };
                findings.add_needing(file, root.field("category"), kind, vec![(file, root.field("part"))]);
            }
            _ => self.look_up(Reference::Category, category, file, || root.field("category"), findings),
        }
    }

    fn contact(&self, contact: &Contact, file: usize, path: &FieldPath, findings: &mut Violations) {
        let Some(id) = &contact.department else { return };
        self.look_up(Reference::Department, id, file, || path.field("department"), findings);
        if let (Some(printed), Some(department)) = (&contact.printed, self.department(id))
            && !department.alternate_names.contains(printed)
        {
            findings.add(file, path.field("printed"), DiagnosticKind::UnknownSpelling(printed.clone()));
        }
    }

    /// The department of an id, or of one that it should have and has not: that is told where it stands.
    fn department(&self, id: &Id) -> Option<&'a Department> {
        let id = id.as_str();
        let short = id.strip_prefix(Kind::Department.slug()).and_then(|rest| rest.strip_prefix('-'));
        self.departments.get(id).or_else(|| self.departments.get(short?)).copied()
    }

    fn look_up(
        &self,
        what: Reference,
        id: &Id,
        file: usize,
        path: impl FnOnce() -> FieldPath,
        findings: &mut Violations,
    ) {
        let is_known = match what {
            Reference::Category => self.categories.contains_key(id),
            Reference::Department => self.department(id).is_some(),
            Reference::Part | Reference::Audience | Reference::WorkField | Reference::Place => {
                self.terms.contains(&(what, id))
            }
        };
        let unread = if what == Reference::Department { self.departments_unread } else { self.about_unread };
        if !is_known && !unread {
            let kind = DiagnosticKind::Unknown { what, found: id.to_string(), nearest: self.nearest(what, id) };
            findings.add(file, path(), kind);
        }
    }

    /// The known id that was meant: that of the thing with this name, else the one most like it, if it is like it at all.
    fn nearest(&self, what: Reference, id: &Id) -> Option<String> {
        let things = self.things.iter().filter(|(of, ..)| *of == what);
        if let Some((_, named, _)) = things.clone().find(|(_, _, name)| *name == id.as_str()) {
            return Some(named.to_string());
        }
        nearest(id.as_str(), things.map(|(_, other, _)| other.as_str())).map(str::to_owned)
    }
}
