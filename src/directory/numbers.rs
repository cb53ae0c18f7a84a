//! The telephone numbers at which departments answer, by department, and the services that print each. Found out once:
//! a department may answer for as many services as the directory has, and a page that names its numbers opens none.

use hashbrown::HashMap;

use super::column::Numbers;
use super::compiled::Damaged;
use super::lookup::RecordGroups;
use super::store::{Store, counted};
use super::{Contact, Id, Record, RecordIdx, RecordList};

/// The lists of the table that stand in a compiled directory, by name.
mod section {
    pub(super) const ENDS: &str = "dir.tel.ends";
    pub(super) const PRINTED: &str = "dir.tel.printed";
    pub(super) const SERVICE_ENDS: &str = "dir.tel.in.ends";
    pub(super) const SERVICES: &str = "dir.tel.in";
}

/// The numbers of every department.
#[derive(Debug, Clone, Default)]
pub(super) struct NumberTable {
    /// Where the numbers of each department begin, and where the last ones end.
    ends: Numbers,
    /// Where each is printed first, department by department, in the order printed: service, contact and phone.
    printed: Numbers,
    /// The services that print each.
    services: RecordGroups,
}

/// Where a number is printed.
#[derive(Debug, Clone, Copy)]
struct PrintedAt {
    /// The service; none where it is printed under the list of societies.
    service: Option<RecordIdx>,
    contact: u32,
    phone: u32,
}

impl PrintedAt {
    /// How many numbers say it.
    const WIDTH: usize = 3;
    /// The service where there is none.
    const NO_SERVICE: u32 = u32::MAX;

    fn to_numbers(self) -> [u32; Self::WIDTH] {
        [self.service.map_or(Self::NO_SERVICE, |no| no.0), self.contact, self.phone]
    }

    fn read(from: &Numbers, number: u32) -> Option<Self> {
        let at = (number as usize).checked_mul(Self::WIDTH)?;
        let service = from.get(at)?;
        let service = (service != Self::NO_SERVICE).then_some(RecordIdx(service));
        Some(Self { service, contact: from.get(at + 1)?, phone: from.get(at + 2)? })
    }
}

/// Numbers as they are found.
struct Found<'a, F> {
    /// The number of the department with an id.
    department: F,
    known: HashMap<(u32, &'a str), u32>,
    /// The department of each, and where it is printed first.
    numbers: Vec<(u32, PrintedAt)>,
    /// Which number is printed by which service, in the directory's order.
    services: Vec<(u32, RecordIdx)>,
}

impl<'a, F: Fn(&Id) -> Option<u32>> Found<'a, F> {
    fn take(&mut self, contacts: &'a [Contact], service: Option<RecordIdx>) {
        for (contact, block) in (0..).zip(contacts) {
            let Some(department) = block.department.as_ref().and_then(&self.department) else { continue };
            for (phone, printed) in (0..).zip(&block.phones) {
                let number = *self.known.entry((department, printed.number.as_str())).or_insert_with(|| {
                    self.numbers.push((department, PrintedAt { service, contact, phone }));
                    counted(self.numbers.len() - 1)
                });
                self.services.extend(service.map(|service| (number, service)));
            }
        }
    }
}

impl NumberTable {
    /// The numbers of so many departments; `department` gives the number of the one with an id.
    pub(super) fn of(store: &Store, departments: usize, department: impl Fn(&Id) -> Option<u32>) -> Self {
        let mut found = Found { department, known: HashMap::new(), numbers: Vec::new(), services: Vec::new() };
        for no in (0..store.len()).map(RecordIdx) {
            let Some(Record::Service(service)) = store.record(no) else { break };
            found.take(&service.contacts, Some(no));
        }
        found.take(store.society_list().map_or(&[], |list| &list.contacts), None);
        let Found { numbers, mut services, .. } = found;
        // By department, and within one as they were found.
        let mut order: Vec<u32> = (0..counted(numbers.len())).collect();
        order.sort_by_key(|number| numbers[*number as usize].0);
        let mut places = vec![0; numbers.len()];
        for (place, number) in (0..).zip(&order) {
            places[*number as usize] = place;
        }
        // A service that prints a number several times is one service.
        for (number, _) in &mut services {
            *number = places[*number as usize];
        }
        services.sort_unstable();
        services.dedup();
        let ends = (0..=counted(departments))
            .map(|department| counted(order.partition_point(|number| numbers[*number as usize].0 < department)));
        Self {
            ends: ends.collect(),
            printed: order.iter().flat_map(|number| numbers[*number as usize].1.to_numbers()).collect(),
            services: RecordGroups::of(numbers.len(), &services),
        }
    }

    /// From sections of bytes, which `get` finds by name.
    pub(super) fn from_columns(mut get: impl FnMut(&'static str) -> Result<Numbers, Damaged>) -> Result<Self, Damaged> {
        Ok(Self {
            ends: get(section::ENDS)?,
            printed: get(section::PRINTED)?,
            services: RecordGroups::new(get(section::SERVICE_ENDS)?, get(section::SERVICES)?),
        })
    }

    /// The table as lists by name, for [`Self::from_columns`].
    pub(super) fn columns(&self) -> [(&'static str, &Numbers); 4] {
        let [service_ends, services] = self.services.lists();
        [
            (section::ENDS, &self.ends),
            (section::PRINTED, &self.printed),
            (section::SERVICE_ENDS, service_ends),
            (section::SERVICES, services),
        ]
    }

    /// The numbers of a department in the order printed, each as the contact that prints it first and its place there, with the
    /// services that print it.
    pub(super) fn of_department<'a>(
        &'a self,
        store: &'a Store,
        department: u32,
    ) -> impl Iterator<Item = (&'a Contact, usize, RecordList)> {
        let numbers = self.ends.group(department).unwrap_or(0..0);
        // Where a damaged list says that there are more, there are none.
        let printed = numbers.map_while(|number| Some((number, PrintedAt::read(&self.printed, number)?)));
        printed.filter_map(|(number, PrintedAt { service, contact, phone })| {
            let contacts = match service {
                Some(no) => store.service_contacts(no)?,
                None => &store.society_list()?.contacts,
            };
            Some((contacts.get(contact as usize)?, phone as usize, self.services.get(number)))
        })
    }
}
