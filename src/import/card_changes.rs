//! What cards change: each is that of somebody who answers, and what became another on it becomes so wherever it is printed of
//! them.
//!
//! A value that is gone from a card and one that has come, of one kind, are a change. A value that is only gone stays: nothing is
//! deleted. Everything else is unclear.

use hashbrown::{HashMap, HashSet};

use super::cards::{CardField, CardValue, IncomingCard};
use super::grid::At;
use super::incoming::{Doubt, Incoming, IncomingRecord, SkipReason, Skipped, Unclear};
use crate::directory::{Contact, Directory, PhoneKind, PhoneNumber, Record, RecordIdx, SocietyList};
use crate::export::{KnownCard, known_cards, tel, web};
use crate::messages::Messages;
use crate::tabular::Row;

/// What is unclear of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardDoubt {
    /// It is that of nobody in the directory.
    Nobody(String),
    /// Several are called so.
    Several(String),
    /// A value that is new, and not one that is gone for it.
    NotOne(String),
    /// A number that others have, too.
    Shared(String),
    /// A value that another card has otherwise.
    Contradicts(String),
}

impl CardDoubt {
    pub(super) fn told(&self, messages: &Messages) -> String {
        let said = &messages.import;
        match self {
            Self::Nobody(name) => said.card_nobody(name),
            Self::Several(name) => said.card_several(name),
            Self::NotOne(found) => said.card_not_one(found),
            Self::Shared(number) => said.card_shared(number),
            Self::Contradicts(found) => said.card_contradicts(found),
        }
    }
}

/// Whose a contact is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Whose {
    /// A department's, by its id.
    Department(String),
    /// A record's own.
    Own(RecordIdx),
    /// That of the list of societies, where no department is named.
    List,
}

/// Kinds of values that are compared with each other: a number that is only called a fax on the card is no new one.
const GROUPS: [&[CardField]; 4] =
    [&[CardField::Voice, CardField::Fax], &[CardField::Email], &[CardField::Web], &[CardField::Address]];

/// A value of a contact, and how it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Printed {
    field: CardField,
    key: String,
    text: String,
}

/// A value that becomes another wherever it is printed of somebody.
struct CardChange {
    whose: Whose,
    old: Printed,
    new: CardValue,
}

/// What cards make of the records of a directory; of the list of societies it is given back where they say it, how it is and how
/// it is to be.
pub(super) fn apply(directory: &Directory, incoming: &mut Incoming) -> Option<(At, SocietyList, SocietyList)> {
    if incoming.cards.is_empty() {
        return None;
    }
    let cards = std::mem::take(&mut incoming.cards);
    let known = known_cards(directory);
    let mut comparing =
        Comparing { directory, printed: printed(directory), changes: Vec::new(), kept: HashSet::new(), incoming };
    let known = KnownCards::of(&known);
    for card in &cards {
        match known.find(card) {
            Ok(known) => comparing.card(card, known),
            Err(doubt) => comparing.doubt(&card.at, doubt),
        }
    }
    comparing.check();
    let Comparing { changes, incoming, .. } = comparing;
    if changes.is_empty() {
        return None;
    }
    for (no, record) in directory.records() {
        if !matches!(record, Record::Service(_) | Record::Profile(_)) {
            continue;
        }
        let mut value = Row::from(record);
        let contacts = match &mut value {
            Row::Service(it) => &mut it.contacts,
            Row::Profile(it) => &mut it.contacts,
            _ => continue,
        };
        if let Some(at) = change(&changes, Some(no), contacts) {
            incoming.records.push(IncomingRecord { at, value });
        }
    }
    let old = directory.society_list()?;
    let mut new = old.clone();
    change(&changes, None, &mut new.contacts).map(|at| (at, old.clone(), new))
}

/// The cards of a directory by what they are found by.
struct KnownCards<'a> {
    by_uid: HashMap<&'a str, &'a KnownCard>,
    by_name: HashMap<&'a str, Vec<&'a KnownCard>>,
}

