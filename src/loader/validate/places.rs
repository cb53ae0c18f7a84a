//! Where the values stand that the rules over the whole directory compare, in a few bytes each.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::loader::syntax_tree::FieldPath;

/// The value that has an id, a name or a number: whose file, and what in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    file: u32,
    owner: Owner,
}

/// What in a file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Owner {
    /// The file's one value.
    Root,
    Society(u32),
    Department(u32),
    /// Another name of a department.
    Spelling(u32, u32),
    Chapter(u32),
    Article(u32, u32),
    Part(u32),
    Category(u32, u32),
    Audience(u32),
    /// A field of work.
    WorkField(u32),
    Place(u32),
    Preface,
}

impl Place {
    pub(super) fn new(file: usize, owner: Owner) -> Self {
        // As many files as that are beyond every limit.
        Self { file: u32::try_from(file).unwrap_or(u32::MAX), owner }
    }

    pub(super) const fn file(self) -> usize {
        self.file as usize
    }

    /// The way to a field of the value.
    pub(super) fn field(self, name: &'static str) -> FieldPath {
        self.path().field(name)
    }

    /// The way to the value's name.
    pub(super) fn name(self) -> FieldPath {
        if matches!(self.owner, Owner::Spelling(..)) { self.path() } else { self.field("name") }
    }

    fn path(self) -> FieldPath {
        let root = FieldPath::default();
        let within = |path: FieldPath, list: &'static str, at: u32| path.field(list).at(at as usize);
        match self.owner {
            Owner::Root => root,
            Owner::Society(at) => within(root, "societies", at),
            Owner::Department(at) => root.at(at as usize),
            Owner::Spelling(of, at) => within(root.at(of as usize), "alternate_names", at),
            Owner::Chapter(at) => within(root, "chapters", at),
            Owner::Article(of, at) => within(within(root, "chapters", of), "articles", at),
            Owner::Part(at) => within(root, "parts", at),
            Owner::Category(of, at) => within(within(root, "parts", of), "categories", at),
            Owner::Audience(at) => within(root, "audiences", at),
            Owner::WorkField(at) => within(root, "fields", at),
            Owner::Place(at) => within(root, "places", at),
            Owner::Preface => root.field("preface"),
        }
    }
}

/// Words that are taken, and where.
pub(super) struct Taken<'a> {
    words: Vec<(&'a str, Place)>,
    /// The places in `words`, by word.
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl<'a> Taken<'a> {
    /// None is taken; so many are expected.
    pub(super) fn of(count: usize) -> Self {
        let table = HashTable::with_capacity(count);
        Self { words: Vec::with_capacity(count), table, hasher: DefaultHashBuilder::default() }
    }

    /// Takes a word, or says where it was taken first.
    pub(super) fn take(&mut self, word: &'a str, place: Place) -> Option<Place> {
        let Self { words, table, hasher } = self;
        let entry = table.entry(
            hasher.hash_one(word),
            |at| words[*at as usize].0 == word,
            |at| hasher.hash_one(words[*at as usize].0),
        );
        match entry {
            hashbrown::hash_table::Entry::Occupied(taken) => Some(words[*taken.get() as usize].1),
            hashbrown::hash_table::Entry::Vacant(free) => {
                free.insert(u32::try_from(words.len()).unwrap_or(u32::MAX));
                words.push((word, place));
                None
            }
        }
    }
}
