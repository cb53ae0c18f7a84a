//! Who answers the telephone: departments and organizations with every number, and what each is for.

use hashbrown::HashMap;

use super::{Contact, Directory, Kind, PhoneKind, Record, RecordIdx};

/// A department or an organization with how it is reached. It holds no part of the directory, so that it can be kept
/// beside one.
#[derive(Debug, Clone, PartialEq)]
pub struct PhoneBookEntry {
    /// Its place in the directory.
    pub record: RecordIdx,
    /// Its numbers, in the order printed.
    pub numbers: Vec<BookNumber>,
    /// E-mail addresses, each once, with the services that print them.
    pub emails: Vec<(String, Vec<RecordIdx>)>,
    /// Postal addresses, each once, with the postcode that stands beside it.
    pub addresses: Vec<(String, Option<String>)>,
    /// Doubts about the department's name or its numbers.
    pub notes: Vec<String>,
}

/// A number with what it is for.
#[derive(Debug, Clone, PartialEq)]
pub struct BookNumber {
    /// As it is printed first.
    pub number: String,
    /// What answers there; both where it is printed as both.
    pub kinds: Vec<PhoneKind>,
    /// The services that print it, in the directory's order.
    pub services: Vec<RecordIdx>,
    /// Whether it is printed under the list of societies and so is for each of them.
    pub for_societies: bool,
    /// Doubts about this number, in words.
    pub notes: Vec<String>,
    /// Others whose number it is, too.
    pub also_of: Vec<RecordIdx>,
}

impl BookNumber {
    /// Whether it is printed for more than one use: of several bodies, or as a voice and a fax number.
    #[must_use]
    pub fn has_two_uses(&self) -> bool {
        !self.also_of.is_empty() || self.kinds.len() > 1
    }

    /// Whether the print is in doubt.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        !self.notes.is_empty()
    }
}

