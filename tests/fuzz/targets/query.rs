//! Any query: it is answered, the same each time and however it was typed, and what is marked and offered is there.
#![no_main]

use std::collections::HashSet;

use jiff::civil::date;
use kechuang::directory::RecordList;
use kechuang::messages::Lang;
use kechuang::search::{FIELDS, FieldRole, Found, Index, Naming, Query};
use kechuang_fuzz::{Input, SHIPPED, is_stretch_of, is_stretch_of_chars};
use libfuzzer_sys::fuzz_target;

fn query(text: &str, how: u8) -> Query {
    let query = Query::parse(text);
    let query = if how & 1 > 0 { query.on(date(2026, 11, 26)) } else { query };
    if how & 2 > 0 { query.with_excluded() } else { query }
}

fn check_answer(index: &Index, query: &Query, found: &Found, scope: Option<&RecordList>) {
    let (directory, _) = &*SHIPPED;
    let hits: HashSet<_> = found.hits.iter().map(|hit| hit.record).collect();
    assert_eq!(hits.len(), found.hits.len(), "an entry twice");
    assert!(found.total + found.outside.total <= directory.len() && found.hits.len() <= found.total);
    // Groups go before how good an answer is.
    if found.groups.is_none() && found.matching.is_some() {
        assert!(found.hits.is_empty() || found.best == found.hits.first().map(|hit| hit.tier));
    }
    assert!(scope.is_none_or(|scope| found.hits.iter().all(|hit| scope.row_of(hit.record).is_some())));
    if let Some(groups) = found.groups {
        assert!(groups.fits + groups.to_read <= found.total.max(groups.fits + groups.to_read + groups.excluded));
    }
    let highlighter = index.highlighter(query).with_meaning(found.meaning.as_ref());
    for hit in found.hits.iter().take(4) {
        let name = directory.heading(hit.record).expect("what is found is there").name;
        let marks = highlighter.marks(hit.record);
        assert!(marks.is_sorted_by(|a, b| a < b) && marks.iter().all(|at| (*at as usize) < name.chars().count()));
        let texts = [highlighter.marks_in(name), highlighter.marks_in_alias(name), highlighter.marks_in_english(name)];
        texts.iter().flatten().for_each(|mark| is_stretch_of_chars(mark, name));
        if let Some(snippet) = highlighter.snippet(hit.record) {
            snippet.marks.iter().for_each(|mark| is_stretch_of_chars(mark, &snippet.text));
            assert!(snippet.marks.is_sorted_by(|a, b| a.end <= b.start), "{:?}", snippet.marks);
        }
    }
}

/// A query that is changed from the screen says afterwards what it should.
fn check_changes(text: &str, role: FieldRole, name: &str) {
    let fields = Query::fields(text);
    for field in &fields {
        is_stretch_of(&field.range, text);
    }
    assert!(fields.is_sorted_by(|a, b| a.range.end <= b.range.start), "{fields:?}");
    let without = Query::without_field(text, role);
    assert!(Query::fields(&without).iter().all(|field| field.role != role), "{role:?} is still in {without:?}");
    for value in ["组人部", "3"] {
        let _ = Query::with_value(text, role, name, value);
        let _ = Query::with_only_value(text, role, name, value);
        let gone = Query::without_value(text, role, value);
        assert!(Query::fields(&gone).iter().all(|field| field.role != role || !field.has(value)), "{gone:?}");
    }
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input(data);
    let (how, which) = (input.byte(), input.byte());
    let text = input.rest();
    let (directory, index) = &*SHIPPED;
    let asked = query(&text, how);
    assert!(text.starts_with(Query::cut(&text)));
    for lang in Lang::ALL {
        asked.problems().iter().for_each(|problem| assert!(!lang.messages().problem(problem).is_empty()));
    }
    let end = u32::from(how) * 2;
    let scope = (how & 4 > 0).then(|| RecordList::range(0..end.min(u32::try_from(directory.len()).unwrap_or(0))));
    let limit = if how & 8 > 0 { usize::MAX } else { 7 };
    // Typed letter by letter, places are remembered; after another query none are.
    for (at, _) in text.char_indices().rev().take(3).collect::<Vec<_>>().into_iter().rev() {
        let _ = index.search(&query(&text[..at], how), scope.as_ref(), limit);
    }
    let typed = index.search(&asked, scope.as_ref(), limit);
    let _ = index.search(&Query::parse("zzz"), None, 1);
    let found = index.search(&asked, scope.as_ref(), limit);
    assert_eq!(found, typed, "{text:?} is answered by how it was typed");
    check_answer(index, &asked, &found, scope.as_ref());
    let naming = if how & 16 > 0 { Naming::English } else { Naming::Chinese };
    if let Some(completion) = index.complete(&text, naming) {
        assert!(text.is_char_boundary(completion.from) && !completion.choices.is_empty());
    }
    let _ = index.not_completed(&text);
    let field = &FIELDS[usize::from(which) % FIELDS.len()];
    check_changes(&text, field.role, field.named(naming));
});
