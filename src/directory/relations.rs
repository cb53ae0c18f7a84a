//! What a directory says of a record beyond the record's own fields.

use hashbrown::HashSet;

use super::{Confirmation, Contact, Department, Directory, Email, Id, Kind, Phone, Record, RecordIdx, RecordList, Url};

/// A number of a department, with what it is printed for.
#[derive(Debug, Clone, PartialEq)]
pub struct DepartmentNumber<'a> {
    /// The number, as it is printed first.
    pub phone: &'a Phone,
    /// The services for which the department answers there, in the directory's order. None is opened.
    pub services: RecordList,
    /// Whether it is printed under the list of societies.
    pub is_of_list: bool,
    /// When the contact that prints it first was confirmed.
    pub confirmed: Option<&'a Confirmation>,
}

/// Whose a contact is at which a record is answered for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ContactOwner<'a> {
    /// The record's own: an organisation's, or a department's.
    Itself,
    /// That of the department that answers for the record.
    Department(&'a Department),
    /// That of whoever keeps the list in which the record stands, as far as a department is named: nothing is printed of
    /// the record's own.
    List(Option<&'a Department>),
}

impl<'a> ContactOwner<'a> {
    /// The department, where it is one.
    #[must_use]
    pub const fn department(self) -> Option<&'a Department> {
        match self {
            Self::Itself => None,
            Self::Department(department) => Some(department),
            Self::List(department) => department,
        }
    }

    /// Its name for other programs.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Itself => "itself",
            Self::Department(_) => "department",
            Self::List(_) => "list",
        }
    }
}

/// A number that answers for a record, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OwnedNumber<'a> {
    /// The number, as it is printed first.
    pub phone: &'a Phone,
    /// Whose it is.
    pub owner: ContactOwner<'a>,
}

impl Directory {
    /// The booklet's page for a record; for a society the list's, for an article the charter's first.
    /// `None` where the directory gives none, or 0.
    #[must_use]
    pub fn page(&self, record: Record<'_>) -> Option<u16> {
        let page = match record {
            Record::Service(it) => it.page,
            Record::Society(..) => self.society_list()?.page,
            Record::Department(it) => it.page,
            Record::Profile(it) => it.page,
            Record::Article(..) => return self.charter_page(),
            Record::Preface(_) => return None,
        };
        Some(page).filter(|page| *page > 0)
    }

    /// Whether [`Directory::page`] is where the record itself begins, and not only the list or the charter it stands in.
    #[must_use]
    pub const fn has_page_of_its_own(record: Record<'_>) -> bool {
        !matches!(record, Record::Society(..) | Record::Article(..))
    }

    /// The contacts that answer for a record: a service's own, those printed under the list for a society,
    /// an organisation's own, and for a department every block that names it, in the order printed.
    #[must_use]
    pub fn contacts<'a>(&'a self, record: Record<'a>) -> Vec<&'a Contact> {
        match record {
            Record::Service(it) => it.contacts.iter().collect(),
            Record::Society(..) => self.list_contacts().iter().collect(),
            Record::Profile(it) => it.contacts.iter().collect(),
            Record::Department(it) => {
                let services = self.services_of(&it.id);
                let contacts = (0..services.len()).filter_map(|row| self.service_contacts(services.get(row)?));
                let of_services = contacts.flatten();
                let all = of_services.chain(self.list_contacts());
                all.filter(|contact| contact.is_answered_by(&it.id)).collect()
            }
            Record::Article(..) | Record::Preface(_) => Vec::new(),
        }
    }

    /// The contacts printed under the list of societies.
    fn list_contacts(&self) -> &[Contact] {
        self.society_list().map_or(&[], |list| &list.contacts)
    }

    /// The services for which the department with this id answers, in the directory's order. None is opened.
    #[must_use]
    pub fn services_of(&self, department: &Id) -> RecordList {
        let answered = self.answered_by(department);
        let services = self.of_kind(Kind::Service).len();
        // The department itself comes first, and services before all else, as in the directory.
        let behind = answered.rows(1..answered.len().max(1));
        behind.rows(0..behind.partition_point(|no| no.index() < services))
    }

