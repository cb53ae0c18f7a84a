//! Readers who press anything: what is promised of the screen holds after every key, wherever that leads, and memory is
//! back where it was when they are.
//!
//! `KECHUANG_SEED=7 KECHUANG_KEYS=100000 cargo test --test wandering` walks other ways and further;
//! `KECHUANG_WALK='…' cargo test --test wandering written` walks the one that a failure has printed. A million keys are for
//! an optimized program: `tests/bench/keys.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod found;
mod walks;

use std::sync::{Mutex, MutexGuard, PoisonError};

use peak_alloc::PeakAlloc;
use walks::rounds::{rounds, visits};
use walks::steps::Walk;
use walks::tour::{replay, wander};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The heap is one for all tests: each runs alone.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn in_use() -> usize {
    HEAP.current_usage()
}

/// A number of the environment, or another one.
fn number<T: std::str::FromStr>(name: &str, otherwise: T) -> T {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn what_is_promised_holds_after_every_key() {
    let _alone = alone();
    let (seed, keys) = (number("KECHUANG_SEED", 1), number("KECHUANG_KEYS", 1_500));
    let reached = wander(seed, keys).unwrap_or_else(|failure| panic!("seed {seed}: {failure}"));
    println!("seed {seed}: {reached}");
    assert_eq!(reached.missing(), [""; 0], "the walk would prove nothing of it");
}

#[test]
fn a_written_walk_breaks_no_promise() {
    let _alone = alone();
    let walk = std::env::var("KECHUANG_WALK")
        .unwrap_or_else(|_| "80x24 shipped default kiosk :: j paste:3 Enter \"q\" size:40,10 Esc keys:vim".to_owned());
    let walk: Walk = walk.parse().unwrap();
    assert_eq!(walk.to_string().parse(), Ok(walk.clone()));
    let why = replay(&walk);
    assert!(why.is_empty(), "{walk}\n{why:#?}");
}

#[test]
fn who_goes_the_same_way_again_takes_no_more_memory() {
    let _alone = alone();
    let heap = rounds(number("KECHUANG_SEED", 2), (6, 30), true, in_use);
    println!("{heap:?}");
    let (third, last) = (heap[2], heap[5]);
    assert!(last <= third + 1_024, "{heap:?}");
}

#[test]
fn a_visitor_who_has_left_leaves_nothing_behind() {
    let _alone = alone();
    let heap = visits(number("KECHUANG_SEED", 3), (5, 30), in_use);
    println!("{heap:?}");
    assert_eq!(heap[4], heap[2], "{heap:?}");
}

#[test]
fn who_goes_other_ways_takes_no_more_memory_in_the_end() {
    let _alone = alone();
    let heap = rounds(number("KECHUANG_SEED", 4), (40, 10), false, in_use);
    println!("{heap:?}");
    let (early, late) = (heap[10..20].iter().max().unwrap(), heap[30..].iter().max().unwrap());
    assert!(*late <= early + 256 * 1024, "{heap:?}");
}
