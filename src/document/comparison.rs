//! The document of two records beside each other, made from the document of each: no field is named here.
//!
//! A field is a property, by its label, or a section, by its heading. A section of properties of which both have some is
//! compared property by property. Of what is repeated, the first is held against the first, and so on.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use crate::directory::{Directory, RecordIdx};
use crate::messages::Lang;

use super::{DocumentBuilder, Element, Inline, Property, Role, Target, body, damaged};

/// So many records of a list are named; each page has the whole list.
const MOST_ENTRIES: usize = 100;

/// A field of two records.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'a> {
    /// What it is: the label of a property, or the heading of a section.
    pub label: Inline,
    /// What each has of it; nothing where it has none.
    pub sides: [Vec<Element<'a>>; 2],
}

impl Row<'_> {
    /// What the two are called for short.
    pub const SHORT: [&'static str; 2] = ["A", "B"];

    /// Whether both say the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.sides[0] == self.sides[1]
    }

    /// Whether it is a section.
    #[must_use]
    pub fn is_section(&self) -> bool {
        self.label.role == Role::Heading
    }
}

/// The elements of a comparison, from the top; none where one of the records is not there.
pub(super) fn comparison(directory: &Directory, records: [RecordIdx; 2], lang: Lang) -> Vec<Element<'_>> {
    let mut document = DocumentBuilder { lang, elements: Vec::new() };
    let facts = &document.messages().facts;
    let [Some(first), Some(second)] = records.map(|no| Sheet::of(directory, no, lang)) else {
        return document.elements;
    };
    let names = [(first.name, records[0]), (second.name, records[1])];
    let names = names.map(|(name, no)| Inline::new(name, Role::Title).to(Some(Target::Record(no))));
    let mut rows = Vec::new();
    for (heading, sides) in merge(first.sections, second.sections) {
        rows.extend(section(heading, sides));
    }
    let compared = rows.iter().filter_map(|it| if let Element::Row(row) = it { Some(row.is_same()) } else { None });
    let (same, different): (Vec<bool>, Vec<bool>) = compared.partition(|is_same| *is_same);
    document.elements.push(Element::Names(names));
    document.paragraph(&facts.compared(different.len(), same.len()), Role::Quiet);
    document.gap();
    document.elements.extend(rows);
    document.gap();
    document.our_words(None, false);
    document.elements
}

/// A field of one record: its label, and what stands there.
type Field<'a> = (String, Vec<Element<'a>>);

/// A document taken apart. What stands before all headings is a section without one.
struct Sheet<'a> {
    name: String,
    sections: Vec<(String, Vec<Field<'a>>)>,
}

impl<'a> Sheet<'a> {
    fn of(directory: &'a Directory, no: RecordIdx, lang: Lang) -> Option<Self> {
        let facts = &lang.messages().facts;
        let elements = match directory.record(no) {
            Some(record) => body(directory, record, lang),
            None => damaged(&directory.heading(no)?, lang),
        };
        let mut sheet = Self { name: String::new(), sections: vec![(String::new(), Vec::new())] };
        // Who compares two asks for that last.
        let mut place = Vec::new();
        for element in elements {
            match element {
                Element::Title(name) => sheet.name = name,
                Element::OtherName { label, name, remark } => {
                    let said = [Inline::new(name, Role::Text), Inline::new(remark, Role::Quiet)];
                    sheet.add(label, said.into_iter().map(Element::Paragraph).collect());
                }
                Element::Place { path, target, page } => {
                    let path = Inline::new(path.join(" › "), Role::Text).to(target);
                    place.push((facts.place.to_owned(), vec![Element::Paragraph(path)]));
                    if let Some(page) = page {
                        let page = Element::Paragraph(Inline::new(page, Role::Text));
                        place.push((facts.printed_on.to_owned(), vec![page]));
                    }
                }
                Element::Heading(text) => sheet.sections.push((text.text, Vec::new())),
                Element::Properties(properties) => {
                    for Property { label, values } in properties {
                        sheet.add(&label, values.into_iter().map(Element::Paragraph).collect());
                    }
                }
                Element::Entries(records) if records.len() > MOST_ENTRIES => {
                    let others = facts.and_others(records.len() - MOST_ENTRIES);
                    sheet.go_on(Element::Entries(records.rows(0..MOST_ENTRIES)));
                    sheet.go_on(Element::Paragraph(Inline::new(others, Role::Quiet)));
                }
                // They lead to where the record is read with its neighbours.
                Element::Links(..) | Element::Gap => {}
                other => sheet.go_on(other),
            }
        }
        if let Some((_, fields)) = sheet.sections.first_mut() {
            for (label, content) in fields.iter_mut().filter(|(label, _)| label.is_empty()) {
                let is_text = content.iter().any(|it| matches!(it, Element::Blocks(_)));
                if is_text { facts.text } else { facts.in_short }.clone_into(label);
            }
            fields.extend(place);
        }
        Some(sheet)
    }

