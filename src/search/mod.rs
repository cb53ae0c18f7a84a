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
//! - nucleo scores what is left, the letters that stand in a name in order but subsequence. It is shown each name as the
//!   reader typed it, a sound behind a blank where letters were typed, so that its bonus for word starts goes to the
//!   starts of syllables. Such answers come last, whatever their score.
//!
//! Between the two stand the answers for which one `slip` has to be forgiven. What beats what is said in one place,
//! `rank`. Everything about records that is no name is looked up in `fulltext` and `facets`.
//!
//! An [`Index`] is built once and shared; a [`Query`] is parsed from any text; [`Index::search`] answers. A
//! [`Worker`] does the same on a thread of its own.

mod candidates;
mod evaluate;
mod filter;
mod index;
pub mod matching;
mod query;
mod worker;

pub use evaluate::{Found, Hit};
pub use index::double_pinyin::Scheme;
pub use index::polyphones::{PolyphoneReading, polyphone_readings, reading};
pub use index::{Index, SearchOptions};
pub use matching::highlight::Highlighter;
pub use matching::rank::Tier;
pub use query::Query;
pub use query::complete::Completion;
pub use query::fields::{FIELDS, Field, OPERATORS, Operator, Problem};
pub use worker::{SearchRequest, SearchResponse, Worker};
