//! Columns of lists within a record, and back: whom to call, for whom it is, who stands behind it.
//!
//! A column takes one field of each block, so that a reader sees numbers in one column and addresses in another. What
//! belongs to the second block and those behind it is marked with `[2] ` and so on ([`lists`](super::lists)).

use super::lists::{
    Level, begin_of, lines, new_line, outer, parts, read_names, read_text, write_names, write_parts, write_text,
};
use super::names::{List, Names};
use super::{Column, Unread};
use crate::directory::{Audience, Contact, Email, Id, Party, Phone, PhoneKind, Provider, ProviderRole, Url};
use crate::messages::{Lang, Messages};

/// Nothing in a directory has so many blocks of one sort.
const MOST_BLOCKS: usize = 99;

/// A word in every language, as it is written in one of them.
type Word = fn(&Messages) -> &'static str;

/// The value of a closed list that a word stands for, in any language.
fn worded<T: Copy>(text: &str, words: &[(T, Word)], messages: &Messages) -> Result<T, Unread> {
    let text = read_text(text);
    let is = |word: &Word| Lang::ALL.iter().any(|lang| word(lang.messages()).eq_ignore_ascii_case(&text));
    let found = words.iter().find(|(_, word)| is(word)).map(|(value, _)| *value);
    found.ok_or_else(|| Unread::NoSuchWord(text, words.iter().map(|(_, word)| word(messages)).collect()))
}

/// Yes and no.
pub(super) const ANSWERS: [(bool, Word); 2] = [(true, |it| it.columns.yes), (false, |it| it.columns.no)];

const PHONE_KINDS: [(PhoneKind, Word); 2] =
    [(PhoneKind::Voice, |it| it.facts.phone), (PhoneKind::Fax, |it| it.facts.fax)];

const PARTIES: [(Party, Word); 3] = [
    (Party::Individual, |it| it.columns.individual),
    (Party::Team, |it| it.columns.team),
    (Party::Body, |it| it.columns.body),
];

/// What a scope says: that the words name all of them, that the terms are wider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Exhaustive,
    Wider,
}

const SCOPES: [(Scope, Word); 2] =
    [(Scope::Exhaustive, |it| it.columns.exhaustive), (Scope::Wider, |it| it.columns.wider)];

fn word<T: PartialEq>(value: &T, words: &[(T, Word)], messages: &Messages) -> &'static str {
    words.iter().find(|(known, _)| known == value).map_or("", |(_, word)| word(messages))
}

/// Reads yes or no; nothing is no.
pub(super) fn read_answer(text: &str, messages: &Messages) -> Result<bool, Unread> {
    if text.trim().is_empty() { Ok(false) } else { worded(text, &ANSWERS, messages) }
}

/// The words of a closed list that a column takes, for a list to choose from; of several languages the reader's.
pub(super) fn answers(messages: &Messages) -> Vec<&'static str> {
    ANSWERS.iter().map(|(_, word)| word(messages)).collect()
}

/// The lines of a cell with the block each belongs to.
fn placed(cell: &str) -> impl Iterator<Item = Result<(usize, &str), Unread>> {
    lines(cell).map(|line| {
        let placed = outer(line).filter(|(at, _)| *at < MOST_BLOCKS);
        placed.ok_or_else(|| Unread::NoSuchPlace(line.trim().to_owned(), MOST_BLOCKS))
    })
}

/// The parts of a line, of which there may be so many.
fn some_parts(line: &str, most: usize) -> Result<Vec<&str>, Unread> {
    let parts = parts(line);
    if parts.len() > most { Err(Unread::TooManyParts(line.trim().to_owned(), most)) } else { Ok(parts) }
}

/// A part of an item: nothing where there is none, or it is empty.
fn optional(parts: &[&str], at: usize) -> Option<String> {
    parts.get(at).map(|part| read_text(part)).filter(|part| !part.is_empty())
}