impl<'a> KnownCards<'a> {
    fn of(known: &'a [KnownCard]) -> Self {
        let mut by_name: HashMap<&str, Vec<&KnownCard>> = HashMap::new();
        for card in known {
            card.names.iter().for_each(|name| by_name.entry(name.as_str()).or_default().push(card));
        }
        Self { by_uid: known.iter().map(|card| (card.uid.as_str(), card)).collect(), by_name }
    }

    /// The card that one which comes in is: by its id, else by its name.
    fn find(&self, card: &IncomingCard) -> Result<&'a KnownCard, CardDoubt> {
        let uid = card.uid.as_deref().unwrap_or_default().to_lowercase();
        if let Some(known) = self.by_uid.get(uid.as_str()) {
            return Ok(known);
        }
        // Some address books leave the scheme out.
        if let Some(known) = self.by_uid.get(format!("urn:uuid:{uid}").as_str()) {
            return Ok(known);
        }
        let named = card.names.iter().find_map(|name| Some((name, self.by_name.get(name.as_str())?)));
        match named {
            Some((_, one)) if one.len() == 1 => one.first().copied().ok_or_else(|| CardDoubt::Nobody(String::new())),
            Some((name, _)) => Err(CardDoubt::Several(name.clone())),
            None => Err(CardDoubt::Nobody(card.names.first().cloned().unwrap_or(uid))),
        }
    }
}

/// Cards that are being compared with what is printed.
struct Comparing<'a, 'b> {
    directory: &'a Directory,
    printed: HashMap<Whose, Vec<Printed>>,
    changes: Vec<CardChange>,
    /// What stands on cards as it is printed.
    kept: HashSet<(Whose, String)>,
    incoming: &'b mut Incoming,
}

impl Comparing<'_, '_> {
    fn doubt(&mut self, at: &At, doubt: CardDoubt) {
        self.incoming.unclear.push(Unclear { at: at.clone(), doubt: Doubt::Card(doubt) });
    }

    fn card(&mut self, card: &IncomingCard, known: &KnownCard) {
        let record = self.directory.record(known.record);
        let whose = match (&known.department, record) {
            (Some(id), _) => Whose::Department(id.as_str().to_owned()),
            (None, Some(Record::Society(..))) => Whose::List,
            (None, _) => Whose::Own(known.record),
        };
        let all = self.printed.get(&whose).cloned().unwrap_or_default();
        let mut had: Vec<Printed> = match record {
            // Of the many pages that services print only the sites stand on the card of a department.
            Some(Record::Department(_)) => all.iter().filter(|it| is_on_card(it)).cloned().collect(),
            Some(record) => {
                let contacts = self.directory.contacts(record).into_iter();
                contacts.filter(|it| it.department == known.department).flat_map(values).collect()
            }
            None => Vec::new(),
        };
        let mut seen = HashSet::new();
        had.retain(|it| seen.insert((it.field, it.key.clone())));
        let before = (self.changes.len(), self.incoming.unclear.len());
        for group in GROUPS {
            let on_card: Vec<(String, &CardValue)> =
                card.values.iter().filter(|it| group.contains(&it.field)).map(|it| (key_of(it), it)).collect();
            let keys: HashSet<&str> = on_card.iter().map(|(key, _)| key.as_str()).collect();
            self.kept.extend(keys.iter().map(|key| (whose.clone(), (*key).to_owned())));
            for field in group {
                let gone: Vec<&Printed> =
                    had.iter().filter(|it| it.field == *field && !keys.contains(it.key.as_str())).collect();
                let mut known = HashSet::new();
                let is_new = |key: &String| !all.iter().any(|it| it.key == *key && group.contains(&it.field));
                let come: Vec<&CardValue> = on_card
                    .iter()
                    .filter(|(key, value)| value.field == *field && is_new(key) && known.insert(key.as_str()))
                    .map(|(_, value)| *value)
                    .collect();
                match (gone.as_slice(), come.as_slice()) {
                    ([old], [new]) => {
                        self.changes.push(CardChange {
                            whose: whose.clone(),
                            old: (*old).clone(),
                            new: (*new).clone(),
                        });
                    }
                    ([], []) => {}
                    (_, []) if *field == CardField::Web => {}
                    (_, []) => {
                        self.incoming.skipped.push(Skipped { at: card.at.clone(), reason: SkipReason::NotOnCard });
                    }
                    (_, come) => come.iter().for_each(|it| self.doubt(&it.at, CardDoubt::NotOne(it.text.clone()))),
                }
            }
        }
        if before == (self.changes.len(), self.incoming.unclear.len()) {
            self.incoming.unchanged += 1;
        }
    }

