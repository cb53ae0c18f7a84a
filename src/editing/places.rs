//! Where a record stands.

use crate::loader::layout::{CHARTER, FileKind};
use crate::loader::syntax_tree::{FieldPath, SyntaxKind, SyntaxNode};
use crate::loader::{Source, SourceFile};

use super::fields_at;

/// Where a record stands in the files of a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordPlace {
    /// Which of the files it is.
    pub file: usize,
    /// The line of its id, or where it begins if it has none; from 1.
    pub line: usize,
    /// The column there, in characters from 1.
    pub column: usize,
    /// The way to the record in its file.
    pub at: FieldPath,
}

/// Where the record with an id stands; the whole charter and its chapters, which have no ids of their own, are found by
/// those that the program has for them.
#[must_use]
pub fn place_of(source: &Source, id: &str) -> Option<RecordPlace> {
    let mut files = source.files.iter().enumerate();
    files.find_map(|(file, each)| {
        let (place, at) = in_file(each, id)?;
        let before = &each.text[..place];
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let lines = before.bytes().filter(|byte| *byte == b'\n').count();
        Some(RecordPlace { file, line: lines + 1, column: before[line..].chars().count() + 1, at })
    })
}

fn in_file(file: &SourceFile, id: &str) -> Option<(usize, FieldPath)> {
    let kind = FileKind::of(&file.path)?;
    let is_charter = file.path == CHARTER;
    let of_charter = is_charter.then(|| charter_part(id)).flatten();
    if of_charter.is_none() && !file.text.contains(id) {
        return None;
    }
    let text = file.text.as_ref();
    let root = SyntaxNode::read(text);
    if let Some(at) = of_charter {
        return Some((root.find(text, &at)?.span.start, at));
    }
    let mut search = Search { kind, text, root: &root, id };
    search.below(&root, &FieldPath::default())
}

/// The charter and its chapters, by the ids that they are shown by.
fn charter_part(id: &str) -> Option<FieldPath> {
    let root = FieldPath::default();
    if id == "charter" {
        return Some(root);
    }
    let number: usize = id.strip_prefix("chapter-")?.parse().ok()?;
    Some(root.field("chapters").at(number.checked_sub(1)?))
}

struct Search<'a> {
    kind: FileKind,
    text: &'a str,
    root: &'a SyntaxNode,
    id: &'a str,
}

impl Search<'_> {
    fn below(&mut self, node: &SyntaxNode, path: &FieldPath) -> Option<(usize, FieldPath)> {
        let node = node.inside_some(self.text);
        if !self.text[node.span.clone()].contains(self.id) {
            return None;
        }
        match &node.parts {
            SyntaxKind::Fields(fields) => {
                let is_its = |value: &SyntaxNode| matches!(&value.inside_some(self.text).parts, SyntaxKind::Text(inside) if self.text[inside.clone()] == *self.id);
                if let Some(field) = fields.iter().find(|field| field.is_named(self.text, "id") && is_its(&field.value))
                {
                    return Some((field.name.start, path.clone()));
                }
                let names = fields_at(self.kind, self.text, self.root, path)?;
                fields.iter().find_map(|field| {
                    let name = names.iter().find(|name| field.is_named(self.text, name))?;
                    self.below(&field.value, &path.field(name))
                })
            }
            SyntaxKind::Items(items) => {
                items.iter().enumerate().find_map(|(index, item)| self.below(item, &path.at(index)))
            }
            _ => None,
        }
    }
}
