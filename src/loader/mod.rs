//! RON files in, a whole directory or every diagnostic out. Knows `directory` and `text`.
//!
//! Rules of this room:
//! - a directory is handed out whole or not at all, and what is wrong is said all at once, each diagnostic with file,
//!   line and column ([`diagnostic`]);
//! - only [`layout`] knows what the files of a directory are called;
//! - a consequence of an error is not reported beside the error.
//!
//! Its parts, in the order of the way: [`source`] opens the files, [`read`] deserializes and collects, [`recover`]
//! finds every syntax error of a text where `ron` stops at the first, [`syntax_tree`] says where a value stands in the
//! text, and `validate` holds the rules that types cannot express.

pub mod diagnostic;
pub(crate) mod file;
mod file_names;
pub mod read;
mod recover;
mod single;
pub mod source;
pub mod syntax_tree;
mod validate;

pub use file::Refusal;
pub use file_names::Misnamed;
pub(crate) use read::MOST_FAULTS;
pub use read::{Progress, load};
pub use recover::options;
pub(crate) use single::{Lone, unknown_word};
pub(crate) use source::FOLDERS;
pub use source::{Limits, Source, SourceFile, Unreadable};
