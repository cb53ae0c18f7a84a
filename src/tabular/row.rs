//! A record of its own that cells are read into.

use super::lists::{lines, read_lines, read_text};
use super::names::{List, Names};
use super::nested::{self, read_answer};
use super::{Access, Column, SheetKind, Unread};
use crate::directory::{Article, Contact, Department, Id, Kind, Preface, Profile, Record, Service, Society};
use crate::messages::Messages;

/// A record of its own, as its file has it, with what the file says of where it stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// A service.
    Service(Box<Service>),
    /// A society, with the id of its discipline.
    Society(Id, Box<Society>),
    /// A department.
    Department(Box<Department>),
    /// A profile.
    Profile(Box<Profile>),
    /// An article, with the number of its chapter.
    Article(u32, Box<Article>),
    /// The preface.
    Preface(Box<Preface>),
}

impl From<Record<'_>> for Row {
    fn from(record: Record<'_>) -> Self {
        match record {
            Record::Service(it) => Self::Service(it.clone().into()),
            Record::Society(discipline, it) => Self::Society(discipline.id.clone(), it.clone().into()),
            Record::Department(it) => Self::Department(it.clone().into()),
            Record::Profile(it) => Self::Profile(it.clone().into()),
            Record::Article(chapter, it) => Self::Article(chapter.number, it.clone().into()),
            Record::Preface(it) => Self::Preface(it.clone().into()),
        }
    }
}

