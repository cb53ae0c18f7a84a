//! What the terminal at the other end can do, and how it is given back.
//!
//! Rules of this room:
//! - every byte for the terminal goes out through a [`tty::Tty`] (or another handle that can be written to), so that
//!   a test can record it;
//! - what the terminal is told on entering is untold in reverse on leaving, however the program ends;
//! - keys, signals and the end of the line arrive as [`input::Input`] in one channel; nothing polls;
//! - what a reader would be told comes back as an enum; the sentences stand in the message catalogue.
pub mod ambiguous_width;
pub mod backend;
pub mod clipboard;
pub mod environment;
pub mod input;
mod job_control;
pub mod session;
pub mod tty;
