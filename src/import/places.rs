//! Where records stand in the files of a directory.

use hashbrown::{HashMap, HashSet};

use crate::loader::Source;
use crate::loader::layout::FileKind;
use crate::loader::syntax_tree::{FieldPath, SyntaxKind, SyntaxNode};

/// Where a record stands.
#[derive(Debug, Clone)]
pub(super) struct RecordPlace {
    /// The number of the file in the source.
    pub(super) file: usize,
    /// The way to it in the file.
    pub(super) path: FieldPath,
}

/// The places of the records with these ids. All files are read once, however many there are.
pub(super) fn places(source: &Source, wanted: &HashSet<&str>) -> HashMap<String, RecordPlace> {
    let mut places = HashMap::new();
    if wanted.is_empty() {
        return places;
    }
    for (number, file) in source.files.iter().enumerate() {
        let Some(kind) = FileKind::of(&file.path) else { continue };
        let text: &str = &file.text;
        let outline = SyntaxNode::read(text);
        each_record(kind, text, &outline, &mut |path| {
            let id = outline.follow(text, &path.field("id"));
            let SyntaxKind::Text(range) = &id.parts else { return };
            let id = text.get(range.clone()).unwrap_or_default();
            if wanted.contains(id) {
                places.insert(id.to_owned(), RecordPlace { file: number, path: path.clone() });
            }
        });
    }
    places
}

/// Calls `each` with the way to every record of a file.
fn each_record(kind: FileKind, text: &str, outline: &SyntaxNode, each: &mut impl FnMut(&FieldPath)) {
    let root = FieldPath::default();
    let count = |path: &FieldPath| match &outline.follow(text, path).parts {
        SyntaxKind::Items(items) => items.len(),
        _ => 0,
    };
    match kind {
        FileKind::Service | FileKind::Profile => each(&root),
        FileKind::Departments => (0..count(&root)).for_each(|at| each(&root.at(at))),
        FileKind::Discipline => {
            let societies = root.field("societies");
            (0..count(&societies)).for_each(|at| each(&societies.at(at)));
        }
        FileKind::Charter => {
            let chapters = root.field("chapters");
            for chapter in 0..count(&chapters) {
                let articles = chapters.at(chapter).field("articles");
                (0..count(&articles)).for_each(|at| each(&articles.at(at)));
            }
        }
        FileKind::Directory => each(&root.field("preface")),
        FileKind::Societies | FileKind::Thesaurus => {}
    }
}
