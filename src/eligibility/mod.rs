//! What of a service's printed conditions is met by somebody, what is not, and what is left to be read.
//!
//! Knows `directory`.
//!
//! Rules:
//! - pure: no clock, no file, no words of its own. The day on which somebody is judged is given;
//! - it never says that somebody is eligible. That a printed condition is met is one thing, that all are is another, and
//!   only whoever decides knows the second;
//! - what was not told of a person is not judged: a condition that asks for it is left to be read;
//! - what a judgement names are the printed words.
//!
//! Parts:
//! - `person`: what is told of whoever asks
//! - `births`: ages as the days on which somebody may have been born
//! - `terms`: which words of the directory's lists hold which others
//! - `ages`: limits of age, which differ by group
//! - `audiences`: for whom a service is
//! - `compared`: conditions in parts that are judged for themselves, without what is only read
//! - `judge`: the answer

mod ages;
mod audiences;
mod births;
mod compared;
mod judge;
mod person;
mod terms;
#[cfg(test)]
mod tests;

pub use births::{Births, OLDEST, age_on};
pub use compared::{Part, PartKey, parts};
pub use judge::{Condition, Decisive, Judgement, decisive, judge};
pub use person::{Person, Place, Studies};
