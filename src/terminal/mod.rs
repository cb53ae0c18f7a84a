//! What the terminal at the other end can do, and how it is given back.
//!
//! Knows `text`.
//!
//! Rules:
//! - every byte for the terminal goes out through a [`tty::Tty`] (or another handle that can be written to), so that
//!   a test can record it;
//! - what the terminal is told on entering is untold in reverse on leaving, however the program ends;
//! - keys, signals and the end of the line arrive as [`input::Input`] in one channel; nothing polls;
//! - what a reader would be told comes back as an enum; the sentences stand in the message catalogue.
//!
//! Parts:
//! - `ambiguous_width`: asking the terminal how wide it draws characters of ambiguous width
//! - `backend`: frames as bytes: it writes only what changed and knows how wide characters are
//! - `background`: whether the terminal writes on a dark or on a light background
//! - `clipboard`: the ways to a clipboard, in which order they are tried, and what is known of the outcome (OSC 52 is
//!   written by `clipboard/osc52.rs`)
//! - `environment`: what is known before the terminal is asked anything: `TERM`, locale, streams, size
//! - `features`: whether it is told of links and titles, and why
//! - `input`: bytes and signals in, keys, pastes, answers and signals out
//! - `job_control`: the session and the process group that the shell counts this process to
//! - `opener`: opening an address with what the desktop opens it with
//! - `pager`: a long text in the reader's pager
//! - `session`: entering the screen and giving the terminal back, also after a panic, a signal or a closed line
//! - `tty`: the handle that frames are written to and keys are read from

pub mod ambiguous_width;
pub mod backend;
pub mod background;
pub mod clipboard;
pub mod environment;
pub mod features;
pub mod input;
mod job_control;
pub mod opener;
pub mod pager;
pub mod session;
pub mod tty;
