//! The state of the browser, and what follows from it.

use ratatui::layout::Rect;

use super::complete::CompletionCycle;
use super::counts::NodeCounts;
use super::detail::Detail;
use super::earlier::Earlier;
use super::facets::Facets;
use super::keeping::Keeping;
use super::marking::MarkCount;
use super::marks::Marks;
use super::places::Places;
use super::reach::Reach;
use super::reasons::Reasons;
use super::returning::Returning;
use super::snippets::Snippets;
use crate::directory::{Directory, Record, RecordIdx, RecordList};
use crate::search::{Condition, Highlighter, Meaning, Outside, Problem, Query, Snippet};
use crate::tui::layout::{Panes, panes};
use crate::tui::list::List;
use crate::tui::mode::{Focus, Mode};
use crate::tui::room::{Border, Room};
use crate::tui::shared::Shared;
use crate::tui::tree::{Node, NodeKey, Tree};
use crate::tui::widgets::prompt::Prompt;

/// The tree, the list with its query, the details.
#[derive(Debug)]
pub struct Browse {
    /// What keys go to.
    pub focus: Focus,
    /// The room that the reader gives to each pane.
    pub room: Room,
    /// The border that the mouse has hold of.
    pub held: Option<Border>,
    /// The query.
    pub query: Prompt<Query>,
    /// The choices that Tab is going round.
    pub cycle: Option<CompletionCycle>,
    /// The tree.
    pub tree: Tree,
    /// The facets.
    pub facets: Facets,
    /// The list.
    pub list: List,
    /// The details.
    pub detail: Detail,
    /// The entry that others are compared with.
    pub(super) pinned: Option<RecordIdx>,
    /// The entries that are marked.
    pub(super) marks: Marks,
    /// How many they are.
    pub(super) mark_count: MarkCount,
    /// Where the reader has been.
    pub(super) places: Places,
    /// The queries that were left behind.
    pub(super) earlier: Earlier,
    /// Whether the reader is still to be taken to where they left.
    pub(super) returning: Returning,
    /// The last question put to the search.
    pub(super) asked: u64,
    /// The last question answered.
    pub(super) answered: u64,
    /// What of the query answered last the directory has nothing for.
    pub(super) answer_problems: Vec<Problem>,
    /// How the query answered last was understood, where no name answers it.
    pub(super) meaning: Option<Meaning>,
    /// Whether the last question was the one before, put to a directory that has grown.
    pub(super) is_asked_again: bool,
    /// The entry that stays under the cursor when the question is answered.
    pub(super) keeps: Option<RecordIdx>,
    /// How far the list reaches.
    pub(super) reach: Reach,
    /// What the answer that is shown left out, since it stands out of the scope.
    pub(super) outside: Outside,
    /// Where the entries that are seen were found.
    pub(super) snippets: Snippets,
    /// What decides of the entries that are seen.
    pub(super) reasons: Reasons,
    /// Whether what does not fit is listed too.
    pub(super) lists_excluded: bool,
    /// How many answers each node of the tree holds.
    pub(super) counts: NodeCounts,
    /// How many of them are new, and how many changed, where the directory is compared with an older one.
    pub(super) changes: [NodeCounts; 2],
    /// What of favourites and notes can be taken back.
    pub(super) keeping: Keeping,
}

impl Browse {
    /// Before anything has happened, with a query to begin with; where something is to be picked, typing.
    #[must_use]
    pub fn new(query: String, is_picking: bool) -> Self {
        Self {
            focus: if is_picking { Focus::Query } else { Focus::List },
            room: Room::default(),
            held: None,
            query: Prompt::new(query, Query::LONGEST, Query::parse),
            cycle: None,
            tree: Tree::default(),
            facets: Facets::default(),
            list: List::default(),
            detail: Detail::default(),
            pinned: None,
            marks: Marks::default(),
            mark_count: MarkCount::default(),
            places: Places::default(),
            earlier: Earlier::default(),
            returning: Returning::default(),
            asked: 0,
            answered: 0,
            answer_problems: Vec::new(),
            meaning: None,
            is_asked_again: false,
            keeps: None,
            reach: Reach::default(),
            outside: Outside::default(),
            snippets: Snippets::default(),
            reasons: Reasons::default(),
            lists_excluded: false,
            counts: NodeCounts::default(),
            changes: Default::default(),
            keeping: Keeping::default(),
        }
    }

