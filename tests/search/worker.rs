//! Searching beside the loop.

use std::sync::{Arc, mpsc};

use crate::shipped;
use kechuang::directory::RecordList;
use kechuang::search::{Index, Query, SearchRequest, Worker};

fn question(serial: u64, text: &str) -> SearchRequest {
    SearchRequest { serial, query: Query::parse(text), scope: None, limit: 10, counts_facets: false }
}

#[test]
fn an_answer_carries_the_serial_of_its_question() {
    let (directory, index) = shipped();
    let (send, answers) = mpsc::channel();
    let worker = Worker::spawn(Arc::new(Index::build(directory)), move |answer| drop(send.send(answer)));
    for (serial, text) in [(7, "sxh"), (3, "科普大使"), (900, "")] {
        worker.ask(question(serial, text));
        let answer = answers.recv().unwrap();
        assert_eq!(answer.serial, serial);
        assert_eq!(answer.found, index.search(&Query::parse(text), None, 10));
    }
}

#[test]
fn the_newest_question_is_always_answered_and_none_after_it() {
    let (directory, _) = shipped();
    let (send, answers) = mpsc::channel();
    let worker = Worker::spawn(Arc::new(Index::build(directory)), move |answer| drop(send.send(answer)));
    for serial in 1..=200 {
        worker.ask(question(serial, "shuxuehui"));
    }
    let mut last = 0;
    while last != 200 {
        let serial = answers.recv().unwrap().serial;
        assert!(serial > last, "an answer to an old question");
        last = serial;
    }
    drop(worker);
    assert!(answers.recv().is_err(), "the thread has ended with the worker");
}

#[test]
fn a_scope_goes_with_the_question() {
    let (directory, _) = shipped();
    let (send, answers) = mpsc::channel();
    let worker = Worker::spawn(Arc::new(Index::build(directory)), move |answer| drop(send.send(answer)));
    let scope: RecordList = directory.records().map(|(no, _)| no).take(5).collect();
    worker.ask(SearchRequest { scope: Some(scope), ..question(1, "") });
    assert_eq!(answers.recv().unwrap().found.total, 5);
}

#[test]
fn a_search_that_is_no_longer_wanted_gives_nothing() {
    let (_, index) = shipped();
    assert_eq!(index.search_while(&Query::parse("学会"), None, 10, &|| false), None);
}
