//! Files of other programs in: workbooks, tables, cards, JSON, read as what they would change in a directory, and that written
//! into its files.
//!
//! Knows `directory`, `editing`, `export`, `loader`, `messages`, `tabular` and `text`.
//!
//! Rules:
//! - nothing is written where anything is unclear, and nothing that the loader would refuse;
//! - what the other end says of lengths sizes nothing: files, archives, rows and columns have bounds that are counted;
//! - readers end in [`Incoming`]; nothing behind them knows formats;
//! - a record that a file lacks stays as it is: nothing is deleted.
//!
//! Parts, in the order in which a file passes them:
//! - `encoding`: bytes as text
//! - `read`: which form a file has
//! - `json`: records as JSON; `hsds`: as the Human Services Data Specification has them
//! - `workbook`: workbooks as tables; `separated`: separated values as tables
//! - `grid`: a table, its cells, and where something stands in a file
//! - `tidy`: cells without what spreadsheets leave in them
//! - `tables`: tables as rows of cells with a meaning
//! - `call_sheet`: numbers that were called, with what was found
//! - `cards`: vCards, with what each says of who answers; `card_changes`: what they change wherever it is printed
//! - `incoming`: what every reader ends in, and what is unclear in it
//! - `plan`: what would change, record by record; `new_records`: records that a directory does not have yet
//! - `slips`: columns that slid or were sorted alone
//! - `changes`: what makes one record another, in few words; `places`: where records stand in their files
//! - `amend`: what the files become, and whether they would be a directory
//! - `commit`: files written, all or none
//! - `refusal`: why a file is not read at all

mod amend;
mod call_sheet;
mod card_changes;
mod cards;
mod changes;
mod commit;
mod encoding;
mod grid;
mod hsds;
mod incoming;
mod json;
mod new_records;
mod places;
mod plan;
mod read;
mod refusal;
mod separated;
mod slips;
mod tables;
mod tidy;
mod workbook;

pub use amend::{Amended, Fault, Unfit, amend};
pub use call_sheet::{CallDoubt, Called};
pub use card_changes::CardDoubt;
pub use cards::{CardField, CardValue, IncomingCard};
pub use commit::{AmendedFile, Unwritten, write};
pub use grid::{At, Unit};
pub use incoming::{Doubt, Incoming, IncomingCell, IncomingRecord, IncomingRow, SkipReason, Skipped, Unclear};
pub use plan::{Plan, Planned, Told};
pub use read::read;
pub use refusal::BadFile;
