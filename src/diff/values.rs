//! Two values as serde writes them, compared field by field. No field is named here, so that none can be forgotten.

use serde_json::{Map, Value};

use super::lists::{Aligned, align};
use super::path::Path;
use super::words::{is_whole, names_element};

/// How a field is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldSort {
    /// It says something else.
    Changed,
    /// It said nothing, or the list did not have it.
    Added,
    /// It says nothing any more, or the list does not have it.
    Removed,
    /// It says the same at another place of its list.
    Moved,
}

impl FieldSort {
    /// The word for it in machine-readable output.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
        }
    }
}

/// An element of a list in which something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// The list, as [`Path::fields`] has it.
    pub list: String,
    /// The field that names the element, and what stands there.
    pub name: Option<(&'static str, String)>,
    /// The how manieth it is, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
}

/// A field that is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Where it stands.
    pub path: Path,
    /// How it is not what it was.
    pub sort: FieldSort,
    /// What stood there, as the files have it.
    pub old: Option<Value>,
    /// What stands there.
    pub new: Option<Value>,
    /// Where it stood in its list and where it stands, from 0, where it says the same at another place.
    pub places: Option<[usize; 2]>,
    /// The elements of lists around it, outermost first.
    pub within: Vec<Within>,
}

/// Every field of two values that is not the same, in the order of the new one.
pub(super) fn compare_values(old: &Value, new: &Value) -> Vec<FieldChange> {
    let mut comparison = Comparison { found: Vec::new(), within: Vec::new() };
    comparison.compare(&Path::default(), Some(old), Some(new));
    comparison.found
}

struct Comparison {
    found: Vec<FieldChange>,
    within: Vec<Within>,
}

impl Comparison {
    fn compare(&mut self, path: &Path, old: Option<&Value>, new: Option<&Value>) {
        let (old, new) = (old.filter(|it| !it.is_null()), new.filter(|it| !it.is_null()));
        if old == new {
            return;
        }
        // What was empty is compared as such: a list that was not there has got elements.
        let (empty_list, empty_object) = (Value::Array(Vec::new()), Value::Object(Map::new()));
        let is_element = path.is_element();
        let [before, after] = match (old, new) {
            _ if is_whole(&path.fields()) && is_element => [old, new],
            (None, Some(Value::Array(_))) => [Some(&empty_list), new],
            (Some(Value::Array(_)), None) => [old, Some(&empty_list)],
            (None, Some(Value::Object(_))) if !is_element => [Some(&empty_object), new],
            (Some(Value::Object(_)), None) if !is_element => [old, Some(&empty_object)],
            _ => [old, new],
        };
        match (before, after) {
            (Some(Value::Object(old)), Some(Value::Object(new))) if !is_whole(&path.fields()) => {
                self.compare_objects(path, old, new);
            }
            (Some(Value::Array(old)), Some(Value::Array(new))) => self.compare_lists(path, old, new),
            _ => {
                let sort = match (old, new) {
                    (None, _) => FieldSort::Added,
                    (_, None) => FieldSort::Removed,
                    _ => FieldSort::Changed,
                };
                self.add(path.clone(), sort, [old, new], None);
            }
        }
    }

    fn compare_objects(&mut self, path: &Path, old: &Map<String, Value>, new: &Map<String, Value>) {
        // Fields stand in the order of their type in both; one that only the old value has stands where it stood there.
        let mut gone = old.iter().filter(|(name, _)| !new.contains_key(*name)).peekable();
        let place = |name: &str| old.keys().position(|other| other == name);
        for (name, value) in new {
            let here = place(name);
            while let Some((name, value)) = gone.next_if(|(name, _)| here.is_some_and(|here| place(name) < Some(here)))
            {
                self.compare(&path.field(name), Some(value), None);
            }
            self.compare(&path.field(name), old.get(name), Some(value));
        }
        for (name, value) in gone {
            self.compare(&path.field(name), Some(value), None);
        }
    }

    fn compare_lists(&mut self, path: &Path, old: &[Value], new: &[Value]) {
        let list = path.fields();
        let within = |elements: &[Value], at: usize| Within {
            list: list.clone(),
            name: elements.get(at).and_then(|element| named(&list, element)),
            number: at.saturating_add(1),
            count: elements.len(),
        };
        for aligned in align(old, new) {
            match aligned {
                Aligned::Both(before, after) => {
                    self.within.push(within(new, after));
                    self.compare(&path.element(after), old.get(before), new.get(after));
                    self.within.pop();
                }
                Aligned::Old(at) => self.add(path.element(at), FieldSort::Removed, [old.get(at), None], None),
                Aligned::New(at) => self.add(path.element(at), FieldSort::Added, [None, new.get(at)], None),
                Aligned::Moved(from, to) => {
                    self.add(path.element(to), FieldSort::Moved, [old.get(from), new.get(to)], Some([from, to]));
                    // It may have been changed as well.
                    self.within.push(within(new, to));
                    self.compare(&path.element(to), old.get(from), new.get(to));
                    self.within.pop();
                }
            }
        }
    }

    fn add(&mut self, path: Path, sort: FieldSort, [old, new]: [Option<&Value>; 2], places: Option<[usize; 2]>) {
        let within = self.within.clone();
        self.found.push(FieldChange { path, sort, old: old.cloned(), new: new.cloned(), places, within });
    }
}

/// The field that names an element of a list, and what stands there.
fn named(list: &str, element: &Value) -> Option<(&'static str, String)> {
    let told = |field: &&'static str| {
        let name = element.get(*field)?.as_str()?;
        (!name.is_empty()).then(|| (*field, name.to_owned()))
    };
    names_element(list).iter().find_map(told)
}
