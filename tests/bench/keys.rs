//! A million random keys: `cargo bench --manifest-path tests/bench/Cargo.toml --bench keys -- [KEYS] [SEED]…`
//!
//! What the tests promise of the screen after every key (`tests/wandering`), looked at in as many places as an optimized
//! program gets to.

use std::process::ExitCode;

#[path = "../wandering/walks/mod.rs"]
mod walks;

use walks::tour::wander;

fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|it| it.parse().ok()).collect();
    let keys = numbers.first().copied().unwrap_or(1_000_000);
    let seeds = if numbers.len() > 1 { &numbers[1..] } else { &[1] };
    for seed in seeds {
        let reached = match wander(*seed, usize::try_from(keys).unwrap_or(usize::MAX)) {
            Ok(reached) => reached,
            Err(failure) => {
                println!("seed {seed}: {failure}");
                return ExitCode::FAILURE;
            }
        };
        println!("seed {seed}: {reached}");
        let missing = reached.missing();
        if !missing.is_empty() {
            println!("seed {seed} would prove nothing of it: {missing:#?}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
