//! The directory as a folder of pages that any web server can hold, and that opens from a disk as well.
//!
//! Knows `directory`, `document`, `export`, `messages`, `search` and `text`.
//!
//! Rules:
//! - a page says what the screen says, and is whole without a script; the one script finds names, and asks no server;
//! - no page loads anything from elsewhere, and none holds a script or a style of its own;
//! - two runs are equal byte by byte: what is dated bears the date of the edition;
//! - a folder is written whole or not at all, and none is replaced but one that was written here and has nothing else in it.
//!
//! Parts:
//! - `folder`: a folder that takes its name when it is complete
//! - `places`: where each page stands, and the anchors of the index
//! - `contents`: the sections of the index with their entries
//! - `frame`: what stands around every page
//! - `entry`: the page of a record, of a chapter and of the charter
//! - `index`: the first page, and lists of which one page would be too long
//! - `names`: what the index finds entries by
//! - `taken`: files for calendars, address books and spreadsheets

mod contents;
mod entry;
mod folder;
mod frame;
mod index;
mod names;
mod places;
mod taken;

use std::path::{Path, PathBuf};

use maud::Markup;

use crate::directory::Directory;
use crate::document::Subject;
use crate::document::mentions::Mentions;
use crate::messages::{Lang, Messages};
use crate::text::{GlyphSet, Glyphs};
use folder::NewFolder;
pub use folder::NotWritten;

/// What is written.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The directory.
    pub directory: &'a Directory,
    /// The language of the labels; what is printed stays.
    pub lang: Lang,
    /// Whether a folder that holds such a site already is replaced.
    pub replaces: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The folder.
    pub folder: PathBuf,
    /// How many pages it has.
    pub pages: usize,
    /// In how many files the names stand that the index finds entries by. Where it is more than one, a browser loads them
    /// when somebody searches.
    pub name_files: usize,
}

/// Writes a directory as a folder of pages. `progress` is told how many pages there are so far.
///
/// # Errors
/// A folder that may not be replaced, and what the system says. Then nothing is there that was not there before.
pub fn write(site: &Site<'_>, folder: &Path, progress: &mut dyn FnMut(usize)) -> Result<Written, NotWritten> {
    let mut folder = NewFolder::begin(folder, site.replaces)?;
    let sections = contents::sections(site);
    let mut pages = 0;
    let mut counted = |_: &str| {
        pages += 1;
        progress(pages);
    };
    for (name, text) in [("style.css", include_str!("style.css")), ("icon.svg", include_str!("icon.svg"))] {
        folder.write(name, text.as_bytes())?;
    }
    folder.write("find.js", include_str!("find.js").as_bytes())?;
    let name_files = names::write(site, &mut folder)?;
    taken::write(site, &sections, &mut folder)?;
    index::write(site, &sections, name_files, &mut folder, &mut counted)?;
    let mentions = Mentions::of(site.directory, Glyphs::of(GlyphSet::Narrow));
    for subject in subjects(site.directory) {
        let name = places::file(site.directory, subject);
        folder.write(&name, page(&entry::page(site, subject, &mentions)).as_bytes())?;
        counted(&name);
    }
    Ok(Written { folder: folder.finish()?, pages, name_files })
}

/// Everything that has a page: each record, then the texts.
fn subjects(directory: &Directory) -> impl Iterator<Item = Subject> {
    directory.all().iter().map(Subject::Record).collect::<Vec<_>>().into_iter().chain(Subject::texts(directory))
}

/// A page as it is written: it ends with the end of its line.
fn page(markup: &Markup) -> String {
    format!("{}\n", markup.0)
}

impl<'a> Site<'a> {
    const fn messages(&self) -> &'static Messages {
        self.lang.messages()
    }

    /// The directory's title for a narrow place.
    fn short_title(&self) -> &'a str {
        &self.directory.info().short_title
    }
}
