//! What people type finds what they mean: `tests/search/intents.tsv`.

use crate::{ids, shipped};

struct Intent {
    kind: &'static str,
    query: &'static str,
    accepted: Vec<&'static str>,
}

fn intents() -> Vec<Intent> {
    let mut kind = "";
    let mut intents = Vec::new();
    for line in include_str!("intents.tsv").lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            kind = heading;
        } else if let Some((query, accepted)) = line.split_once('\t') {
            intents.push(Intent { kind, query, accepted: accepted.split(' ').collect() });
        }
    }
    intents
}

#[test]
fn the_first_answer_is_what_was_meant() {
    let (directory, index) = shipped();
    let intents = intents();
    assert!(intents.len() >= 150, "{} intents", intents.len());
    let mut not_first = Vec::new();
    let mut not_in_five = Vec::new();
    for intent in &intents {
        let answers = ids(directory, index, intent.query);
        let at = answers.iter().position(|id| intent.accepted.contains(&id.as_str()));
        let line = || {
            format!(
                "[{}] {}: place {at:?}, first {:?}",
                intent.kind,
                intent.query,
                answers.iter().take(5).collect::<Vec<_>>()
            )
        };
        if at != Some(0) {
            not_first.push(line());
        }
        if at.is_none_or(|at| at >= 5) {
            not_in_five.push(line());
        }
    }
    assert!(
        not_in_five.is_empty(),
        "not within five:\n{}\nnot first:\n{}",
        not_in_five.join("\n"),
        not_first.join("\n")
    );
    let first = intents.len() - not_first.len();
    assert!(first * 100 >= intents.len() * 97, "{first} of {} first:\n{}", intents.len(), not_first.join("\n"));
}

#[test]
fn every_accepted_answer_exists() {
    let (directory, _) = shipped();
    for intent in intents() {
        for id in intent.accepted {
            assert!(directory.index_of(id).is_some(), "{}: {id} does not exist", intent.query);
        }
    }
}

/// Every query of the table.
pub(crate) fn queries() -> impl Iterator<Item = &'static str> {
    intents().into_iter().map(|intent| intent.query)
}
