//! The tree: what is folded and which node is under the cursor. Nodes are known by key, never by place.

mod node;

use std::collections::HashSet;

use super::motion::Motion;
use super::scroll::{Rows, step};
use crate::directory::{ChapterHeading, Directory, Id, Kind, Name, RecordList};
use crate::messages::Messages;

pub use node::{Node, NodeKey};

/// The tree of a directory with its state.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    folded: HashSet<NodeKey>,
    /// Places in `nodes` that are not below a folded one.
    visible: Vec<usize>,
    /// The columns that the nodes take that are open at the beginning.
    columns: u16,
    /// The cursor and the part of the tree that is seen.
    pub rows: Rows,
}

impl Tree {
    /// The tree of a directory: departments and chapters folded away, the rest open.
    #[must_use]
    pub fn of(directory: &Directory, messages: &Messages) -> Self {
        let builder = Builder { nodes: Vec::new(), leads_in_english: messages.lead_in_english() };
        let nodes = builder.build(directory, messages);
        let folded = [NodeKey::Departments, NodeKey::Charter].into_iter().collect();
        let mut tree = Self { nodes, folded, ..Self::default() };
        tree.show();
        tree.columns = tree.visible().map(Node::columns).max().unwrap_or(0);
        tree
    }

    /// Calls the nodes by their names in another language.
    pub fn speak(&mut self, messages: &Messages) {
        for node in &mut self.nodes {
            let name = match node.key {
                NodeKey::All => messages.panes.all,
                NodeKey::Societies => messages.panes.societies,
                NodeKey::Departments => messages.panes.departments,
                NodeKey::About => messages.panes.about,
                NodeKey::Favourites => messages.panes.favourites,
                NodeKey::Recent => messages.panes.recent,
                NodeKey::Withdrawn => messages.panes.withdrawn,
                _ => {
                    node.leads_in_english = messages.lead_in_english();
                    continue;
                }
            };
            name.clone_into(&mut node.name);
        }
        let is_folded = |key: &NodeKey| matches!(key, NodeKey::Departments | NodeKey::Charter);
        let mut below = u16::MAX;
        let mut columns = 0;
        for node in &self.nodes {
            if node.depth <= below {
                columns = columns.max(node.columns());
                below = if is_folded(&node.key) { node.depth } else { u16::MAX };
            }
        }
        self.columns = columns;
    }

    /// The columns in which the names are seen whole of all nodes that are open at the beginning. What the reader folds
    /// or unfolds does not change it, so that no border moves by that.
    #[must_use]
    pub fn columns(&self) -> u16 {
        if self.nodes.is_empty() { u16::MAX } else { self.columns }
    }

    /// Takes the nodes of another tree, folded as they were. The cursor stays on its node, at its height.
    pub fn replace(&mut self, other: Self) {
        let above = self.rows.cursor.saturating_sub(self.rows.offset);
        let selected = self.selected().map(|node| node.key.clone());
        self.nodes = other.nodes;
        self.columns = other.columns;
        self.show();
        let cursor = selected.and_then(|key| self.visible.iter().position(|at| self.nodes[*at].key == key));
        self.rows.cursor = cursor.unwrap_or(0);
        self.rows.offset = self.rows.cursor.saturating_sub(above);
    }

    /// Puts the nodes of what the reader keeps into the tree, in place of those that stood there: favourites below the first
    /// node, and what was read lately and what was withdrawn at the end, where they move nothing when they come. The cursor stays on its node, at
    /// its height; where that is gone, it goes to the first.
    pub(super) fn set_own(&mut self, own: Vec<Node>) {
        let mut nodes: Vec<Node> = self.nodes.iter().filter(|node| !node.key.is_own()).cloned().collect();
        if nodes.is_empty() {
            return;
        }
        let (favourites, last): (Vec<_>, Vec<_>) = own.into_iter().partition(|node| node.key == NodeKey::Favourites);
        nodes.splice(1..1, favourites);
        nodes.extend(last);
        self.replace(Self { nodes, columns: self.columns, ..Self::default() });
    }

    /// The nodes that can be seen, in order.
    #[must_use]
    pub fn visible(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.visible.iter().map(|at| &self.nodes[*at])
    }

    /// The node under the cursor; none while the directory is being read.
    #[must_use]
    pub fn selected(&self) -> Option<&Node> {
        self.visible.get(self.rows.cursor).map(|at| &self.nodes[*at])
    }

    /// Whether a node is folded.
    #[must_use]
    pub fn is_folded(&self, node: &Node) -> bool {
        self.folded.contains(&node.key)
    }

    /// The name of a node, if there is such a one.
    #[must_use]
    pub fn label(&self, key: &NodeKey) -> Option<&str> {
        self.nodes.iter().find(|node| node.key == *key).map(Node::label)
    }

    /// Moves the cursor.
    pub fn step(&mut self, motion: Motion) {
        self.rows.cursor = step(self.rows.cursor, self.visible.len(), self.rows.height, motion);
    }

    /// Puts the cursor on a node, and unfolds what it stands below; whether there is such a node.
    pub fn select(&mut self, key: &NodeKey) -> bool {
        let Some(at) = self.nodes.iter().position(|node| node.key == *key) else { return false };
        let mut depth = self.nodes[at].depth;
        for above in self.nodes[..at].iter().rev() {
            if above.depth < depth {
                depth = above.depth;
                self.folded.remove(&above.key);
            }
        }
        self.show();
        self.rows.cursor = self.visible.iter().position(|seen| *seen == at).unwrap_or(0);
        true
    }

