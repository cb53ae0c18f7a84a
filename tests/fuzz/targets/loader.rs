//! One file of a directory with any text in it: it is a directory, or every fault is told, with its place in the text.
#![no_main]

use std::sync::Arc;

use kechuang::directory::Directory;
use kechuang::export::text;
use kechuang::loader::diagnostic::{Diagnostic, Location};
use kechuang::loader::load;
use kechuang::loader::syntax_tree::{SyntaxKind, SyntaxNode};
use kechuang::messages::{Lang, report};
use kechuang::search::{Index, Query};
use kechuang_fuzz::{Input, is_fit_to_be_seen, is_stretch_of, with_text};
use libfuzzer_sys::fuzz_target;

fn is_told(faults: &[Diagnostic]) {
    assert!(!faults.is_empty(), "refused without a reason");
    let lies = |place: &Location| {
        is_stretch_of(&place.span, &place.text);
        let (line, column) = place.position();
        assert!(line >= 1 && column >= 1);
    };
    for (at, fault) in faults.iter().enumerate() {
        lies(&fault.place);
        fault.other.iter().for_each(lies);
        assert!(!faults[..at].contains(fault), "told twice: {fault:?}");
    }
    for lang in Lang::ALL {
        is_fit_to_be_seen(&report(lang, faults, false, Some(80)));
    }
}

/// What was read can be looked up, compiled, searched and shown.
fn is_whole(directory: Directory) {
    let columns = directory.columns(|_| ()).expect("a small directory can be compiled");
    let get = |name| columns.iter().find(|(column, _)| *column == name).map(|(_, bytes)| bytes.clone());
    let compiled = Directory::from_columns(get).expect("what was compiled is read");
    assert_eq!(compiled.contents(), directory.contents());
    let directory = Arc::new(directory);
    for (no, record) in directory.records() {
        let heading = directory.heading(no).expect("every record has a heading");
        assert_eq!((heading.id, heading.name), (record.id().as_str(), record.name()));
        assert_eq!(directory.index_of(heading.id), Some(no));
        for lang in Lang::ALL {
            is_fit_to_be_seen(&text(&directory, record, lang));
        }
    }
    let index = Index::build(&directory);
    for (no, record) in directory.records() {
        let typed = format!("'{}", record.name().replace(char::is_whitespace, ""));
        let query = Query::parse(&typed);
        let _ = index.search(&query, None, 9);
        let _ = index.highlighter(&query).marks(no);
    }
}

fn lies_within(node: &SyntaxNode, text: &str) {
    is_stretch_of(&node.span, text);
    let inside = |part: &SyntaxNode| {
        assert!(node.span.start <= part.span.start && part.span.end <= node.span.end, "{part:?} in {node:?}");
        lies_within(part, text);
    };
    match &node.parts {
        SyntaxKind::Fields(fields) => fields.iter().for_each(|field| {
            is_stretch_of(&field.name, text);
            inside(&field.value);
        }),
        SyntaxKind::Items(items) => items.iter().for_each(inside),
        SyntaxKind::Entries(entries) => entries.iter().for_each(|(key, value)| {
            inside(key);
            inside(value);
        }),
        SyntaxKind::Text(between) => is_stretch_of(between, text),
        SyntaxKind::Plain => {}
    }
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input(data);
    let file = input.byte();
    let text = input.rest().into_owned();
    lies_within(&SyntaxNode::read(&text), &text);
    let source = with_text(file, text);
    match load(&source, |_| ()) {
        Ok(directory) => is_whole(directory),
        Err(faults) => {
            is_told(&faults);
            assert_eq!(load(&source, |_| ()).err(), Some(faults), "the same is said the second time");
        }
    }
});
