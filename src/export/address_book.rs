//! Who answers, as a file of vCards for an address book.
//!
//! A telephone that rings is to show one name, and each number is to stand in an address book once. Services and societies
//! have no numbers of their own: they are answered for by a few departments. So not every record has a card, but everybody
//! who answers:
//!
//! - a department has one, with all its numbers that are printed for the records of the list, itself among them, and in its
//!   note for which of them each number is: an address book finds it by the names of those, too;
//! - an organisation has its own, and so has a service or a society for which no department is named;
//! - an article or the preface has none, as nobody answers for it.
//!
//! Of a record that is alone in the list the card is called by it and by whoever answers, as the one of its code is: it is
//! another card than the department's. Its id is another one, too, and each replaces itself when it is taken in again.

use std::io::Write;

use hashbrown::HashMap;

use super::leaving::{Leaving, Left, NotWritten};
use super::uid::{edition_day, uid};
use super::vcard::{Card, Form, KeptLines, VcardVersion, cards};
use super::web;
use crate::directory::{Contact, ContactOwner, Email, Heading, Kind, Phone, Record, RecordIdx, Url};
use crate::document::entry;
use crate::messages::Messages;

/// So many records are named for which one number is. Whoever answers for more has a longer note than anybody reads.
const MOST_NAMED: usize = 200;

/// So many web addresses a department's card has: services print hundreds of pages, an address book wants a site.
const MOST_SITES: usize = 3;

/// How cards are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct CardOptions {
    /// In which version of the format.
    pub version: VcardVersion,
    /// How the name of a record is read, a syllable for each character. The search knows; whoever has none leaves it out.
    pub reading: Option<fn(Record<'_>) -> Vec<String>>,
}

impl CardOptions {
    /// In the version that every telephone reads, without readings.
    pub const PLAIN: Self = Self { version: VcardVersion::V3, reading: None };
}

/// Writes the cards of those who answer for some records: those of organisations as they come, those of departments behind
/// them, in the order in which the records first name them.
///
/// # Errors
/// See [`NotWritten`].
pub(super) fn address_book(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    let file = CardFile { leaving, messages: leaving.lang.messages() };
    let (mut left, mut count) = (Left::default(), 0);
    let mut gathered: Vec<Gathered> = Vec::new();
    let mut places: HashMap<RecordIdx, usize> = HashMap::new();
    let is_alone = leaving.records.len() == 1;
    leaving.each(leaving.records, progress, |no, record| {
        let all = cards(leaving.directory, record);
        left.records += usize::from(!all.is_empty());
        left.lacking += usize::from(all.is_empty());
        for card in all {
            let department = match record {
                Record::Department(_) => Some(no),
                _ => card.owner.department().and_then(|it| leaving.directory.index_of(it.id.as_str())),
            };
            let department = department.filter(|it| !is_alone || *it == no);
            let Some(department) = department else {
                count += 1;
                out.write_all(file.own(record, &card).as_bytes())?;
                continue;
            };
            let place = *places.entry(department).or_insert_with(|| {
                gathered.push(Gathered::of(department));
                gathered.len() - 1
            });
            if let Some(it) = gathered.get_mut(place) {
                file.gather(it, no, record, &card);
            }
        }
        Ok(())
    })?;
    for it in &gathered {
        if let Some(text) = leaving.directory.with_record(it.department, |record| file.department(record, it)).flatten()
        {
            count += 1;
            out.write_all(text.as_bytes())?;
        }
    }
    left.remarks.extend((left.records > 0).then(|| file.messages.phone_book.cards(left.records, count)));
    Ok(left)
}

/// What is known of a department from the records for which it answers.
#[derive(Debug)]
struct Gathered {
    department: RecordIdx,
    numbers: Vec<(Phone, Purpose)>,
    /// Everything else that is printed.
    others: Vec<Contact>,
    sites: Vec<Url>,
    emails: Vec<Email>,
    /// Parts of services, disciplines of societies.
    categories: Vec<String>,
}

/// What a number is for.
#[derive(Debug, Default)]
struct Purpose {
    /// Services by number and name.
    services: Vec<String>,
    /// Societies, to whom it does not belong.
    societies: Vec<String>,
    /// Whether it is for more than are named.
    has_more: bool,
}

impl Purpose {
    fn add(&mut self, name: String, is_society: bool) {
        let list = if is_society { &mut self.societies } else { &mut self.services };
        if list.len() >= MOST_NAMED {
            self.has_more = true;
        } else if !list.contains(&name) {
            list.push(name);
        }
    }

    fn told(&self, messages: &Messages) -> Option<String> {
        let services = (!self.services.is_empty()).then(|| self.services.join(messages.facts.and));
        let societies = (!self.societies.is_empty()).then(|| {
            let names = self.societies.join(messages.facts.and);
            messages
                .remarked(&messages.labelled(messages.phone_book.societies, &names), Some(messages.facts.of_list_note))
        });
        let more = self.has_more.then(|| messages.phone_book.and_others.to_owned());
        let all: Vec<String> = services.into_iter().chain(societies).chain(more).collect();
        (!all.is_empty()).then(|| all.join(messages.facts.semicolon))
    }
}

/// What is the same for all cards of a file.
struct CardFile<'a> {
    leaving: &'a Leaving<'a>,
    messages: &'static Messages,
}

