//! Where keys go: to which pane, and in which state of it.

/// The pane that keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The tree.
    Tree,
    /// The list, or the query above it.
    List,
    /// The details.
    Detail,
}

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// In the tree.
    Tree,
    /// In the list.
    List,
    /// While typing a query.
    Query,
    /// In the details.
    Detail,
    /// In a menu.
    Menu,
    /// On the help screen.
    Help,
    /// Over a code.
    Qr,
}
