//! How much of a text, or of all texts of a value, is that of another one.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use serde_json::Value;

/// Pairs of neighbouring characters of all texts, sorted.
#[derive(Debug, Clone, Default)]
pub(super) struct Likeness(Vec<u64>);

impl Likeness {
    /// That of all texts and numbers of a value.
    pub(super) fn of(value: &Value) -> Self {
        let mut pairs = Vec::new();
        gather(value, &mut pairs);
        pairs.sort_unstable();
        Self(pairs)
    }

    /// How much of both is in both, from 0 to 1: Dice's coefficient.
    #[allow(clippy::cast_precision_loss, reason = "a share of counts")]
    pub(super) fn to(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0_usize;
        while let (Some(left), Some(right)) = (a.peek(), b.peek()) {
            match left.cmp(right) {
                std::cmp::Ordering::Less => _ = a.next(),
                std::cmp::Ordering::Greater => _ = b.next(),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    a.next();
                    b.next();
                }
            }
        }
        let all = self.0.len() + other.0.len();
        if all == 0 { 1.0 } else { 2.0 * shared as f64 / all as f64 }
    }
}

fn gather(value: &Value, pairs: &mut Vec<u64>) {
    match value {
        Value::String(text) => gather_text(text, pairs),
        Value::Number(number) => gather_text(&number.to_string(), pairs),
        Value::Array(elements) => elements.iter().for_each(|it| gather(it, pairs)),
        Value::Object(fields) => fields.values().for_each(|it| gather(it, pairs)),
        Value::Null | Value::Bool(_) => {}
    }
}

fn gather_text(text: &str, pairs: &mut Vec<u64>) {
    let mut before = None;
    for next in text.chars() {
        pairs.push(hashed((before, next)));
        before = Some(next);
    }
}

/// The same in every run: a difference is told in one way.
pub(super) fn hashed(it: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    it.hash(&mut hasher);
    hasher.finish()
}
