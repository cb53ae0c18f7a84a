//! What makes one value of a record another, as the fewest values that differ: what a preview tells of a record that came in
//! as a value.

use ron::Options;
use ron::ser::PrettyConfig;
use serde::Serialize;

use crate::directory::ron_options;
use crate::loader::syntax_tree::{SyntaxField, SyntaxKind, SyntaxNode};

/// A value that becomes another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Which, as the format names it: `contacts[1].phones[1].number`; lists count from 1.
    pub(super) label: String,
    /// What stood there, in RON; `None` where nothing did.
    pub(super) old: Option<String>,
    /// What is to stand there, in RON; `None` where nothing is to.
    pub(super) new: Option<String>,
}

/// A value in RON, on one line.
///
/// # Errors
/// What RON has no words for.
pub(super) fn written<T: Serialize>(value: &T) -> Result<String, ron::Error> {
    let pretty = PrettyConfig::new().depth_limit(0).compact_structs(true).compact_maps(true).compact_arrays(true);
    Options::to_string_pretty(&ron_options(), value, pretty)
}

/// The changes that make one value another, both as [`written`] has them.
#[must_use]
pub(super) fn changes(old: &str, new: &str) -> Vec<Change> {
    let (old_node, new_node) = (SyntaxNode::read(old), SyntaxNode::read(new));
    let mut walk = Walk(Vec::new());
    walk.value([Side { text: old, node: &old_node }, Side { text: new, node: &new_node }], "");
    walk.0
}

/// One of the two texts that are walked side by side.
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
        self.shown().split(['(', '[', '{', '"']).next().unwrap_or_default()
    }

    fn at(self, node: &'a SyntaxNode) -> Self {
        Self { node, ..self }
    }

    fn field(self, field: &'a SyntaxField) -> (&'a str, Self) {
        (self.text.get(field.name.clone()).unwrap_or_default(), self.at(&field.value))
    }
}

struct Walk(Vec<Change>);

impl Walk {
    fn add(&mut self, label: &str, old: Option<Side<'_>>, new: Option<Side<'_>>) {
        let [old, new] = [old, new].map(|side| side.map(|it| it.shown().to_owned()));
        self.0.push(Change { label: label.to_owned(), old, new });
    }

    fn value(&mut self, [old, new]: [Side<'_>; 2], label: &str) {
        if old.shown() == new.shown() {
            return;
        }
        match (&old.node.parts, &new.node.parts) {
            (SyntaxKind::Fields(a), SyntaxKind::Fields(b)) if old.variant() == new.variant() => {
                let (a, b): (Vec<_>, Vec<_>) =
                    (a.iter().map(|it| old.field(it)).collect(), b.iter().map(|it| new.field(it)).collect());
                self.fields(&a, &b, label);
            }
            (SyntaxKind::Items(a), SyntaxKind::Items(b)) if old.variant() == new.variant() => {
                let (a, b): (Vec<_>, Vec<_>) =
                    (a.iter().map(|it| old.at(it)).collect(), b.iter().map(|it| new.at(it)).collect());
                self.items(&a, &b, label);
            }
            _ => self.add(label, Some(old), Some(new)),
        }
    }

    fn fields(&mut self, old: &[(&str, Side<'_>)], new: &[(&str, Side<'_>)], label: &str) {
        let inner = |name: &str| if label.is_empty() { name.to_owned() } else { format!("{label}.{name}") };
        let of = |fields: &[(&str, Side<'_>)], name: &str| fields.iter().any(|(other, _)| *other == name);
        for (name, was) in old.iter().filter(|(name, _)| !of(new, name)) {
            self.add(&inner(name), Some(*was), None);
        }
        for (name, will) in new {
            match old.iter().find(|(other, _)| other == name) {
                Some((_, was)) => self.value([*was, *will], &inner(name)),
                None => self.add(&inner(name), None, Some(*will)),
            }
        }
    }

    /// Items that are equal at both ends of the lists stay; those between are compared one by one.
    fn items(&mut self, old: &[Side<'_>], new: &[Side<'_>], label: &str) {
        let inner = |at: usize| format!("{label}[{}]", at + 1);
        let same = |(a, b): &(&Side<'_>, &Side<'_>)| a.shown() == b.shown();
        let before = old.iter().zip(new).take_while(same).count();
        let most = old.len().min(new.len()) - before;
        let behind = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
        let (olds, news) = (before..old.len() - behind, before..new.len() - behind);
        for at in before..olds.end.max(news.end) {
            let was = olds.contains(&at).then(|| old.get(at)).flatten().copied();
            let will = news.contains(&at).then(|| new.get(at)).flatten().copied();
            match (was, will) {
                (Some(was), Some(will)) => self.value([was, will], &inner(at)),
                (was, will) => self.add(&inner(at), was, will),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{changes, written};
    use crate::directory::{Contact, Phone, PhoneKind, Service};

    /// What is told where one service becomes another.
    fn told(change: impl FnOnce(&mut Service)) -> Vec<(String, Option<String>, Option<String>)> {
        let phones = ["010-1", "010-2"].map(|it| Phone { number: it.to_owned(), ..Phone::default() });
        let contact = Contact { phones: phones.into(), ..Contact::default() };
        let keywords = ["a", "b"].map(str::to_owned).into();
        let old = Service { name: "甲".to_owned(), keywords, contacts: [contact].into(), ..Service::default() };
        let mut new = old.clone();
        change(&mut new);
        let found = changes(&written(&old).unwrap(), &written(&new).unwrap());
        found.into_iter().map(|it| (it.label, it.old, it.new)).collect()
    }

    fn one(label: &str, old: Option<&str>, new: Option<&str>) -> Vec<(String, Option<String>, Option<String>)> {
        vec![(label.to_owned(), old.map(str::to_owned), new.map(str::to_owned))]
    }

    #[test]
    fn only_what_differs_is_told_by_its_name_in_the_format() {
        assert_eq!(told(|_| ()), []);
        assert_eq!(told(|it| it.name = "乙".to_owned()), one("name", Some("\"甲\""), Some("\"乙\"")));
        let number = |it: &mut Service| it.contacts[0].phones[1].number = "010-3".to_owned();
        assert_eq!(told(number), one("contacts[1].phones[2].number", Some("\"010-2\""), Some("\"010-3\"")));
        let fax = |it: &mut Service| it.contacts[0].phones[0].kind = PhoneKind::Fax;
        assert_eq!(told(fax), one("contacts[1].phones[1].kind", None, Some("Fax")));
        let middle = |it: &mut Service| it.keywords = ["a", "x", "b"].map(str::to_owned).into();
        assert_eq!(told(middle), one("keywords[2]", None, Some("\"x\"")));
        let shorter = |it: &mut Service| it.keywords = ["b".to_owned()].into();
        assert_eq!(told(shorter), one("keywords[1]", Some("\"a\""), None));
        assert_eq!(told(|it| it.keywords = Box::default()), one("keywords", Some("[\"a\", \"b\"]"), None));
    }
}
