//! What people type finds what they mean: `tests/search/intents.tsv`, and `tests/search/intents-held-out.tsv`, to which
//! nothing was tuned.

use std::fmt::Write as _;

use crate::{ids, shipped};

/// What must come first, and how surely.
struct Promise {
    /// How the heading of its intents begins.
    kind: &'static str,
    /// So many of a hundred have a right answer first.
    first: usize,
    /// So many of a hundred have one among the first three.
    among_three: usize,
}

const NAMES: Promise = Promise { kind: "", first: 97, among_three: 99 };
const NEEDS: Promise = Promise { kind: "needs", first: 90, among_three: 97 };
const CONDITIONS: Promise = Promise { kind: "conditions", first: 90, among_three: 94 };
/// What was reached when they were first asked.
const HELD_OUT: Promise = Promise { kind: "", first: 80, among_three: 85 };
const NOTHING: &str = "nothing";

struct Intent {
    kind: &'static str,
    query: &'static str,
    /// The ids of which one must come first; none where nothing must be found.
    accepted: Vec<&'static str>,
}

fn intents_of(table: &'static str) -> Vec<Intent> {
    let mut kind = "";
    let mut intents = Vec::new();
    for line in table.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            kind = heading;
        } else if let Some((query, accepted)) = line.split_once('\t') {
            intents.push(Intent { kind, query, accepted: accepted.split(' ').filter(|id| *id != "-").collect() });
        }
    }
    intents
}

fn intents() -> Vec<Intent> {
    intents_of(include_str!("intents.tsv"))
}

fn held_out() -> Vec<Intent> {
    intents_of(include_str!("intents-held-out.tsv"))
}

fn is_name(intent: &Intent) -> bool {
    ![NEEDS.kind, CONDITIONS.kind, NOTHING].iter().any(|kind| intent.kind.starts_with(kind))
}

/// How many of some intents there are, how many find a right answer first and how many among three; and those that do
/// not, a line each.
fn judged<'a>(intents: impl Iterator<Item = &'a Intent>) -> (usize, usize, usize, String) {
    let (directory, index) = shipped();
    let (mut all, mut first, mut three, mut others) = (0, 0, 0, String::new());
    for intent in intents {
        let answers = ids(directory, index, intent.query);
        let place = answers.iter().position(|id| intent.accepted.contains(&id.as_str()));
        all += 1;
        first += usize::from(place == Some(0));
        three += usize::from(place.is_some_and(|place| place < 3));
        if place != Some(0) {
            let begin = &answers[..answers.len().min(3)];
            let _ =
                writeln!(others, "{}: place {place:?}, wanted {:?}, found {begin:?}", intent.query, intent.accepted);
        }
    }
    (all, first, three, others)
}

fn assert_kept<'a>(promise: &Promise, intents: impl Iterator<Item = &'a Intent>) {
    let (all, first, three, others) = judged(intents);
    println!("{}: of {all} intents {first} first, {three} among three\n{others}", promise.kind);
    assert!(first * 100 >= all * promise.first, "{first} of {all} first:\n{others}");
    assert!(three * 100 >= all * promise.among_three, "{three} of {all} among three:\n{others}");
}

#[test]
fn a_name_typed_anyhow_is_the_first_answer() {
    let intents = intents();
    assert!(intents.len() >= 300, "{} intents", intents.len());
    assert_kept(&NAMES, intents.iter().filter(|intent| is_name(intent)));
}

#[test]
fn a_need_in_own_words_finds_what_is_there_for_it() {
    let intents = intents();
    assert_kept(&NEEDS, intents.iter().filter(|intent| intent.kind.starts_with(NEEDS.kind)));
}

#[test]
fn a_condition_in_plain_words_finds_what_fits_it() {
    let intents = intents();
    assert_kept(&CONDITIONS, intents.iter().filter(|intent| intent.kind.starts_with(CONDITIONS.kind)));
}

#[test]
fn what_the_directory_does_not_have_finds_nothing() {
    let (directory, index) = shipped();
    let mut found = String::new();
    for intent in intents().into_iter().filter(|intent| intent.kind.starts_with(NOTHING)) {
        let answers = ids(directory, index, intent.query);
        if !answers.is_empty() {
            let _ = writeln!(found, "{}: {:?}", intent.query, &answers[..answers.len().min(3)]);
        }
    }
    assert!(found.is_empty(), "found:\n{found}");
}

#[test]
fn needs_to_which_nothing_was_tuned_are_found_too() {
    let intents = held_out();
    let (all, first, three, _) = judged(intents.iter().filter(|intent| !intent.kind.starts_with(NOTHING)));
    println!("of {all} intents held out {first} first, {three} among three");
    let (directory, index) = shipped();
    let nothing: Vec<Intent> = intents.into_iter().filter(|intent| intent.kind.starts_with(NOTHING)).collect();
    let empty = nothing.iter().filter(|intent| ids(directory, index, intent.query).is_empty()).count();
    println!("of {} that must find nothing {empty} find nothing", nothing.len());
    assert!(empty * 100 >= nothing.len() * 85, "{empty} of {}", nothing.len());
    assert!(first * 100 >= all * HELD_OUT.first, "{first} of {all} first");
    assert!(three * 100 >= all * HELD_OUT.among_three, "{three} of {all} among three");
}

#[test]
fn every_accepted_answer_exists() {
    let (directory, _) = shipped();
    for intent in intents().into_iter().chain(held_out()) {
        for id in intent.accepted {
            assert!(directory.index_of(id).is_some(), "{}: {id} does not exist", intent.query);
        }
    }
}

/// Every query of the table.
pub(crate) fn queries() -> impl Iterator<Item = &'static str> {
    intents().into_iter().map(|intent| intent.query)
}
