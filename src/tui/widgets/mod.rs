//! Parts of the state that more than one screen or overlay can hold.

pub mod prompt;
