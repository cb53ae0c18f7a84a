//! What the reader keeps: favourites, notes, what was read and asked last, where the reader left, how wide the panes are.
//!
//! Knows `loader` and `messages`: the reader of files, and the words for what goes wrong. Records are known by their ids, and one that no directory has is kept like any other.
//!
//! Rules:
//! - what is kept changes by a [`Change`] and by nothing else, so that two programs can merge: each applies its own
//!   changes to what is on the disk by then;
//! - what the screen calls kept is on the disk.
//!
//! Parts:
//! - `change`: one change, and what of it replaces an earlier one
//! - `contents`: what a file holds
//! - `format`: the same as text
//! - `file`, `store`: the file on the disk, and changes merged into it
//! - `keeper`: changes brought to the disk beside the work
//! - `trouble`: why something is not kept, or not read
//! - `kept`: the same as the screen sees it, with the changes that are not on the disk yet

mod change;
mod contents;
mod file;
mod format;
mod keeper;
mod kept;
mod store;
mod trouble;

pub use change::{Change, LONGEST_NOTE, LeftAt, Place, Widths};
pub use contents::Contents;
pub use keeper::Keeper;
pub use kept::{Favourite, Kept, Note, Report};
pub use store::{LARGEST, Store};
pub use trouble::Trouble;
