//! The directory of a science association in a terminal: its data, the finding in it, the screen and the shell.

pub mod calendar;
pub mod cli;
pub mod config;
pub mod diff;
pub mod directory;
pub mod document;
pub mod editing;
pub mod eligibility;
pub mod export;
pub mod import;
pub mod loader;
pub mod messages;
mod own_files;
mod packed;
pub mod search;
mod shipped;
pub mod site;
pub mod snapshot;
pub mod state;
pub mod tabular;
pub mod terminal;
pub mod text;
mod threads;
pub mod tui;
mod watching;