/// The block at a place, made where there is none yet.
fn block<T: Default>(blocks: &mut Vec<T>, at: usize) -> &mut T {
    if blocks.len() <= at {
        blocks.resize_with(at + 1, T::default);
    }
    &mut blocks[at]
}

/// Changes a boxed list as a vector.
fn change<T>(list: &mut Box<[T]>, change: impl FnOnce(&mut Vec<T>) -> Result<(), Unread>) -> Result<(), Unread> {
    let mut values = std::mem::take(list).into_vec();
    let done = change(&mut values);
    *list = values.into();
    done
}

/// Writes what a column takes of contacts.
pub(super) fn write_contacts(
    column: Column,
    names: &Names<'_>,
    contacts: &[Contact],
    messages: &Messages,
    out: &mut String,
) {
    for (at, contact) in contacts.iter().enumerate() {
        match column {
            Column::Departments => {
                if let Some(id) = &contact.department {
                    begin_of(at, out);
                    let name = names.name(List::Departments, id.as_str());
                    write_parts(&[name, contact.printed.as_deref().unwrap_or_default()], out);
                }
            }
            Column::Phones => contact.phones.iter().for_each(|phone| {
                begin_of(at, out);
                write_phone(phone, messages, out);
            }),
            Column::Emails => contact.emails.iter().for_each(|it| {
                begin_of(at, out);
                write_parts(&[&it.address, it.label.as_deref().unwrap_or_default()], out);
            }),
            Column::Urls => contact.urls.iter().for_each(|url| {
                begin_of(at, out);
                write_url(url, out);
            }),
            Column::Address => contact.address.iter().for_each(|it| {
                begin_of(at, out);
                write_text(it, Level::Item, out);
            }),
            Column::PostalCode => contact.postal_code.iter().for_each(|it| {
                begin_of(at, out);
                write_text(it, Level::Item, out);
            }),
            _ => {}
        }
    }
}

/// A number; behind it what answers there, unless that is a person and there is no doubt, and the doubt.
fn write_phone(phone: &Phone, messages: &Messages, out: &mut String) {
    write_number(phone, word(&phone.kind, &PHONE_KINDS, messages), out);
}

/// The same with another word for what answers there.
pub(super) fn write_number(phone: &Phone, kind: &str, out: &mut String) {
    let is_told = phone.note.is_some() || Lang::ALL.iter().all(|lang| lang.messages().facts.phone != kind);
    let kind = if is_told { kind } else { "" };
    write_parts(&[&phone.number, kind, phone.note.as_deref().unwrap_or_default()], out);
}

fn read_phone(line: &str, messages: &Messages) -> Result<Phone, Unread> {
    let parts = some_parts(line, 3)?;
    let kind = parts.get(1).filter(|part| !part.trim().is_empty());
    let kind = kind.map(|part| worded(part, &PHONE_KINDS, messages)).transpose()?;
    Ok(Phone {
        number: optional(&parts, 0).unwrap_or_default(),
        kind: kind.unwrap_or_default(),
        note: optional(&parts, 2),
    })
}

/// A web address, and behind it what it is.
pub(super) fn write_url(url: &Url, out: &mut String) {
    write_parts(&[&url.url, url.label.as_deref().unwrap_or_default()], out);
}

pub(super) fn read_url(line: &str) -> Result<Url, Unread> {
    let parts = some_parts(line, 2)?;
    Ok(Url { url: optional(&parts, 0).unwrap_or_default(), label: optional(&parts, 1) })
}

/// Reads what a column takes of contacts. Those at the end that say nothing any more are taken out.
pub(super) fn read_contacts(
    column: Column,
    cell: &str,
    names: &Names<'_>,
    messages: &Messages,
    contacts: &mut Box<[Contact]>,
) -> Result<(), Unread> {
    change(contacts, |all| {
        for contact in all.iter_mut() {
            match column {
                Column::Departments => (contact.department, contact.printed) = (None, None),
                Column::Phones => contact.phones = Box::default(),
                Column::Emails => contact.emails = Box::default(),
                Column::Urls => contact.urls = Box::default(),
                Column::Address => contact.address = None,
                Column::PostalCode => contact.postal_code = None,
                _ => {}
            }
        }
        for placed in placed(cell) {
            let (at, line) = placed?;
            read_contact(column, line, names, messages, block(all, at))?;
        }
        while all.last().is_some_and(|it| *it == Contact::default()) {
            all.pop();
        }
        Ok(())
    })
}

