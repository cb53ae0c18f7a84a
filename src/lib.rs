//! The directory of a science association in a terminal: its data, the finding in it, the screen and the shell.
pub mod directory;
pub mod search;
pub mod text;
