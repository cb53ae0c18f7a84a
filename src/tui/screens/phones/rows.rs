//! The rows of the phone book: one for each number, and one for each entry without any.

use std::sync::Arc;

use crate::directory::{BookNumber, Directory, PhoneBookEntry};
use crate::messages::Messages;
use crate::search::{Index, Query, numbers_with};
use crate::text::{Glyphs, cells};

/// Which entry and which of its numbers a row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookRow {
    /// The place of the entry among those shown.
    pub entry: usize,
    /// The place of the number among the entry's; `None` where it has none.
    pub number: Option<usize>,
}

/// What a row is of, wherever it stands: the id of the entry, and the number.
pub(super) type Key = (String, Option<String>);

/// What of the phone book is shown.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The entries.
    pub entries: Arc<Vec<PhoneBookEntry>>,
    /// Their rows.
    pub rows: Vec<BookRow>,
    /// The cells of the longest name.
    pub name_width: usize,
    /// The cells of the longest number.
    pub number_width: usize,
}

impl Shown {
    /// The rows of some entries.
    pub(super) fn of(
        entries: Arc<Vec<PhoneBookEntry>>,
        directory: &Directory,
        messages: &Messages,
        glyphs: &Glyphs,
    ) -> Self {
        let wide = |text: &str| cells(&glyphs.show(text));
        let names =
            entries.iter().filter_map(|it| directory.heading(it.record)).map(|it| wide(messages.leading(it.title())));
        let name_width = names.max().unwrap_or(0);
        let numbers = entries.iter().flat_map(|it| &it.numbers).map(|it| wide(&it.number));
        let number_width = numbers.max().unwrap_or(0);
        let rows = entries.iter().enumerate().flat_map(|(entry, it)| {
            let none = it.numbers.is_empty().then_some(BookRow { entry, number: None });
            none.into_iter().chain((0..it.numbers.len()).map(move |number| BookRow { entry, number: Some(number) }))
        });
        let rows = rows.collect();
        Self { entries, rows, name_width, number_width }
    }

    /// What a row shows.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<(&PhoneBookEntry, Option<&BookNumber>)> {
        let BookRow { entry, number } = *self.rows.get(row)?;
        let entry = self.entries.get(entry)?;
        Some((entry, number.and_then(|number| entry.numbers.get(number))))
    }

    /// What a row is of.
    pub(super) fn key(&self, row: usize, directory: &Directory) -> Option<Key> {
        let (entry, number) = self.get(row)?;
        Some((directory.heading(entry.record)?.id.to_owned(), number.map(|it| it.number.clone())))
    }

    /// The row of something; the first of the same entry where the number is not shown.
    pub(super) fn row_of(&self, (id, number): &Key, directory: &Directory) -> Option<usize> {
        let record = directory.index_of(id)?;
        let of_entry = |row: &BookRow| self.entries.get(row.entry).is_some_and(|it| it.record == record);
        let first = self.rows.iter().position(of_entry)?;
        let behind = self.rows.iter().enumerate().skip(first).take_while(|(_, row)| of_entry(row));
        let is_it = |row: usize| self.get(row).is_some_and(|(_, it)| it.map(|it| &it.number) == number.as_ref());
        behind.map(|(row, _)| row).find(|row| is_it(*row)).or(Some(first))
    }
}

/// What a query finds. As long as names cannot be searched, the names and the digits that hold the text as it was typed.
pub(super) fn found(
    directory: &Directory,
    index: Option<&Index>,
    (query, text): (&Query, &str),
    book: &[PhoneBookEntry],
) -> Vec<PhoneBookEntry> {
    if let Some(index) = index {
        return index.phone_book(query, book);
    }
    if let Some(digits) = query.phone_digits() {
        return numbers_with(&digits, book);
    }
    let typed = text.to_lowercase();
    let holds = |entry: &&PhoneBookEntry| {
        directory.heading(entry.record).is_some_and(|it| it.name.to_lowercase().contains(&typed))
    };
    book.iter().filter(holds).cloned().collect()
}
