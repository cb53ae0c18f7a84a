//! The door with a screen.
//!
//! terminal event → [`keymap`] → [`Action`](action::Action) → [`update`](update::update) → effects →
//! [`view`] → frame. State and update are plain Rust; what touches the world is an effect that the loop
//! carries out.

pub mod action;
pub mod app;
mod backpressure;
pub mod complete;
pub mod help;
pub mod idle;
pub mod keymap;
pub mod layout;
pub mod list;
mod loading;
pub mod mode;
pub mod model;
pub mod mouse;
pub mod qr;
pub mod scroll;
pub mod theme;
mod toast;
pub mod tree;
mod typeahead;
pub mod update;
pub mod view;
