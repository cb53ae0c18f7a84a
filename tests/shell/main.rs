//! The program in a pipe, and what is handed on besides it: README, licences, package.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod calendar;
mod compiled;
mod config;
mod confirming;
mod conventions;
mod curating;
mod diff;
mod doors;
mod export;
mod favourites;
mod import;
mod matching;
mod package;
mod packed;
mod phones;
mod plain;
mod readme;
mod settings;
mod sheet;
mod site;
mod standards;
mod subcommands;
mod supply;
#[path = "../support/mod.rs"]
mod support;
mod texts;