fn read_contact(
    column: Column,
    line: &str,
    names: &Names<'_>,
    messages: &Messages,
    contact: &mut Contact,
) -> Result<(), Unread> {
    let once = |field: &mut Option<String>| {
        let has_one = field.replace(read_text(line)).is_some();
        if has_one { Err(Unread::OneLine(line.trim().to_owned())) } else { Ok(()) }
    };
    match column {
        Column::Departments => {
            let parts = some_parts(line, 2)?;
            let name = optional(&parts, 0).unwrap_or_default();
            let id = names.id(List::Departments, &name)?;
            if contact.department.replace(id).is_some() {
                return Err(Unread::OneLine(line.trim().to_owned()));
            }
            contact.printed = optional(&parts, 1);
        }
        Column::Phones => push(&mut contact.phones, read_phone(line, messages)?),
        Column::Emails => {
            let parts = some_parts(line, 2)?;
            let address = optional(&parts, 0).unwrap_or_default();
            push(&mut contact.emails, Email { address, label: optional(&parts, 1) });
        }
        Column::Urls => push(&mut contact.urls, read_url(line)?),
        Column::Address => once(&mut contact.address)?,
        Column::PostalCode => once(&mut contact.postal_code)?,
        _ => {}
    }
    Ok(())
}

/// Puts a value behind the others.
fn push<T>(list: &mut Box<[T]>, value: T) {
    let mut values = std::mem::take(list).into_vec();
    values.push(value);
    *list = values.into();
}

/// The part that a column of providers is about.
pub(super) const fn role(column: Column) -> Option<ProviderRole> {
    match column {
        Column::Organizers => Some(ProviderRole::Organizer),
        Column::Supervisors => Some(ProviderRole::Supervisor),
        Column::Implementers => Some(ProviderRole::Implementer),
        _ => None,
    }
}

/// Writes the providers of a role: heading, names, words behind them.
pub(super) fn write_providers(role: ProviderRole, providers: &[Provider], out: &mut String) {
    for it in providers.iter().filter(|it| it.role == role) {
        new_line(out);
        write_text(&it.label, Level::Part, out);
        out.push_str(" | ");
        write_names(it.names.iter().map(String::as_str), out);
        if let Some(remark) = &it.remark {
            out.push_str(" | ");
            write_text(remark, Level::Part, out);
        }
    }
}

/// Reads the providers of a role: each into the place of one that there was, further ones behind them.
pub(super) fn read_providers(role: ProviderRole, cell: &str, providers: &mut Box<[Provider]>) -> Result<(), Unread> {
    let mut read = Vec::new();
    for line in lines(cell) {
        let parts = some_parts(line, 3)?;
        let [label, bodies, ..] = parts.as_slice() else {
            return Err(Unread::LabelMissing(line.trim().to_owned()));
        };
        read.push(Provider {
            role,
            label: read_text(label),
            names: read_names(bodies).collect(),
            remark: optional(&parts, 2),
        });
    }
    change(providers, |all| {
        let mut read = read.into_iter();
        let mut kept = Vec::with_capacity(all.len());
        // Behind the last one of the role; without one, before the roles that come later.
        let mut end = 0;
        for it in all.drain(..) {
            if it.role == role {
                kept.extend(read.next());
                end = kept.len();
            } else {
                let comes_before = (it.role as u8) < role as u8;
                kept.push(it);
                if comes_before {
                    end = kept.len();
                }
            }
        }
        let behind = kept.split_off(end);
        kept.extend(read);
        kept.extend(behind);
        *all = kept;
        Ok(())
    })
}