    fn add(&mut self, label: &str, content: Vec<Element<'a>>) {
        if let Some((_, fields)) = self.sections.last_mut() {
            fields.push((label.to_owned(), content));
        }
    }

    /// Adds to what stands in a section without a label.
    fn go_on(&mut self, element: Element<'a>) {
        let Some((_, fields)) = self.sections.last_mut() else { return };
        match fields.last_mut() {
            Some((label, content)) if label.is_empty() => content.push(element),
            _ => fields.push((String::new(), vec![element])),
        }
    }
}

/// The elements that compare a section.
fn section(heading: String, sides: [Option<Vec<Field<'_>>>; 2]) -> Vec<Element<'_>> {
    let label = |text: String, role| Inline::new(text, role);
    let [first, second] = sides.map(Option::unwrap_or_default);
    let is_shared = first.iter().any(|(label, _)| !label.is_empty() && second.iter().any(|(other, _)| other == label));
    if !heading.is_empty() && !is_shared {
        let sides = [first, second].map(|fields| fields.into_iter().flat_map(whole).collect());
        return vec![Element::Row(Row { label: label(heading, Role::Heading), sides })];
    }
    let title = (!heading.is_empty()).then(|| Element::Heading(label(heading.clone(), Role::Heading)));
    let rows = merge(first, second).into_iter().map(|(name, sides)| {
        let is_long = sides.iter().flatten().flatten().any(|it| matches!(it, Element::Blocks(_) | Element::Entries(_)));
        let role = if is_long { Role::Heading } else { Role::Label };
        Element::Row(Row { label: label(name, role), sides: sides.map(Option::unwrap_or_default) })
    });
    title.into_iter().chain(rows).collect()
}

/// A field of a section that is compared as a whole.
fn whole((label, content): Field<'_>) -> Vec<Element<'_>> {
    if label.is_empty() {
        return content;
    }
    let values = content.into_iter().filter_map(|it| if let Element::Paragraph(text) = it { Some(text) } else { None });
    vec![Element::Properties(vec![Property { label, values: values.collect() }])]
}

/// What two lists have under each name, in an order that keeps that of both where it can. What only the second has comes
/// behind what stands before it there.
fn merge<K: Clone + Eq + Hash, T>(first: Vec<(K, T)>, second: Vec<(K, T)>) -> Vec<(K, [Option<T>; 2])> {
    let mut rows: Vec<(K, [Option<T>; 2])> = Vec::new();
    let mut places: HashMap<(K, usize), usize> = HashMap::new();
    let mut counts: HashMap<K, usize> = HashMap::new();
    for (key, value) in first {
        let count = counts.entry(key.clone()).or_insert(0);
        places.insert((key.clone(), *count), rows.len());
        *count += 1;
        rows.push((key, [Some(value), None]));
    }
    counts.clear();
    // What is new comes behind a row of the first list, or before all of them.
    let mut new: Vec<(usize, K, T)> = Vec::new();
    let mut behind = 0;
    for (key, value) in second {
        let count = counts.entry(key.clone()).or_insert(0);
        let place = places.entry((key.clone(), *count));
        *count += 1;
        match place {
            Entry::Occupied(at) => {
                let at = *at.get();
                rows[at].1[1] = Some(value);
                behind = at + 1;
            }
            Entry::Vacant(_) => new.push((behind, key, value)),
        }
    }
    // Stable: those behind one row keep their order.
    new.sort_by_key(|(behind, ..)| *behind);
    let mut new = new.into_iter().peekable();
    let mut merged = Vec::with_capacity(rows.len() + new.len());
    for (at, row) in rows.into_iter().enumerate() {
        while let Some((_, key, value)) = new.next_if(|(behind, ..)| *behind == at) {
            merged.push((key, [None, Some(value)]));
        }
        merged.push(row);
    }
    merged.extend(new.map(|(_, key, value)| (key, [None, Some(value)])));
    merged
}

#[cfg(test)]
mod tests {
    use super::merge;

    #[test]
    fn the_order_of_both_is_kept() {
        let list = |keys: &str| keys.chars().enumerate().map(|(at, key)| (key, at)).collect::<Vec<_>>();
        let merged = |first: &str, second: &str| {
            let rows = merge(list(first), list(second)).into_iter();
            rows.map(|(key, [a, b])| format!("{key}{}{}", u8::from(a.is_some()), u8::from(b.is_some())))
                .collect::<Vec<_>>()
        };
        assert_eq!(merged("abc", "abc"), ["a11", "b11", "c11"]);
        assert_eq!(merged("ac", "xabyz"), ["x01", "a11", "b01", "y01", "z01", "c10"]);
        assert_eq!(merged("", "ab"), ["a01", "b01"]);
        assert_eq!(merged("aab", "abab"), ["a11", "a11", "b01", "b11"]);
    }
}