impl CardFile<'_> {
    /// The card of whoever answers for a record and for no other one of the list.
    fn own(&self, record: Record<'_>, card: &Card<'_>) -> String {
        let department = card.owner.department();
        let readings = self.reading(record).into_iter();
        let reading: Vec<String> =
            readings.chain(department.into_iter().flat_map(|it| self.reading(Record::Department(it)))).collect();
        let path = self.leaving.directory.path(record);
        let category = path.first().map_or_else(|| self.messages.kind(record.kind()), |it| self.messages.leading(*it));
        let parts = [Some(record.id().as_str()), department.map(|it| it.id.as_str())];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        let kept = self.kept(&parts, &reading, &[category.to_owned()], vec![self.source(record)]);
        card.written(self.messages, Form::File(&kept))
    }

    /// Takes what a record prints of a department.
    fn gather(&self, it: &mut Gathered, no: RecordIdx, record: Record<'_>, card: &Card<'_>) {
        let directory = self.leaving.directory;
        let heading = directory.heading(no);
        let name = |heading: Heading<'_>| match heading.kind {
            // Each discipline counts its societies from 1.
            Kind::Society => self.messages.leading(heading.title()).to_owned(),
            _ => entry(heading, self.messages),
        };
        for contact in &card.contacts {
            for phone in &contact.phones {
                let purpose = it.number(phone);
                if let Some(heading) = heading.filter(|_| !matches!(record, Record::Department(_))) {
                    purpose.add(name(heading), heading.kind == Kind::Society);
                }
            }
            for email in &contact.emails {
                if !it.emails.iter().any(|own| own.address == email.address) {
                    it.emails.push(email.clone());
                }
            }
            let is_new = |url: &&Url| is_site(&url.url) && !it.sites.iter().any(|own| site(&own.url) == site(&url.url));
            let sites: Vec<Url> = contact.urls.iter().filter(is_new).cloned().collect();
            it.sites.extend(sites);
            it.sites.truncate(MOST_SITES);
            if contact.address.is_some() && !it.others.iter().any(|own| own.address == contact.address) {
                let (address, postal_code) = (contact.address.clone(), contact.postal_code.clone());
                it.others.push(Contact { address, postal_code, ..Contact::default() });
            }
        }
        if let Record::Department(department) = record {
            for number in directory.numbers_of(&department.id) {
                let purpose = it.number(number.phone);
                for heading in number.services.iter().take(MOST_NAMED + 1).filter_map(|no| directory.heading(no)) {
                    purpose.add(name(heading), false);
                }
            }
        }
        let step = heading.and_then(|heading| heading.place.steps().next()).map(|step| self.messages.leading(step));
        if let Some(step) = step.filter(|step| !it.categories.iter().any(|own| own == step)) {
            it.categories.push(step.to_owned());
        }
    }

    /// The card of a department.
    fn department(&self, record: Record<'_>, it: &Gathered) -> Option<String> {
        let Record::Department(department) = record else { return None };
        let phones = it.numbers.iter().map(|(phone, _)| phone.clone()).collect();
        let contact =
            Contact { phones, emails: it.emails.clone().into(), urls: it.sites.clone().into(), ..Contact::default() };
        let contacts = std::iter::once(&contact).chain(&it.others).collect();
        let card = Card { entry: &department.name, owner: ContactOwner::Itself, contacts };
        let purposes = it
            .numbers
            .iter()
            .filter_map(|(phone, purpose)| Some(self.messages.labelled(&phone.number, &purpose.told(self.messages)?)));
        let notes = department.notes.iter().cloned().chain(purposes).chain([self.source(record)]).collect();
        let kept = self.kept(&[department.id.as_str()], &self.reading(record), &it.categories, notes);
        Some(card.written(self.messages, Form::File(&kept)))
    }

    fn kept(&self, parts: &[&str], reading: &[String], categories: &[String], notes: Vec<String>) -> KeptLines {
        let info = self.leaving.directory.info();
        // First the directory's own, by which all its cards are found again, to be put in order or let go of.
        let mut all = vec![info.short_title.clone()];
        all.extend(categories.iter().cloned());
        KeptLines {
            version: self.leaving.cards.version,
            uid: uid(info, parts),
            revised: edition_day(info),
            reading: reading.join(" "),
            categories: all,
            notes,
        }
    }

    fn reading(&self, record: Record<'_>) -> Vec<String> {
        self.leaving.cards.reading.map(|reading| reading(record)).unwrap_or_default()
    }

    /// Where it is printed.
    fn source(&self, record: Record<'_>) -> String {
        let info = self.leaving.directory.info();
        let page = self.leaving.directory.page(record).map(|page| self.messages.facts.page(page));
        let book = self.messages.remarked(&info.short_title, info.edition.as_deref());
        [Some(book), page, Some(record.id().to_string())].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

impl Gathered {
    fn of(department: RecordIdx) -> Self {
        let (numbers, others, sites) = (Vec::new(), Vec::new(), Vec::new());
        Self { department, numbers, others, sites, emails: Vec::new(), categories: Vec::new() }
    }

    /// A number, and what it is for; a doubt that another record prints of it is kept.
    fn number(&mut self, phone: &Phone) -> &mut Purpose {
        let is_same = |(own, _): &(Phone, Purpose)| own.number == phone.number && own.kind == phone.kind;
        let at = self.numbers.iter().position(is_same).unwrap_or_else(|| {
            self.numbers.push((phone.clone(), Purpose::default()));
            self.numbers.len() - 1
        });
        let (own, purpose) = &mut self.numbers[at];
        if own.note.is_none() {
            own.note.clone_from(&phone.note);
        }
        purpose
    }
}

/// Whether a printed address is that of a site, and not of a page of one.
fn is_site(printed: &str) -> bool {
    !site(printed).contains('/')
}

/// A printed address without its scheme and what may be left out.
fn site(printed: &str) -> String {
    let address = web(printed);
    let rest = address.split_once("://").map_or(&*address, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests;