    /// The reader is taken to where they left the last time, once that is known.
    #[must_use]
    pub(in crate::tui) fn returning(self) -> Self {
        Self { returning: Returning::Unknown, ..self }
    }

    /// Where a key is pressed.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        match self.focus {
            Focus::Tree => Mode::Tree,
            Focus::Facets => Mode::Facets,
            Focus::List => Mode::List,
            Focus::Query => Mode::Query,
            Focus::Detail => Mode::Detail,
            Focus::PageQuery => Mode::PageQuery,
        }
    }

    /// Where everything is on a terminal.
    #[must_use]
    pub fn panes(&self, area: Rect) -> Panes {
        let panes = panes(area, self.focus, &self.room, self.tree.columns());
        // Two entries side by side need the room more than the tree does, unless the reader is in it.
        if self.pinned.is_some() && !self.focus.is_in(Focus::Tree) { panes.without_tree() } else { panes }
    }

    /// Whether the list shows what a query found.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.query.trimmed().is_empty()
    }

    /// What of the query could not be understood, or is not to be found.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.query.value().problems().iter().chain(&self.answer_problems)
    }

    /// How the query was understood, where no name answers it.
    #[must_use]
    pub fn meaning(&self) -> Option<&Meaning> {
        self.meaning.as_ref().filter(|_| self.is_filtered())
    }

    /// What of the query was read as fields, where it was found by its meaning.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        self.meaning().map_or(&[], |meaning| &meaning.conditions)
    }

    /// What is asked: the query with what of it was read as fields.
    pub(super) fn asked_query(&self) -> Query {
        self.query.value().with_conditions(self.conditions())
    }

    /// Whether a question is still without its answer.
    #[must_use]
    pub const fn is_searching(&self) -> bool {
        self.asked != self.answered
    }

    /// The records that the node under the tree's cursor scopes the list to.
    #[must_use]
    pub fn scoped(&self) -> RecordList {
        self.tree.selected().map(|node| node.records.clone()).unwrap_or_default()
    }

    /// How many records a query is looked for in.
    #[must_use]
    pub fn searched(&self, shared: &Shared) -> usize {
        if self.is_scoped(shared) { self.scoped().len() } else { shared.record_count() }
    }

    /// How many answers stand out of the scope.
    #[must_use]
    pub const fn outside(&self) -> usize {
        self.outside.total
    }

    /// How many records of a node the query matches, while there is one and as far as that is known.
    #[must_use]
    pub fn live_count(&self, node: &Node) -> Option<usize> {
        self.counts.of(node).filter(|_| self.is_filtered() && node.key != NodeKey::Withdrawn)
    }

    /// The piece of an entry in which the query was found, where its name does not hold it.
    #[must_use]
    pub fn snippet(&self, entry: RecordIdx) -> Option<&Snippet> {
        self.snippets.of(entry).filter(|_| self.is_filtered())
    }

    /// Asks something of the record under the list's cursor; `None` where there is none.
    pub(super) fn of_selected<T>(&self, shared: &Shared, ask: impl FnOnce(&Directory, Record<'_>) -> T) -> Option<T> {
        shared.of_entry(self.list.selected(), ask)
    }

    /// What says which characters of a name the query stands for, if there is a query and the names can be searched.
    #[must_use]
    pub fn highlighter<'a>(&self, shared: &'a Shared) -> Option<Highlighter<'a>> {
        let index = shared.index.as_ref().filter(|_| self.is_filtered())?;
        Some(index.highlighter(self.query.value()).with_meaning(self.meaning()))
    }
}
