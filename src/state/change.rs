//! One change of what is kept.

/// So many bytes a note has at most. Whoever writes more keeps a document, not a note.
pub const LONGEST_NOTE: usize = 16 * 1024;

/// One change of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A record is a favourite from now on, or no more.
    Favourite {
        /// The record.
        id: String,
        /// Whether it is one.
        is_on: bool,
    },
    /// The reader's own note on a record, of at most [`LONGEST_NOTE`] bytes.
    Note {
        /// The record.
        id: String,
        /// The note; an empty one is none.
        text: String,
    },
    /// The record of this id was read.
    Entry(String),
    /// A query was asked.
    Query(String),
    /// Where the reader is.
    Place(Place),
    /// How wide the panes are.
    Widths(Widths),
}

/// Where the reader is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The node of the tree that scopes the list, in the screen's words; empty for the whole directory.
    pub scope: String,
    /// The query.
    pub query: String,
    /// The id of the entry under the list's cursor.
    pub entry: Option<String>,
    /// The pane that keys go to.
    pub focus: LeftAt,
}

/// The pane that keys went to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LeftAt {
    /// The tree.
    Tree,
    /// The list.
    #[default]
    List,
    /// The details.
    Detail,
}

impl LeftAt {
    const WORDS: [(Self, &str); 3] = [(Self::Tree, "tree"), (Self::List, "list"), (Self::Detail, "detail")];

    /// The word for it in a file.
    pub(super) fn word(self) -> &'static str {
        Self::WORDS.into_iter().find(|(pane, _)| *pane == self).map_or("", |(_, word)| word)
    }

    /// The pane of a word; the list where it is none, as in a file of a newer version.
    pub(super) fn of(word: &str) -> Self {
        Self::WORDS.into_iter().find(|(_, known)| *known == word).map_or(Self::List, |(pane, _)| pane)
    }
}

/// How wide the panes are, in cells of the terminal, for each arrangement; what the reader has not moved has no width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Widths {
    /// Whether the pane with the focus has the whole screen.
    pub is_zoomed: bool,
    /// Columns of the tree where three panes stand side by side.
    pub wide_tree: Option<u16>,
    /// Columns of the list there.
    pub wide_list: Option<u16>,
    /// Columns of the tree where tree and list stand above the details.
    pub middle_tree: Option<u16>,
    /// Rows of tree and list there, with their titles.
    pub middle_upper: Option<u16>,
}

/// What a change is about: a later one about the same replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Topic {
    Favourite(String),
    Note(String),
    Entry(String),
    Query(String),
    Place,
    Widths,
}

impl Change {
    /// Whether the reader wanted it kept; the rest is kept by the way.
    pub(super) const fn is_wish(&self) -> bool {
        match self {
            Self::Favourite { .. } | Self::Note { .. } => true,
            Self::Entry(_) | Self::Query(_) | Self::Place(_) | Self::Widths(_) => false,
        }
    }

    pub(super) fn topic(&self) -> Topic {
        match self {
            Self::Favourite { id, .. } => Topic::Favourite(id.clone()),
            Self::Note { id, .. } => Topic::Note(id.clone()),
            Self::Entry(id) => Topic::Entry(id.clone()),
            Self::Query(query) => Topic::Query(query.clone()),
            Self::Place(_) => Topic::Place,
            Self::Widths(_) => Topic::Widths,
        }
    }
}
