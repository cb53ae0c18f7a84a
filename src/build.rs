//! Compiles `data/` into the program: reads and checks it as `kechuang check` does, and writes the files and the compiled
//! directory that `shipped.rs` holds. Faulty data fail the build with the report of `check`. Cargo runs this again when a
//! file in `data/` changes, comes or goes.
//!
//! The rooms that read, check, index and compile are the program's own, built here once more.
#![allow(dead_code, unreachable_pub, unused_imports, missing_docs, reason = "the program uses what is not used here")]

mod calendar;
mod directory;
mod eligibility;
mod loader;
mod messages;
mod own_files;
mod search;
mod snapshot;
mod text;
mod threads;

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::process::exit;
use std::sync::Arc;
use std::{env, fs};

use directory::Directory;
use loader::{Source, load};
use messages::{Lang, report};
use search::Index;
use snapshot::{Compilation, Origin, Snapshot, write_to};

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("data");
    let out = env::var("OUT_DIR")?;
    println!("cargo:rerun-if-changed={}", data.display());
    let source = Source::folder(&data)?;
    let directory = match load(&source, |_| ()) {
        Ok(directory) => Arc::new(directory),
        Err(faults) => {
            eprint!("{}", report(Lang::En, &faults, false, None));
            exit(1);
        }
    };
    fs::write(Path::new(&out).join("files.rs"), list(&source)?)?;
    fs::write(Path::new(&out).join("directory.kcd"), compiled(&source, &directory)?)?;
    Ok(())
}

/// The compiled directory, which was read back and says what the files say.
fn compiled(source: &Source, directory: &Arc<Directory>) -> Result<Vec<u8>, Box<dyn Error>> {
    let origin = Origin { digest: source.digest(), read_at: None };
    let mut bytes = Vec::new();
    let index = Index::build(directory);
    write_to(&mut bytes, &Compilation { directory, index: &index, origin, folder: None }, |_| ())?;
    let read = Snapshot::read(bytes.clone().into())?;
    let again = Arc::new(read.directory()?);
    read.index(&again, search::SearchOptions::default())?;
    if again.contents() != directory.contents() {
        return Err("the compiled directory is not what its files say".into());
    }
    Ok(bytes)
}

/// The files as a list of Rust, path and text.
fn list(source: &Source) -> Result<String, Box<dyn Error>> {
    let mut list = String::from("[\n");
    for file in &source.files {
        let below = format!("/data/{}", file.path);
        writeln!(list, "    ({:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {below:?}))),", file.path)?;
    }
    list.push_str("]\n");
    Ok(list)
}
