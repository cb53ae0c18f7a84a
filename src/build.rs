//! Lists the files of `data/` for the binary. Cargo runs this again when a file there changes, comes or goes.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("data");
    println!("cargo:rerun-if-changed=src/build.rs");
    println!("cargo:rerun-if-changed={}", data.display());
    let mut files = Vec::new();
    collect(&data, "", &mut files)?;
    files.sort();
    let mut list = String::from("[\n");
    for path in &files {
        let below = format!("/data/{path}");
        writeln!(list, "    ({path:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {below:?}))),")?;
    }
    list.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("shipped.rs"), list)?;
    Ok(())
}

/// Adds the path below `data/` of every `.ron` file of a folder, its steps joined by `/`.
fn collect(folder: &Path, below: &str, files: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            return Err(format!("{} has a name that is not UTF-8", path.display()).into());
        };
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{below}{name}/"), files)?;
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            files.push(format!("{below}{name}"));
        }
    }
    Ok(())
}
