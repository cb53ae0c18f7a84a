//! What makes one value of a record another, as the fewest changes to the file in which it stands.
//!
//! A record is compared as RON: both values are written out, and the two texts walked side by side with the file, in which
//! each of them has its place. What is equal in both keeps its words and its comments, however the file spells it.

use ron::Options;
use ron::ser::PrettyConfig;
use serde::Serialize;

use crate::directory::ron_options;
use crate::loader::syntax_tree::{FieldPath, SyntaxKind, SyntaxNode};

/// A change to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// The way to what is changed, or to the list or the record into which something comes.
    pub(super) path: FieldPath,
    /// What is done there.
    pub(super) edit: Edit,
    /// What is changed, as the format names it: `contacts[1].phones[1].number`; lists count from 1.
    pub(super) label: String,
    /// What stood there, in RON.
    pub(super) old: Option<String>,
    /// What is to stand there, in RON.
    pub(super) new: Option<String>,
}

/// What is done at a place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edit {
    /// Another value takes the place of this one.
    Set,
    /// A field comes into the record; its name is the last step of the label.
    Insert,
    /// This field or this element goes.
    Remove,
    /// A value comes at the end of this list.
    Push,
}

impl Change {
    /// The name of the field that a change is about, without the way to it.
    #[must_use]
    pub(super) fn field(&self) -> &str {
        self.label.rsplit('.').next().unwrap_or_default()
    }
}

/// A value as the files of a directory have it, on one line.
///
/// # Errors
/// What RON has no words for.
pub(super) fn written<T: Serialize>(value: &T) -> Result<String, ron::Error> {
    let pretty = PrettyConfig::new().depth_limit(0).compact_structs(true).compact_maps(true).compact_arrays(true);
    Options::to_string_pretty(&ron_options(), value, pretty)
}

/// One of the three texts that are walked side by side.
#[derive(Clone, Copy)]
struct Side<'a> {
    text: &'a str,
    node: &'a SyntaxNode,
}

impl<'a> Side<'a> {
    fn shown(self) -> &'a str {
        self.text.get(self.node.span.clone()).unwrap_or_default()
    }

    /// The word before the parenthesis, where there is one.
    fn variant(self) -> &'a str {
        let shown = self.shown();
        shown.split(['(', '[', '{', '"']).next().unwrap_or_default().trim()
    }

    fn at(self, node: &'a SyntaxNode) -> Self {
        Self { node, ..self }
    }

    /// What stands in a `Some(…)` that was written out.
    fn inside_some(self) -> Self {
        match &self.node.parts {
            SyntaxKind::Items(items) if self.variant() == "Some" => {
                items.first().map_or(self, |item| self.at(item).inside_some())
            }
            _ => self,
        }
    }

    /// The fields by name, each with its place among the others.
    fn fields(self) -> Vec<(&'a str, usize, Self)> {
        let SyntaxKind::Fields(fields) = &self.node.parts else { return Vec::new() };
        let named = |field: &'a crate::loader::syntax_tree::SyntaxField| {
            (self.text.get(field.name.clone()).unwrap_or_default(), self.at(&field.value))
        };
        fields.iter().map(named).enumerate().map(|(at, (name, side))| (name, at, side)).collect()
    }

    fn items(self) -> Option<Vec<Self>> {
        match &self.node.parts {
            SyntaxKind::Items(items) => Some(items.iter().map(|item| self.at(item)).collect()),
            _ => None,
        }
    }
}

/// The changes that make `old`, which stands at `path` in the text of a file, `new`. Both are values as [`written`] has
/// them.
#[must_use]
pub(super) fn changes(file: &str, outline: &SyntaxNode, path: &FieldPath, old: &str, new: &str) -> Vec<Change> {
    let (old_node, new_node) = (SyntaxNode::read(old), SyntaxNode::read(new));
    let at = outline.follow(file, path);
    let mut walk = Walk(Vec::new());
    walk.value(
        [Side { text: file, node: at }, Side { text: old, node: &old_node }, Side { text: new, node: &new_node }],
        path,
        "",
    );
    walk.0
}

struct Walk(Vec<Change>);

impl Walk {
    fn add(&mut self, edit: Edit, path: &FieldPath, label: &str, old: Option<&str>, new: Option<&str>) {
        let (old, new) = (old.map(str::to_owned), new.map(str::to_owned));
        self.0.push(Change { path: path.clone(), edit, label: label.to_owned(), old, new });
    }