    /// Puts the cursor on the first node, which holds everything; whether it stood on another.
    pub fn select_first(&mut self) -> bool {
        std::mem::take(&mut self.rows.cursor) != 0
    }

    /// Whether the cursor is on the first node.
    #[must_use]
    pub const fn is_at_first(&self) -> bool {
        self.rows.cursor == 0
    }

    /// Puts the cursor on the node in a visible row, if there is one; whether there is.
    pub fn select_row(&mut self, row: usize) -> bool {
        self.rows.select(row, self.visible.len())
    }

    /// Unfolds the node under the cursor; `false` if there was nothing to unfold.
    pub fn unfold(&mut self) -> bool {
        let Some(key) = self.selected().map(|node| node.key.clone()) else { return false };
        let unfolded = self.folded.remove(&key);
        self.show();
        unfolded
    }

    /// Folds the node under the cursor, or climbs from a folded one or a leaf to its parent.
    pub fn fold(&mut self) {
        let Some(node) = self.selected() else { return };
        if node.has_children && !self.is_folded(node) {
            self.folded.insert(node.key.clone());
            self.show();
        } else {
            let depth = node.depth;
            let above = &self.visible[..self.rows.cursor];
            if let Some(parent) = above.iter().rposition(|at| self.nodes[*at].depth < depth) {
                self.rows.cursor = parent;
            }
        }
    }

    /// Folds or unfolds the node under the cursor, if anything stands below it.
    pub fn toggle(&mut self) {
        if !self.unfold()
            && let Some(node) = self.selected().filter(|node| node.has_children)
        {
            self.folded.insert(node.key.clone());
            self.show();
        }
    }

    /// Finds out which nodes can be seen; the cursor stays on its node.
    fn show(&mut self) {
        let selected = self.visible.get(self.rows.cursor).copied();
        let mut hidden_below = u16::MAX;
        self.visible.clear();
        for (at, node) in self.nodes.iter().enumerate() {
            if node.depth > hidden_below {
                continue;
            }
            hidden_below = if self.folded.contains(&node.key) { node.depth } else { u16::MAX };
            self.visible.push(at);
        }
        self.rows.cursor = selected.and_then(|at| self.visible.iter().position(|seen| *seen == at)).unwrap_or(0);
    }
}

/// Collects the nodes. Each is looked up: no record is looked at.
struct Builder {
    nodes: Vec<Node>,
    leads_in_english: bool,
}

impl Builder {
    fn build(mut self, directory: &Directory, messages: &Messages) -> Vec<Node> {
        self.node(0, NodeKey::All, Name::of(messages.panes.all), directory.all());
        for part in &directory.info().parts {
            self.node(0, NodeKey::Part(part.id.clone()), part.title(), directory.services_in(&part.id));
            for category in &part.categories {
                let services = directory.services_in(&category.id);
                self.node(1, NodeKey::Category(category.id.clone()), category.title(), services);
            }
        }
        self.node(0, NodeKey::Societies, Name::of(messages.panes.societies), directory.of_kind(Kind::Society));
        for discipline in directory.disciplines() {
            let (key, name) = (NodeKey::Discipline(discipline.id.into()), discipline.title());
            self.node(1, key, name, discipline.societies);
        }
        let departments = directory.of_kind(Kind::Department);
        self.node(0, NodeKey::Departments, Name::of(messages.panes.departments), departments.clone());
        for department in departments.iter().filter_map(|no| directory.heading(no)) {
            let id = Id::from(department.id);
            let answered = directory.answered_by(&id);
            self.node(1, NodeKey::Department(id), department.title(), answered);
        }
        self.book(directory, messages);
        self.nodes
    }

    /// What stands behind the services: the charter, the preface and the profiles.
    fn book(&mut self, directory: &Directory, messages: &Messages) {
        if let Some(title) = directory.charter_title() {
            let title = title.trim_start_matches('《').trim_end_matches('》');
            self.node(0, NodeKey::Charter, Name::of(title), directory.of_kind(Kind::Article));
            for ChapterHeading { number, title, articles } in directory.chapters() {
                self.node(1, NodeKey::Chapter(number), Name::of(title), articles);
            }
        }
        let about = [Kind::Profile, Kind::Preface].map(|kind| directory.of_kind(kind));
        let records = about.iter().flat_map(RecordList::iter).collect();
        self.node(0, NodeKey::About, Name::of(messages.panes.about), records);
    }

    /// Adds a node; one without records is left out, since it would only disappoint.
    fn node(&mut self, depth: u16, key: NodeKey, name: Name<'_>, records: RecordList) {
        if records.is_empty() {
            return;
        }
        if let Some(above) = self.nodes.last_mut()
            && above.depth < depth
        {
            above.has_children = true;
        }
        let (name, english) = (name.printed.to_owned(), name.english.map(str::to_owned));
        let leads_in_english = self.leads_in_english;
        let count = records.len();
        self.nodes.push(Node { key, name, english, leads_in_english, depth, has_children: false, records, count });
    }
}
