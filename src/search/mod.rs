//! How a query finds a record: a query in, ranked records with their marks out.
//!
//! Knows `calendar`, `directory`, `eligibility` and `text`.
//!
//! Readers know a name by ear and type it as they like: Han characters, full pinyin, initials, any mixture. Three
//! things stand behind that, each for what it can do best:
//!
//! - the `pinyin` crate is the table of readings. It knows single characters; which reading is right in a word says
//!   our own list of `phrases`, and above that a record's own `pinyin`. Every reading matches, the right one ranks
//!   first.
//! - our own `bitap` decides what is a *real* match: the typed letters, without a gap, each standing for a
//!   character of the name. No general fuzzy matcher can do that over Han text and sounds at once: gluing pinyin to
//!   the names loses mixtures and marks, and trying every combination of readings multiplies the work. It is a few
//!   instructions a character, so that 260,000 names are looked through in a few hundredths of a second, and it knows
//!   which characters the letters stood for.
//! - nucleo scores what is left, the letters that stand in a name in order but scattered (`subsequence`). It is shown
//!   each name as the reader typed it, a sound behind a blank where letters were typed, so that its bonus for word
//!   starts goes to the starts of syllables. Such answers come last, whatever their score.
//!
//! Between the two stand the answers for which one `typo` has to be forgiven. Everything about records that is no name
//! is looked up in `fulltext` and `facets`.
//!
//! An [`Index`] is built once, or read in place from the sections that one was written as, and shared; a [`Query`] is
//! parsed from any text; [`Index::search`] answers. A
//! [`Worker`] does the same on a thread of its own.
//!
//! Rules:
//! - what beats what is said in one place, `matching::rank`;
//! - parsing never fails: what cannot be understood is a [`Problem`] beside a query that searches for the rest;
//! - folding makes of one character one or none, so that a place in a folded name is a place in the name as printed.
//!
//! Parts:
//! - `query`: what was typed, taken apart: words, operators, fields; what Tab may complete
//! - `index`: what is worked out once: names and their sounds, running text, facets
//! - `matching`: one typed word against one name: does it match, where, and how good is that
//! - `filter`: the fields of a query against the index
//! - `facets`: the values that fields may have, and how many entries there would be with each
//! - `cancel`: how often a search looks whether its answer is still wanted
//! - `cores`: work shared between the processor's cores
//! - `rows`: a score for each record, worked out on one core or several
//! - `scope`: the records that an answer is for
//! - `record_set`: records as a set, to count those of a list
//! - `narrowing`: where the words of the last query stand, so that a word typed on is looked for there only
//! - `near_values`: what may be meant by a value that there is not
//! - `standing`: how services stand to what a query tells of a person and of a time
//! - `word_row`: one word against the index, wherever it stands in a record
//! - `meaning`: a query that no name answers: cut into the words of the directory's vocabulary, each of which finds alone
//! - `evaluate`: a query against the index: its terms together, ranked
//! - `found`: what a search answers
//! - `choices`: things that stand in no directory, such as commands, found by their names as records are
//! - `best`: the best answers of those, in their order
//! - `phone_book`: what a query finds among those who answer the telephone
//! - `worker`: searching on a thread of its own, of which only the newest request is answered

mod best;
mod cancel;
mod choices;
mod cores;
mod evaluate;
mod facets;
mod filter;
mod found;
mod index;
pub mod matching;
mod meaning;
mod narrowing;
mod near_values;
mod phone_book;
mod query;
mod record_set;
mod rows;
mod scope;
mod standing;
mod word_row;
mod worker;

pub use choices::{ChoiceFinder, ChoiceName, Choices};
pub use facets::{FacetCounts, FacetList, FacetValue};
pub use found::{Found, Groups, Hit, Outside};
pub use index::column::{Damaged, SectionName};
pub use index::double_pinyin::Scheme;
pub use index::polyphones::{PolyphoneReading, polyphone_readings, reading};
pub use index::spelling::{SoughtName, SoughtNameKind, Spelling, folded, sounds};
pub use index::{Index, SearchOptions};
pub use matching::highlight::Highlighter;
pub use matching::rank::Tier;
pub use matching::snippet::Snippet;
pub use meaning::{Meaning, Piece, UnknownWord};
pub use phone_book::{digits_in, numbers_with};
pub use query::Query;
pub use query::complete::{Completion, NotCompleted};
pub use query::fields::{FIELDS, Field, FieldRole, Naming, OPERATORS, Operator, OperatorRole, Problem, kind_word};
pub use query::plain_words::Condition;
pub use query::terms::FieldSpan;
pub use query::told::Time;
pub use query::traits::{OwnRecords, Trait, trait_word, trait_words};
pub use query::values::{Day, months, season_word, sex_word, today_word, words as value_words};
pub use record_set::RecordSet;
pub use standing::Standing;
pub use worker::{SearchRequest, SearchResponse, Worker};
