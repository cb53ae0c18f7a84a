//! The door with a screen.
//!
//! terminal event → [`keymap`] → [`Action`](action::Action) → [`update`](update::update) → effects →
//! [`view`] → frame. State and update are plain Rust; what touches the world is an effect that the loop
//! carries out.

pub mod action;
mod ahead;
pub mod code;
pub mod complete;
pub mod copy;
pub mod help;
pub mod idle;
pub mod keymap;
pub mod layout;
pub mod list;
pub mod model;
pub mod mouse;
pub mod page;
pub mod place;
mod reading;
mod room;
pub mod run;
pub mod scroll;
pub mod theme;
mod toast;
pub mod tree;
pub mod update;
pub mod view;
