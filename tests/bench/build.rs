//! Says where the program to be measured is. Cargo says so to the tests of a package alone.

use std::env;
use std::path::{Path, PathBuf};

fn main() {
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let root = folder.ancestors().nth(2).unwrap_or(Path::new("."));
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |it| root.join(it));
    println!("cargo::rustc-env=CARGO_BIN_EXE_kechuang={}", target.join("release/kechuang").display());
    println!("cargo::rerun-if-env-changed=CARGO_TARGET_DIR");
    println!("cargo::rerun-if-changed=build.rs");
}
