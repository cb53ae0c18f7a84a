//! RON files in, a whole directory or every diagnostic out.
//!
//! Knows `directory` and `text`.
//!
//! Rules:
//! - a directory is handed out whole or not at all, and what is wrong is said all at once, each diagnostic with file,
//!   line and column ([`diagnostic`]);
//! - a consequence of an error is not reported beside the error;
//! - only [`layout`] knows what the files of a directory are called.
//!
//! Parts, in the order in which a file passes them:
//! - `layout`: what the files are called, and what each holds
//! - `source`: where the files come from, the binary or a folder, and how much of them is read
//! - `file_names`: which names are a directory's, which are slips for one, and which are an editor's
//! - `folder`: the files of a folder, listed and read one by one; `files`: what is asked of files, wherever they are
//! - `file`: reading one file whole, within a limit
//! - `read`: from files to a directory, on every core
//! - `parse`: one file: its value, and what is wrong in it by itself
//! - `collect`: the values put together, and every fault found its place
//! - `recover`: every syntax error of a text, where `ron` stops at the first; `describe`: what `ron` says, in our kinds
//! - `single`: a RON file that is no part of a directory, read with the same care; `setting`: what can be wrong with one of
//!   settings
//! - `syntax_tree`: where each value stands in the text
//! - `validate`: the rules that types cannot express
//! - `changes`: whether the files are those that they were
//! - `diagnostic`: what can be wrong, each kind with the facts that its message needs

pub mod changes;
mod collect;
mod describe;
pub mod diagnostic;
pub(crate) mod file;
mod file_names;
mod files;
mod folder;
pub mod layout;
mod parse;
pub mod read;
mod recover;
mod setting;
mod single;
pub mod source;
pub mod syntax_tree;
mod validate;

pub(crate) use collect::MOST_FAULTS;
pub use file::{Refusal, read_file};
pub use file_names::Misnamed;
pub use folder::Listing;
pub use read::{LoadError, Progress, load};
pub(crate) use read::{Watch, load_files, load_watched};
pub use setting::SettingFault;
pub(crate) use single::{read_lone, unknown_word};
pub use source::{Limits, Source, SourceFile, Unreadable};
