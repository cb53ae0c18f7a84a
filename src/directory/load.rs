//! Reading a directory from its files.

use include_dir::{Dir, include_dir};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::{Contents, Directory};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The directory inside the binary.
///
/// # Errors
/// The first file that does not parse, and why.
pub fn embedded() -> Result<Directory, String> {
    let mut contents = Contents {
        about: parse("directory.ron")?,
        departments: parse("departments.ron")?,
        society_list: Some(parse("societies.ron")?),
        charter: Some(parse("charter.ron")?),
        ..Contents::default()
    };
    for file in ron_files("services") {
        contents.services.push(parse(&file)?);
    }
    for file in ron_files("societies") {
        contents.disciplines.push(parse(&file)?);
    }
    for file in ron_files("profiles") {
        contents.profiles.push(parse(&file)?);
    }
    contents.services.sort_by_key(|it| it.number);
    contents.disciplines.sort_by_key(|it| it.number);
    contents.profiles.sort_by_key(|it| it.number);
    Ok(contents.into())
}

fn ron_files(folder: &str) -> Vec<String> {
    let files = SHIPPED.get_dir(folder).into_iter().flat_map(include_dir::Dir::files);
    files.map(|file| file.path().display().to_string()).collect()
}

fn parse<T: DeserializeOwned>(path: &str) -> Result<T, String> {
    let text = SHIPPED.get_file(path).and_then(|file| file.contents_utf8()).ok_or(format!("{path}: missing"))?;
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| format!("{path}:{error}"))
}
