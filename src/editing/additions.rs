//! Where a new record goes: its number, its file, the list that it stands in, and what counts it.
//!
//! All of it is read from the outlines of the files, so that it is known also of a directory with faults.

use crate::directory::ron_options;
use crate::loader::layout::{FileKind, SERVICES_FOLDER, SOCIETIES};
use crate::loader::syntax_tree::{FieldPath, SyntaxKind, SyntaxNode};
use crate::loader::{Source, SourceFile};

/// A discipline, by its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisciplineFile {
    /// Which of the files it is.
    pub file: usize,
    /// Its id.
    pub id: String,
    /// Its place in the list; 0 where none can be read.
    pub number: u32,
    /// Its name; empty where none can be read.
    pub name: String,
    /// Its name in English, if it has one.
    pub english: Option<String>,
}

/// The disciplines of a directory whose ids can be read, in the order of their numbers.
#[must_use]
pub fn discipline_files(source: &Source) -> Vec<DisciplineFile> {
    let files =
        source.files.iter().enumerate().filter(|(_, file)| FileKind::of(&file.path) == Some(FileKind::Discipline));
    let read = |(file, each): (usize, &SourceFile)| {
        let root = SyntaxNode::read(&each.text);
        let text = |name| text_at(&each.text, &root, &FieldPath::default().field(name));
        let number = number_at(&each.text, &root, &FieldPath::default().field("number")).unwrap_or_default();
        Some(DisciplineFile {
            file,
            id: text("id")?,
            number,
            name: text("name").unwrap_or_default(),
            english: text("english"),
        })
    };
    let mut found: Vec<DisciplineFile> = files.filter_map(read).collect();
    found.sort_by_key(|it| it.number);
    found
}

/// The path of the file that a service with this number has.
#[must_use]
pub fn service_path(number: u32) -> String {
    format!("{SERVICES_FOLDER}/{number:02}.ron")
}

/// The number of the service that comes behind all others: behind those in the files, and behind those in their names.
#[must_use]
pub fn next_service(source: &Source) -> u32 {
    let services = source.files.iter().filter(|file| FileKind::of(&file.path) == Some(FileKind::Service));
    let numbers = services.flat_map(|file| {
        let root = SyntaxNode::read(&file.text);
        let of_name = file.path.rsplit_once('/').and_then(|(_, name)| name.strip_suffix(".ron")?.parse().ok());
        [number_at(&file.text, &root, &FieldPath::default().field("number")), of_name]
    });
    numbers.flatten().max().unwrap_or_default().saturating_add(1)
}

/// The number of the society that comes behind all others in the text of a discipline.
#[must_use]
pub fn next_society(text: &str) -> u32 {
    let root = SyntaxNode::read(text);
    let list = FieldPath::default().field("societies");
    let count = match root.find(text, &list).map(|node| &node.inside_some(text).parts) {
        Some(SyntaxKind::Items(items)) => items.len(),
        _ => 0,
    };
    let numbers = (0..count).filter_map(|at| number_at(text, &root, &list.at(at).field("number")));
    numbers.max().unwrap_or_default().saturating_add(1)
}

/// Where the list of societies says how many there are: the file, the way to the number, and the number.
#[must_use]
pub fn society_count(source: &Source) -> Option<(usize, FieldPath, u32)> {
    let (number, file) = source.files.iter().enumerate().find(|(_, file)| file.path == SOCIETIES)?;
    let path = FieldPath::default().field("count");
    let count = number_at(&file.text, &SyntaxNode::read(&file.text), &path)?;
    Some((number, path, count))
}

fn number_at(text: &str, root: &SyntaxNode, path: &FieldPath) -> Option<u32> {
    text.get(root.find(text, path)?.span.clone())?.parse().ok()
}

fn text_at(text: &str, root: &SyntaxNode, path: &FieldPath) -> Option<String> {
    let value = root.find(text, path)?.inside_some(text);
    ron_options().from_str(text.get(value.span.clone())?).ok()
}
