//! The door with a screen. It may know every room but `cli`, of which only `cli/open.rs` knows it.
//!
//! terminal event → [`key`] → [`keymap`] → [`Action`](action::Action) → [`update`](update::update) → [`overlays`] or
//! [`screens`] → effects → [`view`] → frame. State and update are plain Rust; what touches the world is an effect that
//! the loop carries out.
//!
//! * what can be done, and by which keys: [`command`], [`key`], [`keymap`], [`mode`]
//! * the state: [`model`] of [`shared`], a screen and the overlays on it; their parts [`tree`], [`list`], [`scroll`],
//!   [`widgets`]
//! * what stands where: [`layout`], [`mouse`]
//! * the loop: [`app`] with what waits for it (`event`, `sender`, `backpressure`, `typeahead`, `loading`, [`idle`])

pub mod action;
pub mod app;
mod backpressure;
pub mod command;
mod event;
pub mod idle;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod list;
mod loading;
pub mod mode;
pub mod model;
pub mod mouse;
mod options;
mod outcome;
pub mod overlays;
pub mod screens;
pub mod scroll;
mod sender;
pub mod shared;
pub mod theme;
mod toast;
pub mod tree;
mod typeahead;
pub mod update;
pub mod view;
pub mod widgets;
