//! Changes of one text, made all at once.

use std::{error, fmt};

use super::changes::Changes;
use super::{NotRon, fields_at, layout, parse};
use crate::loader::layout::FileKind;
use crate::loader::syntax_tree::{FieldPath, FieldStep, SyntaxKind, SyntaxNode};

/// Why a text is not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The text is not RON.
    Text,
    /// The new value is not RON.
    Value(String),
    /// There is nothing at this path, or nothing that can be changed in this way.
    NoSuchPlace(Box<FieldPath>),
    /// Two of the changes are about one piece of the text.
    Overlapping,
}

/// In English, for whoever reads a log.
impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("the text is not RON"),
            Self::Value(value) => write!(f, "not RON: {value}"),
            Self::NoSuchPlace(path) => write!(f, "nothing to change at {:?}", path.steps()),
            Self::Overlapping => f.write_str("two changes of one piece of the text"),
        }
    }
}

impl error::Error for EditError {}

/// Changes of one text. Every path is one in the text as it was, whatever other changes there are.
///
/// Comments stay, and all that is not changed stays as it is written: raw strings, `Some(…)`, line ends. A text that is in
/// the one layout is so afterwards; of another one only the changed values are laid out.
#[derive(Debug)]
pub struct Edits<'a> {
    text: &'a str,
    kind: Option<FileKind>,
    root: SyntaxNode,
    asked: Vec<Edit>,
}

/// One change.
#[derive(Debug)]
enum Edit {
    Set(FieldPath, String),
    Field(FieldPath, &'static str, String),
    Remove(FieldPath),
    Item(FieldPath, usize, String),
}

impl<'a> Edits<'a> {
    /// Of any RON. A field that is added stands behind all others.
    ///
    /// # Errors
    /// [`EditError::Text`]
    pub fn new(text: &'a str) -> Result<Self, EditError> {
        let root = parse(text).map_err(|NotRon| EditError::Text)?;
        Ok(Self { text, kind: None, root, asked: Vec::new() })
    }

    /// Of a file of a directory. A field that is added stands at its place in the order of its type's fields.
    ///
    /// # Errors
    /// [`EditError::Text`]
    pub fn of(text: &'a str, kind: FileKind) -> Result<Self, EditError> {
        Ok(Self { kind: Some(kind), ..Self::new(text)? })
    }

    /// The values of the text.
    #[must_use]
    pub const fn root(&self) -> &SyntaxNode {
        &self.root
    }

    /// Whether nothing is changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    /// Puts a value in the place of the one at a path, changing as little of that as can be; a field that is not there is
    /// added.
    ///
    /// # Errors
    /// [`EditError::Value`], [`EditError::NoSuchPlace`]
    pub fn set(&mut self, path: &FieldPath, ron: &str) -> Result<&mut Self, EditError> {
        if self.root.find(self.text, path).is_some() {
            self.asked.push(Edit::Set(path.clone(), checked(ron)?));
            return Ok(self);
        }
        match path.parent() {
            Some((parent, FieldStep::SyntaxField(name))) => self.insert_field(&parent, name, ron),
            _ => Err(EditError::NoSuchPlace(Box::new(path.clone()))),
        }
    }

    /// Adds a field to the value with fields at a path.
    ///
    /// # Errors
    /// [`EditError::Value`]; [`EditError::NoSuchPlace`], also where the field is there
    pub fn insert_field(&mut self, path: &FieldPath, name: &'static str, ron: &str) -> Result<&mut Self, EditError> {
        let node = self.at(path)?;
        let is_empty = matches!(&node.parts, SyntaxKind::Items(items) if items.is_empty());
        let has_place =
            matches!(node.parts, SyntaxKind::Fields(_)) || is_empty && self.text[..node.span.end].ends_with(')');
        if !has_place || node.part(self.text, FieldStep::SyntaxField(name)).is_some() {
            return Err(EditError::NoSuchPlace(Box::new(path.field(name))));
        }
        self.asked.push(Edit::Field(path.clone(), name, checked(ron)?));
        Ok(self)
    }

