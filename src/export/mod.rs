//! What leaves: a record, or a part of one, in the formats of other programs.
//!
//! Knows `calendar`, `directory`, `document`, `eligibility`, `messages`, `tabular` and `text`.
//!
//! Rules:
//! - each format is written as its standard has it, and the tests read it back with a program that is not ours;
//! - a number that is in doubt leaves as printed, and the doubt with it.
//!
//! Parts:
//! - `fields`: what of a record can be taken away: numbers, addresses, links, its name
//! - `list`: several records as a list: columns, JSON, CSV
//! - `several`: what of several records can be taken away at once
//! - `file`: a text as a new file
//! - `leaving`: the formats in which any number of records leave, and what they have in common
//! - `tables`: tables for spreadsheets (CSV)
//! - `workbook`: workbooks for spreadsheets (XLSX), also an empty one
//! - `json_list`: many records as JSON
//! - `json`: a record as JSON
//! - `text`: a record's document as plain text
//! - `markdown`: a record's document as Markdown
//! - `html`: a document as HTML
//! - `when`: when something takes place and how that is known, in words
//! - `year`: a year of the calendar as JSON and Markdown
//! - `bar`: the signs of a year's bars, and what each stands for
//! - `phone_book`: who answers the telephone, as JSON and Markdown
//! - `due`: what is due to be asked after
//! - `call_sheet`: the numbers to be called, as a sheet
//! - `slip`: what a reader reports of an entry, in lines
//! - `matches`: what there is for somebody, as words, JSON and Markdown
//! - `sheet`: the same as one page of paper, in HTML
//! - `deciding`: what decides of a service for somebody and at a time, in few words
//! - `vcard`: who answers, as a vCard (RFC 2426, RFC 6350)
//! - `address_book`: who answers for several records, as a file of vCards
//! - `known_cards`: the cards that an export writes, by which one that comes back is known
//! - `content_line`: the lines that vCard and iCalendar are written in
//! - `uid`: ids for programs that keep what they were given
//! - `event`: something that takes place, as an event of iCalendar (RFC 5545)
//! - `ical`: when services take place, as a calendar (RFC 5545)
//! - `yearly`: what comes again and again, as days with a rule
//! - `phone_uri`: numbers, web and e-mail addresses as what another program opens (`tel:`, RFC 3966; `mailto:`, RFC 6068)
//! - `address`: web and e-mail addresses in the forms that other programs hold them to
//! - `hsds`: records as the Human Services Data Specification has them
//! - `node`: objects of other vocabularies, the ids of their things, and running text as lines
//! - `jsonld`: records as JSON-LD in the vocabulary of schema.org
//! - `payload`: what of a record goes into a QR code
//! - `qr`: QR codes (ISO/IEC 18004) as modules, and as the cells of a terminal

mod address;
mod address_book;
mod bar;
mod call_sheet;
mod content_line;
mod deciding;
mod due;
mod event;
pub mod fields;
mod file;
mod hsds;
mod html;
mod ical;
mod json;
mod json_list;
mod jsonld;
mod known_cards;
mod leaving;
mod list;
mod markdown;
mod matches;
mod node;
mod payload;
mod phone_book;
mod phone_uri;
mod qr;
mod several;
mod sheet;
mod slip;
mod tables;
mod text;
mod uid;
mod vcard;
pub mod when;
mod workbook;
mod year;
mod yearly;

pub use address_book::CardOptions;
pub use bar::{bar_key, sign};
pub use call_sheet::{call_sheet_csv, call_sheet_markdown, call_sheet_text, call_sheet_xlsx};
pub use deciding::{Deciding, When, judged};
pub use due::{Due, answering, due, due_csv, due_json, due_record, due_what};
pub use event::event;
pub use file::{write_file, write_new};
pub use html::{Html, language_tag, other_language};
pub use ical::DateOptions;
pub use json::{json, json_about, line, written};
pub use jsonld::jsonld;
pub use known_cards::{KnownCard, known_cards};
pub use leaving::{ExportFormat, Leaving, Left, NotWritten, write};
pub use list::{ListFormat, columns, csv_heading, csv_row, csv_row_of_absent, list};
pub use markdown::{markdown, markdown_about};
pub use matches::{Match, MatchGroup, matches_json, matches_markdown};
pub use payload::{QrKind, QrPayload, events, payloads, payloads_of};
pub use phone_book::{besides, brief_remark, number_field, phone_book_json, phone_book_markdown, purposes, remarks};
pub use phone_uri::{mail, tel, uri, web};
pub use qr::{Cells, Code};
pub use several::{NotTaken, Picked, Several, picked, several};
pub use sheet::{Sheet, sheet_html};
pub use slip::{Slip, SlipFault, SlipField, SlipStanding, edition_of, read_slips, slip_fields, slips_json};
pub use tables::{CSV_BEGIN, csv_text};
pub use text::text;
pub use uid::edition_day;
pub use vcard::{Card, VcardVersion, cards};
pub use workbook::template;
pub use year::{YearOf, year_json, year_markdown};