/// Writes what a column takes of audiences.
pub(super) fn write_audiences(
    column: Column,
    names: &Names<'_>,
    audiences: &[Audience],
    messages: &Messages,
    out: &mut String,
) {
    for (at, it) in audiences.iter().enumerate() {
        match column {
            Column::Audiences => {
                new_line(out);
                if it.label.is_empty() {
                    write_text(&it.printed, Level::Part, out);
                } else {
                    write_parts(&[&it.label, &it.printed], out);
                }
            }
            Column::AudienceTerms if !it.terms.is_empty() => {
                begin_of(at, out);
                write_names(it.terms.iter().map(|id| names.name(List::Audiences, id.as_str())), out);
            }
            Column::AudienceParties if !it.parties.is_empty() => {
                begin_of(at, out);
                write_names(it.parties.iter().map(|party| word(party, &PARTIES, messages)), out);
            }
            Column::AudiencePlaces => it.place.iter().for_each(|id| {
                begin_of(at, out);
                write_text(names.name(List::Places, id.as_str()), Level::Item, out);
            }),
            Column::AudienceScope if it.exhaustive || it.wider => {
                begin_of(at, out);
                let scopes = [(it.exhaustive, Scope::Exhaustive), (it.wider, Scope::Wider)];
                let scopes = scopes.into_iter().filter(|(holds, _)| *holds);
                write_names(scopes.map(|(_, scope)| word(&scope, &SCOPES, messages)), out);
            }
            _ => {}
        }
    }
}

/// Reads what a column takes of audiences. The column of headings and words says how many there are.
pub(super) fn read_audiences(
    column: Column,
    cell: &str,
    names: &Names<'_>,
    messages: &Messages,
    audiences: &mut Box<[Audience]>,
) -> Result<(), Unread> {
    change(audiences, |all| {
        if column == Column::Audiences {
            let read = lines(cell).map(|line| some_parts(line, 2)).collect::<Result<Vec<_>, _>>()?;
            all.resize_with(read.len(), Audience::default);
            for (it, parts) in all.iter_mut().zip(read) {
                let (printed, label) = (parts.last().copied(), parts.split_last().and_then(|(_, rest)| rest.first()));
                it.printed = printed.map(read_text).unwrap_or_default();
                it.label = label.map(|part| read_text(part)).unwrap_or_default();
            }
            return Ok(());
        }
        for it in all.iter_mut() {
            match column {
                Column::AudienceTerms => it.terms = Box::default(),
                Column::AudienceParties => it.parties = Box::default(),
                Column::AudiencePlaces => it.place = None,
                Column::AudienceScope => (it.exhaustive, it.wider) = (false, false),
                _ => {}
            }
        }
        let most = all.len();
        for placed in placed(cell) {
            let (at, line) = placed?;
            let it = all.get_mut(at).ok_or_else(|| Unread::NoSuchPlace(line.trim().to_owned(), most))?;
            read_audience(column, line, names, messages, it)?;
        }
        Ok(())
    })
}

fn read_audience(
    column: Column,
    line: &str,
    names: &Names<'_>,
    messages: &Messages,
    audience: &mut Audience,
) -> Result<(), Unread> {
    match column {
        Column::AudienceTerms => {
            let terms = read_names(line).map(|name| names.id(List::Audiences, &name));
            audience.terms = terms.collect::<Result<Box<[Id]>, _>>()?;
        }
        Column::AudienceParties => {
            let parties = read_names(line).map(|name| worded(&name, &PARTIES, messages));
            audience.parties = parties.collect::<Result<_, _>>()?;
        }
        Column::AudiencePlaces => audience.place = Some(names.id(List::Places, &read_text(line))?),
        Column::AudienceScope => {
            for name in read_names(line) {
                match worded(&name, &SCOPES, messages)? {
                    Scope::Exhaustive => audience.exhaustive = true,
                    Scope::Wider => audience.wider = true,
                }
            }
        }
        _ => {}
    }
    Ok(())
}
