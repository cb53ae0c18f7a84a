//! The door with a screen.
//!
//! Knows `calendar`, `diff`, `directory`, `document`, `eligibility`, `export`, `loader`, `messages`, `search`, `snapshot`, `state`, `tabular`, `terminal` and `text`. Of `cli`, which it does
//! not know, `open.rs` alone knows it.
//!
//! terminal event → [`key`] → [`keymap`] → [`Action`](action::Action) → [`update`](update::update) → [`overlays`] or
//! [`screens`] → effects → [`view`] → frame.
//!
//! Rule: state, update and view are plain Rust, without terminal, clock or files; what touches the world is an effect
//! that the loop carries out.
//!
//! Parts:
//! - `command`, `key`, `keymap`, `mode`: what can be done, by which keys, and where
//! - `meaning`: what a key means now; `pending`: keys that mean nothing without others
//! - `argument`, `given`: what commands are told besides that, and that carried out
//! - `action`: what the reader can ask for, and the effects that answer
//! - `update`: from a message to the next state and the effects; `outcome`: what a screen wants done after a command
//! - `model`, `shared`, `options`: the state, what all of it uses, and how the screen was asked to be
//! - `own`: what the reader keeps of the records that are shown
//! - `since`: what the directory says otherwise than an older one
//! - `screens`: what fills the terminal, a folder each; `overlays`: what lies over it, a file each
//! - `tree`, `list`, `scroll`, `toast`, `widgets`: parts of their state; `motion`: how far they move
//! - `reloading`: settings read again while the screen is shown
//! - `layout`, `room`, `mouse`: what stands where, what the reader wishes of it, and what stands under the mouse
//! - `view`, `theme`: the state painted, and its colours by role
//! - `app`: the loop; `event`, `sender`, `backpressure`: what comes to it, and how much of it at most
//! - `typeahead`: keys typed ahead of an answer; `idle`: how long nobody has touched a key
//! - `loading`: reading the directory beside the loop; it grows while it is shown

pub mod action;
pub mod app;
pub mod argument;
mod backpressure;
pub mod command;
mod event;
mod given;
pub mod idle;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod list;
mod loading;
mod meaning;
pub mod mode;
pub mod model;
pub mod motion;
pub mod mouse;
mod options;
mod outcome;
pub mod overlays;
mod own;
pub mod pending;
pub mod reloading;
pub mod room;
pub mod screens;
pub mod scroll;
mod sender;
pub mod shared;
pub mod since;
pub mod theme;
mod toast;
pub mod tree;
mod typeahead;
pub mod update;
pub mod view;
pub mod widgets;
