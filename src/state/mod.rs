//! What the reader keeps: favourites, notes, what was read and asked last, where the reader left, how wide the panes are.
//!
//! Knows no other room. Records are known by their ids, and one that no directory has is kept like any other.
//!
//! Rules:
//! - what is kept changes by a [`Change`] and by nothing else, so that two programs can merge: each applies its own
//!   changes to what is on the disk by then;
//! - what the screen calls kept is on the disk.
//!
//! Parts:
//! - `change`: one change, and what of it replaces an earlier one
//! - `contents`: what a file holds
//! - `kept`: the same as the screen sees it, with the changes that are not on the disk yet

mod change;
mod contents;
mod kept;

pub use change::{Change, LONGEST_NOTE, LeftAt, Place, Widths};
pub use contents::Contents;
pub use kept::{Favourite, Kept, Note, Report};
