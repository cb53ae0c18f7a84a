//! A record as a row of a table: which columns there are, what stands in a cell, and the way back.
//!
//! Knows `calendar`, `directory`, `messages` and `text`.
//!
//! Rules:
//! - what is written into a cell that an import may change is read back as exactly what stood in the record: how something
//!   is written and how it is read stand beside each other;
//! - a table without its program is read by people: a list has an item a line, an item its parts divided by ` | `, names
//!   stand where the files have ids.
//!
//! Parts:
//! - `column`: the columns, with their names, their sheets, and whether an import may change them
//! - `cell`: what stands in a cell
//! - `filling`: what a table says of itself to who fills it in
//! - `row`: a record of its own that cells are read into
//! - `lists`: lists and parts of items as text, and back
//! - `names`: names instead of ids, and ids of names
//! - `nested`: whom to call, for whom it is, who stands behind it: columns of lists within a record, and back
//! - `call_sheet`: the sheet of numbers to be called
//! - `words`: what only has its form in the files, in the reader's words
//! - `unread`: why a cell is not read
//! - `inert`: text that no spreadsheet takes for a formula

mod call_sheet;
mod cell;
mod column;
mod filling;
mod inert;
mod lists;
mod names;
mod nested;
mod row;
mod unread;
mod words;

pub use call_sheet::SheetColumn;
pub use cell::Writer;
pub use column::{Access, Column, Form, SheetKind};
pub use filling::{example, is_needed};
pub use inert::{from_inert, inert};
pub use names::{List, Names};
pub use row::Row;
pub use unread::Unread;
