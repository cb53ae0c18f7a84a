//! Objects of JSON as other vocabularies have them: what is empty is left out, and each thing has an id of its own.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::uid::uid;
use crate::directory::{Block, Directory, DirectoryInfo, Eligibility, Item, PhoneNumber};
use crate::messages::Messages;

/// The ids of a directory's things as UUIDs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Uuids<'a>(&'a DirectoryInfo);

impl<'a> Uuids<'a> {
    pub(super) fn of(directory: &'a Directory) -> Self {
        Self(directory.info())
    }

    /// That of a record, by its id.
    pub(super) fn record(self, id: &str) -> Uuid {
        uid(self.0, &[id])
    }

    /// That of something else, by what it is and what tells it from others of the sort.
    pub(super) fn thing(self, what: &str, of: &str) -> Uuid {
        uid(self.0, &["", what, of])
    }
}

/// The fields of an object in the order in which they are given.
#[derive(Debug, Default)]
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    /// A field that is always there.
    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// A text, unless it is empty.
    pub(super) fn text(self, name: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(name, text) }
    }

    /// A field that may be missing.
    pub(super) fn maybe(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// A list, unless it is empty.
    pub(super) fn many<T: Into<Value>>(self, name: &str, values: impl IntoIterator<Item = T>) -> Self {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        if values.is_empty() { self } else { self.with(name, values) }
    }

    /// With the fields of another behind them.
    pub(super) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// The object, if it says more than of which type it is.
    pub(super) fn told(self) -> Option<Self> {
        (self.0.len() > 1).then_some(self)
    }
}

impl From<Fields> for Value {
    fn from(fields: Fields) -> Self {
        Self::Object(fields.0)
    }
}

/// Running text as lines: a paragraph or an item each, with its mark, items below others indented by two blanks.
pub(super) fn plain(blocks: &[Block]) -> String {
    fn items(list: &[Item], depth: usize, lines: &mut Vec<String>) {
        for item in list {
            lines.push(format!("{:1$}{2}{3}", "", depth * 2, item.mark, item.text));
            items(&item.items, depth + 1, lines);
        }
    }
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Text(text) => lines.push(text.clone()),
            Block::List(list) => items(list, 0, &mut lines),
        }
    }
    lines.join("\n")
}

/// The conditions as printed, each with whom it is for, and those who are left out.
pub(super) fn conditions(it: &Eligibility, messages: &Messages) -> Vec<String> {
    let ages = it.ages.iter().map(|it| messages.labelled(&it.group, &it.printed));
    let criteria = it.criteria.iter().map(|it| messages.labelled(&it.group, &it.printed));
    let excluded = it.excluded.iter().map(|it| messages.labelled(messages.facts.excluded, &it.printed));
    ages.chain(criteria).chain(excluded).collect()
}

/// A number as it is dialled from anywhere; as printed where it is none, or in doubt.
pub(super) fn dialled(number: &str, is_doubtful: bool) -> String {
    let read = PhoneNumber::read(number).filter(|_| !is_doubtful);
    read.map_or_else(|| number.to_owned(), |it| it.dialled())
}

#[cfg(test)]
mod tests {
    use super::plain;
    use crate::directory::{Block, Item};

    #[test]
    fn running_text_keeps_its_marks_and_its_order() {
        let below = Item { mark: "1.".into(), text: "奖牌".into(), items: Box::default() };
        let item = Item { mark: "（一）".into(), text: "集体".into(), items: Box::new([below]) };
        let blocks = [Block::Text("如下。".into()), Block::List(Box::new([item]))];
        assert_eq!(plain(&blocks), "如下。\n（一）集体\n  1.奖牌");
    }
}
