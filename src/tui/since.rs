//! What the directory says otherwise than an older one, which the call names.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diff::{Change, ChangeOf, Difference, DifferenceText, Sort, Teller};
use crate::directory::{Directory, Heading, RecordIdx};
use crate::document::layout::{Besides, LayoutOptions, Page, page_besides};
use crate::document::{Inline, Property, Role};
use crate::messages::{Lang, Messages};
use crate::search::RecordSet;

/// A directory compared with an older one.
///
/// What the older one has and the newer has no more is known by its place among the withdrawn, from 0 in the order of the
/// difference. The numbers that such records have in the older directory never leave this file: in the tables of the newer
/// one they would be those of others.
#[derive(Debug)]
pub struct Since {
    /// What the older one is called, as the call names it.
    name: String,
    /// The older one and the newer.
    directories: [Arc<Directory>; 2],
    difference: Arc<Difference>,
    /// The withdrawn records, by their numbers in the older directory.
    withdrawn: Arc<[RecordIdx]>,
    /// The change of each record of the new directory that has one.
    changes: HashMap<RecordIdx, usize>,
    /// The records that are new.
    pub added: RecordSet,
    /// The records that say something else.
    pub changed: RecordSet,
}

impl Since {
    /// Compares two directories, which takes time.
    #[must_use]
    pub fn of(name: String, old: Arc<Directory>, new: Arc<Directory>) -> Self {
        let difference = Arc::new(Difference::of(&old, &new));
        let record = |(at, change): (usize, &Change)| match change.of {
            ChangeOf::Record { new: Some(no), .. } => Some((no, at)),
            _ => None,
        };
        let changes: HashMap<RecordIdx, usize> = difference.changes.iter().enumerate().filter_map(record).collect();
        let gone = |change: &Change| match change.of {
            ChangeOf::Record { old: Some(no), new: None, .. } => Some(no),
            _ => None,
        };
        let withdrawn = difference.changes.iter().filter_map(gone).collect();
        Self { withdrawn, ..Self::known(name, [old, new], difference, changes) }
    }

    /// What follows from the changes of records of a directory.
    fn known(
        name: String,
        directories: [Arc<Directory>; 2],
        difference: Arc<Difference>,
        changes: HashMap<RecordIdx, usize>,
    ) -> Self {
        let of = |sort| {
            let mut records: Vec<RecordIdx> = changes
                .iter()
                .filter(|(_, at)| difference.changes.get(**at).is_some_and(|it| it.sort == sort))
                .map(|(no, _)| *no)
                .collect();
            records.sort_unstable();
            records.into_iter().collect()
        };
        let (added, altered) = (of(Sort::Added), of(Sort::Changed));
        Self { name, directories, difference, withdrawn: Arc::default(), changes, added, changed: altered }
    }

    /// The same for a directory that is shown in place of the one that was compared, where its records are `moved`: what is
    /// known until that one is compared itself.
    #[must_use]
    pub fn moved(&self, moved: impl Fn(RecordIdx) -> Option<RecordIdx>) -> Self {
        let changes = self.changes.iter().filter_map(|(no, at)| Some((moved(*no)?, *at))).collect();
        let (directories, difference) = (self.directories.clone(), Arc::clone(&self.difference));
        let withdrawn = Arc::clone(&self.withdrawn);
        Self { withdrawn, ..Self::known(self.name.clone(), directories, difference, changes) }
    }

    /// The older directory.
    #[must_use]
    pub const fn old(&self) -> &Arc<Directory> {
        &self.directories[0]
    }

    /// Whether it is this directory that was compared.
    #[must_use]
    pub fn is_of(&self, directory: &Arc<Directory>) -> bool {
        Arc::ptr_eq(&self.directories[1], directory)
    }

    fn change(&self, no: RecordIdx) -> Option<&Change> {
        self.difference.changes.get(*self.changes.get(&no)?)
    }

    /// The word for what became of a record, where something did.
    #[must_use]
    pub fn sign(&self, no: RecordIdx, messages: &Messages) -> Option<&'static str> {
        Some(match self.change(no)?.sort {
            Sort::Added => messages.differences.added,
            Sort::Changed | Sort::Withdrawn => messages.differences.changed,
        })
    }

    /// What a record said and says: a heading and each field; nothing where it says what it said.
    #[must_use]
    pub fn told(&self, no: RecordIdx, lang: Lang) -> Option<(String, Vec<Property>)> {
        let change = self.change(no)?;
        let said = &lang.messages().differences;
        let [old, new] = &self.directories;
        let teller = Teller { directories: [old, new], lang };
        let property = |label: String, value: String| Property { label, values: vec![Inline::new(value, Role::Text)] };
        let fields = change.fields.iter().map(|field| {
            let told = teller.tell(field);
            let value = DifferenceText::value_of(teller, &told);
            property(told.label, value)
        });
        let mut fields: Vec<Property> = fields.collect();
        if change.sort == Sort::Added {
            fields.push(property(said.added.to_owned(), said.not_there(&self.name)));
        }
        Some((said.compared_with(&self.name), fields))
    }

    /// How many records were withdrawn.
    #[must_use]
    pub fn withdrawn(&self) -> usize {
        self.withdrawn.len()
    }

    /// What the record in a place among the withdrawn was called and where it stood.
    #[must_use]
    pub fn withdrawn_heading(&self, at: usize) -> Option<Heading<'_>> {
        self.old().heading(*self.withdrawn.get(at)?)
    }

    /// The place among the withdrawn of the record that had an id.
    #[must_use]
    pub fn withdrawn_place(&self, id: &str) -> Option<usize> {
        let no = self.old().index_of(id)?;
        self.withdrawn.iter().position(|it| *it == no)
    }

    /// The page of the record in a place among the withdrawn as it stood, marked as withdrawn at its top. Nothing on it
    /// leads anywhere: what it names may be something else by now, and nobody answers for its numbers.
    #[must_use]
    pub fn withdrawn_page(&self, at: usize, options: LayoutOptions, besides: Besides) -> Page {
        let (Some(no), Some(heading)) = (self.withdrawn.get(at), self.withdrawn_heading(at)) else {
            return Page::default();
        };
        let withdrawn = options.lang.messages().differences.withdrawn_page(&self.name, heading.id);
        page_besides(self.old(), *no, options, &Besides { withdrawn, ..besides }).without_links(self.old())
    }

    /// How much is new, changed and gone, in a line.
    #[must_use]
    pub fn counted(&self, messages: &Messages) -> String {
        let said = &messages.differences;
        let [added, changed, withdrawn] = self.difference.counts();
        let counts =
            if self.difference.is_empty() { said.same.to_owned() } else { said.counted(added, changed, withdrawn) };
        messages.labelled(&said.compared_with(&self.name), &counts)
    }
}
