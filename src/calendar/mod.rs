//! When: the windows of services as dated occurrences of any year, and what can be inferred where no date is printed.
//!
//! Knows `directory`.
//!
//! Rules:
//! - what is printed and what is inferred never mix: every occurrence has its grade, and an inferred one its evidence;
//! - no clock is read: a day comes from whoever asks.
//!
//! Parts:
//! - `occurrence`: a dated stretch of days, and how it is known
//! - `recurrence`: what falls into some years only, as occurrences of a year
//! - `series`: what comes again and again, from a day on
//! - `months`: some of the months of a year
//! - `weeks`: the third week of a month, of which nobody said on which day a week begins
//! - `pages`: dates in the addresses of notices
//! - `inference`: the next edition from the ones before, or from the last notice
//! - `agenda`: one service: its occurrences of a year, the next one, what it does not say
//! - `pattern`: one service without any words, to be compared with months and days
//! - `timing`: one service and months or a day that is asked for
//! - `year`: all services: the occurrences of a year by date, what is open on a day
//! - `bar`: the occurrences of a service in a year as a row of cells

mod agenda;
mod bar;
mod inference;
mod months;
mod occurrence;
mod pages;
mod pattern;
mod recurrence;
mod series;
mod timing;
mod weeks;
mod year;

pub use agenda::{Agenda, Undated};
pub use bar::{Days, Mark, bar, cell_of};
pub use inference::{Inference, Known, infer};
pub use months::{Months, Season};
pub use occurrence::{Evidence, Grade, Occurrence, Precision};
pub use pages::{Pages, dated};
pub use pattern::{Pattern, SpanBytes, TimeMatch};
pub use recurrence::{Origin, YEARS};
pub use series::Series;
pub use timing::{TimeAsked, Timing};
pub use year::{Calendar, Entry, YearList};