impl Row {
    /// A record that says nothing yet.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        match kind {
            Kind::Service => Self::Service(Box::default()),
            Kind::Society => Self::Society(Id::default(), Box::default()),
            Kind::Department => Self::Department(Box::default()),
            Kind::Profile => Self::Profile(Box::default()),
            Kind::Article => Self::Article(0, Box::default()),
            Kind::Preface => Self::Preface(Box::default()),
        }
    }

    /// What sort of record it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Service(_) => Kind::Service,
            Self::Society(..) => Kind::Society,
            Self::Department(_) => Kind::Department,
            Self::Profile(_) => Kind::Profile,
            Self::Article(..) => Kind::Article,
            Self::Preface(_) => Kind::Preface,
        }
    }

    /// Reads a cell into the record, in place of what stood there. What the record says beside the column stays.
    ///
    /// # Errors
    /// See [`Unread`]. The column's part of the record may then hold some of the cell.
    pub fn put(&mut self, column: Column, cell: &str, names: &Names<'_>, messages: &Messages) -> Result<(), Unread> {
        let sheet = SheetKind::of(self.kind());
        if !Column::of(sheet).contains(&column) {
            return Err(Unread::NotHere);
        }
        match column.access(sheet) {
            Access::Key if column == Column::Id => *self.id() = read_one(cell)?.into(),
            Access::Key => {}
            Access::Shown => return Err(Unread::ShownOnly),
            Access::Editable => match column {
                Column::Number => self.put_number(cell)?,
                Column::Page => self.put_page(cell)?,
                Column::Name => *self.name() = read_one(cell)?,
                Column::Departments
                | Column::Phones
                | Column::Emails
                | Column::Urls
                | Column::Address
                | Column::PostalCode => {
                    let contacts = self.contacts().ok_or(Unread::NotHere)?;
                    nested::read_contacts(column, cell, names, messages, contacts)?;
                }
                _ => self
                    .put_of_several(column, cell, messages)
                    .unwrap_or_else(|| self.put_of_kind(column, cell, names, messages))?,
            },
        }
        Ok(())
    }

    /// The columns that several kinds of records have; `None` for another one.
    fn put_of_several(&mut self, column: Column, cell: &str, messages: &Messages) -> Option<Result<(), Unread>> {
        let (english, english_printed, alternate_names, pinyin, notes) = match self {
            Self::Service(it) => {
                (&mut it.english, &mut it.english_printed, &mut it.alternate_names, &mut it.pinyin, &mut it.notes)
            }
            Self::Society(_, it) => {
                (&mut it.english, &mut it.english_printed, &mut it.alternate_names, &mut it.pinyin, &mut it.notes)
            }
            Self::Department(it) => {
                (&mut it.english, &mut it.english_printed, &mut it.alternate_names, &mut it.pinyin, &mut it.notes)
            }
            Self::Profile(it) => {
                (&mut it.english, &mut it.english_printed, &mut it.alternate_names, &mut it.pinyin, &mut it.notes)
            }
            Self::Article(..) | Self::Preface(_) => return None,
        };
        Some(match column {
            Column::English => read_one(cell).map(|text| *english = some(text)),
            Column::EnglishPrinted => read_answer(cell, messages).map(|answer| *english_printed = answer),
            Column::AlternateNames => {
                *alternate_names = read_lines(cell);
                Ok(())
            }
            Column::Pinyin => read_one(cell).map(|text| *pinyin = some(text)),
            Column::Notes => {
                *notes = read_lines(cell);
                Ok(())
            }
            _ => return None,
        })
    }

    /// The columns that one kind of records has.
    fn put_of_kind(
        &mut self,
        column: Column,
        cell: &str,
        names: &Names<'_>,
        messages: &Messages,
    ) -> Result<(), Unread> {
        match (self, column) {
            (Self::Service(it), Column::Summary) => it.summary = read_one(cell)?,
            (Self::Profile(it), Column::Summary) => it.summary = read_one(cell)?,
            (Self::Service(it), Column::Keywords) => it.keywords = read_lines(cell),
            (Self::Service(it), Column::Part) => it.part = names.id(List::Parts, &read_one(cell)?)?,
            (Self::Service(it), Column::Category) => {
                let name = some(read_one(cell)?);
                it.category = name.map(|name| names.id(List::Categories, &name)).transpose()?;
            }
            (Self::Service(it), Column::Organizers | Column::Supervisors | Column::Implementers) => {
                let role = nested::role(column).ok_or(Unread::NotHere)?;
                nested::read_providers(role, cell, &mut it.providers)?;
            }
            (
                Self::Service(it),
                Column::Audiences
                | Column::AudienceTerms
                | Column::AudienceParties
                | Column::AudiencePlaces
                | Column::AudienceScope,
            ) => nested::read_audiences(column, cell, names, messages, &mut it.audiences)?,
            (Self::Service(it), Column::TextUrls) => {
                it.urls = lines(cell).map(nested::read_url).collect::<Result<_, _>>()?;
            }
            (Self::Society(discipline, _), Column::Discipline) => {
                *discipline = names.id(List::Disciplines, &read_one(cell)?)?;
            }
            (Self::Article(_, it), Column::Label) => it.label = read_one(cell)?,
            // The preface has an article's columns, empty.
            (Self::Preface(_), Column::Label) if cell.trim().is_empty() => {}
            _ => return Err(Unread::NotHere),
        }
        Ok(())
    }

    fn put_number(&mut self, cell: &str) -> Result<(), Unread> {
        let number = match self {
            Self::Service(it) => &mut it.number,
            Self::Society(_, it) => &mut it.number,
            Self::Profile(it) => &mut it.number,
            Self::Article(_, it) => &mut it.number,
            Self::Preface(_) if cell.trim().is_empty() => return Ok(()),
            Self::Department(_) | Self::Preface(_) => return Err(Unread::NotHere),
        };
        *number = read_number(cell)?;
        Ok(())
    }

    fn put_page(&mut self, cell: &str) -> Result<(), Unread> {
        let page = match self {
            Self::Service(it) => &mut it.page,
            Self::Department(it) => &mut it.page,
            Self::Profile(it) => &mut it.page,
            Self::Society(..) | Self::Article(..) | Self::Preface(_) => return Err(Unread::NotHere),
        };
        // A directory whose book has no pages leaves it empty.
        *page = if cell.trim().is_empty() { 0 } else { read_number(cell)? };
        Ok(())
    }

    fn id(&mut self) -> &mut Id {
        match self {
            Self::Service(it) => &mut it.id,
            Self::Society(_, it) => &mut it.id,
            Self::Department(it) => &mut it.id,
            Self::Profile(it) => &mut it.id,
            Self::Article(_, it) => &mut it.id,
            Self::Preface(it) => &mut it.id,
        }
    }

    fn name(&mut self) -> &mut String {
        match self {
            Self::Service(it) => &mut it.name,
            Self::Society(_, it) => &mut it.name,
            Self::Department(it) => &mut it.name,
            Self::Profile(it) => &mut it.name,
            Self::Article(_, it) => &mut it.subject,
            Self::Preface(it) => &mut it.title,
        }
    }

    fn contacts(&mut self) -> Option<&mut Box<[Contact]>> {
        match self {
            Self::Service(it) => Some(&mut it.contacts),
            Self::Profile(it) => Some(&mut it.contacts),
            Self::Society(..) | Self::Department(_) | Self::Article(..) | Self::Preface(_) => None,
        }
    }
}

/// The text of a cell that holds one line.
fn read_one(cell: &str) -> Result<String, Unread> {
    let mut lines = lines(cell);
    let first = lines.next().map(read_text).unwrap_or_default();
    if lines.next().is_some() { Err(Unread::OneLine(cell.trim().to_owned())) } else { Ok(first) }
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn read_number<T: TryFrom<u32>>(cell: &str) -> Result<T, Unread> {
    let wrong = || Unread::NotANumber(cell.trim().to_owned());
    let number: u32 = cell.trim().parse().map_err(|_| wrong())?;
    T::try_from(number).map_err(|_| wrong())
}

#[cfg(test)]
mod tests;
