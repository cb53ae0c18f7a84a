//! stub
#![allow(missing_docs, clippy::pedantic)]
use crate::directory::{Directory, RecordNo};
#[derive(Debug)]
pub struct Index(Vec<(RecordNo, String)>);
#[derive(Debug)]
pub struct Query(String);
impl Query {
    pub fn parse(t: &str) -> Self {
        Self(t.to_owned())
    }
}
#[derive(Debug, Clone)]
pub struct Hit {
    pub record: RecordNo,
    pub score: u32,
}
#[derive(Debug, Clone)]
pub struct Found {
    pub hits: Vec<Hit>,
    pub total: usize,
}
#[derive(Debug, Clone)]
pub struct Answer {
    pub serial: u64,
    pub found: Found,
}
#[derive(Debug, Clone)]
pub struct Completion {
    pub text: String,
}
pub struct Field {
    pub name: &'static str,
    pub example: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
}
pub static FIELDS: &[Field] =
    &[Field { name: "dept", example: "dept:科普部", zh: "由某部门负责", en: "answered by a department" }];
impl Index {
    pub fn build(d: &Directory) -> Self {
        Self(d.records().map(|(n, r)| (n, r.name().to_owned())).collect())
    }
    pub fn search(&self, q: &Query, scope: Option<&[RecordNo]>, limit: usize) -> Found {
        let hits: Vec<Hit> = self
            .0
            .iter()
            .filter(|(n, t)| t.contains(&q.0) && scope.is_none_or(|s| s.contains(n)))
            .map(|(n, _)| Hit { record: *n, score: 1 })
            .collect();
        Found { total: hits.len(), hits: hits.into_iter().take(limit).collect() }
    }
    pub fn marks(&self, q: &Query, r: RecordNo) -> Vec<u32> {
        let t = &self.0[r.index()].1;
        t.find(&q.0)
            .map(|b| {
                let s = t[..b].chars().count() as u32;
                (s..s + q.0.chars().count() as u32).collect()
            })
            .unwrap_or_default()
    }
    pub fn complete(&self, _t: &str) -> Option<Completion> {
        None
    }
}
#[derive(Debug)]
pub struct Question {
    pub serial: u64,
    pub query: Query,
    pub scope: Option<std::sync::Arc<[RecordNo]>>,
    pub limit: usize,
}
pub struct Worker(std::sync::Arc<Index>, Box<dyn Fn(Answer) + Send>);
impl Worker {
    pub fn spawn(i: std::sync::Arc<Index>, f: impl Fn(Answer) + Send + 'static) -> Self {
        Self(i, Box::new(f))
    }
    pub fn ask(&self, q: Question) {
        (self.1)(Answer { serial: q.serial, found: self.0.search(&q.query, q.scope.as_deref(), q.limit) })
    }
}
