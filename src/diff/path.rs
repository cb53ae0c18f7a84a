//! Where in a record something stands: fields by their names in the files, elements of lists by their places from 0.

use std::fmt;

/// A step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A field, by its name.
    Field(String),
    /// An element of a list, from 0.
    Element(usize),
}

/// The way to a value: `contacts[0].phones[1].number`. Elements are counted as in the new directory, and of what it no
/// longer has as in the old one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(Vec<Step>);

impl Path {
    /// The way to a field below.
    pub(super) fn field(&self, name: &str) -> Self {
        self.and(Step::Field(name.to_owned()))
    }

    /// The way to an element below.
    pub(super) fn element(&self, at: usize) -> Self {
        self.and(Step::Element(at))
    }

    fn and(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }

    /// The fields alone, joined by points: all elements of a list have one and the same.
    #[must_use]
    pub fn fields(&self) -> String {
        let names = self.0.iter().filter_map(|step| if let Step::Field(name) = step { Some(&**name) } else { None });
        names.collect::<Vec<_>>().join(".")
    }

    /// Whether it leads to an element of a list.
    #[must_use]
    pub fn is_element(&self) -> bool {
        matches!(self.0.last(), Some(Step::Element(_)))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if at == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Element(at) => write!(f, "[{at}]")?,
            }
        }
        Ok(())
    }
}