    /// The service with a printed number. Services stand in the order of these.
    #[must_use]
    pub fn service_numbered(&self, number: u32) -> Option<RecordIdx> {
        let services = self.of_kind(Kind::Service);
        let printed = |no| self.heading(no).and_then(|heading| heading.number);
        let row = services.partition_point(|no| printed(no) < Some(number));
        services.get(row).filter(|no| printed(*no) == Some(number))
    }

    /// The numbers of the department with this id, each once, in the order printed. No service is opened.
    #[must_use]
    pub fn numbers_of<'a>(&'a self, department: &Id) -> Vec<DepartmentNumber<'a>> {
        let no = self.index_of(department.as_str());
        let numbers = no.into_iter().flat_map(|no| self.lookup.numbers(&self.store, no));
        let of_list = self.list_contacts().iter().filter(|contact| contact.is_answered_by(department));
        let of_list: HashSet<&str> =
            of_list.flat_map(|contact| &contact.phones).map(|phone| phone.number.as_str()).collect();
        let named = numbers.filter_map(|(contact, at, services)| {
            let phone = contact.phones.get(at)?;
            let is_of_list = of_list.contains(phone.number.as_str());
            Some(DepartmentNumber { phone, services, is_of_list, confirmed: contact.confirmed.as_deref() })
        });
        named.collect()
    }

    /// Whose a contact is that answers for a record.
    #[must_use]
    pub fn owner<'a>(&'a self, record: Record<'_>, contact: &Contact) -> ContactOwner<'a> {
        let department = || contact.department.as_ref().and_then(|id| self.department(id));
        match record {
            Record::Department(_) => ContactOwner::Itself,
            Record::Society(..) => ContactOwner::List(department()),
            _ => department().map_or(ContactOwner::Itself, ContactOwner::Department),
        }
    }

    /// The numbers that answer for a record, in the order printed, each once, and whose each is.
    #[must_use]
    pub fn numbers<'a>(&'a self, record: Record<'a>) -> Vec<OwnedNumber<'a>> {
        if let Record::Department(department) = record {
            let numbers = self.numbers_of(&department.id).into_iter();
            return numbers.map(|it| OwnedNumber { phone: it.phone, owner: ContactOwner::Itself }).collect();
        }
        let contacts = self.contacts(record).into_iter();
        let all = contacts.flat_map(|contact| contact.phones.iter().map(move |phone| (contact, phone)));
        let mut known = HashSet::new();
        let first = all.filter(|(_, phone)| known.insert(&phone.number));
        first.map(|(contact, phone)| OwnedNumber { phone, owner: self.owner(record, contact) }).collect()
    }

    /// The numbers that answer for a record, in the order printed, each once.
    #[must_use]
    pub fn phones<'a>(&'a self, record: Record<'a>) -> Vec<&'a Phone> {
        unique(self.contacts(record).into_iter().flat_map(|contact| &contact.phones), |phone| &phone.number)
    }

    /// The e-mail addresses printed for a record, each once.
    #[must_use]
    pub fn emails<'a>(&'a self, record: Record<'a>) -> Vec<&'a Email> {
        unique(self.contacts(record).into_iter().flat_map(|contact| &contact.emails), |email| &email.address)
    }

    /// The web addresses printed for a record, contacts first, each once.
    #[must_use]
    pub fn urls<'a>(&'a self, record: Record<'a>) -> Vec<&'a Url> {
        let in_text: &[Url] = if let Record::Service(it) = record { &it.urls } else { &[] };
        let in_contacts = self.contacts(record).into_iter().flat_map(|contact| &contact.urls);
        unique(in_contacts.chain(in_text), |url| &url.url)
    }
}

fn unique<'a, T>(items: impl Iterator<Item = &'a T>, key: impl Fn(&'a T) -> &'a String) -> Vec<&'a T> {
    let mut known = HashSet::new();
    items.filter(|item| known.insert(key(item))).collect()
}
