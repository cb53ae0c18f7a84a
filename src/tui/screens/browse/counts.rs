//! How many of a node's records a query matches, counted when the node is seen.

use std::collections::HashMap;

use crate::search::RecordSet;
use crate::tui::tree::{Node, NodeKey};

/// How many of its records match, for each node that has been seen since the query was answered.
#[derive(Debug, Clone, Default)]
pub(super) struct NodeCounts {
    /// What matches; `None` where nothing was asked, or of a directory that is no longer shown.
    matching: Option<RecordSet>,
    counts: HashMap<NodeKey, usize>,
}

impl NodeCounts {
    /// For an answer.
    pub(super) fn new(matching: Option<RecordSet>) -> Self {
        Self { matching, counts: HashMap::new() }
    }

    /// Counts for these nodes, where that has not been done.
    pub(super) fn count<'a>(&mut self, nodes: impl Iterator<Item = &'a Node>) {
        let Some(matching) = &self.matching else { return };
        for node in nodes {
            if !self.counts.contains_key(&node.key) {
                self.counts.insert(node.key.clone(), matching.count_in(&node.records));
            }
        }
    }

    /// The nodes of what is kept hold other records now.
    pub(super) fn forget_own(&mut self) {
        self.counts.retain(|key, _| !key.is_own());
    }

    /// The records stand at other places now. What was counted is shown until the query is answered anew.
    pub(super) fn outdate(&mut self) {
        self.matching = None;
    }

    /// The count of a node.
    pub(super) fn of(&self, node: &Node) -> Option<usize> {
        self.counts.get(&node.key).copied()
    }
}
