//! Readers who press anything: what is promised of the screen holds after every key, wherever that leads.
//!
//! `KECHUANG_SEED=7 KECHUANG_KEYS=100000 cargo test --test wandering` walks other ways and further;
//! `KECHUANG_WALK='…' cargo test --test wandering written` walks the one that a failure has printed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod walks;

use walks::steps::Walk;
use walks::tour::{replay, wander};

/// A number of the environment, or another one.
fn number<T: std::str::FromStr>(name: &str, otherwise: T) -> T {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn what_is_promised_holds_after_every_key() {
    let (seed, keys) = (number("KECHUANG_SEED", 1), number("KECHUANG_KEYS", 4_000));
    let reached = wander(seed, keys).unwrap_or_else(|failure| panic!("seed {seed}: {failure}"));
    println!("seed {seed}: {reached}");
    assert_eq!(reached.missing(), [""; 0], "the walk would prove nothing of it");
}

#[test]
fn a_written_walk_breaks_no_promise() {
    let walk = std::env::var("KECHUANG_WALK")
        .unwrap_or_else(|_| "80x24 shipped default :: j j Enter \"q\" size:40,10 Esc".to_owned());
    let walk: Walk = walk.parse().unwrap();
    assert_eq!(walk.to_string().parse(), Ok(walk.clone()));
    let why = replay(&walk);
    assert!(why.is_empty(), "{walk}\n{why:#?}");
}
