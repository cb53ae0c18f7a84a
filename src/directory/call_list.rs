//! What of a directory can be asked after and confirmed, by the numbers at which it is asked. No record is opened but those of
//! organizations.

use hashbrown::HashMap;

use super::{Confirmation, Contact, Directory, Id, Kind, Phone, PhoneKind, Record, RecordIdx, Schedule};

/// A contact or a schedule.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirmable<'a> {
    /// The record on whose page it stands; none where it is printed under the list of societies.
    pub record: Option<RecordIdx>,
    /// Which one of the record's it is.
    pub which: Which<'a>,
    /// Its place among those, from 0.
    pub at: usize,
    /// The numbers at which it is asked after: a contact's own, of a schedule all of its service.
    pub phones: Vec<&'a Phone>,
    /// The department that answers first.
    pub department: Option<&'a Id>,
    /// That somebody asked.
    pub confirmed: Option<&'a Confirmation>,
}

/// What of a record can be confirmed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Which<'a> {
    /// Whom to call.
    Contact,
    /// When.
    Schedule(&'a Schedule),
}

impl Which<'_> {
    /// The field of the files that holds a list of these.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Contact => "contacts",
            Self::Schedule(_) => "schedules",
        }
    }
}

impl Confirmable<'_> {
    /// The number to be called: the first one that a person answers.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        let voice = self.phones.iter().find(|it| it.kind == PhoneKind::Voice);
        voice.or_else(|| self.phones.first()).map(|it| it.number.as_str())
    }
}

/// A number with all that hangs on it.
#[derive(Debug, Clone, PartialEq)]
pub struct CallNumber<'a> {
    /// As it is printed first.
    pub number: &'a str,
    /// What answers there, each once.
    pub kinds: Vec<PhoneKind>,
    /// Who answers: departments and organizations, in the order in which they are found.
    pub answering: Vec<RecordIdx>,
    /// What is asked after there, in the directory's order.
    pub things: Vec<Confirmable<'a>>,
}

/// The digits of a number, by which it is the same however it is written.
#[must_use]
pub fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

impl Directory {
    /// Everything that can be confirmed, in the directory's order: of each service its contacts and its schedules, the contacts
    /// of the list of societies, those of organizations.
    #[must_use]
    pub fn confirmables(&self) -> Vec<Confirmable<'_>> {
        let mut all = Vec::new();
        for no in self.of_kind(Kind::Service).iter() {
            let contacts = self.service_contacts(no).unwrap_or_default();
            all.extend(of_contacts(Some(no), contacts));
            let phones: Vec<&Phone> = contacts.iter().flat_map(|it| &it.phones).collect();
            let department = contacts.first().and_then(|it| it.department.as_ref());
            let schedules = self.dates(no).map_or(&[][..], |dates| dates.schedules);
            all.extend(schedules.iter().enumerate().map(|(at, schedule)| Confirmable {
                record: Some(no),
                which: Which::Schedule(schedule),
                at,
                phones: phones.clone(),
                department,
                confirmed: schedule.confirmed.as_deref(),
            }));
        }
        all.extend(of_contacts(None, self.society_list().map_or(&[], |list| &list.contacts)));
        for no in self.of_kind(Kind::Profile).iter() {
            if let Some(Record::Profile(profile)) = self.record(no) {
                all.extend(of_contacts(Some(no), &profile.contacts));
            }
        }
        all
    }

    /// Every number, however often it is printed, once, with all that hangs on it: first those on which most does.
    #[must_use]
    pub fn call_list(&self) -> Vec<CallNumber<'_>> {
        let mut numbers: Vec<CallNumber<'_>> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for thing in self.confirmables() {
            let answering = thing.department.map_or(thing.record, |id| self.index_of(id.as_str()));
            for phone in &thing.phones {
                let place = *places.entry(digits(&phone.number)).or_insert(numbers.len());
                if place == numbers.len() {
                    let (number, kinds) = (phone.number.as_str(), Vec::new());
                    numbers.push(CallNumber { number, kinds, answering: Vec::new(), things: Vec::new() });
                }
                let Some(number) = numbers.get_mut(place) else { continue };
                if !number.kinds.contains(&phone.kind) {
                    number.kinds.push(phone.kind);
                }
                number.answering.extend(answering.filter(|it| !number.answering.contains(it)));
                if number.things.last() != Some(&thing) {
                    number.things.push(thing.clone());
                }
            }
        }
        numbers.sort_by_key(|it| std::cmp::Reverse(it.things.len()));
        numbers
    }
}

fn of_contacts(record: Option<RecordIdx>, contacts: &[Contact]) -> impl Iterator<Item = Confirmable<'_>> {
    contacts.iter().enumerate().map(move |(at, contact)| Confirmable {
        record,
        which: Which::Contact,
        at,
        phones: contact.phones.iter().collect(),
        department: contact.department.as_ref(),
        confirmed: contact.confirmed.as_deref(),
    })
}