    /// What only all cards together say: a number of several, and cards that contradict each other.
    fn check(&mut self) {
        let mut doubts = Vec::new();
        for change in &self.changes {
            let (old, new) = (&change.old, key_of(&change.new));
            let is_number = matches!(old.field, CardField::Voice | CardField::Fax);
            let is_same = |other: &&CardChange| other.old.key == old.key && other.old.field == old.field;
            let others: Vec<&CardChange> = self.changes.iter().filter(is_same).collect();
            let is_contradicted = self.kept.contains(&(change.whose.clone(), old.key.clone()))
                || others.iter().any(|it| it.whose == change.whose && key_of(&it.new) != new);
            let is_left = |whose: &Whose| !others.iter().any(|it| it.whose == *whose && key_of(&it.new) == new);
            let has_it = |all: &[Printed]| all.iter().any(|it| it.field == old.field && it.key == old.key);
            let is_shared = is_number
                && self.printed.iter().any(|(whose, all)| *whose != change.whose && has_it(all) && is_left(whose));
            if is_contradicted {
                doubts.push((change.new.at.clone(), CardDoubt::Contradicts(old.text.clone())));
            } else if is_shared {
                doubts.push((change.new.at.clone(), CardDoubt::Shared(old.text.clone())));
            }
        }
        for (at, doubt) in doubts {
            self.doubt(&at, doubt);
        }
    }
}

/// Everything that is printed, by whose it is.
fn printed(directory: &Directory) -> HashMap<Whose, Vec<Printed>> {
    let mut printed: HashMap<Whose, Vec<Printed>> = HashMap::new();
    let mut add = |record, contacts: &[Contact]| {
        for contact in contacts {
            printed.entry(whose(record, contact)).or_default().extend(values(contact));
        }
    };
    for (no, record) in directory.records() {
        match record {
            Record::Service(it) => add(Some(no), &it.contacts),
            Record::Profile(it) => add(Some(no), &it.contacts),
            _ => {}
        }
    }
    add(None, directory.society_list().map_or(&[], |list| &list.contacts));
    printed
}

fn whose(record: Option<RecordIdx>, contact: &Contact) -> Whose {
    match (&contact.department, record) {
        (Some(id), _) => Whose::Department(id.as_str().to_owned()),
        (None, Some(no)) => Whose::Own(no),
        (None, None) => Whose::List,
    }
}

/// What a contact has that a card says.
fn values(contact: &Contact) -> Vec<Printed> {
    let numbers = contact.phones.iter().map(|it| (field_of(it.kind), it.number.clone(), None));
    let emails = contact.emails.iter().map(|it| (CardField::Email, it.address.clone(), None));
    let urls = contact.urls.iter().map(|it| (CardField::Web, it.url.clone(), None));
    let address = contact.address.iter().map(|it| (CardField::Address, it.clone(), contact.postal_code.as_deref()));
    let all = numbers.chain(emails).chain(urls).chain(address);
    all.map(|(field, text, code)| Printed { field, key: key(field, &text, code), text }).collect()
}

const fn field_of(kind: PhoneKind) -> CardField {
    match kind {
        PhoneKind::Voice => CardField::Voice,
        PhoneKind::Fax => CardField::Fax,
    }
}

fn key_of(value: &CardValue) -> String {
    key(value.field, &value.text, value.code.as_deref())
}

/// By what values are the same, however a card or a page writes them.
fn key(field: CardField, text: &str, code: Option<&str>) -> String {
    match field {
        // As it leaves, and read again: what is no number leaves as its digits.
        CardField::Voice | CardField::Fax => tel(&tel(text)),
        CardField::Email => text.trim().to_lowercase(),
        CardField::Web => web(text).trim_end_matches('/').to_owned(),
        CardField::Address => {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            format!("{text}\n{}", code.unwrap_or_default())
        }
    }
}