    fn value(&mut self, [file, old, new]: [Side<'_>; 3], path: &FieldPath, label: &str) {
        if old.shown() == new.shown() {
            return;
        }
        let file = file.inside_some();
        let is_same_sort = old.variant() == new.variant() && file.variant() == old.variant();
        match (&old.node.parts, &new.node.parts, &file.node.parts) {
            (SyntaxKind::Fields(_), SyntaxKind::Fields(_), SyntaxKind::Fields(_)) if is_same_sort => {
                self.fields([file, old, new], path, label);
            }
            (SyntaxKind::Items(_), SyntaxKind::Items(_), SyntaxKind::Items(_)) if is_same_sort => {
                self.items([file, old, new], path, label);
            }
            _ => self.add(Edit::Set, path, label, Some(old.shown()), Some(new.shown())),
        }
    }

    fn fields(&mut self, [file, old, new]: [Side<'_>; 3], path: &FieldPath, label: &str) {
        let (in_file, in_old) = (file.fields(), old.fields());
        let inner = |name: &str| if label.is_empty() { name.to_owned() } else { format!("{label}.{name}") };
        for (name, _, was) in &in_old {
            if new.fields().iter().all(|(other, ..)| other != name)
                && let Some((_, at, _)) = in_file.iter().find(|(other, ..)| other == name)
            {
                self.add(Edit::Remove, &path.value(*at), &inner(name), Some(was.shown()), None);
            }
        }
        for (name, _, will) in new.fields() {
            let was = in_old.iter().find(|(other, ..)| *other == name).map(|(.., side)| *side);
            let stands = in_file.iter().find(|(other, ..)| *other == name);
            match (stands, was) {
                (Some((_, at, stands)), Some(was)) => {
                    self.value([*stands, was, will], &path.value(*at), &inner(name));
                }
                // A value that need not be written and is.
                (Some((_, at, stands)), None) => {
                    let (old, new) = (Some(stands.shown()), Some(will.shown()));
                    self.add(Edit::Set, &path.value(*at), &inner(name), old, new);
                }
                (None, _) => self.add(Edit::Insert, path, &inner(name), None, Some(will.shown())),
            }
        }
    }

    fn items(&mut self, sides: [Side<'_>; 3], path: &FieldPath, label: &str) {
        let [Some(file), Some(old), Some(new)] = sides.map(Side::items) else { return };
        if file.len() != old.len() {
            let [_, old, new] = sides;
            return self.add(Edit::Set, path, label, Some(old.shown()), Some(new.shown()));
        }
        let inner = |at: usize| format!("{label}[{}]", at + 1);
        let same = |(a, b): &(&Side<'_>, &Side<'_>)| a.shown() == b.shown();
        let before = old.iter().zip(&new).take_while(same).count();
        let most = old.len().min(new.len()) - before;
        let behind = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
        let gone = before..old.len() - behind;
        let come = before..new.len() - behind;
        let both = gone.len().min(come.len());
        // One that comes into the middle of a list has no place there that could be named.
        if come.len() > both && behind > 0 {
            let [_, old, new] = sides;
            return self.add(Edit::Set, path, label, Some(old.shown()), Some(new.shown()));
        }
        for at in before..before + both {
            if let (Some(file), Some(old), Some(new)) = (file.get(at), old.get(at), new.get(at)) {
                self.value([*file, *old, *new], &path.at(at), &inner(at));
            }
        }
        for at in gone.skip(both) {
            self.add(Edit::Remove, &path.at(at), &inner(at), old.get(at).map(|it| it.shown()), None);
        }
        for at in come.skip(both) {
            self.add(Edit::Push, path, &inner(at), None, new.get(at).map(|it| it.shown()));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{Change, Edit, changes, written};
    use crate::directory::{Contact, Phone, PhoneKind, Service, ron_options};
    use crate::loader::syntax_tree::{FieldPath, SyntaxNode};

    const FILE: &str = r##"// what the file says
(
    id: "service-01", number: 1, name: r#"甲"#, part: "part-1", page: 007, summary: "乙",
    keywords: ["a", /* kept */ "b"], notes: [],
    contacts: [(department: Some("department-a"), phones: [
        (number: "010-12345678"), // the first
        (number: "010-12345679", kind: Fax),
    ])],
)
"##;

    /// What changes where the service of the file becomes another: what is done, where, and what stood in the file there.
    fn made(change: impl FnOnce(&mut Service)) -> Vec<(Edit, String, String, Option<String>)> {
        let file = FILE.to_owned();
        let old: Service = ron_options().from_str(&file).unwrap();
        let mut new = old.clone();
        change(&mut new);
        let outline = SyntaxNode::read(&file);
        let found = changes(&file, &outline, &FieldPath::default(), &written(&old).unwrap(), &written(&new).unwrap());
        let told = |it: Change| {
            let stood = file[outline.follow(&file, &it.path).span.clone()].to_owned();
            let stood = if it.edit == Edit::Set || it.edit == Edit::Remove { stood } else { String::new() };
            (it.edit, it.label, stood, it.new)
        };
        found.into_iter().map(told).collect()
    }

    fn text(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn what_is_equal_stays_however_it_is_spelt() {
        assert_eq!(made(|_| ()), []);
        let set = |label: &str, stood: &str, new: &str| (Edit::Set, text(label), text(stood), Some(text(new)));
        assert_eq!(made(|it| it.page = 8), [set("page", "007", "8")]);
        assert_eq!(made(|it| it.name = "丙".to_owned()), [set("name", "r#\"甲\"#", "\"丙\"")]);
        let number = |it: &mut Service| it.contacts[0].phones[0].number = "010-1".to_owned();
        assert_eq!(made(number), [set("contacts[1].phones[1].number", "\"010-12345678\"", "\"010-1\"")]);
        let keyword = |it: &mut Service| it.keywords = ["a".to_owned(), "c".to_owned()].into();
        assert_eq!(made(keyword), [set("keywords[2]", "\"b\"", "\"c\"")]);
    }

    #[test]
    fn fields_and_elements_come_and_go() {
        let push = |it: &mut Service| it.keywords = ["a", "b", "c"].map(str::to_owned).into();
        assert_eq!(made(push), [(Edit::Push, text("keywords[3]"), String::new(), Some(text("\"c\"")))]);
        let shorter = |it: &mut Service| it.keywords = ["b".to_owned()].into();
        assert_eq!(made(shorter), [(Edit::Remove, text("keywords[1]"), text("\"a\""), None)]);
        let none = |it: &mut Service| it.keywords = Box::default();
        let list = "[\"a\", /* kept */ \"b\"]";
        assert_eq!(made(none), [(Edit::Remove, text("keywords"), text(list), None)]);
        let middle = |it: &mut Service| it.keywords = ["a", "x", "b"].map(str::to_owned).into();
        let new = Some(text("[\"a\",\"x\",\"b\"]"));
        assert_eq!(made(middle), [(Edit::Set, text("keywords"), text(list), new)], "as a whole: it has no end there");
        // `notes` stands in the file and says nothing.
        let note = |it: &mut Service| it.notes = ["n".to_owned()].into();
        assert_eq!(made(note), [(Edit::Set, text("notes"), text("[]"), Some(text("[\"n\"]")))]);
        let english = |it: &mut Service| it.english = Some("E".to_owned());
        assert_eq!(made(english), [(Edit::Insert, text("english"), String::new(), Some(text("\"E\"")))]);
        let voice = |it: &mut Service| it.contacts[0].phones[1].kind = PhoneKind::Voice;
        assert_eq!(made(voice), [(Edit::Remove, text("contacts[1].phones[2].kind"), text("Fax"), None)]);
    }

    #[test]
    fn a_contact_that_comes_is_written_whole() {
        let phone = Phone { number: "010-2".to_owned(), kind: PhoneKind::Fax, note: None };
        let contact = Contact { phones: [phone].into(), ..Contact::default() };
        let more = |it: &mut Service| it.contacts = [it.contacts[0].clone(), contact].into();
        let new = Some(text("(phones:[(number:\"010-2\",kind:Fax)])"));
        assert_eq!(made(more), [(Edit::Push, text("contacts[2]"), String::new(), new)]);
    }

    #[test]
    fn a_some_that_is_written_out_is_looked_through() {
        let file = "(english: Some(\"E\"), contacts: [])";
        let path = FieldPath::default();
        let found =
            changes(file, &SyntaxNode::read(file), &path, "(english:\"E\",contacts:[])", "(english:\"F\",contacts:[])");
        assert!(found.len() == 1 && found[0].edit == Edit::Set && found[0].label == "english", "{found:?}");
    }
}
