//! How a query finds a record. Knows no screen.
//!
//! A reader knows a name by ear and types it as he likes: Han characters, full pinyin, initials, any mixture. Three
//! things stand behind that, each for what it can do best:
//!
//! - the `pinyin` crate is the table of readings. It knows single characters; which reading is right in a word says
//!   our own list of `phrases`, and above that a record's own `pinyin`. Every reading matches, the right one ranks
//!   first.
//! - our own `automaton` decides what is a *real* match: the typed letters, without a gap, each standing for a
//!   character of the name. No general fuzzy matcher can do that over Han text and sounds at once: gluing pinyin to
//!   the names loses mixtures and marks, and trying every combination of readings multiplies the work. It is a few
//!   instructions a character, so that 260,000 names are looked through in a few hundredths of a second, and it knows
//!   which characters the letters stood for.
//! - nucleo scores what is left, the letters that stand in a name in order but scattered. It is shown each name as the
//!   reader typed it, a sound behind a blank where letters were typed, so that its bonus for word starts goes to the
//!   starts of syllables. Such answers come last, whatever their score.
//!
//! Between the two stand the answers for which one `slip` has to be forgiven. What beats what is said in one place,
//! `rank`. Everything about records that is no name is looked up in `texts` and `facts`.
//!
//! An [`Index`] is built once and shared; a [`Query`] is parsed from any text; [`Index::search`] answers. A
//! [`Worker`] does the same on a thread of its own.

mod answer;
mod automaton;
mod complete;
mod demand;
mod double;
mod doubt;
mod facts;
mod fields;
mod fold;
mod index;
mod marks;
mod names;
mod phrases;
mod pinyin;
mod query;
mod rank;
mod scattered;
mod scope;
mod slip;
mod spoken;
mod texts;
mod worker;

pub use answer::{Found, Hit};
pub use complete::Completion;
pub use double::Scheme;
pub use doubt::{DoubtfulReading, doubtful_readings, reading};
pub use fields::{FIELDS, Field, OPERATORS, Operator, Problem};
pub use index::{Index, Options};
pub use marks::Marker;
pub use query::Query;
pub use rank::Tier;
pub use worker::{Answer, Question, Worker};
