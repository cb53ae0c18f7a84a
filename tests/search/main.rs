//! Finding: what a query finds and in which order, what it marks, and that it never does otherwise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod characters;
mod conditions;
mod english;
mod facets;
mod fields;
mod intents;
mod marks;
mod meaning;
mod own;
mod properties;
mod query;
mod sections;
mod standing;
#[path = "../support/mod.rs"]
mod support;
mod typing;
mod worker;

use std::sync::Arc;

use kechuang::directory::{Contents, Directory, Discipline, Society};
use kechuang::search::{Index, Query};
use support::shipped::SHIPPED;

/// The shipped directory with its index.
fn shipped() -> (&'static Arc<Directory>, &'static Index) {
    (&SHIPPED.0, &SHIPPED.1)
}

/// A directory of societies with these names, in which 天津市 and 天津 are what nobody types.
fn societies(names: &[&str]) -> Arc<Directory> {
    societies_read_as(&names.iter().map(|name| (*name, None)).collect::<Vec<_>>())
}

/// The same, with the readings that their records give.
fn societies_read_as(names: &[(&str, Option<&str>)]) -> Arc<Directory> {
    let society = |(name, pinyin): &(&str, Option<&str>)| Society {
        name: (*name).to_owned(),
        pinyin: pinyin.map(str::to_owned),
        ..Society::default()
    };
    directory_of(names.iter().map(society))
}

/// A directory of societies, which are numbered here.
fn directory_of(societies: impl Iterator<Item = Society>) -> Arc<Directory> {
    let numbered = |(number, society): (u32, Society)| Society {
        id: format!("society-test-{number:02}").into(),
        number,
        ..society
    };
    let mut contents = Contents::default();
    contents.info.common_prefixes = vec!["天津市".to_owned(), "天津".to_owned()].into();
    contents.disciplines = vec![Discipline {
        id: "test".into(),
        number: 1,
        name: "试验".to_owned(),
        societies: (1..).zip(societies).map(numbered).collect(),
        ..Discipline::default()
    }];
    Arc::new(contents.into())
}

/// A query on the day of the tests.
fn asked(text: &str) -> Query {
    Query::parse(text).on(jiff::civil::date(2026, 11, 26))
}

/// The ids that answer a query, best first.
fn ids(directory: &Directory, index: &Index, query: &str) -> Vec<String> {
    let found = index.search(&asked(query), None, usize::MAX);
    let id = |hit: &kechuang::search::Hit| directory.record(hit.record).unwrap().id().to_string();
    found.hits.iter().map(id).collect()
}

/// The names that answer a query, best first.
fn names(directory: &Directory, index: &Index, query: &str) -> Vec<String> {
    let found = index.search(&asked(query), None, usize::MAX);
    found.hits.iter().map(|hit| directory.record(hit.record).unwrap().name().to_owned()).collect()
}

/// A name with the characters that a query marks in brackets, for the first record of that name.
fn marked(directory: &Directory, index: &Index, query: &str, name: &str) -> String {
    let (no, record) = directory.records().find(|(_, record)| record.name() == name).unwrap();
    let marks = index.highlighter(&Query::parse(query)).marks(no);
    let mark = |(i, c): (usize, char)| match u32::try_from(i) {
        Ok(i) if marks.contains(&i) => format!("[{c}]"),
        _ => c.to_string(),
    };
    record.name().chars().enumerate().map(mark).collect()
}
