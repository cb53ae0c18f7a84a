//! One typed word against one name: does it match, where, and how good is that.
//!
//! `bitap` decides exact matches over characters, sounds and initials; `typo` allows one edit; `subsequence`
//! scores letters that stand scattered; `rank` says what beats what; `text` finds a word in running text; `highlight`
//! says which characters of a name or a text a query stands for, `snippet` in which piece of a record it stands. English
//! names have words: `english` compares one with those, `inflection` knows the forms of a word.

pub(in crate::search) mod typo;

pub(in crate::search) mod text;

pub(in crate::search) mod snippet;

pub(in crate::search) mod subsequence;

pub(in crate::search) mod rank;

pub(in crate::search) mod highlight;

pub(in crate::search) mod bitap;

pub(in crate::search) mod english;

pub(in crate::search) mod inflection;
