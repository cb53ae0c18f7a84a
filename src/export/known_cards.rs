//! The cards that an export writes of a directory, by which one that comes back is known.

use super::uid::uid;
use super::vcard::cards;
use crate::directory::{Directory, Id, Record, RecordIdx};
use crate::messages::Lang;

/// A card as an export writes it.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownCard {
    /// Its id, as the card has it.
    pub uid: String,
    /// What it is called, in each language.
    pub names: Vec<String>,
    /// The record of which it is taken: a department of its own card.
    pub record: RecordIdx,
    /// The department that answers; `None` where none is named.
    pub department: Option<Id>,
}

/// Every card that an export of some records or of a single one may have written.
#[must_use]
pub fn known_cards(directory: &Directory) -> Vec<KnownCard> {
    let mut known = Vec::new();
    let id_of = |parts: &[&str]| uid(directory.info(), parts).urn().to_string();
    for (no, record) in directory.records() {
        if let Record::Department(it) = record {
            known.push(KnownCard {
                uid: id_of(&[it.id.as_str()]),
                names: vec![it.name.clone()],
                record: no,
                department: Some(it.id.clone()),
            });
            continue;
        }
        for card in cards(directory, record) {
            let department = card.owner.department().map(|it| it.id.clone());
            let parts = [Some(record.id().as_str()), department.as_ref().map(Id::as_str)];
            let parts: Vec<&str> = parts.into_iter().flatten().collect();
            let mut names: Vec<String> = Lang::ALL.iter().map(|lang| card.full_name(lang.messages())).collect();
            names.dedup();
            known.push(KnownCard { uid: id_of(&parts), names, record: no, department });
        }
    }
    known
}