    /// Takes a field, an item of a list or an entry of a map out, with its comma and the comments that are its own: those
    /// behind it on its line, and those on the lines before it up to an empty one.
    ///
    /// # Errors
    /// [`EditError::NoSuchPlace`]
    pub fn remove(&mut self, path: &FieldPath) -> Result<&mut Self, EditError> {
        let is_there = self.root.find(self.text, path).is_some() && path.parent().is_some();
        if !is_there {
            return Err(EditError::NoSuchPlace(Box::new(path.clone())));
        }
        self.asked.push(Edit::Remove(path.clone()));
        Ok(self)
    }

    /// Adds an item to the end of the list at a path; where that is a field that is not there, it is added with the item.
    ///
    /// # Errors
    /// [`EditError::Value`], [`EditError::NoSuchPlace`]
    pub fn push(&mut self, list: &FieldPath, ron: &str) -> Result<&mut Self, EditError> {
        if self.root.find(self.text, list).is_some() {
            return self.insert(list, usize::MAX, ron);
        }
        // A second one would be a second field.
        let known = self.asked.iter_mut().find_map(|edit| match edit {
            Edit::Field(path, name, value) if path.field(name) == *list => Some(value),
            _ => None,
        });
        if let Some(value) = known.filter(|value| value.ends_with(']')) {
            let item = checked(ron)?;
            value.pop();
            *value = format!("{value}, {item}]");
            return Ok(self);
        }
        self.set(list, &format!("[{}]", checked(ron)?))
    }

    /// Adds an item to the list at a path, before the one that is at `index`, or at the end.
    ///
    /// # Errors
    /// [`EditError::Value`], [`EditError::NoSuchPlace`]
    pub fn insert(&mut self, list: &FieldPath, index: usize, ron: &str) -> Result<&mut Self, EditError> {
        let node = self.at(list)?;
        let SyntaxKind::Items(items) = &node.parts else { return Err(EditError::NoSuchPlace(Box::new(list.clone()))) };
        let index = index.min(items.len());
        self.asked.push(Edit::Item(list.clone(), index, checked(ron)?));
        Ok(self)
    }

    fn at(&self, path: &FieldPath) -> Result<&SyntaxNode, EditError> {
        let node = self.root.find(self.text, path).ok_or_else(|| EditError::NoSuchPlace(Box::new(path.clone())))?;
        Ok(node.inside_some(self.text))
    }

    /// The text with the changes.
    ///
    /// # Errors
    /// [`EditError::Overlapping`]
    pub fn finish(&self) -> Result<String, EditError> {
        let mut changes = Changes::of(self.text);
        for edit in &self.asked {
            match edit {
                Edit::Set(path, ron) => changes.set(self.found(path)?, ron)?,
                Edit::Field(path, name, ron) => {
                    let order = self.kind.and_then(|kind| fields_at(kind, self.text, &self.root, path));
                    changes.field(self.at(path)?, order.unwrap_or_default(), name, ron);
                }
                Edit::Remove(path) => {
                    let parent = path.parent().ok_or_else(|| EditError::NoSuchPlace(Box::new(path.clone())))?.0;
                    changes.remove(self.at(&parent)?, self.found(path)?);
                }
                Edit::Item(path, index, ron) => changes.item(self.at(path)?, *index, ron),
            }
        }
        let made = changes.made()?;
        // Both are RON, so that there is nothing to refuse.
        let is_laid_out = layout(self.text).is_ok_and(|text| text == self.text);
        if is_laid_out { layout(&made).map_err(|NotRon| EditError::Overlapping) } else { Ok(made) }
    }

    fn found(&self, path: &FieldPath) -> Result<&SyntaxNode, EditError> {
        self.root.find(self.text, path).ok_or_else(|| EditError::NoSuchPlace(Box::new(path.clone())))
    }
}

/// A value that is RON.
fn checked(ron: &str) -> Result<String, EditError> {
    parse(ron).map(|_| ron.to_owned()).map_err(|NotRon| EditError::Value(ron.to_owned()))
}
