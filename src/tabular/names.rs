//! Names instead of ids, and ids of names.

use hashbrown::HashMap;

use super::Unread;
use crate::directory::{Directory, Id, Kind};
use crate::text::nearest;

/// A list of things with ids that a cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The parts.
    Parts,
    /// The categories of all parts.
    Categories,
    /// The disciplines.
    Disciplines,
    /// The departments.
    Departments,
    /// The audience terms.
    Audiences,
    /// The places that conditions name.
    Places,
}

/// The names of the things of a directory that cells name, and of departments that come in with them.
#[derive(Debug)]
pub struct Names<'a> {
    directory: &'a Directory,
    /// In the order of [`List`].
    lists: [Entries<'a>; 6],
}

/// The things of a list.
#[derive(Debug, Default)]
struct Entries<'a> {
    /// Names as printed in the order of the list, by id.
    names: HashMap<&'a str, &'a str>,
    order: Vec<&'a str>,
    /// The ids of names in any language; `None` of a name that several have.
    ids: HashMap<&'a str, Option<&'a str>>,
}

impl<'a> Entries<'a> {
    fn add(&mut self, id: &'a str, name: &'a str) {
        self.names.insert(id, name);
        self.order.push(id);
        self.also(id, name);
    }

    /// Another name of the thing with this id.
    fn also(&mut self, id: &'a str, name: &'a str) {
        let known = self.ids.entry(name).or_insert(Some(id));
        if *known != Some(id) {
            *known = None;
        }
    }
}

impl<'a> Names<'a> {
    /// The names of a directory. No record is opened.
    #[must_use]
    pub fn of(directory: &'a Directory) -> Self {
        Self::with_departments(directory, std::iter::empty())
    }

    /// The names of a directory and of departments that come in with the cells: their ids and names.
    #[must_use]
    pub fn with_departments(directory: &'a Directory, more: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut lists = <[Entries<'a>; 6]>::default();
        let info = directory.info();
        let mut add = |list: List, id: &'a str, name: &'a str, english: Option<&'a str>| {
            let entries = &mut lists[list as usize];
            entries.add(id, name);
            if let Some(english) = english {
                entries.also(id, english);
            }
        };
        for part in &info.parts {
            add(List::Parts, part.id.as_str(), &part.name, part.english.as_deref());
            for it in &part.categories {
                add(List::Categories, it.id.as_str(), &it.name, it.english.as_deref());
            }
        }
        for it in directory.disciplines() {
            add(List::Disciplines, it.id, it.name, it.english);
        }
        for no in directory.of_kind(Kind::Department).iter() {
            if let Some(it) = directory.heading(no) {
                add(List::Departments, it.id, it.name, it.english);
            }
        }
        for (id, name) in more {
            if directory.index_of(id).is_none() {
                add(List::Departments, id, name, None);
            }
        }
        for it in &info.audiences {
            add(List::Audiences, it.id.as_str(), &it.name, Some(&it.english));
        }
        for it in &info.places {
            add(List::Places, it.id.as_str(), &it.name, Some(&it.english));
        }
        for it in &info.audiences {
            it.alternate_names.iter().for_each(|name| lists[List::Audiences as usize].also(it.id.as_str(), name));
        }
        Self { directory, lists }
    }

    /// The directory.
    #[must_use]
    pub const fn directory(&self) -> &'a Directory {
        self.directory
    }

    /// The ids of a list, in its order.
    pub fn ids(&self, list: List) -> impl Iterator<Item = &'a str> {
        self.lists[list as usize].order.iter().copied()
    }

    /// What stands for the thing with this id: its printed name; the id itself where several have that name, or nothing
    /// has the id.
    #[must_use]
    pub fn name<'b>(&self, list: List, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        let entries = &self.lists[list as usize];
        let name = entries.names.get(id).copied();
        // A name that looks like the id of another would be read as that.
        let is_clear = |name: &&'a str| {
            entries.ids.get(name).is_some_and(|known| *known == Some(id)) && !entries.names.contains_key(name)
        };
        name.filter(is_clear).unwrap_or(id)
    }

    /// The id that a text stands for: an id, or a name in any language.
    ///
    /// # Errors
    /// Nothing has that name, or several have.
    pub fn id(&self, list: List, text: &str) -> Result<Id, Unread> {
        let entries = &self.lists[list as usize];
        if entries.names.contains_key(text) {
            return Ok(text.into());
        }
        match entries.ids.get(text) {
            Some(Some(id)) => Ok((*id).into()),
            Some(None) => Err(Unread::SeveralOfName(text.to_owned())),
            None => self.another_spelling(list, text).ok_or_else(|| {
                let closest = nearest(text, entries.order.iter().filter_map(|id| entries.names.get(id).copied()));
                Unread::NoSuchName(text.to_owned(), closest.map(str::to_owned))
            }),
        }
    }

    /// The department with this as one of its other names. All are opened.
    fn another_spelling(&self, list: List, text: &str) -> Option<Id> {
        let departments = (list == List::Departments).then(|| self.directory.of_kind(Kind::Department));
        let records =
            departments.iter().flat_map(crate::directory::RecordList::iter).filter_map(|no| self.directory.record(no));
        let mut found = records.filter(|it| it.alternate_names().iter().any(|name| name == text));
        let first = found.next()?;
        found.next().is_none().then(|| first.id().clone())
    }
}