/// A phone book as it is put together, with where each number and each address of an entry stands.
struct Builder<'a> {
    book: Vec<PhoneBookEntry>,
    numbers: HashMap<(usize, &'a str), usize>,
    emails: HashMap<(usize, &'a str), usize>,
}

impl<'a> Builder<'a> {
    /// Takes what a contact says of an entry; `service` prints it, or else the list of societies if `is_list`. Services
    /// come in the directory's order.
    fn take(&mut self, at: usize, contact: &'a Contact, service: Option<RecordIdx>, is_list: bool) {
        let Some(entry) = self.book.get_mut(at) else { return };
        for phone in &contact.phones {
            let place = *self.numbers.entry((at, &phone.number)).or_insert_with(|| {
                entry.numbers.push(BookNumber {
                    number: phone.number.clone(),
                    kinds: Vec::new(),
                    services: Vec::new(),
                    for_societies: false,
                    notes: Vec::new(),
                    also_of: Vec::new(),
                });
                entry.numbers.len() - 1
            });
            let Some(number) = entry.numbers.get_mut(place) else { continue };
            add(&mut number.kinds, phone.kind);
            add_next(&mut number.services, service);
            number.for_societies |= is_list;
            if let Some(note) = phone.note.as_ref().filter(|note| !number.notes.contains(note)) {
                number.notes.push(note.clone());
            }
        }
        for email in &contact.emails {
            let place = *self.emails.entry((at, &email.address)).or_insert_with(|| {
                entry.emails.push((email.address.clone(), Vec::new()));
                entry.emails.len() - 1
            });
            if let Some((_, services)) = entry.emails.get_mut(place) {
                add_next(services, service);
            }
        }
        if let Some(address) = &contact.address {
            let is_same = |(it, code): &(String, Option<String>)| it == address && *code == contact.postal_code;
            if !entry.addresses.iter().any(is_same) {
                entry.addresses.push((address.clone(), contact.postal_code.clone()));
            }
        }
    }
}

/// Adds what is not there yet.
fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Adds a record to some that come in order, unless it is there already.
fn add_next(list: &mut Vec<RecordIdx>, record: Option<RecordIdx>) {
    if record.is_some() && list.last().copied() != record {
        list.extend(record);
    }
}

impl Directory {
    /// Every department with what it answers for, then every organization, in the directory's order. No service is opened.
    #[must_use]
    pub fn phone_book(&self) -> Vec<PhoneBookEntry> {
        let (departments, profiles) = (self.of_kind(Kind::Department), self.of_kind(Kind::Profile));
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut builder = Builder { book: Vec::new(), numbers: HashMap::new(), emails: HashMap::new() };
        for record in departments.iter().chain(profiles.iter()) {
            let Some((heading, owner)) = self.heading(record).zip(self.record(record)) else { continue };
            let notes = if let Record::Department(it) = owner { it.notes.to_vec() } else { Vec::new() };
            places.insert(heading.id, builder.book.len());
            let (numbers, emails, addresses) = (Vec::new(), Vec::new(), Vec::new());
            builder.book.push(PhoneBookEntry { record, numbers, emails, addresses, notes });
        }
        let place = |contact: &Contact| places.get(contact.department.as_ref()?.as_str()).copied();
        for no in self.of_kind(Kind::Service).iter() {
            let Some(contacts) = self.service_contacts(no) else { continue };
            for contact in contacts {
                if let Some(at) = place(contact) {
                    builder.take(at, contact, Some(no), false);
                }
            }
        }
        for contact in self.society_list().map_or(&[][..], |list| &list.contacts) {
            if let Some(at) = place(contact) {
                builder.take(at, contact, None, true);
            }
        }
        for at in 0..builder.book.len() {
            if let Some(Record::Profile(profile)) = builder.book.get(at).and_then(|it| self.record(it.record)) {
                profile.contacts.iter().for_each(|contact| builder.take(at, contact, None, false));
            }
        }
        let mut book = builder.book;
        find_shared(&mut book);
        book
    }
}

/// Finds the numbers that several entries have, however they are written.
fn find_shared(book: &mut [PhoneBookEntry]) {
    let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
    let mut owners: HashMap<String, Vec<RecordIdx>> = HashMap::new();
    for entry in &*book {
        for number in &entry.numbers {
            add(owners.entry(digits(&number.number)).or_default(), entry.record);
        }
    }
    for entry in book {
        for number in &mut entry.numbers {
            let all = owners.get(&digits(&number.number)).into_iter().flatten();
            number.also_of = all.copied().filter(|it| *it != entry.record).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::directory::{
        Contact, Contents, Department, Directory, Email, Id, Phone, PhoneKind, Profile, RecordIdx, Service,
    };

    fn phone(number: &str) -> Phone {
        Phone { number: number.to_owned(), ..Phone::default() }
    }

    fn contact(department: Option<&str>, phones: &[Phone]) -> Contact {
        Contact { department: department.map(Id::from), phones: phones.into(), ..Contact::default() }
    }

    fn service(number: u32, contacts: &[Contact]) -> Service {
        let id = Id::from(format!("service-{number:02}"));
        Service { id, number, name: format!("服务{number}"), contacts: contacts.into(), ..Service::default() }
    }

    #[test]
    fn each_number_stands_once_with_its_uses_and_doubts() {
        let doubtful = Phone { note: Some("疑误".to_owned()), ..phone("010-1") };
        let fax = Phone { kind: PhoneKind::Fax, ..phone("010-2") };
        let email = Email { address: "a@b.cn".to_owned(), label: None };
        let first = Contact { emails: [email.clone()].into(), ..contact(Some("department-a"), &[phone("010-1"), fax]) };
        let second = Contact { emails: [email].into(), ..contact(Some("department-a"), &[doubtful, phone("010-2")]) };
        let contents = Contents {
            services: vec![
                service(1, &[first]),
                service(2, &[second, contact(Some("department-b"), &[phone("0101")])]),
            ],
            departments: ["a", "b", "c"]
                .map(|it| Department {
                    id: Id::from(format!("department-{it}")),
                    name: it.to_owned(),
                    ..Department::default()
                })
                .into(),
            profiles: vec![Profile {
                id: Id::from("profile-x"),
                contacts: [Contact { address: Some("路".to_owned()), ..contact(None, &[phone("010 3")]) }].into(),
                ..Profile::default()
            }],
            ..Contents::default()
        };
        let directory = Directory::from(contents);
        let book = directory.phone_book();
        let told = |at: usize| {
            let numbers = book[at].numbers.iter().map(|it| {
                let heading = |no: &RecordIdx| directory.heading(*no);
                let services: Vec<u32> = it.services.iter().filter_map(|no| heading(no)?.number).collect();
                let also: Vec<&str> = it.also_of.iter().filter_map(|no| Some(heading(no)?.id)).collect();
                format!("{} {services:?} {also:?} {:?} {}", it.number, it.notes, it.has_two_uses())
            });
            numbers.collect::<Vec<_>>()
        };
        let shared = r#"010-1 [1, 2] ["department-b"] ["疑误"] true"#;
        assert_eq!(told(0), [shared, r"010-2 [1, 2] [] [] true"], "voice and fax are two uses");
        assert_eq!(told(1), [r#"0101 [2] ["department-a"] [] true"#]);
        assert_eq!((told(2), told(3)), (Vec::new(), vec![r"010 3 [] [] [] false".to_owned()]));
        assert_eq!((book[0].emails[0].0.as_str(), book[0].emails[0].1.len()), ("a@b.cn", 2));
        assert_eq!(book[3].addresses, [("路".to_owned(), None)]);
    }
}
