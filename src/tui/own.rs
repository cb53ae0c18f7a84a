//! What the reader keeps of the records that are shown: the same as in [`Kept`], by their places in the directory.

use crate::directory::{Directory, RecordIdx, RecordList};
use crate::messages::Messages;
use crate::search::OwnRecords;
use crate::state::{Change, Kept};
use crate::tui::since::Since;
use crate::tui::tree::{Node, NodeKey};

/// What the reader keeps of the records of a directory. What is kept of others is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// The favourites, what was read lately and what has a note, as sets.
    pub records: OwnRecords,
    /// What was read lately, the last first.
    recent: Vec<RecordIdx>,
    /// How many entries the directory has no more that an older one has, where it is compared with one.
    pub(super) withdrawn: usize,
}

impl Own {
    /// What is kept of the records of a directory.
    pub(super) fn of(kept: &Kept, directory: Option<&Directory>, since: Option<&Since>) -> Self {
        let mut own = Self::default();
        if let Some(since) = since {
            own.records.added = since.added.clone();
            own.records.changed = since.changed.clone();
            own.withdrawn = since.withdrawn();
        }
        own.find_favourites(kept, directory);
        own.find_notes(kept, directory);
        own.find_recent(kept, directory);
        own
    }

    /// Finds again what a change is about; whether anything of it is kept here.
    pub(super) fn follow(&mut self, change: &Change, kept: &Kept, directory: Option<&Directory>) {
        match change {
            Change::Favourite { .. } => self.find_favourites(kept, directory),
            Change::Note { .. } => self.find_notes(kept, directory),
            Change::Entry(_) => self.find_recent(kept, directory),
            Change::Query(_) | Change::Place(_) | Change::Widths(_) => {}
        }
    }

    fn find_favourites(&mut self, kept: &Kept, directory: Option<&Directory>) {
        self.records.favourites = places(directory, kept.favourites().map(|(id, _)| id)).collect();
    }

    fn find_notes(&mut self, kept: &Kept, directory: Option<&Directory>) {
        self.records.noted = places(directory, kept.notes().map(|(id, _)| id)).collect();
    }

    fn find_recent(&mut self, kept: &Kept, directory: Option<&Directory>) {
        self.recent = places(directory, kept.recent_entries()).collect();
        self.records.recent = self.recent.iter().copied().collect();
    }

    /// The nodes of the tree that hold what is kept, and what was withdrawn; none for what there is nothing of. Favourites
    /// stand in the directory's order.
    pub(super) fn nodes(&self, messages: &Messages) -> Vec<Node> {
        let node = |key: NodeKey, label: &str, records: RecordList| Node {
            key,
            name: label.to_owned(),
            english: None,
            leads_in_english: false,
            depth: 0,
            has_children: false,
            count: records.len(),
            records,
        };
        let favourites = self.records.favourites.iter().collect();
        let recent = self.recent.iter().copied().collect();
        let nodes = [
            node(NodeKey::Favourites, messages.panes.favourites, favourites),
            node(NodeKey::Recent, messages.panes.recent, recent),
            // They have no numbers in this directory.
            Node { count: self.withdrawn, ..node(NodeKey::Withdrawn, messages.panes.withdrawn, RecordList::default()) },
        ];
        nodes.into_iter().filter(|node| node.count > 0).collect()
    }
}

/// Where the records with these ids stand.
fn places<'a>(directory: Option<&'a Directory>, ids: impl Iterator<Item = &'a str>) -> impl Iterator<Item = RecordIdx> {
    ids.filter_map(move |id| directory?.index_of(id))
}