/// Whether the card of a department says it.
fn is_on_card(printed: &Printed) -> bool {
    let path = printed.key.split_once("://").map_or("", |(_, rest)| rest);
    printed.field != CardField::Web || !path.contains('/')
}

/// Puts changes into contacts; where the last one of them stands.
fn change(changes: &[CardChange], record: Option<RecordIdx>, contacts: &mut [Contact]) -> Option<At> {
    let mut at = None;
    for contact in contacts {
        let whose = whose(record, contact);
        for change in changes.iter().filter(|it| it.whose == whose) {
            if put(change, contact) {
                // Nobody has found the new value right so far.
                contact.confirmed = None;
                at = Some(change.new.at.clone());
            }
        }
    }
    at
}

/// Puts a change into a contact; whether it has the old value.
fn put(change: &CardChange, contact: &mut Contact) -> bool {
    let CardChange { old, new, .. } = change;
    let is_old = |text: &str, code: Option<&str>| key(old.field, text, code) == old.key;
    let mut is_there = false;
    let mut set = |place: &mut String, text: String| {
        if is_old(place, None) {
            *place = text;
            is_there = true;
        }
    };
    match old.field {
        CardField::Voice | CardField::Fax => {
            let phones = contact.phones.iter_mut().filter(|it| field_of(it.kind) == old.field);
            phones.for_each(|it| set(&mut it.number, as_printed(&new.text, &old.text)));
        }
        CardField::Email => contact.emails.iter_mut().for_each(|it| set(&mut it.address, new.text.clone())),
        CardField::Web => {
            for url in &mut contact.urls {
                let bare = new.text.strip_prefix("http://").filter(|_| !url.url.contains("://"));
                let text = bare.unwrap_or(&new.text).to_owned();
                set(&mut url.url, text);
            }
        }
        CardField::Address => {
            let is_it = contact.address.as_ref().is_some_and(|it| is_old(it, contact.postal_code.as_deref()));
            if is_it {
                contact.address = Some(new.text.clone());
                contact.postal_code.clone_from(&new.code);
            }
            return is_it;
        }
    }
    is_there
}

/// A number of a card as the directory prints numbers: its area code, a hyphen, the subscriber's number. One that was typed
/// without a country code stays as it was typed.
fn as_printed(text: &str, old: &str) -> String {
    let Some(number) = PhoneNumber::read(text).filter(|it| it.has_country_code() && !it.is_abroad()) else {
        return text.strip_prefix("tel:").unwrap_or(text).to_owned();
    };
    let national = number.national();
    let own_area = old.split_once('-').map(|(area, _)| area).filter(|area| area.starts_with('0'));
    let area = match own_area {
        Some(area) if national.starts_with(area) => area.len(),
        // Of the capital and of the twenties there are two digits behind the zero, elsewhere three.
        _ if national.starts_with("010") || national.starts_with("02") => 3,
        _ if national.starts_with('0') => 4,
        _ => 0,
    };
    let mut printed = match national.split_at_checked(area) {
        Some((area, rest)) if !area.is_empty() => format!("{area}-{rest}"),
        _ => national,
    };
    if let Some(extension) = number.extension() {
        printed.push('-');
        printed.push_str(extension);
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::as_printed;

    #[test]
    fn a_number_of_a_card_is_written_as_the_others_are() {
        for (card, old, printed) in [
            ("+862227122599", "022-27122522", "022-27122599"),
            ("tel:+862227122599;ext=801", "022-27122522", "022-27122599-801"),
            ("+861068571876", "022-27122522", "010-68571876"),
            ("+863152801234", "022-27122522", "0315-2801234"),
            ("+8613812345678", "022-27122522", "13812345678"),
            ("022-27122599", "022-27122522", "022-27122599"),
            ("12345", "022-27122522", "12345"),
        ] {
            assert_eq!(as_printed(card, old), printed, "{card}");
        }
    }
}
