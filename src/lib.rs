//! The directory of a science association in a terminal: its data, the finding in it, the screen and the shell.

pub mod cli;
pub mod directory;
pub mod export;
pub mod search;
pub mod sheet;
pub mod terminal;
pub mod text;
pub mod tui;
pub mod words;
