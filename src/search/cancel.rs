//! How often a search looks whether its answer is still wanted.

/// So many records are looked at between two looks at whether the question still stands.
pub(in crate::search) const CANCEL_CHECK_EVERY: usize = 2048;
